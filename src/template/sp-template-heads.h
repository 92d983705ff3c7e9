/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The heads of a table of a template: their words, one or more rows joined with merged cells, and
 * which rows they are. Private to the room. */
#pragma once

#include "template/sp-template-grid.h"
#include "template/sp-template-words.h"

G_BEGIN_DECLS

/* What stands above @column in rows @first to @last: the lowest as the head, the rest as its group.
 * Column numbers (1 2 3, 甲 乙) do not count. Transfer full. */
void sp_template_heads_dup (
  const SpTemplateGrid *grid, guint first, guint last, guint column, char **group, char **head);
/* The same as one word for people: 重大隐患 排查. Transfer full. */
char *sp_template_heads_dup_label (const SpTemplateGrid *grid,
                                   guint first,
                                   guint last,
                                   guint column);
/* A title over the whole table: no head. */
gboolean sp_template_heads_is_title (const SpTemplateGrid *grid, guint row);
/* 1 2 3 …, or 甲 乙 1 2. */
gboolean sp_template_heads_is_numbering (const SpTemplateGrid *grid, guint row);

typedef struct
{
  guint first, last;
  guint n_found;
  double likeness; /* of all that were found together */
} SpTemplateHeadRows;
/* How many heads of these rows mean something. */
SpTemplateHeadRows sp_template_heads_judge (const SpTemplateGrid *grid,
                                            SpTemplateWords *words,
                                            guint first,
                                            guint last);
/* The rows that say most, ending at or above @limit; @last: they end there. */
SpTemplateHeadRows sp_template_heads_find (const SpTemplateGrid *grid,
                                           SpTemplateWords *words,
                                           guint limit,
                                           gboolean is_last);

G_END_DECLS
