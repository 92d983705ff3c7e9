/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates and periods. Knows the Gregorian calendar and how dates are written in files (ISO) and in
 * Chinese sentences. Must not know the clock's time zone rules, plans or records. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day as the number of days since 0001-01-01 plus one (the Julian day of GDate); 0 is no date.
 * Dates compare and subtract as numbers. Valid years are 1 to 9999. */
typedef int32_t SpDate;

#define SP_DATE_NONE 0
#define SP_DATE_ISO_LEN 11 /* YYYY-MM-DD and the terminating nul */

typedef struct
{
  int year;
  int month; /* 1..12 */
  int day;   /* 1..31 */
} SpYmd;

SpDate sp_date_from_ymd (int year,
                         int month,
                         int day);               /* SP_DATE_NONE where there is no such day */
SpYmd sp_date_to_ymd (SpDate date);              /* zeros for SP_DATE_NONE */
int sp_date_days_in_month (int year, int month); /* 0 where there is no such month */
SpDate sp_date_month_end (int year, int month);
SpDate sp_date_today (void); /* by the local clock */

/* Adds calendar months; the day is cut to the length of the month reached (31 Jan + 1 = 28 Feb). */
SpDate sp_date_add_months (SpDate date, int months);

/* The day that is @n workdays, Monday to Friday, after @day (before it where @n is negative).
 * Public holidays and the working weekends that make up for them are not known. SP_DATE_NONE stays
 * none. */
SpDate sp_date_add_workdays (SpDate day, int n);

/* Reads exactly YYYY-MM-DD; SP_DATE_NONE for anything else. */
SpDate sp_date_from_iso (const char *text);
SpDate sp_date_from_iso_len (const char *text, gsize length); /* needs no nul at the end */

/* Reads what people type: 2021-9-30, 2021/9/30, 2021.9.30, 20210930, 2021年9月30日, in half- or
 * full-width digits, with white space around. SP_DATE_NONE when it is not surely one day. */
SpDate sp_date_from_text (const char *text);

/* Writes YYYY-MM-DD (the empty string for SP_DATE_NONE) into @buffer and returns it. */
const char *sp_date_to_iso (SpDate date, char buffer[SP_DATE_ISO_LEN]);
char *sp_date_dup_iso (SpDate date);
char *sp_date_dup_chinese (SpDate date); /* 2021年9月30日; empty for SP_DATE_NONE */

typedef enum
{
  SP_PERIOD_DAYS, /* any first and last day */
  SP_PERIOD_MONTH,
  SP_PERIOD_QUARTER,
  SP_PERIOD_HALF_YEAR,
  SP_PERIOD_YEAR,
} SpPeriodKind;

/* From the first to the last day, both included. */
typedef struct
{
  SpPeriodKind kind;
  SpDate first;
  SpDate last;
} SpPeriod;

/* Reads 2021Q2, 2021H1, 2021, 2021-06, or 2021-01-01..2021-03-31 (case does not matter).
 * Returns FALSE and leaves @period alone when it is none of them. */
gboolean sp_period_from_text (const char *text, SpPeriod *period);
SpPeriod sp_period_containing (SpDate date, SpPeriodKind kind);
SpPeriod sp_period_next (const SpPeriod *period);
SpPeriod sp_period_previous (const SpPeriod *period);
char *sp_period_dup_code (const SpPeriod *period); /* 2021Q2 */
char *sp_period_dup_label (const SpPeriod *period); /* 2021年第二季度, 2021年上半年, 2021年6月 … */

G_END_DECLS
