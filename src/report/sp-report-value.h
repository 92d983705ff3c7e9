/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a column of a table of records shows of one: a field, through references by dots
 * (enterprise.township), the records that belong to it (@listing.supervisor), or how it stands
 * (standing). Several with | between are tried in turn. Private to the room. */
#pragma once

#include "report/sp-report-private.h"

G_BEGIN_DECLS

/* Records that others refer to, read once each while a sheet is made. */
typedef struct _SpReportLookup SpReportLookup;
SpReportLookup *sp_report_lookup_new (SpReader *reader, SpDate as_of);
void sp_report_lookup_free (SpReportLookup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReportLookup, sp_report_lookup_free)

/* Sets cell @cell of @line to what @column shows of @record. */
void sp_report_value_set (SpReportLookup *self,
                          SpRecord *record,
                          const SpReportColumn *column,
                          SpReportCellKind kind,
                          guint number,
                          SpReportLine *line,
                          guint cell);
/* The first failure of reading, if any; TRUE where there was none. */
gboolean sp_report_lookup_finish (SpReportLookup *self, GError **error);

/* All that can be a column of such a table, for choosing. Transfer full, of SpReportChoice. */
GPtrArray *sp_report_list_values (const SpRecordType *type);

G_END_DECLS
