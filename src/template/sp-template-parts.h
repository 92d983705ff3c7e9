/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The other parts of a workbook that speak of rows of a sheet: drawings, comments, tables, charts,
 * other sheets, names, print areas. Private to the room. */
#pragma once

#include "exchange/sp-package.h"
#include "template/sp-row-moves.h"

G_BEGIN_DECLS

typedef struct
{
  /* Owned */
  GHashTable *changes; /* part → GBytes, NULL: taken out; for sp_package_copy () */

  /* Borrowed */
  SpPackage *package;
  const char *workbook; /* its part */
} SpTemplateParts;

void sp_template_parts_init (SpTemplateParts *self, SpPackage *package, const char *workbook);
void sp_template_parts_clear (SpTemplateParts *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpTemplateParts, sp_template_parts_clear)

/* The part as it is now, checked for scanning. Transfer full. */
GBytes *sp_template_parts_load (SpTemplateParts *self, const char *part, GError **error);
/* Takes @text. */
void sp_template_parts_change (SpTemplateParts *self, const char *part, GString *text);
gboolean sp_template_parts_is_changed (const SpTemplateParts *self);

/* Rows of the sheet in @part, named @name, moved. */
gboolean sp_template_parts_move (SpTemplateParts *self,
                                 const char *part,
                                 const char *name,
                                 const SpRowMoves *moves,
                                 GError **error);
/* Has the program that opens the file calculate everything anew. */
gboolean sp_template_parts_calculate (SpTemplateParts *self, GError **error);

G_END_DECLS
