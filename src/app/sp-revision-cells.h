/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parts of SpRevisionView: the rows of its list, and one change side by side. */
#pragma once

#include "exchange/sp-revision.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of the list as an item of its model. */
#define SP_TYPE_REVISION_ITEM (sp_revision_item_get_type ())
G_DECLARE_FINAL_TYPE (SpRevisionItem, sp_revision_item, SP, REVISION_ITEM, GObject)
SpRevisionItem *sp_revision_item_new (SpRevision *revision, guint row, gboolean is_first_of_part);
guint sp_revision_item_get_row (SpRevisionItem *self);

/* Rows follow the choices of the revision. */
GtkListItemFactory *sp_revision_item_factory_new (void);

/* 旧版 | 新版 of change @change of row @row, with 现有 between where it is a conflict; ticking it
 * takes the new. */
GtkWidget *sp_revision_change_widget_new (SpRevision *revision, guint row, guint change);

G_END_DECLS
