/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to report: what the files of SpWordFile share, the escaping writer and the package. */
#pragma once

#include "report/sp-word-file.h"

G_BEGIN_DECLS

struct _SpWordFile
{
  /* Owned */
  char *title, *author, *mark;
  GString *body;       /* of word/document.xml */
  GPtrArray *pictures; /* of GBytes */
  GArray *cells;       /* of SpWordCell of the table that is being made, with owned texts */
  GArray *rows;        /* of SpWordPlacedRow */
  /* State */
  SpDate date;
  gboolean is_landscape;   /* of the section that is being filled */
  gboolean restarts;       /* its pages count from 1 */
  gboolean is_after_table; /* two tables in a row would become one */
};

/* A row with its place in the cells. */
typedef struct
{
  SpWordRow row;
  guint first_cell, n_cells;
} SpWordPlacedRow;

/* ---- markup ---- */

/* Text or the value of an attribute: what must be is escaped, what XML 1.0 cannot have left out. */
void sp_word_append_escaped (GString *out, const char *text);
int sp_word_twips (double points); /* twentieths of a point */
void sp_word_append_paragraph (GString *out, const SpWordParagraph *paragraph, const char *text);
/* The page of a section, which ends it: A4, 37/35/28/26 mm. */
void sp_word_append_section (GString *out,
                             gboolean is_landscape,
                             gboolean has_header,
                             gboolean restarts);
void sp_word_append_table (GString *out, const GArray *rows, const GArray *cells);

/* ---- parts that hardly change (sp-word-styles.c, sp-word-parts.c) ---- */

const char *sp_word_style_id (SpWordStyle style);
char *sp_word_dup_styles (void);
char *sp_word_dup_fonts (void);
char *sp_word_dup_settings (void);
char *sp_word_dup_header (const char *mark);
char *sp_word_dup_footer (gboolean is_even);
char *sp_word_dup_content_types (const SpWordFile *self);
char *sp_word_dup_root_relations (void);
char *sp_word_dup_relations (const SpWordFile *self);
char *sp_word_dup_core_properties (const SpWordFile *self);
char *sp_word_dup_app_properties (void);
/* Relations of word/document.xml: those of pictures follow these. */
#define SP_WORD_FIRST_PICTURE 10

/* ---- the package (sp-word-zip.c) ---- */

/* A zip in memory whose entries all have the same day. */
typedef struct _SpWordZip SpWordZip;
SpWordZip *sp_word_zip_new (void);
void sp_word_zip_free (SpWordZip *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpWordZip, sp_word_zip_free)
/* @is_packed: it is compressed already, as pictures are. */
gboolean sp_word_zip_add (
  SpWordZip *self, const char *name, const void *bytes, gsize length, gboolean is_packed);
/* The whole; NULL where anything failed. Transfer full. */
GByteArray *sp_word_zip_end (SpWordZip *self);

G_END_DECLS
