/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo and redo from the journal, so they outlive the program. Taking back is an action of its own
 * that goes the ordinary write path: it inverts the lines of its target from last to first (redo:
 * repeats them from first to last), each only where the row still is as the target left it. What
 * can be redone is what was undone after the last edit. */
#include "store/sp-files-private.h"
#include "store/sp-journal.h"
#include "store/sp-long-write.h"
#include "store/sp-rows.h"
#include "store/sp-store-private.h"
#include "store/sp-write.h"

#include "base/sp-i18n.h"

/* The latest edit or import that is in force. */
#define UNDO_TARGET_SQL                                                                            \
  "SELECT id, kind, label, n_changes FROM action WHERE kind IN ('edit', 'import') AND undone_by "  \
  "IS NULL"                                                                                        \
  " ORDER BY id DESC LIMIT 1"
/* Of those undone since the last new edit, the one undone last. */
#define REDO_TARGET_SQL                                                                            \
  "SELECT id, kind, label, n_changes FROM action WHERE undone_by > (SELECT coalesce (max (id), "   \
  "0) FROM "                                                                                       \
  "action"                                                                                         \
  "  WHERE kind IN ('edit', 'import')) ORDER BY undone_by DESC LIMIT 1"

typedef struct
{
  int64_t action; /* 0: none */
  SpActionKind kind;
  char *label;
  guint n_changes; /* records */
} Target;

static void
target_clear (Target *self)
{
  g_free (self->label);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

static gboolean
find_target (SpStore *store, gboolean is_redo, Target *target, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    sp_store_get_engine (store), is_redo ? REDO_TARGET_SQL : UNDO_TARGET_SQL, error);

  if (statement == NULL)
    return FALSE;
  if (sp_statement_next (statement))
    {
      target->action = sp_statement_get_integer (statement, 0);
      target->kind = sp_journal_action_kind (sp_statement_get_text (statement, 1));
      target->label = g_strdup (sp_statement_get_text (statement, 2));
      target->n_changes = (guint)sp_statement_get_integer (statement, 3);
    }
  return sp_statement_end (statement, error);
}

static char *
dup_label (SpStore *self, gboolean is_redo, SpActionKind *kind)
{
  g_auto (Target) target = {0};
  g_autoptr (GError) error = NULL;

  if (sp_store_is_read_only (self))
    return NULL;
  if (!find_target (self, is_redo, &target, &error))
    {
      g_debug ("looking for what can be taken back: %s", error->message);
      return NULL;
    }
  if (target.action != 0 && kind != NULL)
    *kind = target.kind;
  return target.action != 0 ? g_steal_pointer (&target.label) : NULL;
}

char *
sp_store_dup_undo_label (SpStore *self, SpActionKind *kind)
{
  g_return_val_if_fail (SP_IS_STORE (self) && sp_store_get_engine (self) != NULL, NULL);
  return dup_label (self, FALSE, kind);
}

char *
sp_store_dup_redo_label (SpStore *self, SpActionKind *kind)
{
  g_return_val_if_fail (SP_IS_STORE (self) && sp_store_get_engine (self) != NULL, NULL);
  return dup_label (self, TRUE, kind);
}

/* One line of the journal; strings borrowed from its statement. */
typedef struct
{
  SpRowChangeKind kind;
  const SpRecordType *type;
  int64_t record;
  const char *uid;
  const char *field;
  const char *from, *to; /* what the value was, and what it is to be */
} Line;

static gboolean
refuse_changed (const Line *line, GError **error)
{
  g_set_error (
    error, SP_STORE_ERROR, SP_STORE_ERROR_CONFLICT,
    _ ("不能撤销或重做：有关的%s后来又被改过或删除，没有作任何改动。请在历史中查看后手工修改。"),
    _ (line->type->label));
  return FALSE;
}

/* A revision higher than any the row ever had, so that copies of its former life are seen to be
 * old. */
static gboolean
next_revision (SpEngine *engine, const Line *line, int64_t *revision, GError **error)
{
  g_autoptr (SpStatement) statement = NULL;

  if (!sp_journal_settle (engine, error))
    return FALSE;
  statement = sp_engine_prepare (
    engine,
    "SELECT coalesce (max (revision), 0) + 1 FROM change WHERE record_table = ?1 AND record = ?2",
    error);
  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, line->type->table);
  sp_statement_bind_integer (statement, 2, line->record);
  *revision = sp_statement_next (statement) ? sp_statement_get_integer (statement, 0) : 1;
  return sp_statement_end (statement, error);
}

static gboolean
bring_back (SpWrite *write, const Line *line, GError **error)
{
  SpEngine *engine = sp_write_get_engine (write);
  g_autoptr (SpRecord) record = sp_record_new (line->type);
  g_autoptr (SpRecord) there = NULL;
  g_autoptr (GError) failure = NULL;
  int64_t revision;

  there = sp_rows_load (engine, line->type, line->record, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (there != NULL)
    return refuse_changed (line, error);
  if (!sp_rows_from_json (engine, line->to, record, error) ||
      !sp_files_check_content (engine, record, error) ||
      !next_revision (engine, line, &revision, error))
    return FALSE;
  sp_record_set_identity (record, line->record, line->uid, revision);
  return sp_write_put_row (write, record, error);
}

static gboolean
take_away (SpWrite *write, const Line *line, SpRecord *current, GError **error)
{
  g_autofree char *json = sp_rows_to_json (current);

  if (g_strcmp0 (json, line->from) != 0)
    return refuse_changed (line, error);
  return sp_write_take_row (write, current, error);
}

static gboolean
set_back (SpWrite *write, const Line *line, SpRecord *current, GError **error)
{
  int i = sp_record_type_field (line->type, line->field);
  const SpField *field = i >= 0 ? &line->type->fields[i] : NULL;
  g_autoptr (SpRecord) record = NULL;
  g_autofree char *code = NULL;
  SpValue value = {0};

  if (field == NULL)
    return refuse_changed (line, error);
  code = sp_value_to_code (field, sp_record_peek (current, (guint)i));
  if (g_strcmp0 (code ? code : "", line->from) != 0)
    return refuse_changed (line, error);
  if (!sp_value_from_code (field, line->to, &value, error))
    return FALSE;
  record = sp_record_copy (current);
  sp_record_set_value (record, (guint)i, &value);
  sp_value_clear (&value);
  return sp_write_change_row (write, current, record, error);
}

static gboolean
apply_line (SpWrite *write, const Line *line, GError **error)
{
  g_autoptr (SpRecord) current = NULL;
  g_autoptr (GError) failure = NULL;

  if (line->kind == SP_ROW_INSERTED)
    return bring_back (write, line, error);
  current = sp_rows_load (sp_write_get_engine (write), line->type, line->record, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (current == NULL || g_strcmp0 (sp_record_get_uid (current), line->uid) != 0)
    return refuse_changed (line, error);
  return line->kind == SP_ROW_DELETED ? take_away (write, line, current, error)
                                      : set_back (write, line, current, error);
}

/* Columns: kind, record_table, record, uid, field, old_value, new_value. */
static gboolean
read_line (SpStatement *statement, gboolean is_redo, Line *line)
{
  SpRowChangeKind kind = sp_journal_change_kind (sp_statement_get_text (statement, 0));

  line->type = sp_record_type_by_table (sp_statement_get_text (statement, 1));
  line->record = sp_statement_get_integer (statement, 2);
  line->uid = sp_statement_get_text (statement, 3);
  line->field = sp_statement_get_text (statement, 4);
  line->from = sp_statement_get_text (statement, is_redo ? 5 : 6);
  line->to = sp_statement_get_text (statement, is_redo ? 6 : 5);
  line->kind = kind;
  if (!is_redo && kind != SP_ROW_UPDATED)
    line->kind = kind == SP_ROW_INSERTED ? SP_ROW_DELETED : SP_ROW_INSERTED;
  return line->type != NULL;
}

static gboolean
refuse_unknown (GError **error)
{
  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CONFLICT,
               _ ("不能撤销或重做：其中的记录在现在的版本中已没有，没有作任何改动。"));
  return FALSE;
}

static gboolean
mark_target (SpWrite *write, const Target *target, gboolean is_redo, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    sp_write_get_engine (write), "UPDATE action SET undone_by = ?2 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, target->action);
  if (!is_redo)
    sp_statement_bind_integer (statement, 2, sp_write_get_action (write));
  return sp_statement_run (statement, error);
}

/* ---- a part at a time ---- */

/* Lines of one part. */
#define PART_LINES 100

typedef struct
{
  /* Owned */
  Target target;
  SpWrite *write;         /* NULL before it began, and once it is committed */
  SpStatement *statement; /* the target's lines that are left */
  /* State */
  gboolean is_redo;
  int64_t n_lines, n_done;
} TakingBack;

static TakingBack *
taking_back_new (gboolean is_redo)
{
  TakingBack *self = g_new0 (TakingBack, 1);

  self->is_redo = is_redo;
  return self;
}

static void
taking_back_free (gpointer data)
{
  TakingBack *self = data;

  g_clear_pointer (&self->statement, sp_statement_release);
  g_clear_pointer (&self->write, sp_write_free);
  target_clear (&self->target);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TakingBack, taking_back_free)

static gboolean
count_lines (TakingBack *self, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    sp_write_get_engine (self->write), "SELECT count (*) FROM change WHERE action = ?1", error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, self->target.action);
  if (sp_statement_next (statement))
    self->n_lines = sp_statement_get_integer (statement, 0);
  return sp_statement_end (statement, error);
}

/* The statement reads lines of the target only, so the lines being written do not disturb it. */
static gboolean
begin (TakingBack *self, SpStore *store, GError **error)
{
  g_autofree char *label = NULL;

  if (!find_target (store, self->is_redo, &self->target, error))
    return FALSE;
  if (self->target.action == 0)
    {
      g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_FOUND,
                   self->is_redo ? _ ("没有可以重做的操作。") : _ ("没有可以撤销的操作。"));
      return FALSE;
    }
  label = g_strdup_printf (self->is_redo ? _ ("重做：%s") : _ ("撤销：%s"), self->target.label);
  self->write = sp_write_begin_full (store, self->is_redo ? SP_ACTION_REDO : SP_ACTION_UNDO, label,
                                     self->target.action, error);
  if (self->write == NULL || !count_lines (self, error))
    return FALSE;
  self->statement = sp_engine_prepare (
    sp_write_get_engine (self->write),
    self->is_redo ? "SELECT kind, record_table, record, uid, field, old_value, new_value"
                    " FROM change WHERE action = ?1 ORDER BY id"
                  : "SELECT kind, record_table, record, uid, field, old_value, new_value"
                    " FROM change WHERE action = ?1 ORDER BY id DESC",
    error);
  if (self->statement == NULL)
    return FALSE;
  sp_statement_bind_integer (self->statement, 1, self->target.action);
  return TRUE;
}

static gboolean
finish (TakingBack *self, GError **error)
{
  if (!sp_statement_end (self->statement, error))
    return FALSE;
  g_clear_pointer (&self->statement, sp_statement_release);
  if (!mark_target (self->write, &self->target, self->is_redo, error) ||
      !sp_write_commit (self->write, error))
    return FALSE;
  g_clear_pointer (&self->write, sp_write_free);
  return TRUE;
}

/* An SpWriteStep. */
static gboolean
taking_back_step (SpStore *store, gpointer data, double *done, GError **error)
{
  TakingBack *self = data;

  if (self->write == NULL && !begin (self, store, error))
    return FALSE;
  for (guint i = 0; i < PART_LINES; i++, self->n_done++)
    {
      Line line;

      if (!sp_statement_next (self->statement))
        {
          *done = 1;
          return finish (self, error);
        }
      if (!(read_line (self->statement, self->is_redo, &line)
              ? apply_line (self->write, &line, error)
              : refuse_unknown (error)))
        return FALSE;
    }
  *done = MIN ((double)self->n_done / (double)MAX (self->n_lines, 1), 0.99);
  return TRUE;
}

static gboolean
take_back (SpStore *store, gboolean is_redo, GError **error)
{
  g_autoptr (TakingBack) self = taking_back_new (is_redo);
  double done = 0;

  while (done < 1)
    if (!taking_back_step (store, self, &done, error))
      return FALSE;
  return TRUE;
}

gboolean
sp_store_undo (SpStore *self, GError **error)
{
  g_return_val_if_fail (SP_IS_STORE (self) && sp_store_get_engine (self) != NULL, FALSE);
  return take_back (self, FALSE, error);
}

gboolean
sp_store_redo (SpStore *self, GError **error)
{
  g_return_val_if_fail (SP_IS_STORE (self) && sp_store_get_engine (self) != NULL, FALSE);
  return take_back (self, TRUE, error);
}

void
sp_store_take_back_async (SpStore *self,
                          gboolean is_redo,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  sp_store_write_async (self, taking_back_step, taking_back_new (is_redo), taking_back_free,
                        cancellable, callback, user_data);
}

guint
sp_store_count_take_back (SpStore *self, gboolean is_redo)
{
  g_auto (Target) target = {0};
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SP_IS_STORE (self) && sp_store_get_engine (self) != NULL, 0);
  if (!find_target (self, is_redo, &target, &error))
    g_debug ("looking for what can be taken back: %s", error->message);
  return target.n_changes;
}
