/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Risk points as a flat table of all that is kept of them and of the assessments that stand as of a
 * date, under the heads that tables are read in by (core/sp-risk-heads.h): what is written here,
 * read into another file, is the same points at the same levels. No official list; those are
 * sp-risk-lists.h. */
#pragma once

#include "store/sp-reader.h"

G_BEGIN_DECLS

/* The heads, NULL-terminated. Transfer full. */
char **sp_risk_point_table_dup_heads (void);
/* Rows of the points @ids (of int64_t), in that order. Transfer full, of GStrv. */
GPtrArray *sp_risk_point_table_load (SpReader *reader,
                                     const GArray *ids,
                                     SpDate as_of,
                                     GError **error);
/* Writes them to @path, which is replaced: CSV where it ends in .csv, else .xlsx. */
gboolean sp_risk_point_table_write (
  SpReader *reader, const GArray *ids, SpDate as_of, const char *path, GError **error);

G_END_DECLS
