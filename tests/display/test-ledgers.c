/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page for ledgers through the ones that there are: entering, editing, narrowing, sorting,
 * copying, deleting, taking back. */
#include "app/sp-overview-page.h"
#include "app/sp-supervision-page.h"
#include "core/sp-supervision.h"
#include "window-support.h"

#include <string.h>

static SpRecordPage *
open_tab (SpWindow *window, const char *name)
{
  SpSupervisionPage *page = SP_SUPERVISION_PAGE (sp_window_get_page (window, SP_PAGE_SUPERVISION));

  sp_session_set_page (sp_window_get_session (window), SP_PAGE_SUPERVISION);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.show-tab", "s", name);
  support_frames (GTK_WIDGET (window), 3);
  return SP_RECORD_PAGE (sp_tab_page_get_tab (SP_TAB_PAGE (page), name));
}

static void
type_field (SpRecordForm *form, const char *name, const char *text)
{
  SpFieldEditor *editor = sp_record_form_get_editor (form, name);

  g_assert_nonnull (editor);
  sp_field_editor_type (editor, text);
  sp_field_editor_commit (editor);
}

/* Deletes what the sample brought, so that tests count their own rows. */
static void
empty_table (SpWindow *window, const SpRecordType *type)
{
  SpSession *session = sp_window_get_session (window);
  g_autoptr (GPtrArray) all =
    sp_reader_load_all (sp_session_get_reader (session), type, -1, 0, NULL);

  for (guint i = 0; i < all->len; i++)
    g_assert_true (sp_session_delete (session, g_ptr_array_index (all, i), "清空"));
}

static int64_t
add_item (SpRecordPage *page, const char *title, const char *kind, const char *deadline)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.add", NULL);
  type_field (sp_record_page_get_draft (page), "title", title);
  type_field (sp_record_page_get_draft (page), "kind", kind);
  type_field (sp_record_page_get_draft (page), "issued_on", "2021-6-1");
  type_field (sp_record_page_get_draft (page), "deadline", deadline);
  g_assert_true (sp_record_page_save_draft (page));
  support_settle ();
  g_assert_nonnull (sp_record_page_get_record (page));
  return sp_record_get_id (sp_record_page_get_record (page));
}

static guint
n_rows (SpRecordPage *page)
{
  return sp_record_list_get_n_rows (sp_record_page_get_list (page));
}

static void
test_add_and_edit (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpRecordPage *page;
  g_autoptr (SpRecord) stored = NULL;
  g_autoptr (SpRecord) undone = NULL;
  int64_t id;

  empty_table (window, &sp_supervision_type);
  page = open_tab (window, SP_TAB_SUPERVISION);
  g_assert_cmpstr (sp_record_page_get_count (page), ==, "0 项");
  id = add_item (page, "督办危桥改造", "督办", "2021-7-31");
  stored = window_support_load (window, &sp_supervision_type, id);
  g_assert_cmpint (sp_record_get_integer (stored, SP_SUPERVISION_PLAN), ==,
                   sp_record_get_id (SP_RECORD (sp_session_get_plan (session))));
  g_assert_cmpint (sp_record_get_integer (stored, SP_SUPERVISION_DEADLINE), ==,
                   sp_date_from_iso ("2021-07-31"));
  g_assert_cmpstr (sp_record_page_get_count (page), ==, "1 项");
  g_assert_null (sp_record_page_get_draft (page));

  type_field (sp_record_page_get_form (page), "reply", "已加固");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  undone = window_support_load (window, &sp_supervision_type, id);
  g_assert_cmpstr (sp_record_get_text (undone, SP_SUPERVISION_REPLY), ==, "");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  support_settle ();
  g_assert_cmpuint (n_rows (page), ==, 0);
  g_assert_null (sp_record_page_get_record (page));
  window_support_close (window);
}

/* What will not do stays typed, says why, and stores nothing. */
static void
test_refused (void)
{
  SpWindow *window = window_support_open ();
  SpRecordPage *page;
  SpFieldEditor *deadline;

  empty_table (window, &sp_supervision_type);
  page = open_tab (window, SP_TAB_SUPERVISION);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-record", NULL);
  g_assert_nonnull (sp_record_page_get_draft (page));
  deadline = sp_record_form_get_editor (sp_record_page_get_draft (page), "deadline");
  sp_field_editor_type (deadline, "下个月");
  g_assert_false (sp_record_page_save_draft (page));
  g_assert_nonnull (sp_field_editor_get_problem (deadline));
  g_assert_true (sp_field_editor_is_changed (deadline));
  g_assert_cmpuint (n_rows (page), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.cancel", NULL);
  g_assert_null (sp_record_page_get_draft (page));
  window_support_close (window);
}

static void
test_narrow_and_copy (void)
{
  SpWindow *window = window_support_open ();
  SpCondition urged = {.only = 1 << SP_SUPERVISION_URGE};
  SpRecordPage *page;
  SpRecordList *list;
  g_autofree char *one = NULL;
  g_autofree char *both = NULL;
  g_autoptr (GArray) selected = NULL;

  empty_table (window, &sp_supervision_type);
  sp_session_set_as_of (sp_window_get_session (window), sp_date_from_iso ("2021-09-30"));
  page = open_tab (window, SP_TAB_SUPERVISION);
  list = sp_record_page_get_list (page);
  add_item (page, "督办危桥", "督办", "2021-9-20");
  add_item (page, "约谈\t两矿", "约谈", "");
  g_assert_cmpuint (n_rows (page), ==, 2);

  sp_filter_chip_set_condition (sp_record_page_get_chip (page, "kind"), &urged);
  g_signal_emit_by_name (sp_record_page_get_chip (page, "kind"), "changed");
  g_assert_cmpuint (n_rows (page), ==, 1);
  support_settle ();
  gtk_selection_model_select_all (gtk_column_view_get_model (sp_record_list_get_view (list)));
  one = sp_record_list_dup_tsv (list);
  g_assert_true (g_str_has_prefix (one, "■ 逾期 10 天\t督办\t督办危桥\t"));
  g_assert_true (g_str_has_suffix (one, "\n"));

  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.clear", NULL);
  g_assert_cmpuint (n_rows (page), ==, 2);
  gtk_selection_model_select_all (gtk_column_view_get_model (sp_record_list_get_view (list)));
  both = sp_record_list_dup_tsv (list);
  g_assert_nonnull (strstr (both, "\t\"约谈\t两矿\"\t"));
  selected = sp_record_list_get_selected (list);
  g_assert_cmpuint (selected->len, ==, 2);

  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.delete", NULL);
  support_settle ();
  g_assert_cmpuint (n_rows (page), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  support_settle ();
  g_assert_cmpuint (n_rows (page), ==, 2);
  window_support_close (window);
}

static void
choose_standing (SpRecordPage *page, int64_t standings)
{
  const SpCondition condition = {.only = standings};

  sp_filter_chip_set_condition (sp_record_page_get_standing_chip (page), &condition);
  g_signal_emit_by_name (sp_record_page_get_standing_chip (page), "changed");
}

/* As of another day, and by another number of days that are near, others are narrowed to. */
static void
test_standing (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  g_autoptr (SpRecord) plan = NULL;
  SpRecordPage *page;

  empty_table (window, &sp_supervision_type);
  sp_session_set_as_of (session, sp_date_from_iso ("2021-09-30"));
  page = open_tab (window, SP_TAB_SUPERVISION);
  add_item (page, "督办危桥", "督办", "2021-9-20");
  add_item (page, "督办矿山", "督办", "2021-10-20");
  choose_standing (page, 1 << SP_STANDING_OVERDUE);
  g_assert_cmpuint (n_rows (page), ==, 1);
  choose_standing (page, 1 << SP_STANDING_NEAR);
  g_assert_cmpuint (n_rows (page), ==, 1);
  plan = sp_record_copy (SP_RECORD (sp_session_get_plan (session)));
  sp_record_set_integer (plan, SP_PLAN_NEAR_DAYS, 3);
  g_assert_true (sp_session_update (session, plan, "改天数"));
  support_settle ();
  g_assert_cmpuint (n_rows (page), ==, 0);
  choose_standing (page, 1 << SP_STANDING_OVERDUE);
  sp_session_set_as_of (session, sp_date_from_iso ("2021-11-01"));
  support_settle ();
  g_assert_cmpuint (n_rows (page), ==, 2);
  choose_standing (page, 1 << SP_STANDING_LATER);
  sp_session_set_as_of (session, sp_date_from_iso ("2021-05-31"));
  support_settle ();
  g_assert_cmpuint (n_rows (page), ==, 2);
  window_support_close (window);
}

static void
store_item (SpSession *session, const char *deadline, const char *replied, const char *closed)
{
  g_autoptr (SpRecord) item = sp_record_new (&sp_supervision_type);

  sp_record_set_integer (item, SP_SUPERVISION_PLAN,
                         sp_record_get_id (SP_RECORD (sp_session_get_plan (session))));
  sp_record_set_text (item, SP_SUPERVISION_TITLE, "督办");
  sp_record_set_integer (item, SP_SUPERVISION_ISSUED_ON, sp_date_from_iso ("2021-08-01"));
  sp_record_set_integer (item, SP_SUPERVISION_DEADLINE, sp_date_from_iso (deadline));
  sp_record_set_integer (item, SP_SUPERVISION_REPLIED_ON, sp_date_from_iso (replied));
  sp_record_set_integer (item, SP_SUPERVISION_CLOSED_ON, sp_date_from_iso (closed));
  g_assert_true (sp_session_insert (session, item, "登记督办"));
}

static guint
expected_items (const SpOverview *overview, int standings)
{
  guint n = 0;

  for (int i = 0; i <= SP_SUPERVISION_CLOSED; i++)
    if ((standings & sp_supervision_state_standings ((SpSupervisionState)i)) != 0)
      n += overview->supervision_by_state[i];
  return n;
}

/* Follows every count of the overview: the list that it leads to has as many rows. */
static guint
follow_counts (SpWindow *window, SpOverviewPage *page)
{
  SpSession *session = sp_window_get_session (window);
  SpOverviewView *view = sp_overview_page_get_view (page);
  SpOverview *overview = sp_overview_view_get_overview (view);
  guint followed = 0;

  for (guint i = 0; i < sp_overview_layout_get_n_areas (sp_overview_view_get_layout (view)); i++)
    {
      const SpOverviewLink *link =
        sp_overview_layout_get_link (sp_overview_view_get_layout (view), i);
      SpRecordPage *list;
      guint n;

      if (link->goal != SP_OVERVIEW_SUPERVISION)
        continue;
      n = expected_items (overview, link->standings);
      g_assert_true (sp_overview_view_activate (view, (int)i));
      support_settle ();
      g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_SUPERVISION);
      list = SP_RECORD_PAGE (sp_tab_page_get_tab (
        SP_TAB_PAGE (sp_window_get_page (window, SP_PAGE_SUPERVISION)), SP_TAB_SUPERVISION));
      WAIT_FOR (!sp_record_list_is_loading (sp_record_page_get_list (list)));
      g_test_message ("standings %x: %u", (guint)link->standings, n);
      g_assert_cmpuint (n_rows (list), ==, n);
      sp_session_set_page (session, SP_PAGE_OVERVIEW);
      support_settle ();
      followed++;
    }
  return followed;
}

static void
test_counts (void)
{
  static const char *const dates[] = {"2021-09-30", "2021-10-05", "2021-07-31"};
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpOverviewPage *page;

  store_item (session, "2021-09-20", "", "");           /* late */
  store_item (session, "2021-09-20", "2021-09-15", ""); /* late all the same */
  store_item (session, "2021-10-03", "", "");           /* near */
  store_item (session, "2021-10-03", "2021-09-29", ""); /* replied to */
  store_item (session, "", "2021-10-04", "");           /* open, later replied to */
  store_item (session, "2021-12-31", "", "");
  store_item (session, "2021-09-20", "2021-09-15", "2021-09-18");
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      sp_session_set_page (session, SP_PAGE_OVERVIEW);
      sp_session_set_as_of (session, sp_date_from_iso (dates[i]));
      support_settle ();
      page = SP_OVERVIEW_PAGE (sp_window_get_page (window, SP_PAGE_OVERVIEW));
      WAIT_FOR (!sp_overview_page_is_loading (page));
      support_frames (GTK_WIDGET (page), 3);
      /* The large number, and each of the states. */
      g_assert_cmpuint (follow_counts (window, page), ==, SP_SUPERVISION_CLOSED + 2);
    }
  window_support_close (window);
}

static int64_t
first_id (SpRecordPage *page)
{
  g_autoptr (GArray) ids = sp_record_list_get_all (sp_record_page_get_list (page));

  return ids->len > 0 ? g_array_index (ids, int64_t, 0) : 0;
}

static void
test_sort (void)
{
  SpWindow *window = window_support_open ();
  SpRecordPage *page;
  GtkColumnView *view;
  g_autoptr (GtkColumnViewColumn) deadline = NULL;
  int64_t early, late;

  empty_table (window, &sp_supervision_type);
  page = open_tab (window, SP_TAB_SUPERVISION);
  view = sp_record_list_get_view (sp_record_page_get_list (page));
  late = add_item (page, "晚", "督办", "2021-12-31");
  early = add_item (page, "早", "督办", "2021-7-1");
  deadline = g_list_model_get_item (gtk_column_view_get_columns (view), 0);
  gtk_column_view_sort_by_column (view, deadline, GTK_SORT_ASCENDING);
  g_assert_cmpint (first_id (page), ==, early);
  gtk_column_view_sort_by_column (view, deadline, GTK_SORT_DESCENDING);
  g_assert_cmpint (first_id (page), ==, late);
  support_settle ();
  g_assert_cmpint (sp_record_get_id (sp_record_page_get_record (page)), ==, early);
  window_support_close (window);
}

/* ---- a long list ---- */

#define N_MANY 2500 /* more than are told of one by one */

static void
add_many (SpWindow *window)
{
  SpSession *session = sp_window_get_session (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpWrite) write =
    sp_write_begin (sp_session_get_store (session), SP_ACTION_IMPORT, "导入", &error);
  int64_t plan = sp_record_get_id (SP_RECORD (sp_session_get_plan (session)));

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autoptr (SpRecord) item = sp_record_new (&sp_supervision_type);
      g_autofree char *title = g_strdup_printf ("第%u件", i);

      sp_record_set_integer (item, SP_SUPERVISION_PLAN, plan);
      sp_record_set_text (item, SP_SUPERVISION_TITLE, title);
      sp_record_set_integer (item, SP_SUPERVISION_ISSUED_ON, sp_date_from_iso ("2021-01-01"));
      sp_record_set_integer (item, SP_SUPERVISION_DEADLINE,
                             sp_date_from_iso ("2021-02-01") + (SpDate)i);
      sp_write_insert (write, item, &error);
      g_assert_no_error (error);
    }
  g_assert_true (sp_write_commit (write, &error));
}

static gboolean
shows (GtkWidget *widget, const char *text)
{
  if (GTK_IS_INSCRIPTION (widget))
    return g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static void
sort_by (GtkColumnView *view, guint column, GtkSortType direction)
{
  g_autoptr (GtkColumnViewColumn) it =
    g_list_model_get_item (gtk_column_view_get_columns (view), column);

  gtk_column_view_sort_by_column (view, it, direction);
  support_settle ();
  support_frames (GTK_WIDGET (view), 3);
}

/* The slots of a list stay while what stands in them changes; what was selected is found again. */
static void
test_many (void)
{
  SpWindow *window = window_support_open ();
  SpRecordPage *page;
  SpRecordList *list;
  GtkWidget *view;
  g_autoptr (GObject) slot = NULL;
  g_autoptr (GObject) same = NULL;
  int64_t selected;

  empty_table (window, &sp_supervision_type);
  page = open_tab (window, SP_TAB_SUPERVISION);
  list = sp_record_page_get_list (page);
  view = GTK_WIDGET (sp_record_list_get_view (list));
  add_many (window);
  sort_by (GTK_COLUMN_VIEW (view), 0, GTK_SORT_ASCENDING);
  g_assert_cmpuint (sp_record_list_get_n_rows (list), ==, N_MANY);
  g_assert_true (shows (view, "第0件"));
  slot =
    g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))), 0);
  selected = first_id (page);
  sp_record_list_select (list, selected);
  support_settle ();

  sort_by (GTK_COLUMN_VIEW (view), 0, GTK_SORT_DESCENDING);
  same =
    g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))), 0);
  g_assert_true (slot == same);
  g_assert_cmpint (sp_record_get_id (sp_record_page_get_record (page)), ==, selected);
  g_assert_true (shows (view, "第0件")); /* scrolled to */
  sp_record_list_set_filter (list, "第777件", NULL, 0);
  support_frames (view, 3);
  g_assert_true (shows (view, "第777件"));
  g_assert_false (shows (view, "第0件"));
  sp_record_list_set_filter (list, "", NULL, 0);
  support_settle ();
  support_frames (view, 3);
  g_assert_cmpuint (sp_record_list_get_n_rows (list), ==, N_MANY);
  g_assert_false (shows (view, "第777件"));
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/ledgers/add-and-edit", test_add_and_edit);
  g_test_add_func ("/ledgers/refused", test_refused);
  g_test_add_func ("/ledgers/narrow-and-copy", test_narrow_and_copy);
  g_test_add_func ("/ledgers/sort", test_sort);
  g_test_add_func ("/ledgers/many", test_many);
  g_test_add_func ("/ledgers/standing", test_standing);
  g_test_add_func ("/ledgers/counts", test_counts);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
