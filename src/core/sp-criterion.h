/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Criteria by which a hazard is major (重大事故隐患判定标准), with the span in which each holds,
 * and inspections (执法检查), which find hazards. Knows no SQL. */
#pragma once

#include "base/sp-i18n.h"
#include "core/sp-record.h"

G_BEGIN_DECLS

#define SP_CRITERION_FIELDS(F, P)                                                                  \
  F (P, INDUSTRY, industry, REFERENCE, N_ ("行业领域"), .references = "industry")                  \
  F (P, TOPIC, topic, TEXT, N_ ("类别"))                                                           \
  F (P, STANDARD, standard, TEXT, N_ ("标准"), .flags = SP_FIELD_REQUIRED)                         \
  F (P, NUMBER, number, TEXT, N_ ("条款"), .flags = SP_FIELD_CODE)                                 \
  F (P, TEXT, text, TEXT, N_ ("判定情形"), .flags = SP_FIELD_REQUIRED | SP_FIELD_MULTILINE)        \
  F (P, VALID_FROM, valid_from, DATE, N_ ("生效日期"), .flags = SP_FIELD_PLANNED)                  \
  F (P, VALID_TO, valid_to, DATE, N_ ("失效日期"), .flags = SP_FIELD_PLANNED)                      \
  F (P, IS_OWN, is_own, BOOLEAN, N_ ("本单位增补"))                                                \
  F (P, NOTE, note, TEXT, N_ ("备注"))                                                             \
  F (P, POSITION, position, INTEGER, N_ ("顺序"), .flags = SP_FIELD_INTERNAL)
SP_DECLARE_RECORD (SpCriterion, sp_criterion, CRITERION, SP_CRITERION_FIELDS)

/* Whether it holds on @day. */
gboolean sp_criterion_holds (SpCriterion *self, SpDate day);

/* The four papers of law enforcement each have a number. */
#define SP_INSPECTION_FIELDS(F, P)                                                                 \
  F (P, DAY, day, DATE, N_ ("检查日期"), .flags = SP_FIELD_REQUIRED)                               \
  F (P, ENTERPRISE, enterprise, REFERENCE, N_ ("受检企业"), .references = "enterprise")            \
  F (P, PLACE, place, TEXT, N_ ("检查场所"))                                                       \
  F (P, DEPARTMENT, department, REFERENCE, N_ ("检查单位"), .references = "unit")                  \
  F (P, PEOPLE, people, TEXT, N_ ("检查人员"))                                                     \
  F (P, EXPERTS, experts, TEXT, N_ ("参加专家"))                                                   \
  F (P, RECORD_NUMBER, record_number, TEXT, N_ ("现场检查记录"), .flags = SP_FIELD_CODE)           \
  F (P, ORDER_NUMBER, order_number, TEXT, N_ ("责令限期整改指令书"), .flags = SP_FIELD_CODE)       \
  F (P, REVIEW_NUMBER, review_number, TEXT, N_ ("整改复查意见书"), .flags = SP_FIELD_CODE)         \
  F (P, MEASURE_NUMBER, measure_number, TEXT, N_ ("现场处理措施决定书"), .flags = SP_FIELD_CODE)   \
  F (P, FINDINGS, findings, TEXT, N_ ("检查情况"), .flags = SP_FIELD_MULTILINE)                    \
  F (P, RECHECK_ON, recheck_on, DATE, N_ ("复查日期"))                                             \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)
SP_DECLARE_RECORD (SpInspection, sp_inspection, INSPECTION, SP_INSPECTION_FIELDS)

G_END_DECLS
