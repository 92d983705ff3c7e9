/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every action a person can take, declared once: name, words, key, group. Keys, shortcuts window,
 * finder and tooltips are made from this table. Must not know what the actions do. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;      /* detailed action name, e.g. win.page::tasks */
  const char *label;     /* Chinese, marked by N_() */
  const char *group;     /* heading in the shortcuts window */
  const char *accels[3]; /* NULL-terminated; all NULL: none */
} SpActionInfo;

const SpActionInfo *sp_action_infos (guint *n);
const SpActionInfo *sp_action_find (const char *name); /* NULL where there is none */
/* 撤销（Ctrl+Z）. Transfer full. */
char *sp_action_dup_tooltip (const SpActionInfo *info);
void sp_actions_set_accels (GtkApplication *application);
/* A new shortcuts window; transfer none (a top level owns itself). */
GtkWidget *sp_actions_new_shortcuts_window (GtkWindow *parent);

G_END_DECLS
