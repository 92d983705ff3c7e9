/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 情况通报: who leads and who is late in a period, by unit and by township, for all of them to
 * read. What only people know stands between 【 and 】. */
#pragma once

#include "report/sp-official-paper.h"
#include "report/sp-period-facts.h"

G_BEGIN_DECLS

/* The facts need not live on. */
SpOfficialPaper *sp_circular_paper_new (const SpPeriodFacts *facts);
/* As sp_halfyear_write(), of any period. */
gboolean sp_circular_write (SpReader *reader,
                            const SpPeriodOptions *options,
                            const char *path,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
