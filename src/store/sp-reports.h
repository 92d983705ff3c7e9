/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Progress reports on their way in: checked against the plan and the reports before them. */
#pragma once

#include "core/sp-report-rules.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

/* Checks @report, whose fields are set, by sp_report_check(). @has_files: files are to be stored
 * with it, which count as evidence. @field as there. */
gboolean sp_reader_check_report (
  SpReader *self, SpRecord *report, SpDate today, gboolean has_files, guint *field, GError **error);

G_END_DECLS
