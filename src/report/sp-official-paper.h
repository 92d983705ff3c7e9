/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpOfficialPaper: a paper in the layout of Party and government documents (GB/T 9704-2012): A4,
 * head 37 mm, back 28 mm, text 156 by 225 mm of 22 lines, third-size FangSong, title of second
 * size, page numbers “— 1 —” outside. It holds paragraphs, ruled forms and signatures. Knows no
 * records.
 */
#pragma once

#include "chart/sp-chart-text.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* Its fonts are its own: one thread at a time may use it. */
typedef struct _SpOfficialPaper SpOfficialPaper;
SpOfficialPaper *sp_official_paper_new (const char *title);
void sp_official_paper_free (SpOfficialPaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpOfficialPaper, sp_official_paper_free)

/* ---- what is in it, from the top ---- */

/* 示安督〔2021〕3号 above the title's text, in the middle. */
void sp_official_paper_set_number (SpOfficialPaper *self, const char *number);
/* The day that files say they were made on. */
void sp_official_paper_set_date (SpOfficialPaper *self, SpDate date);
void sp_official_paper_add_addressee (SpOfficialPaper *self, const char *name); /* 某某公司： */
/* Each line of @text is a paragraph, its first line indented by two characters. */
void sp_official_paper_add_text (SpOfficialPaper *self, const char *text);
/* Whose paper it is and its day (2021年3月5日), at the right, the day four characters in (7.3.5);
 * on one page with the end of what it signs. */
void sp_official_paper_add_signature (SpOfficialPaper *self, const char *name, const char *day);
void sp_official_paper_add_space (SpOfficialPaper *self); /* an empty line */

/* A row of a ruled form: up to four labels with their values side by side; a last label of NULL
 * ends it. @n_lines is the least height, for places to fill in by hand. */
typedef struct
{
  const char *label;
  const char *value; /* NULL: left empty */
} SpFormCell;
#define SP_FORM_MAX 4
void sp_official_paper_add_form_row (SpOfficialPaper *self,
                                     const SpFormCell *cells,
                                     guint n_cells,
                                     guint n_lines);

/* ---- pages ---- */

double sp_official_paper_get_width (void); /* of the sheet, in points */
double sp_official_paper_get_height (void);
guint sp_official_paper_get_n_pages (SpOfficialPaper *self); /* at least one */
/* Draws page @page (from 0) at the origin of @cr in points. */
void sp_official_paper_draw (SpOfficialPaper *self, guint page, cairo_t *cr);
/* Writes all pages as PDF, in place of what was there. */
gboolean sp_official_paper_export_pdf (SpOfficialPaper *self, const char *path, GError **error);
/* The words of all pages, a line each, for screen readers and tests. Transfer full. */
char *sp_official_paper_dup_text (SpOfficialPaper *self);

G_END_DECLS
