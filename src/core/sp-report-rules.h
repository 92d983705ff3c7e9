/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a progress report must fulfil against its plan and the reports before it. What is unusual is
 * let through with a reason; completion needs evidence. Knows no SQL: the store finds the facts. */
#pragma once

#include "core/sp-measure.h"

G_BEGIN_DECLS

/* What there is already when a report comes. */
typedef struct
{
  SpDate plan_first, plan_last;
  SpDate start; /* of the measure; SP_DATE_NONE: not said */
  SpDate today;
  SpDate completed_on;  /* of the last report of the same speaker before it, if it says 100 */
  gboolean is_attached; /* a file comes with it, or with the measure */
} SpReportFacts;

/* FALSE with a sentence, and in @field (may be NULL) the SP_PROGRESS_… field it is about. */
gboolean sp_report_check (SpRecord *report,
                          const SpReportFacts *facts,
                          guint *field,
                          GError **error);

G_END_DECLS
