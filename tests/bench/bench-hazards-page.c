/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page 问题隐患 of a file with any number of hazards: from the start of the process, and from
 * another page, to the first full frame; scrolling, narrowing, searching, choosing a row, a step.
 * Each run is a process of its own; needs a display. CPU time of all threads up to the frame that
 * shows the outcome; the longest freeze is the longest turn of the main loop.
 *
 * usage: bench-hazards-page [hazards [runs [file]]]; a file that is named is kept, and used again.
 */
#include "bench-file.h"
#include "bench-hazard-file.h"

#include "app/sp-app.h"
#include "app/sp-hazards-page.h"
#include "app/sp-window.h"
#include "core/sp-hazard.h"
#include "store/sp-hazards.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_SCROLLS 40
#define MOST_RUNS 64

typedef enum
{
  START_WALL,
  START,
  OPEN,
  OPEN_FREEZE,
  SCROLL,
  SCROLL_MOST,
  JUMP,
  FILTER,
  FILTER_FREEZE,
  CLEAR,
  SEARCH,
  SEARCH_COMMON,
  SORT,
  SORT_FREEZE,
  EARLIER,
  EARLIER_FREEZE,
  CHOOSE,
  STEP,
  STEP_FREEZE,
  UNDO,
  MEMORY,
  N_FIGURES
} Figure;

static const char *const names[N_FIGURES] = {
  "start to full page, wall ms",
  "  CPU ms",
  "other page to full page, CPU ms",
  "  longest freeze, ms",
  "scroll by a page, CPU ms",
  "  the slowest of 40, CPU ms",
  "jump anywhere, CPU ms",
  "filter by township, CPU ms",
  "  longest freeze, ms",
  "all again, CPU ms",
  "search 第777处, CPU ms",
  "search 泄爆 (common), CPU ms",
  "sort by deadline, CPU ms",
  "  longest freeze, ms",
  "an earlier date, sorted so, CPU ms",
  "  longest freeze, ms",
  "choose a row, CPU ms",
  "a step of a hazard, CPU ms",
  "  longest freeze, ms",
  "its undoing, CPU ms",
  "private MiB",
};

typedef struct
{
  SpWindow *window;
  SpSession *session;
  SpRecordPage *ledger;
  SpRecordList *list;
  double freeze; /* seconds */
} Page;

static double
wall_seconds (void)
{
  return (double)g_get_monotonic_time () / 1e6;
}

/* CPU time of this thread. */
static double
main_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void
turn (Page *self)
{
  double before;

  while (!g_main_context_pending (NULL))
    g_usleep (100);
  before = main_seconds ();
  g_main_context_iteration (NULL, FALSE);
  self->freeze = MAX (self->freeze, main_seconds () - before);
}

static void
painted_cb (GdkFrameClock *clock, gpointer is_painted)
{
  *(gboolean *)is_painted = TRUE;
}

static void
wait_for_frame (Page *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->window));
  gboolean is_painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &is_painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!is_painted)
    turn (self);
  g_signal_handler_disconnect (clock, handler);
}

/* Until the list has its rows and a frame shows them. */
static void
wait_until_full (Page *self)
{
  while (sp_record_list_is_loading (self->list))
    turn (self);
  wait_for_frame (self);
}

static void
settle (Page *self)
{
  for (guint i = 0; i < 5; i++)
    wait_for_frame (self);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  self->freeze = 0;
}

static void
open_window (Page *self, GtkApplication *application, const char *path, const char *page)
{
  SpHazardsPage *hazards;

  self->window = sp_window_new (application);
  self->session = sp_window_get_session (self->window);
  if (!sp_window_open (self->window, path))
    g_error ("the file does not open");
  sp_session_set_page (self->session, page);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1600, 1000);
  gtk_window_present (GTK_WINDOW (self->window));
  hazards = SP_HAZARDS_PAGE (sp_window_get_page (self->window, SP_PAGE_HAZARDS));
  self->ledger = sp_hazards_page_get_ledger (hazards);
  self->list = sp_record_page_get_list (self->ledger);
  while (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)) == NULL ||
         !gtk_widget_get_mapped (GTK_WIDGET (self->window)))
    turn (self);
}

static double
private_mib (void)
{
  g_autofree char *text = NULL;
  const char *line = NULL;

  if (g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    line = strstr (text, "Private_Dirty:");
  return line != NULL ? g_ascii_strtod (line + strlen ("Private_Dirty:"), NULL) / 1024 : 0;
}

/* ---- what a person does ---- */

static GtkAdjustment *
get_adjustment (Page *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (sp_record_list_get_view (self->list)));
}

static double
scroll_to (Page *self, double value)
{
  double before = bench_cpu_seconds ();

  gtk_adjustment_set_value (get_adjustment (self), value);
  wait_for_frame (self);
  return (bench_cpu_seconds () - before) * 1e3;
}

static void
measure_scroll (Page *self, double *figures)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double samples[N_SCROLLS];

  for (guint i = 0; i < N_SCROLLS; i++)
    samples[i] = scroll_to (self, gtk_adjustment_get_value (adjustment) +
                                    gtk_adjustment_get_page_size (adjustment));
  figures[SCROLL] = bench_median (samples, N_SCROLLS); /* sorts */
  figures[SCROLL_MOST] = samples[N_SCROLLS - 1];
  for (guint i = 0; i < N_SCROLLS; i++)
    samples[i] =
      scroll_to (self, gtk_adjustment_get_upper (adjustment) * (i * 17 % N_SCROLLS) / N_SCROLLS);
  figures[JUMP] = bench_median (samples, N_SCROLLS);
  settle (self);
}

/* To the frame that shows the rows. */
static double
narrow (Page *self, const char *search, const SpCondition *conditions, guint n)
{
  double before;

  settle (self);
  before = bench_cpu_seconds ();
  sp_record_list_set_filter (self->list, search, conditions, n);
  wait_until_full (self);
  return (bench_cpu_seconds () - before) * 1e3;
}

static double
sort (Page *self)
{
  GtkColumnView *view = sp_record_list_get_view (self->list);
  GListModel *columns = gtk_column_view_get_columns (view);
  double before;

  settle (self);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), "整改时限") != 0)
        continue;
      before = bench_cpu_seconds ();
      gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
      wait_until_full (self);
      return (bench_cpu_seconds () - before) * 1e3;
    }
  return -1;
}

/* What was in force then puts the rows in another order. */
static double
look_back (Page *self)
{
  double before;

  settle (self);
  before = bench_cpu_seconds ();
  sp_session_set_as_of (self->session, sp_date_from_iso ("2021-09-30"));
  wait_until_full (self);
  return (bench_cpu_seconds () - before) * 1e3;
}

static double
choose (Page *self)
{
  double before;

  settle (self);
  before = bench_cpu_seconds ();
  gtk_selection_model_select_item (gtk_column_view_get_model (sp_record_list_get_view (self->list)),
                                   5, TRUE);
  wait_for_frame (self);
  return (bench_cpu_seconds () - before) * 1e3;
}

/* A step of a hazard that was assigned, with all that the window does about it. */
static double
take_step (Page *self)
{
  g_autoptr (SpRecord) step = sp_record_new (&sp_hazard_step_type);
  g_autoptr (GPtrArray) refused = NULL;
  GError *error = NULL;
  const int64_t id = 10; /* each tenth is not rectified yet */
  double before;

  settle (self);
  sp_record_set_integer (step, SP_HAZARD_STEP_KIND, SP_STEP_START);
  sp_record_set_integer (step, SP_HAZARD_STEP_DAY, sp_date_from_iso ("2023-06-01"));
  before = bench_cpu_seconds ();
  bench_must (sp_store_take_hazard_steps (sp_session_get_store (self->session), &id, 1,
                                          SP_HAZARD_STEP (step), NULL, FALSE, &refused, &error),
              error);
  wait_until_full (self);
  return (bench_cpu_seconds () - before) * 1e3;
}

static double
undo (Page *self)
{
  double before;

  settle (self);
  before = bench_cpu_seconds ();
  sp_session_undo (self->session);
  wait_until_full (self);
  return (bench_cpu_seconds () - before) * 1e3;
}

/* ---- runs ---- */

static void
measure_page (Page *self, double *figures)
{
  const SpCondition township = {SP_HAZARD_TOWNSHIP, 4, 0, 0}; /* units are numbered from 1 */

  figures[OPEN_FREEZE] = self->freeze * 1e3;
  settle (self);
  measure_scroll (self, figures);
  figures[FILTER] = narrow (self, "", &township, 1);
  figures[FILTER_FREEZE] = self->freeze * 1e3;
  figures[CLEAR] = narrow (self, "", NULL, 0);
  figures[SEARCH] = narrow (self, "第777处", NULL, 0);
  figures[SEARCH_COMMON] = narrow (self, "泄爆", NULL, 0);
  narrow (self, "", NULL, 0);
  figures[CHOOSE] = choose (self);
  figures[STEP] = take_step (self);
  figures[STEP_FREEZE] = self->freeze * 1e3;
  figures[UNDO] = undo (self);
  figures[SORT] = sort (self);
  figures[SORT_FREEZE] = self->freeze * 1e3;
  figures[EARLIER] = look_back (self);
  figures[EARLIER_FREEZE] = self->freeze * 1e3;
  figures[MEMORY] = private_mib ();
}

/* One run: prints the figures on a line. A window is opened on the page, then another on a page
 * beside it, from which the page is gone to. */
static int
run_child (const char *path)
{
  g_autoptr (GtkApplication) application = NULL;
  Page page = {0};
  double figures[N_FIGURES] = {0};
  double before = wall_seconds ();

  sp_app_prepare ();
  gtk_init ();
  sp_app_init ();
  application = gtk_application_new ("org.lianghe.SafetyPlan.Bench", G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  open_window (&page, application, path, SP_PAGE_HAZARDS);
  wait_until_full (&page);
  figures[START_WALL] = (wall_seconds () - before) * 1e3;
  figures[START] = bench_cpu_seconds () * 1e3;
  gtk_window_destroy (GTK_WINDOW (page.window));
  open_window (&page, application, path, SP_PAGE_UNITS);
  settle (&page);
  before = bench_cpu_seconds ();
  sp_session_set_page (page.session, SP_PAGE_HAZARDS);
  wait_until_full (&page);
  figures[OPEN] = (bench_cpu_seconds () - before) * 1e3;
  measure_page (&page, figures);
  for (int i = 0; i < N_FIGURES; i++)
    printf ("%.3f ", figures[i]);
  printf ("\n");
  gtk_window_destroy (GTK_WINDOW (page.window));
  return 0;
}

static gboolean
run_once (char *program, char *path, double figures[N_FIGURES])
{
  char child_flag[] = "--child";
  char *argv[] = {program, child_flag, path, NULL};
  g_autofree char *output = NULL;
  char *p;
  int status = 0;

  if (!g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, NULL) ||
      status != 0)
    return FALSE;
  p = output;
  for (int i = 0; i < N_FIGURES; i++)
    figures[i] = strtod (p, &p);
  return TRUE;
}

static void
make_file (const char *path, guint n)
{
  GError *error = NULL;
  BenchUnits units;
  SpStore *store = sp_store_create (path, &error);

  bench_must (store != NULL, error);
  bench_fill_hazards (store, n, &units);
  bench_must (sp_store_close (store, NULL), NULL);
  g_object_unref (store);
  store = sp_store_open (path, SP_STORE_OPEN_DEFAULT, &error); /* and its index is made */
  bench_must (store != NULL && sp_store_close (store, NULL), error);
  g_object_unref (store);
}

int
main (int argc, char *argv[])
{
  guint n = argc > 1 ? (guint)atoi (argv[1]) : 1000000;
  guint runs = argc > 2 ? (guint)CLAMP (atoi (argv[2]), 1, MOST_RUNS) : 5;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  double samples[N_FIGURES][MOST_RUNS];

  if (argc == 3 && strcmp (argv[1], "--child") == 0)
    return run_child (argv[2]);
  folder = g_dir_make_tmp ("sp-bench-XXXXXX", NULL);
  path = argc > 3 ? g_strdup (argv[3]) : g_build_filename (folder, "bench.safetyplan", NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    make_file (path, n);
  for (guint run = 0; run < runs; run++)
    {
      double figures[N_FIGURES];

      if (!run_once (argv[0], path, figures))
        {
          fprintf (stderr, "a run failed; is there a display?\n");
          return 1;
        }
      for (int i = 0; i < N_FIGURES; i++)
        samples[i][run] = figures[i];
    }
  printf ("%u hazards, median of %u runs (least - most)\n", n, runs);
  for (int i = 0; i < N_FIGURES; i++)
    {
      double median = bench_median (samples[i], runs);

      printf ("  %-36s %9.2f (%.2f - %.2f)\n", names[i], median, samples[i][0],
              samples[i][runs - 1]);
    }
  if (argc <= 3)
    g_unlink (path);
  g_rmdir (folder);
  return 0;
}
