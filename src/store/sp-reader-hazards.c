/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statistics of hazards out of their facts. As of an earlier date the few that turned since are
 * followed through their steps. */
#include "store/sp-reader-hazards.h"

#include "store/sp-hazard-facts.h"
#include "store/sp-record-query.h"
#include "store/sp-rows.h"
#include "store/sp-store-private.h"

static const SpWord dimension_words[] = {
  {SP_HAZARDS_BY_NOTHING, "total", N_ ("合计")},
  {SP_HAZARDS_BY_INDUSTRY, "industry", N_ ("行业领域")},
  {SP_HAZARDS_BY_TOWNSHIP, "township", N_ ("乡镇")},
  {SP_HAZARDS_BY_DEPARTMENT, "department", N_ ("监管责任部门")},
  {SP_HAZARDS_BY_ENTERPRISE, "enterprise", N_ ("企业")},
  {SP_HAZARDS_BY_PART, "part", N_ ("来源专项")},
  {SP_HAZARDS_BY_GRADE, "grade", N_ ("等级")},
  {SP_HAZARDS_BY_SOURCE, "source", N_ ("发现方式")},
  {SP_HAZARDS_BY_MONTH, "month", N_ ("排查月份")},
  {SP_HAZARDS_BY_QUARTER, "quarter", N_ ("排查季度")},
};
const SpVocabulary sp_hazard_dimensions = {"hazard-dimension", dimension_words,
                                           G_N_ELEMENTS (dimension_words)};

typedef struct
{
  int64_t id;
  SpHazardFacts facts;
} Turned;

typedef struct
{
  SpListingLevel level;
  SpDate day;
} Listed;

typedef struct
{
  const SpHazardQuery *query;
  SpEngine *engine;
  GHashTable *tallies;  /* key → SpHazardTally, owned */
  GHashTable *listings; /* hazard → Listed, owned; the last by the date */
  GArray *turned;       /* of Turned: to be followed */
} Sum;

/* ---- keys and filters ---- */

/* Days stand for their month until all are counted: a date is taken apart once a day, not once a
 * hazard. */
static int64_t
get_key (const SpHazardFacts *facts, SpHazardDimension by)
{
  switch (by)
    {
    case SP_HAZARDS_BY_INDUSTRY:
      return facts->industry;
    case SP_HAZARDS_BY_TOWNSHIP:
      return facts->township;
    case SP_HAZARDS_BY_DEPARTMENT:
      return facts->department;
    case SP_HAZARDS_BY_ENTERPRISE:
      return facts->enterprise;
    case SP_HAZARDS_BY_PART:
      return facts->part;
    case SP_HAZARDS_BY_GRADE:
      return facts->flags & SP_FACT_MAJOR ? SP_HAZARD_MAJOR : SP_HAZARD_GENERAL;
    case SP_HAZARDS_BY_SOURCE:
      return facts->source;
    case SP_HAZARDS_BY_MONTH:
    case SP_HAZARDS_BY_QUARTER:
      return facts->found;
    case SP_HAZARDS_BY_NOTHING:
    default:
      return 0;
    }
}

static gboolean
is_wanted (const SpHazardQuery *query, const SpHazardFacts *facts)
{
  int grade = facts->flags & SP_FACT_MAJOR ? SP_HAZARD_MAJOR : SP_HAZARD_GENERAL;

  return facts->found <= query->as_of &&
         (query->industry == 0 || query->industry == facts->industry) &&
         (query->township == 0 || query->township == facts->township) &&
         (query->department == 0 || query->department == facts->department) &&
         (query->enterprise == 0 || query->enterprise == facts->enterprise) &&
         (query->part == 0 || query->part == facts->part) &&
         (query->grades == 0 || (query->grades >> grade & 1)) &&
         (query->sources == 0 || (query->sources >> facts->source & 1));
}

/* ---- counting ---- */

static gboolean
has_happened (SpDate day, SpDate as_of)
{
  return day != SP_DATE_NONE && day <= as_of;
}

/* Makes @facts, of a hazard that did not turn, those as of an earlier date. */
static void
cut (SpHazardFacts *facts, SpDate as_of)
{
  if (!has_happened (facts->applied, as_of))
    {
      facts->applied = SP_DATE_NONE;
      facts->spent = 0;
    }
  if (!has_happened (facts->closed, as_of))
    facts->closed = SP_DATE_NONE;
  if (!has_happened (facts->ended, as_of))
    {
      facts->ended = SP_DATE_NONE;
      facts->flags &= (guint8) ~(SP_FACT_REVOKED | SP_FACT_TRANSFERRED);
    }
}

static gboolean
is_in (const SpPeriod *span, SpDate day)
{
  return day != SP_DATE_NONE && day >= span->first && day <= span->last;
}

static void
count_found (SpHazardSums *sums, const SpHazardFacts *facts, SpDate as_of)
{
  gboolean is_major = (facts->flags & SP_FACT_MAJOR) != 0;
  gboolean is_transferred = (facts->flags & SP_FACT_TRANSFERRED) != 0;
  gboolean is_open = facts->closed == SP_DATE_NONE && !is_transferred;

  sums->found++;
  sums->major_found += is_major;
  sums->planned +=
    is_major && is_open && facts->applied == SP_DATE_NONE && facts->deadline != SP_DATE_NONE;
  sums->provided += is_major && (facts->flags & SP_FACT_PROVIDED);
  sums->open += is_open;
  sums->major_open += is_major && is_open;
  sums->overdue += is_open && facts->deadline != SP_DATE_NONE && facts->deadline < as_of;
  sums->extended += (facts->flags & SP_FACT_EXTENDED) != 0;
  sums->returned += (facts->flags & SP_FACT_RETURNED) != 0;
  sums->transferred += is_transferred;
  sums->funds += facts->funds;
}

static void
count_done (SpHazardSums *sums, const SpPeriod *span, const SpHazardFacts *facts)
{
  gboolean is_major = (facts->flags & SP_FACT_MAJOR) != 0;

  if (is_in (span, facts->applied))
    {
      sums->rectified++;
      sums->major_rectified += is_major;
      sums->spent += facts->spent;
    }
  if (is_in (span, facts->closed))
    {
      sums->closed++;
      sums->major_closed += is_major;
    }
}

static SpHazardTally *
find_tally (Sum *self, const SpHazardFacts *facts)
{
  int64_t key = get_key (facts, self->query->by);
  SpHazardTally *tally = g_hash_table_lookup (self->tallies, GSIZE_TO_POINTER ((gsize)key));

  if (tally == NULL)
    {
      tally = sp_hazard_tally_new (key, NULL);
      g_hash_table_insert (self->tallies, GSIZE_TO_POINTER ((gsize)key), tally);
    }
  return tally;
}

/* @facts are as of the date. */
static void
count (Sum *self, int64_t id, const SpHazardFacts *facts)
{
  const Listed *listed = NULL;
  SpHazardTally *tally;

  if (facts->flags & SP_FACT_REVOKED)
    return;
  if (g_hash_table_size (self->listings) > 0)
    listed = g_hash_table_lookup (self->listings, GSIZE_TO_POINTER ((gsize)id));
  tally = find_tally (self, facts);
  for (guint i = 0; i < SP_HAZARD_N_SPANS; i++)
    {
      const SpPeriod *span = &self->query->spans[i];
      SpHazardSums *sums = &tally->spans[i];

      if (is_in (span, facts->found))
        count_found (sums, facts, self->query->as_of);
      if ((facts->flags & SP_FACT_TRANSFERRED) == 0)
        count_done (sums, span, facts);
      if (listed != NULL && is_in (span, listed->day))
        {
          sums->listed++;
          sums->listed_by[listed->level]++;
        }
    }
}

static void
facts_read (int64_t id, const SpHazardFacts *facts, gpointer data)
{
  Sum *self = data;
  SpDate as_of = self->query->as_of;
  Turned turned;

  if (!is_wanted (self->query, facts))
    return;
  if (facts->last <= as_of)
    {
      count (self, id, facts);
      return;
    }
  turned = (Turned) {id, *facts};
  if (facts->flags & SP_FACT_TURNED)
    g_array_append_val (self->turned, turned);
  else
    {
      cut (&turned.facts, as_of);
      count (self, id, &turned.facts);
    }
}

/* ---- those that turned ---- */

static SpRecord *
load_bare (SpEngine *engine, int64_t id, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    engine, "SELECT deadline, original_deadline FROM hazard WHERE id = ?1", error);
  g_autoptr (SpRecord) hazard = sp_record_new (&sp_hazard_type);

  if (statement == NULL)
    return NULL;
  sp_statement_bind_integer (statement, 1, id);
  while (sp_statement_next (statement))
    {
      sp_record_set_integer (hazard, SP_HAZARD_DEADLINE,
                             sp_date_from_iso (sp_statement_get_text (statement, 0)));
      sp_record_set_integer (hazard, SP_HAZARD_ORIGINAL_DEADLINE,
                             sp_date_from_iso (sp_statement_get_text (statement, 1)));
    }
  return sp_statement_end (statement, error) ? g_steal_pointer (&hazard) : NULL;
}

static GPtrArray *
load_steps (SpEngine *engine, int64_t id, SpDate as_of, GError **error)
{
  g_autofree char *sql =
    g_strconcat (sp_rows_sql (engine, &sp_hazard_step_type)->select,
                 " WHERE hazard = ?1 AND day <= ?2 ORDER BY hazard, day, id", NULL);
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, sql, error);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);
  char iso[SP_DATE_ISO_LEN];

  if (statement == NULL)
    return NULL;
  sp_statement_bind_integer (statement, 1, id);
  sp_statement_bind_text (statement, 2, sp_date_to_iso (as_of, iso));
  while (sp_statement_next (statement))
    g_ptr_array_add (steps, sp_rows_read (statement, &sp_hazard_step_type));
  return sp_statement_end (statement, error) ? g_steal_pointer (&steps) : NULL;
}

static void
set_flag (SpHazardFacts *facts, guint8 flag, gboolean is_set)
{
  facts->flags = (guint8)(is_set ? facts->flags | flag : facts->flags & ~flag);
}

static void
take_derived (SpHazardFacts *facts, SpRecord *hazard)
{
  SpHazardState state = (SpHazardState)sp_record_get_integer (hazard, SP_HAZARD_STATE);

  facts->deadline = (SpDate)sp_record_get_integer (hazard, SP_HAZARD_DEADLINE);
  facts->applied = (SpDate)sp_record_get_integer (hazard, SP_HAZARD_APPLIED_ON);
  facts->closed = (SpDate)sp_record_get_integer (hazard, SP_HAZARD_CLOSED_ON);
  facts->ended = (SpDate)sp_record_get_integer (hazard, SP_HAZARD_ENDED_ON);
  facts->spent = sp_record_get_real (hazard, SP_HAZARD_SPENT);
  set_flag (facts, SP_FACT_EXTENDED,
            sp_record_peek (hazard, SP_HAZARD_ORIGINAL_DEADLINE)->integer != SP_DATE_NONE);
  set_flag (facts, SP_FACT_RETURNED, sp_record_get_integer (hazard, SP_HAZARD_N_RETURNS) > 0);
  set_flag (facts, SP_FACT_REVOKED, state == SP_HAZARD_REVOKED);
  set_flag (facts, SP_FACT_TRANSFERRED, state == SP_HAZARD_TRANSFERRED);
}

static gboolean
follow (Sum *self, Turned *turned, GError **error)
{
  g_autoptr (SpRecord) hazard = load_bare (self->engine, turned->id, error);
  g_autoptr (GPtrArray) steps =
    hazard != NULL ? load_steps (self->engine, turned->id, self->query->as_of, error) : NULL;

  if (steps == NULL)
    return FALSE;
  sp_hazard_derive (SP_HAZARD (hazard), steps);
  take_derived (&turned->facts, hazard);
  count (self, turned->id, &turned->facts);
  return TRUE;
}

/* ---- listings ---- */

static gboolean
read_listings (Sum *self, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    self->engine,
    "SELECT hazard, level, listed_on FROM listing WHERE listed_on <= ?1 ORDER BY listed_on, id",
    error);
  char iso[SP_DATE_ISO_LEN];

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, sp_date_to_iso (self->query->as_of, iso));
  while (sp_statement_next (statement))
    {
      const SpWord *level =
        sp_vocabulary_find_code (&sp_listing_levels, sp_statement_get_text (statement, 1));
      Listed *listed = g_new0 (Listed, 1);

      listed->level = level != NULL ? (SpListingLevel)level->value : SP_LISTING_TOWNSHIP;
      listed->day = sp_date_from_iso (sp_statement_get_text (statement, 2));
      g_hash_table_insert (
        self->listings, GSIZE_TO_POINTER ((gsize)sp_statement_get_integer (statement, 0)), listed);
    }
  return sp_statement_end (statement, error);
}

/* ---- rows in their order, with titles ---- */

/* What a key refers to; NULL where it is no id. */
static const SpRecordType *
get_key_type (SpHazardDimension by)
{
  static const guint fields[] = {
    [SP_HAZARDS_BY_INDUSTRY] = SP_HAZARD_INDUSTRY,
    [SP_HAZARDS_BY_TOWNSHIP] = SP_HAZARD_TOWNSHIP,
    [SP_HAZARDS_BY_DEPARTMENT] = SP_HAZARD_DEPARTMENT,
    [SP_HAZARDS_BY_ENTERPRISE] = SP_HAZARD_ENTERPRISE,
    [SP_HAZARDS_BY_PART] = SP_HAZARD_PART,
  };

  if (by < SP_HAZARDS_BY_INDUSTRY || by > SP_HAZARDS_BY_PART)
    return NULL;
  return sp_record_type_by_table (sp_hazard_type.fields[fields[by]].references);
}

static void
take_tally (Sum *self, GPtrArray *rows, int64_t key, const char *title)
{
  gpointer tally = NULL;

  if (!g_hash_table_steal_extended (self->tallies, GSIZE_TO_POINTER ((gsize)key), NULL, &tally))
    return;
  ((SpHazardTally *)tally)->title = g_strdup (title);
  g_ptr_array_add (rows, tally);
}

static gboolean
take_by_reference (Sum *self, const SpRecordType *type, GPtrArray *rows, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT id, %s FROM %s%s", type->fields[type->title_field].name, type->table,
                     sp_rows_sql (self->engine, type)->order);
  g_autoptr (SpStatement) statement = sp_engine_prepare (self->engine, sql, error);

  if (statement == NULL)
    return FALSE;
  while (sp_statement_next (statement))
    take_tally (self, rows, sp_statement_get_integer (statement, 0),
                sp_statement_get_text (statement, 1));
  take_tally (self, rows, 0, _ ("未填"));
  return sp_statement_end (statement, error);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const SpHazardTally *left = *(SpHazardTally *const *)a;
  const SpHazardTally *right = *(SpHazardTally *const *)b;

  return (left->key > right->key) - (left->key < right->key);
}

static void
take_by_value (Sum *self, const SpVocabulary *words, GPtrArray *rows)
{
  for (guint i = 0; i < words->n_words; i++)
    take_tally (self, rows, words->words[i].value, _ (words->words[i].label));
}

static void
add_spans (SpHazardTally *self, const SpHazardTally *other)
{
  for (guint i = 0; i < SP_HAZARD_N_SPANS; i++)
    sp_hazard_sums_add (&self->spans[i], &other->spans[i]);
}

/* Days become the months or quarters that hold them. */
static void
take_by_time (Sum *self, SpPeriodKind kind, GPtrArray *rows)
{
  g_autoptr (GList) days = g_hash_table_get_values (self->tallies);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (GList *day = days; day != NULL; day = day->next)
    {
      SpPeriod period = sp_period_containing ((SpDate)((SpHazardTally *)day->data)->key, kind);
      SpHazardTally *row = g_hash_table_lookup (taken, GINT_TO_POINTER (period.first));

      if (row == NULL)
        {
          g_autofree char *title = sp_period_dup_label (&period);

          row = sp_hazard_tally_new (period.first, title);
          g_hash_table_insert (taken, GINT_TO_POINTER (period.first), row);
          g_ptr_array_add (rows, row);
        }
      add_spans (row, day->data);
    }
  g_ptr_array_sort (rows, compare_keys);
}

static gboolean
take_rows (Sum *self, GPtrArray *rows, GError **error)
{
  SpHazardDimension by = self->query->by;

  if (get_key_type (by) != NULL)
    return take_by_reference (self, get_key_type (by), rows, error);
  if (by == SP_HAZARDS_BY_GRADE)
    take_by_value (self, &sp_hazard_grades, rows);
  else if (by == SP_HAZARDS_BY_SOURCE)
    take_by_value (self, &sp_hazard_sources, rows);
  else if (by == SP_HAZARDS_BY_MONTH)
    take_by_time (self, SP_PERIOD_MONTH, rows);
  else if (by == SP_HAZARDS_BY_QUARTER)
    take_by_time (self, SP_PERIOD_QUARTER, rows);
  else
    take_tally (self, rows, 0, _ ("合计"));
  return TRUE;
}

static gboolean
run (Sum *self, GPtrArray *rows, GError **error)
{
  if (!read_listings (self, error) || !sp_hazard_facts_each (self->engine, facts_read, self, error))
    return FALSE;
  for (guint i = 0; i < self->turned->len; i++)
    if (!follow (self, &g_array_index (self->turned, Turned, i), error))
      return FALSE;
  return take_rows (self, rows, error);
}

GPtrArray *
sp_reader_sum_hazards (SpReader *self,
                       const SpHazardQuery *query,
                       SpHazardTally *total,
                       GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (sp_hazard_tally_free);
  g_autoptr (GHashTable) tallies = g_hash_table_new_full (NULL, NULL, NULL, sp_hazard_tally_free);
  g_autoptr (GHashTable) listings = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray) turned = g_array_new (FALSE, FALSE, sizeof (Turned));
  Sum sum = {query, NULL, tallies, listings, turned};

  g_return_val_if_fail (self != NULL && query != NULL && query->as_of != SP_DATE_NONE, NULL);

  sum.engine = self->engine;
  if (!run (&sum, rows, error))
    return NULL;
  for (guint i = 0; total != NULL && i < rows->len; i++)
    add_spans (total, rows->pdata[i]);
  return g_steal_pointer (&rows);
}

GArray *
sp_reader_count_groups (SpReader *self,
                        const SpRecordType *type,
                        const SpRecordFilter *filter,
                        guint field,
                        GError **error)
{
  g_return_val_if_fail (self != NULL && filter != NULL && field < type->n_fields, NULL);

  return sp_record_query_count (self->engine, type, filter, field, error);
}
