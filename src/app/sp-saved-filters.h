/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a person looks at a ledger, kept in the settings: filters under a name, and which columns are
 * shown. Knows no widgets and no file: what a filter refers to is a code (sp_filter_chip_dup_code).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *name, *search;
  char *sort; /* key of a column; "": the ledger's own order */
  gboolean is_descending;
  GHashTable *codes; /* key of a chip → what it lets through; owned, of strings */
} SpSavedFilter;

SpSavedFilter *sp_saved_filter_new (const char *name);
void sp_saved_filter_free (SpSavedFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSavedFilter, sp_saved_filter_free)

/* Of SpSavedFilter in the order they were saved; transfer full. What cannot be read is left out. */
GPtrArray *sp_saved_filters_load (const char *table);
gboolean sp_saved_filters_save (const char *table, const GPtrArray *filters, GError **error);
/* NULL where there is none; borrowed from @filters. */
SpSavedFilter *sp_saved_filters_find (const GPtrArray *filters, const char *name);

/* Keys of columns in order, transfer full; none: as the ledger declares them. */
char **sp_saved_columns_load (const char *table);
gboolean sp_saved_columns_save (const char *table, const char *const *keys, GError **error);

G_END_DECLS
