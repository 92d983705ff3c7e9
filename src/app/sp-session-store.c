/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpSession and its file: opening, loading the schedule on the worker, following the store's
 * changes row by row, so that lists, chart and totals never disagree. */
#include "sp-session-private.h"

#include "exchange/sp-directory.h"
#include "store/sp-parameters.h"
#include "store/sp-worker.h"

/* The sample's reports end here; seen from today everything in it would be overdue. */
#define SAMPLE_YEAR 2021
#define SAMPLE_MONTH 9
#define SAMPLE_DAY 30
#define COUNTY_DIRECTORY "lianghe"
/* Nothing tells of what another program writes into the file; it is asked for so often. */
#define LOOK_SECONDS 2

/* ---- loading ---- */

typedef struct
{
  SpTaskFilter filter;
  char *text;
} LoadJob;

static void
load_job_free (gpointer data)
{
  LoadJob *job = data;

  g_free (job->text);
  g_free (job);
}

gboolean
sp_session_is_stale (GAsyncResult *result)
{
  GCancellable *cancellable;

  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  cancellable = g_task_get_cancellable (G_TASK (result));
  return cancellable != NULL && g_cancellable_is_cancelled (cancellable);
}

static gpointer
load_schedule_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  LoadJob *job = data;

  return sp_reader_load_schedule (reader, &job->filter, cancellable, error);
}

static void
sp_session_take_schedule (SpSession *self, SpSchedule *schedule)
{
  g_clear_object (&self->schedule);
  self->schedule = schedule;
  _sp_session_notify (self, PROP_SCHEDULE);
}

static void
session_schedule_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSchedule) schedule = NULL;

  schedule = sp_store_work_finish (SP_STORE (source), result, &error);
  if (self->store != SP_STORE (source) || sp_session_is_stale (result))
    return; /* a newer load is under way */

  g_clear_object (&self->loading);
  _sp_session_notify (self, PROP_IS_LOADING);
  if (schedule == NULL)
    sp_session_report_error (self, error);
  else
    sp_session_take_schedule (self, g_steal_pointer (&schedule));
}

static void
sp_session_stop_loading (SpSession *self)
{
  if (self->loading == NULL)
    return;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  _sp_session_notify (self, PROP_IS_LOADING);
}

void
_sp_session_load_schedule (SpSession *self)
{
  LoadJob *job;

  sp_session_stop_loading (self);
  if (self->plan == NULL)
    {
      if (self->schedule != NULL)
        sp_session_take_schedule (self, NULL);
      return;
    }

  self->filter.plan = sp_record_get_id (SP_RECORD (self->plan));
  self->filter.as_of = self->as_of;
  job = g_new0 (LoadJob, 1);
  job->filter = self->filter;
  job->text = g_strdup (self->filter_text);
  job->filter.text = job->text;
  self->loading = g_cancellable_new ();
  _sp_session_notify (self, PROP_IS_LOADING);
  sp_store_work_async (self->store, load_schedule_work, job, load_job_free, g_object_unref,
                       self->loading, session_schedule_loaded_cb, g_object_ref (self));
}

static void
sp_session_load_plan (SpSession *self)
{
  g_autoptr (GError) error = NULL;
  SpPlan *plan = NULL;
  SpParameters parameters;

  self->hazard_near_days = -1;
  if (self->store != NULL)
    plan = sp_reader_load_plan (sp_store_get_reader (self->store), &error);
  if (self->store != NULL && error == NULL &&
      sp_reader_load_parameters (sp_store_get_reader (self->store), &parameters, &error))
    self->hazard_near_days = (int)parameters.values[SP_PARAMETER_HAZARD_NEAR_DAYS];
  sp_session_report_error (self, error);
  g_clear_object (&self->plan);
  self->plan = plan;
  _sp_session_notify (self, PROP_PLAN);
  _sp_session_notify (self, PROP_PLAN_TITLE);
}

void
sp_session_reload (SpSession *self)
{
  g_return_if_fail (SP_IS_SESSION (self));

  sp_session_load_plan (self);
  _sp_session_load_schedule (self);
}

/* ---- following the store ---- */

/* Changes that move rows between parts or rename what rows print: everything is read again. */
static gboolean
change_is_wide (const SpRowChange *change)
{
  if (change->type == &sp_measure_type)
    return change->kind != SP_ROW_UPDATED;
  return change->type == &sp_plan_type || change->type == &sp_part_type ||
         change->type == &sp_phase_type || change->type == &sp_unit_type ||
         change->type == &sp_unit_member_type || change->type == &sp_parameter_type;
}

static void
add_measure (GArray *measures, int64_t id)
{
  if (id == 0)
    return;
  for (guint i = 0; i < measures->len; i++)
    if (g_array_index (measures, int64_t, i) == id)
      return;
  g_array_append_val (measures, id);
}

static void
sp_session_refresh_rows (SpSession *self, GArray *measures)
{
  g_autoptr (GError) error = NULL;

  if (measures->len == 0 || self->schedule == NULL)
    return;
  if (self->loading != NULL || !sp_reader_refresh_schedule (
                                 sp_store_get_reader (self->store), self->schedule,
                                 (const int64_t *)(gpointer)measures->data, measures->len, &error))
    {
      sp_session_report_error (self, error);
      _sp_session_load_schedule (self);
      return;
    }
  for (guint i = 0; i < measures->len; i++)
    _sp_session_emit_row_changed (self, g_array_index (measures, int64_t, i));
}

static void
session_store_changed_cb (SpSession *self, guint n, const SpRowChange *changes, SpStore *store)
{
  g_autoptr (GArray) measures = g_array_new (FALSE, FALSE, sizeof (int64_t));
  gboolean wide = n == 0;

  for (guint i = 0; i < n; i++)
    {
      wide = wide || change_is_wide (&changes[i]);
      add_measure (measures,
                   changes[i].type == &sp_measure_type ? changes[i].id : changes[i].measure);
    }
  if (wide)
    sp_session_reload (self);
  else
    sp_session_refresh_rows (self, measures);
  _sp_session_emit_records_changed (self);
}

static void
session_store_undo_changed_cb (SpSession *self, SpStore *store)
{
  _sp_session_notify (self, PROP_CAN_UNDO);
  _sp_session_notify (self, PROP_CAN_REDO);
  _sp_session_notify (self, PROP_UNDO_LABEL);
  _sp_session_notify (self, PROP_REDO_LABEL);
}

static gboolean
session_look_cb (gpointer user_data)
{
  SpSession *self = user_data;

  sp_store_look (self->store);
  return G_SOURCE_CONTINUE;
}

/* ---- opening ---- */

static void
close_store (SpSession *self, SpStore *store)
{
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;
  if (!sp_store_close (store, &error))
    sp_session_report_error (self, error);
  g_object_unref (store);
}

static void
sp_session_forget_view (SpSession *self)
{
  SpTaskFilter none = {0};

  sp_session_stop_loading (self);
  g_clear_object (&self->schedule);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->filter_text, g_free);
  self->filter = none;
  self->selected_measure = 0;
  self->selected_unit = 0;
  self->as_of = sp_date_today ();
}

void
_sp_session_sign_store (SpSession *self)
{
  if (self->store != NULL && *self->signature != '\0')
    sp_store_set_user (self->store, self->signature);
}

void
sp_session_take_store (SpSession *self, SpStore *store)
{
  SpStore *before;

  g_return_if_fail (SP_IS_SESSION (self));
  g_return_if_fail (store == NULL || SP_IS_STORE (store));

  before = g_steal_pointer (&self->store);
  sp_session_forget_view (self);
  self->store = store;
  g_clear_handle_id (&self->look_source, g_source_remove);
  if (store != NULL)
    self->look_source = g_timeout_add_seconds (LOOK_SECONDS, session_look_cb, self);
  _sp_session_sign_store (self);
  g_signal_group_set_target (self->store_signals, store);
  g_object_freeze_notify (G_OBJECT (self));
  _sp_session_notify (self, PROP_STORE);
  sp_session_load_plan (self);
  if (self->plan != NULL && sp_record_get_integer (SP_RECORD (self->plan), SP_PLAN_IS_SAMPLE))
    self->as_of = sp_date_from_ymd (SAMPLE_YEAR, SAMPLE_MONTH, SAMPLE_DAY);
  _sp_session_notify (self, PROP_AS_OF);
  _sp_session_notify (self, PROP_IS_TODAY);
  _sp_session_notify (self, PROP_SELECTED_MEASURE);
  _sp_session_notify (self, PROP_SELECTED_UNIT);
  _sp_session_notify (self, PROP_SCHEDULE);
  session_store_undo_changed_cb (self, store);
  g_object_thaw_notify (G_OBJECT (self));
  _sp_session_emit_filter_changed (self);
  _sp_session_load_schedule (self);
  close_store (self, before); /* last: by now nobody holds a list of it */
}

gboolean
sp_session_open (SpSession *self, const char *path, GError **error)
{
  SpStore *store;

  g_return_val_if_fail (SP_IS_SESSION (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (self->store != NULL && g_strcmp0 (sp_store_get_path (self->store), path) == 0)
    return TRUE;
  store = sp_store_open (path, SP_STORE_OPEN_DEFAULT, error);
  if (store == NULL)
    return FALSE;
  sp_session_take_store (self, store);
  return TRUE;
}

gboolean
sp_session_create (SpSession *self, const char *path, GError **error)
{
  g_autoptr (SpStore) store = NULL;

  g_return_val_if_fail (SP_IS_SESSION (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  store = sp_store_create (path, error);
  if (store == NULL)
    return FALSE;
  if (!sp_directory_seed (store, COUNTY_DIRECTORY, error))
    {
      sp_store_close (store, NULL);
      return FALSE;
    }
  sp_session_take_store (self, g_steal_pointer (&store));
  return TRUE;
}

void
_sp_session_connect_store (SpSession *self)
{
  self->store_signals = g_signal_group_new (SP_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed",
                                  G_CALLBACK (session_store_changed_cb), self);
  g_signal_group_connect_swapped (self->store_signals, "undo-changed",
                                  G_CALLBACK (session_store_undo_changed_cb), self);
}

/* For dispose: nothing is notified any more. */
void
_sp_session_close (SpSession *self)
{
  g_signal_group_set_target (self->store_signals, NULL);
  g_clear_handle_id (&self->look_source, g_source_remove);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->schedule);
  g_clear_object (&self->plan);
  close_store (self, g_steal_pointer (&self->store));
}
