/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The blocks of the overview that are about measures: large numbers, parts, lead units, townships,
 * what changed. */
#include "sp-overview-layout.h"

#include "base/sp-i18n.h"

#include <math.h>

#define MOST_UNITS 10
#define MOST_TOWNSHIPS 12
#define MOST_TITLES 4 /* of measures under a change */

/* ---- the large numbers ---- */

static SpOverviewLink
link_of_headline (SpHeadline headline)
{
  SpOverviewLink link = {.goal = SP_OVERVIEW_TASKS};

  if (headline == SP_HEADLINE_DONE_RATE)
    link.lights = 1 << SP_LIGHT_DONE;
  else if (headline == SP_HEADLINE_GAP)
    link.lights = 1 << SP_LIGHT_BEHIND | 1 << SP_LIGHT_OVERDUE;
  else if (headline == SP_HEADLINE_OVERDUE)
    link.lights = 1 << SP_LIGHT_OVERDUE;
  else
    {
      link.goal = SP_OVERVIEW_SUPERVISION;
      link.standings = SP_STANDINGS_UNCLOSED;
    }
  return link;
}

static char *
dup_headline_note (const SpOverview *overview, SpHeadline headline)
{
  const SpTotals *now = &overview->total.now;

  if (headline == SP_HEADLINE_DONE_RATE)
    return g_strdup_printf (_ ("完成%u项，共%u项"), now->by_light[SP_LIGHT_DONE], now->total);
  if (headline == SP_HEADLINE_GAP)
    return g_strdup_printf (_ ("平均进度%.1f%%，序时%.1f%%"), sp_totals_mean_percent (now),
                            sp_totals_mean_expected (now));
  if (headline == SP_HEADLINE_OVERDUE)
    return g_strdup_printf (_ ("另有临期%u项，滞后%u项"), now->by_light[SP_LIGHT_NEAR],
                            now->by_light[SP_LIGHT_BEHIND]);
  return g_strdup_printf (_ ("其中超期%u项，已办结%u项"),
                          overview->supervision_by_state[SP_SUPERVISION_OVERDUE],
                          overview->supervision_by_state[SP_SUPERVISION_CLOSED]);
}

static void
put_tile (SpOverviewLayout *self, SpHeadline headline, SpRect rect)
{
  const SpOverview *overview = self->overview;
  double u = self->unit, pad = 12 * u, inner = rect.width - 2 * pad;
  double value = sp_overview_get_headline (overview, headline);
  double former = sp_overview_get_former_headline (overview, headline);
  gboolean is_worse = sp_headline_is_good (headline) ? value < former : value > former;
  SpOverviewLink link = link_of_headline (headline);
  const char *label = sp_vocabulary_label (&sp_headlines, (int)headline);
  g_autofree char *text = sp_headline_dup_text (headline, value);
  g_autofree char *change = sp_headline_dup_change (headline, value, former);
  g_autofree char *baseline = sp_date_dup_iso (overview->baseline);
  g_autofree char *against = g_strdup_printf (_ ("较%s"), baseline);
  g_autofree char *note = dup_headline_note (overview, headline);
  SpColorRole role = g_str_equal (change, _ ("持平")) ? SP_COLOR_MUTED
                     : is_worse                       ? SP_COLOR_LATE
                                                      : SP_COLOR_FINISHED;
  SpItem *item;

  sp_overview_put (self, SP_ITEM_FILL, rect, SP_COLOR_BAND_A);
  sp_overview_put (self, SP_ITEM_FRAME, rect, SP_COLOR_RULE_MEDIUM);
  sp_overview_put_text (self, (SpRect) {rect.x + pad, rect.y + 7 * u, inner, 18 * u},
                        SP_ALIGN_START, SP_COLOR_TEXT, label)
    ->font = SP_FONT_BOLD;
  item = sp_overview_put_text (self, (SpRect) {rect.x + pad, rect.y + 25 * u, inner, 40 * u},
                               SP_ALIGN_START, SP_COLOR_TEXT, text);
  item->font = SP_FONT_BOLD;
  item->size = 32 * u;
  sp_overview_put_text (self, (SpRect) {rect.x + pad, rect.y + 9 * u, inner, 16 * u}, SP_ALIGN_END,
                        SP_COLOR_MUTED, against)
    ->size = SP_OVERVIEW_SMALL * u;
  item = sp_overview_put_text (self, (SpRect) {rect.x + pad, rect.y + 34 * u, inner, 22 * u},
                               SP_ALIGN_END, role, change);
  item->font = SP_FONT_BOLD;
  item->size = 14.5 * u;
  sp_overview_put_text (self, (SpRect) {rect.x + pad, rect.y + 67 * u, inner, 16 * u},
                        SP_ALIGN_START, SP_COLOR_MUTED, note)
    ->size = SP_OVERVIEW_SMALL * u;
  sp_overview_put_area (self, rect, &link, _ ("%s %s，较%s%s；%s"), label, text, baseline, change,
                        note);
}

double
sp_overview_tiles (SpOverviewLayout *self, double x, double y, double width)
{
  double gap = 12 * self->unit, height = 90 * self->unit;
  double each = (width - gap * (SP_N_HEADLINES - 1)) / SP_N_HEADLINES;

  for (int i = 0; i < SP_N_HEADLINES; i++)
    put_tile (self, (SpHeadline)i, (SpRect) {x + i * (each + gap), y, each, height});
  return y + height;
}

/* ---- on time ---- */

/* One of the two rates, which leads to the measures that spoil it. */
static void
put_rate (SpOverviewLayout *self, const SpOnTime *on_time, SpTerm term, SpRect rect)
{
  SpOverviewLink link = {.goal = SP_OVERVIEW_TASKS, .missed = 1 << term};
  g_autofree char *text = sp_on_time_dup_text (on_time, term);
  g_autofree char *words =
    g_strdup_printf (_ ("按期完成率（%s）　%s"), sp_vocabulary_label (&sp_terms, (int)term), text);

  sp_overview_put_text (self, rect, SP_ALIGN_START, SP_COLOR_TEXT, words);
  sp_overview_put_area (self, rect, &link, _ ("%s；打开未按期的%u项"), words,
                        sp_on_time_get_due (on_time, term) - sp_on_time_get_kept (on_time, term));
}

double
sp_overview_on_time (SpOverviewLayout *self, double x, double y, double width)
{
  SpOnTime on_time = sp_schedule_get_on_time (self->overview->now);
  double u = self->unit, each = width / SP_N_TERMS, height = SP_OVERVIEW_ROW * u;

  y += 8 * u;
  for (int term = 0; term < SP_N_TERMS; term++)
    put_rate (self, &on_time, (SpTerm)term, (SpRect) {x + term * each, y, each - 12 * u, height});
  return y + height;
}

/* ---- rows with a bar ---- */

/* Widths of the columns of a row, in shares of the block. */
typedef struct
{
  double name, counts;
} RowShape;

static void
put_row (SpOverviewLayout *self,
         SpRect rect,
         const RowShape *shape,
         const char *label,
         const char *name,
         double share,
         const SpTotals *totals,
         const SpOverviewLink *link)
{
  double u = self->unit, gap = 8 * u, pad = 3.5 * u;
  double left = rect.width * shape->name, right = rect.width * shape->counts;
  SpRect bar = {rect.x + left + gap, rect.y + pad, rect.width - left - right - 2 * gap,
                rect.height - 2 * pad};
  guint done = totals->by_light[SP_LIGHT_DONE];
  g_autofree char *counts = g_strdup_printf ("%u/%u　%3.0f%%", done, totals->total,
                                             floor (sp_totals_done_rate (totals) + 0.5));

  sp_overview_put_area (self, rect, link, _ ("%s：共%u项，完成%u项，逾期%u项"), name, totals->total,
                        done, totals->by_light[SP_LIGHT_OVERDUE]);
  sp_overview_put_text (self, (SpRect) {rect.x, rect.y, left, rect.height}, SP_ALIGN_START,
                        SP_COLOR_TEXT, label);
  sp_overview_put_text (self, (SpRect) {rect.x + rect.width - right, rect.y, right, rect.height},
                        SP_ALIGN_END, SP_COLOR_TEXT, counts);
  sp_overview_put_bar (self, bar, share, totals, link, name);
}

static void
put_more (SpOverviewLayout *self, SpRect rect, guint n, const SpOverviewLink *link)
{
  g_autofree char *words = g_strdup_printf (_ ("另有%u个单位"), n);

  sp_overview_put_text (self, rect, SP_ALIGN_START, SP_COLOR_MUTED, words)->size =
    SP_OVERVIEW_SMALL * self->unit;
  sp_overview_put_area (self, rect, link, "%s", words);
}

static guint
most_measures (GPtrArray *sums, guint n)
{
  guint most = 1;

  for (guint i = 0; i < n; i++)
    most = MAX (most, ((const SpSum *)g_ptr_array_index (sums, i))->now.total);
  return most;
}

/* What the patterns mean, with the sign of each light. */
static double
put_legend (SpOverviewLayout *self, double x, double y, double width)
{
  double u = self->unit, each = width / SP_N_LIGHTS, height = 18 * u;

  for (int light = 0; light < SP_N_LIGHTS; light++)
    {
      g_autofree char *words = g_strdup_printf ("%s %s", sp_light_symbol ((SpLight)light),
                                                sp_vocabulary_label (&sp_lights, light));

      sp_overview_put_light (self, (SpRect) {x, y + 4 * u, 16 * u, 10 * u}, (SpLight)light);
      sp_overview_put_text (self, (SpRect) {x + 21 * u, y, each - 21 * u, height}, SP_ALIGN_START,
                            sp_light_color ((SpLight)light), words)
        ->size = SP_OVERVIEW_SMALL * u;
      x += each;
    }
  return y + height;
}

double
sp_overview_parts (SpOverviewLayout *self, double x, double y, double width)
{
  static const RowShape shape = {0.44, 0.19};
  GPtrArray *parts = self->overview->parts;
  double row = SP_OVERVIEW_ROW * self->unit;

  y = sp_overview_put_head (self, x, y, width, _ ("各专项"), _ ("完成/任务　完成率"));
  for (guint i = 0; i < parts->len; i++, y += row)
    {
      const SpSum *sum = g_ptr_array_index (parts, i);
      SpOverviewLink link = {.goal = SP_OVERVIEW_TASKS, .part = sum->id};
      g_autofree char *label = g_strdup_printf ("%s　%s", sum->label, sum->short_name);

      put_row (self, (SpRect) {x, y, width, row}, &shape, label, sum->name, 1, &sum->now, &link);
    }
  return put_legend (self, x, y + 2 * self->unit, width);
}

double
sp_overview_units (SpOverviewLayout *self, double x, double y, double width)
{
  static const RowShape shape = {0.43, 0.25};
  GPtrArray *units = self->overview->units;
  guint n = MIN (units->len, MOST_UNITS);
  double row = SP_OVERVIEW_ROW * self->unit, most = most_measures (units, n);

  if (n == 0)
    return y;
  y = sp_overview_put_head (self, x, y, width, _ ("牵头单位"), _ ("逾期、滞后多的在前"));
  for (guint i = 0; i < n; i++, y += row)
    {
      const SpSum *sum = g_ptr_array_index (units, i);
      SpOverviewLink link = {
        .goal = SP_OVERVIEW_TASKS, .unit = sum->id, .roles = sum->id != 0 ? 1 << SP_ROLE_LEAD : 0};
      g_autofree char *label = g_strdup_printf ("%2u　%s", i + 1, sum->name);

      put_row (self, (SpRect) {x, y, width, row}, &shape, label, sum->name,
               sqrt (sum->now.total / most), &sum->now, &link);
    }
  if (units->len > n)
    {
      put_more (self, (SpRect) {x, y, width, row}, units->len - n,
                &(SpOverviewLink) {.goal = SP_OVERVIEW_UNITS});
      y += row;
    }
  return y;
}

double
sp_overview_townships (SpOverviewLayout *self, double x, double y, double width)
{
  static const RowShape shape = {0.32, 0.21};
  GPtrArray *townships = self->overview->townships;
  guint n = MIN (townships->len, MOST_TOWNSHIPS);
  double row = SP_OVERVIEW_ROW * self->unit;

  if (n == 0)
    return y;
  y = sp_overview_put_head (self, x, y, width, _ ("乡镇"), _ ("含统称“各乡镇”的任务"));
  for (guint i = 0; i < n; i++, y += row)
    {
      const SpOverviewTownship *township = g_ptr_array_index (townships, i);
      SpOverviewLink link = {.goal = SP_OVERVIEW_TASKS, .unit = township->unit};

      put_row (self, (SpRect) {x, y, width, row}, &shape, township->name, township->name, 1,
               &township->now, &link);
    }
  if (townships->len > n)
    {
      put_more (self, (SpRect) {x, y, width, row}, townships->len - n,
                &(SpOverviewLink) {.goal = SP_OVERVIEW_UNITS});
      y += row;
    }
  return y;
}

/* ---- what changed ---- */

static double
put_change (SpOverviewLayout *self, SpChange change, double x, double y, double width)
{
  const SpOverview *overview = self->overview;
  GArray *measures = overview->changes[change];
  double row = SP_OVERVIEW_ROW * self->unit;
  const char *label = sp_vocabulary_label (&sp_changes, (int)change);
  g_autofree char *count = g_strdup_printf (_ ("%u项"), measures->len);
  SpOverviewLink all = {
    .goal = SP_OVERVIEW_TASKS, .changes = 1 << change, .baseline = overview->baseline};
  double top = y;

  y = sp_overview_put_head (self, x, y, width, label, count);
  sp_overview_put_area (self, (SpRect) {x, top, width, row}, &all, "%s %s", label, count);
  for (guint i = 0; i < MIN (measures->len, MOST_TITLES); i++, y += row)
    {
      int64_t measure = g_array_index (measures, int64_t, i);
      const SpScheduleRow *found =
        sp_schedule_get_row (overview->now, (guint)sp_schedule_find (overview->now, measure));
      SpOverviewLink link = {.goal = SP_OVERVIEW_MEASURE, .id = measure};
      g_autofree char *state = sp_light_state_dup_text (&found->state);
      SpRect rect = {x, y, width, row};
      double right = 62 * self->unit;

      sp_overview_put_text (self, (SpRect) {x, y, width - right, row}, SP_ALIGN_START,
                            SP_COLOR_TEXT, found->title);
      sp_overview_put_text (self, (SpRect) {x + width - right, y, right, row}, SP_ALIGN_END,
                            sp_light_color (found->state.light), state)
        ->size = SP_OVERVIEW_SMALL * self->unit;
      sp_overview_put_area (self, rect, &link, _ ("%s：%s，%s"), label, found->title, state);
    }
  if (measures->len > MOST_TITLES)
    {
      g_autofree char *more = g_strdup_printf (_ ("等%u项"), measures->len);

      sp_overview_put_text (self, (SpRect) {x, y, width, row * 0.8}, SP_ALIGN_START, SP_COLOR_MUTED,
                            more)
        ->size = SP_OVERVIEW_SMALL * self->unit;
      sp_overview_put_area (self, (SpRect) {x, y, width, row * 0.8}, &all, "%s %s", label, more);
      y += row * 0.8;
    }
  return y;
}

double
sp_overview_changes (SpOverviewLayout *self, double x, double y, double width)
{
  double gap = SP_OVERVIEW_GAP * self->unit, end = y;
  double each = (width - gap * (SP_N_CHANGES - 1)) / SP_N_CHANGES;
  g_autofree char *baseline = sp_date_dup_chinese (self->overview->baseline);
  g_autofree char *title = g_strdup_printf (_ ("%s以来的变化"), baseline);
  SpItem *item = sp_overview_put_text (self, (SpRect) {x, y, width, 22 * self->unit},
                                       SP_ALIGN_START, SP_COLOR_MUTED, title);

  item->size = 13 * self->unit;
  y += 22 * self->unit;
  for (int i = 0; i < SP_N_CHANGES; i++)
    {
      double below = put_change (self, (SpChange)i, x + i * (each + gap), y, each);

      end = MAX (end, below);
    }
  return end;
}
