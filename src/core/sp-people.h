/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of people as papers write them: one or several in a field. Knows no records. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A name that stands in both, as @one writes it without space; NULL: none does. Names stand apart
 * by 、 commas, semicolons, strokes and spaces; the space that sets a name of two characters
 * (王　某), what stands in brackets behind one, and widths do not matter. Transfer full. */
char *sp_people_dup_shared (const char *one, const char *other);

G_END_DECLS
