/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-maps.h; the county's part is sp-risk-county.c. */
#include "store/sp-risk-maps.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-enterprise.h"
#include "store/sp-files.h"
#include "store/sp-risk-county.h"
#include "store/sp-risks.h"
#include "store/sp-store-private.h"

/* ---- an enterprise's map ---- */

static gboolean
add_areas (SpReader *self, SpRiskFacts *facts, GError **error)
{
  int64_t map = sp_record_get_id (SP_RECORD (facts->map));
  g_autoptr (GPtrArray) areas = NULL;

  if (map == 0)
    return TRUE;
  areas = sp_reader_load_all (self, &sp_risk_area_type, SP_RISK_AREA_MAP, map, error);
  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      SpRecord *area = areas->pdata[i];
      SpRiskZone zone = {.id = sp_record_get_id (area)};

      zone.title = g_strdup (sp_record_get_text (area, SP_RISK_AREA_NAME));
      zone.reason = g_strdup (sp_record_get_text (area, SP_RISK_AREA_REASON));
      zone.is_manual = sp_record_get_integer (area, SP_RISK_AREA_IS_MANUAL) != 0;
      if (zone.is_manual)
        zone.level = (SpRiskLevel)sp_record_get_integer (area, SP_RISK_AREA_LEVEL);
      /* A shape that was stored is sound; one that is not is shown in the list, not on the map. */
      zone.rings = sp_risk_shape_parse (sp_record_get_text (area, SP_RISK_AREA_SHAPE), NULL);
      sp_risk_facts_take_zone (facts, &zone);
    }
  return areas != NULL;
}

typedef struct
{
  double x, y;
} Place;

/* Where points lie on @map, by point. */
static GHashTable *
load_places (SpReader *self, int64_t map, GError **error)
{
  GHashTable *places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GPtrArray) records = NULL;

  if (map == 0)
    return places;
  records = sp_reader_load_all (self, &sp_risk_place_type, SP_RISK_PLACE_MAP, map, error);
  if (records == NULL)
    {
      g_hash_table_unref (places);
      return NULL;
    }
  for (guint i = 0; i < records->len; i++)
    {
      Place *place = g_new0 (Place, 1);

      place->x = sp_record_get_real (records->pdata[i], SP_RISK_PLACE_X);
      place->y = sp_record_get_real (records->pdata[i], SP_RISK_PLACE_Y);
      g_hash_table_insert (
        places,
        GSIZE_TO_POINTER (sp_record_get_integer (records->pdata[i], SP_RISK_PLACE_RISK_POINT)),
        place);
    }
  return places;
}

static void
take_point (SpRiskFacts *facts, SpRecord *point, const SpRiskState *state, const Place *place)
{
  SpRiskSpot spot = {.id = state->point, .zone = -1};

  spot.number = g_strdup (sp_record_get_text (point, SP_RISK_POINT_NUMBER));
  spot.title = g_strdup (sp_record_get_title (point));
  spot.kind = (SpRiskKind)sp_record_get_integer (point, SP_RISK_POINT_KIND);
  spot.level = sp_risk_state_level (state, facts->stage);
  spot.score = sp_risk_state_score (state, facts->stage);
  spot.method = sp_risk_state_method (state, facts->stage);
  spot.note = sp_risk_point_dup_measures (SP_RISK_POINT (point));
  if (place != NULL)
    {
      spot.is_placed = TRUE;
      spot.x = place->x;
      spot.y = place->y;
    }
  sp_risk_facts_take_spot (facts, &spot);
}

static gboolean
add_points (SpReader *self, SpRiskFacts *facts, GCancellable *cancellable, GError **error)
{
  int64_t enterprise = sp_record_get_integer (SP_RECORD (facts->map), SP_RISK_MAP_ENTERPRISE);
  g_autoptr (GArray) states =
    sp_reader_load_risk_states (self, enterprise, facts->as_of, cancellable, error);
  g_autoptr (GHashTable) places = NULL;

  if (states != NULL)
    places = load_places (self, sp_record_get_id (SP_RECORD (facts->map)), error);
  for (guint i = 0; places != NULL && i < states->len; i++)
    {
      const SpRiskState *state = &g_array_index (states, SpRiskState, i);
      g_autoptr (SpRecord) point = sp_reader_load (self, &sp_risk_point_type, state->point, error);

      if (point == NULL)
        return FALSE;
      take_point (facts, point, state,
                  g_hash_table_lookup (places, GSIZE_TO_POINTER (state->point)));
    }
  return places != NULL;
}

static char *
dup_enterprise_name (SpReader *self, int64_t id, GError **error)
{
  GError *failure = NULL;
  g_autoptr (SpRecord) enterprise = sp_reader_load (self, &sp_enterprise_type, id, &failure);

  if (enterprise != NULL)
    return g_strdup (sp_record_get_title (enterprise));
  if (failure != NULL)
    g_propagate_error (error, failure);
  else
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("这张四色图的企业已经不在了。"));
  return NULL;
}

static SpRiskFacts *
load_enterprise (SpReader *self,
                 SpRiskMap *map,
                 SpRiskStage stage,
                 SpDate as_of,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *name = dup_enterprise_name (
    self, sp_record_get_integer (SP_RECORD (map), SP_RISK_MAP_ENTERPRISE), error);
  g_autoptr (SpRiskFacts) facts = NULL;

  if (name == NULL)
    return NULL;
  facts = sp_risk_facts_new (map, name, as_of, stage);
  if (!add_areas (self, facts, error) || !add_points (self, facts, cancellable, error))
    return NULL;
  sp_risk_facts_settle (facts);
  return g_steal_pointer (&facts);
}

/* ---- any map ---- */

static SpRiskFacts *
load_facts (SpReader *self,
            SpRiskMap *map,
            SpRiskStage stage,
            SpDate as_of,
            GCancellable *cancellable,
            GError **error)
{
  return sp_record_get_integer (SP_RECORD (map), SP_RISK_MAP_ENTERPRISE) != 0
           ? load_enterprise (self, map, stage, as_of, cancellable, error)
           : sp_risk_county_load (self, map, stage, as_of, cancellable, error);
}

/* What the map itself shows today. Transfer full. */
static char *
dup_seal (SpReader *self, SpRiskMap *map, GCancellable *cancellable, GError **error)
{
  SpRiskStage stage = (SpRiskStage)sp_record_get_integer (SP_RECORD (map), SP_RISK_MAP_STAGE);
  g_autoptr (SpRiskFacts) facts =
    load_facts (self, map, stage, sp_date_today (), cancellable, error);

  return facts != NULL ? sp_risk_facts_dup_seal (facts) : NULL;
}

static gboolean
judge_outdated (
  SpReader *self, SpRiskMap *map, gboolean *is_outdated, GCancellable *cancellable, GError **error)
{
  const char *seal = sp_record_get_text (SP_RECORD (map), SP_RISK_MAP_SEAL);
  g_autofree char *now = NULL;

  *is_outdated = FALSE;
  if (*seal == '\0')
    return TRUE;
  now = dup_seal (self, map, cancellable, error);
  if (now == NULL)
    return FALSE;
  *is_outdated = !g_str_equal (seal, now);
  return TRUE;
}

SpRiskFacts *
sp_reader_load_risk_facts_of (SpReader *self,
                              SpRiskMap *map,
                              SpRiskStage stage,
                              SpDate as_of,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (SpRiskFacts) facts = NULL;
  g_autoptr (SpPlan) plan = NULL;

  g_return_val_if_fail (self != NULL && SP_IS_RISK_MAP (map), NULL);
  g_return_val_if_fail (as_of != SP_DATE_NONE, NULL);

  facts = load_facts (self, map, stage, as_of, cancellable, error);
  if (facts == NULL || !judge_outdated (self, map, &facts->is_outdated, cancellable, error))
    return NULL;
  plan = sp_reader_load_plan (self, NULL);
  facts->is_sample =
    plan != NULL && sp_record_get_integer (SP_RECORD (plan), SP_PLAN_IS_SAMPLE) != 0;
  return g_steal_pointer (&facts);
}

SpRiskFacts *
sp_reader_load_risk_facts (SpReader *self,
                           int64_t map,
                           SpRiskStage stage,
                           SpDate as_of,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (SpRecord) record = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  record = sp_reader_load (self, &sp_risk_map_type, map, &failure);
  if (record != NULL)
    return sp_reader_load_risk_facts_of (self, SP_RISK_MAP (record), stage, as_of, cancellable,
                                         error);
  if (failure != NULL)
    g_propagate_error (error, failure);
  else
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("这张四色图已经不在了。请刷新后再看。"));
  return NULL;
}

/* ---- the base ---- */

GBytes *
sp_reader_load_map_base (SpReader *self, SpRiskMap *map, GError **error)
{
  const char *base;
  g_autoptr (GPtrArray) files = NULL;

  g_return_val_if_fail (self != NULL && SP_IS_RISK_MAP (map), NULL);

  base = sp_record_get_text (SP_RECORD (map), SP_RISK_MAP_BASE);
  if (*base == '\0')
    return NULL;
  files =
    sp_reader_load_attachments (self, &sp_risk_map_type, sp_record_get_id (SP_RECORD (map)), error);
  for (guint i = 0; files != NULL && i < files->len; i++)
    if (g_str_equal (sp_record_get_text (files->pdata[i], SP_ATTACHMENT_SHA256), base))
      return sp_reader_load_content (self, files->pdata[i], error);
  return NULL;
}

gboolean
sp_write_set_map_base (
  SpWrite *self, SpRecord *map, const char *path, GBytes *bytes, int page, GError **error)
{
  g_autoptr (SpRecord) attachment = sp_record_new (&sp_attachment_type);
  g_autofree char *name = g_path_get_basename (path);

  g_return_val_if_fail (SP_IS_RISK_MAP (map) && bytes != NULL && page >= 0, FALSE);

  sp_record_set_integer (attachment, SP_ATTACHMENT_RISK_MAP, sp_record_get_id (map));
  sp_record_set_text (attachment, SP_ATTACHMENT_NAME, name);
  if (!sp_write_attach (self, SP_ATTACHMENT (attachment), bytes, error))
    return FALSE;
  sp_record_set_text (map, SP_RISK_MAP_BASE, sp_record_get_text (attachment, SP_ATTACHMENT_SHA256));
  sp_record_set_integer (map, SP_RISK_MAP_BASE_PAGE, page);
  return sp_write_update (self, map, error);
}

gboolean
sp_store_set_map_base (SpStore *self, int64_t id, const char *path, int page, GError **error)
{
  g_autoptr (SpRecord) map = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SpWrite) write = NULL;

  g_return_val_if_fail (SP_IS_STORE (self) && path != NULL && page >= 0, FALSE);

  bytes = sp_store_read_file (self, path, error);
  if (bytes == NULL)
    return FALSE;
  map = sp_reader_load (sp_store_get_reader (self), &sp_risk_map_type, id, error);
  if (map == NULL)
    return FALSE;
  write = sp_write_begin (self, SP_ACTION_EDIT, _ ("更换底图"), error);
  return write != NULL && sp_write_set_map_base (write, map, path, bytes, page, error) &&
         sp_write_commit (write, error);
}

/* ---- issuing ---- */

gboolean
sp_store_issue_map (SpStore *self,
                    int64_t id,
                    const char *version,
                    SpDate day,
                    const char *compiler,
                    const char *reviewer,
                    GError **error)
{
  SpReader *reader = sp_store_get_reader (self);
  g_autoptr (SpRecord) map = NULL;
  g_autofree char *seal = NULL;

  g_return_val_if_fail (SP_IS_STORE (self), FALSE);

  map = sp_reader_load (reader, &sp_risk_map_type, id, error);
  if (map == NULL)
    return FALSE;
  seal = dup_seal (reader, SP_RISK_MAP (map), NULL, error);
  if (seal == NULL)
    return FALSE;
  sp_record_set_text (map, SP_RISK_MAP_VERSION, version);
  sp_record_set_integer (map, SP_RISK_MAP_ISSUED_ON, day);
  sp_record_set_text (map, SP_RISK_MAP_COMPILER, compiler);
  sp_record_set_text (map, SP_RISK_MAP_REVIEWER, reviewer);
  sp_record_set_text (map, SP_RISK_MAP_SEAL, seal);
  return sp_store_update (self, map, _ ("出图"), error);
}

GPtrArray *
sp_reader_list_outdated_maps (SpReader *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) maps = NULL;
  g_autoptr (GPtrArray) outdated = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (self != NULL, NULL);

  maps = sp_reader_load_all (self, &sp_risk_map_type, -1, 0, error);
  for (guint i = 0; maps != NULL && i < maps->len; i++)
    {
      gboolean is_outdated = FALSE;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !judge_outdated (self, maps->pdata[i], &is_outdated, cancellable, error))
        return NULL;
      if (is_outdated)
        g_ptr_array_add (outdated, g_object_ref (maps->pdata[i]));
    }
  return maps != NULL ? g_steal_pointer (&outdated) : NULL;
}
