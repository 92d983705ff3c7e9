/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 一企一清单 with the enterprise, the unit and the level in a block above the heads: each row that
 * has none of its own takes them, as text and as a workbook. */
#include "exchange/sp-record-profiles.h"

#include "core/sp-enterprise.h"
#include "fixtures.h"
#include "package-fixture.h"
#include "store/sp-risks.h"

#include <string.h>

static Place *
new_place (void)
{
  static const char *const names[] = {"示例县东风机械厂", "示例县南山化工厂"};
  Place *place = place_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SpRecord) enterprise = sp_record_new (&sp_enterprise_type);
      g_autoptr (GError) error = NULL;

      sp_record_set_text (enterprise, SP_ENTERPRISE_NAME, names[i]);
      if (i == 1)
        sp_record_set_text (enterprise, SP_ENTERPRISE_CREDIT_CODE, "91990000MA6001001P");
      sp_store_insert (place->store, enterprise, "准备", &error);
      g_assert_no_error (error);
    }
  return place;
}

static SpRecordDraft *
read_bytes (Place *place, GBytes *bytes)
{
  g_autoptr (SpRecord) model = sp_record_new (&sp_risk_point_type);
  g_autoptr (GError) error = NULL;
  SpRecordProfile profile;
  SpRecordDraft *draft;

  g_assert_true (sp_record_profile_init (&profile, &sp_risk_point_type));
  draft = sp_record_draft_new (bytes, "t", model, &profile, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  sp_record_draft_check_columns (draft, &error);
  g_assert_no_error (error);
  sp_record_draft_judge (draft, sp_store_get_reader (place->store), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return draft;
}

/* 冲床 of 1 in 冲压, red; … of what is stored, which is taken back. */
static char *
dup_stored (Place *place, SpRecordDraft *draft)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) points = NULL;
  g_autoptr (GError) error = NULL;

  sp_record_draft_store (draft, place->store, "导入风险点", FALSE, &error);
  g_assert_no_error (error);
  points =
    sp_reader_load_all (sp_store_get_reader (place->store), &sp_risk_point_type, -1, 0, &error);
  for (guint i = 0; i < points->len; i++)
    g_string_append_printf (
      text, "%s%s/%d/%s/%s/%s", i > 0 ? "; " : "", sp_record_get_title (points->pdata[i]),
      (int)sp_record_get_integer (points->pdata[i], SP_RISK_POINT_ENTERPRISE),
      sp_record_get_text (points->pdata[i], SP_RISK_POINT_ANALYSIS_UNIT),
      sp_vocabulary_code (&sp_risk_levels, (int)sp_record_get_integer (
                                             points->pdata[i], SP_RISK_POINT_INHERENT_LEVEL)),
      sp_vocabulary_code (&sp_risk_levels, (int)sp_record_get_integer (
                                             points->pdata[i], SP_RISK_POINT_RESIDUAL_LEVEL)));
  sp_store_undo (place->store, &error);
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static char *
dup_notes (SpRecordDraft *draft)
{
  const GPtrArray *notes = sp_record_draft_get_notes (draft);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    g_string_append (text, notes->pdata[i]);
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *text, *stored, *noted;
} cases[] = {
  /* in cells beside each other */
  {"风险分级管控清单,,,\n企业名称,示例县东风机械厂,风险等级,较大风险\n"
   "序号,风险点,危险因素,管控措施\n1,冲床,伸手,光幕\n2,剪板机,伸手,护罩\n",
   "冲床/1//orange/none; 剪板机/1//orange/none", "第 2 行写着等级“较大风险”"},
  /* in one cell with colons, wide and narrow; the date is nobody's */
  {"企业名称：示例县东风机械厂  分析单元: 冲压 风险等级：红 填表日期：2021年3月\n"
   "序号,风险点,危险因素\n1,冲床,伸手\n",
   "冲床/1/冲压/red/none", "分析单元“冲压”"},
  /* a colon, and the text in the next cell; more words above than heads below */
  {"单位名称：,示例县东风机械厂,,风险单元：,冲压车间,,等级,黄\n"
   "序号,风险点,危险因素\n1,冲床,伸手\n",
   "冲床/1/冲压车间/yellow/none", "第 1 行写着企业"},
  /* what a row has of its own stays; a level that follows from factors is one */
  {"企业名称,示例县东风机械厂,风险等级,低\n分析单元,冲压\n"
   "企业,风险点,分析单元,L,E,C,等级,现有等级\n"
   ",冲床,,,,,红,\n示例县南山化工厂,储罐,罐区,3,6,40,,\n,剪板机,,,,,,\n",
   "冲床/1/冲压/red/none; 储罐/2/罐区/red/none; 剪板机/1/冲压/blue/none", "第 2 行"},
  /* the levels of both stages */
  {"固有风险等级：橙 现有风险等级：蓝 企业：示例县东风机械厂\n风险点,管控措施\n冲床,光幕\n",
   "冲床/1//orange/blue", "现有风险等级“蓝”"},
  /* by credit code */
  {"统一社会信用代码,91990000MA6001001P\n风险点,等级\n储罐,红\n", "储罐/2//red/none",
   "统一社会信用代码"},
  /* heads of two rows below */
  {"企业名称：示例县东风机械厂,,,,\n序号,风险点名称,固有风险,,\n,,L,E,C\n1,冲床,3,6,15\n",
   "冲床/1//orange/none", "企业"},
  /* no block: the heads as before */
  {"企业名称,风险点,等级\n示例县东风机械厂,冲床,红\n", "冲床/1//red/none", ""},
};

static void
test_text (void)
{
  g_autoptr (Place) place = new_place ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (SpRecordDraft) draft = read_bytes (place, bytes);
      g_autofree char *notes = dup_notes (draft);
      g_autofree char *stored = NULL;

      g_test_message ("%u %s %s", i, cases[i].text, notes);
      g_assert_cmpuint (sp_record_draft_count (draft, SP_DRAFT_REFUSED), ==, 0);
      stored = dup_stored (place, draft);
      g_assert_cmpstr (stored, ==, cases[i].stored);
      g_assert_nonnull (strstr (notes, cases[i].noted));
      g_assert_true (*cases[i].noted != '\0' || *notes == '\0');
    }
}

/* An enterprise above the heads that the file does not know sends every row back. */
static void
test_unknown (void)
{
  static const char text[] = "企业名称：示例县没有的厂\n风险点,等级\n冲床,红\n剪板机,黄\n";
  g_autoptr (Place) place = new_place ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (SpRecordDraft) draft = read_bytes (place, bytes);
  guint n = 0;
  const SpRowProblem *problems = sp_record_draft_find_problems (draft, 0, &n);

  g_assert_cmpuint (sp_record_draft_count (draft, SP_DRAFT_REFUSED), ==, 2);
  g_assert_cmpuint (n, ==, 1);
  g_assert_nonnull (strstr (problems[0].reason, "示例县没有的厂"));
}

#define CELL(reference, text)                                                                      \
  "<c r='" reference "' t='inlineStr'><is><t xml:space='preserve'>" text "</t></is></c>"

/* With merged cells as forms have them: the title over all columns, the name over three. */
static const char sheet[] =
  "<sheetData>"
  "<row r='1'>" CELL (
    "A1",
    "示例县企业安全风险清单") "</row>"
                              "<row r='2'>" CELL ("A2", "企业名称") CELL ("B2", "示例县南山化工厂")
                                CELL ("E2", "风险等级") CELL (
                                  "F2",
                                  "Ⅰ级（红）") "</row>"
                                               "<row r='3'>" CELL ("A3", "分析单元") CELL (
                                                 "B3",
                                                 "罐区") "</row>"
                                                         "<row r='4'>" CELL ("A4", "序号")
                                                           CELL ("B4", "风险点名称") CELL (
                                                             "C4", "危险有害因素") CELL ("D4",
                                                                                         "事故类型")
                                                             CELL ("E4", "管控措施") CELL (
                                                               "F4",
                                                               "责任人") "</row>"
                                                                         "<row r='5'><c "
                                                                         "r='A5'><v>1</v></"
                                                                         "c>" CELL (
                                                                           "B5",
                                                                           "储罐") CELL ("C5",
                                                                                         "泄漏")
                                                                           CELL (
                                                                             "E5",
                                                                             "围堰") "</row>"
                                                                                     "<row "
                                                                                     "r='6'><c "
                                                                                     "r='A6'><v>2</"
                                                                                     "v></c>" CELL (
                                                                                       "B6",
                                                                                       "装卸区")
                                                                                       CELL ("C6", "静电") CELL (
                                                                                         "E6",
                                                                                         "接地") "<"
                                                                                                 "/"
                                                                                                 "r"
                                                                                                 "o"
                                                                                                 "w"
                                                                                                 ">"
                                                                                                 "<"
                                                                                                 "/"
                                                                                                 "s"
                                                                                                 "h"
                                                                                                 "e"
                                                                                                 "e"
                                                                                                 "t"
                                                                                                 "D"
                                                                                                 "a"
                                                                                                 "t"
                                                                                                 "a"
                                                                                                 ">"
                                                                                                 "<"
                                                                                                 "m"
                                                                                                 "e"
                                                                                                 "r"
                                                                                                 "g"
                                                                                                 "e"
                                                                                                 "C"
                                                                                                 "e"
                                                                                                 "l"
                                                                                                 "l"
                                                                                                 "s"
                                                                                                 " "
                                                                                                 "c"
                                                                                                 "o"
                                                                                                 "u"
                                                                                                 "n"
                                                                                                 "t"
                                                                                                 "="
                                                                                                 "'"
                                                                                                 "3"
                                                                                                 "'"
                                                                                                 ">"
                                                                                                 "<"
                                                                                                 "m"
                                                                                                 "e"
                                                                                                 "r"
                                                                                                 "g"
                                                                                                 "e"
                                                                                                 "C"
                                                                                                 "e"
                                                                                                 "l"
                                                                                                 "l"
                                                                                                 " "
                                                                                                 "r"
                                                                                                 "e"
                                                                                                 "f"
                                                                                                 "="
                                                                                                 "'"
                                                                                                 "A"
                                                                                                 "1"
                                                                                                 ":"
                                                                                                 "F"
                                                                                                 "1"
                                                                                                 "'"
                                                                                                 "/"
                                                                                                 ">"
                                                                                                 "<"
                                                                                                 "m"
                                                                                                 "e"
                                                                                                 "r"
                                                                                                 "g"
                                                                                                 "e"
                                                                                                 "C"
                                                                                                 "e"
                                                                                                 "l"
                                                                                                 "l"
                                                                                                 " "
                                                                                                 "r"
                                                                                                 "e"
                                                                                                 "f"
                                                                                                 "="
                                                                                                 "'"
                                                                                                 "B"
                                                                                                 "2"
                                                                                                 ":"
                                                                                                 "D"
                                                                                                 "2"
                                                                                                 "'"
                                                                                                 "/"
                                                                                                 ">"
                                                                                                 "<"
                                                                                                 "m"
                                                                                                 "e"
                                                                                                 "r"
                                                                                                 "g"
                                                                                                 "e"
                                                                                                 "C"
                                                                                                 "e"
                                                                                                 "l"
                                                                                                 "l"
                                                                                                 " "
                                                                                                 "r"
                                                                                                 "e"
                                                                                                 "f"
                                                                                                 "="
                                                                                                 "'"
                                                                                                 "B"
                                                                                                 "3"
                                                                                                 ":"
                                                                                                 "F"
                                                                                                 "3"
                                                                                                 "'"
                                                                                                 "/"
                                                                                                 ">"
                                                                                                 "<"
                                                                                                 "/"
                                                                                                 "m"
                                                                                                 "e"
                                                                                                 "r"
                                                                                                 "g"
                                                                                                 "e"
                                                                                                 "C"
                                                                                                 "e"
                                                                                                 "l"
                                                                                                 "l"
                                                                                                 "s"
                                                                                                 ">";

static void
test_workbook (void)
{
  g_autoptr (Place) place = new_place ();
  g_autoptr (GBytes) bytes = package_fixture_xlsx (sheet, NULL, NULL);
  g_autoptr (SpRecordDraft) draft = read_bytes (place, bytes);
  g_autofree char *notes = dup_notes (draft);
  g_autofree char *stored = dup_stored (place, draft);

  g_assert_cmpstr (stored, ==, "储罐/2/罐区/red/none; 装卸区/2/罐区/red/none");
  g_assert_nonnull (strstr (notes, "第 2 行写着企业“示例县南山化工厂”"));
  g_assert_nonnull (strstr (notes, "第 3 行写着分析单元“罐区”"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/risk-block/text", test_text);
  g_test_add_func ("/exchange/risk-block/unknown", test_unknown);
  g_test_add_func ("/exchange/risk-block/workbook", test_workbook);
  return g_test_run ();
}
