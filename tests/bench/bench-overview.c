/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The overview of plans of 10 000 measures (40 000 reports), 50 000 measures (1 000 000), and the
 * same with extensions and ticked occurrences: loaded first, as of other dates, after edits,
 * brought up to date, with layout and drawing. CPU time in milliseconds, medians and range. Option:
 * a file to use, made with the largest plan if it is not there, and kept. */
#include "chart/sp-overview-chart.h"
#include "core/sp-extension.h"
#include "core/sp-occurrence.h"
#include "store/sp-reader-overview.h"

#include <glib/gstdio.h>
#include <malloc.h>
#include <stdlib.h>
#include <time.h>

#define N_RUNS 9
#define N_UNITS 60

typedef struct
{
  SpStore *store;
  int64_t plan, measure, units[N_UNITS];
  SpOverview *overview;
  SpDate as_of;
  int percent;
  gboolean has_changes; /* extensions and ticks */
} Bench;

#define AS_OF sp_date_from_ymd (2021, 9, 30)

typedef void (*BenchFunc) (Bench *bench);

static int
compare (const void *a, const void *b)
{
  double left = *(const double *)a;
  double right = *(const double *)b;

  return left < right ? -1 : left > right;
}

static double
cpu_ms (void)
{
  struct timespec cpu;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &cpu);
  return (double)cpu.tv_sec * 1e3 + (double)cpu.tv_nsec / 1e6;
}

/* @prepare, which may be NULL, is not counted. */
static void
measure (const char *what, BenchFunc prepare, BenchFunc func, Bench *bench)
{
  double runs[N_RUNS];

  for (int i = 0; i < N_RUNS; i++)
    {
      double before;

      if (prepare != NULL)
        prepare (bench);
      before = cpu_ms ();
      func (bench);
      runs[i] = cpu_ms () - before;
    }
  qsort (runs, N_RUNS, sizeof *runs, compare);
  g_print ("  %-36s %9.2f ms (%.2f-%.2f)\n", what, runs[N_RUNS / 2], runs[0], runs[N_RUNS - 1]);
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
set_target (SpWrite *write, int64_t measure)
{
  g_autoptr (SpRecord) target = sp_record_new (&sp_target_type);
  GError *error = NULL;

  sp_record_set_integer (target, SP_TARGET_MEASURE, measure);
  sp_record_set_integer (target, SP_TARGET_OP, SP_TARGET_AT_LEAST);
  sp_record_set_real (target, SP_TARGET_VALUE, 95);
  sp_record_set_text (target, SP_TARGET_MEASURED_IN, "%");
  sp_record_set_text (target, SP_TARGET_TEXT, "重大隐患整改率达到95%以上");
  must (sp_write_insert (write, target, &error), error);
}

/* A deadline put off twice: once before the dates looked at, once among them. */
static void
extend (SpWrite *write, int64_t measure, SpDate due)
{
  int64_t deadline =
    insert (write, &sp_deadline_type, SP_DEADLINE_TEXT, "年底前", SP_DEADLINE_MEASURE, measure,
            SP_DEADLINE_DUE, (int64_t)due + 60, SP_DEADLINE_ORIGINAL_DUE, (int64_t)due, -1);

  for (int i = 0; i < 2; i++)
    insert (write, &sp_extension_type, SP_EXTENSION_REASON, "施工受阻", SP_EXTENSION_DEADLINE,
            deadline, SP_EXTENSION_GRANTED_ON, (int64_t)sp_date_from_ymd (2020, 12, 10) + i * 240,
            SP_EXTENSION_OLD_DUE, (int64_t)due + i * 30, SP_EXTENSION_NEW_DUE,
            (int64_t)due + i * 30 + 30, -1);
}

/* A quarter's recurring deadline, ticked off four times. */
static void
tick (SpWrite *write, int64_t measure)
{
  SpPeriod quarter = sp_period_containing (sp_date_from_ymd (2020, 4, 1), SP_PERIOD_QUARTER);
  int64_t deadline =
    insert (write, &sp_deadline_type, SP_DEADLINE_TEXT, "每季度", SP_DEADLINE_MEASURE, measure,
            SP_DEADLINE_KIND, (int64_t)SP_DEADLINE_RECURRING, SP_DEADLINE_RECURRENCE,
            (int64_t)SP_RECURRENCE_QUARTER, -1);

  for (int i = 0; i < 4; i++, quarter = sp_period_next (&quarter))
    insert (write, &sp_deadline_occurrence_type, 0, NULL, SP_DEADLINE_OCCURRENCE_DEADLINE, deadline,
            SP_DEADLINE_OCCURRENCE_PERIOD_START, (int64_t)quarter.first, SP_DEADLINE_OCCURRENCE_DUE,
            (int64_t)quarter.last, SP_DEADLINE_OCCURRENCE_DONE_ON, (int64_t)quarter.last - 5, -1);
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
  if (number % 3 == 0)
    set_target (write, id);
  if (bench->has_changes && number % 4 == 0)
    extend (write, id, first + 200 + number * 37 % 800);
  else
    insert (write, &sp_deadline_type, SP_DEADLINE_TEXT, "年底前", SP_DEADLINE_MEASURE, id,
            SP_DEADLINE_DUE, (int64_t)(first + 200 + number * 37 % 800), -1);
  if (bench->has_changes && number % 5 == 0)
    tick (write, id);
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

/* A connection that has read nothing yet. */
static void
reopen (Bench *bench)
{
  g_autofree char *path = g_strdup (sp_store_get_path (bench->store));
  GError *error = NULL;

  g_clear_pointer (&bench->overview, sp_overview_unref);
  must (sp_store_close (bench->store, &error), error);
  g_clear_object (&bench->store);
  bench->store = sp_store_open (path, SP_STORE_OPEN_DEFAULT, &error);
  must (bench->store != NULL, error);
}

static void
load_as_of (Bench *bench, SpDate as_of)
{
  GError *error = NULL;

  g_clear_pointer (&bench->overview, sp_overview_unref);
  bench->overview = sp_reader_load_overview (sp_store_get_reader (bench->store), bench->plan, as_of,
                                             SP_DATE_NONE, NULL, &error);
  must (bench->overview != NULL, error);
}

static void
load (Bench *bench)
{
  load_as_of (bench, AS_OF);
}

/* A year's days, none of them twice. */
static void
load_other (Bench *bench)
{
  bench->as_of = sp_date_from_ymd (2021, 1, 1) + (bench->as_of + 89) % 365;
  load_as_of (bench, bench->as_of);
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
edit_and_refresh (Bench *bench)
{
  edit (bench);
  refresh (bench);
}

static void
edit_to_drawn (Bench *bench)
{
  edit_and_refresh (bench);
  lay_out_and_draw (bench);
}

static double
heap_mib (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (double)(info.uordblks + info.hblkhd) / (1 << 20);
}

/* What stays with the connection when the overview has gone. SQLite's own pages are filled by a
 * schedule first. */
static void
measure_memory (Bench *bench)
{
  const SpTaskFilter filter = {.plan = bench->plan, .as_of = AS_OF};
  double before;

  reopen (bench);
  g_object_unref (
    sp_reader_load_schedule (sp_store_get_reader (bench->store), &filter, NULL, NULL));
  before = heap_mib ();
  load (bench);
  g_print ("  %-36s %9.1f MiB, ", "in memory: the overview", heap_mib () - before);
  g_clear_pointer (&bench->overview, sp_overview_unref);
  g_print ("without it %.1f MiB\n", heap_mib () - before);
}

static void
bench_figures (Bench *bench)
{
  measure_memory (bench);
  measure ("the first time", reopen, load, bench);
  measure ("as of another date", NULL, load_other, bench);
  measure ("as of another date after an edit", edit, load_other, bench);
  load (bench);
  measure ("bring up to date", NULL, refresh, bench);
  measure ("lay out and draw at 1166", NULL, lay_out_and_draw, bench);
  measure ("edit (write, journal, commit)", NULL, edit, bench);
  measure ("edit to brought up to date", NULL, edit_and_refresh, bench);
  measure ("edit to drawn", NULL, edit_to_drawn, bench);
}

/* What a kept file says of itself. */
static void
find_plan (Bench *bench)
{
  GError *error = NULL;
  SpReader *reader = sp_store_get_reader (bench->store);
  g_autoptr (SpPlan) plan = sp_reader_load_plan (reader, &error);
  g_autoptr (SpSchedule) schedule = NULL;
  const SpTaskFilter filter = {.as_of = AS_OF};

  must (plan != NULL, error);
  bench->plan = sp_record_get_id (SP_RECORD (plan));
  schedule = sp_reader_load_schedule (reader, &filter, NULL, &error);
  must (schedule != NULL, error);
  bench->measure = sp_schedule_get_row (schedule, 1000)->measure;
}

static void
bench_kept (const char *path)
{
  Bench bench = {.has_changes = TRUE};
  GError *error = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    bench.store = sp_store_open (path, SP_STORE_OPEN_DEFAULT, &error);
  else
    bench.store = sp_store_create (path, &error);
  must (bench.store != NULL, error);
  if (sp_reader_count (sp_store_get_reader (bench.store), &sp_plan_type, &error) == 0)
    fill (&bench, 50000, 20);
  find_plan (&bench);
  bench_figures (&bench);
  g_clear_pointer (&bench.overview, sp_overview_unref);
  must (sp_store_close (bench.store, &error), error);
  g_object_unref (bench.store);
}

static void
bench_size (int n_measures, int n_reports, gboolean has_changes)
{
  Bench bench = {.has_changes = has_changes};
  GError *error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("bench-overview-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "b.safetyplan", NULL);

  bench.store = sp_store_create (path, &error);
  must (bench.store != NULL, error);
  fill (&bench, n_measures, n_reports);
  g_print ("%d measures, %d reports%s\n", n_measures, n_measures * n_reports,
           has_changes ? ", extensions and ticked occurrences" : "");
  bench_figures (&bench);
  sp_overview_unref (bench.overview);
  must (sp_store_close (bench.store, &error), error);
  g_object_unref (bench.store);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  if (argc > 1)
    {
      bench_kept (argv[1]);
      return 0;
    }
  bench_size (10000, 4, FALSE);
  bench_size (50000, 20, FALSE);
  bench_size (50000, 20, TRUE);
  return 0;
}
