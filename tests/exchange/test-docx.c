/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Word documents read as they would print. */
#include "exchange/sp-docx.h"

#include "base/sp-error.h"
#include "document/sp-reading-json.h"
#include "docx-markup.h"
#include "package-fixture.h"

#include <string.h>

static SpDocument *
read_docx (GBytes *taken)
{
  g_autoptr (GBytes) bytes = taken;
  g_autoptr (GError) error = NULL;
  SpDocument *document = sp_docx_read (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
assert_text (GBytes *taken, const char *expected)
{
  g_autoptr (SpDocument) document = read_docx (taken);

  g_assert_cmpstr (sp_document_get_text (document, NULL), ==, expected);
}

/* ---- text ---- */

typedef struct
{
  const char *name;
  const char *body;
  const char *text;
} TextCase;

static const TextCase text_cases[] = {
  {"plain", P ("示例县") P ("方案"), "示例县\n方案\n"},
  {"runs-join", "<w:p>" RUN ("压实") RUN ("责任") "</w:p>", "压实责任\n"},
  {"tab-and-break",
   "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/>"
   "<w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type='page'/><w:t>丁</w:t></w:r></w:p>",
   "甲\t乙\n丙丁\n"},
  {"hyphen-and-symbol",
   "<w:p><w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t><w:sym w:font='Symbol' w:char='F0B3'/>"
   "<w:sym w:font='Wingdings' w:char='F0FE'/><w:sym w:font='Odd' w:char='F041'/></w:r></w:p>",
   "A-1≥☑\n"},
  {"deleted-out-inserted-in",
   "<w:p>" RUN ("每月") "<w:del><w:r><w:delText>二</w:delText><w:t>二</w:t></w:r></"
                        "w:del><w:ins>" RUN ("三") "</w:ins>" RUN ("次") "</w:p>",
   "每月三次\n"},
  {"moved",
   "<w:p><w:moveFrom>" RUN ("旧处") "</w:moveFrom>" RUN ("甲") "<w:moveTo>" RUN (
     "新处") "</w:moveTo></w:p>",
   "甲新处\n"},
  {"deleted-paragraph-mark",
   "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" RUN ("前半") "</w:p>" P ("后半"), "前半后半\n"},
  {"deleted-whole-paragraph",
   P ("甲") "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del>" RUN ("乙") "</w:del></w:p>" P (
     "丙"),
   "甲\n丙\n"},
  {"field",
   "<w:p>" RUN ("共") "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>= 1 + 2"
                      "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>" RUN (
                        "3") "<w:r><w:fldChar w:fldCharType='end'/></w:r>" RUN ("项") "</w:p>",
   "共3项\n"},
  {"field-without-result",
   "<w:p>" RUN ("甲") "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" RUN (
     "XE") "<w:r><w:fldChar w:fldCharType='end'/></w:r>" RUN ("乙") "</w:p>",
   "甲乙\n"},
  {"field-in-field",
   "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>IF </w:instrText><w:fldChar "
   "w:fldCharType='begin'/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType='separate'/>"
   "<w:t>7</w:t><w:fldChar w:fldCharType='end'/><w:fldChar w:fldCharType='separate'/><w:t>是</w:t>"
   "<w:fldChar w:fldCharType='end'/></w:r></w:p>",
   "是\n"},
  {"field-never-ended", "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>" P ("照常"),
   "照常\n"},
  {"simple-field",
   "<w:p><w:fldSimple w:instr='SEQ a'>" RUN ("5") "</w:fldSimple>" RUN ("号") "</w:p>", "5号\n"},
  {"contents-left-out",
   "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText xml:space='preserve'> TOC \\o"
   "</w:instrText><w:fldChar w:fldCharType='separate'/><w:t>一、总则 1</w:t></w:r></w:p>" P (
     "二、任务 2") "<w:p><w:r><w:fldChar w:fldCharType='end'/></w:r>" RUN ("正文") "</w:p>",
   "正文\n"},
  {"hidden",
   "<w:p>" RUN ("甲") "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:r><w:rPr><w:vanish "
                      "w:val='0'/></w:rPr><w:t>乙</w:t></w:r></w:p>",
   "甲乙\n"},
  {"text-box-once",
   "<w:p>" RUN (
     "图") "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>"
           "<w:txbxContent>" P (
             "框中") "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><v:textbox>"
                     "<w:txbxContent>" P (
                       "框中") "</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent>"
                               "</w:r>" RUN ("示") "</w:p>" P ("后"),
   "图示\n框中\n后\n"},
  {"fallback-where-choice-says-nothing",
   "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback><w:t>备</w:t>"
   "</mc:Fallback></mc:AlternateContent></w:r></w:p>",
   "备\n"},
  {"controls",
   "<w:sdt><w:sdtPr/><w:sdtContent>" P (
     "内容") "</w:sdtContent></w:sdt><w:p><w:sdt><w:sdtPr>"
             "<w:showingPlcHdr/></w:sdtPr><w:sdtContent>" RUN (
               "请填写") "</w:sdtContent></w:sdt>" RUN ("尾") "</w:p>",
   "内容\n尾\n"},
  {"links-and-formulas",
   "<w:p><w:hyperlink r:id='rId9'>" RUN ("链接") "</w:hyperlink><m:oMath><m:r><m:t>x+1</m:t></m:r>"
                                                 "</m:oMath></w:p>",
   "链接x+1\n"},
  {"ruby",
   "<w:p><w:r><w:ruby><w:rt><w:r><w:t>yǐ</w:t></w:r></w:rt><w:rubyBase>" RUN (
     "矣") "</w:rubyBase></w:ruby></w:r></w:p>",
   "矣\n"},
  {"old-properties",
   "<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange>"
   "</w:pPr>" RUN ("甲") "</w:p>",
   "甲\n"},
};

static void
test_text (gconstpointer data)
{
  const TextCase *test = data;

  assert_text (package_fixture_docx (test->body, NULL,
                                     FORM ("0", LEVEL ("0", "decimal", "%1.")) LIST ("1", "0", "")),
               test->text);
}

static void
test_notes (void)
{
  assert_text (
    package_fixture_docx_notes (
      "<w:p>" RUN ("达标") "<w:r><w:footnoteReference w:id='3'/></w:r>" RUN ("。") "</w:p>" P (
        "尾"),
      NULL,
      "<w:footnote w:id='0' w:type='separator'>" P ("线") "</w:footnote><w:footnote w:id='2'>" P (
        "无人提及") "</w:footnote><w:footnote w:id='3'>" P ("标准另行公布") "</w:footnote>"),
    "达标。\n尾\n注1：标准另行公布\n");
}

/* ---- tables ---- */

#define CELL(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr>" P (text) "</w:tc>"
#define ROW(cells) "<w:tr>" cells "</w:tr>"
#define BEGIN "<w:vMerge w:val='restart'/>"
#define ON "<w:vMerge/>"

typedef struct
{
  const char *name;
  const char *body;
  const char *cells; /* row,column rows×columns text; */
} TableCase;

static const TableCase table_cases[] = {
  {"plain",
   "<w:tbl>" ROW (CELL ("", "甲") CELL ("", "乙")) ROW (CELL ("", "丙") CELL ("", "丁")) "</w:tbl>",
   "0,0 1x1 甲;0,1 1x1 乙;1,0 1x1 丙;1,1 1x1 丁;"},
  {"merged",
   "<w:tbl>" ROW (CELL ("<w:gridSpan w:val='3'/>", "题"))
     ROW (CELL (BEGIN, "甲") CELL ("", "乙") CELL ("", "丙"))
       ROW (CELL (ON, "") CELL ("", "丁") CELL ("", "戊"))
         ROW (CELL (BEGIN, "己") CELL ("", "庚") CELL ("", "辛")) "</w:tbl>",
   "0,0 1x3 题;1,0 2x1 甲;1,1 1x1 乙;1,2 1x1 丙;2,1 1x1 丁;2,2 1x1 戊;3,0 1x1 己;3,1 1x1 庚;3,2 "
   "1x1 "
   "辛;"},
  {"goes-on-from-nothing",
   "<w:tbl>" ROW (CELL (ON, "") CELL ("", "乙")) ROW (CELL (ON, "") CELL ("", "丁")) "</w:tbl>",
   "0,0 2x1 ;0,1 1x1 乙;1,1 1x1 丁;"},
  {"grid-before",
   "<w:tbl>" ROW (CELL ("", "甲") CELL (
     "", "乙")) "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" CELL ("",
                                                                         "丁") "</w:tr></w:tbl>",
   "0,0 1x1 甲;0,1 1x1 乙;1,0 1x1 ;1,1 1x1 丁;"},
  {"merged-sideways-in-the-old-way",
   "<w:tbl>" ROW (CELL ("<w:hMerge w:val='restart'/>", "甲") CELL ("<w:hMerge/>", "")
                    CELL ("", "乙")) "</w:tbl>",
   "0,0 1x2 甲;0,2 1x1 乙;"},
  {"deleted-row",
   "<w:tbl>" ROW (CELL ("", "甲") CELL ("", "乙")) "<w:tr><w:trPr><w:del/></w:trPr>" CELL ("", "丙")
     CELL ("", "丁") "</w:tr></w:tbl>",
   "0,0 1x1 甲;0,1 1x1 乙;"},
  {"table-in-cell",
   "<w:tbl>" ROW ("<w:tc>" P ("甲") "<w:tbl>" ROW (CELL ("", "子") CELL ("", "丑"))
                    ROW (CELL ("", "寅")) "</w:tbl><w:p/></w:tc>" CELL ("", "乙")) "</w:tbl>",
   "0,0 1x1 甲|子 丑|寅;0,1 1x1 乙;"},
  {"numbers-in-cells",
   "<w:tbl>" ROW ("<w:tc>" NUMBERED ("1", "0", "甲") "</w:tc><w:tc>" NUMBERED (
     "1", "0", "乙") "</w:tc>") "</w:tbl>",
   "0,0 1x1 一、甲;0,1 1x1 二、乙;"},
  {"tab-in-cell",
   "<w:tbl>" ROW ("<w:tc><w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p></w:tc>" CELL (
     "", "丙")) "</w:tbl>",
   "0,0 1x1 甲 乙;0,1 1x1 丙;"},
  {"in-text-box",
   "<w:p>" RUN ("前") "<w:r><wps:txbx><w:txbxContent><w:tbl>" ROW (
     CELL ("", "甲") CELL ("", "乙")) "</w:tbl>"
                                      "</w:txbxContent></wps:txbx></w:r></w:p>",
   "0,0 1x1 甲;0,1 1x1 乙;"},
};

static void
test_table (gconstpointer data)
{
  const TableCase *test = data;
  g_autoptr (SpDocument) document =
    read_docx (package_fixture_docx (test->body, NULL, OUTLINE LIST ("1", "0", "")));
  const char *text = sp_document_get_text (document, NULL);
  g_autoptr (GString) cells = g_string_new (NULL);
  const SpTable *table;

  g_assert_cmpuint (sp_document_get_n_tables (document), ==, 1);
  table = sp_document_get_table (document, 0);
  for (guint i = 0; i < table->cells->len; i++)
    {
      const SpTableCell *cell = &g_array_index (table->cells, SpTableCell, i);

      g_string_append_printf (cells, "%u,%u %ux%u %.*s;", cell->row, cell->column, cell->row_span,
                              cell->column_span, (int)(cell->span.end - cell->span.start),
                              text + cell->span.start);
    }
  g_strdelimit (cells->str, "\n", '|');
  g_assert_cmpstr (cells->str, ==, test->cells);
}

static void
test_frame (void)
{
  g_autoptr (SpDocument) document = read_docx (package_fixture_docx (
    "<w:tbl>" ROW (CELL ("", "一、甲")) ROW (CELL ("", "二、乙")) "</w:tbl>", NULL, NULL));

  g_assert_cmpuint (sp_document_get_n_tables (document), ==, 0);
  g_assert_cmpstr (sp_document_get_text (document, NULL), ==, "一、甲\n二、乙\n");
}

/* ---- the work ---- */

static gboolean
stop_at_once (double done, gpointer user_data)
{
  ++*(guint *)user_data;
  return FALSE;
}

static void
test_cancel (void)
{
  g_autoptr (GBytes) bytes = package_fixture_docx (P ("甲"), NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) stopped = NULL;
  guint n_calls = 0;

  g_assert_null (sp_docx_read (bytes, NULL, stop_at_once, &n_calls, &stopped));
  g_assert_error (stopped, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_calls, ==, 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (sp_docx_read (bytes, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_no_main (void)
{
  g_autoptr (PackageFixture) fixture = package_fixture_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  package_fixture_add (fixture, "readme.txt", "无正文", -1, PACKAGE_WHOLE);
  bytes = package_fixture_finish (fixture);
  g_assert_null (sp_docx_read (bytes, NULL, NULL, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
}

/* Tables in tables without end are read, if only as lines. */
static void
test_deep_tables (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (SpDocument) document = NULL;

  for (guint i = 0; i < 70; i++)
    g_string_append (body, "<w:tbl><w:tr><w:tc>" P ("外"));
  g_string_append (body, P ("最里"));
  for (guint i = 0; i < 70; i++)
    g_string_append (body, "</w:tc></w:tr></w:tbl>");
  document = read_docx (package_fixture_docx (body->str, NULL, NULL));
  g_assert_nonnull (strstr (sp_document_get_text (document, NULL), "外\n最里\n"));
}

/* A note that many places point to stands once. */
static void
test_note_once (void)
{
  assert_text (package_fixture_docx_notes (
                 "<w:p>" RUN ("甲") "<w:r><w:footnoteReference w:id='1'/><w:footnoteReference "
                                    "w:id='1'/></w:r></w:p>",
                 NULL, "<w:footnote w:id='1'>" P ("注文") "</w:footnote>"),
               "甲\n注1：注文\n");
}

/* More cells than any document has would cost memory without a byte of text. */
static void
test_too_many_cells (void)
{
  g_autoptr (GString) body = g_string_new ("<w:tbl><w:tr>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2000010; i++)
    g_string_append (body, i % 200 == 199 ? "<w:tc/></w:tr><w:tr>" : "<w:tc/>");
  g_string_append (body, "</w:tr></w:tbl>");
  bytes = package_fixture_docx (body->str, NULL, NULL);
  g_assert_null (sp_docx_read (bytes, NULL, NULL, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_TOO_LARGE);
}

#define ADD(prefix, cases, test)                                                                   \
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)                                                 \
    {                                                                                              \
      g_autofree char *path = g_strconcat ("/exchange/docx/" prefix "/", cases[i].name, NULL);     \
                                                                                                   \
      g_test_add_data_func (path, &cases[i], test);                                                \
    }

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("text", text_cases, test_text)
  ADD ("table", table_cases, test_table)
  g_test_add_func ("/exchange/docx/notes", test_notes);
  g_test_add_func ("/exchange/docx/frame", test_frame);
  g_test_add_func ("/exchange/docx/cancel", test_cancel);
  g_test_add_func ("/exchange/docx/no-main", test_no_main);
  g_test_add_func ("/exchange/docx/deep-tables", test_deep_tables);
  g_test_add_func ("/exchange/docx/note-once", test_note_once);
  g_test_add_func ("/exchange/docx/too-many-cells", test_too_many_cells);
  return g_test_run ();
}
