/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Papers of a period: reading their facts, the half-yearly report as .docx and PDF, the circular
 * and the chart pack, of the sample or of the file that is given (with a day: YYYY-MM-DD). CPU
 * time, medians. */
#include "exchange/sp-sample.h"
#include "report/sp-chart-pack.h"
#include "report/sp-circular.h"
#include "report/sp-halfyear.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#define N_RUNS 7

typedef struct
{
  SpReader *reader;
  SpPeriodOptions options;
  char *folder;
} Bench;

static void
must (gboolean is_done, GError *error)
{
  if (!is_done)
    g_error ("%s", error != NULL ? error->message : "failed");
}

static void
read_facts (Bench *self)
{
  GError *error = NULL;
  SpPeriodFacts *facts = sp_period_facts_load (self->reader, &self->options, NULL, &error);

  must (facts != NULL, error);
  sp_period_facts_free (facts);
}

static void
write_one (
  Bench *self,
  const char *name,
  gboolean (*write) (SpReader *, const SpPeriodOptions *, const char *, GCancellable *, GError **))
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  GError *error = NULL;

  must (write (self->reader, &self->options, path, NULL, &error), error);
  g_unlink (path);
}

static void
write_word (Bench *self)
{
  write_one (self, "a.docx", sp_halfyear_write);
}

static void
write_pdf (Bench *self)
{
  write_one (self, "a.pdf", sp_halfyear_write);
}

static void
write_circular (Bench *self)
{
  write_one (self, "a.docx", sp_circular_write);
}

static void
write_pack (Bench *self)
{
  write_one (self, "a.pdf", sp_chart_pack_write);
}

static int
compare (const void *a, const void *b)
{
  double difference = *(const double *)a - *(const double *)b;

  return difference < 0 ? -1 : difference > 0;
}

static void
measure (Bench *self, const char *name, void (*work) (Bench *))
{
  double times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      clock_t begin = clock ();

      work (self);
      times[i] = (double)(clock () - begin) / CLOCKS_PER_SEC;
    }
  qsort (times, N_RUNS, sizeof *times, compare);
  g_print ("%-28s %.3f s (%.3f-%.3f)\n", name, times[N_RUNS / 2], times[0], times[N_RUNS - 1]);
}

int
main (int argc, char **argv)
{
  Bench self = {.folder = g_dir_make_tmp ("sp-bench-XXXXXX", NULL)};
  g_autofree char *path =
    argc > 1 ? g_strdup (argv[1]) : g_build_filename (self.folder, "a.safetyplan", NULL);
  SpDate day = argc > 2 ? sp_date_from_iso (argv[2]) : sp_sample_day ();
  GError *error = NULL;
  SpStore *store =
    argc > 1 ? sp_store_open (path, SP_STORE_OPEN_DEFAULT, &error) : sp_store_create (path, &error);
  g_autoptr (SpPlan) plan = NULL;
  struct rusage usage = {0};

  must (store != NULL && (argc > 1 || sp_sample_fill (store, &error)), error);
  self.reader = sp_store_get_reader (store);
  plan = sp_reader_load_plan (self.reader, &error);
  must (plan != NULL, error);
  self.options.plan = sp_record_get_id (SP_RECORD (plan));
  self.options.period = sp_period_containing (day, SP_PERIOD_HALF_YEAR);
  self.options.as_of = day;
  measure (&self, "facts of a half-year", read_facts);
  measure (&self, "half-yearly report, .docx", write_word);
  measure (&self, "half-yearly report, PDF", write_pdf);
  measure (&self, "circular, .docx", write_circular);
  measure (&self, "chart pack, A3 PDF", write_pack);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("peak memory: %.1f MiB\n", (double)usage.ru_maxrss / 1024.0);
  sp_store_close (store, NULL);
  g_object_unref (store);
  if (argc <= 1)
    g_unlink (path);
  g_rmdir (self.folder);
  g_free (self.folder);
  return 0;
}
