/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statistics of hazards as of any date against a plain recount of every step, over hazards that
 * went every way there is; counts in groups; facts that follow the rows, whoever writes. */
#include "hazard-world.h"

#include "store/sp-engine.h"
#include "store/sp-reader-hazards.h"
#include "store/sp-store-private.h"

#include <math.h>

#define N_HAZARDS 400

/* ---- the plain recount ---- */

typedef struct
{
  SpDate applied;
  double spent;
  gboolean is_returned;
} Course;

static Course
walk (const GPtrArray *steps, SpDate as_of)
{
  Course course = {0};

  for (guint i = 0; i < steps->len; i++)
    {
      SpRecord *step = steps->pdata[i];
      int64_t kind = sp_record_get_integer (step, SP_HAZARD_STEP_KIND);

      if (sp_record_get_integer (step, SP_HAZARD_STEP_DAY) > as_of)
        continue;
      course.is_returned |= kind == SP_STEP_RETURN;
      if (kind == SP_STEP_APPLY)
        {
          course.applied = (SpDate)sp_record_get_integer (step, SP_HAZARD_STEP_DAY);
          course.spent = sp_record_get_real (step, SP_HAZARD_STEP_SPENT);
        }
      if (kind == SP_STEP_RETURN || kind == SP_STEP_REOPEN)
        course.applied = SP_DATE_NONE;
    }
  return course;
}

static gboolean
is_in (const SpPeriod *span, SpDate on)
{
  return on != SP_DATE_NONE && span->first <= on && on <= span->last;
}

static void
recount_listing (
  SpReader *reader, int64_t hazard, const SpPeriod *span, SpDate as_of, SpHazardSums *sums)
{
  g_autoptr (GPtrArray) listings =
    sp_reader_load_all (reader, &sp_listing_type, SP_LISTING_HAZARD, hazard, NULL);
  SpRecord *last = NULL;

  for (guint i = 0; i < listings->len; i++)
    {
      SpRecord *listing = listings->pdata[i];
      int64_t on = sp_record_get_integer (listing, SP_LISTING_LISTED_ON);

      if (on <= as_of && (last == NULL || on >= sp_record_get_integer (last, SP_LISTING_LISTED_ON)))
        last = listing;
    }
  if (last == NULL || !is_in (span, (SpDate)sp_record_get_integer (last, SP_LISTING_LISTED_ON)))
    return;
  sums->listed++;
  sums->listed_by[sp_record_get_integer (last, SP_LISTING_LEVEL)]++;
}

static void
recount (SpReader *reader,
         SpRecord *hazard,
         const GPtrArray *steps,
         const SpPeriod *span,
         SpDate as_of,
         SpHazardSums *sums)
{
  SpHazardStanding standing = sp_hazard_get_standing (SP_HAZARD (hazard), steps, as_of);
  Course course = walk (steps, as_of);
  gboolean is_major = sp_record_get_integer (hazard, SP_HAZARD_GRADE) == SP_HAZARD_MAJOR;
  gboolean is_transferred = standing.state == SP_HAZARD_TRANSFERRED;
  gboolean is_open = standing.state != SP_HAZARD_CLOSED && !is_transferred;

  if (!standing.is_known || standing.state == SP_HAZARD_REVOKED)
    return;
  if (is_in (span, (SpDate)sp_record_get_integer (hazard, SP_HAZARD_FOUND_ON)))
    {
      sums->found++;
      sums->major_found += is_major;
      sums->planned +=
        is_major && is_open && course.applied == SP_DATE_NONE && standing.deadline != SP_DATE_NONE;
      sums->provided +=
        is_major && sp_hazard_get_provisions (SP_HAZARD (hazard)) == SP_PROVISIONS_ALL;
      sums->open += is_open;
      sums->major_open += is_open && is_major;
      sums->overdue += standing.is_overdue;
      sums->extended += standing.is_extended;
      sums->returned += course.is_returned;
      sums->transferred += is_transferred;
      sums->funds += sp_record_get_real (hazard, SP_HAZARD_FUNDS);
    }
  recount_listing (reader, sp_record_get_id (hazard), span, as_of, sums);
  if (is_transferred)
    return;
  if (is_in (span, course.applied))
    {
      sums->rectified++;
      sums->major_rectified += is_major;
      sums->spent += course.spent;
    }
  if (is_in (span, standing.closed_on))
    {
      sums->closed++;
      sums->major_closed += is_major;
    }
}

static gboolean
has_key (SpRecord *hazard, SpHazardDimension by, int64_t key)
{
  static const int fields[] = {
    [SP_HAZARDS_BY_NOTHING] = -1,
    [SP_HAZARDS_BY_INDUSTRY] = SP_HAZARD_INDUSTRY,
    [SP_HAZARDS_BY_TOWNSHIP] = SP_HAZARD_TOWNSHIP,
    [SP_HAZARDS_BY_DEPARTMENT] = SP_HAZARD_DEPARTMENT,
    [SP_HAZARDS_BY_ENTERPRISE] = SP_HAZARD_ENTERPRISE,
    [SP_HAZARDS_BY_PART] = SP_HAZARD_PART,
    [SP_HAZARDS_BY_GRADE] = SP_HAZARD_GRADE,
    [SP_HAZARDS_BY_SOURCE] = SP_HAZARD_SOURCE,
  };
  SpPeriodKind kind = by == SP_HAZARDS_BY_MONTH ? SP_PERIOD_MONTH : SP_PERIOD_QUARTER;

  if (by < G_N_ELEMENTS (fields))
    return fields[by] < 0 || sp_record_get_integer (hazard, (guint)fields[by]) == key;
  return sp_period_containing ((SpDate)sp_record_get_integer (hazard, SP_HAZARD_FOUND_ON), kind)
           .first == key;
}

static void
assert_sums (const SpHazardSums *counted, const SpHazardSums *expected, const char *what)
{
  for (guint i = 0; i < sp_hazard_n_sum_columns; i++)
    {
      const SpHazardSumColumn *column = &sp_hazard_sum_columns[i];
      g_autofree char *is = sp_hazard_sums_dup_text (counted, column);
      g_autofree char *should_be = sp_hazard_sums_dup_text (expected, column);

      if (g_strcmp0 (is, should_be) != 0)
        g_error ("%s: %s is %s, not %s", what, column->name, is, should_be);
    }
}

/* Every row, and no hazard outside of the rows. */
static void
assert_tallies (HazardWorld *self, const SpHazardQuery *query)
{
  SpReader *reader = sp_store_get_reader (self->fixture->store);
  g_autoptr (GError) error = NULL;
  SpHazardTally total = {0};
  SpHazardTally expected_total = {0};
  g_autoptr (GPtrArray) rows = sp_reader_sum_hazards (reader, query, &total, &error);
  g_autoptr (GPtrArray) hazards = sp_reader_load_all (reader, &sp_hazard_type, -1, 0, NULL);
  g_autoptr (GArray) expected = g_array_new (FALSE, TRUE, sizeof (SpHazardTally));

  g_assert_no_error (error);
  g_array_set_size (expected, rows->len);
  for (guint i = 0; i < hazards->len; i++)
    {
      SpRecord *hazard = hazards->pdata[i];
      g_autoptr (GPtrArray) steps = sp_reader_load_all (
        reader, &sp_hazard_step_type, SP_HAZARD_STEP_HAZARD, sp_record_get_id (hazard), NULL);

      if (query->township != 0 &&
          sp_record_get_integer (hazard, SP_HAZARD_TOWNSHIP) != query->township)
        continue;
      if (query->grades != 0 &&
          (query->grades >> sp_record_get_integer (hazard, SP_HAZARD_GRADE) & 1) == 0)
        continue;
      for (guint span = 0; span < SP_HAZARD_N_SPANS; span++)
        {
          recount (reader, hazard, steps, &query->spans[span], query->as_of,
                   &expected_total.spans[span]);
          for (guint r = 0; r < rows->len; r++)
            if (has_key (hazard, query->by, ((SpHazardTally *)rows->pdata[r])->key))
              recount (reader, hazard, steps, &query->spans[span], query->as_of,
                       &g_array_index (expected, SpHazardTally, r).spans[span]);
        }
    }
  for (guint span = 0; span < SP_HAZARD_N_SPANS; span++)
    {
      assert_sums (&total.spans[span], &expected_total.spans[span], "total");
      for (guint r = 0; r < rows->len; r++)
        {
          const SpHazardTally *row = rows->pdata[r];

          g_assert_cmpstr (row->title, !=, NULL);
          assert_sums (&row->spans[span], &g_array_index (expected, SpHazardTally, r).spans[span],
                       row->title);
        }
    }
}

static SpHazardQuery
make_query (SpHazardDimension by, const char *period_code, const char *as_of)
{
  SpHazardQuery query = {.by = by, .as_of = day (as_of)};
  SpPeriod period;

  g_assert_true (sp_period_from_text (period_code, &period));
  sp_hazard_spans_set (query.spans, &period, day ("2020-11-01"));
  return query;
}

static void
test_against_recount (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *period, *as_of;
  } cases[] = {{"2021Q1", "2021-03-31"}, {"2021Q2", "2021-06-30"}, {"2021-07", "2021-08-15"},
               {"2021", "2021-12-31"},   {"2021Q4", "2030-01-01"}, {"2020Q4", "2020-10-20"}};
  HazardWorld world = {0};

  hazard_world_fill (&world, fixture, N_HAZARDS);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpHazardQuery query = make_query ((SpHazardDimension)(i % (SP_HAZARDS_BY_QUARTER + 1)),
                                        cases[i].period, cases[i].as_of);

      g_test_message ("%s as of %s", cases[i].period, cases[i].as_of);
      assert_tallies (&world, &query);
    }
  assert_sound (fixture->store);
}

static void
test_dimensions (StoreFixture *fixture, gconstpointer data)
{
  HazardWorld world = {0};

  hazard_world_fill (&world, fixture, 150);
  for (int by = SP_HAZARDS_BY_NOTHING; by <= SP_HAZARDS_BY_QUARTER; by++)
    {
      SpHazardQuery query = make_query ((SpHazardDimension)by, "2021Q1", "2021-04-10");

      g_test_message ("%s", sp_vocabulary_code (&sp_hazard_dimensions, by));
      assert_tallies (&world, &query);
      query.township = world.units[1];
      query.grades = 1 << SP_HAZARD_MAJOR;
      assert_tallies (&world, &query);
    }
}

/* Facts follow an edit, undo and another program's SQL, and a file without any is counted, too. */
static void
test_facts_follow (StoreFixture *fixture, gconstpointer data)
{
  SpHazardQuery query = make_query (SP_HAZARDS_BY_TOWNSHIP, "2021Q1", "2021-04-10");
  HazardWorld world = {0};
  SpEngine *engine = sp_store_get_engine (fixture->store);
  g_autoptr (SpRecord) hazard = NULL;
  int64_t township;
  int64_t n_stale = -1;

  hazard_world_fill (&world, fixture, 200);
  hazard = sp_reader_load (sp_store_get_reader (fixture->store), &sp_hazard_type, 3, NULL);
  township = sp_record_get_integer (hazard, SP_HAZARD_TOWNSHIP);
  set_integer (fixture->store, &sp_hazard_type, 3, SP_HAZARD_TOWNSHIP,
               world.units[township == world.units[0]]);
  assert_tallies (&world, &query);
  g_assert_true (sp_engine_get_integer (
    engine, "SELECT count (*) FROM hazard_block WHERE facts IS NULL", &n_stale, NULL));
  g_assert_cmpint (n_stale, ==, 0);
  g_assert_true (sp_store_undo (fixture->store, NULL));
  assert_tallies (&world, &query);
  g_assert_true (sp_engine_exec (engine, "UPDATE hazard SET grade = 'major' WHERE id = 7", NULL));
  assert_tallies (&world, &query);
  g_assert_true (sp_engine_exec (engine, "UPDATE hazard_step SET note = '补记'", NULL));
  g_assert_true (sp_engine_get_integer (
    engine, "SELECT count (*) FROM hazard_block WHERE facts IS NOT NULL", &n_stale, NULL));
  g_assert_cmpint (n_stale, ==, 0);
  store_fixture_reopen (fixture);
  assert_tallies (&world, &query);
  engine = sp_store_get_engine (fixture->store);
  g_assert_true (sp_engine_get_integer (
    engine, "SELECT count (*) FROM hazard_block WHERE facts IS NULL", &n_stale, NULL));
  g_assert_cmpint (n_stale, ==, 0);
}

static guint
count_problems (StoreFixture *fixture)
{
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_true (sp_store_check (fixture->store, &problems, NULL));
  return problems->len;
}

static void
test_wrong_facts (StoreFixture *fixture, gconstpointer data)
{
  SpHazardQuery query = make_query (SP_HAZARDS_BY_TOWNSHIP, "2021Q1", "2021-04-10");
  HazardWorld world = {0};

  hazard_world_fill (&world, fixture, 20);
  g_assert_cmpuint (count_problems (fixture), ==, 0);
  g_assert_true (sp_engine_exec (sp_store_get_engine (fixture->store),
                                 "UPDATE hazard_block SET facts = x''", NULL));
  g_assert_cmpuint (count_problems (fixture), ==, 1);
  g_assert_cmpuint (count_problems (fixture), ==, 0);
  assert_tallies (&world, &query);
}

static void
test_groups (StoreFixture *fixture, gconstpointer data)
{
  HazardWorld world = {0};
  SpReader *reader = sp_store_get_reader (fixture->store);
  static const guint fields[] = {SP_HAZARD_STATE, SP_HAZARD_GRADE, SP_HAZARD_TOWNSHIP,
                                 SP_HAZARD_INDUSTRY, SP_HAZARD_IS_FINED};

  hazard_world_fill (&world, fixture, 120);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const SpCondition condition = {SP_HAZARD_TOWNSHIP, i % 2 ? world.units[0] : 0, 0, 0};
      const SpRecordFilter filter = {i % 3 == 0 ? "第1镇" : NULL, &condition, 1, NULL, FALSE};
      g_autoptr (SpList) list = sp_list_new_ledger (fixture->store, &sp_hazard_type, &filter);
      g_autoptr (GArray) groups =
        sp_reader_count_groups (reader, &sp_hazard_type, &filter, fields[i], NULL);
      guint n = 0;

      for (guint g = 0; g < groups->len; g++)
        {
          const SpGroupCount *group = &g_array_index (groups, SpGroupCount, g);
          guint found = 0;

          for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (list)); k++)
            {
              g_autoptr (SpRecord) record = g_list_model_get_item (G_LIST_MODEL (list), k);

              found += sp_record_get_integer (record, fields[i]) == group->value;
            }
          g_assert_cmpuint (found, ==, group->n);
          n += found;
        }
      g_assert_cmpuint (n, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/hazard-sums/against-recount", test_against_recount);
  store_fixture_add ("/store/hazard-sums/dimensions", test_dimensions);
  store_fixture_add ("/store/hazard-sums/facts-follow", test_facts_follow);
  store_fixture_add ("/store/hazard-sums/wrong-facts", test_wrong_facts);
  store_fixture_add ("/store/hazard-sums/groups", test_groups);
  return g_test_run ();
}
