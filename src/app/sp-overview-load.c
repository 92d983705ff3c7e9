/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpOverviewPage, the loading half: the worker loads the overview; after an edit it follows at once
 * on the main thread, row by row, or is loaded anew where rows came or went. */
#include "app/sp-overview-page-private.h"
#include "store/sp-reader-overview.h"
#include "store/sp-worker.h"

typedef struct
{
  int64_t plan;
  SpDate as_of, baseline;
} LoadJob;

static gpointer
load_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const LoadJob *job = data;

  return sp_reader_load_overview (reader, job->plan, job->as_of, job->baseline, cancellable, error);
}

static void
stop (SpOverviewPage *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
overview_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpOverviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpOverview) overview = sp_store_work_finish (SP_STORE (source), result, &error);

  if (sp_session_is_stale (result) || self->view == NULL || self->session == NULL)
    return; /* a newer load is under way, or the page went */
  g_clear_object (&self->loading);
  _sp_overview_page_update_spinner (self);
  if (overview == NULL)
    {
      sp_session_report_error (self->session, error);
      return;
    }
  g_clear_pointer (&self->overview, sp_overview_unref);
  self->overview = g_steal_pointer (&overview);
  _sp_overview_page_show (self);
}

static void
load (SpOverviewPage *self)
{
  LoadJob *job = g_new0 (LoadJob, 1);

  self->is_stale = FALSE;
  job->plan = _sp_overview_page_get_plan (self);
  job->as_of = sp_session_get_as_of (self->session);
  if (self->baseline >= job->as_of)
    self->baseline = SP_DATE_NONE; /* nothing to compare */
  job->baseline = self->baseline;
  self->loading = g_cancellable_new ();
  sp_store_work_async (sp_session_get_store (self->session), load_work, job, g_free,
                       (GDestroyNotify)sp_overview_unref, self->loading, overview_loaded_cb,
                       g_object_ref (self));
}

void
_sp_overview_page_reload (SpOverviewPage *self)
{
  stop (self);
  self->is_stale = TRUE;
  if (_sp_overview_page_get_plan (self) == 0)
    {
      self->is_stale = FALSE;
      g_clear_pointer (&self->overview, sp_overview_unref);
      _sp_overview_page_show (self);
    }
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
  _sp_overview_page_update_spinner (self);
}

/* ---- following the store ---- */

/* Changes of who answers for what, of names and of what the plan holds. */
static gboolean
is_wide (const SpRowChange *change)
{
  const SpRecordType *const types[] = {&sp_plan_type, &sp_part_type,        &sp_phase_type,
                                       &sp_unit_type, &sp_unit_member_type, &sp_measure_unit_type};

  if (change->type == &sp_measure_type)
    return change->kind != SP_ROW_UPDATED;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (change->type == types[i])
      return TRUE;
  return FALSE;
}

static void
add_measure (GArray *measures, int64_t id)
{
  for (guint i = 0; i < measures->len; i++)
    if (g_array_index (measures, int64_t, i) == id)
      return;
  if (id != 0)
    g_array_append_val (measures, id);
}

static gboolean
refresh (SpOverviewPage *self, GArray *measures)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = sp_reader_refresh_overview (
    sp_session_get_reader (self->session), self->overview, _sp_overview_page_get_plan (self),
    (const int64_t *)(gpointer)measures->data, measures->len, &error);

  sp_session_report_error (self->session, error);
  return is_done;
}

static void
overview_store_changed_cb (SpOverviewPage *self,
                           guint n,
                           const SpRowChange *changes,
                           SpStore *store)
{
  g_autoptr (GArray) measures = g_array_new (FALSE, FALSE, sizeof (int64_t));
  gboolean wide = n == 0 || self->overview == NULL || self->loading != NULL || self->is_stale;

  for (guint i = 0; i < n && !wide; i++)
    {
      wide = is_wide (&changes[i]);
      add_measure (measures,
                   changes[i].type == &sp_measure_type ? changes[i].id : changes[i].measure);
    }
  if (!wide && refresh (self, measures))
    _sp_overview_page_show (self);
  else
    _sp_overview_page_reload (self);
}

/* Another file or another plan. */
void
_sp_overview_page_follow (SpOverviewPage *self)
{
  SpStore *store = self->session != NULL ? sp_session_get_store (self->session) : NULL;

  self->baseline = SP_DATE_NONE;
  g_signal_group_set_target (self->store_signals, store);
  _sp_overview_page_reload (self);
}

void
_sp_overview_page_load_init (SpOverviewPage *self)
{
  self->store_signals = g_signal_group_new (SP_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed",
                                  G_CALLBACK (overview_store_changed_cb), self);
  self->session_signals = g_signal_group_new (SP_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::store",
                                  G_CALLBACK (_sp_overview_page_follow), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::plan",
                                  G_CALLBACK (_sp_overview_page_follow), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::as-of",
                                  G_CALLBACK (_sp_overview_page_reload), self);
}

void
_sp_overview_page_load_dispose (SpOverviewPage *self)
{
  stop (self);
  if (self->store_signals != NULL)
    g_signal_group_set_target (self->store_signals, NULL);
  g_clear_object (&self->store_signals);
  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  g_clear_pointer (&self->overview, sp_overview_unref);
}
