/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. Rows in the order of a number each has, such as a day or the place of a word.
 * Knows no records. */
#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

typedef struct
{
  int64_t id;
  int64_t number; /* SP_NUMBERED_NONE: has none */
} SpNumbered;
#define SP_NUMBERED_NONE G_MININT64

/* In numbers that stand in the same order. */
int64_t sp_numbered_from_real (double real);
/* The ids (int64_t, transfer full) of @rows, of SpNumbered by id, in the order of their numbers.
 * What has none comes last in either direction, equals stay by id. @rows may be left in any order.
 */
GArray *sp_numbered_order (GArray *rows, gboolean is_descending);

G_END_DECLS
