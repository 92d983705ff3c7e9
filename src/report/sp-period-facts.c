/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-period-facts.h: reads, counts nothing that another reader counts. */
#include "report/sp-period-facts.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "report/sp-quarterly-private.h"
#include "store/sp-reader-overview.h"

#include <string.h>

#define MOST_NAME 60 /* characters of a file name before its end */

/* ---- the plan ---- */

static gboolean
check_period (const SpPeriodFacts *self, GError **error)
{
  g_autofree char *period = sp_period_dup_label (&self->period);
  g_autofree char *first = sp_date_dup_chinese (self->plan_first);

  if (self->plan_first != SP_DATE_NONE && self->period.last < self->plan_first)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("计划从%s开始，%s还没有任务可报。请选择以后的期间。"), first, period);
  else if (self->as_of < self->period.first)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("数据截止日期在%s之前。请改为这个期间里或以后的日期。"), period);
  else
    return TRUE;
  return FALSE;
}

static SpRecord *
load_plan_record (SpReader *reader, int64_t id, GError **error)
{
  GError *failure = NULL;
  SpRecord *plan = sp_reader_load (reader, &sp_plan_type, id, &failure);

  if (plan == NULL && failure != NULL)
    g_propagate_error (error, failure);
  else if (plan == NULL)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                 _ ("计划已不在文件里，请重新选择计划后再生成。"));
  return plan;
}

static char *
dup_subject (const char *title)
{
  return sp_quarterly_facts_dup_subject (&(const SpQuarterlyFacts) {.plan_title = (char *)title});
}

static gboolean
load_plan (SpPeriodFacts *self, SpReader *reader, const SpPeriodOptions *options, GError **error)
{
  g_autoptr (SpRecord) plan = load_plan_record (reader, options->plan, error);

  if (plan == NULL)
    return FALSE;
  self->plan = options->plan;
  self->plan_title = g_strdup (sp_record_get_text (plan, SP_PLAN_TITLE));
  self->subject = dup_subject (self->plan_title);
  self->doc_number = g_strdup (sp_record_get_text (plan, SP_PLAN_DOC_NUMBER));
  self->prepared_by =
    g_strdup (options->prepared_by != NULL ? options->prepared_by
                                           : sp_record_get_text (plan, SP_PLAN_ISSUER));
  self->is_sample = sp_record_get_integer (plan, SP_PLAN_IS_SAMPLE) != 0;
  self->plan_first = (SpDate)sp_record_get_integer (plan, SP_PLAN_FIRST_DAY);
  self->plan_last = (SpDate)sp_record_get_integer (plan, SP_PLAN_LAST_DAY);
  return check_period (self, error);
}

/* ---- accidents and indicators ---- */

/* Single accidents; categories of months that only have totals are not known. */
static gboolean
load_industries (SpPeriodFacts *self, SpReader *reader, GError **error)
{
  g_autoptr (GPtrArray) accidents = sp_reader_load_all (reader, &sp_accident_type, -1, 0, error);

  for (guint i = 0; accidents != NULL && i < accidents->len; i++)
    {
      SpRecord *accident = g_ptr_array_index (accidents, i);
      SpDate day = (SpDate)sp_record_get_integer (accident, SP_ACCIDENT_HAPPENED_ON);
      gint64 industry = sp_record_get_integer (accident, SP_ACCIDENT_INDUSTRY);

      if (day < self->period.first || day > self->counted || industry < 0 ||
          industry > SP_ACCIDENT_INDUSTRY_OTHER)
        continue;
      self->by_industry[industry].accidents++;
      self->by_industry[industry].deaths +=
        (guint)sp_record_get_integer (accident, SP_ACCIDENT_DEATHS);
    }
  return accidents != NULL;
}

static gboolean
load_accidents (SpPeriodFacts *self, SpReader *reader, GError **error)
{
  const SpPeriod period = {SP_PERIOD_DAYS, self->period.first, self->counted};

  self->indicators = sp_reader_load_indicators (reader, self->plan, self->as_of, error);
  if (self->indicators == NULL ||
      !sp_reader_find_accident_goal (reader, self->indicators, self->as_of, &self->goal, error))
    return FALSE;
  self->same = sp_accident_same_period (&period, self->goal.base_year);
  return sp_reader_compare_accidents (reader, self->counted, self->goal.base_year, self->goal.fall,
                                      &self->year, error) &&
         sp_reader_sum_accidents (reader, &period, &self->accidents, error) &&
         sp_reader_sum_accidents (reader, &self->same, &self->accidents_then, error) &&
         load_industries (self, reader, error);
}

/* ---- hazards, institutions, risks ---- */

static gboolean
load_hazards (SpPeriodFacts *self, SpReader *reader, GError **error)
{
  SpHazardQuery query = {.by = SP_HAZARDS_BY_INDUSTRY, .as_of = self->as_of};
  SpHazardTally again = {0};

  sp_hazard_spans_set (query.spans, &self->period, self->plan_first);
  self->hazards = sp_hazard_tally_new (0, NULL);
  self->hazards_by_industry = sp_reader_sum_hazards (reader, &query, self->hazards, error);
  query.by = SP_HAZARDS_BY_TOWNSHIP;
  if (self->hazards_by_industry != NULL)
    self->hazards_by_township = sp_reader_sum_hazards (reader, &query, &again, error);
  return self->hazards_by_township != NULL;
}

static void
count_institution (SpPeriodFacts *self, SpRecord *record)
{
  SpPeriodInstitutions *all = &self->institutions;
  gint64 state = sp_record_get_integer (record, SP_INSTITUTION_STATE);
  SpDate issued = (SpDate)sp_record_get_integer (record, SP_INSTITUTION_ISSUED_ON);

  if (state == SP_INSTITUTION_ABOLISHED)
    return;
  all->listed++;
  all->in_force += state == SP_INSTITUTION_ISSUED;
  all->overdue += sp_standing_judge (record, &sp_institution_standing, self->as_of, 0, NULL) ==
                  SP_STANDING_OVERDUE;
  if (issued < self->period.first || issued > self->counted)
    return;
  all->issued++;
  g_ptr_array_add (all->issued_in_period, g_object_ref (record));
}

static gboolean
load_institutions (SpPeriodFacts *self, SpReader *reader, GError **error)
{
  g_autoptr (GPtrArray) all =
    sp_reader_load_all (reader, &sp_institution_type, SP_INSTITUTION_PLAN, self->plan, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      g_autoptr (SpRecord) then =
        sp_reader_dup_record_then (reader, all->pdata[i], self->as_of, error);

      if (then == NULL)
        return FALSE;
      count_institution (self, then);
    }
  return all != NULL;
}

/* ---- supervision and enforcement ---- */

static gboolean
load_supervision (SpPeriodFacts *self, SpReader *reader, GError **error)
{
  g_autoptr (GPtrArray) all =
    sp_reader_load_all (reader, &sp_supervision_type, SP_SUPERVISION_PLAN, self->plan, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      SpDate issued = (SpDate)sp_record_get_integer (all->pdata[i], SP_SUPERVISION_ISSUED_ON);
      gint64 kind = sp_record_get_integer (all->pdata[i], SP_SUPERVISION_KIND);

      if (issued >= self->period.first && issued <= self->counted && kind >= 0 &&
          kind <= SP_SUPERVISION_BLAME)
        self->supervision[kind]++;
    }
  return all != NULL;
}

static gboolean
load_enforcement (SpPeriodFacts *self, SpReader *reader, GError **error)
{
  const SpPeriod period = {SP_PERIOD_DAYS, self->period.first, self->counted};
  g_autoptr (GPtrArray) sums =
    sp_reader_sum_enforcement (reader, &period, SP_ENFORCEMENT_BY_NOTHING, error);

  if (sums != NULL && sums->len > 0)
    self->enforcement = g_object_ref (sums->pdata[0]);
  return sums != NULL;
}

static gboolean
load_dues (SpPeriodFacts *self, SpReader *reader, GCancellable *cancellable, GError **error)
{
  SpPeriod next = sp_period_next (&self->period);
  const SpDueQuery query = {
    .plan = self->plan, .as_of = self->as_of, .within = MAX (0, next.last - self->as_of)};

  self->dues = sp_reader_load_due (reader, &query, cancellable, error);
  return self->dues != NULL;
}

/* ---- all ---- */

static gboolean
load (SpPeriodFacts *self, SpReader *reader, GCancellable *cancellable, GError **error)
{
  const SpRecordFilter filter = {.as_of = self->as_of};

  self->overview = sp_reader_load_overview (reader, self->plan, self->as_of, self->period.first - 1,
                                            cancellable, error);
  if (self->overview == NULL)
    return FALSE;
  self->on_time = sp_schedule_get_on_time (self->overview->now);
  return load_accidents (self, reader, error) && load_hazards (self, reader, error) &&
         load_institutions (self, reader, error) &&
         sp_reader_tally_risks (reader, &filter, &self->risks, cancellable, error) &&
         load_supervision (self, reader, error) && load_enforcement (self, reader, error) &&
         load_dues (self, reader, cancellable, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error);
}

SpPeriodFacts *
sp_period_facts_load (SpReader *reader,
                      const SpPeriodOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (SpPeriodFacts) self = g_new0 (SpPeriodFacts, 1);

  g_return_val_if_fail (reader != NULL && options != NULL, NULL);

  self->period = options->period;
  self->as_of = options->as_of != SP_DATE_NONE ? options->as_of : options->period.last;
  self->counted = MIN (self->as_of, self->period.last);
  self->institutions.issued_in_period = g_ptr_array_new_with_free_func (g_object_unref);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (!load_plan (self, reader, options, error) || !load (self, reader, cancellable, error))
    {
      sp_period_facts_fail (cancellable, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

gboolean
sp_period_facts_fail (GCancellable *cancellable, GError **error)
{
  if (g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (error);
      g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  return FALSE;
}

void
sp_period_facts_free (SpPeriodFacts *self)
{
  if (self == NULL)
    return;
  g_free (self->plan_title);
  g_free (self->subject);
  g_free (self->doc_number);
  g_free (self->prepared_by);
  g_clear_pointer (&self->overview, sp_overview_unref);
  g_clear_pointer (&self->indicators, g_ptr_array_unref);
  g_clear_pointer (&self->hazards, sp_hazard_tally_free);
  g_clear_pointer (&self->hazards_by_industry, g_ptr_array_unref);
  g_clear_pointer (&self->hazards_by_township, g_ptr_array_unref);
  g_clear_pointer (&self->institutions.issued_in_period, g_ptr_array_unref);
  g_clear_object (&self->enforcement);
  g_clear_pointer (&self->dues, g_ptr_array_unref);
  g_free (self);
}

/* ---- asked of them ---- */

guint
sp_period_facts_count_due (const SpPeriodFacts *self, SpDueKind kind, guint *n_overdue)
{
  guint n = 0, late = 0;

  for (guint i = 0; i < self->dues->len; i++)
    {
      const SpDue *due = g_ptr_array_index (self->dues, i);

      n += due->kind == kind && due->days >= 0;
      late += due->kind == kind && due->days < 0;
    }
  if (n_overdue != NULL)
    *n_overdue = late;
  return n;
}

guint
sp_period_facts_count_supervision (const SpPeriodFacts *self)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->overview->supervision_by_state); i++)
    n += self->overview->supervision_by_state[i];
  return n;
}

char *
sp_period_dup_file_name (SpReader *reader,
                         const SpPeriodOptions *options,
                         const char *what,
                         const char *ending,
                         GError **error)
{
  g_autoptr (SpRecord) plan = load_plan_record (reader, options->plan, error);
  g_autofree char *period = sp_period_dup_label (&options->period);
  g_autofree char *subject = NULL;
  g_autofree char *cut = NULL;
  char *name;

  if (plan == NULL)
    return NULL;
  subject = dup_subject (sp_record_get_text (plan, SP_PLAN_TITLE));
  cut = g_utf8_substring (subject, 0, MIN (g_utf8_strlen (subject, -1), MOST_NAME));
  name = g_strconcat (cut, period, what, ending, NULL);
  for (char *p = name; *p != '\0'; p++)
    if (strchr ("/\\:*?\"<>|", *p) != NULL || (guchar)*p < 0x20)
      *p = '_';
  return name;
}
