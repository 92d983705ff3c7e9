/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells as text that spreadsheets take from the clipboard: tabs between them, lines between rows.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends a cell and what comes after it: a tab, or the line's end after the last one. A cell that
 * holds tabs, line ends or quotes is quoted. */
void sp_tsv_append (GString *tsv, const char *cell, gboolean is_last);

G_END_DECLS
