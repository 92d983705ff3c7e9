/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether words are the head of a table of tasks. For readers of files that cannot see a table
 * otherwise; knows no places. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @cells: the texts above the columns, from left to right, without spaces. TRUE for at least three
 * of them, the first of a number (序号), one of what is to be done, one of who or until when. */
gboolean sp_table_is_head (const char *const *cells, guint n);

G_END_DECLS
