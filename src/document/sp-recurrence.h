/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. 每年12月底前, 每半年, 每3年, 按月: how often, and when within the period.
 */
#pragma once

#include "document/sp-reading.h"

G_BEGIN_DECLS

/* Reads at @p; returns where it ends, NULL where none is meant. @goes_on: in a list behind another
 * recurrence (月调度、季通报). */
const char *sp_recurrence_read (
  const char *start, const char *p, const char *end, gboolean goes_on, SpReadDeadline *out);
/* 12月底前, 28日前 for the period that @out holds; NULL where none stands at @p. */
const char *sp_recurrence_read_due (const char *p, const char *end, SpReadDeadline *out);

G_END_DECLS
