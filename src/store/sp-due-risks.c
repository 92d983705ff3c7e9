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
#include "store/sp-write-risks.h"

/* What is being listed, and enterprises that were looked up for it: id → SpRecord. */
typedef struct
{
  SpReader *reader;
  const SpDueQuery *query;
  GHashTable *units; /* NULL: all */
  GPtrArray *dues;
  GHashTable *enterprises;
} Listing;

static SpRecord *
get_enterprise (Listing *self, int64_t id)
{
  gpointer key = GSIZE_TO_POINTER ((gsize)id);
  SpRecord *enterprise = g_hash_table_lookup (self->enterprises, key);

  if (enterprise == NULL)
    {
      enterprise = sp_reader_load (self->reader, &sp_enterprise_type, id, NULL);
      if (enterprise != NULL)
        g_hash_table_insert (self->enterprises, key, enterprise);
    }
  return enterprise;
}

static char *
dup_department (SpReader *self, SpRecord *enterprise)
{
  g_autoptr (SpRecord) unit = sp_reader_load (
    self, &sp_unit_type, sp_record_get_integer (enterprise, SP_ENTERPRISE_DEPARTMENT), NULL);

  return g_strdup (unit != NULL ? sp_record_get_title (unit) : "");
}

/* ---- reassessment ---- */

/* @point as it stood on the date. */
static void
add_point (SpRecord *point, gpointer data)
{
  Listing *self = data;
  const SpDueQuery *query = self->query;
  SpDate day = (SpDate)sp_record_get_integer (point, SP_RISK_POINT_REVIEW_DUE_ON);
  SpStanding standing = sp_standing_judge (point, &sp_risk_point_standing, query->as_of, 0, NULL);
  SpRecord *enterprise;
  SpDue *due;

  if (standing == SP_STANDING_CLOSED || standing == SP_STANDING_LATER || day == SP_DATE_NONE ||
      day - query->as_of > query->within)
    return;
  enterprise = get_enterprise (self, sp_record_get_integer (point, SP_RISK_POINT_ENTERPRISE));
  if (enterprise == NULL ||
      !sp_due_is_wanted (self->units, sp_record_get_integer (enterprise, SP_ENTERPRISE_DEPARTMENT),
                         sp_record_get_integer (enterprise, SP_ENTERPRISE_TOWNSHIP)))
    return;
  due = sp_due_add (self->dues, query, SP_DUE_RISK, day);
  due->title =
    g_strdup_printf (_ ("%s：%s %s"), sp_record_get_title (enterprise),
                     sp_record_get_text (point, SP_RISK_POINT_NUMBER), sp_record_get_title (point));
  due->units = dup_department (self->reader, enterprise);
  due->record = sp_record_get_id (point);
  due->uid = g_strdup (sp_record_get_uid (point));
}

/* Of today the rows tell. */
static gboolean
add_stored (Listing *self, GError **error)
{
  const SpDueQuery *query = self->query;
  SpDate last = sp_date_from_iso ("9999-12-31");
  const SpCondition due = {.field = SP_RISK_POINT_REVIEW_DUE_ON,
                           .to = query->within < last - query->as_of ? query->as_of + query->within
                                                                     : last};
  const SpRecordFilter filter = {.conditions = &due, .n_conditions = 1};
  g_autoptr (GArray) ids = sp_reader_query (self->reader, &sp_risk_point_type, &filter, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (SpRecord) point =
        sp_reader_load (self->reader, &sp_risk_point_type, g_array_index (ids, int64_t, i), error);

      if (point == NULL)
        return FALSE;
      add_point (point, self);
    }
  return ids != NULL;
}

static gboolean
add_points (Listing *self, GError **error)
{
  return self->query->as_of >= sp_date_today ()
           ? add_stored (self, error)
           : sp_risk_points_each_then (self->reader->engine, self->query->as_of, add_point, self,
                                       error);
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
add_report (Listing *self, SpRecord *enterprise, SpIndustry *industry, int year, GError **error)
{
  const SpDueQuery *query = self->query;
  SpDate day = sp_industry_report_due (industry, year);
  gboolean is_in = FALSE;
  SpDue *due;

  if (day - query->as_of > query->within)
    return TRUE;
  if (!is_handed_in (self->reader, sp_record_get_id (enterprise), year, query->as_of, &is_in,
                     error))
    return FALSE;
  if (is_in)
    return TRUE;
  due = sp_due_add (self->dues, query, SP_DUE_RISK_REPORT, day);
  due->title = g_strdup (sp_record_get_title (enterprise));
  due->units = dup_department (self->reader, enterprise);
  due->record = sp_record_get_id (enterprise);
  due->uid = g_strdup (sp_record_get_uid (enterprise));
  due->period = sp_period_containing (day, SP_PERIOD_YEAR);
  return TRUE;
}

static gboolean
add_reporter (Listing *self, int64_t id, SpDate since, GError **error)
{
  SpRecord *enterprise = get_enterprise (self, id);
  g_autoptr (SpRecord) industry = NULL;
  int this_year = sp_date_to_ymd (self->query->as_of).year;
  int first_year = sp_date_to_ymd (since).year;

  if (enterprise == NULL ||
      !sp_due_is_wanted (self->units, sp_record_get_integer (enterprise, SP_ENTERPRISE_DEPARTMENT),
                         sp_record_get_integer (enterprise, SP_ENTERPRISE_TOWNSHIP)))
    return TRUE;
  industry = sp_reader_load (self->reader, &sp_industry_type,
                             sp_record_get_integer (enterprise, SP_ENTERPRISE_INDUSTRY), NULL);
  for (int year = MAX (first_year, this_year - 1); year <= this_year; year++)
    if (!add_report (self, enterprise, industry != NULL ? SP_INDUSTRY (industry) : NULL, year,
                     error))
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
add_reports (Listing *self, GError **error)
{
  g_autoptr (GArray) reporters = load_reporters (self->reader, self->query->as_of, error);

  for (guint i = 0; reporters != NULL && i < reporters->len; i++)
    {
      const Reporter *reporter = &g_array_index (reporters, Reporter, i);

      if (!add_reporter (self, reporter->enterprise, reporter->since, error))
        return FALSE;
    }
  return reporters != NULL;
}

gboolean
sp_due_risks_add (
  SpReader *self, const SpDueQuery *query, GHashTable *units, GPtrArray *dues, GError **error)
{
  g_autoptr (GHashTable) enterprises = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  Listing listing = {self, query, units, dues, enterprises};

  return (!sp_due_wants (query, SP_DUE_RISK) || add_points (&listing, error)) &&
         (!sp_due_wants (query, SP_DUE_RISK_REPORT) || add_reports (&listing, error));
}
