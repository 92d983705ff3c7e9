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
#include "bench-window.h"

#include "app/sp-hazards-page.h"
#include "core/sp-hazard.h"
#include "store/sp-hazards.h"

#include <string.h>

#define N_SCROLLS 40

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
  BenchWindow base;
  SpRecordPage *ledger;
  SpRecordList *list;
} Page;

static double
wall_seconds (void)
{
  return (double)g_get_monotonic_time () / 1e6;
}

/* Until the list has its rows and a frame shows them. */
static void
wait_until_full (Page *self)
{
  while (sp_record_list_is_loading (self->list))
    bench_turn (&self->base);
  bench_wait_for_frame (&self->base);
}

static void
open_window (Page *self, GtkApplication *application, const char *path, const char *page)
{
  SpHazardsPage *hazards;

  bench_open_window (&self->base, application, path, page);
  hazards = SP_HAZARDS_PAGE (sp_window_get_page (self->base.window, SP_PAGE_HAZARDS));
  self->ledger = sp_hazards_page_get_ledger (hazards);
  self->list = sp_record_page_get_list (self->ledger);
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
  bench_wait_for_frame (&self->base);
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
  bench_settle (&self->base);
}

/* To the frame that shows the rows. */
static double
narrow (Page *self, const char *search, const SpCondition *conditions, guint n)
{
  double before;

  bench_settle (&self->base);
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

  bench_settle (&self->base);
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

  bench_settle (&self->base);
  before = bench_cpu_seconds ();
  sp_session_set_as_of (self->base.session, sp_date_from_iso ("2021-09-30"));
  wait_until_full (self);
  return (bench_cpu_seconds () - before) * 1e3;
}

static double
choose (Page *self)
{
  double before;

  bench_settle (&self->base);
  before = bench_cpu_seconds ();
  gtk_selection_model_select_item (gtk_column_view_get_model (sp_record_list_get_view (self->list)),
                                   5, TRUE);
  bench_wait_for_frame (&self->base);
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

  bench_settle (&self->base);
  sp_record_set_integer (step, SP_HAZARD_STEP_KIND, SP_STEP_START);
  sp_record_set_integer (step, SP_HAZARD_STEP_DAY, sp_date_from_iso ("2023-06-01"));
  before = bench_cpu_seconds ();
  bench_must (sp_store_take_hazard_steps (sp_session_get_store (self->base.session), &id, 1,
                                          SP_HAZARD_STEP (step), NULL, FALSE, &refused, &error),
              error);
  wait_until_full (self);
  return (bench_cpu_seconds () - before) * 1e3;
}

static double
undo (Page *self)
{
  double before;

  bench_settle (&self->base);
  before = bench_cpu_seconds ();
  sp_session_undo (self->base.session);
  wait_until_full (self);
  return (bench_cpu_seconds () - before) * 1e3;
}

/* ---- runs ---- */

static void
measure_page (Page *self, double *figures)
{
  const SpCondition township = {SP_HAZARD_TOWNSHIP, 4, 0, 0}; /* units are numbered from 1 */

  figures[OPEN_FREEZE] = self->base.freeze * 1e3;
  bench_settle (&self->base);
  measure_scroll (self, figures);
  figures[FILTER] = narrow (self, "", &township, 1);
  figures[FILTER_FREEZE] = self->base.freeze * 1e3;
  figures[CLEAR] = narrow (self, "", NULL, 0);
  figures[SEARCH] = narrow (self, "第777处", NULL, 0);
  figures[SEARCH_COMMON] = narrow (self, "泄爆", NULL, 0);
  narrow (self, "", NULL, 0);
  figures[CHOOSE] = choose (self);
  figures[STEP] = take_step (self);
  figures[STEP_FREEZE] = self->base.freeze * 1e3;
  figures[UNDO] = undo (self);
  figures[SORT] = sort (self);
  figures[SORT_FREEZE] = self->base.freeze * 1e3;
  figures[EARLIER] = look_back (self);
  figures[EARLIER_FREEZE] = self->base.freeze * 1e3;
  figures[MEMORY] = bench_private_mib ();
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

  application = bench_application ();
  open_window (&page, application, path, SP_PAGE_HAZARDS);
  wait_until_full (&page);
  figures[START_WALL] = (wall_seconds () - before) * 1e3;
  figures[START] = bench_cpu_seconds () * 1e3;
  gtk_window_destroy (GTK_WINDOW (page.base.window));
  open_window (&page, application, path, SP_PAGE_UNITS);
  bench_settle (&page.base);
  before = bench_cpu_seconds ();
  sp_session_set_page (page.base.session, SP_PAGE_HAZARDS);
  wait_until_full (&page);
  figures[OPEN] = (bench_cpu_seconds () - before) * 1e3;
  measure_page (&page, figures);
  bench_print_figures (figures, N_FIGURES);
  gtk_window_destroy (GTK_WINDOW (page.base.window));
  return 0;
}

static gboolean
run_all (char *program, const char *path, guint runs)
{
  return bench_run_children (program, path, names, N_FIGURES, runs);
}

int
main (int argc, char *argv[])
{
  static const BenchPage page = {"hazards", bench_make_hazards_file, run_child, run_all};

  return bench_main (argc, argv, &page);
}
