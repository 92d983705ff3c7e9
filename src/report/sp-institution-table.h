/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 制度措施清单 as a table on paper, as of a date: what each institution answers, who leads, by
 * when, what it has come to, its number and day of issue. */
#pragma once

#include "report/sp-paper-table.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

/* The institutions @ids in their order; one that is gone meanwhile is passed over. NULL with an
 * error where something cannot be read. */
SpPaperTable *sp_institution_table_load (
  SpReader *reader, const int64_t *ids, guint n, SpDate as_of, GError **error);

G_END_DECLS
