/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Supervision items (督办、通报、约谈…) with the measures they are about, and enforcement actions
 * (执法处罚) with their counts. Knows no SQL. */
#pragma once

#include "base/sp-i18n.h"
#include "core/sp-accident.h"
#include "core/sp-light.h"
#include "core/sp-record.h"
#include "core/sp-standing.h"

G_BEGIN_DECLS

typedef enum
{
  SP_SUPERVISION_URGE,      /* 督办 */
  SP_SUPERVISION_CIRCULAR,  /* 通报 */
  SP_SUPERVISION_INTERVIEW, /* 约谈 */
  SP_SUPERVISION_WARNING,   /* 警示 */
  SP_SUPERVISION_EXPOSURE,  /* 曝光 */
  SP_SUPERVISION_APPRAISAL, /* 考核 */
  SP_SUPERVISION_TRANSFER,  /* 线索移交 */
  SP_SUPERVISION_BLAME,     /* 问责建议 */
} SpSupervisionKind;
extern const SpVocabulary sp_supervision_kinds;

#define SP_SUPERVISION_FIELDS(F, P)                                                                \
  F (P, PLAN, plan, REFERENCE, N_ ("计划"), .flags = SP_FIELD_REQUIRED, .references = "plan")      \
  F (P, KIND, kind, CHOICE, N_ ("方式"), .choices = &sp_supervision_kinds)                         \
  F (P, NUMBER, number, TEXT, N_ ("编号"), .flags = SP_FIELD_CODE)                                 \
  F (P, TITLE, title, TEXT, N_ ("事项"), .flags = SP_FIELD_REQUIRED)                               \
  F (P, UNIT, unit, REFERENCE, N_ ("对象单位"), .references = "unit")                              \
  F (P, ISSUED_ON, issued_on, DATE, N_ ("发出日期"), .flags = SP_FIELD_REQUIRED)                   \
  F (P, CAUSE, cause, TEXT, N_ ("事由"), .flags = SP_FIELD_MULTILINE)                              \
  F (P, DEADLINE, deadline, DATE, N_ ("办结期限"), .flags = SP_FIELD_PLANNED)                      \
  F (P, REPLY, reply, TEXT, N_ ("回复情况"), .flags = SP_FIELD_MULTILINE)                          \
  F (P, REPLIED_ON, replied_on, DATE, N_ ("回复日期"))                                             \
  F (P, CLOSED_ON, closed_on, DATE, N_ ("办结日期"))                                               \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)
SP_DECLARE_RECORD (SpSupervision, sp_supervision, SUPERVISION, SP_SUPERVISION_FIELDS)

#define SP_SUPERVISION_MEASURE_FIELDS(F, P)                                                        \
  F (P, SUPERVISION, supervision, REFERENCE, N_ ("督办事项"), .flags = SP_FIELD_REQUIRED,          \
     .references = "supervision")                                                                  \
  F (P, MEASURE, measure, REFERENCE, N_ ("任务"), .flags = SP_FIELD_REQUIRED,                      \
     .references = "measure")
SP_DECLARE_RECORD (SpSupervisionMeasure,
                   sp_supervision_measure,
                   SUPERVISION_MEASURE,
                   SP_SUPERVISION_MEASURE_FIELDS)

/* How an item stands as of a date. */
typedef enum
{
  SP_SUPERVISION_OPEN,
  SP_SUPERVISION_REPLIED,
  SP_SUPERVISION_OVERDUE, /* past its deadline and not closed */
  SP_SUPERVISION_CLOSED,
} SpSupervisionState;
extern const SpVocabulary sp_supervision_states;
SpSupervisionState sp_supervision_get_state (SpSupervision *self, SpDate as_of);
/* The standings that are this state, as a mask 1 << SpStanding: what is near is open, too. */
int sp_supervision_state_standings (SpSupervisionState state);
SpLight sp_supervision_state_light (SpSupervisionState state); /* whose sign and colour it has */
/* The sign and the words of its state: ■ 逾期 12 天, ● 办理中, — 未发出. Transfer full. */
char *sp_supervision_dup_state (SpSupervision *self, SpDate as_of);

/* When it is issued, due, replied to and closed. */
extern const SpStandingFields sp_supervision_standing;
/* The same as dup_state, where what is due within @near_days is near: ▲ 临期 5 天. */
char *sp_supervision_dup_standing (SpSupervision *self, SpDate as_of, int near_days);

/* One inspection or punishment, or what a unit did in a span and reports as one: counts add up. */
#define SP_ENFORCEMENT_FIELDS(F, P)                                                                \
  F (P, DAY, day, DATE, N_ ("日期"), .flags = SP_FIELD_REQUIRED)                                   \
  F (P, DEPARTMENT, department, REFERENCE, N_ ("执法部门"), .references = "unit")                  \
  F (P, TOWNSHIP, township, REFERENCE, N_ ("乡镇"), .references = "unit")                          \
  F (P, INDUSTRY, industry, REFERENCE, N_ ("行业领域"), .references = "industry")                  \
  F (P, ENTERPRISE, enterprise, TEXT, N_ ("企业"))                                                 \
  F (P, REGISTERED, registered, REFERENCE, N_ ("登记企业"), .references = "enterprise")            \
  F (P, DOCUMENT, document, TEXT, N_ ("文书号"), .flags = SP_FIELD_CODE)                           \
  F (P, GROUPS, groups, INTEGER, N_ ("检查组"), .unit = N_ ("个"), .maximum = 1000000)             \
  F (P, INSPECTORS, inspectors, INTEGER, N_ ("检查人次"), .unit = N_ ("人次"), .maximum = 1000000) \
  F (P, ENTERPRISES, enterprises, INTEGER, N_ ("检查企业"), .unit = N_ ("家"), .maximum = 1000000) \
  F (P, CORRECTIONS, corrections, INTEGER, N_ ("责令限期整改"), .unit = N_ ("家"),                 \
     .maximum = 1000000)                                                                           \
  F (P, SHUTDOWNS, shutdowns, INTEGER, N_ ("停产整顿"), .unit = N_ ("家"), .maximum = 1000000)     \
  F (P, LICENCES, licences, INTEGER, N_ ("暂扣吊销证照"), .unit = N_ ("个"), .maximum = 1000000)   \
  F (P, CLOSURES, closures, INTEGER, N_ ("关闭取缔"), .unit = N_ ("家"), .maximum = 1000000)       \
  F (P, PENALTIES, penalties, INTEGER, N_ ("行政处罚"), .unit = N_ ("起"), .maximum = 1000000)     \
  F (P, FINES, fines, REAL, N_ ("罚款"), .unit = N_ ("万元"), .maximum = 1e9)                      \
  F (P, INTERVIEWS, interviews, INTEGER, N_ ("约谈警示"), .unit = N_ ("家次"), .maximum = 1000000) \
  F (P, JOINT_PUNISHMENTS, joint_punishments, INTEGER, N_ ("联合惩戒"), .unit = N_ ("家"),         \
     .maximum = 1000000)                                                                           \
  F (P, TRANSFERS, transfers, INTEGER, N_ ("移送司法"), .unit = N_ ("人"), .maximum = 1000000)     \
  F (P, EXPOSURES, exposures, INTEGER, N_ ("通报曝光"), .unit = N_ ("家"), .maximum = 1000000)     \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)
SP_DECLARE_RECORD (SpEnforcement, sp_enforcement, ENFORCEMENT, SP_ENFORCEMENT_FIELDS)

G_END_DECLS
