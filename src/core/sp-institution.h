/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of institutions (制度措施清单): what is to be written down as a rule, from drafting to
 * abolition, and what it answers. Its state, number and days follow from its steps. Knows no SQL.
 */
#pragma once

#include "base/sp-i18n.h"
#include "core/sp-standing.h"

G_BEGIN_DECLS

/* As 安委〔2020〕3号 names what is to be set up. */
typedef enum
{
  SP_INSTITUTION_CHAIN,     /* 责任链条 */
  SP_INSTITUTION_SYSTEM,    /* 制度成果 */
  SP_INSTITUTION_METHOD,    /* 管理办法 */
  SP_INSTITUTION_PROJECT,   /* 重点工程 */
  SP_INSTITUTION_MECHANISM, /* 工作机制 */
  SP_INSTITUTION_STANDARD,  /* 标准 */
} SpInstitutionKind;
extern const SpVocabulary sp_institution_kinds;

typedef enum
{
  SP_INSTITUTION_DRAFTING,
  SP_INSTITUTION_CONSULTING,
  SP_INSTITUTION_REVIEWING,
  SP_INSTITUTION_ISSUED,
  SP_INSTITUTION_REVISING,
  SP_INSTITUTION_ABOLISHED,
} SpInstitutionState;
extern const SpVocabulary sp_institution_states;

#define SP_INSTITUTION_FIELDS(F, P)                                                                \
  F (P, PLAN, plan, REFERENCE, N_ ("计划"), .flags = SP_FIELD_REQUIRED, .references = "plan")      \
  F (P, PART, part, REFERENCE, N_ ("来源专项"), .references = "part")                              \
  F (P, NAME, name, TEXT, N_ ("名称"), .flags = SP_FIELD_REQUIRED)                                 \
  F (P, KIND, kind, CHOICE, N_ ("类型"), .choices = &sp_institution_kinds)                         \
  F (P, LEAD, lead, REFERENCE, N_ ("牵头单位"), .references = "unit")                              \
  F (P, PLANNED_ON, planned_on, DATE, N_ ("计划出台时限"), .flags = SP_FIELD_PLANNED)              \
  F (P, PROGRESS, progress, TEXT, N_ ("进展"), .flags = SP_FIELD_MULTILINE)                        \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)                                \
  F (P, POSITION, position, INTEGER, N_ ("顺序"), .flags = SP_FIELD_INTERNAL)                      \
  F (P, STATE, state, CHOICE, N_ ("状态"), .choices = &sp_institution_states,                      \
     .flags = SP_FIELD_DERIVED)                                                                    \
  F (P, DOCUMENT, document, TEXT, N_ ("文号"), .flags = SP_FIELD_CODE | SP_FIELD_DERIVED)          \
  F (P, ISSUED_ON, issued_on, DATE, N_ ("印发日期"), .flags = SP_FIELD_DERIVED)                    \
  F (P, ABOLISHED_ON, abolished_on, DATE, N_ ("废止日期"), .flags = SP_FIELD_DERIVED)
SP_DECLARE_RECORD (SpInstitution, sp_institution, INSTITUTION, SP_INSTITUTION_FIELDS)

/* What happened to an institution on a day: the state it came to. */
#define SP_INSTITUTION_STEP_FIELDS(F, P)                                                           \
  F (P, INSTITUTION, institution, REFERENCE, N_ ("制度措施"), .flags = SP_FIELD_REQUIRED,          \
     .references = "institution")                                                                  \
  F (P, STATE, state, CHOICE, N_ ("状态"), .choices = &sp_institution_states)                      \
  F (P, DAY, day, DATE, N_ ("日期"), .flags = SP_FIELD_REQUIRED)                                   \
  F (P, PERSON, person, TEXT, N_ ("经办人"))                                                       \
  F (P, DOCUMENT, document, TEXT, N_ ("文号"), .flags = SP_FIELD_CODE)                             \
  F (P, NOTE, note, TEXT, N_ ("说明"), .flags = SP_FIELD_MULTILINE)
SP_DECLARE_RECORD (SpInstitutionStep,
                   sp_institution_step,
                   INSTITUTION_STEP,
                   SP_INSTITUTION_STEP_FIELDS)

#define SP_INSTITUTION_UNIT_FIELDS(F, P)                                                           \
  F (P, INSTITUTION, institution, REFERENCE, N_ ("制度措施"), .flags = SP_FIELD_REQUIRED,          \
     .references = "institution")                                                                  \
  F (P, UNIT, unit, REFERENCE, N_ ("责任单位"), .flags = SP_FIELD_REQUIRED, .references = "unit")
SP_DECLARE_RECORD (SpInstitutionUnit,
                   sp_institution_unit,
                   INSTITUTION_UNIT,
                   SP_INSTITUTION_UNIT_FIELDS)

#define SP_INSTITUTION_MEASURE_FIELDS(F, P)                                                        \
  F (P, INSTITUTION, institution, REFERENCE, N_ ("制度措施"), .flags = SP_FIELD_REQUIRED,          \
     .references = "institution")                                                                  \
  F (P, MEASURE, measure, REFERENCE, N_ ("任务"), .flags = SP_FIELD_REQUIRED,                      \
     .references = "measure")
SP_DECLARE_RECORD (SpInstitutionMeasure,
                   sp_institution_measure,
                   INSTITUTION_MEASURE,
                   SP_INSTITUTION_MEASURE_FIELDS)

#define SP_INSTITUTION_HAZARD_FIELDS(F, P)                                                         \
  F (P, INSTITUTION, institution, REFERENCE, N_ ("制度措施"), .flags = SP_FIELD_REQUIRED,          \
     .references = "institution")                                                                  \
  F (P, HAZARD, hazard, REFERENCE, N_ ("问题隐患"), .flags = SP_FIELD_REQUIRED,                    \
     .references = "hazard")
SP_DECLARE_RECORD (SpInstitutionHazard,
                   sp_institution_hazard,
                   INSTITUTION_HAZARD,
                   SP_INSTITUTION_HAZARD_FIELDS)

/* Makes the derived fields of @self what @steps, of SpInstitutionStep by day, say. */
void sp_institution_derive (SpInstitution *self, const GPtrArray *steps);
/* The state as of a date: that of the last step by then, else drafting. */
SpInstitutionState sp_institution_state_as_of (const GPtrArray *steps, SpDate as_of);
/* States that may come after @state, as bits 1 << SpInstitutionState. */
guint sp_institution_state_followers (SpInstitutionState state);
/* How an institution stands against the day it is planned for: issued or abolished, it is closed.
 */
extern const SpStandingFields sp_institution_standing;
/* ■ 逾期 12 天, ▲ 临期 5 天, ✓ 已出台, ● 办理中. Transfer full. */
char *sp_institution_dup_standing (SpInstitution *self, SpDate as_of, int near_days);
/* Whether @step may follow @steps: days in order, a state that can come after the last. */
gboolean sp_institution_step_check (const GPtrArray *steps,
                                    SpInstitutionStep *step,
                                    GError **error);

G_END_DECLS
