/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The overview of plans of 10 000 measures (40 000 reports) and 50 000 measures (1 000 000): loaded
 * first, brought up to date, after an edit with layout and drawing. Wall time in milliseconds,
 * medians and range. */
#include "chart/sp-overview-chart.h"
#include "store/sp-reader-overview.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#define N_RUNS 7
#define N_UNITS 60

typedef struct
{
  SpStore *store;
  int64_t plan, measure, units[N_UNITS];
  SpOverview *overview;
  int percent;
} Bench;

typedef void (*BenchFunc) (Bench *bench);

static int
compare (const void *a, const void *b)
{
  return *(const gint64 *)a < *(const gint64 *)b ? -1 : *(const gint64 *)a > *(const gint64 *)b;
}

static void
measure (const char *what, BenchFunc func, Bench *bench)
{
  gint64 runs[N_RUNS];

  for (int i = 0; i < N_RUNS; i++)
    {
      gint64 before = g_get_monotonic_time ();

      func (bench);
      runs[i] = g_get_monotonic_time () - before;
    }
  qsort (runs, N_RUNS, sizeof *runs, compare);
  g_print ("  %-36s %9.2f ms (%.2f-%.2f)\n", what, (double)runs[N_RUNS / 2] / 1e3,
           (double)runs[0] / 1e3, (double)runs[N_RUNS - 1] / 1e3);
}

static void
must (gboolean is_done, GError *error)
{
  if (!is_done)
    g_error ("%s", error != NULL ? error->message : "failed");
}

/* Inserts a record with integers at the given fields (ends with -1); a text at @text_field. */
static int64_t
insert (SpWrite *write, const SpRecordType *type, guint text_field, const char *text, ...)
{
  g_autoptr (SpRecord) record = sp_record_new (type);
  GError *error = NULL;
  va_list arguments;

  if (text != NULL)
    sp_record_set_text (record, text_field, text);
  va_start (arguments, text);
  for (int field = va_arg (arguments, int); field >= 0; field = va_arg (arguments, int))
    sp_record_set_integer (record, (guint)field, va_arg (arguments, int64_t));
  va_end (arguments);
  must (sp_write_insert (write, record, &error), error);
  return sp_record_get_id (record);
}

static void
fill_measure (Bench *bench, SpWrite *write, int64_t part, int number, int n_reports)
{
  SpDate first = sp_date_from_ymd (2020, 4, 1);
  int64_t id = insert (write, &sp_measure_type, SP_MEASURE_TITLE, "排查隐患，建立台账并限期整改",
                       SP_MEASURE_PLAN, bench->plan, SP_MEASURE_PART, part, SP_MEASURE_POSITION,
                       (int64_t)number, -1);

  bench->measure = number == 1000 ? id : bench->measure;
  for (int i = 0; i < 3; i++)
    insert (write, &sp_measure_unit_type, 0, NULL, SP_MEASURE_UNIT_MEASURE, id,
            SP_MEASURE_UNIT_UNIT, bench->units[(number * 7 + i * 11) % N_UNITS],
            SP_MEASURE_UNIT_ROLE, (int64_t)(i == 0 ? SP_ROLE_LEAD : SP_ROLE_RESPONSIBLE), -1);
  insert (write, &sp_deadline_type, SP_DEADLINE_TEXT, "年底前", SP_DEADLINE_MEASURE, id,
          SP_DEADLINE_DUE, (int64_t)(first + 200 + number * 37 % 800), -1);
  for (int i = 0; i < n_reports; i++)
    insert (write, &sp_progress_type, SP_PROGRESS_DONE, "正在组织整改", SP_PROGRESS_MEASURE, id,
            SP_PROGRESS_AS_OF, (int64_t)(first + 30 + i * 600 / n_reports), SP_PROGRESS_PERCENT,
            (int64_t)MIN (100, (number % 5 + 2) * 25 * (i + 1) / n_reports), -1);
}

static void
fill (Bench *bench, int n_measures, int n_reports)
{
  GError *error = NULL;
  int64_t part = 0;
  SpWrite *write = sp_write_begin (bench->store, SP_ACTION_IMPORT, "填充", &error);

  must (write != NULL, error);
  bench->plan = insert (write, &sp_plan_type, SP_PLAN_TITLE, "示例县三年行动计划",
                        SP_PLAN_FIRST_DAY, (int64_t)sp_date_from_ymd (2020, 4, 1), SP_PLAN_LAST_DAY,
                        (int64_t)sp_date_from_ymd (2022, 12, 31), -1);
  for (int i = 0; i < N_UNITS; i++)
    {
      g_autofree char *name = g_strdup_printf ("示例县第%d局", i + 1);

      bench->units[i] = insert (write, &sp_unit_type, SP_UNIT_NAME, name, SP_UNIT_KIND,
                                (int64_t)(i < 10 ? SP_UNIT_TOWNSHIP : SP_UNIT_DEPARTMENT), -1);
    }
  for (int i = 0; i < n_measures; i++)
    {
      if (i % (n_measures / 13 + 1) == 0)
        part = insert (write, &sp_part_type, SP_PART_TITLE, "专项整治", SP_PART_PLAN, bench->plan,
                       SP_PART_NUMBER, (int64_t)(i / (n_measures / 13 + 1)), SP_PART_POSITION,
                       (int64_t)i, -1);
      fill_measure (bench, write, part, i, n_reports);
    }
  must (sp_write_commit (write, &error), error);
}

static void
load (Bench *bench)
{
  GError *error = NULL;

  g_clear_pointer (&bench->overview, sp_overview_unref);
  bench->overview =
    sp_reader_load_overview (sp_store_get_reader (bench->store), bench->plan,
                             sp_date_from_ymd (2021, 9, 30), SP_DATE_NONE, NULL, &error);
  must (bench->overview != NULL, error);
}

static void
refresh (Bench *bench)
{
  GError *error = NULL;

  must (sp_reader_refresh_overview (sp_store_get_reader (bench->store), bench->overview,
                                    bench->plan, &bench->measure, 1, &error),
        error);
}

static void
edit (Bench *bench)
{
  g_autoptr (SpRecord) report = sp_record_new (&sp_progress_type);
  GError *error = NULL;

  sp_record_set_integer (report, SP_PROGRESS_MEASURE, bench->measure);
  sp_record_set_integer (report, SP_PROGRESS_AS_OF, sp_date_from_ymd (2021, 9, 29));
  sp_record_set_integer (report, SP_PROGRESS_PERCENT, ++bench->percent);
  must (sp_store_insert (bench->store, report, "填报", &error), error);
}

static void
lay_out_and_draw (Bench *bench)
{
  g_autoptr (SpOverviewLayout) layout = sp_overview_layout_new (bench->overview, FALSE, 1, 1166);
  int height = (int)sp_overview_layout_get_height (layout);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1166, height);
  cairo_t *cr = cairo_create (surface);

  sp_overview_render (cr, layout, 0, height, -1, -1);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
edit_to_drawn (Bench *bench)
{
  edit (bench);
  refresh (bench);
  lay_out_and_draw (bench);
}

static void
bench_size (int n_measures, int n_reports)
{
  Bench bench = {0};
  GError *error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("bench-overview-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "b.safetyplan", NULL);

  bench.store = sp_store_create (path, &error);
  must (bench.store != NULL, error);
  fill (&bench, n_measures, n_reports);
  g_print ("%d measures, %d reports\n", n_measures, n_measures * n_reports);
  measure ("load", load, &bench);
  measure ("bring up to date", refresh, &bench);
  measure ("lay out and draw at 1166", lay_out_and_draw, &bench);
  measure ("edit (write, journal, commit)", edit, &bench);
  measure ("edit to drawn", edit_to_drawn, &bench);
  sp_overview_unref (bench.overview);
  must (sp_store_close (bench.store, &error), error);
  g_object_unref (bench.store);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  bench_size (10000, 4);
  bench_size (50000, 20);
  return 0;
}
