/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpFinder: finds anything in the file by any part of its name, number or text, and any action by
 * its name; grouped by kind, by keyboard only. Records are looked for on the worker. */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_FINDER (sp_finder_get_type ())
G_DECLARE_FINAL_TYPE (SpFinder, sp_finder, SP, FINDER, GtkWindow)

SpFinder *sp_finder_new (SpSession *session, GtkWindow *parent);
/* Empties the entry and shows the window. */
void sp_finder_begin (SpFinder *self);
void sp_finder_set_text (SpFinder *self, const char *text);
gboolean sp_finder_is_busy (SpFinder *self);
guint sp_finder_get_n_results (SpFinder *self);
/* What stands in line @i: title of a record or label of an action; NULL past the end. */
const char *sp_finder_get_title (SpFinder *self, guint i);
void sp_finder_open (SpFinder *self, guint i);

G_END_DECLS
