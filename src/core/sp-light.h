/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The status light of a measure as of a date, and pro-rata progress (序时进度). A rule with numbers
 * that are data; knows no records. */
#pragma once

#include "base/sp-date.h"
#include "base/sp-vocabulary.h"

G_BEGIN_DECLS

typedef enum
{
  SP_LIGHT_DONE,
  SP_LIGHT_ON_TRACK,
  SP_LIGHT_NEAR,    /* the next deadline is at most near_days away */
  SP_LIGHT_BEHIND,  /* reported progress is behind pro-rata progress by at least behind_points */
  SP_LIGHT_OVERDUE, /* a deadline passed and the work is not done */
} SpLight;
extern const SpVocabulary sp_lights; /* codes done, on-track, near, behind, overdue */
#define SP_N_LIGHTS 5

typedef struct
{
  int near_days;     /* ≥ 0, calendar days; default 30 */
  int behind_points; /* 1..100 percentage points; default 10 */
  /* Days past due from which the next step is proposed; 0: never. Defaults 15 and 30. */
  int supervise_days;
  int interview_days;
} SpLightRule;
extern const SpLightRule sp_light_rule_default;

/* What a measure's state asks for next. Proposed, never taken by the program. */
typedef enum
{
  SP_STEP_NONE,
  SP_STEP_REMIND,    /* 提醒 */
  SP_STEP_SUPERVISE, /* 督办单 */
  SP_STEP_INTERVIEW, /* 约谈 */
} SpStep;
#define SP_N_STEPS 4
extern const SpVocabulary sp_steps; /* codes none, remind, supervise, interview */

typedef struct
{
  SpDate start; /* first day of the work */
  SpDate due;   /* the earliest deadline not ticked off, or the last deadline; SP_DATE_NONE: none */
  SpDate end;   /* the last deadline: where pro-rata progress reaches 100 */
  int percent;  /* last reported, 0..100 */
  SpDate as_of;
} SpLightInput;

typedef struct
{
  SpLight light;
  int days; /* overdue: days past due (≥ 1); else days left until due (≥ 0); 0 where there is no due
             */
  int expected; /* pro-rata progress in percent, 0..100 */
  int behind;   /* expected − reported, may be negative */
} SpLightState;

/* Overdue before behind before near: the worst that is true shows. 100 % is done, whatever the
 * dates. */
SpLightState sp_light_judge (const SpLightRule *rule, const SpLightInput *input);
SpStep sp_light_step (const SpLightRule *rule, const SpLightState *state);
const char *sp_light_symbol (SpLight light); /* ✓ ● ▲ ◆ ■ */
/* How near a day is that is @days away (≥ 0): 临期 5 天, 今天到期. Transfer full. */
char *sp_light_dup_near (int days);
char *sp_light_state_dup_text (
  const SpLightState *state); /* 逾期 12 天, 慢 18 点, 临期 5 天, 正常, 完成 */

G_END_DECLS
