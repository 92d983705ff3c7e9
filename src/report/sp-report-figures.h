/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of a table of sums made ready: the terms of each with the places of their quantities,
 * what is read for them, and the figures of a row. Private to the room. */
#pragma once

#include "report/sp-report-private.h"

G_BEGIN_DECLS

/* A column: its terms with the place of each quantity for each span in use. */
typedef struct
{
  const SpReportColumn *column;
  GArray *terms, *over; /* of private terms; NULL: words, or nothing to divide by */
} SpReportRecipe;

typedef struct
{
  /* Borrowed */
  SpReportFilling *filling;
  const SpReportSheetDefinition *definition;

  /* Owned */
  GArray *recipes;  /* of SpReportRecipe, one a column */
  GPtrArray *facts; /* of SpReportFacts: one, or one a row of time and one of all */
  GArray *spans;    /* of SpReportSpan: those of the rows */
} SpReportFigures;

void sp_report_figures_init (SpReportFigures *self,
                             SpReportFilling *filling,
                             const SpReportSheetDefinition *definition);
void sp_report_figures_clear (SpReportFigures *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpReportFigures, sp_report_figures_clear)

/* Reads what the columns ask for of @rows over @period as of @as_of; the facts are the last of
 * @facts from then on. */
gboolean sp_report_figures_load (
  SpReportFigures *self, SpReportRows rows, const SpPeriod *period, SpDate as_of, GError **error);

/* A row under computation. */
typedef struct
{
  guint facts; /* index */
  gboolean is_total;
  const int64_t *keys; /* a subtotal adds several */
  guint n_keys;
  SpReportSpan span;
  double *values; /* one a column of the definition, as many for @is_none */
  gboolean *is_none;
} SpReportFigureRow;
/* Returns whether anything is not 0. */
gboolean sp_report_figures_compute (const SpReportFigures *self, SpReportFigureRow *row);

/* The column before column @before that is called @key, or -1. */
int sp_report_find_key (const SpReportSheetDefinition *definition, const char *key, guint before);
/* Values that are no figures: #, title, label, township, industry, span, blank. */
gboolean sp_report_is_word (const char *value);
/* How a column of sums is shown. */
SpReportCellKind sp_report_sum_kind (const SpReportColumn *column);

G_END_DECLS
