/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpBaseYearTab: the totals of a year's months by industry, for years of which no single accidents
 * are known. A cell is saved when it is left; empty is 0. */
#pragma once

#include "core/sp-accident.h"
#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_BASE_YEAR_TAB (sp_base_year_tab_get_type ())
G_DECLARE_FINAL_TYPE (SpBaseYearTab, sp_base_year_tab, SP, BASE_YEAR_TAB, GtkBox)

SpBaseYearTab *sp_base_year_tab_new (SpSession *session);
int sp_base_year_tab_get_year (SpBaseYearTab *self);
void sp_base_year_tab_set_figure (SpBaseYearTab *self, SpAccidentFigure figure);
GtkEntry *sp_base_year_tab_get_cell (SpBaseYearTab *self, int month, SpAccidentIndustry industry);
/* As leaving the cell does. FALSE: what is typed will not do. */
gboolean sp_base_year_tab_save (SpBaseYearTab *self, int month, SpAccidentIndustry industry);
const char *sp_base_year_tab_get_sum (SpBaseYearTab *self); /* of the year */
const char *sp_base_year_tab_get_problem (SpBaseYearTab *self);

G_END_DECLS
