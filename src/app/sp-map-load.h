/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a four-colour map shows as of a date, off the main thread: facts by the store's worker with
 * a snapshot of its own, the base picture decoded on another thread, so that a large one keeps
 * nobody waiting. Knows no widgets. */
#pragma once

#include "chart/sp-map-facts.h"
#include "store/sp-risk-maps.h"
#include "store/sp-store.h"

G_BEGIN_DECLS

/* Counted; the parts are not changed. */
typedef struct
{
  SpRiskFacts *facts;
  SpMapPicture *picture; /* NULL: none */
  char *key;             /* which picture it is; NULL: none */
  GError *picture_error; /* why there is none, though the map has one; or NULL */
} SpMapShown;

SpMapShown *sp_map_shown_ref (SpMapShown *self);
void sp_map_shown_unref (SpMapShown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMapShown, sp_map_shown_unref)
/* Transfer full. */
SpMapScene *sp_map_shown_make_scene (SpMapShown *self, SpMapTheme theme);

/* Map @map as it is stored; 0: the county's tiles, which nobody has made yet. @known (may be NULL):
 * what was shown before; its picture serves again where it is the same. */
void sp_map_load_async (SpStore *store,
                        int64_t map,
                        SpRiskStage stage,
                        SpDate as_of,
                        SpMapShown *known,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
SpMapShown *sp_map_load_finish (SpStore *store, GAsyncResult *result, GError **error);

/* Whether the file @path is a picture that may lie under a map, how many pages it has, and that
 * @page (from 0) can be drawn; read and decoded on another thread. The number of pages; 0 with
 * @error, a sentence. */
void sp_map_check_picture_async (const char *path,
                                 guint page,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
guint sp_map_check_picture_finish (GAsyncResult *result, GError **error);

G_END_DECLS
