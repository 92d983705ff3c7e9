/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A store in a folder of its own that goes with the test. */
#pragma once

#include "store/sp-reader.h"

typedef struct
{
  char *folder;
  char *path; /* of the store */
  SpStore *store;
} Place;

Place *place_new (void); /* with a new, empty store */
void place_free (Place *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Place, place_free)

/* Writes @length bytes (-1: a string) to @name in the folder and returns the path. */
char *place_write (Place *self, const char *name, const char *bytes, gssize length);
int64_t place_count (Place *self, const SpRecordType *type);
/* Every row of every record type as text, without identity that differs from run to run (uid). */
char *place_dump (Place *self);
