/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hazards (问题隐患) from being found to close-out (销号): the record, its steps, and listed
 * supervision (挂牌督办). What happened stands in the steps; state and days of a hazard follow from
 * them and are kept beside it only so that lists of a million are quick. Knows no SQL. */
#pragma once

#include "base/sp-i18n.h"
#include "core/sp-record.h"

G_BEGIN_DECLS

typedef enum
{
  SP_HAZARD_GENERAL,
  SP_HAZARD_MAJOR,
} SpHazardGrade;
extern const SpVocabulary sp_hazard_grades;

typedef enum
{
  SP_HAZARD_CATEGORY_THING, /* 物的不安全状态 */
  SP_HAZARD_CATEGORY_PERSON,
  SP_HAZARD_CATEGORY_MANAGEMENT,
  SP_HAZARD_CATEGORY_ENVIRONMENT,
} SpHazardCategory;
extern const SpVocabulary sp_hazard_categories;

/* How it was found. */
typedef enum
{
  SP_HAZARD_BY_DEPARTMENT, /* 部门检查 */
  SP_HAZARD_BY_ENTERPRISE, /* 企业自查 */
  SP_HAZARD_BY_COMMITTEE,  /* 安委会督查 */
  SP_HAZARD_BY_EXPERT,
  SP_HAZARD_BY_REPORT,   /* 群众举报 */
  SP_HAZARD_BY_TRANSFER, /* 上级交办 */
  SP_HAZARD_BY_OTHER,
} SpHazardSourceKind;
extern const SpVocabulary sp_hazard_sources;

typedef enum
{
  SP_HAZARD_LIMITED,   /* 限期整改 */
  SP_HAZARD_IMMEDIATE, /* 立即整改 */
} SpHazardTreatment;
extern const SpVocabulary sp_hazard_treatments;

typedef enum
{
  SP_HAZARD_REGISTERED,
  SP_HAZARD_ASSIGNED,
  SP_HAZARD_RECTIFYING,
  SP_HAZARD_APPLIED,     /* 待验收 */
  SP_HAZARD_CHECKED,     /* 已核查，待销号 */
  SP_HAZARD_CLOSED,      /* 已销号 */
  SP_HAZARD_TRANSFERRED, /* 已移交 */
  SP_HAZARD_REVOKED,     /* 误判撤销 */
} SpHazardState;
extern const SpVocabulary sp_hazard_states;

/* The five provisions (五到位) of a major hazard are the fields person, measures, funds, deadline
 * and contingency. */
#define SP_HAZARD_FIELDS(F, P)                                                                     \
  F (P, NUMBER, number, TEXT, N_ ("编号"), .flags = SP_FIELD_CODE)                                 \
  F (P, DESCRIPTION, description, TEXT, N_ ("问题隐患"),                                           \
     .flags = SP_FIELD_REQUIRED | SP_FIELD_MULTILINE)                                              \
  F (P, GRADE, grade, CHOICE, N_ ("等级"), .choices = &sp_hazard_grades)                           \
  F (P, CRITERION, criterion, REFERENCE, N_ ("判定标准"), .references = "criterion")               \
  F (P, BASIS, basis, TEXT, N_ ("判定依据"))                                                       \
  F (P, CATEGORY, category, CHOICE, N_ ("类别"), .choices = &sp_hazard_categories)                 \
  F (P, SOURCE, source, CHOICE, N_ ("发现方式"), .choices = &sp_hazard_sources)                    \
  F (P, PART, part, REFERENCE, N_ ("来源专项"), .references = "part")                              \
  F (P, ENTERPRISE, enterprise, REFERENCE, N_ ("企业"), .references = "enterprise")                \
  F (P, PLACE, place, TEXT, N_ ("地点部位"))                                                       \
  F (P, TOWNSHIP, township, REFERENCE, N_ ("乡镇"), .references = "unit")                          \
  F (P, INDUSTRY, industry, REFERENCE, N_ ("行业领域"), .references = "industry")                  \
  F (P, DEPARTMENT, department, REFERENCE, N_ ("监管责任部门"), .references = "unit")              \
  F (P, FOUND_ON, found_on, DATE, N_ ("排查日期"), .flags = SP_FIELD_REQUIRED)                     \
  F (P, FOUND_BY, found_by, TEXT, N_ ("排查人"))                                                   \
  F (P, INSPECTION, inspection, REFERENCE, N_ ("所属检查"), .references = "inspection")            \
  F (P, DOCUMENT, document, TEXT, N_ ("检查文书号"), .flags = SP_FIELD_CODE)                       \
  F (P, TREATMENT, treatment, CHOICE, N_ ("治理类型"), .choices = &sp_hazard_treatments)           \
  F (P, MEASURES, measures, TEXT, N_ ("整改措施"), .flags = SP_FIELD_MULTILINE)                    \
  F (P, RECTIFIER, rectifier, TEXT, N_ ("整改单位"))                                               \
  F (P, PERSON, person, TEXT, N_ ("整改责任人"))                                                   \
  F (P, PHONE, phone, TEXT, N_ ("电话"), .flags = SP_FIELD_CODE)                                   \
  F (P, FUNDS, funds, REAL, N_ ("整改资金"), .unit = N_ ("万元"), .maximum = 1e9)                  \
  F (P, CONTINGENCY, contingency, TEXT, N_ ("应急预案"), .flags = SP_FIELD_MULTILINE)              \
  F (P, PRECAUTIONS, precautions, TEXT, N_ ("临时防范措施"), .flags = SP_FIELD_MULTILINE)          \
  F (P, AUTHORITY_TOLD_ON, authority_told_on, DATE, N_ ("向监管部门报告日期"))                     \
  F (P, WORKERS_TOLD_ON, workers_told_on, DATE, N_ ("向职工大会报告日期"))                         \
  F (P, IS_FILED, is_filed, BOOLEAN, N_ ("立案"))                                                  \
  F (P, IS_INTERVIEWED, is_interviewed, BOOLEAN, N_ ("约谈"))                                      \
  F (P, IS_FINED, is_fined, BOOLEAN, N_ ("罚款"))                                                  \
  F (P, IS_EXPOSED, is_exposed, BOOLEAN, N_ ("曝光"))                                              \
  F (P, IS_SHUT_DOWN, is_shut_down, BOOLEAN, N_ ("停产整顿"))                                      \
  F (P, IS_CLOSED_DOWN, is_closed_down, BOOLEAN, N_ ("关闭取缔"))                                  \
  F (P, IS_HANDED_OVER, is_handed_over, BOOLEAN, N_ ("移送司法"))                                  \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)                                \
  F (P, DEADLINE, deadline, DATE, N_ ("整改时限"), .flags = SP_FIELD_PLANNED)                      \
  F (P, ORIGINAL_DEADLINE, original_deadline, DATE, N_ ("原定时限"),                               \
     .flags = SP_FIELD_DERIVED | SP_FIELD_PLANNED)                                                 \
  F (P, STATE, state, CHOICE, N_ ("状态"), .choices = &sp_hazard_states,                           \
     .flags = SP_FIELD_DERIVED)                                                                    \
  F (P, ASSIGNED_ON, assigned_on, DATE, N_ ("交办日期"), .flags = SP_FIELD_DERIVED)                \
  F (P, RECTIFIED_ON, rectified_on, DATE, N_ ("整改完成日期"), .flags = SP_FIELD_DERIVED)          \
  F (P, APPLIED_ON, applied_on, DATE, N_ ("申请验收日期"), .flags = SP_FIELD_DERIVED)              \
  F (P, CHECKED_ON, checked_on, DATE, N_ ("验收日期"), .flags = SP_FIELD_DERIVED)                  \
  F (P, CHECKED_BY, checked_by, TEXT, N_ ("验收人"), .flags = SP_FIELD_DERIVED)                    \
  F (P, CLOSED_ON, closed_on, DATE, N_ ("销号日期"), .flags = SP_FIELD_DERIVED)                    \
  F (P, ENDED_ON, ended_on, DATE, N_ ("移交撤销日期"), .flags = SP_FIELD_DERIVED)                  \
  F (P, SPENT, spent, REAL, N_ ("实际投入"), .unit = N_ ("万元"), .maximum = 1e9,                  \
     .flags = SP_FIELD_DERIVED)                                                                    \
  F (P, N_RETURNS, n_returns, INTEGER, N_ ("退回次数"), .unit = N_ ("次"),                         \
     .flags = SP_FIELD_DERIVED)
SP_DECLARE_RECORD (SpHazard, sp_hazard, HAZARD, SP_HAZARD_FIELDS)

/* ---- steps ---- */

typedef enum
{
  SP_STEP_ASSIGN,   /* 交办 */
  SP_STEP_START,    /* 开始整改 */
  SP_STEP_EXTEND,   /* 延期 */
  SP_STEP_APPLY,    /* 申请验收 */
  SP_STEP_CHECK,    /* 现场核查合格 */
  SP_STEP_RETURN,   /* 退回整改 */
  SP_STEP_CLOSE,    /* 销号 */
  SP_STEP_TRANSFER, /* 移交 */
  SP_STEP_REVOKE,   /* 误判撤销 */
  SP_STEP_REOPEN,   /* 反销号 */
} SpHazardStepKind;
extern const SpVocabulary sp_hazard_step_kinds;

#define SP_HAZARD_STEP_FIELDS(F, P)                                                                \
  F (P, HAZARD, hazard, REFERENCE, N_ ("问题隐患"), .flags = SP_FIELD_REQUIRED,                    \
     .references = "hazard")                                                                       \
  F (P, KIND, kind, CHOICE, N_ ("环节"), .choices = &sp_hazard_step_kinds)                         \
  F (P, DAY, day, DATE, N_ ("日期"), .flags = SP_FIELD_REQUIRED)                                   \
  F (P, PERSON, person, TEXT, N_ ("经办人"))                                                       \
  F (P, UNIT, unit, REFERENCE, N_ ("单位"), .references = "unit")                                  \
  F (P, DOCUMENT, document, TEXT, N_ ("文书号"), .flags = SP_FIELD_CODE)                           \
  F (P, DEADLINE, deadline, DATE, N_ ("整改时限"), .flags = SP_FIELD_PLANNED)                      \
  F (P, RECTIFIED_ON, rectified_on, DATE, N_ ("整改完成日期"))                                     \
  F (P, SPENT, spent, REAL, N_ ("实际投入"), .unit = N_ ("万元"), .maximum = 1e9)                  \
  F (P, REASON, reason, TEXT, N_ ("理由"), .flags = SP_FIELD_MULTILINE)                            \
  F (P, NOTE, note, TEXT, N_ ("情况"), .flags = SP_FIELD_MULTILINE)
SP_DECLARE_RECORD (SpHazardStep, sp_hazard_step, HAZARD_STEP, SP_HAZARD_STEP_FIELDS)

/* Kinds of steps that can be taken in @state, as bits. */
guint sp_hazard_state_steps (SpHazardState state);
/* The SpHazardState that a step of @kind (SpHazardStepKind) leads to; -1: the state stays. */
int sp_hazard_step_leads_to (int kind);

/* Makes the derived fields of @self what @steps, of SpHazardStep in order, say; the deadline, too,
 * where a step sets one. */
void sp_hazard_derive (SpHazard *self, const GPtrArray *steps);
/* Whether @step may follow @steps of @self: the state allows it, days follow one another from being
 * found to close-out (rectified not before assigned), no day is later than @today, the person who
 * checks or closes is not the one who rectifies or applied (安全生产事故隐患排查治理暂行规定;
 * domain's order of days), what the kind asks for is there. SP_ERROR_INVALID with a sentence. */
gboolean sp_hazard_step_check (
  SpHazard *self, const GPtrArray *steps, SpHazardStep *step, SpDate today, GError **error);
/* Whether all of @steps may stand as they are, each after those before it. */
gboolean sp_hazard_steps_check (SpHazard *self,
                                const GPtrArray *steps,
                                SpDate today,
                                GError **error);

/* How a hazard stands as of a date. */
typedef struct
{
  gboolean is_known; /* found by then */
  SpHazardState state;
  SpDate deadline; /* in force; none: SP_DATE_NONE */
  SpDate rectified_on, closed_on;
  gboolean is_overdue;  /* open and past its deadline */
  gboolean is_extended; /* its deadline was put off by then */
  int days;             /* from the deadline to the date, where it has one and is open; else 0 */
} SpHazardStanding;
SpHazardStanding sp_hazard_get_standing (SpHazard *self, const GPtrArray *steps, SpDate as_of);

/* Township, industry and supervising department of @enterprise, an SpEnterprise, where @self says
 * none. Nothing that would have to be agreed upon, such as who rectifies. */
void sp_hazard_take_registry (SpHazard *self, SpRecord *enterprise);

/* ---- provisions ---- */

typedef enum
{
  SP_PROVISION_DUTY,
  SP_PROVISION_MEASURES,
  SP_PROVISION_FUNDS,
  SP_PROVISION_DEADLINE,
  SP_PROVISION_CONTINGENCY,
  SP_PROVISION_N
} SpProvision;
extern const SpVocabulary sp_provisions;
guint sp_hazard_get_provisions (SpHazard *self); /* bits 1 << SpProvision that are there */
#define SP_PROVISIONS_ALL ((1u << SP_PROVISION_N) - 1)

/* ---- listed supervision ---- */

typedef enum
{
  SP_LISTING_TOWNSHIP,
  SP_LISTING_COUNTY,
  SP_LISTING_PREFECTURE,
  SP_LISTING_PROVINCE,
} SpListingLevel;
extern const SpVocabulary sp_listing_levels;

#define SP_LISTING_FIELDS(F, P)                                                                    \
  F (P, HAZARD, hazard, REFERENCE, N_ ("重大隐患"), .flags = SP_FIELD_REQUIRED,                    \
     .references = "hazard")                                                                       \
  F (P, LEVEL, level, CHOICE, N_ ("挂牌级别"), .choices = &sp_listing_levels)                      \
  F (P, OFFICE, office, TEXT, N_ ("督办单位"), .flags = SP_FIELD_REQUIRED)                         \
  F (P, SUPERVISOR, supervisor, TEXT, N_ ("督办责任人"))                                           \
  F (P, NUMBER, number, TEXT, N_ ("通知书文号"), .flags = SP_FIELD_CODE)                           \
  F (P, LISTED_ON, listed_on, DATE, N_ ("挂牌日期"), .flags = SP_FIELD_REQUIRED)                   \
  F (P, DEADLINE, deadline, DATE, N_ ("督办完成时限"),                                             \
     .flags = SP_FIELD_REQUIRED | SP_FIELD_PLANNED)                                                \
  F (P, SIGNER, signer, TEXT, N_ ("签发人"))                                                       \
  F (P, DELIVERED_ON, delivered_on, DATE, N_ ("送达日期"))                                         \
  F (P, DELIVERED_BY, delivered_by, TEXT, N_ ("送达人"))                                           \
  F (P, RECEIVED_BY, received_by, TEXT, N_ ("签收人"))                                             \
  F (P, REPORTED_ON, reported_on, DATE, N_ ("报备日期"))                                           \
  F (P, ANNOUNCED_ON, announced_on, DATE, N_ ("公告日期"))                                         \
  F (P, EXTENSION_REQUESTED_ON, extension_requested_on, DATE, N_ ("申请延期日期"))                 \
  F (P, EXTENSION_REASON, extension_reason, TEXT, N_ ("延期理由"), .flags = SP_FIELD_MULTILINE)    \
  F (P, EXTENSION_DECIDED_ON, extension_decided_on, DATE, N_ ("延期决定日期"))                     \
  F (P, EXTENDED_TO, extended_to, DATE, N_ ("批准延期至"), .flags = SP_FIELD_PLANNED)              \
  F (P, ACCEPTANCE_REQUESTED_ON, acceptance_requested_on, DATE, N_ ("申请验收日期"))               \
  F (P, ACCEPTED_ON, accepted_on, DATE, N_ ("验收日期"))                                           \
  F (P, ACCEPTED_BY, accepted_by, TEXT, N_ ("验收人"))                                             \
  F (P, DELISTED_ON, delisted_on, DATE, N_ ("摘牌日期"))                                           \
  F (P, DELISTING_ANNOUNCED_ON, delisting_announced_on, DATE, N_ ("销号公告日期"))                 \
  F (P, RESUMED_ON, resumed_on, DATE, N_ ("同意恢复生产日期"))                                     \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)
SP_DECLARE_RECORD (SpListing, sp_listing, LISTING, SP_LISTING_FIELDS)

/* What a supervision item is about, beside measures. */
#define SP_SUPERVISION_HAZARD_FIELDS(F, P)                                                         \
  F (P, SUPERVISION, supervision, REFERENCE, N_ ("督办事项"), .flags = SP_FIELD_REQUIRED,          \
     .references = "supervision")                                                                  \
  F (P, HAZARD, hazard, REFERENCE, N_ ("问题隐患"), .flags = SP_FIELD_REQUIRED,                    \
     .references = "hazard")
SP_DECLARE_RECORD (SpSupervisionHazard,
                   sp_supervision_hazard,
                   SUPERVISION_HAZARD,
                   SP_SUPERVISION_HAZARD_FIELDS)

G_END_DECLS
