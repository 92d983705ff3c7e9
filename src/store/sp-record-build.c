/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The statement of a record query, made from the declared fields and the filter. */
#include "store/sp-record-build.h"

#include "base/sp-initials.h"
#include "store/sp-rows.h"
#include "store/sp-search.h"
#include "store/sp-stepped.h"

static void
add_parameter (SpRecordBuild *self, char *text)
{
  g_ptr_array_add (self->texts, text);
  g_string_append_printf (self->sql, "?%u", self->texts->len);
}

/* Ids are bound as text too: a column of integers compares them as numbers. */
static void
add_id (SpRecordBuild *self, int64_t id)
{
  add_parameter (self, g_strdup_printf ("%" G_GINT64_FORMAT, id));
}

static void
begin_condition (SpRecordBuild *self)
{
  g_string_append (self->sql, self->joint);
  self->joint = " AND ";
}

static gboolean
is_fixed (SpRecordBuild *self, guint field)
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

/* The pattern of LIKE as a parameter. */
static guint
add_pattern (SpRecordBuild *self)
{
  g_ptr_array_add (self->texts, sp_rows_dup_pattern (self->filter->search));
  return self->texts->len;
}

/* How good a hit the letters are in what the record is called. */
static void
add_initials (SpRecordBuild *self)
{
  static const char *const others[] = {"short_name", "former_name"};
  const SpField *fields = self->type->fields;

  g_string_append_printf (self->sql, "sp_initials (?%u, %s", self->letters,
                          fields[self->type->title_field].name);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (sp_record_type_field (self->type, others[i]) >= 0)
      g_string_append_printf (self->sql, ", %s", others[i]);
  g_string_append_c (self->sql, ')');
}

/* Whether the search may be initials, which then have a parameter. */
static gboolean
set_letters (SpRecordBuild *self)
{
  char *letters = NULL;

  self->letters = 0;
  if (self->filter->finds_initials && sp_search_index (self->type) == NULL &&
      self->type->fields[self->type->title_field].type == SP_TYPE_TEXT)
    letters = sp_initials_dup_letters (self->filter->search);
  if (letters == NULL)
    return FALSE;
  g_ptr_array_add (self->texts, letters);
  self->letters = self->texts->len;
  return TRUE;
}

static void
add_plain_search (SpRecordBuild *self)
{
  const char *joint = "";
  guint parameter = add_pattern (self);

  g_string_append_c (self->sql, '(');
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const SpField *field = &self->type->fields[i];
      const SpRecordType *other = get_searched_type (field);

      if (field->type == SP_TYPE_TEXT && (field->flags & SP_FIELD_INTERNAL) == 0)
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
  if (set_letters (self))
    {
      g_string_append (self->sql, joint);
      joint = " OR ";
      add_initials (self);
    }
  g_string_append (self->sql, *joint != '\0' ? ")" : "FALSE)");
}

/* So many found are looked up one by one; of more, every row that the conditions let through is
 * asked whether it is among them. */
#define FEW_FOUND 20000

static gboolean
is_many (const SpFoundIds *found)
{
  return found != NULL && sp_found_ids_count (found) > FEW_FOUND;
}

gboolean
sp_record_build_asks_rows (const SpRecordBuild *self)
{
  return is_many (self->found) || self->then != NULL;
}

gboolean
sp_record_build_lets_through (const SpRecordBuild *self, int64_t id)
{
  return (!is_many (self->found) || sp_found_ids_has (self->found, id)) &&
         (self->then == NULL || sp_found_ids_has (self->then, id));
}

static void
add_search (SpRecordBuild *self)
{
  if (is_many (self->found))
    return;
  begin_condition (self);
  if (self->found == NULL)
    {
      add_plain_search (self);
      return;
    }
  g_string_append (self->sql, "id IN (SELECT value FROM json_each (");
  add_parameter (self, sp_found_ids_dup_json (self->found));
  g_string_append (self->sql, "))");
}

static void
add_choices (SpRecordBuild *self, const SpField *field, int64_t mask)
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
add_day (SpRecordBuild *self, const SpField *field, const char *comparison, SpDate day)
{
  if (day == SP_DATE_NONE)
    return;
  begin_condition (self);
  g_string_append_printf (self->sql, "%s %s ", field->name, comparison);
  add_parameter (self, sp_date_dup_iso (day));
}

/* A number that is 0 counts as none. */
static void
add_presence (SpRecordBuild *self, const SpField *field, int64_t mask)
{
  gboolean is_number = field->type == SP_TYPE_INTEGER;

  if (mask != 1 && mask != 2)
    return;
  begin_condition (self);
  if (is_number)
    g_string_append_printf (self->sql, "coalesce (%s, 0) %s 0", field->name, mask == 1 ? "=" : ">");
  else
    g_string_append_printf (self->sql, "%s IS %sNULL", field->name, mask == 1 ? "" : "NOT ");
}

/* By the rule of sp_standing_judge(): the first case that holds. */
typedef struct
{
  SpRecordBuild *build;
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
add_cases (SpRecordBuild *self,
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
  if (fields->replied > 0)
    add_case (&cases, fields->replied, "<=", condition->from, SP_STANDING_REPLIED);
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
add_standing (SpRecordBuild *self, const SpCondition *condition)
{
  if (condition->only == 0)
    return;
  begin_condition (self);
  add_cases (self, self->type, condition->standing, condition);
}

/* Records of which one that belongs to them stands so, but for those a later one took the place
 * of. */
static void
add_children (SpRecordBuild *self, const SpCondition *condition)
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

static void add_condition (SpRecordBuild *self, const SpCondition *condition);

/* @column among what @selected of the rows of @type that the condition lets through. */
static void
add_selected (SpRecordBuild *self,
              const char *column,
              const char *selected,
              const SpRecordType *type,
              const SpCondition *condition)
{
  const SpRecordType *own = self->type;

  if (condition->only == 0 && condition->from == SP_DATE_NONE && condition->to == SP_DATE_NONE)
    return;
  begin_condition (self);
  g_string_append_printf (self->sql, "%s IN (SELECT %s FROM %s", column, selected, type->table);
  self->type = type;
  self->joint = " WHERE ";
  add_condition (self, condition);
  g_string_append_c (self->sql, ')');
  self->type = own;
  self->joint = " AND ";
}

/* Those that refer to what lets the same condition through. */
static void
add_through (SpRecordBuild *self, const SpCondition *condition)
{
  const SpThrough *through = condition->through;
  SpCondition own = *condition;

  own.through = NULL;
  own.field = through->field;
  add_selected (self, self->type->fields[through->reference].name, "id", through->type, &own);
}

/* Those that what lets the same condition through refers to. */
static void
add_owned (SpRecordBuild *self, const SpCondition *condition)
{
  const SpOwned *owned = condition->owned;
  SpCondition own = *condition;

  own.owned = NULL;
  own.field = owned->field;
  add_selected (self, "id", owned->type->fields[owned->owner].name, owned->type, &own);
}

static void
add_condition (SpRecordBuild *self, const SpCondition *condition)
{
  const SpField *field;

  if (condition->through != NULL)
    {
      add_through (self, condition);
      return;
    }
  if (condition->owned != NULL)
    {
      add_owned (self, condition);
      return;
    }
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
      if (condition->only == SP_WITHOUT)
        {
          g_string_append_printf (self->sql, "%s IS NULL", field->name);
          break;
        }
      g_string_append_printf (self->sql, "%s = ", field->name);
      add_id (self, condition->only);
      break;
    case SP_TYPE_DATE:
      add_presence (self, field, condition->only);
      add_day (self, field, ">=", condition->from);
      add_day (self, field, "<=", condition->to);
      break;
    case SP_TYPE_INTEGER:
      add_presence (self, field, condition->only);
      break;
    case SP_TYPE_TEXT:
    case SP_TYPE_REAL:
    default:
      break;
    }
}

static void
add_among (SpRecordBuild *self, const int64_t *among, guint n)
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

const SpField *
sp_record_build_get_sort (SpRecordBuild *self)
{
  int field =
    self->filter->sort != NULL ? sp_record_type_field (self->type, self->filter->sort) : -1;

  return field >= 0 ? &self->type->fields[field] : NULL;
}

gboolean
sp_record_build_is_collated (const SpField *field)
{
  return field != NULL && (field->type == SP_TYPE_TEXT || field->type == SP_TYPE_REFERENCE);
}

gboolean
sp_record_build_is_turned (SpRecordBuild *self, const SpField *field)
{
  return field != NULL && field->type == SP_TYPE_DATE && self->filter->is_descending &&
         self->sorts_by == SP_DATE_NONE;
}

static void
add_own_order (SpRecordBuild *self)
{
  const char *direction = self->filter->is_descending && self->filter->sort == NULL ? " DESC" : "";

  g_string_append (self->sql, " ORDER BY ");
  if (self->letters != 0 && self->filter->sort == NULL)
    {
      add_initials (self);
      g_string_append (self->sql, " = 0, ");
      add_initials (self);
      g_string_append (self->sql, ", ");
    }
  if (sp_record_type_field (self->type, "position") >= 0)
    g_string_append_printf (self->sql, "position%s, ", direction);
  g_string_append_printf (self->sql, "id%s", direction);
}

/* What has no value comes last in either direction. */
static void
add_order (SpRecordBuild *self, const SpField *field)
{
  const char *direction = self->filter->is_descending ? "DESC" : "ASC";

  if (field == NULL || sp_record_build_is_collated (field))
    {
      add_own_order (self);
      return;
    }
  if (self->sorts_by != SP_DATE_NONE)
    {
      g_string_append (self->sql, " ORDER BY id");
      return;
    }
  if (sp_record_build_is_turned (self, field))
    {
      g_string_append_printf (self->sql, " ORDER BY %s DESC, id DESC", field->name);
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

void
sp_record_build_add_conditions (SpRecordBuild *self)
{
  for (guint i = 0; i < self->filter->n_conditions; i++)
    add_condition (self, &self->filter->conditions[i]);
  if (self->filter->search != NULL && *self->filter->search != '\0')
    add_search (self);
}

/* What the row tells of the day that is sorted by. */
static void
add_then_column (SpRecordBuild *self, const SpField *sort)
{
  const SpField *fields = self->type->fields;
  const SpThenColumn *column =
    sp_stepped_get_column (sp_stepped_get (self->type), (guint)(sort - fields));

  if (column == NULL)
    {
      g_string_append_printf (self->sql, ", %s", sort->name);
      return;
    }
  g_string_append_printf (self->sql, ", CASE WHEN %s <= ", fields[column->from].name);
  add_parameter (self, sp_date_dup_iso (self->sorts_by));
  g_string_append_printf (self->sql, " THEN %s ELSE %s END", sort->name, column->before);
}

void
sp_record_build_make (SpRecordBuild *self, const int64_t *among, guint n_among)
{
  const SpField *sort = sp_record_build_get_sort (self);

  g_string_assign (self->sql, "SELECT id");
  if (self->sorts_by != SP_DATE_NONE)
    add_then_column (self, sort);
  else if (sp_record_build_is_collated (sort) || sp_record_build_is_turned (self, sort))
    g_string_append_printf (self->sql, ", %s", sort->name);
  g_string_append_printf (self->sql, " FROM %s", self->type->table);
  sp_record_build_add_conditions (self);
  if (among != NULL)
    add_among (self, among, n_among);
  add_order (self, sort);
}

/* One arm for the index and one for each reference: every arm has an index of its own to go by. */
void
sp_record_build_make_find (SpRecordBuild *self, char *match)
{
  guint pattern = add_pattern (self);
  const char *index = sp_search_index (self->type);

  g_string_append_printf (self->sql, "SELECT rowid FROM %s WHERE %s MATCH ", index, index);
  add_parameter (self, match);
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const SpField *field = &self->type->fields[i];
      const SpRecordType *other = get_searched_type (field);

      if (other != NULL && self->searches_references && !is_fixed (self, i))
        g_string_append_printf (
          self->sql,
          " UNION ALL SELECT id FROM %s WHERE %s IN (SELECT id FROM %s WHERE %s LIKE ?%u ESCAPE"
          " '\\')",
          self->type->table, field->name, other->table, other->fields[other->title_field].name,
          pattern);
    }
}

SpStatement *
sp_record_build_prepare (SpRecordBuild *self, SpEngine *engine, GError **error)
{
  SpStatement *statement = sp_engine_prepare (engine, self->sql->str, error);

  for (guint i = 0; statement != NULL && i < self->texts->len; i++)
    sp_statement_bind_text (statement, (int)i + 1, g_ptr_array_index (self->texts, i));
  return statement;
}
