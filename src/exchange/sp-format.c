/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a file is, by its content: names lie, and a .docx renamed .doc is an everyday thing. Knows
 * the first bytes of formats and the names inside their containers. */
#include "exchange/sp-document-file.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "exchange/sp-package.h"
#include <string.h>

/* Where the type of an OpenDocument file is spelled out: its first entry, stored, named mimetype.
 */
#define ODF_TYPE_OFFSET 38
#define ODF_TYPE "application/vnd.oasis.opendocument."

typedef struct
{
  const char *data;
  gsize length;
} Bytes;

static gboolean
begins_with (Bytes bytes, gsize offset, const char *magic)
{
  gsize length = strlen (magic);

  return bytes.length >= offset + length && memcmp (bytes.data + offset, magic, length) == 0;
}

/* Text that may stand behind a byte order mark and white space. */
static gboolean
begins_as_markup (Bytes bytes, const char *tag)
{
  gsize i = begins_with (bytes, 0, "\xef\xbb\xbf") ? 3 : 0;

  while (i < bytes.length && g_ascii_isspace (bytes.data[i]))
    i++;
  return bytes.length >= i + strlen (tag) &&
         g_ascii_strncasecmp (bytes.data + i, tag, strlen (tag)) == 0;
}

/* Streams of a compound file have their names in UTF-16. */
static gboolean
has_stream (Bytes bytes, const char *name)
{
  g_autoptr (GString) wide = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++)
    {
      g_string_append_c (wide, *p);
      g_string_append_c (wide, '\0');
    }
  return memmem (bytes.data, bytes.length, wide->str, wide->len) != NULL;
}

/* ---- containers ---- */

static gboolean
refuse (GError **error, SpError code, const char *sentence)
{
  g_set_error_literal (error, SP_ERROR, (int)code, sentence);
  return FALSE;
}

static gboolean
tell_compound (Bytes bytes, SpFormat *format, GError **error)
{
  if (has_stream (bytes, "EncryptedPackage"))
    return refuse (error, SP_ERROR_PERMISSION,
                   _ ("文件加了打开密码。请用原来的软件打开，去掉密码另存后再选。"));
  if (has_stream (bytes, "WordDocument"))
    *format = SP_FORMAT_WRITER;
  else if (has_stream (bytes, "Workbook") || has_stream (bytes, "Book"))
    *format = SP_FORMAT_CALC;
  else if (has_stream (bytes, "PowerPoint Document"))
    return refuse (error, SP_ERROR_NOT_TEXT,
                   _ ("这是演示文稿，不是行动计划的正文。请选择 Word、Excel、PDF 或纯文本文件。"));
  else
    return refuse (
      error, SP_ERROR_NOT_TEXT,
      _ ("认不出这是什么文件，可能已经损坏。请用原来的软件打开，另存为 .docx 后再选。"));
  return TRUE;
}

static gboolean
tell_package (GBytes *whole, SpFormat *format, GError **error)
{
  g_autoptr (SpPackage) package = sp_package_open (whole, error);
  g_autofree char *main_part = NULL;

  if (package == NULL)
    return FALSE;
  main_part = sp_package_dup_related (package, "", NULL, "/officeDocument");
  if (main_part != NULL && strstr (main_part, "document") != NULL)
    *format = SP_FORMAT_DOCX;
  else if (main_part != NULL && strstr (main_part, "workbook") != NULL)
    *format = SP_FORMAT_XLSX;
  else if (sp_package_has (package, "word/document.xml"))
    *format = SP_FORMAT_DOCX;
  else if (sp_package_has (package, "xl/workbook.xml"))
    *format = SP_FORMAT_XLSX;
  else if (sp_package_has (package, "OFD.xml"))
    return refuse (error, SP_ERROR_NOT_TEXT,
                   _ ("这是 OFD 版式文件，还不能直接读。请用阅读软件导出为 PDF，或复制文字后"
                      "用“粘贴文字”导入。"));
  else
    return refuse (error, SP_ERROR_NOT_TEXT,
                   _ ("这是压缩包或别的软件的文件，里面没有 Word 或 Excel "
                      "正文。如果是压缩包，请先解压，再选其中的文件。"));
  return TRUE;
}

static gboolean
tell_zip (GBytes *whole, Bytes bytes, SpFormat *format, GError **error)
{
  const gsize kind = ODF_TYPE_OFFSET + strlen (ODF_TYPE);

  if (!begins_with (bytes, ODF_TYPE_OFFSET, ODF_TYPE))
    return tell_package (whole, format, error);
  if (begins_with (bytes, kind, "text"))
    *format = SP_FORMAT_WRITER;
  else if (begins_with (bytes, kind, "spreadsheet"))
    *format = SP_FORMAT_CALC;
  else
    return refuse (error, SP_ERROR_NOT_TEXT,
                   _ ("这个文件里不是文字或表格。请选择 Word、Excel、PDF 或纯文本文件。"));
  return TRUE;
}

static gboolean
is_picture (Bytes bytes)
{
  static const char *const magics[] = {"\x89PNG", "\xff\xd8\xff", "GIF8", "II*"};

  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (begins_with (bytes, 0, magics[i]))
      return TRUE;
  return FALSE;
}

/* ---- telling ---- */

gboolean
sp_format_tell (GBytes *whole, SpFormat *format, GError **error)
{
  Bytes bytes;

  g_return_val_if_fail (whole != NULL && format != NULL, FALSE);

  bytes.data = g_bytes_get_data (whole, &bytes.length);
  *format = SP_FORMAT_TEXT;
  if (begins_with (bytes, 0, "PK\003\004") || begins_with (bytes, 0, "PK\005\006"))
    return tell_zip (whole, bytes, format, error);
  if (begins_with (bytes, 0, "\xd0\xcf\x11\xe0"))
    return tell_compound (bytes, format, error);
  if (is_picture (bytes))
    return refuse (error, SP_ERROR_NOT_TEXT,
                   _ ("这是图片，没有文字可读。请向发文单位要 Word 或带文字的 PDF 文件。"));
  if (begins_with (bytes, 0, "SQLite format 3"))
    return refuse (error, SP_ERROR_NOT_TEXT,
                   _ ("这是数据库文件，不是行动计划的正文。要打开 .safetyplan 文件，请用“打开”。"));
  if (begins_as_markup (bytes, "<!doctype html") || begins_as_markup (bytes, "<html"))
    return refuse (error, SP_ERROR_NOT_TEXT,
                   _ ("这是保存下来的网页。请在浏览器里打开，选中正文复制，再用“粘贴文字”导入。"));
  if (begins_with (bytes, 0, "{\\rtf") || begins_as_markup (bytes, "<?xml"))
    *format = SP_FORMAT_WRITER;
  else if (bytes.length > 0 && memmem (bytes.data, MIN (bytes.length, 1024), "%PDF-", 5) != NULL)
    *format = SP_FORMAT_PDF;
  return TRUE;
}
