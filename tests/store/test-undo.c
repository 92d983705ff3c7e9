/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo and redo: what they bring back, what they refuse, that they outlive the program; random work
 * against snapshots. */
#include "store-fixture.h"

#include "store/sp-engine.h"
#include "store/sp-store-private.h"

static void
undo (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  sp_store_undo (fixture->store, &error);
  g_assert_no_error (error);
}

static void
redo (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  sp_store_redo (fixture->store, &error);
  g_assert_no_error (error);
}

static void
assert_content (StoreFixture *fixture, const char *expected)
{
  g_autofree char *content = dup_content (fixture->store);

  g_assert_cmpstr (content, ==, expected);
}

static void
assert_labels (StoreFixture *fixture, const char *undo_label, const char *redo_label)
{
  g_autofree char *back = sp_store_dup_undo_label (fixture->store, NULL);
  g_autofree char *again = sp_store_dup_redo_label (fixture->store, NULL);

  g_assert_cmpstr (back, ==, undo_label);
  g_assert_cmpstr (again, ==, redo_label);
}

static void
rename_plan (StoreFixture *fixture, const char *title, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecord) plan =
    sp_reader_load (sp_store_get_reader (fixture->store), &sp_plan_type, fixture->plan, &error);

  sp_record_set_text (plan, SP_PLAN_TITLE, title);
  g_assert_true (sp_store_update (fixture->store, plan, label, &error));
}

static void
test_stack (StoreFixture *fixture, gconstpointer data)
{
  rename_plan (fixture, "一", "甲");
  rename_plan (fixture, "二", "乙");
  assert_labels (fixture, "乙", NULL);
  undo (fixture);
  assert_labels (fixture, "甲", "乙");
  undo (fixture);
  assert_labels (fixture, "登记", "甲");
  redo (fixture);
  assert_labels (fixture, "甲", "乙");
  store_fixture_reopen (fixture); /* nothing of this is only in memory */
  assert_labels (fixture, "甲", "乙");
  redo (fixture);
  assert_labels (fixture, "乙", NULL);
  undo (fixture);
  rename_plan (fixture, "三", "丙"); /* a new edit ends redoing */
  assert_labels (fixture, "丙", NULL);
  undo (fixture);
  assert_labels (fixture, "甲", "丙");
  undo (fixture);
  assert_labels (fixture, "登记", "甲");
  redo (fixture);
  redo (fixture);
  assert_labels (fixture, "丙", NULL);
  assert_sound (fixture->store);
}

static void
test_nothing_left (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  undo (fixture);
  undo (fixture);
  /* What every new file has: industries and parameters. */
  g_assert_cmpint (sp_reader_count (sp_store_get_reader (fixture->store), &sp_plan_type, NULL), ==,
                   0);
  g_assert_cmpint (sp_reader_count (sp_store_get_reader (fixture->store), &sp_unit_type, NULL), ==,
                   0);
  g_assert_false (sp_store_undo (fixture->store, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_FOUND);
  assert_sentence (error);
  g_clear_error (&error);
  redo (fixture);
  redo (fixture);
  g_assert_false (sp_store_redo (fixture->store, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_FOUND);
}

static void
test_says_it_is_an_import (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dup_content (fixture->store);
  g_autofree char *with = NULL;
  g_autofree char *label = NULL;
  SpActionKind kind = SP_ACTION_EDIT;
  SpWrite *write = sp_write_begin (fixture->store, SP_ACTION_IMPORT, "导入计划", &error);

  for (int i = 0; i < 30; i++)
    {
      g_autoptr (SpRecord) measure = sp_record_new (&sp_measure_type);

      sp_record_set_integer (measure, SP_MEASURE_PLAN, fixture->plan);
      sp_record_set_integer (measure, SP_MEASURE_PART, fixture->part);
      sp_record_set_text (measure, SP_MEASURE_TITLE, "任务");
      g_assert_true (sp_write_insert (write, measure, &error));
    }
  g_assert_true (sp_write_commit (write, &error));
  sp_write_free (write);
  with = dup_content (fixture->store);
  label = sp_store_dup_undo_label (fixture->store, &kind);
  g_assert_cmpstr (label, ==, "导入计划");
  g_assert_cmpint (kind, ==, SP_ACTION_IMPORT);
  undo (fixture);
  assert_content (fixture, before);
  redo (fixture);
  assert_content (fixture, with);
  assert_sound (fixture->store);
}

/* Another program changed the rows: taking back must not overwrite that. */
static void
test_refuses_to_clobber (StoreFixture *fixture, gconstpointer data)
{
  static const char *const others[] = {
    "UPDATE plan SET title = '别人的'",
    "PRAGMA foreign_keys = OFF; DELETE FROM plan; PRAGMA foreign_keys = ON",
  };

  rename_plan (fixture, "我的", "改名");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL;

      g_assert_true (sp_engine_exec (sp_store_get_engine (fixture->store), others[i], &error));
      before = dup_content (fixture->store);
      g_assert_false (sp_store_undo (fixture->store, &error));
      g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CONFLICT);
      assert_sentence (error);
      assert_content (fixture, before);
      assert_labels (fixture, "改名", NULL);
    }
}

static void
test_inserted_row_used_by_others (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  /* A row that came past the journal hangs on the part, so undoing its insertion would leave it
   * hanging. */
  g_assert_true (
    sp_engine_exec (sp_store_get_engine (fixture->store),
                    "INSERT INTO measure (uid, revision, plan, part, kind, title)"
                    " VALUES ('01234567-89ab-7def-8123-456789abcdef', 1, 1, 1, 'measure', '旁路')",
                    &error));
  before = dup_content (fixture->store);
  g_assert_false (sp_store_undo (fixture->store, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CONSTRAINT);
  assert_sentence (error);
  assert_content (fixture, before);
}

static void
test_old_copies_conflict (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecord) copy = NULL;

  rename_plan (fixture, "一", "甲");
  copy = sp_reader_load (sp_store_get_reader (fixture->store), &sp_plan_type, fixture->plan, NULL);
  undo (fixture);
  redo (fixture); /* same values, yet the row has had another life since */
  sp_record_set_text (copy, SP_PLAN_TITLE, "旧");
  g_assert_false (sp_store_update (fixture->store, copy, "改名", &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CONFLICT);
}

/* One random action of one to five changes. */
static int64_t
any_id (StoreFixture *fixture, const SpRecordType *type)
{
  g_autoptr (GPtrArray) records =
    sp_reader_load_all (sp_store_get_reader (fixture->store), type, -1, 0, NULL);

  if (records->len == 0)
    return 0;
  return sp_record_get_id (
    g_ptr_array_index (records, g_test_rand_int_range (0, (gint32)records->len)));
}

static void
random_insert (StoreFixture *fixture, SpWrite *write)
{
  g_autoptr (SpRecord) record = NULL;
  g_autofree char *text = g_strdup_printf ("文字 %d", g_test_rand_int_range (0, 1000));
  int64_t measure = any_id (fixture, &sp_measure_type);
  int64_t unit = any_id (fixture, &sp_unit_type);

  if (measure == 0 || g_test_rand_int_range (0, 3) == 0)
    {
      record = sp_record_new (&sp_measure_type);
      sp_record_set_integer (record, SP_MEASURE_PLAN, fixture->plan);
      sp_record_set_integer (record, SP_MEASURE_PART, fixture->part);
      sp_record_set_text (record, SP_MEASURE_TITLE, text);
    }
  else if (unit == 0 || g_test_rand_int_range (0, 3) == 0)
    {
      record = sp_record_new (&sp_unit_type);
      sp_record_set_text (record, SP_UNIT_NAME, text);
    }
  else if (g_test_rand_bit ())
    {
      record = sp_record_new (&sp_measure_unit_type);
      sp_record_set_integer (record, SP_MEASURE_UNIT_MEASURE, measure);
      sp_record_set_integer (record, SP_MEASURE_UNIT_UNIT, unit);
    }
  else
    {
      record = sp_record_new (&sp_target_type);
      sp_record_set_integer (record, SP_TARGET_MEASURE, measure);
      sp_record_set_real (record, SP_TARGET_VALUE, g_test_rand_double_range (-10, 10));
      sp_record_set_text (record, SP_TARGET_TEXT, text);
    }
  g_assert_true (sp_write_insert (write, record, NULL));
}

static void
random_update (StoreFixture *fixture, SpWrite *write)
{
  int64_t id = any_id (fixture, &sp_measure_type);
  g_autoptr (SpRecord) measure = NULL;
  g_autofree char *text = g_strdup_printf ("改 %d\n\"引\"", g_test_rand_int_range (0, 3));

  if (id == 0)
    return;
  measure = sp_reader_load (sp_store_get_reader (fixture->store), &sp_measure_type, id, NULL);
  sp_record_set_text (measure, SP_MEASURE_TITLE, text);
  sp_record_set_text (measure, SP_MEASURE_NOTE, g_test_rand_bit () ? text : NULL);
  sp_record_set_integer (measure, SP_MEASURE_START_ON,
                         g_test_rand_bit () ? day ("2021-01-01") : SP_DATE_NONE);
  g_assert_true (sp_write_update (write, measure, NULL));
}

static void
random_action (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpWrite) write = sp_write_begin (fixture->store, SP_ACTION_EDIT, "随机", &error);
  int n = g_test_rand_int_range (1, 6);

  for (int i = 0; i < n; i++)
    {
      int64_t measure = any_id (fixture, &sp_measure_type);
      int kind = g_test_rand_int_range (0, 10);

      if (kind < 5)
        random_insert (fixture, write);
      else if (kind < 8)
        random_update (fixture, write);
      else if (measure != 0)
        g_assert_true (sp_write_delete (write, &sp_measure_type, measure, &error));
    }
  g_assert_true (sp_write_commit (write, &error));
}

static guint
n_actions_in_force (StoreFixture *fixture)
{
  int64_t n = 0;

  g_assert_true (sp_engine_get_integer (sp_store_get_engine (fixture->store),
                                        "SELECT count(*) FROM action"
                                        " WHERE kind = 'edit' AND undone_by IS NULL",
                                        &n, NULL));
  return (guint)n;
}

/* Snapshots by the number of actions in force: going back and forth, with the file closed in
 * between, each content comes again. */
static void
test_random (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) snapshots = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 2; i++)
    g_ptr_array_add (snapshots, NULL);
  g_ptr_array_add (snapshots, dup_content (fixture->store));
  for (int step = 0; step < 150; step++)
    {
      g_autofree char *redo_label = sp_store_dup_redo_label (fixture->store, NULL);
      int kind = g_test_rand_int_range (0, 20);
      guint n = n_actions_in_force (fixture);

      if (kind < 8)
        {
          random_action (fixture);
          if (n_actions_in_force (fixture) > n)
            {
              g_ptr_array_set_size (snapshots, (int)n + 1);
              g_ptr_array_add (snapshots, dup_content (fixture->store));
            }
        }
      else if (kind < 14 && n > 2)
        {
          undo (fixture);
          assert_content (fixture, g_ptr_array_index (snapshots, n - 1));
        }
      else if (kind < 19 && redo_label != NULL)
        {
          redo (fixture);
          assert_content (fixture, g_ptr_array_index (snapshots, n + 1));
        }
      else if (kind == 19)
        store_fixture_reopen (fixture);
    }
  assert_sound (fixture->store);
  while (n_actions_in_force (fixture) > 2)
    undo (fixture);
  assert_content (fixture, g_ptr_array_index (snapshots, 2));
  assert_sound (fixture->store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/undo/stack", test_stack);
  store_fixture_add ("/store/undo/nothing-left", test_nothing_left);
  store_fixture_add ("/store/undo/says-it-is-an-import", test_says_it_is_an_import);
  store_fixture_add ("/store/undo/refuses-to-clobber", test_refuses_to_clobber);
  store_fixture_add ("/store/undo/inserted-row-used-by-others", test_inserted_row_used_by_others);
  store_fixture_add ("/store/undo/old-copies-conflict", test_old_copies_conflict);
  store_fixture_add ("/store/undo/random", test_random);
  return g_test_run ();
}
