/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scene: which rows stand in which group and order, eight bytes a row, and everything that is
 * said about them. Sums of a group are made when they are asked for and forgotten when a row of it
 * changes. */
#include "sp-gantt-scene.h"

#include "base/sp-i18n.h"

#include <string.h>

#define HEADING G_MAXUINT32
/* A date typed wrongly must not stretch the axis over centuries: this far from the plan's own span.
 */
#define MAX_YEARS_BEYOND 2
#define UNIT_SEPARATOR "、"

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

typedef void (*UnitFunc) (const char *name, gpointer data);

static void
each_unit (const char *units, UnitFunc func, gpointer data)
{
  g_auto (GStrv) names = g_strsplit (units, UNIT_SEPARATOR, -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (names[i][0] != '\0')
      func (names[i], data);
}

static gboolean
names_unit (const char *units, const char *unit)
{
  gsize length = strlen (unit), separator = strlen (UNIT_SEPARATOR);

  for (const char *at = units; (at = strstr (at, unit)) != NULL; at += length)
    {
      gboolean begins = at == units || ((gsize)(at - units) >= separator &&
                                        strncmp (at - separator, UNIT_SEPARATOR, separator) == 0);
      gboolean ends = at[length] == '\0' || strncmp (at + length, UNIT_SEPARATOR, separator) == 0;

      if (begins && ends)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_shown (SpGanttScene *self, const SpScheduleRow *row)
{
  return self->unit == NULL || names_unit (row->leads, self->unit);
}

static void
add_group (SpGanttScene *self, char *title)
{
  Group group = {.title = title, .row = self->rows->len};
  Row row = {HEADING, self->groups->len};

  g_array_append_val (self->groups, group);
  g_array_append_val (self->rows, row);
}

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

static char *
part_heading (const SpSchedulePart *part)
{
  if (part->number > 0 && !g_str_has_prefix (part->title, _ ("附件")))
    return g_strdup_printf (_ ("附件%d　%s"), part->number, part->title);
  return g_strdup (part->title);
}

static void
fill_by_part (SpGanttScene *self)
{
  for (guint i = 0; i < sp_schedule_get_n_parts (self->schedule); i++)
    {
      const SpSchedulePart *part = sp_schedule_get_part (self->schedule, i);
      gboolean has_heading = FALSE;

      for (guint k = part->first_row; k < part->first_row + part->n_rows; k++)
        {
          if (!is_shown (self, sp_schedule_get_row (self->schedule, k)))
            continue;
          if (!has_heading)
            add_group (self, part_heading (part));
          has_heading = TRUE;
          add_measure (self, k);
        }
    }
}

/* ---- by unit ---- */

typedef struct
{
  char *name; /* owned; "" gathers measures that no unit leads */
  GArray *indices;
  guint order; /* of first appearance */
} Bucket;

typedef struct
{
  GPtrArray *list;     /* owned Buckets */
  GHashTable *by_name; /* borrowed */
  guint index;
} Buckets;

static void
bucket_free (gpointer data)
{
  Bucket *self = data;

  g_free (self->name);
  g_array_unref (self->indices);
  g_free (self);
}

static void
add_to_bucket (const char *name, gpointer data)
{
  Buckets *self = data;
  Bucket *bucket = g_hash_table_lookup (self->by_name, name);

  if (bucket == NULL)
    {
      bucket = g_new0 (Bucket, 1);
      bucket->name = g_strdup (name);
      bucket->indices = g_array_new (FALSE, FALSE, sizeof (guint));
      bucket->order = self->list->len;
      g_ptr_array_add (self->list, bucket);
      g_hash_table_insert (self->by_name, bucket->name, bucket);
    }
  /* A unit named twice in one measure stands there once. */
  if (bucket->indices->len == 0 ||
      g_array_index (bucket->indices, guint, bucket->indices->len - 1) != self->index)
    g_array_append_val (bucket->indices, self->index);
}

/* Most measures first; those without a lead last. */
static int
compare_buckets (gconstpointer a, gconstpointer b)
{
  const Bucket *left = *(Bucket *const *)a, *right = *(Bucket *const *)b;

  if ((left->name[0] == '\0') != (right->name[0] == '\0'))
    return left->name[0] == '\0' ? 1 : -1;
  if (left->indices->len != right->indices->len)
    return left->indices->len > right->indices->len ? -1 : 1;
  return left->order < right->order ? -1 : 1;
}

static Buckets
gather (SpSchedule *schedule)
{
  Buckets self = {g_ptr_array_new_with_free_func (bucket_free),
                  g_hash_table_new (g_str_hash, g_str_equal), 0};

  for (; self.index < sp_schedule_get_n_rows (schedule); self.index++)
    {
      const SpScheduleRow *row = sp_schedule_get_row (schedule, self.index);

      if (row->leads[0] == '\0')
        add_to_bucket ("", &self);
      else
        each_unit (row->leads, add_to_bucket, &self);
    }
  g_ptr_array_sort (self.list, compare_buckets);
  return self;
}

static void
buckets_clear (Buckets *self)
{
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->list);
}

static void
fill_by_unit (SpGanttScene *self)
{
  Buckets buckets = gather (self->schedule);

  for (guint i = 0; i < buckets.list->len; i++)
    {
      const Bucket *bucket = g_ptr_array_index (buckets.list, i);

      if (self->unit != NULL && strcmp (bucket->name, self->unit) != 0)
        continue;
      add_group (self, g_strdup (bucket->name[0] ? bucket->name : _ ("未明确牵头单位")));
      for (guint k = 0; k < bucket->indices->len; k++)
        add_measure (self, g_array_index (bucket->indices, guint, k));
    }
  buckets_clear (&buckets);
}

char **
sp_gantt_scene_dup_lead_units (SpSchedule *schedule)
{
  GPtrArray *names = g_ptr_array_new ();
  Buckets buckets;

  g_return_val_if_fail (SP_IS_SCHEDULE (schedule), NULL);

  buckets = gather (schedule);
  for (guint i = 0; i < buckets.list->len; i++)
    {
      const Bucket *bucket = g_ptr_array_index (buckets.list, i);

      if (bucket->name[0] != '\0')
        g_ptr_array_add (names, g_strdup (bucket->name));
    }
  buckets_clear (&buckets);
  g_ptr_array_add (names, NULL);
  return (char **)g_ptr_array_free (names, FALSE);
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

/* ---- the title ---- */

/* 示例县…三年行动实施方案（2020—2022年） → 示例县…三年行动 */
static char *
dup_plain_title (const char *plan_title)
{
  static const struct
  {
    const char *ending, *instead;
  } endings[] = {
    {"行动实施方案", "行动"},
    {"行动工作方案", "行动"},
    {"行动总体方案", "行动"},
    {"行动计划", "行动"},
    {"行动方案", "行动"},
    {"实施方案", ""},
    {"工作方案", ""},
    {"总体方案", ""},
    {"实施计划", ""},
    {"工作计划", ""},
    {"方案", ""},
    {"计划", ""},
  };
  g_autoptr (GString) title = g_string_new (plan_title);
  const char *bracket = g_strrstr (title->str, "（");

  if (g_str_has_suffix (title->str, "）") && bracket != NULL && strstr (bracket, "年") != NULL)
    g_string_truncate (title, (gsize)(bracket - title->str));
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (title->str, endings[i].ending))
      {
        g_string_truncate (title, title->len - strlen (endings[i].ending));
        g_string_append (title, endings[i].instead);
        break;
      }
  return g_string_free (g_steal_pointer (&title), FALSE);
}

static char *
dup_title (SpSchedule *schedule, SpDate first, SpDate last)
{
  g_autofree char *plain = dup_plain_title (sp_schedule_get_plan_title (schedule));
  int from = sp_date_to_ymd (first).year, to = sp_date_to_ymd (last).year;

  if (from == to)
    return g_strdup_printf (_ ("%s作战图（%d年）"), plain, from);
  return g_strdup_printf (_ ("%s作战图（%d—%d年）"), plain, from, to);
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

  if (options->group == SP_GANTT_GROUP_UNIT)
    fill_by_unit (self);
  else
    fill_by_part (self);
  find_span (self);
  self->title =
    options->title ? g_strdup (options->title) : dup_title (schedule, self->first, self->last);
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

static void
append_count (GString *text, const SpTotals *totals, SpLight light, const char *word)
{
  if (totals->by_light[light] > 0)
    g_string_append_printf (text, _ ("，%s %s %u 项"), sp_light_symbol (light), word,
                            totals->by_light[light]);
}

char *
sp_gantt_scene_dup_group_summary (SpGanttScene *self, guint group)
{
  SpTotals totals = sp_gantt_scene_get_group_totals (self, group);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _ ("%u 项，完成 %u 项（%.0f%%）"), totals.total,
                          totals.by_light[SP_LIGHT_DONE], sp_totals_done_rate (&totals));
  append_count (text, &totals, SP_LIGHT_BEHIND, _ ("慢于序时"));
  append_count (text, &totals, SP_LIGHT_OVERDUE, _ ("逾期"));
  return g_string_free (g_steal_pointer (&text), FALSE);
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

static char *
dup_span (SpDate first, SpDate last)
{
  SpYmd from = sp_date_to_ymd (first), to = sp_date_to_ymd (last);

  if (from.year == to.year && from.month == to.month)
    return g_strdup_printf (_ ("%d年%d月"), from.year, from.month);
  if (from.year == to.year)
    return g_strdup_printf (_ ("%d年%d月至%d月"), from.year, from.month, to.month);
  return g_strdup_printf (_ ("%d年%d月至%d年%d月"), from.year, from.month, to.year, to.month);
}

static char *
dup_state_words (const SpScheduleRow *row)
{
  switch (row->state.light)
    {
    case SP_LIGHT_BEHIND:
      return g_strdup_printf (_ ("慢于序时%d点"), row->state.behind);
    case SP_LIGHT_DONE:
    case SP_LIGHT_ON_TRACK:
    case SP_LIGHT_NEAR:
    case SP_LIGHT_OVERDUE:
    default:
      return sp_light_state_dup_text (&row->state);
    }
}

char *
sp_gantt_scene_dup_description (SpGanttScene *self, guint row)
{
  const SpScheduleRow *it;
  g_autofree char *span = NULL;
  g_autofree char *state = NULL;
  SpDate first, last;

  g_return_val_if_fail (row < self->rows->len, NULL);
  it = sp_gantt_scene_get_row (self, row);
  if (it == NULL)
    {
      guint group = get (self, row)->group;
      g_autofree char *summary = sp_gantt_scene_dup_group_summary (self, group);

      return g_strdup_printf ("%s，%s", sp_gantt_scene_get_group_title (self, group), summary);
    }
  sp_gantt_scene_get_bar (self, it, &first, &last);
  span = dup_span (first, last);
  state = dup_state_words (it);
  if (it->leads[0] == '\0')
    return g_strdup_printf (_ ("任务%s，%s，进度%d%%，%s"), it->title, span, it->percent, state);
  return g_strdup_printf (_ ("任务%s，牵头%s，%s，进度%d%%，%s"), it->title, it->leads, span,
                          it->percent, state);
}
