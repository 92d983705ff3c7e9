/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names offered in an entry. */
#include "app/sp-name-entry.h"

#include "base/sp-initials.h"
#include <string.h>

static gboolean
name_entry_match_cb (GtkEntryCompletion *completion,
                     const char *key,
                     GtkTreeIter *iter,
                     gpointer user_data)
{
  g_autofree char *name = NULL;

  gtk_tree_model_get (gtk_entry_completion_get_model (completion), iter, 0, &name, -1);
  return name != NULL && sp_initials_finds (name, key);
}

/* What is being typed: after the last mark between words. */
static const char *
find_part (const char *text)
{
  static const char *const marks[] = {"、", "，", ",", "；", ";"};
  const char *part = text;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *mark = g_strrstr (text, marks[i]);

      if (mark != NULL && mark + strlen (marks[i]) > part)
        part = mark + strlen (marks[i]);
    }
  return part + strspn (part, " ");
}

static gboolean
name_entry_match_part_cb (GtkEntryCompletion *completion,
                          const char *key,
                          GtkTreeIter *iter,
                          gpointer user_data)
{
  const char *part = find_part (key);

  return *part != '\0' && name_entry_match_cb (completion, part, iter, user_data);
}

/* The name takes the place of the last part alone. */
static gboolean
name_entry_picked_cb (GtkEntryCompletion *completion,
                      GtkTreeModel *model,
                      GtkTreeIter *iter,
                      GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);
  g_autofree char *before = g_strndup (text, (gsize)(find_part (text) - text));
  g_autofree char *name = NULL;
  g_autofree char *whole = NULL;

  gtk_tree_model_get (model, iter, 0, &name, -1);
  whole = g_strconcat (before, name, NULL);
  gtk_editable_set_text (entry, whole);
  gtk_editable_set_position (entry, -1);
  return TRUE;
}

void
sp_name_entry_offer_parts (GtkEntry *entry, const char *const *names)
{
  GtkEntryCompletion *completion;

  g_return_if_fail (GTK_IS_ENTRY (entry));

  sp_name_entry_offer (entry, names);
  completion = gtk_entry_get_completion (entry);
  gtk_entry_completion_set_match_func (completion, name_entry_match_part_cb, NULL, NULL);
  g_signal_connect_object (completion, "match-selected", G_CALLBACK (name_entry_picked_cb), entry,
                           0);
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
