/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is taken for one line without being shaped is one: no glyph of the fonts at hand is wider
 * than that goes by. */
#include "chart/sp-chart-text.h"

static const double sizes[] = {5, 9, 10.5, 16, 44};

/* With so many characters of its size it is one line whatever the font: the widest letters, what
 * tables are full of, and full-width signs. */
static const struct
{
  const char *text;
  double em;
} texts[] = {
  {"W", 1.3},
  {"MMMMWWWW@@@@", 12 * 1.3},
  {"mmmmmmmm%%%%%%%%", 16 * 1.3},
  {"0123456789", 10 * 0.8},
  {"2021-09-30", 10 * 0.8},
  {"1 / 2.5", 7 * 0.8},
  {"示例县安全生产委员会", 10 * 1.05},
  {"｛＠＃％＆｝", 6 * 1.05},
  {"、，；：？！〔〕", 8 * 1.05},
};

static void
test_short (void)
{
  g_autoptr (SpChartText) text = sp_chart_text_new (TRUE);

  for (guint font = 0; font < SP_N_FONTS; font++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          double room = texts[i].em * sizes[s];
          double width = sp_chart_text_width (text, font, sizes[s], texts[i].text);

          if (width > room)
            g_error ("%s of font %u: %g in %g", texts[i].text, font, width, room);
          g_assert_cmpuint (sp_chart_text_lines (text, font, sizes[s], texts[i].text, room + 0.01),
                            ==, 1);
        }
}

/* What is not short, or has its own line ends, is counted as before. */
static void
test_lines (void)
{
  static const struct
  {
    const char *text;
    double width; /* in characters of the size */
    guint n;
  } cases[] = {
    {"", 1, 1},
    {"2021-09-30", 8.1, 1},
    {"甲→乙", 20, 1},
    {"示例县安全生产委员会", 11, 1},
    {"示例县安全生产委员会", 5.2, 2},
    {"示例县安全生产委员会", 2.6, 5},
    {"甲\n乙", 20, 2},
    {"甲\n乙\n丙", 20, 3},
  };
  g_autoptr (SpChartText) text = sp_chart_text_new (TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (
      sp_chart_text_lines (text, SP_FONT_REGULAR, 9, cases[i].text, cases[i].width * 9), ==,
      cases[i].n);
}

/* Whoever has it last has its fonts. */
static void
test_shared (void)
{
  SpChartText *first = sp_chart_text_new (TRUE);
  SpChartText *second = sp_chart_text_ref (first);

  sp_chart_text_free (first);
  g_assert_cmpfloat (sp_chart_text_width (second, SP_FONT_REGULAR, 9, "甲"), >, 0);
  sp_chart_text_free (second);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-text/short", test_short);
  g_test_add_func ("/chart-text/lines", test_lines);
  g_test_add_func ("/chart-text/shared", test_shared);
  return g_test_run ();
}
