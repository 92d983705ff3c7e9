/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpStore: opening, creating and closing a file, and telling of changes. Owns the main thread's
 * connection and the worker. The write path is sp-write.c, undo sp-undo.c, check sp-check.c. */
#include "store/sp-store-private.h"

#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "store/sp-place.h"
#include "store/sp-schema.h"
#include "store/sp-hazard-facts.h"
#include "store/sp-search.h"

#include <glib/gstdio.h>

struct _SpStore
{
  GObject parent_instance;

  /* Owned */
  SpEngine *engine; /* NULL once closed */
  SpWorker *worker; /* NULL until the first job */
  GBytes *image;    /* what workers read in exclusive mode, until the next change */
  char *path;
  char *user;
  /* Borrowed */
  SpWrite *write; /* the one under way */
  SpLongWrite *long_write;
  /* State */
  SpReader reader;
  SpStoreSight sight;
  gboolean is_exclusive;
  gboolean is_beside; /* a thread's, beside the one that people look at */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_UNDO_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SpStore, sp_store, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static SpEngineFlags
engine_flags (const char *path, SpStoreOpenFlags flags, const SpStoreOptions *options)
{
  SpEngineFlags engine = SP_ENGINE_DEFAULT;

  if (flags & SP_STORE_OPEN_READ_ONLY)
    engine |= SP_ENGINE_READ_ONLY;
  if (options->is_network || sp_place_is_network (path))
    engine |= SP_ENGINE_EXCLUSIVE;
  return engine;
}

static int
newest_version (const GArray *migrations)
{
  return g_array_index (migrations, SpMigration, migrations->len - 1).version;
}

static gboolean
refuse_old (SpEngine *engine, GError **error)
{
  g_autofree char *name = g_filename_display_name (sp_engine_get_path (engine));

  g_set_error (
    error, SP_STORE_ERROR, SP_STORE_ERROR_READ_ONLY,
    _ ("“%s”是旧版本的文件，要先升级，但它现在只能读。请把它复制到可以写的文件夹再打开。"), name);
  return FALSE;
}

/* An older file is copied aside before anything in it changes. */
static gboolean
bring_up_to_date (SpEngine *engine, const GArray *migrations, GError **error)
{
  g_autofree char *backup = NULL;
  int version = 0;

  if (!sp_schema_check (engine, newest_version (migrations), &version, error))
    return FALSE;
  if (version == newest_version (migrations))
    return TRUE;
  if (sp_engine_is_read_only (engine))
    return refuse_old (engine, error);
  backup = sp_backup_dated (engine, _ ("升级前"), error);
  return backup != NULL && sp_schema_migrate (engine, migrations, FALSE, error);
}

/* Reading before writing: whose file it is must be known before its journal mode is touched. */
static gboolean
check_owner (
  const char *path, SpEngineFlags flags, const GArray *migrations, int busy_ms, GError **error)
{
  g_autoptr (SpEngine) engine = sp_engine_open (path, flags | SP_ENGINE_READ_ONLY, busy_ms, error);
  int version;

  return engine != NULL && sp_schema_check (engine, newest_version (migrations), &version, error);
}

static SpStore *
store_new (SpEngine *engine, gboolean is_exclusive)
{
  SpStore *self = g_object_new (SP_TYPE_STORE, NULL);

  self->engine = engine;
  self->path = g_strdup (sp_engine_get_path (engine));
  self->reader.engine = engine;
  self->sight = sp_store_sight (engine);
  self->is_exclusive = is_exclusive && !sp_engine_is_read_only (engine);
  return self;
}

SpStore *
sp_store_open_with (const char *path,
                    SpStoreOpenFlags flags,
                    const SpStoreOptions *options,
                    GError **error)
{
  g_autoptr (GArray) own = sp_schema_load_migrations ();
  const GArray *migrations = options->migrations ? options->migrations : own;
  int busy_ms = options->busy_ms ? options->busy_ms : SP_ENGINE_BUSY_MS;
  SpEngineFlags wanted = engine_flags (path, flags, options);
  g_autoptr (SpEngine) engine = NULL;

  if (!sp_place_check_file (path, error) || !check_owner (path, wanted, migrations, busy_ms, error))
    return NULL;
  engine = sp_engine_open (path, wanted, busy_ms, error);
  if (engine == NULL || !bring_up_to_date (engine, migrations, error))
    return NULL;
  if (!sp_engine_is_read_only (engine) &&
      !(sp_search_catch_up (engine, error) && sp_hazard_facts_catch_up (engine, error)))
    return NULL;
  return store_new (g_steal_pointer (&engine), wanted & SP_ENGINE_EXCLUSIVE);
}

SpStore *
sp_store_open (const char *path, SpStoreOpenFlags flags, GError **error)
{
  const SpStoreOptions options = {0};

  g_return_val_if_fail (path != NULL, NULL);
  return sp_store_open_with (path, flags, &options, error);
}

static gboolean
make_file (const char *temporary, const GArray *migrations, GError **error)
{
  g_autoptr (SpEngine) engine =
    sp_engine_open (temporary, SP_ENGINE_CREATE | SP_ENGINE_EXCLUSIVE, SP_ENGINE_BUSY_MS, error);

  return engine != NULL && sp_schema_migrate (engine, migrations, TRUE, error);
}

/* The file is made whole under a temporary name: a full disk leaves nothing behind, and no name is
 * overwritten. */
SpStore *
sp_store_create_with (const char *path, const SpStoreOptions *options, GError **error)
{
  g_autoptr (GArray) own = sp_schema_load_migrations ();
  g_autofree char *temporary = sp_file_temporary_name (path);
  g_autofree char *journal = g_strconcat (temporary, "-journal", NULL);
  GError *failure = NULL;

  if (!sp_place_check_free (path, error))
    return NULL;
  if (!make_file (temporary, options->migrations ? options->migrations : own, &failure))
    {
      sp_place_name_in_error (failure, temporary, path);
      g_propagate_error (error, failure);
      g_unlink (temporary);
      g_unlink (journal);
      return NULL;
    }
  if (!sp_place_put (temporary, path, error))
    return NULL;
  return sp_store_open_with (path, SP_STORE_OPEN_DEFAULT, options, error);
}

SpStore *
sp_store_create (const char *path, GError **error)
{
  const SpStoreOptions options = {0};

  g_return_val_if_fail (path != NULL, NULL);
  return sp_store_create_with (path, &options, error);
}

SpStore *
sp_store_open_beside (const char *path, const char *user, GError **error)
{
  SpEngine *engine = sp_engine_open (path, SP_ENGINE_DEFAULT, SP_ENGINE_BUSY_MS, error);
  SpStore *self;

  if (engine == NULL)
    return NULL;
  self = store_new (engine, FALSE);
  self->is_beside = TRUE;
  sp_store_set_user (self, user);
  return self;
}

gboolean
sp_store_close (SpStore *self, GError **error)
{
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (SP_IS_STORE (self), FALSE);
  sp_long_write_stop (self->long_write);
  g_return_val_if_fail (self->write == NULL, FALSE);
  g_clear_pointer (&self->worker, sp_worker_stop);
  g_clear_pointer (&self->image, g_bytes_unref);
  if (self->engine == NULL)
    return TRUE;
  if (!sp_engine_is_read_only (self->engine) && !self->is_beside)
    {
      sp_engine_exec (self->engine, "PRAGMA analysis_limit = 400; PRAGMA optimize", NULL);
      sp_engine_exec (self->engine, "PRAGMA wal_checkpoint (TRUNCATE)", &failure);
    }
  g_clear_pointer (&self->engine, sp_engine_close);
  self->reader.engine = NULL;
  /* Another program that still reads holds the log open; it will clear it away. Everything is
   * committed. */
  if (failure == NULL || g_error_matches (failure, SP_STORE_ERROR, SP_STORE_ERROR_BUSY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

const char *
sp_store_get_path (SpStore *self)
{
  g_return_val_if_fail (SP_IS_STORE (self), NULL);
  return self->path;
}

gboolean
sp_store_is_read_only (SpStore *self)
{
  g_return_val_if_fail (SP_IS_STORE (self) && self->engine != NULL, TRUE);
  return sp_engine_is_read_only (self->engine);
}

void
sp_store_set_user (SpStore *self, const char *user)
{
  g_return_if_fail (SP_IS_STORE (self));
  g_return_if_fail (user != NULL);
  if (g_strcmp0 (self->user, user) == 0)
    return;
  g_free (self->user);
  self->user = g_strdup (user);
}

const char *
sp_store_get_user (SpStore *self)
{
  g_return_val_if_fail (SP_IS_STORE (self), NULL);
  return self->user;
}

SpReader *
sp_store_get_reader (SpStore *self)
{
  g_return_val_if_fail (SP_IS_STORE (self), NULL);
  return self->engine != NULL ? &self->reader : NULL;
}

gboolean
sp_store_backup (SpStore *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (SP_IS_STORE (self) && self->engine != NULL, FALSE);
  g_return_val_if_fail (self->write == NULL, FALSE);
  return sp_backup_to (self->engine, path, cancellable, error);
}

char *
sp_store_backup_dated (SpStore *self, const char *why, GError **error)
{
  g_return_val_if_fail (SP_IS_STORE (self) && self->engine != NULL, NULL);
  g_return_val_if_fail (self->write == NULL && why != NULL, NULL);
  return sp_backup_dated (self->engine, why, error);
}

SpEngine *
sp_store_get_engine (SpStore *self)
{
  return self->engine;
}

SpWrite *
sp_store_get_write (SpStore *self)
{
  return self->write;
}

void
sp_store_set_write (SpStore *self, SpWrite *write)
{
  self->write = write;
}

SpStoreSight *
sp_store_get_sight (SpStore *self)
{
  return &self->sight;
}

SpLongWrite *
sp_store_get_long_write (SpStore *self)
{
  return self->long_write;
}

void
sp_store_set_long_write (SpStore *self, SpLongWrite *write)
{
  self->long_write = write;
}

void
sp_store_committed (SpStore *self,
                    const SpStoreSight *sight,
                    const SpRowChange *changes,
                    guint n_changes)
{
  g_clear_pointer (&self->image, g_bytes_unref);
  self->sight = *sight;
  g_object_ref (self); /* a handler may let go of the last reference */
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, n_changes, (gpointer)changes);
  g_signal_emit (self, signals[SIGNAL_UNDO_CHANGED], 0);
  g_object_unref (self);
}

gboolean
sp_store_is_exclusive (SpStore *self)
{
  return self->is_exclusive;
}

GBytes *
sp_store_ref_image (SpStore *self, GError **error)
{
  if (self->image == NULL)
    self->image = sp_engine_dup_image (self->engine, error);
  return self->image != NULL ? g_bytes_ref (self->image) : NULL;
}

SpWorker *
sp_store_get_worker (SpStore *self)
{
  if (self->worker == NULL)
    self->worker = sp_worker_new (self->path);
  return self->worker;
}

static void
sp_store_dispose (GObject *object)
{
  SpStore *self = SP_STORE (object);

  if (self->write == NULL)
    sp_store_close (self, NULL);
  else
    g_critical ("a store is let go of while a write is under way");
  G_OBJECT_CLASS (sp_store_parent_class)->dispose (object);
}

static void
sp_store_finalize (GObject *object)
{
  SpStore *self = SP_STORE (object);

  g_free (self->path);
  g_free (self->user);
  G_OBJECT_CLASS (sp_store_parent_class)->finalize (object);
}

static void
sp_store_class_init (SpStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sp_store_dispose;
  object_class->finalize = sp_store_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SP_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_POINTER);
  signals[SIGNAL_UNDO_CHANGED] = g_signal_new ("undo-changed", SP_TYPE_STORE, G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_store_init (SpStore *self)
{
  self->user = g_filename_display_name (g_get_user_name ());
}
