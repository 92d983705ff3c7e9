/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See history-support.h. */
#include "history-support.h"

char *
dup_sentence (SpList *list, guint position)
{
  g_autoptr (SpHistoryItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (item);
  return g_strdup (sp_history_item_get_line (item)->sentence);
}

SpList *
open_list (SpStore *store, const SpHistoryFilter *filter)
{
  SpList *list = sp_list_new_history (store, filter);

  shadow_wait_for (list);
  return list;
}

void
import_units (SpStore *store, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpWrite) write = sp_write_begin (store, SP_ACTION_IMPORT, "导入单位", &error);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpRecord) unit = sp_record_new (&sp_unit_type);
      g_autofree char *uid = sp_uid_new ();
      g_autofree char *name = g_strdup_printf ("示例%s村", uid);

      sp_record_set_text (unit, SP_UNIT_NAME, name);
      g_assert_true (sp_write_insert (write, unit, &error));
    }
  g_assert_true (sp_write_commit (write, &error));
}

SpStore *
open_other (StoreFixture *fixture, const char *who)
{
  g_autoptr (GError) error = NULL;
  SpStore *other = sp_store_open (fixture->path, SP_STORE_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  sp_store_set_user (other, who);
  return other;
}

void
close_other (SpStore *other)
{
  g_assert_true (sp_store_close (other, NULL));
  g_object_unref (other);
}
