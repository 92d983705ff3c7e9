/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Responsibility clauses in the forms that offices write them. */
#include "reading-test.h"

/* Each @clause stands behind 建立台账。 as measure （一）. */
static const struct
{
  const char *name;
  const char *clause;
  const char *units;
} forms[] = {
  {"responsible", "（县水务局、县民政局负责）", "县水务局/responsible 县民政局/responsible"},
  {"etc", "（县水务局、县民政局等按职责分工负责）", "县水务局/responsible 县民政局/responsible"},
  {"etc departments", "（县水务局、县民政局等部门按职责分工负责）",
   "县水务局/responsible 县民政局/responsible"},
  {"lead", "（县水务局牵头）", "县水务局/lead"},
  {"lead answers", "（县水务局、县民政局牵头负责）", "县水务局/lead 县民政局/lead"},
  {"lead and responsible", "（县水务局牵头，县民政局、县司法局按职责分工负责）",
   "县水务局/lead 县民政局/responsible 县司法局/responsible"},
  {"leads severally", "（县水务局、县民政局按职责分别牵头，各有关部门按职责分工负责）",
   "县水务局/lead 县民政局/lead 各有关部门/responsible"},
  {"three roles", "（县水务局牵头,县民政局配合,各乡镇人民政府负责落实）",
   "县水务局/lead 县民政局/support 各乡镇人民政府/territorial"},
  {"takes part", "（县水务局、县民政局牵头，县司法局参与）",
   "县水务局/lead 县民政局/lead 县司法局/support"},
  {"together", "（县水务局会同有关部门负责）", "县水务局/lead 有关部门/responsible"},
  {"labels by semicolon", "（牵头单位：县水务局；责任单位：县民政局、县司法局）",
   "县水务局/lead 县民政局/responsible 县司法局/responsible"},
  {"labels by comma", "（牵头单位：县水务局，配合单位：县民政局，各乡镇）",
   "县水务局/lead 县民政局/support 各乡镇/support"},
  {"half-width", "(责任单位:县水务局、县民政局)", "县水务局/responsible 县民政局/responsible"},
  {"square", "〔责任单位：县水务局〕", "县水务局/responsible"},
  {"territory first",
   "（责任单位：各乡镇人民政府；县直牵头部门：县水务局；县直责任部门：县民政局等按职责分工负责）",
   "各乡镇人民政府/territorial 县水务局/lead 县民政局/responsible"},
  {"comma between labels",
   "（责任单位：乡镇人民政府；县直牵头部门：县水务局，县直责任部门：县民政局）",
   "乡镇人民政府/territorial 县水务局/lead 县民政局/responsible"},
  {"comma inside a group",
   "（县直牵头部门：县水务局，县民政局，县直责任部门：县司法局，县审计局等按职责分工负责）",
   "县水务局/lead 县民政局/lead 县司法局/responsible 县审计局/responsible"},
  {"group without label",
   "（责任单位：乡镇党委政府；县直牵头部门：县水务局；县民政局、县司法局等按职责分工负责）",
   "乡镇党委政府/territorial 县水务局/lead 县民政局/responsible 县司法局/responsible"},
  {"verb over label", "（责任单位：乡镇人民政府；县直责任部门：县水务局牵头负责）",
   "乡镇人民政府/territorial 县水务局/lead"},
  {"label over verb", "（牵头单位：县水务局、县民政局按职责分工负责）",
   "县水务局/lead 县民政局/lead"},
  {"label, then a verb group", "（县直牵头部门：县水务局，各有关部门按职责分工负责）",
   "县水务局/lead 各有关部门/responsible"},
  {"label twice", "（责任单位：县人民政府；县直责任部门：县直责任部门：县水务局）",
   "县人民政府/territorial 县水务局/responsible"},
  {"no comma between", "（县直责任部门：县水务局县民政局、县司法局）",
   "县水务局/responsible 县民政局/responsible 县司法局/responsible"},
  {"stray comma", "（县直责任部门：县水务局、县民政局、等按职责分工负责）",
   "县水务局/responsible 县民政局/responsible"},
  {"county and cities", "（责任单位：各县、市人民政府；县直责任部门：县水务局）",
   "各县、市人民政府/territorial 县水务局/responsible"},
  {"brackets in a name", "（责任单位：各县（市、区）人民政府、县水务局（县河长办））",
   "各县（市、区）人民政府/territorial 县水务局（县河长办）/responsible"},
  {"and in a name", "（县文化和旅游局、县工业和信息化局负责）",
   "县文化和旅游局/responsible 县工业和信息化局/responsible"},
  {"and between names", "（县水务局、县民政局及各乡镇人民政府负责）",
   "县水务局/responsible 县民政局/responsible 各乡镇人民政府/territorial"},
  {"collective tail", "（国家某某委、某某部等国务院相关部门及各地区按职责分工负责）",
   "国家某某委/responsible 某某部/responsible 国务院相关部门/responsible 各地区/territorial"},
  {"party and government", "（乡镇党委和政府负责）", "乡镇党委和政府/territorial"},
  {"manner in quotes", "（各有关部门按照“三个必须”要求负责）", "各有关部门/responsible"},
  {"date inside", "（县水务局、县工业园区管委会负责,6月底完成）",
   "县水务局/responsible 县工业园区管委会/responsible"},
  {"names and a date alone", "（县水务局、县工业园区管委会，各村（社区），6月底完成）",
   "县水务局/responsible 县工业园区管委会/responsible 各村（社区）/responsible"},
  {"lead, then bare names", "（县环保局牵头,县住建局、县城管局,各乡镇政府）",
   "县环保局/lead 县住建局/responsible 县城管局/responsible 各乡镇政府/territorial"},
  {"labels parted by a space", "（牵头单位：县政务局 责任单位：县直各部门）",
   "县政务局/lead 县直各部门/responsible"},
  {"townships and streets", "（县水务局牵头，各乡镇（街道）按职责分工负责）",
   "县水务局/lead 各乡镇（街道）/territorial"},
  {"label inside the sentence", "提高性能（县直牵头部门：县水务局）。", "县水务局/lead"},
  {"verb inside the sentence", "提高性能（县水务局负责）。", "县水务局/responsible"},
  {"no clause: names that explain", "由两局（县水务局、县民政局）分管。", ""},
  {"branch", "（示例公路局山前分局、示例供电局负责）",
   "示例公路局山前分局/responsible 示例供电局/responsible"},
  {"persons left out", "（牵头责任领导：张三；牵头责任单位：县水务局；协同责任单位：县民政局）",
   "县水务局/lead 县民政局/support"},
  {"without brackets", "责任单位：县水务局、县民政局。",
   "县水务局/responsible 县民政局/responsible"},
  {"on lines", "\n责任单位:县水务局\n配合单位:县民政局、县司法局",
   "县水务局/responsible 县民政局/support 县司法局/support"},
  {"first bracket lost", "责任单位：乡镇人民政府；县直责任部门：县水务局等按职责分工负责）",
   "乡镇人民政府/territorial 县水务局/responsible"},
  {"last bracket lost", "（责任单位：县水务局、县民政局",
   "县水务局/responsible 县民政局/responsible"},
  {"stop outside", "（县水务局负责）。", "县水务局/responsible"},
  {"stop inside", "（县水务局负责。）", "县水务局/responsible"},
  {"two in a paragraph", "（县水务局负责）清理旧账。（县民政局负责）",
   "县水务局/responsible 县民政局/responsible"},
  {"space behind a name", "（县水务局 、县民政局负责）",
   "县水务局/responsible 县民政局/responsible"},
  {"line broken between names", "（责任单位：县水务局、\n县民政局）",
   "县水务局/responsible 县民政局/responsible"},
  {"line broken inside a name", "（县水务局、县民\n政局负责）",
   "县水务局/responsible 县民政局/responsible"},
  {"no clause: abbreviation", "开展巡查（以下简称巡查）。", ""},
  {"no clause: rule", "落实首问负责制（谁审批谁负责）。", ""},
  {"no clause: person", "成立专班（由负责人牵头）。", ""},
};

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("一、重点任务\n（一）建立台账。逐项登记。%s\n", forms[i].clause);
      g_autoptr (SpReading) reading = read_text (text);
      g_autofree char *units = NULL;

      g_test_message ("%s", forms[i].name);
      g_assert_cmpuint (sp_reading_get_n_blocks (reading), ==, 1);
      units = write_units (sp_reading_get_block (reading, 0));
      g_assert_cmpstr (units, ==, forms[i].units);
    }
}

static void
test_spans (void)
{
  const char *text = "一、任务\n（一）甲事。办好。（县水务局牵头，县民政局配合）\n";
  g_autoptr (SpReading) reading = read_text (text);
  const SpReadBlock *block = sp_reading_get_block (reading, 0);
  g_autofree char *clause = sp_reading_dup_span (reading, block->responsibility);

  g_assert_cmpstr (clause, ==, "县水务局牵头，县民政局配合");
  for (guint i = 0; i < block->units->len; i++)
    {
      const SpReadUnit *unit = &g_array_index (block->units, SpReadUnit, i);
      g_autofree char *name = sp_reading_dup_span (reading, unit->span);

      g_assert_cmpstr (name, ==, unit->name);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/document/clause/forms", test_forms);
  g_test_add_func ("/document/clause/places-in-the-source", test_spans);
  return g_test_run ();
}
