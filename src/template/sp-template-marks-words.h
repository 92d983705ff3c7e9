/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What marks of a template stand for: words of the report (期间), or a figure by its label
 * (排查隐患, 本年累计排查隐患) or as definitions write it (hazard.found - hazard.closed @year, with
 * / for a rate). Private to the room. */
#pragma once

#include "report/sp-report.h"
#include "template/sp-template-words.h"

G_BEGIN_DECLS

typedef enum
{
  SP_TEMPLATE_MARK_NONE,
  SP_TEMPLATE_MARK_PERIOD,
  SP_TEMPLATE_MARK_REPORTER,
  SP_TEMPLATE_MARK_AS_OF,
  SP_TEMPLATE_MARK_PLAN,
  SP_TEMPLATE_MARK_YEAR,
  SP_TEMPLATE_MARK_FIRST_DAY,
  SP_TEMPLATE_MARK_LAST_DAY,
} SpTemplateMark;
SpTemplateMark sp_template_mark_find_word (const char *name);
/* @plan: the title of the plan. Transfer full. */
char *sp_template_mark_dup_word (SpTemplateMark mark, const SpReport *report, const char *plan);

/* A column whose head is @name, or NULL: it says nothing. Transfer full. */
SpReportColumn *sp_template_mark_make_column (SpTemplateWords *words, const char *name);

G_END_DECLS
