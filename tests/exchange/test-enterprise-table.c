/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ledgers of enterprises as offices send them: rows find the enterprises that are there, whatever
 * the way they are written, and what may be one is told. */
#include "table-fixture.h"

#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"

#include <string.h>

static void
test_enterprises (TableFixture *self, gconstpointer data)
{
  g_autoptr (SpRecordDraft) draft = table_read_text (
    self, &sp_enterprise_type,
    "企业名称,统一社会信用代码,从业人数\n红星砖瓦,,25\n新来的厂,91330100MA27X4R81A,3\n"
    "另一家厂,,4\n另一家厂,,5\n");
  g_autofree char *told = table_dup_problems (draft, 1);
  g_autofree char *twice = table_dup_problems (draft, 3);
  g_autoptr (SpRecord) enterprise = NULL;
  g_autoptr (SpRecordDraft) again = NULL;

  g_assert_cmpint (sp_record_draft_get_state (draft, 0), ==, SP_DRAFT_UPDATE);
  g_assert_nonnull (strstr (told, "统一社会信用代码"));
  g_assert_cmpint (sp_record_draft_get_state (draft, 1), ==, SP_DRAFT_REFUSED);
  g_assert_cmpint (sp_record_draft_get_state (draft, 2), ==, SP_DRAFT_NEW);
  g_assert_nonnull (strstr (twice, "只能写一行"));
  g_assert_true (sp_record_draft_store (draft, self->store, "导入企业", TRUE, NULL));
  enterprise = table_load (self, &sp_enterprise_type, 1);
  g_assert_cmpstr (sp_record_get_title (enterprise), ==, "示例县红星砖瓦有限公司");
  g_assert_cmpstr (sp_record_get_text (enterprise, SP_ENTERPRISE_ADDRESS), ==, "城关镇东街");
  g_assert_cmpint (sp_record_get_integer (enterprise, SP_ENTERPRISE_EMPLOYEES), ==, 25);
  again = table_read_text (self, &sp_enterprise_type, "企业名称,从业人数\n红星砖瓦,25\n");
  g_assert_cmpint (sp_record_draft_get_state (again, 0), ==, SP_DRAFT_SAME);
}

/* By its code an enterprise needs no name. */
static void
test_partial_enterprise (TableFixture *self, gconstpointer data)
{
  g_autoptr (SpRecordDraft) first =
    table_read_text (self, &sp_enterprise_type,
                     "企业名称,统一社会信用代码\n示例县红星砖瓦有限公司,91990000MA6001001P\n");
  g_autoptr (SpRecordDraft) draft = NULL;
  g_autoptr (SpRecord) enterprise = NULL;

  table_store (self, first);
  draft = table_read_text (self, &sp_enterprise_type,
                           "统一社会信用代码,地址\n91990000MA6001001P,城关镇西街\n");
  g_assert_true (sp_record_draft_check_columns (draft, NULL));
  g_assert_cmpint (sp_record_draft_get_state (draft, 0), ==, SP_DRAFT_UPDATE);
  table_store (self, draft);
  enterprise = table_load (self, &sp_enterprise_type, 1);
  g_assert_cmpstr (sp_record_get_text (enterprise, SP_ENTERPRISE_ADDRESS), ==, "城关镇西街");
  g_assert_cmpstr (sp_record_get_title (enterprise), ==, "示例县红星砖瓦有限公司");
}

/* Other brackets are no new name, and two ways to write one are one enterprise. */
static void
test_spelling (TableFixture *self, gconstpointer data)
{
  g_autoptr (SpRecordDraft) draft =
    table_read_text (self, &sp_enterprise_type,
                     "企业名称,从业人数,联系电话\n示例县红星砖瓦（有限公司）,25,０６９２-１２３４\n"
                     "红星砖瓦,26,\n红星砖瓦厂,27,\n示例县红星砖瓦公司,28,\n");
  g_autofree char *twice = table_dup_problems (draft, 1);
  g_autofree char *other = table_dup_problems (draft, 2);
  g_autofree char *likely = table_dup_problems (draft, 3);
  g_autoptr (SpRecord) enterprise = NULL;

  g_assert_cmpint (sp_record_draft_get_state (draft, 0), ==, SP_DRAFT_UPDATE);
  g_assert_nonnull (strstr (twice, "名称写法不同"));
  g_assert_cmpstr (other, ==, "");
  g_assert_cmpint (sp_record_draft_get_state (draft, 3), ==, SP_DRAFT_NEW);
  g_assert_nonnull (strstr (likely, "可能和“示例县红星砖瓦有限公司”是同一家企业"));
  g_assert_true (sp_record_draft_store (draft, self->store, "导入企业", TRUE, NULL));
  enterprise = table_load (self, &sp_enterprise_type, 1);
  g_assert_cmpstr (sp_record_get_title (enterprise), ==, "示例县红星砖瓦有限公司");
  g_assert_cmpstr (sp_record_get_text (enterprise, SP_ENTERPRISE_FORMER_NAME), ==, "");
  g_assert_cmpstr (sp_record_get_text (enterprise, SP_ENTERPRISE_LEGAL_PHONE), ==, "0692-1234");
}

/* What its code says to be renamed is still found by the name that papers bear. */
static void
test_renamed (TableFixture *self, gconstpointer data)
{
  static const char *const tables[] = {
    "企业名称,统一社会信用代码\n红星砖瓦,91990000MA6001001P\n",
    "企业名称,统一社会信用代码\n示例县新红星建材有限公司,91990000MA6001001P\n",
    "企业名称,从业人数\n示例县红星砖瓦有限公司,30\n",
  };
  g_autoptr (SpRecord) enterprise = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (SpRecordDraft) draft = table_read_text (self, &sp_enterprise_type, tables[i]);
      g_autofree char *told = table_dup_problems (draft, 0);

      g_assert_cmpstr (told, ==,
                       i == 1 ? "名称由“示例县红星砖瓦有限公司”改为“示例县新红星建材有限公司”，原名"
                                "记为曾用名，请核对是不是同一家。"
                              : "");
      g_assert_cmpint (sp_record_draft_get_state (draft, 0), ==, SP_DRAFT_UPDATE);
      table_store (self, draft);
    }
  enterprise = table_load (self, &sp_enterprise_type, 1);
  g_assert_cmpstr (sp_record_get_title (enterprise), ==, "示例县新红星建材有限公司");
  g_assert_cmpstr (sp_record_get_text (enterprise, SP_ENTERPRISE_FORMER_NAME), ==,
                   "示例县红星砖瓦有限公司");
  g_assert_cmpint (sp_record_get_integer (enterprise, SP_ENTERPRISE_EMPLOYEES), ==, 30);
}

/* All that is wrong with a row is told at once, with what may have been meant. */
static void
test_told (TableFixture *self, gconstpointer data)
{
  static const struct
  {
    const SpRecordType *type;
    const char *text;
    const char *told[2];
  } cases[] = {
    {&sp_enterprise_type,
     "企业名称,统一社会信用代码,联系电话\n新厂,91990000MA6001001X,1.39E+10\n",
     {"校验位", "科学计数"}},
    {&sp_enterprise_type, "企业名称,监管部门\n新厂,应急管理局\n", {"相近的有“县应急管理局”。"}},
    {&sp_hazard_type,
     "问题隐患,排查日期,企业\n通道堵塞,2021-03-01,示例县红星砖瓦\n",
     {"没有叫“示例县红星砖瓦”的企业", "相近的有“示例县红星砖瓦有限公司”。"}},
    {&sp_hazard_type,
     "问题隐患,排查日期,企业\n通道堵塞,2021-03-01,别家\n",
     {"没有叫“别家”的企业，请先登记或改正名称。"}},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecordDraft) draft = table_read_text (self, cases[i].type, cases[i].text);
      g_autofree char *told = table_dup_problems (draft, 0);

      g_test_message ("%s", told);
      g_assert_cmpint (sp_record_draft_get_state (draft, 0), ==, SP_DRAFT_REFUSED);
      for (guint k = 0; k < 2 && cases[i].told[k] != NULL; k++)
        g_assert_nonnull (strstr (told, cases[i].told[k]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/enterprise-table/" name, TableFixture, NULL, table_set_up, function,               \
              table_tear_down)
  ADD ("rows", test_enterprises);
  ADD ("partial", test_partial_enterprise);
  ADD ("spelling", test_spelling);
  ADD ("renamed", test_renamed);
  ADD ("told", test_told);
#undef ADD
  return g_test_run ();
}
