/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpOfficialPaper: on which page and where each piece stands, in numbers. Draws nothing. */
#include "report/sp-official-paper-private.h"

#include <math.h>

#define MOST_KEPT_LINES 6 /* of the paragraph before a signature */
#define HEAD_SHARE 0.5    /* of a page, that a head may take to be repeated on the next */
#define SLACK 1e-6

SpOfficialFrame
sp_official_paper_get_frame (gboolean is_landscape)
{
  /* The same place on the sheet, turned to the left. */
  if (is_landscape)
    return (SpOfficialFrame) {297 * SP_MM - SP_OFFICIAL_TOP - SP_OFFICIAL_HEIGHT, SP_OFFICIAL_LEFT,
                              SP_OFFICIAL_HEIGHT, SP_OFFICIAL_WIDTH};
  return (SpOfficialFrame) {SP_OFFICIAL_LEFT, SP_OFFICIAL_TOP, SP_OFFICIAL_WIDTH,
                            SP_OFFICIAL_HEIGHT};
}

/* ---- boxes ---- */

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

SpTextBox
sp_official_paper_column_box (const SpOfficialTable *table,
                              guint i,
                              guint n_columns,
                              gboolean is_landscape)
{
  SpOfficialFrame frame = sp_official_paper_get_frame (is_landscape);
  double before = 0, within = 0, all = 0;

  for (guint k = 0; k < table->n_columns; k++)
    {
      before += k < i ? table->columns[k].width : 0;
      within += k >= i && k < i + n_columns ? table->columns[k].width : 0;
      all += table->columns[k].width;
    }
  return (SpTextBox) {.x = frame.left + frame.width * before / all,
                      .width = frame.width * within / all,
                      .size = SP_TABLE_SIZE,
                      .pitch = SP_TABLE_PITCH,
                      .font = SP_FONT_BODY,
                      .align = table->columns[i].is_text ? SP_ALIGN_START : SP_ALIGN_CENTER};
}

guint
sp_official_table_count_group (const SpOfficialTable *table, guint i)
{
  guint n = 1;

  while (table->columns[i].group != NULL && i + n < table->n_columns &&
         g_strcmp0 (table->columns[i + n].group, table->columns[i].group) == 0)
    n++;
  return n;
}

/* ---- measuring ---- */

static guint
count_lines (SpOfficialPaper *self, const SpTextBox *box, const char *text, double pad)
{
  if (*text == '\0')
    return 1;
  return sp_chart_text_lines (self->text, box->font, box->size, text, box->width - 2 * pad);
}

static void
measure_words (SpOfficialPaper *self, SpPiece *piece)
{
  SpOfficialFrame frame = sp_official_paper_get_frame (piece->is_landscape);
  const SpTextBox box = {.font = piece->font,
                         .size = piece->size,
                         .width = frame.width - piece->indent_left - piece->indent_right};

  piece->n_lines = count_lines (self, &box, piece->texts[0], 0);
}

static void
measure_form (SpOfficialPaper *self, SpPiece *piece)
{
  piece->n_lines = piece->n_least;
  for (guint i = 0; i < piece->n_texts; i++)
    {
      SpTextBox box = sp_official_paper_form_box (i / 2, piece->n_texts / 2, i % 2);

      piece->n_lines = MAX (piece->n_lines, count_lines (self, &box, piece->texts[i], piece->pad));
    }
}

/* A label without a group has both rows of the head for itself. */
static void
measure_head (SpOfficialPaper *self, SpPiece *piece)
{
  SpOfficialTable *table = &g_array_index (self->tables, SpOfficialTable, piece->table);
  guint n_alone = 1;

  table->n_group_lines = 0;
  table->n_labels = 1;
  for (guint i = 0; i < table->n_columns; i++)
    {
      const SpOfficialColumn *column = &table->columns[i];
      guint n_columns = sp_official_table_count_group (table, i);
      SpTextBox box = sp_official_paper_column_box (table, i, 1, piece->is_landscape);
      guint *most = column->group != NULL ? &table->n_labels : &n_alone;

      box.font = SP_FONT_HEADING;
      *most = MAX (*most, count_lines (self, &box, column->label, piece->pad));
      if (column->group == NULL)
        continue;
      box = sp_official_paper_column_box (table, i, n_columns, piece->is_landscape);
      box.font = SP_FONT_HEADING;
      table->n_group_lines =
        MAX (table->n_group_lines, count_lines (self, &box, column->group, piece->pad));
    }
  table->n_labels =
    MAX (table->n_labels, n_alone > table->n_group_lines ? n_alone - table->n_group_lines : 1);
  piece->n_lines = table->n_group_lines + table->n_labels;
}

static void
measure_row (SpOfficialPaper *self, SpPiece *piece)
{
  const SpOfficialTable *table = &g_array_index (self->tables, SpOfficialTable, piece->table);

  piece->n_lines = 1;
  for (guint i = 0; i < piece->n_texts; i++)
    {
      SpTextBox box = sp_official_paper_column_box (table, i, 1, piece->is_landscape);

      piece->n_lines = MAX (piece->n_lines, count_lines (self, &box, piece->texts[i], piece->pad));
    }
}

/* One line as high as the picture, with room for a caption below and for what stands @above. */
static void
measure_picture (SpPiece *piece, double above)
{
  SpOfficialFrame frame = sp_official_paper_get_frame (piece->is_landscape);

  piece->n_lines = 1;
  piece->pitch = MIN (frame.width * piece->picture.height / piece->picture.width,
                      frame.height - SP_OFFICIAL_PITCH - above);
}

/* @above: the height of what stands right above on the same page. */
static void
measure (SpOfficialPaper *self, SpPiece *piece, double above)
{
  switch (piece->kind)
    {
    case SP_PIECE_WORDS:
      measure_words (self, piece);
      break;
    case SP_PIECE_FORM:
      measure_form (self, piece);
      break;
    case SP_PIECE_HEAD:
      measure_head (self, piece);
      break;
    case SP_PIECE_ROW:
      measure_row (self, piece);
      break;
    case SP_PIECE_PICTURE:
      measure_picture (piece, above);
      break;
    case SP_PIECE_PAGE:
    default:
      break;
    }
}

static double
piece_height (const SpPiece *piece)
{
  return piece->n_lines * piece->pitch + 2 * piece->pad;
}

static void
measure_all (SpOfficialPaper *self)
{
  double above = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      SpPiece *piece = &g_array_index (self->pieces, SpPiece, i);

      measure (self, piece, above);
      above = piece->kind == SP_PIECE_WORDS && piece->keeps_next ? above + piece_height (piece) : 0;
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

/* ---- placing ---- */

typedef struct
{
  SpOfficialPaper *paper;
  double y;
  double height; /* of the page */
} Pen;

static void
begin_page (Pen *pen, gboolean is_landscape)
{
  GArray *numbers = pen->paper->page_number;
  guint number = numbers->len > 0 ? g_array_index (numbers, guint, numbers->len - 1) + 1 : 1;

  g_array_append_val (numbers, number);
  g_array_append_val (pen->paper->page_first, pen->paper->slices->len);
  g_array_append_val (pen->paper->page_is_lying, is_landscape);
  pen->height = sp_official_paper_get_frame (is_landscape).height;
  pen->y = 0;
}

/* The head of a table that goes on on a new page. */
static double
repeated_height (Pen *pen, const SpPiece *piece)
{
  const SpOfficialTable *table;
  double height;

  if (piece->kind != SP_PIECE_ROW)
    return 0;
  table = &g_array_index (pen->paper->tables, SpOfficialTable, piece->table);
  height = piece_height (&g_array_index (pen->paper->pieces, SpPiece, table->head));
  return height <= HEAD_SHARE * pen->height ? height : 0;
}

static void
begin_next_page (Pen *pen, const SpPiece *piece)
{
  double repeated = repeated_height (pen, piece);

  begin_page (pen, piece->is_landscape);
  if (repeated > 0)
    {
      guint head = g_array_index (pen->paper->tables, SpOfficialTable, piece->table).head;
      const SpPieceSlice slice = {head, 0,
                                  g_array_index (pen->paper->pieces, SpPiece, head).n_lines, 0};

      g_array_append_val (pen->paper->slices, slice);
      pen->y = repeated;
    }
}

/* A piece goes on on the next page line by line; a row that fits on a page stays whole. */
static void
place (Pen *pen, guint index, const SpPiece *piece)
{
  double pad = 2 * piece->pad;
  gboolean is_whole = piece->kind != SP_PIECE_WORDS &&
                      piece_height (piece) + repeated_height (pen, piece) <= pen->height + SLACK;

  for (guint line = 0; line < piece->n_lines;)
    {
      double room = pen->height - pen->y - pad + SLACK;
      guint fit = room > 0 ? (guint)floor (room / piece->pitch) : 0;
      guint rest = piece->n_lines - line;
      SpPieceSlice slice = {index, line, MIN (fit, rest), pen->y};

      if (fit == 0 || (is_whole && fit < rest))
        {
          begin_next_page (pen, piece);
          continue;
        }
      g_array_append_val (pen->paper->slices, slice);
      line += slice.n_lines;
      pen->y += slice.n_lines * piece->pitch + pad;
    }
}

/* A name does not stand on another page than its day, nor both without anything they sign; a
 * heading not without what it is of. A long paragraph is cut rather than moved. */
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
  /* Of a paragraph after a heading the first line is enough. */
  height += pieces[end].kind == SP_PIECE_WORDS && pieces[end].style == SP_WORD_BODY
              ? pieces[end].pitch
              : piece_height (&pieces[end]);
  if (pen->y > 0 && pen->y + height > pen->height + SLACK && height <= pen->height + SLACK)
    begin_page (pen, pieces[index].is_landscape);
}

void
sp_official_paper_lay_out (SpOfficialPaper *self)
{
  Pen pen = {self, 0, 0};

  if (self->is_laid_out)
    return;
  g_array_set_size (self->slices, 0);
  g_array_set_size (self->page_first, 0);
  g_array_set_size (self->page_is_lying, 0);
  g_array_set_size (self->page_number, 0);
  begin_page (&pen, FALSE);
  pen.y = head_height (self);
  measure_all (self);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const SpPiece *piece = &g_array_index (self->pieces, SpPiece, i);

      if (piece->kind == SP_PIECE_PAGE)
        begin_page (&pen, piece->is_landscape);
      if (piece->restarts)
        g_array_index (self->page_number, guint, self->page_number->len - 1) = 1;
      keep_together (&pen, i);
      place (&pen, i, piece);
    }
  self->is_laid_out = TRUE;
}
