/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMapPen: what a person is drawing on a map, before it is kept: the corners of a new area, the
 * ring that is being changed, a stroke that splits one, the place of a point. Places are the map's
 * (sp-map.h). Knows no widgets and no store; who holds the pen keeps what it gives. */
#pragma once

#include "core/sp-polygon-edit.h"

G_BEGIN_DECLS

typedef enum
{
  SP_PEN_NONE,
  SP_PEN_DRAW,  /* corners of a new area, one after the other */
  SP_PEN_EDIT,  /* corners of a ring are moved, put in, taken out */
  SP_PEN_SPLIT, /* the two ends of a stroke */
  SP_PEN_PLACE, /* one place */
} SpPenMode;

typedef struct
{
  SpPenMode mode;
  SpPolygon *ring; /* owned; corners so far, the ring, the stroke's ends, the place */
  int held;        /* EDIT: the corner that is held, -1: the whole ring */
  SpVertex cursor; /* where the next corner would be */
  gboolean has_cursor;
  gboolean is_changed; /* EDIT: the ring is not what it was */
} SpMapPen;

/* Begins anew; @ring (copied) for EDIT, else NULL. A zero-initialised pen may be begun with. */
void sp_map_pen_begin (SpMapPen *self, SpPenMode mode, const SpPolygon *ring);
void sp_map_pen_clear (SpMapPen *self);

/* A corner at @at. TRUE: what was to be drawn is complete; of a new area when @at is within
 * @distance (in units of y, see SpPolygon for @aspect) of its first corner, which closes it. Does
 * nothing in EDIT. */
gboolean sp_map_pen_put (SpMapPen *self, SpVertex at, double distance, double aspect);
/* Closes a new area; FALSE with SP_ERROR_INVALID where it has not three corners yet. */
gboolean sp_map_pen_close (SpMapPen *self, GError **error);
/* Takes the last corner back; FALSE where there is none. */
gboolean sp_map_pen_take_back (SpMapPen *self);

/* EDIT: the corner, else the edge (where a corner is put in), within @distance of @at becomes held.
 * FALSE where neither is near. */
gboolean sp_map_pen_grip (SpMapPen *self, SpVertex at, double distance, double aspect);
/* Holds the next corner (@step 1) or the one before (-1), around and past the whole ring. */
void sp_map_pen_hold_next (SpMapPen *self, int step);
/* Moves what is held, or the cursor while something is drawn. */
void sp_map_pen_move (SpMapPen *self, double dx, double dy);
void sp_map_pen_move_to (SpMapPen *self, SpVertex at);
/* A corner in the middle between the held one and the next, which is held then. */
void sp_map_pen_insert (SpMapPen *self);
gboolean sp_map_pen_remove (SpMapPen *self, GError **error); /* the held corner */

G_END_DECLS
