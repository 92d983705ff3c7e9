/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpOfficialPaper: what is in it and on which page it stands. */
#include "report/sp-official-paper-private.h"

#include <math.h>

#define MOST_KEPT_LINES 6 /* of the paragraph before a signature */

static void
piece_clear (gpointer data)
{
  SpPiece *piece = data;

  for (guint i = 0; i < G_N_ELEMENTS (piece->texts); i++)
    g_free (piece->texts[i]);
}

SpOfficialPaper *
sp_official_paper_new (const char *title)
{
  SpOfficialPaper *self = g_new0 (SpOfficialPaper, 1);

  g_return_val_if_fail (title != NULL, NULL);

  self->title = g_strdup (title);
  self->text = sp_chart_text_new (TRUE);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (SpPiece));
  g_array_set_clear_func (self->pieces, piece_clear);
  self->slices = g_array_new (FALSE, FALSE, sizeof (SpPieceSlice));
  self->page_first = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
sp_official_paper_free (SpOfficialPaper *self)
{
  g_free (self->title);
  g_free (self->number);
  sp_chart_text_free (self->text);
  g_array_unref (self->pieces);
  g_array_unref (self->slices);
  g_array_unref (self->page_first);
  g_free (self);
}

/* ---- what is in it ---- */

static void
add_piece (SpOfficialPaper *self, SpPiece piece)
{
  g_array_append_val (self->pieces, piece);
  self->is_laid_out = FALSE;
}

static SpPiece
words (const char *text, SpFont font, SpAlign align)
{
  return (SpPiece) {.kind = SP_PIECE_WORDS,
                    .texts = {g_strdup (text)},
                    .font = font,
                    .size = SP_OFFICIAL_SIZE,
                    .pitch = SP_OFFICIAL_PITCH,
                    .align = align};
}

void
sp_official_paper_set_number (SpOfficialPaper *self, const char *number)
{
  g_free (self->number);
  self->number = g_strdup (number);
  self->is_laid_out = FALSE;
}

void
sp_official_paper_set_date (SpOfficialPaper *self, SpDate date)
{
  self->date = date;
}

void
sp_official_paper_add_addressee (SpOfficialPaper *self, const char *name)
{
  g_autofree char *text = g_strconcat (name, "：", NULL);

  add_piece (self, words (text, SP_FONT_BODY, SP_ALIGN_START));
}

void
sp_official_paper_add_text (SpOfficialPaper *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *indented = g_strconcat ("　　", g_strstrip (lines[i]), NULL);

      if (*lines[i] != '\0')
        add_piece (self, words (indented, SP_FONT_BODY, SP_ALIGN_START));
    }
}

/* What is signed: the paragraph before, with the empty lines between. */
static void
keep_text_before (SpOfficialPaper *self)
{
  for (guint i = self->pieces->len; i > 0; i--)
    {
      SpPiece *piece = &g_array_index (self->pieces, SpPiece, i - 1);

      if (piece->kind != SP_PIECE_WORDS)
        return;
      piece->keeps_next = TRUE;
      if (*piece->texts[0] != '\0')
        return;
    }
}

void
sp_official_paper_add_signature (SpOfficialPaper *self, const char *name, const char *day)
{
  double name_width = sp_chart_text_width (self->text, SP_FONT_BODY, SP_OFFICIAL_SIZE, name);
  double day_width = sp_chart_text_width (self->text, SP_FONT_BODY, SP_OFFICIAL_SIZE, day);
  SpPiece who = words (name, SP_FONT_BODY, SP_ALIGN_END);
  SpPiece when = words (day, SP_FONT_BODY, SP_ALIGN_END);

  keep_text_before (self);
  who.keeps_next = TRUE;
  when.indent_right = 4 * SP_OFFICIAL_SIZE;
  /* The name stands in the middle above the day, as far as the text is wide. */
  who.indent_right = MAX (0, when.indent_right - (name_width - day_width) / 2);
  add_piece (self, who);
  add_piece (self, when);
}

void
sp_official_paper_add_space (SpOfficialPaper *self)
{
  add_piece (self, words ("", SP_FONT_BODY, SP_ALIGN_START));
}

void
sp_official_paper_add_form_row (SpOfficialPaper *self,
                                const SpFormCell *cells,
                                guint n_cells,
                                guint n_lines)
{
  SpPiece piece = {.kind = SP_PIECE_FORM,
                   .n_cells = n_cells,
                   .n_least = MAX (1, n_lines),
                   .font = SP_FONT_BODY,
                   .size = SP_FORM_SIZE,
                   .pitch = SP_FORM_PITCH};

  g_return_if_fail (n_cells > 0 && n_cells <= SP_FORM_MAX);

  for (guint i = 0; i < n_cells; i++)
    {
      piece.texts[2 * i] = g_strdup (cells[i].label);
      piece.texts[2 * i + 1] = g_strdup (cells[i].value != NULL ? cells[i].value : "");
    }
  add_piece (self, piece);
}

/* ---- where it stands ---- */

SpTextBox
sp_official_paper_form_box (guint i, guint n, guint part)
{
  double cell = SP_OFFICIAL_WIDTH / n;
  double x = SP_OFFICIAL_LEFT + i * cell + (part == 1 ? SP_FORM_LABEL : 0);

  return (SpTextBox) {.x = x,
                      .width = part == 1 ? cell - SP_FORM_LABEL : SP_FORM_LABEL,
                      .font = part == 1 ? SP_FONT_BODY : SP_FONT_HEADING,
                      .size = SP_FORM_SIZE,
                      .pitch = SP_FORM_PITCH,
                      .align = part == 1 ? SP_ALIGN_START : SP_ALIGN_CENTER};
}

static guint
count_lines (SpOfficialPaper *self, const SpTextBox *box, const char *text, double pad)
{
  if (*text == '\0')
    return 1;
  return sp_chart_text_lines (self->text, box->font, box->size, text, box->width - 2 * pad);
}

static void
measure (SpOfficialPaper *self, SpPiece *piece)
{
  SpTextBox box = {
    .font = piece->font, .size = piece->size, .width = SP_OFFICIAL_WIDTH - piece->indent_right};

  if (piece->kind == SP_PIECE_WORDS)
    piece->n_lines = count_lines (self, &box, piece->texts[0], 0);
  if (piece->kind != SP_PIECE_FORM)
    return;
  piece->n_lines = piece->n_least;
  for (guint i = 0; i < 2 * piece->n_cells; i++)
    {
      box = sp_official_paper_form_box (i / 2, piece->n_cells, i % 2);
      piece->n_lines = MAX (piece->n_lines, count_lines (self, &box, piece->texts[i], SP_FORM_PAD));
    }
}

/* The title and the number stand above all else on the first page. */
static double
head_height (SpOfficialPaper *self)
{
  guint n = sp_chart_text_lines (self->text, SP_FONT_TITLE, SP_OFFICIAL_TITLE_SIZE, self->title,
                                 SP_OFFICIAL_WIDTH);

  return n * SP_OFFICIAL_TITLE_PITCH + (self->number != NULL ? 2 : 1) * SP_OFFICIAL_PITCH;
}

typedef struct
{
  SpOfficialPaper *paper;
  double y;
} Pen;

static void
begin_page (Pen *pen)
{
  g_array_append_val (pen->paper->page_first, pen->paper->slices->len);
  pen->y = 0;
}

/* A piece goes on on the next page line by line; a form's row that fits on a page stays whole. */
static void
place (Pen *pen, guint index, const SpPiece *piece)
{
  double pad = piece->kind == SP_PIECE_FORM ? 2 * SP_FORM_PAD : 0;
  gboolean is_whole =
    piece->kind == SP_PIECE_FORM && piece->n_lines * piece->pitch + pad <= SP_OFFICIAL_HEIGHT;

  for (guint line = 0; line < piece->n_lines;)
    {
      double room = SP_OFFICIAL_HEIGHT - pen->y - pad + 1e-6;
      guint fit = room > 0 ? (guint)floor (room / piece->pitch) : 0;
      guint rest = piece->n_lines - line;
      SpPieceSlice slice = {index, line, MIN (fit, rest), pen->y};

      if (fit == 0 || (is_whole && fit < rest))
        {
          begin_page (pen);
          continue;
        }
      g_array_append_val (pen->paper->slices, slice);
      line += slice.n_lines;
      pen->y += slice.n_lines * piece->pitch + pad;
    }
}

static double
piece_height (const SpPiece *piece)
{
  return piece->n_lines * piece->pitch + (piece->kind == SP_PIECE_FORM ? 2 * SP_FORM_PAD : 0);
}

/* A name does not stand on another page than its day, nor both without anything they sign. A long
 * paragraph is cut rather than moved. */
static void
keep_together (Pen *pen, guint index)
{
  const SpPiece *pieces = (const SpPiece *)(gconstpointer)pen->paper->pieces->data;
  guint end = index;
  double height = 0;

  while (end + 1 < pen->paper->pieces->len && pieces[end].keeps_next)
    height += piece_height (&pieces[end++]);
  if (end == index || pieces[index].n_lines > MOST_KEPT_LINES)
    return;
  height += piece_height (&pieces[end]);
  if (pen->y > 0 && pen->y + height > SP_OFFICIAL_HEIGHT + 1e-6)
    begin_page (pen);
}

void
sp_official_paper_lay_out (SpOfficialPaper *self)
{
  Pen pen = {self, 0};

  if (self->is_laid_out)
    return;
  g_array_set_size (self->slices, 0);
  g_array_set_size (self->page_first, 0);
  begin_page (&pen);
  pen.y = head_height (self);
  for (guint i = 0; i < self->pieces->len; i++)
    measure (self, &g_array_index (self->pieces, SpPiece, i));
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const SpPiece *piece = &g_array_index (self->pieces, SpPiece, i);

      keep_together (&pen, i);
      place (&pen, i, piece);
    }
  self->is_laid_out = TRUE;
}

/* ---- what it tells of itself ---- */

guint
sp_official_paper_get_n_pages (SpOfficialPaper *self)
{
  sp_official_paper_lay_out (self);
  return self->page_first->len;
}

char *
sp_official_paper_dup_text (SpOfficialPaper *self)
{
  GString *text = g_string_new (self->title);

  g_string_append_c (text, '\n');
  if (self->number != NULL)
    g_string_append_printf (text, "%s\n", self->number);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const SpPiece *piece = &g_array_index (self->pieces, SpPiece, i);

      for (guint j = 0; j < MAX (1, 2 * piece->n_cells); j++)
        if (piece->texts[j] != NULL)
          g_string_append_printf (text, "%s%s", piece->texts[j],
                                  piece->kind == SP_PIECE_FORM && j % 2 == 0 ? "：" : "\n");
    }
  return g_string_free (text, FALSE);
}
