/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is kept of reports: forms of one's own (自定报表), reports that were made with their figures
 * then, and tables of other offices that are filled in (报表模板). Knows neither what a form says
 * nor what figures are: both are JSON that the report room writes and reads. */
#pragma once

#include "base/sp-i18n.h"
#include "core/sp-record.h"

G_BEGIN_DECLS

/* @name: for programs and files, as of a report definition. @based_on: the name of the form it was
 * copied from, which may be gone. */
#define SP_REPORT_FORM_FIELDS(F, P)                                                                \
  F (P, NAME, name, TEXT, N_ ("代号"), .flags = SP_FIELD_REQUIRED | SP_FIELD_CODE)                 \
  F (P, TITLE, title, TEXT, N_ ("报表名称"), .flags = SP_FIELD_REQUIRED)                           \
  F (P, BASED_ON, based_on, TEXT, N_ ("依据的报表"), .flags = SP_FIELD_CODE)                       \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)                                \
  F (P, BODY, body, TEXT, N_ ("内容"), .flags = SP_FIELD_REQUIRED | SP_FIELD_INTERNAL)
SP_DECLARE_RECORD (SpReportForm, sp_report_form, REPORT_FORM, SP_REPORT_FORM_FIELDS)

/* @definition: the name of the form; @body: all of it as it was then, so that a form that was
 * changed or deleted since does not change what was handed in. @made_at: local time, YYYY-MM-DD
 * HH:MM:SS. The written file is an attachment. */
#define SP_REPORT_MADE_FIELDS(F, P)                                                                \
  F (P, PLAN, plan, REFERENCE, N_ ("计划"), .references = "plan")                                  \
  F (P, DEFINITION, definition, TEXT, N_ ("报表代号"), .flags = SP_FIELD_REQUIRED | SP_FIELD_CODE) \
  F (P, TITLE, title, TEXT, N_ ("报表名称"), .flags = SP_FIELD_REQUIRED)                           \
  F (P, PERIOD, period, TEXT, N_ ("期间代码"), .flags = SP_FIELD_CODE)                             \
  F (P, FIRST_DAY, first_day, DATE, N_ ("期间开始"), .flags = SP_FIELD_PLANNED)                    \
  F (P, LAST_DAY, last_day, DATE, N_ ("期间结束"), .flags = SP_FIELD_PLANNED)                      \
  F (P, AS_OF, as_of, DATE, N_ ("截至日期"))                                                       \
  F (P, MADE_AT, made_at, TEXT, N_ ("生成时间"), .flags = SP_FIELD_CODE)                           \
  F (P, MADE_BY, made_by, TEXT, N_ ("生成人"))                                                     \
  F (P, REPORTER, reporter, TEXT, N_ ("填报单位"))                                                 \
  F (P, FILE_NAME, file_name, TEXT, N_ ("文件名"))                                                 \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)                                \
  F (P, BODY, body, TEXT, N_ ("所用表式"), .flags = SP_FIELD_INTERNAL)                             \
  F (P, FIGURES, figures, TEXT, N_ ("当时的数字"), .flags = SP_FIELD_INTERNAL)
SP_DECLARE_RECORD (SpReportMade, sp_report_made, REPORT_MADE, SP_REPORT_MADE_FIELDS)

/* A table of another office. @report: the name of the kind of report it is filled for; @mapping:
 * which of its columns mean what. The file is an attachment. */
#define SP_REPORT_TEMPLATE_FIELDS(F, P)                                                            \
  F (P, TITLE, title, TEXT, N_ ("模板名称"), .flags = SP_FIELD_REQUIRED)                           \
  F (P, REPORT, report, TEXT, N_ ("报表种类"), .flags = SP_FIELD_CODE)                             \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)                                \
  F (P, MAPPING, mapping, TEXT, N_ ("对应关系"), .flags = SP_FIELD_INTERNAL)
SP_DECLARE_RECORD (SpReportTemplate, sp_report_template, REPORT_TEMPLATE, SP_REPORT_TEMPLATE_FIELDS)

G_END_DECLS
