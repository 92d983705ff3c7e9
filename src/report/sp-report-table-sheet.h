/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet of SpReport that is a table, as a sheet of a workbook: with formulas where a reader would
 * look for them, native charts, notes. Private to the room. */
#pragma once

#include "report/sp-report-book.h"
#include "report/sp-report-private.h"

G_BEGIN_DECLS

/* Rows of the book that are written, and who is told. */
typedef struct
{
  SpReportProgressFunc func; /* NULL: nobody */
  gpointer data;
  guint n_done, n_rows;
} SpReportBookProgress;

gboolean sp_report_table_write (const SpReportSheet *sheet,
                                SpReader *reader,
                                const SpQuarterly *quarterly,
                                SpReportBookProgress *progress,
                                GError **error);

/* The formula of cell @column of line @line, whose rows begin at row @first_row of the sheet, into
 * @out; FALSE: it is a plain number. */
gboolean sp_report_formula_make (
  const SpReportSheet *sheet, guint line, guint column, guint first_row, GString *out);

G_END_DECLS
