/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMapEntries: a list beside a four-colour map: of maps, of areas, of risk points. A row has a
 * level or a number, a title, a line below it and a remark. Knows no records.
 *
 * Signals: selected (): a person selected another row; activated (): a row is to be opened. */
#pragma once

#include "core/sp-risk.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_MAP_ENTRY (sp_map_entry_get_type ())
G_DECLARE_FINAL_TYPE (SpMapEntry, sp_map_entry, SP, MAP_ENTRY, GObject)

/* @level: -1: the row shows none. @detail and @remark may be NULL. Transfer full. */
SpMapEntry *sp_map_entry_new (
  int64_t id, int level, const char *title, const char *detail, const char *remark);

#define SP_TYPE_MAP_ENTRIES (sp_map_entries_get_type ())
G_DECLARE_FINAL_TYPE (SpMapEntries, sp_map_entries, SP, MAP_ENTRIES, GtkWidget)

/* @name: for screen readers. */
SpMapEntries *sp_map_entries_new (const char *name);
/* Of SpMapEntry; the selected id stays selected where it is among them. */
void sp_map_entries_set (SpMapEntries *self, GPtrArray *entries);
guint sp_map_entries_get_n (SpMapEntries *self);
#define SP_MAP_NO_ENTRY (-1)
int64_t sp_map_entries_get_selected (SpMapEntries *self); /* SP_MAP_NO_ENTRY: none */
/* Does not emit. */
void sp_map_entries_select (SpMapEntries *self, int64_t id);
void sp_map_entries_pick (SpMapEntries *self, int64_t id); /* as a person does it: tells */

G_END_DECLS
