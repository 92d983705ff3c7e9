/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of progress reports, CSV or JSON, as units send it in: each row becomes a report or a
 * sentence that says why not. Columns by their heads, in any order; others are passed over. */
#pragma once

#include "store/sp-reports.h"

G_BEGIN_DECLS

typedef struct
{
  int line;         /* of the text; of JSON the entry, from 1 */
  SpRecord *report; /* SpProgress; NULL where it does not fit */
  char *problem;    /* NULL where it fits */
} SpReportRow;

typedef struct
{
  GPtrArray *rows; /* of SpReportRow */
  guint n_problems;
} SpReportTable;

/* Errors are of the table as a whole: encoding, heads. @reason stands for the rows' 特别说明 where
 * they have none; may be NULL. */
SpReportTable *sp_report_table_read (
  SpReader *reader, const char *path, SpDate today, const char *reason, GError **error);
void sp_report_table_free (SpReportTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReportTable, sp_report_table_free)
/* Stores the rows that fit as one action; how many there were, or -1. */
int sp_report_table_store (SpReportTable *self, SpStore *store, GError **error);

G_END_DECLS
