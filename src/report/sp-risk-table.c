/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of risk points described by columns: plates of levels, rows, and cells that several tables
 * have. */
#include "report/sp-risk-notice-private.h"

#include "base/sp-i18n.h"

SpTablePaint
sp_risk_level_paint (SpRiskLevel level)
{
  const SpRiskPaint *paint = sp_risk_paint (SP_RISK_PRINT, level);

  return (SpTablePaint) {paint->plate, paint->ink, level};
}

void
sp_risk_table_paint (SpPaperTable *table, guint column)
{
  for (SpRiskLevel level = SP_RISK_NONE; level <= SP_RISK_BLUE; level++)
    {
      SpTablePaint paint = sp_risk_level_paint (level);

      sp_paper_table_paint (table, column, sp_risk_notice_level_words (level), &paint);
    }
}

SpPaperTable *
sp_risk_table_new (const char *title,
                   SpPaperOrientation orientation,
                   const SpRiskColumn *columns,
                   guint n_columns,
                   SpDate as_of)
{
  SpPaperTable *table = sp_paper_table_new (title, orientation);

  for (guint i = 0; i < n_columns; i++)
    {
      sp_paper_table_add_column (table, _ (columns[i].head), columns[i].share,
                                 columns[i].look == SP_RISK_COLUMN_TEXT ? SP_ALIGN_START
                                                                        : SP_ALIGN_CENTER);
      if (columns[i].look == SP_RISK_COLUMN_LEVEL)
        sp_risk_table_paint (table, i);
    }
  sp_paper_table_set_date (table, as_of);
  return table;
}

char **
sp_risk_table_dup_cells (const SpRiskColumn *columns,
                         guint n_columns,
                         const SpRiskNoticePoint *point,
                         guint i)
{
  char **cells = g_new0 (char *, n_columns + 1);

  for (guint k = 0; k < n_columns; k++)
    cells[k] = columns[k].dup != NULL
                 ? columns[k].dup (point, i)
                 : g_strdup (sp_risk_notice_point_text (point, columns[k].field));
  return cells;
}

void
sp_risk_table_add_point (SpPaperTable *table,
                         const SpRiskColumn *columns,
                         guint n_columns,
                         const SpRiskNoticePoint *point,
                         guint i)
{
  g_auto (GStrv) cells = sp_risk_table_dup_cells (columns, n_columns, point, i);

  sp_paper_table_add_row (table, (const char *const *)cells);
}

char *
sp_risk_cell_ordinal (const SpRiskNoticePoint *point, guint i)
{
  return g_strdup_printf ("%u", i + 1);
}

char *
sp_risk_cell_level (const SpRiskNoticePoint *point, guint i)
{
  return g_strdup (sp_risk_notice_level_words (point->level));
}

char *
sp_risk_cell_inherent (const SpRiskNoticePoint *point, guint i)
{
  return g_strdup (sp_risk_notice_level_words (point->state.inherent));
}

char *
sp_risk_cell_residual (const SpRiskNoticePoint *point, guint i)
{
  return g_strdup (sp_risk_notice_level_words (point->state.residual));
}

char *
sp_risk_cell_kind (const SpRiskNoticePoint *point, guint i)
{
  return g_strdup (sp_risk_notice_point_word (point, SP_RISK_POINT_KIND));
}

char *
sp_risk_cell_control (const SpRiskNoticePoint *point, guint i)
{
  SpControlLevel level = sp_risk_point_get_control_level (point->point);

  return g_strdup (
    level != SP_CONTROL_BY_LEVEL ? sp_vocabulary_label (&sp_control_levels, (int)level) : "");
}

char *
sp_risk_cell_department (const SpRiskNoticePoint *point, guint i)
{
  return g_strdup (sp_risk_notice_point_department (point));
}

char *
sp_risk_cell_person (const SpRiskNoticePoint *point, guint i)
{
  return g_strdup (sp_risk_notice_point_person (point));
}
