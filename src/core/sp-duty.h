/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Duties: what the plan asks for again and again (季度专题会议, 半年报告, 月度统计), and the
 * occurrences that somebody did, put off or wrote something about. Occurrences that nobody touched
 * are not stored: they follow from the rule. Knows no SQL. */
#pragma once

#include "base/sp-i18n.h"
#include "core/sp-light.h"
#include "core/sp-occurrence.h"
#include "core/sp-record.h"

G_BEGIN_DECLS

typedef enum
{
  SP_DUTY_MEETING,    /* 专题会议 */
  SP_DUTY_LIAISON,    /* 联络员会议 */
  SP_DUTY_REPORT,     /* 向党委、政府报告 */
  SP_DUTY_STATISTICS, /* 统计报表 */
  SP_DUTY_ENTERPRISE, /* 企业年度报告 */
  SP_DUTY_INSPECTION, /* 督查检查 */
  SP_DUTY_OTHER,
} SpDutyKind;
extern const SpVocabulary sp_duty_kinds;

#define SP_DUTY_FIELDS(F, P)                                                                       \
  F (P, PLAN, plan, REFERENCE, N_ ("计划"), .flags = SP_FIELD_REQUIRED, .references = "plan")      \
  F (P, MEASURE, measure, REFERENCE, N_ ("依据的任务"), .references = "measure")                   \
  F (P, KIND, kind, CHOICE, N_ ("类别"), .choices = &sp_duty_kinds)                                \
  F (P, TITLE, title, TEXT, N_ ("事项"), .flags = SP_FIELD_REQUIRED)                               \
  F (P, UNIT, unit, REFERENCE, N_ ("承办单位"), .references = "unit")                              \
  F (P, RECURRENCE, recurrence, CHOICE, N_ ("周期"), .choices = &sp_recurrences)                   \
  F (P, EVERY, every, INTEGER, N_ ("每几个周期"), .maximum = 100)                                  \
  F (P, DUE_MONTH, due_month, INTEGER, N_ ("到期月"), .maximum = 12)                               \
  F (P, DUE_DAY, due_day, INTEGER, N_ ("到期日"), .maximum = 31)                                   \
  F (P, FIRST_DAY, first_day, DATE, N_ ("自何日起"),                                               \
     .flags = SP_FIELD_REQUIRED | SP_FIELD_PLANNED)                                                \
  F (P, LAST_DAY, last_day, DATE, N_ ("至何日止"), .flags = SP_FIELD_REQUIRED | SP_FIELD_PLANNED)  \
  F (P, BASIS, basis, TEXT, N_ ("依据"), .flags = SP_FIELD_MULTILINE)                              \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)                                \
  F (P, POSITION, position, INTEGER, N_ ("次序"), .flags = SP_FIELD_INTERNAL)
SP_DECLARE_RECORD (SpDuty, sp_duty, DUTY, SP_DUTY_FIELDS)

/* @period_start says which occurrence of the rule it is; @due may differ from the rule's. */
#define SP_DUTY_OCCURRENCE_FIELDS(F, P)                                                            \
  F (P, DUTY, duty, REFERENCE, N_ ("事项"), .flags = SP_FIELD_REQUIRED, .references = "duty")      \
  F (P, PERIOD_START, period_start, DATE, N_ ("所属期间"), .flags = SP_FIELD_REQUIRED)             \
  F (P, DUE, due, DATE, N_ ("应办日期"), .flags = SP_FIELD_REQUIRED | SP_FIELD_PLANNED)            \
  F (P, DONE_ON, done_on, DATE, N_ ("办结日期"))                                                   \
  F (P, IS_CANCELLED, is_cancelled, BOOLEAN, N_ ("不办"))                                          \
  F (P, DOCUMENT, document, TEXT, N_ ("文号或纪要"))                                               \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)
SP_DECLARE_RECORD (SpDutyOccurrence, sp_duty_occurrence, DUTY_OCCURRENCE, SP_DUTY_OCCURRENCE_FIELDS)

SpOccurrenceRule sp_duty_get_rule (SpDuty *self);

/* ---- the calendar ---- */

typedef enum
{
  SP_DUTY_STATE_DONE,
  SP_DUTY_STATE_COMING,
  SP_DUTY_STATE_NEAR, /* due within the rule's days */
  SP_DUTY_STATE_OVERDUE,
  SP_DUTY_STATE_CANCELLED,
} SpDutyState;
extern const SpVocabulary sp_duty_states;
SpLight sp_duty_state_light (SpDutyState state); /* whose sign and colour it has */

typedef struct
{
  SpPeriod period;
  SpDate due;     /* the stored one's where there is one */
  SpDate done_on; /* only where it was done by the as-of date */
  SpDutyState state;
  int days;                 /* overdue by, or left */
  SpDutyOccurrence *stored; /* borrowed, or NULL */
} SpDutyDay;

/* The occurrences of @duty from its first to its last day as of @as_of, with what is stored of them
 * (@stored: of SpDutyOccurrence). Stored ones that the rule no longer makes stay, in order.
 * Transfer full, of SpDutyDay. */
GArray *sp_duty_list_days (SpDuty *duty, const GPtrArray *stored, SpDate as_of, int near_days);

/* The sign and the words of its state: ■ 逾期 12 天, ▲ 临期 5 天, ✓ 已办. Transfer full. */
char *sp_duty_day_dup_state (const SpDutyDay *day);
/* What of @duty is to be stored for @day: a copy of what is stored, or a new one with what the rule
 * says. Transfer full. */
SpDutyOccurrence *sp_duty_day_to_occurrence (SpDuty *duty, const SpDutyDay *day);

/* The duties that a plan of this kind has: 季度专题会议, 半年报告, 季度统计, from its first to its
 * last day; transfer full, of SpDuty without plan and ids. A proposal: a person edits it. */
GPtrArray *sp_duty_propose (SpDate first, SpDate last);

G_END_DECLS
