/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is due within some days as of a date: measures, occurrences of duties, supervision. */
#include "store/sp-reader-due.h"
#include "store-fixture.h"

#include <string.h>

static int64_t
insert (StoreFixture *fixture, SpRecord *record)
{
  g_autoptr (SpRecord) owned = record;
  g_autoptr (GError) error = NULL;

  sp_store_insert (fixture->store, owned, "登记", &error);
  g_assert_no_error (error);
  return sp_record_get_id (owned);
}

static int64_t
add_duty (StoreFixture *fixture, const char *title, int64_t unit)
{
  SpRecord *duty = sp_record_new (&sp_duty_type);

  sp_record_set_integer (duty, SP_DUTY_PLAN, fixture->plan);
  sp_record_set_text (duty, SP_DUTY_TITLE, title);
  sp_record_set_integer (duty, SP_DUTY_UNIT, unit);
  sp_record_set_integer (duty, SP_DUTY_RECURRENCE, SP_RECURRENCE_QUARTER);
  sp_record_set_integer (duty, SP_DUTY_FIRST_DAY, day ("2021-01-01"));
  sp_record_set_integer (duty, SP_DUTY_LAST_DAY, day ("2021-12-31"));
  return insert (fixture, duty);
}

static void
add_occurrence (StoreFixture *fixture, int64_t duty, const char *start, const char *done)
{
  SpRecord *occurrence = sp_record_new (&sp_duty_occurrence_type);

  sp_record_set_integer (occurrence, SP_DUTY_OCCURRENCE_DUTY, duty);
  sp_record_set_integer (occurrence, SP_DUTY_OCCURRENCE_PERIOD_START, day (start));
  sp_record_set_integer (occurrence, SP_DUTY_OCCURRENCE_DUE, day (done));
  sp_record_set_integer (occurrence, SP_DUTY_OCCURRENCE_DONE_ON, day (done));
  insert (fixture, occurrence);
}

static void
add_supervision (StoreFixture *fixture, const char *title, int64_t unit, const char *deadline)
{
  SpRecord *item = sp_record_new (&sp_supervision_type);

  sp_record_set_integer (item, SP_SUPERVISION_PLAN, fixture->plan);
  sp_record_set_text (item, SP_SUPERVISION_TITLE, title);
  sp_record_set_integer (item, SP_SUPERVISION_UNIT, unit);
  sp_record_set_integer (item, SP_SUPERVISION_ISSUED_ON, day ("2021-06-01"));
  sp_record_set_integer (item, SP_SUPERVISION_DEADLINE, day (deadline));
  insert (fixture, item);
}

static char *
dup_dues (StoreFixture *fixture, const SpDueQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dues =
    sp_reader_load_due (sp_store_get_reader (fixture->store), query, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < dues->len; i++)
    {
      const SpDue *due = g_ptr_array_index (dues, i);
      g_autofree char *line = sp_due_dup_text (due);

      g_assert_cmpuint (strlen (due->uid), ==, 36);
      g_assert_cmpint (due->record, !=, 0);
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (text, FALSE);
}

static void
test_due (StoreFixture *fixture, gconstpointer data)
{
  int64_t unit = add_unit (fixture->store, "甲镇", SP_UNIT_TOWNSHIP);
  int64_t all = add_unit (fixture->store, "各乡镇", SP_UNIT_COLLECTIVE);
  int64_t bureau = add_unit (fixture->store, "乙局", SP_UNIT_DEPARTMENT);
  int64_t late = add_measure (fixture->store, fixture->plan, fixture->part, "排查道路", 1);
  int64_t done = add_measure (fixture->store, fixture->plan, fixture->part, "已办的", 2);
  int64_t duty = add_duty (fixture, "季度会议", bureau);
  static const struct
  {
    const char *name, *as_of;
    int within, kinds;
    int unit; /* 0: all, 1: the township, 2: the bureau */
    const char *expected;
  } cases[] = {
    {"a week", "2021-09-25", 7, 0, 0,
     "任务“排查道路”逾期 87 天\n例行事项“季度会议”（2021年第二季度）逾期 87 天\n"
     "例行事项“季度会议”（2021年第三季度）5 天后到期\n督办事项“整改危桥”5 天后到期"},
    {"only overdue", "2021-09-25", -1, 0, 0,
     "任务“排查道路”逾期 87 天\n例行事项“季度会议”（2021年第二季度）逾期 87 天"},
    {"the day itself", "2021-09-30", 0, 1 << SP_DUE_SUPERVISION, 0, "督办事项“整改危桥”今天到期"},
    {"not yet issued", "2021-05-31", SP_DUE_ANY_TIME, 1 << SP_DUE_SUPERVISION, 0, ""},
    {"a township", "2021-09-25", 7, 0, 1, "任务“排查道路”逾期 87 天\n督办事项“整改危桥”5 天后到期"},
    {"a bureau", "2021-09-25", 200, 0, 2,
     "例行事项“季度会议”（2021年第二季度）逾期 87 天\n"
     "例行事项“季度会议”（2021年第三季度）5 天后到期\n"
     "例行事项“季度会议”（2021年第四季度）97 天后到期"},
  };

  add_member (fixture->store, all, unit);
  add_measure_unit (fixture->store, late, all, SP_ROLE_LEAD);
  add_deadline (fixture->store, late, SP_DEADLINE_BY, "2021-06-30", "");
  add_deadline (fixture->store, done, SP_DEADLINE_BY, "2021-06-30", "2021-06-01");
  add_progress (fixture->store, done, 0, "2021-06-01", 100);
  add_occurrence (fixture, duty, "2021-01-01", "2021-03-20");
  add_supervision (fixture, "整改危桥", all, "2021-09-30");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const int64_t units[] = {0, unit, bureau};
      const SpDueQuery query = {fixture->plan, day (cases[i].as_of), cases[i].within,
                                units[cases[i].unit], cases[i].kinds};
      g_autofree char *text = dup_dues (fixture, &query);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_summary (void)
{
  static const struct
  {
    guint n_overdue, n_soon;
    const char *expected;
  } cases[] = {
    {0, 0, "没有到期的"},
    {2, 0, "逾期 2 件"},
    {0, 3, "3 件快到期"},
    {2, 3, "逾期 2 件，另有 3 件快到期"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func (sp_due_free);
      g_autofree char *text = NULL;

      for (guint j = 0; j < cases[i].n_overdue + cases[i].n_soon; j++)
        {
          SpDue *due = g_new0 (SpDue, 1);

          due->days = j < cases[i].n_overdue ? -1 : 0;
          g_ptr_array_add (dues, due);
        }
      text = sp_due_dup_summary (dues);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* A plan that is long over is not reminded of. */
static void
test_is_time (void)
{
  static const struct
  {
    const char *last, *today;
    gboolean expected;
  } cases[] = {
    {"2022-12-31", "2021-09-30", TRUE},
    {"2022-12-31", "2023-03-01", TRUE},
    {"2022-12-31", "2023-06-01", FALSE},
    {"", "2030-01-01", TRUE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) plan = sp_record_new (&sp_plan_type);

      sp_record_set_integer (plan, SP_PLAN_LAST_DAY, day (cases[i].last));
      g_assert_cmpint (sp_due_is_time (SP_PLAN (plan), day (cases[i].today)), ==,
                       cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/due/within", test_due);
  g_test_add_func ("/store/due/summary", test_summary);
  g_test_add_func ("/store/due/is-time", test_is_time);
  return g_test_run ();
}
