/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The time axis: days to points and back, and the ticks of its heads. Everything that differs
 * between a week and a year is a line of a table. */
#include "sp-time-scale.h"

#include "base/sp-i18n.h"

#include <math.h>

#define MAX_FORMS 3
#define LABEL_PADDING 1.2 /* points that a tick's label leaves free */

static SpDate
week_floor (SpDate date)
{
  /* Day 1 of the Gregorian calendar, 0001-01-01, was a Monday. */
  return date - (date - 1) % 7;
}

static SpDate
months_floor (SpDate date, int months)
{
  SpYmd ymd = sp_date_to_ymd (date);

  return sp_date_from_ymd (ymd.year, ymd.month - (ymd.month - 1) % months, 1);
}

static void
print_day (guint form, SpYmd ymd, char *buffer)
{
  g_snprintf (buffer, SP_TICK_LABEL_LEN, "%d", ymd.day);
}

static void
print_week (guint form, SpYmd ymd, char *buffer)
{
  if (form == 0)
    g_snprintf (buffer, SP_TICK_LABEL_LEN, _ ("%d日起"), ymd.day);
  else
    g_snprintf (buffer, SP_TICK_LABEL_LEN, "%d", ymd.day);
}

static void
print_month (guint form, SpYmd ymd, char *buffer)
{
  if (form == 0)
    g_snprintf (buffer, SP_TICK_LABEL_LEN, _ ("%d年%d月"), ymd.year, ymd.month);
  else if (form == 1)
    g_snprintf (buffer, SP_TICK_LABEL_LEN, _ ("%d月"), ymd.month);
  else
    g_snprintf (buffer, SP_TICK_LABEL_LEN, "%d", ymd.month);
}

static void
print_quarter (guint form, SpYmd ymd, char *buffer)
{
  static const char *const names[] = {N_ ("一季度"), N_ ("二季度"), N_ ("三季度"), N_ ("四季度")};
  int quarter = (ymd.month - 1) / 3;

  if (form == 0)
    g_snprintf (buffer, SP_TICK_LABEL_LEN, "%s", _ (names[quarter]));
  else
    g_snprintf (buffer, SP_TICK_LABEL_LEN, "%d", quarter + 1);
}

static void
print_year (guint form, SpYmd ymd, char *buffer)
{
  if (form == 0)
    g_snprintf (buffer, SP_TICK_LABEL_LEN, _ ("%d年"), ymd.year);
  else
    g_snprintf (buffer, SP_TICK_LABEL_LEN, "%d", ymd.year);
}

/* One line a unit. Widths of the wordings are in em, 0 ends the list; week and day count in days.
 */
typedef struct
{
  int days;     /* fixed length, or 0 */
  int months;   /* length in calendar months, or 0 */
  int shortest; /* days in the shortest tick */
  double widths[MAX_FORMS];
  void (*print) (guint form, SpYmd ymd, char *buffer);
} Tick;

static const Tick ticks[] = {
  [SP_TICK_DAY] = {1, 0, 1, {1.2}, print_day},
  [SP_TICK_WEEK] = {7, 0, 7, {3.2, 1.2}, print_week},
  [SP_TICK_MONTH] = {0, 1, 28, {5.5, 2.2, 1.2}, print_month},
  [SP_TICK_QUARTER] = {0, 3, 90, {3.0, 0.7}, print_quarter},
  [SP_TICK_YEAR] = {0, 12, 365, {3.4, 2.4}, print_year},
};

/* Heads from the finest to the coarsest; the first whose last row has room is taken. */
static const struct
{
  guint n;
  SpTickUnit units[SP_TIME_MAX_LEVELS];
} heads[] = {
  {3, {SP_TICK_MONTH, SP_TICK_WEEK, SP_TICK_DAY}},
  {3, {SP_TICK_YEAR, SP_TICK_MONTH, SP_TICK_WEEK}},
  {3, {SP_TICK_YEAR, SP_TICK_QUARTER, SP_TICK_MONTH}},
  {2, {SP_TICK_YEAR, SP_TICK_QUARTER}},
  {1, {SP_TICK_YEAR}},
};

void
sp_time_scale_init (SpTimeScale *self, SpDate first, SpDate last, double per_day)
{
  SpYmd end;

  g_return_if_fail (first != SP_DATE_NONE && last >= first && per_day > 0);

  end = sp_date_to_ymd (last);
  self->first = months_floor (first, 1);
  self->last = sp_date_month_end (end.year, end.month);
  self->per_day = per_day;
}

int
sp_time_scale_n_days (const SpTimeScale *self)
{
  return self->last - self->first + 1;
}

double
sp_time_scale_width (const SpTimeScale *self)
{
  return sp_time_scale_n_days (self) * self->per_day;
}

double
sp_time_scale_x (const SpTimeScale *self, SpDate date)
{
  return (date - self->first) * self->per_day;
}

double
sp_time_scale_end (const SpTimeScale *self, SpDate date)
{
  return (date - self->first + 1) * self->per_day;
}

SpDate
sp_time_scale_date (const SpTimeScale *self, double x)
{
  /* The small addition keeps a day's own left edge in the day in spite of rounding. */
  double day = floor (x / self->per_day + 1e-6);

  return self->first + (SpDate)CLAMP (day, 0, sp_time_scale_n_days (self) - 1);
}

SpDate
sp_tick_floor (SpTickUnit unit, SpDate date)
{
  const Tick *tick = &ticks[unit];

  if (tick->months > 0)
    return months_floor (date, tick->months);
  return tick->days == 7 ? week_floor (date) : date;
}

SpDate
sp_tick_next (SpTickUnit unit, SpDate date)
{
  const Tick *tick = &ticks[unit];
  SpDate floor_date = sp_tick_floor (unit, date);

  if (tick->months > 0)
    return sp_date_add_months (floor_date, tick->months);
  return floor_date + tick->days;
}

static gboolean
fits (const SpTimeScale *self, SpTickUnit unit, guint form, double font_size)
{
  const Tick *tick = &ticks[unit];
  double room = tick->shortest * self->per_day - LABEL_PADDING;

  return tick->widths[form] * font_size <= room;
}

guint
sp_time_scale_form (const SpTimeScale *self, SpTickUnit unit, gboolean is_top, double font_size)
{
  /* The long wording of a month names the year, which is already in the row above unless it is the
   * top. */
  guint form = unit == SP_TICK_MONTH && !is_top ? 1 : 0;

  while (form + 1 < MAX_FORMS && ticks[unit].widths[form + 1] > 0 &&
         !fits (self, unit, form, font_size))
    form++;
  return form;
}

guint
sp_time_scale_levels (const SpTimeScale *self,
                      double font_size,
                      SpTickUnit levels[SP_TIME_MAX_LEVELS])
{
  guint i = 0;

  for (; i + 1 < G_N_ELEMENTS (heads); i++)
    {
      SpTickUnit finest = heads[i].units[heads[i].n - 1];
      guint last_form = 0;

      while (last_form + 1 < MAX_FORMS && ticks[finest].widths[last_form + 1] > 0)
        last_form++;
      if (fits (self, finest, last_form, font_size))
        break;
    }
  for (guint k = 0; k < heads[i].n; k++)
    levels[k] = heads[i].units[k];
  return heads[i].n;
}

const char *
sp_tick_label (SpTickUnit unit, guint form, SpDate date, char buffer[SP_TICK_LABEL_LEN])
{
  ticks[unit].print (form, sp_date_to_ymd (date), buffer);
  return buffer;
}
