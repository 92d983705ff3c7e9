/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the .pdf reader: what is printed on a page, as characters with places, and the lines
 * they stand in. Knows no file format. Places are in points from the upper left corner. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x1, y1, x2, y2;
} SpPdfBox;

typedef struct
{
  SpPdfBox box;
  gunichar c;        /* no white space */
  gboolean is_apart; /* white space stands before it */
} SpPdfGlyph;

typedef struct
{
  double width, height;
  GArray *glyphs; /* of SpPdfGlyph, in any order */
  GArray *rules;  /* of SpPdfBox: ruling lines, as long as the box is; may be NULL */
} SpPdfPage;

typedef struct
{
  SpPdfBox box;
  double em;    /* of its wide characters; guessed from the height where it has none */
  double end;   /* box.x2 without punctuation that may hang over the margin */
  double lead;  /* width of what of its beginning cannot be parted by a line end */
  gsize start;  /* of its text in the pool */
  gsize length; /* in bytes */
  guint n_pieces;
  gboolean has_wide;
} SpPdfLine;

/* Glyphs of one line, one behind the other. */
typedef struct
{
  double middle, height;
  guint first, n; /* in the sorted array */
} SpPdfRow;

/* Sorts @glyphs; SpPdfRow from top to bottom, their glyphs from left to right. */
GArray *sp_pdf_rows_new (GArray *glyphs);

/* Lines of @glyphs from top to bottom, their text appended to @pool. Sorts @glyphs. */
GArray *sp_pdf_lines_new (GArray *glyphs, GString *pool);

/* Whether lines of @glyphs stand in columns, as in a table. Sorts @glyphs. */
gboolean sp_pdf_glyphs_have_columns (GArray *glyphs);

/* Whether the beginning of @next had stood on @line before @right: then the line ends on purpose.
 */
gboolean sp_pdf_line_has_room (const SpPdfLine *line, const SpPdfLine *next, double right);
/* Appends the text of a next line: Latin words keep a space between them, ideographs need none. */
void sp_pdf_append_joined (GString *text, const char *more, gsize length);
/* What fonts print for a character of its own: radicals and compatibility forms made the ideographs
 * that they look like. */
gunichar sp_pdf_plain_char (gunichar c);

G_END_DECLS
