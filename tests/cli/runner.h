/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs safetyplanctl in a folder of its own and looks at what it printed, what it answered and what
 * it left behind. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *folder;       /* working folder of the program; removed afterwards with what is in it */
  char *out, *err;    /* of the last run */
  guint64 file_limit; /* bytes; 0: none */
  const char *locale; /* NULL: C.UTF-8 */
} Runner;

void runner_set_program (const char *path);
void runner_set_up (Runner *self, gconstpointer data);
void runner_tear_down (Runner *self, gconstpointer data);

/* Starts the words of @command; the caller waits for it. Transfer full. */
GSubprocess *runner_start (Runner *self, const char *command);
/* Runs the words of @command (quoted as in a shell) and returns the exit status; -1 when it was
 * killed. */
int runner_run (Runner *self, const char *command);
/* Runs and checks: status 0 prints nothing on standard error, any other exactly one line. */
void runner_expect (Runner *self, int status, const char *command);
char *runner_path (Runner *self, const char *name);
void runner_write (Runner *self, const char *name, const char *bytes, gssize length);
/* Names and contents of all files, to compare before and after. */
char *runner_dup_state (Runner *self);

G_END_DECLS
