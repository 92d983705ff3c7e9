/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Institutions that the wording of measures asks for: names, kinds, and what asks for none. */
#include "core/sp-institution-propose.h"

static char *
dup_found (const char *text)
{
  g_autoptr (GPtrArray) found = sp_institution_find_in_text (text);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const SpInstitutionProposal *proposal = g_ptr_array_index (found, i);

      g_string_append_printf (
        names, "%s%s/%s", i > 0 ? "|" : "", sp_record_get_title (proposal->institution),
        sp_vocabulary_code (&sp_institution_kinds, (int)sp_record_get_integer (
                                                     proposal->institution, SP_INSTITUTION_KIND)));
    }
  return g_string_free (names, FALSE);
}

static void
test_find (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    {"制定渡口船舶安全管理办法，落实船主责任。", "渡口船舶安全管理办法/method"},
    {"建立健全危险作业审批制度和班前会制度。", "危险作业审批制度/system"},
    {"完善监管，出台《小餐馆燃气使用规定》，加强宣传", "小餐馆燃气使用规定/method"},
    {"建立部门联合执法机制；编制山区公路急弯路段整治技术规范。",
     "部门联合执法机制/mechanism|山区公路急弯路段整治技术规范/standard"},
    {"健全企业主要负责人安全责任体系", "企业主要负责人安全责任体系/chain"},
    {"修订粮库熏蒸作业应急预案，每年演练一次。", "粮库熏蒸作业应急预案/method"},
    {"研究制定隐患举报奖励实施细则", "隐患举报奖励实施细则/method"},
    {"建立并严格执行渡口值守制度", "渡口值守制度/system"},
    {"出台加强渡口检查机制的实施意见", "加强渡口检查机制的实施意见/method"},
    {"印发<示例县渡口管理办法>", "示例县渡口管理办法/method"},
    {"建立与工资挂钩的激励机制", "与工资挂钩的激励机制/mechanism"},
    /* the same once */
    {"制定渡口管理办法\n要制定“渡口管理办法”并公布。", "渡口管理办法/method"},
    /* nothing to be written down as a rule */
    {"推进矿山机械化、标准化建设。", ""},
    {"建立矿山安全标准化企业。", ""},
    {"建立台账，逐条销号。", ""},
    {"严格执行安全操作规程和交接班制度。", ""},
    {"建立制度。", ""},
    {"制定实施方案，健全管理制度", ""},
    {"制定计划，明确分工。完善制度。", ""},
    {"", ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = dup_found (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_measure (void)
{
  g_autoptr (SpRecord) measure = sp_record_new (&sp_measure_type);
  g_autoptr (GPtrArray) found = NULL;
  const SpInstitutionProposal *proposal;

  sp_record_set_identity (measure, 7, NULL, 1);
  sp_record_set_integer (measure, SP_MEASURE_PLAN, 1);
  sp_record_set_integer (measure, SP_MEASURE_PART, 3);
  sp_record_set_text (measure, SP_MEASURE_TITLE, "健全制度");
  sp_record_set_text (measure, SP_MEASURE_TEXT, "各乡镇要制定渡口管理办法。");
  found = sp_institution_propose (SP_MEASURE (measure));
  g_assert_cmpuint (found->len, ==, 1);
  proposal = g_ptr_array_index (found, 0);
  g_assert_cmpint (proposal->measure, ==, 7);
  g_assert_cmpstr (proposal->clause, ==, "制定渡口管理办法");
  g_assert_cmpint (sp_record_get_integer (proposal->institution, SP_INSTITUTION_PART), ==, 3);
}

static void
test_same_name (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean is_same;
  } cases[] = {
    {"渡口管理办法", "《渡口管理办法》", TRUE},
    {"渡口（码头）管理办法", "渡口(码头)管理 办法", TRUE},
    {"渡口管理办法", "渡口管理细则", FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *a = sp_institution_dup_key (cases[i].a);
      g_autofree char *b = sp_institution_dup_key (cases[i].b);

      g_assert_cmpint (g_str_equal (a, b), ==, cases[i].is_same);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/institution-propose/find", test_find);
  g_test_add_func ("/core/institution-propose/measure", test_measure);
  g_test_add_func ("/core/institution-propose/same-name", test_same_name);
  return g_test_run ();
}
