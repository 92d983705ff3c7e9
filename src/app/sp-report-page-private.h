/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of SpReportPage share: its struct, the figures (a view of a schedule) and the
 * output half. */
#pragma once

#include "app/sp-outcome-bar.h"
#include "app/sp-report-page.h"

G_BEGIN_DECLS

struct _SpReportPage
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GSignalGroup *session_signals;
  GArray *quarters;         /* of SpPeriod, as in the drop-down */
  GCancellable *loading;    /* of the figures */
  GtkNativeDialog *chooser; /* while it is open */

  /* Template */
  GtkStack *stack;
  GtkDropDown *quarter_drop_down;
  GtkLabel *quarter_note;
  GtkEntry *prepared_by;
  GtkBox *totals;
  GtkGrid *parts;
  GtkSpinner *spinner;
  GtkBox *outcome_slot;

  /* Borrowed, child put in by C; NULL after dispose */
  SpOutcomeBar *outcome;

  /* State */
  gboolean is_stale;
  gboolean is_filling;
};

/* Puts the sums of @schedule into the page. */
void sp_report_page_show_figures (SpReportPage *self, SpSchedule *schedule);

void sp_report_page_output_class_init (GtkWidgetClass *widget_class);
void sp_report_page_output_dispose (SpReportPage *self);

G_END_DECLS
