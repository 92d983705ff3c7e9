/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is odd about names of units, each told once with what is proposed. */
#include "reading-test.h"

static const struct
{
  const char *name;
  const char *clause;
  const char *place; /* of the only doubt; NULL: there is none */
  const char *words; /* in its message */
  const char *proposal;
} cases[] = {
  {"nothing odd", "（市水务局、市民政局、各县区政府负责）", NULL, "", ""},
  {"areas are units", "（责任单位：山前县、河东街道）", NULL, "", ""},
  {"groups are units", "（责任单位：各店铺、各车间）", NULL, "", ""},
  {"level left out", "（市民政局负责）清理旧账。（市水务局、民政局负责）", "民政局", "没有印级别",
   "市民政局"},
  {"shared ending", "（责任单位：山前、河东开发区管委会）", "山前", "不像单位", "山前开发区管委会"},
  {"no unit", "（责任单位：市水务局、水利工程）", "水利工程", "不像单位", ""},
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("一、任务\n（一）建立台账。逐项登记。%s\n", cases[i].clause);
      g_autoptr (SpReading) reading = read_text (text);
      g_autofree char *place = NULL;
      const SpReadDoubt *doubt;

      g_test_message ("%s", cases[i].name);
      g_assert_cmpuint (sp_reading_get_n_doubts (reading), ==, cases[i].place != NULL);
      if (sp_reading_get_n_doubts (reading) == 0)
        continue;
      doubt = sp_reading_get_doubt (reading, 0);
      place = sp_reading_dup_span (reading, doubt->span);
      g_assert_cmpstr (place, ==, cases[i].place);
      g_assert_nonnull (strstr (doubt->message, cases[i].words));
      g_assert_cmpstr (doubt->proposal, ==, cases[i].proposal);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/document/doubt-units/names", test_names);
  return g_test_run ();
}
