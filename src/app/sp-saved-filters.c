/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-saved-filters.h. A ledger has a group in the settings; its filters are one text, which
 * GVariant writes and reads. */
#include "sp-saved-filters.h"

#include "sp-settings.h"

#define FILTERS_FORM "a(sssba{ss})"
#define KEY_FILTERS "filters"
#define KEY_COLUMNS "columns"

SpSavedFilter *
sp_saved_filter_new (const char *name)
{
  SpSavedFilter *self = g_new0 (SpSavedFilter, 1);

  self->name = g_strdup (name);
  self->search = g_strdup ("");
  self->sort = g_strdup ("");
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
sp_saved_filter_free (SpSavedFilter *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->search);
  g_free (self->sort);
  g_hash_table_unref (self->codes);
  g_free (self);
}

static char *
dup_group (const char *table)
{
  return g_strconcat ("ledger ", table, NULL);
}

static SpSavedFilter *
read_filter (GVariantIter *iter)
{
  SpSavedFilter *self;
  char *name, *search, *sort, *key, *code;
  gboolean is_descending;
  g_autoptr (GVariantIter) codes = NULL;

  if (!g_variant_iter_next (iter, "(sssba{ss})", &name, &search, &sort, &is_descending, &codes))
    return NULL;
  self = sp_saved_filter_new (NULL);
  g_free (self->search);
  g_free (self->sort);
  self->name = name;
  self->search = search;
  self->sort = sort;
  self->is_descending = is_descending;
  while (g_variant_iter_next (codes, "{ss}", &key, &code))
    g_hash_table_insert (self->codes, key, code);
  return self;
}

GPtrArray *
sp_saved_filters_load (const char *table)
{
  GPtrArray *filters = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_saved_filter_free);
  g_autofree char *group = dup_group (table);
  g_autofree char *text = sp_settings_dup_string (group, KEY_FILTERS);
  g_autoptr (GVariant) value = NULL;
  GVariantIter iter;
  SpSavedFilter *filter;

  if (*text != '\0')
    value = g_variant_parse (G_VARIANT_TYPE (FILTERS_FORM), text, NULL, NULL, NULL);
  if (value == NULL)
    return filters;
  g_variant_iter_init (&iter, value);
  while ((filter = read_filter (&iter)) != NULL)
    g_ptr_array_add (filters, filter);
  return filters;
}

static GVariant *
write_codes (const SpSavedFilter *filter)
{
  GVariantBuilder codes;
  GHashTableIter iter;
  gpointer key, code;

  g_variant_builder_init (&codes, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, filter->codes);
  while (g_hash_table_iter_next (&iter, &key, &code))
    g_variant_builder_add (&codes, "{ss}", (const char *)key, (const char *)code);
  return g_variant_builder_end (&codes);
}

gboolean
sp_saved_filters_save (const char *table, const GPtrArray *filters, GError **error)
{
  g_autofree char *group = dup_group (table);
  g_autofree char *text = NULL;
  g_autoptr (GVariant) value = NULL;
  GVariantBuilder builder;

  g_return_val_if_fail (table != NULL && filters != NULL, FALSE);
  g_variant_builder_init (&builder, G_VARIANT_TYPE (FILTERS_FORM));
  for (guint i = 0; i < filters->len; i++)
    {
      const SpSavedFilter *filter = g_ptr_array_index (filters, i);

      g_variant_builder_add (&builder, "(sssb@a{ss})", filter->name, filter->search, filter->sort,
                             filter->is_descending, write_codes (filter));
    }
  value = g_variant_ref_sink (g_variant_builder_end (&builder));
  text = g_variant_print (value, FALSE);
  return sp_settings_set_string (group, KEY_FILTERS, text, error);
}

SpSavedFilter *
sp_saved_filters_find (const GPtrArray *filters, const char *name)
{
  for (guint i = 0; i < filters->len; i++)
    if (g_str_equal (((SpSavedFilter *)g_ptr_array_index (filters, i))->name, name))
      return g_ptr_array_index (filters, i);
  return NULL;
}

char **
sp_saved_columns_load (const char *table)
{
  g_autofree char *group = dup_group (table);
  g_autofree char *text = sp_settings_dup_string (group, KEY_COLUMNS);

  return g_strsplit (text, ";", -1);
}

gboolean
sp_saved_columns_save (const char *table, const char *const *keys, GError **error)
{
  g_autofree char *group = dup_group (table);
  g_autofree char *text = g_strjoinv (";", (char **)keys);

  return sp_settings_set_string (group, KEY_COLUMNS, text, error);
}
