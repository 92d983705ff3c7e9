/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. What is counted of a hazard, in 64 bytes, 128 hazards a row: a million are read
 * in the time in which SQL steps over a few ten thousand rows. Triggers empty a row of facts when
 * one of its hazards or their steps change, whoever writes; they are made anew with the commit, or
 * while reading where they are missing. Knows no statistics. */
#pragma once

#include "base/sp-date.h"
#include "store/sp-engine.h"

G_BEGIN_DECLS

enum
{
  SP_FACT_MAJOR = 1 << 0,
  SP_FACT_PROVIDED = 1 << 1, /* all five provisions are there */
  SP_FACT_EXTENDED = 1 << 2,
  SP_FACT_RETURNED = 1 << 3,
  SP_FACT_TURNED = 1 << 4, /* its steps must be followed to know an earlier day */
  SP_FACT_REVOKED = 1 << 5,
  SP_FACT_TRANSFERRED = 1 << 6,
};

/* As of today, that is with all steps. Dates are SP_DATE_NONE, ids 0 where there is none. The
 * layout is the file's: another one takes a migration that empties all rows. */
typedef struct
{
  SpDate found, deadline, applied, closed, ended;
  SpDate last; /* day of the last step */
  guint32 industry, township, department, enterprise, part;
  guint8 place;  /* the id's last 7 bits */
  guint8 flags;  /* SP_FACT_… */
  guint8 source; /* SpHazardSourceKind */
  guint8 unused;
  double funds, spent; /* 万元; 0: none */
} SpHazardFacts;

/* Makes facts that are missing and keeps them. Within a write. */
gboolean sp_hazard_facts_refresh (SpEngine *engine, GError **error);
/* The same on opening, after a migration or another program: else the first edit had to. */
gboolean sp_hazard_facts_catch_up (SpEngine *engine, GError **error);

typedef void (*SpHazardFactsFunc) (int64_t id, const SpHazardFacts *facts, gpointer data);
/* Every hazard by id. @func must not use the engine. */
gboolean sp_hazard_facts_each (SpEngine *engine,
                               SpHazardFactsFunc func,
                               gpointer data,
                               GError **error);

/* sp-hazard-order.c: all hazards by the day in @field (a field of SpHazard), those without it last,
 * equals by id, in @ids (transfer full). NULL without error: facts do not tell. */
gboolean sp_hazard_facts_order (
  SpEngine *engine, guint field, gboolean is_descending, GArray **ids, GError **error);

/* Whether the facts that are kept are what the rows say. Where the file can be written those of a
 * file in which they are not are thrown away, so that they are made anew. */
gboolean sp_hazard_facts_check (SpEngine *engine, gboolean *is_true, GError **error);

G_END_DECLS
