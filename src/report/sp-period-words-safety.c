/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-period-words.h: hazards, institutions, risks, enforcement, supervision, duties. */
#include "report/sp-period-words.h"

#include "base/sp-i18n.h"
#include "core/sp-hazard-columns.h"

/* ---- hazards ---- */

static void
append_found (GString *out, const char *span, const SpHazardSums *sums)
{
  g_autofree char *rate = sp_hazard_rate_dup_text (sums->rectified, sums->found);
  g_autofree char *major_rate = sp_hazard_rate_dup_text (sums->major_rectified, sums->major_found);

  g_string_append_printf (out, _ ("%s排查隐患%u项，整改%u项"), span, sums->found, sums->rectified);
  if (sums->found > 0)
    g_string_append_printf (out, _ ("，整改率%s%%"), rate);
  g_string_append_printf (out, _ ("；其中重大隐患%u项，整改%u项"), sums->major_found,
                          sums->major_rectified);
  if (sums->major_found > 0)
    g_string_append_printf (out, _ ("，整改率%s%%"), major_rate);
  g_string_append (out, _ ("。"));
}

static void
append_listed (GString *out, const SpHazardSums *period, const SpHazardSums *plan)
{
  guint n = 0;

  g_string_append_printf (out, _ ("\n本期挂牌督办%u项，累计%u项"), period->listed, plan->listed);
  for (int level = 0; level <= SP_LISTING_PROVINCE; level++)
    if (plan->listed_by[level] > 0)
      g_string_append_printf (out, "%s%s%u项", n++ > 0 ? "、" : _ ("，其中"),
                              sp_vocabulary_label (&sp_listing_levels, level),
                              plan->listed_by[level]);
  g_string_append_printf (out,
                          _ ("。累计重大隐患中，整改责任、措施、资金、时限、预案“五到位”的"
                             "%u项，列入治理计划的%u项。"),
                          plan->provided, plan->planned);
}

/* How what was found since the plan began stands, and the money. */
static void
append_standing (GString *out, const SpPeriodFacts *facts)
{
  const SpHazardSums *period = &facts->hazards->spans[SP_HAZARD_SPAN_PERIOD];
  const SpHazardSums *plan = &facts->hazards->spans[SP_HAZARD_SPAN_PLAN];
  g_autofree char *day = sp_date_dup_chinese (facts->as_of);

  g_string_append_printf (out,
                          _ ("\n计划开始以来排查的隐患，截至%s未销号%u项，其中重大隐患%u项，"
                             "超过整改时限%u项；延期%u项，退回整改%u项。"),
                          day, plan->open, plan->major_open, plan->overdue, plan->extended,
                          plan->returned);
  append_listed (out, period, plan);
  g_string_append_printf (out,
                          _ ("\n本期排查的隐患计划整改资金%.2f万元；本期整改实际投入%.2f万元，"
                             "累计投入%.2f万元。"),
                          period->funds, period->spent, plan->spent);
}

char *
sp_period_words_dup_hazards (const SpPeriodFacts *facts)
{
  const SpHazardTally *tally = facts->hazards;
  GString *out = g_string_new (NULL);
  g_autofree char *faults = NULL;

  if (tally->spans[SP_HAZARD_SPAN_PLAN].found == 0 &&
      tally->spans[SP_HAZARD_SPAN_PERIOD].found == 0)
    {
      g_string_append (out, _ ("计划开始以来隐患排查治理情况未接报。"));
      return g_string_free (out, FALSE);
    }
  append_found (out, _ ("本期"), &tally->spans[SP_HAZARD_SPAN_PERIOD]);
  append_found (out, _ ("本年累计"), &tally->spans[SP_HAZARD_SPAN_YEAR]);
  append_found (out, _ ("计划开始以来累计"), &tally->spans[SP_HAZARD_SPAN_PLAN]);
  append_standing (out, facts);
  faults = sp_hazard_tally_dup_faults (tally, SP_HAZARD_SPAN_PERIOD);
  if (*faults != '\0') /* for the clerk to explain or to put right */
    g_string_append_printf (out, _ ("\n【校核：%s】"), faults);
  return g_string_free (out, FALSE);
}

/* ---- institutions ---- */

char *
sp_period_words_dup_institutions (const SpPeriodFacts *facts)
{
  const SpPeriodInstitutions *all = &facts->institutions;
  g_autofree char *day = sp_date_dup_chinese (facts->as_of);
  GString *out = g_string_new (NULL);

  if (all->listed == 0)
    {
      g_string_append (out, _ ("制度措施清单还没有内容。"));
      return g_string_free (out, FALSE);
    }
  g_string_append_printf (out,
                          _ ("制度措施清单共%u项，截至%s已出台%u项，其中本期出台%u项；超过计划时限"
                             "未出台%u项。"),
                          all->listed, day, all->in_force, all->issued, all->overdue);
  for (guint i = 0; i < all->issued_in_period->len; i++)
    {
      SpRecord *record = g_ptr_array_index (all->issued_in_period, i);
      const char *document = sp_record_get_text (record, SP_INSTITUTION_DOCUMENT);

      g_string_append_printf (out, i == 0 ? _ ("\n本期出台：《%s》") : _ ("；《%s》"),
                              sp_record_get_title (record));
      if (*document != '\0')
        g_string_append_printf (out, _ ("（%s）"), document);
    }
  if (all->issued_in_period->len > 0)
    g_string_append (out, _ ("。"));
  return g_string_free (out, FALSE);
}

/* ---- risks ---- */

char *
sp_period_words_dup_risks (const SpPeriodFacts *facts)
{
  const SpRiskCounts *counts = &facts->risks.counting;
  g_autofree char *day = sp_date_dup_chinese (facts->as_of);
  GString *out = g_string_new (NULL);

  if (counts->n_points == 0)
    {
      g_string_append (out, _ ("企业安全风险点清单未接报。"));
      return g_string_free (out, FALSE);
    }
  g_string_append_printf (out, _ ("截至%s，在册企业安全风险点%u个："), day, counts->n_points);
  for (int level = SP_RISK_RED; level < SP_RISK_N_LEVELS; level++)
    g_string_append_printf (out, _ ("%s（%s）%u个，"), sp_vocabulary_label (&sp_risk_levels, level),
                            sp_vocabulary_label (&sp_risk_level_colours, level), counts->n[level]);
  g_string_append_printf (out,
                          _ ("未评估%u个（按现有风险等级，没有的按固有风险等级）。缺少其等级应有"
                             "的警示标志、监测预警、应急设备设施或撤离通道的%u个，到期未再评估的"
                             "%u个。"),
                          counts->n[SP_RISK_NONE], facts->risks.n_missing, facts->risks.n_overdue);
  return g_string_free (out, FALSE);
}

/* ---- enforcement ---- */

/* Counts in the order of the record's fields: 检查组2个、检查人次8人次; what nobody did is not
 * named. */
static guint
append_counts (GString *out, SpRecord *sums)
{
  guint n = 0;

  for (guint field = SP_ENFORCEMENT_GROUPS; field <= SP_ENFORCEMENT_EXPOSURES; field++)
    {
      const SpField *declared = &sp_record_get_record_type (sums)->fields[field];
      double value = field == SP_ENFORCEMENT_FINES ? sp_record_get_real (sums, field)
                                                   : (double)sp_record_get_integer (sums, field);

      if (value == 0)
        continue;
      g_string_append (out, n++ > 0 ? "、" : "");
      if (field == SP_ENFORCEMENT_FINES)
        g_string_append_printf (out, "%s%.2f%s", _ (declared->label), value, _ (declared->unit));
      else
        g_string_append_printf (out, "%s%.0f%s", _ (declared->label), value, _ (declared->unit));
    }
  return n;
}

char *
sp_period_words_dup_enforcement (const SpPeriodFacts *facts)
{
  GString *out = g_string_new (_ ("本期执法检查和处罚："));

  if (facts->enforcement == NULL || append_counts (out, SP_RECORD (facts->enforcement)) == 0)
    g_string_assign (out, _ ("本期执法检查和处罚情况未接报"));
  g_string_append (out, _ ("。"));
  return g_string_free (out, FALSE);
}

/* ---- supervision and duties ---- */

char *
sp_period_words_dup_supervision (const SpPeriodFacts *facts)
{
  const guint *by_state = facts->overview->supervision_by_state;
  guint total = sp_period_facts_count_supervision (facts), n = 0;
  g_autofree char *day = sp_date_dup_chinese (facts->as_of);
  GString *out = g_string_new (NULL);

  if (total == 0)
    {
      g_string_append (out, _ ("督办、通报、约谈等事项未接报。"));
      return g_string_free (out, FALSE);
    }
  for (int kind = 0; kind <= SP_SUPERVISION_BLAME; kind++)
    if (facts->supervision[kind] > 0)
      g_string_append_printf (out, "%s%s%u件", n++ > 0 ? "、" : _ ("本期发出"),
                              sp_vocabulary_label (&sp_supervision_kinds, kind),
                              facts->supervision[kind]);
  g_string_append_printf (
    out, _ ("%s截至%s累计%u件，其中已办结%u件、已回复%u件、办理中%u件、逾期未办结%u件。"),
    n > 0 ? _ ("；") : _ ("本期没有发出督办、通报、约谈等事项；"), day, total,
    by_state[SP_SUPERVISION_CLOSED], by_state[SP_SUPERVISION_REPLIED],
    by_state[SP_SUPERVISION_OPEN], by_state[SP_SUPERVISION_OVERDUE]);
  return g_string_free (out, FALSE);
}

char *
sp_period_words_dup_duties (const SpPeriodFacts *facts)
{
  GString *out = g_string_new (NULL);
  GPtrArray *duties = facts->overview->duties;
  guint n_named = 0;

  for (guint i = 0; i < duties->len; i++)
    {
      const SpOverviewDuty *duty = g_ptr_array_index (duties, i);
      guint n = 0, n_done = 0;

      for (guint k = 0; k < duty->days->len; k++)
        {
          const SpDutyDay *day = &g_array_index (duty->days, SpDutyDay, k);

          if (day->due < facts->period.first || day->due > facts->counted ||
              day->state == SP_DUTY_STATE_CANCELLED)
            continue;
          n++;
          n_done += day->state == SP_DUTY_STATE_DONE;
        }
      if (n > 0)
        g_string_append_printf (out, _ ("%s%s应办%u次、已办%u次"),
                                n_named++ > 0 ? "；" : _ ("例行工作："), duty->title, n, n_done);
    }
  g_string_append (out, n_named > 0 ? _ ("。") : "");
  return g_string_free (out, FALSE);
}
