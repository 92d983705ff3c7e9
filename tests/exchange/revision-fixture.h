/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Editions of the small plan, and what the store holds of it in few words. */
#pragma once

#include "core/sp-schedule.h"
#include "exchange/sp-revision.h"
#include "plan-fixture.h"

/* What is printed and what stands there in the new edition, ended by NULL. */
extern const char *const edition_dates[];
extern const char *const edition_units[];
extern const char *const edition_without[]; /* one measure gone, another in its place */
extern const char *const edition_moved[];   /* a chapter before the others */

char *dup_edition (const char *const *pairs);
SpRevision *compare_edition (Place *place, const char *text);
Place *place_with_plan (void);
void apply_revision (SpRevision *revision, Place *place);
void revise_plan (Place *place, const char *const *pairs);
guint row_titled (SpRevision *revision, const char *title);
SpRecord *stored_measure (Place *place, const char *title);
GPtrArray *stored_children (Place *place, const SpRecordType *type, const char *title);
void set_stored_field (Place *place, SpRecord *record, guint field, int64_t value);
void set_stored_text (Place *place, const char *title, guint field, const char *text);
void report_progress (Place *place, const char *title, SpDate as_of, int percent);
SpSchedule *stored_schedule (Place *place, SpDate as_of);
