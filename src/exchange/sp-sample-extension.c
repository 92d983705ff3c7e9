/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deadlines of the sample county that are put off: asked for before the day, granted by the office,
 * with the paper's number. Every third one is put off twice. */
#include "core/sp-extension.h"
#include "exchange/sp-sample-private.h"

#define MONTHS 6 /* all in all */

/* In the order in which the sample's plan comes to put deadlines off. */
static const char *const reasons[] = {
  N_ ("村组分散，入户核对人手不足，部分台账需要重新核实，申请延期。"),
  N_ ("机构和人员编制的批复程序没有走完，申请延期。"),
  N_ ("测算报告需要由有资质的单位复核，复核意见尚未出具，申请延期。"),
  N_ ("标线和标识采购进行了第二次招标，施工队伍进场推迟，申请延期。"),
  N_ ("部分企业停产检修，现场核查无法进行，申请延期。"),
  N_ ("符合条件的专业人员少，企业招聘未能按期到位，申请延期。"),
  N_ ("保险机构与企业就费率没有谈妥，投保手续办理推迟，申请延期。"),
  N_ ("汛期道路中断，材料运输受阻，剩余点位安排到枯水期施工，申请延期。"),
};
static const char once_more[] =
  N_ ("前次延期内受采购和天气影响，还剩约三成工作量，申请再次延期，不再另行顺延。");

static SpDate
end_of_month_after (SpDate date, int months)
{
  SpYmd later = sp_date_to_ymd (sp_date_add_months (date, months));

  return sp_date_month_end (later.year, later.month);
}

/* The paper of number @paper, granted some days before @old_due, so that the deadline never was
 * overdue between. */
static gboolean
write_step (SpWrite *write,
            SpRecord *deadline,
            const SpPeriod *from_to,
            guint paper,
            const char *reason,
            GError **error)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_extension_type);
  SpDate granted = from_to->first - 2 - (SpDate)(paper * 5 % 11);
  g_autofree char *document =
    g_strdup_printf (_ ("示安办复〔%d〕%u号"), sp_date_to_ymd (granted).year, paper);

  sp_record_set_integer (record, SP_EXTENSION_DEADLINE, sp_record_get_id (deadline));
  sp_record_set_integer (record, SP_EXTENSION_GRANTED_ON, granted);
  sp_record_set_integer (record, SP_EXTENSION_OLD_DUE, from_to->first);
  sp_record_set_integer (record, SP_EXTENSION_NEW_DUE, from_to->last);
  sp_record_set_text (record, SP_EXTENSION_REASON, reason);
  sp_record_set_text (record, SP_EXTENSION_DOCUMENT, document);
  return sp_write_insert (write, record, error);
}

gboolean
sp_sample_extend (SpWrite *write, SpRecord *deadline, guint nth, GError **error)
{
  SpDate due = (SpDate)sp_record_get_integer (deadline, SP_DEADLINE_DUE);
  SpDate last = end_of_month_after (due, MONTHS);
  SpDate half = nth % 3 == 1 ? end_of_month_after (due, MONTHS / 2) : last;
  const char *reason = _ (reasons[nth % G_N_ELEMENTS (reasons)]);
  const SpPeriod first_step = {SP_PERIOD_DAYS, due, half};
  const SpPeriod second_step = {SP_PERIOD_DAYS, half, last};

  sp_record_set_integer (deadline, SP_DEADLINE_ORIGINAL_DUE, due);
  sp_record_set_integer (deadline, SP_DEADLINE_DUE, last);
  return sp_write_update (write, deadline, error) &&
         write_step (write, deadline, &first_step, 2 * nth + 1, reason, error) &&
         (half == last ||
          write_step (write, deadline, &second_step, 2 * nth + 2, _ (once_more), error));
}
