/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpGeoImport: a GeoJSON file as a four-colour map of the county: which feature is which township,
 * as the names say and a person confirms, and then the map with an area for each, in one action.
 * Drawing is not its business. */
#pragma once

#include "exchange/sp-geo-match.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

typedef struct
{
  const SpGeoFeature *feature; /* borrowed */
  SpGeoMatchKind kind;         /* what the name says */
  int64_t offered;             /* the township that it means or may mean; 0: none */
  int64_t unit;                /* what is taken; 0: the feature is left out */
} SpGeoChoice;

/* To be used on one thread at a time. */
typedef struct _SpGeoImport SpGeoImport;

/* Reads the file and finds the townships. What is sure is taken, what is offered waits for a
 * person. Errors as of sp_geojson_read_file(). Transfer full. */
SpGeoImport *sp_geo_import_new (SpReader *reader, const char *path, GError **error);
void sp_geo_import_free (SpGeoImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpGeoImport, sp_geo_import_free)

guint sp_geo_import_get_n (SpGeoImport *self);
const SpGeoChoice *sp_geo_import_get (SpGeoImport *self, guint i); /* borrowed */
void sp_geo_import_choose (SpGeoImport *self, guint i, int64_t unit);
SpDatum sp_geo_import_get_datum (SpGeoImport *self);        /* unknown: to be asked for */
GPtrArray *sp_geo_import_get_notes (SpGeoImport *self);     /* of char *; borrowed */
GPtrArray *sp_geo_import_get_townships (SpGeoImport *self); /* of SpUnit; borrowed */

/* Stores the map; its id, 0 on error. @datum: what an unknown datum is; SP_ERROR_INVALID where that
 * is not said, or where no area is left. */
int64_t sp_geo_import_store (
  SpGeoImport *self, SpStore *store, const char *name, SpDatum datum, GError **error);

G_END_DECLS
