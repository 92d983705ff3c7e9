/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpUnitList: all units with what each has to do, those that wait for a person on top. Read on the
 * worker. Follows and sets the session's selected unit. Signal "activated" (). */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A unit and its load. */
#define SP_TYPE_UNIT_ITEM (sp_unit_item_get_type ())
G_DECLARE_FINAL_TYPE (SpUnitItem, sp_unit_item, SP, UNIT_ITEM, GObject)
SpRecord *sp_unit_item_get_unit (SpUnitItem *self);
const SpUnitLoad *sp_unit_item_get_load (SpUnitItem *self);
gboolean sp_unit_item_is_pending (SpUnitItem *self);

#define SP_TYPE_UNIT_LIST (sp_unit_list_get_type ())
G_DECLARE_FINAL_TYPE (SpUnitList, sp_unit_list, SP, UNIT_LIST, GtkWidget)

GtkWidget *sp_unit_list_new (SpSession *session);
void sp_unit_list_set_search (SpUnitList *self, const char *text);
guint sp_unit_list_get_n_units (SpUnitList *self);
guint sp_unit_list_get_n_pending (SpUnitList *self);
GListModel *sp_unit_list_get_model (SpUnitList *self); /* of SpUnitItem, as shown */
gboolean sp_unit_list_is_loading (SpUnitList *self);

G_END_DECLS
