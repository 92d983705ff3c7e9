/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Comma-separated text as spreadsheets write it, into rows of cells: quotes, line breaks in cells,
 * tabs or semicolons instead of commas. Knows no encodings and no records. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int line;         /* where it begins in the text, from 1 */
  GPtrArray *cells; /* of char *, trimmed */
} SpCsvRow;

/* Rows with anything in them; transfer full, of SpCsvRow. SP_ERROR_INVALID where a quote is never
 * closed. */
GPtrArray *sp_csv_read (const char *text, GError **error);

G_END_DECLS
