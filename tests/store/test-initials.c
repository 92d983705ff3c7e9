/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records found by the initials of what they are called: where one is picked, and in the finder.
 * Enterprises that are offered are in test-enterprises.c. */
#include "store-fixture.h"

#include "store/sp-list.h"

/* Units by their places, in the order of @list. */
static char *
dup_places (SpList *list, const int64_t *ids, guint n)
{
  GString *places = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    for (guint k = 0; k < n; k++)
      if (sp_list_get_id (list, i) == ids[k])
        g_string_append_printf (places, "%u", k);
  return g_string_free (places, FALSE);
}

/* What records are called is found by initials where one is picked: the best first, before what
 * only holds the letters somewhere. A ledger is searched for text alone unless it is asked to.
 */
static void
test_initials (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *picked, *townships, *searched; /* townships: picked of those alone */
  } cases[] = {
    {"", "0123", "13", "0123"}, {"yj", "0", "", ""},    {"YJGL", "0", "", ""},
    {"cq", "132", "13", "2"},   {"zq", "13", "13", ""}, {"z", "123", "13", "2"},
    {"sl", "02", "", ""},       {"zs", "2", "", "2"},   {"局", "02", "", "02"},
    {"xyjj", "0", "", ""},      {"qqq", "", "", ""},    {"zj", "2", "", ""},
  };
  const int64_t ids[] = {
    add_unit (fixture->store, "示例县应急管理局", SP_UNIT_DEPARTMENT),
    add_unit (fixture->store, "重庆镇", SP_UNIT_TOWNSHIP),
    add_unit (fixture->store, "示例县住建局", SP_UNIT_DEPARTMENT),
    add_unit (fixture->store, "青曾全镇", SP_UNIT_TOWNSHIP),
  };
  const SpCondition township = {.field = SP_UNIT_KIND, .only = 1 << SP_UNIT_TOWNSHIP};
  g_autoptr (SpList) picked = sp_list_new_records (fixture->store, &sp_unit_type);
  SpRecordFilter narrowed = {.conditions = &township, .n_conditions = 1, .finds_initials = TRUE};
  SpRecordFilter plain = {.search = NULL};
  g_autoptr (SpList) townships = sp_list_new_ledger (fixture->store, &sp_unit_type, &narrowed);
  g_autoptr (SpList) searched = sp_list_new_ledger (fixture->store, &sp_unit_type, &plain);

  set_text (fixture->store, &sp_unit_type, ids[0], SP_UNIT_SHORT_NAME, "县应急局");
  set_text (fixture->store, &sp_unit_type, ids[2], SP_UNIT_NOTE, "ZS CQ");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpList *lists[] = {picked, townships, searched};
      const char *const expected[] = {cases[i].picked, cases[i].townships, cases[i].searched};

      narrowed.search = plain.search = cases[i].typed;
      sp_list_set_search (picked, cases[i].typed);
      sp_list_set_record_filter (townships, &narrowed);
      sp_list_set_record_filter (searched, &plain);
      g_test_message ("%s", cases[i].typed);
      for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
        {
          g_autofree char *places = dup_places (lists[k], ids, G_N_ELEMENTS (ids));

          g_assert_cmpstr (places, ==, expected[k]);
        }
    }
}

/* A name that is changed comes and goes as its initials do. */
static void
test_initials_follow (StoreFixture *fixture, gconstpointer data)
{
  int64_t first = add_unit (fixture->store, "甲局", SP_UNIT_DEPARTMENT);
  int64_t second = add_unit (fixture->store, "乙局", SP_UNIT_DEPARTMENT);
  g_autoptr (SpList) list = sp_list_new_records (fixture->store, &sp_unit_type);

  sp_list_set_search (list, "jj");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpint (sp_list_get_id (list, 0), ==, first);
  set_text (fixture->store, &sp_unit_type, second, SP_UNIT_NAME, "金局");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  set_text (fixture->store, &sp_unit_type, first, SP_UNIT_NAME, "乙局");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpint (sp_list_get_id (list, 0), ==, second);
}

/* Initials come after all that holds the text itself, each record once. */
static void
test_find_initials (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *expected; /* titles with | between */
  } cases[] = {
    {"dlys", "道路运输管理局|道路运输"},
    {"GJJ", ""},
    {"dlyh", "道路隐患整治"},
    {"DL", "道路运输管理局|道路运输|道路隐患整治|检查客运道路"},
    {"jg", "建管JG表|重庆局"}, /* which holds the text; by its alias 交管 */
    {"cq", "重庆局"},
    {"zq", "重庆局"},
    {"qqq", ""},
  };
  int64_t alias_of = add_unit (fixture->store, "重庆局", SP_UNIT_DEPARTMENT);
  g_autoptr (SpRecord) alias = sp_record_new (&sp_unit_alias_type);
  g_autoptr (GError) error = NULL;

  sp_record_set_integer (alias, SP_UNIT_ALIAS_UNIT, alias_of);
  sp_record_set_text (alias, SP_UNIT_ALIAS_NAME, "交管");
  sp_store_insert (fixture->store, alias, "别名", &error);
  g_assert_no_error (error);
  add_unit (fixture->store, "道路运输管理局", SP_UNIT_DEPARTMENT);
  add_measure (fixture->store, fixture->plan, fixture->part, "检查客运道路", 1);
  add_measure (fixture->store, fixture->plan, fixture->part, "道路隐患整治", 2);
  add_measure (fixture->store, fixture->plan, fixture->part, "建管JG表", 3);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found =
        sp_reader_find (sp_store_get_reader (fixture->store), cases[i].typed, 10, NULL, &error);
      g_autoptr (GPtrArray) titles = g_ptr_array_new ();
      g_autofree char *joined = NULL;

      g_assert_no_error (error);
      for (guint k = 0; k < found->len; k++)
        g_ptr_array_add (titles, ((SpFound *)g_ptr_array_index (found, k))->title);
      g_ptr_array_add (titles, NULL);
      joined = g_strjoinv ("|", (char **)titles->pdata);
      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (joined, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/initials/list", test_initials);
  store_fixture_add ("/store/initials/list-follows", test_initials_follow);
  store_fixture_add ("/store/initials/find", test_find_initials);
  return g_test_run ();
}
