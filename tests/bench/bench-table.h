/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of any number of rows to take into a ledger, the same every time: enforcement in 12
 * columns, hazards of which most went through all their steps, or hazards without numbers, some
 * hundreds of a day at an enterprise. */
#pragma once

#include "store/sp-store.h"

typedef enum
{
  BENCH_TABLE_ENFORCEMENT,
  BENCH_TABLE_HAZARDS,
  BENCH_TABLE_PLAIN
} BenchTable;

GBytes *bench_table_make_workbook (BenchTable kind, guint n_rows);
GBytes *bench_table_make_csv (guint n_rows); /* enforcement */
/* The units and enterprises that the rows name. */
void bench_table_fill_names (SpStore *store);
