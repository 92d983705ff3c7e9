/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpTableOutput. Pages carry their own margins, so the whole sheet is used. */
#include "app/sp-table-output.h"

#include "app/sp-chart-job.h"
#include "app/sp-print-operation.h"
#include "base/sp-i18n.h"

/* What has pages: one of the four. Counted, so that a preview may outlive the output. */
typedef struct
{
  SpPaperTable *table;
  SpOfficialPaper *paper;
  SpRiskNotice *notice;
  SpReportPaper *report;
  SpPaper size;
} Pages;

struct _SpTableOutput
{
  GObject parent_instance;

  /* Owned */
  Pages *pages;
  char *name;
  SpSession *session;
  GtkNativeDialog *chooser;
  GtkPrintOperation *printing;

  /* State */
  const char *ending; /* of the file that is chosen: .pdf, .docx, .xlsx, .csv */
};

G_DEFINE_FINAL_TYPE (SpTableOutput, sp_table_output, G_TYPE_OBJECT)

/* ---- pages, whatever is on them ---- */

static void
clear_pages (gpointer data)
{
  Pages *pages = data;

  g_clear_pointer (&pages->table, sp_paper_table_unref);
  g_clear_pointer (&pages->paper, sp_official_paper_free);
  g_clear_pointer (&pages->notice, sp_risk_notice_free);
  g_clear_pointer (&pages->report, sp_report_paper_unref);
}

static void
pages_unref (gpointer data)
{
  g_rc_box_release_full (data, clear_pages);
}

static gpointer
pages_ref (gpointer data)
{
  return g_rc_box_acquire (data);
}

static void
measure (Pages *pages, double *width, double *height)
{
  if (pages->table != NULL)
    {
      *width = sp_paper_table_get_width (pages->table);
      *height = sp_paper_table_get_height (pages->table);
    }
  else if (pages->paper != NULL)
    {
      *width = sp_official_paper_get_width ();
      *height = sp_official_paper_get_height ();
    }
  else if (pages->report != NULL)
    {
      *width = sp_report_paper_get_width (pages->report);
      *height = sp_report_paper_get_height (pages->report);
    }
  else
    {
      *width = sp_risk_notice_get_file (pages->notice)->width;
      *height = sp_risk_notice_get_file (pages->notice)->height;
    }
}

/* What is in @of is given up by the caller. A sheet of no standard size is called after A4. */
static Pages *
pages_new (const Pages *of)
{
  Pages *pages = g_rc_box_new0 (Pages);
  double width, height;
  const SpPaper *standard;

  *pages = *of;
  measure (pages, &width, &height);
  standard = sp_print_operation_find_paper (width, height);
  pages->size = (SpPaper) {standard != NULL ? standard->name : "A4", width, height};
  return pages;
}

static guint
pages_count (gpointer data)
{
  Pages *pages = data;

  if (pages->table != NULL)
    return sp_paper_table_get_n_pages (pages->table);
  if (pages->report != NULL)
    return sp_report_paper_get_n_pages (pages->report);
  return pages->paper != NULL ? sp_official_paper_get_n_pages (pages->paper)
                              : sp_risk_notice_get_file (pages->notice)->n_pages;
}

static void
pages_draw (gpointer data, guint page, cairo_t *cr)
{
  Pages *pages = data;

  if (pages->table != NULL)
    sp_paper_table_draw (pages->table, page, cr);
  else if (pages->report != NULL)
    sp_report_paper_draw (pages->report, page, cr);
  else if (pages->paper != NULL)
    sp_official_paper_draw (pages->paper, page, cr);
  else
    sp_risk_notice_draw (pages->notice, page, cr);
}

static const SpPaper *
pages_get_paper (gpointer data)
{
  return &((Pages *)data)->size;
}

/* Pages are made for their own paper, whatever the preview asks for. */
static gpointer
pages_make (gpointer data, const SpPaper *paper)
{
  return pages_ref (data);
}

static const SpChartKind pages_kind = {pages_ref,   pages_unref,     pages_make, pages_unref,
                                       pages_count, pages_get_paper, pages_draw};

static gboolean
pages_export (Pages *pages, const char *path, GError **error)
{
  if (pages->report != NULL)
    return sp_report_paper_export_pdf (pages->report, path, NULL, NULL, NULL, error);
  if (pages->notice != NULL)
    return sp_risk_notice_export (pages->notice, path, error);
  return pages->table != NULL ? sp_paper_table_export_pdf (pages->table, path, error)
                              : sp_official_paper_export (pages->paper, path, NULL, error);
}

/* ---- class ---- */

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

  g_clear_pointer (&self->pages, pages_unref);
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

static SpTableOutput *
new_of (Pages *pages, const char *name, SpSession *session)
{
  SpTableOutput *self = g_object_new (SP_TYPE_TABLE_OUTPUT, NULL);

  self->pages = pages;
  self->name = g_strdup (name);
  g_set_object (&self->session, session);
  return self;
}

SpTableOutput *
sp_table_output_new (SpPaperTable *table, const char *name, SpSession *session)
{
  g_return_val_if_fail (table != NULL, NULL);

  return new_of (pages_new (&(Pages) {.table = sp_paper_table_ref (table)}), name, session);
}

SpTableOutput *
sp_table_output_new_paper (SpOfficialPaper *paper, const char *name, SpSession *session)
{
  g_return_val_if_fail (paper != NULL, NULL);

  return new_of (pages_new (&(Pages) {.paper = paper}), name, session);
}

SpTableOutput *
sp_table_output_new_notice (SpRiskNotice *notice, const char *name, SpSession *session)
{
  g_return_val_if_fail (notice != NULL, NULL);

  return new_of (pages_new (&(Pages) {.notice = notice}), name, session);
}

SpTableOutput *
sp_table_output_new_report (SpReportPaper *paper, const char *name, SpSession *session)
{
  g_return_val_if_fail (paper != NULL, NULL);

  return new_of (pages_new (&(Pages) {.report = paper}), name, session);
}

/* ---- printing ---- */

static void
table_begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Pages *pages)
{
  gtk_print_operation_set_n_pages (operation, (int)pages_count (pages));
}

/* Another paper than theirs gets the same pages, larger or smaller. */
static void
table_draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Pages *pages)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale = MIN (gtk_print_context_get_width (context) / pages->size.width,
                      gtk_print_context_get_height (context) / pages->size.height);

  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  pages_draw (pages, (guint)page, cr);
  cairo_restore (cr);
}

static void
unref_closed (gpointer pages, GClosure *closure)
{
  pages_unref (pages);
}

static GtkPrintOperation *
new_operation (Pages *pages, const char *name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  gboolean is_wide = pages->size.width > pages->size.height;
  GtkPageOrientation orientation =
    is_wide ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT;

  setup = sp_print_operation_new_setup (&pages->size, orientation);
  gtk_print_settings_set_paper_size (settings, gtk_page_setup_get_paper_size (setup));
  gtk_print_settings_set_orientation (settings, orientation);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (table_begin_cb), pages_ref (pages),
                         unref_closed, 0);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (table_draw_cb), pages_ref (pages),
                         unref_closed, 0);
  return operation;
}

GtkPrintOperation *
sp_table_output_new_operation (SpPaperTable *table, const char *name)
{
  Pages *pages = pages_new (&(Pages) {.table = sp_paper_table_ref (table)});
  GtkPrintOperation *operation = new_operation (pages, name);

  pages_unref (pages);
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
  self->printing = new_operation (self->pages, self->name);
  g_signal_connect_object (self->printing, "done", G_CALLBACK (table_output_done_cb), self,
                           G_CONNECT_SWAPPED);
  /* Its errors come with "done". */
  gtk_print_operation_run (self->printing, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error);
}

static void
table_output_preview_print_cb (SpTableOutput *self, SpPagePreview *preview)
{
  sp_table_output_print (self, GTK_WINDOW (preview));
}

SpPagePreview *
sp_table_output_preview (SpTableOutput *self, GtkWindow *parent)
{
  SpPagePreview *preview;

  g_return_val_if_fail (SP_IS_TABLE_OUTPUT (self), NULL);

  preview = sp_page_preview_new_for (&pages_kind, self->pages, &self->pages->size, parent);
  g_signal_connect_data (preview, "print", G_CALLBACK (table_output_preview_print_cb),
                         g_object_ref (self), (GClosureNotify)(void (*) (void))g_object_unref,
                         G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (preview));
  return preview;
}

/* ---- a file ---- */

static gboolean
is_of_rows (const char *path)
{
  return g_str_has_suffix (path, ".xlsx") || g_str_has_suffix (path, ".csv");
}

gboolean
sp_table_output_write (SpTableOutput *self, const char *path)
{
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok;

  g_return_val_if_fail (SP_IS_TABLE_OUTPUT (self) && path != NULL, FALSE);

  ok = self->pages->table != NULL && is_of_rows (path)
         ? sp_paper_table_export_rows (self->pages->table, path, &error)
         : pages_export (self->pages, path, &error);
  if (ok)
    message = g_strdup_printf (_ ("已导出 %s"), path);
  if (self->session != NULL && ok)
    sp_session_tell (self->session, message, FALSE);
  else if (self->session != NULL)
    sp_session_report_error (self->session, error);
  return ok;
}

static void
table_output_chosen_cb (SpTableOutput *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *named = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  g_clear_object (&self->chooser);
  if (file != NULL)
    path = g_file_get_path (file);
  if (path != NULL)
    named = g_str_has_suffix (path, self->ending) ? g_strdup (path)
                                                  : g_strconcat (path, self->ending, NULL);
  if (named != NULL)
    sp_table_output_write (self, named);
}

static void
choose (SpTableOutput *self, GtkWindow *parent, const char *title, const char *ending)
{
  g_autofree char *name = sp_chart_job_dup_file_name (self->name, ending);
  GtkFileChooserNative *chooser;

  self->ending = ending;
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
  choose (self, parent, _ ("导出为 PDF"), ".pdf");
}

void
sp_table_output_export_word (SpTableOutput *self, GtkWindow *parent)
{
  g_return_if_fail (SP_IS_TABLE_OUTPUT (self) && self->pages->paper != NULL);

  if (self->chooser != NULL)
    return;
  choose (self, parent, _ ("导出为 Word"), ".docx");
}

void
sp_table_output_export_rows (SpTableOutput *self, GtkWindow *parent, const char *ending)
{
  g_return_if_fail (SP_IS_TABLE_OUTPUT (self) && self->pages->table != NULL);

  if (self->chooser != NULL)
    return;
  choose (self, parent, g_str_equal (ending, ".csv") ? _ ("导出为 CSV") : _ ("导出为 Excel"),
          ending);
}
