/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpOfficialPaper as a .docx: each piece becomes what Word has for it. Words, tables and pictures
 * are those of the pages; where a page ends is Word's to say. */
#include "base/sp-i18n.h"
#include "report/sp-official-paper-private.h"

#include <math.h>
#include <string.h>

#define INDENT "　　"
#define DPI 200.0

/* ---- pictures ---- */

static cairo_status_t
collect (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* @width by @height in points. */
static GBytes *
draw_png (const SpOfficialPicture *picture, double width, double height)
{
  GByteArray *bytes = g_byte_array_new ();
  double scale = DPI / 72;
  cairo_surface_t *surface = cairo_image_surface_create (
    CAIRO_FORMAT_RGB24, (int)ceil (width * scale), (int)ceil (height * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_scale (cr, scale * width / picture->width, scale * height / picture->height);
  picture->draw (picture->data, cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, collect, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static void
add_picture (SpWordFile *word, const SpPiece *piece)
{
  double width = piece->pitch * piece->picture.width / piece->picture.height;
  g_autoptr (GBytes) png = draw_png (&piece->picture, width, piece->pitch);

  sp_word_file_add_picture (word, png, width, piece->pitch, piece->texts[0]);
}

/* ---- words ---- */

/* The style indents the first line, as the spaces do on pages. */
static void
add_words (SpWordFile *word, const SpPiece *piece)
{
  const char *text = piece->texts[0];
  const SpWordParagraph paragraph = {.style = piece->style,
                                     .indent_left = piece->indent_left,
                                     .indent_right = piece->indent_right,
                                     .keeps_next = piece->keeps_next};

  if (g_str_has_prefix (text, INDENT))
    text += strlen (INDENT);
  sp_word_file_add_paragraph (word, &paragraph, text);
}

static void
add_head (SpOfficialPaper *self, SpWordFile *word)
{
  sp_word_file_add_paragraph (word, &(const SpWordParagraph) {.style = SP_WORD_TITLE}, self->title);
  if (self->number != NULL)
    sp_word_file_add_paragraph (word, &(const SpWordParagraph) {.style = SP_WORD_CENTRED},
                                self->number);
  sp_word_file_add_paragraph (word, &(const SpWordParagraph) {.style = SP_WORD_FLUSH}, "");
}

/* ---- tables ---- */

/* Other programs wrap otherwise, so what nearly fills a page is not held together. */
static gboolean
is_tall (const SpPiece *piece)
{
  return piece->n_lines * piece->pitch >
         sp_official_paper_get_frame (piece->is_landscape).height / 2;
}

static void
add_form_row (SpWordFile *word, const SpPiece *piece)
{
  SpWordCell cells[2 * SP_FORM_MAX];

  for (guint i = 0; i < piece->n_texts; i++)
    {
      SpTextBox box = sp_official_paper_form_box (i / 2, piece->n_texts / 2, i % 2);

      cells[i] = (SpWordCell) {.left = box.x - SP_OFFICIAL_LEFT,
                               .right = box.x - SP_OFFICIAL_LEFT + box.width,
                               .text = piece->texts[i],
                               .style = i % 2 == 0 ? SP_WORD_FORM_LABEL : SP_WORD_FORM,
                               .is_centred = i % 2 == 0};
    }
  sp_word_file_add_row (
    word, cells, piece->n_texts,
    &(const SpWordRow) {.may_break = is_tall (piece),
                        .height = piece->n_least * piece->pitch + 2 * piece->pad});
}

static SpWordCell
make_cell (const SpPiece *piece, const SpOfficialTable *table, guint i, guint n, const char *text)
{
  SpTextBox box = sp_official_paper_column_box (table, i, n, piece->is_landscape);
  double left = box.x - sp_official_paper_get_frame (piece->is_landscape).left;

  return (SpWordCell) {.left = left,
                       .right = left + box.width,
                       .text = text,
                       .style = piece->kind == SP_PIECE_HEAD ? SP_WORD_CELL_HEAD : SP_WORD_CELL,
                       .is_centred = piece->kind == SP_PIECE_HEAD || !table->columns[i].is_text};
}

/* @is_lower: the labels below groups, else the groups, and the labels that have none. */
static void
add_head_row (SpOfficialPaper *self, SpWordFile *word, const SpPiece *piece, gboolean is_lower)
{
  const SpOfficialTable *table = &g_array_index (self->tables, SpOfficialTable, piece->table);
  g_autofree SpWordCell *cells = g_new0 (SpWordCell, table->n_columns);
  guint n_cells = 0;

  for (guint i = 0; i < table->n_columns; i++)
    {
      const SpOfficialColumn *column = &table->columns[i];
      guint n = is_lower ? 1 : sp_official_table_count_group (table, i);
      gboolean is_group = column->group != NULL && !is_lower;
      SpWordCell *cell = &cells[n_cells++];

      *cell = make_cell (piece, table, i, n, is_group ? column->group : column->label);
      cell->goes_on = column->group == NULL && !is_lower && table->n_group_lines > 0;
      cell->is_going_on = column->group == NULL && is_lower;
      i += n - 1;
    }
  sp_word_file_add_row (
    word, cells, n_cells,
    &(const SpWordRow) {.is_repeated = TRUE, .height = piece->pitch + piece->pad});
}

static void
add_table_head (SpOfficialPaper *self, SpWordFile *word, const SpPiece *piece)
{
  add_head_row (self, word, piece, FALSE);
  if (g_array_index (self->tables, SpOfficialTable, piece->table).n_group_lines > 0)
    add_head_row (self, word, piece, TRUE);
}

static void
add_table_row (SpOfficialPaper *self, SpWordFile *word, const SpPiece *piece)
{
  const SpOfficialTable *table = &g_array_index (self->tables, SpOfficialTable, piece->table);
  g_autofree SpWordCell *cells = g_new0 (SpWordCell, piece->n_texts);

  for (guint i = 0; i < piece->n_texts; i++)
    cells[i] = make_cell (piece, table, i, 1, piece->texts[i]);
  sp_word_file_add_row (
    word, cells, piece->n_texts,
    &(const SpWordRow) {.may_break = is_tall (piece), .height = piece->pitch + 2 * piece->pad});
}

/* ---- all of it ---- */

static gboolean
is_ruled (const SpPiece *piece)
{
  return piece->kind == SP_PIECE_FORM || piece->kind == SP_PIECE_HEAD ||
         piece->kind == SP_PIECE_ROW;
}

static void
add_ruled (SpOfficialPaper *self, SpWordFile *word, const SpPiece *piece, const SpPiece *before)
{
  if (before == NULL || !is_ruled (before) || piece->kind == SP_PIECE_HEAD ||
      (piece->kind == SP_PIECE_FORM) != (before->kind == SP_PIECE_FORM))
    sp_word_file_begin_table (word);
  if (piece->kind == SP_PIECE_FORM)
    add_form_row (word, piece);
  else if (piece->kind == SP_PIECE_HEAD)
    add_table_head (self, word, piece);
  else
    add_table_row (self, word, piece);
}

/* Whether the table that @piece is in ends with it. */
static gboolean
ends_table (const SpPiece *piece, const SpPiece *next)
{
  return is_ruled (piece) && (next == NULL || !is_ruled (next) || next->kind == SP_PIECE_HEAD ||
                              (piece->kind == SP_PIECE_FORM) != (next->kind == SP_PIECE_FORM));
}

static void
begin_section (SpWordFile *word, const SpPiece *piece)
{
  sp_word_file_begin_section (word, piece->is_landscape);
  if (piece->restarts)
    sp_word_file_restart_numbers (word);
}

static void
add_piece (SpOfficialPaper *self, SpWordFile *word, guint i)
{
  const SpPiece *piece = &g_array_index (self->pieces, SpPiece, i);
  const SpPiece *before = i > 0 ? piece - 1 : NULL;
  const SpPiece *next = i + 1 < self->pieces->len ? piece + 1 : NULL;

  if (piece->kind == SP_PIECE_WORDS)
    add_words (word, piece);
  else if (piece->kind == SP_PIECE_PICTURE)
    add_picture (word, piece);
  else if (piece->kind == SP_PIECE_PAGE)
    begin_section (word, piece);
  else
    add_ruled (self, word, piece, before);
  if (ends_table (piece, next))
    sp_word_file_end_table (word);
}

gboolean
sp_official_paper_export_word (SpOfficialPaper *self,
                               const char *path,
                               GCancellable *cancellable,
                               GError **error)
{
  const SpWordProperties properties = {
    .title = self->name, .author = self->author, .mark = self->mark, .date = self->date};
  g_autoptr (SpWordFile) word = sp_word_file_new (&properties);

  sp_official_paper_lay_out (self); /* how large pictures are, how many rows heads have */
  add_head (self, word);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add_piece (self, word, i);
    }
  return sp_word_file_write (word, path, cancellable, error);
}
