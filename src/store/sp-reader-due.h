/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is due: measures, occurrences of duties, supervision items, hazards, listings, institutions
 * that are not done as of a date, licences that run out, risks to be assessed again, yearly reports
 * on them, by their days. Reminders, the calendar file and counts read it here. */
#pragma once

#include "store/sp-reader-running.h"

G_BEGIN_DECLS

typedef enum
{
  SP_DUE_MEASURE,
  SP_DUE_DUTY,
  SP_DUE_SUPERVISION,
  SP_DUE_HAZARD,      /* open hazards of the file, by the deadline in force */
  SP_DUE_LISTING,     /* what listed supervision asks for; several a listing */
  SP_DUE_LICENCE,     /* of enterprises that are not closed */
  SP_DUE_ENTERPRISE,  /* its insurance or standardisation runs out */
  SP_DUE_INSTITUTION, /* planned and not issued */
  SP_DUE_RISK,        /* a risk point that is to be assessed again */
  SP_DUE_RISK_REPORT, /* of an enterprise (the record) with risk points, this year's and the last */
} SpDueKind;
extern const SpVocabulary sp_due_kinds;

typedef struct
{
  SpDueKind kind;
  int64_t record; /* of the kind */
  char *uid;      /* of the record */
  char *title;
  char *units;      /* who answers; "" where nobody is named */
  const char *what; /* a code (static) where a record has several things to be done; else NULL */
  SpPeriod period;  /* of a duty or a yearly report: what it is for; else both days 0 */
  SpDate due;
  int days; /* left; less than 0: overdue by */
} SpDue;

#define SP_DUE_ANY_TIME G_MAXINT

typedef struct
{
  int64_t plan;
  SpDate as_of;
  int within;   /* due at most so many days after @as_of, or overdue; SP_DUE_ANY_TIME: all */
  int64_t unit; /* 0: all; a township also through the collective units it belongs to */
  int kinds;    /* bit mask 1 << SpDueKind; 0: all */
} SpDueQuery;

/* By day, then kind; transfer full, of SpDue with a free function. */
GPtrArray *sp_reader_load_due (SpReader *self,
                               const SpDueQuery *query,
                               GCancellable *cancellable,
                               GError **error);
void sp_due_free (gpointer due);
guint sp_due_count_overdue (const GPtrArray *dues);
/* 逾期 2 件，另有 3 件快到期. Transfer full. */
char *sp_due_dup_summary (const GPtrArray *dues);
/* Whether @plan is still being worked on: it is not reminded of once it is long over. */
gboolean sp_due_is_time (SpPlan *plan, SpDate today);
/* 任务“…”逾期 12 天, 例行事项“…”（2021年第三季度）5 天后到期. Transfer full. */
char *sp_due_dup_text (const SpDue *due);

G_END_DECLS
