/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A write of so many rows that people would wait for it: on a thread with a connection of its own,
 * so that the window goes on; where only one connection may be open (a file on a network), a slice
 * at a time in the caller's loop. Until it is over the store refuses every other write. */
#pragma once

#include "store/sp-store.h"

G_BEGIN_DECLS

/* The next part of the write. The first call begins it (sp_write_begin on @store, which is not the
 * store it was asked of), the last commits it and sets @done, which is how much of the whole there
 * is, to 1. A part should take milliseconds: between them it can be stopped. */
typedef gboolean (*SpWriteStep) (SpStore *store, gpointer data, double *done, GError **error);

/* One at a time. @data is the write's own until it is over; @free_data is called where the steps
 * are, and takes back what was not committed. A cancelled write has changed nothing. @callback is
 * called after "changed". */
void sp_store_write_async (SpStore *self,
                           SpWriteStep step,
                           gpointer data,
                           GDestroyNotify free_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean sp_store_write_finish (SpStore *self, GAsyncResult *result, GError **error);
gboolean sp_store_is_writing (SpStore *self);
/* FALSE, with what to do, while a long write keeps others waiting. */
gboolean sp_store_check_free (SpStore *self, GError **error);
/* 0 to 1; 0 where nothing is written. */
double sp_store_get_write_fraction (SpStore *self);

/* As sp_store_undo and sp_store_redo, for an action of so many records that it shows. */
void sp_store_take_back_async (SpStore *self,
                               gboolean is_redo,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* How many records the next undo or redo changes; 0: none. */
guint sp_store_count_take_back (SpStore *self, gboolean is_redo);

G_END_DECLS
