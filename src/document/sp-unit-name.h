/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. Names of units by their form: what they end in, what splits a list of them,
 * which stand for several. Knows no directory of real units. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sp_unit_name_has_form (const char *start, const char *end); /* ends as units do */
/* A department, company or government: more than a place or a group that also ends as units do. */
gboolean sp_unit_name_is_office (const char *start, const char *end);
gboolean sp_unit_name_is_area (const char *start, const char *end); /* 山前县, 河东街道 */
gboolean sp_unit_name_is_collective (const char *start, const char *end);
gboolean sp_unit_name_is_government (const char *start, const char *end);
/* Whether a comma-like character at @p inside a list is part of a name (各县、市人民政府). */
gboolean sp_unit_name_goes_on (const char *start, const char *p, const char *end);
/* Where a second name begins in [start, end) with the separator forgotten (某局县某局), or NULL. */
const char *sp_unit_name_find_joint (const char *start, const char *end);
/* Where 及, 和, 以及 joins two names, and how long it is; NULL where it is part of one name. */
const char *sp_unit_name_find_and (const char *start, const char *end, guint *length);

/* What looks misprinted in a name, as a Chinese sentence; NULL where nothing does. */
const char *sp_unit_name_find_fault (const char *start, const char *end);

G_END_DECLS
