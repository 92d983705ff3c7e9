/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the store's tests share: a folder of their own with a file in it, records in few words, and
 * a file's whole content as text. */
#pragma once

#include "store/sp-list.h"

/* A file with the plan 示例县安全行动 (2020-04-01 to 2022-12-31) and one part. */
typedef struct
{
  char *folder;
  char *path;
  SpStore *store; /* NULL while closed */
  int64_t plan, part;
} StoreFixture;

void store_fixture_set_up (StoreFixture *self, gconstpointer data);
void store_fixture_tear_down (StoreFixture *self, gconstpointer data);
void store_fixture_reopen (StoreFixture *self);
char *store_fixture_path (StoreFixture *self, const char *name); /* in the folder */
void store_fixture_remove_folder (const char *folder);

#define store_fixture_add(path_, function)                                                         \
  g_test_add (path_, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

SpDate day (const char *iso); /* "" is none */

/* Each inserts a record as an action of its own and returns its id. Dates are ISO; "" is none. */
int64_t add_plan (SpStore *store, const char *title);
int64_t add_part (SpStore *store, int64_t plan, const char *title, int position);
int64_t add_unit (SpStore *store, const char *name, SpUnitKind kind);
int64_t add_member (SpStore *store, int64_t collective, int64_t member);
int64_t add_measure (SpStore *store, int64_t plan, int64_t part, const char *title, int position);
int64_t add_measure_unit (SpStore *store, int64_t measure, int64_t unit, SpRole role);
int64_t add_deadline (
  SpStore *store, int64_t measure, SpDeadlineKind kind, const char *due, const char *done_on);
int64_t add_progress (
  SpStore *store, int64_t measure, int64_t unit, const char *as_of, int percent);

/* Loads, sets one text field, updates. */
void set_text (SpStore *store, const SpRecordType *type, int64_t id, guint field, const char *text);
void set_integer (SpStore *store, const SpRecordType *type, int64_t id, guint field, int64_t value);

/* Every row of every type, without revisions. */
char *dup_content (SpStore *store);
/* Names and checksums of everything in the folder. */
char *dup_folder (StoreFixture *fixture);
/* Every row and mark of a schedule. */
char *dup_schedule (SpSchedule *schedule);
/* Fails unless sp_store_check finds nothing. */
void assert_sound (SpStore *store);
/* The sentences of errors are for people: Chinese, whole, and with a way on. */
void assert_sentence (const GError *error);
