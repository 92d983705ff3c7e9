/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 甘特: measures beside months, bars as cell fills so that every spreadsheet program shows and
 * prints them. Done is solid and dark, planned is light, overdue is hatched with a sign: it can be
 * read from a photocopy. */
#include "report/sp-quarterly-private.h"

#include "base/sp-i18n.h"
#include "report/sp-wrap.h"

#define MAX_MONTHS 240 /* twenty years */
#define N_TEXT_COLUMNS 6
#define MONTH_EM 2.3
#define LINE_POINTS 15.0

typedef enum
{
  BAR_NONE,
  BAR_PLANNED,
  BAR_DONE,
  BAR_LATE,
  N_BARS,
} Bar;

typedef struct
{
  SpQuarterly *quarterly;
  SpBook *book;
  SpSchedule *schedule;
  guint row;
  int first_month; /* year × 12 + month − 1 */
  guint n_months;
  guint now_month;           /* index, or n_months */
  SpFormat *bars[N_BARS][2]; /* second: in the as-of month */
  SpFormat *texts[N_TEXT_COLUMNS];
  gboolean is_cut;
} Gantt;

static const struct
{
  const char *head;
  double em;
  SpAlign align;
  SpShow show;
} text_columns[N_TEXT_COLUMNS] = {
  {N_ ("序号"), 9, SP_ALIGN_CENTER, SP_SHOW_TEXT},
  {N_ ("任务（措施）"), 21, SP_ALIGN_LEFT, SP_SHOW_GENERAL},
  {N_ ("牵头单位"), 10, SP_ALIGN_LEFT, SP_SHOW_GENERAL},
  {N_ ("完成时限"), 9, SP_ALIGN_CENTER, SP_SHOW_DATE},
  {N_ ("进度"), 4, SP_ALIGN_CENTER, SP_SHOW_PERCENT},
  {N_ ("状态"), 7.5, SP_ALIGN_CENTER, SP_SHOW_GENERAL},
};

static const SpStyle bar_styles[N_BARS] = {
  [BAR_NONE] = {.fill = 0},
  [BAR_PLANNED] = {.fill = 0xC9D7E8, .colour = 0x1F3864},
  [BAR_DONE] = {.fill = 0x3B5B7E, .colour = 0xFFFFFF},
  [BAR_LATE] = {.fill = 0xE06060, .flags = SP_STYLE_HATCH | SP_STYLE_BOLD, .colour = 0xA00000},
};

/* ---- months ---- */

static int
month_of (SpDate date)
{
  SpYmd day = sp_date_to_ymd (date);

  return day.year * 12 + day.month - 1;
}

static SpDate
month_first (int month)
{
  return sp_date_from_ymd (month / 12, month % 12 + 1, 1);
}

static SpDate
month_last (int month)
{
  return sp_date_month_end (month / 12, month % 12 + 1);
}

static void
find_months (Gantt *self)
{
  SpDate first = sp_schedule_get_first_day (self->schedule);
  SpDate last = sp_schedule_get_last_day (self->schedule);
  SpDate as_of = self->quarterly->facts->as_of;

  if (first == SP_DATE_NONE || last < first)
    {
      first = self->quarterly->facts->period.first;
      last = self->quarterly->facts->period.last;
    }
  self->first_month = month_of (first);
  self->n_months = (guint)(month_of (last) - self->first_month + 1);
  self->is_cut = self->n_months > MAX_MONTHS;
  self->n_months = MIN (self->n_months, MAX_MONTHS);
  self->now_month = self->n_months;
  if (as_of >= first && month_of (as_of) - self->first_month < (int)self->n_months)
    self->now_month = (guint)(month_of (as_of) - self->first_month);
}

/* ---- looks ---- */

static void
prepare (Gantt *self)
{
  for (guint i = 0; i < N_BARS; i++)
    for (guint now = 0; now < 2; now++)
      {
        SpStyle style = bar_styles[i];

        style.half_points = 18;
        style.align = SP_ALIGN_CENTER;
        style.edges = (guint8)(now ? SP_EDGE_ALL | SP_EDGE_NOW : SP_EDGE_ALL);
        self->bars[i][now] = sp_book_format (self->book, &style);
      }
  for (guint i = 0; i < N_TEXT_COLUMNS; i++)
    {
      SpStyle style = {.half_points = 21,
                       .align = (guint8)text_columns[i].align,
                       .show = (guint8)text_columns[i].show,
                       .edges = SP_EDGE_ALL,
                       .flags = SP_STYLE_WRAP};

      self->texts[i] = sp_book_format (self->book, &style);
      sp_book_set_column (self->book, i, i, text_columns[i].em);
    }
  sp_book_set_column (self->book, N_TEXT_COLUMNS, N_TEXT_COLUMNS + self->n_months - 1, MONTH_EM);
}

static SpFormat *
head_format (Gantt *self, guint8 edges, guint32 fill, guint32 colour)
{
  SpStyle style = {.font = SP_FONT_HEI,
                   .half_points = 21,
                   .align = SP_ALIGN_CENTER,
                   .edges = edges,
                   .flags = SP_STYLE_BOLD | SP_STYLE_WRAP,
                   .fill = fill,
                   .colour = colour};

  return sp_book_format (self->book, &style);
}

/* ---- heads: phases, years, quarters, months ---- */

/* The heads of the text columns stand in the last head row; the rows above are one with it to the
 * eye, as merged cells more than a row high cannot be written to a long sheet. */
static void
begin_head_row (Gantt *self, gboolean is_first, gboolean is_last)
{
  guint8 edges = SP_EDGE_LEFT | SP_EDGE_RIGHT;
  SpFormat *format = NULL;

  edges = (guint8)(edges | (is_first ? SP_EDGE_TOP : 0) | (is_last ? SP_EDGE_BOTTOM : 0));
  format = head_format (self, edges, 0xDCE6F1, 0);
  for (guint i = 0; i < N_TEXT_COLUMNS; i++)
    sp_book_text (self->book, self->row, i, is_last ? _ (text_columns[i].head) : "", format);
}

/* The phase that holds the middle of month @i; -1: none. */
static int
phase_of (Gantt *self, guint i)
{
  SpDate middle = month_first (self->first_month + (int)i) + 14;

  for (guint p = 0; p < sp_schedule_get_n_phases (self->schedule); p++)
    {
      const SpSchedulePhase *phase = sp_schedule_get_phase (self->schedule, p);

      if (phase->first <= middle && middle <= phase->last)
        return (int)p;
    }
  return -1;
}

static int
year_of (Gantt *self, guint i)
{
  return (self->first_month + (int)i) / 12;
}

static int
quarter_of (Gantt *self, guint i)
{
  return (self->first_month + (int)i) / 3;
}

static char *
dup_phase_label (Gantt *self, int key, guint n)
{
  const char *title = key >= 0 ? sp_schedule_get_phase (self->schedule, (guint)key)->title : "";

  return g_strdup (title);
}

static char *
dup_year_label (Gantt *self, int key, guint n)
{
  return g_strdup_printf (n > 1 ? _ ("%d年") : "%d", key);
}

static char *
dup_quarter_label (Gantt *self, int key, guint n)
{
  static const char *const words[] = {N_ ("一季度"), N_ ("二季度"), N_ ("三季度"), N_ ("四季度")};

  return n > 1 ? g_strdup (_ (words[key % 4])) : g_strdup ("");
}

typedef struct
{
  int (*key) (Gantt *self, guint i);
  char *(*label) (Gantt *self, int key, guint n);
  double points;
  guint32 fills[2];
} Band;

static const Band bands[] = {
  {phase_of, dup_phase_label, 20, {0xFFF2CC, 0xFCE4D6}},
  {year_of, dup_year_label, 18, {0xDCE6F1, 0xDCE6F1}},
  {quarter_of, dup_quarter_label, 18, {0xEEF3F9, 0xEEF3F9}},
};

/* One head row whose neighbouring months with the same key stand under one label. */
static void
write_band (Gantt *self, const Band *band, gboolean is_first)
{
  guint n_done = 0;
  guint lines = 1;

  begin_head_row (self, is_first, FALSE);
  for (guint i = 0, n = 1; i < self->n_months; i += n)
    {
      int key = band->key (self, i);
      g_autofree char *label = NULL;

      for (n = 1; i + n < self->n_months && band->key (self, i + n) == key;)
        n++;
      label = band->label (self, key, n);
      lines = MAX (lines, sp_wrap_count_lines (label, n * MONTH_EM));
      sp_book_merge (self->book, self->row, N_TEXT_COLUMNS + i, self->row,
                     N_TEXT_COLUMNS + i + n - 1, label,
                     head_format (self, SP_EDGE_ALL, key < 0 ? 0 : band->fills[n_done++ % 2], 0));
    }
  sp_book_set_row (self->book, self->row, band->points + (lines - 1) * LINE_POINTS, 0);
  self->row++;
}

static void
write_months (Gantt *self)
{
  SpFormat *format = head_format (self, SP_EDGE_ALL, 0xFFFFFE, 0);
  SpFormat *now = head_format (self, SP_EDGE_ALL | SP_EDGE_NOW, 0xC00000, 0xFFFFFF);

  sp_book_set_row (self->book, self->row, 20, 0);
  begin_head_row (self, FALSE, TRUE);
  for (guint i = 0; i < self->n_months; i++)
    {
      g_autofree char *label = g_strdup_printf ("%d", (self->first_month + (int)i) % 12 + 1);

      sp_book_text (self->book, self->row, N_TEXT_COLUMNS + i, label,
                    i == self->now_month ? now : format);
    }
  self->row++;
}

/* ---- rows ---- */

/* The last day that the reported percentage stands for, counted over the days of the work. */
static SpDate
done_until (const SpScheduleRow *row, SpDate end)
{
  if (row->percent >= 100)
    return end;
  return row->start + (SpDate)((end - row->start + 1) * row->percent / 100) - 1;
}

static Bar
bar_in (const Gantt *self, const SpScheduleRow *row, SpDate end, guint i)
{
  int month = self->first_month + (int)i;
  SpDate first = MAX (month_first (month), row->start);
  SpDate last = MIN (month_last (month), end);
  SpDate as_of = self->quarterly->facts->as_of;

  if (row->state.light == SP_LIGHT_OVERDUE && row->due != SP_DATE_NONE &&
      month_first (month) <= as_of && month_last (month) > row->due)
    return BAR_LATE;
  if (first > last)
    return BAR_NONE;
  return done_until (row, end) >= first + (last - first) / 2 ? BAR_DONE : BAR_PLANNED;
}

/* ▼ where a deadline falls into the month, ▽ where all of the month's are done; ！ where it is
 * overdue. */
static const char *
mark_in (const Gantt *self, const SpScheduleRow *row, Bar bar, guint i)
{
  const SpScheduleMark *marks = sp_schedule_get_marks (self->schedule, row);
  int month = self->first_month + (int)i;
  const char *mark = "";

  for (guint m = 0; m < row->n_marks; m++)
    if (month_of (marks[m].due) == month)
      mark = marks[m].is_done && !g_str_equal (mark, "▼") ? "▽" : "▼";
  if (mark[0] == '\0' && row->n_marks == 0 && row->end != SP_DATE_NONE &&
      month_of (row->end) == month)
    mark = row->state.light == SP_LIGHT_DONE ? "▽" : "▼";
  return mark[0] == '\0' && bar == BAR_LATE ? "！" : mark;
}

static void
write_bars (Gantt *self, const SpScheduleRow *row)
{
  SpDate end = row->end != SP_DATE_NONE ? row->end : sp_schedule_get_last_day (self->schedule);

  for (guint i = 0; i < self->n_months; i++)
    {
      Bar bar = bar_in (self, row, end, i);

      sp_book_text (self->book, self->row, N_TEXT_COLUMNS + i, mark_in (self, row, bar, i),
                    self->bars[bar][i == self->now_month]);
    }
}

static void
write_row (Gantt *self, const SpScheduleRow *row)
{
  g_autofree char *state = sp_light_state_dup_text (&row->state);
  g_autofree char *status = g_strdup_printf ("%s %s", sp_light_symbol (row->state.light), state);
  const char *texts[] = {row->path, row->title, row->leads, NULL, NULL, status};
  guint lines = 1;

  for (guint i = 0; i < N_TEXT_COLUMNS; i++)
    {
      if (texts[i] == NULL)
        continue;
      lines = MAX (lines, sp_wrap_count_lines (texts[i], text_columns[i].em));
      sp_book_text (self->book, self->row, i, texts[i], self->texts[i]);
    }
  if (row->due != SP_DATE_NONE)
    sp_book_date (self->book, self->row, 3, row->due, self->texts[3]);
  else
    sp_book_text (self->book, self->row, 3, "/", self->texts[3]);
  sp_book_number (self->book, self->row, 4, row->percent / 100.0, self->texts[4]);
  write_bars (self, row);
  sp_book_set_row (self->book, self->row, lines * LINE_POINTS + 5.0, 1);
  self->row++;
}

static void
write_part (Gantt *self, const SpSchedulePart *part, const SpSum *sum)
{
  SpStyle style = {.font = SP_FONT_HEI, .half_points = 21, .edges = SP_EDGE_ALL, .fill = 0xE8EDF3};
  g_autofree char *label = sp_part_dup_label (part->number);
  g_autofree char *text = g_strdup_printf (_ ("%s　%s（%u项，完成%u项）"), label, part->title,
                                           sum->now.total, sum->now.by_light[SP_LIGHT_DONE]);

  sp_book_set_row (self->book, self->row, 21, 0);
  sp_book_merge (self->book, self->row, 0, self->row, N_TEXT_COLUMNS + self->n_months - 1, text,
                 sp_book_format (self->book, &style));
  self->row++;
  for (guint i = part->first_row; i < part->first_row + part->n_rows; i++)
    {
      if (i % 64 == 0 && g_cancellable_is_cancelled (self->quarterly->cancellable))
        return;
      write_row (self, sp_schedule_get_row (self->schedule, i));
    }
}

/* ---- foot ---- */

static void
write_legend (Gantt *self)
{
  static const SpStyle style = {.font = SP_FONT_SONG, .half_points = 21};
  static const struct
  {
    Bar bar;
    const char *mark;
    const char *text;
  } legend[] = {{BAR_DONE, "", N_ ("已完成部分")},
                {BAR_PLANNED, "", N_ ("计划时段")},
                {BAR_LATE, "！", N_ ("逾期")},
                {BAR_NONE, "▼", N_ ("完成时限")},
                {BAR_NONE, "▽", N_ ("时限已完成")}};
  SpFormat *plain = sp_book_format (self->book, &style);
  g_autofree char *day = sp_date_dup_chinese (self->quarterly->facts->as_of);
  g_autofree char *note = g_strdup_printf (_ ("图例：粗竖线所在月份为统计日期%s"), day);

  sp_book_set_row (self->book, self->row, 21, 0);
  sp_book_merge (self->book, self->row, 0, self->row, N_TEXT_COLUMNS - 2, note, plain);
  for (guint i = 0; i < G_N_ELEMENTS (legend) && 4 * i + 3 < self->n_months; i++)
    {
      guint column = N_TEXT_COLUMNS + 4 * i;

      sp_book_text (self->book, self->row, column, legend[i].mark, self->bars[legend[i].bar][0]);
      sp_book_merge (self->book, self->row, column + 1, self->row, column + 3, _ (legend[i].text),
                     plain);
    }
  self->row++;
}

void
sp_quarterly_add_gantt (SpQuarterly *q)
{
  Gantt self = {.quarterly = q, .book = q->book, .schedule = q->facts->now};
  g_autofree char *title = g_strdup_printf (_ ("%s进度图"), q->subject);
  SpSheetSpec spec = {.title = title, .left = q->prepared, .middle = q->span};
  SpBookPage page = {.paper = SP_PAPER_A3, .mark = q->mark, .frozen_columns = 2};
  guint last_column = 0;

  find_months (&self);
  last_column = N_TEXT_COLUMNS + self.n_months - 1;
  sp_book_add_sheet (q->book, sp_quarterly_get_name (q, _ ("甘特图")), TRUE);
  prepare (&self);
  spec.right = self.is_cut ? _ ("注：计划时间过长，只列前二十年") : _ ("单位：月");
  self.row = sp_sheet_write_title (q->book, &spec, last_column);
  page.head_first = self.row;
  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    if (i > 0 || sp_schedule_get_n_phases (self.schedule) > 0)
      write_band (&self, &bands[i], self.row == page.head_first);
  write_months (&self);
  page.head_last = self.row - 1;
  page.frozen_rows = self.row;
  for (guint p = 0; p < sp_schedule_get_n_parts (self.schedule); p++)
    write_part (&self, sp_schedule_get_part (self.schedule, p), g_ptr_array_index (q->parts, p));
  write_legend (&self);
  sp_sheet_write_foot (q->book, self.row, last_column);
  sp_book_set_page (q->book, &page);
}
