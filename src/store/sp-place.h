/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. Where a file stands: what kind of thing the name is, on what kind of file
 * system, and putting a finished file under a free name. Knows no SQL. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether the folder of @path is on a network (or FUSE) file system, where shared memory and locks
 * of WAL do not work between computers. */
gboolean sp_place_is_network (const char *path);
/* Whether @path may be opened as a file of this program: there, a regular file, not empty, with
 * SQLite's magic. */
gboolean sp_place_check_file (const char *path, GError **error);
gboolean sp_place_check_free (const char *path, GError **error); /* EXISTS when the name is taken */
/* Flushes @temporary and renames it to @path; EXISTS, and @temporary removed, when @path has come
 * to be. */
/* What went wrong with @temporary is told of @path, the name that people know. */
void sp_place_name_in_error (GError *error, const char *temporary, const char *path);
gboolean sp_place_put (const char *temporary, const char *path, GError **error);

G_END_DECLS
