/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 原文核对表: its cells say what the doubts say, with the passage around what is printed. */
#include "exchange/sp-sample.h"
#include "report/sp-doubt-table.h"
#include "report/sp-paper-table-private.h"

#include <glib/gstdio.h>
#include <string.h>

static const char text[] = "前面十几个字前面十几个字，（县教育局、县卫生健康居民负责）\n2.下一条。";

static SpRecord *
doubt_new (const char *words, SpDoubtState state, const char *answer)
{
  SpRecord *doubt = sp_record_new (&sp_doubt_type);
  const char *at = strstr (text, words);
  glong start = g_utf8_pointer_to_offset (text, at);

  sp_record_set_integer (doubt, SP_DOUBT_KIND, SP_DOUBT_UNIT);
  sp_record_set_text (doubt, SP_DOUBT_MESSAGE, "名称不在目录里。");
  sp_record_set_text (doubt, SP_DOUBT_PROPOSAL, "县卫生健康局");
  sp_record_set_integer (doubt, SP_DOUBT_STATE, state);
  sp_record_set_text (doubt, SP_DOUBT_ANSWER, answer);
  sp_record_set_integer (doubt, SP_DOUBT_LINE, 1);
  sp_record_set_integer (doubt, SP_DOUBT_SOURCE_START, start);
  sp_record_set_integer (doubt, SP_DOUBT_SOURCE_END, start + g_utf8_strlen (words, -1));
  return doubt;
}

static char *
place_cb (guint i, gpointer user_data)
{
  return g_strdup (i == 0 ? "附件3 二/（一）/1" : "");
}

static void
test_cells (void)
{
  static const struct
  {
    guint row, column;
    const char *cell;
  } cases[] = {
    {0, 0, "1"},
    {0, 1, "单位"},
    {0, 2, "第 1 行\n附件3 二/（一）/1"},
    {0, 3, "…面十几个字，（县教育局、【县卫生健康居民】负责） 2.下一条。"},
    {0, 5, "县卫生健康局"},
    {0, 6, ""},
    {1, 2, "第 1 行"},
    {1, 3, "…十几个字前面十几个字，（【县教育局】、县卫生健康居民负责） …"},
    {1, 6, "已另行处理：县教体局"},
    {1, 7, ""},
  };
  g_autoptr (SpRecord) plan = sp_record_new (&sp_plan_type);
  g_autoptr (SpRecord) source = sp_record_new (&sp_source_type);
  g_autoptr (GPtrArray) doubts = g_ptr_array_new_with_free_func (g_object_unref);
  SpDoubtTableInfo info = {.plan = SP_PLAN (plan),
                           .source = SP_SOURCE (source),
                           .doubts = doubts,
                           .on = sp_date_from_ymd (2021, 9, 30),
                           .dup_place = place_cb};
  g_autoptr (SpPaperTable) table = NULL;

  sp_record_set_text (plan, SP_PLAN_TITLE, "虚拟县行动计划");
  sp_record_set_text (source, SP_SOURCE_NAME, "计划.txt");
  sp_record_set_text (source, SP_SOURCE_TEXT, text);
  g_ptr_array_add (doubts, doubt_new ("县卫生健康居民", SP_DOUBT_STATE_OPEN, NULL));
  g_ptr_array_add (doubts, doubt_new ("县教育局", SP_DOUBT_STATE_CHANGED, "县教体局"));
  table = sp_doubt_table_new (&info);
  g_assert_cmpuint (sp_paper_table_get_n_rows (table), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (sp_paper_table_get_cell (table, cases[i].row, cases[i].column), ==,
                     cases[i].cell);
  g_assert_cmpstr (table->lines->pdata[1], ==,
                   "文件：计划.txt　　共 2 处，待核对 1 处，已另行处理 1 处"
                   "　　打印日期：2021年9月30日");
}

/* As stored: every doubt with its place, and who answered where somebody did. */
static void
test_stored (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sp-doubts-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "示例.safetyplan", NULL);
  g_autoptr (GError) error = NULL;
  SpStore *store = sp_store_create (path, &error);
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpPlan) plan = NULL;
  g_autoptr (SpPaperTable) table = NULL;
  guint n_placed = 0, n_named = 0;

  g_assert_no_error (error);
  g_assert_true (sp_sample_fill (store, &error));
  plan = sp_reader_load_plan (reader, &error);
  table = sp_doubt_table_load (reader, sp_record_get_id (SP_RECORD (plan)),
                               sp_date_from_ymd (2021, 9, 30), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sp_paper_table_get_n_rows (table), ==,
                    sp_reader_count (reader, &sp_doubt_type, NULL));
  for (guint i = 0; i < sp_paper_table_get_n_rows (table); i++)
    {
      gboolean is_open = *sp_paper_table_get_cell (table, i, 6) == '\0';

      n_placed += strstr (sp_paper_table_get_cell (table, i, 2), "/") != NULL;
      n_named += !is_open;
      g_assert_cmpint (*sp_paper_table_get_cell (table, i, 7) == '\0', ==, is_open);
    }
  g_assert_cmpuint (n_placed, >, 0);
  g_assert_null (sp_doubt_table_load (reader, 9999, SP_DATE_NONE, &error));
  g_assert_nonnull (error);
  g_assert_true (sp_store_close (store, NULL));
  g_object_unref (store);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/doubt-table/cells", test_cells);
  g_test_add_func ("/report/doubt-table/stored", test_stored);
  return g_test_run ();
}
