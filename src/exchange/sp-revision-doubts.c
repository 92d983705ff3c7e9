/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Doubts of a new edition beside those of the former: what was asked and answered once is not asked
 * again, and what is no longer printed is no longer a question. */
#include "exchange/sp-revision-private.h"

/* A document's text by character, which is how places count. */
typedef struct
{
  gunichar *chars;
  glong n;
} Text;

static void
text_clear (Text *self)
{
  g_free (self->chars);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Text, text_clear)

static void
text_init (Text *self, SpImportDraft *draft)
{
  if (draft != NULL)
    self->chars = g_utf8_to_ucs4_fast (sp_reading_get_text (draft->reading, NULL), -1, &self->n);
}

/* By what is printed there; the message's words depend on what the directory knows by now. */
static char *
dup_key (const Text *text, SpRecord *doubt, int64_t measure)
{
  glong start = (glong)sp_record_get_integer (doubt, SP_DOUBT_SOURCE_START);
  glong end = (glong)sp_record_get_integer (doubt, SP_DOUBT_SOURCE_END);
  g_autofree char *printed = NULL;

  if (start >= 0 && end > start && end <= text->n)
    printed = g_ucs4_to_utf8 (text->chars + start, end - start, NULL, NULL, NULL);
  return g_strdup_printf ("%d\x1f%" G_GINT64_FORMAT "\x1f%s",
                          (int)sp_record_get_integer (doubt, SP_DOUBT_KIND), measure,
                          printed != NULL ? printed : sp_record_get_text (doubt, SP_DOUBT_MESSAGE));
}

static void
queue_free (gpointer queue)
{
  g_queue_free (queue);
}

/* The same questions of the same measure, in order: each answers for one new one. */
static GHashTable *
index_former (SpRevision *self)
{
  GHashTable *former = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, queue_free);
  g_auto (Text) text = {NULL, 0};

  text_init (&text, self->base);
  for (guint i = 0; i < self->doubts_now->len; i++)
    {
      SpRecord *doubt = g_ptr_array_index (self->doubts_now, i);
      g_autofree char *key =
        dup_key (&text, doubt, sp_record_get_integer (doubt, SP_DOUBT_MEASURE));
      GQueue *queue = g_hash_table_lookup (former, key);

      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (former, g_steal_pointer (&key), queue);
        }
      g_queue_push_tail (queue, doubt);
    }
  return former;
}

static gboolean
carry_on (SpWrite *write, SpRecord *former, SpRecord *fresh, GError **error)
{
  static const guint fields[] = {SP_DOUBT_LINE, SP_DOUBT_SOURCE_START, SP_DOUBT_SOURCE_END,
                                 SP_DOUBT_POSITION};
  g_autoptr (SpRecord) doubt = sp_record_copy (former);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    sp_record_set_value (doubt, fields[i], sp_record_peek (fresh, fields[i]));
  if (sp_record_get_integer (former, SP_DOUBT_STATE) == SP_DOUBT_STATE_OPEN)
    {
      sp_record_set_value (doubt, SP_DOUBT_MESSAGE, sp_record_peek (fresh, SP_DOUBT_MESSAGE));
      sp_record_set_value (doubt, SP_DOUBT_PROPOSAL, sp_record_peek (fresh, SP_DOUBT_PROPOSAL));
      sp_record_set_value (doubt, SP_DOUBT_STATE, sp_record_peek (fresh, SP_DOUBT_STATE));
      sp_record_set_value (doubt, SP_DOUBT_ANSWER, sp_record_peek (fresh, SP_DOUBT_ANSWER));
    }
  return sp_write_update (write, doubt, error);
}

static gboolean
close_former (SpWrite *write, SpRecord *former, GError **error)
{
  g_autoptr (SpRecord) doubt = sp_record_copy (former);

  sp_record_set_integer (doubt, SP_DOUBT_LINE, 0);
  sp_record_set_integer (doubt, SP_DOUBT_SOURCE_START, 0);
  sp_record_set_integer (doubt, SP_DOUBT_SOURCE_END, 0);
  if (sp_record_get_integer (former, SP_DOUBT_STATE) == SP_DOUBT_STATE_OPEN)
    {
      sp_record_set_integer (doubt, SP_DOUBT_STATE, SP_DOUBT_STATE_DISMISSED);
      sp_record_set_text (doubt, SP_DOUBT_ANSWER, _ ("新版里已没有这一处"));
    }
  return sp_write_update (write, doubt, error);
}

static gboolean
write_one (SpRevision *self,
           SpWrite *write,
           guint i,
           const Text *text,
           GHashTable *former,
           GHashTable *carried,
           GError **error)
{
  const SpDraftDoubt *fact = g_ptr_array_index (self->draft->doubt_facts, i);
  SpRecord *fresh = SP_RECORD (fact->record);
  int64_t measure =
    fact->measure >= 0 ? g_array_index (self->measure_ids, int64_t, fact->measure) : 0;
  g_autofree char *key = dup_key (text, fresh, measure);
  GQueue *queue = g_hash_table_lookup (former, key);
  SpRecord *old = queue != NULL ? g_queue_pop_head (queue) : NULL;

  if (old != NULL)
    {
      g_hash_table_add (carried, old);
      return carry_on (write, old, fresh, error);
    }
  sp_record_set_integer (fresh, SP_DOUBT_PLAN, sp_record_get_id (self->plan));
  sp_record_set_integer (fresh, SP_DOUBT_MEASURE, measure);
  return sp_write_insert (write, fresh, error);
}

gboolean
sp_revision_write_doubts (SpRevision *self, SpWrite *write, GError **error)
{
  g_autoptr (GHashTable) former = index_former (self);
  g_autoptr (GHashTable) carried = g_hash_table_new (NULL, NULL);
  g_auto (Text) text = {NULL, 0};

  text_init (&text, self->draft);
  for (guint i = 0; i < self->draft->doubt_facts->len; i++)
    if (!write_one (self, write, i, &text, former, carried, error))
      return FALSE;
  for (guint i = 0; i < self->doubts_now->len; i++)
    if (!g_hash_table_contains (carried, self->doubts_now->pdata[i]) &&
        !close_former (write, self->doubts_now->pdata[i], error))
      return FALSE;
  return TRUE;
}
