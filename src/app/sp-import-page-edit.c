/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpImportPage: corrections of the draft as actions, taking them back, and the table of doubts on
 * paper. Decides nothing: the draft says what can be done, and why not. */
#include "app/sp-app.h"
#include "app/sp-import-page-private.h"
#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "report/sp-doubt-table.h"

/* ---- what all have in common ---- */

int
sp_import_page_get_selected (SpImportPage *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  return self->draft != NULL && selected != GTK_INVALID_LIST_POSITION ? (int)selected : -1;
}

void
sp_import_page_settle (SpImportPage *self, int result, const char *done, const GError *error)
{
  if (result < 0)
    {
      if (self->session != NULL)
        sp_session_report_error (self->session, error);
      return;
    }
  sp_import_page_select_measure (self, (guint)result);
  if (self->session != NULL && done != NULL)
    sp_session_tell (self->session, done, TRUE);
}

/* Every correction: what is being typed first, then @index on, with what was selected. */
typedef int (*EditFunc) (SpImportPage *self, guint index, GError **error);

static void
edit (SpImportPage *self, EditFunc func, const char *done)
{
  g_autoptr (GError) error = NULL;
  gpointer item;
  int index, result;

  sp_draft_editor_take (self->editor);
  index = sp_import_page_get_selected (self);
  if (index < 0)
    return;
  item = sp_import_page_begin_edit (self);
  result = func (self, (guint)index, &error);
  sp_import_page_settle (self, result, done, error);
  sp_import_page_end_edit (self, item);
}

/* ---- the corrections ---- */

static int
split (SpImportPage *self, guint index, GError **error)
{
  return sp_import_draft_split (self->draft, index, sp_source_view_get_cursor (self->source),
                                error);
}

static int
merge_up (SpImportPage *self, guint index, GError **error)
{
  if (index > 0)
    return sp_import_draft_merge (self->draft, index - 1, error);
  g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, _ ("前面没有可以合并的条目。"));
  return -1;
}

static int
merge_down (SpImportPage *self, guint index, GError **error)
{
  return sp_import_draft_merge (self->draft, index, error);
}

static int
move_up (SpImportPage *self, guint index, GError **error)
{
  return sp_import_draft_move_by (self->draft, index, -1, error);
}

static int
move_down (SpImportPage *self, guint index, GError **error)
{
  return sp_import_draft_move_by (self->draft, index, 1, error);
}

static int
leave_out (SpImportPage *self, guint index, GError **error)
{
  const SpDraftMeasure *measure =
    g_ptr_array_index (sp_import_draft_get_measures (self->draft), index);

  return sp_import_draft_leave_out (self->draft, index, !measure->is_left_out, error);
}

static int
add_passage (SpImportPage *self, guint index, SpFactKind kind, GError **error)
{
  guint start = 0, end = 0;

  sp_source_view_get_selection (self->source, &start, &end);
  return sp_import_draft_add_passage (self->draft, index, kind, start, end, error);
}

static int
add_unit (SpImportPage *self, guint index, GError **error)
{
  return add_passage (self, index, SP_FACT_UNIT, error);
}

static int
add_deadline (SpImportPage *self, guint index, GError **error)
{
  return add_passage (self, index, SP_FACT_DEADLINE, error);
}

static int
add_target (SpImportPage *self, guint index, GError **error)
{
  return add_passage (self, index, SP_FACT_TARGET, error);
}

static const struct
{
  const char *name;
  EditFunc func;
  const char *done;
} edits[] = {
  {"import.split", split, N_ ("已拆成两条")},
  {"import.merge-up", merge_up, N_ ("已与上一条合并")},
  {"import.merge-down", merge_down, N_ ("已与下一条合并")},
  {"import.move-up", move_up, NULL},
  {"import.move-down", move_down, NULL},
  {"import.leave-out", leave_out, NULL},
  {"import.add-unit", add_unit, N_ ("已把选中的文字加为单位")},
  {"import.add-deadline", add_deadline, N_ ("已把选中的文字加为时限")},
  {"import.add-target", add_target, N_ ("已把选中的文字加为目标")},
};

static void
sp_import_page_edit_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    if (g_str_equal (edits[i].name, action_name))
      edit (SP_IMPORT_PAGE (widget), edits[i].func,
            edits[i].done != NULL ? _ (edits[i].done) : NULL);
}

static void
sp_import_page_retype_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpImportPage *self = SP_IMPORT_PAGE (widget);
  const SpWord *word =
    sp_vocabulary_find_code (&sp_block_kinds, g_variant_get_string (param, NULL));
  int index = sp_import_page_get_selected (self);
  g_autoptr (GError) error = NULL;
  int result;

  sp_draft_editor_take (self->editor);
  if (word == NULL || index < 0)
    return;
  result = sp_import_draft_retype (self->draft, (guint)index, (SpBlockKind)word->value, &error);
  sp_import_page_settle (self, result, NULL, error);
}

static void
sp_import_page_choose_kind_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpImportPage *self = SP_IMPORT_PAGE (widget);

  if (sp_import_page_get_selected (self) >= 0)
    sp_draft_editor_focus_kind (self->editor);
}

static void
sp_import_page_move_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpImportPage *self = SP_IMPORT_PAGE (widget);

  sp_draft_editor_take (self->editor);
  if (sp_import_page_get_selected (self) >= 0)
    sp_import_page_choose_place (self);
}

/* ---- taking back ---- */

static void
sp_import_page_undo_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpImportPage *self = SP_IMPORT_PAGE (widget);
  gboolean is_undo = g_str_equal (action_name, "import.undo");
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;
  gpointer item;
  int index;

  if (self->draft == NULL)
    return;
  sp_draft_editor_take (self->editor);
  label = g_strdup (is_undo ? sp_import_draft_get_undo_label (self->draft)
                            : sp_import_draft_get_redo_label (self->draft));
  if (label == NULL)
    return;
  item = sp_import_page_begin_edit (self);
  index = is_undo ? sp_import_draft_undo (self->draft) : sp_import_draft_redo (self->draft);
  message = g_strdup_printf (is_undo ? _ ("已撤销：%s") : _ ("已重做：%s"), label);
  sp_doubt_panel_refilter (self->doubts);
  if (index >= 0)
    sp_import_page_select_measure (self, (guint)index);
  sp_import_page_end_edit (self, item);
  if (self->session != NULL)
    sp_session_tell (self->session, message, FALSE);
}

/* ---- giving up ---- */

static void
discard_response_cb (GtkDialog *dialog, int response, SpImportPage *self)
{
  const char *action = g_object_get_data (G_OBJECT (dialog), "action");

  if (response == GTK_RESPONSE_ACCEPT)
    gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Then @action is done; what nobody has corrected yet is given up without asking. */
static void
discard_and (SpImportPage *self, const char *action)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  if (self->editor != NULL)
    sp_draft_editor_take (self->editor);
  if (self->draft == NULL || sp_import_draft_get_undo_label (self->draft) == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
      return;
    }
  dialog =
    gtk_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                            GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_MESSAGE_QUESTION,
                            GTK_BUTTONS_NONE, "%s", _ ("放弃已作的核对和更正？"));
  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s",
                                            _ ("这份文件还没有导入，对它的核对和更正不会保存。"));
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("继续核对"), GTK_RESPONSE_CANCEL);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("放弃"), GTK_RESPONSE_ACCEPT);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_object_set_data (G_OBJECT (dialog), "action", (gpointer)action);
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
sp_import_page_discard_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  discard_and (SP_IMPORT_PAGE (widget), "import.cancel");
}

static void
sp_import_page_choose_other_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  discard_and (SP_IMPORT_PAGE (widget), "import.choose");
}

/* Escape goes one column back: from the results to the source, from there to the doubts. */
static void
sp_import_page_back_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpImportPage *self = SP_IMPORT_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->draft == NULL || focus == NULL)
    return;
  if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->editor)) ||
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)) || focus == GTK_WIDGET (self->list))
    gtk_widget_grab_focus (GTK_WIDGET (self->source));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->doubts));
}

/* ---- the table of doubts ---- */

static char *
dup_place (guint i, gpointer user_data)
{
  SpImportDraft *draft = user_data;
  int index = sp_import_draft_get_doubt_measure (draft, i);
  const SpDraftMeasure *measure;
  g_autofree char *label = NULL;
  SpRecord *part;

  if (index < 0)
    return NULL;
  measure = g_ptr_array_index (sp_import_draft_get_measures (draft), (guint)index);
  part = g_ptr_array_index (sp_import_draft_get_parts (draft), measure->part);
  label = sp_part_dup_label ((int)sp_record_get_integer (part, SP_PART_NUMBER));
  return g_strdup_printf ("%s %s", label,
                          sp_record_get_text (SP_RECORD (measure->measure), SP_MEASURE_PATH));
}

/* Whoever sits here answers. */
static char *
dup_who (guint i, gpointer user_data)
{
  SpRecord *doubt = g_ptr_array_index (sp_import_draft_get_doubts (user_data), i);

  if (sp_record_get_integer (doubt, SP_DOUBT_STATE) == SP_DOUBT_STATE_OPEN)
    return NULL;
  return g_filename_display_name (g_get_user_name ());
}

static SpPaperTable *
make_table (SpImportPage *self)
{
  SpDoubtTableInfo info = {.plan = sp_import_draft_get_plan (self->draft),
                           .source = sp_import_draft_get_source (self->draft),
                           .doubts = sp_import_draft_get_doubts (self->draft),
                           .dup_place = dup_place,
                           .dup_who = dup_who,
                           .user_data = self->draft};

  return sp_doubt_table_new (&info);
}

static void
put_out (SpImportPage *self, gboolean is_file)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *parent = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  g_autoptr (SpPaperTable) table = NULL;
  g_autofree char *name = NULL;

  if (self->draft == NULL)
    return;
  sp_draft_editor_take (self->editor);
  table = make_table (self);
  name = g_strdup_printf (_ ("%s原文核对表"),
                          sp_record_get_title (SP_RECORD (sp_import_draft_get_plan (self->draft))));
  g_clear_object (&self->output);
  self->output = sp_table_output_new (table, name, self->session);
  if (is_file)
    sp_table_output_export (self->output, parent);
  else
    sp_table_output_print (self->output, parent);
}

static void
sp_import_page_output_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  put_out (SP_IMPORT_PAGE (widget), g_str_equal (action_name, "import.export-doubts"));
}

static void
import_page_output_cb (SpImportPage *self, gboolean is_file)
{
  put_out (self, is_file);
}

/* ---- putting together ---- */

static void
import_page_edits_changed_cb (SpImportPage *self)
{
  /* Nobody changes what is being compared. */
  SpImportDraft *draft = sp_import_page_get_stage (self) == SP_IMPORT_CHECK ? self->draft : NULL;
  gboolean can_edit = draft != NULL && sp_import_page_get_selected (self) >= 0;

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), edits[i].name, can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.move", can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.undo",
                                 draft != NULL && sp_import_draft_get_undo_label (draft) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.redo",
                                 draft != NULL && sp_import_draft_get_redo_label (draft) != NULL);
}

static void
import_page_refused_cb (SpImportPage *self, const GError *error)
{
  if (self->session != NULL)
    sp_session_report_error (self->session, error);
}

void
sp_import_page_set_up_edits (SpImportPage *self)
{
  g_signal_connect (self, "edits-changed", G_CALLBACK (import_page_edits_changed_cb), NULL);
  g_signal_connect_swapped (self->editor, "refused", G_CALLBACK (import_page_refused_cb), self);
  g_signal_connect_swapped (self->doubts, "output", G_CALLBACK (import_page_output_cb), self);
  import_page_edits_changed_cb (self);
}

void
sp_import_page_dispose_edits (SpImportPage *self)
{
  if (self->places != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->places));
  self->places = NULL;
  g_clear_object (&self->output);
}

void
sp_import_page_install_edits (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc func;
  } others[] = {
    {"import.move", sp_import_page_move_cb},
    {"import.choose-kind", sp_import_page_choose_kind_cb},
    {"import.undo", sp_import_page_undo_cb},
    {"import.redo", sp_import_page_undo_cb},
    {"import.back", sp_import_page_back_cb},
    {"import.discard", sp_import_page_discard_cb},
    {"import.choose-other", sp_import_page_choose_other_cb},
    {"import.print-doubts", sp_import_page_output_cb},
    {"import.export-doubts", sp_import_page_output_cb},
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_class_install_action (widget_class, edits[i].name, NULL, sp_import_page_edit_cb);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    gtk_widget_class_install_action (widget_class, others[i].name, NULL, others[i].func);
  gtk_widget_class_install_action (widget_class, "import.retype", "s", sp_import_page_retype_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "import.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "import.redo", NULL);
}
