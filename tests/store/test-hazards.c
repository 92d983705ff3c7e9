/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done with hazards: registered, taken a step further, taken back, put right on the spot;
 * what the write path refuses whoever writes. */
#include "base/sp-error.h"
#include "lists-fixture.h"
#include "store/sp-hazards.h"

#include <string.h>

static int
state_of (SpStore *store, int64_t hazard)
{
  g_autoptr (SpRecord) record = load_record (store, &sp_hazard_type, hazard);

  return (int)sp_record_get_integer (record, SP_HAZARD_STATE);
}

static SpRecord *
new_finding (const char *description, const char *number, const char *found)
{
  SpRecord *hazard = sp_record_new (&sp_hazard_type);

  sp_record_set_text (hazard, SP_HAZARD_DESCRIPTION, description);
  sp_record_set_text (hazard, SP_HAZARD_NUMBER, number);
  sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, day (found));
  return hazard;
}

/* ---- registering ---- */

static void
test_number (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *given, *found, *number;
  } cases[] = {
    {NULL, "2021-03-01", "2021-0001"},        {NULL, "2021-05-01", "2021-0002"},
    {"示-7", "2021-05-01", "示-7"},           {NULL, "2022-05-01", "2022-0001"},
    {"2021-0009", "2021-05-02", "2021-0009"}, {NULL, "2021-05-01", "2021-0010"},
    {"2021-9999", "2021-05-02", "2021-9999"}, {NULL, "2021-05-01", "2021-10000"},
    {NULL, "2021-05-01", "2021-10001"},       {"2021-00A9", "2021-05-01", "2021-00A9"},
    {NULL, "2022-05-01", "2022-0002"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int64_t id =
        add_record (fixture->store, new_finding ("通道堵塞", cases[i].given, cases[i].found));
      g_autoptr (SpRecord) hazard = load_record (fixture->store, &sp_hazard_type, id);

      g_test_message ("case %u", i);
      g_assert_cmpstr (sp_record_get_text (hazard, SP_HAZARD_NUMBER), ==, cases[i].number);
    }
  assert_sound (fixture->store);
}

/* One action, numbers in a row, also around one that somebody chose. */
static void
test_register (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) hazards = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *before = dup_content (fixture->store);
  g_autofree char *after = NULL;
  g_autofree char *next = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (hazards, new_finding ("通道堵塞", NULL, "2021-03-01"));
  g_ptr_array_add (hazards, new_finding ("没有护栏", "2021-0002", "2021-03-01"));
  g_ptr_array_add (hazards, new_finding ("电线老化", NULL, "2021-03-01"));
  sp_store_register_hazards (fixture->store, hazards, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sp_record_get_text (hazards->pdata[2], SP_HAZARD_NUMBER), ==, "2021-0003");
  g_assert_cmpint (sp_record_get_id (hazards->pdata[0]), >, 0);
  next = sp_reader_propose_hazard_number (sp_store_get_reader (fixture->store), day ("2021-12-01"),
                                          &error);
  g_assert_cmpstr (next, ==, "2021-0004");
  sp_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  after = dup_content (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_register_refused (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) hazards = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  add_record (fixture->store, new_finding ("通道堵塞", "2021-0007", "2021-03-01"));
  before = dup_content (fixture->store);
  g_ptr_array_add (hazards, new_finding ("没有护栏", NULL, "2021-03-01"));
  g_ptr_array_add (hazards, new_finding ("电线老化", "2021-0007", "2021-03-01"));
  g_assert_false (sp_store_register_hazards (fixture->store, hazards, &error));
  assert_sentence (error);
  g_assert_nonnull (strstr (error->message, "第 2 条"));
  g_assert_nonnull (strstr (error->message, "2021-0007"));
  g_assert_cmpint (sp_record_get_id (hazards->pdata[0]), ==, 0);
  after = dup_content (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_major (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (SpRecord) hazard = new_finding ("煤气柜没有检测报警", NULL, "2021-03-01");
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (GError) error = NULL;

  sp_record_set_integer (hazard, SP_HAZARD_GRADE, SP_HAZARD_MAJOR);
  g_assert_false (sp_store_insert (fixture->store, hazard, "登记", &error));
  assert_sentence (error);
  g_assert_nonnull (strstr (error->message, "判定"));
  g_clear_error (&error);
  sp_record_set_text (hazard, SP_HAZARD_BASIS, "行业判定标准第三条");
  sp_store_insert (fixture->store, hazard, "登记", &error);
  g_assert_no_error (error);
  gaps =
    sp_reader_list_hazard_gaps (sp_store_get_reader (fixture->store), SP_HAZARD (hazard), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gaps->len, ==, 3);
  g_assert_cmpstr (gaps->pdata[0], ==, "五到位还缺：责任、措施、资金、时限、预案。");
}

static void
test_inspection (StoreFixture *fixture, gconstpointer data)
{
  int64_t township = add_unit (fixture->store, "甲镇", SP_UNIT_TOWNSHIP);
  int64_t bureau = add_unit (fixture->store, "乙局", SP_UNIT_DEPARTMENT);
  int64_t enterprise = add_enterprise (fixture->store, "示例砖厂");
  g_autoptr (SpRecord) inspection = sp_record_new (&sp_inspection_type);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  SpRecord *first, *second;

  set_integer (fixture->store, &sp_enterprise_type, enterprise, SP_ENTERPRISE_TOWNSHIP, township);
  sp_record_set_integer (inspection, SP_INSPECTION_DAY, day ("2021-03-01"));
  sp_record_set_integer (inspection, SP_INSPECTION_ENTERPRISE, enterprise);
  sp_record_set_integer (inspection, SP_INSPECTION_DEPARTMENT, bureau);
  sp_record_set_text (inspection, SP_INSPECTION_PEOPLE, "张某、赵某");
  sp_record_set_text (inspection, SP_INSPECTION_ORDER_NUMBER, "示应急责改〔2021〕3号");
  first = sp_record_new (&sp_hazard_type);
  sp_record_set_text (first, SP_HAZARD_DESCRIPTION, "皮带机没有防护罩");
  second = new_finding ("窑顶平台没有护栏", NULL, "2021-02-27");
  g_ptr_array_add (findings, first);
  g_ptr_array_add (findings, second);
  sp_store_register_inspection (fixture->store, SP_INSPECTION (inspection), findings, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sp_record_get_integer (first, SP_HAZARD_INSPECTION), ==,
                   sp_record_get_id (inspection));
  g_assert_cmpint (sp_record_get_integer (first, SP_HAZARD_FOUND_ON), ==, day ("2021-03-01"));
  g_assert_cmpint (sp_record_get_integer (first, SP_HAZARD_TOWNSHIP), ==, township);
  g_assert_cmpint (sp_record_get_integer (first, SP_HAZARD_DEPARTMENT), ==, bureau);
  g_assert_cmpstr (sp_record_get_text (first, SP_HAZARD_FOUND_BY), ==, "张某、赵某");
  g_assert_cmpstr (sp_record_get_text (first, SP_HAZARD_DOCUMENT), ==, "示应急责改〔2021〕3号");
  g_assert_cmpint (sp_record_get_integer (second, SP_HAZARD_FOUND_ON), ==, day ("2021-02-27"));
  sp_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sp_reader_count (sp_store_get_reader (fixture->store), &sp_hazard_type, &error),
                   ==, 0);
}

/* ---- steps ---- */

static void
test_steps (StoreFixture *fixture, gconstpointer data)
{
  int64_t unit = add_unit (fixture->store, "甲镇", SP_UNIT_TOWNSHIP);
  int64_t hazard = add_hazard (fixture->store, "通道堵塞", 0, "2021-03-01", "2021-03-31");
  g_autoptr (SpRecord) record = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  const SpHazardStepLine *line;
  static const int states[] = {SP_HAZARD_CHECKED, SP_HAZARD_APPLIED, SP_HAZARD_ASSIGNED,
                               SP_HAZARD_REGISTERED};

  sp_store_set_user (fixture->store, "周某");
  close_out (fixture->store, hazard, unit);
  record = load_record (fixture->store, &sp_hazard_type, hazard);
  g_assert_cmpint (sp_record_get_integer (record, SP_HAZARD_STATE), ==, SP_HAZARD_CLOSED);
  g_assert_cmpint (sp_record_get_integer (record, SP_HAZARD_CLOSED_ON), ==, day ("2021-03-22"));
  g_assert_cmpstr (sp_record_get_text (record, SP_HAZARD_CHECKED_BY), ==, "张某");
  lines = sp_reader_load_hazard_step_lines (sp_store_get_reader (fixture->store), hazard, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 4);
  line = g_ptr_array_index (lines, 3);
  g_assert_cmpstr (line->who, ==, "周某");
  g_assert_cmpuint (strlen (line->when), ==, 19);
  assert_sound (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      sp_store_take_back_hazard_step (fixture->store, hazard, &error);
      g_assert_no_error (error);
      g_assert_cmpint (state_of (fixture->store, hazard), ==, states[i]);
      assert_sound (fixture->store);
    }
  g_assert_false (sp_store_take_back_hazard_step (fixture->store, hazard, &error));
  assert_sentence (error);
  g_clear_error (&error);
  sp_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (state_of (fixture->store, hazard), ==, SP_HAZARD_ASSIGNED);
  assert_sound (fixture->store);
}

/* Only the last step goes; one in the middle would leave the others without ground. */
static void
test_delete_step (StoreFixture *fixture, gconstpointer data)
{
  int64_t unit = add_unit (fixture->store, "甲镇", SP_UNIT_TOWNSHIP);
  int64_t hazard = add_hazard (fixture->store, "通道堵塞", 0, "2021-03-01", "2021-03-31");
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  close_out (fixture->store, hazard, unit);
  before = dup_content (fixture->store);
  steps = sp_reader_load_hazard_steps (sp_store_get_reader (fixture->store), hazard, &error);
  g_assert_false (sp_store_delete (fixture->store, steps->pdata[1], "删除", &error));
  assert_sentence (error);
  after = dup_content (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_step_refused (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint field;
    const char *value;
    const char *says;
  } cases[] = {
    {SP_HAZARD_STEP_DAY, "2021-04-30", "现场核查"}, /* after what follows it */
    {SP_HAZARD_STEP_PERSON, "张某", "张某"},        /* who checked then applied himself */
    {SP_HAZARD_STEP_RECTIFIED_ON, "2021-03-21", "2021-03-20"},
  };
  int64_t unit = add_unit (fixture->store, "甲镇", SP_UNIT_TOWNSHIP);
  int64_t hazard = add_hazard (fixture->store, "通道堵塞", 0, "2021-03-01", "2021-03-31");
  g_autofree char *before = NULL;

  close_out (fixture->store, hazard, unit);
  before = dup_content (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) steps =
        sp_reader_load_hazard_steps (sp_store_get_reader (fixture->store), hazard, &error);
      g_autofree char *after = NULL;

      if (cases[i].field == SP_HAZARD_STEP_PERSON)
        sp_record_set_text (steps->pdata[1], cases[i].field, cases[i].value);
      else
        sp_record_set_integer (steps->pdata[1], cases[i].field, day (cases[i].value));
      g_assert_false (sp_store_update (fixture->store, steps->pdata[1], "修改", &error));
      assert_sentence (error);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      after = dup_content (fixture->store);
      g_assert_cmpstr (after, ==, before);
    }
}

/* ---- editing ---- */

static void
test_edit (StoreFixture *fixture, gconstpointer data)
{
  static const StepWords assign = {SP_STEP_ASSIGN, "2021-03-02", NULL, NULL, NULL};
  static const StepWords extend = {SP_STEP_EXTEND, "2021-03-30", "2021-04-30", "张某", "道路不通"};
  int64_t unit = add_unit (fixture->store, "甲镇", SP_UNIT_TOWNSHIP);
  int64_t hazard = add_hazard (fixture->store, "通道堵塞", 0, "2021-03-01", "2021-03-31");
  g_autoptr (SpRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  add_record (fixture->store, new_step (hazard, unit, &assign));
  /* what no step has set is the field's own */
  set_integer (fixture->store, &sp_hazard_type, hazard, SP_HAZARD_DEADLINE, day ("2021-04-02"));
  add_record (fixture->store, new_step (hazard, unit, &extend));
  set_text (fixture->store, &sp_hazard_type, hazard, SP_HAZARD_MEASURES, "清理并划线");
  record = load_record (fixture->store, &sp_hazard_type, hazard);
  g_assert_cmpint (sp_record_get_integer (record, SP_HAZARD_ORIGINAL_DEADLINE), ==,
                   day ("2021-04-02"));
  g_assert_cmpint (sp_record_get_integer (record, SP_HAZARD_DEADLINE), ==, day ("2021-04-30"));
  /* what follows from steps is not typed */
  sp_record_set_integer (record, SP_HAZARD_STATE, SP_HAZARD_CLOSED);
  sp_record_set_integer (record, SP_HAZARD_CLOSED_ON, day ("2021-04-30"));
  sp_record_set_integer (record, SP_HAZARD_ORIGINAL_DEADLINE, 0);
  sp_store_update (fixture->store, record, "修改", &error);
  g_assert_no_error (error);
  g_assert_cmpint (state_of (fixture->store, hazard), ==, SP_HAZARD_ASSIGNED);
  assert_sound (fixture->store);
}

static void
test_edit_refused (StoreFixture *fixture, gconstpointer data)
{
  static const StepWords steps[] = {
    {SP_STEP_ASSIGN, "2021-03-02", NULL, "张某", NULL},
    {SP_STEP_EXTEND, "2021-03-30", "2021-04-30", "张某", "道路不通"},
    {SP_STEP_APPLY, "2021-04-20", "2021-04-19", "李某", NULL},
    {SP_STEP_CHECK, "2021-04-21", NULL, "张某", NULL},
  };
  static const struct
  {
    guint field;
    const char *value;
    const char *says;
  } cases[] = {
    {SP_HAZARD_DEADLINE, "2021-05-31", "延期"},
    {SP_HAZARD_FOUND_ON, "2021-03-05", "2021-03-05"},
    {SP_HAZARD_PERSON, "王某，张某", "张某"},
  };
  int64_t unit = add_unit (fixture->store, "甲镇", SP_UNIT_TOWNSHIP);
  int64_t hazard = add_hazard (fixture->store, "通道堵塞", 0, "2021-03-01", "2021-03-31");

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    add_record (fixture->store, new_step (hazard, unit, &steps[i]));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) record = load_record (fixture->store, &sp_hazard_type, hazard);
      g_autoptr (GError) error = NULL;

      if (cases[i].field == SP_HAZARD_PERSON)
        sp_record_set_text (record, cases[i].field, cases[i].value);
      else
        sp_record_set_integer (record, cases[i].field, day (cases[i].value));
      g_assert_false (sp_store_update (fixture->store, record, "修改", &error));
      assert_sentence (error);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
  assert_sound (fixture->store);
}

static void
test_on_the_spot (StoreFixture *fixture, gconstpointer data)
{
  SpOnTheSpot how = {.day = day ("2021-03-01"),
                     .person = "李某",
                     .checker = "李某",
                     .has_spent = TRUE,
                     .spent = 0.2,
                     .note = "当场清理"};
  g_autoptr (SpRecord) hazard = new_finding ("通道堵塞", NULL, "2021-03-01");
  g_autofree char *before = dup_content (fixture->store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_store_rectify_on_the_spot (fixture->store, SP_HAZARD (hazard), &how, &error));
  assert_sentence (error);
  g_clear_error (&error);
  g_assert_cmpint (sp_record_get_id (hazard), ==, 0);
  after = dup_content (fixture->store);
  g_assert_cmpstr (after, ==, before);
  how.checker = "张某";
  sp_store_rectify_on_the_spot (fixture->store, SP_HAZARD (hazard), &how, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sp_record_get_integer (hazard, SP_HAZARD_STATE), ==, SP_HAZARD_CLOSED);
  g_assert_cmpint (sp_record_get_integer (hazard, SP_HAZARD_TREATMENT), ==, SP_HAZARD_IMMEDIATE);
  g_assert_cmpfloat (sp_record_get_real (hazard, SP_HAZARD_SPENT), ==, 0.2);
  assert_sound (fixture->store);
  sp_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_free (after);
  after = dup_content (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

/* ---- as of a date ---- */

static void
test_standings (StoreFixture *fixture, gconstpointer data)
{
  int64_t unit = add_unit (fixture->store, "甲镇", SP_UNIT_TOWNSHIP);
  int64_t hazards[] = {add_hazard (fixture->store, "通道堵塞", 0, "2021-03-01", "2021-03-15"),
                       add_hazard (fixture->store, "没有护栏", 0, "2021-03-18", "2021-03-31"),
                       99999};
  g_autoptr (GArray) standings = NULL;
  g_autoptr (GError) error = NULL;

  close_out (fixture->store, hazards[0], unit);
  standings = sp_reader_load_hazard_standings (sp_store_get_reader (fixture->store), hazards, 3,
                                               day ("2021-03-17"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (standings->len, ==, 3);
  g_assert_cmpint (g_array_index (standings, SpHazardStanding, 0).state, ==, SP_HAZARD_ASSIGNED);
  g_assert_true (g_array_index (standings, SpHazardStanding, 0).is_overdue);
  g_assert_cmpint (g_array_index (standings, SpHazardStanding, 0).days, ==, 2);
  g_assert_false (g_array_index (standings, SpHazardStanding, 1).is_known);
  g_assert_false (g_array_index (standings, SpHazardStanding, 2).is_known);
}

/* ---- listings and deleting ---- */

static void
test_listing (StoreFixture *fixture, gconstpointer data)
{
  int64_t major = add_major (fixture->store, 0);
  int64_t general = add_hazard (fixture->store, "灭火器过期", 0, "2021-03-01", "");
  const struct
  {
    int64_t hazard;
    const char *listed, *deadline, *says; /* NULL: stored */
  } cases[] = {
    {general, "2021-03-05", "2021-06-30", "重大隐患"},
    {major, "2021-02-05", "2021-06-30", "排查日期"},
    {major, "2021-03-05", "2022-03-06", "365"},
    {major, "2021-03-05", "2022-03-05", NULL},
  };
  g_autoptr (SpRecord) hazard = NULL;
  g_autoptr (GError) failure = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) listing = sp_record_new (&sp_listing_type);
      g_autoptr (GError) error = NULL;

      sp_record_set_integer (listing, SP_LISTING_HAZARD, cases[i].hazard);
      sp_record_set_text (listing, SP_LISTING_OFFICE, "县安委会");
      sp_record_set_integer (listing, SP_LISTING_LISTED_ON, day (cases[i].listed));
      sp_record_set_integer (listing, SP_LISTING_DEADLINE, day (cases[i].deadline));
      sp_store_insert (fixture->store, listing, "挂牌", &error);
      g_test_message ("case %u", i);
      if (cases[i].says == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      assert_sentence (error);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
  hazard = load_record (fixture->store, &sp_hazard_type, major);
  sp_record_set_integer (hazard, SP_HAZARD_GRADE, SP_HAZARD_GENERAL);
  g_assert_false (sp_store_update (fixture->store, hazard, "修改", &failure));
  assert_sentence (failure);
}

static void
test_delete (StoreFixture *fixture, gconstpointer data)
{
  int64_t unit = add_unit (fixture->store, "甲镇", SP_UNIT_TOWNSHIP);
  int64_t enterprise = add_enterprise (fixture->store, "示例砖厂");
  g_autofree char *before = dup_content (fixture->store);
  g_autofree char *full = NULL;
  g_autofree char *after = NULL;
  int64_t hazard = add_hazard (fixture->store, "通道堵塞", enterprise, "2021-03-01", "");
  const struct
  {
    const SpRecordType *type;
    int64_t id;
  } kept[] = {{&sp_enterprise_type, enterprise}, {&sp_unit_type, unit}};
  g_autoptr (SpRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  close_out (fixture->store, hazard, unit);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autoptr (SpRecord) used = load_record (fixture->store, kept[i].type, kept[i].id);
      g_autoptr (GError) refusal = NULL;

      g_assert_false (sp_store_delete (fixture->store, used, "删除", &refusal));
      assert_sentence (refusal);
    }
  full = dup_content (fixture->store);
  record = load_record (fixture->store, &sp_hazard_type, hazard);
  sp_store_delete (fixture->store, record, "删除隐患", &error);
  g_assert_no_error (error);
  after = dup_content (fixture->store);
  g_assert_cmpstr (after, ==, before); /* its steps went with it */
  sp_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_free (after);
  after = dup_content (fixture->store);
  g_assert_cmpstr (after, ==, full);
  assert_sound (fixture->store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/hazards/number", test_number);
  store_fixture_add ("/store/hazards/register", test_register);
  store_fixture_add ("/store/hazards/register-refused", test_register_refused);
  store_fixture_add ("/store/hazards/major", test_major);
  store_fixture_add ("/store/hazards/inspection", test_inspection);
  store_fixture_add ("/store/hazards/steps", test_steps);
  store_fixture_add ("/store/hazards/delete-step", test_delete_step);
  store_fixture_add ("/store/hazards/step-refused", test_step_refused);
  store_fixture_add ("/store/hazards/edit", test_edit);
  store_fixture_add ("/store/hazards/edit-refused", test_edit_refused);
  store_fixture_add ("/store/hazards/on-the-spot", test_on_the_spot);
  store_fixture_add ("/store/hazards/standings", test_standings);
  store_fixture_add ("/store/hazards/listing", test_listing);
  store_fixture_add ("/store/hazards/delete", test_delete);
  return g_test_run ();
}
