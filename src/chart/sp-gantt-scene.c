/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scene: which rows stand in which group and order, eight bytes a row, and everything that is
 * said about them. Sums of a group are made when they are asked for and forgotten when a row of it
 * changes. */
#include "sp-gantt-grouping.h"
#include "sp-gantt-scene.h"

#include <string.h>

#define HEADING G_MAXUINT32
/* A date typed wrongly must not stretch the axis over centuries: this far from the plan's own span.
 */
#define MAX_YEARS_BEYOND 2

typedef struct
{
  guint32 index; /* into the schedule's rows, or HEADING */
  guint32 group;
} Row;

typedef struct
{
  char *title; /* owned */
  guint row;   /* of its heading */
  guint n_rows;
  SpTotals totals;
  gboolean has_totals;
} Group;

struct _SpGanttScene
{
  gatomicrefcount ref_count;
  /* Owned */
  SpSchedule *schedule;
  GArray *rows;   /* of Row */
  GArray *groups; /* of Group */
  int *places;    /* by row of the schedule: its first row here, or -1 */
  char *title, *unit, *prepared_by;
  /* State */
  guint n_places;
  gboolean is_sample, has_repeats, has_totals;
  SpTotals totals;
  SpDate first, last;
};

static void
group_clear (gpointer data)
{
  g_free (((Group *)data)->title);
}

/* ---- which rows ---- */

static void
add_measure (SpGanttScene *self, guint index)
{
  Row row = {index, self->groups->len - 1};

  if (self->places[index] < 0)
    self->places[index] = (int)self->rows->len;
  else
    self->has_repeats = TRUE;
  g_array_index (self->groups, Group, row.group).n_rows++;
  g_array_append_val (self->rows, row);
}

static void
fill (SpGanttScene *self, SpGanttGroup by)
{
  g_autoptr (GPtrArray) groups = sp_gantt_group_rows (self->schedule, by, self->unit);

  for (guint i = 0; i < groups->len; i++)
    {
      SpGanttGroupRows *it = g_ptr_array_index (groups, i);
      Group group = {.title = g_steal_pointer (&it->title), .row = self->rows->len};
      Row heading = {HEADING, self->groups->len};

      g_array_append_val (self->groups, group);
      g_array_append_val (self->rows, heading);
      for (guint k = 0; k < it->indices->len; k++)
        add_measure (self, g_array_index (it->indices, guint, k));
    }
}

/* ---- the span of time ---- */

static void
widen (SpGanttScene *self, SpDate first, SpDate last)
{
  if (first != SP_DATE_NONE && first < self->first)
    self->first = first;
  if (last != SP_DATE_NONE && last > self->last)
    self->last = last;
}

static void
find_span (SpGanttScene *self)
{
  SpDate first = sp_schedule_get_first_day (self->schedule);
  SpDate last = sp_schedule_get_last_day (self->schedule);
  SpDate as_of = sp_schedule_get_as_of (self->schedule);
  SpDate earliest, latest;

  if (first == SP_DATE_NONE)
    first = last != SP_DATE_NONE ? sp_date_add_months (last, -12)
                                 : (as_of != SP_DATE_NONE ? as_of : sp_date_from_ymd (2020, 1, 1));
  if (last == SP_DATE_NONE || last < first)
    last = sp_date_add_months (first, 12) - 1;
  self->first = first;
  self->last = last;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SpScheduleRow *row = sp_gantt_scene_get_row (self, i);

      if (row != NULL)
        widen (self, row->start, MAX (row->end, row->due));
    }
  earliest = sp_date_add_months (first, -12 * MAX_YEARS_BEYOND);
  latest = sp_date_add_months (last, 12 * MAX_YEARS_BEYOND);
  if (earliest != SP_DATE_NONE)
    self->first = MAX (self->first, earliest);
  if (latest != SP_DATE_NONE)
    self->last = MIN (self->last, latest);
}

/* ---- construction ---- */

SpGanttScene *
sp_gantt_scene_new (SpSchedule *schedule, const SpGanttOptions *options)
{
  SpGanttOptions none = {0};
  SpGanttScene *self;

  g_return_val_if_fail (SP_IS_SCHEDULE (schedule), NULL);

  if (options == NULL)
    options = &none;
  self = g_new0 (SpGanttScene, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->schedule = g_object_ref (schedule);
  self->unit = g_strdup (options->unit);
  self->prepared_by = g_strdup (options->prepared_by);
  self->is_sample = options->is_sample;
  self->n_places = sp_schedule_get_n_rows (schedule);
  self->places = g_new (int, MAX (1, self->n_places));
  memset (self->places, 0xff, sizeof (int) * self->n_places);
  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), self->n_places + 16);
  self->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_array_set_clear_func (self->groups, group_clear);

  fill (self, options->group);
  find_span (self);
  self->title = options->title ? g_strdup (options->title)
                               : sp_gantt_dup_title (schedule, self->first, self->last);
  return self;
}

SpGanttScene *
sp_gantt_scene_ref (SpGanttScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_gantt_scene_unref (SpGanttScene *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_object_unref (self->schedule);
  g_array_unref (self->rows);
  g_array_unref (self->groups);
  g_free (self->places);
  g_free (self->title);
  g_free (self->unit);
  g_free (self->prepared_by);
  g_free (self);
}

/* ---- rows ---- */

static const Row *
get (SpGanttScene *self, guint row)
{
  return &g_array_index (self->rows, Row, row);
}

guint
sp_gantt_scene_get_n_rows (SpGanttScene *self)
{
  return self->rows->len;
}

const SpScheduleRow *
sp_gantt_scene_get_row (SpGanttScene *self, guint row)
{
  const Row *it;

  g_return_val_if_fail (row < self->rows->len, NULL);
  it = get (self, row);
  return it->index == HEADING ? NULL : sp_schedule_get_row (self->schedule, it->index);
}

int64_t
sp_gantt_scene_get_measure (SpGanttScene *self, guint row)
{
  const SpScheduleRow *it = sp_gantt_scene_get_row (self, row);

  return it == NULL ? 0 : it->measure;
}

guint
sp_gantt_scene_get_number (SpGanttScene *self, guint row)
{
  const Row *it = get (self, row);

  return it->index == HEADING ? 0 : it->index + 1;
}

int
sp_gantt_scene_find (SpGanttScene *self, int64_t measure)
{
  int index = sp_schedule_find (self->schedule, measure);

  return index >= 0 && (guint)index < self->n_places ? self->places[index] : -1;
}

void
sp_gantt_scene_row_changed (SpGanttScene *self, int64_t measure)
{
  int index = sp_schedule_find (self->schedule, measure);

  self->has_totals = FALSE;
  if (index < 0 || (guint)index >= self->n_places || self->places[index] < 0)
    return;
  if (!self->has_repeats)
    {
      g_array_index (self->groups, Group, get (self, (guint)self->places[index])->group)
        .has_totals = FALSE;
      return;
    }
  for (guint i = 0; i < self->groups->len; i++)
    g_array_index (self->groups, Group, i).has_totals = FALSE;
}

/* ---- groups and totals ---- */

guint
sp_gantt_scene_get_n_groups (SpGanttScene *self)
{
  return self->groups->len;
}

guint
sp_gantt_scene_get_group (SpGanttScene *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, 0);
  return get (self, row)->group;
}

guint
sp_gantt_scene_get_group_row (SpGanttScene *self, guint group)
{
  if (group >= self->groups->len)
    return self->rows->len;
  return g_array_index (self->groups, Group, group).row;
}

const char *
sp_gantt_scene_get_group_title (SpGanttScene *self, guint group)
{
  g_return_val_if_fail (group < self->groups->len, "");
  return g_array_index (self->groups, Group, group).title;
}

SpTotals
sp_gantt_scene_get_group_totals (SpGanttScene *self, guint group)
{
  Group *it = &g_array_index (self->groups, Group, group);

  if (!it->has_totals)
    {
      memset (&it->totals, 0, sizeof it->totals);
      for (guint i = 1; i <= it->n_rows; i++)
        sp_totals_add (&it->totals, sp_gantt_scene_get_row (self, it->row + i));
      it->has_totals = TRUE;
    }
  return it->totals;
}

SpTotals
sp_gantt_scene_get_totals (SpGanttScene *self)
{
  if (!self->has_totals)
    {
      memset (&self->totals, 0, sizeof self->totals);
      for (guint i = 0; i < self->n_places; i++)
        if (self->places[i] >= 0)
          sp_totals_add (&self->totals, sp_schedule_get_row (self->schedule, i));
      self->has_totals = TRUE;
    }
  return self->totals;
}

gboolean
sp_gantt_scene_has_repeats (SpGanttScene *self)
{
  return self->has_repeats;
}

/* ---- words and dates ---- */

SpSchedule *
sp_gantt_scene_get_schedule (SpGanttScene *self)
{
  return self->schedule;
}

SpDate
sp_gantt_scene_get_first_day (SpGanttScene *self)
{
  return self->first;
}

SpDate
sp_gantt_scene_get_last_day (SpGanttScene *self)
{
  return self->last;
}

const char *
sp_gantt_scene_get_title (SpGanttScene *self)
{
  return self->title;
}

const char *
sp_gantt_scene_get_unit (SpGanttScene *self)
{
  return self->unit;
}

const char *
sp_gantt_scene_get_prepared_by (SpGanttScene *self)
{
  return self->prepared_by;
}

gboolean
sp_gantt_scene_is_sample (SpGanttScene *self)
{
  return self->is_sample;
}

gboolean
sp_gantt_scene_get_bar (SpGanttScene *self, const SpScheduleRow *row, SpDate *first, SpDate *last)
{
  SpDate end = row->end != SP_DATE_NONE ? row->end : row->due;

  *last = end != SP_DATE_NONE ? end : self->last;
  *first = row->start != SP_DATE_NONE ? row->start : self->first;
  if (*first > *last)
    *first = *last;
  return end != SP_DATE_NONE;
}
