/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the finder finds in the ledgers: enterprises, hazards, institutions, risk points, by what,
 * and how many of each. Plans and units are in test-write.c, initials of those in test-initials.c.
 */
#include "lists-fixture.h"

#include "core/sp-institution.h"
#include "core/sp-risk.h"

#define MOST 60

static SpReader *
reader_of (StoreFixture *fixture)
{
  return sp_store_get_reader (fixture->store);
}

/* "table title (detail)" of each, with | between. */
static char *
dup_found (StoreFixture *fixture, const char *typed, guint limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = sp_reader_find (reader_of (fixture), typed, limit, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      const SpFound *one = g_ptr_array_index (found, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? "|" : "", one->type->table, one->title);
      if (*one->detail != '\0')
        g_string_append_printf (text, " (%s)", one->detail);
    }
  return g_string_free (text, FALSE);
}

static int64_t
add_named_enterprise (StoreFixture *fixture)
{
  int64_t id = add_enterprise (fixture->store, "示例县南山矿业有限公司");

  set_text (fixture->store, &sp_enterprise_type, id, SP_ENTERPRISE_SHORT_NAME, "南矿");
  set_text (fixture->store, &sp_enterprise_type, id, SP_ENTERPRISE_FORMER_NAME, "红旗采石场");
  set_text (fixture->store, &sp_enterprise_type, id, SP_ENTERPRISE_CREDIT_CODE,
            "91350100M000100Y43");
  return id;
}

static int64_t
add_institution (StoreFixture *fixture, const char *name, const char *document)
{
  SpRecord *record = sp_record_new (&sp_institution_type);
  int64_t id;

  sp_record_set_integer (record, SP_INSTITUTION_PLAN, fixture->plan);
  sp_record_set_text (record, SP_INSTITUTION_NAME, name);
  id = add_record (fixture->store, record);
  if (document != NULL)
    {
      SpRecord *step = sp_record_new (&sp_institution_step_type);

      sp_record_set_integer (step, SP_INSTITUTION_STEP_INSTITUTION, id);
      sp_record_set_integer (step, SP_INSTITUTION_STEP_STATE, SP_INSTITUTION_ISSUED);
      sp_record_set_integer (step, SP_INSTITUTION_STEP_DAY, day ("2021-03-01"));
      sp_record_set_text (step, SP_INSTITUTION_STEP_DOCUMENT, document);
      add_record (fixture->store, step);
    }
  return id;
}

/* Each by any part of what it is called, numbered or says; names by initials, too. */
static void
test_ledgers (StoreFixture *fixture, gconstpointer data)
{
  static const char enterprise[] = "enterprise 示例县南山矿业有限公司";
  static const char hazard[] = "hazard 提升机钢丝绳断丝 超限 (2021-0001 示例县南山矿业有限公司)";
  static const char method[] = "institution 隐患举报奖励办法 (示政办发〔2021〕8号)";
  static const struct
  {
    const char *typed;
    const char *detail; /* of the enterprise; NULL: it is not found */
    gboolean finds_hazard, finds_method;
  } cases[] = {
    {"南山矿", "", TRUE, FALSE},
    {"南矿", " (南矿)", FALSE, FALSE},
    {"红旗", " (红旗采石场)", FALSE, FALSE},
    {"91350100M000100Y43", " (91350100M000100Y43)", FALSE, FALSE},
    {"0m000100y4", " (91350100M000100Y43)", FALSE, FALSE},
    {"slxns", "", FALSE, FALSE},
    {"hqcsc", " (红旗采石场)", FALSE, FALSE},
    {"断丝", NULL, TRUE, FALSE},
    {"2021-0001", NULL, TRUE, FALSE},
    {"21-000", NULL, TRUE, FALSE},
    {"井口信号房", NULL, TRUE, FALSE},
    {"举报", NULL, FALSE, TRUE},
    {"〔2021〕8号", NULL, FALSE, TRUE},
    {"yhjb", NULL, FALSE, TRUE},
    {"全无此事", NULL, FALSE, FALSE},
    {"%", NULL, FALSE, FALSE},
  };
  int64_t id = add_named_enterprise (fixture);
  int64_t found = add_hazard (fixture->store, "提升机钢丝绳断丝\n超限", id, "2021-03-01", "");

  set_text (fixture->store, &sp_hazard_type, found, SP_HAZARD_PLACE, "井口信号房");
  add_institution (fixture, "隐患举报奖励办法", "示政办发〔2021〕8号");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dup_found (fixture, cases[i].typed, MOST);
      g_autoptr (GString) expected = g_string_new (NULL);

      if (cases[i].detail != NULL)
        g_string_append_printf (expected, "%s%s", enterprise, cases[i].detail);
      if (cases[i].finds_method)
        g_string_append (expected, method);
      if (cases[i].finds_hazard)
        g_string_append_printf (expected, "%s%s", expected->len > 0 ? "|" : "", hazard);
      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (text, ==, expected->str);
    }
}

/* Text comes before initials, whichever kind has it; a name that begins with it is the best. */
static void
test_order (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *by_letters = NULL;
  g_autofree char *by_text = NULL;

  add_enterprise (fixture->store, "拓普气体"); /* TPQT */
  add_hazard (fixture->store, "阀门 TPQ-3 泄漏", 0, "2021-03-01", "");
  add_institution (fixture, "停炉汽包管理办法", NULL);
  add_institution (fixture, "关于气体储存的规定", NULL);
  by_letters = dup_found (fixture, "tpq", MOST);
  g_assert_cmpstr (by_letters, ==, "hazard 阀门 TPQ-3 泄漏 (2021-0001)|enterprise 拓普气体");
  by_text = dup_found (fixture, "气体", MOST);
  g_assert_cmpstr (by_text, ==, "institution 关于气体储存的规定|enterprise 拓普气体");
}

/* The latest ones, the latest first; one of that very number before them. */
static void
test_hazards_latest (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed, *first, *last;
    guint n;
  } cases[] = {
    {"临边", "第12处临边防护缺失", "第5处临边防护缺失", 8},
    {"第3处", "第3处临边防护缺失", "第3处临边防护缺失", 1},
    {"2021-0003", "第4处临边防护缺失", "第4处临边防护缺失", 1}, /* the first gave its number up */
    {"12", "第1处临边防护缺失", "第5处临边防护缺失", 9},        /* the number of the first */
  };

  for (int i = 1; i <= 12; i++)
    {
      g_autofree char *text = g_strdup_printf ("第%d处临边防护缺失", i);
      int64_t id = add_hazard (fixture->store, text, 0, "2021-03-01", "");

      if (i == 1)
        set_text (fixture->store, &sp_hazard_type, id, SP_HAZARD_NUMBER, "12");
      else
        set_text (fixture->store, &sp_hazard_type, id, SP_HAZARD_NOTE, "2012年以来");
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found =
        sp_reader_find (reader_of (fixture), cases[i].typed, MOST, NULL, NULL);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpuint (found->len, ==, cases[i].n);
      g_assert_cmpstr (((SpFound *)found->pdata[0])->title, ==, cases[i].first);
      g_assert_cmpstr (((SpFound *)found->pdata[found->len - 1])->title, ==, cases[i].last);
    }
}

static guint
count (const GPtrArray *found, const SpRecordType *type)
{
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    n += ((SpFound *)g_ptr_array_index (found, i))->type == type;
  return n;
}

/* Many better hits of one kind leave room for a few of the others; the best are still first. */
static void
test_share (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;

  for (int i = 0; i < 30; i++)
    {
      g_autofree char *title = g_strdup_printf ("矿山整治%d", i);

      add_measure (fixture->store, fixture->plan, fixture->part, title, i + 1);
      add_hazard (fixture->store, "井下矿山通风不足", 0, "2021-03-01", "");
    }
  add_enterprise (fixture->store, "南矿山厂");
  add_institution (fixture, "非煤矿山规定", NULL);
  found = sp_reader_find (reader_of (fixture), "矿山", 20, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 20);
  g_assert_cmpuint (count (found, &sp_hazard_type), ==, 5);
  g_assert_cmpuint (count (found, &sp_enterprise_type), ==, 1);
  g_assert_cmpuint (count (found, &sp_institution_type), ==, 1);
  g_assert_cmpuint (count (found, &sp_measure_type), ==, 13);
  g_assert_true (((SpFound *)found->pdata[0])->type == &sp_measure_type);
  g_assert_true (((SpFound *)found->pdata[19])->type == &sp_hazard_type);
}

/* A search that nobody waits for any more ends with an error, not half an answer. */
static void
test_cancelled (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 200; i++)
    add_enterprise (fixture->store, "示例县南山矿业有限公司");
  g_cancellable_cancel (cancellable);
  found = sp_reader_find (reader_of (fixture), "矿业", MOST, cancellable, &error);
  g_assert_null (found);
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/find/ledgers", test_ledgers);
  store_fixture_add ("/store/find/order", test_order);
  store_fixture_add ("/store/find/hazards-latest", test_hazards_latest);
  store_fixture_add ("/store/find/share", test_share);
  store_fixture_add ("/store/find/cancelled", test_cancelled);
  return g_test_run ();
}
