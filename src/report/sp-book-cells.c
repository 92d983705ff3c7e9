/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpBook: cells: text made fit for them, numbers, dates, merged ranges, and the formats, made once
 * each. */
#include "report/sp-book-private.h"

#include "base/sp-i18n.h"

#include <string.h>

#define MAX_TEXT 32767 /* characters in a cell */
#define CUT_NOTE_ROOM 64
#define SPLIT_NOTE_ROOM 32
#define CELL_BYTES 48 /* of XML around a value */

static const char *const font_names[SP_N_FONTS] = {
  [SP_FONT_SONG] = "宋体",
  [SP_FONT_HEI] = "黑体",
  [SP_FONT_FANGSONG] = "仿宋_GB2312",
  [SP_FONT_TITLE] = "方正小标宋简体",
};

static const char *const number_formats[SP_N_SHOWS] = {
  [SP_SHOW_GENERAL] = NULL,
  [SP_SHOW_TEXT] = "@",
  [SP_SHOW_COUNT] = "0",
  [SP_SHOW_RATE] = "0.0%",
  [SP_SHOW_MONEY] = "0.00",
  [SP_SHOW_PERCENT] = "0%",
  [SP_SHOW_POINTS] = "+0.0;-0.0;0.0",
  [SP_SHOW_CHANGE] = "+0;-0;0",
  [SP_SHOW_DATE] = "yyyy\"年\"m\"月\"d\"日\"",
};

static void
apply_edges (lxw_format *format, guint8 edges)
{
  guint8 sides = (edges & SP_EDGE_NOW) ? LXW_BORDER_MEDIUM : LXW_BORDER_THIN;

  if (edges & (SP_EDGE_LEFT | SP_EDGE_NOW))
    format_set_left (format, sides);
  if (edges & (SP_EDGE_RIGHT | SP_EDGE_NOW))
    format_set_right (format, sides);
  if (edges & SP_EDGE_TOP)
    format_set_top (format, LXW_BORDER_THIN);
  if (edges & SP_EDGE_BOTTOM)
    format_set_bottom (format, LXW_BORDER_THIN);
  if (edges & SP_EDGE_NOW)
    {
      format_set_left_color (format, 0xC00000);
      format_set_right_color (format, 0xC00000);
    }
}

static void
apply_fill (lxw_format *format, const SpStyle *style)
{
  if (style->fill == 0)
    return;
  if (style->flags & SP_STYLE_HATCH)
    {
      format_set_pattern (format, LXW_PATTERN_LIGHT_UP);
      format_set_fg_color (format, style->fill);
      format_set_bg_color (format, 0xFFFFFF);
      return;
    }
  format_set_pattern (format, LXW_PATTERN_SOLID);
  format_set_bg_color (format, style->fill);
}

static void
apply (lxw_format *format, const SpStyle *style)
{
  static const guint8 aligns[] = {[SP_ALIGN_LEFT] = LXW_ALIGN_LEFT,
                                  [SP_ALIGN_CENTER] = LXW_ALIGN_CENTER,
                                  [SP_ALIGN_RIGHT] = LXW_ALIGN_RIGHT};

  format_set_font_name (format, font_names[style->font]);
  format_set_font_size (format, style->half_points / 2.0);
  format_set_align (format, aligns[style->align]);
  format_set_align (format, (style->flags & SP_STYLE_TOP) ? LXW_ALIGN_VERTICAL_TOP
                                                          : LXW_ALIGN_VERTICAL_CENTER);
  if (style->flags & SP_STYLE_BOLD)
    format_set_bold (format);
  if (style->flags & SP_STYLE_LINK)
    format_set_underline (format, LXW_UNDERLINE_SINGLE);
  if (style->flags & SP_STYLE_WRAP)
    format_set_text_wrap (format);
  if (style->indent > 0)
    format_set_indent (format, (uint8_t)style->indent);
  if (style->colour != 0)
    format_set_font_color (format, style->colour);
  if (number_formats[style->show] != NULL)
    format_set_num_format (format, number_formats[style->show]);
  apply_edges (format, style->edges);
  apply_fill (format, style);
}

SpFormat *
sp_book_format (SpBook *self, const SpStyle *style)
{
  lxw_format *format = g_hash_table_lookup (self->formats, style);

  if (format != NULL)
    return format;
  format = workbook_add_format (self->workbook);
  if (format == NULL)
    {
      sp_book_check (self, LXW_ERROR_MEMORY_MALLOC_FAILED, 0);
      return NULL;
    }
  apply (format, style);
  g_hash_table_insert (self->formats, g_memdup2 (style, sizeof *style), format);
  return format;
}

/* _xHHHH_ in a cell is read as the character of that code. */
static gboolean
is_escape (const char *p)
{
  return p[0] == '_' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3]) &&
         g_ascii_isxdigit (p[4]) && g_ascii_isxdigit (p[5]) && p[6] == '_';
}

/* A well-formed character of three bytes that XML allows, as nearly all Han text is. */
static gboolean
is_plain_triple (const guchar *p)
{
  return (p[0] & 0xF0) == 0xE0 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80 &&
         (p[0] != 0xE0 || p[1] >= 0xA0) && (p[0] != 0xED || p[1] < 0xA0) &&
         (p[0] != 0xEF || p[1] != 0xBF || p[2] < 0xBE);
}

/* Whether @text can go into a cell as it is, told in one pass over ASCII and Han. The rest takes
 * the long way. */
static gboolean
is_plain (const char *text, gsize *length)
{
  const guchar *p = (const guchar *)text;

  while (*p != '\0')
    if (*p >= 0x80)
      {
        if (!is_plain_triple (p))
          return FALSE;
        p += 3;
      }
    else if ((*p < 0x20 && *p != '\n') || *p == 0x7f || (*p == '_' && p[1] == 'x'))
      return FALSE;
    else
      p++;
  *length = (gsize)(p - (const guchar *)text);
  return *length < MAX_TEXT;
}

static void
append_fit (GString *out, const char *p, gsize *n)
{
  gunichar c = g_utf8_get_char (p);

  if (c == '\r' && p[1] == '\n')
    return;
  if (c == '\r' || c == '\v' || c == '\f' || c == 0x2028 || c == 0x2029)
    c = '\n'; /* line breaks as word processors write them */
  if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f || c == 0xFFFE || c == 0xFFFF)
    return;
  if (c == '_' && is_escape (p))
    {
      g_string_append (out, "_x005F");
      *n += 6;
    }
  g_string_append_unichar (out, c);
  *n += c > 0xFFFF ? 2 : 1;
}

/* Cells count their characters in UTF-16. */
static gsize
count_units (const char *text)
{
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += g_utf8_get_char (p) > 0xFFFF ? 2 : 1;
  return n;
}

/* Text as it may stand in a cell: well-formed, without control characters, not longer than a cell
 * holds. */
static const char *
fit_text (SpBook *self, const char *text)
{
  g_autofree char *valid = NULL;
  GString *out = self->scratch;
  gsize n = 0;
  gsize length = 0;

  if (G_LIKELY (is_plain (text, &length)))
    {
      self->n_bytes += length + CELL_BYTES;
      return text;
    }
  valid = g_utf8_make_valid (text, -1);
  g_string_truncate (out, 0);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (n >= MAX_TEXT - CUT_NOTE_ROOM && n + count_units (p) > MAX_TEXT)
        {
          g_string_append_printf (out,
                                  _ ("……（全文 %ld 字，超过单元格上限，余下部分请在程序中查看）"),
                                  g_utf8_strlen (valid, -1));
          self->n_cut++;
          break;
        }
      append_fit (out, p, &n);
    }
  self->n_bytes += out->len + CELL_BYTES;
  return out->str;
}

void
sp_book_text (SpBook *self, guint row, guint column, const char *text, SpFormat *format)
{
  if (self->error != NULL)
    return;
  if (text == NULL || text[0] == '\0')
    {
      sp_book_blank (self, row, column, format);
      return;
    }
  sp_book_check (
    self,
    worksheet_write_string (self->sheet, row, (lxw_col_t)column, fit_text (self, text), format),
    row);
}

void
sp_book_number (SpBook *self, guint row, guint column, double value, SpFormat *format)
{
  if (self->error != NULL)
    return;
  self->n_bytes += CELL_BYTES;
  sp_book_check (self, worksheet_write_number (self->sheet, row, (lxw_col_t)column, value, format),
                 row);
}

void
sp_book_date (SpBook *self, guint row, guint column, SpDate date, SpFormat *format)
{
  /* Spreadsheets count days from 1899-12-30 and know none before March 1900 for sure. */
  static const int first_year = 1901;

  if (sp_date_to_ymd (date).year < first_year)
    {
      g_autofree char *text = sp_date_dup_chinese (date);

      sp_book_text (self, row, column, text, format);
      return;
    }
  sp_book_number (self, row, column, (double)(date - sp_date_from_ymd (1899, 12, 30)), format);
}

void
sp_book_blank (SpBook *self, guint row, guint column, SpFormat *format)
{
  if (self->error != NULL)
    return;
  self->n_bytes += CELL_BYTES;
  sp_book_check (self, worksheet_write_blank (self->sheet, row, (lxw_col_t)column, format), row);
}

void
sp_book_merge (SpBook *self,
               guint row,
               guint column,
               guint last_row,
               guint last_column,
               const char *text,
               SpFormat *format)
{
  if (self->error != NULL)
    return;
  g_return_if_fail (row == last_row || !self->sheet->optimize);

  if (row == last_row && column == last_column)
    {
      sp_book_text (self, row, column, text, format);
      return;
    }
  self->n_bytes += (guint64)(last_row - row + 1) * (last_column - column + 1) * CELL_BYTES;
  sp_book_check (self,
                 worksheet_merge_range (self->sheet, row, (lxw_col_t)column, last_row,
                                        (lxw_col_t)last_column, fit_text (self, text), format),
                 row);
}

void
sp_book_formula (
  SpBook *self, guint row, guint column, const char *formula, double value, SpFormat *format)
{
  if (self->error != NULL)
    return;
  self->n_bytes += strlen (formula) + 2 * CELL_BYTES;
  sp_book_check (
    self, worksheet_write_formula_num (self->sheet, row, (lxw_col_t)column, formula, format, value),
    row);
}

char *
sp_book_dup_cell_name (guint row, guint column)
{
  char name[LXW_MAX_CELL_NAME_LENGTH];

  lxw_rowcol_to_cell (name, row, (lxw_col_t)column);
  return g_strdup (name);
}

void
sp_book_text_formula (
  SpBook *self, guint row, guint column, const char *formula, const char *value, SpFormat *format)
{
  if (self->error != NULL)
    return;
  self->n_bytes += strlen (formula) + strlen (value) + 2 * CELL_BYTES;
  sp_book_check (
    self, worksheet_write_formula_str (self->sheet, row, (lxw_col_t)column, formula, format, value),
    row);
}

void
sp_book_link (
  SpBook *self, guint row, guint column, const char *sheet, const char *text, SpFormat *format)
{
  g_autofree char *name = sp_book_dup_valid_name (sheet, 0);
  g_autofree char *url = g_strdup_printf ("internal:'%s'!A1", name);

  if (self->error != NULL)
    return;
  self->n_bytes += strlen (url) + 4 * CELL_BYTES;
  sp_book_check (self,
                 worksheet_write_url_opt (self->sheet, row, (lxw_col_t)column, url, format,
                                          fit_text (self, text), NULL),
                 row);
}

gsize
sp_book_measure_text (const char *text)
{
  gsize length = strlen (text);
  gsize n = 0;

  if (length < MAX_TEXT) /* a unit of UTF-16 is at least a byte */
    return length;
  if (count_units (text) <= MAX_TEXT - SPLIT_NOTE_ROOM)
    return length;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      n += g_utf8_get_char (p) > 0xFFFF ? 2 : 1;
      if (n > MAX_TEXT - SPLIT_NOTE_ROOM)
        return (gsize)(p - text);
    }
  return length;
}
