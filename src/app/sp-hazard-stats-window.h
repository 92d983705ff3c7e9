/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpHazardStatsWindow: what the hazards of a period come to, by industry, township, department…, as
 * of the session's date, with what does not hold between the numbers; to be printed or exported.
 * Follows the file and, until a person types a period, the quarter of the as-of date. */
#pragma once

#include "report/sp-hazard-stats.h"
#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_HAZARD_STATS_WINDOW (sp_hazard_stats_window_get_type ())
G_DECLARE_FINAL_TYPE (
  SpHazardStatsWindow, sp_hazard_stats_window, SP, HAZARD_STATS_WINDOW, GtkWindow)

SpHazardStatsWindow *sp_hazard_stats_window_new (SpSession *session, GtkWindow *parent);
void sp_hazard_stats_window_begin (SpHazardStatsWindow *self); /* shows it */

/* For tests. */
void sp_hazard_stats_window_set_dimension (SpHazardStatsWindow *self, SpHazardDimension by);
/* FALSE: it cannot be read. */
gboolean sp_hazard_stats_window_set_period (SpHazardStatsWindow *self, const char *text);
gboolean sp_hazard_stats_window_is_loading (SpHazardStatsWindow *self);
const SpHazardStats *sp_hazard_stats_window_get_stats (SpHazardStatsWindow *self);
gboolean sp_hazard_stats_window_export_to (SpHazardStatsWindow *self, const char *path);

G_END_DECLS
