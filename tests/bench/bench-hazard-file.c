/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file of any number of hazards with their steps, the same every time. Rows go in by SQL: the
 * write path would take minutes for a million. */
#include "bench-hazard-file.h"

#include "core/sp-hazard.h"
#include "store/sp-engine.h"
#include "store/sp-store-private.h"

#define N_INDUSTRIES 21
#define N_ENTERPRISES 10000

const char *const bench_places[BENCH_N_PLACES] = {
  "一号车间", "配电房",   "危化品仓库", "液氨制冷机房", "尾矿库坝体",
  "加油站",   "施工电梯", "疏散通道",   "锅炉房",       "校车"};
const char *const bench_troubles[BENCH_N_TROUBLES] = {
  "安全出口堵塞，未保持畅通", "配电箱没有防雨措施，电线老化裸露", "可燃气体报警器失效，未定期检定",
  "特种作业人员无证上岗",     "临边防护栏杆缺失，未设警示标志",   "应急预案未修订，一年没有演练",
  "压力容器超期未检验",       "有限空间作业未审批，现场无人监护", "除尘系统未采取泄爆措施",
  "消防水泵不能自动启动"};
const char *const bench_measures[BENCH_N_MEASURES] = {"立即停止使用，更换合格的设备后再恢复",
                                                      "清理现场并安排专人每天检查",
                                                      "组织培训考核，合格后方可上岗"};

typedef struct
{
  SpStore *store;
  BenchUnits *units;
} BenchFile;

void
bench_must (gboolean is_done, GError *error)
{
  if (!is_done)
    g_error ("%s", error != NULL ? error->message : "failed");
}

static SpStatement *
prepare (BenchFile *self, const char *sql)
{
  GError *error = NULL;
  SpStatement *statement = sp_engine_prepare (sp_store_get_engine (self->store), sql, &error);

  bench_must (statement != NULL, error);
  return statement;
}

static void
run (SpStatement *statement)
{
  GError *error = NULL;

  bench_must (sp_statement_run (statement, &error), error);
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
add_unit (BenchFile *self, guint i, const char *kind)
{
  GError *error = NULL;
  g_autofree char *name = g_strdup_printf ("示例第%u%s", i + 1, kind);
  g_autoptr (SpRecord) unit = sp_record_new (&sp_unit_type);

  sp_record_set_text (unit, SP_UNIT_NAME, name);
  bench_must (sp_store_insert (self->store, unit, "新建", &error), error);
  return sp_record_get_id (unit);
}

static void
add_enterprises (BenchFile *self)
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
add_hazard (SpStatement *insert, BenchFile *self, guint32 i, guint32 mixed, const Course *course)
{
  g_autofree char *number = g_strdup_printf ("示例隐患〔%d〕%06u", 2020 + (int)(i % 3), i);
  g_autofree char *text =
    g_strdup_printf ("%s第%u处%s", bench_places[mixed % BENCH_N_PLACES], mixed % 9973,
                     bench_troubles[mixed / 10 % BENCH_N_TROUBLES]);
  g_autofree char *person = g_strdup_printf ("责任人%u", mixed % 3000);

  sp_statement_bind_integer (insert, 1, i + 1);
  bind_uid (insert, 2, 2, i);
  sp_statement_bind_text (insert, 3, number);
  sp_statement_bind_text (insert, 4, text);
  sp_statement_bind_text (insert, 5, mixed % 40 == 0 ? "major" : "general");
  sp_statement_bind_text (insert, 6, mixed % 3 == 0 ? "enterprise" : "department");
  sp_statement_bind_integer (insert, 7, 1 + mixed % N_ENTERPRISES);
  sp_statement_bind_integer (insert, 8, self->units->townships[mixed % BENCH_N_TOWNSHIPS]);
  sp_statement_bind_integer (insert, 9, 1 + mixed / 7 % N_INDUSTRIES);
  sp_statement_bind_integer (insert, 10,
                             self->units->departments[mixed / 11 % BENCH_N_DEPARTMENTS]);
  bind_day (insert, 11, course->found);
  sp_statement_bind_text (insert, 12, bench_measures[mixed % BENCH_N_MEASURES]);
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
add_hazards (BenchFile *self, guint n)
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
}

void
bench_fill_hazards (SpStore *store, guint n, BenchUnits *units)
{
  BenchFile file = {store, units};
  BenchFile *self = &file;
  GError *error = NULL;
  g_auto (SpTransaction) transaction = {NULL};
  SpEngine *engine = sp_store_get_engine (self->store);

  for (guint i = 0; i < BENCH_N_TOWNSHIPS; i++)
    self->units->townships[i] = add_unit (self, i, "乡");
  for (guint i = 0; i < BENCH_N_DEPARTMENTS; i++)
    self->units->departments[i] = add_unit (self, i, "局");
  bench_must (sp_engine_exec (engine, "PRAGMA cache_size = -262144", &error), error);
  bench_must (sp_transaction_begin_write (&transaction, engine, &error), error);
  add_enterprises (self);
  add_hazards (self, n);
  bench_must (sp_transaction_commit (&transaction, &error), error);
  bench_must (sp_engine_exec (engine, "PRAGMA cache_size = -16384", &error), error);
}

void
bench_make_hazards_file (const char *path, guint n)
{
  GError *error = NULL;
  BenchUnits units;
  SpStore *store = sp_store_create (path, &error);

  bench_must (store != NULL, error);
  bench_fill_hazards (store, n, &units);
  bench_must (sp_store_close (store, NULL), NULL);
  g_object_unref (store);
  store = sp_store_open (path, SP_STORE_OPEN_DEFAULT, &error); /* and its index is made */
  bench_must (store != NULL && sp_store_close (store, NULL), error);
  g_object_unref (store);
}
