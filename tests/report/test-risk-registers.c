/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is handed in or up about risks: who did against which day, who is to be checked again, the
 * analysis of a year, and the exchange with the platform above. No display. */
#include "risk-fixture.h"

#include "core/sp-criterion.h"
#include "core/sp-industry.h"
#include "report/sp-risk-analysis.h"
#include "report/sp-risk-exchange.h"
#include "report/sp-risk-registers.h"

#include <string.h>

/* ---- the office's registers ---- */

static void
test_report_due (void)
{
  static const struct
  {
    int month, on;
    const char *due;
  } cases[] = {
    {12, 15, "2021-12-15"}, {12, 31, "2021-12-31"}, {0, 0, "2021-12-31"},
    {2, 30, "2021-02-28"},  {11, 0, "2021-11-30"},
  };
  static const struct
  {
    const char *list, *analysis, *as_of;
    SpRiskReportState state;
  } states[] = {
    {"", "", "2021-12-15", SP_RISK_REPORT_PENDING},
    {"", "", "2021-12-16", SP_RISK_REPORT_OVERDUE},
    {"2021-12-10", "", "2021-12-16", SP_RISK_REPORT_OVERDUE},
    {"2021-12-10", "2021-12-15", "2021-12-16", SP_RISK_REPORT_IN_TIME},
    {"2021-12-10", "2021-12-16", "2021-12-16", SP_RISK_REPORT_LATE},
    {"2021-12-10", "2021-12-20", "2021-12-16", SP_RISK_REPORT_OVERDUE}, /* not yet known */
  };

  g_assert_cmpint (sp_risk_report_due (NULL, 2021), ==, day ("2021-12-31"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) industry = sp_record_new (&sp_industry_type);

      sp_record_set_integer (industry, SP_INDUSTRY_REPORT_MONTH, cases[i].month);
      sp_record_set_integer (industry, SP_INDUSTRY_REPORT_DAY, cases[i].on);
      g_assert_cmpint (sp_risk_report_due (industry, 2021), ==, day (cases[i].due));
    }
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpint (sp_risk_report_judge (day (states[i].list), day (states[i].analysis),
                                           day ("2021-12-15"), day (states[i].as_of)),
                     ==, states[i].state);
}

static void
add_report (RiskFixture *fixture, int64_t enterprise, const char *list, const char *analysis)
{
  SpRecord *report = sp_record_new (&sp_risk_report_type);

  sp_record_set_integer (report, SP_RISK_REPORT_ENTERPRISE, enterprise);
  sp_record_set_integer (report, SP_RISK_REPORT_YEAR, 2021);
  sp_record_set_integer (report, SP_RISK_REPORT_LIST_ON, day (list));
  sp_record_set_integer (report, SP_RISK_REPORT_ANALYSIS_ON, day (analysis));
  add_record (fixture->file.store, report);
}

static void
test_submitted (RiskFixture *fixture, gconstpointer data)
{
  const SpRiskScope all = {0}, chemical = {.industry = 4};
  int64_t closed = add_enterprise (fixture->file.store, "示例县关闭的砖厂");
  g_autoptr (SpPaperTable) before = NULL;
  g_autoptr (SpPaperTable) after = NULL;
  g_autoptr (SpPaperTable) some = NULL;

  set_integer (fixture->file.store, &sp_enterprise_type, closed, SP_ENTERPRISE_STATUS,
               SP_ENTERPRISE_CLOSED);
  set_integer (fixture->file.store, &sp_enterprise_type, closed, SP_ENTERPRISE_STATUS_ON,
               day ("2021-12-20"));
  add_report (fixture, fixture->chemicals, "2021-12-10", "2021-12-12");
  before = sp_risk_report_register_new (risk_fixture_reader (fixture), &all, 2021,
                                        day ("2021-12-18"), NULL);
  g_assert_cmpuint (sp_paper_table_get_n_rows (before), ==, 3);
  risk_fixture_assert_row (before, 0, "1,示例县青山木材厂,,冶金工贸,2021-12-15,未报,未报,逾期3天");
  risk_fixture_assert_row (before, 1, "示例县关闭的砖厂,,,2021-12-31,未报,未报,未报，还有13天");
  risk_fixture_assert_row (before, 2, "2021-12-31,2021-12-10,2021-12-12,按期");
  after = sp_risk_report_register_new (risk_fixture_reader (fixture), &all, 2021,
                                       day ("2021-12-20"), NULL);
  g_assert_cmpuint (sp_paper_table_get_n_rows (after), ==, 2);
  some = sp_risk_report_register_new (risk_fixture_reader (fixture), &chemical, 2021,
                                      day ("2021-12-20"), NULL);
  g_assert_cmpuint (sp_paper_table_get_n_rows (some), ==, 1);
}

static void
add_inspection (RiskFixture *fixture, const char *on)
{
  SpRecord *inspection = sp_record_new (&sp_inspection_type);

  sp_record_set_integer (inspection, SP_INSPECTION_ENTERPRISE, fixture->chemicals);
  sp_record_set_integer (inspection, SP_INSPECTION_DAY, day (on));
  add_record (fixture->file.store, inspection);
}

static void
test_recheck (RiskFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *as_of;
    SpRiskStage stage;
    guint n_rows;
    const char *says; /* NULL: nothing */
  } cases[] = {
    {"2020-10-01", SP_RISK_RESIDUAL, 0, NULL},
    {"2020-12-31", SP_RISK_RESIDUAL, 1, "2级 较大风险"},
    {"2020-12-31", SP_RISK_INHERENT, 1, "1级 重大风险"},
    {"2020-12-31", SP_RISK_RESIDUAL, 1, "没有检查"},
    {"2021-05-01", SP_RISK_RESIDUAL, 1, "2021-03-01"},
    {"2021-12-31", SP_RISK_RESIDUAL, 1, "1 液氨储罐区（1级 重大风险）"},
  };
  const SpRiskScope all = {0}, other = {.industry = 6};
  g_autoptr (SpPaperTable) none = NULL;

  add_inspection (fixture, "2021-03-01");
  add_inspection (fixture, "2021-02-01");
  add_inspection (fixture, "2021-06-01");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpPaperTable) table = sp_risk_recheck_register_new (
        risk_fixture_reader (fixture), &all, cases[i].stage, day (cases[i].as_of), NULL);

      g_test_message ("%s", cases[i].as_of);
      g_assert_cmpuint (sp_paper_table_get_n_rows (table), ==, cases[i].n_rows);
      if (cases[i].says != NULL)
        risk_fixture_assert_row (table, 0, cases[i].says);
    }
  none = sp_risk_recheck_register_new (risk_fixture_reader (fixture), &other, SP_RISK_RESIDUAL,
                                       day ("2021-12-31"), NULL);
  g_assert_cmpuint (sp_paper_table_get_n_rows (none), ==, 0);
}

/* ---- the year's analysis ---- */

static void
test_analysis (RiskFixture *fixture, gconstpointer data)
{
  SpStore *store = fixture->file.store;
  int64_t withdrawn = risk_fixture_add_point (fixture, "拆除的旧锅炉", "锅炉爆炸");
  int64_t added = risk_fixture_add_point (fixture, "新增装卸栈台", "车辆伤害");
  SpRiskAnalysis analysis;
  g_autoptr (SpRiskNoticeFacts) facts = NULL;
  g_autoptr (SpOfficialPaper) paper = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  risk_fixture_assess (fixture, withdrawn, SP_RISK_RESIDUAL, "2020-11-01", SP_RISK_YELLOW);
  set_integer (store, &sp_risk_point_type, withdrawn, SP_RISK_POINT_WITHDRAWN_ON,
               day ("2021-05-01"));
  set_integer (store, &sp_risk_point_type, added, SP_RISK_POINT_LISTED_ON, day ("2021-04-01"));
  add_hazard (store, "法兰泄漏", fixture->chemicals, "2021-03-01", "2021-03-31");
  add_hazard (store, "去年的", fixture->chemicals, "2020-12-01", "2021-03-31");
  add_hazard (store, "别家的", fixture->timber, "2021-03-01", "2021-03-31");
  facts = risk_fixture_load (fixture, "2021-12-31");
  sp_risk_analysis_load (&analysis, risk_fixture_reader (fixture), facts, SP_RISK_RESIDUAL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (analysis.begin.n_points, ==, 6);
  g_assert_cmpuint (analysis.end.n_points, ==, 6);
  g_assert_cmpuint (analysis.n_new, ==, 1);
  g_assert_cmpuint (analysis.n_withdrawn, ==, 1);
  g_assert_cmpuint (analysis.n_reassessed, ==, 1);
  g_assert_cmpuint (analysis.n_raised, ==, 1);
  g_assert_cmpuint (analysis.n_lowered, ==, 0);
  g_assert_cmpuint (analysis.n_unassessed, ==, 2);
  g_assert_cmpuint (analysis.n_grave, ==, 3);
  g_assert_cmpuint (analysis.n_missing, ==, 3);
  g_assert_cmpuint (analysis.n_found, ==, 1);
  g_assert_cmpuint (analysis.n_overdue, ==, 1);
  text = sp_risk_analysis_dup_text (&analysis, facts);
  g_assert_nonnull (strstr (text, "年初有风险源点6个，年内新增1个、撤销1个，现有6个。"));
  g_assert_nonnull (strstr (text, "重大风险由0个变为1个，较大风险由2个变为1个"));
  g_assert_nonnull (strstr (text, "年内排查隐患1项"));
  paper = sp_risk_analysis_new_paper (&analysis, facts);
  g_assert_cmpuint (sp_official_paper_get_n_pages (paper), >=, 1);
}

/* ---- exchange ---- */

static void
test_lengths (void)
{
  static const struct
  {
    const char *text;
    guint length;
  } cases[] = {{"", 0}, {"abc", 3}, {"汉字", 4}, {"a汉b", 4}, {"（１）", 6}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (sp_risk_exchange_length (cases[i].text), ==, cases[i].length);
}

static gboolean
has_problem (const SpRiskExchange *exchange, const char *text)
{
  for (guint i = 0; i < exchange->problems->len; i++)
    if (strstr (exchange->problems->pdata[i], text) != NULL)
      return TRUE;
  return FALSE;
}

static const char *const codes[] = {"0190a1b2-0000-7000-8000-000000000001", "A1",
                                    "0190a1b2-0000-7000-8000-000000000002"};

static void
test_exchange (RiskFixture *fixture, gconstpointer data)
{
  g_autoptr (SpRiskNoticeFacts) facts = risk_fixture_load (fixture, "2021-07-01");
  g_autoptr (SpRiskExchange) exchange = NULL;
  g_autoptr (SpRiskExchange) coded = NULL;
  g_autofree char *csv = NULL;
  char **row;

  sp_record_set_text (SP_RECORD (((SpRiskNoticePoint *)facts->points->pdata[3])->point),
                      SP_RISK_POINT_ANALYSIS_UNIT, "");
  sp_record_set_text (SP_RECORD (((SpRiskNoticePoint *)facts->points->pdata[1])->point),
                      SP_RISK_POINT_ANALYSIS_UNIT, "压缩单元");
  sp_record_set_text (SP_RECORD (((SpRiskNoticePoint *)facts->points->pdata[1])->point),
                      SP_RISK_POINT_WORKSHOP_PERSON, "欧阳某某、司马某某、上官某某");
  exchange = sp_risk_exchange_new (facts);
  g_assert_cmpuint (exchange->rows->len, ==, 2);
  row = g_ptr_array_index (exchange->rows, 0);
  g_assert_cmpuint (strlen (row[SP_RISK_EXCHANGE_ID]), ==, 36);
  g_assert_cmpstr (row[SP_RISK_EXCHANGE_UNIT], ==, "合成氨装置单元");
  g_assert_cmpstr (row[SP_RISK_EXCHANGE_LEVEL], ==, "1"); /* the highest of three */
  g_assert_cmpstr (row[SP_RISK_EXCHANGE_PERSON], ==, "王某");
  row = g_ptr_array_index (exchange->rows, 1);
  g_assert_cmpstr (row[SP_RISK_EXCHANGE_LEVEL], ==, "2");
  g_assert_true (has_problem (exchange, "“办公楼配电间”没有填写分析单元"));
  g_assert_true (has_problem (exchange, "第2行（分析单元“压缩单元”）的责任人长28个字符"));
  g_assert_true (
    has_problem (exchange, "第1行（分析单元“合成氨装置单元”）的统一社会信用代码是空的"));
  g_assert_true (has_problem (exchange, "第2行（分析单元“压缩单元”）的分析对象编码是空的"));
  g_assert_true (has_problem (exchange, "第2行（分析单元“压缩单元”）的企业编码是空的"));
  csv = sp_risk_exchange_dup_csv (exchange);
  g_assert_nonnull (strstr (csv, "安全生产部,王某,合成氨装置单元,1,\r\n"));

  /* With the codes of the platform: what is no code is told by row and field. */
  sp_record_set_text (facts->enterprise, SP_ENTERPRISE_PLATFORM_CODE, "000000123");
  for (guint i = 0; i < 3; i++)
    sp_record_set_text (SP_RECORD (((SpRiskNoticePoint *)facts->points->pdata[i])->point),
                        SP_RISK_POINT_OBJECT_CODE, codes[i]);
  coded = sp_risk_exchange_new (facts);
  row = g_ptr_array_index (coded->rows, 0);
  g_assert_cmpstr (row[SP_RISK_EXCHANGE_ENTERPRISE], ==, "000000123");
  g_assert_cmpstr (row[SP_RISK_EXCHANGE_OBJECT], ==, codes[0]);
  g_assert_false (has_problem (coded, "企业编码"));
  g_assert_false (has_problem (coded, "第1行（分析单元“合成氨装置单元”）的分析对象编码"));
  g_assert_true (has_problem (coded, "各风险点的分析对象编码不一样"));
  g_assert_true (has_problem (coded, "第2行（分析单元“压缩单元”）的分析对象编码不对"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/risk-registers/report-due", test_report_due);
  risk_fixture_add ("/risk-registers/submitted", test_submitted);
  risk_fixture_add ("/risk-registers/recheck", test_recheck);
  risk_fixture_add ("/risk-registers/analysis", test_analysis);
  g_test_add_func ("/risk-registers/lengths", test_lengths);
  risk_fixture_add ("/risk-registers/exchange", test_exchange);
  return g_test_run ();
}
