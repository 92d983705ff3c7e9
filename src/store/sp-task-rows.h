/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. SpTaskRows: measures with all that is computed of them as of a date, read by a
 * few statements whose rows are merged by measure, for all measures of a plan or for some. Feeds
 * schedules and task lists. */
#pragma once

#include "store/sp-engine.h"
#include "base/sp-strings.h"
#include "base/sp-vocabulary.h"
#include "store/sp-reader.h"
#include "store/sp-task-facts.h"

G_BEGIN_DECLS

typedef struct
{
  SpScheduleRow row; /* part, first_mark and n_marks left alone; strings are the reader's */
  int64_t part;      /* record id */
  int64_t position;
  SpBlockKind kind;
  SpDate start_on, withdrawn_on; /* the measure's own, or none */
  guint part_order;              /* of the part in the plan */
  guint first_mark, n_marks;     /* into marks */
} SpTaskRow;

typedef struct
{
  int64_t id;
  int number;
  const char *title;
} SpTaskPart;

typedef struct _SpTaskUnits SpTaskUnits;
typedef struct _SpTaskFormer SpTaskFormer;

/* Made for one filter; used as often as wanted, on one thread, between changes of the rows. */
typedef struct
{
  /* Owned */
  GArray *rows;  /* of SpTaskRow */
  GArray *marks; /* of SpScheduleMark */
  GArray *parts; /* of SpTaskPart, in the plan's order */
  SpStrings *strings;
  SpTaskStack stack; /* facts of the measure that is being read */
  GString *buffer;
  SpTaskUnits *units;
  SpTaskFormer *former; /* how measures stood at the baseline; NULL where nobody asks */
  char *plan_title;
  char *pattern; /* of the filter's text, for LIKE; NULL for none */
  /* Borrowed */
  SpEngine *engine;
  /* State */
  SpTaskFilter filter; /* plan and as_of filled in; text borrowed */
  gboolean has_plan;
  SpDate first_day, last_day;
  SpLightRule rule;
} SpTaskRows;

/* @filter's text must outlive it. Without any plan, has_plan is FALSE and there are no rows. */
SpTaskRows *sp_task_rows_new (SpEngine *engine, const SpTaskFilter *filter, GError **error);
void sp_task_rows_free (SpTaskRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTaskRows, sp_task_rows_free)

/* Fills rows with every measure that the filter lets through, in the plan's order. */
gboolean sp_task_rows_read_all (SpTaskRows *self, GError **error);
/* Whether what @filter asks for is known only after lights and deadlines were computed. */
gboolean sp_task_rows_must_judge (const SpTaskFilter *filter);
/* Whether all measures in force of a part are among the rows of @filter before judging, so that
 * parents find their children there. */
gboolean sp_task_rows_has_families (const SpTaskFilter *filter);
/* As read_all, but fills only measure, part and position, from the measures' table alone. Not for a
 * filter that must judge. */
gboolean sp_task_rows_read_places (SpTaskRows *self, GError **error);
/* Fills rows with those of @measures that the filter lets through, in the order given. */
gboolean sp_task_rows_read_some (SpTaskRows *self,
                                 const int64_t *measures,
                                 guint n_measures,
                                 GError **error);
/* For those who fill rows themselves: begins with none, whose strings will be in @strings... */
void sp_task_rows_empty (SpTaskRows *self, SpStrings *strings);
/* ...and ends, with all rows in order and judged one by one: parents, lights, what the filter does
 * not let through. */
gboolean sp_task_rows_finish (SpTaskRows *self, GError **error);
/* From a statement over measures that begins id, part, kind, path, title, start_on, position,
 * withdrawn_on. */
SpTaskRow sp_task_rows_read_place (SpTaskRows *self, SpStatement *measures);
gboolean sp_task_row_is_withdrawn (const SpTaskRow *self, SpDate as_of);
/* The plan's order of two SpTaskRow. */
int sp_task_rows_compare (gconstpointer a, gconstpointer b);
const SpScheduleMark *sp_task_rows_get_marks (SpTaskRows *self, const SpTaskRow *row);

G_END_DECLS
