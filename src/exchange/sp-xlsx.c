/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which sheets of a workbook are read, and in which order. Memory: the shared texts and the text
 * (SP_DOCUMENT_TEXT_LIMIT each at most), and 50 bytes for each of SP_XLSX_MAX_CELLS. */
#include "exchange/sp-xlsx.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "exchange/sp-xlsx-book.h"

#include <string.h>

#define USUAL_PART "xl/workbook.xml"
#define MAX_SHEETS 2000
#define MAX_NAME 255

static void
listed_clear (gpointer data)
{
  SpXlsxListed *self = data;

  g_free (self->name);
  g_free (self->id);
}

void
sp_xlsx_report (SpXlsxBook *book, double done, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (book->cancellable, error) || book->progress == NULL)
    return;
  done = ((double)book->sheet + done) / (double)MAX (book->n_sheets, 1);
  if (!book->progress (MIN (done, 1), book->user_data))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("已取消"));
}

/* ---- the workbook ---- */

static void
contents_start (const char *name, const char **attributes, gpointer user_data, GError **error)
{
  SpXlsxBook *self = user_data;
  const char *sheet = sp_markup_attribute (attributes, "name");
  const char *id = sp_markup_attribute (attributes, "id");
  const char *state = sp_markup_attribute (attributes, "state");
  const char *base = sp_markup_attribute (attributes, "date1904");
  SpXlsxListed listed;

  if (strcmp (name, "workbookPr") == 0)
    self->is_1904 = base != NULL && (strcmp (base, "1") == 0 || strcmp (base, "true") == 0);
  if (strcmp (name, "sheet") != 0 || id == NULL ||
      (state != NULL && strcmp (state, "visible") != 0))
    return;
  if (self->sheets->len >= MAX_SHEETS)
    {
      sp_xlsx_refuse_size (error);
      return;
    }
  listed.name =
    sheet != NULL ? g_utf8_make_valid (sheet, (gssize)strnlen (sheet, MAX_NAME)) : g_strdup ("");
  listed.id = g_strndup (id, MAX_NAME);
  g_array_append_val (self->sheets, listed);
}

static char *
find_main (SpPackage *package, GError **error)
{
  g_autofree char *part = sp_package_dup_related (package, "", NULL, "/officeDocument");
  g_autofree char *type = NULL;

  if (part == NULL && sp_package_has (package, USUAL_PART))
    part = g_strdup (USUAL_PART);
  type = part != NULL ? sp_package_dup_content_type (package, part) : NULL;
  if (part == NULL)
    g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID,
                         _ ("文件里没有工作表，可能已损坏。请用原来的软件打开，另存后再选。"));
  else if (g_str_has_suffix (part, ".bin") || (type != NULL && strstr (type, "binary") != NULL))
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_NOT_TEXT,
                           _ ("这是二进制工作簿（.xlsb），不能直接读。请用 Excel 或 WPS 打开，另存"
                              "为 .xlsx 后再选。"));
      g_clear_pointer (&part, g_free);
    }
  return g_steal_pointer (&part);
}

static gboolean
read_common (SpXlsxBook *book, const char *part, GError **error)
{
  g_autofree char *shared = sp_package_dup_related (book->package, part, NULL, "/sharedStrings");
  g_autofree char *styles = sp_package_dup_related (book->package, part, NULL, "/styles");

  return (styles == NULL || sp_xlsx_read_styles (book, styles, error)) &&
         (shared == NULL || sp_xlsx_read_shared (book, shared, error));
}

gboolean
sp_xlsx_book_open (SpXlsxBook *book, GBytes *bytes, GError **error)
{
  static const SpMarkupHandlers handlers = {.start = contents_start};

  book->package = sp_package_open (bytes, error);
  book->part = book->package != NULL ? find_main (book->package, error) : NULL;
  if (book->part == NULL)
    return FALSE;
  book->text = g_string_new (NULL);
  book->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  book->formats = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_xlsx_format_free);
  book->sheets = g_array_new (FALSE, FALSE, sizeof (SpXlsxListed));
  g_array_set_clear_func (book->sheets, listed_clear);
  return sp_package_parse (book->package, book->part, &handlers, book, error) &&
         read_common (book, book->part, error);
}

void
sp_xlsx_book_clear (SpXlsxBook *book)
{
  if (book->text != NULL)
    g_string_free (book->text, TRUE);
  g_clear_pointer (&book->ends, g_array_unref);
  g_clear_pointer (&book->formats, g_ptr_array_unref);
  g_clear_pointer (&book->sheets, g_array_unref);
  g_clear_pointer (&book->part, g_free);
  g_clear_pointer (&book->package, sp_package_free);
}

char *
sp_xlsx_book_dup_part (const SpXlsxBook *book, const SpXlsxListed *sheet)
{
  return sp_package_dup_related (book->package, book->part, sheet->id, NULL);
}

/* ---- as a document ---- */

static gboolean
read_sheets (SpXlsxBook *book, GError **error)
{
  book->n_sheets = book->sheets->len;
  for (book->sheet = 0; book->sheet < book->sheets->len; book->sheet++)
    {
      const SpXlsxListed *listed = &g_array_index (book->sheets, SpXlsxListed, book->sheet);
      g_autofree char *part = sp_xlsx_book_dup_part (book, listed);

      if (part != NULL && !sp_xlsx_read_sheet (book, part, listed->name, error))
        return FALSE;
    }
  return TRUE;
}

SpDocument *
sp_xlsx_read (GBytes *bytes,
              GCancellable *cancellable,
              SpProgressFunc progress,
              gpointer user_data,
              GError **error)
{
  g_auto (SpXlsxBook)
    book = {.cancellable = cancellable, .progress = progress, .user_data = user_data};
  g_autoptr (SpDocument) document = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!sp_xlsx_book_open (&book, bytes, error))
    return NULL;
  document = book.document = sp_document_new ();
  return read_sheets (&book, error) ? g_steal_pointer (&document) : NULL;
}
