/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of elements, looked up some ten thousand times a document. */
#include "exchange/sp-docx-element.h"

#include <string.h>

/* Sorted by name. */
static const struct
{
  const char *name;
  SpDocxElement element;
} elements[] = {
  {"AlternateContent", E_ALTERNATE},
  {"Choice", E_CHOICE},
  {"Fallback", E_FALLBACK},
  {"br", E_BR},
  {"cr", E_CR},
  {"del", E_DEL},
  {"delInstrText", E_SKIP},
  {"delText", E_SKIP},
  {"docPartGallery", E_GALLERY},
  {"endnote", E_NOTE},
  {"endnoteReference", E_ENDNOTE_REFERENCE},
  {"fldChar", E_FIELD_CHAR},
  {"fldSimple", E_FIELD_SIMPLE},
  {"footnote", E_NOTE},
  {"footnoteReference", E_FOOTNOTE_REFERENCE},
  {"gridBefore", E_GRID_BEFORE},
  {"gridSpan", E_GRID_SPAN},
  {"hMerge", E_H_MERGE},
  {"hidden", E_HIDDEN},
  {"ilvl", E_ILVL},
  {"instrText", E_INSTRUCTION},
  {"moveFrom", E_DEL},
  {"noBreakHyphen", E_HYPHEN},
  {"numId", E_NUM_ID},
  {"numberingChange", E_SKIP},
  {"p", E_P},
  {"pPr", E_PPR},
  {"pPrChange", E_SKIP},
  {"pStyle", E_PSTYLE},
  {"ptab", E_TAB},
  {"r", E_R},
  {"rPr", E_RPR},
  {"rPrChange", E_SKIP},
  {"rStyle", E_RSTYLE},
  {"rt", E_SKIP},
  {"sdt", E_SDT},
  {"sdtContent", E_SDT_CONTENT},
  {"sectPr", E_SKIP},
  {"sectPrChange", E_SKIP},
  {"showingPlcHdr", E_PLACEHOLDER},
  {"specVanish", E_VANISH},
  {"sym", E_SYM},
  {"t", E_T},
  {"tab", E_TAB},
  {"tbl", E_TBL},
  {"tblPrChange", E_SKIP},
  {"tc", E_TC},
  {"tcPr", E_TCPR},
  {"tcPrChange", E_SKIP},
  {"tr", E_TR},
  {"trPr", E_TRPR},
  {"trPrChange", E_SKIP},
  {"txbxContent", E_BOX},
  {"vMerge", E_V_MERGE},
  {"vanish", E_VANISH},
};

SpDocxElement
sp_docx_element (const char *name)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (elements);

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = strcmp (name, elements[middle].name);

      if (order == 0)
        return elements[middle].element;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return E_OTHER;
}
