/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes files of any size for benchmarks, through the store's write path, the same every time. */
#pragma once

#include "store/sp-store.h"

/* A new file at @path with @n_measures measures in 12 parts, 20 units, a deadline and two reports
 * each. */
void bench_make_file (const char *path, guint n_measures);
/* Medians of up to 64 samples; sorts @samples. */
double bench_median (double *samples, guint n);
double bench_cpu_seconds (void); /* of this process so far */
