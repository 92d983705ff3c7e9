/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Presets of lights: those that ship, what a preset changes and leaves, and files that are none. */
#include "exchange/sp-light-presets.h"

#include <string.h>

static GPtrArray *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return sp_light_presets_read (bytes, error);
}

/* Each has a name, a source that is a sentence, and at least one number. */
static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) presets = sp_light_presets_load (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (presets->len, >=, 4);
  for (guint i = 0; i < presets->len; i++)
    {
      const SpLightPreset *preset = g_ptr_array_index (presets, i);
      guint n = 0;

      g_test_message ("%s", preset->name);
      g_assert_true (g_str_has_suffix (preset->source, "。"));
      for (guint k = 0; k < SP_PLAN_N_FIELDS; k++)
        n += preset->values[k].is_set;
      g_assert_cmpuint (n, >=, 1);
    }
}

static void
test_apply (void)
{
  g_autoptr (GPtrArray) presets =
    read_text ("[{\"name\": \"三天\", \"source\": \"某县。\", \"near_days\": 3}]", NULL);
  g_autoptr (SpRecord) plan = sp_record_new (&sp_plan_type);
  SpLightRule rule;

  sp_record_set_integer (plan, SP_PLAN_BEHIND_POINTS, 20);
  sp_light_preset_apply (g_ptr_array_index (presets, 0), SP_PLAN (plan));
  rule = sp_plan_get_light_rule (SP_PLAN (plan));
  g_assert_cmpint (rule.near_days, ==, 3);
  g_assert_cmpint (rule.behind_points, ==, 20);
  g_assert_cmpint (rule.supervise_days, ==, sp_light_rule_default.supervise_days);
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "",
    "{}",
    "[1]",
    "[{\"name\": \"\", \"source\": \"某县。\"}]",
    "[{\"name\": \"三天\"}]",
    "[{\"name\": \"三天\", \"source\": \"某县。\", \"near_days\": \"3\"}]",
    "[{\"name\": \"三天\", \"source\": \"某县。\", \"near_days\": 1000}]",
    "[{\"name\": \"三天\", \"source\": \"某县。\", \"behind_points\": -1}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i]);
      g_assert_null (read_text (cases[i], &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/light-presets/shipped", test_shipped);
  g_test_add_func ("/exchange/light-presets/apply", test_apply);
  g_test_add_func ("/exchange/light-presets/refused", test_refused);
  return g_test_run ();
}
