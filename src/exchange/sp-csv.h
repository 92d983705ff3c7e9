/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Comma-separated text as spreadsheets write it, and as they put it on the clipboard, into cells:
 * quotes, line breaks in cells, tabs or semicolons instead of commas. Knows no encodings and no
 * records. */
#pragma once

#include "exchange/sp-cell-table.h"

G_BEGIN_DECLS

/* The table of @text; lines count from 1. What parts cells is told by the first lines.
 * SP_ERROR_INVALID where a quote is never closed, SP_ERROR_TOO_LARGE. Transfer full. */
SpCellTable *sp_csv_read (const char *text, GError **error);
/* Back from there: '=1+1 is =1+1. Borrowed from @text. */
const char *sp_csv_skip_apostrophe (const char *text);

G_END_DECLS
