/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The risk ledger of enterprises (安全风险源点管理台账, 一企一清单): risk points, the schemes they
 * are graded by, their assessments, what calls for another one, and the yearly reports. How a level
 * follows from an assessment is sp-risk-grade.h. Knows no SQL. */
#pragma once

#include "base/sp-i18n.h"
#include "core/sp-platform-code.h"
#include "core/sp-standing.h"

G_BEGIN_DECLS

/* 1 is the worst. What was not assessed has none and is drawn grey; low is blue, never green. */
typedef enum
{
  SP_RISK_NONE,   /* 未评估 */
  SP_RISK_RED,    /* 重大 */
  SP_RISK_ORANGE, /* 较大 */
  SP_RISK_YELLOW, /* 一般 */
  SP_RISK_BLUE,   /* 低 */
  SP_RISK_N_LEVELS
} SpRiskLevel;
extern const SpVocabulary sp_risk_levels;        /* 重大风险 */
extern const SpVocabulary sp_risk_level_words;   /* 重大, where room is short */
extern const SpVocabulary sp_risk_level_colours; /* 红 */

typedef enum
{
  SP_RISK_KIND_PLACE,     /* 场所、部位 */
  SP_RISK_KIND_FACILITY,  /* 设备设施 */
  SP_RISK_KIND_OPERATION, /* 作业活动: where it is done may have no place on a plan */
} SpRiskKind;
extern const SpVocabulary sp_risk_kinds;

/* Who controls a risk. A higher level's risk is controlled by every lower one, too. */
typedef enum
{
  SP_CONTROL_BY_LEVEL, /* not set: what sp_risk_control_level() proposes */
  SP_CONTROL_ENTERPRISE,
  SP_CONTROL_WORKSHOP,
  SP_CONTROL_TEAM,
  SP_CONTROL_POST,
  SP_CONTROL_N_LEVELS
} SpControlLevel;
extern const SpVocabulary sp_control_levels;

typedef enum
{
  SP_RISK_METHOD_LEC,    /* D = L × E × C */
  SP_RISK_METHOD_LS,     /* R = L × S */
  SP_RISK_METHOD_MES,    /* R = M × E × S */
  SP_RISK_METHOD_DIRECT, /* 直接判定: red, by clauses */
  SP_RISK_METHOD_MANUAL, /* 人工: by a reason */
} SpRiskMethod;
extern const SpVocabulary sp_risk_methods;

typedef enum
{
  SP_RISK_INHERENT, /* 固有: without the control measures */
  SP_RISK_RESIDUAL, /* 现有: with them */
} SpRiskStage;
extern const SpVocabulary sp_risk_stages;

/* Why a risk was assessed (again): the triggers of the regulation of Jiangsu on risks of
 * enterprises, art. 12. */
typedef enum
{
  SP_RISK_CAUSE_FIRST,       /* 首次评估 */
  SP_RISK_CAUSE_PERIOD,      /* 定期评估 */
  SP_RISK_CAUSE_CATALOGUE,   /* 风险目录调整 */
  SP_RISK_CAUSE_REQUIREMENT, /* 有新的要求 */
  SP_RISK_CAUSE_PROCESS,     /* 工艺、设备、物料改变 */
  SP_RISK_CAUSE_ACCIDENT,    /* 发生事故 */
  SP_RISK_CAUSE_OTHER,
} SpRiskCause;
extern const SpVocabulary sp_risk_causes;

/* The seven kinds of control measures are the plan's annex 2; what must be told of a risk is
 * art. 11 of the same regulation. What stands behind "inherent level" follows from the
 * assessments and is written with them. */
#define SP_RISK_POINT_FIELDS(F, P)                                                                 \
  F (P, ENTERPRISE, enterprise, REFERENCE, N_ ("企业"), .flags = SP_FIELD_REQUIRED,                \
     .references = "enterprise")                                                                   \
  F (P, NUMBER, number, TEXT, N_ ("编号"), .flags = SP_FIELD_CODE)                                 \
  F (P, NAME, name, TEXT, N_ ("风险点名称"), .flags = SP_FIELD_REQUIRED)                           \
  F (P, ANALYSIS_UNIT, analysis_unit, TEXT, N_ ("分析单元"))                                       \
  F (P, KIND, kind, CHOICE, N_ ("类别"), .choices = &sp_risk_kinds)                                \
  F (P, PLACE, place, TEXT, N_ ("所处位置"))                                                       \
  F (P, POST, post, TEXT, N_ ("岗位"))                                                             \
  F (P, WORK_OBJECT, work_object, TEXT, N_ ("作业对象"))                                           \
  F (P, FACTORS, factors, TEXT, N_ ("危险有害因素"), .flags = SP_FIELD_MULTILINE)                  \
  F (P, HARMS, harms, TEXT, N_ ("可能导致的事故类型"), .suggests = "harm_kind")                    \
  F (P, CONSEQUENCES, consequences, TEXT, N_ ("后果和影响范围"), .flags = SP_FIELD_MULTILINE)      \
  F (P, INHERENT_LEVEL, inherent_level, CHOICE, N_ ("固有风险等级"), .choices = &sp_risk_levels,   \
     .flags = SP_FIELD_DERIVED)                                                                    \
  F (P, INHERENT_SCORE, inherent_score, REAL, N_ ("固有风险分值"), .flags = SP_FIELD_DERIVED)      \
  F (P, RESIDUAL_LEVEL, residual_level, CHOICE, N_ ("现有风险等级"), .choices = &sp_risk_levels,   \
     .flags = SP_FIELD_DERIVED)                                                                    \
  F (P, RESIDUAL_SCORE, residual_score, REAL, N_ ("现有风险分值"), .flags = SP_FIELD_DERIVED)      \
  F (P, ASSESSED_ON, assessed_on, DATE, N_ ("评估日期"), .flags = SP_FIELD_DERIVED)                \
  F (P, REVIEW_DUE_ON, review_due_on, DATE, N_ ("应再评估"),                                       \
     .flags = SP_FIELD_DERIVED | SP_FIELD_PLANNED)                                                 \
  F (P, CONTROL_LEVEL, control_level, CHOICE, N_ ("管控层级"), .choices = &sp_control_levels)      \
  F (P, ENGINEERING, engineering, TEXT, N_ ("工程技术措施"), .flags = SP_FIELD_MULTILINE)          \
  F (P, INTERLOCK, interlock, TEXT, N_ ("监控联锁措施"), .flags = SP_FIELD_MULTILINE)              \
  F (P, BARRIER, barrier, TEXT, N_ ("隔离警示措施"), .flags = SP_FIELD_MULTILINE)                  \
  F (P, PROTECTION, protection, TEXT, N_ ("个体防护措施"), .flags = SP_FIELD_MULTILINE)            \
  F (P, MANAGEMENT, management, TEXT, N_ ("制度管理措施"), .flags = SP_FIELD_MULTILINE)            \
  F (P, TRAINING, training, TEXT, N_ ("教育培训措施"), .flags = SP_FIELD_MULTILINE)                \
  F (P, EMERGENCY, emergency, TEXT, N_ ("应急管理措施"), .flags = SP_FIELD_MULTILINE)              \
  F (P, RESPONSE, response, TEXT, N_ ("应急处置措施"), .flags = SP_FIELD_MULTILINE)                \
  F (P, PRECAUTIONS, precautions, TEXT, N_ ("操作注意事项"), .flags = SP_FIELD_MULTILINE)          \
  F (P, ENTERPRISE_DEPARTMENT, enterprise_department, TEXT, N_ ("企业级责任部门"))                 \
  F (P, ENTERPRISE_PERSON, enterprise_person, TEXT, N_ ("企业级责任人"))                           \
  F (P, WORKSHOP_DEPARTMENT, workshop_department, TEXT, N_ ("车间级责任部门"))                     \
  F (P, WORKSHOP_PERSON, workshop_person, TEXT, N_ ("车间级责任人"))                               \
  F (P, TEAM_DEPARTMENT, team_department, TEXT, N_ ("班组级责任部门"))                             \
  F (P, TEAM_PERSON, team_person, TEXT, N_ ("班组级责任人"))                                       \
  F (P, POST_DEPARTMENT, post_department, TEXT, N_ ("岗位级责任部门"))                             \
  F (P, POST_PERSON, post_person, TEXT, N_ ("岗位级责任人"))                                       \
  F (P, PHONE, phone, TEXT, N_ ("责任人电话"), .flags = SP_FIELD_CODE)                             \
  F (P, HOTLINE, hotline, TEXT, N_ ("监督举报电话"), .flags = SP_FIELD_CODE)                       \
  F (P, CHECK_FREQUENCY, check_frequency, TEXT, N_ ("检查频次"))                                   \
  F (P, CHECK_ITEMS, check_items, TEXT, N_ ("检查项目和标准"), .flags = SP_FIELD_MULTILINE)        \
  F (P, HAS_SIGN, has_sign, BOOLEAN, N_ ("有明显警示标志"))                                        \
  F (P, HAS_MONITORING, has_monitoring, BOOLEAN, N_ ("有监测预警"))                                \
  F (P, HAS_EQUIPMENT, has_equipment, BOOLEAN, N_ ("有应急设备设施"))                              \
  F (P, HAS_ESCAPE, has_escape, BOOLEAN, N_ ("撤离通道畅通"))                                      \
  F (P, N_MISSING, n_missing, INTEGER, N_ ("缺项"), .flags = SP_FIELD_DERIVED)                     \
  F (P, LISTED_ON, listed_on, DATE, N_ ("建档日期"))                                               \
  F (P, WITHDRAWN_ON, withdrawn_on, DATE, N_ ("撤销日期"))                                         \
  F (P, REVIEW_MONTHS, review_months, INTEGER, N_ ("评估周期"), .unit = N_ ("个月"), .minimum = 1, \
     .maximum = 120)                                                                               \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)                                \
  F (P, OBJECT_CODE, object_code, TEXT, N_ ("分析对象编码"), .flags = SP_FIELD_CODE,               \
     .check_text = sp_platform_object_code_check)
SP_DECLARE_RECORD (SpRiskPoint, sp_risk_point, RISK_POINT, SP_RISK_POINT_FIELDS)

/* Bands are half-open and leave no gap, because each begins where the next worse one ends: red
 * from red_from, orange from orange_from up to below red_from, yellow likewise, blue below that. A
 * scheme that assessments went by is not changed; its successor has the next version. */
#define SP_RISK_SCHEME_FIELDS(F, P)                                                                \
  F (P, NAME, name, TEXT, N_ ("分级方案"), .flags = SP_FIELD_REQUIRED)                             \
  F (P, METHOD, method, CHOICE, N_ ("评估方法"), .choices = &sp_risk_methods)                      \
  F (P, VERSION, version, INTEGER, N_ ("版本"), .minimum = 1, .maximum = 10000)                    \
  F (P, VALID_FROM, valid_from, DATE, N_ ("启用日期"), .flags = SP_FIELD_PLANNED)                  \
  F (P, VALID_TO, valid_to, DATE, N_ ("停用日期"), .flags = SP_FIELD_PLANNED)                      \
  F (P, RED_FROM, red_from, REAL, N_ ("重大风险下限"), .flags = SP_FIELD_REQUIRED, .maximum = 1e6) \
  F (P, ORANGE_FROM, orange_from, REAL, N_ ("较大风险下限"), .flags = SP_FIELD_REQUIRED,           \
     .maximum = 1e6)                                                                               \
  F (P, YELLOW_FROM, yellow_from, REAL, N_ ("一般风险下限"), .flags = SP_FIELD_REQUIRED,           \
     .maximum = 1e6)                                                                               \
  F (P, SOURCE, source, TEXT, N_ ("依据"))                                                         \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)
SP_DECLARE_RECORD (SpRiskScheme, sp_risk_scheme, RISK_SCHEME, SP_RISK_SCHEME_FIELDS)

/* What a factor of a scheme may be: the factor by its place in the product, 1 to 3. */
#define SP_RISK_FACTOR_FIELDS(F, P)                                                                \
  F (P, SCHEME, scheme, REFERENCE, N_ ("分级方案"), .flags = SP_FIELD_REQUIRED,                    \
     .references = "risk_scheme")                                                                  \
  F (P, FACTOR, factor, INTEGER, N_ ("第几个因子"), .flags = SP_FIELD_REQUIRED, .minimum = 1,      \
     .maximum = 3)                                                                                 \
  F (P, VALUE, value, REAL, N_ ("取值"), .flags = SP_FIELD_REQUIRED, .maximum = 1e4)               \
  F (P, WORDS, words, TEXT, N_ ("说明"), .flags = SP_FIELD_REQUIRED)                               \
  F (P, POSITION, position, INTEGER, N_ ("顺序"), .flags = SP_FIELD_INTERNAL)
SP_DECLARE_RECORD (SpRiskFactor, sp_risk_factor, RISK_FACTOR, SP_RISK_FACTOR_FIELDS)

/* What makes a risk a major one without any score (直接判定条款). */
#define SP_RISK_GROUND_FIELDS(F, P)                                                                \
  F (P, NUMBER, number, TEXT, N_ ("条款"), .flags = SP_FIELD_REQUIRED | SP_FIELD_CODE)             \
  F (P, TEXT, text, TEXT, N_ ("内容"), .flags = SP_FIELD_REQUIRED | SP_FIELD_MULTILINE)            \
  F (P, SOURCE, source, TEXT, N_ ("依据"))                                                         \
  F (P, POSITION, position, INTEGER, N_ ("顺序"), .flags = SP_FIELD_INTERNAL)
SP_DECLARE_RECORD (SpRiskGround, sp_risk_ground, RISK_GROUND, SP_RISK_GROUND_FIELDS)

/* Types of accidents a risk may lead to, by GB 6441; a newer list may replace the rows. */
#define SP_HARM_KIND_FIELDS(F, P)                                                                  \
  F (P, NAME, name, TEXT, N_ ("事故类型"), .flags = SP_FIELD_REQUIRED)                             \
  F (P, STANDARD, standard, TEXT, N_ ("依据"))                                                     \
  F (P, POSITION, position, INTEGER, N_ ("顺序"), .flags = SP_FIELD_INTERNAL)
SP_DECLARE_RECORD (SpHarmKind, sp_harm_kind, HARM_KIND, SP_HARM_KIND_FIELDS)

/* Of scored methods the score and the level follow from the factors and the scheme, of a direct
 * judgement the level is red; by hand the level is typed. @clauses are numbers of grounds, with 、
 * between. */
#define SP_RISK_ASSESSMENT_FIELDS(F, P)                                                            \
  F (P, RISK_POINT, risk_point, REFERENCE, N_ ("风险点"), .flags = SP_FIELD_REQUIRED,              \
     .references = "risk_point")                                                                   \
  F (P, STAGE, stage, CHOICE, N_ ("评估对象"), .choices = &sp_risk_stages)                         \
  F (P, ASSESSED_ON, assessed_on, DATE, N_ ("评估日期"), .flags = SP_FIELD_REQUIRED)               \
  F (P, METHOD, method, CHOICE, N_ ("评估方法"), .choices = &sp_risk_methods)                      \
  F (P, SCHEME, scheme, REFERENCE, N_ ("分级方案"), .references = "risk_scheme")                   \
  F (P, SCHEME_VERSION, scheme_version, INTEGER, N_ ("方案版本"), .flags = SP_FIELD_DERIVED)       \
  F (P, FIRST, first, REAL, N_ ("因子一"), .maximum = 1e4)                                         \
  F (P, SECOND, second, REAL, N_ ("因子二"), .maximum = 1e4)                                       \
  F (P, THIRD, third, REAL, N_ ("因子三"), .maximum = 1e4)                                         \
  F (P, SCORE, score, REAL, N_ ("分值"), .flags = SP_FIELD_DERIVED)                                \
  F (P, LEVEL, level, CHOICE, N_ ("风险等级"), .choices = &sp_risk_levels)                         \
  F (P, CLAUSES, clauses, TEXT, N_ ("直接判定条款"), .flags = SP_FIELD_CODE)                       \
  F (P, GROUNDS, grounds, TEXT, N_ ("评估依据"), .flags = SP_FIELD_MULTILINE)                      \
  F (P, CAUSE, cause, CHOICE, N_ ("评估原因"), .choices = &sp_risk_causes)                         \
  F (P, ASSESSOR, assessor, TEXT, N_ ("评估人"))                                                   \
  F (P, NOTE, note, TEXT, N_ ("备注"))
SP_DECLARE_RECORD (SpRiskAssessment, sp_risk_assessment, RISK_ASSESSMENT, SP_RISK_ASSESSMENT_FIELDS)

/* What calls for another assessment, of one risk point or of all of the enterprise. */
#define SP_RISK_EVENT_FIELDS(F, P)                                                                 \
  F (P, ENTERPRISE, enterprise, REFERENCE, N_ ("企业"), .flags = SP_FIELD_REQUIRED,                \
     .references = "enterprise")                                                                   \
  F (P, RISK_POINT, risk_point, REFERENCE, N_ ("风险点"), .references = "risk_point")              \
  F (P, CAUSE, cause, CHOICE, N_ ("再评估事由"), .choices = &sp_risk_causes)                       \
  F (P, DAY, day, DATE, N_ ("发生日期"), .flags = SP_FIELD_REQUIRED)                               \
  F (P, TEXT, text, TEXT, N_ ("情况"), .flags = SP_FIELD_MULTILINE)
SP_DECLARE_RECORD (SpRiskEvent, sp_risk_event, RISK_EVENT, SP_RISK_EVENT_FIELDS)

/* What an enterprise hands in each year (the plan's annexes 2 and 11): the list of its risk points
 * and the analysis of how they were controlled. Due on the day its industry says. */
#define SP_RISK_REPORT_FIELDS(F, P)                                                                \
  F (P, ENTERPRISE, enterprise, REFERENCE, N_ ("企业"), .flags = SP_FIELD_REQUIRED,                \
     .references = "enterprise")                                                                   \
  F (P, YEAR, year, INTEGER, N_ ("年度"), .flags = SP_FIELD_REQUIRED, .minimum = 2000,             \
     .maximum = 2200)                                                                              \
  F (P, LIST_ON, list_on, DATE, N_ ("源点清单报送日期"))                                           \
  F (P, ANALYSIS_ON, analysis_on, DATE, N_ ("年度分析报告报送日期"))                               \
  F (P, NOTE, note, TEXT, N_ ("备注"))
SP_DECLARE_RECORD (SpRiskReport, sp_risk_report, RISK_REPORT, SP_RISK_REPORT_FIELDS)

/* Against the day it is to be assessed again; withdrawn, it is closed. */
extern const SpStandingFields sp_risk_point_standing;

G_END_DECLS
