/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deadlines before a feast or a season: 国庆节前, 2025年春节前, 汛期前. Days are given for feasts
 * of the solar calendar and for 春节 in the years of the table; what else follows the moon, or
 * begins on another day in each place as the rains do, has no day here. */
#include "document/sp-deadline-scan.h"
#include "document/sp-scan.h"

#define FIRST_SPRING 2019

/* The first day of the lunar year: that of the new moon between 21 January and 20 February by
 * Beijing time, as long as the table reaches. */
static const struct
{
  guint8 month, day;
} springs[] = {
  {2, 5},  {1, 25}, {2, 12}, {2, 1},  {1, 22}, {2, 10}, {1, 29}, {2, 17}, {2, 6},
  {1, 26}, {2, 13}, {2, 3},  {1, 23}, {2, 11}, {1, 31}, {2, 19}, {2, 8},
};

typedef enum
{
  FEAST_SOLAR,
  FEAST_SPRING,
  FEAST_CLEAR, /* 清明, a term of the solar year */
  FEAST_UNTOLD,
} FeastKind;

typedef struct
{
  const char *word;
  FeastKind kind;
  int month, day; /* of a solar one */
} Feast;

static const Feast feasts[] = {
  {"元旦", FEAST_SOLAR, 1, 1},
  {"元旦节", FEAST_SOLAR, 1, 1},
  {"五一", FEAST_SOLAR, 5, 1},
  {"“五一”", FEAST_SOLAR, 5, 1},
  {"五一节", FEAST_SOLAR, 5, 1},
  {"“五一”节", FEAST_SOLAR, 5, 1},
  {"劳动节", FEAST_SOLAR, 5, 1},
  {"五一劳动节", FEAST_SOLAR, 5, 1},
  {"“五一”劳动节", FEAST_SOLAR, 5, 1},
  {"“五一”国际劳动节", FEAST_SOLAR, 5, 1},
  {"“六一”", FEAST_SOLAR, 6, 1},
  {"“七一”", FEAST_SOLAR, 7, 1},
  {"“八一”", FEAST_SOLAR, 8, 1},
  {"国庆", FEAST_SOLAR, 10, 1},
  {"国庆节", FEAST_SOLAR, 10, 1},
  {"十一", FEAST_SOLAR, 10, 1},
  {"“十一”", FEAST_SOLAR, 10, 1},
  {"“十一”国庆节", FEAST_SOLAR, 10, 1},
  {"春节", FEAST_SPRING},
  {"清明", FEAST_CLEAR},
  {"清明节", FEAST_CLEAR},
  {"元宵节", FEAST_UNTOLD},
  {"端午", FEAST_UNTOLD},
  {"端午节", FEAST_UNTOLD},
  {"中秋", FEAST_UNTOLD},
  {"中秋节", FEAST_UNTOLD},
  {"秋季开学", FEAST_UNTOLD},
  {"春季开学", FEAST_UNTOLD},
  {"秋季学期开学", FEAST_UNTOLD},
  {"春季学期开学", FEAST_UNTOLD},
  {"新学期开学", FEAST_UNTOLD},
  {"汛", FEAST_UNTOLD},
  {"汛期", FEAST_UNTOLD},
  {"主汛期", FEAST_UNTOLD},
  {"入汛", FEAST_UNTOLD},
  {"雨季", FEAST_UNTOLD},
  {"入冬", FEAST_UNTOLD},
  {"冬季", FEAST_UNTOLD},
  {"夏季", FEAST_UNTOLD},
  {"秋季", FEAST_UNTOLD},
  {"春季", FEAST_UNTOLD},
  {"暑期", FEAST_UNTOLD},
  {"暑假", FEAST_UNTOLD},
  {"寒假", FEAST_UNTOLD},
  {"供暖期", FEAST_UNTOLD},
  {"采暖期", FEAST_UNTOLD},
  {"采暖季", FEAST_UNTOLD},
  {"冬季供暖", FEAST_UNTOLD},
};

/* The longest name of a feast at @p; NULL. */
static const Feast *
find_feast (const char *p, const char **stop)
{
  const Feast *found = NULL;
  gsize best = 0;

  for (guint i = 0; i < G_N_ELEMENTS (feasts); i++)
    {
      gsize length;

      if (!sp_scan_at (p, feasts[i].word) || (length = strlen (feasts[i].word)) <= best)
        continue;
      found = &feasts[i];
      best = length;
    }
  *stop = p + best;
  return found;
}

/* 4 April in the first two of four years, else the 5th: so it is from 2019 to 2035. */
static SpDate
day_of_clear (int year)
{
  return year >= FIRST_SPRING && year < FIRST_SPRING + (int)G_N_ELEMENTS (springs)
           ? sp_date_from_ymd (year, 4, year % 4 < 2 ? 4 : 5)
           : SP_DATE_NONE;
}

static SpDate
day_of_spring (int year)
{
  int i = year - FIRST_SPRING;

  return i >= 0 && i < (int)G_N_ELEMENTS (springs)
           ? sp_date_from_ymd (year, springs[i].month, springs[i].day)
           : SP_DATE_NONE;
}

static SpDate
day_of (const Feast *feast, int year)
{
  switch (feast->kind)
    {
    case FEAST_SOLAR:
      return sp_date_from_ymd (year, feast->month, feast->day);
    case FEAST_SPRING:
      return day_of_spring (year);
    case FEAST_CLEAR:
      return day_of_clear (year);
    case FEAST_UNTOLD:
    default:
      return SP_DATE_NONE;
    }
}

/* The last day before the feast; without a printed year before the next one behind the day of
 * issue. */
static SpDate
day_before (const SpDeadlineScan *self, const Feast *feast, int year)
{
  SpDate issued = self->reading->date, day;

  if (year > 0)
    day = day_of (feast, year);
  else
    {
      year = sp_reader_year (self->reading);
      day = year > 0 ? day_of (feast, year) : SP_DATE_NONE;
      if (day != SP_DATE_NONE && issued != SP_DATE_NONE && day <= issued)
        day = day_of (feast, year + 1);
    }
  return day != SP_DATE_NONE ? day - 1 : SP_DATE_NONE;
}

/* 前, 来临前 behind the name: its end; NULL. 前后 and 前的 bind nothing. */
static const char *
read_before (const char *p, const char *end)
{
  static const char *const befores[] = {"前",     "之前",     "以前",     "到来前",
                                        "来临前", "来临之前", "到来之前", "假期前",
                                        "前夕",   "结束前",   "节前",     NULL};
  static const char *const others[] = {"后", "期", "的", "一", "两", "三", "半", NULL};
  guint length = sp_scan_any (p, befores);

  return length > 0 && p + length <= end && sp_scan_any (p + length, others) == 0 ? p + length
                                                                                  : NULL;
}

const char *
sp_deadline_take_feast (SpDeadlineScan *self, const char *text, const char *p, int year)
{
  const char *stop;
  const Feast *feast = find_feast (p, &stop);
  SpReadDeadline deadline = {.kind = SP_DEADLINE_BY};

  if (feast == NULL || (stop = read_before (stop, self->end)) == NULL)
    return NULL;
  deadline.date = day_before (self, feast, year);
  deadline.relative = deadline.date == SP_DATE_NONE;
  sp_deadline_add (self, &deadline, text, stop);
  if (deadline.date != SP_DATE_NONE)
    sp_deadline_check (self, &deadline, year > 0, text, stop);
  return stop;
}

/* 国庆节前完成: without a year only where a clause begins with it, or words lead to it. */
const char *
sp_deadline_take_bare_feast (SpDeadlineScan *self, const char *p)
{
  static const char *const leads[] = {"在",   "于",   "到",   "赶在", "力争", "争取", "确保",
                                      "须在", "应在", "务必", "须于", "应于", NULL};

  if (sp_deadline_before (self, p, SP_DEADLINE_RECURRING, 3) != NULL ||
      (p != self->clause && sp_scan_any_before (self->start, p, leads) == 0))
    return NULL;
  return sp_deadline_take_feast (self, p, p, 0);
}

const char *
sp_deadline_feast_due (const char *p, const char *end, SpReadDeadline *out)
{
  const char *stop;
  const Feast *feast = find_feast (p, &stop);
  SpYmd before;

  if (feast == NULL || (stop = read_before (stop, end)) == NULL)
    return NULL;
  if (feast->kind == FEAST_SOLAR)
    {
      before = sp_date_to_ymd (sp_date_from_ymd (FIRST_SPRING, feast->month, feast->day) - 1);
      out->due_month = before.month;
      out->due_day = before.day;
    }
  return stop;
}
