/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of a report probably goes where in a template: by the words of heads, the names of rows and
 * the marks. A person looks at it before anything is filled. */
#pragma once

#include "store/sp-reader.h"
#include "template/sp-template-grid.h"
#include "template/sp-template-mapping.h"

G_BEGIN_DECLS

/* @grids: of SpTemplateGrid; @marks: names (char *) of marks. Tables of which nothing is understood
 * are not part of it. Transfer full. */
SpTemplateMapping *sp_template_propose (SpReader *reader,
                                        int64_t plan,
                                        const char *title,
                                        const GPtrArray *grids,
                                        const GPtrArray *marks,
                                        GCancellable *cancellable,
                                        GError **error);

/* Has the table @grid of @mapping be one of @rows (@type: of RECORDS), with the columns that are
 * proposed then. Without anything that is understood it has none yet. */
gboolean sp_template_propose_rows (SpReader *reader,
                                   int64_t plan,
                                   SpTemplateMapping *mapping,
                                   const SpTemplateGrid *grid,
                                   SpReportRows rows,
                                   const SpRecordType *type,
                                   GError **error);

/* What the rows of a table may be, for choosing. */
typedef struct
{
  SpReportRows rows;
  const SpRecordType *type; /* of RECORDS */
} SpTemplateKind;
const SpTemplateKind *sp_template_list_kinds (guint *n);
char *sp_template_kind_dup_label (const SpTemplateKind *kind); /* 按乡镇; 清单：问题隐患 */

G_END_DECLS
