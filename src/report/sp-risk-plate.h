/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plate of a level of risk on lists, boards and cards: its colour with a hatched strip, so that
 * a grey print tells what the colour tells. Knows no words and no records. */
#pragma once

#include "chart/sp-gantt.h"
#include "chart/sp-chart-style.h"
#include <cairo.h>

G_BEGIN_DECLS

/* Where words have room beside the strip. */
SpRect sp_risk_plate_room (const SpRect *plate, guint hatch);
/* @hatch is the level: 1 crossed, 2 slanting, 3 none, 4 level lines, as maps hatch areas; 0: no
 * strip. Words are the caller's, in @ink. */
void sp_risk_plate_draw (
  cairo_t *cr, const SpRect *plate, const SpColor *fill, const SpColor *ink, guint hatch);

G_END_DECLS
