/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-map.h. */
#include "core/sp-risk-map.h"

#include "base/sp-error.h"
#include "core/sp-risk-shape.h"

static const SpWord kind_words[] = {
  {SP_RISK_BASE_PLAN, "plan", N_ ("平面图")},
  {SP_RISK_BASE_TILES, "tiles", N_ ("示意块图")},
  {SP_RISK_BASE_POLYGONS, "polygons", N_ ("县域边界图")},
  {SP_RISK_BASE_TRACED, "traced", N_ ("描图")},
};
const SpVocabulary sp_risk_bases = {"risk-base", kind_words, G_N_ELEMENTS (kind_words)};

static const SpWord title_words[] = {
  {SP_RISK_TITLE_SPATIAL, "spatial", N_ ("安全风险四色空间分布图")},
  {SP_RISK_TITLE_SOURCE, "source", N_ ("“红橙黄蓝”四色安全风险源点空间分布图")},
};
const SpVocabulary sp_risk_titles = {"risk-title", title_words, G_N_ELEMENTS (title_words)};

static const SpWord datum_words[] = {
  {SP_DATUM_UNKNOWN, "unknown", N_ ("未注明")},
  {SP_DATUM_WGS84, "wgs84", N_ ("WGS 84")},
  {SP_DATUM_GCJ02, "gcj02", N_ ("GCJ-02")},
};
const SpVocabulary sp_datums = {"datum", datum_words, G_N_ELEMENTS (datum_words)};

SP_DEFINE_RECORD (
  SpRiskMap, sp_risk_map, RISK_MAP, SP_RISK_MAP_FIELDS, "risk_map", N_ ("四色图"), NAME)
SP_DEFINE_RECORD (
  SpRiskArea, sp_risk_area, RISK_AREA, SP_RISK_AREA_FIELDS, "risk_area", N_ ("四色图区域"), NAME)
SP_DEFINE_RECORD (SpRiskPlace,
                  sp_risk_place,
                  RISK_PLACE,
                  SP_RISK_PLACE_FIELDS,
                  "risk_place",
                  N_ ("风险点位置"),
                  RISK_POINT)

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, sentence);
  return FALSE;
}

SpRiskMap *
sp_risk_map_new_tiles (void)
{
  SpRecord *map = sp_record_new (&sp_risk_map_type);

  sp_record_set_integer (map, SP_RISK_MAP_KIND, SP_RISK_BASE_TILES);
  sp_record_set_text (map, SP_RISK_MAP_NAME, _ ("示意块图"));
  return SP_RISK_MAP (map);
}

gboolean
sp_risk_map_check (SpRiskMap *map, GError **error)
{
  SpRecord *record = SP_RECORD (map);
  SpRiskBase kind;
  gboolean has_enterprise;

  g_return_val_if_fail (SP_IS_RISK_MAP (map), FALSE);

  kind = (SpRiskBase)sp_record_get_integer (record, SP_RISK_MAP_KIND);
  has_enterprise = sp_record_get_integer (record, SP_RISK_MAP_ENTERPRISE) != 0;
  if (kind == SP_RISK_BASE_PLAN && !has_enterprise)
    return refuse (error, _ ("平面图要选定是哪家企业的。"));
  if (kind != SP_RISK_BASE_PLAN && has_enterprise)
    return refuse (error, _ ("县域图不属于某一家企业；企业的图请选“平面图”。"));
  if (sp_record_get_integer (record, SP_RISK_MAP_IS_PUBLIC) != 0 &&
      (kind == SP_RISK_BASE_POLYGONS || kind == SP_RISK_BASE_TRACED) &&
      *sp_record_get_text (record, SP_RISK_MAP_REVIEW_NUMBER) == '\0')
    return refuse (error, _ ("公开发布带边界的地图要有审图号；没有审图号的，请改用示意块图，"
                             "或只作内部使用。"));
  return TRUE;
}

gboolean
sp_risk_area_check (SpRiskArea *area, GError **error)
{
  SpRecord *record = SP_RECORD (area);
  g_autoptr (GPtrArray) rings = NULL;

  g_return_val_if_fail (SP_IS_RISK_AREA (area), FALSE);

  rings = sp_risk_shape_parse (sp_record_get_text (record, SP_RISK_AREA_SHAPE), error);
  if (rings == NULL)
    return FALSE;
  if (sp_record_get_integer (record, SP_RISK_AREA_IS_MANUAL) == 0)
    return TRUE;
  if (sp_record_get_integer (record, SP_RISK_AREA_LEVEL) == SP_RISK_NONE)
    return refuse (error, _ ("人工指定等级的区域要选定等级。"));
  if (*sp_record_get_text (record, SP_RISK_AREA_REASON) == '\0')
    return refuse (error, _ ("人工指定区域等级要写明原因。"));
  return TRUE;
}
