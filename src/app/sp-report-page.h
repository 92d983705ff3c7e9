/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReportPage: the page 报表: choose a report and its period, see what does not hold and what will
 * be printed, lead from a figure to its list, then export, print, keep. Knows the session; figures
 * come from the report room, made on the worker. */
#pragma once

#include "app/sp-session.h"
#include "app/sp-sheet-view.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property "session". Actions report.…, see sp-actions.c. */
#define SP_TYPE_REPORT_PAGE (sp_report_page_get_type ())
G_DECLARE_FINAL_TYPE (SpReportPage, sp_report_page, SP, REPORT_PAGE, GtkWidget)

/* The report called @name; FALSE: there is none. */
gboolean sp_report_page_select_kind (SpReportPage *self, const char *name);
const char *sp_report_page_get_kind (SpReportPage *self); /* NULL: none is chosen */
/* FALSE: it is not one that the report can be made for. */
gboolean sp_report_page_select_period (SpReportPage *self, const SpPeriod *period);
gboolean sp_report_page_get_period (SpReportPage *self, SpPeriod *period);
void sp_report_page_select_sheet (SpReportPage *self, guint i);
/* What is shown; NULL while nothing is. Borrowed. */
const SpReport *sp_report_page_get_report (SpReportPage *self);
SpSheetView *sp_report_page_get_view (SpReportPage *self);
/* Goes where a cell (column -1: a row) of the sheet that is shown leads; FALSE: nowhere. @term: -1:
 * of a figure that is a sum or a rate its lists are offered; else to that of so many of its terms.
 */
gboolean sp_report_page_follow (SpReportPage *self, guint row, int column, int term);
/* Writes .xlsx, .csv (the sheet that is shown) or .pdf, or a document; the bar under the page says
 * when it is done. */
void sp_report_page_export_to (SpReportPage *self, const char *path);
/* Reads a form from a file and chooses it; FALSE: told why not. */
gboolean sp_report_page_import_form (SpReportPage *self, const char *path);
gboolean sp_report_page_is_busy (SpReportPage *self); /* figures or a file under way */

G_END_DECLS
