/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The overview's layout: everything within its width, on one sheet of any paper, areas that hold
 * what they say and can all be reached; files that are the same twice. */
#include "chart/sp-overview-chart.h"
#include "test-schedule.h"

#include <glib/gstdio.h>
#include <string.h>

static void
add_running (SpOverview *overview)
{
  static const SpDutyState states[] = {SP_DUTY_STATE_DONE, SP_DUTY_STATE_OVERDUE,
                                       SP_DUTY_STATE_NEAR, SP_DUTY_STATE_COMING};
  g_autoptr (GArray) days = g_array_new (FALSE, TRUE, sizeof (SpDutyDay));

  for (guint i = 0; i < 36; i++)
    {
      SpDutyDay day = {.due = overview->as_of + 30 * ((int)i - 20),
                       .state = states[i < 19   ? 0
                                       : i < 20 ? 1
                                       : i < 22 ? 2
                                                : 3]};

      g_array_append_val (days, day);
    }
  sp_overview_add_duty (overview, 5, "每月召开一次联络员会议，通报进展，研究解决问题", days);
  for (int i = 0; i < 14; i++)
    sp_overview_add_indicator (overview, 10 + i, "重点企业主要负责人培训合格率", g_strdup ("62.5%"),
                               g_strdup ("≥90%"), (SpIndicatorStatus)(i % 5));
  overview->accidents = (SpAccidentYears) {
    .year = 2021, .base_year = 2019, .n_months = 9, .fall = 10, .as_of = overview->as_of};
  for (int i = 0; i < 12; i++)
    {
      overview->accidents.base[i].accidents = 2;
      overview->accidents.now[i].accidents = i < 9;
    }
  overview->supervision_by_kind[SP_SUPERVISION_URGE] = 4;
  overview->supervision_by_state[SP_SUPERVISION_OPEN] = 4;
}

static SpOverview *
make_overview (guint n_measures)
{
  SpDate as_of = sp_date_from_ymd (2021, 9, 30);
  g_autoptr (SpSchedule) now =
    n_measures > 0 ? test_schedule_new (n_measures, as_of) : test_schedule_new_empty (as_of);
  g_autoptr (SpSchedule) before =
    n_measures > 0 ? test_schedule_new (n_measures, as_of - 92) : test_schedule_new_empty (as_of);
  SpOverview *overview = sp_overview_new (now, before);

  if (n_measures > 0)
    {
      SpOverviewTownship *township = sp_overview_add_township (overview, 3, "示例县东乡人民政府");
      int64_t measure = sp_schedule_get_row (now, 0)->measure;

      g_array_append_val (township->measures, measure);
      add_running (overview);
    }
  sp_overview_count (overview);
  return overview;
}

static const double widths[] = {900, 1000, 1166, 1366, 1720, 2560};

/* ---- layout ---- */

static void
test_within (void)
{
  g_autoptr (SpOverview) overview = make_overview (267);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (SpOverviewLayout) layout = sp_overview_layout_new (overview, FALSE, 1, widths[i]);
      double height = sp_overview_layout_get_height (layout);

      g_test_message ("width %.0f: height %.0f", widths[i], height);
      g_assert_cmpfloat (sp_overview_layout_get_width (layout), ==, widths[i]);
      g_assert_cmpuint (sp_overview_layout_get_n_areas (layout), >, 60);
      for (guint k = 0; k < sp_overview_layout_get_n_areas (layout); k++)
        {
          SpRect rect = sp_overview_layout_get_area (layout, k);

          g_assert_cmpfloat (rect.x, >=, 0);
          g_assert_cmpfloat (rect.y, >=, 0);
          g_assert_cmpfloat (rect.width, >, 0);
          g_assert_cmpfloat (rect.height, >, 0);
          g_assert_cmpfloat (rect.x + rect.width, <=, widths[i] + 0.01);
          g_assert_cmpfloat (rect.y + rect.height, <=, height + 0.01);
          g_assert_cmpuint (strlen (sp_overview_layout_get_words (layout, k)), >, 3);
        }
    }
}

static void
test_narrow (void)
{
  g_autoptr (SpOverview) overview = make_overview (30);
  g_autoptr (SpOverviewLayout) layout = sp_overview_layout_new (overview, TRUE, 1, 100);

  g_assert_cmpfloat (sp_overview_layout_get_width (layout), >, 800); /* scrolls, is not squeezed */
}

/* Wider has three columns, so it is lower. */
static void
test_columns (void)
{
  g_autoptr (SpOverview) overview = make_overview (267);
  g_autoptr (SpOverviewLayout) two = sp_overview_layout_new (overview, FALSE, 1, 1000);
  g_autoptr (SpOverviewLayout) three = sp_overview_layout_new (overview, FALSE, 1, 1300);

  g_assert_cmpfloat (sp_overview_layout_get_height (three), <, sp_overview_layout_get_height (two));
}

static void
test_area_at (void)
{
  g_autoptr (SpOverview) overview = make_overview (267);
  g_autoptr (SpOverviewLayout) layout = sp_overview_layout_new (overview, FALSE, 1, 1166);

  for (guint i = 0; i < sp_overview_layout_get_n_areas (layout); i++)
    {
      SpRect rect = sp_overview_layout_get_area (layout, i);
      int found = sp_overview_layout_area_at (layout, rect.x + 0.5, rect.y + 0.5);
      SpRect hit = sp_overview_layout_get_area (layout, (guint)found);

      g_assert_cmpint (found, >=, (int)i); /* itself, or what lies on it */
      g_assert_cmpfloat (hit.x, <=, rect.x + 0.5);
    }
  g_assert_cmpint (sp_overview_layout_area_at (layout, -1, -1), ==, -1);
  g_assert_cmpint (sp_overview_layout_area_at (layout, 1, 1), ==, -1);
}

/* The pieces of the bars of the parts add up to the lights of all. */
static void
test_links (void)
{
  g_autoptr (SpOverview) overview = make_overview (267);
  g_autoptr (SpOverviewLayout) layout = sp_overview_layout_new (overview, FALSE, 1, 1166);
  guint n_pieces = 0, wanted = 0, goals[SP_OVERVIEW_SUPERVISION + 1] = {0};

  for (guint i = 0; i < sp_overview_layout_get_n_areas (layout); i++)
    {
      const SpOverviewLink *link = sp_overview_layout_get_link (layout, i);

      goals[link->goal]++;
      n_pieces += link->goal == SP_OVERVIEW_TASKS && link->part != 0 && link->lights != 0;
    }
  for (guint i = 0; i < overview->parts->len; i++)
    for (int light = 0; light < SP_N_LIGHTS; light++)
      wanted += ((const SpSum *)g_ptr_array_index (overview->parts, i))->now.by_light[light] > 0;
  g_assert_cmpuint (n_pieces, ==, wanted);
  for (guint i = 0; i < G_N_ELEMENTS (goals); i++)
    if (i != SP_OVERVIEW_UNITS) /* only where there are more than fit */
      {
        g_test_message ("goal %u", i);
        g_assert_cmpuint (goals[i], >, 0);
      }
}

/* From the first area, arrows reach every other. */
static void
test_steps (void)
{
  static const int ways[][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
  g_autoptr (SpOverview) overview = make_overview (267);
  g_autoptr (SpOverviewLayout) layout = sp_overview_layout_new (overview, FALSE, 1, 1166);
  guint n = sp_overview_layout_get_n_areas (layout), n_seen = 1;
  g_autofree gboolean *seen = g_new0 (gboolean, n);
  g_autofree int *queue = g_new0 (int, n);

  g_assert_cmpint (sp_overview_layout_step (layout, -1, 0, 1), ==, 0);
  seen[0] = TRUE;
  for (guint i = 0; i < n_seen; i++)
    for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
      {
        int next = sp_overview_layout_step (layout, queue[i], ways[way][0], ways[way][1]);

        if (!seen[next])
          {
            seen[next] = TRUE;
            queue[n_seen++] = next;
          }
      }
  g_test_message ("%u of %u reached", n_seen, n);
  g_assert_cmpuint (n_seen, ==, n);
}

static void
test_empty (void)
{
  g_autoptr (SpOverview) overview = make_overview (0);
  g_autoptr (SpOverviewLayout) layout = sp_overview_layout_new (overview, FALSE, 1, 1166);

  g_assert_cmpuint (sp_overview_layout_get_n_areas (layout), >=, SP_N_HEADLINES);
  g_assert_cmpfloat (sp_overview_layout_get_height (layout), >, 0);
}

/* ---- drawing ---- */

static cairo_surface_t *
draw (SpOverviewLayout *layout, int hover, int focus)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)sp_overview_layout_get_width (layout),
                                (int)sp_overview_layout_get_height (layout));
  cairo_t *cr = cairo_create (surface);

  sp_overview_render (cr, layout, 0, sp_overview_layout_get_height (layout), hover, focus);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
is_same (cairo_surface_t *a, cairo_surface_t *b)
{
  return memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b),
                 (gsize)cairo_image_surface_get_stride (a) *
                   (gsize)cairo_image_surface_get_height (a)) == 0;
}

static void
test_focus_is_seen (void)
{
  g_autoptr (SpOverview) overview = make_overview (60);
  g_autoptr (SpOverviewLayout) layout = sp_overview_layout_new (overview, FALSE, 1, 1166);
  cairo_surface_t *plain = draw (layout, -1, -1), *again = draw (layout, -1, -1);
  cairo_surface_t *focus = draw (layout, -1, 7), *hover = draw (layout, 7, -1);

  g_assert_true (is_same (plain, again));
  g_assert_false (is_same (plain, focus));
  g_assert_false (is_same (plain, hover));
  cairo_surface_destroy (plain);
  cairo_surface_destroy (again);
  cairo_surface_destroy (focus);
  cairo_surface_destroy (hover);
}

/* In grey, no two lights have the same pattern: a bar of each alone looks different. */
static void
test_patterns (void)
{
  g_autoptr (SpOverview) overview = make_overview (60);
  SpSum *part = g_ptr_array_index (overview->parts, 0);
  cairo_surface_t *pictures[SP_N_LIGHTS];

  for (int light = 0; light < SP_N_LIGHTS; light++)
    {
      g_autoptr (SpOverviewLayout) layout = NULL;

      memset (part->now.by_light, 0, sizeof part->now.by_light);
      part->now.by_light[light] = part->now.total;
      layout = sp_overview_layout_new (overview, FALSE, 1, 1166);
      pictures[light] = draw (layout, -1, -1);
      for (int k = 0; k < light; k++)
        g_assert_false (is_same (pictures[light], pictures[k]));
    }
  for (int light = 0; light < SP_N_LIGHTS; light++)
    cairo_surface_destroy (pictures[light]);
}

/* ---- paper ---- */

static void
test_one_page (void)
{
  static const struct
  {
    const char *paper;
    guint n_measures;
    double least; /* size of words, points */
  } cases[] = {
    {"A3", 267, 8}, {"A4", 267, 5.5}, {"A4", 0, 5.5}, {"A3", 5000, 8}, {"A4", 5000, 5.5},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpOverview) overview = make_overview (cases[i].n_measures);
      g_autoptr (SpOverviewSheet) sheet =
        sp_overview_sheet_new (overview, sp_paper_find (cases[i].paper));

      g_test_message ("%s, %u measures: %.1f points", cases[i].paper, cases[i].n_measures,
                      sp_overview_sheet_get_text_size (sheet));
      g_assert_cmpfloat (sp_overview_sheet_get_text_size (sheet), >=, cases[i].least);
    }
}

static void
test_export (void)
{
  static const char *const names[] = {"a.pdf", "a.svg", "a.png"};
  g_autofree char *folder = g_dir_make_tmp ("overview-XXXXXX", NULL);
  g_autoptr (SpOverview) overview = make_overview (60);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autofree char *first = NULL;
      gsize first_length = 0;

      for (int run = 0; run < 2; run++)
        {
          g_autoptr (SpOverviewSheet) sheet =
            sp_overview_sheet_new (overview, sp_paper_find ("A4"));
          g_autoptr (GError) error = NULL;
          g_autofree char *bytes = NULL;
          gsize length = 0;

          g_assert_true (
            sp_overview_sheet_export (sheet, (SpChartFormat)i, path, NULL, NULL, &error));
          g_assert_no_error (error);
          g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
          if (run == 1)
            g_assert_cmpmem (bytes, length, first, first_length);
          first_length = length;
          g_free (first);
          first = g_steal_pointer (&bytes);
        }
      g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overview/layout/within", test_within);
  g_test_add_func ("/overview/layout/narrow", test_narrow);
  g_test_add_func ("/overview/layout/columns", test_columns);
  g_test_add_func ("/overview/layout/empty", test_empty);
  g_test_add_func ("/overview/areas/at", test_area_at);
  g_test_add_func ("/overview/areas/links", test_links);
  g_test_add_func ("/overview/areas/steps", test_steps);
  g_test_add_func ("/overview/draw/focus", test_focus_is_seen);
  g_test_add_func ("/overview/draw/patterns", test_patterns);
  g_test_add_func ("/overview/sheet/one-page", test_one_page);
  g_test_add_func ("/overview/sheet/export", test_export);
  return g_test_run ();
}
