/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-trace.h. A cell is one quantity, or what is left of a quantity of hazards without
 * the major ones; the quantity gives the conditions, the row narrows them. */
#include "report/sp-report-trace.h"

#include "base/sp-i18n.h"
#include "core/sp-accident.h"
#include "core/sp-criterion.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "core/sp-industry.h"
#include "core/sp-overview.h"
#include "core/sp-risk.h"
#include "core/sp-supervision.h"
#include "report/sp-report-private.h"
#include "report/sp-report-quantity.h"

#include <string.h>

typedef struct
{
  const SpReportSheet *sheet;
  SpReader *reader;
  const SpReportRow *row;
  const SpReportColumn *column; /* that names the quantity */
  SpReportName name;
  gboolean is_general; /* of hazards: the major ones are taken off */
  SpPeriod days;
  SpDate as_of;
  SpReportTrace *trace;
} Tracing;

void
sp_report_trace_clear (SpReportTrace *self)
{
  g_clear_pointer (&self->conditions, g_array_unref);
  g_clear_pointer (&self->words, g_free);
  *self = (SpReportTrace) {.amount = -1};
}

static void
tracing_clear (Tracing *self)
{
  sp_report_name_clear (&self->name);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tracing, tracing_clear)

/* ---- which quantity ---- */

static const SpReportColumn *
find_key (const SpReportSheetDefinition *definition, const char *key)
{
  for (guint i = 0; i < definition->columns->len; i++)
    {
      const SpReportColumn *column = definition->columns->pdata[i];

      if (*column->key != '\0' && g_str_equal (column->key, key))
        return column;
    }
  return NULL;
}

#define MAX_DEPTH 8 /* of columns that name columns before them */

/* hazard.x - hazard.major_x, of the same filter. */
static gboolean
is_without_major (const SpReportName *all, const SpReportName *major)
{
  return g_str_equal (all->source, "hazard") && g_str_equal (major->source, "hazard") &&
         g_str_equal (all->filter, major->filter) && g_str_has_prefix (major->name, "major_") &&
         g_str_equal (major->name + strlen ("major_"), all->name);
}

static gboolean
find_quantity (Tracing *self, const SpReportColumn *column, guint depth)
{
  g_autoptr (GArray) terms = sp_report_terms_parse (column->value);
  const SpReportTerm *first = terms->len > 0 ? &g_array_index (terms, SpReportTerm, 0) : NULL;
  const SpReportTerm *second = terms->len > 1 ? &g_array_index (terms, SpReportTerm, 1) : NULL;
  const SpReportColumn *other;
  g_auto (SpReportName) taken = {0};

  if (first == NULL || first->is_minus || terms->len > 2 || *column->over != '\0' ||
      depth > MAX_DEPTH)
    return FALSE;
  if (strchr (first->name, '.') == NULL)
    {
      other = find_key (self->sheet->definition, first->name);
      return second == NULL && other != NULL && find_quantity (self, other, depth + 1);
    }
  self->column = column;
  sp_report_name_parse (first->name, &self->name);
  if (second == NULL)
    return TRUE;
  sp_report_name_parse (second->name, &taken);
  self->is_general = second->is_minus && is_without_major (&self->name, &taken);
  return self->is_general;
}

/* ---- which days ---- */

static gboolean
is_time (SpReportRows rows)
{
  return rows == SP_ROWS_MONTH || rows == SP_ROWS_QUARTER;
}

static gboolean
find_days (Tracing *self)
{
  const SpReport *report = self->sheet->report;
  SpReportSpan span = self->column->has_span ? self->column->span : self->row->span;
  SpPeriod period = report->period;

  SpDate as_of = report->as_of;

  if (is_time (self->sheet->definition->rows) && self->row->look == SP_REPORT_ROW_PLAIN)
    {
      if (!sp_period_from_text (self->row->key, &period))
        return FALSE;
      as_of = MIN (period.last, report->as_of);
    }
  self->days = sp_report_span_get_days (span, &period, report->plan_first, report->base_year);
  self->as_of = sp_report_span_get_as_of (span, &self->days, as_of);
  return TRUE;
}

/* ---- conditions ---- */

static void
add (Tracing *self, SpCondition condition)
{
  g_array_append_val (self->trace->conditions, condition);
}

static void
add_days (Tracing *self, guint field)
{
  add (self, (SpCondition) {
               .field = field, .from = self->days.first, .to = MIN (self->days.last, self->as_of)});
}

static void
add_mask (Tracing *self, guint field, int64_t mask)
{
  add (self, (SpCondition) {.field = field, .only = mask});
}

/* ---- what the row narrows to ---- */

static const SpThrough categories[] = {
  {SP_HAZARD_INDUSTRY, &sp_industry_type, SP_INDUSTRY_ACCIDENT_INDUSTRY},
  {SP_ENFORCEMENT_INDUSTRY, &sp_industry_type, SP_INDUSTRY_ACCIDENT_INDUSTRY},
  {SP_ENTERPRISE_INDUSTRY, &sp_industry_type, SP_INDUSTRY_ACCIDENT_INDUSTRY},
};
static const struct
{
  const SpRecordType *type;
  const SpThrough *through;
} with_category[] = {
  {&sp_hazard_type, &categories[0]},
  {&sp_enforcement_type, &categories[1]},
  {&sp_enterprise_type, &categories[2]},
};

static gboolean
narrow_to_category (Tracing *self)
{
  int64_t id = self->row->id;

  if (self->trace->type == &sp_accident_type)
    {
      if (id > 0)
        add_mask (self, SP_ACCIDENT_INDUSTRY, (int64_t)1 << (id - 1));
      return id > 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (with_category); i++)
    if (with_category[i].type == self->trace->type)
      {
        if (id == 0)
          add_mask (self, with_category[i].through->reference, SP_WITHOUT);
        else
          add (self, (SpCondition) {.field = SP_NO_FIELD,
                                    .only = (int64_t)1 << (id - 1),
                                    .through = with_category[i].through});
        return TRUE;
      }
  return FALSE;
}

/* A risk point is where its enterprise is. */
static gboolean
narrow_risks (Tracing *self, SpReportRows rows)
{
  static const SpThrough township = {SP_RISK_POINT_ENTERPRISE, &sp_enterprise_type,
                                     SP_ENTERPRISE_TOWNSHIP};
  static const SpThrough industry = {SP_RISK_POINT_ENTERPRISE, &sp_enterprise_type,
                                     SP_ENTERPRISE_INDUSTRY};

  if (self->row->id == 0)
    return FALSE;
  if (rows == SP_ROWS_ENTERPRISE)
    add_mask (self, SP_RISK_POINT_ENTERPRISE, self->row->id);
  else if (rows == SP_ROWS_TOWNSHIP || rows == SP_ROWS_INDUSTRY)
    add (self, (SpCondition) {.field = SP_NO_FIELD,
                              .only = self->row->id,
                              .through = rows == SP_ROWS_TOWNSHIP ? &township : &industry});
  else
    return FALSE;
  return TRUE;
}

static gboolean
narrow (Tracing *self)
{
  SpReportRows rows = self->sheet->definition->rows;
  guint field;

  if (rows == SP_ROWS_NOTHING || is_time (rows) || self->row->look == SP_REPORT_ROW_TOTAL)
    return TRUE;
  if (rows == SP_ROWS_CATEGORY || self->row->look == SP_REPORT_ROW_GROUP)
    return narrow_to_category (self);
  if (self->trace->type == &sp_risk_point_type)
    return narrow_risks (self, rows);
  field = sp_report_group_field (self->trace->type, rows);
  if (field == SP_NO_FIELD)
    return FALSE;
  if (self->trace->type->fields[field].type == SP_TYPE_CHOICE)
    add_mask (self, field, (int64_t)1 << self->row->id);
  else
    add_mask (self, field, self->row->id != 0 ? self->row->id : SP_WITHOUT);
  return TRUE;
}

/* ---- hazards ---- */

#define STATE(name) (1 << SP_HAZARD_##name)
#define IN_FORCE (((1 << (SP_HAZARD_REVOKED + 1)) - 1) & ~STATE (REVOKED))

/* By which day a quantity is in the span, which states are counted, and what else must hold. */
static const struct
{
  const char *name;
  guint day;
  int states;
  int amount; /* field, or -1 */
  gboolean is_overdue;
  guint set; /* must have a value; 0: none */
} hazard_quantities[] = {
  {"found", SP_HAZARD_FOUND_ON, IN_FORCE, -1, FALSE, 0},
  {"rectified", SP_HAZARD_APPLIED_ON, IN_FORCE & ~STATE (TRANSFERRED), -1, FALSE, 0},
  {"closed", SP_HAZARD_CLOSED_ON, IN_FORCE & ~STATE (TRANSFERRED), -1, FALSE, 0},
  {"open", SP_HAZARD_FOUND_ON, IN_FORCE & ~STATE (TRANSFERRED) & ~STATE (CLOSED), -1, FALSE, 0},
  {"overdue", SP_HAZARD_FOUND_ON, IN_FORCE & ~STATE (TRANSFERRED) & ~STATE (CLOSED), -1, TRUE, 0},
  {"returned", SP_HAZARD_FOUND_ON, IN_FORCE, -1, FALSE, SP_HAZARD_N_RETURNS},
  {"transferred", SP_HAZARD_FOUND_ON, STATE (TRANSFERRED), -1, FALSE, 0},
  {"funds", SP_HAZARD_FOUND_ON, IN_FORCE, SP_HAZARD_FUNDS, FALSE, 0},
  {"spent", SP_HAZARD_APPLIED_ON, IN_FORCE & ~STATE (TRANSFERRED), SP_HAZARD_SPENT, FALSE, 0},
};

static void
add_hazards (Tracing *self, guint i)
{
  add_days (self, hazard_quantities[i].day);
  add_mask (self, SP_HAZARD_STATE, hazard_quantities[i].states);
  if (hazard_quantities[i].is_overdue)
    add (self, (SpCondition) {.field = SP_HAZARD_DEADLINE, .to = self->as_of - 1});
  if (hazard_quantities[i].set != 0)
    add_mask (self, hazard_quantities[i].set, 1 << 1);
  self->trace->amount = hazard_quantities[i].amount;
}

static gboolean
trace_hazards (Tracing *self)
{
  gboolean is_major = g_str_has_prefix (self->name.name, "major_");
  const char *name = is_major ? self->name.name + strlen ("major_") : self->name.name;

  self->trace->type = &sp_hazard_type;
  if (is_major)
    add_mask (self, SP_HAZARD_GRADE, 1 << SP_HAZARD_MAJOR);
  else if (self->is_general)
    add_mask (self, SP_HAZARD_GRADE, 1 << SP_HAZARD_GENERAL);
  for (guint i = 0; i < G_N_ELEMENTS (hazard_quantities); i++)
    if (g_str_equal (hazard_quantities[i].name, name))
      {
        add_hazards (self, i);
        return sp_report_filter_parse (&sp_hazard_type, self->name.filter, self->trace->conditions,
                                       NULL);
      }
  return FALSE;
}

/* ---- measures ---- */

static const struct
{
  const char *name;
  int lights, changes;
} task_quantities[] = {
  {"total", 0, 0},
  {"done", 1 << SP_LIGHT_DONE, 0},
  {"on_track", 1 << SP_LIGHT_ON_TRACK, 0},
  {"near", 1 << SP_LIGHT_NEAR, 0},
  {"behind", 1 << SP_LIGHT_BEHIND, 0},
  {"overdue", 1 << SP_LIGHT_OVERDUE, 0},
  {"newly_done", 0, 1 << SP_CHANGE_DONE},
  {"newly_late", 0, 1 << SP_CHANGE_LATE},
};

static gboolean
narrow_tasks (Tracing *self)
{
  SpTaskFilter *tasks = &self->trace->tasks;
  SpReportRows rows = self->sheet->definition->rows;

  if (rows == SP_ROWS_NOTHING || is_time (rows) || self->row->look == SP_REPORT_ROW_TOTAL)
    return TRUE;
  if (self->row->id == 0)
    return FALSE;
  if (rows == SP_ROWS_PART)
    tasks->part = self->row->id;
  else
    {
      tasks->unit = self->row->id;
      tasks->roles = rows == SP_ROWS_TOWNSHIP ? 0 : 1 << SP_ROLE_LEAD;
    }
  return TRUE;
}

static gboolean
trace_tasks (Tracing *self)
{
  self->trace->type = &sp_measure_type;
  self->trace->tasks.plan = self->sheet->report->plan;
  self->trace->tasks.as_of = self->as_of;
  for (guint i = 0; i < G_N_ELEMENTS (task_quantities); i++)
    if (g_str_equal (task_quantities[i].name, self->name.name))
      {
        self->trace->tasks.lights = task_quantities[i].lights;
        self->trace->tasks.changes = task_quantities[i].changes;
        self->trace->tasks.baseline =
          task_quantities[i].changes != 0 ? self->days.first - 1 : SP_DATE_NONE;
        return (task_quantities[i].changes == 0 || self->days.first > 1) && narrow_tasks (self);
      }
  return FALSE;
}

/* ---- risks ---- */

/* Points that are there on the day; a level goes by the assessments up to it. */
static gboolean
trace_risks (Tracing *self)
{
  gboolean is_inherent;
  int level = sp_report_risk_quantity_find (self->name.name, &is_inherent);

  self->trace->type = &sp_risk_point_type;
  if (level < -1)
    return FALSE;
  add (self, (SpCondition) {.field = SP_NO_FIELD,
                            .only = SP_STANDINGS_UNCLOSED,
                            .from = self->as_of,
                            .to = self->as_of,
                            .standing = &sp_risk_point_standing});
  if (level >= 0)
    add_mask (self, is_inherent ? SP_RISK_POINT_INHERENT_LEVEL : SP_RISK_POINT_RESIDUAL_LEVEL,
              (int64_t)1 << level);
  return TRUE;
}

/* ---- accidents and other records ---- */

/* Months of which only totals are known have no accidents that a list could show. */
static gboolean
has_totals (Tracing *self)
{
  g_autoptr (GPtrArray) totals =
    sp_reader_load_all (self->reader, &sp_accident_total_type, -1, 0, NULL);

  for (guint i = 0; totals != NULL && i < totals->len; i++)
    {
      int year = (int)sp_record_get_integer (totals->pdata[i], SP_ACCIDENT_TOTAL_YEAR);
      int month = (int)sp_record_get_integer (totals->pdata[i], SP_ACCIDENT_TOTAL_MONTH);

      if (sp_date_month_end (year, month) >= self->days.first &&
          sp_date_from_ymd (year, month, 1) <= self->days.last)
        return TRUE;
    }
  return totals == NULL;
}

/* The injured stand in two fields, so their sum is none of a list. */
static gboolean
trace_accidents (Tracing *self)
{
  static const struct
  {
    const char *name;
    int amount;
  } figures[] = {{"accidents", -1}, {"deaths", SP_ACCIDENT_DEATHS}, {"loss", SP_ACCIDENT_LOSS}};

  self->trace->type = &sp_accident_type;
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (g_str_equal (figures[i].name, self->name.name) && !has_totals (self))
      {
        self->trace->amount = figures[i].amount;
        add_days (self, SP_ACCIDENT_HAPPENED_ON);
        return TRUE;
      }
  return FALSE;
}

/* Those that a page lists, and whose rows have no steps that tell an earlier day otherwise. */
static gboolean
trace_records (Tracing *self)
{
  static const SpRecordType *const listed[] = {&sp_enforcement_type, &sp_supervision_type,
                                               &sp_inspection_type};
  g_auto (GStrv) parts = g_strsplit (self->name.filter, ",", -1);
  guint day;

  for (guint i = 0; i < G_N_ELEMENTS (listed) && self->trace->type == NULL; i++)
    if (g_str_equal (listed[i]->table, self->name.source))
      self->trace->type = listed[i];
  if (self->trace->type == NULL)
    return FALSE;
  day = sp_report_day_field (self->trace->type, self->name.filter);
  if (!g_str_equal (self->name.name, "count"))
    self->trace->amount = sp_record_type_field (self->trace->type, self->name.name);
  if (day != SP_NO_FIELD)
    add_days (self, day);
  for (guint i = 0; parts[i] != NULL; i++)
    if (strchr (parts[i], '=') != NULL &&
        !sp_report_filter_parse (self->trace->type, parts[i], self->trace->conditions, NULL))
      return FALSE;
  return TRUE;
}

/* ---- the whole ---- */

static gboolean
trace_source (Tracing *self)
{
  if (g_str_equal (self->name.source, "hazard"))
    return trace_hazards (self) && narrow (self);
  if (g_str_equal (self->name.source, "task"))
    return trace_tasks (self);
  if (g_str_equal (self->name.source, "risk"))
    return trace_risks (self) && narrow (self);
  if (g_str_equal (self->name.source, "accident"))
    return trace_accidents (self) && narrow (self);
  return trace_records (self) && narrow (self);
}

static const char *
get_title (const Tracing *self)
{
  for (guint i = 0; i < self->sheet->shown->len; i++)
    if (g_str_equal (g_array_index (self->sheet->shown, SpReportShown, i).column->value, "title"))
      return self->row->cells[i].text;
  return "";
}

static char *
dup_words (const Tracing *self, const SpReportColumn *shown)
{
  SpReportSpan span = self->column->has_span ? self->column->span : self->row->span;
  const char *title = get_title (self);
  g_autofree char *head = sp_report_column_dup_head (shown);

  return g_strdup_printf ("%s%s%s · %s", title, *title != '\0' ? " · " : "",
                          sp_vocabulary_label (&sp_report_spans, (int)span), head);
}

gboolean
sp_report_sheet_trace (const SpReportSheet *self,
                       SpReader *reader,
                       const SpReportRow *row,
                       guint column,
                       SpReportTrace *trace)
{
  g_auto (Tracing) tracing = {.sheet = self, .reader = reader, .row = row, .trace = trace};
  const SpReportColumn *shown;

  g_return_val_if_fail (self != NULL && row != NULL && trace != NULL, FALSE);
  g_return_val_if_fail (column < self->shown->len, FALSE);

  *trace = (SpReportTrace) {.amount = -1};
  shown = g_array_index (self->shown, SpReportShown, column).column;
  if (!sp_report_rows_are_sums (self->definition->rows) || row->cells[column].is_none ||
      !find_quantity (&tracing, shown, 0) || !find_days (&tracing))
    return FALSE;
  trace->conditions = g_array_new (FALSE, FALSE, sizeof (SpCondition));
  trace->as_of = tracing.as_of;
  if (!trace_source (&tracing))
    {
      sp_report_trace_clear (trace);
      return FALSE;
    }
  trace->words = dup_words (&tracing, shown);
  return TRUE;
}
