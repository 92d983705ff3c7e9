/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The import page with a very large document: showing it, answering, correcting, taking back. Each
 * figure is the CPU time of the action and of the frames after it; a second one is of the action
 * alone. Needs a display. */
#include "app/sp-app.h"
#include "app/sp-doubt-panel.h"
#include "app/sp-import-page.h"
#include "app/sp-source-view.h"
#include "exchange/sp-import-edit.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_RUNS 7
#define N_MEASURES 19000
#define N_DOUBTS 4900

static double
cpu_ms (void)
{
  struct timespec cpu;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &cpu);
  return (double)cpu.tv_sec * 1e3 + (double)cpu.tv_nsec / 1e6;
}

/* Every fourth measure skips a number. */
static char *
dup_document (void)
{
  GString *text = g_string_new ("虚拟县大型行动方案\n\n一、主要任务\n\n");
  guint n_doubts = 0;

  for (guint section = 1, n = 0; n < N_MEASURES; section++)
    {
      g_string_append_printf (text, "（%u）第%u个方面\n\n", section, section);
      for (guint number = 1; number <= 100 && n < N_MEASURES; number++, n++)
        {
          if (number % 4 == 2 && n_doubts < N_DOUBTS)
            {
              number++;
              n_doubts++;
            }
          g_string_append_printf (
            text,
            "%u.落实第%u项措施。2021年%u月底前，完成全部检查，覆盖率达到%u%%。（县应急管理局牵头，"
            "县公安局、县第%u号局配合）\n\n",
            number, n + 1, n % 12 + 1, n % 100 + 1, n % 40 + 1);
        }
    }
  return g_string_free (text, FALSE);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  (*(guint *)user_data)++;
  return G_SOURCE_CONTINUE;
}

static void
wait_frames (GtkWidget *widget, guint n)
{
  guint seen = 0;
  guint id = gtk_widget_add_tick_callback (widget, tick_cb, &seen, NULL);

  while (seen < n)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (widget, id);
}

static int
compare (const void *a, const void *b)
{
  double first = *(const double *)a;
  double second = *(const double *)b;

  return (first > second) - (first < second);
}

static void
measure (GtkWidget *page, const char *what, void (*work) (GtkWidget *page))
{
  double alone[N_RUNS], whole[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      double start = cpu_ms ();

      work (page);
      alone[i] = cpu_ms () - start;
      wait_frames (page, 3);
      whole[i] = cpu_ms () - start;
    }
  qsort (alone, N_RUNS, sizeof *alone, compare);
  qsort (whole, N_RUNS, sizeof *whole, compare);
  g_print ("%-32s %7.1f ms (%.1f-%.1f), with frames %.1f ms\n", what, alone[N_RUNS / 2], alone[0],
           alone[N_RUNS - 1], whole[N_RUNS / 2]);
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
dismiss (GtkWidget *page)
{
  gtk_widget_activate_action (find_type (page, SP_TYPE_DOUBT_PANEL), "doubt.dismiss", NULL);
}

static void
undo (GtkWidget *page)
{
  gtk_widget_activate_action (page, "import.undo", NULL);
}

static void
click (GtkWidget *page)
{
  static guint n;
  SpImportDraft *draft = sp_import_page_get_draft (SP_IMPORT_PAGE (page));
  SpDraftMeasure *at =
    g_ptr_array_index (sp_import_draft_get_measures (draft), 2000 + 1500 * (n++ % 8));
  GtkWidget *source = find_type (page, SP_TYPE_SOURCE_VIEW);
  guint start = (guint)sp_record_get_integer (SP_RECORD (at->measure), SP_MEASURE_SOURCE_START);

  g_signal_emit_by_name (source, "place-clicked", start + 1);
  sp_source_view_set_cursor (SP_SOURCE_VIEW (source), start + 24, start + 24);
}

static void
split (GtkWidget *page)
{
  gtk_widget_activate_action (page, "import.split", NULL);
}

static void
merge (GtkWidget *page)
{
  gtk_widget_activate_action (page, "import.merge-down", NULL);
}

static void
move_down (GtkWidget *page)
{
  click (page);
  gtk_widget_activate_action (page, "import.move-down", NULL);
}

static void
answer_unit (GtkWidget *page)
{
  static guint n;
  SpImportDraft *draft = sp_import_page_get_draft (SP_IMPORT_PAGE (page));

  sp_import_draft_answer (draft, 0, SP_DOUBT_STATE_CHANGED,
                          n++ % 2 == 0 ? "县公安局" : "县应急管理局");
}

static void
accept_kind (GtkWidget *page)
{
  g_signal_emit_by_name (find_type (page, SP_TYPE_DOUBT_PANEL), "accept-kind",
                         (int)SP_DOUBT_NUMBER);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("sp-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.txt", NULL);
  g_autofree char *text = dup_document ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *window, *page;
  SpImportDraft *draft;
  double start;

  sp_app_prepare ();
  gtk_init ();
  sp_app_init ();
  g_file_set_contents (path, text, -1, NULL);
  window = gtk_window_new ();
  page = g_object_new (SP_TYPE_IMPORT_PAGE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  start = cpu_ms ();
  sp_import_page_read (SP_IMPORT_PAGE (page), file);
  while (sp_import_page_get_stage (SP_IMPORT_PAGE (page)) != SP_IMPORT_CHECK)
    g_main_context_iteration (NULL, TRUE);
  wait_frames (page, 10);
  draft = sp_import_page_get_draft (SP_IMPORT_PAGE (page));
  g_print ("read and shown: %.0f ms; %u measures, %u doubts, %zu bytes\n", cpu_ms () - start,
           sp_import_draft_get_measures (draft)->len, sp_import_draft_get_doubts (draft)->len,
           strlen (text));
  measure (page, "no doubt, on to the next", dismiss);
  measure (page, "undo of it", undo);
  measure (page, "click in the source", click);
  measure (page, "split", split);
  measure (page, "merge", merge);
  measure (page, "click and move down", move_down);
  measure (page, "undo of that", undo);
  measure (page, "answer for a unit of hundreds", answer_unit);
  measure (page, "accept all of a kind", accept_kind);
  measure (page, "undo of all", undo);
  gtk_window_destroy (GTK_WINDOW (window));
  g_remove (path);
  g_rmdir (folder);
  return 0;
}
