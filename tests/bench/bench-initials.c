/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names by their initials: reading them, and from a text typed to the enterprises that are offered.
 * Medians of CPU time.
 *
 * usage: bench-initials [enterprises [runs]]
 */
#include "bench-file.h"

#include "base/sp-initials.h"
#include "core/sp-enterprise.h"
#include "store/sp-enterprises.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#define MOST_RUNS 64
#define MOST_OFFERS 10 /* as the window asks for */

/* Two characters out of most of the usual ones, a trade and a form. */
static char *
dup_name (GRand *random)
{
  static const char *const trades[] = {"化工", "矿业", "硅业",     "木业", "机械",
                                       "轧钢", "建材", "农机制造", "食品", "烟花爆竹"};
  static const char *const forms[] = {"有限公司", "有限责任公司", "厂", "合作社"};
  char own[16] = {0};
  int length = 0;

  for (int i = 0; i < 2; i++)
    length += g_unichar_to_utf8 ((gunichar)g_rand_int_range (random, 0x4e00, 0x9fa6), own + length);
  return g_strconcat ("示例县", own, trades[g_rand_int_range (random, 0, G_N_ELEMENTS (trades))],
                      forms[g_rand_int_range (random, 0, G_N_ELEMENTS (forms))], NULL);
}

static void
fill (SpStore *store, char **names, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpWrite) write = sp_write_begin (store, SP_ACTION_EDIT, "登记", &error);

  for (guint i = 0; write != NULL && error == NULL && i < n; i++)
    {
      g_autoptr (SpRecord) enterprise = sp_record_new (&sp_enterprise_type);

      sp_record_set_text (enterprise, SP_ENTERPRISE_NAME, names[i]);
      sp_write_insert (write, enterprise, &error);
    }
  if (error == NULL)
    sp_write_commit (write, &error);
  g_assert_no_error (error);
}

static void
measure_reading (char **names, guint n, int runs)
{
  double samples[MOST_RUNS];
  double start = bench_cpu_seconds ();
  guint found = sp_initials_match (names[0], "zz") != SP_INITIALS_NONE;

  printf ("the first name of the process: %.2f ms\n", (bench_cpu_seconds () - start) * 1e3);
  for (int run = 0; run <= runs; run++)
    {
      start = bench_cpu_seconds ();
      for (guint i = 0; i < n; i++)
        found += sp_initials_match (names[i], "kjc") != SP_INITIALS_NONE;
      if (run == 0)
        printf ("all names at first: %.2f ms\n", (bench_cpu_seconds () - start) * 1e3);
      else
        samples[run - 1] = bench_cpu_seconds () - start;
    }
  printf ("a name afterwards: %.3f µs (%u found)\n", bench_median (samples, (guint)runs) / n * 1e6,
          found);
}

static void
measure_offers (SpReader *reader, const char *typed, int runs)
{
  double samples[MOST_RUNS];
  guint n_offers = 0;

  for (int run = 0; run < runs; run++)
    {
      g_autoptr (GError) error = NULL;
      double start = bench_cpu_seconds ();
      g_autoptr (GPtrArray) offers =
        sp_reader_complete_enterprise (reader, typed, MOST_OFFERS, &error);

      samples[run] = bench_cpu_seconds () - start;
      g_assert_no_error (error);
      n_offers = offers->len;
    }
  printf ("“%s”: %.2f ms (%u offered)\n", typed, bench_median (samples, (guint)runs) * 1e3,
          n_offers);
}

/* The list of a picker; a long one is read on the worker. */
static void
measure_picking (SpReader *reader, const char *typed, gboolean finds_initials, int runs)
{
  const SpRecordFilter filter = {.search = typed, .finds_initials = finds_initials};
  double samples[MOST_RUNS];
  guint n_found = 0;

  for (int run = 0; run < runs; run++)
    {
      g_autoptr (GError) error = NULL;
      double start = bench_cpu_seconds ();
      g_autoptr (GArray) ids = sp_reader_query (reader, &sp_enterprise_type, &filter, &error);

      samples[run] = bench_cpu_seconds () - start;
      g_assert_no_error (error);
      n_found = ids->len;
    }
  printf ("picking by “%s”%s: %.2f ms (%u found)\n", typed, finds_initials ? "" : ", text alone",
          bench_median (samples, (guint)runs) * 1e3, n_found);
}

int
main (int argc, char *argv[])
{
  static const char *const typed[] = {"化工",  "示例县", "没有",    "s",   "slx",
                                      "slxzj", "kyyxgs", "zjnjzzc", "qqq", "qvq"};
  guint n = argc > 1 ? (guint)atoi (argv[1]) : 100000;
  int runs = CLAMP (argc > 2 ? atoi (argv[2]) : 9, 1, MOST_RUNS);
  g_autofree char *folder = g_dir_make_tmp ("bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.safetyplan", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_auto (GStrv) names = g_new0 (char *, n + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpStore) store = sp_store_create (path, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    names[i] = dup_name (random);
  measure_reading (names, n, runs);
  fill (store, names, n);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    measure_offers (sp_store_get_reader (store), typed[i], runs);
  measure_picking (sp_store_get_reader (store), "kyyxgs", FALSE, runs);
  measure_picking (sp_store_get_reader (store), "kyyxgs", TRUE, runs);
  measure_picking (sp_store_get_reader (store), "s", TRUE, runs);
  g_clear_object (&store);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
