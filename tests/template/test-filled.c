/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Templates filled from the sample: what is proposed, that the figures are those of reports, that
 * nothing else in the files changes, and that templates are kept. */
#include "base/sp-error.h"
#include "exchange/sp-document-file.h"
#include "exchange/sp-package.h"
#include "exchange/sp-sample.h"
#include "report/sp-report.h"
#include "template/sp-template-kept.h"
#include "template/sp-template-words.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char *folder, *path, *form, *paper;
  SpStore *store;
  SpReader *reader;
  SpReportOptions options;
} Fixture;

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize)length, NULL));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = NULL;

  self->folder = g_dir_make_tmp ("sp-template-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "a.safetyplan", NULL);
  self->form = g_test_build_filename (G_TEST_DIST, "fixtures", "templates", "form.xlsx", NULL);
  self->paper = g_test_build_filename (G_TEST_DIST, "fixtures", "templates", "paper.docx", NULL);
  copy_file (data, self->path);
  self->store = sp_store_open (self->path, SP_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  self->reader = sp_store_get_reader (self->store);
  plan = sp_reader_load_plan (self->reader, &error);
  g_assert_no_error (error);
  self->options.plan = sp_record_get_id (SP_RECORD (plan));
  g_assert_true (sp_period_from_text ("2021", &self->options.period));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  g_autoptr (GError) error = NULL;
  const char *name = NULL;

  sp_store_close (self->store, &error);
  g_assert_no_error (error);
  g_object_unref (self->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (self->folder, name, NULL);

      g_remove (child);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->form);
  g_free (self->paper);
}

static SpTemplate *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  SpTemplate *template = sp_template_load (path, NULL, &error);

  g_assert_no_error (error);
  return template;
}

static SpTemplateMapping *
propose (Fixture *self, const SpTemplate *template)
{
  g_autoptr (GError) error = NULL;
  SpTemplateMapping *mapping =
    sp_template_dup_proposal (template, self->reader, self->options.plan, "上级的表", NULL, &error);

  g_assert_no_error (error);
  return mapping;
}

static GBytes *
fill (Fixture *self, const SpTemplate *template, const SpTemplateMapping *mapping, GPtrArray *notes)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes =
    sp_template_fill (template, self->reader, mapping, &self->options, notes, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static SpTemplate *
open_filled (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  SpTemplate *template = sp_template_open (bytes, NULL, &error);

  g_assert_no_error (error);
  return template;
}

/* ---- what is proposed ---- */

static const struct
{
  const char *grid;
  guint column;
  const char *value, *over;
} proposed[] = {
  {"统计表", 2, "title", ""},
  {"统计表", 3, "enforcement.enterprises", ""},
  {"统计表", 4, "hazard.found - hazard.major_found", ""},
  {"统计表", 5, "hazard.rectified - hazard.major_rectified", ""},
  {"统计表", 6, "hazard.rectified - hazard.major_rectified", "hazard.found - hazard.major_found"},
  {"统计表", 7, "hazard.major_found", ""},
  {"统计表", 8, "hazard.major_rectified", ""},
  {"统计表", 9, "hazard.major_rectified", "hazard.major_found"},
  {"统计表", 10, "enforcement.fines", ""},
  {"重大隐患清单", 1, "#", ""},
  {"重大隐患清单", 2, "enterprise|place", ""},
  {"重大隐患清单", 3, "township", ""},
  {"重大隐患清单", 4, "description", ""},
  {"重大隐患清单", 5, "found_on", ""},
  {"重大隐患清单", 6, "deadline", ""},
};

static guint
find_table (const SpTemplateMapping *mapping, const char *grid)
{
  for (guint i = 0; i < mapping->tables->len; i++)
    if (g_str_equal (((SpTemplateTable *)mapping->tables->pdata[i])->grid, grid))
      return i;
  g_error ("no table %s", grid);
}

static void
test_proposed (Fixture *self, gconstpointer data)
{
  g_autoptr (SpTemplate) template = load (self->form);
  g_autoptr (SpTemplateMapping) mapping = propose (self, template);
  guint list = find_table (mapping, "重大隐患清单");

  for (guint i = 0; i < G_N_ELEMENTS (proposed); i++)
    {
      guint at = find_table (mapping, proposed[i].grid);
      int column = sp_template_table_find_column (mapping->tables->pdata[at], proposed[i].column);
      const SpReportColumn *it;

      g_assert_cmpint (column, >=, 0);
      it = sp_template_mapping_get_sheet (mapping, at)->columns->pdata[column];
      g_assert_cmpstr (it->value, ==, proposed[i].value);
      g_assert_cmpstr (it->over, ==, proposed[i].over);
    }
  g_assert_cmpint (sp_template_mapping_get_sheet (mapping, 0)->rows, ==, SP_ROWS_TOWNSHIP);
  g_assert_cmpstr (sp_template_mapping_get_sheet (mapping, list)->records, ==, "hazard");
  /* Of the period, and major ones, as the title says. */
  g_assert_cmpuint (sp_template_mapping_get_sheet (mapping, list)->conditions->len, ==, 2);
  g_assert_cmpint (sp_template_table_find_column (mapping->tables->pdata[0], 1), ==, -1);
}

/* ---- figures ---- */

typedef struct
{
  const SpReportSheet *sheet;
  const SpTemplateGrid *grid;
  guint n_rows;
} Comparing;

static guint
find_row (const SpTemplateGrid *grid, const char *title)
{
  for (guint row = 5; row <= 14; row++)
    if (g_str_has_prefix (title, sp_template_grid_get_text (grid, row, 2)))
      return row;
  return 0;
}

/* Of columns that are numbers in both. */
static gboolean
compare_row (guint i, const SpReportRow *row, gpointer data)
{
  static const guint places[] = {3, 4, 5, 7, 8};
  Comparing *self = data;
  guint at = row->look == SP_REPORT_ROW_PLAIN ? find_row (self->grid, row->cells[0].text) : 0;

  if (at == 0)
    return TRUE;
  self->n_rows++;
  for (guint k = 0; k < G_N_ELEMENTS (places); k++)
    g_assert_cmpfloat (g_ascii_strtod (sp_template_grid_get_text (self->grid, at, places[k]), NULL),
                       ==, row->cells[k + 1].number);
  return TRUE;
}

/* The figures are those of a report that knows nothing of templates. */
static void
test_figures (Fixture *self, gconstpointer data)
{
  static const char json[] =
    "{\"name\":\"x\",\"title\":\"x\",\"sheets\":[{\"name\":\"x\",\"rows\":\"township\",\"empty\":"
    "true,\"columns\":[{\"value\":\"title\"},{\"value\":\"enforcement.enterprises\"},{\"value\":"
    "\"hazard.found - hazard.major_found\"},{\"value\":\"hazard.rectified - "
    "hazard.major_rectified\"},{\"value\":\"hazard.major_found\"},{\"value\":"
    "\"hazard.major_rectified\"}]}]}";
  g_autoptr (SpTemplate) template = load (self->form);
  g_autoptr (SpTemplateMapping) mapping = propose (self, template);
  g_autoptr (GBytes) bytes = fill (self, template, mapping, NULL);
  g_autoptr (SpTemplate) filled = open_filled (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpReportDefinition) definition = sp_report_definition_from_json (json, -1, &error);
  g_autoptr (SpReport) report =
    sp_report_new (self->reader, definition, &self->options, NULL, &error);
  Comparing comparing = {sp_report_get_sheet (report, 0), sp_template_get_grids (filled)->pdata[0],
                         0};

  g_assert_no_error (error);
  sp_report_sheet_foreach (comparing.sheet, self->reader, 0, G_MAXUINT, compare_row, &comparing,
                           NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (comparing.n_rows, ==, 8);
}

static const struct
{
  const char *grid;
  guint row, column;
  const char *text;
} cells[] = {
  {"统计表", 2, 1, "填报单位：示例县安全生产委员会　　统计期间：2021年"},
  {"统计表", 4, 4, "排查"},
  {"统计表", 12, 2, "青石乡"}, /* nobody knows it */
  {"统计表", 12, 4, ""},
  {"统计表", 9, 6, "/"}, /* nothing to divide by */
  {"统计表", 15, 1, "审核人：　　　填表人：　　　填报日期：2021年12月31日"},
  {"重大隐患清单", 1, 1, "重大隐患问题明细表（2021年）"},
  {"重大隐患清单", 3, 1, "1"},
  {"重大隐患清单", 3, 5, "2021-01-28"},
  {"重大隐患清单", 13, 1, "11"}, /* nine rows were put in */
  {"重大隐患清单", 13, 4, "中压管道被违章建筑占压15米"},
  {"重大隐患清单", 14, 1, "合计"},
  {"重大隐患清单", 15, 1, "注：本表由示例县安全生产委员会填报。"},
  {"重大隐患清单", 16, 1, "复核"},
  {"汇总", 2, 2, "38"},
  {"汇总", 4, 2, "2021年共排查38项，{{看不懂的标记}}。"},
};

static void
test_cells (Fixture *self, gconstpointer data)
{
  g_autoptr (SpTemplate) template = load (self->form);
  g_autoptr (SpTemplateMapping) mapping = propose (self, template);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = fill (self, template, mapping, notes);
  g_autoptr (GBytes) again = fill (self, template, mapping, NULL);
  g_autoptr (SpTemplate) filled = open_filled (bytes);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    g_assert_cmpstr (sp_template_grid_get_text (sp_template_find_grid (filled, cells[i].grid),
                                                cells[i].row, cells[i].column),
                     ==, cells[i].text);
  g_assert_true (
    sp_template_grid_get (sp_template_get_grids (filled)->pdata[0], 14, 4)->is_formula);
  g_assert_cmpuint (notes->len, ==, 3); /* 青石乡, 金坪乡, the mark */
  g_assert_nonnull (strstr (notes->pdata[0], "青石乡"));
  g_assert_nonnull (strstr (notes->pdata[1], "金坪乡"));
  g_assert_nonnull (strstr (notes->pdata[2], "看不懂的标记"));
  g_assert_true (g_bytes_equal (bytes, again));
}

/* ---- what does not change ---- */

static void
list_changed (GBytes *before, GBytes *after, GString *changed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPackage) one = sp_package_open (before, &error);
  g_autoptr (SpPackage) other = sp_package_open (after, &error);
  g_autoptr (GPtrArray) parts = sp_package_list (one);
  g_autoptr (GPtrArray) now = sp_package_list (other);

  g_assert_no_error (error);
  g_assert_cmpuint (parts->len, ==, now->len);
  for (guint i = 0; i < parts->len; i++)
    {
      g_autoptr (GBytes) a = sp_package_read (one, parts->pdata[i], &error);
      g_autoptr (GBytes) b = sp_package_read (other, parts->pdata[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (parts->pdata[i], ==, now->pdata[i]);
      if (!g_bytes_equal (a, b))
        g_string_append_printf (changed, "%s ", (char *)parts->pdata[i]);
    }
}

static void
test_untouched (Fixture *self, gconstpointer data)
{
  const char *const paths[] = {self->form, self->paper};
  static const char *const expected[] = {
    "xl/worksheets/sheet1.xml xl/worksheets/sheet2.xml xl/drawings/drawing2.xml "
    "xl/comments/comment1.xml xl/drawings/commentsdrawing1.vml xl/worksheets/sheet3.xml "
    "xl/workbook.xml ",
    "word/document.xml word/header1.xml word/footer1.xml "};

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (SpTemplate) template = load (paths[i]);
      g_autoptr (SpTemplateMapping) mapping = propose (self, template);
      g_autoptr (GBytes) bytes = fill (self, template, mapping, NULL);
      g_autoptr (GString) changed = g_string_new (NULL);

      list_changed (sp_template_get_bytes (template), bytes, changed);
      g_assert_cmpstr (changed->str, ==, expected[i]);
    }
}

/* @part of the filled form has these words. */
static const struct
{
  const char *part, *words;
} moved[] = {
  {"xl/worksheets/sheet2.xml", "<f>COUNTA(B3:B13)</f>"},
  {"xl/worksheets/sheet2.xml", "<f>D14</f>"},
  {"xl/worksheets/sheet2.xml", "<mergeCell ref=\"A15:G15\"/>"},
  {"xl/worksheets/sheet2.xml", "sqref=\"G3:G13\""},
  {"xl/worksheets/sheet2.xml", "ref=\"A15\""},
  {"xl/worksheets/sheet3.xml", "<f>重大隐患清单!D14</f>"},
  {"xl/workbook.xml", "重大隐患清单!$D$14"},
  {"xl/workbook.xml", "'重大隐患清单'!$A$1:$G$16"},
  {"xl/workbook.xml", "'统计表'!$A$1:$J$15"},
  {"xl/workbook.xml", "fullCalcOnLoad=\"1\""},
  {"xl/drawings/drawing2.xml", "<row>17</row>"},
  {"xl/comments/comment1.xml", "ref=\"A16\""},
};

static void
test_moved (Fixture *self, gconstpointer data)
{
  g_autoptr (SpTemplate) template = load (self->form);
  g_autoptr (SpTemplateMapping) mapping = propose (self, template);
  g_autoptr (GBytes) bytes = fill (self, template, mapping, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPackage) package = sp_package_open (bytes, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (moved); i++)
    {
      g_autoptr (GBytes) part = sp_package_read (package, moved[i].part, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = g_strndup (g_bytes_get_data (part, NULL), g_bytes_get_size (part));
      if (strstr (text, moved[i].words) == NULL)
        g_error ("%s has no %s", moved[i].part, moved[i].words);
    }
}

/* ---- text documents ---- */

static const struct
{
  guint table, row, column;
  const char *text;
} word_cells[] = {
  {0, 1, 3, "问题隐患"},
  {0, 2, 1, "1"},
  {0, 2, 2, "示例县青峰化工有限公司"},
  {0, 14, 1, "13"},
  {0, 15, 1, "以上由示例县安全生产委员会填报"},
  {1, 3, 1, "清溪镇"},
  {1, 3, 2, "4"},
  {1, 5, 1, "合计"},
  {1, 5, 2, "9"},
};

static void
test_word (Fixture *self, gconstpointer data)
{
  g_autoptr (SpTemplate) template = load (self->paper);
  g_autoptr (SpTemplateMapping) mapping = propose (self, template);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SpTemplate) filled = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpDocument) document = NULL;
  SpDocumentFacts facts = {0};
  const char *text;

  g_assert_true (sp_period_from_text ("2021Q3", &self->options.period));
  bytes = fill (self, template, mapping, NULL);
  filled = open_filled (bytes);
  for (guint i = 0; i < G_N_ELEMENTS (word_cells); i++)
    g_assert_cmpstr (
      sp_template_grid_get_text (sp_template_get_grids (filled)->pdata[word_cells[i].table],
                                 word_cells[i].row, word_cells[i].column),
      ==, word_cells[i].text);
  document = sp_document_read_bytes (bytes, "x.docx", &facts, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  text = sp_document_get_text (document, NULL);
  g_assert_nonnull (strstr (text, "安全生产专项行动2021年第三季度工作情况"));
  g_assert_nonnull (strstr (text, "本期共排查13项，本年累计38项，整改率115.4%；{{不认得}}。"));
  g_assert_cmpuint (sp_template_get_marks (filled)->len, ==, 1);
  sp_document_facts_clear (&facts);
}

/* ---- kept ---- */

static void
test_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (SpTemplate) template = load (self->form);
  g_autoptr (SpTemplateMapping) mapping = propose (self, template);
  g_autoptr (GBytes) before = fill (self, template, mapping, NULL);
  g_autoptr (SpTemplateMapping) kept = NULL;
  g_autoptr (SpTemplateMapping) none = NULL;
  g_autoptr (SpTemplate) again = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  int64_t id = 0;

  sp_template_keep (self->store, mapping, self->form, &id, &error);
  g_assert_no_error (error);
  again = sp_template_load_kept (self->reader, id, &kept, NULL, &error);
  g_assert_no_error (error);
  after = fill (self, again, kept, NULL);
  g_assert_true (g_bytes_equal (before, after));
  g_free (kept->definition->title);
  kept->definition->title = g_strdup ("改过的名称");
  sp_template_keep_mapping (self->store, id, kept, &error);
  g_assert_no_error (error);
  g_assert_true (sp_store_undo (self->store, &error));
  g_assert_true (sp_store_undo (self->store, &error));
  g_assert_no_error (error);
  g_assert_null (sp_template_load_kept (self->reader, id, &none, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
}

/* ---- refused ---- */

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (SpTemplate) template = load (self->form);
  g_autoptr (SpTemplate) paper = load (self->paper);
  g_autoptr (SpTemplateMapping) mapping = propose (self, template);
  g_autoptr (GBytes) bytes = fill (self, template, mapping, NULL);
  g_autofree char *other = g_build_filename (self->folder, "out.xls", NULL);
  g_autofree char *gone = g_build_filename (self->folder, "none", "out.xlsx", NULL);
  g_autofree char *link = g_build_filename (self->folder, "link.xlsx", NULL);
  const struct
  {
    const char *to, *words;
  } targets[] = {{self->form, "不能写到模板自己"},
                 {link, "不能写到模板自己"},
                 {other, "结尾"},
                 {gone, "不能写入"}};
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (self->form, link), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (GError) refusal = NULL;

      g_assert_false (sp_template_write (template, bytes, self->form, targets[i].to, &refusal));
      g_assert_nonnull (strstr (refusal->message, targets[i].words));
    }
  /* The mapping of another template. */
  g_assert_null (
    sp_template_fill (paper, self->reader, mapping, &self->options, NULL, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (
    sp_template_fill (template, self->reader, mapping, &self->options, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The sample, made once. Transfer full. */
static char *
make_sample (const char *folder)
{
  char *path = g_build_filename (folder, "sample.safetyplan", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpStore) store = sp_store_create (path, &error);

  g_assert_no_error (error);
  sp_sample_fill (store, &error);
  g_assert_no_error (error);
  sp_store_close (store, &error);
  g_assert_no_error (error);
  return path;
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *self, gconstpointer data);
  } tests[] = {{"proposed", test_proposed},   {"figures", test_figures}, {"cells", test_cells},
               {"untouched", test_untouched}, {"moved", test_moved},     {"word", test_word},
               {"kept", test_kept},           {"refused", test_refused}};
  g_autofree char *folder = g_dir_make_tmp ("sp-template-XXXXXX", NULL);
  g_autofree char *sample = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  sample = make_sample (folder);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/template/%s", tests[i].name);

      g_test_add (path, Fixture, sample, set_up, tests[i].run, tear_down);
    }
  status = g_test_run ();
  g_remove (sample);
  g_rmdir (folder);
  return status;
}
