/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workbooks read as they show. */
#include "exchange/sp-xlsx.h"

#include "base/sp-error.h"
#include "exchange/sp-xlsx-format.h"
#include "package-fixture.h"

#include <string.h>

static SpDocument *
read_xlsx (GBytes *taken)
{
  g_autoptr (GBytes) bytes = taken;
  g_autoptr (GError) error = NULL;
  SpDocument *document = sp_xlsx_read (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
assert_refused (GBytes *taken, SpError code)
{
  g_autoptr (GBytes) bytes = taken;
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_xlsx_read (bytes, NULL, NULL, NULL, &error));
  g_assert_error (error, SP_ERROR, (int)code);
}

#define T(text) "<c t='inlineStr'><is><t>" text "</t></is></c>"
#define AT(place, text) "<c r='" place "' t='inlineStr'><is><t>" text "</t></is></c>"
#define ROW(cells) "<row>" cells "</row>"
#define DATA(rows) "<sheetData>" rows "</sheetData>"
#define STYLES                                                                                     \
  "<numFmts><numFmt numFmtId='200' formatCode='yyyy\"年\"m\"月\"'/></numFmts><cellStyleXfs><xf " \
  "numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf "               \
  "numFmtId='200'/></cellXfs>"

typedef struct
{
  const char *name;
  const char *sheet;
  const char *cells; /* row,column rows×columns text; */
} SheetCase;

static const SheetCase sheet_cases[] = {
  {"inline", DATA (ROW (T ("甲") T ("乙")) ROW (T ("丙"))), "0,0 1x1 甲;0,1 1x1 乙;1,0 1x1 丙;"},
  {"shared", DATA (ROW ("<c t='s'><v>1</v></c><c t='s'><v>0</v></c><c t='s'><v>9</v></c>")),
   "0,0 1x1 宁东大道;0,1 1x1 二;"},
  {"runs-without-how-they-are-spoken",
   DATA (ROW (
     "<c t='inlineStr'><is><r><t>安</t></r><r><t>全</t></r><rPh><t>anquan</t></rPh></is></c>")),
   "0,0 1x1 安全;"},
  {"escapes", DATA (ROW (T ("甲_x000D_&#10;乙_x0041__x00_"))), "0,0 1x1 甲|乙A_x00_;"},
  {"spaces-around", DATA (ROW (T (" 甲 ") T (" ") T ("乙&#10; "))),
   "0,0 1x1 甲;0,1 1x1 ;0,2 1x1 乙;"},
  {"values",
   DATA (ROW ("<c t='b'><v>1</v></c><c t='b'><v>0</v></c><c t='e'><v>#N/A</v></c><c t='str'>"
              "<f>A1</f><v>丁</v></c><c><f>1+1</f><v>2</v></c><c><f>A9</f></c>") ROW (T ("尾"))),
   "0,0 1x1 TRUE;0,1 1x1 FALSE;0,2 1x1 ;0,3 1x1 丁;0,4 1x1 2;1,0 1x1 尾;"},
  {"numbers-without-noise",
   DATA (ROW ("<c><v>0.30000000000000004</v></c><c><v>12</v></c><c><v>13800000000</v></c><c><v>"
              "1.5E-2</v></c>")),
   "0,0 1x1 0.3;0,1 1x1 12;0,2 1x1 13800000000;0,3 1x1 0.015;"},
  {"dates-by-the-cells-format",
   DATA (ROW ("<c><v>45473</v></c><c s='1'><v>45473</v></c><c s='2'><v>45473</v></c><c s='1' t='d'>"
              "<v>2024-06-30T00:00:00</v></c><c s='2' t='d'><v>2024-06-30</v></c>")),
   "0,0 1x1 45473;0,1 1x1 2024-06-30;0,2 1x1 2024年6月;0,3 1x1 2024-06-30;0,4 1x1 2024年6月;"},
  {"places",
   DATA ("<row r='2'>" AT ("B2", "甲")
           AT ("D2", "乙") "</row><row r='3'>" AT ("B3", "丙") "</row>"),
   "0,0 1x1 ;0,1 1x1 甲;0,2 1x1 ;0,3 1x1 乙;1,0 1x1 ;1,1 1x1 丙;"},
  {"out-of-order",
   DATA ("<row r='2'>" AT ("B2", "丁")
           AT ("A2", "丙") "</row><row r='1'>" AT ("A1", "甲") "</row>"),
   "0,0 1x1 甲;1,0 1x1 丙;1,1 1x1 丁;"},
  {"merged",
   DATA (ROW (T ("题")) ROW (T ("一") T ("甲"))
           ROW ("<c r='B3' t='inlineStr'><is><t>乙</t></is></c>")) "<mergeCells><mergeCell "
                                                                   "ref='A1:B1'/><mergeCell "
                                                                   "ref='A2:A3'/></mergeCells>",
   "0,0 1x2 题;1,0 2x1 一;1,1 1x1 甲;2,1 1x1 乙;"},
  {"under-a-merged-cell",
   DATA (ROW (T ("题") T ("藏"))
           ROW (T ("甲") T ("乙"))) "<mergeCells><mergeCell ref='A1:B1'/></mergeCells>",
   "0,0 1x2 题;1,0 1x1 甲;1,1 1x1 乙;"},
  {"hidden-rows-and-columns",
   "<cols><col min='2' max='2' hidden='1'/></cols>" DATA (
     ROW (T ("甲") T ("藏") T ("乙")) "<row hidden='1'>" T ("藏") "</row>" ROW (T ("丙"))),
   "0,0 1x1 甲;0,1 1x1 乙;1,0 1x1 丙;"},
  {"filtered-rows-stay",
   "<sheetPr filterMode='1'/>" DATA (ROW (T ("甲")) "<row hidden='1'>" T ("乙") "</row>"),
   "0,0 1x1 甲;1,0 1x1 乙;"},
  {"folded-rows-stay", DATA (ROW (T ("甲")) "<row hidden='1' outlineLevel='1'>" T ("乙") "</row>"),
   "0,0 1x1 甲;1,0 1x1 乙;"},
  {"merged-over-hidden",
   DATA ("<row hidden='1'>" T ("一") T ("藏") "</row><row>" AT ("B2", "甲") "</row><row>" AT (
     "B3", "乙") "</row>") "<mergeCells><mergeCell ref='A1:A3'/></mergeCells>",
   "0,0 2x1 一;0,1 1x1 甲;1,1 1x1 乙;"},
  {"merged-over-hidden-column",
   "<cols><col min='1' max='1' hidden='1'/></cols>" DATA (ROW (T ("题")) ROW (
     T ("藏") T ("甲") T ("乙"))) "<mergeCells><mergeCell ref='A1:C1'/></mergeCells>",
   "0,0 1x2 题;1,0 1x1 甲;1,1 1x1 乙;"},
  {"blank-rows",
   DATA (ROW ("") ROW (T ("甲")) ROW ("") ROW (T (" ")) ROW (T ("乙"))
           ROW (T ("")) "<row r='900'/>"),
   "0,0 1x1 甲;2,0 1x1 乙;"},
  {"far-away", DATA (ROW (T ("甲")) "<row r='1048576'>" AT ("A1048576", "乙") "</row>"),
   "0,0 1x1 甲;2,0 1x1 乙;"},
  {"pictures",
   DATA (ROW (T ("甲") "<c t='str'><f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>=DISPIMG(\"ID_1\",1)</v></c>"
                       "<c t='str'><v>=DISPIMG(\"ID_1\",1)</v></c>")),
   "0,0 1x1 甲;"},
  {"formulas-outside-cells",
   DATA (ROW (T ("甲"))) "<extLst><ext><f>1</f><v>2</v><t>3</t></ext></extLst>", "0,0 1x1 甲;"},
};

static char *
dup_cells (const SpDocument *document, guint i)
{
  const char *text = sp_document_get_text (document, NULL);
  const SpTable *table = sp_document_get_table (document, i);
  GString *cells = g_string_new (NULL);

  for (guint j = 0; j < table->cells->len; j++)
    {
      const SpTableCell *cell = &g_array_index (table->cells, SpTableCell, j);

      g_string_append_printf (cells, "%u,%u %ux%u %.*s;", cell->row, cell->column, cell->row_span,
                              cell->column_span, (int)(cell->span.end - cell->span.start),
                              text + cell->span.start);
    }
  g_strdelimit (cells->str, "\n", '|');
  return g_string_free (cells, FALSE);
}

static void
test_sheet (gconstpointer data)
{
  const SheetCase *test = data;
  g_autoptr (SpDocument) document = read_xlsx (package_fixture_xlsx (
    test->sheet,
    "<si><t>二</t><rPh sb='0' "
    "eb='1'><t>er</t></rPh></si><si><r><t>宁东</t></r><r><t>大道</t></r></si>",
    STYLES));
  g_autofree char *cells = NULL;

  g_assert_cmpuint (sp_document_get_n_tables (document), ==, 1);
  g_assert_cmpstr (sp_document_get_table (document, 0)->name, ==, "表一");
  cells = dup_cells (document, 0);
  g_assert_cmpstr (cells, ==, test->cells);
}

/* ---- formats ---- */

static void
test_formats (void)
{
  static const struct
  {
    const char *code;
    double value;
    const char *text;
  } cases[] = {
    {"General", 0.1, "0.1"},
    {"General", 1e20, "100000000000000000000"},
    {"General", -0.0, "0"},
    {"0", 12.5, "13"},
    {"0.00", 0.125, "0.13"},
    {"0.0##", 1.25, "1.25"},
    {"0.##", 3, "3"},
    {"000", 7, "007"},
    {"#,##0.0", 1234567.89, "1,234,567.9"},
    {"#,##0", -1234, "-1,234"},
    {"0%", 0.3, "30%"},
    {"0.0%", 0.1255, "12.6%"},
    {"0.00_);[Red](0.00)", 3, "3.00"},
    {"0\"项\"", 12, "12项"},
    {"\"第\"0\"批\"", 2, "第2批"},
    {"General\"座\"", 2.5, "2.5座"},
    {"[$¥-804]#,##0", 1500, "¥1,500"},
    {"# ?/?", 0.5, "0.5"},
    {"0.00E+00", 1500, "1500"},
    {"@", 15, "15"},
    {"0,", 15000, "15"},
    {"yyyy-mm-dd", 45473, "2024-06-30"},
    {"yyyy\"年\"m\"月\"d\"日\"", 45473, "2024-06-30"},
    {"yyyy\"年\"m\"月\";@", 45473, "2024年6月"},
    {"[$-804]yyyy\\.mm", 45473, "2024年6月"},
    {"yyyy", 45473, "2024年"},
    {"m\"月\"d\"日\"", 45473, "2024-06-30"},
    {"yyyy/m/d h:mm", 45473.354166666664, "2024-06-30 08:30"},
    {"yyyy/m/d h:mm", 45473, "2024-06-30"},
    {"h:mm", 0.5, "12:00"},
    {"h\"时\"mm\"分\"ss\"秒\"", 0.5, "12:00:00"},
    {"[h]:mm", 1.5, "36:00"},
    {"mm:ss", 0.0104166666666667, "00:15:00"},
    {"yyyy-mm-dd", 1, "1900-01-01"},
    {"yyyy-mm-dd", 61, "1900-03-01"},
    {"yyyy-mm-dd", -5, "-5"},
    {"yyyy-mm-dd", 1e9, "1000000000"},
    {"[Blue]0.0\xe5", 1, "1.0\xe5"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      SpXlsxFormat *format = sp_xlsx_format_new (cases[i].code);

      sp_xlsx_format_append (format, out, cases[i].value, FALSE);
      g_assert_cmpstr (out->str, ==, cases[i].text);
      sp_xlsx_format_free (format);
    }
}

static void
test_builtin_formats (void)
{
  static const struct
  {
    int id;
    const char *text;
  } cases[] = {{0, "45473"},      {9, "4547300%"},    {14, "2024-06-30"}, {17, "2024年6月"},
               {27, "2024年6月"}, {31, "2024-06-30"}, {36, "2024年6月"},  {50, "2024年6月"},
               {52, "2024年6月"}, {57, "2024年6月"},  {58, "2024-06-30"}, {49, "45473"},
               {4, "45,473.00"}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      SpXlsxFormat *format = sp_xlsx_format_new (sp_xlsx_format_builtin (cases[i].id));

      sp_xlsx_format_append (format, out, 45473, FALSE);
      g_assert_cmpstr (out->str, ==, cases[i].text);
      sp_xlsx_format_free (format);
    }
}

/* ---- workbooks ---- */

#define BOOK(more) "<workbook xmlns:r='r'>" more "</workbook>"
#define RELATION(id, type, target)                                                                 \
  "<Relationship Id='" id "' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/" type  \
  "' Target='" target "'/>"

/* Everything named otherwise than usual: strict types, prefixes, parts elsewhere, absolute targets.
 */
static GBytes *
odd_book (const char *book, const char *first, const char *second)
{
  g_autoptr (PackageFixture) fixture = package_fixture_new ();

  package_fixture_add (
    fixture, "_RELS\\.rels",
    "<Relationships>" RELATION ("a", "officeDocument", "/Book/Main.XML") "</Relationships>", -1,
    PACKAGE_STORED);
  package_fixture_add (fixture, "book/main.xml", book, -1, PACKAGE_WHOLE);
  package_fixture_add (fixture, "book/_rels/main.xml.rels",
                       "<Relationships>" RELATION ("a", "worksheet", "./x/../s/one.xml")
                         RELATION ("b", "worksheet", "/book/s/two.xml") "</Relationships>",
                       -1, PACKAGE_WHOLE);
  package_fixture_add (fixture, "book/s/one.xml", first, -1, PACKAGE_WHOLE);
  package_fixture_add (fixture, "book/s/two.xml", second, -1, PACKAGE_WHOLE);
  return package_fixture_finish (fixture);
}

#define PREFIXED(text)                                                                             \
  "<x:worksheet xmlns:x='x'><x:sheetData><x:row><x:c t='inlineStr'><x:is><x:t>" text               \
  "</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"

static void
test_sheets (void)
{
  g_autoptr (SpDocument) document = read_xlsx (
    odd_book (BOOK ("<sheets><sheet name='乙表' r:id='b'/><sheet name='甲表' r:id='a'/><sheet "
                    "name='图' r:id='c'/></sheets>"),
              PREFIXED ("甲"), PREFIXED ("乙")));

  g_assert_cmpuint (sp_document_get_n_tables (document), ==, 2);
  g_assert_cmpstr (sp_document_get_table (document, 0)->name, ==, "乙表");
  g_assert_cmpstr (sp_document_get_table (document, 1)->name, ==, "甲表");
  g_assert_cmpstr (sp_document_get_text (document, NULL), ==, "乙\n甲\n");
}

static void
test_hidden_sheet (void)
{
  g_autoptr (SpDocument) document =
    read_xlsx (odd_book (BOOK ("<sheets><sheet name='乙' state='hidden' r:id='b'/><sheet name='甲' "
                               "r:id='a' state='visible'/></sheets>"),
                         PREFIXED ("甲"), PREFIXED ("乙")));

  g_assert_cmpstr (sp_document_get_text (document, NULL), ==, "甲\n");
}

static void
test_1904 (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  SpXlsxFormat *format = sp_xlsx_format_new ("yyyy-mm-dd");

  sp_xlsx_format_append (format, out, 45473 - 1462, TRUE);
  g_assert_cmpstr (out->str, ==, "2024-06-30");
  sp_xlsx_format_free (format);
}

static void
test_binary (void)
{
  g_autoptr (PackageFixture) fixture = package_fixture_new ();

  package_fixture_add (
    fixture, "_rels/.rels",
    "<Relationships>" RELATION ("a", "officeDocument", "xl/workbook.bin") "</Relationships>", -1,
    PACKAGE_WHOLE);
  package_fixture_add (fixture, "xl/workbook.bin", "\x83\x01", -1, PACKAGE_WHOLE);
  assert_refused (package_fixture_finish (fixture), SP_ERROR_NOT_TEXT);
}

static void
test_limits (void)
{
  assert_refused (package_fixture_xlsx (DATA (ROW (AT ("XFD1", "远"))), NULL, NULL),
                  SP_ERROR_TOO_LARGE);
  assert_refused (package_fixture_xlsx (DATA ("<row r='1048577'/>"), NULL, NULL),
                  SP_ERROR_TOO_LARGE);
}

/* A text that many cells share would come out far larger than it went in. */
static void
test_repeated_text (void)
{
  g_autoptr (GString) shared = g_string_new ("<si><t>");
  g_autoptr (GString) sheet = g_string_new ("<sheetData>");

  for (guint i = 0; i < 400000; i++)
    g_string_append (shared, "安");
  g_string_append (shared, "</t></si>");
  for (guint i = 0; i < 200; i++)
    g_string_append (sheet, "<row><c t='s'><v>0</v></c></row>");
  g_string_append (sheet, "</sheetData>");
  assert_refused (package_fixture_xlsx (sheet->str, shared->str, NULL), SP_ERROR_TOO_LARGE);
}

/* Cells between others cost as much as those with text. */
static void
test_scattered (void)
{
  g_autoptr (GString) sheet = g_string_new ("<sheetData>");

  for (guint i = 1; i <= 20000; i++)
    g_string_append_printf (sheet, "<row r='%u'><c r='IV%u'><v>1</v></c></row>", i, i);
  g_string_append (sheet, "</sheetData>");
  assert_refused (package_fixture_xlsx (sheet->str, NULL, NULL), SP_ERROR_TOO_LARGE);
}

static gboolean
count_calls (double done, gpointer user_data)
{
  g_assert_cmpfloat (done, >=, 0);
  g_assert_cmpfloat (done, <=, 1);
  return ++*(guint *)user_data < 3;
}

static void
test_cancel (void)
{
  g_autoptr (GString) sheet = g_string_new ("<sheetData>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  guint n_calls = 0;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (sheet, "<row><c><v>%u</v></c></row>", i);
  g_string_append (sheet, "</sheetData>");
  bytes = package_fixture_xlsx (sheet->str, NULL, NULL);
  g_assert_null (sp_xlsx_read (bytes, NULL, count_calls, &n_calls, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_calls, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sheet_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/xlsx/sheet/", sheet_cases[i].name, NULL);

      g_test_add_data_func (path, &sheet_cases[i], test_sheet);
    }
  g_test_add_func ("/exchange/xlsx/formats", test_formats);
  g_test_add_func ("/exchange/xlsx/builtin-formats", test_builtin_formats);
  g_test_add_func ("/exchange/xlsx/sheets", test_sheets);
  g_test_add_func ("/exchange/xlsx/hidden-sheet", test_hidden_sheet);
  g_test_add_func ("/exchange/xlsx/1904", test_1904);
  g_test_add_func ("/exchange/xlsx/binary", test_binary);
  g_test_add_func ("/exchange/xlsx/limits", test_limits);
  g_test_add_func ("/exchange/xlsx/repeated-text", test_repeated_text);
  g_test_add_func ("/exchange/xlsx/scattered", test_scattered);
  g_test_add_func ("/exchange/xlsx/cancel", test_cancel);
  return g_test_run ();
}
