/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Templates that are no good, mappings as data, and what heads and marks mean. */
#include "base/sp-error.h"
#include "exchange/sp-package.h"
#include "package-fixture.h"
#include "template/sp-template-marks-words.h"
#include "template/sp-template-marks.h"
#include "template/sp-template-workbook.h"
#include "template/sp-template.h"

#include <string.h>

/* ---- files ---- */

static GBytes *
make_encrypted (void)
{
  g_autoptr (PackageFixture) fixture = package_fixture_new ();

  package_fixture_add (fixture, "xl/workbook.xml", "<workbook/>", -1, PACKAGE_ENCRYPTED);
  return package_fixture_finish (fixture);
}

/* 40 MB of nothing. */
static GBytes *
make_bomb (void)
{
  g_autofree char *space = g_strnfill (40 * 1024 * 1024, ' ');

  return package_fixture_xlsx (space, NULL, NULL);
}

static GBytes *
make_full (void)
{
  GString *rows = g_string_new ("<sheetData>");

  for (guint i = 1; i <= 200002; i++)
    g_string_append_printf (rows, "<row r=\"%u\"><c r=\"A%u\"><v>%u</v></c></row>", i, i, i);
  g_string_append (rows, "</sheetData>");
  {
    g_autofree char *sheet = g_string_free (rows, FALSE);

    return package_fixture_xlsx (sheet, NULL, NULL);
  }
}

static GBytes *
make_text (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
test_files (void)
{
  const struct
  {
    GBytes *bytes;
    const char *words;
  } files[] = {
    {make_text ("季度表"), ".xlsx 或 .docx"},
    {make_text ("%PDF-1.7"), ".xlsx 或 .docx"},
    {make_text ("{\\rtf1 x}"), "另存为 .docx"},
    {make_text ("PK\003\004 cut"), "已损坏"},
    {make_encrypted (), "密码"},
    {make_bomb (), "大得异常"},
    {make_full (), "不像是待填的表"},
    {package_fixture_docx ("<w:p><w:r><w:t>x</w:t></w:p>", NULL, NULL), "请"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = files[i].bytes;
      g_autoptr (GError) error = NULL;
      g_autoptr (SpTemplate) template = sp_template_open (bytes, NULL, &error);

      g_assert_null (template);
      g_assert_nonnull (error);
      if (strstr (error->message, files[i].words) == NULL)
        g_error ("%u: %s", i, error->message);
    }
}

/* A form ruled to the last row of a sheet is read; it is as long as it is. */
static void
test_long (void)
{
  g_autoptr (GBytes) bytes =
    package_fixture_xlsx ("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
                          "<row r=\"1048576\"><c r=\"B1048576\" s=\"1\"/></row></sheetData>",
                          "<si><r><t>序</t></r><r><t>号</t></r></si>", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpTemplate) template = sp_template_open (bytes, NULL, &error);
  const SpTemplateGrid *grid;

  g_assert_no_error (error);
  grid = sp_template_find_grid (template, "表一");
  g_assert_cmpuint (sp_template_grid_get_n_rows (grid), ==, 1048576);
  g_assert_cmpuint (sp_template_grid_get_last_row (grid), ==, 1);
  g_assert_cmpstr (sp_template_grid_get_text (grid, 1, 1), ==, "序号");
  g_assert_cmpstr (sp_template_get_extension (template), ==, ".xlsx");
}

/* ---- marks ---- */

static char *
angle (const char *name, gpointer data)
{
  return g_str_equal (name, "留") ? NULL : g_strdup_printf ("<%s>", name);
}

static void
test_marks (void)
{
  static const char *const texts[][2] = {
    {"{{甲}}", "<甲>"},
    {"一{{ 甲 }}二{{乙}}三", "一<甲>二<乙>三"},
    {"｛｛甲｝｝", "<甲>"},
    {"{{留}}{{甲}}", "{{留}}<甲>"},
    {"{{{甲}}}", "{<甲>}"},
    {"{{留}}", NULL},
    {"{{}}", NULL},
    {"{{甲", NULL},
    {"甲}}", NULL},
    {"{甲}", NULL},
    {"", NULL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *filled = sp_template_marks_fill (texts[i][0], angle, NULL);

      g_assert_cmpstr (filled, ==, texts[i][1]);
    }
}

static const struct
{
  const char *mark, *value, *over;
  int span; /* -1: the sheet's */
} marks[] = {
  {"排查隐患", "hazard.found", "", -1},
  {"隐患排查", "hazard.found", "", -1},
  {"本年累计排查隐患", "hazard.found", "", SP_REPORT_SPAN_YEAR},
  {"去年同期事故起数", "accident.accidents", "", SP_REPORT_SPAN_SAME},
  {"hazard.major_found@year", "hazard.major_found", "", SP_REPORT_SPAN_YEAR},
  {"hazard.found - hazard.major_found", "hazard.found - hazard.major_found", "", -1},
  {"hazard.rectified/hazard.found@plan", "hazard.rectified", "hazard.found", SP_REPORT_SPAN_PLAN},
  {"hazard.found[source=enterprise]", "hazard.found[source=enterprise]", "", -1},
  {"hazard.lost", NULL, NULL, 0},
  {"hazard.found@never", NULL, NULL, 0},
  {"hazard.found / ", NULL, NULL, 0},
  {"午饭", NULL, NULL, 0},
};

static void
test_meanings (void)
{
  g_autoptr (SpTemplateWords) words = sp_template_words_new (SP_ROWS_NOTHING, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      SpReportColumn *column = sp_template_mark_make_column (words, marks[i].mark);

      if (marks[i].value == NULL && column != NULL)
        g_error ("%s: %s", marks[i].mark, column->value);
      if (marks[i].value == NULL)
        continue;
      g_assert_nonnull (column);
      g_assert_cmpstr (column->value, ==, marks[i].value);
      g_assert_cmpstr (column->over, ==, marks[i].over);
      g_assert_cmpint (column->has_span ? (int)column->span : -1, ==, marks[i].span);
      sp_report_column_free (column);
    }
}

static const struct
{
  const char *group, *head, *value; /* NULL: nothing */
} heads[] = {
  {"重大隐患（项）", "排查", "hazard.major_found"},
  {"重大隐患", "排查数", "hazard.major_found"},
  {"一般隐患（项）", "已整改", "hazard.rectified - hazard.major_rectified"},
  {"", "检查企业数（家）", "enforcement.enterprises"},
  {"检查", "家数", "enforcement.enterprises"},
  {"", "行政罚款（万元）", "enforcement.fines"},
  {"", "备注", NULL},
  {"", "", NULL},
};

static void
test_heads (void)
{
  g_autoptr (SpTemplateWords) words = sp_template_words_new (SP_ROWS_TOWNSHIP, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      const SpTemplateMeaning *meaning =
        sp_template_words_find (words, heads[i].group, heads[i].head);

      if (g_strcmp0 (meaning != NULL ? meaning->value : NULL, heads[i].value) != 0)
        g_error ("%s %s: %s", heads[i].group, heads[i].head,
                 meaning != NULL ? meaning->value : "nothing");
    }
}

/* ---- mappings ---- */

#define DEFINITION                                                                                 \
  "\"definition\":{\"name\":\"template\",\"title\":\"表\",\"sheets\":[{\"name\":\"表一\","      \
  "\"rows\":\"township\",\"columns\":[{\"value\":\"title\"},{\"value\":\"hazard.found\"}]}]}"
#define TABLE(members) "{\"tables\":[{" members "}]," DEFINITION "}"
#define GOOD "\"sheet\":\"表一\",\"heads\":[3,4],\"titles\":\"A\",\"columns\":[\"A\",\"AB\"]"

static void
test_mapping (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpTemplateMapping) mapping = sp_template_mapping_from_json (TABLE (GOOD), -1, &error);
  g_autoptr (SpTemplateMapping) again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  const SpTemplateTable *table;

  g_assert_no_error (error);
  table = mapping->tables->pdata[0];
  g_assert_cmpuint (table->first_head, ==, 3);
  g_assert_cmpuint (table->last_head, ==, 4);
  g_assert_cmpuint (table->titles, ==, 1);
  g_assert_cmpint (sp_template_table_find_column (table, 28), ==, 1);
  first = sp_template_mapping_to_json (mapping);
  again = sp_template_mapping_from_json (first, -1, &error);
  g_assert_no_error (error);
  second = sp_template_mapping_to_json (again);
  g_assert_cmpstr (first, ==, second);
}

static const char *const wrong_mappings[] = {
  "",
  "[]",
  "{}",
  "{\"tables\":[]}",
  "{\"tables\":1,\"definition\":{}}",
  "{\"tables\":[1]," DEFINITION "}",
  "{\"tables\":[]," DEFINITION "}",
  TABLE (""),
  TABLE ("\"sheet\":1,\"heads\":[3,4],\"titles\":\"A\",\"columns\":[\"A\",\"B\"]"),
  TABLE ("\"sheet\":\"表一\",\"heads\":[4,3],\"titles\":\"A\",\"columns\":[\"A\",\"B\"]"),
  TABLE ("\"sheet\":\"表一\",\"heads\":[3],\"titles\":\"A\",\"columns\":[\"A\",\"B\"]"),
  TABLE ("\"sheet\":\"表一\",\"heads\":[3,9999999],\"titles\":\"A\",\"columns\":[\"A\",\"B\"]"),
  TABLE ("\"sheet\":\"表一\",\"heads\":[3,4],\"titles\":\"A1\",\"columns\":[\"A\",\"B\"]"),
  TABLE ("\"sheet\":\"表一\",\"heads\":[3,4],\"titles\":\"\",\"columns\":[\"A\"]"),
  TABLE ("\"sheet\":\"表一\",\"heads\":[3,4],\"titles\":\"\",\"columns\":[\"A\",\"XFE\"]"),
  "{\"tables\":[{" GOOD "}],\"definition\":{\"name\":\"x\",\"title\":\"x\",\"sheets\":[{\"name\":"
  "\"表一\",\"columns\":[{\"value\":\"title\"},{\"value\":\"hazard.lost\"}]}]}}",
};

static void
test_wrong_mappings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong_mappings); i++)
    {
      g_autoptr (GError) error = NULL;

      if (sp_template_mapping_from_json (wrong_mappings[i], -1, &error) != NULL)
        g_error ("%s", wrong_mappings[i]);
      g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
    }
}

/* ---- parts of a workbook ---- */

/* The order of calculation is taken out where rows are put in, with what leads to it. */
static void
test_chain (void)
{
  static const char types[] = "<Types><Override PartName=\"/xl/calcChain.xml\" ContentType=\"x\"/>"
                              "<Override PartName=\"/xl/workbook.xml\" ContentType=\"y\"/></Types>";
  static const char relations[] =
    "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/s.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"x/calcChain\" Target=\"calcChain.xml\"/></Relationships>";
  g_autoptr (PackageFixture) fixture = package_fixture_new ();
  g_autoptr (GPtrArray) edits =
    g_ptr_array_new_with_free_func ((GDestroyNotify)sp_template_edits_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (SpPackage) package = NULL;
  g_autoptr (GBytes) left = NULL;
  g_autoptr (GError) error = NULL;

  package_fixture_add (fixture, "[Content_Types].xml", types, -1, PACKAGE_WHOLE);
  package_fixture_add (fixture, "xl/_rels/workbook.xml.rels", relations, -1, PACKAGE_WHOLE);
  package_fixture_add (fixture, "xl/workbook.xml",
                       "<workbook><sheets><sheet name=\"表\" id=\"rId1\"/></sheets></workbook>", -1,
                       PACKAGE_WHOLE);
  package_fixture_add (fixture, "xl/worksheets/s.xml",
                       "<w><sheetData><row r=\"5\"><c r=\"A5\"/></row></sheetData></w>", -1,
                       PACKAGE_WHOLE);
  package_fixture_add (fixture, "xl/calcChain.xml", "<calcChain/>", -1, PACKAGE_WHOLE);
  bytes = package_fixture_finish (fixture);
  g_ptr_array_add (edits, sp_template_edits_new ());
  sp_row_moves_add (((SpTemplateEdits *)edits->pdata[0])->moves, 5, 1);
  written = sp_template_workbook_write (bytes, edits, NULL, &error);
  g_assert_no_error (error);
  package = sp_package_open (written, &error);
  g_assert_false (sp_package_has (package, "xl/calcchain.xml"));
  left = sp_package_read (package, "[content_types].xml", &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (left, NULL), g_bytes_get_size (left),
                   "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"y\"/></Types>",
                   strlen ("<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"y\"/>"
                           "</Types>"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/files", test_files);
  g_test_add_func ("/template/long", test_long);
  g_test_add_func ("/template/marks", test_marks);
  g_test_add_func ("/template/meanings", test_meanings);
  g_test_add_func ("/template/heads", test_heads);
  g_test_add_func ("/template/mapping", test_mapping);
  g_test_add_func ("/template/wrong-mappings", test_wrong_mappings);
  g_test_add_func ("/template/chain", test_chain);
  return g_test_run ();
}
