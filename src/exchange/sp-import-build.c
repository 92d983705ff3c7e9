/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a reading to records: plan, source, parts, phases, measures with what belongs to them. Where
 * the document leaves out what a record must have, the nearest sensible value stands in. */
#include "exchange/sp-import-private.h"

#include "base/sp-text.h"
#include "core/sp-light.h"
#include <string.h>

#define TITLE_CHARS 24 /* of a title made from the text */

void
sp_draft_measure_free (gpointer data)
{
  SpDraftMeasure *draft = data;

  g_object_unref (draft->measure);
  g_ptr_array_unref (draft->units);
  g_ptr_array_unref (draft->deadlines);
  g_ptr_array_unref (draft->targets);
  g_ptr_array_unref (draft->subitems);
  g_free (draft);
}

/* The text of @span without white space at its ends; paragraphs stay. */
static char *
dup_stripped (SpImportDraft *self, SpSpan span)
{
  return g_strstrip (sp_reading_dup_span (self->reading, span));
}

void
sp_import_set_range (SpImportDraft *self, SpRecord *record, guint start_field, SpSpan span)
{
  sp_record_set_integer (record, start_field, sp_reading_char_offset (self->reading, span.start));
  sp_record_set_integer (record, start_field + 1, sp_reading_char_offset (self->reading, span.end));
}

static void
set_span_text (SpImportDraft *self, SpRecord *record, guint field, SpSpan span)
{
  g_autofree char *text = dup_stripped (self, span);

  sp_record_set_text (record, field, text);
}

/* ---- plan ---- */

/* First and last day of what is dated, for a document that does not say when it runs. */
static void
find_dated_days (const SpReading *reading, SpDate *first, SpDate *last)
{
  for (guint i = 0; i < sp_reading_get_n_blocks (reading); i++)
    {
      const SpReadBlock *block = sp_reading_get_block (reading, i);

      for (guint j = 0; j < block->deadlines->len; j++)
        {
          SpDate date = g_array_index (block->deadlines, SpReadDeadline, j).date;

          if (date == SP_DATE_NONE)
            continue;
          *first = *first == SP_DATE_NONE ? date : MIN (*first, date);
          *last = MAX (*last, date);
        }
    }
}

static void
set_plan_days (SpImportDraft *self, SpRecord *plan)
{
  SpDate first = sp_reading_get_first_day (self->reading);
  SpDate last = sp_reading_get_last_day (self->reading);
  SpDate dated_first = SP_DATE_NONE;
  SpDate dated_last = SP_DATE_NONE;

  find_dated_days (self->reading, &dated_first, &dated_last);
  if (first == SP_DATE_NONE)
    first = sp_reading_get_date (self->reading);
  if (first == SP_DATE_NONE)
    first = dated_first != SP_DATE_NONE ? dated_first : sp_date_today ();
  if (last == SP_DATE_NONE)
    last = MAX (dated_last, first);
  if (last <= first)
    last = sp_date_add_months (first, 12) - 1;
  sp_record_set_integer (plan, SP_PLAN_FIRST_DAY, first);
  sp_record_set_integer (plan, SP_PLAN_LAST_DAY, last);
}

static void
build_plan (SpImportDraft *self, const char *name)
{
  SpRecord *plan = sp_record_new (&sp_plan_type);
  const char *title = sp_reading_get_title (self->reading);
  const char *dot = strrchr (name, '.');
  g_autofree char *stem = dot > name ? g_strndup (name, (gsize)(dot - name)) : g_strdup (name);

  sp_record_set_text (plan, SP_PLAN_TITLE, *title ? title : stem);
  sp_record_set_text (plan, SP_PLAN_ISSUER, sp_reading_get_issuer (self->reading));
  sp_record_set_text (plan, SP_PLAN_DOC_NUMBER, sp_reading_get_doc_number (self->reading));
  sp_record_set_integer (plan, SP_PLAN_ISSUED_ON, sp_reading_get_date (self->reading));
  sp_record_set_integer (plan, SP_PLAN_NEAR_DAYS, sp_light_rule_default.near_days);
  sp_record_set_integer (plan, SP_PLAN_BEHIND_POINTS, sp_light_rule_default.behind_points);
  set_plan_days (self, plan);
  self->plan = SP_PLAN (plan);
}

static void
build_source (SpImportDraft *self, const char *name)
{
  SpRecord *source = sp_record_new (&sp_source_type);
  gsize length = 0;
  const char *text = sp_reading_get_text (self->reading, &length);
  g_autofree char *sum =
    g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)text, length);

  sp_record_set_text (source, SP_SOURCE_NAME, name);
  sp_record_set_text (source, SP_SOURCE_ENCODING, self->encoding);
  /* Of the text, not of the bytes: the same document in two encodings is one. */
  sp_record_set_text (source, SP_SOURCE_SHA256, sum);
  sp_record_set_integer (source, SP_SOURCE_IMPORTED_ON, sp_date_today ());
  sp_record_set_text (source, SP_SOURCE_TEXT, text);
  self->source = SP_SOURCE (source);
}

static void
add_part (SpImportDraft *self, int number, const char *title)
{
  SpRecord *part = sp_record_new (&sp_part_type);
  g_autofree char *numbered = NULL;

  if (number > 0)
    numbered = g_strdup_printf (_ ("附件%d"), number);
  else
    numbered = g_strdup (_ ("总方案"));
  sp_record_set_integer (part, SP_PART_NUMBER, number);
  sp_record_set_text (part, SP_PART_TITLE, *title ? title : numbered);
  sp_record_set_integer (part, SP_PART_POSITION, self->parts->len);
  g_ptr_array_add (self->parts, part);
}

/* A measure belongs to a part, so there is always one. */
static void
build_parts (SpImportDraft *self)
{
  for (guint i = 0; i < sp_reading_get_n_parts (self->reading); i++)
    {
      const SpReadPart *read = sp_reading_get_part (self->reading, i);

      /* The main plan bears the plan's own title; among its annexes it is called 总方案. */
      gboolean is_plan = strcmp (read->title, sp_reading_get_title (self->reading)) == 0;

      add_part (self, read->number, is_plan ? "" : read->title);
    }
  if (self->parts->len == 0)
    add_part (self, 0, "");
}

/* ---- measures ---- */

/* What to call a block that prints no title: the beginning of its text, else its number. */
static char *
dup_block_title (SpImportDraft *self, const SpReadBlock *block)
{
  g_autofree char *body = NULL;
  g_autofree char *text = NULL;

  if (*block->title)
    return g_strdup (block->title);
  body = sp_reading_dup_span (self->reading, block->body);
  text = sp_text_trim (body);
  if (*text == '\0')
    return g_strdup (*block->path ? block->path : _ ("（无标题）"));
  if (g_utf8_strlen (text, -1) <= TITLE_CHARS)
    return g_steal_pointer (&text);
  g_utf8_offset_to_pointer (text, TITLE_CHARS - 1)[0] = '\0';
  return g_strconcat (text, "…", NULL);
}

/* 集中攻坚（2021年） is called 集中攻坚; its days stand in their own fields. */
static void
cut_dates (char *title)
{
  char *bracket = g_utf8_strrchr (title, -1, 0xff08); /* （ */
  gboolean is_dated = FALSE;

  for (const char *p = bracket; p != NULL && *p != '\0'; p++)
    is_dated |= g_ascii_isdigit (*p);
  if (is_dated && bracket > title && g_str_has_suffix (bracket, "）"))
    *bracket = '\0';
  g_strchomp (title);
}

static void
build_phase (SpImportDraft *self, const SpReadBlock *block)
{
  SpRecord *phase = sp_record_new (&sp_phase_type);
  g_autofree char *title = dup_block_title (self, block);
  SpDate first = block->first;
  SpDate last = block->last;

  cut_dates (title);
  if (first == SP_DATE_NONE)
    first = (SpDate)sp_record_get_integer (SP_RECORD (self->plan), SP_PLAN_FIRST_DAY);
  if (last == SP_DATE_NONE)
    last = (SpDate)sp_record_get_integer (SP_RECORD (self->plan), SP_PLAN_LAST_DAY);
  sp_record_set_text (phase, SP_PHASE_TITLE, title);
  sp_record_set_integer (phase, SP_PHASE_FIRST_DAY, MIN (first, last));
  sp_record_set_integer (phase, SP_PHASE_LAST_DAY, MAX (first, last));
  set_span_text (self, phase, SP_PHASE_TEXT, block->body);
  sp_record_set_integer (phase, SP_PHASE_POSITION, self->phases->len);
  g_ptr_array_add (self->phases, phase);
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
      set_span_text (self, deadline, SP_DEADLINE_CLAUSE, read->clause);
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
      set_span_text (self, target, SP_TARGET_CLAUSE, read->clause);
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
      g_autofree char *text = dup_stripped (self, span);
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
  g_autofree char *title = dup_block_title (self, block);

  sp_record_set_integer (measure, SP_MEASURE_KIND, block->kind);
  sp_record_set_text (measure, SP_MEASURE_PATH, block->path);
  sp_record_set_text (measure, SP_MEASURE_HEADING, block->heading);
  sp_record_set_text (measure, SP_MEASURE_TITLE, title);
  set_span_text (self, measure, SP_MEASURE_TEXT, block->body);
  set_span_text (self, measure, SP_MEASURE_RESPONSIBILITY, block->responsibility);
  sp_record_set_integer (measure, SP_MEASURE_START_ON, start_of (block));
  sp_record_set_text (measure, SP_MEASURE_NOTE, block->note);
  sp_record_set_integer (measure, SP_MEASURE_POSITION, self->measures->len);
  sp_import_set_range (self, measure, SP_MEASURE_SOURCE_START, block->span);
  return SP_MEASURE (measure);
}

static void
build_measure (SpImportDraft *self, const SpReadBlock *block)
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

void
sp_import_build (SpImportDraft *self, const char *name)
{
  build_plan (self, name);
  build_source (self, name);
  build_parts (self);
  for (guint i = 0; i < sp_reading_get_n_blocks (self->reading); i++)
    {
      const SpReadBlock *block = sp_reading_get_block (self->reading, i);
      int index = block->kind == SP_BLOCK_PHASE ? -1 : (int)self->measures->len;

      g_array_append_val (self->block_measures, index);
      if (block->kind == SP_BLOCK_PHASE)
        build_phase (self, block);
      else
        build_measure (self, block);
    }
}
