/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the .docx reader: the elements that matter, of the hundreds there are. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  E_OTHER,
  E_ALTERNATE,
  E_BOX,
  E_BR,
  E_CHOICE,
  E_CR,
  E_DEL,
  E_ENDNOTE_REFERENCE,
  E_FALLBACK,
  E_FIELD_CHAR,
  E_FIELD_SIMPLE,
  E_FOOTNOTE_REFERENCE,
  E_GALLERY,
  E_GRID_BEFORE,
  E_GRID_SPAN,
  E_HIDDEN,
  E_H_MERGE,
  E_HYPHEN,
  E_ILVL,
  E_INSTRUCTION,
  E_NOTE,
  E_NUM_ID,
  E_P,
  E_PLACEHOLDER,
  E_PPR,
  E_PSTYLE,
  E_R,
  E_RPR,
  E_RSTYLE,
  E_SDT,
  E_SDT_CONTENT,
  E_SKIP, /* nothing in it prints */
  E_SYM,
  E_T,
  E_TAB,
  E_TBL,
  E_TC,
  E_TCPR,
  E_TR,
  E_TRPR,
  E_VANISH,
  E_V_MERGE,
} SpDocxElement;

SpDocxElement sp_docx_element (const char *name);

G_END_DECLS
