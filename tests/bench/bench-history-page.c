/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page 审计留痕 of a journal of any number of changes, of a file with as many hazards: opening,
 * narrowing, and what edits cost while it is shown. Each run is a process of its own, which leaves
 * some thousand changes more in the file; needs a display. CPU time of all threads up to the frame
 * that shows the outcome; the longest freeze is the longest turn of the main loop, the edit's own
 * call counted as one.
 *
 * usage: bench-history-page [changes [runs [file]]]; a file that is named is kept, and used again.
 */
#include "bench-file.h"
#include "bench-hazard-file.h"
#include "bench-window.h"

#include "app/sp-history-page.h"
#include "core/sp-hazard.h"
#include "store/sp-engine.h"
#include "store/sp-hazards.h"
#include "store/sp-store-private.h"

#include <stdio.h>
#include <string.h>

#define N_IMPORTED 4000
#define N_EDITS 9
/* Whoever does not notice what another program did by then does not. */
#define PATIENCE_SECONDS 6

typedef enum
{
  OPEN,
  OPEN_FREEZE,
  EDIT,
  EDIT_FREEZE,
  EDIT_CALL,
  UNDO,
  UNDO_FREEZE,
  STEP,
  STEP_FREEZE,
  STEP_CALL,
  STEP_UNDO,
  RENAME,
  RENAME_FREEZE,
  IMPORT,
  IMPORT_FREEZE,
  OTHER_WALL,
  OTHER_FREEZE,
  PERSON,
  PERSON_EDIT,
  PERSON_FREEZE,
  TEXT,
  TEXT_FREEZE,
  TEXT_EDIT,
  TEXT_EDIT_FREEZE,
  MEMORY,
  N_FIGURES
} Figure;

static const char *const names[N_FIGURES] = {
  "other page to full page, CPU ms",
  "  longest freeze, ms",
  "an edit, CPU ms",
  "  longest freeze, ms",
  "  of it the edit's own call, ms",
  "its undoing, CPU ms",
  "  longest freeze, ms",
  "a step of a hazard, CPU ms",
  "  longest freeze, ms",
  "  of it the step's own call, ms",
  "  its undoing, CPU ms",
  "a unit renamed, CPU ms",
  "  longest freeze, ms",
  "after an import of 4000, CPU ms",
  "  longest freeze after it, ms",
  "another program's edit, wall ms until shown",
  "  longest freeze, ms",
  "narrow to a person, CPU ms",
  "  an edit then, CPU ms",
  "  longest freeze, ms",
  "narrow to 第777处, CPU ms",
  "  longest freeze, ms",
  "  an edit then, CPU ms",
  "  longest freeze, ms",
  "private MiB",
};

typedef struct
{
  BenchWindow base;
  SpHistoryPage *history;
  const char *path;
  guint n_edits;
} Page;

static guint
count_lines (Page *self)
{
  SpList *list = sp_history_page_get_list (self->history);

  return list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;
}

static void
wait_until_full (Page *self)
{
  while (sp_history_page_is_loading (self->history))
    bench_turn (&self->base);
  bench_wait_for_frame (&self->base);
}

/* ---- what a person does ---- */

typedef void (*Act) (Page *self);

typedef struct
{
  double cpu, freeze, call; /* ms */
} Cost;

static int
compare_costs (gconstpointer a, gconstpointer b)
{
  const Cost *left = a, *right = b;

  return left->cpu < right->cpu ? -1 : left->cpu > right->cpu;
}

static Cost
measure_once (Page *self, Act act, gboolean with_call)
{
  Cost cost;
  double main_before, before;

  bench_settle (&self->base);
  main_before = bench_main_seconds ();
  before = bench_cpu_seconds ();
  act (self);
  cost.call = bench_main_seconds () - main_before;
  if (!with_call)
    before = bench_cpu_seconds ();
  wait_until_full (self);
  cost.cpu = (bench_cpu_seconds () - before) * 1e3;
  cost.freeze = MAX (self->base.freeze, with_call ? cost.call : 0) * 1e3;
  cost.call *= 1e3;
  return cost;
}

static void
change_note (Page *self)
{
  g_autoptr (SpRecord) unit =
    sp_reader_load (sp_session_get_reader (self->base.session), &sp_unit_type, 3, NULL);
  g_autofree char *note = g_strdup_printf ("第%u次", ++self->n_edits);

  sp_record_set_text (unit, SP_UNIT_NOTE, note);
  if (!sp_session_update (self->base.session, unit, "修改单位"))
    g_error ("the edit was refused");
}

static void
rename_unit (Page *self)
{
  g_autoptr (SpRecord) unit =
    sp_reader_load (sp_session_get_reader (self->base.session), &sp_unit_type, 4, NULL);
  g_autofree char *name = g_strdup_printf ("示例县第%u局", 1000 + ++self->n_edits);

  sp_record_set_text (unit, SP_UNIT_NAME, name);
  if (!sp_session_update (self->base.session, unit, "修改单位"))
    g_error ("the edit was refused");
}

static void
undo (Page *self)
{
  sp_session_undo (self->base.session);
}

/* Each tenth hazard is not rectified yet. */
static void
take_step (Page *self)
{
  g_autoptr (SpRecord) step = sp_record_new (&sp_hazard_step_type);
  g_autoptr (GPtrArray) refused = NULL;
  GError *error = NULL;
  const int64_t id = 10 + 10 * (int64_t)++self->n_edits;

  sp_record_set_integer (step, SP_HAZARD_STEP_KIND, SP_STEP_START);
  sp_record_set_integer (step, SP_HAZARD_STEP_DAY, sp_date_from_iso ("2023-06-01"));
  bench_must (sp_store_take_hazard_steps (sp_session_get_store (self->base.session), &id, 1,
                                          SP_HAZARD_STEP (step), NULL, FALSE, &refused, &error),
              error);
}

static void
add_units (SpStore *store, SpActionKind kind, guint n)
{
  GError *error = NULL;
  g_autoptr (SpWrite) write = sp_write_begin (store, kind, "导入单位", &error);

  bench_must (write != NULL, error);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpRecord) unit = sp_record_new (&sp_unit_type);
      g_autofree char *uid = sp_uid_new ();

      sp_record_set_text (unit, SP_UNIT_NAME, uid);
      bench_must (sp_write_insert (write, unit, &error), error);
    }
  bench_must (sp_write_commit (write, &error), error);
}

static void
import_units (Page *self)
{
  add_units (sp_session_get_store (self->base.session), SP_ACTION_IMPORT, N_IMPORTED);
}

static void
narrow_to_person (Page *self)
{
  sp_history_page_set_filter (self->history, &(SpHistoryFilter) {.who = "张三"});
}

static void
narrow_to_text (Page *self)
{
  sp_history_page_set_filter (self->history, &(SpHistoryFilter) {.text = "第777处"});
}

static void
show_all (Page *self)
{
  sp_history_page_set_filter (self->history, &(SpHistoryFilter) {0});
}

/* ---- figures ---- */

/* The median edit, undone each time so that all are alike. */
static Cost
measure_edit (Page *self, Act act, Cost *undone)
{
  Cost costs[N_EDITS], back[N_EDITS];

  for (guint i = 0; i < N_EDITS; i++)
    {
      costs[i] = measure_once (self, act, TRUE);
      back[i] = measure_once (self, undo, TRUE);
    }
  qsort (costs, N_EDITS, sizeof *costs, compare_costs);
  qsort (back, N_EDITS, sizeof *back, compare_costs);
  if (undone != NULL)
    *undone = back[N_EDITS / 2];
  return costs[N_EDITS / 2];
}

/* Wall time until the line of another connection's edit is there. */
static void
measure_other (Page *self, double *figures)
{
  GError *error = NULL;
  g_autoptr (SpStore) other = sp_store_open (self->path, SP_STORE_OPEN_DEFAULT, &error);
  guint n = count_lines (self);
  gint64 before, end;

  bench_must (other != NULL, error);
  bench_settle (&self->base);
  add_units (other, SP_ACTION_EDIT, 1);
  before = g_get_monotonic_time ();
  end = before + PATIENCE_SECONDS * G_USEC_PER_SEC;
  while (count_lines (self) == n && g_get_monotonic_time () < end)
    if (g_main_context_pending (NULL))
      bench_turn (&self->base);
    else
      g_usleep (100);
  figures[OTHER_WALL] =
    count_lines (self) > n ? (double)(g_get_monotonic_time () - before) / 1e3 : -1;
  figures[OTHER_FREEZE] = self->base.freeze * 1e3;
  bench_must (sp_store_close (other, NULL), NULL);
}

static void
measure_edits (Page *self, double *figures)
{
  Cost undone;
  Cost cost = measure_edit (self, change_note, &undone);

  figures[EDIT] = cost.cpu;
  figures[EDIT_FREEZE] = cost.freeze;
  figures[EDIT_CALL] = cost.call;
  figures[UNDO] = undone.cpu;
  figures[UNDO_FREEZE] = undone.freeze;
  cost = measure_edit (self, take_step, &undone);
  figures[STEP] = cost.cpu;
  figures[STEP_FREEZE] = cost.freeze;
  figures[STEP_CALL] = cost.call;
  figures[STEP_UNDO] = undone.cpu;
  cost = measure_edit (self, rename_unit, NULL);
  figures[RENAME] = cost.cpu;
  figures[RENAME_FREEZE] = cost.freeze;
}

static void
measure_narrowed (Page *self, double *figures)
{
  Cost cost = measure_once (self, narrow_to_person, TRUE);

  figures[PERSON] = cost.cpu;
  cost = measure_edit (self, change_note, NULL);
  figures[PERSON_EDIT] = cost.cpu;
  figures[PERSON_FREEZE] = cost.freeze;
  cost = measure_once (self, narrow_to_text, TRUE);
  figures[TEXT] = cost.cpu;
  figures[TEXT_FREEZE] = cost.freeze;
  cost = measure_edit (self, change_note, NULL);
  figures[TEXT_EDIT] = cost.cpu;
  figures[TEXT_EDIT_FREEZE] = cost.freeze;
}

static int
run_child (const char *path)
{
  g_autoptr (GtkApplication) application = bench_application ();
  Page page = {.path = path};
  double figures[N_FIGURES] = {0};
  double before;
  Cost cost;

  bench_open_window (&page.base, application, path, SP_PAGE_UNITS);
  page.history = SP_HISTORY_PAGE (sp_window_get_page (page.base.window, SP_PAGE_HISTORY));
  bench_settle (&page.base);
  before = bench_cpu_seconds ();
  sp_session_set_page (page.base.session, SP_PAGE_HISTORY);
  while (sp_history_page_get_list (page.history) == NULL)
    bench_turn (&page.base);
  wait_until_full (&page);
  figures[OPEN] = (bench_cpu_seconds () - before) * 1e3;
  figures[OPEN_FREEZE] = page.base.freeze * 1e3;
  measure_edits (&page, figures);
  measure_other (&page, figures);
  cost = measure_once (&page, import_units, FALSE);
  figures[IMPORT] = cost.cpu;
  figures[IMPORT_FREEZE] = cost.freeze;
  measure_narrowed (&page, figures);
  measure_once (&page, show_all, TRUE);
  figures[MEMORY] = bench_private_mib ();
  bench_print_figures (figures, N_FIGURES);
  gtk_window_destroy (GTK_WINDOW (page.base.window));
  return 0;
}

/* ---- the file ---- */

static SpStatement *
prepare (SpEngine *engine, const char *sql)
{
  GError *error = NULL;
  SpStatement *statement = sp_engine_prepare (engine, sql, &error);

  bench_must (statement != NULL, error);
  return statement;
}

static void
add_action (SpStatement *insert, guint action, guint n_changes)
{
  GError *error = NULL;
  g_autofree char *uid = g_strdup_printf ("%08x-0000-7000-8000-%012x", 9u, action);
  g_autofree char *at =
    g_strdup_printf ("20%02u-%02u-%02uT%02u:00:00.000Z", 20 + action / 100000,
                     action / 8000 % 12 + 1, action / 300 % 28 + 1, action % 24);

  sp_statement_bind_integer (insert, 1, action);
  sp_statement_bind_text (insert, 2, uid);
  sp_statement_bind_text (insert, 3, action % 10 == 0 ? "张三" : "李四");
  sp_statement_bind_text (insert, 4, at);
  sp_statement_bind_integer (insert, 5, n_changes);
  bench_must (sp_statement_run (insert, &error), error);
}

static void
add_change (SpStatement *insert, guint action, guint i, guint n_hazards)
{
  GError *error = NULL;
  guint hazard = i * 7919u % n_hazards;
  g_autofree char *uid = g_strdup_printf ("%08x-0000-7000-8000-%012x", 2u, hazard);
  g_autofree char *old_value = g_strdup_printf ("责任人%u", i % 3000);
  g_autofree char *new_value = g_strdup_printf ("责任人%u", i % 2999);

  sp_statement_bind_integer (insert, 1, action);
  sp_statement_bind_integer (insert, 2, hazard + 1);
  sp_statement_bind_text (insert, 3, uid);
  sp_statement_bind_text (insert, 4, old_value);
  sp_statement_bind_text (insert, 5, new_value);
  bench_must (sp_statement_run (insert, &error), error);
}

/* By SQL: actions of one to five changes, one in a thousand of sixty. */
static void
fill_journal (SpStore *store, guint n)
{
  SpEngine *engine = sp_store_get_engine (store);
  g_auto (SpTransaction) transaction = {NULL};
  g_autoptr (SpStatement) action = NULL;
  g_autoptr (SpStatement) change = NULL;
  GError *error = NULL;
  guint next = 1000;

  bench_must (sp_transaction_begin_write (&transaction, engine, &error), error);
  action = prepare (engine, "INSERT INTO action (id, uid, kind, label, who, at, n_changes)"
                            " VALUES (?1, ?2, 'edit', '修改隐患', ?3, ?4, ?5)");
  change = prepare (engine, "INSERT INTO change (action, kind, record_table, record, uid,"
                            " revision, field, old_value, new_value)"
                            " VALUES (?1, 'update', 'hazard', ?2, ?3, 1, 'person', ?4, ?5)");
  for (guint i = 0; i < n; next++)
    {
      guint n_changes = MIN (next % 1000 == 0 ? 60 : next % 5 + 1, n - i);

      add_action (action, next, n_changes);
      for (guint k = 0; k < n_changes; k++, i++)
        add_change (change, next, i, n);
    }
  bench_must (sp_transaction_commit (&transaction, &error), error);
}

static void
make_file (const char *path, guint n)
{
  GError *error = NULL;
  BenchUnits units;
  SpStore *store = sp_store_create (path, &error);

  bench_must (store != NULL, error);
  bench_fill_hazards (store, n, &units);
  fill_journal (store, n);
  bench_must (sp_store_close (store, NULL), NULL);
  g_object_unref (store);
  store = sp_store_open (path, SP_STORE_OPEN_DEFAULT, &error); /* and its index is made */
  bench_must (store != NULL && sp_store_close (store, NULL), error);
  g_object_unref (store);
}

static gboolean
run_all (char *program, const char *path, guint runs)
{
  return bench_run_children (program, path, names, N_FIGURES, runs);
}

int
main (int argc, char *argv[])
{
  static const BenchPage page = {"changes", make_file, run_child, run_all};

  return bench_main (argc, argv, &page);
}
