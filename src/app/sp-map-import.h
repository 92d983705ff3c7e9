/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMapImport: the window between a file of boundaries and the map of the county: the datum where
 * the file does not say it, which area is which township, what was mended. Reads on the worker.
 * Signal "imported" (): the map was stored. */
#pragma once

#include "exchange/sp-geo-import.h"
#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_MAP_IMPORT (sp_map_import_get_type ())
G_DECLARE_FINAL_TYPE (SpMapImport, sp_map_import, SP, MAP_IMPORT, GtkWindow)

SpMapImport *sp_map_import_new (SpSession *session, const char *path, GtkWindow *parent);
gboolean sp_map_import_is_loading (SpMapImport *self);
/* Borrowed; NULL while it is read, or where it could not be. */
SpGeoImport *sp_map_import_get_import (SpMapImport *self);
const char *sp_map_import_get_problem (SpMapImport *self); /* "" for none */
void sp_map_import_set_datum (SpMapImport *self, SpDatum datum);
gboolean sp_map_import_accept (SpMapImport *self);
int64_t sp_map_import_get_map (SpMapImport *self); /* that was stored */

G_END_DECLS
