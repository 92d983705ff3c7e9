/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The benchmarks' files and clocks. */
#include "bench-file.h"

#include "core/sp-measure.h"
#include "core/sp-plan.h"
#include "core/sp-unit.h"

#include <stdlib.h>
#include <time.h>

#define N_PARTS 12
#define N_UNITS 20

static const char *const verbs[] = {"排查整治", "建立完善", "严格落实", "督促推进", "全面检查"};
static const char *const things[] = {
  "临水临崖路段安全防护设施和警示标志", "老旧小区消防车通道",
  "加油站双层罐改造和防渗漏监测",       "建筑施工起重机械备案和安拆资质",
  "有限空间作业审批和现场监护",         "校车和接送学生车辆安全管理"};

static int64_t
insert (SpWrite *write, SpRecord *record)
{
  g_autoptr (SpRecord) owned = record;
  g_autoptr (GError) error = NULL;

  if (!sp_write_insert (write, owned, &error))
    g_error ("%s", error->message);
  return sp_record_get_id (owned);
}

static int64_t
insert_plan (SpWrite *write)
{
  SpRecord *plan = sp_record_new (&sp_plan_type);

  sp_record_set_text (plan, SP_PLAN_TITLE, "示例县安全生产专项整治三年行动计划");
  sp_record_set_integer (plan, SP_PLAN_FIRST_DAY, sp_date_from_ymd (2020, 8, 1));
  sp_record_set_integer (plan, SP_PLAN_LAST_DAY, sp_date_from_ymd (2022, 12, 31));
  sp_record_set_integer (plan, SP_PLAN_NEAR_DAYS, 30);
  sp_record_set_integer (plan, SP_PLAN_BEHIND_POINTS, 10);
  return insert (write, plan);
}

static void
insert_progress (SpWrite *write, int64_t measure, SpDate as_of, int percent)
{
  SpRecord *progress = sp_record_new (&sp_progress_type);

  sp_record_set_integer (progress, SP_PROGRESS_MEASURE, measure);
  sp_record_set_integer (progress, SP_PROGRESS_AS_OF, as_of);
  sp_record_set_integer (progress, SP_PROGRESS_PERCENT, percent);
  sp_record_set_text (progress, SP_PROGRESS_DONE, "已按计划开展排查，发现的问题正在整改。");
  insert (write, progress);
}

static void
insert_measure (SpWrite *write, int64_t plan, int64_t part, const int64_t *units, guint i)
{
  SpRecord *measure = sp_record_new (&sp_measure_type);
  SpRecord *deadline = sp_record_new (&sp_deadline_type);
  g_autofree char *path = g_strdup_printf ("二/（%u）/%u", i / 50 + 1, i % 50 + 1);
  g_autofree char *title = g_strdup_printf ("%s%s（%u）", verbs[i % G_N_ELEMENTS (verbs)],
                                            things[i / 7 % G_N_ELEMENTS (things)], i);
  int64_t id;

  sp_record_set_integer (measure, SP_MEASURE_PLAN, plan);
  sp_record_set_integer (measure, SP_MEASURE_PART, part);
  sp_record_set_integer (measure, SP_MEASURE_POSITION, i);
  sp_record_set_text (measure, SP_MEASURE_PATH, path);
  sp_record_set_text (measure, SP_MEASURE_TITLE, title);
  sp_record_set_text (measure, SP_MEASURE_TEXT, title);
  id = insert (write, measure);
  sp_record_set_integer (deadline, SP_DEADLINE_MEASURE, id);
  sp_record_set_integer (deadline, SP_DEADLINE_DUE,
                         sp_date_month_end (2020 + (int)(i % 3), 1 + (int)(i % 12)));
  insert (write, deadline);
  for (guint u = 0; u < 3; u++)
    {
      SpRecord *unit = sp_record_new (&sp_measure_unit_type);

      sp_record_set_integer (unit, SP_MEASURE_UNIT_MEASURE, id);
      sp_record_set_integer (unit, SP_MEASURE_UNIT_UNIT, units[(i + u * 7) % N_UNITS]);
      sp_record_set_integer (unit, SP_MEASURE_UNIT_ROLE,
                             u == 0 ? SP_ROLE_LEAD : SP_ROLE_RESPONSIBLE);
      insert (write, unit);
    }
  insert_progress (write, id, sp_date_from_ymd (2021, 3, 31), (int)(i * 7 % 60));
  insert_progress (write, id, sp_date_from_ymd (2021, 9, 30), 40 + (int)(i * 7 % 61));
}

static void
fill (SpWrite *write, guint n_measures)
{
  int64_t plan = insert_plan (write);
  int64_t units[N_UNITS];
  int64_t part = 0;
  guint in_part = (n_measures + N_PARTS - 1) / N_PARTS;

  for (int i = 0; i < N_UNITS; i++)
    {
      SpRecord *unit = sp_record_new (&sp_unit_type);
      g_autofree char *name = g_strdup_printf ("示例第%d局", i + 1);

      sp_record_set_text (unit, SP_UNIT_NAME, name);
      units[i] = insert (write, unit);
    }
  for (guint i = 0; i < n_measures; i++)
    {
      if (i % in_part == 0)
        {
          SpRecord *record = sp_record_new (&sp_part_type);
          g_autofree char *title = g_strdup_printf ("专项整治（%u）", i / in_part + 1);

          sp_record_set_integer (record, SP_PART_PLAN, plan);
          sp_record_set_integer (record, SP_PART_NUMBER, i / in_part + 1);
          sp_record_set_integer (record, SP_PART_POSITION, i / in_part);
          sp_record_set_text (record, SP_PART_TITLE, title);
          part = insert (write, record);
        }
      insert_measure (write, plan, part, units, i);
    }
}

void
bench_make_file (const char *path, guint n_measures)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpStore) store = sp_store_create (path, &error);
  g_autoptr (SpWrite) write = NULL;

  if (store == NULL)
    g_error ("%s", error->message);
  write = sp_write_begin (store, SP_ACTION_EDIT, "生成", &error);
  if (write == NULL)
    g_error ("%s", error->message);
  fill (write, n_measures);
  if (!sp_write_commit (write, &error))
    g_error ("%s", error->message);
  g_clear_pointer (&write, sp_write_free);
  if (!sp_store_close (store, &error))
    g_error ("%s", error->message);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

double
bench_median (double *samples, guint n)
{
  qsort (samples, n, sizeof *samples, compare_doubles);
  return n % 2 ? samples[n / 2] : (samples[n / 2 - 1] + samples[n / 2]) / 2;
}

double
bench_cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}
