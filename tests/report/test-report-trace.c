/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A figure that leads to a list says what the list says: for every quantity of the catalogue and
 * every kind of rows, on several days of the sample. */
#include "core/sp-hazard.h"
#include "core/sp-overview.h"
#include "exchange/sp-sample.h"
#include "report/sp-report-quantity.h"
#include "report/sp-report-trace.h"

#include <glib/gstdio.h>
#include <string.h>

#define ZEROS                                                                                      \
  8 /* one figure of so many that are 0 is looked at: an empty list, too, says something */

typedef struct
{
  char *folder, *path;
  SpStore *store;
  SpReader *reader;
  SpReportOptions options;
  GHashTable *traced; /* quantities that led anywhere */
  guint n_figures;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = NULL;

  self->folder = g_dir_make_tmp ("sp-trace-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "a.safetyplan", NULL);
  self->store = sp_store_create (self->path, &error);
  g_assert_no_error (error);
  sp_sample_fill (self->store, &error);
  g_assert_no_error (error);
  self->reader = sp_store_get_reader (self->store);
  plan = sp_reader_load_plan (self->reader, &error);
  g_assert_no_error (error);
  self->options.plan = sp_record_get_id (SP_RECORD (plan));
  self->traced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sp_store_close (self->store, &error);
  g_assert_no_error (error);
  g_object_unref (self->store);
  remove_all (self->folder);
  g_hash_table_unref (self->traced);
  g_free (self->folder);
  g_free (self->path);
}

/* ---- what the list says ---- */

static double
sum_tasks (Fixture *self, const SpReportTrace *trace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSchedule) schedule =
    sp_reader_load_schedule (self->reader, &trace->tasks, NULL, &error);

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
  ids = sp_reader_query (self->reader, trace->type, &filter, &error);
  g_assert_no_error (error);
  for (guint i = 0; trace->amount >= 0 && i < ids->len; i++)
    {
      g_autoptr (SpRecord) record =
        sp_reader_load (self->reader, trace->type, g_array_index (ids, int64_t, i), &error);
      g_autoptr (SpRecord) then =
        sp_reader_dup_record_then (self->reader, record, trace->as_of, &error);

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

static gboolean
check_row (guint i, const SpReportRow *row, gpointer data)
{
  Rows *rows = data;

  for (guint k = 1; k < sp_report_sheet_get_n_columns (rows->sheet); k++)
    {
      const SpReportColumn *column = sp_report_sheet_get_column (rows->sheet, k);
      g_auto (SpReportTrace) trace = {0};
      double sum;

      if (row->cells[k].number == 0 && (i + k) % ZEROS != 0)
        continue;
      if (!sp_report_sheet_trace (rows->sheet, rows->fixture->reader, row, k, &trace))
        continue;
      rows->fixture->n_figures++;
      g_hash_table_add (rows->fixture->traced, g_strdup (column->value));
      sum = sum_list (rows->fixture, &trace);
      if (ABS (sum - row->cells[k].number) > 1e-6)
        g_error ("%s: %g, list %g", trace.words, row->cells[k].number, sum);
    }
  return TRUE;
}

static void
check_definition (Fixture *self, const SpReportDefinition *definition)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpReport) report =
    sp_report_new (self->reader, definition, &self->options, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < sp_report_get_n_sheets (report); i++)
    {
      Rows rows = {self, sp_report_get_sheet (report, i)};

      if (!sp_report_rows_are_sums (sp_report_sheet_get_definition (rows.sheet)->rows))
        continue;
      sp_report_sheet_foreach (rows.sheet, self->reader, 0, G_MAXUINT, check_row, &rows, NULL,
                               &error);
      g_assert_no_error (error);
    }
}

/* Everything that can be counted for @rows, and hazards that are not major. */
static SpReportDefinition *
new_definition (SpReportRows rows, const SpReportSpan *spans, guint n_spans)
{
  static const char *const more[] = {
    "hazard.found - hazard.major_found", "hazard.rectified - hazard.major_rectified",
    "hazard.found[source=enterprise]", "enforcement.count[day]", "supervision.count[closed_on]"};
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
      SpReportColumn *column = sp_report_column_new (more[i], more[i]);

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
                                         "hazard.found - hazard.major_found"};

  for (guint t = 0; t < G_N_ELEMENTS (times); t++)
    for (int rows = SP_ROWS_NOTHING; rows <= SP_ROWS_QUARTER; rows++)
      {
        g_autoptr (SpReportDefinition) definition =
          new_definition ((SpReportRows)rows, times[t].spans, G_N_ELEMENTS (times[t].spans));

        g_test_message ("%s %s", times[t].period, sp_vocabulary_code (&sp_report_rows, rows));
        g_assert_true (sp_period_from_text (times[t].period, &self->options.period));
        self->options.as_of = sp_date_from_iso (times[t].as_of);
        check_definition (self, definition);
      }
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (!g_hash_table_contains (self->traced, expected[i]))
      g_error ("%s leads nowhere", expected[i]);
  g_test_message ("%u figures of %u quantities", self->n_figures, g_hash_table_size (self->traced));
}

/* Rates, differences and words lead nowhere; the shipped forms' figures lead where they say. */
static void
test_shipped (Fixture *self, gconstpointer data)
{
  static const char *const periods[] = {"2021Q2", "2021-06", "2021Q2", "2021H1", "2021", "2021"};
  g_auto (GStrv) names = sp_report_shipped_list ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (SpReportDefinition) definition = sp_report_shipped_load (names[i]);

      g_assert_true (sp_period_from_text (periods[definition->period], &self->options.period));
      check_definition (self, definition);
    }
  g_assert_cmpuint (self->n_figures, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/report-trace/figures", Fixture, NULL, set_up, test_figures, tear_down);
  g_test_add ("/report-trace/shipped", Fixture, NULL, set_up, test_shipped, tear_down);
  return g_test_run ();
}
