/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpSheet: rows in order, each written once. */
#include "report/sp-sheet.h"

#include "base/sp-i18n.h"
#include "report/sp-wrap.h"

#include <string.h>

#define BODY_HALF_POINTS 21
#define LINE_POINTS 15.0 /* of 10.5 points; fallback fonts are taller than 宋体 */
#define ROW_PADDING 6.0
#define ROWS_PER_CHECK 256 /* between looks at the cancellable */
#define FEW_LINES 60       /* no column is so wide that this many could be more than a cell holds */

struct _SpSheet
{
  /* Owned */
  SpFormat **formats; /* n_columns for each look; borrowed formats */
  GString *buffer;

  /* Borrowed */
  SpBook *book;
  const SpSheetSpec *spec;
  gpointer data;
  GCancellable *cancellable;

  /* State */
  guint head_first, head_last;
  guint row; /* next */
  guint chart_row;
  guint last_row; /* of the table */
  double em;      /* of all columns */
  gboolean is_stopped;
};

static const SpStyle look_styles[SP_N_ROW_LOOKS] = {
  [SP_ROW_PLAIN] = {.font = SP_FONT_SONG},
  [SP_ROW_GROUP] = {.font = SP_FONT_HEI, .fill = 0xE8EDF3},
  [SP_ROW_TOTAL] = {.font = SP_FONT_HEI, .fill = 0xF2F2F2, .flags = SP_STYLE_BOLD},
};

static const struct
{
  guint8 align;
  guint8 show;
} kind_looks[SP_N_CELL_KINDS] = {
  [SP_CELL_TEXT] = {SP_ALIGN_LEFT, SP_SHOW_GENERAL},
  [SP_CELL_WORD] = {SP_ALIGN_CENTER, SP_SHOW_GENERAL},
  [SP_CELL_CODE] = {SP_ALIGN_CENTER, SP_SHOW_TEXT},
  [SP_CELL_COUNT] = {SP_ALIGN_CENTER, SP_SHOW_COUNT},
  [SP_CELL_CHANGE] = {SP_ALIGN_CENTER, SP_SHOW_CHANGE},
  [SP_CELL_MONEY] = {SP_ALIGN_CENTER, SP_SHOW_MONEY},
  [SP_CELL_RATE] = {SP_ALIGN_CENTER, SP_SHOW_RATE},
  [SP_CELL_PERCENT] = {SP_ALIGN_CENTER, SP_SHOW_PERCENT},
  [SP_CELL_DATE] = {SP_ALIGN_CENTER, SP_SHOW_DATE},
};

static SpStyle
cell_style (SpCellKind kind, SpRowLook look)
{
  SpStyle style = look_styles[look];

  style.half_points = BODY_HALF_POINTS;
  style.align = kind_looks[kind].align;
  style.show = kind_looks[kind].show;
  style.edges = SP_EDGE_ALL;
  style.flags |= SP_STYLE_WRAP;
  return style;
}

/* ---- title and foot ---- */

static void
write_line (
  SpBook *book, guint row, guint last_column, double points, const SpStyle *style, const char *text)
{
  sp_book_set_row (book, row, points, 0);
  sp_book_merge (book, row, 0, row, last_column, text, sp_book_format (book, style));
}

/* Three texts on one line: at the left, in the middle and at the right of the table. */
static void
write_thirds (SpBook *book, guint row, guint last_column, const SpSheetSpec *spec)
{
  const char *texts[] = {spec->left, spec->middle, spec->right};
  guint n = last_column + 1;
  guint begins[] = {0, n >= 3 ? n / 3 : 0, n >= 3 ? n - n / 3 : 0, n};

  sp_book_set_row (book, row, 21, 0);
  if (n < 3)
    begins[1] = begins[2] = n; /* the left text alone */
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      SpStyle style = {.font = SP_FONT_SONG, .half_points = 24, .align = (guint8)i};

      if (begins[i] < begins[i + 1])
        sp_book_merge (book, row, begins[i], row, begins[i + 1] - 1,
                       texts[i] != NULL ? texts[i] : "", sp_book_format (book, &style));
    }
}

guint
sp_sheet_write_title (SpBook *book, const SpSheetSpec *spec, guint last_column)
{
  static const SpStyle corner = {.font = SP_FONT_HEI, .half_points = 32};
  static const SpStyle title = {.font = SP_FONT_TITLE, .half_points = 40, .align = SP_ALIGN_CENTER};
  guint row = 0;

  if (spec->corner != NULL)
    write_line (book, row++, last_column, 24, &corner, spec->corner);
  write_line (book, row++, last_column, 36, &title, spec->title);
  write_thirds (book, row++, last_column, spec);
  return row;
}

void
sp_sheet_write_foot (SpBook *book, guint row, guint last_column)
{
  static const SpStyle style = {.font = SP_FONT_SONG, .half_points = 24};

  write_line (book, row, last_column, 27, &style,
              _ ("审核人：　　　　　　　　填表人：　　　　　　　　联系电话：　　　　　　　　"
                 "填报日期：　　　　年　　月　　日"));
}

/* ---- heads ---- */

static gboolean
has_groups (const SpSheetSpec *spec)
{
  for (guint i = 0; i < spec->n_columns; i++)
    if (spec->columns[i].group != NULL)
      return TRUE;
  return FALSE;
}

static guint
count_group (const SpSheetSpec *spec, guint column)
{
  guint n = 1;

  while (column + n < spec->n_columns && spec->columns[column].group != NULL &&
         g_strcmp0 (spec->columns[column + n].group, spec->columns[column].group) == 0)
    n++;
  return n;
}

static double
head_height (const SpSheetSpec *spec, gboolean is_grouped)
{
  guint lines = 1;

  for (guint i = 0; i < spec->n_columns; i++)
    if (!is_grouped || spec->columns[i].group != NULL)
      lines =
        MAX (lines, sp_wrap_count_lines (_ (spec->columns[i].head), spec->columns[i].em - 0.5));
  return lines * 16.0 + 8.0;
}

/* Of the row of groups. */
static double
group_height (const SpSheetSpec *spec)
{
  guint lines = 1;

  for (guint i = 0; i < spec->n_columns; i += count_group (spec, i))
    {
      double em = -0.5;

      for (guint k = 0; k < count_group (spec, i); k++)
        em += spec->columns[i + k].em;
      if (spec->columns[i].group != NULL)
        lines = MAX (lines, sp_wrap_count_lines (_ (spec->columns[i].group), em));
    }
  return lines * 16.0 + 8.0;
}

/* (1) (2) …, as notes of forms refer to columns; repeated with the heads. */
static void
write_numbers (SpSheet *self)
{
  static const SpStyle style = {
    .font = SP_FONT_SONG, .half_points = 18, .align = SP_ALIGN_CENTER, .edges = SP_EDGE_ALL};
  SpFormat *format = sp_book_format (self->book, &style);

  for (guint i = 0; i < self->spec->n_columns; i++)
    {
      g_autofree char *number = g_strdup_printf ("(%u)", i + 1);

      sp_book_text (self->book, self->row, i, number, format);
    }
  sp_book_set_row (self->book, self->row, 18, 0);
  self->head_last = self->row++;
}

static void
write_heads (SpSheet *self)
{
  static const SpStyle style = {.font = SP_FONT_HEI,
                                .half_points = 22,
                                .align = SP_ALIGN_CENTER,
                                .edges = SP_EDGE_ALL,
                                .flags = SP_STYLE_BOLD | SP_STYLE_WRAP,
                                .fill = 0xDCE6F1};
  SpFormat *format = sp_book_format (self->book, &style);
  const SpSheetSpec *spec = self->spec;
  gboolean two = has_groups (spec);

  self->head_first = self->row;
  self->head_last = self->row + (two ? 1 : 0);
  if (two)
    sp_book_set_row (self->book, self->head_first, group_height (spec), 0);
  sp_book_set_row (self->book, self->head_last, head_height (spec, two), 0);
  for (guint i = 0; two && i < spec->n_columns; i += count_group (spec, i))
    if (spec->columns[i].group != NULL)
      sp_book_merge (self->book, self->head_first, i, self->head_first,
                     i + count_group (spec, i) - 1, _ (spec->columns[i].group), format);
    else
      sp_book_merge (self->book, self->head_first, i, self->head_last, i, _ (spec->columns[i].head),
                     format);
  for (guint i = 0; i < spec->n_columns; i++)
    if (!two || spec->columns[i].group != NULL)
      sp_book_text (self->book, self->head_last, i, _ (spec->columns[i].head), format);
  self->row = self->head_last + 1;
  if (spec->flags & SP_SHEET_NUMBERS)
    write_numbers (self);
  self->last_row = self->head_last;
}

/* ---- life ---- */

static void
prepare (SpSheet *self)
{
  const SpSheetSpec *spec = self->spec;

  self->formats = g_new0 (SpFormat *, SP_N_ROW_LOOKS * spec->n_columns);
  for (guint look = 0; look < SP_N_ROW_LOOKS; look++)
    for (guint i = 0; i < spec->n_columns; i++)
      {
        SpStyle style = cell_style (spec->columns[i].kind, look);

        self->formats[look * spec->n_columns + i] = sp_book_format (self->book, &style);
      }
  for (guint i = 0; i < spec->n_columns; i++)
    {
      sp_book_set_column (self->book, i, i, spec->columns[i].em);
      self->em += spec->columns[i].em;
    }
}

SpSheet *
sp_sheet_begin (SpBook *book, const SpSheetSpec *spec, gpointer data, GCancellable *cancellable)
{
  SpSheet *self = g_new0 (SpSheet, 1);

  g_assert (!((spec->flags & SP_SHEET_LONG) && has_groups (spec)));

  self->book = book;
  self->spec = spec;
  self->data = data;
  self->cancellable = cancellable;
  self->buffer = g_string_new (NULL);
  sp_book_add_sheet (book, spec->name, (spec->flags & SP_SHEET_LONG) != 0);
  prepare (self);
  self->row = sp_sheet_write_title (book, spec, spec->n_columns - 1);
  write_heads (self);
  return self;
}

/* ---- rows ---- */

static SpFormat *
coloured (SpSheet *self, guint column, SpRowLook look, guint32 colour)
{
  SpStyle style = cell_style (self->spec->columns[column].kind, look);

  style.colour = colour;
  return sp_book_format (self->book, &style);
}

static void
write_none (SpSheet *self, guint column, const SpCell *cell, SpFormat *format)
{
  if (cell->formula != NULL && cell->is_none)
    sp_book_text_formula (self->book, self->row, column, cell->formula, "/", format);
  else
    sp_book_text (self->book, self->row, column, cell->is_none ? "/" : "", format);
}

static void
write_cell (SpSheet *self, guint column, SpRowLook look, const SpCell *cell)
{
  SpFormat *format = self->formats[look * self->spec->n_columns + column];

  if (cell->colour != 0)
    format = coloured (self, column, look, cell->colour);
  switch (self->spec->columns[column].kind)
    {
    case SP_CELL_TEXT:
    case SP_CELL_WORD:
    case SP_CELL_CODE:
      sp_book_text (self->book, self->row, column, cell->text, format);
      break;
    case SP_CELL_DATE:
      if (cell->is_none || cell->is_blank || cell->date == SP_DATE_NONE)
        sp_book_text (self->book, self->row, column, cell->is_blank ? "" : "/", format);
      else
        sp_book_date (self->book, self->row, column, cell->date, format);
      break;
    case SP_CELL_COUNT:
    case SP_CELL_MONEY:
    case SP_CELL_CHANGE:
    case SP_CELL_RATE:
    case SP_CELL_PERCENT:
      if (cell->is_none || cell->is_blank)
        write_none (self, column, cell, format);
      else if (cell->formula != NULL)
        sp_book_formula (self->book, self->row, column, cell->formula, cell->number, format);
      else
        sp_book_number (self->book, self->row, column, cell->number, format);
      break;
    case SP_N_CELL_KINDS:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_text (SpCellKind kind)
{
  return kind == SP_CELL_TEXT || kind == SP_CELL_WORD || kind == SP_CELL_CODE;
}

static gboolean
may_go_on (SpSheet *self)
{
  if (self->row % ROWS_PER_CHECK == 0 && g_cancellable_is_cancelled (self->cancellable))
    self->is_stopped = TRUE;
  return !self->is_stopped && !sp_book_has_failed (self->book);
}

/* ---- texts longer than a cell ---- */

/* How many bytes of each column's text are written; those that fit are, wholly. */
static gsize *
start_parts (SpSheet *self)
{
  gsize *done = g_new (gsize, self->spec->n_columns);

  for (guint i = 0; i < self->spec->n_columns; i++)
    done[i] = G_MAXSIZE;
  return done;
}

static void
write_part (SpSheet *self, guint column, const char *text, gsize from, gsize length, SpRowLook look)
{
  g_autofree char *part = g_strndup (text + from, length);
  g_autofree char *whole =
    g_strconcat (from > 0 ? _ ("（接上行）") : "", part,
                 text[from + length] != '\0' ? _ ("（未完，接下行）") : "", NULL);

  sp_book_text (self->book, self->row, column, whole,
                self->formats[look * self->spec->n_columns + column]);
}

/* A row below @row that goes on with what did not fit; the other cells are empty. Returns whether
 * another has to follow. */
static gboolean
add_rest (SpSheet *self, gconstpointer row, SpRowLook look, guint level, gsize *done)
{
  gboolean has_more = FALSE;
  guint lines = 1;

  for (guint i = 0; i < self->spec->n_columns; i++)
    {
      SpCell cell = {.column = i, .buffer = self->buffer};
      gsize length = 0;

      g_string_truncate (self->buffer, 0);
      if (done[i] != G_MAXSIZE)
        self->spec->columns[i].get (row, self->data, &cell);
      if (cell.text != NULL && cell.text[done[i]] != '\0')
        length = sp_book_measure_text (cell.text + done[i]);
      if (length == 0)
        {
          sp_book_blank (self->book, self->row, i, self->formats[look * self->spec->n_columns + i]);
          continue;
        }
      write_part (self, i, cell.text, done[i], length, look);
      done[i] += length;
      has_more = has_more || cell.text[done[i]] != '\0';
      lines = MAX (lines, sp_wrap_count_lines (cell.text, self->spec->columns[i].em));
    }
  sp_book_set_row (self->book, self->row, lines * LINE_POINTS + ROW_PADDING, level);
  self->last_row = self->row++;
  return has_more;
}

guint
sp_sheet_get_row (const SpSheet *self)
{
  return self->row;
}

guint
sp_sheet_add_row (SpSheet *self, gconstpointer row, SpRowLook look, guint level)
{
  g_autofree gsize *done = NULL; /* where a text is too long: what of each is written */
  const SpSheetColumn *columns = self->spec->columns;
  guint lines = 1;

  if (!may_go_on (self))
    return self->row;
  for (guint i = 0; i < self->spec->n_columns; i++)
    {
      SpCell cell = {.column = i, .buffer = self->buffer};

      g_string_truncate (self->buffer, 0);
      columns[i].get (row, self->data, &cell);
      if (is_text (columns[i].kind) && cell.text != NULL)
        {
          guint own = sp_wrap_count_lines (cell.text, columns[i].em);
          gsize length = own > FEW_LINES ? sp_book_measure_text (cell.text) : 0;

          lines = MAX (lines, own);
          if (G_UNLIKELY (own > FEW_LINES && cell.text[length] != '\0'))
            {
              if (done == NULL)
                done = start_parts (self);
              write_part (self, i, cell.text, 0, length, look);
              done[i] = length;
              continue;
            }
        }
      write_cell (self, i, look, &cell);
    }
  sp_book_set_row (self->book, self->row, lines * LINE_POINTS + ROW_PADDING, level);
  self->last_row = self->row++;
  while (done != NULL && may_go_on (self) && add_rest (self, row, look, level, done))
    ;
  return self->last_row;
}

void
sp_sheet_add_note (SpSheet *self, const char *text)
{
  static const SpStyle style = {
    .font = SP_FONT_SONG, .half_points = BODY_HALF_POINTS, .flags = SP_STYLE_WRAP};
  guint lines = sp_wrap_count_lines (text, self->em);

  if (may_go_on (self))
    write_line (self->book, self->row++, self->spec->n_columns - 1,
                lines * LINE_POINTS + ROW_PADDING, &style, text);
}

void
sp_sheet_add_chart (SpSheet *self, SpBookChart *chart, guint first, guint last, gboolean is_beside)
{
  static const double row_points = 15.0; /* of rows that nobody made higher */
  guint n_rows = (guint)(chart->points / row_points) + 2;

  if (!may_go_on (self))
    return;
  chart->sheet = sp_book_get_sheet_name (self->book);
  chart->pixels = 0;
  for (guint i = first; i <= last; i++)
    chart->pixels += sp_book_get_column_pixels (self->spec->columns[i].em);
  if (!is_beside)
    self->chart_row = self->row + 1;
  sp_book_add_chart (self->book, self->chart_row, first, chart);
  self->row = MAX (self->row, self->chart_row + n_rows);
}

void
sp_sheet_end (SpSheet *self)
{
  const SpSheetSpec *spec = self->spec;
  SpBookPage page = {.paper = spec->paper,
                     .is_portrait = (spec->flags & SP_SHEET_PORTRAIT) != 0,
                     .head_first = self->head_first,
                     .head_last = self->head_last,
                     .frozen_rows = self->head_last + 1,
                     .frozen_columns = spec->frozen_columns,
                     .mark = spec->mark};

  if (spec->flags & SP_SHEET_FILTER)
    sp_book_set_filter (self->book, self->head_last, self->last_row, spec->n_columns - 1);
  if (!(spec->flags & SP_SHEET_FOOTLESS))
    sp_sheet_write_foot (self->book, self->row, spec->n_columns - 1);
  sp_book_set_print_area (self->book, self->row - (spec->flags & SP_SHEET_FOOTLESS ? 1 : 0),
                          spec->n_columns - 1);
  sp_book_set_page (self->book, &page);
  g_string_free (self->buffer, TRUE);
  g_free (self->formats);
  g_free (self);
}
