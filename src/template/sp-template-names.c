/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-template-names.h. */
#include "template/sp-template-names.h"

#include "base/sp-i18n.h"
#include "core/sp-enterprise.h"
#include "core/sp-unit.h"
#include "exchange/sp-record-heads.h"

#include <string.h>

struct _SpTemplateNames
{
  /* Owned */
  GHashTable *rows; /* plain name → row + 1 */

  /* State */
  int total; /* -1: none */
};

typedef struct
{
  SpTemplateNames *names;
  SpReader *reader;
  GHashTable *aliases; /* unit id → GPtrArray of SpUnitAlias */
  guint title;
  GError *error;
} Collecting;

static void
add_name (SpTemplateNames *self, const char *name, guint row)
{
  g_autofree char *plain = sp_record_head_dup_plain (name);

  if (*plain != '\0' && !g_hash_table_contains (self->rows, plain))
    g_hash_table_insert (self->rows, g_steal_pointer (&plain), GUINT_TO_POINTER (row + 1));
}

static void
add_aliases (Collecting *self, int64_t unit, guint row)
{
  const GPtrArray *aliases = g_hash_table_lookup (self->aliases, GSIZE_TO_POINTER ((gsize)unit));

  for (guint i = 0; aliases != NULL && i < aliases->len; i++)
    add_name (self->names, sp_record_get_text (aliases->pdata[i], SP_UNIT_ALIAS_NAME), row);
}

static void
add_record_names (Collecting *self, const SpReportRow *row, guint i)
{
  static const struct
  {
    const SpRecordType *type;
    guint field;
  } shorts[] = {{&sp_unit_type, SP_UNIT_SHORT_NAME},
                {&sp_enterprise_type, SP_ENTERPRISE_SHORT_NAME}};
  g_autoptr (SpRecord) record = NULL;

  for (guint k = 0; k < G_N_ELEMENTS (shorts); k++)
    if (row->type == shorts[k].type && row->id > 0 && self->error == NULL)
      {
        g_clear_object (&record);
        record = sp_reader_load (self->reader, row->type, row->id, &self->error);
        if (record != NULL)
          add_name (self->names, sp_record_get_text (record, shorts[k].field), i);
      }
  if (row->type == &sp_unit_type)
    add_aliases (self, row->id, i);
}

static gboolean
add_title (guint i, const SpReportRow *row, gpointer data)
{
  Collecting *self = data;

  add_name (self->names, row->cells[self->title].text, i);
  if (row->look == SP_REPORT_ROW_TOTAL)
    self->names->total = (int)i;
  return TRUE;
}

static gboolean
add_others (guint i, const SpReportRow *row, gpointer data)
{
  Collecting *self = data;

  add_record_names (self, row, i);
  return self->error == NULL;
}

static GHashTable *
load_aliases (SpReader *reader, GError **error)
{
  g_autoptr (GPtrArray) all = sp_reader_load_all (reader, &sp_unit_alias_type, -1, 0, error);
  GHashTable *aliases;

  if (all == NULL)
    return NULL;
  aliases = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < all->len; i++)
    {
      gpointer unit =
        GSIZE_TO_POINTER ((gsize)sp_record_get_integer (all->pdata[i], SP_UNIT_ALIAS_UNIT));
      GPtrArray *list = g_hash_table_lookup (aliases, unit);

      if (list == NULL)
        {
          list = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (aliases, unit, list);
        }
      g_ptr_array_add (list, g_object_ref (all->pdata[i]));
    }
  return aliases;
}

static void
add_total_names (SpTemplateNames *self)
{
  static const char *const names[] = {N_ ("合计"), N_ ("总计"), N_ ("全县"), N_ ("全县合计"),
                                      N_ ("共计")};

  for (guint i = 0; self->total >= 0 && i < G_N_ELEMENTS (names); i++)
    add_name (self, _ (names[i]), (guint)self->total);
}

SpTemplateNames *
sp_template_names_new (SpReader *reader, const SpReportSheet *sheet, guint title, GError **error)
{
  g_autoptr (SpTemplateNames) self = g_new0 (SpTemplateNames, 1);
  g_autoptr (GHashTable) aliases = load_aliases (reader, error);
  Collecting collecting = {self, reader, aliases, title, NULL};

  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->total = -1;
  if (aliases == NULL)
    return NULL;
  /* A name goes before the short names of others. */
  if (!sp_report_sheet_foreach (sheet, reader, 0, G_MAXUINT, add_title, &collecting, NULL, error) ||
      !sp_report_sheet_foreach (sheet, reader, 0, G_MAXUINT, add_others, &collecting, NULL, error))
    return NULL;
  if (collecting.error != NULL)
    {
      g_propagate_error (error, collecting.error);
      return NULL;
    }
  add_total_names (self);
  return g_steal_pointer (&self);
}

void
sp_template_names_free (SpTemplateNames *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->rows);
  g_free (self);
}

static int
look_up (const SpTemplateNames *self, const char *plain)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->rows, plain)) - 1;
}

/* 芒章乡人民政府 is 芒章乡; so is 3芒章乡, where the number stands in the same cell. */
int
sp_template_names_find (const SpTemplateNames *self, const char *text)
{
  static const char *const endings[] = {N_ ("人民政府"), N_ ("街道办事处"), N_ ("办事处"),
                                        N_ ("政府")};
  g_autofree char *plain = sp_record_head_dup_plain (text);
  const char *bare = plain;
  int row = look_up (self, plain);

  while (g_ascii_isdigit (*bare))
    bare++;
  if (row < 0 && *bare != '\0')
    row = look_up (self, bare);
  for (guint i = 0; row < 0 && i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (bare, _ (endings[i])))
      {
        g_autofree char *cut = g_strndup (bare, strlen (bare) - strlen (_ (endings[i])));

        row = *cut != '\0' ? look_up (self, cut) : -1;
      }
  return row;
}

gboolean
sp_template_names_is_total (const SpTemplateNames *self, int row)
{
  return row >= 0 && row == self->total;
}
