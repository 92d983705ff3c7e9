/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is told about hazards and never refused: those that come again, enterprises of which the law
 * speaks, rows that do not agree with their steps. */
#include "core/sp-supervision.h"
#include "lists-fixture.h"
#include "store/sp-hazards.h"
#include "store/sp-store-private.h"

#include <string.h>

/* ---- the same again ---- */

static void
test_similar (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *description, *place;
    int enterprise;       /* 0: none, 1 or 2 */
    const char *expected; /* descriptions that are found, best first */
  } cases[] = {
    {"2号车间配电箱没有接地", "二号车间", 1, "2号车间配电箱没有接地|2号车间，配电箱没有接地线"},
    {"２号车间 配电箱没有接地线。", "", 1, "2号车间，配电箱没有接地线|2号车间配电箱没有接地"},
    {"2号车间配电箱没有接地", "二号车间", 2, ""},
    {"灭火器过期", "", 1, ""},
    {"路边堆放易燃物品", "老街", 0, "路边堆放易燃物"},
    {"路边堆放易燃物品", "新街", 0, ""},
    {"路边堆放易燃物品", "", 0, ""},
  };
  int64_t township = add_unit (fixture->store, "甲镇", SP_UNIT_TOWNSHIP);
  int64_t enterprises[] = {0, add_enterprise (fixture->store, "示例砖厂"),
                           add_enterprise (fixture->store, "示例木材厂")};
  int64_t id;

  add_hazard (fixture->store, "2号车间，配电箱没有接地线", enterprises[1], "2021-01-05", "");
  id = add_hazard (fixture->store, "2号车间配电箱没有接地", enterprises[1], "2021-01-04", "");
  set_text (fixture->store, &sp_hazard_type, id, SP_HAZARD_PLACE, "二号 车间");
  id = add_hazard (fixture->store, "路边堆放易燃物", 0, "2021-01-04", "");
  set_text (fixture->store, &sp_hazard_type, id, SP_HAZARD_PLACE, "老街");
  set_integer (fixture->store, &sp_hazard_type, id, SP_HAZARD_TOWNSHIP, township);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) hazard = sp_record_new (&sp_hazard_type);
      g_autoptr (GString) found = g_string_new (NULL);
      g_autoptr (GPtrArray) similar = NULL;
      g_autoptr (GError) error = NULL;

      sp_record_set_text (hazard, SP_HAZARD_DESCRIPTION, cases[i].description);
      sp_record_set_text (hazard, SP_HAZARD_PLACE, cases[i].place);
      sp_record_set_integer (hazard, SP_HAZARD_ENTERPRISE, enterprises[cases[i].enterprise]);
      sp_record_set_integer (hazard, SP_HAZARD_TOWNSHIP, township);
      similar = sp_reader_find_similar_hazards (sp_store_get_reader (fixture->store),
                                                SP_HAZARD (hazard), 10, &error);
      g_assert_no_error (error);
      for (guint k = 0; k < similar->len; k++)
        {
          const SpSimilarHazard *one = g_ptr_array_index (similar, k);

          g_string_append_printf (found, "%s%s", k > 0 ? "|" : "",
                                  sp_record_get_title (SP_RECORD (one->hazard)));
        }
      g_test_message ("case %u", i);
      g_assert_cmpstr (found->str, ==, cases[i].expected);
    }
}

static void
test_similar_text (StoreFixture *fixture, gconstpointer data)
{
  int64_t unit = add_unit (fixture->store, "甲镇", SP_UNIT_TOWNSHIP);
  int64_t enterprise = add_enterprise (fixture->store, "示例砖厂");
  int64_t former = add_hazard (fixture->store, "通道堵塞", enterprise, "2021-03-01", "");
  int64_t again = add_hazard (fixture->store, "通道堵塞", enterprise, "2021-06-01", "");
  g_autoptr (SpRecord) hazard = load_record (fixture->store, &sp_hazard_type, again);
  g_autoptr (GPtrArray) similar = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  close_out (fixture->store, former, unit);
  similar = sp_reader_find_similar_hazards (sp_store_get_reader (fixture->store),
                                            SP_HAZARD (hazard), 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (similar->len, ==, 1); /* not itself */
  text = sp_similar_hazard_dup_text (similar->pdata[0]);
  g_assert_cmpstr (text, ==, "2021-03-01 已查出“通道堵塞”（2021-0001，2021-03-22 已销号）");
}

/* ---- art. 113 ---- */

static void
punish (SpStore *store, int64_t enterprise, const char *on, int penalties)
{
  SpRecord *row = sp_record_new (&sp_enforcement_type);

  sp_record_set_integer (row, SP_ENFORCEMENT_DAY, day (on));
  sp_record_set_integer (row, SP_ENFORCEMENT_REGISTERED, enterprise);
  sp_record_set_integer (row, SP_ENFORCEMENT_PENALTIES, penalties);
  add_record (store, row);
}

/* Tables name the punished in words; whom the registry has by that name it is. */
static void
test_linked (StoreFixture *fixture, gconstpointer data)
{
  int64_t known = add_enterprise (fixture->store, "示例砖厂");
  int64_t other = add_enterprise (fixture->store, "示例木材厂");
  const struct
  {
    const char *name;
    int64_t set, expected;
  } cases[] = {
    {"示例砖厂", 0, known}, {"示例砖厂", other, other}, {"没有登记的厂", 0, 0}, {"", 0, 0},
    {"同名的厂", 0, 0}, /* of two */
  };

  add_enterprise (fixture->store, "同名的厂");
  add_enterprise (fixture->store, "同名的厂");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) row = sp_record_new (&sp_enforcement_type);
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      sp_record_set_integer (row, SP_ENFORCEMENT_DAY, day ("2021-10-01"));
      sp_record_set_text (row, SP_ENFORCEMENT_ENTERPRISE, cases[i].name);
      sp_record_set_integer (row, SP_ENFORCEMENT_REGISTERED, cases[i].set);
      g_assert_true (sp_store_insert (fixture->store, row, "登记执法", &error));
      g_assert_cmpint (sp_record_get_integer (row, SP_ENFORCEMENT_REGISTERED), ==,
                       cases[i].expected);
    }
}

static void
test_closure (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *as_of;
    guint n;
    guint n_short, n_long;
  } cases[] = {
    {"2022-01-31", 0, 0, 0},
    {"2022-02-01", 1, 3, 3}, /* the third in 180 days; that of August was under the former law */
    {"2022-03-29", 1, 3, 3}, /* the last day on which the first of them is in the span */
    {"2022-03-30", 0, 0, 0},
    {"2022-09-01", 1, 1, 4}, /* the fourth in a year */
    {"2022-10-02", 0, 0, 0},
  };
  int64_t unit = add_unit (fixture->store, "甲镇", SP_UNIT_TOWNSHIP);
  int64_t punished = add_enterprise (fixture->store, "示例砖厂");
  int64_t other = add_enterprise (fixture->store, "示例木材厂");
  int64_t closed = add_enterprise (fixture->store, "示例石材厂");

  add_major (fixture->store, punished);
  close_out (fixture->store, add_major (fixture->store, closed), unit);
  add_hazard (fixture->store, "灭火器过期", other, "2021-03-01", "");
  for (guint i = 0; i < 3; i++)
    {
      const int64_t enterprise = ((const int64_t[]) {punished, other, closed})[i];

      punish (fixture->store, enterprise, "2021-08-31", 2);
      punish (fixture->store, enterprise, "2021-10-01", 1);
      punish (fixture->store, enterprise, "2021-12-15", 1);
      punish (fixture->store, enterprise, "2022-02-01", 1);
      punish (fixture->store, enterprise, "2022-09-01", 1);
      punish (fixture->store, enterprise, "2022-09-01", 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) hints = sp_reader_load_closure_hints (
        sp_store_get_reader (fixture->store), day (cases[i].as_of), &error);
      const SpClosureHint *hint;

      g_assert_no_error (error);
      g_test_message ("case %u", i);
      g_assert_cmpuint (hints->len, ==, cases[i].n);
      if (hints->len == 0)
        continue;
      hint = g_ptr_array_index (hints, 0);
      g_assert_cmpint (hint->enterprise, ==, punished);
      g_assert_cmpuint (hint->n_hazards, ==, 1);
      g_assert_cmpuint (hint->n_short, ==, cases[i].n_short);
      g_assert_cmpuint (hint->n_long, ==, cases[i].n_long);
      g_assert_nonnull (strstr (hint->text, "第一百一十三条"));
      g_assert_nonnull (strstr (hint->text, "2021-0001"));
    }
}

/* What did not come by the write path is found. */
static void
test_check (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *says;
  } cases[] = {
    {"UPDATE hazard SET state = 'closed' WHERE id = 1", "状态"},
    {"UPDATE hazard SET deadline = '2030-01-01' WHERE id = 2", "整改时限"},
    {"DELETE FROM hazard_step WHERE hazard = 3 AND kind = 'close'", "销号日期"},
  };
  static const StepWords extend = {SP_STEP_EXTEND, "2021-03-10", "2021-04-30", "张某", "缺料"};
  int64_t unit = add_unit (fixture->store, "甲镇", SP_UNIT_TOWNSHIP);
  int64_t second;

  add_hazard (fixture->store, "通道堵塞", 0, "2021-03-01", "2021-03-31");
  second = add_hazard (fixture->store, "没有护栏", 0, "2021-03-01", "2021-03-31");
  add_record (fixture->store, new_step (second, 0, &extend));
  close_out (fixture->store, add_hazard (fixture->store, "电线老化", 0, "2021-03-01", ""), unit);
  assert_sound (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;
      gboolean is_found = FALSE;

      sp_engine_exec (sp_store_get_engine (fixture->store), cases[i].sql, &error);
      g_assert_no_error (error);
      sp_store_check (fixture->store, &problems, &error);
      g_assert_no_error (error);
      for (guint k = 0; k < problems->len; k++)
        is_found |= strstr (problems->pdata[k], "环节") != NULL &&
                    strstr (problems->pdata[k], cases[i].says) != NULL;
      g_test_message ("case %u", i);
      g_assert_true (is_found);
    }
}

/* The same as judging each by its steps, on days before, between and after them. */
static void
test_count_open (StoreFixture *fixture, gconstpointer data)
{
  static const StepWords reopened = {SP_STEP_REOPEN, "2021-04-10", NULL, "张某", "又堵上了"};
  static const StepWords revoked = {SP_STEP_REVOKE, "2021-03-15", NULL, "张某", "不是隐患"};
  static const struct
  {
    const char *as_of;
    int n;
  } cases[] = {{"2021-02-28", 0}, {"2021-03-01", 4}, {"2021-03-14", 4},
               {"2021-03-15", 3}, {"2021-03-21", 3}, {"2021-03-22", 1},
               {"2021-04-09", 1}, {"2021-04-10", 2}, {"2099-01-01", 2}};
  int64_t unit = add_unit (fixture->store, "清溪镇", SP_UNIT_TOWNSHIP);
  int64_t ids[4];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = add_hazard (fixture->store, "通道堵塞", 0, "2021-03-01", "2021-03-31");
  close_out (fixture->store, ids[0], unit);
  close_out (fixture->store, ids[1], unit);
  add_record (fixture->store, new_step (ids[1], unit, &reopened));
  add_record (fixture->store, new_step (ids[2], unit, &revoked));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].as_of);
      g_assert_cmpint (sp_reader_count_open_hazards (sp_store_get_reader (fixture->store),
                                                     day (cases[i].as_of), &error),
                       ==, cases[i].n);
      g_assert_no_error (error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/hazards-told/similar", test_similar);
  store_fixture_add ("/store/hazards-told/similar-text", test_similar_text);
  store_fixture_add ("/store/hazards-told/linked", test_linked);
  store_fixture_add ("/store/hazards-told/closure", test_closure);
  store_fixture_add ("/store/hazards-told/check", test_check);
  store_fixture_add ("/store/hazards-told/count-open", test_count_open);
  return g_test_run ();
}
