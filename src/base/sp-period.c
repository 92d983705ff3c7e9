/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Periods of reporting: months, quarters, half-years and years of the calendar, and any span of
 * days. */
#include "base/sp-date.h"

#include "base/sp-i18n.h"

#include <stdlib.h>
#include <string.h>

/* Months of a calendar period; 0 for a span of days. */
static int
months_of (SpPeriodKind kind)
{
  static const int months[] = {0, 1, 3, 6, 12};

  return months[kind];
}

/* The @index-th (from 0) period of @kind in @year. */
static gboolean
make_period (SpPeriodKind kind, int year, int index, SpPeriod *period)
{
  int months = months_of (kind);

  if (index < 0 || index >= 12 / months)
    return FALSE;
  period->kind = kind;
  period->first = sp_date_from_ymd (year, index * months + 1, 1);
  period->last = sp_date_month_end (year, (index + 1) * months);
  return period->first != SP_DATE_NONE;
}

static gboolean
read_span (const char *text, SpPeriod *period)
{
  g_auto (GStrv) ends = g_strsplit (text, "..", 2);
  SpDate first, last;

  if (g_strv_length (ends) != 2)
    return FALSE;
  first = sp_date_from_iso (ends[0]);
  last = sp_date_from_iso (ends[1]);
  if (first == SP_DATE_NONE || last == SP_DATE_NONE || last < first)
    return FALSE;
  *period = (SpPeriod) {SP_PERIOD_DAYS, first, last};
  return TRUE;
}

gboolean
sp_period_from_text (const char *text, SpPeriod *period)
{
  g_autofree char *upper = text ? g_ascii_strup (text, -1) : NULL;
  gsize length;
  int year;

  if (upper == NULL || strspn (upper, "0123456789") < 4)
    return FALSE;
  if (strstr (upper, "..") != NULL)
    return read_span (upper, period);
  if (strspn (upper, "0123456789") != 4)
    return FALSE;
  length = strlen (upper);
  year = atoi (upper);
  if (length == 4)
    return make_period (SP_PERIOD_YEAR, year, 0, period);
  if (length == 6 && upper[4] == 'Q')
    return make_period (SP_PERIOD_QUARTER, year, upper[5] - '1', period);
  if (length == 6 && upper[4] == 'H')
    return make_period (SP_PERIOD_HALF_YEAR, year, upper[5] - '1', period);
  if (length == 7 && upper[4] == '-' && strspn (upper + 5, "0123456789") == 2)
    return make_period (SP_PERIOD_MONTH, year, atoi (upper + 5) - 1, period);
  return FALSE;
}

SpPeriod
sp_period_containing (SpDate date, SpPeriodKind kind)
{
  SpPeriod period = {SP_PERIOD_DAYS, date, date};
  SpYmd ymd = sp_date_to_ymd (date);

  if (kind != SP_PERIOD_DAYS && date != SP_DATE_NONE)
    make_period (kind, ymd.year, (ymd.month - 1) / months_of (kind), &period);
  return period;
}

SpPeriod
sp_period_next (const SpPeriod *period)
{
  SpPeriod next;

  if (period->kind != SP_PERIOD_DAYS)
    return sp_period_containing (period->last + 1, period->kind);
  next = (SpPeriod) {SP_PERIOD_DAYS, period->last + 1, 0};
  next.last = next.first + (period->last - period->first);
  return next;
}

SpPeriod
sp_period_previous (const SpPeriod *period)
{
  SpPeriod previous;

  if (period->kind != SP_PERIOD_DAYS)
    return sp_period_containing (period->first - 1, period->kind);
  previous = (SpPeriod) {SP_PERIOD_DAYS, 0, period->first - 1};
  previous.first = previous.last - (period->last - period->first);
  return previous;
}

char *
sp_period_dup_code (const SpPeriod *period)
{
  SpYmd ymd = sp_date_to_ymd (period->first);
  char first[SP_DATE_ISO_LEN], last[SP_DATE_ISO_LEN];

  switch (period->kind)
    {
    case SP_PERIOD_MONTH:
      return g_strdup_printf ("%04d-%02d", ymd.year, ymd.month);
    case SP_PERIOD_QUARTER:
      return g_strdup_printf ("%04dQ%d", ymd.year, (ymd.month + 2) / 3);
    case SP_PERIOD_HALF_YEAR:
      return g_strdup_printf ("%04dH%d", ymd.year, ymd.month <= 6 ? 1 : 2);
    case SP_PERIOD_YEAR:
      return g_strdup_printf ("%04d", ymd.year);
    case SP_PERIOD_DAYS:
    default:
      return g_strdup_printf ("%s..%s", sp_date_to_iso (period->first, first),
                              sp_date_to_iso (period->last, last));
    }
}

char *
sp_period_dup_label (const SpPeriod *period)
{
  static const char *const quarters[] = {N_ ("第一季度"), N_ ("第二季度"), N_ ("第三季度"),
                                         N_ ("第四季度")};
  SpYmd ymd = sp_date_to_ymd (period->first);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  switch (period->kind)
    {
    case SP_PERIOD_MONTH:
      return g_strdup_printf (_ ("%d年%d月"), ymd.year, ymd.month);
    case SP_PERIOD_QUARTER:
      return g_strdup_printf (_ ("%d年%s"), ymd.year, _ (quarters[(ymd.month - 1) / 3]));
    case SP_PERIOD_HALF_YEAR:
      return g_strdup_printf (ymd.month <= 6 ? _ ("%d年上半年") : _ ("%d年下半年"), ymd.year);
    case SP_PERIOD_YEAR:
      return g_strdup_printf (_ ("%d年"), ymd.year);
    case SP_PERIOD_DAYS:
    default:
      first = sp_date_dup_chinese (period->first);
      last = sp_date_dup_chinese (period->last);
      return g_strdup_printf ("%s—%s", first, last);
    }
}
