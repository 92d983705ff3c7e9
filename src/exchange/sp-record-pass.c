/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of a table that are no records: sums, signatures, heads once more, forms left empty. Knows
 * cells and columns, no fields of any type. */
#include "exchange/sp-record-draft-private.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"

#include <string.h>

/* The first cell with anything of its own, and how many there are. */
static const char *
find_first_cell (SpRecordDraft *draft, guint row, guint *n_cells)
{
  guint table_row = _sp_record_draft_get_table_row (draft, row);
  const char *first = "";

  *n_cells = 0;
  for (guint i = 0; i < draft->mapping->columns->len; i++)
    {
      SpCellFlags flags;
      const char *text = sp_cell_table_get (draft->table, table_row, i, &flags);

      if (*text == '\0' || (flags & SP_CELL_FILLED) != 0)
        continue;
      if (*n_cells == 0)
        first = text;
      (*n_cells)++;
    }
  return first;
}

static gboolean
is_sum (const char *text)
{
  static const char *const words[] = {"合计", "总计", "小计", "共计", "累计", NULL};
  g_autofree char *plain = sp_text_squash (text);

  return g_strv_contains (words, plain);
}

/* 审核人：  填表人： */
static gboolean
is_signature (const char *text, guint n_cells)
{
  static const char *const words[] = {"填表人", "审核人", "制表人", "填报日期", "注：",
                                      "说明：", "备注：", "注:",    "说明:",    "备注:"};

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (text, words[i]) && (n_cells == 1 || i < 4) &&
        (strstr (text, "：") != NULL || strchr (text, ':') != NULL))
      return TRUE;
  return FALSE;
}

static gboolean
repeats_heads (SpRecordDraft *draft, guint row)
{
  guint n = 0;

  for (guint i = 0; i < draft->mapping->columns->len; i++)
    {
      const SpRecordColumn *column = _sp_record_draft_get_column (draft, i);
      const char *text = sp_record_draft_get_cell (draft, row, i);

      if (column->field < 0 || *text == '\0')
        continue;
      if (!g_str_equal (text, column->head))
        return FALSE;
      n++;
    }
  return n > 0;
}

/* A form with numbers printed in its first column and nothing filled in. */
static gboolean
is_empty (SpRecordDraft *draft, guint row)
{
  guint table_row = _sp_record_draft_get_table_row (draft, row);

  for (guint i = 0; i < draft->mapping->columns->len; i++)
    {
      SpCellFlags flags;
      const char *text = sp_cell_table_get (draft->table, table_row, i, &flags);

      if (_sp_record_draft_get_column (draft, i)->field >= 0 && (flags & SP_CELL_FILLED) == 0 &&
          (*text != '\0' || flags != SP_CELL_TEXT))
        return FALSE;
    }
  return TRUE;
}

const char *
_sp_record_draft_find_pass (SpRecordDraft *draft, guint row)
{
  guint n_cells;
  const char *first = find_first_cell (draft, row, &n_cells);

  if (is_empty (draft, row))
    return _ ("这一行没有要读的内容。");
  if (is_sum (first))
    return _ ("合计行，不读。");
  if (is_signature (first, n_cells))
    return _ ("表尾的说明或签名，不读。");
  if (repeats_heads (draft, row))
    return _ ("重复的表头，不读。");
  return NULL;
}
