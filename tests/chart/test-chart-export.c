/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files of charts: the same input gives the same bytes, text can be found, what fails leaves what
 * was there. */
#include "chart/sp-gantt.h"
#include "base/sp-error.h"
#include "test-schedule.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("sp-chart-XXXXXX", &error);
  g_assert_no_error (error);
}

static guint
count_files (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

static SpGanttPages *
new_pages (guint n, const char *paper)
{
  g_autoptr (SpSchedule) schedule = test_schedule_new (n, sp_date_from_ymd (2021, 9, 30));
  SpGanttOptions options = {.prepared_by = "示例县安委会办公室", .is_sample = TRUE};
  g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, &options);

  return sp_gantt_pages_new (scene, sp_paper_find (paper));
}

static char *
export_bytes (Fixture *self, const char *name, gsize *length)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (SpGanttPages) pages = new_pages (12, "A3");
  g_autoptr (GError) error = NULL;
  SpChartFormat format;
  char *bytes = NULL;

  g_assert_true (sp_chart_format_from_path (path, &format));
  g_assert_true (sp_gantt_pages_export (pages, format, path, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, length, &error));
  return bytes;
}

static void
test_same_bytes (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *name, *magic;
  } cases[] = {{"a.pdf", "%PDF-"}, {"a.svg", "<?xml"}, {"a.png", "\x89PNG"}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize first_length, second_length;
      g_autofree char *first = export_bytes (self, cases[i].name, &first_length);
      g_autofree char *second = export_bytes (self, cases[i].name, &second_length);

      g_assert_cmpuint (first_length, >, 1000);
      g_assert_true (memcmp (first, cases[i].magic, strlen (cases[i].magic)) == 0);
      g_assert_cmpmem (first, first_length, second, second_length);
    }
  g_assert_cmpuint (count_files (self), ==, 3);
}

static char *
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = 0;

  g_assert_true (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &output, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

static char *
dup_without_space (const char *text)
{
  g_autoptr (GString) squashed = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (squashed, g_utf8_get_char (at));
  return g_string_free (g_steal_pointer (&squashed), FALSE);
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (; (text = strstr (text, part)) != NULL; text += strlen (part))
    n++;
  return n;
}

/* Every title is whole in the text, and the title of the chart and the legend are on every page. */
static void
test_text (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "t.pdf", NULL);
  const char *const arguments[] = {"pdftotext", "-raw", path, "-", NULL};
  g_autoptr (SpSchedule) schedule = test_schedule_new (120, sp_date_from_ymd (2021, 9, 30));
  g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, NULL);
  g_autoptr (SpGanttPages) pages = sp_gantt_pages_new (scene, sp_paper_find ("A3"));
  guint n_pages = sp_gantt_pages_get_n_pages (pages);
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *output = NULL;
  g_autofree char *text = NULL;

  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_true (sp_gantt_pages_export (pages, SP_CHART_PDF, path, NULL, NULL, NULL));
  output = run (arguments);
  text = dup_without_space (output);
  for (guint i = 0; i < sp_schedule_get_n_rows (schedule); i++)
    g_assert_nonnull (strstr (text, sp_schedule_get_row (schedule, i)->title));
  g_assert_cmpuint (count (text, "示例县安全生产专项整治三年行动作战图（2020—2022年）"), ==,
                    n_pages);
  g_assert_cmpuint (count (text, "图例"), ==, n_pages);
  g_assert_cmpuint (count (text, "审批："), ==, n_pages);
  g_assert_cmpuint (count (text, "牵头单位"), >=, n_pages);
  g_assert_cmpuint (count (text, "数据截至2021年9月30日"), ==, n_pages);
  for (guint i = 1; i <= n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("第%u页/共%u页", i, n_pages);

      g_assert_cmpuint (count (text, number), ==, 2);
    }
  g_assert_cmpuint (count (text, "（续）"), <, n_pages);
}

/* Chinese shapes under any locale, embedded. */
static void
test_fonts (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "f.pdf", NULL);
  const char *const arguments[] = {"pdffonts", path, NULL};
  g_autoptr (SpGanttPages) pages = new_pages (30, "A4");
  g_autofree char *program = g_find_program_in_path ("pdffonts");
  g_autofree char *output = NULL;

  if (program == NULL)
    {
      g_test_skip ("pdffonts is not installed");
      return;
    }
  g_assert_true (sp_gantt_pages_export (pages, SP_CHART_PDF, path, NULL, NULL, NULL));
  output = run (arguments);
  g_assert_null (strstr (output, "CJKjp"));
}

static void
test_several_files (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "图.svg", NULL);
  g_autoptr (SpGanttPages) pages = new_pages (60, "A3");
  g_autoptr (GPtrArray) written = NULL;
  g_autoptr (GError) error = NULL;
  guint n = sp_gantt_pages_get_n_pages (pages);

  g_assert_cmpuint (n, >, 1);
  g_assert_true (sp_gantt_pages_export (pages, SP_CHART_SVG, path, &written, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (written->len, ==, n);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (written, 0), "图-1.svg"));
  for (guint i = 0; i < n; i++)
    g_assert_true (g_file_test (g_ptr_array_index (written, i), G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (count_files (self), ==, n);
}

static void
check_old_kept (Fixture *self, const char *path)
{
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "old");
  g_assert_cmpuint (count_files (self), ==, 1);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  static const SpChartFormat formats[] = {SP_CHART_PDF, SP_CHART_SVG, SP_CHART_PNG};
  g_autofree char *path = g_build_filename (self->folder, "c.pdf", NULL);
  g_autoptr (SpGanttPages) pages = new_pages (60, "A3");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sp_gantt_pages_export (pages, formats[i], path, NULL, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      check_old_kept (self, path);
    }
}

static void
test_no_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "没有", "x.pdf", NULL);
  g_autoptr (SpGanttPages) pages = new_pages (5, "A3");
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_gantt_pages_export (pages, SP_CHART_PDF, path, NULL, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "x.pdf"));
}

static void
test_onto_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "folder.pdf", NULL);
  g_autoptr (SpGanttPages) pages = new_pages (5, "A3");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (sp_gantt_pages_export (pages, SP_CHART_PDF, path, NULL, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_IS_DIRECTORY);
  g_assert_cmpuint (count_files (self), ==, 1);
}

/* A disk that takes no more: the limit on the size of files stands for it. */
static void
test_full_disk (Fixture *self, gconstpointer data)
{
  static const SpChartFormat formats[] = {SP_CHART_PDF, SP_CHART_SVG, SP_CHART_PNG};
  g_autofree char *path = g_build_filename (self->folder, "f.pdf", NULL);
  g_autoptr (SpGanttPages) pages = new_pages (5, "A3");
  struct rlimit old, small;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_done;

      small = (struct rlimit) {6000, old.rlim_max};
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
      is_done = sp_gantt_pages_export (pages, formats[i], path, NULL, NULL, &error);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
      g_assert_false (is_done);
      g_assert_error (error, SP_ERROR, SP_ERROR_NO_SPACE);
      check_old_kept (self, path);
    }
}

static void
test_formats (void)
{
  static const struct
  {
    const char *path;
    gboolean is_known;
    SpChartFormat format;
  } cases[] = {
    {"a.pdf", TRUE, SP_CHART_PDF},  {"b/c.PNG", TRUE, SP_CHART_PNG},
    {"图.Svg", TRUE, SP_CHART_SVG}, {"pdf", FALSE},
    {"a.pdf.xlsx", FALSE},          {"", FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpChartFormat format = SP_CHART_PDF;

      g_assert_cmpint (sp_chart_format_from_path (cases[i].path, &format), ==, cases[i].is_known);
      if (cases[i].is_known)
        g_assert_cmpint (format, ==, cases[i].format);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/chart/export/same-bytes", test_same_bytes);
  ADD ("/chart/export/text", test_text);
  ADD ("/chart/export/fonts", test_fonts);
  ADD ("/chart/export/several-files", test_several_files);
  ADD ("/chart/export/cancel", test_cancel);
  ADD ("/chart/export/no-folder", test_no_folder);
  ADD ("/chart/export/onto-folder", test_onto_folder);
  ADD ("/chart/export/full-disk", test_full_disk);
  g_test_add_func ("/chart/export/formats", test_formats);
  return g_test_run ();
}
