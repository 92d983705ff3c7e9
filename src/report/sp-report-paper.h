/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report on paper and as CSV: its sheets one after the other, tables on the paper that their
 * definition asks for, what is drawn as an official paper or a chart, and with a summary the map
 * and the accidents that it speaks of. */
#pragma once

#include "report/sp-report.h"
#include <cairo.h>

G_BEGIN_DECLS

/* Pages of sheets. One thread at a time may use it. */
typedef struct _SpReportPaper SpReportPaper;

/* Reads all rows, and what charts show. Transfer full. */
SpReportPaper *sp_report_paper_new (const SpReport *report,
                                    SpReader *reader,
                                    GCancellable *cancellable,
                                    GError **error);
void sp_report_paper_unref (SpReportPaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReportPaper, sp_report_paper_unref)

/* Lays all pages out, of long tables most of the work of printing them. @func may be NULL. */
gboolean sp_report_paper_prepare (SpReportPaper *self,
                                  GCancellable *cancellable,
                                  SpReportProgressFunc func,
                                  gpointer data,
                                  GError **error);
guint sp_report_paper_get_n_pages (SpReportPaper *self);
double sp_report_paper_get_width (SpReportPaper *self); /* of the first sheet, in points */
double sp_report_paper_get_height (SpReportPaper *self);
/* Page @page (from 0) at the origin, in points; one of another size is scaled to the first's. */
void sp_report_paper_draw (SpReportPaper *self, guint page, cairo_t *cr);
/* Each page in its own size; the file's outline names the sheets. Laying out counts for a part of
 * what @func (may be NULL) is told. */
gboolean sp_report_paper_export_pdf (SpReportPaper *self,
                                     const char *path,
                                     GCancellable *cancellable,
                                     SpReportProgressFunc func,
                                     gpointer data,
                                     GError **error);

/* UTF-8 with a byte order mark, CRLF, heads in one row; replaces what was at @path. */
gboolean sp_report_sheet_write_csv (const SpReportSheet *self,
                                    SpReader *reader,
                                    const char *path,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
