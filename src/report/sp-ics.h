/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is due as a calendar file (RFC 5545) for telephones and office programs: a whole day each,
 * as an event, because few of them show to-dos, with alarms. The same input gives the same bytes;
 * an event keeps its UID when its day moves, so that reading the file again moves it. */
#pragma once

#include "store/sp-reader-due.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;      /* of the calendar; NULL: none */
  SpDate stamp;          /* the day the file speaks as of */
  const int *alarm_days; /* days before at which to remind, ended by -1; NULL: no alarms */
} SpIcsOptions;

extern const int sp_ics_default_alarms[]; /* a week and a day before */

/* @dues: of SpDue. Transfer full. */
char *sp_ics_dup (const GPtrArray *dues, const SpIcsOptions *options);
/* Writes it to @path, which is replaced whole. */
gboolean sp_ics_write (const char *path,
                       const GPtrArray *dues,
                       const SpIcsOptions *options,
                       GError **error);

G_END_DECLS
