/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReportPage: the page 报表: choose a quarter, look at its main figures, make the workbook. Knows
 * the session; the figures come from a schedule read as of the quarter's end, the workbook from the
 * report room. */
#pragma once

#include "app/sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property "session". Action report.export. */
#define SP_TYPE_REPORT_PAGE (sp_report_page_get_type ())
G_DECLARE_FINAL_TYPE (SpReportPage, sp_report_page, SP, REPORT_PAGE, GtkWidget)

/* The quarter chosen; FALSE when there is none to choose. */
gboolean sp_report_page_get_quarter (SpReportPage *self, SpPeriod *quarter);
gboolean sp_report_page_select_quarter (SpReportPage *self, SpDate within);
/* Writes the workbook; the bar under the page says when it is done. */
void sp_report_page_export_to (SpReportPage *self, const char *path);
gboolean sp_report_page_is_busy (SpReportPage *self); /* figures or workbook under way */

G_END_DECLS
