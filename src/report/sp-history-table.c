/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-history-table.h. Both formats have the same columns. */
#include "report/sp-history-table.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "base/sp-text.h"
#include "report/sp-sheet.h"

#define MOST_ROWS 1048000 /* of a sheet, with its heads */

/* ---- columns ---- */

static void
get_when (gconstpointer row, gpointer data, SpCell *cell)
{
  cell->text = ((const SpHistoryLine *)row)->when;
}

static void
get_who (gconstpointer row, gpointer data, SpCell *cell)
{
  cell->text = ((const SpHistoryLine *)row)->who;
}

static void
get_action (gconstpointer row, gpointer data, SpCell *cell)
{
  cell->number = (double)((const SpHistoryLine *)row)->action;
}

static void
get_label (gconstpointer row, gpointer data, SpCell *cell)
{
  cell->text = ((const SpHistoryLine *)row)->label;
}

static void
get_kind (gconstpointer row, gpointer data, SpCell *cell)
{
  const SpRecordType *type = sp_record_type_by_table (((const SpHistoryLine *)row)->table);

  cell->text = type != NULL ? _ (type->label) : "";
}

static void
get_sentence (gconstpointer row, gpointer data, SpCell *cell)
{
  cell->text = ((const SpHistoryLine *)row)->sentence;
}

static const SpSheetColumn columns[] = {
  {N_ ("时间"), NULL, 18, SP_CELL_CODE, get_when},
  {N_ ("操作人"), NULL, 9, SP_CELL_WORD, get_who},
  {N_ ("操作号"), NULL, 7, SP_CELL_COUNT, get_action},
  {N_ ("操作"), NULL, 14, SP_CELL_TEXT, get_label},
  {N_ ("类别"), NULL, 9, SP_CELL_WORD, get_kind},
  {N_ ("内容"), NULL, 56, SP_CELL_TEXT, get_sentence},
};

/* ---- CSV ---- */

static void
append_row (GString *out, const SpHistoryLine *line)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gboolean is_number = columns[i].kind == SP_CELL_COUNT;
      SpCell cell = {0};

      columns[i].get (line, NULL, &cell);
      if (i > 0)
        g_string_append_c (out, ',');
      if (is_number)
        g_string_append_printf (out, "%.0f", cell.number);
      else
        sp_text_append_csv (out, cell.text, FALSE);
    }
  g_string_append (out, "\r\n");
}

static gboolean
write_csv (GPtrArray *lines, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) out = g_string_new ("\xef\xbb\xbf");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", _ (columns[i].head));
  g_string_append (out, "\r\n");
  for (guint i = 0; i < lines->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      append_row (out, g_ptr_array_index (lines, i));
    }
  return sp_file_write (path, out->str, out->len, error);
}

/* ---- workbook ---- */

static gboolean
write_xlsx (GPtrArray *lines,
            const char *what,
            SpDate as_of,
            const char *path,
            GCancellable *cancellable,
            GError **error)
{
  const SpBookProperties properties = {.title = _ ("审计留痕"), .created = as_of};
  const SpSheetSpec spec = {.name = _ ("审计留痕"),
                            .title = _ ("审计留痕"),
                            .left = what,
                            .columns = columns,
                            .n_columns = G_N_ELEMENTS (columns),
                            .flags = SP_SHEET_FILTER | SP_SHEET_LONG};
  g_autoptr (SpBook) book = NULL;
  SpSheet *sheet;

  if (lines->len > MOST_ROWS)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("修改记录有 %u 行，一张工作表放不下，请先按日期或类别筛选，或导出 CSV。"),
                   lines->len);
      return FALSE;
    }
  book = sp_book_new (path, &properties, error);
  if (book == NULL)
    return FALSE;
  sheet = sp_sheet_begin (book, &spec, NULL, cancellable);
  for (guint i = 0; i < lines->len; i++)
    sp_sheet_add_row (sheet, g_ptr_array_index (lines, i), SP_ROW_PLAIN, 0);
  sp_sheet_end (sheet);
  return sp_book_finish (book, cancellable, error);
}

gboolean
sp_history_table_write (GPtrArray *lines,
                        const char *what,
                        SpDate as_of,
                        SpHistoryFormat format,
                        const char *path,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (lines != NULL && path != NULL, FALSE);

  return format == SP_HISTORY_CSV ? write_csv (lines, path, cancellable, error)
                                  : write_xlsx (lines, what, as_of, path, cancellable, error);
}
