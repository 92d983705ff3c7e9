/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The XML of a sheet → its rows, cells and merged ranges, one after another. */
#include "exchange/sp-xlsx-scan.h"

#include <string.h>

#define MAX_MERGES 1000000

typedef struct
{
  /* Owned by the caller */
  GString *value; /* of the cell at hand */

  /* Borrowed */
  SpXlsxBook *book;
  const SpXlsxSink *sink;
  gpointer sink_data;

  /* State */
  SpXlsxCell cell; /* at hand; its place is the next one's where none is said */
  guint n_merges;
  guint phonetic;
  gboolean is_filtered;
  gboolean in_cell;
  gboolean in_value;
  gboolean in_formula;
} Scan;

/* ---- places ---- */

/* "C7" → column 2, row 6; FALSE where it is no place on a sheet. */
static gboolean
read_place (const char **text, guint *row, guint *column)
{
  const char *p = *text;
  guint letters = 0;
  guint digits = 0;

  for (; g_ascii_isalpha (*p) && letters <= SP_XLSX_LAST_COLUMN + 1; p++)
    letters = letters * 26 + (guint)(g_ascii_toupper (*p) - 'A') + 1;
  for (; g_ascii_isdigit (*p) && digits <= SP_XLSX_LAST_ROW + 1; p++)
    digits = digits * 10 + (guint)(*p - '0');
  if (letters < 1 || letters > SP_XLSX_LAST_COLUMN + 1 || digits < 1 ||
      digits > SP_XLSX_LAST_ROW + 1)
    return FALSE;
  *row = digits - 1;
  *column = letters - 1;
  *text = p;
  return TRUE;
}

static guint
attribute_number (const char **attributes, const char *name, guint fallback)
{
  const char *value = sp_markup_attribute (attributes, name);
  guint64 number = 0;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT32, &number, NULL))
    return fallback;
  return (guint)number;
}

static gboolean
attribute_is_on (const char **attributes, const char *name)
{
  const char *value = sp_markup_attribute (attributes, name);

  return value != NULL && (strcmp (value, "1") == 0 || strcmp (value, "true") == 0);
}

/* ---- beginnings ---- */

static void
begin_row (Scan *self, const char **attributes, GError **error)
{
  guint number = attribute_number (attributes, "r", self->cell.row + 1);
  gboolean is_hidden = attribute_is_on (attributes, "hidden") && !self->is_filtered &&
                       attribute_number (attributes, "outlineLevel", 0) == 0;

  if (number < 1 || number > SP_XLSX_LAST_ROW + 1)
    {
      sp_xlsx_refuse_size (error);
      return;
    }
  self->cell.row = number - 1;
  self->cell.column = 0;
  if (is_hidden)
    self->sink->hide_row (self->cell.row, self->sink_data);
}

static SpXlsxCellType
read_type (const char *type)
{
  static const struct
  {
    const char *name;
    SpXlsxCellType type;
  } types[] = {{"s", SP_XLSX_SHARED},  {"inlineStr", SP_XLSX_TEXT}, {"str", SP_XLSX_TEXT},
               {"b", SP_XLSX_BOOLEAN}, {"e", SP_XLSX_ERROR},        {"d", SP_XLSX_DATE}};

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i].name, type) == 0)
      return types[i].type;
  return SP_XLSX_NUMBER;
}

static void
begin_cell (Scan *self, const char **attributes)
{
  const char *place = sp_markup_attribute (attributes, "r");

  if (place != NULL)
    read_place (&place, &self->cell.row, &self->cell.column);
  self->cell.type = read_type (sp_markup_attribute (attributes, "t"));
  self->cell.style = attribute_number (attributes, "s", 0);
  self->cell.is_picture = self->cell.is_formula = FALSE;
  self->in_cell = TRUE;
  g_string_truncate (self->value, 0);
}

static void
read_columns (Scan *self, const char **attributes)
{
  guint first = attribute_number (attributes, "min", 0);
  guint last = attribute_number (attributes, "max", first);

  if (first >= 1 && last >= first && attribute_is_on (attributes, "hidden") &&
      attribute_number (attributes, "outlineLevel", 0) == 0)
    self->sink->hide_columns (first - 1, last - 1, self->sink_data);
}

static void
read_merge (Scan *self, const char **attributes, GError **error)
{
  const char *range = sp_markup_attribute (attributes, "ref");
  guint row, column, last_row, last_column;

  if (range == NULL || !read_place (&range, &row, &column) || *range++ != ':' ||
      !read_place (&range, &last_row, &last_column))
    return;
  if (self->n_merges++ >= MAX_MERGES)
    sp_xlsx_refuse_size (error);
  else
    self->sink->add_merge (row, column, last_row, last_column, self->sink_data);
}

static void
start_in_cell (Scan *self, const char *name)
{
  if (strcmp (name, "v") == 0)
    self->in_value = TRUE;
  else if (strcmp (name, "f") == 0)
    self->in_formula = self->cell.is_formula = TRUE;
  else if (strcmp (name, "rPh") == 0)
    self->phonetic++;
  else if (strcmp (name, "t") == 0)
    self->in_value = self->phonetic == 0;
}

static void
scan_start (const char *name, const char **attributes, gpointer user_data, GError **error)
{
  Scan *self = user_data;

  if (self->in_cell)
    start_in_cell (self, name);
  else if (strcmp (name, "c") == 0)
    begin_cell (self, attributes);
  else if (strcmp (name, "row") == 0)
    begin_row (self, attributes, error);
  else if (strcmp (name, "col") == 0)
    read_columns (self, attributes);
  else if (strcmp (name, "mergeCell") == 0)
    read_merge (self, attributes, error);
  else if (strcmp (name, "sheetPr") == 0)
    self->is_filtered = attribute_is_on (attributes, "filterMode");
}

/* ---- ends ---- */

static void
end_cell (Scan *self, GError **error)
{
  self->in_cell = self->in_value = self->in_formula = FALSE;
  self->phonetic = 0;
  self->cell.value = self->value->str;
  self->cell.length = self->value->len;
  self->sink->add_cell (&self->cell, self->sink_data, error);
  if (self->cell.column < SP_XLSX_LAST_COLUMN)
    self->cell.column++;
}

static void
scan_end (const char *name, gpointer user_data, GError **error)
{
  Scan *self = user_data;

  if (strcmp (name, "row") == 0 && !self->in_cell)
    self->cell.row++;
  if (!self->in_cell)
    return;
  if (strcmp (name, "c") == 0)
    end_cell (self, error);
  else if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    self->in_value = FALSE;
  else if (strcmp (name, "f") == 0)
    self->in_formula = FALSE;
  else if (strcmp (name, "rPh") == 0 && self->phonetic > 0)
    self->phonetic--;
}

static void
scan_text (const char *text, int length, gpointer user_data, GError **error)
{
  Scan *self = user_data;

  if (self->in_value)
    {
      g_string_append_len (self->value, text, length);
      if (self->value->len > SP_DOCUMENT_TEXT_LIMIT)
        sp_xlsx_refuse_size (error);
    }
  else if (self->in_formula && g_strstr_len (text, length, SP_XLSX_PICTURE) != NULL)
    self->cell.is_picture = TRUE;
}

static void
scan_progress (double done, gpointer user_data, GError **error)
{
  sp_xlsx_report (((Scan *)user_data)->book, done, error);
}

gboolean
sp_xlsx_scan_sheet (
  SpXlsxBook *book, const char *part, const SpXlsxSink *sink, gpointer user_data, GError **error)
{
  static const SpMarkupHandlers handlers = {scan_start, scan_end, scan_text, scan_progress};
  g_autoptr (GString) value = g_string_new (NULL);
  Scan scan = {.value = value, .book = book, .sink = sink, .sink_data = user_data};

  return sp_package_parse (book->package, part, &handlers, &scan, error);
}

/* ---- values ---- */

gboolean
sp_xlsx_find_shared (const SpXlsxBook *book, const char *value, guint *index)
{
  guint64 number = 0;

  if (!g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32, &number, NULL) ||
      number >= book->ends->len)
    return FALSE;
  *index = (guint)number;
  return TRUE;
}

const SpXlsxFormat *
sp_xlsx_get_format (const SpXlsxBook *book, guint style)
{
  return style < book->formats->len ? g_ptr_array_index (book->formats, style) : NULL;
}
