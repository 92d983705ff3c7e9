/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of a PDF, made paragraphs and tables again. Knows the format, not plans. Forms, scripts,
 * attachments and links are left alone. Sentences do not name the file. */
#pragma once

#include "exchange/sp-document-file.h"

G_BEGIN_DECLS

/* More pages than any plan has. */
#define SP_PDF_MAX_PAGES 5000

/* @n_pictures, which may be NULL: pages that hold a picture and no text, as scans among printed
 * pages are. They leave no trace in the document; where no page has text the file is refused. */
SpDocument *sp_pdf_read (GBytes *bytes,
                         guint *n_pictures,
                         GCancellable *cancellable,
                         SpProgressFunc progress,
                         gpointer user_data,
                         GError **error);

G_END_DECLS
