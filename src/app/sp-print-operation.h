/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpPrintOperation: a chart on paper, through the desktop's print dialog or into a file. The
 * pages are those of the chart for the paper that was chosen; nothing is drawn here. Printer
 * settings and page setup are kept as key files in the user's configuration folder. */
#pragma once

#include "chart/sp-chart-kind.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_PRINT_OPERATION (sp_print_operation_get_type ())
G_DECLARE_FINAL_TYPE (SpPrintOperation, sp_print_operation, SP, PRINT_OPERATION, GtkPrintOperation)

/* @paper is what the dialog starts with; NULL: what was used last, else A3. */
SpPrintOperation *sp_print_operation_new (SpGanttScene *scene,
                                          const SpPaper *paper,
                                          const char *job_name);
/* As the above, of any chart. */
SpPrintOperation *sp_print_operation_new_for (const SpChartKind *kind,
                                              gpointer chart,
                                              const SpPaper *paper,
                                              const char *job_name);
/* 0 before the pages were made. */
guint sp_print_operation_get_n_chart_pages (SpPrintOperation *self);

/* The standard sheet of that size in points, either way round; NULL: none. Borrowed. */
const SpPaper *sp_print_operation_find_paper (double width, double height);
/* @paper as GTK knows it, with its usual margins; transfer full. */
GtkPageSetup *sp_print_operation_new_setup (const SpPaper *paper, GtkPageOrientation orientation);
/* The paper used last, else A3. Borrowed, never NULL. */
const SpPaper *sp_print_operation_last_paper (void);

G_END_DECLS
