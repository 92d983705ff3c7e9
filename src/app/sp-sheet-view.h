/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpSheetView: a sheet of a report as a table in the window, as it will be printed. Shows and tells
 * what was activated; knows no session. */
#pragma once

#include "app/sp-sheet-rows.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_SHEET_VIEW (sp_sheet_view_get_type ())
G_DECLARE_FINAL_TYPE (SpSheetView, sp_sheet_view, SP, SHEET_VIEW, GtkWidget)

/* Signal "activated" (guint row, int column): a row by the keyboard (column -1), or a cell by a
 * double click. Action sheet.copy: the selected rows to the clipboard. */
SpSheetView *sp_sheet_view_new (void);
/* @sheet (NULL: nothing) and @reader must live as long as they are shown. */
void sp_sheet_view_set_sheet (SpSheetView *self, const SpReportSheet *sheet, SpReader *reader);
/* Selects the row and has it in sight. */
void sp_sheet_view_select_row (SpSheetView *self, guint row);
guint sp_sheet_view_get_n_rows (SpSheetView *self);
SpSheetRow *sp_sheet_view_dup_row (SpSheetView *self, guint row); /* transfer full */
/* The selected rows for spreadsheets; transfer full. */
char *sp_sheet_view_dup_tsv (SpSheetView *self);

G_END_DECLS
