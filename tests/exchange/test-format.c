/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a file is told to be by its content, and how files of every format become documents: names
 * play no part, what is no document is refused with a sentence that names the file. */
#include "exchange/sp-document-file.h"

#include "base/sp-error.h"
#include "package-fixture.h"

#include <string.h>

/* ---- telling by the first bytes ---- */

#define TOLD -1 /* no error */

static const struct
{
  const char *name;
  const char *bytes;
  gssize length;
  SpFormat format;
  int code;
} cases[] = {
  {"text", "一、任务\n", -1, SP_FORMAT_TEXT, TOLD},
  {"nothing", "", 0, SP_FORMAT_TEXT, TOLD},
  {"rtf", "{\\rtf1\\ansi}", -1, SP_FORMAT_WRITER, TOLD},
  {"word 2003 xml", "<?xml version='1.0'?><w:wordDocument/>", -1, SP_FORMAT_WRITER, TOLD},
  {"xml behind a mark", "\xef\xbb\xbf<?xml version='1.0'?><a/>", -1, SP_FORMAT_WRITER, TOLD},
  {"pdf", "%PDF-1.7\n", -1, SP_FORMAT_PDF, TOLD},
  {"pdf behind junk", "\r\n\r\n%PDF-1.4\n", -1, SP_FORMAT_PDF, TOLD},
  {"picture", "\x89PNG\r\n\x1a\n", -1, 0, SP_ERROR_NOT_TEXT},
  {"photograph", "\xff\xd8\xff\xe0", -1, 0, SP_ERROR_NOT_TEXT},
  {"database", "SQLite format 3\0", 16, 0, SP_ERROR_NOT_TEXT},
  {"web page", "\n <!DOCTYPE html><html></html>", -1, 0, SP_ERROR_NOT_TEXT},
  {"web page in capitals", "<HTML><BODY>", -1, 0, SP_ERROR_NOT_TEXT},
  {"broken zip", "PK\003\004\024\0\006\0", 8, 0, SP_ERROR_INVALID},
  {"bare compound file", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, 0, SP_ERROR_NOT_TEXT},
};

static void
check_told (GBytes *bytes, const char *name, SpFormat expected, int code)
{
  g_autoptr (GError) error = NULL;
  SpFormat format = SP_FORMAT_TEXT;

  g_test_message ("%s", name);
  if (code == TOLD)
    {
      g_assert_true (sp_format_tell (bytes, &format, &error));
      g_assert_no_error (error);
      g_assert_cmpint (format, ==, expected);
      return;
    }
  g_assert_false (sp_format_tell (bytes, &format, &error));
  g_assert_error (error, SP_ERROR, code);
  g_assert_cmpuint (g_utf8_strlen (error->message, -1), >, 10);
}

static void
test_first_bytes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = cases[i].length < 0 ? strlen (cases[i].bytes) : (gsize)cases[i].length;
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, length);

      check_told (bytes, cases[i].name, cases[i].format, cases[i].code);
    }
}

/* ---- containers ---- */

static const struct
{
  const char *name;
  const char *stream; /* as its directory names it */
  SpFormat format;
  int code;
} compounds[] = {
  {"old word", "WordDocument", SP_FORMAT_WRITER, TOLD},
  {"old excel", "Workbook", SP_FORMAT_CALC, TOLD},
  {"older excel", "Book", SP_FORMAT_CALC, TOLD},
  {"encrypted", "EncryptedPackage", 0, SP_ERROR_PERMISSION},
  {"slides", "PowerPoint Document", 0, SP_ERROR_NOT_TEXT},
};

static void
test_compounds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (compounds); i++)
    {
      g_autoptr (GByteArray) array = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;
      const guint8 zeros[600] = {0};

      g_byte_array_append (array, (const guint8 *)"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
      g_byte_array_append (array, zeros, sizeof zeros);
      for (const char *p = compounds[i].stream; *p != '\0'; p++)
        {
          g_byte_array_append (array, (const guint8 *)p, 1);
          g_byte_array_append (array, zeros, 1);
        }
      g_byte_array_append (array, zeros, sizeof zeros);
      bytes = g_byte_array_free_to_bytes (g_steal_pointer (&array));
      check_told (bytes, compounds[i].name, compounds[i].format, compounds[i].code);
    }
}

static const struct
{
  const char *name;
  const char *entry;
  const char *content;
  SpFormat format;
  int code;
} packages[] = {
  {"docx without its ways", "word/document.xml", "<d/>", SP_FORMAT_DOCX, TOLD},
  {"xlsx without its ways", "xl/workbook.xml", "<w/>", SP_FORMAT_XLSX, TOLD},
  {"odt", "mimetype", "application/vnd.oasis.opendocument.text", SP_FORMAT_WRITER, TOLD},
  {"ods", "mimetype", "application/vnd.oasis.opendocument.spreadsheet", SP_FORMAT_CALC, TOLD},
  {"odp", "mimetype", "application/vnd.oasis.opendocument.presentation", 0, SP_ERROR_NOT_TEXT},
  {"ofd", "OFD.xml", "<o/>", 0, SP_ERROR_NOT_TEXT},
  {"archive", "计划.docx", "x", 0, SP_ERROR_NOT_TEXT},
};

static void
test_packages (void)
{
  g_autoptr (GBytes) docx = package_fixture_docx ("<w:p/>", NULL, NULL);
  g_autoptr (GBytes) xlsx = package_fixture_xlsx ("<sheetData/>", NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (packages); i++)
    {
      g_autoptr (PackageFixture) package = package_fixture_new ();
      g_autoptr (GBytes) bytes = NULL;

      package_fixture_add (package, packages[i].entry, packages[i].content, -1, PACKAGE_STORED);
      bytes = package_fixture_finish (package);
      check_told (bytes, packages[i].name, packages[i].format, packages[i].code);
    }
  check_told (docx, "docx", SP_FORMAT_DOCX, TOLD);
  check_told (xlsx, "xlsx", SP_FORMAT_XLSX, TOLD);
}

/* ---- reading ---- */

static SpDocument *
read_bytes (GBytes *bytes, SpDocumentFacts *facts, GError **error)
{
  return sp_document_read_bytes (bytes, "名字.doc", facts, NULL, NULL, NULL, error);
}

/* Whatever the name says. */
static void
test_read (void)
{
  g_autoptr (GBytes) docx =
    package_fixture_docx ("<w:p><w:r><w:t>一、任务</w:t></w:r></w:p>", NULL, NULL);
  g_autoptr (GBytes) text = g_bytes_new_static ("\xd2\xbb\xa1\xa2\xc8\xce\xce\xf1\r\n", 10);
  struct
  {
    GBytes *bytes;
    const char *label;
  } files[] = {{docx, "DOCX"}, {text, "GB18030"}};

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      SpDocumentFacts facts = {0};
      g_autoptr (GError) error = NULL;
      g_autoptr (SpDocument) document = read_bytes (files[i].bytes, &facts, &error);

      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (sp_document_get_text (document, NULL), "一、任务"));
      g_assert_cmpstr (facts.label, ==, files[i].label);
      sp_document_facts_clear (&facts);
    }
}

static void
test_refused (void)
{
  g_autoptr (GBytes) blank =
    package_fixture_docx ("<w:p/><w:p><w:r><w:t>　 </w:t></w:r></w:p>", NULL, NULL);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) picture = g_bytes_new_static ("\x89PNG\r\n\x1a\n", 8);
  struct
  {
    GBytes *bytes;
    int code;
  } files[] = {{blank, SP_ERROR_EMPTY}, {nothing, SP_ERROR_EMPTY}, {picture, SP_ERROR_NOT_TEXT}};

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      SpDocumentFacts facts = {0};
      g_autoptr (GError) error = NULL;

      g_assert_null (read_bytes (files[i].bytes, &facts, &error));
      g_assert_error (error, SP_ERROR, files[i].code);
      g_assert_nonnull (strstr (error->message, "名字.doc"));
      g_assert_null (facts.label);
    }
}

static gboolean
no_more (double done, gpointer user_data)
{
  return FALSE;
}

static void
test_cancelled (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GBytes) docx = NULL;
  g_autoptr (GError) error = NULL;
  SpDocumentFacts facts = {0};

  for (guint i = 0; i < 50000; i++)
    g_string_append (body, "<w:p><w:r><w:t>任务</w:t></w:r></w:p>");
  docx = package_fixture_docx (body->str, NULL, NULL);
  g_assert_null (sp_document_read_bytes (docx, "名字.docx", &facts, NULL, no_more, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/format/first-bytes", test_first_bytes);
  g_test_add_func ("/exchange/format/compounds", test_compounds);
  g_test_add_func ("/exchange/format/packages", test_packages);
  g_test_add_func ("/exchange/format/read", test_read);
  g_test_add_func ("/exchange/format/refused", test_refused);
  g_test_add_func ("/exchange/format/cancelled", test_cancelled);
  return g_test_run ();
}
