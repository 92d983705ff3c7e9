/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages are made when they are needed: a window whose pages nobody looked at answers as one does
 * that has them all. */
#include "app/sp-hazards-page.h"
#include "app/sp-history-page.h"
#include "app/sp-import-page.h"
#include "app/sp-ledger-page.h"
#include "app/sp-tab-page.h"
#include "core/sp-duty.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "core/sp-indicator.h"
#include "core/sp-institution.h"
#include "core/sp-supervision.h"
#include "core/sp-unit.h"
#include "window-support.h"

/* The stack that holds the pages; what was made is its children. */
static guint
count_made (SpWindow *window)
{
  GtkWidget *stack = gtk_widget_get_parent (sp_window_get_page (window, SP_PAGE_TASKS));
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (stack); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
test_made_when_needed (void)
{
  SpWindow *window = window_support_open ();

  g_assert_cmpuint (count_made (window), ==, 1);
  g_assert_null (sp_window_get_page (window, "nowhere"));
  sp_session_set_page (sp_window_get_session (window), SP_PAGE_UNITS);
  g_assert_cmpuint (count_made (window), ==, 2);
  g_assert_cmpuint (window_support_make_pages (window), ==, count_made (window));
  g_assert_cmpuint (window_support_make_pages (window), ==, count_made (window));
  window_support_close (window);
}

static int64_t
first_record (SpWindow *window, const SpRecordType *type)
{
  SpReader *reader = sp_session_get_reader (sp_window_get_session (window));
  g_autoptr (GPtrArray) all = sp_reader_load_all (reader, type, -1, 0, NULL);

  return all != NULL && all->len > 0 ? sp_record_get_id (g_ptr_array_index (all, 0)) : 0;
}

/* A link to a record of any type, or to the list of a type without any, leads where it leads in a
 * window that has all its pages. */
static void
test_links (void)
{
  SpWindow *full = window_support_open ();
  SpSession *expected = sp_window_get_session (full);

  window_support_make_pages (full);
  for (const SpRecordType *const *type = sp_record_types (); *type != NULL; type++)
    {
      int64_t id = first_record (full, *type);
      SpWindow *window;

      g_test_message ("%s %" G_GINT64_FORMAT, (*type)->table, id);
      sp_session_set_page (expected, SP_PAGE_TASKS);
      sp_session_go_to_record (expected, *type, id);
      if (g_str_equal (sp_session_get_page (expected), SP_PAGE_TASKS))
        continue; /* which every window with a file has */
      window = window_support_open ();
      sp_session_go_to_record (sp_window_get_session (window), *type, id);
      g_assert_cmpstr (sp_session_get_page (sp_window_get_session (window)), ==,
                       sp_session_get_page (expected));
      g_assert_cmpuint (count_made (window), ==, 2);
      window_support_close (window);
    }
  window_support_close (full);
}

static gboolean
has_words (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), words))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_words (child, words))
      return TRUE;
  return FALSE;
}

/* A page that is made late shows the record that the session had chosen before. */
static void
test_chosen_before (void)
{
  static const SpRecordType *const types[] = {
    &sp_unit_type,        &sp_hazard_type, &sp_enterprise_type, &sp_indicator_type,
    &sp_supervision_type, &sp_duty_type,   &sp_institution_type};

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      SpWindow *window = window_support_open ();
      SpSession *session = sp_window_get_session (window);
      int64_t id = first_record (window, types[i]);
      g_autoptr (SpRecord) record = window_support_load (window, types[i], id);
      GtkWidget *page;

      sp_session_go_to_record (session, types[i], id);
      support_settle ();
      page = sp_window_get_page (window, sp_session_get_page (session));
      g_test_message ("%s %s", types[i]->table, sp_record_get_title (record));
      WAIT_FOR (has_words (page, sp_record_get_title (record)));
      window_support_close (window);
    }
}

static void
test_history (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  int64_t unit = first_record (window, &sp_unit_type);
  const SpHistoryFilter *filter;

  sp_session_go_to_history (session, &sp_unit_type, unit);
  g_assert_cmpuint (count_made (window), ==, 2);
  filter =
    sp_history_page_get_filter (SP_HISTORY_PAGE (sp_window_get_page (window, SP_PAGE_HISTORY)));
  g_assert_cmpstr (filter->table, ==, sp_unit_type.table);
  g_assert_cmpint (filter->record, ==, unit);
  window_support_close (window);
}

/* Without a file nothing is made but what a document is looked through on. */
static void
test_import (void)
{
  SpWindow *window = sp_window_new (window_support_application ());
  g_autofree char *folder = support_folder ();
  g_autofree char *path = g_build_filename (folder, "文件.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, support_document, -1, NULL));
  gtk_window_present (GTK_WINDOW (window));
  sp_session_import (sp_window_get_session (window), file);
  support_settle ();
  WAIT_FOR (sp_import_page_get_draft (
              SP_IMPORT_PAGE (sp_window_get_page (window, SP_PAGE_IMPORT))) != NULL);
  /* Asked for: the page of tasks. */
  g_assert_cmpuint (count_made (window), ==, 2);
  window_support_close (window);
  support_remove (folder);
}

/* What was done before a page was made can be taken back, and made again, on it. */
static void
test_undo (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  g_autoptr (SpRecord) unit = sp_record_new (&sp_unit_type);
  GtkWidget *page;

  sp_record_set_text (unit, SP_UNIT_NAME, "示例县新设局");
  g_assert_true (sp_session_insert (session, unit, "新增单位"));
  sp_session_go_to_unit (session, sp_record_get_id (unit));
  support_settle ();
  page = sp_window_get_page (window, SP_PAGE_UNITS);
  WAIT_FOR (has_words (page, "示例县新设局"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  WAIT_FOR (!has_words (page, "示例县新设局"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  WAIT_FOR (has_words (page, "示例县新设局"));
  window_support_close (window);
}

static void
assert_fits (SpWindow *window, const char *what)
{
  int width = 0, height = 0;

  support_frames (GTK_WIDGET (window), 3);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, 1024, &height, NULL, NULL,
                      NULL);
  g_test_message ("%s: %d × %d", what, width, height);
  g_assert_cmpint (width, <=, 1024);
  g_assert_cmpint (height, <=, 768);
}

/* As full as a bar gets: narrowed, with a record in the detail, then with a form for a new one. */
static void
assert_ledger_fits (SpWindow *window, SpRecordPage *records, const SpLedger *ledger)
{
  const SpCondition all = {.only = (1 << SP_N_STANDINGS) - 1};
  SpFilterChip *chip = sp_record_page_get_standing_chip (records);
  g_autofree char *shot = NULL;

  if (chip != NULL)
    {
      sp_filter_chip_set_condition (chip, &all);
      g_signal_emit_by_name (chip, "changed");
    }
  sp_record_page_select (records, first_record (window, ledger->type));
  support_settle ();
  assert_fits (window, ledger->type->table);
  shot = g_strconcat ("fits-", ledger->type->table, NULL);
  support_shot (GTK_WIDGET (window), shot);
  gtk_widget_activate_action (GTK_WIDGET (records), "ledger.add", NULL);
  assert_fits (window, "new");
}

static void
assert_tabs_fit (SpWindow *window, SpTabPage *page)
{
  SpTabPageClass *klass = SP_TAB_PAGE_GET_CLASS (page);

  for (guint i = 0; i < klass->n_tabs; i++)
    {
      sp_tab_page_show_tab (page, klass->tabs[i].name);
      assert_fits (window, klass->tabs[i].name);
      if (klass->tabs[i].ledger != NULL)
        assert_ledger_fits (window,
                            SP_RECORD_PAGE (sp_tab_page_get_tab (page, klass->tabs[i].name)),
                            klass->tabs[i].ledger);
    }
}

/* The window fits a small screen on every page and every tab. */
static void
test_fits (void)
{
  SpWindow *window = window_support_open ();
  guint n = window_support_make_pages (window);
  GtkStack *stack = GTK_STACK (gtk_widget_get_parent (sp_window_get_page (window, SP_PAGE_TASKS)));

  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 768);
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (stack)); page != NULL;
       page = gtk_widget_get_next_sibling (page), n--)
    {
      sp_session_set_page (sp_window_get_session (window),
                           gtk_stack_page_get_name (gtk_stack_get_page (stack, page)));
      assert_fits (window, G_OBJECT_TYPE_NAME (page));
      if (SP_IS_TAB_PAGE (page))
        assert_tabs_fit (window, SP_TAB_PAGE (page));
      else if (SP_IS_LEDGER_PAGE (page))
        assert_ledger_fits (window, sp_ledger_page_get_records (SP_LEDGER_PAGE (page)),
                            SP_LEDGER_PAGE_GET_CLASS (page)->ledger);
      else if (SP_IS_HAZARDS_PAGE (page))
        assert_ledger_fits (window, sp_hazards_page_get_ledger (SP_HAZARDS_PAGE (page)),
                            &sp_hazard_ledger);
    }
  g_assert_cmpuint (n, ==, 0);
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/window-pages/made-when-needed", test_made_when_needed);
  g_test_add_func ("/window-pages/links", test_links);
  g_test_add_func ("/window-pages/chosen-before", test_chosen_before);
  g_test_add_func ("/window-pages/history", test_history);
  g_test_add_func ("/window-pages/import", test_import);
  g_test_add_func ("/window-pages/undo", test_undo);
  g_test_add_func ("/window-pages/fits", test_fits);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
