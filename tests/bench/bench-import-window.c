/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A workbook of hazards with the days of their steps into the page 问题隐患, as a person has it:
 * from the choice of the file to the check list, from its acceptance to the rows in the list, then
 * taking it back and doing it again. Wall time, CPU time of all threads, and the longest turn of
 * the main loop. Needs a display.
 *
 * usage: bench-import-window [rows [hazards there before [plain]]]; plain: of hazards without steps
 * and numbers */
#include "bench-file.h"
#include "bench-hazard-file.h"
#include "bench-table.h"
#include "bench-window.h"

#include "app/sp-app.h"
#include "app/sp-hazards-page.h"

#include <glib/gstdio.h>
#include <stdlib.h>

typedef struct
{
  BenchWindow base;
  SpRecordPage *ledger;
  double wall, cpu; /* seconds */
} Page;

static double
wall_seconds (void)
{
  return (double)g_get_monotonic_time () / 1e6;
}

static void
begin (Page *self)
{
  bench_settle (&self->base);
  self->wall = wall_seconds ();
  self->cpu = bench_cpu_seconds ();
}

static void
end (Page *self, const char *name)
{
  g_print ("%-12s %6.2f s  %6.2f s CPU  longest freeze %6.1f ms\n", name,
           wall_seconds () - self->wall, bench_cpu_seconds () - self->cpu, self->base.freeze * 1e3);
}

static void
wait_for_list (Page *self)
{
  while (sp_session_get_writing_text (self->base.session) != NULL ||
         sp_record_list_is_loading (sp_record_page_get_list (self->ledger)))
    bench_turn (&self->base);
  bench_wait_for_frame (&self->base);
}

static void
run (Page *self, const char *path)
{
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GBytes) bytes = NULL;
  SpRecordImport *import;

  if (!g_file_get_contents (path, &text, &length, NULL))
    g_error ("the table is not there");
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  begin (self);
  import = sp_record_page_read_table (self->ledger, bytes, "b.xlsx");
  while (sp_record_import_is_busy (import))
    bench_turn (&self->base);
  end (self, "check list");
  g_object_add_weak_pointer (G_OBJECT (import), (gpointer *)&import);
  begin (self);
  gtk_widget_activate_action (GTK_WIDGET (import), "rows.accept", NULL);
  while (import != NULL)
    bench_turn (&self->base);
  wait_for_list (self);
  end (self, "store");
  begin (self);
  sp_session_undo (self->base.session);
  wait_for_list (self);
  end (self, "undo");
  begin (self);
  sp_session_redo (self->base.session);
  wait_for_list (self);
  end (self, "redo");
}

static void
open_window (Page *self, GtkApplication *application, const char *path)
{
  bench_open_window (&self->base, application, path, SP_PAGE_HAZARDS);
  self->ledger = sp_hazards_page_get_ledger (
    SP_HAZARDS_PAGE (sp_window_get_page (self->base.window, SP_PAGE_HAZARDS)));
  wait_for_list (self);
}

static void
make_files (const char *path, const char *table, BenchTable kind, guint n_rows, guint n_before)
{
  g_autoptr (GBytes) bytes = bench_table_make_workbook (kind, n_rows);
  GError *error = NULL;
  g_autoptr (SpStore) store = sp_store_create (path, &error);
  BenchUnits units;

  bench_must (store != NULL, error);
  if (n_before > 0)
    bench_fill_hazards (store, n_before, &units);
  bench_table_fill_names (store);
  sp_store_close (store, NULL);
  g_file_set_contents (table, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes),
                       NULL);
}

int
main (int argc, char *argv[])
{
  guint n_rows = argc > 1 ? (guint)atoi (argv[1]) : 100000;
  g_autofree char *folder = g_dir_make_tmp ("sp-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "b.safetyplan", NULL);
  g_autofree char *table = g_build_filename (folder, "b.xlsx", NULL);
  g_autoptr (GtkApplication) application = NULL;
  Page self = {0};

  make_files (path, table, argc > 3 ? BENCH_TABLE_PLAIN : BENCH_TABLE_HAZARDS, n_rows,
              argc > 2 ? (guint)atoi (argv[2]) : 0);
  application = bench_application ();
  open_window (&self, application, path);
  run (&self, table);
  gtk_window_destroy (GTK_WINDOW (self.base.window));
  g_unlink (path);
  g_unlink (table);
  g_rmdir (folder);
  return 0;
}
