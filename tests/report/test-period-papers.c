/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The circular, the letter that urges a unit, and the chart pack, of the sample: they name whom the
 * facts name, are the same for the same facts, and are refused with a sentence and no half file.
 * With SP_PAPERS=<folder> they are kept there to be looked at. */
#include "base/sp-error.h"
#include "exchange/sp-sample.h"
#include "report/sp-chart-pack.h"
#include "report/sp-circular.h"
#include "report/sp-urge-paper.h"
#include "store/sp-write.h"

#include <poppler.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

typedef struct
{
  char *folder;
  SpStore *store;
  SpReader *reader;
  SpPeriodOptions options;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("papers-XXXXXX", NULL);
  path = g_build_filename (self->folder, "a.safetyplan", NULL);
  self->store = sp_store_create (path, &error);
  g_assert_no_error (error);
  sp_sample_fill (self->store, &error);
  g_assert_no_error (error);
  self->reader = sp_store_get_reader (self->store);
  plan = sp_reader_load_plan (self->reader, &error);
  g_assert_no_error (error);
  self->options.plan = sp_record_get_id (SP_RECORD (plan));
  g_assert_true (sp_period_from_text ("2021Q3", &self->options.period));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", self->folder);

  g_assert_true (sp_store_close (self->store, NULL));
  g_clear_object (&self->store);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (self->folder);
}

static void
assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_test_message ("“%s” is not in: %s", words, text);
  g_assert_nonnull (strstr (text, words));
}

static void
keep (SpOfficialPaper *paper, const char *name)
{
  const char *folder = g_getenv ("SP_PAPERS");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  sp_official_paper_export (paper, path, NULL, &error);
  g_assert_no_error (error);
}

/* Everybody who has something overdue is named with how many, those with most first. */
static void
test_circular (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPeriodFacts) facts =
    sp_period_facts_load (self->reader, &self->options, NULL, &error);
  g_autoptr (SpOfficialPaper) paper = NULL;
  g_autofree char *text = NULL;
  guint n_late = 0;

  g_assert_no_error (error);
  paper = sp_circular_paper_new (facts);
  text = sp_official_paper_dup_text (paper);
  assert_has (text, "2021年第三季度推进情况的通报\n");
  for (guint i = 0; i < facts->overview->units->len; i++)
    {
      const SpSum *sum = g_ptr_array_index (facts->overview->units, i);
      g_autofree char *words =
        g_strdup_printf ("%s（%u项）", sum->name, sum->now.by_light[SP_LIGHT_OVERDUE]);

      if (sum->now.by_light[SP_LIGHT_OVERDUE] == 0)
        continue;
      n_late++;
      assert_has (text, words);
    }
  g_assert_cmpuint (n_late, >, 0);
  assert_has (text, "\n附件3\n");
  keep (paper, "circular.docx");
}

/* The letter lists what reminders list of the unit, no more and no less. */
static void
test_urge (Fixture *self, gconstpointer data)
{
  SpUrgeOptions options = {.plan = self->options.plan,
                           .as_of = sp_date_from_ymd (2021, 9, 30),
                           .reply_by = sp_date_from_ymd (2021, 10, 15)};
  SpDueQuery query = {.plan = self->options.plan, .as_of = options.as_of};
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dues = NULL;
  g_autoptr (SpOfficialPaper) paper = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  options.unit = query.unit =
    sp_reader_find_unit (self->reader, "县应急管理局", options.as_of, &error);
  g_assert_cmpint (options.unit, >, 0);
  query.within = 30;
  dues = sp_reader_load_due (self->reader, &query, NULL, &error);
  paper = sp_urge_paper_new (self->reader, &options, NULL, &error);
  g_assert_no_error (error);
  text = sp_official_paper_dup_text (paper);
  assert_has (text, "县应急管理局：\n");
  assert_has (text, "于2021年10月15日前填写");
  for (guint i = 0; i < dues->len; i++)
    {
      const SpDue *due = g_ptr_array_index (dues, i);
      g_autofree char *row = NULL;

      if (due->kind != SP_DUE_MEASURE && due->kind != SP_DUE_HAZARD)
        continue;
      row = g_strdup_printf ("｜%s｜%s｜", sp_vocabulary_label (&sp_due_kinds, (int)due->kind),
                             due->title);
      assert_has (text, row);
      n++;
    }
  g_assert_cmpuint (n, >, 3);
  keep (paper, "urge.docx");
}

/* A unit with nothing to be urged about, and one that is not there. */
static void
test_urge_refused (Fixture *self, gconstpointer data)
{
  SpUrgeOptions options = {.plan = self->options.plan, .as_of = sp_date_from_ymd (2021, 9, 30)};
  g_autoptr (SpRecord) unit = sp_record_new (&sp_unit_type);
  g_autofree char *path = g_build_filename (self->folder, "u.docx", NULL);
  g_autoptr (GError) error = NULL;

  sp_record_set_text (unit, SP_UNIT_NAME, "示例县气象局");
  sp_store_insert (self->store, unit, "登记", &error);
  g_assert_no_error (error);
  options.unit = sp_record_get_id (unit);
  g_assert_false (sp_urge_paper_write (self->reader, &options, path, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_EMPTY);
  assert_has (error->message, "示例县气象局");
  g_clear_error (&error);
  options.unit = 9999;
  g_assert_false (sp_urge_paper_write (self->reader, &options, path, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* ---- the chart pack ---- */

static char *
write_pack (Fixture *self, const char *name)
{
  const char *kept = g_getenv ("SP_PAPERS");
  char *path = g_build_filename (kept != NULL ? kept : self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  sp_chart_pack_write (self->reader, &self->options, path, NULL, &error);
  g_assert_no_error (error);
  return path;
}

/* Every page is A3 and says which of how many it is; the contents tell where chapters begin. */
static void
test_pack (Fixture *self, gconstpointer data)
{
  static const char *const titles[] = {"推进情况总览", "任务推进甘特图", "县域安全风险四色图",
                                       "指标完成情况", "生产安全事故对比"};
  g_autofree char *path = write_pack (self, "pack.pdf");
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_file (uri, NULL, &error);
  g_autofree char *cover = NULL;
  int n_pages;

  g_assert_no_error (error);
  n_pages = poppler_document_get_n_pages (document);
  for (int i = 0; i < n_pages; i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      g_autofree char *text = poppler_page_get_text (page);
      g_autofree char *number = g_strdup_printf ("图集第%d页，共%d页", i + 1, n_pages);
      double width, height;

      poppler_page_get_size (page, &width, &height);
      g_assert_cmpfloat_with_epsilon (width, 1190.55, 0.1);
      g_assert_cmpfloat_with_epsilon (height, 841.89, 0.1);
      if (i == 0)
        cover = g_steal_pointer (&text);
      else
        assert_has (text, number);
      g_object_unref (page);
    }
  g_object_unref (document);
  assert_has (cover, "示例数据");
  assert_has (cover, "数据截至2021年9月30日");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    assert_has (cover, titles[i]);
}

static void
test_pack_same (Fixture *self, gconstpointer data)
{
  g_autofree char *paths[] = {write_pack (self, "a.pdf"), write_pack (self, "b.pdf")};
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize lengths[2];

  g_assert_true (g_file_get_contents (paths[0], &first, &lengths[0], NULL));
  g_assert_true (g_file_get_contents (paths[1], &second, &lengths[1], NULL));
  g_assert_cmpmem (first, lengths[0], second, lengths[1]);
  g_free (g_steal_pointer (&paths[1]));
}

static guint
count_files (Fixture *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
test_pack_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *word = g_build_filename (self->folder, "a.docx", NULL);
  g_autofree char *path = g_build_filename (self->folder, "a.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (self->folder, "no", "a.pdf", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n = count_files (self);
  struct rlimit former, low;

  g_assert_false (sp_chart_pack_write (self->reader, &self->options, word, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (sp_chart_pack_write (self->reader, &self->options, nowhere, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (sp_chart_pack_write (self->reader, &self->options, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &former), ==, 0);
  low = former;
  low.rlim_cur = 50000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &low), ==, 0);
  g_assert_false (sp_chart_pack_write (self->reader, &self->options, path, NULL, &error));
  setrlimit (RLIMIT_FSIZE, &former);
  g_assert_error (error, SP_ERROR, SP_ERROR_NO_SPACE);
  g_assert_cmpuint (count_files (self), ==, n);
}

/* Stopped by another thread while pages are drawn. */
static gpointer
stop_soon (gpointer data)
{
  g_usleep (30000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_pack_stopped (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "a.pdf", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n = count_files (self);
  GThread *thread = g_thread_new ("stop", stop_soon, cancellable);
  gboolean is_done = sp_chart_pack_write (self->reader, &self->options, path, cancellable, &error);

  g_thread_join (thread);
  /* A very fast machine may be done before it is stopped. */
  if (is_done)
    g_assert_cmpuint (count_files (self), ==, n + 1);
  else
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (count_files (self), ==, n);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/report/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("circular/names", test_circular);
  ADD ("urge-paper/list", test_urge);
  ADD ("urge-paper/refused", test_urge_refused);
  ADD ("chart-pack/pages", test_pack);
  ADD ("chart-pack/same", test_pack_same);
  ADD ("chart-pack/refused", test_pack_refused);
  ADD ("chart-pack/stopped", test_pack_stopped);
#undef ADD
  return g_test_run ();
}
