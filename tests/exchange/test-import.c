/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plans on their way into the store: what a draft holds, what answers change, what accepting writes
 * and what it leaves alone when something is wrong. */
#include "base/sp-error.h"
#include "exchange/sp-directory.h"
#include "exchange/sp-import.h"
#include "exchange/sp-sample.h"
#include "fixtures.h"

#include <glib/gstdio.h>
#include <string.h>

/* A small plan in the usual form, with a unit nobody knows, one misprinted and a day without a
 * year. */
static const char plan_text[] =
  "示例县学校食堂安全整治三年行动计划\n"
  "一、总体要求\n"
  "到2022年底，食堂持证率达到100%。\n"
  "二、重点任务\n"
  "（一）摸清底数\n"
  "1.建立台账。2020年底前，逐校登记食堂面积、燃气和人员情况。（县教育体育局牵头，县应急管里局、"
  "县食堂协会按职责分工负责）\n"
  "2.更换灶具。一是2021年6月底前更换老旧灶具；二是10月底前复查一遍；三是留存记录。（责任单位："
  "各乡镇人民政府；县直牵头部门：县教育体育局；县直责任部门：县市场监管局等按职责分工负责）\n"
  "（二）加强管理\n"
  "1.定期检查。自2021年1月起，每季度检查1次，问题整改率不低于95%。（县教育体育局牵头，"
  "县食堂协会配合）\n"
  "三、进度安排\n"
  "从2020年9月至2022年12月，分两个阶段进行。\n"
  "（一）排查整治（2020年9月至12月）。逐校排查。\n"
  "（二）巩固提升（2021年1月至2022年12月）。建立制度。\n"
  "四、保障措施\n"
  "（一）加强领导。每半年听取1次汇报。\n";

static SpImportDraft *
draft_of (Place *place, const char *text)
{
  g_autofree char *path = place_write (place, "计划.txt", text, -1);
  g_autoptr (GError) error = NULL;
  SpImportDraft *draft =
    sp_import_draft_new_from_file (path, sp_store_get_reader (place->store), &error);

  g_assert_no_error (error);
  return draft;
}

static Place *
place_with_units (void)
{
  Place *place = place_new ();
  g_autoptr (GError) error = NULL;

  sp_directory_seed (place->store, "sample", &error);
  g_assert_no_error (error);
  return place;
}

static SpDraftMeasure *
measure_titled (SpImportDraft *draft, const char *title)
{
  GPtrArray *measures = sp_import_draft_get_measures (draft);

  for (guint i = 0; i < measures->len; i++)
    {
      SpDraftMeasure *measure = g_ptr_array_index (measures, i);

      if (strcmp (sp_record_get_title (SP_RECORD (measure->measure)), title) == 0)
        return measure;
    }
  g_error ("no measure %s", title);
}

/* The doubt of @kind about what is printed as @words. */
static guint
doubt_about (SpImportDraft *draft, SpDoubtKind kind, const char *words)
{
  GPtrArray *doubts = sp_import_draft_get_doubts (draft);
  const char *text =
    sp_record_get_text (SP_RECORD (sp_import_draft_get_source (draft)), SP_SOURCE_TEXT);

  for (guint i = 0; i < doubts->len; i++)
    {
      SpRecord *doubt = g_ptr_array_index (doubts, i);
      g_autofree char *there =
        g_utf8_substring (text, sp_record_get_integer (doubt, SP_DOUBT_SOURCE_START),
                          sp_record_get_integer (doubt, SP_DOUBT_SOURCE_END));

      if (sp_record_get_integer (doubt, SP_DOUBT_KIND) == (int64_t)kind &&
          strstr (there, words) != NULL)
        return i;
    }
  g_error ("no doubt about %s", words);
}

static SpRecord *
doubt_at (SpImportDraft *draft, guint i)
{
  return g_ptr_array_index (sp_import_draft_get_doubts (draft), i);
}

static SpRecord *
unit_of (SpDraftMeasure *measure, const char *printed)
{
  for (guint i = 0; i < measure->units->len; i++)
    {
      SpRecord *unit = g_ptr_array_index (measure->units, i);

      if (strcmp (sp_record_get_text (unit, SP_MEASURE_UNIT_PRINTED_NAME), printed) == 0)
        return unit;
    }
  g_error ("no unit %s", printed);
}

static int64_t
find_unit (Place *place, const char *name)
{
  g_autoptr (GError) error = NULL;
  int64_t id = sp_reader_find_unit (sp_store_get_reader (place->store), name,
                                    sp_date_from_ymd (2020, 9, 1), &error);

  g_assert_no_error (error);
  return id;
}

static int64_t
accept (SpImportDraft *draft, Place *place)
{
  g_autoptr (GError) error = NULL;
  int64_t plan = sp_import_draft_accept (draft, place->store, &error);

  g_assert_no_error (error);
  g_assert_cmpint (plan, >, 0);
  return plan;
}

/* ---- what a draft holds ---- */

static void
test_draft (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  SpRecord *plan = SP_RECORD (sp_import_draft_get_plan (draft));
  SpDraftMeasure *change = measure_titled (draft, "更换灶具");
  SpDraftMeasure *check = measure_titled (draft, "定期检查");
  g_autofree char *source = NULL;

  g_assert_cmpstr (sp_record_get_title (plan), ==, "示例县学校食堂安全整治三年行动计划");
  g_assert_cmpint (sp_record_get_integer (plan, SP_PLAN_FIRST_DAY), ==,
                   sp_date_from_ymd (2020, 9, 1));
  g_assert_cmpint (sp_record_get_integer (plan, SP_PLAN_LAST_DAY), ==,
                   sp_date_from_ymd (2022, 12, 31));
  g_assert_cmpuint (sp_import_draft_get_phases (draft)->len, ==, 2);
  g_assert_cmpuint (sp_import_draft_get_parts (draft)->len, ==, 1);
  g_assert_cmpuint (change->subitems->len, ==, 3);
  g_assert_cmpint (sp_record_get_integer (unit_of (change, "县市场监管局"), SP_MEASURE_UNIT_UNIT),
                   ==, find_unit (place, "县市场监督管理局"));
  g_assert_cmpint (sp_record_get_integer (unit_of (change, "县教育体育局"), SP_MEASURE_UNIT_ROLE),
                   ==, SP_ROLE_LEAD);
  g_assert_cmpint (sp_record_get_integer (unit_of (check, "县食堂协会"), SP_MEASURE_UNIT_UNIT), ==,
                   0);
  /* The work begins where the document says so. */
  g_assert_cmpint (sp_record_get_integer (SP_RECORD (check->measure), SP_MEASURE_START_ON), ==,
                   sp_date_from_ymd (2021, 1, 1));
  g_assert_cmpint (place_count (place, &sp_measure_type), ==, 0);
}

/* Offsets are characters into the source: what stands there is what was printed. */
static void
test_offsets (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  const char *text =
    sp_record_get_text (SP_RECORD (sp_import_draft_get_source (draft)), SP_SOURCE_TEXT);
  GPtrArray *measures = sp_import_draft_get_measures (draft);
  guint n = 0;

  for (guint i = 0; i < measures->len; i++)
    {
      SpDraftMeasure *measure = g_ptr_array_index (measures, i);

      for (guint j = 0; j < measure->units->len; j++, n++)
        {
          SpRecord *unit = g_ptr_array_index (measure->units, j);
          g_autofree char *there =
            g_utf8_substring (text, sp_record_get_integer (unit, SP_MEASURE_UNIT_SOURCE_START),
                              sp_record_get_integer (unit, SP_MEASURE_UNIT_SOURCE_END));

          g_assert_cmpstr (there, ==, sp_record_get_text (unit, SP_MEASURE_UNIT_PRINTED_NAME));
        }
    }
  g_assert_cmpuint (n, >=, 8);
}

/* One doubt for each name, with what it may mean; units first, what is settled last. */
static void
test_doubts (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  guint misprint = doubt_about (draft, SP_DOUBT_UNIT, "县应急管里局");
  guint unknown = doubt_about (draft, SP_DOUBT_UNIT, "县食堂协会");
  guint dateless = doubt_about (draft, SP_DOUBT_DATE, "10月底前");

  g_assert_cmpstr (sp_record_get_text (doubt_at (draft, misprint), SP_DOUBT_PROPOSAL), ==,
                   "县应急管理局");
  g_assert_cmpstr (sp_record_get_text (doubt_at (draft, unknown), SP_DOUBT_PROPOSAL), ==, "");
  g_assert_nonnull (
    strstr (sp_record_get_text (doubt_at (draft, unknown), SP_DOUBT_MESSAGE), "2 处"));
  g_assert_cmpuint (misprint, <, dateless);
  g_assert_cmpuint (unknown, <, dateless);
  g_assert_cmpint (sp_import_draft_get_doubt_measure (draft, misprint), >=, 0);
  g_assert_cmpuint (sp_import_draft_get_n_open (draft), ==,
                    sp_import_draft_get_doubts (draft)->len);
}

/* ---- answers ---- */

static void
count_cb (SpImportDraft *draft, guint *n)
{
  (*n)++;
}

static void
test_answers (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  SpRecord *unit = unit_of (measure_titled (draft, "建立台账"), "县应急管里局");
  guint misprint = doubt_about (draft, SP_DOUBT_UNIT, "县应急管里局");
  guint n_open = sp_import_draft_get_n_open (draft);
  guint n_changed = 0;

  g_signal_connect (draft, "changed", G_CALLBACK (count_cb), &n_changed);
  sp_import_draft_answer (draft, misprint, SP_DOUBT_STATE_ACCEPTED, NULL);
  g_assert_cmpuint (sp_import_draft_get_n_open (draft), ==, n_open - 1);
  g_assert_cmpint (sp_record_get_integer (unit, SP_MEASURE_UNIT_UNIT), ==,
                   find_unit (place, "县应急管理局"));
  g_assert_cmpstr (sp_import_draft_get_unit_name (draft, "县应急管里局"), ==, "县应急管理局");

  sp_import_draft_answer (draft, misprint, SP_DOUBT_STATE_OPEN, NULL);
  g_assert_cmpuint (sp_import_draft_get_n_open (draft), ==, n_open);
  g_assert_cmpint (sp_record_get_integer (unit, SP_MEASURE_UNIT_UNIT), ==, 0);
  g_assert_null (sp_import_draft_get_unit_name (draft, "县应急管里局"));
  g_assert_cmpuint (n_changed, ==, 2);
}

static SpRecord *
deadline_printed (SpDraftMeasure *measure, const char *text)
{
  for (guint i = 0; i < measure->deadlines->len; i++)
    {
      SpRecord *deadline = g_ptr_array_index (measure->deadlines, i);

      if (strcmp (sp_record_get_text (deadline, SP_DEADLINE_TEXT), text) == 0)
        return deadline;
    }
  g_error ("no deadline %s", text);
}

static void
test_date_answer (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  SpRecord *deadline = deadline_printed (measure_titled (draft, "更换灶具"), "10月底前");
  int64_t read = sp_record_get_integer (deadline, SP_DEADLINE_DUE);
  guint i = doubt_about (draft, SP_DOUBT_DATE, "10月底前");

  sp_import_draft_answer (draft, i, SP_DOUBT_STATE_CHANGED, "2022年10月31日");
  g_assert_cmpint (sp_record_get_integer (deadline, SP_DEADLINE_DUE), ==,
                   sp_date_from_ymd (2022, 10, 31));
  sp_import_draft_answer (draft, i, SP_DOUBT_STATE_DISMISSED, NULL);
  g_assert_cmpint (sp_record_get_integer (deadline, SP_DEADLINE_DUE), ==, read);
}

/* ---- accepting ---- */

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
  accept (draft, place);

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
  accept (draft, place);
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
  accept (draft, place);
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

  accept (draft, place);
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

  accept (first, place);
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
  accept (draft, place);
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

  accept (draft, place);
  g_assert_cmpint (find_unit (place, "县市场监管局"), ==, find_unit (place, "县市场监督管理局"));
  g_assert_cmpint (place_count (place, &sp_unit_member_type), ==, 8);
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
  g_autoptr (SpImportDraft) draft =
    sp_import_draft_new_from_file (path, sp_store_get_reader (place->store), &error);
  g_autoptr (SpImportDraft) other = NULL;

  g_assert_no_error (error);
  other = draft_of (place, plan_text);
  g_assert_cmpuint (sp_import_draft_get_measures (draft)->len, ==,
                    sp_import_draft_get_measures (other)->len);
  g_assert_cmpstr (
    sp_record_get_text (SP_RECORD (sp_import_draft_get_source (draft)), SP_SOURCE_SHA256), ==,
    sp_record_get_text (SP_RECORD (sp_import_draft_get_source (other)), SP_SOURCE_SHA256));
}

/* ---- bad input ---- */

static void
test_bad_input (void)
{
  static const struct
  {
    const char *name, *bytes;
    gssize length;
    int code;
  } cases[] = {
    {"空.txt", "", 0, SP_ERROR_EMPTY},
    {"空白.txt", " \n\n　\n", -1, SP_ERROR_EMPTY},
    {"二进制.txt",
     "\x7f"
     "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0\x01\0\0\0",
     24, SP_ERROR_NOT_TEXT},
    {"散文.txt", "今天天气很好，我们去河边走走。\n河水很清。\n", -1, SP_ERROR_NOT_PLAN},
    {"没有的.txt", NULL, 0, SP_ERROR_NOT_FOUND},
  };
  g_autoptr (Place) place = place_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (place->folder, cases[i].name, NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].name);
      if (cases[i].bytes != NULL)
        g_free (place_write (place, cases[i].name, cases[i].bytes, cases[i].length));
      g_assert_null (sp_import_draft_new_from_file (path, NULL, &error));
      g_assert_error (error, SP_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].name));
      g_assert_cmpuint (g_utf8_get_char (error->message), >=, 0x2000);
    }
}

static void
test_folder (void)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_import_draft_new_from_file (place->folder, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_IS_DIRECTORY);
}

/* ---- the documents at hand ---- */

/* The names of the sample that nobody knows are the slips put into it, no others. */
static void
test_sample_document (void)
{
  static const char *const slips[] = {"县市监局", "县应急管里局", "县粮食物资储备中心"};
  g_autoptr (GError) error = NULL;
  const char *text = sp_sample_document ();
  g_autoptr (SpImportDraft) draft =
    sp_import_draft_new_from_bytes (text, strlen (text), "示例.txt", NULL, &error);
  GPtrArray *measures;
  g_autoptr (GPtrArray) unknown = g_ptr_array_new ();

  g_assert_no_error (error);
  measures = sp_import_draft_get_measures (draft);
  for (guint i = 0; i < measures->len; i++)
    {
      SpDraftMeasure *measure = g_ptr_array_index (measures, i);

      for (guint j = 0; j < measure->units->len; j++)
        {
          const char *name = sp_record_get_text (g_ptr_array_index (measure->units, j),
                                                 SP_MEASURE_UNIT_PRINTED_NAME);

          if (sp_import_draft_get_unit_name (draft, name) == NULL)
            g_ptr_array_add (unknown, (gpointer)name);
        }
    }
  g_assert_cmpuint (unknown->len, ==, G_N_ELEMENTS (slips));
  for (guint i = 0; i < G_N_ELEMENTS (slips); i++)
    g_assert_cmpstr (g_ptr_array_index (unknown, i), ==, slips[i]);
}

static char *
dup_shared_plan (void)
{
  const char *shared = g_getenv ("SP_SHARED");
  const char *root = g_getenv ("SP_SOURCE_ROOT");

  if (shared != NULL)
    return g_build_filename (shared, "plan", "lianghe-2020-2022.txt", NULL);
  return g_build_filename (root ? root : ".", "..", "shared", "plan", "lianghe-2020-2022.txt",
                           NULL);
}

static void
test_real_plan (void)
{
  g_autofree char *path = dup_shared_plan ();
  g_autoptr (Place) place = NULL;
  g_autoptr (SpImportDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *measures;
  guint n = 0;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_test_skip ("the real plan is not at hand");
      return;
    }
  place = place_new ();
  draft = sp_import_draft_new_from_file (path, sp_store_get_reader (place->store), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sp_import_draft_get_parts (draft)->len, ==, 13);
  g_assert_cmpuint (sp_import_draft_get_phases (draft)->len, ==, 4);
  measures = sp_import_draft_get_measures (draft);
  for (guint i = 0; i < measures->len; i++)
    n += sp_record_get_integer (
           SP_RECORD (((SpDraftMeasure *)g_ptr_array_index (measures, i))->measure),
           SP_MEASURE_KIND) == SP_BLOCK_MEASURE;
  g_assert_cmpuint (n, >, 250);
  for (guint i = 0; i < sp_import_draft_get_doubts (draft)->len; i++)
    g_test_message ("%s", sp_record_get_title (doubt_at (draft, i)));
  accept (draft, place);
  g_assert_cmpint (find_unit (place, "九保乡"), >, 0);
  g_assert_cmpint (place_count (place, &sp_measure_type), ==, measures->len);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import/draft", test_draft);
  g_test_add_func ("/exchange/import/offsets", test_offsets);
  g_test_add_func ("/exchange/import/doubts", test_doubts);
  g_test_add_func ("/exchange/import/answers", test_answers);
  g_test_add_func ("/exchange/import/date-answer", test_date_answer);
  g_test_add_func ("/exchange/import/accept", test_accept);
  g_test_add_func ("/exchange/import/stored-doubts", test_stored_doubts);
  g_test_add_func ("/exchange/import/changed-to-unknown", test_changed_to_unknown);
  g_test_add_func ("/exchange/import/undo", test_undo);
  g_test_add_func ("/exchange/import/twice", test_twice);
  g_test_add_func ("/exchange/import/refused", test_refused);
  g_test_add_func ("/exchange/import/without-units", test_without_units);
  g_test_add_func ("/exchange/import/gb18030", test_gb18030);
  g_test_add_func ("/exchange/import/bad-input", test_bad_input);
  g_test_add_func ("/exchange/import/folder", test_folder);
  g_test_add_func ("/exchange/import/sample-document", test_sample_document);
  g_test_add_func ("/exchange/import/real-plan", test_real_plan);
  return g_test_run ();
}
