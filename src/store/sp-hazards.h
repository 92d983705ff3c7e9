/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done with hazards, each one undoable action: registered, taken a step further, several at
 * once, put right on the spot; and what is read beside the rows: their steps with who recorded
 * them, how they stand as of a date, others like them, hints of the law. What follows from steps is
 * written by the write path itself (sp-write-steps.h), so every other way of changing hazards and
 * steps keeps the same rules. */
#pragma once

#include "core/sp-criterion.h"
#include "core/sp-listing.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

/* ---- read ---- */

/* Of SpHazardStep, by day as they followed one another; transfer full. */
GPtrArray *sp_reader_load_hazard_steps (SpReader *self, int64_t hazard, GError **error);

typedef struct
{
  SpHazardStep *step; /* owned */
  char *who;          /* who recorded it; "" where the journal does not know */
  char *when;         /* local time YYYY-MM-DD HH:MM:SS, or "" */
} SpHazardStepLine;
/* The same with who recorded them when; transfer full, of SpHazardStepLine. */
GPtrArray *sp_reader_load_hazard_step_lines (SpReader *self, int64_t hazard, GError **error);

/* How each of @hazards stands as of a date, in their order; one that is not there is not known.
 * Transfer full, of SpHazardStanding. */
GArray *sp_reader_load_hazard_standings (
  SpReader *self, const int64_t *hazards, guint n, SpDate as_of, GError **error);

/* How many hazards found by @as_of were open then; -1 with an error. */
int64_t sp_reader_count_open_hazards (SpReader *self, SpDate as_of, GError **error);

/* The next free number of the year of @found_on: 2021-0001 … 2021-9999, 2021-10000 … Transfer
 * full. */
char *sp_reader_propose_hazard_number (SpReader *self, SpDate found_on, GError **error);

/* What the registry says of its enterprise, where @hazard says none (sp_hazard_take_registry). */
gboolean sp_reader_fill_hazard (SpReader *self, SpHazard *hazard, GError **error);

typedef struct
{
  SpHazard *hazard; /* owned */
  double likeness;  /* 0.8 to 1 of the descriptions */
  gboolean is_same_place;
} SpSimilarHazard;
/* Hazards of the same enterprise (without one: of the same township and place) that say the same as
 * @hazard: equal but for width, space and punctuation, or alike by at least 0.8 (Dice of character
 * pairs). At the same place first, then the likest, then the newest; at most @limit. @hazard itself
 * is not among them. A reason to look, never one to refuse. Transfer full, of SpSimilarHazard. */
GPtrArray *sp_reader_find_similar_hazards (SpReader *self,
                                           SpHazard *hazard,
                                           guint limit,
                                           GError **error);
/* 2021-03-01 已查出“…”（2021-0007，2021-04-22 已销号）. Transfer full. */
char *sp_similar_hazard_dup_text (const SpSimilarHazard *similar);

/* What @hazard should have besides and does not: provisions and reports of a major hazard, a
 * criterion that did not hold when it was found. Sentences, told and never refused; transfer full,
 * of char *. */
GPtrArray *sp_reader_list_hazard_gaps (SpReader *self, SpHazard *hazard, GError **error);

/* What is to be done of @listing as of a date, by the file's parameters; transfer full, of
 * SpListingDue. */
GArray *sp_reader_list_listing_due (SpReader *self,
                                    SpListing *listing,
                                    SpDate as_of,
                                    GError **error);

/* An enterprise with a major hazard open and so many punishments that the law speaks of closing it
 * down (安全生产法 2021, art. 113, item 1). Only a hint: an authority decides. */
typedef struct
{
  int64_t enterprise;
  char *name;
  guint n_hazards;       /* major ones that are open */
  guint n_short, n_long; /* punishments in the shorter and the longer span up to the date */
  char *text;            /* sentences of what was counted */
} SpClosureHint;
/* As of a date; punishments from 2021-09-01 on count, when the law came into force. Transfer full,
 * of SpClosureHint. */
GPtrArray *sp_reader_load_closure_hints (SpReader *self, SpDate as_of, GError **error);

/* ---- done ---- */

/* Why one of several could not be done. */
typedef struct
{
  int64_t hazard;
  char *title;  /* its number and description */
  char *reason; /* a sentence */
} SpHazardRefusal;

/* Stores new hazards; one without a number gets the next of its year. */
gboolean sp_store_register_hazards (SpStore *self, const GPtrArray *hazards, GError **error);
/* Within an action: stores @hazard, new, with @steps (of SpHazardStep, which need not name it) that
 * it went through already, checked as if taken one by one; its deadline is the one before the
 * steps. Cheap: what follows from the steps is written once, and it waits for others to be inserted
 * with; so the hazard and @steps, which are referred to, have their ids after the next other change
 * or the commit. Where it fails the action has to be given up.
 */
gboolean sp_write_insert_hazard (SpWrite *self,
                                 SpHazard *hazard,
                                 const GPtrArray *steps,
                                 GError **error);
/* The stored hazard that a row of a table is: of the same number or, where it has none, found on
 * the same day at the same enterprise, and the same place where one is said, in the same words. 0:
 * none.
 */
int64_t sp_reader_match_hazard (SpReader *self, SpHazard *hazard, GError **error);

/* Stores an inspection and what it found: enterprise, day, people, department and paper of
 * @inspection stand in each of @findings (of SpHazard, may be empty) where the finding does not say
 * otherwise; the rest is the enterprise's. */
gboolean sp_store_register_inspection (SpStore *self,
                                       SpInspection *inspection,
                                       const GPtrArray *findings,
                                       GError **error);
/* Takes a step like @model with each of @hazards and keeps the files @paths (NULL-terminated, or
 * NULL: none), photographs as a rule, with each of the steps. All, or with @is_partial those that
 * can; without it one that cannot stops all, and so does a file that cannot be read. @refused (may
 * be NULL; transfer full, of SpHazardRefusal) tells of each that cannot, also when it fails. */
gboolean sp_store_take_hazard_steps (SpStore *self,
                                     const int64_t *hazards,
                                     guint n,
                                     SpHazardStep *model,
                                     const char *const *paths,
                                     gboolean is_partial,
                                     GPtrArray **refused,
                                     GError **error);
/* Sets the deadline of hazards whose deadline no step has set; else as above. */
gboolean sp_store_set_hazard_deadlines (SpStore *self,
                                        const int64_t *hazards,
                                        guint n,
                                        SpDate deadline,
                                        gboolean is_partial,
                                        GPtrArray **refused,
                                        GError **error);
/* Takes the last step of @hazard back. SP_ERROR_NOT_FOUND where there is none. A deadline that an
 * assignment had set stays, as if it had been typed. */
gboolean sp_store_take_back_hazard_step (SpStore *self, int64_t hazard, GError **error);

/* What was put right on the spot (就地整改). */
typedef struct
{
  SpDate day;          /* rectified, looked at and closed on */
  const char *person;  /* who rectified; "" or NULL: not named */
  const char *checker; /* who looked at it; not the same */
  gboolean has_spent;
  double spent; /* 万元 */
  const char *note;
} SpOnTheSpot;
/* Applies for acceptance, checks and closes @hazard, which is stored first where it is new. */
gboolean sp_store_rectify_on_the_spot (SpStore *self,
                                       SpHazard *hazard,
                                       const SpOnTheSpot *how,
                                       GError **error);

G_END_DECLS
