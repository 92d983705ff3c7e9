/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpOfficialPaper: what is in it. */
#include "report/sp-official-paper-private.h"

#include "base/sp-i18n.h"

#include <string.h>

#define INDENT "　　" /* of the first line */

/* What words look like on a page; what they look like in a .docx, sp-word-styles.c says. */
static const struct
{
  SpFont font;
  double size, pitch;
  SpAlign align;
} looks[SP_WORD_N_STYLES] = {
  [SP_WORD_BODY] = {SP_FONT_BODY, SP_OFFICIAL_SIZE, SP_OFFICIAL_PITCH, SP_ALIGN_START},
  [SP_WORD_TITLE] = {SP_FONT_TITLE, SP_OFFICIAL_TITLE_SIZE, SP_OFFICIAL_TITLE_PITCH,
                     SP_ALIGN_CENTER},
  [SP_WORD_HEADING_1] = {SP_FONT_HEADING, SP_OFFICIAL_SIZE, SP_OFFICIAL_PITCH, SP_ALIGN_START},
  [SP_WORD_HEADING_2] = {SP_FONT_KAI, SP_OFFICIAL_SIZE, SP_OFFICIAL_PITCH, SP_ALIGN_START},
  [SP_WORD_FLUSH] = {SP_FONT_BODY, SP_OFFICIAL_SIZE, SP_OFFICIAL_PITCH, SP_ALIGN_START},
  [SP_WORD_CENTRED] = {SP_FONT_BODY, SP_OFFICIAL_SIZE, SP_OFFICIAL_PITCH, SP_ALIGN_CENTER},
  [SP_WORD_SIGNATURE] = {SP_FONT_BODY, SP_OFFICIAL_SIZE, SP_OFFICIAL_PITCH, SP_ALIGN_END},
  [SP_WORD_ANNEX] = {SP_FONT_HEADING, SP_OFFICIAL_SIZE, SP_OFFICIAL_PITCH, SP_ALIGN_START},
  [SP_WORD_CAPTION] = {SP_FONT_HEADING, SP_FORM_SIZE, SP_OFFICIAL_PITCH, SP_ALIGN_CENTER},
};

static void
piece_clear (gpointer data)
{
  SpPiece *piece = data;

  g_strfreev (piece->texts);
  if (piece->picture.free != NULL)
    piece->picture.free (piece->picture.data);
}

static void
table_clear (gpointer data)
{
  SpOfficialTable *table = data;

  for (guint i = 0; i < table->n_columns; i++)
    {
      g_free ((char *)table->columns[i].label);
      g_free ((char *)table->columns[i].group);
    }
  g_free (table->columns);
}

SpOfficialPaper *
sp_official_paper_new (const char *title)
{
  SpOfficialPaper *self = g_new0 (SpOfficialPaper, 1);

  g_return_val_if_fail (title != NULL, NULL);

  self->title = g_strdup (title);
  self->name = g_strdup (title);
  g_strdelimit (self->name, "\n", ' ');
  self->text = sp_chart_text_new (TRUE);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (SpPiece));
  g_array_set_clear_func (self->pieces, piece_clear);
  self->tables = g_array_new (FALSE, FALSE, sizeof (SpOfficialTable));
  g_array_set_clear_func (self->tables, table_clear);
  self->slices = g_array_new (FALSE, FALSE, sizeof (SpPieceSlice));
  self->page_first = g_array_new (FALSE, FALSE, sizeof (guint));
  self->page_is_lying = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->page_number = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
sp_official_paper_free (SpOfficialPaper *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->name);
  g_free (self->number);
  g_free (self->author);
  g_free (self->mark);
  sp_chart_text_free (self->text);
  g_array_unref (self->pieces);
  g_array_unref (self->tables);
  g_array_unref (self->slices);
  g_array_unref (self->page_first);
  g_array_unref (self->page_is_lying);
  g_array_unref (self->page_number);
  g_free (self);
}

/* ---- words ---- */

static SpPiece *
add_piece (SpOfficialPaper *self, SpPiece piece)
{
  piece.is_landscape = self->is_landscape;
  g_array_append_val (self->pieces, piece);
  self->is_laid_out = FALSE;
  return &g_array_index (self->pieces, SpPiece, self->pieces->len - 1);
}

static char **
texts_of (const char *text)
{
  char **texts = g_new0 (char *, 2);

  texts[0] = g_strdup (text);
  return texts;
}

static SpPiece *
add_words (SpOfficialPaper *self, SpWordStyle style, const char *text)
{
  return add_piece (self, (SpPiece) {.kind = SP_PIECE_WORDS,
                                     .texts = texts_of (text),
                                     .n_texts = 1,
                                     .style = style,
                                     .font = looks[style].font,
                                     .size = looks[style].size,
                                     .pitch = looks[style].pitch,
                                     .align = looks[style].align});
}

static SpPiece *
add_indented (SpOfficialPaper *self, SpWordStyle style, const char *text)
{
  g_autofree char *indented = g_strconcat (INDENT, text, NULL);

  return add_words (self, style, indented);
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
sp_official_paper_set_author (SpOfficialPaper *self, const char *author)
{
  g_free (self->author);
  self->author = g_strdup (author);
}

void
sp_official_paper_set_mark (SpOfficialPaper *self, const char *mark)
{
  g_free (self->mark);
  self->mark = g_strdup (mark);
}

void
sp_official_paper_add_addressee (SpOfficialPaper *self, const char *name)
{
  g_autofree char *text = g_strconcat (name, "：", NULL);

  add_words (self, SP_WORD_FLUSH, text);
}

void
sp_official_paper_add_text (SpOfficialPaper *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      add_indented (self, SP_WORD_BODY, lines[i]);
}

void
sp_official_paper_add_heading (SpOfficialPaper *self, guint level, const char *text)
{
  g_return_if_fail (level == 1 || level == 2);

  add_indented (self, level == 1 ? SP_WORD_HEADING_1 : SP_WORD_HEADING_2, text)->keeps_next = TRUE;
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
  double indent = 4 * SP_OFFICIAL_SIZE;
  SpPiece *who;

  keep_text_before (self);
  who = add_words (self, SP_WORD_SIGNATURE, name);
  who->keeps_next = TRUE;
  /* The name stands in the middle above the day, as far as the text is wide. */
  who->indent_right = MAX (0, indent - (name_width - day_width) / 2);
  add_words (self, SP_WORD_SIGNATURE, day)->indent_right = indent;
}

void
sp_official_paper_add_space (SpOfficialPaper *self)
{
  add_words (self, SP_WORD_FLUSH, "");
}

/* ---- forms and tables ---- */

void
sp_official_paper_add_form_row (SpOfficialPaper *self,
                                const SpFormCell *cells,
                                guint n_cells,
                                guint n_lines)
{
  char **texts;

  g_return_if_fail (n_cells > 0 && n_cells <= SP_FORM_MAX);

  texts = g_new0 (char *, 2 * n_cells + 1);
  for (guint i = 0; i < n_cells; i++)
    {
      texts[2 * i] = g_strdup (cells[i].label);
      texts[2 * i + 1] = g_strdup (cells[i].value != NULL ? cells[i].value : "");
    }
  add_piece (self, (SpPiece) {.kind = SP_PIECE_FORM,
                              .texts = texts,
                              .n_texts = 2 * n_cells,
                              .n_least = MAX (1, n_lines),
                              .font = SP_FONT_BODY,
                              .size = SP_FORM_SIZE,
                              .pitch = SP_FORM_PITCH,
                              .pad = SP_FORM_PAD});
}

void
sp_official_paper_begin_table (SpOfficialPaper *self,
                               const SpOfficialColumn *columns,
                               guint n_columns)
{
  SpOfficialTable table = {.n_columns = n_columns, .head = self->pieces->len};

  g_return_if_fail (columns != NULL && n_columns > 0);

  table.columns = g_memdup2 (columns, n_columns * sizeof *columns);
  for (guint i = 0; i < n_columns; i++)
    {
      table.columns[i].label = g_strdup (_ (columns[i].label));
      table.columns[i].group = g_strdup (columns[i].group != NULL ? _ (columns[i].group) : NULL);
    }
  add_piece (self, (SpPiece) {.kind = SP_PIECE_HEAD,
                              .table = self->tables->len,
                              .font = SP_FONT_HEADING,
                              .size = SP_TABLE_SIZE,
                              .pitch = SP_TABLE_PITCH,
                              .pad = SP_TABLE_PAD,
                              .keeps_next = TRUE});
  g_array_append_val (self->tables, table);
}

void
sp_official_paper_add_row (SpOfficialPaper *self, const char *const *cells)
{
  const SpOfficialTable *table;
  char **texts;

  g_return_if_fail (self->tables->len > 0 && cells != NULL);

  table = &g_array_index (self->tables, SpOfficialTable, self->tables->len - 1);
  texts = g_new0 (char *, table->n_columns + 1);
  for (guint i = 0; i < table->n_columns; i++)
    texts[i] = g_strdup (cells[i]);
  add_piece (self, (SpPiece) {.kind = SP_PIECE_ROW,
                              .texts = texts,
                              .n_texts = table->n_columns,
                              .table = self->tables->len - 1,
                              .font = SP_FONT_BODY,
                              .size = SP_TABLE_SIZE,
                              .pitch = SP_TABLE_PITCH,
                              .pad = SP_TABLE_PAD});
}

/* ---- pictures and annexes ---- */

void
sp_official_paper_add_picture (SpOfficialPaper *self,
                               const SpOfficialPicture *picture,
                               const char *caption)
{
  g_return_if_fail (picture != NULL && picture->width > 0 && picture->height > 0);

  add_piece (self, (SpPiece) {.kind = SP_PIECE_PICTURE,
                              .texts = texts_of (caption),
                              .n_texts = 1,
                              .picture = *picture,
                              .keeps_next = TRUE});
  add_words (self, SP_WORD_CAPTION, caption);
}

void
sp_official_paper_add_annex_note (SpOfficialPaper *self, const char *const *titles)
{
  add_words (self, SP_WORD_FLUSH, "");
  for (guint i = 0; titles[i] != NULL; i++)
    {
      g_autofree char *text =
        g_strdup_printf (i == 0 ? _ ("附件：%u．%s") : _ ("%u．%s"), i + 1, titles[i]);

      add_words (self, SP_WORD_FLUSH, text)->indent_left = (i == 0 ? 2 : 5) * SP_OFFICIAL_SIZE;
    }
}

void
sp_official_paper_begin_annex (SpOfficialPaper *self, const char *title, gboolean is_landscape)
{
  g_autofree char *number = g_strdup_printf (_ ("附件%u"), ++self->n_annexes);

  self->is_landscape = is_landscape;
  add_piece (self, (SpPiece) {.kind = SP_PIECE_PAGE});
  add_words (self, SP_WORD_ANNEX, number)->keeps_next = TRUE;
  add_words (self, SP_WORD_FLUSH, "")->keeps_next = TRUE; /* the title is on the third line */
  add_words (self, SP_WORD_TITLE, title)->keeps_next = TRUE;
}

/* The head takes the room of the first paper's, an empty line below it. */
void
sp_official_paper_begin_next (SpOfficialPaper *self, const char *title, const char *number)
{
  g_return_if_fail (title != NULL);

  self->is_landscape = FALSE;
  self->n_annexes = 0;
  add_piece (self, (SpPiece) {.kind = SP_PIECE_PAGE, .restarts = TRUE});
  add_words (self, SP_WORD_TITLE, title)->keeps_next = TRUE;
  if (number != NULL)
    add_words (self, SP_WORD_CENTRED, number)->keeps_next = TRUE;
  add_words (self, SP_WORD_FLUSH, "")->keeps_next = TRUE;
}

/* ---- what it tells of itself ---- */

guint
sp_official_paper_get_n_pages (SpOfficialPaper *self)
{
  sp_official_paper_lay_out (self);
  return self->page_first->len;
}

/* A row of a form is 标签：值, one of a table its cells with a stroke between. */
static void
append_texts (GString *out, const SpPiece *piece)
{
  for (guint i = 0; i < piece->n_texts; i++)
    {
      gboolean goes_on = i + 1 < piece->n_texts;

      g_string_append (out, piece->texts[i]);
      if (piece->kind == SP_PIECE_FORM && i % 2 == 0)
        g_string_append (out, "：");
      else
        g_string_append (out, piece->kind == SP_PIECE_ROW && goes_on ? "｜" : "\n");
    }
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

      if (piece->kind != SP_PIECE_PICTURE) /* its caption follows */
        append_texts (text, piece);
    }
  return g_string_free (text, FALSE);
}
