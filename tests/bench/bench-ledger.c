/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ledger of 1 000 000 rows: sorted by each kind of field, narrowed, searched, edited. CPU time in
 * milliseconds, medians and range. Option: the number of rows. */
#include "bench-file.h"
#include "core/sp-supervision.h"
#include "core/sp-unit.h"
#include "store/sp-list.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#define N_RUNS 5
#define N_ROWS 1000000
#define N_TOWNSHIPS 9

typedef struct
{
  SpStore *store;
  SpList *list;
  int64_t townships[N_TOWNSHIPS];
  int64_t middle; /* a row in the middle */
} Bench;

static void
must (gboolean is_done, GError *error)
{
  if (!is_done)
    g_error ("%s", error != NULL ? error->message : "failed");
}

static int64_t
insert (SpWrite *write, SpRecord *record)
{
  g_autoptr (SpRecord) owned = record;
  GError *error = NULL;

  must (sp_write_insert (write, owned, &error), error);
  return sp_record_get_id (owned);
}

static void
add_townships (Bench *self, SpWrite *write)
{
  for (int i = 0; i < N_TOWNSHIPS; i++)
    {
      g_autofree char *name = g_strdup_printf ("第%d乡", i);
      SpRecord *unit = sp_record_new (&sp_unit_type);

      sp_record_set_text (unit, SP_UNIT_NAME, name);
      self->townships[i] = insert (write, unit);
    }
}

static int64_t
add_row (Bench *self, SpWrite *write, guint32 i)
{
  guint32 mixed = i * 2654435761u;
  g_autofree char *name = g_strdup_printf ("示例县第%u号企业", mixed % 400000);
  SpRecord *row = sp_record_new (&sp_enforcement_type);

  sp_record_set_integer (row, SP_ENFORCEMENT_DAY,
                         sp_date_from_iso ("2020-01-01") + (SpDate)(mixed % 1000));
  sp_record_set_integer (row, SP_ENFORCEMENT_TOWNSHIP, self->townships[mixed % N_TOWNSHIPS]);
  sp_record_set_integer (row, SP_ENFORCEMENT_INDUSTRY, mixed % 13);
  sp_record_set_text (row, SP_ENFORCEMENT_ENTERPRISE, name);
  sp_record_set_real (row, SP_ENFORCEMENT_FINES, mixed % 100 / 10.0);
  return insert (write, row);
}

static void
fill (Bench *self, guint n)
{
  GError *error = NULL;
  SpWrite *write = sp_write_begin (self->store, SP_ACTION_IMPORT, "导入", &error);

  must (write != NULL, error);
  add_townships (self, write);
  for (guint i = 0; i < n; i++)
    {
      int64_t id = add_row (self, write, i);

      if (i == n / 2)
        self->middle = id;
    }
  must (sp_write_commit (write, &error), error);
  sp_write_free (write);
}

static void
wait_for (SpList *list)
{
  gboolean loading = FALSE;

  for (g_object_get (list, "loading", &loading, NULL); loading;
       g_object_get (list, "loading", &loading, NULL))
    g_main_context_iteration (NULL, TRUE);
}

static void
print (const char *what, double *samples, guint n)
{
  double median = bench_median (samples, n); /* sorts */

  g_print ("  %-36s %9.2f ms (%.2f-%.2f)\n", what, median * 1e3, samples[0] * 1e3,
           samples[n - 1] * 1e3);
}

/* From one filter to another that gives every row in another order. */
static void
measure_filter (Bench *self, const char *what, const SpRecordFilter *filter)
{
  const SpRecordFilter other = {.is_descending = TRUE};
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
  print (what, samples, N_RUNS);
}

static void
measure_filters (Bench *self)
{
  const SpCondition township = {SP_ENFORCEMENT_TOWNSHIP, self->townships[3], 0, 0};
  const SpCondition quarter = {SP_ENFORCEMENT_DAY, 0, sp_date_from_iso ("2021-07-01"),
                               sp_date_from_iso ("2021-09-30")};
  const struct
  {
    const char *what;
    SpRecordFilter filter;
  } cases[] = {
    {"all, own order", {0}},
    {"by date (indexed)", {.sort = "day"}},
    {"by number", {.sort = "fines", .is_descending = TRUE}},
    {"by choice", {.sort = "industry"}},
    {"by text", {.sort = "enterprise"}},
    {"by the title of a reference", {.sort = "township"}},
    {"one township (indexed), by date", {NULL, &township, 1, "day", FALSE}},
    {"one quarter (indexed), by date", {NULL, &quarter, 1, "day", FALSE}},
    {"search", {.search = "第77777号"}},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    measure_filter (self, cases[i].what, &cases[i].filter);
}

/* An edit, with all that the list does about it. */
static void
measure_edit (Bench *self)
{
  const SpRecordFilter by_day = {.sort = "day"};
  double samples[N_RUNS];

  sp_list_set_record_filter (self->list, &by_day);
  wait_for (self->list);
  for (guint i = 0; i < N_RUNS; i++)
    {
      GError *error = NULL;
      g_autoptr (SpRecord) row = sp_reader_load (sp_store_get_reader (self->store),
                                                 &sp_enforcement_type, self->middle, &error);
      double before = bench_cpu_seconds ();

      sp_record_set_integer (row, SP_ENFORCEMENT_PENALTIES, i + 1);
      must (sp_store_update (self->store, row, "修改", &error), error);
      wait_for (self->list);
      samples[i] = bench_cpu_seconds () - before;
    }
  print ("edit of a row that stays in place", samples, N_RUNS);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("sp-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.safetyplan", NULL);
  const SpRecordFilter everything = {0};
  guint n = argc > 1 ? (guint)atoi (argv[1]) : N_ROWS;
  GError *error = NULL;
  Bench self = {0};

  g_print ("%u rows\n", n);
  self.store = sp_store_create (path, &error);
  must (self.store != NULL, error);
  fill (&self, n);
  self.list = sp_list_new_ledger (self.store, &sp_enforcement_type, &everything);
  wait_for (self.list);
  measure_filters (&self);
  measure_edit (&self);
  g_clear_object (&self.list);
  must (sp_store_close (self.store, NULL), NULL);
  g_clear_object (&self.store);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
