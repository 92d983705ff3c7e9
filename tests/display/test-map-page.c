/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page 风险四色图: a plan is made, an area drawn by keys and changed, a point placed, each
 * taken back; stages, quarters, what is out of date; pictures and files that will not do. */
#include "app/sp-map-import.h"
#include "app/sp-map-new.h"
#include "app/sp-map-page.h"
#include "core/sp-enterprise.h"
#include "core/sp-risk-map.h"
#include "window-support.h"

#include <string.h>

static const char plan_svg[] =
  "<svg xmlns='http://www.w3.org/2000/svg' width='800' height='500'>"
  "<rect x='40' y='40' width='680' height='400' fill='none' stroke='#333'/></svg>";

typedef struct
{
  SpWindow *window;
  SpSession *session;
  SpMapPage *page;
  SpMapCanvas *canvas;
  char *folder;
  int64_t enterprise, points[3];
} Fixture;

/* ---- what the file holds ---- */

static int64_t
insert (Fixture *self, SpRecord *record)
{
  g_autoptr (SpRecord) owned = record;

  g_assert_true (sp_session_insert (self->session, owned, "登记"));
  return sp_record_get_id (owned);
}

static int64_t
add_point (Fixture *self, const char *name, SpRiskKind kind)
{
  SpRecord *point = sp_record_new (&sp_risk_point_type);

  sp_record_set_integer (point, SP_RISK_POINT_ENTERPRISE, self->enterprise);
  sp_record_set_text (point, SP_RISK_POINT_NAME, name);
  sp_record_set_integer (point, SP_RISK_POINT_KIND, kind);
  sp_record_set_integer (point, SP_RISK_POINT_LISTED_ON, sp_date_from_iso ("2020-06-01"));
  return insert (self, point);
}

static void
assess (Fixture *self, int64_t point, SpRiskStage stage, const char *on, SpRiskLevel level)
{
  SpRecord *assessment = sp_record_new (&sp_risk_assessment_type);

  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_RISK_POINT, point);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_STAGE, stage);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_ASSESSED_ON, sp_date_from_iso (on));
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_METHOD, SP_RISK_METHOD_MANUAL);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_LEVEL, level);
  sp_record_set_text (assessment, SP_RISK_ASSESSMENT_GROUNDS, "专家评审");
  insert (self, assessment);
}

static void
add_risks (Fixture *self)
{
  SpRecord *enterprise = sp_record_new (&sp_enterprise_type);

  sp_record_set_text (enterprise, SP_ENTERPRISE_NAME, "示例晨光化工");
  self->enterprise = insert (self, enterprise);
  self->points[0] = add_point (self, "原料罐区", SP_RISK_KIND_PLACE);
  self->points[1] = add_point (self, "反应釜", SP_RISK_KIND_FACILITY);
  self->points[2] = add_point (self, "动火作业", SP_RISK_KIND_OPERATION);
  assess (self, self->points[0], SP_RISK_INHERENT, "2020-10-15", SP_RISK_RED);
  assess (self, self->points[0], SP_RISK_RESIDUAL, "2020-11-01", SP_RISK_YELLOW);
  for (guint i = 1; i < G_N_ELEMENTS (self->points); i++)
    assess (self, self->points[i], SP_RISK_INHERENT, "2020-10-15", SP_RISK_ORANGE);
}

/* Each test makes its own maps. */
static void
remove_maps (Fixture *self)
{
  g_autoptr (GPtrArray) maps =
    sp_reader_load_all (sp_session_get_reader (self->session), &sp_risk_map_type, -1, 0, NULL);

  for (guint i = 0; i < maps->len; i++)
    g_assert_true (sp_session_delete (self->session, maps->pdata[i], "删除四色图"));
}

static guint
count (Fixture *self, const SpRecordType *type)
{
  return (guint)sp_reader_count (sp_session_get_reader (self->session), type, NULL);
}

/* ---- the page ---- */

static void
settle (Fixture *self)
{
  WAIT_FOR (!sp_map_page_is_loading (self->page));
  support_frames (GTK_WIDGET (self->window), 3);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->window = window_support_open ();
  self->session = sp_window_get_session (self->window);
  self->folder = support_folder ();
  sp_session_set_as_of (self->session, sp_date_from_iso ("2021-09-30"));
  remove_maps (self);
  add_risks (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", SP_PAGE_MAPS);
  self->page = SP_MAP_PAGE (sp_window_get_page (self->window, SP_PAGE_MAPS));
  self->canvas = sp_map_page_get_canvas (self->page);
  settle (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  support_remove (self->folder);
  g_free (self->folder);
  window_support_close (self->window);
}

static char *
write_file (Fixture *self, const char *name, const char *text)
{
  char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
add_plan (Fixture *self)
{
  g_autofree char *path = write_file (self, "plan.svg", plan_svg);

  sp_map_page_add_plan (self->page, self->enterprise, "总平面图", path, 0);
  WAIT_FOR (sp_map_page_get_map (self->page) > 0);
  settle (self);
}

static void
act (Fixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL));
}

static void
press (Fixture *self, guint key, GdkModifierType modifiers)
{
  window_support_press (GTK_WIDGET (self->canvas), key, modifiers);
}

/* The cross goes by so many times ten pixels, then a corner is put down. */
static void
step (Fixture *self, int x, int y, guint end)
{
  for (int i = 0; i < ABS (x); i++)
    press (self, x > 0 ? GDK_KEY_Right : GDK_KEY_Left, GDK_SHIFT_MASK);
  for (int i = 0; i < ABS (y); i++)
    press (self, y > 0 ? GDK_KEY_Down : GDK_KEY_Up, GDK_SHIFT_MASK);
  press (self, end, 0);
}

/* A square of twenty steps around the middle. */
static void
draw_square (Fixture *self)
{
  act (self, "maps.draw");
  step (self, -10, -10, GDK_KEY_space);
  step (self, 20, 0, GDK_KEY_space);
  step (self, 0, 20, GDK_KEY_space);
  step (self, -20, 0, GDK_KEY_space);
  press (self, GDK_KEY_Return, 0);
  settle (self);
}

static const SpMapZone *
get_zone (Fixture *self, guint i)
{
  return sp_map_scene_get_zone (sp_map_canvas_get_scene (self->canvas), i);
}

static void
place (Fixture *self, int64_t point)
{
  sp_map_entries_pick (sp_map_page_get_spots (self->page), point);
  act (self, "maps.place");
  step (self, 2, 2, GDK_KEY_Return);
  settle (self);
}

/* ---- tests ---- */

static void
test_tiles (Fixture *self, gconstpointer data)
{
  SpMapScene *scene = sp_map_canvas_get_scene (self->canvas);
  g_autofree char *description = sp_map_scene_dup_description (scene);

  /* Nobody made a map: the county's tiles stand there, with the townships of the sample. */
  g_assert_cmpint (sp_map_page_get_map (self->page), ==, 0);
  g_assert_cmpuint (sp_map_scene_get_n_zones (scene), ==, 9);
  g_assert_cmpuint (sp_map_list_get_n_shown (sp_map_page_get_list (self->page)), ==, 1);
  gtk_test_accessible_assert_property (self->canvas, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       description);
  act (self, "maps.new-tiles");
  settle (self);
  g_assert_cmpuint (count (self, &sp_risk_map_type), ==, 1);
  g_assert_cmpint (sp_map_page_get_map (self->page), >, 0);
  g_assert_cmpuint (sp_map_list_get_n_shown (sp_map_page_get_list (self->page)), ==, 1);
  sp_session_undo (self->session);
  settle (self);
  g_assert_cmpint (sp_map_page_get_map (self->page), ==, 0);
}

static void
test_draw (Fixture *self, gconstpointer data)
{
  add_plan (self);
  draw_square (self);
  g_assert_cmpuint (count (self, &sp_risk_area_type), ==, 1);
  g_assert_cmpuint (get_zone (self, 0)->level, ==, SP_RISK_NONE);
  sp_session_undo (self->session);
  settle (self);
  g_assert_cmpuint (count (self, &sp_risk_area_type), ==, 0);
  sp_session_redo (self->session);
  settle (self);
  g_assert_cmpuint (count (self, &sp_risk_area_type), ==, 1);

  /* Too few corners: a sentence, and the pen stays. */
  act (self, "maps.draw");
  step (self, 1, 1, GDK_KEY_space);
  press (self, GDK_KEY_Return, 0);
  g_assert_cmpstr (sp_map_page_get_note (self->page), !=, "");
  g_assert_cmpint (sp_map_canvas_get_pen (self->canvas)->mode, ==, SP_PEN_DRAW);
  press (self, GDK_KEY_BackSpace, 0);
  g_assert_cmpuint (sp_map_canvas_get_pen (self->canvas)->ring->len, ==, 0);
  press (self, GDK_KEY_Escape, 0);
  g_assert_cmpint (sp_map_canvas_get_pen (self->canvas)->mode, ==, SP_PEN_NONE);
  g_assert_cmpstr (sp_map_page_get_note (self->page), ==, "");
}

static void
test_crossing (Fixture *self, gconstpointer data)
{
  add_plan (self);
  act (self, "maps.draw");
  step (self, -10, -10, GDK_KEY_space);
  step (self, 20, 20, GDK_KEY_space);
  step (self, 0, -18, GDK_KEY_space);
  step (self, -18, 12, GDK_KEY_space);
  press (self, GDK_KEY_Return, 0);
  settle (self);
  g_assert_cmpuint (count (self, &sp_risk_area_type), ==, 0);
  g_assert_nonnull (strstr (sp_map_page_get_note (self->page), "相交"));
  g_assert_cmpuint (sp_map_canvas_get_pen (self->canvas)->ring->len, ==, 4);
  act (self, "maps.repair");
  settle (self);
  g_assert_cmpuint (count (self, &sp_risk_area_type), ==, 1);
  g_assert_cmpstr (sp_map_page_get_note (self->page), ==, "");
}

static char *
dup_shape (Fixture *self)
{
  g_autoptr (GPtrArray) areas =
    sp_reader_load_all (sp_session_get_reader (self->session), &sp_risk_area_type, -1, 0, NULL);

  return g_strdup (sp_record_get_text (areas->pdata[0], SP_RISK_AREA_SHAPE));
}

static void
test_reshape (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *back = NULL;

  add_plan (self);
  draw_square (self);
  before = dup_shape (self);
  act (self, "maps.reshape");
  press (self, GDK_KEY_n, 0);
  press (self, GDK_KEY_Left, GDK_SHIFT_MASK);
  press (self, GDK_KEY_Left, 0);
  press (self, GDK_KEY_Return, 0);
  settle (self);
  moved = dup_shape (self);
  g_assert_cmpstr (moved, !=, before);
  press (self, GDK_KEY_i, 0); /* a corner more is kept at once */
  settle (self);
  g_assert_cmpuint (sp_map_canvas_get_pen (self->canvas)->ring->len, ==, 5);
  sp_session_undo (self->session);
  settle (self);
  g_assert_cmpuint (sp_map_canvas_get_pen (self->canvas)->ring->len, ==, 4);
  sp_session_undo (self->session);
  settle (self);
  back = dup_shape (self);
  g_assert_cmpstr (back, ==, before);

  act (self, "maps.split");
  step (self, -15, 0, GDK_KEY_space);
  step (self, 30, 0, GDK_KEY_space);
  settle (self);
  g_assert_cmpuint (count (self, &sp_risk_area_type), ==, 2);
  act (self, "maps.copy");
  settle (self);
  g_assert_cmpuint (count (self, &sp_risk_area_type), ==, 3);
  act (self, "maps.remove");
  settle (self);
  g_assert_cmpuint (count (self, &sp_risk_area_type), ==, 2);
  act (self, "maps.split"); /* nothing is selected any more */
  g_assert_cmpuint (count (self, &sp_risk_area_type), ==, 2);
}

static void
test_place (Fixture *self, gconstpointer data)
{
  add_plan (self);
  draw_square (self);
  place (self, self->points[0]);
  g_assert_cmpuint (count (self, &sp_risk_place_type), ==, 1);
  g_assert_cmpuint (get_zone (self, 0)->level, ==, SP_RISK_RED);
  /* The switch: the same place with measures in force. */
  act (self, "maps.stage");
  settle (self);
  g_assert_cmpuint (get_zone (self, 0)->level, ==, SP_RISK_YELLOW);
  act (self, "maps.stage");
  settle (self);
  place (self, self->points[1]);
  place (self, self->points[1]); /* moves it */
  g_assert_cmpuint (count (self, &sp_risk_place_type), ==, 2);
  g_assert_cmpuint (sp_map_scene_get_n_spots (sp_map_canvas_get_scene (self->canvas)), ==, 2);
  support_shot (GTK_WIDGET (self->window), "map-page-plan");
  sp_map_entries_pick (sp_map_page_get_spots (self->page), self->points[0]);
  act (self, "maps.remove");
  settle (self);
  g_assert_cmpuint (get_zone (self, 0)->level, ==, SP_RISK_ORANGE);
  sp_session_undo (self->session);
  settle (self);
  g_assert_cmpuint (get_zone (self, 0)->level, ==, SP_RISK_RED);
}

static void
test_quarters (Fixture *self, gconstpointer data)
{
  guint last;

  add_plan (self);
  draw_square (self);
  place (self, self->points[0]);
  last = sp_map_page_get_n_quarters (self->page);
  g_assert_cmpuint (last, >=, 4);
  /* At the end of September 2020 nothing was assessed yet; the session's date stays. */
  sp_map_page_set_quarter (self->page, 0);
  settle (self);
  g_assert_cmpint (sp_map_page_get_date (self->page), ==, sp_date_from_iso ("2020-09-30"));
  g_assert_cmpuint (get_zone (self, 0)->level, ==, SP_RISK_NONE);
  g_assert_cmpint (sp_session_get_as_of (self->session), ==, sp_date_from_iso ("2021-09-30"));
  sp_map_page_set_quarter (self->page, last);
  settle (self);
  g_assert_cmpuint (get_zone (self, 0)->level, ==, SP_RISK_RED);
}

static void
test_outdated (Fixture *self, gconstpointer data)
{
  SpMapList *list = sp_map_page_get_list (self->page);
  g_autoptr (SpRecord) map = NULL;

  add_plan (self);
  draw_square (self);
  place (self, self->points[1]);
  act (self, "maps.issue");
  settle (self);
  map = window_support_load (self->window, &sp_risk_map_type, sp_map_page_get_map (self->page));
  g_assert_cmpstr (sp_record_get_text (map, SP_RISK_MAP_VERSION), ==, "1");
  g_assert_cmpuint (sp_map_list_get_n_outdated (list), ==, 0);
  assess (self, self->points[1], SP_RISK_INHERENT, "2021-09-01", SP_RISK_BLUE);
  settle (self);
  g_assert_cmpuint (sp_map_list_get_n_outdated (list), ==, 1);
  act (self, "maps.outdated");
  settle (self);
  g_assert_cmpuint (sp_map_list_get_n_shown (list), ==, 1);
  act (self, "maps.issue");
  settle (self);
  g_assert_cmpuint (sp_map_list_get_n_outdated (list), ==, 0);
  g_assert_cmpuint (sp_map_list_get_n_shown (list), ==, 0);
}

static void
test_selection (Fixture *self, gconstpointer data)
{
  add_plan (self);
  draw_square (self);
  place (self, self->points[0]);
  /* From mark to mark by Tab, the list follows. */
  sp_map_canvas_select (self->canvas, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self->canvas), GTK_DIR_TAB_FORWARD));
  g_assert_cmpint (sp_map_entries_get_selected (sp_map_page_get_zones (self->page)), ==,
                   get_zone (self, 0)->id);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self->canvas), GTK_DIR_TAB_FORWARD));
  g_assert_cmpint (sp_map_entries_get_selected (sp_map_page_get_spots (self->page)), ==,
                   self->points[0]);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (self->canvas), GTK_DIR_TAB_FORWARD));
  press (self, GDK_KEY_plus, 0);
  g_assert_cmpfloat (sp_map_canvas_get_zoom (self->canvas), >, 1.1);
  press (self, GDK_KEY_0, 0);
  g_assert_cmpfloat_with_epsilon (sp_map_canvas_get_zoom (self->canvas), 1, 1e-6);
}

static const struct
{
  const char *name, *text;
} bad_pictures[] = {
  {"damaged.png", "\x89PNG\r\n\x1a\nnothing of the kind"},
  {"nothing.jpg", ""},
  {"half.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'><rect"},
  {"words.pdf", "%PDF-1.4\nno document"},
};

static void
test_bad_pictures (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_pictures); i++)
    {
      g_autofree char *path = write_file (self, bad_pictures[i].name, bad_pictures[i].text);
      SpMapNew *dialog = sp_map_new_new (self->session, SP_MAP_NEW_PLAN, GTK_WINDOW (self->window));

      g_test_message ("%s", bad_pictures[i].name);
      sp_map_new_set_enterprise (dialog, self->enterprise);
      sp_map_new_set_path (dialog, path);
      WAIT_FOR (!sp_map_new_is_checking (dialog));
      g_assert_cmpstr (sp_map_new_get_problem (dialog), !=, "");
      sp_map_new_accept (dialog); /* does nothing */
      gtk_window_destroy (GTK_WINDOW (dialog));
      support_settle ();
      g_assert_cmpuint (count (self, &sp_risk_map_type), ==, 0);
    }
}

/* ---- boundaries ---- */

static SpMapImport *
open_import (Fixture *self, const char *text)
{
  g_autofree char *path = write_file (self, "county.geojson", text);
  SpMapImport *dialog = sp_map_import_new (self->session, path, GTK_WINDOW (self->window));

  gtk_window_present (GTK_WINDOW (dialog));
  WAIT_FOR (!sp_map_import_is_loading (dialog));
  return dialog;
}

static char *
dup_feature (Fixture *self, const char *coordinates)
{
  g_autoptr (GPtrArray) units =
    sp_reader_load_all (sp_session_get_reader (self->session), &sp_unit_type, -1, 0, NULL);

  for (guint i = 0; i < units->len; i++)
    if (sp_record_get_integer (units->pdata[i], SP_UNIT_KIND) == SP_UNIT_TOWNSHIP)
      return g_strdup_printf ("{\"type\":\"Feature\",\"properties\":{\"name\":\"%s\"},\"geometry\":"
                              "{\"type\":\"Polygon\",\"coordinates\":[%s]}}",
                              sp_record_get_title (units->pdata[i]), coordinates);
  g_assert_not_reached ();
}

static void
test_boundaries (Fixture *self, gconstpointer data)
{
  g_autofree char *good = dup_feature (self, "[[98.2,24.7],[98.4,24.7],[98.4,24.9],[98.2,24.9]]");
  g_autofree char *bad = dup_feature (self, "[[98.2,NaN],[98.4,24.7],[98.4,24.9]]");
  SpMapImport *dialog = open_import (self, bad);

  g_assert_null (sp_map_import_get_import (dialog));
  g_assert_cmpstr (sp_map_import_get_problem (dialog), !=, "");
  g_assert_false (sp_map_import_accept (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));

  dialog = open_import (self, good);
  g_assert_false (sp_map_import_accept (dialog)); /* the datum is not known */
  g_assert_cmpstr (sp_map_import_get_problem (dialog), !=, "");
  g_assert_cmpuint (count (self, &sp_risk_map_type), ==, 0);
  sp_map_import_set_datum (dialog, SP_DATUM_WGS84);
  g_assert_true (sp_map_import_accept (dialog));
  g_assert_cmpuint (count (self, &sp_risk_map_type), ==, 1);
  g_assert_cmpuint (count (self, &sp_risk_area_type), ==, 1);
  settle (self);
  sp_session_undo (self->session);
  settle (self);
  g_assert_cmpuint (count (self, &sp_risk_map_type), ==, 0);
}

static void
test_export (Fixture *self, gconstpointer data)
{
  static const char *const names[] = {"map.pdf", "map.svg", "map.png"};

  add_plan (self);
  draw_square (self);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);
      g_autofree char *first = g_strdup_printf ("%.3s-1%s", names[i], names[i] + 3);
      g_autofree char *numbered = g_build_filename (self->folder, first, NULL);

      sp_map_page_export_to (self->page, path, 0);
      WAIT_FOR (!sp_map_page_is_exporting (self->page));
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS) ||
                     g_file_test (numbered, G_FILE_TEST_EXISTS));
    }
}

static void
test_sizes (Fixture *self, gconstpointer data)
{
  static const char *const tabs[] = {"spots", "zones", "head", "bars"};

  add_plan (self);
  draw_square (self);
  place (self, self->points[0]);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1024, 640);
  sp_map_entries_pick (sp_map_page_get_zones (self->page), get_zone (self, 0)->id);
  act (self, "maps.reshape");
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      g_autofree char *name = g_strconcat ("map-page-1024-", tabs[i], NULL);

      gtk_widget_activate_action (GTK_WIDGET (self->page), "maps.tab", "s", tabs[i]);
      support_frames (GTK_WIDGET (self->window), 12);
      support_shot (GTK_WIDGET (self->window), name);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->window)), <=, 1024);
      g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (self->window)), <=, 640);
    }
  sp_map_page_show_map (self->page, 0);
  settle (self);
  support_frames (GTK_WIDGET (self->window), 12);
  support_shot (GTK_WIDGET (self->window), "map-page-county-1024");
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1600, 900);
  support_frames (GTK_WIDGET (self->window), 12);
  support_shot (GTK_WIDGET (self->window), "map-page-county-1600");
}

#define ADD(name, test) g_test_add ("/map-page/" name, Fixture, NULL, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("tiles", test_tiles);
  ADD ("draw", test_draw);
  ADD ("crossing", test_crossing);
  ADD ("reshape", test_reshape);
  ADD ("place", test_place);
  ADD ("quarters", test_quarters);
  ADD ("outdated", test_outdated);
  ADD ("selection", test_selection);
  ADD ("bad-pictures", test_bad_pictures);
  ADD ("boundaries", test_boundaries);
  ADD ("export", test_export);
  ADD ("sizes", test_sizes);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
