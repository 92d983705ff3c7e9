/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list as it is on screen in a file: a workbook, or CSV that spreadsheet programs open with a
 * double click. Knows no records. */
#pragma once

#include "base/sp-date.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes @heads (NULL-terminated) and @rows (of GStrv, as long) to @path, which is replaced whole:
 * CSV (UTF-8 with a byte order mark, CRLF) where it ends in .csv, else .xlsx with @title and
 * @line above, dated @as_of. */
gboolean sp_list_table_write (const char *title,
                              const char *line,
                              SpDate as_of,
                              const char *const *heads,
                              const GPtrArray *rows,
                              const char *path,
                              GError **error);

G_END_DECLS
