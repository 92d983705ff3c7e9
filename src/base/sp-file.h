/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files in and out: reading whole files up to a limit, and writing so that a name always holds
 * either the old content or the new, never half. Knows no formats. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads a regular file of at most @limit bytes. Errors are SP_ERROR with a sentence naming the
 * file. */
gboolean sp_file_read (const char *path, gsize limit, char **bytes, gsize *length, GError **error);

/* A temporary name in the folder of @path, to be written and then put in place. */
char *sp_file_temporary_name (const char *path);
/* Flushes @temporary to disk and renames it to @path; removes @temporary when that fails. */
gboolean sp_file_commit (const char *temporary, const char *path, GError **error);
gboolean sp_file_write (const char *path, const char *bytes, gsize length, GError **error);
/* Turns errno into an SP_ERROR with a sentence that begins with @doing (e.g. 不能写入) and names
 * @path. */
void sp_file_set_error (GError **error, int errnum, const char *doing, const char *path);

G_END_DECLS
