/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The overview of the window and the quarterly workbook are counted along different ways; as of the
 * same date they have the same figures. */
#include "core/sp-supervision.h"
#include "report-fixture.h"
#include "report/sp-report-book.h"
#include "store/sp-reader-overview.h"
#include "xlsx-reader.h"

#include <string.h>

static const struct
{
  const char *period;
  SpYmd as_of; /* year 0: the period's last day */
} dates[] = {
  {"2021Q1", {0}},
  {"2021Q2", {0}},
  {"2021Q3", {2021, 8, 20}},
};

typedef struct
{
  ReportFixture fixture;
  SpReport *report;
  SpOverview *overview;
} Sides;

static void
set_up (Sides *self, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const SpYmd *as_of = &dates[i].as_of;
  SpReader *reader;
  g_autoptr (GError) error = NULL;

  report_set_up (&self->fixture, NULL);
  reader = sp_store_get_reader (self->fixture.store);
  if (as_of->year != 0)
    self->fixture.options.as_of = sp_date_from_ymd (as_of->year, as_of->month, as_of->day);
  self->report = report_make (&self->fixture, "county-quarterly", dates[i].period);
  self->overview =
    sp_reader_load_overview (reader, self->fixture.options.plan, sp_report_get_as_of (self->report),
                             sp_report_get_period (self->report)->first - 1, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Sides *self, gconstpointer data)
{
  sp_overview_unref (self->overview);
  sp_report_free (self->report);
  report_tear_down (&self->fixture, NULL);
}

static const SpReportSheet *
find_sheet (Sides *self, const char *name)
{
  for (guint i = 0; i < sp_report_get_n_sheets (self->report); i++)
    {
      const SpReportSheet *sheet = sp_report_get_sheet (self->report, i);

      if (g_str_equal (sp_report_sheet_get_definition (sheet)->name, name))
        return sheet;
    }
  g_error ("no sheet %s", name);
}

/* The first column of @value, over @span where it has one of its own. */
static guint
find_column (const SpReportSheet *sheet, const char *value, SpReportSpan span)
{
  for (guint i = 0; i < sp_report_sheet_get_n_columns (sheet); i++)
    {
      const SpReportColumn *column = sp_report_sheet_get_column (sheet, i);

      if (g_str_equal (column->value, value) && (!column->has_span || column->span == span))
        return i;
    }
  g_error ("no column %s", value);
}

static void
walk (Sides *self, const SpReportSheet *sheet, SpReportRowFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  sp_report_sheet_foreach (sheet, sp_store_get_reader (self->fixture.store), 0, G_MAXUINT, func,
                           data, NULL, &error);
  g_assert_no_error (error);
}

/* ---- tasks ---- */

static const char *const light_values[SP_N_LIGHTS] = {
  [SP_LIGHT_DONE] = "task.done",       [SP_LIGHT_ON_TRACK] = "task.on_track",
  [SP_LIGHT_NEAR] = "task.near",       [SP_LIGHT_BEHIND] = "task.behind",
  [SP_LIGHT_OVERDUE] = "task.overdue",
};

typedef struct
{
  Sides *sides;
  const SpReportSheet *sheet;
  guint n_rows, n_totals;
} Tasks;

static double
get_number (const Tasks *self, const SpReportRow *row, const char *value, SpReportSpan span)
{
  return row->cells[find_column (self->sheet, value, span)].number;
}

static void
compare_totals (const Tasks *self, const SpReportRow *row, const SpTotals *now)
{
  g_assert_cmpfloat (get_number (self, row, "task.total", SP_REPORT_SPAN_PERIOD), ==, now->total);
  for (guint i = 0; i < SP_N_LIGHTS; i++)
    g_assert_cmpfloat (get_number (self, row, light_values[i], SP_REPORT_SPAN_PERIOD), ==,
                       now->by_light[i]);
  if (now->total > 0)
    g_assert_cmpfloat_with_epsilon (get_number (self, row, "done", SP_REPORT_SPAN_PERIOD),
                                    sp_totals_done_rate (now) / 100.0, 1e-9);
}

static void
compare_sum (const Tasks *self, const SpReportRow *row, const SpSum *sum)
{
  compare_totals (self, row, &sum->now);
  g_assert_cmpfloat (get_number (self, row, "task.newly_done", SP_REPORT_SPAN_PERIOD), ==,
                     sum->newly_done);
  g_assert_cmpfloat (get_number (self, row, "task.newly_late", SP_REPORT_SPAN_PERIOD), ==,
                     sum->newly_late);
}

static gboolean
compare_part (guint i, const SpReportRow *row, gpointer data)
{
  Tasks *self = data;
  const SpOverview *overview = self->sides->overview;

  if (row->look == SP_REPORT_ROW_TOTAL)
    {
      compare_sum (self, row, &overview->total);
      g_assert_cmpfloat_with_epsilon (get_number (self, row, "task.progress", 0),
                                      sp_totals_mean_percent (&overview->total.now) / 100.0, 1e-9);
      g_assert_cmpfloat_with_epsilon (get_number (self, row, "task.expected", 0),
                                      sp_totals_mean_expected (&overview->total.now) / 100.0, 1e-9);
      self->n_totals++;
    }
  for (guint k = 0; k < overview->parts->len && row->look == SP_REPORT_ROW_PLAIN; k++)
    {
      const SpSum *sum = overview->parts->pdata[k];

      if (sum->id == row->id)
        {
          compare_sum (self, row, sum);
          self->n_rows++;
        }
    }
  return TRUE;
}

static gboolean
compare_township (guint i, const SpReportRow *row, gpointer data)
{
  Tasks *self = data;
  GPtrArray *townships = self->sides->overview->townships;

  for (guint k = 0; k < townships->len; k++)
    {
      const SpOverviewTownship *township = townships->pdata[k];

      if (township->unit == row->id)
        {
          compare_totals (self, row, &township->now);
          self->n_rows++;
        }
    }
  return TRUE;
}

static void
test_tasks (Sides *self)
{
  Tasks parts = {self, find_sheet (self, "任务进展（按专项）"), 0, 0};
  Tasks townships = {self, find_sheet (self, "任务进展（按乡镇）"), 0, 0};

  walk (self, parts.sheet, compare_part, &parts);
  g_assert_cmpuint (parts.n_totals, ==, 1);
  g_assert_cmpuint (parts.n_rows, ==, self->overview->parts->len);
  walk (self, townships.sheet, compare_township, &townships);
  g_assert_cmpuint (townships.n_rows, ==, self->overview->townships->len);
  g_assert_cmpuint (townships.n_rows, >, 0);
}

/* ---- the drawn summary ---- */

static void
compare_figure (XlsxReader *book, const char *label, double now, double before)
{
  guint sheet = (guint)xlsx_reader_find_sheet (book, "综述");
  guint row = xlsx_reader_find_row (book, sheet, "A", label);
  const double expected[] = {now, before};

  g_assert_cmpuint (row, >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *reference = g_strdup_printf ("%c%u", "CE"[i], row);
      char type = 0;
      const char *found = xlsx_reader_get_cell (book, sheet, reference, &type);

      g_assert_cmpint (type, ==, 'n');
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (found, NULL), expected[i], 1e-9);
    }
}

static void
test_summary (Sides *self)
{
  static const char *const labels[SP_N_LIGHTS] = {
    [SP_LIGHT_DONE] = "完成",    [SP_LIGHT_ON_TRACK] = "正常",
    [SP_LIGHT_NEAR] = "临期",    [SP_LIGHT_BEHIND] = "滞后（慢于序时进度）",
    [SP_LIGHT_OVERDUE] = "逾期",
  };
  const SpOverview *overview = self->overview;
  const SpTotals *now = &overview->total.now;
  const SpTotals *before = &overview->total.before;
  g_autoptr (XlsxReader) book = NULL;
  g_autoptr (GError) error = NULL;

  sp_report_write_book (self->report, sp_store_get_reader (self->fixture.store), self->fixture.out,
                        NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  book = xlsx_reader_new (self->fixture.out);
  compare_figure (book, "任务总数", now->total, before->total);
  for (guint i = 0; i < SP_N_LIGHTS; i++)
    compare_figure (book, labels[i], now->by_light[i], before->by_light[i]);
  compare_figure (book, "完成率",
                  sp_overview_get_headline (overview, SP_HEADLINE_DONE_RATE) / 100.0,
                  sp_overview_get_former_headline (overview, SP_HEADLINE_DONE_RATE) / 100.0);
  compare_figure (book, "平均进度", sp_totals_mean_percent (now) / 100.0,
                  sp_totals_mean_percent (before) / 100.0);
  compare_figure (book, "序时进度", sp_totals_mean_expected (now) / 100.0,
                  sp_totals_mean_expected (before) / 100.0);
}

/* ---- supervision ---- */

typedef struct
{
  guint column, n;
  const char *word;
} Words;

/* Standings have a sign before their word and perhaps days behind it: ■ 逾期 11 天. */
static gboolean
count_word (guint i, const SpReportRow *row, gpointer data)
{
  Words *self = data;

  self->n += strstr (row->cells[self->column].text, self->word) != NULL;
  return TRUE;
}

static void
compare_words (Sides *self, const char *value, const SpVocabulary *words, const guint *expected)
{
  const SpReportSheet *sheet = find_sheet (self, "督办通报约谈");
  guint n = 0;

  for (guint i = 0; i < words->n_words; i++)
    {
      Words found = {find_column (sheet, value, SP_REPORT_SPAN_PERIOD), 0,
                     sp_vocabulary_label (words, (int)i)};

      walk (self, sheet, count_word, &found);
      g_assert_cmpuint (found.n, ==, expected[i]);
      n += found.n;
    }
  g_assert_cmpuint (n, ==, sp_report_sheet_get_n_rows (sheet));
  g_assert_cmpuint (n, >, 0);
}

static void
test_supervision (Sides *self)
{
  compare_words (self, "kind", &sp_supervision_kinds, self->overview->supervision_by_kind);
  compare_words (self, "standing", &sp_supervision_states, self->overview->supervision_by_state);
}

/* ---- accidents ---- */

static const char *const accident_values[] = {
  [SP_FIGURE_ACCIDENTS] = "accident.accidents",
  [SP_FIGURE_DEATHS] = "accident.deaths",
  [SP_FIGURE_INJURIES] = "accident.injuries",
};

static gboolean
compare_month (guint i, const SpReportRow *row, gpointer data)
{
  Sides *self = data;
  const SpReportSheet *sheet = find_sheet (self, "事故对比（按月）");
  guint month = (guint)sp_date_to_ymd (sp_report_get_period (self->report)->first).month - 1u + i;

  if (row->look == SP_REPORT_ROW_TOTAL)
    return TRUE;
  g_assert_cmpuint (month, <, 12);
  for (guint k = 0; k < G_N_ELEMENTS (accident_values); k++)
    g_assert_cmpfloat (
      row->cells[find_column (sheet, accident_values[k], SP_REPORT_SPAN_PERIOD)].number, ==,
      sp_accident_sum_get (&self->overview->accidents.now[month], (SpAccidentFigure)k));
  return TRUE;
}

static void
test_accidents (Sides *self)
{
  const SpReportSheet *sheet = find_sheet (self, "事故对比（按行业）");

  for (guint k = 0; k < G_N_ELEMENTS (accident_values); k++)
    {
      ReportSum sum = {.column = find_column (sheet, accident_values[k], SP_REPORT_SPAN_YEAR),
                       .span = SP_REPORT_SPAN_PERIOD};
      guint expected = 0;

      for (guint i = 0; i < 12; i++)
        expected += sp_accident_sum_get (&self->overview->accidents.now[i], (SpAccidentFigure)k);
      walk (self, sheet, report_add_cell, &sum);
      g_assert_cmpfloat (sum.total, ==, expected);
      g_assert_cmpfloat (sum.sum, ==, expected);
      g_assert_true (k != SP_FIGURE_ACCIDENTS || expected > 0);
    }
  walk (self, find_sheet (self, "事故对比（按月）"), compare_month, self);
}

/* One file for all: the sample takes longer to make than these to count. */
static void
test_all (Sides *self, gconstpointer data)
{
  test_tasks (self);
  test_summary (self);
  test_supervision (self);
  test_accidents (self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *path = g_strconcat ("/report/overview/", dates[i].period, NULL);

      g_test_add (path, Sides, GUINT_TO_POINTER (i), set_up, test_all, tear_down);
    }
  return g_test_run ();
}
