/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpSaveChooser: asks where a file is to be written, for a widget that exports in several formats.
 * Writes nothing itself. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_SAVE_CHOOSER (sp_save_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SpSaveChooser, sp_save_chooser, SP, SAVE_CHOOSER, GObject)

/* A person chose @path, which has the ending that was asked for. @format is what was asked with. */
typedef void (*SpSaveFunc) (gpointer owner, const char *path, int format);

/* @owner, a widget, keeps the chooser and lets go of it in its dispose; that closes the dialog. */
SpSaveChooser *sp_save_chooser_new (gpointer owner, SpSaveFunc save);
/* Does nothing while a person is being asked. @title: of the dialog; @name: of the file, without
 * what no file name may hold and with @ending (static, with its dot). */
void sp_save_chooser_ask (
  SpSaveChooser *self, const char *title, const char *name, const char *ending, int format);
/* The same for a folder that files are written into. */
void sp_save_chooser_ask_folder (SpSaveChooser *self, const char *title, int format);
/* The dialog's answer, as tests give it: a person chose @file, or NULL. */
void sp_save_chooser_answer (SpSaveChooser *self, GFile *file);
gboolean sp_save_chooser_is_open (SpSaveChooser *self);

G_END_DECLS
