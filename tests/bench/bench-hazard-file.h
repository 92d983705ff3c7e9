/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file of any number of hazards with their steps, the same every time. Rows go in by SQL: the
 * write path would take minutes for a million. */
#pragma once

#include "store/sp-store.h"

#define BENCH_N_TOWNSHIPS 9
#define BENCH_N_DEPARTMENTS 20

typedef struct
{
  int64_t townships[BENCH_N_TOWNSHIPS], departments[BENCH_N_DEPARTMENTS];
} BenchUnits;

/* The words a hazard's text is made of. */
#define BENCH_N_PLACES 10
#define BENCH_N_TROUBLES 10
#define BENCH_N_MEASURES 3
extern const char *const bench_places[BENCH_N_PLACES];
extern const char *const bench_troubles[BENCH_N_TROUBLES];
extern const char *const bench_measures[BENCH_N_MEASURES];

/* Aborts with the error's sentence. */
void bench_must (gboolean is_done, GError *error);
/* Fills the new file @store with @n hazards, of the ids 1 to @n. */
void bench_fill_hazards (SpStore *store, guint n, BenchUnits *units);
/* The same as a file of its own, closed, its index made. */
void bench_make_hazards_file (const char *path, guint n);
