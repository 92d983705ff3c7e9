/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the start of the process to the first full frame (the schedule loaded and painted) of the
 * page 任务 or 甘特图; from an edit, and its undoing, to the frame that shows it; from a scroll by
 * a page to its frame. Each run is a process of its own; needs a display.
 *
 * usage: bench-start [measures [page [runs]]] */
#include "bench-file.h"

#include "app/sp-app.h"
#include "app/sp-overview-page.h"
#include "app/sp-window.h"
#include "core/sp-measure.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

typedef enum
{
  START_WALL,
  START_CPU,
  PRIVATE_MIB,
  EDIT_CPU,
  UNDO_CPU,
  SCROLL_CPU,
  N_FIGURES
} Figure;

static const char *const figure_names[N_FIGURES] = {"start, wall s",        "start, CPU s",
                                                    "private MiB",          "edit to frame, CPU s",
                                                    "undo to frame, CPU s", "page scroll, CPU s"};

static double
private_mib (void)
{
  g_autofree char *text = NULL;
  const char *line;
  double kib = 0;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  line = strstr (text, "Private_Dirty:");
  if (line != NULL)
    kib = g_ascii_strtod (line + strlen ("Private_Dirty:"), NULL);
  return kib / 1024;
}

static void
painted_cb (GdkFrameClock *clock, gpointer is_painted)
{
  *(gboolean *)is_painted = TRUE;
}

static SpOverviewPage *
find_overview (GtkWidget *widget)
{
  SpOverviewPage *found = SP_IS_OVERVIEW_PAGE (widget) ? SP_OVERVIEW_PAGE (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_overview (child);
  return found;
}

static gboolean
is_loading (SpWindow *window)
{
  SpOverviewPage *overview = find_overview (GTK_WIDGET (window));

  return sp_session_is_loading (sp_window_get_session (window)) ||
         (overview != NULL && gtk_widget_get_mapped (GTK_WIDGET (overview)) &&
          sp_overview_page_is_loading (overview));
}

/* Runs the main loop until a frame was painted after now and nothing is loading. */
static void
wait_for_frame (SpWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gboolean is_painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &is_painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!is_painted || is_loading (window))
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static void
wait_until_full (SpWindow *window)
{
  SpSession *session = sp_window_get_session (window);

  while (sp_session_get_schedule (session) == NULL || is_loading (window) ||
         gtk_widget_get_frame_clock (GTK_WIDGET (window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (window);
}

static double
edit_once (SpWindow *window, int i)
{
  SpSession *session = sp_window_get_session (window);
  int64_t id = sp_schedule_get_row (sp_session_get_schedule (session), 3)->measure;
  g_autoptr (SpRecord) measure =
    sp_reader_load (sp_session_get_reader (session), &sp_measure_type, id, NULL);
  g_autofree char *title = g_strdup_printf ("第 %d 次改过的任务名称", i);
  double before = bench_cpu_seconds ();

  sp_record_set_text (measure, SP_MEASURE_TITLE, title);
  if (!sp_session_update (session, measure, "修改任务"))
    g_error ("the edit failed");
  wait_for_frame (window);
  return bench_cpu_seconds () - before;
}

static double
undo_once (SpWindow *window, int i)
{
  double before = bench_cpu_seconds ();

  sp_session_undo (sp_window_get_session (window));
  wait_for_frame (window);
  return bench_cpu_seconds () - before;
}

/* The longest thing that scrolls among the mapped descendants of @widget. */
static void
find_longest (GtkWidget *widget, GtkAdjustment **longest)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_SCROLLABLE (widget))
    {
      GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));

      if (adjustment != NULL && (*longest == NULL || gtk_adjustment_get_upper (adjustment) >
                                                       gtk_adjustment_get_upper (*longest)))
        *longest = adjustment;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_longest (child, longest);
}

/* A page a frame: every row that is seen is new. */
static double
scroll_once (SpWindow *window, int i)
{
  GtkAdjustment *adjustment = NULL;
  double before;

  find_longest (GTK_WIDGET (window), &adjustment);
  before = bench_cpu_seconds ();
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                          gtk_adjustment_get_page_size (adjustment));
  wait_for_frame (window);
  return bench_cpu_seconds () - before;
}

#define N_EDITS 9

static double
median_of (SpWindow *window, double (*act) (SpWindow *window, int i))
{
  double samples[N_EDITS];

  for (int i = 0; i < N_EDITS; i++)
    samples[i] = act (window, i);
  return bench_median (samples, N_EDITS);
}

/* One run: prints the figures on a line. */
static int
run_child (const char *path, const char *page)
{
  g_autoptr (GtkApplication) application = NULL;
  SpWindow *window;
  double figures[N_FIGURES];
  gint64 started = g_get_monotonic_time ();

  sp_app_prepare ();
  gtk_init ();
  sp_app_init ();
  application = gtk_application_new ("org.lianghe.SafetyPlan.Bench", G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  window = sp_window_new (application);
  if (!sp_window_open (window, path))
    return 1;
  sp_session_set_as_of (sp_window_get_session (window), sp_date_from_ymd (2021, 9, 30));
  sp_session_set_page (sp_window_get_session (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 1600, 1000);
  gtk_window_present (GTK_WINDOW (window));
  wait_until_full (window);
  figures[START_WALL] = (double)(g_get_monotonic_time () - started) / 1e6;
  figures[START_CPU] = bench_cpu_seconds ();
  figures[PRIVATE_MIB] = private_mib ();
  figures[EDIT_CPU] = median_of (window, edit_once);
  figures[UNDO_CPU] = median_of (window, undo_once);
  figures[SCROLL_CPU] = median_of (window, scroll_once);
  for (int i = 0; i < N_FIGURES; i++)
    printf ("%.6f ", figures[i]);
  printf ("\n");
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}

static gboolean
run_once (char *program, char *path, char *page, double figures[N_FIGURES])
{
  char child_flag[] = "--child";
  char *argv[] = {program, child_flag, path, page, NULL};
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  char *p;
  int status = 0;

  if (!g_spawn_sync (NULL, argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL,
                     &status, &error) ||
      status != 0)
    return FALSE;
  p = output;
  for (int i = 0; i < N_FIGURES; i++)
    figures[i] = strtod (p, &p);
  return TRUE;
}

int
main (int argc, char *argv[])
{
  guint n_measures = argc > 1 ? (guint)atoi (argv[1]) : 1000;
  char default_page[] = SP_PAGE_TASKS;
  char *page = argc > 2 ? argv[2] : default_page;
  guint runs = argc > 3 ? (guint)CLAMP (atoi (argv[3]), 1, 64) : 7;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  double samples[N_FIGURES][64];

  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    return run_child (argv[2], argv[3]);
  folder = g_dir_make_tmp ("sp-bench-XXXXXX", NULL);
  path = g_build_filename (folder, "bench.safetyplan", NULL);
  bench_make_file (path, n_measures);
  for (guint run = 0; run < runs; run++)
    {
      double figures[N_FIGURES];

      if (!run_once (argv[0], path, page, figures))
        {
          fprintf (stderr, "a run failed; is there a display?\n");
          return 1;
        }
      for (int i = 0; i < N_FIGURES; i++)
        samples[i][run] = figures[i];
    }
  printf ("%u measures, page %s, median of %u runs (least - most)\n", n_measures, page, runs);
  for (int i = 0; i < N_FIGURES; i++)
    {
      double median = bench_median (samples[i], runs);

      printf ("  %-22s %8.3f (%.3f - %.3f)\n", figure_names[i], median, samples[i][0],
              samples[i][runs - 1]);
    }
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
