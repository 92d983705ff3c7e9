/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long a table takes into a ledger, and how much memory: a workbook of ROWS rows (100 000) and
 * 12 columns, or the same as CSV: reading, judging, storing; then taking it back and doing it
 * again. Usage: bench-records [ROWS [csv|hazards]]; hazards: a workbook of them with the days of
 * their steps. Making the file costs memory, too: that peak is printed first. */
#include "bench-file.h"
#include "bench-table.h"
#include "core/sp-hazard.h"
#include "core/sp-supervision.h"
#include "exchange/sp-record-profiles.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>

static void
fail_on (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static long
get_peak_kb (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static void
run (SpStore *store, const SpRecordType *type, GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecord) model = sp_record_new (type);
  SpRecordProfile profile;
  gboolean has_profile = sp_record_profile_init (&profile, type);
  double start = bench_cpu_seconds ();
  g_autoptr (SpRecordDraft) draft = sp_record_draft_new (
    bytes, NULL, model, has_profile ? &profile : NULL, NULL, NULL, NULL, &error);
  double read = bench_cpu_seconds ();
  double judged, stored;
  long peak;

  fail_on (error);
  sp_record_draft_judge (draft, sp_store_get_reader (store), NULL, NULL, NULL, &error);
  judged = bench_cpu_seconds ();
  peak = get_peak_kb ();
  fail_on (error);
  sp_record_draft_store (draft, store, name, TRUE, &error);
  stored = bench_cpu_seconds ();
  fail_on (error);
  g_print (
    "%-5s %7.1f MB  read %5.2f s  judge %5.2f s  store %5.2f s CPU  new %u, refused %u  peak "
    "%ld MB judged, %ld MB stored\n",
    name, (double)g_bytes_get_size (bytes) / 1e6, read - start, judged - read, stored - judged,
    sp_record_draft_count (draft, SP_DRAFT_NEW), sp_record_draft_count (draft, SP_DRAFT_REFUSED),
    peak / 1024, get_peak_kb () / 1024);
}

static void
take_back (SpStore *store)
{
  g_autoptr (GError) error = NULL;
  double start = bench_cpu_seconds ();
  double undone;

  sp_store_undo (store, &error);
  undone = bench_cpu_seconds ();
  fail_on (error);
  sp_store_redo (store, &error);
  fail_on (error);
  g_print ("undo %5.2f s  redo %5.2f s CPU  peak %ld MB\n", undone - start,
           bench_cpu_seconds () - undone, get_peak_kb () / 1024);
}

int
main (int argc, char **argv)
{
  guint n_rows = argc > 1 ? (guint)atoi (argv[1]) : 100000;
  gboolean is_csv = argc > 2 && g_str_equal (argv[2], "csv");
  BenchTable kind = argc > 2 && g_str_equal (argv[2], "hazards") ? BENCH_TABLE_HAZARDS
                    : argc > 2 && g_str_equal (argv[2], "plain") ? BENCH_TABLE_PLAIN
                                                                 : BENCH_TABLE_ENFORCEMENT;
  g_autofree char *folder = g_dir_make_tmp ("bench-records-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "b.safetyplan", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpStore) store = sp_store_create (path, &error);
  g_autoptr (GBytes) bytes = NULL;

  fail_on (error);
  bench_table_fill_names (store);
  bytes = is_csv ? bench_table_make_csv (n_rows) : bench_table_make_workbook (kind, n_rows);
  g_print ("%u rows, peak before %ld MB\n", n_rows, get_peak_kb () / 1024);
  run (store, kind != BENCH_TABLE_ENFORCEMENT ? &sp_hazard_type : &sp_enforcement_type, bytes,
       is_csv ? "csv" : "xlsx");
  take_back (store);
  sp_store_close (store, NULL);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
