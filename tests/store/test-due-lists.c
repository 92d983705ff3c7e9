/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is due of hazards, listings, licences, insurance and institutions as of dates. */
#include "core/sp-institution.h"
#include "core/sp-risk.h"
#include "lists-fixture.h"
#include "store/sp-reader-due.h"

#include <string.h>

static void
assert_due (
  StoreFixture *fixture, const char *as_of, int within, int64_t unit, int kinds, const char *text)
{
  const SpDueQuery query = {fixture->plan, day (as_of), within, unit, kinds};
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dues =
    sp_reader_load_due (sp_store_get_reader (fixture->store), &query, NULL, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < dues->len; i++)
    {
      const SpDue *due = g_ptr_array_index (dues, i);
      g_autofree char *line = sp_due_dup_text (due);

      g_assert_cmpuint (strlen (due->uid), ==, 36);
      g_string_append_printf (found, "%s%s", i > 0 ? "\n" : "", line);
    }
  g_assert_cmpstr (found->str, ==, text);
}

static void
test_hazards (StoreFixture *fixture, gconstpointer data)
{
  static const StepWords extend = {SP_STEP_EXTEND, "2021-05-01", "2021-06-30", "张某", "缺料"};
  static const StepWords reopen = {SP_STEP_REOPEN, "2021-08-01", NULL, "张某", "没有改到位"};
  int64_t township = add_unit (fixture->store, "甲镇", SP_UNIT_TOWNSHIP);
  int64_t put_off = add_hazard (fixture->store, "没有护栏", 0, "2021-03-01", "2021-05-10");
  int64_t closed = add_hazard (fixture->store, "通道堵塞", 0, "2021-03-01", "2021-03-10");
  static const struct
  {
    const char *as_of;
    int within;
    const char *expected;
  } cases[] = {
    {"2021-02-28", SP_DUE_ANY_TIME, ""},
    {"2021-03-05", 7, "隐患整改“2021-0002 通道堵塞”5 天后到期"},
    {"2021-03-21", 7, "隐患整改“2021-0002 通道堵塞”逾期 11 天"},
    {"2021-03-22", 7, ""}, /* closed */
    {"2021-04-30", 10, "隐患整改“2021-0001 没有护栏”10 天后到期"},
    {"2021-05-01", 10, ""}, /* put off */
    {"2021-07-01", -1, "隐患整改“2021-0001 没有护栏”逾期 1 天"},
    {"2021-08-01", -1,
     "隐患整改“2021-0002 通道堵塞”逾期 144 天\n隐患整改“2021-0001 没有护栏”逾期 32 天"},
  };

  set_integer (fixture->store, &sp_hazard_type, put_off, SP_HAZARD_TOWNSHIP, township);
  close_out (fixture->store, closed, township);
  add_record (fixture->store, new_step (put_off, 0, &extend));
  add_record (fixture->store, new_step (closed, 0, &reopen));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      assert_due (fixture, cases[i].as_of, cases[i].within, 0, 1 << SP_DUE_HAZARD,
                  cases[i].expected);
    }
  assert_due (fixture, "2021-08-01", -1, township, 1 << SP_DUE_HAZARD,
              "隐患整改“2021-0001 没有护栏”逾期 32 天");
}

static void
test_listing (StoreFixture *fixture, gconstpointer data)
{
  SpRecord *listing = sp_record_new (&sp_listing_type);
  int64_t id = add_major (fixture->store, 0);

  sp_record_set_integer (listing, SP_LISTING_HAZARD, id);
  sp_record_set_text (listing, SP_LISTING_OFFICE, "县安委会");
  sp_record_set_integer (listing, SP_LISTING_LISTED_ON, day ("2021-03-05"));
  sp_record_set_integer (listing, SP_LISTING_DEADLINE, day ("2021-06-30"));
  id = add_record (fixture->store, listing);
  assert_due (fixture, "2021-03-11", 2, 0, 1 << SP_DUE_LISTING,
              "挂牌督办“2021-0001 没有安全出口：报备”逾期 1 天\n"
              "挂牌督办“2021-0001 没有安全出口：公告”1 天后到期");
  set_integer (fixture->store, &sp_listing_type, id, SP_LISTING_REPORTED_ON, day ("2021-03-10"));
  set_integer (fixture->store, &sp_listing_type, id, SP_LISTING_ANNOUNCED_ON, day ("2021-03-10"));
  assert_due (fixture, "2021-06-01", 40, 0, 1 << SP_DUE_LISTING,
              "挂牌督办“2021-0001 没有安全出口：申请延期（确需延期的）”1 天后到期\n"
              "挂牌督办“2021-0001 没有安全出口：完成整改、申请验收”29 天后到期");
}

static void
test_enterprises (StoreFixture *fixture, gconstpointer data)
{
  int64_t bureau = add_unit (fixture->store, "乙局", SP_UNIT_DEPARTMENT);
  int64_t works = add_enterprise (fixture->store, "示例砖厂");
  int64_t gone = add_enterprise (fixture->store, "关了的厂");
  const struct
  {
    int64_t enterprise;
    const char *name, *until;
  } licences[] = {
    {works, "采矿许可证", "2021-06-30"},
    {works, "安全生产许可证", "2021-01-31"}, /* renewed */
    {works, "安全生产许可证", "2024-01-31"},
    {gone, "采矿许可证", "2021-06-30"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (licences); i++)
    {
      SpRecord *licence = sp_record_new (&sp_licence_type);

      sp_record_set_integer (licence, SP_LICENCE_ENTERPRISE, licences[i].enterprise);
      sp_record_set_text (licence, SP_LICENCE_NAME, licences[i].name);
      sp_record_set_integer (licence, SP_LICENCE_EXPIRES_ON, day (licences[i].until));
      add_record (fixture->store, licence);
    }
  set_integer (fixture->store, &sp_enterprise_type, gone, SP_ENTERPRISE_STATUS,
               SP_ENTERPRISE_CLOSED);
  set_integer (fixture->store, &sp_enterprise_type, works, SP_ENTERPRISE_DEPARTMENT, bureau);
  set_integer (fixture->store, &sp_enterprise_type, works, SP_ENTERPRISE_INSURED_UNTIL,
               day ("2021-07-05"));
  assert_due (fixture, "2021-06-28", 30, 0, 0, "证照“示例砖厂：采矿许可证”2 天后到期");
  set_integer (fixture->store, &sp_enterprise_type, works, SP_ENTERPRISE_IS_INSURED, 1);
  set_integer (fixture->store, &sp_enterprise_type, works, SP_ENTERPRISE_STANDARDISATION,
               SP_STANDARDISATION_THIRD);
  set_integer (fixture->store, &sp_enterprise_type, works, SP_ENTERPRISE_STANDARDISED_UNTIL,
               day ("2021-06-01"));
  assert_due (fixture, "2021-06-28", 30, bureau, 0,
              "企业“示例砖厂：安全生产标准化”逾期 27 天\n"
              "证照“示例砖厂：采矿许可证”2 天后到期\n企业“示例砖厂：安责险”7 天后到期");
}

static void
test_institutions (StoreFixture *fixture, gconstpointer data)
{
  SpRecord *institution = sp_record_new (&sp_institution_type);
  SpRecord *step = sp_record_new (&sp_institution_step_type);
  int64_t id;

  sp_record_set_integer (institution, SP_INSTITUTION_PLAN, fixture->plan);
  sp_record_set_text (institution, SP_INSTITUTION_NAME, "渡口管理办法");
  sp_record_set_integer (institution, SP_INSTITUTION_PLANNED_ON, day ("2021-06-30"));
  id = add_record (fixture->store, institution);
  sp_record_set_integer (step, SP_INSTITUTION_STEP_INSTITUTION, id);
  sp_record_set_integer (step, SP_INSTITUTION_STEP_STATE, SP_INSTITUTION_ISSUED);
  sp_record_set_integer (step, SP_INSTITUTION_STEP_DAY, day ("2021-07-10"));
  sp_record_set_text (step, SP_INSTITUTION_STEP_DOCUMENT, "示政办〔2021〕7号");
  add_record (fixture->store, step);
  assert_due (fixture, "2021-06-28", 7, 0, 0, "制度措施“渡口管理办法”2 天后到期");
  assert_due (fixture, "2021-07-09", 7, 0, 0, "制度措施“渡口管理办法”逾期 9 天");
  assert_due (fixture, "2021-07-10", 7, 0, 0, "");
}

/* A point is due from its listing until it is assessed, then when something happened; the yearly
 * report by its industry until it is handed in. */
static void
test_risks (StoreFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->store;
  int64_t works = add_enterprise (store, "示例水泥厂");
  SpRecord *point = sp_record_new (&sp_risk_point_type);
  SpRecord *assessment = sp_record_new (&sp_risk_assessment_type);
  SpRecord *event = sp_record_new (&sp_risk_event_type);
  SpRecord *report = sp_record_new (&sp_risk_report_type);
  int64_t id;
  static const struct
  {
    const char *as_of;
    int within, kinds;
    const char *expected;
  } cases[] = {
    {"2021-02-28", SP_DUE_ANY_TIME, 1 << SP_DUE_RISK, ""},
    {"2021-03-04", -1, 1 << SP_DUE_RISK, "风险评估“示例水泥厂：1 煤粉仓”逾期 3 天"},
    {"2021-03-05", -1, 1 << SP_DUE_RISK, ""}, /* assessed */
    {"2021-03-05", SP_DUE_ANY_TIME, 1 << SP_DUE_RISK, "风险评估“示例水泥厂：1 煤粉仓”365 天后到期"},
    {"2021-07-03", 7, 1 << SP_DUE_RISK, "风险评估“示例水泥厂：1 煤粉仓”逾期 2 天"},
    {"2021-06-30", 7, 1 << SP_DUE_RISK, ""}, /* the event had not happened */
    {"2021-12-20", 30, 1 << SP_DUE_RISK_REPORT, "风险报告“示例水泥厂”（2021年）11 天后到期"},
    {"2022-01-05", 30, 1 << SP_DUE_RISK_REPORT, "风险报告“示例水泥厂”（2021年）逾期 5 天"},
    {"2022-01-10", 30, 1 << SP_DUE_RISK_REPORT, ""},              /* handed in */
    {"2021-02-28", SP_DUE_ANY_TIME, 1 << SP_DUE_RISK_REPORT, ""}, /* no points yet */
  };

  sp_record_set_integer (point, SP_RISK_POINT_ENTERPRISE, works);
  sp_record_set_text (point, SP_RISK_POINT_NAME, "煤粉仓");
  sp_record_set_integer (point, SP_RISK_POINT_LISTED_ON, day ("2021-03-01"));
  id = add_record (store, point);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_RISK_POINT, id);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_ASSESSED_ON, day ("2021-03-05"));
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_METHOD, SP_RISK_METHOD_MANUAL);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_LEVEL, SP_RISK_YELLOW);
  sp_record_set_text (assessment, SP_RISK_ASSESSMENT_GROUNDS, "同类企业的经验");
  add_record (store, assessment);
  sp_record_set_integer (event, SP_RISK_EVENT_ENTERPRISE, works);
  sp_record_set_integer (event, SP_RISK_EVENT_CAUSE, SP_RISK_CAUSE_PROCESS);
  sp_record_set_integer (event, SP_RISK_EVENT_DAY, day ("2021-07-01"));
  add_record (store, event);
  sp_record_set_integer (report, SP_RISK_REPORT_ENTERPRISE, works);
  sp_record_set_integer (report, SP_RISK_REPORT_YEAR, 2021);
  sp_record_set_integer (report, SP_RISK_REPORT_LIST_ON, day ("2021-12-01"));
  sp_record_set_integer (report, SP_RISK_REPORT_ANALYSIS_ON, day ("2022-01-08"));
  add_record (store, report);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      assert_due (fixture, cases[i].as_of, cases[i].within, 0, cases[i].kinds, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/due-lists/hazards", test_hazards);
  store_fixture_add ("/store/due-lists/listing", test_listing);
  store_fixture_add ("/store/due-lists/enterprises", test_enterprises);
  store_fixture_add ("/store/due-lists/institutions", test_institutions);
  store_fixture_add ("/store/due-lists/risks", test_risks);
  return g_test_run ();
}
