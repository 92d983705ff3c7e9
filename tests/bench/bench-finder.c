/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The finder in a file of any number of hazards and 10 000 enterprises: from a text typed to the
 * frame with its lines, and from a hazard chosen to the frame that shows it; wall time, and the
 * longest turn of the main loop until then, CPU time of the main thread. Each run is a process of
 * its own; needs a display.
 *
 * usage: bench-finder [hazards [runs [file]]], at least 100 000; a file that is named is kept, and
 * used again.
 */
#include "bench-file.h"
#include "bench-hazard-file.h"
#include "bench-window.h"

#include "app/sp-finder.h"
#include "app/sp-hazards-page.h"

#include <stdio.h>
#include <string.h>

static const char *const typed[] = {
  "安",          "隐患", "泄爆",   "第777处",        "第777处消防", "077777", "〔2021〕",
  "第777号企业", "企业", "示例县", "slxdqqqhqyyxgs", "slx",         "qqq",    "查无此事",
};
#define N_TYPED G_N_ELEMENTS (typed)
static const char *const chosen[] = {"第777处消防", "第42处消防", "077777"};
#define N_CHOSEN G_N_ELEMENTS (chosen)
#define N_FIGURES (2 * (N_TYPED + N_CHOSEN))

static void
type (BenchWindow *self, SpFinder *finder, const char *text, double *wall, double *freeze)
{
  gint64 before;
  double own;

  sp_finder_set_text (finder, "");
  bench_settle (self);
  before = g_get_monotonic_time ();
  own = bench_main_seconds ();
  sp_finder_set_text (finder, text);
  own = bench_main_seconds () - own;
  while (sp_finder_is_busy (finder))
    bench_turn (self);
  bench_wait_for_frame_of (self, GTK_WIDGET (finder));
  *wall = (double)(g_get_monotonic_time () - before) / 1e3;
  *freeze = MAX (own, self->freeze) * 1e3;
}

/* The first line of @text; the page is made where it is the first time. */
static void
choose (BenchWindow *self, SpFinder *finder, const char *text, double *wall, double *freeze)
{
  SpRecordPage *page;
  gboolean is_shown = FALSE;
  gint64 before;
  double own;

  type (self, finder, text, wall, freeze);
  bench_settle (self);
  before = g_get_monotonic_time ();
  own = bench_main_seconds ();
  sp_finder_open (finder, 0);
  own = bench_main_seconds () - own;
  page = sp_hazards_page_get_ledger (
    SP_HAZARDS_PAGE (sp_window_get_page (self->window, SP_PAGE_HAZARDS)));
  while (!is_shown || sp_record_list_is_loading (sp_record_page_get_list (page)))
    {
      bench_turn (self);
      is_shown = sp_record_page_get_record (page) != NULL;
    }
  bench_wait_for_frame (self);
  *wall = (double)(g_get_monotonic_time () - before) / 1e3;
  *freeze = MAX (own, self->freeze) * 1e3;
  sp_session_set_page (self->session, SP_PAGE_UNITS);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.find", NULL);
}

static int
run_child (const char *path)
{
  g_autoptr (GtkApplication) application = bench_application ();
  BenchWindow base = {NULL};
  SpFinder *finder;
  double figures[N_FIGURES];

  bench_open_window (&base, application, path, SP_PAGE_UNITS);
  gtk_widget_activate_action (GTK_WIDGET (base.window), "win.find", NULL);
  finder = sp_window_get_finder (base.window);
  bench_wait_for_frame_of (&base, GTK_WIDGET (finder));
  for (guint i = 0; i < N_TYPED; i++)
    type (&base, finder, typed[i], &figures[2 * i], &figures[2 * i + 1]);
  for (guint i = 0; i < N_CHOSEN; i++)
    choose (&base, finder, chosen[i], &figures[2 * (N_TYPED + i)], &figures[2 * (N_TYPED + i) + 1]);
  bench_print_figures (figures, N_FIGURES);
  gtk_window_destroy (GTK_WINDOW (base.window));
  return 0;
}

static gboolean
run_all (char *program, const char *path, guint runs)
{
  char *names[N_FIGURES];
  gboolean is_done;

  for (guint i = 0; i < N_TYPED + N_CHOSEN; i++)
    {
      names[2 * i] = i < N_TYPED
                       ? g_strdup_printf ("“%s”, wall ms", typed[i])
                       : g_strdup_printf ("the first of “%s” opened, wall ms", chosen[i - N_TYPED]);
      names[2 * i + 1] = g_strdup ("  longest freeze, ms");
    }
  is_done = bench_run_children (program, path, (const char *const *)names, N_FIGURES, runs);
  for (guint i = 0; i < N_FIGURES; i++)
    g_free (names[i]);
  return is_done;
}

int
main (int argc, char *argv[])
{
  static const BenchPage page = {"hazards", bench_make_hazards_file, run_child, run_all};

  return bench_main (argc, argv, &page);
}
