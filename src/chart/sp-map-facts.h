/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scene of a four-colour map from the facts that the store found. Knows no store. */
#pragma once

#include "chart/sp-map.h"
#include "core/sp-risk-facts.h"

G_BEGIN_DECLS

/* @picture: the base of a map that has one; may be NULL. Operations that are not placed become bars
 * of the comparison chart. Zones and spots have the indexes they have in @facts, but for spots that
 * are not placed on an enterprise's map, which are left out. Transfer full, ended. */
SpMapScene *sp_map_scene_new_from_facts (const SpRiskFacts *facts,
                                         SpMapTheme theme,
                                         SpMapPicture *picture);
/* Only the comparison chart of the enterprise: every operation, placed or not. */
SpMapScene *sp_map_scene_new_comparison (const SpRiskFacts *facts);
/* The picture of a county's map by itself, not yet on the earth: places are fractions of it. Its
 * spots are @controls (of SpRiskControl) with their numbers, from 1, as ids. */
SpMapScene *sp_map_scene_new_controls (const SpRiskFacts *facts,
                                       const GArray *controls,
                                       SpMapPicture *picture);

G_END_DECLS
