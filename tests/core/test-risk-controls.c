/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control points of a traced map: as text, what fixes a picture, how far off each is. */
#include "core/sp-datum.h"
#include "core/sp-risk-controls.h"

#include <string.h>

static const struct
{
  const char *text;
  int n; /* -1: refused */
} texts[] = {
  {"0.1 0.1 98.1 24.9,0.9 0.1 98.9 24.9,0.5 0.9 98.5 24.1", 3},
  {"0.1 0.1 98.1 24.9,0.9 0.1 98.9 24.9", 2},
  {"0.1 0.1 98.1 24.9", 1},
  {"", 0},
  {"0.1 0.1 98.1 24.9,0.9 0.1 98.9,0.5 0.9 98.5 24.1", -1},
  {"0.1 0.1 98.1 24.9,0.9 nan 98.9 24.9", -1},
  {"0.1 0.1 98.1 24.9 7", -1},
  {"0.1 0.1 198.1 24.9", -1},
  {"0.1 0.1 98.1 90", -1},
  {"0.1 0.1 98.1 24.9,", -1},
};

static void
test_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) controls = sp_risk_controls_parse (texts[i].text, &error);
      g_autofree char *text = controls != NULL ? sp_risk_controls_print (controls) : NULL;

      g_test_message ("%s", texts[i].text);
      g_assert_cmpint (controls != NULL ? (int)controls->len : -1, ==, texts[i].n);
      g_assert_cmpint (error != NULL, ==, texts[i].n < 0);
      g_assert_cmpstr (text, ==, texts[i].n >= 0 ? texts[i].text : NULL);
    }
}

static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new ("0 0 98 24");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < SP_RISK_MOST_CONTROLS; i++)
    g_string_append (text, ",0 0 98 24");
  g_assert_null (sp_risk_controls_parse (text->str, &error));
  g_assert_nonnull (error);
}

static const struct
{
  const char *text;
  double corner[2], right[2], down[2]; /* in degrees */
} fixes[] = {
  {"0.1 0.1 98.1 24.9,0.9 0.1 98.9 24.9,0.1 0.9 98.1 24.1", {98, 25}, {1, 0}, {0, -1}},
  /* turned by a right angle and stretched */
  {"0.2 0.3 101.3 25.2,0.8 0.3 101.3 25.8,0.2 0.9 101.9 25.2", {101, 25}, {0, 1}, {1, 0}},
  /* a fourth that says the same changes nothing */
  {"0.1 0.1 98.1 24.9,0.9 0.1 98.9 24.9,0.1 0.9 98.1 24.1,0.5 0.5 98.5 24.5",
   {98, 25},
   {1, 0},
   {0, -1}},
};

static void
test_fix (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixes); i++)
    {
      g_autoptr (GArray) controls = sp_risk_controls_parse (fixes[i].text, NULL);
      SpRiskFix fix;

      g_test_message ("%s", fixes[i].text);
      g_assert_true (sp_risk_controls_fix (controls, &fix, NULL));
      g_assert_cmpfloat_with_epsilon (fix.corner.x, fixes[i].corner[0], 1e-9);
      g_assert_cmpfloat_with_epsilon (fix.corner.y, fixes[i].corner[1], 1e-9);
      g_assert_cmpfloat_with_epsilon (fix.right.x, fixes[i].right[0], 1e-9);
      g_assert_cmpfloat_with_epsilon (fix.right.y, fixes[i].right[1], 1e-9);
      g_assert_cmpfloat_with_epsilon (fix.down.x, fixes[i].down[0], 1e-9);
      g_assert_cmpfloat_with_epsilon (fix.down.y, fixes[i].down[1], 1e-9);
      for (guint k = 0; k < controls->len; k++)
        g_assert_cmpfloat_with_epsilon (
          sp_risk_fix_residual (&fix, &g_array_index (controls, SpRiskControl, k)), 0, 0.01);
    }
}

static const char *const loose[] = {
  "",
  "0.1 0.1 98.1 24.9,0.9 0.1 98.9 24.9",
  "0.1 0.1 98.1 24.9,0.5 0.5 98.5 24.5,0.9 0.9 98.9 24.1",
  "0.1 0.1 98.1 24.9,0.5 0.5 98.5 24.5,0.9 0.9 98.9 24.1,0.3 0.3 98.3 24.7",
  "0.5 0.5 98.1 24.9,0.5 0.5 98.1 24.9,0.5 0.5 98.1 24.9",
};

static void
test_loose (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (loose); i++)
    {
      g_autoptr (GArray) controls = sp_risk_controls_parse (loose[i], NULL);
      g_autoptr (GError) error = NULL;
      SpRiskFix fix;

      g_test_message ("%s", loose[i]);
      g_assert_false (sp_risk_controls_fix (controls, &fix, &error));
      g_assert_nonnull (error);
    }
}

/* Of four points at the corners of a square, one that is off by a distance moves the plane by a
 * quarter of it at each: by least squares all four are off the same. */
static void
test_residual (void)
{
  g_autoptr (GArray) controls =
    sp_risk_controls_parse ("0 0 98 25,1 0 99 25,0 1 98 24,1 1 99 24.004", NULL);
  double expected = 0.001 * sp_datum_metres_of_degree (24.501);
  SpRiskFix fix;

  g_assert_true (sp_risk_controls_fix (controls, &fix, NULL));
  for (guint i = 0; i < controls->len; i++)
    g_assert_cmpfloat_with_epsilon (
      sp_risk_fix_residual (&fix, &g_array_index (controls, SpRiskControl, i)), expected, 0.01);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/risk-controls/text", test_text);
  g_test_add_func ("/core/risk-controls/too-many", test_too_many);
  g_test_add_func ("/core/risk-controls/fix", test_fix);
  g_test_add_func ("/core/risk-controls/loose", test_loose);
  g_test_add_func ("/core/risk-controls/residual", test_residual);
  return g_test_run ();
}
