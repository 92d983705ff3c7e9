/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. Splits the list of names in one group of a clause: 甲局、乙局等部门及各镇.
 * Knows neither labels nor the roles of groups. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All but the first are no names but places to doubt. */
typedef enum
{
  SP_NAME_FINE,
  SP_NAME_JOINT, /* holds two names, which follow: the comma between them was forgotten */
  SP_NAME_LONG,  /* not understood */
  SP_NAME_STRAY, /* a comma with no name behind it */
} SpNameSlip;

typedef struct
{
  const char *start, *end;
  int role; /* printed behind it: 县水务局（牵头）; -1 where none is */
  SpNameSlip slip;
} SpClauseName;

/* Appends the names in a range to @names (of SpClauseName); words of time are left out. */
void sp_clause_names_split (const char *start, const char *end, GArray *names);

G_END_DECLS
