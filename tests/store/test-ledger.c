/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ledgers: records narrowed and ordered by any declared field, and how the list follows edits; the
 * titles of what records refer to. */
#include "store-fixture.h"

#include "core/sp-accident.h"
#include "core/sp-supervision.h"
#include "store/sp-record-query.h"
#include "store/sp-store-private.h"
#include "store/sp-titles.h"

typedef struct
{
  int64_t township, other;
  int64_t ids[4];
} Rows;

static int64_t
add_accident (SpStore *store,
              const char *on,
              int64_t township,
              SpAccidentIndustry industry,
              const char *enterprise,
              double fines)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_accident_type);
  g_autoptr (GError) error = NULL;

  sp_record_set_integer (record, SP_ACCIDENT_HAPPENED_ON, day (on));
  sp_record_set_integer (record, SP_ACCIDENT_TOWNSHIP, township);
  sp_record_set_integer (record, SP_ACCIDENT_INDUSTRY, industry);
  sp_record_set_text (record, SP_ACCIDENT_TITLE, enterprise);
  sp_record_set_text (record, SP_ACCIDENT_ENTERPRISE, enterprise);
  if (fines > 0)
    sp_record_set_real (record, SP_ACCIDENT_LOSS, fines);
  sp_store_insert (store, record, "登记事故", &error);
  g_assert_no_error (error);
  return sp_record_get_id (record);
}

static void
add_rows (SpStore *store, Rows *rows)
{
  rows->township = add_unit (store, "B镇", SP_UNIT_TOWNSHIP);
  rows->other = add_unit (store, "A乡", SP_UNIT_TOWNSHIP);
  rows->ids[0] =
    add_accident (store, "2021-05-02", rows->township, SP_ACCIDENT_INDUSTRY_ROAD, "d运输", 2);
  rows->ids[1] =
    add_accident (store, "2021-01-09", rows->other, SP_ACCIDENT_INDUSTRY_COAL, "b煤矿", 0);
  rows->ids[2] = add_accident (store, "2021-07-01", 0, SP_ACCIDENT_INDUSTRY_FIRE, "c旅馆", 10);
  rows->ids[3] =
    add_accident (store, "2021-03-15", rows->township, SP_ACCIDENT_INDUSTRY_ROAD, "a客运", 2);
}

/* The list as digits: each row by its place in @rows. */
static char *
dup_order (SpList *list, const Rows *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    for (int j = 0; j < 4; j++)
      if (rows->ids[j] == sp_list_get_id (list, i))
        g_string_append_printf (text, "%d", j);
  return g_string_free (text, FALSE);
}

static void
assert_order (SpList *list, const Rows *rows, const char *expected)
{
  g_autofree char *order = dup_order (list, rows);

  g_assert_cmpstr (order, ==, expected);
}

static void
test_sort (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *field, *up, *down;
  } cases[] = {
    {NULL, "0123", "3210"},         {"happened_on", "1302", "2031"},
    {"enterprise", "3120", "0213"}, {"loss", "0321", "2031"}, /* equals in their order, none last */
    {"industry", "1032", "2031"},                             /* as the words are declared */
    {"township", "1032", "0312"},                             /* by title, none last */
    {"inspectors", "0123", "0123"},
  };
  const SpRecordFilter everything = {0};
  Rows rows;
  g_autoptr (SpList) list = NULL;

  add_rows (fixture->store, &rows);
  list = sp_list_new_ledger (fixture->store, &sp_accident_type, &everything);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpRecordFilter filter = {.sort = cases[i].field};

      g_test_message ("%s", cases[i].field);
      sp_list_set_record_filter (list, &filter);
      assert_order (list, &rows, cases[i].up);
      filter.is_descending = TRUE;
      sp_list_set_record_filter (list, &filter);
      assert_order (list, &rows, cases[i].down);
    }
}

static void
test_narrow (StoreFixture *fixture, gconstpointer data)
{
  Rows rows;
  g_autoptr (SpList) list = NULL;
  const SpRecordFilter everything = {0};

  add_rows (fixture->store, &rows);
  list = sp_list_new_ledger (fixture->store, &sp_accident_type, &everything);
  {
    const struct
    {
      const char *search;
      SpCondition condition;
      const char *expected;
    } cases[] = {
      {"", {0}, "0123"},
      {"运", {0}, "03"},
      {"B镇", {0}, "03"}, /* the title of what is referred to */
      {"%", {0}, ""},
      {NULL, {SP_ACCIDENT_TOWNSHIP, rows.other, 0, 0}, "1"},
      {"B镇", {SP_ACCIDENT_TOWNSHIP, rows.township, 0, 0}, ""}, /* fixed: says nothing new */
      {"客", {SP_ACCIDENT_TOWNSHIP, rows.township, 0, 0}, "3"},
      {NULL,
       {SP_ACCIDENT_INDUSTRY, 1 << SP_ACCIDENT_INDUSTRY_ROAD | 1 << SP_ACCIDENT_INDUSTRY_FIRE, 0,
        0},
       "023"},
      {NULL, {SP_ACCIDENT_HAPPENED_ON, 0, day ("2021-03-15"), day ("2021-05-02")}, "03"},
      {NULL, {SP_ACCIDENT_HAPPENED_ON, 0, day ("2021-05-03"), 0}, "2"},
      {NULL, {SP_ACCIDENT_HAPPENED_ON, 0, 0, day ("2021-01-09")}, "1"},
      {NULL, {SP_ACCIDENT_HAPPENED_ON, 1 << 0, 0, 0}, ""}, /* without a day */
      {NULL, {SP_ACCIDENT_HAPPENED_ON, 1 << 1, day ("2021-05-03"), 0}, "2"},
      {NULL, {SP_ACCIDENT_DEATHS, 1 << 0, 0, 0}, "0123"}, /* none, which counts as without */
      {NULL, {SP_ACCIDENT_DEATHS, 1 << 1, 0, 0}, ""},
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        const SpRecordFilter filter = {
          .search = cases[i].search, .conditions = &cases[i].condition, .n_conditions = 1};

        g_test_message ("case %u", i);
        sp_list_set_record_filter (list, &filter);
        assert_order (list, &rows, cases[i].expected);
      }
  }
}

static void
count_cb (guint *count)
{
  *count += 1;
}

/* An edit that moves nothing tells the model's followers of nothing; the record itself does. */
static void
test_follows (StoreFixture *fixture, gconstpointer data)
{
  const SpCondition roads = {SP_ACCIDENT_INDUSTRY, 1 << SP_ACCIDENT_INDUSTRY_ROAD, 0, 0};
  const SpRecordFilter filter = {.conditions = &roads, .n_conditions = 1, .sort = "happened_on"};
  Rows rows;
  g_autoptr (SpList) list = NULL;
  g_autoptr (SpRecord) held = NULL;
  guint told = 0;
  guint notified = 0;

  add_rows (fixture->store, &rows);
  list = sp_list_new_ledger (fixture->store, &sp_accident_type, &filter);
  assert_order (list, &rows, "30");
  held = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (count_cb), &told);
  g_signal_connect_swapped (held, "notify::enterprise", G_CALLBACK (count_cb), &notified);

  set_text (fixture->store, &sp_accident_type, rows.ids[3], SP_ACCIDENT_ENTERPRISE, "改名");
  g_assert_cmpuint (told, ==, 0);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpstr (sp_record_get_text (held, SP_ACCIDENT_ENTERPRISE), ==, "改名");
  g_assert_cmpint (sp_record_get_revision (held), ==, 2);

  set_text (fixture->store, &sp_accident_type, rows.ids[1], SP_ACCIDENT_NOTE, "不在表中");
  g_assert_cmpuint (told, ==, 0);
  set_integer (fixture->store, &sp_accident_type, rows.ids[3], SP_ACCIDENT_HAPPENED_ON,
               day ("2021-06-01"));
  assert_order (list, &rows, "03");
  set_integer (fixture->store, &sp_accident_type, rows.ids[1], SP_ACCIDENT_INDUSTRY,
               SP_ACCIDENT_INDUSTRY_ROAD);
  assert_order (list, &rows, "103");
  set_integer (fixture->store, &sp_accident_type, rows.ids[0], SP_ACCIDENT_INDUSTRY,
               SP_ACCIDENT_INDUSTRY_FIRE);
  assert_order (list, &rows, "13");
  g_assert_true (sp_store_undo (fixture->store, NULL));
  assert_order (list, &rows, "103");
  g_signal_handlers_disconnect_by_data (list, &told);
  g_signal_handlers_disconnect_by_data (held, &notified);
}

static void
test_titles (StoreFixture *fixture, gconstpointer data)
{
  int64_t unit = add_unit (fixture->store, "甲局", SP_UNIT_DEPARTMENT);
  int64_t measure = add_measure (fixture->store, fixture->plan, fixture->part, "排查道路", 1);
  g_autoptr (SpTitles) titles = sp_titles_new (fixture->store);
  g_autoptr (SpRecord) record = sp_record_new (&sp_supervision_type);
  g_autofree char *shown = NULL;
  g_autofree char *kind = NULL;
  guint changed = 0;

  g_signal_connect_swapped (titles, "changed", G_CALLBACK (count_cb), &changed);
  g_assert_cmpstr (sp_titles_get (titles, &sp_unit_type, unit), ==, "甲局");
  g_assert_cmpstr (sp_titles_get (titles, &sp_unit_type, 0), ==, "");
  g_assert_cmpstr (sp_titles_get (titles, &sp_unit_type, 9999), ==, "");
  g_assert_cmpstr (sp_titles_get (titles, &sp_measure_type, measure), ==, "排查道路");
  set_text (fixture->store, &sp_part_type, fixture->part, SP_PART_TITLE, "别的");
  g_assert_cmpuint (changed, ==, 0);
  set_text (fixture->store, &sp_unit_type, unit, SP_UNIT_NAME, "乙局");
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpstr (sp_titles_get (titles, &sp_unit_type, unit), ==, "乙局");

  sp_record_set_integer (record, SP_SUPERVISION_UNIT, unit);
  shown = sp_titles_dup_field (titles, record, SP_SUPERVISION_UNIT);
  g_assert_cmpstr (shown, ==, "乙局");
  kind = sp_titles_dup_field (titles, record, SP_SUPERVISION_KIND);
  g_assert_cmpstr (kind, ==, "督办");
}

static int64_t
add_item (StoreFixture *fixture,
          const char *issued,
          const char *deadline,
          const char *closed,
          const char *replied)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_supervision_type);
  g_autoptr (GError) error = NULL;

  sp_record_set_integer (record, SP_SUPERVISION_PLAN, fixture->plan);
  sp_record_set_text (record, SP_SUPERVISION_TITLE, "督办");
  sp_record_set_integer (record, SP_SUPERVISION_ISSUED_ON, day (issued));
  sp_record_set_integer (record, SP_SUPERVISION_DEADLINE, day (deadline));
  sp_record_set_integer (record, SP_SUPERVISION_CLOSED_ON, day (closed));
  sp_record_set_integer (record, SP_SUPERVISION_REPLIED_ON, day (replied));
  sp_store_insert (fixture->store, record, "督办", &error);
  g_assert_no_error (error);
  return sp_record_get_id (record);
}

/* SQL and sp_standing_judge() say the same of every record, on every day and of every number. */
static void
test_standing (StoreFixture *fixture, gconstpointer data)
{
  static const char *const days[] = {"2021-03-31", "2021-04-01", "2021-04-10",
                                     "2021-05-01", "2021-05-02", "2021-06-01"};
  static const char *const items[][4] = {
    {"2021-04-01", "2021-05-01", "", ""},
    {"2021-04-01", "2021-05-01", "2021-04-20", ""},
    {"2021-04-01", "2021-05-01", "2021-06-01", ""},
    {"2021-04-01", "", "", ""},
    {"2021-04-01", "", "2021-05-02", ""},
    {"2021-05-02", "2021-05-10", "", ""},
    {"2021-04-01", "2021-05-01", "", "2021-04-10"},
    {"2021-04-01", "", "2021-05-02", "2021-04-10"},
    {"2021-04-01", "2021-05-10", "2021-06-01", "2021-05-01"},
  };
  int64_t ids[G_N_ELEMENTS (items)];

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    ids[i] = add_item (fixture, items[i][0], items[i][1], items[i][2], items[i][3]);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    for (int near = 0; near <= 30; near += 15)
      for (int standing = 0; standing < SP_N_STANDINGS; standing++)
        {
          SpDate as_of = day (days[i]);
          const SpCondition condition = {.field = SP_NO_FIELD,
                                         .only = 1 << standing,
                                         .from = as_of,
                                         .to = as_of + near,
                                         .standing = &sp_supervision_standing};
          const SpRecordFilter filter = {.conditions = &condition, .n_conditions = 1};
          g_autoptr (GArray) found =
            sp_record_query_run (sp_store_get_engine (fixture->store), &sp_supervision_type,
                                 &filter, TRUE, NULL, 0, NULL);
          guint n = 0;

          for (guint k = 0; k < G_N_ELEMENTS (ids); k++)
            {
              g_autoptr (SpRecord) record = sp_reader_load (sp_store_get_reader (fixture->store),
                                                            &sp_supervision_type, ids[k], NULL);

              if ((int)sp_standing_judge (record, &sp_supervision_standing, as_of, near, NULL) !=
                  standing)
                continue;
              g_assert_cmpuint (n, <, found->len);
              g_assert_cmpint (g_array_index (found, int64_t, n), ==, ids[k]);
              n++;
            }
          g_assert_cmpuint (n, ==, found->len);
        }
}

static void
test_count_choice (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    SpUnitKind kind;
    int64_t n;
  } cases[] = {{SP_UNIT_TOWNSHIP, 2}, {SP_UNIT_DEPARTMENT, 1}, {SP_UNIT_PARTY, 0}};

  add_unit (fixture->store, "示例县东乡", SP_UNIT_TOWNSHIP);
  add_unit (fixture->store, "示例县西乡", SP_UNIT_TOWNSHIP);
  add_unit (fixture->store, "示例县甲局", SP_UNIT_DEPARTMENT);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (sp_reader_count_choice (sp_store_get_reader (fixture->store), &sp_unit_type,
                                               SP_UNIT_KIND, (int)cases[i].kind, &error),
                       ==, cases[i].n);
      g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/ledger/sort", test_sort);
  store_fixture_add ("/store/ledger/standing", test_standing);
  store_fixture_add ("/store/ledger/narrow", test_narrow);
  store_fixture_add ("/store/ledger/follows", test_follows);
  store_fixture_add ("/store/ledger/titles", test_titles);
  store_fixture_add ("/store/read/count-choice", test_count_choice);
  return g_test_run ();
}
