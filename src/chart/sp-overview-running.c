/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The blocks of the overview that are about days and about what is no measure: what is due,
 * indicators, accidents, duties, supervision. */
#include "sp-overview-layout.h"

#include "base/sp-i18n.h"

#define MOST_INDICATORS 10
#define MOST_DUTIES 8

static void
put_small (SpOverviewLayout *self, SpRect rect, SpAlign align, SpColorRole role, const char *text)
{
  sp_overview_put_text (self, rect, align, role, text)->size = SP_OVERVIEW_SMALL * self->unit;
}

static char *
dup_month_day (SpDate date)
{
  SpYmd ymd = sp_date_to_ymd (date);

  return g_strdup_printf ("%d-%02d", ymd.month, ymd.day);
}

/* ---- what is due ---- */

#define COLUMN_ROOM 30.0 /* height of the tallest column of the strip */

static const int not_done = ((1 << SP_N_LIGHTS) - 1) & ~(1 << SP_LIGHT_DONE);

static guint
busiest (const GArray *days)
{
  guint most = 1;

  for (guint i = 0; i < days->len; i++)
    most = MAX (most, g_array_index (days, SpOverviewDay, i).n_measures);
  return most;
}

/* The only duty that falls on a day; 0: several do. */
static int64_t
only_duty_on (const SpOverview *overview, SpDate due)
{
  int64_t found = 0;

  for (guint i = 0; i < overview->duties->len; i++)
    {
      const SpOverviewDuty *duty = g_ptr_array_index (overview->duties, i);

      for (guint k = 0; k < duty->days->len; k++)
        if (g_array_index (duty->days, SpDutyDay, k).due == due)
          {
            if (found != 0 && found != duty->duty)
              return 0;
            found = duty->duty;
          }
    }
  return found;
}

static void
put_day (SpOverviewLayout *self, const SpOverviewDay *day, SpRect slot, double base, guint most)
{
  double u = self->unit, size = SP_OVERVIEW_SMALL * u, inset = slot.width * 0.18;
  double height = day->n_measures > 0 ? MAX (4 * u, COLUMN_ROOM * u * day->n_measures / most) : 0;
  SpOverviewLink link = {
    .goal = SP_OVERVIEW_TASKS, .lights = not_done, .due_from = day->due, .due_to = day->due};
  g_autofree char *date = sp_date_dup_iso (day->due);

  if (day->n_measures > 0)
    {
      g_autofree char *number = g_strdup_printf ("%u", day->n_measures);

      sp_overview_put (self, SP_ITEM_FILL,
                       (SpRect) {slot.x + inset, base - height, slot.width - 2 * inset, height},
                       SP_COLOR_ACTUAL);
      put_small (
        self,
        (SpRect) {slot.x - slot.width, base - height - size * 1.3, slot.width * 3, size * 1.2},
        SP_ALIGN_CENTER, SP_COLOR_TEXT, number);
    }
  if (day->n_duties > 0)
    put_small (self, (SpRect) {slot.x - slot.width, base + 1 * u, slot.width * 3, size * 1.2},
               SP_ALIGN_CENTER, SP_COLOR_TEXT, "◇");
  if (day->n_measures == 0)
    link =
      (SpOverviewLink) {.goal = SP_OVERVIEW_DUTY, .id = only_duty_on (self->overview, day->due)};
  sp_overview_put_area (self, slot, &link, _ ("%s到期：任务%u项，例行事项%u项"), date,
                        day->n_measures, day->n_duties);
}

/* Dates under the line: today, and every tenth day after. */
static void
put_dates (SpOverviewLayout *self, double x, double each, double base)
{
  double u = self->unit;

  for (int i = 0; i <= SP_OVERVIEW_DAYS; i += 10)
    {
      g_autofree char *text = dup_month_day (self->overview->as_of + i);
      double at = x + each * MAX (0, i - 0.5), half = 24 * u;

      sp_overview_put (self, SP_ITEM_RULE, (SpRect) {at, base, 0, 4 * u}, SP_COLOR_RULE_STRONG);
      put_small (self,
                 (SpRect) {i == 0                  ? x
                           : i == SP_OVERVIEW_DAYS ? x + each * SP_OVERVIEW_DAYS - 2 * half
                                                   : at - half,
                           base + 14 * u, 2 * half, 14 * u},
                 i == 0                  ? SP_ALIGN_START
                 : i == SP_OVERVIEW_DAYS ? SP_ALIGN_END
                                         : SP_ALIGN_CENTER,
                 SP_COLOR_MUTED, text);
    }
}

double
sp_overview_strip (SpOverviewLayout *self, double x, double y, double width)
{
  const SpOverview *overview = self->overview;
  double u = self->unit, each = width / SP_OVERVIEW_DAYS, top, base;
  guint most = busiest (overview->days);
  g_autofree char *note = g_strdup_printf (_ ("30天内%u项，60天内%u项；◇例行事项"),
                                           overview->due_soon, overview->due_ahead);

  top = sp_overview_put_head (self, x, y, width, _ ("今后60天到期"), note);
  sp_overview_put_area (self, (SpRect) {x, y, width, SP_OVERVIEW_ROW * u},
                        &(SpOverviewLink) {.goal = SP_OVERVIEW_TASKS,
                                           .lights = not_done,
                                           .due_from = overview->as_of + 1,
                                           .due_to = overview->as_of + SP_OVERVIEW_DAYS},
                        _ ("今后60天到期的任务：%u项"), overview->due_ahead);
  base = top + (COLUMN_ROOM + 16) * u;
  sp_overview_put (self, SP_ITEM_FILL, (SpRect) {x, top, each * SP_OVERVIEW_SOON, base - top},
                   SP_COLOR_BAND_B);
  sp_overview_put (self, SP_ITEM_RULE, (SpRect) {x, base, width, 0}, SP_COLOR_RULE_STRONG);
  put_dates (self, x, each, base);
  for (guint i = 0; i < overview->days->len; i++)
    {
      const SpOverviewDay *day = &g_array_index (overview->days, SpOverviewDay, i);
      double left = x + each * (day->due - overview->as_of - 1);

      put_day (self, day, (SpRect) {left, top, each, base - top + 14 * u}, base, most);
    }
  return base + 28 * u;
}

/* ---- indicators ---- */

static SpColorRole
indicator_role (SpIndicatorStatus status)
{
  static const SpColorRole roles[] = {
    [SP_INDICATOR_UNKNOWN] = SP_COLOR_MUTED,
    [SP_INDICATOR_REACHED] = SP_COLOR_LIGHT + SP_LIGHT_DONE,
    [SP_INDICATOR_ON_PATH] = SP_COLOR_LIGHT + SP_LIGHT_ON_TRACK,
    [SP_INDICATOR_OFF_PATH] = SP_COLOR_LIGHT + SP_LIGHT_BEHIND,
    [SP_INDICATOR_MISSED] = SP_COLOR_LIGHT + SP_LIGHT_OVERDUE,
  };

  return roles[status];
}

static void
put_indicator (SpOverviewLayout *self, const SpOverviewIndicator *indicator, SpRect rect)
{
  SpOverviewLink link = {.goal = SP_OVERVIEW_INDICATOR, .id = indicator->indicator};
  const char *status = sp_vocabulary_label (&sp_indicator_statuses, (int)indicator->status);
  g_autofree char *sign =
    g_strdup_printf ("%s %s", sp_indicator_status_symbol (indicator->status), status);
  const char *value = indicator->value[0] != '\0' ? indicator->value : "—";
  double width = rect.width, x = rect.x;

  sp_overview_put_text (self, (SpRect) {x, rect.y, width * 0.42, rect.height}, SP_ALIGN_START,
                        SP_COLOR_TEXT, indicator->name);
  sp_overview_put_text (self, (SpRect) {x + width * 0.42, rect.y, width * 0.17, rect.height},
                        SP_ALIGN_END, SP_COLOR_TEXT, value)
    ->font = SP_FONT_BOLD;
  put_small (self, (SpRect) {x + width * 0.61, rect.y, width * 0.18, rect.height}, SP_ALIGN_START,
             SP_COLOR_MUTED, indicator->goal);
  put_small (self, (SpRect) {x + width * 0.79, rect.y, width * 0.21, rect.height}, SP_ALIGN_END,
             indicator_role (indicator->status), sign);
  sp_overview_put_area (self, rect, &link, _ ("指标%s：%s，目标%s，%s"), indicator->name, value,
                        indicator->goal, status);
}

/* What is missed or off its path first, the rest in its order. */
static int
urgency (const SpOverviewIndicator *indicator)
{
  static const int ranks[] = {[SP_INDICATOR_MISSED] = 0,
                              [SP_INDICATOR_OFF_PATH] = 1,
                              [SP_INDICATOR_ON_PATH] = 2,
                              [SP_INDICATOR_REACHED] = 2,
                              [SP_INDICATOR_UNKNOWN] = 3};

  return ranks[indicator->status];
}

double
sp_overview_indicators (SpOverviewLayout *self, double x, double y, double width)
{
  GPtrArray *indicators = self->overview->indicators;
  double row = SP_OVERVIEW_ROW * self->unit;
  guint n_ill = 0, n_shown = 0;
  g_autofree char *note = NULL;

  if (indicators->len == 0)
    return y;
  for (guint i = 0; i < indicators->len; i++)
    n_ill += urgency (g_ptr_array_index (indicators, i)) < 2;
  note = g_strdup_printf (_ ("共%u项，未达序时%u项"), indicators->len, n_ill);
  y = sp_overview_put_head (self, x, y, width, _ ("指标"), note);
  for (int rank = 0; rank <= 3; rank++)
    for (guint i = 0; i < indicators->len && n_shown < MOST_INDICATORS; i++)
      if (urgency (g_ptr_array_index (indicators, i)) == rank)
        {
          put_indicator (self, g_ptr_array_index (indicators, i), (SpRect) {x, y, width, row});
          n_shown++;
          y += row;
        }
  if (indicators->len > n_shown)
    {
      SpRect rect = {x, y, width, row * 0.8};
      g_autofree char *more = g_strdup_printf (_ ("另有%u项指标"), indicators->len - n_shown);

      put_small (self, rect, SP_ALIGN_START, SP_COLOR_MUTED, more);
      sp_overview_put_area (self, rect, &(SpOverviewLink) {.goal = SP_OVERVIEW_INDICATOR}, "%s",
                            more);
      y += rect.height;
    }
  return y;
}

/* ---- accidents ---- */

#define ACCIDENT_ROOM 84.0
#define N_MONTHS 12

/* Sums from January on, of this year and of the base year. */
typedef struct
{
  SpAccidentSum now[N_MONTHS], base[N_MONTHS];
  guint ceiling, top; /* the highest of all that is drawn */
} Cumulated;

static Cumulated
cumulate (const SpAccidentYears *years)
{
  Cumulated sums = {.ceiling = sp_accident_years_ceiling (years, SP_FIGURE_ACCIDENTS)};

  for (guint i = 0; i < N_MONTHS; i++)
    {
      sums.now[i] = i > 0 ? sums.now[i - 1] : (SpAccidentSum) {0};
      sums.base[i] = i > 0 ? sums.base[i - 1] : (SpAccidentSum) {0};
      sums.now[i].accidents += years->now[i].accidents;
      sums.now[i].deaths += years->now[i].deaths;
      sums.base[i].accidents += years->base[i].accidents;
      sums.base[i].deaths += years->base[i].deaths;
    }
  sums.top = MAX (MAX (sums.now[N_MONTHS - 1].accidents, sums.base[N_MONTHS - 1].accidents),
                  MAX (sums.ceiling, 1));
  return sums;
}

static void
put_month (SpOverviewLayout *self, const Cumulated *sums, guint month, SpRect slot, double base)
{
  const SpAccidentYears *years = &self->overview->accidents;
  double u = self->unit, room = ACCIDENT_ROOM * u, half = slot.width * 0.36;
  double then = room * sums->base[month].accidents / sums->top;
  double now = room * sums->now[month].accidents / sums->top;
  double left = slot.x + slot.width / 2 - half;
  SpOverviewLink link = {.goal = SP_OVERVIEW_ACCIDENTS,
                         .due_from = sp_date_from_ymd (years->year, 1, 1),
                         .due_to =
                           sp_date_from_ymd (years->year, (int)month + 1,
                                             sp_date_days_in_month (years->year, (int)month + 1))};
  g_autofree char *number = g_strdup_printf ("%u", month + 1);

  sp_overview_put (self, SP_ITEM_FRAME, (SpRect) {left, base - then, half, then},
                   SP_COLOR_PLAN_LINE);
  if (month < years->n_months)
    sp_overview_put (self, SP_ITEM_FILL, (SpRect) {left + half, base - now, half, now},
                     SP_COLOR_ACTUAL);
  put_small (self, (SpRect) {slot.x, base + 2 * u, slot.width, 14 * u}, SP_ALIGN_CENTER,
             SP_COLOR_MUTED, number);
  if (month < years->n_months)
    sp_overview_put_area (self, slot, &link,
                          _ ("%d年1至%u月事故%u起、死亡%u人，%d年同期%u起、%u人"), years->year,
                          month + 1, sums->now[month].accidents, sums->now[month].deaths,
                          years->base_year, sums->base[month].accidents, sums->base[month].deaths);
}

static char *
dup_accident_words (const SpAccidentYears *years, const Cumulated *sums)
{
  guint last = MAX (years->n_months, 1) - 1;

  return g_strdup_printf (_ ("■%d年累计%u起、死亡%u人　□%d年同期%u起、%u人　┄全年上限%u起"),
                          years->year, sums->now[last].accidents, sums->now[last].deaths,
                          years->base_year, sums->base[last].accidents, sums->base[last].deaths,
                          sums->ceiling);
}

double
sp_overview_accidents (SpOverviewLayout *self, double x, double y, double width)
{
  const SpAccidentYears *years = &self->overview->accidents;
  Cumulated sums = cumulate (years);
  double u = self->unit, each = width / N_MONTHS, base, top;
  g_autofree char *words = dup_accident_words (years, &sums);
  SpItem *item;

  if (sums.now[N_MONTHS - 1].accidents == 0 && sums.base[N_MONTHS - 1].accidents == 0)
    return y;
  top = sp_overview_put_head (self, x, y, width, _ ("生产安全事故（累计）"), NULL);
  base = top + (ACCIDENT_ROOM + 6) * u;
  for (guint i = 0; i < N_MONTHS; i++)
    put_month (self, &sums, i, (SpRect) {x + each * i, top, each, base - top + 16 * u}, base);
  sp_overview_put (self, SP_ITEM_RULE, (SpRect) {x, base, width, 0}, SP_COLOR_RULE_STRONG);
  sp_overview_put (self, SP_ITEM_DASHED,
                   (SpRect) {x, base - ACCIDENT_ROOM * u * sums.ceiling / sums.top, width, 0},
                   SP_COLOR_LATE);
  item = sp_overview_put_text (self, (SpRect) {x, base + 17 * u, width, 30 * u}, SP_ALIGN_START,
                               SP_COLOR_TEXT, words);
  item->size = SP_OVERVIEW_SMALL * u;
  item->lines = 2;
  return base + 48 * u;
}

/* ---- duties ---- */

static const char *
duty_symbol (SpDutyState state)
{
  static const char *const symbols[] = {
    [SP_DUTY_STATE_DONE] = "✓",    [SP_DUTY_STATE_COMING] = "○",    [SP_DUTY_STATE_NEAR] = "▲",
    [SP_DUTY_STATE_OVERDUE] = "■", [SP_DUTY_STATE_CANCELLED] = "—",
  };

  return symbols[state];
}

static SpColorRole
duty_role (SpDutyState state)
{
  static const SpColorRole roles[] = {
    [SP_DUTY_STATE_DONE] = SP_COLOR_LIGHT + SP_LIGHT_DONE,
    [SP_DUTY_STATE_COMING] = SP_COLOR_MUTED,
    [SP_DUTY_STATE_NEAR] = SP_COLOR_LIGHT + SP_LIGHT_NEAR,
    [SP_DUTY_STATE_OVERDUE] = SP_COLOR_LIGHT + SP_LIGHT_OVERDUE,
    [SP_DUTY_STATE_CANCELLED] = SP_COLOR_MUTED,
  };

  return roles[state];
}

/* Of more occurrences than there is room for, those around the date. */
static guint
first_tick (const SpOverview *overview, const GArray *days, guint room)
{
  guint past = 0;

  if (days->len <= room)
    return 0;
  while (past < days->len && g_array_index (days, SpDutyDay, past).due <= overview->as_of)
    past++;
  return MIN (days->len - room, past > room * 2 / 3 ? past - room * 2 / 3 : 0);
}

static void
put_duty (SpOverviewLayout *self, const SpOverviewDuty *duty, SpRect rect)
{
  double u = self->unit, tick = 15 * u, left = rect.width * 0.40;
  guint room = (guint)MAX (1, (rect.width - left) / tick), n_done = 0, n_late = 0;
  guint first = first_tick (self->overview, duty->days, room);
  SpOverviewLink link = {.goal = SP_OVERVIEW_DUTY, .id = duty->duty};

  sp_overview_put_text (self, (SpRect) {rect.x, rect.y, left - 6 * u, rect.height}, SP_ALIGN_START,
                        SP_COLOR_TEXT, duty->title);
  for (guint i = 0; i < duty->days->len; i++)
    {
      const SpDutyDay *day = &g_array_index (duty->days, SpDutyDay, i);

      n_done += day->state == SP_DUTY_STATE_DONE;
      n_late += day->state == SP_DUTY_STATE_OVERDUE;
      if (i >= first && i < first + room)
        sp_overview_put_text (
          self, (SpRect) {rect.x + left + (i - first) * tick, rect.y, tick, rect.height},
          SP_ALIGN_CENTER, duty_role (day->state), duty_symbol (day->state));
    }
  sp_overview_put_area (self, rect, &link, _ ("%s：共%u次，已办%u次，逾期%u次"), duty->title,
                        duty->days->len, n_done, n_late);
}

double
sp_overview_duties (SpOverviewLayout *self, double x, double y, double width)
{
  GPtrArray *duties = self->overview->duties;
  double row = SP_OVERVIEW_ROW * self->unit;

  if (duties->len == 0)
    return y;
  y = sp_overview_put_head (self, x, y, width, _ ("例行事项"),
                            _ ("✓已办　▲临期　■逾期　○未到　—不办"));
  for (guint i = 0; i < MIN (duties->len, MOST_DUTIES); i++, y += row)
    put_duty (self, g_ptr_array_index (duties, i), (SpRect) {x, y, width, row});
  return y;
}

/* ---- supervision ---- */

static char *
dup_kinds (const SpOverview *overview)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i <= SP_SUPERVISION_BLAME; i++)
    if (overview->supervision_by_kind[i] > 0)
      g_string_append_printf (text, "%s%s %u", text->len > 0 ? " · " : "",
                              sp_vocabulary_label (&sp_supervision_kinds, i),
                              overview->supervision_by_kind[i]);
  return g_string_free (text, FALSE);
}

double
sp_overview_supervision (SpOverviewLayout *self, double x, double y, double width)
{
  static const SpColorRole roles[] = {SP_COLOR_LIGHT + SP_LIGHT_NEAR, SP_COLOR_TEXT,
                                      SP_COLOR_LIGHT + SP_LIGHT_OVERDUE,
                                      SP_COLOR_LIGHT + SP_LIGHT_DONE};
  const SpOverview *overview = self->overview;
  double row = SP_OVERVIEW_ROW * self->unit, each = width / (SP_SUPERVISION_CLOSED + 1);
  g_autofree char *kinds = dup_kinds (overview);
  SpOverviewLink link = {.goal = SP_OVERVIEW_SUPERVISION};

  if (kinds[0] == '\0')
    return y;
  y = sp_overview_put_head (self, x, y, width, _ ("督办与考核"), NULL);
  for (int i = 0; i <= SP_SUPERVISION_CLOSED; i++)
    {
      SpRect rect = {x + each * i, y, each, row};
      const char *label = sp_vocabulary_label (&sp_supervision_states, i);
      guint n = overview->supervision_by_state[i];
      g_autofree char *words = g_strdup_printf ("%s %u", label, n);

      sp_overview_put_text (self, rect, SP_ALIGN_START, n > 0 ? roles[i] : SP_COLOR_MUTED, words);
      link.standings = sp_supervision_state_standings ((SpSupervisionState)i);
      sp_overview_put_area (self, rect, &link, _ ("督办%s%u项；%s"), label, n, kinds);
    }
  put_small (self, (SpRect) {x, y + row, width, row * 0.9}, SP_ALIGN_START, SP_COLOR_MUTED, kinds);
  return y + row * 1.9;
}
