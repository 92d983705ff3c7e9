/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-record-draft.h. Here: reading, columns, and what is asked of a draft. */
#include "exchange/sp-record-draft-private.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

G_DEFINE_FINAL_TYPE (SpRecordDraft, sp_record_draft, G_TYPE_OBJECT)

static void
sp_record_draft_finalize (GObject *object)
{
  SpRecordDraft *self = SP_RECORD_DRAFT (object);

  g_clear_pointer (&self->table, sp_cell_table_free);
  g_clear_pointer (&self->mapping, sp_record_mapping_free);
  g_clear_object (&self->model);
  g_array_unref (self->rows);
  g_array_unref (self->problems);
  g_ptr_array_unref (self->notes);
  g_clear_pointer (&self->block, g_array_unref);
  g_string_chunk_free (self->sentences);
  if (self->profile.free_data != NULL)
    self->profile.free_data (self->profile.user_data);
  G_OBJECT_CLASS (sp_record_draft_parent_class)->finalize (object);
}

static void
sp_record_draft_class_init (SpRecordDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_record_draft_finalize;
}

static void
sp_record_draft_init (SpRecordDraft *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (SpDraftRow));
  self->problems = g_array_new (FALSE, FALSE, sizeof (SpRowProblem));
  self->sentences = g_string_chunk_new (4096);
  self->notes = g_ptr_array_new_with_free_func (g_free);
}

/* ---- reading ---- */

static guint
score_sheet (const SpCellTable *table, gpointer user_data)
{
  g_autoptr (SpRecordMapping) mapping = sp_record_heads_find (user_data, table);

  return mapping->n_matched;
}

/* A second column of the same name is left out, and a head in another unit is told of. */
static void
note_columns (SpRecordDraft *self)
{
  for (guint i = 0; i < self->mapping->columns->len; i++)
    {
      const SpRecordColumn *column = _sp_record_draft_get_column (self, i);
      int field = sp_record_heads_match (&self->heads, column->head);

      if (column->field < 0 && field >= 0)
        g_ptr_array_add (self->notes,
                         g_strdup_printf (_ ("有两列“%s”，后一列没有读。"), column->head));
      else if (column->field >= 0 && column->factor != 1)
        g_ptr_array_add (self->notes,
                         g_strdup_printf (_ ("“%s”换算成“%s（%s）”。"), column->head,
                                          sp_record_heads_get_label (&self->heads, column->field),
                                          _ (self->heads.type->fields[column->field].unit)));
    }
}

static void
take_block (SpRecordDraft *self)
{
  self->block = sp_record_block_read (&self->heads, self->table, self->mapping->head_row);
  for (guint i = 0; i < self->block->len; i++)
    {
      const SpBlockValue *value = &g_array_index (self->block, SpBlockValue, i);

      g_ptr_array_add (
        self->notes,
        g_strdup_printf (_ ("第 %u 行写着%s“%s”：下面自己没有写的行都按它。"), value->line,
                         sp_record_heads_get_label (&self->heads, value->field), value->text));
    }
}

static void
take_table (SpRecordDraft *self, SpCellTable *table)
{
  const GPtrArray *notes = sp_cell_table_get_notes (table);
  guint n_rows = sp_cell_table_get_n_rows (table);

  self->table = table;
  self->mapping = sp_record_heads_find (&self->heads, table);
  for (guint i = 0; i < notes->len; i++)
    g_ptr_array_add (self->notes, g_strdup (g_ptr_array_index (notes, i)));
  take_block (self);
  note_columns (self);
  g_array_set_size (self->rows, n_rows - MIN (self->mapping->first_row, n_rows));
}

SpRecordDraft *
sp_record_draft_new (GBytes *bytes,
                     const char *name,
                     SpRecord *model,
                     const SpRecordProfile *profile,
                     GCancellable *cancellable,
                     SpProgressFunc progress,
                     gpointer user_data,
                     GError **error)
{
  g_autoptr (SpRecordDraft) self = g_object_new (SP_TYPE_RECORD_DRAFT, NULL);
  SpCellTable *table;

  g_return_val_if_fail (bytes != NULL && SP_IS_RECORD (model), NULL);

  if (profile != NULL)
    self->profile = *profile;
  self->model = sp_record_copy (model);
  self->heads.type = sp_record_get_record_type (model);
  self->heads.keys = self->profile.keys;
  self->heads.n_keys = self->profile.n_keys;
  self->heads.derived = self->profile.derived;
  self->heads.block = self->profile.block;
  self->heads.n_block = self->profile.n_block;
  table = sp_cell_source_read (bytes, name, score_sheet, &self->heads, cancellable, progress,
                               user_data, error);
  if (table == NULL)
    return NULL;
  take_table (self, table);
  return g_steal_pointer (&self);
}

/* ---- the table ---- */

const char *
sp_record_draft_get_sheet (SpRecordDraft *self)
{
  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self), NULL);
  return sp_cell_table_get_name (self->table);
}

const GPtrArray *
sp_record_draft_get_notes (SpRecordDraft *self)
{
  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self), NULL);
  return self->notes;
}

gboolean
sp_record_draft_has_heads (SpRecordDraft *self)
{
  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self), FALSE);
  return self->mapping->n_head_rows > 0;
}

/* ---- columns ---- */

SpRecordColumn *
_sp_record_draft_get_column (SpRecordDraft *self, guint column)
{
  return &g_array_index (self->mapping->columns, SpRecordColumn, column);
}

const SpRecordType *
sp_record_draft_get_record_type (SpRecordDraft *self)
{
  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self), NULL);
  return self->heads.type;
}

guint
sp_record_draft_get_n_columns (SpRecordDraft *self)
{
  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self), 0);
  return self->mapping->columns->len;
}

char *
sp_record_draft_dup_head (SpRecordDraft *self, guint column)
{
  const SpRecordColumn *it;
  g_autofree char *letters = NULL;

  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self), NULL);
  g_return_val_if_fail (column < self->mapping->columns->len, NULL);
  it = _sp_record_draft_get_column (self, column);
  if (*it->head != '\0')
    return g_strdup (it->head);
  letters = sp_cell_table_dup_letters (column);
  return g_strdup_printf (_ ("第 %s 列"), letters);
}

int
sp_record_draft_get_field (SpRecordDraft *self, guint column)
{
  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self), -1);
  g_return_val_if_fail (column < self->mapping->columns->len, -1);
  return _sp_record_draft_get_column (self, column)->field;
}

void
sp_record_draft_set_field (SpRecordDraft *self, guint column, int field)
{
  SpRecordColumn *it;

  g_return_if_fail (SP_IS_RECORD_DRAFT (self));
  g_return_if_fail (column < self->mapping->columns->len);
  g_return_if_fail (field < (int)sp_record_draft_get_n_fields (self));

  for (guint i = 0; field >= 0 && i < self->mapping->columns->len; i++)
    if (_sp_record_draft_get_column (self, i)->field == field)
      _sp_record_draft_get_column (self, i)->field = -1;
  it = _sp_record_draft_get_column (self, column);
  it->field = field;
  it->factor = field >= 0 && (guint)field < self->heads.type->n_fields
                 ? sp_record_heads_get_factor (&self->heads.type->fields[field], it->head)
                 : 1;
}

void
sp_record_draft_set_fields (SpRecordDraft *self, const int *fields, guint n_fields)
{
  g_return_if_fail (SP_IS_RECORD_DRAFT (self));
  for (guint i = 0; i < MIN (n_fields, self->mapping->columns->len); i++)
    sp_record_draft_set_field (self, i, fields[i]);
}

const char *
sp_record_draft_get_label (SpRecordDraft *self, int field)
{
  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self), NULL);
  return sp_record_heads_get_label (&self->heads, field);
}

guint
sp_record_draft_get_n_fields (SpRecordDraft *self)
{
  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self), 0);
  return self->heads.type->n_fields + self->heads.n_keys;
}

/* Not what the model says already: the plan. */
gboolean
sp_record_draft_is_choosable (SpRecordDraft *self, int field)
{
  const SpField *it;

  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self) && field >= 0, FALSE);
  if ((guint)field >= self->heads.type->n_fields)
    return TRUE;
  it = &self->heads.type->fields[field];
  /* A key of the same name reads what the field does, and more. */
  for (guint i = 0; i < self->heads.n_keys; i++)
    if (g_str_equal (self->heads.keys[i].label, it->label))
      return FALSE;
  return sp_record_heads_is_read (&self->heads, (guint)field) &&
         (it->type != SP_TYPE_REFERENCE || !sp_record_peek (self->model, (guint)field)->is_set);
}

GPtrArray *
sp_record_draft_list_ignored (SpRecordDraft *self)
{
  GPtrArray *ignored = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self), ignored);
  for (guint i = 0; i < self->mapping->columns->len; i++)
    {
      const SpRecordColumn *column = _sp_record_draft_get_column (self, i);

      if (column->field < 0 && !sp_record_heads_is_idle (column->head))
        g_ptr_array_add (ignored, g_strdup (column->head));
    }
  return ignored;
}

/* A column, or the block above the heads. */
static gboolean
has_column (SpRecordDraft *self, int field)
{
  for (guint i = 0; i < self->block->len; i++)
    if (g_array_index (self->block, SpBlockValue, i).field == field)
      return TRUE;
  for (guint i = 0; i < self->mapping->columns->len; i++)
    if (_sp_record_draft_get_column (self, i)->field == field)
      return TRUE;
  return FALSE;
}

/* The first field that must be filled and has neither a column nor anything in the model; -1 for
 * none. Keys fill what they resolve. */
/* Rows that say which record they change need no other field. */
static gboolean
names_records (SpRecordDraft *self)
{
  for (guint i = 0; i < self->heads.type->n_fields; i++)
    if ((self->profile.naming >> i & 1) != 0 && has_column (self, (int)i))
      return TRUE;
  return FALSE;
}

static int
find_missing (SpRecordDraft *self)
{
  const SpRecordType *type = self->heads.type;

  if (names_records (self))
    return -1;
  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & SP_FIELD_REQUIRED) != 0 && !has_column (self, (int)i) &&
        !sp_record_peek (self->model, i)->is_set &&
        (self->heads.n_keys == 0 || type->fields[i].type != SP_TYPE_REFERENCE))
      return (int)i;
  return -1;
}

static gboolean
may_stand_above (SpRecordDraft *self, int field)
{
  for (guint i = 0; i < self->heads.n_block; i++)
    if ((int)self->heads.block[i] == field)
      return TRUE;
  return FALSE;
}

gboolean
sp_record_draft_check_columns (SpRecordDraft *self, GError **error)
{
  g_autofree char *labels = NULL;
  int missing;

  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self), FALSE);

  labels = sp_record_heads_dup_labels (self->heads.type);
  missing = find_missing (self);
  if (sp_cell_table_get_n_rows (self->table) == 0 ||
      (self->mapping->n_head_rows > 0 && self->rows->len == 0))
    g_set_error (error, SP_ERROR, SP_ERROR_EMPTY,
                 _ ("表里没有内容：第一行要写列名，下面每行一条。"));
  else if (self->mapping->n_head_rows == 0)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("没有找到表头。表里要有一行列名，可以写：%s；列的次序不限。"), labels);
  else if (missing >= 0)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 may_stand_above (self, missing)
                   ? _ ("表里没有“%s”这一列。表头里要有它，或在表头上面写一行“%s：…”；列的次序"
                        "不限。")
                   : _ ("表里没有“%s”这一列。表头里要有它，例如“%s”；列的次序不限。"),
                 sp_record_draft_get_label (self, missing),
                 sp_record_draft_get_label (self, missing));
  else
    return TRUE;
  return FALSE;
}

/* ---- rows ---- */

guint
_sp_record_draft_get_table_row (SpRecordDraft *self, guint row)
{
  return self->mapping->first_row + row;
}

static const SpDraftRow *
get_row (SpRecordDraft *self, guint row)
{
  return &g_array_index (self->rows, SpDraftRow, row);
}

guint
sp_record_draft_get_n_rows (SpRecordDraft *self)
{
  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self), 0);
  return self->rows->len;
}

guint
sp_record_draft_count (SpRecordDraft *self, SpDraftState state)
{
  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self) && state < SP_DRAFT_N_STATES, 0);
  return self->counts[state];
}

guint
sp_record_draft_get_n_warned (SpRecordDraft *self)
{
  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self), 0);
  return self->n_warned;
}

SpDraftState
sp_record_draft_get_state (SpRecordDraft *self, guint row)
{
  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self) && row < self->rows->len, SP_DRAFT_REFUSED);
  return get_row (self, row)->state;
}

guint
sp_record_draft_get_line (SpRecordDraft *self, guint row)
{
  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self) && row < self->rows->len, 0);
  return sp_cell_table_get_line (self->table, _sp_record_draft_get_table_row (self, row));
}

const char *
sp_record_draft_get_cell (SpRecordDraft *self, guint row, guint column)
{
  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self) && row < self->rows->len, "");
  return sp_cell_table_get (self->table, _sp_record_draft_get_table_row (self, row), column, NULL);
}

/* ---- problems ---- */

void
_sp_record_draft_add_problem (
  SpRecordDraft *self, guint row, int column, gboolean is_warning, const char *reason)
{
  SpDraftRow *it = &g_array_index (self->rows, SpDraftRow, row);
  SpRowProblem problem = {row, column, is_warning,
                          g_string_chunk_insert_const (self->sentences, reason)};
  guint first = self->problems->len;

  /* A row's problems lie together: others that came since send them to the end. */
  if (it->n_problems > 0 && it->first_problem + it->n_problems == first)
    first = it->first_problem;
  for (guint i = 0; first != it->first_problem && i < it->n_problems; i++)
    {
      SpRowProblem copy = g_array_index (self->problems, SpRowProblem, it->first_problem + i);

      g_array_append_val (self->problems, copy);
    }
  g_array_append_val (self->problems, problem);
  it->first_problem = first;
  it->n_problems++;
}

void
_sp_record_draft_set_state (SpRecordDraft *self, guint row, SpDraftState state)
{
  SpDraftRow *it = &g_array_index (self->rows, SpDraftRow, row);

  self->counts[it->state]--;
  it->state = (guint8)state;
  self->counts[state]++;
}

const SpRowProblem *
sp_record_draft_find_problems (SpRecordDraft *self, guint row, guint *n)
{
  const SpDraftRow *it;

  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self) && row < self->rows->len && n != NULL, NULL);
  it = get_row (self, row);
  *n = it->n_problems;
  return *n > 0 ? &g_array_index (self->problems, SpRowProblem, it->first_problem) : NULL;
}

/* “台账”第 3 行, without the sheet where the table has no name. */
static char *
dup_row_place (SpRecordDraft *self, guint row)
{
  const char *sheet = sp_cell_table_get_name (self->table);
  guint line = sp_record_draft_get_line (self, row);

  return *sheet != '\0' ? g_strdup_printf (_ ("“%s”第 %u 行"), sheet, line)
                        : g_strdup_printf (_ ("第 %u 行"), line);
}

char *
sp_record_draft_dup_problem (SpRecordDraft *self, const SpRowProblem *problem)
{
  g_autofree char *place = NULL;
  g_autofree char *head = NULL;
  g_autofree char *letters = NULL;
  const char *value;

  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self) && problem != NULL, NULL);
  place = dup_row_place (self, problem->row);
  if (problem->column < 0)
    return g_strdup_printf (_ ("%s：%s"), place, problem->reason);
  letters = sp_cell_table_dup_letters ((guint)problem->column);
  value = sp_record_draft_get_cell (self, problem->row, (guint)problem->column);
  head = sp_record_draft_dup_head (self, (guint)problem->column);
  if (*value == '\0')
    return g_strdup_printf (_ ("%s %s 列“%s”：%s"), place, letters, head, problem->reason);
  return g_strdup_printf (_ ("%s %s 列“%s”写的是“%s”：%s"), place, letters, head, value,
                          problem->reason);
}
