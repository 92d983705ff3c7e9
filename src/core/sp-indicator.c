/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-indicator.h. */
#include "core/sp-indicator.h"

#include <math.h>

static const SpWord total_words[] = {
  {SP_INDICATOR_LATEST, "latest", N_ ("取全县最近数")},
  {SP_INDICATOR_SUM, "sum", N_ ("各单位相加")},
  {SP_INDICATOR_RATIO, "ratio", N_ ("完成数÷底数")},
};
const SpVocabulary sp_indicator_totals = {"indicator-total", total_words,
                                          G_N_ELEMENTS (total_words)};

static const SpWord status_words[] = {
  {SP_INDICATOR_UNKNOWN, "unknown", N_ ("无数据")},
  {SP_INDICATOR_REACHED, "reached", N_ ("已达成")},
  {SP_INDICATOR_ON_PATH, "on-path", N_ ("按序时")},
  {SP_INDICATOR_OFF_PATH, "off-path", N_ ("慢于序时")},
  {SP_INDICATOR_MISSED, "missed", N_ ("未达成")},
};
const SpVocabulary sp_indicator_statuses = {"indicator-status", status_words,
                                            G_N_ELEMENTS (status_words)};

SP_DEFINE_RECORD (
  SpIndicator, sp_indicator, INDICATOR, SP_INDICATOR_FIELDS, "indicator", N_ ("指标"), NAME)
SP_DEFINE_RECORD (
  SpMilestone, sp_milestone, MILESTONE, SP_MILESTONE_FIELDS, "milestone", N_ ("指标节点"), NOTE)
SP_DEFINE_RECORD (SpIndicatorValue,
                  sp_indicator_value,
                  INDICATOR_VALUE,
                  SP_INDICATOR_VALUE_FIELDS,
                  "indicator_value",
                  N_ ("指标数值"),
                  SOURCE)

/* Values that were divided must not fail for the last bit. */
#define TOLERANCE 1e-9

gboolean
sp_indicator_reaches (SpTargetOp op, double value, double goal)
{
  double slack = TOLERANCE * MAX (1, fabs (goal));

  switch (op)
    {
    case SP_TARGET_AT_MOST:
    case SP_TARGET_DECREASE_BY:
      return value <= goal + slack;
    case SP_TARGET_BELOW:
      return value < goal - slack;
    case SP_TARGET_ABOVE:
      return value > goal + slack;
    case SP_TARGET_EQUAL:
      return fabs (value - goal) <= slack;
    case SP_TARGET_AT_LEAST:
    case SP_TARGET_INCREASE_BY:
    default:
      return value >= goal - slack;
    }
}

gboolean
sp_indicator_goal (const SpIndicatorInput *input, double value, double *goal)
{
  double change;

  *goal = value;
  if (input->op != SP_TARGET_DECREASE_BY && input->op != SP_TARGET_INCREASE_BY)
    return TRUE;
  if (!input->has_base)
    return FALSE;
  change = input->is_percent ? input->base * value / 100 : value;
  *goal = input->op == SP_TARGET_DECREASE_BY ? input->base - change : input->base + change;
  return TRUE;
}

static gboolean
is_limit (SpTargetOp op)
{
  return op == SP_TARGET_AT_MOST || op == SP_TARGET_BELOW;
}

/* The path runs straight from milestone to milestone, from the base (0 where there is none) at the
 * start. Limits that must always be kept have no path: the next milestone's value holds at once. */
static double
path_at (const SpIndicatorInput *input, guint next, double goal)
{
  SpIndicatorPoint before = {input->start, input->has_base ? input->base : 0};
  SpIndicatorPoint after = {input->milestones[next].date, goal};

  if (is_limit (input->op))
    return goal;
  if (next > 0)
    {
      before.date = input->milestones[next - 1].date;
      sp_indicator_goal (input, input->milestones[next - 1].value, &before.value);
    }
  if (input->as_of >= after.date || after.date <= before.date)
    return after.value;
  if (input->as_of <= before.date)
    return before.value;
  return before.value +
         (after.value - before.value) * (input->as_of - before.date) / (after.date - before.date);
}

static void
add_point (GArray *points, SpDate date, double value)
{
  SpIndicatorPoint point = {date, value};

  g_array_append_val (points, point);
}

GArray *
sp_indicator_list_path (const SpIndicatorInput *input)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (SpIndicatorPoint));
  double goal = 0;

  for (guint i = 0; i < input->n_milestones; i++)
    {
      const SpIndicatorPoint *milestone = &input->milestones[i];
      SpDate before = i > 0 ? input->milestones[i - 1].date + 1 : input->start;

      if (!sp_indicator_goal (input, milestone->value, &goal))
        break;
      if (is_limit (input->op) && before < milestone->date)
        add_point (points, before, goal);
      else if (i == 0 && before < milestone->date)
        add_point (points, before, input->has_base ? input->base : 0);
      add_point (points, milestone->date, goal);
    }
  return points;
}

/* What the path asks for may be reached exactly, also where the goal itself must be passed. */
static SpTargetOp
op_of_path (SpTargetOp op)
{
  switch (op)
    {
    case SP_TARGET_ABOVE:
    case SP_TARGET_EQUAL:
      return SP_TARGET_AT_LEAST;
    case SP_TARGET_BELOW:
    case SP_TARGET_AT_LEAST:
    case SP_TARGET_AT_MOST:
    case SP_TARGET_DECREASE_BY:
    case SP_TARGET_INCREASE_BY:
    default:
      return op;
    }
}

static void
find_value (const SpIndicatorInput *input, SpIndicatorState *state)
{
  for (guint i = 0; i < input->n_values && input->values[i].date <= input->as_of; i++)
    {
      state->has_value = TRUE;
      state->value = input->values[i];
    }
}

/* Index of the first milestone on or after the date, else of the last. */
static guint
find_next (const SpIndicatorInput *input)
{
  guint next = 0;

  while (next + 1 < input->n_milestones && input->milestones[next].date < input->as_of)
    next++;
  return next;
}

SpIndicatorState
sp_indicator_judge (const SpIndicatorInput *input)
{
  SpIndicatorState state = {.status = SP_INDICATOR_UNKNOWN};
  double last = 0, passed = 0;
  guint next;

  find_value (input, &state);
  if (input->n_milestones == 0)
    return state;
  next = find_next (input);
  state.goal.date = input->milestones[next].date;
  state.has_goal = sp_indicator_goal (input, input->milestones[next].value, &state.goal.value);
  if (!state.has_goal)
    return state;
  state.path = path_at (input, next, state.goal.value);
  if (!state.has_value)
    return state;
  sp_indicator_goal (input, input->milestones[input->n_milestones - 1].value, &last);
  if (sp_indicator_reaches (input->op, state.value.value, last))
    state.status = SP_INDICATOR_REACHED;
  else if (state.goal.date < input->as_of)
    state.status = SP_INDICATOR_MISSED;
  else if (next > 0 && sp_indicator_goal (input, input->milestones[next - 1].value, &passed) &&
           !sp_indicator_reaches (input->op, state.value.value, passed))
    state.status = SP_INDICATOR_MISSED;
  else if (sp_indicator_reaches (op_of_path (input->op), state.value.value, state.path))
    state.status = SP_INDICATOR_ON_PATH;
  else
    state.status = SP_INDICATOR_OFF_PATH;
  return state;
}

/* ---- totals ---- */

static gboolean
is_newer (SpRecord *value, SpRecord *than)
{
  int64_t day = sp_record_get_integer (value, SP_INDICATOR_VALUE_AS_OF);
  int64_t other = sp_record_get_integer (than, SP_INDICATOR_VALUE_AS_OF);

  return day > other || (day == other && sp_record_get_id (value) > sp_record_get_id (than));
}

/* Unit id → its last SpIndicatorValue as of the date, borrowed. */
static GHashTable *
find_last (const GPtrArray *values, SpDate as_of)
{
  GHashTable *last = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < values->len; i++)
    {
      SpRecord *value = g_ptr_array_index (values, i);
      gpointer unit =
        GSIZE_TO_POINTER ((gsize)sp_record_get_integer (value, SP_INDICATOR_VALUE_UNIT));
      SpRecord *known = g_hash_table_lookup (last, unit);

      if (sp_record_get_integer (value, SP_INDICATOR_VALUE_AS_OF) <= as_of &&
          (known == NULL || is_newer (value, known)))
        g_hash_table_insert (last, unit, value);
    }
  return last;
}

/* A value is typed, or follows from the two numbers it is a share of. */
static gboolean
get_value (SpRecord *record, double *value)
{
  double whole = sp_record_get_real (record, SP_INDICATOR_VALUE_WHOLE);

  if (whole > 0 && sp_record_peek (record, SP_INDICATOR_VALUE_DONE)->is_set)
    {
      *value = sp_record_get_real (record, SP_INDICATOR_VALUE_DONE) * 100 / whole;
      return TRUE;
    }
  *value = sp_record_get_real (record, SP_INDICATOR_VALUE_VALUE);
  return sp_record_peek (record, SP_INDICATOR_VALUE_VALUE)->is_set;
}

static gboolean
total_of_whole (GHashTable *last, SpIndicatorPoint *total)
{
  SpRecord *record = g_hash_table_lookup (last, NULL);

  if (record == NULL || !get_value (record, &total->value))
    return FALSE;
  total->date = (SpDate)sp_record_get_integer (record, SP_INDICATOR_VALUE_AS_OF);
  return TRUE;
}

gboolean
sp_indicator_total (SpIndicatorTotal how,
                    const GPtrArray *values,
                    SpDate as_of,
                    SpIndicatorPoint *total)
{
  g_autoptr (GHashTable) last = find_last (values, as_of);
  GHashTableIter iter;
  gpointer unit, record;
  double done = 0, whole = 0, sum = 0, value = 0;
  gboolean is_any = FALSE;

  /* What is reported of the whole goes before what units add up to. */
  if (total_of_whole (last, total))
    return TRUE;
  if (how == SP_INDICATOR_LATEST)
    return FALSE;
  total->date = SP_DATE_NONE;
  g_hash_table_iter_init (&iter, last);
  while (g_hash_table_iter_next (&iter, &unit, &record))
    {
      done += sp_record_get_real (record, SP_INDICATOR_VALUE_DONE);
      whole += sp_record_get_real (record, SP_INDICATOR_VALUE_WHOLE);
      if (!get_value (record, &value))
        continue;
      sum += value;
      is_any = TRUE;
      total->date =
        MAX (total->date, (SpDate)sp_record_get_integer (record, SP_INDICATOR_VALUE_AS_OF));
    }
  total->value = how == SP_INDICATOR_RATIO && whole > 0 ? done * 100 / whole : sum;
  return is_any && (how != SP_INDICATOR_RATIO || whole > 0);
}
