/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Corrections of a draft: what each changes, that nothing is lost, that every one can be taken back
 * and done again, and that what is stored is what was shown. */
#include "base/sp-error.h"
#include "exchange/sp-import-edit.h"
#include "plan-fixture.h"

#include <string.h>

/* ---- looking at a draft ---- */

static const char *
source_text (SpImportDraft *draft)
{
  return sp_record_get_text (SP_RECORD (sp_import_draft_get_source (draft)), SP_SOURCE_TEXT);
}

/* The character at which @words are printed. */
static guint
place_of (SpImportDraft *draft, const char *words)
{
  const char *text = source_text (draft);
  const char *at = strstr (text, words);

  g_assert_nonnull (at);
  return (guint)g_utf8_pointer_to_offset (text, at);
}

static SpDraftMeasure *
measure_at (SpImportDraft *draft, guint i)
{
  return g_ptr_array_index (sp_import_draft_get_measures (draft), i);
}

static guint
index_titled (SpImportDraft *draft, const char *title)
{
  SpDraftMeasure *measure = measure_titled (draft, title);
  guint i = 0;

  g_assert_true (g_ptr_array_find (sp_import_draft_get_measures (draft), measure, &i));
  return i;
}

static const char *
text_of (SpDraftMeasure *measure, guint field)
{
  return sp_record_get_text (SP_RECORD (measure->measure), field);
}

static void
dump_record (GString *out, SpRecord *record)
{
  const SpRecordType *type = sp_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *code = sp_value_to_code (&type->fields[i], sp_record_peek (record, i));

      g_string_append_printf (out, "%s|", code);
    }
  g_string_append_c (out, '\n');
}

static void
dump_list (GString *out, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    dump_record (out, records->pdata[i]);
}

/* Everything that accepting would write, and whose each doubt is. */
static char *
dump (SpImportDraft *draft)
{
  GString *out = g_string_new (NULL);
  GPtrArray *measures = sp_import_draft_get_measures (draft);

  for (guint i = 0; i < measures->len; i++)
    {
      const SpDraftMeasure *measure = measures->pdata[i];

      g_string_append_printf (out, "%u %d: ", measure->part, measure->is_left_out);
      dump_record (out, SP_RECORD (measure->measure));
      dump_list (out, measure->units);
      dump_list (out, measure->deadlines);
      dump_list (out, measure->targets);
      dump_list (out, measure->subitems);
    }
  dump_list (out, sp_import_draft_get_phases (draft));
  for (guint i = 0; i < sp_import_draft_get_doubts (draft)->len; i++)
    {
      g_string_append_printf (out, "%d ", sp_import_draft_get_doubt_measure (draft, i));
      dump_record (out, doubt_at (draft, i));
    }
  return g_string_free (out, FALSE);
}

/* Positions count, ranges lie in the source, every doubt points at a measure that is there. */
static void
check_whole (SpImportDraft *draft)
{
  GPtrArray *measures = sp_import_draft_get_measures (draft);
  glong n_chars = g_utf8_strlen (source_text (draft), -1);

  for (guint i = 0; i < measures->len; i++)
    {
      SpRecord *record = SP_RECORD (measure_at (draft, i)->measure);

      g_assert_cmpint (sp_record_get_integer (record, SP_MEASURE_POSITION), ==, i);
      g_assert_cmpint (sp_record_get_integer (record, SP_MEASURE_SOURCE_START), <,
                       sp_record_get_integer (record, SP_MEASURE_SOURCE_END));
      g_assert_cmpint (sp_record_get_integer (record, SP_MEASURE_SOURCE_END), <=, n_chars);
      for (guint k = 0; k < measure_at (draft, i)->units->len; k++)
        g_assert_cmpint (
          sp_record_get_integer (measure_at (draft, i)->units->pdata[k], SP_MEASURE_UNIT_POSITION),
          ==, k);
    }
  for (guint i = 0; i < sp_import_draft_get_doubts (draft)->len; i++)
    g_assert_cmpint (sp_import_draft_get_doubt_measure (draft, i), <, (int)measures->len);
}

/* Takes everything back to @before and does it again. */
static void
check_history (SpImportDraft *draft, const char *before)
{
  g_autofree char *after = dump (draft);
  g_autofree char *back = NULL;
  g_autofree char *again = NULL;

  check_whole (draft);
  while (sp_import_draft_get_undo_label (draft) != NULL)
    sp_import_draft_undo (draft);
  back = dump (draft);
  g_assert_cmpstr (back, ==, before);
  while (sp_import_draft_get_redo_label (draft) != NULL)
    sp_import_draft_redo (draft);
  again = dump (draft);
  g_assert_cmpstr (again, ==, after);
  check_whole (draft);
}

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

/* ---- accepting ---- */

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
  g_test_add_func ("/exchange/import-edit/split", test_split);
  g_test_add_func ("/exchange/import-edit/split-places", test_split_places);
  g_test_add_func ("/exchange/import-edit/split-at-number", test_split_at_number);
  g_test_add_func ("/exchange/import-edit/merge", test_merge);
  g_test_add_func ("/exchange/import-edit/split-and-merge", test_split_and_merge);
  g_test_add_func ("/exchange/import-edit/merge-keeps-typed", test_merge_keeps_typed);
  g_test_add_func ("/exchange/import-edit/merge-refused", test_merge_refused);
  g_test_add_func ("/exchange/import-edit/move", test_move);
  g_test_add_func ("/exchange/import-edit/move-under-heading", test_move_under_heading);
  g_test_add_func ("/exchange/import-edit/move-to-part", test_move_to_part);
  g_test_add_func ("/exchange/import-edit/retype", test_retype);
  g_test_add_func ("/exchange/import-edit/add-passage", test_add_passage);
  g_test_add_func ("/exchange/import-edit/added-places", test_added_places);
  g_test_add_func ("/exchange/import-edit/facts-by-hand", test_facts_by_hand);
  g_test_add_func ("/exchange/import-edit/answers", test_answers_in_history);
  g_test_add_func ("/exchange/import-edit/number-answer", test_number_answer);
  g_test_add_func ("/exchange/import-edit/accept", test_accept_shown);
  return g_test_run ();
}
