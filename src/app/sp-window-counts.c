/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpWindow: how many there are of what, in the sidebar. */
#include "sp-window-private.h"

#include "sp-enterprise-page.h"
#include "sp-institution-page.h"
#include "store/sp-hazards.h"
#include "store/sp-reader-due.h"
#include "store/sp-reader-running.h"
#include "store/sp-risks.h"
#include "store/sp-worker.h"

static void
set_count (SpWindow *self, const char *page, guint count)
{
  g_autofree char *text = count > 0 ? g_strdup_printf ("%u", count) : g_strdup ("");

  sp_sidebar_set_count (self->sidebar, page, text);
}

static guint
count_all (SpReader *reader, const SpRecordType *type)
{
  int64_t n = sp_reader_count (reader, type, NULL);

  return (guint)MAX (n, 0);
}

static guint
count_open_doubts (SpReader *reader)
{
  int64_t n =
    sp_reader_count_choice (reader, &sp_doubt_type, SP_DOUBT_STATE, SP_DOUBT_STATE_OPEN, NULL);

  return (guint)MAX (n, 0);
}

/* Duties and supervision items that are past their day; measures are counted by their lights. */
static guint
count_overdue (SpWindow *self, SpReader *reader)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  const SpDueQuery query = {.plan = plan != NULL ? sp_record_get_id (SP_RECORD (plan)) : 0,
                            .as_of = sp_session_get_as_of (self->session),
                            .within = -1,
                            .kinds = 1 << SP_DUE_DUTY | 1 << SP_DUE_SUPERVISION};
  g_autoptr (GPtrArray) dues = sp_reader_load_due (reader, &query, NULL, NULL);

  return dues != NULL ? dues->len : 0;
}

/* Indicators that are missed or off their path. */
static guint
count_behind (SpWindow *self, SpReader *reader)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  g_autoptr (GPtrArray) standings = NULL;

  if (plan != NULL)
    standings = sp_reader_load_indicators (reader, sp_record_get_id (SP_RECORD (plan)),
                                           sp_session_get_as_of (self->session), NULL);
  return standings != NULL ? sp_indicator_standings_count_behind (standings) : 0;
}

/* What is yet to be issued, and who is in business. */
static void
update_registry_counts (SpWindow *self, SpReader *reader)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  SpDate as_of = sp_session_get_as_of (self->session);
  int64_t id = plan != NULL ? sp_record_get_id (SP_RECORD (plan)) : 0;

  set_count (self, SP_PAGE_INSTITUTIONS, sp_institution_page_count (reader, id, as_of));
  set_count (self, SP_PAGE_ENTERPRISES, sp_enterprise_page_count (reader, as_of));
  set_count (self, SP_PAGE_RISKS,
             (guint)MAX (sp_reader_count_risk_points (reader, as_of, NULL), 0));
}

/* ---- hazards, of which there may be a million ---- */

static gpointer
count_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  int64_t n = sp_reader_count_open_hazards (reader, *(const SpDate *)data, error);

  return n >= 0 ? g_memdup2 (&n, sizeof n) : NULL;
}

static void
window_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree int64_t *n = sp_store_work_finish (SP_STORE (source), result, &error);

  if (self->session == NULL || sp_session_is_stale (result))
    return;
  g_clear_object (&self->counting);
  sp_session_report_error (self->session, error);
  if (n != NULL)
    set_count (self, SP_PAGE_HAZARDS, (guint)*n);
}

static void
count_hazards (SpWindow *self)
{
  SpDate as_of = sp_session_get_as_of (self->session);

  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  sp_store_work_async (sp_session_get_store (self->session), count_work,
                       g_memdup2 (&as_of, sizeof as_of), g_free, g_free, self->counting,
                       window_counted_cb, g_object_ref (self));
}

void
_sp_window_update_counts (SpWindow *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  SpSchedule *schedule = sp_session_get_schedule (self->session);

  if (!sp_session_is_filtered (
        self->session)) /* the sidebar counts all, the page what the filter leaves */
    set_count (self, SP_PAGE_TASKS, schedule != NULL ? sp_schedule_get_n_rows (schedule) : 0);
  if (reader == NULL)
    return;
  set_count (self, SP_PAGE_UNITS, count_all (reader, &sp_unit_type));
  set_count (self, SP_PAGE_DOUBTS, count_open_doubts (reader));
  set_count (self, SP_PAGE_SUPERVISION, count_overdue (self, reader));
  set_count (self, SP_PAGE_INDICATORS, count_behind (self, reader));
  count_hazards (self);
  update_registry_counts (self, reader);
}
