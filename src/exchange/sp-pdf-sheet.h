/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the .pdf reader: a page as lines and tables, and what is measured on it. */
#pragma once

#include "exchange/sp-pdf-page.h"
#include "exchange/sp-pdf-table.h"

G_BEGIN_DECLS

typedef struct
{
  double width, height;
  GArray *lines;     /* of SpPdfLine, from top to bottom */
  GPtrArray *tables; /* of SpPdfTable, from top to bottom */

  /* Measured */
  double left, right; /* of the text; 0 where the page does not tell */
  double pitch;       /* from line to line, 0 where the page does not tell */
} SpPdfSheet;

SpPdfSheet *sp_pdf_sheet_new (SpPdfPage *page, GString *pool);
void sp_pdf_sheet_free (SpPdfSheet *self);

/* Takes page numbers, running heads and feet, and watermarks off the @sheets. */
void sp_pdf_furniture_remove (GPtrArray *sheets, const char *pool);
/* Measures all @sheets; each gets its margins and pitch, from its neighbours if need be. Returns
 * whether lines are stretched to the right margin. */
gboolean sp_pdf_sheets_measure (GPtrArray *sheets);

G_END_DECLS
