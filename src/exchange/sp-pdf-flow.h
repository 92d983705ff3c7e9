/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the .pdf reader: printed pages, made paragraphs and tables again. Page numbers and
 * running heads are left out. Knows places on paper; no file format, no plans. */
#pragma once

#include "document/sp-document.h"
#include "exchange/sp-pdf-page.h"

G_BEGIN_DECLS

typedef struct _SpPdfFlow SpPdfFlow;

SpPdfFlow *sp_pdf_flow_new (void);
void sp_pdf_flow_free (SpPdfFlow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPdfFlow, sp_pdf_flow_free)

/* The next page, also an empty one. Its glyphs are used up. */
void sp_pdf_flow_add_page (SpPdfFlow *self, SpPdfPage *page);
gsize sp_pdf_flow_get_length (const SpPdfFlow *self); /* bytes of text so far */
/* Appends all pages; once, and last. */
void sp_pdf_flow_finish (SpPdfFlow *self, SpDocument *document);

G_END_DECLS
