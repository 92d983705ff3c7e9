/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Indicators in words: signs, goals, how one stands as a sentence, and what is odd about a value.
 * See sp-indicator.h. */
#include "core/sp-indicator.h"

#include "base/sp-date.h"
#include "base/sp-error.h"

#include <math.h>
#include <string.h>

#define LONGEST 1e12 /* from here on with an exponent */

const char *
sp_indicator_status_symbol (SpIndicatorStatus status)
{
  static const char *const symbols[] = {
    [SP_INDICATOR_UNKNOWN] = "○",  [SP_INDICATOR_REACHED] = "✓", [SP_INDICATOR_ON_PATH] = "●",
    [SP_INDICATOR_OFF_PATH] = "◆", [SP_INDICATOR_MISSED] = "■",
  };

  g_return_val_if_fail ((guint)status < G_N_ELEMENTS (symbols), "");
  return symbols[status];
}

char *
sp_indicator_dup_number (double value)
{
  char *text = g_strdup_printf (fabs (value) < LONGEST ? "%.2f" : "%.3e", value);
  gsize length = strlen (text);

  if (!(fabs (value) < LONGEST))
    return text;
  while (text[length - 1] == '0')
    length--;
  if (text[length - 1] == '.')
    length--;
  text[length] = '\0';
  if (strcmp (text, "-0") == 0)
    memmove (text, text + 1, 2);
  return text;
}

static const char *
get_unit (SpIndicator *self)
{
  return sp_record_get_text (SP_RECORD (self), SP_INDICATOR_MEASURED_IN);
}

gboolean
sp_indicator_is_percent (SpIndicator *self)
{
  return strchr (get_unit (self), '%') != NULL || strstr (get_unit (self), "％") != NULL;
}

static const char *
get_sign (SpTargetOp op)
{
  switch (op)
    {
    case SP_TARGET_AT_MOST:
    case SP_TARGET_DECREASE_BY:
      return "≤";
    case SP_TARGET_EQUAL:
      return "=";
    case SP_TARGET_ABOVE:
      return ">";
    case SP_TARGET_BELOW:
      return "<";
    case SP_TARGET_AT_LEAST:
    case SP_TARGET_INCREASE_BY:
    default:
      return "≥";
    }
}

static SpTargetOp
get_op (SpIndicator *self)
{
  return (SpTargetOp)sp_record_get_integer (SP_RECORD (self), SP_INDICATOR_OP);
}

char *
sp_indicator_dup_goal (SpIndicator *self, double value)
{
  SpTargetOp op = get_op (self);
  int year = (int)sp_record_get_integer (SP_RECORD (self), SP_INDICATOR_BASE_YEAR);
  g_autofree char *number = sp_indicator_dup_number (value);
  const char *change = op == SP_TARGET_DECREASE_BY ? _ ("下降") : _ ("上升");

  if (op != SP_TARGET_DECREASE_BY && op != SP_TARGET_INCREASE_BY)
    return g_strconcat (get_sign (op), number, get_unit (self), NULL);
  if (year == 0)
    return g_strconcat (change, number, get_unit (self), NULL);
  return g_strdup_printf (_ ("较%d年%s%s%s"), year, change, number, get_unit (self));
}

/* Of changes by so many percent the values themselves are counted in something else. */
static const char *
get_value_unit (SpIndicator *self)
{
  SpTargetOp op = get_op (self);

  return op == SP_TARGET_DECREASE_BY || op == SP_TARGET_INCREASE_BY ? "" : get_unit (self);
}

static void
append_standing (GString *text, SpIndicator *self, const SpIndicatorState *state)
{
  g_autofree char *path = sp_indicator_dup_number (state->path);

  g_string_append (text, sp_vocabulary_label (&sp_indicator_statuses, (int)state->status));
  if (state->status == SP_INDICATOR_ON_PATH || state->status == SP_INDICATOR_OFF_PATH)
    g_string_append_printf (text, _ ("（序时应%s%s%s）"), get_sign (get_op (self)), path,
                            get_value_unit (self));
}

char *
sp_indicator_dup_sentence (SpIndicator *self,
                           const SpIndicatorInput *input,
                           const SpIndicatorState *state)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *value = sp_indicator_dup_number (state->value.value);
  g_autofree char *day = sp_date_dup_chinese (state->has_value ? state->value.date : input->as_of);

  if (state->has_value)
    g_string_append_printf (text, _ ("截至%s为%s%s，"), day, value, get_value_unit (self));
  else
    g_string_append_printf (text, _ ("截至%s"), day);
  append_standing (text, self, state);
  if (state->goal.date == SP_DATE_NONE)
    return g_strconcat (text->str, _ ("；还没有定节点。"), NULL);
  for (guint i = 0; i < input->n_milestones; i++)
    if (input->milestones[i].date == state->goal.date)
      {
        g_autofree char *goal = sp_indicator_dup_goal (self, input->milestones[i].value);
        g_autofree char *by = sp_date_dup_chinese (state->goal.date);

        g_string_append_printf (text, _ ("；%s前%s"), by, goal);
        break;
      }
  if (!state->has_goal)
    g_string_append (text, _ ("（还没有填基准值）"));
  return g_strconcat (text->str, "。", NULL);
}

/* ---- what is odd ---- */

static gboolean
is_share_odd (SpRecord *value, SpIndicator *indicator)
{
  double number = sp_record_get_real (value, SP_INDICATOR_VALUE_VALUE);
  SpTargetOp op = get_op (indicator);
  double done = sp_record_get_real (value, SP_INDICATOR_VALUE_DONE);
  double whole = sp_record_get_real (value, SP_INDICATOR_VALUE_WHOLE);

  if (whole > 0)
    return done < 0 || done > whole;
  return op != SP_TARGET_DECREASE_BY && op != SP_TARGET_INCREASE_BY &&
         sp_indicator_is_percent (indicator) && (number < 0 || number > 100);
}

char *
sp_indicator_value_dup_warning (SpIndicatorValue *value,
                                SpIndicator *indicator,
                                SpDate first_day,
                                SpDate last_day)
{
  SpRecord *record = SP_RECORD (value);
  SpDate day = (SpDate)sp_record_get_integer (record, SP_INDICATOR_VALUE_AS_OF);

  if (is_share_odd (record, indicator))
    return g_strdup (sp_record_get_real (record, SP_INDICATOR_VALUE_WHOLE) > 0
                       ? _ ("完成数超出底数，请核对。")
                       : _ ("数值超出0%到100%，请核对。"));
  if (day != SP_DATE_NONE && ((first_day != SP_DATE_NONE && day < first_day) ||
                              (last_day != SP_DATE_NONE && day > last_day)))
    return g_strdup (_ ("统计日期不在计划期内，请核对。"));
  return NULL;
}

gboolean
sp_running_check_day (const char *label, SpDate day, SpDate today, GError **error)
{
  g_autofree char *text = sp_date_dup_chinese (day);

  if (day <= today)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("%s是%s，晚于今天，请核对日期。"), label,
               text);
  return FALSE;
}
