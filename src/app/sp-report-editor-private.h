/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of SpReportEditor share: its struct; what is shown and saved (sp-report-editor.c),
 * its widgets (-build.c), and adding, moving and removing (-deeds.c). */
#pragma once

#include "app/sp-report-editor.h"
#include "app/sp-struct-form.h"
#include "report/sp-report-choices.h"
#include "report/sp-report.h"

G_BEGIN_DECLS

struct _SpReportEditor
{
  GtkWindow parent_instance;

  /* Owned */
  SpSession *session;
  SpReportDefinition *definition;
  char *based_on;
  char *problem, *conditions_problem; /* sentences; NULL: none */
  GPtrArray *choices;                 /* of SpReportChoice, as in the catalogue */

  /* Borrowed, children */
  SpStructForm *head_form, *sheet_form, *column_form; /* sheet_form is NULL after dispose */
  GtkListBox *sheets, *columns;
  GtkDropDown *catalogue;
  GtkTextView *conditions, *notes;
  GtkLabel *message;

  /* State */
  int64_t form;
  guint sheet, column; /* that are edited */
  SpReportRows rows;   /* the catalogue is of */
  gboolean is_filling;
};

SpReportSheetDefinition *_sp_report_editor_get_sheet (SpReportEditor *self); /* NULL: none */
void _sp_report_editor_check (SpReportEditor *self);
void _sp_report_editor_show_sheets (SpReportEditor *self, guint selected);
void _sp_report_editor_show_sheet (SpReportEditor *self, guint i);
void _sp_report_editor_show_columns (SpReportEditor *self, guint selected);
void _sp_report_editor_show_column (SpReportEditor *self, guint i);

void _sp_report_editor_build (SpReportEditor *self);

void _sp_report_editor_fill_catalogue (SpReportEditor *self);
void _sp_report_editor_install_deeds (GtkWidgetClass *widget_class);

G_END_DECLS
