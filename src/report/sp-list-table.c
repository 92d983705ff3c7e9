/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-list-table.h. */
#include "report/sp-list-table.h"

#include "base/sp-file.h"
#include "base/sp-text.h"
#include "report/sp-book.h"

#define FIRST_ROW 3 /* below title, line and heads */
#define MOST_EM 40
#define LEAST_EM 6

/* ---- CSV ---- */

static void
append_row (GString *out, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      sp_text_append_csv (out, cells[i], FALSE);
    }
  g_string_append (out, "\r\n");
}

static gboolean
write_csv (const char *const *heads, const GPtrArray *rows, const char *path, GError **error)
{
  g_autoptr (GString) out = g_string_new ("\xef\xbb\xbf");

  append_row (out, heads);
  for (guint i = 0; i < rows->len; i++)
    append_row (out, g_ptr_array_index (rows, i));
  return sp_file_write (path, out->str, out->len, error);
}

/* ---- workbook ---- */

static double
column_em (const char *const *heads, const GPtrArray *rows, guint column)
{
  glong most = g_utf8_strlen (heads[column], -1);

  for (guint i = 0; i < rows->len; i++)
    most = MAX (most, g_utf8_strlen (((char **)g_ptr_array_index (rows, i))[column], -1));
  return (double)CLAMP (most + 1, LEAST_EM, MOST_EM);
}

static void
write_heads (SpBook *book, const char *const *heads, const GPtrArray *rows)
{
  const SpStyle style = {.font = SP_FONT_HEI,
                         .half_points = 21,
                         .align = SP_ALIGN_CENTER,
                         .edges = SP_EDGE_ALL,
                         .flags = SP_STYLE_WRAP};
  SpFormat *format = sp_book_format (book, &style);

  for (guint i = 0; heads[i] != NULL; i++)
    {
      sp_book_set_column (book, i, i, column_em (heads, rows, i));
      sp_book_text (book, FIRST_ROW - 1, i, heads[i], format);
    }
}

static void
write_rows (SpBook *book, const GPtrArray *rows)
{
  const SpStyle style = {
    .font = SP_FONT_SONG, .half_points = 21, .edges = SP_EDGE_ALL, .flags = SP_STYLE_WRAP};
  SpFormat *format = sp_book_format (book, &style);

  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      for (guint j = 0; cells[j] != NULL; j++)
        sp_book_text (book, FIRST_ROW + i, j, cells[j], format);
    }
}

static gboolean
write_xlsx (const char *title,
            const char *line,
            SpDate as_of,
            const char *const *heads,
            const GPtrArray *rows,
            const char *path,
            GError **error)
{
  const SpBookProperties properties = {.title = title, .created = as_of};
  const SpBookPage page = {.head_first = FIRST_ROW - 1,
                           .head_last = FIRST_ROW - 1,
                           .frozen_rows = FIRST_ROW,
                           .frozen_columns = 1};
  const SpStyle title_style = {.font = SP_FONT_TITLE, .half_points = 36, .align = SP_ALIGN_CENTER};
  const SpStyle line_style = {.font = SP_FONT_SONG, .half_points = 21};
  guint last = g_strv_length ((char **)heads) - 1;
  g_autoptr (SpBook) book = sp_book_new (path, &properties, error);

  if (book == NULL)
    return FALSE;
  sp_book_add_sheet (book, title, FALSE);
  sp_book_merge (book, 0, 0, 0, last, title, sp_book_format (book, &title_style));
  sp_book_merge (book, 1, 0, 1, last, line, sp_book_format (book, &line_style));
  write_heads (book, heads, rows);
  write_rows (book, rows);
  sp_book_set_filter (book, FIRST_ROW - 1, FIRST_ROW - 1 + rows->len, last);
  sp_book_set_page (book, &page);
  return sp_book_finish (book, NULL, error);
}

gboolean
sp_list_table_write (const char *title,
                     const char *line,
                     SpDate as_of,
                     const char *const *heads,
                     const GPtrArray *rows,
                     const char *path,
                     GError **error)
{
  g_return_val_if_fail (heads != NULL && heads[0] != NULL && rows != NULL && path != NULL, FALSE);

  return g_str_has_suffix (path, ".csv")
           ? write_csv (heads, rows, path, error)
           : write_xlsx (title, line, as_of, heads, rows, path, error);
}
