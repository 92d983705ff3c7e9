/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A figure that leads to a list says what the list says: for every quantity of the catalogue and
 * every kind of rows, on several days of the sample. */
#include "core/sp-hazard.h"
#include "core/sp-institution.h"
#include "core/sp-overview.h"
#include "report-fixture.h"
#include "report/sp-report-quantity.h"
#include "report/sp-report-trace.h"

#include <string.h>

#define ZEROS                                                                                      \
  8 /* one figure of so many that are 0 is looked at: an empty list, too, says something */

typedef struct
{
  ReportFixture file;
  GHashTable *traced; /* quantities that led anywhere */
  guint n_figures;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  report_set_up (&self->file, data);
  self->traced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_hash_table_unref (self->traced);
  report_tear_down (&self->file, data);
}

/* ---- what the list says ---- */

static double
sum_tasks (Fixture *self, const SpReportTrace *trace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSchedule) schedule =
    sp_reader_load_schedule (self->file.reader, &trace->tasks, NULL, &error);

  g_assert_no_error (error);
  return sp_schedule_get_n_rows (schedule);
}

static double
get_amount (SpRecord *record, int field)
{
  return sp_record_get_record_type (record)->fields[field].type == SP_TYPE_REAL
           ? sp_record_get_real (record, (guint)field)
           : (double)sp_record_get_integer (record, (guint)field);
}

static double
sum_list (Fixture *self, const SpReportTrace *trace)
{
  const SpRecordFilter filter = {.conditions =
                                   (const SpCondition *)(gconstpointer)trace->conditions->data,
                                 .n_conditions = trace->conditions->len,
                                 .as_of = trace->as_of};
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  double sum = 0;

  if (trace->type == &sp_measure_type)
    return sum_tasks (self, trace);
  ids = sp_reader_query (self->file.reader, trace->type, &filter, &error);
  g_assert_no_error (error);
  for (guint i = 0; trace->amount >= 0 && i < ids->len; i++)
    {
      g_autoptr (SpRecord) record =
        sp_reader_load (self->file.reader, trace->type, g_array_index (ids, int64_t, i), &error);
      g_autoptr (SpRecord) then =
        sp_reader_dup_record_then (self->file.reader, record, trace->as_of, &error);

      g_assert_no_error (error);
      sum += get_amount (then, trace->amount);
    }
  return trace->amount >= 0 ? sum : ids->len;
}

/* ---- figures ---- */

typedef struct
{
  Fixture *fixture;
  const SpReportSheet *sheet;
} Rows;

/* What the lists say of the figure; FALSE: one side of a rate has none, so they do not say it. */
static gboolean
combine (Fixture *self, const GPtrArray *traces, gboolean is_rate, double *figure)
{
  double sides[2] = {0};
  gboolean has[2] = {FALSE, FALSE};

  for (guint i = 0; i < traces->len; i++)
    {
      const SpReportTrace *trace = traces->pdata[i];
      double sum = sum_list (self, trace);

      sides[trace->is_below] += trace->is_minus ? -sum : sum;
      has[trace->is_below] = TRUE;
      g_assert_cmpint (trace->is_whole, ==, traces->len == 1 && !is_rate && !trace->is_minus);
    }
  g_assert_true (is_rate || !has[TRUE]);
  if (is_rate && !(has[FALSE] && has[TRUE]))
    return FALSE;
  *figure = is_rate ? sides[FALSE] / sides[TRUE] : sides[FALSE];
  return TRUE;
}

static gboolean
check_row (guint i, const SpReportRow *row, gpointer data)
{
  Rows *rows = data;

  for (guint k = 1; k < sp_report_sheet_get_n_columns (rows->sheet); k++)
    {
      const SpReportColumn *column = sp_report_sheet_get_column (rows->sheet, k);
      gboolean is_rate = *column->over != '\0';
      g_autoptr (GPtrArray) traces = NULL;
      double sum;

      if (row->cells[k].number == 0 && (i + k) % ZEROS != 0)
        continue;
      traces = sp_report_sheet_trace (rows->sheet, rows->fixture->file.reader, row, k);
      if (traces->len == 0 || !combine (rows->fixture, traces, is_rate, &sum))
        continue;
      rows->fixture->n_figures++;
      g_hash_table_add (rows->fixture->traced,
                        g_strconcat (column->value, is_rate ? " / " : NULL, column->over, NULL));
      if (ABS (sum - row->cells[k].number) > 1e-6)
        g_error ("%s: %g, list %g", ((const SpReportTrace *)traces->pdata[0])->words,
                 row->cells[k].number, sum);
    }
  return TRUE;
}

static void
check_definition (Fixture *self, const SpReportDefinition *definition)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpReport) report =
    sp_report_new (self->file.reader, definition, &self->file.options, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < sp_report_get_n_sheets (report); i++)
    {
      Rows rows = {self, sp_report_get_sheet (report, i)};

      if (!sp_report_rows_are_sums (sp_report_sheet_get_definition (rows.sheet)->rows))
        continue;
      sp_report_sheet_foreach (rows.sheet, self->file.reader, 0, G_MAXUINT, check_row, &rows, NULL,
                               &error);
      g_assert_no_error (error);
    }
}

/* Everything that can be counted for @rows, and hazards that are not major. */
static SpReportDefinition *
new_definition (SpReportRows rows, const SpReportSpan *spans, guint n_spans)
{
  static const struct
  {
    const char *value, *over;
  } more[] = {
    {"hazard.found - hazard.major_found", ""},
    {"hazard.rectified - hazard.major_rectified", ""},
    {"hazard.found[source=enterprise]", ""},
    {"enforcement.count[day]", ""},
    {"supervision.count[closed_on]", ""},
    {"institution.count[issued_on]", ""},
    {"institution.count[issued_on,kind=mechanism|system]", ""},
    {"institution.count[state=issued]", ""},
    {"listing.count[delisted_on]", ""},
    {"listing.count[level=county]", ""},
    {"hazard.found - hazard.rectified", ""},
    {"hazard.found + enforcement.count + task.done", ""},
    {"hazard.found - hazard.major_found - hazard.rectified + hazard.major_rectified", ""},
    {"hazard.rectified", "hazard.found"},
    {"hazard.found - hazard.major_found", "hazard.found"},
    {"task.done", "task.total"},
    {"task.progress", "task.total"},
  };
  g_autoptr (SpReportDefinition) shipped = sp_report_shipped_load ("county-form");
  SpReportSheetDefinition *sheet = sp_report_sheet_definition_new ();
  g_autoptr (GPtrArray) choices = sp_report_list_quantities (rows);

  g_ptr_array_set_size (shipped->sheets, 0);
  g_ptr_array_add (shipped->sheets, sheet);
  shipped->period = SP_REPORT_ANY;
  sheet->rows = rows;
  sheet->total = SP_TOTAL_LAST;
  sheet->has_subtotals = rows == SP_ROWS_INDUSTRY;
  g_array_append_vals (sheet->spans, spans, n_spans);
  g_ptr_array_add (sheet->columns, sp_report_column_new ("title", "名称"));
  for (guint i = 0; i < choices->len; i++)
    g_ptr_array_add (sheet->columns,
                     sp_report_column_new (((const SpReportChoice *)choices->pdata[i])->value,
                                           ((const SpReportChoice *)choices->pdata[i])->label));
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    {
      SpReportColumn *column = sp_report_column_new (more[i].value, more[i].value);

      g_free (column->over);
      column->over = g_strdup (more[i].over);
      g_ptr_array_add (sheet->columns, column);
      if (!sp_report_definition_check (shipped, NULL))
        g_ptr_array_remove_index (sheet->columns, sheet->columns->len - 1);
    }
  return g_steal_pointer (&shipped);
}

static void
test_figures (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *period, *as_of; /* "": the period's last day */
    SpReportSpan spans[2];
  } times[] = {
    {"2021Q2", "", {SP_REPORT_SPAN_PERIOD, SP_REPORT_SPAN_PLAN}},
    {"2021Q3", "2021-08-10", {SP_REPORT_SPAN_YEAR, SP_REPORT_SPAN_PREVIOUS}},
    {"2021-02", "2021-06-30", {SP_REPORT_SPAN_PERIOD, SP_REPORT_SPAN_FORMER}},
    {"2021", "", {SP_REPORT_SPAN_BASE, SP_REPORT_SPAN_SAME}},
  };
  static const char *const expected[] = {"hazard.found",
                                         "hazard.major_found",
                                         "hazard.rectified",
                                         "hazard.closed",
                                         "hazard.open",
                                         "hazard.overdue",
                                         "hazard.spent",
                                         "task.total",
                                         "task.overdue",
                                         "task.newly_done",
                                         "risk.red",
                                         "risk.points",
                                         "accident.accidents",
                                         "accident.deaths",
                                         "enforcement.fines",
                                         "supervision.count",
                                         "hazard.found - hazard.major_found",
                                         "institution.count",
                                         "institution.count[issued_on]",
                                         "enterprise.count",
                                         "listing.count",
                                         "listing.count[level=county]",
                                         "hazard.found - hazard.rectified",
                                         "hazard.found + enforcement.count + task.done",
                                         "hazard.rectified / hazard.found",
                                         "task.done / task.total"};

  for (guint t = 0; t < G_N_ELEMENTS (times); t++)
    for (int rows = SP_ROWS_NOTHING; rows <= SP_ROWS_QUARTER; rows++)
      {
        g_autoptr (SpReportDefinition) definition =
          new_definition ((SpReportRows)rows, times[t].spans, G_N_ELEMENTS (times[t].spans));

        g_test_message ("%s %s", times[t].period, sp_vocabulary_code (&sp_report_rows, rows));
        g_assert_true (sp_period_from_text (times[t].period, &self->file.options.period));
        self->file.options.as_of = sp_date_from_iso (times[t].as_of);
        check_definition (self, definition);
      }
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (!g_hash_table_contains (self->traced, expected[i]))
      g_error ("%s leads nowhere", expected[i]);
  g_test_message ("%u figures of %u quantities", self->n_figures, g_hash_table_size (self->traced));
}

/* Words lead nowhere; the shipped forms' figures lead where they say. */
static void
test_shipped (Fixture *self, gconstpointer data)
{
  static const char *const periods[] = {"2021Q2", "2021-06", "2021Q2", "2021H1", "2021", "2021"};
  g_auto (GStrv) names = sp_report_shipped_list ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (SpReportDefinition) definition = sp_report_shipped_load (names[i]);

      g_assert_true (sp_period_from_text (periods[definition->period], &self->file.options.period));
      check_definition (self, definition);
    }
  g_assert_cmpuint (self->n_figures, >, 100);
}

/* ---- terms ---- */

typedef struct
{
  guint column;
  double number;
} Figure;

static gboolean
take_figure (guint i, const SpReportRow *row, gpointer data)
{
  Figure *self = data;

  self->number = row->cells[self->column].number;
  return FALSE;
}

static double
get_figure (Fixture *self, const SpReportDefinition *definition, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpReport) report =
    sp_report_new (self->file.reader, definition, &self->file.options, NULL, &error);
  const SpReportSheet *sheet = sp_report_get_sheet (report, 0);
  Figure figure = {0};

  while (!g_str_equal (sp_report_sheet_get_column (sheet, figure.column)->value, value))
    figure.column++;
  sp_report_sheet_foreach (sheet, self->file.reader, 0, 1, take_figure, &figure, NULL, &error);
  g_assert_no_error (error);
  return figure.number;
}

typedef struct
{
  Fixture *fixture;
  const SpReportSheet *sheet;
  guint column;
  GPtrArray *labels; /* NULL-terminated */
} Labels;

static gboolean
list_labels (guint i, const SpReportRow *row, gpointer data)
{
  Labels *self = data;
  g_autoptr (GPtrArray) traces =
    sp_report_sheet_trace (self->sheet, self->fixture->file.reader, row, self->column);

  self->labels = g_ptr_array_new_with_free_func (g_free);
  for (guint k = 0; k < traces->len; k++)
    g_ptr_array_add (self->labels, g_strdup (((const SpReportTrace *)traces->pdata[k])->label));
  g_ptr_array_add (self->labels, NULL);
  return FALSE;
}

static guint
count_traces (Fixture *self, const SpReportDefinition *definition, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpReport) report =
    sp_report_new (self->file.reader, definition, &self->file.options, NULL, &error);
  Labels labels = {self, sp_report_get_sheet (report, 0), 0, NULL};
  guint n;

  while (!g_str_equal (sp_report_sheet_get_column (labels.sheet, labels.column)->value, value))
    labels.column++;
  sp_report_sheet_foreach (labels.sheet, self->file.reader, 0, 1, list_labels, &labels, NULL,
                           &error);
  g_assert_no_error (error);
  n = labels.labels->len - 1;
  g_ptr_array_unref (labels.labels);
  return n;
}

/* A hazard that is listed a second time counts twice and is one row: the figure leads nowhere. */
static void
test_listed_twice (Fixture *self, gconstpointer data)
{
  static const SpReportSpan plan = SP_REPORT_SPAN_PLAN;
  g_autoptr (SpReportDefinition) definition = new_definition (SP_ROWS_NOTHING, &plan, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) listings =
    sp_reader_load_all (self->file.reader, &sp_listing_type, -1, 0, &error);
  g_autoptr (SpRecord) again = sp_record_new (&sp_listing_type);
  const guint same[] = {SP_LISTING_HAZARD, SP_LISTING_LISTED_ON, SP_LISTING_DEADLINE};

  g_assert_true (sp_period_from_text ("2021Q4", &self->file.options.period));
  g_assert_cmpuint (count_traces (self, definition, "listing.count"), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    sp_record_set_integer (again, same[i], sp_record_get_integer (listings->pdata[0], same[i]));
  sp_record_set_integer (again, SP_LISTING_LEVEL, SP_LISTING_PROVINCE);
  sp_record_set_text (again, SP_LISTING_OFFICE, "省安委办");
  sp_store_insert (self->file.store, again, "挂牌", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_traces (self, definition, "listing.count"), ==, 0);
}

/* A report of a plan counts what is of it, as the page lists it. */
static void
test_plans (Fixture *self, gconstpointer data)
{
  SpRecord *records[] = {sp_record_new (&sp_plan_type), sp_record_new (&sp_institution_type)};
  static const SpReportSpan plan = SP_REPORT_SPAN_PLAN;
  g_autoptr (SpReportDefinition) definition = new_definition (SP_ROWS_NOTHING, &plan, 1);
  g_autoptr (GError) error = NULL;
  double before;

  g_assert_true (sp_period_from_text ("2021Q2", &self->file.options.period));
  before = get_figure (self, definition, "institution.count");
  sp_record_set_text (records[0], SP_PLAN_TITLE, "示例县另一行动");
  sp_record_set_integer (records[0], SP_PLAN_FIRST_DAY, sp_date_from_ymd (2020, 4, 1));
  sp_record_set_integer (records[0], SP_PLAN_LAST_DAY, sp_date_from_ymd (2022, 12, 31));
  sp_record_set_text (records[1], SP_INSTITUTION_NAME, "渡口管理办法");
  sp_record_set_integer (records[1], SP_INSTITUTION_PLANNED_ON, sp_date_from_ymd (2021, 5, 1));
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      if (i > 0)
        sp_record_set_integer (records[i], SP_INSTITUTION_PLAN, sp_record_get_id (records[0]));
      sp_store_insert (self->file.store, records[i], "登记", &error);
      g_assert_no_error (error);
    }
  check_definition (self, definition);
  g_assert_cmpfloat (get_figure (self, definition, "institution.count"), ==, before);
  self->file.options.plan = sp_record_get_id (records[0]);
  g_assert_cmpfloat (get_figure (self, definition, "institution.count"), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    g_object_unref (records[i]);
}

/* What a person chooses among: signs and sides, with terms that come to nothing left out. */
static void
test_terms (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *value, *over;
    const char *labels; /* joined by | */
  } cases[] = {
    {"hazard.found", "", "排查隐患"},
    {"hazard.found - hazard.major_found", "", "排查隐患（一般）"},
    {"hazard.found[source=enterprise|expert]", "", "排查隐患（企业自查、专家诊断）"},
    {"hazard.found[source=enterprise] - hazard.major_found[source=enterprise]", "",
     "排查隐患（一般，企业自查）"},
    {"hazard.found - hazard.rectified", "", "加：排查隐患|减：已整改"},
    {"hazard.found - hazard.major_found - hazard.rectified + hazard.major_rectified", "",
     "加：排查隐患（一般）|减：已整改（一般）"},
    {"hazard.major_found + hazard.found - hazard.major_found", "", "排查隐患"},
    {"hazard.found - hazard.found", "", ""},
    {"hazard.rectified", "hazard.found", "分子：已整改|分母：排查隐患"},
    {"hazard.found - hazard.rectified", "hazard.found",
     "分子加：排查隐患|分子减：已整改|分母：排查隐患"},
    {"hazard.rectified - hazard.major_rectified", "hazard.found - hazard.major_found",
     "分子：已整改（一般）|分母：排查隐患（一般）"},
    {"task.progress", "task.total", "分母：任务总数"},
    {"task.progress + hazard.found", "", ""},
  };

  g_assert_true (sp_period_from_text ("2021Q2", &self->file.options.period));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const SpReportSpan plan = SP_REPORT_SPAN_PLAN;
      g_autoptr (SpReportDefinition) definition = new_definition (SP_ROWS_NOTHING, &plan, 1);
      SpReportSheetDefinition *sheet = definition->sheets->pdata[0];
      SpReportColumn *column = sp_report_column_new (cases[i].value, "数");
      g_autoptr (GError) error = NULL;
      g_autoptr (SpReport) report = NULL;
      Labels labels = {self, NULL, 1, NULL};
      g_autofree char *joined = NULL;

      g_free (column->over);
      column->over = g_strdup (cases[i].over);
      g_ptr_array_set_size (sheet->columns, 1);
      g_ptr_array_add (sheet->columns, column);
      report = sp_report_new (self->file.reader, definition, &self->file.options, NULL, &error);
      g_assert_no_error (error);
      labels.sheet = sp_report_get_sheet (report, 0);
      sp_report_sheet_foreach (labels.sheet, self->file.reader, 0, 1, list_labels, &labels, NULL,
                               &error);
      joined = g_strjoinv ("|", (char **)labels.labels->pdata);
      g_assert_cmpstr (joined, ==, cases[i].labels);
      g_ptr_array_unref (labels.labels);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/report-trace/figures", Fixture, NULL, set_up, test_figures, tear_down);
  g_test_add ("/report-trace/listed-twice", Fixture, NULL, set_up, test_listed_twice, tear_down);
  g_test_add ("/report-trace/plans", Fixture, NULL, set_up, test_plans, tear_down);
  g_test_add ("/report-trace/terms", Fixture, NULL, set_up, test_terms, tear_down);
  g_test_add ("/report-trace/shipped", Fixture, NULL, set_up, test_shipped, tear_down);
  return g_test_run ();
}
