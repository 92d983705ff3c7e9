/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person does to a polygon: corners, snapping, splitting; and fewer corners for display. */
#include "core/sp-polygon-edit.h"

#include "base/sp-error.h"

#include <math.h>

static SpPolygon *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  SpPolygon *polygon = sp_polygon_parse (text, &error);

  g_assert_no_error (error);
  return polygon;
}

static void
assert_is (const SpPolygon *polygon, const char *text)
{
  g_autofree char *printed = sp_polygon_print (polygon);

  g_assert_cmpstr (printed, ==, text);
}

static void
test_corners (void)
{
  g_autoptr (SpPolygon) polygon = parse ("0 0,2 0,2 2,0 2");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (sp_polygon_insert_corner (polygon, 3, (SpVertex) {-1, 1}), ==, 4);
  assert_is (polygon, "0 0,2 0,2 2,0 2,-1 1");
  g_assert_cmpuint (sp_polygon_insert_corner (polygon, 0, (SpVertex) {1, 0}), ==, 1);
  sp_polygon_move_corner (polygon, 1, (SpVertex) {1, -1});
  assert_is (polygon, "0 0,1 -1,2 0,2 2,0 2,-1 1");
  sp_polygon_move (polygon, 1, 0.5);
  assert_is (polygon, "1 0.5,2 -0.5,3 0.5,3 2.5,1 2.5,0 1.5");
  for (guint i = 0; i < 3; i++)
    g_assert_true (sp_polygon_remove_corner (polygon, 0, NULL));
  assert_is (polygon, "3 2.5,1 2.5,0 1.5");
  g_assert_false (sp_polygon_remove_corner (polygon, 0, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_assert_cmpuint (polygon->len, ==, 3);
}

static const struct
{
  double x, y, aspect;
  guint corner, edge;
  double foot_x, foot_y, distance;
} nearest[] = {
  {1, -1, 1, 0, 0, 1, 0, 1},      {5, 1, 1, 1, 1, 4, 1, 1},
  {-3, 1.9, 1, 3, 3, 0, 1.9, 3},  {-3, 1.9, 0.5, 3, 3, 0, 1.9, 1.5},
  {5, 3, 1, 2, 1, 4, 2, M_SQRT2}, {1, 0.9, 0.1, 0, 3, 0, 0.9, 0.1},
};

static void
test_nearest (void)
{
  g_autoptr (SpPolygon) polygon = parse ("0 0,4 0,4 2,0 2");
  g_autoptr (SpPolygon) none = sp_polygon_new ();
  SpNearest found;

  for (guint i = 0; i < G_N_ELEMENTS (nearest); i++)
    {
      SpVertex at = {nearest[i].x, nearest[i].y};

      g_assert_true (sp_polygon_nearest_corner (polygon, at, nearest[i].aspect, &found));
      g_assert_cmpuint (found.index, ==, nearest[i].corner);
      g_assert_true (sp_polygon_nearest_edge (polygon, at, nearest[i].aspect, &found));
      g_assert_cmpuint (found.index, ==, nearest[i].edge);
      g_assert_cmpfloat_with_epsilon (found.at.x, nearest[i].foot_x, 1e-9);
      g_assert_cmpfloat_with_epsilon (found.at.y, nearest[i].foot_y, 1e-9);
      g_assert_cmpfloat_with_epsilon (found.distance, nearest[i].distance, 1e-9);
    }
  g_assert_false (sp_polygon_nearest_corner (none, (SpVertex) {0, 0}, 1, &found));
  g_assert_false (sp_polygon_nearest_edge (none, (SpVertex) {0, 0}, 1, &found));
}

static const struct
{
  double x, y, distance;
  gboolean snaps;
  double to_x, to_y;
} snaps[] = {
  {1, 1, 0.1, FALSE, 1, 1},      {0.05, 0.05, 0.1, TRUE, 0, 0}, {1, 0.05, 0.1, TRUE, 1, 0},
  {2.08, 0.05, 0.1, TRUE, 2, 0}, {2.5, 1, 0.6, TRUE, 2, 1},     {2.6, 1, 0.6, TRUE, 3, 1},
  {0.3, 0.01, 0.4, TRUE, 0, 0}, /* a corner before an edge that is nearer */
};

static void
test_snap (void)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  g_ptr_array_add (others, parse ("0 0,2 0,2 2,0 2"));
  g_ptr_array_add (others, parse ("3 0,5 0,5 2,3 2"));
  for (guint i = 0; i < G_N_ELEMENTS (snaps); i++)
    {
      SpVertex out;

      g_assert_cmpint (
        sp_polygon_snap (others, (SpVertex) {snaps[i].x, snaps[i].y}, snaps[i].distance, 1, &out),
        ==, snaps[i].snaps);
      g_assert_cmpfloat_with_epsilon (out.x, snaps[i].to_x, 1e-9);
      g_assert_cmpfloat_with_epsilon (out.y, snaps[i].to_y, 1e-9);
    }
}

static const struct
{
  const char *name, *text;
  SpVertex from, to;
  guint n_parts; /* 0 where it is refused */
} splits[] = {
  {"square", "0 0,2 0,2 2,0 2", {1, -1}, {1, 3}, 2},
  {"the other way", "0 0,2 0,2 2,0 2", {1, 3}, {1, -1}, 2},
  {"clockwise", "0 0,0 2,2 2,2 0", {1, -1}, {1, 3}, 2},
  {"from edge to edge", "0 0,2 0,2 2,0 2", {1, 0}, {1, 2}, 2},
  {"from corner to corner", "0 0,2 0,2 2,0 2", {0, 0}, {2, 2}, 2},
  {"from corner to corner, clockwise", "0 0,0 2,2 2,2 0", {2, 2}, {0, 0}, 2},
  {"too short", "0 0,2 0,2 2,0 2", {1, -1}, {1, 1}, 0},
  {"beside", "0 0,2 0,2 2,0 2", {3, -1}, {3, 3}, 0},
  {"along an edge", "0 0,2 0,2 2,0 2", {-1, 0}, {3, 0}, 0},
  {"along the other edge", "0 0,2 0,2 2,0 2", {-1, 2}, {3, 2}, 0},
  {"touches a corner", "0 0,2 0,1 1", {0, 1}, {2, 1}, 0},
  {"no line", "0 0,2 0,2 2,0 2", {1, 1}, {1, 1}, 0},
  {"both arms of a U", "0 0,6 0,6 4,4 4,4 2,2 2,2 4,0 4", {-1, 3}, {7, 3}, 3},
  {"one arm of a U", "0 0,6 0,6 4,4 4,4 2,2 2,2 4,0 4", {-1, 3}, {3, 3}, 2},
  {"along the bottom of the notch", "0 0,6 0,6 4,4 4,4 2,2 2,2 4,0 4", {-1, 2}, {7, 2}, 3},
  {"along the shoulders of a T", "0 4,2 4,2 2,4 2,4 4,6 4,6 6,0 6", {-1, 4}, {7, 4}, 2},
  {"through the tip of a notch", "0 0,4 0,4 4,2 2,0 4", {-1, 2}, {5, 2}, 3},
  {"through the tip of a notch from below", "0 0,2 2,4 0,4 4,0 4", {5, 2}, {-1, 2}, 3},
  {"comb", "0 0,5 0,5 2,4 2,4 1,3 1,3 2,2 2,2 1,1 1,1 2,0 2", {-1, 1.5}, {6, 1.5}, 4},
  {"crosses itself", "0 0,2 2,2 0,0 2", {1.5, -1}, {1.5, 3}, 0},
};

static double
sum_areas (GPtrArray *parts)
{
  double sum = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      g_assert_true (sp_polygon_check (g_ptr_array_index (parts, i), NULL));
      sum += sp_polygon_area (g_ptr_array_index (parts, i));
    }
  return sum;
}

static void
test_split (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      g_autoptr (SpPolygon) polygon = parse (splits[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) parts =
        sp_polygon_split (polygon, splits[i].from, splits[i].to, &error);

      g_test_message ("%s", splits[i].name);
      g_assert_cmpuint (parts != NULL ? parts->len : 0, ==, splits[i].n_parts);
      if (parts != NULL)
        g_assert_cmpfloat_with_epsilon (sum_areas (parts), sp_polygon_area (polygon), 1e-5);
      else
        g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
    }
}

static SpPolygon *
roll_star (guint n, int steps)
{
  SpPolygon *polygon = sp_polygon_new ();

  for (guint i = 0; i < n; i++)
    {
      double angle = 2 * G_PI * i / n, radius = g_test_rand_double_range (2, 10);

      /* Coarse places put corners on the line again and again. */
      sp_polygon_add (polygon, round (radius * cos (angle) * steps) / steps,
                      round (radius * sin (angle) * steps) / steps);
    }
  return polygon;
}

static void
test_rolled_splits (void)
{
  guint n_split = 0;

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (SpPolygon) polygon =
        roll_star ((guint)g_test_rand_int_range (3, 30), g_test_rand_int_range (1, 1000));
      g_autoptr (GPtrArray) parts = NULL;

      if (!sp_polygon_check (polygon, NULL))
        continue;
      parts = sp_polygon_split (polygon, (SpVertex) {-20, g_test_rand_int_range (-3, 4)},
                                (SpVertex) {20, g_test_rand_int_range (-3, 4)}, NULL);
      if (parts == NULL)
        continue;
      n_split++;
      g_assert_cmpfloat_with_epsilon (sum_areas (parts), sp_polygon_area (polygon), 1e-4);
    }
  g_assert_cmpuint (n_split, >, 500);
}

static double
measure_off (const SpPolygon *from, const SpPolygon *to)
{
  double most = 0;

  for (guint i = 0; i < from->len; i++)
    {
      SpNearest found;

      sp_polygon_nearest_edge (to, *sp_polygon_at (from, i), 1, &found);
      most = MAX (most, found.distance);
    }
  return most;
}

static void
test_simplify (void)
{
  g_autoptr (SpPolygon) square = parse ("0 0,1 0.01,2 0,2 1,2 2,1 2,0 2,0 1");
  g_autoptr (SpPolygon) line = parse ("0 0,1 0.01,2 0,3 1");
  g_autoptr (SpPolygon) tiny = parse ("0 0,1 0,0 1");
  g_autoptr (SpPolygon) few = sp_polygon_simplify (square, TRUE, 0.05, 1);
  g_autoptr (SpPolygon) all = sp_polygon_simplify (square, TRUE, 0, 1);
  g_autoptr (SpPolygon) straight = sp_polygon_simplify (line, FALSE, 0.05, 1);
  g_autoptr (SpPolygon) kept = sp_polygon_simplify (tiny, TRUE, 100, 1);

  assert_is (few, "0 0,2 0,2 2,0 2");
  assert_is (all, "0 0,1 0.01,2 0,2 2,0 2");
  assert_is (straight, "0 0,2 0,3 1");
  assert_is (kept, "0 0,1 0,0 1");
}

static void
test_rolled_simplify (void)
{
  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (SpPolygon) polygon = roll_star ((guint)g_test_rand_int_range (3, 3000), 1000);
      double tolerance = g_test_rand_double_range (0, 3);
      g_autoptr (SpPolygon) fewer = sp_polygon_simplify (polygon, TRUE, tolerance, 1);

      g_assert_cmpuint (fewer->len, <=, polygon->len);
      g_assert_cmpfloat (measure_off (polygon, fewer), <=, tolerance + 1e-9);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/polygon-edit/corners", test_corners);
  g_test_add_func ("/polygon-edit/nearest", test_nearest);
  g_test_add_func ("/polygon-edit/snap", test_snap);
  g_test_add_func ("/polygon-edit/split", test_split);
  g_test_add_func ("/polygon-edit/rolled-splits", test_rolled_splits);
  g_test_add_func ("/polygon-edit/simplify", test_simplify);
  g_test_add_func ("/polygon-edit/rolled-simplify", test_rolled_simplify);
  return g_test_run ();
}
