/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpStrings: strings that live together, shared by what was made of them. Strings never move and
 * never go while somebody holds a reference, so that one thread can add to it while others read
 * what was in it before. Knows nothing of what the strings are. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SpStrings SpStrings;

SpStrings *sp_strings_new (void);
SpStrings *sp_strings_ref (SpStrings *self); /* atomic */
void sp_strings_unref (SpStrings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpStrings, sp_strings_unref)

/* Only on one thread at a time. */
const char *sp_strings_add (SpStrings *self, const char *text);
/* Equal texts are one string, by its address. */
const char *sp_strings_add_once (SpStrings *self, const char *text);

G_END_DECLS
