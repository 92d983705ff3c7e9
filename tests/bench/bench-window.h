/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What benchmarks of a page share: a window on a file, frames, the longest turn of the main loop,
 * and runs that are processes of their own. Needs a display. */
#pragma once

#include "app/sp-window.h"

#define BENCH_MOST_RUNS 64

typedef struct
{
  SpWindow *window;
  SpSession *session;
  double freeze; /* CPU seconds of the longest turn since bench_settle() */
} BenchWindow;

GtkApplication *bench_application (void); /* also readies GTK; transfer full */
/* A window on @path that shows @page, once it is on the screen. */
void bench_open_window (BenchWindow *self,
                        GtkApplication *application,
                        const char *path,
                        const char *page);
/* One turn of the main loop, when there is something to do. */
void bench_turn (BenchWindow *self);
void bench_wait_for_frame (BenchWindow *self);
/* The same of another window, which @widget is in. */
void bench_wait_for_frame_of (BenchWindow *self, GtkWidget *widget);
/* Nothing is left to be done. */
void bench_settle (BenchWindow *self);
double bench_main_seconds (void); /* CPU time of this thread so far */
double bench_private_mib (void);

/* Runs @program "--child" @path so many times, each printing @n_figures, and prints the medians
 * under their @names. FALSE when a run fails. */
gboolean bench_run_children (
  char *program, const char *path, const char *const *names, guint n_figures, guint runs);
/* For such a child. */
void bench_print_figures (const double *figures, guint n_figures);

typedef struct
{
  const char *what; /* of which the file has so many */
  void (*make_file) (const char *path, guint n);
  int (*run_child) (const char *path);
  gboolean (*run_all) (char *program, const char *path, guint runs); /* bench_run_children() */
} BenchPage;
/* "[number [runs [file]]]": a file that is named is kept, and used again. */
int bench_main (int argc, char **argv, const BenchPage *page);
