/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Four-colour maps as records: a map of an enterprise's floor or of the county, its areas, and
 * where risk points lie on it. Places are fractions of the base picture's width and height, so that
 * a better scan of the same plan keeps every shape in place; on a county map of polygons they are
 * degrees. How it is drawn is the chart room's. Knows no SQL. */
#pragma once

#include "core/sp-datum.h"
#include "core/sp-risk.h"

G_BEGIN_DECLS

typedef enum
{
  SP_RISK_BASE_PLAN,     /* 平面图: a picture of an enterprise's site or floor */
  SP_RISK_BASE_TILES,    /* 示意块图: one block a township, no boundary */
  SP_RISK_BASE_POLYGONS, /* 县域边界图: areas from an imported file, in degrees */
  SP_RISK_BASE_TRACED,   /* 描图: a picture of the county, areas traced over it */
} SpRiskBase;
extern const SpVocabulary sp_risk_bases;

/* The plan says 源点空间分布图, most others 安全风险四色空间分布图; both must be possible. */
typedef enum
{
  SP_RISK_TITLE_SPATIAL,
  SP_RISK_TITLE_SOURCE,
} SpRiskTitle;
extern const SpVocabulary sp_risk_titles;

/* Of SpDatum: unknown (also where nothing lies on the earth), WGS 84, GCJ-02. */
extern const SpVocabulary sp_datums;

/* 地图管理条例 (2015) art. 15: what the public is shown needs a review number. @base is the hash of
 * an attachment of the map. @seal is what the map showed when it was last issued: where it shows
 * something else now, it is out of date. @controls: of a traced map, what fixes its picture
 * (sp-risk-controls.h). */
#define SP_RISK_MAP_FIELDS(F, P)                                                                   \
  F (P, ENTERPRISE, enterprise, REFERENCE, N_ ("企业"), .references = "enterprise")                \
  F (P, NAME, name, TEXT, N_ ("图名"), .flags = SP_FIELD_REQUIRED)                                 \
  F (P, KIND, kind, CHOICE, N_ ("底图类型"), .choices = &sp_risk_bases)                            \
  F (P, TITLE, title, CHOICE, N_ ("标题用语"), .choices = &sp_risk_titles)                         \
  F (P, STAGE, stage, CHOICE, N_ ("着色依据"), .choices = &sp_risk_stages)                         \
  F (P, VERSION, version, TEXT, N_ ("版本号"), .flags = SP_FIELD_CODE)                             \
  F (P, ISSUED_ON, issued_on, DATE, N_ ("编制日期"))                                               \
  F (P, COMPILER, compiler, TEXT, N_ ("编制人"))                                                   \
  F (P, REVIEWER, reviewer, TEXT, N_ ("审核人"))                                                   \
  F (P, METHOD_NOTE, method_note, TEXT, N_ ("评估方法说明"), .flags = SP_FIELD_MULTILINE)          \
  F (P, IS_PUBLIC, is_public, BOOLEAN, N_ ("公开发布"))                                            \
  F (P, REVIEW_NUMBER, review_number, TEXT, N_ ("审图号"), .flags = SP_FIELD_CODE)                 \
  F (P, BASE_SOURCE, base_source, TEXT, N_ ("底图来源"))                                           \
  F (P, WIDTH_METRES, width_metres, REAL, N_ ("底图宽度"), .unit = N_ ("米"), .maximum = 1e7)      \
  F (P, NORTH, north, REAL, N_ ("正北方向"), .unit = N_ ("°"), .minimum = -360, .maximum = 360)    \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)                                \
  F (P, DATUM, datum, CHOICE, N_ ("坐标系"), .choices = &sp_datums, .flags = SP_FIELD_INTERNAL)    \
  F (P, BASE, base, TEXT, N_ ("底图"), .flags = SP_FIELD_INTERNAL)                                 \
  F (P, BASE_PAGE, base_page, INTEGER, N_ ("底图页码"), .flags = SP_FIELD_INTERNAL)                \
  F (P, CONTROLS, controls, TEXT, N_ ("控制点"), .flags = SP_FIELD_INTERNAL)                       \
  F (P, SEAL, seal, TEXT, N_ ("出图时的内容"), .flags = SP_FIELD_INTERNAL)                         \
  F (P, POSITION, position, INTEGER, N_ ("顺序"), .flags = SP_FIELD_INTERNAL)
SP_DECLARE_RECORD (SpRiskMap, sp_risk_map, RISK_MAP, SP_RISK_MAP_FIELDS)

/* An area has the worst level of what lies inside, or one set by hand with a reason. @shape is
 * rings of "x y" with commas between corners and semicolons between rings. */
#define SP_RISK_AREA_FIELDS(F, P)                                                                  \
  F (P, MAP, map, REFERENCE, N_ ("四色图"), .flags = SP_FIELD_REQUIRED, .references = "risk_map")  \
  F (P, NAME, name, TEXT, N_ ("区域名称"))                                                         \
  F (P, UNIT, unit, REFERENCE, N_ ("乡镇"), .references = "unit")                                  \
  F (P, IS_MANUAL, is_manual, BOOLEAN, N_ ("人工指定等级"))                                        \
  F (P, LEVEL, level, CHOICE, N_ ("指定等级"), .choices = &sp_risk_levels)                         \
  F (P, REASON, reason, TEXT, N_ ("指定原因"))                                                     \
  F (P, DEPARTMENT, department, TEXT, N_ ("责任部门"))                                             \
  F (P, PERSON, person, TEXT, N_ ("责任人"))                                                       \
  F (P, SHAPE, shape, TEXT, N_ ("范围"), .flags = SP_FIELD_REQUIRED | SP_FIELD_INTERNAL)           \
  F (P, POSITION, position, INTEGER, N_ ("顺序"), .flags = SP_FIELD_INTERNAL)
SP_DECLARE_RECORD (SpRiskArea, sp_risk_area, RISK_AREA, SP_RISK_AREA_FIELDS)

/* Where a risk point lies on a map, as fractions of the base picture. */
#define SP_RISK_PLACE_FIELDS(F, P)                                                                 \
  F (P, MAP, map, REFERENCE, N_ ("四色图"), .flags = SP_FIELD_REQUIRED, .references = "risk_map")  \
  F (P, RISK_POINT, risk_point, REFERENCE, N_ ("风险点"), .flags = SP_FIELD_REQUIRED,              \
     .references = "risk_point")                                                                   \
  F (P, X, x, REAL, N_ ("横向位置"), .flags = SP_FIELD_REQUIRED, .maximum = 1)                     \
  F (P, Y, y, REAL, N_ ("纵向位置"), .flags = SP_FIELD_REQUIRED, .maximum = 1)
SP_DECLARE_RECORD (SpRiskPlace, sp_risk_place, RISK_PLACE, SP_RISK_PLACE_FIELDS)

/* The county's tiles (示意块图), which need no picture and no boundary; not stored. Transfer full.
 */
SpRiskMap *sp_risk_map_new_tiles (void);
/* Whether what @map says of itself goes together: a floor plan has an enterprise, a county map
 * none; what is published and not schematic has a review number. */
gboolean sp_risk_map_check (SpRiskMap *map, GError **error);
/* Its rings are sound (sp-risk-shape.h); a level set by hand has a reason. */
gboolean sp_risk_area_check (SpRiskArea *area, GError **error);

G_END_DECLS
