/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of hazards: opened, sorted, narrowed, searched, edited, added up, opened again after a
 * restart. CPU time in milliseconds, medians and range. Option: the number of hazards. */
#include "bench-file.h"
#include "bench-hazard-file.h"
#include "core/sp-hazard.h"
#include "store/sp-list.h"
#include "store/sp-reader-hazards.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#define N_RUNS 5
#define N_HAZARDS 100000
#define N_IMPORTED 10000

static const SpStandingFields standing_fields = {SP_HAZARD_FOUND_ON, SP_HAZARD_DEADLINE,
                                                 SP_HAZARD_CLOSED_ON, SP_HAZARD_ENDED_ON};

typedef struct
{
  SpStore *store;
  SpList *list;
  BenchUnits units;
  int64_t middle; /* a hazard in the middle */
  const char *path;
} Bench;

/* ---- the clock ---- */

static void
wait_for (SpList *list)
{
  gboolean loading = FALSE;

  for (g_object_get (list, "loading", &loading, NULL); loading;
       g_object_get (list, "loading", &loading, NULL))
    g_main_context_iteration (NULL, TRUE);
}

static void
print (const char *what, double *samples, guint n, guint rows)
{
  double median = bench_median (samples, n); /* sorts */

  g_print ("  %-36s %9.2f ms (%.2f-%.2f), %u rows\n", what, median * 1e3, samples[0] * 1e3,
           samples[n - 1] * 1e3, rows);
}

static guint
count (SpList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
measure_filter (Bench *self, const char *what, const SpRecordFilter *filter)
{
  const SpRecordFilter other = {.search = "没有这样的文字"};
  double samples[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      double before;

      sp_list_set_record_filter (self->list, &other);
      wait_for (self->list);
      before = bench_cpu_seconds ();
      sp_list_set_record_filter (self->list, filter);
      wait_for (self->list);
      samples[i] = bench_cpu_seconds () - before;
    }
  print (what, samples, N_RUNS, count (self->list));
}

static void
measure_filters (Bench *self)
{
  const SpCondition township = {SP_HAZARD_TOWNSHIP, self->units.townships[3], 0, 0};
  const SpCondition major = {SP_HAZARD_GRADE, 1 << SP_HAZARD_MAJOR, 0, 0};
  const SpCondition quarter = {SP_HAZARD_FOUND_ON, 0, sp_date_from_iso ("2021-07-01"),
                               sp_date_from_iso ("2021-09-30")};
  const SpCondition assigned = {SP_HAZARD_STATE, 1 << SP_HAZARD_ASSIGNED, 0, 0};
  const SpCondition extended = {SP_HAZARD_ORIGINAL_DEADLINE, 1 << 1, 0, 0};
  const SpCondition overdue = {.field = SP_NO_FIELD,
                               .standing = &standing_fields,
                               .only = 1 << SP_STANDING_OVERDUE,
                               .from = sp_date_from_iso ("2021-09-30"),
                               .to = sp_date_from_iso ("2021-10-15")};
  const SpDate then = sp_date_from_iso ("2021-09-30");
  const struct
  {
    const char *what;
    SpRecordFilter filter;
  } cases[] = {
    {"all, own order", {0}},
    {"all, newest first", {.sort = "found_on", .is_descending = TRUE}},
    {"by day found", {.sort = "found_on"}},
    {"by deadline", {.sort = "deadline"}},
    {"by state", {.sort = "state"}},
    {"by state on 2021-09-30", {.sort = "state", .as_of = then}},
    {"by deadline on 2021-09-30", {.sort = "deadline", .as_of = then}},
    {"by day closed, last first, 2021-09-30", {NULL, NULL, 0, "closed_on", TRUE, then}},
    {"by who checked on 2021-09-30", {.sort = "checked_by", .as_of = then}},
    {"overdue on 2021-09-30, by deadline", {NULL, &overdue, 1, "deadline", FALSE, then}},
    {"by funds", {.sort = "funds", .is_descending = TRUE}},
    {"by enterprise", {.sort = "enterprise"}},
    {"by description", {.sort = "description"}},
    {"one township, newest first", {NULL, &township, 1, "found_on", TRUE}},
    {"one quarter, newest first", {NULL, &quarter, 1, "found_on", TRUE}},
    {"assigned, as stored", {NULL, &assigned, 1, "found_on", TRUE}},
    {"assigned on 2021-09-30", {NULL, &assigned, 1, "found_on", TRUE, then}},
    {"extended by 2021-09-30", {NULL, &extended, 1, "found_on", TRUE, then}},
    {"overdue on 2021-09-30", {NULL, &overdue, 1, "found_on", TRUE, then}},
    {"major ones", {NULL, &major, 1, "found_on", TRUE}},
    {"search, 1 character (泄)", {.search = "泄"}},
    {"search, 1 character, common (安)", {.search = "安"}},
    {"search, 2 characters (泄爆)", {.search = "泄爆"}},
    {"search, 2 characters, common (隐患)", {.search = "隐患"}},
    {"search, 5 characters (液氨制冷机)", {.search = "液氨制冷机"}},
    {"search, rare (第777处消防)", {.search = "第777处消防"}},
    {"search, a number (077777)", {.search = "077777"}},
    {"search, an enterprise (第777号企业)", {.search = "第777号企业"}},
    {"search, words (处安全出口 堵塞)", {.search = "处安全出口 堵塞"}},
    {"search, nothing", {.search = "查无此事"}},
    {"the list that is searched next", {.sort = "found_on", .is_descending = TRUE}},
    {"search, newest first (泄爆)", {"泄爆", NULL, 0, "found_on", TRUE}},
    {"search, newest first (第777处)", {"第777处", NULL, 0, "found_on", TRUE}},
    {"search in a township, newest first", {"第777处", &township, 1, "found_on", TRUE}},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    measure_filter (self, cases[i].what, &cases[i].filter);
}

/* The three spans of a quarter, as of its end or of an earlier day. */
static void
measure_sums (
  Bench *self, const char *what, SpHazardDimension by, const char *as_of, int64_t township)
{
  SpHazardQuery query = {.by = by, .as_of = sp_date_from_iso (as_of), .township = township};
  SpPeriod period;
  double samples[N_RUNS];
  guint n = 0;

  sp_period_from_text ("2021Q3", &period);
  sp_hazard_spans_set (query.spans, &period, sp_date_from_iso ("2020-01-01"));
  for (guint i = 0; i < N_RUNS; i++)
    {
      GError *error = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      double before;

      g_clear_object (&self->list);
      bench_must (sp_store_close (self->store, NULL), NULL);
      g_clear_object (&self->store);
      self->store = sp_store_open (self->path, SP_STORE_OPEN_DEFAULT, &error);
      bench_must (self->store != NULL, error);
      before = bench_cpu_seconds ();
      rows = sp_reader_sum_hazards (sp_store_get_reader (self->store), &query, NULL, &error);
      bench_must (rows != NULL, error);
      samples[i] = bench_cpu_seconds () - before;
      n = rows->len;
    }
  print (what, samples, N_RUNS, n);
}

static void
measure_statistics (Bench *self)
{
  measure_sums (self, "statistics: in all, today", SP_HAZARDS_BY_NOTHING, "2026-01-01", 0);
  measure_sums (self, "statistics: by industry, today", SP_HAZARDS_BY_INDUSTRY, "2026-01-01", 0);
  measure_sums (self, "statistics: by industry, 2021-09-30", SP_HAZARDS_BY_INDUSTRY, "2021-09-30",
                0);
  measure_sums (self, "statistics: by township, 2021-09-30", SP_HAZARDS_BY_TOWNSHIP, "2021-09-30",
                0);
  measure_sums (self, "statistics: by enterprise, 2021-09-30", SP_HAZARDS_BY_ENTERPRISE,
                "2021-09-30", 0);
  measure_sums (self, "statistics: by month, 2021-09-30", SP_HAZARDS_BY_MONTH, "2021-09-30", 0);
  measure_sums (self, "statistics: industries of a township", SP_HAZARDS_BY_INDUSTRY, "2021-09-30",
                self->units.townships[3]);
}

static void
measure_groups (Bench *self, const char *what, const SpRecordFilter *filter, guint field)
{
  double samples[N_RUNS];
  guint n = 0;

  for (guint i = 0; i < N_RUNS; i++)
    {
      GError *error = NULL;
      double before = bench_cpu_seconds ();
      g_autoptr (GArray) groups = sp_reader_count_groups (sp_store_get_reader (self->store),
                                                          &sp_hazard_type, filter, field, &error);

      bench_must (groups != NULL, error);
      samples[i] = bench_cpu_seconds () - before;
      n = groups->len;
    }
  print (what, samples, N_RUNS, n);
}

static void
measure_group_counts (Bench *self)
{
  const SpCondition township = {SP_HAZARD_TOWNSHIP, self->units.townships[3], 0, 0};
  const SpRecordFilter everything = {0};
  const SpRecordFilter one = {NULL, &township, 1, NULL, FALSE};
  const SpRecordFilter searched = {.search = "第777处"};
  const SpRecordFilter then = {.as_of = sp_date_from_iso ("2021-09-30")};

  measure_groups (self, "groups by state, all", &everything, SP_HAZARD_STATE);
  measure_groups (self, "groups by state on 2021-09-30", &then, SP_HAZARD_STATE);
  measure_groups (self, "groups by grade, all", &everything, SP_HAZARD_GRADE);
  measure_groups (self, "groups by township, all", &everything, SP_HAZARD_TOWNSHIP);
  measure_groups (self, "groups by state, one township", &one, SP_HAZARD_STATE);
  measure_groups (self, "groups by state, searched", &searched, SP_HAZARD_STATE);
}

/* An edit, with all that the list does about it. */
static void
measure_edit (Bench *self)
{
  const SpRecordFilter newest = {.sort = "found_on", .is_descending = TRUE};
  double samples[N_RUNS];

  sp_list_set_record_filter (self->list, &newest);
  wait_for (self->list);
  for (guint i = 0; i < N_RUNS; i++)
    {
      GError *error = NULL;
      g_autoptr (SpRecord) row =
        sp_reader_load (sp_store_get_reader (self->store), &sp_hazard_type, self->middle, &error);
      g_autofree char *note = g_strdup_printf ("第%u次修改", i);
      double before = bench_cpu_seconds ();

      sp_record_set_text (row, SP_HAZARD_NOTE, note);
      bench_must (sp_store_update (self->store, row, "修改", &error), error);
      wait_for (self->list);
      samples[i] = bench_cpu_seconds () - before;
    }
  print ("edit of a row that stays in place", samples, N_RUNS, count (self->list));
}

/* New hazards by the write path: rows, journal, index and facts, up to the commit. */
static void
measure_import (Bench *self)
{
  GError *error = NULL;
  double before = bench_cpu_seconds ();
  SpWrite *write = sp_write_begin (self->store, SP_ACTION_IMPORT, "导入", &error);
  double sample;

  bench_must (write != NULL, error);
  for (guint i = 0; i < N_IMPORTED; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s第%u处%s", bench_places[i % BENCH_N_PLACES], i,
                                               bench_troubles[i / 10 % BENCH_N_TROUBLES]);
      g_autoptr (SpRecord) hazard = sp_record_new (&sp_hazard_type);

      sp_record_set_text (hazard, SP_HAZARD_DESCRIPTION, text);
      sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, sp_date_from_iso ("2022-12-01"));
      sp_record_set_text (hazard, SP_HAZARD_MEASURES, bench_measures[i % BENCH_N_MEASURES]);
      bench_must (sp_write_insert (write, hazard, &error), error);
    }
  bench_must (sp_write_commit (write, &error), error);
  sp_write_free (write);
  sample = bench_cpu_seconds () - before;
  print ("import by the write path", &sample, 1, N_IMPORTED);
  before = bench_cpu_seconds ();
  bench_must (sp_store_undo (self->store, &error), error);
  sample = bench_cpu_seconds () - before;
  print ("undo of the import", &sample, 1, N_IMPORTED);
}

/* The rows that a view shows when it jumps about. */
static void
measure_scroll (Bench *self)
{
  double samples[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      guint first = count (self->list) / (N_RUNS + 1) * (i + 1);
      double before = bench_cpu_seconds ();

      for (guint k = first; k < MIN (first + 40, count (self->list)); k++)
        g_object_unref (g_list_model_get_item (G_LIST_MODEL (self->list), k));
      samples[i] = bench_cpu_seconds () - before;
    }
  print ("scroll: 40 rows anywhere", samples, N_RUNS, 40);
}

static void
measure_restart (Bench *self, const char *path)
{
  const SpRecordFilter newest = {.sort = "found_on", .is_descending = TRUE};
  double samples[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      GError *error = NULL;
      double before;

      g_clear_object (&self->list);
      bench_must (sp_store_close (self->store, NULL), NULL);
      g_clear_object (&self->store);
      before = bench_cpu_seconds ();
      self->store = sp_store_open (path, SP_STORE_OPEN_DEFAULT, &error);
      bench_must (self->store != NULL, error);
      self->list = sp_list_new_ledger (self->store, &sp_hazard_type, &newest);
      wait_for (self->list);
      samples[i] = bench_cpu_seconds () - before;
    }
  print ("restart: file and list, newest first", samples, N_RUNS, count (self->list));
}

static void
print_size (const char *path)
{
  GStatBuf about;

  if (g_stat (path, &about) == 0)
    g_print ("  file: %.0f MB\n", (double)about.st_size / 1e6);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("sp-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.safetyplan", NULL);
  const SpRecordFilter everything = {0};
  guint n = argc > 1 ? (guint)atoi (argv[1]) : N_HAZARDS;
  GError *error = NULL;
  double before = bench_cpu_seconds ();
  Bench self = {.path = path};

  self.store = sp_store_create (path, &error);
  bench_must (self.store != NULL, error);
  bench_fill_hazards (self.store, n, &self.units);
  self.middle = n / 2;
  bench_must (sp_store_close (self.store, NULL), NULL);
  g_object_unref (self.store);
  self.store = sp_store_open (path, SP_STORE_OPEN_DEFAULT, &error); /* and its index is made */
  bench_must (self.store != NULL, error);
  g_print ("%u hazards, made in %.1f s\n", n, bench_cpu_seconds () - before);
  self.list = sp_list_new_ledger (self.store, &sp_hazard_type, &everything);
  wait_for (self.list);
  measure_edit (&self); /* its commit makes the facts that filling left out */
  measure_filters (&self);
  measure_scroll (&self);
  measure_group_counts (&self);
  measure_restart (&self, path);
  measure_statistics (&self);
  measure_import (&self);
  print_size (path);
  g_clear_object (&self.list);
  bench_must (sp_store_close (self.store, NULL), NULL);
  g_clear_object (&self.store);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
