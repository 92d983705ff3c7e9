/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of a report into rows of a template: by their names, or in order below the heads. */
#include "template/sp-template-fill.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "template/sp-template-cell.h"
#include "template/sp-template-heads.h"
#include "template/sp-template-names.h"

#include <string.h>

#define MAX_NOTED_ROWS 5u /* names that are said one by one */

typedef struct
{
  const SpTemplateFilling *filling;
  const SpReportSheet *sheet;
  const SpReportSheetDefinition *definition;
  const SpTemplateTable *table;
  const SpTemplateGrid *grid;
  SpTemplateEdits *edits;
  GError *error;
} Table;

/* ---- one row ---- */

/* The report's column of each column of the definition: hidden ones have none. */
static gboolean
put_row (Table *self, const SpReportRow *row, guint to, guint copy)
{
  guint shown = 0;

  for (guint i = 0; i < self->definition->columns->len; i++)
    {
      const SpReportColumn *column = self->definition->columns->pdata[i];
      guint place = g_array_index (self->table->columns, guint, i);

      if (column->is_hidden)
        continue;
      if (place > 0 && !(self->table->titles > 0 && place == self->table->titles) &&
          !sp_template_cell_put (self->sheet, shown, &row->cells[shown], self->grid,
                                 (SpTemplatePlace) {to, copy, place}, self->edits, &self->error))
        return FALSE;
      shown++;
    }
  return TRUE;
}

/* ---- rows by name ---- */

typedef struct
{
  Table *table;
  GHashTable *places; /* row of the report + 1 → GArray of guint: rows of the template */
  GString *missing;   /* names that the template does not have though there are figures */
  guint n_missing;
} Named;

static gboolean
says_something (const Table *self, const SpReportRow *row)
{
  for (guint i = 0; i < sp_report_sheet_get_n_columns (self->sheet); i++)
    {
      SpReportCellKind kind = sp_report_sheet_get_kind (self->sheet, i);

      if ((kind == SP_REPORT_CELL_COUNT || kind == SP_REPORT_CELL_MONEY) &&
          !row->cells[i].is_none && row->cells[i].number != 0)
        return TRUE;
    }
  return FALSE;
}

static void
note_name (GString *names, guint *n, const char *name)
{
  if (++*n <= MAX_NOTED_ROWS)
    g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", name);
}

static gboolean
put_named (guint i, const SpReportRow *row, gpointer data)
{
  Named *self = data;
  const GArray *places = g_hash_table_lookup (self->places, GUINT_TO_POINTER (i + 1));

  for (guint k = 0; places != NULL && k < places->len; k++)
    if (!put_row (self->table, row, g_array_index (places, guint, k), 0))
      return FALSE;
  if (places == NULL && row->look == SP_REPORT_ROW_PLAIN && says_something (self->table, row))
    note_name (self->missing, &self->n_missing, row->cells[0].text);
  return TRUE;
}

static void
add_place (GHashTable *places, guint row, guint place)
{
  GArray *list = g_hash_table_lookup (places, GUINT_TO_POINTER (row + 1));

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (places, GUINT_TO_POINTER (row + 1), list);
    }
  g_array_append_val (list, place);
}

/* Where the report's rows go. Names that nobody knows are noted; what stands below the last row
 * with a known name (审核人) is no row of the table. */
static GHashTable *
find_places (Table *self, const SpTemplateNames *names)
{
  GHashTable *places = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  g_autoptr (GString) unknown = g_string_new (NULL);
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
  guint n_unknown = 0;

  for (guint row = self->table->last_head + 1; row <= sp_template_grid_get_last_row (self->grid);
       row++)
    {
      const char *text = sp_template_grid_get_text (self->grid, row, self->table->titles);
      int found = *text != '\0' ? sp_template_names_find (names, text) : -1;

      if (found < 0)
        {
          if (*text != '\0')
            g_ptr_array_add (waiting, (gpointer)text);
          continue;
        }
      add_place (places, (guint)found, row);
      for (guint i = 0; i < waiting->len; i++)
        note_name (unknown, &n_unknown, waiting->pdata[i]);
      g_ptr_array_set_size (waiting, 0);
    }
  if (n_unknown > 0)
    g_ptr_array_add (self->filling->notes,
                     g_strdup_printf (_ ("“%s”里有%u行的名称认不出，没有填：%s。"),
                                      sp_template_grid_get_name (self->grid), n_unknown,
                                      unknown->str));
  return places;
}

static guint
find_title (const Table *self)
{
  for (guint i = 0; i < sp_report_sheet_get_n_columns (self->sheet); i++)
    if (g_str_equal (sp_report_sheet_get_column (self->sheet, i)->value, "title"))
      return i;
  return 0;
}

static gboolean
fill_named (Table *self, GError **error)
{
  g_autoptr (SpTemplateNames) names =
    sp_template_names_new (self->filling->reader, self->sheet, find_title (self), error);
  g_autoptr (GHashTable) places = names != NULL ? find_places (self, names) : NULL;
  g_autoptr (GString) missing = g_string_new (NULL);
  Named named = {self, places, missing, 0};

  if (names == NULL ||
      !sp_report_sheet_foreach (self->sheet, self->filling->reader, 0, G_MAXUINT, put_named, &named,
                                self->filling->cancellable, error))
    return FALSE;
  if (named.n_missing > 0)
    g_ptr_array_add (self->filling->notes,
                     g_strdup_printf (_ ("“%s”里没有下列各行，它们的数没有填入：%s（共%u个）。"),
                                      sp_template_grid_get_name (self->grid), missing->str,
                                      named.n_missing));
  return TRUE;
}

/* ---- rows in order ---- */

/* Rows below the heads that are there to be filled. */
typedef struct
{
  guint first, n;
  gboolean is_open; /* nothing stands below them */
} Free;

/* Whether nothing stands in @row but formulas and running numbers. */
static gboolean
is_free (const Table *self, guint row)
{
  for (guint i = 1; i <= MIN (sp_template_grid_get_n_columns (self->grid), 256); i++)
    {
      const SpTemplateCell *cell = sp_template_grid_get (self->grid, row, i);
      int column = sp_template_table_find_column (self->table, i);

      if (cell == NULL || *cell->text == '\0' || cell->is_formula)
        continue;
      if (g_ascii_isdigit (*cell->text) && column >= 0 &&
          g_str_equal (((SpReportColumn *)self->definition->columns->pdata[column])->value, "#"))
        continue;
      return FALSE;
    }
  return TRUE;
}

static Free
find_free (const Table *self)
{
  guint last = sp_template_grid_get_last_row (self->grid);
  guint end = sp_template_grid_get_n_rows (self->grid);
  Free rows = {self->table->last_head + 1, 0, FALSE};

  while (rows.first + rows.n <= last && is_free (self, rows.first + rows.n))
    rows.n++;
  rows.is_open = rows.first + rows.n > last;
  if (rows.is_open && end >= rows.first)
    rows.n = MAX (rows.n, end - rows.first + 1);
  return rows;
}

typedef struct
{
  Table *table;
  Free rows;
  guint n; /* put so far */
} Listed;

static gboolean
put_listed (guint i, const SpReportRow *row, gpointer data)
{
  Listed *self = data;
  guint n = self->n++;

  /* Below a table that ends with its heads rows have no look to be copied. */
  if (n < self->rows.n || self->rows.n == 0)
    return put_row (self->table, row, self->rows.first + n, 0);
  return put_row (self->table, row, self->rows.first + self->rows.n - 1, n - self->rows.n + 1);
}

static gboolean
fill_listed (Table *self, GError **error)
{
  guint n_rows = sp_report_sheet_get_n_rows (self->sheet);
  Listed listed = {self, find_free (self), 0};

  if (n_rows > 0 && listed.rows.n == 0 && !listed.rows.is_open)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("“%s”的表头（第%u行）下面没有空行，不能逐行填入。请在模板的表头下面留一行"
                      "空行，或改选表头所在的行。"),
                   sp_template_grid_get_name (self->grid), self->table->last_head);
      return FALSE;
    }
  if (n_rows > SP_ROW_MOVES_LAST_ROW - listed.rows.first)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                   _ ("“%s”要填%u行，一张表放不下。请缩短期间或加上筛选条件。"),
                   sp_template_grid_get_name (self->grid), n_rows);
      return FALSE;
    }
  if (listed.rows.n > 0 && n_rows > listed.rows.n)
    sp_row_moves_add (self->edits->moves, listed.rows.first + listed.rows.n - 1,
                      n_rows - listed.rows.n);
  return sp_report_sheet_foreach (self->sheet, self->filling->reader, 0, G_MAXUINT, put_listed,
                                  &listed, self->filling->cancellable, error);
}

/* The only row goes right below the heads, whatever its name. */
static gboolean
put_only (guint i, const SpReportRow *row, gpointer data)
{
  Table *self = data;

  put_row (self, row, self->table->last_head + 1, 0);
  return FALSE;
}

static gboolean
fill_only (Table *self, GError **error)
{
  return sp_report_sheet_foreach (self->sheet, self->filling->reader, 0, 1, put_only, self,
                                  self->filling->cancellable, error);
}

gboolean
sp_template_fill_grid (const SpTemplateFilling *self,
                       guint sheet,
                       const SpTemplateGrid *grid,
                       SpTemplateEdits *edits,
                       GError **error)
{
  Table table = {.filling = self,
                 .sheet = sp_report_get_sheet (self->report, sheet),
                 .definition = sp_template_mapping_get_sheet (self->mapping, sheet),
                 .table = self->mapping->tables->pdata[sheet],
                 .grid = grid,
                 .edits = edits};
  gboolean ok;

  if (table.table->titles > 0 && sp_report_rows_are_sums (table.definition->rows))
    ok = fill_named (&table, error);
  else if (table.definition->rows == SP_ROWS_NOTHING)
    ok = fill_only (&table, error);
  else
    ok = fill_listed (&table, error);
  if (table.error == NULL)
    return ok;
  if (ok)
    g_propagate_error (error, table.error);
  else
    g_error_free (table.error);
  return FALSE;
}
