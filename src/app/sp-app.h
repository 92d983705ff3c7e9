/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What must be there before the first widget: resources, style sheet, language of the glyphs. */
#pragma once

#include "core/sp-light.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_RESOURCE_PATH "/org/lianghe/SafetyPlan/"

/* Before gtk_init(): Han glyphs in Chinese shapes whatever the locale. */
void sp_app_prepare (void);
/* After gtk_init(), any number of times: resources and, once for each display, the style sheet. */
void sp_app_init (void);

/* Focuses the selected row of @view, so that the arrows go on from there; the first where none is
 * on screen. */
gboolean sp_app_focus_selected_row (GtkColumnView *view);
/* GTK 4.8 has no such function for column views; takes effect with the next frame. */
void sp_app_scroll_to (GtkColumnView *view, guint position);

/* The style of a status light, e.g. light-overdue; static. */
const char *sp_app_light_class (SpLight light);
/* Light text means a dark theme; GTK 4.8 says it no other way. */
gboolean sp_app_is_dark (GtkWidget *widget);
/* Of the desktop, 1.0 normal. */
double sp_app_text_scale (GtkWidget *widget);

/* Activates an action that @widget's own class has installed, never one of a parent's; FALSE where
 * there is none. */
gboolean sp_app_activate_own (GtkWidget *widget, const char *action, GVariant *parameter);

/* A name for screen readers where no visible label gives one. */
void sp_app_set_name (gpointer accessible, const char *name);
void sp_app_set_description (gpointer accessible, const char *text);

/* A GtkInscription for a cell of a list, in one line, cut short where it has no room: it is not
 * measured when its text changes, as labels are, which is most of what scrolling costs. Its tooltip
 * is its text. */
GtkWidget *sp_app_new_cell (void);

G_END_DECLS
