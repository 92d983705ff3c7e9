/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 助记码: Chinese names by the initials of their Pinyin, as clerks type them (示例矿机 by slkj).
 * The only module that knows how characters are read; knows no records and no lists. Any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How letters stand to the initials of a text; the better, the larger. */
typedef enum
{
  SP_INITIALS_NONE,
  SP_INITIALS_WITHIN, /* they begin at some later character */
  SP_INITIALS_BEGIN,
  SP_INITIALS_WHOLE, /* one for each character, in one reading of them */
} SpInitialsMatch;

/* The letters that @typed means, in lower case, without width and space; transfer full. NULL: it is
 * no initials, because it holds other signs, or figures alone, which are looked for as they are. */
char *sp_initials_dup_letters (const char *typed);
/* What @letters, made by sp_initials_dup_letters(), are to @text (may be NULL). A Han character
 * counts by each reading that names have it in (by any letter where none is known), a letter or
 * figure as itself, in any width or case; all else is passed over. Nothing is found beyond the
 * first 256 of them. */
SpInitialsMatch sp_initials_match (const char *text, const char *letters);
/* Whether @typed stands in @text as it is, or by its initials; for lists that lie in memory. */
gboolean sp_initials_finds (const char *text, const char *typed);

G_END_DECLS
