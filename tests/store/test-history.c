/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal as people look for things in it: what a filter lets through, and its list. */
#include "history-support.h"

#include "store/sp-store-private.h"

/* 王示例 made two tasks and a unit, 李示例 changed them, an import brought sixty units. */
typedef struct
{
  StoreFixture base;
  int64_t road, mine, unit;
} History;

static void
import_villages (SpStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpWrite) write = sp_write_begin (store, SP_ACTION_IMPORT, "导入单位", &error);

  for (int i = 0; i < 60; i++)
    {
      g_autoptr (SpRecord) unit = sp_record_new (&sp_unit_type);
      g_autofree char *name = g_strdup_printf ("示例%d村", i);

      sp_record_set_text (unit, SP_UNIT_NAME, name);
      g_assert_true (sp_write_insert (write, unit, &error));
    }
  g_assert_true (sp_write_commit (write, &error));
}

static void
set_up (History *self, gconstpointer data)
{
  SpStore *store;

  store_fixture_set_up (&self->base, data);
  store = self->base.store;
  sp_store_set_user (store, "王示例");
  self->road = add_measure (store, self->base.plan, self->base.part, "排查道路", 1);
  self->mine = add_measure (store, self->base.plan, self->base.part, "整治矿山", 2);
  self->unit = add_unit (store, "示例县交通局", SP_UNIT_DEPARTMENT);
  sp_store_set_user (store, "李示例");
  add_measure_unit (store, self->road, self->unit, SP_ROLE_LEAD);
  set_text (store, &sp_measure_type, self->mine, SP_MEASURE_TITLE, "整治尾矿库");
  set_integer (store, &sp_unit_type, self->unit, SP_UNIT_KIND, SP_UNIT_PARTY);
  import_villages (store);
}

static void
tear_down (History *self, gconstpointer data)
{
  store_fixture_tear_down (&self->base, data);
}

/* Who did what, one line each. */
static char *
dup_lines (History *self, const SpHistoryFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines =
    sp_reader_load_history_lines (sp_store_get_reader (self->base.store), filter, 0, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    {
      const SpHistoryLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (text, "%s %s\n", line->who, line->sentence);
    }
  return g_string_free (text, FALSE);
}

#define IMPORTED "李示例 导入单位：共 60 处改动\n"
#define UNIT_CHANGED "李示例 单位“示例县交通局”：类别 由 部门 改为 党委群团\n"
#define MINE_RENAMED "李示例 任务“整治尾矿库”：任务 由 整治矿山 改为 整治尾矿库\n"
#define ROAD_LED "李示例 新增任务“排查道路”的责任单位“示例县交通局”\n"
#define UNIT_MADE "王示例 新增单位“示例县交通局”\n"
#define MINE_MADE "王示例 新增任务“整治尾矿库”\n"
#define ROAD_MADE "王示例 新增任务“排查道路”\n"

static void
test_filter (History *self, gconstpointer data)
{
  const SpDate today = sp_date_today ();
  const struct
  {
    const char *name;
    SpHistoryFilter filter;
    const char *lines;
  } cases[] = {
    {"a person", {.who = "李示例"}, IMPORTED UNIT_CHANGED MINE_RENAMED ROAD_LED},
    {"nobody", {.who = "李"}, ""},
    {"a record", {.table = "unit", .record = self->unit}, UNIT_CHANGED UNIT_MADE},
    {"a measure with what is its", {.table = "measure", .record = self->road}, ROAD_LED ROAD_MADE},
    {"a kind", {.table = "measure"}, MINE_RENAMED MINE_MADE ROAD_MADE},
    {"a kind and a person", {.table = "measure", .who = "王示例"}, MINE_MADE ROAD_MADE},
    {"a name of now", {.text = "尾矿"}, MINE_RENAMED MINE_MADE},
    {"a former name", {.text = "整治矿山"}, MINE_RENAMED MINE_MADE},
    {"of a measure, its parts, too", {.text = "排查道路"}, ROAD_LED ROAD_MADE},
    {"a name referred to", {.text = "交通局"}, UNIT_CHANGED ROAD_LED UNIT_MADE},
    {"the word of a value", {.text = "党委群团"}, UNIT_CHANGED},
    {"what was done, without gathering", {.text = "示例59村"}, "李示例 新增单位“示例59村”\n"},
    {"signs are no wildcards", {.text = "%"}, ""},
    {"a text of a kind", {.table = "unit", .text = "交通"}, UNIT_CHANGED UNIT_MADE},
    {"since tomorrow", {.from = today + 1}, ""},
    {"until yesterday", {.to = today - 1}, ""},
    {"today and a person",
     {.from = today - 1, .to = today + 1, .who = "王示例"},
     UNIT_MADE MINE_MADE ROAD_MADE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = dup_lines (self, &cases[i].filter);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (lines, ==, cases[i].lines);
    }
}

/* An action of many changes is one line, and each of them when the action is looked at. */
static void
test_action (History *self, gconstpointer data)
{
  g_autoptr (GPtrArray) newest = sp_reader_load_history_lines (
    sp_store_get_reader (self->base.store), &(SpHistoryFilter) {0}, 1, NULL);
  SpHistoryFilter filter = {.action = 0};
  g_autofree char *all = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_cmpuint (newest->len, ==, 1);
  filter.action = ((const SpHistoryLine *)g_ptr_array_index (newest, 0))->action;
  all = dup_lines (self, &filter);
  lines = g_strsplit (all, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 61); /* the last is empty */
  g_assert_cmpstr (lines[0], ==, "李示例 新增单位“示例59村”");
}

static void
test_people (History *self, gconstpointer data)
{
  g_autoptr (GPtrArray) people =
    sp_reader_load_history_people (sp_store_get_reader (self->base.store), NULL);
  gboolean has_wang = FALSE, has_li = FALSE;

  for (guint i = 0; i < people->len; i++)
    {
      has_wang |= g_str_equal (g_ptr_array_index (people, i), "王示例");
      has_li |= g_str_equal (g_ptr_array_index (people, i), "李示例");
    }
  g_assert_true (has_wang && has_li);
}

/* ---- the list ---- */

static void
test_list (History *self, gconstpointer data)
{
  g_autoptr (SpList) list = sp_list_new_history (self->base.store, &(SpHistoryFilter) {0});
  guint n;
  g_autofree char *first = NULL;
  g_autofree char *newest = NULL;
  g_autofree char *opened = NULL;

  shadow_wait_for (list);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == SP_TYPE_HISTORY_ITEM);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  first = dup_sentence (list, 0);
  g_assert_cmpstr (first, ==, "导入单位：共 60 处改动");

  set_text (self->base.store, &sp_measure_type, self->road, SP_MEASURE_TITLE, "整治道路");
  shadow_wait_for (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n + 1);
  newest = dup_sentence (list, 0);
  g_assert_cmpstr (newest, ==, "任务“整治道路”：任务 由 排查道路 改为 整治道路");

  sp_list_set_history_filter (list, &(SpHistoryFilter) {.table = "unit"});
  shadow_wait_for (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 62);
  opened = dup_sentence (list, 59); /* the change that stood for the whole import before */
  g_assert_cmpstr (opened, ==, "新增单位“示例0村”");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/history/" path, History, NULL, set_up, function, tear_down)
  ADD ("filter", test_filter);
  ADD ("action", test_action);
  ADD ("people", test_people);
  ADD ("list", test_list);
  return g_test_run ();
}
