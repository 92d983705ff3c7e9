/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of tasks: rows in plain text with tabs, bars or a cell a line, merged cells of files, and
 * tables that are none of tasks. */
#include "document/sp-table-head.h"

#include "reading-test.h"

/* Block after block: kind, path, title; units; deadlines; targets. */
static char *
write_all (const SpReading *reading)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < sp_reading_get_n_blocks (reading); i++)
    {
      const SpReadBlock *block = sp_reading_get_block (reading, i);
      g_autofree char *units = write_units (block);
      g_autofree char *deadlines = write_deadlines (block);
      g_autofree char *targets = write_targets (block);

      g_string_append_printf (out, "%s%s %s %s | %s | %s | %s", i > 0 ? "\n" : "",
                              sp_vocabulary_code (&sp_block_kinds, (int)block->kind), block->path,
                              block->title, units, deadlines, targets);
    }
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *name;
  const char *text;
  const char *blocks;
} tables[] = {
  {"tabs",
   "序号\t任务\t内容\t牵头单位\t配合单位\t完成时限\n"
   "1\t修渠\t逐段检修。\t县水务局\t县民政局、县司法局\t2024年6月底前\n"
   "2\t清淤\t清淤率达到90%。\t县城管局\t无\t2024年12月\n",
   "measure 1 修渠 | 县水务局/lead 县民政局/support 县司法局/support | by 2024-06-30 | \n"
   "measure 2 清淤 | 县城管局/lead | by 2024-12-31 | >= 90%"},
  {"bars with a rule",
   "| 序号 | 类别 | 重点任务 | 主要责任单位 | 协办单位 | 时间节点 |\n"
   "| --- | :-: | --- | --- | --- | --- |\n"
   "| 1 | 修缮 | 修渠 | 县水务局 | 县民政局 | 2025年 |\n"
   "| 2 |  | 清淤 | 县城管局 | / | 长期坚持 |\n",
   "measure 1 修渠 | 县水务局/lead 县民政局/support | by 2025-12-31 | \n"
   "measure 2 清淤 | 县城管局/lead |  | "},
  {"tabs in front of a row whose first cells are merged with those above",
   "序号\t任务\t措施\t责任单位\t时限\n1\t治水\t修好水渠\t县水务局\t2024年6月底前\n"
   "\t\t护好河堤\t县城管局\t2024年7月底前\n2\t植树\t种好\t县林草局\t长期坚持\n",
   "measure 1 治水 | 县水务局/responsible | by 2024-06-30 | \n"
   "measure 1/? 护好河堤 | 县城管局/responsible | by 2024-07-31 | \n"
   "measure 2 植树 | 县林草局/responsible |  | "},
  {"the only attachment",
   "治水方案\n一、任务\n修好水渠。\n附件：任务分解表\n序号\t任务\t责任单位\t时限\n"
   "1\t修渠\t县水务局\t2024年6月底前\n2\t清淤\t县城管局\t2024年7月底前\n",
   "measure 一 任务 |  |  | \nmeasure 1 修渠 | 县水务局/responsible | by 2024-06-30 | \n"
   "measure 2 清淤 | 县城管局/responsible | by 2024-07-31 | "},
  {"sentences in one column of units",
   "序号\t工作\t责任\t期限\n1\t修渠。\t县水务局牵头，县民政局、各乡镇政府按职责分工负责\t年底前\n",
   "measure 1 修渠 | 县水务局/lead 县民政局/responsible 各乡镇政府/territorial | by | "},
  {"headings between rows",
   "类别\t任务\t内容\t责任单位\n一、修缮\n1\t修渠\t逐段检修\t县水务局\n二、清理\n2\t清淤\t先清后运"
   "\t县城管局\n",
   "measure 一/1 修渠 | 县水务局/responsible |  | \nmeasure 二/2 清淤 | 县城管局/responsible |  "
   "| "},
  {"cells of several lines",
   "序号|任务|措施|责任单位|时限\n1|修渠|1.检修干渠；\n2.检修支渠。\n|县水务局 "
   "县民政局|2024年5月底前\n"
   "2|清淤|先清后运|县城管局|2024年6月底前\n三、要求\n（一）抓紧。\n",
   "measure 1 修渠 | 县水务局/responsible 县民政局/responsible | by 2024-05-31 | \n"
   "measure 2 清淤 | 县城管局/responsible | by 2024-06-30 | \nguarantee 三/（一） 抓紧 |  |  | "},
  {"a cell a line",
   "序号\n目标与任务\n分管领导\n牵头单位\n责任单位\n完成时限\n"
   "1\n修好干渠，\n检修率不低于95%。\n张三\n县水务局\n县民政局、县司法局\n2024年12月底前\n"
   "2\n完成清淤60处。\n王五\n县城管局\n2025年底\n备注：本表自印发之日起执行。\n",
   "measure 1 修好干渠 | 县水务局/lead 县民政局/responsible 县司法局/responsible | by 2024-12-31 | "
   ">= 95%\nmeasure 2 完成清淤60处 | 县城管局/lead | by 2025-12-31 | = 60处"},
  {"a cell a line with bars",
   "序号|\n任务|\n责任单位|\n期限|\n1|\n修渠。|\n县水务局|\n2024年6月底前|\n2|\n清淤。|\n县城管局|"
   "\n"
   "2024年7月底前|\n",
   "measure 1 修渠 | 县水务局/responsible | by 2024-06-30 | \n"
   "measure 2 清淤 | 县城管局/responsible | by 2024-07-31 | "},
  {"without numbers",
   "任务\t责任单位\t完成时限\n修好干渠，逐段检修。\t县水务局\t2024年6月底前\n清淤。\t县城管局、县水"
   "务局\t年内\n",
   "measure ? 修好干渠 | 县水务局/responsible | by 2024-06-30 | \n"
   "measure ? 清淤 | 县城管局/responsible 县水务局/responsible | within | "},
  {"behind a plan",
   "一、任务\n见下表：\n序号\t任务\t责任单位\t时限\n1\t修渠\t县水务局\t2024年6月底前\n二、工作要求"
   "\n（一"
   "）抓紧。每月调度。\n",
   "measure 一/1 修渠 | 县水务局/responsible | by 2024-06-30 | \n"
   "guarantee 二/（一） 抓紧 |  | recurring month | "},
  {"a header on each page",
   "序号\t任务\t责任单位\t时限\n1\t修渠\t县水务局\t2024年6月底前\n序号\t任务\t责任单位\t时限\n2\t清"
   "淤\t县"
   "城管局\t2024年7月底前\n",
   "measure 1 修渠 | 县水务局/responsible | by 2024-06-30 | \n"
   "measure 2 清淤 | 县城管局/responsible | by 2024-07-31 | "},
  {"words that are also heads",
   "序号\t任务\t内容\t责任单位\n1\t完善隐患标准\t收集隐患\t县级有关部门\n",
   "measure 1 完善隐患标准 | 县级有关部门/responsible |  | "},
  {"spaces",
   "序号 任务 主要内容 牵头单位 配合单位 完成时间\n"
   "1 修渠 检修干渠，检修率100% 县水务局 县民政局、各乡镇 2024年6月底前\n"
   "2 清淤 县城管局 县水务局 2024年7月底前\n其他事。\n",
   "measure 1 修渠 | 县水务局/lead 县民政局/support 各乡镇/support | by 2024-06-30 | = 100%\n"
   "measure 2 清淤 | 县城管局/lead 县水务局/support | by 2024-07-31 | "},
  {"a header under each heading",
   "一、修缮\n序号\t任务\t责任单位\t备注\n1\t修渠\t县水务局\t\n二、清理\n"
   "序号\t任务\t责任单位\t备注\n1\t清淤\t县城管局\t在建\n",
   "measure 一/1 修渠 | 县水务局/responsible |  | \nmeasure 二/1 清淤 | 县城管局/responsible |  "
   "| "},
  {"headings and measures in cells side by side",
   "| 任务 | 内容 | 牵头部门 | 时间 |\n|---|---|---|---|\n"
   "| 一、修缮 | 1.修渠 | 县水务局 | 2024年6月 |\n| | 2.清淤 | 县城管局 | 2024年7月 |\n",
   "measure 一/1 修渠 | 县水务局/lead | by 2024-06-30 | \n"
   "measure 一/2 清淤 | 县城管局/lead | by 2024-07-31 | "},
  {"where the fault is, is no unit of the work",
   "序号\t隐患单位\t隐患内容\t督办单位\n1\t示例商城\t楼梯被占\t县消防救援大队\n",
   "measure 1 楼梯被占 | 县消防救援大队/support |  | "},
  {"no tasks", "序号\t姓名\t电话\n1\t张三\t12345678\n", ""},
  {"a list of places", "序号\t企业名称\t地址\n1\t示例水厂\t城关镇\n", ""},
};

static void
test_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (SpReading) reading = read_text (tables[i].text);
      g_autofree char *blocks = write_all (reading);

      g_test_message ("%s", tables[i].name);
      g_assert_cmpstr (blocks, ==, tables[i].blocks);
    }
}

static void
add_row (SpDocument *document, const char *const *cells)
{
  sp_document_begin_row (document);
  for (; *cells != NULL; cells++)
    sp_document_add_cell (document, *cells, -1, 1, 1);
}

/* 责任单位 over 牵头 and 配合, a time that holds for two rows, lines in cells. */
static void
test_merged (void)
{
  static const char *const lower[] = {"牵头", "配合", NULL};
  static const char *const second[] = {"2", "清淤", "县城管局", "", NULL};
  SpDocument *document = sp_document_new ();
  g_autoptr (SpReading) reading = NULL;
  g_autofree char *blocks = NULL;

  sp_document_begin_table (document, NULL);
  sp_document_begin_row (document);
  sp_document_add_cell (document, "序\n号", -1, 2, 1);
  sp_document_add_cell (document, "任务", -1, 2, 1);
  sp_document_add_cell (document, "责任单位", -1, 1, 2);
  sp_document_add_cell (document, "时限", -1, 2, 1);
  add_row (document, lower);
  sp_document_begin_row (document);
  sp_document_add_cell (document, "1", -1, 1, 1);
  sp_document_add_cell (document, "修渠\n逐段检修，\n检修率100%。", -1, 1, 1);
  sp_document_add_cell (document, "县水务局", -1, 1, 1);
  sp_document_add_cell (document, "县民政局\n县司法局", -1, 1, 1);
  sp_document_add_cell (document, "2024年6月底前", -1, 2, 1);
  add_row (document, second);
  sp_document_end_table (document);
  reading = sp_reading_new_document (document, NULL);
  blocks = write_all (reading);
  g_assert_cmpstr (blocks, ==,
                   "measure 1 修渠 | 县水务局/lead 县民政局/support 县司法局/support | "
                   "by 2024-06-30 | = 100%\n"
                   "measure 2 清淤 | 县城管局/lead | by 2024-06-30 | ");
}

/* A sheet has its title, who fills it in and when, in rows above the header. */
static void
test_rows_above (void)
{
  static const char *const head[] = {"序号", "任务", "牵头单位", "完成时限", NULL};
  static const char *const first[] = {"1", "修渠", "县水务局", "2024年6月底前", NULL};
  SpDocument *document = sp_document_new ();
  g_autoptr (SpReading) reading = NULL;
  g_autofree char *blocks = NULL;

  sp_document_begin_table (document, NULL);
  sp_document_begin_row (document);
  sp_document_add_cell (document, "示例县水利安全三年行动任务分工表", -1, 1, 4);
  sp_document_begin_row (document);
  sp_document_add_cell (document, "示例县水务局", -1, 1, 2);
  sp_document_add_cell (document, "2024年1月8日", -1, 1, 2);
  add_row (document, head);
  add_row (document, first);
  sp_document_end_table (document);
  reading = sp_reading_new_document (document, NULL);
  blocks = write_all (reading);
  g_assert_cmpstr (sp_reading_get_title (reading), ==, "示例县水利安全三年行动任务分工表");
  g_assert_cmpstr (blocks, ==, "measure 1 修渠 | 县水务局/lead | by 2024-06-30 | ");
}

/* Every place is one of the source. */
static void
test_places (void)
{
  g_autoptr (SpReading) reading = read_text ("任务表\n序号\t任务\t责任单位\t时限\n"
                                             "1\t修渠\t县水务局\t2024年6月底前\n其他事。\n");
  const SpReadBlock *block = sp_reading_get_block (reading, 0);
  const SpReadUnit *unit = &g_array_index (block->units, SpReadUnit, 0);
  const SpReadDeadline *deadline = &g_array_index (block->deadlines, SpReadDeadline, 0);
  g_autofree char *title = sp_reading_dup_span (reading, block->title_span);
  g_autofree char *name = sp_reading_dup_span (reading, unit->span);
  g_autofree char *time = sp_reading_dup_span (reading, deadline->span);

  g_assert_cmpuint (sp_reading_get_n_blocks (reading), ==, 1);
  g_assert_cmpstr (title, ==, "修渠");
  g_assert_cmpstr (name, ==, "县水务局");
  g_assert_cmpstr (time, ==, "2024年6月底前");
  g_assert_cmpuint (sp_reading_line (reading, unit->span.start), ==, 3);
}

static void
test_heads (void)
{
  static const struct
  {
    const char *cells;
    gboolean is_head;
  } heads[] = {
    {"序号|任务|牵头单位|完成时限", TRUE},
    {"编号|工作内容|时限", TRUE},
    {"序号|重点任务|备注|责任部门", TRUE},
    {"任务|牵头单位|完成时限", FALSE},
    {"序号|姓名|电话", FALSE},
    {"序号|任务|备注", FALSE},
    {"序号|任务", FALSE},
    {"", FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_auto (GStrv) cells = g_strsplit (heads[i].cells, "|", -1);

      g_test_message ("%s", heads[i].cells);
      g_assert_cmpint (sp_table_is_head ((const char *const *)cells, g_strv_length (cells)), ==,
                       heads[i].is_head);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/document/table/heads", test_heads);
  g_test_add_func ("/document/table/text", test_text);
  g_test_add_func ("/document/table/merged-cells", test_merged);
  g_test_add_func ("/document/table/rows-above", test_rows_above);
  g_test_add_func ("/document/table/places-in-the-source", test_places);
  return g_test_run ();
}
