/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the deadline readers: the scan over a block's text, and the deadlines that no printed
 * date gives (年底前 without a year, 三年内, 印发之日起30日内). */
#pragma once

#include "document/sp-reader.h"

G_BEGIN_DECLS

typedef struct
{
  SpReading *reading;
  int block;
  const char *start, *end;
  const char *clause; /* where the current clause begins */
  int brackets;       /* round brackets open */
} SpDeadlineScan;

void sp_deadline_add (SpDeadlineScan *self,
                      SpReadDeadline *deadline,
                      const char *start,
                      const char *end);
void sp_deadline_doubt (
  SpDeadlineScan *self, const char *start, const char *end, const char *message, SpDate taken_for);

/* Each reads at @p and returns where it ended, NULL where none of its kind stands there. */
const char *sp_deadline_take_year_end (SpDeadlineScan *self, const char *p);
const char *sp_deadline_take_span (SpDeadlineScan *self, const char *p);

G_END_DECLS
