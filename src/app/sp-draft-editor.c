/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpDraftEditor: the class, and what is said of the measure itself. The rows of facts stand in
 * sp-draft-rows.c. */
#include "app/sp-app.h"
#include "app/sp-draft-editor-private.h"
#include "app/sp-template.h"
#include "base/sp-i18n.h"
#include "base/sp-text.h"

static guint fact_signal;
static guint refused_signal;

G_DEFINE_FINAL_TYPE (SpDraftEditor, sp_draft_editor, GTK_TYPE_WIDGET)

/* ---- the measure ---- */

static void
show_place (SpDraftEditor *self, SpRecord *measure)
{
  const char *heading = sp_record_get_text (measure, SP_MEASURE_HEADING);
  g_autofree char *part = sp_draft_item_dup_part (self->item);
  g_autofree char *text = g_strdup_printf ("%s　%s", part, heading);

  gtk_label_set_label (self->place, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->place), text);
}

static guint
kind_position (SpRecord *measure)
{
  int64_t kind = sp_record_get_integer (measure, SP_MEASURE_KIND);

  for (guint i = 0; i < sp_block_kinds.n_words; i++)
    if (sp_block_kinds.words[i].value == kind)
      return i;
  return 0;
}

static void
show_entry (SpDraftEditor *self, GtkEntry *entry, SpRecord *measure, guint field)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), sp_record_get_text (measure, field));
  sp_draft_editor_bind_entry (self, GTK_WIDGET (entry), measure, field, self->title_error);
}

void
sp_draft_editor_refresh (SpDraftEditor *self)
{
  SpDraftMeasure *draft;
  SpRecord *measure;
  g_autofree char *text = NULL;

  g_return_if_fail (SP_IS_DRAFT_EDITOR (self));

  if (self->is_taking)
    return;
  gtk_stack_set_visible_child_name (self->stack, self->item != NULL ? "measure" : "none");
  if (self->item == NULL)
    return;
  draft = sp_draft_item_get_measure (self->item);
  measure = SP_RECORD (draft->measure);
  self->is_filling = TRUE;
  show_place (self, measure);
  show_entry (self, self->path, measure, SP_MEASURE_PATH);
  show_entry (self, self->title, measure, SP_MEASURE_TITLE);
  gtk_drop_down_set_selected (self->kind, kind_position (measure));
  text = sp_text_trim (sp_record_get_text (measure, SP_MEASURE_TEXT));
  gtk_label_set_label (self->text, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text),
                               sp_record_get_text (measure, SP_MEASURE_TEXT));
  gtk_check_button_set_active (self->left_out, draft->is_left_out);
  gtk_widget_set_sensitive (GTK_WIDGET (self->left_out), draft->phase == NULL);
  sp_draft_editor_fill_rows (self, draft);
  self->is_filling = FALSE;
}

/* What the draft refused is shown again as it is. */
static void
settle (SpDraftEditor *self, int result, const GError *error)
{
  if (result >= 0)
    return;
  g_signal_emit (self, refused_signal, 0, error);
  sp_draft_editor_refresh (self);
}

static void
draft_editor_left_out_cb (SpDraftEditor *self)
{
  g_autoptr (GError) error = NULL;

  if (self->item == NULL || self->is_filling)
    return;
  settle (self,
          sp_import_draft_leave_out (sp_draft_item_get_draft (self->item),
                                     sp_draft_item_get_index (self->item),
                                     gtk_check_button_get_active (self->left_out), &error),
          error);
}

static void
draft_editor_kind_cb (SpDraftEditor *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind);
  g_autoptr (GError) error = NULL;

  if (self->item == NULL || self->is_filling || selected >= sp_block_kinds.n_words)
    return;
  settle (self,
          sp_import_draft_retype (sp_draft_item_get_draft (self->item),
                                  sp_draft_item_get_index (self->item),
                                  (SpBlockKind)sp_block_kinds.words[selected].value, &error),
          error);
}

/* ---- actions ---- */

static void
sp_draft_editor_add_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpDraftEditor *self = SP_DRAFT_EDITOR (widget);
  SpFactKind kind = SP_FACT_TARGET;
  GtkBox *box = self->targets;

  if (self->item == NULL)
    return;
  if (g_str_equal (action_name, "draft.add-unit"))
    {
      kind = SP_FACT_UNIT;
      box = self->units;
    }
  else if (g_str_equal (action_name, "draft.add-deadline"))
    {
      kind = SP_FACT_DEADLINE;
      box = self->deadlines;
    }
  sp_draft_editor_take (self);
  sp_import_draft_add_fact (sp_draft_item_get_draft (self->item),
                            sp_draft_item_get_index (self->item), kind);
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
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, SP_RESOURCE_PATH "sp-draft-editor.ui");
  gtk_widget_class_bind_template_child (klass, SpDraftEditor, stack);
  gtk_widget_class_bind_template_child (klass, SpDraftEditor, place);
  gtk_widget_class_bind_template_child (klass, SpDraftEditor, path);
  gtk_widget_class_bind_template_child (klass, SpDraftEditor, kind);
  gtk_widget_class_bind_template_child (klass, SpDraftEditor, title);
  gtk_widget_class_bind_template_child (klass, SpDraftEditor, title_error);
  gtk_widget_class_bind_template_child (klass, SpDraftEditor, text);
  gtk_widget_class_bind_template_child (klass, SpDraftEditor, left_out);
  gtk_widget_class_bind_template_child (klass, SpDraftEditor, units);
  gtk_widget_class_bind_template_child (klass, SpDraftEditor, deadlines);
  gtk_widget_class_bind_template_child (klass, SpDraftEditor, targets);
  gtk_widget_class_bind_template_child (klass, SpDraftEditor, scroller);
}

static void
sp_draft_editor_class_init (SpDraftEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);
  static const char *const actions[] = {"draft.add-unit", "draft.add-deadline", "draft.add-target"};

  G_OBJECT_CLASS (klass)->dispose = sp_draft_editor_dispose;
  widget_class->grab_focus = sp_draft_editor_grab_focus;
  fact_signal = g_signal_new ("fact", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                              G_TYPE_UINT, G_TYPE_UINT);
  refused_signal = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_ERROR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, sp_draft_editor_add_cb);
}

static void
sp_draft_editor_init (SpDraftEditor *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < sp_block_kinds.n_words; i++)
    gtk_string_list_append (kinds, _ (sp_block_kinds.words[i].label));
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
  self->is_filling = FALSE;
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (draft_editor_kind_cb),
                            self);
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
  sp_draft_editor_take (self); /* what was typed and not yet left */
  g_set_object (&self->item, item);
  if (item == NULL)
    {
      sp_draft_editor_unbind_entry (GTK_WIDGET (self->path));
      sp_draft_editor_unbind_entry (GTK_WIDGET (self->title));
    }
  sp_draft_editor_refresh (self);
}

void
sp_draft_editor_set_unit_names (SpDraftEditor *self, const char *const *names)
{
  g_return_if_fail (SP_IS_DRAFT_EDITOR (self));

  g_strfreev (self->unit_names);
  self->unit_names = g_strdupv ((char **)names);
  /* Entries made before offer other names. */
  for (GtkWidget *line; (line = gtk_widget_get_first_child (GTK_WIDGET (self->units))) != NULL;)
    gtk_box_remove (self->units, line);
}

void
sp_draft_editor_focus_kind (SpDraftEditor *self)
{
  g_return_if_fail (SP_IS_DRAFT_EDITOR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->kind));
}
