/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-reports.h. */
#include "store/sp-reports.h"

#include "store/sp-store-private.h"

#define FACTS_SQL                                                                                  \
  "SELECT p.first_day, p.last_day, m.start_on,"                                                    \
  " (SELECT CASE WHEN r.percent >= 100 THEN r.as_of END FROM progress AS r WHERE r.measure = m.id" \
  "   AND r.unit IS ?2 AND r.as_of <= ?3 AND r.id <> ?4 ORDER BY r.as_of DESC, r.id DESC LIMIT "   \
  "1),"                                                                                            \
  " EXISTS (SELECT 1 FROM attachment WHERE measure = m.id)"                                        \
  "  OR EXISTS (SELECT 1 FROM attachment WHERE progress = ?4)"                                     \
  " FROM measure AS m JOIN plan AS p ON p.id = m.plan WHERE m.id = ?1"

static gboolean
load_facts (SpReader *self, SpRecord *report, SpReportFacts *facts, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (self->engine, FACTS_SQL, error);
  int64_t unit = sp_record_get_integer (report, SP_PROGRESS_UNIT);
  char iso[SP_DATE_ISO_LEN];

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, sp_record_get_integer (report, SP_PROGRESS_MEASURE));
  if (unit != 0)
    sp_statement_bind_integer (statement, 2, unit);
  sp_statement_bind_text (
    statement, 3, sp_date_to_iso ((SpDate)sp_record_get_integer (report, SP_PROGRESS_AS_OF), iso));
  sp_statement_bind_integer (statement, 4, sp_record_get_id (report));
  if (sp_statement_next (statement))
    {
      facts->plan_first = sp_date_from_iso (sp_statement_get_text (statement, 0));
      facts->plan_last = sp_date_from_iso (sp_statement_get_text (statement, 1));
      facts->start = sp_date_from_iso (sp_statement_get_text (statement, 2));
      facts->completed_on = sp_date_from_iso (sp_statement_get_text (statement, 3));
      facts->is_attached = sp_statement_get_integer (statement, 4) != 0;
    }
  return sp_statement_end (statement, error);
}

gboolean
sp_reader_check_report (
  SpReader *self, SpRecord *report, SpDate today, gboolean has_files, guint *field, GError **error)
{
  SpReportFacts facts = {.today = today};

  g_return_val_if_fail (self != NULL && SP_IS_PROGRESS (report), FALSE);
  if (!load_facts (self, report, &facts, error))
    return FALSE;
  facts.is_attached = facts.is_attached || has_files;
  return sp_report_check (report, &facts, field, error);
}
