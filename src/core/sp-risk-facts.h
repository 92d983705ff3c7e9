/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a four-colour map shows as of a date: zones with their levels, spots with theirs, operations
 * that have no place on it. The store fills it, the chart room draws it, and its seal tells whether
 * a map that was issued still shows the same. Knows neither SQL nor drawing. */
#pragma once

#include "core/sp-risk-map.h"
#include "core/sp-risk-shape.h"
#include "core/sp-risk-sums.h"

G_BEGIN_DECLS

/* An area of an enterprise's map, or a township of the county's. */
typedef struct
{
  int64_t id;       /* of the area (enterprise) or the unit (county) */
  char *title;      /* owned */
  GPtrArray *rings; /* owned; of SpPolygon; empty: no shape */
  SpRiskLevel level;
  gboolean is_manual;
  char *reason; /* owned; "" */
  guint n_spots;
  /* county */
  gboolean has_seat;
  double longitude, latitude;
  SpRiskCounts counts;
  double index;
  guint n_major, n_overdue; /* open major hazards; overdue measures */
} SpRiskZone;

/* A risk point of an enterprise, or an enterprise of the county. */
typedef struct
{
  int64_t id;
  char *number, *title; /* owned */
  SpRiskKind kind;
  SpRiskLevel level;
  double score; /* 0: not scored */
  SpRiskMethod method;
  char *note; /* owned; the control measures in short */
  gboolean is_placed;
  double x, y;
  int zone; /* index, -1: in none */
} SpRiskSpot;

typedef struct
{
  SpRiskMap *map; /* owned */
  char *subject;  /* owned; the enterprise's name or the county's */
  SpDate as_of;
  SpRiskStage stage;
  GArray *zones; /* of SpRiskZone */
  GArray *spots; /* of SpRiskSpot, in the order of the list */
  gboolean is_outdated;
  gboolean is_sample;
  gboolean has_review; /* levels were assessed by then */
} SpRiskFacts;

SpRiskFacts *sp_risk_facts_new (SpRiskMap *map,
                                const char *subject,
                                SpDate as_of,
                                SpRiskStage stage);
void sp_risk_facts_free (SpRiskFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRiskFacts, sp_risk_facts_free)
/* Strings and rings are taken; NULL strings become "". */
void sp_risk_facts_take_zone (SpRiskFacts *self, const SpRiskZone *zone);
void sp_risk_facts_take_spot (SpRiskFacts *self, const SpRiskSpot *spot);
/* Puts placed spots into the zones that contain them (the last drawn on top wins) and gives each
 * zone that is not set by hand the worst level of its spots. Of an enterprise's map. */
void sp_risk_facts_settle (SpRiskFacts *self);
/* What is shown, in 64 hexadecimal digits: zones with shape and level, spots with place and level.
 * Transfer full. */
char *sp_risk_facts_dup_seal (const SpRiskFacts *self);
/* Operations that are not placed and belong into the comparison chart. */
gboolean sp_risk_spot_is_bar (const SpRiskSpot *spot);

G_END_DECLS
