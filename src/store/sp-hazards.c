/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-hazards.h. Actions here are labels and loops over the write path, which keeps the rules.
 */
#include "store/sp-hazards.h"

#include "base/sp-error.h"
#include "core/sp-enterprise.h"
#include "store/sp-files-private.h"
#include "store/sp-journal.h"
#include "store/sp-store-private.h"
#include "store/sp-write-steps.h"

/* ---- read ---- */

GPtrArray *
sp_reader_load_hazard_steps (SpReader *self, int64_t hazard, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return sp_steps_load (self->engine, &sp_hazard_step_type, hazard, error);
}

static void
step_line_free (gpointer data)
{
  SpHazardStepLine *line = data;

  g_clear_object (&line->step);
  g_free (line->who);
  g_free (line->when);
  g_free (line);
}

static char *
dup_local_time (const char *utc)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (utc, NULL);
  g_autoptr (GDateTime) local = at != NULL ? g_date_time_to_local (at) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M:%S") : g_strdup (utc);
}

/* A step that undo took and redo brought back was recorded by who took it first. */
static SpHazardStepLine *
load_line (SpReader *self, SpRecord *step, GError **error)
{
  g_autoptr (SpStatement) statement = NULL;
  SpHazardStepLine *line;

  if (!sp_journal_settle (self->engine, error))
    return NULL;
  statement = sp_engine_prepare (
    self->engine,
    "SELECT a.who, a.at FROM change c JOIN action a ON a.id = c.action"
    " WHERE c.record_table = 'hazard_step' AND c.record = ?1 ORDER BY c.id LIMIT 1",
    error);
  if (statement == NULL)
    return NULL;
  line = g_new0 (SpHazardStepLine, 1);
  line->step = SP_HAZARD_STEP (g_object_ref (step));
  sp_statement_bind_integer (statement, 1, sp_record_get_id (step));
  if (sp_statement_next (statement))
    {
      line->who = g_strdup (sp_statement_get_text (statement, 0));
      line->when = dup_local_time (sp_statement_get_text (statement, 1));
    }
  else
    {
      line->who = g_strdup ("");
      line->when = g_strdup ("");
    }
  if (sp_statement_end (statement, error))
    return line;
  step_line_free (line);
  return NULL;
}

GPtrArray *
sp_reader_load_hazard_step_lines (SpReader *self, int64_t hazard, GError **error)
{
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (step_line_free);

  g_return_val_if_fail (self != NULL, NULL);

  steps = sp_reader_load_hazard_steps (self, hazard, error);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      SpHazardStepLine *line = load_line (self, g_ptr_array_index (steps, i), error);

      if (line == NULL)
        return NULL;
      g_ptr_array_add (lines, line);
    }
  return steps != NULL ? g_steal_pointer (&lines) : NULL;
}

GArray *
sp_reader_load_hazard_standings (
  SpReader *self, const int64_t *hazards, guint n, SpDate as_of, GError **error)
{
  g_autoptr (GArray) standings = g_array_new (FALSE, TRUE, sizeof (SpHazardStanding));

  g_return_val_if_fail (self != NULL && (hazards != NULL || n == 0), NULL);

  g_array_set_size (standings, n);
  for (guint i = 0; i < n; i++)
    {
      GError *failure = NULL;
      g_autoptr (SpRecord) hazard = sp_reader_load (self, &sp_hazard_type, hazards[i], &failure);
      g_autoptr (GPtrArray) steps = NULL;

      if (failure == NULL && hazard != NULL)
        steps = sp_reader_load_hazard_steps (self, hazards[i], &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return NULL;
        }
      if (hazard != NULL)
        g_array_index (standings, SpHazardStanding, i) =
          sp_hazard_get_standing (SP_HAZARD (hazard), steps, as_of);
    }
  return g_steal_pointer (&standings);
}

char *
sp_reader_propose_hazard_number (SpReader *self, SpDate found_on, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return sp_hazard_number_next (self->engine, NULL, found_on, error);
}

/* ---- registering ---- */

/* Copies are stored and given back, so that a failure leaves the records as they were. */
static gboolean
insert_all (SpWrite *write, const GPtrArray *hazards, GPtrArray *stored, GError **error)
{
  for (guint i = 0; i < hazards->len; i++)
    {
      SpRecord *copy = sp_record_copy (g_ptr_array_index (hazards, i));

      g_ptr_array_add (stored, copy);
      if (sp_write_insert (write, copy, error))
        continue;
      if (hazards->len > 1)
        g_prefix_error (error, _ ("第 %u 条："), i + 1);
      return FALSE;
    }
  return TRUE;
}

static void
give_back (const GPtrArray *hazards, const GPtrArray *stored)
{
  for (guint i = 0; i < hazards->len; i++)
    sp_record_assign (g_ptr_array_index (hazards, i), g_ptr_array_index (stored, i));
}

gboolean
sp_store_register_hazards (SpStore *self, const GPtrArray *hazards, GError **error)
{
  g_autoptr (GPtrArray) stored = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SpWrite) write = NULL;

  g_return_val_if_fail (SP_IS_STORE (self) && hazards != NULL, FALSE);

  write = sp_write_begin (self, SP_ACTION_EDIT, _ ("登记隐患"), error);
  if (write == NULL || !insert_all (write, hazards, stored, error) ||
      !sp_write_commit (write, error))
    return FALSE;
  give_back (hazards, stored);
  return TRUE;
}

/* ---- inspections ---- */

static const struct
{
  guint from, to;
} inherited[] = {
  {SP_INSPECTION_ENTERPRISE, SP_HAZARD_ENTERPRISE},
  {SP_INSPECTION_PLACE, SP_HAZARD_PLACE},
  {SP_INSPECTION_DEPARTMENT, SP_HAZARD_DEPARTMENT},
  {SP_INSPECTION_DAY, SP_HAZARD_FOUND_ON},
  {SP_INSPECTION_PEOPLE, SP_HAZARD_FOUND_BY},
  {SP_INSPECTION_ORDER_NUMBER, SP_HAZARD_DOCUMENT},
};

/* @enterprise becomes that of @hazard; NULL: it has none. */
static gboolean
fill (SpReader *reader, SpRecord *hazard, SpRecord **enterprise, GError **error)
{
  GError *failure = NULL;

  *enterprise = sp_reader_load (reader, &sp_enterprise_type,
                                sp_record_get_integer (hazard, SP_HAZARD_ENTERPRISE), &failure);
  if (*enterprise != NULL)
    sp_hazard_take_registry (SP_HAZARD (hazard), *enterprise);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

gboolean
sp_reader_fill_hazard (SpReader *self, SpHazard *hazard, GError **error)
{
  g_autoptr (SpRecord) enterprise = NULL;

  g_return_val_if_fail (self != NULL && SP_IS_HAZARD (hazard), FALSE);
  return fill (self, SP_RECORD (hazard), &enterprise, error);
}

static void
inherit (SpRecord *hazard, guint field, SpRecord *from, guint from_field)
{
  if (!sp_record_peek (hazard, field)->is_set && sp_record_peek (from, from_field)->is_set)
    sp_record_set_value (hazard, field, sp_record_peek (from, from_field));
}

static gboolean
fill_finding (SpReader *reader, SpRecord *hazard, SpRecord *inspection, GError **error)
{
  g_autoptr (SpRecord) enterprise = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (inherited); i++)
    inherit (hazard, inherited[i].to, inspection, inherited[i].from);
  if (!fill (reader, hazard, &enterprise, error))
    return FALSE;
  if (enterprise != NULL)
    inherit (hazard, SP_HAZARD_RECTIFIER, enterprise, SP_ENTERPRISE_NAME);
  return TRUE;
}

static GPtrArray *
dup_findings (SpReader *reader, const GPtrArray *findings, SpRecord *inspection, GError **error)
{
  g_autoptr (GPtrArray) filled = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < findings->len; i++)
    {
      SpRecord *hazard = sp_record_copy (g_ptr_array_index (findings, i));

      g_ptr_array_add (filled, hazard);
      if (!fill_finding (reader, hazard, inspection, error))
        return NULL;
    }
  return g_steal_pointer (&filled);
}

gboolean
sp_store_register_inspection (SpStore *self,
                              SpInspection *inspection,
                              const GPtrArray *findings,
                              GError **error)
{
  g_autoptr (SpRecord) copy = NULL;
  g_autoptr (GPtrArray) filled = NULL;
  g_autoptr (GPtrArray) stored = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SpWrite) write = NULL;

  g_return_val_if_fail (SP_IS_STORE (self) && SP_IS_INSPECTION (inspection) && findings != NULL,
                        FALSE);

  copy = sp_record_copy (SP_RECORD (inspection));
  filled = dup_findings (sp_store_get_reader (self), findings, copy, error);
  if (filled != NULL)
    write = sp_write_begin (self, SP_ACTION_EDIT, _ ("登记检查"), error);
  if (write == NULL || !sp_write_insert (write, copy, error))
    return FALSE;
  for (guint i = 0; i < filled->len; i++)
    sp_record_set_integer (g_ptr_array_index (filled, i), SP_HAZARD_INSPECTION,
                           sp_record_get_id (copy));
  if (!insert_all (write, filled, stored, error) || !sp_write_commit (write, error))
    return FALSE;
  sp_record_assign (SP_RECORD (inspection), copy);
  give_back (findings, stored);
  return TRUE;
}

/* ---- steps ---- */

static const char *
label_of (SpRecord *step)
{
  return sp_vocabulary_label (&sp_hazard_step_kinds,
                              (int)sp_record_get_integer (step, SP_HAZARD_STEP_KIND));
}

gboolean
sp_store_take_back_hazard_step (SpStore *self, int64_t hazard, GError **error)
{
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *label = NULL;
  SpRecord *last;

  g_return_val_if_fail (SP_IS_STORE (self), FALSE);

  steps = sp_reader_load_hazard_steps (sp_store_get_reader (self), hazard, error);
  if (steps == NULL)
    return FALSE;
  if (steps->len == 0)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                   _ ("这条隐患还没有办理过任何环节，没有可以撤回的。"));
      return FALSE;
    }
  last = g_ptr_array_index (steps, steps->len - 1);
  label = g_strdup_printf (_ ("撤回%s"), label_of (last));
  return sp_store_delete (self, last, label, error);
}

/* ---- several at once ---- */

/* What is done with each. */
typedef struct
{
  SpWrite *write;
  SpReader *reader;
  SpRecord *step; /* to be taken, or NULL */
  const char *const *paths;
  GPtrArray *contents; /* of the files @paths, which go with the step */
  SpDate deadline;     /* to be set */
} Several;

static void
refusal_free (gpointer data)
{
  SpHazardRefusal *refusal = data;

  g_free (refusal->title);
  g_free (refusal->reason);
  g_free (refusal);
}

static gboolean
do_one (const Several *self, SpRecord *hazard, GError **error)
{
  g_autoptr (SpRecord) changed = NULL;

  if (self->step == NULL)
    {
      changed = sp_record_copy (hazard);
      sp_record_set_integer (changed, SP_HAZARD_DEADLINE, self->deadline);
      return sp_write_update (self->write, changed, error);
    }
  changed = sp_record_copy (self->step);
  sp_record_set_identity (changed, 0, NULL, 0);
  sp_record_set_integer (changed, SP_HAZARD_STEP_HAZARD, sp_record_get_id (hazard));
  return sp_write_insert (self->write, changed, error) &&
         sp_files_attach (self->write, changed, self->paths, self->contents, error);
}

/* A file that fails stops all; what a rule refuses is told. */
static gboolean
is_refusal (const GError *error)
{
  return error->domain == SP_ERROR ||
         g_error_matches (error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_FOUND);
}

static void
add_refusal (GPtrArray *refused, int64_t id, SpRecord *hazard, const char *reason)
{
  SpHazardRefusal *refusal = g_new0 (SpHazardRefusal, 1);

  refusal->hazard = id;
  refusal->title = hazard != NULL
                     ? g_strdup_printf ("%s %s", sp_record_get_text (hazard, SP_HAZARD_NUMBER),
                                        sp_record_get_title (hazard))
                     : g_strdup_printf ("%" G_GINT64_FORMAT, id);
  refusal->reason = g_strdup (reason);
  g_ptr_array_add (refused, refusal);
}

static gboolean
do_all (const Several *self, const int64_t *hazards, guint n, GPtrArray *refused, GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      GError *failure = NULL;
      g_autoptr (SpRecord) hazard =
        sp_reader_load (self->reader, &sp_hazard_type, hazards[i], &failure);

      if (hazard == NULL && failure == NULL)
        add_refusal (refused, hazards[i], NULL, _ ("这条隐患已经不在了。"));
      if (hazard == NULL && failure == NULL)
        continue;
      if (hazard != NULL && do_one (self, hazard, &failure))
        continue;
      if (!is_refusal (failure))
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      add_refusal (refused, hazards[i], hazard, failure->message);
      g_clear_error (&failure);
    }
  return TRUE;
}

static gboolean
may_commit (const GPtrArray *refused, guint n, gboolean is_partial, GError **error)
{
  const SpHazardRefusal *first = refused->len > 0 ? g_ptr_array_index (refused, 0) : NULL;

  if (first == NULL || (is_partial && refused->len < n))
    return TRUE;
  if (n == 1)
    g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, first->reason);
  else
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("选中的 %u 条里有 %u 条不能办理，全部没有办理。例如 %s：%s"), n, refused->len,
                 first->title, first->reason);
  return FALSE;
}

static gboolean
do_several (SpStore *store,
            Several *self,
            const char *label,
            const int64_t *hazards,
            guint n,
            gboolean is_partial,
            GPtrArray **refused,
            GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (refusal_free);
  g_autoptr (SpWrite) write = sp_write_begin (store, SP_ACTION_EDIT, label, error);
  gboolean is_done;

  self->write = write;
  self->reader = sp_store_get_reader (store);
  is_done = write != NULL && do_all (self, hazards, n, found, error) &&
            may_commit (found, n, is_partial, error) && sp_write_commit (write, error);
  if (refused != NULL)
    *refused = g_steal_pointer (&found);
  return is_done;
}

gboolean
sp_store_take_hazard_steps (SpStore *self,
                            const int64_t *hazards,
                            guint n,
                            SpHazardStep *model,
                            const char *const *paths,
                            gboolean is_partial,
                            GPtrArray **refused,
                            GError **error)
{
  g_autoptr (GPtrArray) contents = NULL;
  Several several = {.step = SP_RECORD (model), .paths = paths};

  g_return_val_if_fail (SP_IS_STORE (self) && SP_IS_HAZARD_STEP (model), FALSE);
  g_return_val_if_fail (hazards != NULL && n > 0, FALSE);

  several.contents = contents = sp_files_read (self, paths, error);
  return contents != NULL && do_several (self, &several, label_of (SP_RECORD (model)), hazards, n,
                                         is_partial, refused, error);
}

gboolean
sp_store_set_hazard_deadlines (SpStore *self,
                               const int64_t *hazards,
                               guint n,
                               SpDate deadline,
                               gboolean is_partial,
                               GPtrArray **refused,
                               GError **error)
{
  Several several = {.deadline = deadline};

  g_return_val_if_fail (SP_IS_STORE (self) && hazards != NULL && n > 0, FALSE);

  return do_several (self, &several, _ ("定整改时限"), hazards, n, is_partial, refused, error);
}

/* ---- on the spot ---- */

static SpRecord *
new_step (SpRecord *hazard, SpHazardStepKind kind, SpDate day, const char *person)
{
  SpRecord *step = sp_record_new (&sp_hazard_step_type);

  sp_record_set_integer (step, SP_HAZARD_STEP_HAZARD, sp_record_get_id (hazard));
  sp_record_set_integer (step, SP_HAZARD_STEP_KIND, kind);
  sp_record_set_integer (step, SP_HAZARD_STEP_DAY, day);
  sp_record_set_text (step, SP_HAZARD_STEP_PERSON, person);
  return step;
}

static gboolean
insert_steps (SpWrite *write, SpRecord *hazard, const SpOnTheSpot *how, GError **error)
{
  g_autoptr (SpRecord) apply = new_step (hazard, SP_STEP_APPLY, how->day, how->person);
  g_autoptr (SpRecord) check = new_step (hazard, SP_STEP_CHECK, how->day, how->checker);
  g_autoptr (SpRecord) close = new_step (hazard, SP_STEP_CLOSE, how->day, how->checker);

  sp_record_set_integer (apply, SP_HAZARD_STEP_RECTIFIED_ON, how->day);
  if (how->has_spent)
    sp_record_set_real (apply, SP_HAZARD_STEP_SPENT, how->spent);
  sp_record_set_text (apply, SP_HAZARD_STEP_NOTE, how->note);
  return sp_write_insert (write, apply, error) && sp_write_insert (write, check, error) &&
         sp_write_insert (write, close, error);
}

gboolean
sp_store_rectify_on_the_spot (SpStore *self,
                              SpHazard *hazard,
                              const SpOnTheSpot *how,
                              GError **error)
{
  g_autoptr (SpRecord) copy = NULL;
  g_autoptr (SpRecord) stored = NULL;
  g_autoptr (SpWrite) write = NULL;

  g_return_val_if_fail (SP_IS_STORE (self) && SP_IS_HAZARD (hazard) && how != NULL, FALSE);

  copy = sp_record_copy (SP_RECORD (hazard));
  sp_record_set_integer (copy, SP_HAZARD_TREATMENT, SP_HAZARD_IMMEDIATE);
  write = sp_write_begin (self, SP_ACTION_EDIT, _ ("就地整改"), error);
  if (write == NULL || !(sp_record_get_id (copy) == 0 ? sp_write_insert (write, copy, error)
                                                      : sp_write_update (write, copy, error)))
    return FALSE;
  if (!insert_steps (write, copy, how, error) || !sp_write_commit (write, error))
    return FALSE;
  stored =
    sp_reader_load (sp_store_get_reader (self), &sp_hazard_type, sp_record_get_id (copy), error);
  if (stored == NULL)
    return FALSE;
  sp_record_assign (SP_RECORD (hazard), stored);
  return TRUE;
}
