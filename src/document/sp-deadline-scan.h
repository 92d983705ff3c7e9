/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the deadline readers: the scan over a block's text, and the deadlines that no printed
 * date gives (年底前 without a year, 三年内, 印发之日起30日内). */
#pragma once

#include "document/sp-date-point.h"
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

/* Tells what is odd about the day of a deadline that was added. */
void sp_deadline_check (SpDeadlineScan *self,
                        const SpReadDeadline *deadline,
                        gboolean has_year,
                        const char *start,
                        const char *stop);

/* Each reads at @p and returns where it ended, NULL where none of its kind stands there. */
const char *sp_deadline_take_year_end (SpDeadlineScan *self, const char *p);
const char *sp_deadline_take_span (SpDeadlineScan *self, const char *p);
/* 到“十四五”末. */
const char *sp_deadline_take_five_years (SpDeadlineScan *self, const char *p);
/* 自2024年起三年内: the years behind 起 at @p, counted from @base; adds the deadline from @text on.
 */
const char *sp_deadline_take_years_from (SpDeadlineScan *self,
                                         const char *text,
                                         const char *p,
                                         SpDate base);

/* 国庆节前, 汛期前 at @p, in the printed @year or 0; adds the deadline from @text on. */
const char *sp_deadline_take_feast (SpDeadlineScan *self,
                                    const char *text,
                                    const char *p,
                                    int year);
const char *sp_deadline_take_bare_feast (SpDeadlineScan *self, const char *p);
/* The same behind 每年: the day within the year where each year has the same one. */
const char *sp_deadline_feast_due (const char *p, const char *end, SpReadDeadline *out);

/* A printed time, or one counted from the day of issue: 本月, 下月15日, 本季度. */
gboolean sp_deadline_point (const SpDeadlineScan *self, const char *p, SpDatePoint *out);
/* The block's last deadline so far where it ends at @p or at most @bytes before; NULL. */
const SpReadDeadline *sp_deadline_before (const SpDeadlineScan *self,
                                          const char *p,
                                          SpDeadlineKind kind,
                                          gsize bytes);
/* What says that something is to be done then: 完成, 达到, 全部. */
gboolean sp_deadline_is_done_word (const char *p);

G_END_DECLS
