/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpWindow's actions: what menus, keys, buttons, finder and tests call. */
#include "sp-window-private.h"

#include "base/sp-i18n.h"
#include "sp-actions.h"
#include "sp-app.h"

/* A page takes part in F6 with the parts that carry this class. */
#define PANE_CLASS "pane"

/* ---- undo and redo ---- */

/* A text being typed takes its own letters back first. */
static gboolean
activate_in_text (SpWindow *self, const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      gboolean can = g_str_has_suffix (action, "undo") ? gtk_text_buffer_get_can_undo (buffer)
                                                       : gtk_text_buffer_get_can_redo (buffer);

      return can && gtk_widget_activate_action (focus, action, NULL);
    }
  if (GTK_IS_TEXT (focus) && gtk_widget_has_css_class (gtk_widget_get_parent (focus), "changed"))
    return gtk_widget_activate_action (focus, action, NULL);
  return FALSE;
}

static void
window_undo_response_cb (GtkDialog *dialog, int response, gpointer user_data)
{
  SpWindow *self = user_data;

  gtk_window_destroy (GTK_WINDOW (dialog));
  if (response == GTK_RESPONSE_ACCEPT)
    sp_session_undo (self->session);
}

static void
ask_undo_import (SpWindow *self, const char *label)
{
  GtkWidget *dialog =
    gtk_message_dialog_new (GTK_WINDOW (self), GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                            GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE, _ ("撤销“%s”？"), label);

  gtk_message_dialog_format_secondary_text (
    GTK_MESSAGE_DIALOG (dialog), "%s",
    _ ("导入的整个计划及其全部任务会从文件中拿走。导入前已自动备份，之后也可以重做。"));
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("不撤销"), GTK_RESPONSE_CANCEL);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("撤销导入"), GTK_RESPONSE_ACCEPT);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (window_undo_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
undo_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  SpStore *store = sp_session_get_store (self->session);
  SpActionKind kind = SP_ACTION_EDIT;
  g_autofree char *label = NULL;

  if (_sp_window_get_draft (self) != NULL)
    {
      _sp_window_forward_to_draft (self, "import.undo");
      return;
    }
  if (activate_in_text (self, "text.undo") || store == NULL)
    return;
  label = sp_store_dup_undo_label (store, &kind);
  if (label != NULL && kind == SP_ACTION_IMPORT)
    ask_undo_import (self, label);
  else
    sp_session_undo (self->session);
}

static void
redo_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;

  if (_sp_window_get_draft (self) != NULL)
    _sp_window_forward_to_draft (self, "import.redo");
  else if (!activate_in_text (self, "text.redo"))
    sp_session_redo (self->session);
}

/* ---- files ---- */

static void
open_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _sp_window_choose_open (user_data);
}

static void
open_path_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_open (user_data, g_variant_get_string (parameter, NULL));
}

static void
new_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _sp_window_choose_new (user_data);
}

static void
new_empty_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _sp_window_choose_empty (user_data);
}

static void
sample_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_open_sample (user_data);
}

static void
import_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _sp_window_choose_import (user_data);
}

static void
import_paste_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;

  sp_session_set_page (self->session, SP_PAGE_IMPORT);
  gtk_widget_activate_action (gtk_stack_get_visible_child (self->pages), "import.paste", NULL);
}

static void
backup_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _sp_window_choose_backup (user_data);
}

static void
close_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

/* ---- going about ---- */

static void
find_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;

  if (self->finder == NULL)
    self->finder = g_object_ref (sp_finder_new (self->session, GTK_WINDOW (self)));
  sp_finder_begin (self->finder);
}

static void
as_of_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_date_button_popup (SP_WINDOW (user_data)->date_button);
}

static void
toggle_sidebar_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkToggleButton *toggle = SP_WINDOW (user_data)->sidebar_toggle;

  gtk_toggle_button_set_active (toggle, !gtk_toggle_button_get_active (toggle));
}

static void
shortcuts_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (sp_actions_new_shortcuts_window (user_data)));
}

static void
about_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_show_about_dialog (user_data, "program-name", "SafetyPlan", "version", SP_VERSION,
                         "logo-icon-name", SP_APP_ID, "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _ ("把安全生产行动计划变成一张活的总表"), NULL);
}

/* A page with a list of its own clears that, any other the tasks'. */
static void
clear_filter_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  GtkWidget *page = _sp_window_find_page (self, sp_session_get_page (self->session));
  SpTaskFilter none = {0};

  if (page == NULL || !sp_app_activate_own (page, "ledger.clear", NULL))
    sp_session_set_filter (self->session, &none);
}

static void
collect_panes (GtkWidget *widget, GPtrArray *panes)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (gtk_widget_has_css_class (widget, PANE_CLASS))
    g_ptr_array_add (panes, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_panes (child, panes);
}

static void
move_pane (SpWindow *self, int step)
{
  g_autoptr (GPtrArray) panes = g_ptr_array_new ();
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  int now = -1;
  int n;

  collect_panes (GTK_WIDGET (self), panes);
  n = (int)panes->len;
  for (int i = 0; i < n; i++)
    {
      GtkWidget *pane = g_ptr_array_index (panes, i);

      if (focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane)))
        now = i;
    }
  for (int i = 1; i <= n; i++)
    {
      GtkWidget *pane = g_ptr_array_index (panes, (now + step * i + 2 * n) % n);

      if (gtk_widget_grab_focus (pane) || gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
        return;
    }
}

static void
next_pane_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move_pane (user_data, 1);
}

static void
previous_pane_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move_pane (user_data, -1);
}

/* ---- what pages do ---- */

static void
forward (SpWindow *self, const char *page, const char *action)
{
  GtkWidget *widget = sp_window_get_page (self, page);

  sp_session_set_page (self->session, page);
  if (widget != NULL)
    gtk_widget_activate_action (widget, action, NULL);
}

/* A page with a list of its own is searched there, any other leads to the tasks. */
static void
filter_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  GtkWidget *page = _sp_window_find_page (self, sp_session_get_page (self->session));

  if (page == NULL || !sp_app_activate_own (page, "ledger.search", NULL))
    forward (self, SP_PAGE_TASKS, "tasks.filter");
}

static void
new_record_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  GtkWidget *page = _sp_window_find_page (self, sp_session_get_page (self->session));

  if (page != NULL)
    gtk_widget_activate_action (page, "ledger.add", NULL);
}

/* What only ledgers do, on the page that is looked at. */
static void
forward_rows (SpWindow *self, const char *action)
{
  GtkWidget *page = _sp_window_find_page (self, sp_session_get_page (self->session));

  if (page == NULL || !gtk_widget_activate_action (page, action, NULL))
    sp_session_tell (self->session,
                     _ ("这一页没有台账。请先转到企业、制度措施、督办、执法、指标或事故的列表。"),
                     FALSE);
}

static void
paste_rows_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  forward_rows (user_data, "ledger.paste");
}

static void
import_rows_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  forward_rows (user_data, "ledger.import");
}

static void
report_next_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  forward (user_data, SP_PAGE_TASKS, "tasks.report-next");
}

/* On the page of a list the key saves what is being entered there. */
static void
report_progress_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (!_sp_window_accept_record (user_data))
    forward (user_data, SP_PAGE_TASKS, "tasks.report-progress");
}

static void
work_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  forward (user_data, SP_PAGE_TASKS, "tasks.work");
}

static void
extend_deadline_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  forward (user_data, SP_PAGE_TASKS, "tasks.extend");
}

static void
light_rules_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _sp_window_show_rules (user_data);
}

/* The chart that is looked at is printed: overview and maps on their pages, else the Gantt chart.
 */
static void
forward_chart (SpWindow *self, const char *verb)
{
  const char *now = sp_session_get_page (self->session);
  gboolean is_own = g_strcmp0 (now, SP_PAGE_OVERVIEW) == 0 || g_strcmp0 (now, SP_PAGE_MAPS) == 0 ||
                    g_strcmp0 (now, SP_PAGE_REPORT) == 0;
  const char *page = is_own ? now : SP_PAGE_GANTT;
  g_autofree char *action = g_strconcat (page, ".", verb, NULL);

  forward (self, page, action);
}

static void
print_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (!_sp_window_forward_list (user_data, "ledger.print"))
    forward_chart (user_data, "print");
}

static void
print_preview_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (!_sp_window_forward_list (user_data, "ledger.preview"))
    forward_chart (user_data, "preview");
}

/* What is looked at is exported: the journal, or a chart. */
static void
export_chart_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;

  if (g_strcmp0 (sp_session_get_page (self->session), SP_PAGE_HISTORY) == 0)
    gtk_widget_activate_action (sp_window_get_page (self, SP_PAGE_HISTORY), "history.export", "s",
                                "csv");
  else if (!_sp_window_forward_list (self, "ledger.export-xlsx"))
    forward_chart (self, "export");
}

static void
export_workbook_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  forward (user_data, SP_PAGE_REPORT, "report.export");
}

static void
baseline_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  forward (user_data, SP_PAGE_OVERVIEW, "overview.baseline");
}

/* The page that is looked at knows which record is; measures and units the session knows. */
static void
record_history_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  const char *name = sp_session_get_page (self->session);
  GtkWidget *page = _sp_window_find_page (self, name);
  gboolean is_unit = g_strcmp0 (name, SP_PAGE_UNITS) == 0;
  int64_t id = is_unit ? sp_session_get_selected_unit (self->session)
                       : sp_session_get_selected_measure (self->session);

  if (page != NULL && sp_app_activate_own (page, "record.history", NULL))
    return;
  if (id != 0)
    sp_session_go_to_history (self->session, is_unit ? &sp_unit_type : &sp_measure_type, id);
  else
    sp_session_tell (self->session, _ ("先选一条记录，再看它的历史。"), FALSE);
}

static void
action_history_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  forward (user_data, SP_PAGE_HISTORY, "history.action");
}

static void
due_list_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _sp_window_show_due (user_data, SP_DATE_NONE);
}

static void
identity_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_identity_bar_ask (SP_WINDOW (user_data)->identity_bar);
}

static void
export_calendar_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _sp_window_choose_calendar (user_data);
}

static void
reminders_change_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  g_simple_action_set_state (action, state);
  _sp_window_set_reminders (user_data, g_variant_get_boolean (state));
}

/* win.page is the session's property, with the page as its target. */
static void
page_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_session_set_page (SP_WINDOW (user_data)->session, g_variant_get_string (parameter, NULL));
}

static const GActionEntry entries[] = {
  {.name = "page", .activate = page_activate_cb, .parameter_type = "s"},
  {.name = "undo", .activate = undo_activate_cb},
  {.name = "redo", .activate = redo_activate_cb},
  {.name = "open", .activate = open_activate_cb},
  {.name = "open-path", .activate = open_path_activate_cb, .parameter_type = "s"},
  {.name = "new", .activate = new_activate_cb},
  {.name = "new-empty", .activate = new_empty_activate_cb},
  {.name = "sample", .activate = sample_activate_cb},
  {.name = "import", .activate = import_activate_cb},
  {.name = "import-paste", .activate = import_paste_activate_cb},
  {.name = "backup", .activate = backup_activate_cb},
  {.name = "close", .activate = close_activate_cb},
  {.name = "find", .activate = find_activate_cb},
  {.name = "as-of", .activate = as_of_activate_cb},
  {.name = "toggle-sidebar", .activate = toggle_sidebar_activate_cb},
  {.name = "shortcuts", .activate = shortcuts_activate_cb},
  {.name = "about", .activate = about_activate_cb},
  {.name = "clear-filter", .activate = clear_filter_activate_cb},
  {.name = "next-pane", .activate = next_pane_activate_cb},
  {.name = "previous-pane", .activate = previous_pane_activate_cb},
  {.name = "filter", .activate = filter_activate_cb},
  {.name = "baseline", .activate = baseline_activate_cb},
  {.name = "record-history", .activate = record_history_activate_cb},
  {.name = "action-history", .activate = action_history_activate_cb},
  {.name = "due-list", .activate = due_list_activate_cb},
  {.name = "identity", .activate = identity_activate_cb},
  {.name = "export-calendar", .activate = export_calendar_activate_cb},
  {.name = "reminders", .state = "true", .change_state = reminders_change_cb},
  {.name = "new-record", .activate = new_record_activate_cb},
  {.name = "work", .activate = work_activate_cb},
  {.name = "extend-deadline", .activate = extend_deadline_activate_cb},
  {.name = "light-rules", .activate = light_rules_activate_cb},
  {.name = "paste-rows", .activate = paste_rows_activate_cb},
  {.name = "import-rows", .activate = import_rows_activate_cb},
  {.name = "report-progress", .activate = report_progress_activate_cb},
  {.name = "report-next", .activate = report_next_activate_cb},
  {.name = "print", .activate = print_activate_cb},
  {.name = "print-preview", .activate = print_preview_activate_cb},
  {.name = "export-chart", .activate = export_chart_activate_cb},
  {.name = "export-workbook", .activate = export_workbook_activate_cb},
};

static void
set_enabled (SpWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* 撤销：修改任务（Ctrl+Z） */
static void
set_journal_tooltip (GtkButton *button, const char *action, const char *label)
{
  g_autofree char *tooltip = sp_action_dup_tooltip (sp_action_find (action));
  g_autofree char *text = NULL;

  text = *label != '\0' ? g_strdup_printf (_ ("%s：%s"), tooltip, label) : g_strdup (tooltip);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* Of the draft that is looked through, else of the file. */
static void
update_journal (SpWindow *self)
{
  SpImportDraft *draft = _sp_window_get_draft (self);
  gboolean can_undo = FALSE, can_redo = FALSE;
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;

  if (draft != NULL)
    {
      undo_label = g_strdup (sp_import_draft_get_undo_label (draft));
      redo_label = g_strdup (sp_import_draft_get_redo_label (draft));
      can_undo = undo_label != NULL;
      can_redo = redo_label != NULL;
    }
  else
    g_object_get (self->session, "can-undo", &can_undo, "can-redo", &can_redo, "undo-label",
                  &undo_label, "redo-label", &redo_label, NULL);
  set_enabled (self, "undo", can_undo);
  set_enabled (self, "redo", can_redo);
  set_journal_tooltip (self->undo_button, "win.undo", undo_label != NULL ? undo_label : "");
  set_journal_tooltip (self->redo_button, "win.redo", redo_label != NULL ? redo_label : "");
}

void
_sp_window_update_actions (SpWindow *self)
{
  gboolean has_store = sp_session_get_store (self->session) != NULL;
  gboolean has_plan = sp_session_get_plan (self->session) != NULL;
  gboolean writable = !sp_session_is_read_only (self->session);
  static const char *const need_plan[] = {
    "as-of",        "clear-filter",    "filter",   "print",           "print-preview",
    "export-chart", "export-workbook", "due-list", "export-calendar", "baseline"};

  update_journal (self);
  _sp_window_update_import_actions (self);
  _sp_window_update_hazard_actions (self);
  _sp_window_update_notice_actions (self);
  _sp_window_update_template_actions (self);
  set_enabled (self, "backup", has_store);
  set_enabled (self, "import", writable);
  set_enabled (self, "import-paste", writable);
  set_enabled (self, "page", has_store);
  set_enabled (self, "record-history", has_store);
  set_enabled (self, "action-history", has_store);
  set_enabled (self, "new-record", writable);
  set_enabled (self, "paste-rows", writable);
  set_enabled (self, "import-rows", writable);
  set_enabled (self, "toggle-sidebar", has_store);
  set_enabled (self, "work", has_plan && sp_session_get_selected_measure (self->session) != 0);
  set_enabled (self, "extend-deadline",
               has_plan && writable && sp_session_get_selected_measure (self->session) != 0);
  set_enabled (self, "light-rules", has_plan);
  set_enabled (self, "report-progress",
               has_plan && writable && sp_session_get_selected_measure (self->session) != 0 &&
                 g_strcmp0 (sp_session_get_page (self->session), SP_PAGE_HAZARDS) != 0);
  _sp_window_update_list_actions (self);
  /* Its key accepts a draft on the page of imports. */
  set_enabled (self, "report-next",
               has_plan && writable &&
                 g_strcmp0 (sp_session_get_page (self->session), SP_PAGE_TASKS) == 0 &&
                 sp_session_get_selected_measure (self->session) != 0);
  for (guint i = 0; i < G_N_ELEMENTS (need_plan); i++)
    set_enabled (self, need_plan[i], has_plan);
}

void
_sp_window_install_actions (SpWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  _sp_window_install_import_actions (self);
  _sp_window_install_hazard_actions (self);
  _sp_window_install_notice_actions (self);
  _sp_window_install_template_actions (self);
  _sp_window_install_list_actions (self);
  _sp_window_install_view_actions (self);
  g_simple_action_set_state (
    G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "reminders")),
    g_variant_new_boolean (sp_reminder_is_wanted ()));
}
