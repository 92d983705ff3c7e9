/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Indicators that the targets of a plan could become. Proposals only: a person confirms them. Knows
 * the wording of clauses, no documents and no SQL. */
#pragma once

#include "core/sp-indicator.h"

G_BEGIN_DECLS

typedef struct
{
  SpRecord *indicator;   /* owned, not stored */
  GPtrArray *milestones; /* owned, of SpMilestone, by date, not stored */
  GPtrArray *targets;    /* owned, of SpTarget */
  gboolean is_likely;    /* has a date or is a share: what is worth following over time */
} SpIndicatorProposal;
void sp_indicator_proposal_free (gpointer proposal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpIndicatorProposal, sp_indicator_proposal_free)

/* One target of @measure alone. A target without a date is to be reached by @last_day. */
SpIndicatorProposal *sp_indicator_from_target (SpRecord *measure,
                                               SpRecord *target,
                                               SpDate last_day);
/* By measure, in the order of @measures; targets that say the same of different days (30 % by 2020,
 * 90 % by 2022) become milestones of one. Targets of which one of @indicators was made are left
 * out, with those that would be its milestones. Transfer full, of SpIndicatorProposal. */
GPtrArray *sp_indicator_propose (const GPtrArray *measures,
                                 const GPtrArray *targets,
                                 const GPtrArray *indicators,
                                 SpDate last_day);

/* What a clause speaks of, without when and how much: 高危企业安全装置安装率. Transfer full; ""
 * where it names nothing. */
char *sp_indicator_dup_subject (const char *clause, const char *amount);
/* The year that 较2019年 or 比2019年 names, or 0. */
int sp_indicator_find_base_year (const char *clause);

G_END_DECLS
