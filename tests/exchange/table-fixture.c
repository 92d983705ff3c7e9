/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See table-fixture.h. */
#include "table-fixture.h"

#include "core/sp-enterprise.h"
#include "core/sp-unit.h"

#include <glib/gstdio.h>
#include <string.h>

void
table_insert (SpStore *store, SpRecord *taken)
{
  g_autoptr (SpRecord) record = taken;
  g_autoptr (GError) error = NULL;

  sp_store_insert (store, record, "准备", &error);
  g_assert_no_error (error);
}

static SpStore *
create (const char *path)
{
  g_autoptr (GError) error = NULL;
  SpStore *store = sp_store_create (path, &error);
  SpRecord *unit = sp_record_new (&sp_unit_type);
  SpRecord *enterprise = sp_record_new (&sp_enterprise_type);

  g_assert_no_error (error);
  sp_record_set_text (unit, SP_UNIT_NAME, "县应急管理局");
  table_insert (store, unit);
  sp_record_set_text (enterprise, SP_ENTERPRISE_NAME, "示例县红星砖瓦有限公司");
  sp_record_set_text (enterprise, SP_ENTERPRISE_SHORT_NAME, "红星砖瓦");
  sp_record_set_text (enterprise, SP_ENTERPRISE_ADDRESS, "城关镇东街");
  table_insert (store, enterprise);
  return store;
}

void
table_set_up (TableFixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("safetyplan-hazards-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "t.safetyplan", NULL);
  self->store = create (self->path);
}

void
table_tear_down (TableFixture *self, gconstpointer data)
{
  g_assert_true (sp_store_close (self->store, NULL));
  g_object_unref (self->store);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

SpRecordDraft *
table_read_bytes (TableFixture *self, const SpRecordType *type, GBytes *taken)
{
  g_autoptr (GBytes) bytes = taken;
  g_autoptr (SpRecord) model = sp_record_new (type);
  g_autoptr (GError) error = NULL;
  SpRecordProfile profile;
  SpRecordDraft *draft;

  g_assert_true (sp_record_profile_init (&profile, type));
  draft = sp_record_draft_new (bytes, "t", model, &profile, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  sp_record_draft_judge (draft, sp_store_get_reader (self->store), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return draft;
}

SpRecordDraft *
table_read_text (TableFixture *self, const SpRecordType *type, const char *text)
{
  return table_read_bytes (self, type, g_bytes_new (text, strlen (text)));
}

void
table_store (TableFixture *self, SpRecordDraft *draft)
{
  g_autoptr (GError) error = NULL;

  sp_record_draft_store (draft, self->store, "导入问题隐患", FALSE, &error);
  g_assert_no_error (error);
}

char *
table_dup_problems (SpRecordDraft *draft, guint row)
{
  GString *text = g_string_new (NULL);
  guint n = 0;
  const SpRowProblem *problems = sp_record_draft_find_problems (draft, row, &n);

  for (guint i = 0; i < n; i++)
    g_string_append (text, problems[i].reason);
  return g_string_free (text, FALSE);
}

SpRecord *
table_load (TableFixture *self, const SpRecordType *type, int64_t id)
{
  return sp_reader_load (sp_store_get_reader (self->store), type, id, NULL);
}
