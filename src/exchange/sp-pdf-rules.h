/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the .pdf reader: the ruling lines of a page, seen in a picture of it. */
#pragma once

#include "exchange/sp-pdf-page.h"

G_BEGIN_DECLS

/* Pixels to the point: a hair line between two rows of pixels must still be dark. */
#define SP_PDF_RULES_SCALE 2

/* Long thin dark lines, level and upright; of SpPdfBox, in points. @pixels: 32 bits each, @stride
 * bytes a row, SP_PDF_RULES_SCALE to the point. */
GArray *sp_pdf_rules_new (const guint8 *pixels, guint width, guint height, guint stride);

G_END_DECLS
