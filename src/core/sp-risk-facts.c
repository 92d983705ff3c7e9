/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-facts.h. */
#include "core/sp-risk-facts.h"

static void
zone_clear (gpointer data)
{
  SpRiskZone *zone = data;

  g_free (zone->title);
  g_free (zone->reason);
  g_ptr_array_unref (zone->rings);
}

static void
spot_clear (gpointer data)
{
  SpRiskSpot *spot = data;

  g_free (spot->number);
  g_free (spot->title);
  g_free (spot->note);
}

SpRiskFacts *
sp_risk_facts_new (SpRiskMap *map, const char *subject, SpDate as_of, SpRiskStage stage)
{
  SpRiskFacts *self = g_new0 (SpRiskFacts, 1);

  g_return_val_if_fail (SP_IS_RISK_MAP (map), self);

  self->map = g_object_ref (map);
  self->subject = g_strdup (subject != NULL ? subject : "");
  self->as_of = as_of;
  self->stage = stage;
  self->zones = g_array_new (FALSE, FALSE, sizeof (SpRiskZone));
  self->spots = g_array_new (FALSE, FALSE, sizeof (SpRiskSpot));
  g_array_set_clear_func (self->zones, zone_clear);
  g_array_set_clear_func (self->spots, spot_clear);
  return self;
}

void
sp_risk_facts_free (SpRiskFacts *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->map);
  g_free (self->subject);
  g_clear_pointer (&self->zones, g_array_unref);
  g_clear_pointer (&self->spots, g_array_unref);
  g_free (self);
}

static void
fill (char **text)
{
  if (*text == NULL)
    *text = g_strdup ("");
}

void
sp_risk_facts_take_zone (SpRiskFacts *self, const SpRiskZone *zone)
{
  SpRiskZone taken = *zone;

  g_return_if_fail (self != NULL);

  fill (&taken.title);
  fill (&taken.reason);
  if (taken.rings == NULL)
    taken.rings = g_ptr_array_new ();
  g_array_append_val (self->zones, taken);
}

void
sp_risk_facts_take_spot (SpRiskFacts *self, const SpRiskSpot *spot)
{
  SpRiskSpot taken = *spot;

  g_return_if_fail (self != NULL);

  fill (&taken.number);
  fill (&taken.title);
  fill (&taken.note);
  g_array_append_val (self->spots, taken);
}

static int
find_zone (SpRiskFacts *self, double x, double y)
{
  for (guint i = self->zones->len; i > 0; i--)
    if (sp_risk_shape_contains (g_array_index (self->zones, SpRiskZone, i - 1).rings, x, y))
      return (int)i - 1;
  return -1;
}

void
sp_risk_facts_settle (SpRiskFacts *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->spots->len; i++)
    {
      SpRiskSpot *spot = &g_array_index (self->spots, SpRiskSpot, i);
      SpRiskZone *zone;

      spot->zone = spot->is_placed ? find_zone (self, spot->x, spot->y) : -1;
      if (spot->zone < 0)
        continue;
      zone = &g_array_index (self->zones, SpRiskZone, spot->zone);
      zone->n_spots++;
      sp_risk_counts_add (&zone->counts, spot->level);
      if (!zone->is_manual)
        zone->level = sp_risk_level_worse (zone->level, spot->level);
    }
}

char *
sp_risk_facts_dup_seal (const SpRiskFacts *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->zones->len; i++)
    {
      const SpRiskZone *zone = &g_array_index (self->zones, SpRiskZone, i);
      g_autofree char *shape = sp_risk_shape_print (zone->rings);

      g_string_append_printf (text, "zone %s %d %u %u %.6g %s\n", zone->title, zone->level,
                              zone->n_major, zone->n_overdue, zone->index, shape);
    }
  for (guint i = 0; i < self->spots->len; i++)
    {
      const SpRiskSpot *spot = &g_array_index (self->spots, SpRiskSpot, i);

      g_string_append_printf (text, "spot %s %s %d %.7f %.7f\n", spot->number, spot->title,
                              spot->level, spot->is_placed ? spot->x : -1,
                              spot->is_placed ? spot->y : -1);
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize)text->len);
}

gboolean
sp_risk_spot_is_bar (const SpRiskSpot *spot)
{
  return spot->kind == SP_RISK_KIND_OPERATION && !spot->is_placed;
}
