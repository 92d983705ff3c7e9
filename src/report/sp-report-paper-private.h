/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of SpReportPaper share: tables (sp-report-paper.c) and what is drawn
 * (sp-report-paper-drawn.c) as parts with pages. */
#pragma once

#include "report/sp-chart-pack-private.h"
#include "report/sp-paper-table.h"
#include "report/sp-report-paper.h"

G_BEGIN_DECLS

/* A sheet of the report, or a chart that goes with it. */
typedef struct
{
  /* Owned */
  char *title; /* in the outline; NULL: it goes on under the one before */
  gpointer pages;
  GDestroyNotify free; /* of @pages; NULL: they are another's */
  /* State */
  gboolean is_table; /* @pages is an SpPaperTable */
  double width, height;
  guint n_pages;                         /* where @get_n_pages is NULL */
  guint (*get_n_pages) (gpointer pages); /* lays them out */
  void (*draw) (gpointer pages, guint page, cairo_t *cr);
} SpReportPart;

struct _SpReportPaper
{
  /* Owned */
  char *title;
  SpDate date;
  GArray *parts; /* of SpReportPart, at least one */
  SpPeriodFacts *facts;
  SpPack *pack; /* of charts; NULL: the report has none */
  /* State */
  guint n_rows; /* of all tables */
};

/* Takes @table, whose rows may come later: @n_rows of them. */
void sp_report_paper_add_table (SpReportPaper *self,
                                SpPaperTable *table,
                                const char *title,
                                guint n_rows);
void sp_report_paper_free_charts (SpReportPaper *self);
/* Reads what charts go by. */
gboolean sp_report_paper_load_charts (SpReportPaper *self,
                                      const SpReport *report,
                                      SpReader *reader,
                                      GCancellable *cancellable,
                                      GError **error);
/* A sheet that is no table. */
void sp_report_paper_add_drawn (SpReportPaper *self,
                                const SpReport *report,
                                const SpReportSheet *sheet);
/* The trends that go with a table of indicators. */
void sp_report_paper_add_trends (SpReportPaper *self);
/* What a summary speaks of and no sheet shows: the map, accidents against the base year. */
gboolean sp_report_paper_add_annexes (SpReportPaper *self,
                                      SpReader *reader,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
