/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where one quantity of a row leads: the quantity gives the conditions, the row narrows them. Knows
 * nothing of the other terms of the figure. */
#include "report/sp-report-trace-private.h"

#include "core/sp-accident.h"
#include "core/sp-criterion.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "core/sp-industry.h"
#include "core/sp-institution.h"
#include "core/sp-overview.h"
#include "core/sp-risk.h"
#include "core/sp-supervision.h"

#include <string.h>

/* ---- which days ---- */

static gboolean
is_time (SpReportRows rows)
{
  return rows == SP_ROWS_MONTH || rows == SP_ROWS_QUARTER;
}

gboolean
sp_tracing_find_days (SpTracing *self)
{
  const SpReport *report = self->sheet->report;
  SpPeriod period = report->period;
  SpDate as_of = report->as_of;

  if (is_time (self->sheet->definition->rows) && self->row->look == SP_REPORT_ROW_PLAIN)
    {
      if (!sp_period_from_text (self->row->key, &period))
        return FALSE;
      as_of = MIN (period.last, report->as_of);
    }
  self->days = sp_report_span_get_days (self->span, &period, report->plan_first, report->base_year);
  self->as_of = sp_report_span_get_as_of (self->span, &self->days, as_of);
  return TRUE;
}

/* ---- conditions ---- */

static void
add (SpTracing *self, SpCondition condition)
{
  g_array_append_val (self->trace->conditions, condition);
}

static void
add_days (SpTracing *self, guint field)
{
  add (self, (SpCondition) {
               .field = field, .from = self->days.first, .to = MIN (self->days.last, self->as_of)});
}

static void
add_mask (SpTracing *self, guint field, int64_t mask)
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
narrow_to_category (SpTracing *self)
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
narrow_risks (SpTracing *self, SpReportRows rows)
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
narrow (SpTracing *self)
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
add_hazards (SpTracing *self, guint i)
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
trace_hazards (SpTracing *self)
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
narrow_tasks (SpTracing *self)
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
trace_tasks (SpTracing *self)
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
trace_risks (SpTracing *self)
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
has_totals (SpTracing *self)
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
trace_accidents (SpTracing *self)
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

static gboolean
find_record_type (SpTracing *self)
{
  static const SpRecordType *const listed[] = {&sp_enforcement_type, &sp_supervision_type,
                                               &sp_inspection_type,  &sp_institution_type,
                                               &sp_enterprise_type,  &sp_listing_type};

  for (guint i = 0; i < G_N_ELEMENTS (listed) && self->trace->type == NULL; i++)
    if (g_str_equal (listed[i]->table, self->name.source))
      self->trace->type = listed[i];
  return self->trace->type != NULL;
}

static gboolean
add_record_conditions (SpTracing *self)
{
  const SpRecordType *type = self->trace->type;
  g_auto (GStrv) parts = g_strsplit (self->name.filter, ",", -1);
  guint day = sp_report_day_field (type, self->name.filter);
  guint plan = sp_report_plan_field (type);

  if (day != SP_NO_FIELD)
    add_days (self, day);
  if (plan != SP_NO_FIELD)
    add_mask (self, plan, self->sheet->report->plan);
  for (guint i = 0; parts[i] != NULL; i++)
    if (strchr (parts[i], '=') != NULL &&
        !sp_report_filter_parse (type, parts[i], self->trace->conditions, NULL))
      return FALSE;
  return TRUE;
}

/* ---- listings ---- */

static const SpOwned listings[] = {
  {&sp_listing_type, SP_LISTING_HAZARD, SP_LISTING_LISTED_ON},
  {&sp_listing_type, SP_LISTING_HAZARD, SP_LISTING_DELISTED_ON},
  {&sp_listing_type, SP_LISTING_HAZARD, SP_LISTING_LEVEL},
};

static gboolean
turn_to_owner (SpCondition *condition)
{
  for (guint i = 0; i < G_N_ELEMENTS (listings); i++)
    if (listings[i].field == condition->field)
      {
        condition->field = SP_NO_FIELD;
        condition->owned = &listings[i];
        return TRUE;
      }
  return FALSE;
}

static int
count_listed (SpTracing *self)
{
  const SpReportTrace *trace = self->trace;
  const SpRecordFilter filter = {.conditions =
                                   (const SpCondition *)(gconstpointer)trace->conditions->data,
                                 .n_conditions = trace->conditions->len,
                                 .as_of = trace->as_of};
  g_autoptr (GArray) ids = sp_reader_query (self->reader, trace->type, &filter, NULL);

  return ids != NULL ? (int)ids->len : -1;
}

/* A listing is shown with its hazard. Where one was listed twice, the hazards are fewer than the
 * figure, and it leads nowhere. */
static gboolean
turn_to_hazards (SpTracing *self)
{
  SpReportTrace *trace = self->trace;
  int n = count_listed (self);

  for (guint i = 0; i < trace->conditions->len; i++)
    if (!turn_to_owner (&g_array_index (trace->conditions, SpCondition, i)))
      return FALSE;
  trace->type = &sp_hazard_type;
  return n >= 0 && count_listed (self) == n;
}

static gboolean
trace_records (SpTracing *self)
{
  if (!find_record_type (self) || !add_record_conditions (self))
    return FALSE;
  if (!g_str_equal (self->name.name, "count"))
    self->trace->amount = sp_record_type_field (self->trace->type, self->name.name);
  if (!narrow (self))
    return FALSE;
  return self->trace->type != &sp_listing_type || turn_to_hazards (self);
}

/* ---- the whole ---- */

gboolean
sp_tracing_trace (SpTracing *self)
{
  if (g_str_equal (self->name.source, "hazard"))
    return trace_hazards (self) && narrow (self);
  if (g_str_equal (self->name.source, "task"))
    return trace_tasks (self);
  if (g_str_equal (self->name.source, "risk"))
    return trace_risks (self) && narrow (self);
  if (g_str_equal (self->name.source, "accident"))
    return trace_accidents (self) && narrow (self);
  return trace_records (self);
}
