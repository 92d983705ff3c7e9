/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What listed supervision (挂牌督办) asks for and by when, as of a date. How many days each thing
 * has is a matter of the place and comes as numbers (参数). Knows no SQL. */
#pragma once

#include "core/sp-hazard.h"
#include "core/sp-industry.h"

G_BEGIN_DECLS

/* In the order in which they come. */
typedef enum
{
  SP_LISTING_DUE_REPORT,   /* 报备: told to the superior office */
  SP_LISTING_DUE_ANNOUNCE, /* 公告 */
  SP_LISTING_DUE_REQUEST,  /* the last day on which an extension can be asked for; need not be */
  SP_LISTING_DUE_DECIDE,   /* an extension that was asked for is decided */
  SP_LISTING_DUE_RECTIFY,  /* acceptance is asked for by the deadline in force */
  SP_LISTING_DUE_ACCEPT,   /* acceptance that was asked for takes place */
  SP_LISTING_DUE_DELISTED, /* the close-out is announced */
} SpListingDueKind;
extern const SpVocabulary sp_listing_due_kinds;

typedef struct
{
  SpListingDueKind kind;
  SpDate due;
  SpDate done;          /* SP_DATE_NONE: not by the date */
  gboolean is_optional; /* nobody is late who does not do it */
  int days;             /* from @due to the date, or to the day it was done: > 0 is late */
} SpListingDue;

/* What is to be done of @self as of a date; things whose time begins later are not there. @values:
 * by SpParameterCode. Transfer full, of SpListingDue. */
GArray *sp_listing_list_due (SpListing *self,
                             const double values[SP_PARAMETER_N_CODES],
                             SpDate as_of);
/* The deadline as of a date: what an extension decided by then says, else the first. */
SpDate sp_listing_get_deadline (SpListing *self, SpDate as_of);
/* Whether @self may stand for @hazard: a major one, listed after it was found, for not more days
 * than a listing may last. SP_ERROR_INVALID with a sentence. */
gboolean sp_listing_check (SpListing *self,
                           SpHazard *hazard,
                           const double values[SP_PARAMETER_N_CODES],
                           GError **error);

G_END_DECLS
