/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the engine's own files, the only ones that see sqlite3.h: the structures of a
 * connection and a statement, and how SQLite's codes become errors. */
#pragma once

#include "store/sp-engine.h"

#include <sqlite3.h>

struct _SpStatement
{
  /* Borrowed */
  SpEngine *engine;
  /* Owned */
  sqlite3_stmt *handle;
  /* State */
  gboolean is_used;
  gboolean is_stepping; /* since the last reset */
  gboolean is_at_end;   /* another step would begin anew */
  int failure;          /* the first error code since the last end, or SQLITE_OK */
};

struct _SpEngine
{
  /* Owned */
  sqlite3 *db;
  char *path;
  GHashTable *statements; /* of SQL text to SpStatement */
  GHashTable *attached;   /* of key to Attached */
  GBytes *image;          /* what an image connection reads from */
  /* Borrowed */
  GThread *thread;
  GCancellable *cancellable;
  /* State */
  gboolean is_read_only;
  int failure_errno; /* of the last step or exec that failed */
};

/* Sets @error from SQLite's code and the connection's message. Always returns FALSE. */
gboolean sp_engine_fail (SpEngine *self, int code, GError **error);
/* Makes the tokenizer sp_pairs known to the connection. */
gboolean sp_engine_add_pairs (SpEngine *self, GError **error);
/* Makes the function sp_initials known to the connection. */
gboolean sp_engine_add_initials (SpEngine *self, GError **error);
