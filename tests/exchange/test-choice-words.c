/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells of closed sets of words as offices write them. */
#include "exchange/sp-choice-words.h"

#include "base/sp-error.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "exchange/sp-record-cell.h"

#include <string.h>

static void
test_cells (void)
{
  static const struct
  {
    const SpRecordType *type;
    guint field;
    const char *text;
    int value; /* -1: refused */
  } cases[] = {
    {&sp_hazard_type, SP_HAZARD_GRADE, "一般隐患", SP_HAZARD_GENERAL},
    {&sp_hazard_type, SP_HAZARD_GRADE, "major", SP_HAZARD_MAJOR},
    {&sp_hazard_type, SP_HAZARD_GRADE, "一般", SP_HAZARD_GENERAL},
    {&sp_hazard_type, SP_HAZARD_GRADE, " 一 般 隐患", SP_HAZARD_GENERAL},
    {&sp_hazard_type, SP_HAZARD_GRADE, "重大事故隐患", SP_HAZARD_MAJOR},
    {&sp_hazard_type, SP_HAZARD_GRADE, "特大", -1},
    {&sp_hazard_type, SP_HAZARD_GRADE, "重", -1},
    {&sp_hazard_type, SP_HAZARD_TREATMENT, "即改", SP_HAZARD_IMMEDIATE},
    {&sp_hazard_type, SP_HAZARD_TREATMENT, "立行立改", SP_HAZARD_IMMEDIATE},
    {&sp_hazard_type, SP_HAZARD_TREATMENT, "限期", SP_HAZARD_LIMITED},
    {&sp_hazard_type, SP_HAZARD_SOURCE, "企业自查自纠", SP_HAZARD_BY_ENTERPRISE},
    {&sp_hazard_type, SP_HAZARD_SOURCE, "举报", SP_HAZARD_BY_REPORT},
    {&sp_hazard_type, SP_HAZARD_CATEGORY, "管理", SP_HAZARD_CATEGORY_MANAGEMENT},
    {&sp_enterprise_type, SP_ENTERPRISE_STANDARDISATION, "三级达标", SP_STANDARDISATION_THIRD},
    {&sp_enterprise_type, SP_ENTERPRISE_STANDARDISATION, "无", SP_STANDARDISATION_NONE},
    {&sp_enterprise_type, SP_ENTERPRISE_HAZARD_SOURCE, "否", SP_HAZARD_SOURCE_NONE},
    {&sp_enterprise_type, SP_ENTERPRISE_STATUS, "正常", SP_ENTERPRISE_PRODUCING},
    {&sp_enterprise_type, SP_ENTERPRISE_STATUS, "停产整顿", SP_ENTERPRISE_STOPPED},
    {&sp_enterprise_type, SP_ENTERPRISE_STATUS, "注销", SP_ENTERPRISE_WITHDRAWN},
    {&sp_enterprise_type, SP_ENTERPRISE_STATUS, "不详", -1},
  };
  g_autoptr (SpRecordCells) cells = sp_record_cells_new (NULL, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) record = sp_record_new (cases[i].type);
      g_autoptr (GError) error = NULL;
      gboolean is_read =
        sp_record_cells_set (cells, record, cases[i].field, cases[i].text, SP_CELL_TEXT, 1, &error);

      g_test_message ("%u", i);
      g_assert_cmpint (is_read, ==, cases[i].value >= 0);
      if (is_read)
        g_assert_cmpint (sp_record_get_integer (record, cases[i].field), ==, cases[i].value);
      else
        g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
    }
}

/* Who is refused is told what can stand there. */
static void
test_refused (void)
{
  g_autoptr (SpRecordCells) cells = sp_record_cells_new (NULL, NULL, NULL);
  g_autoptr (SpRecord) record = sp_record_new (&sp_hazard_type);
  g_autoptr (GError) error = NULL;

  g_assert_false (
    sp_record_cells_set (cells, record, SP_HAZARD_GRADE, "特大", SP_CELL_TEXT, 1, &error));
  g_assert_cmpstr (error->message, ==, "等级：请填其中一个：一般隐患、重大隐患。");
}

/* The beginning of two labels is neither. */
static void
test_typed (void)
{
  static const SpWord words[] = {{0, "a", "已登记"}, {1, "b", "已登报"}, {2, "c", "退回整改"}};
  static const SpVocabulary vocabulary = {"test", words, G_N_ELEMENTS (words)};
  static const struct
  {
    const char *text;
    int value; /* -1: none */
  } cases[] = {{"已登记", 0}, {"b", 1}, {"已登", -1}, {"退回", 2}, {"退", -1}, {"", -1}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SpWord *word = sp_vocabulary_find_typed (&vocabulary, cases[i].text);

      g_test_message ("%u", i);
      g_assert_cmpint (word != NULL ? word->value : -1, ==, cases[i].value);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/choice-words/cells", test_cells);
  g_test_add_func ("/exchange/choice-words/refused", test_refused);
  g_test_add_func ("/exchange/choice-words/typed", test_typed);
  return g_test_run ();
}
