/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpCompareTab: this year's accidents against the base year's as of the date: a table, the
 * bulletin's sentence to be copied, two charts. Base year and fall are edited here. */
#pragma once

#include "sp-trend-view.h"
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_COMPARE_TAB (sp_compare_tab_get_type ())
G_DECLARE_FINAL_TYPE (SpCompareTab, sp_compare_tab, SP, COMPARE_TAB, GtkBox)

SpCompareTab *sp_compare_tab_new (SpSession *session);
const char *sp_compare_tab_get_bulletin (SpCompareTab *self);
/* Row and column of the table, heads being 0. */
const char *sp_compare_tab_get_cell (SpCompareTab *self, int row, int column);
/* As by hand: kept in the file. */
void sp_compare_tab_set_goal (SpCompareTab *self, int base_year, int fall);
SpTrendView *sp_compare_tab_get_trend (SpCompareTab *self, guint i);

G_END_DECLS
