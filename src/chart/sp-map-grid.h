/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMapGrid: a number for each square of a grid without bounds, 0 where none was set. A flat table,
 * because zooming asks it some hundred thousand times for a frame. Private to the chart room. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SpMapGrid SpMapGrid;

SpMapGrid *sp_map_grid_new (void);
void sp_map_grid_free (SpMapGrid *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMapGrid, sp_map_grid_free)
guint sp_map_grid_get (const SpMapGrid *self, int64_t column, int64_t row);
/* @value 0 empties the square. */
void sp_map_grid_set (SpMapGrid *self, int64_t column, int64_t row, guint value);

G_END_DECLS
