/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pen of four-colour maps and the versions of their issues; no display. */
#include "app/sp-map-form.h"
#include "app/sp-map-pen.h"

#define REACH 0.02

static SpMapPen *
new_pen (SpPenMode mode, const char *ring)
{
  SpMapPen *pen = g_new0 (SpMapPen, 1);
  g_autoptr (SpPolygon) polygon = ring != NULL ? sp_polygon_parse (ring, NULL) : NULL;

  sp_map_pen_begin (pen, mode, polygon);
  return pen;
}

static void
free_pen (SpMapPen *pen)
{
  sp_map_pen_clear (pen);
  g_free (pen);
}

static void
assert_ring (SpMapPen *pen, const char *expected)
{
  g_autofree char *text = sp_polygon_print (pen->ring);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_draw (void)
{
  SpMapPen *pen = new_pen (SP_PEN_DRAW, NULL);
  static const SpVertex corners[] = {{0.1, 0.1}, {0.5, 0.1}, {0.5, 0.5}};
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      g_assert_false (sp_map_pen_close (pen, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
      g_assert_false (sp_map_pen_put (pen, corners[i], REACH, 1));
    }
  g_assert_true (sp_map_pen_close (pen, &error));
  /* The first corner again closes; where x counts for more, it is not near any more. */
  g_assert_true (sp_map_pen_put (pen, (SpVertex) {0.11, 0.1}, REACH, 1));
  g_assert_cmpuint (pen->ring->len, ==, 3);
  g_assert_false (sp_map_pen_put (pen, (SpVertex) {0.11, 0.1}, REACH, 5));
  g_assert_true (sp_map_pen_take_back (pen));
  assert_ring (pen, "0.1 0.1,0.5 0.1,0.5 0.5");
  for (guint i = 0; i < 3; i++)
    g_assert_true (sp_map_pen_take_back (pen));
  g_assert_false (sp_map_pen_take_back (pen));
  free_pen (pen);
}

static void
test_others (void)
{
  SpMapPen *pen = new_pen (SP_PEN_SPLIT, NULL);

  g_assert_false (sp_map_pen_put (pen, (SpVertex) {0, 0.2}, REACH, 1));
  g_assert_true (sp_map_pen_put (pen, (SpVertex) {1, 0.2}, REACH, 1));
  free_pen (pen);
  pen = new_pen (SP_PEN_PLACE, NULL);
  g_assert_true (sp_map_pen_put (pen, (SpVertex) {0.3, 0.2}, REACH, 1));
  g_assert_true (sp_map_pen_put (pen, (SpVertex) {0.4, 0.2}, REACH, 1)); /* instead */
  assert_ring (pen, "0.4 0.2");
  free_pen (pen);
}

static void
test_edit (void)
{
  SpMapPen *pen = new_pen (SP_PEN_EDIT, "0 0,1 0,1 1,0 1");
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_map_pen_remove (pen, &error)); /* none is held */
  g_assert_nonnull (error);
  g_clear_error (&error);
  sp_map_pen_move (pen, 0.5, 0); /* all of it */
  assert_ring (pen, "0.5 0,1.5 0,1.5 1,0.5 1");
  g_assert_true (pen->is_changed);
  sp_map_pen_hold_next (pen, 1);
  sp_map_pen_move (pen, -0.5, 0);
  assert_ring (pen, "0 0,1.5 0,1.5 1,0.5 1");
  sp_map_pen_insert (pen);
  assert_ring (pen, "0 0,0.75 0,1.5 0,1.5 1,0.5 1");
  g_assert_cmpint (pen->held, ==, 1);
  g_assert_true (sp_map_pen_remove (pen, &error));
  g_assert_true (sp_map_pen_remove (pen, &error));
  assert_ring (pen, "0 0,1.5 1,0.5 1");
  g_assert_false (sp_map_pen_remove (pen, &error)); /* three must stay */
  g_assert_nonnull (error);
  free_pen (pen);
}

static const struct
{
  double x, y;
  gboolean is_near;
  int held;
  guint n;
} grips[] = {
  {0.005, 0.005, TRUE, 0, 4}, /* a corner */
  {0.5, 0.01, TRUE, 1, 5},    /* an edge gets one */
  {0.01, 0.5, TRUE, 4, 5},    /* the last edge, too */
  {0.5, 0.5, FALSE, -1, 4},
};

static void
test_grip (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (grips); i++)
    {
      SpMapPen *pen = new_pen (SP_PEN_EDIT, "0 0,1 0,1 1,0 1");

      g_assert_cmpint (sp_map_pen_grip (pen, (SpVertex) {grips[i].x, grips[i].y}, REACH, 1), ==,
                       grips[i].is_near);
      g_assert_cmpint (pen->held, ==, grips[i].held);
      g_assert_cmpuint (pen->ring->len, ==, grips[i].n);
      free_pen (pen);
    }
}

static const struct
{
  const char *former, *next;
} versions[] = {
  {"", "1"},          {"1", "2"},       {"V1.9", "V1.10"}, {"2021-09", "2021-10"},
  {"初稿", "初稿-2"}, {"a007", "a008"},
};

static void
test_versions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree char *next = sp_map_form_dup_next_version (versions[i].former);

      g_assert_cmpstr (next, ==, versions[i].next);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-pen/draw", test_draw);
  g_test_add_func ("/map-pen/others", test_others);
  g_test_add_func ("/map-pen/edit", test_edit);
  g_test_add_func ("/map-pen/grip", test_grip);
  g_test_add_func ("/map-pen/versions", test_versions);
  return g_test_run ();
}
