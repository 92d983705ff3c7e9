/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-template-cell.h. */
#include "template/sp-template-cell.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "template/sp-template-sheet.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const SpReportSheet *sheet;
  guint column;
  const SpReportCell *cell;
  const SpTemplateCell *to; /* NULL: there is none */
  SpTemplatePlace place;
  SpTemplateEdits *edits;
} Putting;

static void
put_number (const Putting *self, double number)
{
  sp_template_edits_add_number (self->edits, self->place.row, self->place.copy, self->place.column,
                                number);
}

/* Takes @text. */
static void
put_text (const Putting *self, char *text)
{
  sp_template_edits_add_text (self->edits, self->place.row, self->place.copy, self->place.column,
                              text);
}

/* Units of UTF-16, as Excel counts. */
static guint
count_units (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += g_utf8_get_char (p) > 0xffff ? 2 : 1;
  return n;
}

static gboolean
check_length (const Putting *self, GError **error)
{
  guint n = count_units (self->cell->text);
  g_autofree char *start = NULL;

  if (n <= SP_TEMPLATE_CELL_LIMIT)
    return TRUE;
  start = g_utf8_substring (self->cell->text, 0, 20);
  g_set_error (error, SP_ERROR, SP_ERROR_TOO_LARGE,
               _ ("“%s…”有%u个字，一个单元格最多放%u个字。请先缩短这一条，或不填这一列。"), start,
               n, SP_TEMPLATE_CELL_LIMIT);
  return FALSE;
}

static gboolean
is_running_number (const Putting *self)
{
  return g_str_equal (sp_report_sheet_get_column (self->sheet, self->column)->value, "#");
}

static gboolean
put_words (const Putting *self, GError **error)
{
  if (is_running_number (self))
    put_number (self, g_ascii_strtod (self->cell->text, NULL));
  else if (!check_length (self, error))
    return FALSE;
  else
    put_text (self, g_strdup (self->cell->text));
  return TRUE;
}

/* Percent by the cell's format, else by the head (整改率（%）), else in words. */
static void
put_rate (const Putting *self)
{
  const SpReportColumn *column = sp_report_sheet_get_column (self->sheet, self->column);
  gboolean says_percent = strstr (column->head, "%") != NULL || strstr (column->head, "％") != NULL;

  if (self->to != NULL && self->to->shown == SP_TEMPLATE_PERCENT)
    put_number (self, self->cell->number);
  else if (says_percent)
    put_number (self, round (self->cell->number * 1000.0) / 10.0);
  else
    put_text (self, sp_report_sheet_dup_text (self->sheet, self->column, self->cell));
}

/* Days of a workbook count from 1899-12-30. */
static void
put_date (const Putting *self)
{
  if (self->to != NULL && self->to->shown == SP_TEMPLATE_DATE)
    put_number (self, self->cell->date - sp_date_from_ymd (1899, 12, 30));
  else
    put_text (self, sp_report_sheet_dup_text (self->sheet, self->column, self->cell));
}

static gboolean
put (const Putting *self, GError **error)
{
  SpReportCellKind kind = sp_report_sheet_get_kind (self->sheet, self->column);
  gboolean is_words =
    kind == SP_REPORT_CELL_TEXT || kind == SP_REPORT_CELL_WORD || kind == SP_REPORT_CELL_CODE;

  if (is_words)
    return put_words (self, error);
  if (self->cell->is_none)
    put_text (self, g_strdup (kind == SP_REPORT_CELL_RATE ? "/" : ""));
  else if (kind == SP_REPORT_CELL_DATE)
    put_date (self);
  else if (kind == SP_REPORT_CELL_RATE)
    put_rate (self);
  else
    put_number (self, kind == SP_REPORT_CELL_MONEY ? round (self->cell->number * 100.0) / 100.0
                                                   : self->cell->number);
  return TRUE;
}

gboolean
sp_template_cell_put (const SpReportSheet *sheet,
                      guint column,
                      const SpReportCell *cell,
                      const SpTemplateGrid *grid,
                      SpTemplatePlace place,
                      SpTemplateEdits *edits,
                      GError **error)
{
  const SpTemplateMerge *merge = sp_template_grid_find_merge (grid, place.row, place.column);
  Putting putting = {sheet, column, cell, NULL, place, edits};

  /* Of merged cells the first one holds what all show. */
  if (merge != NULL && place.copy == 0)
    {
      putting.place.row = merge->row;
      putting.place.column = merge->column;
    }
  else if (merge != NULL && merge->row == merge->last_row)
    putting.place.column = merge->column;
  putting.to = sp_template_grid_get (grid, putting.place.row, putting.place.column);
  return (putting.to != NULL && putting.to->is_formula) || put (&putting, error);
}
