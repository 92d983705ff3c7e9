/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which township a name in a file of maps means: the full name, the short one, without the
 * nationality (九保乡 for 九保阿昌族乡), with the county before it. Never by code: lists number
 * townships differently. Knows no store; names come as plain texts. */
#pragma once

#include "exchange/sp-geojson.h"

G_BEGIN_DECLS

typedef enum
{
  SP_GEO_MATCH_NONE,
  SP_GEO_MATCH_OFFERED, /* one character differs (囊 for 曩): for a person to confirm */
  SP_GEO_MATCH_SURE,
} SpGeoMatchKind;

typedef struct
{
  SpGeoMatchKind kind;
  guint unit; /* into the names, unless there is none */
} SpGeoMatch;

/* What @name means among @units (NULL-terminated). A name that two units could have means none. */
SpGeoMatch sp_geo_match_name (const char *name, const char *const *units);
/* The same of each feature. An array of SpGeoMatch in their order. */
GArray *sp_geo_match_features (const SpGeoFeatures *features, const char *const *units);

G_END_DECLS
