/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files of SpAttachments only. */
#pragma once

#include "sp-attachments.h"

G_BEGIN_DECLS

struct _SpAttachments
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  SpRecord *owner;    /* NULL: none */
  GPtrArray *files;   /* of SpAttachment, as they are listed */
  GPtrArray *pending; /* of paths; NULL unless files are only collected */
  GtkFileChooserNative *chooser;
  GCancellable *pasting; /* or NULL */
  GCancellable *scaling; /* of photographs; or NULL */

  /* Template */
  GtkLabel *heading;
  GtkButton *add;
  GtkListBox *list;
  GtkLabel *hint;

  /* State */
  guint saving; /* which file the chooser asks for */
  guint is_stale : 1;
};

void _sp_attachments_load (SpAttachments *self);
/* sp-attachments-add.c */
/* @record NULL: only collects. */
gboolean _sp_attachments_add_to (SpAttachments *self, SpRecord *record, const char *const *paths);
void _sp_attachments_take_drops (SpAttachments *self);
void _sp_attachments_install_adding (GtkWidgetClass *widget_class);
/* sp-attachments-photos.c: adds @paths, after asking where large photographs are among them. */
void _sp_attachments_offer (SpAttachments *self, const char *const *paths);
/* sp-attachments-add.c. Makes the chooser, which is yet to be shown. */
void _sp_attachments_choose (SpAttachments *self,
                             const char *title,
                             GtkFileChooserAction kind,
                             const char *accept,
                             GCallback callback);

G_END_DECLS
