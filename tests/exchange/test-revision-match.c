/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which entry continues which, and texts character by character. */
#include "exchange/sp-revision-diff.h"
#include "exchange/sp-revision-match.h"

#include <string.h>

#define MOST 6

typedef struct
{
  const char *name;
  SpMatchItem old[MOST], fresh[MOST];
  int expected[MOST];        /* old, by fresh */
  gboolean is_doubted[MOST]; /* by fresh: has a rival */
} Case;

#define STOVE "逐户登记餐饮场所的灶具、软管和报警装置，建立底数清单，每月更新一次"
#define GAS "对瓶装液化气配送车辆统一编号，安装定位，严禁超量装载和夜间停放"
#define SCHOOL "校园门口设置硬质隔离设施，上下学时段安排专人值守"
#define CLINIC "医疗机构门口设置硬质隔离设施，就诊时段安排专人值守"

static const Case cases[] = {
  {"same", {{0, "一/1", "摸底", STOVE}}, {{0, "一/1", "摸底", STOVE}}, {0}, {FALSE}},
  {"renumbered",
   {{0, "一/1", "摸底", STOVE}, {0, "一/2", "配送", GAS}},
   {{0, "一/1", "新增事项", "另写的一段毫不相干的话"},
    {0, "一/2", "摸底", STOVE},
    {0, "一/3", "配送", GAS}},
   {-1, 0, 1},
   {FALSE}},
  {"moved to another annex",
   {{0, "一/1", "摸底", STOVE}, {1, "二/1", "配送", GAS}},
   {{1, "二/1", "配送", GAS}, {1, "二/2", "摸底", STOVE}},
   {1, 0},
   {FALSE}},
  {"title retouched",
   {{0, "一/1", "开展餐饮场所摸底", STOVE}},
   {{0, "一/4", "全面开展餐饮场所摸底排查", STOVE "并上墙公示"}},
   {0},
   {FALSE}},
  {"split",
   {{0, "一/1", "摸底和配送", STOVE "；" GAS}},
   {{0, "一/1", "摸底", STOVE}, {0, "一/2", "配送", GAS}},
   {0, -1},
   {TRUE, TRUE}},
  {"swapped",
   {{0, "一/1", "校园隔离", SCHOOL}, {0, "一/2", "医院隔离", CLINIC}},
   {{0, "一/1", "医院隔离", CLINIC}, {0, "一/2", "校园隔离", SCHOOL}},
   {1, 0},
   {FALSE}},
  {"two alike become one",
   {{0, "一/1", "加强领导", "成立专班"}, {0, "一/2", "加强领导", "成立专班"}},
   {{0, "一/5", "加强领导", "成立专班"}},
   {0},
   {TRUE}},
  {"two alike stay two",
   {{0, "一/1", "加强领导", "成立专班"}, {0, "一/2", "加强领导", "成立专班"}},
   {{0, "一/1", "加强领导", "成立专班"}, {0, "一/2", "加强领导", "成立专班"}},
   {0, 1},
   {FALSE}},
  {"same title elsewhere says something else",
   {{0, "四/1", "加强领导", STOVE}},
   {{1, "四/1", "加强领导", GAS}},
   {-1},
   {FALSE}},
  {"rewritten under the same title",
   {{0, "四/1", "加强领导", STOVE}},
   {{0, "三/2", "加强领导", GAS}},
   {0},
   {FALSE}},
  {"nothing in common", {{0, "一/1", "摸底", STOVE}}, {{0, "一/1", "验收", GAS}}, {-1}, {FALSE}},
};

static guint
count (const SpMatchItem *items)
{
  guint n = 0;

  while (n < MOST && items[n].title != NULL)
    n++;
  return n;
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i];
      guint n_fresh = count (one->fresh);
      g_autoptr (GArray) matches =
        sp_revision_match (one->old, count (one->old), one->fresh, n_fresh, NULL);

      g_test_message ("%s", one->name);
      g_assert_cmpuint (matches->len, ==, n_fresh);
      for (guint k = 0; k < n_fresh; k++)
        {
          const SpMatch *match = &g_array_index (matches, SpMatch, k);

          g_assert_cmpint (match->other, ==, one->expected[k]);
          g_assert_cmpint (match->rival >= 0, ==, one->is_doubted[k]);
        }
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const SpMatchItem item = {0, "一", "摸底", STOVE};

  g_cancellable_cancel (cancellable);
  g_assert_null (sp_revision_match (&item, 1, &item, 1, cancellable));
}

/* ---- texts ---- */

typedef struct
{
  const char *old, *fresh, *marked; /* [-gone-]{+came+} */
} TextCase;

static const TextCase texts[] = {
  {"", "", ""},
  {"不变", "不变", "不变"},
  {"", "新", "{+新+}"},
  {"旧", "", "[-旧-]"},
  {"2022年6月底前完成", "2022年12月底前完成", "2022年[-6-]{+12+}月底前完成"},
  {"县教育局牵头", "县教育体育局牵头", "县教育{+体育+}局牵头"},
  {"逐校登记食堂面积", "逐校登记面积", "逐校登记[-食堂-]面积"},
  {"甲乙丙丁", "戊乙己丁", "[-甲乙丙-]{+戊乙己+}丁"},
};

static char *
dup_marked (const TextCase *one)
{
  g_autoptr (GArray) pieces = sp_revision_diff (one->old, one->fresh);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const SpDiffPiece *piece = &g_array_index (pieces, SpDiffPiece, i);

      if (piece->kind == SP_DIFF_INSERTED)
        g_string_append_printf (text, "{+%.*s+}", (int)(piece->new_end - piece->new_start),
                                one->fresh + piece->new_start);
      else
        g_string_append_printf (text, piece->kind == SP_DIFF_DELETED ? "[-%.*s-]" : "%.*s",
                                (int)(piece->old_end - piece->old_start),
                                one->old + piece->old_start);
    }
  return g_string_free (text, FALSE);
}

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *marked = dup_marked (&texts[i]);

      g_assert_cmpstr (marked, ==, texts[i].marked);
    }
}

/* Very long and wholly different: still both covered, and soon. */
static void
test_long_texts (void)
{
  g_autoptr (GString) a = g_string_new (NULL);
  g_autoptr (GString) b = g_string_new (NULL);
  g_autoptr (GArray) pieces = NULL;

  for (guint i = 0; i < 60000; i++)
    {
      g_string_append_unichar (a, 0x4e00 + i % 997);
      g_string_append_unichar (b, 0x6000 + i % 991);
    }
  pieces = sp_revision_diff (a->str, b->str);
  g_assert_cmpuint (pieces->len, ==, 2);
  g_assert_cmpuint (g_array_index (pieces, SpDiffPiece, 0).old_end, ==, a->len);
  g_assert_cmpuint (g_array_index (pieces, SpDiffPiece, 1).new_end, ==, b->len);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/revision/match/cases", test_cases);
  g_test_add_func ("/exchange/revision/match/cancelled", test_cancelled);
  g_test_add_func ("/exchange/revision/diff/texts", test_texts);
  g_test_add_func ("/exchange/revision/diff/long-texts", test_long_texts);
  return g_test_run ();
}
