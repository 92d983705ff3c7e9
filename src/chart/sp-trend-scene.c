/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scenes: the numbers of an indicator or of accidents with the words that go with them, copied out
 * of the records so that drawing needs none. */
#include "sp-trend-scene.h"

#include "base/sp-i18n.h"

struct _SpTrendScene
{
  /* Owned */
  char *title, *standing, *unit, *base;
  char **milestone_words;
  SpIndicatorPoint *milestones, *values;
  GArray *path;
  /* State */
  SpTrendKind kind;
  SpTrendIndicator indicator;
  SpTrendAccidents accidents;
  SpTrendRisk risk;
};

static void
scene_clear (gpointer data)
{
  SpTrendScene *self = data;

  g_free (self->title);
  g_free (self->standing);
  g_free (self->unit);
  g_free (self->base);
  g_strfreev (self->milestone_words);
  g_free (self->milestones);
  g_free (self->values);
  g_clear_pointer (&self->path, g_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->risk.steps); i++)
    g_clear_pointer (&self->risk.steps[i], g_array_unref);
}

SpTrendScene *
sp_trend_scene_ref (SpTrendScene *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
sp_trend_scene_unref (SpTrendScene *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, scene_clear);
}

/* ---- indicators ---- */

static gboolean
is_change (SpTargetOp op)
{
  return op == SP_TARGET_DECREASE_BY || op == SP_TARGET_INCREASE_BY;
}

/* Of a change both are said: what must be reached, and what the plan calls it. */
static char *
dup_milestone (SpIndicator *indicator, const SpIndicatorInput *input, guint i)
{
  const SpIndicatorPoint *milestone = &input->milestones[i];
  g_autofree char *printed = sp_indicator_dup_goal (indicator, milestone->value);
  g_autofree char *change = sp_indicator_dup_number (milestone->value);
  g_autofree char *number = NULL;
  char iso[SP_DATE_ISO_LEN];
  double goal = 0;

  sp_date_to_iso (milestone->date, iso);
  if (!is_change (input->op) || !sp_indicator_goal (input, milestone->value, &goal))
    return g_strdup_printf ("%s %s", iso, printed);
  number = sp_indicator_dup_number (goal);
  return g_strdup_printf (input->op == SP_TARGET_DECREASE_BY ? _ ("%s ≤%s（降%s%s）")
                                                             : _ ("%s ≥%s（升%s%s）"),
                          iso, number, change, input->is_percent ? "%" : "");
}

static void
copy_input (SpTrendScene *self, const SpIndicatorInput *input)
{
  SpIndicatorInput *own = &self->indicator.input;

  *own = *input;
  self->milestones = g_memdup2 (input->milestones, input->n_milestones * sizeof (SpIndicatorPoint));
  self->values = g_memdup2 (input->values, input->n_values * sizeof (SpIndicatorPoint));
  own->milestones = self->milestones;
  own->values = self->values;
  while (own->n_values > 0 && own->values[own->n_values - 1].date > own->as_of)
    own->n_values--;
}

static char *
dup_base (SpIndicator *indicator, const SpIndicatorInput *input)
{
  int year = (int)sp_record_get_integer (SP_RECORD (indicator), SP_INDICATOR_BASE_YEAR);
  g_autofree char *number = sp_indicator_dup_number (input->base);

  if (!input->has_base)
    return NULL;
  return year != 0 ? g_strdup_printf (_ ("基准 %d年 %s"), year, number)
                   : g_strdup_printf (_ ("基准 %s"), number);
}

SpTrendScene *
sp_trend_scene_new_indicator (SpIndicator *indicator,
                              const SpIndicatorInput *input,
                              SpDate last_day)
{
  SpTrendScene *self;
  SpIndicatorState state;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (SP_IS_INDICATOR (indicator) && input != NULL, NULL);

  self = g_atomic_rc_box_new0 (SpTrendScene);
  state = sp_indicator_judge (input);
  sentence = sp_indicator_dup_sentence (indicator, input, &state);
  self->kind = SP_TREND_INDICATOR;
  self->title = g_strdup (sp_record_get_title (SP_RECORD (indicator)));
  self->standing = g_strdup_printf ("%s %s", sp_indicator_status_symbol (state.status), sentence);
  self->unit = sp_indicator_dup_value_unit (indicator);
  self->base = dup_base (indicator, input);
  self->milestone_words = g_new0 (char *, input->n_milestones + 1);
  for (guint i = 0; i < input->n_milestones; i++)
    self->milestone_words[i] = dup_milestone (indicator, input, i);
  copy_input (self, input);
  self->path = sp_indicator_list_path (input);
  self->indicator.path = self->path;
  self->indicator.unit = self->unit;
  self->indicator.base = self->base;
  self->indicator.milestone_words = self->milestone_words;
  self->indicator.last_day = last_day;
  self->indicator.is_share = !is_change (input->op) && sp_indicator_is_percent (indicator);
  return self;
}

/* ---- accidents ---- */

static guint
sum_months (const SpAccidentSum *months, guint n, SpAccidentFigure figure)
{
  guint sum = 0;

  for (guint i = 0; i < n; i++)
    sum += sp_accident_sum_get (&months[i], figure);
  return sum;
}

/* ✓ 今年累计6起，2019年全年14起，上限12起，还可发生6起 */
static char *
dup_accident_standing (const SpAccidentYears *years, SpAccidentFigure figure)
{
  const char *unit = sp_accident_figure_unit (figure);
  guint now = sum_months (years->now, years->n_months, figure);
  guint base = sum_months (years->base, G_N_ELEMENTS (years->base), figure);
  guint ceiling = sp_accident_years_ceiling (years, figure);
  g_autofree char *day = sp_date_dup_chinese (years->as_of);

  if (now > ceiling)
    return g_strdup_printf (_ ("■ 截至%s累计%u%s；%d年全年%u%s，上限%u%s，已超上限%u%s"), day, now,
                            unit, years->base_year, base, unit, ceiling, unit, now - ceiling, unit);
  return g_strdup_printf (_ ("● 截至%s累计%u%s；%d年全年%u%s，上限%u%s，余%u%s"), day, now, unit,
                          years->base_year, base, unit, ceiling, unit, ceiling - now, unit);
}

SpTrendScene *
sp_trend_scene_new_accidents (const SpAccidentYears *years, SpAccidentFigure figure)
{
  SpTrendScene *self;

  g_return_val_if_fail (years != NULL && years->n_months <= G_N_ELEMENTS (years->now), NULL);

  self = g_atomic_rc_box_new0 (SpTrendScene);
  self->kind = SP_TREND_ACCIDENTS;
  self->accidents.years = *years;
  self->accidents.figure = figure;
  self->title = g_strdup_printf (_ ("%d年与%d年%s对比（%s）"), years->year, years->base_year,
                                 sp_vocabulary_label (&sp_accident_figures, (int)figure),
                                 sp_accident_figure_unit (figure));
  self->standing = dup_accident_standing (years, figure);
  return self;
}

/* ---- risks ---- */

static void
clear_step (gpointer data)
{
  g_free (((SpTrendRiskStep *)data)->words);
}

static char *
dup_step_words (SpRiskAssessment *assessment, SpRiskStage stage, SpDate day)
{
  SpRecord *record = SP_RECORD (assessment);
  g_autofree char *level =
    sp_risk_level_dup_label ((SpRiskLevel)sp_record_get_integer (record, SP_RISK_ASSESSMENT_LEVEL));
  g_autofree char *words = sp_risk_assessment_dup_words (assessment);
  char iso[SP_DATE_ISO_LEN];

  return g_strdup_printf (_ ("%s %s：%s（%s）"), sp_date_to_iso (day, iso),
                          sp_vocabulary_label (&sp_risk_stages, (int)stage), level, words);
}

/* Of several of one day the one that counts is a step. */
static GArray *
make_steps (const GPtrArray *assessments, SpRiskStage stage, SpDate as_of)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (SpTrendRiskStep));
  SpRiskAssessment *last = NULL;

  g_array_set_clear_func (steps, clear_step);
  for (guint i = 0; i < assessments->len; i++)
    {
      SpDate day = (SpDate)sp_record_get_integer (g_ptr_array_index (assessments, i),
                                                  SP_RISK_ASSESSMENT_ASSESSED_ON);
      SpRiskAssessment *found =
        day <= as_of ? sp_risk_assessments_find (assessments, stage, day) : last;
      SpTrendRiskStep step = {.day = day};

      if (found == last)
        continue;
      last = found;
      step.level = (SpRiskLevel)sp_record_get_integer (SP_RECORD (found), SP_RISK_ASSESSMENT_LEVEL);
      step.words = dup_step_words (found, stage, day);
      g_array_append_val (steps, step);
    }
  return steps;
}

static char *
dup_risk_standing (const GPtrArray *assessments, SpDate as_of)
{
  g_autofree char *day = sp_date_dup_chinese (as_of);
  g_autofree char *inherent =
    sp_risk_level_dup_label (sp_risk_assessments_level (assessments, SP_RISK_INHERENT, as_of));
  g_autofree char *residual =
    sp_risk_level_dup_label (sp_risk_assessments_level (assessments, SP_RISK_RESIDUAL, as_of));

  return g_strdup_printf (_ ("截至%s：固有风险%s，现有风险%s"), day, inherent, residual);
}

SpTrendScene *
sp_trend_scene_new_risk (SpRiskPoint *point, const GPtrArray *assessments, SpDate as_of)
{
  SpTrendScene *self;

  g_return_val_if_fail (SP_IS_RISK_POINT (point) && assessments != NULL, NULL);
  g_return_val_if_fail (as_of != SP_DATE_NONE, NULL);

  self = g_atomic_rc_box_new0 (SpTrendScene);
  self->kind = SP_TREND_RISK;
  self->title = g_strdup_printf (_ ("%s的风险等级"), sp_record_get_title (SP_RECORD (point)));
  self->standing = dup_risk_standing (assessments, as_of);
  self->risk.as_of = as_of;
  self->risk.first = (SpDate)sp_record_get_integer (SP_RECORD (point), SP_RISK_POINT_LISTED_ON);
  for (guint i = 0; i < G_N_ELEMENTS (self->risk.steps); i++)
    {
      self->risk.steps[i] = make_steps (assessments, (SpRiskStage)i, as_of);
      if (self->risk.steps[i]->len > 0)
        {
          SpDate first = g_array_index (self->risk.steps[i], SpTrendRiskStep, 0).day;

          self->risk.first =
            self->risk.first == SP_DATE_NONE ? first : MIN (self->risk.first, first);
        }
    }
  return self;
}

/* ---- reading ---- */

const char *
sp_trend_scene_get_title (SpTrendScene *self)
{
  return self->title;
}

const char *
sp_trend_scene_get_standing (SpTrendScene *self)
{
  return self->standing;
}

char *
sp_trend_scene_dup_description (SpTrendScene *self)
{
  g_autoptr (GString) text = g_string_new (self->title);

  g_string_append_printf (text, "：%s", self->standing);
  for (guint i = 0; i < self->indicator.input.n_milestones; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? _ ("节点：") : "；", self->milestone_words[i]);
  for (guint i = 0; i < G_N_ELEMENTS (self->risk.steps); i++)
    for (guint k = 0; self->risk.steps[i] != NULL && k < self->risk.steps[i]->len; k++)
      g_string_append_printf (text, "；%s",
                              g_array_index (self->risk.steps[i], SpTrendRiskStep, k).words);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

SpTrendKind
sp_trend_scene_get_kind (SpTrendScene *self)
{
  return self->kind;
}

const SpTrendIndicator *
sp_trend_scene_get_indicator (SpTrendScene *self)
{
  return &self->indicator;
}

const SpTrendAccidents *
sp_trend_scene_get_accidents (SpTrendScene *self)
{
  return &self->accidents;
}

const SpTrendRisk *
sp_trend_scene_get_risk (SpTrendScene *self)
{
  return &self->risk;
}
