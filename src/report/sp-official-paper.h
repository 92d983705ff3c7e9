/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpOfficialPaper: a paper in the layout of Party and government documents (GB/T 9704-2012): A4,
 * head 37 mm, back 28 mm, text 156 by 225 mm of 22 lines, third-size FangSong, title of second
 * size, page numbers “— 1 —” outside. It holds paragraphs, ruled forms, tables, pictures,
 * signatures and annexes, and becomes a PDF or a .docx that a clerk goes on with. Knows no records.
 */
#pragma once

#include "chart/sp-chart-text.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* Its fonts are its own: one thread at a time may use it. */
typedef struct _SpOfficialPaper SpOfficialPaper;
/* Long titles are told where their lines end, so that no word is cut (7.3.1). */
SpOfficialPaper *sp_official_paper_new (const char *title);
void sp_official_paper_free (SpOfficialPaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpOfficialPaper, sp_official_paper_free)

/* ---- what is in it, from the top ---- */

/* 示安督〔2021〕3号 above the title's text, in the middle. */
void sp_official_paper_set_number (SpOfficialPaper *self, const char *number);
/* The day that files say they were made on, and by whom. */
void sp_official_paper_set_date (SpOfficialPaper *self, SpDate date);
void sp_official_paper_set_author (SpOfficialPaper *self, const char *author);
/* 示例数据 at the head of every page; NULL: none. */
void sp_official_paper_set_mark (SpOfficialPaper *self, const char *mark);
void sp_official_paper_add_addressee (SpOfficialPaper *self, const char *name); /* 某某公司： */
/* Each line of @text is a paragraph, its first line indented by two characters. */
void sp_official_paper_add_text (SpOfficialPaper *self, const char *text);
/* @level 1: 一、 in black; 2: （一） in KaiTi. Never the last line of a page. */
void sp_official_paper_add_heading (SpOfficialPaper *self, guint level, const char *text);
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

/* A table with ruled columns; its head stands on each page that it goes on on. Strings are copied.
 */
typedef struct
{
  const char *label;
  const char *group; /* above this and its neighbours of the same group; NULL: none */
  double width;      /* its share */
  gboolean is_text;  /* from the left; else in the middle */
} SpOfficialColumn;
void sp_official_paper_begin_table (SpOfficialPaper *self,
                                    const SpOfficialColumn *columns,
                                    guint n_columns);
/* A text for each column. */
void sp_official_paper_add_row (SpOfficialPaper *self, const char *const *cells);

/* A drawing of @width by @height in any unit, put as wide as the text, or lower where it would take
 * more than a page. */
typedef struct
{
  double width, height;
  void (*draw) (gpointer data, cairo_t *cr);
  gpointer data;
  GDestroyNotify free; /* of @data, or NULL */
} SpOfficialPicture;
/* Takes what @picture has. @caption stands below and is what people hear who cannot see it. */
void sp_official_paper_add_picture (SpOfficialPaper *self,
                                    const SpOfficialPicture *picture,
                                    const char *caption);

/* 附件：1．…, below the text and before the signature (7.3.4); @titles NULL-terminated. */
void sp_official_paper_add_annex_note (SpOfficialPaper *self, const char *const *titles);
/* 附件1 and its title on a page of its own; what is added after it belongs to it. On a lying sheet
 * the head is at the left of the upright page (7.6). */
void sp_official_paper_begin_annex (SpOfficialPaper *self,
                                    const char *title,
                                    gboolean is_landscape);

/* Another paper of its own, with its title and number (NULL: none) on a new page that counts from
 * 1; what is added after it belongs to it. */
void sp_official_paper_begin_next (SpOfficialPaper *self, const char *title, const char *number);

/* ---- pages ---- */

double sp_official_paper_get_width (void); /* of the sheet, in points */
double sp_official_paper_get_height (void);
guint sp_official_paper_get_n_pages (SpOfficialPaper *self); /* at least one */
/* Draws page @page (from 0) at the origin of @cr in points. */
void sp_official_paper_draw (SpOfficialPaper *self, guint page, cairo_t *cr);
/* Writes all pages as PDF, in place of what was there. */
gboolean sp_official_paper_export_pdf (SpOfficialPaper *self, const char *path, GError **error);
/* Writes the same as .docx. */
gboolean sp_official_paper_export_word (SpOfficialPaper *self,
                                        const char *path,
                                        GCancellable *cancellable,
                                        GError **error);
/* One of the two, by the ending of @path; any other is SP_ERROR_INVALID. */
gboolean sp_official_paper_export (SpOfficialPaper *self,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GError **error);
/* The words of all pages, a line each, for screen readers and tests. Transfer full. */
char *sp_official_paper_dup_text (SpOfficialPaper *self);

G_END_DECLS
