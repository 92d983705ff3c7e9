/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a list of records may be narrowed and ordered by: any declared field. Knows no SQL. */
#pragma once

#include "core/sp-standing.h"

G_BEGIN_DECLS

/* Records that belong to those of a list, such as an enterprise's licences, and how these stand.
 * One of which another with the same @name is due later is not looked at: it was renewed. */
typedef struct
{
  const SpRecordType *type;
  guint owner, name; /* fields of @type */
  SpStandingFields standing;
} SpChildStanding;

/* A field of what records refer to, such as the township of a risk point's enterprise. */
typedef struct
{
  guint reference; /* field of the list's type */
  const SpRecordType *type;
  guint field; /* of @type */
} SpThrough;

/* A field of what refers to the records of the list, such as the day on which a hazard was listed:
 * one such record is enough. */
typedef struct
{
  const SpRecordType *type;
  guint owner, field; /* of @type: what refers to the list's record; what is narrowed by */
} SpOwned;

typedef struct
{
  guint field;
  /* REFERENCE: the id, or SP_WITHOUT: those that refer to none; CHOICE, BOOLEAN: bit mask 1 <<
   * value; DATE, INTEGER: bit mask of 1 << 0 without (a number: none or 0), 1 << 1 with a value; 0:
   * all. */
  int64_t only;
  SpDate from, to; /* DATE: both included; SP_DATE_NONE: open */
  /* Not NULL: narrows by how records stand instead, by sp_standing_judge (); @only is a bit mask
   * 1 << SpStanding, @from the as-of date, @to the last day that is near. Static; @field is
   * SP_NO_FIELD. */
  const SpStandingFields *standing;
  /* The same of records that belong to those of the list: one that stands so is enough. */
  const SpChildStanding *children;
  /* Not NULL: it is a condition on that field instead. Static; @field is SP_NO_FIELD. */
  const SpThrough *through;
  /* Not NULL: it is a condition on that field instead. Static; @field is SP_NO_FIELD. */
  const SpOwned *owned;
} SpCondition;
#define SP_NO_FIELD G_MAXUINT
#define SP_WITHOUT (-1)

/* Zero-initialised: everything, in its own order. */
typedef struct
{
  const char *search; /* in text fields and in the titles of what is referred to; NULL or "": all */
  const SpCondition *conditions;
  guint n_conditions;
  const char *sort; /* a field's name (static); NULL: by position, id */
  gboolean is_descending;
  /* What follows from steps narrows by how records stood on this day; what had not begun by then
   * stood nowhere. SP_DATE_NONE: as stored. */
  SpDate as_of;
  /* Letters find what records are called by its initials, too (sp-initials.h), the best first and
   * before what only holds them somewhere, unless another order is asked for. Not in types with an
   * index: these have descriptions, not names. */
  gboolean finds_initials;
} SpRecordFilter;

SpRecordFilter *sp_record_filter_copy (const SpRecordFilter *filter); /* transfer full */
void sp_record_filter_free (SpRecordFilter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRecordFilter, sp_record_filter_free)

G_END_DECLS
