/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as a table of rows: as a file of any kind (text with separators, JSON, a package) and
 * as the XML inside a workbook. Cells must lie within the table and be text, heads must name fields
 * that there are, and what was read must find the same heads when it is written and read again.
 * Cells are also taken for words of ledgers of risks. */
#include "base/sp-text.h"
#include "core/sp-risk-heads.h"
#include "core/sp-supervision.h"
#include "exchange/sp-cell-source.h"
#include "exchange/sp-csv.h"
#include "exchange/sp-record-block.h"
#include "exchange/sp-risk-words.h"

#include "package-fixture.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Above the heads only what may stand there is found, each once and as text. */
static void
check_block (const SpCellTable *table, const SpRecordHeads *heads, guint end)
{
  g_autoptr (GArray) block = sp_record_block_read (heads, table, end);

  g_assert_cmpuint (block->len, <=, heads->n_block);
  for (guint i = 0; i < block->len; i++)
    {
      const SpBlockValue *value = &g_array_index (block, SpBlockValue, i);

      g_assert_cmpint (value->field, <, (int)(heads->type->n_fields + heads->n_keys));
      g_assert_true (*value->text != '\0' && g_utf8_validate (value->text, -1, NULL));
    }
}

/* What heads are looked for: plain fields, and fields with keys that have many words. */
static void
check_heads_of (const SpCellTable *table, const SpRecordHeads *heads)
{
  g_autoptr (SpRecordMapping) mapping = sp_record_heads_find (heads, table);

  check_block (table, heads, mapping->head_row);
  g_assert_cmpuint (mapping->columns->len, ==, sp_cell_table_get_n_columns (table));
  for (guint i = 0; i < mapping->columns->len; i++)
    g_assert_cmpint (g_array_index (mapping->columns, SpRecordColumn, i).field, <,
                     (int)(heads->type->n_fields + heads->n_keys));
}

static void
check_words (const char *text)
{
  SpRiskLevel level = SP_RISK_NONE;
  SpRiskMethod method = SP_RISK_METHOD_LEC;
  SpRiskKind kind = SP_RISK_KIND_PLACE;
  SpControlLevel control = SP_CONTROL_BY_LEVEL;
  guint field = 0;

  g_assert_true (!sp_risk_level_read (text, &level, NULL) || level < SP_RISK_N_LEVELS);
  g_assert_true (!sp_risk_method_read (text, &method) || method <= SP_RISK_METHOD_MANUAL);
  g_assert_true (!sp_risk_kind_read (text, &kind) || kind <= SP_RISK_KIND_OPERATION);
  g_assert_true (!sp_control_level_read (text, &control) || control < SP_CONTROL_N_LEVELS);
  g_assert_true (!sp_risk_measure_kind_read (text, &field) || field < sp_risk_point_type.n_fields);
}

static void
check_cells (const SpCellTable *table)
{
  guint n_columns = sp_cell_table_get_n_columns (table);
  guint line = 0;

  g_assert_cmpuint (n_columns, <=, SP_CELL_TABLE_COLUMNS);
  for (guint r = 0; r < sp_cell_table_get_n_rows (table); r++)
    {
      g_assert_cmpuint (sp_cell_table_get_line (table, r), >, line);
      line = sp_cell_table_get_line (table, r);
      for (guint i = 0; i < n_columns; i++)
        {
          g_assert_true (g_utf8_validate (sp_cell_table_get (table, r, i, NULL), -1, NULL));
          check_words (sp_cell_table_get (table, r, i, NULL));
        }
    }
}

static void
check_heads (const SpCellTable *table)
{
  SpRecordKey keys[SP_RISK_N_HEADS];
  const SpRecordHeads plain = {.type = &sp_enforcement_type};
  static const guint block[] = {SP_RISK_POINT_ENTERPRISE, SP_RISK_POINT_ANALYSIS_UNIT,
                                SP_RISK_POINT_N_FIELDS + SP_RISK_HEAD_ANY_LEVEL};
  const SpRecordHeads keyed = {.type = &sp_risk_point_type,
                               .keys = keys,
                               .n_keys = SP_RISK_N_HEADS,
                               .block = block,
                               .n_block = G_N_ELEMENTS (block)};

  for (guint i = 0; i < SP_RISK_N_HEADS; i++)
    keys[i] = (SpRecordKey) {sp_risk_heads[i].label, sp_risk_heads[i].code, sp_risk_heads[i].words};
  check_heads_of (table, &plain);
  check_heads_of (table, &keyed);
}

/* What is written is read as it was, but for a mark that says that it is no formula. */
static void
check_again (const SpCellTable *table)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (SpCellTable) again = NULL;
  guint n_columns = sp_cell_table_get_n_columns (table);

  for (guint r = 0; r < sp_cell_table_get_n_rows (table); r++)
    for (guint i = 0; i < n_columns; i++)
      {
        sp_text_append_csv (csv, sp_cell_table_get (table, r, i, NULL), FALSE);
        g_string_append_c (csv, i + 1 < n_columns ? ',' : '\n');
      }
  again = sp_csv_read (csv->str, NULL);
  g_assert_nonnull (again);
  g_assert_cmpuint (sp_cell_table_get_n_rows (again), <=, sp_cell_table_get_n_rows (table));
}

static void
read_bytes (GBytes *taken)
{
  g_autoptr (GBytes) bytes = taken;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpCellTable) table = NULL;
  SpFormat format;

  /* LibreOffice is another program's test. */
  if (!sp_format_tell (bytes, &format, NULL) || format == SP_FORMAT_CALC)
    return;
  table = sp_cell_source_read (bytes, NULL, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_true ((table == NULL) == (error != NULL));
  if (table == NULL)
    return;
  check_cells (table);
  check_heads (table);
  check_again (table);
}

static GBytes *
wrap (const char *data, gsize size)
{
  g_autofree char *text = g_strndup (data, size);
  g_auto (GStrv) parts = g_strsplit (text, "\n%%%\n", 3);

  if (parts[0] == NULL)
    return package_fixture_xlsx ("", NULL, NULL);
  return package_fixture_xlsx (parts[0], parts[1], parts[1] != NULL ? parts[2] : NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  read_bytes (g_bytes_new (data, size));
  read_bytes (wrap ((const char *)data, size));
  return 0;
}
