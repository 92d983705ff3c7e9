/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk.h. */
#include "core/sp-risk.h"

static const SpWord level_words[] = {
  {SP_RISK_NONE, "none", N_ ("未评估")},       {SP_RISK_RED, "red", N_ ("重大风险")},
  {SP_RISK_ORANGE, "orange", N_ ("较大风险")}, {SP_RISK_YELLOW, "yellow", N_ ("一般风险")},
  {SP_RISK_BLUE, "blue", N_ ("低风险")},
};
const SpVocabulary sp_risk_levels = {"risk-level", level_words, G_N_ELEMENTS (level_words)};

static const SpWord short_words[] = {
  {SP_RISK_NONE, "none", N_ ("未评估")},   {SP_RISK_RED, "red", N_ ("重大")},
  {SP_RISK_ORANGE, "orange", N_ ("较大")}, {SP_RISK_YELLOW, "yellow", N_ ("一般")},
  {SP_RISK_BLUE, "blue", N_ ("低")},
};
const SpVocabulary sp_risk_level_words = {"risk-level-word", short_words,
                                          G_N_ELEMENTS (short_words)};

static const SpWord colour_words[] = {
  {SP_RISK_NONE, "none", N_ ("灰")},     {SP_RISK_RED, "red", N_ ("红")},
  {SP_RISK_ORANGE, "orange", N_ ("橙")}, {SP_RISK_YELLOW, "yellow", N_ ("黄")},
  {SP_RISK_BLUE, "blue", N_ ("蓝")},
};
const SpVocabulary sp_risk_level_colours = {"risk-level-colour", colour_words,
                                            G_N_ELEMENTS (colour_words)};

static const SpWord kind_words[] = {
  {SP_RISK_KIND_PLACE, "place", N_ ("场所部位")},
  {SP_RISK_KIND_FACILITY, "facility", N_ ("设备设施")},
  {SP_RISK_KIND_OPERATION, "operation", N_ ("作业活动")},
};
const SpVocabulary sp_risk_kinds = {"risk-kind", kind_words, G_N_ELEMENTS (kind_words)};

static const SpWord control_words[] = {
  {SP_CONTROL_BY_LEVEL, "by-level", N_ ("按等级")},
  {SP_CONTROL_ENTERPRISE, "enterprise", N_ ("企业")},
  {SP_CONTROL_WORKSHOP, "workshop", N_ ("车间")},
  {SP_CONTROL_TEAM, "team", N_ ("班组")},
  {SP_CONTROL_POST, "post", N_ ("岗位")},
};
const SpVocabulary sp_control_levels = {"control-level", control_words,
                                        G_N_ELEMENTS (control_words)};

static const SpWord method_words[] = {
  {SP_RISK_METHOD_LEC, "lec", N_ ("LEC 法")},
  {SP_RISK_METHOD_LS, "ls", N_ ("LS 矩阵法")},
  {SP_RISK_METHOD_MES, "mes", N_ ("MES 法")},
  {SP_RISK_METHOD_DIRECT, "direct", N_ ("直接判定")},
  {SP_RISK_METHOD_MANUAL, "manual", N_ ("人工判定")},
};
const SpVocabulary sp_risk_methods = {"risk-method", method_words, G_N_ELEMENTS (method_words)};

static const SpWord stage_words[] = {
  {SP_RISK_INHERENT, "inherent", N_ ("固有风险")},
  {SP_RISK_RESIDUAL, "residual", N_ ("现有风险")},
};
const SpVocabulary sp_risk_stages = {"risk-stage", stage_words, G_N_ELEMENTS (stage_words)};

static const SpWord cause_words[] = {
  {SP_RISK_CAUSE_FIRST, "first", N_ ("首次评估")},
  {SP_RISK_CAUSE_PERIOD, "period", N_ ("定期评估")},
  {SP_RISK_CAUSE_CATALOGUE, "catalogue", N_ ("风险目录调整")},
  {SP_RISK_CAUSE_REQUIREMENT, "requirement", N_ ("有新的要求")},
  {SP_RISK_CAUSE_PROCESS, "process", N_ ("工艺、设备或物料改变")},
  {SP_RISK_CAUSE_ACCIDENT, "accident", N_ ("发生事故")},
  {SP_RISK_CAUSE_OTHER, "other", N_ ("其他")},
};
const SpVocabulary sp_risk_causes = {"risk-cause", cause_words, G_N_ELEMENTS (cause_words)};

SP_DEFINE_RECORD (
  SpRiskPoint, sp_risk_point, RISK_POINT, SP_RISK_POINT_FIELDS, "risk_point", N_ ("风险点"), NAME)
SP_DEFINE_RECORD (SpRiskScheme,
                  sp_risk_scheme,
                  RISK_SCHEME,
                  SP_RISK_SCHEME_FIELDS,
                  "risk_scheme",
                  N_ ("风险分级方案"),
                  NAME)
SP_DEFINE_RECORD (SpRiskFactor,
                  sp_risk_factor,
                  RISK_FACTOR,
                  SP_RISK_FACTOR_FIELDS,
                  "risk_factor",
                  N_ ("分级因子取值"),
                  WORDS)
SP_DEFINE_RECORD (SpRiskGround,
                  sp_risk_ground,
                  RISK_GROUND,
                  SP_RISK_GROUND_FIELDS,
                  "risk_ground",
                  N_ ("直接判定条款"),
                  TEXT)
SP_DEFINE_RECORD (
  SpHarmKind, sp_harm_kind, HARM_KIND, SP_HARM_KIND_FIELDS, "harm_kind", N_ ("事故类型"), NAME)
SP_DEFINE_RECORD (SpRiskAssessment,
                  sp_risk_assessment,
                  RISK_ASSESSMENT,
                  SP_RISK_ASSESSMENT_FIELDS,
                  "risk_assessment",
                  N_ ("风险评估"),
                  RISK_POINT)
SP_DEFINE_RECORD (SpRiskEvent,
                  sp_risk_event,
                  RISK_EVENT,
                  SP_RISK_EVENT_FIELDS,
                  "risk_event",
                  N_ ("再评估事由"),
                  TEXT)
SP_DEFINE_RECORD (SpRiskReport,
                  sp_risk_report,
                  RISK_REPORT,
                  SP_RISK_REPORT_FIELDS,
                  "risk_report",
                  N_ ("年度风险报告"),
                  NOTE)

const SpStandingFields sp_risk_point_standing = {
  .begun = SP_RISK_POINT_LISTED_ON,
  .due = SP_RISK_POINT_REVIEW_DUE_ON,
  .closed = SP_RISK_POINT_WITHDRAWN_ON,
  .also_closed = -1,
};
