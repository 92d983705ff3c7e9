/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpIndicatorPane: what an indicator's detail has beside its fields: how it stands in words, the
 * trend, the entry of values. Follows the as-of date and the file. */
#pragma once

#include "sp-trend-view.h"
#include "sp-value-entry.h"

G_BEGIN_DECLS

#define SP_TYPE_INDICATOR_PANE (sp_indicator_pane_get_type ())
G_DECLARE_FINAL_TYPE (SpIndicatorPane, sp_indicator_pane, SP, INDICATOR_PANE, GtkBox)

SpIndicatorPane *sp_indicator_pane_new (SpSession *session);
void sp_indicator_pane_set_indicator (SpIndicatorPane *self, int64_t indicator); /* 0: none */
SpTrendView *sp_indicator_pane_get_trend (SpIndicatorPane *self);
SpValueEntry *sp_indicator_pane_get_entry (SpIndicatorPane *self);
const char *sp_indicator_pane_get_standing (SpIndicatorPane *self);
/* Prints into @file; NULL: asks for a printer. */
void sp_indicator_pane_print (SpIndicatorPane *self, const char *file);

G_END_DECLS
