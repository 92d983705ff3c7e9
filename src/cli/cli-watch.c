/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Long work: how far it is, on standard error, and Ctrl+C. Knows no records. Signals are sources of
 * the main context, looked at whenever the work tells how far it is. */
#include "cli/cli-watch.h"

#include "base/sp-i18n.h"

#include <glib-unix.h>
#include <stdio.h>
#include <unistd.h>

#define LINE_STEP 10 /* per cent from one line to the next where lines stay */

struct _CliWatch
{
  /* Owned */
  GCancellable *cancellable;
  /* Borrowed */
  const char *what;
  /* State */
  guint sources[2];
  int told;         /* per cent; -1: nothing yet */
  gboolean is_live; /* one line that is written over */
  gboolean is_told;
};

static gboolean
stop_cb (gpointer data)
{
  CliWatch *self = data;

  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_CONTINUE;
}

CliWatch *
cli_watch_new (const Cli *cli, const char *what)
{
  CliWatch *self = g_new0 (CliWatch, 1);

  self->cancellable = g_cancellable_new ();
  self->what = what;
  self->told = -1;
  self->is_live = isatty (STDERR_FILENO) == 1;
  self->is_told = self->is_live || cli->options.is_progress;
  self->sources[0] = g_unix_signal_add (SIGINT, stop_cb, self);
  self->sources[1] = g_unix_signal_add (SIGTERM, stop_cb, self);
  cli_watch_tell (0, self);
  return self;
}

static void
wipe (CliWatch *self)
{
  if (self->is_live && self->told >= 0)
    fputs ("\r\033[K", stderr);
  self->told = -1;
}

void
cli_watch_free (CliWatch *self)
{
  if (self == NULL)
    return;
  wipe (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->sources); i++)
    g_source_remove (self->sources[i]);
  g_object_unref (self->cancellable);
  g_free (self);
}

void
cli_watch_go_on (CliWatch *self, const char *what)
{
  wipe (self);
  self->what = what;
  cli_watch_tell (0, self);
}

GCancellable *
cli_watch_get_cancellable (CliWatch *self)
{
  return self->cancellable;
}

gboolean
cli_watch_is_stopped (CliWatch *self)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return g_cancellable_is_cancelled (self->cancellable);
}

gboolean
cli_watch_tell (double done, gpointer watch)
{
  CliWatch *self = watch;
  int percent = (int)(CLAMP (done, 0, 1) * 100);
  int step = self->is_live ? 1 : LINE_STEP;

  if (self->is_told && (self->told < 0 || percent / step > self->told / step))
    {
      fprintf (stderr, self->is_live ? "\r%s %d%%" : "%s %d%%\n", self->what, percent);
      fflush (stderr);
      self->told = percent;
    }
  return !cli_watch_is_stopped (self);
}

gboolean
cli_watch_end (CliWatch *self, gboolean is_done, GError **error)
{
  if (is_done || !cli_watch_is_stopped (self))
    return is_done;
  g_clear_error (error);
  g_set_error (error, CLI_ERROR, CLI_ERROR_STOPPED, _ ("已按要求停下，一行都没有存入。"));
  return FALSE;
}
