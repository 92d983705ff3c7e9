/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing the journal. */
#include "store/sp-journal.h"

#include "store/sp-rows.h"

static const char *const action_codes[] = {"edit", "import", "undo", "redo"};
static const char *const change_codes[] = {"insert", "update", "delete"};

const char *
sp_journal_action_code (SpActionKind kind)
{
  g_assert ((guint)kind < G_N_ELEMENTS (action_codes));
  return action_codes[kind];
}

static guint
index_of (const char *const *codes, guint n_codes, const char *code)
{
  for (guint i = 0; i < n_codes; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      return i;
  g_return_val_if_reached (0); /* the schema's CHECK allows no other */
}

SpActionKind
sp_journal_action_kind (const char *code)
{
  return (SpActionKind)index_of (action_codes, G_N_ELEMENTS (action_codes), code);
}

SpRowChangeKind
sp_journal_change_kind (const char *code)
{
  return (SpRowChangeKind)index_of (change_codes, G_N_ELEMENTS (change_codes), code);
}

/* UTC to the millisecond: two offices' clocks can be set side by side. */
static char *
dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *seconds = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%03dZ", seconds, g_date_time_get_microsecond (now) / 1000);
}

gboolean
sp_journal_begin (SpEngine *engine,
                  SpActionKind kind,
                  const char *label,
                  const char *who,
                  int64_t target,
                  int64_t *action,
                  GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (engine,
                       "INSERT INTO action (uid, kind, label, who, at, n_changes, target)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6) RETURNING id",
                       error);
  g_autofree char *uid = sp_uid_new ();
  g_autofree char *now = dup_now ();

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, uid);
  sp_statement_bind_text (statement, 2, sp_journal_action_code (kind));
  sp_statement_bind_text (statement, 3, label);
  sp_statement_bind_text (statement, 4, who);
  sp_statement_bind_text (statement, 5, now);
  if (target != 0)
    sp_statement_bind_integer (statement, 6, target);
  while (sp_statement_next (statement))
    *action = sp_statement_get_integer (statement, 0);
  return sp_statement_end (statement, error);
}

gboolean
sp_journal_finish (SpEngine *engine, int64_t action, guint n_changes, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (engine, "UPDATE action SET n_changes = ?2 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, action);
  sp_statement_bind_integer (statement, 2, n_changes);
  return sp_statement_run (statement, error);
}

static gboolean
note (SpEngine *engine,
      int64_t action,
      SpRowChangeKind kind,
      SpRecord *record,
      const char *field,
      const char *old_value,
      const char *new_value,
      GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (engine,
                       "INSERT INTO change (action, kind, record_table, record, uid, revision,"
                       " measure, field, old_value, new_value)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                       error);
  int64_t measure = sp_rows_measure_of (engine, record);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, action);
  sp_statement_bind_text (statement, 2, change_codes[kind]);
  sp_statement_bind_text (statement, 3, sp_record_get_record_type (record)->table);
  sp_statement_bind_integer (statement, 4, sp_record_get_id (record));
  sp_statement_bind_text (statement, 5, sp_record_get_uid (record));
  sp_statement_bind_integer (statement, 6, sp_record_get_revision (record));
  if (measure != 0)
    sp_statement_bind_integer (statement, 7, measure);
  sp_statement_bind_text (statement, 8, field);
  sp_statement_bind_text (statement, 9, old_value != NULL ? old_value : "");
  sp_statement_bind_text (statement, 10, new_value != NULL ? new_value : "");
  return sp_statement_run (statement, error);
}

gboolean
sp_journal_note_row (
  SpEngine *engine, int64_t action, SpRowChangeKind kind, SpRecord *record, GError **error)
{
  g_autofree char *json = sp_rows_to_json (record);

  return kind == SP_ROW_INSERTED ? note (engine, action, kind, record, "", "", json, error)
                                 : note (engine, action, kind, record, "", json, "", error);
}

gboolean
sp_journal_note_fields (SpEngine *engine,
                        int64_t action,
                        SpRecord *before,
                        SpRecord *after,
                        guint64 fields,
                        GError **error)
{
  const SpRecordType *type = sp_record_get_record_type (after);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const SpField *field = &type->fields[i];
      g_autofree char *old_code = NULL;
      g_autofree char *new_code = NULL;

      if (!(fields >> i & 1))
        continue;
      old_code = sp_value_to_code (field, sp_record_peek (before, i));
      new_code = sp_value_to_code (field, sp_record_peek (after, i));
      if (!note (engine, action, SP_ROW_UPDATED, after, field->name, old_code, new_code, error))
        return FALSE;
    }
  return TRUE;
}
