/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Column widths by trial: plans differ in how long their titles and lists of units are, and the
 * widths that suit one waste two pages on another. A sample of rows is measured once in em, then
 * every share is tried. */
#include "sp-gantt-columns.h"

#include "base/sp-text.h"

#include <math.h>

#define SAMPLE 800
#define SLACK 1.05 /* ends of lines that wrapping leaves empty */

typedef struct
{
  float title, leads, units; /* em */
  guint marks;
} Sample;

static GArray *
take_samples (SpGanttScene *scene)
{
  GArray *samples = g_array_new (FALSE, FALSE, sizeof (Sample));
  guint n = sp_gantt_scene_get_n_rows (scene);
  guint step = MAX (1, n / SAMPLE);

  for (guint i = 0; i < n; i += step)
    {
      const SpScheduleRow *row = sp_gantt_scene_get_row (scene, i);
      Sample sample;

      if (row == NULL)
        continue;
      sample.title = (float)sp_text_em_width (row->title);
      sample.leads = (float)sp_text_em_width (row->leads);
      sample.units = (float)sp_text_em_width (row->responsibles);
      sample.marks = row->n_marks;
      g_array_append_val (samples, sample);
    }
  return samples;
}

static guint
lines_of (const SpChartStyle *style, float em, double width)
{
  return (guint)ceil ((double)em * SLACK * style->text / (width - 2 * style->pad_x));
}

static double
height_of (
  const SpChartStyle *style, const GArray *samples, double title, double leads, double units)
{
  double sum = 0;

  for (guint i = 0; i < samples->len; i++)
    {
      const Sample *sample = &g_array_index (samples, Sample, i);
      guint wanted = lines_of (style, sample->title, title);
      guint others =
        MAX (lines_of (style, sample->leads, leads), lines_of (style, sample->units, units));
      double cut;

      others = MAX (others, sample->marks);
      /* Units beyond the most lines are cut, which costs more than a line. */
      cut = others > style->unit_lines ? 0.5 * (others - style->unit_lines) : 0;
      wanted = MAX (wanted, MIN (others, MAX (style->unit_lines, wanted)));
      sum += MAX (style->row_min, wanted * style->pitch + 2 * style->pad_y) + cut * style->pitch;
    }
  return sum;
}

/* Wider than its longest text a column need not be; what is saved goes to the time grid. */
static void
trim (SpChartStyle *style, const GArray *samples)
{
  float title = 8, leads = 6, units = 8;

  for (guint i = 0; i < samples->len; i++)
    {
      const Sample *sample = &g_array_index (samples, Sample, i);

      title = MAX (title, sample->title);
      leads = MAX (leads, sample->leads);
      units = MAX (units, sample->units);
    }
  style->columns[SP_COLUMN_TITLE] =
    MIN (style->columns[SP_COLUMN_TITLE], (double)title * SLACK * style->text + 3 * style->pad_x);
  style->columns[SP_COLUMN_LEADS] =
    MIN (style->columns[SP_COLUMN_LEADS], (double)leads * SLACK * style->text + 3 * style->pad_x);
  style->columns[SP_COLUMN_UNITS] =
    MIN (style->columns[SP_COLUMN_UNITS], (double)units * SLACK * style->text + 3 * style->pad_x);
}

void
sp_gantt_share_columns (SpChartStyle *style, SpGanttScene *scene, double width)
{
  static const double lead_ems[] = {6.1, 7.1, 8.1, 9.1, 11.1};
  static const double title_shares[] = {0.66, 0.62, 0.58, 0.54, 0.5, 0.46,
                                        0.42, 0.38, 0.34, 0.3,  0.26};
  g_autoptr (GArray) samples = take_samples (scene);
  double best = INFINITY;

  for (guint i = 0; i < G_N_ELEMENTS (lead_ems); i++)
    for (guint k = 0; k < G_N_ELEMENTS (title_shares); k++)
      {
        double leads = lead_ems[i] * style->text + 2 * style->pad_x;
        double title = (width - leads) * title_shares[k], units = width - leads - title;
        double height = height_of (style, samples, title, leads, units);

        if (height >= best - 0.5)
          continue;
        best = height;
        style->columns[SP_COLUMN_TITLE] = title;
        style->columns[SP_COLUMN_LEADS] = leads;
        style->columns[SP_COLUMN_UNITS] = units;
      }
  trim (style, samples);
}
