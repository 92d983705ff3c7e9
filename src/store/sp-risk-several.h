/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done with several risk points at once, each one undoable action: who answers for them,
 * how often they are checked, what calls for assessing them again. All or none: what will not do
 * with one is told with its name. Knows no widgets. */
#pragma once

#include "core/sp-risk-grade.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

typedef struct
{
  SpControlLevel level; /* SP_CONTROL_BY_LEVEL: the one that controls each point */
  const char *department, *person, *phone; /* "": stays as it is */
} SpRiskDuty;

/* SP_ERROR_INVALID where @duty says nothing, or where it goes by each point's own level and one
 * has none, having never been assessed. */
gboolean sp_store_set_risk_duty (
  SpStore *self, const int64_t *points, guint n, const SpRiskDuty *duty, GError **error);
/* "": none. */
gboolean sp_store_set_risk_check_frequency (
  SpStore *self, const int64_t *points, guint n, const char *frequency, GError **error);
/* An event like @event (cause, day and text) of each point alone, which makes it due. */
gboolean sp_store_add_risk_events (
  SpStore *self, const int64_t *points, guint n, SpRiskEvent *event, GError **error);

G_END_DECLS
