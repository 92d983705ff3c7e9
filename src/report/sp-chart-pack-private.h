/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to report: the chart pack while it is made. */
#pragma once

#include "chart/sp-chart-text.h"
#include "chart/sp-gantt.h"
#include "report/sp-chart-pack.h"

G_BEGIN_DECLS

#define SP_MM (72 / 25.4)
#define SP_PACK_LINE 18.0 /* size of ordinary words on sheets of the pack's own */

/* Pages of one chart. */
typedef struct
{
  /* Owned */
  char *title;
  gpointer pages;
  GDestroyNotify free;
  /* State */
  gboolean goes_on; /* under the title of the chapter before */
  guint n_pages;
  void (*draw) (gpointer pages, guint page, cairo_t *cr);
} SpPackChapter;

typedef struct
{
  /* Owned */
  GArray *chapters; /* of SpPackChapter */
  SpChartText *text;
  /* Borrowed */
  const SpPeriodFacts *facts;
  const SpPaper *paper;
  /* State */
  guint n_pages; /* with the cover */
  guint page;    /* that is being drawn, from 0 */
} SpPack;

/* Ready for chapters of @facts, which must outlive it. */
void sp_pack_init (SpPack *self, const SpPeriodFacts *facts);
void sp_pack_clear (SpPack *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpPack, sp_pack_clear)
void sp_pack_add (SpPack *self, SpPackChapter chapter);
/* All measures, where there are any. */
void sp_pack_add_gantt (SpPack *self);
/* The county's first map, or its tiles before anybody made one; nothing where nothing is on it. */
gboolean sp_pack_add_map (SpPack *self,
                          SpReader *reader,
                          GCancellable *cancellable,
                          GError **error);
/* Trends of all indicators that have values, several to a page; accidents against the base year. */
void sp_pack_add_indicators (SpPack *self);
void sp_pack_add_accidents (SpPack *self);

G_END_DECLS
