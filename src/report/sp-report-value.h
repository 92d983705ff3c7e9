/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a column of a table of records shows of one: a field, through references by dots
 * (enterprise.township), the records that belong to it (@listing.supervisor), or how it stands
 * (standing). Several with | between are tried in turn. Private to the room. */
#pragma once

#include "report/sp-report-private.h"
#include "store/sp-record-rows.h"

G_BEGIN_DECLS

/* Records that others refer to, read once each while a sheet is made. */
typedef struct _SpReportLookup SpReportLookup;
SpReportLookup *sp_report_lookup_new (SpReader *reader, SpDate as_of);
SpReader *sp_report_lookup_get_reader (const SpReportLookup *self);
SpDate sp_report_lookup_get_as_of (const SpReportLookup *self);
/* Borrowed until the lookup goes; NULL for 0, for what is not there and once something failed. */
SpRecord *sp_report_lookup_get_record (SpReportLookup *self, const SpRecordType *type, int64_t id);
/* The same of its title; "" for none. */
const char *sp_report_lookup_get_title (SpReportLookup *self, const SpRecordType *type, int64_t id);
/* The records of @type whose field @owner is @id, read anew. Transfer full; NULL on failure. */
GPtrArray *sp_report_lookup_list_children (SpReportLookup *self,
                                           const SpRecordType *type,
                                           guint owner,
                                           int64_t id);
void sp_report_lookup_free (SpReportLookup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReportLookup, sp_report_lookup_free)

/* What a column shows, made ready for the records of a type; the column was checked. */
typedef struct _SpReportReading SpReportReading;
SpReportReading *sp_report_reading_new (const SpRecordType *type, const SpReportColumn *column);
/* Bits of the fields of @type that it looks at. */
guint64 sp_report_reading_get_fields (const SpReportReading *self, const SpRecordType *type);
void sp_report_reading_free (gpointer reading);

/* Sets @cell to what @reading shows of a row. Texts that are made are kept in @texts; others are
 * the rows' or the lookup's own: all must outlive the cell. */
void sp_report_value_set (SpReportLookup *self,
                          const SpRecordRows *rows,
                          guint row,
                          const SpReportReading *reading,
                          SpReportCellKind kind,
                          guint number,
                          GStringChunk *texts,
                          SpReportCell *cell);
/* The first failure of reading, if any; TRUE where there was none. */
gboolean sp_report_lookup_finish (SpReportLookup *self, GError **error);

/* All that can be a column of such a table, for choosing. Transfer full, of SpReportChoice. */
GPtrArray *sp_report_list_values (const SpRecordType *type);

/* Rows of a sheet of records, read and filled; once read, any thread may look while the lookup is
 * there. */
typedef struct _SpReportStretch SpReportStretch;
SpReportStretch *sp_report_stretch_read (
  const SpReportSheet *sheet, SpReportLookup *lookup, guint first, guint n, GError **error);
/* FALSE: @func said stop. */
gboolean sp_report_stretch_tell (SpReportStretch *self, SpReportRowFunc func, gpointer data);
void sp_report_stretch_free (SpReportStretch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReportStretch, sp_report_stretch_free)

G_END_DECLS
