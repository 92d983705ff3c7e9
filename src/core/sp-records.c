/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record types, each made from its list of fields, and the vocabularies that only records use.
 */
#include "core/sp-attachment.h"
#include "core/sp-measure.h"
#include "core/sp-plan.h"
#include "core/sp-unit.h"

static const SpWord doubt_state_words[] = {
  {SP_DOUBT_STATE_OPEN, "open", N_ ("待核对")},
  {SP_DOUBT_STATE_ACCEPTED, "accepted", N_ ("已采纳建议")},
  {SP_DOUBT_STATE_CHANGED, "changed", N_ ("已另行处理")},
  {SP_DOUBT_STATE_DISMISSED, "dismissed", N_ ("无需处理")},
};
const SpVocabulary sp_doubt_states = {"doubt-state", doubt_state_words,
                                      G_N_ELEMENTS (doubt_state_words)};

static const SpWord unit_kind_words[] = {
  {SP_UNIT_DEPARTMENT, "department", N_ ("部门")},
  {SP_UNIT_TOWNSHIP, "township", N_ ("乡镇")},
  {SP_UNIT_PARTY, "party", N_ ("党委群团")},
  {SP_UNIT_GOVERNMENT, "government", N_ ("政府")},
  {SP_UNIT_ENTERPRISE, "enterprise", N_ ("企业")},
  {SP_UNIT_COLLECTIVE, "collective", N_ ("集合名称")},
  {SP_UNIT_OTHER, "other", N_ ("其他")},
};
const SpVocabulary sp_unit_kinds = {"unit-kind", unit_kind_words, G_N_ELEMENTS (unit_kind_words)};

static const SpWord unit_status_words[] = {
  {SP_UNIT_CONFIRMED, "confirmed", N_ ("已确认")},
  {SP_UNIT_PENDING, "pending", N_ ("待确认")},
};
const SpVocabulary sp_unit_statuses = {"unit-status", unit_status_words,
                                       G_N_ELEMENTS (unit_status_words)};

static const SpWord subitem_kind_words[] = {
  {SP_SUBITEM_POINT, "point", N_ ("分项")},
  {SP_SUBITEM_CHECK, "check", N_ ("清单项")},
};
const SpVocabulary sp_subitem_kinds = {"subitem-kind", subitem_kind_words,
                                       G_N_ELEMENTS (subitem_kind_words)};

SP_DEFINE_RECORD (SpUnit, sp_unit, UNIT, SP_UNIT_FIELDS, "unit", N_ ("单位"), NAME)
SP_DEFINE_RECORD (
  SpUnitAlias, sp_unit_alias, UNIT_ALIAS, SP_UNIT_ALIAS_FIELDS, "unit_alias", N_ ("单位别名"), NAME)
SP_DEFINE_RECORD (SpUnitMember,
                  sp_unit_member,
                  UNIT_MEMBER,
                  SP_UNIT_MEMBER_FIELDS,
                  "unit_member",
                  N_ ("集合成员"),
                  COLLECTIVE)
SP_DEFINE_RECORD (SpPlan, sp_plan, PLAN, SP_PLAN_FIELDS, "plan", N_ ("计划"), TITLE)
SP_DEFINE_RECORD (SpSource, sp_source, SOURCE, SP_SOURCE_FIELDS, "source", N_ ("原文"), NAME)
SP_DEFINE_RECORD (SpPart, sp_part, PART, SP_PART_FIELDS, "part", N_ ("附件"), TITLE)
SP_DEFINE_RECORD (SpPhase, sp_phase, PHASE, SP_PHASE_FIELDS, "phase", N_ ("阶段"), TITLE)
SP_DEFINE_RECORD (SpDoubt, sp_doubt, DOUBT, SP_DOUBT_FIELDS, "doubt", N_ ("疑问"), MESSAGE)
SP_DEFINE_RECORD (SpMeasure, sp_measure, MEASURE, SP_MEASURE_FIELDS, "measure", N_ ("任务"), TITLE)
SP_DEFINE_RECORD (SpSubitem, sp_subitem, SUBITEM, SP_SUBITEM_FIELDS, "subitem", N_ ("分项"), TEXT)
SP_DEFINE_RECORD (SpMeasureUnit,
                  sp_measure_unit,
                  MEASURE_UNIT,
                  SP_MEASURE_UNIT_FIELDS,
                  "measure_unit",
                  N_ ("责任单位"),
                  PRINTED_NAME)
SP_DEFINE_RECORD (
  SpDeadline, sp_deadline, DEADLINE, SP_DEADLINE_FIELDS, "deadline", N_ ("时限"), TEXT)
SP_DEFINE_RECORD (SpTarget, sp_target, TARGET, SP_TARGET_FIELDS, "target", N_ ("目标"), TEXT)
SP_DEFINE_RECORD (
  SpProgress, sp_progress, PROGRESS, SP_PROGRESS_FIELDS, "progress", N_ ("进展"), DONE)
SP_DEFINE_RECORD (SpAttachment,
                  sp_attachment,
                  ATTACHMENT,
                  SP_ATTACHMENT_FIELDS,
                  "attachment",
                  N_ ("附件文件"),
                  NAME)
