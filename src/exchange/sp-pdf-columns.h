/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the .pdf reader: a table of tasks that is set in columns without ruling lines, as a
 * grid. Only where nothing speaks against it. */
#pragma once

#include "exchange/sp-pdf-grid.h"

G_BEGIN_DECLS

/* The first such table among @glyphs, or NULL. Sorts @glyphs. A row is one of the table's numbers
 * and what stands beside and below it; cells are not merged. */
SpPdfGrid *sp_pdf_columns_find (GArray *glyphs);

G_END_DECLS
