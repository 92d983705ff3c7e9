/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 制度措施清单: its cells say what the file says as of the date. */
#include "core/sp-institution.h"
#include "exchange/sp-sample.h"
#include "report/sp-institution-table.h"
#include "report/sp-paper-table-private.h"
#include "store/sp-write.h"

#include <glib/gstdio.h>
#include <string.h>

/* Takes @record. */
static int64_t
insert (SpStore *store, SpRecord *record)
{
  g_autoptr (SpRecord) owned = record;
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_store_insert (store, record, "测试", &error));
  g_assert_no_error (error);
  return sp_record_get_id (owned);
}

static SpStore *
new_sample (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "sample.safetyplan", NULL);
  SpStore *store = sp_store_create (path, NULL);

  g_assert_nonnull (store);
  g_assert_true (sp_sample_fill (store, NULL));
  return store;
}

static int64_t
add_institution (SpStore *store)
{
  g_autoptr (SpPlan) plan = sp_reader_load_plan (sp_store_get_reader (store), NULL);
  SpRecord *record = sp_record_new (&sp_institution_type);

  sp_record_set_integer (record, SP_INSTITUTION_PLAN, sp_record_get_id (SP_RECORD (plan)));
  sp_record_set_text (record, SP_INSTITUTION_NAME, "隐患举报奖励实施细则");
  sp_record_set_integer (record, SP_INSTITUTION_KIND, SP_INSTITUTION_METHOD);
  sp_record_set_integer (record, SP_INSTITUTION_PLANNED_ON, sp_date_from_iso ("2021-06-30"));
  sp_record_set_text (record, SP_INSTITUTION_PROGRESS, "已报审");
  return insert (store, record);
}

static void
issue (SpStore *store, int64_t institution)
{
  SpRecord *step = sp_record_new (&sp_institution_step_type);

  sp_record_set_integer (step, SP_INSTITUTION_STEP_INSTITUTION, institution);
  sp_record_set_integer (step, SP_INSTITUTION_STEP_STATE, SP_INSTITUTION_ISSUED);
  sp_record_set_integer (step, SP_INSTITUTION_STEP_DAY, sp_date_from_iso ("2021-07-15"));
  sp_record_set_text (step, SP_INSTITUTION_STEP_DOCUMENT, "示政办发〔2021〕8号");
  insert (store, step);
}

static void
link_units (SpStore *store, int64_t institution)
{
  g_autoptr (GPtrArray) units =
    sp_reader_load_all (sp_store_get_reader (store), &sp_unit_type, -1, 0, NULL);

  for (guint i = 0; i < 2; i++)
    {
      SpRecord *link = sp_record_new (&sp_institution_unit_type);

      sp_record_set_integer (link, SP_INSTITUTION_UNIT_INSTITUTION, institution);
      sp_record_set_integer (link, SP_INSTITUTION_UNIT_UNIT, sp_record_get_id (units->pdata[i]));
      insert (store, link);
    }
}

static void
test_cells (void)
{
  static const struct
  {
    const char *as_of;
    guint column;
    const char *cell;
  } cases[] = {
    {"2021-09-30", 0, "1"},
    {"2021-09-30", 3, "隐患举报奖励实施细则"},
    {"2021-09-30", 4, "管理办法"},
    {"2021-09-30", 7, "2021-06-30"},
    {"2021-09-30", 8, "印发。已报审"},
    {"2021-09-30", 9, "示政办发〔2021〕8号 2021-07-15"},
    {"2021-07-14", 8, "拟制。已报审"},
    {"2021-07-14", 9, ""},
  };
  g_autofree char *folder = g_dir_make_tmp ("sp-institutions-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.safetyplan", NULL);
  SpStore *store = new_sample (folder);
  int64_t id = add_institution (store);

  issue (store, id);
  link_units (store, id);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpPaperTable) table = sp_institution_table_load (
        sp_store_get_reader (store), &id, 1, sp_date_from_iso (cases[i].as_of), NULL);

      g_assert_cmpstr (sp_paper_table_get_cell (table, 0, cases[i].column), ==, cases[i].cell);
      g_assert_nonnull (strstr (sp_paper_table_get_cell (table, 0, 6), "；"));
    }
  g_assert_true (sp_store_close (store, NULL));
  g_object_unref (store);
  g_unlink (path);
  g_rmdir (folder);
}

/* Heads and rows as a spreadsheet takes them; what looks like a formula is text. */
static void
test_csv (void)
{
  const char *const cells[] = {"1", "=1+1", "两行\n“引号\""};
  g_autofree char *folder = g_dir_make_tmp ("sp-institutions-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "清单.csv", NULL);
  g_autoptr (SpPaperTable) table = sp_paper_table_new ("清单", SP_PAPER_PORTRAIT);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;

  sp_paper_table_add_column (table, "序号", 1, SP_ALIGN_CENTER);
  sp_paper_table_add_column (table, "名称", 3, SP_ALIGN_START);
  sp_paper_table_add_column (table, "备注", 3, SP_ALIGN_START);
  sp_paper_table_add_row (table, cells);
  g_assert_true (sp_paper_table_export_rows (table, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "\xef\xbb\xbf序号,名称,备注\r\n1,\"'=1+1\",\"两行\n“引号\"\"\"\r\n");
  g_unlink (path);
  g_rmdir (folder);
}

/* One that is gone is no empty row. */
static void
test_gone (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sp-institutions-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.safetyplan", NULL);
  SpStore *store = new_sample (folder);
  const int64_t gone = 999999;
  g_autoptr (SpPaperTable) table = sp_institution_table_load (
    sp_store_get_reader (store), &gone, 1, sp_date_from_iso ("2021-09-30"), NULL);

  g_assert_cmpuint (sp_paper_table_get_n_rows (table), ==, 0);
  g_assert_true (sp_store_close (store, NULL));
  g_object_unref (store);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/institution-table/cells", test_cells);
  g_test_add_func ("/report/institution-table/csv", test_csv);
  g_test_add_func ("/report/institution-table/gone", test_gone);
  return g_test_run ();
}
