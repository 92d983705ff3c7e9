/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Units of an import: printed names to ids while an import is written. What a person decided
 * becomes an alias, what nobody knows a unit that waits for a person. */
#include "exchange/sp-import-private.h"

#include "base/sp-text.h"

struct _SpImportUnits
{
  /* Owned */
  GHashTable *names; /* every name of the store's units → id as GSIZE_TO_POINTER */
  /* Borrowed */
  SpImportDraft *draft;
  SpWrite *write;
  /* State */
  int n_pending;
};

/* A file that has no units yet gets the shipped directory that the draft was resolved against. */
static GHashTable *
prepare_names (SpImportDraft *draft, SpStore *store, SpWrite *write, GError **error)
{
  g_autoptr (GHashTable) names = sp_directory_load_names (store, error);
  g_autoptr (SpDirectory) directory = NULL;
  const char *shipped = sp_unit_book_get_shipped (draft->book);

  if (names == NULL || g_hash_table_size (names) > 0 || shipped == NULL)
    return g_steal_pointer (&names);
  g_clear_pointer (&names, g_hash_table_unref);
  directory = sp_directory_load (shipped, error);
  if (directory == NULL || !sp_directory_write (directory, store, write, &names, error))
    return NULL;
  return g_steal_pointer (&names);
}

SpImportUnits *
sp_import_units_new (SpImportDraft *draft, SpStore *store, SpWrite *write, GError **error)
{
  GHashTable *names = prepare_names (draft, store, write, error);
  SpImportUnits *self;

  if (names == NULL)
    return NULL;
  self = g_new0 (SpImportUnits, 1);
  self->names = names;
  self->draft = draft;
  self->write = write;
  return self;
}

void
sp_import_units_free (SpImportUnits *self)
{
  g_hash_table_unref (self->names);
  g_free (self);
}

/* A first guess; the person who confirms the unit sees it. */
static SpUnitKind
guess_kind (const char *name)
{
  static const struct
  {
    const char *part;
    SpUnitKind kind;
  } signs[] = {
    {"各", SP_UNIT_COLLECTIVE},       {"有关", SP_UNIT_COLLECTIVE}, {"县委", SP_UNIT_PARTY},
    {"总工会", SP_UNIT_PARTY},        {"镇人民", SP_UNIT_TOWNSHIP}, {"乡人民", SP_UNIT_TOWNSHIP},
    {"人民政府", SP_UNIT_GOVERNMENT}, {"公司", SP_UNIT_ENTERPRISE}, {"供电", SP_UNIT_ENTERPRISE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (name, signs[i].part) != NULL)
      return signs[i].kind;
  return SP_UNIT_DEPARTMENT;
}

static int64_t
insert_pending (SpImportUnits *self, const char *name, GError **error)
{
  g_autoptr (SpRecord) unit = sp_record_new (&sp_unit_type);

  sp_record_set_text (unit, SP_UNIT_NAME, name);
  sp_record_set_integer (unit, SP_UNIT_KIND, guess_kind (name));
  sp_record_set_integer (unit, SP_UNIT_STATUS, SP_UNIT_PENDING);
  sp_record_set_text (unit, SP_UNIT_NOTE, _ ("导入计划文件时遇到的名称，待确认。"));
  sp_record_set_integer (unit, SP_UNIT_POSITION,
                         (int64_t)g_hash_table_size (self->names) + self->n_pending++);
  if (!sp_write_insert (self->write, unit, error))
    return 0;
  g_hash_table_insert (self->names, g_strdup (name), GSIZE_TO_POINTER (sp_record_get_id (unit)));
  return sp_record_get_id (unit);
}

/* The name is known to be used since the plan: from the day it was issued or began. */
static SpDate
first_used (SpImportDraft *draft)
{
  SpDate issued = (SpDate)sp_record_get_integer (SP_RECORD (draft->plan), SP_PLAN_ISSUED_ON);
  SpDate first = (SpDate)sp_record_get_integer (SP_RECORD (draft->plan), SP_PLAN_FIRST_DAY);

  return issued != SP_DATE_NONE ? MIN (issued, first) : first;
}

static gboolean
insert_alias (SpImportUnits *self, const char *name, int64_t unit, GError **error)
{
  g_autoptr (SpRecord) alias = sp_record_new (&sp_unit_alias_type);

  sp_record_set_integer (alias, SP_UNIT_ALIAS_UNIT, unit);
  sp_record_set_text (alias, SP_UNIT_ALIAS_NAME, name);
  sp_record_set_text (alias, SP_UNIT_ALIAS_REASON, _ ("导入时由人确认"));
  sp_record_set_integer (alias, SP_UNIT_ALIAS_VALID_FROM, first_used (self->draft));
  g_hash_table_insert (self->names, g_strdup (name), GSIZE_TO_POINTER (unit));
  return sp_write_insert (self->write, alias, error);
}

int64_t
sp_import_units_get (SpImportUnits *self, const char *printed, GError **error)
{
  g_autofree char *key = sp_text_squash (printed);
  const char *name = sp_import_draft_get_unit_name (self->draft, key);
  gpointer known = g_hash_table_lookup (self->names, key);
  int64_t id;

  /* A decision goes before what the name is known as, e.g. of a pending unit. */
  if (known != NULL && !g_hash_table_contains (self->draft->decisions, key))
    return (int64_t)GPOINTER_TO_SIZE (known);
  if (name == NULL)
    return insert_pending (self, key, error);
  id = (int64_t)GPOINTER_TO_SIZE (g_hash_table_lookup (self->names, name));
  if (id == 0)
    id = insert_pending (self, name, error);
  if (id != 0 && !g_hash_table_contains (self->names, key) && !insert_alias (self, key, id, error))
    return 0;
  return id;
}
