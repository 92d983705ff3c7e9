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

/* A sheet that shows. */
typedef struct
{
  char *name;
  char *id; /* of the relationship */
} Listed;

typedef struct
{
  SpXlsxBook *book;
  GArray *sheets; /* of Listed */
} Contents;

static void
listed_clear (gpointer data)
{
  Listed *self = data;

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
  Contents *self = user_data;
  const char *sheet = sp_markup_attribute (attributes, "name");
  const char *id = sp_markup_attribute (attributes, "id");
  const char *state = sp_markup_attribute (attributes, "state");
  const char *base = sp_markup_attribute (attributes, "date1904");
  Listed listed;

  if (strcmp (name, "workbookPr") == 0)
    self->book->is_1904 = base != NULL && (strcmp (base, "1") == 0 || strcmp (base, "true") == 0);
  if (strcmp (name, "sheet") != 0 || id == NULL ||
      (state != NULL && strcmp (state, "visible") != 0))
    return;
  if (self->sheets->len >= MAX_SHEETS)
    {
      sp_xlsx_refuse_size (error);
      return;
    }
  listed.name = g_strndup (sheet != NULL ? sheet : "", MAX_NAME);
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

static gboolean
read_sheets (SpXlsxBook *book, const char *part, const GArray *sheets, GError **error)
{
  book->n_sheets = sheets->len;
  for (book->sheet = 0; book->sheet < sheets->len; book->sheet++)
    {
      const Listed *listed = &g_array_index (sheets, Listed, book->sheet);
      g_autofree char *name = g_utf8_make_valid (listed->name, -1);
      g_autofree char *sheet = sp_package_dup_related (book->package, part, listed->id, NULL);

      if (sheet != NULL && !sp_xlsx_read_sheet (book, sheet, name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_book (SpXlsxBook *book, const char *part, GError **error)
{
  static const SpMarkupHandlers handlers = {.start = contents_start};
  g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (Listed));
  Contents contents = {book, sheets};

  g_array_set_clear_func (sheets, listed_clear);
  return sp_package_parse (book->package, part, &handlers, &contents, error) &&
         read_common (book, part, error) && read_sheets (book, part, sheets, error);
}

SpDocument *
sp_xlsx_read (GBytes *bytes,
              GCancellable *cancellable,
              SpProgressFunc progress,
              gpointer user_data,
              GError **error)
{
  g_autoptr (SpPackage) package = NULL;
  g_autoptr (SpDocument) document = NULL;
  g_autofree char *part = NULL;
  SpXlsxBook book = {.cancellable = cancellable, .progress = progress, .user_data = user_data};
  gboolean ok;

  g_return_val_if_fail (bytes != NULL, NULL);

  package = sp_package_open (bytes, error);
  part = package != NULL ? find_main (package, error) : NULL;
  if (part == NULL)
    return NULL;
  document = sp_document_new ();
  book.package = package;
  book.document = document;
  book.text = g_string_new (NULL);
  book.ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  book.formats = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_xlsx_format_free);
  ok = read_book (&book, part, error);
  g_string_free (book.text, TRUE);
  g_array_unref (book.ends);
  g_ptr_array_unref (book.formats);
  return ok ? g_steal_pointer (&document) : NULL;
}
