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

GArray *
sp_occurrence_list (const SpOccurrenceRule *rule, SpDate first, SpDate last)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (SpOccurrence));
  SpPeriodKind kind = period_kind (rule->recurrence);
  gboolean is_week = rule->recurrence == SP_RECURRENCE_WEEK;
  SpPeriod period;
  int n = 0;

  g_return_val_if_fail (first != SP_DATE_NONE, list);

  if (kind == SP_PERIOD_DAYS && !is_week)
    return list;
  period = is_week ? week_containing (first) : sp_period_containing (first, kind);
  for (; period.first <= last && list->len < SP_OCCURRENCES_MAX; n++)
    {
      SpOccurrence occurrence = {period, due_in (rule, &period)};

      if (n % MAX (rule->every, 1) == 0 && occurrence.due >= first && occurrence.due <= last)
        g_array_append_val (list, occurrence);
      period = is_week ? week_containing (period.last + 1) : sp_period_next (&period);
    }
  return list;
}
