/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpDraftEditor: a row of entries for each unit, deadline and target. What is typed is read by the
 * field's own rules and goes through the draft's history; what will not do stays with its sentence
 * below it. */
#include "app/sp-app.h"
#include "app/sp-draft-editor-private.h"
#include "app/sp-name-entry.h"
#include "base/sp-i18n.h"

/* ---- a field in an entry ---- */

typedef struct _FieldEdit FieldEdit;
struct _FieldEdit
{
  SpDraftEditor *editor; /* borrowed: the widget is its descendant */
  SpRecord *record;      /* owned */
  guint field;
  GtkLabel *error; /* borrowed, beside the entry */
  void (*take) (GtkWidget *entry, FieldEdit *edit);
};

static void
field_edit_free (gpointer data)
{
  FieldEdit *edit = data;

  g_object_unref (edit->record);
  g_free (edit);
}

/* The edit lives with its widget, as data "edit". */
static FieldEdit *
attach_edit (SpDraftEditor *self, GtkWidget *widget, SpRecord *record, guint field, GtkLabel *error)
{
  FieldEdit *edit = g_new0 (FieldEdit, 1);

  edit->editor = self;
  edit->record = g_object_ref (record);
  edit->field = field;
  edit->error = error;
  g_object_set_data_full (G_OBJECT (widget), "edit", edit, field_edit_free);
  return edit;
}

static FieldEdit *
edit_of (gpointer widget)
{
  return g_object_get_data (widget, "edit");
}

static void
show_error (GtkWidget *entry, GtkLabel *label, const GError *error)
{
  gtk_label_set_label (label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (label), error != NULL);
  if (error != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
}

static void
set_value (SpDraftEditor *self, SpRecord *record, guint field, const SpValue *value)
{
  self->is_taking = TRUE;
  sp_import_draft_set_value (sp_draft_item_get_draft (self->item),
                             sp_draft_item_get_index (self->item), record, field, value);
  self->is_taking = FALSE;
}

static void
take_field (GtkWidget *entry, FieldEdit *edit)
{
  const SpField *field = &sp_record_get_record_type (edit->record)->fields[edit->field];
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  SpValue value = {0};
  g_autoptr (GError) error = NULL;

  if (sp_value_from_input (field, text, &value, &error) && sp_field_check (field, &value, &error))
    set_value (edit->editor, edit->record, edit->field, &value);
  sp_value_clear (&value);
  show_error (entry, edit->error, error);
}

static void
take_unit (GtkWidget *entry, FieldEdit *edit)
{
  SpDraftItem *item = edit->editor->item;
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  gboolean is_known = FALSE;
  g_autofree char *now = NULL;
  g_autofree char *then = NULL;

  g_strstrip (text);
  now = sp_draft_item_dup_unit_name (item, edit->record, &is_known);
  if (*text == '\0')
    {
      g_autoptr (GError) error =
        g_error_new_literal (G_OPTION_ERROR, 0, _ ("单位名称不能空着；不要这个单位请点“删除”。"));

      show_error (entry, edit->error, error);
      return;
    }
  edit->editor->is_taking = TRUE;
  if (g_strcmp0 (now, text) != 0)
    sp_draft_item_set_unit_name (item, edit->record, text);
  edit->editor->is_taking = FALSE;
  then = sp_draft_item_dup_unit_name (item, edit->record, &is_known);
  show_error (entry, edit->error, NULL);
  gtk_label_set_label (edit->error, is_known ? "" : _ ("⚠ 不在单位目录里，导入后待确认"));
  gtk_widget_set_visible (GTK_WIDGET (edit->error), !is_known);
}

static void
take (GtkWidget *entry)
{
  FieldEdit *edit = edit_of (entry);

  if (edit != NULL && edit->take != NULL && !edit->editor->is_filling && edit->editor->item != NULL)
    edit->take (entry, edit);
}

static void
draft_entry_leave_cb (GtkEventControllerFocus *controller)
{
  take (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
}

void
sp_draft_editor_bind_entry (
  SpDraftEditor *self, GtkWidget *entry, SpRecord *record, guint field, GtkLabel *error)
{
  gboolean is_bound = edit_of (entry) != NULL || g_object_get_data (G_OBJECT (entry), "bound");
  GtkEventController *focus;

  attach_edit (self, entry, record, field, error)->take = take_field;
  show_error (entry, error, NULL);
  if (is_bound)
    return;
  g_object_set_data (G_OBJECT (entry), "bound", entry);
  g_signal_connect (entry, "activate", G_CALLBACK (take), NULL);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "leave", G_CALLBACK (draft_entry_leave_cb), NULL);
  gtk_widget_add_controller (entry, focus);
}

void
sp_draft_editor_unbind_entry (GtkWidget *entry)
{
  g_object_set_data (G_OBJECT (entry), "edit", NULL);
}

void
sp_draft_editor_take (SpDraftEditor *self)
{
  GtkRoot *root;
  GtkWidget *widget;

  g_return_if_fail (SP_IS_DRAFT_EDITOR (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  widget = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (widget == NULL || !gtk_widget_is_ancestor (widget, GTK_WIDGET (self)))
    return;
  for (; widget != GTK_WIDGET (self); widget = gtk_widget_get_parent (widget))
    if (GTK_IS_ENTRY (widget))
      take (widget);
}

char *
sp_draft_editor_dup_value (SpRecord *record, guint field)
{
  switch (sp_record_get_record_type (record)->fields[field].type)
    {
    case SP_TYPE_DATE:
      return sp_date_dup_iso ((SpDate)sp_record_get_integer (record, field));
    case SP_TYPE_REAL:
      return g_strdup_printf ("%g", sp_record_get_real (record, field));
    case SP_TYPE_TEXT:
    case SP_TYPE_INTEGER:
    case SP_TYPE_BOOLEAN:
    case SP_TYPE_CHOICE:
    case SP_TYPE_REFERENCE:
    default:
      return g_strdup (sp_record_get_text (record, field));
    }
}

/* ---- widgets of a line, found again by their names ---- */

static GtkWidget *
part_of (GtkWidget *line, const char *name)
{
  return g_object_get_data (G_OBJECT (line), name);
}

static GtkWidget *
add_part (GtkWidget *line, const char *name, GtkWidget *part)
{
  g_object_set_data (G_OBJECT (line), name, part);
  gtk_box_append (GTK_BOX (line), part);
  return part;
}

static void
add_entry (GtkWidget *line, const SpRecordType *type, guint field, int width)
{
  const char *name = _ (type->fields[field].label);
  GtkWidget *entry = add_part (line, type->fields[field].name, gtk_entry_new ());

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), name);
  gtk_widget_set_tooltip_text (entry, name);
  sp_app_set_name (entry, name);
}

static GtkLabel *
error_of (GtkWidget *line)
{
  return GTK_LABEL (gtk_widget_get_next_sibling (line));
}

static void
show_entry (SpDraftEditor *self, GtkWidget *line, SpRecord *record, guint field)
{
  GtkWidget *entry = part_of (line, sp_record_get_record_type (record)->fields[field].name);
  g_autofree char *text = sp_draft_editor_dup_value (record, field);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  sp_draft_editor_bind_entry (self, entry, record, field, error_of (line));
}

/* ---- a field in a drop-down ---- */

static void
draft_choice_cb (GtkDropDown *drop_down)
{
  const FieldEdit *edit = edit_of (drop_down);
  guint selected = gtk_drop_down_get_selected (drop_down);
  SpValue value = {.is_set = TRUE};
  const SpVocabulary *choices;

  if (edit == NULL || edit->editor->is_filling || edit->editor->item == NULL)
    return;
  choices = sp_record_get_record_type (edit->record)->fields[edit->field].choices;
  if (selected >= choices->n_words)
    return;
  value.integer = choices->words[selected].value;
  set_value (edit->editor, edit->record, edit->field, &value);
}

static void
add_choice (GtkWidget *line, const SpRecordType *type, guint field)
{
  const SpField *declared = &type->fields[field];
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (guint i = 0; i < declared->choices->n_words; i++)
    gtk_string_list_append (labels, _ (declared->choices->words[i].label));
  drop_down = add_part (line, declared->name, gtk_drop_down_new (G_LIST_MODEL (labels), NULL));
  gtk_widget_set_tooltip_text (drop_down, _ (declared->label));
  sp_app_set_name (drop_down, _ (declared->label));
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (draft_choice_cb), NULL);
}

static void
show_choice (SpDraftEditor *self, GtkWidget *line, SpRecord *record, guint field)
{
  const SpField *declared = &sp_record_get_record_type (record)->fields[field];
  GtkWidget *drop_down = part_of (line, declared->name);
  int64_t value = sp_record_get_integer (record, field);

  attach_edit (self, drop_down, record, field, NULL);
  for (guint i = 0; i < declared->choices->n_words; i++)
    if (declared->choices->words[i].value == value)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), i);
}

/* ---- rows ---- */

/* The button may go with its row while it is told. */
static void
draft_remove_cb (GtkButton *button)
{
  const FieldEdit *edit = edit_of (button);
  SpDraftEditor *self = edit->editor;
  g_autoptr (SpRecord) record = g_object_ref (edit->record);

  sp_import_draft_remove_fact (sp_draft_item_get_draft (self->item),
                               sp_draft_item_get_index (self->item), record);
}

static void
tell_place (GtkWidget *line)
{
  const FieldEdit *edit = edit_of (line);
  const SpRecordType *type = sp_record_get_record_type (edit->record);
  int start = sp_record_type_field (type, "source_start");
  int end = sp_record_type_field (type, "source_end");

  g_signal_emit_by_name (edit->editor, "fact",
                         (guint)sp_record_get_integer (edit->record, (guint)start),
                         (guint)sp_record_get_integer (edit->record, (guint)end));
}

static void
draft_line_controller_cb (GtkEventController *controller)
{
  tell_place (gtk_event_controller_get_widget (controller));
}

/* A fact leads to its place: when it is clicked, and when keys come to it. */
static void
follow_line (GtkWidget *line)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (draft_line_controller_cb), NULL);
  g_signal_connect (focus, "enter", G_CALLBACK (draft_line_controller_cb), NULL);
  gtk_widget_add_controller (line, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (line, focus);
}

/* A line for a record still to come: its widgets come into the box, its sentence below. */
static GtkWidget *
add_line (GtkBox *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "problem");
  gtk_widget_set_visible (label, FALSE);
  follow_line (line);
  gtk_box_append (box, line);
  gtk_box_append (box, label);
  return line;
}

static void
add_remove (GtkWidget *line, const char *tooltip)
{
  GtkWidget *button = add_part (line, "remove", gtk_button_new_with_label (_ ("删除")));

  gtk_widget_set_tooltip_text (button, tooltip);
  sp_app_set_name (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (draft_remove_cb), NULL);
}

static void
add_words (GtkWidget *line)
{
  GtkWidget *words = add_part (line, "words", gtk_label_new (NULL));

  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (words, "dim-label");
}

static void
show_words (GtkWidget *line, const char *text, const char *tooltip)
{
  GtkWidget *words = part_of (line, "words");

  gtk_label_set_label (GTK_LABEL (words), text);
  gtk_widget_set_tooltip_text (words, tooltip);
}

static void
make_unit_line (SpDraftEditor *self, GtkWidget *line)
{
  GtkWidget *entry = add_part (line, "entry", gtk_entry_new ());

  gtk_widget_set_hexpand (entry, TRUE);
  sp_app_set_name (entry, _ ("单位"));
  sp_name_entry_offer (GTK_ENTRY (entry), (const char *const *)self->unit_names);
  add_choice (line, &sp_measure_unit_type, SP_MEASURE_UNIT_ROLE);
  add_remove (line, _ ("删除这个单位"));
}

static void
show_unit (SpDraftEditor *self, GtkWidget *line, SpRecord *unit)
{
  GtkWidget *entry = part_of (line, "entry");
  GtkLabel *error = error_of (line);
  gboolean is_known = FALSE;
  g_autofree char *name = sp_draft_item_dup_unit_name (self->item, unit, &is_known);

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_widget_set_tooltip_text (entry, sp_record_get_text (unit, SP_MEASURE_UNIT_PRINTED_NAME));
  sp_draft_editor_bind_entry (self, entry, unit, 0, error);
  edit_of (entry)->take = take_unit;
  gtk_label_set_label (error, is_known ? "" : _ ("⚠ 不在单位目录里，导入后待确认"));
  gtk_widget_set_visible (GTK_WIDGET (error), !is_known && *name != '\0');
  show_choice (self, line, unit, SP_MEASURE_UNIT_ROLE);
}

static void
make_deadline_line (SpDraftEditor *self, GtkWidget *line)
{
  add_choice (line, &sp_deadline_type, SP_DEADLINE_KIND);
  add_entry (line, &sp_deadline_type, SP_DEADLINE_DUE, 11);
  add_words (line);
  add_remove (line, _ ("删除这个时限"));
}

static void
show_deadline (SpDraftEditor *self, GtkWidget *line, SpRecord *deadline)
{
  show_choice (self, line, deadline, SP_DEADLINE_KIND);
  show_entry (self, line, deadline, SP_DEADLINE_DUE);
  show_words (line, sp_record_get_text (deadline, SP_DEADLINE_TEXT),
              sp_record_get_text (deadline, SP_DEADLINE_CLAUSE));
}

static void
make_target_line (SpDraftEditor *self, GtkWidget *line)
{
  add_choice (line, &sp_target_type, SP_TARGET_OP);
  add_entry (line, &sp_target_type, SP_TARGET_VALUE, 6);
  add_entry (line, &sp_target_type, SP_TARGET_MEASURED_IN, 4);
  add_words (line);
  add_remove (line, _ ("删除这个目标"));
}

static void
show_target (SpDraftEditor *self, GtkWidget *line, SpRecord *target)
{
  show_choice (self, line, target, SP_TARGET_OP);
  show_entry (self, line, target, SP_TARGET_VALUE);
  show_entry (self, line, target, SP_TARGET_MEASURED_IN);
  show_words (line, sp_record_get_text (target, SP_TARGET_TEXT),
              sp_record_get_text (target, SP_TARGET_CLAUSE));
}

/* Lines that are there are used again: making their widgets is what costs time. */
static void
fill_box (SpDraftEditor *self,
          GtkBox *box,
          GPtrArray *records,
          void (*make) (SpDraftEditor *, GtkWidget *),
          void (*show) (SpDraftEditor *, GtkWidget *, SpRecord *))
{
  GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (guint i = 0; i < records->len; i++)
    {
      if (line == NULL)
        {
          line = add_line (box);
          make (self, line);
        }
      gtk_widget_remove_css_class (line, "lit");
      attach_edit (self, line, records->pdata[i], 0, NULL);
      attach_edit (self, part_of (line, "remove"), records->pdata[i], 0, NULL);
      show (self, line, records->pdata[i]);
      line = gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (line));
    }
  while (line != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (line);

      gtk_box_remove (box, line);
      line = next;
    }
}

void
sp_draft_editor_fill_rows (SpDraftEditor *self, SpDraftMeasure *measure)
{
  fill_box (self, self->units, measure->units, make_unit_line, show_unit);
  fill_box (self, self->deadlines, measure->deadlines, make_deadline_line, show_deadline);
  fill_box (self, self->targets, measure->targets, make_target_line, show_target);
}

/* ---- facts by their place ---- */

static gboolean
stands_at (SpRecord *record, guint offset)
{
  const SpRecordType *type = sp_record_get_record_type (record);
  int start = sp_record_type_field (type, "source_start");
  int end = sp_record_type_field (type, "source_end");

  return start >= 0 && end >= 0 && sp_record_get_integer (record, (guint)start) <= offset &&
         sp_record_get_integer (record, (guint)end) > offset;
}

static void
bring_into_sight (SpDraftEditor *self, GtkWidget *line)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double x, y;

  if (gtk_widget_translate_coordinates (line, gtk_scrolled_window_get_child (self->scroller), 0, 0,
                                        &x, &y))
    gtk_adjustment_clamp_page (adjustment, y + gtk_adjustment_get_value (adjustment),
                               y + gtk_adjustment_get_value (adjustment) +
                                 gtk_widget_get_height (line));
}

/* Lights up the lines of what stands at @offset; the last of them, or NULL. */
static GtkWidget *
light_up (SpDraftEditor *self, GtkBox *box, guint offset)
{
  GtkWidget *lit = NULL;

  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (box)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      const FieldEdit *edit = edit_of (line);

      gtk_widget_remove_css_class (line, "lit");
      if (edit == NULL || !stands_at (edit->record, offset))
        continue;
      gtk_widget_add_css_class (line, "lit");
      lit = line;
    }
  return lit;
}

gboolean
sp_draft_editor_show_fact (SpDraftEditor *self, guint offset, gboolean focus)
{
  GtkBox *boxes[3];
  GtkWidget *found = NULL;

  g_return_val_if_fail (SP_IS_DRAFT_EDITOR (self), FALSE);

  boxes[0] = self->units;
  boxes[1] = self->deadlines;
  boxes[2] = self->targets;
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      GtkWidget *lit = light_up (self, boxes[i], offset);

      found = lit != NULL ? lit : found;
    }
  if (found != NULL)
    bring_into_sight (self, found);
  if (found != NULL && focus)
    gtk_widget_child_focus (found, GTK_DIR_TAB_FORWARD);
  return found != NULL;
}
