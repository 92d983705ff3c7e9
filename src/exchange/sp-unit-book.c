/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking names up and guessing them. A county has some hundred names, so guesses look at each. */
#include "exchange/sp-unit-book.h"

#include "base/sp-text.h"
#include <string.h>

#define MAX_CHARS 40 /* longer "names" are sentences: no guess */

struct _SpUnitBook
{
  /* Owned */
  GHashTable *entries; /* squashed name → SpUnitEntry */
  GPtrArray
    *names; /* borrowed keys, in the order of the directory: guesses must not depend on hashes */
  GStringChunk *strings;
  char *shipped;
};

static SpUnitBook *
book_new_empty (void)
{
  SpUnitBook *self = g_new0 (SpUnitBook, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->names = g_ptr_array_new ();
  self->strings = g_string_chunk_new (4096);
  return self;
}

void
sp_unit_book_free (SpUnitBook *self)
{
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->entries);
  g_string_chunk_free (self->strings);
  g_free (self->shipped);
  g_free (self);
}

const char *
sp_unit_book_get_shipped (const SpUnitBook *self)
{
  return self->shipped;
}

/* The first meaning of a name stays: names come before aliases. */
static void
add_name (SpUnitBook *self,
          const char *name,
          int64_t id,
          const char *unit,
          const char *reason,
          gboolean is_pending)
{
  g_autofree char *key = sp_text_squash (name);
  SpUnitEntry *entry;

  if (*key == '\0' || g_hash_table_contains (self->entries, key))
    return;
  entry = g_new0 (SpUnitEntry, 1);
  entry->id = id;
  entry->unit = g_string_chunk_insert_const (self->strings, unit);
  entry->reason = g_string_chunk_insert_const (self->strings, reason);
  entry->is_pending = is_pending;
  g_ptr_array_add (self->names, key);
  g_hash_table_insert (self->entries, g_steal_pointer (&key), entry);
}

static gboolean
add_store (SpUnitBook *self, SpReader *reader, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) units = sp_reader_load_all (reader, &sp_unit_type, -1, 0, error);
  g_autoptr (GPtrArray) aliases = NULL;
  g_autofree int64_t *ids = NULL;

  if (units == NULL)
    return FALSE;
  aliases = sp_reader_load_all (reader, &sp_unit_alias_type, -1, 0, error);
  if (aliases == NULL)
    return FALSE;
  ids = g_new0 (int64_t, units->len + 1);
  for (guint i = 0; i < units->len; i++)
    {
      SpRecord *unit = g_ptr_array_index (units, i);
      const char *name = sp_record_get_text (unit, SP_UNIT_NAME);
      gboolean is_pending = sp_record_get_integer (unit, SP_UNIT_STATUS) == SP_UNIT_PENDING;

      ids[i] = sp_record_get_id (unit);
      g_hash_table_insert (by_id, &ids[i], unit);
      add_name (self, name, ids[i], name, "", is_pending);
      add_name (self, sp_record_get_text (unit, SP_UNIT_SHORT_NAME), ids[i], name, "", is_pending);
    }
  for (guint i = 0; i < aliases->len; i++)
    {
      SpRecord *alias = g_ptr_array_index (aliases, i);
      int64_t id = sp_record_get_integer (alias, SP_UNIT_ALIAS_UNIT);
      SpRecord *unit = g_hash_table_lookup (by_id, &id);

      if (unit != NULL)
        add_name (self, sp_record_get_text (alias, SP_UNIT_ALIAS_NAME), id,
                  sp_record_get_text (unit, SP_UNIT_NAME),
                  sp_record_get_text (alias, SP_UNIT_ALIAS_REASON),
                  sp_record_get_integer (unit, SP_UNIT_STATUS) == SP_UNIT_PENDING);
    }
  return TRUE;
}

static void
add_directory (SpUnitBook *self, const SpDirectory *directory)
{
  for (guint i = 0; i < directory->units->len; i++)
    {
      const SpDirectoryUnit *unit = g_ptr_array_index (directory->units, i);
      gboolean is_pending = unit->status == SP_UNIT_PENDING;

      add_name (self, unit->name, 0, unit->name, "", is_pending);
      add_name (self, unit->short_name, 0, unit->name, "", is_pending);
      for (guint j = 0; j < unit->aliases->len; j++)
        {
          const SpDirectoryAlias *alias = g_ptr_array_index (unit->aliases, j);

          add_name (self, alias->name, 0, unit->name, alias->reason, is_pending);
        }
    }
}

SpUnitBook *
sp_unit_book_new (SpReader *reader, const char *fallback, GError **error)
{
  g_autoptr (SpUnitBook) self = book_new_empty ();
  g_autoptr (SpDirectory) directory = NULL;

  if (reader != NULL && !add_store (self, reader, error))
    return NULL;
  if (self->names->len > 0)
    return g_steal_pointer (&self);
  directory = sp_directory_load (fallback, error);
  if (directory == NULL)
    return NULL;
  add_directory (self, directory);
  self->shipped = g_strdup (fallback);
  return g_steal_pointer (&self);
}

const SpUnitEntry *
sp_unit_book_find (const SpUnitBook *self, const char *name)
{
  g_autofree char *key = sp_text_squash (name);

  return g_hash_table_lookup (self->entries, key);
}

/* ---- guesses ---- */

/* The usual shortenings of office names, applied to both sides before they are compared. */
static char *
abbreviate (const char *name)
{
  static const struct
  {
    const char *from, *to;
  } rules[] = {
    {"委员会", "委"}, {"办公室", "办"}, {"人民政府", "政府"}, {"管理", ""}, {"监督", ""},
    {"事务", ""},     {"和", ""},       {"与", ""},           {"及", ""},
  };
  GString *text = g_string_new (name);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    g_string_replace (text, rules[i].from, rules[i].to, 0);
  return g_string_free (text, FALSE);
}

static const char *
guess_repeated (const SpUnitBook *self, const gunichar *chars, glong n)
{
  for (glong k = 2; 2 * k <= n; k++)
    {
      g_autofree char *once = NULL;
      const SpUnitEntry *entry;

      if (memcmp (chars + n - k, chars + n - 2 * k, (gsize)k * sizeof *chars) != 0)
        continue;
      once = g_ucs4_to_utf8 (chars, n - k, NULL, NULL, NULL);
      entry = once ? g_hash_table_lookup (self->entries, once) : NULL;
      if (entry != NULL)
        return entry->unit;
    }
  return NULL;
}

/* The unit that name @i means, NULL where it is @own: a name is no guess for itself. */
static const char *
other_unit (const SpUnitBook *self, guint i, const SpUnitEntry *own)
{
  const SpUnitEntry *entry =
    g_hash_table_lookup (self->entries, g_ptr_array_index (self->names, i));

  return own != NULL && strcmp (own->unit, entry->unit) == 0 ? NULL : entry->unit;
}

static const char *
guess_abbreviation (const SpUnitBook *self, const char *key, const SpUnitEntry *own)
{
  g_autofree char *wanted = abbreviate (key);

  for (guint i = 0; i < self->names->len; i++)
    {
      g_autofree char *candidate = abbreviate (g_ptr_array_index (self->names, i));

      if (strcmp (wanted, candidate) == 0 && other_unit (self, i, own) != NULL)
        return other_unit (self, i, own);
    }
  return NULL;
}

static gboolean
is_subsequence (const gunichar *chars, glong n, const gunichar *of, glong n_of)
{
  glong i = 0;

  for (glong j = 0; j < n_of && i < n; j++)
    if (chars[i] == of[j])
      i++;
  return i == n;
}

/* Edit distance, given up past @limit; n and m are at most MAX_CHARS. */
static glong
edit_distance (const gunichar *a, glong n, const gunichar *b, glong m, glong limit)
{
  glong row[MAX_CHARS + 1];

  if (ABS (n - m) > limit)
    return limit + 1;
  for (glong j = 0; j <= m; j++)
    row[j] = j;
  for (glong i = 1; i <= n; i++)
    {
      glong diagonal = row[0];

      row[0] = i;
      for (glong j = 1; j <= m; j++)
        {
          glong cost = diagonal + (a[i - 1] != b[j - 1]);

          diagonal = row[j];
          row[j] = MIN (cost, MIN (row[j], row[j - 1]) + 1);
        }
    }
  return row[m];
}

/* The best candidate by characters: a shortening that keeps both ends, or a misprint. Two
 * characters may differ in long names, one in shorter ones; four-character names (县民政局,
 * 县财政局) differ by one anyway. */
static const char *
guess_by_characters (
  const SpUnitBook *self, const gunichar *chars, glong n, const SpUnitEntry *own, SpGuess *why)
{
  const glong limit = n >= 9 ? 2 : n >= 6 ? 1 : 0;
  glong best = G_MAXLONG;
  const char *found = NULL;

  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);
      glong m = 0;
      g_autofree gunichar *other = g_utf8_to_ucs4_fast (name, -1, &m);
      SpGuess kind = SP_GUESS_NONE;
      glong score = G_MAXLONG;

      if (m > MAX_CHARS || m < 3 || other_unit (self, i, own) == NULL)
        continue;
      if (limit > 0 && edit_distance (chars, n, other, m, limit) <= limit)
        {
          score = edit_distance (chars, n, other, m, limit);
          kind = SP_GUESS_MISPRINT;
        }
      else if (n >= 4 && n < m && chars[0] == other[0] && chars[n - 1] == other[m - 1] &&
               is_subsequence (chars, n, other, m))
        {
          score = 2 + m - n;
          kind = SP_GUESS_SHORTENED;
        }
      if (score >= best)
        continue;
      best = score;
      found = other_unit (self, i, own);
      *why = kind;
    }
  return found;
}

const char *
sp_unit_book_guess (const SpUnitBook *self, const char *name, SpGuess *why)
{
  g_autofree char *key = sp_text_squash (name);
  const SpUnitEntry *own = g_hash_table_lookup (self->entries, key);
  g_autofree gunichar *chars = NULL;
  const char *found;
  glong n = 0;

  *why = SP_GUESS_NONE;
  chars = g_utf8_to_ucs4_fast (key, -1, &n);
  if (n < 3 || n > MAX_CHARS)
    return NULL;
  found = guess_repeated (self, chars, n);
  if (found != NULL)
    {
      *why = SP_GUESS_REPEATED;
      return found;
    }
  found = guess_abbreviation (self, key, own);
  if (found != NULL)
    {
      *why = SP_GUESS_ABBREVIATION;
      return found;
    }
  return guess_by_characters (self, chars, n, own, why);
}
