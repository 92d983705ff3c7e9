/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpImportDraft: from a file to a draft, and a person's answers to its doubts. Knows what is
 * known of units; building records, doubts and writing stand in files of their own. */
#include "exchange/sp-import-private.h"

#include "base/sp-error.h"
#include "base/sp-text.h"

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
draft_new (SpReading *reading, SpUnitBook *book, const char *name, const SpDocumentFacts *facts)
{
  SpImportDraft *self = g_object_new (SP_TYPE_IMPORT_DRAFT, NULL);

  self->reading = reading;
  self->book = book;
  self->encoding = g_strdup (facts->label);
  self->n_replaced = facts->n_replaced;
  self->n_pictures = facts->n_pictures;
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

/* Of the whole work, what turning a file into a document takes; the rest is reading it. */
#define DOCUMENT_SHARE 0.4

/* Who watches the work. */
typedef struct
{
  GCancellable *cancellable;
  SpProgressFunc progress;
  gpointer user_data;
} Watch;

static gboolean
tell (const Watch *watch, double done)
{
  if (g_cancellable_is_cancelled (watch->cancellable))
    return FALSE;
  return watch->progress == NULL || watch->progress (done, watch->user_data);
}

static gboolean
document_progress (double done, gpointer user_data)
{
  return tell (user_data, done * DOCUMENT_SHARE);
}

static gboolean
reading_progress (double done, gpointer user_data)
{
  return tell (user_data, DOCUMENT_SHARE + done * (1 - DOCUMENT_SHARE));
}

/* Takes @document. */
static SpReading *
read_document (SpDocument *document, SpUnitBook *book, const Watch *watch, GError **error)
{
  SpReadOptions options = {
    .known_unit = is_known_unit,
    .known_unit_data = book,
    .step = reading_progress,
    .step_data = (gpointer)watch,
  };
  SpReading *reading = sp_reading_new_document (document, &options);

  if (reading == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("读取已取消。"));
  return reading;
}

/* Takes @document. */
static SpImportDraft *
draft_from_document (SpDocument *document,
                     const SpDocumentFacts *facts,
                     const char *name,
                     SpReader *directory,
                     const Watch *watch,
                     GError **error)
{
  g_autoptr (SpDocument) owned = document;
  const char *shipped = sp_directory_name_for_text (sp_document_get_text (document, NULL));
  g_autoptr (SpUnitBook) book = sp_unit_book_new (directory, shipped, error);
  g_autoptr (SpReading) reading = NULL;

  if (book != NULL)
    reading = read_document (g_steal_pointer (&owned), book, watch, error);
  if (reading == NULL)
    return NULL;
  if (!has_measure (reading))
    {
      g_set_error (
        error, SP_ERROR, SP_ERROR_NOT_PLAN,
        _ ("在“%s”里没有找到任务条目（一、（一）1.（1）等编号的措施，或任务分工表）。请确认选的是"
           "行动计划或实施方案的正文。"),
        name);
      return NULL;
    }
  return draft_new (g_steal_pointer (&reading), g_steal_pointer (&book), name, facts);
}

SpImportDraft *
sp_import_draft_new_from_bytes (GBytes *bytes,
                                const char *name,
                                SpReader *directory,
                                GCancellable *cancellable,
                                SpProgressFunc progress,
                                gpointer user_data,
                                GError **error)
{
  Watch watch = {cancellable, progress, user_data};
  SpDocumentFacts facts = {0};
  SpImportDraft *draft = NULL;
  SpDocument *document =
    sp_document_read_bytes (bytes, name, &facts, cancellable, document_progress, &watch, error);

  if (document != NULL)
    draft = draft_from_document (document, &facts, name, directory, &watch, error);
  sp_document_facts_clear (&facts);
  return draft;
}

SpImportDraft *
sp_import_draft_new_from_file (const char *path,
                               SpReader *directory,
                               GCancellable *cancellable,
                               SpProgressFunc progress,
                               gpointer user_data,
                               GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = sp_document_file_load (path, error);
  if (bytes == NULL)
    return NULL;
  base = g_path_get_basename (path);
  name = g_filename_display_name (base);
  return sp_import_draft_new_from_bytes (bytes, name, directory, cancellable, progress, user_data,
                                         error);
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
