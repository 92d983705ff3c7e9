/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRowSlots: a long SpList as a model of slots, the places where rows stand. A list view uses the
 * widgets of a row again only where its item stays, so a list that is searched or sorted keeps the
 * slots and changes what stands in them: only the difference in length is told as items. Knows no
 * widgets and no records. */
#pragma once

#include "store/sp-list.h"

G_BEGIN_DECLS

#define SP_TYPE_ROW_SLOT (sp_row_slot_get_type ())
G_DECLARE_FINAL_TYPE (SpRowSlot, sp_row_slot, SP, ROW_SLOT, GObject)
/* What stands in the slot now (transfer full); NULL: the slot is gone. */
gpointer sp_row_slot_dup_item (SpRowSlot *self);
guint sp_row_slot_get_position (SpRowSlot *self); /* GTK_INVALID_LIST_POSITION: gone */

/* Signals: "refilled" (): another thing may stand in every slot; "refilling" (): will in a moment,
 * and slots may go or come at the end. */
#define SP_TYPE_ROW_SLOTS (sp_row_slots_get_type ())
G_DECLARE_FINAL_TYPE (SpRowSlots, sp_row_slots, SP, ROW_SLOTS, GObject)

SpRowSlots *sp_row_slots_new (SpList *list); /* keeps @list */

G_END_DECLS
