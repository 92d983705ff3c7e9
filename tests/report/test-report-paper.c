/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports on paper, in the eyes of another PDF program: every sheet of every shipped report is in
 * the file, also those that are drawn; how far it is is told, and it can be stopped. */
#include "report-fixture.h"
#include "report/sp-report-paper.h"

#include <poppler.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

static const char *
period_of (const SpReportDefinition *definition)
{
  static const char *const periods[] = {"2021Q2", "2021-06", "2021Q2", "2021H1", "2021", "2021"};

  return periods[definition->period];
}

static PopplerDocument *
write_pdf (ReportFixture *self, SpReport *report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpReportPaper) paper = sp_report_paper_new (report, self->reader, NULL, &error);
  g_autofree char *uri = g_filename_to_uri (self->out, NULL, NULL);
  PopplerDocument *document;

  g_assert_no_error (error);
  sp_report_paper_export_pdf (paper, self->out, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  document = poppler_document_new_from_file (uri, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (poppler_document_get_n_pages (document), ==,
                   (int)sp_report_paper_get_n_pages (paper));
  return document;
}

/* The page (from 0) that the outline's entry leads to; -1: there is none. */
static int
find_bookmark (PopplerDocument *document, const char *title)
{
  PopplerIndexIter *iter = poppler_index_iter_new (document);
  int page = -1;

  while (iter != NULL && page < 0)
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);

      if (g_strcmp0 (action->any.title, title) == 0)
        page = action->goto_dest.dest->page_num - 1;
      poppler_action_free (action);
      if (!poppler_index_iter_next (iter))
        break;
    }
  poppler_index_iter_free (iter);
  return page;
}

/* Of @page and the next, without spaces and line ends: where lines break is nobody's business. */
static char *
dup_text (PopplerDocument *document, int page)
{
  GString *words = g_string_new (NULL);

  for (int i = page; i < MIN (page + 2, poppler_document_get_n_pages (document)); i++)
    {
      g_autoptr (PopplerPage) at = poppler_document_get_page (document, i);
      g_autofree char *text = poppler_page_get_text (at);

      for (const char *p = text; *p != '\0'; p++)
        if (!g_ascii_isspace (*p))
          g_string_append_c (words, *p);
    }
  return g_string_free (words, FALSE);
}

static void
test_shipped (ReportFixture *self, gconstpointer data)
{
  g_auto (GStrv) names = sp_report_shipped_list ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (SpReportDefinition) definition = sp_report_shipped_load (names[i]);
      g_autoptr (SpReport) report = report_make (self, names[i], period_of (definition));
      g_autoptr (PopplerDocument) document = write_pdf (self, report);
      int last = -1;

      for (guint k = 0; k < definition->sheets->len; k++)
        {
          const SpReportSheetDefinition *sheet = definition->sheets->pdata[k];
          int page = find_bookmark (document, sheet->name);

          if (page <= last)
            g_error ("%s: %s is on page %d, after %d", names[i], sheet->name, page, last);
          last = page;
        }
    }
}

/* Sentences, notes and charts of the quarterly workbook, each on its page. */
static void
test_drawn (ReportFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *bookmark, *words;
    gboolean is_a3;
  } cases[] = {
    {"封面", "2021年第二季度", FALSE},
    {"封面", "隐患统计（按行业）", FALSE},
    {"综述", "共分解任务88项", FALSE},
    {"综述", "纳入跟踪的指标", FALSE},
    {"甘特图", "作战图", TRUE},
    {"指标趋势", "指标完成情况", TRUE},
    {"说明", "统计口径", FALSE},
    {"县域安全风险四色图", "空间分布图", TRUE},
    {"生产安全事故对比", "与2019年", TRUE},
  };
  g_autoptr (SpReport) report = report_make (self, "county-quarterly", "2021Q2");
  g_autoptr (PopplerDocument) document = write_pdf (self, report);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int page = find_bookmark (document, cases[i].bookmark);
      g_autoptr (PopplerPage) at = NULL;
      g_autofree char *text = NULL;
      double width;

      g_assert_cmpint (page, >=, 0);
      at = poppler_document_get_page (document, page);
      poppler_page_get_size (at, &width, NULL);
      g_assert_cmpint (width > 1000, ==, cases[i].is_a3);
      text = dup_text (document, page);
      if (strstr (text, cases[i].words) == NULL)
        g_error ("%s: %s", cases[i].bookmark, text);
    }
}

/* A report of tables alone has nothing but its tables. */
static void
test_plain (ReportFixture *self, gconstpointer data)
{
  g_autoptr (SpReport) report = report_make (self, "county-form", "2021Q2");
  g_autoptr (PopplerDocument) document = write_pdf (self, report);

  g_assert_cmpint (find_bookmark (document, "县域安全风险四色图"), ==, -1);
  g_assert_cmpint (find_bookmark (document, "指标趋势"), ==, -1);
}

typedef struct
{
  double last;
  guint n;
  GCancellable *stop; /* after some calls; NULL: never */
} Progress;

static void
take_progress (double done, gpointer data)
{
  Progress *self = data;

  g_assert_cmpfloat (done, >=, self->last);
  g_assert_cmpfloat (done, <=, 1);
  self->last = done;
  if (++self->n == 5 && self->stop != NULL)
    g_cancellable_cancel (self->stop);
}

static void
test_progress (ReportFixture *self, gconstpointer data)
{
  g_autoptr (SpReport) report = report_make (self, "county-quarterly", "2021Q2");
  g_autoptr (GError) error = NULL;
  g_autoptr (SpReportPaper) paper = sp_report_paper_new (report, self->reader, NULL, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Progress progress = {0}, stopped = {.stop = cancellable};

  sp_report_paper_export_pdf (paper, self->out, NULL, take_progress, &progress, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (progress.last, ==, 1);
  g_assert_cmpuint (progress.n, >, sp_report_paper_get_n_pages (paper));
  g_assert_true (g_file_set_contents (self->out, "old", -1, NULL));
  g_assert_false (
    sp_report_paper_export_pdf (paper, self->out, cancellable, take_progress, &stopped, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  {
    g_autofree char *left = NULL;

    g_assert_true (g_file_get_contents (self->out, &left, NULL, NULL));
    g_assert_cmpstr (left, ==, "old");
  }
}

/* Stopped while rows are laid out, too. */
static void
test_stopped (ReportFixture *self, gconstpointer data)
{
  g_autoptr (SpReport) report = report_make (self, "county-quarterly", "2021Q2");
  g_autoptr (GError) error = NULL;
  g_autoptr (SpReportPaper) paper = sp_report_paper_new (report, self->reader, NULL, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Progress progress = {.stop = cancellable};

  g_assert_no_error (error);
  g_assert_false (sp_report_paper_prepare (paper, cancellable, take_progress, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  progress = (Progress) {0};
  g_assert_true (sp_report_paper_prepare (paper, NULL, take_progress, &progress, &error));
  g_assert_cmpfloat (progress.last, >, 0.5);
  g_assert_cmpuint (sp_report_paper_get_n_pages (paper), >, 20);
}

/* The same report is the same file, also when it was looked at before. */
static void
test_same (ReportFixture *self, gconstpointer data)
{
  g_autoptr (SpReport) report = report_make (self, "county-quarterly", "2021Q2");
  char *bytes[2] = {NULL, NULL};
  gsize lengths[2];

  for (guint i = 0; i < 2; i++)
    {
      g_object_unref (write_pdf (self, report));
      g_assert_true (g_file_get_contents (self->out, &bytes[i], &lengths[i], NULL));
    }
  g_assert_cmpmem (bytes[0], lengths[0], bytes[1], lengths[1]);
  g_free (bytes[0]);
  g_free (bytes[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/report-paper/" name, ReportFixture, NULL, report_set_up, func, report_tear_down)
  ADD ("shipped", test_shipped);
  ADD ("drawn", test_drawn);
  ADD ("plain", test_plain);
  ADD ("progress", test_progress);
  ADD ("stopped", test_stopped);
  ADD ("same", test_same);
  return g_test_run ();
}
