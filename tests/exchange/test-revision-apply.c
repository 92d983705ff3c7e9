/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Applying a revision: what a person did stays where it was, conflicts are theirs to decide, and it
 * can be taken back. */
#include "base/sp-error.h"
#include "revision-fixture.h"

#include <string.h>

/* ---- applying ---- */

/* The measure is the same row: its reports, its ticks and the day first set are still there. */
static void
test_work_stays (void)
{
  g_autoptr (Place) place = place_with_plan ();
  g_autoptr (SpRecord) before = stored_measure (place, "建立台账");
  g_autoptr (SpRecord) after = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GPtrArray) deadlines = NULL;
  g_autoptr (GPtrArray) subitems = stored_children (place, &sp_subitem_type, "更换灶具");
  g_autoptr (GPtrArray) ticked = NULL;
  g_autoptr (SpSchedule) schedule = NULL;
  SpDate due = sp_date_from_ymd (2021, 3, 31);
  int row;

  report_progress (place, "建立台账", sp_date_from_ymd (2021, 1, 10), 60);
  set_stored_field (place, subitems->pdata[2], SP_SUBITEM_DONE_ON, sp_date_from_ymd (2021, 1, 8));
  revise_plan (place, edition_dates);
  revise_plan (
    place, (const char *const[]) {"2020年底前", "2021年3月底前", "留存记录", "留存影像记录", NULL});

  after = stored_measure (place, "建立台账");
  g_assert_cmpint (sp_record_get_id (after), ==, sp_record_get_id (before));
  g_assert_cmpstr (sp_record_get_uid (after), ==, sp_record_get_uid (before));
  reports = stored_children (place, &sp_progress_type, "建立台账");
  g_assert_cmpuint (reports->len, ==, 1);
  deadlines = stored_children (place, &sp_deadline_type, "建立台账");
  g_assert_cmpuint (deadlines->len, ==, 1);
  g_assert_cmpint (sp_record_get_integer (deadlines->pdata[0], SP_DEADLINE_DUE), ==, due);
  g_assert_cmpint (sp_record_get_integer (deadlines->pdata[0], SP_DEADLINE_ORIGINAL_DUE), ==,
                   sp_date_from_ymd (2020, 12, 31));
  ticked = stored_children (place, &sp_subitem_type, "更换灶具");
  g_assert_cmpuint (ticked->len, ==, 3);
  g_assert_cmpint (sp_record_get_integer (ticked->pdata[2], SP_SUBITEM_DONE_ON), ==,
                   sp_date_from_ymd (2021, 1, 8));
  g_assert_nonnull (strstr (sp_record_get_text (ticked->pdata[2], SP_SUBITEM_TEXT), "影像"));

  /* No longer overdue in the middle of January: the new date is in force. */
  schedule = stored_schedule (place, sp_date_from_ymd (2021, 1, 15));
  row = sp_schedule_find (schedule, sp_record_get_id (after));
  g_assert_cmpint (row, >=, 0);
  g_assert_cmpint (sp_schedule_get_row (schedule, (guint)row)->due, ==, due);
  g_assert_cmpint (sp_schedule_get_row (schedule, (guint)row)->percent, ==, 60);
  g_assert_cmpint (sp_schedule_get_row (schedule, (guint)row)->state.light, !=, SP_LIGHT_OVERDUE);
}

/* Places point into the new document. */
static void
test_places (void)
{
  g_autoptr (Place) place = place_with_plan ();
  g_autofree char *text = dup_edition (edition_moved);
  g_autoptr (SpRevision) revision = compare_edition (place, text);
  g_autoptr (SpRecord) measure = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autofree char *passage = NULL;

  apply_revision (revision, place);
  measure = stored_measure (place, "更换灶具");
  sources = sp_reader_load_all (sp_store_get_reader (place->store), &sp_source_type, -1, 0, NULL);
  g_assert_cmpuint (sources->len, ==, 2);
  passage = g_utf8_substring (sp_record_get_text (sources->pdata[1], SP_SOURCE_TEXT),
                              sp_record_get_integer (measure, SP_MEASURE_SOURCE_START),
                              sp_record_get_integer (measure, SP_MEASURE_SOURCE_END));
  g_assert_true (g_str_has_prefix (passage, "2.更换灶具"));
  g_assert_cmpstr (sp_record_get_text (measure, SP_MEASURE_PATH), ==, "二/（二）/2");
}

/* Left out of what is counted from its day on, not before; its report is still there. */
static void
test_withdrawn (void)
{
  g_autoptr (Place) place = place_with_plan ();
  g_autofree char *text = dup_edition (edition_without);
  g_autoptr (SpRevision) revision = compare_edition (place, text);
  g_autoptr (SpRecord) measure = stored_measure (place, "定期检查");
  g_autoptr (SpRecord) after = NULL;
  g_autoptr (SpSchedule) early = NULL;
  g_autoptr (SpSchedule) late = NULL;
  g_autoptr (SpSchedule) own = NULL;
  SpDate day = sp_date_from_ymd (2021, 7, 1);

  g_clear_object (&revision);
  report_progress (place, "定期检查", sp_date_from_ymd (2021, 4, 1), 30);
  revision = compare_edition (place, text);
  g_assert_true (sp_revision_get_row (revision, row_titled (revision, "定期检查"))->is_worked_on);
  g_assert_false (
    sp_revision_set_choice (revision, row_titled (revision, "定期检查"), SP_REVISION_DELETE));
  sp_revision_set_day (revision, day);
  apply_revision (revision, place);

  after = stored_measure (place, "定期检查");
  g_assert_cmpint (sp_record_get_integer (after, SP_MEASURE_WITHDRAWN_ON), ==, day);
  early = stored_schedule (place, day - 1);
  late = stored_schedule (place, day);
  g_assert_cmpint (sp_schedule_find (early, sp_record_get_id (measure)), >=, 0);
  g_assert_cmpint (sp_schedule_find (late, sp_record_get_id (measure)), <, 0);
  g_assert_cmpint (place_count (place, &sp_progress_type), ==, 1);
  own = sp_reader_load_measure_schedule (sp_store_get_reader (place->store),
                                         sp_record_get_id (measure), day, NULL);
  g_assert_nonnull (own);
}

/* A third edition that has it again brings it back with what was reported. */
static void
test_brought_back (void)
{
  static const char *const again[] = {"每半年听取1次汇报", "每季度听取1次汇报", NULL};
  g_autoptr (Place) place = place_with_plan ();
  g_autoptr (SpRecord) before = stored_measure (place, "定期检查");
  g_autoptr (SpRecord) after = NULL;

  report_progress (place, "定期检查", sp_date_from_ymd (2021, 4, 1), 30);
  revise_plan (place, edition_without);
  revise_plan (place, again);
  after = stored_measure (place, "定期检查");
  g_assert_cmpint (sp_record_get_id (after), ==, sp_record_get_id (before));
  g_assert_cmpint (sp_record_get_integer (after, SP_MEASURE_WITHDRAWN_ON), ==, 0);
  g_assert_cmpint (place_count (place, &sp_measure_type), ==, 6);
}

static void
test_deleted (void)
{
  g_autoptr (Place) place = place_with_plan ();
  g_autofree char *text = dup_edition (edition_without);
  g_autoptr (SpRevision) revision = compare_edition (place, text);

  g_assert_true (
    sp_revision_set_choice (revision, row_titled (revision, "定期检查"), SP_REVISION_DELETE));
  apply_revision (revision, place);
  g_assert_null (stored_measure (place, "定期检查"));
}

/* ---- what a person changed ---- */

static const SpRevisionChange *
conflict_of (const SpRevisionRow *row)
{
  for (guint i = 0; i < row->changes->len; i++)
    if (((SpRevisionChange *)row->changes->pdata[i])->is_conflict)
      return row->changes->pdata[i];
  g_error ("no conflict in %s", row->title);
}

/* Changed by a person only: no difference. By both: a conflict that keeps the person's unless told
 * otherwise, and a third edition that says no more does not ask again. */
static void
test_conflict (void)
{
  static const char *const third[] = {"2020年底前", "2021年3月底前", "留存记录", "留存影像记录",
                                      NULL};
  g_autoptr (Place) place = place_with_plan ();
  g_autoptr (GPtrArray) deadlines = stored_children (place, &sp_deadline_type, "建立台账");
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *text = dup_edition (edition_dates);
  g_autofree char *next = dup_edition (third);
  g_autoptr (SpRevision) revision = NULL;
  g_autoptr (SpRevision) later = NULL;
  SpDate mine = sp_date_from_ymd (2021, 1, 31);
  const SpRevisionRow *row;
  const SpRevisionChange *change;

  set_stored_field (place, deadlines->pdata[0], SP_DEADLINE_DUE, mine);
  set_stored_text (place, "更换灶具", SP_MEASURE_NOTE, "镇里另有安排");
  set_stored_text (place, "定期检查", SP_MEASURE_TITLE, "定期检查食堂");
  revision = compare_edition (place, text);
  g_assert_cmpuint (sp_revision_count_conflicts (revision), ==, 1);
  row = sp_revision_get_row (revision, row_titled (revision, "建立台账"));
  g_assert_true (sp_revision_row_has_conflict (row));
  change = conflict_of (row);
  g_assert_cmpstr (change->old_text, ==, "2020-12-31");
  g_assert_cmpstr (change->now_text, ==, "2021-01-31");
  g_assert_cmpstr (change->new_text, ==, "2021-03-31");
  g_assert_false (change->is_taken);
  apply_revision (revision, place);
  after = stored_children (place, &sp_deadline_type, "建立台账");
  g_assert_cmpint (sp_record_get_integer (after->pdata[0], SP_DEADLINE_DUE), ==, mine);
  g_assert_nonnull (stored_measure (place, "定期检查食堂"));

  later = compare_edition (place, next);
  g_assert_cmpuint (sp_revision_count_conflicts (later), ==, 0);
  g_assert_cmpuint (sp_revision_get_row (later, row_titled (later, "建立台账"))->kind, ==,
                    SP_REVISION_UNCHANGED);
}

static void
test_conflict_taken (void)
{
  g_autoptr (Place) place = place_with_plan ();
  g_autoptr (GPtrArray) deadlines = stored_children (place, &sp_deadline_type, "建立台账");
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *text = dup_edition (edition_dates);
  g_autoptr (SpRevision) revision = NULL;

  set_stored_field (place, deadlines->pdata[0], SP_DEADLINE_DUE, sp_date_from_ymd (2021, 1, 31));
  revision = compare_edition (place, text);
  sp_revision_choose_all (revision, TRUE);
  apply_revision (revision, place);
  after = stored_children (place, &sp_deadline_type, "建立台账");
  g_assert_cmpint (sp_record_get_integer (after->pdata[0], SP_DEADLINE_DUE), ==,
                   sp_date_from_ymd (2021, 3, 31));
}

/* What a person entered is not the document's to take away, what they left out stays out. */
static void
test_own_and_left_out (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  g_autofree char *text = dup_edition (edition_dates);
  g_autoptr (SpRevision) revision = NULL;
  g_autoptr (SpRecord) own = NULL;
  g_autoptr (SpRecord) template = NULL;

  measure_titled (draft, "定期检查")->is_left_out = TRUE;
  accept_draft (draft, place);
  template = stored_measure (place, "建立台账");
  own = sp_record_copy (template);
  sp_record_set_identity (own, 0, NULL, 0);
  sp_record_set_text (own, SP_MEASURE_TITLE, "县里另加的事");
  sp_record_set_text (own, SP_MEASURE_TEXT, "为迎接检查另外安排的一件事");
  sp_record_set_integer (own, SP_MEASURE_SOURCE_START, 0);
  sp_record_set_integer (own, SP_MEASURE_SOURCE_END, 0);
  g_assert_true (sp_store_insert (place->store, own, "新增", NULL));

  revision = compare_edition (place, text);
  g_assert_cmpuint (sp_revision_count (revision, SP_REVISION_REMOVED), ==, 0);
  g_assert_cmpuint (sp_revision_count (revision, SP_REVISION_ADDED), ==, 0);
  apply_revision (revision, place);
  g_assert_null (stored_measure (place, "定期检查"));
  g_assert_nonnull (stored_measure (place, "县里另加的事"));
}

/* An answered doubt is not asked again. */
static void
test_doubts (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  guint n = sp_import_draft_get_doubts (draft)->len;
  g_autoptr (GPtrArray) doubts = NULL;
  guint n_answered = 0;

  sp_import_draft_answer (draft, doubt_about (draft, SP_DOUBT_DATE, "10月底前"),
                          SP_DOUBT_STATE_DISMISSED, NULL);
  accept_draft (draft, place);
  revise_plan (place, edition_dates);
  doubts = sp_reader_load_all (sp_store_get_reader (place->store), &sp_doubt_type, -1, 0, NULL);
  g_assert_cmpuint (doubts->len, ==, n);
  for (guint i = 0; i < doubts->len; i++)
    n_answered += sp_record_get_integer (doubts->pdata[i], SP_DOUBT_STATE) != SP_DOUBT_STATE_OPEN;
  g_assert_cmpuint (n_answered, ==, 1);
}

/* ---- pairing by hand ---- */

static void
test_pair (void)
{
  g_autoptr (Place) place = place_with_plan ();
  g_autofree char *text = dup_edition (edition_without);
  g_autoptr (SpRevision) revision = compare_edition (place, text);
  g_autoptr (SpRecord) before = stored_measure (place, "定期检查");
  g_autoptr (SpRecord) after = NULL;

  g_assert_false (sp_revision_pair (revision, row_titled (revision, "建立台账"),
                                    row_titled (revision, "建设明厨亮灶")));
  g_assert_true (sp_revision_pair (revision, row_titled (revision, "定期检查"),
                                   row_titled (revision, "建设明厨亮灶")));
  g_assert_cmpuint (sp_revision_count (revision, SP_REVISION_REMOVED), ==, 0);
  g_assert_cmpuint (sp_revision_count (revision, SP_REVISION_CHANGED), ==, 1);
  g_assert_true (sp_revision_unpair (revision, row_titled (revision, "建设明厨亮灶")));
  g_assert_cmpuint (sp_revision_count (revision, SP_REVISION_REMOVED), ==, 1);
  g_assert_true (sp_revision_pair (revision, row_titled (revision, "定期检查"),
                                   row_titled (revision, "建设明厨亮灶")));
  apply_revision (revision, place);
  after = stored_measure (place, "建设明厨亮灶");
  g_assert_cmpint (sp_record_get_id (after), ==, sp_record_get_id (before));
}

/* ---- taking back ---- */

static void
test_undo (void)
{
  static const char *const all[] = {"2020年底前",           "2021年3月底前",    "县食堂协会按职责",
                                    "县消防救援大队按职责", "1.定期检查。",     "1.另一件事。",
                                    "（一）加强领导。",     "（一）强化领导。", NULL};
  g_autoptr (Place) place = place_with_plan ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  SpActionKind kind = SP_ACTION_EDIT;

  report_progress (place, "建立台账", sp_date_from_ymd (2021, 1, 10), 60);
  before = place_dump (place);
  revise_plan (place, all);
  after = place_dump (place);
  g_assert_cmpstr (after, !=, before);
  label = sp_store_dup_undo_label (place->store, &kind);
  g_assert_cmpint (kind, ==, SP_ACTION_IMPORT);
  g_assert_nonnull (strstr (label, "修订"));
  g_assert_true (sp_store_undo (place->store, &error));
  g_assert_no_error (error);
  undone = place_dump (place);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (sp_store_redo (place->store, &error));
  g_assert_no_error (error);
  redone = place_dump (place);
  g_assert_cmpstr (redone, ==, after);
}

/* Keeping everything changes no measure; the new document is stored all the same. */
static void
test_keep_all (void)
{
  g_autoptr (Place) place = place_with_plan ();
  g_autofree char *text = dup_edition (edition_without);
  g_autoptr (SpRevision) revision = compare_edition (place, text);
  g_autoptr (SpRecord) measure = NULL;

  sp_revision_choose_all (revision, FALSE);
  apply_revision (revision, place);
  measure = stored_measure (place, "定期检查");
  g_assert_nonnull (measure);
  g_assert_cmpint (sp_record_get_integer (measure, SP_MEASURE_WITHDRAWN_ON), ==, 0);
  g_assert_null (stored_measure (place, "建设明厨亮灶"));
  g_assert_cmpint (place_count (place, &sp_source_type), ==, 2);
}

/* Somebody changed a row after the comparison: nothing is written, and a new comparison works. */
static void
test_overtaken (void)
{
  g_autoptr (Place) place = place_with_plan ();
  g_autofree char *text = dup_edition (edition_dates);
  g_autoptr (SpRevision) revision = compare_edition (place, text);
  g_autoptr (SpRevision) again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  set_stored_text (place, "建立台账", SP_MEASURE_NOTE, "后来写的");
  before = place_dump (place);
  g_assert_cmpint (sp_revision_apply (revision, place->store, &error), ==, 0);
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CONFLICT);
  after = place_dump (place);
  g_assert_cmpstr (after, ==, before);
  again = compare_edition (place, text);
  apply_revision (again, place);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/revision/work-stays", test_work_stays);
  g_test_add_func ("/exchange/revision/places", test_places);
  g_test_add_func ("/exchange/revision/withdrawn", test_withdrawn);
  g_test_add_func ("/exchange/revision/brought-back", test_brought_back);
  g_test_add_func ("/exchange/revision/deleted", test_deleted);
  g_test_add_func ("/exchange/revision/conflict", test_conflict);
  g_test_add_func ("/exchange/revision/conflict-taken", test_conflict_taken);
  g_test_add_func ("/exchange/revision/own-and-left-out", test_own_and_left_out);
  g_test_add_func ("/exchange/revision/doubts", test_doubts);
  g_test_add_func ("/exchange/revision/pair", test_pair);
  g_test_add_func ("/exchange/revision/undo", test_undo);
  g_test_add_func ("/exchange/revision/keep-all", test_keep_all);
  g_test_add_func ("/exchange/revision/overtaken", test_overtaken);
  return g_test_run ();
}
