/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 任务进展汇总: one row a part and one row a lead unit, both from the same columns. */
#include "report/sp-quarterly-private.h"

#include "base/sp-i18n.h"

#define SUM(row) ((const SpSum *)(row))

typedef struct
{
  guint n; /* rows so far: the running number */
} Numbering;

static void
get_number (gconstpointer row, gpointer data, SpCell *cell)
{
  Numbering *numbering = data;

  if (SUM (row)->label == NULL)
    return;
  numbering->n++;
  g_string_printf (cell->buffer, "%u", numbering->n);
  cell->text = cell->buffer->str;
}

static void
get_label (gconstpointer row, gpointer data, SpCell *cell)
{
  cell->text = SUM (row)->label != NULL ? SUM (row)->label : "";
}

static void
get_name (gconstpointer row, gpointer data, SpCell *cell)
{
  cell->text = SUM (row)->label != NULL ? SUM (row)->name : _ ("合　计");
}

static void
get_total (gconstpointer row, gpointer data, SpCell *cell)
{
  cell->number = SUM (row)->now.total;
}

static void
get_shared (gconstpointer row, gpointer data, SpCell *cell)
{
  cell->number = SUM (row)->n_shared;
}

#define LIGHT_GETTER(name, LIGHT)                                                                  \
  static void get_##name (gconstpointer row, gpointer data, SpCell *cell)                          \
  {                                                                                                \
    cell->number = SUM (row)->now.by_light[LIGHT];                                                 \
  }
LIGHT_GETTER (done, SP_LIGHT_DONE)
LIGHT_GETTER (on_track, SP_LIGHT_ON_TRACK)
LIGHT_GETTER (near, SP_LIGHT_NEAR)
LIGHT_GETTER (behind, SP_LIGHT_BEHIND)
LIGHT_GETTER (overdue, SP_LIGHT_OVERDUE)

static void
get_newly_done (gconstpointer row, gpointer data, SpCell *cell)
{
  cell->number = SUM (row)->newly_done;
}

static void
set_rate (SpCell *cell, double part, guint whole)
{
  cell->is_none = whole == 0;
  cell->number = whole > 0 ? part / whole : 0;
}

static void
get_rate (gconstpointer row, gpointer data, SpCell *cell)
{
  set_rate (cell, SUM (row)->now.by_light[SP_LIGHT_DONE], SUM (row)->now.total);
}

static void
get_rate_before (gconstpointer row, gpointer data, SpCell *cell)
{
  set_rate (cell, SUM (row)->before.by_light[SP_LIGHT_DONE], SUM (row)->before.total);
}

static void
get_progress (gconstpointer row, gpointer data, SpCell *cell)
{
  set_rate (cell, SUM (row)->now.percent_sum / 100.0, SUM (row)->now.total);
}

static void
get_expected (gconstpointer row, gpointer data, SpCell *cell)
{
  set_rate (cell, SUM (row)->now.expected_sum / 100.0, SUM (row)->now.total);
}

static void
get_reported (gconstpointer row, gpointer data, SpCell *cell)
{
  cell->number = SUM (row)->now.reported;
}

#define FIGURES                                                                                    \
  {N_ ("完成"), N_ ("任务状态（项）"), 5, SP_CELL_COUNT, get_done},                                \
    {N_ ("正常"), N_ ("任务状态（项）"), 5, SP_CELL_COUNT, get_on_track},                          \
    {N_ ("临期"), N_ ("任务状态（项）"), 5, SP_CELL_COUNT, get_near},                              \
    {N_ ("滞后"), N_ ("任务状态（项）"), 5, SP_CELL_COUNT, get_behind},                            \
    {N_ ("逾期"), N_ ("任务状态（项）"), 5, SP_CELL_COUNT, get_overdue},                           \
    {N_ ("本季度新\n完成（项）"), NULL, 7, SP_CELL_COUNT, get_newly_done},                         \
    {N_ ("本期末"), N_ ("完成率"), 7, SP_CELL_RATE, get_rate},                                     \
    {N_ ("上期末"), N_ ("完成率"), 7, SP_CELL_RATE, get_rate_before},                              \
    {N_ ("平均"), N_ ("进度"), 7, SP_CELL_RATE, get_progress},                                     \
    {N_ ("序时"), N_ ("进度"), 7, SP_CELL_RATE, get_expected},                                     \
  {                                                                                                \
    N_ ("已报送\n进展（项）"), NULL, 7, SP_CELL_COUNT, get_reported                                \
  }

static const SpSheetColumn part_columns[] = {
  {N_ ("附件"), NULL, 5, SP_CELL_WORD, get_label},
  {N_ ("专项"), NULL, 24, SP_CELL_TEXT, get_name},
  {N_ ("任务数\n（项）"), NULL, 6, SP_CELL_COUNT, get_total},
  FIGURES,
};

static const SpSheetColumn unit_columns[] = {
  {N_ ("序号"), NULL, 4, SP_CELL_WORD, get_number},
  {N_ ("牵头单位"), NULL, 18, SP_CELL_TEXT, get_name},
  {N_ ("牵头任务\n（项）"), NULL, 6, SP_CELL_COUNT, get_total},
  {N_ ("参与任务\n（项）"), NULL, 6, SP_CELL_COUNT, get_shared},
  FIGURES,
};

void
sp_quarterly_add_parts (SpQuarterly *self)
{
  g_autofree char *title = g_strdup_printf (_ ("%s任务进展汇总表（按专项）"), self->subject);
  SpSheetSpec spec = {.name = _ ("按专项汇总"),
                      .corner = _ ("附件1"),
                      .title = title,
                      .left = self->prepared,
                      .middle = self->span,
                      .right = _ ("单位：项、%"),
                      .mark = self->mark,
                      .columns = part_columns,
                      .n_columns = G_N_ELEMENTS (part_columns),
                      .frozen_columns = 2};
  Numbering numbering = {0};
  SpSheet *sheet = sp_sheet_begin (self->book, &spec, &numbering, self->cancellable);

  for (guint i = 0; i < self->parts->len; i++)
    sp_sheet_add_row (sheet, g_ptr_array_index (self->parts, i), SP_ROW_PLAIN, 0);
  sp_sheet_add_row (sheet, &self->total, SP_ROW_TOTAL, 0);
  sp_sheet_end (sheet);
}

void
sp_quarterly_add_units (SpQuarterly *self)
{
  g_autofree char *title = g_strdup_printf (_ ("%s任务进展汇总表（按牵头单位）"), self->subject);
  SpSheetSpec spec = {.name = _ ("按单位汇总"),
                      .corner = _ ("附件2"),
                      .title = title,
                      .left = self->prepared,
                      .middle = self->span,
                      .right = _ ("单位：项、%"),
                      .mark = self->mark,
                      .columns = unit_columns,
                      .n_columns = G_N_ELEMENTS (unit_columns),
                      .frozen_columns = 2};
  Numbering numbering = {0};
  SpSheet *sheet = sp_sheet_begin (self->book, &spec, &numbering, self->cancellable);

  for (guint i = 0; i < self->units->len; i++)
    sp_sheet_add_row (sheet, g_ptr_array_index (self->units, i), SP_ROW_PLAIN, 0);
  sp_sheet_add_note (sheet,
                     _ ("注：一项任务有几个牵头单位的，各单位分别计数，故各行之和可能大于任务总数；"
                        "“参与任务”指作为责任、属地、配合单位承担的任务。"));
  sp_sheet_end (sheet);
}
