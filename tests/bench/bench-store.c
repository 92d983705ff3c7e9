/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The store on plans of 10 000 and 50 000 measures (three units, one to two deadlines and four
 * reports each), on a list of 1 000 000 units and on a journal of 1 000 000 changes: opening,
 * reading ids, schedules, an edit with all that follows it, undo, finding. CPU time in
 * milliseconds, medians and range. Options: numbers of measures, or journal; default 10000 50000
 * journal. */
#include "store/sp-list.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define N_RUNS 7
#define N_UNITS 60
#define N_LIST 1000000

typedef struct
{
  SpStore *store;
  char *path;
  int64_t plan;
  int64_t measure; /* one in the middle */
  SpList *list;
  SpSchedule *schedule;
} Bench;

typedef void (*BenchFunc) (Bench *bench);

static double
cpu_ms (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 +
         (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

static int
compare_doubles (const void *a, const void *b)
{
  double left = *(const double *)a;
  double right = *(const double *)b;

  return left < right ? -1 : left > right;
}

static void
measure (const char *what, BenchFunc func, Bench *bench)
{
  double runs[N_RUNS];

  for (int i = 0; i < N_RUNS; i++)
    {
      double before = cpu_ms ();

      func (bench);
      runs[i] = cpu_ms () - before;
    }
  qsort (runs, N_RUNS, sizeof *runs, compare_doubles);
  g_print ("  %-44s %9.2f ms (%.2f-%.2f)\n", what, runs[N_RUNS / 2], runs[0], runs[N_RUNS - 1]);
}

static void
must (gboolean is_done, GError *error)
{
  if (!is_done)
    g_error ("%s", error != NULL ? error->message : "failed");
}

static int64_t
insert (SpWrite *write, SpRecord *record)
{
  g_autoptr (SpRecord) owned = record;
  GError *error = NULL;

  must (sp_write_insert (write, owned, &error), error);
  return sp_record_get_id (owned);
}

static int64_t
insert_plan (SpWrite *write)
{
  SpRecord *plan = sp_record_new (&sp_plan_type);

  sp_record_set_text (plan, SP_PLAN_TITLE, "示例县三年行动计划");
  sp_record_set_integer (plan, SP_PLAN_FIRST_DAY, sp_date_from_iso ("2020-04-01"));
  sp_record_set_integer (plan, SP_PLAN_LAST_DAY, sp_date_from_iso ("2022-12-31"));
  return insert (write, plan);
}

static int64_t
insert_part (SpWrite *write, int64_t plan, int number)
{
  g_autofree char *title = g_strdup_printf ("第%d个专项", number);
  SpRecord *part = sp_record_new (&sp_part_type);

  sp_record_set_integer (part, SP_PART_PLAN, plan);
  sp_record_set_integer (part, SP_PART_NUMBER, number);
  sp_record_set_integer (part, SP_PART_POSITION, number);
  sp_record_set_text (part, SP_PART_TITLE, title);
  return insert (write, part);
}

static int64_t
insert_unit (SpWrite *write, int number)
{
  g_autofree char *name = g_strdup_printf ("示例县第%d局", number);
  SpRecord *unit = sp_record_new (&sp_unit_type);

  sp_record_set_text (unit, SP_UNIT_NAME, name);
  sp_record_set_integer (unit, SP_UNIT_POSITION, number);
  return insert (write, unit);
}

static void
insert_deadline (SpWrite *write, int64_t measure_id, SpDate due)
{
  SpRecord *deadline = sp_record_new (&sp_deadline_type);

  sp_record_set_integer (deadline, SP_DEADLINE_MEASURE, measure_id);
  sp_record_set_integer (deadline, SP_DEADLINE_DUE, due);
  sp_record_set_text (deadline, SP_DEADLINE_TEXT, "年底前");
  insert (write, deadline);
}

static void
insert_progress (SpWrite *write, int64_t measure_id, int quarter, int percent)
{
  SpRecord *progress = sp_record_new (&sp_progress_type);

  sp_record_set_integer (progress, SP_PROGRESS_MEASURE, measure_id);
  sp_record_set_integer (progress, SP_PROGRESS_AS_OF,
                         sp_date_month_end (2020 + (quarter + 2) / 4, (quarter + 2) % 4 * 3 + 3));
  sp_record_set_integer (progress, SP_PROGRESS_PERCENT, percent);
  sp_record_set_text (progress, SP_PROGRESS_DONE,
                      "已完成阶段排查，建立台账，正在组织整改，责任单位按月报送情况");
  insert (write, progress);
}

static int64_t
insert_measure (SpWrite *write, int64_t plan, int64_t part, const int64_t *units, int number)
{
  g_autofree char *title = g_strdup_printf (
    "第%d项：全面排查辖区内道路运输和危险化学品企业安全生产条件，分级分类建立台账并限期整改",
    number);
  SpRecord *record = sp_record_new (&sp_measure_type);
  int64_t id;

  sp_record_set_integer (record, SP_MEASURE_PLAN, plan);
  sp_record_set_integer (record, SP_MEASURE_PART, part);
  sp_record_set_text (record, SP_MEASURE_TITLE, title);
  sp_record_set_text (
    record, SP_MEASURE_TEXT,
    "对照标准逐户检查，发现问题当场交办，重大隐患挂牌督办，整改完成后组织验收销号。");
  sp_record_set_text (record, SP_MEASURE_PATH, "一（二）3");
  sp_record_set_integer (record, SP_MEASURE_POSITION, number);
  id = insert (write, record);
  for (int i = 0; i < 3; i++)
    {
      SpRecord *link = sp_record_new (&sp_measure_unit_type);

      sp_record_set_integer (link, SP_MEASURE_UNIT_MEASURE, id);
      sp_record_set_integer (link, SP_MEASURE_UNIT_UNIT, units[(number * 7 + i * 11) % N_UNITS]);
      sp_record_set_integer (link, SP_MEASURE_UNIT_ROLE,
                             i == 0 ? SP_ROLE_LEAD : SP_ROLE_RESPONSIBLE);
      sp_record_set_integer (link, SP_MEASURE_UNIT_POSITION, i);
      insert (write, link);
    }
  insert_deadline (write, id, sp_date_from_iso ("2021-06-30") + number % 500);
  if (number % 2)
    insert_deadline (write, id, sp_date_from_iso ("2022-12-31"));
  for (int quarter = 0; quarter < 4; quarter++)
    insert_progress (write, id, quarter, MIN (100, (number % 30) * (quarter + 1)));
  return id;
}

static void
generate (Bench *bench, int n_measures)
{
  GError *error = NULL;
  double before = cpu_ms ();
  SpWrite *write;
  int64_t units[N_UNITS];
  int64_t part = 0;

  bench->store = sp_store_create (bench->path, &error);
  must (bench->store != NULL, error);
  write = sp_write_begin (bench->store, SP_ACTION_IMPORT, "导入", &error);
  must (write != NULL, error);
  bench->plan = insert_plan (write);
  for (int i = 0; i < N_UNITS; i++)
    units[i] = insert_unit (write, i);
  for (int i = 0; i < n_measures; i++)
    {
      int64_t id;

      if (i % (n_measures / 12) == 0)
        part = insert_part (write, bench->plan, i / (n_measures / 12));
      id = insert_measure (write, bench->plan, part, units, i);
      if (i == n_measures / 2)
        bench->measure = id;
    }
  must (sp_write_commit (write, &error), error);
  sp_write_free (write);
  g_print ("  %-44s %9.0f\n", "import (all rows and their journal)", cpu_ms () - before);
}

static void
reopen (Bench *bench)
{
  GError *error = NULL;

  must (sp_store_close (bench->store, &error), error);
  g_clear_object (&bench->store);
  bench->store = sp_store_open (bench->path, SP_STORE_OPEN_DEFAULT, &error);
  must (bench->store != NULL, error);
}

static const SpTaskFilter everything = {.as_of = 737881 /* 2021-04-01 */};

static void
load_schedule (Bench *bench)
{
  GError *error = NULL;

  g_clear_object (&bench->schedule);
  bench->schedule =
    sp_reader_load_schedule (sp_store_get_reader (bench->store), &everything, NULL, &error);
  must (bench->schedule != NULL, error);
}

static void
load_list (Bench *bench)
{
  g_clear_object (&bench->list);
  bench->list = sp_list_new_tasks (bench->store);
  sp_list_set_task_filter (bench->list, &everything, SP_TASK_SORT_PLAN, FALSE, FALSE);
}

static void
sort_list (Bench *bench)
{
  sp_list_set_task_filter (bench->list, &everything, SP_TASK_SORT_DUE, TRUE, FALSE);
  sp_list_set_task_filter (bench->list, &everything, SP_TASK_SORT_PLAN, FALSE, FALSE);
}

static void
filter_list (Bench *bench)
{
  SpTaskFilter filter = everything;

  filter.text = "第123";
  sp_list_set_task_filter (bench->list, &filter, SP_TASK_SORT_PLAN, FALSE, FALSE);
}

/* The first screen of a list view: 200 rows. */
static void
look_at_items (Bench *bench)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (bench->list));
  guint first = (guint)g_random_int_range (0, (gint32)MAX (n, 400) - 300);

  for (guint i = first; i < first + 200; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (bench->list), i);
    }
}

static void
edit (Bench *bench)
{
  GError *error = NULL;
  g_autofree char *note = g_strdup_printf ("%u", g_random_int ());
  g_autoptr (SpRecord) record =
    sp_reader_load (sp_store_get_reader (bench->store), &sp_measure_type, bench->measure, &error);

  must (record != NULL, error);
  sp_record_set_text (record, SP_MEASURE_NOTE, note);
  must (sp_store_update (bench->store, record, "修改", &error), error);
}

static void
refresh (Bench *bench)
{
  GError *error = NULL;

  must (sp_reader_refresh_schedule (sp_store_get_reader (bench->store), bench->schedule,
                                    &bench->measure, 1, &error),
        error);
}

static void
edit_and_refresh (Bench *bench)
{
  edit (bench);
  refresh (bench);
}

static void
undo_and_refresh (Bench *bench)
{
  GError *error = NULL;

  must (sp_store_undo (bench->store, &error), error);
  refresh (bench);
}

static void
load_unit_loads (Bench *bench)
{
  GError *error = NULL;
  g_autoptr (GArray) loads = sp_reader_load_unit_loads (sp_store_get_reader (bench->store),
                                                        bench->plan, everything.as_of, &error);

  must (loads != NULL, error);
}

static void
find (Bench *bench, const char *text)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) found =
    sp_reader_find (sp_store_get_reader (bench->store), text, 50, NULL, &error);

  must (found != NULL, error);
}

static void
find_common (Bench *bench)
{
  find (bench, "道路");
}

static void
find_rare (Bench *bench)
{
  find (bench, "第12345项");
}

static void
load_history (Bench *bench)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) lines = sp_reader_load_history (sp_store_get_reader (bench->store),
                                                        "measure", bench->measure, 100, &error);

  must (lines != NULL, error);
}

/* ---- a journal of a million changes ---- */

#define N_CHANGES 1000000
#define N_AN_ACTION 20

static void
narrow_journal (Bench *bench, const SpHistoryFilter *filter)
{
  if (bench->list == NULL)
    bench->list = sp_list_new_history (bench->store, filter);
  else
    sp_list_set_history_filter (bench->list, filter);
  for (gboolean loading = TRUE; loading; g_object_get (bench->list, "loading", &loading, NULL))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < MIN (200, g_list_model_get_n_items (G_LIST_MODEL (bench->list))); i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (bench->list), i));
}

static void
open_journal (Bench *bench)
{
  g_clear_object (&bench->list);
  narrow_journal (bench, &(SpHistoryFilter) {0});
}

static void
narrow_to_person (Bench *bench)
{
  narrow_journal (bench, &(SpHistoryFilter) {.who = "张三"});
}

static void
narrow_to_kind (Bench *bench)
{
  narrow_journal (bench, &(SpHistoryFilter) {.table = "unit"});
}

static void
narrow_to_text (Bench *bench)
{
  narrow_journal (bench, &(SpHistoryFilter) {.text = "第77777局"});
}

static void
fill_journal (Bench *bench)
{
  GError *error = NULL;

  for (int i = 0; i < N_CHANGES; i += N_AN_ACTION)
    {
      g_autoptr (SpWrite) write = NULL;

      sp_store_set_user (bench->store, i / N_AN_ACTION % 10 == 0 ? "张三" : "李四");
      write = sp_write_begin (bench->store, SP_ACTION_EDIT, "登记单位", &error);
      must (write != NULL, error);
      for (int k = i; k < i + N_AN_ACTION; k++)
        {
          g_autoptr (SpRecord) unit = sp_record_new (&sp_unit_type);
          g_autofree char *name = g_strdup_printf ("示例县第%d局", k);

          sp_record_set_text (unit, SP_UNIT_NAME, name);
          must (sp_write_insert (write, unit, &error), error);
        }
      must (sp_write_commit (write, &error), error);
    }
}

static void
bench_journal (Bench *bench)
{
  GError *error = NULL;

  g_print ("%d changes in actions of %d\n", N_CHANGES, N_AN_ACTION);
  bench->store = sp_store_create (bench->path, &error);
  must (bench->store != NULL, error);
  fill_journal (bench);
  measure ("journal, all, and 200 lines of it", open_journal, bench);
  measure ("journal, of a person", narrow_to_person, bench);
  measure ("journal, of a kind of record", narrow_to_kind, bench);
  measure ("journal, by text", narrow_to_text, bench);
  g_clear_object (&bench->list);
  must (sp_store_close (bench->store, NULL), NULL);
  g_clear_object (&bench->store);
}

static void
bench_plan (Bench *bench, int n_measures)
{
  g_print ("%d measures\n", n_measures);
  generate (bench, n_measures);
  reopen (bench);
  measure ("close and open", reopen, bench);
  measure ("task list, all, in the plan's order", load_list, bench);
  measure ("task list, by deadline and back", sort_list, bench);
  measure ("200 items anywhere", look_at_items, bench);
  measure ("task list, by text", filter_list, bench);
  g_clear_object (&bench->list);
  measure ("schedule, all", load_schedule, bench);
  measure ("edit and refresh the schedule", edit_and_refresh, bench);
  measure ("undo and refresh the schedule", undo_and_refresh, bench);
  measure ("unit loads", load_unit_loads, bench);
  measure ("find, common", find_common, bench);
  measure ("find, rare", find_rare, bench);
  measure ("history of one measure", load_history, bench);
  g_clear_object (&bench->schedule);
  must (sp_store_close (bench->store, NULL), NULL);
  g_clear_object (&bench->store);
}

static void
load_units (Bench *bench)
{
  g_clear_object (&bench->list);
  bench->list = sp_list_new_records (bench->store, &sp_unit_type);
  for (gboolean loading = TRUE; loading; g_object_get (bench->list, "loading", &loading, NULL))
    g_main_context_iteration (NULL, TRUE);
}

static void
search_units (Bench *bench)
{
  gboolean loading = TRUE;

  sp_list_set_search (bench->list, "第77777局");
  for (; loading; g_object_get (bench->list, "loading", &loading, NULL))
    g_main_context_iteration (NULL, TRUE);
  sp_list_set_search (bench->list, NULL);
  for (loading = TRUE; loading; g_object_get (bench->list, "loading", &loading, NULL))
    g_main_context_iteration (NULL, TRUE);
}

static void
bench_long_list (Bench *bench)
{
  GError *error = NULL;
  SpWrite *write;

  g_print ("%d units\n", N_LIST);
  bench->store = sp_store_create (bench->path, &error);
  must (bench->store != NULL, error);
  write = sp_write_begin (bench->store, SP_ACTION_IMPORT, "导入", &error);
  for (int i = 0; i < N_LIST; i++)
    insert_unit (write, i);
  must (sp_write_commit (write, &error), error);
  sp_write_free (write);
  measure ("list, all ids", load_units, bench);
  measure ("200 items anywhere", look_at_items, bench);
  measure ("search and back", search_units, bench);
  g_clear_object (&bench->list);
  must (sp_store_close (bench->store, NULL), NULL);
  g_clear_object (&bench->store);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("sp-bench-XXXXXX", NULL);
  const char *sizes[] = {"10000", "50000", "journal", NULL};
  char **arguments = argc > 1 ? argv + 1 : (char **)sizes;
  Bench bench = {0};

  bench.path = g_build_filename (folder, "bench.safetyplan", NULL);
  for (int i = 0; arguments[i] != NULL; i++)
    {
      if (g_str_equal (arguments[i], "journal"))
        bench_journal (&bench);
      else
        bench_plan (&bench, atoi (arguments[i]));
      g_unlink (bench.path);
    }
  if (argc == 1)
    bench_long_list (&bench);
  g_unlink (bench.path);
  g_rmdir (folder);
  g_free (bench.path);
  return 0;
}
