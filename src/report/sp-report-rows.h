/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The directories that rows of tables of sums come from: townships, industries, parts and so on, in
 * the order in which the office keeps them. Private to the room. */
#pragma once

#include "report/sp-report-private.h"

G_BEGIN_DECLS

typedef struct
{
  char *key, *title;
  char *label, *township, *industry; /* 附件1; of enterprises; or NULL */
  const SpRecordType *type;          /* NULL: nothing stored */
  int64_t id;                        /* what quantities are asked by */
  int group;                         /* of industries: the category; else -1 */
  gboolean is_rest;                  /* what belongs to none */
} SpReportRowName;
/* Takes @key; the title is to be set. */
SpReportRowName *sp_report_row_name_new (int64_t id, const SpRecordType *type, char *key);
void sp_report_row_name_free (gpointer name);

/* Transfer full, of SpReportRowName; the rest last. */
GPtrArray *sp_report_list_rows (SpReportFilling *self, SpReportRows rows, GError **error);
/* Of SpPeriod: the months of the report's period, or the quarters of the plan up to it. */
GArray *sp_report_list_periods (const SpReport *report, SpReportRows rows);
/* The unit that leads measures under @name: its id, or a negative number that stands for a name
 * that no unit of the directory has. */
gboolean sp_report_find_lead (SpReader *reader, const char *name, int64_t *id, GError **error);
/* Industry id → category + 1. */
GHashTable *sp_report_load_categories (SpReader *reader, GError **error);

G_END_DECLS
