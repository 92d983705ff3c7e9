/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Record queries that SQL does not order: texts and the titles of references go by the locale's
 * keys, pinyin where it is Chinese; what rows do not tell of the filter's date goes by what it was.
 */
#include "store/sp-record-build.h"

#include "store/sp-numbered.h"
#include "store/sp-rows.h"

#include <string.h>

typedef struct
{
  int64_t id;
  const char *key; /* NULL: none, which comes last */
  guint order;
} Keyed;

static int
compare_keyed (gconstpointer a, gconstpointer b, gpointer data)
{
  const Keyed *left = a;
  const Keyed *right = b;
  int result = 0;

  if ((left->key == NULL) != (right->key == NULL))
    return left->key == NULL ? 1 : -1;
  if (left->key != NULL)
    result = strcmp (left->key, right->key);
  if (GPOINTER_TO_INT (data))
    result = -result;
  return result != 0 ? result : left->order < right->order ? -1 : 1;
}

static char *
dup_key (const char *text)
{
  return *text != '\0' ? g_utf8_collate_key (text, -1) : NULL;
}

/* The keys of the titles of what is referred to, each looked up once. */
typedef struct
{
  SpEngine *engine;
  char *sql;
  GHashTable *keys; /* id → key, owned */
} TitleKeys;

static gboolean
read_title_key (TitleKeys *self, int64_t id, const char **key, GError **error)
{
  gpointer found = NULL;
  g_autoptr (SpStatement) statement = NULL;
  char *made = NULL;

  if (g_hash_table_lookup_extended (self->keys, GSIZE_TO_POINTER ((gsize)id), NULL, &found))
    {
      *key = found;
      return TRUE;
    }
  statement = sp_engine_prepare (self->engine, self->sql, error);
  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, id);
  if (sp_statement_next (statement))
    made = dup_key (sp_statement_get_text (statement, 0));
  g_hash_table_insert (self->keys, GSIZE_TO_POINTER ((gsize)id), made);
  *key = made;
  return sp_statement_end (statement, error);
}

static void
title_keys_init (TitleKeys *self, SpEngine *engine, const SpField *field)
{
  const SpRecordType *type = sp_record_type_by_table (field->references);

  self->engine = engine;
  self->keys = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1",
                               type->fields[type->title_field].name, type->table);
}

static void
title_keys_clear (TitleKeys *self)
{
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_clear_pointer (&self->sql, g_free);
}

/* The value of another day, where the row does not tell it. */
static const SpValue *
find_then (const SpRecordBuild *build, int64_t id)
{
  return build->values != NULL ? sp_then_values_find (build->values, id) : NULL;
}

static const char *
get_text (const SpRecordBuild *build, SpStatement *statement, int64_t id)
{
  const SpValue *then = find_then (build, id);

  if (then == NULL)
    return sp_statement_get_text (statement, 1);
  return then->is_set && then->text != NULL ? then->text : "";
}

static GArray *
read_keyed (SpStatement *statement,
            const SpRecordBuild *build,
            TitleKeys *titles,
            GStringChunk *chunk,
            gboolean *ok,
            GError **error)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Keyed));
  guint n = 0;

  while (*ok && sp_statement_next (statement))
    {
      Keyed row = {sp_statement_get_integer (statement, 0), NULL, n++};

      if (!sp_record_build_lets_through (build, row.id))
        continue;
      if (titles != NULL && !sp_statement_is_null (statement, 1))
        *ok = read_title_key (titles, sp_statement_get_integer (statement, 1), &row.key, error);
      else if (titles == NULL)
        {
          g_autofree char *key = dup_key (get_text (build, statement, row.id));

          row.key = key != NULL ? g_string_chunk_insert (chunk, key) : NULL;
        }
      g_array_append_val (rows, row);
    }
  return rows;
}

GArray *
sp_record_order_run (SpRecordBuild *self,
                     SpStatement *statement,
                     const SpField *field,
                     SpEngine *engine,
                     GError **error)
{
  gboolean by_title = field->type == SP_TYPE_REFERENCE;
  TitleKeys titles = {0};
  GStringChunk *chunk = g_string_chunk_new (1 << 16);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GArray) ids = NULL;
  gboolean ok = TRUE;

  if (by_title)
    title_keys_init (&titles, engine, field);
  rows = read_keyed (statement, self, by_title ? &titles : NULL, chunk, &ok, error);
  ok = sp_statement_end (statement, ok ? error : NULL) && ok;
  if (ok)
    {
      g_qsort_with_data (rows->data, (int)rows->len, sizeof (Keyed), compare_keyed,
                         GINT_TO_POINTER (self->filter->is_descending));
      ids = g_array_sized_new (FALSE, FALSE, sizeof (int64_t), rows->len);
      for (guint i = 0; i < rows->len; i++)
        g_array_append_val (ids, g_array_index (rows, Keyed, i).id);
    }
  title_keys_clear (&titles);
  g_string_chunk_free (chunk);
  return g_steal_pointer (&ids);
}

/* ---- by numbers ---- */

static int64_t
find_word (const SpVocabulary *words, int64_t value)
{
  for (guint i = 0; i < words->n_words; i++)
    if (words->words[i].value == value)
      return i;
  return SP_NUMBERED_NONE;
}

static int64_t
get_number (const SpField *field, const SpValue *value)
{
  if (!value->is_set)
    return SP_NUMBERED_NONE;
  if (field->type == SP_TYPE_REAL)
    return sp_numbered_from_real (value->real);
  return field->type == SP_TYPE_CHOICE ? find_word (field->choices, value->integer)
                                       : value->integer;
}

GArray *
sp_record_order_run_then (SpRecordBuild *self,
                          SpStatement *statement,
                          const SpField *field,
                          GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (SpNumbered));

  while (sp_statement_next (statement))
    {
      int64_t id = sp_statement_get_integer (statement, 0);
      const SpValue *then = find_then (self, id);
      const SpValue told = sp_rows_read_value (statement, 1, field, NULL);
      SpNumbered row = {id, get_number (field, then != NULL ? then : &told)};

      if (sp_record_build_lets_through (self, id))
        g_array_append_val (rows, row);
    }
  return sp_statement_end (statement, error) ? sp_numbered_order (rows, self->filter->is_descending)
                                             : NULL;
}
