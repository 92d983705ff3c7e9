/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The central directory of the zip, raw inflate by GIO, and a GMarkup parser for sheets. */
#include "xlsx-reader.h"

#include <string.h>

typedef struct
{
  char *text;
  char type;
} Cell;

struct _XlsxReader
{
  GHashTable *parts;  /* name → XML */
  GPtrArray *strings; /* shared */
  GPtrArray *names;   /* of sheets */
  GPtrArray *sheets;  /* GHashTable of reference → Cell */
};

typedef struct
{
  XlsxReader *reader;
  GHashTable *cells;
  char *reference;
  char type; /* S shared, s inline, n number */
  GString *text;
  gboolean in_text;
} Parse;

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  g_free (cell->text);
  g_free (cell);
}

static guint32
number (const guint8 *p, guint n)
{
  guint32 value = 0;

  for (guint i = n; i > 0; i--)
    value = value << 8 | p[i - 1];
  return value;
}

static char *
inflate_part (const guint8 *bytes, gsize length, gsize size)
{
  g_autoptr (GZlibDecompressor) decompressor =
    g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  char *out = g_malloc0 (size + 1);
  gsize read = 0;
  gsize written = 0;
  g_autoptr (GError) error = NULL;

  g_converter_convert (G_CONVERTER (decompressor), bytes, length, out, size + 1,
                       G_CONVERTER_INPUT_AT_END, &read, &written, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (written, ==, size);
  return out;
}

static void
check_xml (const char *name, const char *text)
{
  static const GMarkupParser none = {NULL};
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&none, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_markup_parse_context_parse (context, text, -1, &error) ||
      !g_markup_parse_context_end_parse (context, &error))
    g_error ("%s: %s", name, error->message);
}

static void
unpack (XlsxReader *self, const guint8 *bytes, gsize length)
{
  gssize end = (gssize)length - 22;
  guint n = 0;
  const guint8 *p = NULL;

  while (end >= 0 && memcmp (bytes + end, "PK\5\6", 4) != 0)
    end--;
  g_assert_cmpint (end, >=, 0);
  n = number (bytes + end + 10, 2);
  p = bytes + number (bytes + end + 16, 4);
  for (guint i = 0; i < n; i++)
    {
      guint n_name = number (p + 28, 2);
      char *name = g_strndup ((const char *)p + 46, n_name);
      const guint8 *local = bytes + number (p + 42, 4);
      const guint8 *data = local + 30 + number (local + 26, 2) + number (local + 28, 2);
      char *text = inflate_part (data, number (p + 20, 4), number (p + 24, 4));

      g_assert_cmpuint (number (p + 10, 2), ==, 8);
      check_xml (name, text);
      g_hash_table_insert (self->parts, name, text);
      p += 46 + n_name + number (p + 30, 2) + number (p + 32, 2);
    }
}

/* ---- XML ---- */

static const char *
attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return "";
}

static void
start_element (GMarkupParseContext *context,
               const char *element,
               const char **names,
               const char **values,
               gpointer data,
               GError **error)
{
  Parse *parse = data;

  if (g_str_equal (element, "sheet"))
    g_ptr_array_add (parse->reader->names, g_strdup (attribute (names, values, "name")));
  else if (g_str_equal (element, "c"))
    {
      const char *type = attribute (names, values, "t");

      g_free (parse->reference);
      parse->reference = g_strdup (attribute (names, values, "r"));
      parse->type = g_str_equal (type, "s") ? 'S' : g_str_equal (type, "inlineStr") ? 's' : 'n';
    }
  else if (g_str_equal (element, "t") || g_str_equal (element, "v"))
    {
      g_string_truncate (parse->text, 0);
      parse->in_text = TRUE;
    }
}

static void
end_element (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Parse *parse = data;
  Cell *cell = NULL;

  if (!g_str_equal (element, "t") && !g_str_equal (element, "v"))
    return;
  parse->in_text = FALSE;
  if (parse->cells == NULL)
    {
      g_ptr_array_add (parse->reader->strings, g_strdup (parse->text->str));
      return;
    }
  cell = g_new0 (Cell, 1);
  cell->type = parse->type == 'n' ? 'n' : 's';
  if (parse->type == 'S')
    cell->text = g_strdup (g_ptr_array_index (
      parse->reader->strings, (guint)g_ascii_strtoull (parse->text->str, NULL, 10)));
  else
    cell->text = g_strdup (parse->text->str);
  g_hash_table_insert (parse->cells, g_strdup (parse->reference), cell);
}

static void
add_text (
  GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Parse *parse = data;

  if (parse->in_text)
    g_string_append_len (parse->text, text, (gssize)length);
}

static void
parse_part (XlsxReader *self, const char *name, GHashTable *cells)
{
  static const GMarkupParser parser = {start_element, end_element, add_text, NULL, NULL};
  Parse parse = {.reader = self, .cells = cells, .text = g_string_new (NULL)};
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &parse, NULL);
  const char *text = xlsx_reader_get_part (self, name);

  if (text != NULL)
    g_assert_true (g_markup_parse_context_parse (context, text, -1, NULL));
  g_string_free (parse.text, TRUE);
  g_free (parse.reference);
}

XlsxReader *
xlsx_reader_new (const char *path)
{
  XlsxReader *self = g_new0 (XlsxReader, 1);
  g_autofree char *bytes = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref);
  unpack (self, (const guint8 *)bytes, length);
  parse_part (self, "xl/sharedStrings.xml", NULL);
  parse_part (self, "xl/workbook.xml", NULL);
  for (guint i = 0; i < self->names->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);
      GHashTable *cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, cell_free);

      g_ptr_array_add (self->sheets, cells);
      parse_part (self, name, cells);
    }
  return self;
}

void
xlsx_reader_free (XlsxReader *self)
{
  g_hash_table_unref (self->parts);
  g_ptr_array_unref (self->strings);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

const char *
xlsx_reader_get_part (XlsxReader *self, const char *name)
{
  return g_hash_table_lookup (self->parts, name);
}

guint
xlsx_reader_get_n_sheets (XlsxReader *self)
{
  return self->names->len;
}

const char *
xlsx_reader_get_sheet_name (XlsxReader *self, guint sheet)
{
  return g_ptr_array_index (self->names, sheet);
}

int
xlsx_reader_find_sheet (XlsxReader *self, const char *name)
{
  for (guint i = 0; i < self->names->len; i++)
    if (g_str_equal (g_ptr_array_index (self->names, i), name))
      return (int)i;
  return -1;
}

const char *
xlsx_reader_get_cell (XlsxReader *self, guint sheet, const char *reference, char *type)
{
  Cell *cell = g_hash_table_lookup (g_ptr_array_index (self->sheets, sheet), reference);

  if (type != NULL)
    *type = cell != NULL ? cell->type : '\0';
  return cell != NULL ? cell->text : "";
}

guint
xlsx_reader_find_row (XlsxReader *self, guint sheet, const char *column, const char *text)
{
  for (guint row = 1; row < 100000; row++)
    {
      g_autofree char *reference = g_strdup_printf ("%s%u", column, row);

      if (g_str_equal (xlsx_reader_get_cell (self, sheet, reference, NULL), text))
        return row;
    }
  return 0;
}
