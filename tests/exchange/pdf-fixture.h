/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PDFs for tests: pages printed with Cairo and Pango, and small files written by hand. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PDF_FIXTURE_WIDTH 595.0
#define PDF_FIXTURE_HEIGHT 842.0
#define PDF_FIXTURE_LEFT 79.0
#define PDF_FIXTURE_SIZE 16.0   /* points of the type */
#define PDF_FIXTURE_MEASURE 448 /* 28 characters */

typedef struct _PdfFixture PdfFixture;

PdfFixture *pdf_fixture_new (void);
GBytes *pdf_fixture_finish (PdfFixture *self);
void pdf_fixture_next_page (PdfFixture *self);
/* One line or word at a place. */
void pdf_fixture_print (PdfFixture *self, double x, double y, const char *text);
/* Paragraphs (\n parts them), their first lines indented by two characters, both margins even, from
 * page to page with a page number below. */
void pdf_fixture_flow (PdfFixture *self, const char *text);
/* A ruled table of four columns from y = 100 on: a head, and @n rows of 40 points whose numbers
 * begin with @first. */
void pdf_fixture_table (PdfFixture *self, guint first, guint n);
/* A picture, as a scanner leaves it. */
void pdf_fixture_picture (PdfFixture *self);

/* A file written by hand: @objects behind a head, @trailer for its trailer. */
GBytes *pdf_fixture_raw (const char *objects, const char *trailer);

G_END_DECLS
