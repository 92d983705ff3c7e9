/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way to a traced map of the county: a picture, control points picked on it, a township drawn
 * over it, an issue; points moved, changed, taken out and brought back. */
#include "app/sp-map-page.h"
#include "core/sp-risk-map.h"
#include "core/sp-unit.h"
#include "window-support.h"

#include <string.h>

static const char county_svg[] =
  "<svg xmlns='http://www.w3.org/2000/svg' width='800' height='600'>"
  "<path d='M100 120 L400 60 L700 150 L680 450 L380 540 L120 420 Z' fill='none' stroke='#555'/>"
  "<path d='M400 60 L380 540 M120 420 L700 150' stroke='#999'/>"
  "<circle cx='240' cy='180' r='5'/><circle cx='560' cy='180' r='5'/>"
  "<circle cx='240' cy='420' r='5'/><circle cx='560' cy='420' r='5'/></svg>";

typedef struct
{
  SpWindow *window;
  SpSession *session;
  SpMapPage *page;
  SpMapCanvas *canvas;
  SpMapControls *controls;
  char *folder;
} Fixture;

static void
settle (Fixture *self)
{
  WAIT_FOR (!sp_map_page_is_loading (self->page));
  support_frames (GTK_WIDGET (self->window), 3);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  int64_t before;

  self->window = window_support_open ();
  self->session = sp_window_get_session (self->window);
  self->folder = support_folder ();
  sp_session_set_as_of (self->session, sp_date_from_iso ("2021-09-30"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", SP_PAGE_MAPS);
  self->page = SP_MAP_PAGE (sp_window_get_page (self->window, SP_PAGE_MAPS));
  self->canvas = sp_map_page_get_canvas (self->page);
  self->controls = sp_map_page_get_controls (self->page);
  settle (self);
  path = g_build_filename (self->folder, "county.svg", NULL);
  g_assert_true (g_file_set_contents (path, county_svg, -1, NULL));
  before = sp_map_page_get_map (self->page);
  sp_map_page_add_plan (self->page, 0, "全县描图", path, 0);
  WAIT_FOR (sp_map_page_get_map (self->page) != before && !sp_map_page_is_loading (self->page));
  settle (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  support_remove (self->folder);
  g_free (self->folder);
  window_support_close (self->window);
}

static void
act (Fixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL));
}

static const SpMapHead *
get_head (Fixture *self)
{
  return sp_map_scene_get_head (sp_map_canvas_get_scene (self->canvas));
}

/* Of the map as it is stored. Transfer full. */
static GArray *
load_controls (Fixture *self)
{
  g_autoptr (SpRecord) map =
    window_support_load (self->window, &sp_risk_map_type, sp_map_page_get_map (self->page));

  return sp_risk_controls_parse (sp_record_get_text (map, SP_RISK_MAP_CONTROLS), NULL);
}

/* As a click on the picture puts the cross down. */
static void
pick (Fixture *self, double x, double y)
{
  sp_map_pen_move_to (sp_map_canvas_get_pen (self->canvas), (SpVertex) {x, y});
  window_support_press (GTK_WIDGET (self->canvas), GDK_KEY_Return, 0);
}

static void
accept (Fixture *self, const char *longitude, const char *latitude)
{
  sp_map_controls_enter (self->controls, longitude, latitude);
  g_signal_emit_by_name (self->controls, "accepted");
  settle (self);
}

static const struct
{
  double x, y;
  const char *longitude, *latitude;
} points[] = {
  {0.3, 0.3, "98.2", "24.9"},
  {0.7, 0.3, "98.4", "24.9"},
  {0.3, 0.7, "98.2", "24.78"},
};

static void
pick_points (Fixture *self)
{
  act (self, "maps.controls");
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      pick (self, points[i].x, points[i].y);
      g_assert_true (sp_map_controls_is_asking (self->controls));
      accept (self, points[i].longitude, points[i].latitude);
    }
}

static void
test_way (Fixture *self, gconstpointer data)
{
  SpMapEntries *zones = sp_map_page_get_zones (self->page);
  g_autoptr (GArray) controls = NULL;
  g_autoptr (SpRecord) map = NULL;
  SpMapVertex middle;

  /* Nobody has said where the picture lies: it is not shown, and the page says what to do. */
  g_assert_cmpint (get_head (self)->base, ==, SP_MAP_BASE_NONE);
  g_assert_nonnull (strstr (sp_map_page_get_note (self->page), "控制点"));
  pick_points (self);
  support_shot (GTK_WIDGET (self->window), "map-traced-controls");
  controls = load_controls (self);
  g_assert_cmpuint (controls->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (g_array_index (controls, SpRiskControl, 1).x, 0.7, 1e-6);
  act (self, "maps.end-pen");
  settle (self);
  g_assert_cmpstr (sp_map_page_get_note (self->page), ==, "");
  g_assert_cmpint (get_head (self)->base, ==, SP_MAP_BASE_PICTURE);
  g_assert_cmpfloat_with_epsilon (get_head (self)->picture_corners[0].x, 98.05, 1e-6);
  g_assert_cmpfloat_with_epsilon (get_head (self)->picture_corners[2].y, 24.69, 1e-6);

  /* A township over it. */
  sp_map_entries_pick (zones,
                       sp_map_scene_get_zone (sp_map_canvas_get_scene (self->canvas), 0)->id);
  act (self, "maps.draw");
  act (self, "maps.zoom-fit");
  middle = sp_map_canvas_to_map (self->canvas, gtk_widget_get_width (GTK_WIDGET (self->canvas)) / 2,
                                 gtk_widget_get_height (GTK_WIDGET (self->canvas)) / 2);
  for (guint i = 0; i < 4; i++)
    {
      sp_map_pen_move_to (
        sp_map_canvas_get_pen (self->canvas),
        (SpVertex) {middle.x + (i == 1 || i == 2 ? 0.05 : 0), middle.y - (i / 2) * 0.04});
      window_support_press (GTK_WIDGET (self->canvas), GDK_KEY_space, 0);
    }
  window_support_press (GTK_WIDGET (self->canvas), GDK_KEY_Return, 0);
  settle (self);
  g_assert_cmpstr (sp_map_page_get_note (self->page), ==, "");
  act (self, "maps.issue");
  settle (self);
  map = window_support_load (self->window, &sp_risk_map_type, sp_map_page_get_map (self->page));
  g_assert_cmpstr (sp_record_get_text (map, SP_RISK_MAP_VERSION), ==, "1");
  /* The next issue is proposed by the last. */
  act (self, "maps.issue");
  settle (self);
  g_clear_object (&map);
  map = window_support_load (self->window, &sp_risk_map_type, sp_map_page_get_map (self->page));
  g_assert_cmpstr (sp_record_get_text (map, SP_RISK_MAP_VERSION), ==, "2");
  support_shot (GTK_WIDGET (self->window), "map-traced-issued");
}

/* What is off is told by point; each change is one action that can be taken back. */
static void
test_changes (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) controls = NULL;
  g_autofree char *fit = NULL;

  pick_points (self);
  g_assert_nonnull (strstr (sp_map_controls_get_words (self->controls), "三个点"));
  pick (self, 0.7, 0.7);
  accept (self, "98.4", "24.79"); /* a hundredth of a degree off */
  fit = g_strdup (sp_map_controls_get_words (self->controls));
  g_assert_nonnull (strstr (fit, "277 米"));
  support_shot (GTK_WIDGET (self->window), "map-traced-residuals");

  sp_map_controls_select (self->controls, 3);
  g_signal_emit_by_name (self->controls, "selected");
  act (self, "maps.place");
  pick (self, 0.7, 0.7 - 0.01 / 0.3);
  settle (self);
  g_assert_null (strstr (sp_map_controls_get_words (self->controls), "277 米"));
  sp_session_undo (self->session);
  settle (self);
  g_assert_cmpstr (sp_map_controls_get_words (self->controls), ==, fit);

  sp_map_controls_select (self->controls, 3);
  g_signal_emit_by_name (self->controls, "selected");
  accept (self, "98.4", "24.78");
  g_assert_null (strstr (sp_map_controls_get_words (self->controls), "277 米"));
  sp_map_controls_select (self->controls, 0);
  g_signal_emit_by_name (self->controls, "selected");
  act (self, "maps.remove");
  settle (self);
  controls = load_controls (self);
  g_assert_cmpuint (controls->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (g_array_index (controls, SpRiskControl, 0).x, 0.7, 1e-6);
  g_assert_cmpint (sp_map_controls_get_selected (self->controls), ==, -1);
}

/* What is no place on the earth is refused with a sentence, and the point waits. */
static void
test_refusals (Fixture *self, gconstpointer data)
{
  static const char *const bad[][2] = {
    {"", "24.8"}, {"98.3", "24,8"}, {"198.3", "24.8"}, {"98.3", "124"}, {"东", "北"}};
  g_autoptr (GArray) controls = NULL;

  act (self, "maps.controls");
  accept (self, "98.3", "24.8"); /* no place was picked */
  pick (self, 0.5, 0.5);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      accept (self, bad[i][0], bad[i][1]);
      g_test_message ("%u", i);
      g_assert_nonnull (strstr (sp_map_page_get_note (self->page), "例如"));
      g_assert_true (sp_map_controls_is_asking (self->controls));
    }
  controls = load_controls (self);
  g_assert_cmpuint (controls->len, ==, 0);
}

/* A seat whose coordinates are known need not be typed. */
static void
test_seat (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) units =
    sp_reader_load_all (sp_session_get_reader (self->session), &sp_unit_type, -1, 0, NULL);
  SpRecord *seat = NULL;
  g_autoptr (GArray) controls = NULL;

  for (guint i = 0; i < units->len && seat == NULL; i++)
    if (sp_record_get_integer (units->pdata[i], SP_UNIT_KIND) == SP_UNIT_TOWNSHIP)
      seat = units->pdata[i];
  sp_record_set_real (seat, SP_UNIT_LONGITUDE, 98.125);
  sp_record_set_real (seat, SP_UNIT_LATITUDE, 24.875);
  g_assert_true (sp_session_update (self->session, seat, "坐标"));
  settle (self);
  act (self, "maps.controls");
  pick (self, 0.25, 0.5);
  sp_map_controls_take_seat (self->controls, 0);
  g_signal_emit_by_name (self->controls, "accepted");
  settle (self);
  controls = load_controls (self);
  g_assert_cmpuint (controls->len, ==, 1);
  g_assert_cmpfloat (g_array_index (controls, SpRiskControl, 0).longitude, ==, 98.125);
  g_assert_cmpfloat (g_array_index (controls, SpRiskControl, 0).latitude, ==, 24.875);
}

/* Searching and ordering ask the file; what is looked at stays. */
static void
test_list (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *search;
    guint n;
  } cases[] = {{"", 5}, {"硅业", 1}, {"平面", 3}, {"2022-1", 1}, {"平面_", 0}, {"描图", 1}};
  SpMapList *list = sp_map_page_get_list (self->page);
  int64_t shown = sp_map_page_get_map (self->page), first = sp_map_list_get_first (list);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      sp_map_list_set_search (list, cases[i].search);
      settle (self);
      g_test_message ("%s", cases[i].search);
      g_assert_cmpuint (sp_map_list_get_n_shown (list), ==, cases[i].n);
      g_assert_cmpint (sp_map_page_get_map (self->page), ==, shown);
      g_assert_true (sp_map_list_has (list, shown));
    }
  sp_map_list_set_search (list, "");
  for (guint sort = 0; sort < 3; sort++)
    {
      int64_t top;
      g_autoptr (SpRecord) map = NULL;

      sp_map_list_set_sort (list, sort);
      settle (self);
      top = sp_map_list_get_first (list);
      map = window_support_load (self->window, &sp_risk_map_type, top);
      g_assert_cmpint (sp_record_get_integer (map, SP_RISK_MAP_ENTERPRISE), ==, 0);
      g_assert_true (sort > 0 || top == first);
    }
}

#define ADD(name, test) g_test_add ("/map-traced/" name, Fixture, NULL, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("way", test_way);
  ADD ("changes", test_changes);
  ADD ("list", test_list);
  ADD ("refusals", test_refusals);
  ADD ("seat", test_seat);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
