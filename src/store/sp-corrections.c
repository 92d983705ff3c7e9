/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-corrections.h. */
#include "store/sp-corrections.h"

#include "base/sp-i18n.h"
#include "core/sp-accident.h"
#include "core/sp-duty.h"
#include "core/sp-hazard.h"
#include "core/sp-indicator.h"
#include "core/sp-institution.h"
#include "core/sp-listing.h"
#include "core/sp-supervision.h"
#include "store/sp-history.h"
#include "store/sp-store-private.h"

#define MOST_LOOKED_AT 200 /* lines of the journal, for those that are told */

static const struct
{
  const SpRecordType *type;
  guint day;
} dated[] = {
  {&sp_progress_type, SP_PROGRESS_AS_OF},
  {&sp_hazard_type, SP_HAZARD_FOUND_ON},
  {&sp_hazard_step_type, SP_HAZARD_STEP_DAY},
  {&sp_listing_type, SP_LISTING_LISTED_ON},
  {&sp_institution_step_type, SP_INSTITUTION_STEP_DAY},
  {&sp_enforcement_type, SP_ENFORCEMENT_DAY},
  {&sp_accident_type, SP_ACCIDENT_HAPPENED_ON},
  {&sp_indicator_value_type, SP_INDICATOR_VALUE_AS_OF},
  {&sp_supervision_type, SP_SUPERVISION_ISSUED_ON},
  {&sp_duty_occurrence_type, SP_DUTY_OCCURRENCE_DONE_ON},
};

static void
corrections_free (gpointer data)
{
  SpCorrections *self = data;

  g_ptr_array_unref (self->lines);
  g_free (self);
}

/* The moment at which the day after @day begins here, as the journal writes moments. */
static char *
dup_moment (SpDate day)
{
  SpYmd next = sp_date_to_ymd (day + 1);
  g_autoptr (GDateTime) local = g_date_time_new_local (next.year, next.month, next.day, 0, 0, 0);
  g_autoptr (GDateTime) utc = local != NULL ? g_date_time_to_utc (local) : NULL;

  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S.000Z") : g_strdup ("");
}

static gboolean
count (SpReader *self, guint i, SpDate after, SpDate as_of, guint *n, GError **error)
{
  const char *day = dated[i].type->fields[dated[i].day].name;
  g_autofree char *moment = dup_moment (after);
  g_autofree char *sql = g_strdup_printf (
    "SELECT count (DISTINCT c.record) FROM action a JOIN change c ON c.action = a.id "
    "JOIN %s t ON t.id = c.record "
    "WHERE a.at >= ?1 AND a.undone_by IS NULL AND c.record_table = ?2 AND t.%s <= ?3",
    dated[i].type->table, day);
  char iso[SP_DATE_ISO_LEN];
  SpStatement *statement = sp_engine_prepare (self->engine, sql, error);
  gboolean is_read;

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, moment);
  sp_statement_bind_text (statement, 2, dated[i].type->table);
  sp_statement_bind_text (statement, 3, sp_date_to_iso (as_of, iso));
  *n = sp_statement_next (statement) ? (guint)sp_statement_get_integer (statement, 0) : 0;
  is_read = sp_statement_end (statement, error);
  sp_statement_release (statement);
  return is_read;
}

/* Whether the record of @line has a day up to @as_of. */
static gboolean
speaks_of (SpReader *self, guint i, const SpHistoryLine *line, SpDate as_of)
{
  g_autoptr (SpRecord) record = sp_reader_load (self, dated[i].type, line->record, NULL);
  SpDate day = record != NULL ? (SpDate)sp_record_get_integer (record, dated[i].day) : SP_DATE_NONE;

  return day != SP_DATE_NONE && day <= as_of;
}

static gboolean
tell (SpReader *self, guint i, SpDate after, SpDate as_of, GPtrArray *out, GError **error)
{
  SpHistoryFilter filter = {.table = dated[i].type->table, .from = after + 1};
  g_autoptr (GPtrArray) lines = sp_reader_load_history_lines (self, &filter, MOST_LOOKED_AT, error);

  for (guint k = 0; lines != NULL && k < lines->len && out->len < SP_CORRECTION_LINES; k++)
    {
      const SpHistoryLine *line = lines->pdata[k];

      g_autofree char *text = g_strdup_printf (_ ("%.10s　%s"), line->when, line->sentence);

      if (!g_ptr_array_find_with_equal_func (out, text, g_str_equal, NULL) &&
          speaks_of (self, i, line, as_of))
        g_ptr_array_add (out, g_steal_pointer (&text));
    }
  return lines != NULL;
}

GPtrArray *
sp_reader_load_corrections (SpReader *self, SpDate after, SpDate as_of, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (corrections_free);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (dated); i++)
    {
      SpCorrections *one;
      guint n;

      if (!count (self, i, after, as_of, &n, error))
        return NULL;
      if (n == 0)
        continue;
      one = g_new0 (SpCorrections, 1);
      one->type = dated[i].type;
      one->n_records = n;
      one->lines = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (all, one);
      if (!tell (self, i, after, as_of, one->lines, error))
        return NULL;
    }
  return g_steal_pointer (&all);
}
