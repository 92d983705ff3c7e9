/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-reminder.h. */
#include "sp-reminder.h"

#include "sp-settings.h"
#include "store/sp-reader-due.h"
#include "store/sp-worker.h"

#define SETTINGS_GROUP "reminders"
#define SETTINGS_KEY "wanted"
#define LOOK_EVERY_S (10 * 60) /* for a new day */

struct _SpReminder
{
  GObject parent_instance;

  /* Owned */
  SpSession *session;
  GCancellable *looking; /* or NULL */

  /* State */
  SpDate looked_on;
  SpDate today; /* SP_DATE_NONE: by the clock */
  guint source;
};

G_DEFINE_FINAL_TYPE (SpReminder, sp_reminder, G_TYPE_OBJECT)

static guint due_signal;

gboolean
sp_reminder_is_wanted (void)
{
  return sp_settings_get_boolean (SETTINGS_GROUP, SETTINGS_KEY, TRUE);
}

gboolean
sp_reminder_set_wanted (gboolean wanted, GError **error)
{
  return sp_settings_set_boolean (SETTINGS_GROUP, SETTINGS_KEY, wanted, error);
}

static gpointer
load_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return sp_reader_load_due (reader, data, cancellable, error);
}

/* Nobody asked for it: what goes wrong is not told. */
static void
reminder_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpReminder) self = user_data;
  g_autoptr (GPtrArray) dues = sp_store_work_finish (SP_STORE (source), result, NULL);

  if (self->session == NULL || sp_session_is_stale (result))
    return;
  g_clear_object (&self->looking);
  if (dues != NULL && dues->len > 0)
    g_signal_emit (self, due_signal, 0, dues);
}

static void
look (SpReminder *self)
{
  SpStore *store = sp_session_get_store (self->session);
  SpPlan *plan = sp_session_get_plan (self->session);
  SpDueQuery *query;

  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looked_on = self->today != SP_DATE_NONE ? self->today : sp_date_today ();
  if (store == NULL || plan == NULL || !sp_due_is_time (plan, self->looked_on) ||
      !sp_reminder_is_wanted ())
    return;
  query = g_new0 (SpDueQuery, 1);
  query->plan = sp_record_get_id (SP_RECORD (plan));
  query->as_of = self->looked_on;
  query->within = SP_REMINDER_DAYS;
  self->looking = g_cancellable_new ();
  sp_store_work_async (store, load_work, query, g_free, (GDestroyNotify)g_ptr_array_unref,
                       self->looking, reminder_loaded_cb, g_object_ref (self));
}

static gboolean
look_on_new_day (gpointer user_data)
{
  SpReminder *self = user_data;

  if (self->today == SP_DATE_NONE && self->looked_on != sp_date_today ())
    look (self);
  return G_SOURCE_CONTINUE;
}

static void
sp_reminder_dispose (GObject *object)
{
  SpReminder *self = SP_REMINDER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_reminder_parent_class)->dispose (object);
}

static void
sp_reminder_class_init (SpReminderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_reminder_dispose;
  due_signal = g_signal_new ("due", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                             NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
sp_reminder_init (SpReminder *self)
{
  self->source = g_timeout_add_seconds (LOOK_EVERY_S, look_on_new_day, self);
}

SpReminder *
sp_reminder_new (SpSession *session)
{
  SpReminder *self = g_object_new (SP_TYPE_REMINDER, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::plan", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  return self;
}

void
sp_reminder_set_today (SpReminder *self, SpDate today)
{
  g_return_if_fail (SP_IS_REMINDER (self));
  self->today = today;
  look (self);
}
