/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report on paper and as CSV: its tables sheet after sheet, each on the paper its definition asks
 * for. What is drawn for the workbook alone is not on it. */
#pragma once

#include "report/sp-paper-table.h"
#include "report/sp-report.h"

G_BEGIN_DECLS

/* Pages of one or several tables. One thread at a time may use it. */
typedef struct _SpReportPaper SpReportPaper;

/* Reads all rows. @sheet: only that one; -1: all tables. SP_ERROR_NOT_FOUND with a sentence where
 * there is no table. Transfer full. */
SpReportPaper *sp_report_paper_new (
  const SpReport *report, SpReader *reader, int sheet, GCancellable *cancellable, GError **error);
void sp_report_paper_unref (SpReportPaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReportPaper, sp_report_paper_unref)

guint sp_report_paper_get_n_pages (SpReportPaper *self);
double sp_report_paper_get_width (SpReportPaper *self); /* of the first sheet, in points */
double sp_report_paper_get_height (SpReportPaper *self);
/* Page @page (from 0) at the origin, in points; one of another size is scaled to the first's. */
void sp_report_paper_draw (SpReportPaper *self, guint page, cairo_t *cr);
/* Each page in its own size. */
gboolean sp_report_paper_export_pdf (SpReportPaper *self, const char *path, GError **error);

/* UTF-8 with a byte order mark, CRLF, heads in one row; replaces what was at @path. */
gboolean sp_report_sheet_write_csv (const SpReportSheet *self,
                                    SpReader *reader,
                                    const char *path,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
