/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpImportDraft: from a file to a draft, and a person's answers to its doubts. Knows how documents
 * are decoded and read; building records, doubts and writing stand in files of their own. */
#include "exchange/sp-import-private.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-text.h"

#define DOCUMENT_LIMIT ((gsize)200 * 1024 * 1024)

G_DEFINE_FINAL_TYPE (SpImportDraft, sp_import_draft, G_TYPE_OBJECT)

enum
{
  CHANGED,
  EDITED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
sp_import_draft_finalize (GObject *object)
{
  SpImportDraft *self = SP_IMPORT_DRAFT (object);

  g_clear_pointer (&self->reading, sp_reading_free);
  g_clear_pointer (&self->book, sp_unit_book_free);
  g_clear_pointer (&self->encoding, g_free);
  g_clear_object (&self->plan);
  g_clear_object (&self->source);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->phases, g_ptr_array_unref);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  g_clear_pointer (&self->doubt_facts, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->name_units, g_hash_table_unref);
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  g_clear_pointer (&self->block_measures, g_array_unref);
  g_clear_pointer (&self->filled, g_ptr_array_unref);
  g_clear_pointer (&self->decisions, g_hash_table_unref);

  G_OBJECT_CLASS (sp_import_draft_parent_class)->finalize (object);
}

static void
sp_import_draft_class_init (SpImportDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_import_draft_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[EDITED] =
    g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
}

static void
sp_import_draft_init (SpImportDraft *self)
{
  self->parts = g_ptr_array_new_with_free_func (g_object_unref);
  self->phases = g_ptr_array_new_with_free_func (g_object_unref);
  self->measures = g_ptr_array_new_with_free_func (sp_draft_measure_free);
  self->doubts = g_ptr_array_new_with_free_func (g_object_unref);
  self->doubt_facts = g_ptr_array_new_with_free_func (sp_draft_doubt_free);
  self->block_measures = g_array_new (FALSE, FALSE, sizeof (int));
  self->filled = g_ptr_array_new ();
  self->steps = g_ptr_array_new_with_free_func (sp_import_step_free);
  self->decisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* ---- construction ---- */

/* A unit that still waits for a person is not known: its name stays a doubt. */
static gboolean
is_known_unit (const char *name, gpointer user_data)
{
  const SpUnitEntry *entry = sp_unit_book_find (user_data, name);

  return entry != NULL && !entry->is_pending;
}

/* Takes @reading and @book. */
static SpImportDraft *
draft_new (
  SpReading *reading, SpUnitBook *book, const char *name, const char *encoding, guint n_replaced)
{
  SpImportDraft *self = g_object_new (SP_TYPE_IMPORT_DRAFT, NULL);

  self->reading = reading;
  self->book = book;
  self->encoding = g_strdup (encoding);
  self->n_replaced = n_replaced;
  sp_import_build (self, name);
  sp_import_collect_doubts (self);
  return self;
}

static gboolean
has_measure (const SpReading *reading)
{
  for (guint i = 0; i < sp_reading_get_n_blocks (reading); i++)
    if (sp_reading_get_block (reading, i)->kind == SP_BLOCK_MEASURE)
      return TRUE;
  return FALSE;
}

SpImportDraft *
sp_import_draft_new_from_bytes (
  const char *bytes, gsize length, const char *name, SpReader *directory, GError **error)
{
  g_autoptr (SpUnitBook) book = NULL;
  g_autoptr (SpReading) reading = NULL;
  SpDecoded decoded = {0};
  SpReadOptions options = {.known_unit = is_known_unit};
  g_autoptr (GError) local = NULL;

  if (!sp_text_decode (bytes, length, &decoded, &local))
    {
      g_set_error (error, local->domain, local->code, _ ("不能导入“%s”：%s"), name, local->message);
      return NULL;
    }
  book = sp_unit_book_new (directory, sp_directory_name_for_text (decoded.text), error);
  if (book != NULL)
    {
      options.known_unit_data = book;
      reading = sp_reading_new (decoded.text, decoded.length, &options);
    }
  sp_decoded_clear (&decoded);
  if (reading == NULL)
    return NULL;
  if (!has_measure (reading))
    {
      g_set_error (
        error, SP_ERROR, SP_ERROR_NOT_PLAN,
        _ ("在“%s”里没有找到任务条目（一、（一）1.（1）等编号的措施）。请确认选的是行动计划"
           "或实施方案的正文，并另存为纯文本后再导入。"),
        name);
      return NULL;
    }
  return draft_new (g_steal_pointer (&reading), g_steal_pointer (&book), name,
                    sp_encoding_name (decoded.encoding), decoded.n_replaced);
}

SpImportDraft *
sp_import_draft_new_from_file (const char *path, SpReader *directory, GError **error)
{
  g_autofree char *bytes = NULL;
  g_autofree char *name = NULL;
  gsize length = 0;

  g_return_val_if_fail (path != NULL, NULL);

  if (!sp_file_read (path, DOCUMENT_LIMIT, &bytes, &length, error))
    return NULL;
  name = g_path_get_basename (path);
  if (!g_utf8_validate (name, -1, NULL))
    {
      g_autofree char *shown = g_filename_display_name (name);

      return sp_import_draft_new_from_bytes (bytes, length, shown, directory, error);
    }
  return sp_import_draft_new_from_bytes (bytes, length, name, directory, error);
}

/* ---- what is in it ---- */

const SpReading *
sp_import_draft_get_reading (SpImportDraft *self)
{
  return self->reading;
}

SpPlan *
sp_import_draft_get_plan (SpImportDraft *self)
{
  return self->plan;
}

SpSource *
sp_import_draft_get_source (SpImportDraft *self)
{
  return self->source;
}

GPtrArray *
sp_import_draft_get_parts (SpImportDraft *self)
{
  return self->parts;
}

GPtrArray *
sp_import_draft_get_phases (SpImportDraft *self)
{
  return self->phases;
}

GPtrArray *
sp_import_draft_get_measures (SpImportDraft *self)
{
  return self->measures;
}

GPtrArray *
sp_import_draft_get_doubts (SpImportDraft *self)
{
  return self->doubts;
}

int
sp_import_draft_get_doubt_measure (SpImportDraft *self, guint doubt)
{
  g_return_val_if_fail (doubt < self->doubt_facts->len, -1);
  return ((SpDraftDoubt *)g_ptr_array_index (self->doubt_facts, doubt))->measure;
}

guint
sp_import_draft_get_n_open (SpImportDraft *self)
{
  guint n = 0;

  for (guint i = 0; i < self->doubts->len; i++)
    n += sp_record_get_integer (g_ptr_array_index (self->doubts, i), SP_DOUBT_STATE) ==
         SP_DOUBT_STATE_OPEN;
  return n;
}

const char *
sp_import_draft_get_unit_name (SpImportDraft *self, const char *printed)
{
  g_autofree char *key = sp_text_squash (printed);
  const char *decided = g_hash_table_lookup (self->decisions, key);
  const SpUnitEntry *entry;

  if (decided != NULL)
    return decided;
  entry = sp_unit_book_find (self->book, printed);
  return entry ? entry->unit : NULL;
}

void
sp_import_draft_answer (SpImportDraft *self, guint i, SpDoubtState state, const char *answer)
{
  SpImportStep *step;
  SpDraftDoubt *fact;

  g_return_if_fail (SP_IS_IMPORT_DRAFT (self));
  g_return_if_fail (i < self->doubts->len);

  fact = g_ptr_array_index (self->doubt_facts, i);
  step = sp_import_step_new (self, _ ("核对疑问"));
  sp_import_answer (self, step, fact, state, answer);
  sp_import_step_commit (step, fact->measure);
}
