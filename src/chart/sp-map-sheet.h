/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sheets of paper of a map: heads and feet that the map and the comparison chart share, and each of
 * the two. Private to the chart room. */
#pragma once

#include "sp-map-body.h"

G_BEGIN_DECLS

typedef struct
{
  /* Owned */
  SpMapScene *scene;
  SpChartText *text;
  SpMapBody *body; /* NULL where there is no map */
  char *title, *subtitle;
  GArray *parts; /* of guint: the first bar of each sheet of the comparison chart, and their end */
  /* Borrowed */
  const SpPaper *paper;
  /* State */
  SpChartStyle style;
  SpRiskPalette palette;
  double margin;
  SpRect inside; /* between head and foot */
  SpRect map, side;
} SpMapSheet;

void sp_map_sheet_set_color (const SpMapSheet *self, cairo_t *cr, SpColorRole role);
/* One line, or @max_lines 0 as many as it takes, in @box's place. */
void sp_map_sheet_draw_head (const SpMapSheet *self, cairo_t *cr, const char *title);
void sp_map_sheet_draw_foot (const SpMapSheet *self, cairo_t *cr, const char *words);

/* ---- the map (sp-map-sheet.c) ---- */
void sp_map_sheet_lay_out (SpMapSheet *self);
void sp_map_sheet_draw_map (const SpMapSheet *self, cairo_t *cr);

/* ---- the comparison chart (sp-map-comparison.c) ---- */
/* Bars of a sheet are few enough for the table beneath. */
void sp_map_comparison_lay_out (SpMapSheet *self);
guint sp_map_comparison_get_n_pages (const SpMapSheet *self);
void sp_map_comparison_draw (const SpMapSheet *self, cairo_t *cr, guint page);

G_END_DECLS
