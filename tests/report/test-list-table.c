/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list in files: the same cells as CSV and as a workbook. */
#include "report/sp-list-table.h"
#include "xlsx-reader.h"

#include <glib/gstdio.h>

static const char *const heads[] = {"编号", "问题隐患", NULL};
static const char *const cells[][3] = {{"2021-0001", "通道堵塞，\"东门\"", NULL},
                                       {"2021-0002", "=登高没有系安全带", NULL}};

static gboolean
write_list (const char *path, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    g_ptr_array_add (rows, (gpointer)cells[i]);
  return sp_list_table_write ("问题隐患清单", "截至 2021-09-30，共 2 条",
                              sp_date_from_ymd (2021, 9, 30), heads, rows, path, error);
}

static void
test_csv (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sp-list-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "l.csv", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (write_list (path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==,
                   "\xef\xbb\xbf编号,问题隐患\r\n"
                   "2021-0001,\"通道堵塞，\"\"东门\"\"\"\r\n"
                   "2021-0002,\"'=登高没有系安全带\"\r\n");
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_workbook (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sp-list-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "l.xlsx", NULL);
  g_autoptr (XlsxReader) book = NULL;
  g_autoptr (GError) error = NULL;
  char type = 0;

  g_assert_true (write_list (path, &error));
  g_assert_no_error (error);
  book = xlsx_reader_new (path);
  g_assert_cmpstr (xlsx_reader_get_cell (book, 0, "A1", &type), ==, "问题隐患清单");
  g_assert_cmpstr (xlsx_reader_get_cell (book, 0, "B3", &type), ==, heads[1]);
  g_assert_cmpstr (xlsx_reader_get_cell (book, 0, "A4", &type), ==, cells[0][0]);
  g_assert_cmpstr (xlsx_reader_get_cell (book, 0, "B5", &type), ==, cells[1][1]);
  g_assert_cmpint (type, ==, 's'); /* text, no formula */
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_nowhere (void)
{
  static const char *const paths[] = {"/没有这个文件夹/l.csv", "/没有这个文件夹/l.xlsx"};

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (write_list (paths[i], &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/list-table/csv", test_csv);
  g_test_add_func ("/report/list-table/workbook", test_workbook);
  g_test_add_func ("/report/list-table/nowhere", test_nowhere);
  return g_test_run ();
}
