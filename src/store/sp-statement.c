/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prepared statements: the cache of a connection, parameters, rows. */
#include "store/sp-engine-private.h"

#include <errno.h>

static void
statement_free (gpointer data)
{
  SpStatement *self = data;

  sqlite3_finalize (self->handle);
  g_free (self);
}

static SpStatement *
statement_new (SpEngine *engine, const char *sql, GError **error)
{
  sqlite3_stmt *handle = NULL;
  SpStatement *self;
  int code = sqlite3_prepare_v3 (engine->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);

  if (code != SQLITE_OK)
    {
      sp_engine_fail (engine, code, error);
      return NULL;
    }
  self = g_new0 (SpStatement, 1);
  self->engine = engine;
  self->handle = handle;
  return self;
}

SpStatement *
sp_engine_prepare (SpEngine *self, const char *sql, GError **error)
{
  SpStatement *statement;

  g_assert (self->thread == g_thread_self ());
  if (self->statements == NULL)
    self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, statement_free);
  statement = g_hash_table_lookup (self->statements, sql);
  if (statement == NULL)
    {
      statement = statement_new (self, sql, error);
      if (statement == NULL)
        return NULL;
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }
  g_assert (!statement->is_used);
  statement->is_used = TRUE;
  return statement;
}

int64_t
sp_engine_get_inserted (SpEngine *self)
{
  return sqlite3_last_insert_rowid (self->db);
}

/* A statement that is not reset holds its read lock and stops checkpoints. */
static void
statement_reset (SpStatement *self)
{
  if (self->is_stepping)
    sqlite3_reset (self->handle);
  self->is_stepping = FALSE;
  self->is_at_end = FALSE;
  self->failure = SQLITE_OK;
}

void
sp_statement_release (SpStatement *self)
{
  statement_reset (self);
  sqlite3_clear_bindings (self->handle);
  self->is_used = FALSE;
}

static void
note_bind (SpStatement *self, int code)
{
  if (self->failure == SQLITE_OK)
    self->failure = code;
}

void
sp_statement_bind_integer (SpStatement *self, int parameter, int64_t value)
{
  note_bind (self, sqlite3_bind_int64 (self->handle, parameter, value));
}

void
sp_statement_bind_real (SpStatement *self, int parameter, double value)
{
  note_bind (self, sqlite3_bind_double (self->handle, parameter, value));
}

void
sp_statement_bind_text (SpStatement *self, int parameter, const char *value)
{
  note_bind (self, sqlite3_bind_text (self->handle, parameter, value, -1, SQLITE_TRANSIENT));
}

void
sp_statement_bind_lent_text (SpStatement *self, int parameter, const char *value)
{
  note_bind (self, sqlite3_bind_text (self->handle, parameter, value, -1, SQLITE_STATIC));
}

/* An empty content is not NULL. */
void
sp_statement_bind_bytes (SpStatement *self, int parameter, GBytes *value)
{
  gsize size = 0;
  const void *data = g_bytes_get_data (value, &size);

  note_bind (self, sqlite3_bind_blob64 (self->handle, parameter, data != NULL ? data : "", size,
                                        SQLITE_STATIC));
}

void
sp_statement_bind_null (SpStatement *self, int parameter)
{
  note_bind (self, sqlite3_bind_null (self->handle, parameter));
}

gboolean
sp_statement_next (SpStatement *self)
{
  int code;

  if (self->failure != SQLITE_OK || self->is_at_end)
    return FALSE;
  self->is_stepping = TRUE;
  errno = 0;
  code = sqlite3_step (self->handle);
  if (code == SQLITE_ROW)
    return TRUE;
  self->is_at_end = TRUE;
  if (code != SQLITE_DONE)
    {
      self->engine->failure_errno = errno;
      self->failure = code;
    }
  return FALSE;
}

gboolean
sp_statement_end (SpStatement *self, GError **error)
{
  int failure = self->failure;

  if (failure != SQLITE_OK)
    sp_engine_fail (self->engine, failure, error);
  statement_reset (self);
  return failure == SQLITE_OK;
}

gboolean
sp_statement_run (SpStatement *self, GError **error)
{
  while (sp_statement_next (self))
    ;
  return sp_statement_end (self, error);
}

gboolean
sp_statement_is_null (SpStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

int64_t
sp_statement_get_integer (SpStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/* As bytes: to be ended by a nul, the text would be copied first. */
SpDate
sp_statement_get_date (SpStatement *self, int column)
{
  const char *text = sqlite3_column_blob (self->handle, column);

  return text != NULL
           ? sp_date_from_iso_len (text, (gsize)sqlite3_column_bytes (self->handle, column))
           : SP_DATE_NONE;
}

GBytes *
sp_statement_dup_bytes (SpStatement *self, int column)
{
  const void *data = sqlite3_column_blob (self->handle, column);

  return g_bytes_new (data, (gsize)sqlite3_column_bytes (self->handle, column));
}

double
sp_statement_get_real (SpStatement *self, int column)
{
  return sqlite3_column_double (self->handle, column);
}

/* As bytes, for the same reason. */
const char *
sp_statement_peek_text (SpStatement *self, int column, gsize *length)
{
  const char *text = sqlite3_column_blob (self->handle, column);

  *length = (gsize)sqlite3_column_bytes (self->handle, column);
  return text != NULL ? text : "";
}

const char *
sp_statement_get_text (SpStatement *self, int column)
{
  const unsigned char *text = sqlite3_column_text (self->handle, column);

  return text != NULL ? (const char *)text : "";
}
