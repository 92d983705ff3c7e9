/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files of every kind as cells: which values they hold, and what the reader says of what it could
 * not be sure of. */
#include "exchange/sp-cell-source.h"

#include "base/sp-error.h"
#include "package-fixture.h"

#include <string.h>

static SpCellTable *
read_taken (GBytes *taken, GError **error)
{
  g_autoptr (GBytes) bytes = taken;

  return sp_cell_source_read (bytes, NULL, NULL, NULL, NULL, NULL, NULL, error);
}

/* line: A=text B#=number C!=error D?=formula without value E^=filled; */
static char *
tell (const SpCellTable *table)
{
  GString *told = g_string_new (NULL);

  for (guint r = 0; r < sp_cell_table_get_n_rows (table); r++)
    {
      g_string_append_printf (told, "%u:", sp_cell_table_get_line (table, r));
      for (guint k = 0; k < sp_cell_table_get_n_columns (table); k++)
        {
          SpCellFlags flags;
          const char *text = sp_cell_table_get (table, r, k, &flags);
          g_autofree char *letters = sp_cell_table_dup_letters (k);

          if (*text != '\0' || flags != SP_CELL_TEXT)
            g_string_append_printf (
              told, " %s%s%s%s%s=%s", letters, flags & SP_CELL_NUMBER ? "#" : "",
              flags & SP_CELL_ERROR ? "!" : "", flags & SP_CELL_UNCALCULATED ? "?" : "",
              flags & SP_CELL_FILLED ? "^" : "", text);
        }
      g_string_append (told, "; ");
    }
  return g_string_free (told, FALSE);
}

#define T(place, text) "<c r='" place "' t='inlineStr'><is><t>" text "</t></is></c>"
#define N(place, style, value) "<c r='" place "' s='" style "'><v>" value "</v></c>"
#define ROW(number, cells) "<row r='" number "'>" cells "</row>"
#define DATA(rows) "<sheetData>" rows "</sheetData>"
/* General, a date, a month, percent, six digits, 2 decimals, a clock */
#define STYLES                                                                                     \
  "<numFmts><numFmt numFmtId='200' formatCode='yyyy\"年\"m\"月\"'/><numFmt numFmtId='201' "      \
  "formatCode='000000'/><numFmt numFmtId='202' formatCode='yyyy-mm-dd hh:mm'/></numFmts><cellXfs>" \
  "<xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='200'/><xf numFmtId='9'/><xf "                \
  "numFmtId='201'/><xf numFmtId='2'/><xf numFmtId='202'/></cellXfs>"
#define SHARED "<si><t>甲</t></si><si><t> 乙 </t></si><si><t> </t></si>"

static void
test_xlsx (void)
{
  static const struct
  {
    const char *name, *sheet, *cells, *notes;
  } cases[] = {
    {"texts", DATA (ROW ("1", T ("A1", "日期") T ("C1", " 乡镇 "))), "1: A=日期 C=乡镇; ", ""},
    {"shared",
     DATA (ROW ("2", "<c r='A2' t='s'><v>0</v></c><c r='B2' t='s'><v>1</v></c><c r='C2' "
                     "t='s'><v>2</v></c><c r='D2' t='s'><v>0</v></c><c t='s'><v>99</v></c>")),
     "2: A=甲 B=乙 D=甲; ", ""},
    {"numbers keep their digits",
     DATA (ROW ("1", N ("A1", "0", "0.30000000000000004") N ("B1", "5", "1.456")
                       N ("C1", "0", "13912345678") N ("D1", "4", "1234") N ("E1", "3", "0.625"))),
     "1: A#=0.3 B#=1.456 C#=13912345678 D#=001234 E#=62.5%; ", ""},
    {"dates have a day",
     DATA (ROW ("1", N ("A1", "1", "44442") N ("B1", "2", "44442") N ("C1", "6", "44442.354166667")
                       N ("D1", "0", "44442") "<c r='E1' t='d'><v>2021-09-03T08:30:00</v></c>")),
     "1: A#=2021-09-03 B#=2021-09-03 C#=2021-09-03 08:30 D#=44442 E=2021-09-03; ", ""},
    {"formulas",
     DATA (ROW ("1", "<c r='A1'><f>1+1</f><v>2</v></c><c r='B1'><f>1+1</f></c><c r='C1' "
                     "t='str'><f>X</f><v>丙</v></c><c r='D1' t='e'><f>1/0</f><v>#DIV/0!</v></c><c "
                     "r='E1' t='b'><v>1</v></c><c r='F1' t='str'><f>\"\"</f><v></v></c>")),
     "1: A#=2 B?= C=丙 D!=#DIV/0! E=是; ", ""},
    {"merged cells go down, not across",
     DATA (ROW ("1", T ("A1", "河口镇") T ("B1", "一")) ROW ("2", T ("B2", "二"))
             ROW ("3", T ("A3", "自己") T ("B3", "三")) ROW ("9", T ("B9", "九"))
               ROW ("12", T ("B12", "外"))) "<mergeCells><mergeCell ref='A1:A9'/><mergeCell "
                                            "ref='B12:C12'/></mergeCells>",
     "1: A=河口镇 B=一; 2: A^=河口镇 B=二; 3: A=自己 B=三; 9: A^=河口镇 B=九; 12: B=外; ", ""},
    {"out of order",
     DATA (ROW ("3", T ("B3", "丁") T ("A3", "丙")) ROW ("1", T ("A1", "甲"))
             ROW ("3", T ("C3", "戊"))),
     "1: A=甲; 3: A=丙 B=丁 C=戊; ", ""},
    {"hidden is read, and told",
     "<cols><col min='2' max='3' hidden='1'/></cols>" DATA ("<row r='1' hidden='1'>" T ("A1", "甲")
                                                              T ("B1", "乙") "</row>"),
     "1: A=甲 B=乙; ", "隐藏的列（B、C）也读了。隐藏的 1 行也读了。"},
    {"too wide", DATA (ROW ("1", T ("A1", "甲") T ("XX1", "远"))), "1: A=甲; ",
     "第 256 列以后的内容没有读。"},
    {"pictures",
     DATA (ROW ("1", "<c r='A1' t='str'><f>_xlfn.DISPIMG(\"x\",1)</f><v>=DISPIMG("
                     "\"x\",1)</v></c>" T ("B1", "乙"))),
     "1: B=乙; ", ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpCellTable) table =
        read_taken (package_fixture_xlsx (cases[i].sheet, SHARED, STYLES), &error);
      g_autofree char *told = NULL;
      g_autoptr (GString) notes = g_string_new (NULL);

      g_test_message ("%s", cases[i].name);
      g_assert_no_error (error);
      told = tell (table);
      g_assert_cmpstr (told, ==, cases[i].cells);
      for (guint k = 0; k < sp_cell_table_get_notes (table)->len; k++)
        g_string_append (notes, g_ptr_array_index (sp_cell_table_get_notes (table), k));
      g_assert_cmpstr (notes->str, ==, cases[i].notes);
      g_assert_cmpstr (sp_cell_table_get_name (table), ==, "表一");
    }
}

/* A format that somebody gave a hundred thousand rows makes no rows of them. */
static void
test_blank_rows (void)
{
  g_autoptr (GString) rows = g_string_new ("<sheetData>" ROW ("1", T ("A1", "日期")));
  g_autoptr (SpCellTable) table = NULL;

  for (guint i = 2; i < 100000; i++)
    g_string_append_printf (rows, "<row r='%u'><c r='A%u' s='1'/><c r='B%u' s='1'/></row>", i, i,
                            i);
  g_string_append (rows, "</sheetData>");
  table = read_taken (package_fixture_xlsx (rows->str, NULL, STYLES), NULL);
  g_assert_cmpuint (sp_cell_table_get_n_rows (table), ==, 1);
  g_assert_cmpuint (sp_cell_table_get_n_cells (table), ==, 1);
}

static void
test_json (void)
{
  static const struct
  {
    const char *name, *json, *cells;
    int code; /* -1: it is read */
  } cases[] = {
    {"objects", "[{\"a\": \"甲\", \"b\": 3}, {\"b\": 0.1, \"c\": true}]",
     "1: A=a B=b C=c; 2: A=甲 B#=3; 3: B#=0.1 C=是; ", -1},
    {"null and empty", " [ {\"a\": null, \"b\": \"\", \"c\": \"x\"} ]", "1: A=a B=b C=c; 2: C=x; ",
     -1},
    {"nested", "[{\"a\": [1], \"b\": {\"c\": 1}}]", "1: A=a B=b; 2: A!=[…] B!={…}; ", -1},
    {"none", "[]", "", -1},
    {"no array", "{\"a\": 1}", NULL, SP_ERROR_INVALID},
    {"no object", "[{\"a\": 1}, \"x\"]", NULL, SP_ERROR_INVALID},
    {"broken", "[{\"a\": 1", NULL, SP_ERROR_INVALID},
    {"a title in brackets", "[台账],乙\n甲,丙\n", "1: A=[台账] B=乙; 2: A=甲 B=丙; ", -1},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpCellTable) table =
        read_taken (g_bytes_new_static (cases[i].json, strlen (cases[i].json)), &error);
      g_autofree char *told = table != NULL ? tell (table) : NULL;

      g_test_message ("%s", cases[i].name);
      if (cases[i].code >= 0)
        g_assert_error (error, SP_ERROR, cases[i].code);
      else
        g_assert_cmpstr (told, ==, cases[i].cells);
    }
}

static void
test_others (void)
{
  static const struct
  {
    const char *bytes;
    int code;
  } cases[] = {
    {"{\\rtf1 x}", SP_ERROR_NOT_TEXT},
    {"%PDF-1.4", SP_ERROR_NOT_TEXT},
    {"\x89PNG", SP_ERROR_NOT_TEXT},
    {"  \n", SP_ERROR_EMPTY},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
        read_taken (g_bytes_new_static (cases[i].bytes, strlen (cases[i].bytes)), &error));
      g_assert_error (error, SP_ERROR, cases[i].code);
    }
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (read_taken (package_fixture_docx ("<w:p/>", NULL, NULL), &error));
    g_assert_error (error, SP_ERROR, SP_ERROR_NOT_TEXT);
  }
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = package_fixture_xlsx (DATA (ROW ("1", T ("A1", "甲"))), NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sp_cell_source_read (bytes, "x", NULL, NULL, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ---- several sheets ---- */

#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* 说明 before the data, a hidden sheet with the same heads, days counted from 1904. */
static GBytes *
make_book (void)
{
  static const char *const sheets[] = {
    DATA (ROW ("1", T ("A1", "填表说明"))),
    DATA (ROW ("1", T ("A1", "日期") T ("B1", "乡镇"))),
    DATA (ROW ("1", T ("A1", "日期") T ("B1", "乡镇")) ROW ("2", N ("A2", "1", "42980"))),
  };
  g_autoptr (PackageFixture) book = package_fixture_new ();
  g_autoptr (GString) relations = g_string_new ("<Relationships xmlns='x'>");

  package_fixture_add (book, "_rels/.rels",
                       "<Relationships><Relationship Id='r' Type='" RELATIONS
                       "/officeDocument' Target='xl/workbook.xml'/></Relationships>",
                       -1, PACKAGE_WHOLE);
  package_fixture_add (book, "xl/workbook.xml",
                       "<workbook><workbookPr date1904='1'/><sheets><sheet name='说明' id='r0'/>"
                       "<sheet name='旧表' id='r1' state='hidden'/><sheet name='台账' id='r2'/>"
                       "</sheets></workbook>",
                       -1, PACKAGE_WHOLE);
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *name = g_strdup_printf ("xl/worksheets/s%u.xml", i);
      g_autofree char *xml = g_strdup_printf ("<worksheet>%s</worksheet>", sheets[i]);

      package_fixture_add (book, name, xml, -1, PACKAGE_WHOLE);
      g_string_append_printf (relations,
                              "<Relationship Id='r%u' Type='" RELATIONS
                              "/worksheet' Target='worksheets/s%u.xml'/>",
                              i, i);
    }
  g_string_append (relations, "<Relationship Id='r9' Type='" RELATIONS
                              "/styles' Target='styles.xml'/></Relationships>");
  package_fixture_add (book, "xl/_rels/workbook.xml.rels", relations->str, -1, PACKAGE_WHOLE);
  package_fixture_add (book, "xl/styles.xml", "<styleSheet>" STYLES "</styleSheet>", -1,
                       PACKAGE_WHOLE);
  return package_fixture_finish (book);
}

static guint
score_heads (const SpCellTable *table, gpointer user_data)
{
  return g_str_equal (sp_cell_table_get (table, 0, 0, NULL), "日期") ? 2 : 0;
}

static void
test_sheets (void)
{
  g_autoptr (GBytes) bytes = make_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpCellTable) table =
    sp_cell_source_read (bytes, NULL, score_heads, NULL, NULL, NULL, NULL, &error);
  g_autofree char *told = NULL;

  g_assert_no_error (error);
  told = tell (table);
  g_assert_cmpstr (sp_cell_table_get_name (table), ==, "台账");
  g_assert_true (sp_cell_table_is_1904 (table));
  g_assert_cmpstr (told, ==, "1: A=日期 B=乡镇; 2: A#=2021-09-03; ");
  g_assert_cmpuint (sp_cell_table_get_notes (table)->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (sp_cell_table_get_notes (table), 0), "“说明”"));
}

/* ---- by way of LibreOffice ---- */

static GBytes *
save_as (const char *folder, const char *ending)
{
  g_autofree char *name = g_strconcat ("rows.", ending, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *command = g_strdup_printf (
    "soffice -env:UserInstallation=file://%s/profile --headless --convert-to %s --outdir %s "
    "%s/rows.xlsx",
    folder, ending, folder, folder);
  char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_bytes_new_take (bytes, length);
}

static void
test_office (void)
{
  static const char *const endings[] = {"xls", "ods"};
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *folder = g_dir_make_tmp ("safetyplan-rows-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "rows.xlsx", NULL);
  g_autofree char *clean = g_strdup_printf ("rm -r '%s'", folder);
  g_autoptr (GBytes) book = package_fixture_xlsx (
    DATA (ROW ("1", T ("A1", "日期") T ("B1", "乡镇")) ROW ("2", N ("A2", "1", "44442"))), NULL,
    STYLES);

  if (program == NULL)
    g_test_skip ("LibreOffice is not installed");
  g_file_set_contents (path, g_bytes_get_data (book, NULL), (gssize)g_bytes_get_size (book), NULL);
  for (guint i = 0; program != NULL && i < G_N_ELEMENTS (endings); i++)
    {
      g_autoptr (GBytes) bytes = save_as (folder, endings[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpCellTable) table =
        sp_cell_source_read (bytes, "rows", score_heads, NULL, NULL, NULL, NULL, &error);
      g_autofree char *told = NULL;

      g_test_message ("%s", endings[i]);
      g_assert_no_error (error);
      told = tell (table);
      g_assert_cmpstr (told, ==, "1: A=日期 B=乡镇; 2: A#=2021-09-03; ");
    }
  g_spawn_command_line_sync (clean, NULL, NULL, NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/cell-source/xlsx", test_xlsx);
  g_test_add_func ("/exchange/cell-source/blank-rows", test_blank_rows);
  g_test_add_func ("/exchange/cell-source/json", test_json);
  g_test_add_func ("/exchange/cell-source/others", test_others);
  g_test_add_func ("/exchange/cell-source/cancelled", test_cancelled);
  g_test_add_func ("/exchange/cell-source/sheets", test_sheets);
  g_test_add_func ("/exchange/cell-source/office", test_office);
  return g_test_run ();
}
