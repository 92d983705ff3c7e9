/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of units known by their form alone. */
#include "document/sp-unit-name.h"
#include "reading-test.h"

/* What a unit may be called, by form; and what no unit is called. */
static void
test_forms (void)
{
  static const struct
  {
    const char *name;
    gboolean unit;
  } cases[] = {
    {"县水务局", TRUE},
    {"某某旗农牧局", TRUE},
    {"自治州应急管理局", TRUE},
    {"国家某某委", TRUE},
    {"示例市水利水电工程总站", TRUE},
    {"县委政法委", TRUE},
    {"县纪委监委", TRUE},
    {"县人民检察院", TRUE},
    {"县森林公安大队", TRUE},
    {"市轨道交通集团", TRUE},
    {"高新区管委会", TRUE},
    {"城关镇", TRUE},
    {"河东街道", TRUE},
    {"山前村", TRUE},
    {"县防汛抗旱指挥部", TRUE},
    {"治水专班", TRUE},
    {"第三车间", TRUE},
    {"安全生产科", TRUE},
    {"财务室", TRUE},
    {"县红十字会", TRUE},
    {"示例农场", TRUE},
    {"县信用联社", TRUE},
    {"各村（居）民委员会", TRUE},
    {"县水务局（县河长办）", TRUE},
    {"台账", FALSE},
    {"长期坚持", FALSE},
    {"张三", FALSE},
    {"局", FALSE},
    {"支持龙头企业", FALSE},
    {"对安全生产工作的领导部门", FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *name = cases[i].name;

      g_test_message ("%s", name);
      g_assert_cmpint (sp_unit_name_has_form (name, name + strlen (name)), ==, cases[i].unit);
    }
}

/* Where 和 and its kin join two names, and where they belong to one. */
static void
test_and (void)
{
  static const struct
  {
    const char *name;
    const char *second; /* NULL: one name */
  } cases[] = {
    {"县水务局和县民政局", "县民政局"},
    {"县水务局和民政局", "民政局"},
    {"县水务局及各乡镇", "各乡镇"},
    {"县水务局以及有关单位", "有关单位"},
    {"县文化和旅游局", NULL},
    {"县发展改革和科技局", NULL},
    {"有关部门和单位", NULL},
    {"乡镇党委和政府", NULL},
    {"各部门及单位", NULL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *name = cases[i].name;
      guint length = 0;
      const char *joint = sp_unit_name_find_and (name, name + strlen (name), &length);

      g_test_message ("%s", name);
      g_assert_cmpstr (joint != NULL ? joint + length : NULL, ==, cases[i].second);
    }
}

/* A name of one place prints nothing odd in another. */
static void
test_faults (void)
{
  static const struct
  {
    const char *name;
    gboolean fault;
  } cases[] = {
    {"县水务局", FALSE},         {"山前县", FALSE},        {"各店铺", FALSE},
    {"县公安局交警大队", FALSE}, {"县消防救援支队", TRUE}, {"县水务局水务局", TRUE},
    {"县卫生健康居民", TRUE},    {"县发展改革委", TRUE},   {"市发展改革委", FALSE},
    {"县水利厅", TRUE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *name = cases[i].name;

      g_test_message ("%s", name);
      g_assert_cmpint (sp_unit_name_find_fault (name, name + strlen (name)) != NULL, ==,
                       cases[i].fault);
    }
}

static void
test_collective (void)
{
  static const struct
  {
    const char *name;
    gboolean collective;
  } cases[] = {{"各有关部门", TRUE},   {"有关行业主管部门及单位", TRUE}, {"各乡镇人民政府", TRUE},
               {"乡镇人民政府", TRUE}, {"县直各有关单位", TRUE},         {"县水务局", FALSE},
               {"县人民政府", FALSE}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("一、任务\n（一）甲事。办好。（%s负责）\n", cases[i].name);
      g_autoptr (SpReading) reading = read_text (text);
      const SpReadBlock *block = sp_reading_get_block (reading, 0);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpuint (block->units->len, ==, 1);
      g_assert_cmpint (g_array_index (block->units, SpReadUnit, 0).collective, ==,
                       cases[i].collective);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/document/unit-name/forms", test_forms);
  g_test_add_func ("/document/unit-name/and", test_and);
  g_test_add_func ("/document/unit-name/faults", test_faults);
  g_test_add_func ("/document/unit-name/collective", test_collective);
  return g_test_run ();
}
