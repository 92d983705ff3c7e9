/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of the statistics of hazards and the rules between them, as tables. */
#include "core/sp-hazard-sums.h"

#include "core/sp-sums.h"

#include <string.h>

static const SpWord span_words[] = {
  {SP_HAZARD_SPAN_PERIOD, "period", N_ ("本期")},
  {SP_HAZARD_SPAN_YEAR, "year", N_ ("本年累计")},
  {SP_HAZARD_SPAN_PLAN, "plan", N_ ("三年累计")},
};
const SpVocabulary sp_hazard_spans = {"hazard-span", span_words, G_N_ELEMENTS (span_words)};

#define COUNT(field, label_)                                                                       \
  {                                                                                                \
#field, label_, G_STRUCT_OFFSET(SpHazardSums, field), FALSE                                    \
  }
#define LISTED(name_, level, label_)                                                               \
  {                                                                                                \
    name_, label_, G_STRUCT_OFFSET (SpHazardSums, listed_by) + sizeof (guint) * (level), FALSE     \
  }
#define MONEY(field, label_)                                                                       \
  {                                                                                                \
#field, label_, G_STRUCT_OFFSET(SpHazardSums, field), TRUE                                     \
  }

const SpHazardSumColumn sp_hazard_sum_columns[] = {
  COUNT (found, N_ ("排查隐患")),
  COUNT (rectified, N_ ("已整改")),
  COUNT (closed, N_ ("已销号")),
  COUNT (major_found, N_ ("重大隐患")),
  COUNT (major_rectified, N_ ("重大已整改")),
  COUNT (major_closed, N_ ("重大已销号")),
  COUNT (planned, N_ ("列入治理计划")),
  COUNT (provided, N_ ("五到位")),
  COUNT (listed, N_ ("挂牌督办")),
  LISTED ("listed_township", SP_LISTING_TOWNSHIP, N_ ("乡镇挂牌")),
  LISTED ("listed_county", SP_LISTING_COUNTY, N_ ("县级挂牌")),
  LISTED ("listed_prefecture", SP_LISTING_PREFECTURE, N_ ("州市级挂牌")),
  LISTED ("listed_province", SP_LISTING_PROVINCE, N_ ("省级挂牌")),
  COUNT (open, N_ ("未销号")),
  COUNT (major_open, N_ ("重大未销号")),
  COUNT (overdue, N_ ("超期")),
  COUNT (extended, N_ ("延期")),
  COUNT (returned, N_ ("退回")),
  COUNT (transferred, N_ ("移交")),
  MONEY (funds, N_ ("计划资金（万元）")),
  MONEY (spent, N_ ("实际投入（万元）")),
};
const guint sp_hazard_n_sum_columns = G_N_ELEMENTS (sp_hazard_sum_columns);

void
sp_hazard_spans_set (SpPeriod spans[SP_HAZARD_N_SPANS], const SpPeriod *period, SpDate plan_first)
{
  SpYmd last = sp_date_to_ymd (period->last);

  spans[SP_HAZARD_SPAN_PERIOD] = *period;
  spans[SP_HAZARD_SPAN_YEAR] =
    (SpPeriod) {SP_PERIOD_DAYS, sp_date_from_ymd (last.year, 1, 1), period->last};
  spans[SP_HAZARD_SPAN_PLAN] = (SpPeriod) {SP_PERIOD_DAYS, plan_first, period->last};
}

/* ---- sums ---- */

guint
sp_hazard_sums_count (const SpHazardSums *self, const SpHazardSumColumn *column)
{
  g_return_val_if_fail (!column->is_money, 0);

  return G_STRUCT_MEMBER (guint, self, column->offset);
}

double
sp_hazard_sums_money (const SpHazardSums *self, const SpHazardSumColumn *column)
{
  g_return_val_if_fail (column->is_money, 0);

  return G_STRUCT_MEMBER (double, self, column->offset);
}

char *
sp_hazard_sums_dup_text (const SpHazardSums *self, const SpHazardSumColumn *column)
{
  char *text;
  gsize length;

  if (!column->is_money)
    return g_strdup_printf ("%u", sp_hazard_sums_count (self, column));
  text = g_strdup_printf ("%.4f", sp_hazard_sums_money (self, column));
  length = strlen (text);
  while (text[length - 1] == '0')
    text[--length] = '\0';
  if (text[length - 1] == '.')
    text[--length] = '\0';
  return text;
}

void
sp_hazard_sums_add (SpHazardSums *self, const SpHazardSums *other)
{
  for (guint i = 0; i < sp_hazard_n_sum_columns; i++)
    {
      const SpHazardSumColumn *column = &sp_hazard_sum_columns[i];

      if (column->is_money)
        G_STRUCT_MEMBER (double, self, column->offset) += sp_hazard_sums_money (other, column);
      else
        G_STRUCT_MEMBER (guint, self, column->offset) += sp_hazard_sums_count (other, column);
    }
}

char *
sp_hazard_rate_dup_text (guint rectified, guint found)
{
  double rate = sp_sum_rate (rectified, found) * 100;

  if (found == 0)
    return g_strdup ("/");
  if (rectified < found)
    rate = MIN (rate, 99.9);
  return g_strdup_printf ("%.1f", rate);
}

SpHazardTally *
sp_hazard_tally_new (int64_t key, const char *title)
{
  SpHazardTally *self = g_new0 (SpHazardTally, 1);

  self->key = key;
  self->title = g_strdup (title);
  return self;
}

void
sp_hazard_tally_free (gpointer tally)
{
  SpHazardTally *self = tally;

  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self);
}

/* ---- rules ---- */

#define AT(field) G_STRUCT_OFFSET (SpHazardSums, field)

/* @left must not be more than @right without @less. */
static const struct
{
  gsize left, right;
  const char *words;
  gsize less; /* 0: nothing */
} rules[] = {
  {AT (rectified), AT (found), N_ ("已整改多于排查：整改的有以前排查的隐患，报表要说明")},
  {AT (closed), AT (rectified), N_ ("已销号多于已整改：销号的有以前整改的隐患，报表要说明")},
  {AT (major_found), AT (found), N_ ("重大隐患多于排查隐患")},
  {AT (major_rectified), AT (major_found),
   N_ ("重大已整改多于重大隐患：整改的有以前排查的重大隐患，报表要说明")},
  {AT (planned), AT (major_found),
   N_ ("列入治理计划多于重大隐患减去重大已整改：整改的有以前排查的重大隐患，报表要说明"),
   AT (major_rectified)},
  {AT (provided), AT (major_found), N_ ("五到位多于重大隐患")},
  {AT (listed), AT (major_found), N_ ("挂牌督办多于重大隐患：挂牌的有一般隐患或以前排查的隐患")},
};

/* What only grows must not be less over a longer span: the period may begin before the year or the
 * plan. */
static const struct
{
  gsize field;
  const char *words;
} growing[] = {
  {AT (found), N_ ("累计排查少于较短期间的排查")},
  {AT (rectified), N_ ("累计已整改少于较短期间的已整改")},
  {AT (closed), N_ ("累计已销号少于较短期间的已销号")},
  {AT (listed), N_ ("累计挂牌督办少于较短期间的挂牌督办")},
};

static void
compare (GArray *faults, SpHazardSpan span, const char *words, guint left, guint right)
{
  SpHazardFault fault = {span, words, left, right};

  if (left > right)
    g_array_append_val (faults, fault);
}

/* What is taken off may be more than there is: then nothing is left. */
static guint
get_limit (const SpHazardSums *sums, guint rule)
{
  guint whole = G_STRUCT_MEMBER (guint, sums, rules[rule].right);
  guint less = rules[rule].less > 0 ? G_STRUCT_MEMBER (guint, sums, rules[rule].less) : 0;

  return whole - MIN (less, whole);
}

GArray *
sp_hazard_tally_check (const SpHazardTally *self)
{
  GArray *faults = g_array_new (FALSE, FALSE, sizeof (SpHazardFault));

  for (guint span = 0; span < SP_HAZARD_N_SPANS; span++)
    {
      const SpHazardSums *sums = &self->spans[span];

      for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
        compare (faults, span, _ (rules[i].words), G_STRUCT_MEMBER (guint, sums, rules[i].left),
                 get_limit (sums, i));
      for (guint i = 0; span > 0 && i < G_N_ELEMENTS (growing); i++)
        compare (faults, span, _ (growing[i].words),
                 G_STRUCT_MEMBER (guint, sums - 1, growing[i].field),
                 G_STRUCT_MEMBER (guint, sums, growing[i].field));
    }
  return faults;
}
