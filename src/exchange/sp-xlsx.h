/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A workbook (.xlsx, .xlsm, .xltx): each visible sheet becomes a table as it would print, or one of
 * them rows of data. Knows the format, not plans. Sentences do not name the file. */
#pragma once

#include "exchange/sp-cell-table.h"
#include "exchange/sp-document-file.h"

G_BEGIN_DECLS

SpDocument *sp_xlsx_read (GBytes *bytes,
                          GCancellable *cancellable,
                          SpProgressFunc progress,
                          gpointer user_data,
                          GError **error);

/* How well a table fits what is wanted, by its first rows; 0: not at all. */
typedef guint (*SpCellScoreFunc) (const SpCellTable *table, gpointer user_data);
/* How many lines of each sheet are looked at for that. */
#define SP_XLSX_SCORE_LINES 40

/* The cells of the sheet with the best score, of equals the first: values as data, not as shown;
 * hidden rows and columns, too, with a note. @score NULL: the first sheet. Text beside cells is
 * kept once for all that share it. Transfer full. */
SpCellTable *sp_xlsx_read_cells (GBytes *bytes,
                                 SpCellScoreFunc score,
                                 gpointer score_data,
                                 GCancellable *cancellable,
                                 SpProgressFunc progress,
                                 gpointer user_data,
                                 GError **error);

G_END_DECLS
