/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The library of criteria: all of it goes in once, what a county has stays, and a checklist holds
 * what is in force on its day. */
#include "base/sp-error.h"
#include "core/sp-industry.h"
#include "exchange/sp-criteria.h"
#include "report/sp-checklist.h"

#include <string.h>

typedef struct
{
  char *folder;
  SpStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("criteria-XXXXXX", &error);
  path = g_build_filename (self->folder, "a.safetyplan", NULL);
  self->store = sp_store_create (path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", self->folder);

  g_assert_true (sp_store_close (self->store, NULL));
  g_clear_object (&self->store);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (self->folder);
}

static void
test_add (Fixture *self, gconstpointer data)
{
  SpReader *reader = sp_store_get_reader (self->store);
  g_autoptr (GError) error = NULL;
  int n = sp_criteria_add (self->store, &error);
  g_autoptr (GPtrArray) criteria = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (n, ==, sp_reader_count (reader, &sp_criterion_type, NULL));
  g_assert_cmpint (sp_criteria_add (self->store, &error), ==, 0);
  criteria = sp_reader_load_all (reader, &sp_criterion_type, -1, 0, &error);
  for (guint i = 0; i < criteria->len; i++)
    g_assert_cmpint (sp_record_get_integer (criteria->pdata[i], SP_CRITERION_INDUSTRY), !=, 0);
  /* What was taken out comes back, the rest is there once. */
  sp_store_delete (self->store, criteria->pdata[0], "删除", &error);
  g_assert_no_error (error);
  g_assert_cmpint (sp_criteria_add (self->store, &error), ==, 1);
}

static void
test_checklist (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *industry, *topic, *day;
    guint n; /* 0: refused */
  } cases[] = {
    {"冶金工贸", "金属冶炼", "2021-03-01", 10}, {"冶金工贸", "液氨制冷", "2021-03-01", 2},
    {"冶金工贸", "有限空间", "2021-03-01", 2},  {"冶金工贸", "粉尘涉爆", "2021-03-01", 10},
    {"冶金工贸", "粉尘涉爆", "2024-03-01", 0},  {"冶金工贸", NULL, "2024-03-01", 1},
    {"非煤矿山", NULL, "2021-03-01", 1},        {"旅游", NULL, "2021-03-01", 0},
  };
  SpReader *reader = sp_store_get_reader (self->store);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sp_criteria_add (self->store, &error), >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SpChecklistInfo info = {.industry = sp_reader_find_by_text (reader, &sp_industry_type,
                                                                        SP_INDUSTRY_NAME,
                                                                        cases[i].industry, NULL),
                                    .topic = cases[i].topic,
                                    .day = sp_date_from_iso (cases[i].day)};
      g_autoptr (SpPaperTable) table = sp_checklist_new (reader, &info, &error);

      g_test_message ("case %u", i);
      if (cases[i].n == 0)
        g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
      else
        g_assert_cmpuint (sp_paper_table_get_n_rows (table), ==, cases[i].n);
      g_clear_error (&error);
      if (i == 3 && g_getenv ("SP_PAPERS") != NULL)
        {
          g_autofree char *path = g_build_filename (g_getenv ("SP_PAPERS"), "checklist.pdf", NULL);

          g_assert_true (sp_paper_table_export_pdf (table, path, NULL));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/exchange/criteria/add", test_add);
  ADD ("/report/checklist/criteria", test_checklist);
#undef ADD
  return g_test_run ();
}
