/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables as text: rows of cells between commas, semicolons or tabs, quoted where they hold such, as
 * spreadsheets save and copy them. Knows no records. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rows of @text (UTF-8, line ends \n) in order, each a GStrv; empty lines are empty rows. What
 * parts the cells is found out from the first row. Transfer full. */
GPtrArray *sp_csv_parse (const char *text);

G_END_DECLS
