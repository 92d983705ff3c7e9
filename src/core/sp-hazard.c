/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of hazards, and what a hazard's fields say by themselves. Its steps are judged in
 * sp-hazard-steps.c. */
#include "core/sp-hazard.h"

#include "core/sp-enterprise.h"

static const SpWord grade_words[] = {
  {SP_HAZARD_GENERAL, "general", N_ ("一般隐患")},
  {SP_HAZARD_MAJOR, "major", N_ ("重大隐患")},
};
const SpVocabulary sp_hazard_grades = {"hazard-grade", grade_words, G_N_ELEMENTS (grade_words)};

static const SpWord category_words[] = {
  {SP_HAZARD_CATEGORY_THING, "thing", N_ ("物的不安全状态")},
  {SP_HAZARD_CATEGORY_PERSON, "person", N_ ("人的不安全行为")},
  {SP_HAZARD_CATEGORY_MANAGEMENT, "management", N_ ("管理缺陷")},
  {SP_HAZARD_CATEGORY_ENVIRONMENT, "environment", N_ ("环境因素")},
};
const SpVocabulary sp_hazard_categories = {"hazard-category", category_words,
                                           G_N_ELEMENTS (category_words)};

static const SpWord source_words[] = {
  {SP_HAZARD_BY_DEPARTMENT, "department", N_ ("部门检查")},
  {SP_HAZARD_BY_ENTERPRISE, "enterprise", N_ ("企业自查")},
  {SP_HAZARD_BY_COMMITTEE, "committee", N_ ("安委会督查")},
  {SP_HAZARD_BY_EXPERT, "expert", N_ ("专家诊断")},
  {SP_HAZARD_BY_REPORT, "report", N_ ("群众举报")},
  {SP_HAZARD_BY_TRANSFER, "transfer", N_ ("上级交办")},
  {SP_HAZARD_BY_OTHER, "other", N_ ("其他")},
};
const SpVocabulary sp_hazard_sources = {"hazard-source", source_words, G_N_ELEMENTS (source_words)};

static const SpWord treatment_words[] = {
  {SP_HAZARD_LIMITED, "limited", N_ ("限期整改")},
  {SP_HAZARD_IMMEDIATE, "immediate", N_ ("立即整改")},
};
const SpVocabulary sp_hazard_treatments = {"hazard-treatment", treatment_words,
                                           G_N_ELEMENTS (treatment_words)};

static const SpWord state_words[] = {
  {SP_HAZARD_REGISTERED, "registered", N_ ("已登记")},
  {SP_HAZARD_ASSIGNED, "assigned", N_ ("已交办")},
  {SP_HAZARD_RECTIFYING, "rectifying", N_ ("整改中")},
  {SP_HAZARD_APPLIED, "applied", N_ ("待核查")},
  {SP_HAZARD_CHECKED, "checked", N_ ("待销号")},
  {SP_HAZARD_CLOSED, "closed", N_ ("已销号")},
  {SP_HAZARD_TRANSFERRED, "transferred", N_ ("已移交")},
  {SP_HAZARD_REVOKED, "revoked", N_ ("误判撤销")},
};
const SpVocabulary sp_hazard_states = {"hazard-state", state_words, G_N_ELEMENTS (state_words)};

static const SpWord step_words[] = {
  {SP_STEP_ASSIGN, "assign", N_ ("交办")},     {SP_STEP_START, "start", N_ ("开始整改")},
  {SP_STEP_EXTEND, "extend", N_ ("延期")},     {SP_STEP_APPLY, "apply", N_ ("申请验收")},
  {SP_STEP_CHECK, "check", N_ ("现场核查")},   {SP_STEP_RETURN, "return", N_ ("退回整改")},
  {SP_STEP_CLOSE, "close", N_ ("销号")},       {SP_STEP_TRANSFER, "transfer", N_ ("移交")},
  {SP_STEP_REVOKE, "revoke", N_ ("误判撤销")}, {SP_STEP_REOPEN, "reopen", N_ ("反销号")},
};
const SpVocabulary sp_hazard_step_kinds = {"hazard-step", step_words, G_N_ELEMENTS (step_words)};

static const SpWord provision_words[] = {
  {SP_PROVISION_DUTY, "duty", N_ ("责任")},
  {SP_PROVISION_MEASURES, "measures", N_ ("措施")},
  {SP_PROVISION_FUNDS, "funds", N_ ("资金")},
  {SP_PROVISION_DEADLINE, "deadline", N_ ("时限")},
  {SP_PROVISION_CONTINGENCY, "contingency", N_ ("预案")},
};
const SpVocabulary sp_provisions = {"provision", provision_words, G_N_ELEMENTS (provision_words)};

static const SpWord level_words[] = {
  {SP_LISTING_TOWNSHIP, "township", N_ ("乡镇级")},
  {SP_LISTING_COUNTY, "county", N_ ("县级")},
  {SP_LISTING_PREFECTURE, "prefecture", N_ ("州市级")},
  {SP_LISTING_PROVINCE, "province", N_ ("省级")},
};
const SpVocabulary sp_listing_levels = {"listing-level", level_words, G_N_ELEMENTS (level_words)};

SP_DEFINE_RECORD (
  SpHazard, sp_hazard, HAZARD, SP_HAZARD_FIELDS, "hazard", N_ ("问题隐患"), DESCRIPTION)
SP_DEFINE_RECORD (SpHazardStep,
                  sp_hazard_step,
                  HAZARD_STEP,
                  SP_HAZARD_STEP_FIELDS,
                  "hazard_step",
                  N_ ("隐患整改环节"),
                  NOTE)
SP_DEFINE_RECORD (
  SpListing, sp_listing, LISTING, SP_LISTING_FIELDS, "listing", N_ ("挂牌督办"), NUMBER)
SP_DEFINE_RECORD (SpSupervisionHazard,
                  sp_supervision_hazard,
                  SUPERVISION_HAZARD,
                  SP_SUPERVISION_HAZARD_FIELDS,
                  "supervision_hazard",
                  N_ ("督办涉及的隐患"),
                  HAZARD)

void
sp_hazard_take_registry (SpHazard *self, SpRecord *enterprise)
{
  static const struct
  {
    guint from, to;
  } fields[] = {{SP_ENTERPRISE_TOWNSHIP, SP_HAZARD_TOWNSHIP},
                {SP_ENTERPRISE_INDUSTRY, SP_HAZARD_INDUSTRY},
                {SP_ENTERPRISE_DEPARTMENT, SP_HAZARD_DEPARTMENT}};
  SpRecord *record = SP_RECORD (self);

  g_return_if_fail (SP_IS_HAZARD (self) && SP_IS_ENTERPRISE (enterprise));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!sp_record_peek (record, fields[i].to)->is_set)
      sp_record_set_value (record, fields[i].to, sp_record_peek (enterprise, fields[i].from));
}

/* A provision is there when its content is; funds of 0 say that none are needed. */
guint
sp_hazard_get_provisions (SpHazard *self)
{
  static const guint fields[] = {
    [SP_PROVISION_DUTY] = SP_HAZARD_PERSON,
    [SP_PROVISION_MEASURES] = SP_HAZARD_MEASURES,
    [SP_PROVISION_FUNDS] = SP_HAZARD_FUNDS,
    [SP_PROVISION_DEADLINE] = SP_HAZARD_DEADLINE,
    [SP_PROVISION_CONTINGENCY] = SP_HAZARD_CONTINGENCY,
  };
  guint provisions = 0;

  g_return_val_if_fail (SP_IS_HAZARD (self), 0);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (sp_record_peek (SP_RECORD (self), fields[i])->is_set)
      provisions |= 1u << i;
  return provisions;
}
