/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The SQL of the journal's list. Changes are numbered as their actions are, so both halves of the
 * list (changes one by one, and long actions by their first) come in order from the index of
 * changes by action and are merged; a million of them need no sorting. */
#include "store/sp-history-query.h"

#include "base/sp-i18n.h"
#include "core/sp-measure.h"
#include "store/sp-journal.h"
#include "store/sp-rows.h"

#include <string.h>

/* Where something is printed is of no interest, and a new edition of the document moves all of it.
 */
#define IS_TOLD "c.field NOT IN ('source_start', 'source_end')"

static char *
dup_given (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

SpHistoryFilter *
sp_history_filter_copy (const SpHistoryFilter *filter)
{
  SpHistoryFilter *copy = g_memdup2 (filter, sizeof *filter);

  copy->table = dup_given (filter->table);
  copy->who = dup_given (filter->who);
  copy->text = dup_given (filter->text);
  return copy;
}

void
sp_history_filter_free (SpHistoryFilter *filter)
{
  if (filter == NULL)
    return;
  g_free ((char *)filter->table);
  g_free ((char *)filter->who);
  g_free ((char *)filter->text);
  g_free (filter);
}

static gboolean
text_equal (const char *a, const char *b)
{
  return g_strcmp0 (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

gboolean
sp_history_filter_equal (const SpHistoryFilter *a, const SpHistoryFilter *b)
{
  return text_equal (a->table, b->table) && a->record == b->record && a->action == b->action &&
         text_equal (a->who, b->who) && a->from == b->from && a->to == b->to &&
         text_equal (a->text, b->text);
}

gboolean
sp_history_filter_gathers (const SpHistoryFilter *filter)
{
  return filter->table == NULL && filter->action == 0 && text_equal (filter->text, "");
}

/* ---- the statement ---- */

typedef struct
{
  GString *sql;
  GPtrArray *texts; /* parameters in order, all as text; owned */
  guint pattern;    /* the parameter of the searched text */
  gboolean is_few;  /* few changes are looked at: names are looked up, not listed */
} Build;

/* Ids are bound as text too: a column of integers compares them as numbers. */
static guint
add_parameter (Build *self, char *text)
{
  g_ptr_array_add (self->texts, text);
  return self->texts->len;
}

static guint
add_number (Build *self, int64_t number)
{
  return add_parameter (self, g_strdup_printf ("%" G_GINT64_FORMAT, number));
}

static void
add_action_conditions (Build *self, const SpHistoryFilter *filter, int64_t since)
{
  if (since > 0)
    g_string_append_printf (self->sql, " AND a.id > (SELECT action FROM change WHERE id = ?%u)",
                            add_number (self, since));
  if (filter->action != 0)
    g_string_append_printf (self->sql, " AND a.id = ?%u", add_number (self, filter->action));
  if (!text_equal (filter->who, ""))
    {
      guint who = add_parameter (self, g_strdup (filter->who));

      g_string_append_printf (self->sql,
                              " AND (a.who = ?%u OR substr (a.who, 1, length (?%u) + 1) = ?%u ||"
                              " '（')",
                              who, who, who);
    }
  if (filter->from != SP_DATE_NONE)
    g_string_append_printf (self->sql, " AND a.at >= ?%u",
                            add_parameter (self, sp_journal_dup_start_of (filter->from)));
  if (filter->to != SP_DATE_NONE)
    g_string_append_printf (self->sql, " AND a.at < ?%u",
                            add_parameter (self, sp_journal_dup_start_of (filter->to + 1)));
}

static gboolean
has_name (const SpRecordType *type)
{
  return type->fields[type->title_field].type == SP_TYPE_TEXT;
}

static gboolean
is_unit (const SpField *field)
{
  return field->type == SP_TYPE_REFERENCE && g_str_equal (field->references, "unit");
}

/* Opens a list of the ids of @table, which is called @as. SQLite makes such a list once, of the
 * whole table, unless it is told which of them is asked for. */
static void
begin_ids (Build *self, const char *table, const char *as, const char *asked)
{
  g_string_append_printf (self->sql, "(SELECT id FROM %s AS %s WHERE ", table, as);
  if (self->is_few)
    g_string_append_printf (self->sql, "%s.id = %s AND ", as, asked);
}

static void
end_with_name (Build *self, const SpRecordType *type)
{
  g_string_append_printf (self->sql, "%s LIKE ?%u ESCAPE '\\')",
                          type->fields[type->title_field].name, self->pattern);
}

/* Of what @field of @type refers to. */
static void
add_names_through (Build *self, const SpRecordType *type, const SpField *field)
{
  const SpRecordType *other = sp_record_type_by_table (field->references);
  g_autofree char *asked = g_strdup_printf ("r.%s", field->name);

  g_string_append (self->sql, " OR c.record IN ");
  begin_ids (self, type->table, "r", "c.record");
  g_string_append_printf (self->sql, "r.%s IN ", field->name);
  begin_ids (self, other->table, "o", asked);
  end_with_name (self, other);
  g_string_append_c (self->sql, ')');
}

/* Records are called by their titles or what these refer to, links between others by the unit they
 * link to. */
static void
add_names (Build *self, const SpRecordType *type)
{
  const SpField *title = &type->fields[type->title_field];

  if (has_name (type))
    {
      g_string_append (self->sql, " OR c.record IN ");
      begin_ids (self, type->table, "r", "c.record");
      end_with_name (self, type);
    }
  if (title->type == SP_TYPE_REFERENCE && has_name (sp_record_type_by_table (title->references)))
    add_names_through (self, type, title);
  for (guint i = 0; i < type->n_fields; i++)
    if (is_unit (&type->fields[i]))
      add_names_through (self, type, &type->fields[i]);
}

static gboolean
is_in (const char *label, const char *text)
{
  return strstr (label, text) != NULL;
}

/* Codes of references are their ids. */
#define ASKED_VALUES "id IN (CAST (c.old_value AS INTEGER), CAST (c.new_value AS INTEGER)) AND "

static void
add_value (Build *self, const SpField *field, const char *values)
{
  g_string_append_printf (self->sql,
                          " OR (c.field = '%s' AND (c.old_value IN (%s) OR c.new_value IN (%s)))",
                          field->name, values, values);
}

/* Fields by their labels; values by their words or by the names of what they refer to. */
static void
add_field (Build *self, const SpField *field, const char *text)
{
  const SpRecordType *other =
    field->type == SP_TYPE_REFERENCE ? sp_record_type_by_table (field->references) : NULL;

  if (is_in (_ (field->label), text))
    g_string_append_printf (self->sql, " OR c.field = '%s'", field->name);
  for (guint i = 0; field->type == SP_TYPE_CHOICE && i < field->choices->n_words; i++)
    if (is_in (_ (field->choices->words[i].label), text))
      {
        g_autofree char *code = g_strdup_printf ("'%s'", field->choices->words[i].code);

        add_value (self, field, code);
      }
  if (other != NULL && has_name (other))
    {
      g_autofree char *ids = g_strdup_printf (
        "SELECT CAST (id AS TEXT) FROM %s WHERE %s%s LIKE ?%u ESCAPE '\\'", other->table,
        self->is_few ? ASKED_VALUES : "", other->fields[other->title_field].name, self->pattern);

      add_value (self, field, ids);
    }
}

/* The sentences are not stored: the text is looked for in all that they are made of. */
static void
add_text_condition (Build *self, const char *text)
{
  const SpRecordType *const *types = sp_record_types ();

  self->pattern = add_parameter (self, sp_rows_dup_pattern (text));
  g_string_append_printf (self->sql,
                          " AND (a.label LIKE ?%1$u ESCAPE '\\' OR c.old_value LIKE ?%1$u ESCAPE"
                          " '\\' OR c.new_value LIKE ?%1$u ESCAPE '\\' OR c.measure IN ",
                          self->pattern);
  begin_ids (self, "measure", "m", "c.measure");
  end_with_name (self, &sp_measure_type);
  g_string_append (self->sql, " OR CASE c.record_table");
  for (guint i = 0; types[i] != NULL; i++)
    {
      g_string_append_printf (self->sql, " WHEN '%s' THEN %d", types[i]->table,
                              is_in (_ (types[i]->label), text));
      add_names (self, types[i]);
      for (guint k = 0; k < types[i]->n_fields; k++)
        add_field (self, &types[i]->fields[k], text);
    }
  g_string_append (self->sql, " ELSE 0 END)");
}

/* Of one kind of record, or of one record, through the index of changes by record; of the last ones
 * by their ids. */
static void
build_of_records (Build *self, const SpHistoryFilter *filter, int64_t since)
{
  gboolean is_measure = filter->record != 0 && g_str_equal (filter->table, "measure");

  g_string_append_printf (self->sql,
                          "SELECT c.id FROM change AS c %s CROSS JOIN action AS a"
                          " ON a.id = c.action WHERE " IS_TOLD,
                          self->is_few ? "NOT INDEXED" : "");
  if (!is_measure)
    g_string_append_printf (self->sql, " AND c.record_table = ?%u",
                            add_parameter (self, g_strdup (filter->table)));
  if (filter->record != 0)
    g_string_append_printf (self->sql, " AND c.%s = ?%u", is_measure ? "measure" : "record",
                            add_number (self, filter->record));
  if (since > 0)
    g_string_append_printf (self->sql, " AND c.id > ?%u", add_number (self, since));
  add_action_conditions (self, filter, 0);
  if (!text_equal (filter->text, ""))
    add_text_condition (self, filter->text);
  g_string_append (self->sql, " ORDER BY c.id DESC");
}

static void
build_of_actions (Build *self, const SpHistoryFilter *filter, int64_t since)
{
  gboolean gathers = sp_history_filter_gathers (filter);

  g_string_append (self->sql, "SELECT c.id, a.id FROM action AS a CROSS JOIN change AS c"
                              " ON c.action = a.id WHERE " IS_TOLD);
  if (gathers)
    g_string_append_printf (self->sql, " AND a.n_changes <= %d", SP_HISTORY_MANY);
  add_action_conditions (self, filter, since);
  if (!text_equal (filter->text, ""))
    add_text_condition (self, filter->text);
  if (gathers)
    {
      g_string_append_printf (self->sql,
                              " UNION ALL SELECT (SELECT min (id) FROM change WHERE action = a.id),"
                              " a.id FROM action AS a WHERE a.n_changes > %d",
                              SP_HISTORY_MANY);
      add_action_conditions (self, filter, since);
    }
  g_string_append (self->sql, " ORDER BY 2 DESC, 1 DESC");
}

GArray *
sp_history_query_run (
  SpEngine *engine, const SpHistoryFilter *filter, int64_t since, guint limit, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  Build build = {sql, texts, 0, since > 0};
  g_autoptr (SpStatement) statement = NULL;

  if (filter->table != NULL)
    build_of_records (&build, filter, since);
  else
    build_of_actions (&build, filter, since);
  if (limit > 0)
    g_string_append_printf (sql, " LIMIT %u", limit);
  statement = sp_engine_prepare (engine, sql->str, error);
  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < texts->len; i++)
    sp_statement_bind_text (statement, (int)i + 1, g_ptr_array_index (texts, i));
  while (sp_statement_next (statement))
    {
      int64_t id = sp_statement_get_integer (statement, 0);

      g_array_append_val (ids, id);
    }
  return sp_statement_end (statement, error) ? g_steal_pointer (&ids) : NULL;
}

gboolean
sp_history_query_newest (SpEngine *engine, int64_t *newest, GError **error)
{
  return sp_engine_get_integer (engine, "SELECT max (id) FROM change", newest, error);
}

/* ---- what changes mean to older lines ---- */

/* Dates and numbers name what has no title. */
static SpHistoryEcho
echo_of_field (const SpRecordType *type, const char *name)
{
  int i = sp_record_type_field (type, name);
  SpHistoryEcho both = SP_HISTORY_READS | SP_HISTORY_FITS;

  if (i < 0)
    return 0;
  if ((guint)i == type->title_field || is_unit (&type->fields[i]))
    return both;
  return type->fields[i].type == SP_TYPE_DATE ? SP_HISTORY_READS : 0;
}

/* Columns: kind, record_table, field, and whether it takes something back. Ids are given once: what
 * comes otherwise than by taking back has no older lines. What goes keeps its name in sentences,
 * but is not found by it any more. */
static SpHistoryEcho
read_echo (SpStatement *statement)
{
  const SpRecordType *type = sp_record_type_by_table (sp_statement_get_text (statement, 1));

  switch (sp_journal_change_kind (sp_statement_get_text (statement, 0)))
    {
    case SP_ROW_INSERTED:
      return sp_statement_get_integer (statement, 3) ? SP_HISTORY_FITS : 0;
    case SP_ROW_DELETED:
      return SP_HISTORY_FITS;
    case SP_ROW_UPDATED:
    default:
      return type != NULL ? echo_of_field (type, sp_statement_get_text (statement, 2)) : 0;
    }
}

gboolean
sp_history_query_echo (SpEngine *engine, int64_t since, SpHistoryEcho *echo, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (engine,
                       "SELECT c.kind, c.record_table, c.field, a.kind IN ('undo', 'redo')"
                       " FROM change AS c JOIN action AS a ON a.id = c.action WHERE c.id > ?1",
                       error);

  *echo = 0;
  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, since);
  while (sp_statement_next (statement))
    *echo |= read_echo (statement);
  return sp_statement_end (statement, error);
}
