/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpSchedule: arrays of rows, marks, parts and phases; strings in one chunk, so that fifty thousand
 * rows are a few allocations. */
#include "core/sp-schedule.h"

#include "base/sp-i18n.h"

struct _SpSchedule
{
  GObject parent_instance;

  /* Owned */
  GStringChunk *strings;
  SpStrings *shared; /* what added rows' strings are in; NULL: they are copied */
  GArray *phases;    /* of SpSchedulePhase */
  GArray *parts;     /* of SpSchedulePart */
  GArray *rows;      /* of SpScheduleRow */
  GArray *marks;     /* of SpScheduleMark */
  GHashTable *index; /* of measure ids to row + 1 */
  const char *plan_title;
  /* State */
  SpDate first, last, as_of;
  SpLightRule rule;
};

G_DEFINE_FINAL_TYPE (SpSchedule, sp_schedule, G_TYPE_OBJECT)

SpSchedule *
sp_schedule_new (
  const char *plan_title, SpDate first, SpDate last, SpDate as_of, const SpLightRule *rule)
{
  SpSchedule *self = g_object_new (SP_TYPE_SCHEDULE, NULL);

  self->plan_title = g_string_chunk_insert (self->strings, plan_title ? plan_title : "");
  self->first = first;
  self->last = last;
  self->as_of = as_of;
  self->rule = rule ? *rule : sp_light_rule_default;
  return self;
}

void
sp_schedule_share_strings (SpSchedule *self, SpStrings *strings)
{
  g_return_if_fail (SP_IS_SCHEDULE (self) && strings != NULL);
  g_return_if_fail (self->shared == NULL);
  self->shared = sp_strings_ref (strings);
}

void
sp_schedule_add_phase (SpSchedule *self, const char *title, SpDate first, SpDate last)
{
  SpSchedulePhase phase = {g_string_chunk_insert (self->strings, title), first, last};

  g_return_if_fail (SP_IS_SCHEDULE (self));
  g_array_append_val (self->phases, phase);
}

void
sp_schedule_add_part (SpSchedule *self, int64_t id, int number, const char *title)
{
  SpSchedulePart part = {.id = id, .number = number, .first_row = self->rows->len};

  g_return_if_fail (SP_IS_SCHEDULE (self));
  part.title = g_string_chunk_insert (self->strings, title);
  g_array_append_val (self->parts, part);
}

/* Unit lists repeat from row to row, so they are kept once each. */
static const char *
keep (SpSchedule *self, const char *text, gboolean is_repeated)
{
  if (text == NULL || *text == '\0')
    return "";
  return is_repeated ? g_string_chunk_insert_const (self->strings, text)
                     : g_string_chunk_insert (self->strings, text);
}

/* Strings that stayed the same are kept: after many edits of one row the chunk has not grown by its
 * titles. */
static const char *
keep_or_same (SpSchedule *self, const char *old, const char *text, gboolean is_repeated)
{
  return old != NULL && g_strcmp0 (old, text) == 0 ? old : keep (self, text, is_repeated);
}

static void
judge (SpSchedule *self, SpScheduleRow *slot)
{
  SpLightInput input = {slot->start, slot->due, slot->end, slot->percent, self->as_of};

  slot->state = sp_light_judge (&self->rule, &input);
  slot->step = sp_light_step (&self->rule, &slot->state);
}

/* All but the place of the marks. */
static void
fill_row (SpSchedule *self, SpScheduleRow *slot, const SpScheduleRow *row)
{
  SpScheduleRow old = *slot;

  *slot = *row;
  slot->part = old.part;
  slot->first_mark = old.first_mark;
  slot->n_marks = old.n_marks;
  slot->path = keep_or_same (self, old.path, row->path, FALSE);
  slot->title = keep_or_same (self, old.title, row->title, FALSE);
  slot->leads = keep_or_same (self, old.leads, row->leads, TRUE);
  slot->responsibles = keep_or_same (self, old.responsibles, row->responsibles, TRUE);
  judge (self, slot);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  return ((const SpScheduleMark *)a)->due - ((const SpScheduleMark *)b)->due;
}

/* Marks of a row stand together; a replaced row with more of them moves to the end of the array. */
static void
set_marks (SpSchedule *self, SpScheduleRow *slot, const SpScheduleMark *marks, guint n_marks)
{
  if (n_marks > slot->n_marks)
    {
      slot->first_mark = self->marks->len;
      g_array_set_size (self->marks, self->marks->len + n_marks);
    }
  slot->n_marks = n_marks;
  if (n_marks == 0)
    return;
  for (guint i = 0; i < n_marks; i++)
    g_array_index (self->marks, SpScheduleMark, slot->first_mark + i) = marks[i];
  if (n_marks > 1)
    qsort (&g_array_index (self->marks, SpScheduleMark, slot->first_mark), n_marks,
           sizeof (SpScheduleMark), compare_marks);
}

void
sp_schedule_add_row (SpSchedule *self,
                     const SpScheduleRow *row,
                     const SpScheduleMark *marks,
                     guint n_marks)
{
  SpScheduleRow added = {0};

  g_return_if_fail (SP_IS_SCHEDULE (self));
  g_return_if_fail (self->parts->len > 0);
  if (self->shared != NULL)
    {
      added = *row;
      added.first_mark = added.n_marks = 0;
      judge (self, &added);
    }
  else
    fill_row (self, &added, row);
  added.part = self->parts->len - 1;
  set_marks (self, &added, marks, n_marks);
  g_array_append_val (self->rows, added);
  g_array_index (self->parts, SpSchedulePart, added.part).n_rows++;
  g_hash_table_insert (self->index, GSIZE_TO_POINTER ((gsize)row->measure),
                       GUINT_TO_POINTER (self->rows->len));
}

void
sp_schedule_replace_row (
  SpSchedule *self, guint i, const SpScheduleRow *row, const SpScheduleMark *marks, guint n_marks)
{
  SpScheduleRow *slot;

  g_return_if_fail (SP_IS_SCHEDULE (self));
  g_return_if_fail (i < self->rows->len);
  slot = &g_array_index (self->rows, SpScheduleRow, i);
  g_return_if_fail (slot->measure == row->measure);
  fill_row (self, slot, row);
  set_marks (self, slot, marks, n_marks);
}

const char *
sp_schedule_get_plan_title (SpSchedule *self)
{
  g_return_val_if_fail (SP_IS_SCHEDULE (self), "");
  return self->plan_title;
}

SpDate
sp_schedule_get_first_day (SpSchedule *self)
{
  g_return_val_if_fail (SP_IS_SCHEDULE (self), SP_DATE_NONE);
  return self->first;
}

SpDate
sp_schedule_get_last_day (SpSchedule *self)
{
  g_return_val_if_fail (SP_IS_SCHEDULE (self), SP_DATE_NONE);
  return self->last;
}

SpDate
sp_schedule_get_as_of (SpSchedule *self)
{
  g_return_val_if_fail (SP_IS_SCHEDULE (self), SP_DATE_NONE);
  return self->as_of;
}

guint
sp_schedule_get_n_phases (SpSchedule *self)
{
  g_return_val_if_fail (SP_IS_SCHEDULE (self), 0);
  return self->phases->len;
}

const SpSchedulePhase *
sp_schedule_get_phase (SpSchedule *self, guint i)
{
  g_return_val_if_fail (i < sp_schedule_get_n_phases (self), NULL);
  return &g_array_index (self->phases, SpSchedulePhase, i);
}

guint
sp_schedule_get_n_parts (SpSchedule *self)
{
  g_return_val_if_fail (SP_IS_SCHEDULE (self), 0);
  return self->parts->len;
}

const SpSchedulePart *
sp_schedule_get_part (SpSchedule *self, guint i)
{
  g_return_val_if_fail (i < sp_schedule_get_n_parts (self), NULL);
  return &g_array_index (self->parts, SpSchedulePart, i);
}

guint
sp_schedule_get_n_rows (SpSchedule *self)
{
  g_return_val_if_fail (SP_IS_SCHEDULE (self), 0);
  return self->rows->len;
}

const SpScheduleRow *
sp_schedule_get_row (SpSchedule *self, guint i)
{
  g_return_val_if_fail (i < sp_schedule_get_n_rows (self), NULL);
  return &g_array_index (self->rows, SpScheduleRow, i);
}

const SpScheduleMark *
sp_schedule_get_marks (SpSchedule *self, const SpScheduleRow *row)
{
  g_return_val_if_fail (SP_IS_SCHEDULE (self), NULL);
  return row->n_marks > 0 ? &g_array_index (self->marks, SpScheduleMark, row->first_mark) : NULL;
}

int
sp_schedule_find (SpSchedule *self, int64_t measure)
{
  gpointer found;

  g_return_val_if_fail (SP_IS_SCHEDULE (self), -1);
  found = g_hash_table_lookup (self->index, GSIZE_TO_POINTER ((gsize)measure));
  return (int)GPOINTER_TO_UINT (found) - 1;
}

int
sp_schedule_find_near (SpSchedule *self, int64_t measure, guint guess)
{
  g_return_val_if_fail (SP_IS_SCHEDULE (self), -1);
  if (guess < self->rows->len &&
      g_array_index (self->rows, SpScheduleRow, guess).measure == measure)
    return (int)guess;
  return sp_schedule_find (self, measure);
}

void
sp_totals_add (SpTotals *totals, const SpScheduleRow *row)
{
  totals->total++;
  totals->by_light[row->state.light]++;
  totals->reported += row->reported_on != SP_DATE_NONE;
  totals->percent_sum += row->percent;
  totals->expected_sum += row->state.expected;
}

SpTotals
sp_schedule_get_totals (SpSchedule *self)
{
  SpTotals totals = {0};

  g_return_val_if_fail (SP_IS_SCHEDULE (self), totals);
  for (guint i = 0; i < self->rows->len; i++)
    sp_totals_add (&totals, &g_array_index (self->rows, SpScheduleRow, i));
  return totals;
}

SpLightCounts
sp_schedule_count_lights (SpSchedule *self, const SpLightRule *rule)
{
  SpLightCounts counts = {0};

  g_return_val_if_fail (SP_IS_SCHEDULE (self) && rule != NULL, counts);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SpScheduleRow *row = &g_array_index (self->rows, SpScheduleRow, i);
      SpLightInput input = {row->start, row->due, row->end, row->percent, self->as_of};
      SpLightState state = sp_light_judge (rule, &input);

      counts.by_light[state.light]++;
      counts.by_step[sp_light_step (rule, &state)]++;
    }
  return counts;
}

double
sp_totals_done_rate (const SpTotals *totals)
{
  return totals->total == 0 ? 0 : 100.0 * totals->by_light[SP_LIGHT_DONE] / totals->total;
}

/* ---- on time ---- */

static const SpWord term_words[] = {
  {SP_TERM_CURRENT, "current", N_ ("按现行时限")},
  {SP_TERM_ORIGINAL, "original", N_ ("按原定时限")},
};
const SpVocabulary sp_terms = {"term", term_words, G_N_ELEMENTS (term_words)};

/* The row's last day; SP_DATE_NONE while it has not come. */
static SpDate
last_day_come (const SpScheduleRow *row, SpTerm term, SpDate as_of)
{
  SpDate day =
    term == SP_TERM_ORIGINAL && row->original_end != SP_DATE_NONE ? row->original_end : row->end;

  return day <= as_of ? day : SP_DATE_NONE;
}

static gboolean
is_done_by (const SpScheduleRow *row, SpDate day)
{
  return row->done_on != SP_DATE_NONE && row->done_on <= day;
}

gboolean
sp_schedule_row_missed (const SpScheduleRow *row, SpTerm term, SpDate as_of)
{
  SpDate day = last_day_come (row, term, as_of);

  return day != SP_DATE_NONE && !is_done_by (row, day);
}

void
sp_on_time_add (SpOnTime *self, const SpScheduleRow *row, SpDate as_of)
{
  SpDate current = last_day_come (row, SP_TERM_CURRENT, as_of);
  SpDate original = last_day_come (row, SP_TERM_ORIGINAL, as_of);

  self->due += current != SP_DATE_NONE;
  self->on_time += current != SP_DATE_NONE && is_done_by (row, current);
  self->due_originally += original != SP_DATE_NONE;
  self->on_time_originally += original != SP_DATE_NONE && is_done_by (row, original);
}

guint
sp_on_time_get_due (const SpOnTime *self, SpTerm term)
{
  return term == SP_TERM_ORIGINAL ? self->due_originally : self->due;
}

guint
sp_on_time_get_kept (const SpOnTime *self, SpTerm term)
{
  return term == SP_TERM_ORIGINAL ? self->on_time_originally : self->on_time;
}

double
sp_on_time_get_rate (const SpOnTime *self, SpTerm term)
{
  guint due = sp_on_time_get_due (self, term);

  return due > 0 ? 100.0 * sp_on_time_get_kept (self, term) / due : 0;
}

char *
sp_on_time_dup_text (const SpOnTime *self, SpTerm term)
{
  if (sp_on_time_get_due (self, term) == 0)
    return g_strdup (_ ("没有到期的"));
  return g_strdup_printf (_ ("%.1f%%（到期%u项，按期%u项）"), sp_on_time_get_rate (self, term),
                          sp_on_time_get_due (self, term), sp_on_time_get_kept (self, term));
}

SpOnTime
sp_schedule_get_on_time (SpSchedule *self)
{
  SpOnTime on_time = {0};

  g_return_val_if_fail (SP_IS_SCHEDULE (self), on_time);
  for (guint i = 0; i < self->rows->len; i++)
    sp_on_time_add (&on_time, &g_array_index (self->rows, SpScheduleRow, i), self->as_of);
  return on_time;
}

static void
sp_schedule_finalize (GObject *object)
{
  SpSchedule *self = SP_SCHEDULE (object);

  g_string_chunk_free (self->strings);
  g_clear_pointer (&self->shared, sp_strings_unref);
  g_array_unref (self->phases);
  g_array_unref (self->parts);
  g_array_unref (self->rows);
  g_array_unref (self->marks);
  g_hash_table_unref (self->index);
  G_OBJECT_CLASS (sp_schedule_parent_class)->finalize (object);
}

static void
sp_schedule_class_init (SpScheduleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_schedule_finalize;
}

static void
sp_schedule_init (SpSchedule *self)
{
  self->strings = g_string_chunk_new (4096);
  self->phases = g_array_new (FALSE, FALSE, sizeof (SpSchedulePhase));
  self->parts = g_array_new (FALSE, FALSE, sizeof (SpSchedulePart));
  self->rows = g_array_new (FALSE, FALSE, sizeof (SpScheduleRow));
  self->marks = g_array_new (FALSE, FALSE, sizeof (SpScheduleMark));
  self->index = g_hash_table_new (NULL, NULL);
}
