/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records out of tables of text: heads in any order, names for references, what does not fit told
 * row by row, and nothing stored before all of it fits. */
#include "exchange/sp-record-csv.h"

#include "base/sp-error.h"
#include "core/sp-supervision.h"
#include "exchange/sp-csv.h"

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

static SpCsvTable *
read_bytes (Fixture *self, const char *bytes, gsize length, GError **error)
{
  g_autoptr (SpRecord) model = sp_record_new (&sp_enforcement_type);

  return sp_record_csv_read (sp_store_get_reader (self->store), bytes, length, model, NULL, NULL,
                             error);
}

static SpCsvTable *
read_text (Fixture *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  SpCsvTable *table = read_bytes (self, text, strlen (text), &error);

  g_assert_no_error (error);
  return table;
}

static void
assert_good (Fixture *self, SpCsvTable *table)
{
  SpRecord *record;

  g_assert_cmpuint (table->problems->len, ==, 0);
  g_assert_cmpuint (table->records->len, ==, 1);
  record = g_ptr_array_index (table->records, 0);
  g_assert_cmpint (sp_record_get_integer (record, SP_ENFORCEMENT_DAY), ==,
                   sp_date_from_iso ("2021-09-03"));
  g_assert_cmpint (sp_record_get_integer (record, SP_ENFORCEMENT_TOWNSHIP), ==, self->township);
  g_assert_cmpint (sp_record_get_integer (record, SP_ENFORCEMENT_INDUSTRY), ==, 7); /* 道路交通 */
  g_assert_cmpint (sp_record_get_integer (record, SP_ENFORCEMENT_CORRECTIONS), ==, 12);
  g_assert_cmpfloat (sp_record_get_real (record, SP_ENFORCEMENT_FINES), ==, 1.5);
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
  gsize length = 0;
  g_autofree char *gb = g_convert (plain, -1, "GB18030", "UTF-8", NULL, &length, NULL);
  const char *texts[] = {plain, others, names};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SpCsvTable) table = read_text (self, texts[i]);

      g_test_message ("form %u", i);
      assert_good (self, table);
      g_assert_cmpuint (table->ignored->len, ==, i == 1);
    }
  {
    g_autoptr (SpCsvTable) table = read_bytes (self, gb, length, NULL);

    assert_good (self, table);
  }
}

static void
test_problems (Fixture *self, gconstpointer data)
{
  g_autoptr (SpCsvTable) table = read_text (self, "日期,乡镇,检查企业,企业\n"
                                                  "2021-09-03,河口镇,3,甲厂\n"
                                                  "2021-13-03,没有的镇,三千,乙厂\n"
                                                  ",河口镇,3,丙厂\n"
                                                  "2021-09-05,河口镇,3,丁厂,多出来\n"
                                                  "2021-09-06,,9999999,戊厂\n");
  static const char *const expected[] = {"第 3 行“日期”列“2021-13-03”：",
                                         "第 3 行“乡镇”列“没有的镇”：",
                                         "第 3 行“检查企业”列“三千”：",
                                         "第 4 行：",
                                         "第 5 行：",
                                         "第 6 行“检查企业”列“9999999”："};
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (table->n_rows, ==, 5);
  g_assert_cmpuint (table->records->len, ==, 1);
  g_assert_cmpuint (table->problems->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < table->problems->len; i++)
    {
      g_autofree char *text = sp_csv_problem_dup_text (g_ptr_array_index (table->problems, i));

      g_test_message ("%s", text);
      g_assert_true (g_str_has_prefix (text, expected[i]));
      g_assert_true (g_str_has_suffix (text, "。"));
    }
  g_assert_false (sp_record_csv_store (self->store, table, "导入执法", FALSE, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (sp_reader_count (sp_store_get_reader (self->store), &sp_enforcement_type, NULL),
                   ==, 0);
  g_assert_true (sp_record_csv_store (self->store, table, "导入执法", TRUE, &error));
  g_assert_cmpint (sp_reader_count (sp_store_get_reader (self->store), &sp_enforcement_type, NULL),
                   ==, 1);
  g_assert_true (sp_store_undo (self->store, &error));
  g_assert_cmpint (sp_reader_count (sp_store_get_reader (self->store), &sp_enforcement_type, NULL),
                   ==, 0);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text;
    int code;
  } cases[] = {
    {"乡镇,企业\n河口镇,甲厂\n", SP_ERROR_INVALID},       /* no day */
    {"日期,日期\n2021-1-1,2021-1-2\n", SP_ERROR_INVALID}, /* twice */
    {"日期,乡镇\n", SP_ERROR_EMPTY},
    {"  \n", SP_ERROR_EMPTY},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_bytes (self, cases[i].text, strlen (cases[i].text), &error));
      g_assert_error (error, SP_ERROR, cases[i].code);
    }
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
  static const char text[] = "乡镇,罚款\n河口,2\n河口镇,\n";
  g_autoptr (SpRecord) model = sp_record_new (&sp_enforcement_type);
  g_autoptr (SpCsvTable) table = NULL;

  sp_record_set_integer (model, SP_ENFORCEMENT_DAY, sp_date_from_iso ("2021-09-30"));
  table = sp_record_csv_read (sp_store_get_reader (self->store), text, strlen (text), model,
                              find_nickname, &self->township, NULL);
  g_assert_nonnull (table);
  g_assert_cmpuint (table->records->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      SpRecord *record = g_ptr_array_index (table->records, i);

      g_assert_cmpint (sp_record_get_integer (record, SP_ENFORCEMENT_TOWNSHIP), ==, self->township);
      g_assert_cmpint (sp_record_get_integer (record, SP_ENFORCEMENT_DAY), !=, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exchange/record-csv/forms", Fixture, NULL, set_up, test_forms, tear_down);
  g_test_add ("/exchange/record-csv/problems", Fixture, NULL, set_up, test_problems, tear_down);
  g_test_add ("/exchange/record-csv/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/exchange/record-csv/model", Fixture, NULL, set_up, test_model, tear_down);
  return g_test_run ();
}
