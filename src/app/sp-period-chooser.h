/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpPeriodChooser: the periods of a plan that a report can be made for, one of them chosen; where
 * any will do, their kind is chosen first. Knows no session. */
#pragma once

#include "report/sp-report-definition.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_PERIOD_CHOOSER (sp_period_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SpPeriodChooser, sp_period_chooser, SP, PERIOD_CHOOSER, GtkWidget)

/* Signal "changed": another period was chosen, by a person or by the calls below. */
SpPeriodChooser *sp_period_chooser_new (void);
/* The periods of @kind from @first to @last; one that holds the day of the former choice, else the
 * one that is most likely reported on @today, is chosen. */
void sp_period_chooser_set_periods (
  SpPeriodChooser *self, SpReportPeriod kind, SpDate first, SpDate last, SpDate today);
/* FALSE: there is none to choose. */
gboolean sp_period_chooser_get_period (SpPeriodChooser *self, SpPeriod *period);
/* FALSE, and nothing changes: it is none of them. */
gboolean sp_period_chooser_set_period (SpPeriodChooser *self, const SpPeriod *period);
/* The one before (-1) or after (1); FALSE at the end. */
gboolean sp_period_chooser_step (SpPeriodChooser *self, int by);

G_END_DECLS
