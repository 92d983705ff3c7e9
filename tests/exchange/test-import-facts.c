/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts added to a draft by hand or from a passage, answers in its history, and that accepting
 * stores what was shown. */
#include "base/sp-error.h"
#include "draft-check.h"
#include "exchange/sp-import-edit.h"

#include <string.h>

/* ---- facts ---- */

static void
test_add_passage (void)
{
  static const struct
  {
    SpFactKind kind;
    const char *title, *passage;
    guint n; /* new facts; 0: refused */
  } cases[] = {
    {SP_FACT_UNIT, "定期检查", "县应急管里局", 1},
    {SP_FACT_UNIT, "定期检查", "县应急管里局、县食堂协会", 1}, /* one is there already by hand */
    {SP_FACT_UNIT, "定期检查", "县食堂协会配合", 0},           /* is there */
    {SP_FACT_UNIT, "定期检查", "逐校登记食堂面积、燃气和人员情况。（", 0},
    {SP_FACT_DEADLINE, "建立台账", "2021年6月底前", 1},
    {SP_FACT_DEADLINE, "建立台账", "逐校登记", 0},
    {SP_FACT_TARGET, "建立台账", "问题整改率不低于95%", 1},
    {SP_FACT_TARGET, "建立台账", "留存记录", 0},
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (Place) place = place_with_units ();
      g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
      g_autofree char *before = dump (draft);
      guint i = index_titled (draft, cases[c].title);
      SpDraftMeasure *measure = measure_at (draft, i);
      guint n = measure->units->len + measure->deadlines->len + measure->targets->len;
      guint start = place_of (draft, cases[c].passage);
      guint end = start + (guint)g_utf8_strlen (cases[c].passage, -1);
      g_autoptr (GError) error = NULL;
      int result;

      g_test_message ("%s", cases[c].passage);
      result = sp_import_draft_add_passage (draft, i, cases[c].kind, start, end, &error);
      measure = measure_at (draft, i);
      if (cases[c].n == 0)
        {
          g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
          g_assert_cmpint (result, ==, -1);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (measure->units->len + measure->deadlines->len + measure->targets->len, >=,
                        n + cases[c].n);
      check_history (draft, before);
    }
}

/* The place of what was added is where it is printed, and what it says was read. */
static void
test_added_places (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  guint i = index_titled (draft, "建立台账");
  guint start = place_of (draft, "2021年6月底前");
  SpRecord *deadline;

  sp_import_draft_add_passage (draft, i, SP_FACT_DEADLINE, start, start + 8, NULL);
  deadline = g_ptr_array_index (measure_at (draft, i)->deadlines, 1);
  g_assert_cmpint (sp_record_get_integer (deadline, SP_DEADLINE_DUE), ==,
                   sp_date_from_ymd (2021, 6, 30));
  g_assert_cmpint (sp_record_get_integer (deadline, SP_DEADLINE_SOURCE_START), ==, start);
  g_assert_cmpint (sp_record_get_integer (deadline, SP_DEADLINE_SOURCE_END), ==, start + 8);
}

static void
test_facts_by_hand (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  g_autofree char *before = dump (draft);
  guint i = index_titled (draft, "建立台账");
  SpRecord *unit = sp_import_draft_add_fact (draft, i, SP_FACT_UNIT);

  g_assert_true (g_ptr_array_find (measure_at (draft, i)->units, unit, NULL));
  sp_import_draft_set_unit (draft, i, unit, 0, "县某某局");
  sp_import_draft_remove_fact (draft, i, unit_of (measure_at (draft, i), "县食堂协会"));
  g_assert_cmpstr (sp_import_draft_get_undo_label (draft), ==, "删除一项");
  check_history (draft, before);
}

/* ---- answers ---- */

static guint
count_cb (SpImportDraft *draft, guint *n)
{
  return (*n)++;
}

static void
test_answers_in_history (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  g_autofree char *before = dump (draft);
  guint unit = doubt_about (draft, SP_DOUBT_UNIT, "县食堂协会");
  guint date = doubt_about (draft, SP_DOUBT_DATE, "10月底前");
  guint n_changed = 0;

  g_signal_connect (draft, "changed", G_CALLBACK (count_cb), &n_changed);
  sp_import_draft_answer (draft, unit, SP_DOUBT_STATE_CHANGED, "县教育体育局");
  sp_import_draft_answer (draft, date, SP_DOUBT_STATE_CHANGED, "2022-10-31");
  sp_import_draft_split (draft, index_titled (draft, "更换灶具"), place_of (draft, "二是10月底前"),
                         NULL);
  g_assert_cmpuint (n_changed, ==, 3);
  check_history (draft, before);
  sp_import_draft_undo (draft);
  sp_import_draft_undo (draft);
  sp_import_draft_undo (draft);
  g_assert_null (sp_import_draft_get_unit_name (draft, "县食堂协会"));
  /* A new step drops what was taken back. */
  sp_import_draft_move_by (draft, index_titled (draft, "建立台账"), 1, NULL);
  g_assert_null (sp_import_draft_get_redo_label (draft));
}

static void
test_number_answer (void)
{
  static const struct
  {
    const char *answer, *path;
  } cases[] = {
    {"2", "一/（一）/2"},
    {" （三） ", "一/（一）/（三）"},
    {"照旧", "一/（一）/3"},
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (Place) place = place_with_units ();
      g_autoptr (SpImportDraft) draft =
        draft_of (place, "示例县试点整治三年行动计划\n一、重点任务\n（一）排查\n"
                         "1.建账。逐家登记。（县教育体育局负责）\n"
                         "3.销号。逐项销号。（县教育体育局负责）\n");
      g_autofree char *before = dump (draft);
      guint doubt = doubt_about (draft, SP_DOUBT_NUMBER, "3");

      sp_import_draft_answer (draft, doubt, SP_DOUBT_STATE_CHANGED, cases[c].answer);
      g_assert_cmpstr (text_of (measure_titled (draft, "销号"), SP_MEASURE_PATH), ==,
                       cases[c].path);
      check_history (draft, before);
    }
}

/* A measure without units gets those of the one that the proposal names, or those written. */
static void
test_clause_answer (void)
{
  static const struct
  {
    SpDoubtState state;
    const char *answer;
    const char *units[3];
  } cases[] = {
    {SP_DOUBT_STATE_ACCEPTED, NULL, {"县教育体育局", "县应急管理局"}},
    {SP_DOUBT_STATE_CHANGED, "县公安局、 县教育体育局", {"县公安局", "县教育体育局"}},
    {SP_DOUBT_STATE_DISMISSED, NULL, {NULL}},
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (Place) place = place_with_units ();
      g_autoptr (SpImportDraft) draft =
        draft_of (place, "示例县试点整治三年行动计划\n一、重点任务\n（一）排查\n"
                         "1.建账。逐家登记。\n"
                         "2.复核。逐家复核。（县教育体育局牵头，县应急管理局配合）\n"
                         "3.销号。逐项销号。（县教育体育局负责）\n");
      g_autofree char *before = dump (draft);
      guint doubt = doubt_about (draft, SP_DOUBT_CLAUSE, "建账");
      GPtrArray *units;
      guint n = 0;

      sp_import_draft_answer (draft, doubt, cases[c].state, cases[c].answer);
      units = measure_titled (draft, "建账")->units;
      for (; cases[c].units[n] != NULL; n++)
        g_assert_cmpstr (sp_record_get_text (units->pdata[n], SP_MEASURE_UNIT_PRINTED_NAME), ==,
                         cases[c].units[n]);
      g_assert_cmpuint (units->len, ==, n);
      check_history (draft, before);
    }
}

/* All of a kind in one step; names are never among them. */
static void
test_accept_kind (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft =
    draft_of (place, "示例县试点整治三年行动计划\n一、重点任务\n（一）排查\n"
                     "1.建账。逐家登记。（县教育体育局负责）\n"
                     "3.销号。逐项销号。（县教育体育局负责）\n"
                     "5.回看。逐项回看。（县教育体育局负责）\n");
  g_autofree char *before = dump (draft);
  guint n_open = sp_import_draft_get_n_open (draft);

  g_assert_cmpuint (sp_import_draft_accept_kind (draft, SP_DOUBT_NUMBER), ==, 2);
  g_assert_cmpuint (sp_import_draft_get_n_open (draft), ==, n_open - 2);
  g_assert_cmpuint (sp_import_draft_accept_kind (draft, SP_DOUBT_NUMBER), ==, 0);
  check_history (draft, before);
}

/* ---- accepting ---- */

/* The other name that a person confirmed holds from the first day of the plan. */
static void
test_alias_days (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  g_autoptr (GPtrArray) aliases = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  sp_import_draft_answer (draft, doubt_about (draft, SP_DOUBT_UNIT, "县应急管里局"),
                          SP_DOUBT_STATE_ACCEPTED, NULL);
  accept_draft (draft, place);
  aliases =
    sp_reader_load_all (sp_store_get_reader (place->store), &sp_unit_alias_type, -1, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < aliases->len; i++)
    if (strcmp (sp_record_get_text (aliases->pdata[i], SP_UNIT_ALIAS_NAME), "县应急管里局") == 0)
      {
        g_assert_cmpint (sp_record_get_integer (aliases->pdata[i], SP_UNIT_ALIAS_VALID_FROM), ==,
                         sp_date_from_ymd (2020, 9, 1));
        n++;
      }
  g_assert_cmpuint (n, ==, 1);
}

static void
test_accept_shown (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  guint i = index_titled (draft, "更换灶具");
  g_autoptr (GPtrArray) rows = NULL;
  GPtrArray *measures;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  sp_import_draft_split (draft, i, place_of (draft, "二是10月底前"), NULL);
  sp_import_draft_move_by (draft, i, -1, NULL);
  sp_import_draft_retype (draft, index_titled (draft, "定期检查"), SP_BLOCK_PHASE, NULL);
  accept_draft (draft, place);
  rows = sp_reader_load_all (sp_store_get_reader (place->store), &sp_measure_type, -1, 0, &error);
  g_assert_no_error (error);
  measures = sp_import_draft_get_measures (draft);
  g_assert_cmpuint (rows->len, ==, measures->len - 1);
  for (guint k = 0; k < measures->len; k++)
    if (!measure_at (draft, k)->is_left_out)
      g_assert_cmpstr (sp_record_get_title (rows->pdata[n++]), ==,
                       text_of (measure_at (draft, k), SP_MEASURE_TITLE));
  g_assert_cmpint (place_count (place, &sp_phase_type), ==,
                   sp_import_draft_get_phases (draft)->len);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import-facts/add-passage", test_add_passage);
  g_test_add_func ("/exchange/import-facts/added-places", test_added_places);
  g_test_add_func ("/exchange/import-facts/facts-by-hand", test_facts_by_hand);
  g_test_add_func ("/exchange/import-facts/answers", test_answers_in_history);
  g_test_add_func ("/exchange/import-facts/number-answer", test_number_answer);
  g_test_add_func ("/exchange/import-facts/clause-answer", test_clause_answer);
  g_test_add_func ("/exchange/import-facts/accept-kind", test_accept_kind);
  g_test_add_func ("/exchange/import-facts/alias-days", test_alias_days);
  g_test_add_func ("/exchange/import-facts/accept", test_accept_shown);
  return g_test_run ();
}
