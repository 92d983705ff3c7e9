/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done with several hazards in one action: a step, with its photographs, and a deadline. */
#include "base/sp-error.h"
#include "lists-fixture.h"
#include "store/sp-files.h"
#include "store/sp-hazards.h"
#include "store/sp-store-private.h"

#include <string.h>

static int
state_of (SpStore *store, int64_t hazard)
{
  g_autoptr (SpRecord) record = load_record (store, &sp_hazard_type, hazard);

  return (int)sp_record_get_integer (record, SP_HAZARD_STATE);
}

static void
test_several (StoreFixture *fixture, gconstpointer data)
{
  static const StepWords assign = {SP_STEP_ASSIGN, "2021-03-02", "2021-03-31", "张某", NULL};
  int64_t unit = add_unit (fixture->store, "甲镇", SP_UNIT_TOWNSHIP);
  int64_t hazards[3];
  g_autoptr (SpRecord) model = new_step (0, unit, &assign);
  g_autoptr (GPtrArray) refused = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  const SpHazardRefusal *refusal;

  hazards[0] = add_hazard (fixture->store, "通道堵塞", 0, "2021-03-01", "");
  hazards[1] = add_hazard (fixture->store, "没有护栏", 0, "2021-03-01", "");
  hazards[2] = add_hazard (fixture->store, "电线老化", 0, "2021-03-15", ""); /* found later */
  before = dup_content (fixture->store);
  g_assert_false (sp_store_take_hazard_steps (fixture->store, hazards, 3, SP_HAZARD_STEP (model),
                                              NULL, FALSE, &refused, &error));
  assert_sentence (error);
  g_assert_cmpuint (refused->len, ==, 1);
  refusal = g_ptr_array_index (refused, 0);
  g_assert_cmpint (refusal->hazard, ==, hazards[2]);
  g_assert_nonnull (strstr (refusal->reason, "2021-03-15"));
  g_assert_nonnull (strstr (refusal->title, "电线老化"));
  after = dup_content (fixture->store);
  g_assert_cmpstr (after, ==, before);
  g_clear_error (&error);
  g_clear_pointer (&refused, g_ptr_array_unref);
  sp_store_take_hazard_steps (fixture->store, hazards, 3, SP_HAZARD_STEP (model), NULL, TRUE,
                              &refused, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (refused->len, ==, 1);
  g_assert_cmpint (state_of (fixture->store, hazards[1]), ==, SP_HAZARD_ASSIGNED);
  g_assert_cmpint (state_of (fixture->store, hazards[2]), ==, SP_HAZARD_REGISTERED);
  assert_sound (fixture->store);
  sp_store_undo (fixture->store, &error); /* one action */
  g_free (after);
  after = dup_content (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

/* Photographs are stored with the steps they came with, in the same action; one that cannot be read
 * stops all. */
static void
test_photos (StoreFixture *fixture, gconstpointer data)
{
  static const StepWords assign = {SP_STEP_ASSIGN, "2021-03-02", "2021-03-31", "张某", NULL};
  int64_t unit = add_unit (fixture->store, "甲镇", SP_UNIT_TOWNSHIP);
  int64_t hazards[2];
  g_autoptr (SpRecord) model = new_step (0, unit, &assign);
  g_autofree char *photo = store_fixture_path (fixture, "整改前.jpg");
  g_autofree char *missing = store_fixture_path (fixture, "没有.jpg");
  const char *good[] = {photo, NULL};
  const char *bad[] = {photo, missing, NULL};
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (photo, "picture", -1, NULL));
  hazards[0] = add_hazard (fixture->store, "通道堵塞", 0, "2021-03-01", "");
  hazards[1] = add_hazard (fixture->store, "没有护栏", 0, "2021-03-01", "");
  before = dup_content (fixture->store);
  g_assert_false (sp_store_take_hazard_steps (fixture->store, hazards, 2, SP_HAZARD_STEP (model),
                                              bad, TRUE, NULL, &error));
  assert_sentence (error);
  g_clear_error (&error);
  after = dup_content (fixture->store);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (sp_store_take_hazard_steps (fixture->store, hazards, 2, SP_HAZARD_STEP (model),
                                             good, FALSE, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      SpReader *reader = sp_store_get_reader (fixture->store);
      g_autoptr (GPtrArray) steps = sp_reader_load_hazard_steps (reader, hazards[i], NULL);
      g_autoptr (GPtrArray) files = sp_reader_load_attachments (
        reader, &sp_hazard_step_type, sp_record_get_id (g_ptr_array_index (steps, 0)), NULL);

      g_assert_cmpuint (files->len, ==, 1);
      g_assert_cmpstr (sp_record_get_title (g_ptr_array_index (files, 0)), ==, "整改前.jpg");
    }
  assert_sound (fixture->store);
  sp_store_undo (fixture->store, &error); /* one action */
  g_free (after);
  after = dup_content (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_deadlines (StoreFixture *fixture, gconstpointer data)
{
  static const StepWords assign = {SP_STEP_ASSIGN, "2021-03-02", "2021-03-31", "张某", NULL};
  int64_t unit = add_unit (fixture->store, "甲镇", SP_UNIT_TOWNSHIP);
  int64_t hazards[2];
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (SpRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  hazards[0] = add_hazard (fixture->store, "通道堵塞", 0, "2021-03-01", "");
  hazards[1] = add_hazard (fixture->store, "没有护栏", 0, "2021-03-01", "");
  add_record (fixture->store, new_step (hazards[1], unit, &assign));
  g_assert_false (sp_store_set_hazard_deadlines (fixture->store, hazards, 2, day ("2021-04-30"),
                                                 FALSE, NULL, &error));
  assert_sentence (error);
  g_clear_error (&error);
  sp_store_set_hazard_deadlines (fixture->store, hazards, 2, day ("2021-04-30"), TRUE, &refused,
                                 &error);
  g_assert_no_error (error);
  g_assert_cmpuint (refused->len, ==, 1);
  record = load_record (fixture->store, &sp_hazard_type, hazards[0]);
  g_assert_cmpint (sp_record_get_integer (record, SP_HAZARD_DEADLINE), ==, day ("2021-04-30"));
}

/* ---- a long table ---- */

#define N_LONG 10100

/* Every index with what makes it. */
static char *
dup_indexes (StoreFixture *fixture)
{
  GString *all = g_string_new (NULL);
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    sp_store_get_engine (fixture->store),
    "SELECT name, coalesce (sql, '') FROM sqlite_schema WHERE type = 'index' ORDER BY name", NULL);

  while (sp_statement_next (statement))
    g_string_append_printf (all, "%s: %s\n", sp_statement_get_text (statement, 0),
                            sp_statement_get_text (statement, 1));
  return g_string_free (all, FALSE);
}

static gboolean
has_index (StoreFixture *fixture, const char *name)
{
  g_autofree char *all = dup_indexes (fixture);

  return strstr (all, name) != NULL;
}

static void
insert_hazards (SpWrite *write, guint n)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpRecord) hazard = sp_record_new (&sp_hazard_type);
      g_autoptr (GPtrArray) steps = g_ptr_array_new ();

      sp_record_set_text (hazard, SP_HAZARD_DESCRIPTION, "通道堵塞");
      sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, day ("2021-03-01") + (SpDate)(i % 50));
      sp_write_insert_hazard (write, SP_HAZARD (hazard), steps, &error);
      g_assert_no_error (error);
    }
}

/* Indexes that wait until the end are there again, whether the action is kept or given up. */
static void
test_long_table (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = dup_indexes (fixture);
  SpReader *reader = sp_store_get_reader (fixture->store);

  for (guint is_kept = 0; is_kept < 2; is_kept++)
    {
      g_autoptr (SpWrite) write =
        sp_write_begin (fixture->store, SP_ACTION_IMPORT, "从表格导入", NULL);
      g_autofree char *after = NULL;

      insert_hazards (write, N_LONG);
      g_assert_false (has_index (fixture, "hazard_found_on:"));
      g_assert_true (has_index (fixture, "hazard_number:"));
      g_assert_true (!is_kept || sp_write_commit (write, NULL));
      g_clear_pointer (&write, sp_write_free);
      after = dup_indexes (fixture);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpint (sp_reader_count (reader, &sp_hazard_type, NULL), ==, is_kept ? N_LONG : 0);
    }
  assert_sound (fixture->store);
}

/* What is there already would be sorted again for nothing. */
static void
test_longer_table (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (SpWrite) write = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SpWrite) part = sp_write_begin (fixture->store, SP_ACTION_IMPORT, "导入", NULL);

      insert_hazards (part, N_LONG);
      g_assert_true (sp_write_commit (part, NULL));
    }
  write = sp_write_begin (fixture->store, SP_ACTION_IMPORT, "从表格导入", NULL);
  insert_hazards (write, N_LONG);
  g_assert_true (has_index (fixture, "hazard_found_on:"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/hazards/several", test_several);
  store_fixture_add ("/store/hazards/photos", test_photos);
  store_fixture_add ("/store/hazards/deadlines", test_deadlines);
  store_fixture_add ("/store/hazards/long-table", test_long_table);
  store_fixture_add ("/store/hazards/longer-table", test_longer_table);
  return g_test_run ();
}
