/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 领导图集: the charts of a plan in one PDF for A3 paper, lying: a cover with contents, overview,
 * Gantt chart, four-colour map of the county, indicators, accidents. Each is drawn by the chart
 * room as it is on its own; here they get an order, page numbers and bookmarks. */
#pragma once

#include "report/sp-period-facts.h"

G_BEGIN_DECLS

/* The charts show how things stand as of the options' day, against the day before the period.
 * Writes
 * @path, which must end in .pdf, atomically; the same facts are the same bytes. What has nothing to
 * show has no page. */
gboolean sp_chart_pack_write (SpReader *reader,
                              const SpPeriodOptions *options,
                              const char *path,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
