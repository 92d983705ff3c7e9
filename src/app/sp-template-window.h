/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpTemplateWindow: 套用上级的模板: a table of another office is chosen, what is proposed for its
 * columns is looked at and changed, it is filled for a period into another file, and kept with what
 * goes where. Reading and filling are done on the worker and can be cancelled. */
#pragma once

#include "sp-outcome-bar.h"
#include "sp-save-chooser.h"
#include "sp-session.h"
#include "sp-template-columns.h"

G_BEGIN_DECLS

#define SP_TYPE_TEMPLATE_WINDOW (sp_template_window_get_type ())
G_DECLARE_FINAL_TYPE (SpTemplateWindow, sp_template_window, SP, TEMPLATE_WINDOW, GtkWindow)

/* Hidden when closed, destroyed with @parent. Actions template.open, template.keep, template.fill,
 * template.stop. */
SpTemplateWindow *sp_template_window_new (SpSession *session, GtkWindow *parent);
void sp_template_window_begin (SpTemplateWindow *self);
/* Reads the template @path, as the dialog of template.open does. */
void sp_template_window_open (SpTemplateWindow *self, const char *path);

gboolean sp_template_window_is_busy (SpTemplateWindow *self);
const char *sp_template_window_get_words (SpTemplateWindow *self); /* "" for none */
SpTemplateColumns *sp_template_window_get_columns (SpTemplateWindow *self);
SpSaveChooser *sp_template_window_get_chooser (SpTemplateWindow *self); /* NULL: not asked yet */
/* Shows that table; FALSE: there is none of that name. */
gboolean sp_template_window_show_grid (SpTemplateWindow *self, const char *name);
void sp_template_window_choose_period (SpTemplateWindow *self, const SpPeriod *period);
/* Has the table shown be of that kind, as a person chooses it. */
void sp_template_window_choose_kind (SpTemplateWindow *self, guint kind);
guint sp_template_window_get_n_kept (SpTemplateWindow *self);
void sp_template_window_choose_kept (SpTemplateWindow *self, guint i);

G_END_DECLS
