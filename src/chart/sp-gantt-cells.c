/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words in the left columns. A list of units that is too long ends in 等n个单位, found by
 * halving; dates that find no room are counted. */
#include "sp-gantt-cells.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"

#include <math.h>
#include <string.h>

#define UNIT_SEPARATOR "、"
/* Digits and letters are a little wider than half an em, and wrapping leaves ends of lines empty.
 */
#define ESTIMATE_SLACK 1.04
#define END_LOSS 4  /* Han characters */
#define MAX_DATES 3 /* in one cell */

static gboolean
is_hidden (const SpChartStyle *style, SpColumn column)
{
  return style->columns[column] <= 0;
}

static double
inner_width (const SpChartStyle *style, SpColumn column)
{
  return style->columns[column] - 2 * style->pad_x;
}

/* The number of lines where counting characters settles it, or 0. Han characters are an em wide and
 * break anywhere but before a few closing marks, so a line is never more than END_LOSS short of
 * full. */
static guint
known_lines (const SpChartStyle *style, SpColumn column, const char *words)
{
  double width = inner_width (style, column);
  guint n = 0, per_line = (guint)(width / style->text), low;
  gboolean is_han = TRUE;

  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at), n++)
    is_han = is_han && (guchar)*at >= 0x80;
  if (n * style->text <= width)
    return 1;
  if (!is_han || per_line < 3 * END_LOSS)
    return 0;
  low = (n + per_line - 1) / per_line;
  per_line -= END_LOSS;
  return (n + per_line - 1) / per_line == low ? low : 0;
}

static guint
count_lines (const SpChartStyle *style, SpChartText *text, SpColumn column, const char *words)
{
  guint known = known_lines (style, column, words);

  if (known > 0)
    return known;
  return sp_chart_text_lines (text, SP_FONT_REGULAR, style->text, words,
                              inner_width (style, column));
}

static char *
join_first (char **names, guint n, guint total)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (joined, UNIT_SEPARATOR);
      g_string_append (joined, names[i]);
    }
  g_string_append_printf (joined, _ ("等%u个单位"), total);
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static char *
fit_units (
  const SpChartStyle *style, SpChartText *text, SpColumn column, const char *units, guint max_lines)
{
  g_auto (GStrv) names = NULL;
  guint low = 1, high;

  if (count_lines (style, text, column, units) <= max_lines)
    return g_strdup (units);
  names = g_strsplit (units, UNIT_SEPARATOR, -1);
  high = g_strv_length (names);
  if (high <= 1)
    return g_strdup (units);
  /* The most names that fit; one is named in any case. */
  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;
      g_autofree char *tried = join_first (names, middle, g_strv_length (names));

      if (count_lines (style, text, column, tried) <= max_lines)
        low = middle;
      else
        high = middle;
    }
  return join_first (names, low, g_strv_length (names));
}

/* One or more names a line, never half a name: for a narrow column that holds a few names. */
static char *
break_between_names (const SpChartStyle *style, SpColumn column, const char *units)
{
  g_auto (GStrv) names = g_strsplit (units, UNIT_SEPARATOR, -1);
  g_autoptr (GString) lines = g_string_new (NULL);
  glong room = (glong)(inner_width (style, column) / style->text), used = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (names[i], -1);

      /* A mark that does not fit behind its name would take the name's last character down with it.
       */
      if (i > 0 && used < room)
        {
          g_string_append (lines, UNIT_SEPARATOR);
          used++;
        }
      if (i > 0 && used + length + (names[i + 1] != NULL) > room)
        {
          g_string_append_c (lines, '\n');
          used = 0;
        }
      g_string_append (lines, names[i]);
      used += length;
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* On the screen rows are low and lines are cut, so leads run on; on paper each name stays whole. */
static char *
dup_leads (const SpChartStyle *style, SpChartText *text, const char *leads, guint max_lines)
{
  g_autofree char *fitted = fit_units (style, text, SP_COLUMN_LEADS, leads, max_lines);

  if (style->title_lines > 0 || strstr (fitted, UNIT_SEPARATOR) == NULL)
    return g_steal_pointer (&fitted);
  return break_between_names (style, SP_COLUMN_LEADS, fitted);
}

static void
append_date (GString *lines, SpDate date, gboolean is_done)
{
  char iso[SP_DATE_ISO_LEN];

  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append_printf (lines, "%s%s", is_done ? "✓" : "", sp_date_to_iso (date, iso));
}

static char *
dup_due (SpGanttScene *scene, const SpScheduleRow *row, guint max_lines)
{
  const SpScheduleMark *marks = sp_schedule_get_marks (sp_gantt_scene_get_schedule (scene), row);
  g_autoptr (GString) lines = g_string_new (NULL);

  if (row->n_marks == 0 || marks == NULL)
    return row->due == SP_DATE_NONE ? g_strdup ("—") : sp_date_dup_iso (row->due);
  if (row->n_marks <= MIN (max_lines, MAX_DATES))
    for (guint i = 0; i < row->n_marks; i++)
      append_date (lines, marks[i].due, marks[i].is_done);
  else
    {
      const SpScheduleMark *last = &marks[row->n_marks - 1];
      gboolean is_done = row->state.light == SP_LIGHT_DONE;

      append_date (lines, row->due, is_done);
      if (max_lines > 2 && last->due != row->due)
        append_date (lines, last->due, last->is_done);
      if (max_lines > 1)
        g_string_append_printf (lines, _ ("\n共%u个时限"), row->n_marks);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

char *
sp_gantt_dup_state (const SpScheduleRow *row)
{
  g_autofree char *words = sp_light_state_dup_text (&row->state);
  g_autofree char *tight = sp_text_squash (words);

  return g_strdup_printf ("%s %s", sp_light_symbol (row->state.light), tight);
}

void
sp_gantt_cells_init (SpGanttCells *self,
                     SpGanttScene *scene,
                     guint row,
                     const SpChartStyle *style,
                     SpChartText *text,
                     guint max_lines)
{
  const SpScheduleRow *it = sp_gantt_scene_get_row (scene, row);

  self->title = it->title;
  self->number = g_strdup_printf ("%u", sp_gantt_scene_get_number (scene, row));
  self->leads = dup_leads (style, text, it->leads, max_lines);
  if (!is_hidden (style, SP_COLUMN_UNITS))
    self->units = fit_units (style, text, SP_COLUMN_UNITS, it->responsibles, max_lines);
  self->due = dup_due (scene, it, max_lines);
  self->percent = g_strdup_printf ("%d%%", it->percent);
  self->state = sp_gantt_dup_state (it);
}

void
sp_gantt_cells_clear (SpGanttCells *self)
{
  g_clear_pointer (&self->number, g_free);
  g_clear_pointer (&self->leads, g_free);
  g_clear_pointer (&self->units, g_free);
  g_clear_pointer (&self->due, g_free);
  g_clear_pointer (&self->percent, g_free);
  g_clear_pointer (&self->state, g_free);
}

static guint
measure_units (
  const SpChartStyle *style, SpChartText *text, SpColumn column, const char *units, guint max_lines)
{
  guint lines = count_lines (style, text, column, units);
  g_autofree char *cut = NULL;

  if (lines <= max_lines)
    return lines;
  cut = fit_units (style, text, column, units, max_lines);
  return count_lines (style, text, column, cut);
}

guint
sp_gantt_cells_measure (SpGanttScene *scene,
                        const SpScheduleRow *row,
                        const SpChartStyle *style,
                        SpChartText *text)
{
  guint lines = count_lines (style, text, SP_COLUMN_TITLE, row->title);
  /* A tall title leaves room for more units. */
  guint max_lines = MAX (style->unit_lines, lines);
  g_autofree char *leads = dup_leads (style, text, row->leads, max_lines);

  lines = MAX (lines, count_lines (style, text, SP_COLUMN_LEADS, leads));
  lines = MAX (lines, measure_units (style, text, SP_COLUMN_UNITS, row->responsibles, max_lines));
  return MAX (lines, MIN (row->n_marks, MIN (max_lines, MAX_DATES)));
}

static guint
estimate (const SpChartStyle *style, SpColumn column, const char *words)
{
  double width = sp_text_em_width (words) * style->text * ESTIMATE_SLACK;

  return MAX (1, (guint)ceil (width / inner_width (style, column)));
}

guint
sp_gantt_cells_estimate (SpGanttScene *scene, const SpScheduleRow *row, const SpChartStyle *style)
{
  guint lines = estimate (style, SP_COLUMN_TITLE, row->title);
  guint units;

  if (style->title_lines > 0)
    lines = MIN (lines, style->title_lines);
  units = estimate (style, SP_COLUMN_LEADS, row->leads);
  if (!is_hidden (style, SP_COLUMN_UNITS))
    units = MAX (units, estimate (style, SP_COLUMN_UNITS, row->responsibles));
  units = MAX (units, MIN (row->n_marks, MAX_DATES));
  return MAX (lines, MIN (units, MAX (style->unit_lines, lines)));
}
