/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-rules.h. */
#include "core/sp-report-rules.h"

#include "base/sp-error.h"

static gboolean
refuse (guint *field, guint of, GError **error, const char *sentence)
{
  if (field != NULL)
    *field = of;
  g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, sentence);
  return FALSE;
}

/* What can be so, but seldom is. */
static char *
dup_oddity (const SpReportFacts *facts, SpDate as_of, int percent)
{
  g_autofree char *first = sp_date_dup_iso (facts->plan_first);
  g_autofree char *last = sp_date_dup_iso (facts->plan_last);
  g_autofree char *start = sp_date_dup_iso (facts->start);
  g_autofree char *completed = sp_date_dup_iso (facts->completed_on);

  if (as_of > facts->today)
    return g_strdup (_ ("统计日期晚于今天"));
  if (as_of < facts->plan_first || as_of > facts->plan_last)
    return g_strdup_printf (_ ("统计日期不在计划期（%s 至 %s）内"), first, last);
  if (percent >= 100 && facts->start != SP_DATE_NONE && as_of < facts->start)
    return g_strdup_printf (_ ("完成日期早于任务的开始日期（%s）"), start);
  if (percent < 100 && facts->completed_on != SP_DATE_NONE)
    return g_strdup_printf (_ ("这项任务 %s 已报完成，现在又低于 100 %%"), completed);
  return NULL;
}

gboolean
sp_report_check (SpRecord *report, const SpReportFacts *facts, guint *field, GError **error)
{
  SpDate as_of = (SpDate)sp_record_get_integer (report, SP_PROGRESS_AS_OF);
  int percent = (int)sp_record_get_integer (report, SP_PROGRESS_PERCENT);
  gboolean has_reason = *sp_record_get_text (report, SP_PROGRESS_REASON) != '\0';
  gboolean is_shown = facts->is_attached || *sp_record_get_text (report, SP_PROGRESS_DONE) != '\0';
  g_autofree char *oddity = NULL;
  g_autofree char *sentence = NULL;

  if (as_of == SP_DATE_NONE)
    return refuse (field, SP_PROGRESS_AS_OF, error, _ ("请填统计日期。"));
  if (percent >= 100 && !is_shown)
    return refuse (field, SP_PROGRESS_DONE, error,
                   _ ("报完成（100 %）要有依据：请写明完成情况，或先添加附件。"));
  oddity = dup_oddity (facts, as_of, percent);
  if (oddity == NULL || has_reason)
    return TRUE;
  sentence = g_strdup_printf (_ ("%s。如确实如此，请在“特别说明”里写明原因。"), oddity);
  return refuse (field, SP_PROGRESS_REASON, error, sentence);
}
