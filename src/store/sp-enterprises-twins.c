/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Enterprises that may be one: each is entered under all that could be shared, so that only those
 * that meet somewhere are compared. */
#include "store/sp-enterprises-private.h"

typedef struct
{
  int64_t id;
  char *code, *name, *core, *others; /* owned; @others: former and short names */
  char *contact;                     /* a telephone and the address, or NULL */
} Card;

static void
card_clear (gpointer data)
{
  Card *card = data;

  g_free (card->code);
  g_free (card->name);
  g_free (card->core);
  g_free (card->others);
  g_free (card->contact);
}

static char *
dup_contact (const char *phone, const char *address)
{
  g_autofree char *plain_phone = sp_enterprise_dup_plain (phone);
  g_autofree char *plain_address = sp_enterprise_dup_plain (address);

  return *plain_phone != '\0' && *plain_address != '\0'
           ? g_strconcat (plain_phone, "\n", plain_address, NULL)
           : NULL;
}

static Card
card_of (SpRecord *enterprise)
{
  const char *phone = sp_record_get_text (enterprise, SP_ENTERPRISE_LEGAL_PHONE);
  const char *name = sp_record_get_text (enterprise, SP_ENTERPRISE_NAME);

  if (*phone == '\0')
    phone = sp_record_get_text (enterprise, SP_ENTERPRISE_SAFETY_PHONE);
  return (Card) {
    .id = sp_record_get_id (enterprise),
    .code = g_strdup (sp_record_get_text (enterprise, SP_ENTERPRISE_CREDIT_CODE)),
    .name = g_strdup (name),
    .core = sp_enterprise_dup_core_name (name, NULL),
    .others = g_strjoin ("、", sp_record_get_text (enterprise, SP_ENTERPRISE_FORMER_NAME),
                         sp_record_get_text (enterprise, SP_ENTERPRISE_SHORT_NAME), NULL),
    .contact = dup_contact (phone, sp_record_get_text (enterprise, SP_ENTERPRISE_ADDRESS)),
  };
}

static void
twins_free (gpointer data)
{
  SpEnterpriseTwins *twins = data;

  g_free (twins->reason);
  g_free (twins);
}

/* Former names stand apart by 、 and the like. */
static gboolean
bears (const char *names, const char *wanted)
{
  g_auto (GStrv) pieces = sp_enterprise_split_names (names);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *plain = sp_enterprise_dup_plain (pieces[i]);

      if (*plain != '\0' && g_str_equal (plain, wanted))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_reason (const Card *a, const Card *b)
{
  g_autofree char *plain_a = sp_enterprise_dup_plain (a->name);
  g_autofree char *plain_b = sp_enterprise_dup_plain (b->name);

  if (*a->code != '\0' && *b->code != '\0')
    return g_str_equal (a->code, b->code) ? g_strdup (_ ("统一社会信用代码相同。")) : NULL;
  if (g_str_equal (plain_a, plain_b))
    return g_strdup_printf (_ ("两家都叫“%s”。"), a->name);
  if (g_str_equal (a->core, b->core))
    return g_strdup_printf (_ ("“%s”和“%s”去掉地名和公司形式后同名。"), a->name, b->name);
  if (bears (a->others, plain_b))
    return g_strdup_printf (_ ("“%s”是“%s”的曾用名或简称。"), b->name, a->name);
  if (bears (b->others, plain_a))
    return g_strdup_printf (_ ("“%s”是“%s”的曾用名或简称。"), a->name, b->name);
  if (a->contact != NULL && g_strcmp0 (a->contact, b->contact) == 0)
    return g_strdup_printf (_ ("“%s”和“%s”的电话和地址相同。"), a->name, b->name);
  return NULL;
}

static GArray *
load_cards (SpReader *self, GError **error)
{
  g_autoptr (GPtrArray) all = sp_reader_load_all (self, &sp_enterprise_type, -1, 0, error);
  GArray *cards;

  if (all == NULL)
    return NULL;
  cards = g_array_new (FALSE, FALSE, sizeof (Card));
  g_array_set_clear_func (cards, card_clear);
  for (guint i = 0; i < all->len; i++)
    {
      Card card = card_of (g_ptr_array_index (all, i));

      g_array_append_val (cards, card);
    }
  return cards;
}

static void
add_twins (GPtrArray *found, const Card *a, const Card *b)
{
  char *reason = dup_reason (a, b);
  SpEnterpriseTwins *twins;

  if (reason == NULL)
    return;
  twins = g_new0 (SpEnterpriseTwins, 1);
  *twins = (SpEnterpriseTwins) {a->id, b->id, reason};
  g_ptr_array_add (found, twins);
}

/* What two twins share: each card is entered under all that could be shared, so that only those
 * that meet somewhere are compared. */
static void
enter (GHashTable *index, const char *key, guint card)
{
  GArray *cards = g_hash_table_lookup (index, key);

  if (key == NULL || *key == '\0')
    return;
  if (cards == NULL)
    {
      cards = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (index, g_strdup (key), cards);
    }
  if (cards->len == 0 || g_array_index (cards, guint, cards->len - 1) != card)
    g_array_append_val (cards, card);
}

static void
enter_card (GHashTable *index, const Card *card, guint i)
{
  g_auto (GStrv) others = sp_enterprise_split_names (card->others);
  g_autofree char *plain = sp_enterprise_dup_plain (card->name);

  enter (index, plain, i);
  enter (index, card->core, i);
  enter (index, card->contact != NULL ? card->contact : "", i);
  for (guint k = 0; others[k] != NULL; k++)
    {
      g_autofree char *other = sp_enterprise_dup_plain (others[k]);

      enter (index, other, i);
    }
}

static void
compare_met (const GArray *met, const GArray *cards, GHashTable *done, GPtrArray *found)
{
  for (guint i = 0; i < met->len; i++)
    for (guint k = i + 1; k < met->len; k++)
      {
        guint a = g_array_index (met, guint, i), b = g_array_index (met, guint, k);
        gpointer pair = GSIZE_TO_POINTER ((gsize)MIN (a, b) << 32 | MAX (a, b));

        if (a != b && g_hash_table_add (done, pair))
          add_twins (found, &g_array_index (cards, Card, MIN (a, b)),
                     &g_array_index (cards, Card, MAX (a, b)));
      }
}

static int
compare_twins (gconstpointer a, gconstpointer b)
{
  const SpEnterpriseTwins *left = *(SpEnterpriseTwins *const *)a;
  const SpEnterpriseTwins *right = *(SpEnterpriseTwins *const *)b;

  if (left->first != right->first)
    return left->first < right->first ? -1 : 1;
  return left->second < right->second ? -1 : left->second > right->second;
}

GPtrArray *
sp_reader_find_twin_enterprises (SpReader *self, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (twins_free);
  g_autoptr (GHashTable) index =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) cards = NULL;
  GHashTableIter iter;
  gpointer met;

  g_return_val_if_fail (self != NULL, NULL);

  cards = load_cards (self, error);
  if (cards == NULL)
    return NULL;
  for (guint i = 0; i < cards->len; i++)
    enter_card (index, &g_array_index (cards, Card, i), i);
  g_hash_table_iter_init (&iter, index);
  while (g_hash_table_iter_next (&iter, NULL, &met))
    compare_met (met, cards, done, found);
  g_ptr_array_sort (found, compare_twins);
  return g_steal_pointer (&found);
}

GPtrArray *
sp_reader_find_twins_of_enterprise (SpReader *self, SpEnterprise *enterprise, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (twins_free);
  g_autoptr (GArray) cards = NULL;
  Card own;

  g_return_val_if_fail (self != NULL && SP_IS_ENTERPRISE (enterprise), NULL);

  cards = load_cards (self, error);
  if (cards == NULL)
    return NULL;
  own = card_of (SP_RECORD (enterprise));
  for (guint i = 0; i < cards->len; i++)
    if (g_array_index (cards, Card, i).id != own.id)
      add_twins (found, &g_array_index (cards, Card, i), &own);
  card_clear (&own);
  return g_steal_pointer (&found);
}
