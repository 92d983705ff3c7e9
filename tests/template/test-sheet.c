/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The XML of worksheets with cells filled and rows put in: what comes out, byte by byte. */
#include "template/sp-template-sheet.h"
#include "template/sp-xml-scan.h"

#include "base/sp-error.h"

#include <string.h>

/* Row 5 filled: C5 gets a number, D5 a text; with two more rows below it when there are. */
static SpTemplateEdits *
make_edits (guint n_rows)
{
  SpTemplateEdits *edits = sp_template_edits_new ();

  for (guint k = 0; k <= n_rows; k++)
    {
      sp_template_edits_add_number (edits, 5, k, 3, 1.5 + k);
      sp_template_edits_add_text (edits, 5, k, 4, g_strdup_printf ("<%u>\x01&", k));
    }
  sp_row_moves_add (edits->moves, 5, n_rows);
  sp_template_edits_sort (edits);
  return edits;
}

#define TEXT(k) "<is><t xml:space=\"preserve\">&lt;" k "&gt;&amp;</t></is>"

static const struct
{
  const char *from;
  guint n_rows;
  const char *to;
} sheets[] = {
  /* Cells that are there, are missing, have other types. */
  {"<w><sheetData><row r='5' ht=\"20\"><c r=\"C5\" s='3' t=\"s\"><v>1</v></c></row></sheetData>"
   "<x:ext a='1'/></w>",
   0,
   "<w><sheetData><row r=\"5\" ht=\"20\"><c r=\"C5\" s='3'><v>1.5</v></c>"
   "<c r=\"D5\" t=\"inlineStr\">" TEXT ("0") "</c></row></sheetData><x:ext a='1'/></w>"},
  {"<w><sheetData/></w>", 0,
   "<w><sheetData><row r=\"5\"><c r=\"C5\"><v>1.5</v></c><c r=\"D5\" t=\"inlineStr\">" TEXT (
     "0") "</c></row></sheetData></w>"},
  {"<x:w><x:cols><x:col min=\"3\" max=\"9\" style=\"7\"/></x:cols><x:sheetData><x:row r=\"9\"/>"
   "</x:sheetData></x:w>",
   0,
   "<x:w><x:cols><x:col min=\"3\" max=\"9\" style=\"7\"/></x:cols><x:sheetData><x:row r=\"5\">"
   "<x:c r=\"C5\" s=\"7\"><x:v>1.5</x:v></x:c><x:c r=\"D5\" s=\"7\" t=\"inlineStr\"><x:is><x:t "
   "xml:space=\"preserve\">&lt;0&gt;&amp;</x:t></x:is></x:c></x:row><x:row r=\"9\"/>"
   "</x:sheetData></x:w>"},
  /* Formulas stay, what was calculated goes. */
  {"<w><sheetData><row r=\"5\"><c r=\"C5\" t=\"str\"><f>A1</f><v>x</v></c><c r=\"D5\"/></row>"
   "</sheetData></w>",
   0,
   "<w><sheetData><row r=\"5\"><c r=\"C5\"><f>A1</f></c><c r=\"D5\" t=\"inlineStr\">" TEXT (
     "0") "</c></row></sheetData></w>"},
  /* Rows put in: styles, heights, formulas; what is below, around and says where it is. */
  {"<w><dimension ref=\"A1:E6\"/><sheetData>"
   "<row r=\"5\" ht=\"20\" spans=\"1:5\"><c r=\"A5\" s=\"1\"><v>8</v></c><c r=\"C5\" s=\"2\"/>"
   "<c r=\"D5\" s=\"3\"/><c r=\"E5\" s=\"4\"><f>C5*2</f><v>0</v></c></row>"
   "<row r=\"6\"><c r=\"C6\"><f>SUM(C5:C5)</f><v>0</v></c></row></sheetData>"
   "<mergeCells count=\"2\"><mergeCell ref=\"A5:B5\"/><mergeCell ref=\"A6:B6\"/></mergeCells>"
   "<conditionalFormatting sqref=\"C5\"><cfRule><formula>C5&gt;$C$6</formula></cfRule>"
   "</conditionalFormatting><rowBreaks count=\"1\"><brk id=\"6\" max=\"9\"/></rowBreaks></w>",
   2,
   "<w><dimension ref=\"A1:E8\"/><sheetData>"
   "<row r=\"5\" ht=\"20\"><c r=\"A5\" s=\"1\"><v>8</v></c><c r=\"C5\" s=\"2\"><v>1.5</v></c>"
   "<c r=\"D5\" s=\"3\" t=\"inlineStr\">" TEXT (
     "0") "</c><c r=\"E5\" s=\"4\"><f>C5*2</f></c></row>"
          "<row r=\"6\" ht=\"20\"><c r=\"A6\" s=\"1\"></c><c r=\"C6\" s=\"2\"><v>2.5</v></c>"
          "<c r=\"D6\" s=\"3\" t=\"inlineStr\">" TEXT (
            "1") "</c><c r=\"E6\" s=\"4\"><f>C6*2</f></c></row>"
                 "<row r=\"7\" ht=\"20\"><c r=\"A7\" s=\"1\"></c><c r=\"C7\" "
                 "s=\"2\"><v>3.5</v></c>"
                 "<c r=\"D7\" s=\"3\" t=\"inlineStr\">" TEXT (
                   "2") "</c><c r=\"E7\" s=\"4\"><f>C7*2</f></c></row>"
                        "<row r=\"8\"><c r=\"C8\"><f>SUM(C5:C7)</f></c></row></sheetData>"
                        "<mergeCells count=\"4\"><mergeCell ref=\"A5:B5\"/><mergeCell "
                        "ref=\"A6:B6\"/><mergeCell ref=\"A7:B7\"/><mergeCell ref=\"A8:B8\"/>"
                        "</mergeCells><conditionalFormatting sqref=\"C5:C7\"><cfRule>"
                        "<formula>C5&gt;$C$8</formula></cfRule></conditionalFormatting>"
                        "<rowBreaks count=\"1\"><brk id=\"8\" max=\"9\"/></rowBreaks></w>"},
  /* Shared formulas stand by themselves. */
  {"<w><sheetData><row r=\"4\"><c r=\"E4\"><f t=\"shared\" ref=\"E4:E5\" si=\"0\">C4+1</f></c>"
   "</row><row r=\"5\"><c r=\"C5\"/><c r=\"D5\"/><c r=\"E5\"><f t=\"shared\" si=\"0\"/></c></row>"
   "</sheetData></w>",
   1,
   "<w><sheetData><row r=\"4\"><c r=\"E4\"><f>C4+1</f></c></row><row r=\"5\"><c r=\"C5\">"
   "<v>1.5</v></c><c r=\"D5\" t=\"inlineStr\">" TEXT (
     "0") "</c><c r=\"E5\"><f>C5+1</f></c></row><row r=\"6\"><c r=\"C6\"><v>2.5</v></c>"
          "<c r=\"D6\" t=\"inlineStr\">" TEXT ("1") "</c><c r=\"E6\"><f>C6+1</f></c></row>"
                                                    "</sheetData></w>"},
};

static void
test_sheets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (SpTemplateEdits) edits = make_edits (sheets[i].n_rows);
      g_autoptr (GError) error = NULL;
      GString *written =
        sp_template_sheet_write (sheets[i].from, strlen (sheets[i].from), "表一", edits, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (written->str, ==, sheets[i].to);
      g_string_free (written, TRUE);
    }
}

static void
test_end (void)
{
  static const char xml[] = "<w><sheetData><row r=\"5\"><c r=\"C5\"/></row>"
                            "<row r=\"1048575\"><c r=\"A1048575\"/></row></sheetData></w>";
  g_autoptr (SpTemplateEdits) edits = make_edits (2);
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_template_sheet_write (xml, strlen (xml), "表一", edits, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_TOO_LARGE);
}

static void
test_other_part (void)
{
  static const char xml[] = "<c:chart><c:f>表一!$C$5:$C$6</c:f><c:v>5</c:v><c:f>表二!C6</c:f>"
                            "</c:chart>";
  static const char none[] = "<c:chart><c:f>表二!$C$6</c:f></c:chart>";
  g_autoptr (SpTemplateEdits) edits = make_edits (2);
  GString *written = sp_template_part_move (xml, strlen (xml), "表一", edits->moves);

  g_assert_cmpstr (written->str, ==,
                   "<c:chart><c:f>表一!$C$5:$C$8</c:f><c:v>5</c:v><c:f>表二!C6</c:f></c:chart>");
  g_string_free (written, TRUE);
  g_assert_null (sp_template_part_move (none, strlen (none), "表一", edits->moves));
}

static const struct
{
  const char *xml, *kinds;
} scans[] = {
  {"<?xml?><!--<a>--><a b='>'>x</a><c/><![CDATA[<d>]]>", "oosteeo"},
  {"<", "s"},
  {"<a", "s"},
  {"<!--", "o"},
  {"</", "e"},
  {"x<", "ts"},
  {"", ""},
};

static void
test_scan (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (scans); i++)
    {
      g_autoptr (GString) kinds = g_string_new (NULL);
      g_autoptr (GString) again = g_string_new (NULL);
      SpXmlScan scan;

      sp_xml_scan_init (&scan, scans[i].xml, strlen (scans[i].xml));
      while (sp_xml_scan_next (&scan))
        {
          g_string_append_c (kinds, "tsEeo"[scan.kind]);
          sp_xml_scan_append (&scan, again);
        }
      g_assert_cmpstr (again->str, ==, scans[i].xml);
      g_string_replace (kinds, "E", "e", 0);
      g_assert_cmpstr (kinds->str, ==, scans[i].kinds);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/sheet/scan", test_scan);
  g_test_add_func ("/template/sheet/sheets", test_sheets);
  g_test_add_func ("/template/sheet/end", test_end);
  g_test_add_func ("/template/sheet/other-part", test_other_part);
  return g_test_run ();
}
