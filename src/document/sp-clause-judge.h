/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. Whether a stretch of text is a responsibility clause. Knows not where it
 * stands. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SP_CLAUSE_MAX 6000 /* bytes; a longer bracket is no clause */

/* Whether the text inside a bracket is a clause by what it says. */
gboolean sp_clause_is_one (const char *start, const char *end);
/* Whether units are announced in it by a label. */
gboolean sp_clause_has_unit_label (const char *start, const char *end);
/* Whether it ends as clauses without labels do: …负责, …牵头. */
gboolean sp_clause_ends_in_verb (const char *start, const char *end);
/* The end without stops and spaces in front of it. */
const char *sp_clause_trim_end (const char *start, const char *end);

/* 县水务局、县民政局 on the line that begins at @p: behind its end, or NULL. */
const char *sp_clause_list_line_at (const char *p, const char *end);
/* 县水务局牵头，县民政局配合。 as the last sentence of a paragraph that begins at @p: behind its
 * end, or NULL. */
const char *sp_clause_sentence_at (const char *p, const char *end);
/* 由县水务局牵头，县民政局配合 on a line of its own, or behind 此项工作 anywhere in the text that
 * begins at @start: where its names begin, or NULL; @stop is set behind it. */
const char *sp_clause_assignment_at (const char *start,
                                     const char *p,
                                     const char *end,
                                     const char **stop);

G_END_DECLS
