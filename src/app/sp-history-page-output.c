/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpHistoryPage's files: what is listed is read again and written on the store's worker. */
#include "app/sp-history-page-private.h"
#include "base/sp-i18n.h"
#include "store/sp-worker.h"

static const char *const endings[] = {[SP_HISTORY_CSV] = ".csv", [SP_HISTORY_XLSX] = ".xlsx"};

typedef struct
{
  SpHistoryFilter *filter;
  SpHistoryFormat format;
  char *path;
  char *what;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  sp_history_filter_free (job->filter);
  g_free (job->path);
  g_free (job->what);
  g_free (job);
}

static gpointer
export_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  g_autoptr (GPtrArray) lines = sp_reader_load_history_lines (reader, job->filter, 0, error);

  return lines != NULL && sp_history_table_write (lines, job->what, sp_date_today (), job->format,
                                                  job->path, cancellable, error)
           ? g_strdup (job->path)
           : NULL;
}

static void
history_page_exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpHistoryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sp_store_work_finish (SP_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (self->outcome == NULL || self->session == NULL)
    return; /* the page went while it ran */
  if (path != NULL)
    {
      text = g_strdup_printf (_ ("已导出 %s"), path);
      sp_outcome_bar_finish (self->outcome, text, path);
      return;
    }
  sp_outcome_bar_dismiss (self->outcome);
  sp_session_report_error (self->session, error);
}

void
sp_history_page_export_to (SpHistoryPage *self, SpHistoryFormat format, const char *path)
{
  SpStore *store;
  Job *job;

  g_return_if_fail (SP_IS_HISTORY_PAGE (self) && path != NULL);
  store = sp_session_get_store (self->session);
  if (store == NULL || sp_outcome_bar_is_busy (self->outcome))
    return;
  job = g_new0 (Job, 1);
  job->filter = sp_history_filter_copy (self->filter);
  job->format = format;
  job->path = g_strdup (path);
  job->what = _sp_history_page_dup_only (self);
  sp_store_work_async (store, export_work, job, job_free, g_free,
                       sp_outcome_bar_begin (self->outcome, _ ("正在导出修改记录…")),
                       history_page_exported_cb, g_object_ref (self));
}

gboolean
sp_history_page_is_busy (SpHistoryPage *self)
{
  g_return_val_if_fail (SP_IS_HISTORY_PAGE (self), FALSE);
  return sp_outcome_bar_is_busy (self->outcome);
}

/* ---- choosing a file ---- */

static void
save (gpointer page, const char *path, int format)
{
  sp_history_page_export_to (page, (SpHistoryFormat)format, path);
}

static void
choose (SpHistoryPage *self, SpHistoryFormat format)
{
  if (sp_session_get_store (self->session) == NULL)
    return;
  if (self->chooser == NULL)
    self->chooser = sp_save_chooser_new (self, save);
  sp_save_chooser_ask (self->chooser, _ ("导出修改记录"), _ ("审计留痕"), endings[format],
                       (int)format);
}

static void
history_page_export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gboolean is_xlsx = g_str_equal (g_variant_get_string (parameter, NULL), "xlsx");

  choose (SP_HISTORY_PAGE (widget), is_xlsx ? SP_HISTORY_XLSX : SP_HISTORY_CSV);
}

void
_sp_history_page_output_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "history.export", "s", history_page_export_cb);
}

void
_sp_history_page_output_dispose (SpHistoryPage *self)
{
  g_clear_object (&self->chooser);
}
