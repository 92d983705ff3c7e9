/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notices of risks, from records in memory to the file: 500 cards and four times as many, in each
 * layout; a list and a board of 500 points; and reading 500 points from a file. CPU time, medians;
 * peak memory after each, which is to stay flat. */
#include "report/sp-paper-file.h"
#include "report/sp-risk-board.h"
#include "report/sp-risk-cards.h"
#include "report/sp-risk-lists.h"
#include "risk-fixture.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#define N_RUNS 3
#define N_POINTS 500

typedef struct
{
  SpRiskNoticeFacts *facts;
  RiskFixture fixture;
  SpRiskCardKind kind;
  guint n_cards;
  const char *path;
} Bench;

static void
draw_cards (gpointer cards, guint page, cairo_t *cr)
{
  sp_risk_cards_draw (cards, page, cr);
}

static void
write_cards (Bench *self)
{
  g_autoptr (SpRiskCards) cards = sp_risk_cards_new (self->kind, 4);
  g_autoptr (GError) error = NULL;
  SpPaperFile file = {.title = "bench", .date = self->facts->as_of, .draw = draw_cards};

  for (guint i = 0; i < self->n_cards; i++)
    sp_risk_cards_add (cards, self->facts,
                       self->facts->points->pdata[i % self->facts->points->len]);
  file.width = sp_risk_cards_get_width (cards);
  file.height = sp_risk_cards_get_height (cards);
  file.n_pages = sp_risk_cards_get_n_pages (cards);
  if (!sp_paper_file_write (&file, cards, self->path, &error))
    g_error ("%s", error->message);
}

static void
write_list (Bench *self)
{
  g_autoptr (SpPaperTable) table = sp_risk_control_list_new (self->facts);
  g_autoptr (GError) error = NULL;

  if (!sp_paper_table_export_pdf (table, self->path, &error))
    g_error ("%s", error->message);
}

static void
write_workbook (Bench *self)
{
  g_autoptr (SpPaperTable) table = sp_risk_control_list_new (self->facts);
  g_autoptr (GError) error = NULL;

  if (!sp_paper_table_export_xlsx (table, self->path, &error))
    g_error ("%s", error->message);
}

static void
write_board (Bench *self)
{
  const SpRiskBoardOptions options = {SP_TABLE_A1, SP_PAPER_LANDSCAPE, SP_RISK_NONE, SP_DATE_NONE};
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPaperTable) table = sp_risk_board_new (self->facts, &options, &error);

  if (table == NULL || !sp_paper_table_export_pdf (table, self->path, &error))
    g_error ("%s", error->message);
}

static void
read_facts (Bench *self)
{
  g_clear_pointer (&self->facts, sp_risk_notice_facts_free);
  self->facts = risk_fixture_load (&self->fixture, "2021-12-31");
}

static int
compare (const void *a, const void *b)
{
  double difference = *(const double *)a - *(const double *)b;

  return difference < 0 ? -1 : difference > 0;
}

static void
run (Bench *self, const char *name, void (*function) (Bench *))
{
  double times[N_RUNS];
  struct rusage usage = {0};

  for (guint i = 0; i < N_RUNS; i++)
    {
      clock_t begin = clock ();

      function (self);
      times[i] = (double)(clock () - begin) / CLOCKS_PER_SEC;
    }
  qsort (times, N_RUNS, sizeof *times, compare);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%-28s %.3f s (%.3f-%.3f), peak %.0f MiB\n", name, times[N_RUNS / 2], times[0],
           times[N_RUNS - 1], (double)usage.ru_maxrss / 1024);
}

static void
insert (SpWrite *write, SpRecord *record)
{
  g_autoptr (GError) error = NULL;

  if (!sp_write_insert (write, record, &error))
    g_error ("%s", error->message);
}

/* In one action. */
static void
add_points (Bench *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpWrite) write =
    sp_write_begin (self->fixture.file.store, SP_ACTION_EDIT, "bench", &error);

  for (guint i = 0; i < N_POINTS - 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("反应釜%u", i + 1);
      g_autoptr (SpRecord) point =
        risk_fixture_new_point (&self->fixture, name, "火灾、其他爆炸、中毒和窒息");
      g_autoptr (SpRecord) assessment = NULL;

      insert (write, point);
      assessment = risk_fixture_new_assessment (sp_record_get_id (point), SP_RISK_RESIDUAL,
                                                "2020-11-01", (SpRiskLevel)(1 + i % 4));
      insert (write, assessment);
    }
  if (!sp_write_commit (write, &error))
    g_error ("%s", error->message);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    SpRiskCardKind kind;
    guint n;
  } cards[] = {{"500 cards, A", SP_RISK_CARD_A, 500},
               {"500 cards, B", SP_RISK_CARD_B, 500},
               {"500 cards, C", SP_RISK_CARD_C, 500},
               {"2000 cards, C", SP_RISK_CARD_C, 2000}};
  g_autofree char *folder = g_dir_make_tmp ("sp-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
  Bench self = {.path = path};

  g_test_init (&argc, &argv, NULL);
  risk_fixture_set_up (&self.fixture, NULL);
  add_points (&self);
  run (&self, "reading 500 points", read_facts);
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      self.kind = cards[i].kind;
      self.n_cards = cards[i].n;
      run (&self, cards[i].name, write_cards);
    }
  run (&self, "list of 500 points, PDF", write_list);
  run (&self, "list of 500 points, .xlsx", write_workbook);
  run (&self, "board of 500 points, A1", write_board);
  sp_risk_notice_facts_free (self.facts);
  risk_fixture_tear_down (&self.fixture, NULL);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
