/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpTableOutput: a table, an official paper, notices about risks or a report on their way to paper:
 * previewed, through the print dialog, or into a PDF file chosen by a person. What went wrong and
 * what was written is said through the session. */
#pragma once

#include "app/sp-session.h"
#include "app/sp-page-preview.h"
#include "report/sp-official-paper.h"
#include "report/sp-paper-table.h"
#include "report/sp-report-paper.h"
#include "report/sp-risk-notice.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_TABLE_OUTPUT (sp_table_output_get_type ())
G_DECLARE_FINAL_TYPE (SpTableOutput, sp_table_output, SP, TABLE_OUTPUT, GObject)

/* @name is the file's without ending; @session may be NULL. */
SpTableOutput *sp_table_output_new (SpPaperTable *table, const char *name, SpSession *session);
/* The same of an official paper; takes @paper over. */
SpTableOutput *sp_table_output_new_paper (SpOfficialPaper *paper,
                                          const char *name,
                                          SpSession *session);
/* The same of notices; takes @notice over. */
SpTableOutput *sp_table_output_new_notice (SpRiskNotice *notice,
                                           const char *name,
                                           SpSession *session);
/* The same of a report's tables; takes @paper over. */
SpTableOutput *sp_table_output_new_report (SpReportPaper *paper,
                                           const char *name,
                                           SpSession *session);
/* A window with the pages, presented; its 打印 prints. Borrowed: a window owns itself. */
SpPagePreview *sp_table_output_preview (SpTableOutput *self, GtkWindow *parent);
/* Writes the pages as PDF, or where @path ends in .xlsx or .csv a table's rows, in .docx an
 * official paper, and tells; FALSE: told why not. */
gboolean sp_table_output_write (SpTableOutput *self, const char *path);
/* One at a time; disposing of it closes the dialog. @parent may be NULL. */
void sp_table_output_print (SpTableOutput *self, GtkWindow *parent);
void sp_table_output_export (SpTableOutput *self, GtkWindow *parent);
/* The same of an official paper that is gone on with in Word. */
void sp_table_output_export_word (SpTableOutput *self, GtkWindow *parent);
/* The same of a table's rows; @ending: .xlsx or .csv, static. */
void sp_table_output_export_rows (SpTableOutput *self, GtkWindow *parent, const char *ending);
/* A new operation that prints the table's pages; transfer full. */
GtkPrintOperation *sp_table_output_new_operation (SpPaperTable *table, const char *name);

G_END_DECLS
