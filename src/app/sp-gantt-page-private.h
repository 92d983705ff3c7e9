/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of SpGanttPage share: its struct, and the output half (print, preview, export). */
#pragma once

#include "app/sp-gantt-page.h"
#include "app/sp-outcome-bar.h"
#include "app/sp-chart-printer.h"

G_BEGIN_DECLS

struct _SpGanttPage
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GSignalGroup *session_signals;
  GBinding *selection_binding;
  SpChartPrinter *printer;  /* made at first use */
  GtkNativeDialog *chooser; /* while it is open */
  char *unit;               /* lead unit shown, NULL: all */

  /* Template */
  GtkDropDown *group_drop_down;
  GtkDropDown *unit_drop_down;
  GtkDropDown *paper_drop_down;
  GtkStack *stack;
  GtkLabel *summary;
  GtkWidget *filter_note;
  GtkSpinner *spinner;
  GtkScrolledWindow *scroller;
  GtkBox *outcome_slot;

  /* Borrowed, children put in by C; NULL after dispose */
  SpGanttView *view;
  SpOutcomeBar *outcome;

  /* State */
  gboolean is_stale; /* the scene is to be made anew when the page is shown */
  gboolean is_filling;
};

SpGanttOptions sp_gantt_page_get_options (
  SpGanttPage *self); /* its strings live until the next change */
const SpPaper *sp_gantt_page_get_paper (SpGanttPage *self);

void sp_gantt_page_output_class_init (GtkWidgetClass *widget_class);
void sp_gantt_page_output_dispose (SpGanttPage *self);

G_END_DECLS
