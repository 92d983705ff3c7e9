/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was entered or changed after a day though it speaks of that day or an earlier one: why a
 * report made today differs from one made then. Read from the journal. Knows no reports. */
#pragma once

#include "store/sp-reader.h"

G_BEGIN_DECLS

typedef struct
{
  const SpRecordType *type;
  guint n_records;  /* different ones, still in the file */
  GPtrArray *lines; /* of char *: the newest of them, when and what, different ones; at most
                       SP_CORRECTION_LINES */
} SpCorrections;

#define SP_CORRECTION_LINES 4

/* Of each kind of record that has a day, if there are any: those with a day up to @as_of that an
 * action in force after @after touched. Transfer full, of SpCorrections with a free function. */
GPtrArray *sp_reader_load_corrections (SpReader *self, SpDate after, SpDate as_of, GError **error);

G_END_DECLS
