/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole plans printed by LibreOffice in the layouts that offices use: as PDF they must be read as
 * their text is. The sample, and a real plan where one lies beside the source tree. */
#include "exchange/sp-docx.h"
#include "exchange/sp-pdf.h"

#include "base/sp-text.h"
#include "document/sp-reading.h"
#include "package-fixture.h"
#include "plan-document.h"

#include <glib/gstdio.h>
#include <string.h>

typedef enum
{
  BLANKS = 1 << 0,   /* empty lines are kept */
  INDENT = 1 << 1,   /* first lines indented by two characters */
  JUSTIFY = 1 << 2,  /* both margins even */
  OFFICIAL = 1 << 3, /* 28 characters of 16 points on a line */
  MIRRORED = 1 << 4, /* margins and page numbers change sides */
  HEAD = 1 << 5,     /* a running head */
} Options;

typedef struct
{
  const char *name;
  int options;
  const char *foot;
} Layout;

#define PAGE "<text:page-number text:select-page='current'/>"

static const Layout layouts[] = {
  {"plain", BLANKS, NULL},
  {"ragged", 0, "第" PAGE "页 共<text:page-count/>页"},
  {"ragged-indent", INDENT | HEAD, PAGE "/<text:page-count/>"},
  {"justified", BLANKS | JUSTIFY, PAGE},
  {"official", INDENT | JUSTIFY | OFFICIAL, "— " PAGE " —"},
  {"mirrored", INDENT | JUSTIFY | OFFICIAL | MIRRORED | HEAD, "- " PAGE " -"},
  {"mirrored-ragged", BLANKS | INDENT | MIRRORED, PAGE},
};

/* Marks of punctuation do not hang over the margin: LibreOffice 7.4 loses those that do. */
#define FRAME                                                                                      \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document "                                    \
  "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "                               \
  "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "                                 \
  "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "                                   \
  "xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0' "                        \
  "xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0' office:version='1.2' "     \
  "office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:font-face-decls>"           \
  "<style:font-face style:name='S' svg:font-family=\"'Noto Serif CJK SC'\"/>"                      \
  "</office:font-face-decls><office:styles><style:default-style style:family='paragraph'>"         \
  "<style:paragraph-properties style:punctuation-wrap='simple'/>"                                  \
  "<style:text-properties style:font-name='S' style:font-name-asian='S' fo:font-size='%1$s' "      \
  "style:font-size-asian='%1$s' fo:language='zh' style:language-asian='zh' "                       \
  "style:country-asian='CN'/></style:default-style></office:styles><office:automatic-styles>"      \
  "<style:style style:name='P' style:family='paragraph'><style:paragraph-properties "              \
  "fo:text-align='%2$s' fo:text-indent='%3$s' fo:line-height='%4$s' fo:orphans='0' fo:widows='0' " \
  "style:punctuation-wrap='simple'/></style:style><style:style style:name='C' "                    \
  "style:family='paragraph'><style:paragraph-properties fo:text-align='center'/></style:style>"    \
  "<style:style style:name='E' style:family='paragraph'><style:paragraph-properties "              \
  "fo:text-align='end'/></style:style><style:page-layout style:name='L' "                          \
  "style:page-usage='%5$s'><style:page-layout-properties fo:page-width='210mm' "                   \
  "fo:page-height='297mm' fo:margin-top='37mm' fo:margin-bottom='25mm' fo:margin-left='28mm' "     \
  "fo:margin-right='%6$s'/><style:header-style/><style:footer-style/></style:page-layout>"         \
  "</office:automatic-styles><office:master-styles><style:master-page style:name='Standard' "      \
  "style:page-layout-name='L'>%7$s</style:master-page></office:master-styles><office:body>"        \
  "<office:text>%8$s</office:text></office:body></office:document>"

/* ---- printing ---- */

static char *
dup_edges (const Layout *layout)
{
  GString *edges = g_string_new (NULL);

  if (layout->options & HEAD)
    g_string_append (edges, "<style:header><text:p text:style-name='C'>某县安委会文件"
                            "</text:p></style:header>");
  if (layout->foot != NULL)
    g_string_append_printf (edges,
                            "<style:footer><text:p text:style-name='%s'>%s</text:p></style:footer>",
                            layout->options & MIRRORED ? "E" : "C", layout->foot);
  if (layout->foot != NULL && (layout->options & MIRRORED))
    g_string_append_printf (
      edges, "<style:footer-left><text:p text:style-name='P'>%s</text:p></style:footer-left>",
      layout->foot);
  return g_string_free (edges, FALSE);
}

static char *
dup_body (const char *text, gboolean has_blanks)
{
  GString *body = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = sp_text_trim (lines[i]);
      g_autofree char *escaped = g_markup_escape_text (line, -1);

      if (has_blanks || line[0] != '\0')
        g_string_append_printf (body, "<text:p text:style-name='P'>%s</text:p>", escaped);
    }
  return g_string_free (body, FALSE);
}

static void
write_layout (const char *text, const Layout *layout, const char *path)
{
  int options = layout->options;
  g_autofree char *body = dup_body (text, options & BLANKS);
  g_autofree char *edges = dup_edges (layout);
  g_autofree char *xml = NULL;
  g_autoptr (GError) error = NULL;

  xml = g_strdup_printf (
    FRAME, options & OFFICIAL ? "16pt" : "12pt", options & JUSTIFY ? "justify" : "start",
    !(options & INDENT)  ? "0pt"
    : options & OFFICIAL ? "32pt"
                         : "24pt",
    options & OFFICIAL ? "28pt" : "100%", options & MIRRORED ? "mirrored" : "all",
    options & MIRRORED ? "20mm" : "26mm", edges, body);
  g_file_set_contents (path, xml, -1, &error);
  g_assert_no_error (error);
}

/* All files of @folder become PDF; FALSE where there is no LibreOffice. */
static gboolean
print_all (const char *folder, const char *const *paths)
{
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const char *const fixed[] = {office, profile,    "--headless", "--convert-to",
                               "pdf",  "--outdir", folder};

  if (office == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    g_ptr_array_add (args, (gpointer)fixed[i]);
  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (args, (gpointer)paths[i]);
  g_ptr_array_add (args, NULL);
  g_spawn_sync (NULL, (char **)args->pdata, NULL,
                G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                NULL, &error);
  g_assert_no_error (error);
  return TRUE;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/* ---- what was read ---- */

/* White space aside, for a PDF does not tell it. */
static void
append_squashed (GString *out, const char *label, const char *text)
{
  g_autofree char *squashed = sp_text_squash (text);

  g_string_append_printf (out, " %s=%s", label, squashed);
}

static void
append_block (GString *out, const SpReadBlock *block)
{
  g_string_append_printf (out, "%u kind=%d", block->part, (int)block->kind);
  append_squashed (out, "path", block->path);
  append_squashed (out, "heading", block->heading);
  append_squashed (out, "title", block->title);
  g_string_append_printf (out, " chars=%u subitems=%u checklist=%u days=%d-%d", block->n_chars,
                          block->subitems->len, block->checklist->len, block->first, block->last);
  for (guint i = 0; i < block->units->len; i++)
    {
      const SpReadUnit *unit = &g_array_index (block->units, SpReadUnit, i);

      append_squashed (out, "unit", unit->name);
      g_string_append_printf (out, ":%d%d", (int)unit->role, unit->inherited);
    }
  for (guint i = 0; i < block->deadlines->len; i++)
    {
      const SpReadDeadline *deadline = &g_array_index (block->deadlines, SpReadDeadline, i);

      append_squashed (out, "deadline", deadline->text);
      g_string_append_printf (out, ":%d:%d:%d", (int)deadline->kind, deadline->date,
                              (int)deadline->period);
    }
  for (guint i = 0; i < block->targets->len; i++)
    {
      const SpReadTarget *target = &g_array_index (block->targets, SpReadTarget, i);

      append_squashed (out, "target", target->text);
      g_string_append_printf (out, ":%d:%g%s:%d", (int)target->op, target->value, target->unit,
                              target->by);
    }
  g_string_append_c (out, '\n');
}

static char *
dup_digest (SpDocument *document)
{
  g_autoptr (SpReading) reading = sp_reading_new_document (document, NULL);
  GString *out = g_string_new (NULL);

  append_squashed (out, "plan", sp_reading_get_title (reading));
  append_squashed (out, "issuer", sp_reading_get_issuer (reading));
  append_squashed (out, "number", sp_reading_get_doc_number (reading));
  g_string_append_printf (out, " days=%d %d-%d\n", sp_reading_get_date (reading),
                          sp_reading_get_first_day (reading), sp_reading_get_last_day (reading));
  for (guint i = 0; i < sp_reading_get_n_parts (reading); i++)
    append_squashed (out, "part", sp_reading_get_part (reading, i)->title);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < sp_reading_get_n_blocks (reading); i++)
    append_block (out, sp_reading_get_block (reading, i));
  return g_string_free (out, FALSE);
}

/* Says the first line that differs, which a plan's whole text would hide. */
static void
check_digest (const char *layout, const char *found, const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (found, "\n", -1);
  g_auto (GStrv) wanted = g_strsplit (expected, "\n", -1);

  for (guint i = 0; lines[i] != NULL && wanted[i] != NULL; i++)
    if (strcmp (lines[i], wanted[i]) != 0)
      {
        g_test_message ("%s: found    %s", layout, lines[i]);
        g_test_message ("%s: expected %s", layout, wanted[i]);
        g_test_fail ();
        return;
      }
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (wanted));
}

static SpDocument *
read_printed (const char *folder, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.pdf", folder, name);
  char *data = NULL;
  gsize length = 0;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  SpDocument *document;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, length);
  document = sp_pdf_read (bytes, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return document;
}

static void
check_layout (const char *folder, const char *name, const char *expected)
{
  g_autofree char *found = dup_digest (read_printed (folder, name));

  check_digest (name, found, expected);
}

/* Numbers as Word and LibreOffice put them in. */
static void
write_automatic (const char *text, const char *path)
{
  guint n_numbered = 0;
  g_autoptr (GBytes) docx = plan_document_docx (text, PLAN_NUMBERS_OWN_FORMS, &n_numbered);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (docx, &length);

  g_assert_cmpuint (n_numbered, >, 20);
  g_file_set_contents (path, data, (gssize)length, &error);
  g_assert_no_error (error);
}

static void
check_all (const char *folder, const char *text)
{
  g_autofree char *expected = dup_digest (sp_document_new_take (g_strdup (text), strlen (text)));
  g_auto (GStrv) lines = g_strsplit (expected, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >, 20);
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    check_layout (folder, layouts[i].name, expected);
  check_layout (folder, "automatic", expected);
}

static void
test_plan (gconstpointer name)
{
  g_autofree char *text = plan_document_dup_text (name);
  g_autofree char *folder = g_dir_make_tmp ("sp-pdf-XXXXXX", NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  if (text == NULL)
    g_test_skip ("no plan lies beside the source tree");
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (layouts); i++)
    {
      g_ptr_array_add (paths, g_strdup_printf ("%s/%s.fodt", folder, layouts[i].name));
      write_layout (text, &layouts[i], g_ptr_array_index (paths, i));
    }
  g_ptr_array_add (paths, g_build_filename (folder, "automatic.docx", NULL));
  g_ptr_array_add (paths, NULL);
  if (text != NULL)
    {
      write_automatic (text, g_ptr_array_index (paths, G_N_ELEMENTS (layouts)));
      if (print_all (folder, (const char *const *)paths->pdata))
        check_all (folder, text);
      else
        g_test_skip ("LibreOffice (soffice) is not installed");
    }
  remove_tree (folder);
}

/* ---- a task table ---- */

#define N_TASKS 60

static void
append_cell (GString *body, const char *text, gboolean is_ruled, gboolean is_centred)
{
  g_string_append_printf (body,
                          "<w:tc><w:tcPr><w:vAlign w:val='%s'/></w:tcPr><w:p>%s<w:r><w:t>%s"
                          "</w:t></w:r></w:p></w:tc>",
                          is_ruled ? "center" : "top",
                          is_centred ? "<w:pPr><w:jc w:val='center'/></w:pPr>" : "", text);
}

static void
append_row (GString *body, const char *const *texts, gboolean is_ruled, gboolean is_head)
{
  g_string_append_printf (body, "<w:tr><w:trPr>%s%s</w:trPr>", is_ruled ? "" : "<w:cantSplit/>",
                          is_head ? "<w:tblHeader/>" : "");
  for (guint i = 0; texts[i] != NULL; i++)
    append_cell (body, texts[i], is_ruled, i != 1);
  g_string_append (body, "</w:tr>");
}

/* Over several pages, the head again on each. Without rules, rows begin at the top of their cells
 * and are not parted by page ends. */
static GBytes *
make_table (gboolean is_ruled)
{
  static const char *const tasks[] = {
    "开展重点行业领域风险隐患排查，建立问题清单和责任清单，明确整改措施、责任人和完成时限",
    "组织企业主要负责人集中培训",
    "对全县露天矿山边坡开展稳定性评估并落实监测措施",
  };
  static const char *const head[] = {"序号", "任务", "牵头单位", "责任单位", "完成时限", NULL};
  static const char *const sides[] = {"top", "left", "bottom", "right", "insideH", "insideV"};
  static const int widths[] = {700, 3600, 1500, 1900, 1300};
  g_autoptr (GString) body = g_string_new (
    "<w:p><w:r><w:t>示例县安全生产重点任务清单</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblBorders>");

  for (guint i = 0; is_ruled && i < G_N_ELEMENTS (sides); i++)
    g_string_append_printf (body, "<w:%s w:val='single' w:sz='4' w:color='000000'/>", sides[i]);
  g_string_append (body, "</w:tblBorders><w:tblLayout w:type='fixed'/></w:tblPr><w:tblGrid>");
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    g_string_append_printf (body, "<w:gridCol w:w='%d'/>", widths[i]);
  g_string_append (body, "</w:tblGrid>");
  append_row (body, head, is_ruled, TRUE);
  for (guint i = 1; i <= N_TASKS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *due = g_strdup_printf ("2021年%u月底前", i % 12 + 1);
      const char *const row[] = {number,
                                 tasks[i % G_N_ELEMENTS (tasks)],
                                 "县应急管理局",
                                 i % 2 ? "县水利局、县自然资源局" : "各乡镇人民政府",
                                 due,
                                 NULL};

      append_row (body, row, is_ruled, FALSE);
    }
  g_string_append (body, "</w:tbl><w:p><w:r><w:t>请各单位按月报送进展。</w:t></w:r></w:p>");
  return package_fixture_docx (body->str, NULL, NULL);
}

static void
check_table (const char *folder, GBytes *docx)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpDocument) expected = sp_docx_read (docx, NULL, NULL, NULL, &error);
  g_autoptr (SpDocument) found = read_printed (folder, "table");

  g_assert_no_error (error);
  g_assert_cmpstr (sp_document_get_text (found, NULL), ==, sp_document_get_text (expected, NULL));
  g_assert_cmpuint (sp_document_get_n_tables (found), ==, 1);
  g_assert_cmpuint (sp_document_get_table (found, 0)->n_rows, ==, N_TASKS + 1);
  g_assert_cmpuint (sp_document_get_table (found, 0)->cells->len, ==, 5 * (N_TASKS + 1));
}

static void
test_table (gconstpointer is_ruled)
{
  g_autofree char *folder = g_dir_make_tmp ("sp-pdf-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "table.docx", NULL);
  const char *const paths[] = {path, NULL};
  g_autoptr (GBytes) docx = make_table (is_ruled != NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (docx, &length);

  g_file_set_contents (path, data, (gssize)length, &error);
  g_assert_no_error (error);
  if (print_all (folder, paths))
    check_table (folder, docx);
  else
    g_test_skip ("LibreOffice (soffice) is not installed");
  remove_tree (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/exchange/pdf-plan/sample", "sample", test_plan);
  g_test_add_data_func ("/exchange/pdf-plan/real", "real", test_plan);
  g_test_add_data_func ("/exchange/pdf-plan/table", GINT_TO_POINTER (TRUE), test_table);
  g_test_add_data_func ("/exchange/pdf-plan/table-without-rules", NULL, test_table);
  return g_test_run ();
}
