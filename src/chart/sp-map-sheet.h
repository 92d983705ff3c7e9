/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sheets of paper of a map: heads and feet that the map and the comparison chart share, and each of
 * the two. Private to the chart room. */
#pragma once

#include "sp-map-body.h"

G_BEGIN_DECLS

/* Lines [first, first + n) of a row of the comparison chart's table. */
typedef struct
{
  guint bar, first, n;
} SpMapTablePiece;

/* What one of its sheets shows: bars [first_bar, end_bar), none where a table goes on, and pieces.
 */
typedef struct
{
  guint first_bar, end_bar, first_piece, end_piece;
  double height; /* of the table, in points */
} SpMapTablePart;

typedef struct
{
  /* Owned */
  SpMapScene *scene;
  SpChartText *text;
  SpMapBody *body; /* NULL where there is no map */
  char *title, *subtitle;
  GArray *parts, *pieces; /* of SpMapTablePart: sheets of the comparison chart; SpMapTablePiece */
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
/* Bars of a sheet are few; their table goes on on sheets without bars where it is long. */
void sp_map_comparison_lay_out (SpMapSheet *self);
guint sp_map_comparison_get_n_pages (const SpMapSheet *self);
void sp_map_comparison_draw (const SpMapSheet *self, cairo_t *cr, guint page);

G_END_DECLS
