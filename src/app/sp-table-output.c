/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpTableOutput. Pages carry their own margins, so the whole sheet is used. */
#include "app/sp-table-output.h"

#include "app/sp-chart-job.h"
#include "base/sp-i18n.h"

struct _SpTableOutput
{
  GObject parent_instance;

  /* Owned */
  SpPaperTable *table;
  char *name;
  SpSession *session;
  GtkNativeDialog *chooser;
  GtkPrintOperation *printing;

  /* State */
  gboolean (*write) (SpPaperTable *table,
                     const char *path,
                     GError **error); /* what is chosen for */
};

G_DEFINE_FINAL_TYPE (SpTableOutput, sp_table_output, G_TYPE_OBJECT)

static void
sp_table_output_dispose (GObject *object)
{
  SpTableOutput *self = SP_TABLE_OUTPUT (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
  if (self->printing != NULL)
    gtk_print_operation_cancel (self->printing);
  g_clear_object (&self->printing);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_table_output_parent_class)->dispose (object);
}

static void
sp_table_output_finalize (GObject *object)
{
  SpTableOutput *self = SP_TABLE_OUTPUT (object);

  g_clear_pointer (&self->table, sp_paper_table_unref);
  g_free (self->name);
  G_OBJECT_CLASS (sp_table_output_parent_class)->finalize (object);
}

static void
sp_table_output_class_init (SpTableOutputClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_table_output_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_table_output_finalize;
}

static void
sp_table_output_init (SpTableOutput *self)
{
}

SpTableOutput *
sp_table_output_new (SpPaperTable *table, const char *name, SpSession *session)
{
  SpTableOutput *self;

  g_return_val_if_fail (table != NULL, NULL);

  self = g_object_new (SP_TYPE_TABLE_OUTPUT, NULL);
  self->table = sp_paper_table_ref (table);
  self->name = g_strdup (name);
  g_set_object (&self->session, session);
  return self;
}

/* ---- printing ---- */

static void
table_begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, SpPaperTable *table)
{
  gtk_print_operation_set_n_pages (operation, (int)sp_paper_table_get_n_pages (table));
}

/* Another paper than A4 gets the same pages, larger or smaller. */
static void
table_draw_cb (GtkPrintOperation *operation,
               GtkPrintContext *context,
               int page,
               SpPaperTable *table)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale = MIN (gtk_print_context_get_width (context) / sp_paper_table_get_width (table),
                      gtk_print_context_get_height (context) / sp_paper_table_get_height (table));

  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  sp_paper_table_draw (table, (guint)page, cr);
  cairo_restore (cr);
}

static void
unref_table (gpointer table, GClosure *closure)
{
  sp_paper_table_unref (table);
}

GtkPrintOperation *
sp_table_output_new_operation (SpPaperTable *table, const char *name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  gboolean is_wide = sp_paper_table_get_width (table) > sp_paper_table_get_height (table);
  GtkPageOrientation orientation =
    is_wide ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT;

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_page_setup_set_orientation (setup, orientation);
  gtk_print_settings_set_paper_size (settings, size);
  gtk_print_settings_set_orientation (settings, orientation);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (table_begin_cb),
                         sp_paper_table_ref (table), unref_table, 0);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (table_draw_cb),
                         sp_paper_table_ref (table), unref_table, 0);
  return operation;
}

static void
table_output_done_cb (SpTableOutput *self,
                      GtkPrintOperationResult result,
                      GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (self->session != NULL && error != NULL)
    sp_session_report_error (self->session, error);
  g_clear_object (&self->printing);
}

void
sp_table_output_print (SpTableOutput *self, GtkWindow *parent)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SP_IS_TABLE_OUTPUT (self));

  if (self->printing != NULL)
    return;
  self->printing = sp_table_output_new_operation (self->table, self->name);
  g_signal_connect_object (self->printing, "done", G_CALLBACK (table_output_done_cb), self,
                           G_CONNECT_SWAPPED);
  /* Its errors come with "done". */
  gtk_print_operation_run (self->printing, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error);
}

/* ---- a file ---- */

static void
table_output_chosen_cb (SpTableOutput *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  g_clear_object (&self->chooser);
  if (file != NULL)
    path = g_file_get_path (file);
  if (path == NULL)
    return;
  if (self->write (self->table, path, &error))
    message = g_strdup_printf (_ ("已导出 %s"), path);
  if (self->session != NULL && message != NULL)
    sp_session_tell (self->session, message, FALSE);
  else if (self->session != NULL)
    sp_session_report_error (self->session, error);
}

static void
choose (SpTableOutput *self, GtkWindow *parent, const char *title, const char *ending)
{
  g_autofree char *name = sp_chart_job_dup_file_name (self->name, ending);
  GtkFileChooserNative *chooser;

  chooser = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("导出"),
                                         _ ("取消"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (table_output_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  gtk_native_dialog_show (self->chooser);
}

void
sp_table_output_export (SpTableOutput *self, GtkWindow *parent)
{
  g_return_if_fail (SP_IS_TABLE_OUTPUT (self));

  if (self->chooser != NULL)
    return;
  self->write = sp_paper_table_export_pdf;
  choose (self, parent, _ ("导出为 PDF"), ".pdf");
}

void
sp_table_output_export_rows (SpTableOutput *self, GtkWindow *parent)
{
  g_return_if_fail (SP_IS_TABLE_OUTPUT (self));

  if (self->chooser != NULL)
    return;
  self->write = sp_paper_table_export_csv;
  choose (self, parent, _ ("导出为 CSV"), ".csv");
}
