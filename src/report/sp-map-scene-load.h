/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scene of a four-colour map with its facts and its base picture, read in one go. For what is
 * written to files; a window loads them bit by bit (app/sp-map-load.c). */
#pragma once

#include "chart/sp-map-facts.h"
#include "store/sp-risk-maps.h"

G_BEGIN_DECLS

/* @map, of SpRiskMap, need not be stored. Transfer full. */
SpMapScene *sp_map_scene_load (SpReader *reader,
                               SpRecord *map,
                               SpRiskStage stage,
                               SpMapTheme theme,
                               SpDate as_of,
                               GCancellable *cancellable,
                               GError **error);
/* The first stored map of @enterprise (0: the county) that is called @name (NULL: any). Transfer
 * full; NULL without error: there is none. */
SpRecord *sp_map_find (SpReader *reader, int64_t enterprise, const char *name, GError **error);

G_END_DECLS
