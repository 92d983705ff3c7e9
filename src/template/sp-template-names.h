/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which row of a report a row of a template is, by what stands in its first columns: names, short
 * names, aliases, 合计. Private to the room. */
#pragma once

#include "report/sp-report.h"

G_BEGIN_DECLS

typedef struct _SpTemplateNames SpTemplateNames;

/* Of a sheet of sums whose column @title is what rows are called. */
SpTemplateNames *sp_template_names_new (SpReader *reader,
                                        const SpReportSheet *sheet,
                                        guint title,
                                        GError **error);
void sp_template_names_free (SpTemplateNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTemplateNames, sp_template_names_free)
/* The sheet's row; -1: none is called so. */
int sp_template_names_find (const SpTemplateNames *self, const char *text);
/* Whether that row is the total. */
gboolean sp_template_names_is_total (const SpTemplateNames *self, int row);

G_END_DECLS
