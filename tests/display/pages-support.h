/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tests of chart, report, import and welcome pages share: a made-up schedule, a sample
 * file, windows, waiting for frames, pictures for eyes. */
#pragma once

#include "app/sp-session.h"
#include "core/sp-schedule.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Runs the main loop until @condition holds; fails the test after 20 seconds without. */
#define WAIT_FOR(condition)                                                                        \
  for (gint64 end_ = g_get_monotonic_time () + 20 * G_USEC_PER_SEC; !(condition);)                 \
    {                                                                                              \
      g_assert_cmpint (g_get_monotonic_time (), <, end_);                                          \
      if (!g_main_context_iteration (NULL, FALSE))                                                 \
        g_usleep (1000);                                                                           \
    }

/* A plan of @n_parts parts with @n_rows measures each; measure ids count from 1. As of 2021-09-30.
 */
SpSchedule *support_schedule (guint n_parts, guint n_rows);

/* A folder of its own, removed with everything in it by support_remove (). */
char *support_folder (void);
void support_remove (const char *folder);
/* A new sample file in @folder, open in a new session. */
SpSession *support_sample_session (const char *folder);

/* Shows @child in a window of that size and waits for its first frame. */
GtkWindow *support_show (GtkWidget *child, int width, int height);
/* Destroys @window and runs what is left to be run. */
void support_close (GtkWindow *window);
void support_settle (void);
/* Waits for frames until nothing is to be drawn any more. */
void support_frames (GtkWidget *widget, guint n);
/* Writes shots/NAME.png into the build folder. */
void support_shot (GtkWidget *widget, const char *name);
gboolean support_has_display (void);

/* A fixture: the sample as of 2021-09-30 in a folder of its own. */
typedef struct
{
  char *folder;
  SpSession *session;
  GtkWindow *window; /* of support_show_page () */
} SupportFixture;

void support_set_up (SupportFixture *self, gconstpointer data);
void support_tear_down (SupportFixture *self, gconstpointer data);
/* A new page of @type with the fixture's session, shown in a window. */
gpointer support_show_page (SupportFixture *self, GType type);

/* A few measures in the usual form: a unit that no directory has, a number that is missing. */
extern const char support_document[];
GFile *support_write_document (SupportFixture *self,
                               const char *name,
                               const char *bytes,
                               gssize length);
/* Imports support_document into the fixture's file. */
void support_import_document (SupportFixture *self);

G_END_DECLS
