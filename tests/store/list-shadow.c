/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See list-shadow.h. */
#include "list-shadow.h"

static void
list_items_changed_cb (
  GListModel *model, guint position, guint removed, guint added, Shadow *shadow)
{
  g_assert_cmpuint (position + removed, <=, shadow->ids->len);
  g_array_remove_range (shadow->ids, position, removed);
  for (guint i = 0; i < added; i++)
    {
      int64_t id = sp_list_get_id (shadow->list, position + i);

      g_array_insert_val (shadow->ids, position + i, id);
    }
  g_string_append_printf (shadow->told, "%u-%u+%u ", position, removed, added);
  g_assert_cmpuint (shadow->ids->len, ==, g_list_model_get_n_items (model));
}

void
shadow_init (Shadow *self, SpList *list)
{
  self->list = list;
  self->ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  self->told = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      int64_t id = sp_list_get_id (list, i);

      g_array_append_val (self->ids, id);
    }
  g_signal_connect (list, "items-changed", G_CALLBACK (list_items_changed_cb), self);
}

void
shadow_clear (Shadow *self)
{
  g_signal_handlers_disconnect_by_data (self->list, self);
  g_array_unref (self->ids);
  g_string_free (self->told, TRUE);
}

void
shadow_assert_true (Shadow *self)
{
  g_assert_cmpuint (self->ids->len, ==, g_list_model_get_n_items (G_LIST_MODEL (self->list)));
  for (guint i = 0; i < self->ids->len; i++)
    g_assert_cmpint (g_array_index (self->ids, int64_t, i), ==, sp_list_get_id (self->list, i));
}

void
shadow_assert_told (Shadow *self, const char *expected)
{
  g_assert_cmpstr (g_strstrip (self->told->str), ==, expected);
  g_string_truncate (self->told, 0);
  shadow_assert_true (self);
}

void
shadow_wait_for (SpList *list)
{
  gboolean is_loading = TRUE;

  while (g_object_get (list, "loading", &is_loading, NULL), is_loading)
    g_main_context_iteration (NULL, TRUE);
}
