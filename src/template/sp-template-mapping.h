/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpTemplateMapping: what of a report goes where in a template, as data that is kept for the next
 * quarter. The figures themselves are a report definition, a sheet of it for each table that is
 * filled, so that a template cannot count otherwise than reports do. */
#pragma once

#include "report/sp-report-definition.h"

G_BEGIN_DECLS

/* Where a sheet of the definition goes. Rows and columns count from 1; those of the columns are by
 * the definition's, 0: nowhere. */
typedef struct
{
  char *grid;                  /* name of the sheet, or 表格1; "": marks anywhere */
  guint first_head, last_head; /* rows of heads */
  guint titles;                /* the column that names the rows; 0: they are in order */
  GArray *columns;             /* of guint */
} SpTemplateTable;

typedef struct
{
  GPtrArray *tables; /* of SpTemplateTable, one for each sheet of the definition */
  SpReportDefinition *definition;
} SpTemplateMapping;

SpTemplateMapping *sp_template_mapping_new (const char *title);
void sp_template_mapping_free (SpTemplateMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTemplateMapping, sp_template_mapping_free)
/* Takes @sheet; the table's names are copied. */
SpTemplateTable *sp_template_mapping_add (SpTemplateMapping *self,
                                          const char *grid,
                                          SpReportSheetDefinition *sheet);
/* A column of the last table; takes @column. */
void sp_template_mapping_add_column (SpTemplateMapping *self, guint place, SpReportColumn *column);
/* The table of the sheet @grid; -1: none. */
int sp_template_mapping_find (const SpTemplateMapping *self, const char *grid);
/* Has @place of @table show what @column shows (taken), NULL: nothing. */
void sp_template_mapping_set_column (SpTemplateMapping *self,
                                     guint table,
                                     guint place,
                                     SpReportColumn *column);
void sp_template_mapping_remove (SpTemplateMapping *self, guint table);
SpReportSheetDefinition *sp_template_mapping_get_sheet (const SpTemplateMapping *self, guint table);
/* The definition's column that goes to @place; -1: none. */
int sp_template_table_find_column (const SpTemplateTable *self, guint place);

char *sp_template_mapping_to_json (const SpTemplateMapping *self); /* transfer full */
/* SP_ERROR_INVALID with a sentence. Transfer full. */
SpTemplateMapping *sp_template_mapping_from_json (const char *json, gssize length, GError **error);

G_END_DECLS
