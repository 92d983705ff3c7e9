/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists ordered and counted by how records stood on a day, whatever field they go by, against a
 * plain look at every record and what had happened to it by then. */
#include "hazard-world.h"
#include "risk-fixture.h"

#include "core/sp-institution.h"
#include "core/sp-risk-grade.h"
#include "store/sp-engine.h"
#include "store/sp-hazards.h"
#include "store/sp-list.h"
#include "store/sp-reader-hazards.h"
#include "store/sp-store-private.h"

#include <string.h>

#define N_HAZARDS 250
#define N_INSTITUTIONS 80
#define N_POINTS 130 /* more than are followed one by one */
#define N_ENTERPRISES 4
#define N_EDITED 60
#define N_EDITS 150
#define N_LONG 20000 /* of so many the order is kept */

static const char *const days[] = {"2020-09-30", "2020-12-15", "2021-03-31", "2021-06-10",
                                   "2021-10-01", "2023-01-01", "2999-01-01"};

static int
any (int n)
{
  return g_test_rand_int_range (0, n);
}

/* ---- plainly ---- */

/* The steps of @record by the day: rows of @type, whose @owner it is. */
static GPtrArray *
look_at_steps (
  SpReader *reader, SpRecord *record, const SpRecordType *type, int owner, guint on, SpDate as_of)
{
  g_autoptr (GPtrArray) steps =
    sp_reader_load_all (reader, type, owner, sp_record_get_id (record), NULL);
  GPtrArray *by_then = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < steps->len; i++)
    if (sp_record_get_integer (steps->pdata[i], on) <= as_of)
      g_ptr_array_add (by_then, g_object_ref (steps->pdata[i]));
  return by_then;
}

static int
compare_steps (gconstpointer a, gconstpointer b, gpointer data)
{
  SpRecord *left = *(SpRecord *const *)a;
  SpRecord *right = *(SpRecord *const *)b;
  guint on = GPOINTER_TO_UINT (data);
  int64_t one = sp_record_get_integer (left, on);
  int64_t other = sp_record_get_integer (right, on);

  if (one == other)
    return sp_record_get_id (left) < sp_record_get_id (right) ? -1 : 1;
  return one < other ? -1 : 1;
}

/* The record as what happened by the day makes it. */
static SpRecord *
look (SpReader *reader, SpRecord *record, SpDate as_of)
{
  g_autoptr (GPtrArray) steps = NULL;
  SpRecord *then = sp_record_copy (record);

  if (SP_IS_HAZARD (record))
    {
      steps = look_at_steps (reader, record, &sp_hazard_step_type, SP_HAZARD_STEP_HAZARD,
                             SP_HAZARD_STEP_DAY, as_of);
      g_ptr_array_sort_with_data (steps, compare_steps, GUINT_TO_POINTER (SP_HAZARD_STEP_DAY));
      sp_hazard_derive (SP_HAZARD (then), steps);
    }
  else if (SP_IS_INSTITUTION (record))
    {
      steps = look_at_steps (reader, record, &sp_institution_step_type,
                             SP_INSTITUTION_STEP_INSTITUTION, SP_INSTITUTION_STEP_DAY, as_of);
      g_ptr_array_sort_with_data (steps, compare_steps, GUINT_TO_POINTER (SP_INSTITUTION_STEP_DAY));
      sp_institution_derive (SP_INSTITUTION (then), steps);
    }
  else
    {
      g_object_unref (then);
      then = sp_reader_dup_record_then (reader, record, as_of, NULL);
    }
  return then;
}

/* What had not been found stands nowhere. */
static gboolean
is_there (SpRecord *then, guint field, SpDate as_of)
{
  if (SP_IS_HAZARD (then) && field == SP_HAZARD_STATE && as_of < sp_date_today () &&
      sp_record_get_integer (then, SP_HAZARD_FOUND_ON) > as_of)
    return FALSE;
  return sp_record_peek (then, field)->is_set;
}

static int
place_of_word (const SpVocabulary *words, int64_t value)
{
  for (guint i = 0; i < words->n_words; i++)
    if (words->words[i].value == value)
      return (int)i;
  g_assert_not_reached ();
}

static int
compare_numbers (double a, double b)
{
  return (a > b) - (a < b);
}

static int
compare_values (const SpField *field, const SpValue *a, const SpValue *b)
{
  if (field->type == SP_TYPE_TEXT)
    {
      g_autofree char *left = g_utf8_collate_key (a->text, -1);
      g_autofree char *right = g_utf8_collate_key (b->text, -1);

      return strcmp (left, right);
    }
  if (field->type == SP_TYPE_REAL)
    return compare_numbers (a->real, b->real);
  if (field->type == SP_TYPE_CHOICE)
    return place_of_word (field->choices, a->integer) - place_of_word (field->choices, b->integer);
  return compare_numbers ((double)a->integer, (double)b->integer);
}

typedef struct
{
  guint field;
  SpDate as_of;
  gboolean is_descending;
} Order;

/* What has none comes last in either direction, equals as they were entered. */
static int
compare_shown (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;
  SpRecord *left = *(SpRecord *const *)a;
  SpRecord *right = *(SpRecord *const *)b;
  gboolean one = is_there (left, order->field, order->as_of);
  gboolean other = is_there (right, order->field, order->as_of);
  int result = 0;

  if (one != other)
    return one ? -1 : 1;
  if (one)
    result =
      compare_values (&sp_record_get_record_type (left)->fields[order->field],
                      sp_record_peek (left, order->field), sp_record_peek (right, order->field));
  if (order->is_descending)
    result = -result;
  return result != 0 ? result : sp_record_get_id (left) < sp_record_get_id (right) ? -1 : 1;
}

/* ---- against it ---- */

static void
assert_order (SpReader *reader, GPtrArray *then, const SpRecordFilter *filter, const Order *order)
{
  const SpRecordType *type = sp_record_get_record_type (then->pdata[0]);
  g_autoptr (GPtrArray) plain = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sp_reader_query (reader, type, filter, &error);
  guint n = 0;

  g_assert_no_error (error);
  g_ptr_array_extend (plain, then, NULL, NULL);
  g_qsort_with_data (plain->pdata, (int)plain->len, sizeof (gpointer), compare_shown,
                     (gpointer)order);
  for (guint i = 0; i < plain->len; i++)
    {
      SpRecord *record = plain->pdata[i];

      if (filter->n_conditions > 0 &&
          (!is_there (record, filter->conditions->field, order->as_of) ||
           (filter->conditions->only >> sp_record_get_integer (record, filter->conditions->field) &
            1) == 0))
        continue;
      if (n >= ids->len || g_array_index (ids, int64_t, n) != sp_record_get_id (record))
        g_error ("%s by %s%s on day %d: place %u", type->table, order->is_descending ? "-" : "",
                 filter->sort, order->as_of, n);
      n++;
    }
  g_assert_cmpuint (n, ==, ids->len);
}

/* By every field but references, whose titles say nothing of days; narrowed by @choice, too. */
static void
assert_orders (SpReader *reader, const SpRecordType *type, guint choice, SpDate as_of)
{
  g_autoptr (GPtrArray) all = sp_reader_load_all (reader, type, -1, 0, NULL);
  g_autoptr (GPtrArray) then = g_ptr_array_new_with_free_func (g_object_unref);
  SpCondition condition = {.field = choice};

  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (then, look (reader, all->pdata[i], as_of));
  for (guint field = 0; field < type->n_fields; field++)
    for (int way = 0; way < 4; way++)
      {
        Order order = {field, as_of, way % 2};
        SpRecordFilter filter = {.conditions = &condition,
                                 .n_conditions = way / 2,
                                 .sort = type->fields[field].name,
                                 .is_descending = order.is_descending,
                                 .as_of = as_of};

        condition.only = 1 + any (type->fields[choice].type == SP_TYPE_BOOLEAN ? 3 : 30);
        if (type->fields[field].type != SP_TYPE_REFERENCE)
          assert_order (reader, then, &filter, &order);
      }
}

/* Counts of all values of @field are those of a plain look, narrowed by @other's bits, too. */
static void
assert_groups (SpReader *reader, const SpRecordType *type, guint field, guint other, SpDate as_of)
{
  g_autoptr (GPtrArray) all = sp_reader_load_all (reader, type, -1, 0, NULL);
  const SpCondition condition = {
    .field = other, .only = 1 + any (type->fields[other].type == SP_TYPE_BOOLEAN ? 3 : 30)};
  const SpRecordFilter filter = {.conditions = &condition, .n_conditions = 1, .as_of = as_of};
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) groups = sp_reader_count_groups (reader, type, &filter, field, &error);
  guint counts[16] = {0};

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (SpRecord) then = look (reader, all->pdata[i], as_of);

      if (is_there (then, field, as_of) && is_there (then, other, as_of) &&
          (condition.only >> sp_record_get_integer (then, other) & 1) != 0)
        counts[sp_record_get_integer (then, field)]++;
    }
  for (guint i = 0; i < groups->len; i++)
    {
      const SpGroupCount *group = &g_array_index (groups, SpGroupCount, i);

      g_assert_cmpuint (counts[group->value], ==, group->n);
      counts[group->value] = 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpuint (counts[i], ==, 0);
}

/* ---- hazards ---- */

static void
test_hazards (StoreFixture *fixture, gconstpointer data)
{
  SpReader *reader = sp_store_get_reader (fixture->store);
  HazardWorld world = {0};

  hazard_world_fill (&world, fixture, N_HAZARDS);
  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    {
      assert_orders (reader, &sp_hazard_type, SP_HAZARD_STATE, day (days[d]));
      assert_groups (reader, &sp_hazard_type, SP_HAZARD_STATE, SP_HAZARD_GRADE, day (days[d]));
      assert_groups (reader, &sp_hazard_type, SP_HAZARD_GRADE, SP_HAZARD_STATE, day (days[d]));
    }
}

static int64_t
add_step (StoreFixture *fixture, int64_t hazard, SpHazardStepKind kind, const char *on)
{
  const StepWords words = {kind, on, "2021-09-30", "张某", "雨季道路不通"};
  g_autoptr (SpRecord) step = new_step (hazard, 0, &words);
  g_autoptr (GError) error = NULL;

  sp_store_insert (fixture->store, step, "办理", &error);
  g_assert_no_error (error);
  return sp_record_get_id (step);
}

/* A list that is ordered so follows edits of steps, also where the row stays what it was. */
static void
test_list_follows (StoreFixture *fixture, gconstpointer data)
{
  const SpRecordFilter filter = {.sort = "deadline", .as_of = day ("2021-04-30")};
  int64_t enterprise = add_enterprise (fixture->store, "示例木材厂");
  int64_t first = add_hazard (fixture->store, "灭火器失效", enterprise, "2021-03-01", "2021-03-10");
  int64_t second = add_hazard (fixture->store, "通道堵塞", enterprise, "2021-03-01", "2021-03-20");
  g_autoptr (SpList) list = sp_list_new_ledger (fixture->store, &sp_hazard_type, &filter);
  int64_t step;

  g_assert_cmpint (sp_list_get_id (list, 0), ==, first);
  step = add_step (fixture, first, SP_STEP_EXTEND, "2021-05-01");
  g_assert_cmpint (sp_list_get_id (list, 0), ==, first);
  set_integer (fixture->store, &sp_hazard_step_type, step, SP_HAZARD_STEP_DAY, day ("2021-04-30"));
  g_assert_cmpint (sp_list_get_id (list, 0), ==, second);
  set_integer (fixture->store, &sp_hazard_step_type, step, SP_HAZARD_STEP_DAY, day ("2021-05-02"));
  g_assert_cmpint (sp_list_get_id (list, 0), ==, first);
  add_step (fixture, second, SP_STEP_EXTEND, "2021-04-01");
  g_assert_cmpint (sp_list_get_id (list, 0), ==, first);
  g_assert_cmpint (sp_list_get_id (list, 1), ==, second);
}

/* One edit by the dice, or none where the rules refuse it. */
static void
edit_anything (StoreFixture *fixture, SpReader *reader, HazardWorld *world)
{
  int64_t id = 1 + any (N_EDITED);
  g_autoptr (SpRecord) hazard = sp_reader_load (reader, &sp_hazard_type, id, NULL);
  g_autoptr (GPtrArray) steps = sp_reader_load_hazard_steps (reader, id, NULL);
  g_autoptr (SpRecord) step = sp_record_new (&sp_hazard_step_type);
  SpDate on = day ("2020-12-01") + any (300);

  if (any (4) == 0 && steps->len > 0)
    {
      sp_record_set_integer (steps->pdata[steps->len - 1], SP_HAZARD_STEP_DAY, on);
      sp_store_update (fixture->store, steps->pdata[steps->len - 1], "改日期", NULL);
      return;
    }
  if (any (4) == 0 && steps->len > 0)
    {
      sp_store_delete (fixture->store, steps->pdata[steps->len - 1], "收回", NULL);
      return;
    }
  if (any (6) == 0)
    {
      sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, on);
      sp_store_update (fixture->store, hazard, "改日期", NULL);
      return;
    }
  sp_record_set_integer (step, SP_HAZARD_STEP_HAZARD, id);
  sp_record_set_integer (step, SP_HAZARD_STEP_KIND, any (SP_STEP_REOPEN + 1));
  sp_record_set_integer (step, SP_HAZARD_STEP_DAY, on);
  sp_record_set_integer (step, SP_HAZARD_STEP_UNIT, world->units[0]);
  sp_record_set_integer (step, SP_HAZARD_STEP_DEADLINE, on + any (60));
  sp_record_set_integer (step, SP_HAZARD_STEP_RECTIFIED_ON, on);
  sp_record_set_text (step, SP_HAZARD_STEP_PERSON, any (2) ? "张某" : "李某");
  sp_record_set_text (step, SP_HAZARD_STEP_REASON, "雨季道路不通");
  sp_store_insert (fixture->store, step, "办理", NULL);
}

static gboolean
is_same_list (SpList *list, GArray *ids)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) != ids->len)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (sp_list_get_id (list, i) != g_array_index (ids, int64_t, i))
      return FALSE;
  return TRUE;
}

/* After any edit each list is what it would be if it were made anew. */
static void
test_any_edit (StoreFixture *fixture, gconstpointer data)
{
  static const SpCondition open = {.field = SP_HAZARD_STATE, .only = 0x1f};
  const SpRecordFilter filters[] = {
    {.sort = "state", .as_of = day ("2021-03-31")},
    {.sort = "deadline", .is_descending = TRUE, .as_of = day ("2021-03-31")},
    {.sort = "checked_by", .as_of = day ("2021-05-31")},
    {.conditions = &open, .n_conditions = 1, .sort = "deadline", .as_of = day ("2021-03-31")},
  };
  SpReader *reader = sp_store_get_reader (fixture->store);
  HazardWorld world = {0};
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_object_unref);

  hazard_world_fill (&world, fixture, N_EDITED);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    g_ptr_array_add (lists, sp_list_new_ledger (fixture->store, &sp_hazard_type, &filters[i]));
  for (guint n = 0; n < N_EDITS; n++)
    {
      edit_anything (fixture, reader, &world);
      for (guint i = 0; i < lists->len; i++)
        {
          g_autoptr (GArray) ids = sp_reader_query (reader, &sp_hazard_type, &filters[i], NULL);

          if (!is_same_list (lists->pdata[i], ids))
            g_error ("edit %u: list %u is not what it would be", n, i);
        }
    }
}

/* The order of a long table is kept for each day apart, until something is written. */
static void
test_long (StoreFixture *fixture, gconstpointer data)
{
  static const char *const some[] = {"2021-03-31", "2021-06-10", "2021-03-31", "2999-01-01"};
  SpReader *reader = sp_store_get_reader (fixture->store);
  HazardWorld world = {0};
  SpWrite *write;

  hazard_world_fill (&world, fixture, N_EDITED);
  write = sp_write_begin (fixture->store, SP_ACTION_IMPORT, "导入", NULL);
  for (guint i = 0; i < N_LONG; i++)
    {
      g_autoptr (SpRecord) hazard = sp_record_new (&sp_hazard_type);

      sp_record_set_text (hazard, SP_HAZARD_DESCRIPTION, "灭火器失效");
      sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, day ("2021-01-01") + any (80));
      sp_record_set_integer (hazard, SP_HAZARD_DEADLINE, day ("2021-04-01") + any (100));
      g_assert_true (sp_write_insert (write, hazard, NULL));
    }
  g_assert_true (sp_write_commit (write, NULL));
  sp_write_free (write);
  for (guint i = 0; i < G_N_ELEMENTS (some) + 1; i++)
    {
      const char *on = some[i % G_N_ELEMENTS (some)];
      Order order = {SP_HAZARD_DEADLINE, day (on), FALSE};
      const SpRecordFilter filter = {.sort = "deadline", .as_of = day (on)};
      g_autoptr (GPtrArray) then = sp_reader_load_all (reader, &sp_hazard_type, -1, 0, NULL);

      for (guint k = 0; k <= N_EDITED; k++)
        {
          SpRecord *looked = look (reader, then->pdata[k], day (on));

          g_object_unref (then->pdata[k]);
          then->pdata[k] = looked;
        }
      assert_order (reader, then, &filter, &order);
      if (i + 1 == G_N_ELEMENTS (some))
        add_step (fixture, N_EDITED + 1, SP_STEP_EXTEND, "2021-03-31");
    }
}

/* ---- institutions ---- */

static void
add_institution (StoreFixture *fixture, guint number)
{
  g_autofree char *name = g_strdup_printf ("第%u项制度", number);
  g_autoptr (SpRecord) institution = sp_record_new (&sp_institution_type);
  SpInstitutionState state = SP_INSTITUTION_DRAFTING;
  SpDate on = day ("2020-10-01") + any (300);

  sp_record_set_text (institution, SP_INSTITUTION_NAME, name);
  sp_record_set_integer (institution, SP_INSTITUTION_PLAN, fixture->plan);
  sp_record_set_integer (institution, SP_INSTITUTION_PLANNED_ON, any (2) ? on + 50 : 0);
  g_assert_true (sp_store_insert (fixture->store, institution, "新增", NULL));
  for (int n = any (6); n > 0 && sp_institution_state_followers (state) != 0; n--)
    {
      g_autofree char *document = g_strdup_printf ("示例安〔2021〕%d号", any (20));
      g_autoptr (SpRecord) step = sp_record_new (&sp_institution_step_type);

      do
        state = (SpInstitutionState)any (SP_INSTITUTION_ABOLISHED + 1);
      while (any (20) != 0 && state == SP_INSTITUTION_ABOLISHED);
      on += 1 + any (60);
      sp_record_set_integer (step, SP_INSTITUTION_STEP_INSTITUTION, sp_record_get_id (institution));
      sp_record_set_integer (step, SP_INSTITUTION_STEP_STATE, state);
      sp_record_set_integer (step, SP_INSTITUTION_STEP_DAY, on);
      sp_record_set_text (step, SP_INSTITUTION_STEP_DOCUMENT, document);
      sp_store_insert (fixture->store, step, "办理", NULL); /* or it may not follow */
    }
}

static void
test_institutions (StoreFixture *fixture, gconstpointer data)
{
  SpReader *reader = sp_store_get_reader (fixture->store);

  for (guint i = 0; i < N_INSTITUTIONS; i++)
    add_institution (fixture, i);
  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    {
      assert_orders (reader, &sp_institution_type, SP_INSTITUTION_STATE, day (days[d]));
      assert_groups (reader, &sp_institution_type, SP_INSTITUTION_STATE, SP_INSTITUTION_KIND,
                     day (days[d]));
    }
}

/* ---- risk points ---- */

/* The last action was taken on @on at noon. */
static void
date_last_action (SpStore *store, SpDate on)
{
  g_autofree char *iso = sp_date_dup_iso (on);
  g_autofree char *sql = g_strdup_printf (
    "UPDATE action SET at = '%sT04:00:00.000Z' WHERE id = (SELECT max (id) FROM action)", iso);

  g_assert_true (sp_engine_exec (sp_store_get_engine (store), sql, NULL));
}

static void
assess (SpStore *store, int64_t point, SpDate on)
{
  static const double chances[] = {0.5, 1, 3, 6, 10};
  g_autofree char *iso = sp_date_dup_iso (on);
  g_autoptr (SpRecord) assessment =
    new_lec (store, point, any (2) ? SP_RISK_INHERENT : SP_RISK_RESIDUAL, iso,
             chances[any (G_N_ELEMENTS (chances))], 6, any (2) ? 15 : 40);

  sp_store_insert (store, assessment, "评估", NULL); /* or with measures it would be worse */
}

static void
tick (SpStore *store, int64_t point, SpDate on)
{
  static const guint ticks[] = {SP_RISK_POINT_HAS_SIGN, SP_RISK_POINT_HAS_MONITORING,
                                SP_RISK_POINT_HAS_EQUIPMENT, SP_RISK_POINT_HAS_ESCAPE};

  set_integer (store, &sp_risk_point_type, point, ticks[any (G_N_ELEMENTS (ticks))], any (3) > 0);
  date_last_action (store, on);
}

static void
add_point (SpStore *store, int64_t enterprise)
{
  int64_t point = add_record (store, new_point (enterprise, "带式输送机"));
  SpDate on = day ("2020-09-01") + any (60);

  date_last_action (store, on);
  for (int n = any (6); n > 0; n--)
    {
      on += 1 + any (90);
      if (any (3) > 0)
        assess (store, point, on);
      else
        tick (store, point, on);
    }
}

static void
test_points (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  SpReader *reader = sp_store_get_reader (store);

  for (guint i = 0; i < N_ENTERPRISES; i++)
    {
      g_autofree char *name = g_strdup_printf ("第%u厂", i);
      int64_t enterprise = add_enterprise (store, name);

      for (guint k = 0; k < N_POINTS / N_ENTERPRISES; k++)
        add_point (store, enterprise);
      if (i > 0)
        add_record (store, new_event (enterprise, 0, days[i]));
    }
  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    {
      assert_orders (reader, &sp_risk_point_type, SP_RISK_POINT_INHERENT_LEVEL, day (days[d]));
      assert_orders (reader, &sp_risk_point_type, SP_RISK_POINT_HAS_SIGN, day (days[d]));
      assert_groups (reader, &sp_risk_point_type, SP_RISK_POINT_RESIDUAL_LEVEL,
                     SP_RISK_POINT_INHERENT_LEVEL, day (days[d]));
      assert_groups (reader, &sp_risk_point_type, SP_RISK_POINT_HAS_ESCAPE, SP_RISK_POINT_HAS_SIGN,
                     day (days[d]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/then-orders/hazards", test_hazards);
  store_fixture_add ("/store/then-orders/list-follows", test_list_follows);
  store_fixture_add ("/store/then-orders/any-edit", test_any_edit);
  store_fixture_add ("/store/then-orders/long", test_long);
  store_fixture_add ("/store/then-orders/institutions", test_institutions);
  store_fixture_add ("/store/then-orders/points", test_points);
  return g_test_run ();
}
