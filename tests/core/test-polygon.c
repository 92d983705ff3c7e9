/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Polygons: text, measures, where rings meet themselves and what becomes of those that do. Tables,
 * and polygons by the test's dice held against slow and simple ways to the same answer. */
#include "core/sp-polygon.h"

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

static const struct
{
  const char *text, *printed; /* NULL where it is refused */
} texts[] = {
  {"", ""},
  {"0 0", "0 0"},
  {"98.2964 24.80683,98 24", "98.2964 24.80683,98 24"},
  {"1e2 -0.5,-0 0", "100 -0.5,0 0"},
  {"0.123456789 -0.00000001", "0.1234568 0"},
  {"-0.25 -7.0000001", "-0.25 -7.0000001"},
  {"0 0,", NULL},
  {",0 0", NULL},
  {"0,0", NULL},
  {"0 0 0", NULL},
  {"0  0", NULL},
  {"nan 0", NULL},
  {"0 inf", NULL},
  {"0x10 0", NULL},
  {"-nan 0", NULL},
  {"1e300 0", NULL},
  {"1000001 0", NULL},
  {"北 0", NULL},
};

static void
test_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpPolygon) polygon = sp_polygon_parse (texts[i].text, &error);
      g_autofree char *printed = polygon != NULL ? sp_polygon_print (polygon) : NULL;

      g_assert_cmpstr (printed, ==, texts[i].printed);
      if (texts[i].printed == NULL)
        g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
    }
}

static void
test_text_again (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (SpPolygon) polygon = sp_polygon_new (), again = NULL;
      g_autofree char *first = NULL, *second = NULL;

      for (guint i = 0; i < 20; i++)
        sp_polygon_add (polygon, g_test_rand_double_range (-1e6, 1e6),
                        g_test_rand_double_range (-1, 1));
      first = sp_polygon_print (polygon);
      again = parse (first);
      second = sp_polygon_print (again);
      g_assert_cmpstr (first, ==, second);
      for (guint i = 0; i < 20; i++)
        g_assert_cmpfloat_with_epsilon (sp_polygon_at (polygon, i)->x, sp_polygon_at (again, i)->x,
                                        0.51e-7);
    }
}

static const struct
{
  const char *text;
  double area, x, y; /* signed; middle */
} measures[] = {
  {"", 0, 0, 0},
  {"3 4", 0, 3, 4},
  {"0 0,4 0", 0, 2, 0},
  {"0 0,4 0,4 2,0 2", 8, 2, 1},
  {"0 0,0 2,4 2,4 0", -8, 2, 1},
  {"0 0,3 0,0 3", 4.5, 1, 1},
  {"0 0,2 0,2 1,1 1,1 2,0 2", 3, 5 / 6.0, 5 / 6.0},
  {"100000 100000,100001 100000,100001 100001,100000 100001", 1, 100000.5, 100000.5},
  {"0 0,1 1,2 2", 0, 1, 1},
};

static void
test_measures (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      g_autoptr (SpPolygon) polygon = parse (measures[i].text);
      SpVertex middle = sp_polygon_centroid (polygon);

      g_assert_cmpfloat_with_epsilon (sp_polygon_signed_area (polygon), measures[i].area, 1e-9);
      g_assert_cmpfloat_with_epsilon (middle.x, measures[i].x, 1e-9);
      g_assert_cmpfloat_with_epsilon (middle.y, measures[i].y, 1e-9);
    }
}

static const struct
{
  double x, y;
  gboolean inside;
} places[] = {
  {0.5, 0.5, TRUE}, {1.5, 0.5, TRUE}, {0.5, 1.5, TRUE}, {1.5, 1.5, FALSE}, {-1, 0.5, FALSE},
  {3, 1, FALSE},    {0, 0, TRUE},     {1, 1, TRUE},     {2, 0.5, TRUE},    {1, 1.5, TRUE},
  {0.5, 2, TRUE},   {3, 0, FALSE},    {-1, 2, FALSE},
};

static void
test_contains (void)
{
  g_autoptr (SpPolygon) polygon = parse ("0 0,2 0,2 1,1 1,1 2,0 2");
  SpBounds bounds = sp_polygon_bounds (polygon);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpint (sp_polygon_contains (polygon, places[i].x, places[i].y), ==, places[i].inside);
  g_assert_cmpfloat (bounds.left, ==, 0);
  g_assert_cmpfloat (bounds.bottom, ==, 2);
  g_assert_cmpfloat (bounds.right, ==, 2);
}

static const struct
{
  const char *text;
  double x, y, near; /* the label lies so near to this */
} labels[] = {
  {"0 0,4 0,4 4,0 4", 2, 2, 0.2},
  {"0 0,9 0,9 1,3 1,3 3,0 3", 1.5, 1.5, 0.4},              /* in the thick part */
  {"0 0,10 0,10 10,9 10,9 1,1 1,1 10,0 10", 0.5, 0.5, 10}, /* somewhere in the U */
  {"0 0,10 0.000001,10 0.000002,0 0.000001", 5, 0, 6},     /* a hair */
};

static void
test_label (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (SpPolygon) polygon = parse (labels[i].text);
      SpVertex at = sp_polygon_label_point (polygon, 1);

      g_assert_true (sp_polygon_contains (polygon, at.x, at.y));
      g_assert_cmpfloat (hypot (at.x - labels[i].x, at.y - labels[i].y), <=, labels[i].near);
    }
}

static const struct
{
  const char *name, *text;
  const char *sentence; /* NULL where it is sound */
  guint n_parts;        /* once repaired; 0 where it cannot be */
  double area;          /* of the largest */
} rings[] = {
  {"square", "0 0,2 0,2 2,0 2", NULL, 1, 4},
  {"clockwise", "0 0,0 2,2 2,2 0", NULL, 1, 4},
  {"corner in a straight edge", "0 0,1 0,2 0,2 2,0 2", NULL, 1, 4},
  {"comb", "0 0,5 0,5 2,4 2,4 1,3 1,3 2,2 2,2 1,1 1,1 2,0 2", NULL, 1, 8},
  {"bow tie", "0 0,2 2,2 0,0 2", "第 1 条边与第 3 条边相交，请调整。", 2, 1},
  {"unequal bow tie", "0 0,3 3,3 0,0 1.5", "第 1 条边与第 3 条边相交，请调整。", 2, 3},
  {"spike", "0 0,2 0,2 2,2 4,2 2,0 2", "第 3 个角与第 5 个角重合，请调整。", 1, 4},
  {"spike back over an edge", "0 0,4 0,2 0,2 2,0 2", "边线在第 2 个角原路折回，请调整。", 1, 4},
  {"touches an edge", "0 0,4 0,4 4,2 0,0 4", "第 1 条边与第 4 条边相交，请调整。", 2, 4},
  {"touches a corner", "0 0,2 1,4 0,4 2,2 1,0 2", "第 2 个角与第 5 个角重合，请调整。", 2, 2},
  {"closed", "0 0,2 0,2 2,0 2,0 0", "第 1 个角与第 5 个角重合，请调整。", 1, 4},
  {"repeated corner", "0 0,2 0,2 0,2 2,0 2", "第 2 个角与第 3 个角重合，请调整。", 1, 4},
  {"bridge to a hole", "0 0,9 0,9 9,0 9,0 0,3 3,3 6,6 6,6 3,3 3",
   "第 1 个角与第 5 个角重合，请调整。", 1, 81},
  {"edge over an edge", "0 0,4 0,4 2,3 2,3 0,1 0,1 2,0 2", "第 1 条边与第 5 条边相交，请调整。", 2,
   2},
  {"line", "0 0,1 1,2 2", "边线在第 1 个角原路折回，请调整。", 0, 0},
  {"two corners", "0 0,1 1", "区域只有 2 个角，至少要有三个。", 0, 0},
  {"one corner many times", "1 1,1 1,1 1", "第 1 个角与第 2 个角重合，请调整。", 0, 0},
  {"nothing", "", "区域只有 0 个角，至少要有三个。", 0, 0},
};

static void
test_check (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rings); i++)
    {
      g_autoptr (SpPolygon) polygon = parse (rings[i].text);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rings[i].name);
      g_assert_cmpint (sp_polygon_check (polygon, &error), ==, rings[i].sentence == NULL);
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, rings[i].sentence);
    }
}

static void
test_repair (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rings); i++)
    {
      g_autoptr (SpPolygon) polygon = parse (rings[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) parts = sp_polygon_simple_parts (polygon, &error);

      g_test_message ("%s", rings[i].name);
      g_assert_cmpint (parts == NULL, ==, rings[i].n_parts == 0);
      if (parts == NULL)
        {
          g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
          continue;
        }
      g_assert_cmpuint (parts->len, ==, rings[i].n_parts);
      g_assert_cmpfloat_with_epsilon (sp_polygon_area (g_ptr_array_index (parts, 0)), rings[i].area,
                                      1e-6);
      for (guint part = 0; part < parts->len; part++)
        g_assert_true (sp_polygon_check (g_ptr_array_index (parts, part), NULL));
    }
}

static void
test_not_numbers (void)
{
  static const double bad[] = {NAN, INFINITY, -INFINITY, 2e6};

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SpPolygon) polygon = parse ("0 0,2 0,2 2");
      g_autoptr (GError) error = NULL;

      sp_polygon_add (polygon, 0, bad[i]);
      g_assert_false (sp_polygon_check (polygon, &error));
      g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
    }
}

/* Small whole numbers, so that every kind of touching comes up. */
static SpPolygon *
roll_polygon (guint n, int size)
{
  SpPolygon *polygon = sp_polygon_new ();

  for (guint i = 0; i < n; i++)
    sp_polygon_add (polygon, g_test_rand_int_range (0, size), g_test_rand_int_range (0, size));
  return polygon;
}

static int
side (const SpVertex *a, const SpVertex *b, const SpVertex *c)
{
  double turn = (b->x - a->x) * (c->y - a->y) - (b->y - a->y) * (c->x - a->x);

  return (turn > 0) - (turn < 0);
}

static gboolean
is_on (const SpVertex *a, const SpVertex *b, const SpVertex *c)
{
  return side (a, b, c) == 0 && (c->x - a->x) * (c->x - b->x) <= 0 &&
         (c->y - a->y) * (c->y - b->y) <= 0;
}

/* Every pair of edges; of neighbours, whether one's far end lies on the other. */
static gboolean
meets_itself (const SpPolygon *self)
{
  for (guint i = 0; i < self->len; i++)
    for (guint j = 0; j < self->len; j++)
      {
        const SpVertex *a = sp_polygon_at (self, i), *b = sp_polygon_at (self, (i + 1) % self->len),
                       *c = sp_polygon_at (self, j), *d = sp_polygon_at (self, (j + 1) % self->len);

        if (i == j)
          continue;
        if ((a->x == c->x && a->y == c->y) || (j != (i + 1) % self->len && is_on (a, b, c)) ||
            ((j + 1) % self->len != i && is_on (a, b, d)))
          return TRUE;
        if (side (a, b, c) * side (a, b, d) < 0 && side (c, d, a) * side (c, d, b) < 0)
          return TRUE;
      }
  return FALSE;
}

static void
test_rolled_crossings (void)
{
  guint n_sound = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (SpPolygon) polygon =
        roll_polygon ((guint)g_test_rand_int_range (3, 9), g_test_rand_int_range (3, 12));
      SpCrossing crossing;
      gboolean found = sp_polygon_find_crossing (polygon, &crossing);

      g_assert_cmpint (found, ==, meets_itself (polygon));
      g_assert_cmpint (found, ==, crossing.kind != SP_CROSSING_NONE);
      n_sound += !found;
    }
  g_assert_cmpuint (n_sound, >, 1000);
}

static void
test_rolled_repairs (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (SpPolygon) polygon =
        roll_polygon ((guint)g_test_rand_int_range (3, 40), g_test_rand_int_range (3, 1000));
      g_autoptr (GPtrArray) parts = sp_polygon_simple_parts (polygon, NULL);

      for (guint i = 0; parts != NULL && i < parts->len; i++)
        {
          g_assert_true (sp_polygon_check (g_ptr_array_index (parts, i), NULL));
          if (i > 0)
            g_assert_cmpfloat (sp_polygon_area (g_ptr_array_index (parts, i)), <=,
                               sp_polygon_area (g_ptr_array_index (parts, i - 1)));
        }
      if (!meets_itself (polygon))
        g_assert_cmpfloat_with_epsilon (sp_polygon_area (polygon),
                                        sp_polygon_area (g_ptr_array_index (parts, 0)), 1e-6);
    }
}

/* A ring around a middle does not cross itself, however ragged. */
static SpPolygon *
roll_star (guint n)
{
  SpPolygon *polygon = sp_polygon_new ();

  for (guint i = 0; i < n; i++)
    {
      double angle = 2 * G_PI * i / n, radius = g_test_rand_double_range (0.2, 1);

      sp_polygon_add (polygon, 98 + radius * cos (angle), 24 + radius * sin (angle));
    }
  return polygon;
}

static void
test_rolled_stars (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (SpPolygon) polygon = roll_star ((guint)g_test_rand_int_range (3, 300));
      g_autoptr (GError) error = NULL;
      SpVertex at = sp_polygon_label_point (polygon, 0.9);

      sp_polygon_check (polygon, &error);
      g_assert_no_error (error);
      g_assert_true (sp_polygon_contains (polygon, at.x, at.y));
      if (polygon->len > 8)
        g_assert_true (sp_polygon_contains (polygon, 98, 24));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/polygon/text", test_text);
  g_test_add_func ("/polygon/text-again", test_text_again);
  g_test_add_func ("/polygon/measures", test_measures);
  g_test_add_func ("/polygon/contains", test_contains);
  g_test_add_func ("/polygon/label", test_label);
  g_test_add_func ("/polygon/check", test_check);
  g_test_add_func ("/polygon/repair", test_repair);
  g_test_add_func ("/polygon/not-numbers", test_not_numbers);
  g_test_add_func ("/polygon/rolled-crossings", test_rolled_crossings);
  g_test_add_func ("/polygon/rolled-repairs", test_rolled_repairs);
  g_test_add_func ("/polygon/rolled-stars", test_rolled_stars);
  return g_test_run ();
}
