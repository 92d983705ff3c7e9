/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plans on their way into the store: what a draft holds, what answers change, which documents are
 * refused. */
#include "base/sp-error.h"
#include "exchange/sp-sample.h"
#include "pdf-fixture.h"
#include "plan-fixture.h"

#include <string.h>

/* ---- what a draft holds ---- */

static void
test_draft (void)
{
  g_autoptr (Place) place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);
  SpRecord *plan = SP_RECORD (sp_import_draft_get_plan (draft));
  SpDraftMeasure *change = measure_titled (draft, "更换灶具");
  SpDraftMeasure *check = measure_titled (draft, "定期检查");

  g_assert_cmpstr (sp_record_get_title (plan), ==, "示例县学校食堂安全整治三年行动计划");
  g_assert_cmpint (sp_record_get_integer (plan, SP_PLAN_FIRST_DAY), ==,
                   sp_date_from_ymd (2020, 9, 1));
  g_assert_cmpint (sp_record_get_integer (plan, SP_PLAN_LAST_DAY), ==,
                   sp_date_from_ymd (2022, 12, 31));
  g_assert_cmpuint (sp_import_draft_get_phases (draft)->len, ==, 2);
  g_assert_cmpuint (sp_import_draft_get_parts (draft)->len, ==, 1);
  g_assert_cmpstr (sp_record_get_title (g_ptr_array_index (sp_import_draft_get_phases (draft), 0)),
                   ==, "排查整治");
  g_assert_cmpuint (change->subitems->len, ==, 3);
  g_assert_cmpstr (sp_record_get_title (g_ptr_array_index (change->subitems, 2)), ==, "留存记录。");
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
      g_assert_null (sp_import_draft_new_from_file (path, NULL, NULL, NULL, NULL, &error));
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

  g_assert_null (sp_import_draft_new_from_file (place->folder, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_IS_DIRECTORY);
}

/* A scanned page among printed ones was not read: somebody must look. */
static void
test_scanned_page (void)
{
  static const char text[] = "示例县安全生产方案\n一、主要任务\n（一）压实责任\n"
                             "1.健全责任体系。建立责任清单。（县应急管理局负责）\n"
                             "2.开展排查。2022年底前完成风险辨识。（县应急管理局负责）";
  PdfFixture *file = pdf_fixture_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SpImportDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  guint n_about = 0;

  pdf_fixture_flow (file, text);
  pdf_fixture_next_page (file);
  pdf_fixture_picture (file);
  bytes = pdf_fixture_finish (file);
  draft = sp_import_draft_new_from_bytes (bytes, "方案.pdf", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sp_import_draft_get_measures (draft)->len, ==, 2);
  for (guint i = 0; i < sp_import_draft_get_doubts (draft)->len; i++)
    n_about += strstr (sp_record_get_title (doubt_at (draft, i)), "1 页是图片") != NULL;
  g_assert_cmpuint (n_about, ==, 1);
}

/* ---- the documents at hand ---- */

/* The names of the sample that nobody knows are the slips put into it, no others. */
static void
test_sample_document (void)
{
  static const char *const slips[] = {"县市监局", "县应急管里局", "县粮食物资储备中心"};
  g_autoptr (GError) error = NULL;
  const char *text = sp_sample_document ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (SpImportDraft) draft =
    sp_import_draft_new_from_bytes (bytes, "示例.txt", NULL, NULL, NULL, NULL, &error);
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
  draft = sp_import_draft_new_from_file (path, sp_store_get_reader (place->store), NULL, NULL, NULL,
                                         &error);
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
  accept_draft (draft, place);
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
  g_test_add_func ("/exchange/import/bad-input", test_bad_input);
  g_test_add_func ("/exchange/import/folder", test_folder);
  g_test_add_func ("/exchange/import/scanned-page", test_scanned_page);
  g_test_add_func ("/exchange/import/sample-document", test_sample_document);
  g_test_add_func ("/exchange/import/real-plan", test_real_plan);
  return g_test_run ();
}
