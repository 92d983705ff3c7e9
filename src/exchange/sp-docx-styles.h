/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the styles of a Word document say about numbers and about hiding. Knows nothing else of
 * them. */
#pragma once

#include "exchange/sp-package.h"

G_BEGIN_DECLS

#define SP_DOCX_UNSET (-1)

typedef struct
{
  char *id;
  char *based_on; /* NULL: none */
  int num_id;     /* SP_DOCX_UNSET where the style is silent; 0 switches numbers off */
  int level;
  int is_hidden;
} SpDocxStyle;

typedef struct _SpDocxStyles SpDocxStyles;

/* Styles of the main part @part; a document without them has none. */
SpDocxStyles *sp_docx_styles_read (SpPackage *package, const char *part, GError **error);
void sp_docx_styles_free (SpDocxStyles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpDocxStyles, sp_docx_styles_free)

/* NULL where there is none. @id "" is the style of paragraphs that name none. */
const SpDocxStyle *sp_docx_styles_get (const SpDocxStyles *self, const char *id);
/* What @style stands on, NULL at the end. @hops counts the way, so that a circle ends: start at 0.
 */
const SpDocxStyle *sp_docx_styles_next (const SpDocxStyles *self,
                                        const SpDocxStyle *style,
                                        guint *hops);
gboolean sp_docx_styles_is_hidden (const SpDocxStyles *self, const char *id);

/* The attribute val as a number; @fallback where it is none. */
int sp_docx_number (const char **attributes, int fallback);
/* The name of a style, cut where it is absurdly long; NULL stays NULL. */
char *sp_docx_dup_id (const char *id);
/* Whether a property element switches on: <w:x/>, not <w:x w:val="0"/>. */
gboolean sp_docx_is_on (const char **attributes);

G_END_DECLS
