/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Accidents of this year beside the base year's: a pair of columns a month (a quarter where it is
 * narrow), both years summed up as lines, the ceiling across. Every number that has room is
 * printed. */
#include "sp-trend-layout.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"

#define MONTHS 12
#define LEAST_GROUP 3.4   /* small letters' heights that a month needs */
#define LEAST_SIZE 0.72   /* of small letters, for numbers on columns */
#define COLUMN_SHARE 0.36 /* of a group's width */

typedef struct
{
  guint n_groups, months; /* months in a group */
  double width;           /* of a group */
  guint now[MONTHS], base[MONTHS];
  guint sum_now[MONTHS], sum_base[MONTHS];
  guint n_now; /* groups begun this year */
  guint ceiling;
} Groups;

static void
add_up (const SpTrendAccidents *accidents, Groups *groups)
{
  const SpAccidentYears *years = &accidents->years;
  guint now = 0, base = 0;

  for (guint i = 0; i < MONTHS; i++)
    {
      guint group = i / groups->months;
      guint of_now =
        i < years->n_months ? sp_accident_sum_get (&years->now[i], accidents->figure) : 0;
      guint of_base = sp_accident_sum_get (&years->base[i], accidents->figure);

      groups->now[group] += of_now;
      groups->base[group] += of_base;
      groups->sum_now[group] = now += of_now;
      groups->sum_base[group] = base += of_base;
    }
  groups->n_now = (years->n_months + groups->months - 1) / groups->months;
  groups->ceiling = sp_accident_years_ceiling (years, accidents->figure);
}

static Groups
make_groups (const SpTrendLayout *self, const SpTrendAccidents *accidents)
{
  gboolean is_narrow = self->width / MONTHS < LEAST_GROUP * self->style.small;
  Groups groups = {.n_groups = is_narrow ? 4 : MONTHS, .months = is_narrow ? 3 : 1};

  add_up (accidents, &groups);
  return groups;
}

static double
group_x (const SpTrendLayout *self, const Groups *groups, guint group)
{
  return self->plot.x + groups->width * group;
}

/* ---- columns ---- */

/* As large as half a group allows; of two that have no room this year's stays. */
static void
add_number (
  SpTrendLayout *self, double middle, double y, double room, gboolean is_base, guint number)
{
  g_autofree char *words = g_strdup_printf ("%u", number);
  double em = sp_trend_words_width (words, 1), small = self->style.small;
  double size = CLAMP (room / em, small * LEAST_SIZE, small), height = size * 1.25;
  SpRect rect = {middle - em * size / 2, MAX (self->plot.y, y - height), em * size, height};

  if (is_base && em * size > room + 1e-9)
    return;
  sp_trend_add_label (self, &rect, is_base ? SP_FONT_REGULAR : SP_FONT_BOLD, size, SP_ALIGN_CENTER,
                      is_base ? SP_COLOR_MUTED : SP_COLOR_TEXT, words);
}

static void
add_column (SpTrendLayout *self, const Groups *groups, guint group, gboolean is_base, guint number)
{
  double width = groups->width * COLUMN_SHARE, bottom = sp_trend_y (self, 0);
  double x = group_x (self, groups, group) + groups->width / 2 - (is_base ? width : 0);
  double y = sp_trend_y (self, number);

  if (number > 0)
    sp_trend_add_column (self, is_base, &(const SpRect) {x, y, width, bottom - y});
  add_number (self, group_x (self, groups, group) + groups->width * (is_base ? 0.25 : 0.75), y,
              groups->width / 2, is_base, number);
}

static void
lay_out_columns (SpTrendLayout *self, const Groups *groups)
{
  for (guint i = 0; i < groups->n_groups; i++)
    {
      add_column (self, groups, i, TRUE, groups->base[i]);
      if (i < groups->n_now)
        add_column (self, groups, i, FALSE, groups->now[i]);
    }
}

static void
dup_group_name (const Groups *groups, guint group, char buffer[SP_TICK_LABEL_LEN])
{
  SpDate day = sp_date_from_ymd (2021, (int)(group * groups->months) + 1, 1);

  sp_tick_label (groups->months == 1 ? SP_TICK_MONTH : SP_TICK_QUARTER, groups->months == 1 ? 1 : 0,
                 day, buffer);
}

static void
lay_out_names (SpTrendLayout *self, const Groups *groups)
{
  double size = self->style.head;

  for (guint i = 0; i < groups->n_groups; i++)
    {
      SpRect rect = {group_x (self, groups, i), self->plot.y + self->plot.height, groups->width,
                     sp_trend_head_height (&self->style)};
      char name[SP_TICK_LABEL_LEN];

      dup_group_name (groups, i, name);
      if (sp_text_em_width (name) * size <= rect.width)
        sp_trend_add_label (self, &rect, SP_FONT_REGULAR, size, SP_ALIGN_CENTER, SP_COLOR_TEXT,
                            name);
    }
}

/* ---- lines ---- */

static void
add_sums (SpTrendLayout *self,
          const Groups *groups,
          const guint *sums,
          guint n,
          SpTrendStroke stroke,
          SpTrendShape shape)
{
  guint first = self->points->len;

  for (guint i = 0; i < n; i++)
    {
      double x = group_x (self, groups, i) + groups->width / 2, y = sp_trend_y (self, sums[i]);

      sp_trend_add_point (self, x, y);
      sp_trend_add_sign (self, shape, x, y);
    }
  sp_trend_add_line (self, stroke, first);
}

static void
label_sum (SpTrendLayout *self,
           const Groups *groups,
           const SpTrendAccidents *accidents,
           gboolean is_base)
{
  guint n = is_base ? groups->n_groups : groups->n_now;
  const guint *sums = is_base ? groups->sum_base : groups->sum_now;
  g_autofree char *words = NULL;

  if (n == 0)
    return;
  words = g_strdup_printf (
    _ ("%d年累计%u"), is_base ? accidents->years.base_year : accidents->years.year, sums[n - 1]);
  sp_trend_place_label (self, group_x (self, groups, n - 1) + groups->width / 2,
                        sp_trend_y (self, sums[n - 1]), is_base ? SP_COLOR_MUTED : SP_COLOR_TEXT,
                        TRUE, words);
}

static void
lay_out_ceiling (SpTrendLayout *self, const Groups *groups, const SpTrendAccidents *accidents)
{
  double y = sp_trend_y (self, groups->ceiling), size = self->style.small;
  g_autofree char *words =
    g_strdup_printf (_ ("上限%u（%d年%u减%u%%）"), groups->ceiling, accidents->years.base_year,
                     groups->sum_base[groups->n_groups - 1], accidents->years.fall);

  sp_trend_add_segment (self, SP_TREND_LIMIT, self->plot.x, y, self->plot.x + self->plot.width, y);
  sp_trend_place_label (self, self->plot.x + sp_text_em_width (words) * size * 0.6, y,
                        SP_COLOR_LATE, TRUE, words);
}

static void
lay_out_marks (SpTrendLayout *self, const Groups *groups, const SpTrendAccidents *accidents)
{
  const SpAccidentYears *years = &accidents->years;
  const char *unit = sp_accident_figure_unit (accidents->figure);

  for (guint i = 0; i < groups->n_groups; i++)
    {
      char name[SP_TICK_LABEL_LEN];
      SpRect rect = {group_x (self, groups, i), self->plot.y, groups->width, self->plot.height};

      dup_group_name (groups, i, name);
      sp_trend_add_mark (self, &rect,
                         i < groups->n_now
                           ? g_strdup_printf (_ ("%s：%d年%u%s，%d年%u%s；累计%u%s，%u%s"), name,
                                              years->year, groups->now[i], unit, years->base_year,
                                              groups->base[i], unit, groups->sum_now[i], unit,
                                              groups->sum_base[i], unit)
                           : g_strdup_printf (_ ("%s：%d年%u%s，累计%u%s"), name, years->base_year,
                                              groups->base[i], unit, groups->sum_base[i], unit));
    }
}

void
sp_trend_accidents_lay_out (SpTrendLayout *self, const SpTrendAccidents *accidents)
{
  const SpAccidentYears *years = &accidents->years;
  Groups groups = make_groups (self, accidents);
  guint most = MAX (groups.sum_base[groups.n_groups - 1], groups.ceiling);
  g_autofree char *now = g_strdup_printf (_ ("%d年"), years->year);
  g_autofree char *base = g_strdup_printf (_ ("%d年"), years->base_year);
  const SpTrendKey keys[] = {
    {SP_TREND_ACTUAL, -1, 1, base},
    {SP_TREND_ACTUAL, -1, 0, now},
    {SP_TREND_PATH, SP_TREND_RING, -1, _ ("基准年累计")},
    {SP_TREND_ACTUAL, SP_TREND_DOT, -1, _ ("今年累计")},
    {SP_TREND_LIMIT, -1, -1, _ ("全年上限")},
  };

  if (groups.n_now > 0)
    most = MAX (most, groups.sum_now[groups.n_now - 1]);
  sp_trend_frame_lay_out (self, keys, G_N_ELEMENTS (keys), 1, 0, MAX (1, most * 1.12), TRUE);
  groups.width = self->plot.width / groups.n_groups;
  lay_out_columns (self, &groups);
  lay_out_names (self, &groups);
  add_sums (self, &groups, groups.sum_base, groups.n_groups, SP_TREND_PATH, SP_TREND_RING);
  add_sums (self, &groups, groups.sum_now, groups.n_now, SP_TREND_ACTUAL, SP_TREND_DOT);
  lay_out_ceiling (self, &groups, accidents);
  label_sum (self, &groups, accidents, TRUE);
  label_sum (self, &groups, accidents, FALSE);
  lay_out_marks (self, &groups, accidents);
}
