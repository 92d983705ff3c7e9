/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person does to a polygon: corners taken, moved, put in and out, snapping, splitting; and
 * fewer corners for a small display. Nothing here asks whether the ring stays sound: it may cross
 * itself while it is drawn; sp_polygon_check() before it is kept. Knows no pointer and no screen.
 */
#pragma once

#include "core/sp-polygon.h"

G_BEGIN_DECLS

/* The nearest place on the ring. */
typedef struct
{
  guint index;     /* of the corner, or of the edge, which goes on to the next corner */
  SpVertex at;     /* on it */
  double distance; /* in units of y */
} SpNearest;

/* FALSE where there is no corner. */
gboolean sp_polygon_nearest_corner (const SpPolygon *self,
                                    SpVertex to,
                                    double aspect,
                                    SpNearest *out);
gboolean sp_polygon_nearest_edge (const SpPolygon *self,
                                  SpVertex to,
                                  double aspect,
                                  SpNearest *out);

void sp_polygon_move_corner (SpPolygon *self, guint corner, SpVertex to);
/* Between the two corners of @edge; returns the new corner. */
guint sp_polygon_insert_corner (SpPolygon *self, guint edge, SpVertex at);
/* SP_ERROR_INVALID where only three are left. */
gboolean sp_polygon_remove_corner (SpPolygon *self, guint corner, GError **error);
void sp_polygon_move (SpPolygon *self, double dx, double dy);

/* Where @at snaps to within @distance: the nearest corner of @others (array of SpPolygon), else the
 * nearest place on an edge of theirs. FALSE, and *@out is @at, where nothing is near. */
gboolean sp_polygon_snap (
  GPtrArray *others, SpVertex at, double distance, double aspect, SpVertex *out);

/* The parts of a sound ring when it is cut along the stroke from @from to @to, which must reach
 * from outside to outside; where it goes through several arms, each is cut. Array of SpPolygon, two
 * at least, whose areas add up. SP_ERROR_INVALID where the stroke does not go across. */
GPtrArray *sp_polygon_split (const SpPolygon *self, SpVertex from, SpVertex to, GError **error);

/* Leaves corners out that lie within @tolerance (in units of y) of the line that remains, for
 * display at a scale: the ring may touch or cross itself then. By Douglas and Peucker (1973), in
 * stretches of at most a thousand corners whose ends stay. A ring keeps three corners at least, a
 * line (@is_ring FALSE) its ends. */
SpPolygon *sp_polygon_simplify (const SpPolygon *self,
                                gboolean is_ring,
                                double tolerance,
                                double aspect);

G_END_DECLS
