/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-registers.h: which enterprises, and who handed in. */
#include "report/sp-risk-registers.h"

#include "base/sp-i18n.h"
#include "core/sp-industry.h"
#include "report/sp-risk-notice-facts.h"

/* ---- which enterprises ---- */

static gboolean
is_asked (SpRecord *enterprise, const SpRiskScope *scope, SpDate as_of)
{
  int64_t status = sp_record_get_integer (enterprise, SP_ENTERPRISE_STATUS);
  SpDate since = (SpDate)sp_record_get_integer (enterprise, SP_ENTERPRISE_STATUS_ON);

  if ((status == SP_ENTERPRISE_CLOSED || status == SP_ENTERPRISE_WITHDRAWN) && since <= as_of)
    return FALSE;
  return (scope->township == 0 ||
          sp_record_get_integer (enterprise, SP_ENTERPRISE_TOWNSHIP) == scope->township) &&
         (scope->industry == 0 ||
          sp_record_get_integer (enterprise, SP_ENTERPRISE_INDUSTRY) == scope->industry);
}

static int
compare_townships (gconstpointer a, gconstpointer b)
{
  int64_t one = sp_record_get_integer (*(SpRecord *const *)a, SP_ENTERPRISE_TOWNSHIP);
  int64_t other = sp_record_get_integer (*(SpRecord *const *)b, SP_ENTERPRISE_TOWNSHIP);

  return (one > other) - (one < other);
}

GPtrArray *
sp_risk_scope_load (SpReader *reader, const SpRiskScope *scope, SpDate as_of, GError **error)
{
  g_autoptr (GPtrArray) all = sp_reader_load_all (reader, &sp_enterprise_type, -1, 0, error);
  GPtrArray *asked;

  if (all == NULL)
    return NULL;
  asked = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    if (is_asked (all->pdata[i], scope, as_of))
      g_ptr_array_add (asked, g_object_ref (all->pdata[i]));
  g_ptr_array_sort (asked, compare_townships);
  return asked;
}

/* ---- what many rows refer to ---- */

/* Records by their ids, read once. */
typedef struct
{
  GPtrArray *records; /* owned */
  GHashTable *by_id;  /* owned; int64_t → SpRecord */
  GArray *ids;        /* owned; the keys */
} Index;

static void
index_clear (Index *self)
{
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Index, index_clear)

static gboolean
index_load (Index *self, SpReader *reader, const SpRecordType *type, GError **error)
{
  self->records = sp_reader_load_all (reader, type, -1, 0, error);
  if (self->records == NULL)
    return FALSE;
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (int64_t), self->records->len);
  for (guint i = 0; i < self->records->len; i++)
    {
      int64_t id = sp_record_get_id (self->records->pdata[i]);

      g_array_append_val (self->ids, id);
    }
  for (guint i = 0; i < self->records->len; i++)
    g_hash_table_insert (self->by_id, &g_array_index (self->ids, int64_t, i),
                         self->records->pdata[i]);
  return TRUE;
}

/* What @field of @record refers to; NULL for none. */
static SpRecord *
index_get (const Index *self, SpRecord *record, guint field)
{
  int64_t id = sp_record_get_integer (record, field);

  return g_hash_table_lookup (self->by_id, &id);
}

static const char *
index_title (const Index *self, SpRecord *record, guint field)
{
  SpRecord *referred = index_get (self, record, field);

  return referred != NULL ? sp_record_get_title (referred) : "";
}

/* ---- 年度报送情况 ---- */

SpDate
sp_risk_report_due (SpRecord *industry, int year)
{
  int64_t month = industry != NULL ? sp_record_get_integer (industry, SP_INDUSTRY_REPORT_MONTH) : 0;
  int64_t on = industry != NULL ? sp_record_get_integer (industry, SP_INDUSTRY_REPORT_DAY) : 0;
  SpDate end;

  if (month < 1 || month > 12)
    return sp_date_month_end (year, 12);
  end = sp_date_month_end (year, (int)month);
  return on >= 1 ? MIN (end, sp_date_from_ymd (year, (int)month, 1) + (SpDate)on - 1) : end;
}

SpRiskReportState
sp_risk_report_judge (SpDate list_on, SpDate analysis_on, SpDate due, SpDate as_of)
{
  gboolean has_list = list_on != SP_DATE_NONE && list_on <= as_of;
  gboolean has_analysis = analysis_on != SP_DATE_NONE && analysis_on <= as_of;

  if (!has_list || !has_analysis)
    return as_of > due ? SP_RISK_REPORT_OVERDUE : SP_RISK_REPORT_PENDING;
  return MAX (list_on, analysis_on) > due ? SP_RISK_REPORT_LATE : SP_RISK_REPORT_IN_TIME;
}

typedef struct
{
  SpRecord *enterprise; /* borrowed */
  SpDate due, list_on, analysis_on;
  SpRiskReportState state;
} Handing;

static int
compare_handings (gconstpointer a, gconstpointer b)
{
  const Handing *one = a, *other = b;

  if (one->state != other->state)
    return (int)one->state - (int)other->state;
  return one->due - other->due; /* the longest overdue first */
}

/* Enterprise (int64_t) → SpRiskReport of @year; keys as long as @keys. */
static GHashTable *
index_reports (const GPtrArray *reports, int year, int64_t *keys)
{
  GHashTable *by_enterprise = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < reports->len; i++)
    {
      keys[i] = sp_record_get_integer (reports->pdata[i], SP_RISK_REPORT_ENTERPRISE);
      if (sp_record_get_integer (reports->pdata[i], SP_RISK_REPORT_YEAR) == year)
        g_hash_table_insert (by_enterprise, &keys[i], reports->pdata[i]);
    }
  return by_enterprise;
}

/* What was handed in later is not known yet. */
static SpDate
known_day (SpRecord *report, guint field, SpDate as_of)
{
  SpDate on = report != NULL ? (SpDate)sp_record_get_integer (report, field) : SP_DATE_NONE;

  return on <= as_of ? on : SP_DATE_NONE;
}

static GArray *
list_handings (const GPtrArray *enterprises,
               const GPtrArray *reports,
               const Index *industries,
               int year,
               SpDate as_of)
{
  GArray *handings = g_array_new (FALSE, TRUE, sizeof (Handing));
  g_autofree int64_t *keys = g_new (int64_t, reports->len + 1);
  g_autoptr (GHashTable) by_enterprise = index_reports (reports, year, keys);

  for (guint i = 0; i < enterprises->len; i++)
    {
      SpRecord *enterprise = g_ptr_array_index (enterprises, i);
      int64_t id = sp_record_get_id (enterprise);
      SpRecord *report = g_hash_table_lookup (by_enterprise, &id);
      Handing handing = {.enterprise = enterprise,
                         .due = sp_risk_report_due (
                           index_get (industries, enterprise, SP_ENTERPRISE_INDUSTRY), year),
                         .list_on = known_day (report, SP_RISK_REPORT_LIST_ON, as_of),
                         .analysis_on = known_day (report, SP_RISK_REPORT_ANALYSIS_ON, as_of)};

      handing.state =
        sp_risk_report_judge (handing.list_on, handing.analysis_on, handing.due, as_of);
      g_array_append_val (handings, handing);
    }
  g_array_sort (handings, compare_handings);
  return handings;
}

static char *
dup_state (const Handing *handing, SpDate as_of)
{
  switch (handing->state)
    {
    case SP_RISK_REPORT_OVERDUE:
      return g_strdup_printf (_ ("逾期%d天"), as_of - handing->due);
    case SP_RISK_REPORT_PENDING:
      return handing->due == as_of ? g_strdup (_ ("未报，今天到期"))
                                   : g_strdup_printf (_ ("未报，还有%d天"), handing->due - as_of);
    case SP_RISK_REPORT_LATE:
      return g_strdup_printf (_ ("已报，迟%d天"),
                              MAX (handing->list_on, handing->analysis_on) - handing->due);
    case SP_RISK_REPORT_IN_TIME:
    default:
      return g_strdup (_ ("按期"));
    }
}

static void
add_handing (SpPaperTable *table,
             const Handing *handing,
             const Index *industries,
             const Index *units,
             SpDate as_of)
{
  g_autofree char *number = g_strdup_printf ("%u", sp_paper_table_get_n_rows (table) + 1);
  g_autofree char *due = sp_date_dup_iso (handing->due);
  g_autofree char *list = sp_date_dup_iso (handing->list_on);
  g_autofree char *analysis = sp_date_dup_iso (handing->analysis_on);
  g_autofree char *state = dup_state (handing, as_of);
  SpRecord *enterprise = handing->enterprise;
  const char *cells[] = {number,
                         sp_record_get_title (enterprise),
                         index_title (units, enterprise, SP_ENTERPRISE_TOWNSHIP),
                         index_title (industries, enterprise, SP_ENTERPRISE_INDUSTRY),
                         due,
                         *list != '\0' ? list : _ ("未报"),
                         *analysis != '\0' ? analysis : _ ("未报"),
                         state,
                         sp_record_get_text (enterprise, SP_ENTERPRISE_SAFETY_PERSON),
                         sp_record_get_text (enterprise, SP_ENTERPRISE_SAFETY_PHONE)};

  sp_paper_table_add_row (table, cells);
}

static const struct
{
  const char *head;
  double share;
  SpAlign align;
} report_columns[] = {
  {N_ ("序号"), 3, SP_ALIGN_CENTER},
  {N_ ("企业名称"), 18, SP_ALIGN_START},
  {N_ ("乡镇"), 9, SP_ALIGN_START},
  {N_ ("行业领域"), 9, SP_ALIGN_START},
  {N_ ("应报日期"), 7, SP_ALIGN_CENTER},
  {N_ ("源点清单报送"), 7, SP_ALIGN_CENTER},
  {N_ ("年度分析报告报送"), 8, SP_ALIGN_CENTER},
  {N_ ("情况"), 9, SP_ALIGN_CENTER},
  {N_ ("联系人"), 7, SP_ALIGN_CENTER},
  {N_ ("电话"), 9, SP_ALIGN_CENTER},
};

static SpPaperTable *
report_table_new (const GArray *handings, int year, SpDate as_of)
{
  g_autofree char *title = g_strdup_printf (_ ("%d年度企业安全风险报送情况表"), year);
  g_autofree char *day = sp_date_dup_chinese (as_of);
  g_autofree char *line = NULL;
  SpPaperTable *table = sp_paper_table_new (title, SP_PAPER_LANDSCAPE);
  guint n[SP_RISK_REPORT_IN_TIME + 1] = {0};

  for (guint i = 0; i < G_N_ELEMENTS (report_columns); i++)
    sp_paper_table_add_column (table, _ (report_columns[i].head), report_columns[i].share,
                               report_columns[i].align);
  for (guint i = 0; i < handings->len; i++)
    n[g_array_index (handings, Handing, i).state]++;
  line = g_strdup_printf (_ ("截至%s　　共%u家：逾期未报%u家，未到期%u家，迟报%u家，按期报送%u家"),
                          day, handings->len, n[SP_RISK_REPORT_OVERDUE], n[SP_RISK_REPORT_PENDING],
                          n[SP_RISK_REPORT_LATE], n[SP_RISK_REPORT_IN_TIME]);
  sp_paper_table_add_line (table, line);
  sp_paper_table_set_date (table, as_of);
  sp_paper_table_set_foot (table, _ ("填表人：　　　　　　　　审核人：　　　　　　　　联系电话："));
  return table;
}

SpPaperTable *
sp_risk_report_register_new (
  SpReader *reader, const SpRiskScope *scope, int year, SpDate as_of, GError **error)
{
  g_autoptr (GPtrArray) enterprises = sp_risk_scope_load (reader, scope, as_of, error);
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GArray) handings = NULL;
  g_auto (Index) industries = {0};
  g_auto (Index) units = {0};
  SpPaperTable *table;

  if (enterprises != NULL)
    reports = sp_reader_load_all (reader, &sp_risk_report_type, -1, 0, error);
  if (reports == NULL || !index_load (&industries, reader, &sp_industry_type, error) ||
      !index_load (&units, reader, &sp_unit_type, error))
    return NULL;
  handings = list_handings (enterprises, reports, &industries, year, as_of);
  table = report_table_new (handings, year, as_of);
  for (guint i = 0; i < handings->len; i++)
    add_handing (table, &g_array_index (handings, Handing, i), &industries, &units, as_of);
  return table;
}
