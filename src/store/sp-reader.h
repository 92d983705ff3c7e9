/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReader: one connection for reading, used on one thread: records by id and by reference,
 * schedules, unit names, history. The worker has one of its own with a consistent snapshot. */
#pragma once

#include "core/sp-measure.h"
#include "core/sp-plan.h"
#include "core/sp-schedule.h"
#include "core/sp-unit.h"
#include "store/sp-record-filter.h"
#include "store/sp-store.h"

G_BEGIN_DECLS

SpRecord *sp_reader_load (SpReader *self, const SpRecordType *type, int64_t id, GError **error);
/* @record, of a type that goes by steps, as it stood on @as_of; of any other a copy. Transfer
 * full. */
SpRecord *sp_reader_dup_record_then (SpReader *self,
                                     SpRecord *record,
                                     SpDate as_of,
                                     GError **error);
/* Whether @field of records of @type follows from what happened to them, so that it was another on
 * other days, by which lists are ordered then. */
gboolean sp_record_follows_days (const SpRecordType *type, guint field);
/* The records of @type whose reference field @field is @id (field < 0: all), by position then id.
 * Transfer full, of SpRecord. */
GPtrArray *sp_reader_load_all (
  SpReader *self, const SpRecordType *type, int field, int64_t id, GError **error);
/* The ids of the records that @filter lets through, in its order; a search looks at the titles of
 * what records refer to, too. Transfer full, of int64_t. */
GArray *sp_reader_query (SpReader *self,
                         const SpRecordType *type,
                         const SpRecordFilter *filter,
                         GError **error);
int64_t sp_reader_count (SpReader *self,
                         const SpRecordType *type,
                         GError **error); /* -1 on error */
/* The same as counting a long table, sooner. */
gboolean sp_reader_has_more_than (SpReader *self, const SpRecordType *type, guint n);
/* Those whose choice field @field is @value. */
int64_t sp_reader_count_choice (
  SpReader *self, const SpRecordType *type, guint field, int value, GError **error);
SpPlan *sp_reader_load_plan (SpReader *self,
                             GError **error); /* the newest; NULL without error: none */
/* The numbers of the plan's lights; the defaults where there is no such plan. */
gboolean sp_reader_load_light_rule (SpReader *self,
                                    int64_t plan,
                                    SpLightRule *rule,
                                    GError **error);

/* What the task list, the chart and the report may be narrowed by. Zero-initialised: everything of
 * the plan. */
typedef struct
{
  int64_t plan;
  int64_t part; /* 0: all */
  int64_t unit; /* 0: all; a township also matches through the collective units it belongs to */
  int roles;    /* bit mask 1 << SpRole; 0: all */
  int lights;   /* bit mask 1 << SpLight; 0: all */
  SpDate due_from, due_to; /* SP_DATE_NONE: open */
  const char *text;        /* in title, text, path, unit names; NULL or "": all */
  int kinds;               /* bit mask 1 << SpBlockKind; 0: measures only */
  SpDate as_of;            /* SP_DATE_NONE: today */
  int changes;             /* bit mask 1 << SpChange: what became of it since baseline; 0: all */
  SpDate baseline;         /* of changes; must be a date where they are asked for */
  int missed;              /* bit mask 1 << SpTerm: whose last day it was not done by; 0: all */
  gboolean with_withdrawn; /* also measures that are no longer in force */
} SpTaskFilter;

SpSchedule *sp_reader_load_schedule (SpReader *self,
                                     const SpTaskFilter *filter,
                                     GCancellable *cancellable,
                                     GError **error);
/* Reads the rows of @measures again into @schedule; FALSE without error when it must be loaded anew
 * (a row came, went or moved). */
gboolean sp_reader_refresh_schedule (
  SpReader *self, SpSchedule *schedule, const int64_t *measures, guint n_measures, GError **error);
/* Schedule rows of one measure as of a date, for the detail pane. NULL when it is not there. */
SpSchedule *sp_reader_load_measure_schedule (SpReader *self,
                                             int64_t measure,
                                             SpDate as_of,
                                             GError **error);

/* Unit directory: the unit a name means (exact name, short name or alias, valid on @on), 0 for
 * none. */
int64_t sp_reader_find_unit (SpReader *self, const char *name, SpDate on, GError **error);
/* The record of @type with @uid; 0 for none. */
int64_t sp_reader_find_by_uid (SpReader *self,
                               const SpRecordType *type,
                               const char *uid,
                               GError **error);
/* The one record whose text field @field is @text; 0 for none. An error when several are. */
int64_t sp_reader_find_by_text (
  SpReader *self, const SpRecordType *type, int field, const char *text, GError **error);
/* Counts by unit for the units page: transfer full array of SpUnitLoad. */
typedef struct
{
  int64_t unit;
  guint n_lead, n_responsible, n_territorial, n_support;
  guint by_light[SP_N_LIGHTS]; /* of the measures it leads */
  SpOnTime on_time;            /* of those, too */
} SpUnitLoad;
GArray *sp_reader_load_unit_loads (SpReader *self, int64_t plan, SpDate as_of, GError **error);

/* One line of history: who did what when. Transfer full array of SpHistoryLine (g_ptr_array with
 * free func). */
typedef struct
{
  int64_t action;
  char *when; /* local time YYYY-MM-DD HH:MM:SS */
  char *who;
  char *label;    /* of the action */
  char *sentence; /* 任务“…”：完成时限 由 2020-12-31 改为 2021-06-30 */
  char *table;
  int64_t record;
  char *field, *old_value, *new_value; /* codes; "" for whole rows */
} SpHistoryLine;
/* @table NULL: everything; @id 0: every record of the table. A measure's history holds its units',
 * deadlines', targets' and reports' too. Newest first. */
GPtrArray *sp_reader_load_history (
  SpReader *self, const char *table, int64_t id, guint limit, GError **error);

/* Finder: anything with @text in its name or text, then what is called by such initials, best
 * first, at most @limit; a few of each kind before more of any. Of hazards the latest. */
typedef struct
{
  const SpRecordType *type;
  int64_t id;
  char *title;
  char *detail;
} SpFound;
GPtrArray *sp_reader_find (
  SpReader *self, const char *text, guint limit, GCancellable *cancellable, GError **error);

G_END_DECLS
