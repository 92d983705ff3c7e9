/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words in the cells: counted lines are the fonts' lines, what is cut says so, dates are never
 * dropped unsaid. */
#include "chart/sp-gantt-cells.h"
#include "test-schedule.h"

#include <string.h>

static SpGanttScene *
scene_of (const char *title, const char *leads, const char *units, guint n_marks)
{
  g_autoptr (SpSchedule) schedule = test_schedule_new_empty (sp_date_from_ymd (2021, 9, 30));
  SpScheduleMark marks[8];
  SpScheduleRow row = {.measure = 1,
                       .path = "",
                       .title = title,
                       .leads = leads,
                       .responsibles = units,
                       .start = sp_date_from_ymd (2020, 5, 1)};

  for (guint i = 0; i < n_marks; i++)
    marks[i] = (SpScheduleMark) {sp_date_from_ymd (2021, 1 + (int)i, 15), i == 0};
  row.due = n_marks > 1 ? marks[1].due : SP_DATE_NONE;
  row.end = n_marks > 0 ? marks[n_marks - 1].due : SP_DATE_NONE;
  sp_schedule_add_row (schedule, &row, marks, n_marks);
  return sp_gantt_scene_new (schedule, NULL);
}

/* Counting characters never gives fewer lines than wrapping does, or words would leave their row.
 */
static void
check_lines (SpChartText *text, const char *title)
{
  g_autoptr (SpGanttScene) scene = scene_of (title, "", "", 0);
  const SpScheduleRow *row = sp_gantt_scene_get_row (scene, 1);
  SpChartStyle style = sp_chart_style_paper (1);

  for (double width = 30; width < 420; width += 7.3)
    {
      guint wrapped, counted;

      style.columns[SP_COLUMN_TITLE] = width;
      counted = sp_gantt_cells_measure (scene, row, &style, text);
      wrapped =
        sp_chart_text_lines (text, SP_FONT_REGULAR, style.text, title, width - 2 * style.pad_x);
      g_assert_cmpuint (counted, >=, wrapped);
      g_assert_cmpuint (counted, <=, wrapped + 1);
    }
}

static void
test_lines (void)
{
  static const char *const odd[] = {
    "",
    "短",
    "2021年12月31日前完成GB 18218—2018规定的辨识",
    "（一）“两重点一重大”企业（含在建）、“三场所三企业”；（二）其他、其他、其他。（三）再其他……",
    "、、、、、、、、、、。。。。。。。。。。））））））））））””””””””””",
    "查《意见》、《通知》、《办法》、《规定》、《标准》、《细则》、《清单》、《方案》、《制度》",
  };
  g_autoptr (SpChartText) text = sp_chart_text_new (TRUE);
  g_autoptr (SpSchedule) schedule = test_schedule_new (60, sp_date_from_ymd (2021, 9, 30));

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    check_lines (text, odd[i]);
  for (guint i = 0; i < sp_schedule_get_n_rows (schedule); i++)
    {
      check_lines (text, sp_schedule_get_row (schedule, i)->title);
      check_lines (text, sp_schedule_get_row (schedule, i)->responsibles);
    }
}

static char *
dup_units (guint n)
{
  g_autoptr (GString) units = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (units, "%s第%u镇人民政府", i > 0 ? "、" : "", i + 1);
  return g_string_free (g_steal_pointer (&units), FALSE);
}

/* A list that is cut begins with the first names and ends with how many there are. */
static void
test_cut_units (void)
{
  g_autoptr (SpChartText) text = sp_chart_text_new (TRUE);
  SpChartStyle style = sp_chart_style_paper (1);

  for (guint n = 1; n < 60; n += 3)
    {
      g_autofree char *units = dup_units (n);
      g_autofree char *ending = g_strdup_printf ("等%u个单位", n);
      g_autoptr (SpGanttScene) scene = scene_of ("任务", units, units, 0);
      g_auto (SpGanttCells) cells = {0};

      sp_gantt_cells_init (&cells, scene, 1, &style, text, 3);
      if (strcmp (cells.units, units) == 0)
        continue;
      g_assert_true (g_str_has_suffix (cells.units, ending));
      g_assert_true (strncmp (cells.units, units, strlen (cells.units) - strlen (ending)) == 0);
      g_assert_cmpuint (sp_chart_text_lines (text, SP_FONT_REGULAR, style.text, cells.units,
                                             style.columns[SP_COLUMN_UNITS] - 2 * style.pad_x),
                        <=, 3);
      g_assert_cmpuint (n, >, 3);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    guint n_marks, max_lines;
    const char *due;
  } cases[] = {
    {0, 3, "—"},
    {1, 3, "✓2021-01-15"},
    {2, 3, "✓2021-01-15\n2021-02-15"},
    {3, 3, "✓2021-01-15\n2021-02-15\n2021-03-15"},
    {3, 2, "2021-02-15\n共3个时限"},
    {5, 3, "2021-02-15\n2021-05-15\n共5个时限"},
    {5, 9, "2021-02-15\n2021-05-15\n共5个时限"},
    {2, 1, "2021-02-15"},
  };
  g_autoptr (SpChartText) text = sp_chart_text_new (TRUE);
  SpChartStyle style = sp_chart_style_paper (1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpGanttScene) scene = scene_of ("任务", "", "", cases[i].n_marks);
      g_auto (SpGanttCells) cells = {0};

      sp_gantt_cells_init (&cells, scene, 1, &style, text, cases[i].max_lines);
      g_assert_cmpstr (cells.due, ==, cases[i].due);
    }
}

/* On paper a line break falls between names of lead units, never inside one. */
static void
test_leads (void)
{
  g_autoptr (SpChartText) text = sp_chart_text_new (TRUE);
  SpChartStyle paper = sp_chart_style_paper (1), screen = sp_chart_style_screen (FALSE, 1);
  g_autoptr (SpGanttScene) scene = scene_of ("任务", "县卫生健康局、县水务局、县公安局", "", 0);
  g_auto (SpGanttCells) cells = {0};

  paper.columns[SP_COLUMN_LEADS] = 9 * paper.text + 2 * paper.pad_x;
  sp_gantt_cells_init (&cells, scene, 1, &paper, text, 3);
  g_assert_cmpstr (cells.leads, ==, "县卫生健康局、\n县水务局、县公安局");
  sp_gantt_cells_clear (&cells);
  paper.columns[SP_COLUMN_LEADS] = 6 * paper.text + 2 * paper.pad_x;
  sp_gantt_cells_init (&cells, scene, 1, &paper, text, 3);
  g_assert_cmpstr (cells.leads, ==, "县卫生健康局\n县水务局、\n县公安局");
  sp_gantt_cells_clear (&cells);
  sp_gantt_cells_init (&cells, scene, 1, &screen, text, 3);
  g_assert_null (strchr (cells.leads, '\n'));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/gantt-cells/lines", test_lines);
  g_test_add_func ("/chart/gantt-cells/cut-units", test_cut_units);
  g_test_add_func ("/chart/gantt-cells/dates", test_dates);
  g_test_add_func ("/chart/gantt-cells/leads", test_leads);
  return g_test_run ();
}
