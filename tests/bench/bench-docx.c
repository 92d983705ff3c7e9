/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-docx [pages] [rows] [runs] [printed]: a Word document of so many pages with automatic
 * numbers and tables, a workbook of so many rows of ten columns, and PDFs of so many printed pages,
 * of text and of ruled tables; made and then read; medians. */
#include "exchange/sp-docx.h"
#include "exchange/sp-pdf.h"
#include "exchange/sp-xlsx.h"

#include "package-fixture.h"
#include "pdf-fixture.h"

#include <stdlib.h>
#include <sys/resource.h>

#define PARAGRAPHS_A_PAGE 15
#define MAX_RUNS 99

typedef SpDocument *(*Reader) (GBytes *, GCancellable *, SpProgressFunc, gpointer, GError **);

static const char *const levels =
  "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt "
  "w:val='chineseCountingThousand'/><w:lvlText w:val='%1、'/></w:lvl><w:lvl w:ilvl='1'><w:start "
  "w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%2）'/></w:lvl><w:lvl "
  "w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%3.'/></w:lvl>"
  "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";

static void
append_paragraph (GString *body, guint i)
{
  static const char *const text =
    "组织开展重点行业领域风险隐患排查，建立问题清单和责任清单，明确整改措施和完成时限，";

  g_string_append_printf (body,
                          "<w:p w:rsidR=\"00AB12CD\"><w:pPr><w:pStyle "
                          "w:val=\"a\"/><w:numPr><w:ilvl w:val=\"%u\"/><w:numId "
                          "w:val=\"1\"/></w:numPr><w:spacing w:line=\"560\"/></w:pPr>",
                          i % 20 == 0  ? 0
                          : i % 5 == 0 ? 1
                                       : 2);
  for (guint run = 0; run < 2; run++)
    g_string_append_printf (
      body,
      "<w:r><w:rPr><w:rFonts w:eastAsia=\"仿宋\"/><w:sz w:val=\"32\"/></w:rPr>"
      "<w:t>%s第%u次。</w:t></w:r>",
      text, i * 2 + run);
  g_string_append (body, "</w:p>");
}

static GBytes *
make_docx (guint n_pages)
{
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < n_pages * PARAGRAPHS_A_PAGE; i++)
    {
      append_paragraph (body, i);
      if (i % 100 == 99)
        g_string_append (body,
                         "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>序号</w:t></w:r></w:p></w:tc><w:tc>"
                         "<w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc></w:tr></w:tbl>");
    }
  return package_fixture_docx (body->str, NULL, levels);
}

static GBytes *
make_xlsx (guint n_rows)
{
  g_autoptr (GString) sheet = g_string_new ("<sheetData>");
  g_autoptr (GString) shared = g_string_new (NULL);

  for (guint i = 0; i < n_rows; i++)
    {
      g_string_append_printf (sheet, "<row r=\"%u\">", i + 1);
      for (guint j = 0; j < 8; j++)
        g_string_append_printf (sheet, "<c r=\"%c%u\" t=\"s\"><v>%u</v></c>", 'A' + (int)j, i + 1,
                                i * 8 + j);
      g_string_append_printf (sheet, "<c r=\"I%u\"><v>%u</v></c><c r=\"J%u\"><v>%u.5</v></c></row>",
                              i + 1, i, i + 1, i);
      for (guint j = 0; j < 8; j++)
        g_string_append_printf (shared, "<si><t>示例县第%u项工作任务</t></si>", i * 8 + j);
    }
  g_string_append (sheet, "</sheetData>");
  return package_fixture_xlsx (sheet->str, shared->str, NULL);
}

static GBytes *
make_pdf (guint n_pages)
{
  g_autoptr (GString) text = g_string_new (NULL);
  PdfFixture *file = pdf_fixture_new ();

  for (guint i = 0; i < n_pages * 22 / 4; i++)
    g_string_append_printf (
      text,
      "%s（%u）组织开展重点行业领域风险隐患排查，建立问题清单和责任清单，明确"
      "整改措施和完成时限，2021年%u月底前完成第一轮，重大隐患按期整改率达到100%%，"
      "一般隐患当月整改，并把经验做法形成制度，报县应急管理局。",
      i > 0 ? "\n" : "", i + 1, i % 12 + 1);
  pdf_fixture_flow (file, text->str);
  return pdf_fixture_finish (file);
}

static GBytes *
make_tables (guint n_pages)
{
  PdfFixture *file = pdf_fixture_new ();

  for (guint i = 0; i < n_pages; i++)
    {
      if (i > 0)
        pdf_fixture_next_page (file);
      pdf_fixture_table (file, i * 15 + 1, 15);
    }
  return pdf_fixture_finish (file);
}

static SpDocument *
read_pdf (GBytes *bytes,
          GCancellable *cancellable,
          SpProgressFunc progress,
          gpointer user_data,
          GError **error)
{
  return sp_pdf_read (bytes, NULL, cancellable, progress, user_data, error);
}

static int
compare (const void *a, const void *b)
{
  gint64 first = *(const gint64 *)a;
  gint64 second = *(const gint64 *)b;

  return first < second ? -1 : first > second;
}

static void
measure (const char *label, GBytes *bytes, Reader reader, guint n_runs)
{
  gint64 times[MAX_RUNS];
  struct rusage usage;
  gsize length = 0;

  for (guint i = 0; i < n_runs; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (SpDocument) document = reader (bytes, NULL, NULL, NULL, &error);

      if (document == NULL)
        g_error ("%s", error->message);
      times[i] = g_get_monotonic_time () - start;
      sp_document_get_text (document, &length);
    }
  qsort (times, n_runs, sizeof times[0], compare);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%s: %.1f ms (%.1f to %.1f), file %.1f MB, text %.1f MB, peak of all %ld MB\n", label,
           (double)times[n_runs / 2] / 1000, (double)times[0] / 1000,
           (double)times[n_runs - 1] / 1000, (double)g_bytes_get_size (bytes) / 1e6,
           (double)length / 1e6, usage.ru_maxrss / 1000);
}

int
main (int argc, char **argv)
{
  guint n_pages = argc > 1 ? (guint)atoi (argv[1]) : 1000;
  guint n_rows = argc > 2 ? (guint)atoi (argv[2]) : 100000;
  guint n_runs = argc > 3 ? (guint)atoi (argv[3]) : 7;
  guint n_printed = argc > 4 ? (guint)atoi (argv[4]) : 300;
  g_autoptr (GBytes) docx = make_docx (n_pages);
  g_autoptr (GBytes) xlsx = make_xlsx (n_rows);
  g_autoptr (GBytes) pdf = make_pdf (n_printed);
  g_autoptr (GBytes) tables = make_tables (n_printed);

  n_runs = CLAMP (n_runs, 1, MAX_RUNS);
  measure ("docx", docx, sp_docx_read, n_runs);
  measure ("xlsx", xlsx, sp_xlsx_read, n_runs);
  measure ("pdf", pdf, read_pdf, n_runs);
  measure ("pdf of tables", tables, read_pdf, n_runs);
  return 0;
}
