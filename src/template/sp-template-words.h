/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the head of a column of someone else's table may mean: the columns of the forms that ship,
 * the catalogue of quantities and the fields of records, found by likeness of words. Proposes; a
 * person decides. */
#pragma once

#include "core/sp-record.h"
#include "report/sp-report-definition.h"

G_BEGIN_DECLS

/* What a column shows, as report definitions have it. */
typedef struct
{
  char *value, *over;
  SpReportAs as;
  double likeness; /* 0 … 1 */
} SpTemplateMeaning;

typedef struct _SpTemplateWords SpTemplateWords;

/* @type: of RECORDS; else NULL. */
SpTemplateWords *sp_template_words_new (SpReportRows rows, const SpRecordType *type);
void sp_template_words_free (SpTemplateWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTemplateWords, sp_template_words_free)

/* What a head most likely means; @group: what stands above it, or "". NULL: nothing like it.
 * Borrowed until the next call. */
const SpTemplateMeaning *sp_template_words_find (SpTemplateWords *self,
                                                 const char *group,
                                                 const char *head);
/* The span that a head names (本年累计); @plain, a plain head, loses the word. FALSE: none. */
gboolean sp_template_words_take_span (GString *plain, SpReportSpan *span);

/* What people choose from: of SpTemplateChoice, in order. Borrowed. */
typedef struct
{
  char *value, *over;
  SpReportAs as;
  char *label; /* 重大隐患 排查 */
} SpTemplateChoice;
const GPtrArray *sp_template_words_get_choices (const SpTemplateWords *self);

G_END_DECLS
