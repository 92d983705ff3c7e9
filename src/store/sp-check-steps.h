/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store: whether what hazards and institutions keep beside their steps is what the steps
 * say. */
#pragma once

#include "store/sp-engine.h"

G_BEGIN_DECLS

/* Calls @found with a sentence for each that does not agree. */
typedef void (*SpProblemFunc) (const char *sentence, gpointer user_data);
gboolean sp_steps_check (SpEngine *engine, SpProblemFunc found, gpointer user_data, GError **error);

G_END_DECLS
