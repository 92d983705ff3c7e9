/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists narrowed and counted by how records stood on a day, against a plain look at every record
 * and its steps. */
#include "hazard-world.h"

#include "store/sp-hazards.h"
#include "store/sp-institutions.h"
#include "store/sp-list.h"
#include "store/sp-reader-hazards.h"

#define N_HAZARDS 300
#define NEAR 15

static const char *const days[] = {"2020-09-30", "2020-12-15", "2021-03-31",
                                   "2021-06-10", "2021-10-01", "2023-01-01"};
static const SpStandingFields standing_fields = {SP_HAZARD_FOUND_ON, SP_HAZARD_DEADLINE,
                                                 SP_HAZARD_CLOSED_ON, SP_HAZARD_ENDED_ON};

/* ---- plainly ---- */

/* The hazard as the steps by the day make it. */
static SpRecord *
look (SpReader *reader, SpRecord *hazard, SpDate as_of)
{
  g_autoptr (GPtrArray) steps =
    sp_reader_load_hazard_steps (reader, sp_record_get_id (hazard), NULL);
  g_autoptr (GPtrArray) by_then = g_ptr_array_new ();
  SpRecord *then = sp_record_copy (hazard);

  for (guint i = 0; i < steps->len; i++)
    if (sp_record_get_integer (steps->pdata[i], SP_HAZARD_STEP_DAY) <= as_of)
      g_ptr_array_add (by_then, steps->pdata[i]);
  sp_hazard_derive (SP_HAZARD (then), by_then);
  return then;
}

static gboolean
has_begun (SpRecord *then, SpDate as_of)
{
  return sp_record_get_integer (then, SP_HAZARD_FOUND_ON) <= as_of;
}

static gboolean
is_state (SpRecord *then, SpDate as_of, int64_t only)
{
  return has_begun (then, as_of) && (only >> sp_record_get_integer (then, SP_HAZARD_STATE) & 1);
}

static gboolean
is_extended (SpRecord *then, SpDate as_of, int64_t only)
{
  gboolean is_there = sp_record_get_integer (then, SP_HAZARD_ORIGINAL_DEADLINE) != 0;

  return has_begun (then, as_of) && (only >> is_there & 1);
}

static gboolean
is_returned (SpRecord *then, SpDate as_of, int64_t only)
{
  gboolean is_there = sp_record_get_integer (then, SP_HAZARD_N_RETURNS) > 0;

  return has_begun (then, as_of) && (only >> is_there & 1);
}

static gboolean
is_closed (SpRecord *then, SpDate as_of, int64_t only)
{
  gboolean is_there = sp_record_get_integer (then, SP_HAZARD_CLOSED_ON) != 0;

  return has_begun (then, as_of) && (only >> is_there & 1);
}

static gboolean
stands (SpRecord *then, SpDate as_of, int64_t only)
{
  return only >> sp_standing_judge (then, &standing_fields, as_of, NEAR, NULL) & 1;
}

typedef struct
{
  const char *name;
  guint field; /* SP_NO_FIELD: the standing */
  int64_t only;
  gboolean (*plain) (SpRecord *then, SpDate as_of, int64_t only);
} Case;

static const Case cases[] = {
  {"registered", SP_HAZARD_STATE, 1 << SP_HAZARD_REGISTERED, is_state},
  {"open", SP_HAZARD_STATE,
   1 << SP_HAZARD_ASSIGNED | 1 << SP_HAZARD_RECTIFYING | 1 << SP_HAZARD_APPLIED, is_state},
  {"gone", SP_HAZARD_STATE, 1 << SP_HAZARD_CLOSED | 1 << SP_HAZARD_REVOKED, is_state},
  {"extended", SP_HAZARD_ORIGINAL_DEADLINE, 1 << 1, is_extended},
  {"not extended", SP_HAZARD_ORIGINAL_DEADLINE, 1 << 0, is_extended},
  {"returned", SP_HAZARD_N_RETURNS, 1 << 1, is_returned},
  {"not returned", SP_HAZARD_N_RETURNS, 1 << 0, is_returned},
  {"closed", SP_HAZARD_CLOSED_ON, 1 << 1, is_closed},
  {"overdue", SP_NO_FIELD, 1 << SP_STANDING_OVERDUE, stands},
  {"near or later", SP_NO_FIELD, 1 << SP_STANDING_NEAR | 1 << SP_STANDING_LATER, stands},
  {"closed then", SP_NO_FIELD, 1 << SP_STANDING_CLOSED, stands},
  {"open then", SP_NO_FIELD, 1 << SP_STANDING_OPEN, stands},
};

static SpCondition
make_condition (const Case *c, SpDate as_of)
{
  SpCondition condition = {.field = c->field, .only = c->only};

  if (c->field == SP_NO_FIELD)
    {
      condition.standing = &standing_fields;
      condition.from = as_of;
      condition.to = as_of + NEAR;
    }
  return condition;
}

static gboolean
has_id (GArray *ids, int64_t id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, int64_t, i) == id)
      return TRUE;
  return FALSE;
}

/* ---- hazards ---- */

static guint
assert_narrowed (
  SpReader *reader, GPtrArray *hazards, const Case *first, const Case *second, SpDate as_of)
{
  const SpCondition conditions[] = {make_condition (first, as_of), make_condition (second, as_of)};
  const SpRecordFilter filter = {.conditions = conditions,
                                 .n_conditions = G_N_ELEMENTS (conditions),
                                 .sort = "found_on",
                                 .is_descending = TRUE,
                                 .as_of = as_of};
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sp_reader_query (reader, &sp_hazard_type, &filter, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < hazards->len; i++)
    {
      SpRecord *hazard = g_ptr_array_index (hazards, i);
      g_autoptr (SpRecord) then = look (reader, hazard, as_of);
      gboolean expected =
        first->plain (then, as_of, first->only) && second->plain (then, as_of, second->only);

      if (has_id (ids, sp_record_get_id (hazard)) != expected)
        g_error ("hazard %d: %s, %s", (int)sp_record_get_id (hazard), first->name, second->name);
      n += expected;
    }
  g_assert_cmpuint (n, ==, ids->len);
  return n;
}

static void
test_hazards (StoreFixture *fixture, gconstpointer data)
{
  SpReader *reader = sp_store_get_reader (fixture->store);
  HazardWorld world = {0};
  g_autoptr (GPtrArray) hazards = NULL;
  guint n = 0;

  hazard_world_fill (&world, fixture, N_HAZARDS);
  hazards = sp_reader_load_all (reader, &sp_hazard_type, -1, 0, NULL);
  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        guint other = (guint)g_test_rand_int_range (0, G_N_ELEMENTS (cases));

        n += assert_narrowed (reader, hazards, &cases[i], &cases[i], day (days[d]));
        assert_narrowed (reader, hazards, &cases[i], &cases[other], day (days[d]));
      }
  g_assert_cmpuint (n, >, N_HAZARDS);
}

/* ---- orders ---- */

typedef struct
{
  guint field;
  gboolean is_descending;
} Order;

static const Order orders[] = {
  {SP_HAZARD_FOUND_ON, TRUE},    {SP_HAZARD_FOUND_ON, FALSE}, {SP_HAZARD_DEADLINE, TRUE},
  {SP_HAZARD_DEADLINE, FALSE},   {SP_HAZARD_CLOSED_ON, TRUE}, {SP_HAZARD_CLOSED_ON, FALSE},
  {SP_HAZARD_ASSIGNED_ON, TRUE},
};

/* What has no day comes last in either direction, equals as they were entered. */
static int
compare_plain (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;
  SpRecord *left = *(SpRecord *const *)a;
  SpRecord *right = *(SpRecord *const *)b;
  int64_t one = sp_record_get_integer (left, order->field);
  int64_t other = sp_record_get_integer (right, order->field);
  int result = one < other ? -1 : one > other;

  if ((one == 0) != (other == 0))
    return one == 0 ? 1 : -1;
  if (order->is_descending)
    result = -result;
  return result != 0 ? result : sp_record_get_id (left) < sp_record_get_id (right) ? -1 : 1;
}

static void
assert_order (SpReader *reader, GPtrArray *hazards, const Order *order)
{
  const SpRecordFilter filter = {.sort = sp_hazard_type.fields[order->field].name,
                                 .is_descending = order->is_descending};
  g_autoptr (GArray) ids = sp_reader_query (reader, &sp_hazard_type, &filter, NULL);

  g_qsort_with_data (hazards->pdata, (int)hazards->len, sizeof (gpointer), compare_plain,
                     (gpointer)order);
  g_assert_cmpuint (ids->len, ==, hazards->len);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, int64_t, i), ==, sp_record_get_id (hazards->pdata[i]));
}

static void
test_orders (StoreFixture *fixture, gconstpointer data)
{
  SpReader *reader = sp_store_get_reader (fixture->store);
  HazardWorld world = {0};
  g_autoptr (GPtrArray) hazards = NULL;

  hazards = sp_reader_load_all (reader, &sp_hazard_type, -1, 0, NULL);
  assert_order (reader, hazards, &orders[0]); /* of none */
  g_ptr_array_unref (hazards);
  hazard_world_fill (&world, fixture, N_HAZARDS);
  hazards = sp_reader_load_all (reader, &sp_hazard_type, -1, 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    assert_order (reader, hazards, &orders[i]);
}

/* ---- groups ---- */

static guint
count_plain (SpReader *reader, GPtrArray *hazards, int64_t state, int64_t township, SpDate as_of)
{
  guint n = 0;

  for (guint i = 0; i < hazards->len; i++)
    {
      g_autoptr (SpRecord) then = look (reader, g_ptr_array_index (hazards, i), as_of);

      n += has_begun (then, as_of) && sp_record_get_integer (then, SP_HAZARD_STATE) == state &&
           sp_record_get_integer (then, SP_HAZARD_TOWNSHIP) == township;
    }
  return n;
}

static void
test_groups (StoreFixture *fixture, gconstpointer data)
{
  SpReader *reader = sp_store_get_reader (fixture->store);
  HazardWorld world = {0};
  g_autoptr (GPtrArray) hazards = NULL;

  hazard_world_fill (&world, fixture, N_HAZARDS);
  hazards = sp_reader_load_all (reader, &sp_hazard_type, -1, 0, NULL);
  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    {
      const SpCondition of_township = {.field = SP_HAZARD_TOWNSHIP, .only = world.units[0]};
      const SpRecordFilter filter = {
        .conditions = &of_township, .n_conditions = 1, .as_of = day (days[d])};
      g_autoptr (GArray) groups =
        sp_reader_count_groups (reader, &sp_hazard_type, &filter, SP_HAZARD_STATE, NULL);
      guint counts[SP_HAZARD_REVOKED + 1] = {0};

      for (guint i = 0; i < groups->len; i++)
        counts[g_array_index (groups, SpGroupCount, i).value] =
          g_array_index (groups, SpGroupCount, i).n;
      for (int state = 0; state <= SP_HAZARD_REVOKED; state++)
        g_assert_cmpuint (counts[state], ==,
                          count_plain (reader, hazards, state, world.units[0], day (days[d])));
    }
}

/* A list that is narrowed so follows an edit, by looking at the row alone. */
static void
test_list_follows (StoreFixture *fixture, gconstpointer data)
{
  const SpDate as_of = day ("2021-03-31");
  const SpCondition registered = {.field = SP_HAZARD_STATE, .only = 1 << SP_HAZARD_REGISTERED};
  const SpRecordFilter filter = {.conditions = &registered, .n_conditions = 1, .as_of = as_of};
  HazardWorld world = {0};
  g_autoptr (SpList) list = NULL;
  g_autoptr (SpRecord) hazard = NULL;
  g_autoptr (SpRecord) step = sp_record_new (&sp_hazard_step_type);
  g_autoptr (GError) error = NULL;
  guint n;

  hazard_world_fill (&world, fixture, 40);
  list = sp_list_new_ledger (fixture->store, &sp_hazard_type, &filter);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  hazard = sp_record_new (&sp_hazard_type);
  sp_record_set_text (hazard, SP_HAZARD_DESCRIPTION, "灭火器失效");
  sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, day ("2021-03-01"));
  g_assert_true (sp_store_insert (fixture->store, hazard, "登记", &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n + 1);

  sp_record_set_integer (step, SP_HAZARD_STEP_HAZARD, sp_record_get_id (hazard));
  sp_record_set_integer (step, SP_HAZARD_STEP_KIND, SP_STEP_ASSIGN);
  sp_record_set_integer (step, SP_HAZARD_STEP_UNIT, world.units[0]);
  sp_record_set_integer (step, SP_HAZARD_STEP_DAY, as_of + 1);
  g_assert_true (sp_store_insert (fixture->store, step, "交办", &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n + 1);
  sp_record_set_integer (step, SP_HAZARD_STEP_DAY, as_of);
  g_assert_true (sp_store_update (fixture->store, step, "改日期", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
}

/* ---- institutions ---- */

static int64_t
add_institution (StoreFixture *fixture, const char *name)
{
  g_autoptr (SpRecord) institution = sp_record_new (&sp_institution_type);
  g_autoptr (GError) error = NULL;

  sp_record_set_text (institution, SP_INSTITUTION_NAME, name);
  sp_record_set_integer (institution, SP_INSTITUTION_PLAN, fixture->plan);
  sp_record_set_integer (institution, SP_INSTITUTION_PLANNED_ON, day ("2021-01-31"));
  sp_store_insert (fixture->store, institution, "新增", &error);
  g_assert_no_error (error);
  return sp_record_get_id (institution);
}

static void
take (StoreFixture *fixture, int64_t institution, SpInstitutionState state, const char *on)
{
  g_autoptr (SpRecord) step = sp_record_new (&sp_institution_step_type);
  g_autoptr (GError) error = NULL;

  sp_record_set_integer (step, SP_INSTITUTION_STEP_INSTITUTION, institution);
  sp_record_set_integer (step, SP_INSTITUTION_STEP_STATE, state);
  sp_record_set_integer (step, SP_INSTITUTION_STEP_DAY, day (on));
  sp_record_set_text (step, SP_INSTITUTION_STEP_DOCUMENT, "示例安〔2021〕1号");
  sp_store_insert (fixture->store, step, "办理", &error);
  g_assert_no_error (error);
}

static void
test_institutions (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *on;
    SpInstitutionState state; /* of the first; the second is always being drafted */
    SpStanding standing;
  } expected[] = {
    {"2021-01-05", SP_INSTITUTION_DRAFTING, SP_STANDING_OPEN},
    {"2021-01-20", SP_INSTITUTION_CONSULTING, SP_STANDING_NEAR},
    {"2021-02-20", SP_INSTITUTION_ISSUED, SP_STANDING_CLOSED},
    {"2021-04-01", SP_INSTITUTION_REVISING, SP_STANDING_CLOSED},
    {"2021-07-01", SP_INSTITUTION_ISSUED, SP_STANDING_CLOSED},
  };
  SpReader *reader = sp_store_get_reader (fixture->store);
  int64_t id = add_institution (fixture, "隐患排查治理办法");

  add_institution (fixture, "约谈制度");
  take (fixture, id, SP_INSTITUTION_CONSULTING, "2021-01-10");
  take (fixture, id, SP_INSTITUTION_ISSUED, "2021-02-10");
  take (fixture, id, SP_INSTITUTION_REVISING, "2021-03-10");
  take (fixture, id, SP_INSTITUTION_ISSUED, "2021-06-10");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      SpDate as_of = day (expected[i].on);
      const SpCondition conditions[] = {
        {.field = SP_INSTITUTION_STATE, .only = 1 << expected[i].state},
        {.field = SP_NO_FIELD,
         .standing = &sp_institution_standing,
         .only = 1 << expected[i].standing,
         .from = as_of,
         .to = as_of + NEAR},
      };
      const SpRecordFilter filter = {.conditions = conditions, .n_conditions = 2, .as_of = as_of};
      g_autoptr (GArray) ids = sp_reader_query (reader, &sp_institution_type, &filter, NULL);

      g_test_message ("%s", expected[i].on);
      g_assert_cmpuint (ids->len, ==, expected[i].state == SP_INSTITUTION_DRAFTING ? 2 : 1);
      g_assert_cmpint (g_array_index (ids, int64_t, 0), ==, id);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/record-then/hazards", test_hazards);
  store_fixture_add ("/store/record-then/orders", test_orders);
  store_fixture_add ("/store/record-then/groups", test_groups);
  store_fixture_add ("/store/record-then/list-follows", test_list_follows);
  store_fixture_add ("/store/record-then/institutions", test_institutions);
  return g_test_run ();
}
