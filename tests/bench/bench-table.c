/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See bench-table.h. */
#include "bench-table.h"

#include "bench-hazard-file.h"
#include "core/sp-enterprise.h"
#include "core/sp-unit.h"
#include "package-fixture.h"
#include "store/sp-write.h"

#define N_COLUMNS 12
#define N_UNITS 20
#define N_ENTERPRISES 2000

static const char *const heads[N_COLUMNS] = {
  "日期",     "执法部门",       "乡镇",         "行业领域",       "企业名称",   "文书号",
  "检查人次", "检查企业（家）", "责令限期整改", "行政处罚（起）", "罚款（元）", "备注"};

/* ---- hazards, of which most went through all their steps ---- */

#define N_HAZARD_COLUMNS 14

static const char *const hazard_heads[N_HAZARD_COLUMNS] = {
  "编号",     "问题隐患",     "企业名称",     "排查日期", "监管部门", "整改措施", "整改责任人",
  "整改时限", "整改完成日期", "申请验收日期", "验收日期", "验收人",   "销号日期", "状态"};

static char *
dup_hazard_cell (guint row, guint column, gboolean *is_number)
{
  guint day = 44197 + row % 200;
  gboolean is_closed = row % 4 != 0;

  *is_number = column == 3 || column == 7;
  switch (column)
    {
    case 0:
      return g_strdup_printf ("B-%06u", row);
    case 1:
      return g_strdup_printf ("第%u处疏散通道堵塞，应急照明损坏", row);
    case 2:
      return g_strdup_printf ("示例县第%u号企业有限公司", row % N_ENTERPRISES);
    case 3:
      return g_strdup_printf ("%u", day);
    case 4:
      return g_strdup_printf ("第%u单位", row % N_UNITS + 1);
    case 5:
      return g_strdup ("清理通道，更换灯具，专人每日巡查");
    case 6:
      return g_strdup ("李某");
    case 7:
      return g_strdup_printf ("%u", day + 30);
    case 11:
      return g_strdup (is_closed ? "赵某" : "");
    case 13:
      return g_strdup (is_closed ? "已销号" : "整改中");
    default:
      *is_number = is_closed;
      return is_closed ? g_strdup_printf ("%u", day + column) : g_strdup ("");
    }
}

/* ---- enforcement ---- */

/* What stands in a cell; numbers are @is_number. */
static char *
dup_cell (guint row, guint column, gboolean *is_number)
{
  *is_number = column == 0 || (column >= 6 && column <= 10);
  switch (column)
    {
    case 0:
      return g_strdup_printf ("%u", 44197 + row % 365);
    case 1:
    case 2:
      return g_strdup_printf ("第%u单位", row % N_UNITS + 1);
    case 3:
      return g_strdup (row % 2 == 0 ? "道路交通" : "建筑施工");
    case 4:
      return g_strdup_printf ("示例县第%u号企业有限公司", row);
    case 5:
      return g_strdup_printf ("示应急罚〔2021〕%u号", row);
    case 11:
      return g_strdup (row % 3 == 0 ? "现场责令改正，已复查。" : "");
    default:
      return g_strdup_printf ("%u", row % 7 * (column == 10 ? 1000 : 1));
    }
}

typedef struct
{
  const char *const *heads;
  guint n_columns;
  char *(*dup_cell) (guint row, guint column, gboolean *is_number);
} Form;

/* ---- hazards without numbers, many of a day at an enterprise ---- */

#define N_PLAIN_COLUMNS 5

static const char *const plain_heads[N_PLAIN_COLUMNS] = {"问题隐患", "企业名称", "排查日期",
                                                         "整改时限", "监管部门"};

static char *
dup_plain_cell (guint row, guint column, gboolean *is_number)
{
  static const guint of_hazard[N_PLAIN_COLUMNS] = {1, 2, 3, 7, 4};

  if (column == 0)
    return dup_hazard_cell (row, 1, is_number);
  return dup_hazard_cell (column == 1 ? row % 10 : row % 11, of_hazard[column], is_number);
}

static const Form plain_form = {plain_heads, N_PLAIN_COLUMNS, dup_plain_cell};
static const Form enforcement_form = {heads, N_COLUMNS, dup_cell};
static const Form hazard_form = {hazard_heads, N_HAZARD_COLUMNS, dup_hazard_cell};

static void
append_xlsx_cell (GString *xml, const Form *form, guint row, guint column)
{
  gboolean is_number;
  g_autofree char *text =
    row == 0 ? g_strdup (form->heads[column]) : form->dup_cell (row, column, &is_number);
  char letter = (char)('A' + column);

  if (row > 0 && is_number)
    g_string_append_printf (xml, "<c r=\"%c%u\"><v>%s</v></c>", letter, row + 1, text);
  else
    g_string_append_printf (xml, "<c r=\"%c%u\" t=\"inlineStr\"><is><t>%s</t></is></c>", letter,
                            row + 1, text);
}

GBytes *
bench_table_make_workbook (BenchTable kind, guint n_rows)
{
  static const Form *const forms[] = {&enforcement_form, &hazard_form, &plain_form};
  const Form *form = forms[kind];
  g_autoptr (GString) xml = g_string_new ("<sheetData>");

  for (guint row = 0; row <= n_rows; row++)
    {
      g_string_append_printf (xml, "<row r=\"%u\">", row + 1);
      for (guint i = 0; i < form->n_columns; i++)
        append_xlsx_cell (xml, form, row, i);
      g_string_append (xml, "</row>");
    }
  g_string_append (xml, "</sheetData>");
  return package_fixture_xlsx (xml->str, NULL, NULL);
}

GBytes *
bench_table_make_csv (guint n_rows)
{
  GString *csv = g_string_new (NULL);

  for (guint row = 0; row <= n_rows; row++)
    for (guint i = 0; i < N_COLUMNS; i++)
      {
        gboolean is_number;
        g_autofree char *text = row == 0 ? g_strdup (heads[i]) : dup_cell (row, i, &is_number);

        g_string_append_printf (csv, "%s%s", text, i + 1 < N_COLUMNS ? "," : "\n");
      }
  return g_string_free_to_bytes (csv);
}

/* ---- whom the rows name ---- */

static void
add_units (SpStore *store)
{
  GError *error = NULL;
  g_autoptr (SpWrite) write = sp_write_begin (store, SP_ACTION_EDIT, "单位", &error);

  for (guint i = 1; write != NULL && error == NULL && i <= N_UNITS; i++)
    {
      g_autoptr (SpRecord) unit = sp_record_new (&sp_unit_type);
      g_autofree char *name = g_strdup_printf ("第%u单位", i);

      sp_record_set_text (unit, SP_UNIT_NAME, name);
      sp_write_insert (write, unit, &error);
    }
  if (error == NULL)
    sp_write_commit (write, &error);
  bench_must (error == NULL, error);
}

static void
add_enterprises (SpStore *store)
{
  GError *error = NULL;
  g_autoptr (SpWrite) write = sp_write_begin (store, SP_ACTION_EDIT, "企业", &error);

  for (guint i = 0; write != NULL && error == NULL && i < N_ENTERPRISES; i++)
    {
      g_autoptr (SpRecord) enterprise = sp_record_new (&sp_enterprise_type);
      g_autofree char *name = g_strdup_printf ("示例县第%u号企业有限公司", i);

      sp_record_set_text (enterprise, SP_ENTERPRISE_NAME, name);
      sp_write_insert (write, enterprise, &error);
    }
  if (error == NULL)
    sp_write_commit (write, &error);
  bench_must (error == NULL, error);
}

void
bench_table_fill_names (SpStore *store)
{
  add_units (store);
  add_enterprises (store);
}
