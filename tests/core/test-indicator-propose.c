/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Indicators made from targets: names, milestones of one indicator, nothing proposed twice. */
#include "core/sp-indicator-propose.h"

#include "core/sp-measure.h"

static void
test_subjects (void)
{
  static const struct
  {
    const char *clause, *amount, *subject;
    int base_year;
  } cases[] = {
    {"高危企业安全装置安装率2020年底前达到30%", "30%", "高危企业安全装置安装率", 0},
    {"2021年底前达到60%", "60%", "", 0},
    {"到2022年6月底前，重点企业注册率达到100%", "100%", "重点企业注册率", 0},
    {"事故起数较2019年下降10%", "下降10%", "事故起数", 2019},
    {"全县事故起数和死亡人数比2019年下降10%以上", "下降10%以上", "全县事故起数和死亡人数", 2019},
    {"超限率控制在3%以内", "3%以内", "超限率", 0},
    {"参训率不低于98%", "不低于98%", "参训率", 0},
    {"执法人员占比不低于75%", "不低于75%", "执法人员占比", 0},
    {"", "", "", 0},
    {"没有写数的话", "5家", "没有写数的话", 0},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *subject = sp_indicator_dup_subject (cases[i].clause, cases[i].amount);

      g_assert_cmpstr (subject, ==, cases[i].subject);
      g_assert_cmpint (sp_indicator_find_base_year (cases[i].clause), ==, cases[i].base_year);
    }
}

#define MAX_TARGETS 4

typedef struct
{
  double value;
  const char *by, *clause, *text, *measured_in;
} Target;

static const struct
{
  const char *name;
  Target targets[MAX_TARGETS];
  gint64 taken;         /* id of a target that an indicator was made of, 0: none */
  const char *proposed; /* NAME: DATE=VALUE, …; NAME: … */
} cases[] = {
  {"dates of one clause are milestones of one indicator",
   {{30, "2020-12-31", "安装率2020年底前达到30%", "30%", "%"},
    {60, "2021-12-31", "2021年底前达到60%", "60%", "%"},
    {90, "2022-12-31", "2022年底前达到90%以上", "90%以上", "%"}},
   0,
   "推进改造：安装率: 2020-12-31=30 2021-12-31=60 2022-12-31=90; "},
  {"the same thing said in full",
   {{80, "2020-12-31", "培训合格率达到80%", "80%", "%"},
    {95, "2022-12-31", "2022年底前培训合格率达到95%", "95%", "%"}},
   0,
   "培训合格率: 2020-12-31=80 2022-12-31=95; "},
  {"different things of one day",
   {{10, "2022-12-31", "事故起数较2019年下降10%", "下降10%", "%"},
    {12, "2022-12-31", "死亡人数较2019年下降12%", "下降12%", "%"}},
   0,
   "事故起数: 2022-12-31=10; 死亡人数: 2022-12-31=12; "},
  {"other units are other indicators",
   {{30, "2020-12-31", "安装率达到30%", "30%", "%"}, {5, "2021-12-31", "达到5家", "5家", "家"}},
   0,
   "推进改造：安装率: 2020-12-31=30; 推进改造: 2021-12-31=5; "},
  {"earlier days do not continue",
   {{30, "2021-12-31", "安装率达到30%", "30%", "%"}, {5, "2020-12-31", "达到5%", "5%", "%"}},
   0,
   "推进改造：安装率: 2021-12-31=30; 推进改造: 2020-12-31=5; "},
  {"without a day: the plan's last",
   {{98, NULL, "职工参训率不低于98%", "不低于98%", "%"}},
   0,
   "职工参训率: 2022-12-31=98; "},
  {"made already", {{98, NULL, "职工参训率不低于98%", "不低于98%", "%"}}, 1, ""},
  {"made already with its milestones",
   {{30, "2020-12-31", "安装率2020年底前达到30%", "30%", "%"},
    {60, "2021-12-31", "2021年底前达到60%", "60%", "%"}},
   2,
   ""},
  {"no targets", {{0}}, 0, ""},
};

static SpRecord *
new_target (const Target *from, gint64 id)
{
  SpRecord *target = sp_record_new (&sp_target_type);

  sp_record_set_identity (target, id, NULL, 1);
  sp_record_set_integer (target, SP_TARGET_MEASURE, 7);
  sp_record_set_real (target, SP_TARGET_VALUE, from->value);
  sp_record_set_text (target, SP_TARGET_CLAUSE, from->clause);
  sp_record_set_text (target, SP_TARGET_TEXT, from->text);
  sp_record_set_text (target, SP_TARGET_MEASURED_IN, from->measured_in);
  if (from->by != NULL)
    sp_record_set_integer (target, SP_TARGET_BY_DATE, sp_date_from_iso (from->by));
  return target;
}

static char *
dup_proposals (const GPtrArray *proposals)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < proposals->len; i++)
    {
      const SpIndicatorProposal *proposal = g_ptr_array_index (proposals, i);

      g_string_append_printf (text, "%s:", sp_record_get_title (proposal->indicator));
      for (guint k = 0; k < proposal->milestones->len; k++)
        {
          SpRecord *milestone = g_ptr_array_index (proposal->milestones, k);
          g_autofree char *by =
            sp_date_dup_iso ((SpDate)sp_record_get_integer (milestone, SP_MILESTONE_BY_DATE));

          g_string_append_printf (text, " %s=%g", by,
                                  sp_record_get_real (milestone, SP_MILESTONE_VALUE));
        }
      g_string_append (text, "; ");
    }
  return g_string_free (text, FALSE);
}

static void
test_proposals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) measures = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) indicators = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) proposals = NULL;
      g_autofree char *text = NULL;
      SpRecord *measure = sp_record_new (&sp_measure_type);

      sp_record_set_identity (measure, 7, NULL, 1);
      sp_record_set_text (measure, SP_MEASURE_TITLE, "推进改造");
      g_ptr_array_add (measures, measure);
      for (guint k = 0; k < MAX_TARGETS && cases[i].targets[k].clause != NULL; k++)
        g_ptr_array_add (targets, new_target (&cases[i].targets[k], k + 1));
      if (cases[i].taken != 0)
        {
          SpRecord *indicator = sp_record_new (&sp_indicator_type);

          sp_record_set_integer (indicator, SP_INDICATOR_TARGET, cases[i].taken);
          g_ptr_array_add (indicators, indicator);
        }
      proposals =
        sp_indicator_propose (measures, targets, indicators, sp_date_from_ymd (2022, 12, 31));
      text = dup_proposals (proposals);
      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (text, ==, cases[i].proposed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/indicator-propose/subjects", test_subjects);
  g_test_add_func ("/indicator-propose/proposals", test_proposals);
  return g_test_run ();
}
