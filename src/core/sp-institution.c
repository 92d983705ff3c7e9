/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-institution.h. */
#include "core/sp-institution.h"

#include "base/sp-error.h"

static const SpWord kind_words[] = {
  {SP_INSTITUTION_CHAIN, "chain", N_ ("责任链条")},
  {SP_INSTITUTION_SYSTEM, "system", N_ ("制度成果")},
  {SP_INSTITUTION_METHOD, "method", N_ ("管理办法")},
  {SP_INSTITUTION_PROJECT, "project", N_ ("重点工程")},
  {SP_INSTITUTION_MECHANISM, "mechanism", N_ ("工作机制")},
  {SP_INSTITUTION_STANDARD, "standard", N_ ("标准")},
};
const SpVocabulary sp_institution_kinds = {"institution-kind", kind_words,
                                           G_N_ELEMENTS (kind_words)};

static const SpWord state_words[] = {
  {SP_INSTITUTION_DRAFTING, "drafting", N_ ("拟制")},
  {SP_INSTITUTION_CONSULTING, "consulting", N_ ("征求意见")},
  {SP_INSTITUTION_REVIEWING, "reviewing", N_ ("审议")},
  {SP_INSTITUTION_ISSUED, "issued", N_ ("印发")},
  {SP_INSTITUTION_REVISING, "revising", N_ ("修订")},
  {SP_INSTITUTION_ABOLISHED, "abolished", N_ ("废止")},
};
const SpVocabulary sp_institution_states = {"institution-state", state_words,
                                            G_N_ELEMENTS (state_words)};

SP_DEFINE_RECORD (SpInstitution,
                  sp_institution,
                  INSTITUTION,
                  SP_INSTITUTION_FIELDS,
                  "institution",
                  N_ ("制度措施"),
                  NAME)
SP_DEFINE_RECORD (SpInstitutionStep,
                  sp_institution_step,
                  INSTITUTION_STEP,
                  SP_INSTITUTION_STEP_FIELDS,
                  "institution_step",
                  N_ ("制度措施环节"),
                  NOTE)
SP_DEFINE_RECORD (SpInstitutionUnit,
                  sp_institution_unit,
                  INSTITUTION_UNIT,
                  SP_INSTITUTION_UNIT_FIELDS,
                  "institution_unit",
                  N_ ("制度措施责任单位"),
                  UNIT)
SP_DEFINE_RECORD (SpInstitutionMeasure,
                  sp_institution_measure,
                  INSTITUTION_MEASURE,
                  SP_INSTITUTION_MEASURE_FIELDS,
                  "institution_measure",
                  N_ ("制度措施对应任务"),
                  MEASURE)
SP_DEFINE_RECORD (SpInstitutionHazard,
                  sp_institution_hazard,
                  INSTITUTION_HAZARD,
                  SP_INSTITUTION_HAZARD_FIELDS,
                  "institution_hazard",
                  N_ ("制度措施对应问题"),
                  HAZARD)

#define BIT(state) (1u << SP_INSTITUTION_##state)

/* What may come after each state: a draft may be issued without consulting; what is issued is not
 * drafted again but revised, and issued again after that. */
static const guint followers[] = {
  [SP_INSTITUTION_DRAFTING] = BIT (CONSULTING) | BIT (REVIEWING) | BIT (ISSUED) | BIT (ABOLISHED),
  [SP_INSTITUTION_CONSULTING] = BIT (DRAFTING) | BIT (REVIEWING) | BIT (ISSUED) | BIT (ABOLISHED),
  [SP_INSTITUTION_REVIEWING] = BIT (DRAFTING) | BIT (CONSULTING) | BIT (ISSUED) | BIT (ABOLISHED),
  [SP_INSTITUTION_ISSUED] = BIT (REVISING) | BIT (ABOLISHED),
  [SP_INSTITUTION_REVISING] = BIT (CONSULTING) | BIT (REVIEWING) | BIT (ISSUED) | BIT (ABOLISHED),
  [SP_INSTITUTION_ABOLISHED] = 0,
};

const SpStandingFields sp_institution_standing = {
  .begun = -1,
  .due = SP_INSTITUTION_PLANNED_ON,
  .closed = SP_INSTITUTION_ISSUED_ON,
  .also_closed = SP_INSTITUTION_ABOLISHED_ON,
};

guint
sp_institution_state_followers (SpInstitutionState state)
{
  g_return_val_if_fail ((guint)state < G_N_ELEMENTS (followers), 0);
  return followers[state];
}

char *
sp_institution_dup_standing (SpInstitution *self, SpDate as_of, int near_days)
{
  int days = 0;
  SpStanding standing =
    sp_standing_judge (SP_RECORD (self), &sp_institution_standing, as_of, near_days, &days);
  const char *symbol = sp_light_symbol (sp_standing_light (standing));
  SpDate issued = (SpDate)sp_record_get_integer (SP_RECORD (self), SP_INSTITUTION_ISSUED_ON);

  if (standing == SP_STANDING_OVERDUE)
    return g_strdup_printf (_ ("%s 逾期 %d 天"), symbol, days);
  if (standing == SP_STANDING_NEAR)
    {
      g_autofree char *near = sp_light_dup_near (days);

      return g_strdup_printf ("%s %s", symbol, near);
    }
  if (standing == SP_STANDING_CLOSED)
    return g_strdup_printf (
      "%s %s", symbol, issued != SP_DATE_NONE && issued <= as_of ? _ ("已出台") : _ ("已废止"));
  return g_strdup_printf (_ ("%s 办理中"), symbol);
}

static SpInstitutionState
get_state (const GPtrArray *steps, guint i)
{
  return (SpInstitutionState)sp_record_get_integer (steps->pdata[i], SP_INSTITUTION_STEP_STATE);
}

static SpDate
get_day (const GPtrArray *steps, guint i)
{
  return (SpDate)sp_record_get_integer (steps->pdata[i], SP_INSTITUTION_STEP_DAY);
}

void
sp_institution_derive (SpInstitution *self, const GPtrArray *steps)
{
  SpRecord *record = SP_RECORD (self);
  SpInstitutionState state = SP_INSTITUTION_DRAFTING;
  const char *document = NULL;
  SpDate issued = SP_DATE_NONE, abolished = SP_DATE_NONE;

  for (guint i = 0; i < steps->len; i++)
    {
      state = get_state (steps, i);
      if (state == SP_INSTITUTION_ISSUED)
        {
          issued = get_day (steps, i);
          document = sp_record_get_text (steps->pdata[i], SP_INSTITUTION_STEP_DOCUMENT);
        }
      if (state == SP_INSTITUTION_ABOLISHED)
        abolished = get_day (steps, i);
    }
  sp_record_set_integer (record, SP_INSTITUTION_STATE, state);
  sp_record_set_text (record, SP_INSTITUTION_DOCUMENT, document);
  sp_record_set_integer (record, SP_INSTITUTION_ISSUED_ON, issued);
  sp_record_set_integer (record, SP_INSTITUTION_ABOLISHED_ON, abolished);
}

SpInstitutionState
sp_institution_state_as_of (const GPtrArray *steps, SpDate as_of)
{
  SpInstitutionState state = SP_INSTITUTION_DRAFTING;

  for (guint i = 0; i < steps->len && get_day (steps, i) <= as_of; i++)
    state = get_state (steps, i);
  return state;
}

gboolean
sp_institution_step_check (const GPtrArray *steps, SpInstitutionStep *step, GError **error)
{
  SpRecord *record = SP_RECORD (step);
  SpInstitutionState last = sp_institution_state_as_of (steps, G_MAXINT);
  int64_t state = sp_record_get_integer (record, SP_INSTITUTION_STEP_STATE);

  /* The first step may say from when it is drafted. */
  if ((followers[last] & (1u << state)) == 0 &&
      (steps->len > 0 || state != SP_INSTITUTION_DRAFTING))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("现在是“%s”，不能转为“%s”。"),
                   sp_vocabulary_label (&sp_institution_states, last),
                   sp_vocabulary_label (&sp_institution_states, (int)state));
      return FALSE;
    }
  if (steps->len > 0 &&
      sp_record_get_integer (record, SP_INSTITUTION_STEP_DAY) < get_day (steps, steps->len - 1))
    {
      g_autofree char *day = sp_date_dup_iso (get_day (steps, steps->len - 1));

      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("日期不能早于上一环节的日期 %s。"), day);
      return FALSE;
    }
  if (state == SP_INSTITUTION_ISSUED &&
      *sp_record_get_text (record, SP_INSTITUTION_STEP_DOCUMENT) == '\0')
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("印发要填文号。"));
      return FALSE;
    }
  return TRUE;
}
