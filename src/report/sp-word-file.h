/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpWordFile: a .docx in the layout of Party and government documents (GB/T 9704-2012), which a
 * clerk goes on with in Word or WPS: fonts by their official names, styles, page numbers outside.
 * Knows no records and draws nothing; sp-official-paper-word.c fills it. */
#pragma once

#include "base/sp-date.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* What a paragraph is; looks follow from it (sp-word-styles.c). */
typedef enum
{
  SP_WORD_BODY,      /* third-size FangSong, first line indented by two characters */
  SP_WORD_TITLE,     /* second-size 小标宋, in the middle */
  SP_WORD_HEADING_1, /* 一、 black */
  SP_WORD_HEADING_2, /* （一） KaiTi */
  SP_WORD_FLUSH,     /* body that begins at the edge: the addressee, an empty line */
  SP_WORD_CENTRED,   /* body in the middle: the document's number */
  SP_WORD_SIGNATURE, /* body at the right */
  SP_WORD_ANNEX,     /* 附件1, black at the edge */
  SP_WORD_CAPTION,   /* under a picture, over a table */
  SP_WORD_CELL,      /* in a table */
  SP_WORD_CELL_HEAD,
  SP_WORD_FORM, /* what is filled into a form */
  SP_WORD_FORM_LABEL,
  SP_WORD_N_STYLES
} SpWordStyle;

typedef struct
{
  const char *title, *author; /* properties of the document; NULL or "": none */
  const char *mark;           /* 示例数据, on every page; NULL: none */
  SpDate date;                /* the day it says it was made on */
} SpWordProperties;

typedef struct _SpWordFile SpWordFile;
SpWordFile *sp_word_file_new (const SpWordProperties *properties);
void sp_word_file_free (SpWordFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpWordFile, sp_word_file_free)

/* ---- what is in it, from the top ---- */

typedef struct
{
  SpWordStyle style;
  double indent_left, indent_right; /* from the edges, in points */
  gboolean keeps_next;              /* on one page with what follows */
  gboolean begins_page;
} SpWordParagraph;
/* Line breaks in @text stay line breaks; characters that XML cannot have are left out. */
void sp_word_file_add_paragraph (SpWordFile *self,
                                 const SpWordParagraph *paragraph,
                                 const char *text);

/* A PNG in the middle of the line, @width by @height points on paper. @description: for people who
 * cannot see it. */
void sp_word_file_add_picture (
  SpWordFile *self, GBytes *png, double width, double height, const char *description);

/* A ruled table. Cells lie between @left and @right, in points from the table's left edge; rows of
 * one table may be divided differently. */
typedef struct
{
  double left, right;
  const char *text;
  SpWordStyle style;
  gboolean is_centred;  /* its words */
  gboolean goes_on;     /* with the cell of the same edges in the next row: one cell of both */
  gboolean is_going_on; /* the cell above goes on here; no text of its own */
} SpWordCell;
void sp_word_file_begin_table (SpWordFile *self);
typedef struct
{
  gboolean is_repeated; /* at the top of every page that the table goes on on */
  gboolean may_break;   /* at the end of a page; else it goes to the next as a whole */
  double height;        /* at least, in points */
} SpWordRow;
void sp_word_file_add_row (SpWordFile *self,
                           const SpWordCell *cells,
                           guint n_cells,
                           const SpWordRow *row);
void sp_word_file_end_table (SpWordFile *self);

/* What follows stands on new pages, upright or lying. */
void sp_word_file_begin_section (SpWordFile *self, gboolean is_landscape);
/* The pages of the section that was begun last count from 1. */
void sp_word_file_restart_numbers (SpWordFile *self);

/* Writes @path atomically; the same content is the same bytes. */
gboolean sp_word_file_write (SpWordFile *self,
                             const char *path,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
