/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-map-scene-load.h. */
#include "report/sp-map-scene-load.h"

SpMapScene *
sp_map_scene_load (SpReader *reader,
                   SpRecord *map,
                   SpRiskStage stage,
                   SpMapTheme theme,
                   SpDate as_of,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (SpRiskFacts) facts =
    sp_reader_load_risk_facts_of (reader, SP_RISK_MAP (map), stage, as_of, cancellable, error);
  GError *failure = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SpMapPicture) picture = NULL;

  if (facts == NULL)
    return NULL;
  bytes = sp_reader_load_map_base (reader, facts->map, &failure);
  if (bytes != NULL)
    picture = sp_map_picture_new (bytes, (guint)sp_record_get_integer (map, SP_RISK_MAP_BASE_PAGE),
                                  cancellable, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return sp_map_scene_new_from_facts (facts, theme, picture);
}

SpRecord *
sp_map_find (SpReader *reader, int64_t enterprise, const char *name, GError **error)
{
  g_autoptr (GPtrArray) maps = sp_reader_load_all (reader, &sp_risk_map_type, -1, 0, error);

  for (guint i = 0; maps != NULL && i < maps->len; i++)
    if (sp_record_get_integer (maps->pdata[i], SP_RISK_MAP_ENTERPRISE) == enterprise &&
        (name == NULL || g_str_equal (sp_record_get_title (maps->pdata[i]), name)))
      return g_object_ref (maps->pdata[i]);
  return NULL;
}
