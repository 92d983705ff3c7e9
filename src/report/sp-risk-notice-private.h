/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to report: tables of risk points described by columns. */
#pragma once

#include "report/sp-paper-table.h"
#include "report/sp-risk-notice-facts.h"
#include "chart/sp-risk-style.h"

G_BEGIN_DECLS

typedef struct
{
  const char *head; /* marked by N_() */
  double share;
  enum
  {
    SP_RISK_COLUMN_TEXT,
    SP_RISK_COLUMN_WORD,  /* in the middle */
    SP_RISK_COLUMN_LEVEL, /* on a plate */
  } look;
  /* The cell of @point, the @i-th of its table from 0; transfer full. NULL: the text of @field. */
  char *(*dup) (const SpRiskNoticePoint *point, guint i);
  guint field;
} SpRiskColumn;

/* An empty table with these columns; what is said above it is the caller's. */
SpPaperTable *sp_risk_table_new (const char *title,
                                 SpPaperOrientation orientation,
                                 const SpRiskColumn *columns,
                                 guint n_columns,
                                 SpDate as_of);
/* The cells of @point; transfer full. */
char **sp_risk_table_dup_cells (const SpRiskColumn *columns,
                                guint n_columns,
                                const SpRiskNoticePoint *point,
                                guint i);
void sp_risk_table_add_point (SpPaperTable *table,
                              const SpRiskColumn *columns,
                              guint n_columns,
                              const SpRiskNoticePoint *point,
                              guint i);
/* Plates for the words of levels in @column. */
void sp_risk_table_paint (SpPaperTable *table, guint column);
/* A level's plate. */
SpTablePaint sp_risk_level_paint (SpRiskLevel level);

/* Cells that several tables have. */
char *sp_risk_cell_ordinal (const SpRiskNoticePoint *point, guint i);
char *sp_risk_cell_level (const SpRiskNoticePoint *point, guint i); /* at the stage asked for */
char *sp_risk_cell_inherent (const SpRiskNoticePoint *point, guint i);
char *sp_risk_cell_residual (const SpRiskNoticePoint *point, guint i);
char *sp_risk_cell_kind (const SpRiskNoticePoint *point, guint i);
char *sp_risk_cell_control (const SpRiskNoticePoint *point, guint i);
char *sp_risk_cell_department (const SpRiskNoticePoint *point, guint i);
char *sp_risk_cell_person (const SpRiskNoticePoint *point, guint i);

G_END_DECLS
