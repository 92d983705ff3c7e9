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

G_END_DECLS
