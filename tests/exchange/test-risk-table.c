/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ledgers of risk points as enterprises send them: words become levels, factors assessments, rows
 * fold into points and find them again, and what contradicts itself is told or sent back. */
#include "exchange/sp-record-profiles.h"

#include "core/sp-enterprise.h"
#include "core/sp-risk-grade.h"
#include "core/sp-risk-heads.h"
#include "exchange/sp-risk-words.h"
#include "fixtures.h"
#include "store/sp-risks.h"

#include <string.h>

/* ---- words ---- */

static const struct
{
  const char *text;
  int level; /* -1: refused */
  gboolean is_green;
} levels[] = {
  {"红", SP_RISK_RED, FALSE},
  {"红色", SP_RISK_RED, FALSE},
  {"重大风险", SP_RISK_RED, FALSE},
  {" 1 级", SP_RISK_RED, FALSE},
  {"Ⅰ级", SP_RISK_RED, FALSE},
  {"I", SP_RISK_RED, FALSE},
  {"１级　重大风险（红）", SP_RISK_RED, FALSE},
  {"一级", SP_RISK_RED, FALSE},
  {"较大/橙", SP_RISK_ORANGE, FALSE},
  {"Ⅱ", SP_RISK_ORANGE, FALSE},
  {"ii级", SP_RISK_ORANGE, FALSE},
  {"一般", SP_RISK_YELLOW, FALSE},
  {"Ⅲ级", SP_RISK_YELLOW, FALSE},
  {"三级（黄色）", SP_RISK_YELLOW, FALSE},
  {"低风险", SP_RISK_BLUE, FALSE},
  {"IV级", SP_RISK_BLUE, FALSE},
  {"低（绿）", SP_RISK_BLUE, TRUE},
  {"绿色", SP_RISK_BLUE, TRUE},
  {"", SP_RISK_NONE, FALSE},
  {"/", SP_RISK_NONE, FALSE},
  {"未评估", SP_RISK_NONE, FALSE},
  {"紫", -1, FALSE},
  {"5级", -1, FALSE},
  {"重大风险（黄）", -1, FALSE},
  {"12", -1, FALSE},
};

static void
test_levels (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      SpRiskLevel level = SP_RISK_NONE;
      gboolean is_green = FALSE;
      gboolean is_read = sp_risk_level_read (levels[i].text, &level, &is_green);

      g_test_message ("%s", levels[i].text);
      g_assert_cmpint (is_read ? (int)level : -1, ==, levels[i].level);
      g_assert_true (!is_read || is_green == levels[i].is_green);
    }
}

static void
test_kinds (void)
{
  SpRiskMethod method;
  SpRiskKind kind;
  SpControlLevel control;
  guint field;

  g_assert_true (sp_risk_method_read ("LEC 法", &method) && method == SP_RISK_METHOD_LEC);
  g_assert_true (sp_risk_method_read ("风险矩阵法", &method) && method == SP_RISK_METHOD_LS);
  g_assert_true (sp_risk_method_read ("直接判定", &method) && method == SP_RISK_METHOD_DIRECT);
  g_assert_false (sp_risk_method_read ("HAZOP", &method));
  g_assert_true (sp_risk_kind_read ("设备设施类", &kind) && kind == SP_RISK_KIND_FACILITY);
  g_assert_false (sp_risk_kind_read ("其他", &kind));
  g_assert_true (sp_control_level_read ("公司级", &control) && control == SP_CONTROL_ENTERPRISE);
  g_assert_true (sp_control_level_read ("按等级", &control) && control == SP_CONTROL_BY_LEVEL);
  g_assert_false (sp_control_level_read ("县级", &control));
  g_assert_true (sp_risk_measure_kind_read ("个人防护措施", &field) &&
                 field == SP_RISK_POINT_PROTECTION);
  g_assert_false (sp_risk_measure_kind_read ("其他", &field));
}

/* Each method's factors have columns of their own, whatever the method calls them. */
static void
test_heads (void)
{
  g_assert_cmpuint (sp_risk_head_of_factor (SP_RISK_METHOD_LEC, 2), ==, SP_RISK_HEAD_C);
  g_assert_cmpuint (sp_risk_head_of_factor (SP_RISK_METHOD_LS, 1), ==, SP_RISK_HEAD_S);
  g_assert_cmpuint (sp_risk_head_of_factor (SP_RISK_METHOD_MES, 0), ==, SP_RISK_HEAD_M);
  for (guint i = 0; i < SP_RISK_N_HEADS; i++)
    g_assert_true (sp_risk_heads[i].label != NULL && sp_risk_heads[i].words != NULL);
}

/* ---- tables ---- */

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
read_text (Place *place, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
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

static void
store_text (Place *place, const char *text)
{
  g_autoptr (SpRecordDraft) draft = read_text (place, text);
  g_autoptr (GError) error = NULL;

  sp_record_draft_store (draft, place->store, "导入风险点", FALSE, &error);
  g_assert_no_error (error);
}

static char *
dup_problems (SpRecordDraft *draft, guint row)
{
  GString *text = g_string_new (NULL);
  guint n = 0;
  const SpRowProblem *problems = sp_record_draft_find_problems (draft, row, &n);

  for (guint i = 0; i < n; i++)
    g_string_append (text, problems[i].reason);
  return g_string_free (text, FALSE);
}

static SpRecord *
load_point (Place *place, int64_t id)
{
  return sp_reader_load (sp_store_get_reader (place->store), &sp_risk_point_type, id, NULL);
}

/* 固有 2021-03-01 lec 720 red；… */
static char *
dup_assessments (Place *place, int64_t point)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) all =
    sp_reader_load_risk_assessments (sp_store_get_reader (place->store), point, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      SpRecord *record = g_ptr_array_index (all, i);
      g_autofree char *day =
        sp_date_dup_iso ((SpDate)sp_record_get_integer (record, SP_RISK_ASSESSMENT_ASSESSED_ON));

      g_string_append_printf (
        text, "%s%s %s %s %g %s", i > 0 ? "; " : "",
        sp_vocabulary_code (&sp_risk_stages,
                            (int)sp_record_get_integer (record, SP_RISK_ASSESSMENT_STAGE)),
        day,
        sp_vocabulary_code (&sp_risk_methods,
                            (int)sp_record_get_integer (record, SP_RISK_ASSESSMENT_METHOD)),
        sp_record_get_real (record, SP_RISK_ASSESSMENT_SCORE),
        sp_vocabulary_code (&sp_risk_levels,
                            (int)sp_record_get_integer (record, SP_RISK_ASSESSMENT_LEVEL)));
    }
  return g_string_free (text, FALSE);
}

/* One row, what is assessed of it, and what is told. */
static const struct
{
  const char *heads, *cells;
  const char *assessed; /* NULL: refused */
  const char *told;     /* part of it; "": nothing */
} rows[] = {
  {"L,E,C,评估日期", "6,6,15,2021-03-01", "inherent 2021-03-01 lec 540 red", ""},
  {"L,S,评估日期", "5,4,2021-03-01", "inherent 2021-03-01 ls 20 red", ""},
  {"M,E,S,评估日期", "3,6,4,2021-03-01", "inherent 2021-03-01 mes 72 yellow", ""},
  {"L,E,C,等级,评估日期", "3,6,15,重大,2021-03-01", "inherent 2021-03-01 lec 270 orange",
   "表里写的是“重大”"},
  {"L,E,C,D,评估日期", "3,6,15,320,2021-03-01", "inherent 2021-03-01 lec 270 orange",
   "分值是“320”"},
  {"等级,评估日期", "橙,2021-03-01", "inherent 2021-03-01 manual 0 orange", ""},
  {"等级,评估日期", "绿,2021-03-01", "inherent 2021-03-01 manual 0 blue", "读为蓝色"},
  {"固有等级,等级,评估日期", "红,黄,2021-03-01",
   "inherent 2021-03-01 manual 0 red; residual 2021-03-01 manual 0 yellow", ""},
  {"固有L,固有E,固有C,剩余L,剩余E,剩余C,评估日期", "3,6,40,1,6,15,2021-03-01",
   "inherent 2021-03-01 lec 720 red; residual 2021-03-01 lec 90 yellow", ""},
  {"评估方法,直接判定条款,评估日期", "直接判定,1、3,2021-03-01", "inherent 2021-03-01 direct 0 red",
   ""},
  {"评估方法,等级,评估日期", "LEC 法,黄,2021-03-01", "inherent 2021-03-01 manual 0 yellow", ""},
  {"等级", "", "", ""},
  {"固有等级,现有等级", "黄,红", NULL, "现有"},
  {"L,E,C", "7,6,15", NULL, "没有 7 这个取值"},
  {"L,E", "3,6", NULL, "因子不全"},
  {"L,E,C", "3,6,多", NULL, "固有C"},
  {"等级", "紫", NULL, "看不懂这个等级"},
  {"评估方法,等级", "HAZOP,红", NULL, "看不懂这个方法"},
  {"等级,评估日期", "红,2021-13-01", NULL, "固有评估日期"},
  {"管控措施类型,管控措施", "其他,看护", NULL, "看不懂这个类型"},
  {"管控层级", "县级", NULL, "看不懂这个层级"},
  {"类别", "其他", NULL, "看不懂这个类别"},
  {"信用代码", "91990000MA6001001P", NULL, "不是同一家企业"},
};

/* Stores the row, looks at what was assessed, and takes it back. */
static void
check_stored (Place *place, SpRecordDraft *draft, const char *assessed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) points = NULL;
  g_autofree char *found = NULL;

  sp_record_draft_store (draft, place->store, "导入风险点", FALSE, &error);
  g_assert_no_error (error);
  points =
    sp_reader_load_all (sp_store_get_reader (place->store), &sp_risk_point_type, -1, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (points->len, ==, 1);
  found = dup_assessments (place, sp_record_get_id (points->pdata[0]));
  g_assert_cmpstr (found, ==, assessed);
  sp_store_undo (place->store, &error);
  g_assert_no_error (error);
}

static void
test_rows (void)
{
  g_autoptr (Place) place = new_place ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("企业名称,风险点,%s\n示例县东风机械厂,冲床,%s\n",
                                               rows[i].heads, rows[i].cells);
      g_autoptr (SpRecordDraft) draft = read_text (place, text);
      g_autofree char *told = dup_problems (draft, 0);

      g_test_message ("%u %s → %s", i, text, told);
      g_assert_cmpint (sp_record_draft_get_state (draft, 0), ==,
                       rows[i].assessed != NULL ? SP_DRAFT_NEW : SP_DRAFT_REFUSED);
      g_assert_nonnull (strstr (told, rows[i].told));
      g_assert_true (*rows[i].told != '\0' || *told == '\0');
      if (rows[i].assessed != NULL)
        check_stored (place, draft, rows[i].assessed);
    }
}

/* ---- rows of one point ---- */

#define FOLD_HEADS                                                                                 \
  "风险点名称,企业,风险单元,危险有害因素,等级,管控措施类型,管控措施,检查项目,检查标准,责任部门\n"
#define FOLD_POINT "冲床,示例县东风机械厂,冲压,双手伸入,较大,"

static void
assert_text (SpRecord *point, guint field, const char *text)
{
  g_assert_cmpstr (sp_record_get_text (point, field), ==, text);
}

static void
test_fold (void)
{
  static const char table[] = FOLD_HEADS FOLD_POINT
    "工程技术,装双手按钮,按钮,两手同按才动作,冲压车间\n" FOLD_POINT
    "工程技术,装光幕,光幕,遮挡即停,冲压车间\n" FOLD_POINT "培训教育,每季度培训,,,冲压车间\n"
    "剪板机,示例县东风机械厂,冲压,手指伸入,一般,,防护罩,,,\n";
  g_autoptr (Place) place = new_place ();
  g_autoptr (SpRecordDraft) draft = read_text (place, table);
  g_autoptr (SpRecordDraft) again = NULL;
  g_autoptr (SpRecord) point = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (sp_record_draft_count (draft, SP_DRAFT_NEW), ==, 2);
  g_assert_cmpuint (sp_record_draft_count (draft, SP_DRAFT_FOLDED), ==, 2);
  sp_record_draft_store (draft, place->store, "导入风险点", FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (place_count (place, &sp_risk_point_type), ==, 2);
  g_assert_cmpint (place_count (place, &sp_risk_assessment_type), ==, 2);
  point = load_point (place, 1);
  assert_text (point, SP_RISK_POINT_NUMBER, "1");
  assert_text (point, SP_RISK_POINT_ENGINEERING, "装双手按钮\n装光幕");
  assert_text (point, SP_RISK_POINT_TRAINING, "每季度培训");
  assert_text (point, SP_RISK_POINT_CHECK_ITEMS, "按钮：两手同按才动作\n光幕：遮挡即停");
  assert_text (point, SP_RISK_POINT_WORKSHOP_DEPARTMENT, "冲压车间");
  again = read_text (place, table);
  g_assert_cmpuint (sp_record_draft_count (again, SP_DRAFT_SAME), ==, 4);

  sp_store_undo (place->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (place_count (place, &sp_risk_point_type), ==, 0);
  g_assert_cmpint (place_count (place, &sp_risk_assessment_type), ==, 0);
}

/* 工程技术措施：… in one cell, as lists print it. */
static void
test_measures_in_one_cell (void)
{
  g_autoptr (Place) place = new_place ();
  g_autoptr (SpRecord) point = NULL;

  store_text (place, "企业,风险点,管控措施\n示例县东风机械厂,冲床,\"工程技术措施：装光幕\n限速\n"
                     "个体防护措施：戴手套\"\n");
  point = load_point (place, 1);
  assert_text (point, SP_RISK_POINT_ENGINEERING, "装光幕\n限速");
  assert_text (point, SP_RISK_POINT_PROTECTION, "戴手套");
}

/* ---- points found again ---- */

static void
test_match (void)
{
  static const struct
  {
    const char *cells;
    SpDraftState state;
  } turns[] = {
    {"5,示例县东风机械厂,冲床,冲压,夹手,6,6,15,2021-03-01", SP_DRAFT_NEW},
    {"5,示例县东风机械厂,冲床,冲压,夹手,6,6,15,2021-03-01", SP_DRAFT_SAME},
    {",示例县东风机械厂,冲床,冲压,夹手,6,6,15,", SP_DRAFT_SAME},
    {"5,示例县南山化工厂,冲床,冲压,夹手,6,6,15,2021-03-01", SP_DRAFT_NEW},
    {",示例县东风机械厂,冲床,冲压,触电,,,,", SP_DRAFT_NEW},
    {"5,示例县东风机械厂,冲床,冲压,夹手,3,6,15,2021-09-01", SP_DRAFT_UPDATE},
    {"5,示例县东风机械厂,大冲床,冲压,夹手,,,,", SP_DRAFT_UPDATE},
  };
  g_autoptr (Place) place = new_place ();
  g_autofree char *assessed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autofree char *table = g_strdup_printf (
        "编号,企业,风险点,风险单元,危险有害因素,L,E,C,评估日期\n%s\n", turns[i].cells);
      g_autoptr (SpRecordDraft) draft = read_text (place, table);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", turns[i].cells);
      g_assert_cmpint (sp_record_draft_get_state (draft, 0), ==, turns[i].state);
      if (turns[i].state == SP_DRAFT_SAME)
        continue;
      sp_record_draft_store (draft, place->store, "导入风险点", FALSE, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (place_count (place, &sp_risk_point_type), ==, 3);
  assessed = dup_assessments (place, 1);
  g_assert_cmpstr (assessed, ==,
                   "inherent 2021-03-01 lec 540 red; inherent 2021-09-01 lec 270 orange");
}

/* A level written without factors says nothing new of a point that has it by its factors. */
static void
test_bare_level (void)
{
  g_autoptr (Place) place = new_place ();
  g_autoptr (SpRecordDraft) same = NULL;

  store_text (place, "企业,风险点,L,E,C\n示例县东风机械厂,冲床,6,6,15\n");
  same = read_text (place, "企业,风险点,等级\n示例县东风机械厂,冲床,红\n");
  g_assert_cmpint (sp_record_draft_get_state (same, 0), ==, SP_DRAFT_SAME);
  store_text (place, "企业,风险点,等级\n示例县东风机械厂,冲床,橙\n");
  g_assert_cmpint (place_count (place, &sp_risk_assessment_type), ==, 2);
}

/* Inherent and residual risk fall together: neither order of the two may be refused. */
static void
test_both_fall (void)
{
  g_autoptr (Place) place = new_place ();
  g_autoptr (SpRecord) point = NULL;

  store_text (place, "企业,风险点,固有等级,现有等级,评估日期\n"
                     "示例县东风机械厂,冲床,红,橙,2021-03-01\n");
  store_text (place, "企业,风险点,固有等级,现有等级,评估日期\n"
                     "示例县东风机械厂,冲床,黄,蓝,2021-09-01\n");
  store_text (place, "企业,风险点,固有等级,现有等级,评估日期\n"
                     "示例县东风机械厂,冲床,红,橙,2022-03-01\n");
  point = load_point (place, 1);
  g_assert_cmpint (sp_record_get_integer (point, SP_RISK_POINT_RESIDUAL_LEVEL), ==, SP_RISK_ORANGE);
}

static void
test_number_twice (void)
{
  g_autoptr (Place) place = new_place ();
  g_autoptr (SpRecordDraft) draft =
    read_text (place, "编号,企业,风险点\n1,示例县东风机械厂,冲床\n1,示例县东风机械厂,车床\n");
  g_autofree char *told = dup_problems (draft, 1);

  g_assert_cmpint (sp_record_draft_get_state (draft, 1), ==, SP_DRAFT_REFUSED);
  g_assert_nonnull (strstr (told, "一个编号只能是一个风险点"));
}

/* An enterprise is known by its code alone. */
static void
test_code (void)
{
  g_autoptr (Place) place = new_place ();
  g_autoptr (SpRecord) point = NULL;

  store_text (place, "统一社会信用代码,风险点\n91990000MA6001001P,反应釜\n");
  point = load_point (place, 1);
  g_assert_cmpint (sp_record_get_integer (point, SP_RISK_POINT_ENTERPRISE), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/risk-table/levels", test_levels);
  g_test_add_func ("/risk-table/kinds", test_kinds);
  g_test_add_func ("/risk-table/heads", test_heads);
  g_test_add_func ("/risk-table/rows", test_rows);
  g_test_add_func ("/risk-table/fold", test_fold);
  g_test_add_func ("/risk-table/measures-in-one-cell", test_measures_in_one_cell);
  g_test_add_func ("/risk-table/match", test_match);
  g_test_add_func ("/risk-table/bare-level", test_bare_level);
  g_test_add_func ("/risk-table/both-fall", test_both_fall);
  g_test_add_func ("/risk-table/number-twice", test_number_twice);
  g_test_add_func ("/risk-table/code", test_code);
  return g_test_run ();
}
