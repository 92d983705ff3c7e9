/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page 督办与会议: duties proposed, ticked, put off and taken back; measures linked to what is
 * urged; sums of enforcement. */
#include "app/sp-duty-page.h"
#include "app/sp-duty-proposal.h"
#include "app/sp-enforcement-sums.h"
#include "app/sp-record-links.h"
#include "app/sp-supervision-page.h"
#include "core/sp-hazard.h"
#include "window-support.h"

#include <glib/gstdio.h>
#include <string.h>

static GtkWidget *
open_tab (SpWindow *window, const char *name)
{
  SpSupervisionPage *page = SP_SUPERVISION_PAGE (sp_window_get_page (window, SP_PAGE_SUPERVISION));

  sp_session_set_as_of (sp_window_get_session (window), sp_date_from_iso ("2021-09-30"));
  sp_session_set_page (sp_window_get_session (window), SP_PAGE_SUPERVISION);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.show-tab", "s", name);
  support_frames (GTK_WIDGET (window), 3);
  return sp_tab_page_get_tab (SP_TAB_PAGE (page), name);
}

static void
empty_table (SpWindow *window, const SpRecordType *type)
{
  SpSession *session = sp_window_get_session (window);
  g_autoptr (GPtrArray) all =
    sp_reader_load_all (sp_session_get_reader (session), type, -1, 0, NULL);

  for (guint i = 0; i < all->len; i++)
    g_assert_true (sp_session_delete (session, g_ptr_array_index (all, i), "清空"));
}

static void
type_field (SpRecordForm *form, const char *name, const char *text)
{
  SpFieldEditor *editor = sp_record_form_get_editor (form, name);

  g_assert_nonnull (editor);
  sp_field_editor_type (editor, text);
  sp_field_editor_commit (editor);
}

static gpointer
find_child (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static int64_t
count (SpWindow *window, const SpRecordType *type)
{
  return sp_reader_count (sp_session_get_reader (sp_window_get_session (window)), type, NULL);
}

static SpDutyState
selected_state (SpDutyPage *page)
{
  return sp_duty_item_get_day (sp_duty_list_get_selected (sp_duty_page_get_list (page)))->state;
}

static void
test_propose (void)
{
  SpWindow *window = window_support_open ();
  SpDutyPage *page;
  GtkWidget *proposal;
  int64_t n;

  empty_table (window, &sp_duty_type);
  page = SP_DUTY_PAGE (open_tab (window, SP_TAB_DUTIES));
  g_assert_cmpstr (sp_duty_page_get_count (page), ==, "0 次");
  gtk_widget_activate_action (GTK_WIDGET (page), "duty.propose", NULL);
  proposal = find_child (GTK_WIDGET (page), SP_TYPE_DUTY_PROPOSAL);
  g_assert_nonnull (proposal);
  support_settle ();
  gtk_widget_activate_action (proposal, "proposal.accept", NULL);
  n = count (window, &sp_duty_type);
  g_assert_cmpint (n, >, 2);
  g_assert_cmpuint (sp_duty_list_get_n_overdue (sp_duty_page_get_list (page)), >, 0);
  gtk_widget_activate_action (GTK_WIDGET (page), "duty.propose", NULL);
  support_settle ();
  gtk_widget_activate_action (proposal, "proposal.accept", NULL); /* nothing is left to propose */
  g_assert_cmpint (count (window, &sp_duty_type), ==, n);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  window_support_close (window);
}

static SpDutyPage *
open_duty (SpWindow *window)
{
  SpDutyPage *page;

  empty_table (window, &sp_duty_type);
  page = SP_DUTY_PAGE (open_tab (window, SP_TAB_DUTIES));
  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.add", NULL);
  type_field (sp_duty_page_get_draft (page), "title", "季度会议");
  type_field (sp_duty_page_get_draft (page), "first_day", "2021-1-1");
  type_field (sp_duty_page_get_draft (page), "last_day", "2021-12-31");
  g_assert_true (sp_duty_page_save_draft (page));
  support_settle ();
  return page;
}

/* The first open quarter is selected; a tick stores it as done on the as-of date. */
static void
test_tick (void)
{
  SpWindow *window = window_support_open ();
  SpDutyPage *page = open_duty (window);
  SpDutyList *list = sp_duty_page_get_list (page);

  g_assert_cmpstr (sp_duty_page_get_count (page), ==, "4 次 · 逾期 2");
  g_assert_cmpint (selected_state (page), ==, SP_DUTY_STATE_OVERDUE);
  gtk_widget_activate_action (GTK_WIDGET (page), "duty.tick", NULL);
  g_assert_cmpint (selected_state (page), ==, SP_DUTY_STATE_DONE);
  g_assert_cmpint (sp_duty_item_get_day (sp_duty_list_get_selected (list))->done_on, ==,
                   sp_date_from_iso ("2021-09-30"));
  g_assert_cmpint (count (window, &sp_duty_occurrence_type), >=, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpint (selected_state (page), ==, SP_DUTY_STATE_OVERDUE);
  gtk_widget_activate_action (GTK_WIDGET (page), "duty.cancel", NULL);
  g_assert_cmpint (selected_state (page), ==, SP_DUTY_STATE_CANCELLED);
  g_assert_cmpstr (sp_duty_page_get_count (page), ==, "4 次 · 逾期 1");
  gtk_widget_activate_action (GTK_WIDGET (page), "duty.cancel", NULL);
  g_assert_cmpint (selected_state (page), ==, SP_DUTY_STATE_OVERDUE);
  window_support_close (window);
}

/* Of four quarters two are overdue as of the end of September. */
static void
test_states (void)
{
  SpWindow *window = window_support_open ();
  SpDutyPage *page = open_duty (window);
  SpDutyList *list = sp_duty_page_get_list (page);

  sp_duty_list_set_states (list, 1 << SP_DUTY_STATE_OVERDUE);
  g_assert_cmpuint (sp_duty_list_get_n_rows (list), ==, 2);
  g_assert_cmpstr (sp_duty_page_get_count (page), ==, "2 次 · 逾期 2");
  sp_duty_list_set_states (list, 1 << SP_DUTY_STATE_NEAR | 1 << SP_DUTY_STATE_COMING);
  g_assert_cmpuint (sp_duty_list_get_n_rows (list), ==, 2);
  sp_duty_list_set_states (list, 0);
  g_assert_cmpuint (sp_duty_list_get_n_rows (list), ==, 4);
  window_support_close (window);
}

/* The first file of an occurrence that nobody touched stores it. */
static void
test_minutes (void)
{
  SpWindow *window = window_support_open ();
  SpDutyPage *page = open_duty (window);
  SpAttachments *files = sp_duty_page_get_files (page);
  g_autofree char *folder = g_dir_make_tmp ("sp-files-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "纪要.txt", NULL);
  const char *const paths[] = {path, NULL};
  int64_t n = count (window, &sp_duty_occurrence_type);

  g_assert_true (g_file_set_contents (path, "纪要", -1, NULL));
  g_assert_cmpuint (sp_attachments_get_n_files (files), ==, 0);
  g_assert_true (sp_attachments_add (files, paths));
  support_settle ();
  g_assert_cmpint (count (window, &sp_duty_occurrence_type), ==, n + 1);
  g_assert_cmpuint (sp_attachments_get_n_files (files), ==, 1);
  g_assert_cmpint (selected_state (page), ==, SP_DUTY_STATE_OVERDUE);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpint (count (window, &sp_duty_occurrence_type), ==, n);
  g_assert_cmpuint (sp_attachments_get_n_files (files), ==, 0);
  window_support_close (window);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_put_off (void)
{
  SpWindow *window = window_support_open ();
  SpDutyPage *page = open_duty (window);
  SpRecordForm *form = sp_duty_page_get_occurrence_form (page);
  const SpDutyDay *day;

  type_field (form, "due", "2021年10月15日");
  day = sp_duty_item_get_day (sp_duty_list_get_selected (sp_duty_page_get_list (page)));
  g_assert_cmpint (day->due, ==, sp_date_from_iso ("2021-10-15"));
  g_assert_cmpint (day->state, ==, SP_DUTY_STATE_NEAR);
  type_field (form, "document", "示安委会〔2021〕3号");
  day = sp_duty_item_get_day (sp_duty_list_get_selected (sp_duty_page_get_list (page)));
  g_assert_cmpstr (sp_record_get_text (SP_RECORD (day->stored), SP_DUTY_OCCURRENCE_DOCUMENT), ==,
                   "示安委会〔2021〕3号");
  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.delete", NULL);
  g_assert_cmpstr (sp_duty_page_get_count (page), ==, "0 次");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpstr (sp_duty_page_get_count (page), ==, "4 次 · 逾期 1");
  window_support_close (window);
}

static void
test_measures (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  int64_t measure = window_support_find (window, "摸清企业底数");
  SpRecordPage *page = SP_RECORD_PAGE (open_tab (window, SP_TAB_SUPERVISION));
  SpRecordLinks *measures =
    find_child (GTK_WIDGET (sp_record_page_get_extra (page)), SP_TYPE_RECORD_LINKS);

  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.add", NULL);
  type_field (sp_record_page_get_draft (page), "title", "督办底数不清");
  g_assert_true (sp_record_page_save_draft (page));
  support_settle ();
  g_assert_cmpuint (sp_record_links_get_n (measures), ==, 0);
  g_assert_true (sp_record_links_add (measures, measure));
  g_assert_false (sp_record_links_add (measures, measure));
  g_assert_cmpuint (sp_record_links_get_n (measures), ==, 1);
  sp_record_links_remove (measures, 0);
  g_assert_cmpuint (sp_record_links_get_n (measures), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpuint (sp_record_links_get_n (measures), ==, 1);
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_SUPERVISION);
  window_support_close (window);
}

/* What an item is about beside measures: the hazards, below them. */
static void
test_hazards (void)
{
  SpWindow *window = window_support_open ();
  SpRecordPage *page = SP_RECORD_PAGE (open_tab (window, SP_TAB_SUPERVISION));
  SpRecordLinks *hazards =
    SP_RECORD_LINKS (gtk_widget_get_last_child (GTK_WIDGET (sp_record_page_get_extra (page))));
  g_autoptr (SpRecord) first = window_support_load (window, &sp_hazard_type, 1);

  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.add", NULL);
  type_field (sp_record_page_get_draft (page), "title", "督办隐患整改");
  g_assert_true (sp_record_page_save_draft (page));
  support_settle ();
  g_assert_nonnull (first);
  g_assert_true (sp_record_links_add (hazards, 1));
  g_assert_false (sp_record_links_add (hazards, 1));
  g_assert_cmpuint (sp_record_links_get_n (hazards), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpuint (sp_record_links_get_n (hazards), ==, 0);
  window_support_close (window);
}

static void
add_enforcement (SpWindow *window, const char *on, int64_t industry, int corrections)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_enforcement_type);

  sp_record_set_integer (record, SP_ENFORCEMENT_DAY, sp_date_from_iso (on));
  sp_record_set_integer (record, SP_ENFORCEMENT_INDUSTRY, industry);
  sp_record_set_integer (record, SP_ENFORCEMENT_CORRECTIONS, corrections);
  g_assert_true (sp_session_insert (sp_window_get_session (window), record, "登记执法"));
}

static void
test_sums (void)
{
  SpWindow *window = window_support_open ();
  SpEnforcementSums *sums;
  g_autofree char *quarter = NULL;
  g_autofree char *year = NULL;
  const int64_t mining = 2, road = 7; /* 非煤矿山, 道路交通 */

  empty_table (window, &sp_enforcement_type);
  add_enforcement (window, "2021-08-01", road, 3);
  add_enforcement (window, "2021-09-01", road, 4);
  add_enforcement (window, "2021-02-01", mining, 5);
  sums = find_child (open_tab (window, SP_TAB_ENFORCEMENT), SP_TYPE_ENFORCEMENT_SUMS);
  g_assert_nonnull (sums);
  quarter = sp_enforcement_sums_dup_text (sums);
  g_assert_cmpstr (quarter, ==, "道路交通\t7\n合计\t7\n");
  g_assert_false (sp_enforcement_sums_set_period (sums, "下周"));
  g_assert_true (sp_enforcement_sums_set_period (sums, "2021"));
  year = sp_enforcement_sums_dup_text (sums);
  g_assert_cmpstr (year, ==, "非煤矿山\t5\n道路交通\t7\n合计\t12\n");
  window_support_close (window);
}

/* The list of what is due leads to each kind of record. */
static void
test_due_list (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpDutyPage *page = open_duty (window);
  SpDueWindow *due;
  int64_t duty = sp_record_get_id (
    SP_RECORD (sp_duty_item_get_duty (sp_duty_list_get_selected (sp_duty_page_get_list (page)))));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.due-list", NULL);
  due = sp_window_get_due_window (window);
  WAIT_FOR (!sp_due_window_is_loading (due));
  g_assert_cmpuint (sp_due_window_get_n_rows (due), >, 2);
  g_assert_true (g_str_has_prefix (sp_due_window_get_summary (due), "逾期 "));
  sp_session_set_page (session, SP_PAGE_UNITS);
  g_signal_emit_by_name (due, "chosen", SP_DUE_DUTY, duty, sp_date_from_iso ("2021-07-01"));
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_SUPERVISION);
  g_assert_cmpint (
    sp_duty_item_get_day (sp_duty_list_get_selected (sp_duty_page_get_list (page)))->period.first,
    ==, sp_date_from_iso ("2021-07-01"));
  sp_due_window_choose (due, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (due)));
  window_support_close (window);
}

/* What a desktop offers for notifications, on the test's own bus. */
typedef struct
{
  guint name, object;
  gboolean is_owned;
  char *body; /* of the last notification */
} Desktop;

static void
desktop_call_cb (GDBusConnection *connection,
                 const char *sender,
                 const char *path,
                 const char *interface,
                 const char *method,
                 GVariant *parameters,
                 GDBusMethodInvocation *invocation,
                 gpointer user_data)
{
  Desktop *desktop = user_data;

  g_free (desktop->body);
  g_variant_get_child (parameters, 4, "s", &desktop->body);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", 1));
}

static void
desktop_owned_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  ((Desktop *)user_data)->is_owned = TRUE;
}

static void
desktop_start (Desktop *self, GDBusConnection *bus)
{
  static const GDBusInterfaceVTable table = {.method_call = desktop_call_cb};
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (
    "<node><interface name='org.freedesktop.Notifications'><method name='Notify'>"
    "<arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
    "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>"
    "<arg type='u' direction='out'/></method></interface></node>",
    NULL);

  self->object = g_dbus_connection_register_object (bus, "/org/freedesktop/Notifications",
                                                    info->interfaces[0], &table, self, NULL, NULL);
  self->name =
    g_bus_own_name_on_connection (bus, "org.freedesktop.Notifications", G_BUS_NAME_OWNER_FLAGS_NONE,
                                  desktop_owned_cb, NULL, self, NULL);
  WAIT_FOR (self->is_owned);
}

static void
desktop_stop (Desktop *self, GDBusConnection *bus)
{
  g_bus_unown_name (self->name);
  g_dbus_connection_unregister_object (bus, self->object);
  g_free (self->body);
}

static void
due_cb (SpReminder *reminder, GPtrArray *dues, guint *n)
{
  *n += dues->len;
}

/* Reminded of as of today, not of the date that is looked at; not at all when it is not wanted. */
static void
test_reminder (void)
{
  SpWindow *window = window_support_open ();
  SpReminder *reminder = sp_window_get_reminder (window);
  GDBusConnection *bus =
    g_application_get_dbus_connection (G_APPLICATION (window_support_application ()));
  Desktop desktop = {0};
  guint n = 0;

  g_assert_nonnull (bus);
  desktop_start (&desktop, bus);
  g_signal_connect (reminder, "due", G_CALLBACK (due_cb), &n);
  sp_reminder_set_today (reminder, sp_date_from_iso ("2022-12-20"));
  WAIT_FOR (n > 0 && desktop.body != NULL);
  g_assert_true (g_str_has_prefix (desktop.body, "逾期 "));
  g_assert_nonnull (sp_window_get_due_window (window));
  n = 0;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.reminders", NULL);
  g_assert_false (sp_reminder_is_wanted ());
  sp_reminder_set_today (reminder, sp_date_from_iso ("2022-12-21"));
  support_frames (GTK_WIDGET (window), 6);
  g_assert_cmpuint (n, ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.reminders", NULL);
  g_assert_true (sp_reminder_is_wanted ());
  g_signal_handlers_disconnect_by_data (reminder, &n);
  desktop_stop (&desktop, bus);
  window_support_close (window);
}

static void
test_calendar (void)
{
  SpWindow *window = window_support_open ();
  g_autofree char *folder = support_folder ();
  g_autofree char *path = g_build_filename (folder, "a.ics", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "a.ics", NULL);
  g_autofree char *text = NULL;

  g_assert_true (sp_window_export_calendar (window, path));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "BEGIN:VEVENT"));
  g_assert_false (sp_window_export_calendar (window, nowhere));
  support_remove (folder);
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/supervision/propose", test_propose);
  g_test_add_func ("/supervision/tick", test_tick);
  g_test_add_func ("/supervision/put-off", test_put_off);
  g_test_add_func ("/supervision/minutes", test_minutes);
  g_test_add_func ("/supervision/states", test_states);
  g_test_add_func ("/supervision/measures", test_measures);
  g_test_add_func ("/supervision/hazards", test_hazards);
  g_test_add_func ("/supervision/sums", test_sums);
  g_test_add_func ("/supervision/due-list", test_due_list);
  g_test_add_func ("/supervision/reminder", test_reminder);
  g_test_add_func ("/supervision/calendar", test_calendar);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
