/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMapPage: the page 四色图: the maps of the file, one of them on screen as of any quarter's end,
 * its areas and points beside it, drawing and placing, what it says of itself, 出图, paper and
 * files. Property "session". Actions: maps.*, see sp-map-page.c. */
#pragma once

#include "sp-map-canvas.h"
#include "sp-map-controls.h"
#include "sp-map-entries.h"
#include "sp-map-form.h"
#include "sp-map-list.h"
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_MAP_PAGE (sp_map_page_get_type ())
G_DECLARE_FINAL_TYPE (SpMapPage, sp_map_page, SP, MAP_PAGE, GtkWidget)

/* @map: 0 the county's default tiles, SP_MAP_NO_ENTRY none. */
void sp_map_page_show_map (SpMapPage *self, int64_t map);
int64_t sp_map_page_get_map (SpMapPage *self);
gboolean sp_map_page_is_loading (SpMapPage *self);
/* The quarter of the slider, 0 the first; the last position is the session's date. */
void sp_map_page_set_quarter (SpMapPage *self, guint quarter);
guint sp_map_page_get_n_quarters (SpMapPage *self);
SpDate sp_map_page_get_date (SpMapPage *self); /* as of which the map is shown */

/* A new floor plan of @enterprise with page @page of the picture @path; the picture is looked at
 * before anything is stored. */
void sp_map_page_add_plan (
  SpMapPage *self, int64_t enterprise, const char *name, const char *path, guint page);
/* Another picture under the map that is shown. */
void sp_map_page_set_base (SpMapPage *self, const char *path, guint page);
/* In the format that the ending of @path says; @max_bytes: of a PNG, 0 no limit. Does nothing while
 * another export runs. */
void sp_map_page_export_to (SpMapPage *self, const char *path, gsize max_bytes);
gboolean sp_map_page_is_exporting (SpMapPage *self);

/* Parts, borrowed. */
SpMapCanvas *sp_map_page_get_canvas (SpMapPage *self);
SpMapList *sp_map_page_get_list (SpMapPage *self);
SpMapEntries *sp_map_page_get_spots (SpMapPage *self);
SpMapEntries *sp_map_page_get_zones (SpMapPage *self);
SpMapControls *sp_map_page_get_controls (SpMapPage *self);
const char *sp_map_page_get_note (SpMapPage *self); /* over the map; "" for none */

G_END_DECLS
