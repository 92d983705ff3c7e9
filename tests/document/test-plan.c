/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A real plan, where one lies beside the source tree: facts about its structure that do not depend
 * on a single sentence of it. Skipped where there is none. */
#include "reading-test.h"

#include "base/sp-file.h"
#include "base/sp-text.h"

static char *
find_plan (void)
{
  const char *shared = g_getenv ("SP_SHARED"), *root = g_getenv ("SP_SOURCE_ROOT");
  g_autofree char *folder = shared != NULL ? g_build_filename (shared, "plan", NULL)
                            : root != NULL ? g_build_filename (root, "..", "shared", "plan", NULL)
                                           : NULL;
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".txt"))
        return g_build_filename (folder, name, NULL);
    }
  return NULL;
}

static SpReading *
read_plan (void)
{
  g_autofree char *path = find_plan ();
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  SpReading *reading;
  SpDecoded decoded;
  gsize length;

  if (path == NULL)
    {
      g_test_skip ("no plan lies beside the source tree");
      return NULL;
    }
  sp_file_read (path, G_MAXINT, &bytes, &length, &error);
  g_assert_no_error (error);
  sp_text_decode (bytes, length, &decoded, &error);
  g_assert_no_error (error);
  reading = sp_reading_new (decoded.text, decoded.length, NULL);
  sp_decoded_clear (&decoded);
  return reading;
}

static void
test_structure (void)
{
  g_autoptr (SpReading) reading = read_plan ();
  guint measures = 0, named = 0, phases = 0;

  if (reading == NULL)
    return;
  g_assert_cmpuint (sp_reading_get_n_parts (reading), ==, 13);
  for (guint i = 0; i < sp_reading_get_n_parts (reading); i++)
    {
      g_assert_cmpint (sp_reading_get_part (reading, i)->number, ==, (int)i);
      g_assert_cmpstr (sp_reading_get_part (reading, i)->title, !=, "");
    }
  for (guint i = 0; i < sp_reading_get_n_blocks (reading); i++)
    {
      const SpReadBlock *block = sp_reading_get_block (reading, i);

      measures += block->kind == SP_BLOCK_MEASURE;
      named += block->kind == SP_BLOCK_MEASURE && block->units->len > 0;
      phases += block->kind == SP_BLOCK_PHASE;
      g_assert_cmpstr (block->path, !=, "");
      g_assert_cmpstr (block->title, !=, "");
    }
  g_assert_cmpuint (measures, >, 200);
  g_assert_cmpuint (named * 20, >, measures * 19);
  g_assert_cmpuint (phases, ==, 4);
}

static void
test_whole (void)
{
  g_autoptr (SpReading) reading = read_plan ();
  guint last = 0;

  if (reading == NULL)
    return;
  g_assert_cmpstr (sp_reading_get_title (reading), !=, "");
  g_assert_cmpstr (sp_reading_get_issuer (reading), !=, "");
  g_assert_cmpint (sp_reading_get_date (reading), !=, SP_DATE_NONE);
  g_assert_cmpint (sp_reading_get_last_day (reading), >, sp_reading_get_first_day (reading));
  g_assert_cmpuint (sp_reading_get_n_doubts (reading), >, 10);
  /* Blocks follow each other and do not overlap. */
  for (guint i = 0; i < sp_reading_get_n_blocks (reading); i++)
    {
      const SpReadBlock *block = sp_reading_get_block (reading, i);

      g_assert_cmpuint (block->span.start, >=, last);
      last = block->span.end;
    }
}

/* Wherever a label of units is printed, units are read; wherever 底前 is, a deadline. */
static void
test_nothing_lost (void)
{
  g_autoptr (SpReading) reading = read_plan ();

  for (guint i = 0; reading != NULL && i < sp_reading_get_n_blocks (reading); i++)
    {
      const SpReadBlock *block = sp_reading_get_block (reading, i);
      g_autofree char *text = sp_reading_dup_span (reading, block->span);
      gboolean labelled = strstr (text, "责任单位：") != NULL || strstr (text, "部门：") != NULL;

      if (block->kind != SP_BLOCK_MEASURE)
        continue;
      g_test_message ("%s %s", block->path, block->title);
      if (labelled)
        {
          g_assert_cmpuint (block->responsibility.end, >, block->responsibility.start);
          g_assert_cmpuint (block->units->len, >, 0);
          g_assert_false (block->inherited);
        }
      if (strstr (text, "底前") != NULL && block->checklist->len == 0)
        g_assert_cmpuint (block->deadlines->len, >, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/plan/structure", test_structure);
  g_test_add_func ("/document/plan/whole", test_whole);
  g_test_add_func ("/document/plan/nothing-lost", test_nothing_lost);
  return g_test_run ();
}
