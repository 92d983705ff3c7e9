/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpAttachments: the files kept with one record of any type that has some: added by chooser, drop
 * and paste, opened as a read-only copy, saved elsewhere, deleted. Or, for a record that is still
 * being written, the files that are to come with it. Knows no record type in particular. */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_ATTACHMENTS (sp_attachments_get_type ())
G_DECLARE_FINAL_TYPE (SpAttachments, sp_attachments, SP, ATTACHMENTS, GtkWidget)

SpAttachments *sp_attachments_new (SpSession *session);
/* Files are only collected, to be stored with the record that is being written. */
SpAttachments *sp_attachments_new_pending (SpSession *session);

/* @owner: of a type that files are kept with; NULL: none. One that is not stored yet is stored with
 * its first file. */
void sp_attachments_set_owner (SpAttachments *self, SpRecord *owner);
/* The files that are to be stored; transfer full, NULL-terminated. */
GStrv sp_attachments_dup_paths (SpAttachments *self);
void sp_attachments_clear_paths (SpAttachments *self);

/* Files that are pasted anywhere in @around, such as in an entry of the form that they belong to,
 * come here; everything else that is pasted goes where it went. */
void sp_attachments_take_pasted (SpAttachments *self, GtkWidget *around);

/* As by hand. Adds all of @paths, NULL-terminated, or tells why not. */
gboolean sp_attachments_add (SpAttachments *self, const char *const *paths);
/* The same with smaller copies of large photographs, in their place or beside them; ready later. */
void sp_attachments_add_scaled (SpAttachments *self,
                                const char *const *paths,
                                gboolean keeps_original);
gboolean sp_attachments_save_copy (SpAttachments *self, guint i, const char *path);
void sp_attachments_remove (SpAttachments *self, guint i);
/* Whether photographs are still being made smaller. */
gboolean sp_attachments_is_busy (SpAttachments *self);
guint sp_attachments_get_n_files (SpAttachments *self);
const char *sp_attachments_get_heading (SpAttachments *self);

G_END_DECLS
