/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpSheetRows: the rows of a sheet of a report as a list model. They are read a stretch at a time
 * as they are looked at, so a hundred thousand cost no more than a screenful. */
#pragma once

#include "report/sp-report.h"

G_BEGIN_DECLS

#define SP_TYPE_SHEET_ROW (sp_sheet_row_get_type ())
G_DECLARE_FINAL_TYPE (SpSheetRow, sp_sheet_row, SP, SHEET_ROW, GObject)
const char *sp_sheet_row_get_text (SpSheetRow *self, guint column); /* as printed */
SpReportRowLook sp_sheet_row_get_look (SpSheetRow *self);

#define SP_TYPE_SHEET_ROWS (sp_sheet_rows_get_type ())
G_DECLARE_FINAL_TYPE (SpSheetRows, sp_sheet_rows, SP, SHEET_ROWS, GObject)

/* @sheet and @reader must live as long as the model is shown; both on this thread. */
SpSheetRows *sp_sheet_rows_new (const SpReportSheet *sheet, SpReader *reader);

G_END_DECLS
