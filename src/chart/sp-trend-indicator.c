/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An indicator's values over the days of the plan: what happened as a heavy line, the path to the
 * milestones dashed, the base dotted. Values that fall on the same point of the drawing are one
 * mark: the line goes through the first, the least, the greatest and the last of them. */
#include "sp-trend-layout.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"

#include <math.h>

#define BUCKET 2.0      /* points of the drawing in which values are one mark */
#define SIGNS_APART 9.0 /* dots are drawn where they stand at least so far from each other */
#define MOST_WORDED 60  /* marks, beyond which only the first and the last have words */
#define FLAT 0.25       /* of the greatest value: below it the axis need not begin at 0 */

typedef struct
{
  guint first, last, least, greatest; /* indices of values */
} Bucket;

/* ---- range ---- */

static void
include (double value, double *low, double *high)
{
  if (!isfinite (value))
    return;
  *low = MIN (*low, value);
  *high = MAX (*high, value);
}

/* From 0, unless what is shown would be a flat line far above it. */
static void
find_range (const SpTrendIndicator *indicator, double *low, double *high)
{
  const SpIndicatorInput *input = &indicator->input;

  *low = G_MAXDOUBLE;
  *high = -G_MAXDOUBLE;
  for (guint i = 0; i < input->n_values; i++)
    include (input->values[i].value, low, high);
  for (guint i = 0; i < indicator->path->len; i++)
    include (g_array_index (indicator->path, SpIndicatorPoint, i).value, low, high);
  if (input->has_base)
    include (input->base, low, high);
  if (*low > *high)
    *low = *high = 0;
  if (indicator->is_share && *low >= 0 && *high <= 100)
    *high = 100;
  if (*low > 0 && (indicator->is_share || *high - *low >= FLAT * *high))
    *low = 0;
  /* Room for words above what is highest. */
  if (!indicator->is_share || *high > 100)
    *high += (*high - MIN (*low, 0)) * 0.08;
}

static void
include_day (SpDate day, SpDate *first, SpDate *last)
{
  if (day == SP_DATE_NONE)
    return;
  *first = *first == SP_DATE_NONE ? day : MIN (*first, day);
  *last = MAX (*last, day);
}

static void
set_up_scale (const SpTrendLayout *self, const SpTrendIndicator *indicator, SpTimeScale *scale)
{
  const SpIndicatorInput *input = &indicator->input;
  SpDate first = SP_DATE_NONE, last = SP_DATE_NONE;

  include_day (input->start, &first, &last);
  include_day (indicator->last_day, &first, &last);
  include_day (input->as_of, &first, &last);
  if (input->n_milestones > 0)
    {
      include_day (input->milestones[0].date, &first, &last);
      include_day (input->milestones[input->n_milestones - 1].date, &first, &last);
    }
  if (input->n_values > 0)
    include_day (input->values[0].date, &first, &last);
  if (first == SP_DATE_NONE)
    first = last = sp_date_from_ymd (2020, 1, 1);
  sp_time_scale_init (scale, first, last, 1);
  scale->per_day = self->plot.width / sp_time_scale_n_days (scale);
}

/* ---- path, base, as-of ---- */

static void
lay_out_path (SpTrendLayout *self, const SpTrendIndicator *indicator, const SpTimeScale *scale)
{
  const SpIndicatorInput *input = &indicator->input;
  guint first = self->points->len;
  double goal = 0;

  for (guint i = 0; i < indicator->path->len; i++)
    {
      const SpIndicatorPoint *point = &g_array_index (indicator->path, SpIndicatorPoint, i);

      sp_trend_add_point (self, sp_trend_day_x (self, scale, point->date),
                          sp_trend_y (self, point->value));
    }
  sp_trend_add_line (self, SP_TREND_PATH, first);
  for (guint i = 0; i < input->n_milestones; i++)
    if (sp_indicator_goal (input, input->milestones[i].value, &goal))
      sp_trend_add_sign (self, SP_TREND_DIAMOND,
                         sp_trend_day_x (self, scale, input->milestones[i].date),
                         sp_trend_y (self, goal));
}

static void
label_milestones (SpTrendLayout *self, const SpTrendIndicator *indicator, const SpTimeScale *scale)
{
  const SpIndicatorInput *input = &indicator->input;
  double goal = 0;

  for (guint i = 0; i < input->n_milestones; i++)
    if (sp_indicator_goal (input, input->milestones[i].value, &goal))
      sp_trend_place_label (self, sp_trend_day_x (self, scale, input->milestones[i].date),
                            sp_trend_y (self, goal), SP_COLOR_TEXT, TRUE,
                            indicator->milestone_words[i]);
}

static void
lay_out_base (SpTrendLayout *self, const SpTrendIndicator *indicator)
{
  double y = sp_trend_y (self, indicator->input.base);

  if (indicator->base == NULL)
    return;
  sp_trend_add_segment (self, SP_TREND_BASE, self->plot.x, y, self->plot.x + self->plot.width, y);
  sp_trend_place_label (self,
                        self->plot.x + sp_text_em_width (indicator->base) * self->style.small * 0.6,
                        y, SP_COLOR_MUTED, FALSE, indicator->base);
}

/* ---- values ---- */

static GArray *
make_buckets (const SpTrendLayout *self, const SpIndicatorInput *input, const SpTimeScale *scale)
{
  GArray *buckets = g_array_new (FALSE, FALSE, sizeof (Bucket));
  double begins = -G_MAXDOUBLE;

  for (guint i = 0; i < input->n_values; i++)
    {
      double x = sp_trend_day_x (self, scale, input->values[i].date),
             value = input->values[i].value;
      Bucket *last;

      if (x - begins >= BUCKET)
        {
          Bucket bucket = {i, i, i, i};

          g_array_append_val (buckets, bucket);
          begins = x;
          continue;
        }
      last = &g_array_index (buckets, Bucket, buckets->len - 1);
      last->last = i;
      if (value < input->values[last->least].value)
        last->least = i;
      if (value > input->values[last->greatest].value)
        last->greatest = i;
    }
  return buckets;
}

static char *
dup_mark_words (const SpTrendIndicator *indicator, const Bucket *bucket)
{
  const SpIndicatorPoint *values = indicator->input.values;
  char first[SP_DATE_ISO_LEN], last[SP_DATE_ISO_LEN];
  g_autofree char *value = sp_indicator_dup_number (values[bucket->last].value);
  g_autofree char *least = sp_indicator_dup_number (values[bucket->least].value);
  g_autofree char *greatest = sp_indicator_dup_number (values[bucket->greatest].value);

  sp_date_to_iso (values[bucket->first].date, first);
  sp_date_to_iso (values[bucket->last].date, last);
  if (bucket->first == bucket->last)
    return g_strdup_printf (_ ("%s：%s%s"), last, value, indicator->unit);
  return g_strdup_printf (_ ("%s至%s：%u个数，%s至%s%s"), first, last,
                          bucket->last - bucket->first + 1, least, greatest, indicator->unit);
}

static void
add_bucket_points (SpTrendLayout *self,
                   const SpIndicatorInput *input,
                   const SpTimeScale *scale,
                   const Bucket *bucket)
{
  const guint order[] = {bucket->first, MIN (bucket->least, bucket->greatest),
                         MAX (bucket->least, bucket->greatest), bucket->last};
  guint before = G_MAXUINT;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (order[i] != before)
        sp_trend_add_point (self, sp_trend_day_x (self, scale, input->values[order[i]].date),
                            sp_trend_y (self, input->values[order[i]].value));
      before = order[i];
    }
}

static void
add_bucket_mark (SpTrendLayout *self,
                 const SpTrendIndicator *indicator,
                 const SpTimeScale *scale,
                 const Bucket *bucket)
{
  const SpIndicatorPoint *values = indicator->input.values;
  double half = self->style.mark / 2;
  double from = sp_trend_day_x (self, scale, values[bucket->first].date);
  double to = sp_trend_day_x (self, scale, values[bucket->last].date);
  double top = sp_trend_y (self, values[bucket->greatest].value);
  double bottom = sp_trend_y (self, values[bucket->least].value);

  sp_trend_add_mark (
    self, &(const SpRect) {from - half, top - half, to - from + 2 * half, bottom - top + 2 * half},
    dup_mark_words (indicator, bucket));
}

static void
label_bucket (SpTrendLayout *self,
              const SpTrendIndicator *indicator,
              const SpTimeScale *scale,
              const Bucket *bucket,
              gboolean is_needed)
{
  const SpIndicatorPoint *value = &indicator->input.values[bucket->last];
  g_autofree char *number = sp_indicator_dup_number (value->value);
  g_autofree char *words = g_strconcat (number, indicator->unit, NULL);

  sp_trend_place_label (self, sp_trend_day_x (self, scale, value->date),
                        sp_trend_y (self, value->value), SP_COLOR_ACTUAL, is_needed, words);
}

static void
label_buckets (SpTrendLayout *self,
               const SpTrendIndicator *indicator,
               const SpTimeScale *scale,
               const GArray *buckets)
{
  if (buckets->len == 0)
    return;
  label_bucket (self, indicator, scale, &g_array_index (buckets, Bucket, buckets->len - 1), TRUE);
  for (guint i = 0; i + 1 < buckets->len && (i == 0 || buckets->len <= MOST_WORDED); i++)
    label_bucket (self, indicator, scale, &g_array_index (buckets, Bucket, i), FALSE);
}

static void
lay_out_values (SpTrendLayout *self, const SpTrendIndicator *indicator, const SpTimeScale *scale)
{
  const SpIndicatorInput *input = &indicator->input;
  g_autoptr (GArray) buckets = make_buckets (self, input, scale);
  guint first = self->points->len;
  double drawn = -G_MAXDOUBLE;

  for (guint i = 0; i < buckets->len; i++)
    {
      const Bucket *bucket = &g_array_index (buckets, Bucket, i);
      double x = sp_trend_day_x (self, scale, input->values[bucket->last].date);

      add_bucket_points (self, input, scale, bucket);
      add_bucket_mark (self, indicator, scale, bucket);
      if (x - drawn < SIGNS_APART && i + 1 < buckets->len)
        continue;
      sp_trend_add_sign (self, SP_TREND_DOT, x,
                         sp_trend_y (self, input->values[bucket->last].value));
      drawn = x;
    }
  sp_trend_add_line (self, SP_TREND_ACTUAL, first);
  label_milestones (self, indicator, scale);
  label_buckets (self, indicator, scale, buckets);
}

static void
lay_out_nothing (SpTrendLayout *self, const SpTrendIndicator *indicator)
{
  SpRect rect = self->plot;

  if (indicator->input.n_values > 0)
    return;
  rect.height = MIN (rect.height, self->style.pitch * 1.5);
  sp_trend_add_label (
    self, &rect, SP_FONT_REGULAR, self->style.text, SP_ALIGN_CENTER, SP_COLOR_MUTED,
    indicator->path->len > 0 ? _ ("还没有填数值") : _ ("还没有定节点，也没有填数值"));
}

/* An axis that begins elsewhere makes small changes look large: it says so. */
static void
lay_out_axis_note (SpTrendLayout *self)
{
  double size = self->style.small, height = size * 1.25;
  g_autofree char *number = sp_indicator_dup_number (self->low);
  g_autofree char *words = g_strdup_printf (_ ("纵轴从%s起"), number);
  SpRect rect = {self->plot.x + self->style.pad_x, self->plot.y + self->plot.height - height,
                 sp_trend_words_width (words, size), height};

  if (self->low > 0 && rect.width < self->plot.width)
    sp_trend_add_words (self, &rect, size, SP_COLOR_MUTED, words);
}

void
sp_trend_indicator_lay_out (SpTrendLayout *self, const SpTrendIndicator *indicator)
{
  const SpTrendKey keys[] = {
    {SP_TREND_ACTUAL, SP_TREND_DOT, -1, _ ("实际")},
    {SP_TREND_PATH, SP_TREND_DIAMOND, -1, _ ("序时路径和节点")},
    {SP_TREND_BASE, -1, -1, _ ("基准值")},
  };
  SpTimeScale scale;
  double low, high;

  find_range (indicator, &low, &high);
  sp_trend_frame_lay_out (self, keys, indicator->base != NULL ? 3 : 2, 2, low, high, FALSE);
  set_up_scale (self, indicator, &scale);
  sp_trend_lay_out_days (self, &scale);
  lay_out_axis_note (self);
  lay_out_nothing (self, indicator);
  lay_out_path (self, indicator, &scale);
  lay_out_values (self, indicator, &scale);
  lay_out_base (self, indicator);
  sp_trend_lay_out_as_of (self, indicator->input.as_of, &scale);
}
