/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-enterprises.h. Names of a county's enterprises are some thousands: looked up exactly by
 * their index, else read through once. */
#include "store/sp-enterprises-private.h"

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

char *
sp_enterprise_dup_plain (const char *name)
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

  plain = sp_enterprise_dup_plain (name);
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
  GPtrArray *titles; /* of char *: all names */
  GHashTable *cores; /* core name → “…”、“…”; NULL: not needed yet */
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
  g_autofree char *plain = sp_enterprise_dup_plain (borne);
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

char **
sp_enterprise_split_names (const char *names)
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
  g_auto (GStrv) formers = sp_enterprise_split_names (former);

  if (*code != '\0')
    g_hash_table_insert (self->codes, g_strdup (code), key_of (id));
  enter_name (self, name, SP_MATCH_NAME, id, name);
  g_ptr_array_add (self->titles, g_strdup (name));
  for (guint i = 0; formers[i] != NULL; i++)
    enter_name (self, formers[i], SP_MATCH_FORMER_NAME, id, name);
  enter_name (self, short_name, SP_MATCH_SHORT_NAME, id, name);
}

void
sp_enterprise_index_free (SpEnterpriseIndex *self)
{
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->titles);
  g_clear_pointer (&self->cores, g_hash_table_unref);
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
  self->titles = g_ptr_array_new_with_free_func (g_free);
  while (sp_statement_next (rows))
    enter_names (self, sp_statement_get_integer (rows, 0), sp_statement_get_text (rows, 1),
                 sp_statement_get_text (rows, 2), sp_statement_get_text (rows, 3),
                 sp_statement_get_text (rows, 4));
  return sp_statement_end (rows, error) ? g_steal_pointer (&self) : NULL;
}

static int64_t
find_bearer (SpEnterpriseIndex *self, const char *name, SpEnterpriseMatch *match, GError **error)
{
  g_autofree char *plain = sp_enterprise_dup_plain (name);
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

static void
string_free (gpointer string)
{
  g_string_free (string, TRUE);
}

static void
learn_cores (SpEnterpriseIndex *self)
{
  self->cores = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, string_free);
  for (guint i = 0; i < self->titles->len; i++)
    {
      char *core = sp_enterprise_dup_core_name (self->titles->pdata[i], NULL);
      GString *bearers = g_hash_table_lookup (self->cores, core);

      if (bearers == NULL)
        {
          bearers = g_string_new (NULL);
          g_hash_table_insert (self->cores, core, bearers);
        }
      else
        g_free (core);
      g_string_append_printf (bearers, "%s“%s”", bearers->len > 0 ? "、" : "",
                              (const char *)self->titles->pdata[i]);
    }
}

char *
sp_enterprise_index_dup_likely (SpEnterpriseIndex *self, const char *name)
{
  g_autofree char *core = NULL;
  const GString *bearers;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  if (self->cores == NULL)
    learn_cores (self);
  core = sp_enterprise_dup_core_name (name, NULL);
  bearers = *core != '\0' ? g_hash_table_lookup (self->cores, core) : NULL;
  return g_strdup (bearers != NULL ? bearers->str : "");
}

gboolean
sp_enterprise_is_same_name (const char *one, const char *other)
{
  g_autofree char *plain_one = sp_enterprise_dup_plain (one);
  g_autofree char *plain_other = sp_enterprise_dup_plain (other);

  return g_str_equal (plain_one, plain_other);
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
