/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which enterprises are offered while a name is typed. */
#include "store/sp-enterprises.h"

#include "base/sp-initials.h"
#include "store/sp-rows.h"
#include "store/sp-store-private.h"

#include <string.h>

/* So many of the best kind are put in order; whoever means another types on. */
#define MOST_SORTED 500

/* What only a code holds (MA is in most) comes after hits in the initials, which begin at
 * SP_ENTERPRISE_RANK_INITIALS. ?1 anywhere, ?2 at the beginning, ?3 the whole. */
static const char offers_sql[] =
  "SELECT id, name, short_name, former_name, credit_code,"
  " CASE WHEN name = ?3 OR credit_code = ?3 COLLATE NOCASE THEN 0"
  "  WHEN name LIKE ?2 ESCAPE '\\' THEN 1"
  "  WHEN short_name LIKE ?2 ESCAPE '\\' OR credit_code LIKE ?2 ESCAPE '\\' THEN 2"
  "  WHEN name LIKE ?1 ESCAPE '\\' THEN 3"
  "  WHEN short_name LIKE ?1 ESCAPE '\\' OR former_name LIKE ?1 ESCAPE '\\' THEN 4"
  "  ELSE 10 END AS rank FROM enterprise"
  " WHERE name LIKE ?1 ESCAPE '\\' OR short_name LIKE ?1 ESCAPE '\\'"
  "  OR former_name LIKE ?1 ESCAPE '\\' OR credit_code LIKE ?1 ESCAPE '\\'"
  " ORDER BY rank, id LIMIT ?4";

/* ?1 letters. The LIMIT within keeps SQLite from asking each row twice. */
static const char initials_sql[] =
  "SELECT e.id, name, short_name, former_name, credit_code, rank + 4 FROM"
  " (SELECT id, rank FROM (SELECT id, sp_initials (?1, name, short_name, former_name) AS rank"
  "   FROM enterprise LIMIT -1) WHERE rank > 0 ORDER BY rank, id LIMIT ?2) AS found"
  " JOIN enterprise AS e ON e.id = found.id";

typedef struct
{
  SpEnterpriseOffer *offer; /* owned until it is handed on */
  char *key;                /* the locale's: pinyin where it is Chinese */
} Candidate;

static void
candidate_clear (gpointer data)
{
  Candidate *self = data;

  sp_enterprise_offer_free (self->offer);
  g_free (self->key);
}

void
sp_enterprise_offer_free (SpEnterpriseOffer *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->detail);
  g_free (self);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Candidate *left = a;
  const Candidate *right = b;

  return left->offer->rank != right->offer->rank ? left->offer->rank - right->offer->rank
                                                 : strcmp (left->key, right->key);
}

/* What was found by, where the name does not say it. */
static char *
dup_detail (SpStatement *row, const char *text)
{
  if (strstr (sp_statement_get_text (row, 1), text) != NULL)
    return g_strdup ("");
  for (int i = 2; i <= 4; i++)
    {
      g_autofree char *own = g_utf8_casefold (sp_statement_get_text (row, i), -1);
      g_autofree char *typed = g_utf8_casefold (text, -1);

      if (strstr (own, typed) != NULL)
        return g_strdup (sp_statement_get_text (row, i));
    }
  return g_strdup ("");
}

static char *
dup_initials_detail (SpStatement *row, const char *letters)
{
  for (int i = 1; i <= 3; i++)
    if (sp_initials_match (sp_statement_get_text (row, i), letters) != SP_INITIALS_NONE)
      return g_strdup (i == 1 ? "" : sp_statement_get_text (row, i));
  return g_strdup ("");
}

/* Takes @detail. */
static void
take (GArray *candidates, SpStatement *row, char *detail)
{
  Candidate candidate = {g_new0 (SpEnterpriseOffer, 1),
                         g_utf8_collate_key (sp_statement_get_text (row, 1), -1)};

  candidate.offer->id = sp_statement_get_integer (row, 0);
  candidate.offer->name = g_strdup (sp_statement_get_text (row, 1));
  candidate.offer->detail = detail;
  candidate.offer->rank = (int)sp_statement_get_integer (row, 5);
  candidate.offer->is_exact = candidate.offer->rank == 0;
  g_array_append_val (candidates, candidate);
}

static Candidate *
find (GArray *candidates, int64_t id)
{
  for (guint i = 0; i < candidates->len; i++)
    if (g_array_index (candidates, Candidate, i).offer->id == id)
      return &g_array_index (candidates, Candidate, i);
  return NULL;
}

/* As a better hit than it was found by. */
static void
take_better (Candidate *self, SpStatement *row, const char *letters)
{
  int rank = (int)sp_statement_get_integer (row, 5);

  if (rank >= self->offer->rank)
    return;
  self->offer->rank = rank;
  g_free (self->offer->detail);
  self->offer->detail = dup_initials_detail (row, letters);
}

static gboolean
take_by_text (SpEngine *engine, const char *text, GArray *candidates, GError **error)
{
  g_autofree char *anywhere = sp_rows_dup_pattern (text); /* %text% */
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, offers_sql, error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, anywhere);
  sp_statement_bind_text (statement, 2, anywhere + 1);
  sp_statement_bind_text (statement, 3, text);
  sp_statement_bind_integer (statement, 4, MOST_SORTED);
  while (sp_statement_next (statement))
    take (candidates, statement, dup_detail (statement, text));
  return sp_statement_end (statement, error);
}

static gboolean
take_by_initials (SpEngine *engine, const char *letters, GArray *candidates, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, initials_sql, error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, letters);
  sp_statement_bind_integer (statement, 2, MOST_SORTED);
  while (sp_statement_next (statement))
    {
      Candidate *known = find (candidates, sp_statement_get_integer (statement, 0));

      if (known != NULL)
        take_better (known, statement, letters);
      else
        take (candidates, statement, dup_initials_detail (statement, letters));
    }
  return sp_statement_end (statement, error);
}

/* Nothing that is found by initials would be among the best. */
static gboolean
is_full (GArray *candidates, guint limit)
{
  return limit <= candidates->len &&
         (limit == 0 || g_array_index (candidates, Candidate, limit - 1).offer->rank <
                          SP_ENTERPRISE_RANK_INITIALS);
}

GPtrArray *
sp_reader_complete_enterprise (SpReader *self, const char *typed, guint limit, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *letters = NULL;
  g_autoptr (GPtrArray) offers =
    g_ptr_array_new_with_free_func ((GDestroyNotify)sp_enterprise_offer_free);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  g_return_val_if_fail (self != NULL && typed != NULL, NULL);

  text = g_strstrip (g_strdup (typed));
  if (*text == '\0')
    return g_steal_pointer (&offers);
  g_array_set_clear_func (candidates, candidate_clear);
  if (!take_by_text (self->engine, text, candidates, error))
    return NULL;
  letters = sp_initials_dup_letters (text);
  if (letters != NULL && !is_full (candidates, limit) &&
      !take_by_initials (self->engine, letters, candidates, error))
    return NULL;
  g_array_sort (candidates, compare);
  for (guint i = 0; i < MIN (candidates->len, limit); i++)
    g_ptr_array_add (offers, g_steal_pointer (&g_array_index (candidates, Candidate, i).offer));
  return g_steal_pointer (&offers);
}
