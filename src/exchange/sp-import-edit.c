/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Corrections of measures: moving, retyping, leaving out, and values typed by hand. Splitting and
 * merging stand in sp-import-split.c. */
#include "exchange/sp-import-edit.h"

#include "base/sp-error.h"
#include "exchange/sp-import-private.h"
#include <string.h>

SpDraftMeasure *
sp_import_get_measure (SpImportDraft *self, guint i)
{
  return g_ptr_array_index (self->measures, i);
}

void
sp_import_refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, sentence);
}

SpDraftMeasure *
sp_import_step_renew (SpImportStep *step, SpImportDraft *self, guint i)
{
  SpDraftMeasure *copy = sp_draft_measure_copy (sp_import_get_measure (self, i));
  GPtrArray *added = g_ptr_array_new ();

  g_ptr_array_add (added, copy);
  sp_import_step_splice (step, i, 1, added, FALSE);
  return copy;
}

/* ---- moving ---- */

/* @moved (taken) stands at @to once @from is taken out. */
static void
rotate (SpImportDraft *self, SpImportStep *step, guint from, guint to, SpDraftMeasure *moved)
{
  GPtrArray *added = g_ptr_array_new ();
  guint first = MIN (from, to), n = MAX (from, to) - first + 1;

  if (to < from)
    g_ptr_array_add (added, moved);
  for (guint i = first; i < first + n; i++)
    if (i != from)
      g_ptr_array_add (added, sp_draft_measure_ref (sp_import_get_measure (self, i)));
  if (to >= from)
    g_ptr_array_add (added, moved);
  sp_import_step_splice (step, first, n, added, FALSE);
}

int
sp_import_draft_move_by (SpImportDraft *self, guint i, int step, GError **error)
{
  SpImportStep *work;
  SpDraftMeasure *measure;
  guint to;

  g_return_val_if_fail (SP_IS_IMPORT_DRAFT (self), -1);
  g_return_val_if_fail (i < self->measures->len && (step == 1 || step == -1), -1);

  measure = sp_import_get_measure (self, i);
  to = i + (guint)step; /* before the first: out of range too */
  if (to >= self->measures->len || sp_import_get_measure (self, to)->part != measure->part)
    {
      sp_import_refuse (error, step < 0
                                 ? _ ("已是本部分的第一条；要放到别的部分，请用“移动到…”。")
                                 : _ ("已是本部分的最后一条；要放到别的部分，请用“移动到…”。"));
      return -1;
    }
  work = sp_import_step_new (self, step < 0 ? _ ("上移任务") : _ ("下移任务"));
  rotate (self, work, i, to, sp_draft_measure_ref (measure));
  sp_import_step_commit (work, (int)to);
  return (int)to;
}

/* The last measure under @heading in @part but @i; with no such one the last of the part. -1: the
 * part has none. *@is_under: it stands under the heading. */
static int
find_last (SpImportDraft *self, guint i, guint part, const char *heading, gboolean *is_under)
{
  int last = -1;

  *is_under = FALSE;
  for (guint k = 0; k < self->measures->len; k++)
    {
      const SpDraftMeasure *measure = sp_import_get_measure (self, k);
      gboolean is_here;

      if (k == i || measure->part != part)
        continue;
      is_here = *heading != '\0' &&
                strcmp (sp_record_get_text (SP_RECORD (measure->measure), SP_MEASURE_HEADING),
                        heading) == 0;
      if (*is_under && !is_here)
        continue;
      *is_under |= is_here;
      last = (int)k;
    }
  return last;
}

/* Where a part without measures would have its first. */
static guint
place_of_part (SpImportDraft *self, guint part)
{
  guint k = 0;

  while (k < self->measures->len && sp_import_get_measure (self, k)->part < part)
    k++;
  return k;
}

/* 三/（二） + the last of 二/（一）/1 */
static char *
dup_moved_path (const char *path, const char *neighbour)
{
  const char *own = strrchr (path, '/');
  const char *last = strrchr (neighbour, '/');
  g_autofree char *outer = last != NULL ? g_strndup (neighbour, (gsize)(last - neighbour)) : NULL;

  own = own != NULL ? own + 1 : path;
  return outer != NULL ? g_strconcat (outer, "/", own, NULL) : g_strdup (own);
}

int
sp_import_draft_move_to (
  SpImportDraft *self, guint i, guint part, const char *heading, GError **error)
{
  SpDraftMeasure *moved;
  SpRecord *record;
  SpImportStep *step;
  gboolean is_under = FALSE;
  int last;
  guint place;

  g_return_val_if_fail (SP_IS_IMPORT_DRAFT (self), -1);
  g_return_val_if_fail (i < self->measures->len && part < self->parts->len, -1);

  record = SP_RECORD (sp_import_get_measure (self, i)->measure);
  if (sp_import_get_measure (self, i)->part == part &&
      strcmp (sp_record_get_text (record, SP_MEASURE_HEADING), heading) == 0)
    {
      sp_import_refuse (error, _ ("这一条已经在那里。要改先后，请用“上移”“下移”。"));
      return -1;
    }
  last = find_last (self, i, part, heading, &is_under);
  place = last >= 0 ? (guint)last + 1 : place_of_part (self, part);
  place -= place > i; /* counted without the measure itself */
  step = sp_import_step_new (self, _ ("移动任务"));
  if (is_under)
    {
      SpRecord *neighbour = SP_RECORD (sp_import_get_measure (self, (guint)last)->measure);
      g_autofree char *path = dup_moved_path (sp_record_get_text (record, SP_MEASURE_PATH),
                                              sp_record_get_text (neighbour, SP_MEASURE_PATH));

      sp_import_step_set_text (step, record, SP_MEASURE_PATH, path);
    }
  sp_import_step_set_text (step, record, SP_MEASURE_HEADING, heading);
  moved = sp_draft_measure_copy (sp_import_get_measure (self, i));
  moved->part = part;
  rotate (self, step, i, place, moved);
  sp_import_step_commit (step, (int)place);
  return (int)place;
}

static void
place_free (gpointer data)
{
  SpDraftPlace *place = data;

  g_free (place->heading);
  g_free (place);
}

static void
add_place (GPtrArray *places, guint part, const char *heading)
{
  SpDraftPlace *place = g_new0 (SpDraftPlace, 1);

  place->part = part;
  place->heading = g_strdup (heading);
  g_ptr_array_add (places, place);
}

GPtrArray *
sp_import_draft_list_places (SpImportDraft *self)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (place_free);

  g_return_val_if_fail (SP_IS_IMPORT_DRAFT (self), places);

  for (guint part = 0, k = 0; part < self->parts->len; part++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      add_place (places, part, "");
      for (; k < self->measures->len && sp_import_get_measure (self, k)->part == part; k++)
        {
          const char *heading = sp_record_get_text (
            SP_RECORD (sp_import_get_measure (self, k)->measure), SP_MEASURE_HEADING);

          if (*heading != '\0' && g_hash_table_add (seen, (gpointer)heading))
            add_place (places, part, heading);
        }
    }
  return places;
}

/* ---- what it is ---- */

static SpPhase *
make_phase (SpImportDraft *self, const SpDraftMeasure *measure)
{
  SpRecord *phase = sp_record_new (&sp_phase_type);
  SpRecord *plan = SP_RECORD (self->plan);
  int64_t first = sp_record_get_integer (SP_RECORD (measure->measure), SP_MEASURE_START_ON);
  int64_t last = 0;

  for (guint i = 0; i < measure->deadlines->len; i++)
    {
      int64_t due = sp_record_get_integer (measure->deadlines->pdata[i], SP_DEADLINE_DUE);

      last = MAX (last, due);
    }
  first = first != 0 ? first : sp_record_get_integer (plan, SP_PLAN_FIRST_DAY);
  last = last != 0 ? last : sp_record_get_integer (plan, SP_PLAN_LAST_DAY);
  sp_record_set_text (phase, SP_PHASE_TITLE, sp_record_get_title (SP_RECORD (measure->measure)));
  sp_record_set_text (phase, SP_PHASE_TEXT,
                      sp_record_get_text (SP_RECORD (measure->measure), SP_MEASURE_TEXT));
  sp_record_set_integer (phase, SP_PHASE_FIRST_DAY, MIN (first, last));
  sp_record_set_integer (phase, SP_PHASE_LAST_DAY, MAX (first, last));
  return SP_PHASE (phase);
}

/* The draft's phases without that of @measure, with @phase behind them (NULL: none). */
static void
change_phases (SpImportDraft *self, SpImportStep *step, SpPhase *without, SpPhase *phase)
{
  GPtrArray *phases = g_ptr_array_new ();

  for (guint i = 0; i < self->phases->len; i++)
    if (self->phases->pdata[i] != without)
      g_ptr_array_add (phases, g_object_ref (self->phases->pdata[i]));
  if (phase != NULL)
    g_ptr_array_add (phases, g_object_ref (phase));
  sp_import_step_set_phases (step, phases);
}

int
sp_import_draft_retype (SpImportDraft *self, guint i, SpBlockKind kind, GError **error)
{
  SpImportStep *step;
  SpDraftMeasure *measure;

  g_return_val_if_fail (SP_IS_IMPORT_DRAFT (self), -1);
  g_return_val_if_fail (i < self->measures->len, -1);

  measure = sp_import_get_measure (self, i);
  if (!measure->is_left_out &&
      sp_record_get_integer (SP_RECORD (measure->measure), SP_MEASURE_KIND) == (int64_t)kind)
    {
      sp_import_refuse (error, _ ("这一条已经是这一类。"));
      return -1;
    }
  step = sp_import_step_new (self, _ ("改类别"));
  sp_import_step_set_integer (step, SP_RECORD (measure->measure), SP_MEASURE_KIND, kind);
  measure = sp_import_step_renew (step, self, i);
  if (measure->phase != NULL)
    change_phases (self, step, measure->phase, NULL);
  g_clear_object (&measure->phase);
  measure->is_left_out = kind == SP_BLOCK_PHASE;
  if (kind == SP_BLOCK_PHASE)
    {
      measure->phase = make_phase (self, measure);
      change_phases (self, step, NULL, measure->phase);
    }
  sp_import_step_commit (step, (int)i);
  return (int)i;
}

int
sp_import_draft_leave_out (SpImportDraft *self, guint i, gboolean is_left_out, GError **error)
{
  SpImportStep *step;
  SpDraftMeasure *measure;

  g_return_val_if_fail (SP_IS_IMPORT_DRAFT (self), -1);
  g_return_val_if_fail (i < self->measures->len, -1);

  measure = sp_import_get_measure (self, i);
  if (measure->phase != NULL)
    {
      sp_import_refuse (error, _ ("这一条已作为阶段保存；要当任务导入，请先把类别改回“任务”。"));
      return -1;
    }
  if (measure->is_left_out == is_left_out)
    return (int)i;
  step = sp_import_step_new (self, is_left_out ? _ ("不导入这一条") : _ ("导入这一条"));
  sp_import_step_renew (step, self, i)->is_left_out = is_left_out;
  sp_import_step_commit (step, (int)i);
  return (int)i;
}

/* ---- facts and values ---- */

static GPtrArray *
list_of (SpDraftMeasure *measure, const SpRecordType *type)
{
  if (type == &sp_measure_unit_type)
    return measure->units;
  if (type == &sp_deadline_type)
    return measure->deadlines;
  return type == &sp_target_type ? measure->targets : measure->subitems;
}

SpRecord *
sp_import_draft_add_fact (SpImportDraft *self, guint i, SpFactKind kind)
{
  static const SpRecordType *const types[] = {
    [SP_FACT_UNIT] = &sp_measure_unit_type,
    [SP_FACT_DEADLINE] = &sp_deadline_type,
    [SP_FACT_TARGET] = &sp_target_type,
  };
  static const char *const labels[] = {
    [SP_FACT_UNIT] = N_ ("添加单位"),
    [SP_FACT_DEADLINE] = N_ ("添加时限"),
    [SP_FACT_TARGET] = N_ ("添加目标"),
  };
  SpRecord *fact;
  SpImportStep *step;
  GPtrArray *list;

  g_return_val_if_fail (SP_IS_IMPORT_DRAFT (self), NULL);
  g_return_val_if_fail (i < self->measures->len, NULL);

  fact = sp_record_new (types[kind]);
  if (kind == SP_FACT_UNIT)
    sp_record_set_integer (fact, SP_MEASURE_UNIT_ROLE, SP_ROLE_RESPONSIBLE);
  step = sp_import_step_new (self, _ (labels[kind]));
  list = list_of (sp_import_step_renew (step, self, i), types[kind]);
  g_ptr_array_add (list, fact);
  sp_import_step_commit (step, (int)i);
  return fact;
}

void
sp_import_draft_remove_fact (SpImportDraft *self, guint i, SpRecord *fact)
{
  SpImportStep *step;
  GPtrArray *list;

  g_return_if_fail (SP_IS_IMPORT_DRAFT (self));
  g_return_if_fail (i < self->measures->len);

  step = sp_import_step_new (self, _ ("删除一项"));
  list = list_of (sp_import_step_renew (step, self, i), sp_record_get_record_type (fact));
  g_ptr_array_remove (list, fact);
  sp_import_step_commit (step, (int)i);
}

void
sp_import_draft_set_value (
  SpImportDraft *self, guint i, SpRecord *record, guint field, const SpValue *value)
{
  SpImportStep *step;
  g_autofree char *label = NULL;

  g_return_if_fail (SP_IS_IMPORT_DRAFT (self));
  g_return_if_fail (SP_IS_RECORD (record));

  label =
    g_strdup_printf (_ ("修改%s"), _ (sp_record_get_record_type (record)->fields[field].label));
  step = sp_import_step_new (self, label);
  sp_import_step_set_value (step, record, field, value);
  sp_import_step_commit (step, (int)i);
}

void
sp_import_draft_set_unit (
  SpImportDraft *self, guint i, SpRecord *unit, int64_t id, const char *name)
{
  SpImportStep *step;

  g_return_if_fail (SP_IS_IMPORT_DRAFT (self));
  g_return_if_fail (SP_IS_MEASURE_UNIT (unit));

  step = sp_import_step_new (self, _ ("修改单位"));
  if (id == 0)
    sp_import_step_set_text (step, unit, SP_MEASURE_UNIT_PRINTED_NAME, name);
  sp_import_step_set_integer (step, unit, SP_MEASURE_UNIT_UNIT, id);
  sp_import_step_commit (step, (int)i);
}
