/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets of row ids: a bit each. Ids are given one after another, so the bits are dense. */
#include "store/sp-found-ids.h"

#define WORD_BITS 64

struct _SpFoundIds
{
  GArray *words; /* of guint64, owned */
  guint n;
};

static void
add (SpFoundIds *self, int64_t id)
{
  guint word = (guint)(id / WORD_BITS);
  guint64 bit = G_GUINT64_CONSTANT (1) << (id % WORD_BITS);
  guint64 *at;

  if (word >= self->words->len)
    g_array_set_size (self->words, MAX (word + 1, self->words->len * 2));
  at = &g_array_index (self->words, guint64, word);
  self->n += (*at & bit) == 0;
  *at |= bit;
}

static void
take_out (SpFoundIds *self, int64_t id)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << (id % WORD_BITS);

  if (!sp_found_ids_has (self, id))
    return;
  g_array_index (self->words, guint64, (guint)(id / WORD_BITS)) &= ~bit;
  self->n--;
}

void
sp_found_ids_set (SpFoundIds *self, int64_t id, gboolean is_in)
{
  if (is_in)
    add (self, id);
  else
    take_out (self, id);
}

SpFoundIds *
sp_found_ids_new (void)
{
  SpFoundIds *self = g_new0 (SpFoundIds, 1);

  self->words = g_array_new (FALSE, TRUE, sizeof (guint64));
  return self;
}

SpFoundIds *
sp_found_ids_read (SpStatement *statement, GError **error)
{
  g_autoptr (SpFoundIds) self = sp_found_ids_new ();

  while (sp_statement_next (statement))
    add (self, sp_statement_get_integer (statement, 0));
  return sp_statement_end (statement, error) ? g_steal_pointer (&self) : NULL;
}

void
sp_found_ids_free (SpFoundIds *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->words);
  g_free (self);
}

guint
sp_found_ids_count (const SpFoundIds *self)
{
  return self->n;
}

gboolean
sp_found_ids_has (const SpFoundIds *self, int64_t id)
{
  gsize word = (gsize)(id / WORD_BITS);

  return word < self->words->len &&
         (g_array_index (self->words, guint64, word) >> (id % WORD_BITS) & 1);
}

GArray *
sp_found_ids_to_array (const SpFoundIds *self)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (int64_t), self->n);

  for (guint i = 0; i < self->words->len; i++)
    for (guint64 left = g_array_index (self->words, guint64, i); left != 0; left &= left - 1)
      {
        int64_t id = (int64_t)i * WORD_BITS + __builtin_ctzll (left);

        g_array_append_val (ids, id);
      }
  return ids;
}

char *
sp_found_ids_dup_json (const SpFoundIds *self)
{
  g_autoptr (GArray) ids = sp_found_ids_to_array (self);
  GString *json = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ids, int64_t, i));
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}
