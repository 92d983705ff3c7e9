/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-write-risks.h. */
#include "store/sp-write-risks.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-risk-grade.h"
#include "store/sp-parameters.h"
#include "store/sp-risk-ticks.h"
#include "store/sp-rows.h"
#include "store/sp-store-private.h"

#include <stdlib.h>

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
differs (SpRecord *a, SpRecord *b, guint field)
{
  const SpField *declared = &sp_record_get_record_type (a)->fields[field];

  return !sp_value_equal (declared, sp_record_peek (a, field), sp_record_peek (b, field));
}

static SpRecord *
load_needed (SpWrite *self, const SpRecordType *type, int64_t id, GError **error)
{
  GError *failure = NULL;
  SpRecord *record = sp_rows_load (sp_write_get_engine (self), type, id, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (record == NULL)
    g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_FOUND,
                 _ ("这条%s已经不在了。请刷新后再看。"), _ (type->label));
  return record;
}

/* @tail: what comes after the columns, with ?1 and ?2. */
static GPtrArray *
load_rows (SpEngine *engine,
           const SpRecordType *type,
           const char *tail,
           int64_t first,
           int64_t second,
           GError **error)
{
  g_autofree char *sql = g_strdup_printf ("%s %s", sp_rows_sql (engine, type)->select, tail);
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, sql, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  if (statement == NULL)
    return NULL;
  sp_statement_bind_integer (statement, 1, first);
  if (second != 0)
    sp_statement_bind_integer (statement, 2, second);
  while (sp_statement_next (statement))
    g_ptr_array_add (rows, sp_rows_read (statement, type));
  return sp_statement_end (statement, error) ? g_steal_pointer (&rows) : NULL;
}

/* Whether @sql, with ?1 and ?2, finds a row. */
static gboolean
exists (
  SpWrite *self, const char *sql, int64_t first, int64_t second, gboolean *found, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (sp_write_get_engine (self), sql, error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, first);
  if (second != 0)
    sp_statement_bind_integer (statement, 2, second);
  *found = sp_statement_next (statement);
  return sp_statement_end (statement, error);
}

GPtrArray *
sp_risk_assessments_load (SpEngine *engine, int64_t point, GError **error)
{
  return load_rows (engine, &sp_risk_assessment_type,
                    "WHERE risk_point = ?1 ORDER BY assessed_on, id", point, 0, error);
}

/* ---- risk points ---- */

static gboolean
find_number (SpWrite *self, SpRecord *point, const char *number, gboolean *is_taken, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    sp_write_get_engine (self),
    "SELECT 1 FROM risk_point WHERE enterprise = ?1 AND number = ?2 AND id <> ?3 LIMIT 1", error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, sp_record_get_integer (point, SP_RISK_POINT_ENTERPRISE));
  sp_statement_bind_text (statement, 2, number);
  sp_statement_bind_integer (statement, 3, sp_record_get_id (point));
  *is_taken = sp_statement_next (statement);
  return sp_statement_end (statement, error);
}

static gboolean
find_last_number (SpWrite *self, int64_t enterprise, int64_t *last, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    sp_write_get_engine (self),
    "SELECT coalesce (max (CAST (number AS INTEGER)), 0) FROM risk_point WHERE enterprise = ?1",
    error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, enterprise);
  if (sp_statement_next (statement))
    *last = sp_statement_get_integer (statement, 0);
  return sp_statement_end (statement, error);
}

/* The numbers that the program gives are plain: 1, 2, 3 within an enterprise, as on the map. Within
 * an action the last one is remembered, by the enterprise's id below 0 (years are above). */
static gboolean
give_number (SpWrite *self, SpRecord *point, GError **error)
{
  int64_t enterprise = sp_record_get_integer (point, SP_RISK_POINT_ENTERPRISE);
  gpointer key = GSIZE_TO_POINTER ((gsize)-enterprise);
  int64_t last =
    (int64_t)GPOINTER_TO_SIZE (g_hash_table_lookup (sp_write_get_counters (self), key));
  gboolean is_taken = TRUE;

  if (last == 0 && !find_last_number (self, enterprise, &last, error))
    return FALSE;
  while (is_taken)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, ++last);

      if (!find_number (self, point, number, &is_taken, error))
        return FALSE;
      sp_record_set_text (point, SP_RISK_POINT_NUMBER, number);
    }
  g_hash_table_insert (sp_write_get_counters (self), key, GSIZE_TO_POINTER ((gsize)last));
  return TRUE;
}

/* A point that moves to another enterprise, as when two are made one, takes a free number there. */
static gboolean
number_point (SpWrite *self, SpRecord *point, SpRecord *current, GError **error)
{
  const char *number = sp_record_get_text (point, SP_RISK_POINT_NUMBER);
  gboolean is_moved = current != NULL && differs (point, current, SP_RISK_POINT_ENTERPRISE);
  gboolean is_taken = FALSE;

  if (*number == '\0')
    return give_number (self, point, error);
  if (current != NULL && !is_moved && !differs (point, current, SP_RISK_POINT_NUMBER))
    return TRUE;
  if (!find_number (self, point, number, &is_taken, error))
    return FALSE;
  if (is_taken && is_moved)
    return give_number (self, point, error);
  if (is_taken)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("编号“%s”在这家企业已经有一个风险点在用，请换一个编号，或留空由程序编号。"),
                 number);
  return !is_taken;
}

/* Of records by day: those of later days go. */
static void
cut (GPtrArray *records, guint day, SpDate as_of)
{
  while (records->len > 0 && sp_record_get_integer (records->pdata[records->len - 1], day) > as_of)
    g_ptr_array_remove_index (records, records->len - 1);
}

gboolean
sp_risk_point_derive_then (SpEngine *engine, SpRecord *point, SpDate as_of, GError **error)
{
  SpReader reader = {engine};
  int64_t id = sp_record_get_id (point);
  g_autoptr (GPtrArray) assessments = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GHashTable) ticks = NULL;
  double months;

  if (id != 0 && as_of < G_MAXINT)
    {
      ticks = sp_risk_ticks_load (engine, id, as_of, error);
      if (ticks == NULL)
        return FALSE;
      sp_risk_ticks_apply (ticks, point);
    }
  assessments = sp_risk_assessments_load (engine, id, error);
  if (assessments == NULL ||
      !sp_reader_load_parameter (&reader, SP_PARAMETER_RISK_REVIEW_MONTHS, &months, error))
    return FALSE;
  events =
    load_rows (engine, &sp_risk_event_type,
               "WHERE enterprise = ?1 AND (risk_point IS NULL OR risk_point = ?2) "
               "ORDER BY day, id",
               sp_record_get_integer (point, SP_RISK_POINT_ENTERPRISE), id == 0 ? -1 : id, error);
  if (events == NULL)
    return FALSE;
  cut (assessments, SP_RISK_ASSESSMENT_ASSESSED_ON, as_of);
  cut (events, SP_RISK_EVENT_DAY, as_of);
  sp_risk_point_derive (SP_RISK_POINT (point), assessments, events, (int)months);
  return TRUE;
}

static gboolean
derive_point (SpWrite *self, SpRecord *point, GError **error)
{
  return sp_risk_point_derive_then (sp_write_get_engine (self), point, G_MAXINT, error);
}

gboolean
sp_write_prepare_risk_point (SpWrite *self, SpRecord *point, SpRecord *current, GError **error)
{
  return number_point (self, point, current, error) && derive_point (self, point, error);
}

static gboolean
follow_point (SpWrite *self, int64_t id, GError **error)
{
  g_autoptr (SpRecord) current = load_needed (self, &sp_risk_point_type, id, error);
  g_autoptr (SpRecord) point = NULL;

  if (current == NULL)
    return FALSE;
  point = sp_record_copy (current);
  return derive_point (self, point, error) && sp_write_change_row (self, current, point, error);
}

/* ---- assessments ---- */

static gboolean
settle (SpWrite *self, SpRecord *assessment, GError **error)
{
  int64_t id = sp_record_get_integer (assessment, SP_RISK_ASSESSMENT_SCHEME);
  g_autoptr (SpRecord) scheme = NULL;
  g_autoptr (GPtrArray) factors = NULL;

  if (id != 0)
    {
      scheme = load_needed (self, &sp_risk_scheme_type, id, error);
      if (scheme == NULL)
        return FALSE;
    }
  factors =
    load_rows (sp_write_get_engine (self), &sp_risk_factor_type, "WHERE scheme = ?1", id, 0, error);
  return factors != NULL && sp_risk_assessment_settle (
                              SP_RISK_ASSESSMENT (assessment),
                              scheme != NULL ? SP_RISK_SCHEME (scheme) : NULL, factors, error);
}

static void
remove_record (GPtrArray *records, int64_t id)
{
  for (guint i = 0; i < records->len; i++)
    if (sp_record_get_id (g_ptr_array_index (records, i)) == id)
      {
        g_ptr_array_remove_index (records, i);
        return;
      }
}

/* A new one comes after those of its day. */
static void
insert_assessment (GPtrArray *assessments, SpRecord *assessment)
{
  int64_t day = sp_record_get_integer (assessment, SP_RISK_ASSESSMENT_ASSESSED_ON);
  int64_t id = sp_record_get_id (assessment) != 0 ? sp_record_get_id (assessment) : G_MAXINT64;
  guint at = 0;

  while (at < assessments->len)
    {
      SpRecord *other = g_ptr_array_index (assessments, at);
      int64_t other_day = sp_record_get_integer (other, SP_RISK_ASSESSMENT_ASSESSED_ON);

      if (other_day > day || (other_day == day && sp_record_get_id (other) > id))
        break;
      at++;
    }
  g_ptr_array_insert (assessments, (int)at, g_object_ref (assessment));
}

gboolean
sp_write_prepare_risk_assessment (SpWrite *self,
                                  SpRecord *assessment,
                                  SpRecord *current,
                                  GError **error)
{
  int64_t point = sp_record_get_integer (assessment, SP_RISK_ASSESSMENT_RISK_POINT);
  g_autoptr (GPtrArray) others = NULL;

  if (current != NULL && differs (assessment, current, SP_RISK_ASSESSMENT_RISK_POINT))
    return refuse (error, _ ("评估不能改到别的风险点名下；请删去它，再在那个风险点上评估。"));
  if (!settle (self, assessment, error))
    return FALSE;
  others = sp_risk_assessments_load (sp_write_get_engine (self), point, error);
  if (others == NULL)
    return FALSE;
  remove_record (others, current != NULL ? sp_record_get_id (current) : 0);
  insert_assessment (others, assessment);
  return sp_risk_assessments_check (others, error);
}

gboolean
sp_write_follow_risk_assessment (SpWrite *self, SpRecord *assessment, GError **error)
{
  return follow_point (self, sp_record_get_integer (assessment, SP_RISK_ASSESSMENT_RISK_POINT),
                       error);
}

/* ---- events ---- */

/* The enterprise of an event changes only where its points went there before: two were made one. */
static gboolean
check_event_moves (SpWrite *self, SpRecord *event, SpRecord *current, GError **error)
{
  gboolean has_points = FALSE;

  if (current == NULL)
    return TRUE;
  if (differs (event, current, SP_RISK_EVENT_ENTERPRISE) &&
      !exists (self, "SELECT 1 FROM risk_point WHERE enterprise = ?1 LIMIT 1",
               sp_record_get_integer (current, SP_RISK_EVENT_ENTERPRISE), 0, &has_points, error))
    return FALSE;
  return (!has_points && !differs (event, current, SP_RISK_EVENT_RISK_POINT)) ||
         refuse (error, _ ("再评估事由不能改到别的企业或风险点名下；请删去它，再重新登记。"));
}

gboolean
sp_write_prepare_risk_event (SpWrite *self, SpRecord *event, SpRecord *current, GError **error)
{
  int64_t id = sp_record_get_integer (event, SP_RISK_EVENT_RISK_POINT);
  g_autoptr (SpRecord) point = NULL;

  if (!check_event_moves (self, event, current, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  point = load_needed (self, &sp_risk_point_type, id, error);
  if (point == NULL)
    return FALSE;
  if (sp_record_get_integer (point, SP_RISK_POINT_ENTERPRISE) ==
      sp_record_get_integer (event, SP_RISK_EVENT_ENTERPRISE))
    return TRUE;
  return refuse (error, _ ("选定的风险点不是这家企业的。"));
}

gboolean
sp_write_follow_risk_event (SpWrite *self, SpRecord *event, GError **error)
{
  int64_t point = sp_record_get_integer (event, SP_RISK_EVENT_RISK_POINT);
  g_autoptr (GPtrArray) points = NULL;

  if (point != 0)
    return follow_point (self, point, error);
  points = load_rows (sp_write_get_engine (self), &sp_risk_point_type, "WHERE enterprise = ?1",
                      sp_record_get_integer (event, SP_RISK_EVENT_ENTERPRISE), 0, error);
  for (guint i = 0; points != NULL && i < points->len; i++)
    if (!follow_point (self, sp_record_get_id (points->pdata[i]), error))
      return FALSE;
  return points != NULL;
}

/* ---- schemes ---- */

static gboolean
check_unused (SpWrite *self, int64_t scheme, GError **error)
{
  gboolean is_used = FALSE;

  if (!exists (self, "SELECT 1 FROM risk_assessment WHERE scheme = ?1 LIMIT 1", scheme, 0, &is_used,
               error))
    return FALSE;
  return !is_used || refuse (error, _ ("已经有评估用这套分级方案，不能再改它的分档和取值；"
                                       "请“修订为新版本”，以前的评估不受影响。"));
}

gboolean
sp_write_prepare_risk_scheme (SpWrite *self, SpRecord *scheme, SpRecord *current, GError **error)
{
  static const guint kept[] = {SP_RISK_SCHEME_METHOD, SP_RISK_SCHEME_VERSION,
                               SP_RISK_SCHEME_RED_FROM, SP_RISK_SCHEME_ORANGE_FROM,
                               SP_RISK_SCHEME_YELLOW_FROM};
  gboolean is_changed = FALSE;

  if (!sp_record_peek (scheme, SP_RISK_SCHEME_VERSION)->is_set)
    sp_record_set_integer (scheme, SP_RISK_SCHEME_VERSION, 1);
  if (current == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    is_changed |= differs (scheme, current, kept[i]);
  return !is_changed || check_unused (self, sp_record_get_id (scheme), error);
}

gboolean
sp_write_prepare_risk_factor (SpWrite *self, SpRecord *factor, SpRecord *current, GError **error)
{
  if (sp_record_get_real (factor, SP_RISK_FACTOR_VALUE) <= 0)
    return refuse (error, _ ("因子的取值要大于 0。"));
  return check_unused (self, sp_record_get_integer (factor, SP_RISK_FACTOR_SCHEME), error);
}

/* ---- reports and places ---- */

gboolean
sp_write_prepare_risk_report (SpWrite *self, SpRecord *report, SpRecord *current, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    sp_write_get_engine (self),
    "SELECT 1 FROM risk_report WHERE enterprise = ?1 AND year = ?2 AND id <> ?3", error);
  gboolean is_taken;

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1,
                             sp_record_get_integer (report, SP_RISK_REPORT_ENTERPRISE));
  sp_statement_bind_integer (statement, 2, sp_record_get_integer (report, SP_RISK_REPORT_YEAR));
  sp_statement_bind_integer (statement, 3, sp_record_get_id (report));
  is_taken = sp_statement_next (statement);
  if (!sp_statement_end (statement, error))
    return FALSE;
  return !is_taken ||
         refuse (error, _ ("这家企业这一年度的风险报告已经登记过，请在那一条上修改。"));
}

/* A point lies on maps of its own enterprise, or on one of the county. */
gboolean
sp_write_prepare_risk_place (SpWrite *self, SpRecord *place, SpRecord *current, GError **error)
{
  g_autoptr (SpRecord) map =
    load_needed (self, &sp_risk_map_type, sp_record_get_integer (place, SP_RISK_PLACE_MAP), error);
  g_autoptr (SpRecord) point = NULL;
  int64_t owner;

  if (map == NULL)
    return FALSE;
  point = load_needed (self, &sp_risk_point_type,
                       sp_record_get_integer (place, SP_RISK_PLACE_RISK_POINT), error);
  if (point == NULL)
    return FALSE;
  owner = sp_record_get_integer (map, SP_RISK_MAP_ENTERPRISE);
  if (owner == 0 || owner == sp_record_get_integer (point, SP_RISK_POINT_ENTERPRISE))
    return TRUE;
  return refuse (error, _ ("这张图是另一家企业的，不能把这个风险点放上去。"));
}

/* ---- deletions ---- */

gboolean
sp_write_prepare_risk_delete (SpWrite *self, SpRecord *record, GError **error)
{
  g_autoptr (GPtrArray) left = NULL;

  if (sp_record_get_record_type (record) == &sp_risk_factor_type)
    return check_unused (self, sp_record_get_integer (record, SP_RISK_FACTOR_SCHEME), error);
  if (sp_record_get_record_type (record) != &sp_risk_assessment_type)
    return TRUE;
  left =
    sp_risk_assessments_load (sp_write_get_engine (self),
                              sp_record_get_integer (record, SP_RISK_ASSESSMENT_RISK_POINT), error);
  if (left == NULL)
    return FALSE;
  remove_record (left, sp_record_get_id (record));
  return sp_risk_assessments_check (left, error);
}
