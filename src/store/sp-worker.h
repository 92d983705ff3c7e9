/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Work off the main thread: one thread a store, with a connection of its own that sees one
 * consistent snapshot for each job. Jobs run in order; answers come back in the caller's main
 * context. */
#pragma once

#include "store/sp-reader.h"

G_BEGIN_DECLS

/* Runs on the worker. The result is freed with the job's destroy when nobody takes it. */
typedef gpointer (*SpWorkFunc) (SpReader *reader,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);

void sp_store_work_async (SpStore *self,
                          SpWorkFunc func,
                          gpointer data,
                          GDestroyNotify free_data,
                          GDestroyNotify free_result,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gpointer sp_store_work_finish (SpStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
