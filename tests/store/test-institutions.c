/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Institutions by steps, and entries that the plan's measures offer. */
#include "base/sp-error.h"
#include "lists-fixture.h"
#include "store/sp-institutions.h"
#include "store/sp-reader-sums.h"

#include <string.h>

static int64_t
add_institution (StoreFixture *fixture, const char *name)
{
  SpRecord *institution = sp_record_new (&sp_institution_type);

  sp_record_set_integer (institution, SP_INSTITUTION_PLAN, fixture->plan);
  sp_record_set_text (institution, SP_INSTITUTION_NAME, name);
  return add_record (fixture->store, institution);
}

static SpRecord *
new_institution_step (int64_t institution,
                      SpInstitutionState state,
                      const char *on,
                      const char *document)
{
  SpRecord *step = sp_record_new (&sp_institution_step_type);

  sp_record_set_integer (step, SP_INSTITUTION_STEP_INSTITUTION, institution);
  sp_record_set_integer (step, SP_INSTITUTION_STEP_STATE, state);
  sp_record_set_integer (step, SP_INSTITUTION_STEP_DAY, day (on));
  sp_record_set_text (step, SP_INSTITUTION_STEP_DOCUMENT, document);
  return step;
}

static void
test_steps (StoreFixture *fixture, gconstpointer data)
{
  int64_t id = add_institution (fixture, "渡口管理办法");
  g_autoptr (SpRecord) issue =
    new_institution_step (id, SP_INSTITUTION_ISSUED, "2021-03-01", "示政办〔2021〕7号");
  g_autoptr (SpRecord) again =
    new_institution_step (id, SP_INSTITUTION_ISSUED, "2021-04-01", "示政办〔2021〕9号");
  g_autoptr (SpRecord) institution = NULL;
  g_autoptr (SpRecord) back = NULL;
  g_autoptr (GError) error = NULL;

  sp_store_take_institution_step (fixture->store, SP_INSTITUTION_STEP (issue), &error);
  g_assert_no_error (error);
  institution = load_record (fixture->store, &sp_institution_type, id);
  g_assert_cmpint (sp_record_get_integer (institution, SP_INSTITUTION_STATE), ==,
                   SP_INSTITUTION_ISSUED);
  g_assert_cmpstr (sp_record_get_text (institution, SP_INSTITUTION_DOCUMENT), ==,
                   "示政办〔2021〕7号");
  g_assert_false (
    sp_store_take_institution_step (fixture->store, SP_INSTITUTION_STEP (again), &error));
  assert_sentence (error);
  g_clear_error (&error);
  /* what follows from steps is not typed */
  set_integer (fixture->store, &sp_institution_type, id, SP_INSTITUTION_STATE,
               SP_INSTITUTION_ABOLISHED);
  assert_sound (fixture->store);
  sp_store_take_back_institution_step (fixture->store, id, &error);
  g_assert_no_error (error);
  back = load_record (fixture->store, &sp_institution_type, id);
  g_assert_cmpint (sp_record_get_integer (back, SP_INSTITUTION_STATE), ==, SP_INSTITUTION_DRAFTING);
  g_assert_false (sp_store_take_back_institution_step (fixture->store, id, &error));
  assert_sentence (error);
  assert_sound (fixture->store);
}

static guint
count_issued (StoreFixture *fixture, guint group, const char *as_of)
{
  const SpCondition issued = {
    .field = SP_INSTITUTION_ISSUED_ON, .from = day ("2021-01-01"), .to = day ("2021-12-31")};
  const SpRecordFilter filter = {
    .conditions = &issued, .n_conditions = 1, .as_of = *as_of != '\0' ? day (as_of) : 0};
  SpReader *reader = sp_store_get_reader (fixture->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sp_reader_query (reader, &sp_institution_type, &filter, &error);
  g_autoptr (GArray) sums =
    sp_reader_sum_records (reader, &sp_institution_type, &filter, group, NULL, 0, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < sums->len; i++)
    n += g_array_index (sums, SpRecordSum, i).n;
  g_assert_cmpuint (n, ==, ids->len); /* a sum counts what a list of the same day shows */
  return n;
}

/* Counted by how they stood: what is issued anew in another year was issued before all the same. */
static void
test_counted (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *as_of;
    guint n;
  } cases[] = {{"2021-02-28", 0}, {"2021-03-01", 2}, {"2022-04-30", 2}, {"2022-05-01", 1}, {"", 1}};
  static const struct
  {
    SpInstitutionState state;
    const char *on;
  } steps[] = {{SP_INSTITUTION_ISSUED, "2021-03-01"},
               {SP_INSTITUTION_REVISING, "2022-04-01"},
               {SP_INSTITUTION_ISSUED, "2022-05-01"}};
  int64_t first = add_institution (fixture, "渡口管理办法");
  int64_t second = add_institution (fixture, "船舶联合检查机制");

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (SpRecord) step =
        new_institution_step (first, steps[i].state, steps[i].on, "示政办〔2021〕7号");
      g_autoptr (SpRecord) other =
        new_institution_step (second, steps[i].state, steps[i].on, "示政办〔2021〕8号");
      g_autoptr (GError) error = NULL;

      sp_store_take_institution_step (fixture->store, SP_INSTITUTION_STEP (step), &error);
      g_assert_no_error (error);
      if (i == 0)
        sp_store_take_institution_step (fixture->store, SP_INSTITUTION_STEP (other), &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpuint (count_issued (fixture, SP_NO_FIELD, cases[i].as_of), ==, cases[i].n);
      g_assert_cmpuint (count_issued (fixture, SP_INSTITUTION_KIND, cases[i].as_of), ==,
                        cases[i].n);
    }
}

static GPtrArray *
propose (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *proposals =
    sp_reader_propose_institutions (sp_store_get_reader (fixture->store), fixture->plan, &error);

  g_assert_no_error (error);
  return proposals;
}

static const char *
name_of (const GPtrArray *proposals, guint i)
{
  const SpInstitutionProposal *proposal = g_ptr_array_index (proposals, i);

  return sp_record_get_title (proposal->institution);
}

static void
test_propose (StoreFixture *fixture, gconstpointer data)
{
  int64_t unit = add_unit (fixture->store, "乙局", SP_UNIT_DEPARTMENT);
  int64_t ferry = add_measure (fixture->store, fixture->plan, fixture->part, "规范渡口管理", 1);
  int64_t other =
    add_measure (fixture->store, fixture->plan, fixture->part, "制定烟花爆竹零售点管理办法", 2);
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) last = NULL;
  g_autoptr (GPtrArray) renamed = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;
  SpRecord *first;
  guint n = 0;

  set_text (fixture->store, &sp_measure_type, ferry, SP_MEASURE_TEXT,
            "制定渡口管理办法，建立船舶联合检查机制。");
  add_measure_unit (fixture->store, ferry, unit, SP_ROLE_LEAD);
  add_deadline (fixture->store, ferry, SP_DEADLINE_BY, "2021-06-30", "");
  add_deadline (fixture->store, ferry, SP_DEADLINE_BY, "2021-12-31", "");
  add_institution (fixture, "《烟花爆竹零售点管理办法》");
  proposals = propose (fixture);
  g_assert_cmpuint (proposals->len, ==, 2);
  g_assert_cmpstr (name_of (proposals, 0), ==, "渡口管理办法");
  g_assert_cmpstr (name_of (proposals, 1), ==, "船舶联合检查机制");
  first = ((const SpInstitutionProposal *)g_ptr_array_index (proposals, 0))->institution;
  g_assert_cmpint (sp_record_get_integer (first, SP_INSTITUTION_LEAD), ==, unit);
  g_assert_cmpint (sp_record_get_integer (first, SP_INSTITUTION_PLANNED_ON), ==,
                   day ("2021-12-31"));
  g_ptr_array_set_size (proposals, 1);
  sp_store_add_institutions (fixture->store, proposals, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  links = sp_reader_load_all (sp_store_get_reader (fixture->store), &sp_institution_measure_type,
                              -1, 0, &error);
  g_assert_cmpuint (links->len, ==, 1);
  sp_store_add_institutions (fixture->store, proposals, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 0);
  left = propose (fixture);
  g_assert_cmpuint (left->len, ==, 1);
  sp_store_add_institutions (fixture->store, left, NULL, &error);
  last = propose (fixture);
  g_assert_cmpuint (last->len, ==, 0);
  /* a person calls it otherwise: it is not offered again */
  set_text (fixture->store, &sp_institution_type,
            sp_record_get_integer (links->pdata[0], SP_INSTITUTION_MEASURE_INSTITUTION),
            SP_INSTITUTION_NAME, "示例县渡口渡船管理办法");
  renamed = propose (fixture);
  g_assert_cmpuint (renamed->len, ==, 0);
  set_integer (fixture->store, &sp_measure_type, other, SP_MEASURE_WITHDRAWN_ON,
               day ("2021-01-01"));
  assert_sound (fixture->store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/institutions/steps", test_steps);
  store_fixture_add ("/store/institutions/counted", test_counted);
  store_fixture_add ("/store/institutions/propose", test_propose);
  return g_test_run ();
}
