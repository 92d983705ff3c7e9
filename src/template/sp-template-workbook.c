/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-template-workbook.h. Reading goes by the .xlsx reader of exchange. */
#include "template/sp-template-workbook.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "exchange/sp-xlsx-scan.h"
#include "template/sp-template-parts.h"
#include "template/sp-template-sheet.h"
#include "template/sp-xml-scan.h"

#include <string.h>

/* ---- reading ---- */

typedef struct
{
  const SpXlsxBook *book;
  SpTemplateGrid *grid;
  GString *text;
  GArray *shown; /* of SpTemplateShown by style */
} Reading;

static void
append_shared (Reading *self, const char *value)
{
  const GArray *ends = self->book->ends;
  guint index;
  gsize start;

  if (!sp_xlsx_find_shared (self->book, value, &index))
    return;
  start = index > 0 ? g_array_index (ends, gsize, index - 1) : 0;
  g_string_append_len (self->text, self->book->text->str + start,
                       (gssize)(g_array_index (ends, gsize, index) - start));
}

static void
append_value (Reading *self, const SpXlsxCell *cell)
{
  const SpXlsxFormat *format = sp_xlsx_get_format (self->book, cell->style);

  if (cell->type == SP_XLSX_SHARED)
    append_shared (self, cell->value);
  else if (cell->type == SP_XLSX_NUMBER && cell->length > 0)
    sp_xlsx_format_append_value (format, self->text, g_ascii_strtod (cell->value, NULL),
                                 self->book->is_1904);
  else
    sp_xlsx_append_text (self->text, cell->value, cell->length);
}

/* What a number becomes tells what the format is for. */
static SpTemplateShown
tell_shown (const Reading *self, guint style)
{
  const SpXlsxFormat *format = sp_xlsx_get_format (self->book, style);
  g_autoptr (GString) shown = g_string_new (NULL);

  /* Days that are counted from 1904 are written out in words. */
  if (format == NULL || self->book->is_1904)
    return SP_TEMPLATE_PLAIN;
  sp_xlsx_format_append (format, shown, 44377, FALSE); /* 2021-06-30 */
  if (strchr (shown->str, '%') != NULL)
    return SP_TEMPLATE_PERCENT;
  return strstr (shown->str, "2021") != NULL && strlen (shown->str) > strlen ("2021")
           ? SP_TEMPLATE_DATE
           : SP_TEMPLATE_PLAIN;
}

static SpTemplateShown
read_shown (const Reading *self, guint style)
{
  if (style >= self->book->formats->len)
    return SP_TEMPLATE_PLAIN;
  for (guint i = self->shown->len; i <= style; i++)
    {
      SpTemplateShown shown = tell_shown (self, i);

      g_array_append_val (self->shown, shown);
    }
  return g_array_index (self->shown, SpTemplateShown, style);
}

static void
add_cell (const SpXlsxCell *cell, gpointer user_data, GError **error)
{
  Reading *self = user_data;

  if (cell->row > SP_XLSX_LAST_ROW)
    return;
  g_string_truncate (self->text, 0);
  append_value (self, cell);
  sp_template_grid_add (self->grid, cell->row + 1, cell->column + 1,
                        g_utf8_make_valid (self->text->str, (gssize)self->text->len),
                        cell->is_formula, read_shown (self, cell->style));
  if (sp_template_grid_get_n_texts (self->grid) > SP_TEMPLATE_MAX_CELLS)
    g_set_error (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                 _ ("工作表“%s”里的内容太多，不像是待填的表。请选上级发来的空表。"),
                 sp_template_grid_get_name (self->grid));
}

static void
add_merge (guint row, guint column, guint last_row, guint last_column, gpointer user_data)
{
  sp_template_grid_add_merge (((Reading *)user_data)->grid, row + 1, column + 1, last_row + 1,
                              last_column + 1);
}

static void
pass_row (guint row, gpointer user_data)
{
}

static void
pass_columns (guint first, guint last, gpointer user_data)
{
}

static SpTemplateGrid *
read_grid (SpXlsxBook *book, const SpXlsxListed *listed, GError **error)
{
  static const SpXlsxSink sink = {add_cell, add_merge, pass_row, pass_columns};
  g_autoptr (SpTemplateGrid) grid = sp_template_grid_new (listed->name);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (SpTemplateShown));
  g_autofree char *part = sp_xlsx_book_dup_part (book, listed);
  Reading reading = {book, grid, text, shown};

  if (part != NULL && !sp_xlsx_scan_sheet (book, part, &sink, &reading, error))
    return NULL;
  return g_steal_pointer (&grid);
}

GPtrArray *
sp_template_workbook_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_auto (SpXlsxBook) book = {.cancellable = cancellable};
  g_autoptr (GPtrArray) grids =
    g_ptr_array_new_with_free_func ((GDestroyNotify)sp_template_grid_free);

  if (!sp_xlsx_book_open (&book, bytes, error))
    return NULL;
  for (guint i = 0; i < book.sheets->len; i++)
    {
      SpTemplateGrid *grid =
        read_grid (&book, &g_array_index (book.sheets, SpXlsxListed, i), error);

      if (grid == NULL)
        return NULL;
      g_ptr_array_add (grids, grid);
    }
  return g_steal_pointer (&grids);
}

/* ---- writing ---- */

static gboolean
write_sheet (SpTemplateParts *parts,
             const char *part,
             const char *name,
             const SpTemplateEdits *edits,
             GError **error)
{
  g_autoptr (GBytes) bytes = sp_template_parts_load (parts, part, error);
  gsize length = 0;
  const char *xml = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  GString *written = xml != NULL ? sp_template_sheet_write (xml, length, name, edits, error) : NULL;

  if (written == NULL)
    return FALSE;
  sp_template_parts_change (parts, part, written);
  return edits->moves->len == 0 || sp_template_parts_move (parts, part, name, edits->moves, error);
}

static gboolean
write_sheets (SpXlsxBook *book, SpTemplateParts *parts, const GPtrArray *edits, GError **error)
{
  for (guint i = 0; i < MIN (book->sheets->len, edits->len); i++)
    {
      const SpXlsxListed *listed = &g_array_index (book->sheets, SpXlsxListed, i);
      const SpTemplateEdits *it = edits->pdata[i];
      g_autofree char *part = NULL;

      if (g_cancellable_set_error_if_cancelled (book->cancellable, error))
        return FALSE;
      if (it == NULL || sp_template_edits_is_empty (it))
        continue;
      part = sp_xlsx_book_dup_part (book, listed);
      if (part != NULL && !write_sheet (parts, part, listed->name, it, error))
        return FALSE;
    }
  return TRUE;
}

GBytes *
sp_template_workbook_write (GBytes *bytes,
                            const GPtrArray *edits,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (SpXlsxBook) book = {.cancellable = cancellable};
  g_auto (SpTemplateParts) parts = {0};

  if (!sp_xlsx_book_open (&book, bytes, error))
    return NULL;
  sp_template_parts_init (&parts, book.package, book.part);
  if (!write_sheets (&book, &parts, edits, error) ||
      (sp_template_parts_is_changed (&parts) && !sp_template_parts_calculate (&parts, error)))
    return NULL;
  return sp_package_copy (book.package, parts.changes, cancellable, error);
}
