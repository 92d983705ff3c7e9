/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-hazard-gaps.h. */
#include "core/sp-hazard-gaps.h"

char *
sp_hazard_dup_missing_provisions (SpHazard *self)
{
  GString *names = g_string_new (NULL);
  guint provisions;

  g_return_val_if_fail (SP_IS_HAZARD (self), g_string_free (names, FALSE));

  provisions = sp_hazard_get_provisions (self);
  for (guint i = 0; i < SP_PROVISION_N; i++)
    if ((provisions & (1u << i)) == 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "",
                              sp_vocabulary_label (&sp_provisions, (int)i));
  return g_string_free (names, FALSE);
}

static void
add_criterion_gap (SpRecord *hazard, SpCriterion *criterion, GPtrArray *gaps)
{
  SpDate found = (SpDate)sp_record_get_integer (hazard, SP_HAZARD_FOUND_ON);
  g_autofree char *day = sp_date_dup_chinese (found);

  if (criterion == NULL || sp_criterion_holds (criterion, found))
    return;
  g_ptr_array_add (
    gaps, g_strdup_printf (_ ("判定标准“%s”在排查的 %s 还没有生效或者已经失效。"),
                           sp_record_get_text (SP_RECORD (criterion), SP_CRITERION_STANDARD), day));
}

static void
add_major_gaps (SpRecord *hazard, SpCriterion *criterion, GPtrArray *gaps)
{
  g_autofree char *missing = sp_hazard_dup_missing_provisions (SP_HAZARD (hazard));

  if (*missing != '\0')
    g_ptr_array_add (gaps, g_strdup_printf (_ ("五到位还缺：%s。"), missing));
  if (sp_record_get_integer (hazard, SP_HAZARD_AUTHORITY_TOLD_ON) == 0)
    g_ptr_array_add (gaps, g_strdup (_ ("重大隐患要向监管部门报告，还没有填报告日期。")));
  if (sp_record_get_integer (hazard, SP_HAZARD_WORKERS_TOLD_ON) == 0)
    g_ptr_array_add (gaps, g_strdup (_ ("重大隐患要向职工大会报告，还没有填报告日期。")));
  add_criterion_gap (hazard, criterion, gaps);
}

GPtrArray *
sp_hazard_list_gaps (SpHazard *self, SpCriterion *criterion)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func (g_free);
  SpRecord *record = SP_RECORD (self);

  g_return_val_if_fail (SP_IS_HAZARD (self), gaps);

  if (sp_record_get_integer (record, SP_HAZARD_CLOSED_ON) != 0 ||
      sp_record_get_integer (record, SP_HAZARD_ENDED_ON) != 0)
    return gaps;
  if (sp_record_get_integer (record, SP_HAZARD_GRADE) == SP_HAZARD_MAJOR)
    add_major_gaps (record, criterion, gaps);
  else if (sp_record_get_integer (record, SP_HAZARD_TREATMENT) == SP_HAZARD_LIMITED &&
           sp_record_get_integer (record, SP_HAZARD_DEADLINE) == 0)
    g_ptr_array_add (gaps, g_strdup (_ ("限期整改的隐患还没有整改时限。")));
  return gaps;
}
