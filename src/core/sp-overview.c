/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-overview.h. Counting goes once over the rows for each kind of sum: ten thousand measures
 * are counted between two frames. */
#include "core/sp-overview.h"

#include <math.h>

static const SpWord change_words[] = {
  {SP_CHANGE_DONE, "done", N_ ("新完成")},
  {SP_CHANGE_LATE, "late", N_ ("新逾期")},
  {SP_CHANGE_PUT_OFF, "put-off", N_ ("延期")},
  {SP_CHANGE_PROGRESS, "progress", N_ ("有进展")},
};
const SpVocabulary sp_changes = {"change", change_words, G_N_ELEMENTS (change_words)};

static const SpWord headline_words[] = {
  {SP_HEADLINE_DONE_RATE, "done-rate", N_ ("完成率")},
  {SP_HEADLINE_GAP, "gap", N_ ("序时差")},
  {SP_HEADLINE_OVERDUE, "overdue", N_ ("逾期")},
  {SP_HEADLINE_SUPERVISION, "supervision", N_ ("未办结督办")},
};
const SpVocabulary sp_headlines = {"headline", headline_words, G_N_ELEMENTS (headline_words)};

SpDate
sp_overview_default_baseline (SpDate as_of)
{
  SpPeriod quarter = sp_period_containing (as_of, SP_PERIOD_QUARTER);

  return sp_period_previous (&quarter).last;
}

/* ---- life ---- */

static void
township_free (gpointer data)
{
  SpOverviewTownship *self = data;

  g_free (self->name);
  g_array_unref (self->measures);
  g_free (self);
}

static void
indicator_free (gpointer data)
{
  SpOverviewIndicator *self = data;

  g_free (self->name);
  g_free (self->value);
  g_free (self->goal);
  g_free (self);
}

static void
duty_free (gpointer data)
{
  SpOverviewDuty *self = data;

  g_free (self->title);
  g_array_unref (self->days);
  g_free (self);
}

SpOverview *
sp_overview_new (SpSchedule *now, SpSchedule *before)
{
  SpOverview *self;

  g_return_val_if_fail (SP_IS_SCHEDULE (now) && SP_IS_SCHEDULE (before), NULL);

  self = g_atomic_rc_box_new0 (SpOverview);
  self->now = g_object_ref (now);
  self->before = g_object_ref (before);
  self->as_of = sp_schedule_get_as_of (now);
  self->baseline = sp_schedule_get_as_of (before);
  self->prepared_by = g_strdup ("");
  self->townships = g_ptr_array_new_with_free_func (township_free);
  self->indicators = g_ptr_array_new_with_free_func (indicator_free);
  self->duties = g_ptr_array_new_with_free_func (duty_free);
  self->put_off = g_array_new (FALSE, FALSE, sizeof (int64_t));
  self->days = g_array_new (FALSE, TRUE, sizeof (SpOverviewDay));
  for (int i = 0; i < SP_N_CHANGES; i++)
    self->changes[i] = g_array_new (FALSE, FALSE, sizeof (int64_t));
  return self;
}

SpOverview *
sp_overview_ref (SpOverview *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
overview_clear (gpointer data)
{
  SpOverview *self = data;

  g_object_unref (self->now);
  g_object_unref (self->before);
  g_free (self->prepared_by);
  g_clear_pointer (&self->unit_ids, g_hash_table_unref);
  g_ptr_array_unref (self->townships);
  g_ptr_array_unref (self->indicators);
  g_ptr_array_unref (self->duties);
  g_array_unref (self->put_off);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_array_unref (self->days);
  for (int i = 0; i < SP_N_CHANGES; i++)
    g_array_unref (self->changes[i]);
}

void
sp_overview_unref (SpOverview *self)
{
  g_atomic_rc_box_release_full (self, overview_clear);
}

/* ---- what the store puts in ---- */

void
sp_overview_clear_running (SpOverview *self)
{
  g_ptr_array_set_size (self->indicators, 0);
  g_ptr_array_set_size (self->duties, 0);
}

SpOverviewTownship *
sp_overview_add_township (SpOverview *self, int64_t unit, const char *name)
{
  SpOverviewTownship *township = g_new0 (SpOverviewTownship, 1);

  township->unit = unit;
  township->name = g_strdup (name);
  township->measures = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_ptr_array_add (self->townships, township);
  return township;
}

void
sp_overview_drop_idle_townships (SpOverview *self)
{
  for (guint i = self->townships->len; i-- > 0;)
    {
      const SpOverviewTownship *township = g_ptr_array_index (self->townships, i);

      if (township->measures->len == 0)
        g_ptr_array_remove_index (self->townships, i);
    }
}

void
sp_overview_set_put_off (SpOverview *self, int64_t measure, gboolean is_put_off)
{
  int place = sp_schedule_find (self->now, measure);
  guint i;

  for (i = 0; i < self->put_off->len; i++)
    {
      int64_t at = g_array_index (self->put_off, int64_t, i);

      if (at == measure && is_put_off)
        return;
      if (at == measure)
        g_array_remove_index (self->put_off, i--);
      else if (sp_schedule_find (self->now, at) > place)
        break;
    }
  if (is_put_off)
    g_array_insert_val (self->put_off, i, measure);
}

void
sp_overview_add_indicator (
  SpOverview *self, int64_t id, const char *name, char *value, char *goal, SpIndicatorStatus status)
{
  SpOverviewIndicator *indicator = g_new0 (SpOverviewIndicator, 1);

  *indicator = (SpOverviewIndicator) {id, g_strdup (name), value, goal, status};
  g_ptr_array_add (self->indicators, indicator);
}

void
sp_overview_add_duty (SpOverview *self, int64_t id, const char *title, const GArray *days)
{
  SpOverviewDuty *duty = g_new0 (SpOverviewDuty, 1);

  duty->duty = id;
  duty->title = g_strdup (title);
  duty->days = g_array_new (FALSE, FALSE, sizeof (SpDutyDay));
  for (guint i = 0; i < days->len; i++)
    {
      SpDutyDay day = g_array_index (days, SpDutyDay, i);

      day.stored = NULL; /* its owner goes */
      g_array_append_val (duty->days, day);
    }
  g_ptr_array_add (self->duties, duty);
}

/* ---- counting ---- */

/* The worst first: they are what is talked about. */
static int
compare_units (gconstpointer a, gconstpointer b)
{
  const SpTotals *first = &(*(SpSum *const *)a)->now;
  const SpTotals *second = &(*(SpSum *const *)b)->now;
  static const SpLight order[] = {SP_LIGHT_OVERDUE, SP_LIGHT_BEHIND};
  double first_rate = sp_totals_done_rate (first), second_rate = sp_totals_done_rate (second);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (first->by_light[order[i]] != second->by_light[order[i]])
      return first->by_light[order[i]] > second->by_light[order[i]] ? -1 : 1;
  if (first_rate < second_rate || first_rate > second_rate)
    return first_rate < second_rate ? -1 : 1;
  return g_strcmp0 ((*(SpSum *const *)a)->name, (*(SpSum *const *)b)->name);
}

static void
count_sums (SpOverview *self)
{
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  self->total = (SpSum) {0};
  self->parts = sp_sums_by_part (self->now, self->before, &self->total);
  self->units = sp_sums_by_unit (self->now, self->before);
  for (guint i = 0; self->unit_ids != NULL && i < self->units->len; i++)
    {
      SpSum *sum = g_ptr_array_index (self->units, i);
      const int64_t *id = g_hash_table_lookup (self->unit_ids, sum->name);

      sum->id = id != NULL ? *id : 0;
    }
  g_ptr_array_sort (self->units, compare_units);
}

static void
count_townships (SpOverview *self)
{
  for (guint i = 0; i < self->townships->len; i++)
    {
      SpOverviewTownship *township = g_ptr_array_index (self->townships, i);

      township->now = (SpTotals) {0};
      for (guint k = 0; k < township->measures->len; k++)
        {
          int row = sp_schedule_find (self->now, g_array_index (township->measures, int64_t, k));

          if (row >= 0)
            sp_totals_add (&township->now, sp_schedule_get_row (self->now, (guint)row));
        }
    }
}

int
sp_changes_between (const SpScheduleRow *now, const SpScheduleRow *before)
{
  gboolean is_done = now->state.light == SP_LIGHT_DONE;
  int changes = 0;

  if (is_done && (before == NULL || before->state.light != SP_LIGHT_DONE))
    changes |= 1 << SP_CHANGE_DONE;
  if (now->state.light == SP_LIGHT_OVERDUE &&
      (before == NULL || before->state.light != SP_LIGHT_OVERDUE))
    changes |= 1 << SP_CHANGE_LATE;
  if (!is_done && now->percent > (before != NULL ? before->percent : 0))
    changes |= 1 << SP_CHANGE_PROGRESS;
  return changes;
}

static void
note_change (SpOverview *self, const SpScheduleRow *row, guint at)
{
  int i = sp_schedule_find_near (self->before, row->measure, at);
  int changes =
    sp_changes_between (row, i >= 0 ? sp_schedule_get_row (self->before, (guint)i) : NULL);

  for (int change = 0; change < SP_N_CHANGES; change++)
    if (changes & 1 << change)
      g_array_append_val (self->changes[change], row->measure);
}

static gboolean
is_ahead (const SpOverview *self, SpDate due)
{
  return due > self->as_of && due <= self->as_of + SP_OVERVIEW_DAYS;
}

/* One slot for each day ahead; those without anything go in the end. */
static void
count_days (SpOverview *self)
{
  SpOverviewDay slots[SP_OVERVIEW_DAYS] = {0};

  for (guint i = 0; i < sp_schedule_get_n_rows (self->now); i++)
    {
      const SpScheduleRow *row = sp_schedule_get_row (self->now, i);

      note_change (self, row, i);
      if (row->state.light != SP_LIGHT_DONE && is_ahead (self, row->due))
        slots[row->due - self->as_of - 1].n_measures++;
    }
  for (guint i = 0; i < self->duties->len; i++)
    {
      const SpOverviewDuty *duty = g_ptr_array_index (self->duties, i);

      for (guint k = 0; k < duty->days->len; k++)
        {
          const SpDutyDay *day = &g_array_index (duty->days, SpDutyDay, k);

          if (is_ahead (self, day->due) &&
              (day->state == SP_DUTY_STATE_COMING || day->state == SP_DUTY_STATE_NEAR))
            slots[day->due - self->as_of - 1].n_duties++;
        }
    }
  for (int i = 0; i < SP_OVERVIEW_DAYS; i++)
    {
      slots[i].due = self->as_of + 1 + i;
      self->due_soon += i < SP_OVERVIEW_SOON ? slots[i].n_measures : 0;
      self->due_ahead += slots[i].n_measures;
      if (slots[i].n_measures > 0 || slots[i].n_duties > 0)
        g_array_append_val (self->days, slots[i]);
    }
}

static void
count_put_off (SpOverview *self)
{
  for (guint i = 0; i < self->put_off->len; i++)
    {
      int64_t measure = g_array_index (self->put_off, int64_t, i);

      if (sp_schedule_find (self->now, measure) >= 0)
        g_array_append_val (self->changes[SP_CHANGE_PUT_OFF], measure);
    }
}

void
sp_overview_count (SpOverview *self)
{
  g_return_if_fail (self != NULL);

  for (int i = 0; i < SP_N_CHANGES; i++)
    g_array_set_size (self->changes[i], 0);
  g_array_set_size (self->days, 0);
  self->due_soon = self->due_ahead = 0;
  count_sums (self);
  count_townships (self);
  count_days (self);
  count_put_off (self);
}

/* ---- the large numbers ---- */

double
sp_totals_mean_percent (const SpTotals *totals)
{
  return totals->total > 0 ? (double)totals->percent_sum / totals->total : 0;
}

double
sp_totals_mean_expected (const SpTotals *totals)
{
  return totals->total > 0 ? (double)totals->expected_sum / totals->total : 0;
}

static double
headline_of (const SpTotals *totals, SpHeadline headline, guint n_open)
{
  switch (headline)
    {
    case SP_HEADLINE_DONE_RATE:
      return sp_totals_done_rate (totals);
    case SP_HEADLINE_GAP:
      return sp_totals_mean_percent (totals) - sp_totals_mean_expected (totals);
    case SP_HEADLINE_OVERDUE:
      return totals->by_light[SP_LIGHT_OVERDUE];
    case SP_HEADLINE_SUPERVISION:
    case SP_N_HEADLINES:
    default:
      return n_open;
    }
}

double
sp_overview_get_headline (const SpOverview *self, SpHeadline headline)
{
  guint n_open = 0;

  for (int i = 0; i < SP_SUPERVISION_CLOSED; i++)
    n_open += self->supervision_by_state[i];
  return headline_of (&self->total.now, headline, n_open);
}

double
sp_overview_get_former_headline (const SpOverview *self, SpHeadline headline)
{
  return headline_of (&self->total.before, headline, self->open_before);
}

gboolean
sp_headline_is_good (SpHeadline headline)
{
  return headline == SP_HEADLINE_DONE_RATE || headline == SP_HEADLINE_GAP;
}

/* As the texts show it. */
static double
rounded (SpHeadline headline, double value)
{
  return sp_headline_is_good (headline) ? round (value * 10) / 10 : round (value);
}

char *
sp_headline_dup_text (SpHeadline headline, double value)
{
  double shown = rounded (headline, value);

  if (headline == SP_HEADLINE_DONE_RATE)
    return g_strdup_printf ("%.1f%%", shown);
  if (headline == SP_HEADLINE_GAP)
    return g_strdup_printf (_ ("%s%.1f点"), shown < 0 ? "−" : shown > 0 ? "+" : "", fabs (shown));
  return g_strdup_printf (_ ("%.0f项"), shown);
}

char *
sp_headline_dup_change (SpHeadline headline, double value, double former)
{
  double by = rounded (headline, value) - rounded (headline, former);

  if (fabs (by) < 0.05)
    return g_strdup (_ ("持平"));
  if (headline == SP_HEADLINE_DONE_RATE || headline == SP_HEADLINE_GAP)
    return g_strdup_printf (_ ("%s%.1f个百分点"), by > 0 ? _ ("上升") : _ ("下降"), fabs (by));
  return g_strdup_printf (_ ("%s%.0f项"), by > 0 ? _ ("增加") : _ ("减少"), fabs (by));
}
