/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which rows of a draft become records, and why others do not. */
#include "exchange/sp-record-draft-private.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <string.h>

#define CHECK_ROWS 256
/* A column of codes is looked at for how long they usually are. */
#define MAX_CODE_LENGTH 32

typedef struct
{
  /* Owned by the caller */
  SpRecordCells *cells;
  GHashTable *known; /* fingerprints of what is stored, and → row + 1 of what is in the table */

  /* Borrowed */
  SpRecordDraft *draft;
  SpReader *reader;

  /* State */
  guint usual_lengths[SP_CELL_TABLE_COLUMNS]; /* of digits in a column of codes; 0: not known */
} Judge;

/* ---- filling a record ---- */

/* Why the cell says nothing that could be kept, or NULL. */
static const char *
find_void (SpRecordDraft *self, guint field, const char *text)
{
  return self->profile.pass != NULL && *text != '\0' ? self->profile.pass (field, text) : NULL;
}

static gboolean
fill_cell (SpRecordDraft *self,
           SpRecordCells *cells,
           SpRecord *record,
           guint table_row,
           guint column,
           GError **error)
{
  const SpRecordColumn *it = _sp_record_draft_get_column (self, column);
  SpCellFlags flags;
  const char *text = sp_cell_table_get (self->table, table_row, column, &flags);

  if (it->field < 0 || (guint)it->field >= self->heads.type->n_fields ||
      find_void (self, (guint)it->field, text) != NULL)
    return TRUE;
  return sp_record_cells_set (cells, record, (guint)it->field, text, flags, it->factor, error);
}

/* What the row says of each field and key, "" for nothing. Transfer container. */
static const char **
list_cells (SpRecordDraft *self, guint table_row)
{
  guint n = self->heads.type->n_fields + self->heads.n_keys;
  const char **cells = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    cells[i] = "";
  for (guint i = 0; i < self->mapping->columns->len; i++)
    {
      int field = _sp_record_draft_get_column (self, i)->field;

      if (field >= 0)
        cells[field] = sp_cell_table_get (self->table, table_row, i, NULL);
    }
  return cells;
}

/* What stands above the heads goes into the row where it has nothing of its own; of keys into
 * @texts. */
static gboolean
fill_block (
  SpRecordDraft *self, SpRecordCells *cells, SpRecord *record, const char **texts, GError **error)
{
  const SpRecordProfile *profile = &self->profile;
  g_autofree const char **own =
    g_memdup2 (texts, (self->heads.type->n_fields + self->heads.n_keys + 1) * sizeof *texts);

  for (guint i = 0; i < self->block->len; i++)
    {
      const SpBlockValue *value = &g_array_index (self->block, SpBlockValue, i);
      guint field = (guint)value->field;

      if (*own[field] != '\0' ||
          (profile->takes_block != NULL && !profile->takes_block (field, own, profile->user_data)))
        continue;
      texts[field] = value->text;
      if (field < self->heads.type->n_fields &&
          !sp_record_cells_set (cells, record, field, value->text, SP_CELL_TEXT, 1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
resolve_keys (SpRecordDraft *self,
              SpRecordCells *cells,
              SpReader *reader,
              SpRecord *record,
              guint table_row,
              GError **error)
{
  g_autofree const char **texts = NULL;

  if (self->profile.resolve == NULL && self->block->len == 0)
    return TRUE;
  texts = list_cells (self, table_row);
  if (self->block->len > 0 && !fill_block (self, cells, record, texts, error))
    return FALSE;
  return self->profile.resolve == NULL ||
         self->profile.resolve (reader, record, texts + self->heads.type->n_fields,
                                self->profile.user_data, error);
}

/* The sentence without the field's label in front, which a cell's place says already. */
static const char *
skip_label (SpRecordDraft *self, guint column, const char *reason)
{
  const char *label =
    sp_record_draft_get_label (self, _sp_record_draft_get_column (self, column)->field);
  gsize length = strlen (label);

  if (length > 0 && g_str_has_prefix (reason, label) && g_str_has_prefix (reason + length, "："))
    return reason + length + strlen ("：");
  return reason;
}

gboolean
_sp_record_draft_fill (SpRecordDraft *self,
                       SpRecordCells *cells,
                       SpReader *reader,
                       SpRecord *record,
                       guint row,
                       gboolean is_telling,
                       GError **error)
{
  guint table_row = _sp_record_draft_get_table_row (self, row);
  gboolean is_good = TRUE;
  g_autoptr (GError) failure = NULL;

  for (guint i = 0; i < self->mapping->columns->len; i++)
    {
      if (fill_cell (self, cells, record, table_row, i, &failure))
        continue;
      is_good = FALSE;
      if (!is_telling)
        break;
      _sp_record_draft_add_problem (self, row, (int)i, FALSE,
                                    skip_label (self, i, failure->message));
      g_clear_error (&failure);
    }
  if (is_good && !(resolve_keys (self, cells, reader, record, table_row, &failure) &&
                   sp_record_check (record, &failure) &&
                   (self->profile.check == NULL ||
                    self->profile.check (reader, record, self->profile.user_data, &failure))))
    {
      is_good = FALSE;
      if (is_telling)
        _sp_record_draft_add_problem (self, row, -1, FALSE, failure->message);
    }
  if (!is_good && !is_telling)
    g_propagate_error (error, g_steal_pointer (&failure));
  return is_good;
}

/* What a row is written over: what is to be changed keeps what the table does not say. */
static SpRecord *
new_base (SpRecordDraft *self, SpReader *reader, guint row, GError **error)
{
  const SpDraftRow *it = &g_array_index (self->rows, SpDraftRow, row);
  SpRecord *record;

  if (it->state == SP_DRAFT_UPDATE || it->state == SP_DRAFT_SAME)
    return sp_reader_load (reader, self->heads.type, it->id, error);
  record = sp_record_copy (self->model);
  sp_record_set_identity (record, 0, NULL, 0);
  return record;
}

SpRecord *
sp_record_draft_make (SpRecordDraft *self, SpReader *reader, guint row, GError **error)
{
  g_autoptr (SpRecordCells) cells = NULL;
  g_autoptr (SpRecord) record = NULL;

  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self) && row < self->rows->len, NULL);
  record = new_base (self, reader, row, error);
  if (record == NULL)
    return NULL;
  cells = sp_record_cells_new (reader, self->profile.find, self->profile.user_data);
  sp_record_cells_set_1904 (cells, sp_cell_table_is_1904 (self->table));
  return _sp_record_draft_fill (self, cells, reader, record, row, FALSE, error)
           ? g_steal_pointer (&record)
           : NULL;
}

/* ---- warnings ---- */

static guint
count_digits (const char *text)
{
  gsize n = strspn (text, "0123456789");

  return text[n] == '\0' && n < MAX_CODE_LENGTH ? (guint)n : 0;
}

/* How many digits most codes of the column have that are digits only. */
static guint
find_usual_length (SpRecordDraft *draft, guint column)
{
  guint counts[MAX_CODE_LENGTH] = {0};
  guint best = 0;

  for (guint i = 0; i < draft->rows->len; i++)
    counts[count_digits (sp_record_draft_get_cell (draft, i, column))]++;
  for (guint i = 1; i < MAX_CODE_LENGTH; i++)
    if (counts[i] > counts[best] || best == 0)
      best = i;
  return counts[best] > 1 ? best : 0;
}

static void
learn_codes (Judge *self)
{
  const SpRecordType *type = self->draft->heads.type;

  for (guint i = 0; i < self->draft->mapping->columns->len; i++)
    {
      int field = _sp_record_draft_get_column (self->draft, i)->field;

      if (field >= 0 && (guint)field < type->n_fields &&
          (type->fields[field].flags & SP_FIELD_CODE) != 0)
        self->usual_lengths[i] = find_usual_length (self->draft, i);
    }
}

/* A code kept as a number has no zeros in front; a shorter one than the others most likely had. */
static void
warn_of_zeros (Judge *self, guint row)
{
  for (guint i = 0; i < self->draft->mapping->columns->len; i++)
    {
      SpCellFlags flags;
      const char *text;

      if (self->usual_lengths[i] == 0)
        continue;
      text = sp_cell_table_get (self->draft->table,
                                _sp_record_draft_get_table_row (self->draft, row), i, &flags);
      if ((flags & SP_CELL_NUMBER) != 0 && count_digits (text) > 0 &&
          count_digits (text) < self->usual_lengths[i])
        _sp_record_draft_add_problem (
          self->draft, row, (int)i, TRUE,
          _ ("号码按数字存放，比别的行短，前面的 0 可能丢了，请核对。"));
    }
}

/* All that people see of a record; two with the same are told of, not refused. */
static guint64
get_fingerprint (SpRecord *record)
{
  const SpRecordType *type = sp_record_get_record_type (record);
  guint64 sum = G_GUINT64_CONSTANT (14695981039346656037);

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *code = NULL;

      if ((type->fields[i].flags & (SP_FIELD_INTERNAL | SP_FIELD_DERIVED)) != 0)
        continue;
      code = sp_value_to_code (&type->fields[i], sp_record_peek (record, i));
      for (const char *p = code; *p != '\0'; p++)
        sum = (sum ^ (guchar)*p) * G_GUINT64_CONSTANT (1099511628211);
      sum = (sum ^ 0x1f) * G_GUINT64_CONSTANT (1099511628211);
    }
  return sum;
}

static gboolean
learn_stored (Judge *self, GError **error)
{
  g_autoptr (GPtrArray) stored =
    sp_reader_load_all (self->reader, self->draft->heads.type, -1, 0, error);

  for (guint i = 0; stored != NULL && i < stored->len; i++)
    {
      guint64 key = get_fingerprint (g_ptr_array_index (stored, i));

      g_hash_table_insert (self->known, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (0));
    }
  return stored != NULL;
}

static void
warn_of_same (Judge *self, SpRecord *record, guint row)
{
  guint64 key = get_fingerprint (record);
  gpointer before = NULL;
  g_autofree char *reason = NULL;

  if (!g_hash_table_lookup_extended (self->known, &key, NULL, &before))
    {
      g_hash_table_insert (self->known, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (row + 1));
      return;
    }
  reason =
    before == NULL
      ? g_strdup (_ ("文件里已有内容完全相同的一条，请核对是否重复。"))
      : g_strdup_printf (_ ("与表里第 %u 行内容完全相同，请核对是否重复。"),
                         sp_record_draft_get_line (self->draft, GPOINTER_TO_UINT (before) - 1));
  _sp_record_draft_add_problem (self->draft, row, -1, TRUE, reason);
}

static void
warn_of_void (Judge *self, guint row)
{
  for (guint i = 0; i < self->draft->mapping->columns->len; i++)
    {
      int field = _sp_record_draft_get_column (self->draft, i)->field;
      const char *reason = NULL;

      if (field >= 0 && (guint)field < self->draft->heads.type->n_fields)
        reason =
          find_void (self->draft, (guint)field, sp_record_draft_get_cell (self->draft, row, i));
      if (reason != NULL)
        _sp_record_draft_add_problem (self->draft, row, (int)i, TRUE, reason);
    }
}

/* What only this kind of table knows. */
static void
warn_of_others (Judge *self, SpRecord *record, guint row)
{
  const SpRecordProfile *profile = &self->draft->profile;
  g_autoptr (GPtrArray) sentences = NULL;

  if (profile->tell == NULL)
    return;
  sentences = g_ptr_array_new_with_free_func (g_free);
  profile->tell (self->reader, record, sentences, profile->user_data);
  for (guint i = 0; i < sentences->len; i++)
    _sp_record_draft_add_problem (self->draft, row, -1, TRUE, sentences->pdata[i]);
}

/* ---- a row ---- */

static gboolean
is_changed (SpRecord *stored, SpRecord *record)
{
  const SpRecordType *type = sp_record_get_record_type (stored);

  for (guint i = 0; i < type->n_fields; i++)
    if (!sp_value_equal (&type->fields[i], sp_record_peek (stored, i), sp_record_peek (record, i)))
      return TRUE;
  return FALSE;
}

/* What is to be changed keeps what the table does not say. */
static SpDraftState
judge_update (Judge *self, guint row, int64_t id)
{
  g_autoptr (SpRecord) stored = sp_reader_load (self->reader, self->draft->heads.type, id, NULL);
  g_autoptr (SpRecord) record = stored != NULL ? sp_record_copy (stored) : NULL;

  if (stored == NULL ||
      !_sp_record_draft_fill (self->draft, self->cells, self->reader, record, row, TRUE, NULL))
    return SP_DRAFT_REFUSED;
  if (!is_changed (stored, record))
    return SP_DRAFT_SAME;
  warn_of_others (self, record, row);
  return SP_DRAFT_UPDATE;
}

static SpDraftState
match (Judge *self, SpRecord *record, guint row)
{
  const SpRecordProfile *profile = &self->draft->profile;
  g_autoptr (GError) error = NULL;
  SpDraftState state;
  int64_t id = 0;

  if (profile->match == NULL)
    {
      warn_of_same (self, record, row);
      return SP_DRAFT_NEW;
    }
  state = profile->match (self->reader, record, &id, profile->user_data, &error);
  if (error != NULL)
    {
      _sp_record_draft_add_problem (self->draft, row, -1, FALSE, error->message);
      return SP_DRAFT_REFUSED;
    }
  g_array_index (self->draft->rows, SpDraftRow, row).id = id;
  return state == SP_DRAFT_UPDATE ? judge_update (self, row, id) : state;
}

/* Only the cells that say by themselves which record the row is; NULL where none does. A cell that
 * does not fit says nothing here and is told with the others. */
static SpRecord *
new_named (Judge *self, guint row)
{
  SpRecordDraft *draft = self->draft;
  g_autoptr (SpRecord) record = NULL;
  gboolean is_named = FALSE;

  for (guint i = 0; draft->profile.naming != 0 && i < draft->mapping->columns->len; i++)
    {
      int field = _sp_record_draft_get_column (draft, i)->field;

      if (field < 0 || (guint)field >= draft->heads.type->n_fields ||
          (draft->profile.naming >> field & 1) == 0)
        continue;
      if (record == NULL)
        record = sp_record_new (draft->heads.type);
      is_named |= fill_cell (draft, self->cells, record,
                             _sp_record_draft_get_table_row (draft, row), i, NULL) &&
                  sp_record_peek (record, (guint)field)->is_set;
    }
  return is_named ? g_steal_pointer (&record) : NULL;
}

/* Whether the row names a record that is stored: then it is judged as a change of it. */
static gboolean
judge_named (Judge *self, guint row, SpDraftState *state)
{
  const SpRecordProfile *profile = &self->draft->profile;
  g_autoptr (SpRecord) record = new_named (self, row);

  if (record == NULL || profile->find_named (self->reader, record, profile->user_data, NULL) == 0)
    return FALSE;
  *state = match (self, record, row);
  return TRUE;
}

static SpDraftState
judge_whole (Judge *self, guint row)
{
  g_autoptr (SpRecord) record = sp_record_copy (self->draft->model);
  SpDraftState state;

  sp_record_set_identity (record, 0, NULL, 0);
  if (!_sp_record_draft_fill (self->draft, self->cells, self->reader, record, row, TRUE, NULL))
    return SP_DRAFT_REFUSED;
  state = match (self, record, row);
  if (state == SP_DRAFT_NEW || state == SP_DRAFT_FOLDED)
    warn_of_others (self, record, row);
  return state;
}

static SpDraftState
judge_row (Judge *self, guint row)
{
  const char *pass = _sp_record_draft_find_pass (self->draft, row);
  SpDraftState state;

  if (pass != NULL)
    {
      _sp_record_draft_add_problem (self->draft, row, -1, TRUE, pass);
      return SP_DRAFT_PASSED;
    }
  if (!judge_named (self, row, &state))
    state = judge_whole (self, row);
  if (state == SP_DRAFT_NEW || state == SP_DRAFT_UPDATE || state == SP_DRAFT_FOLDED)
    {
      warn_of_zeros (self, row);
      warn_of_void (self, row);
    }
  return state;
}

/* ---- all rows ---- */

static void
forget (SpRecordDraft *self)
{
  g_array_set_size (self->problems, 0);
  for (guint i = 0; i < self->rows->len; i++)
    g_array_index (self->rows, SpDraftRow, i) = (SpDraftRow) {0};
  memset (self->counts, 0, sizeof self->counts);
  self->n_warned = 0;
}

static gboolean
judge_rows (Judge *self,
            GCancellable *cancellable,
            SpProgressFunc progress,
            gpointer user_data,
            GError **error)
{
  guint n_rows = self->draft->rows->len;

  for (guint i = 0; i < n_rows; i++)
    {
      SpDraftRow *row;

      if (i % CHECK_ROWS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (i % CHECK_ROWS == 0 && progress != NULL && !progress ((double)i / n_rows, user_data))
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("已取消"));
          return FALSE;
        }
      row = &g_array_index (self->draft->rows, SpDraftRow, i);
      row->state = (guint8)judge_row (self, i);
      self->draft->counts[row->state]++;
      self->draft->n_warned +=
        row->n_problems > 0 && (row->state == SP_DRAFT_NEW || row->state == SP_DRAFT_UPDATE ||
                                row->state == SP_DRAFT_FOLDED);
    }
  return TRUE;
}

gboolean
sp_record_draft_judge (SpRecordDraft *self,
                       SpReader *reader,
                       GCancellable *cancellable,
                       SpProgressFunc progress,
                       gpointer user_data,
                       GError **error)
{
  g_autoptr (SpRecordCells) cells = NULL;
  g_autoptr (GHashTable) known = NULL;
  Judge judge = {0};

  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self) && reader != NULL, FALSE);

  forget (self);
  if (self->profile.begin != NULL)
    self->profile.begin (self->profile.user_data);
  cells = sp_record_cells_new (reader, self->profile.find, self->profile.user_data);
  sp_record_cells_set_1904 (cells, sp_cell_table_is_1904 (self->table));
  known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  judge.cells = cells;
  judge.known = known;
  judge.draft = self;
  judge.reader = reader;
  learn_codes (&judge);
  return (self->profile.match != NULL || learn_stored (&judge, error)) &&
         judge_rows (&judge, cancellable, progress, user_data, error);
}
