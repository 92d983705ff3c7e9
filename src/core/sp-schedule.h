/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpSchedule: a plan's measures as of a date, in compact rows, for charts, reports and totals. Pure
 * data filled by the store; knows no SQL and no drawing. */
#pragma once

#include "base/sp-strings.h"
#include "core/sp-light.h"
#include <glib-object.h>

G_BEGIN_DECLS

/* A dated deadline of a row. */
typedef struct
{
  SpDate due;
  gboolean is_done; /* ticked off on or before the as-of date, or the measure is done */
} SpScheduleMark;

/* Strings are owned by the schedule, never NULL. Small numbers stand together: plans have tens of
 * thousands of rows. */
typedef struct
{
  int64_t measure; /* record id */
  guint part;      /* index into parts */
  int percent;
  const char *path;
  const char *title;
  const char *leads;         /* unit names joined by 、 */
  const char *responsibles;  /* responsible, territorial and supporting units joined by 、 */
  SpDate start, due, end;    /* as in SpLightInput */
  SpDate original_due;       /* the day that @due was put off from; SP_DATE_NONE: it was not */
  SpDate original_end;       /* @end, had nothing been put off */
  SpDate reported_on;        /* SP_DATE_NONE: never reported */
  SpDate done_on;            /* from which day on the reports say 100; SP_DATE_NONE: not done */
  guint first_mark, n_marks; /* into marks, by date */
  guint n_subitems, n_subitems_done;
  SpStep step; /* what the state asks for next */
  SpLightState state;
} SpScheduleRow;

typedef struct
{
  int64_t id;
  int number;
  const char *title;
  guint first_row, n_rows;
} SpSchedulePart;

typedef struct
{
  const char *title;
  SpDate first, last;
} SpSchedulePhase;

#define SP_TYPE_SCHEDULE (sp_schedule_get_type ())
G_DECLARE_FINAL_TYPE (SpSchedule, sp_schedule, SP, SCHEDULE, GObject)

/* Filling: add parts in order, each followed by its rows; strings are copied, except those of rows
 * that are added after sp_schedule_share_strings: they are in @strings, equal unit lists once. */
SpSchedule *sp_schedule_new (
  const char *plan_title, SpDate first, SpDate last, SpDate as_of, const SpLightRule *rule);
void sp_schedule_share_strings (SpSchedule *self, SpStrings *strings);
void sp_schedule_add_phase (SpSchedule *self, const char *title, SpDate first, SpDate last);
void sp_schedule_add_part (SpSchedule *self, int64_t id, int number, const char *title);
/* Adds to the last part. @row's strings and numbers are copied, its part, marks and state are
 * computed. */
void sp_schedule_add_row (SpSchedule *self,
                          const SpScheduleRow *row,
                          const SpScheduleMark *marks,
                          guint n_marks);
/* Replaces row @i by @row (same measure, same part) after an edit; O(1) but for the marks. */
void sp_schedule_replace_row (
  SpSchedule *self, guint i, const SpScheduleRow *row, const SpScheduleMark *marks, guint n_marks);

const char *sp_schedule_get_plan_title (SpSchedule *self);
SpDate sp_schedule_get_first_day (SpSchedule *self);
SpDate sp_schedule_get_last_day (SpSchedule *self);
SpDate sp_schedule_get_as_of (SpSchedule *self);
guint sp_schedule_get_n_phases (SpSchedule *self);
const SpSchedulePhase *sp_schedule_get_phase (SpSchedule *self, guint i);
guint sp_schedule_get_n_parts (SpSchedule *self);
const SpSchedulePart *sp_schedule_get_part (SpSchedule *self, guint i);
guint sp_schedule_get_n_rows (SpSchedule *self);
const SpScheduleRow *sp_schedule_get_row (SpSchedule *self,
                                          guint i); /* valid until the next change */
const SpScheduleMark *sp_schedule_get_marks (SpSchedule *self, const SpScheduleRow *row);
int sp_schedule_find (SpSchedule *self, int64_t measure); /* row index, or -1; O(1) */
/* The same, where it is likely to be row @guess: of schedules of one plan rows mostly stand at the
 * same place. */
int sp_schedule_find_near (SpSchedule *self, int64_t measure, guint guess);

/* Sums over rows. */
typedef struct
{
  guint total;
  guint by_light[SP_N_LIGHTS];
  guint reported;  /* rows with at least one report */
  int percent_sum; /* sum of percent; mean = percent_sum / total */
  int expected_sum;
} SpTotals;
void sp_totals_add (SpTotals *totals, const SpScheduleRow *row);
SpTotals sp_schedule_get_totals (SpSchedule *self);
/* What the rows would show and ask for by another rule; the schedule stays as it is. */
typedef struct
{
  guint by_light[SP_N_LIGHTS];
  guint by_step[SP_N_STEPS];
} SpLightCounts;
SpLightCounts sp_schedule_count_lights (SpSchedule *self, const SpLightRule *rule);
double sp_totals_done_rate (
  const SpTotals *totals); /* done / total in percent; 0 of an empty total */

/* 按期完成率, twice: of the measures whose last day has come, those that were done by that day. An
 * extension moves the current last day and never the original one. */
typedef struct
{
  guint due, on_time;                       /* by the days in force */
  guint due_originally, on_time_originally; /* by the days first set */
} SpOnTime;
void sp_on_time_add (SpOnTime *self, const SpScheduleRow *row, SpDate as_of);
SpOnTime sp_schedule_get_on_time (SpSchedule *self);

/* Which of the two last days. */
typedef enum
{
  SP_TERM_CURRENT,  /* in force */
  SP_TERM_ORIGINAL, /* first set */
  SP_N_TERMS
} SpTerm;
extern const SpVocabulary sp_terms; /* codes current, original */
/* Percent; 0 where nothing was due yet. */
double sp_on_time_get_rate (const SpOnTime *self, SpTerm term);
guint sp_on_time_get_due (const SpOnTime *self, SpTerm term);
guint sp_on_time_get_kept (const SpOnTime *self, SpTerm term);
/* 62.5%（到期8项，按期5项）, or 没有到期的; transfer full. */
char *sp_on_time_dup_text (const SpOnTime *self, SpTerm term);
/* Whether the row's last day has come as of a date and it was not done by then. */
gboolean sp_schedule_row_missed (const SpScheduleRow *row, SpTerm term, SpDate as_of);

G_END_DECLS
