/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells out of files of every format that keeps tables: text with separators, JSON, workbooks, and
 * what LibreOffice makes workbooks of. The format is told by content. Knows no records. */
#pragma once

#include "exchange/sp-xlsx.h"

G_BEGIN_DECLS

/* @score chooses among the sheets of a workbook; NULL: the first. @name is said in errors; NULL:
 * none. JSON is an array of objects whose members stand under the heads in line 1; further lines
 * count the objects from 2. Transfer full. */
SpCellTable *sp_cell_source_read (GBytes *bytes,
                                  const char *name,
                                  SpCellScoreFunc score,
                                  gpointer score_data,
                                  GCancellable *cancellable,
                                  SpProgressFunc progress,
                                  gpointer user_data,
                                  GError **error);

/* sp-cell-json.c: @text is JSON or an error with a sentence. */
SpCellTable *sp_cell_json_read (const char *text, gsize length, GError **error);

G_END_DECLS
