/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-titles.h. */
#include "store/sp-titles.h"

#include "store/sp-reader.h"
#include "store/sp-store-private.h"

/* A table up to this length is read in one go. */
#define SHORT_TABLE 5000

struct _SpTitles
{
  GObject parent_instance;

  /* Owned */
  SpStore *store;
  GHashTable *by_type; /* SpRecordType → (id → title) */

  /* State */
  gulong changed_id;
};

G_DEFINE_FINAL_TYPE (SpTitles, sp_titles, G_TYPE_OBJECT)

static guint changed_signal;

static void
titles_store_changed_cb (SpTitles *self, guint n, const SpRowChange *changes)
{
  gboolean is_other = n == 0 && g_hash_table_size (self->by_type) > 0;

  if (n == 0)
    g_hash_table_remove_all (self->by_type);
  for (guint i = 0; i < n; i++)
    is_other |= g_hash_table_remove (self->by_type, changes[i].type);
  if (is_other)
    g_signal_emit (self, changed_signal, 0);
}

static void
sp_titles_dispose (GObject *object)
{
  SpTitles *self = SP_TITLES (object);

  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_id, self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->by_type, g_hash_table_unref);
  G_OBJECT_CLASS (sp_titles_parent_class)->dispose (object);
}

static void
sp_titles_class_init (SpTitlesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_titles_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_titles_init (SpTitles *self)
{
  self->by_type = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
}

SpTitles *
sp_titles_new (SpStore *store)
{
  SpTitles *self = g_object_new (SP_TYPE_TITLES, NULL);

  g_return_val_if_fail (SP_IS_STORE (store), self);
  self->store = g_object_ref (store);
  self->changed_id =
    g_signal_connect_swapped (store, "changed", G_CALLBACK (titles_store_changed_cb), self);
  return self;
}

/* What cannot be read is an empty title: whoever reads the list itself is told why. */
static void
read_titles (SpEngine *engine, const SpRecordType *type, int64_t only, GHashTable *titles)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT id, %s FROM %s%s", type->fields[type->title_field].name, type->table,
                     only != 0 ? " WHERE id = ?1" : "");
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, sql, NULL);

  if (statement == NULL)
    return;
  if (only != 0)
    sp_statement_bind_integer (statement, 1, only);
  while (sp_statement_next (statement))
    g_hash_table_insert (titles, GSIZE_TO_POINTER ((gsize)sp_statement_get_integer (statement, 0)),
                         g_strdup (sp_statement_get_text (statement, 1)));
  sp_statement_end (statement, NULL);
}

static GHashTable *
get_titles (SpTitles *self, SpReader *reader, const SpRecordType *type)
{
  GHashTable *titles = g_hash_table_lookup (self->by_type, type);

  if (titles != NULL)
    return titles;
  titles = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_hash_table_insert (self->by_type, (gpointer)type, titles);
  if (!sp_reader_has_more_than (reader, type, SHORT_TABLE))
    read_titles (reader->engine, type, 0, titles);
  return titles;
}

const char *
sp_titles_get (SpTitles *self, const SpRecordType *type, int64_t id)
{
  SpReader *reader;
  GHashTable *titles;
  const char *title;

  g_return_val_if_fail (SP_IS_TITLES (self) && type != NULL, "");
  reader = sp_store_get_reader (self->store);
  if (id == 0 || reader == NULL)
    return "";
  titles = get_titles (self, reader, type);
  title = g_hash_table_lookup (titles, GSIZE_TO_POINTER ((gsize)id));
  if (title != NULL)
    return title;
  read_titles (reader->engine, type, id, titles);
  title = g_hash_table_lookup (titles, GSIZE_TO_POINTER ((gsize)id));
  return title != NULL ? title : "";
}

char *
sp_titles_dup_field (SpTitles *self, SpRecord *record, guint field)
{
  const SpField *declared = &sp_record_get_record_type (record)->fields[field];

  g_return_val_if_fail (SP_IS_TITLES (self), g_strdup (""));
  if (declared->type == SP_TYPE_REFERENCE)
    return g_strdup (sp_titles_get (self, sp_record_type_by_table (declared->references),
                                    sp_record_get_integer (record, field)));
  return sp_value_to_label (declared, sp_record_peek (record, field));
}
