/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Folders for files that other programs are to look at for a while: private to the person, named
 * after the process that made them, and tidied when it leaves, or by a later one when it could not.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A new empty folder, for this person alone. Transfer full. */
char *sp_scratch_new_folder (GError **error);
/* Removes what this process made and what processes that are gone left behind. */
void sp_scratch_tidy (void);
/* Removes what processes that are gone left behind; what is in use by another one stays. */
void sp_scratch_tidy_left (void);
/* Removes @path with everything in it; follows no links. */
void sp_scratch_remove (const char *path);

G_END_DECLS
