/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a block that was read to a measure with its units, deadlines, targets and items. */
#include "exchange/sp-import-private.h"

#include "base/sp-text.h"
#include <string.h>

void
sp_draft_measure_free (gpointer data)
{
  SpDraftMeasure *draft = data;

  if (draft->n_shared > 0)
    {
      draft->n_shared--;
      return;
    }
  g_clear_object (&draft->phase);
  g_object_unref (draft->measure);
  g_ptr_array_unref (draft->units);
  g_ptr_array_unref (draft->deadlines);
  g_ptr_array_unref (draft->targets);
  g_ptr_array_unref (draft->subitems);
  g_free (draft);
}

SpDraftMeasure *
sp_draft_measure_ref (SpDraftMeasure *self)
{
  self->n_shared++;
  return self;
}

static gpointer
ref_record (gconstpointer record, gpointer user_data)
{
  return g_object_ref ((gpointer)record);
}

static GPtrArray *
copy_list (GPtrArray *records)
{
  GPtrArray *copy = g_ptr_array_copy (records, ref_record, NULL);

  g_ptr_array_set_free_func (copy, g_object_unref);
  return copy;
}

SpDraftMeasure *
sp_draft_measure_copy (const SpDraftMeasure *self)
{
  SpDraftMeasure *copy = g_new0 (SpDraftMeasure, 1);

  copy->measure = g_object_ref (self->measure);
  copy->units = copy_list (self->units);
  copy->deadlines = copy_list (self->deadlines);
  copy->targets = copy_list (self->targets);
  copy->subitems = copy_list (self->subitems);
  copy->part = self->part;
  copy->is_left_out = self->is_left_out;
  g_set_object (&copy->phase, self->phase);
  return copy;
}

static void
build_units (SpImportDraft *self, const SpReadBlock *block, GPtrArray *units)
{
  for (guint i = 0; i < block->units->len; i++)
    {
      const SpReadUnit *read = &g_array_index (block->units, SpReadUnit, i);
      const SpUnitEntry *entry = sp_unit_book_find (self->book, read->name);
      g_autofree char *name = sp_text_squash (read->name);
      SpRecord *unit;

      if (*name == '\0')
        continue;
      unit = sp_record_new (&sp_measure_unit_type);
      sp_record_set_integer (unit, SP_MEASURE_UNIT_UNIT, entry ? entry->id : 0);
      sp_record_set_integer (unit, SP_MEASURE_UNIT_ROLE, read->role);
      sp_record_set_text (unit, SP_MEASURE_UNIT_PRINTED_NAME, read->name);
      sp_record_set_integer (unit, SP_MEASURE_UNIT_INHERITED, read->inherited);
      sp_record_set_integer (unit, SP_MEASURE_UNIT_POSITION, i);
      sp_import_set_range (self, unit, SP_MEASURE_UNIT_SOURCE_START, read->span);
      g_ptr_array_add (units, unit);
    }
}

static void
build_deadlines (SpImportDraft *self, const SpReadBlock *block, GPtrArray *deadlines)
{
  for (guint i = 0; i < block->deadlines->len; i++)
    {
      const SpReadDeadline *read = &g_array_index (block->deadlines, SpReadDeadline, i);
      SpRecord *deadline = sp_record_new (&sp_deadline_type);
      SpDeadlineKind kind = read->kind;

      /* A record that recurs must say by what; 定期 and the like do not. */
      if (kind == SP_DEADLINE_RECURRING && read->period == SP_RECURRENCE_NONE)
        kind = SP_DEADLINE_BY;
      sp_record_set_integer (deadline, SP_DEADLINE_KIND, kind);
      sp_record_set_integer (deadline, SP_DEADLINE_DUE, read->date);
      sp_record_set_integer (deadline, SP_DEADLINE_RECURRENCE, read->period);
      if (read->every > 0 && read->every <= 100)
        sp_record_set_integer (deadline, SP_DEADLINE_EVERY, read->every);
      if (read->due_month > 0)
        sp_record_set_integer (deadline, SP_DEADLINE_DUE_MONTH, read->due_month);
      if (read->due_day > 0)
        sp_record_set_integer (deadline, SP_DEADLINE_DUE_DAY, read->due_day);
      sp_record_set_text (deadline, SP_DEADLINE_TEXT, read->text);
      sp_import_set_span_text (self, deadline, SP_DEADLINE_CLAUSE, read->clause);
      sp_record_set_integer (deadline, SP_DEADLINE_RELATIVE, read->relative);
      sp_record_set_integer (deadline, SP_DEADLINE_POSITION, i);
      sp_import_set_range (self, deadline, SP_DEADLINE_SOURCE_START, read->span);
      g_ptr_array_add (deadlines, deadline);
    }
}

static void
build_targets (SpImportDraft *self, const SpReadBlock *block, GPtrArray *targets)
{
  for (guint i = 0; i < block->targets->len; i++)
    {
      const SpReadTarget *read = &g_array_index (block->targets, SpReadTarget, i);
      SpRecord *target = sp_record_new (&sp_target_type);

      sp_record_set_integer (target, SP_TARGET_OP, read->op);
      sp_record_set_real (target, SP_TARGET_VALUE, read->value);
      sp_record_set_text (target, SP_TARGET_MEASURED_IN, read->unit);
      sp_record_set_integer (target, SP_TARGET_BY_DATE, read->by);
      sp_record_set_text (target, SP_TARGET_TEXT, read->text);
      sp_import_set_span_text (self, target, SP_TARGET_CLAUSE, read->clause);
      sp_record_set_integer (target, SP_TARGET_POSITION, i);
      sp_import_set_range (self, target, SP_TARGET_SOURCE_START, read->span);
      g_ptr_array_add (targets, target);
    }
}

/* The last item runs to the end of the block; the clause of who answers is the block's, not the
 * item's. */
static SpSpan
without_clause (SpImportDraft *self, const SpReadBlock *block, SpSpan span)
{
  const char *text = sp_reading_get_text (self->reading, NULL);
  guint clause = block->responsibility.start;

  if (block->responsibility.end <= clause || clause <= span.start || clause >= span.end)
    return span;
  span.end = clause;
  if (span.end - span.start >= strlen ("（") &&
      g_str_has_prefix (text + span.end - strlen ("（"), "（"))
    span.end -= (guint)strlen ("（");
  else if (text[span.end - 1] == '(')
    span.end--;
  return span;
}

static void
build_items (SpImportDraft *self,
             const SpReadBlock *block,
             const GArray *items,
             SpSubitemKind kind,
             GPtrArray *subitems)
{
  for (guint i = 0; i < items->len; i++)
    {
      const SpReadItem *read = &g_array_index (items, SpReadItem, i);
      SpSpan span = without_clause (self, block, read->span);
      g_autofree char *text = sp_import_dup_stripped (self, span);
      const char *rest = text;
      SpRecord *item;

      if (g_str_has_prefix (text, read->label) && text[strlen (read->label)] != '\0')
        rest = text + strlen (read->label);
      if (*rest == '\0')
        continue;
      item = sp_record_new (&sp_subitem_type);
      sp_record_set_integer (item, SP_SUBITEM_KIND, kind);
      sp_record_set_text (item, SP_SUBITEM_LABEL, read->label);
      sp_record_set_text (item, SP_SUBITEM_TEXT, rest);
      sp_record_set_integer (item, SP_SUBITEM_POSITION, subitems->len);
      sp_import_set_range (self, item, SP_SUBITEM_SOURCE_START, span);
      g_ptr_array_add (subitems, item);
    }
}

/* 自2020年10月起 says when the work begins; without it the plan's own first day holds. */
static SpDate
start_of (const SpReadBlock *block)
{
  for (guint i = 0; i < block->deadlines->len; i++)
    {
      const SpReadDeadline *read = &g_array_index (block->deadlines, SpReadDeadline, i);

      if (read->kind == SP_DEADLINE_FROM && read->date != SP_DATE_NONE)
        return read->date;
    }
  return SP_DATE_NONE;
}

static SpMeasure *
build_measure_record (SpImportDraft *self, const SpReadBlock *block)
{
  SpRecord *measure = sp_record_new (&sp_measure_type);
  g_autofree char *title = sp_import_dup_block_title (self, block);

  sp_record_set_integer (measure, SP_MEASURE_KIND, block->kind);
  sp_record_set_text (measure, SP_MEASURE_PATH, block->path);
  sp_record_set_text (measure, SP_MEASURE_HEADING, block->heading);
  sp_record_set_text (measure, SP_MEASURE_TITLE, title);
  sp_import_set_span_text (self, measure, SP_MEASURE_TEXT, block->body);
  sp_import_set_span_text (self, measure, SP_MEASURE_RESPONSIBILITY, block->responsibility);
  sp_record_set_integer (measure, SP_MEASURE_START_ON, start_of (block));
  sp_record_set_text (measure, SP_MEASURE_NOTE, block->note);
  sp_record_set_integer (measure, SP_MEASURE_POSITION, self->measures->len);
  sp_import_set_range (self, measure, SP_MEASURE_SOURCE_START, block->span);
  return SP_MEASURE (measure);
}

void
sp_import_build_measure (SpImportDraft *self, const SpReadBlock *block)
{
  SpDraftMeasure *draft = g_new0 (SpDraftMeasure, 1);

  draft->measure = build_measure_record (self, block);
  draft->units = g_ptr_array_new_with_free_func (g_object_unref);
  draft->deadlines = g_ptr_array_new_with_free_func (g_object_unref);
  draft->targets = g_ptr_array_new_with_free_func (g_object_unref);
  draft->subitems = g_ptr_array_new_with_free_func (g_object_unref);
  draft->part = MIN (block->part, self->parts->len - 1);
  build_units (self, block, draft->units);
  build_deadlines (self, block, draft->deadlines);
  build_targets (self, block, draft->targets);
  build_items (self, block, block->subitems, SP_SUBITEM_POINT, draft->subitems);
  build_items (self, block, block->checklist, SP_SUBITEM_CHECK, draft->subitems);
  g_ptr_array_add (self->measures, draft);
}
