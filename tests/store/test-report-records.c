/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is kept of reports: files of version 8 that come to version 9, files with made reports, and
 * taking it all back. */
#include "core/sp-attachment.h"
#include "core/sp-report-records.h"
#include "core/sp-risk-map.h"
#include "store-fixture.h"
#include "store/sp-engine.h"
#include "store/sp-files.h"
#include "store/sp-schema.h"
#include "store/sp-store-private.h"

#define HASH "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

/* Version 9 makes the table of attachments anew: what was in it stays, also with the newest
 * records that files are kept with, and ids are not given again. */
static void
test_attachments_of_version_8 (StoreFixture *fixture, gconstpointer data)
{
  static const char rows[] =
    "INSERT INTO risk_map (id, uid, revision, name, kind, title, stage, is_public, datum) VALUES"
    " (1, '018f0000-0000-7000-8000-000000000002', 1, 'm', 'traced', 'source', 'residual', 0,"
    " 'unknown');"
    "INSERT INTO content (sha256, bytes) VALUES ('" HASH "', x'');"
    "INSERT INTO attachment (id, uid, revision, risk_map, name, size, sha256) VALUES"
    " (7, '018f0000-0000-7000-8000-000000000003', 1, 1, 'n.pdf', 0, '" HASH "'),"
    " (9, '018f0000-0000-7000-8000-000000000004', 1, 1, 'm.pdf', 0, '" HASH "');"
    "DELETE FROM attachment WHERE id = 9";
  g_autoptr (GArray) steps = sp_schema_load_migrations ();
  g_autofree char *path = store_fixture_path (fixture, "v8.safetyplan");
  g_autoptr (SpEngine) engine = NULL;
  g_autoptr (SpStore) store = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;
  int64_t last = 0;

  g_array_set_size (steps, 8);
  engine = sp_engine_open (path, SP_ENGINE_CREATE, SP_ENGINE_BUSY_MS, &error);
  g_assert_no_error (error);
  g_assert_true (sp_schema_migrate (engine, steps, TRUE, &error));
  g_assert_true (sp_engine_exec (engine, rows, &error));
  g_clear_pointer (&engine, sp_engine_close);
  store = sp_store_open (path, SP_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  files = sp_reader_load_attachments (sp_store_get_reader (store), &sp_risk_map_type, 1, &error);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpint (sp_record_get_id (g_ptr_array_index (files, 0)), ==, 7);
  g_assert_true (sp_engine_get_integer (sp_store_get_engine (store),
                                        "SELECT seq FROM sqlite_sequence WHERE name = 'attachment'",
                                        &last, &error));
  g_assert_cmpint (last, ==, 9);
  g_assert_true (sp_store_close (store, &error));
}

static SpRecord *
new_owner (const SpRecordType *type)
{
  SpRecord *record = sp_record_new (type);

  if (type == &sp_report_made_type)
    {
      sp_record_set_text (record, SP_REPORT_MADE_DEFINITION, "county-form");
      sp_record_set_text (record, SP_REPORT_MADE_TITLE, "统计表");
      sp_record_set_text (record, SP_REPORT_MADE_FIGURES, "{}");
    }
  else
    sp_record_set_text (record, SP_REPORT_TEMPLATE_TITLE, "市级表样");
  return record;
}

/* Record and file come in together, go together, and come back together. */
static void
test_files (StoreFixture *fixture, gconstpointer data)
{
  static const SpRecordType *const types[] = {&sp_report_made_type, &sp_report_template_type};
  g_autofree char *path = store_fixture_path (fixture, "报表.xlsx");
  const char *const paths[] = {path, NULL};

  g_assert_true (g_file_set_contents (path, "表", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (SpRecord) record = new_owner (types[i]);
      g_autofree char *before = dup_content (fixture->store);
      g_autofree char *after = NULL;
      g_autofree char *back = NULL;
      g_autoptr (GPtrArray) files = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (sp_store_add_files (fixture->store, record, paths, "存档", &error));
      files = sp_reader_load_attachments (sp_store_get_reader (fixture->store), types[i],
                                          sp_record_get_id (record), &error);
      g_assert_cmpuint (files->len, ==, 1);
      after = dup_content (fixture->store);
      g_assert_true (sp_store_undo (fixture->store, &error));
      back = dup_content (fixture->store);
      g_assert_cmpstr (back, ==, before);
      g_assert_true (sp_store_redo (fixture->store, &error));
      g_clear_pointer (&back, g_free);
      back = dup_content (fixture->store);
      g_assert_cmpstr (back, ==, after);
      g_assert_true (sp_store_delete (fixture->store, record, "删除", &error));
      g_assert_true (sp_store_undo (fixture->store, &error));
      g_clear_pointer (&back, g_free);
      back = dup_content (fixture->store);
      g_assert_cmpstr (back, ==, after);
      assert_sound (fixture->store);
    }
}

/* Two forms cannot have one name. */
static void
test_names (StoreFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SpRecord) form = sp_record_new (&sp_report_form_type);
      g_autoptr (GError) error = NULL;

      sp_record_set_text (form, SP_REPORT_FORM_NAME, "own-1");
      sp_record_set_text (form, SP_REPORT_FORM_TITLE, "统计表");
      sp_record_set_text (form, SP_REPORT_FORM_BODY, "{}");
      g_assert_cmpint (sp_store_insert (fixture->store, form, "登记", &error), ==, i == 0);
      if (i > 0)
        assert_sentence (error);
    }
  assert_sound (fixture->store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/report-records/attachments-of-version-8",
                     test_attachments_of_version_8);
  store_fixture_add ("/store/report-records/files", test_files);
  store_fixture_add ("/store/report-records/names", test_names);
  return g_test_run ();
}
