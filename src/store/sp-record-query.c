/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Record queries. Numbers, dates and choices are ordered by SQL, by an index where there is one;
 * texts and the titles of references by the locale's keys, pinyin where it is Chinese. */
#include "store/sp-record-query.h"

#include "store/sp-rows.h"

#include <string.h>

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

/* ---- the statement ---- */

typedef struct
{
  const SpRecordType *type;
  const SpRecordFilter *filter;
  gboolean searches_references;
  GString *sql;
  GPtrArray *texts; /* parameters in order, all as text; owned */
  const char *joint;
} Build;

static void
add_parameter (Build *self, char *text)
{
  g_ptr_array_add (self->texts, text);
  g_string_append_printf (self->sql, "?%u", self->texts->len);
}

/* Ids are bound as text too: a column of integers compares them as numbers. */
static void
add_id (Build *self, int64_t id)
{
  add_parameter (self, g_strdup_printf ("%" G_GINT64_FORMAT, id));
}

static void
begin_condition (Build *self)
{
  g_string_append (self->sql, self->joint);
  self->joint = " AND ";
}

static gboolean
is_fixed (Build *self, guint field)
{
  for (guint i = 0; i < self->filter->n_conditions; i++)
    if (self->filter->conditions[i].field == field && self->filter->conditions[i].only != 0)
      return TRUE;
  return FALSE;
}

/* The title's column of what the field refers to; NULL where it refers to nothing that has one. */
static const SpRecordType *
get_searched_type (const SpField *field)
{
  const SpRecordType *type =
    field->type == SP_TYPE_REFERENCE ? sp_record_type_by_table (field->references) : NULL;

  return type != NULL && type->fields[type->title_field].type == SP_TYPE_TEXT ? type : NULL;
}

static void
add_search (Build *self)
{
  const char *joint = "";
  guint parameter;

  begin_condition (self);
  g_ptr_array_add (self->texts, sp_rows_dup_pattern (self->filter->search));
  parameter = self->texts->len;
  g_string_append_c (self->sql, '(');
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const SpField *field = &self->type->fields[i];
      const SpRecordType *other = get_searched_type (field);

      if (field->type == SP_TYPE_TEXT)
        g_string_append_printf (self->sql, "%s%s LIKE ?%u ESCAPE '\\'", joint, field->name,
                                parameter);
      else if (other != NULL && self->searches_references && !is_fixed (self, i))
        g_string_append_printf (
          self->sql, "%s%s IN (SELECT id FROM %s WHERE %s LIKE ?%u ESCAPE '\\')", joint,
          field->name, other->table, other->fields[other->title_field].name, parameter);
      else
        continue;
      joint = " OR ";
    }
  g_string_append (self->sql, *joint != '\0' ? ")" : "FALSE)");
}

static void
add_choices (Build *self, const SpField *field, int64_t mask)
{
  const char *joint = "";

  begin_condition (self);
  g_string_append_printf (self->sql, "%s IN (", field->name);
  for (guint i = 0; i < field->choices->n_words; i++)
    if ((mask >> field->choices->words[i].value & 1) != 0)
      {
        g_string_append (self->sql, joint);
        add_parameter (self, g_strdup (field->choices->words[i].code));
        joint = ", ";
      }
  g_string_append_c (self->sql, ')');
}

static void
add_day (Build *self, const SpField *field, const char *comparison, SpDate day)
{
  if (day == SP_DATE_NONE)
    return;
  begin_condition (self);
  g_string_append_printf (self->sql, "%s %s ", field->name, comparison);
  add_parameter (self, sp_date_dup_iso (day));
}

/* By the rule of sp_standing_judge(): the first case that holds. */
typedef struct
{
  Build *build;
  const SpRecordType *type;
} Cases;

static void
add_case (const Cases *self, int field, const char *comparison, SpDate day, SpStanding standing)
{
  if (field < 0)
    return;
  g_string_append_printf (self->build->sql, " WHEN %s %s ", self->type->fields[field].name,
                          comparison);
  add_parameter (self->build, sp_date_dup_iso (day));
  g_string_append_printf (self->build->sql, " THEN %d", (int)standing);
}

static void
add_cases (Build *self,
           const SpRecordType *type,
           const SpStandingFields *fields,
           const SpCondition *condition)
{
  const Cases cases = {self, type};
  const char *joint = "";

  g_string_append (self->sql, "CASE WHEN FALSE THEN -1");
  add_case (&cases, fields->begun, ">", condition->from, SP_STANDING_LATER);
  add_case (&cases, fields->closed, "<=", condition->from, SP_STANDING_CLOSED);
  if (fields->also_closed > 0)
    add_case (&cases, fields->also_closed, "<=", condition->from, SP_STANDING_CLOSED);
  add_case (&cases, fields->due, "<", condition->from, SP_STANDING_OVERDUE);
  add_case (&cases, fields->due, "<=", condition->to, SP_STANDING_NEAR);
  g_string_append_printf (self->sql, " ELSE %d END IN (", SP_STANDING_OPEN);
  for (int i = 0; i < SP_N_STANDINGS; i++)
    if ((condition->only >> i & 1) != 0)
      {
        g_string_append_printf (self->sql, "%s%d", joint, i);
        joint = ", ";
      }
  g_string_append_c (self->sql, ')');
}

static void
add_standing (Build *self, const SpCondition *condition)
{
  if (condition->only == 0)
    return;
  begin_condition (self);
  add_cases (self, self->type, condition->standing, condition);
}

/* Records of which one that belongs to them stands so, but for those a later one took the place
 * of. */
static void
add_children (Build *self, const SpCondition *condition)
{
  const SpChildStanding *children = condition->children;
  const SpField *fields = children->type->fields;
  const char *owner = fields[children->owner].name;
  const char *due = fields[children->standing.due].name;
  const char *name = fields[children->name].name;

  if (condition->only == 0)
    return;
  begin_condition (self);
  g_string_append_printf (self->sql, "id IN (SELECT %s FROM %s c WHERE ", owner,
                          children->type->table);
  add_cases (self, children->type, &children->standing, condition);
  g_string_append_printf (self->sql,
                          " AND NOT EXISTS (SELECT 1 FROM %s n WHERE n.%s = c.%s AND n.%s = c.%s"
                          " AND n.%s > c.%s))",
                          children->type->table, owner, owner, name, name, due, due);
}

static void
add_condition (Build *self, const SpCondition *condition)
{
  const SpField *field;

  if (condition->standing != NULL)
    {
      add_standing (self, condition);
      return;
    }
  if (condition->children != NULL)
    {
      add_children (self, condition);
      return;
    }
  field = &self->type->fields[condition->field];
  switch (field->type)
    {
    case SP_TYPE_CHOICE:
      if (condition->only != 0)
        add_choices (self, field, condition->only);
      break;
    case SP_TYPE_BOOLEAN:
      if (condition->only != 1 && condition->only != 2)
        break;
      begin_condition (self);
      g_string_append_printf (self->sql, "%s = %d", field->name, condition->only == 2);
      break;
    case SP_TYPE_REFERENCE:
      if (condition->only == 0)
        break;
      begin_condition (self);
      g_string_append_printf (self->sql, "%s = ", field->name);
      add_id (self, condition->only);
      break;
    case SP_TYPE_DATE:
      add_day (self, field, ">=", condition->from);
      add_day (self, field, "<=", condition->to);
      break;
    case SP_TYPE_TEXT:
    case SP_TYPE_INTEGER:
    case SP_TYPE_REAL:
    default:
      break;
    }
}

static void
add_among (Build *self, const int64_t *among, guint n)
{
  begin_condition (self);
  g_string_append (self->sql, "id IN (");
  for (guint i = 0; i < n; i++)
    {
      g_string_append (self->sql, i > 0 ? ", " : "");
      add_id (self, among[i]);
    }
  g_string_append_c (self->sql, ')');
}

static const SpField *
get_sort_field (Build *self)
{
  int field =
    self->filter->sort != NULL ? sp_record_type_field (self->type, self->filter->sort) : -1;

  return field >= 0 ? &self->type->fields[field] : NULL;
}

static gboolean
is_collated (const SpField *field)
{
  return field != NULL && (field->type == SP_TYPE_TEXT || field->type == SP_TYPE_REFERENCE);
}

static void
add_own_order (Build *self)
{
  const char *direction = self->filter->is_descending && self->filter->sort == NULL ? " DESC" : "";

  g_string_append (self->sql, " ORDER BY ");
  if (sp_record_type_field (self->type, "position") >= 0)
    g_string_append_printf (self->sql, "position%s, ", direction);
  g_string_append_printf (self->sql, "id%s", direction);
}

/* What has no value comes last in either direction. */
static void
add_order (Build *self, const SpField *field)
{
  const char *direction = self->filter->is_descending ? "DESC" : "ASC";

  if (field == NULL || is_collated (field))
    {
      add_own_order (self);
      return;
    }
  if (field->type != SP_TYPE_CHOICE)
    {
      g_string_append_printf (self->sql, " ORDER BY %s %s NULLS LAST, id", field->name, direction);
      return;
    }
  g_string_append_printf (self->sql, " ORDER BY CASE %s", field->name);
  for (guint i = 0; i < field->choices->n_words; i++)
    g_string_append_printf (self->sql, " WHEN '%s' THEN %u", field->choices->words[i].code, i);
  g_string_append_printf (self->sql, " END %s, id", direction);
}

static void
build_sql (Build *self, const int64_t *among, guint n_among)
{
  const SpField *sort = get_sort_field (self);

  g_string_printf (self->sql, "SELECT id%s%s FROM %s", is_collated (sort) ? ", " : "",
                   is_collated (sort) ? sort->name : "", self->type->table);
  for (guint i = 0; i < self->filter->n_conditions; i++)
    add_condition (self, &self->filter->conditions[i]);
  if (self->filter->search != NULL && *self->filter->search != '\0')
    add_search (self);
  if (among != NULL)
    add_among (self, among, n_among);
  add_order (self, sort);
}

/* ---- order by the locale ---- */

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

static GArray *
read_keyed (
  SpStatement *statement, TitleKeys *titles, GStringChunk *chunk, gboolean *ok, GError **error)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Keyed));
  guint n = 0;

  while (*ok && sp_statement_next (statement))
    {
      Keyed row = {sp_statement_get_integer (statement, 0), NULL, n++};

      if (titles != NULL && !sp_statement_is_null (statement, 1))
        *ok = read_title_key (titles, sp_statement_get_integer (statement, 1), &row.key, error);
      else if (titles == NULL)
        {
          g_autofree char *key = dup_key (sp_statement_get_text (statement, 1));

          row.key = key != NULL ? g_string_chunk_insert (chunk, key) : NULL;
        }
      g_array_append_val (rows, row);
    }
  return rows;
}

static GArray *
run_collated (SpStatement *statement,
              const SpField *field,
              gboolean is_descending,
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
  rows = read_keyed (statement, by_title ? &titles : NULL, chunk, &ok, error);
  ok = sp_statement_end (statement, ok ? error : NULL) && ok;
  if (ok)
    {
      g_qsort_with_data (rows->data, (int)rows->len, sizeof (Keyed), compare_keyed,
                         GINT_TO_POINTER (is_descending));
      ids = g_array_sized_new (FALSE, FALSE, sizeof (int64_t), rows->len);
      for (guint i = 0; i < rows->len; i++)
        g_array_append_val (ids, g_array_index (rows, Keyed, i).id);
    }
  title_keys_clear (&titles);
  g_string_chunk_free (chunk);
  return g_steal_pointer (&ids);
}

/* ---- running ---- */

static GArray *
run_plain (SpStatement *statement, GError **error)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (int64_t));

  while (sp_statement_next (statement))
    {
      int64_t id = sp_statement_get_integer (statement, 0);

      g_array_append_val (ids, id);
    }
  if (!sp_statement_end (statement, error))
    g_clear_pointer (&ids, g_array_unref);
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
  Build build = {type, filter, searches_references, sql, texts, " WHERE "};
  const SpField *sort = get_sort_field (&build);
  g_autoptr (SpStatement) statement = NULL;

  build_sql (&build, among, n_among);
  statement = sp_engine_prepare (engine, sql->str, error);
  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < texts->len; i++)
    sp_statement_bind_text (statement, (int)i + 1, g_ptr_array_index (texts, i));
  return is_collated (sort) ? run_collated (statement, sort, filter->is_descending, engine, error)
                            : run_plain (statement, error);
}
