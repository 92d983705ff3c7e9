/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-shapes.h. */
#include "store/sp-risk-shapes.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-polygon-edit.h"
#include "store/sp-files.h"
#include "store/sp-risk-maps.h"

/* ---- maps ---- */

gboolean
sp_store_add_map (SpStore *self, SpRecord *map, const char *path, int page, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SpWrite) write = NULL;

  g_return_val_if_fail (SP_IS_STORE (self) && SP_IS_RISK_MAP (map), FALSE);

  if (path != NULL && (bytes = sp_store_read_file (self, path, error)) == NULL)
    return FALSE;
  write = sp_write_begin (self, SP_ACTION_EDIT, _ ("新建四色图"), error);
  return write != NULL && sp_write_insert (write, map, error) &&
         (bytes == NULL || sp_write_set_map_base (write, map, path, bytes, page, error)) &&
         sp_write_commit (write, error);
}

gboolean
sp_store_set_map_controls (
  SpStore *self, int64_t map, const GArray *controls, const char *label, GError **error)
{
  g_autoptr (SpRecord) record = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (SP_IS_STORE (self) && controls != NULL && label != NULL, FALSE);

  record = sp_reader_load (sp_store_get_reader (self), &sp_risk_map_type, map, error);
  if (record == NULL)
    return FALSE;
  text = sp_risk_controls_print (controls);
  sp_record_set_text (record, SP_RISK_MAP_CONTROLS, text);
  return sp_risk_map_check (SP_RISK_MAP (record), error) &&
         sp_store_update (self, record, label, error);
}

/* ---- areas ---- */

static void
set_ring (SpRecord *area, const SpPolygon *ring)
{
  g_autofree char *text = sp_polygon_print (ring);

  sp_record_set_text (area, SP_RISK_AREA_SHAPE, text);
}

int64_t
sp_store_add_area (
  SpStore *self, int64_t map, int64_t unit, const char *name, const SpPolygon *ring, GError **error)
{
  g_autoptr (SpRecord) area = sp_record_new (&sp_risk_area_type);

  g_return_val_if_fail (SP_IS_STORE (self) && ring != NULL, 0);

  if (!sp_polygon_check (ring, error))
    return 0;
  sp_record_set_integer (area, SP_RISK_AREA_MAP, map);
  sp_record_set_integer (area, SP_RISK_AREA_UNIT, unit);
  sp_record_set_text (area, SP_RISK_AREA_NAME, name);
  set_ring (area, ring);
  return sp_store_insert (self, area, _ ("画区域"), error) ? sp_record_get_id (area) : 0;
}

/* As facts do: what cannot be read has no rings. */
static guint
count_rings (SpRecord *area)
{
  g_autoptr (GPtrArray) rings =
    sp_risk_shape_parse (sp_record_get_text (area, SP_RISK_AREA_SHAPE), NULL);

  return rings != NULL ? rings->len : 0;
}

SpRecord *
sp_reader_find_area (SpReader *self, SpRiskMap *map, int64_t zone, guint *ring, GError **error)
{
  gboolean is_county;
  g_autoptr (GPtrArray) areas = NULL;

  g_return_val_if_fail (self != NULL && SP_IS_RISK_MAP (map) && ring != NULL, NULL);

  is_county = sp_record_get_integer (SP_RECORD (map), SP_RISK_MAP_ENTERPRISE) == 0;
  areas = sp_reader_load_all (self, &sp_risk_area_type, SP_RISK_AREA_MAP,
                              sp_record_get_id (SP_RECORD (map)), error);
  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      SpRecord *area = areas->pdata[i];
      guint n;

      if (zone !=
          (is_county ? sp_record_get_integer (area, SP_RISK_AREA_UNIT) : sp_record_get_id (area)))
        continue;
      n = count_rings (area);
      if (*ring < n)
        return g_object_ref (area);
      *ring -= n;
    }
  return NULL;
}

/* Ring @ring of @area made @shape, not stored. */
static gboolean
replace_ring (SpRecord *area, guint ring, const SpPolygon *shape, GError **error)
{
  g_autoptr (GPtrArray) rings =
    sp_risk_shape_parse (sp_record_get_text (area, SP_RISK_AREA_SHAPE), error);
  g_autofree char *text = NULL;

  if (rings == NULL || !sp_polygon_check (shape, error))
    return FALSE;
  g_return_val_if_fail (ring < rings->len, FALSE);
  sp_polygon_free (rings->pdata[ring]);
  rings->pdata[ring] = sp_polygon_copy (shape);
  text = sp_risk_shape_print (rings);
  sp_record_set_text (area, SP_RISK_AREA_SHAPE, text);
  return TRUE;
}

gboolean
sp_store_set_area_ring (
  SpStore *self, SpRecord *area, guint ring, const SpPolygon *shape, GError **error)
{
  g_autoptr (SpRecord) changed = NULL;

  g_return_val_if_fail (SP_IS_STORE (self) && SP_IS_RISK_AREA (area) && shape != NULL, FALSE);

  changed = sp_record_copy (area);
  return replace_ring (changed, ring, shape, error) &&
         sp_store_update (self, changed, _ ("修改区域范围"), error);
}

/* A new area with what @area says of itself. Transfer full. */
static SpRecord *
new_like (SpRecord *area)
{
  SpRecord *other = sp_record_copy (area);

  sp_record_set_identity (other, 0, NULL, 0);
  return other;
}

static gboolean
insert_parts (SpWrite *write, SpRecord *area, GPtrArray *parts, GError **error)
{
  for (guint i = 1; i < parts->len; i++)
    {
      g_autoptr (SpRecord) part = new_like (area);

      set_ring (part, parts->pdata[i]);
      if (!sp_write_insert (write, part, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
sp_store_split_area (
  SpStore *self, SpRecord *area, guint ring, SpVertex from, SpVertex to, GError **error)
{
  g_autoptr (GPtrArray) rings = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (SpRecord) first = NULL;
  g_autoptr (SpWrite) write = NULL;

  g_return_val_if_fail (SP_IS_STORE (self) && SP_IS_RISK_AREA (area), FALSE);

  rings = sp_risk_shape_parse (sp_record_get_text (area, SP_RISK_AREA_SHAPE), error);
  if (rings == NULL)
    return FALSE;
  g_return_val_if_fail (ring < rings->len, FALSE);
  parts = sp_polygon_split (rings->pdata[ring], from, to, error);
  if (parts == NULL)
    return FALSE;
  first = sp_record_copy (area);
  if (!replace_ring (first, ring, parts->pdata[0], error))
    return FALSE;
  write = sp_write_begin (self, SP_ACTION_EDIT, _ ("分割区域"), error);
  return write != NULL && sp_write_update (write, first, error) &&
         insert_parts (write, area, parts, error) && sp_write_commit (write, error);
}

int64_t
sp_store_copy_area (SpStore *self, SpRecord *area, double dx, double dy, GError **error)
{
  g_autoptr (SpRecord) other = NULL;
  g_autoptr (GPtrArray) rings = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (SP_IS_STORE (self) && SP_IS_RISK_AREA (area), 0);

  rings = sp_risk_shape_parse (sp_record_get_text (area, SP_RISK_AREA_SHAPE), error);
  if (rings == NULL)
    return 0;
  for (guint i = 0; i < rings->len; i++)
    sp_polygon_move (rings->pdata[i], dx, dy);
  text = sp_risk_shape_print (rings);
  other = new_like (area);
  sp_record_set_text (other, SP_RISK_AREA_SHAPE, text);
  return sp_store_insert (self, other, _ ("复制区域"), error) ? sp_record_get_id (other) : 0;
}

/* ---- points ---- */

/* Where @point lies on @map; NULL without error: nowhere. Transfer full. */
static SpRecord *
find_place (SpReader *reader, int64_t map, int64_t point, GError **error)
{
  g_autoptr (GPtrArray) places =
    sp_reader_load_all (reader, &sp_risk_place_type, SP_RISK_PLACE_MAP, map, error);

  for (guint i = 0; places != NULL && i < places->len; i++)
    if (sp_record_get_integer (places->pdata[i], SP_RISK_PLACE_RISK_POINT) == point)
      return g_object_ref (places->pdata[i]);
  return NULL;
}

gboolean
sp_store_place_point (SpStore *self, int64_t map, int64_t point, double x, double y, GError **error)
{
  g_autoptr (SpRecord) place = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (SP_IS_STORE (self), FALSE);

  place = find_place (sp_store_get_reader (self), map, point, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (place == NULL)
    {
      place = sp_record_new (&sp_risk_place_type);
      sp_record_set_integer (place, SP_RISK_PLACE_MAP, map);
      sp_record_set_integer (place, SP_RISK_PLACE_RISK_POINT, point);
    }
  sp_record_set_real (place, SP_RISK_PLACE_X, CLAMP (x, 0, 1));
  sp_record_set_real (place, SP_RISK_PLACE_Y, CLAMP (y, 0, 1));
  return sp_record_get_id (place) == 0
           ? sp_store_insert (self, place, _ ("在图上标出风险点"), error)
           : sp_store_update (self, place, _ ("移动风险点"), error);
}

gboolean
sp_store_unplace_point (SpStore *self, int64_t map, int64_t point, GError **error)
{
  g_autoptr (SpRecord) place = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (SP_IS_STORE (self), FALSE);

  place = find_place (sp_store_get_reader (self), map, point, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return place == NULL || sp_store_delete (self, place, _ ("从图上取下风险点"), error);
}
