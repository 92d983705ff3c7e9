/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-enterprises.h. Names of a county's enterprises are some thousands: looked up exactly by
 * their index, else read through once. */
#include "store/sp-enterprises.h"

#include "base/sp-error.h"
#include "base/sp-text.h"
#include "store/sp-store-private.h"

#include <string.h>

static const SpWord match_words[] = {
  {SP_MATCH_NONE, "none", N_ ("没有")},
  {SP_MATCH_CODE, "code", N_ ("统一社会信用代码")},
  {SP_MATCH_NAME, "name", N_ ("名称")},
  {SP_MATCH_FORMER_NAME, "former-name", N_ ("曾用名")},
  {SP_MATCH_SHORT_NAME, "short-name", N_ ("简称")},
};
const SpVocabulary sp_enterprise_matches = {"enterprise-match", match_words,
                                            G_N_ELEMENTS (match_words)};

/* ---- names ---- */

/* Of one width, without space and brackets. */
static char *
dup_plain (const char *name)
{
  g_autofree char *half = sp_text_half_width (name);
  char *plain = sp_text_squash (half);
  char *to = plain;

  for (const char *from = plain; *from != '\0'; from++)
    if (strchr ("()[]\"'.,-", *from) == NULL)
      *to++ = g_ascii_toupper (*from);
  *to = '\0';
  return plain;
}

/* The longer ones first where one ends another. */
static const char *const legal_forms[] = {
  "股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "股份公司", "总公司",
  "公司",         "个人独资企业", "合伙企业",     "普通合伙", "有限合伙", "个体工商户",
};
static const char *const divisions[] = {"自治州", "自治县", "省", "州", "市", "县"};

static void
cut_end (char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (legal_forms); i++)
    if (g_str_has_suffix (name, legal_forms[i]))
      {
        if (strlen (name) > strlen (legal_forms[i]))
          name[strlen (name) - strlen (legal_forms[i])] = '\0';
        return;
      }
}

/* 示例县…, 某州示例县…: a division at the head, two to eight characters with its word. */
static const char *
skip_division (const char *name)
{
  const char *at = name;

  for (guint n = 0; *at != '\0' && n < 8; n++, at = g_utf8_next_char (at))
    for (guint i = 0; n > 0 && i < G_N_ELEMENTS (divisions); i++)
      if (g_str_has_prefix (at, divisions[i]) && at[strlen (divisions[i])] != '\0')
        return at + strlen (divisions[i]);
  return name;
}

static const char *
skip_place (const char *name, const char *const *places)
{
  for (guint i = 0; places != NULL && places[i] != NULL; i++)
    if (*places[i] != '\0' && g_str_has_prefix (name, places[i]) &&
        name[strlen (places[i])] != '\0')
      return name + strlen (places[i]);
  return name;
}

char *
sp_enterprise_dup_core_name (const char *name, const char *const *places)
{
  g_autofree char *plain = NULL;
  const char *at, *before;

  g_return_val_if_fail (name != NULL, NULL);

  plain = dup_plain (name);
  cut_end (plain);
  at = plain;
  do
    {
      before = at;
      at = skip_place (skip_division (at), places);
    }
  while (at != before);
  return g_strdup (*at != '\0' ? at : plain);
}

/* ---- matching ---- */

static int64_t
find_by_code (SpReader *self, const char *code, GError **error)
{
  g_autofree char *plain = sp_credit_code_normalise (code, NULL);
  g_autoptr (SpStatement) statement = NULL;
  int64_t id = 0;

  if (plain == NULL)
    return 0;
  statement =
    sp_engine_prepare (self->engine, "SELECT id FROM enterprise WHERE credit_code = ?1", error);
  if (statement == NULL)
    return 0;
  sp_statement_bind_text (statement, 1, plain);
  if (sp_statement_next (statement))
    id = sp_statement_get_integer (statement, 0);
  return sp_statement_end (statement, error) ? id : 0;
}

/* Who bears a name in the surest way found. */
typedef struct
{
  SpEnterpriseMatch match;
  GArray *ids;    /* of int64_t */
  GString *names; /* the same, for people */
} Bearers;

struct _SpEnterpriseIndex
{
  GHashTable *codes; /* credit code → id */
  GHashTable *names; /* plain name → Bearers */
};

static void
bearers_free (gpointer data)
{
  Bearers *bearers = data;

  g_array_unref (bearers->ids);
  g_string_free (bearers->names, TRUE);
  g_free (bearers);
}

static gpointer
key_of (int64_t id)
{
  return GSIZE_TO_POINTER ((gsize)id);
}

/* A surer way puts the others aside. */
static void
note_bearer (Bearers *self, SpEnterpriseMatch match, int64_t id, const char *name)
{
  if (self->match != SP_MATCH_NONE && match > self->match)
    return;
  if (match != self->match)
    {
      g_array_set_size (self->ids, 0);
      g_string_truncate (self->names, 0);
    }
  self->match = match;
  g_array_append_val (self->ids, id);
  g_string_append_printf (self->names, _ ("%s“%s”（编号 %" G_GINT64_FORMAT "）"),
                          self->names->len > 0 ? "、" : "", name, id);
}

static void
enter_name (
  SpEnterpriseIndex *self, const char *borne, SpEnterpriseMatch match, int64_t id, const char *name)
{
  g_autofree char *plain = dup_plain (borne);
  Bearers *bearers = g_hash_table_lookup (self->names, plain);

  if (*plain == '\0')
    return;
  if (bearers == NULL)
    {
      bearers = g_new0 (Bearers, 1);
      bearers->ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
      bearers->names = g_string_new (NULL);
      g_hash_table_insert (self->names, g_steal_pointer (&plain), bearers);
    }
  note_bearer (bearers, match, id, name);
}

static char **
split_names (const char *names)
{
  return g_regex_split_simple ("[、，,；;/\\s]+", names, 0, 0);
}

static void
enter_names (SpEnterpriseIndex *self,
             int64_t id,
             const char *code,
             const char *name,
             const char *former,
             const char *short_name)
{
  g_auto (GStrv) formers = split_names (former);

  if (*code != '\0')
    g_hash_table_insert (self->codes, g_strdup (code), key_of (id));
  enter_name (self, name, SP_MATCH_NAME, id, name);
  for (guint i = 0; formers[i] != NULL; i++)
    enter_name (self, formers[i], SP_MATCH_FORMER_NAME, id, name);
  enter_name (self, short_name, SP_MATCH_SHORT_NAME, id, name);
}

void
sp_enterprise_index_add (SpEnterpriseIndex *self, SpEnterprise *enterprise)
{
  SpRecord *record = SP_RECORD (enterprise);

  g_return_if_fail (self != NULL && SP_IS_ENTERPRISE (enterprise));

  enter_names (self, sp_record_get_id (record),
               sp_record_get_text (record, SP_ENTERPRISE_CREDIT_CODE),
               sp_record_get_text (record, SP_ENTERPRISE_NAME),
               sp_record_get_text (record, SP_ENTERPRISE_FORMER_NAME),
               sp_record_get_text (record, SP_ENTERPRISE_SHORT_NAME));
}

void
sp_enterprise_index_free (SpEnterpriseIndex *self)
{
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->names);
  g_free (self);
}

SpEnterpriseIndex *
sp_enterprise_index_new (SpReader *reader, GError **error)
{
  g_autoptr (SpEnterpriseIndex) self = NULL;
  g_autoptr (SpStatement) rows = NULL;

  g_return_val_if_fail (reader != NULL, NULL);

  rows = sp_engine_prepare (
    reader->engine,
    "SELECT id, credit_code, name, former_name, short_name FROM enterprise ORDER BY id", error);
  if (rows == NULL)
    return NULL;
  self = g_new0 (SpEnterpriseIndex, 1);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, bearers_free);
  while (sp_statement_next (rows))
    enter_names (self, sp_statement_get_integer (rows, 0), sp_statement_get_text (rows, 1),
                 sp_statement_get_text (rows, 2), sp_statement_get_text (rows, 3),
                 sp_statement_get_text (rows, 4));
  return sp_statement_end (rows, error) ? g_steal_pointer (&self) : NULL;
}

static int64_t
find_bearer (SpEnterpriseIndex *self, const char *name, SpEnterpriseMatch *match, GError **error)
{
  g_autofree char *plain = dup_plain (name);
  const Bearers *bearers = g_hash_table_lookup (self->names, plain);

  if (bearers == NULL)
    return 0;
  if (bearers->ids->len > 1)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("叫“%s”的企业有 %u 家：%s；请写统一社会信用代码或编号，或先合并。"), name,
                   bearers->ids->len, bearers->names->str);
      return 0;
    }
  *match = bearers->match;
  return g_array_index (bearers->ids, int64_t, 0);
}

int64_t
sp_enterprise_index_match (SpEnterpriseIndex *self,
                           const char *code,
                           const char *name,
                           SpEnterpriseMatch *match,
                           GError **error)
{
  g_autofree char *plain = code != NULL ? sp_credit_code_normalise (code, NULL) : NULL;
  SpEnterpriseMatch found = SP_MATCH_NONE;
  int64_t id = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (plain != NULL)
    id = (int64_t)GPOINTER_TO_SIZE (g_hash_table_lookup (self->codes, plain));
  if (id != 0)
    found = SP_MATCH_CODE;
  else if (name != NULL)
    id = find_bearer (self, name, &found, error);
  if (match != NULL)
    *match = found;
  return id;
}

/* The name as it stands, by its index: 0 where nobody or more than one bears it. */
static int64_t
find_exact (SpReader *self, const char *name, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (self->engine, "SELECT id FROM enterprise WHERE name = ?1 LIMIT 2", error);
  int64_t id = 0;
  guint n = 0;

  if (statement == NULL)
    return 0;
  sp_statement_bind_text (statement, 1, name);
  for (; sp_statement_next (statement); n++)
    id = sp_statement_get_integer (statement, 0);
  return sp_statement_end (statement, error) && n == 1 ? id : 0;
}

/* Most names are written as registered; for the others all are looked at. */
static int64_t
find_by_name (SpReader *self, const char *name, SpEnterpriseMatch *match, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SpEnterpriseIndex) index = NULL;
  int64_t exact = find_exact (self, name, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return 0;
    }
  if (exact != 0)
    {
      *match = SP_MATCH_NAME;
      return exact;
    }
  index = sp_enterprise_index_new (self, error);
  return index != NULL ? find_bearer (index, name, match, error) : 0;
}

int64_t
sp_reader_match_enterprise (
  SpReader *self, const char *code, const char *name, SpEnterpriseMatch *match, GError **error)
{
  SpEnterpriseMatch found = SP_MATCH_NONE;
  g_autoptr (GError) failure = NULL;
  int64_t id = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (code != NULL)
    id = find_by_code (self, code, &failure);
  if (id != 0)
    found = SP_MATCH_CODE;
  if (id == 0 && failure == NULL && name != NULL)
    id = find_by_name (self, name, &found, &failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  if (match != NULL)
    *match = found;
  return id;
}

/* ---- twins ---- */

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
  g_autofree char *plain_phone = dup_plain (phone);
  g_autofree char *plain_address = dup_plain (address);

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
  g_auto (GStrv) pieces = split_names (names);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *plain = dup_plain (pieces[i]);

      if (*plain != '\0' && g_str_equal (plain, wanted))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_reason (const Card *a, const Card *b)
{
  g_autofree char *plain_a = dup_plain (a->name);
  g_autofree char *plain_b = dup_plain (b->name);

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
  g_auto (GStrv) others = split_names (card->others);
  g_autofree char *plain = dup_plain (card->name);

  enter (index, plain, i);
  enter (index, card->core, i);
  enter (index, card->contact != NULL ? card->contact : "", i);
  for (guint k = 0; others[k] != NULL; k++)
    {
      g_autofree char *other = dup_plain (others[k]);

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
