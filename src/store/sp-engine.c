/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpEngine: opening a connection with everything that guards the data, transactions, cancelling,
 * closing. */
#include "store/sp-engine-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  gpointer data;
  GDestroyNotify destroy;
} Attached;

static void
attached_free (gpointer data)
{
  Attached *attached = data;

  attached->destroy (attached->data);
  g_free (attached);
}

/* What every connection has, whatever the file says: foreign keys are checked, the schema cannot
 * call functions with side effects or be written through, "double quotes" are never strings. */
static gboolean
set_guards (SpEngine *self, int busy_ms, GError **error)
{
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, busy_ms);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  return sp_engine_exec (self, "PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY", error) &&
         sp_engine_add_pairs (self, error) && sp_engine_add_initials (self, error);
}

/* A WAL file brought to a network file system: in exclusive locking mode the log's index is kept in
 * memory instead of a shared file. It has to be said before the first read. */
static gboolean
keep_index_private (SpEngine *self, SpEngineFlags flags, GError **error)
{
  char head[20] = {0};
  int fd;

  if ((flags & (SP_ENGINE_EXCLUSIVE | SP_ENGINE_READ_ONLY)) !=
      (SP_ENGINE_EXCLUSIVE | SP_ENGINE_READ_ONLY))
    return TRUE;
  fd = g_open (self->path, O_RDONLY | O_CLOEXEC, 0);
  if (fd >= 0)
    {
      if (pread (fd, head, sizeof head, 0) != sizeof head)
        head[18] = 0;
      close (fd);
    }
  return head[18] != 2 || sp_engine_exec (self, "PRAGMA locking_mode = EXCLUSIVE", error);
}

/* WAL on local disks: readers never wait. On a network WAL's shared memory does not work: a
 * rollback journal, and the exclusive lock is taken at once and kept, so that a second computer
 * learns of it on opening. */
static gboolean
set_journal (SpEngine *self, SpEngineFlags flags, GError **error)
{
  if (flags & SP_ENGINE_READ_ONLY)
    return TRUE;
  if (flags & SP_ENGINE_EXCLUSIVE)
    return sp_engine_exec (self,
                           "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;"
                           "PRAGMA synchronous = FULL; BEGIN EXCLUSIVE; COMMIT",
                           error);
  return sp_engine_exec (self, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", error);
}

void
sp_engine_set_schema_writable (SpEngine *self, gboolean is_writable)
{
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, is_writable ? 0 : 1, NULL);
}

/* Opens read-write where the file allows, even for reading only: the last connection can then clear
 * WAL files away. */
static int
open_handle (SpEngine *self, SpEngineFlags flags)
{
  int mode = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;

  if (flags & SP_ENGINE_CREATE)
    mode |= SQLITE_OPEN_CREATE;
  return sqlite3_open_v2 (self->path, &self->db, mode, NULL);
}

/* In a folder that cannot be written a WAL file without a log can only be read as one that nobody
 * changes. */
static gboolean
open_immutable (SpEngine *self)
{
  g_autofree char *absolute = g_canonicalize_filename (self->path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *immutable = g_strconcat (uri, "?immutable=1", NULL);

  if (uri == NULL || g_file_test (log, G_FILE_TEST_EXISTS))
    return FALSE;
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close (self->db);
  self->db = NULL;
  return sqlite3_open_v2 (immutable, &self->db,
                          SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX,
                          NULL) == SQLITE_OK;
}

/* SQLite counts every piece of memory under a lock that all threads share, for statistics that
 * nobody reads. Where another library has begun to use it, it goes on doing so. */
static void
stop_counting_memory (void)
{
  static gsize is_done = 0;

  if (g_once_init_enter (&is_done))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&is_done, 1);
    }
}

static SpEngine *
engine_new (const char *path)
{
  SpEngine *self = g_new0 (SpEngine, 1);

  stop_counting_memory ();
  self->path = g_strdup (path);
  self->thread = g_thread_self ();
  return self;
}

static gboolean
can_read (SpEngine *self, GError **error)
{
  int64_t version;

  return sp_engine_get_integer (self, "SELECT count(*) FROM sqlite_schema", &version, error);
}

static gboolean
can_read_somehow (SpEngine *self, int busy_ms, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (set_guards (self, busy_ms, &failure) && can_read (self, &failure))
    return TRUE;
  if ((g_error_matches (failure, SP_STORE_ERROR, SP_STORE_ERROR_FAILED) ||
       g_error_matches (failure, SP_STORE_ERROR, SP_STORE_ERROR_READ_ONLY)) &&
      open_immutable (self))
    return set_guards (self, busy_ms, error) && can_read (self, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

SpEngine *
sp_engine_open (const char *path, SpEngineFlags flags, int busy_ms, GError **error)
{
  g_autoptr (SpEngine) self = engine_new (path);
  int code = open_handle (self, flags);

  if (code != SQLITE_OK)
    {
      sp_engine_fail (self, code, error);
      return NULL;
    }
  self->is_read_only = (flags & SP_ENGINE_READ_ONLY) || sqlite3_db_readonly (self->db, "main") == 1;
  if (self->is_read_only)
    flags |= SP_ENGINE_READ_ONLY;
  if (!keep_index_private (self, flags, error))
    return NULL;
  if (!(self->is_read_only ? can_read_somehow (self, busy_ms, error)
                           : set_guards (self, busy_ms, error)))
    return NULL;
  if (!set_journal (self, flags, error))
    return NULL;
  if (self->is_read_only && !sp_engine_exec (self, "PRAGMA query_only = ON", error))
    return NULL;
  return g_steal_pointer (&self);
}

SpEngine *
sp_engine_open_image (const char *path, GBytes *image, GError **error)
{
  g_autoptr (SpEngine) self = engine_new (path);
  gsize size;
  gconstpointer bytes = g_bytes_get_data (image, &size);
  int code =
    sqlite3_open_v2 (":memory:", &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  if (code == SQLITE_OK)
    code =
      sqlite3_deserialize (self->db, "main", (unsigned char *)(gpointer)bytes, (sqlite3_int64)size,
                           (sqlite3_int64)size, SQLITE_DESERIALIZE_READONLY);
  if (code != SQLITE_OK)
    {
      sp_engine_fail (self, code, error);
      return NULL;
    }
  self->image = g_bytes_ref (image);
  self->is_read_only = TRUE;
  return set_guards (self, 0, error) ? g_steal_pointer (&self) : NULL;
}

void
sp_engine_close (SpEngine *self)
{
  if (self == NULL)
    return;
  g_assert (self->thread == g_thread_self ());
  sp_engine_set_cancellable (self, NULL);
  g_clear_pointer (&self->attached, g_hash_table_unref);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  /* Not sqlite3_close_v2: a statement that leaked is a bug to be seen. */
  if (self->db != NULL && sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("a statement or a backup outlives its connection: %s", sqlite3_errmsg (self->db));
  g_clear_pointer (&self->image, g_bytes_unref);
  g_free (self->path);
  g_free (self);
}

const char *
sp_engine_get_path (SpEngine *self)
{
  return self->path;
}

gboolean
sp_engine_is_read_only (SpEngine *self)
{
  return self->is_read_only;
}

gboolean
sp_engine_exec (SpEngine *self, const char *sql, GError **error)
{
  int code;

  g_assert (self->thread == g_thread_self ());
  errno = 0;
  code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  self->failure_errno = code != SQLITE_OK ? errno : 0;
  return code == SQLITE_OK ? TRUE : sp_engine_fail (self, code, error);
}

gboolean
sp_engine_get_integer (SpEngine *self, const char *sql, int64_t *value, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;
  *value = sp_statement_next (statement) ? sp_statement_get_integer (statement, 0) : 0;
  return sp_statement_end (statement, error);
}

static int
engine_progress_cb (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

GCancellable *
sp_engine_set_cancellable (SpEngine *self, GCancellable *cancellable)
{
  GCancellable *former = self->cancellable;

  self->cancellable = cancellable;
  if (self->db != NULL)
    sqlite3_progress_handler (self->db, 2000, cancellable != NULL ? engine_progress_cb : NULL,
                              cancellable);
  return former;
}

gpointer
sp_engine_get_attached (SpEngine *self, gconstpointer key)
{
  Attached *attached = self->attached != NULL ? g_hash_table_lookup (self->attached, key) : NULL;

  return attached != NULL ? attached->data : NULL;
}

void
sp_engine_attach (SpEngine *self, gconstpointer key, gpointer data, GDestroyNotify destroy)
{
  Attached *attached = g_new (Attached, 1);

  attached->data = data;
  attached->destroy = destroy;
  if (self->attached == NULL)
    self->attached = g_hash_table_new_full (NULL, NULL, NULL, attached_free);
  g_hash_table_insert (self->attached, (gpointer)key, attached);
}

void
sp_engine_detach (SpEngine *self, gconstpointer key)
{
  if (self->attached != NULL)
    g_hash_table_remove (self->attached, key);
}

gboolean
sp_engine_read_state (SpEngine *self, SpEngineState *state)
{
  state->own = sqlite3_total_changes64 (self->db);
  return sp_engine_get_integer (self, "PRAGMA data_version", &state->others, NULL);
}

gboolean
sp_engine_is_writing (SpEngine *self)
{
  return sqlite3_txn_state (self->db, "main") == SQLITE_TXN_WRITE;
}

gboolean
sp_transaction_begin_write (SpTransaction *self, SpEngine *engine, GError **error)
{
  g_assert (self->engine == NULL);
  if (!sp_engine_exec (engine, "BEGIN IMMEDIATE", error))
    return FALSE;
  self->engine = engine;
  return TRUE;
}

/* BEGIN alone takes no snapshot; the first read does. */
gboolean
sp_transaction_begin_read (SpTransaction *self, SpEngine *engine, GError **error)
{
  g_assert (self->engine == NULL);
  if (!sp_engine_exec (engine, "BEGIN", error))
    return FALSE;
  self->engine = engine;
  return can_read (engine, error);
}

gboolean
sp_transaction_commit (SpTransaction *self, GError **error)
{
  if (!sp_engine_exec (self->engine, "COMMIT", error))
    return FALSE;
  self->engine = NULL;
  return TRUE;
}

/* A full disk or an I/O error may have rolled back already. */
void
sp_transaction_clear (SpTransaction *self)
{
  SpEngine *engine = g_steal_pointer (&self->engine);
  g_autoptr (GError) error = NULL;

  if (engine == NULL || sqlite3_get_autocommit (engine->db))
    return;
  if (!sp_engine_exec (engine, "ROLLBACK", &error))
    g_warning ("rolling back: %s", error->message);
}
