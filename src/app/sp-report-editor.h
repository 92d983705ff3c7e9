/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReportEditor: a form of one's own in a window: its sheets, their columns from the catalogue in
 * any order, checks, charts, sentences, filters, notes and paper. It says with every change whether
 * the form means something, and keeps it when a person saves. */
#pragma once

#include "app/sp-session.h"
#include "app/sp-struct-list.h"
#include "report/sp-report-definition.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_REPORT_EDITOR (sp_report_editor_get_type ())
G_DECLARE_FINAL_TYPE (SpReportEditor, sp_report_editor, SP, REPORT_EDITOR, GtkWindow)

/* Takes @definition, which is the form @form (0: a new one, copied from @based_on). Signal "saved"
 * (const char *name). Actions editor.…, with keys. */
SpReportEditor *sp_report_editor_new (SpSession *session,
                                      GtkWindow *parent,
                                      SpReportDefinition *definition,
                                      int64_t form,
                                      const char *based_on);
/* As it is edited; borrowed. */
const SpReportDefinition *sp_report_editor_get_definition (SpReportEditor *self);
/* NULL: it means something. */
const char *sp_report_editor_get_problem (SpReportEditor *self);
void sp_report_editor_select_column (SpReportEditor *self, guint i);
void sp_report_editor_select_sheet (SpReportEditor *self, guint i);

/* What a sheet has several of, each in a list of its own. */
typedef enum
{
  SP_EDITED_COLUMNS,
  SP_EDITED_CHECKS,
  SP_EDITED_CHARTS,
  SP_EDITED_SENTENCES,
  SP_N_EDITED
} SpReportEdited;
SpStructList *sp_report_editor_get_list (SpReportEditor *self, SpReportEdited list); /* borrowed */
/* What a column of the sheet can show: its place in the catalogue; adds it as the last column.
 * FALSE: the catalogue has no such value. */
gboolean sp_report_editor_add_column (SpReportEditor *self, const char *value);

G_END_DECLS
