/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checking a whole file: the database's own checks, every record against its declaration and its
 * steps, and the journal against the rows: what it says of each record last must be what the row
 * says. */
#include "store/sp-store-private.h"

#include "base/sp-i18n.h"
#include "store/sp-check-steps.h"
#include "store/sp-files-private.h"
#include "store/sp-hazard-facts.h"
#include "store/sp-journal.h"
#include "store/sp-rows.h"
#include "store/sp-search.h"

/* A badly damaged file has the same to say about every page. */
#define MANY_PROBLEMS 200

static void add_problem (GPtrArray *problems, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_problem (GPtrArray *problems, const char *format, ...)
{
  va_list arguments;

  if (problems->len >= MANY_PROBLEMS)
    return;
  va_start (arguments, format);
  g_ptr_array_add (problems, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
check_pages (SpEngine *engine, GPtrArray *problems, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, "PRAGMA integrity_check", error);

  if (statement == NULL)
    return FALSE;
  while (sp_statement_next (statement))
    if (!g_str_equal (sp_statement_get_text (statement, 0), "ok"))
      add_problem (problems, _ ("文件有损坏：%s"), sp_statement_get_text (statement, 0));
  return sp_statement_end (statement, error);
}

static gboolean
check_references (SpEngine *engine, GPtrArray *problems, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, "PRAGMA foreign_key_check", error);

  if (statement == NULL)
    return FALSE;
  while (sp_statement_next (statement))
    {
      const SpRecordType *type = sp_record_type_by_table (sp_statement_get_text (statement, 0));

      add_problem (problems, _ ("%s第 %" G_GINT64_FORMAT " 号所引用的记录不存在。"),
                   type != NULL ? _ (type->label) : sp_statement_get_text (statement, 0),
                   sp_statement_get_integer (statement, 1));
    }
  return sp_statement_end (statement, error);
}

static gboolean
check_records (SpEngine *engine, const SpRecordType *type, GPtrArray *problems, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (engine, sp_rows_sql (engine, type)->select, error);

  if (statement == NULL)
    return FALSE;
  while (sp_statement_next (statement))
    {
      g_autoptr (SpRecord) record = sp_rows_read (statement, type);
      g_autoptr (GError) failure = NULL;

      if (!sp_record_check (record, &failure))
        add_problem (problems, _ ("%s第 %" G_GINT64_FORMAT " 号：%s"), _ (type->label),
                     sp_record_get_id (record), failure->message);
    }
  return sp_statement_end (statement, error);
}

/* One record as the journal tells it. */
typedef struct
{
  int64_t id; /* 0: none yet */
  SpRecord *record;
  int64_t revision;
  gboolean is_there;
} Told;

static void
told_clear (Told *self)
{
  g_clear_object (&self->record);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Told, told_clear)

static gboolean
compare_told (
  SpEngine *engine, const SpRecordType *type, Told *told, GPtrArray *problems, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SpRecord) row = NULL;
  g_autofree char *is = NULL;
  g_autofree char *should_be = NULL;

  if (told->id == 0)
    return TRUE;
  row = sp_rows_load (engine, type, told->id, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (told->is_there && row != NULL)
    {
      is = sp_rows_to_json (row);
      should_be = sp_rows_to_json (told->record);
    }
  if (told->is_there != (row != NULL))
    add_problem (problems,
                 told->is_there ? _ ("%s第 %" G_GINT64_FORMAT " 号在历史中有，在文件中没有。")
                                : _ ("%s第 %" G_GINT64_FORMAT " 号在历史中已删除，在文件中还有。"),
                 _ (type->label), told->id);
  else if (g_strcmp0 (is, should_be) != 0)
    add_problem (problems, _ ("%s第 %" G_GINT64_FORMAT " 号的内容与历史记载的不同。"),
                 _ (type->label), told->id);
  else if (row != NULL && sp_record_get_revision (row) != told->revision)
    add_problem (problems, _ ("%s第 %" G_GINT64_FORMAT " 号的修订次数与历史记载的不同。"),
                 _ (type->label), told->id);
  return TRUE;
}

/* Columns: record, kind, revision, field, old_value, new_value. */
static gboolean
follow_line (SpEngine *engine, SpStatement *line, Told *told, GError **error)
{
  const SpRecordType *type = sp_record_get_record_type (told->record);
  SpRowChangeKind kind = sp_journal_change_kind (sp_statement_get_text (line, 1));
  int field = sp_record_type_field (type, sp_statement_get_text (line, 3));
  SpValue value = {0};

  told->revision = sp_statement_get_integer (line, 2);
  told->is_there = kind != SP_ROW_DELETED;
  if (kind == SP_ROW_INSERTED)
    {
      g_set_object (&told->record, NULL);
      told->record = sp_record_new (type);
      return sp_rows_from_json (engine, sp_statement_get_text (line, 5), told->record, error);
    }
  if (kind != SP_ROW_UPDATED || field < 0)
    return TRUE;
  if (!sp_value_from_code (&type->fields[field], sp_statement_get_text (line, 5), &value, error))
    return FALSE;
  sp_record_set_value (told->record, (guint)field, &value);
  sp_value_clear (&value);
  return TRUE;
}

/* Rows that migrations ship, the same in every file, are there before the journal says anything. */
#define IS_SHIPPED "uid LIKE '01700000-0000-7000-%%'"

static gboolean
check_journal (SpEngine *engine, const SpRecordType *type, GPtrArray *problems, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT record, kind, revision, field, old_value, new_value FROM change"
    " WHERE record_table = ?1 AND record NOT IN (SELECT id FROM %s WHERE " IS_SHIPPED
    ") ORDER BY record, id",
    type->table);
  g_autoptr (SpStatement) line = sp_engine_prepare (engine, sql, error);
  g_auto (Told) told = {0};
  gboolean is_read = line != NULL;

  if (!is_read)
    return FALSE;
  sp_statement_bind_text (line, 1, type->table);
  while (is_read && sp_statement_next (line))
    {
      if (sp_statement_get_integer (line, 0) != told.id)
        {
          is_read = compare_told (engine, type, &told, problems, error);
          told_clear (&told);
          told = (Told) {.id = sp_statement_get_integer (line, 0), .record = sp_record_new (type)};
        }
      is_read = is_read && follow_line (engine, line, &told, error);
    }
  return is_read && sp_statement_end (line, error) &&
         compare_told (engine, type, &told, problems, error);
}

/* Rows of which the journal knows nothing did not come by the write path. */
static gboolean
check_untold (SpEngine *engine, const SpRecordType *type, GPtrArray *problems, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM %s AS r WHERE NOT " IS_SHIPPED " AND NOT EXISTS"
                     " (SELECT 1 FROM change WHERE record_table = ?1 AND record = r.id)",
                     type->table);
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, sql, error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, type->table);
  while (sp_statement_next (statement))
    add_problem (problems, _ ("%s第 %" G_GINT64_FORMAT " 号在历史中没有记载。"), _ (type->label),
                 sp_statement_get_integer (statement, 0));
  return sp_statement_end (statement, error);
}

/* A file that cannot be written tells only of what another program wrote. */
static gboolean
check_search (SpEngine *engine, const SpRecordType *type, GPtrArray *problems, GError **error)
{
  gboolean is_true = TRUE;

  if (sp_search_index (type) == NULL)
    return TRUE;
  if (!sp_search_is_whole (engine, type))
    is_true = FALSE;
  else if (!sp_engine_is_read_only (engine) && !sp_search_check (engine, type, &is_true, error))
    return FALSE;
  if (!is_true)
    add_problem (problems,
                 _ ("%s的检索索引与记录不一致。关闭文件后用可以修改的方式再打开，程序会重建索引。"),
                 _ (type->label));
  return TRUE;
}

static gboolean
check_facts (SpEngine *engine, GPtrArray *problems, GError **error)
{
  gboolean is_true = TRUE;

  if (!sp_hazard_facts_check (engine, &is_true, error))
    return FALSE;
  if (!is_true)
    add_problem (problems, _ ("统计隐患用的数与问题隐患的记录不一致，此前的统计表可能不对。文件可以"
                              "修改时已经作废，请重新统计。"));
  return TRUE;
}

static gboolean
check_type (SpEngine *engine, const SpRecordType *type, GPtrArray *problems, GError **error)
{
  return check_records (engine, type, problems, error) &&
         check_search (engine, type, problems, error) &&
         check_journal (engine, type, problems, error) &&
         check_untold (engine, type, problems, error);
}

/* Damage that stops the reading is a problem found, not a check that failed. */
static gboolean
note_damage (gboolean is_done, GError **failure, GPtrArray *problems, GError **error)
{
  if (is_done)
    return TRUE;
  if (g_error_matches (*failure, SP_STORE_ERROR, SP_STORE_ERROR_CORRUPT) ||
      g_error_matches (*failure, SP_STORE_ERROR, SP_STORE_ERROR_FOREIGN) ||
      (*failure)->domain != SP_STORE_ERROR)
    {
      add_problem (problems, "%s", (*failure)->message);
      g_clear_error (failure);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (failure));
  return FALSE;
}

static void
add_sentence (const char *sentence, gpointer problems)
{
  add_problem (problems, "%s", sentence);
}

gboolean
sp_store_check (SpStore *self, GPtrArray **problems, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) failure = NULL;
  SpEngine *engine;

  g_return_val_if_fail (SP_IS_STORE (self) && problems != NULL, FALSE);
  engine = sp_store_get_engine (self);
  g_return_val_if_fail (engine != NULL, FALSE);
  if (!note_damage (check_pages (engine, found, &failure), &failure, found, error) ||
      !note_damage (check_references (engine, found, &failure), &failure, found, error))
    return FALSE;
  for (const SpRecordType *const *type = sp_record_types (); *type != NULL; type++)
    if (!note_damage (check_type (engine, *type, found, &failure), &failure, found, error))
      return FALSE;
  if (!note_damage (sp_steps_check (engine, add_sentence, found, &failure), &failure, found, error))
    return FALSE;
  if (!note_damage (check_facts (engine, found, &failure), &failure, found, error) ||
      !note_damage (sp_files_check (engine, found, &failure), &failure, found, error))
    return FALSE;
  *problems = g_steal_pointer (&found);
  return TRUE;
}
