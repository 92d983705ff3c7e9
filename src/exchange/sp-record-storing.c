/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A draft into the file, and what was refused back to where it came from. */
#include "base/sp-text.h"
#include "exchange/sp-record-draft-private.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "exchange/sp-csv.h"

#include <string.h>

/* Stored at once: some milliseconds. */
#define PART_ROWS 32

struct _SpRecordStoring
{
  /* Owned */
  SpRecordDraft *draft;
  SpWrite *write;       /* NULL before it began, and once it is committed */
  SpRecordCells *cells; /* with the write */
  char *label;

  /* Borrowed */
  SpReader *reader;

  /* State */
  guint row; /* the next */
};

static gboolean
check_rows (SpRecordDraft *draft, gboolean is_partial, GError **error)
{
  if (draft->counts[SP_DRAFT_REFUSED] > 0 && !is_partial)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("%u 行里有 %u 行不合要求，一行都没有存入。请改正后再试。"), draft->rows->len,
                   draft->counts[SP_DRAFT_REFUSED]);
      return FALSE;
    }
  if (draft->counts[SP_DRAFT_NEW] + draft->counts[SP_DRAFT_UPDATE] > 0)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_EMPTY, _ ("没有可以存入的行。"));
  return FALSE;
}

SpRecordStoring *
sp_record_storing_new (SpRecordDraft *draft, const char *label, gboolean is_partial, GError **error)
{
  SpRecordStoring *self;

  g_return_val_if_fail (SP_IS_RECORD_DRAFT (draft) && label != NULL, NULL);

  if (!check_rows (draft, is_partial, error))
    return NULL;
  self = g_new0 (SpRecordStoring, 1);
  self->draft = g_object_ref (draft);
  self->label = g_strdup (label);
  return self;
}

void
sp_record_storing_free (gpointer storing)
{
  SpRecordStoring *self = storing;

  if (self == NULL)
    return;
  g_clear_pointer (&self->write, sp_write_free);
  g_clear_pointer (&self->cells, sp_record_cells_free);
  g_object_unref (self->draft);
  g_free (self->label);
  g_free (self);
}

static gboolean
begin (SpRecordStoring *self, SpStore *store, GError **error)
{
  const SpRecordProfile *profile = &self->draft->profile;

  self->write = sp_write_begin (store, SP_ACTION_EDIT, self->label, error);
  if (self->write == NULL)
    return FALSE;
  self->reader = sp_store_get_reader (store);
  self->cells = sp_record_cells_new (self->reader, profile->find, profile->user_data);
  sp_record_cells_set_1904 (self->cells, sp_cell_table_is_1904 (self->draft->table));
  return TRUE;
}

static gboolean
store_row (SpRecordStoring *self, guint row, GError **error)
{
  const SpDraftRow *it = &g_array_index (self->draft->rows, SpDraftRow, row);
  const SpRecordProfile *profile = &self->draft->profile;
  gboolean is_update = it->state == SP_DRAFT_UPDATE;
  g_autoptr (SpRecord) record = NULL;

  if (it->state != SP_DRAFT_NEW && it->state != SP_DRAFT_FOLDED && !is_update)
    return TRUE;
  record = is_update ? sp_reader_load (self->reader, self->draft->heads.type, it->id, error)
                     : sp_record_copy (self->draft->model);
  if (record == NULL)
    return FALSE;
  if (!is_update)
    sp_record_set_identity (record, 0, NULL, 0);
  if (!_sp_record_draft_fill (self->draft, self->cells, self->reader, record, row, FALSE, error))
    return FALSE;
  if (profile->write != NULL)
    return profile->write (self->write, self->reader, record, profile->user_data, error);
  return (is_update ? sp_write_update (self->write, record, error)
                    : sp_write_insert (self->write, record, error));
}

/* A row that the file refused is shown with its reason; one where it was stopped is as good as
 * the others. */
static gboolean
refuse_row (SpRecordStoring *self, GError *failure, GError **error)
{
  if (g_error_matches (failure, SP_STORE_ERROR, SP_STORE_ERROR_CANCELLED))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  _sp_record_draft_add_problem (self->draft, self->row, -1, FALSE, failure->message);
  _sp_record_draft_set_state (self->draft, self->row, SP_DRAFT_REFUSED);
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("第 %u 行存不进去：%s"),
               sp_record_draft_get_line (self->draft, self->row), failure->message);
  g_error_free (failure);
  return FALSE;
}

gboolean
sp_record_storing_step (SpStore *store, gpointer storing, double *done, GError **error)
{
  SpRecordStoring *self = storing;
  guint n_rows = self->draft->rows->len;
  guint end = self->row + MIN (PART_ROWS, n_rows - self->row);

  if (self->write == NULL && !begin (self, store, error))
    return FALSE;
  for (; self->row < end; self->row++)
    {
      GError *failure = NULL;

      if (!store_row (self, self->row, &failure))
        return refuse_row (self, failure, error);
    }
  *done = MIN ((double)self->row / MAX (n_rows, 1), 0.99);
  if (self->row < n_rows)
    return TRUE;
  if (!sp_write_commit (self->write, error))
    return FALSE;
  g_clear_pointer (&self->write, sp_write_free);
  *done = 1;
  return TRUE;
}

gboolean
sp_record_draft_store (
  SpRecordDraft *self, SpStore *store, const char *label, gboolean is_partial, GError **error)
{
  g_autoptr (SpRecordStoring) storing = sp_record_storing_new (self, label, is_partial, error);
  gboolean is_good = storing != NULL;

  for (double done = 0; is_good && done < 1;)
    is_good = sp_record_storing_step (store, storing, &done, error);
  return is_good;
}

/* ---- what was refused ---- */

static void
append_reasons (SpRecordDraft *self, guint row, GString *csv)
{
  g_autoptr (GString) reasons = g_string_new (NULL);
  guint n = 0;
  const SpRowProblem *problems = sp_record_draft_find_problems (self, row, &n);

  for (guint i = 0; i < n; i++)
    if (!problems[i].is_warning && problems[i].column < 0)
      g_string_append (reasons, problems[i].reason);
    else if (!problems[i].is_warning)
      {
        g_autofree char *head = sp_record_draft_dup_head (self, (guint)problems[i].column);

        g_string_append_printf (reasons, "%s：%s", head, problems[i].reason);
      }
  sp_text_append_csv (csv, reasons->str, FALSE);
  g_string_append (csv, "\r\n");
}

char *
sp_record_draft_dup_refused (SpRecordDraft *self)
{
  GString *csv = g_string_new ("\xEF\xBB\xBF");

  g_return_val_if_fail (SP_IS_RECORD_DRAFT (self), NULL);
  for (guint i = 0; i < self->mapping->columns->len; i++)
    {
      const SpRecordColumn *column = _sp_record_draft_get_column (self, i);

      sp_text_append_csv (csv,
                          self->mapping->n_head_rows == 0 && column->field >= 0
                            ? sp_record_draft_get_label (self, column->field)
                            : column->head,
                          FALSE);
      g_string_append_c (csv, ',');
    }
  g_string_append_printf (csv, "%s\r\n", _ (SP_RECORD_REASON_HEAD));
  for (guint row = 0; row < self->rows->len; row++)
    {
      if (sp_record_draft_get_state (self, row) != SP_DRAFT_REFUSED)
        continue;
      for (guint i = 0; i < self->mapping->columns->len; i++)
        {
          sp_text_append_csv (csv, sp_record_draft_get_cell (self, row, i), FALSE);
          g_string_append_c (csv, ',');
        }
      append_reasons (self, row, csv);
    }
  return g_string_free (csv, FALSE);
}

gboolean
sp_record_draft_write_refused (SpRecordDraft *self, const char *path, GError **error)
{
  g_autofree char *csv = sp_record_draft_dup_refused (self);

  return sp_file_write (path, csv, strlen (csv), error);
}
