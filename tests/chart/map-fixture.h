/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Maps of invented places for tests and benchmarks: an enterprise with a drawn floor plan, a county
 * of nine townships. */
#pragma once

#include "chart/sp-map.h"

G_BEGIN_DECLS

/* A plan of @width × @height pixels, as PNG. */
GBytes *map_fixture_plan_png (int width, int height);
GBytes *map_fixture_plan_svg (void);
GBytes *map_fixture_plan_pdf (void);
SpMapPicture *map_fixture_picture (GBytes *bytes); /* takes @bytes */
/* 示例化工 with five areas, @n spots and @n_bars operations; @picture may be NULL. */
SpMapScene *map_fixture_enterprise (SpMapPicture *picture, guint n, guint n_bars);
/* 示例县, as tiles or polygons (with a neighbour), @n spots. */
SpMapScene *map_fixture_county (SpMapBase base, SpMapTheme theme, guint n);

G_END_DECLS
