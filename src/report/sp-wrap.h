/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many lines a text takes in a cell: spreadsheet programs do not make rows higher by themselves
 * when a file is opened, so heights are written. Knows widths in em only, no fonts and no workbook.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* At least 1. @em is the width of the cell in characters of the cell's own size. */
guint sp_wrap_count_lines (const char *text, double em);

G_END_DECLS
