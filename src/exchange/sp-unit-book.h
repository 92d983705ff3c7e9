/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpUnitBook: every name of every unit, to tell what a printed name means and to guess what an
 * unknown one may stand for. A guess is only ever a proposal. Knows no documents. */
#pragma once

#include "exchange/sp-directory.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

typedef struct
{
  int64_t id;       /* of the unit in the store; 0 where the name comes from a shipped directory */
  const char *unit; /* the unit's own name */
  const char *reason; /* of an alias; "" for the name and the short name */
  gboolean is_pending;
} SpUnitEntry;

/* Why a name was guessed. */
typedef enum
{
  SP_GUESS_NONE,
  SP_GUESS_REPEATED, /* a part printed twice */
  SP_GUESS_ABBREVIATION, /* equal after the usual shortenings: 和、管理、监督 left out, 委员会 → 委
                            … */
  SP_GUESS_SHORTENED, /* its characters stand in the name in the same order */
  SP_GUESS_MISPRINT,  /* one or two characters differ */
} SpGuess;

typedef struct _SpUnitBook SpUnitBook;

/* The units of @reader. Where it is NULL or has none, those of the shipped directory @fallback. */
SpUnitBook *sp_unit_book_new (SpReader *reader, const char *fallback, GError **error);
void sp_unit_book_free (SpUnitBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpUnitBook, sp_unit_book_free)

/* The shipped directory the book was made from, or NULL. */
const char *sp_unit_book_get_shipped (const SpUnitBook *self);
/* What @name means, white space aside; NULL where it is not known. */
const SpUnitEntry *sp_unit_book_find (const SpUnitBook *self, const char *name);
/* The name of the unit that the unknown @name may stand for, borrowed; NULL where nothing comes
 * near. */
const char *sp_unit_book_guess (const SpUnitBook *self, const char *name, SpGuess *why);

G_END_DECLS
