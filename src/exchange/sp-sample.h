/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The filled sample of an invented county (示例县): a plan document in the usual form and two years
 * of progress, indicators, accidents, duties, supervision and enforcement. */
#pragma once

#include "store/sp-store.h"

G_BEGIN_DECLS

/* The sample document's text; borrowed. */
const char *sp_sample_document (void);
/* The day on which the sample has most to show: 2021-09-30, in the middle of the plan. */
SpDate sp_sample_day (void);
/* Fills a new, empty store: directory, plan, and what happened until 2022-09-30. The same every
 * time. */
gboolean sp_sample_fill (SpStore *store, GError **error);

G_END_DECLS
