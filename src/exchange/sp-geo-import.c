/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-geo-import.h. */
#include "exchange/sp-geo-import.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-risk-map.h"
#include "core/sp-risk-shape.h"

struct _SpGeoImport
{
  /* Owned */
  SpGeoFeatures *features;
  GPtrArray *townships; /* of SpUnit */
  GArray *choices;      /* of SpGeoChoice, in the order of features */
  char *source;         /* the file's name */
};

void
sp_geo_import_free (SpGeoImport *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->features, sp_geo_features_free);
  g_clear_pointer (&self->townships, g_ptr_array_unref);
  g_clear_pointer (&self->choices, g_array_unref);
  g_free (self->source);
  g_free (self);
}

/* ---- which is which ---- */

static GPtrArray *
load_townships (SpReader *reader, GError **error)
{
  g_autoptr (GPtrArray) units = sp_reader_load_all (reader, &sp_unit_type, -1, 0, error);
  GPtrArray *townships = NULL;

  if (units == NULL)
    return NULL;
  townships = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < units->len; i++)
    if (sp_record_get_integer (units->pdata[i], SP_UNIT_KIND) == SP_UNIT_TOWNSHIP &&
        sp_record_get_integer (units->pdata[i], SP_UNIT_STATUS) == SP_UNIT_CONFIRMED)
      g_ptr_array_add (townships, g_object_ref (units->pdata[i]));
  return townships;
}

static void
match (SpGeoImport *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GArray) matches = NULL;

  for (guint i = 0; i < self->townships->len; i++)
    g_ptr_array_add (names, (char *)sp_record_get_title (self->townships->pdata[i]));
  g_ptr_array_add (names, NULL);
  matches = sp_geo_match_features (self->features, (const char *const *)names->pdata);
  for (guint i = 0; i < matches->len; i++)
    {
      const SpGeoMatch *found = &g_array_index (matches, SpGeoMatch, i);
      SpGeoChoice choice = {.feature = self->features->features->pdata[i], .kind = found->kind};

      if (found->kind != SP_GEO_MATCH_NONE)
        choice.offered = sp_record_get_id (self->townships->pdata[found->unit]);
      if (found->kind == SP_GEO_MATCH_SURE && choice.feature->kind == SP_GEO_POLYGON)
        choice.unit = choice.offered;
      g_array_append_val (self->choices, choice);
    }
}

SpGeoImport *
sp_geo_import_new (SpReader *reader, const char *path, GError **error)
{
  g_autoptr (SpGeoImport) self = g_new0 (SpGeoImport, 1);

  g_return_val_if_fail (reader != NULL && path != NULL, NULL);

  self->choices = g_array_new (FALSE, FALSE, sizeof (SpGeoChoice));
  self->source = g_filename_display_basename (path);
  self->features = sp_geojson_read_file (path, error);
  if (self->features == NULL || (self->townships = load_townships (reader, error)) == NULL)
    return NULL;
  match (self);
  return g_steal_pointer (&self);
}

guint
sp_geo_import_get_n (SpGeoImport *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->choices->len;
}

const SpGeoChoice *
sp_geo_import_get (SpGeoImport *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->choices->len, NULL);
  return &g_array_index (self->choices, SpGeoChoice, i);
}

void
sp_geo_import_choose (SpGeoImport *self, guint i, int64_t unit)
{
  g_return_if_fail (self != NULL && i < self->choices->len);
  g_array_index (self->choices, SpGeoChoice, i).unit = unit;
}

SpDatum
sp_geo_import_get_datum (SpGeoImport *self)
{
  g_return_val_if_fail (self != NULL, SP_DATUM_UNKNOWN);
  return self->features->datum;
}

GPtrArray *
sp_geo_import_get_notes (SpGeoImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->features->notes;
}

GPtrArray *
sp_geo_import_get_townships (SpGeoImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->townships;
}

/* ---- storing ---- */

/* Every part's ring and its holes. Transfer full. */
static char *
dup_shape (const SpGeoFeature *feature)
{
  g_autoptr (GPtrArray) rings = g_ptr_array_new ();

  for (guint i = 0; i < feature->parts->len; i++)
    {
      const SpGeoPart *part = feature->parts->pdata[i];

      g_ptr_array_add (rings, part->corners);
      for (guint k = 0; k < part->holes->len; k++)
        g_ptr_array_add (rings, part->holes->pdata[k]);
    }
  return sp_risk_shape_print (rings);
}

static gboolean
insert_areas (SpGeoImport *self, SpWrite *write, int64_t map, GError **error)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      const SpGeoChoice *choice = &g_array_index (self->choices, SpGeoChoice, i);
      g_autoptr (SpRecord) area = NULL;
      g_autofree char *shape = NULL;

      if (choice->unit == 0 || choice->feature->kind != SP_GEO_POLYGON)
        continue;
      shape = dup_shape (choice->feature);
      area = sp_record_new (&sp_risk_area_type);
      sp_record_set_integer (area, SP_RISK_AREA_MAP, map);
      sp_record_set_integer (area, SP_RISK_AREA_UNIT, choice->unit);
      sp_record_set_text (area, SP_RISK_AREA_NAME, choice->feature->name);
      sp_record_set_text (area, SP_RISK_AREA_SHAPE, shape);
      if (!sp_write_insert (write, area, error))
        return FALSE;
    }
  return TRUE;
}

/* What must be known before: the datum, and an area at least. */
static gboolean
check (SpGeoImport *self, SpDatum datum, GError **error)
{
  guint n = 0;

  for (guint i = 0; i < self->choices->len; i++)
    {
      const SpGeoChoice *choice = &g_array_index (self->choices, SpGeoChoice, i);

      n += choice->unit != 0 && choice->feature->kind == SP_GEO_POLYGON;
    }
  if (n == 0)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("没有一个面对应到乡镇，没有可以导入的。请先指定各个面是哪个乡镇。"));
  else if (self->features->datum == SP_DATUM_UNKNOWN && datum == SP_DATUM_UNKNOWN)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("文件没有写明坐标系。请选 WGS 84（GPS、CGCS2000）或 GCJ-02（国内在线地图）。"));
  else
    return TRUE;
  return FALSE;
}

int64_t
sp_geo_import_store (
  SpGeoImport *self, SpStore *store, const char *name, SpDatum datum, GError **error)
{
  g_autoptr (SpRecord) map = sp_record_new (&sp_risk_map_type);
  g_autoptr (SpWrite) write = NULL;
  SpDatum known;

  g_return_val_if_fail (self != NULL && SP_IS_STORE (store) && name != NULL, 0);

  if (!check (self, datum, error))
    return 0;
  known = self->features->datum != SP_DATUM_UNKNOWN ? self->features->datum : datum;
  sp_geo_features_to_gcj02 (self->features, known);
  sp_record_set_integer (map, SP_RISK_MAP_KIND, SP_RISK_BASE_POLYGONS);
  sp_record_set_integer (map, SP_RISK_MAP_DATUM, SP_DATUM_GCJ02);
  sp_record_set_text (map, SP_RISK_MAP_NAME, name);
  sp_record_set_text (map, SP_RISK_MAP_BASE_SOURCE, self->source);
  write = sp_write_begin (store, SP_ACTION_EDIT, _ ("导入县域边界"), error);
  if (write == NULL || !sp_write_insert (write, map, error) ||
      !insert_areas (self, write, sp_record_get_id (map), error) || !sp_write_commit (write, error))
    return 0;
  return sp_record_get_id (map);
}
