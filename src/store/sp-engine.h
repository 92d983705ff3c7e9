/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. SpEngine: one SQLite connection used on the thread that opened it; SpStatement:
 * a prepared statement borrowed from its cache; SpTransaction: a guard that rolls back unless
 * committed. The only names by which the rest of the room reaches SQLite. Knows no records and no
 * schema. */
#pragma once

#include "store/sp-store.h"

G_BEGIN_DECLS

typedef struct _SpEngine SpEngine;
typedef struct _SpStatement SpStatement;

typedef enum
{
  SP_ENGINE_DEFAULT = 0,
  SP_ENGINE_CREATE = 1 << 0,    /* make the file when it is not there */
  SP_ENGINE_READ_ONLY = 1 << 1, /* refuse every change */
  SP_ENGINE_EXCLUSIVE = 1 << 2, /* rollback journal and one connection, for network file systems */
} SpEngineFlags;

#define SP_ENGINE_BUSY_MS 3000

SpEngine *sp_engine_open (const char *path, SpEngineFlags flags, int busy_ms, GError **error);
/* A read-only connection on a copy held in memory. */
SpEngine *sp_engine_open_image (const char *path, GBytes *image, GError **error);
/* Closes the connection; in WAL mode the last one leaves a single file. NULL is allowed. */
void sp_engine_close (SpEngine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpEngine, sp_engine_close)

const char *sp_engine_get_path (SpEngine *self);
gboolean sp_engine_is_read_only (SpEngine *self);
gboolean sp_engine_exec (SpEngine *self, const char *sql, GError **error);
/* Whether the wording of the schema can be changed, as some steps between versions do. */
void sp_engine_set_schema_writable (SpEngine *self, gboolean is_writable);
/* The first column of the only row; 0 when there is none. */
gboolean sp_engine_get_integer (SpEngine *self, const char *sql, int64_t *value, GError **error);
/* Statements fail with CANCELLED once @cancellable is cancelled; NULL: never. Borrowed until the
 * next call; the former one is returned, to be set again. */
GCancellable *sp_engine_set_cancellable (SpEngine *self, GCancellable *cancellable);
/* Copies the database into the new file @path, page by page; removes what it wrote when it fails.
 */
gboolean sp_engine_backup (SpEngine *self,
                           const char *path,
                           GCancellable *cancellable,
                           GError **error);
/* The whole database as bytes. Only for rollback-journal mode. */
GBytes *sp_engine_dup_image (SpEngine *self, GError **error);

/* Things that other modules keep with the connection, by the address of a static key. */
gpointer sp_engine_get_attached (SpEngine *self, gconstpointer key);
void sp_engine_attach (SpEngine *self, gconstpointer key, gpointer data, GDestroyNotify destroy);
void sp_engine_detach (SpEngine *self, gconstpointer key);
/* Two that are alike were read from a file in which nothing was written in between. */
typedef struct
{
  int64_t others; /* raised by what other connections commit */
  int64_t own;    /* raised by what this one writes, committed or not */
} SpEngineState;
gboolean sp_engine_read_state (SpEngine *self, SpEngineState *state);
/* Whether it is within a transaction that has written something. */
gboolean sp_engine_is_writing (SpEngine *self);

/* The id of the row that was inserted last. RETURNING would cost a table of its own each time. */
int64_t sp_engine_get_inserted (SpEngine *self);
/* Borrowed: give it back with sp_statement_release. Asking for a statement that is out is a
 * programming error. */
SpStatement *sp_engine_prepare (SpEngine *self, const char *sql, GError **error);
void sp_statement_release (SpStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpStatement, sp_statement_release)

/* A failed bind is kept and reported by the next step. Texts are copied. */
void sp_statement_bind_integer (SpStatement *self, int parameter, int64_t value);
void sp_statement_bind_real (SpStatement *self, int parameter, double value);
void sp_statement_bind_text (SpStatement *self, int parameter, const char *value); /* NULL: none */
/* Not copied: @value stays until the statement has ended. NULL: none. */
void sp_statement_bind_lent_text (SpStatement *self, int parameter, const char *value);
void sp_statement_bind_bytes (SpStatement *self, int parameter, GBytes *value); /* not copied */
void sp_statement_bind_null (SpStatement *self, int parameter);

/* TRUE while there is a row. After FALSE, sp_statement_end tells the end from a failure; it also
 * makes the statement ready for new parameters. */
gboolean sp_statement_next (SpStatement *self);
gboolean sp_statement_end (SpStatement *self, GError **error);
gboolean sp_statement_run (SpStatement *self, GError **error); /* steps to the end */

gboolean sp_statement_is_null (SpStatement *self, int column);
int64_t sp_statement_get_integer (SpStatement *self, int column);
double sp_statement_get_real (SpStatement *self, int column);
SpDate sp_statement_get_date (SpStatement *self, int column);   /* of YYYY-MM-DD; else none */
GBytes *sp_statement_dup_bytes (SpStatement *self, int column); /* a copy */
/* Without a nul at the end; "" for NULL; until the next step. */
const char *sp_statement_peek_text (SpStatement *self, int column, gsize *length);
const char *sp_statement_get_text (SpStatement *self,
                                   int column); /* "" for NULL; until the next step */

/* Begun with BEGIN IMMEDIATE (writing) or BEGIN (reading a snapshot). */
typedef struct
{
  SpEngine *engine;
} SpTransaction;
gboolean sp_transaction_begin_write (SpTransaction *self, SpEngine *engine, GError **error);
gboolean sp_transaction_begin_read (SpTransaction *self, SpEngine *engine, GError **error);
gboolean sp_transaction_commit (SpTransaction *self, GError **error);
void sp_transaction_clear (SpTransaction *self); /* rolls back what was not committed */
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpTransaction, sp_transaction_clear)

G_END_DECLS
