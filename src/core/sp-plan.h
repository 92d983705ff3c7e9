/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records of a plan and its document: plan, source, part, phase, doubt; what the plan sets for
 * all of its measures. */
#pragma once

#include "base/sp-i18n.h"
#include "core/sp-light.h"
#include "core/sp-record.h"

G_BEGIN_DECLS

#define SP_PLAN_FIELDS(F, P)                                                                       \
  F (P, TITLE, title, TEXT, N_ ("计划名称"), .flags = SP_FIELD_REQUIRED)                           \
  F (P, ISSUER, issuer, TEXT, N_ ("印发单位"))                                                     \
  F (P, DOC_NUMBER, doc_number, TEXT, N_ ("文号"), .flags = SP_FIELD_CODE)                         \
  F (P, ISSUED_ON, issued_on, DATE, N_ ("印发日期"))                                               \
  F (P, FIRST_DAY, first_day, DATE, N_ ("开始日期"),                                               \
     .flags = SP_FIELD_REQUIRED | SP_FIELD_PLANNED)                                                \
  F (P, LAST_DAY, last_day, DATE, N_ ("结束日期"), .flags = SP_FIELD_REQUIRED | SP_FIELD_PLANNED)  \
  F (P, NEAR_DAYS, near_days, INTEGER, N_ ("临期提前天数"), .unit = N_ ("天"), .maximum = 366)     \
  F (P, BEHIND_POINTS, behind_points, INTEGER, N_ ("慢于序时门槛"), .unit = N_ ("个百分点"),       \
     .maximum = 100)                                                                               \
  F (P, IS_SAMPLE, is_sample, BOOLEAN, N_ ("示例"), .flags = SP_FIELD_INTERNAL)                    \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)                                \
  F (P, SUPERVISE_DAYS, supervise_days, INTEGER, N_ ("逾期督办天数"), .unit = N_ ("天"),           \
     .maximum = 366)                                                                               \
  F (P, INTERVIEW_DAYS, interview_days, INTEGER, N_ ("逾期约谈天数"), .unit = N_ ("天"),           \
     .maximum = 366)                                                                               \
  F (P, FILE_LIMIT, file_limit, INTEGER, N_ ("附件大小上限"), .unit = N_ ("MB"), .minimum = 1,     \
     .maximum = 500)
SP_DECLARE_RECORD (SpPlan, sp_plan, PLAN, SP_PLAN_FIELDS)

/* The plan's own numbers, and the defaults where it says nothing. */
SpLightRule sp_plan_get_light_rule (SpPlan *self);
#define SP_PLAN_FILE_LIMIT_DEFAULT 50 /* MB, where the plan says nothing */
/* The largest file that is kept with its records, in bytes. */
int64_t sp_plan_get_file_limit (SpPlan *self);

/* A document that a plan was read from; offsets of other records are characters into the text of
 * the newest. @tables says where its tables are, as sp_source_tables_to_text writes it. */
#define SP_SOURCE_FIELDS(F, P)                                                                     \
  F (P, PLAN, plan, REFERENCE, N_ ("计划"), .flags = SP_FIELD_REQUIRED, .references = "plan")      \
  F (P, NAME, name, TEXT, N_ ("文件名"), .flags = SP_FIELD_REQUIRED)                               \
  F (P, ENCODING, encoding, TEXT, N_ ("编码"))                                                     \
  F (P, SHA256, sha256, TEXT, N_ ("校验值"), .flags = SP_FIELD_CODE)                               \
  F (P, IMPORTED_ON, imported_on, DATE, N_ ("导入日期"))                                           \
  F (P, TEXT, text, TEXT, N_ ("原文"), .flags = SP_FIELD_MULTILINE | SP_FIELD_INTERNAL)            \
  F (P, TABLES, tables, TEXT, N_ ("表格位置"), .flags = SP_FIELD_INTERNAL)
SP_DECLARE_RECORD (SpSource, sp_source, SOURCE, SP_SOURCE_FIELDS)

#define SP_PART_FIELDS(F, P)                                                                       \
  F (P, PLAN, plan, REFERENCE, N_ ("计划"), .flags = SP_FIELD_REQUIRED, .references = "plan")      \
  F (P, NUMBER, number, INTEGER, N_ ("附件号"))                                                    \
  F (P, TITLE, title, TEXT, N_ ("名称"), .flags = SP_FIELD_REQUIRED)                               \
  F (P, POSITION, position, INTEGER, N_ ("次序"), .flags = SP_FIELD_INTERNAL)
SP_DECLARE_RECORD (SpPart, sp_part, PART, SP_PART_FIELDS)
/* 附件3, or 主件 for the main plan (@number 0). Transfer full. */
char *sp_part_dup_label (int number);
/* 附件3　危险化学品…; the title alone for the main plan or where it says 附件 itself. Transfer
 * full. */
char *sp_part_dup_heading (int number, const char *title);

#define SP_PHASE_FIELDS(F, P)                                                                      \
  F (P, PLAN, plan, REFERENCE, N_ ("计划"), .flags = SP_FIELD_REQUIRED, .references = "plan")      \
  F (P, TITLE, title, TEXT, N_ ("阶段"), .flags = SP_FIELD_REQUIRED)                               \
  F (P, FIRST_DAY, first_day, DATE, N_ ("开始日期"),                                               \
     .flags = SP_FIELD_REQUIRED | SP_FIELD_PLANNED)                                                \
  F (P, LAST_DAY, last_day, DATE, N_ ("结束日期"), .flags = SP_FIELD_REQUIRED | SP_FIELD_PLANNED)  \
  F (P, TEXT, text, TEXT, N_ ("内容"), .flags = SP_FIELD_MULTILINE)                                \
  F (P, POSITION, position, INTEGER, N_ ("次序"), .flags = SP_FIELD_INTERNAL)
SP_DECLARE_RECORD (SpPhase, sp_phase, PHASE, SP_PHASE_FIELDS)

/* 原文核对: what the reader was in doubt about and what a person decided. */
typedef enum
{
  SP_DOUBT_STATE_OPEN,
  SP_DOUBT_STATE_ACCEPTED,  /* the proposal was right */
  SP_DOUBT_STATE_CHANGED,   /* a person decided otherwise */
  SP_DOUBT_STATE_DISMISSED, /* nothing to do */
} SpDoubtState;
extern const SpVocabulary sp_doubt_states;

#define SP_DOUBT_FIELDS(F, P)                                                                      \
  F (P, PLAN, plan, REFERENCE, N_ ("计划"), .flags = SP_FIELD_REQUIRED, .references = "plan")      \
  F (P, MEASURE, measure, REFERENCE, N_ ("任务"), .references = "measure")                         \
  F (P, KIND, kind, CHOICE, N_ ("类别"), .choices = &sp_doubt_kinds)                               \
  F (P, MESSAGE, message, TEXT, N_ ("疑问"), .flags = SP_FIELD_REQUIRED | SP_FIELD_MULTILINE)      \
  F (P, PROPOSAL, proposal, TEXT, N_ ("建议"))                                                     \
  F (P, STATE, state, CHOICE, N_ ("状态"), .choices = &sp_doubt_states)                            \
  F (P, ANSWER, answer, TEXT, N_ ("处理结果"))                                                     \
  F (P, LINE, line, INTEGER, N_ ("原文行号"))                                                      \
  F (P, SOURCE_START, source_start, INTEGER, N_ ("原文起"), .flags = SP_FIELD_INTERNAL)            \
  F (P, SOURCE_END, source_end, INTEGER, N_ ("原文止"), .flags = SP_FIELD_INTERNAL)                \
  F (P, POSITION, position, INTEGER, N_ ("次序"), .flags = SP_FIELD_INTERNAL)
SP_DECLARE_RECORD (SpDoubt, sp_doubt, DOUBT, SP_DOUBT_FIELDS)

G_END_DECLS
