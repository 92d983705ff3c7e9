/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-supervision.h. */
#include "core/sp-supervision.h"

static const SpWord kind_words[] = {
  {SP_SUPERVISION_URGE, "urge", N_ ("督办")},
  {SP_SUPERVISION_CIRCULAR, "circular", N_ ("通报")},
  {SP_SUPERVISION_INTERVIEW, "interview", N_ ("约谈")},
  {SP_SUPERVISION_WARNING, "warning", N_ ("警示")},
  {SP_SUPERVISION_EXPOSURE, "exposure", N_ ("曝光")},
  {SP_SUPERVISION_APPRAISAL, "appraisal", N_ ("考核")},
  {SP_SUPERVISION_TRANSFER, "transfer", N_ ("线索移交")},
  {SP_SUPERVISION_BLAME, "blame", N_ ("问责建议")},
};
const SpVocabulary sp_supervision_kinds = {"supervision-kind", kind_words,
                                           G_N_ELEMENTS (kind_words)};

static const SpWord state_words[] = {
  {SP_SUPERVISION_OPEN, "open", N_ ("办理中")},
  {SP_SUPERVISION_REPLIED, "replied", N_ ("已回复")},
  {SP_SUPERVISION_OVERDUE, "overdue", N_ ("逾期")},
  {SP_SUPERVISION_CLOSED, "closed", N_ ("已办结")},
};
const SpVocabulary sp_supervision_states = {"supervision-state", state_words,
                                            G_N_ELEMENTS (state_words)};

SP_DEFINE_RECORD (SpSupervision,
                  sp_supervision,
                  SUPERVISION,
                  SP_SUPERVISION_FIELDS,
                  "supervision",
                  N_ ("督办事项"),
                  TITLE)
SP_DEFINE_RECORD (SpSupervisionMeasure,
                  sp_supervision_measure,
                  SUPERVISION_MEASURE,
                  SP_SUPERVISION_MEASURE_FIELDS,
                  "supervision_measure",
                  N_ ("督办的任务"),
                  SUPERVISION)
SP_DEFINE_RECORD (SpEnforcement,
                  sp_enforcement,
                  ENFORCEMENT,
                  SP_ENFORCEMENT_FIELDS,
                  "enforcement",
                  N_ ("执法处罚"),
                  ENTERPRISE)

const SpStandingFields sp_supervision_standing = {.begun = SP_SUPERVISION_ISSUED_ON,
                                                  .due = SP_SUPERVISION_DEADLINE,
                                                  .closed = SP_SUPERVISION_CLOSED_ON,
                                                  .replied = SP_SUPERVISION_REPLIED_ON};

static const struct
{
  SpSupervisionState state;
  int standings;
} states[] = {
  {SP_SUPERVISION_OPEN, 1 << SP_STANDING_NEAR | 1 << SP_STANDING_OPEN},
  {SP_SUPERVISION_REPLIED, 1 << SP_STANDING_REPLIED},
  {SP_SUPERVISION_OVERDUE, 1 << SP_STANDING_OVERDUE},
  {SP_SUPERVISION_CLOSED, 1 << SP_STANDING_CLOSED},
};

int
sp_supervision_state_standings (SpSupervisionState state)
{
  g_return_val_if_fail ((guint)state < G_N_ELEMENTS (states), 0);
  g_assert (states[state].state == state);
  return states[state].standings;
}

/* What is not issued yet is open. */
SpSupervisionState
sp_supervision_get_state (SpSupervision *self, SpDate as_of)
{
  SpStanding standing =
    sp_standing_judge (SP_RECORD (self), &sp_supervision_standing, as_of, 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if ((states[i].standings >> standing & 1) != 0)
      return states[i].state;
  return SP_SUPERVISION_OPEN;
}

SpLight
sp_supervision_state_light (SpSupervisionState state)
{
  static const SpLight lights[] = {
    [SP_SUPERVISION_OPEN] = SP_LIGHT_ON_TRACK,
    [SP_SUPERVISION_REPLIED] = SP_LIGHT_ON_TRACK,
    [SP_SUPERVISION_OVERDUE] = SP_LIGHT_OVERDUE,
    [SP_SUPERVISION_CLOSED] = SP_LIGHT_DONE,
  };

  return lights[state];
}

char *
sp_supervision_dup_standing (SpSupervision *self, SpDate as_of, int near_days)
{
  g_autofree char *near = NULL;
  int days = 0;

  if (sp_standing_judge (SP_RECORD (self), &sp_supervision_standing, as_of, near_days, &days) !=
      SP_STANDING_NEAR)
    return sp_supervision_dup_state (self, as_of);
  near = sp_light_dup_near (days);
  return g_strdup_printf ("%s %s", sp_light_symbol (SP_LIGHT_NEAR), near);
}

char *
sp_supervision_dup_state (SpSupervision *self, SpDate as_of)
{
  SpSupervisionState state = sp_supervision_get_state (self, as_of);
  const char *symbol = sp_light_symbol (sp_supervision_state_light (state));
  const char *word = sp_vocabulary_label (&sp_supervision_states, (int)state);

  if (sp_record_get_integer (SP_RECORD (self), SP_SUPERVISION_ISSUED_ON) > as_of)
    return g_strdup (_ ("— 未发出"));
  if (state != SP_SUPERVISION_OVERDUE)
    return g_strdup_printf ("%s %s", symbol, word);
  return g_strdup_printf (
    _ ("%s %s %d 天"), symbol, word,
    as_of - (SpDate)sp_record_get_integer (SP_RECORD (self), SP_SUPERVISION_DEADLINE));
}
