/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReportFacts: the figures of a table, by row and quantity. A quantity is named as definitions
 * name it: source.name, narrowed by [field=code, …], over a span. What is asked for is noted first
 * and then read together, each source in as few passes as it can. Private to the room. */
#pragma once

#include "report/sp-report-definition.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

typedef struct
{
  /* Owned */
  char *source, *name, *filter; /* hazard, found, source=enterprise */
  GHashTable *values;           /* gint64 key → double *; rows without one have 0 */

  /* State */
  SpReportSpan span;
  SpPeriod days;
  SpDate as_of;
  double total; /* of everything, which need not be the sum of the rows */
} SpReportSlot;

typedef struct
{
  /* Borrowed */
  SpReader *reader;
  GCancellable *cancellable;

  /* Owned */
  GPtrArray *slots;          /* of SpReportSlot */
  GHashTable *categories;    /* CATEGORY, industry subtotals: industry id → category + 1 */
  GHashTable *schedules;     /* as-of day → SpSchedule */
  GHashTable *township_sums; /* days and unit → SpSum: filled where rows are townships */

  /* State */
  SpReportRows rows;
  int64_t plan;
  SpPeriod period;
  SpDate as_of, plan_first;
  int base_year;
} SpReportFacts;

void sp_report_facts_init (SpReportFacts *self,
                           SpReader *reader,
                           SpReportRows rows,
                           GCancellable *cancellable);
void sp_report_facts_clear (SpReportFacts *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpReportFacts, sp_report_facts_clear)

/* The place of the quantity @text over @span; the same quantity has one place. -1 with
 * SP_ERROR_INVALID where there is no such quantity or it cannot be counted for these rows. */
int sp_report_facts_want (SpReportFacts *self, const char *text, SpReportSpan span, GError **error);
/* Whether there is such a quantity for @rows; how it is shown and its plain label. */
gboolean sp_report_quantity_check (const char *text, SpReportRows rows, GError **error);
gboolean sp_report_quantity_is_money (const char *text);
char *sp_report_quantity_dup_label (const char *text); /* 排查隐患; transfer full */

/* Reads all that is wanted. */
gboolean sp_report_facts_load (SpReportFacts *self, GError **error);
double sp_report_facts_get (const SpReportFacts *self, guint slot, int64_t key);
double sp_report_facts_get_total (const SpReportFacts *self, guint slot);

/* ---- sources ---- */

void sp_report_slot_add (SpReportSlot *self, int64_t key, double value);
/* One slot; the others of the same source and filter are filled in the same pass. */
typedef gboolean (*SpReportSource) (SpReportFacts *self, const GPtrArray *slots, GError **error);
gboolean sp_report_load_hazards (SpReportFacts *self, const GPtrArray *slots, GError **error);
gboolean sp_report_load_tasks (SpReportFacts *self, const GPtrArray *slots, GError **error);
gboolean sp_report_load_risks (SpReportFacts *self, const GPtrArray *slots, GError **error);
gboolean sp_report_load_accidents (SpReportFacts *self, const GPtrArray *slots, GError **error);
gboolean sp_report_load_indicators (SpReportFacts *self, const GPtrArray *slots, GError **error);
gboolean sp_report_load_duties (SpReportFacts *self, const GPtrArray *slots, GError **error);
gboolean sp_report_load_records (SpReportFacts *self, const GPtrArray *slots, GError **error);

/* The schedule of the plan as of @day, read once. Borrowed; NULL with error. */
SpSchedule *sp_report_facts_get_schedule (SpReportFacts *self, SpDate day, GError **error);

/* A filter of definitions, field=code|code, …, as conditions on @type. FALSE with SP_ERROR_INVALID
 * that names what is not there. */
gboolean sp_report_filter_parse (const SpRecordType *type,
                                 const char *filter,
                                 GArray *conditions,
                                 GError **error);
/* A filter as people call it: 企业自查、执法检查，重大. What names a day is left out. Transfer
 * full. */
char *sp_report_filter_dup_words (const SpRecordType *type, const char *filter);

G_END_DECLS
