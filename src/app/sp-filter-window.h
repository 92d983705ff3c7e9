/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpFilterWindow: a ledger's saved filters: the one in force is saved under a name, others are put
 * in force, renamed, deleted. */
#pragma once

#include "sp-record-page.h"

G_BEGIN_DECLS

#define SP_TYPE_FILTER_WINDOW (sp_filter_window_get_type ())
G_DECLARE_FINAL_TYPE (SpFilterWindow, sp_filter_window, SP, FILTER_WINDOW, GtkWindow)

/* A window owns itself. */
SpFilterWindow *sp_filter_window_new (SpRecordPage *page, GtkWindow *parent);
/* As a person does. FALSE: told why not. */
gboolean sp_filter_window_save (SpFilterWindow *self, const char *name);
gboolean sp_filter_window_rename (SpFilterWindow *self, const char *name, const char *other);
gboolean sp_filter_window_delete (SpFilterWindow *self, const char *name);

G_END_DECLS
