/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ledgers of hazards as offices send them: days become steps, rows find their records again, and
 * what cannot be true is asked back. */
#include "table-fixture.h"

#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "core/sp-unit.h"
#include "package-fixture.h"
#include "store/sp-hazards.h"

#include <string.h>

/* 交办 2021-03-02，申请验收 … */
static char *
dup_steps (TableFixture *self, int64_t hazard)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) steps =
    sp_reader_load_hazard_steps (sp_store_get_reader (self->store), hazard, NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      SpRecord *step = steps->pdata[i];
      g_autofree char *day =
        sp_date_dup_iso ((SpDate)sp_record_get_integer (step, SP_HAZARD_STEP_DAY));

      g_string_append_printf (
        text, "%s%s %s", i > 0 ? "，" : "",
        sp_vocabulary_label (&sp_hazard_step_kinds,
                             (int)sp_record_get_integer (step, SP_HAZARD_STEP_KIND)),
        day + strlen ("2021-"));
    }
  return g_string_free (text, FALSE);
}

#define HEADS                                                                                                                         \
  "问题隐患,企业名称,排查日期,监管部门,整改时限,交办日期,整改完成日期,申请验收日期,验收日期," \
  "验收人,销号日期,状态,实际投入\n"

/* Days as offices fill them in, and what they become. */
static const struct
{
  const char *row;   /* after description, enterprise and day */
  const char *steps; /* NULL: refused */
  const char *told;  /* part of what is told; NULL: nothing */
} rows[] = {
  {"县应急管理局,2021-04-01,,,,,,,,", "", NULL},
  {"县应急管理局,2021-04-01,2021-03-02,,,,,,,", "交办 03-02", NULL},
  {"县应急管理局,2021-04-01,2021-03-02,2021-03-20,2021-03-21,2021-03-22,赵某,2021-03-23,已销号,1.5",
   "交办 03-02，申请验收 03-21，现场核查 03-22，销号 03-23", NULL},
  {"县应急管理局,2021-04-01,,2021-03-20,,,赵某,2021-03-23,,",
   "申请验收 03-23，现场核查 03-23，销号 03-23", "没有验收日期，按销号日期"},
  {"县应急管理局,2021-04-01,,2021-03-20,,,,,,", "申请验收 03-20", "等待核查"},
  {"县应急管理局,2021-04-01,,,,,,,整改中,", "交办 03-01，开始整改 03-01", "没有交办日期"},
  {"县应急管理局,2021-04-01,2021-03-02,2021-03-20,2021-03-21,2021-03-22,,2021-03-23,,", NULL,
   "谁验收的"},
  {"县应急管理局,2021-04-01,2021-03-02,,,,,,已销号,", NULL, "没有销号日期"},
  {"县应急管理局,2021-04-01,2021-03-02,2021-03-20,2021-03-10,2021-03-22,赵某,2021-03-23,,", NULL,
   "整改完成日期不能晚于申请验收日期"},
  {"县应急管理局,2021-04-01,2021-02-02,,,,,,,", NULL, "不能早于排查日期"},
  {"县应急管理局,2021-04-01,2021-03-20,2021-03-19,2021-03-21,,,,,", NULL, "不能早于交办日期"},
  {"县应急管理局,2021-04-01,2021-03-02,2021-03-20,,2021-03-22,赵某,2021-03-21,,", NULL,
   "不能早于上一环节"},
  {"县应急管理局,2021-04-01,,2021-03-20,,2021-03-22,赵某,2021-03-23,整改中,", NULL,
   "日期却说明已到"},
  {",2021-04-01,2021-03-02,,,,,,,", NULL, "交办给谁"},
  {"县应急管理局,2021-04-01,2021-03-02,,,,,,,3", "交办 03-02", "实际投入"},
  {"县应急管理局,2021-13-01,2021-03-02,,,,,,,", NULL, "请按"},
};

static void
test_days (TableFixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text =
        g_strdup_printf (HEADS "第%u处通道堵塞,红星砖瓦,2021-03-01,%s\n", i, rows[i].row);
      g_autoptr (SpRecordDraft) draft = table_read_text (self, &sp_hazard_type, text);
      g_autofree char *told = table_dup_problems (draft, 0);

      if (rows[i].told == NULL)
        g_assert_cmpstr (told, ==, "");
      else if (strstr (told, rows[i].told) == NULL)
        g_error ("row %u: %s", i, told);
      g_assert_cmpint (sp_record_draft_get_state (draft, 0), ==,
                       rows[i].steps != NULL ? SP_DRAFT_NEW : SP_DRAFT_REFUSED);
      if (rows[i].steps != NULL)
        {
          g_autoptr (SpRecord) hazard = NULL;
          g_autofree char *steps = NULL;

          table_store (self, draft);
          hazard = sp_record_draft_make (draft, sp_store_get_reader (self->store), 0, NULL);
          steps = dup_steps (self, sp_reader_match_hazard (sp_store_get_reader (self->store),
                                                           SP_HAZARD (hazard), NULL));
          g_assert_cmpstr (steps, ==, rows[i].steps);
        }
    }
}

/* The same table again changes nothing; a newer one takes the steps that are missing; one that says
 * otherwise is asked back. */
static void
test_again (TableFixture *self, gconstpointer data)
{
  static const char first[] =
    HEADS "通道堵塞,红星砖瓦,2021-03-01,县应急管理局,2021-04-01,2021-03-02,,,,,,,\n";
  static const char newer[] =
    HEADS "通道堵塞,红星砖瓦,2021-03-01,县应急管理局,2021-04-01,2021-03-02,2021-03-20,2021-03-20,"
          "2021-03-22,赵某,2021-03-23,已销号,\n";
  static const char other[] =
    HEADS "通道堵塞,红星砖瓦,2021-03-01,县应急管理局,2021-04-01,2021-03-05,,,,,,,\n";
  static const struct
  {
    const char *text;
    SpDraftState state;
    const char *steps;
  } turns[] = {{first, SP_DRAFT_NEW, "交办 03-02"},
               {first, SP_DRAFT_SAME, "交办 03-02"},
               {other, SP_DRAFT_REFUSED, "交办 03-02"},
               {newer, SP_DRAFT_UPDATE, "交办 03-02，申请验收 03-20，现场核查 03-22，销号 03-23"},
               {newer, SP_DRAFT_SAME, "交办 03-02，申请验收 03-20，现场核查 03-22，销号 03-23"},
               {first, SP_DRAFT_SAME, "交办 03-02，申请验收 03-20，现场核查 03-22，销号 03-23"}};

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autoptr (SpRecordDraft) draft = table_read_text (self, &sp_hazard_type, turns[i].text);
      g_autofree char *steps = NULL;

      g_test_message ("turn %u", i);
      g_assert_cmpint (sp_record_draft_get_state (draft, 0), ==, turns[i].state);
      if (turns[i].state == SP_DRAFT_NEW || turns[i].state == SP_DRAFT_UPDATE)
        table_store (self, draft);
      steps = dup_steps (self, 1);
      g_assert_cmpstr (steps, ==, turns[i].steps);
    }
  g_assert_true (sp_store_undo (self->store, NULL));
  {
    g_autofree char *steps = dup_steps (self, 1);

    g_assert_cmpstr (steps, ==, "交办 03-02");
  }
}

/* A form of findings says once when they were found, and by whom. */
static void
test_above (TableFixture *self, gconstpointer data)
{
  static const char text[] =
    "发现问题隐患整改清单,,,\n检查时间：2021年3月5日,,检查人员：赵某、钱某,\n"
    "序号,检查的企业(单位),存在的问题,整改完成期限\n"
    "1,红星砖瓦,护栏缺失,2021.4.5\n";
  g_autoptr (SpRecordDraft) draft = table_read_text (self, &sp_hazard_type, text);
  g_autoptr (SpRecordDraft) without =
    table_read_text (self, &sp_hazard_type, "企业,存在的问题\n红星砖瓦,护栏缺失\n");
  g_autoptr (SpRecord) hazard = NULL;
  g_autoptr (GError) error = NULL;

  table_store (self, draft);
  hazard = table_load (self, &sp_hazard_type, 1);
  g_assert_cmpint (sp_record_get_integer (hazard, SP_HAZARD_FOUND_ON), ==,
                   sp_date_from_iso ("2021-03-05"));
  g_assert_cmpstr (sp_record_get_text (hazard, SP_HAZARD_FOUND_BY), ==, "赵某、钱某");
  g_assert_false (sp_record_draft_check_columns (without, &error));
  g_assert_nonnull (strstr (error->message, "上面写一行“排查日期：…”"));
}

/* Where the registry knows the enterprise a new row need not say where it is; what a row says is
 * kept, and a stored hazard is not moved when the registry was. */
static void
test_registry (TableFixture *self, gconstpointer data)
{
  static const char text[] =
    "问题隐患,企业,等级,排查日期,监管部门\n护栏缺失,红星砖瓦,一般,2021-03-01,\n"
    "通道堵塞,红星砖瓦,一般,2021-03-01,县应急管理局\n";
  SpRecord *township = sp_record_new (&sp_unit_type);
  g_autoptr (SpRecord) enterprise = table_load (self, &sp_enterprise_type, 1);
  g_autoptr (SpRecordDraft) draft = NULL;
  g_autoptr (SpRecordDraft) again = NULL;

  sp_record_set_text (township, SP_UNIT_NAME, "清溪镇人民政府");
  table_insert (self->store, township);
  sp_record_set_integer (enterprise, SP_ENTERPRISE_TOWNSHIP, 2);
  sp_record_set_integer (enterprise, SP_ENTERPRISE_DEPARTMENT, 2);
  g_assert_true (sp_store_update (self->store, enterprise, "准备", NULL));
  draft = table_read_text (self, &sp_hazard_type, text);
  table_store (self, draft);
  for (int64_t i = 1; i <= 2; i++)
    {
      g_autoptr (SpRecord) hazard = table_load (self, &sp_hazard_type, i);

      g_assert_cmpint (sp_record_get_integer (hazard, SP_HAZARD_TOWNSHIP), ==, 2);
      g_assert_cmpint (sp_record_get_integer (hazard, SP_HAZARD_DEPARTMENT), ==, i == 1 ? 2 : 1);
      g_assert_cmpstr (sp_record_get_text (hazard, SP_HAZARD_RECTIFIER), ==, "");
    }
  sp_record_set_integer (enterprise, SP_ENTERPRISE_TOWNSHIP, 1);
  g_assert_true (sp_store_update (self->store, enterprise, "迁址", NULL));
  again = table_read_text (self, &sp_hazard_type, text);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (sp_record_draft_get_state (again, i), ==, SP_DRAFT_SAME);
}

/* By number the words may change; twice the same number is one too many. */
static void
test_number (TableFixture *self, gconstpointer data)
{
  g_autoptr (SpRecordDraft) first =
    table_read_text (self, &sp_hazard_type, "编号,问题隐患,排查日期\nA-1,护栏缺失,2021-03-01\n");
  g_autoptr (SpRecordDraft) second = NULL;
  g_autoptr (SpRecord) hazard = NULL;

  table_store (self, first);
  second = table_read_text (self, &sp_hazard_type,
                            "编号,问题隐患,排查日期\nA-1,护栏缺失两处,2021-03-01\nA-1,护栏缺失,"
                            "2021-03-01\n");
  g_assert_cmpint (sp_record_draft_get_state (second, 0), ==, SP_DRAFT_UPDATE);
  g_assert_cmpint (sp_record_draft_get_state (second, 1), ==, SP_DRAFT_REFUSED);
  g_assert_true (sp_record_draft_store (second, self->store, "导入", TRUE, NULL));
  hazard = table_load (self, &sp_hazard_type, 1);
  g_assert_cmpstr (sp_record_get_text (hazard, SP_HAZARD_DESCRIPTION), ==, "护栏缺失两处");
}

/* What a table says that names its hazards by their numbers and carries little else. */
static const struct
{
  const char *text;
  SpDraftState state;
  const char *told;  /* part of what is told, or NULL */
  const char *steps; /* afterwards */
} partial[] = {
  /* the rules of steps are those of any table */
  {"编号,销号日期\nA-1,2021-03-23\n", SP_DRAFT_REFUSED, "谁验收的", "交办 03-02"},
  {"编号,验收人,销号日期\nA-1,赵某,2021-02-23\n", SP_DRAFT_REFUSED, "不能早于", "交办 03-02"},
  {"编号,整改完成日期,验收日期,验收人\nA-1,2021-03-20,2021-03-22,赵某\n", SP_DRAFT_UPDATE, NULL,
   "交办 03-02，申请验收 03-22，现场核查 03-22"},
  {"编号,销号日期\nA-1,2021-03-23\n", SP_DRAFT_UPDATE, NULL,
   "交办 03-02，申请验收 03-22，现场核查 03-22，销号 03-23"},
  {"编号,销号日期\nA-1,2021-03-23\n", SP_DRAFT_SAME, NULL,
   "交办 03-02，申请验收 03-22，现场核查 03-22，销号 03-23"},
  {"编号,备注\nA-1,已报县安委办\n", SP_DRAFT_UPDATE, NULL,
   "交办 03-02，申请验收 03-22，现场核查 03-22，销号 03-23"},
  /* what is not there needs all of it */
  {"编号,销号日期\nA-9,2021-03-23\n", SP_DRAFT_REFUSED, "必须填写",
   "交办 03-02，申请验收 03-22，现场核查 03-22，销号 03-23"},
};

/* Rows are inserted many at once, which no number and no step may tell. */
static void
test_many (TableFixture *self, gconstpointer data)
{
  static const char *const numbers[] = {"2021-0003", "2021-0004", "2021-0006",
                                        "2021-0005", "2021-0007", "2021-0008"};
  const guint n = 70;
  g_autoptr (GString) text = g_string_new ("编号," HEADS);
  g_autoptr (SpRecordDraft) draft = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (
      text, "%s,第%u处堵塞,红星砖瓦,2021-03-01,县应急管理局,2021-04-01,2021-03-%02u,%s\n",
      i == 0 || i == 2 ? numbers[i] : "", i, 2 + i % 20,
      i % 3 == 0 ? "2021-03-25,2021-03-25,2021-03-26,赵某,2021-03-27,已销号," : ",,,,,,");
  draft = table_read_text (self, &sp_hazard_type, text->str);
  table_store (self, draft);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpRecord) hazard = table_load (self, &sp_hazard_type, i + 1);
      g_autofree char *steps = dup_steps (self, i + 1);
      g_autofree char *expected =
        g_strdup_printf ("交办 03-%02u%s", 2 + i % 20,
                         i % 3 == 0 ? "，申请验收 03-25，现场核查 03-26，销号 03-27" : "");
      g_autofree char *description = g_strdup_printf ("第%u处堵塞", i);
      g_autofree char *number = g_strdup_printf ("2021-%04u", i + 3);

      g_assert_cmpstr (sp_record_get_text (hazard, SP_HAZARD_DESCRIPTION), ==, description);
      g_assert_cmpstr (sp_record_get_text (hazard, SP_HAZARD_NUMBER), ==,
                       i < G_N_ELEMENTS (numbers) ? numbers[i] : number);
      g_assert_cmpstr (steps, ==, expected);
    }
  g_assert_true (sp_store_undo (self->store, NULL));
  g_assert_null (table_load (self, &sp_hazard_type, 1));
  g_assert_true (sp_store_redo (self->store, NULL));
  {
    g_autofree char *steps = dup_steps (self, n);

    g_assert_cmpstr (steps, ==, "交办 03-11，申请验收 03-25，现场核查 03-26，销号 03-27");
  }
}

static void
test_partial (TableFixture *self, gconstpointer data)
{
  g_autoptr (SpRecordDraft) first =
    table_read_text (self, &sp_hazard_type,
                     "编号,问题隐患,排查日期,监管部门,交办日期,整改责任人\n"
                     "A-1,护栏缺失,2021-03-01,县应急管理局,2021-03-02,李某\n");
  g_autoptr (SpRecord) hazard = NULL;

  table_store (self, first);
  for (guint i = 0; i < G_N_ELEMENTS (partial); i++)
    {
      g_autoptr (SpRecordDraft) draft = table_read_text (self, &sp_hazard_type, partial[i].text);
      g_autofree char *told = table_dup_problems (draft, 0);
      g_autofree char *steps = NULL;

      g_test_message ("table %u: %s", i, told);
      g_assert_true (sp_record_draft_check_columns (draft, NULL));
      g_assert_cmpint (sp_record_draft_get_state (draft, 0), ==, partial[i].state);
      g_assert_true (partial[i].told == NULL || strstr (told, partial[i].told) != NULL);
      if (partial[i].state == SP_DRAFT_UPDATE)
        table_store (self, draft);
      steps = dup_steps (self, 1);
      g_assert_cmpstr (steps, ==, partial[i].steps);
    }
  hazard = table_load (self, &sp_hazard_type, 1);
  g_assert_cmpstr (sp_record_get_text (hazard, SP_HAZARD_DESCRIPTION), ==, "护栏缺失");
  g_assert_cmpstr (sp_record_get_text (hazard, SP_HAZARD_PERSON), ==, "李某");
  g_assert_cmpstr (sp_record_get_text (hazard, SP_HAZARD_NOTE), ==, "已报县安委办");
}

/* A number twice is one too many, whatever the rows carry; rows of both kinds stand side by side.
 */
static void
test_partial_mixed (TableFixture *self, gconstpointer data)
{
  g_autoptr (SpRecordDraft) first =
    table_read_text (self, &sp_hazard_type, "编号,问题隐患,排查日期\nA-1,护栏缺失,2021-03-01\n");
  g_autoptr (SpRecordDraft) draft = NULL;
  g_autoptr (SpRecord) made = NULL;

  table_store (self, first);
  draft =
    table_read_text (self, &sp_hazard_type,
                     "编号,问题隐患,排查日期,备注\nA-1,,,一\nA-1,,,二\nA-2,灯具损坏,2021-03-02,三\n"
                     ",,,四\n");
  g_assert_cmpint (sp_record_draft_get_state (draft, 0), ==, SP_DRAFT_UPDATE);
  g_assert_cmpint (sp_record_draft_get_state (draft, 1), ==, SP_DRAFT_REFUSED);
  g_assert_cmpint (sp_record_draft_get_state (draft, 2), ==, SP_DRAFT_NEW);
  g_assert_cmpint (sp_record_draft_get_state (draft, 3), ==, SP_DRAFT_REFUSED);
  made = sp_record_draft_make (draft, sp_store_get_reader (self->store), 0, NULL);
  g_assert_cmpstr (sp_record_get_title (made), ==, "护栏缺失");
  g_assert_true (sp_record_draft_store (draft, self->store, "导入", TRUE, NULL));
}

/* An extension of which a table has only the two deadlines. */
static void
test_extended (TableFixture *self, gconstpointer data)
{
  g_autoptr (SpRecordDraft) draft =
    table_read_text (self, &sp_hazard_type,
                     "问题隐患,排查日期,监管部门,整改时限,原定时限,交办日期\n"
                     "护栏缺失,2021-03-01,县应急管理局,2021-05-01,2021-04-01,2021-03-02\n");
  g_autoptr (SpRecord) hazard = NULL;
  g_autofree char *steps = NULL;

  table_store (self, draft);
  steps = dup_steps (self, 1);
  g_assert_cmpstr (steps, ==, "交办 03-02，延期 04-01");
  hazard = table_load (self, &sp_hazard_type, 1);
  g_assert_cmpint (sp_record_get_integer (hazard, SP_HAZARD_DEADLINE), ==,
                   sp_date_from_iso ("2021-05-01"));
  g_assert_cmpint (sp_record_get_integer (hazard, SP_HAZARD_ORIGINAL_DEADLINE), ==,
                   sp_date_from_iso ("2021-04-01"));
}

/* Two rows of heads, ticks for the five provisions, 是否… and blanks at the end; as GBK, too. */
static void
test_form (TableFixture *self, gconstpointer data)
{
  static const char text[] = "问题隐患排查治理台账,,,,,,,,,\n"
                             "序号,存在问题,单位名称,排查时间,五到位,,,,,是否约谈\n"
                             ",,,,责任,措施,资金,时限,预案,\n"
                             "1,通道堵塞,红星砖瓦,2021.3.1,√,√,2.5,2021-04-01,√,是\n"
                             "2,灯具不防爆,红星砖瓦,2021.3.1,李某,换灯,√,√,,否\n"
                             ",,,,,,,,,\n,,,,,,,,,\n合计,2,,,,,,,,\n";
  gsize length = 0;
  char *gbk = g_convert (text, -1, "GBK", "UTF-8", NULL, &length, NULL);
  g_autoptr (SpRecordDraft) draft =
    table_read_bytes (self, &sp_hazard_type, g_bytes_new_take (gbk, length));
  g_autofree char *told = table_dup_problems (draft, 0);
  g_autoptr (SpRecord) first = NULL;
  g_autoptr (SpRecord) second = NULL;

  g_assert_nonnull (strstr (told, "只打了勾"));
  g_assert_cmpuint (sp_record_draft_count (draft, SP_DRAFT_NEW), ==, 2);
  g_assert_cmpuint (sp_record_draft_count (draft, SP_DRAFT_REFUSED), ==, 0);
  table_store (self, draft);
  first = table_load (self, &sp_hazard_type, 1);
  second = table_load (self, &sp_hazard_type, 2);
  g_assert_cmpuint (sp_hazard_get_provisions (SP_HAZARD (first)), ==,
                    1u << SP_PROVISION_FUNDS | 1u << SP_PROVISION_DEADLINE);
  g_assert_true (sp_record_get_integer (first, SP_HAZARD_IS_INTERVIEWED));
  g_assert_cmpuint (sp_hazard_get_provisions (SP_HAZARD (second)), ==,
                    1u << SP_PROVISION_DUTY | 1u << SP_PROVISION_MEASURES);
}

/* Cells merged over an enterprise's rows, and a telephone that a spreadsheet made a number. */
static void
test_sheet (TableFixture *self, gconstpointer data)
{
  static const char sheet[] =
    "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>企业名称</t></is></c>"
    "<c r=\"B1\" t=\"inlineStr\"><is><t>隐患描述</t></is></c>"
    "<c r=\"C1\" t=\"inlineStr\"><is><t>排查日期</t></is></c>"
    "<c r=\"D1\" t=\"inlineStr\"><is><t>联系电话</t></is></c></row>"
    "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>红星砖瓦</t></is></c>"
    "<c r=\"B2\" t=\"inlineStr\"><is><t>护栏缺失</t></is></c>"
    "<c r=\"C2\" t=\"inlineStr\"><is><t>2021-03-01</t></is></c></row>"
    "<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>通道堵塞</t></is></c>"
    "<c r=\"C3\" t=\"inlineStr\"><is><t>2021-03-01</t></is></c>"
    "<c r=\"D3\" t=\"inlineStr\"><is><t>1.39E+10</t></is></c></row></sheetData>"
    "<mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells>";
  g_autoptr (SpRecordDraft) draft =
    table_read_bytes (self, &sp_hazard_type, package_fixture_xlsx (sheet, NULL, NULL));
  g_autofree char *told = table_dup_problems (draft, 1);
  g_autoptr (SpRecord) hazard = NULL;

  g_assert_cmpint (sp_record_draft_get_state (draft, 0), ==, SP_DRAFT_NEW);
  g_assert_cmpint (sp_record_draft_get_state (draft, 1), ==, SP_DRAFT_REFUSED);
  g_assert_nonnull (strstr (told, "科学计数"));
  g_assert_true (sp_record_draft_store (draft, self->store, "导入", TRUE, NULL));
  hazard = table_load (self, &sp_hazard_type, 1);
  g_assert_cmpint (sp_record_get_integer (hazard, SP_HAZARD_ENTERPRISE), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/hazard-table/" name, TableFixture, NULL, table_set_up, function, table_tear_down)
  ADD ("days", test_days);
  ADD ("again", test_again);
  ADD ("number", test_number);
  ADD ("above", test_above);
  ADD ("registry", test_registry);
  ADD ("many", test_many);
  ADD ("partial", test_partial);
  ADD ("partial-mixed", test_partial_mixed);
  ADD ("extended", test_extended);
  ADD ("form", test_form);
  ADD ("sheet", test_sheet);
#undef ADD
  return g_test_run ();
}
