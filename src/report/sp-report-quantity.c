/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be counted: hazards by the columns of their statistics, measures by their sums, risk
 * points by level, accidents, and any other record by number and by the sums of its numbers. */
#include "report/sp-report-quantity.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-criterion.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard-sums.h"
#include "core/sp-institution.h"
#include "core/sp-risk-grade.h"
#include "core/sp-sums.h"
#include "core/sp-supervision.h"
#include "core/sp-accident.h"

#include <string.h>

/* ---- names ---- */

void
sp_report_name_parse (const char *text, SpReportName *name)
{
  const char *bracket = strchr (text, '[');
  const char *end = bracket != NULL ? bracket : text + strlen (text);
  const char *dot = memchr (text, '.', (gsize)(end - text));

  name->source = dot != NULL ? g_strndup (text, (gsize)(dot - text)) : g_strdup ("");
  name->name = dot != NULL ? g_strndup (dot + 1, (gsize)(end - dot - 1))
                           : g_strndup (text, (gsize)(end - text));
  name->filter = bracket != NULL && g_str_has_suffix (bracket, "]")
                   ? g_strndup (bracket + 1, strlen (bracket) - 2)
                   : g_strdup ("");
  g_strstrip (name->source);
  g_strstrip (name->name);
}

void
sp_report_name_clear (SpReportName *name)
{
  g_clear_pointer (&name->source, g_free);
  g_clear_pointer (&name->name, g_free);
  g_clear_pointer (&name->filter, g_free);
}

/* ---- measures ---- */

#define SUM(data) ((const SpSum *)(data))
#define TASK_GETTER(name, expression)                                                              \
  static double get_##name (gconstpointer data)                                                    \
  {                                                                                                \
    return (double)(expression);                                                                   \
  }
TASK_GETTER (total, SUM (data)->now.total)
TASK_GETTER (done, SUM (data)->now.by_light[SP_LIGHT_DONE])
TASK_GETTER (on_track, SUM (data)->now.by_light[SP_LIGHT_ON_TRACK])
TASK_GETTER (near, SUM (data)->now.by_light[SP_LIGHT_NEAR])
TASK_GETTER (behind, SUM (data)->now.by_light[SP_LIGHT_BEHIND])
TASK_GETTER (overdue, SUM (data)->now.by_light[SP_LIGHT_OVERDUE])
TASK_GETTER (newly_done, SUM (data)->newly_done)
TASK_GETTER (newly_late, SUM (data)->newly_late)
TASK_GETTER (reported, SUM (data)->now.reported)
TASK_GETTER (shared, SUM (data)->n_shared)
TASK_GETTER (progress, SUM (data)->now.percent_sum / 100.0)
TASK_GETTER (expected, SUM (data)->now.expected_sum / 100.0)
TASK_GETTER (due, SUM (data)->on_time.due)
TASK_GETTER (on_time, SUM (data)->on_time.on_time)
TASK_GETTER (due_originally, SUM (data)->on_time.due_originally)
TASK_GETTER (on_time_originally, SUM (data)->on_time.on_time_originally)

static const SpReportTaskQuantity task_quantities[] = {
  {"total", N_ ("任务总数"), get_total, FALSE},
  {"done", N_ ("完成"), get_done, FALSE},
  {"on_track", N_ ("正常"), get_on_track, FALSE},
  {"near", N_ ("临期"), get_near, FALSE},
  {"behind", N_ ("滞后"), get_behind, FALSE},
  {"overdue", N_ ("逾期"), get_overdue, FALSE},
  {"newly_done", N_ ("新完成"), get_newly_done, TRUE},
  {"newly_late", N_ ("新逾期"), get_newly_late, TRUE},
  {"reported", N_ ("已报送进展"), get_reported, FALSE},
  {"shared", N_ ("参与任务"), get_shared, FALSE},
  {"progress", N_ ("进度之和"), get_progress, FALSE},
  {"expected", N_ ("序时进度之和"), get_expected, FALSE},
  {"due", N_ ("到期任务"), get_due, FALSE},
  {"on_time", N_ ("按期完成"), get_on_time, FALSE},
  {"due_originally", N_ ("到期任务（原定期限）"), get_due_originally, FALSE},
  {"on_time_originally", N_ ("按期完成（原定期限）"), get_on_time_originally, FALSE},
};

const SpReportTaskQuantity *
sp_report_task_quantity_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (task_quantities); i++)
    if (g_str_equal (task_quantities[i].name, name))
      return &task_quantities[i];
  return NULL;
}

/* ---- risks ---- */

static const SpWord risk_words[] = {
  {-1, "points", N_ ("风险点")},
  {SP_RISK_NONE, "none", N_ ("未评估")},
  {SP_RISK_RED, "red", N_ ("红（重大）")},
  {SP_RISK_ORANGE, "orange", N_ ("橙（较大）")},
  {SP_RISK_YELLOW, "yellow", N_ ("黄（一般）")},
  {SP_RISK_BLUE, "blue", N_ ("蓝（低）")},
};
static const SpVocabulary risk_quantities = {"risk-quantity", risk_words,
                                             G_N_ELEMENTS (risk_words)};
#define INHERENT "inherent_"

int
sp_report_risk_quantity_find (const char *name, gboolean *is_inherent)
{
  const SpWord *word;

  *is_inherent = g_str_has_prefix (name, INHERENT);
  word = sp_vocabulary_find_code (&risk_quantities, *is_inherent ? name + strlen (INHERENT) : name);
  return word != NULL ? word->value : -2;
}

/* ---- accidents ---- */

static const SpWord accident_words[] = {
  {0, "accidents", N_ ("事故起数")},
  {1, "deaths", N_ ("死亡（人）")},
  {2, "injuries", N_ ("受伤（人）")},
  {3, "loss", N_ ("直接经济损失（万元）")},
  {4, "ceiling", N_ ("全年事故起数上限")},
  {5, "ceiling_deaths", N_ ("全年死亡人数上限")},
  {6, "base_accidents", N_ ("基准年事故起数")},
  {7, "base_deaths", N_ ("基准年死亡人数")},
};
static const SpVocabulary accident_quantities = {"accident-quantity", accident_words,
                                                 G_N_ELEMENTS (accident_words)};

/* ---- other records ---- */

static const struct
{
  const SpRecordType *type;
  const char *days[3]; /* the first is meant where none is named */
} counted[] = {
  {&sp_enforcement_type, {"day"}},
  {&sp_supervision_type, {"issued_on", "closed_on"}},
  {&sp_institution_type, {"planned_on", "issued_on"}},
  {&sp_enterprise_type, {NULL, "status_on"}},
  {&sp_inspection_type, {"day"}},
  {&sp_listing_type, {"listed_on", "delisted_on"}},
};

static const SpRecordType *
find_counted (const char *source)
{
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    if (g_str_equal (counted[i].type->table, source))
      return counted[i].type;
  return NULL;
}

/* [issued_on] or [issued_on,kind=…] names another day than the first. */
guint
sp_report_day_field (const SpRecordType *type, const char *filter)
{
  g_auto (GStrv) parts = g_strsplit (filter, ",", -1);

  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    if (counted[i].type == type)
      {
        for (guint k = 0; k < G_N_ELEMENTS (counted[i].days); k++)
          if (counted[i].days[k] != NULL &&
              g_strv_contains ((const char *const *)parts, counted[i].days[k]))
            return (guint)sp_record_type_field (type, counted[i].days[k]);
        return counted[i].days[0] != NULL ? (guint)sp_record_type_field (type, counted[i].days[0])
                                          : SP_NO_FIELD;
      }
  return SP_NO_FIELD;
}

guint
sp_report_plan_field (const SpRecordType *type)
{
  int field = sp_record_type_field (type, sp_plan_type.table);

  return field >= 0 ? (guint)field : SP_NO_FIELD;
}

guint
sp_report_group_field (const SpRecordType *type, SpReportRows rows)
{
  static const struct
  {
    SpReportRows rows;
    const char *names[3];
  } groups[] = {
    {SP_ROWS_TOWNSHIP, {"township"}},
    {SP_ROWS_DEPARTMENT, {"department", "unit", "lead"}},
    {SP_ROWS_LEAD, {"lead", "unit", "department"}},
    {SP_ROWS_INDUSTRY, {"industry"}},
    {SP_ROWS_CATEGORY, {"industry"}},
    {SP_ROWS_ENTERPRISE, {"enterprise", "registered"}},
    {SP_ROWS_PART, {"part"}},
    {SP_ROWS_SOURCE, {"source"}},
  };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (guint k = 0; groups[i].rows == rows && k < 3 && groups[i].names[k] != NULL; k++)
      {
        int field = sp_record_type_field (type, groups[i].names[k]);

        if (field >= 0 && type->fields[field].type != SP_TYPE_TEXT)
          return (guint)field;
      }
  return SP_NO_FIELD;
}

static gboolean
is_number (const SpField *field)
{
  return (field->type == SP_TYPE_INTEGER || field->type == SP_TYPE_REAL) &&
         !(field->flags & SP_FIELD_INTERNAL);
}

/* ---- the catalogue ---- */

static const struct
{
  const char *name, *label;
  SpReportSource load;
  guint rows; /* bit mask 1 << SpReportRows */
} sources[] = {
#define ROWS(name) (1u << SP_ROWS_##name)
#define ANY_TIME (ROWS (NOTHING) | ROWS (MONTH) | ROWS (QUARTER))
  {"hazard", N_ ("问题隐患"), sp_report_load_hazards,
   ANY_TIME | ROWS (TOWNSHIP) | ROWS (DEPARTMENT) | ROWS (INDUSTRY) | ROWS (CATEGORY) |
     ROWS (ENTERPRISE) | ROWS (PART) | ROWS (SOURCE)},
  {"task", N_ ("任务"), sp_report_load_tasks,
   ANY_TIME | ROWS (PART) | ROWS (LEAD) | ROWS (TOWNSHIP) | ROWS (DEPARTMENT)},
  {"risk", N_ ("风险"), sp_report_load_risks,
   ANY_TIME | ROWS (TOWNSHIP) | ROWS (INDUSTRY) | ROWS (CATEGORY) | ROWS (ENTERPRISE)},
  {"accident", N_ ("事故"), sp_report_load_accidents, ANY_TIME | ROWS (CATEGORY) | ROWS (TOWNSHIP)},
  {"indicator", N_ ("指标"), sp_report_load_indicators, ANY_TIME},
  {"duty", N_ ("会议和报告"), sp_report_load_duties, ANY_TIME},
};

static int
find_source (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].name, name))
      return (int)i;
  return -1;
}

SpReportSource
sp_report_source_find (const char *source)
{
  int i = find_source (source);

  return i >= 0 ? sources[i].load : find_counted (source) != NULL ? sp_report_load_records : NULL;
}

static const SpHazardSumColumn *
find_hazard_column (const char *name)
{
  for (guint i = 0; i < sp_hazard_n_sum_columns; i++)
    if (g_str_equal (sp_hazard_sum_columns[i].name, name))
      return &sp_hazard_sum_columns[i];
  return NULL;
}

static const SpVocabulary *
find_running (const char *source)
{
  return g_str_equal (source, "indicator") ? &sp_report_indicator_quantities
         : g_str_equal (source, "duty")    ? &sp_report_duty_quantities
                                           : NULL;
}

/* The label of @name of @source; NULL: there is no such quantity. */
static const char *
find_label (const char *source, const char *name)
{
  const SpRecordType *type = find_counted (source);
  gboolean is_inherent;
  int field;

  if (g_str_equal (source, "hazard"))
    return find_hazard_column (name) != NULL ? find_hazard_column (name)->label : NULL;
  if (g_str_equal (source, "task"))
    return sp_report_task_quantity_find (name) != NULL ? sp_report_task_quantity_find (name)->label
                                                       : NULL;
  if (g_str_equal (source, "risk"))
    {
      int value = sp_report_risk_quantity_find (name, &is_inherent);

      return value > -2 ? sp_vocabulary_find (&risk_quantities, value)->label : NULL;
    }
  if (g_str_equal (source, "accident"))
    {
      const SpWord *word = sp_vocabulary_find_code (&accident_quantities, name);

      return word != NULL ? word->label : NULL;
    }
  if (find_running (source) != NULL)
    {
      const SpWord *word = sp_vocabulary_find_code (find_running (source), name);

      return word != NULL ? word->label : NULL;
    }
  if (type == NULL)
    return NULL;
  if (g_str_equal (name, "count"))
    return type->label;
  field = sp_record_type_field (type, name);
  return field >= 0 && is_number (&type->fields[field]) ? type->fields[field].label : NULL;
}

/* What stands for the day is no filter. */
static char *
dup_plain_filter (const SpRecordType *type, const char *filter)
{
  g_auto (GStrv) parts = g_strsplit (filter, ",", -1);
  GString *plain = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (sp_record_type_field (type, parts[i]) < 0)
      g_string_append_printf (plain, "%s%s", plain->len > 0 ? "," : "", parts[i]);
  return g_string_free (plain, FALSE);
}

static gboolean
check_filter (const SpReportName *name, GError **error)
{
  const SpRecordType *type = sp_record_type_by_table (name->source);
  g_autoptr (GArray) conditions = g_array_new (FALSE, FALSE, sizeof (SpCondition));
  g_autofree char *plain = NULL;

  if (*name->filter == '\0')
    return TRUE;
  if (type == NULL)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("“%s”不能带筛选条件。"), name->source);
      return FALSE;
    }
  plain = dup_plain_filter (type, name->filter);
  return sp_report_filter_parse (type, plain, conditions, error);
}

gboolean
sp_report_quantity_check (const char *text, SpReportRows rows, GError **error)
{
  g_auto (SpReportName) name = {0};
  const SpRecordType *type;
  int source;

  sp_report_name_parse (text, &name);
  if (find_label (name.source, name.name) == NULL)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("没有“%s”这项统计。"), text);
      return FALSE;
    }
  source = find_source (name.source);
  type = find_counted (name.source);
  if (source >= 0
        ? !(sources[source].rows & (1u << rows))
        : !(ANY_TIME & (1u << rows)) && sp_report_group_field (type, rows) == SP_NO_FIELD &&
            !(type == &sp_enterprise_type && rows == SP_ROWS_ENTERPRISE))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("“%s”不能%s统计。"), text,
                   sp_vocabulary_label (&sp_report_rows, (int)rows));
      return FALSE;
    }
  return check_filter (&name, error);
}

gboolean
sp_report_quantity_is_money (const char *text)
{
  g_auto (SpReportName) name = {0};
  const SpRecordType *type;
  int field;

  sp_report_name_parse (text, &name);
  if (g_str_equal (name.source, "hazard"))
    return find_hazard_column (name.name) != NULL && find_hazard_column (name.name)->is_money;
  if (g_str_equal (name.source, "accident"))
    return g_str_equal (name.name, "loss");
  type = find_counted (name.source);
  field = type != NULL ? sp_record_type_field (type, name.name) : -1;
  return field >= 0 && type->fields[field].type == SP_TYPE_REAL;
}

char *
sp_report_quantity_dup_label (const char *text)
{
  g_auto (SpReportName) name = {0};
  const char *label;

  sp_report_name_parse (text, &name);
  label = find_label (name.source, name.name);
  return g_strdup (label != NULL ? _ (label) : text);
}

/* ---- choosing ---- */

SpReportChoice *
sp_report_choice_new (char *value, char *label, const char *group)
{
  SpReportChoice *self = g_new0 (SpReportChoice, 1);

  self->value = value;
  self->label = label;
  self->group = group;
  return self;
}

void
sp_report_choice_free (gpointer data)
{
  SpReportChoice *self = data;

  g_free (self->value);
  g_free (self->label);
  g_free (self);
}

static void
add_choice (
  GPtrArray *choices, SpReportRows rows, const char *source, const char *name, const char *group)
{
  g_autofree char *value = g_strdup_printf ("%s.%s", source, name);
  char *label;

  if (!sp_report_quantity_check (value, rows, NULL))
    return;
  label = sp_report_quantity_dup_label (value);
  g_ptr_array_add (choices, sp_report_choice_new (g_steal_pointer (&value), label, group));
}

static void
add_words (GPtrArray *choices, SpReportRows rows, const char *source, const SpVocabulary *words)
{
  for (guint i = 0; i < words->n_words; i++)
    add_choice (choices, rows, source, words->words[i].code, sources[find_source (source)].label);
}

static void
add_counted (GPtrArray *choices, SpReportRows rows, const SpRecordType *type)
{
  add_choice (choices, rows, type->table, "count", type->label);
  for (guint i = 0; i < type->n_fields; i++)
    if (is_number (&type->fields[i]))
      add_choice (choices, rows, type->table, type->fields[i].name, type->label);
}

GPtrArray *
sp_report_list_quantities (SpReportRows rows)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (sp_report_choice_free);

  for (guint i = 0; i < sp_hazard_n_sum_columns; i++)
    add_choice (choices, rows, "hazard", sp_hazard_sum_columns[i].name, sources[0].label);
  for (guint i = 0; i < G_N_ELEMENTS (task_quantities); i++)
    add_choice (choices, rows, "task", task_quantities[i].name, sources[1].label);
  add_words (choices, rows, "risk", &risk_quantities);
  add_words (choices, rows, "accident", &accident_quantities);
  add_words (choices, rows, "indicator", &sp_report_indicator_quantities);
  add_words (choices, rows, "duty", &sp_report_duty_quantities);
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    add_counted (choices, rows, counted[i].type);
  return choices;
}
