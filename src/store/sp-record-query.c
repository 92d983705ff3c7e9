/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Record queries. Numbers, dates and choices are ordered by SQL, by an index where there is one;
 * texts and the titles of references in sp-record-order.c. */
#include "store/sp-record-query.h"

#include "store/sp-order-memory.h"
#include "store/sp-reader-hazards.h"
#include "store/sp-record-build.h"
#include "store/sp-search.h"

SpRecordFilter *
sp_record_filter_copy (const SpRecordFilter *filter)
{
  SpRecordFilter *copy = g_memdup2 (filter, sizeof *filter);

  copy->search =
    filter->search != NULL && *filter->search != '\0' ? g_strdup (filter->search) : NULL;
  copy->conditions =
    g_memdup2 (filter->conditions, filter->n_conditions * sizeof *filter->conditions);
  return copy;
}

void
sp_record_filter_free (SpRecordFilter *filter)
{
  if (filter == NULL)
    return;
  g_free ((char *)filter->search);
  g_free ((SpCondition *)filter->conditions);
  g_free (filter);
}

/* ---- the index ---- */

/* What the index finds of the search; NULL without error: there is nothing to search for, or no
 * index that can tell. */
static gboolean
find (SpEngine *engine,
      const SpRecordType *type,
      const SpRecordFilter *filter,
      gboolean searches_references,
      SpFoundIds **found,
      GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  SpRecordBuild build = {type, filter, searches_references, NULL, sql, texts, NULL};
  g_autoptr (SpStatement) statement = NULL;
  char *match = NULL;

  *found = NULL;
  if (filter->search == NULL || *filter->search == '\0' || !sp_search_is_whole (engine, type))
    return TRUE;
  match = sp_search_dup_match (filter->search);
  if (match == NULL)
    return TRUE;
  sp_record_build_make_find (&build, match);
  statement = sp_record_build_prepare (&build, engine, error);
  if (statement != NULL)
    *found = sp_found_ids_read (statement, error);
  return *found != NULL;
}

/* ---- running ---- */

static GArray *
run_plain (SpRecordBuild *build, SpStatement *statement, GError **error)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  const SpFoundIds *many = sp_record_build_get_many (build);

  while (sp_statement_next (statement))
    {
      int64_t id = sp_statement_get_integer (statement, 0);

      if (sp_record_build_lets_through (many, id))
        g_array_append_val (ids, id);
    }
  if (!sp_statement_end (statement, error))
    g_clear_pointer (&ids, g_array_unref);
  return ids;
}

static void
turn_round (GArray *ids, guint from)
{
  for (guint to = ids->len; to > from + 1; from++, to--)
    {
      int64_t id = g_array_index (ids, int64_t, from);

      g_array_index (ids, int64_t, from) = g_array_index (ids, int64_t, to - 1);
      g_array_index (ids, int64_t, to - 1) = id;
    }
}

static GArray *
run_turned (SpRecordBuild *build, SpStatement *statement, GError **error)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  const SpFoundIds *many = sp_record_build_get_many (build);
  char day[SP_DATE_ISO_LEN] = "";
  guint from = 0; /* the first with that day */

  while (sp_statement_next (statement))
    {
      int64_t id = sp_statement_get_integer (statement, 0);
      const char *text = sp_statement_get_text (statement, 1);

      if (!g_str_equal (text, day))
        {
          turn_round (ids, from);
          from = ids->len;
          g_strlcpy (day, text, sizeof day);
        }
      if (sp_record_build_lets_through (many, id))
        g_array_append_val (ids, id);
    }
  turn_round (ids, from);
  if (!sp_statement_end (statement, error))
    g_clear_pointer (&ids, g_array_unref);
  return ids;
}

static GArray *
run (SpRecordBuild *build, SpEngine *engine, const int64_t *among, guint n_among, GError **error)
{
  const SpField *sort = sp_record_build_get_sort (build);
  g_autoptr (SpStatement) statement = NULL;

  sp_record_build_make (build, among, n_among);
  statement = sp_record_build_prepare (build, engine, error);
  if (statement == NULL)
    return NULL;
  if (sort != NULL && sp_record_build_is_collated (sort))
    return sp_record_order_run (build, statement, sort, engine, error);
  return sp_record_build_is_turned (build, sort) ? run_turned (build, statement, error)
                                                 : run_plain (build, statement, error);
}

static gboolean
has_conditions (const SpRecordFilter *filter)
{
  for (guint i = 0; i < filter->n_conditions; i++)
    if (filter->conditions[i].only != 0 || filter->conditions[i].from != SP_DATE_NONE ||
        filter->conditions[i].to != SP_DATE_NONE)
      return TRUE;
  return FALSE;
}

/* What is found is all that is asked for, in the order asked for. */
static gboolean
is_answered (SpRecordBuild *self)
{
  return self->found != NULL && sp_record_build_get_sort (self) == NULL &&
         !self->filter->is_descending && !has_conditions (self->filter) &&
         sp_record_type_field (self->type, "position") < 0;
}

static gboolean
is_searched (const SpRecordFilter *filter)
{
  return filter->search != NULL && *filter->search != '\0';
}

/* Fewer of all rows than this part are looked up sooner than picked out of all. */
#define WORTH_PICKING 512

/* All rows, or those that were found, in an order that is known already; NULL: it is not, or other
 * rows are asked for. */
static GArray *
run_kept (SpRecordBuild *build, SpEngine *engine)
{
  const SpFoundIds *found = build->found;
  const SpField *sort = sp_record_build_get_sort (build);
  const GArray *all = NULL;
  GArray *ids;

  if (sort == NULL || has_conditions (build->filter) ||
      (is_searched (build->filter) && found == NULL))
    return NULL;
  all = sp_order_memory_recall (engine, build->type, sort->name, build->filter->is_descending);
  if (all == NULL ||
      (found != NULL && (guint64)sp_found_ids_count (found) * WORTH_PICKING < all->len))
    return NULL;
  if (found == NULL)
    return g_array_copy ((GArray *)all);
  ids = g_array_sized_new (FALSE, FALSE, sizeof (int64_t), sp_found_ids_count (found));
  for (guint i = 0; i < all->len; i++)
    if (sp_found_ids_has (found, g_array_index (all, int64_t, i)))
      g_array_append_val (ids, g_array_index (all, int64_t, i));
  return ids;
}

static GArray *
run_all (SpRecordBuild *build, SpEngine *engine, GError **error)
{
  const SpField *sort = sp_record_build_get_sort (build);
  GArray *ids = run_kept (build, engine);

  if (ids != NULL)
    return ids;
  ids = run (build, engine, NULL, 0, error);
  if (ids != NULL && sort != NULL && !has_conditions (build->filter) &&
      !is_searched (build->filter))
    sp_order_memory_keep (engine, build->type, sort->name, build->filter->is_descending, ids);
  return ids;
}

GArray *
sp_record_query_run (SpEngine *engine,
                     const SpRecordType *type,
                     const SpRecordFilter *filter,
                     gboolean searches_references,
                     const int64_t *among,
                     guint n_among,
                     GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SpFoundIds) found = NULL;
  SpRecordBuild build = {type, filter, searches_references, NULL, sql, texts, " WHERE "};

  if (among != NULL)
    return run (&build, engine, among, n_among, error);
  if (!find (engine, type, filter, searches_references, &found, error))
    return NULL;
  build.found = found;
  return is_answered (&build) ? sp_found_ids_to_array (found) : run_all (&build, engine, error);
}

/* ---- counting ---- */

static int64_t
read_group (SpStatement *statement, const SpField *field)
{
  const SpWord *word;

  if (field->type != SP_TYPE_CHOICE)
    return sp_statement_get_integer (statement, 0);
  word = sp_vocabulary_find_code (field->choices, sp_statement_get_text (statement, 0));
  return word != NULL ? word->value : 0;
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const SpGroupCount *left = a;
  const SpGroupCount *right = b;

  return (left->value > right->value) - (left->value < right->value);
}

/* By groups, or of many found row by row. */
static gboolean
count_values (
  SpRecordBuild *build, SpEngine *engine, const SpField *field, GHashTable *counts, GError **error)
{
  g_autoptr (SpStatement) statement = NULL;

  g_string_printf (build->sql, "SELECT %s, %s FROM %s", field->name,
                   sp_record_build_get_many (build) != NULL ? "id" : "count (*)",
                   build->type->table);
  sp_record_build_add_conditions (build);
  g_string_append (build->sql, sp_record_build_get_many (build) != NULL ? "" : " GROUP BY 1");
  statement = sp_record_build_prepare (build, engine, error);
  if (statement == NULL)
    return FALSE;
  while (sp_statement_next (statement))
    {
      gpointer value = GSIZE_TO_POINTER ((gsize)read_group (statement, field));
      int64_t n = sp_statement_get_integer (statement, 1);
      guint before = GPOINTER_TO_UINT (g_hash_table_lookup (counts, value));

      if (sp_record_build_get_many (build) != NULL)
        n = sp_found_ids_has (sp_record_build_get_many (build), n);
      if (n > 0)
        g_hash_table_insert (counts, value, GUINT_TO_POINTER (before + (guint)n));
    }
  return sp_statement_end (statement, error);
}

GArray *
sp_record_query_count (SpEngine *engine,
                       const SpRecordType *type,
                       const SpRecordFilter *filter,
                       guint field,
                       GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SpFoundIds) found = NULL;
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  SpRecordBuild build = {type, filter, TRUE, NULL, sql, texts, " WHERE "};
  GArray *groups = NULL;
  GHashTableIter iter;
  gpointer value, n;

  if (!find (engine, type, filter, TRUE, &found, error))
    return NULL;
  build.found = found;
  if (!count_values (&build, engine, &type->fields[field], counts, error))
    return NULL;
  groups = g_array_new (FALSE, FALSE, sizeof (SpGroupCount));
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &value, &n))
    {
      SpGroupCount group = {(int64_t)GPOINTER_TO_SIZE (value), GPOINTER_TO_UINT (n)};

      g_array_append_val (groups, group);
    }
  g_array_sort (groups, compare_groups);
  return groups;
}
