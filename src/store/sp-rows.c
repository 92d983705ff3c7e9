/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records and rows. */
#include "store/sp-rows.h"

#include "core/sp-accident.h"
#include "core/sp-attachment.h"
#include "core/sp-criterion.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "core/sp-institution.h"
#include "core/sp-measure.h"
#include "core/sp-risk-map.h"
#include "core/sp-supervision.h"

#include <string.h>

#define FIRST_FIELD_COLUMN 3 /* after id, uid, revision */
#define JSON_SIZE 1024       /* of most records; only a guess */

static void
row_sql_free (gpointer data)
{
  SpRowSql *sql = data;

  g_free (sql->select);
  g_free (sql->select_one);
  g_free (sql->insert);
  for (guint i = 0; i < G_N_ELEMENTS (sql->insert_new); i++)
    g_free (sql->insert_new[i]);
  g_free (sql->order);
  g_free (sql);
}

static int
find_reference (const SpRecordType *type, const char *name)
{
  int field = sp_record_type_field (type, name);

  return field >= 0 && type->fields[field].type == SP_TYPE_REFERENCE ? field : -1;
}

static SpRowSql *
row_sql_new (const SpRecordType *type)
{
  g_autoptr (GString) columns = g_string_new ("id, uid, revision");
  g_autoptr (GString) marks = g_string_new ("?1, ?2, ?3");
  SpRowSql *sql = g_new0 (SpRowSql, 1);

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_string_append_printf (columns, ", %s", type->fields[i].name);
      g_string_append_printf (marks, ", ?%u", FIRST_FIELD_COLUMN + 1 + i);
    }
  sql->select = g_strdup_printf ("SELECT %s FROM %s", columns->str, type->table);
  sql->select_one = g_strdup_printf ("%s WHERE id = ?1", sql->select);
  sql->insert =
    g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", type->table, columns->str, marks->str);
  sql->order = g_strdup (sp_record_type_field (type, "position") >= 0 ? " ORDER BY position, id"
                                                                      : " ORDER BY id");
  sql->measure = find_reference (type, "measure");
  sql->deadline = find_reference (type, "deadline");
  sql->progress = find_reference (type, "progress");
  return sql;
}

static SpRowSql *
get_sql (SpEngine *engine, const SpRecordType *type)
{
  SpRowSql *sql = sp_engine_get_attached (engine, type);

  if (sql == NULL)
    {
      sql = row_sql_new (type);
      sp_engine_attach (engine, type, sql, row_sql_free);
    }
  return sql;
}

const SpRowSql *
sp_rows_sql (SpEngine *engine, const SpRecordType *type)
{
  return get_sql (engine, type);
}

const char *
sp_rows_keep_text (SpStatement *statement, int column, GStringChunk *texts)
{
  gsize length = 0;
  const char *text = sp_statement_peek_text (statement, column, &length);

  return g_string_chunk_insert_len (texts, text, (gssize)length);
}

SpValue
sp_rows_read_value (SpStatement *statement, int column, const SpField *field, GStringChunk *texts)
{
  SpValue value = {.is_set = !sp_statement_is_null (statement, column)};
  const SpWord *word;

  if (!value.is_set)
    return value;
  switch (field->type)
    {
    case SP_TYPE_TEXT:
      value.text = (char *)(texts != NULL ? sp_rows_keep_text (statement, column, texts)
                                          : sp_statement_get_text (statement, column));
      break;
    case SP_TYPE_REAL:
      value.real = sp_statement_get_real (statement, column);
      break;
    case SP_TYPE_DATE:
      value.integer = sp_statement_get_date (statement, column);
      break;
    case SP_TYPE_CHOICE:
      word = sp_vocabulary_find_code (field->choices, sp_statement_get_text (statement, column));
      value.integer = word != NULL ? word->value : 0;
      break;
    case SP_TYPE_INTEGER:
    case SP_TYPE_BOOLEAN:
    case SP_TYPE_REFERENCE:
    default:
      value.integer = sp_statement_get_integer (statement, column);
      break;
    }
  return value;
}

SpRecord *
sp_rows_read (SpStatement *statement, const SpRecordType *type)
{
  SpRecord *record = sp_record_new (type);

  for (guint i = 0; i < type->n_fields; i++)
    {
      SpValue value =
        sp_rows_read_value (statement, FIRST_FIELD_COLUMN + (int)i, &type->fields[i], NULL);

      sp_record_set_value (record, i, &value);
    }
  sp_record_set_identity (record, sp_statement_get_integer (statement, 0),
                          sp_statement_get_text (statement, 1),
                          sp_statement_get_integer (statement, 2));
  return record;
}

SpRecord *
sp_rows_load (SpEngine *engine, const SpRecordType *type, int64_t id, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (engine, sp_rows_sql (engine, type)->select_one, error);
  g_autoptr (SpRecord) record = NULL;

  if (statement == NULL)
    return NULL;
  sp_statement_bind_integer (statement, 1, id);
  if (sp_statement_next (statement))
    record = sp_rows_read (statement, type);
  return sp_statement_end (statement, error) ? g_steal_pointer (&record) : NULL;
}

void
sp_rows_bind (SpStatement *statement, int parameter, const SpField *field, const SpValue *value)
{
  char iso[SP_DATE_ISO_LEN];
  gboolean is_none = !value->is_set;

  is_none |= field->type == SP_TYPE_TEXT && (value->text == NULL || *value->text == '\0');
  is_none |=
    (field->type == SP_TYPE_DATE || field->type == SP_TYPE_REFERENCE) && value->integer == 0;
  if (is_none)
    {
      sp_statement_bind_null (statement, parameter);
      return;
    }
  switch (field->type)
    {
    case SP_TYPE_TEXT:
      sp_statement_bind_lent_text (statement, parameter, value->text);
      break;
    case SP_TYPE_REAL:
      sp_statement_bind_real (statement, parameter, value->real);
      break;
    case SP_TYPE_DATE:
      sp_statement_bind_text (statement, parameter, sp_date_to_iso ((SpDate)value->integer, iso));
      break;
    case SP_TYPE_CHOICE:
      sp_statement_bind_lent_text (statement, parameter,
                                   sp_vocabulary_code (field->choices, (int)value->integer));
      break;
    case SP_TYPE_INTEGER:
    case SP_TYPE_BOOLEAN:
    case SP_TYPE_REFERENCE:
    default:
      sp_statement_bind_integer (statement, parameter, value->integer);
      break;
    }
}

gboolean
sp_rows_insert (SpEngine *engine, SpRecord *record, GError **error)
{
  const SpRecordType *type = sp_record_get_record_type (record);
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (engine, sp_rows_sql (engine, type)->insert, error);
  int64_t id = sp_record_get_id (record);

  if (statement == NULL)
    return FALSE;
  if (id != 0)
    sp_statement_bind_integer (statement, 1, id);
  else
    sp_statement_bind_null (statement, 1);
  sp_statement_bind_lent_text (statement, 2, sp_record_get_uid (record));
  sp_statement_bind_integer (statement, 3, sp_record_get_revision (record));
  for (guint i = 0; i < type->n_fields; i++)
    sp_rows_bind (statement, FIRST_FIELD_COLUMN + 1 + (int)i, &type->fields[i],
                  sp_record_peek (record, i));
  if (!sp_statement_run (statement, error))
    return FALSE;
  if (id == 0)
    id = sp_engine_get_inserted (engine);
  sp_record_set_identity (record, id, sp_record_get_uid (record), sp_record_get_revision (record));
  return TRUE;
}

static void
bind_new (SpStatement *statement, int first, SpRecord *record)
{
  const SpRecordType *type = sp_record_get_record_type (record);

  sp_statement_bind_null (statement, first);
  sp_statement_bind_lent_text (statement, first + 1, sp_record_get_uid (record));
  sp_statement_bind_integer (statement, first + 2, sp_record_get_revision (record));
  for (guint i = 0; i < type->n_fields; i++)
    sp_rows_bind (statement, first + FIRST_FIELD_COLUMN + (int)i, &type->fields[i],
                  sp_record_peek (record, i));
}

static char *
dup_insert_new (const SpRowSql *known, const SpRecordType *type, guint n)
{
  GString *sql = g_string_new (known->insert);
  guint n_columns = FIRST_FIELD_COLUMN + type->n_fields;

  for (guint i = 1; i < n; i++)
    for (guint column = 1; column <= n_columns; column++)
      g_string_append_printf (sql, "%s?%u%s", column == 1 ? ", (" : ", ", i * n_columns + column,
                              column == n_columns ? ")" : "");
  return g_string_free (sql, FALSE);
}

/* Making the text would cost as much as inserting the rows. */
static const char *
insert_new_sql (SpEngine *engine, const SpRecordType *type, guint n)
{
  SpRowSql *sql = get_sql (engine, type);

  if (sql->insert_new[n - 1] == NULL)
    sql->insert_new[n - 1] = dup_insert_new (sql, type, n);
  return sql->insert_new[n - 1];
}

/* Ids follow one another: the tables give each the greatest there ever was and one. */
gboolean
sp_rows_insert_new (SpEngine *engine, SpRecord *const *records, guint n, GError **error)
{
  const SpRecordType *type = sp_record_get_record_type (records[0]);
  g_autoptr (SpStatement) statement = NULL;
  int64_t last;

  g_return_val_if_fail (n > 0 && n <= SP_ROWS_AT_ONCE, FALSE);

  statement = sp_engine_prepare (engine, insert_new_sql (engine, type, n), error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    bind_new (statement, (int)(i * (FIRST_FIELD_COLUMN + type->n_fields)) + 1, records[i]);
  if (!sp_statement_run (statement, error))
    return FALSE;
  last = sp_engine_get_inserted (engine);
  for (guint i = 0; i < n; i++)
    sp_record_set_identity (records[i], last - n + 1 + i, sp_record_get_uid (records[i]),
                            sp_record_get_revision (records[i]));
  return TRUE;
}

gboolean
sp_rows_update (SpEngine *engine, SpRecord *record, guint64 fields, GError **error)
{
  const SpRecordType *type = sp_record_get_record_type (record);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (SpStatement) statement = NULL;

  g_string_printf (sql, "UPDATE %s SET revision = revision + 1", type->table);
  for (guint i = 0; i < type->n_fields; i++)
    if (fields >> i & 1)
      g_string_append_printf (sql, ", %s = ?%u", type->fields[i].name, i + 2);
  g_string_append (sql, " WHERE id = ?1");
  statement = sp_engine_prepare (engine, sql->str, error);
  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, sp_record_get_id (record));
  for (guint i = 0; i < type->n_fields; i++)
    if (fields >> i & 1)
      sp_rows_bind (statement, (int)i + 2, &type->fields[i], sp_record_peek (record, i));
  if (!sp_statement_run (statement, error))
    return FALSE;
  sp_record_set_identity (record, sp_record_get_id (record), sp_record_get_uid (record),
                          sp_record_get_revision (record) + 1);
  return TRUE;
}

gboolean
sp_rows_delete (SpEngine *engine, const SpRecordType *type, int64_t id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", type->table);
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, sql, error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, id);
  return sp_statement_run (statement, error);
}

static gboolean
is_plain_in_json (char c)
{
  return c != '"' && c != '\\' && (guchar)c >= 0x20;
}

static void
append_json_string (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  while (*text != '\0')
    {
      const char *end = text;

      while (is_plain_in_json (*end))
        end++;
      g_string_append_len (json, text, end - text);
      text = end;
      if (*text == '\0')
        break;
      if (*text == '"' || *text == '\\')
        g_string_append_printf (json, "\\%c", *text);
      else
        g_string_append_printf (json, "\\u%04x", (guint)(guchar)*text);
      text++;
    }
  g_string_append_c (json, '"');
}

char *
sp_rows_to_json (SpRecord *record)
{
  const SpRecordType *type = sp_record_get_record_type (record);
  GString *json = g_string_sized_new (JSON_SIZE);

  g_string_append_c (json, '{');
  for (guint i = 0; i < type->n_fields; i++)
    {
      char buffer[SP_VALUE_CODE_LEN];
      const char *code = sp_value_peek_code (&type->fields[i], sp_record_peek (record, i), buffer);

      if (code == NULL || *code == '\0')
        continue;
      if (json->len > 1)
        g_string_append_c (json, ',');
      append_json_string (json, type->fields[i].name);
      g_string_append_c (json, ':');
      append_json_string (json, code);
    }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

/* SQLite reads the JSON. A field that a later version no longer has is passed over. */
gboolean
sp_rows_from_json (SpEngine *engine, const char *json, SpRecord *record, GError **error)
{
  const SpRecordType *type = sp_record_get_record_type (record);
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (engine, "SELECT key, value FROM json_each (?1)", error);
  gboolean is_good = TRUE;

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, json);
  while (is_good && sp_statement_next (statement))
    {
      int field = sp_record_type_field (type, sp_statement_get_text (statement, 0));
      SpValue value = {0};

      if (field < 0)
        continue;
      is_good = sp_value_from_code (&type->fields[field], sp_statement_get_text (statement, 1),
                                    &value, error);
      if (is_good)
        sp_record_set_value (record, (guint)field, &value);
      sp_value_clear (&value);
    }
  return sp_statement_end (statement, is_good ? error : NULL) && is_good;
}

/* Names are as good as can be had: a row that is not there has no measure. */
static int64_t
find_measure (SpEngine *engine, const char *sql, int64_t id)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, sql, NULL);
  int64_t measure = 0;

  if (statement == NULL)
    return 0;
  sp_statement_bind_integer (statement, 1, id);
  if (sp_statement_next (statement))
    measure = sp_statement_get_integer (statement, 0);
  return sp_statement_end (statement, NULL) ? measure : 0;
}

static int64_t
get_reference (SpRecord *record, int field)
{
  return field >= 0 ? sp_record_get_integer (record, (guint)field) : 0;
}

int64_t
sp_rows_measure_of (SpEngine *engine, SpRecord *record)
{
  const SpRecordType *type = sp_record_get_record_type (record);
  const SpRowSql *sql = sp_rows_sql (engine, type);

  if (type == &sp_measure_type)
    return sp_record_get_id (record);
  if (get_reference (record, sql->measure) != 0)
    return get_reference (record, sql->measure);
  if (get_reference (record, sql->deadline) != 0)
    return find_measure (engine, "SELECT measure FROM deadline WHERE id = ?1",
                         get_reference (record, sql->deadline));
  if (get_reference (record, sql->progress) != 0)
    return find_measure (engine, "SELECT measure FROM progress WHERE id = ?1",
                         get_reference (record, sql->progress));
  return 0;
}

/* What was found, done or punished at an enterprise, under a unit or by a standard stays with it:
 * the one referred to is not deleted under it. */
static const struct
{
  const SpRecordType *type;
  const char *field;
} needed[] = {
  {&sp_progress_type, "unit"},          {&sp_measure_unit_type, "unit"},
  {&sp_enterprise_type, "industry"},    {&sp_enterprise_type, "township"},
  {&sp_enterprise_type, "department"},  {&sp_criterion_type, "industry"},
  {&sp_inspection_type, "enterprise"},  {&sp_inspection_type, "department"},
  {&sp_hazard_type, "criterion"},       {&sp_hazard_type, "enterprise"},
  {&sp_hazard_type, "township"},        {&sp_hazard_type, "industry"},
  {&sp_hazard_type, "department"},      {&sp_hazard_step_type, "unit"},
  {&sp_accident_type, "registered"},    {&sp_enforcement_type, "registered"},
  {&sp_enforcement_type, "industry"},   {&sp_institution_type, "lead"},
  {&sp_institution_unit_type, "unit"},  {&sp_risk_point_type, "enterprise"},
  {&sp_risk_assessment_type, "scheme"},
};

/* A unit's other names and memberships belong to it; what it answers for and reported does not. */
SpReferenceRule
sp_rows_reference_rule (const SpRecordType *type, const SpField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (needed[i].type == type && g_str_equal (needed[i].field, field->name))
      return SP_REFERENCE_NEEDED;
  if (type == &sp_attachment_type)
    return SP_REFERENCE_OWNED;
  return (field->flags & SP_FIELD_REQUIRED) ? SP_REFERENCE_OWNED : SP_REFERENCE_LINK;
}

char *
sp_rows_dup_pattern (const char *text)
{
  GString *pattern = g_string_new ("%");

  for (const char *at = text; *at != '\0'; at++)
    {
      if (strchr ("%_\\", *at) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *at);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}
