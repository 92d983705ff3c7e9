/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PDFs from first to last byte: paragraphs over pages, tables, what is refused and how. */
#include "exchange/sp-pdf.h"

#include "base/sp-error.h"
#include "pdf-fixture.h"

#include <string.h>

static SpDocument *
read_taken (GBytes *taken, guint *n_pictures)
{
  g_autoptr (GBytes) bytes = taken;
  g_autoptr (GError) error = NULL;
  SpDocument *document = sp_pdf_read (bytes, n_pictures, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
check_refused (GBytes *taken, int code, const char *words)
{
  g_autoptr (GBytes) bytes = taken;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpDocument) document = sp_pdf_read (bytes, NULL, NULL, NULL, NULL, &error);

  g_assert_null (document);
  g_assert_error (error, SP_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

static const char *const paragraphs[] = {
  "一、总体要求",
  "各乡镇、各有关部门要对照清单逐项落实，2021年6月底前完成第一轮排查，2022年12月底前全部"
  "完成整改，重大隐患按期整改率达到100%，并把经验做法形成制度。",
  "（一）落实责任。企业主要负责人每月至少带队检查1次，检查记录存档备查，county GB 18218 "
  "standard之规定一并执行。",
};

/* Three paragraphs again and again, over several pages. */
static char *
dup_text (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            paragraphs[i % G_N_ELEMENTS (paragraphs)]);
  return g_string_free (text, FALSE);
}

static void
test_flow (void)
{
  g_autofree char *text = dup_text (40);
  g_autofree char *expected = g_strconcat (text, "\n", NULL);
  PdfFixture *file = pdf_fixture_new ();
  g_autoptr (SpDocument) document = NULL;

  pdf_fixture_flow (file, text);
  document = read_taken (pdf_fixture_finish (file), NULL);
  g_assert_cmpstr (sp_document_get_text (document, NULL), ==, expected);
}

static void
test_long (void)
{
  g_autofree char *text = dup_text (4950);
  g_autofree char *expected = g_strconcat (text, "\n", NULL);
  PdfFixture *file = pdf_fixture_new ();
  g_autoptr (SpDocument) document = NULL;

  pdf_fixture_flow (file, text);
  document = read_taken (pdf_fixture_finish (file), NULL);
  g_assert_cmpstr (sp_document_get_text (document, NULL), ==, expected);
}

/* Printed again a little aside, and two pieces on one line. */
static void
test_pieces (void)
{
  PdfFixture *file = pdf_fixture_new ();
  g_autoptr (SpDocument) document = NULL;

  pdf_fixture_print (file, 79, 100, "示例县工作方案");
  pdf_fixture_print (file, 79.4, 100.1, "示例县工作方案");
  pdf_fixture_print (file, 120, 140, "落实责任");
  pdf_fixture_print (file, 79, 140, "1.");
  document = read_taken (pdf_fixture_finish (file), NULL);
  g_assert_cmpstr (sp_document_get_text (document, NULL), ==, "示例县工作方案\n1. 落实责任\n");
}

static void
test_table (void)
{
  PdfFixture *file = pdf_fixture_new ();
  g_autoptr (SpDocument) document = NULL;
  const SpTable *table;
  const char *text;

  pdf_fixture_table (file, 1, 12);
  pdf_fixture_next_page (file);
  pdf_fixture_table (file, 13, 3);
  pdf_fixture_print (file, 79, 400, "请按月报送。");
  document = read_taken (pdf_fixture_finish (file), NULL);
  text = sp_document_get_text (document, NULL);
  g_assert_cmpuint (sp_document_get_n_tables (document), ==, 1);
  table = sp_document_get_table (document, 0);
  g_assert_cmpuint (table->n_rows, ==, 16);
  g_assert_cmpuint (table->n_columns, ==, 4);
  g_assert_true (g_str_has_prefix (text, "序号\t任务\t牵头单位\t时限\n1\t对露天矿山边坡开展"
                                         "稳定性评估\t县应急局\t2021年底\n2\t"));
  g_assert_true (g_str_has_suffix (text, "2021年底\n请按月报送。\n"));
}

/* ---- what is refused ---- */

#define PAGES                                                                                      \
  "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"                                             \
  "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"                                     \
  "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << "    \
  "/Font << /F 5 0 R >> >> >> endobj\n"

static void
test_encrypted (void)
{
  check_refused (
    pdf_fixture_raw (PAGES "4 0 obj << /Length 0 >> stream\nendstream endobj",
                     "/Root 1 0 R /ID [<00112233445566778899aabbccddeeff> "
                     "<00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 "
                     "/P -4 /O <0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef> "
                     "/U <fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210> >>"),
    SP_ERROR_NOT_TEXT, "密码");
}

static void
test_damaged (void)
{
  PdfFixture *file = pdf_fixture_new ();
  g_autofree char *text = dup_text (30);
  g_autoptr (GBytes) bytes = NULL;

  pdf_fixture_flow (file, text);
  bytes = pdf_fixture_finish (file);
  check_refused (g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 2), SP_ERROR_INVALID,
                 "损坏");
  check_refused (g_bytes_new_static ("%PDF-1.7\n", 9), SP_ERROR_INVALID, "损坏");
  check_refused (g_bytes_new_static ("", 0), SP_ERROR_INVALID, "损坏");
}

static void
test_scanned (void)
{
  PdfFixture *file = pdf_fixture_new ();

  pdf_fixture_picture (file);
  pdf_fixture_next_page (file);
  pdf_fixture_picture (file);
  check_refused (pdf_fixture_finish (file), SP_ERROR_NOT_TEXT, "扫描件");
}

static void
test_empty (void)
{
  check_refused (pdf_fixture_finish (pdf_fixture_new ()), SP_ERROR_EMPTY, "读不出文字");
}

/* A page without anything is none that was scanned. */
static void
test_partly_scanned (void)
{
  PdfFixture *file = pdf_fixture_new ();
  g_autoptr (SpDocument) document = NULL;
  guint n_pictures = 0;

  pdf_fixture_print (file, 79, 100, "示例县工作方案");
  pdf_fixture_next_page (file);
  pdf_fixture_picture (file);
  pdf_fixture_next_page (file);
  pdf_fixture_next_page (file);
  pdf_fixture_print (file, 79, 100, "一、总体要求");
  document = read_taken (pdf_fixture_finish (file), &n_pictures);
  g_assert_cmpstr (sp_document_get_text (document, NULL), ==, "示例县工作方案\n一、总体要求\n");
  g_assert_cmpuint (n_pictures, ==, 1);
}

/* A font whose characters are said to have no meaning. */
static void
test_unreadable (void)
{
  static const char *const map =
    "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> "
    "endcodespacerange 1 beginbfrange <41> <5a> <e001> endbfrange endcmap end";
  g_autofree char *objects = g_strdup_printf (
    PAGES
    "4 0 obj << /Length 62 >> stream\nBT /F 16 Tf 79 700 Td (ABCDEFGHIJKLMNOPQRSTUVWXYZ) Tj ET "
    "     \nendstream endobj\n5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
    "/ToUnicode 6 0 R >> endobj\n6 0 obj << /Length %u >> stream\n%s\nendstream endobj",
    (guint)strlen (map), map);

  check_refused (pdf_fixture_raw (objects, "/Root 1 0 R"), SP_ERROR_NOT_TEXT, "乱码");
}

/* Old programs name a font of the system and an encoding of their country; what that means is told
 * by tables that Debian keeps in a package of their own, poppler-data. */
static void
test_old_encoding (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pdf_fixture_raw (
    PAGES
    "4 0 obj << /Length 63 >> stream\nBT /F 16 Tf 79 700 Td <d2bba1a2d7dccce5d2aac7f3> Tj ET   "
    "           \nendstream endobj\n5 0 obj << /Type /Font /Subtype /Type0 /BaseFont /SimSun "
    "/Encoding /GBK-EUC-H /DescendantFonts [6 0 R] >> endobj\n6 0 obj << /Type /Font /Subtype "
    "/CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) "
    "/Supplement 2 >> /DW 1000 /FontDescriptor 7 0 R >> endobj\n7 0 obj << /Type "
    "/FontDescriptor /FontName /SimSun /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
    "/Ascent 859 /Descent -141 /CapHeight 700 /StemV 80 >> endobj",
    "/Root 1 0 R");
  g_autoptr (SpDocument) document = sp_pdf_read (bytes, NULL, NULL, NULL, NULL, &error);

  if (!g_file_test ("/usr/share/poppler/cMap/Adobe-GB1", G_FILE_TEST_IS_DIR))
    {
      g_assert_error (error, SP_ERROR, SP_ERROR_EMPTY);
      g_test_skip ("poppler-data is not installed");
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (sp_document_get_text (document, NULL), ==, "一、总体要求\n");
}

/* ---- stopping ---- */

static gboolean
stop_half_way (double done, gpointer n_calls)
{
  g_assert_cmpfloat (done, >=, 0);
  g_assert_cmpfloat (done, <=, 1);
  ++*(guint *)n_calls;
  return done < 0.5;
}

static void
test_stop (void)
{
  PdfFixture *file = pdf_fixture_new ();
  g_autofree char *text = dup_text (80);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint n_calls = 0;

  pdf_fixture_flow (file, text);
  bytes = pdf_fixture_finish (file);
  g_assert_null (sp_pdf_read (bytes, NULL, NULL, stop_half_way, &n_calls, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_calls, >, 1);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (sp_pdf_read (bytes, NULL, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/pdf/flow", test_flow);
  g_test_add_func ("/exchange/pdf/long", test_long);
  g_test_add_func ("/exchange/pdf/pieces", test_pieces);
  g_test_add_func ("/exchange/pdf/table", test_table);
  g_test_add_func ("/exchange/pdf/encrypted", test_encrypted);
  g_test_add_func ("/exchange/pdf/damaged", test_damaged);
  g_test_add_func ("/exchange/pdf/scanned", test_scanned);
  g_test_add_func ("/exchange/pdf/empty", test_empty);
  g_test_add_func ("/exchange/pdf/old-encoding", test_old_encoding);
  g_test_add_func ("/exchange/pdf/partly-scanned", test_partly_scanned);
  g_test_add_func ("/exchange/pdf/unreadable", test_unreadable);
  g_test_add_func ("/exchange/pdf/stop", test_stop);
  return g_test_run ();
}
