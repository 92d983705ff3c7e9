/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file of the sample, reports made of it, and totals of their columns, for tests. */
#pragma once

#include "report/sp-report.h"
#include "store/sp-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder, *path, *out;
  SpStore *store;
  SpReader *reader; /* the store's */
  SpReportOptions options;
} ReportFixture;

void report_set_up (ReportFixture *self, gconstpointer data);
void report_tear_down (ReportFixture *self, gconstpointer data);
/* A shipped report for @period. */
SpReport *report_make (ReportFixture *self, const char *name, const char *period);

typedef struct
{
  guint column;
  SpReportSpan span;
  double total, sum;
} ReportSum;

/* An SpReportRowFunc: adds up a column's plain rows of a span and finds its total. */
gboolean report_add_cell (guint i, const SpReportRow *row, gpointer sum);

G_END_DECLS
