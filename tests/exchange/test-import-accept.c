/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Accepting a draft: what it writes in one action, and what it leaves alone when something is
 * wrong. */
#include "base/sp-error.h"
#include "plan-fixture.h"

#include <string.h>

static SpRecord *
load_unit (Place *place, const char *name)
{
  g_autoptr (GError) error = NULL;
  SpRecord *unit = sp_reader_load (sp_store_get_reader (place->store), &sp_unit_type,
                                   find_unit (place, name), &error);

  g_assert_no_error (error);
  return unit;
}

static void
test_accept (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  int64_t n_units = place_count (place, &sp_unit_type);
  g_autoptr (SpRecord) pending = NULL;
  g_autoptr (SpRecord) named = NULL;
  g_autofree char *backups = g_build_filename (place->folder, "备份", NULL);

  sp_import_draft_answer (draft, doubt_about (draft, SP_DOUBT_UNIT, "县应急管里局"),
                          SP_DOUBT_STATE_ACCEPTED, NULL);
  measure_titled (draft, "定期检查")->is_left_out = TRUE;
  accept_draft (draft, place);

  /* One unit that waits for a person; the misprint has become another name of the known one. */
  g_assert_cmpint (place_count (place, &sp_unit_type), ==, n_units + 1);
  pending = load_unit (place, "县食堂协会");
  g_assert_cmpint (sp_record_get_integer (pending, SP_UNIT_STATUS), ==, SP_UNIT_PENDING);
  named = load_unit (place, "县应急管里局");
  g_assert_cmpstr (sp_record_get_title (named), ==, "县应急管理局");

  g_assert_cmpint (place_count (place, &sp_plan_type), ==, 1);
  g_assert_cmpint (place_count (place, &sp_source_type), ==, 1);
  g_assert_cmpint (place_count (place, &sp_phase_type), ==, 2);
  g_assert_cmpint (place_count (place, &sp_measure_type), ==,
                   sp_import_draft_get_measures (draft)->len - 1);
  g_assert_cmpint (place_count (place, &sp_subitem_type), ==, 3);
  g_assert_cmpint (place_count (place, &sp_doubt_type), ==,
                   sp_import_draft_get_doubts (draft)->len);
  g_assert_true (g_file_test (backups, G_FILE_TEST_IS_DIR));
}

/* What was answered is stored with its answer, what was not stays a question. */
static void
test_stored_doubts (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  guint n_open = 0;

  sp_import_draft_answer (draft, doubt_about (draft, SP_DOUBT_UNIT, "县食堂协会"),
                          SP_DOUBT_STATE_CHANGED, "县教育体育局");
  accept_draft (draft, place);
  rows = sp_reader_load_all (sp_store_get_reader (place->store), &sp_doubt_type, -1, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      SpRecord *doubt = g_ptr_array_index (rows, i);
      gboolean is_answered =
        strstr (sp_record_get_text (doubt, SP_DOUBT_MESSAGE), "县食堂协会") != NULL;

      n_open += sp_record_get_integer (doubt, SP_DOUBT_STATE) == SP_DOUBT_STATE_OPEN;
      g_assert_cmpstr (sp_record_get_text (doubt, SP_DOUBT_ANSWER), ==,
                       is_answered ? "县教育体育局" : "");
      if (is_answered)
        g_assert_cmpint (sp_record_get_integer (doubt, SP_DOUBT_MEASURE), >, 0);
    }
  g_assert_cmpuint (n_open, ==, rows->len - 1);
  g_assert_cmpint (find_unit (place, "县食堂协会"), ==, find_unit (place, "县教育体育局"));
}

/* A name that a person gives and nobody knows becomes a unit that waits. */
static void
test_changed_to_unknown (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  g_autoptr (SpRecord) unit = NULL;

  sp_import_draft_answer (draft, doubt_about (draft, SP_DOUBT_UNIT, "县食堂协会"),
                          SP_DOUBT_STATE_CHANGED, " 县餐饮行业协会 ");
  accept_draft (draft, place);
  unit = load_unit (place, "县食堂协会");
  g_assert_cmpstr (sp_record_get_title (unit), ==, "县餐饮行业协会");
  g_assert_cmpint (sp_record_get_integer (unit, SP_UNIT_STATUS), ==, SP_UNIT_PENDING);
}

/* The import is one action: taken back it leaves exactly what was there, done again exactly what it
 * wrote. */
static void
test_undo (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  g_autofree char *before = place_dump (place);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  SpActionKind kind = SP_ACTION_EDIT;

  accept_draft (draft, place);
  after = place_dump (place);
  label = sp_store_dup_undo_label (place->store, &kind);
  g_assert_cmpint (kind, ==, SP_ACTION_IMPORT);
  g_assert_cmpstr (label, ==, "导入《示例县学校食堂安全整治三年行动计划》");

  g_assert_true (sp_store_undo (place->store, &error));
  g_assert_no_error (error);
  undone = place_dump (place);
  g_assert_cmpstr (undone, ==, before);

  g_assert_true (sp_store_redo (place->store, &error));
  g_assert_no_error (error);
  redone = place_dump (place);
  g_assert_cmpstr (redone, ==, after);
}

static void
test_twice (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) first = draft_of (place, plan_text);
  g_autoptr (SpImportDraft) second = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  accept_draft (first, place);
  before = place_dump (place);
  second = draft_of (place, plan_text);
  g_assert_cmpint (sp_import_draft_accept (second, place->store, &error), ==, 0);
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "导入过"));
  after = place_dump (place);
  g_assert_cmpstr (after, ==, before);
}

/* A record that cannot be stored stops everything; corrected, the same draft goes in. */
static void
test_refused (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  SpRecord *measure = SP_RECORD (measure_titled (draft, "定期检查")->measure);
  g_autofree char *before = place_dump (place);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  sp_record_set_text (measure, SP_MEASURE_TITLE, NULL);
  g_assert_cmpint (sp_import_draft_accept (draft, place->store, &error), ==, 0);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "任务"));
  after = place_dump (place);
  g_assert_cmpstr (after, ==, before);

  sp_record_set_text (measure, SP_MEASURE_TITLE, "定期检查");
  accept_draft (draft, place);
  g_assert_cmpint (place_count (place, &sp_measure_type), ==,
                   sp_import_draft_get_measures (draft)->len);
}

/* A new file without units takes over the shipped directory with the import. */
static void
test_without_units (void)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  g_autofree char *backups = g_build_filename (place->folder, "备份", NULL);

  accept_draft (draft, place);
  g_assert_cmpint (find_unit (place, "县市场监管局"), ==, find_unit (place, "县市场监督管理局"));
  g_assert_cmpint (place_count (place, &sp_unit_member_type), ==, 9);
  g_assert_false (g_file_test (backups, G_FILE_TEST_EXISTS));
}

/* The same text in another encoding reads the same. */
static void
test_gb18030 (void)
{
  g_autoptr (Place) place = place_with_units ();
  gsize length = 0;
  g_autofree char *bytes = g_convert (plan_text, -1, "GB18030", "UTF-8", NULL, &length, NULL);
  g_autofree char *path = place_write (place, "计划.txt", bytes, (gssize)length);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpImportDraft) draft = sp_import_draft_new_from_file (
    path, sp_store_get_reader (place->store), NULL, NULL, NULL, &error);
  g_autoptr (SpImportDraft) other = NULL;

  g_assert_no_error (error);
  other = draft_of (place, plan_text);
  g_assert_cmpuint (sp_import_draft_get_measures (draft)->len, ==,
                    sp_import_draft_get_measures (other)->len);
  g_assert_cmpstr (
    sp_record_get_text (SP_RECORD (sp_import_draft_get_source (draft)), SP_SOURCE_SHA256), ==,
    sp_record_get_text (SP_RECORD (sp_import_draft_get_source (other)), SP_SOURCE_SHA256));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import/accept", test_accept);
  g_test_add_func ("/exchange/import/stored-doubts", test_stored_doubts);
  g_test_add_func ("/exchange/import/changed-to-unknown", test_changed_to_unknown);
  g_test_add_func ("/exchange/import/undo", test_undo);
  g_test_add_func ("/exchange/import/twice", test_twice);
  g_test_add_func ("/exchange/import/refused", test_refused);
  g_test_add_func ("/exchange/import/without-units", test_without_units);
  g_test_add_func ("/exchange/import/gb18030", test_gb18030);
  return g_test_run ();
}
