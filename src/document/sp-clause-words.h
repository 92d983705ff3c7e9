/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. The labels, verbs and words of time in responsibility clauses, and the
 * roles they give. */
#pragma once

#include "base/sp-vocabulary.h"

#include <glib.h>

G_BEGIN_DECLS

extern const char *const sp_clause_first_words[]; /* 列第一位, 排在第一位 … */

/* What a label that gives no role announces. */
#define SP_LABEL_PERSONS (-1)
#define SP_LABEL_NONE (-2)
#define SP_LABEL_OTHER (-3) /* dates, telephones, remarks */

typedef struct
{
  const char *names; /* where what it announces begins */
  int role;          /* an SpRole or one of the above */
  gboolean departments; /* 县直责任部门 tells more than 责任单位, which may be a government */
  gboolean mixed;       /* units and persons both: 责任单位及责任人 */
} SpClauseLabel;

/* Whether a label could begin with the character at @p: a cheap test before sp_clause_label_at().
 */
gboolean sp_clause_may_begin_label (const char *p);
/* 责任单位： and its kin at @p, also 【责任单位】. */
gboolean sp_clause_label_at (const char *p, const char *end, SpClauseLabel *label);
/* Whether a label at @p announces units or persons, not only dates. */
gboolean sp_clause_unit_label_at (const char *p, const char *end);

/* Where the names of a group end and the verbs begin; NULL where there are none. */
const char *sp_clause_find_verb (const char *start, const char *end);
/* The role that the verbs in a range give; -1 where there is none. */
int sp_clause_verb_role (const char *start, const char *end);
/* Whether a range holds nothing but verbs, manners (按职责分工) and 等. */
gboolean sp_clause_is_known_tail (const char *start, const char *end);

/* 6月底完成, 长期坚持: says when and names no unit. */
gboolean sp_clause_is_time (const char *start, const char *end);

G_END_DECLS
