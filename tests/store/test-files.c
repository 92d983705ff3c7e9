/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files kept with records: in and out unchanged, each content once, the limit, undo, the check of
 * the whole file, the backup, and what tidying up may take. */
#include "store-fixture.h"

#include "base/sp-error.h"
#include "base/sp-scratch.h"
#include "core/sp-supervision.h"
#include "store/sp-files.h"
#include "store/sp-store-private.h"

#include <glib/gstdio.h>

#include <string.h>
#include <unistd.h>

static SpReader *
reader_of (StoreFixture *fixture)
{
  return sp_store_get_reader (fixture->store);
}

static char *
write_file (StoreFixture *fixture, const char *name, const char *bytes, gssize length)
{
  char *path = store_fixture_path (fixture, name);

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  return path;
}

static SpAttachment *
new_attachment (int64_t measure)
{
  SpRecord *record = sp_record_new (&sp_attachment_type);

  sp_record_set_integer (record, SP_ATTACHMENT_MEASURE, measure);
  return SP_ATTACHMENT (record);
}

static SpAttachment *
attach (StoreFixture *fixture, int64_t measure, const char *path)
{
  SpAttachment *attachment = new_attachment (measure);
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_store_attach (fixture->store, attachment, path, &error));
  g_assert_no_error (error);
  return attachment;
}

static int64_t
count_contents (StoreFixture *fixture)
{
  int64_t n = -1;

  g_assert_true (sp_engine_get_integer (sp_store_get_engine (fixture->store),
                                        "SELECT count (*) FROM content", &n, NULL));
  return n;
}

static int64_t
new_measure (StoreFixture *fixture)
{
  return add_measure (fixture->store, fixture->plan, fixture->part, "排查", 1);
}

static void
test_in_and_out (StoreFixture *fixture, gconstpointer data)
{
  int64_t id = new_measure (fixture);
  g_autofree char *path = write_file (fixture, "会议纪要.txt", "第一次\0会议", 16);
  g_autofree char *empty = write_file (fixture, "空.pdf", "", 0);
  g_autoptr (SpAttachment) attachment = attach (fixture, id, path);
  g_autoptr (SpAttachment) again = attach (fixture, id, path);
  g_autoptr (SpAttachment) nothing = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = sp_reader_take_out (reader_of (fixture), attachment, &error);
  g_autofree char *folder = g_path_get_dirname (out);
  g_autofree char *bytes = NULL;
  gsize length = 0;
  GStatBuf info;
  SpFileTotals totals;

  g_assert_no_error (error);
  g_assert_cmpstr (sp_record_get_text (SP_RECORD (attachment), SP_ATTACHMENT_NAME), ==,
                   "会议纪要.txt");
  g_assert_cmpint (sp_record_get_integer (SP_RECORD (attachment), SP_ATTACHMENT_SIZE), ==, 16);
  g_assert_cmpint (sp_record_get_integer (SP_RECORD (attachment), SP_ATTACHMENT_ADDED_ON), ==,
                   sp_date_today ());
  g_assert_true (g_file_get_contents (out, &bytes, &length, NULL));
  g_assert_cmpmem (bytes, length, "第一次\0会议", 16);
  g_assert_true (g_str_has_suffix (out, "/会议纪要.txt"));
  g_assert_cmpint (g_stat (out, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0400);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  store_fixture_remove_folder (folder);
  g_assert_cmpint (count_contents (fixture), ==, 1);
  g_assert_true (sp_reader_sum_files (reader_of (fixture), &totals, NULL));
  g_assert_cmpuint (totals.n_files, ==, 2);
  g_assert_cmpint (totals.size, ==, 16);
  g_assert_cmpint (totals.unnamed, ==, 0);
  assert_sound (fixture->store);
  /* A file without anything in it says so. */
  nothing = new_attachment (id);
  if (!sp_store_attach (fixture->store, nothing, empty, &error))
    assert_sentence (error);
  assert_sound (fixture->store);
}

static void
test_names (StoreFixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = {
    {"../../etc/passwd", "_._.._etc_passwd"},
    {".profile", "_profile"},
    {"a\nb:c.txt", "a_b_c.txt"},
    {"纪要.docx", "纪要.docx"},
  };
  int64_t id = new_measure (fixture);
  g_autofree char *path = write_file (fixture, "a.txt", "内容", -1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpAttachment) attachment = new_attachment (id);
      g_autofree char *out = NULL;
      g_autofree char *folder = NULL;
      g_autofree char *name = NULL;

      sp_record_set_text (SP_RECORD (attachment), SP_ATTACHMENT_NAME, cases[i][0]);
      g_assert_true (sp_store_attach (fixture->store, attachment, path, NULL));
      out = sp_reader_take_out (reader_of (fixture), attachment, NULL);
      name = g_path_get_basename (out);
      folder = g_path_get_dirname (out);
      g_assert_cmpstr (name, ==, cases[i][1]);
      store_fixture_remove_folder (folder);
    }
}

static void
test_refused (StoreFixture *fixture, gconstpointer data)
{
  int64_t id = new_measure (fixture);
  g_autofree char *megabyte = g_strnfill (1024 * 1024 + 1, 'x');
  g_autofree char *large = write_file (fixture, "录像.mp4", megabyte, 1024 * 1024 + 1);
  g_autofree char *missing = store_fixture_path (fixture, "没有.pdf");
  const char *paths[] = {large, missing, fixture->folder};
  SpPlan *plan = sp_reader_load_plan (reader_of (fixture), NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpint (sp_plan_get_file_limit (plan), ==, 50 * 1024 * 1024);
  set_integer (fixture->store, &sp_plan_type, sp_record_get_id (SP_RECORD (plan)),
               SP_PLAN_FILE_LIMIT, 1);
  g_object_unref (plan);
  before = dup_content (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (SpAttachment) attachment = new_attachment (id);
      g_autoptr (GError) error = NULL;

      g_assert_false (sp_store_attach (fixture->store, attachment, paths[i], &error));
      assert_sentence (error);
      if (i == 0)
        g_assert_error (error, SP_ERROR, SP_ERROR_TOO_LARGE);
    }
  after = dup_content (fixture->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (count_contents (fixture), ==, 0);
  g_assert_true (sp_store_undo (fixture->store, NULL)); /* back to the limit that is usual */
  g_object_unref (attach (fixture, id, large));
}

static void
test_undo (StoreFixture *fixture, gconstpointer data)
{
  int64_t id = new_measure (fixture);
  g_autofree char *path = write_file (fixture, "a.txt", "内容", -1);
  g_autofree char *before = dup_content (fixture->store);
  g_autofree char *with = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr (SpAttachment) attachment = attach (fixture, id, path);
  g_autoptr (GBytes) bytes = NULL;

  with = dup_content (fixture->store);
  g_assert_true (sp_store_undo (fixture->store, NULL));
  after = dup_content (fixture->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (sp_store_redo (fixture->store, NULL));
  g_assert_true (sp_store_delete (fixture->store, SP_RECORD (attachment), "删除附件", NULL));
  store_fixture_reopen (fixture);
  g_assert_true (sp_store_undo (fixture->store, NULL));
  again = dup_content (fixture->store);
  g_assert_cmpstr (with, ==, again);
  bytes = sp_reader_load_content (reader_of (fixture), attachment, NULL);
  g_assert_nonnull (bytes);
  assert_sound (fixture->store);
}

/* The measure goes, and its files with it; undo brings all back. A report's files are the measure's
 * in its history. */
static void
test_owner (StoreFixture *fixture, gconstpointer data)
{
  int64_t id = new_measure (fixture);
  int64_t report = add_progress (fixture->store, id, 0, "2021-03-31", 100);
  g_autofree char *path = write_file (fixture, "a.txt", "内容", -1);
  g_autoptr (SpAttachment) of_report = SP_ATTACHMENT (sp_record_new (&sp_attachment_type));
  g_autoptr (SpAttachment) of_measure = attach (fixture, id, path);
  g_autoptr (SpRecord) measure = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sp_record_set_integer (SP_RECORD (of_report), SP_ATTACHMENT_PROGRESS, report);
  g_assert_true (sp_store_attach (fixture->store, of_report, path, NULL));
  lines = sp_reader_load_history (reader_of (fixture), "measure", id, 10, NULL);
  g_assert_cmpstr (((SpHistoryLine *)g_ptr_array_index (lines, 0))->table, ==, "attachment");
  before = dup_content (fixture->store);
  measure = sp_reader_load (reader_of (fixture), &sp_measure_type, id, NULL);
  g_assert_true (sp_store_delete (fixture->store, measure, "删除", NULL));
  g_assert_cmpint (sp_reader_count (reader_of (fixture), &sp_attachment_type, NULL), ==, 0);
  g_assert_true (sp_store_undo (fixture->store, NULL));
  after = dup_content (fixture->store);
  g_assert_cmpstr (before, ==, after);
  assert_sound (fixture->store);
}

static void
test_check_and_backup (StoreFixture *fixture, gconstpointer data)
{
  int64_t id = new_measure (fixture);
  g_autofree char *path = write_file (fixture, "a.txt", "内容", -1);
  g_autofree char *copy = store_fixture_path (fixture, "copy.safetyplan");
  g_autoptr (SpAttachment) attachment = attach (fixture, id, path);
  g_autoptr (SpStore) other = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) more = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_store_backup (fixture->store, copy, NULL, NULL));
  other = sp_store_open (copy, SP_STORE_OPEN_READ_ONLY, NULL);
  bytes = sp_reader_load_content (sp_store_get_reader (other), attachment, NULL);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, strlen ("内容"));
  g_assert_true (sp_store_close (other, NULL));
  g_assert_true (sp_engine_exec (sp_store_get_engine (fixture->store),
                                 "UPDATE content SET bytes = x'00'", NULL));
  g_assert_true (sp_store_check (fixture->store, &problems, NULL));
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_null (sp_reader_load_content (reader_of (fixture), attachment, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CORRUPT);
  assert_sentence (error);
  g_assert_true (
    sp_engine_exec (sp_store_get_engine (fixture->store), "DELETE FROM content", NULL));
  g_assert_true (sp_store_check (fixture->store, &more, NULL));
  g_assert_cmpuint (more->len, ==, 1);
}

static int64_t
tidy (StoreFixture *fixture, SpDate before)
{
  g_autoptr (GError) error = NULL;
  int64_t freed = -1;

  g_assert_true (sp_store_tidy_files (fixture->store, before, &freed, &error));
  g_assert_no_error (error);
  return freed;
}

static void
test_tidy (StoreFixture *fixture, gconstpointer data)
{
  int64_t id = new_measure (fixture);
  g_autofree char *first = write_file (fixture, "a.txt", "1234", -1);
  g_autofree char *second = write_file (fixture, "b.txt", "12345", -1);
  g_autoptr (SpAttachment) deleted = attach (fixture, id, first);
  g_autoptr (SpAttachment) undone = NULL;
  g_autoptr (GError) error = NULL;
  SpFileTotals totals;

  g_assert_cmpint (tidy (fixture, SP_DATE_NONE), ==, 0); /* it is named */
  g_assert_true (sp_store_delete (fixture->store, SP_RECORD (deleted), "删除附件", NULL));
  undone = attach (fixture, id, second);
  g_assert_true (sp_store_undo (fixture->store, NULL));
  g_assert_true (sp_reader_sum_files (reader_of (fixture), &totals, NULL));
  g_assert_cmpint (totals.unnamed, ==, 9);
  g_assert_cmpint (tidy (fixture, SP_DATE_NONE), ==, 0); /* undo and redo reach both */
  g_assert_true (sp_store_redo (fixture->store, NULL));
  g_assert_true (sp_store_undo (fixture->store, NULL));
  set_text (fixture->store, &sp_measure_type, id, SP_MEASURE_NOTE, "新");
  g_assert_cmpint (tidy (fixture, SP_DATE_NONE), ==, 5); /* no redo any more */
  g_assert_cmpint (tidy (fixture, sp_date_today () - 1), ==, 0);
  g_assert_cmpint (tidy (fixture, sp_date_today () + 2), ==, 4); /* given up */
  assert_sound (fixture->store);
  g_assert_true (sp_store_undo (fixture->store, NULL));
  g_assert_false (sp_store_undo (fixture->store, &error));
  assert_sentence (error);
  assert_sound (fixture->store);
}

/* A record that is not stored yet comes with its files, or not at all. */
static void
test_add_files (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "检查记录.txt", "内容", -1);
  g_autofree char *missing = store_fixture_path (fixture, "没有.pdf");
  const char *const bad[] = {path, missing, NULL};
  const char *const good[] = {path, path, NULL};
  g_autoptr (SpRecord) action = sp_record_new (&sp_enforcement_type);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dup_content (fixture->store);
  g_autofree char *after = NULL;

  sp_record_set_integer (action, SP_ENFORCEMENT_DAY, day ("2021-05-01"));
  g_assert_false (sp_store_add_files (fixture->store, action, bad, "登记", &error));
  assert_sentence (error);
  g_assert_cmpint (sp_record_get_id (action), ==, 0);
  g_clear_error (&error);
  g_assert_true (sp_store_add_files (fixture->store, action, good, "登记", &error));
  g_assert_no_error (error);
  files = sp_reader_load_attachments (reader_of (fixture), &sp_enforcement_type,
                                      sp_record_get_id (action), &error);
  g_assert_cmpuint (files->len, ==, 2);
  g_assert_cmpstr (sp_record_get_title (g_ptr_array_index (files, 0)), ==, "检查记录.txt");
  g_assert_cmpint (count_contents (fixture), ==, 1);
  assert_sound (fixture->store);
  g_assert_true (sp_store_undo (fixture->store, NULL)); /* one action */
  after = dup_content (fixture->store);
  g_assert_cmpstr (before, ==, after);
}

/* What a program looks at is private, a copy is not; tidying takes what this process put out. */
static void
test_out_and_tidied (StoreFixture *fixture, gconstpointer data)
{
  int64_t id = new_measure (fixture);
  g_autofree char *path = write_file (fixture, "a.txt", "内容", -1);
  g_autofree char *copy = store_fixture_path (fixture, "另存.txt");
  g_autoptr (SpAttachment) attachment = attach (fixture, id, path);
  g_autofree char *out = sp_reader_take_out (reader_of (fixture), attachment, NULL);
  g_autofree char *text = NULL;
  GStatBuf info;

  g_assert_cmpint (g_stat (out, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0400);
  g_assert_true (sp_reader_save_copy (reader_of (fixture), attachment, copy, NULL));
  g_assert_true (g_file_get_contents (copy, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "内容");
  sp_scratch_tidy_left ();
  g_assert_true (g_file_test (out, G_FILE_TEST_EXISTS));
  sp_scratch_tidy ();
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("cache-XXXXXX", NULL);
  int status;

  /* What is opened for a while is put down beside nobody's own files. GLib's option for it leaks.
   */
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/files/in-and-out", test_in_and_out);
  store_fixture_add ("/files/names", test_names);
  store_fixture_add ("/files/refused", test_refused);
  store_fixture_add ("/files/undo", test_undo);
  store_fixture_add ("/files/owner", test_owner);
  store_fixture_add ("/files/check-and-backup", test_check_and_backup);
  store_fixture_add ("/files/add", test_add_files);
  store_fixture_add ("/files/out-and-tidied", test_out_and_tidied);
  store_fixture_add ("/files/tidy", test_tidy);
  status = g_test_run ();
  sp_scratch_remove (cache);
  return status;
}
