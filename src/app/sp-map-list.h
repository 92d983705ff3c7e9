/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMapList: the four-colour maps of the file, the county's first, then by enterprise; narrowed by
 * a text and to those that are out of date. Read by the worker; which are out of date is found
 * after the rest. Where the county has no map yet its tiles stand there as map 0.
 *
 * Signals: selected (): a person selected another map; loaded (): the maps were read (again). */
#pragma once

#include "sp-map-entries.h"
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_MAP_LIST (sp_map_list_get_type ())
G_DECLARE_FINAL_TYPE (SpMapList, sp_map_list, SP, MAP_LIST, GtkWidget)

SpMapList *sp_map_list_new (SpSession *session);
void sp_map_list_reload (SpMapList *self);
gboolean sp_map_list_is_loading (SpMapList *self); /* also of what is out of date */
/* SP_MAP_NO_ENTRY: none. Setting does not emit. */
int64_t sp_map_list_get_selected (SpMapList *self);
void sp_map_list_select (SpMapList *self, int64_t map);
gboolean sp_map_list_has (SpMapList *self, int64_t map);
int64_t sp_map_list_get_first (SpMapList *self); /* SP_MAP_NO_ENTRY: there is none */
int64_t sp_map_list_find_enterprise (SpMapList *self, int64_t enterprise); /* its first map */
/* As a person types it; of names, versions and enterprises. */
void sp_map_list_set_search (SpMapList *self, const char *text);
/* 0: by enterprise, 1: by name, 2: issued last first. */
void sp_map_list_set_sort (SpMapList *self, guint sort);
void sp_map_list_set_only_outdated (SpMapList *self, gboolean only);
gboolean sp_map_list_get_only_outdated (SpMapList *self);
guint sp_map_list_get_n_shown (SpMapList *self);
guint sp_map_list_get_n_outdated (SpMapList *self);

G_END_DECLS
