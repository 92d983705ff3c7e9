/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report's figures as JSON:
 * {"sheets":[{"name":…,"table":…,"count":n,"columns":[[key,head,kind],…],"rows":[[key,span,cell,…],…]}]}
 * A cell is a number, a text, a date as text, or null for none. Long sheets have "totals" for rows.
 */
#include "report/sp-report-kept.h"

#include "base/sp-i18n.h"
#include "report/sp-report-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  const SpReportSheet *sheet;
  JsonBuilder *builder;
  double *totals; /* one a column; NULL: each row is written */
} Writing;

static gboolean
is_number (SpReportCellKind kind)
{
  return kind == SP_REPORT_CELL_COUNT || kind == SP_REPORT_CELL_MONEY ||
         kind == SP_REPORT_CELL_CHANGE || kind == SP_REPORT_CELL_RATE ||
         kind == SP_REPORT_CELL_PERCENT;
}

static void
write_number (JsonBuilder *builder, double number)
{
  if (number == (double)(gint64)number)
    json_builder_add_int_value (builder, (gint64)number);
  else
    json_builder_add_double_value (builder, number);
}

static void
write_cell (JsonBuilder *builder, SpReportCellKind kind, const SpReportCell *cell)
{
  char iso[SP_DATE_ISO_LEN];
  gboolean is_text =
    kind == SP_REPORT_CELL_TEXT || kind == SP_REPORT_CELL_WORD || kind == SP_REPORT_CELL_CODE;

  if (cell->is_blank)
    json_builder_add_string_value (builder, "");
  else if (is_text || (cell->is_none && *cell->text != '\0'))
    json_builder_add_string_value (builder, cell->text);
  else if (cell->is_none || cell->is_blank)
    json_builder_add_null_value (builder);
  else if (kind == SP_REPORT_CELL_DATE)
    json_builder_add_string_value (builder, sp_date_to_iso (cell->date, iso));
  else
    write_number (builder, cell->number);
}

static gboolean
write_row (guint i, const SpReportRow *row, gpointer data)
{
  Writing *self = data;

  if (self->totals == NULL)
    {
      json_builder_begin_array (self->builder);
      json_builder_add_string_value (self->builder, row->key);
      json_builder_add_int_value (self->builder, (int)row->span);
    }
  for (guint k = 0; k < sp_report_sheet_get_n_columns (self->sheet); k++)
    {
      SpReportCellKind kind = sp_report_sheet_get_kind (self->sheet, k);

      if (self->totals == NULL)
        write_cell (self->builder, kind, &row->cells[k]);
      else if (is_number (kind) && !row->cells[k].is_none)
        self->totals[k] += row->cells[k].number;
    }
  if (self->totals == NULL)
    json_builder_end_array (self->builder);
  return TRUE;
}

/* What a column shows, over which days: the same in a definition that was put in another order. */
static char *
dup_column_key (const SpReportColumn *column)
{
  if (*column->key != '\0')
    return g_strdup (column->key);
  return g_strdup_printf (
    "%s%s%s%s%s%s%s", column->value, *column->over != '\0' ? "/" : "", column->over,
    column->has_span ? "@" : "",
    column->has_span ? sp_vocabulary_code (&sp_report_spans, (int)column->span) : "",
    column->as != SP_AS_DEFAULT ? " " : "",
    column->as != SP_AS_DEFAULT ? sp_vocabulary_code (&sp_report_as, (int)column->as) : "");
}

/* The same figure may stand in a table twice, otherwise shown. */
static char *
dup_single_key (const SpReportSheet *sheet, guint column)
{
  g_autofree char *key = dup_column_key (sp_report_sheet_get_column (sheet, column));
  guint n = 0;

  for (guint k = 0; k < column; k++)
    {
      g_autofree char *other = dup_column_key (sp_report_sheet_get_column (sheet, k));

      n += g_str_equal (other, key);
    }
  return n > 0 ? g_strdup_printf ("%s (%u)", key, n + 1) : g_steal_pointer (&key);
}

static void
write_columns (const Writing *self)
{
  json_builder_set_member_name (self->builder, "columns");
  json_builder_begin_array (self->builder);
  for (guint k = 0; k < sp_report_sheet_get_n_columns (self->sheet); k++)
    {
      g_autofree char *key = dup_single_key (self->sheet, k);
      g_autofree char *head =
        sp_report_column_dup_head (sp_report_sheet_get_column (self->sheet, k));

      json_builder_begin_array (self->builder);
      json_builder_add_string_value (self->builder, key);
      json_builder_add_string_value (self->builder, head);
      json_builder_add_string_value (
        self->builder,
        sp_vocabulary_code (&sp_report_cell_kinds, (int)sp_report_sheet_get_kind (self->sheet, k)));
      json_builder_end_array (self->builder);
    }
  json_builder_end_array (self->builder);
}

static void
write_totals (const Writing *self)
{
  json_builder_set_member_name (self->builder, "totals");
  json_builder_begin_array (self->builder);
  for (guint k = 0; k < sp_report_sheet_get_n_columns (self->sheet); k++)
    if (is_number (sp_report_sheet_get_kind (self->sheet, k)))
      write_number (self->builder, self->totals[k]);
    else
      json_builder_add_null_value (self->builder);
  json_builder_end_array (self->builder);
}

/* A drawn sheet: its paragraphs are its rows, by their place. */
static void
write_texts (const Writing *self)
{
  json_builder_set_member_name (self->builder, "texts");
  json_builder_begin_array (self->builder);
  for (guint i = 0; i < sp_report_sheet_get_n_paragraphs (self->sheet); i++)
    json_builder_add_string_value (self->builder,
                                   sp_report_sheet_get_paragraph (self->sheet, i)->text);
  json_builder_end_array (self->builder);
}

static gboolean
write_rows (Writing *self, SpReader *reader, GCancellable *cancellable, GError **error)
{
  guint n = sp_report_sheet_get_n_rows (self->sheet);
  g_autofree double *totals = g_new0 (double, sp_report_sheet_get_n_columns (self->sheet) + 1);
  gboolean is_long = n > SP_REPORT_KEPT_ROWS && self->sheet->ids != NULL;
  gboolean is_read;

  self->totals = is_long ? totals : NULL;
  if (!is_long)
    {
      json_builder_set_member_name (self->builder, "rows");
      json_builder_begin_array (self->builder);
    }
  is_read =
    sp_report_sheet_foreach (self->sheet, reader, 0, n, write_row, self, cancellable, error);
  if (!is_long)
    json_builder_end_array (self->builder);
  else
    write_totals (self);
  return is_read;
}

static gboolean
write_sheet (JsonBuilder *builder,
             const SpReportSheet *sheet,
             SpReader *reader,
             GCancellable *cancellable,
             GError **error)
{
  Writing self = {sheet, builder, NULL};
  gboolean is_read = TRUE;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, sheet->definition->name);
  json_builder_set_member_name (builder, "table");
  json_builder_add_string_value (builder, sheet->type != NULL ? sheet->type->table : "");
  json_builder_set_member_name (builder, "count");
  json_builder_add_int_value (builder, sp_report_sheet_get_n_rows (sheet));
  write_columns (&self);
  if (sheet->texts != NULL)
    write_texts (&self);
  else if (sheet->definition->rows != SP_ROWS_MADE)
    is_read = write_rows (&self, reader, cancellable, error);
  json_builder_end_object (builder);
  return is_read;
}

static gboolean
write_sheets (JsonBuilder *builder,
              const SpReport *report,
              SpReader *reader,
              GCancellable *cancellable,
              GError **error)
{
  for (guint i = 0; i < sp_report_get_n_sheets (report); i++)
    if (!write_sheet (builder, sp_report_get_sheet (report, i), reader, cancellable, error))
      return FALSE;
  return TRUE;
}

char *
sp_report_dup_figures (const SpReport *self,
                       SpReader *reader,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL && reader != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sheets");
  json_builder_begin_array (builder);
  if (!write_sheets (builder, self, reader, cancellable, error))
    return NULL;
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
