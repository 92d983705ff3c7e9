/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One sheet: its cells with their values as they are shown. What is hidden by hand is left out;
 * rows that only a filter or a folded group keeps from sight are part of the table. */
#include "exchange/sp-xlsx-book.h"
#include "exchange/sp-xlsx-grid.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <string.h>

#define MAX_MERGES 1000000
/* WPS keeps a picture in a cell as a formula. */
#define PICTURE "DISPIMG("

typedef enum
{
  TYPE_NUMBER,
  TYPE_SHARED,
  TYPE_TEXT,
  TYPE_BOOLEAN,
  TYPE_ERROR,
  TYPE_DATE,
} CellType;

typedef struct
{
  /* Owned */
  SpXlsxGrid *grid;
  GString *value; /* of the cell at hand */
  GString *shown;

  /* Borrowed */
  SpXlsxBook *book;

  /* State */
  gboolean is_filtered;
  gboolean in_cell;
  gboolean in_value;
  gboolean is_picture;
  gboolean in_formula;
  guint phonetic;
  guint row, column; /* of the cell at hand; the next one's where none is said */
  CellType type;
  guint style;
} Sheet;

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
begin_row (Sheet *self, const char **attributes, GError **error)
{
  guint number = attribute_number (attributes, "r", self->row + 1);

  if (number < 1 || number > SP_XLSX_LAST_ROW + 1)
    {
      sp_xlsx_refuse_size (error);
      return;
    }
  self->row = number - 1;
  self->column = 0;
  if (attribute_is_on (attributes, "hidden") && !self->is_filtered &&
      attribute_number (attributes, "outlineLevel", 0) == 0)
    sp_xlsx_grid_hide_row (self->grid, self->row);
}

static CellType
read_type (const char *type)
{
  static const struct
  {
    const char *name;
    CellType type;
  } types[] = {{"s", TYPE_SHARED},  {"inlineStr", TYPE_TEXT}, {"str", TYPE_TEXT},
               {"b", TYPE_BOOLEAN}, {"e", TYPE_ERROR},        {"d", TYPE_DATE}};

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i].name, type) == 0)
      return types[i].type;
  return TYPE_NUMBER;
}

static void
begin_cell (Sheet *self, const char **attributes)
{
  const char *place = sp_markup_attribute (attributes, "r");

  if (place != NULL)
    read_place (&place, &self->row, &self->column);
  self->type = read_type (sp_markup_attribute (attributes, "t"));
  self->style = attribute_number (attributes, "s", 0);
  self->in_cell = TRUE;
  self->is_picture = FALSE;
  g_string_truncate (self->value, 0);
}

static void
read_columns (Sheet *self, const char **attributes)
{
  guint first = attribute_number (attributes, "min", 0);
  guint last = attribute_number (attributes, "max", first);

  if (first >= 1 && last >= first && attribute_is_on (attributes, "hidden") &&
      attribute_number (attributes, "outlineLevel", 0) == 0)
    sp_xlsx_grid_hide_columns (self->grid, first - 1, last - 1);
}

static void
read_merge (Sheet *self, const char **attributes, GError **error)
{
  const char *range = sp_markup_attribute (attributes, "ref");
  guint row, column, last_row, last_column;

  if (range == NULL || !read_place (&range, &row, &column) || *range++ != ':' ||
      !read_place (&range, &last_row, &last_column))
    return;
  if (sp_xlsx_grid_get_n_merges (self->grid) >= MAX_MERGES)
    sp_xlsx_refuse_size (error);
  else
    sp_xlsx_grid_add_merge (self->grid, row, column, last_row, last_column);
}

static void
start_in_cell (Sheet *self, const char *name)
{
  if (strcmp (name, "v") == 0)
    self->in_value = TRUE;
  else if (strcmp (name, "f") == 0)
    self->in_formula = TRUE;
  else if (strcmp (name, "rPh") == 0)
    self->phonetic++;
  else if (strcmp (name, "t") == 0)
    self->in_value = self->phonetic == 0;
}

static void
sheet_start (const char *name, const char **attributes, gpointer user_data, GError **error)
{
  Sheet *self = user_data;

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

/* ---- values ---- */

static void
add_shared (Sheet *self)
{
  const GArray *ends = self->book->ends;
  guint64 index = 0;
  gsize start;

  if (!g_ascii_string_to_unsigned (self->value->str, 10, 0, G_MAXUINT32, &index, NULL) ||
      index >= ends->len)
    return;
  start = index > 0 ? g_array_index (ends, gsize, index - 1) : 0;
  sp_xlsx_grid_add_shared (self->grid, self->row, self->column, start,
                           g_array_index (ends, gsize, index));
}

static const SpXlsxFormat *
get_format (const Sheet *self)
{
  const GPtrArray *formats = self->book->formats;

  return self->style < formats->len ? g_ptr_array_index (formats, self->style) : NULL;
}

static void
show_number (Sheet *self)
{
  char *end = NULL;
  double value = g_ascii_strtod (self->value->str, &end);

  if (end == self->value->str || *end != '\0')
    sp_xlsx_append_text (self->shown, self->value->str, self->value->len);
  else
    sp_xlsx_format_append (get_format (self), self->shown, value, self->book->is_1904);
}

static void
show_value (Sheet *self)
{
  switch (self->type)
    {
    case TYPE_NUMBER:
      show_number (self);
      break;
    case TYPE_TEXT:
      sp_xlsx_append_text (self->shown, self->value->str, self->value->len);
      break;
    case TYPE_BOOLEAN:
      g_string_append (self->shown, strcmp (self->value->str, "1") == 0 ? "TRUE" : "FALSE");
      break;
    case TYPE_DATE:
      if (!sp_xlsx_format_append_iso (get_format (self), self->shown, self->value->str))
        sp_xlsx_append_text (self->shown, self->value->str, self->value->len);
      break;
    case TYPE_SHARED:
    case TYPE_ERROR:
    default:
      break;
    }
}

static void
end_cell (Sheet *self, GError **error)
{
  SpXlsxBook *book = self->book;

  self->in_cell = self->in_value = self->in_formula = FALSE;
  self->phonetic = 0;
  g_string_truncate (self->shown, 0);
  if (self->value->len > 0 && !self->is_picture && self->row <= SP_XLSX_LAST_ROW)
    {
      if (self->type == TYPE_SHARED)
        add_shared (self);
      else
        show_value (self);
    }
  if (self->shown->len > 0 && strstr (self->shown->str, PICTURE) == NULL)
    sp_xlsx_grid_add_text (self->grid, self->row, self->column, self->shown->str, self->shown->len);
  if (self->column < SP_XLSX_LAST_COLUMN)
    self->column++;
  if (book->n_cells + sp_xlsx_grid_get_n_cells (self->grid) > SP_XLSX_MAX_CELLS ||
      sp_xlsx_grid_get_n_bytes (self->grid) > SP_DOCUMENT_TEXT_LIMIT)
    sp_xlsx_refuse_size (error);
}

static void
sheet_end (const char *name, gpointer user_data, GError **error)
{
  Sheet *self = user_data;

  if (strcmp (name, "row") == 0 && !self->in_cell)
    self->row++;
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
sheet_text (const char *text, int length, gpointer user_data, GError **error)
{
  Sheet *self = user_data;

  if (self->in_value)
    {
      g_string_append_len (self->value, text, length);
      if (self->value->len > SP_DOCUMENT_TEXT_LIMIT)
        sp_xlsx_refuse_size (error);
    }
  else if (self->in_formula && g_strstr_len (text, length, PICTURE) != NULL)
    self->is_picture = TRUE;
}

static void
sheet_progress (double done, gpointer user_data, GError **error)
{
  sp_xlsx_report (((Sheet *)user_data)->book, done, error);
}

/* ---- the sheet ---- */

static gboolean
write_sheet (Sheet *self, const char *name, GError **error)
{
  const SpXlsxLimits limits = {SP_XLSX_MAX_COLUMNS, SP_XLSX_MAX_CELLS - self->book->n_cells,
                               SP_DOCUMENT_TEXT_LIMIT};
  SpXlsxOutcome outcome = sp_xlsx_grid_write (self->grid, name, &limits, self->book->document);

  if (outcome == SP_XLSX_TOO_MUCH)
    return sp_xlsx_refuse_size (error);
  if (outcome == SP_XLSX_TOO_WIDE)
    g_set_error (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                 _ ("工作表“%s”第 %d 列以后还有内容，超过上限。请删去或隐藏右边无关的列，另存后再"
                    "选。"),
                 name, SP_XLSX_MAX_COLUMNS);
  return outcome == SP_XLSX_WRITTEN;
}

gboolean
sp_xlsx_read_sheet (SpXlsxBook *book, const char *part, const char *name, GError **error)
{
  static const SpMarkupHandlers handlers = {sheet_start, sheet_end, sheet_text, sheet_progress};
  g_autoptr (SpXlsxGrid) grid = sp_xlsx_grid_new (book->text);
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GString) shown = g_string_new (NULL);
  Sheet sheet = {.grid = grid, .value = value, .shown = shown, .book = book};

  if (!sp_package_parse (book->package, part, &handlers, &sheet, error) ||
      !write_sheet (&sheet, name, error))
    return FALSE;
  book->n_cells += MAX (sp_xlsx_grid_get_n_cells (grid), sp_xlsx_grid_get_n_written (grid));
  book->n_cells = MIN (book->n_cells, SP_XLSX_MAX_CELLS);
  return TRUE;
}
