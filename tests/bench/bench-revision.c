/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Editions of many measures: pairing 20 000 with 20 000 whose wording all differs, and a whole
 * comparison and revision of a document of 4 000 (or as many as the argument says). */
#include "base/sp-text.h"
#include "exchange/sp-revision-match.h"
#include "exchange/sp-revision.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_RUNS 5
#define N_ITEMS 20000
#define N_CHARS 160

static int
compare_doubles (const void *a, const void *b)
{
  double first = *(const double *)a;
  double second = *(const double *)b;

  return (first > second) - (first < second);
}

/* CPU seconds: the machine does other things as well. */
static double
now (void)
{
  struct timespec cpu;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &cpu);
  return (double)cpu.tv_sec + (double)cpu.tv_nsec / 1e9;
}

static void
print_times (const char *what, double *seconds)
{
  qsort (seconds, N_RUNS, sizeof *seconds, compare_doubles);
  g_print ("%-44s CPU %.2f s (%.2f-%.2f)\n", what, seconds[N_RUNS / 2], seconds[0],
           seconds[N_RUNS - 1]);
}

static char *
random_text (GRand *random, guint n_chars)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_chars; i++)
    g_string_append_unichar (text, 0x4e00 + (gunichar)g_rand_int_range (random, 0, 1500));
  return g_string_free (text, FALSE);
}

/* One character in twelve is another. */
static char *
retouch (GRand *random, const char *text)
{
  GString *fresh = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (fresh,
                             g_rand_int_range (random, 0, 12) == 0 ? 0x6c34 : g_utf8_get_char (p));
  return g_string_free (fresh, FALSE);
}

typedef struct
{
  SpMatchItem *old, *fresh;
  GPtrArray *strings;
} Editions;

static const char *
keep (Editions *self, char *text)
{
  g_ptr_array_add (self->strings, text);
  return text;
}

/* @is_alike: all texts are one but for a number, as in a form that is filled in again and again. */
static void
editions_init (Editions *self, gboolean is_alike)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autofree char *common = random_text (random, N_CHARS);

  self->old = g_new0 (SpMatchItem, N_ITEMS);
  self->fresh = g_new0 (SpMatchItem, N_ITEMS);
  self->strings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_ITEMS; i++)
    {
      guint k = (i * 7919u) % N_ITEMS; /* another place */
      char *text = is_alike ? g_strdup_printf ("%s%u", common, i) : random_text (random, N_CHARS);
      char *title = random_text (random, 8);

      self->old[i] = (SpMatchItem) {(int)(i % 12), keep (self, g_strdup_printf ("一/%u", i)),
                                    keep (self, title), keep (self, text)};
      self->fresh[k] =
        (SpMatchItem) {(int)(k % 12), keep (self, g_strdup_printf ("二/%u", k)),
                       keep (self, retouch (random, title)), keep (self, retouch (random, text))};
    }
}

static void
editions_clear (Editions *self)
{
  g_free (self->old);
  g_free (self->fresh);
  g_ptr_array_unref (self->strings);
}

static void
run_match (const char *what, gboolean is_alike)
{
  Editions editions;
  double seconds[N_RUNS];
  guint n_found = 0, n_right = 0;

  editions_init (&editions, is_alike);
  for (guint run = 0; run < N_RUNS; run++)
    {
      double start = now ();
      g_autoptr (GArray) matches =
        sp_revision_match (editions.old, N_ITEMS, editions.fresh, N_ITEMS, NULL);

      seconds[run] = now () - start;
      n_found = n_right = 0;
      for (guint i = 0; i < N_ITEMS; i++)
        {
          int other = g_array_index (matches, SpMatch, (i * 7919u) % N_ITEMS).other;

          n_found += other >= 0;
          n_right += other == (int)i;
        }
    }
  print_times (what, seconds);
  g_print ("    %u of %u paired, %u rightly\n", n_found, N_ITEMS, n_right);
  editions_clear (&editions);
}

/* ---- a whole document ---- */

static char *
dup_document (guint n, guint edition)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  GString *text = g_string_new ("示例县安全生产三年行动计划\n一、主要任务\n");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = random_text (random, 8);
      g_autofree char *body = random_text (random, 60);

      if (i % 100 == 0)
        {
          g_autofree char *number = sp_numeral_dup_chinese ((int)(i / 100 + 1));

          g_string_append_printf (text, "（%s）%s\n", number, title);
        }
      if (edition > 0 && i % 97 == 0)
        continue;
      g_string_append_printf (text,
                              "%u.%s。202%u年6月底前，%s。（县应急管理局牵头，县教育体育局配合）\n",
                              i % 100 + 1, title, edition > 0 && i % 3 == 0 ? 2u : 1u, body);
    }
  return g_string_free (text, FALSE);
}

static SpImportDraft *
read_document (const char *text, SpStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  SpImportDraft *draft = sp_import_draft_new_from_bytes (
    bytes, "plan.txt", sp_store_get_reader (store), NULL, NULL, NULL, &error);

  if (draft == NULL)
    g_error ("%s", error->message);
  return draft;
}

static void
run_document (guint n)
{
  g_autofree char *folder = g_dir_make_tmp ("sp-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.safetyplan", NULL);
  g_autofree char *former = dup_document (n, 0);
  g_autofree char *next = dup_document (n, 1);
  g_autoptr (SpStore) store = sp_store_create (path, NULL);
  g_autoptr (SpImportDraft) draft = read_document (former, store);
  g_autoptr (SpImportDraft) revised = NULL;
  g_autoptr (SpRevision) revision = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;
  double start;
  int64_t plan = sp_import_draft_accept (draft, store, &error);

  if (plan == 0)
    g_error ("%s", error->message);
  revised = read_document (next, store);
  start = now ();
  revision = sp_revision_new (revised, sp_store_get_reader (store), plan, NULL, &error);
  if (revision == NULL)
    g_error ("%s", error->message);
  summary = sp_revision_dup_summary (revision);
  g_print ("%u measures: comparing CPU %.2f s: %s\n", n, now () - start, summary);
  start = now ();
  if (sp_revision_apply (revision, store, &error) == 0)
    g_error ("%s", error->message);
  g_print ("%u measures: applying CPU %.2f s\n", n, now () - start);
  sp_store_close (store, NULL);
  g_unlink (path);
}

int
main (int argc, char *argv[])
{
  run_match ("20 000 x 20 000, all retouched and moved", FALSE);
  run_match ("20 000 x 20 000, all of one wording", TRUE);
  run_document (argc > 1 ? (guint)atoi (argv[1]) : 4000);
  return 0;
}
