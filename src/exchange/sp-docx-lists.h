/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the .docx reader: what numbering.xml defines. Does not count. */
#pragma once

#include "exchange/sp-docx-styles.h"

G_BEGIN_DECLS

#define SP_DOCX_LEVELS 9

typedef enum
{
  SP_DOCX_GAP_TAB,
  SP_DOCX_GAP_SPACE,
  SP_DOCX_GAP_NOTHING,
} SpDocxGap;

typedef struct
{
  char *format;
  char *pattern; /* "（%2）" */
  char *style;   /* paragraphs of this style are of this level; or NULL */
  int start;
  int restart; /* begin anew after a level below this number; SP_DOCX_UNSET: after any higher one */
  SpDocxGap gap;
  gboolean is_legal; /* all numbers decimal */
  gboolean is_hidden;
} SpDocxLevel;

typedef struct
{
  SpDocxLevel *levels[SP_DOCX_LEVELS]; /* NULL: not defined */
  char *link;                          /* a style that has the list this form stands for, or NULL */
} SpDocxForm;

typedef struct
{
  int form;                            /* its id; there may be none of it */
  SpDocxLevel *levels[SP_DOCX_LEVELS]; /* instead of the form's */
  int starts[SP_DOCX_LEVELS];          /* SP_DOCX_UNSET: goes on */
} SpDocxList;

typedef struct _SpDocxLists SpDocxLists;

/* Of the main part @part; a document without numbering.xml has none. */
SpDocxLists *sp_docx_lists_read (SpPackage *package, const char *part, GError **error);
void sp_docx_lists_free (SpDocxLists *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpDocxLists, sp_docx_lists_free)

/* NULL where there is none; @num_id 0 is how a paragraph says that it has no number. */
const SpDocxList *sp_docx_lists_get (const SpDocxLists *self, int num_id);
const SpDocxForm *sp_docx_lists_get_form (const SpDocxLists *self, int id);
/* The list's own level, else that of @form; NULL where neither has it. */
const SpDocxLevel *sp_docx_list_get_level (const SpDocxList *self,
                                           const SpDocxForm *form,
                                           int index);

G_END_DECLS
