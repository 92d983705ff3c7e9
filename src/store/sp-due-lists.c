/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-due-lists.h. A statement a kind, all with the same columns; hazards that went on after the
 * date are judged by their steps, listings by core. */
#include "store/sp-due-lists.h"

#include "core/sp-listing.h"
#include "store/sp-hazards.h"
#include "store/sp-parameters.h"
#include "store/sp-store-private.h"

/* The last day of dates: far enough for any time. */
#define LAST_DAY "9999-12-31"

/* Columns: record, uid, title, who answers, day, and two units that it concerns. ?1 the date, ?2
 * the last day wanted, ?3 the plan. */
static const struct
{
  SpDueKind kind;
  const char *what;
  const char *sql;
} sources[] = {
  /* With no step after the date a hazard's row says how it stands. */
  {SP_DUE_HAZARD, NULL,
   "SELECT h.id, h.uid, trim (coalesce (h.number, '') || ' ' || h.description),"
   " coalesce (h.rectifier, d.name), h.deadline, h.department, h.township"
   " FROM hazard h LEFT JOIN unit d ON d.id = h.department"
   " WHERE h.closed_on IS NULL AND h.ended_on IS NULL AND h.deadline <= ?2 AND h.found_on <= ?1"
   " AND ?3 = ?3 AND NOT EXISTS (SELECT 1 FROM hazard_step s WHERE s.hazard = h.id AND s.day > "
   "?1)"},
  {SP_DUE_LICENCE, NULL,
   "SELECT l.id, l.uid, e.name || '：' || l.name, d.name, l.expires_on, e.department, e.township"
   " FROM licence l JOIN enterprise e ON e.id = l.enterprise"
   " LEFT JOIN unit d ON d.id = e.department"
   " WHERE l.expires_on <= ?2 AND e.status IN ('producing', 'stopped') AND ?1 = ?1 AND ?3 = ?3"
   " AND NOT EXISTS (SELECT 1 FROM licence n WHERE n.enterprise = l.enterprise"
   "  AND n.name = l.name AND n.expires_on > l.expires_on)"},
  {SP_DUE_ENTERPRISE, "insurance",
   "SELECT e.id, e.uid, e.name || '：安责险', d.name, e.insured_until, e.department, e.township"
   " FROM enterprise e LEFT JOIN unit d ON d.id = e.department"
   " WHERE e.is_insured = 1 AND e.insured_until <= ?2 AND e.status IN ('producing', 'stopped')"
   " AND ?1 = ?1 AND ?3 = ?3"},
  {SP_DUE_ENTERPRISE, "standardisation",
   "SELECT e.id, e.uid, e.name || '：安全生产标准化', d.name, e.standardised_until, e.department,"
   " e.township FROM enterprise e LEFT JOIN unit d ON d.id = e.department"
   " WHERE e.standardisation <> 'none' AND e.standardised_until <= ?2"
   " AND e.status IN ('producing', 'stopped') AND ?1 = ?1 AND ?3 = ?3"},
  {SP_DUE_INSTITUTION, NULL,
   "SELECT i.id, i.uid, i.name, u.name, i.planned_on, i.lead, NULL"
   " FROM institution i LEFT JOIN unit u ON u.id = i.lead"
   " WHERE i.plan = ?3 AND i.planned_on <= ?2 AND NOT EXISTS (SELECT 1 FROM institution_step s"
   "  WHERE s.institution = i.id AND s.day <= ?1 AND s.state IN ('issued', 'abolished'))"},
};

gboolean
sp_due_is_wanted (GHashTable *units, int64_t first, int64_t second)
{
  return units == NULL || g_hash_table_contains (units, GSIZE_TO_POINTER ((gsize)first)) ||
         g_hash_table_contains (units, GSIZE_TO_POINTER ((gsize)second));
}

gboolean
sp_due_wants (const SpDueQuery *query, SpDueKind kind)
{
  return query->kinds == 0 || (query->kinds & (1 << kind)) != 0;
}

SpDue *
sp_due_add (GPtrArray *dues, const SpDueQuery *query, SpDueKind kind, SpDate day)
{
  SpDue *due = g_new0 (SpDue, 1);

  due->kind = kind;
  due->due = day;
  due->days = day - query->as_of;
  g_ptr_array_add (dues, due);
  return due;
}

static void
bind_query (SpStatement *statement, const SpDueQuery *query)
{
  SpDate last = sp_date_from_iso (LAST_DAY);
  char iso[SP_DATE_ISO_LEN];

  if (query->within < last - query->as_of)
    last = query->as_of + query->within;
  sp_statement_bind_text (statement, 1, sp_date_to_iso (query->as_of, iso));
  sp_statement_bind_text (statement, 2, sp_date_to_iso (last, iso));
  sp_statement_bind_integer (statement, 3, query->plan);
}

static void
read_due (SpStatement *statement, const SpDueQuery *query, guint source, GPtrArray *dues)
{
  SpDue *due = sp_due_add (dues, query, sources[source].kind,
                           sp_date_from_iso (sp_statement_get_text (statement, 4)));

  due->record = sp_statement_get_integer (statement, 0);
  due->uid = g_strdup (sp_statement_get_text (statement, 1));
  due->title = g_strdup (sp_statement_get_text (statement, 2));
  due->units = g_strdup (sp_statement_get_text (statement, 3));
  due->what = sources[source].what;
}

static gboolean
add_source (SpReader *self,
            const SpDueQuery *query,
            guint source,
            GHashTable *units,
            GPtrArray *dues,
            GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (self->engine, sources[source].sql, error);

  if (statement == NULL)
    return FALSE;
  bind_query (statement, query);
  while (sp_statement_next (statement))
    if (sp_due_is_wanted (units, sp_statement_get_integer (statement, 5),
                          sp_statement_get_integer (statement, 6)))
      read_due (statement, query, source, dues);
  return sp_statement_end (statement, error);
}

/* ---- hazards that went on after the date ---- */

static GArray *
load_later (SpReader *self, SpDate as_of, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    self->engine, "SELECT DISTINCT hazard FROM hazard_step WHERE day > ?1", error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  char iso[SP_DATE_ISO_LEN];

  if (statement == NULL)
    return NULL;
  sp_statement_bind_text (statement, 1, sp_date_to_iso (as_of, iso));
  while (sp_statement_next (statement))
    {
      int64_t id = sp_statement_get_integer (statement, 0);

      g_array_append_val (ids, id);
    }
  return sp_statement_end (statement, error) ? g_steal_pointer (&ids) : NULL;
}

static char *
dup_who (SpReader *self, SpRecord *hazard)
{
  g_autoptr (SpRecord) unit = NULL;

  if (sp_record_peek (hazard, SP_HAZARD_RECTIFIER)->is_set)
    return g_strdup (sp_record_get_text (hazard, SP_HAZARD_RECTIFIER));
  unit = sp_reader_load (self, &sp_unit_type, sp_record_get_integer (hazard, SP_HAZARD_DEPARTMENT),
                         NULL);
  return g_strdup (unit != NULL ? sp_record_get_title (unit) : "");
}

static char *
dup_hazard_title (SpRecord *hazard)
{
  g_autofree char *title = g_strdup_printf ("%s %s", sp_record_get_text (hazard, SP_HAZARD_NUMBER),
                                            sp_record_get_title (hazard));

  return g_strdup (g_strchug (title));
}

static gboolean
add_later_hazard (SpReader *self,
                  const SpDueQuery *query,
                  int64_t id,
                  GHashTable *units,
                  GPtrArray *dues,
                  GError **error)
{
  g_autoptr (SpRecord) hazard = sp_reader_load (self, &sp_hazard_type, id, error);
  g_autoptr (GPtrArray) steps =
    hazard != NULL ? sp_reader_load_hazard_steps (self, id, error) : NULL;
  SpHazardStanding standing;
  SpDue *due;

  if (steps == NULL)
    return FALSE;
  standing = sp_hazard_get_standing (SP_HAZARD (hazard), steps, query->as_of);
  if (!standing.is_known || standing.state >= SP_HAZARD_CLOSED ||
      standing.deadline == SP_DATE_NONE || standing.deadline - query->as_of > query->within ||
      !sp_due_is_wanted (units, sp_record_get_integer (hazard, SP_HAZARD_DEPARTMENT),
                         sp_record_get_integer (hazard, SP_HAZARD_TOWNSHIP)))
    return TRUE;
  due = sp_due_add (dues, query, SP_DUE_HAZARD, standing.deadline);
  due->record = id;
  due->uid = g_strdup (sp_record_get_uid (hazard));
  due->title = dup_hazard_title (hazard);
  due->units = dup_who (self, hazard);
  return TRUE;
}

/* No step is later than today. */
static gboolean
add_later_hazards (
  SpReader *self, const SpDueQuery *query, GHashTable *units, GPtrArray *dues, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  if (query->as_of >= sp_date_today ())
    return TRUE;
  ids = load_later (self, query->as_of, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!add_later_hazard (self, query, g_array_index (ids, int64_t, i), units, dues, error))
      return FALSE;
  return ids != NULL;
}

/* ---- listings ---- */

/* A hazard that is closed needs no more rectifying, whatever its listing was not told. */
static gboolean
is_closed_by (SpRecord *hazard, SpDate as_of)
{
  SpDate closed = (SpDate)sp_record_get_integer (hazard, SP_HAZARD_CLOSED_ON);
  SpDate ended = (SpDate)sp_record_get_integer (hazard, SP_HAZARD_ENDED_ON);

  return (closed != SP_DATE_NONE && closed <= as_of) || (ended != SP_DATE_NONE && ended <= as_of);
}

static gboolean
is_to_be_done (const SpListingDue *due, const SpDueQuery *query, gboolean is_closed)
{
  gboolean is_rectifying =
    due->kind == SP_LISTING_DUE_REQUEST || due->kind == SP_LISTING_DUE_DECIDE ||
    due->kind == SP_LISTING_DUE_RECTIFY || due->kind == SP_LISTING_DUE_ACCEPT;

  return due->done == SP_DATE_NONE && due->due - query->as_of <= query->within &&
         !(is_rectifying && is_closed);
}

static gboolean
add_listing (SpReader *self,
             const SpDueQuery *query,
             SpRecord *listing,
             const SpParameters *parameters,
             GHashTable *units,
             GPtrArray *dues,
             GError **error)
{
  g_autoptr (SpRecord) hazard = sp_reader_load (
    self, &sp_hazard_type, sp_record_get_integer (listing, SP_LISTING_HAZARD), error);
  g_autoptr (GArray) things = NULL;

  if (hazard == NULL)
    return FALSE;
  if (!sp_due_is_wanted (units, sp_record_get_integer (hazard, SP_HAZARD_DEPARTMENT),
                         sp_record_get_integer (hazard, SP_HAZARD_TOWNSHIP)))
    return TRUE;
  things = sp_listing_list_due (SP_LISTING (listing), parameters->values, query->as_of);
  for (guint i = 0; i < things->len; i++)
    {
      const SpListingDue *thing = &g_array_index (things, SpListingDue, i);
      g_autofree char *title = NULL;
      SpDue *due;

      if (!is_to_be_done (thing, query, is_closed_by (hazard, query->as_of)))
        continue;
      title = dup_hazard_title (hazard);
      due = sp_due_add (dues, query, SP_DUE_LISTING, thing->due);
      due->record = sp_record_get_id (listing);
      due->uid = g_strdup (sp_record_get_uid (listing));
      due->what = sp_vocabulary_code (&sp_listing_due_kinds, (int)thing->kind);
      due->title =
        g_strdup_printf (thing->is_optional ? _ ("%s：%s（确需延期的）") : _ ("%s：%s"), title,
                         sp_vocabulary_label (&sp_listing_due_kinds, (int)thing->kind));
      due->units = g_strdup (sp_record_get_text (listing, SP_LISTING_OFFICE));
    }
  return TRUE;
}

static gboolean
add_listings (
  SpReader *self, const SpDueQuery *query, GHashTable *units, GPtrArray *dues, GError **error)
{
  g_autoptr (GPtrArray) listings = sp_reader_load_all (self, &sp_listing_type, -1, 0, error);
  SpParameters parameters;

  if (listings == NULL || !sp_reader_load_parameters (self, &parameters, error))
    return FALSE;
  for (guint i = 0; i < listings->len; i++)
    if (!add_listing (self, query, g_ptr_array_index (listings, i), &parameters, units, dues,
                      error))
      return FALSE;
  return TRUE;
}

gboolean
sp_due_lists_add (
  SpReader *self, const SpDueQuery *query, GHashTable *units, GPtrArray *dues, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (sp_due_wants (query, sources[i].kind) && !add_source (self, query, i, units, dues, error))
      return FALSE;
  return (!sp_due_wants (query, SP_DUE_HAZARD) ||
          add_later_hazards (self, query, units, dues, error)) &&
         (!sp_due_wants (query, SP_DUE_LISTING) || add_listings (self, query, units, dues, error));
}
