/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of reports while they are kept or looked at, and cells as they are printed. */
#include "report/sp-report-private.h"

#include "base/sp-i18n.h"

SpReportLine *
sp_report_line_new (const char *key, guint n_cells)
{
  SpReportLine *self = g_new0 (SpReportLine, 1);

  self->key = g_strdup (key);
  self->row.key = self->key;
  self->n_cells = n_cells;
  self->row.cells = g_new0 (SpReportCell, n_cells + 1);
  for (guint i = 0; i < n_cells; i++)
    self->row.cells[i].text = "";
  return self;
}

void
sp_report_line_free (gpointer data)
{
  SpReportLine *self = data;

  for (guint i = 0; self->texts != NULL && i < self->n_cells; i++)
    g_free (self->texts[i]);
  g_free (self->texts);
  g_free (self->row.cells);
  g_free (self->key);
  g_free (self);
}

void
sp_report_line_set_text (SpReportLine *self, guint cell, char *text)
{
  if (self->texts == NULL)
    self->texts = g_new0 (char *, self->n_cells);
  g_free (self->texts[cell]);
  self->texts[cell] = text;
  self->row.cells[cell].text = text;
}

char *
sp_report_cell_dup_text (SpReportCellKind kind, const SpReportCell *cell)
{
  if (kind == SP_REPORT_CELL_TEXT || kind == SP_REPORT_CELL_WORD || kind == SP_REPORT_CELL_CODE)
    return g_strdup (cell->text);
  if (cell->is_blank)
    return g_strdup ("");
  if (cell->is_none)
    return g_strdup (*cell->text != '\0' ? cell->text : "/");
  if (kind == SP_REPORT_CELL_DATE)
    return sp_date_dup_chinese (cell->date);
  if (kind == SP_REPORT_CELL_RATE)
    return g_strdup_printf ("%.1f%%", cell->number * 100.0);
  if (kind == SP_REPORT_CELL_PERCENT)
    return g_strdup_printf ("%.0f%%", cell->number * 100.0);
  if (kind == SP_REPORT_CELL_MONEY)
    return g_strdup_printf ("%.2f", cell->number);
  return g_strdup_printf (kind == SP_REPORT_CELL_CHANGE ? "%+.0f" : "%.0f", cell->number);
}
