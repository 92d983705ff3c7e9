/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Watches over work that takes its time: tells on standard error how far it is (where that is a
 * terminal, or with --progress) and stops it at Ctrl+C (SIGINT) or SIGTERM. While there is a watch,
 * these signals do not end the program. */
#pragma once

#include "cli/cli.h"

G_BEGIN_DECLS

typedef struct _CliWatch CliWatch;

/* @what is being done, in a word; it stays as long as the watch. One watch at a time. */
CliWatch *cli_watch_new (const Cli *cli, const char *what);
void cli_watch_free (CliWatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliWatch, cli_watch_free)
/* The next piece of work begins, at nothing done. */
void cli_watch_go_on (CliWatch *self, const char *what);
GCancellable *cli_watch_get_cancellable (CliWatch *self); /* borrowed */
gboolean cli_watch_is_stopped (CliWatch *self);
/* Tells that @done (0 to 1) is done; FALSE: it is to stop. An SpProgressFunc; @watch: the watch. */
gboolean cli_watch_tell (double done, gpointer watch);
/* Passes @is_done on; what failed because it was stopped fails with CLI_ERROR_STOPPED instead. */
gboolean cli_watch_end (CliWatch *self, gboolean is_done, GError **error);

G_END_DECLS
