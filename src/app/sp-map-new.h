/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMapNew: the window that asks for a new four-colour map, or for another picture under one: whose
 * it is, its name, the picture and which page of it. The picture is decoded before it is offered;
 * what is wrong with it stands in the window. Stores nothing. Signal "accepted" (). */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  SP_MAP_NEW_PLAN,   /* an enterprise's floor plan; may be without a picture */
  SP_MAP_NEW_TRACED, /* a picture of the county */
  SP_MAP_NEW_BASE,   /* another picture under a map that there is */
} SpMapNewKind;

#define SP_TYPE_MAP_NEW (sp_map_new_get_type ())
G_DECLARE_FINAL_TYPE (SpMapNew, sp_map_new, SP, MAP_NEW, GtkWindow)

SpMapNew *sp_map_new_new (SpSession *session, SpMapNewKind kind, GtkWindow *parent);
SpMapNewKind sp_map_new_get_kind (SpMapNew *self);
int64_t sp_map_new_get_enterprise (SpMapNew *self); /* 0: none */
const char *sp_map_new_get_name (SpMapNew *self);
const char *sp_map_new_get_path (SpMapNew *self); /* NULL: no picture */
guint sp_map_new_get_page (SpMapNew *self);       /* from 0 */

/* As a person does it; for tests. */
void sp_map_new_set_enterprise (SpMapNew *self, int64_t enterprise);
void sp_map_new_set_path (SpMapNew *self, const char *path);
gboolean sp_map_new_is_checking (SpMapNew *self);
const char *sp_map_new_get_problem (SpMapNew *self); /* "" for none */
void sp_map_new_accept (SpMapNew *self); /* nothing happens while something is missing */

G_END_DECLS
