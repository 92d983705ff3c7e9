/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. A time as sentences print it (2020年, 2021年上半年, 10月, 6月30日 …) with
 * its first and last day. Knows nothing of what it means for the sentence. */
#pragma once

#include "base/sp-date.h"

G_BEGIN_DECLS

typedef enum
{
  SP_POINT_YEAR,
  SP_POINT_PART_OF_YEAR, /* half-year or quarter */
  SP_POINT_MONTH,
  SP_POINT_PART_OF_MONTH, /* 上旬, 月初 */
  SP_POINT_DAY,
} SpPointKind;

typedef struct
{
  SpPointKind kind;
  gboolean has_year;    /* printed, 今年 included */
  gboolean annual;      /* 2021年度 */
  gboolean range;       /* 5—9月, 24—30日: from @first to @last */
  gboolean no_such_day; /* 2月30日; @last is the end of the month */
  int year;
  SpDate first, last;
  const char *end;
} SpDatePoint;

/* Reads a time at @p; @year stands in where none is printed, 0 for times that must print theirs. */
gboolean sp_date_point_read (const char *p, const char *end, int year, SpDatePoint *out);
/* 15日 or 中旬 behind a month that is already read into @out. */
gboolean sp_date_point_read_day (const char *p, const char *end, int month, SpDatePoint *out);
/* 至, —, - between two times: its length in bytes. */
guint sp_date_point_range_mark (const char *p, const char *end);

G_END_DECLS
