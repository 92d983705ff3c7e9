/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing the journal. */
#include "store/sp-journal.h"

#include "base/sp-i18n.h"
#include "store/sp-rows.h"

#define N_COLUMNS 10 /* of change, but for its id */
#define MOST_LINES 64

typedef struct
{
  /* Owned */
  char *uid, *old_value, *new_value;
  /* Borrowed, of the declared type */
  const char *table, *field;
  /* State */
  SpRowChangeKind kind;
  int64_t record, revision, measure;
} Line;

struct _SpJournal
{
  /* Owned */
  GArray *lines; /* of Line: not written yet */
  /* Borrowed */
  SpEngine *engine;
  /* State */
  int64_t action;
  gboolean is_lost; /* lines could not be written */
};

static const char journal_key[] = "journal";

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_free (line->uid);
  g_free (line->old_value);
  g_free (line->new_value);
}

static const char *const action_codes[] = {"edit", "import", "undo", "redo"};
static const char *const change_codes[] = {"insert", "update", "delete"};

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

static gboolean
insert_action (SpJournal *self,
               SpActionKind kind,
               const char *label,
               const char *who,
               int64_t target,
               GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (self->engine,
                       "INSERT INTO action (uid, kind, label, who, at, n_changes, target)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6) RETURNING id",
                       error);
  g_autofree char *uid = sp_uid_new ();
  g_autofree char *now = dup_now ();

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, uid);
  sp_statement_bind_text (statement, 2, action_codes[kind]);
  sp_statement_bind_text (statement, 3, label);
  sp_statement_bind_text (statement, 4, who);
  sp_statement_bind_text (statement, 5, now);
  if (target != 0)
    sp_statement_bind_integer (statement, 6, target);
  while (sp_statement_next (statement))
    self->action = sp_statement_get_integer (statement, 0);
  return sp_statement_end (statement, error);
}

/* The connection only knows it: the write path has it. */
static void
forget (gpointer journal)
{
}

SpJournal *
sp_journal_begin (SpEngine *engine,
                  SpActionKind kind,
                  const char *label,
                  const char *who,
                  int64_t target,
                  GError **error)
{
  g_autoptr (SpJournal) self = g_new0 (SpJournal, 1);

  self->engine = engine;
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, line_clear);
  sp_engine_attach (engine, journal_key, self, forget);
  return insert_action (self, kind, label, who, target, error) ? g_steal_pointer (&self) : NULL;
}

void
sp_journal_free (SpJournal *self)
{
  if (self == NULL)
    return;
  sp_engine_detach (self->engine, journal_key);
  g_array_unref (self->lines);
  g_free (self);
}

int64_t
sp_journal_get_action (SpJournal *self)
{
  return self->action;
}

/* ---- lines ---- */

static char *
dup_insert (guint n_lines)
{
  GString *sql = g_string_new ("INSERT INTO change (action, kind, record_table, record, uid,"
                               " revision, measure, field, old_value, new_value) VALUES ");

  for (guint i = 0; i < n_lines; i++)
    g_string_append (sql, i == 0 ? "(?,?,?,?,?,?,?,?,?,?)" : ",(?,?,?,?,?,?,?,?,?,?)");
  return g_string_free (sql, FALSE);
}

static void
bind_line (SpStatement *statement, int first, int64_t action, const Line *line)
{
  sp_statement_bind_integer (statement, first, action);
  sp_statement_bind_lent_text (statement, first + 1, change_codes[line->kind]);
  sp_statement_bind_lent_text (statement, first + 2, line->table);
  sp_statement_bind_integer (statement, first + 3, line->record);
  sp_statement_bind_lent_text (statement, first + 4, line->uid);
  sp_statement_bind_integer (statement, first + 5, line->revision);
  if (line->measure != 0)
    sp_statement_bind_integer (statement, first + 6, line->measure);
  else
    sp_statement_bind_null (statement, first + 6);
  sp_statement_bind_lent_text (statement, first + 7, line->field);
  sp_statement_bind_lent_text (statement, first + 8, line->old_value);
  sp_statement_bind_lent_text (statement, first + 9, line->new_value);
}

static gboolean
write_lines (SpJournal *self, guint from, guint n_lines, GError **error)
{
  g_autofree char *sql = dup_insert (n_lines);
  g_autoptr (SpStatement) statement = sp_engine_prepare (self->engine, sql, error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < n_lines; i++)
    bind_line (statement, (int)i * N_COLUMNS + 1, self->action,
               &g_array_index (self->lines, Line, from + i));
  return sp_statement_run (statement, error);
}

/* All at once, or one by one: so there are two statements and not one for each number of lines. */
static gboolean
flush (SpJournal *self, GError **error)
{
  gboolean is_done = !self->is_lost;

  if (self->is_lost)
    g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED,
                 _ ("这次操作的前一步没有成功，全部没有保存。请再做一次。"));
  else if (self->lines->len == MOST_LINES)
    is_done = write_lines (self, 0, MOST_LINES, error);
  else
    for (guint i = 0; is_done && i < self->lines->len; i++)
      is_done = write_lines (self, i, 1, error);
  g_array_set_size (self->lines, 0);
  self->is_lost = !is_done;
  return is_done;
}

gboolean
sp_journal_settle (SpEngine *engine, GError **error)
{
  SpJournal *self = sp_engine_get_attached (engine, journal_key);

  return self == NULL || flush (self, error);
}

gboolean
sp_journal_finish (SpJournal *self, guint n_changes, GError **error)
{
  g_autoptr (SpStatement) statement = NULL;

  if (!flush (self, error))
    return FALSE;
  statement =
    sp_engine_prepare (self->engine, "UPDATE action SET n_changes = ?2 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, self->action);
  sp_statement_bind_integer (statement, 2, n_changes);
  return sp_statement_run (statement, error);
}

/* Takes @old_value and @new_value; NULL is none. */
static gboolean
note (SpJournal *self,
      SpRowChangeKind kind,
      SpRecord *record,
      const char *field,
      char *old_value,
      char *new_value,
      GError **error)
{
  Line line = {.kind = kind,
               .table = sp_record_get_record_type (record)->table,
               .record = sp_record_get_id (record),
               .uid = g_strdup (sp_record_get_uid (record)),
               .revision = sp_record_get_revision (record),
               .measure = sp_rows_measure_of (self->engine, record),
               .field = field,
               .old_value = old_value != NULL ? old_value : g_strdup (""),
               .new_value = new_value != NULL ? new_value : g_strdup ("")};

  g_array_append_val (self->lines, line);
  return self->lines->len < MOST_LINES || flush (self, error);
}

gboolean
sp_journal_note_row (SpJournal *self, SpRowChangeKind kind, SpRecord *record, GError **error)
{
  char *json = sp_rows_to_json (record);

  return kind == SP_ROW_INSERTED ? note (self, kind, record, "", NULL, json, error)
                                 : note (self, kind, record, "", json, NULL, error);
}

gboolean
sp_journal_note_fields (
  SpJournal *self, SpRecord *before, SpRecord *after, guint64 fields, GError **error)
{
  const SpRecordType *type = sp_record_get_record_type (after);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const SpField *field = &type->fields[i];

      if ((fields >> i & 1) != 0 &&
          !note (self, SP_ROW_UPDATED, after, field->name,
                 sp_value_to_code (field, sp_record_peek (before, i)),
                 sp_value_to_code (field, sp_record_peek (after, i)), error))
        return FALSE;
    }
  return TRUE;
}

char *
sp_journal_dup_start_of (SpDate day)
{
  SpYmd ymd = sp_date_to_ymd (day);
  g_autoptr (GDateTime) local = g_date_time_new_local (ymd.year, ymd.month, ymd.day, 0, 0, 0);
  g_autoptr (GDateTime) utc = local != NULL ? g_date_time_to_utc (local) : NULL;

  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S") : sp_date_dup_iso (day);
}
