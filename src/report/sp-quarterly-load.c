/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The quarterly workbook's way from the store: gathers its facts through a reader. No sheets here.
 */
#include "report/sp-quarterly-private.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <string.h>

static int
compare_reports (gconstpointer a, gconstpointer b)
{
  SpRecord *first = *(SpRecord *const *)a;
  SpRecord *second = *(SpRecord *const *)b;
  int64_t by_date = sp_record_get_integer (first, SP_PROGRESS_AS_OF) -
                    sp_record_get_integer (second, SP_PROGRESS_AS_OF);
  int64_t by_id = sp_record_get_id (first) - sp_record_get_id (second);

  return by_date != 0 ? (by_date < 0 ? -1 : 1) : (by_id < 0 ? -1 : by_id > 0);
}

/* Names of units by id. */
static GHashTable *
load_unit_names (SpReader *reader, GError **error)
{
  g_autoptr (GPtrArray) units = sp_reader_load_all (reader, &sp_unit_type, -1, 0, error);
  g_autoptr (GHashTable) names = NULL;

  if (units == NULL)
    return NULL;
  names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < units->len; i++)
    {
      SpRecord *unit = g_ptr_array_index (units, i);
      int64_t id = sp_record_get_id (unit);

      g_hash_table_insert (names, g_memdup2 (&id, sizeof id),
                           g_strdup (sp_record_get_text (unit, SP_UNIT_NAME)));
    }
  return g_steal_pointer (&names);
}

static void
add_report (SpQuarterlyFacts *self, SpRecord *report, GHashTable *names)
{
  SpDate on = (SpDate)sp_record_get_integer (report, SP_PROGRESS_AS_OF);
  int64_t unit = sp_record_get_integer (report, SP_PROGRESS_UNIT);
  const char *who = g_hash_table_lookup (names, &unit);

  if (on < self->period.first || on > MIN (self->period.last, self->as_of))
    return;
  sp_quarterly_facts_add_note (self, sp_record_get_integer (report, SP_PROGRESS_MEASURE), on,
                               who != NULL ? who : "",
                               sp_record_get_text (report, SP_PROGRESS_DONE),
                               sp_record_get_text (report, SP_PROGRESS_PROBLEMS),
                               sp_record_get_text (report, SP_PROGRESS_NEXT_STEPS));
}

static gboolean
load_notes (SpQuarterlyFacts *self, SpReader *reader, GError **error)
{
  g_autoptr (GPtrArray) reports = sp_reader_load_all (reader, &sp_progress_type, -1, 0, error);
  g_autoptr (GHashTable) names = reports != NULL ? load_unit_names (reader, error) : NULL;

  if (names == NULL)
    return FALSE;
  g_ptr_array_sort (reports, compare_reports);
  for (guint i = 0; i < reports->len; i++)
    add_report (self, g_ptr_array_index (reports, i), names);
  return TRUE;
}

/* ---- the plan ---- */

static void
take (char **to, const char *text)
{
  g_free (*to);
  *to = g_strdup (text);
}

static SpRecord *
load_plan_record (SpReader *reader, int64_t plan, GError **error)
{
  g_autoptr (GError) failure = NULL;
  SpRecord *record = sp_reader_load (reader, &sp_plan_type, plan, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (record == NULL)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                 _ ("计划已不在文件里，请重新选择计划后再生成报表。"));
  return record;
}

static gboolean
load_plan (SpQuarterlyFacts *self, SpReader *reader, int64_t plan, GError **error)
{
  g_autoptr (SpRecord) record = load_plan_record (reader, plan, error);
  g_autoptr (GPtrArray) sources = NULL;

  if (record == NULL)
    return FALSE;
  sources = sp_reader_load_all (reader, &sp_source_type, SP_SOURCE_PLAN, plan, error);
  if (sources == NULL)
    return FALSE;
  take (&self->plan_title, sp_record_get_text (record, SP_PLAN_TITLE));
  take (&self->issuer, sp_record_get_text (record, SP_PLAN_ISSUER));
  take (&self->doc_number, sp_record_get_text (record, SP_PLAN_DOC_NUMBER));
  take (&self->prepared_by, self->issuer);
  if (sources->len > 0)
    take (&self->source_name,
          sp_record_get_text (g_ptr_array_index (sources, sources->len - 1), SP_SOURCE_NAME));
  self->issued_on = (SpDate)sp_record_get_integer (record, SP_PLAN_ISSUED_ON);
  self->is_sample = sp_record_get_integer (record, SP_PLAN_IS_SAMPLE) != 0;
  self->rule = sp_plan_get_light_rule (SP_PLAN (record));
  return TRUE;
}

static gboolean
load_doubts (SpQuarterlyFacts *self, SpReader *reader, int64_t plan, GError **error)
{
  g_autoptr (GPtrArray) doubts =
    sp_reader_load_all (reader, &sp_doubt_type, SP_DOUBT_PLAN, plan, error);

  if (doubts == NULL)
    return FALSE;
  for (guint i = 0; i < doubts->len; i++)
    self->n_open_doubts +=
      sp_record_get_integer (g_ptr_array_index (doubts, i), SP_DOUBT_STATE) == SP_DOUBT_STATE_OPEN;
  return TRUE;
}

gboolean
sp_quarterly_facts_load (SpQuarterlyFacts *self,
                         SpReader *reader,
                         const SpQuarterlyOptions *options,
                         GCancellable *cancellable,
                         GError **error)
{
  SpTaskFilter filter = {.plan = options->plan};

  self->period = options->period;
  self->as_of = options->as_of != SP_DATE_NONE ? options->as_of : options->period.last;
  if (!load_plan (self, reader, options->plan, error) ||
      !load_doubts (self, reader, options->plan, error) || !load_notes (self, reader, error))
    return FALSE;
  if (options->prepared_by != NULL)
    take (&self->prepared_by, options->prepared_by);
  filter.as_of = self->as_of;
  self->now = sp_reader_load_schedule (reader, &filter, cancellable, error);
  if (self->now == NULL)
    return FALSE;
  filter.as_of = self->period.first - 1;
  self->before = sp_reader_load_schedule (reader, &filter, cancellable, error);
  return self->before != NULL;
}
