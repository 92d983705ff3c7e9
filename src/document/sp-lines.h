/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. What a line without a number is, by its form alone: 附件 lines, small
 * headings, paragraphs that state a duty. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 附件3 and 附件三, as against 附件：1.… and 附件1.…, which begin a list of attachments. */
typedef enum
{
  SP_LINE_OTHER,
  SP_LINE_PART,
  SP_LINE_PART_TITLED,
  SP_LINE_PART_BARE, /* 附件 alone: a list or an annex without number */
  SP_LINE_LIST
} SpLineKind;

/* Into @rest the title behind the number. */
SpLineKind sp_line_read_part (const char *start, const char *end, int *number, const char **rest);
/* ——推进某事: a heading without number that stands between numbered items. */
gboolean sp_line_is_small_heading (const char *start, const char *end);
/* Where the sentence begins that says what is to be handed in by when; NULL where none does. */
const char *sp_line_find_duty (const char *start, const char *end);
/* The first line behind @p that is not empty, trimmed; FALSE at the end. */
gboolean sp_line_next (const char *p, const char *end, const char **first, const char **last);

G_END_DECLS
