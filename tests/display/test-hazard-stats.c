/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window 隐患统计: opened by its action, by each way of counting, for a typed period, following
 * an edit, exported with the numbers that it shows. */
#include "window-support.h"

#include "core/sp-hazard.h"
#include "core/sp-hazard-columns.h"

#include <glib/gstdio.h>
#include <string.h>

static SpHazardStatsWindow *
open_stats (SpWindow *window)
{
  SpHazardStatsWindow *stats;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.hazard-stats", NULL);
  stats = sp_window_get_hazard_stats (window);
  WAIT_FOR (!sp_hazard_stats_window_is_loading (stats));
  g_assert_nonnull (sp_hazard_stats_window_get_stats (stats));
  return stats;
}

static const SpHazardSums *
get_total (SpHazardStatsWindow *window)
{
  const SpHazardStats *stats = sp_hazard_stats_window_get_stats (window);
  const SpHazardTally *total = g_ptr_array_index (stats->rows, stats->rows->len - 1);

  return &total->spans[SP_HAZARD_SPAN_PERIOD];
}

/* Each way of counting has the same total, and its rows add up to what they are parts of. */
static void
test_dimensions (void)
{
  SpWindow *window = window_support_open ();
  SpHazardStatsWindow *stats = open_stats (window);
  guint found = get_total (stats)->found;

  g_assert_cmpuint (found, >, 0);
  for (guint i = 0; i < sp_hazard_dimensions.n_words; i++)
    {
      SpHazardDimension by = (SpHazardDimension)sp_hazard_dimensions.words[i].value;
      guint sum = 0;
      const SpHazardStats *now;

      sp_hazard_stats_window_set_dimension (stats, by);
      WAIT_FOR (!sp_hazard_stats_window_is_loading (stats));
      now = sp_hazard_stats_window_get_stats (stats);
      g_assert_cmpint (now->query.by, ==, by);
      g_assert_cmpuint (get_total (stats)->found, ==, found);
      for (guint row = 0; row + 1 < now->rows->len; row++)
        sum += ((SpHazardTally *)now->rows->pdata[row])->spans[SP_HAZARD_SPAN_PERIOD].found;
      if (by != SP_HAZARDS_BY_NOTHING)
        g_assert_cmpuint (sum, ==, found);
    }
  sp_hazard_stats_window_set_dimension (stats, SP_HAZARDS_BY_TOWNSHIP);
  WAIT_FOR (!sp_hazard_stats_window_is_loading (stats));
  support_frames (GTK_WIDGET (stats), 12);
  support_shot (GTK_WIDGET (stats), "hazard-stats");
  window_support_close (window);
}

static void
test_period (void)
{
  static const struct
  {
    const char *text;
    gboolean is_read;
  } cases[] = {{"2021", TRUE}, {"2020Q4", TRUE}, {"上周", FALSE}, {"1998", TRUE}};
  SpWindow *window = window_support_open ();
  SpHazardStatsWindow *stats = open_stats (window);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (sp_hazard_stats_window_set_period (stats, cases[i].text), ==,
                       cases[i].is_read);
      WAIT_FOR (!sp_hazard_stats_window_is_loading (stats));
    }
  g_assert_cmpuint (get_total (stats)->found, ==, 0);
  window_support_close (window);
}

/* The label of @text below @widget, or NULL. */
static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

/* What does not hold is in sight without scrolling, however many columns there are. */
static void
test_faults (void)
{
  SpWindow *window = window_support_open ();
  SpHazardStatsWindow *stats = open_stats (window);
  const SpHazardStats *now;
  guint n_faults = 0;

  sp_hazard_stats_window_set_dimension (stats, SP_HAZARDS_BY_INDUSTRY);
  WAIT_FOR (!sp_hazard_stats_window_is_loading (stats));
  support_frames (GTK_WIDGET (stats), 12);
  now = sp_hazard_stats_window_get_stats (stats);
  for (guint row = 0; row < now->rows->len; row++)
    {
      const char *title = sp_hazard_stats_get_title (now, row);
      g_autofree char *marked = g_strconcat ("▲ ", title, NULL);
      g_autofree char *faults =
        sp_hazard_tally_dup_faults (now->rows->pdata[row], SP_HAZARD_SPAN_PERIOD);
      g_autofree char *line = g_strdup_printf ("▲ %s：%s", title, faults);
      graphene_rect_t bounds;

      g_assert_cmpint (find_label (GTK_WIDGET (stats), marked) != NULL, ==, *faults != '\0');
      if (*faults == '\0')
        continue;
      n_faults++;
      g_assert_true (gtk_widget_compute_bounds (find_label (GTK_WIDGET (stats), line),
                                                GTK_WIDGET (stats), &bounds));
      g_assert_cmpfloat (bounds.origin.x, <, 100);
    }
  g_assert_cmpuint (n_faults, >, 0);
  window_support_close (window);
}

static void
test_follows (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpHazardStatsWindow *stats = open_stats (window);
  guint found = get_total (stats)->found;
  g_autoptr (SpRecord) hazard = sp_record_new (&sp_hazard_type);

  sp_record_set_text (hazard, SP_HAZARD_DESCRIPTION, "渡口没有救生圈");
  sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, sp_date_from_iso ("2021-09-10"));
  g_assert_true (sp_session_insert (session, hazard, "登记隐患"));
  WAIT_FOR (get_total (stats)->found == found + 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  WAIT_FOR (get_total (stats)->found == found);
  window_support_close (window);
}

static void
test_export (void)
{
  SpWindow *window = window_support_open ();
  SpHazardStatsWindow *stats = open_stats (window);
  g_autofree char *folder = g_dir_make_tmp ("stats-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "统计.csv", NULL);
  g_autofree char *head = g_strdup_printf ("\xEF\xBB\xBF%s,", "行业领域");
  g_autofree char *total = NULL;
  g_autofree char *csv = NULL;
  g_autoptr (SpPaperTable) paper = NULL;

  sp_hazard_stats_window_set_dimension (stats, SP_HAZARDS_BY_INDUSTRY);
  WAIT_FOR (!sp_hazard_stats_window_is_loading (stats));
  total = g_strdup_printf ("\r\n合计,%u,", get_total (stats)->found);
  g_assert_true (sp_hazard_stats_window_export_to (stats, path));
  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  g_assert_true (g_str_has_prefix (csv, head));
  g_assert_nonnull (strstr (csv, total));
  paper = sp_hazard_stats_new_paper (sp_hazard_stats_window_get_stats (stats), SP_HAZARD_SPAN_PLAN,
                                     "示例县安委办");
  g_assert_cmpuint (sp_paper_table_get_n_rows (paper), ==,
                    sp_hazard_stats_window_get_stats (stats)->rows->len);
  if (g_getenv ("SP_PAPERS") != NULL)
    {
      g_autofree char *pdf = g_build_filename (g_getenv ("SP_PAPERS"), "stats.pdf", NULL);

      g_assert_true (sp_paper_table_export_pdf (paper, pdf, NULL));
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/hazard-stats/dimensions", test_dimensions);
  g_test_add_func ("/hazard-stats/period", test_period);
  g_test_add_func ("/hazard-stats/faults", test_faults);
  g_test_add_func ("/hazard-stats/follows", test_follows);
  g_test_add_func ("/hazard-stats/export", test_export);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
