/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Four-colour maps: what one shows as of a date, its base picture, issuing it, and which maps are
 * out of date. */
#pragma once

#include "core/sp-attachment.h"
#include "core/sp-risk-facts.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

/* What map @id shows of @stage as of @as_of: of an enterprise its areas and points, of the county
 * its townships and enterprises. Whether it is out of date is asked as of today, for the stage that
 * the map itself has. Transfer full. */
SpRiskFacts *sp_reader_load_risk_facts (SpReader *self,
                                        int64_t map,
                                        SpRiskStage stage,
                                        SpDate as_of,
                                        GCancellable *cancellable,
                                        GError **error);
/* The same of a map that is not stored, such as the county's tiles before anybody made a map. */
SpRiskFacts *sp_reader_load_risk_facts_of (SpReader *self,
                                           SpRiskMap *map,
                                           SpRiskStage stage,
                                           SpDate as_of,
                                           GCancellable *cancellable,
                                           GError **error);

/* The picture that lies under @map; NULL without error where there is none (any more). Transfer
 * full. */
GBytes *sp_reader_load_map_base (SpReader *self, SpRiskMap *map, GError **error);
/* Makes the file @path, page @page (from 0) of it, the base of map @id; one action. The former
 * picture stays among the map's files. */
gboolean sp_store_set_map_base (
  SpStore *self, int64_t id, const char *path, int page, GError **error);
/* The same of the stored @map within an action; @bytes: what the file @path holds. */
gboolean sp_write_set_map_base (
  SpWrite *self, SpRecord *map, const char *path, GBytes *bytes, int page, GError **error);

/* Issues map @id: version, day and names, and the seal of what it shows today. One action. */
gboolean sp_store_issue_map (SpStore *self,
                             int64_t id,
                             const char *version,
                             SpDate day,
                             const char *compiler,
                             const char *reviewer,
                             GError **error);
/* Maps that were issued and show something else today. Transfer full, of SpRiskMap. */
GPtrArray *sp_reader_list_outdated_maps (SpReader *self, GCancellable *cancellable, GError **error);

G_END_DECLS
