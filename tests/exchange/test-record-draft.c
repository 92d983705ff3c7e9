/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records out of tables: heads in any order, names for references, what does not fit told row by
 * row, and nothing stored before it is wanted. */
#include "exchange/sp-record-draft.h"

#include "base/sp-error.h"
#include "core/sp-supervision.h"
#include "package-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder, *path;
  SpStore *store;
  int64_t township;
} Fixture;

static int64_t
add_unit (SpStore *store, const char *name, const char *short_name)
{
  g_autoptr (SpRecord) unit = sp_record_new (&sp_unit_type);
  g_autoptr (GError) error = NULL;

  sp_record_set_text (unit, SP_UNIT_NAME, name);
  sp_record_set_text (unit, SP_UNIT_SHORT_NAME, short_name);
  sp_store_insert (store, unit, "单位", &error);
  g_assert_no_error (error);
  return sp_record_get_id (unit);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("safetyplan-csv-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "t.safetyplan", NULL);
  self->store = sp_store_create (self->path, &error);
  g_assert_no_error (error);
  self->township = add_unit (self->store, "河口镇人民政府", "河口镇");
  add_unit (self->store, "县应急管理局", "");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_true (sp_store_close (self->store, NULL));
  g_object_unref (self->store);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static SpRecordDraft *
read_bytes (
  Fixture *self, GBytes *taken, SpRecord *model, const SpRecordProfile *profile, GError **error)
{
  g_autoptr (GBytes) bytes = taken;
  g_autoptr (SpRecord) own = model == NULL ? sp_record_new (&sp_enforcement_type) : NULL;
  g_autoptr (SpRecordDraft) draft = sp_record_draft_new (bytes, NULL, model != NULL ? model : own,
                                                         profile, NULL, NULL, NULL, error);

  if (draft == NULL ||
      !sp_record_draft_judge (draft, sp_store_get_reader (self->store), NULL, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&draft);
}

static SpRecordDraft *
read_text (Fixture *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  SpRecordDraft *draft = read_bytes (self, g_bytes_new (text, strlen (text)), NULL, NULL, &error);

  g_assert_no_error (error);
  return draft;
}

static SpRecord *
make (Fixture *self, SpRecordDraft *draft, guint row)
{
  g_autoptr (GError) error = NULL;
  SpRecord *record = sp_record_draft_make (draft, sp_store_get_reader (self->store), row, &error);

  g_assert_no_error (error);
  return record;
}

static void
assert_good (Fixture *self, SpRecordDraft *draft)
{
  g_autoptr (SpRecord) record = NULL;

  g_assert_cmpuint (sp_record_draft_count (draft, SP_DRAFT_NEW), ==, 1);
  g_assert_cmpuint (sp_record_draft_count (draft, SP_DRAFT_REFUSED), ==, 0);
  record = make (self, draft, 0);
  g_assert_cmpint (sp_record_get_integer (record, SP_ENFORCEMENT_DAY), ==,
                   sp_date_from_iso ("2021-09-03"));
  g_assert_cmpint (sp_record_get_integer (record, SP_ENFORCEMENT_TOWNSHIP), ==, self->township);
  g_assert_cmpint (sp_record_get_integer (record, SP_ENFORCEMENT_INDUSTRY), ==, 7); /* 道路交通 */
  g_assert_cmpint (sp_record_get_integer (record, SP_ENFORCEMENT_CORRECTIONS), ==, 12);
  g_assert_cmpfloat_with_epsilon (sp_record_get_real (record, SP_ENFORCEMENT_FINES), 1.5, 1e-9);
}

/* One and the same row in the forms in which offices send it. */
static void
test_forms (Fixture *self, gconstpointer data)
{
  g_autofree char *plain = g_strdup_printf (
    "日期,乡镇,行业领域,责令限期整改,罚款\n2021-09-03,河口镇,%s,12,1.5\n", "道路交通");
  g_autofree char *others =
    g_strdup_printf ("\xEF\xBB\xBF罚款（万元）;行业领域;序号;日期;乡镇;责令限期整改(家)\r\n"
                     "１．５;%s;1;2021年9月3日;河口镇人民政府;１２家\r\n;;;;;\r\n",
                     "7");
  g_autofree char *names = g_strdup_printf (
    "day\ttownship\tindustry\tcorrections\tfines\n20210903\t%" G_GINT64_FORMAT "\t%s\t12\t\"1.5\"",
    self->township, "道路交通");
  g_autofree char *json = g_strdup_printf ("[{\"日期\": \"2021/9/3\", \"township\": \"河口镇\", "
                                           "\"industry\": \"%s\", \"责令限期整改\": 12, "
                                           "\"fines\": 1.5}]",
                                           "7");
  g_autofree char *office =
    g_strdup_printf ("执法台账,,,,\n二〇二一年,,,,\n检查日期,乡 镇,行业,限期整改,罚款金额（元）\n"
                     "二〇二一年九月三日,河 口镇, %s ,12 家,\"15,000\"\n合计,,,12,1.5\n"
                     "填表人：张三,,,,\n",
                     "道路交通");
  gsize length = 0;
  g_autofree char *gb = g_convert (plain, -1, "GB18030", "UTF-8", NULL, &length, NULL);
  const char *texts[] = {plain, others, names, json, office};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SpRecordDraft) draft = NULL;
      g_autoptr (GPtrArray) ignored = NULL;

      g_test_message ("form %u", i);
      draft = read_text (self, texts[i]);
      assert_good (self, draft);
      ignored = sp_record_draft_list_ignored (draft);
      g_assert_cmpuint (ignored->len, ==, 0);
    }
  {
    g_autoptr (SpRecordDraft) draft = read_bytes (self, g_bytes_new (gb, length), NULL, NULL, NULL);

    assert_good (self, draft);
  }
}

static void
test_problems (Fixture *self, gconstpointer data)
{
  g_autoptr (SpRecordDraft) draft = read_text (self, "日期,乡镇,检查企业,企业\n"
                                                     "2021-09-03,河口镇,3,甲厂\n"
                                                     "2021-13-03,没有的镇,三千,乙厂\n"
                                                     ",河口镇,3,丙厂\n"
                                                     "2021-09-06,,9999999,戊厂\n");
  static const char *const expected[] = {
    "第 3 行 A 列“日期”写的是“2021-13-03”：", "第 3 行 B 列“乡镇”写的是“没有的镇”：",
    "第 3 行 C 列“检查企业”写的是“三千”：", "第 4 行：", "第 5 行 C 列“检查企业”写的是“9999999”："};
  g_autoptr (GError) error = NULL;
  SpReader *reader = sp_store_get_reader (self->store);
  guint n_told = 0;

  g_assert_cmpuint (sp_record_draft_get_n_rows (draft), ==, 4);
  g_assert_cmpuint (sp_record_draft_count (draft, SP_DRAFT_NEW), ==, 1);
  for (guint row = 0; row < 4; row++)
    {
      guint n = 0;
      const SpRowProblem *problems = sp_record_draft_find_problems (draft, row, &n);

      for (guint i = 0; i < n; i++, n_told++)
        {
          g_autofree char *text = sp_record_draft_dup_problem (draft, &problems[i]);

          g_test_message ("%s", text);
          g_assert_cmpuint (n_told, <, G_N_ELEMENTS (expected));
          g_assert_true (g_str_has_prefix (text, expected[n_told]));
          g_assert_true (g_str_has_suffix (text, "。"));
        }
    }
  g_assert_cmpuint (n_told, ==, G_N_ELEMENTS (expected));
  g_assert_false (sp_record_draft_store (draft, self->store, "导入执法", FALSE, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (sp_reader_count (reader, &sp_enforcement_type, NULL), ==, 0);
  g_assert_true (sp_record_draft_store (draft, self->store, "导入执法", TRUE, &error));
  g_assert_cmpint (sp_reader_count (reader, &sp_enforcement_type, NULL), ==, 1);
  g_assert_true (sp_store_undo (self->store, &error));
  g_assert_cmpint (sp_reader_count (reader, &sp_enforcement_type, NULL), ==, 0);
}

/* What was refused comes back with its reason, is mended and read again. */
static void
test_refused_again (Fixture *self, gconstpointer data)
{
  g_autoptr (SpRecordDraft) draft =
    read_text (self, "日期,处罚,,企业\n,起数,金额,\n2021-09-03,1,2,甲\n"
                     "2021-09-31,1,2,\"　乙,\"\"丙\"\"　\"\n");
  g_autofree char *refused = sp_record_draft_dup_refused (draft);
  g_autoptr (GString) mended = g_string_new (refused);
  g_autoptr (SpRecordDraft) again = NULL;
  g_autoptr (SpRecord) record = NULL;

  g_assert_nonnull (strstr (refused, "退回原因"));
  g_assert_nonnull (strstr (refused, "样子填写日期"));
  g_assert_null (strstr (refused, "甲"));
  g_string_replace (mended, "2021-09-31", "2021-09-30", 0);
  again = read_text (self, mended->str);
  g_assert_cmpuint (sp_record_draft_count (again, SP_DRAFT_NEW), ==, 1);
  record = make (self, again, 0);
  g_assert_cmpstr (sp_record_get_text (record, SP_ENFORCEMENT_ENTERPRISE), ==, "乙,\"丙\"");
  g_assert_cmpfloat (sp_record_get_real (record, SP_ENFORCEMENT_FINES), ==, 2);
}

static void
test_no_table (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text;
    int code;
  } cases[] = {
    {"乡镇,企业\n河口镇,甲厂\n", SP_ERROR_INVALID}, /* no day */
    {"甲,乙\n丙,丁\n", SP_ERROR_INVALID},           /* no heads */
    {"日期,乡镇\n", SP_ERROR_EMPTY},
    {"[]", SP_ERROR_EMPTY},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpRecordDraft) draft = NULL;

      g_test_message ("%s", cases[i].text);
      draft = read_text (self, cases[i].text);
      g_assert_false (sp_record_draft_check_columns (draft, &error));
      g_assert_error (error, SP_ERROR, cases[i].code);
    }
}

/* Rows of forms that are no records. */
static void
test_passed (Fixture *self, gconstpointer data)
{
  g_autoptr (SpRecordDraft) draft = read_text (
    self, "序号,日期,企业,天气\n1,2021-09-03,甲,晴\n2,,,\n合 计,,3,\n序号,日期,企业,天气\n"
          "注：数据截至九月,,,\n审核人：李四,,填表人：张三,\n");
  g_autoptr (GPtrArray) ignored = sp_record_draft_list_ignored (draft);

  g_assert_cmpuint (sp_record_draft_count (draft, SP_DRAFT_NEW), ==, 1);
  g_assert_cmpuint (sp_record_draft_count (draft, SP_DRAFT_PASSED), ==, 5);
  g_assert_cmpuint (ignored->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (ignored, 0), ==, "天气");
}

/* Columns are as a person says; without heads none is read before. */
static void
test_columns (Fixture *self, gconstpointer data)
{
  static const int fields[] = {SP_ENFORCEMENT_DAY, -1, SP_ENFORCEMENT_ENTERPRISE};
  g_autoptr (SpRecordDraft) draft = read_text (self, "2021-09-03\t甲\t乙\n2021-09-04\t丙\t丁\n");
  g_autofree char *head = sp_record_draft_dup_head (draft, 2);
  g_autoptr (SpRecord) record = NULL;

  g_assert_false (sp_record_draft_has_heads (draft));
  g_assert_cmpstr (head, ==, "第 C 列");
  sp_record_draft_set_fields (draft, fields, G_N_ELEMENTS (fields));
  sp_record_draft_set_field (draft, 1, SP_ENFORCEMENT_ENTERPRISE);
  g_assert_cmpint (sp_record_draft_get_field (draft, 2), ==, -1);
  g_assert_true (
    sp_record_draft_judge (draft, sp_store_get_reader (self->store), NULL, NULL, NULL, NULL));
  g_assert_cmpuint (sp_record_draft_count (draft, SP_DRAFT_NEW), ==, 2);
  record = make (self, draft, 1);
  g_assert_cmpstr (sp_record_get_text (record, SP_ENFORCEMENT_ENTERPRISE), ==, "丙");
}

static int64_t
find_nickname (
  SpReader *reader, const SpRecordType *type, const char *text, gpointer user_data, GError **error)
{
  return g_str_equal (text, "河口") ? *(int64_t *)user_data : 0;
}

/* The model fills what the table does not say, and the caller may know more names. */
static void
test_model (Fixture *self, gconstpointer data)
{
  static const char text[] = "乡镇,罚款\n河口,2\n河口镇,/\n";
  const SpRecordProfile profile = {.find = find_nickname, .user_data = &self->township};
  g_autoptr (SpRecord) model = sp_record_new (&sp_enforcement_type);
  g_autoptr (SpRecordDraft) draft = NULL;

  sp_record_set_integer (model, SP_ENFORCEMENT_DAY, sp_date_from_iso ("2021-09-30"));
  draft = read_bytes (self, g_bytes_new_static (text, strlen (text)), model, &profile, NULL);
  g_assert_cmpuint (sp_record_draft_count (draft, SP_DRAFT_NEW), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SpRecord) record = make (self, draft, i);

      g_assert_cmpint (sp_record_get_integer (record, SP_ENFORCEMENT_TOWNSHIP), ==, self->township);
      g_assert_cmpint (sp_record_get_integer (record, SP_ENFORCEMENT_DAY), !=, 0);
    }
}

static SpDraftState
match_enterprise (
  SpReader *reader, SpRecord *record, int64_t *id, gpointer user_data, GError **error)
{
  *id = sp_reader_find_by_text (reader, &sp_enforcement_type, SP_ENFORCEMENT_ENTERPRISE,
                                sp_record_get_text (record, SP_ENFORCEMENT_ENTERPRISE), error);
  return *id != 0 ? SP_DRAFT_UPDATE : SP_DRAFT_NEW;
}

/* A record that is there is changed in what the table says, and in nothing else. */
static void
test_match (Fixture *self, gconstpointer data)
{
  static const char first[] = "日期,企业,罚款,备注\n2021-09-01,甲,1,早\n2021-09-01,乙,2,早\n";
  static const char second[] =
    "日期,企业,罚款\n2021-09-01,甲,1\n2021-09-01,乙,5\n2021-09-01,丙,3\n";
  const SpRecordProfile profile = {.match = match_enterprise};
  g_autoptr (SpRecordDraft) before = read_text (self, first);
  g_autoptr (SpRecordDraft) draft = NULL;
  g_autoptr (GPtrArray) stored = NULL;

  g_assert_true (sp_record_draft_store (before, self->store, "一", FALSE, NULL));
  draft = read_bytes (self, g_bytes_new_static (second, strlen (second)), NULL, &profile, NULL);
  g_assert_cmpint (sp_record_draft_get_state (draft, 0), ==, SP_DRAFT_SAME);
  g_assert_cmpint (sp_record_draft_get_state (draft, 1), ==, SP_DRAFT_UPDATE);
  g_assert_cmpint (sp_record_draft_get_state (draft, 2), ==, SP_DRAFT_NEW);
  g_assert_true (sp_record_draft_store (draft, self->store, "二", FALSE, NULL));
  stored =
    sp_reader_load_all (sp_store_get_reader (self->store), &sp_enforcement_type, -1, 0, NULL);
  g_assert_cmpuint (stored->len, ==, 3);
  g_assert_cmpfloat (sp_record_get_real (stored->pdata[1], SP_ENFORCEMENT_FINES), ==, 5);
  g_assert_cmpstr (sp_record_get_text (stored->pdata[1], SP_ENFORCEMENT_NOTE), ==, "早");
}

/* The same again is told of, in the table and against the file, but not refused. */
static void
test_same (Fixture *self, gconstpointer data)
{
  static const char text[] = "日期,企业\n2021-09-01,甲\n2021-09-01,乙\n2021-09-01,甲\n";
  g_autoptr (SpRecordDraft) draft = read_text (self, text);
  g_autoptr (SpRecordDraft) again = NULL;

  g_assert_cmpuint (sp_record_draft_count (draft, SP_DRAFT_NEW), ==, 3);
  g_assert_cmpuint (sp_record_draft_get_n_warned (draft), ==, 1);
  g_assert_true (sp_record_draft_store (draft, self->store, "一", FALSE, NULL));
  again = read_text (self, text);
  g_assert_cmpuint (sp_record_draft_get_n_warned (again), ==, 3);
}

/* Stored in parts; what is not brought to its end leaves nothing. */
static void
test_steps (Fixture *self, gconstpointer data)
{
  enum
  {
    N_ROWS = 100
  };
  g_autoptr (GString) text = g_string_new ("日期,企业\n");
  g_autoptr (SpRecordDraft) draft = NULL;
  g_autoptr (SpRecordStoring) storing = NULL;
  SpReader *reader = sp_store_get_reader (self->store);
  double done = 0, before = -1;

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (text, "2021-09-01,第%u厂\n", i);
  draft = read_text (self, text->str);
  storing = sp_record_storing_new (draft, "一", FALSE, NULL);
  g_assert_true (sp_record_storing_step (self->store, storing, &done, NULL));
  g_assert_true (done > 0 && done < 1);
  g_clear_pointer (&storing, sp_record_storing_free);
  g_assert_cmpint (sp_reader_count (reader, &sp_enforcement_type, NULL), ==, 0);
  storing = sp_record_storing_new (draft, "一", FALSE, NULL);
  for (done = 0; done < 1; before = done)
    {
      g_assert_true (sp_record_storing_step (self->store, storing, &done, NULL));
      g_assert_cmpfloat (done, >, before);
    }
  g_assert_cmpint (sp_reader_count (reader, &sp_enforcement_type, NULL), ==, N_ROWS);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (SpRecordDraft) draft = read_text (self, "日期,企业\n2021-09-01,甲\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (sp_record_draft_judge (draft, sp_store_get_reader (self->store), cancellable,
                                         NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ---- workbooks ---- */

#define T(place, text) "<c r='" place "' t='inlineStr'><is><t>" text "</t></is></c>"
#define N(place, value) "<c r='" place "'><v>" value "</v></c>"
#define ROW(number, cells) "<row r='" number "'>" cells "</row>"

/* A sheet as offices make them: a title, two rows of heads with merged cells, a township merged
 * over its rows, a date that lost its format, a sum. */
static void
test_office_sheet (Fixture *self, gconstpointer data)
{
  static const char sheet[] = "<sheetData>" ROW ("1", T ("A1", "执法情况汇总"))
    ROW ("3", T ("A3", "乡镇") T ("B3", "日期") T ("C3", "检查") T ("E3", "处罚（万元）"))
      ROW ("4", T ("C4", "家数") T ("D4", "人次") T ("E4", "起数") T ("F4", "罚款"))
        ROW ("5", T ("A5", "河口镇") N ("B5", "44442") N ("C5", "3") N ("F5", "1.5"))
          ROW ("6", T ("B6", "2021年9月4日") "<c r='C6'><f>X</f></c>" T ("F6", "0.2万"))
            ROW ("7", N ("B7", "44444") "<c r='C7' t='e'><v>#REF!</v></c>")
              ROW ("8", T ("A8", "合计")
                          N ("C8", "3")) "</sheetData>"
                                         "<mergeCells><mergeCell ref='A1:F1'/><mergeCell "
                                         "ref='A3:A4'/><mergeCell ref='B3:B4'/>"
                                         "<mergeCell ref='C3:D3'/><mergeCell "
                                         "ref='E3:F3'/><mergeCell ref='A5:A7'/></mergeCells>";
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecordDraft) draft =
    read_bytes (self, package_fixture_xlsx (sheet, NULL, NULL), NULL, NULL, &error);
  g_autoptr (SpRecord) record = NULL;
  const SpRowProblem *problems;
  guint n = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (sp_record_draft_get_n_rows (draft), ==, 4);
  g_assert_cmpint (sp_record_draft_get_state (draft, 0), ==, SP_DRAFT_NEW);
  g_assert_cmpint (sp_record_draft_get_state (draft, 1), ==, SP_DRAFT_REFUSED);
  g_assert_cmpint (sp_record_draft_get_state (draft, 2), ==, SP_DRAFT_REFUSED);
  g_assert_cmpint (sp_record_draft_get_state (draft, 3), ==, SP_DRAFT_PASSED);
  g_assert_cmpstr (sp_record_draft_get_sheet (draft), ==, "表一");
  record = make (self, draft, 0);
  g_assert_cmpint (sp_record_get_integer (record, SP_ENFORCEMENT_DAY), ==,
                   sp_date_from_iso ("2021-09-03"));
  g_assert_cmpint (sp_record_get_integer (record, SP_ENFORCEMENT_ENTERPRISES), ==, 3);
  problems = sp_record_draft_find_problems (draft, 1, &n);
  g_assert_cmpuint (n, ==, 2); /* the formula, and 万 in a field of 万元 */
  g_assert_nonnull (strstr (problems[0].reason, "没有算过"));
  g_assert_cmpint (problems[0].column, ==, 2);
  problems = sp_record_draft_find_problems (draft, 2, &n);
  g_assert_nonnull (strstr (problems[0].reason, "算不出来"));
}

/* What spreadsheets do to digits that are no quantities. */
static void
test_codes (Fixture *self, gconstpointer data)
{
  static const char sheet[] = "<sheetData>" ROW ("1", T ("A1", "单位名称") T ("B1", "手机"))
    ROW ("2", T ("A2", "甲局") N ("B2", "13912345678"))
      ROW ("3", T ("A3", "乙局") T ("B3", "1.39E+10"))
        ROW ("4", T ("A4", "丙局") N ("B4", "1391234567890123456"))
          ROW ("5", T ("A5", "丁局") N ("B5", "6921234"))
            ROW ("6", T ("A6", "戊局") N ("B6", "13912345679")) "</sheetData>";
  static const SpDraftState states[] = {SP_DRAFT_NEW, SP_DRAFT_REFUSED, SP_DRAFT_REFUSED,
                                        SP_DRAFT_NEW, SP_DRAFT_NEW};
  g_autoptr (SpRecord) model = sp_record_new (&sp_unit_type);
  g_autoptr (SpRecordDraft) draft =
    read_bytes (self, package_fixture_xlsx (sheet, NULL, NULL), model, NULL, NULL);
  const SpRowProblem *problems;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpint (sp_record_draft_get_state (draft, i), ==, states[i]);
    }
  problems = sp_record_draft_find_problems (draft, 3, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (problems[0].is_warning);
  g_assert_cmpint (problems[0].column, ==, 1);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    {"/exchange/record-draft/forms", test_forms},
    {"/exchange/record-draft/problems", test_problems},
    {"/exchange/record-draft/refused-again", test_refused_again},
    {"/exchange/record-draft/no-table", test_no_table},
    {"/exchange/record-draft/passed", test_passed},
    {"/exchange/record-draft/columns", test_columns},
    {"/exchange/record-draft/model", test_model},
    {"/exchange/record-draft/match", test_match},
    {"/exchange/record-draft/same", test_same},
    {"/exchange/record-draft/steps", test_steps},
    {"/exchange/record-draft/cancelled", test_cancelled},
    {"/exchange/record-draft/office-sheet", test_office_sheet},
    {"/exchange/record-draft/codes", test_codes},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
