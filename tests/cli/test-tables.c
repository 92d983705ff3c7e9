/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ledgers out of a file and into another one by way of tables: what comes in is what went out, from
 * every kind of table, and what is refused comes back to be mended. */
#include "runner.h"

#include "package-fixture.h"
#include "store/sp-reader.h"

#include <signal.h>
#include <string.h>

static void
assert_has (Runner *self, const char *text)
{
  if (strstr (self->out, text) == NULL)
    g_error ("“%s” is not in:\n%s", text, self->out);
}

static char *
dup_export (Runner *self, const char *file, const char *kind, const char *format)
{
  g_autofree char *command = g_strdup_printf ("export %s %s --format=%s", file, kind, format);

  runner_expect (self, 0, command);
  return g_strdup (self->out);
}

static void
delete_all (SpStore *store, const SpRecordType *type)
{
  g_autoptr (GPtrArray) all = sp_reader_load_all (sp_store_get_reader (store), type, -1, 0, NULL);
  g_autoptr (SpWrite) write = sp_write_begin (store, SP_ACTION_EDIT, "清空", NULL);

  for (guint i = 0; i < all->len; i++)
    g_assert_true (
      sp_write_delete (write, type, sp_record_get_id (g_ptr_array_index (all, i)), NULL));
  g_assert_true (sp_write_commit (write, NULL));
}

/* A file with the sample's plan and units and without one ledger's rows. */
static void
empty (Runner *self, const char *table)
{
  g_autofree char *from = runner_path (self, "a.safetyplan");
  g_autofree char *to = runner_path (self, "b.safetyplan");
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (SpStore) store = NULL;

  g_assert_true (g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
  store = sp_store_open (to, SP_STORE_OPEN_DEFAULT, NULL);
  g_assert_nonnull (store);
  delete_all (store, sp_record_type_by_table (table));
  g_assert_true (sp_store_close (store, NULL));
}

/* Out of one file, into another: the same, as JSON and as CSV. */
static void
test_round_trip (Runner *self, gconstpointer data)
{
  static const struct
  {
    const char *kind, *table, *verb;
  } cases[] = {
    {"accidents", "accident", "accident b.safetyplan add"},
    {"accident-totals", "accident_total", "accident b.safetyplan total"},
    {"milestones", "milestone", "indicator b.safetyplan milestone"},
    {"indicator-values", "indicator_value", "indicator b.safetyplan value"},
    {"duties", "duty", "duty b.safetyplan import"},
    {"supervisions", "supervision", "supervise b.safetyplan import"},
    {"enforcements", "enforcement", "enforcement b.safetyplan import"},
  };
  static const char *const formats[] = {"json", "csv"};

  runner_expect (self, 0, "demo a.safetyplan");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint f = 0; f < G_N_ELEMENTS (formats); f++)
      {
        g_autofree char *out = dup_export (self, "a.safetyplan", cases[i].kind, formats[f]);
        g_autofree char *command = g_strdup_printf ("%s --input table", cases[i].verb);
        g_autofree char *back = NULL;

        g_test_message ("%s %s", cases[i].kind, formats[f]);
        g_assert_cmpuint (strlen (out), >, 200);
        empty (self, cases[i].table);
        runner_write (self, "table", out, -1);
        runner_expect (self, 0, command);
        back = dup_export (self, "b.safetyplan", cases[i].kind, formats[f]);
        g_assert_cmpstr (back, ==, out);
      }
}

static void
test_indicators (Runner *self, gconstpointer data)
{
  g_autofree char *out = NULL;
  g_autofree char *back = NULL;

  runner_expect (self, 0, "demo a.safetyplan");
  out = dup_export (self, "a.safetyplan", "indicators", "json");
  empty (self, "indicator");
  runner_write (self, "table.json", out, -1);
  runner_expect (self, 0, "indicator b.safetyplan add --input table.json");
  back = dup_export (self, "b.safetyplan", "indicators", "json");
  g_assert_cmpstr (back, ==, out);
}

/* Reports are held to the rules when they come in, so what they are is compared, not all of them.
 */
static void
test_progress (Runner *self, gconstpointer data)
{
  g_autofree char *out = NULL;
  g_autofree char *back = NULL;

  runner_expect (self, 0, "demo a.safetyplan");
  out = dup_export (self, "a.safetyplan", "progress", "json");
  g_assert_nonnull (strstr (out, "\"measure\": \""));
  empty (self, "progress");
  runner_write (self, "table.json", out, -1);
  runner_expect (self, 0, "progress b.safetyplan --input table.json --reason 补录 --partial");
  assert_has (self, "0 行没有登记");
  back = dup_export (self, "b.safetyplan", "progress", "csv");
  g_assert_nonnull (strstr (back, "补录"));
}

#define T(place, text) "<c r='" place "' t='inlineStr'><is><t>" text "</t></is></c>"
#define ROW(number, cells) "<row r='" number "'>" cells "</row>"

/* A workbook goes in as a table of text does; what is refused comes back as one. */
static void
test_workbook (Runner *self, gconstpointer data)
{
  static const char sheet[] = "<sheetData>" ROW ("1", T ("A1", "执法台账"))
    ROW ("2", T ("A2", "日期") T ("B2", "企业名称") T ("C2", "罚款（元）"))
      ROW ("3", "<c r='A3'><v>36342</v></c>" T ("B3", "甲厂") "<c r='C3'><v>15000</v></c>")
        ROW ("4", T ("A4", "七月") T ("B4", "乙厂")) "</sheetData>";
  g_autoptr (GBytes) bytes = package_fixture_xlsx (sheet, NULL, NULL);
  gsize length = 0;
  const char *book = g_bytes_get_data (bytes, &length);
  g_autofree char *path = runner_path (self, "bad.csv");
  g_autofree char *refused = NULL;
  g_autoptr (GString) mended = NULL;

  runner_expect (self, 0, "demo a.safetyplan");
  runner_write (self, "book", book, (gssize)length);
  runner_expect (self, 0, "enforcement a.safetyplan import -i book --partial --refused bad.csv");
  assert_has (self, "“表一”第 4 行 A 列“日期”写的是“七月”：");
  assert_has (self, "“罚款（元）”换算成“罚款（万元）”");
  assert_has (self, "已存入 1 条，共 2 行");
  runner_expect (self, 0, "enforcement a.safetyplan sum --by total --period 1999 --format=json");
  assert_has (self, "\"fines\": 1.5,");
  g_assert_true (g_file_get_contents (path, &refused, NULL, NULL));
  mended = g_string_new (refused);
  g_string_replace (mended, "七月", "1999年7月2日", 1);
  runner_write (self, "bad.csv", mended->str, -1);
  runner_expect (self, 0, "enforcement a.safetyplan import -i bad.csv");
  assert_has (self, "已存入 1 条，共 1 行");
}

static void
test_measures (Runner *self, gconstpointer data)
{
  runner_expect (self, 0, "demo a.safetyplan");
  runner_expect (self, 0,
                 "supervise a.safetyplan add --date 2021-06-01 --set 事项=督办两项 --measure 1 "
                 "--measure 2");
  runner_expect (self, 0, "list a.safetyplan supervision-measures --format=csv");
  g_assert_nonnull (strstr (strstr (self->out, "督办两项") + 1, "督办两项"));
  runner_expect (self, 1,
                 "supervise a.safetyplan add --date 2021-06-01 --set 事项=没有的任务 --measure "
                 "99999");
  runner_expect (self, 0, "list a.safetyplan supervisions --format=csv");
  g_assert_null (strstr (self->out, "没有的任务"));
}

/* A table that takes its time. */
static void
write_long_table (Runner *self)
{
  g_autoptr (GString) csv = g_string_new ("编号,问题隐患,排查日期\n");

  for (guint i = 0; i < 30000; i++)
    g_string_append_printf (csv, "T-%05u,第%u处护栏缺失,2021-03-01\n", i, i);
  runner_write (self, "long.csv", csv->str, (gssize)csv->len);
}

/* Reads what @process says on standard error up to a line that begins with @what. */
static void
wait_for_line (GDataInputStream *lines, const char *what)
{
  g_autofree char *line = NULL;

  do
    {
      g_free (line);
      line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
      g_assert_nonnull (line);
    }
  while (!g_str_has_prefix (line, what));
}

/* Ctrl+C while a table is read, judged, stored: one sentence, a status of its own, nothing kept. */
static void
test_stop (Runner *self, gconstpointer data)
{
  static const char *const moments[] = {"读表", "核对", "存入"};

  runner_expect (self, 0, "new a.safetyplan");
  write_long_table (self);
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (GSubprocess) process =
        runner_start (self, "hazard a.safetyplan import --input long.csv --progress");
      g_autoptr (GDataInputStream) lines =
        g_data_input_stream_new (g_subprocess_get_stderr_pipe (process));
      g_autofree char *last = NULL;

      wait_for_line (lines, moments[i]);
      g_subprocess_send_signal (process, SIGINT);
      wait_for_line (lines, "safetyplanctl：已按要求停下");
      last = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
      g_assert_null (last);
      g_assert_true (g_subprocess_wait (process, NULL, NULL));
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 130);
      runner_expect (self, 0, "list a.safetyplan hazards --format=csv");
      g_assert_null (strstr (self->out, "护栏缺失"));
      runner_expect (self, 0, "check a.safetyplan");
    }
  /* It tells how far it is only where it is asked to, or on a terminal. */
  runner_expect (self, 0, "hazard a.safetyplan import --input long.csv");
  assert_has (self, "已存入 30000 条");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Runner *self, gconstpointer data);
  } tests[] = {
    {"/cli/tables/round-trip", test_round_trip}, {"/cli/tables/indicators", test_indicators},
    {"/cli/tables/progress", test_progress},     {"/cli/tables/workbook", test_workbook},
    {"/cli/tables/measures", test_measures},     {"/cli/tables/stop", test_stop},
  };

  g_test_init (&argc, &argv, NULL);
  runner_set_program (argv[1]);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Runner, NULL, runner_set_up, tests[i].test, runner_tear_down);
  return g_test_run ();
}
