/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal as a table in a file: CSV that spreadsheet programs open with a double click, or a
 * workbook. Runs on any thread. Knows no widgets. */
#pragma once

#include "store/sp-history.h"

G_BEGIN_DECLS

typedef enum
{
  SP_HISTORY_CSV, /* UTF-8 with a byte order mark, CRLF; text that looks like a formula is marked */
  SP_HISTORY_XLSX
} SpHistoryFormat;

/* Writes @lines (of SpHistoryLine), newest first as they are, to @path, which is replaced whole.
 * @what says what they are narrowed to, @as_of when. */
gboolean sp_history_table_write (GPtrArray *lines,
                                 const char *what,
                                 SpDate as_of,
                                 SpHistoryFormat format,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
