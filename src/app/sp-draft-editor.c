/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpDraftEditor. A row of entries for each record; what is typed is read by the field's own rules,
 * and what will not do stays with its sentence below it. */
#include "app/sp-draft-editor.h"
#include "app/sp-app.h"
#include "app/sp-template.h"
#include "app/sp-name-entry.h"
#include "base/sp-i18n.h"

struct _SpDraftEditor
{
  GtkWidget parent_instance;

  /* Owned */
  SpDraftItem *item;
  char **unit_names;

  /* Template */
  GtkStack *stack;
  GtkLabel *path;
  GtkEntry *title;
  GtkLabel *title_error;
  GtkCheckButton *left_out;
  GtkBox *units;
  GtkBox *deadlines;
  GtkBox *targets;
  GtkScrolledWindow *scroller;

  /* State */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (SpDraftEditor, sp_draft_editor, GTK_TYPE_WIDGET)

/* ---- a field in an entry ---- */

typedef struct
{
  SpDraftEditor *editor; /* borrowed: the entry is its descendant */
  SpRecord *record;      /* owned */
  guint field;
  GtkLabel *error; /* borrowed, beside the entry */
} FieldEdit;

static void
field_edit_free (gpointer data, GClosure *closure)
{
  FieldEdit *edit = data;

  g_object_unref (edit->record);
  g_free (edit);
}

static FieldEdit *
field_edit_new (SpDraftEditor *self, SpRecord *record, guint field, GtkLabel *error)
{
  FieldEdit *edit = g_new0 (FieldEdit, 1);

  edit->editor = self;
  edit->record = g_object_ref (record);
  edit->field = field;
  edit->error = error;
  return edit;
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
take_entry (GtkWidget *entry, FieldEdit *edit)
{
  const SpField *field = &sp_record_get_record_type (edit->record)->fields[edit->field];
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  SpValue value = {0};
  g_autoptr (GError) error = NULL;

  if (edit->editor->is_filling || edit->editor->item == NULL)
    return;
  if (sp_value_from_input (field, text, &value, &error) && sp_field_check (field, &value, &error))
    {
      if (!sp_value_equal (field, sp_record_peek (edit->record, edit->field), &value))
        {
          sp_record_set_value (edit->record, edit->field, &value);
          sp_draft_item_changed (edit->editor->item);
        }
    }
  sp_value_clear (&value);
  show_error (entry, edit->error, error);
}

static void
draft_editor_entry_activate_cb (GtkWidget *entry, FieldEdit *edit)
{
  take_entry (entry, edit);
}

static void
draft_editor_entry_leave_cb (GtkEventControllerFocus *controller, FieldEdit *edit)
{
  take_entry (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)), edit);
}

static char *
dup_value (SpRecord *record, guint field)
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

static void
add_focus_leave (GtkWidget *entry, GCallback callback, FieldEdit *edit)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_data (focus, "leave", callback, edit, field_edit_free, 0);
  gtk_widget_add_controller (entry, focus);
}

static GtkWidget *
new_entry (SpDraftEditor *self, SpRecord *record, guint field, GtkLabel *error, int width)
{
  const char *name = _ (sp_record_get_record_type (record)->fields[field].label);
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *text = dup_value (record, field);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), name);
  gtk_widget_set_tooltip_text (entry, name);
  sp_app_set_name (entry, name);
  g_signal_connect_data (entry, "activate", G_CALLBACK (draft_editor_entry_activate_cb),
                         field_edit_new (self, record, field, error), field_edit_free, 0);
  add_focus_leave (entry, G_CALLBACK (draft_editor_entry_leave_cb),
                   field_edit_new (self, record, field, error));
  return entry;
}

/* ---- a field in a drop-down ---- */

static void
draft_editor_choice_cb (GtkDropDown *drop_down, GParamSpec *pspec, FieldEdit *edit)
{
  const SpVocabulary *choices =
    sp_record_get_record_type (edit->record)->fields[edit->field].choices;
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (edit->editor->is_filling || selected >= choices->n_words || edit->editor->item == NULL)
    return;
  sp_record_set_integer (edit->record, edit->field, choices->words[selected].value);
  sp_draft_item_changed (edit->editor->item);
}

static GtkWidget *
new_choice (SpDraftEditor *self, SpRecord *record, guint field)
{
  const SpField *declared = &sp_record_get_record_type (record)->fields[field];
  GtkStringList *labels = gtk_string_list_new (NULL);
  int64_t value = sp_record_get_integer (record, field);
  guint selected = 0;
  GtkWidget *drop_down;

  for (guint i = 0; i < declared->choices->n_words; i++)
    {
      gtk_string_list_append (labels, _ (declared->choices->words[i].label));
      if (declared->choices->words[i].value == value)
        selected = i;
    }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  gtk_widget_set_tooltip_text (drop_down, _ (declared->label));
  sp_app_set_name (drop_down, _ (declared->label));
  g_signal_connect_data (drop_down, "notify::selected", G_CALLBACK (draft_editor_choice_cb),
                         field_edit_new (self, record, field, NULL), field_edit_free, 0);
  return drop_down;
}

/* ---- rows ---- */

static void
draft_editor_remove_cb (GtkButton *button, FieldEdit *edit)
{
  SpDraftEditor *self = edit->editor;
  SpDraftMeasure *measure = sp_draft_item_get_measure (self->item);
  g_autoptr (SpRecord) record = g_object_ref (edit->record);

  if (!g_ptr_array_remove (measure->units, record) &&
      !g_ptr_array_remove (measure->deadlines, record))
    g_ptr_array_remove (measure->targets, record);
  sp_draft_item_changed (self->item);
  sp_draft_editor_refresh (self);
}

/* The line of a record: its entries come into the box, its sentence below. */
static GtkBox *
add_line (GtkBox *box, SpRecord *record, GtkLabel **error)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "problem");
  gtk_widget_set_visible (label, FALSE);
  g_object_set_data (G_OBJECT (line), "record", record); /* the draft's, which outlives the line */
  gtk_box_append (box, line);
  gtk_box_append (box, label);
  *error = GTK_LABEL (label);
  return GTK_BOX (line);
}

static void
add_remove (SpDraftEditor *self, GtkBox *line, SpRecord *record, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("删除"));

  gtk_widget_set_tooltip_text (button, tooltip);
  sp_app_set_name (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_data (button, "clicked", G_CALLBACK (draft_editor_remove_cb),
                         field_edit_new (self, record, 0, NULL), field_edit_free, 0);
  gtk_box_append (line, button);
}

static void
take_unit (GtkWidget *entry, FieldEdit *edit)
{
  SpDraftItem *item = edit->editor->item;
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  gboolean is_known = FALSE;
  g_autofree char *now = NULL;
  g_autofree char *then = NULL;

  if (edit->editor->is_filling || item == NULL)
    return;
  g_strstrip (text);
  now = sp_draft_item_dup_unit_name (item, edit->record, &is_known);
  if (*text == '\0')
    {
      g_autoptr (GError) error =
        g_error_new_literal (G_OPTION_ERROR, 0, _ ("单位名称不能空着；不要这个单位请点“删除”。"));

      show_error (entry, edit->error, error);
      return;
    }
  if (g_strcmp0 (now, text) != 0)
    sp_draft_item_set_unit_name (item, edit->record, text);
  then = sp_draft_item_dup_unit_name (item, edit->record, &is_known);
  show_error (entry, edit->error, NULL);
  gtk_label_set_label (edit->error, is_known ? "" : _ ("⚠ 不在单位目录里，导入后待确认"));
  gtk_widget_set_visible (GTK_WIDGET (edit->error), !is_known);
}

static void
draft_editor_unit_activate_cb (GtkWidget *entry, FieldEdit *edit)
{
  take_unit (entry, edit);
}

static void
draft_editor_unit_leave_cb (GtkEventControllerFocus *controller, FieldEdit *edit)
{
  take_unit (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)), edit);
}

static void
add_unit_line (SpDraftEditor *self, SpRecord *unit)
{
  GtkLabel *error;
  GtkBox *line = add_line (self->units, unit, &error);
  GtkWidget *entry = gtk_entry_new ();
  gboolean is_known = FALSE;
  g_autofree char *name = sp_draft_item_dup_unit_name (self->item, unit, &is_known);

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_tooltip_text (entry, sp_record_get_text (unit, SP_MEASURE_UNIT_PRINTED_NAME));
  sp_app_set_name (entry, _ ("单位"));
  sp_name_entry_offer (GTK_ENTRY (entry), (const char *const *)self->unit_names);
  gtk_label_set_label (error, is_known ? "" : _ ("⚠ 不在单位目录里，导入后待确认"));
  gtk_widget_set_visible (GTK_WIDGET (error), !is_known && *name != '\0');
  g_signal_connect_data (entry, "activate", G_CALLBACK (draft_editor_unit_activate_cb),
                         field_edit_new (self, unit, 0, error), field_edit_free, 0);
  add_focus_leave (entry, G_CALLBACK (draft_editor_unit_leave_cb),
                   field_edit_new (self, unit, 0, error));
  gtk_box_append (line, entry);
  gtk_box_append (line, new_choice (self, unit, SP_MEASURE_UNIT_ROLE));
  add_remove (self, line, unit, _ ("删除这个单位"));
}

static void
add_deadline_line (SpDraftEditor *self, SpRecord *deadline)
{
  GtkLabel *error;
  GtkBox *line = add_line (self->deadlines, deadline, &error);
  GtkWidget *text = gtk_label_new (sp_record_get_text (deadline, SP_DEADLINE_TEXT));

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (text, "dim-label");
  gtk_widget_set_tooltip_text (text, sp_record_get_text (deadline, SP_DEADLINE_CLAUSE));
  gtk_box_append (line, new_choice (self, deadline, SP_DEADLINE_KIND));
  gtk_box_append (line, new_entry (self, deadline, SP_DEADLINE_DUE, error, 11));
  gtk_box_append (line, text);
  add_remove (self, line, deadline, _ ("删除这个时限"));
}

static void
add_target_line (SpDraftEditor *self, SpRecord *target)
{
  GtkLabel *error;
  GtkBox *line = add_line (self->targets, target, &error);
  GtkWidget *text = gtk_label_new (sp_record_get_text (target, SP_TARGET_TEXT));

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (text, "dim-label");
  gtk_widget_set_tooltip_text (text, sp_record_get_text (target, SP_TARGET_CLAUSE));
  gtk_box_append (line, new_choice (self, target, SP_TARGET_OP));
  gtk_box_append (line, new_entry (self, target, SP_TARGET_VALUE, error, 6));
  gtk_box_append (line, new_entry (self, target, SP_TARGET_MEASURED_IN, error, 4));
  gtk_box_append (line, text);
  add_remove (self, line, target, _ ("删除这个目标"));
}

static void
fill_box (SpDraftEditor *self,
          GtkBox *box,
          GPtrArray *records,
          void (*add) (SpDraftEditor *, SpRecord *))
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < records->len; i++)
    add (self, records->pdata[i]);
}

/* ---- the measure ---- */

static void
show_path (SpDraftEditor *self, SpRecord *measure)
{
  int kind = (int)sp_record_get_integer (measure, SP_MEASURE_KIND);
  g_autofree char *part = sp_draft_item_dup_part (self->item);
  g_autofree char *text =
    g_strdup_printf ("%s　%s　%s", part, sp_record_get_text (measure, SP_MEASURE_PATH),
                     sp_vocabulary_label (&sp_block_kinds, kind));

  gtk_label_set_label (self->path, text);
}

void
sp_draft_editor_refresh (SpDraftEditor *self)
{
  SpDraftMeasure *draft;

  g_return_if_fail (SP_IS_DRAFT_EDITOR (self));

  gtk_stack_set_visible_child_name (self->stack, self->item != NULL ? "measure" : "none");
  if (self->item == NULL)
    return;
  draft = sp_draft_item_get_measure (self->item);
  self->is_filling = TRUE;
  show_path (self, SP_RECORD (draft->measure));
  gtk_editable_set_text (GTK_EDITABLE (self->title),
                         sp_record_get_text (SP_RECORD (draft->measure), SP_MEASURE_TITLE));
  show_error (GTK_WIDGET (self->title), self->title_error, NULL);
  gtk_check_button_set_active (self->left_out, draft->is_left_out);
  fill_box (self, self->units, draft->units, add_unit_line);
  fill_box (self, self->deadlines, draft->deadlines, add_deadline_line);
  fill_box (self, self->targets, draft->targets, add_target_line);
  self->is_filling = FALSE;
}

static void
take_title (SpDraftEditor *self)
{
  FieldEdit edit = {.editor = self, .field = SP_MEASURE_TITLE, .error = self->title_error};

  if (self->item == NULL || self->is_filling)
    return;
  edit.record = SP_RECORD (sp_draft_item_get_measure (self->item)->measure);
  take_entry (GTK_WIDGET (self->title), &edit);
}

static void
draft_editor_left_out_cb (SpDraftEditor *self)
{
  if (self->item == NULL || self->is_filling)
    return;
  sp_draft_item_get_measure (self->item)->is_left_out =
    gtk_check_button_get_active (self->left_out);
  sp_draft_item_changed (self->item);
}

/* ---- actions ---- */

static void
sp_draft_editor_add_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpDraftEditor *self = SP_DRAFT_EDITOR (widget);
  SpDraftMeasure *draft;
  GtkBox *box;

  if (self->item == NULL)
    return;
  draft = sp_draft_item_get_measure (self->item);
  if (g_str_equal (action_name, "draft.add-unit"))
    {
      SpRecord *unit = sp_record_new (&sp_measure_unit_type);

      sp_record_set_integer (unit, SP_MEASURE_UNIT_ROLE, SP_ROLE_RESPONSIBLE);
      g_ptr_array_add (draft->units, unit);
      box = self->units;
    }
  else if (g_str_equal (action_name, "draft.add-deadline"))
    {
      g_ptr_array_add (draft->deadlines, sp_record_new (&sp_deadline_type));
      box = self->deadlines;
    }
  else
    {
      g_ptr_array_add (draft->targets, sp_record_new (&sp_target_type));
      box = self->targets;
    }
  sp_draft_editor_refresh (self);
  gtk_widget_child_focus (
    gtk_widget_get_prev_sibling (gtk_widget_get_last_child (GTK_WIDGET (box))),
    GTK_DIR_TAB_FORWARD);
}

/* ---- class ---- */

static gboolean
sp_draft_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_DRAFT_EDITOR (widget)->title));
}

static void
sp_draft_editor_dispose (GObject *object)
{
  SpDraftEditor *self = SP_DRAFT_EDITOR (object);

  self->is_filling = TRUE; /* widgets that go say so */
  sp_template_dispose (self, SP_TYPE_DRAFT_EDITOR);
  g_clear_object (&self->item);
  g_clear_pointer (&self->unit_names, g_strfreev);
  G_OBJECT_CLASS (sp_draft_editor_parent_class)->dispose (object);
}

static void
sp_draft_editor_class_init (SpDraftEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const actions[] = {"draft.add-unit", "draft.add-deadline", "draft.add-target"};

  G_OBJECT_CLASS (klass)->dispose = sp_draft_editor_dispose;
  widget_class->grab_focus = sp_draft_editor_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-draft-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SpDraftEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, SpDraftEditor, path);
  gtk_widget_class_bind_template_child (widget_class, SpDraftEditor, title);
  gtk_widget_class_bind_template_child (widget_class, SpDraftEditor, title_error);
  gtk_widget_class_bind_template_child (widget_class, SpDraftEditor, left_out);
  gtk_widget_class_bind_template_child (widget_class, SpDraftEditor, units);
  gtk_widget_class_bind_template_child (widget_class, SpDraftEditor, deadlines);
  gtk_widget_class_bind_template_child (widget_class, SpDraftEditor, targets);
  gtk_widget_class_bind_template_child (widget_class, SpDraftEditor, scroller);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, sp_draft_editor_add_cb);
}

static void
sp_draft_editor_init (SpDraftEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->title, "activate", G_CALLBACK (take_title), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (take_title), self);
  gtk_widget_add_controller (GTK_WIDGET (self->title), focus);
  g_signal_connect_swapped (self->left_out, "toggled", G_CALLBACK (draft_editor_left_out_cb), self);
}

GtkWidget *
sp_draft_editor_new (void)
{
  return g_object_new (SP_TYPE_DRAFT_EDITOR, NULL);
}

void
sp_draft_editor_set_item (SpDraftEditor *self, SpDraftItem *item)
{
  g_return_if_fail (SP_IS_DRAFT_EDITOR (self));

  if (item == self->item)
    return;
  take_title (self); /* what was typed and not yet left */
  g_set_object (&self->item, item);
  sp_draft_editor_refresh (self);
}

void
sp_draft_editor_set_unit_names (SpDraftEditor *self, const char *const *names)
{
  g_return_if_fail (SP_IS_DRAFT_EDITOR (self));

  g_strfreev (self->unit_names);
  self->unit_names = g_strdupv ((char **)names);
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

gboolean
sp_draft_editor_show_fact (SpDraftEditor *self, guint offset)
{
  GtkBox *boxes[3];
  gboolean is_found = FALSE;

  g_return_val_if_fail (SP_IS_DRAFT_EDITOR (self), FALSE);

  boxes[0] = self->units;
  boxes[1] = self->deadlines;
  boxes[2] = self->targets;
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (boxes[i])); line != NULL;
         line = gtk_widget_get_next_sibling (line))
      {
        SpRecord *record = g_object_get_data (G_OBJECT (line), "record");

        gtk_widget_remove_css_class (line, "lit");
        if (record == NULL || !stands_at (record, offset))
          continue;
        gtk_widget_add_css_class (line, "lit");
        bring_into_sight (self, line);
        is_found = TRUE;
      }
  return is_found;
}
