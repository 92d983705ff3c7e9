/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of a table by way of the check list: what it shows, columns that are changed, rows that go
 * in and rows that go back. */
#include "app/sp-supervision-page.h"
#include "app/sp-wait-window.h"
#include "core/sp-supervision.h"
#include "window-support.h"

#include <glib/gstdio.h>
#include <string.h>

static SpRecordPage *
open_enforcement (SpWindow *window)
{
  SpSupervisionPage *page = SP_SUPERVISION_PAGE (sp_window_get_page (window, SP_PAGE_SUPERVISION));

  sp_session_set_page (sp_window_get_session (window), SP_PAGE_SUPERVISION);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.show-tab", "s", SP_TAB_ENFORCEMENT);
  support_frames (GTK_WIDGET (window), 3);
  return SP_RECORD_PAGE (sp_tab_page_get_tab (SP_TAB_PAGE (page), SP_TAB_ENFORCEMENT));
}

static SpRecordImport *
read_text (SpRecordPage *page, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  SpRecordImport *list = sp_record_page_read_table (page, bytes, "表");

  g_assert_nonnull (list);
  WAIT_FOR (!sp_record_import_is_busy (list));
  support_frames (GTK_WIDGET (list), 3);
  return list;
}

static int64_t
count (SpWindow *window)
{
  return sp_reader_count (sp_session_get_reader (sp_window_get_session (window)),
                          &sp_enforcement_type, NULL);
}

/* Activates @action, or destroys the window, and waits until nothing holds it any more. */
static void
end (SpRecordImport *list, const char *action)
{
  gpointer left = list;

  g_object_add_weak_pointer (G_OBJECT (list), &left);
  if (action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (list), action, NULL);
  else
    gtk_window_destroy (GTK_WINDOW (list));
  WAIT_FOR (left == NULL);
}

/* Good rows go in as one action, others are shown with their reason and stay out. */
static void
test_rows (void)
{
  SpWindow *window = window_support_open ();
  SpRecordPage *page = open_enforcement (window);
  int64_t before = count (window);
  SpRecordImport *list =
    read_text (page, "日期\t企业\t罚款（万元）\n2021-09-01\t甲厂\t1\n不知道\t乙厂\t2\n"
                     "2021-09-03\t丙厂\t3\n合计\t\t6\n");

  g_assert_cmpuint (sp_record_import_get_n_shown (list), ==, 4);
  g_assert_cmpstr (sp_record_import_get_summary (list), ==,
                   "新增 2 行 · 不读 1 行 · 不合要求 1 行");
  gtk_widget_activate_action (GTK_WIDGET (list), "rows.only-problems", NULL);
  g_assert_cmpuint (sp_record_import_get_n_shown (list), ==, 1);
  g_assert_cmpint (count (window), ==, before);
  end (list, "rows.accept");
  g_assert_cmpint (count (window), ==, before + 2);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpint (count (window), ==, before);
  window_support_close (window);
}

static SpWaitWindow *
find_wait_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (SP_IS_WAIT_WINDOW (window))
        return SP_WAIT_WINDOW (window);
    }
  return NULL;
}

/* So many rows are taken back beside the window, which says so; stopped, they are all still there,
 * and can be taken back again. */
static void
test_many (void)
{
  enum
  {
    N_ROWS = 4000
  };
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpRecordPage *page = open_enforcement (window);
  int64_t before = count (window);
  g_autoptr (GString) text = g_string_new ("日期\t企业\n");

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (text, "2021-09-01\t第%u厂\n", i);
  end (read_text (page, text->str), "rows.accept");
  g_assert_cmpint (count (window), ==, before + N_ROWS);
  for (guint round = 0; round < 2; round++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
      g_assert_nonnull (find_wait_window ());
      g_assert_nonnull (strstr (sp_session_get_writing_text (session), "从表格导入"));
      if (round == 0)
        gtk_widget_activate_action (GTK_WIDGET (find_wait_window ()), "wait.stop", NULL);
      WAIT_FOR (sp_session_get_writing_text (session) == NULL);
      g_assert_null (find_wait_window ());
      g_assert_cmpint (count (window), ==, before + (round == 0 ? N_ROWS : 0));
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  WAIT_FOR (sp_session_get_writing_text (session) == NULL);
  g_assert_cmpint (count (window), ==, before + N_ROWS);
  window_support_close (window);
}

/* The window goes while rows are taken back: the file is as it was, or as it was to be. */
static void
test_closed_while_many (void)
{
  enum
  {
    N_ROWS = 4000
  };
  SpWindow *window = window_support_open ();
  SpRecordPage *page = open_enforcement (window);
  g_autoptr (GString) text = g_string_new ("日期\t企业\n");

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (text, "2021-09-01\t第%u厂\n", i);
  end (read_text (page, text->str), "rows.accept");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  window_support_close (window);
}

/* Rows copied without their heads are taken as the form's fields; a person says what they are. */
static void
test_columns (void)
{
  SpWindow *window = window_support_open ();
  SpRecordPage *page = open_enforcement (window);
  SpRecordImport *list = read_text (page, "2021-09-01\t甲厂\n2021-09-02\t\"乙\n厂\"\n");
  SpRecordDraft *draft = sp_record_import_get_draft (list);
  g_autoptr (SpRecord) record = NULL;

  g_assert_cmpint (sp_record_draft_get_field (draft, 0), ==, SP_ENFORCEMENT_DAY);
  g_assert_cmpuint (sp_record_draft_count (draft, SP_DRAFT_REFUSED), ==, 2);
  sp_record_import_choose_field (list, 1, SP_ENFORCEMENT_ENTERPRISE);
  WAIT_FOR (!sp_record_import_is_busy (list));
  draft = sp_record_import_get_draft (list);
  g_assert_cmpuint (sp_record_draft_count (draft, SP_DRAFT_NEW), ==, 2);
  record =
    sp_record_draft_make (draft, sp_session_get_reader (sp_window_get_session (window)), 1, NULL);
  g_assert_cmpstr (sp_record_get_text (record, SP_ENFORCEMENT_ENTERPRISE), ==, "乙\n厂");
  end (list, "rows.close");
  window_support_close (window);
}

static void
test_no_table (void)
{
  SpWindow *window = window_support_open ();
  SpRecordPage *page = open_enforcement (window);
  SpRecordImport *list = read_text (page, "%PDF-1.4");

  g_assert_null (sp_record_import_get_draft (list));
  g_assert_nonnull (strstr (sp_record_import_get_sentence (list), "不是表格"));
  end (list, NULL);
  window_support_close (window);
}

static void
test_refused (void)
{
  SpWindow *window = window_support_open ();
  SpRecordPage *page = open_enforcement (window);
  SpRecordImport *list = read_text (page, "日期,企业\n不知道,乙厂\n");
  g_autofree char *path = NULL;
  g_autofree char *csv = NULL;
  int file = g_file_open_tmp ("rows-XXXXXX.csv", &path, NULL);

  g_close (file, NULL);
  g_assert_true (sp_record_import_write_refused (list, path));
  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  g_assert_nonnull (strstr (csv, "退回原因\r\n不知道,乙厂,"));
  g_unlink (path);
  end (list, NULL);
  window_support_close (window);
}

/* The window closes while rows are being read and while they are being stored. */
static void
test_closed (void)
{
  SpWindow *window = window_support_open ();
  SpRecordPage *page = open_enforcement (window);
  g_autoptr (GString) text = g_string_new ("日期,企业\n");
  g_autoptr (GBytes) bytes = NULL;
  int64_t before = count (window);
  SpRecordImport *list;

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (text, "2021-09-01,第%u厂\n", i);
  bytes = g_bytes_new (text->str, text->len);
  list = sp_record_page_read_table (page, bytes, "表");
  end (list, NULL);
  list = read_text (page, text->str);
  gtk_widget_activate_action (GTK_WIDGET (list), "rows.accept", NULL);
  g_assert_true (sp_record_import_is_busy (list));
  end (list, NULL);
  g_assert_cmpint (count (window), ==, before);
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/record-import/rows", test_rows);
  g_test_add_func ("/record-import/many", test_many);
  g_test_add_func ("/record-import/closed-while-many", test_closed_while_many);
  g_test_add_func ("/record-import/columns", test_columns);
  g_test_add_func ("/record-import/no-table", test_no_table);
  g_test_add_func ("/record-import/refused", test_refused);
  g_test_add_func ("/record-import/closed", test_closed);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
