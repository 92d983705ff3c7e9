/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Corrections of a draft: what each changes, that nothing is lost, that every one can be taken back
 * and done again, and that what is stored is what was shown. */
#include "base/sp-error.h"
#include "exchange/sp-import-edit.h"
#include "exchange/sp-sample.h"
#include "draft-check.h"

#include <string.h>

/* ---- splitting ---- */

static void
test_split (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  g_autofree char *before = dump (draft);
  guint i = index_titled (draft, "更换灶具");
  SpDraftMeasure *whole = measure_at (draft, i);
  guint n_units = whole->units->len, n_deadlines = whole->deadlines->len;
  guint n = sp_import_draft_get_measures (draft)->len;
  guint cut = place_of (draft, "二是10月底前");
  guint doubt = doubt_about (draft, SP_DOUBT_DATE, "10月底前");
  SpDraftMeasure *first, *second;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sp_import_draft_get_doubt_measure (draft, doubt), ==, i);
  g_assert_cmpint (sp_import_draft_split (draft, i, cut, &error), ==, i + 1);
  g_assert_no_error (error);
  g_assert_cmpuint (sp_import_draft_get_measures (draft)->len, ==, n + 1);
  first = measure_at (draft, i);
  second = measure_at (draft, i + 1);
  g_assert_cmpstr (text_of (first, SP_MEASURE_TEXT), ==, "一是2021年6月底前更换老旧灶具；");
  g_assert_true (g_str_has_prefix (text_of (second, SP_MEASURE_TEXT), "二是10月底前复查一遍；"));
  g_assert_cmpstr (text_of (first, SP_MEASURE_PATH), ==, "二/（一）/2");
  g_assert_cmpstr (text_of (second, SP_MEASURE_PATH), ==, "二/（一）/2-2");
  g_assert_cmpstr (text_of (second, SP_MEASURE_TITLE), ==, "二是10月底前复查一遍");
  g_assert_cmpuint (first->units->len, ==, n_units);
  g_assert_cmpuint (second->units->len, ==, n_units);
  g_assert_cmpuint (first->deadlines->len, ==, 1);
  g_assert_cmpuint (second->deadlines->len, ==, n_deadlines - 1);
  g_assert_cmpuint (first->subitems->len, ==, 1);
  g_assert_cmpuint (second->subitems->len, ==, 2);
  /* The clause is printed in the second half. */
  g_assert_true (
    sp_record_get_integer (unit_of (first, "县教育体育局"), SP_MEASURE_UNIT_INHERITED));
  g_assert_false (
    sp_record_get_integer (unit_of (second, "县教育体育局"), SP_MEASURE_UNIT_INHERITED));
  g_assert_cmpint (sp_import_draft_get_doubt_measure (draft, doubt), ==, i + 1);
  g_assert_cmpint (sp_record_get_integer (SP_RECORD (second->measure), SP_MEASURE_SOURCE_START), ==,
                   cut);
  check_history (draft, before);
}

/* Where the text of a measure is cut through, or cannot be. */
static void
test_split_places (void)
{
  static const struct
  {
    const char *title, *at;
    const char *head; /* the first text; NULL: refused */
    const char *path; /* of the second */
  } cases[] = {
    {"建立台账", "逐校登记", "2020年底前，", "二/（一）/1-2"},
    {"建立台账", "1.建立台账", NULL, NULL}, /* its beginning */
    {"建立台账", "台账。", NULL, NULL},     /* inside the title */
    {"建立台账", "更换灶具", NULL, NULL},   /* another measure */
    {"更换灶具", "旧灶具", "一是2021年6月底前更换老", "二/（一）/2-2"},
    {"定期检查", "问题整改率", "自2021年1月起，每季度检查1次，", "二/（二）/1-2"},
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (Place) place = place_with_units ();
      g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
      g_autofree char *before = dump (draft);
      guint i = index_titled (draft, cases[c].title);
      g_autoptr (GError) error = NULL;
      int second = sp_import_draft_split (draft, i, place_of (draft, cases[c].at), &error);

      g_test_message ("%s at %s", cases[c].title, cases[c].at);
      if (cases[c].head == NULL)
        {
          g_autofree char *after = dump (draft);

          g_assert_cmpint (second, ==, -1);
          g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
          g_assert_cmpstr (after, ==, before);
          g_assert_null (sp_import_draft_get_undo_label (draft));
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (text_of (measure_at (draft, i), SP_MEASURE_TEXT), ==, cases[c].head);
      g_assert_cmpstr (text_of (measure_at (draft, i + 1), SP_MEASURE_PATH), ==, cases[c].path);
      g_assert_true (
        g_str_has_prefix (text_of (measure_at (draft, i + 1), SP_MEASURE_TEXT), cases[c].at));
      check_history (draft, before);
    }
}

/* A number that the reader did not take for one becomes the new measure's. */
static void
test_split_at_number (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft =
    draft_of (place, "示例县试点整治三年行动计划\n一、重点任务\n（一）排查\n"
                     "1.建账。逐家登记，然后 2、复核。2021年6月底前复核一遍。（县教育体育局负责）\n"
                     "3.销号。逐项销号。（县教育体育局负责）\n");
  guint i = index_titled (draft, "建账");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sp_import_draft_split (draft, i, place_of (draft, "2、复核"), &error), ==,
                   i + 1);
  g_assert_no_error (error);
  g_assert_cmpstr (text_of (measure_at (draft, i + 1), SP_MEASURE_PATH), ==, "一/（一）/2");
  g_assert_cmpstr (text_of (measure_at (draft, i + 1), SP_MEASURE_TITLE), ==, "复核");
}

/* ---- merging ---- */

static void
test_merge (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  g_autofree char *before = dump (draft);
  guint i = index_titled (draft, "建立台账");
  SpDraftMeasure *first = measure_at (draft, i), *second = measure_at (draft, i + 1), *joined;
  guint n_facts = first->deadlines->len + second->deadlines->len;
  guint n_units = first->units->len + second->units->len;
  guint doubt = doubt_about (draft, SP_DOUBT_DATE, "10月底前");
  g_autoptr (GError) error = NULL;

  /* 县教育体育局 leads both; here it only answers for the first. */
  sp_record_set_integer (unit_of (first, "县教育体育局"), SP_MEASURE_UNIT_ROLE, SP_ROLE_SUPPORT);
  g_free (before);
  before = dump (draft);
  g_assert_cmpint (sp_import_draft_merge (draft, i, &error), ==, i);
  g_assert_no_error (error);
  joined = measure_at (draft, i);
  g_assert_cmpuint (joined->units->len, ==, n_units - 1);
  g_assert_cmpint (sp_record_get_integer (unit_of (joined, "县教育体育局"), SP_MEASURE_UNIT_ROLE),
                   ==, SP_ROLE_LEAD);
  g_assert_cmpuint (joined->deadlines->len, ==, n_facts);
  g_assert_cmpuint (joined->subitems->len, ==, 3);
  g_assert_nonnull (strstr (text_of (joined, SP_MEASURE_TEXT), "逐校登记"));
  g_assert_nonnull (strstr (text_of (joined, SP_MEASURE_TEXT), "更换灶具"));
  g_assert_nonnull (strstr (text_of (joined, SP_MEASURE_TEXT), "三是留存记录"));
  g_assert_cmpint (sp_import_draft_get_doubt_measure (draft, doubt), ==, i);
  g_assert_cmpint (
    sp_import_draft_get_doubt_measure (draft, doubt_about (draft, SP_DOUBT_UNIT, "县应急管里局")),
    ==, i);
  check_history (draft, before);
}

/* What was split and put together again says what it said. */
static void
test_split_and_merge (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  guint i = index_titled (draft, "更换灶具");
  SpDraftMeasure *whole = measure_at (draft, i);
  guint n_units = whole->units->len, n_deadlines = whole->deadlines->len;
  g_autofree char *text = g_strdup (text_of (whole, SP_MEASURE_TEXT));
  g_auto (GStrv) lines = NULL;
  g_autofree char *joined = NULL;

  sp_import_draft_split (draft, i, place_of (draft, "二是10月底前"), NULL);
  g_assert_cmpint (sp_import_draft_merge (draft, i, NULL), ==, i);
  whole = measure_at (draft, i);
  lines = g_strsplit (text_of (whole, SP_MEASURE_TEXT), "\n", -1);
  joined = g_strjoinv ("", lines);
  g_assert_cmpstr (joined, ==, text);
  g_assert_cmpuint (whole->units->len, ==, n_units);
  g_assert_cmpuint (whole->deadlines->len, ==, n_deadlines);
  g_assert_false (
    sp_record_get_integer (unit_of (whole, "县教育体育局"), SP_MEASURE_UNIT_INHERITED));
  check_whole (draft);
}

/* A title that a person typed is in the text of what it was merged into. */
static void
test_merge_keeps_typed (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  guint i = index_titled (draft, "建立台账");
  SpValue title = {.is_set = TRUE, .text = (char *)"换新灶具"};

  sp_import_draft_set_value (draft, i + 1, SP_RECORD (measure_at (draft, i + 1)->measure),
                             SP_MEASURE_TITLE, &title);
  sp_import_draft_merge (draft, i, NULL);
  g_assert_nonnull (strstr (text_of (measure_at (draft, i), SP_MEASURE_TEXT), "换新灶具"));
}

/* A measure that was moved is merged: the place is not stretched over what stands between. */
static void
test_merge_moved (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  g_autofree char *before = dump (draft);
  guint i = index_titled (draft, "建立台账");
  SpRecord *record;
  int64_t start, end;

  sp_import_draft_move_by (draft, i, 1, NULL);
  sp_import_draft_move_by (draft, i + 1, 1, NULL);
  record = SP_RECORD (measure_titled (draft, "定期检查")->measure);
  start = sp_record_get_integer (record, SP_MEASURE_SOURCE_START);
  end = sp_record_get_integer (record, SP_MEASURE_SOURCE_END);
  g_assert_cmpint (sp_import_draft_merge (draft, i + 1, NULL), ==, i + 1);
  g_assert_nonnull (strstr (text_of (measure_at (draft, i + 1), SP_MEASURE_TEXT), "逐校登记"));
  record = SP_RECORD (measure_at (draft, i + 1)->measure);
  g_assert_cmpint (sp_record_get_integer (record, SP_MEASURE_SOURCE_START), ==, start);
  g_assert_cmpint (sp_record_get_integer (record, SP_MEASURE_SOURCE_END), ==, end);
  check_history (draft, before);
}

static void
test_merge_refused (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  guint last = sp_import_draft_get_measures (draft)->len - 1;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sp_import_draft_merge (draft, last, &error), ==, -1);
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
}

/* ---- moving ---- */

static void
test_move (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  g_autofree char *before = dump (draft);
  guint i = index_titled (draft, "建立台账");
  guint doubt = doubt_about (draft, SP_DOUBT_UNIT, "县应急管里局");
  guint other = doubt_about (draft, SP_DOUBT_DATE, "10月底前");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sp_import_draft_move_by (draft, i, 1, &error), ==, i + 1);
  g_assert_no_error (error);
  g_assert_cmpuint (index_titled (draft, "更换灶具"), ==, i);
  g_assert_cmpint (sp_import_draft_get_doubt_measure (draft, doubt), ==, i + 1);
  g_assert_cmpint (sp_import_draft_get_doubt_measure (draft, other), ==, i);
  g_assert_cmpint (sp_import_draft_undo (draft), ==, i);
  g_assert_cmpint (sp_import_draft_redo (draft), ==, i + 1);
  check_history (draft, before);

  g_assert_cmpint (sp_import_draft_move_by (draft, 0, -1, &error), ==, -1);
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
}

static void
test_move_under_heading (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  g_autofree char *before = dump (draft);
  guint i = index_titled (draft, "建立台账");
  g_autofree char *heading =
    g_strdup (text_of (measure_titled (draft, "定期检查"), SP_MEASURE_HEADING));
  g_autoptr (GPtrArray) places = sp_import_draft_list_places (draft);
  gboolean is_listed = FALSE;
  g_autoptr (GError) error = NULL;
  int to;

  for (guint k = 0; k < places->len; k++)
    is_listed |= strcmp (((SpDraftPlace *)places->pdata[k])->heading, heading) == 0;
  g_assert_true (is_listed);
  to = sp_import_draft_move_to (draft, i, 0, heading, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (to, ==, index_titled (draft, "建立台账"));
  g_assert_cmpuint (to, ==, index_titled (draft, "定期检查") + 1);
  g_assert_cmpstr (text_of (measure_at (draft, (guint)to), SP_MEASURE_PATH), ==, "二/（二）/1");
  check_history (draft, before);
  g_assert_cmpint (sp_import_draft_move_to (draft, (guint)to, 0, heading, &error), ==, -1);
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
}

static void
test_move_to_part (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autofree char *text = g_strconcat (plan_text,
                                       "附件1\n示例县灶具专项整治方案\n一、重点任务\n"
                                       "（一）整治灶具\n1.逐户核对。2021年底前核对一遍。"
                                       "（县教育体育局负责）\n",
                                       NULL);
  g_autoptr (SpImportDraft) draft = draft_of (place, text);
  g_autofree char *before = dump (draft);
  guint i = index_titled (draft, "更换灶具");
  guint n_parts = sp_import_draft_get_parts (draft)->len;
  g_autoptr (GError) error = NULL;
  int to;

  g_assert_cmpuint (n_parts, ==, 2);
  g_assert_cmpint (sp_import_draft_merge (draft, index_titled (draft, "逐户核对") - 1, &error), ==,
                   -1);
  g_clear_error (&error);
  to = sp_import_draft_move_to (draft, i, 1, "", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (measure_at (draft, (guint)to)->part, ==, 1);
  g_assert_cmpuint (to, ==, index_titled (draft, "逐户核对") + 1);
  check_history (draft, before);
  accept_draft (draft, place);
  g_assert_cmpint (place_count (place, &sp_measure_type), ==,
                   sp_import_draft_get_measures (draft)->len);
}

/* ---- kinds ---- */

static void
test_retype (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  g_autofree char *before = dump (draft);
  guint i = index_titled (draft, "定期检查");
  guint n_phases = sp_import_draft_get_phases (draft)->len;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sp_import_draft_retype (draft, i, SP_BLOCK_MEASURE, &error), ==, -1);
  g_clear_error (&error);
  g_assert_cmpint (sp_import_draft_retype (draft, i, SP_BLOCK_GUARANTEE, &error), ==, i);
  g_assert_cmpint (
    sp_record_get_integer (SP_RECORD (measure_at (draft, i)->measure), SP_MEASURE_KIND), ==,
    SP_BLOCK_GUARANTEE);
  g_assert_cmpint (sp_import_draft_retype (draft, i, SP_BLOCK_PHASE, &error), ==, i);
  g_assert_cmpuint (sp_import_draft_get_phases (draft)->len, ==, n_phases + 1);
  g_assert_true (measure_at (draft, i)->is_left_out);
  g_assert_cmpint (sp_import_draft_leave_out (draft, i, FALSE, &error), ==, -1);
  g_clear_error (&error);
  check_history (draft, before);
  g_assert_cmpint (sp_import_draft_retype (draft, i, SP_BLOCK_MEASURE, &error), ==, i);
  g_assert_cmpuint (sp_import_draft_get_phases (draft)->len, ==, n_phases);
  g_assert_false (measure_at (draft, i)->is_left_out);
  g_assert_cmpint (sp_import_draft_leave_out (draft, i, TRUE, &error), ==, i);
  g_assert_true (measure_at (draft, i)->is_left_out);
  check_history (draft, before);
}

/* ---- many ---- */

static void
correct_somehow (SpImportDraft *draft, GRand *dice)
{
  guint n = sp_import_draft_get_measures (draft)->len;
  guint i = (guint)g_rand_int_range (dice, 0, (gint32)n);
  SpRecord *record = SP_RECORD (measure_at (draft, i)->measure);
  guint start = (guint)sp_record_get_integer (record, SP_MEASURE_SOURCE_START);
  guint end = (guint)sp_record_get_integer (record, SP_MEASURE_SOURCE_END);
  guint at = (guint)g_rand_int_range (dice, (gint32)start, (gint32)end);
  guint n_doubts = sp_import_draft_get_doubts (draft)->len;

  switch (g_rand_int_range (dice, 0, 9))
    {
    case 0:
    case 1:
      sp_import_draft_split (draft, i, at, NULL);
      break;
    case 2:
      sp_import_draft_merge (draft, i, NULL);
      break;
    case 3:
      sp_import_draft_move_by (draft, i, g_rand_boolean (dice) ? 1 : -1, NULL);
      break;
    case 4:
      sp_import_draft_move_to (
        draft, i, (guint)g_rand_int_range (dice, 0, (gint32)sp_import_draft_get_parts (draft)->len),
        g_rand_boolean (dice) ? "" : sp_record_get_text (record, SP_MEASURE_HEADING), NULL);
      break;
    case 5:
      sp_import_draft_retype (draft, i, (SpBlockKind)g_rand_int_range (dice, 0, 4), NULL);
      break;
    case 6:
      sp_import_draft_add_passage (draft, i, (SpFactKind)g_rand_int_range (dice, 0, 3), at,
                                   MIN (at + 12, end), NULL);
      break;
    case 7:
      sp_import_draft_answer (draft, (guint)g_rand_int_range (dice, 0, (gint32)n_doubts),
                              (SpDoubtState)g_rand_int_range (dice, 0, 4), "县公安局");
      break;
    default:
      if (g_rand_boolean (dice))
        sp_import_draft_undo (draft);
      else
        sp_import_draft_redo (draft);
    }
}

/* Whatever is done, the draft stays whole, can be taken back, and can be stored. */
static void
test_many (void)
{
  for (guint32 seed = 1; seed <= 4; seed++)
    {
      g_autoptr (Place) place = place_with_units ();
      g_autoptr (SpImportDraft) draft = draft_of (place, sp_sample_document ());
      g_autofree char *before = dump (draft);
      g_autoptr (GRand) dice = g_rand_new_with_seed (seed);

      for (guint i = 0; i < 200; i++)
        {
          correct_somehow (draft, dice);
          check_whole (draft);
        }
      check_history (draft, before);
      accept_draft (draft, place);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import-edit/split", test_split);
  g_test_add_func ("/exchange/import-edit/split-places", test_split_places);
  g_test_add_func ("/exchange/import-edit/split-at-number", test_split_at_number);
  g_test_add_func ("/exchange/import-edit/merge", test_merge);
  g_test_add_func ("/exchange/import-edit/split-and-merge", test_split_and_merge);
  g_test_add_func ("/exchange/import-edit/merge-keeps-typed", test_merge_keeps_typed);
  g_test_add_func ("/exchange/import-edit/merge-moved", test_merge_moved);
  g_test_add_func ("/exchange/import-edit/merge-refused", test_merge_refused);
  g_test_add_func ("/exchange/import-edit/move", test_move);
  g_test_add_func ("/exchange/import-edit/move-under-heading", test_move_under_heading);
  g_test_add_func ("/exchange/import-edit/move-to-part", test_move_to_part);
  g_test_add_func ("/exchange/import-edit/retype", test_retype);
  g_test_add_func ("/exchange/import-edit/many", test_many);
  return g_test_run ();
}
