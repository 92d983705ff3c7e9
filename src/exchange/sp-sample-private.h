/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the sample share: its dice, its paces, its words, its tables. */
#pragma once

#include "exchange/sp-import.h"
#include "exchange/sp-sample.h"

G_BEGIN_DECLS

/* Own dice (xorshift32), so that the sample is the same on every machine. */
typedef struct
{
  guint32 state;
} SpDice;
int sp_dice_roll (SpDice *dice, int n); /* 0 .. n - 1 */

/* How the work on a measure goes. */
typedef enum
{
  SP_PACE_EARLY,  /* done before its day */
  SP_PACE_STEADY, /* keeps up with time */
  SP_PACE_SLOW,   /* behind, done after its day */
  SP_PACE_LATE,   /* begins late and catches up */
  SP_PACE_STUCK,  /* goes on and on */
} SpPace;

/* What a report is about. */
typedef struct
{
  SpDraftMeasure *draft;
  SpPace pace;
  SpDate as_of;
  int percent;
  gboolean is_corrected; /* the percentage was taken back after a check */
  gboolean is_extended;  /* the deadline was put off */
} SpSampleReport;

/* sp-sample-progress.c: progress until @last. */
gboolean sp_sample_write_progress (SpStore *store,
                                   SpImportDraft *draft,
                                   SpDate last,
                                   GError **error);

/* sp-sample-words.c: fills the three texts of @progress. */
void sp_sample_set_words (SpRecord *progress, const SpSampleReport *report, SpDice *dice);

/* sp-sample-extension.c: puts @deadline off by half a year, with the papers of the @nth time. */
gboolean sp_sample_extend (SpWrite *write, SpRecord *deadline, guint nth, GError **error);

/* ---- tables ---- */

/* sp-sample-names.c: ids by "table/name", as GSIZE_TO_POINTER; 0 where nothing has the name. */
GHashTable *sp_sample_names_new (SpStore *store, SpImportDraft *draft, GError **error);
void sp_sample_names_add (GHashTable *names, const char *table, const char *name, int64_t id);
int64_t sp_sample_names_get (GHashTable *names, const char *table, const char *name);

/* What the rows of tables are written with. */
typedef struct
{
  SpWrite *write;
  GHashTable *names; /* grows by the title of each row written */
  int64_t plan;
  SpDate first_day, last_day; /* of the plan */
} SpSampleAction;

/* sp-sample-tables.c: the tables of data/sample/@name.json. */
gboolean sp_sample_write_file (const SpSampleAction *action, const char *name, GError **error);

/* sp-sample-maps.c */
typedef struct
{
  const char *map, *version;
  SpDate day;
  const char *compiler, *reviewer;
} SpSampleIssue;
/* Lays the floor plans under the maps that have one. */
gboolean sp_sample_lay_plans (const SpSampleAction *action, SpReader *reader, GError **error);
gboolean sp_sample_issue_map (const SpSampleAction *action,
                              SpReader *reader,
                              const SpSampleIssue *issue,
                              GError **error);

/* sp-sample-running.c: indicators, accidents, duties, supervision, enforcement, in one action. */
gboolean sp_sample_write_running (SpStore *store, SpImportDraft *draft, GError **error);

G_END_DECLS
