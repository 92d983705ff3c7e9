/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fills an overview: two schedules, the standings of sp-reader-running.h, and who answers for what.
 * After an edit the two schedules follow row by row and only what is small is read again. */
#pragma once

#include "core/sp-overview.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

/* @as_of SP_DATE_NONE: today; @baseline SP_DATE_NONE: the end of the quarter before. */
SpOverview *sp_reader_load_overview (SpReader *self,
                                     int64_t plan,
                                     SpDate as_of,
                                     SpDate baseline,
                                     GCancellable *cancellable,
                                     GError **error);
/* Brings @overview up to date with the rows of @measures and everything that is no measure. FALSE
 * without error when it must be loaded anew (a row came, went or moved). */
gboolean sp_reader_refresh_overview (SpReader *self,
                                     SpOverview *overview,
                                     int64_t plan,
                                     const int64_t *measures,
                                     guint n_measures,
                                     GError **error);

G_END_DECLS
