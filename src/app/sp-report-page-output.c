/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReportPage, the output half: files and paper. A file is made anew on the worker, with one
 * snapshot for all its sheets and for the figures that are kept with it. */
#include "app/sp-report-kept-window.h"
#include "app/sp-report-page-private.h"
#include "base/sp-i18n.h"
#include "report/sp-report-book.h"
#include "report/sp-report-kept.h"
#include "report/sp-report-paper.h"
#include "store/sp-worker.h"

#define PER_MILLE 1000
#define PROGRESS_MS 100

/* Without its ending. */
static char *
dup_name (SpReportPage *self)
{
  const SpReportKind *kind = _sp_report_page_get_kind (self);
  SpPeriod period;
  g_autofree char *label = NULL;
  char *name;

  if (self->report == NULL)
    {
      if (!sp_report_page_get_period (self, &period))
        return g_strdup (kind != NULL ? kind->title : "");
      label = sp_period_dup_label (&period);
      return g_strdup_printf (_ ("%s（%s）"), kind != NULL ? kind->title : "", label);
    }
  name = sp_report_dup_file_name (self->report, "x");
  name[strlen (name) - strlen (".x")] = '\0';
  return name;
}

/* ---- files ---- */

/* What the worker has made. */
typedef struct
{
  char *path;
  SpReportMade *made;   /* NULL: it is not kept */
  SpReportPaper *paper; /* to be printed or previewed */
  SpReportPurpose purpose;
} Written;

static void
written_free (gpointer data)
{
  Written *written = data;

  g_free (written->path);
  g_clear_object (&written->made);
  g_clear_pointer (&written->paper, sp_report_paper_unref);
  g_free (written);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Written, written_free)

static void
write_progress (double done, gpointer data)
{
  g_atomic_int_set ((int *)data, (int)(done * PER_MILLE));
}

static gboolean
write_report (SpReader *reader,
              const SpReportJob *job,
              const SpReport *report,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (SpReportPaper) paper = NULL;

  if (g_str_has_suffix (job->path, ".csv"))
    return sp_report_sheet_write_csv (sp_report_get_sheet (report, job->sheet), reader, job->path,
                                      cancellable, error);
  if (!g_str_has_suffix (job->path, ".pdf"))
    return sp_report_write_book (report, reader, job->path, cancellable, write_progress,
                                 job->per_mille, error);
  paper = sp_report_paper_new (report, reader, cancellable, error);
  return paper != NULL && sp_report_paper_export_pdf (paper, job->path, cancellable, write_progress,
                                                      job->per_mille, error);
}

/* Its pages are laid out here, too: of a long table that takes most of the time. */
static gboolean
make_paper (SpReader *reader,
            const SpReportJob *job,
            const SpReport *report,
            Written *written,
            GCancellable *cancellable,
            GError **error)
{
  written->paper = sp_report_paper_new (report, reader, cancellable, error);
  return written->paper != NULL && sp_report_paper_prepare (written->paper, cancellable,
                                                            write_progress, job->per_mille, error);
}

static gboolean
write_tables (SpReader *reader,
              const SpReportJob *job,
              Written *written,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (SpReport) report =
    sp_report_new (reader, job->definition, &job->options, cancellable, error);

  if (report == NULL)
    return FALSE;
  if (job->purpose != SP_REPORT_TO_FILE)
    return make_paper (reader, job, report, written, cancellable, error);
  if (!write_report (reader, job, report, cancellable, error))
    return FALSE;
  if (job->is_kept)
    written->made = sp_report_new_made (report, reader, cancellable, error);
  return !job->is_kept || written->made != NULL;
}

static gpointer
write_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const SpReportJob *job = data;
  g_autoptr (Written) written = g_new0 (Written, 1);
  gboolean is_written;

  written->path = g_strdup (job->path);
  written->purpose = job->purpose;
  is_written =
    job->document != NULL
      ? sp_report_write_document (job->document, reader, &job->options, job->path,
                                  job->is_kept ? &written->made : NULL, cancellable, error)
      : write_tables (reader, job, written, cancellable, error);
  return is_written ? g_steal_pointer (&written) : NULL;
}

/* ---- how far it is ---- */

static gboolean
report_page_progress_cb (gpointer user_data)
{
  SpReportPage *self = user_data;
  int per_mille = g_atomic_int_get (self->per_mille);
  g_autofree char *text = NULL;

  if (per_mille >= PER_MILLE && self->purpose == SP_REPORT_TO_FILE)
    text = g_strdup (_ ("正在压缩文件…"));
  else if (per_mille > 0)
    text = g_strdup_printf (_ ("%s已完成 %d%%"), self->under_way, per_mille * 100 / PER_MILLE);
  if (text != NULL)
    sp_outcome_bar_set_progress (self->outcome, text);
  return G_SOURCE_CONTINUE;
}

static void
stop_progress (SpReportPage *self)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_pointer (&self->per_mille, g_atomic_rc_box_release);
}

static void
start_progress (SpReportPage *self, SpReportJob *job)
{
  stop_progress (self);
  self->per_mille = g_atomic_rc_box_new0 (int);
  job->per_mille = g_atomic_rc_box_acquire (self->per_mille);
  self->progress_source = g_timeout_add (PROGRESS_MS, report_page_progress_cb, self);
}

/* ---- what became of it ---- */

/* The file is there; whether it could be kept is said beside that. */
static void
finish_file (SpReportPage *self, Written *written)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean is_kept = written->made != NULL && sp_report_keep (sp_session_get_store (self->session),
                                                              written->made, written->path, &error);

  sp_session_report_error (self->session, error);
  text = g_strdup_printf (is_kept ? _ ("已生成 %s，并存档") : _ ("已生成 %s"), written->path);
  sp_outcome_bar_finish (self->outcome, text, written->path);
}

static void
finish_paper (SpReportPage *self, Written *written)
{
  g_autofree char *name = dup_name (self);

  sp_outcome_bar_dismiss (self->outcome);
  g_clear_object (&self->output);
  self->output =
    sp_table_output_new_report (g_steal_pointer (&written->paper), name, self->session);
  if (written->purpose == SP_REPORT_TO_PREVIEW)
    sp_table_output_preview (self->output, _sp_report_page_get_window (self));
  else
    sp_table_output_print (self->output, _sp_report_page_get_window (self));
}

static void
report_page_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpReportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Written) written = sp_store_work_finish (SP_STORE (source), result, &error);

  if (self->outcome == NULL || self->session == NULL)
    return; /* the page went while it ran */
  stop_progress (self);
  if (written == NULL || sp_session_get_store (self->session) != SP_STORE (source))
    {
      sp_outcome_bar_dismiss (self->outcome);
      sp_session_report_error (self->session, error);
    }
  else if (written->purpose == SP_REPORT_TO_FILE)
    finish_file (self, written);
  else
    finish_paper (self, written);
}

static void
begin (SpReportPage *self, SpReportPurpose purpose, const char *path, const char *words)
{
  g_autoptr (GError) error = NULL;
  SpReportJob *job;

  if (self->session == NULL || sp_outcome_bar_is_busy (self->outcome))
    return;
  job = _sp_report_page_new_job (self, &error);
  sp_session_report_error (self->session, error);
  if (job == NULL)
    return;
  job->purpose = purpose;
  job->path = g_strdup (path);
  job->is_kept = purpose == SP_REPORT_TO_FILE && gtk_check_button_get_active (self->keep) &&
                 !sp_session_is_read_only (self->session) && !g_str_has_suffix (path, ".csv");
  self->under_way = words;
  self->purpose = purpose;
  start_progress (self, job);
  sp_store_work_async (sp_session_get_store (self->session), write_work, job, _sp_report_job_free,
                       written_free, sp_outcome_bar_begin (self->outcome, words),
                       report_page_written_cb, g_object_ref (self));
}

void
sp_report_page_export_to (SpReportPage *self, const char *path)
{
  g_return_if_fail (SP_IS_REPORT_PAGE (self));
  g_return_if_fail (path != NULL);

  begin (self, SP_REPORT_TO_FILE, path, _ ("正在生成报表…"));
}

/* ---- where to ---- */

static void
save (gpointer page, const char *path, int format)
{
  sp_report_page_export_to (page, path);
}

static void
ask (SpReportPage *self, const char *title, const char *ending)
{
  g_autofree char *name = dup_name (self);

  if (self->chooser == NULL)
    self->chooser = sp_save_chooser_new (self, save);
  sp_save_chooser_ask (self->chooser, title, name, ending, 0);
}

static void
report_page_export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportPage *self = SP_REPORT_PAGE (widget);
  const SpReportKind *kind = _sp_report_page_get_kind (self);

  if (kind == NULL)
    return;
  if (g_str_equal (action, "report.export-csv"))
    ask (self, _ ("导出这张表（CSV）"), ".csv");
  else if (g_str_equal (action, "report.export-pdf"))
    ask (self, _ ("导出为 PDF"), ".pdf");
  else if (kind->document == NULL)
    ask (self, _ ("导出 Excel 工作簿"), ".xlsx");
  else
    ask (self, _ ("生成文书"), g_str_equal (kind->document->extension, "pdf") ? ".pdf" : ".docx");
}

/* ---- paper ---- */

static void
report_page_print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportPage *self = SP_REPORT_PAGE (widget);
  gboolean is_preview = g_str_equal (action, "report.preview");

  if (self->report != NULL)
    begin (self, is_preview ? SP_REPORT_TO_PREVIEW : SP_REPORT_TO_PRINTER, NULL, _ ("正在排版…"));
}

/* ---- made reports ---- */

static void
report_page_kept_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpReportPage *self = SP_REPORT_PAGE (widget);

  if (self->session == NULL || sp_session_get_store (self->session) == NULL)
    return;
  if (self->kept == NULL)
    g_set_weak_pointer (&self->kept, GTK_WINDOW (sp_report_kept_window_new (
                                       self->session, _sp_report_page_get_window (self))));
  gtk_window_present (self->kept);
}

void
_sp_report_page_install_output (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    {"report.export", report_page_export_cb},     {"report.export-csv", report_page_export_cb},
    {"report.export-pdf", report_page_export_cb}, {"report.print", report_page_print_cb},
    {"report.preview", report_page_print_cb},     {"report.kept", report_page_kept_cb},
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}

void
_sp_report_page_dispose_output (SpReportPage *self)
{
  stop_progress (self);
  g_clear_object (&self->chooser);
  g_clear_object (&self->form_chooser);
  g_clear_object (&self->output);
  if (self->opener != NULL)
    gtk_native_dialog_destroy (self->opener);
  g_clear_object (&self->opener);
  g_clear_weak_pointer (&self->kept);
  g_clear_weak_pointer (&self->editor);
}
