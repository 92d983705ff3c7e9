/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Status lights. The ladder follows common supervision practice (near: a fixed number of days;
 * behind: percentage points under pro-rata progress; overdue: past the deadline); the numbers are
 * the plan's. */
#include "core/sp-light.h"

#include "base/sp-i18n.h"

static const SpWord light_words[] = {
  {SP_LIGHT_DONE, "done", N_ ("完成")},       {SP_LIGHT_ON_TRACK, "on-track", N_ ("正常")},
  {SP_LIGHT_NEAR, "near", N_ ("临期")},       {SP_LIGHT_BEHIND, "behind", N_ ("滞后")},
  {SP_LIGHT_OVERDUE, "overdue", N_ ("逾期")},
};
const SpVocabulary sp_lights = {"light", light_words, G_N_ELEMENTS (light_words)};

static const SpWord step_words[] = {
  {SP_STEP_NONE, "none", N_ ("无")},
  {SP_STEP_REMIND, "remind", N_ ("提醒")},
  {SP_STEP_SUPERVISE, "supervise", N_ ("督办单")},
  {SP_STEP_INTERVIEW, "interview", N_ ("约谈")},
};
const SpVocabulary sp_steps = {"step", step_words, G_N_ELEMENTS (step_words)};

const SpLightRule sp_light_rule_default = {
  .near_days = 30, .behind_points = 10, .supervise_days = 15, .interview_days = 30};

/* Days elapsed over days of the work, both ends included, in whole percent rounded down. */
static int
pro_rata (const SpLightInput *input)
{
  gint64 whole = (gint64)input->end - input->start + 1;
  gint64 elapsed = (gint64)input->as_of - input->start + 1;

  if (input->end == SP_DATE_NONE || elapsed <= 0)
    return 0;
  if (whole <= 0 || elapsed >= whole)
    return 100;
  return (int)(elapsed * 100 / whole);
}

SpLightState
sp_light_judge (const SpLightRule *rule, const SpLightInput *input)
{
  SpLightState state = {.light = SP_LIGHT_ON_TRACK};

  state.expected = pro_rata (input);
  state.behind = state.expected - input->percent;
  if (input->percent >= 100)
    {
      state.light = SP_LIGHT_DONE;
      return state;
    }
  if (input->due != SP_DATE_NONE && input->as_of > input->due)
    {
      state.light = SP_LIGHT_OVERDUE;
      state.days = input->as_of - input->due;
      return state;
    }
  if (input->due != SP_DATE_NONE)
    state.days = input->due - input->as_of;
  if (state.behind >= rule->behind_points)
    state.light = SP_LIGHT_BEHIND;
  else if (input->due != SP_DATE_NONE && state.days <= rule->near_days)
    state.light = SP_LIGHT_NEAR;
  return state;
}

SpStep
sp_light_step (const SpLightRule *rule, const SpLightState *state)
{
  switch (state->light)
    {
    case SP_LIGHT_OVERDUE:
      if (rule->interview_days > 0 && state->days >= rule->interview_days)
        return SP_STEP_INTERVIEW;
      if (rule->supervise_days > 0 && state->days >= rule->supervise_days)
        return SP_STEP_SUPERVISE;
      return SP_STEP_REMIND;
    case SP_LIGHT_NEAR:
    case SP_LIGHT_BEHIND:
      return SP_STEP_REMIND;
    case SP_LIGHT_DONE:
    case SP_LIGHT_ON_TRACK:
    default:
      return SP_STEP_NONE;
    }
}

const char *
sp_light_symbol (SpLight light)
{
  static const char *const symbols[SP_N_LIGHTS] = {"✓", "●", "▲", "◆", "■"};

  g_return_val_if_fail ((guint)light < SP_N_LIGHTS, "");
  return symbols[light];
}

char *
sp_light_dup_near (int days)
{
  return days == 0 ? g_strdup (_ ("今天到期")) : g_strdup_printf (_ ("临期 %d 天"), days);
}

char *
sp_light_state_dup_text (const SpLightState *state)
{
  switch (state->light)
    {
    case SP_LIGHT_NEAR:
      return sp_light_dup_near (state->days);
    case SP_LIGHT_BEHIND:
      return g_strdup_printf (_ ("慢 %d 点"), state->behind);
    case SP_LIGHT_OVERDUE:
      return g_strdup_printf (_ ("逾期 %d 天"), state->days);
    case SP_LIGHT_DONE:
    case SP_LIGHT_ON_TRACK:
    default:
      return g_strdup (sp_vocabulary_label (&sp_lights, state->light));
    }
}
