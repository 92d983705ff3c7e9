/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines a text takes in a cell. */
#include "report/sp-wrap.h"

static const struct
{
  const char *text;
  double em;
  guint lines;
} cases[] = {
  {"", 10, 1},
  {"县应急管理局", 6, 1},
  {"县应急管理局", 5, 2},
  {"县应急管理局、县公安局", 6, 2},
  {"第一行\n第二行", 20, 2},
  {"第一行\n\n第三行", 20, 3},
  {"一二三四五六七八九十", 3, 4},
  {"一二三，四五六", 3, 3}, /* the comma takes 三 along */
  {"排查safetyplan", 4, 3}, /* the word goes down whole, and over two lines */
  {"2021年12月31日", 8, 1},
  {"一二三四五", 0.5, 5},
};

static void
test_lines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s in %g", cases[i].text, cases[i].em);
      g_assert_cmpuint (sp_wrap_count_lines (cases[i].text, cases[i].em), ==, cases[i].lines);
    }
}

static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "字");
  g_assert_cmpuint (sp_wrap_count_lines (text->str, 25), ==, 4000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/wrap/lines", test_lines);
  g_test_add_func ("/report/wrap/long", test_long);
  return g_test_run ();
}
