/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names offered in an entry. */
#include "app/sp-name-entry.h"
#include <string.h>

static gboolean
name_entry_match_cb (GtkEntryCompletion *completion,
                     const char *key,
                     GtkTreeIter *iter,
                     gpointer user_data)
{
  g_autofree char *name = NULL;

  gtk_tree_model_get (gtk_entry_completion_get_model (completion), iter, 0, &name, -1);
  return name != NULL && strstr (name, key) != NULL;
}

void
sp_name_entry_offer (GtkEntry *entry, const char *const *names)
{
  g_autoptr (GtkListStore) store = NULL;
  g_autoptr (GtkEntryCompletion) completion = NULL;
  GtkTreeIter iter;

  g_return_if_fail (GTK_IS_ENTRY (entry));

  store = gtk_list_store_new (1, G_TYPE_STRING);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    gtk_list_store_insert_with_values (store, &iter, -1, 0, names[i], -1);
  completion = gtk_entry_completion_new ();
  gtk_entry_completion_set_model (completion, GTK_TREE_MODEL (store));
  gtk_entry_completion_set_text_column (completion, 0);
  gtk_entry_completion_set_match_func (completion, name_entry_match_cb, NULL, NULL);
  gtk_entry_completion_set_minimum_key_length (completion, 1);
  gtk_entry_set_completion (entry, completion);
}
