/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one way from a file to a document: tells the format and hands on. Every sentence that comes
 * back names the file here and nowhere else. */
#include "exchange/sp-document-file.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "base/sp-text.h"
#include "exchange/sp-docx.h"
#include "exchange/sp-office.h"
#include "exchange/sp-pdf.h"
#include "exchange/sp-xlsx.h"

/* What one reading hands on. */
typedef struct
{
  GCancellable *cancellable;
  SpProgressFunc progress;
  gpointer user_data;
} Job;

static const char *const format_labels[] = {"", "DOCX", "XLSX", "PDF", "DOC", "XLS"};

void
sp_document_facts_clear (SpDocumentFacts *facts)
{
  g_clear_pointer (&facts->label, g_free);
}

static SpDocument *
read_text (GBytes *bytes, SpDocumentFacts *facts, GError **error)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  SpDecoded decoded = {0};

  if (!sp_text_decode (data, length, &decoded, error))
    return NULL;
  facts->label = g_strdup (sp_encoding_name (decoded.encoding));
  facts->n_replaced = decoded.n_replaced;
  if (decoded.length > SP_DOCUMENT_TEXT_LIMIT)
    {
      sp_decoded_clear (&decoded);
      g_set_error_literal (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                           _ ("文字太多，超过上限。请拆分后再导入。"));
      return NULL;
    }
  return sp_document_new_take (g_steal_pointer (&decoded.text), decoded.length);
}

static SpDocument *
read_format (GBytes *bytes, SpFormat format, SpDocumentFacts *facts, const Job *job, GError **error)
{
  switch (format)
    {
    case SP_FORMAT_DOCX:
      return sp_docx_read (bytes, job->cancellable, job->progress, job->user_data, error);
    case SP_FORMAT_XLSX:
      return sp_xlsx_read (bytes, job->cancellable, job->progress, job->user_data, error);
    case SP_FORMAT_PDF:
      return sp_pdf_read (bytes, &facts->n_pictures, job->cancellable, job->progress,
                          job->user_data, error);
    case SP_FORMAT_TEXT:
    case SP_FORMAT_WRITER:
    case SP_FORMAT_CALC:
    default:
      g_return_val_if_reached (NULL);
    }
}

static SpDocument *
read_any (GBytes *bytes, SpDocumentFacts *facts, const Job *job, GError **error)
{
  g_autoptr (GBytes) converted = NULL;
  SpFormat format;

  if (!sp_format_tell (bytes, &facts->format, error))
    return NULL;
  if (facts->format == SP_FORMAT_TEXT)
    return read_text (bytes, facts, error);
  facts->label = g_strdup (format_labels[facts->format]);
  format = facts->format;
  if (format == SP_FORMAT_WRITER || format == SP_FORMAT_CALC)
    {
      converted = sp_office_convert (bytes, format, NULL, job->cancellable, error);
      if (converted == NULL)
        return NULL;
      bytes = converted;
      format = format == SP_FORMAT_WRITER ? SP_FORMAT_DOCX : SP_FORMAT_XLSX;
    }
  return read_format (bytes, format, facts, job, error);
}

static gboolean
is_blank (const SpDocument *document)
{
  const char *text = sp_document_get_text (document, NULL);

  /* The first characters nearly always tell. */
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

SpDocument *
sp_document_read_bytes (GBytes *bytes,
                        const char *name,
                        SpDocumentFacts *facts,
                        GCancellable *cancellable,
                        SpProgressFunc progress,
                        gpointer user_data,
                        GError **error)
{
  SpDocumentFacts found = {0};
  Job job = {cancellable, progress, user_data};
  g_autoptr (GError) local = NULL;
  g_autoptr (SpDocument) document = NULL;

  g_return_val_if_fail (bytes != NULL && name != NULL && facts != NULL, NULL);

  document = read_any (bytes, &found, &job, &local);
  if (document != NULL && is_blank (document))
    {
      g_clear_pointer (&document, sp_document_free);
      local =
        g_error_new_literal (SP_ERROR, SP_ERROR_EMPTY,
                             _ ("文件里没有文字。请检查是否选对了文件，或原文件是否保存成功。"));
    }
  if (document != NULL)
    *facts = found;
  else
    sp_document_facts_clear (&found);
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local));
  else if (local != NULL)
    g_set_error (error, local->domain, local->code, _ ("不能导入“%s”：%s"), name, local->message);
  return g_steal_pointer (&document);
}

GBytes *
sp_document_file_load (const char *path, GError **error)
{
  char *data = NULL;
  gsize length = 0;

  g_return_val_if_fail (path != NULL, NULL);

  if (!sp_file_read (path, SP_DOCUMENT_FILE_LIMIT, &data, &length, error))
    return NULL;
  return g_bytes_new_take (data, length);
}
