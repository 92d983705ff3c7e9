/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates as day numbers, in GDate's count, and their written forms. */
#include "base/sp-date.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define MAX_YEAR 9999

static gboolean
is_leap_year (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
sp_date_days_in_month (int year, int month)
{
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  if (year < 1 || year > MAX_YEAR || month < 1 || month > 12)
    return 0;
  return days[month - 1] + (month == 2 && is_leap_year (year));
}

SpDate
sp_date_from_ymd (int year, int month, int day)
{
  static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
  int years = year - 1;

  if (day < 1 || day > sp_date_days_in_month (year, month))
    return SP_DATE_NONE;
  return years * 365 + years / 4 - years / 100 + years / 400 + before[month - 1] +
         (month > 2 && is_leap_year (year)) + day;
}

SpYmd
sp_date_to_ymd (SpDate date)
{
  SpYmd ymd = {0};
  GDate gdate;

  if (date <= SP_DATE_NONE)
    return ymd;
  g_date_clear (&gdate, 1);
  g_date_set_julian (&gdate, (guint32)date);
  ymd.year = g_date_get_year (&gdate);
  ymd.month = g_date_get_month (&gdate);
  ymd.day = g_date_get_day (&gdate);
  return ymd;
}

SpDate
sp_date_month_end (int year, int month)
{
  return sp_date_from_ymd (year, month, sp_date_days_in_month (year, month));
}

SpDate
sp_date_today (void)
{
  time_t now = time (NULL);
  struct tm local;

  /* GDateTime would look the time zone up in the file system each time. */
  if (localtime_r (&now, &local) == NULL)
    return SP_DATE_NONE;
  return sp_date_from_ymd (local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

SpDate
sp_date_add_months (SpDate date, int months)
{
  SpYmd ymd = sp_date_to_ymd (date);
  int month;

  if (date == SP_DATE_NONE)
    return SP_DATE_NONE;
  month = ymd.year * 12 + ymd.month - 1 + months;
  if (month < 12)
    return SP_DATE_NONE;
  ymd.year = month / 12;
  ymd.month = month % 12 + 1;
  return sp_date_from_ymd (ymd.year, ymd.month,
                           MIN (ymd.day, sp_date_days_in_month (ymd.year, ymd.month)));
}

/* Day 1 is a Monday. */
static gboolean
is_workday (SpDate day)
{
  return (day - 1) % 7 < 5;
}

SpDate
sp_date_add_workdays (SpDate day, int n)
{
  int step = n < 0 ? -1 : 1;

  if (day == SP_DATE_NONE)
    return day;
  for (int left = n * step; left > 0;)
    {
      day += step;
      if (is_workday (day))
        left--;
    }
  return day;
}

/* Reads at least @min and at most @max ASCII digits at *@text and moves past them; -1 where there
 * are fewer. */
static int
read_digits (const char **text, int min, int max)
{
  int value = 0;
  int n = 0;

  while (n < max && g_ascii_isdigit ((*text)[n]))
    value = value * 10 + ((*text)[n++] - '0');
  if (n < min)
    return -1;
  *text += n;
  return value;
}

static gboolean
skip (const char **text, const char *literal)
{
  if (!g_str_has_prefix (*text, literal))
    return FALSE;
  *text += strlen (literal);
  return TRUE;
}

/* Exactly @n digits; -1 for anything else. */
static int
read_number (const char *text, int n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

/* Read a million times when a plan is opened. */
SpDate
sp_date_from_iso_len (const char *text, gsize length)
{
  int year, month, day;

  if (text == NULL || length != SP_DATE_ISO_LEN - 1 || text[4] != '-' || text[7] != '-')
    return SP_DATE_NONE;
  year = read_number (text, 4);
  month = read_number (text + 5, 2);
  day = read_number (text + 8, 2);
  return year < 0 || month < 0 || day < 0 ? SP_DATE_NONE : sp_date_from_ymd (year, month, day);
}

SpDate
sp_date_from_iso (const char *text)
{
  return text != NULL ? sp_date_from_iso_len (text, strlen (text)) : SP_DATE_NONE;
}

/* The separators that may stand after the year, the month and the day. */
static const char *const date_styles[][3] = {
  {"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}, {"年", "月", "号"},
};

static SpDate
read_styled (const char *text, const char *const style[3])
{
  int year, month, day;

  year = read_digits (&text, 4, 4);
  if (year < 0 || !skip (&text, style[0]))
    return SP_DATE_NONE;
  month = read_digits (&text, 1, 2);
  if (month < 0 || !skip (&text, style[1]))
    return SP_DATE_NONE;
  day = read_digits (&text, 1, 2);
  if (day < 0 || !skip (&text, style[2]) || *text != '\0')
    return SP_DATE_NONE;
  return sp_date_from_ymd (year, month, day);
}

SpDate
sp_date_from_text (const char *text)
{
  g_autofree char *narrow = NULL;
  g_autofree char *plain = NULL;

  if (text == NULL)
    return SP_DATE_NONE;
  narrow = sp_text_half_width (text);
  plain = sp_text_squash (narrow);
  if (strlen (plain) == 8 && strspn (plain, "0123456789") == 8)
    {
      int number = (int)g_ascii_strtoll (plain, NULL, 10);
      return sp_date_from_ymd (number / 10000, number / 100 % 100, number % 100);
    }
  for (guint i = 0; i < G_N_ELEMENTS (date_styles); i++)
    {
      SpDate date = read_styled (plain, date_styles[i]);
      if (date != SP_DATE_NONE)
        return date;
    }
  return SP_DATE_NONE;
}

const char *
sp_date_to_iso (SpDate date, char buffer[SP_DATE_ISO_LEN])
{
  SpYmd ymd = sp_date_to_ymd (date);
  const int digits[] = {ymd.year / 1000,
                        ymd.year / 100 % 10,
                        ymd.year / 10 % 10,
                        ymd.year % 10,
                        -1,
                        ymd.month / 10,
                        ymd.month % 10,
                        -1,
                        ymd.day / 10,
                        ymd.day % 10};

  if (date == SP_DATE_NONE)
    {
      buffer[0] = '\0';
      return buffer;
    }
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    buffer[i] = digits[i] < 0 ? '-' : (char)('0' + digits[i]);
  buffer[SP_DATE_ISO_LEN - 1] = '\0';
  return buffer;
}

char *
sp_date_dup_iso (SpDate date)
{
  char buffer[SP_DATE_ISO_LEN];

  return g_strdup (sp_date_to_iso (date, buffer));
}

char *
sp_date_dup_chinese (SpDate date)
{
  SpYmd ymd = sp_date_to_ymd (date);

  if (date == SP_DATE_NONE)
    return g_strdup ("");
  return g_strdup_printf (_ ("%d年%d月%d日"), ymd.year, ymd.month, ymd.day);
}
