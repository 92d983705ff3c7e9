/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. The labels and verbs of responsibility clauses and the roles they give. */
#pragma once

#include "base/sp-vocabulary.h"

G_BEGIN_DECLS

extern const char *const sp_clause_verbs[];       /* where the names of a group end */
extern const char *const sp_clause_first_words[]; /* 列第一位, 排在第一位 … */

/* Whether a label could begin with the character at @p: a cheap test before sp_clause_label_at().
 */
gboolean sp_clause_may_begin_label (const char *p);
/* 责任单位： and its kin at @p: where the names begin, or NULL. @role is -1 for labels of persons;
 * @departments tells 县直责任部门 from 责任单位, which may be a government. */
const char *sp_clause_label_at (const char *p, const char *end, int *role, gboolean *departments);
/* The role that the verbs in a range give; -1 where there is none. */
int sp_clause_verb_role (const char *start, const char *end);
/* Whether a range holds nothing but verbs, manners (按职责分工) and 等. */
gboolean sp_clause_is_known_tail (const char *start, const char *end);

G_END_DECLS
