/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-map-load.h. */
#include "sp-map-load.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "store/sp-worker.h"

/* ---- what is shown ---- */

static void
shown_clear (gpointer data)
{
  SpMapShown *self = data;

  g_clear_pointer (&self->facts, sp_risk_facts_free);
  g_clear_pointer (&self->picture, sp_map_picture_unref);
  g_clear_pointer (&self->key, g_free);
  g_clear_error (&self->picture_error);
}

SpMapShown *
sp_map_shown_ref (SpMapShown *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
sp_map_shown_unref (SpMapShown *self)
{
  g_atomic_rc_box_release_full (self, shown_clear);
}

SpMapScene *
sp_map_shown_make_scene (SpMapShown *self, SpMapTheme theme)
{
  g_return_val_if_fail (self != NULL, NULL);
  return sp_map_scene_new_from_facts (self->facts, theme, self->picture);
}

/* ---- on the worker ---- */

typedef struct
{
  int64_t map;
  SpRiskStage stage;
  SpDate as_of;
  SpMapShown *known;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->known, sp_map_shown_unref);
  g_free (job);
}

typedef struct
{
  SpMapShown *shown;
  GBytes *bytes; /* of the picture that is to be decoded; or NULL */
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->shown, sp_map_shown_unref);
  g_clear_pointer (&loaded->bytes, g_bytes_unref);
  g_free (loaded);
}

static guint
get_page (SpRiskFacts *facts)
{
  return (guint)MAX (0, sp_record_get_integer (SP_RECORD (facts->map), SP_RISK_MAP_BASE_PAGE));
}

static char *
dup_key (SpRiskFacts *facts)
{
  const char *base = sp_record_get_text (SP_RECORD (facts->map), SP_RISK_MAP_BASE);

  return *base != '\0' ? g_strdup_printf ("%s/%u", base, get_page (facts)) : NULL;
}

static SpRiskFacts *
load_facts (SpReader *reader, const Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpRiskMap) tiles = NULL;

  if (job->map != 0)
    return sp_reader_load_risk_facts (reader, job->map, job->stage, job->as_of, cancellable, error);
  tiles = sp_risk_map_new_tiles ();
  return sp_reader_load_risk_facts_of (reader, tiles, job->stage, job->as_of, cancellable, error);
}

static gpointer
load_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  SpRiskFacts *facts = load_facts (reader, job, cancellable, error);
  Loaded *loaded;

  if (facts == NULL)
    return NULL;
  loaded = g_new0 (Loaded, 1);
  loaded->shown = g_atomic_rc_box_new0 (SpMapShown);
  loaded->shown->facts = facts;
  loaded->shown->key = dup_key (facts);
  if (loaded->shown->key == NULL)
    return loaded;
  if (job->known != NULL && g_strcmp0 (job->known->key, loaded->shown->key) == 0 &&
      job->known->picture != NULL)
    loaded->shown->picture = sp_map_picture_ref (job->known->picture);
  else
    loaded->bytes = sp_reader_load_map_base (reader, facts->map, &loaded->shown->picture_error);
  return loaded;
}

/* ---- the picture ---- */

static void
decode_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Loaded *loaded = data;
  SpMapShown *shown = loaded->shown;

  shown->picture =
    sp_map_picture_new (loaded->bytes, get_page (shown->facts), cancellable, &shown->picture_error);
  g_task_return_pointer (task, sp_map_shown_ref (shown), (GDestroyNotify)sp_map_shown_unref);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Loaded *loaded = sp_store_work_finish (SP_STORE (source), result, &error);

  if (loaded == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, loaded, loaded_free);
  if (loaded->bytes != NULL)
    g_task_run_in_thread (task, decode_thread);
  else
    g_task_return_pointer (task, sp_map_shown_ref (loaded->shown),
                           (GDestroyNotify)sp_map_shown_unref);
}

void
sp_map_load_async (SpStore *store,
                   int64_t map,
                   SpRiskStage stage,
                   SpDate as_of,
                   SpMapShown *known,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GTask *task;
  Job *job;

  g_return_if_fail (SP_IS_STORE (store) && as_of != SP_DATE_NONE);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_map_load_async);
  job = g_new0 (Job, 1);
  *job = (Job) {map, stage, as_of, known != NULL ? sp_map_shown_ref (known) : NULL};
  sp_store_work_async (store, load_work, job, job_free, loaded_free, cancellable, loaded_cb, task);
}

SpMapShown *
sp_map_load_finish (SpStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- a file before it is taken ---- */

typedef struct
{
  char *path;
  guint page;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_free (check->path);
  g_free (check);
}

static void
check_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Check *check = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SpMapPicture) picture = NULL;
  char *content = NULL;
  gsize length = 0;
  guint n = 0;

  if (sp_file_read (check->path, SP_MAP_PICTURE_MAX_BYTES, &content, &length, &error))
    bytes = g_bytes_new_take (content, length);
  if (bytes != NULL)
    n = sp_map_picture_count_pages (bytes, &error);
  if (n > 0)
    picture = sp_map_picture_new (bytes, check->page, cancellable, &error);
  if (picture != NULL)
    g_task_return_int (task, n);
  else
    g_task_return_error (task, error);
}

void
sp_map_check_picture_async (const char *path,
                            guint page,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Check *check = g_new0 (Check, 1);

  check->path = g_strdup (path);
  check->page = page;
  g_task_set_task_data (task, check, check_free);
  g_task_run_in_thread (task, check_thread);
}

guint
sp_map_check_picture_finish (GAsyncResult *result, GError **error)
{
  gssize n = g_task_propagate_int (G_TASK (result), error);

  return n > 0 ? (guint)n : 0;
}
