/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps a shadow of a list from its signals alone: whoever lies in items-changed is found out. */
#pragma once

#include "store/sp-list.h"

typedef struct
{
  SpList *list; /* borrowed */
  GArray *ids;
  GString *told; /* "POSITION-REMOVED+ADDED " for each items-changed */
} Shadow;

void shadow_init (Shadow *self, SpList *list);
void shadow_clear (Shadow *self);
/* Fails unless the shadow is what the list is. */
void shadow_assert_true (Shadow *self);
/* Also that it was told just that since the last time. */
void shadow_assert_told (Shadow *self, const char *expected);
/* Runs the main loop until @list is read. */
void shadow_wait_for (SpList *list);
