/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpFilterBar: the session's filter as chips: text, part, unit with role, lights, deadlines; and
 * how many tasks it leaves. */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_FILTER_BAR (sp_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpFilterBar, sp_filter_bar, SP, FILTER_BAR, GtkWidget)

GtkWidget *sp_filter_bar_new (SpSession *session);
const char *sp_filter_bar_get_count (SpFilterBar *self); /* 267 项 · 逾期 12 */

G_END_DECLS
