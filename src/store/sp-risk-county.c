/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-county.h. A township's hazards come from the statistics of hazards, its overdue
 * measures from the schedule of what it answers for, so that the map agrees with both. */
#include "store/sp-risk-county.h"

#include "base/sp-i18n.h"
#include "core/sp-enterprise.h"
#include "store/sp-parameters.h"
#include "store/sp-reader-hazards.h"
#include "store/sp-risks.h"
#include "store/sp-store-private.h"

#include <string.h>

typedef struct
{
  SpReader *reader;
  SpRiskFacts *facts;
  int64_t plan;
  GHashTable *counts;  /* township → SpRiskCounts */
  GHashTable *hazards; /* township → open major hazards */
  GHashTable *shapes;  /* township → rings, owned by the zones once taken */
  GHashTable *zones;   /* township → index + 1 */
  double weights[4];
} County;

static void
county_clear (County *self)
{
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->hazards, g_hash_table_unref);
  g_clear_pointer (&self->shapes, g_hash_table_unref);
  g_clear_pointer (&self->zones, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (County, county_clear)

static gboolean
load_hazards (County *self, GError **error)
{
  SpHazardQuery query = {.by = SP_HAZARDS_BY_TOWNSHIP, .as_of = self->facts->as_of};
  const SpPeriod day = {SP_PERIOD_DAYS, self->facts->as_of, self->facts->as_of};
  g_autoptr (GPtrArray) tallies = NULL;

  sp_hazard_spans_set (query.spans, &day, SP_DATE_NONE);
  tallies = sp_reader_sum_hazards (self->reader, &query, NULL, error);
  self->hazards = g_hash_table_new (NULL, NULL);
  for (guint i = 0; tallies != NULL && i < tallies->len; i++)
    {
      const SpHazardTally *tally = tallies->pdata[i];

      g_hash_table_insert (self->hazards, GSIZE_TO_POINTER (tally->key),
                           GUINT_TO_POINTER (tally->spans[SP_HAZARD_SPAN_PLAN].major_open));
    }
  return tallies != NULL;
}

static gboolean
count_overdue (County *self, int64_t township, guint *n, GError **error)
{
  const SpTaskFilter filter = {.plan = self->plan,
                               .unit = township,
                               .lights = 1 << SP_LIGHT_OVERDUE,
                               .as_of = self->facts->as_of};
  g_autoptr (SpSchedule) schedule = NULL;

  *n = 0;
  if (self->plan == 0)
    return TRUE;
  schedule = sp_reader_load_schedule (self->reader, &filter, NULL, error);
  if (schedule == NULL)
    return FALSE;
  *n = sp_schedule_get_n_rows (schedule);
  return TRUE;
}

/* Rings of the areas of the map by the township they are of; of several areas all rings. */
static gboolean
load_shapes (County *self, GError **error)
{
  int64_t map = sp_record_get_id (SP_RECORD (self->facts->map));
  g_autoptr (GPtrArray) areas = NULL;

  self->shapes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  if (map == 0)
    return TRUE;
  areas = sp_reader_load_all (self->reader, &sp_risk_area_type, SP_RISK_AREA_MAP, map, error);
  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      gpointer unit = GSIZE_TO_POINTER (sp_record_get_integer (areas->pdata[i], SP_RISK_AREA_UNIT));
      GPtrArray *rings =
        sp_risk_shape_parse (sp_record_get_text (areas->pdata[i], SP_RISK_AREA_SHAPE), NULL);
      GPtrArray *former = g_hash_table_lookup (self->shapes, unit);

      if (rings != NULL && former != NULL)
        g_ptr_array_extend_and_steal (former, rings);
      else if (rings != NULL)
        g_hash_table_insert (self->shapes, unit, rings);
    }
  return areas != NULL;
}

static gboolean
is_shown (SpRecord *unit, SpDate as_of)
{
  SpDate from = (SpDate)sp_record_get_integer (unit, SP_UNIT_VALID_FROM);
  SpDate to = (SpDate)sp_record_get_integer (unit, SP_UNIT_VALID_TO);

  return sp_record_get_integer (unit, SP_UNIT_KIND) == SP_UNIT_TOWNSHIP &&
         sp_record_get_integer (unit, SP_UNIT_STATUS) == SP_UNIT_CONFIRMED &&
         (from == SP_DATE_NONE || from <= as_of) && (to == SP_DATE_NONE || to >= as_of);
}

static gboolean
take_township (County *self, SpRecord *unit, GError **error)
{
  const char *short_name = sp_record_get_text (unit, SP_UNIT_SHORT_NAME);
  gpointer key = GSIZE_TO_POINTER (sp_record_get_id (unit));
  const SpRiskCounts *counts = g_hash_table_lookup (self->counts, key);
  SpRiskZone zone = {.id = sp_record_get_id (unit)};

  if (!count_overdue (self, zone.id, &zone.n_overdue, error))
    return FALSE;
  zone.title = g_strdup (*short_name != '\0' ? short_name : sp_record_get_title (unit));
  zone.has_seat = sp_record_peek (unit, SP_UNIT_LONGITUDE)->is_set &&
                  sp_record_peek (unit, SP_UNIT_LATITUDE)->is_set;
  zone.longitude = sp_record_get_real (unit, SP_UNIT_LONGITUDE);
  zone.latitude = sp_record_get_real (unit, SP_UNIT_LATITUDE);
  if (counts != NULL)
    {
      zone.counts = *counts;
      zone.level = counts->highest;
      zone.index = sp_risk_counts_index (counts, self->weights);
    }
  zone.n_major = GPOINTER_TO_UINT (g_hash_table_lookup (self->hazards, key));
  if (g_hash_table_contains (self->shapes, key))
    zone.rings = g_ptr_array_ref (g_hash_table_lookup (self->shapes, key));
  sp_risk_facts_take_zone (self->facts, &zone);
  g_hash_table_insert (self->zones, key, GUINT_TO_POINTER (self->facts->zones->len));
  return TRUE;
}

static gboolean
take_townships (County *self, GError **error)
{
  g_autoptr (GPtrArray) units = sp_reader_load_all (self->reader, &sp_unit_type, -1, 0, error);

  self->zones = g_hash_table_new (NULL, NULL);
  for (guint i = 0; units != NULL && i < units->len; i++)
    if (is_shown (units->pdata[i], self->facts->as_of) &&
        !take_township (self, units->pdata[i], error))
      return FALSE;
  return units != NULL;
}

/* An enterprise that is nowhere on the earth is put into its township by the drawing. */
static void
take_enterprise (County *self, SpRecord *enterprise, const SpRiskCounts *counts)
{
  gpointer township = GSIZE_TO_POINTER (sp_record_get_integer (enterprise, SP_ENTERPRISE_TOWNSHIP));
  guint zone = GPOINTER_TO_UINT (g_hash_table_lookup (self->zones, township));
  SpRiskSpot spot = {.id = sp_record_get_id (enterprise), .level = counts->highest};

  spot.title = g_strdup (sp_record_get_title (enterprise));
  spot.is_placed = sp_record_peek (enterprise, SP_ENTERPRISE_LONGITUDE)->is_set &&
                   sp_record_peek (enterprise, SP_ENTERPRISE_LATITUDE)->is_set;
  spot.x = sp_record_get_real (enterprise, SP_ENTERPRISE_LONGITUDE);
  spot.y = sp_record_get_real (enterprise, SP_ENTERPRISE_LATITUDE);
  spot.zone = (int)zone - 1;
  if (zone > 0)
    g_array_index (self->facts->zones, SpRiskZone, zone - 1).n_spots++;
  sp_risk_facts_take_spot (self->facts, &spot);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gsize first = GPOINTER_TO_SIZE (a), second = GPOINTER_TO_SIZE (b);

  return first < second ? -1 : first > second;
}

static gboolean
take_enterprises (County *self, const GArray *states, GError **error)
{
  g_autoptr (GHashTable) counts =
    sp_risk_states_group (states, SP_RISK_BY_ENTERPRISE, self->facts->stage);
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (counts), compare_ids);

  for (GList *at = ids; at != NULL; at = at->next)
    {
      g_autoptr (SpRecord) enterprise = sp_reader_load (
        self->reader, &sp_enterprise_type, (int64_t)GPOINTER_TO_SIZE (at->data), error);

      if (enterprise == NULL)
        return FALSE;
      take_enterprise (self, enterprise, g_hash_table_lookup (counts, at->data));
    }
  return TRUE;
}

/* 示例县 of 示例县安全生产专项整治三年行动计划: the county has no record of its own. */
static char *
dup_county (SpReader *reader, int64_t *plan)
{
  g_autoptr (SpPlan) record = sp_reader_load_plan (reader, NULL);
  const char *title, *end;

  *plan = record != NULL ? sp_record_get_id (SP_RECORD (record)) : 0;
  title = record != NULL ? sp_record_get_title (SP_RECORD (record)) : "";
  end = strstr (title, "县");
  return end != NULL ? g_strndup (title, (gsize)(end - title) + strlen ("县"))
                     : g_strdup (_ ("全县"));
}

static gboolean
load_county (County *self, GCancellable *cancellable, GError **error)
{
  SpParameters parameters;
  g_autoptr (GArray) states =
    sp_reader_load_risk_states (self->reader, 0, self->facts->as_of, cancellable, error);

  if (states == NULL || !sp_reader_load_parameters (self->reader, &parameters, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (self->weights); i++)
    self->weights[i] = parameters.values[SP_PARAMETER_RISK_WEIGHT_RED + i];
  self->counts = sp_risk_states_group (states, SP_RISK_BY_TOWNSHIP, self->facts->stage);
  return load_hazards (self, error) && load_shapes (self, error) && take_townships (self, error) &&
         take_enterprises (self, states, error);
}

SpRiskFacts *
sp_risk_county_load (SpReader *self,
                     SpRiskMap *map,
                     SpRiskStage stage,
                     SpDate as_of,
                     GCancellable *cancellable,
                     GError **error)
{
  g_auto (County) county = {.reader = self};
  g_autofree char *name = dup_county (self, &county.plan);
  g_autoptr (SpRiskFacts) facts = sp_risk_facts_new (map, name, as_of, stage);

  county.facts = facts;
  return load_county (&county, cancellable, error) ? g_steal_pointer (&facts) : NULL;
}
