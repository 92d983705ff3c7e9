/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Record queries. Numbers, dates and choices are ordered by SQL, by an index where there is one;
 * texts and the titles of references in sp-record-order.c. */
#include "store/sp-record-query.h"

#include "core/sp-hazard.h"
#include "store/sp-hazard-facts.h"
#include "store/sp-order-memory.h"
#include "store/sp-reader-hazards.h"
#include "store/sp-record-build.h"
#include "store/sp-record-then.h"
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
  SpRecordBuild build = {.type = type,
                         .filter = filter,
                         .searches_references = searches_references,
                         .sql = sql,
                         .texts = texts};
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

  while (sp_statement_next (statement))
    {
      int64_t id = sp_statement_get_integer (statement, 0);

      if (sp_record_build_lets_through (build, id))
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
      if (sp_record_build_lets_through (build, id))
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
  g_autoptr (SpThenValues) values = NULL;
  g_autoptr (SpStatement) statement = NULL;

  if (build->sorts_by != SP_DATE_NONE)
    {
      values = sp_record_then_read_values (engine, build->type, (guint)(sort - build->type->fields),
                                           build->sorts_by, among, n_among, error);
      if (values == NULL)
        return NULL;
    }
  build->values = values;
  sp_record_build_make (build, among, n_among);
  statement = sp_record_build_prepare (build, engine, error);
  if (statement == NULL)
    return NULL;
  if (sort != NULL && sp_record_build_is_collated (sort))
    return sp_record_order_run (build, statement, sort, engine, error);
  if (values != NULL)
    return sp_record_order_run_then (build, statement, sort, error);
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
  return self->found != NULL && self->then == NULL && sp_record_build_get_sort (self) == NULL &&
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

/* All rows, or those that were found or stood so, in an order that is known already; NULL: it is
 * not, or other rows are asked for. */
static GArray *
run_kept (SpRecordBuild *build, SpEngine *engine)
{
  const SpFoundIds *found = build->found, *then = build->then;
  const SpField *sort = sp_record_build_get_sort (build);
  const GArray *all = NULL;
  GArray *ids;

  if (sort == NULL || has_conditions (build->filter) ||
      (is_searched (build->filter) && found == NULL))
    return NULL;
  all = sp_order_memory_recall (engine, build->type, sort->name, build->filter->is_descending,
                                build->sorts_by);
  if (all == NULL ||
      (found != NULL && (guint64)sp_found_ids_count (found) * WORTH_PICKING < all->len))
    return NULL;
  if (found == NULL && then == NULL)
    return g_array_copy ((GArray *)all);
  ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  for (guint i = 0; i < all->len; i++)
    if ((found == NULL || sp_found_ids_has (found, g_array_index (all, int64_t, i))) &&
        (then == NULL || sp_found_ids_has (then, g_array_index (all, int64_t, i))))
      g_array_append_val (ids, g_array_index (all, int64_t, i));
  return ids;
}

/* All rows in an order that is asked for. */
static GArray *
run_whole (SpRecordBuild *build, SpEngine *engine, const SpField *sort, GError **error)
{
  GArray *ids = NULL;

  if (build->type == &sp_hazard_type && build->sorts_by == SP_DATE_NONE &&
      !sp_hazard_facts_order (engine, (guint)(sort - build->type->fields),
                              build->filter->is_descending, &ids, error))
    return NULL;
  return ids != NULL ? ids : run (build, engine, NULL, 0, error);
}

static GArray *
run_all (SpRecordBuild *build, SpEngine *engine, GError **error)
{
  const SpField *sort = sp_record_build_get_sort (build);
  gboolean is_whole = sort != NULL && build->then == NULL && !has_conditions (build->filter) &&
                      !is_searched (build->filter);
  GArray *ids = run_kept (build, engine);

  if (ids != NULL)
    return ids;
  ids = is_whole ? run_whole (build, engine, sort, error) : run (build, engine, NULL, 0, error);
  if (ids != NULL && is_whole)
    sp_order_memory_keep (engine, build->type, sort->name, build->filter->is_descending,
                          build->sorts_by, ids);
  return ids;
}

/* The day by whose values @build is ordered; SP_DATE_NONE: as stored. */
static SpDate
find_sort_day (SpRecordBuild *build)
{
  const SpField *sort = sp_record_build_get_sort (build);
  SpDate as_of = build->filter->as_of;

  return sort != NULL &&
             sp_record_then_differs (build->type, (guint)(sort - build->type->fields), as_of)
           ? as_of
           : SP_DATE_NONE;
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
  g_autoptr (SpFoundIds) then = NULL;
  g_autoptr (SpRecordFilter) left = NULL;
  SpRecordBuild build = {.type = type,
                         .searches_references = searches_references,
                         .sql = sql,
                         .texts = texts,
                         .joint = " WHERE "};

  if (!sp_record_then_find (engine, type, filter, among, n_among, &left, &then, error))
    return NULL;
  build.filter = left;
  build.then = then;
  build.sorts_by = find_sort_day (&build);
  if (among != NULL)
    return run (&build, engine, among, n_among, error);
  if (!find (engine, type, left, searches_references, &found, error))
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

/* What is counted of a field. */
typedef struct
{
  const SpField *field;
  SpThenValues *then; /* of those whose row tells another; NULL: none */
  GHashTable *counts; /* value → number */
} Groups;

static void
add (GHashTable *counts, gpointer value, int by)
{
  int n = GPOINTER_TO_INT (g_hash_table_lookup (counts, value)) + by;

  if (n > 0)
    g_hash_table_insert (counts, value, GINT_TO_POINTER (n));
  else
    g_hash_table_remove (counts, value);
}

/* By groups, or row by row where rows are asked. */
static gboolean
count_values (Groups *self, SpRecordBuild *build, SpEngine *engine, GError **error)
{
  gboolean by_row = sp_record_build_asks_rows (build);
  g_autoptr (SpStatement) statement = NULL;

  g_string_printf (build->sql, "SELECT %s, %s FROM %s", self->field->name,
                   by_row ? "id" : "count (*)", build->type->table);
  sp_record_build_add_conditions (build);
  g_string_append (build->sql, by_row ? "" : " GROUP BY 1");
  statement = sp_record_build_prepare (build, engine, error);
  if (statement == NULL)
    return FALSE;
  while (sp_statement_next (statement))
    {
      int64_t n = sp_statement_get_integer (statement, 1);

      add (self->counts, GSIZE_TO_POINTER ((gsize)read_group (statement, self->field)),
           by_row ? sp_record_build_lets_through (build, n) : (int)n);
    }
  return sp_statement_end (statement, error);
}

static char *
dup_moved (const SpThenValues *then)
{
  g_autoptr (SpFoundIds) ids = sp_found_ids_new ();

  for (guint i = 0; i < sp_then_values_get_n (then); i++)
    sp_found_ids_set (ids, sp_then_values_get_id (then, i), TRUE);
  return sp_found_ids_dup_json (ids);
}

/* Those whose row tells another value move to where they were. */
static gboolean
move_values (Groups *self, SpRecordBuild *build, SpEngine *engine, GError **error)
{
  g_autoptr (SpStatement) statement = NULL;

  if (self->then == NULL || sp_then_values_get_n (self->then) == 0)
    return TRUE;
  g_ptr_array_set_size (build->texts, 0);
  build->joint = " AND ";
  g_string_printf (build->sql,
                   "SELECT %s, id FROM %s WHERE id IN (SELECT value FROM json_each (?1))",
                   self->field->name, build->type->table);
  g_ptr_array_add (build->texts, dup_moved (self->then));
  sp_record_build_add_conditions (build);
  statement = sp_record_build_prepare (build, engine, error);
  if (statement == NULL)
    return FALSE;
  while (sp_statement_next (statement))
    {
      int64_t id = sp_statement_get_integer (statement, 1);

      if (!sp_record_build_lets_through (build, id))
        continue;
      add (self->counts, GSIZE_TO_POINTER ((gsize)read_group (statement, self->field)), -1);
      add (self->counts, GSIZE_TO_POINTER ((gsize)sp_then_values_find (self->then, id)->integer),
           1);
    }
  return sp_statement_end (statement, error);
}

static GArray *
list_groups (GHashTable *counts)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (SpGroupCount));
  GHashTableIter iter;
  gpointer value, n;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &value, &n))
    {
      SpGroupCount group = {(int64_t)GPOINTER_TO_SIZE (value), GPOINTER_TO_UINT (n)};

      g_array_append_val (groups, group);
    }
  g_array_sort (groups, compare_groups);
  return groups;
}

/* What had not begun by the filter's date stands nowhere. */
static gboolean
read_counted (SpEngine *engine,
              const SpRecordType *type,
              guint field,
              SpRecordFilter *filter,
              SpThenValues **values,
              GError **error)
{
  if (!sp_record_then_differs (type, field, filter->as_of))
    return TRUE;
  sp_record_then_add_begun (type, filter);
  *values = sp_record_then_read_values (engine, type, field, filter->as_of, NULL, 0, error);
  return *values != NULL;
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
  g_autoptr (SpFoundIds) then = NULL;
  g_autoptr (SpRecordFilter) left = NULL;
  g_autoptr (SpThenValues) values = NULL;
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  SpRecordBuild build = {
    .type = type, .searches_references = TRUE, .sql = sql, .texts = texts, .joint = " WHERE "};
  Groups groups = {&type->fields[field], NULL, counts};

  if (!sp_record_then_find (engine, type, filter, NULL, 0, &left, &then, error) ||
      !read_counted (engine, type, field, left, &values, error) ||
      !find (engine, type, left, TRUE, &found, error))
    return NULL;
  build.filter = left;
  build.found = found;
  build.then = then;
  groups.then = values;
  return count_values (&groups, &build, engine, error) &&
             move_values (&groups, &build, engine, error)
           ? list_groups (counts)
           : NULL;
}
