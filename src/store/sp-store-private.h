/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store: what the room's modules know of an open store beyond its public header. */
#pragma once

#include "store/sp-engine.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

struct _SpReader
{
  SpEngine *engine; /* borrowed */
};

/* What tests vary: other steps than the program's own, a file system taken for a network, a short
 * wait. */
typedef struct
{
  const GArray *migrations; /* NULL: the program's */
  gboolean is_network;      /* TRUE: whatever the file system says */
  int busy_ms;              /* 0: SP_ENGINE_BUSY_MS */
} SpStoreOptions;
SpStore *sp_store_open_with (const char *path,
                             SpStoreOpenFlags flags,
                             const SpStoreOptions *options,
                             GError **error);
SpStore *sp_store_create_with (const char *path, const SpStoreOptions *options, GError **error);

SpEngine *sp_store_get_engine (SpStore *self); /* NULL once closed */
SpWrite *sp_store_get_write (SpStore *self);
void sp_store_set_write (SpStore *self, SpWrite *write);
/* Beyond so many rows listeners are told to read everything again. */
#define SP_MANY_CHANGES 5000
/* Up to where a store knows what its file says. */
typedef struct
{
  int64_t others; /* SpEngineState's */
  int64_t last_change;
} SpStoreSight;
SpStoreSight sp_store_sight (SpEngine *engine); /* as it is now */
SpStoreSight *sp_store_get_sight (SpStore *self);
/* Tells the world of a committed action, after which the file is as @sight says: "changed", then
 * "undo-changed". */
void sp_store_committed (SpStore *self,
                         const SpStoreSight *sight,
                         const SpRowChange *changes,
                         guint n_changes);

/* A worker's connection reads the file, or an image of it where only one connection may. NULL: the
 * file. */
GBytes *sp_store_ref_image (SpStore *self, GError **error);
gboolean sp_store_is_exclusive (SpStore *self);

/* The worker of a store, started with its first job. */
typedef struct _SpWorker SpWorker;
SpWorker *sp_store_get_worker (SpStore *self);
SpWorker *sp_worker_new (const char *path);
void sp_worker_stop (SpWorker *self); /* cancels what runs, joins the thread, frees */

/* The long write under way, or NULL. */
typedef struct _SpLongWrite SpLongWrite;
SpLongWrite *sp_store_get_long_write (SpStore *self);
void sp_store_set_long_write (SpStore *self, SpLongWrite *write);
void sp_long_write_stop (SpLongWrite *self); /* before the store closes; NULL is allowed */
/* Another connection to the file of an open store, for a thread that writes as @user. It is closed
 * with its last reference, without what is done once a file is closed for good. */
SpStore *sp_store_open_beside (const char *path, const char *user, GError **error);

/* A dated backup of an open connection into the folder beside its file. */
char *sp_backup_dated (SpEngine *engine, const char *why, GError **error);
gboolean sp_backup_to (SpEngine *engine,
                       const char *path,
                       GCancellable *cancellable,
                       GError **error);

G_END_DECLS
