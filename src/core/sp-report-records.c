/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-records.h. */
#include "core/sp-report-records.h"

SP_DEFINE_RECORD (SpReportForm,
                  sp_report_form,
                  REPORT_FORM,
                  SP_REPORT_FORM_FIELDS,
                  "report_definition",
                  N_ ("自定报表"),
                  TITLE)
SP_DEFINE_RECORD (SpReportMade,
                  sp_report_made,
                  REPORT_MADE,
                  SP_REPORT_MADE_FIELDS,
                  "report_made",
                  N_ ("存档报表"),
                  TITLE)
SP_DEFINE_RECORD (SpReportTemplate,
                  sp_report_template,
                  REPORT_TEMPLATE,
                  SP_REPORT_TEMPLATE_FIELDS,
                  "report_template",
                  N_ ("报表模板"),
                  TITLE)
