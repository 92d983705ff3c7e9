/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The drawn sheets of the quarterly workbook from plain facts: everything is there, the figures
 * agree with the schedule's totals, the same facts give the same bytes. */
#include "report/sp-quarterly-private.h"
#include "test-schedule.h"
#include "xlsx-reader.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  SpQuarterlyFacts facts;
} Fixture;

static void
fill_facts (SpQuarterlyFacts *facts, guint n)
{
  sp_quarterly_facts_init (facts);
  g_free (facts->plan_title);
  facts->plan_title = g_strdup ("示例县安全生产专项整治三年行动实施方案");
  g_free (facts->prepared_by);
  facts->prepared_by = g_strdup ("示例县安委办");
  g_assert_true (sp_period_from_text ("2021Q2", &facts->period));
  facts->as_of = facts->period.last;
  if (n == 0)
    {
      facts->now = test_schedule_new_empty (facts->as_of);
      facts->before = test_schedule_new_empty (facts->period.first - 1);
      return;
    }
  facts->now = test_schedule_new (n, facts->as_of);
  facts->before = test_schedule_new (n, facts->period.first - 1);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("sp-quarterly-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "季报.xlsx", NULL);
  fill_facts (&self->facts, GPOINTER_TO_UINT (data));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  sp_quarterly_facts_clear (&self->facts);
  g_free (self->folder);
  g_free (self->path);
}

/* The sheets that are drawn. */
static gboolean
write_facts (Fixture *self, GCancellable *cancellable, GError **error)
{
  static void (*const sheets[]) (SpQuarterly *) = {sp_quarterly_add_cover,
                                                   sp_quarterly_add_overview,
                                                   sp_quarterly_add_gantt, sp_quarterly_add_notes};
  const SpBookProperties properties = {.title = "季报", .created = self->facts.as_of};
  g_autoptr (SpBook) book = sp_book_new (self->path, &properties, error);
  g_auto (SpQuarterly) quarterly = {0};

  g_assert_nonnull (book);
  sp_quarterly_init (&quarterly, &self->facts, book, cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    sheets[i](&quarterly);
  return sp_book_finish (book, cancellable, error);
}

static XlsxReader *
write_and_read (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  write_facts (self, NULL, &error);
  g_assert_no_error (error);
  return xlsx_reader_new (self->path);
}

static void
assert_number (XlsxReader *reader, guint sheet, char column, guint row, double expected)
{
  g_autofree char *reference = g_strdup_printf ("%c%u", column, row);
  char type = 0;
  double value = g_ascii_strtod (xlsx_reader_get_cell (reader, sheet, reference, &type), NULL);

  g_assert_cmpint (type, ==, 'n');
  g_assert_cmpfloat_with_epsilon (value, expected, 1e-9);
}

static void
test_sheets (Fixture *self, gconstpointer data)
{
  static const char *const names[] = {"封面", "综述", "甘特图", "说明"};
  g_autoptr (XlsxReader) reader = write_and_read (self);

  g_assert_cmpuint (xlsx_reader_get_n_sheets (reader), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (xlsx_reader_get_sheet_name (reader, i), ==, names[i]);
}

/* Figures are printed complete: landscape, one page wide, pages numbered. */
static void
test_print (Fixture *self, gconstpointer data)
{
  g_autoptr (XlsxReader) reader = write_and_read (self);
  const char *book = xlsx_reader_get_part (reader, "xl/workbook.xml");

  for (guint i = 2; i <= 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", i);
      const char *sheet = xlsx_reader_get_part (reader, name);

      g_assert_nonnull (strstr (sheet, "orientation=\"landscape\""));
      /* The summary is one page, the others as many as they need. */
      g_assert_cmpint (strstr (sheet, "fitToHeight=\"0\"") != NULL, ==, i > 2);
      g_assert_nonnull (strstr (sheet, "第 &amp;P 页，共 &amp;N 页"));
    }
  g_assert_nonnull (strstr (book, "'甘特图'!$"));
  g_assert_nonnull (xlsx_reader_get_part (reader, "xl/charts/chart2.xml"));
}

static void
test_totals (Fixture *self, gconstpointer data)
{
  g_autoptr (XlsxReader) reader = write_and_read (self);
  guint overview = (guint)xlsx_reader_find_sheet (reader, "综述");
  SpTotals totals = sp_schedule_get_totals (self->facts.now);
  guint first = xlsx_reader_find_row (reader, overview, "A", "完成");

  g_assert_cmpuint (first, >, 0);
  assert_number (reader, overview, 'C', first - 1, totals.total);
  for (guint i = 0; i < SP_N_LIGHTS; i++)
    assert_number (reader, overview, 'C', first + i, totals.by_light[i]);
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  g_autoptr (XlsxReader) reader = write_and_read (self);
  guint overview = (guint)xlsx_reader_find_sheet (reader, "综述");
  guint rate = xlsx_reader_find_row (reader, overview, "A", "完成率");
  g_autofree char *reference = g_strdup_printf ("C%u", rate);

  g_assert_cmpstr (xlsx_reader_get_cell (reader, overview, reference, NULL), ==, "/");
  g_assert_null (xlsx_reader_get_part (reader, "xl/charts/chart1.xml"));
}

/* ---- small schedules of one's own ---- */

static SpSchedule *
small_schedule (SpDate as_of, int first, int second)
{
  SpSchedule *schedule = test_schedule_new_empty (as_of);

  test_schedule_add (schedule, 1, "=任务一", sp_date_from_ymd (2021, 5, 31), first);
  test_schedule_add (schedule, 2, "任务二", SP_DATE_NONE, second);
  return schedule;
}

static void
use_small (Fixture *self)
{
  g_object_unref (self->facts.now);
  g_object_unref (self->facts.before);
  self->facts.now = small_schedule (self->facts.as_of, 100, 40);
  self->facts.before = small_schedule (self->facts.period.first - 1, 60, 20);
}

static void
test_newly_done (Fixture *self, gconstpointer data)
{
  g_autoptr (XlsxReader) reader = NULL;
  guint overview = 0;
  guint row = 0;

  use_small (self);
  reader = write_and_read (self);
  overview = (guint)xlsx_reader_find_sheet (reader, "综述");
  row = xlsx_reader_find_row (reader, overview, "A", "本季度新完成");
  assert_number (reader, overview, 'C', row, 1);
  row = xlsx_reader_find_row (reader, overview, "A", "完成率");
  assert_number (reader, overview, 'C', row, 0.5);
  assert_number (reader, overview, 'E', row, 0);
  assert_number (reader, overview, 'G', row, 50);
}

/* What units reported, by date, with who if it was not the lead. */
static void
test_notes (Fixture *self, gconstpointer data)
{
  const SpQuarterlyNote *note;

  use_small (self);
  sp_quarterly_facts_add_note (&self->facts, 1, sp_date_from_ymd (2021, 4, 20), "", "已部署", "",
                               "");
  sp_quarterly_facts_add_note (&self->facts, 1, sp_date_from_ymd (2021, 6, 20), "县公安局",
                               "已完成", "无经费", "申请经费");
  note = sp_quarterly_facts_find_note (&self->facts, 1);
  g_assert_cmpstr (note->done, ==, "（4月20日）已部署\n（6月20日 县公安局）已完成");
  g_assert_cmpstr (note->problems, ==, "（6月20日 县公安局）无经费");
  g_assert_cmpstr (sp_quarterly_facts_find_note (&self->facts, 2)->done, ==, "");
}

static void
test_gantt (Fixture *self, gconstpointer data)
{
  g_autoptr (XlsxReader) reader = NULL;
  guint sheet = 0;
  guint row = 0;
  g_autofree char *due = NULL;
  g_autofree char *after = NULL;

  use_small (self);
  reader = write_and_read (self);
  sheet = (guint)xlsx_reader_find_sheet (reader, "甘特图");
  row = xlsx_reader_find_row (reader, sheet, "B", "=任务一");
  /* Months begin with January 2020 in column G: May 2021 is the 17th. */
  due = g_strdup_printf ("W%u", row);
  after = g_strdup_printf ("X%u", row);
  g_assert_cmpstr (xlsx_reader_get_cell (reader, sheet, due, NULL), ==, "▽");
  g_assert_cmpstr (xlsx_reader_get_cell (reader, sheet, after, NULL), ==, "");
}

static void
test_same_bytes (Fixture *self, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize n_first = 0;
  gsize n_second = 0;
  g_autoptr (GError) error = NULL;

  write_facts (self, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (self->path, &first, &n_first, NULL));
  sp_quarterly_facts_clear (&self->facts);
  fill_facts (&self->facts, GPOINTER_TO_UINT (data));
  write_facts (self, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (self->path, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (write_facts (self, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

static void
test_units (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) sums = NULL;
  SpScheduleRow row = {.measure = 3,
                       .path = "三",
                       .title = "任务三",
                       .leads = "甲局、乙局、甲局",
                       .responsibles = "丙局、县应急管理局"};

  use_small (self);
  sp_schedule_add_row (self->facts.now, &row, NULL, 0);
  sums = sp_sums_by_unit (self->facts.now, self->facts.before);
  g_assert_cmpuint (sums->len, ==, 3);
  {
    const SpSum *most = g_ptr_array_index (sums, 0);

    g_assert_cmpstr (most->name, ==, "县应急管理局");
    g_assert_cmpuint (most->now.total, ==, 2);
    g_assert_cmpuint (most->n_shared, ==, 1);
    g_assert_cmpuint (most->newly_done, ==, 1);
  }
  for (guint i = 1; i < 3; i++)
    g_assert_cmpuint (((const SpSum *)g_ptr_array_index (sums, i))->now.total, ==, 1);
}

static void
test_subject (void)
{
  static const struct
  {
    const char *title;
    const char *subject;
  } cases[] = {
    {"示例县安全生产专项整治三年行动实施方案", "示例县安全生产专项整治三年行动"},
    {"示例县安全生产三年行动计划", "示例县安全生产三年行动"},
    {"示例县治本攻坚工作方案", "示例县治本攻坚"},
    {"示例县安全生产三年行动计划（2020—2022年）（示例）", "示例县安全生产三年行动"},
    {"（试行）", "（试行）"},
    {"方案", "方案"},
    {"", "安全生产行动"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpQuarterlyFacts facts = {.plan_title = (char *)cases[i].title};
      g_autofree char *subject = sp_quarterly_facts_dup_subject (&facts);

      g_assert_cmpstr (subject, ==, cases[i].subject);
    }
}

#define ADD(name, n, func)                                                                         \
  g_test_add ("/report/quarterly/" name, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sheets", 40, test_sheets);
  ADD ("print", 40, test_print);
  ADD ("totals", 300, test_totals);
  ADD ("empty", 0, test_empty);
  ADD ("newly-done", 0, test_newly_done);
  ADD ("notes", 0, test_notes);
  ADD ("gantt", 0, test_gantt);
  ADD ("same-bytes", 300, test_same_bytes);
  ADD ("cancelled", 40, test_cancelled);
  ADD ("units", 0, test_units);
  g_test_add_func ("/report/quarterly/subject", test_subject);
  return g_test_run ();
}
