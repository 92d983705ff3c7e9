/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of records: which they are is asked once, their cells are read a stretch at a time, so
 * that a long table costs no more memory than its ids. */
#include "report/sp-report-value.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-hazard.h"
#include "core/sp-institution.h"
#include "core/sp-accident.h"
#include "report/sp-report-quantity.h"

#include <string.h>

#define TEXT_BYTES 16384 /* of made texts, allocated at once */

/* ---- which ---- */

static gboolean
add_days (const SpReport *report,
          const SpReportCondition *from,
          const SpField *field,
          SpCondition *condition,
          GError **error)
{
  SpPeriod days;

  if (field->type != SP_TYPE_DATE)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("“%s”不是日期，不能按期间筛选。"),
                   _ (field->label));
      return FALSE;
    }
  days =
    sp_report_span_get_days (from->span, &report->period, report->plan_first, report->base_year);
  condition->from = days.first;
  condition->to = MIN (days.last, report->as_of);
  return TRUE;
}

static gboolean
add_condition (const SpReport *report,
               const SpRecordType *type,
               const SpReportCondition *from,
               GArray *conditions,
               GError **error)
{
  int field = sp_record_type_field (type, from->field);
  SpCondition condition = {.field = (guint)field};
  g_autofree char *filter = NULL;

  if (field < 0)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("%s没有“%s”这一项。"), _ (type->label),
                   from->field);
      return FALSE;
    }
  if (from->has_span)
    {
      if (!add_days (report, from, &type->fields[field], &condition, error))
        return FALSE;
      g_array_append_val (conditions, condition);
      return TRUE;
    }
  if (g_str_equal (from->is, "none") || g_str_equal (from->is, "any"))
    {
      condition.only = type->fields[field].type == SP_TYPE_REFERENCE ? SP_WITHOUT
                       : g_str_equal (from->is, "none")              ? 1 << 0
                                                                     : 1 << 1;
      g_array_append_val (conditions, condition);
      return TRUE;
    }
  filter = g_strdup_printf ("%s=%s", from->field, from->is);
  g_strdelimit (filter, ",", '|');
  return sp_report_filter_parse (type, filter, conditions, error);
}

/* What had not happened by the date is not in the table. */
static guint
begin_field (const SpRecordType *type)
{
  static const struct
  {
    const SpRecordType *type;
    guint field;
  } begins[] = {
    {&sp_hazard_type, SP_HAZARD_FOUND_ON},
    {&sp_accident_type, SP_ACCIDENT_HAPPENED_ON},
  };

  for (guint i = 0; i < G_N_ELEMENTS (begins); i++)
    if (begins[i].type == type)
      return begins[i].field;
  return type == &sp_institution_type ? SP_NO_FIELD : sp_report_day_field (type, "");
}

static gboolean
list_conditions (const SpReport *report, SpReportSheet *sheet, GArray *conditions, GError **error)
{
  SpCondition begun = {.field = begin_field (sheet->type), .to = report->as_of};
  const GPtrArray *from = sheet->definition->conditions;

  for (guint i = 0; i < from->len; i++)
    if (!add_condition (report, sheet->type, from->pdata[i], conditions, error))
      return FALSE;
  if (begun.field != SP_NO_FIELD)
    g_array_append_val (conditions, begun);
  return TRUE;
}

static const char *
find_sort (const SpRecordType *type, const char *text, gboolean *is_descending)
{
  int field = -1;

  *is_descending = *text == '-';
  if (*text != '\0')
    field = sp_record_type_field (type, *is_descending ? text + 1 : text);
  return field >= 0 ? type->fields[field].name : NULL;
}

gboolean
sp_report_fill_records (SpReportFilling *self, SpReportSheet *sheet, GError **error)
{
  const SpReportSheetDefinition *definition = sheet->definition;
  g_autoptr (GArray) conditions = g_array_new (FALSE, FALSE, sizeof (SpCondition));
  SpRecordFilter filter = {.as_of = self->report->as_of};

  sheet->type = sp_record_type_by_table (definition->records);
  g_return_val_if_fail (sheet->type != NULL, FALSE); /* the definition was checked */
  sheet->readings = g_ptr_array_new_with_free_func (sp_report_reading_free);
  for (guint i = 0; i < definition->columns->len; i++)
    {
      const SpReportColumn *column = definition->columns->pdata[i];

      if (!column->is_hidden)
        g_ptr_array_add (sheet->readings, sp_report_reading_new (sheet->type, column));
      sp_report_sheet_add_shown (
        sheet, column,
        sp_report_as_kind (column->as, sp_report_record_value_kind (sheet->type, column->value)));
    }
  if (!list_conditions (self->report, sheet, conditions, error))
    return FALSE;
  filter.conditions = (const SpCondition *)(gconstpointer)conditions->data;
  filter.n_conditions = conditions->len;
  filter.sort = find_sort (sheet->type, definition->sort, &filter.is_descending);
  sheet->ids = sp_reader_query (self->reader, sheet->type, &filter, error);
  return sheet->ids != NULL;
}

/* ---- their cells ---- */

/* Bits of the fields that the readings look at. */
static guint64
list_fields (const SpReportSheet *sheet)
{
  guint64 fields = 0;

  for (guint i = 0; i < sheet->readings->len; i++)
    fields |= sp_report_reading_get_fields (sheet->readings->pdata[i], sheet->type);
  return fields;
}

struct _SpReportStretch
{
  /* Owned */
  SpRecordRows *rows;
  GStringChunk *texts;
  SpReportCell *cells; /* one a shown column, of each row */

  /* Borrowed */
  const SpReportSheet *sheet;

  /* State */
  guint first, n;
};

static SpReportCell *
get_cells (const SpReportStretch *self, guint row)
{
  return &self->cells[(gsize)row * self->sheet->shown->len];
}

static void
fill_row (SpReportStretch *self, SpReportLookup *lookup, guint row)
{
  const SpReportSheet *sheet = self->sheet;
  SpReportCell *cells = get_cells (self, row);

  for (guint i = 0; i < sheet->shown->len; i++)
    {
      cells[i].text = "";
      sp_report_value_set (lookup, self->rows, row, sheet->readings->pdata[i],
                           g_array_index (sheet->shown, SpReportShown, i).kind,
                           self->first + row + 1, self->texts, &cells[i]);
    }
}

SpReportStretch *
sp_report_stretch_read (
  const SpReportSheet *sheet, SpReportLookup *lookup, guint first, guint n, GError **error)
{
  SpRecordRows *rows = sp_reader_read_rows (sp_report_lookup_get_reader (lookup), sheet->type,
                                            &g_array_index (sheet->ids, int64_t, first), n,
                                            list_fields (sheet), sheet->report->as_of, error);
  g_autoptr (SpReportStretch) self = NULL;

  if (rows == NULL)
    return NULL;
  self = g_new0 (SpReportStretch, 1);
  self->rows = rows;
  self->texts = g_string_chunk_new (TEXT_BYTES);
  self->cells = g_new0 (SpReportCell, (gsize)n * sheet->shown->len + 1);
  self->sheet = sheet;
  self->first = first;
  self->n = n;
  for (guint i = 0; i < n; i++)
    if (sp_record_rows_get_uid (rows, i) != NULL)
      fill_row (self, lookup, i);
  return sp_report_lookup_finish (lookup, error) ? g_steal_pointer (&self) : NULL;
}

gboolean
sp_report_stretch_tell (SpReportStretch *self, SpReportRowFunc func, gpointer data)
{
  SpReportRow row = {.type = self->sheet->type, .span = self->sheet->definition->span};

  for (guint i = 0; i < self->n; i++)
    {
      row.key = sp_record_rows_get_uid (self->rows, i);
      row.id = sp_record_rows_get_id (self->rows, i);
      row.cells = get_cells (self, i);
      if (row.key != NULL && !func (self->first + i, &row, data))
        return FALSE;
    }
  return TRUE;
}

void
sp_report_stretch_free (SpReportStretch *self)
{
  sp_record_rows_free (self->rows);
  g_string_chunk_free (self->texts);
  g_free (self->cells);
  g_free (self);
}
