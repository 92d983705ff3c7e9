/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Windows of benchmarks. */
#include "bench-window.h"
#include "bench-file.h"

#include "app/sp-app.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

double
bench_main_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

GtkApplication *
bench_application (void)
{
  GtkApplication *application;

  sp_app_prepare ();
  gtk_init ();
  sp_app_init ();
  application = gtk_application_new ("org.lianghe.SafetyPlan.Bench", G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  return application;
}

void
bench_turn (BenchWindow *self)
{
  double before;

  while (!g_main_context_pending (NULL))
    g_usleep (100);
  before = bench_main_seconds ();
  g_main_context_iteration (NULL, FALSE);
  self->freeze = MAX (self->freeze, bench_main_seconds () - before);
}

static void
painted_cb (GdkFrameClock *clock, gpointer is_painted)
{
  *(gboolean *)is_painted = TRUE;
}

void
bench_wait_for_frame_of (BenchWindow *self, GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean is_painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &is_painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!is_painted)
    bench_turn (self);
  g_signal_handler_disconnect (clock, handler);
}

void
bench_wait_for_frame (BenchWindow *self)
{
  bench_wait_for_frame_of (self, GTK_WIDGET (self->window));
}

void
bench_settle (BenchWindow *self)
{
  for (guint i = 0; i < 5; i++)
    bench_wait_for_frame (self);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  self->freeze = 0;
}

void
bench_open_window (BenchWindow *self,
                   GtkApplication *application,
                   const char *path,
                   const char *page)
{
  self->window = sp_window_new (application);
  self->session = sp_window_get_session (self->window);
  if (!sp_window_open (self->window, path))
    g_error ("the file does not open");
  sp_session_set_page (self->session, page);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1600, 1000);
  gtk_window_present (GTK_WINDOW (self->window));
  while (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)) == NULL ||
         !gtk_widget_get_mapped (GTK_WIDGET (self->window)))
    bench_turn (self);
}

double
bench_private_mib (void)
{
  g_autofree char *text = NULL;
  const char *line = NULL;

  if (g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    line = strstr (text, "Private_Dirty:");
  return line != NULL ? g_ascii_strtod (line + strlen ("Private_Dirty:"), NULL) / 1024 : 0;
}

/* ---- runs ---- */

static gboolean
run_once (char *program, const char *path, double *figures, guint n_figures)
{
  char child_flag[] = "--child";
  g_autofree char *file = g_strdup (path);
  char *argv[] = {program, child_flag, file, NULL};
  g_autofree char *output = NULL;
  char *p;
  int status = 0;

  if (!g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, NULL) ||
      status != 0)
    return FALSE;
  p = output;
  for (guint i = 0; i < n_figures; i++)
    figures[i] = strtod (p, &p);
  return TRUE;
}

gboolean
bench_run_children (
  char *program, const char *path, const char *const *names, guint n_figures, guint runs)
{
  g_autofree double *figures = g_new0 (double, n_figures);
  g_autofree double *samples = g_new0 (double, n_figures *BENCH_MOST_RUNS);

  g_assert (runs <= BENCH_MOST_RUNS);
  for (guint run = 0; run < runs; run++)
    {
      if (!run_once (program, path, figures, n_figures))
        {
          fprintf (stderr, "a run failed; is there a display?\n");
          return FALSE;
        }
      for (guint i = 0; i < n_figures; i++)
        samples[i * BENCH_MOST_RUNS + run] = figures[i];
    }
  for (guint i = 0; i < n_figures; i++)
    {
      double *of_figure = samples + i * BENCH_MOST_RUNS;
      double median = bench_median (of_figure, runs); /* sorts */

      printf ("  %-44s %9.2f (%.2f - %.2f)\n", names[i], median, of_figure[0], of_figure[runs - 1]);
    }
  return TRUE;
}

void
bench_print_figures (const double *figures, guint n_figures)
{
  for (guint i = 0; i < n_figures; i++)
    printf ("%.3f ", figures[i]);
  printf ("\n");
}

int
bench_main (int argc, char **argv, const BenchPage *page)
{
  guint n = argc > 1 ? (guint)atoi (argv[1]) : 1000000;
  guint runs = argc > 2 ? (guint)CLAMP (atoi (argv[2]), 1, BENCH_MOST_RUNS) : 5;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  gboolean is_done;

  if (argc == 3 && g_str_equal (argv[1], "--child"))
    return page->run_child (argv[2]);
  folder = g_dir_make_tmp ("sp-bench-XXXXXX", NULL);
  path = argc > 3 ? g_strdup (argv[3]) : g_build_filename (folder, "bench.safetyplan", NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    page->make_file (path, n);
  printf ("%u %s, median of %u runs (least - most)\n", n, page->what, runs);
  is_done = page->run_all (argv[0], path, runs);
  if (argc <= 3)
    g_unlink (path);
  g_rmdir (folder);
  return is_done ? 0 : 1;
}
