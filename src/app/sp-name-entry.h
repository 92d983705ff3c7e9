/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An entry that offers known names: any part of a name finds it, and the initials of
 * its Pinyin. Knows no records. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Offers @names (may be NULL: none) in @entry from now on. */
void sp_name_entry_offer (GtkEntry *entry, const char *const *names);

/* The same for a list of words with 、 between: offers and completes the one that is typed. */
void sp_name_entry_offer_parts (GtkEntry *entry, const char *const *names);

G_END_DECLS
