/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal as people read it: who did what when, in sentences. Names of records are those of
 * now; of records that are gone, those they had when they went. */
#include "store/sp-store-private.h"

#include "base/sp-i18n.h"
#include "core/sp-measure.h"
#include "store/sp-history-query.h"
#include "store/sp-journal.h"
#include "store/sp-rows.h"

/* Longer values are cut in sentences; the line has them whole. */
#define LONG_VALUE 40

static void
history_line_free (gpointer data)
{
  SpHistoryLine *line = data;

  g_free (line->when);
  g_free (line->who);
  g_free (line->label);
  g_free (line->sentence);
  g_free (line->table);
  g_free (line->field);
  g_free (line->old_value);
  g_free (line->new_value);
  g_free (line);
}

static char *
dup_local_time (const char *utc)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (utc, NULL);
  g_autoptr (GDateTime) local = at != NULL ? g_date_time_to_local (at) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M:%S") : g_strdup (utc);
}

static char *
dup_short (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (line, -1) <= LONG_VALUE)
    return g_steal_pointer (&line);
  cut = g_utf8_substring (line, 0, LONG_VALUE - 1);
  return g_strconcat (cut, "…", NULL);
}

/* The record as it is, or as it was when it was last deleted; NULL when neither is known. Names are
 * as good as can be had: what cannot be read is called by its number. */
static SpRecord *
load_or_recall (SpEngine *engine, const SpRecordType *type, int64_t id)
{
  g_autoptr (SpRecord) record = sp_rows_load (engine, type, id, NULL);
  g_autoptr (SpStatement) statement = NULL;

  if (record != NULL)
    return g_steal_pointer (&record);
  statement = sp_engine_prepare (engine,
                                 "SELECT old_value FROM change WHERE record_table = ?1"
                                 " AND record = ?2 AND kind = 'delete' ORDER BY id DESC LIMIT 1",
                                 NULL);
  if (statement == NULL)
    return NULL;
  sp_statement_bind_text (statement, 1, type->table);
  sp_statement_bind_integer (statement, 2, id);
  if (sp_statement_next (statement))
    {
      record = sp_record_new (type);
      sp_record_set_identity (record, id, NULL, 0);
      if (!sp_rows_from_json (engine, sp_statement_get_text (statement, 0), record, NULL))
        return NULL;
    }
  return sp_statement_end (statement, NULL) ? g_steal_pointer (&record) : NULL;
}

/* What a record is called: its title, or the name of what its title refers to, or of what only
 * links two others the name of what it links to. */
static char *
dup_name (SpEngine *engine, const SpRecordType *type, int64_t id)
{
  g_autoptr (SpRecord) record = load_or_recall (engine, type, id);
  const SpField *title = &type->fields[type->title_field];

  if (record == NULL)
    return g_strdup_printf ("#%" G_GINT64_FORMAT, id);
  if (title->type == SP_TYPE_TEXT && *sp_record_get_title (record) != '\0')
    return dup_short (sp_record_get_title (record));
  if (title->type == SP_TYPE_REFERENCE && sp_record_get_integer (record, type->title_field) != 0)
    return dup_name (engine, sp_record_type_by_table (title->references),
                     sp_record_get_integer (record, type->title_field));
  for (guint i = 0; i < type->n_fields; i++)
    {
      const SpField *field = &type->fields[i];

      if (field->type == SP_TYPE_REFERENCE && g_str_equal (field->references, "unit") &&
          sp_record_get_integer (record, i) != 0)
        return dup_name (engine, sp_record_type_by_table ("unit"),
                         sp_record_get_integer (record, i));
      if (field->type == SP_TYPE_DATE && sp_record_get_integer (record, i) != 0)
        return sp_date_dup_iso ((SpDate)sp_record_get_integer (record, i));
    }
  return g_strdup_printf ("#%" G_GINT64_FORMAT, id);
}

static char *
dup_value (SpEngine *engine, const SpField *field, const char *code)
{
  g_autofree char *label = NULL;
  SpValue value = {0};

  if (*code == '\0' || !sp_value_from_code (field, code, &value, NULL))
    return g_strdup (*code == '\0' ? _ ("（空）") : code);
  if (field->type == SP_TYPE_REFERENCE)
    label = dup_name (engine, sp_record_type_by_table (field->references), value.integer);
  else
    label = sp_value_to_label (field, &value);
  sp_value_clear (&value);
  return dup_short (label);
}

/* 任务“…”, and of what belongs to one: 任务“…”的时限“…” */
static char *
dup_subject (SpEngine *engine, const SpRecordType *type, int64_t id, int64_t measure)
{
  g_autofree char *name = dup_name (engine, type, id);
  g_autofree char *task = NULL;

  if (measure == 0 || type == &sp_measure_type)
    return g_strdup_printf (_ ("%s“%s”"), _ (type->label), name);
  task = dup_name (engine, &sp_measure_type, measure);
  return g_strdup_printf (_ ("任务“%s”的%s“%s”"), task, _ (type->label), name);
}

static char *
dup_change_sentence (SpEngine *engine,
                     const SpRecordType *type,
                     const SpHistoryLine *line,
                     const char *subject)
{
  int i = sp_record_type_field (type, line->field);
  const SpField *field = i >= 0 ? &type->fields[i] : NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (field == NULL)
    return g_strdup_printf (_ ("%s：%s 由 %s 改为 %s"), subject, line->field, line->old_value,
                            line->new_value);
  from = dup_value (engine, field, line->old_value);
  to = dup_value (engine, field, line->new_value);
  return g_strdup_printf (_ ("%s：%s 由 %s 改为 %s"), subject, _ (field->label), from, to);
}

static char *
dup_sentence (SpEngine *engine, SpRowChangeKind kind, const SpHistoryLine *line, int64_t measure)
{
  const SpRecordType *type = sp_record_type_by_table (line->table);
  g_autofree char *subject = NULL;

  if (type == NULL)
    return g_strdup (line->table);
  subject = dup_subject (engine, type, line->record, measure);
  switch (kind)
    {
    case SP_ROW_INSERTED:
      return g_strdup_printf (_ ("新增%s"), subject);
    case SP_ROW_DELETED:
      return g_strdup_printf (_ ("删除%s"), subject);
    case SP_ROW_UPDATED:
    default:
      return dup_change_sentence (engine, type, line, subject);
    }
}

/* Columns: action, at, who, label, n_changes, kind, record_table, record, measure, field,
 * old_value, new_value. */
#define LINE                                                                                       \
  "SELECT a.id, a.at, a.who, a.label, a.n_changes, c.kind, c.record_table, c.record, c.measure,"   \
  " CASE c.kind WHEN 'update' THEN c.field ELSE '' END,"                                           \
  " CASE c.kind WHEN 'update' THEN c.old_value ELSE '' END,"                                       \
  " CASE c.kind WHEN 'update' THEN c.new_value ELSE '' END"                                        \
  " FROM change AS c JOIN action AS a ON a.id = c.action WHERE c.id = ?1"

static SpHistoryLine *
read_line (SpStatement *statement, SpEngine *engine, gboolean gathers)
{
  SpHistoryLine *line = g_new0 (SpHistoryLine, 1);
  int64_t n_changes = sp_statement_get_integer (statement, 4);

  line->action = sp_statement_get_integer (statement, 0);
  line->when = dup_local_time (sp_statement_get_text (statement, 1));
  line->who = g_strdup (sp_statement_get_text (statement, 2));
  line->label = g_strdup (sp_statement_get_text (statement, 3));
  line->field = g_strdup (sp_statement_get_text (statement, 9));
  line->old_value = g_strdup (sp_statement_get_text (statement, 10));
  line->new_value = g_strdup (sp_statement_get_text (statement, 11));
  if (gathers && n_changes > SP_HISTORY_MANY)
    {
      line->table = g_strdup ("");
      line->sentence =
        g_strdup_printf (_ ("%s：共 %" G_GINT64_FORMAT " 处改动"), line->label, n_changes);
      return line;
    }
  line->table = g_strdup (sp_statement_get_text (statement, 6));
  line->record = sp_statement_get_integer (statement, 7);
  line->sentence =
    dup_sentence (engine, sp_journal_change_kind (sp_statement_get_text (statement, 5)), line,
                  sp_statement_get_integer (statement, 8));
  return line;
}

SpHistoryLine *
sp_history_line_new_blank (void)
{
  SpHistoryLine *line = g_new0 (SpHistoryLine, 1);
  char **const texts[] = {&line->when,  &line->who,   &line->label,     &line->sentence,
                          &line->table, &line->field, &line->old_value, &line->new_value};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
  return line;
}

/* NULL with @error set on failure; a change that is not there is a blank line. */
static SpHistoryLine *
load_line (SpEngine *engine, int64_t id, gboolean gathers, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, LINE, error);
  SpHistoryLine *line = NULL;

  if (statement == NULL)
    return NULL;
  sp_statement_bind_integer (statement, 1, id);
  if (sp_statement_next (statement))
    line = read_line (statement, engine, gathers);
  if (!sp_statement_end (statement, error))
    g_clear_pointer (&line, history_line_free);
  else if (line == NULL)
    line = sp_history_line_new_blank ();
  return line;
}

GPtrArray *
sp_reader_load_history_lines (SpReader *self,
                              const SpHistoryFilter *filter,
                              guint limit,
                              GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (history_line_free);
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (self != NULL && filter != NULL, NULL);
  ids = sp_history_query_run (self->engine, filter, 0, limit, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      SpHistoryLine *line = load_line (self->engine, g_array_index (ids, int64_t, i),
                                       sp_history_filter_gathers (filter), error);

      if (line == NULL)
        return NULL;
      g_ptr_array_add (lines, line);
    }
  return ids != NULL ? g_steal_pointer (&lines) : NULL;
}

GPtrArray *
sp_reader_load_history (SpReader *self, const char *table, int64_t id, guint limit, GError **error)
{
  const SpHistoryFilter filter = {.table = table, .record = id};

  return sp_reader_load_history_lines (self, &filter, limit, error);
}

GPtrArray *
sp_reader_load_history_people (SpReader *self, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SpStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  statement = sp_engine_prepare (
    self->engine, "SELECT DISTINCT who FROM action WHERE who <> '' ORDER BY who", error);
  if (statement == NULL)
    return NULL;
  while (sp_statement_next (statement))
    g_ptr_array_add (people, g_strdup (sp_statement_get_text (statement, 0)));
  return sp_statement_end (statement, error) ? g_steal_pointer (&people) : NULL;
}

/* ---- items ---- */

struct _SpHistoryItem
{
  GObject parent_instance;
  SpHistoryLine *line; /* owned */
};

G_DEFINE_FINAL_TYPE (SpHistoryItem, sp_history_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
sp_history_item_finalize (GObject *object)
{
  history_line_free (SP_HISTORY_ITEM (object)->line);
  G_OBJECT_CLASS (sp_history_item_parent_class)->finalize (object);
}

static void
sp_history_item_class_init (SpHistoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_history_item_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_history_item_init (SpHistoryItem *self)
{
}

SpHistoryItem *
sp_history_item_new (SpHistoryLine *line)
{
  SpHistoryItem *self = g_object_new (SP_TYPE_HISTORY_ITEM, NULL);

  self->line = line;
  return self;
}

void
sp_history_item_take_over (SpHistoryItem *self, SpHistoryItem *newer)
{
  SpHistoryLine *former = self->line;

  if (g_str_equal (former->sentence, newer->line->sentence))
    return;
  self->line = newer->line;
  newer->line = former;
  g_signal_emit (self, changed_signal, 0);
}

gboolean
sp_history_item_is_watched (gpointer item)
{
  return g_signal_has_handler_pending (item, changed_signal, 0, TRUE);
}

const SpHistoryLine *
sp_history_item_get_line (SpHistoryItem *self)
{
  g_return_val_if_fail (SP_IS_HISTORY_ITEM (self), NULL);
  return self->line;
}

GPtrArray *
sp_history_query_make_items (
  SpEngine *engine, const SpHistoryFilter *filter, const int64_t *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_ids; i++)
    {
      SpHistoryLine *line = load_line (engine, ids[i], sp_history_filter_gathers (filter), error);

      if (line == NULL)
        return NULL;
      g_ptr_array_add (items, sp_history_item_new (line));
    }
  return g_steal_pointer (&items);
}
