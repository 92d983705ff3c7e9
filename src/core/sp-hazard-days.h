/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A hazard as a ledger on paper has it, one row with its days, made into the steps that it went
 * through. The rules of steps are those of sp-hazard.h; here is what a careful clerk takes for
 * granted, what he asks back about, and in which words he tells of either. Knows no tables. */
#pragma once

#include "core/sp-hazard.h"

G_BEGIN_DECLS

/* The fields that a row says and steps make: 1 << SpHazard field. */
guint64 sp_hazard_days_fields (void);

/* The steps, of SpHazardStep without their hazard, that have to follow @steps (of @current, which
 * is stored; both NULL for a new one) so that the derived fields are as @said has them:
 *
 * - the state is what the days say; a state that says more, or less, than the days is asked back;
 *   of “已登记” it is taken that nobody said;
 * - a day of completion or application that is missing is the next known day, a missing day of
 *   acceptance the day of close-out; an assignment without a day was on the day it was found;
 * - who accepted is never taken for granted, and neither is a close-out without its day;
 * - what a step recorded is never changed by a row: it is asked back;
 * - an extension of which only the former deadline is known is put on that day, or before the next
 *   step that is known.
 *
 * What was taken for granted is appended to @remarks (of char *, sentences; may be NULL). @today:
 * no step is later. Transfer full; NULL with SP_ERROR_INVALID and a sentence. */
GPtrArray *sp_hazard_steps_from_days (SpHazard *said,
                                      SpHazard *current,
                                      const GPtrArray *steps,
                                      SpDate today,
                                      GPtrArray *remarks,
                                      GError **error);
/* Makes @said what is to be stored before those steps are taken: its deadline is the first one. */
void sp_hazard_days_rewind (SpHazard *said, SpHazard *current);

G_END_DECLS
