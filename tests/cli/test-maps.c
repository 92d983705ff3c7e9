/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Four-colour maps from the command line: drawn, listed, boundaries read in and refused. */
#include "runner.h"

#include <string.h>

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

static void
test_usage (Runner *self, gconstpointer data)
{
  static const char *const commands[] = {
    "map a",
    "map a --county",
    "map a -o c.pdf",
    "map a --county --enterprise x -o c.pdf",
    "map a --county -o c.doc",
    "map a --county -o c.pdf --theme nonsense",
    "map a --county -o c.pdf --stage nonsense",
    "map a --county -o c.pdf --as-of soon",
    "map a --import-geojson x --datum bd09",
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_test_message ("%s", commands[i]);
      runner_expect (self, 2, commands[i]);
    }
}

static void
test_draw (Runner *self, gconstpointer data)
{
  static const char *const names[] = {"c.pdf", "c.svg", "c.png"};

  runner_expect (self, 0, "new d.safetyplan --directory=sample");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *command = g_strdup_printf (
        "map d.safetyplan --county --theme overdue --stage residual --paper A4 -o %s", names[i]);
      g_autofree char *path = runner_path (self, names[i]);

      runner_expect (self, 0, command);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  runner_expect (self, 1, "map d.safetyplan --enterprise 没有这家 -o c.pdf");
  assert_says (self->err, "没有这家");
  runner_expect (self, 1, "map d.safetyplan --county --map 没有这张 -o c.pdf");
}

static void
write_feature (Runner *self, const char *coordinates)
{
  g_autofree char *text = g_strdup_printf (
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"清溪镇\"},\"geometry\":{\"type\":\"Polygon\","
    "\"coordinates\":[%s]}}",
    coordinates);

  runner_write (self, "county.json", text, -1);
}

static void
test_boundaries (Runner *self, gconstpointer data)
{
  runner_expect (self, 0, "new d.safetyplan --directory=sample");
  write_feature (self, "[[98.2,NaN],[98.4,24.7],[98.4,24.9]]");
  runner_expect (self, 1, "map d.safetyplan --import-geojson county.json");
  write_feature (self, "[[98.2,24.7],[98.4,24.7],[98.4,24.9]]");
  runner_expect (self, 1, "map d.safetyplan --import-geojson county.json"); /* which datum? */
  runner_expect (self, 0, "map d.safetyplan --list");
  g_assert_null (strstr (self->out, "县域边界图"));
  runner_expect (self, 0, "map d.safetyplan --import-geojson county.json --datum wgs84");
  assert_says (self->out, "清溪镇");
  runner_expect (self, 0, "map d.safetyplan --list");
  assert_says (self->out, "县域边界图");
  runner_expect (self, 0, "map d.safetyplan --outdated");
  g_assert_null (strstr (self->out, "县域边界图"));
  runner_expect (self, 0, "map d.safetyplan --county -o c.pdf");
  runner_expect (self, 0, "check d.safetyplan");
}

#define ADD(name, test)                                                                            \
  g_test_add ("/cli/maps/" name, Runner, NULL, runner_set_up, test, runner_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  runner_set_program (argv[1]);
  ADD ("usage", test_usage);
  ADD ("draw", test_draw);
  ADD ("boundaries", test_boundaries);
  return g_test_run ();
}
