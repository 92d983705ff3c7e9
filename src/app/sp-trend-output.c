/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-trend-output.h. */
#include "sp-trend-output.h"

#include "base/sp-i18n.h"
#include "core/sp-plan.h"
#include "sp-chart-job.h"
#include "sp-file-filters.h"

SpTrendPage *
sp_trend_output_page (SpSession *session,
                      SpTrendScene *const *scenes,
                      guint n_scenes,
                      const char *title,
                      const char *note,
                      const SpPaper *paper)
{
  SpRecord *plan = SP_RECORD (sp_session_get_plan (session));
  const SpTrendSheet sheet = {
    .title = title,
    .note = note,
    .prepared_by = plan != NULL ? sp_record_get_text (plan, SP_PLAN_ISSUER) : NULL,
    .as_of = sp_session_get_as_of (session),
    .is_sample = plan != NULL && sp_record_get_integer (plan, SP_PLAN_IS_SAMPLE) != 0,
  };

  return sp_trend_page_new (scenes, n_scenes, &sheet, paper);
}

/* What a dialog's answer needs. */
typedef struct
{
  SpSession *session;
  SpTrendPage *page;
  GtkFileChooserNative *chooser;
} Output;

static void
output_free (Output *self)
{
  g_clear_object (&self->chooser);
  g_object_unref (self->session);
  sp_trend_page_free (self->page);
  g_free (self);
}

static void
write_page (Output *self, const char *path)
{
  g_autofree char *named = NULL;
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;
  SpChartFormat format = SP_CHART_PDF;

  named =
    sp_chart_format_from_path (path, &format) ? g_strdup (path) : g_strconcat (path, ".pdf", NULL);
  sp_chart_format_from_path (named, &format);
  if (!sp_trend_page_export (self->page, format, named, NULL, &error))
    {
      sp_session_report_error (self->session, error);
      return;
    }
  done = g_strdup_printf (_ ("已导出 %s"), named);
  sp_session_tell (self->session, done, FALSE);
}

static void
output_response_cb (GtkNativeDialog *dialog, int response, Output *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    path = g_file_get_path (file);
  if (path != NULL)
    write_page (self, path);
  output_free (self);
}

void
sp_trend_output_export (GtkWidget *parent, SpSession *session, SpTrendPage *page, const char *title)
{
  static const char *const endings[] = {"pdf", "svg", "png", NULL};
  Output *self = g_new0 (Output, 1);
  g_autofree char *name = sp_chart_job_dup_file_name (title, ".pdf");
  GtkRoot *root = gtk_widget_get_root (parent);

  self->session = g_object_ref (session);
  self->page = page;
  self->chooser = gtk_file_chooser_native_new (
    _ ("导出图"), GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("导出"), _ ("取消"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  sp_file_filters_add (GTK_FILE_CHOOSER (self->chooser), _ ("PDF、SVG、PNG 图"), endings);
  g_signal_connect (self->chooser, "response", G_CALLBACK (output_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* ---- printing ---- */

/* As large as the paper that was chosen allows. */
static void
print_draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, SpTrendPage *self)
{
  const SpPaper *paper = sp_trend_page_get_paper (self);
  double scale = MIN (gtk_print_context_get_width (context) / paper->width,
                      gtk_print_context_get_height (context) / paper->height);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  cairo_scale (cr, scale, scale);
  sp_trend_page_draw (self, cr);
}

static GtkPageSetup *
new_page_setup (const SpPaper *paper)
{
  g_autoptr (GtkPaperSize) size = NULL;
  g_autofree char *lower = g_ascii_strdown (paper->name, -1);
  g_autofree char *name = g_strconcat ("iso_", lower, NULL);
  GtkPageSetup *setup = gtk_page_setup_new ();

  size = gtk_paper_size_new (name);
  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  return setup;
}

void
sp_trend_output_print (
  GtkWidget *parent, SpSession *session, SpTrendPage *page, const char *title, const char *file)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = new_page_setup (sp_trend_page_get_paper (page));
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (parent);

  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  if (file != NULL)
    gtk_print_operation_set_export_filename (operation, file);
  g_signal_connect (operation, "draw-page", G_CALLBACK (print_draw_cb), page);
  gtk_print_operation_run (operation,
                           file != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT
                                        : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &error);
  if (error != NULL)
    sp_session_report_error (session, error);
  sp_trend_page_free (page);
}
