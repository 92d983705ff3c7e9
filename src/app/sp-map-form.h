/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMapForm: what a four-colour map says of itself, to be edited, and 出图: version, day, compiler
 * and reviewer, with which it is issued. */
#pragma once

#include "sp-record-form.h"

G_BEGIN_DECLS

#define SP_TYPE_MAP_FORM (sp_map_form_get_type ())
G_DECLARE_FINAL_TYPE (SpMapForm, sp_map_form, SP, MAP_FORM, GtkWidget)

SpMapForm *sp_map_form_new (SpSession *session);
/* NULL, or a map that is not stored: nothing can be edited. */
void sp_map_form_set_map (SpMapForm *self, SpRecord *map);
/* Issues the map as the form says; FALSE where it is refused, its sentence shows. */
gboolean sp_map_form_issue (SpMapForm *self);

/* The version after @version: its last number one more, 1 where there is none. Transfer full. */
char *sp_map_form_dup_next_version (const char *version);

G_END_DECLS
