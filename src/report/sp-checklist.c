/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-checklist.h. */
#include "report/sp-checklist.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-criterion.h"
#include "core/sp-enterprise.h"

static gboolean
is_asked (SpRecord *criterion, const SpChecklistInfo *info)
{
  if (info->industry != 0 &&
      sp_record_get_integer (criterion, SP_CRITERION_INDUSTRY) != info->industry)
    return FALSE;
  if (info->topic != NULL &&
      g_strcmp0 (sp_record_get_text (criterion, SP_CRITERION_TOPIC), info->topic) != 0)
    return FALSE;
  return sp_criterion_holds (SP_CRITERION (criterion), info->day);
}

GPtrArray *
sp_checklist_load_criteria (SpReader *reader, const SpChecklistInfo *info, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *asked;

  g_return_val_if_fail (reader != NULL && info != NULL, NULL);

  all = sp_reader_load_all (reader, &sp_criterion_type, -1, 0, error);
  if (all == NULL)
    return NULL;
  asked = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    if (is_asked (all->pdata[i], info))
      g_ptr_array_add (asked, g_object_ref (all->pdata[i]));
  return asked;
}

static void
add_lines (SpPaperTable *table, SpRecord *enterprise, SpDate day)
{
  g_autofree char *on = sp_date_dup_chinese (day);
  g_autofree char *who =
    g_strdup_printf (_ ("受检单位：%s　　地址：%s　　陪同人员："),
                     enterprise != NULL ? sp_record_get_title (enterprise) : "　　　　　　　　",
                     enterprise != NULL ? sp_record_get_text (enterprise, SP_ENTERPRISE_ADDRESS)
                                        : "　　　　　　　　");
  g_autofree char *when =
    g_strdup_printf (_ ("检查日期：%s　　检查人员：　　　　　　　　　　检查单位："), on);

  sp_paper_table_add_line (table, who);
  sp_paper_table_add_line (table, when);
}

static void
add_criterion (SpPaperTable *table, guint number, SpRecord *criterion)
{
  g_autofree char *ordinal = g_strdup_printf ("%u", number);
  const char *item = sp_record_get_text (criterion, SP_CRITERION_NUMBER);
  g_autofree char *basis =
    *item != '\0' ? g_strdup_printf (_ ("%s第%s项"),
                                     sp_record_get_text (criterion, SP_CRITERION_STANDARD), item)
                  : g_strdup (sp_record_get_text (criterion, SP_CRITERION_STANDARD));
  const char *cells[] = {ordinal,
                         sp_record_get_text (criterion, SP_CRITERION_TOPIC),
                         sp_record_get_text (criterion, SP_CRITERION_TEXT),
                         basis,
                         _ ("□有 □无 □不涉及"),
                         NULL};

  sp_paper_table_add_row (table, cells);
}

static SpPaperTable *
new_table (void)
{
  SpPaperTable *table = sp_paper_table_new (_ ("重大事故隐患检查表"), SP_PAPER_LANDSCAPE);

  sp_paper_table_add_column (table, _ ("序号"), 4, SP_ALIGN_CENTER);
  sp_paper_table_add_column (table, _ ("类别"), 8, SP_ALIGN_START);
  sp_paper_table_add_column (table, _ ("检查内容（有下列情形的即为重大隐患）"), 36, SP_ALIGN_START);
  sp_paper_table_add_column (table, _ ("依据"), 20, SP_ALIGN_START);
  sp_paper_table_add_column (table, _ ("检查结果"), 9, SP_ALIGN_START);
  sp_paper_table_add_column (table, _ ("具体部位和情况"), 23, SP_ALIGN_START);
  sp_paper_table_set_foot (table, _ ("检查人员签字：　　　　　　受检单位签字："));
  return table;
}

SpPaperTable *
sp_checklist_new (SpReader *reader, const SpChecklistInfo *info, GError **error)
{
  g_autoptr (GPtrArray) criteria = NULL;
  g_autoptr (SpPaperTable) table = NULL;
  g_autoptr (SpRecord) enterprise = NULL;

  g_return_val_if_fail (reader != NULL && info != NULL, NULL);

  criteria = sp_checklist_load_criteria (reader, info, error);
  if (criteria == NULL)
    return NULL;
  if (criteria->len == 0)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                   _ ("判定标准库里没有这个行业在那一天有效的条目。请先装入或补充判定标准。"));
      return NULL;
    }
  if (info->enterprise != 0)
    enterprise = sp_reader_load (reader, &sp_enterprise_type, info->enterprise, NULL);
  table = new_table ();
  sp_paper_table_set_date (table, info->day);
  add_lines (table, enterprise, info->day);
  for (guint i = 0; i < criteria->len; i++)
    add_criterion (table, i + 1, criteria->pdata[i]);
  return g_steal_pointer (&table);
}
