/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files of SpHazardSteps only. */
#pragma once

#include "sp-hazard-steps.h"

G_BEGIN_DECLS

struct _SpHazardSteps
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  SpHazard *hazard; /* NULL: none */
  GPtrArray *steps; /* of SpHazardStepLine */

  /* Borrowed, children */
  GtkBox *notes; /* how it stands, what it lacks, what is like it */
  GtkFlowBox *actions;
  SpHazardStepForm *form;
  GtkBox *lines;
  GtkBox *listings;

  /* State */
  int64_t id;
  guint is_stale : 1;
};

/* Says anew how the hazard stands, its time line and what its listings ask for. */
void _sp_hazard_steps_show (SpHazardSteps *self, SpReader *reader);

G_END_DECLS
