/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Unit directories that ship as data: departments, townships, their other names and the members of
 * collective names. */
#pragma once

#include "store/sp-store.h"

G_BEGIN_DECLS

/* Names of the shipped directories, NULL-terminated: "lianghe", "sample". */
const char *const *sp_directory_names (void);
/* Writes directory @name into @store in one action; rows that are there already (by name) stay. */
gboolean sp_directory_seed (SpStore *store, const char *name, GError **error);

G_END_DECLS
