/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-row-moves.h. */
#include "template/sp-row-moves.h"

#include <string.h>

#define LAST_COLUMN 16384u

SpRowMoves *
sp_row_moves_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (SpRowInsert));
}

void
sp_row_moves_add (SpRowMoves *self, guint after, guint count)
{
  SpRowInsert insert = {after, count};
  guint at = 0;

  if (count == 0)
    return;
  while (at < self->len && g_array_index (self, SpRowInsert, at).after < after)
    at++;
  if (at < self->len && g_array_index (self, SpRowInsert, at).after == after)
    g_array_index (self, SpRowInsert, at).count += count;
  else
    g_array_insert_val (self, at, insert);
}

guint
sp_row_moves_get_row (const SpRowMoves *self, guint row)
{
  guint moved = row;

  for (guint i = 0; i < self->len && g_array_index (self, SpRowInsert, i).after < row; i++)
    moved += g_array_index (self, SpRowInsert, i).count;
  return moved;
}

guint
sp_row_moves_get_count (const SpRowMoves *self, guint after)
{
  for (guint i = 0; i < self->len; i++)
    if (g_array_index (self, SpRowInsert, i).after == after)
      return g_array_index (self, SpRowInsert, i).count;
  return 0;
}

guint
sp_row_moves_get_end (const SpRowMoves *self, guint row)
{
  return sp_row_moves_get_row (self, row) + sp_row_moves_get_count (self, row);
}

/* ---- places ---- */

typedef struct
{
  gboolean has_column, has_row;
  gboolean is_column_fixed, is_row_fixed; /* $ */
  guint column, row;                      /* from 1 */
} Place;

/* $B$7, B (whole columns), 7 (whole rows) at @text; the end, or NULL. */
static const char *
read_place (const char *text, Place *place)
{
  const char *p = text;
  gboolean has_dollar = *p == '$';

  memset (place, 0, sizeof *place);
  p += has_dollar;
  while (g_ascii_isalpha (*p) && place->column <= LAST_COLUMN)
    place->column = place->column * 26 + (guint)(g_ascii_toupper (*p++) - 'A') + 1;
  place->has_column = place->column > 0;
  place->is_column_fixed = place->has_column && has_dollar;
  if (place->has_column)
    {
      has_dollar = *p == '$' && g_ascii_isdigit (p[1]);
      p += has_dollar;
    }
  while (g_ascii_isdigit (*p) && place->row <= SP_ROW_MOVES_LAST_ROW)
    place->row = place->row * 10 + (guint)(*p++ - '0');
  place->has_row = place->row > 0;
  place->is_row_fixed = place->has_row && has_dollar;
  if (place->column > LAST_COLUMN || place->row > SP_ROW_MOVES_LAST_ROW ||
      !(place->has_column || place->has_row))
    return NULL;
  return p;
}

static void
append_letters (GString *out, guint column)
{
  char letters[4];
  guint n = 0;

  for (; column > 0 && n < sizeof letters; column = (column - 1) / 26)
    letters[n++] = (char)('A' + (column - 1) % 26);
  while (n > 0)
    g_string_append_c (out, letters[--n]);
}

static void
append_place (GString *out, const Place *place)
{
  if (place->row > SP_ROW_MOVES_LAST_ROW || place->column > LAST_COLUMN)
    {
      g_string_append (out, "#REF!");
      return;
    }
  if (place->has_column)
    {
      g_string_append (out, place->is_column_fixed ? "$" : "");
      append_letters (out, place->column);
    }
  if (place->has_row)
    g_string_append_printf (out, "%s%u", place->is_row_fixed ? "$" : "", place->row);
}

gboolean
sp_place_parse (const char *text, guint *row, guint *column, const char **end)
{
  Place place;
  const char *p = read_place (text, &place);

  if (p == NULL || !place.has_row || !place.has_column)
    return FALSE;
  *row = place.row;
  *column = place.column;
  if (end != NULL)
    *end = p;
  return TRUE;
}

void
sp_place_append (GString *out, guint row, guint column)
{
  append_letters (out, column);
  g_string_append_printf (out, "%u", row);
}

/* ---- ranges ---- */

static void
move_range (GString *out, const char *range, const SpRowMoves *moves, gboolean keeps_single)
{
  Place first;
  Place last;
  const char *p = read_place (range, &first);
  const char *end = p != NULL && *p == ':' ? read_place (p + 1, &last) : p;
  gboolean is_single;

  if (end == NULL || *end != '\0' || !first.has_row)
    {
      g_string_append (out, range);
      return;
    }
  if (*p != ':')
    last = first;
  is_single = last.row == first.row;
  first.row = sp_row_moves_get_row (moves, first.row);
  last.row = is_single && keeps_single ? first.row : sp_row_moves_get_end (moves, last.row);
  first.row = MIN (first.row, SP_ROW_MOVES_LAST_ROW);
  last.row = MIN (last.row, SP_ROW_MOVES_LAST_ROW);
  append_place (out, &first);
  if (*p != ':' && last.row == first.row)
    return;
  g_string_append_c (out, ':');
  append_place (out, &last);
}

char *
sp_ranges_move (const char *ranges, const SpRowMoves *moves, gboolean keeps_single)
{
  g_auto (GStrv) split = g_strsplit (ranges, " ", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; split[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? " " : "");
      move_range (out, split[i], moves, keeps_single);
    }
  return g_string_free (out, FALSE);
}

/* ---- formulas ---- */

typedef struct
{
  Place first, last;
  gboolean is_range;
  const char *sheet; /* NULL: none is named */
} Reference;

typedef void (*ReferenceFunc) (Reference *reference, gconstpointer data);

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '.' || (c & 0x80) != 0;
}

/* "text" or 'sheet' at @text: behind its closing quote; doubled ones are part of it. */
static const char *
skip_quoted (const char *text)
{
  char quote = *text;
  const char *p = text + 1;

  while (*p != '\0' && (*p != quote || p[1] == quote))
    p += *p == quote ? 2 : 1;
  return *p != '\0' ? p + 1 : p;
}

static const char *
skip_brackets (const char *text)
{
  guint depth = 0;

  for (; *text != '\0'; text++)
    {
      if (*text == '[')
        depth++;
      else if (*text == ']' && --depth == 0)
        return text + 1;
    }
  return text;
}

static char *
dup_sheet (const char *start, const char *end)
{
  GString *name = g_string_new (NULL);

  if (*start == '\'')
    start++, end--;
  for (const char *p = start; p < end; p++)
    {
      g_string_append_c (name, *p);
      if (*p == '\'' && p + 1 < end && p[1] == '\'')
        p++;
    }
  return g_string_free (name, FALSE);
}

/* The reference at @text, whose end is @*end; FALSE: there is none. */
static gboolean
read_reference (const char *text, Reference *reference, const char **end)
{
  const char *p = read_place (text, &reference->first);
  const char *q;

  if (p == NULL)
    return FALSE;
  q = *p == ':' ? read_place (p + 1, &reference->last) : NULL;
  reference->is_range = q != NULL && !is_word (*q) && *q != '(' &&
                        reference->last.has_column == reference->first.has_column &&
                        reference->last.has_row == reference->first.has_row;
  if (reference->is_range)
    p = q;
  else
    reference->last = reference->first;
  *end = p;
  return !is_word (*p) && *p != '(' && *p != '!' && *p != '[' &&
         (reference->is_range || (reference->first.has_row && reference->first.has_column));
}

/* Behind a word at @text that is no reference: a name, a function, a number, a sheet with its !. */
static const char *
skip_word (const char *text)
{
  while (is_word (*text))
    text++;
  return text;
}

static void
append_reference (GString *out, const Reference *reference)
{
  append_place (out, &reference->first);
  if (!reference->is_range)
    return;
  g_string_append_c (out, ':');
  append_place (out, &reference->last);
}

/* Goes through the references of @formula; the rest is copied. */
static char *
rewrite (const char *formula, ReferenceFunc func, gconstpointer data)
{
  GString *out = g_string_new (NULL);
  g_autofree char *sheet = NULL;

  for (const char *p = formula; *p != '\0';)
    {
      Reference reference;
      const char *end = p;

      if (*p == '"')
        end = skip_quoted (p);
      else if (*p == '[')
        end = skip_brackets (p);
      else if (*p == '\'')
        end = skip_quoted (p);
      else if ((is_word (*p) || *p == '$') && read_reference (p, &reference, &end))
        {
          reference.sheet = sheet;
          func (&reference, data);
          append_reference (out, &reference);
          g_clear_pointer (&sheet, g_free);
          p = end;
          continue;
        }
      else
        end = is_word (*p) ? skip_word (p) : p + 1;
      g_string_append_len (out, p, end - p);
      g_clear_pointer (&sheet, g_free);
      if (*end == '!' && end > p && (*p == '\'' || is_word (*p)))
        {
          sheet = dup_sheet (p, end);
          g_string_append_c (out, '!');
          end++;
        }
      else if (*p == '[' && (is_word (*end) || *end == '\''))
        {
          /* Another file's: [1]表一!A1. */
          const char *behind = *end == '\'' ? skip_quoted (end) : skip_word (end);

          g_string_append_len (out, end, behind - end);
          end = behind;
          if (*end == '!')
            {
              sheet = g_strdup ("[]");
              g_string_append_c (out, '!');
              end++;
            }
        }
      p = end;
    }
  return g_string_free (out, FALSE);
}

typedef struct
{
  const char *sheet;
  gboolean is_on_it;
  guint row, copy;
  const SpRowMoves *moves;
} Moving;

static gboolean
goes_along (const Moving *self, const Place *place)
{
  return self->copy > 0 && !place->is_row_fixed && place->row <= self->row;
}

static void
move_first (const Moving *self, Place *place)
{
  gboolean is_along = goes_along (self, place);

  place->row = sp_row_moves_get_row (self->moves, place->row) + (is_along ? self->copy : 0);
}

static void
move_last (const Moving *self, Place *place)
{
  gboolean is_along = goes_along (self, place);
  gboolean grows = !is_along && (place->row != self->row || place->is_row_fixed);

  place->row = (grows ? sp_row_moves_get_end (self->moves, place->row)
                      : sp_row_moves_get_row (self->moves, place->row)) +
               (is_along ? self->copy : 0);
}

static void
move_reference (Reference *reference, gconstpointer data)
{
  const Moving *self = data;
  gboolean is_ours = reference->sheet == NULL
                       ? self->is_on_it
                       : g_ascii_strcasecmp (reference->sheet, self->sheet) == 0;

  if (!is_ours || !reference->first.has_row)
    return;
  move_first (self, &reference->first);
  if (reference->is_range)
    move_last (self, &reference->last);
}

char *
sp_formula_move (const char *formula,
                 const char *sheet,
                 gboolean is_on_it,
                 guint row,
                 guint copy,
                 const SpRowMoves *moves)
{
  const Moving moving = {sheet, is_on_it, row, copy, moves};

  return rewrite (formula, move_reference, &moving);
}

typedef struct
{
  int rows, columns;
} Filling;

static guint
add_within (guint from, int by, guint last)
{
  gint64 sum = (gint64)from + by;

  /* Excel goes round the edge of the sheet. */
  return sum < 1 ? (guint)(sum + last) : sum > last ? (guint)(sum - last) : (guint)sum;
}

static void
fill_place (const Filling *self, Place *place)
{
  if (place->has_row && !place->is_row_fixed)
    place->row = add_within (place->row, self->rows, SP_ROW_MOVES_LAST_ROW);
  if (place->has_column && !place->is_column_fixed)
    place->column = add_within (place->column, self->columns, LAST_COLUMN);
}

static void
fill_reference (Reference *reference, gconstpointer data)
{
  fill_place (data, &reference->first);
  fill_place (data, &reference->last);
}

char *
sp_formula_fill (const char *formula, int rows, int columns)
{
  const Filling filling = {rows, columns};

  return rewrite (formula, fill_reference, &filling);
}
