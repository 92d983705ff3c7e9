/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-record-rows.h. Texts lie in one chunk; only records whose rows do not tell how they stood
 * are read as objects, and kept for their texts. */
#include "store/sp-record-rows.h"

#include "store/sp-record-then.h"
#include "store/sp-rows.h"
#include "store/sp-store-private.h"

#define CHUNK 65536 /* bytes of texts that are allocated at once */
#define MOST_FIELDS 64
#define FIRST_COLUMN 3 /* of the fields; before them place in the list, uid, took steps since */

struct _SpRecordRows
{
  /* Owned */
  GStringChunk *texts;
  const char **uids;  /* one a row; NULL: not there */
  int64_t *ids;       /* one a row */
  SpValue *values;    /* n_chosen a row; their texts are those of @texts or @records */
  GPtrArray *records; /* of SpRecord: those that were taken back to the date */
  GArray *turned;     /* guint: rows that do not tell how they stood */

  /* Borrowed */
  const SpRecordType *type;

  /* State */
  guint n_chosen;
  guint8 chosen[MOST_FIELDS]; /* fields */
  guint8 slots[MOST_FIELDS];  /* where a field's value is; by field */
};

static SpRecordRows *
rows_new (const SpRecordType *type, const int64_t *ids, guint n, guint64 fields)
{
  SpRecordRows *self = g_new0 (SpRecordRows, 1);

  self->type = type;
  for (guint i = 0; i < type->n_fields; i++)
    if (fields == 0 || (fields & SP_FIELD_BIT (i)) != 0)
      {
        self->slots[i] = (guint8)self->n_chosen;
        self->chosen[self->n_chosen++] = (guint8)i;
      }
  self->texts = g_string_chunk_new (CHUNK);
  self->uids = g_new0 (const char *, n + 1);
  self->ids = g_memdup2 (ids, n * sizeof *ids);
  self->values = g_new0 (SpValue, (gsize)n * self->n_chosen + 1);
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->turned = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
sp_record_rows_free (SpRecordRows *self)
{
  g_string_chunk_free (self->texts);
  g_free (self->uids);
  g_free (self->ids);
  g_free (self->values);
  g_ptr_array_unref (self->records);
  g_array_unref (self->turned);
  g_free (self);
}

/* ---- reading ---- */

static char *
dup_ids (const int64_t *ids, guint n)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

/* In the order of the list: its places come first. */
static char *
dup_sql (const SpRecordRows *self, const char *turned)
{
  GString *sql = g_string_new ("SELECT list.key");

  g_string_append_printf (sql, ", %s.uid, %s", self->type->table, turned != NULL ? turned : "0");
  for (guint i = 0; i < self->n_chosen; i++)
    g_string_append_printf (sql, ", %s.%s", self->type->table,
                            self->type->fields[self->chosen[i]].name);
  g_string_append_printf (sql, " FROM json_each (?1) AS list CROSS JOIN %s ON %s.id = list.value",
                          self->type->table, self->type->table);
  return g_string_free (sql, FALSE);
}

static void
read_row (SpRecordRows *self, SpStatement *statement)
{
  guint row = (guint)sp_statement_get_integer (statement, 0);
  SpValue *values = &self->values[(gsize)row * self->n_chosen];

  self->uids[row] = sp_rows_keep_text (statement, 1, self->texts);
  if (sp_statement_get_integer (statement, 2) != 0)
    {
      g_array_append_val (self->turned, row);
      return;
    }
  for (guint i = 0; i < self->n_chosen; i++)
    values[i] = sp_rows_read_value (statement, FIRST_COLUMN + (int)i,
                                    &self->type->fields[self->chosen[i]], self->texts);
}

static gboolean
read_list (SpRecordRows *self, SpEngine *engine, guint n, SpDate as_of, GError **error)
{
  g_autofree char *list = dup_ids (self->ids, n);
  g_autofree char *turned = sp_record_then_dup_turned (self->type, as_of);
  g_autofree char *sql = dup_sql (self, turned);
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, sql, error);
  char iso[SP_DATE_ISO_LEN];

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_lent_text (statement, 1, list);
  if (turned != NULL)
    sp_statement_bind_text (statement, 2, sp_date_to_iso (as_of, iso));
  while (sp_statement_next (statement))
    read_row (self, statement);
  return sp_statement_end (statement, error);
}

/* ---- as it stood ---- */

static gboolean
turn_back (SpRecordRows *self, SpEngine *engine, guint row, SpDate as_of, GError **error)
{
  GError *failure = NULL;
  SpRecord *record = sp_rows_load (engine, self->type, self->ids[row], &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (record == NULL)
    {
      self->uids[row] = NULL; /* it went since the list was read */
      return TRUE;
    }
  g_ptr_array_add (self->records, record);
  if (!sp_record_then_follow (engine, record, as_of, error))
    return FALSE;
  for (guint i = 0; i < self->n_chosen; i++)
    self->values[(gsize)row * self->n_chosen + i] = *sp_record_peek (record, self->chosen[i]);
  return TRUE;
}

SpRecordRows *
sp_reader_read_rows (SpReader *self,
                     const SpRecordType *type,
                     const int64_t *ids,
                     guint n,
                     guint64 fields,
                     SpDate as_of,
                     GError **error)
{
  g_autoptr (SpRecordRows) rows = NULL;

  g_return_val_if_fail (self != NULL && type != NULL && type->n_fields < MOST_FIELDS, NULL);

  rows = rows_new (type, ids, n, fields);
  if (!read_list (rows, self->engine, n, as_of, error))
    return NULL;
  for (guint i = 0; i < rows->turned->len; i++)
    if (!turn_back (rows, self->engine, g_array_index (rows->turned, guint, i), as_of, error))
      return NULL;
  return g_steal_pointer (&rows);
}

/* ---- looking ---- */

const SpRecordType *
sp_record_rows_get_record_type (const SpRecordRows *self)
{
  return self->type;
}

const char *
sp_record_rows_get_uid (const SpRecordRows *self, guint row)
{
  return self->uids[row];
}

int64_t
sp_record_rows_get_id (const SpRecordRows *self, guint row)
{
  return self->ids[row];
}

const SpValue *
sp_record_rows_peek (const SpRecordRows *self, guint row, guint field)
{
  guint slot = self->slots[field];

  g_assert (self->chosen[slot] == field); /* else it was not asked for */
  return &self->values[(gsize)row * self->n_chosen + slot];
}
