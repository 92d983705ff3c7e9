/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal in files: the same lines as CSV and as a workbook. */
#include "report/sp-history-table.h"
#include "xlsx-reader.h"

#include <glib/gstdio.h>

static const struct
{
  int64_t action;
  const char *when, *who, *label, *table, *sentence;
} history[] = {
  {12, "2021-09-28 10:11:12", "张示例（县应急管理局）", "登记进展", "progress",
   "新增任务“排查道路, 一期”的进展“2021-09-28”"},
  {3, "2021-09-01 08:00:00", "=李示例", "导入计划", "", "导入计划：共 60 处改动"},
};

static char *
write_lines (SpHistoryFormat format, const char *folder)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, format == SP_HISTORY_CSV ? "h.csv" : "h.xlsx", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (history); i++)
    {
      SpHistoryLine *line = g_new0 (SpHistoryLine, 1); /* its texts are not its own */

      line->action = history[i].action;
      line->when = (char *)history[i].when;
      line->who = (char *)history[i].who;
      line->label = (char *)history[i].label;
      line->table = (char *)history[i].table;
      line->sentence = (char *)history[i].sentence;
      g_ptr_array_add (lines, line);
    }
  g_assert_true (sp_history_table_write (lines, "任务“排查道路”", sp_date_from_ymd (2021, 9, 30),
                                         format, path, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static void
test_csv (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sp-history-XXXXXX", NULL);
  g_autofree char *path = write_lines (SP_HISTORY_CSV, folder);
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==,
                   "\xef\xbb\xbf时间,操作人,操作号,操作,类别,内容\r\n"
                   "2021-09-28 10:11:12,张示例（县应急管理局）,12,登记进展,进展,"
                   "\"新增任务“排查道路, 一期”的进展“2021-09-28”\"\r\n"
                   "2021-09-01 08:00:00,\"'=李示例\",3,导入计划,,导入计划：共 60 处改动\r\n");
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_workbook (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sp-history-XXXXXX", NULL);
  g_autofree char *path = write_lines (SP_HISTORY_XLSX, folder);
  g_autoptr (XlsxReader) book = xlsx_reader_new (path);
  guint row = xlsx_reader_find_row (book, 0, "A", history[0].when);
  g_autofree char *who = g_strdup_printf ("B%u", row);
  g_autofree char *sentence = g_strdup_printf ("F%u", row);
  g_autofree char *next = g_strdup_printf ("B%u", row + 1);
  char type;

  g_assert_cmpuint (row, >, 1);
  g_assert_cmpstr (xlsx_reader_get_cell (book, 0, who, &type), ==, history[0].who);
  g_assert_cmpstr (xlsx_reader_get_cell (book, 0, sentence, &type), ==, history[0].sentence);
  g_assert_cmpstr (xlsx_reader_get_cell (book, 0, next, &type), ==, history[1].who);
  g_assert_cmpint (type, ==, 's'); /* text, no formula */
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_nowhere (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (int format = SP_HISTORY_CSV; format <= SP_HISTORY_XLSX; format++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sp_history_table_write (lines, "", sp_date_today (), (SpHistoryFormat)format,
                                              "/没有这个文件夹/h", NULL, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/history-table/csv", test_csv);
  g_test_add_func ("/report/history-table/workbook", test_workbook);
  g_test_add_func ("/report/history-table/nowhere", test_nowhere);
  return g_test_run ();
}
