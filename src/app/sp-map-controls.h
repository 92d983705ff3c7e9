/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMapControls: the control points of a traced map beside it: how well they fit, a list of them
 * with what each is off, and where one lies on the earth, typed or taken from a township's seat.
 * Knows neither store nor canvas; the page keeps what it asks for.
 *
 * Signals: selected (): a person selected another point; accepted (): what was entered is to be
 * kept. */
#pragma once

#include "core/sp-risk-controls.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_MAP_CONTROLS (sp_map_controls_get_type ())
G_DECLARE_FINAL_TYPE (SpMapControls, sp_map_controls, SP, MAP_CONTROLS, GtkWidget)

SpMapControls *sp_map_controls_new (void);
/* @controls: of SpRiskControl. The selected one stays selected where it is among them. */
void sp_map_controls_set (SpMapControls *self, const GArray *controls);
/* Of SpUnit, whose seats can be taken; a reference is taken. */
void sp_map_controls_set_seats (SpMapControls *self, GPtrArray *units);

int sp_map_controls_get_selected (SpMapControls *self); /* the index, -1: none */
/* Does not emit. */
void sp_map_controls_select (SpMapControls *self, int index);
/* Asks where on the earth the new point at (@x, @y) lies; nothing is selected then. */
void sp_map_controls_ask (SpMapControls *self, double x, double y);
void sp_map_controls_ask_no_more (SpMapControls *self);
gboolean sp_map_controls_is_asking (SpMapControls *self);

/* What is entered: of the new point, or of the selected one. FALSE with SP_ERROR_INVALID where
 * there is neither or where it is no place on the earth. */
gboolean sp_map_controls_read (SpMapControls *self, SpRiskControl *control, GError **error);
/* As a person types them. */
void sp_map_controls_enter (SpMapControls *self, const char *longitude, const char *latitude);
/* As a person picks the @index-th seat, from 0. */
void sp_map_controls_take_seat (SpMapControls *self, guint index);
const char *sp_map_controls_get_words (SpMapControls *self); /* how well they fit */

G_END_DECLS
