/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is told beside hazards: gaps of one, and enterprises of which the law speaks. */
#include "store/sp-hazards.h"

#include "core/sp-enterprise.h"
#include "core/sp-hazard-gaps.h"
#include "store/sp-parameters.h"
#include "store/sp-store-private.h"

GPtrArray *
sp_reader_list_hazard_gaps (SpReader *self, SpHazard *hazard, GError **error)
{
  GError *failure = NULL;
  g_autoptr (SpRecord) criterion = NULL;

  g_return_val_if_fail (self != NULL && SP_IS_HAZARD (hazard), NULL);

  criterion =
    sp_reader_load (self, &sp_criterion_type,
                    sp_record_get_integer (SP_RECORD (hazard), SP_HAZARD_CRITERION), &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return sp_hazard_list_gaps (hazard, criterion != NULL ? SP_CRITERION (criterion) : NULL);
}

GArray *
sp_reader_list_listing_due (SpReader *self, SpListing *listing, SpDate as_of, GError **error)
{
  SpParameters parameters;

  g_return_val_if_fail (self != NULL && SP_IS_LISTING (listing), NULL);

  return sp_reader_load_parameters (self, &parameters, error)
           ? sp_listing_list_due (listing, parameters.values, as_of)
           : NULL;
}

/* ---- art. 113 ---- */

/* The law of 2021 came into force on 2021-09-01; what was punished before was punished by another.
 */
#define IN_FORCE "2021-09-01"

static void
hint_free (gpointer data)
{
  SpClosureHint *hint = data;

  g_free (hint->name);
  g_free (hint->text);
  g_free (hint);
}

/* The spans up to the date and how many times in each the law asks for. */
typedef struct
{
  SpDate as_of;
  int days_short, days_long;
  guint times_short, times_long;
} Spans;

static gboolean
load_spans (SpReader *self, SpDate as_of, Spans *spans, GError **error)
{
  SpParameters parameters;

  if (!sp_reader_load_parameters (self, &parameters, error))
    return FALSE;
  *spans = (Spans) {
    .as_of = as_of,
    .days_short = (int)parameters.values[SP_PARAMETER_PENALTY_DAYS_SHORT],
    .days_long = (int)parameters.values[SP_PARAMETER_PENALTY_DAYS_LONG],
    .times_short = (guint)parameters.values[SP_PARAMETER_PENALTY_TIMES_SHORT],
    .times_long = (guint)parameters.values[SP_PARAMETER_PENALTY_TIMES_LONG],
  };
  return TRUE;
}

/* The first day of a span of @days that ends on the date. */
static const char *
first_day (const Spans *spans, int days, char iso[SP_DATE_ISO_LEN])
{
  return sp_date_to_iso (spans->as_of - days + 1, iso);
}

static GPtrArray *
count_punishments (SpReader *self, const Spans *spans, GError **error)
{
  static const char sql[] =
    "SELECT e.registered, n.name, sum (e.penalties * (e.day >= ?1)) AS n_short,"
    " sum (e.penalties * (e.day >= ?2)) AS n_long"
    " FROM enforcement e JOIN enterprise n ON n.id = e.registered"
    " WHERE e.registered IS NOT NULL AND e.penalties > 0 AND e.day >= min (?1, ?2)"
    " AND e.day <= ?3 AND e.day >= '" IN_FORCE "'"
    " GROUP BY e.registered HAVING n_short >= ?4 OR n_long >= ?5 ORDER BY e.registered";
  g_autoptr (GPtrArray) hints = g_ptr_array_new_with_free_func (hint_free);
  g_autoptr (SpStatement) statement = sp_engine_prepare (self->engine, sql, error);
  char iso[SP_DATE_ISO_LEN];

  if (statement == NULL)
    return NULL;
  sp_statement_bind_text (statement, 1, first_day (spans, spans->days_short, iso));
  sp_statement_bind_text (statement, 2, first_day (spans, spans->days_long, iso));
  sp_statement_bind_text (statement, 3, sp_date_to_iso (spans->as_of, iso));
  sp_statement_bind_integer (statement, 4, spans->times_short);
  sp_statement_bind_integer (statement, 5, spans->times_long);
  while (sp_statement_next (statement))
    {
      SpClosureHint *hint = g_new0 (SpClosureHint, 1);

      hint->enterprise = sp_statement_get_integer (statement, 0);
      hint->name = g_strdup (sp_statement_get_text (statement, 1));
      hint->n_short = (guint)sp_statement_get_integer (statement, 2);
      hint->n_long = (guint)sp_statement_get_integer (statement, 3);
      g_ptr_array_add (hints, hint);
    }
  return sp_statement_end (statement, error) ? g_steal_pointer (&hints) : NULL;
}

static gboolean
is_open_as_of (SpReader *self, SpRecord *hazard, SpDate as_of, gboolean *is_open, GError **error)
{
  g_autoptr (GPtrArray) steps =
    sp_reader_load_hazard_steps (self, sp_record_get_id (hazard), error);
  SpHazardStanding standing;

  if (steps == NULL)
    return FALSE;
  standing = sp_hazard_get_standing (SP_HAZARD (hazard), steps, as_of);
  *is_open = standing.is_known && standing.state < SP_HAZARD_CLOSED;
  return TRUE;
}

/* Numbers of the major hazards that are open, joined. */
static char *
dup_open_major (SpReader *self, int64_t enterprise, SpDate as_of, guint *n, GError **error)
{
  g_autoptr (GPtrArray) hazards =
    sp_reader_load_all (self, &sp_hazard_type, SP_HAZARD_ENTERPRISE, enterprise, error);
  g_autoptr (GString) numbers = g_string_new (NULL);

  if (hazards == NULL)
    return NULL;
  *n = 0;
  for (guint i = 0; i < hazards->len; i++)
    {
      SpRecord *hazard = g_ptr_array_index (hazards, i);
      gboolean is_open = FALSE;

      if (sp_record_get_integer (hazard, SP_HAZARD_GRADE) != SP_HAZARD_MAJOR)
        continue;
      if (!is_open_as_of (self, hazard, as_of, &is_open, error))
        return NULL;
      if (is_open)
        g_string_append_printf (numbers, "%s%s", (*n)++ > 0 ? "、" : "",
                                sp_record_get_text (hazard, SP_HAZARD_NUMBER));
    }
  return g_string_free (g_steal_pointer (&numbers), FALSE);
}

static char *
dup_hint (const SpClosureHint *hint, const Spans *spans, const char *numbers)
{
  g_autofree char *day = sp_date_dup_iso (spans->as_of);

  return g_strdup_printf (
    _ ("“%s”有 %u 条重大隐患没有销号（%s）；到 %s 为止，%d 天内受行政处罚 %u 次，%d 天内 %u 次。"
       "安全生产法第一百一十三条对提请关闭有规定；登记的处罚是不是都依安全生产法作出、"
       "是否适用，由执法部门依法认定。"),
    hint->name, hint->n_hazards, numbers, day, spans->days_short, hint->n_short, spans->days_long,
    hint->n_long);
}

GPtrArray *
sp_reader_load_closure_hints (SpReader *self, SpDate as_of, GError **error)
{
  g_autoptr (GPtrArray) hints = NULL;
  Spans spans;

  g_return_val_if_fail (self != NULL, NULL);

  if (load_spans (self, as_of, &spans, error))
    hints = count_punishments (self, &spans, error);
  for (guint i = 0; hints != NULL && i < hints->len;)
    {
      SpClosureHint *hint = g_ptr_array_index (hints, i);
      g_autofree char *numbers =
        dup_open_major (self, hint->enterprise, as_of, &hint->n_hazards, error);

      if (numbers == NULL)
        return NULL;
      hint->text = dup_hint (hint, &spans, numbers);
      if (hint->n_hazards > 0)
        i++;
      else
        g_ptr_array_remove_index (hints, i);
    }
  return g_steal_pointer (&hints);
}
