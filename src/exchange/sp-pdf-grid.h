/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the .pdf reader: ruling lines that meet, as a grid with merged fields. */
#pragma once

#include "exchange/sp-pdf-page.h"

G_BEGIN_DECLS

typedef struct
{
  guint row, column, row_span, column_span;
} SpPdfField;

typedef struct
{
  GArray *columns, *rows; /* of double: edges, ascending */
  GArray *fields;         /* of SpPdfField, by row, then column */
  guint *owners;          /* of each place: its field, by row, then column */
  gboolean is_plain;      /* without rules: only words tell that it goes on */
} SpPdfGrid;

/* Grids of at least two fields, from top to bottom. */
GPtrArray *sp_pdf_grids_new (const GArray *rules);
/* A grid without merged fields. Takes @columns and @rows, edges of at least one each. */
SpPdfGrid *sp_pdf_grid_new_plain (GArray *columns, GArray *rows);
void sp_pdf_grid_free (SpPdfGrid *self);
/* The field at a point, or G_MAXUINT. */
guint sp_pdf_grid_find (const SpPdfGrid *self, double x, double y);

G_END_DECLS
