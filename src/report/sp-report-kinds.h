/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All kinds of reports that can be made in a file: those that ship, documents, and forms of one's
 * own, which are copied, kept, exchanged as files and deleted here. */
#pragma once

#include "core/sp-report-records.h"
#include "report/sp-report-documents.h"

G_BEGIN_DECLS

typedef enum
{
  SP_REPORT_SHIPPED,
  SP_REPORT_DOCUMENT,
  SP_REPORT_OWN,
} SpReportOrigin;
extern const SpVocabulary sp_report_origins;

typedef struct
{
  char *name, *title;
  char *source; /* where the form comes from, or what the document holds */
  SpReportOrigin origin;
  SpReportPeriod period;
  int64_t form;                     /* of OWN: the record */
  const SpReportDocument *document; /* of DOCUMENT */
  char *problem;                    /* why an own form cannot be used; NULL: it can */
} SpReportKind;

/* Shipped ones, documents, own ones by title. @reader NULL: without own ones. Transfer full, of
 * SpReportKind. */
GPtrArray *sp_report_list_kinds (SpReader *reader, GError **error);
/* The definition called @name, own or shipped. Transfer full; SP_ERROR_NOT_FOUND. */
SpReportDefinition *sp_report_load_kind (SpReader *reader, const char *name, GError **error);

/* A copy under a name that is not in use, with a title that says so. Transfer full. */
SpReportDefinition *sp_report_derive (SpReader *reader, const SpReportDefinition *from);
/* Keeps @definition as the form *@form, or as a new one (0), of which *@form is set: one action.
 * Refused where it means nothing or its name is another's. @based_on: the form it was copied from,
 * NULL: as it was. */
gboolean sp_report_save_form (SpStore *store,
                              const SpReportDefinition *definition,
                              const char *based_on,
                              int64_t *form,
                              GError **error);
/* Made reports keep the definition they were made with, so that they can still be read. */
gboolean sp_report_delete_form (SpStore *store, int64_t form, GError **error);

gboolean sp_report_export_form (const SpReportDefinition *definition,
                                const char *path,
                                GError **error);
/* Reads a definition from a file. It takes the place of the own form of its name; one whose name
 * ships is read under another name. */
gboolean sp_report_import_form (SpStore *store, const char *path, int64_t *form, GError **error);

G_END_DECLS
