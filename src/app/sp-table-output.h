/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpTableOutput: a table on its way to paper: through the print dialog or into a PDF file chosen by
 * a person. What went wrong and what was written is said through the session. */
#pragma once

#include "app/sp-session.h"
#include "report/sp-paper-table.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_TABLE_OUTPUT (sp_table_output_get_type ())
G_DECLARE_FINAL_TYPE (SpTableOutput, sp_table_output, SP, TABLE_OUTPUT, GObject)

/* @name is the file's without ending; @session may be NULL. */
SpTableOutput *sp_table_output_new (SpPaperTable *table, const char *name, SpSession *session);
/* One at a time; disposing of it closes the dialog. @parent may be NULL. */
void sp_table_output_print (SpTableOutput *self, GtkWindow *parent);
void sp_table_output_export (SpTableOutput *self, GtkWindow *parent);
/* The same as CSV. */
void sp_table_output_export_rows (SpTableOutput *self, GtkWindow *parent);
/* A new operation that prints the table's pages; transfer full. */
GtkPrintOperation *sp_table_output_new_operation (SpPaperTable *table, const char *name);

G_END_DECLS
