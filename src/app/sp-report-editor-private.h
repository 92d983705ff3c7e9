/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of SpReportEditor share: its struct; what is shown and saved (sp-report-editor.c),
 * its widgets (-build.c), the lists of what a sheet has (-lists.c), and adding, moving and removing
 * (-deeds.c). */
#pragma once

#include "app/sp-report-editor.h"
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
  SpStructForm *head_form, *sheet_form; /* sheet_form is NULL after dispose */
  SpStructList *lists[SP_N_EDITED];
  GtkListBox *sheets;
  GtkDropDown *catalogue;
  GtkTextView *conditions, *notes;
  GtkLabel *message;

  /* State */
  int64_t form;
  guint sheet; /* that is edited */
  gboolean is_filling;
};

SpReportSheetDefinition *_sp_report_editor_get_sheet (SpReportEditor *self); /* NULL: none */
void _sp_report_editor_check (SpReportEditor *self);
void _sp_report_editor_show_sheets (SpReportEditor *self, guint selected);
void _sp_report_editor_show_sheet (SpReportEditor *self, guint i);

/* Those lists that say anything of such rows. */
void _sp_report_editor_show_lists (SpReportEditor *self);
GPtrArray *_sp_report_editor_get_items (SpReportSheetDefinition *sheet, SpReportEdited list);

void _sp_report_editor_build (SpReportEditor *self);
void _sp_report_editor_build_lists (SpReportEditor *self, GtkBox *box);

void _sp_report_editor_fill_catalogue (SpReportEditor *self);
void _sp_report_editor_install_deeds (GtkWidgetClass *widget_class);

G_END_DECLS
