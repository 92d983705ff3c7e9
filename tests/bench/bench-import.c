/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An import from file to stored rows, and the filling of the sample: CPU and wall time, medians.
 * Without a plan as argument the sample document serves. */
#include "exchange/sp-import.h"
#include "exchange/sp-sample.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_RUNS 7

typedef struct
{
  double cpu, wall; /* ms */
} Span;

static Span
now (void)
{
  struct timespec cpu;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &cpu);
  return (Span) {(double)cpu.tv_sec * 1e3 + (double)cpu.tv_nsec / 1e6,
                 (double)g_get_monotonic_time () / 1e3};
}

static int
compare (const void *a, const void *b)
{
  double first = *(const double *)a;
  double second = *(const double *)b;

  return (first > second) - (first < second);
}

static void
print_spans (const char *what, const Span *spans)
{
  double cpu[N_RUNS];
  double wall[N_RUNS];

  for (int i = 0; i < N_RUNS; i++)
    {
      cpu[i] = spans[i].cpu;
      wall[i] = spans[i].wall;
    }
  qsort (cpu, N_RUNS, sizeof *cpu, compare);
  qsort (wall, N_RUNS, sizeof *wall, compare);
  g_print ("%-28s CPU %.1f ms (%.1f-%.1f), wall %.1f ms\n", what, cpu[N_RUNS / 2], cpu[0],
           cpu[N_RUNS - 1], wall[N_RUNS / 2]);
}

static Span
since (Span start)
{
  Span end = now ();

  return (Span) {end.cpu - start.cpu, end.wall - start.wall};
}

static SpStore *
new_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  SpStore *store;

  g_remove (path);
  store = sp_store_create (path, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

static void
close_store (SpStore *store)
{
  g_autoptr (GError) error = NULL;

  if (!sp_store_close (store, &error))
    g_error ("%s", error->message);
  g_object_unref (store);
}

static void
run_import (const char *path, const char *plan, Span *reading, Span *accepting)
{
  SpStore *store = new_store (path);
  g_autoptr (SpImportDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  Span start = now ();

  draft =
    sp_import_draft_new_from_file (plan, sp_store_get_reader (store), NULL, NULL, NULL, &error);
  if (draft == NULL)
    g_error ("%s", error->message);
  *reading = since (start);
  start = now ();
  if (sp_import_draft_accept (draft, store, &error) == 0)
    g_error ("%s", error->message);
  *accepting = since (start);
  close_store (store);
}

static Span
run_sample (const char *path)
{
  SpStore *store = new_store (path);
  g_autoptr (GError) error = NULL;
  Span start = now ();
  Span taken;

  if (!sp_sample_fill (store, &error))
    g_error ("%s", error->message);
  taken = since (start);
  close_store (store);
  return taken;
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("sp-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.safetyplan", NULL);
  g_autofree char *own = g_build_filename (folder, "plan.txt", NULL);
  const char *plan = argc > 1 ? argv[1] : own;
  Span reading[N_RUNS], accepting[N_RUNS], filling[N_RUNS];

  g_file_set_contents (own, sp_sample_document (), -1, NULL);
  for (int i = 0; i < N_RUNS; i++)
    {
      run_import (path, plan, &reading[i], &accepting[i]);
      filling[i] = run_sample (path);
    }
  print_spans ("read and resolve a plan", reading);
  print_spans ("accept it", accepting);
  print_spans ("fill the sample", filling);
  g_remove (path);
  g_remove (own);
  g_rmdir (folder);
  return 0;
}
