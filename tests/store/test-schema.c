/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The schema against the declared fields, versions, and files of former versions. */
#include "store-fixture.h"

#include "core/sp-accident.h"
#include "core/sp-industry.h"
#include "core/sp-supervision.h"

#include "store/sp-engine.h"
#include "store/sp-files.h"
#include "store/sp-schema.h"
#include "store/sp-store-private.h"

#include <glib/gstdio.h>
#include <string.h>

static SpEngine *
engine_of (StoreFixture *fixture)
{
  return sp_store_get_engine (fixture->store);
}

static const char *
column_type (const SpField *field)
{
  switch (field->type)
    {
    case SP_TYPE_REAL:
      return "REAL";
    case SP_TYPE_INTEGER:
    case SP_TYPE_BOOLEAN:
    case SP_TYPE_REFERENCE:
      return "INTEGER";
    case SP_TYPE_TEXT:
    case SP_TYPE_DATE:
    case SP_TYPE_CHOICE:
    default:
      return "TEXT";
    }
}

static gboolean
is_never_none (const SpField *field)
{
  return (field->flags & SP_FIELD_REQUIRED) || field->type == SP_TYPE_CHOICE ||
         field->type == SP_TYPE_BOOLEAN;
}

/* Columns: name, type, notnull. The first three are id, uid, revision. */
static void
assert_columns (SpEngine *engine, const SpRecordType *type)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql =
    g_strdup_printf ("SELECT name, type, \"notnull\" FROM pragma_table_info ('%s')", type->table);
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, sql, &error);
  static const char *const identity[] = {"id", "uid", "revision"};

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (identity); i++)
    {
      g_assert_true (sp_statement_next (statement));
      g_assert_cmpstr (sp_statement_get_text (statement, 0), ==, identity[i]);
    }
  for (guint i = 0; i < type->n_fields; i++)
    {
      const SpField *field = &type->fields[i];

      g_test_message ("%s.%s", type->table, field->name);
      g_assert_true (sp_statement_next (statement));
      g_assert_cmpstr (sp_statement_get_text (statement, 0), ==, field->name);
      g_assert_cmpstr (sp_statement_get_text (statement, 1), ==, column_type (field));
      g_assert_cmpint (sp_statement_get_integer (statement, 2), ==, is_never_none (field));
    }
  g_assert_false (sp_statement_next (statement));
}

static char *
dup_reference (SpEngine *engine, const char *table, const char *column)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT \"table\", \"to\", on_delete FROM pragma_foreign_key_list ('%s') WHERE \"from\" = ?1",
    table);
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, sql, NULL);
  char *referenced = NULL;

  g_assert_nonnull (statement);
  sp_statement_bind_text (statement, 1, column);
  if (sp_statement_next (statement))
    {
      g_assert_cmpstr (sp_statement_get_text (statement, 1), ==, "id");
      g_assert_cmpstr (sp_statement_get_text (statement, 2), ==, "NO ACTION");
      referenced = g_strdup (sp_statement_get_text (statement, 0));
    }
  return referenced;
}

static void
test_fields (StoreFixture *fixture, gconstpointer data)
{
  SpEngine *engine = engine_of (fixture);

  for (const SpRecordType *const *type = sp_record_types (); *type != NULL; type++)
    {
      assert_columns (engine, *type);
      for (guint i = 0; i < (*type)->n_fields; i++)
        {
          const SpField *field = &(*type)->fields[i];
          g_autofree char *referenced = dup_reference (engine, (*type)->table, field->name);

          g_assert_cmpstr (referenced, ==,
                           field->type == SP_TYPE_REFERENCE ? field->references : NULL);
        }
    }
}

static void
test_strict_tables (StoreFixture *fixture, gconstpointer data)
{
  int64_t n_loose = -1;
  int64_t n_tables = 0;
  guint n_types = 0;

  g_assert_true (sp_engine_get_integer (
    engine_of (fixture),
    "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND strict = 0"
    " AND name NOT LIKE 'sqlite!_%' ESCAPE '!'",
    &n_loose, NULL));
  g_assert_cmpint (n_loose, ==, 0);
  g_assert_true (sp_engine_get_integer (engine_of (fixture),
                                        "SELECT count(*) FROM pragma_table_list"
                                        " WHERE type = 'table' AND strict = 1",
                                        &n_tables, NULL));
  while (sp_record_types ()[n_types] != NULL)
    n_types++;
  g_assert_cmpint (n_tables, ==, n_types + 5);
  /* the journal's two, what files contain, what is owed to the search, facts of hazards */
}

/* The words in "CHECK (kind IN ('a', 'b'))" or "CHECK (kind = 'a' OR kind = 'b')" of the table's
 * own SQL. */
static GPtrArray *
words_of_check (SpEngine *engine, const char *table, const char *column)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (engine, "SELECT sql FROM sqlite_schema WHERE name = ?1", NULL);
  g_autofree char *opening = g_strdup_printf ("CHECK (%s ", column);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *at, *end;
  g_autofree char *list = NULL;
  g_auto (GStrv) parts = NULL;

  sp_statement_bind_text (statement, 1, table);
  g_assert_true (sp_statement_next (statement));
  at = strstr (sp_statement_get_text (statement, 0), opening);
  if (at == NULL)
    return words;
  end = strchr (at, ')');
  list = g_strndup (at, (gsize)(end - at));
  parts = g_strsplit (list, "'", -1);
  for (guint i = 1; parts[i] != NULL; i += 2)
    g_ptr_array_add (words, g_strdup (parts[i]));
  return words;
}

static void
test_vocabularies (StoreFixture *fixture, gconstpointer data)
{
  for (const SpRecordType *const *type = sp_record_types (); *type != NULL; type++)
    for (guint i = 0; i < (*type)->n_fields; i++)
      {
        const SpField *field = &(*type)->fields[i];
        g_autoptr (GPtrArray) words = NULL;

        if (field->type != SP_TYPE_CHOICE)
          continue;
        g_test_message ("%s.%s", (*type)->table, field->name);
        words = words_of_check (engine_of (fixture), (*type)->table, field->name);
        g_assert_cmpuint (words->len, ==, field->choices->n_words);
        for (guint j = 0; j < words->len; j++)
          g_assert_cmpstr (g_ptr_array_index (words, j), ==, field->choices->words[j].code);
      }
}

typedef struct
{
  const char *sql;
  gboolean is_allowed;
} Statement;

#define HAZARD(state_source_category)                                                              \
  "INSERT INTO hazard (id, uid, revision, description, grade, found_on, treatment, is_filed,"      \
  " is_interviewed, is_fined, is_exposed, is_shut_down, is_closed_down, is_handed_over, state,"    \
  " source, category) VALUES (1, '01a216ac-bc7e-7d47-aa23-d84972648779', 1, 'x', 'general',"       \
  " '2021-03-01', 'limited', 0, 0, 0, 0, 0, 0, 0, " state_source_category ")"
#define STEP(kind)                                                                                 \
  "INSERT INTO hazard_step (uid, revision, hazard, day, kind)"                                     \
  " VALUES ('01a216ac-bc7e-7d47-aa23-d84972648780', 1, 1, '2021-03-02', " kind ")"

static void
test_constraints (StoreFixture *fixture, gconstpointer data)
{
  static const Statement statements[] = {
    {"UPDATE plan SET issued_on = '2020-02-29'", TRUE},
    {"UPDATE plan SET issued_on = '2021-02-29'", FALSE},
    {"UPDATE plan SET issued_on = '2021-2-9'", FALSE},
    {"UPDATE plan SET issued_on = 'x'", FALSE},
    {"UPDATE plan SET issued_on = NULL", TRUE},
    {"UPDATE plan SET first_day = NULL", FALSE},
    {"UPDATE plan SET last_day = '2019-01-01'", FALSE},
    {"UPDATE plan SET is_sample = 2", FALSE},
    {"UPDATE plan SET near_days = 'soon'", FALSE},
    {"UPDATE plan SET near_days = -1", FALSE},
    {"UPDATE plan SET uid = 'short'", FALSE},
    {"UPDATE part SET plan = 99", FALSE},
    {"DELETE FROM plan", FALSE},
    {"UPDATE plan SET title = \"title\" || 'x'", TRUE},
    {"UPDATE plan SET title = \"no such column\"", FALSE},
    {"UPDATE sqlite_schema SET sql = ''", FALSE},
    {"UPDATE change SET kind = 'lost'", FALSE},
    {"UPDATE change SET kind = 'update' WHERE field = ''", FALSE},
    {"UPDATE change SET kind = 'delete' WHERE field = ''", TRUE},
    {HAZARD ("'lost', 'other', 'thing'"), FALSE},
    {HAZARD ("'closed', 'lost', 'thing'"), FALSE},
    {HAZARD ("'closed', 'other', 'lost'"), FALSE},
    {HAZARD ("NULL, 'other', 'thing'"), FALSE},
    {HAZARD ("'closed', 'other', 'thing'"), TRUE},
    {STEP ("'lost'"), FALSE},
    {STEP ("NULL"), FALSE},
    {STEP ("'reopen'"), TRUE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_test_message ("%s", statements[i].sql);
      g_assert_cmpint (sp_engine_exec (engine_of (fixture), statements[i].sql, NULL), ==,
                       statements[i].is_allowed);
    }
}

static void
test_migrations_are_numbered (void)
{
  g_autoptr (GArray) steps = sp_schema_load_migrations ();

  g_assert_cmpuint (steps->len, >=, 1);
  for (guint i = 0; i < steps->len; i++)
    g_assert_cmpint (g_array_index (steps, SpMigration, i).version, ==, (int)i + 1);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* The program's steps and one more. */
static GArray *
steps_with (const char *next)
{
  GArray *steps = sp_schema_load_migrations ();
  SpMigration step = {.version = (int)steps->len + 1, .sql = g_strdup (next)};

  g_array_append_val (steps, step);
  return steps;
}

static void
test_upgrade_keeps_backup (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) steps = steps_with ("ALTER TABLE plan ADD COLUMN county TEXT");
  const SpStoreOptions options = {.migrations = steps};
  g_autofree char *backups = store_fixture_path (fixture, "备份");
  g_autofree char *before = dup_content (fixture->store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  int64_t version = 0;

  sp_store_close (fixture->store, &error);
  g_clear_object (&fixture->store);
  fixture->store = sp_store_open_with (fixture->path, SP_STORE_OPEN_DEFAULT, &options, &error);
  g_assert_no_error (error);
  g_assert_true (
    sp_engine_get_integer (engine_of (fixture), "PRAGMA user_version", &version, NULL));
  g_assert_cmpint (version, ==, steps->len);
  after = dup_content (fixture->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_files (backups), ==, 1);

  /* For the program itself the file is now too new, and stays as it is. */
  sp_store_close (fixture->store, &error);
  g_clear_object (&fixture->store);
  g_assert_null (sp_store_open (fixture->path, SP_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_TOO_NEW);
  assert_sentence (error);
}

static void
test_failed_upgrade_changes_nothing (StoreFixture *fixture, gconstpointer data)
{
  static const char *const bad_steps[] = {
    "ALTER TABLE plan ADD COLUMN county TEXT; ALTER TABLE nowhere ADD COLUMN x TEXT",
    "ALTER TABLE plan ADD COLUMN county TEXT; DELETE FROM plan",
  };
  g_autofree char *before = dup_content (fixture->store);

  for (guint i = 0; i < G_N_ELEMENTS (bad_steps); i++)
    {
      g_autoptr (GArray) steps = steps_with (bad_steps[i]);
      const SpStoreOptions options = {.migrations = steps};
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      sp_store_close (fixture->store, NULL);
      g_clear_object (&fixture->store);
      g_assert_null (sp_store_open_with (fixture->path, SP_STORE_OPEN_DEFAULT, &options, &error));
      g_assert_nonnull (error);
      assert_sentence (error);
      store_fixture_reopen (fixture);
      after = dup_content (fixture->store);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_old_file_read_only (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) steps = steps_with ("ALTER TABLE plan ADD COLUMN county TEXT");
  const SpStoreOptions options = {.migrations = steps};
  g_autoptr (GError) error = NULL;

  sp_store_close (fixture->store, NULL);
  g_clear_object (&fixture->store);
  g_assert_null (sp_store_open_with (fixture->path, SP_STORE_OPEN_READ_ONLY, &options, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_READ_ONLY);
  assert_sentence (error);
}

/* Version 4 makes the table of attachments anew: what was in it stays, ids are not given again. */
static void
test_attachments_of_version_3 (StoreFixture *fixture, gconstpointer data)
{
  static const char rows[] =
    "INSERT INTO plan (id, uid, revision, title, first_day, last_day, is_sample) VALUES"
    " (1, '018f0000-0000-7000-8000-000000000001', 1, 'p', '2020-01-01', '2022-12-31', 0);"
    "INSERT INTO accident (id, uid, revision, title, happened_on, industry) VALUES"
    " (1, '018f0000-0000-7000-8000-000000000002', 1, 'a', '2021-01-01', 'road');"
    "INSERT INTO content (sha256, bytes) VALUES"
    " ('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', x'');"
    "INSERT INTO attachment (id, uid, revision, accident, name, size, sha256) VALUES"
    " (7, '018f0000-0000-7000-8000-000000000003', 1, 1, 'n.pdf', 0,"
    " 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'),"
    " (9, '018f0000-0000-7000-8000-000000000004', 1, 1, 'm.pdf', 0,"
    " 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');"
    "DELETE FROM attachment WHERE id = 9";
  g_autoptr (GArray) steps = sp_schema_load_migrations ();
  const SpStoreOptions options = {.migrations = steps};
  g_autofree char *path = store_fixture_path (fixture, "v3.safetyplan");
  g_autoptr (SpEngine) engine = NULL;
  g_autoptr (SpStore) store = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;
  int64_t last = 0;

  g_array_set_size (steps, 3);
  engine = sp_engine_open (path, SP_ENGINE_CREATE, SP_ENGINE_BUSY_MS, &error);
  g_assert_no_error (error);
  g_assert_true (sp_schema_migrate (engine, options.migrations, TRUE, &error));
  g_assert_true (sp_engine_exec (engine, rows, &error));
  g_clear_pointer (&engine, sp_engine_close);
  store = sp_store_open (path, SP_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  files = sp_reader_load_attachments (sp_store_get_reader (store), &sp_accident_type, 1, &error);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpint (sp_record_get_id (g_ptr_array_index (files, 0)), ==, 7);
  g_assert_true (sp_engine_get_integer (sp_store_get_engine (store),
                                        "SELECT seq FROM sqlite_sequence WHERE name = 'attachment'",
                                        &last, &error));
  g_assert_cmpint (last, ==, 9);
  g_assert_true (sp_store_close (store, &error));
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize)length, NULL));
}

/* Files of every released version open, keep what was in them, and can be worked on and taken back.
 */
static void
test_former_versions (StoreFixture *fixture, gconstpointer data)
{
  static const char *const names[] = {"store-v1.safetyplan", "store-v3.safetyplan"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = g_test_build_filename (G_TEST_DIST, "fixtures", names[i], NULL);
      g_autofree char *to = store_fixture_path (fixture, names[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpStore) store = NULL;
      g_autoptr (SpPlan) plan = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      copy_file (from, to);
      store = sp_store_open (to, SP_STORE_OPEN_DEFAULT, &error);
      g_assert_no_error (error);
      assert_sound (store);
      plan = sp_reader_load_plan (sp_store_get_reader (store), &error);
      g_assert_cmpstr (sp_record_get_title (SP_RECORD (plan)), ==, "旧版本示例");
      g_assert_cmpint (sp_reader_count (sp_store_get_reader (store), &sp_measure_type, NULL), ==,
                       3);
      before = dup_content (store);
      set_text (store, &sp_plan_type, sp_record_get_id (SP_RECORD (plan)), SP_PLAN_TITLE, "新");
      g_assert_true (sp_store_undo (store, &error));
      after = dup_content (store);
      g_assert_cmpstr (before, ==, after);
      g_assert_true (sp_store_close (store, &error));
    }
}

/* Version 4 gives enforcement the list of industries: rows and the journal's words follow, so that
 * what was taken back before can be done again. */
static void
test_industries_of_version_3 (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *from =
    g_test_build_filename (G_TEST_DIST, "fixtures", "store-v3.safetyplan", NULL);
  g_autofree char *to = store_fixture_path (fixture, "v3.safetyplan");
  g_autoptr (GError) error = NULL;
  g_autoptr (SpStore) store = NULL;
  static const char *const names[] = {"道路交通", "消防及人员密集场所"};

  copy_file (from, to);
  store = sp_store_open (to, SP_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  sp_store_redo (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SpReader *reader = sp_store_get_reader (store);
      g_autoptr (SpRecord) row = sp_reader_load (reader, &sp_enforcement_type, (int)i + 1, &error);
      g_autoptr (SpRecord) industry = NULL;

      g_assert_no_error (error);
      industry = sp_reader_load (reader, &sp_industry_type,
                                 sp_record_get_integer (row, SP_ENFORCEMENT_INDUSTRY), &error);
      g_assert_cmpstr (sp_record_get_title (industry), ==, names[i]);
    }
  assert_sound (store);
  g_assert_true (sp_store_close (store, &error));
}

/* With SP_MAKE_FIXTURE=<path> a file of this version is made instead of testing: to be kept under
 * tests/fixtures when the version is released. */
static int
make_fixture (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpStore) store = sp_store_create (path, &error);
  int64_t plan, part, unit, other;

  g_assert_no_error (error);
  sp_store_set_user (store, "示例员");
  plan = add_plan (store, "旧版本示例");
  part = add_part (store, plan, "总体方案", 0);
  unit = add_unit (store, "示例县应急管理局", SP_UNIT_DEPARTMENT);
  other = add_unit (store, "示例县青山乡人民政府", SP_UNIT_TOWNSHIP);
  for (int i = 1; i <= 4; i++)
    {
      g_autofree char *title = g_strdup_printf ("排查第%d类隐患", i);
      int64_t measure = add_measure (store, plan, part, title, i);

      add_measure_unit (store, measure, unit, SP_ROLE_LEAD);
      add_measure_unit (store, measure, other, SP_ROLE_TERRITORIAL);
      add_deadline (store, measure, SP_DEADLINE_BY, "2021-06-30", "");
      add_progress (store, measure, unit, "2020-12-31", i * 20);
    }
  {
    g_autoptr (SpRecord) last =
      sp_reader_load (sp_store_get_reader (store), &sp_measure_type, 4, &error);

    sp_store_delete (store, last, "删除任务", &error);
  }
  g_assert_no_error (error);
  assert_sound (store);
  return sp_store_close (store, &error) ? 0 : 1;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("SP_MAKE_FIXTURE") != NULL)
    return make_fixture (g_getenv ("SP_MAKE_FIXTURE"));
  store_fixture_add ("/store/schema/fields", test_fields);
  store_fixture_add ("/store/schema/strict-tables", test_strict_tables);
  store_fixture_add ("/store/schema/vocabularies", test_vocabularies);
  store_fixture_add ("/store/schema/constraints", test_constraints);
  g_test_add_func ("/store/schema/migrations-are-numbered", test_migrations_are_numbered);
  store_fixture_add ("/store/schema/upgrade-keeps-backup", test_upgrade_keeps_backup);
  store_fixture_add ("/store/schema/failed-upgrade-changes-nothing",
                     test_failed_upgrade_changes_nothing);
  store_fixture_add ("/store/schema/old-file-read-only", test_old_file_read_only);
  store_fixture_add ("/store/schema/former-versions", test_former_versions);
  store_fixture_add ("/store/schema/industries-of-version-3", test_industries_of_version_3);
  store_fixture_add ("/store/schema/attachments-of-version-3", test_attachments_of_version_3);
  return g_test_run ();
}
