/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-map-facts.h. */
#include "chart/sp-map-facts.h"

#include "base/sp-i18n.h"
#include "core/sp-risk-controls.h"

#include <math.h>

static const char *
get_text (const SpRiskFacts *facts, guint field)
{
  return sp_record_get_text (SP_RECORD (facts->map), field);
}

static SpMapBase
get_base (const SpRiskFacts *facts, SpMapPicture *picture)
{
  switch ((SpRiskBase)sp_record_get_integer (SP_RECORD (facts->map), SP_RISK_MAP_KIND))
    {
    case SP_RISK_BASE_TILES:
      return SP_MAP_BASE_TILES;
    case SP_RISK_BASE_POLYGONS:
      return SP_MAP_BASE_POLYGONS;
    case SP_RISK_BASE_PLAN:
    case SP_RISK_BASE_TRACED:
      return picture != NULL ? SP_MAP_BASE_PICTURE : SP_MAP_BASE_NONE;
    }
  g_return_val_if_reached (SP_MAP_BASE_NONE);
}

static gboolean
place_picture (const SpRiskFacts *facts, SpMapHead *head)
{
  g_autoptr (GArray) controls =
    sp_risk_controls_parse (get_text (facts, SP_RISK_MAP_CONTROLS), NULL);
  SpRiskFix fix;

  if (controls == NULL || !sp_risk_controls_fix (controls, &fix, NULL))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (head->picture_corners); i++)
    {
      SpVertex place = sp_risk_fix_place (&fix, i == 1, i == 2);

      head->picture_corners[i] = (SpMapVertex) {place.x, place.y};
    }
  return TRUE;
}

static SpMapHead
make_head (const SpRiskFacts *facts, SpMapTheme theme, SpMapPicture *picture)
{
  SpRecord *map = SP_RECORD (facts->map);
  SpMapHead head = {
    .kind =
      sp_record_get_integer (map, SP_RISK_MAP_ENTERPRISE) != 0 ? SP_MAP_ENTERPRISE : SP_MAP_COUNTY,
    .base = get_base (facts, picture),
    .theme = theme,
    .is_residual = facts->stage == SP_RISK_RESIDUAL,
    .is_outdated = facts->is_outdated,
    .is_sample = facts->is_sample,
    .title =
      sp_vocabulary_label (&sp_risk_titles, (int)sp_record_get_integer (map, SP_RISK_MAP_TITLE)),
    .subject = facts->subject,
    .sheet = sp_record_get_title (map),
    .compiler = get_text (facts, SP_RISK_MAP_COMPILER),
    .reviewer = get_text (facts, SP_RISK_MAP_REVIEWER),
    .version = get_text (facts, SP_RISK_MAP_VERSION),
    .method = get_text (facts, SP_RISK_MAP_METHOD_NOTE),
    .review_number = get_text (facts, SP_RISK_MAP_REVIEW_NUMBER),
    .source = get_text (facts, SP_RISK_MAP_BASE_SOURCE),
    .date = (SpDate)sp_record_get_integer (map, SP_RISK_MAP_ISSUED_ON),
    .as_of = facts->as_of,
    .metres_wide = sp_record_get_real (map, SP_RISK_MAP_WIDTH_METRES),
    .has_north = sp_record_peek (map, SP_RISK_MAP_NORTH)->is_set,
    .north = sp_record_get_real (map, SP_RISK_MAP_NORTH),
  };

  if (head.kind == SP_MAP_COUNTY && head.base == SP_MAP_BASE_PICTURE &&
      !place_picture (facts, &head))
    head.base = SP_MAP_BASE_NONE; /* nobody has said yet where the picture lies */
  return head;
}

static void
set_value (SpMapZone *zone, const SpRiskZone *fact, SpMapTheme theme)
{
  zone->value = NAN;
  if (theme == SP_MAP_BY_INDEX)
    zone->value = fact->index;
  else if (theme == SP_MAP_BY_HAZARDS)
    zone->value = fact->n_major;
  else if (theme == SP_MAP_BY_OVERDUE)
    zone->value = fact->n_overdue;
}

static void
add_zone (SpMapScene *scene, const SpRiskZone *fact, SpMapTheme theme)
{
  SpMapZone zone = {.id = fact->id,
                    .title = fact->title,
                    .level = fact->level,
                    .is_manual = fact->is_manual,
                    .reason = fact->reason,
                    .has_seat = fact->has_seat,
                    .seat = {fact->longitude, fact->latitude}};

  set_value (&zone, fact, theme);
  sp_map_scene_add_zone (scene, &zone);
  for (guint i = 0; i < fact->rings->len; i++)
    {
      const SpPolygon *ring = fact->rings->pdata[i];
      g_autofree SpMapVertex *corners = g_new (SpMapVertex, ring->len);

      for (guint j = 0; j < ring->len; j++)
        corners[j] = (SpMapVertex) {sp_polygon_at (ring, j)->x, sp_polygon_at (ring, j)->y};
      sp_map_scene_add_ring (scene, corners, ring->len);
    }
}

static void
add_spot (SpMapScene *scene, const SpRiskSpot *fact)
{
  const SpMapSpot spot = {.id = fact->id,
                          .x = fact->x,
                          .y = fact->y,
                          .level = fact->level,
                          .number = fact->number,
                          .title = fact->title,
                          .category = sp_vocabulary_label (&sp_risk_kinds, fact->kind),
                          .zone = fact->zone};

  sp_map_scene_add_spot (scene, &spot);
}

static void
add_bar (SpMapScene *scene, const SpRiskSpot *fact)
{
  const SpMapBar bar = {.id = fact->id,
                        .title = fact->title,
                        .score = fact->score,
                        .level = fact->level,
                        .method = sp_vocabulary_label (&sp_risk_methods, fact->method),
                        .note = fact->note};

  sp_map_scene_add_bar (scene, &bar);
}

static gboolean
is_shown (const SpMapHead *head, const SpRiskSpot *spot)
{
  return spot->is_placed || (head->base == SP_MAP_BASE_TILES && spot->zone >= 0);
}

SpMapScene *
sp_map_scene_new_from_facts (const SpRiskFacts *facts, SpMapTheme theme, SpMapPicture *picture)
{
  SpMapHead head;
  SpMapScene *scene;

  g_return_val_if_fail (facts != NULL, NULL);

  head = make_head (facts, theme, picture);
  scene = sp_map_scene_new (&head);
  if (head.base == SP_MAP_BASE_PICTURE)
    sp_map_scene_set_picture (scene, picture);
  for (guint i = 0; i < facts->zones->len; i++)
    add_zone (scene, &g_array_index (facts->zones, SpRiskZone, i), theme);
  for (guint i = 0; i < facts->spots->len; i++)
    {
      const SpRiskSpot *spot = &g_array_index (facts->spots, SpRiskSpot, i);

      if (is_shown (&head, spot))
        add_spot (scene, spot);
      else if (head.kind == SP_MAP_ENTERPRISE && sp_risk_spot_is_bar (spot))
        add_bar (scene, spot);
    }
  sp_map_scene_end (scene);
  return scene;
}

SpMapScene *
sp_map_scene_new_comparison (const SpRiskFacts *facts)
{
  SpMapHead head;
  SpMapScene *scene;

  g_return_val_if_fail (facts != NULL, NULL);

  head = make_head (facts, SP_MAP_BY_LEVEL, NULL);
  head.base = SP_MAP_BASE_NONE;
  scene = sp_map_scene_new (&head);
  for (guint i = 0; i < facts->spots->len; i++)
    if (g_array_index (facts->spots, SpRiskSpot, i).kind == SP_RISK_KIND_OPERATION)
      add_bar (scene, &g_array_index (facts->spots, SpRiskSpot, i));
  sp_map_scene_end (scene);
  return scene;
}

static void
add_control (SpMapScene *scene, const SpRiskControl *control, guint number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autofree char *title = g_strdup_printf ("%.5f°, %.5f°", control->longitude, control->latitude);
  const SpMapSpot spot = {.id = number,
                          .x = control->x,
                          .y = control->y,
                          .number = digits,
                          .title = title,
                          .category = _ ("控制点"),
                          .zone = -1};

  sp_map_scene_add_spot (scene, &spot);
}

SpMapScene *
sp_map_scene_new_controls (const SpRiskFacts *facts, const GArray *controls, SpMapPicture *picture)
{
  SpMapHead head;
  SpMapScene *scene;

  g_return_val_if_fail (facts != NULL && controls != NULL && picture != NULL, NULL);

  head = make_head (facts, SP_MAP_BY_LEVEL, NULL);
  head.kind = SP_MAP_ENTERPRISE; /* places are the picture's own */
  head.base = SP_MAP_BASE_PICTURE;
  scene = sp_map_scene_new (&head);
  sp_map_scene_set_picture (scene, picture);
  for (guint i = 0; i < controls->len; i++)
    add_control (scene, &g_array_index (controls, SpRiskControl, i), i + 1);
  sp_map_scene_end (scene);
  return scene;
}
