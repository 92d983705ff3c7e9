/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The half-yearly report of the sample: its figures are those that plain SQL counts, it says so
 * where there are no facts, it is the same file for the same facts, and what cannot be made is
 * refused without half a file. */
#include "base/sp-error.h"
#include "exchange/sp-sample.h"
#include "office-check.h"
#include "report/sp-halfyear.h"
#include "report/sp-period-tables.h"
#include "report/sp-period-words.h"
#include "store/sp-write.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  char *folder, *path;
  SpStore *store;
  SpPeriodOptions options;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = NULL;

  self->folder = g_dir_make_tmp ("halfyear-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "a.safetyplan", NULL);
  self->store = sp_store_create (self->path, &error);
  g_assert_no_error (error);
  sp_sample_fill (self->store, &error);
  g_assert_no_error (error);
  plan = sp_reader_load_plan (sp_store_get_reader (self->store), &error);
  g_assert_no_error (error);
  self->options.plan = sp_record_get_id (SP_RECORD (plan));
  g_assert_true (sp_period_from_text ("2021H1", &self->options.period));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", self->folder);

  g_assert_true (sp_store_close (self->store, NULL));
  g_clear_object (&self->store);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (self->folder);
  g_free (self->path);
}

static SpPeriodFacts *
load (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  SpPeriodFacts *facts =
    sp_period_facts_load (sp_store_get_reader (self->store), &self->options, NULL, &error);

  g_assert_no_error (error);
  return facts;
}

/* ---- figures against SQL ---- */

/* A number by a statement of its own, past all readers; 0 for NULL. */
static double
query (Fixture *self, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  double value;

  g_assert_cmpint (sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_double (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return value;
}

static void
assert_says (const char *text, const char *format, ...)
{
  g_autofree char *words = NULL;
  va_list arguments;

  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (strstr (text, words) == NULL)
    g_test_message ("“%s” is not in: %s", words, text);
  g_assert_nonnull (strstr (text, words));
}

#define IN_PERIOD " BETWEEN '2021-01-01' AND '2021-06-30'"

static void
test_accidents (Fixture *self, gconstpointer data)
{
  g_autoptr (SpPeriodFacts) facts = load (self);
  g_autofree char *text = sp_period_words_dup_accidents (facts);

  assert_says (text, "发生各类事故%.0f起、死亡%.0f人、受伤%.0f人",
               query (self, "SELECT count(*) FROM accident WHERE happened_on" IN_PERIOD),
               query (self, "SELECT sum(deaths) FROM accident WHERE happened_on" IN_PERIOD),
               query (self, "SELECT sum(coalesce(serious_injuries,0) + coalesce(light_injuries,0))"
                            " FROM accident WHERE happened_on" IN_PERIOD));
  assert_says (text, "2019年全年发生事故%.0f起、死亡%.0f人",
               query (self, "SELECT (SELECT count(*) FROM accident WHERE happened_on LIKE '2019%')"
                            " + coalesce((SELECT sum(accidents) FROM accident_total"
                            " WHERE year = 2019), 0)"),
               query (self, "SELECT coalesce((SELECT sum(deaths) FROM accident WHERE happened_on"
                            " LIKE '2019%'), 0) + coalesce((SELECT sum(deaths) FROM accident_total"
                            " WHERE year = 2019), 0)"));
}

/* Hazards of the sample that are found in the period, and how their steps say they went. */
static void
test_hazards (Fixture *self, gconstpointer data)
{
  g_autoptr (SpPeriodFacts) facts = load (self);
  g_autofree char *text = sp_period_words_dup_hazards (facts);
  static const char not_revoked[] =
    " AND NOT EXISTS (SELECT 1 FROM hazard_step s WHERE s.hazard = h.id AND s.kind = 'revoke'"
    " AND s.day <= '2021-06-30')";
  g_autofree char *found =
    g_strdup_printf ("SELECT count(*) FROM hazard h WHERE h.found_on" IN_PERIOD "%s", not_revoked);
  g_autofree char *major = g_strdup_printf (
    "SELECT count(*) FROM hazard h WHERE h.grade = 'major' AND h.found_on" IN_PERIOD "%s",
    not_revoked);
  /* Applied for acceptance in the period and, by its end, not sent back after that. */
  g_autofree char *rectified = g_strdup_printf (
    "SELECT count(*) FROM hazard h WHERE h.found_on <= '2021-06-30'%s AND EXISTS"
    " (SELECT 1 FROM hazard_step a WHERE a.hazard = h.id AND a.kind = 'apply' AND a.day" IN_PERIOD
    " AND NOT EXISTS (SELECT 1 FROM hazard_step r WHERE r.hazard = h.id AND r.kind IN"
    " ('return', 'reopen') AND r.id > a.id AND r.day <= '2021-06-30'))",
    not_revoked);
  g_autofree char *open = g_strdup_printf (
    "SELECT count(*) FROM hazard h WHERE h.found_on >= (SELECT first_day FROM plan) AND h.found_on"
    " <= '2021-06-30'%s AND coalesce((SELECT s.kind FROM hazard_step s WHERE s.hazard = h.id AND"
    " s.day <= '2021-06-30' AND s.kind IN ('close', 'reopen', 'transfer') ORDER BY s.day DESC,"
    " s.id DESC LIMIT 1), 'reopen') = 'reopen'",
    not_revoked);

  assert_says (text, "本期排查隐患%.0f项，整改%.0f项", query (self, found),
               query (self, rectified));
  assert_says (text, "其中重大隐患%.0f项", query (self, major));
  assert_says (text, "截至2021年6月30日未销号%.0f项", query (self, open));
}

static void
test_measures (Fixture *self, gconstpointer data)
{
  g_autoptr (SpPeriodFacts) facts = load (self);
  g_autofree char *text = sp_period_words_dup_progress (facts);
  g_autofree char *duties = sp_period_words_dup_duties (facts);

  assert_says (text, "计划的%.0f项任务",
               query (self, "SELECT count(*) FROM measure WHERE kind = 'measure'"));
  assert_says (text, "时限延期%.0f项",
               query (self, "SELECT count(DISTINCT d.measure) FROM extension e JOIN deadline d"
                            " ON d.id = e.deadline WHERE e.granted_on" IN_PERIOD));
  assert_says (duties, "联络员会议应办%.0f次",
               query (self,
                      "SELECT count(*) FROM duty_occurrence o JOIN duty d ON d.id = o.duty"
                      " WHERE d.kind = 'liaison' AND NOT o.is_cancelled AND o.due" IN_PERIOD));
}

static void
test_rest (Fixture *self, gconstpointer data)
{
  g_autoptr (SpPeriodFacts) facts = load (self);
  g_autofree char *enforcement = sp_period_words_dup_enforcement (facts);
  g_autofree char *supervision = sp_period_words_dup_supervision (facts);
  g_autofree char *institutions = sp_period_words_dup_institutions (facts);
  g_autofree char *risks = sp_period_words_dup_risks (facts);

  assert_says (enforcement, "检查企业%.0f家",
               query (self, "SELECT sum(enterprises) FROM enforcement WHERE day" IN_PERIOD));
  assert_says (enforcement, "罚款%.2f万元",
               query (self, "SELECT sum(fines) FROM enforcement WHERE day" IN_PERIOD));
  assert_says (supervision, "发出督办%.0f件",
               query (self, "SELECT count(*) FROM supervision WHERE kind = 'urge' AND"
                            " issued_on" IN_PERIOD));
  assert_says (supervision, "累计%.0f件，其中已办结%.0f件",
               query (self, "SELECT count(*) FROM supervision WHERE issued_on <= '2021-06-30'"),
               query (self, "SELECT count(*) FROM supervision WHERE issued_on <= '2021-06-30'"
                            " AND closed_on <= '2021-06-30'"));
  assert_says (institutions, "其中本期出台%.0f项",
               query (self, "SELECT count(DISTINCT institution) FROM institution_step WHERE"
                            " state = 'issued' AND day" IN_PERIOD));
  assert_says (risks, "风险点%.0f个",
               query (self, "SELECT count(*) FROM risk_point WHERE"
                            " coalesce(listed_on, '') <= '2021-06-30' AND"
                            " coalesce(withdrawn_on, '9') > '2021-06-30'"));
}

/* Made of the same facts the sections say, wherever they stand: the text of the paper holds each.
 */
static void
test_paper (Fixture *self, gconstpointer data)
{
  static const char *const words[] = {
    "示例县安全生产专项整治三年行动\n2021年上半年工作总结报告\n",
    "县委、县人民政府：\n",
    "一、总体进展\n",
    "二、主要指标和事故情况\n",
    "三、隐患排查治理情况\n",
    "四、制度措施建设情况\n",
    "五、风险分级管控情况\n",
    "六、执法检查和督查督办情况\n",
    "七、存在的主要问题\n",
    "八、下步工作安排\n",
    "附件：1．任务进展汇总表（按专项）\n",
    "2021年【　】月【　】日\n",
    "附件1\n",
  };
  g_autoptr (SpPeriodFacts) facts = load (self);
  g_autoptr (SpOfficialPaper) paper = sp_halfyear_paper_new (facts);
  g_autofree char *text = sp_official_paper_dup_text (paper);
  g_autofree char *total = g_strdup_printf ("｜合计｜%u｜", facts->overview->total.now.total);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_says (text, "%s", words[i]);
  assert_says (text, "%s", total);
}

/* What is counted in sentences is listed in annexes: overdue measures and those due next. */
static void
test_lists (Fixture *self, gconstpointer data)
{
  static const char *const periods[] = {"2020H2", "2021H1", "2021H2", "2022H1", "2022H2"};

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autoptr (SpPeriodFacts) facts = NULL;
      guint n_due, n_late;

      g_assert_true (sp_period_from_text (periods[i], &self->options.period));
      facts = load (self);
      n_due = sp_period_facts_count_due (facts, SP_DUE_MEASURE, &n_late);
      g_assert_cmpuint (sp_period_tables_count_measures (facts, SP_PERIOD_MEASURES_DUE), ==, n_due);
      g_assert_cmpuint (sp_period_tables_count_measures (facts, SP_PERIOD_MEASURES_OVERDUE), ==,
                        n_late);
      g_assert_cmpuint (n_late, ==, facts->overview->total.now.by_light[SP_LIGHT_OVERDUE]);
      g_assert_cmpuint (sp_period_tables_count_measures (facts, SP_PERIOD_MEASURES_DONE), ==,
                        facts->overview->total.newly_done);
    }
}

/* ---- files ---- */

static void
test_file_name (Fixture *self, gconstpointer data)
{
  SpReader *reader = sp_store_get_reader (self->store);
  g_autoptr (GError) error = NULL;
  g_autofree char *name =
    sp_period_dup_file_name (reader, &self->options, "工作/总结", ".docx", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "示例县安全生产专项整治三年行动2021年上半年工作_总结.docx");
  self->options.plan = 99;
  g_assert_null (sp_period_dup_file_name (reader, &self->options, "总结", ".docx", &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
}

static GBytes *
write_file (Fixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;
  gsize length = 0;

  sp_halfyear_write (sp_store_get_reader (self->store), &self->options, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_bytes_new_take (bytes, length);
}

static void
test_same_bytes (Fixture *self, gconstpointer data)
{
  static const char *const names[] = {"a.docx", "a.pdf"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) first = write_file (self, names[i]);
      g_autoptr (GBytes) second = write_file (self, names[i]);

      g_assert_true (g_bytes_equal (first, second));
    }
}

static void
test_python_docx (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "a.docx", NULL);
  g_autoptr (GBytes) bytes = write_file (self, "a.docx");
  g_autoptr (SpPeriodFacts) facts = load (self);
  g_autofree char *outline = office_check_dup_outline (path);

  if (outline == NULL)
    {
      g_test_skip ("python-docx is not installed");
      return;
    }
  assert_says (outline, "\nHeading1|一、总体进展\n");
  assert_says (outline, "\nrow||合计|%u|", facts->overview->total.now.total);
  assert_says (outline, "\nsection|1|297|28 26 35 37\n");
  assert_says (outline, "\ncreated|2021-06-30 00:00:00\n");
}

/* ---- no facts, bad input ---- */

/* A file with nothing but an empty plan. */
static void
test_no_facts (void)
{
  Fixture self = {0};
  g_autoptr (SpRecord) plan = sp_record_new (&sp_plan_type);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPeriodFacts) facts = NULL;
  g_autoptr (SpOfficialPaper) paper = NULL;
  g_autofree char *text = NULL;

  self.folder = g_dir_make_tmp ("halfyear-XXXXXX", NULL);
  self.path = g_build_filename (self.folder, "a.safetyplan", NULL);
  self.store = sp_store_create (self.path, &error);
  g_assert_no_error (error);
  sp_record_set_text (plan, SP_PLAN_TITLE, "示例县安全生产工作方案");
  sp_record_set_integer (plan, SP_PLAN_FIRST_DAY, sp_date_from_ymd (2020, 9, 1));
  sp_record_set_integer (plan, SP_PLAN_LAST_DAY, sp_date_from_ymd (2022, 12, 31));
  sp_store_insert (self.store, plan, "登记", &error);
  g_assert_no_error (error);
  self.options.plan = sp_record_get_id (plan);
  g_assert_true (sp_period_from_text ("2021H1", &self.options.period));
  facts = load (&self);
  paper = sp_halfyear_paper_new (facts);
  text = sp_official_paper_dup_text (paper);
  assert_says (text, "计划没有任务。");
  assert_says (text, "计划没有设置量化指标。");
  assert_says (text, "全县未接报生产安全事故；2019年同期也没有记录。");
  assert_says (text, "文件里没有2019年的事故数据");
  assert_says (text, "隐患排查治理情况未接报");
  assert_says (text, "制度措施清单还没有内容");
  assert_says (text, "企业安全风险点清单未接报");
  assert_says (text, "执法检查和处罚情况未接报");
  assert_says (text, "督办、通报、约谈等事项未接报");
  assert_says (text, "没有逾期、滞后、超期和未达成的事项");
  g_assert_null (strstr (text, "附件："));
  tear_down (&self, NULL);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  SpReader *reader = sp_store_get_reader (self->store);
  g_autofree char *path = g_build_filename (self->folder, "a.docx", NULL);
  g_autofree char *text = g_build_filename (self->folder, "a.txt", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_halfyear_write (reader, &self->options, self->folder, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (sp_halfyear_write (reader, &self->options, text, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_clear_error (&error);
  self->options.as_of = sp_date_from_ymd (2020, 12, 31);
  g_assert_false (sp_halfyear_write (reader, &self->options, path, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_clear_error (&error);
  self->options.as_of = SP_DATE_NONE;
  g_assert_true (sp_period_from_text ("2019H2", &self->options.period));
  g_assert_false (sp_halfyear_write (reader, &self->options, path, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "2019年下半年"));
  g_clear_error (&error);
  self->options.plan = 99;
  g_assert_false (sp_halfyear_write (reader, &self->options, path, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (sp_halfyear_write (reader, &self->options, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What is reported later changes nothing of what stood on the day. */
static void
test_as_of (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) first = write_file (self, "a.docx");
  g_autoptr (GBytes) second = NULL;
  g_autoptr (SpRecord) report = sp_record_new (&sp_progress_type);
  g_autoptr (GError) error = NULL;

  sp_record_set_integer (report, SP_PROGRESS_MEASURE, 2);
  sp_record_set_integer (report, SP_PROGRESS_AS_OF, sp_date_from_ymd (2021, 7, 1));
  sp_record_set_integer (report, SP_PROGRESS_PERCENT, 99);
  sp_store_insert (self->store, report, "登记进展", &error);
  g_assert_no_error (error);
  second = write_file (self, "a.docx");
  g_assert_true (g_bytes_equal (first, second));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add ("/report/halfyear/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("accidents", test_accidents);
  ADD ("hazards", test_hazards);
  ADD ("measures", test_measures);
  ADD ("rest", test_rest);
  ADD ("paper", test_paper);
  ADD ("lists", test_lists);
  ADD ("file-name", test_file_name);
  ADD ("same-bytes", test_same_bytes);
  ADD ("python-docx", test_python_docx);
  ADD ("refused", test_refused);
  ADD ("as-of", test_as_of);
#undef ADD
  g_test_add_func ("/report/halfyear/no-facts", test_no_facts);
  return g_test_run ();
}
