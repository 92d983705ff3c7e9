/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpSupervisedMeasures: the measures that a supervision item is about: each leads to its measure;
 * the one that is selected on the page 任务, or any other, can be added. */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_SUPERVISED_MEASURES (sp_supervised_measures_get_type ())
G_DECLARE_FINAL_TYPE (
  SpSupervisedMeasures, sp_supervised_measures, SP, SUPERVISED_MEASURES, GtkWidget)

SpSupervisedMeasures *sp_supervised_measures_new (SpSession *session);
void sp_supervised_measures_set_item (SpSupervisedMeasures *self, int64_t supervision);
guint sp_supervised_measures_get_n (SpSupervisedMeasures *self);
/* FALSE where it is there already, or could not be stored. */
gboolean sp_supervised_measures_add (SpSupervisedMeasures *self, int64_t measure);
void sp_supervised_measures_remove (SpSupervisedMeasures *self, guint i);

G_END_DECLS
