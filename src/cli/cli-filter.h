/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What --where and --text say, as a filter over the declared fields of any type. */
#pragma once

#include "cli/cli.h"
#include "store/sp-record-filter.h"

G_BEGIN_DECLS

/* As of --as-of, where that is given. Transfer full; NULL with @error where a field or value is not
 * known. */
SpRecordFilter *cli_filter_new (SpReader *reader,
                                const SpRecordType *type,
                                const CliOptions *options,
                                GError **error);

G_END_DECLS
