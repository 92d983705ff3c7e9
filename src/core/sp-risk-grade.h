/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a risk is graded: score from factors, level from score by the bands of a scheme, what holds
 * as of a date, and what levels 1 and 2 must have. Pure. */
#pragma once

#include "core/sp-risk.h"

G_BEGIN_DECLS

/* Letters of a method's factors in the order of the product: L, E, C. 0 for methods without. */
guint sp_risk_method_n_factors (SpRiskMethod method);
const char *sp_risk_method_letter (SpRiskMethod method, guint factor); /* factor from 0 */
const char *sp_risk_method_factor_label (SpRiskMethod method, guint factor);
gboolean sp_risk_method_is_scored (SpRiskMethod method);

/* The product of the method's factors, rounded to 1e-6 so that 0.1 × 0.5 × 10 is 0.5. */
double sp_risk_score (SpRiskMethod method, const double factors[3]);
/* By the scheme's half-open bands. */
SpRiskLevel sp_risk_scheme_level (SpRiskScheme *scheme, double score);
/* D ≥ 320, 160 ≤ D < 320, 70 ≤ D < 160 or D < 70 for a level. Transfer full. */
char *sp_risk_scheme_dup_band (SpRiskScheme *scheme, SpRiskLevel level);
/* Whether bands fall from red to yellow and yellow begins above 0, so that none is empty; the
 * method is a scored one; the period is in order. */
gboolean sp_risk_scheme_check (SpRiskScheme *scheme, GError **error);

/* Makes score, level and version of @assessment what its method says. @scheme and its @factors (of
 * SpRiskFactor) are those of a scored method, else NULL. Refused, with a sentence: another method's
 * scheme, one not in force that day, a factor that the scheme does not have, a direct judgement
 * without clauses, a level by hand without grounds. */
gboolean sp_risk_assessment_settle (SpRiskAssessment *assessment,
                                    SpRiskScheme *scheme,
                                    const GPtrArray *factors,
                                    GError **error);

/* How an assessment came to its level: LEC 法：L 6 × E 6 × C 15 ＝ D 540; 直接判定：条款 1、3;
 * 人工判定. Transfer full. */
char *sp_risk_assessment_dup_words (SpRiskAssessment *assessment);

/* Whether an assessment of a stage counts instead of a former one of the same stage, which was made
 * before it: it does unless the former is of the same day and a direct judgement, which no score of
 * that day takes back. */
gboolean sp_risk_assessment_supersedes (SpDate day, SpDate former_day, SpRiskMethod former_method);
/* Which of @assessments (of SpRiskAssessment of one point, by day, then as they were made) counts
 * at @stage as of @as_of. NULL where there is none. Transfer none. */
SpRiskAssessment *sp_risk_assessments_find (const GPtrArray *assessments,
                                            SpRiskStage stage,
                                            SpDate as_of);
SpRiskLevel sp_risk_assessments_level (const GPtrArray *assessments,
                                       SpRiskStage stage,
                                       SpDate as_of);
/* Whether at the end of every day the residual risk was no worse than the inherent one. */
gboolean sp_risk_assessments_check (const GPtrArray *assessments, GError **error);

/* The level that colours and lists go by where one is asked for: the residual one, and where only
 * the inherent one was assessed, that. */
SpRiskLevel sp_risk_level_counting (SpRiskLevel inherent, SpRiskLevel residual);
/* The worse of two; none counts as nothing. */
SpRiskLevel sp_risk_level_worse (SpRiskLevel a, SpRiskLevel b);
/* 1级 重大风险（红）; 未评估. Transfer full. */
char *sp_risk_level_dup_label (SpRiskLevel level);

/* Who is to control a risk of @level (domain practice: red the enterprise, orange the workshop,
 * yellow the team, blue the post). SP_CONTROL_BY_LEVEL for none. */
SpControlLevel sp_risk_control_level (SpRiskLevel level);
/* What is set for @point, else what its level proposes. */
SpControlLevel sp_risk_point_get_control_level (SpRiskPoint *point);
/* The fields of a control level's answerable department and person. */
void sp_control_level_fields (SpControlLevel level, guint *department, guint *person);
/* The department and person who answer at the point's control level, 动力车间 王某; "" where not
 * filled in. Transfer full. */
char *sp_risk_point_dup_duty (SpRiskPoint *point);

/* Makes the derived fields of @point what @assessments and @events (SpRiskEvent of its enterprise
 * that concern it; may be NULL) say; @months is the period where the point has none of its own, 0:
 * no period. What was never assessed is due from the day it was listed. */
void sp_risk_point_derive (SpRiskPoint *point,
                           const GPtrArray *assessments,
                           const GPtrArray *events,
                           int months);
/* Whether @point was on the list as of @as_of. */
gboolean sp_risk_point_is_listed (SpRiskPoint *point, SpDate as_of);

/* What a point of level 1 or 2 must have and does not (the plan's annex 2): warning sign,
 * monitoring, emergency equipment, way out; 、 between; "" where nothing is missing or the level
 * asks for none. By the worse of its two levels. Transfer full. */
char *sp_risk_point_dup_missing (SpRiskPoint *point);
/* The fields that are ticked where each of them is there. */
#define SP_RISK_N_NEEDED 4
extern const guint sp_risk_needed_fields[SP_RISK_N_NEEDED];

/* Fields of the seven kinds of control measures, in the order of the plan's annex 2. */
#define SP_RISK_N_MEASURE_KINDS 7
extern const guint sp_risk_measure_fields[SP_RISK_N_MEASURE_KINDS];
/* All measures with their kinds before them, a line each; "" for none. Transfer full. */
char *sp_risk_point_dup_measures (SpRiskPoint *point);

G_END_DECLS
