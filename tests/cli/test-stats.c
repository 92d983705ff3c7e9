/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statistics of hazards from the command line, of a file filled by the store's write path. */
#include "runner.h"

#include "core/sp-hazard.h"
#include "store/sp-store.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
insert (SpWrite *write, SpRecord *record)
{
  g_autoptr (GError) error = NULL;

  sp_write_insert (write, record, &error);
  g_assert_no_error (error);
}

static void
add_close (SpWrite *write, SpRecord *hazard, SpDate applied)
{
  static const SpHazardStepKind kinds[] = {SP_STEP_APPLY, SP_STEP_CHECK, SP_STEP_CLOSE};

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (SpRecord) step = sp_record_new (&sp_hazard_step_type);

      sp_record_set_integer (step, SP_HAZARD_STEP_HAZARD, sp_record_get_id (hazard));
      sp_record_set_integer (step, SP_HAZARD_STEP_KIND, kinds[i]);
      sp_record_set_integer (step, SP_HAZARD_STEP_DAY, applied + (SpDate)i);
      sp_record_set_integer (step, SP_HAZARD_STEP_RECTIFIED_ON, i == 0 ? applied : SP_DATE_NONE);
      sp_record_set_text (step, SP_HAZARD_STEP_PERSON, i == 1 ? "张某" : NULL);
      insert (write, step);
    }
}

static void
add_hazard (
  SpWrite *write, int64_t industry, gboolean is_major, const char *found, const char *applied)
{
  g_autoptr (SpRecord) hazard = sp_record_new (&sp_hazard_type);

  sp_record_set_text (hazard, SP_HAZARD_DESCRIPTION, "疏散通道堵塞");
  sp_record_set_text (hazard, SP_HAZARD_BASIS, "疏散通道被占用");
  sp_record_set_integer (hazard, SP_HAZARD_INDUSTRY, industry);
  sp_record_set_integer (hazard, SP_HAZARD_GRADE, is_major);
  sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, sp_date_from_iso (found));
  sp_record_set_integer (hazard, SP_HAZARD_DEADLINE, sp_date_from_iso (found) + 30);
  sp_record_set_real (hazard, SP_HAZARD_FUNDS, 1.25);
  insert (write, hazard);
  if (applied != NULL)
    add_close (write, hazard, sp_date_from_iso (applied));
}

static void
make_file (Runner *self)
{
  g_autofree char *path = runner_path (self, "h.safetyplan");
  g_autoptr (GError) error = NULL;
  g_autoptr (SpStore) store = sp_store_create (path, &error);
  SpWrite *write;

  g_assert_no_error (error);
  write = sp_write_begin (store, SP_ACTION_IMPORT, "导入", &error);
  g_assert_no_error (error);
  add_hazard (write, 1, FALSE, "2021-07-05", "2021-08-01");
  add_hazard (write, 1, TRUE, "2021-07-06", NULL);
  add_hazard (write, 2, FALSE, "2021-06-10", "2021-07-20");
  add_hazard (write, 0, FALSE, "2020-11-11", NULL);
  g_assert_true (sp_write_commit (write, &error));
  sp_write_free (write);
  g_assert_true (sp_store_close (store, &error));
}

static void
assert_has (Runner *self, const char *text)
{
  if (strstr (self->out, text) == NULL)
    g_error ("“%s” is not in:\n%s", text, self->out);
}

static void
test_usage (Runner *self, gconstpointer data)
{
  static const char *const commands[] = {
    "stats h.safetyplan --by colour",
    "stats h.safetyplan --period lately",
    "stats h.safetyplan --as-of someday",
    "stats h.safetyplan --format=xml",
    "stats",
    "stats h.safetyplan 2021Q3",
  };

  make_file (self);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_test_message ("%s", commands[i]);
      runner_expect (self, 2, commands[i]);
    }
  runner_expect (self, 1, "stats missing.safetyplan");
}

static const char *
member (JsonArray *rows, guint row, const char *name)
{
  return json_object_get_string_member (json_array_get_object_element (rows, row), name);
}

static int
number (JsonArray *rows, guint row, const char *name)
{
  return (int)json_object_get_int_member (json_array_get_object_element (rows, row), name);
}

static void
test_by_industry (Runner *self, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *rows;

  make_file (self);
  runner_expect (self, 0, "stats h.safetyplan --period 2021Q3 --format=json");
  g_assert_true (json_parser_load_from_data (parser, self->out, -1, NULL));
  rows = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (rows), ==, 4); /* two industries, none, all */
  g_assert_cmpstr (member (rows, 0, "industry"), ==, "煤矿");
  g_assert_cmpint (number (rows, 0, "found"), ==, 2);
  g_assert_cmpint (number (rows, 0, "rectified"), ==, 1);
  g_assert_cmpstr (member (rows, 0, "rate"), ==, "50.0");
  g_assert_cmpint (number (rows, 0, "major_found"), ==, 1);
  g_assert_cmpstr (member (rows, 0, "major_rate"), ==, "0.0");
  g_assert_cmpint (number (rows, 0, "overdue"), ==, 1);
  g_assert_cmpint (number (rows, 1, "found"), ==, 0);
  g_assert_cmpint (number (rows, 1, "rectified"), ==, 1);
  g_assert_cmpstr (member (rows, 1, "rate"), ==, "/");
  g_assert_nonnull (strstr (member (rows, 1, "faults"), "已整改多于排查"));
  g_assert_cmpstr (member (rows, 3, "industry"), ==, "合计");
  g_assert_cmpint (number (rows, 3, "rectified"), ==, 2);
  assert_has (self, "\"funds\": 2.5");
}

static void
test_cumulative (Runner *self, gconstpointer data)
{
  make_file (self);
  runner_expect (self, 0,
                 "stats h.safetyplan --by total --period 2021Q3 --cumulative --format=csv");
  assert_has (self, "合计,本期,2,2,100.0,2");
  assert_has (self, "合计,本年累计,3,2,66.7,2");
  assert_has (self, "合计,三年累计,4,2,50.0,2");
  runner_expect (self, 0,
                 "stats h.safetyplan --by total --period 2021Q3 --as-of 2021-07-31 --format=csv");
  assert_has (self, "合计,本期,2,1,50.0,1");
  runner_expect (self, 0, "stats h.safetyplan --by month --period 2021");
  assert_has (self, "2021年7月");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >, 1);
  runner_set_program (argv[1]);
  g_test_add ("/cli/stats/usage", Runner, NULL, runner_set_up, test_usage, runner_tear_down);
  g_test_add ("/cli/stats/by-industry", Runner, NULL, runner_set_up, test_by_industry,
              runner_tear_down);
  g_test_add ("/cli/stats/cumulative", Runner, NULL, runner_set_up, test_cumulative,
              runner_tear_down);
  return g_test_run ();
}
