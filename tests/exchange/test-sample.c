/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The filled sample: the same every time, believable, and with something of everything to look at.
 */
#include "base/sp-error.h"
#include "exchange/sp-directory.h"
#include "exchange/sp-sample.h"
#include "fixtures.h"

#include <string.h>

static Place *
place_with_sample (void)
{
  Place *place = place_new ();
  g_autoptr (GError) error = NULL;

  sp_sample_fill (place->store, &error);
  g_assert_no_error (error);
  return place;
}

static GPtrArray *
load_all (Place *place, const SpRecordType *type, int field, int64_t id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows =
    sp_reader_load_all (sp_store_get_reader (place->store), type, field, id, &error);

  g_assert_no_error (error);
  return rows;
}

static void
test_same_every_time (void)
{
  g_autoptr (Place) first = place_with_sample ();
  g_autoptr (Place) second = place_with_sample ();
  g_autofree char *a = place_dump (first);
  g_autofree char *b = place_dump (second);

  g_assert_cmpstr (a, ==, b);
}

static void
test_marked (void)
{
  g_autoptr (Place) place = place_with_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = sp_reader_load_plan (sp_store_get_reader (place->store), &error);

  g_assert_no_error (error);
  g_assert_true (sp_record_get_integer (SP_RECORD (plan), SP_PLAN_IS_SAMPLE));
  g_assert_nonnull (strstr (sp_record_get_title (SP_RECORD (plan)), "示例"));
  g_assert_cmpint (place_count (place, &sp_part_type), ==, 7);
  g_assert_cmpint (place_count (place, &sp_phase_type), ==, 4);
}

/* On the sample's day every light shows, none of them for nearly everything. */
static void
test_lights (void)
{
  g_autoptr (Place) place = place_with_sample ();
  g_autoptr (GError) error = NULL;
  SpReader *reader = sp_store_get_reader (place->store);
  g_autoptr (SpPlan) plan = sp_reader_load_plan (reader, &error);
  SpTaskFilter filter = {.plan = sp_record_get_id (SP_RECORD (plan)), .as_of = sp_sample_day ()};
  g_autoptr (SpSchedule) schedule = sp_reader_load_schedule (reader, &filter, NULL, &error);
  SpTotals totals;

  g_assert_no_error (error);
  totals = sp_schedule_get_totals (schedule);
  g_assert_cmpuint (totals.total, >=, 70);
  for (int light = 0; light < SP_N_LIGHTS; light++)
    {
      g_test_message ("light %d: %u", light, totals.by_light[light]);
      g_assert_cmpuint (totals.by_light[light], >=, 3);
      g_assert_cmpuint (totals.by_light[light], <=, totals.total / 2);
    }
  g_assert_cmpuint (totals.reported, <, totals.total); /* somebody never reports */
  g_assert_cmpuint (totals.reported, >, totals.total * 9 / 10);
}

static void
test_reports (void)
{
  g_autoptr (Place) place = place_with_sample ();
  g_autoptr (GPtrArray) rows = load_all (place, &sp_progress_type, -1, 0);
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_falling = 0;

  g_assert_cmpuint (rows->len, >=, 500);
  for (guint i = 0; i < rows->len; i++)
    {
      SpRecord *row = g_ptr_array_index (rows, i);
      SpDate as_of = (SpDate)sp_record_get_integer (row, SP_PROGRESS_AS_OF);

      g_assert_cmpint (as_of, >=, sp_date_from_ymd (2020, 10, 1));
      g_assert_cmpint (as_of, <=, sp_date_from_ymd (2022, 9, 30));
      g_assert_cmpstr (sp_record_get_text (row, SP_PROGRESS_REPORTER), !=, "");
      g_hash_table_add (texts, (gpointer)sp_record_get_text (row, SP_PROGRESS_DONE));
      for (guint j = 0; j < i; j++)
        {
          SpRecord *other = g_ptr_array_index (rows, j);

          n_falling += sp_record_get_integer (other, SP_PROGRESS_MEASURE) ==
                         sp_record_get_integer (row, SP_PROGRESS_MEASURE) &&
                       sp_record_get_integer (other, SP_PROGRESS_AS_OF) < as_of &&
                       sp_record_get_integer (other, SP_PROGRESS_PERCENT) >
                         sp_record_get_integer (row, SP_PROGRESS_PERCENT);
        }
    }
  g_assert_cmpuint (n_falling, <=, rows->len / 20);
  g_assert_cmpuint (g_hash_table_size (texts), >=, rows->len * 3 / 4);
}

/* Nothing is ticked off in the future, and what was put off keeps the day first set. */
static void
test_deadlines (void)
{
  g_autoptr (Place) place = place_with_sample ();
  g_autoptr (GPtrArray) rows = load_all (place, &sp_deadline_type, -1, 0);
  guint n_done = 0;
  guint n_extended = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      SpRecord *row = g_ptr_array_index (rows, i);
      int64_t original = sp_record_get_integer (row, SP_DEADLINE_ORIGINAL_DUE);

      n_done += sp_record_get_integer (row, SP_DEADLINE_DONE_ON) != 0;
      g_assert_cmpint (sp_record_get_integer (row, SP_DEADLINE_DONE_ON), <=,
                       sp_date_from_ymd (2022, 9, 30));
      if (original == 0)
        continue;
      n_extended++;
      g_assert_cmpint (original, <, sp_record_get_integer (row, SP_DEADLINE_DUE));
    }
  g_assert_cmpuint (n_done, >=, 15);
  g_assert_cmpuint (n_extended, >=, 1);
}

static void
test_doubts (void)
{
  g_autoptr (Place) place = place_with_sample ();
  g_autoptr (GPtrArray) rows = load_all (place, &sp_doubt_type, -1, 0);
  guint n_open = 0;
  guint kinds = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      SpRecord *row = g_ptr_array_index (rows, i);

      n_open += sp_record_get_integer (row, SP_DOUBT_STATE) == SP_DOUBT_STATE_OPEN;
      kinds |= 1u << sp_record_get_integer (row, SP_DOUBT_KIND);
      g_test_message ("%s", sp_record_get_title (row));
    }
  g_assert_cmpuint (n_open, >=, 2);
  g_assert_cmpuint (n_open, <, rows->len);
  g_assert_cmpuint (kinds & (1u << SP_DOUBT_NUMBER), !=, 0);
  g_assert_cmpuint (kinds & (1u << SP_DOUBT_UNIT), !=, 0);
  g_assert_cmpuint (kinds & (1u << SP_DOUBT_DATE), !=, 0);
  g_assert_cmpuint (kinds & (1u << SP_DOUBT_COUNT), !=, 0);
}

static void
test_whole (void)
{
  g_autoptr (Place) place = place_with_sample ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  sp_store_check (place->store, &problems, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *)g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Seeding adds what is missing and leaves alone what people changed. */
static void
test_seed_again (void)
{
  g_autoptr (Place) place = place_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  sp_directory_seed (place->store, "sample", &error);
  g_assert_no_error (error);
  before = place_dump (place);
  sp_directory_seed (place->store, "sample", &error);
  g_assert_no_error (error);
  after = place_dump (place);
  g_assert_cmpstr (after, ==, before);
}

/* A county's own file adds its units; one that is there already keeps what people made of it. */
static void
test_seed_file (void)
{
  static const char json[] =
    "{ \"name\": \"own\", \"title\": \"某县\", \"units\": ["
    " { \"name\": \"县应急管理局\", \"note\": \"文件里的\" },"
    " { \"name\": \"东乡人民政府\", \"short\": \"东乡\", \"kind\": \"township\" },"
    " { \"name\": \"各乡\", \"kind\": \"collective\", \"members\": [ \"东乡人民政府\" ] } ] }";
  g_autoptr (Place) place = place_new ();
  g_autofree char *path = place_write (place, "单位.json", json, -1);
  g_autoptr (SpRecord) own = sp_record_new (&sp_unit_type);
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GError) error = NULL;

  sp_record_set_text (own, SP_UNIT_NAME, "县应急管理局");
  sp_record_set_text (own, SP_UNIT_NOTE, "自己写的");
  sp_store_insert (place->store, own, "添加单位", &error);
  g_assert_no_error (error);
  sp_directory_seed_file (place->store, path, &error);
  g_assert_no_error (error);

  units = load_all (place, &sp_unit_type, -1, 0);
  g_assert_cmpuint (units->len, ==, 3);
  for (guint i = 0; i < units->len; i++)
    {
      SpRecord *unit = g_ptr_array_index (units, i);
      gboolean is_own = sp_record_get_id (unit) == sp_record_get_id (own);

      g_assert_cmpstr (sp_record_get_text (unit, SP_UNIT_NOTE), ==, is_own ? "自己写的" : "");
    }
  g_assert_cmpint (place_count (place, &sp_unit_member_type), ==, 1);

  g_assert_false (sp_directory_seed_file (place->store, "/没有这个文件.json", &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sample/same-every-time", test_same_every_time);
  g_test_add_func ("/exchange/sample/marked", test_marked);
  g_test_add_func ("/exchange/sample/lights", test_lights);
  g_test_add_func ("/exchange/sample/reports", test_reports);
  g_test_add_func ("/exchange/sample/deadlines", test_deadlines);
  g_test_add_func ("/exchange/sample/doubts", test_doubts);
  g_test_add_func ("/exchange/sample/whole", test_whole);
  g_test_add_func ("/exchange/directory/seed-again", test_seed_again);
  g_test_add_func ("/exchange/directory/seed-file", test_seed_file);
  return g_test_run ();
}
