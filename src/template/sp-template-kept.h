/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Templates kept in the file with what goes where in them, for the next quarter: a record
 * report_template with the template as its attachment. */
#pragma once

#include "core/sp-report-records.h"
#include "store/sp-store.h"
#include "template/sp-template.h"

G_BEGIN_DECLS

/* Keeps the template at @path with @mapping as a new record, whose id is set: one action. The
 * record's title is that of the mapping's definition. */
gboolean sp_template_keep (
  SpStore *store, const SpTemplateMapping *mapping, const char *path, int64_t *id, GError **error);
/* Another mapping for the template that is kept as @id. */
gboolean sp_template_keep_mapping (SpStore *store,
                                   int64_t id,
                                   const SpTemplateMapping *mapping,
                                   GError **error);
/* The kept template and its mapping. @mapping: transfer full. Transfer full; SP_ERROR_NOT_FOUND
 * where record or file are gone. */
SpTemplate *sp_template_load_kept (SpReader *reader,
                                   int64_t id,
                                   SpTemplateMapping **mapping,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
