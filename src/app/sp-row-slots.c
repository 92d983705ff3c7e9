/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-row-slots.h. Slots are made when they are looked at and forgotten with their last
 * holder. */
#include "sp-row-slots.h"

#define GONE G_MAXUINT /* GTK_INVALID_LIST_POSITION */

struct _SpRowSlot
{
  GObject parent_instance;

  SpRowSlots *owner; /* borrowed; NULL: the slot or the owner is gone */
  guint position;
};

struct _SpRowSlots
{
  GObject parent_instance;

  /* Owned */
  SpList *list;
  GHashTable *held; /* position → SpRowSlot, borrowed: those that somebody holds */
  /* State */
  guint n; /* as told: behind the list while it replaces all */
};

enum
{
  SIGNAL_REFILLING,
  SIGNAL_REFILLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- a slot ---- */

G_DEFINE_FINAL_TYPE (SpRowSlot, sp_row_slot, G_TYPE_OBJECT)

static void
sp_row_slot_finalize (GObject *object)
{
  SpRowSlot *self = SP_ROW_SLOT (object);

  if (self->owner != NULL)
    g_hash_table_remove (self->owner->held, GUINT_TO_POINTER (self->position));
  G_OBJECT_CLASS (sp_row_slot_parent_class)->finalize (object);
}

static void
sp_row_slot_class_init (SpRowSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_row_slot_finalize;
}

static void
sp_row_slot_init (SpRowSlot *self)
{
}

gpointer
sp_row_slot_dup_item (SpRowSlot *self)
{
  g_return_val_if_fail (SP_IS_ROW_SLOT (self), NULL);
  return self->owner != NULL
           ? g_list_model_get_item (G_LIST_MODEL (self->owner->list), self->position)
           : NULL;
}

guint
sp_row_slot_get_position (SpRowSlot *self)
{
  g_return_val_if_fail (SP_IS_ROW_SLOT (self), GONE);
  return self->owner != NULL ? self->position : GONE;
}

/* ---- the model ---- */

static GType
sp_row_slots_get_item_type (GListModel *model)
{
  return SP_TYPE_ROW_SLOT;
}

static guint
sp_row_slots_get_n_items (GListModel *model)
{
  return SP_ROW_SLOTS (model)->n;
}

static gpointer
sp_row_slots_get_item (GListModel *model, guint position)
{
  SpRowSlots *self = SP_ROW_SLOTS (model);
  SpRowSlot *slot;

  if (position >= self->n)
    return NULL;
  slot = g_hash_table_lookup (self->held, GUINT_TO_POINTER (position));
  if (slot != NULL)
    return g_object_ref (slot);
  slot = g_object_new (SP_TYPE_ROW_SLOT, NULL);
  slot->owner = self;
  slot->position = position;
  g_hash_table_insert (self->held, GUINT_TO_POINTER (position), slot);
  return slot;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = sp_row_slots_get_item_type;
  iface->get_n_items = sp_row_slots_get_n_items;
  iface->get_item = sp_row_slots_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SpRowSlots,
                               sp_row_slots,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* ---- following the list ---- */

/* Slots behind @position go with their rows. */
static void
move_slots (SpRowSlots *self, guint position, guint removed, guint added)
{
  g_autoptr (GHashTable) held = g_steal_pointer (&self->held);
  GHashTableIter iter;
  gpointer value;

  self->held = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, held);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      SpRowSlot *slot = value;

      if (slot->position >= position && slot->position - position < removed)
        {
          slot->owner = NULL;
          continue;
        }
      if (slot->position >= position)
        slot->position = slot->position - removed + added;
      g_hash_table_insert (self->held, GUINT_TO_POINTER (slot->position), slot);
    }
}

static void
tell (SpRowSlots *self, guint position, guint removed, guint added)
{
  move_slots (self, position, removed, added);
  self->n = self->n - removed + added;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
row_slots_list_cb (SpRowSlots *self, guint position, guint removed, guint added)
{
  if (!sp_list_is_replacing (self->list))
    tell (self, position, removed, added);
}

/* The slots that both had stay. */
static void
row_slots_replaced_cb (SpRowSlots *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint both = MIN (n, self->n);

  g_signal_emit (self, signals[SIGNAL_REFILLING], 0);
  if (n != self->n)
    tell (self, both, self->n - both, n - both);
  g_signal_emit (self, signals[SIGNAL_REFILLED], 0);
}

static void
sp_row_slots_dispose (GObject *object)
{
  SpRowSlots *self = SP_ROW_SLOTS (object);
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    ((SpRowSlot *)slot)->owner = NULL;
  g_hash_table_remove_all (self->held);
  G_OBJECT_CLASS (sp_row_slots_parent_class)->dispose (object);
}

static void
sp_row_slots_finalize (GObject *object)
{
  SpRowSlots *self = SP_ROW_SLOTS (object);

  g_hash_table_unref (self->held);
  g_object_unref (self->list);
  G_OBJECT_CLASS (sp_row_slots_parent_class)->finalize (object);
}

static void
sp_row_slots_class_init (SpRowSlotsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const char *const names[] = {"refilling", "refilled"};

  object_class->dispose = sp_row_slots_dispose;
  object_class->finalize = sp_row_slots_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], SP_TYPE_ROW_SLOTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
sp_row_slots_init (SpRowSlots *self)
{
  self->held = g_hash_table_new (NULL, NULL);
}

SpRowSlots *
sp_row_slots_new (SpList *list)
{
  SpRowSlots *self = g_object_new (SP_TYPE_ROW_SLOTS, NULL);

  g_return_val_if_fail (SP_IS_LIST (list), self);
  self->list = g_object_ref (list);
  self->n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_signal_connect_object (list, "items-changed", G_CALLBACK (row_slots_list_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "replaced", G_CALLBACK (row_slots_replaced_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
