/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the cells of a report to edits of a template. Private to the room. */
#pragma once

#include "report/sp-report.h"
#include "template/sp-template-edit.h"
#include "template/sp-template-grid.h"
#include "template/sp-template-mapping.h"

G_BEGIN_DECLS

typedef struct
{
  /* Borrowed */
  SpReader *reader;
  const SpReport *report;
  const SpTemplateMapping *mapping;
  GPtrArray *notes; /* of char *: sentences */
  GCancellable *cancellable;
} SpTemplateFilling;

/* Edits of @grid from the report's sheet @sheet. */
gboolean sp_template_fill_grid (const SpTemplateFilling *self,
                                guint sheet,
                                const SpTemplateGrid *grid,
                                SpTemplateEdits *edits,
                                GError **error);

/* What marks become. */
typedef struct _SpTemplateMarkValues SpTemplateMarkValues;
SpTemplateMarkValues *sp_template_mark_values_new (const SpTemplateFilling *self, GError **error);
void sp_template_mark_values_free (SpTemplateMarkValues *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTemplateMarkValues, sp_template_mark_values_free)
/* An SpTemplateMarkFunc. Marks that mean nothing are noted, once each. */
char *sp_template_mark_values_dup (const char *name, gpointer values);
/* Cells of @grid with marks; one with a single mark and nothing else becomes a number. */
gboolean sp_template_fill_marks (SpTemplateMarkValues *self,
                                 const SpTemplateGrid *grid,
                                 SpTemplateEdits *edits,
                                 GError **error);

G_END_DECLS
