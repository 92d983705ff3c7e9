/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store: rules of the risk ledger that the write path keeps (sp-write-steps.h): numbers
 * of risk points, assessments by their schemes, what follows from them and from events. */
#pragma once

#include "core/sp-risk-grade.h"
#include "core/sp-risk-map.h"
#include "store/sp-write.h"

G_BEGIN_DECLS

gboolean sp_write_prepare_risk_point (SpWrite *self,
                                      SpRecord *point,
                                      SpRecord *current,
                                      GError **error);
gboolean sp_write_prepare_risk_assessment (SpWrite *self,
                                           SpRecord *assessment,
                                           SpRecord *current,
                                           GError **error);
gboolean sp_write_prepare_risk_event (SpWrite *self,
                                      SpRecord *event,
                                      SpRecord *current,
                                      GError **error);
gboolean sp_write_prepare_risk_scheme (SpWrite *self,
                                       SpRecord *scheme,
                                       SpRecord *current,
                                       GError **error);
gboolean sp_write_prepare_risk_factor (SpWrite *self,
                                       SpRecord *factor,
                                       SpRecord *current,
                                       GError **error);
gboolean sp_write_prepare_risk_report (SpWrite *self,
                                       SpRecord *report,
                                       SpRecord *current,
                                       GError **error);
gboolean sp_write_prepare_risk_place (SpWrite *self,
                                      SpRecord *place,
                                      SpRecord *current,
                                      GError **error);
/* The point of an assessment, the points that an event concerns. */
gboolean sp_write_follow_risk_assessment (SpWrite *self, SpRecord *assessment, GError **error);
gboolean sp_write_follow_risk_event (SpWrite *self, SpRecord *event, GError **error);
/* Before an assessment or a factor goes: what is left must hold together. */
gboolean sp_write_prepare_risk_delete (SpWrite *self, SpRecord *record, GError **error);

/* Makes the derived fields of @point what its assessments and events by the end of @as_of say. */
gboolean sp_risk_point_derive_then (SpEngine *engine,
                                    SpRecord *point,
                                    SpDate as_of,
                                    GError **error);
/* The same of all points, by id, each read and derived in turn; @point is borrowed for the call. */
typedef void (*SpRiskThenFunc) (SpRecord *point, gpointer data);
gboolean sp_risk_points_each_then (
  SpEngine *engine, SpDate as_of, SpRiskThenFunc func, gpointer data, GError **error);
/* So many are sooner followed one by one. */
#define SP_RISK_FEW_POINTS 100
/* Of SpRiskAssessment of @point, by day and then as they were made. Transfer full. */
GPtrArray *sp_risk_assessments_load (SpEngine *engine, int64_t point, GError **error);

G_END_DECLS
