/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page 单位: the list with what waits on top, confirming, merging as an alias, adding, a unit's
 * tasks. */
#include "window-support.h"

static SpUnitPage *
open_page (SpWindow *window)
{
  SpUnitPage *page = SP_UNIT_PAGE (sp_window_get_page (window, SP_PAGE_UNITS));

  sp_session_set_page (sp_window_get_session (window), SP_PAGE_UNITS);
  WAIT_FOR (sp_unit_list_get_n_units (sp_unit_page_get_list (page)) > 0);
  return page;
}

/* The id of the unit in line @i. */
static int64_t
unit_at (SpUnitPage *page, guint i)
{
  g_autoptr (SpUnitItem) item =
    g_list_model_get_item (sp_unit_list_get_model (sp_unit_page_get_list (page)), i);

  return sp_record_get_id (sp_unit_item_get_unit (item));
}

static void
wait_for_list (SpUnitPage *page)
{
  WAIT_FOR (!sp_unit_list_is_loading (sp_unit_page_get_list (page)));
}

static void
test_pending_on_top (void)
{
  SpWindow *window = window_support_open ();
  SpUnitPage *page = open_page (window);
  g_autoptr (SpUnitItem) item =
    g_list_model_get_item (sp_unit_list_get_model (sp_unit_page_get_list (page)), 0);

  g_assert_cmpuint (sp_unit_list_get_n_pending (sp_unit_page_get_list (page)), ==, 1);
  g_assert_true (sp_unit_item_is_pending (item));
  window_support_close (window);
}

static void
test_confirm (void)
{
  SpWindow *window = window_support_open ();
  SpUnitPage *page = open_page (window);
  SpUnitList *list = sp_unit_page_get_list (page);

  sp_session_set_selected_unit (sp_window_get_session (window), unit_at (page, 0));
  gtk_widget_activate_action (GTK_WIDGET (sp_unit_page_get_detail (page)), "unit.confirm", NULL);
  wait_for_list (page);
  g_assert_cmpuint (sp_unit_list_get_n_pending (list), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  wait_for_list (page);
  g_assert_cmpuint (sp_unit_list_get_n_pending (list), ==, 1);
  window_support_close (window);
}

/* What referred to the merged name refers to the known unit, and the name finds it; undo brings all
 * back. */
static void
test_merge (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpReader *reader = sp_session_get_reader (session);
  SpUnitPage *page = open_page (window);
  int64_t pending = unit_at (page, 0);
  int64_t into = sp_reader_find_unit (reader, "县应急管理局", SP_DATE_NONE, NULL);
  g_autoptr (SpRecord) unit = window_support_load (window, &sp_unit_type, pending);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) back = NULL;
  guint n_units = sp_unit_list_get_n_units (sp_unit_page_get_list (page));

  sp_session_set_selected_unit (session, pending);
  g_assert_true (sp_unit_detail_merge (sp_unit_page_get_detail (page), into));
  wait_for_list (page);
  g_assert_cmpuint (sp_unit_list_get_n_units (sp_unit_page_get_list (page)), ==, n_units - 1);
  g_assert_cmpint (sp_reader_find_unit (reader, sp_record_get_title (unit), SP_DATE_NONE, NULL), ==,
                   into);
  left = sp_reader_load_all (reader, &sp_measure_unit_type, SP_MEASURE_UNIT_UNIT, pending, NULL);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpint (sp_session_get_selected_unit (session), ==, into);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  back = sp_reader_load_all (reader, &sp_measure_unit_type, SP_MEASURE_UNIT_UNIT, pending, NULL);
  g_assert_cmpuint (back->len, >, 0);
  g_assert_cmpint (sp_reader_find_unit (reader, sp_record_get_title (unit), SP_DATE_NONE, NULL), ==,
                   pending);
  window_support_close (window);
}

static void
test_merge_into_itself (void)
{
  SpWindow *window = window_support_open ();
  SpUnitPage *page = open_page (window);
  int64_t pending = unit_at (page, 0);

  sp_session_set_selected_unit (sp_window_get_session (window), pending);
  g_assert_false (sp_unit_detail_merge (sp_unit_page_get_detail (page), pending));
  g_assert_cmpstr (sp_window_get_message (window), !=, "");
  window_support_close (window);
}

static void
test_add_and_rename (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpUnitPage *page = open_page (window);
  SpRecordForm *form = sp_unit_detail_get_form (sp_unit_page_get_detail (page));
  SpFieldEditor *name;
  g_autoptr (SpRecord) record = NULL;

  gtk_widget_activate_action (GTK_WIDGET (page), "units.add", NULL);
  name = sp_record_form_get_editor (form, "name");
  sp_field_editor_type (name, "县气象局二分局");
  sp_field_editor_commit (name);
  record = window_support_load (window, &sp_unit_type, sp_session_get_selected_unit (session));
  g_assert_cmpstr (sp_record_get_title (record), ==, "县气象局二分局");
  window_support_close (window);
}

static void
test_tasks (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpUnitPage *page = open_page (window);
  SpUnitDetail *detail = sp_unit_page_get_detail (page);
  int64_t unit =
    sp_reader_find_unit (sp_session_get_reader (session), "县应急管理局", SP_DATE_NONE, NULL);

  sp_session_set_selected_unit (session, unit);
  WAIT_FOR (g_list_model_get_n_items (sp_unit_detail_get_tasks (detail)) > 0);
  gtk_widget_activate_action (GTK_WIDGET (detail), "unit.show-tasks", NULL);
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_TASKS);
  g_assert_cmpint (sp_session_get_filter (session)->unit, ==, unit);
  WAIT_FOR (!sp_session_is_loading (session));
  g_assert_cmpuint (sp_schedule_get_n_rows (sp_session_get_schedule (session)), ==,
                    g_list_model_get_n_items (sp_unit_detail_get_tasks (detail)));
  window_support_close (window);
}

static void
test_search (void)
{
  SpWindow *window = window_support_open ();
  SpUnitPage *page = open_page (window);
  SpUnitList *list = sp_unit_page_get_list (page);
  guint n;

  sp_unit_list_set_search (list, "公安");
  g_assert_cmpuint (g_list_model_get_n_items (sp_unit_list_get_model (list)), >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (sp_unit_list_get_model (list)), <,
                    sp_unit_list_get_n_units (list));
  n = g_list_model_get_n_items (sp_unit_list_get_model (list));
  sp_unit_list_set_search (list, "gaj"); /* by initials */
  g_assert_cmpuint (g_list_model_get_n_items (sp_unit_list_get_model (list)), ==, n);
  sp_unit_list_set_search (list, "");
  g_assert_cmpuint (g_list_model_get_n_items (sp_unit_list_get_model (list)), ==,
                    sp_unit_list_get_n_units (list));
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/units/pending-on-top", test_pending_on_top);
  g_test_add_func ("/units/confirm", test_confirm);
  g_test_add_func ("/units/merge/as-alias", test_merge);
  g_test_add_func ("/units/merge/not-into-itself", test_merge_into_itself);
  g_test_add_func ("/units/add-and-rename", test_add_and_rename);
  g_test_add_func ("/units/tasks", test_tasks);
  g_test_add_func ("/units/search", test_search);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
