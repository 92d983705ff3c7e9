/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records made from their lists of fields. */
#include "base/sp-error.h"
#include "core/sp-measure.h"
#include "core/sp-plan.h"
#include "core/sp-unit.h"

#include <string.h>

/* Every declared list is sound: names unique, choices and references where their type asks for
 * them. */
static void
test_declarations (void)
{
  guint n = 0;

  for (const SpRecordType *const *t = sp_record_types (); *t != NULL; t++, n++)
    {
      const SpRecordType *type = *t;
      g_autoptr (SpRecord) record = sp_record_new (type);

      g_test_message ("%s", type->table);
      g_assert_true (sp_record_type_by_table (type->table) == type);
      g_assert_cmpuint (type->title_field, <, type->n_fields);
      for (guint i = 0; i < type->n_fields; i++)
        {
          const SpField *field = &type->fields[i];

          g_assert_cmpint (sp_record_type_field (type, field->name), ==, (int)i);
          g_assert_cmpstr (field->label, !=, "");
          g_assert_cmpint (field->choices != NULL, ==, field->type == SP_TYPE_CHOICE);
          g_assert_cmpint (field->references != NULL, ==, field->type == SP_TYPE_REFERENCE);
          if (field->references)
            g_assert_nonnull (sp_record_type_by_table (field->references));
          g_assert_nonnull (
            g_object_class_find_property (G_OBJECT_GET_CLASS (record), field->name));
        }
    }
  g_assert_cmpuint (n, >, 10);
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer count)
{
  ++*(guint *)count;
}

static void
test_notify_only_on_change (void)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_measure_type);
  guint count = 0;

  g_signal_connect (record, "notify::title", G_CALLBACK (count_cb), &count);
  sp_record_set_text (record, SP_MEASURE_TITLE, "排查");
  sp_record_set_text (record, SP_MEASURE_TITLE, "排查");
  g_assert_cmpuint (count, ==, 1);
  g_object_set (record, "title", "整改", "start-on", sp_date_from_ymd (2021, 1, 1), NULL);
  g_assert_cmpuint (count, ==, 2);
  g_assert_cmpstr (sp_record_get_title (record), ==, "整改");
  g_assert_cmpint (sp_record_get_integer (record, SP_MEASURE_START_ON), ==,
                   sp_date_from_ymd (2021, 1, 1));
  sp_record_set_text (record, SP_MEASURE_TITLE, NULL);
  g_assert_cmpstr (sp_record_get_title (record), ==, "");
  g_assert_cmpuint (count, ==, 3);
}

static void
test_copy_is_independent (void)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_unit_type);
  g_autoptr (SpRecord) copy = NULL;

  sp_record_set_text (record, SP_UNIT_NAME, "示例局");
  sp_record_set_identity (record, 7, "u", 3);
  copy = sp_record_copy (record);
  sp_record_set_text (record, SP_UNIT_NAME, "别的局");
  g_assert_cmpstr (sp_record_get_text (copy, SP_UNIT_NAME), ==, "示例局");
  g_assert_cmpint (sp_record_get_id (copy), ==, 7);
  g_assert_cmpint (sp_record_get_revision (copy), ==, 3);
}

static void
expect_refused (SpRecord *record, const char *part_of_sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_record_check (record, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, part_of_sentence));
}

static void
test_checks (void)
{
  g_autoptr (SpRecord) plan = sp_record_new (&sp_plan_type);
  g_autoptr (SpRecord) deadline = sp_record_new (&sp_deadline_type);

  expect_refused (plan, "计划名称");
  sp_record_set_text (plan, SP_PLAN_TITLE, "三年行动");
  sp_record_set_integer (plan, SP_PLAN_FIRST_DAY, sp_date_from_ymd (2022, 1, 1));
  sp_record_set_integer (plan, SP_PLAN_LAST_DAY, sp_date_from_ymd (2020, 1, 1));
  expect_refused (plan, "不能早于");
  sp_record_set_integer (plan, SP_PLAN_LAST_DAY, sp_date_from_ymd (2022, 12, 31));
  g_assert_true (sp_record_check (plan, NULL));
  sp_record_set_integer (plan, SP_PLAN_NEAR_DAYS, 1000);
  expect_refused (plan, "临期提前天数");

  sp_record_set_integer (deadline, SP_DEADLINE_MEASURE, 1);
  sp_record_set_integer (deadline, SP_DEADLINE_KIND, SP_DEADLINE_RECURRING);
  expect_refused (deadline, "周期");
  sp_record_set_integer (deadline, SP_DEADLINE_RECURRENCE, SP_RECURRENCE_QUARTER);
  g_assert_true (sp_record_check (deadline, NULL));
}

static void
test_uids (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 1000; i++)
    {
      char *uid = sp_uid_new ();

      g_assert_true (g_uuid_string_is_valid (uid));
      g_assert_cmpint (uid[14], ==, '7');
      g_assert_nonnull (strchr ("89ab", uid[19]));
      g_assert_true (g_hash_table_add (seen, uid));
    }
}

/* A link between records has no name of its own. */
static void
test_title_of_links (void)
{
  g_autoptr (SpRecord) member = sp_record_new (&sp_unit_member_type);

  sp_record_set_integer (member, SP_UNIT_MEMBER_COLLECTIVE, 7);
  g_assert_cmpstr (sp_record_get_title (member), ==, "");
}

/* Made another record, it is that one, and tells of what differed. */
static void
test_assign (void)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_unit_type);
  g_autoptr (SpRecord) newer = sp_record_new (&sp_unit_type);
  guint n_names = 0;
  guint n_codes = 0;

  sp_record_set_text (newer, SP_UNIT_NAME, "甲局");
  sp_record_set_identity (newer, 5, "uid", 3);
  g_signal_connect (record, "notify::name", G_CALLBACK (count_cb), &n_names);
  g_signal_connect (record, "notify::code", G_CALLBACK (count_cb), &n_codes);
  sp_record_assign (record, newer);
  g_assert_cmpuint (n_names, ==, 1);
  g_assert_cmpuint (n_codes, ==, 0);
  g_assert_cmpint (sp_record_get_id (record), ==, 5);
  g_assert_cmpint (sp_record_get_revision (record), ==, 3);
  g_assert_cmpstr (sp_record_get_title (record), ==, "甲局");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/record/declarations", test_declarations);
  g_test_add_func ("/core/record/notify-only-on-change", test_notify_only_on_change);
  g_test_add_func ("/core/record/copy-is-independent", test_copy_is_independent);
  g_test_add_func ("/core/record/checks", test_checks);
  g_test_add_func ("/core/record/uids", test_uids);
  g_test_add_func ("/core/record/title-of-links", test_title_of_links);
  g_test_add_func ("/core/record/assign", test_assign);
  return g_test_run ();
}
