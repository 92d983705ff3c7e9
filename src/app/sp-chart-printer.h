/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpChartPrinter: prints the charts of a page through the desktop's dialog, one at a time, and
 * tells through the session what went wrong. Letting go of it ends what is being printed. Must not
 * know pages. */
#pragma once

#include "sp-print-operation.h"
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_CHART_PRINTER (sp_chart_printer_get_type ())
G_DECLARE_FINAL_TYPE (SpChartPrinter, sp_chart_printer, SP, CHART_PRINTER, GObject)

SpChartPrinter *sp_chart_printer_new (SpSession *session); /* transfer full */
/* Does nothing while one is being printed. @paper as in sp_print_operation_new_for(); @parent may
 * be NULL. */
void sp_chart_printer_print (SpChartPrinter *self,
                             const SpChartKind *kind,
                             gpointer chart,
                             const SpPaper *paper,
                             const char *name,
                             GtkWindow *parent);

G_END_DECLS
