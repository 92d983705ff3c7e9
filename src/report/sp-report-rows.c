/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-rows.h. */
#include "report/sp-report-rows.h"

#include "base/sp-i18n.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "core/sp-industry.h"

SpReportRowName *
sp_report_row_name_new (int64_t id, const SpRecordType *type, char *key)
{
  SpReportRowName *self = g_new0 (SpReportRowName, 1);

  self->id = id;
  self->type = type;
  self->key = key;
  self->group = -1;
  return self;
}

void
sp_report_row_name_free (gpointer data)
{
  SpReportRowName *self = data;

  g_free (self->key);
  g_free (self->title);
  g_free (self->label);
  g_free (self->township);
  g_free (self->industry);
  g_free (self);
}

/* Titles of all records of @type by id. */
static GHashTable *
load_titles (SpReader *reader, const SpRecordType *type, GError **error)
{
  g_autoptr (GPtrArray) records = sp_reader_load_all (reader, type, -1, 0, error);
  GHashTable *titles = NULL;

  if (records == NULL)
    return NULL;
  titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < records->len; i++)
    {
      int64_t id = sp_record_get_id (records->pdata[i]);

      g_hash_table_insert (titles, g_memdup2 (&id, sizeof id),
                           g_strdup (sp_record_get_title (records->pdata[i])));
    }
  return titles;
}

static SpReportRowName *
add (GPtrArray *rows, int64_t id, const SpRecordType *type, const char *key, const char *title)
{
  SpReportRowName *name = sp_report_row_name_new (id, type, g_strdup (key));

  name->title = g_strdup (title);
  g_ptr_array_add (rows, name);
  return name;
}

static void
add_record (GPtrArray *rows, SpRecord *record)
{
  const SpRecordType *type = sp_record_get_record_type (record);
  SpReportRowName *name = add (rows, sp_record_get_id (record), type, sp_record_get_uid (record),
                               sp_record_get_title (record));

  if (type == &sp_part_type)
    name->label = sp_part_dup_label ((int)sp_record_get_integer (record, SP_PART_NUMBER));
  if (type == &sp_industry_type)
    name->group = (int)sp_record_get_integer (record, SP_INDUSTRY_ACCIDENT_INDUSTRY);
}

/* Where enterprises are and what they do. */
static gboolean
name_places (SpReportFilling *self, GPtrArray *rows, const GPtrArray *records, GError **error)
{
  g_autoptr (GHashTable) units = load_titles (self->reader, &sp_unit_type, error);
  g_autoptr (GHashTable) industries =
    units != NULL ? load_titles (self->reader, &sp_industry_type, error) : NULL;

  for (guint i = 0; industries != NULL && i < records->len; i++)
    {
      SpReportRowName *name = rows->pdata[i];
      int64_t township = sp_record_get_integer (records->pdata[i], SP_ENTERPRISE_TOWNSHIP);
      int64_t industry = sp_record_get_integer (records->pdata[i], SP_ENTERPRISE_INDUSTRY);

      name->township = g_strdup (g_hash_table_lookup (units, &township));
      name->industry = g_strdup (g_hash_table_lookup (industries, &industry));
    }
  return industries != NULL;
}

static gboolean
is_listed (SpRecord *record, SpReportRows rows)
{
  gboolean is_township = rows == SP_ROWS_TOWNSHIP;

  if (sp_record_get_record_type (record) != &sp_unit_type || !is_township)
    return TRUE;
  return sp_record_get_integer (record, SP_UNIT_KIND) == SP_UNIT_TOWNSHIP;
}

static const SpRecordType *
row_type (SpReportRows rows)
{
  return rows == SP_ROWS_INDUSTRY     ? &sp_industry_type
         : rows == SP_ROWS_ENTERPRISE ? &sp_enterprise_type
         : rows == SP_ROWS_PART       ? &sp_part_type
                                      : &sp_unit_type;
}

static gboolean
add_records (SpReportFilling *self, GPtrArray *rows, SpReportRows kind, GError **error)
{
  const SpRecordType *type = row_type (kind);
  g_autoptr (GPtrArray) records = sp_reader_load_all (
    self->reader, type, kind == SP_ROWS_PART ? SP_PART_PLAN : -1, self->report->plan, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    if (is_listed (records->pdata[i], kind))
      add_record (rows, records->pdata[i]);
  if (records != NULL && kind == SP_ROWS_ENTERPRISE && !name_places (self, rows, records, error))
    return FALSE;
  if (records != NULL)
    add (rows, 0, type, "none", _ ("未注明"))->is_rest = TRUE;
  return records != NULL;
}

gboolean
sp_report_find_lead (SpReader *reader, const char *name, int64_t *id, GError **error)
{
  g_autoptr (GError) failure = NULL;

  *id = sp_reader_find_unit (reader, name, SP_DATE_NONE, &failure);
  if (*id == 0)
    *id = -1 - (int64_t)g_str_hash (name);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Those that lead most first, as their measures name them. */
static gboolean
add_leads (SpReportFilling *self, GPtrArray *rows, GHashTable *listed, GError **error)
{
  const SpQuarterlyFacts *measures = &self->report->measures;
  g_autoptr (GPtrArray) sums = sp_sums_by_unit (measures->now, measures->before);

  for (guint i = 0; i < sums->len; i++)
    {
      const SpSum *sum = sums->pdata[i];
      g_autofree char *key = g_strconcat ("unit-", sum->name, NULL);
      int64_t id;

      if (!sp_report_find_lead (self->reader, sum->name, &id, error))
        return FALSE;
      if (g_hash_table_add (listed, g_memdup2 (&id, sizeof id)))
        add (rows, id, id > 0 ? &sp_unit_type : NULL, key, sum->name);
    }
  return TRUE;
}

static void
drop_listed (GPtrArray *rows, guint first, GHashTable *listed)
{
  for (guint i = rows->len; i > first; i--)
    if (g_hash_table_contains (listed, &((const SpReportRowName *)rows->pdata[i - 1])->id))
      g_ptr_array_remove_index (rows, i - 1);
}

static void
add_words (GPtrArray *rows, const SpVocabulary *words, int shift)
{
  for (guint i = 0; i < words->n_words; i++)
    add (rows, words->words[i].value + shift, NULL, words->words[i].code,
         _ (words->words[i].label));
}

GPtrArray *
sp_report_list_rows (SpReportFilling *self, SpReportRows kind, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (sp_report_row_name_free);

  if (kind == SP_ROWS_NOTHING)
    add (rows, 0, NULL, "all", self->report->reporter);
  else if (kind == SP_ROWS_CATEGORY)
    {
      add_words (rows, &sp_accident_industries, 1);
      add (rows, 0, NULL, "none", _ ("未注明"))->is_rest = TRUE;
    }
  else if (kind == SP_ROWS_SOURCE)
    add_words (rows, &sp_hazard_sources, 0);
  else if (kind == SP_ROWS_LEAD)
    {
      g_autoptr (GHashTable) listed =
        g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      guint n_leads;

      if (!add_leads (self, rows, listed, error))
        return NULL;
      n_leads = rows->len;
      if (!add_records (self, rows, kind, error))
        return NULL;
      drop_listed (rows, n_leads, listed);
    }
  else if (!add_records (self, rows, kind, error))
    return NULL;
  return g_steal_pointer (&rows);
}

GArray *
sp_report_list_periods (const SpReport *report, SpReportRows rows)
{
  gboolean is_month = rows == SP_ROWS_MONTH;
  SpDate first =
    is_month || report->plan_first == SP_DATE_NONE ? report->period.first : report->plan_first;
  GArray *periods = g_array_new (FALSE, FALSE, sizeof (SpPeriod));

  for (SpPeriod period =
         sp_period_containing (first, is_month ? SP_PERIOD_MONTH : SP_PERIOD_QUARTER);
       period.first <= MIN (report->period.last, report->as_of); period = sp_period_next (&period))
    g_array_append_val (periods, period);
  return periods;
}

GHashTable *
sp_report_load_categories (SpReader *reader, GError **error)
{
  g_autoptr (GPtrArray) industries = sp_reader_load_all (reader, &sp_industry_type, -1, 0, error);
  GHashTable *categories;

  if (industries == NULL)
    return NULL;
  categories = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < industries->len; i++)
    g_hash_table_insert (
      categories, GSIZE_TO_POINTER ((gsize)sp_record_get_id (industries->pdata[i])),
      GSIZE_TO_POINTER (
        (gsize)sp_record_get_integer (industries->pdata[i], SP_INDUSTRY_ACCIDENT_INDUSTRY) + 1));
  return categories;
}
