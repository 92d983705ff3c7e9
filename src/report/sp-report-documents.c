/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-documents.h. */
#include "report/sp-report-documents.h"

#include "base/sp-i18n.h"

/* In the order in which a person chooses; the last is none. */
static const SpReportDocument documents[] = {
  {NULL, NULL, NULL, SP_REPORT_ANY, NULL, NULL},
};

guint
sp_report_n_documents (void)
{
  return G_N_ELEMENTS (documents) - 1;
}

const SpReportDocument *
sp_report_get_document (guint i)
{
  g_return_val_if_fail (i < sp_report_n_documents (), NULL);

  return &documents[i];
}

const SpReportDocument *
sp_report_find_document (const char *name)
{
  for (guint i = 0; i < sp_report_n_documents (); i++)
    if (g_str_equal (documents[i].name, name))
      return &documents[i];
  return NULL;
}
