/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records of the work itself: measures with their subitems, units, deadlines, targets and
 * progress reports. Offsets are characters into the plan's source text, end excluded, 0 and 0 where
 * typed by hand. */
#pragma once

#include "base/sp-i18n.h"
#include "core/sp-record.h"

G_BEGIN_DECLS

#define SP_SOURCE_RANGE_FIELDS(F, P)                                                               \
  F (P, SOURCE_START, source_start, INTEGER, N_ ("原文起"), .flags = SP_FIELD_INTERNAL)            \
  F (P, SOURCE_END, source_end, INTEGER, N_ ("原文止"), .flags = SP_FIELD_INTERNAL)

/* @withdrawn_on: the day from which the measure is no longer in force, because a later edition of
 * the plan does not have it. */
#define SP_MEASURE_FIELDS(F, P)                                                                    \
  F (P, PLAN, plan, REFERENCE, N_ ("计划"), .flags = SP_FIELD_REQUIRED, .references = "plan")      \
  F (P, PART, part, REFERENCE, N_ ("附件"), .flags = SP_FIELD_REQUIRED, .references = "part")      \
  F (P, KIND, kind, CHOICE, N_ ("类别"), .choices = &sp_block_kinds)                               \
  F (P, PATH, path, TEXT, N_ ("序号"), .flags = SP_FIELD_CODE)                                     \
  F (P, HEADING, heading, TEXT, N_ ("所在章节"))                                                   \
  F (P, TITLE, title, TEXT, N_ ("任务"), .flags = SP_FIELD_REQUIRED)                               \
  F (P, TEXT, text, TEXT, N_ ("内容"), .flags = SP_FIELD_MULTILINE)                                \
  F (P, RESPONSIBILITY, responsibility, TEXT, N_ ("责任原文"), .flags = SP_FIELD_MULTILINE)        \
  F (P, LEADER, leader, TEXT, N_ ("牵头领导"))                                                     \
  F (P, START_ON, start_on, DATE, N_ ("开始时间"))                                                 \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)                                \
  F (P, POSITION, position, INTEGER, N_ ("次序"), .flags = SP_FIELD_INTERNAL)                      \
  SP_SOURCE_RANGE_FIELDS (F, P)                                                                    \
  F (P, WITHDRAWN_ON, withdrawn_on, DATE, N_ ("取消日期"))
SP_DECLARE_RECORD (SpMeasure, sp_measure, MEASURE, SP_MEASURE_FIELDS)

typedef enum
{
  SP_SUBITEM_POINT, /* 一是、二是 */
  SP_SUBITEM_CHECK, /* an entry of a checklist */
} SpSubitemKind;
extern const SpVocabulary sp_subitem_kinds;

#define SP_SUBITEM_FIELDS(F, P)                                                                    \
  F (P, MEASURE, measure, REFERENCE, N_ ("任务"), .flags = SP_FIELD_REQUIRED,                      \
     .references = "measure")                                                                      \
  F (P, KIND, kind, CHOICE, N_ ("类别"), .choices = &sp_subitem_kinds)                             \
  F (P, LABEL, label, TEXT, N_ ("编号"), .flags = SP_FIELD_CODE)                                   \
  F (P, TEXT, text, TEXT, N_ ("内容"), .flags = SP_FIELD_REQUIRED | SP_FIELD_MULTILINE)            \
  F (P, DONE_ON, done_on, DATE, N_ ("完成日期"))                                                   \
  F (P, POSITION, position, INTEGER, N_ ("次序"), .flags = SP_FIELD_INTERNAL)                      \
  SP_SOURCE_RANGE_FIELDS (F, P)
SP_DECLARE_RECORD (SpSubitem, sp_subitem, SUBITEM, SP_SUBITEM_FIELDS)

/* A unit answering for a measure. The printed name stays as it stands in the document. */
#define SP_MEASURE_UNIT_FIELDS(F, P)                                                               \
  F (P, MEASURE, measure, REFERENCE, N_ ("任务"), .flags = SP_FIELD_REQUIRED,                      \
     .references = "measure")                                                                      \
  F (P, UNIT, unit, REFERENCE, N_ ("单位"), .flags = SP_FIELD_REQUIRED, .references = "unit")      \
  F (P, ROLE, role, CHOICE, N_ ("责任"), .choices = &sp_roles)                                     \
  F (P, PRINTED_NAME, printed_name, TEXT, N_ ("原文名称"))                                         \
  F (P, INHERITED, inherited, BOOLEAN, N_ ("承上（下同）"))                                        \
  F (P, POSITION, position, INTEGER, N_ ("次序"), .flags = SP_FIELD_INTERNAL)                      \
  SP_SOURCE_RANGE_FIELDS (F, P)
SP_DECLARE_RECORD (SpMeasureUnit, sp_measure_unit, MEASURE_UNIT, SP_MEASURE_UNIT_FIELDS)

/* A date or period that binds the work. @due is the current one, @original_due the one first set
 * when it was extended (none otherwise). A recurring deadline has no @due. */
#define SP_DEADLINE_FIELDS(F, P)                                                                   \
  F (P, MEASURE, measure, REFERENCE, N_ ("任务"), .flags = SP_FIELD_REQUIRED,                      \
     .references = "measure")                                                                      \
  F (P, KIND, kind, CHOICE, N_ ("类别"), .choices = &sp_deadline_kinds)                            \
  F (P, DUE, due, DATE, N_ ("时限"), .flags = SP_FIELD_PLANNED)                                    \
  F (P, ORIGINAL_DUE, original_due, DATE, N_ ("原定时限"), .flags = SP_FIELD_PLANNED)              \
  F (P, RECURRENCE, recurrence, CHOICE, N_ ("周期"), .choices = &sp_recurrences)                   \
  F (P, EVERY, every, INTEGER, N_ ("每几个周期"), .maximum = 100)                                  \
  F (P, DUE_MONTH, due_month, INTEGER, N_ ("到期月"), .maximum = 12)                               \
  F (P, DUE_DAY, due_day, INTEGER, N_ ("到期日"), .maximum = 31)                                   \
  F (P, TEXT, text, TEXT, N_ ("原文写法"))                                                         \
  F (P, CLAUSE, clause, TEXT, N_ ("所指工作"), .flags = SP_FIELD_MULTILINE)                        \
  F (P, RELATIVE, relative, BOOLEAN, N_ ("相对时限"))                                              \
  F (P, DONE_ON, done_on, DATE, N_ ("完成日期"))                                                   \
  F (P, POSITION, position, INTEGER, N_ ("次序"), .flags = SP_FIELD_INTERNAL)                      \
  SP_SOURCE_RANGE_FIELDS (F, P)
SP_DECLARE_RECORD (SpDeadline, sp_deadline, DEADLINE, SP_DEADLINE_FIELDS)

#define SP_TARGET_FIELDS(F, P)                                                                     \
  F (P, MEASURE, measure, REFERENCE, N_ ("任务"), .flags = SP_FIELD_REQUIRED,                      \
     .references = "measure")                                                                      \
  F (P, OP, op, CHOICE, N_ ("比较"), .choices = &sp_target_ops)                                    \
  F (P, VALUE, value, REAL, N_ ("目标值"), .flags = SP_FIELD_REQUIRED)                             \
  F (P, MEASURED_IN, measured_in, TEXT, N_ ("计量单位"))                                           \
  F (P, BY_DATE, by_date, DATE, N_ ("达到日期"))                                                   \
  F (P, TEXT, text, TEXT, N_ ("原文写法"))                                                         \
  F (P, CLAUSE, clause, TEXT, N_ ("所指内容"), .flags = SP_FIELD_MULTILINE)                        \
  F (P, POSITION, position, INTEGER, N_ ("次序"), .flags = SP_FIELD_INTERNAL)                      \
  SP_SOURCE_RANGE_FIELDS (F, P)
SP_DECLARE_RECORD (SpTarget, sp_target, TARGET, SP_TARGET_FIELDS)

/* What a unit (none: the lead) reported of a measure; @as_of is the day it speaks of, not the day
 * it was typed. @reason says why a report stands that is unusual (sp-report-rules.h). */
#define SP_PROGRESS_FIELDS(F, P)                                                                   \
  F (P, MEASURE, measure, REFERENCE, N_ ("任务"), .flags = SP_FIELD_REQUIRED,                      \
     .references = "measure")                                                                      \
  F (P, UNIT, unit, REFERENCE, N_ ("填报单位"), .references = "unit")                              \
  F (P, AS_OF, as_of, DATE, N_ ("统计日期"), .flags = SP_FIELD_REQUIRED)                           \
  F (P, PERCENT, percent, INTEGER, N_ ("进度"), .flags = SP_FIELD_REQUIRED, .unit = "%",           \
     .maximum = 100)                                                                               \
  F (P, DONE, done, TEXT, N_ ("进展"), .flags = SP_FIELD_MULTILINE)                                \
  F (P, PROBLEMS, problems, TEXT, N_ ("存在问题"), .flags = SP_FIELD_MULTILINE)                    \
  F (P, NEXT_STEPS, next_steps, TEXT, N_ ("下步措施"), .flags = SP_FIELD_MULTILINE)                \
  F (P, REPORTER, reporter, TEXT, N_ ("填报人"))                                                   \
  F (P, REASON, reason, TEXT, N_ ("特别说明"))
SP_DECLARE_RECORD (SpProgress, sp_progress, PROGRESS, SP_PROGRESS_FIELDS)

G_END_DECLS
