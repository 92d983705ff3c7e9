/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpAttachmentTab: the files kept with a measure and its reports: adding by chooser and by drop,
 * opening a read-only copy, deleting, sizes. */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_ATTACHMENT_TAB (sp_attachment_tab_get_type ())
G_DECLARE_FINAL_TYPE (SpAttachmentTab, sp_attachment_tab, SP, ATTACHMENT_TAB, GtkWidget)

GtkWidget *sp_attachment_tab_new (SpSession *session);
void sp_attachment_tab_set_measure (SpAttachmentTab *self, int64_t measure); /* 0 empties */
/* Adds a file, tells of it or reports why not. */
gboolean sp_attachment_tab_add (SpAttachmentTab *self, const char *path);
guint sp_attachment_tab_get_n_files (SpAttachmentTab *self);
void sp_attachment_tab_remove (SpAttachmentTab *self, guint i);
const char *sp_attachment_tab_get_heading (SpAttachmentTab *self);

G_END_DECLS
