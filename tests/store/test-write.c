/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The write path: what it changes, journals, refuses and tells; history, finder and check over what
 * it wrote. */
#include "core/sp-attachment.h"
#include "store-fixture.h"

#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"

#include "base/sp-error.h"
#include "store/sp-engine.h"
#include "store/sp-files.h"
#include "store/sp-store-private.h"

#include <glib/gstdio.h>
#include <string.h>

static SpReader *
reader_of (StoreFixture *fixture)
{
  return sp_store_get_reader (fixture->store);
}

static SpRecord *
load (StoreFixture *fixture, const SpRecordType *type, int64_t id)
{
  g_autoptr (GError) error = NULL;
  SpRecord *record = sp_reader_load (reader_of (fixture), type, id, &error);

  g_assert_no_error (error);
  return record;
}

static int64_t
count (StoreFixture *fixture, const char *sql)
{
  int64_t value = -1;

  g_assert_true (sp_engine_get_integer (sp_store_get_engine (fixture->store), sql, &value, NULL));
  return value;
}

static void
test_update_journals_what_differs (StoreFixture *fixture, gconstpointer data)
{
  int64_t id = add_measure (fixture->store, fixture->plan, fixture->part, "排查", 1);
  g_autoptr (SpRecord) measure = load (fixture, &sp_measure_type, id);
  g_autoptr (GError) error = NULL;
  int64_t before = count (fixture, "SELECT count(*) FROM change");

  sp_record_set_text (measure, SP_MEASURE_TITLE, "整治");
  sp_record_set_integer (measure, SP_MEASURE_START_ON, day ("2020-07-01"));
  g_assert_true (sp_store_update (fixture->store, measure, "修改任务", &error));
  g_assert_cmpint (sp_record_get_revision (measure), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM change"), ==, before + 2);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM change WHERE kind = 'update' AND"
                                   " (field = 'title' AND old_value = '排查' AND new_value = '整治'"
                                   "  OR field = 'start_on' AND old_value = ''"
                                   "  AND new_value = '2020-07-01')"),
                   ==, 2);
  /* Nothing changed: no action, no journal, no revision. */
  g_assert_true (sp_store_update (fixture->store, measure, "修改任务", &error));
  g_assert_cmpint (sp_record_get_revision (measure), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM change"), ==, before + 2);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM action WHERE n_changes = 0"), ==, 0);
}

/* Who holds on to an action that is over neither disturbs the next one nor needs the file. */
static void
test_held_on (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (SpWrite) first = sp_write_begin (fixture->store, SP_ACTION_EDIT, "甲", NULL);
  g_autoptr (SpWrite) second = NULL;
  g_autoptr (SpRecord) unit = sp_record_new (&sp_unit_type);
  g_autoptr (SpRecord) other = sp_record_new (&sp_unit_type);
  g_autoptr (GError) error = NULL;

  sp_record_set_text (unit, SP_UNIT_NAME, "甲局");
  sp_record_set_text (other, SP_UNIT_NAME, "乙局");
  g_assert_true (sp_write_insert (first, unit, NULL) && sp_write_commit (first, NULL));
  second = sp_write_begin (fixture->store, SP_ACTION_EDIT, "乙", NULL);
  g_assert_true (sp_write_insert (second, other, NULL));
  g_clear_pointer (&first, sp_write_free);
  g_assert_true (sp_write_commit (second, NULL));
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM change WHERE record_table = 'unit'"), ==,
                   2);
  sp_store_close (fixture->store, &error);
  g_assert_no_error (error);
}

static void
test_conflict (StoreFixture *fixture, gconstpointer data)
{
  int64_t id = add_measure (fixture->store, fixture->plan, fixture->part, "排查", 1);
  g_autoptr (SpRecord) mine = load (fixture, &sp_measure_type, id);
  g_autoptr (SpRecord) row = NULL;
  g_autoptr (GError) error = NULL;

  set_text (fixture->store, &sp_measure_type, id, SP_MEASURE_TITLE, "别人的");
  sp_record_set_text (mine, SP_MEASURE_TITLE, "我的");
  g_assert_false (sp_store_update (fixture->store, mine, "修改任务", &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CONFLICT);
  assert_sentence (error);
  row = load (fixture, &sp_measure_type, id);
  g_assert_cmpstr (sp_record_get_title (row), ==, "别人的");

  g_clear_error (&error);
  g_assert_true (sp_store_delete (fixture->store, row, "删除任务", &error));
  g_assert_false (sp_store_update (fixture->store, row, "修改任务", &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CONFLICT);
  assert_sentence (error);
  g_clear_error (&error);
  g_assert_false (sp_store_delete (fixture->store, row, "删除任务", &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_FOUND);
  assert_sentence (error);
  assert_sound (fixture->store);
}

static void
test_refuses_bad_records (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (SpRecord) measure = sp_record_new (&sp_measure_type);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dup_content (fixture->store);
  g_autofree char *after = NULL;
  g_autoptr (SpWrite) write = NULL;

  g_assert_false (sp_store_insert (fixture->store, measure, "登记", &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_clear_error (&error);

  sp_record_set_text (measure, SP_MEASURE_TITLE, "排查");
  sp_record_set_integer (measure, SP_MEASURE_PLAN, 999);
  sp_record_set_integer (measure, SP_MEASURE_PART, fixture->part);
  g_assert_false (sp_store_insert (fixture->store, measure, "登记", &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CONSTRAINT);
  assert_sentence (error);
  g_clear_error (&error);
  after = dup_content (fixture->store);
  g_assert_cmpstr (before, ==, after);

  /* A refused row does not spoil the rest of an action. */
  write = sp_write_begin (fixture->store, SP_ACTION_IMPORT, "导入", &error);
  sp_record_set_identity (measure, 0, NULL, 0);
  g_assert_false (sp_write_insert (write, measure, NULL));
  sp_record_set_identity (measure, 0, NULL, 0);
  sp_record_set_integer (measure, SP_MEASURE_PLAN, fixture->plan);
  g_assert_true (sp_write_insert (write, measure, &error));
  g_assert_true (sp_write_commit (write, &error));
  g_clear_pointer (&write, sp_write_free);
  assert_sound (fixture->store);
}

static void
test_rolls_back (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = dup_content (fixture->store);
  g_autofree char *after = NULL;
  g_autoptr (SpRecord) plan = load (fixture, &sp_plan_type, fixture->plan);
  g_autoptr (GError) error = NULL;
  SpWrite *write = sp_write_begin (fixture->store, SP_ACTION_EDIT, "半途而废", &error);

  sp_record_set_text (plan, SP_PLAN_TITLE, "不会保存");
  g_assert_true (sp_write_update (write, plan, &error));
  g_assert_true (sp_write_delete (write, &sp_part_type, fixture->part, &error));
  sp_write_free (write);
  after = dup_content (fixture->store);
  g_assert_cmpstr (before, ==, after);
  assert_sound (fixture->store);
}

/* The plan goes with everything that belongs to it; a doubt of a measure stays and loses the link.
 */
static void
test_delete_takes_what_belongs (StoreFixture *fixture, gconstpointer data)
{
  int64_t unit = add_unit (fixture->store, "示例县应急管理局", SP_UNIT_DEPARTMENT);
  int64_t measure = add_measure (fixture->store, fixture->plan, fixture->part, "排查", 1);
  g_autoptr (SpRecord) doubt = sp_record_new (&sp_doubt_type);
  g_autoptr (SpRecord) unit_record = load (fixture, &sp_unit_type, unit);
  g_autoptr (SpRecord) row = load (fixture, &sp_measure_type, measure);
  g_autoptr (SpRecord) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_measure_unit (fixture->store, measure, unit, SP_ROLE_LEAD);
  add_deadline (fixture->store, measure, SP_DEADLINE_BY, "2021-06-30", "");
  add_progress (fixture->store, measure, unit, "2021-01-01", 30);
  sp_record_set_integer (doubt, SP_DOUBT_PLAN, fixture->plan);
  sp_record_set_integer (doubt, SP_DOUBT_MEASURE, measure);
  sp_record_set_text (doubt, SP_DOUBT_MESSAGE, "单位名称不在名录中");
  g_assert_true (sp_store_insert (fixture->store, doubt, "登记疑问", &error));

  /* A unit that answers for something stays. */
  g_assert_false (sp_store_delete (fixture->store, unit_record, "删除单位", &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CONSTRAINT);
  assert_sentence (error);
  g_clear_error (&error);

  before = dup_content (fixture->store);
  g_assert_true (sp_store_delete (fixture->store, row, "删除任务", &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM measure_unit"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM deadline"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM progress"), ==, 0);
  kept = load (fixture, &sp_doubt_type, sp_record_get_id (doubt));
  g_assert_cmpint (sp_record_get_integer (kept, SP_DOUBT_MEASURE), ==, 0);
  assert_sound (fixture->store);

  g_assert_true (sp_store_undo (fixture->store, &error));
  after = dup_content (fixture->store);
  g_assert_cmpstr (before, ==, after);
  assert_sound (fixture->store);
}

static void
write_changed_cb (SpStore *store, guint n, const SpRowChange *changes, GString *told)
{
  g_string_append_printf (told, "[%u]", n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (told, " %s#%d/%d%c", changes[i].type->table, (int)changes[i].id,
                            (int)changes[i].measure, "+*-"[changes[i].kind]);
}

static void
test_tells_merged_changes (StoreFixture *fixture, gconstpointer data)
{
  int64_t id = add_measure (fixture->store, fixture->plan, fixture->part, "排查", 1);
  g_autoptr (SpRecord) measure = load (fixture, &sp_measure_type, id);
  g_autoptr (SpRecord) fleeting = sp_record_copy (measure);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpWrite) write = NULL;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (write_changed_cb), told);
  write = sp_write_begin (fixture->store, SP_ACTION_EDIT, "修改", &error);
  sp_record_set_text (measure, SP_MEASURE_TITLE, "一");
  g_assert_true (sp_write_update (write, measure, &error));
  sp_record_set_text (measure, SP_MEASURE_TITLE, "二");
  g_assert_true (sp_write_update (write, measure, &error));
  sp_record_set_identity (fleeting, 0, NULL, 0);
  g_assert_true (sp_write_insert (write, fleeting, &error));
  g_assert_true (sp_write_delete (write, &sp_measure_type, sp_record_get_id (fleeting), &error));
  g_assert_cmpstr (told->str, ==, "");
  g_assert_true (sp_write_commit (write, &error));
  g_clear_pointer (&write, sp_write_free);
  g_assert_cmpstr (told->str, ==, "[1] measure#1/1*");

  g_string_truncate (told, 0);
  add_deadline (fixture->store, id, SP_DEADLINE_BY, "2021-06-30", "");
  g_assert_cmpstr (told->str, ==, "[1] deadline#1/1+");
  g_string_truncate (told, 0);
  g_assert_true (sp_store_undo (fixture->store, &error));
  g_assert_cmpstr (told->str, ==, "[1] deadline#1/1-");
  g_signal_handlers_disconnect_by_data (fixture->store, told);
}

static void
test_history (StoreFixture *fixture, gconstpointer data)
{
  static const char *const sentences[] = {
    "删除任务“整治道路”的时限“2021-12-31”",
    "任务“整治道路”的时限“2021-12-31”：时限 由 2021-06-30 改为 2021-12-31",
    "任务“整治道路”：任务 由 排查道路 改为 整治道路",
    "新增任务“整治道路”的责任单位“示例县应急管理局”",
    "新增任务“整治道路”的时限“2021-12-31”",
    "新增任务“整治道路”",
  };
  int64_t unit = add_unit (fixture->store, "示例县应急管理局", SP_UNIT_DEPARTMENT);
  int64_t measure = add_measure (fixture->store, fixture->plan, fixture->part, "排查道路", 1);
  int64_t deadline = add_deadline (fixture->store, measure, SP_DEADLINE_BY, "2021-06-30", "");
  g_autoptr (SpRecord) gone = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  SpHistoryLine *line;

  sp_store_set_user (fixture->store, "王示例");
  add_measure_unit (fixture->store, measure, unit, SP_ROLE_LEAD);
  set_text (fixture->store, &sp_measure_type, measure, SP_MEASURE_TITLE, "整治道路");
  set_integer (fixture->store, &sp_deadline_type, deadline, SP_DEADLINE_DUE, day ("2021-12-31"));
  gone = load (fixture, &sp_deadline_type, deadline);
  g_assert_true (sp_store_delete (fixture->store, gone, "删除时限", &error));

  lines = sp_reader_load_history (reader_of (fixture), "measure", measure, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, G_N_ELEMENTS (sentences));
  for (guint i = 0; i < lines->len; i++)
    {
      line = g_ptr_array_index (lines, i);
      g_assert_cmpstr (line->sentence, ==, sentences[i]);
    }
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpstr (line->who, ==, "王示例");
  g_assert_cmpstr (line->label, ==, "删除时限");
  g_assert_cmpstr (line->field, ==, "");
  g_assert_cmpstr (line->old_value, ==, "");
  g_assert_cmpuint (strlen (line->when), ==, strlen ("2021-01-01 00:00:00"));
  line = g_ptr_array_index (lines, 1);
  g_assert_cmpstr (line->field, ==, "due");
  g_assert_cmpstr (line->old_value, ==, "2021-06-30");
  g_assert_cmpstr (line->new_value, ==, "2021-12-31");

  all = sp_reader_load_history (reader_of (fixture), NULL, 0, 3, &error);
  g_assert_cmpuint (all->len, ==, 3);
  line = g_ptr_array_index (all, 0);
  g_assert_cmpstr (line->sentence, ==, sentences[0]);
}

static void
test_history_sums_up_imports (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpWrite) write = sp_write_begin (fixture->store, SP_ACTION_IMPORT, "导入计划", &error);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) of_table = NULL;

  for (int i = 0; i < 60; i++)
    {
      g_autoptr (SpRecord) unit = sp_record_new (&sp_unit_type);
      g_autofree char *name = g_strdup_printf ("单位%d", i);

      sp_record_set_text (unit, SP_UNIT_NAME, name);
      g_assert_true (sp_write_insert (write, unit, &error));
    }
  g_assert_true (sp_write_commit (write, &error));
  g_clear_pointer (&write, sp_write_free);
  lines = sp_reader_load_history (reader_of (fixture), NULL, 0, 0, &error);
  g_assert_cmpuint (lines->len, ==, 3); /* and the fixture's plan and part */
  g_assert_cmpstr (((SpHistoryLine *)g_ptr_array_index (lines, 0))->sentence, ==,
                   "导入计划：共 60 处改动");
  of_table = sp_reader_load_history (reader_of (fixture), "unit", 0, 0, &error);
  g_assert_cmpuint (of_table->len, ==, 60);
}

static void
test_find (StoreFixture *fixture, gconstpointer data)
{
  int64_t unit = add_unit (fixture->store, "道路运输管理局", SP_UNIT_DEPARTMENT);
  int64_t first = add_measure (fixture->store, fixture->plan, fixture->part, "检查客运道路", 1);
  int64_t second = add_measure (fixture->store, fixture->plan, fixture->part, "道路隐患整治", 2);
  int64_t odd = add_measure (fixture->store, fixture->plan, fixture->part, "折扣 100% 与 a_b", 3);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) by_text = NULL;
  g_autoptr (GPtrArray) by_sign = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  SpFound *hit;

  set_text (fixture->store, &sp_measure_type, odd, SP_MEASURE_TEXT, "涉及水库大坝的巡查工作");
  found = sp_reader_find (reader_of (fixture), " 道路 ", 10, NULL, &error);
  g_assert_no_error (error);
  /* Names that begin with it first: the measure, the unit, the part; then the name that has it
   * inside. */
  g_assert_cmpuint (found->len, ==, 4);
  hit = g_ptr_array_index (found, 0);
  g_assert_true (hit->type == &sp_measure_type);
  g_assert_cmpint (hit->id, ==, second);
  hit = g_ptr_array_index (found, 1);
  g_assert_cmpint (hit->id, ==, unit);
  hit = g_ptr_array_index (found, 3);
  g_assert_cmpint (hit->id, ==, first);

  by_text = sp_reader_find (reader_of (fixture), "水库", 10, NULL, &error);
  g_assert_cmpuint (by_text->len, ==, 1);
  hit = g_ptr_array_index (by_text, 0);
  g_assert_cmpstr (hit->detail, ==, "涉及水库大坝的巡查工作");

  by_sign = sp_reader_find (reader_of (fixture), "0%", 10, NULL, &error);
  g_assert_cmpuint (by_sign->len, ==, 1);
  none = sp_reader_find (reader_of (fixture), "a%b", 10, NULL, &error);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_find_unit (StoreFixture *fixture, gconstpointer data)
{
  int64_t old_bureau = add_unit (fixture->store, "示例县安监局", SP_UNIT_DEPARTMENT);
  int64_t bureau = add_unit (fixture->store, "示例县应急管理局", SP_UNIT_DEPARTMENT);
  g_autoptr (SpRecord) alias = sp_record_new (&sp_unit_alias_type);
  g_autoptr (GError) error = NULL;
  const struct
  {
    const char *name;
    const char *on;
    int64_t unit;
  } cases[] = {
    {"示例县应急管理局", "2021-01-01", bureau},
    {"县应急局", "2021-01-01", bureau},
    {"安监局", "2021-01-01", bureau},
    {"安监局", "2018-01-01", 0},
    {"安监局", "", bureau},
    {"示例县安监局", "2018-06-30", old_bureau},
    {"示例县安监局", "2019-01-01", 0},
    {"应急", "2021-01-01", 0},
    {"", "2021-01-01", 0},
  };

  set_text (fixture->store, &sp_unit_type, bureau, SP_UNIT_SHORT_NAME, "县应急局");
  set_integer (fixture->store, &sp_unit_type, old_bureau, SP_UNIT_VALID_TO, day ("2018-12-31"));
  sp_record_set_integer (alias, SP_UNIT_ALIAS_UNIT, bureau);
  sp_record_set_text (alias, SP_UNIT_ALIAS_NAME, "安监局");
  sp_record_set_integer (alias, SP_UNIT_ALIAS_VALID_FROM, day ("2019-01-01"));
  g_assert_true (sp_store_insert (fixture->store, alias, "登记别名", &error));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (
        sp_reader_find_unit (reader_of (fixture), cases[i].name, day (cases[i].on), &error), ==,
        cases[i].unit);
      g_assert_no_error (error);
    }
}

/* What other programs do to the rows behind the journal's back is found. */
static void
test_check_finds (StoreFixture *fixture, gconstpointer data)
{
  static const char *const tricks[] = {
    "UPDATE part SET title = '改了'",
    "UPDATE part SET revision = 9",
    "PRAGMA foreign_keys = OFF; DELETE FROM part; PRAGMA foreign_keys = ON",
    "INSERT INTO unit (uid, revision, name, kind, status)"
    " VALUES ('01234567-89ab-7def-8123-456789abcdef', 1, '偷加', 'other', 'confirmed')",
    "PRAGMA foreign_keys = OFF; UPDATE part SET plan = 77; PRAGMA foreign_keys = ON",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tricks); i++)
    {
      g_autofree char *copy = store_fixture_path (fixture, "副本.safetyplan");
      g_autoptr (SpStore) store = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (sp_store_backup (fixture->store, copy, NULL, &error));
      store = sp_store_open (copy, SP_STORE_OPEN_DEFAULT, &error);
      assert_sound (store);
      g_assert_true (sp_engine_exec (sp_store_get_engine (store), tricks[i], &error));
      g_assert_true (sp_store_check (store, &problems, &error));
      g_assert_cmpuint (problems->len, >=, 1);
      g_test_message ("%s", (char *)g_ptr_array_index (problems, 0));
      g_assert_true (sp_store_close (store, &error));
      g_assert_cmpint (g_remove (copy), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/write/update-journals-what-differs",
                     test_update_journals_what_differs);
  store_fixture_add ("/store/write/held-on", test_held_on);
  store_fixture_add ("/store/write/conflict", test_conflict);
  store_fixture_add ("/store/write/refuses-bad-records", test_refuses_bad_records);
  store_fixture_add ("/store/write/rolls-back", test_rolls_back);
  store_fixture_add ("/store/write/delete-takes-what-belongs", test_delete_takes_what_belongs);
  store_fixture_add ("/store/write/tells-merged-changes", test_tells_merged_changes);
  store_fixture_add ("/store/history/sentences", test_history);
  store_fixture_add ("/store/history/sums-up-imports", test_history_sums_up_imports);
  store_fixture_add ("/store/find/best-first", test_find);
  store_fixture_add ("/store/find/unit", test_find_unit);
  store_fixture_add ("/store/check/finds", test_check_finds);
  return g_test_run ();
}
