/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long a table takes into a ledger, and how much memory: a workbook of ROWS rows (100 000) and
 * 12 columns, or the same as CSV: reading, judging, storing. Usage: bench-records [ROWS
 * [csv|hazards]]; hazards: a workbook of them with the days of their steps. Making the file costs
 * memory, too: that peak is printed first. */
#include "base/sp-i18n.h"
#include "bench-file.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "core/sp-supervision.h"
#include "core/sp-unit.h"
#include "exchange/sp-record-profiles.h"
#include "package-fixture.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#define N_COLUMNS 12
#define N_UNITS 20
#define N_ENTERPRISES 2000

static const char *const heads[N_COLUMNS] = {
  "日期",     "执法部门",       "乡镇",         "行业领域",       "企业名称",   "文书号",
  "检查人次", "检查企业（家）", "责令限期整改", "行政处罚（起）", "罚款（元）", "备注"};

static void
fail_on (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static long
get_peak_kb (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

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

static GBytes *
make_workbook (const Form *form, guint n_rows)
{
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

static GBytes *
make_csv (guint n_rows)
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

static void
add_units (SpStore *store)
{
  g_autoptr (GError) error = NULL;
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
  fail_on (error);
}

static void
add_enterprises (SpStore *store)
{
  g_autoptr (GError) error = NULL;
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
  fail_on (error);
}

static void
run (SpStore *store, const SpRecordType *type, GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecord) model = sp_record_new (type);
  SpRecordProfile profile;
  gboolean has_profile = sp_record_profile_init (&profile, type);
  double start = bench_cpu_seconds ();
  g_autoptr (SpRecordDraft) draft = sp_record_draft_new (
    bytes, NULL, model, has_profile ? &profile : NULL, NULL, NULL, NULL, &error);
  double read = bench_cpu_seconds ();
  double judged, stored;
  long peak;

  fail_on (error);
  sp_record_draft_judge (draft, sp_store_get_reader (store), NULL, NULL, NULL, &error);
  judged = bench_cpu_seconds ();
  peak = get_peak_kb ();
  fail_on (error);
  sp_record_draft_store (draft, store, name, TRUE, &error);
  stored = bench_cpu_seconds ();
  fail_on (error);
  g_print (
    "%-5s %7.1f MB  read %5.2f s  judge %5.2f s  store %5.2f s CPU  new %u, refused %u  peak "
    "%ld MB judged, %ld MB stored\n",
    name, (double)g_bytes_get_size (bytes) / 1e6, read - start, judged - read, stored - judged,
    sp_record_draft_count (draft, SP_DRAFT_NEW), sp_record_draft_count (draft, SP_DRAFT_REFUSED),
    peak / 1024, get_peak_kb () / 1024);
}

int
main (int argc, char **argv)
{
  guint n_rows = argc > 1 ? (guint)atoi (argv[1]) : 100000;
  gboolean is_csv = argc > 2 && g_str_equal (argv[2], "csv");
  gboolean is_hazards = argc > 2 && g_str_equal (argv[2], "hazards");
  g_autofree char *folder = g_dir_make_tmp ("bench-records-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "b.safetyplan", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpStore) store = sp_store_create (path, &error);
  g_autoptr (GBytes) bytes = NULL;

  fail_on (error);
  add_units (store);
  if (is_hazards)
    add_enterprises (store);
  bytes = is_csv ? make_csv (n_rows)
                 : make_workbook (is_hazards ? &hazard_form : &enforcement_form, n_rows);
  g_print ("%u rows, peak before %ld MB\n", n_rows, get_peak_kb () / 1024);
  run (store, is_hazards ? &sp_hazard_type : &sp_enforcement_type, bytes, is_csv ? "csv" : "xlsx");
  sp_store_close (store, NULL);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
