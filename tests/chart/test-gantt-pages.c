/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows dealt out to pages: each on exactly one, none split, headings repeated and never alone. */
#include "chart/sp-gantt-pages.h"
#include "test-schedule.h"

#define HEADING_ROOM 40 /* points; a （续） heading is lower */

static SpDate
as_of (void)
{
  return sp_date_from_ymd (2021, 9, 30);
}

static gboolean
is_heading (SpGanttScene *scene, guint row)
{
  return sp_gantt_scene_get_measure (scene, row) == 0;
}

static void
check_page (SpGanttPages *pages, SpGanttScene *scene, const SpGanttPage *page)
{
  double sum = 0;

  for (guint row = page->first; row < page->end; row++)
    sum += sp_gantt_pages_get_row_height (pages, row);
  g_assert_cmpfloat (sum, <=, sp_gantt_pages_get_room (pages) + 0.1);
  if (page->is_continued)
    g_assert_cmpfloat (sum, <, sp_gantt_pages_get_room (pages));
  g_assert_cmpint (page->is_continued, ==, !is_heading (scene, page->first));
  g_assert_false (is_heading (scene, page->end - 1));
}

static void
check_pages (SpGanttPages *pages, SpGanttScene *scene)
{
  guint next = 0;

  for (guint i = 0; i < sp_gantt_pages_get_n_pages (pages); i++)
    {
      const SpGanttPage *page = sp_gantt_pages_get_page (pages, i);

      g_assert_cmpuint (page->first, ==, next);
      g_assert_cmpuint (page->end, >, page->first);
      check_page (pages, scene, page);
      next = page->end;
    }
  g_assert_cmpuint (next, ==, sp_gantt_scene_get_n_rows (scene));
}

static void
test_dealing (void)
{
  static const char *const papers[] = {"A4", "A3", "A2", "A1", "A0"};
  static const guint sizes[] = {1, 29, 300, 1111};

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint by = 0; by < 2; by++)
      {
        g_autoptr (SpSchedule) schedule = test_schedule_new (sizes[s], as_of ());
        SpGanttOptions options = {.group = by};
        g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, &options);
        guint before = G_MAXUINT;

        for (guint p = 0; p < G_N_ELEMENTS (papers); p++)
          {
            g_autoptr (SpGanttPages) pages = sp_gantt_pages_new (scene, sp_paper_find (papers[p]));
            guint n = sp_gantt_pages_get_n_pages (pages);

            check_pages (pages, scene);
            g_assert_cmpuint (n, <=, before); /* larger paper, fewer pages */
            before = n;
          }
      }
}

static void
test_page_count (void)
{
  g_autoptr (SpSchedule) schedule = test_schedule_new (300, as_of ());
  g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, NULL);
  g_autoptr (SpGanttPages) pages = sp_gantt_pages_new (scene, sp_paper_find ("a3"));

  g_assert_cmpuint (sp_gantt_pages_get_n_pages (pages), >=, 6);
  g_assert_cmpuint (sp_gantt_pages_get_n_pages (pages), <=, 10);
}

/* What follows on a new page is more than one measure. */
static void
test_no_single_rows (void)
{
  g_autoptr (SpSchedule) schedule = test_schedule_new (1000, as_of ());
  g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, NULL);
  g_autoptr (SpGanttPages) pages = sp_gantt_pages_new (scene, sp_paper_find ("A4"));
  guint n_continued = 0;

  for (guint i = 0; i < sp_gantt_pages_get_n_pages (pages); i++)
    {
      const SpGanttPage *page = sp_gantt_pages_get_page (pages, i);
      guint group = sp_gantt_scene_get_group (scene, page->first);

      if (!page->is_continued)
        continue;
      n_continued++;
      g_assert_cmpuint (sp_gantt_scene_get_group_row (scene, group + 1) - page->first, >=, 2);
    }
  g_assert_cmpuint (n_continued, >, 0);
}

static char *
dup_long_title (guint n)
{
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (title, i % 7 == 6 ? "、" : "查");
  return g_string_free (g_steal_pointer (&title), FALSE);
}

static cairo_status_t
draw_all (SpGanttPages *pages)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  for (guint i = 0; i < sp_gantt_pages_get_n_pages (pages); i++)
    sp_gantt_pages_draw (pages, i, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return status;
}

/* Five hundred characters are shown whole; what is longer than a page is cut to a page. */
static void
test_long_titles (void)
{
  static const guint lengths[] = {500, 20000};
  static const char *const papers[] = {"A4", "A3"};

  for (guint i = 0; i < G_N_ELEMENTS (lengths) * G_N_ELEMENTS (papers); i++)
    {
      guint length = lengths[i / 2];
      g_autofree char *title = dup_long_title (length);
      g_autoptr (SpSchedule) schedule = test_schedule_new (40, as_of ());
      g_autoptr (SpGanttScene) scene = NULL;
      g_autoptr (SpGanttPages) pages = NULL;
      guint row;

      test_schedule_add (schedule, 1000, title, as_of (), 10);
      test_schedule_add (schedule, 1001, "再查", as_of (), 10);
      scene = sp_gantt_scene_new (schedule, NULL);
      pages = sp_gantt_pages_new (scene, sp_paper_find (papers[i % 2]));
      row = (guint)sp_gantt_scene_find (scene, 1000);
      check_pages (pages, scene);
      g_assert_cmpfloat (sp_gantt_pages_get_row_height (pages, row), >, 60);
      g_assert_cmpfloat (sp_gantt_pages_get_row_height (pages, row), <,
                         sp_gantt_pages_get_room (pages));
      if (length == 500)
        g_assert_cmpfloat (sp_gantt_pages_get_row_height (pages, row), <,
                           sp_gantt_pages_get_room (pages) - HEADING_ROOM);
      g_assert_cmpint (draw_all (pages), ==, CAIRO_STATUS_SUCCESS);
    }
}

static void
test_empty (void)
{
  g_autoptr (SpSchedule) schedule = test_schedule_new_empty (as_of ());
  g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, NULL);
  g_autoptr (SpGanttPages) pages = sp_gantt_pages_new (scene, sp_paper_find ("A3"));

  g_assert_cmpuint (sp_gantt_pages_get_n_pages (pages), ==, 1);
  g_assert_cmpint (draw_all (pages), ==, CAIRO_STATUS_SUCCESS);
}

/* No deadline, one before the plan, one after; seen from before, within, after, and from nowhere.
 */
static void
test_odd_dates (void)
{
  SpDate days[] = {sp_date_from_ymd (2015, 1, 1), sp_date_from_ymd (2021, 1, 1),
                   sp_date_from_ymd (2031, 1, 1), SP_DATE_NONE};

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (SpSchedule) schedule = test_schedule_new_empty (days[i]);
      g_autoptr (SpGanttScene) scene = NULL;
      g_autoptr (SpGanttPages) pages = NULL;

      test_schedule_add (schedule, 1, "没有时限", SP_DATE_NONE, 50);
      test_schedule_add (schedule, 2, "早于计划", sp_date_from_ymd (2001, 1, 1), 0);
      test_schedule_add (schedule, 3, "晚于计划", sp_date_from_ymd (2077, 1, 1), 120);
      test_schedule_add (schedule, 4, "", sp_date_from_ymd (2021, 6, 1), -3);
      scene = sp_gantt_scene_new (schedule, NULL);
      pages = sp_gantt_pages_new (scene, sp_paper_find ("A3"));
      check_pages (pages, scene);
      g_assert_cmpint (draw_all (pages), ==, CAIRO_STATUS_SUCCESS);
    }
}

static void
test_papers (void)
{
  g_assert_nonnull (sp_paper_find ("A3"));
  g_assert_true (sp_paper_find ("a0") == sp_paper_find ("A0"));
  g_assert_null (sp_paper_find ("A5"));
  g_assert_null (sp_paper_find (""));
  g_assert_null (sp_paper_find (NULL));
  g_assert_cmpfloat (sp_paper_find ("A3")->width, >, sp_paper_find ("A3")->height);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/gantt-pages/dealing", test_dealing);
  g_test_add_func ("/chart/gantt-pages/page-count", test_page_count);
  g_test_add_func ("/chart/gantt-pages/no-single-rows", test_no_single_rows);
  g_test_add_func ("/chart/gantt-pages/long-titles", test_long_titles);
  g_test_add_func ("/chart/gantt-pages/empty", test_empty);
  g_test_add_func ("/chart/gantt-pages/odd-dates", test_odd_dates);
  g_test_add_func ("/chart/gantt-pages/papers", test_papers);
  return g_test_run ();
}
