/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Indicators: what a target becomes when it is tracked over time, with milestones, values by date
 * and by unit, and how it stands as of a date. Pure; knows no SQL. */
#pragma once

#include "base/sp-i18n.h"
#include "core/sp-record.h"

G_BEGIN_DECLS

/* How the values of several units become one. */
typedef enum
{
  SP_INDICATOR_LATEST, /* the last value of the whole county */
  SP_INDICATOR_SUM,    /* of each unit's last value */
  SP_INDICATOR_RATIO,  /* sum of what is done over sum of what there is, in percent */
} SpIndicatorTotal;
extern const SpVocabulary sp_indicator_totals;

#define SP_INDICATOR_FIELDS(F, P)                                                                  \
  F (P, PLAN, plan, REFERENCE, N_ ("计划"), .flags = SP_FIELD_REQUIRED, .references = "plan")      \
  F (P, MEASURE, measure, REFERENCE, N_ ("任务"), .references = "measure")                         \
  F (P, TARGET, target, REFERENCE, N_ ("目标"), .references = "target")                            \
  F (P, NAME, name, TEXT, N_ ("指标名称"), .flags = SP_FIELD_REQUIRED)                             \
  F (P, OP, op, CHOICE, N_ ("方向"), .choices = &sp_target_ops)                                    \
  F (P, MEASURED_IN, measured_in, TEXT, N_ ("计量单位"))                                           \
  F (P, BASE_YEAR, base_year, INTEGER, N_ ("基准年"), .maximum = 2200)                             \
  F (P, BASE_VALUE, base_value, REAL, N_ ("基准值"))                                               \
  F (P, TOTAL, total, CHOICE, N_ ("汇总方式"), .choices = &sp_indicator_totals)                    \
  F (P, LEAD, lead, REFERENCE, N_ ("牵头单位"), .references = "unit")                              \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)                                \
  F (P, POSITION, position, INTEGER, N_ ("次序"), .flags = SP_FIELD_INTERNAL)
SP_DECLARE_RECORD (SpIndicator, sp_indicator, INDICATOR, SP_INDICATOR_FIELDS)

/* What is to be reached by a day; @value is as printed (10 of 下降10%). */
#define SP_MILESTONE_FIELDS(F, P)                                                                  \
  F (P, INDICATOR, indicator, REFERENCE, N_ ("指标"), .flags = SP_FIELD_REQUIRED,                  \
     .references = "indicator")                                                                    \
  F (P, BY_DATE, by_date, DATE, N_ ("达到日期"), .flags = SP_FIELD_REQUIRED)                       \
  F (P, VALUE, value, REAL, N_ ("目标值"), .flags = SP_FIELD_REQUIRED)                             \
  F (P, NOTE, note, TEXT, N_ ("说明"))
SP_DECLARE_RECORD (SpMilestone, sp_milestone, MILESTONE, SP_MILESTONE_FIELDS)

/* A value as of a day, of a unit or (none) of the whole; where 底数 is given the value is their
 * ratio. */
#define SP_INDICATOR_VALUE_FIELDS(F, P)                                                            \
  F (P, INDICATOR, indicator, REFERENCE, N_ ("指标"), .flags = SP_FIELD_REQUIRED,                  \
     .references = "indicator")                                                                    \
  F (P, UNIT, unit, REFERENCE, N_ ("填报单位"), .references = "unit")                              \
  F (P, AS_OF, as_of, DATE, N_ ("统计日期"), .flags = SP_FIELD_REQUIRED)                           \
  F (P, VALUE, value, REAL, N_ ("数值"))                                                           \
  F (P, DONE, done, REAL, N_ ("完成数"))                                                           \
  F (P, WHOLE, whole, REAL, N_ ("底数"))                                                           \
  F (P, SOURCE, source, TEXT, N_ ("数据来源"))                                                     \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)
SP_DECLARE_RECORD (SpIndicatorValue, sp_indicator_value, INDICATOR_VALUE, SP_INDICATOR_VALUE_FIELDS)

/* ---- how it stands ---- */

typedef struct
{
  SpDate date;
  double value;
} SpIndicatorPoint;

typedef enum
{
  SP_INDICATOR_UNKNOWN, /* no value, or none to measure a fall against */
  SP_INDICATOR_REACHED, /* the last milestone's value is reached */
  SP_INDICATOR_ON_PATH, /* at or better than the path to the next milestone */
  SP_INDICATOR_OFF_PATH,
  SP_INDICATOR_MISSED, /* a milestone's day passed and its value is not reached */
} SpIndicatorStatus;
extern const SpVocabulary sp_indicator_statuses;

typedef struct
{
  SpTargetOp op;
  gboolean is_percent; /* of changes: the milestone's value is a percentage of the base */
  gboolean has_base;
  double base;
  SpDate start;                       /* where the path begins, at the base or at 0 */
  const SpIndicatorPoint *milestones; /* as printed, by date */
  guint n_milestones;
  const SpIndicatorPoint *values; /* by date; those after @as_of are left aside */
  guint n_values;
  SpDate as_of;
} SpIndicatorInput;

typedef struct
{
  SpIndicatorStatus status;
  gboolean has_value;
  SpIndicatorPoint value; /* the last as of the date */
  gboolean has_goal;
  SpIndicatorPoint goal; /* the next milestone, else the last, as a value to reach */
  double path;           /* what the path asks for as of the date */
} SpIndicatorState;

SpIndicatorState sp_indicator_judge (const SpIndicatorInput *input);
/* What @value of a milestone means as a value to reach: itself, or the base less or more so much.
 * FALSE where a change has no base. */
gboolean sp_indicator_goal (const SpIndicatorInput *input, double value, double *goal);
/* Whether @value is as good as @goal in the direction of @op. */
gboolean sp_indicator_reaches (SpTargetOp op, double value, double goal);

/* The path as a polyline of values to reach, from its start to the last milestone; of limits that
 * must always be kept, a level from day to day. Empty where a change has no base. Transfer full, of
 * SpIndicatorPoint. */
GArray *sp_indicator_list_path (const SpIndicatorInput *input);

/* One value out of the units' last ones (of SpIndicatorValue, any order) as of a date. FALSE: there
 * is none. */
gboolean sp_indicator_total (SpIndicatorTotal how,
                             const GPtrArray *values,
                             SpDate as_of,
                             SpIndicatorPoint *total);

/* ---- in words (sp-indicator-words.c) ---- */

const char *sp_indicator_status_symbol (SpIndicatorStatus status); /* ○ ✓ ● ◆ ■ */
/* At most two decimals and none that say nothing: 62.5, 90. Transfer full. */
char *sp_indicator_dup_number (double value);
/* What a milestone asks for: ≥90%, ≤3%, 较2019年下降10%. @value as printed. Transfer full. */
char *sp_indicator_dup_goal (SpIndicator *self, double value);
/* A sentence: 截至2021年9月30日为62.5%，慢于序时（序时应≥66.1%）；2022年12月31日前≥90%。 Transfer
 * full. */
char *sp_indicator_dup_sentence (SpIndicator *self,
                                 const SpIndicatorInput *input,
                                 const SpIndicatorState *state);
/* Whether values are percentages, so that 0 to 100 is what they can be. */
gboolean sp_indicator_is_percent (SpIndicator *self);
/* What is odd about @value but may be right: a share outside 0 to 100, a day outside the plan (days
 * SP_DATE_NONE: unknown). NULL: nothing. Transfer full. */
char *sp_indicator_value_dup_warning (SpIndicatorValue *value,
                                      SpIndicator *indicator,
                                      SpDate first_day,
                                      SpDate last_day);
/* What speaks of a day later than @today cannot be known yet: SP_ERROR_INVALID with a sentence. */
gboolean sp_running_check_day (const char *label, SpDate day, SpDate today, GError **error);

G_END_DECLS
