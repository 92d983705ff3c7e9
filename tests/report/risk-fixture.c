/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See risk-fixture.h. */
#include "risk-fixture.h"

#include "report/sp-risk-notice-facts.h"

#include <glib/gstdio.h>
#include <string.h>

static const struct
{
  guint field;
  const char *text;
} texts[] = {
  {SP_RISK_POINT_ANALYSIS_UNIT, "合成氨装置单元"},
  {SP_RISK_POINT_PLACE, "二号厂房西侧"},
  {SP_RISK_POINT_POST, "操作工"},
  {SP_RISK_POINT_WORK_OBJECT, "储罐、管道和装卸臂"},
  {SP_RISK_POINT_FACTORS, "阀门、法兰密封老化，超温超压运行；静电没有导除；操作人员违章动火。"},
  {SP_RISK_POINT_CONSEQUENCES, "介质泄漏，遇明火燃烧爆炸，影响罐区和相邻车间，可能造成人员伤亡。"},
  {SP_RISK_POINT_ENGINEERING, "储罐设双液位计、安全阀和紧急切断阀，设围堰和喷淋。"},
  {SP_RISK_POINT_INTERLOCK, "液位、压力高高联锁切断进料；可燃气体报警接入控制室。"},
  {SP_RISK_POINT_BARRIER, "设警戒线和警示标志，无关人员不得进入。"},
  {SP_RISK_POINT_PROTECTION, "防静电工作服、防毒面具、防护手套、安全帽"},
  {SP_RISK_POINT_MANAGEMENT, "动火、受限空间作业办票，双人操作，交接班检查。"},
  {SP_RISK_POINT_TRAINING, "上岗前培训考核，每季度一次应急演练。"},
  {SP_RISK_POINT_EMERGENCY, "设应急器材柜，配空气呼吸器两套。"},
  {SP_RISK_POINT_RESPONSE, "立即停止作业，切断气源电源；撤离无关人员，设警戒区；穿戴防护器材处置泄"
                           "漏；报告并拨打119、120。"},
  {SP_RISK_POINT_PRECAUTIONS, "作业前检查静电接地和器材；严禁穿带钉鞋和携带火种；不得超量充装。"},
  {SP_RISK_POINT_ENTERPRISE_DEPARTMENT, "安全生产部"},
  {SP_RISK_POINT_ENTERPRISE_PERSON, "王某"},
  {SP_RISK_POINT_WORKSHOP_DEPARTMENT, "合成车间"},
  {SP_RISK_POINT_WORKSHOP_PERSON, "李某"},
  {SP_RISK_POINT_TEAM_DEPARTMENT, "储运班"},
  {SP_RISK_POINT_PHONE, "13800000000"},
  {SP_RISK_POINT_HOTLINE, "0000-12350"},
  {SP_RISK_POINT_CHECK_FREQUENCY, "每班一次"},
  {SP_RISK_POINT_CHECK_ITEMS, "液位、压力在规定范围内；安全附件在检定期内；接地电阻不大于10欧姆。"},
};

SpRecord *
risk_fixture_new_point (RiskFixture *self, const char *name, const char *harms)
{
  SpRecord *point = sp_record_new (&sp_risk_point_type);

  sp_record_set_integer (point, SP_RISK_POINT_ENTERPRISE, self->chemicals);
  sp_record_set_text (point, SP_RISK_POINT_NAME, name);
  sp_record_set_text (point, SP_RISK_POINT_HARMS, harms);
  sp_record_set_integer (point, SP_RISK_POINT_KIND, SP_RISK_KIND_FACILITY);
  sp_record_set_integer (point, SP_RISK_POINT_LISTED_ON, day ("2020-09-01"));
  sp_record_set_integer (point, SP_RISK_POINT_HAS_SIGN, TRUE);
  sp_record_set_integer (point, SP_RISK_POINT_HAS_ESCAPE, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    sp_record_set_text (point, texts[i].field, texts[i].text);
  return point;
}

int64_t
risk_fixture_add_point (RiskFixture *self, const char *name, const char *harms)
{
  return add_record (self->file.store, risk_fixture_new_point (self, name, harms));
}

SpRecord *
risk_fixture_new_assessment (int64_t point, SpRiskStage stage, const char *on, SpRiskLevel level)
{
  SpRecord *assessment = sp_record_new (&sp_risk_assessment_type);

  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_RISK_POINT, point);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_STAGE, stage);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_ASSESSED_ON, day (on));
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_METHOD, SP_RISK_METHOD_MANUAL);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_LEVEL, level);
  sp_record_set_text (assessment, SP_RISK_ASSESSMENT_GROUNDS, "专家组评定");
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_CAUSE,
                         day (on) < day ("2021-01-01") ? SP_RISK_CAUSE_FIRST
                                                       : SP_RISK_CAUSE_PERIOD);
  return assessment;
}

void
risk_fixture_assess (
  RiskFixture *self, int64_t point, SpRiskStage stage, const char *on, SpRiskLevel level)
{
  add_record (self->file.store, risk_fixture_new_assessment (point, stage, on, level));
}

/* Level 2 until 2021-06-30, then 1. */
static void
add_points (RiskFixture *self)
{
  static const struct
  {
    const char *name, *harms;
    SpRiskLevel level;
  } points[] = {
    {"液氨储罐区", "中毒和窒息、火灾、其他爆炸", SP_RISK_ORANGE},
    {"氢气压缩机", "其他爆炸、机械伤害、触电", SP_RISK_ORANGE},
    {"维修高处作业平台", "高处坠落、物体打击", SP_RISK_YELLOW},
    {"办公楼配电间", "触电、火灾", SP_RISK_BLUE},
    {"新建循环水泵房", "机械伤害、淹溺", SP_RISK_NONE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      int64_t id = risk_fixture_add_point (self, points[i].name, points[i].harms);

      if (points[i].level == SP_RISK_NONE)
        continue;
      risk_fixture_assess (self, id, SP_RISK_INHERENT, "2020-10-15",
                           MAX (points[i].level - 1, SP_RISK_RED));
      risk_fixture_assess (self, id, SP_RISK_RESIDUAL, "2020-11-01", points[i].level);
      if (i == 0)
        risk_fixture_assess (self, id, SP_RISK_RESIDUAL, "2021-06-30", SP_RISK_RED);
    }
}

void
risk_fixture_set_up (RiskFixture *self, gconstpointer data)
{
  SpStore *store;

  store_fixture_set_up (&self->file, data);
  store = self->file.store;
  self->township = add_unit (store, "示例县河东镇人民政府", SP_UNIT_TOWNSHIP);
  self->department = add_unit (store, "示例县应急管理局", SP_UNIT_DEPARTMENT);
  self->chemicals = add_enterprise (store, "示例县红星化工有限公司");
  self->timber = add_enterprise (store, "示例县青山木材厂");
  set_integer (store, &sp_enterprise_type, self->chemicals, SP_ENTERPRISE_INDUSTRY, 4);
  set_integer (store, &sp_enterprise_type, self->timber, SP_ENTERPRISE_INDUSTRY, 6);
  set_integer (store, &sp_enterprise_type, self->chemicals, SP_ENTERPRISE_TOWNSHIP, self->township);
  set_integer (store, &sp_enterprise_type, self->chemicals, SP_ENTERPRISE_DEPARTMENT,
               self->department);
  set_text (store, &sp_enterprise_type, self->chemicals, SP_ENTERPRISE_LEGAL_PERSON, "赵某");
  add_points (self);
}

void
risk_fixture_tear_down (RiskFixture *self, gconstpointer data)
{
  store_fixture_tear_down (&self->file, data);
}

SpReader *
risk_fixture_reader (RiskFixture *fixture)
{
  return sp_store_get_reader (fixture->file.store);
}

SpRiskNoticeFacts *
risk_fixture_load (RiskFixture *fixture, const char *as_of)
{
  g_autoptr (GError) error = NULL;
  SpRiskNoticeFacts *facts = sp_risk_notice_facts_load (
    risk_fixture_reader (fixture), fixture->chemicals, day (as_of), SP_RISK_RESIDUAL, &error);

  g_assert_no_error (error);
  return facts;
}

/* A row as CSV. */
static char *
dup_row (SpPaperTable *table, guint row)
{
  g_autofree char *csv = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "sp-row-XXXXXX", NULL);
  int fd = g_mkstemp (path);
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  sp_paper_table_export_csv (table, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  g_unlink (path);
  lines = g_strsplit (csv, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, row + 1);
  return g_strdup (lines[row + 1]);
}

void
risk_fixture_assert_row (SpPaperTable *table, guint row, const char *text)
{
  g_autofree char *line = dup_row (table, row);

  if (strstr (line, text) == NULL)
    g_error ("“%s” is not in:\n%s", text, line);
}
