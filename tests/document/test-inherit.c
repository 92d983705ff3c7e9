/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What clauses hand on: 下同, 同上, 不再列出, clauses of headings and of groups, and the rules that
 * say who leads. */
#include "reading-test.h"

static void
assert_units (const SpReading *reading, const char *const *expected)
{
  for (guint i = 0; expected[i] != NULL; i++)
    {
      g_autofree char *units = NULL;

      g_assert_cmpuint (i, <, sp_reading_get_n_blocks (reading));
      units = write_units (sp_reading_get_block (reading, i));
      g_test_message ("%s", sp_reading_get_block (reading, i)->path);
      g_assert_cmpstr (units, ==, expected[i]);
    }
}

/* 下同 lasts until the next clause of the part. */
static void
test_same_below (void)
{
  g_autoptr (SpReading) reading =
    read_text ("一、任务\n"
               "（一）甲事。办好。（县水务局牵头，各有关部门按职责分工负责，下同）\n"
               "（二）乙事。办好。\n"
               "（三）丙事。办好。（县民政局负责）\n"
               "（四）丁事。办好。\n"
               "附件1\n另一方案\n一、任务\n（一）戊事。办好。\n");

  assert_units (reading, (const char *const[]) {"县水务局/lead 各有关部门/responsible",
                                                "县水务局/lead* 各有关部门/responsible*",
                                                "县民政局/responsible", "", "", NULL});
  g_assert_false (sp_reading_get_block (reading, 0)->inherited);
  g_assert_true (sp_reading_get_block (reading, 1)->inherited);
  g_assert_false (sp_reading_get_block (reading, 3)->inherited);
}

/* 不再列出 adds to what each later measure of the section prints itself. */
static void
test_not_listed_again (void)
{
  g_autoptr (SpReading) reading =
    read_text ("一、任务\n"
               "（一）甲事。办好。（县水务局负责；乡镇政府负责，以下均需乡镇政府负责，不再列出）\n"
               "（二）乙事。办好。（县民政局负责）\n"
               "（三）丙事。办好。\n"
               "二、其他任务\n"
               "（一）丁事。办好。（县民政局负责）\n");

  assert_units (reading,
                (const char *const[]) {"县水务局/responsible 乡镇政府/territorial",
                                       "县民政局/responsible 乡镇政府/territorial*",
                                       "乡镇政府/territorial*", "县民政局/responsible", NULL});
  g_assert_false (sp_reading_get_block (reading, 1)->inherited);
  g_assert_true (sp_reading_get_block (reading, 2)->inherited);
}

/* 一、县水务局 over what that office does, where more than one such heading stands. */
static void
test_unit_headings (void)
{
  g_autoptr (SpReading) reading =
    read_text ("一、县水务局\n1.甲事。办好。\n2.乙事。办好。（县司法局负责）\n"
               "二、县民政局\n3.丙事。办好。\n");
  g_autoptr (SpReading) other =
    read_text ("一、建成县应急指挥中心\n1.甲事。办好。\n二、修渠\n2.乙事。办好。\n");

  assert_units (reading, (const char *const[]) {"县水务局/responsible*", "县司法局/responsible",
                                                "县民政局/responsible*", NULL});
  assert_units (other, (const char *const[]) {"", "", NULL});
}

/* Articles that stand in no section are one. */
static void
test_not_listed_again_in_articles (void)
{
  g_autoptr (SpReading) reading =
    read_text ("第一条 甲事。办好。（县水务局负责，以下各项均需各乡镇落实，不再单独列出）\n"
               "第二条 乙事。办好。（县民政局负责）\n"
               "第三条 丙事。办好。\n");

  assert_units (reading, (const char *const[]) {"县水务局/responsible 各乡镇/territorial",
                                                "县民政局/responsible 各乡镇/territorial*",
                                                "各乡镇/territorial*", NULL});
}

static void
test_below_without_own (void)
{
  g_autoptr (SpReading) reading =
    read_text ("一、任务\n"
               "（一）甲事。办好。（县水务局负责，以下各项均需各乡镇落实，不再单独列出）\n"
               "（二）乙事。办好。（县民政局负责）\n");

  assert_units (reading, (const char *const[]) {"县水务局/responsible 各乡镇/territorial",
                                                "县民政局/responsible 各乡镇/territorial*", NULL});
}

static void
test_same_above (void)
{
  g_autoptr (SpReading) reading =
    read_text ("一、任务\n"
               "（一）甲事。办好。（牵头单位：县水务局；责任单位：县民政局）\n"
               "（二）乙事。办好。（牵头单位同上）\n"
               "（三）丙事。办好。\n");

  assert_units (reading, (const char *const[]) {"县水务局/lead 县民政局/responsible",
                                                "县水务局/lead* 县民政局/responsible*", "", NULL});
}

/* The clause of a heading speaks for the measures below it that have none. */
static void
test_heading_clause (void)
{
  g_autoptr (SpReading) reading =
    read_text ("一、任务\n"
               "（一）三件事（县水务局负责）\n"
               "1.甲事。要办好这件事，办得及时、办得妥当。\n"
               "2.乙事。要办好这件事，办得及时、办得妥当。（县民政局负责）\n"
               "（二）丙事。办好。\n");

  assert_units (reading,
                (const char *const[]) {"县水务局/responsible*", "县民政局/responsible", "", NULL});
}

static void
test_first_leads (void)
{
  g_autoptr (SpReading) reading =
    read_text ("一、任务\n"
               "（一）甲事。办好。（县水务局、县民政局负责。列第一位者为牵头单位，下同）\n"
               "（二）乙事。办好。（县司法局、县民政局负责）\n"
               "（三）丙事。办好。（县审计局牵头，县民政局配合）\n"
               "（四）丁事。办好。\n");

  assert_units (reading, (const char *const[]) {"县水务局/lead 县民政局/responsible",
                                                "县司法局/lead 县民政局/responsible",
                                                "县审计局/lead 县民政局/support", "", NULL});
}

/* The notice that issues a plan may state the rule. */
static void
test_rule_in_notice (void)
{
  g_autoptr (SpReading) reading =
    read_text ("示例县人民政府关于印发治水方案的通知\n"
               "各乡镇：无牵头单位的，责任单位即为牵头单位，下同。\n"
               "一、任务\n"
               "（一）甲事。办好。（责任单位：县水务局、县民政局）\n");

  assert_units (reading, (const char *const[]) {"县水务局/lead 县民政局/lead", NULL});
}

/* A clause behind the last item of a group speaks for the whole group. */
static void
test_group_clause (void)
{
  static const char *const clauses[] = {
    "以上各项由县水务局牵头，县民政局配合。",
    "（以上任务由县水务局牵头，县民政局配合）",
    "以上任务牵头单位：县水务局；配合单位：县民政局。",
    "以上工作均由县水务局牵头负责，县民政局配合。",
    "上述任务责任分工：县水务局牵头，县民政局配合。",
  };

  for (guint i = 0; i < G_N_ELEMENTS (clauses); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("一、任务\n"
                         "（一）查漏洞\n1.甲事。要办好这件事。\n2.乙事。要办好这件事。\n%s\n"
                         "（二）补短板\n1.丙事。要办好这件事。\n2.丁事。要办好这件事。\n",
                         clauses[i]);
      g_autoptr (SpReading) reading = read_text (text);

      g_test_message ("%s", clauses[i]);
      assert_units (reading,
                    (const char *const[]) {"县水务局/lead* 县民政局/support*",
                                           "县水务局/lead* 县民政局/support*", "", "", NULL});
    }
}

/* Items of the group that answer to others keep them. */
static void
test_group_clause_beside_own (void)
{
  g_autoptr (SpReading) reading = read_text ("一、任务\n"
                                             "（一）甲事。要办好这件事。（县司法局负责）\n"
                                             "（二）乙事。要办好这件事。\n"
                                             "（三）丙事。要办好这件事。（县审计局负责）\n"
                                             "以上任务由县水务局负责。\n");

  assert_units (reading, (const char *const[]) {"县司法局/responsible", "县水务局/responsible*",
                                                "县审计局/responsible", NULL});
}

/* A measure under no heading of its own group: only what 以上 can mean. */
static void
test_group_clause_alone (void)
{
  g_autoptr (SpReading) reading = read_text ("一、任务\n"
                                             "（一）甲事。要办好这件事。\n"
                                             "以上任务由县水务局负责。\n");

  assert_units (reading, (const char *const[]) {"县水务局/responsible", NULL});
}

/* A clause on a line of its own behind the last item, where no item has one: the group's. */
static void
test_group_line (void)
{
  static const char *const clauses[] = {"（责任单位：县水务局、各乡镇）",
                                        "责任单位：县水务局、各乡镇"};

  for (guint i = 0; i < G_N_ELEMENTS (clauses); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "一、任务\n"
        "（一）查漏洞\n1.甲事。要办好这件事。\n2.乙事。要办好这件事。\n%s\n"
        "（二）补短板\n1.丙事。要办好。（县司法局负责）\n2.丁事。要办好。\n（县审计局负责）\n",
        clauses[i]);
      g_autoptr (SpReading) reading = read_text (text);

      g_test_message ("%s", clauses[i]);
      assert_units (reading,
                    (const char *const[]) {"县水务局/responsible* 各乡镇/territorial*",
                                           "县水务局/responsible 各乡镇/territorial",
                                           "县司法局/responsible", "县审计局/responsible", NULL});
    }
}

/* At the end of its own paragraph the last item's clause is its own. */
static void
test_group_line_not (void)
{
  g_autoptr (SpReading) reading = read_text (
    "一、任务\n（一）甲事。要办好这件事。\n（二）乙事。要办好这件事。（县水务局负责）\n");

  assert_units (reading, (const char *const[]) {"", "县水务局/responsible", NULL});
}

static void
test_first_leads_wordings (void)
{
  static const char *const rules[] = {
    "列第一位者为牵头单位，下同",     "排在第一位的为牵头部门，下同", "排第一位的为牵头单位，下同",
    "列在首位的单位为牵头单位，下同", "排名第一的为牵头单位，下同",   "首位单位为牵头单位，下同",
    "第一个单位为牵头单位，下同",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("一、任务\n"
                         "（一）甲事。办好。（责任单位：县水务局、县民政局。%s）\n"
                         "（二）乙事。办好。（县司法局、县民政局等负责）\n",
                         rules[i]);
      g_autoptr (SpReading) reading = read_text (text);

      g_test_message ("%s", rules[i]);
      assert_units (reading, (const char *const[]) {"县水务局/lead 县民政局/responsible",
                                                    "县司法局/lead 县民政局/responsible", NULL});
    }
}

/* Under the title of an annex it answers for what has no clause in there. */
static void
test_annex_clause (void)
{
  g_autoptr (SpReading) reading =
    read_text ("总方案\n一、任务\n（一）甲事。办好。\n"
               "附件1\n治水专项方案\n（牵头单位：县水务局；配合单位：县民政局）\n"
               "一、任务\n（一）乙事。办好。\n（二）丙事。办好。（县司法局负责）\n"
               "附件2\n修路专项方案\n一、任务\n（一）丁事。办好。\n");

  assert_units (reading, (const char *const[]) {"", "县水务局/lead* 县民政局/support*",
                                                "县司法局/responsible", "", NULL});
}

/* In a bracket of its own behind the last name. */
static void
test_first_leads_in_bracket (void)
{
  g_autoptr (SpReading) reading =
    read_text ("一、任务\n"
               "（一）甲事。办好。（责任单位：县水务局、县民政局（排第一位的为牵头单位，下同））\n"
               "（二）乙事。办好。（责任单位：县司法局、县民政局）\n");

  assert_units (reading, (const char *const[]) {"县水务局/lead 县民政局/responsible",
                                                "县司法局/lead 县民政局/responsible", NULL});
}

/* Rules may stand in the notice in front of the plan, or in a note behind it. */
static void
test_rules_outside (void)
{
  static const char *const texts[] = {
    "示例县人民政府关于印发治水方案的通知\n各乡镇：\n"
    "现将方案印发给你们，任务分工中列第一位的责任单位为牵头或汇总单位，请抓好落实。\n"
    "一、任务\n（一）甲事。办好。（责任单位：县水务局、县民政局）\n",
    "一、任务\n（一）甲事。办好。（责任单位：县水务局、县民政局）\n"
    "注：各项任务责任单位中排第一位的为牵头单位。\n",
    "示例县治水方案\n（责任单位排第一位的为牵头单位）\n"
    "一、任务\n（一）甲事。办好。（责任单位：县水务局、县民政局）\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SpReading) reading = read_text (texts[i]);

      assert_units (reading, (const char *const[]) {"县水务局/lead 县民政局/responsible", NULL});
    }
}

static void
test_responsible_leads (void)
{
  g_autoptr (SpReading) reading =
    read_text ("一、任务\n"
               "（一）甲事。办好。（责任单位：县水务局。无牵头单位的责任单位即为牵头单位，下同）\n"
               "（二）乙事。办好。（责任单位：县民政局）\n"
               "（三）丙事。办好。（牵头单位：县审计局；责任单位：县民政局）\n");

  assert_units (reading, (const char *const[]) {"县水务局/lead", "县民政局/lead",
                                                "县审计局/lead 县民政局/responsible", NULL});
}

/* 不再列出 in other words and places; with or without a comma. */
static void
test_not_listed_again_wordings (void)
{
  static const char *const clauses[] = {
    "（县水务局负责。以下各项均需各县区落实不再列出）",
    "（县水务局负责；以下各项均需各县区落实，不再单独列出）",
    "（县水务局负责，以下任务均由各县区负责，不再一一列出）",
    "（县水务局负责；各县区为以下各项任务责任单位，不再列出）",
    "（县水务局负责。以下各项均涉及各县区，不再单列）",
  };

  for (guint i = 0; i < G_N_ELEMENTS (clauses); i++)
    {
      g_autofree char *text = g_strdup_printf ("一、任务\n"
                                               "（一）甲事。办好。%s\n"
                                               "（二）乙事。办好。（县民政局负责）\n",
                                               clauses[i]);
      g_autoptr (SpReading) reading = read_text (text);

      g_test_message ("%s", clauses[i]);
      assert_units (reading,
                    (const char *const[]) {"县水务局/responsible 各县区/territorial",
                                           "县民政局/responsible 各县区/territorial*", NULL});
    }
}

/* In the notice the rule speaks for the whole plan. */
static void
test_not_listed_in_notice (void)
{
  g_autoptr (SpReading) reading =
    read_text ("示例市人民政府关于印发治水方案的通知\n各县区人民政府：\n"
               "以下各项任务均需各县区政府落实，不再单独列出。\n"
               "一、任务\n（一）甲事。办好。（市水务局负责）\n"
               "二、其他任务\n（一）乙事。办好。\n");

  assert_units (reading, (const char *const[]) {"市水务局/responsible 各县区政府/territorial*",
                                                "各县区政府/territorial*", NULL});
}

/* 同上 for one role keeps what the clause prints for the other. */
static void
test_same_above_partly (void)
{
  static const char *const clauses[] = {"（牵头单位同上；责任单位：县司法局）",
                                        "（牵头单位：同上；责任单位：县司法局）"};

  for (guint i = 0; i < G_N_ELEMENTS (clauses); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("一、任务\n"
                         "（一）甲事。办好。（牵头单位：县水务局；责任单位：县民政局）\n"
                         "（二）乙事。办好。%s\n",
                         clauses[i]);
      g_autoptr (SpReading) reading = read_text (text);

      assert_units (reading, (const char *const[]) {"县水务局/lead 县民政局/responsible",
                                                    "县司法局/responsible 县水务局/lead*", NULL});
    }
}

static void
test_same_above_bare (void)
{
  g_autoptr (SpReading) reading = read_text ("一、任务\n"
                                             "（一）甲事。办好。（县水务局、县民政局负责）\n"
                                             "（二）乙事。办好。（同上）\n");

  assert_units (reading,
                (const char *const[]) {"县水务局/responsible 县民政局/responsible",
                                       "县水务局/responsible* 县民政局/responsible*", NULL});
}

/* The parent answers for itself, each child for its own; a child without a clause has the parent's.
 */
static void
test_parent_and_children (void)
{
  g_autoptr (SpReading) reading =
    read_text ("一、任务\n"
               "（一）优化服务。推进各类事项集中办理，让群众少跑路，把窗口设到家门口。"
               "（县政务局牵头，县直各部门配合）具体措施：\n"
               "1.梳理事项清单，编印办事指南。（县司法局负责）\n"
               "2.建设服务大厅，增设自助设备。\n");

  assert_units (reading,
                (const char *const[]) {"县政务局/lead 县直各部门/support", "县司法局/responsible",
                                       "县政务局/lead* 县直各部门/support*", NULL});
}

/* 同（一）, 同第2条: the units of the measure that the clause names, by its number. */
static void
test_same_as (void)
{
  static const char units[] = "县水务局/lead* 县民政局/support*";
  static const char *const clauses[] = {
    "（责任单位同（一））",
    "（责任单位：同（一））",
    "（责任单位：同第（一）项）",
    "（责任单位同第1条）",
    "（责任单位：同第一条）",
    "（同（一））",
    "（同第一项）",
    "责任单位同（一）。",
    "\n责任单位：同（一）",
    "（责任单位与（一）相同）",
    "（责任单位与第1项一致）",
  };

  for (guint i = 0; i < G_N_ELEMENTS (clauses); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("一、任务\n（一）甲事。办好。（牵头单位：县水务局；配合单位：县民政局）\n"
                         "（二）乙事。办好。（县司法局、县财政局负责）\n（三）丙事。办好。%s\n",
                         clauses[i]);
      g_autoptr (SpReading) reading = read_text (text);

      g_test_message ("%s", clauses[i]);
      assert_units (reading, (const char *const[]) {"县水务局/lead 县民政局/support",
                                                    "县司法局/responsible 县财政局/responsible",
                                                    units, NULL});
    }
}

/* Siblings come first, then those of the headings above; two numbers name one below another. */
static void
test_same_as_levels (void)
{
  g_autoptr (SpReading) reading =
    read_text ("一、任务\n"
               "（一）甲\n"
               "1.修渠。办好。（县水务局负责）\n"
               "2.修闸。办好。（县民政局负责）\n"
               "（二）乙\n"
               "1.种树。办好。（县林草局牵头）\n"
               "2.浇水。办好。（责任单位同第1项）\n"
               "3.补植。办好。（责任单位同（一）2）\n"
               "4.管护。办好。（牵头单位同第2项；配合单位：县司法局）\n"
               "5.验收。办好。（责任单位同第9项）\n");

  assert_units (reading,
                (const char *const[]) {"县水务局/responsible", "县民政局/responsible",
                                       "县林草局/lead", "县林草局/lead*", "县民政局/responsible*",
                                       "县司法局/support 县林草局/lead*", "", NULL});
  g_assert_true (has_doubt (reading, SP_DOUBT_CLAUSE, "没有找到"));
}

/* What only begins like one. */
static void
test_same_as_not (void)
{
  g_autoptr (SpReading) reading =
    read_text ("一、任务\n"
               "（一）甲事。办好。（县水务局负责）\n"
               "（二）乙事。责任单位同2020年一样要抓好落实。\n"
               "（三）丙事。与第1季度相比要有提高。（县民政局负责）\n");

  assert_units (reading,
                (const char *const[]) {"县水务局/responsible", "", "县民政局/responsible", NULL});
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/document/inherit/unit-headings", test_unit_headings);
  g_test_add_func ("/document/inherit/same-below", test_same_below);
  g_test_add_func ("/document/inherit/same-above", test_same_above);
  g_test_add_func ("/document/inherit/same-above-partly", test_same_above_partly);
  g_test_add_func ("/document/inherit/same-above-bare", test_same_above_bare);
  g_test_add_func ("/document/inherit/same-as", test_same_as);
  g_test_add_func ("/document/inherit/same-as-levels", test_same_as_levels);
  g_test_add_func ("/document/inherit/same-as-not", test_same_as_not);
  g_test_add_func ("/document/inherit/not-listed-again", test_not_listed_again);
  g_test_add_func ("/document/inherit/not-listed-again-in-articles",
                   test_not_listed_again_in_articles);
  g_test_add_func ("/document/inherit/not-listed-again-wordings", test_not_listed_again_wordings);
  g_test_add_func ("/document/inherit/not-listed-in-notice", test_not_listed_in_notice);
  g_test_add_func ("/document/inherit/below-without-own", test_below_without_own);
  g_test_add_func ("/document/inherit/heading-hands-down", test_heading_clause);
  g_test_add_func ("/document/inherit/parent-and-children", test_parent_and_children);
  g_test_add_func ("/document/inherit/first-leads", test_first_leads);
  g_test_add_func ("/document/inherit/first-leads-wordings", test_first_leads_wordings);
  g_test_add_func ("/document/inherit/first-leads-in-bracket", test_first_leads_in_bracket);
  g_test_add_func ("/document/inherit/annex", test_annex_clause);
  g_test_add_func ("/document/inherit/rule-in-notice", test_rule_in_notice);
  g_test_add_func ("/document/inherit/rules-outside", test_rules_outside);
  g_test_add_func ("/document/inherit/responsible-leads", test_responsible_leads);
  g_test_add_func ("/document/inherit/group", test_group_clause);
  g_test_add_func ("/document/inherit/group-beside-own", test_group_clause_beside_own);
  g_test_add_func ("/document/inherit/group-alone", test_group_clause_alone);
  g_test_add_func ("/document/inherit/group-line", test_group_line);
  g_test_add_func ("/document/inherit/group-line-not", test_group_line_not);
  return g_test_run ();
}
