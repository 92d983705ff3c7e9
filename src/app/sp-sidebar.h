/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpSidebar: the pages with their counts. Property "page" (string) is the chosen one's name. Knows
 * no session. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_SIDEBAR (sp_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (SpSidebar, sp_sidebar, SP, SIDEBAR, GtkWidget)

void sp_sidebar_add (SpSidebar *self, const char *page, const char *title);
/* @count is said behind the title, "" says nothing. */
void sp_sidebar_set_count (SpSidebar *self, const char *page, const char *count);
void sp_sidebar_set_page (SpSidebar *self, const char *page);

G_END_DECLS
