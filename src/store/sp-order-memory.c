/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-order-memory.h. */
#include "store/sp-order-memory.h"

/* Shorter tables are ordered within a frame. */
#define LONG 20000
/* Eight bytes a row each: a person goes back and forth between two orders. */
#define N_KEPT 2

typedef struct
{
  /* Owned */
  GArray *ids;
  char *sort;
  /* Borrowed */
  const SpRecordType *type;
  /* State */
  gboolean is_descending;
  SpDate as_of;
} Order;

typedef struct
{
  Order orders[N_KEPT]; /* the latest first; without ids: none */
  SpEngineState state;  /* of the file, when they were read */
} Memory;

static const char memory_key[] = "orders";

static void
order_clear (Order *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->sort, g_free);
}

static void
memory_free (gpointer data)
{
  Memory *self = data;

  for (guint i = 0; i < N_KEPT; i++)
    order_clear (&self->orders[i]);
  g_free (self);
}

/* The memory of the file as it is now; NULL: there is none. */
static Memory *
get_memory (SpEngine *engine)
{
  Memory *self = sp_engine_get_attached (engine, memory_key);
  SpEngineState state;

  if (self == NULL)
    return NULL;
  if (sp_engine_read_state (engine, &state) && state.others == self->state.others &&
      state.own == self->state.own)
    return self;
  sp_engine_detach (engine, memory_key);
  return NULL;
}

void
sp_order_memory_keep (SpEngine *engine,
                      const SpRecordType *type,
                      const char *sort,
                      gboolean is_descending,
                      SpDate as_of,
                      const GArray *ids)
{
  Memory *self;

  if (ids->len < LONG || sp_engine_is_writing (engine) ||
      sp_order_memory_recall (engine, type, sort, is_descending, as_of) != NULL)
    return;
  self = get_memory (engine);
  if (self == NULL)
    {
      self = g_new0 (Memory, 1);
      sp_engine_attach (engine, memory_key, self, memory_free);
      if (!sp_engine_read_state (engine, &self->state))
        {
          sp_engine_detach (engine, memory_key);
          return;
        }
    }
  order_clear (&self->orders[N_KEPT - 1]);
  for (guint i = N_KEPT - 1; i > 0; i--)
    self->orders[i] = self->orders[i - 1];
  self->orders[0] =
    (Order) {g_array_copy ((GArray *)ids), g_strdup (sort), type, is_descending, as_of};
}

const GArray *
sp_order_memory_recall (SpEngine *engine,
                        const SpRecordType *type,
                        const char *sort,
                        gboolean is_descending,
                        SpDate as_of)
{
  Memory *self = get_memory (engine);

  for (guint i = 0; self != NULL && i < N_KEPT; i++)
    {
      const Order *order = &self->orders[i];

      if (order->ids != NULL && order->type == type && g_str_equal (order->sort, sort) &&
          order->is_descending == is_descending && order->as_of == as_of)
        return order->ids;
    }
  return NULL;
}
