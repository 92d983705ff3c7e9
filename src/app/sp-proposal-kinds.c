/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What SpProposals proposes: indicators by the plan's targets, institutions by its measures' words.
 */
#include "sp-proposals.h"

#include "base/sp-i18n.h"
#include "store/sp-institutions.h"
#include "store/sp-write-running.h"

/* ---- indicators ---- */

static char *
dup_indicator_words (gconstpointer data)
{
  const SpIndicatorProposal *proposal = data;
  GString *text = g_string_new (sp_record_get_title (proposal->indicator));

  for (guint i = 0; i < proposal->milestones->len; i++)
    {
      SpRecord *milestone = g_ptr_array_index (proposal->milestones, i);
      g_autofree char *goal = sp_indicator_dup_goal (
        SP_INDICATOR (proposal->indicator), sp_record_get_real (milestone, SP_MILESTONE_VALUE));
      g_autofree char *by =
        sp_date_dup_iso ((SpDate)sp_record_get_integer (milestone, SP_MILESTONE_BY_DATE));

      g_string_append_printf (text, "%s%s %s", i == 0 ? "　" : "；", by, goal);
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_indicator_likely (gconstpointer data)
{
  return ((const SpIndicatorProposal *)data)->is_likely;
}

const SpProposalKind sp_indicator_proposals = {
  .load = sp_reader_propose_indicators,
  .dup_words = dup_indicator_words,
  .is_likely = is_indicator_likely,
  .add = sp_store_add_indicators,
  .purpose = N_ ("计划里还没有建成指标的目标。勾选要跟踪的，建立后还可以修改。"),
  .none = N_ ("计划里的目标都已经建成指标，或者计划里没有写目标。"),
  .accept = N_ ("建立 %u 项指标"),
  .done = N_ ("已由目标建立 %u 项指标"),
};

/* ---- institutions ---- */

/* 危险化学品安全管理办法（管理办法）　2021-12-31　“制定……办法” */
static char *
dup_institution_words (gconstpointer data)
{
  const SpInstitutionProposal *proposal = data;
  SpRecord *institution = proposal->institution;
  g_autofree char *planned =
    sp_date_dup_iso ((SpDate)sp_record_get_integer (institution, SP_INSTITUTION_PLANNED_ON));

  return g_strdup_printf (
    _ ("%s（%s）%s%s　“%s”"), sp_record_get_title (institution),
    sp_vocabulary_label (&sp_institution_kinds,
                         (int)sp_record_get_integer (institution, SP_INSTITUTION_KIND)),
    *planned != '\0' ? "　" : "", planned, proposal->clause);
}

/* Words tell what is asked for; whether it is one of the county's own, a person knows. */
static gboolean
is_institution_likely (gconstpointer data)
{
  return FALSE;
}

const SpProposalKind sp_institution_proposals = {
  .load = sp_reader_propose_institutions,
  .dup_words = dup_institution_words,
  .is_likely = is_institution_likely,
  .add = sp_store_add_institutions,
  .purpose =
    N_ ("任务里写了“制定、出台、建立……”而清单里还没有的。用空格勾选，按 Ctrl+Enter 列入清单；"
        "列入后还可以修改，也可以一次撤销。"),
  .none = N_ ("任务里要求建立的制度措施都已经在清单里，或者计划里没有这样的要求。"),
  .accept = N_ ("列入 %u 项"),
  .done = N_ ("已从任务中列入 %u 项制度措施"),
};
