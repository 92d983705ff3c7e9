/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReportPage: what was chosen becomes a report, on the worker and only while the page can be
 * seen; what was shown stays until the next is there. */
#include "app/sp-report-page-private.h"
#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "store/sp-worker.h"

/* ---- jobs ---- */

void
_sp_report_job_free (gpointer data)
{
  SpReportJob *job = data;

  g_clear_pointer (&job->definition, sp_report_definition_free);
  g_free (job->reporter);
  g_free (job->path);
  g_clear_pointer (&job->per_mille, g_atomic_rc_box_release);
  g_free (job);
}

static SpDate
get_as_of (SpReportPage *self)
{
  int date = SP_DATE_NONE;

  g_object_get (self->date, "date", &date, NULL);
  return date;
}

static gboolean
load_definition (SpReportPage *self, const SpReportKind *kind, SpReportJob *job, GError **error)
{
  if (kind->document != NULL)
    {
      job->document = kind->document;
      return TRUE;
    }
  job->definition = sp_report_load_kind (sp_session_get_reader (self->session), kind->name, error);
  return job->definition != NULL;
}

SpReportJob *
_sp_report_page_new_job (SpReportPage *self, GError **error)
{
  const SpReportKind *kind = _sp_report_page_get_kind (self);
  SpPlan *plan = self->session != NULL ? sp_session_get_plan (self->session) : NULL;
  const char *reporter = gtk_editable_get_text (GTK_EDITABLE (self->reporter));
  SpReportJob *job;

  if (kind == NULL || plan == NULL)
    return NULL;
  job = g_new0 (SpReportJob, 1);
  job->options.plan = sp_record_get_id (SP_RECORD (plan));
  job->options.as_of = get_as_of (self);
  job->reporter = *reporter != '\0' ? g_strdup (reporter) : NULL;
  job->options.reporter = job->reporter;
  job->sheet = self->sheet;
  if (sp_period_chooser_get_period (self->period, &job->options.period) &&
      load_definition (self, kind, job, error))
    return job;
  _sp_report_job_free (job);
  return NULL;
}

/* ---- figures ---- */

static gpointer
make_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const SpReportJob *job = data;

  return sp_report_new (reader, job->definition, &job->options, cancellable, error);
}

static void
free_report (gpointer report)
{
  sp_report_free (report);
}

/* What the answer needs to know whether it is still wanted. */
typedef struct
{
  SpReportPage *page;
  GCancellable *cancellable;
} Wait;

static void
report_page_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;
  SpReportPage *self = wait->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpReport) report = sp_store_work_finish (SP_STORE (source), result, &error);

  if (self->loading == wait->cancellable && self->spinner != NULL)
    {
      g_clear_object (&self->loading);
      gtk_spinner_set_spinning (self->spinner, FALSE);
      if (report != NULL)
        _sp_report_page_show (self, g_steal_pointer (&report));
      else if (error != NULL)
        _sp_report_page_show_problem (self, error->message);
    }
  g_object_unref (wait->cancellable);
  g_object_unref (self);
  g_free (wait);
}

void
_sp_report_page_stop_loading (SpReportPage *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->spinner != NULL)
    gtk_spinner_set_spinning (self->spinner, FALSE);
}

static void
begin (SpReportPage *self, SpReportJob *job)
{
  Wait *wait = g_new0 (Wait, 1);

  self->loading = g_cancellable_new ();
  wait->page = g_object_ref (self);
  wait->cancellable = g_object_ref (self->loading);
  gtk_spinner_set_spinning (self->spinner, TRUE);
  sp_store_work_async (sp_session_get_store (self->session), make_work, job, _sp_report_job_free,
                       free_report, self->loading, report_page_made_cb, wait);
}

void
_sp_report_page_load_figures (SpReportPage *self)
{
  g_autoptr (GError) error = NULL;
  SpReportJob *job;

  _sp_report_page_stop_loading (self);
  self->is_stale = FALSE;
  job =
    sp_session_get_store (self->session) != NULL ? _sp_report_page_new_job (self, &error) : NULL;
  if (job == NULL && error != NULL)
    _sp_report_page_show_problem (self, error->message);
  else if (job == NULL)
    _sp_report_page_show (self, NULL);
  else if (job->document != NULL)
    {
      _sp_report_job_free (job);
      _sp_report_page_show (self, NULL);
    }
  else
    begin (self, job);
}

void
_sp_report_page_want_figures (SpReportPage *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->session != NULL)
    _sp_report_page_load_figures (self);
}
