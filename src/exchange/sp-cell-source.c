/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-cell-source.h. */
#include "exchange/sp-cell-source.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "base/sp-text.h"
#include "exchange/sp-csv.h"
#include "exchange/sp-office.h"

typedef struct
{
  SpCellScoreFunc score;
  gpointer score_data;
  GCancellable *cancellable;
  SpProgressFunc progress;
  gpointer user_data;
} Job;

/* A bracket begins JSON, unless it is a heading in brackets. */
static gboolean
is_json (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  if (*text != '[' && *text != '{')
    return FALSE;
  for (text++; g_ascii_isspace (*text);)
    text++;
  return *text == '{' || *text == ']' || *text == '"' || *text == '}';
}

static SpCellTable *
read_text (GBytes *bytes, GError **error)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  SpDecoded decoded = {0};
  SpCellTable *table = NULL;

  if (!sp_text_decode (data, length, &decoded, error))
    return NULL;
  if (decoded.length > SP_DOCUMENT_TEXT_LIMIT)
    g_set_error_literal (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                         _ ("文字太多，超过上限。请拆分后再选。"));
  else if (is_json (decoded.text))
    table = sp_cell_json_read (decoded.text, decoded.length, error);
  else
    table = sp_csv_read (decoded.text, error);
  if (table != NULL && decoded.n_replaced > 0)
    sp_cell_table_take_note (
      table,
      g_strdup_printf (_ ("有 %u 处文字的编码认不出，已换成“�”，请核对。"), decoded.n_replaced));
  sp_decoded_clear (&decoded);
  return table;
}

static SpCellTable *
read_workbook (GBytes *bytes, const Job *job, GError **error)
{
  return sp_xlsx_read_cells (bytes, job->score, job->score_data, job->cancellable, job->progress,
                             job->user_data, error);
}

static SpCellTable *
read_any (GBytes *bytes, const Job *job, GError **error)
{
  g_autoptr (GBytes) converted = NULL;
  SpFormat format;

  if (!sp_format_tell (bytes, &format, error))
    return NULL;
  switch (format)
    {
    case SP_FORMAT_TEXT:
      return read_text (bytes, error);
    case SP_FORMAT_XLSX:
      return read_workbook (bytes, job, error);
    case SP_FORMAT_CALC:
      converted = sp_office_convert (bytes, format, NULL, job->cancellable, error);
      return converted != NULL ? read_workbook (converted, job, error) : NULL;
    case SP_FORMAT_DOCX:
    case SP_FORMAT_PDF:
    case SP_FORMAT_WRITER:
    default:
      g_set_error_literal (error, SP_ERROR, SP_ERROR_NOT_TEXT,
                           _ ("这不是表格文件。请选择 Excel、WPS 表格、CSV 或 JSON "
                              "文件；文档里的表可以选中复制，再用“粘贴为行”。"));
      return NULL;
    }
}

SpCellTable *
sp_cell_source_read (GBytes *bytes,
                     const char *name,
                     SpCellScoreFunc score,
                     gpointer score_data,
                     GCancellable *cancellable,
                     SpProgressFunc progress,
                     gpointer user_data,
                     GError **error)
{
  Job job = {score, score_data, cancellable, progress, user_data};
  g_autoptr (GError) failure = NULL;
  SpCellTable *table;

  g_return_val_if_fail (bytes != NULL, NULL);

  table = read_any (bytes, &job, &failure);
  if (failure == NULL)
    return table;
  if (name == NULL || g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, failure->domain, failure->code, _ ("不能读“%s”：%s"), name,
                 failure->message);
  return NULL;
}
