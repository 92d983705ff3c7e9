/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-due-risks.h. */
#include "store/sp-due-risks.h"

#include "core/sp-enterprise.h"
#include "core/sp-industry.h"
#include "core/sp-risk.h"
#include "core/sp-unit.h"
#include "store/sp-due-lists.h"
#include "store/sp-store-private.h"

/* ---- reassessment ---- */

static GArray *
find_points (SpReader *self, const SpDueQuery *query, GError **error)
{
  SpCondition due = {.field = SP_NO_FIELD,
                     .standing = &sp_risk_point_standing,
                     .only = 1 << SP_STANDING_OVERDUE | 1 << SP_STANDING_NEAR,
                     .from = query->as_of,
                     .to = sp_date_from_iso ("9999-12-31")};
  const SpRecordFilter filter = {.conditions = &due, .n_conditions = 1, .as_of = query->as_of};

  if (query->within < due.to - query->as_of)
    due.to = query->as_of + query->within;
  if (query->within < 0)
    due.only = 1 << SP_STANDING_OVERDUE;
  return sp_reader_query (self, &sp_risk_point_type, &filter, error);
}

static char *
dup_department (SpReader *self, SpRecord *enterprise)
{
  g_autoptr (SpRecord) unit = sp_reader_load (
    self, &sp_unit_type, sp_record_get_integer (enterprise, SP_ENTERPRISE_DEPARTMENT), NULL);

  return g_strdup (unit != NULL ? sp_record_get_title (unit) : "");
}

static gboolean
add_point (SpReader *self,
           const SpDueQuery *query,
           int64_t id,
           GHashTable *units,
           GPtrArray *dues,
           GError **error)
{
  g_autoptr (SpRecord) row = sp_reader_load (self, &sp_risk_point_type, id, error);
  g_autoptr (SpRecord) point = NULL;
  g_autoptr (SpRecord) enterprise = NULL;
  SpDate day;
  SpDue *due;

  if (row != NULL)
    point = sp_reader_dup_record_then (self, row, query->as_of, error);
  if (point != NULL)
    enterprise = sp_reader_load (self, &sp_enterprise_type,
                                 sp_record_get_integer (point, SP_RISK_POINT_ENTERPRISE), error);
  if (enterprise == NULL)
    return FALSE;
  day = (SpDate)sp_record_get_integer (point, SP_RISK_POINT_REVIEW_DUE_ON);
  if (day - query->as_of > query->within ||
      !sp_due_is_wanted (units, sp_record_get_integer (enterprise, SP_ENTERPRISE_DEPARTMENT),
                         sp_record_get_integer (enterprise, SP_ENTERPRISE_TOWNSHIP)))
    return TRUE;
  due = sp_due_add (dues, query, SP_DUE_RISK, day);
  due->title =
    g_strdup_printf (_ ("%s：%s %s"), sp_record_get_title (enterprise),
                     sp_record_get_text (point, SP_RISK_POINT_NUMBER), sp_record_get_title (point));
  due->units = dup_department (self, enterprise);
  due->record = id;
  due->uid = g_strdup (sp_record_get_uid (point));
  return TRUE;
}

static gboolean
add_points (
  SpReader *self, const SpDueQuery *query, GHashTable *units, GPtrArray *dues, GError **error)
{
  g_autoptr (GArray) ids = find_points (self, query, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!add_point (self, query, g_array_index (ids, int64_t, i), units, dues, error))
      return FALSE;
  return ids != NULL;
}

/* ---- yearly reports ---- */

/* Those in business with points that were listed by the date, and since when they have any. */
#define REPORTERS_SQL                                                                              \
  "SELECT e.id, min (coalesce (p.listed_on, ?1)) FROM enterprise AS e "                            \
  "JOIN risk_point AS p ON p.enterprise = e.id "                                                   \
  "WHERE (p.listed_on IS NULL OR p.listed_on <= ?1) "                                              \
  "AND (p.withdrawn_on IS NULL OR p.withdrawn_on > ?1) "                                           \
  "AND e.status IN ('producing', 'stopped') GROUP BY e.id"

static gboolean
is_handed_in (
  SpReader *self, int64_t enterprise, int year, SpDate as_of, gboolean *is_in, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (self->engine,
                       "SELECT 1 FROM risk_report WHERE enterprise = ?1 AND year = ?2"
                       " AND list_on <= ?3 AND analysis_on <= ?3",
                       error);
  char iso[SP_DATE_ISO_LEN];

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, enterprise);
  sp_statement_bind_integer (statement, 2, year);
  sp_statement_bind_text (statement, 3, sp_date_to_iso (as_of, iso));
  *is_in = sp_statement_next (statement);
  return sp_statement_end (statement, error);
}

static gboolean
add_report (SpReader *self,
            const SpDueQuery *query,
            SpRecord *enterprise,
            SpIndustry *industry,
            int year,
            GPtrArray *dues,
            GError **error)
{
  SpDate day = sp_industry_report_due (industry, year);
  gboolean is_in = FALSE;
  SpDue *due;

  if (day - query->as_of > query->within)
    return TRUE;
  if (!is_handed_in (self, sp_record_get_id (enterprise), year, query->as_of, &is_in, error))
    return FALSE;
  if (is_in)
    return TRUE;
  due = sp_due_add (dues, query, SP_DUE_RISK_REPORT, day);
  due->title = g_strdup (sp_record_get_title (enterprise));
  due->units = dup_department (self, enterprise);
  due->record = sp_record_get_id (enterprise);
  due->uid = g_strdup (sp_record_get_uid (enterprise));
  due->period = sp_period_containing (day, SP_PERIOD_YEAR);
  return TRUE;
}

static gboolean
add_reporter (SpReader *self,
              const SpDueQuery *query,
              int64_t id,
              SpDate since,
              GHashTable *units,
              GPtrArray *dues,
              GError **error)
{
  g_autoptr (SpRecord) enterprise = sp_reader_load (self, &sp_enterprise_type, id, error);
  g_autoptr (SpRecord) industry = NULL;
  int this_year, first_year;

  if (enterprise == NULL)
    return FALSE;
  if (!sp_due_is_wanted (units, sp_record_get_integer (enterprise, SP_ENTERPRISE_DEPARTMENT),
                         sp_record_get_integer (enterprise, SP_ENTERPRISE_TOWNSHIP)))
    return TRUE;
  industry = sp_reader_load (self, &sp_industry_type,
                             sp_record_get_integer (enterprise, SP_ENTERPRISE_INDUSTRY), NULL);
  this_year = sp_date_to_ymd (query->as_of).year;
  first_year = sp_date_to_ymd (since).year;
  for (int year = MAX (first_year, this_year - 1); year <= this_year; year++)
    if (!add_report (self, query, enterprise, industry != NULL ? SP_INDUSTRY (industry) : NULL,
                     year, dues, error))
      return FALSE;
  return TRUE;
}

typedef struct
{
  int64_t enterprise;
  SpDate since;
} Reporter;

static GArray *
load_reporters (SpReader *self, SpDate as_of, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (self->engine, REPORTERS_SQL, error);
  g_autoptr (GArray) reporters = g_array_new (FALSE, FALSE, sizeof (Reporter));
  char iso[SP_DATE_ISO_LEN];

  if (statement == NULL)
    return NULL;
  sp_statement_bind_text (statement, 1, sp_date_to_iso (as_of, iso));
  while (sp_statement_next (statement))
    {
      Reporter reporter = {sp_statement_get_integer (statement, 0),
                           sp_statement_get_date (statement, 1)};

      g_array_append_val (reporters, reporter);
    }
  return sp_statement_end (statement, error) ? g_steal_pointer (&reporters) : NULL;
}

static gboolean
add_reports (
  SpReader *self, const SpDueQuery *query, GHashTable *units, GPtrArray *dues, GError **error)
{
  g_autoptr (GArray) reporters = load_reporters (self, query->as_of, error);

  for (guint i = 0; reporters != NULL && i < reporters->len; i++)
    {
      const Reporter *reporter = &g_array_index (reporters, Reporter, i);

      if (!add_reporter (self, query, reporter->enterprise, reporter->since, units, dues, error))
        return FALSE;
    }
  return reporters != NULL;
}

gboolean
sp_due_risks_add (
  SpReader *self, const SpDueQuery *query, GHashTable *units, GPtrArray *dues, GError **error)
{
  return (!sp_due_wants (query, SP_DUE_RISK) || add_points (self, query, units, dues, error)) &&
         (!sp_due_wants (query, SP_DUE_RISK_REPORT) ||
          add_reports (self, query, units, dues, error));
}
