/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The overview of a plan for its leadership: how it stands as of a date and what changed since an
 * earlier one, the baseline. Counted from two schedules; what is no measure (indicators, accidents,
 * duties, supervision) is put in by the store. Knows no SQL and no drawing. */
#pragma once

#include "core/sp-accident.h"
#include "core/sp-duty.h"
#include "core/sp-indicator.h"
#include "core/sp-sums.h"
#include "core/sp-supervision.h"

G_BEGIN_DECLS

#define SP_OVERVIEW_DAYS 60 /* how far ahead it looks, */
#define SP_OVERVIEW_SOON 30 /* and what of that is soon */

/* A day ahead on which something is due. */
typedef struct
{
  SpDate due;
  guint n_measures; /* whose next deadline it is and that are not done */
  guint n_duties;
} SpOverviewDay;

typedef struct
{
  int64_t unit;
  char *name;
  GArray *measures; /* int64_t: those it answers for, also by a collective name */
  SpTotals now;
} SpOverviewTownship;

typedef struct
{
  int64_t indicator;
  char *name, *value, *goal; /* in words; "" where there is none */
  SpIndicatorStatus status;
} SpOverviewIndicator;

typedef struct
{
  int64_t duty;
  char *title;
  GArray *days; /* of SpDutyDay, with nothing stored */
} SpOverviewDuty;

typedef enum
{
  SP_CHANGE_DONE,     /* done now and not at the baseline */
  SP_CHANGE_LATE,     /* overdue now and not at the baseline */
  SP_CHANGE_PUT_OFF,  /* a deadline was put off since the baseline */
  SP_CHANGE_PROGRESS, /* further than at the baseline, not done */
  SP_N_CHANGES
} SpChange;
extern const SpVocabulary sp_changes; /* codes done, late, put-off, progress */
/* What became of a measure, as a bit mask 1 << SpChange; @before: the same measure as of the
 * baseline, NULL where it was not there. Extensions are not told by rows. */
int sp_changes_between (const SpScheduleRow *now, const SpScheduleRow *before);

typedef struct
{
  /* Owned; strings are "" where they are not */
  char *prepared_by;
  gboolean is_sample;
  SpSchedule *now, *before;
  SpDate as_of, baseline;

  /* Put in by the store */
  GHashTable *unit_ids;  /* name → int64_t *; NULL: unknown */
  GPtrArray *townships;  /* of SpOverviewTownship, in the order of the directory */
  GPtrArray *indicators; /* of SpOverviewIndicator */
  GPtrArray *duties;     /* of SpOverviewDuty */
  GArray *put_off; /* int64_t: measures with a deadline put off since the baseline, in order */
  SpAccidentYears accidents;
  guint supervision_by_kind[SP_SUPERVISION_BLAME + 1];
  guint supervision_by_state[SP_SUPERVISION_CLOSED + 1];
  guint open_before; /* supervision items not closed at the baseline */

  /* Counted */
  GPtrArray *parts, *units; /* of SpSum; units by what is worst: overdue, behind, done rate */
  SpSum total;
  GArray *days; /* of SpOverviewDay, by date */
  guint due_soon, due_ahead;
  GArray *changes[SP_N_CHANGES]; /* int64_t: measures in the plan's order */
} SpOverview;

/* The last day of the quarter before that of @as_of. */
SpDate sp_overview_default_baseline (SpDate as_of);

/* @before: as of an earlier date. Both are kept. Atomically reference-counted. */
SpOverview *sp_overview_new (SpSchedule *now, SpSchedule *before);
SpOverview *sp_overview_ref (SpOverview *self);
void sp_overview_unref (SpOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpOverview, sp_overview_unref)
/* Forgets what is no measure, for it to be put in anew. */
void sp_overview_clear_running (SpOverview *self);
SpOverviewTownship *sp_overview_add_township (SpOverview *self, int64_t unit, const char *name);
/* Those without a measure go. */
void sp_overview_drop_idle_townships (SpOverview *self);
/* Keeps put_off in the order of the plan. */
void sp_overview_set_put_off (SpOverview *self, int64_t measure, gboolean is_put_off);
void sp_overview_add_indicator (SpOverview *self,
                                int64_t id,
                                const char *name,
                                char *value,
                                char *goal,
                                SpIndicatorStatus status);
void sp_overview_add_duty (SpOverview *self, int64_t id, const char *title, const GArray *days);

/* Counts anew, after rows of the schedules or the rest changed. */
void sp_overview_count (SpOverview *self);

/* ---- the large numbers ---- */

typedef enum
{
  SP_HEADLINE_DONE_RATE,   /* percent */
  SP_HEADLINE_GAP,         /* mean progress less mean pro-rata progress, points */
  SP_HEADLINE_OVERDUE,     /* measures */
  SP_HEADLINE_SUPERVISION, /* items not closed */
  SP_N_HEADLINES
} SpHeadline;
extern const SpVocabulary sp_headlines; /* codes done-rate, gap, overdue, supervision */

double sp_overview_get_headline (const SpOverview *self, SpHeadline headline);
double sp_overview_get_former_headline (const SpOverview *self, SpHeadline headline);
/* Whether a larger number is better. */
gboolean sp_headline_is_good (SpHeadline headline);
/* 31.5%, −8.3点, 12项; transfer full. */
char *sp_headline_dup_text (SpHeadline headline, double value);
/* 上升4.2个百分点, 减少3项, 持平; of what the texts show. Transfer full. */
char *sp_headline_dup_change (SpHeadline headline, double value, double former);
/* Mean progress and mean pro-rata progress of all, in percent. */
double sp_totals_mean_percent (const SpTotals *totals);
double sp_totals_mean_expected (const SpTotals *totals);

G_END_DECLS
