/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two invented enterprises with risk points of every level, for tests and benchmarks of notices. */
#pragma once

#include "report/sp-paper-table.h"
#include "report/sp-risk-notice-facts.h"
#include "lists-fixture.h"

typedef struct
{
  StoreFixture file;
  int64_t
    chemicals; /* 示例县红星化工有限公司: five points, of levels 1 to 4 and one not assessed */
  int64_t timber; /* 示例县青山木材厂: no point */
  int64_t township, department;
} RiskFixture;

void risk_fixture_set_up (RiskFixture *self, gconstpointer data);
void risk_fixture_tear_down (RiskFixture *self, gconstpointer data);
#define risk_fixture_add(path_, function)                                                          \
  g_test_add (path_, RiskFixture, NULL, risk_fixture_set_up, function, risk_fixture_tear_down)

/* Not stored; transfer full. */
SpRecord *risk_fixture_new_point (RiskFixture *self, const char *name, const char *harms);
SpRecord *risk_fixture_new_assessment (int64_t point,
                                       SpRiskStage stage,
                                       const char *on,
                                       SpRiskLevel level);
/* A point with all that it may say; returns its id. */
int64_t risk_fixture_add_point (RiskFixture *self, const char *name, const char *harms);
/* An assessment by hand. */
void risk_fixture_assess (
  RiskFixture *self, int64_t point, SpRiskStage stage, const char *on, SpRiskLevel level);

SpReader *risk_fixture_reader (RiskFixture *self);
/* Of the enterprise with points. */
SpRiskNoticeFacts *risk_fixture_load (RiskFixture *self, const char *as_of);
/* Fails unless line @row of the table's CSV has @text in it. */
void risk_fixture_assert_row (SpPaperTable *table, guint row, const char *text);
