/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The quarterly workbook from a file: what the store holds as of a date is what stands in the
 * sheets; what is reported later changes nothing. */
#include "report-fixture.h"
#include "report/sp-report-book.h"
#include "xlsx-reader.h"

#include <string.h>

static gboolean
write_book (ReportFixture *self, GError **error)
{
  g_autoptr (SpReportDefinition) definition = sp_report_shipped_load ("county-quarterly");
  g_autoptr (SpReport) report =
    sp_report_new (self->reader, definition, &self->options, NULL, error);

  return report != NULL &&
         sp_report_write_book (report, self->reader, self->out, NULL, NULL, NULL, error);
}

static GBytes *
write_workbook (ReportFixture *self)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;
  gsize length = 0;

  write_book (self, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (self->out, &bytes, &length, NULL));
  return g_bytes_new_take (bytes, length);
}

static SpSchedule *
load_schedule (ReportFixture *self, SpDate as_of)
{
  SpTaskFilter filter = {.plan = self->options.plan, .as_of = as_of};
  g_autoptr (GError) error = NULL;
  SpSchedule *schedule = sp_reader_load_schedule (self->reader, &filter, NULL, &error);

  g_assert_no_error (error);
  return schedule;
}

static int
get_count (XlsxReader *reader, const char *label)
{
  guint row = xlsx_reader_find_row (reader, 1, "A", label);
  g_autofree char *reference = g_strdup_printf ("C%u", row);

  g_assert_cmpuint (row, >, 0);
  return (int)g_ascii_strtoll (xlsx_reader_get_cell (reader, 1, reference, NULL), NULL, 10);
}

static void
test_totals (ReportFixture *self, gconstpointer data)
{
  static const char *const quarters[] = {"2020Q4", "2021Q1", "2021Q2", "2021Q3", "2022Q4"};

  for (guint i = 0; i < G_N_ELEMENTS (quarters); i++)
    {
      g_autoptr (SpSchedule) now = NULL;
      g_autoptr (SpSchedule) before = NULL;
      g_autoptr (XlsxReader) reader = NULL;
      SpTotals totals;
      int newly_done = 0;

      g_assert_true (sp_period_from_text (quarters[i], &self->options.period));
      g_bytes_unref (write_workbook (self));
      reader = xlsx_reader_new (self->out);
      now = load_schedule (self, self->options.period.last);
      before = load_schedule (self, self->options.period.first - 1);
      totals = sp_schedule_get_totals (now);
      for (guint k = 0; k < sp_schedule_get_n_rows (now); k++)
        newly_done += sp_schedule_get_row (now, k)->state.light == SP_LIGHT_DONE &&
                      sp_schedule_get_row (before, k)->state.light != SP_LIGHT_DONE;
      g_assert_cmpint (get_count (reader, "任务总数"), ==, (int)totals.total);
      g_assert_cmpint (get_count (reader, "完成"), ==, (int)totals.by_light[SP_LIGHT_DONE]);
      g_assert_cmpint (get_count (reader, "逾期"), ==, (int)totals.by_light[SP_LIGHT_OVERDUE]);
      g_assert_cmpint (get_count (reader, "本季度新完成"), ==, newly_done);
    }
}

static SpRecord *
make_report (SpDate as_of, const char *text)
{
  SpRecord *report = sp_record_new (&sp_progress_type);

  sp_record_set_integer (report, SP_PROGRESS_MEASURE, 2);
  sp_record_set_integer (report, SP_PROGRESS_AS_OF, as_of);
  sp_record_set_integer (report, SP_PROGRESS_PERCENT, 99);
  sp_record_set_text (report, SP_PROGRESS_DONE, text);
  return report;
}

/* All sheets but the notes, which tell of corrections. */
static GPtrArray *
read_sheets (ReportFixture *self)
{
  g_autoptr (XlsxReader) reader = NULL;
  GPtrArray *sheets = g_ptr_array_new_with_free_func (g_free);

  g_bytes_unref (write_workbook (self));
  reader = xlsx_reader_new (self->out);
  for (guint i = 0; i < xlsx_reader_get_n_sheets (reader); i++)
    {
      g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);

      if (!g_str_equal (xlsx_reader_get_sheet_name (reader, i), "说明"))
        g_ptr_array_add (sheets, g_strdup (xlsx_reader_get_part (reader, name)));
    }
  return sheets;
}

static guint
count_different (const GPtrArray *a, const GPtrArray *b)
{
  guint n = 0;

  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    n += !g_str_equal (a->pdata[i], b->pdata[i]);
  return n;
}

/* The notes tell @text. */
static gboolean
is_told (ReportFixture *self, const char *text)
{
  g_autoptr (XlsxReader) reader = xlsx_reader_new (self->out);
  guint notes = (guint)xlsx_reader_find_sheet (reader, "说明");
  guint row = xlsx_reader_find_row (reader, notes, "A", "补录更正");
  g_autofree char *reference = g_strdup_printf ("B%u", row);

  g_assert_cmpuint (row, >, 0);
  return strstr (xlsx_reader_get_cell (reader, notes, reference, NULL), text) != NULL;
}

/* Made today or then: the same, but for what was corrected since, and that is told. */
static void
test_as_of (ReportFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) first = read_sheets (self);
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) third = NULL;
  g_autoptr (SpRecord) later = make_report (sp_date_from_ymd (2021, 7, 1), "以后的事");
  g_autoptr (SpRecord) late = make_report (sp_date_from_ymd (2021, 6, 29), "补报的事");
  g_autoptr (GError) error = NULL;

  sp_store_insert (self->store, later, "登记进展", &error);
  g_assert_no_error (error);
  second = read_sheets (self);
  g_assert_cmpuint (count_different (first, second), ==, 0);
  g_assert_true (is_told (self, "进展385条"));
  sp_store_insert (self->store, late, "登记进展", &error);
  g_assert_no_error (error);
  third = read_sheets (self);
  g_assert_cmpuint (count_different (first, third), >, 0);
  g_assert_true (is_told (self, "进展386条"));
}

static void
test_name (ReportFixture *self, gconstpointer data)
{
  g_autoptr (SpReport) report = report_make (self, "county-quarterly", "2021Q2");
  g_autofree char *name = sp_report_dup_file_name (report, "xlsx");

  g_assert_cmpstr (name, ==, "示例县安全生产专项整治三年行动进展情况（2021年第二季度）.xlsx");
}

static void
test_sample_is_marked (ReportFixture *self, gconstpointer data)
{
  g_autoptr (XlsxReader) reader = NULL;

  g_bytes_unref (write_workbook (self));
  reader = xlsx_reader_new (self->out);
  for (guint i = 1; i <= xlsx_reader_get_n_sheets (reader); i++)
    {
      g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", i);

      g_assert_nonnull (strstr (xlsx_reader_get_part (reader, name), "&amp;R示例数据"));
    }
}

static void
test_no_plan (ReportFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->options.plan = 999;
  g_assert_false (write_book (self, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (self->out, G_FILE_TEST_EXISTS));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/report/quarterly-store/" name, ReportFixture, NULL, report_set_up, func,           \
              report_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("totals", test_totals);
  ADD ("as-of", test_as_of);
  ADD ("name", test_name);
  ADD ("sample-is-marked", test_sample_is_marked);
  ADD ("no-plan", test_no_plan);
  return g_test_run ();
}
