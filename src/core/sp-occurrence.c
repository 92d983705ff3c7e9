/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-occurrence.h. */
#include "core/sp-occurrence.h"

#define DAYS_OF_WEEK 7

static SpPeriodKind
period_kind (SpRecurrence recurrence)
{
  switch (recurrence)
    {
    case SP_RECURRENCE_YEAR:
      return SP_PERIOD_YEAR;
    case SP_RECURRENCE_HALF_YEAR:
      return SP_PERIOD_HALF_YEAR;
    case SP_RECURRENCE_QUARTER:
      return SP_PERIOD_QUARTER;
    case SP_RECURRENCE_MONTH:
      return SP_PERIOD_MONTH;
    case SP_RECURRENCE_NONE:
    case SP_RECURRENCE_WEEK:
    case SP_RECURRENCE_DAY:
    default:
      return SP_PERIOD_DAYS;
    }
}

/* Monday to Sunday. Day 1 of the count was a Monday. */
static SpPeriod
week_containing (SpDate date)
{
  SpDate monday = date - (date - 1) % DAYS_OF_WEEK;

  return (SpPeriod) {SP_PERIOD_DAYS, monday, monday + DAYS_OF_WEEK - 1};
}

static SpDate
due_in (const SpOccurrenceRule *rule, const SpPeriod *period)
{
  SpYmd start = sp_date_to_ymd (period->first);
  int month;
  SpYmd of;

  if (rule->recurrence == SP_RECURRENCE_WEEK || (rule->due_month == 0 && rule->due_day == 0))
    return period->last;
  /* A day without a month is one of the period's last month. */
  month = rule->due_month > 0 && rule->recurrence != SP_RECURRENCE_MONTH
            ? rule->due_month - 1
            : sp_date_to_ymd (period->last).month - start.month;
  of = sp_date_to_ymd (sp_date_add_months (period->first, month));
  if (rule->due_day == 0)
    return sp_date_month_end (of.year, of.month);
  return sp_date_from_ymd (of.year, of.month,
                           MIN (rule->due_day, sp_date_days_in_month (of.year, of.month)));
}

static gboolean
is_listed (const SpOccurrenceRule *rule)
{
  return rule->recurrence == SP_RECURRENCE_WEEK || period_kind (rule->recurrence) != SP_PERIOD_DAYS;
}

void
sp_occurrence_iter_init (SpOccurrenceIter *self,
                         const SpOccurrenceRule *rule,
                         SpDate first,
                         SpDate last)
{
  g_return_if_fail (first != SP_DATE_NONE);

  *self = (SpOccurrenceIter) {.rule = *rule, .first = first, .last = last};
  if (is_listed (rule))
    self->period = rule->recurrence == SP_RECURRENCE_WEEK
                     ? week_containing (first)
                     : sp_period_containing (first, period_kind (rule->recurrence));
}

gboolean
sp_occurrence_iter_next (SpOccurrenceIter *self, SpOccurrence *occurrence)
{
  const SpOccurrenceRule *rule = &self->rule;
  guint every = (guint)MAX (rule->every, 1);

  while (is_listed (rule) && self->period.first <= self->last && self->n_found < SP_OCCURRENCES_MAX)
    {
      gboolean is_in_turn = self->n++ % every == 0;

      occurrence->period = self->period;
      self->period = rule->recurrence == SP_RECURRENCE_WEEK
                       ? week_containing (self->period.last + 1)
                       : sp_period_next (&self->period);
      if (!is_in_turn)
        continue;
      occurrence->due = due_in (rule, &occurrence->period);
      if (occurrence->due < self->first || occurrence->due > self->last)
        continue;
      self->n_found++;
      return TRUE;
    }
  return FALSE;
}

GArray *
sp_occurrence_list (const SpOccurrenceRule *rule, SpDate first, SpDate last)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (SpOccurrence));
  SpOccurrenceIter iter;
  SpOccurrence occurrence;

  g_return_val_if_fail (first != SP_DATE_NONE, list);

  sp_occurrence_iter_init (&iter, rule, first, last);
  while (sp_occurrence_iter_next (&iter, &occurrence))
    g_array_append_val (list, occurrence);
  return list;
}
