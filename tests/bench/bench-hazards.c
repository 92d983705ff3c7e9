/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of hazards: opened, sorted, narrowed, searched, edited, added up, opened again after a
 * restart. CPU time in milliseconds, medians and range. Option: the number of hazards. */
#include "bench-file.h"
#include "core/sp-hazard.h"
#include "store/sp-engine.h"
#include "store/sp-list.h"
#include "store/sp-reader-hazards.h"
#include "store/sp-store-private.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#define N_RUNS 5
#define N_HAZARDS 100000
#define N_IMPORTED 10000
#define N_TOWNSHIPS 9
#define N_DEPARTMENTS 20
#define N_INDUSTRIES 21
#define N_ENTERPRISES 10000

static const SpStandingFields standing_fields = {SP_HAZARD_FOUND_ON, SP_HAZARD_DEADLINE,
                                                 SP_HAZARD_CLOSED_ON, SP_HAZARD_ENDED_ON};
static const char *const places[] = {"一号车间",   "配电房", "危化品仓库", "液氨制冷机房",
                                     "尾矿库坝体", "加油站", "施工电梯",   "疏散通道",
                                     "锅炉房",     "校车"};
static const char *const troubles[] = {
  "安全出口堵塞，未保持畅通", "配电箱没有防雨措施，电线老化裸露", "可燃气体报警器失效，未定期检定",
  "特种作业人员无证上岗",     "临边防护栏杆缺失，未设警示标志",   "应急预案未修订，一年没有演练",
  "压力容器超期未检验",       "有限空间作业未审批，现场无人监护", "除尘系统未采取泄爆措施",
  "消防水泵不能自动启动"};
static const char *const measures[] = {"立即停止使用，更换合格的设备后再恢复",
                                       "清理现场并安排专人每天检查",
                                       "组织培训考核，合格后方可上岗"};

typedef struct
{
  SpStore *store;
  SpList *list;
  int64_t townships[N_TOWNSHIPS], departments[N_DEPARTMENTS];
  int64_t middle; /* a hazard in the middle */
  const char *path;
} Bench;

static void
must (gboolean is_done, GError *error)
{
  if (!is_done)
    g_error ("%s", error != NULL ? error->message : "failed");
}

/* ---- the file ---- */

static SpStatement *
prepare (Bench *self, const char *sql)
{
  GError *error = NULL;
  SpStatement *statement = sp_engine_prepare (sp_store_get_engine (self->store), sql, &error);

  must (statement != NULL, error);
  return statement;
}

static void
run (SpStatement *statement)
{
  GError *error = NULL;

  must (sp_statement_run (statement, &error), error);
}

static void
bind_uid (SpStatement *statement, int parameter, guint kind, guint i)
{
  g_autofree char *uid = g_strdup_printf ("%08x-0000-7000-8000-%012x", kind, i);

  sp_statement_bind_text (statement, parameter, uid);
}

static void
bind_day (SpStatement *statement, int parameter, SpDate day)
{
  char iso[SP_DATE_ISO_LEN];

  sp_statement_bind_text (statement, parameter,
                          day != SP_DATE_NONE ? sp_date_to_iso (day, iso) : NULL);
}

static int64_t
add_unit (Bench *self, guint i, const char *kind)
{
  GError *error = NULL;
  g_autofree char *name = g_strdup_printf ("示例第%u%s", i + 1, kind);
  g_autoptr (SpRecord) unit = sp_record_new (&sp_unit_type);

  sp_record_set_text (unit, SP_UNIT_NAME, name);
  must (sp_store_insert (self->store, unit, "新建", &error), error);
  return sp_record_get_id (unit);
}

static void
add_enterprises (Bench *self)
{
  g_autoptr (SpStatement) insert =
    prepare (self, "INSERT INTO enterprise (uid, revision, name, size, is_state_owned,"
                   " standardisation, is_insured, hazard_source, credit, status)"
                   " VALUES (?1, 1, ?2, 'small', 0, 'none', 0, 'none', 'normal', 'producing')");

  for (guint i = 0; i < N_ENTERPRISES; i++)
    {
      g_autofree char *name = g_strdup_printf ("示例县第%u号企业有限公司", i + 1);

      bind_uid (insert, 1, 1, i);
      sp_statement_bind_text (insert, 2, name);
      run (insert);
    }
}

/* What happened to a hazard. Most go straight; one in sixteen was sent back, one in twenty put off.
 */
typedef struct
{
  SpDate found, deadline, original, applied, closed;
  gboolean is_returned;
} Course;

static Course
make_course (guint32 i, guint32 mixed)
{
  Course course = {.found = sp_date_from_iso ("2020-01-01") + (SpDate)(mixed % 1080)};

  course.deadline = course.found + 30;
  if (i % 20 == 3)
    {
      course.original = course.deadline;
      course.deadline += 30;
    }
  course.is_returned = i % 16 == 5;
  if (i % 10 == 9)
    return course;
  course.applied = course.found + 5 + (SpDate)(mixed / 1080 % 40);
  course.closed = course.applied + 3;
  return course;
}

static void
add_hazard (SpStatement *insert, Bench *self, guint32 i, guint32 mixed, const Course *course)
{
  g_autofree char *number = g_strdup_printf ("示例隐患〔%d〕%06u", 2020 + (int)(i % 3), i);
  g_autofree char *text =
    g_strdup_printf ("%s第%u处%s", places[mixed % G_N_ELEMENTS (places)], mixed % 9973,
                     troubles[mixed / 10 % G_N_ELEMENTS (troubles)]);
  g_autofree char *person = g_strdup_printf ("责任人%u", mixed % 3000);

  sp_statement_bind_integer (insert, 1, i + 1);
  bind_uid (insert, 2, 2, i);
  sp_statement_bind_text (insert, 3, number);
  sp_statement_bind_text (insert, 4, text);
  sp_statement_bind_text (insert, 5, mixed % 40 == 0 ? "major" : "general");
  sp_statement_bind_text (insert, 6, mixed % 3 == 0 ? "enterprise" : "department");
  sp_statement_bind_integer (insert, 7, 1 + mixed % N_ENTERPRISES);
  sp_statement_bind_integer (insert, 8, self->townships[mixed % N_TOWNSHIPS]);
  sp_statement_bind_integer (insert, 9, 1 + mixed / 7 % N_INDUSTRIES);
  sp_statement_bind_integer (insert, 10, self->departments[mixed / 11 % N_DEPARTMENTS]);
  bind_day (insert, 11, course->found);
  sp_statement_bind_text (insert, 12, measures[mixed % G_N_ELEMENTS (measures)]);
  sp_statement_bind_text (insert, 13, person);
  sp_statement_bind_real (insert, 14, mixed % 100 / 10.0);
  bind_day (insert, 15, course->deadline);
  bind_day (insert, 16, course->original);
  sp_statement_bind_text (insert, 17, course->closed != SP_DATE_NONE ? "closed" : "assigned");
  bind_day (insert, 18, course->found + 1);
  bind_day (insert, 19, course->applied);
  bind_day (insert, 20, course->closed);
  sp_statement_bind_integer (insert, 21, course->is_returned && course->applied != SP_DATE_NONE);
  run (insert);
}

static void
add_step (SpStatement *insert, guint32 hazard, const char *kind, SpDate day, SpDate date)
{
  static guint n = 0;

  bind_uid (insert, 1, 3, n++);
  sp_statement_bind_integer (insert, 2, hazard + 1);
  sp_statement_bind_text (insert, 3, kind);
  bind_day (insert, 4, day);
  bind_day (insert, 5, g_str_equal (kind, "extend") ? date : SP_DATE_NONE);
  bind_day (insert, 6, g_str_equal (kind, "apply") ? date : SP_DATE_NONE);
  run (insert);
}

static void
add_steps (SpStatement *insert, guint32 i, const Course *course)
{
  add_step (insert, i, "assign", course->found + 1, 0);
  if (course->original != SP_DATE_NONE)
    add_step (insert, i, "extend", course->found + 2, course->deadline);
  if (course->applied == SP_DATE_NONE)
    return;
  if (course->is_returned)
    {
      add_step (insert, i, "apply", course->found + 3, course->found + 2);
      add_step (insert, i, "return", course->found + 4, 0);
    }
  add_step (insert, i, "apply", course->applied, course->applied);
  add_step (insert, i, "check", course->closed, 0);
  add_step (insert, i, "close", course->closed, 0);
}

static void
add_hazards (Bench *self, guint n)
{
  g_autoptr (SpStatement) hazard = prepare (
    self, "INSERT INTO hazard (id, uid, revision, number, description, grade, category, source,"
          " enterprise, township, industry, department, found_on, treatment, measures, person,"
          " funds, is_filed, is_interviewed, is_fined, is_exposed, is_shut_down, is_closed_down,"
          " is_handed_over, deadline, original_deadline, state, assigned_on, applied_on,"
          " rectified_on, closed_on, n_returns)"
          " VALUES (?1, ?2, 1, ?3, ?4, ?5, 'thing', ?6, ?7, ?8, ?9, ?10, ?11, 'limited', ?12, ?13,"
          " ?14, 0, 0, 0, 0, 0, 0, 0, ?15, ?16, ?17, ?18, ?19, ?19, ?20, ?21)");
  g_autoptr (SpStatement) step =
    prepare (self, "INSERT INTO hazard_step (uid, revision, hazard, kind, day, deadline,"
                   " rectified_on) VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6)");

  for (guint i = 0; i < n; i++)
    {
      guint32 mixed = i * 2654435761u >> 4;
      Course course = make_course (i, mixed);

      add_hazard (hazard, self, i, mixed, &course);
      add_steps (step, i, &course);
    }
  self->middle = n / 2;
}

static void
fill (Bench *self, guint n)
{
  GError *error = NULL;
  g_auto (SpTransaction) transaction = {NULL};
  SpEngine *engine = sp_store_get_engine (self->store);

  for (guint i = 0; i < N_TOWNSHIPS; i++)
    self->townships[i] = add_unit (self, i, "乡");
  for (guint i = 0; i < N_DEPARTMENTS; i++)
    self->departments[i] = add_unit (self, i, "局");
  must (sp_engine_exec (engine, "PRAGMA cache_size = -262144", &error), error);
  must (sp_transaction_begin_write (&transaction, engine, &error), error);
  add_enterprises (self);
  add_hazards (self, n);
  must (sp_transaction_commit (&transaction, &error), error);
  must (sp_engine_exec (engine, "PRAGMA cache_size = -16384", &error), error);
}

/* ---- the clock ---- */

static void
wait_for (SpList *list)
{
  gboolean loading = FALSE;

  for (g_object_get (list, "loading", &loading, NULL); loading;
       g_object_get (list, "loading", &loading, NULL))
    g_main_context_iteration (NULL, TRUE);
}

static void
print (const char *what, double *samples, guint n, guint rows)
{
  double median = bench_median (samples, n); /* sorts */

  g_print ("  %-36s %9.2f ms (%.2f-%.2f), %u rows\n", what, median * 1e3, samples[0] * 1e3,
           samples[n - 1] * 1e3, rows);
}

static guint
count (SpList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
measure_filter (Bench *self, const char *what, const SpRecordFilter *filter)
{
  const SpRecordFilter other = {.search = "没有这样的文字"};
  double samples[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      double before;

      sp_list_set_record_filter (self->list, &other);
      wait_for (self->list);
      before = bench_cpu_seconds ();
      sp_list_set_record_filter (self->list, filter);
      wait_for (self->list);
      samples[i] = bench_cpu_seconds () - before;
    }
  print (what, samples, N_RUNS, count (self->list));
}

static void
measure_filters (Bench *self)
{
  const SpCondition township = {SP_HAZARD_TOWNSHIP, self->townships[3], 0, 0};
  const SpCondition major = {SP_HAZARD_GRADE, 1 << SP_HAZARD_MAJOR, 0, 0};
  const SpCondition quarter = {SP_HAZARD_FOUND_ON, 0, sp_date_from_iso ("2021-07-01"),
                               sp_date_from_iso ("2021-09-30")};
  const SpCondition assigned = {SP_HAZARD_STATE, 1 << SP_HAZARD_ASSIGNED, 0, 0};
  const SpCondition extended = {SP_HAZARD_ORIGINAL_DEADLINE, 1 << 1, 0, 0};
  const SpCondition overdue = {.field = SP_NO_FIELD,
                               .standing = &standing_fields,
                               .only = 1 << SP_STANDING_OVERDUE,
                               .from = sp_date_from_iso ("2021-09-30"),
                               .to = sp_date_from_iso ("2021-10-15")};
  const SpDate then = sp_date_from_iso ("2021-09-30");
  const struct
  {
    const char *what;
    SpRecordFilter filter;
  } cases[] = {
    {"all, own order", {0}},
    {"all, newest first", {.sort = "found_on", .is_descending = TRUE}},
    {"by day found", {.sort = "found_on"}},
    {"by deadline", {.sort = "deadline"}},
    {"by state", {.sort = "state"}},
    {"by funds", {.sort = "funds", .is_descending = TRUE}},
    {"by enterprise", {.sort = "enterprise"}},
    {"by description", {.sort = "description"}},
    {"one township, newest first", {NULL, &township, 1, "found_on", TRUE}},
    {"one quarter, newest first", {NULL, &quarter, 1, "found_on", TRUE}},
    {"assigned, as stored", {NULL, &assigned, 1, "found_on", TRUE}},
    {"assigned on 2021-09-30", {NULL, &assigned, 1, "found_on", TRUE, then}},
    {"extended by 2021-09-30", {NULL, &extended, 1, "found_on", TRUE, then}},
    {"overdue on 2021-09-30", {NULL, &overdue, 1, "found_on", TRUE, then}},
    {"major ones", {NULL, &major, 1, "found_on", TRUE}},
    {"search, 1 character (泄)", {.search = "泄"}},
    {"search, 1 character, common (安)", {.search = "安"}},
    {"search, 2 characters (泄爆)", {.search = "泄爆"}},
    {"search, 2 characters, common (隐患)", {.search = "隐患"}},
    {"search, 5 characters (液氨制冷机)", {.search = "液氨制冷机"}},
    {"search, rare (第777处消防)", {.search = "第777处消防"}},
    {"search, a number (077777)", {.search = "077777"}},
    {"search, an enterprise (第777号企业)", {.search = "第777号企业"}},
    {"search, words (处安全出口 堵塞)", {.search = "处安全出口 堵塞"}},
    {"search, nothing", {.search = "查无此事"}},
    {"search, newest first (泄爆)", {"泄爆", NULL, 0, "found_on", TRUE}},
    {"search, newest first (第777处)", {"第777处", NULL, 0, "found_on", TRUE}},
    {"search in a township, newest first", {"第777处", &township, 1, "found_on", TRUE}},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    measure_filter (self, cases[i].what, &cases[i].filter);
}

/* The three spans of a quarter, as of its end or of an earlier day. */
static void
measure_sums (
  Bench *self, const char *what, SpHazardDimension by, const char *as_of, int64_t township)
{
  SpHazardQuery query = {.by = by, .as_of = sp_date_from_iso (as_of), .township = township};
  SpPeriod period;
  double samples[N_RUNS];
  guint n = 0;

  sp_period_from_text ("2021Q3", &period);
  sp_hazard_spans_set (query.spans, &period, sp_date_from_iso ("2020-01-01"));
  for (guint i = 0; i < N_RUNS; i++)
    {
      GError *error = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      double before;

      g_clear_object (&self->list);
      must (sp_store_close (self->store, NULL), NULL);
      g_clear_object (&self->store);
      self->store = sp_store_open (self->path, SP_STORE_OPEN_DEFAULT, &error);
      must (self->store != NULL, error);
      before = bench_cpu_seconds ();
      rows = sp_reader_sum_hazards (sp_store_get_reader (self->store), &query, NULL, &error);
      must (rows != NULL, error);
      samples[i] = bench_cpu_seconds () - before;
      n = rows->len;
    }
  print (what, samples, N_RUNS, n);
}

static void
measure_statistics (Bench *self)
{
  measure_sums (self, "statistics: in all, today", SP_HAZARDS_BY_NOTHING, "2026-01-01", 0);
  measure_sums (self, "statistics: by industry, today", SP_HAZARDS_BY_INDUSTRY, "2026-01-01", 0);
  measure_sums (self, "statistics: by industry, 2021-09-30", SP_HAZARDS_BY_INDUSTRY, "2021-09-30",
                0);
  measure_sums (self, "statistics: by township, 2021-09-30", SP_HAZARDS_BY_TOWNSHIP, "2021-09-30",
                0);
  measure_sums (self, "statistics: by enterprise, 2021-09-30", SP_HAZARDS_BY_ENTERPRISE,
                "2021-09-30", 0);
  measure_sums (self, "statistics: by month, 2021-09-30", SP_HAZARDS_BY_MONTH, "2021-09-30", 0);
  measure_sums (self, "statistics: industries of a township", SP_HAZARDS_BY_INDUSTRY, "2021-09-30",
                self->townships[3]);
}

static void
measure_groups (Bench *self, const char *what, const SpRecordFilter *filter, guint field)
{
  double samples[N_RUNS];
  guint n = 0;

  for (guint i = 0; i < N_RUNS; i++)
    {
      GError *error = NULL;
      double before = bench_cpu_seconds ();
      g_autoptr (GArray) groups = sp_reader_count_groups (sp_store_get_reader (self->store),
                                                          &sp_hazard_type, filter, field, &error);

      must (groups != NULL, error);
      samples[i] = bench_cpu_seconds () - before;
      n = groups->len;
    }
  print (what, samples, N_RUNS, n);
}

static void
measure_group_counts (Bench *self)
{
  const SpCondition township = {SP_HAZARD_TOWNSHIP, self->townships[3], 0, 0};
  const SpRecordFilter everything = {0};
  const SpRecordFilter one = {NULL, &township, 1, NULL, FALSE};
  const SpRecordFilter searched = {.search = "第777处"};
  const SpRecordFilter then = {.as_of = sp_date_from_iso ("2021-09-30")};

  measure_groups (self, "groups by state, all", &everything, SP_HAZARD_STATE);
  measure_groups (self, "groups by state on 2021-09-30", &then, SP_HAZARD_STATE);
  measure_groups (self, "groups by grade, all", &everything, SP_HAZARD_GRADE);
  measure_groups (self, "groups by township, all", &everything, SP_HAZARD_TOWNSHIP);
  measure_groups (self, "groups by state, one township", &one, SP_HAZARD_STATE);
  measure_groups (self, "groups by state, searched", &searched, SP_HAZARD_STATE);
}

/* An edit, with all that the list does about it. */
static void
measure_edit (Bench *self)
{
  const SpRecordFilter newest = {.sort = "found_on", .is_descending = TRUE};
  double samples[N_RUNS];

  sp_list_set_record_filter (self->list, &newest);
  wait_for (self->list);
  for (guint i = 0; i < N_RUNS; i++)
    {
      GError *error = NULL;
      g_autoptr (SpRecord) row =
        sp_reader_load (sp_store_get_reader (self->store), &sp_hazard_type, self->middle, &error);
      g_autofree char *note = g_strdup_printf ("第%u次修改", i);
      double before = bench_cpu_seconds ();

      sp_record_set_text (row, SP_HAZARD_NOTE, note);
      must (sp_store_update (self->store, row, "修改", &error), error);
      wait_for (self->list);
      samples[i] = bench_cpu_seconds () - before;
    }
  print ("edit of a row that stays in place", samples, N_RUNS, count (self->list));
}

/* New hazards by the write path: rows, journal, index and facts, up to the commit. */
static void
measure_import (Bench *self)
{
  GError *error = NULL;
  double before = bench_cpu_seconds ();
  SpWrite *write = sp_write_begin (self->store, SP_ACTION_IMPORT, "导入", &error);
  double sample;

  must (write != NULL, error);
  for (guint i = 0; i < N_IMPORTED; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s第%u处%s", places[i % G_N_ELEMENTS (places)], i,
                                               troubles[i / 10 % G_N_ELEMENTS (troubles)]);
      g_autoptr (SpRecord) hazard = sp_record_new (&sp_hazard_type);

      sp_record_set_text (hazard, SP_HAZARD_DESCRIPTION, text);
      sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, sp_date_from_iso ("2022-12-01"));
      sp_record_set_text (hazard, SP_HAZARD_MEASURES, measures[i % G_N_ELEMENTS (measures)]);
      must (sp_write_insert (write, hazard, &error), error);
    }
  must (sp_write_commit (write, &error), error);
  sp_write_free (write);
  sample = bench_cpu_seconds () - before;
  print ("import by the write path", &sample, 1, N_IMPORTED);
  before = bench_cpu_seconds ();
  must (sp_store_undo (self->store, &error), error);
  sample = bench_cpu_seconds () - before;
  print ("undo of the import", &sample, 1, N_IMPORTED);
}

/* The rows that a view shows when it jumps about. */
static void
measure_scroll (Bench *self)
{
  double samples[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      guint first = count (self->list) / (N_RUNS + 1) * (i + 1);
      double before = bench_cpu_seconds ();

      for (guint k = first; k < MIN (first + 40, count (self->list)); k++)
        g_object_unref (g_list_model_get_item (G_LIST_MODEL (self->list), k));
      samples[i] = bench_cpu_seconds () - before;
    }
  print ("scroll: 40 rows anywhere", samples, N_RUNS, 40);
}

static void
measure_restart (Bench *self, const char *path)
{
  const SpRecordFilter newest = {.sort = "found_on", .is_descending = TRUE};
  double samples[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      GError *error = NULL;
      double before;

      g_clear_object (&self->list);
      must (sp_store_close (self->store, NULL), NULL);
      g_clear_object (&self->store);
      before = bench_cpu_seconds ();
      self->store = sp_store_open (path, SP_STORE_OPEN_DEFAULT, &error);
      must (self->store != NULL, error);
      self->list = sp_list_new_ledger (self->store, &sp_hazard_type, &newest);
      wait_for (self->list);
      samples[i] = bench_cpu_seconds () - before;
    }
  print ("restart: file and list, newest first", samples, N_RUNS, count (self->list));
}

static void
print_size (const char *path)
{
  GStatBuf about;

  if (g_stat (path, &about) == 0)
    g_print ("  file: %.0f MB\n", (double)about.st_size / 1e6);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("sp-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.safetyplan", NULL);
  const SpRecordFilter everything = {0};
  guint n = argc > 1 ? (guint)atoi (argv[1]) : N_HAZARDS;
  GError *error = NULL;
  double before = bench_cpu_seconds ();
  Bench self = {.path = path};

  self.store = sp_store_create (path, &error);
  must (self.store != NULL, error);
  fill (&self, n);
  must (sp_store_close (self.store, NULL), NULL);
  g_object_unref (self.store);
  self.store = sp_store_open (path, SP_STORE_OPEN_DEFAULT, &error); /* and its index is made */
  must (self.store != NULL, error);
  g_print ("%u hazards, made in %.1f s\n", n, bench_cpu_seconds () - before);
  self.list = sp_list_new_ledger (self.store, &sp_hazard_type, &everything);
  wait_for (self.list);
  measure_edit (&self); /* its commit makes the facts that filling left out */
  measure_filters (&self);
  measure_scroll (&self);
  measure_group_counts (&self);
  measure_restart (&self, path);
  measure_statistics (&self);
  measure_import (&self);
  print_size (path);
  g_clear_object (&self.list);
  must (sp_store_close (self.store, NULL), NULL);
  g_clear_object (&self.store);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
