/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Printed lines and what becomes of them, without any file. A page of these tests holds twelve
 * characters of 16 points on a line. */
#include "exchange/sp-pdf-flow.h"

#include "exchange/sp-pdf-rules.h"

#include <string.h>

#define EM 16.0
#define LEFT 79.0
#define TOP 100.0
#define PITCH 28.0
#define HEIGHT 20.0

/* Lines from top to bottom. In front of one: blanks, one em each; ^ at the head of the page; _ at
 * its foot; ! in large type; * printed twice. Within: | a gap of three em, ~ a space that was
 * printed. An empty line is a gap; \f alone begins a page, \v one that is shifted to the right. */
typedef struct
{
  const char *name, *printed, *expected;
} Case;

typedef struct
{
  SpPdfFlow *flow;
  GArray *glyphs;
  GArray *rules;
  double left, y;
} Press;

/* ---- printing ---- */

static void
print_text (GArray *glyphs, double x, double y, double em, const char *text)
{
  gboolean is_apart = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      double width = c < 0x80 ? em / 2 : em;
      SpPdfGlyph glyph = {{x, y, x + width, y + em * HEIGHT / EM}, c, is_apart};

      is_apart = c == '~' || c == '|';
      if (c == '|')
        width = 3 * em;
      else if (c != '~')
        g_array_append_val (glyphs, glyph);
      x += width;
    }
}

static void
end_page (Press *press, double left)
{
  SpPdfPage page = {595, 842, press->glyphs, press->rules};

  sp_pdf_flow_add_page (press->flow, &page);
  g_array_set_size (press->glyphs, 0);
  g_array_set_size (press->rules, 0);
  press->left = left;
  press->y = TOP;
}

static void
print_line (Press *press, const char *line)
{
  double x = press->left;
  double y = press->y;
  double em = EM;
  gboolean is_bold = FALSE;

  for (; *line != '\0' && strchr (" ^_!*", *line) != NULL; line++)
    {
      x += *line == ' ' ? EM : 0;
      y = *line == '^' ? 40 : *line == '_' ? 780 : y;
      em = *line == '!' ? 26 : em;
      is_bold |= *line == '*';
    }
  print_text (press->glyphs, x, y, em, line);
  if (is_bold)
    print_text (press->glyphs, x + 0.4, y, em, line);
  press->y += y == press->y ? PITCH : 0;
}

static void
press_init (Press *press)
{
  press->flow = sp_pdf_flow_new ();
  press->glyphs = g_array_new (FALSE, FALSE, sizeof (SpPdfGlyph));
  press->rules = g_array_new (FALSE, FALSE, sizeof (SpPdfBox));
  press->left = LEFT;
  press->y = TOP;
}

static SpDocument *
press_finish (Press *press)
{
  SpDocument *document = sp_document_new ();

  end_page (press, LEFT);
  sp_pdf_flow_finish (press->flow, document);
  sp_pdf_flow_free (press->flow);
  g_array_unref (press->glyphs);
  g_array_unref (press->rules);
  return document;
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_auto (GStrv) lines = g_strsplit (test->printed, "\n", -1);
  g_autoptr (SpDocument) document = NULL;
  Press press;

  press_init (&press);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (strcmp (lines[i], "\f") == 0 || strcmp (lines[i], "\v") == 0)
        end_page (&press, lines[i][0] == '\v' ? LEFT + 40 : LEFT);
      else
        print_line (&press, lines[i]);
    }
  document = press_finish (&press);
  g_assert_cmpstr (sp_document_get_text (document, NULL), ==, test->expected);
}

/* ---- paragraphs ---- */

#define A "甲乙丙丁戊己庚辛壬癸子丑" /* full lines */
#define B "赤橙黄绿青蓝紫黑白灰金银"
#define C "东南西北上下左右前后里外"
#define D "春夏秋冬风霜雨雪日月山川"
#define I "仁义礼智信温良恭俭让" /* behind an indent */
#define J "高低远近长短宽窄厚薄"

#define ALL A "\n" B "\n" C "\n" D "\n"
#define MANY ALL ALL ALL ALL ALL
#define MANY_TEXT A B C D A B C D A B C D A B C D A B C D
#define NEARLY "乙丙丁戊己庚辛壬癸子1和\n丙丁戊己庚辛壬癸子丑1和\n丁戊己庚辛壬癸子丑寅1和\n"
#define NEARLY_TEXT "乙丙丁戊己庚辛壬癸子1和丙丁戊己庚辛壬癸子丑1和丁戊己庚辛壬癸子丑寅1和"

static const Case cases[] = {
  {"indent", "  " I "\n" A "\n" B "\n完。\n  " J "\n" C "\n完。", I A B "完。\n" J C "完。\n"},
  /* The last line is as long as the page is wide: only the indent tells. */
  {"full-last", "  " I "\n" A "\n" B "\n  " J "\n" C "\n完。", I A B "\n" J C "完。\n"},
  {"short-last", A "\n" B "\n完成。\n" C "\n" D "\n完。", A B "完成。\n" C D "完。\n"},
  {"gap", A "\n" B "\n" C "\n" D "\n\n" A "\n" B "\n完。", A B C D "\n" A B "完。\n"},
  {"number", A "\n" B "\n甲乙丙丁戊己庚辛壬癸子。\n1.甲乙丙丁戊己庚辛壬癸子\n完。",
   A B "甲乙丙丁戊己庚辛壬癸子。\n1.甲乙丙丁戊己庚辛壬癸子完。\n"},
  /* In the middle of a sentence a line may begin like an item. */
  {"no-number", A "\n" B "\n甲乙丙丁戊己庚辛壬癸子到\n1.5米以下。",
   A B "甲乙丙丁戊己庚辛壬癸子到1.5米以下。\n"},
  {"flush-heading", "  " I "\n" A "\n" B "\n甲乙丙丁戊己庚辛壬癸子。\n一、总体要求\n  " J "\n完。",
   I A B "甲乙丙丁戊己庚辛壬癸子。\n一、总体要求\n" J "完。\n"},
  {"size", "!示例县工作方案\n" A "\n" B "\n" C "\n完。", "示例县工作方案\n" A B C "完。\n"},
  {"hanging", A "\n" B "\n完。\n(1)~甲乙丙丁戊己庚辛壬癸\n  " I "\n  完。\n(2)~完。",
   A B "完。\n(1)甲乙丙丁戊己庚辛壬癸" I "完。\n(2)完。\n"},
  {"closing-bracket", A "\n" B "\n" C "\n甲乙丙丁戊己庚辛壬癸子\n（完）。",
   A B C "甲乙丙丁戊己庚辛壬癸子（完）。\n"},
  /* Where all lines reach the margin, one that nearly does ends its paragraph; else nothing tells.
   */
  {"stretched", MANY "甲乙丙丁戊己庚辛壬癸1。\n" A "\n完。",
   MANY_TEXT "甲乙丙丁戊己庚辛壬癸1。\n" A "完。\n"},
  {"not-stretched", MANY "甲乙丙丁戊己庚辛壬癸1。\n" NEARLY A "\n完。",
   MANY_TEXT "甲乙丙丁戊己庚辛壬癸1。" NEARLY_TEXT A "完。\n"},
  {"bold", "*一、总体要求", "一、总体要求\n"},
  {"radicals", "⼀、⽣产⻓效", "一、生产长效\n"},
  {"pieces", "1.|落实责任\n电话：|123456", "1. 落实责任\n电话： 123456\n"},
  {"latin", "use~of~PPE在2021年~底", "use of PPE在2021年底\n"},
  {"latin-join", A "\n甲乙丙丁戊己庚辛壬of丑\n甲乙丙丁戊己庚辛壬子of\nall~赤橙黄绿青蓝紫白金灰",
   A "甲乙丙丁戊己庚辛壬of丑甲乙丙丁戊己庚辛壬子of all赤橙黄绿青蓝紫白金灰\n"},
  {"digits-join", A "\n" B "\n赤橙黄绿青蓝紫黑白灰金20\n21年完成。",
   A B "赤橙黄绿青蓝紫黑白灰金2021年完成。\n"},
  {"empty", "", ""},

  /* ---- pages ---- */
  {"over-page", "  " I "\n" A "\n" B "\n\f\n" C "\n完。", I A B C "完。\n"},
  {"over-shifted-page", "  " I "\n" A "\n" B "\n" C "\n\v\n" D "\n" A "\n" B "\n完。",
   I A B C D A B "完。\n"},
  {"new-on-page", "  " I "\n" A "\n" B "\n\f\n  " J "\n完。", I A B "\n" J "完。\n"},
  {"empty-page", "  " I "\n" A "\n" B "\n\f\n\f\n" C "\n完。", I A B C "完。\n"},
  {"dashes", "  " I "\n" A "\n" B "\n_—~1~—\n\f\n" C "\n完。\n_—~2~—", I A B C "完。\n"},
  {"hyphens", "^-~1~-\n  " I "\n" A "\n" B "\n\f\n^-~2~-\n完。", I A B "完。\n"},
  {"page-of", "  " I "\n" A "\n" B "\n_第3页~共9页", I A B "\n"},
  {"slash", "  " I "\n" A "\n" B "\n_3/9", I A B "\n"},
  {"roman", "  " I "\n" A "\n" B "\n_Ⅲ", I A B "\n"},
  {"bare", "  " I "\n" A "\n" B "\n_7\n\f\n" C "\n完。\n_8", I A B C "完。\n"},
  {"alternating", "  " I "\n" A "\n" B "\n_1\n\f\n" C "\n_|||2\n\f\n完。\n_3", I A B C "完。\n"},
  /* A number that does not count on, close to the text, is text. */
  {"bare-text", A "\n" B "\n" C "\n人数\n35", A B C "人数\n35\n"},
  {"head", "^某县文件\n  " I "\n" A "\n\f\n^某县文件\n" B "\n\f\n^某县文件\n" C "\n完。",
   I A B C "完。\n"},
  {"head-and-number",
   "^某县文件\n  " I "\n" A "\n_1\n\f\n^某县文件\n" B "\n_2\n\f\n^某县文件\n" C "\n完。\n_3",
   I A B C "完。\n"},
  /* The title is no running head, though it reads like one. */
  {"head-as-title",
   "!某县文件\n" A "\n\f\n^某县文件\n" B "\n\f\n^某县文件\n" C "\n\f\n^某县文件\n" D,
   "某县文件\n" A B C D "\n"},
  /* Headings that begin pages differ, and so do annexes. */
  {"annexes", "附件1\n" A "\n完。\n\f\n附件2\n" B "\n完。\n\f\n附件3\n" C "\n完。",
   "附件1\n" A "完。\n附件2\n" B "完。\n附件3\n" C "完。\n"},
  {"heading-alone",
   "一、总体要求\n  " I "\n" A "\n完。\n\f\n二、重点任务\n  " J "\n" B "\n" C "\n完。",
   "一、总体要求\n" I A "完。\n二、重点任务\n" J B C "完。\n"},
  {"watermark", A "\n" B "\n\n\n!内部资料\n\f\n" C "\n\n\n\n!内部资料\n\f\n" D "\n\n\n\n!内部资料",
   A B C D "\n"},
};

/* ---- tables ---- */

static void
add_rule (Press *press, double x1, double y1, double x2, double y2)
{
  SpPdfBox rule = {x1, y1, MAX (x2, x1 + 0.5), MAX (y2, y1 + 0.5)};

  g_array_append_val (press->rules, rule);
}

/* Three columns and @n rows of 60 points from @top on. */
static void
print_grid (Press *press, double top, guint n)
{
  static const double columns[] = {79, 119, 239, 379};

  for (guint i = 0; i <= n; i++)
    add_rule (press, columns[0], top + 60 * i, columns[3], top + 60 * i);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_rule (press, columns[i], top, columns[i], top + 60 * n);
}

/* Texts of a row of that grid, NULL for none; | ends a line. */
static void
print_row (Press *press, double top, const char *a, const char *b, const char *c)
{
  static const double columns[] = {79, 119, 239};
  const char *const texts[] = {a, b, c};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (GStrv) lines = g_strsplit (texts[i] != NULL ? texts[i] : "", "|", -1);

      for (guint j = 0; lines[j] != NULL; j++)
        print_text (press->glyphs, columns[i] + 5, top + 6 + 22 * j, EM, lines[j]);
    }
}

static void
test_table (void)
{
  g_autoptr (SpDocument) document = NULL;
  Press press;

  press_init (&press);
  print_line (&press, "任务清单");
  print_grid (&press, 140, 3);
  print_row (&press, 140, "号", "任务", "单位");
  print_row (&press, 200, "1", "排查隐患建立台|账", "县应急局|县公安局");
  print_row (&press, 260, "2", NULL, "县水利局");
  press.y = 400;
  print_line (&press, "完。");
  document = press_finish (&press);
  g_assert_cmpuint (sp_document_get_n_tables (document), ==, 1);
  g_assert_cmpstr (sp_document_get_text (document, NULL), ==,
                   "任务清单\n号\t任务\t单位\n1\t排查隐患建立台账\t县应急局\n县公安局\n"
                   "2\t\t县水利局\n完。\n");
}

/* The head again, and a row that the page end parts. */
static void
test_table_over_pages (void)
{
  g_autoptr (SpDocument) document = NULL;
  const SpTable *table;
  Press press;

  press_init (&press);
  print_grid (&press, 140, 2);
  print_row (&press, 140, "号", "任务", "单位");
  print_row (&press, 200, "1", "排查隐患建立台", "县应急局");
  end_page (&press, LEFT);
  print_grid (&press, 100, 3);
  print_row (&press, 100, "号", "任务", "单位");
  print_row (&press, 160, NULL, "账", NULL);
  print_row (&press, 220, "2", "整改", "县水利局");
  document = press_finish (&press);
  g_assert_cmpuint (sp_document_get_n_tables (document), ==, 1);
  table = sp_document_get_table (document, 0);
  g_assert_cmpuint (table->n_rows, ==, 3);
  g_assert_cmpstr (sp_document_get_text (document, NULL), ==,
                   "号\t任务\t单位\n1\t排查隐患建立台账\t县应急局\n2\t整改\t县水利局\n");
}

/* The rule between the first two cells of the last column is left out, so is one in the head. */
static void
test_merged_cells (void)
{
  g_autoptr (SpDocument) document = NULL;
  const SpTable *table;
  const SpTableCell *cell;
  Press press;

  press_init (&press);
  print_grid (&press, 140, 3);
  add_rule (&press, 79, 200, 239, 200);
  g_array_remove_index (press.rules, 1);
  print_row (&press, 140, "1", "甲", "县应急局");
  print_row (&press, 200, "2", "乙", NULL);
  print_row (&press, 260, "3", "丙", "县水利局");
  document = press_finish (&press);
  table = sp_document_get_table (document, 0);
  g_assert_cmpuint (table->n_rows, ==, 3);
  cell = &g_array_index (table->cells, SpTableCell, 2);
  g_assert_cmpuint (cell->column, ==, 2);
  g_assert_cmpuint (cell->row_span, ==, 2);
  g_assert_cmpstr (sp_document_get_text (document, NULL), ==,
                   "1\t甲\t县应急局\n2\t乙\n3\t丙\t县水利局\n");
}

/* A frame around text and a rule below a head are no tables. */
static void
test_no_table (void)
{
  g_autoptr (SpDocument) document = NULL;
  Press press;

  press_init (&press);
  print_line (&press, "任务清单");
  add_rule (&press, 70, 90, 500, 90);
  add_rule (&press, 70, 90, 70, 200);
  add_rule (&press, 500, 90, 500, 200);
  add_rule (&press, 70, 200, 500, 200);
  add_rule (&press, 79, 60, 500, 60);
  document = press_finish (&press);
  g_assert_cmpuint (sp_document_get_n_tables (document), ==, 0);
  g_assert_cmpstr (sp_document_get_text (document, NULL), ==, "任务清单\n");
}

/* ---- columns without rules ---- */

#define N_FIELDS 4

/* A line of four columns, the second of ten characters; fields are parted by |. A line that begins
 * with < is printed from margin to margin, one with + stands half a line lower. */
static void
print_fields (Press *press, const char *line)
{
  static const double columns[N_FIELDS] = {79, 127, 303, 419};
  g_auto (GStrv) fields = g_strsplit (line, "|", N_FIELDS);

  if (line[0] == '+')
    press->y += 0.5 * PITCH;
  if (line[0] == '<')
    print_text (press->glyphs, LEFT, press->y, EM, line + 1);
  for (guint i = 0; line[0] != '<' && fields[i] != NULL; i++)
    print_text (press->glyphs, columns[i], press->y, EM, fields[i] + (fields[i][0] == '+'));
  press->y += line[0] == '+' ? 0.5 * PITCH : PITCH;
}

typedef struct
{
  const char *name, *printed;
  guint n_rows; /* of the only table; 0: all stays lines */
  const char *expected;
} ColumnCase;

#define HEAD "序号|任务|牵头单位|完成时限\n"
#define TASK "甲乙丙丁戊己庚辛壬癸"

static const ColumnCase column_cases[] = {
  {"wrapped",
   "<任务清单\n\n\n" HEAD "1|" TASK "|县应急局|2021年底\n|子丑\n2|寅卯|县公安局、县|2022年底\n||水"
   "利局\n3|辰巳||每月\n\n\n\n<完。",
   4,
   "任务清单\n序号\t任务\t牵头单位\t完成时限\n1\t" TASK "子丑\t县应急局\t2021年底\n"
   "2\t寅卯\t县公安局、县水利局\t2022年底\n3\t辰巳\t\t每月\n完。\n"},
  /* Text from margin to margin right below. */
  {"text-below", HEAD "1|" TASK "|县应急局|2021年底\n2|寅卯|县公安局|2022年底\n<" A B, 3,
   "序号\t任务\t牵头单位\t完成时限\n1\t" TASK
   "\t县应急局\t2021年底\n2\t寅卯\t县公安局\t2022年底\n" A B "\n"},
  {"page-number",
   HEAD "1|" TASK "|县应急局|每月\n|" TASK "\n2|" TASK "|县公安局|每月\n|" TASK "\n\n| —1—", 3,
   "序号\t任务\t牵头单位\t完成时限\n1\t" TASK TASK "\t县应急局\t每月\n2\t" TASK TASK
   "\t县公安局\t每月\n"},
  {"no-head", "号|事|谁|何时\n1|" TASK "|县应急局|2021年底\n2|寅卯|县公安局|2022年底", 0, NULL},
  {"head-of-other-things",
   "序号|姓名|电话|备注\n1|" TASK "|县应急局|2021年底\n2|寅卯|县公安局|2022年底", 0, NULL},
  {"head-before-text", HEAD "<" A "\n<" B "\n<" C, 0, NULL},
  {"one-row", HEAD "1|" TASK "|县应急局|2021年底", 0, NULL},
  {"numbers-do-not-count-on", HEAD "1|" TASK "|县应急局|2021年底\n3|寅卯|县公安局|2022年底", 0,
   NULL},
  {"no-numbers", HEAD "甲|" TASK "|县应急局|2021年底\n乙|寅卯|县公安局|2022年底", 0, NULL},
  {"over-a-column", HEAD "1|" TASK "子丑|县应急局|2021年底\n2|寅卯|县公安局|2022年底", 0, NULL},
  {"an-empty-column", HEAD "1|" TASK "||2021年底\n2|寅卯||2022年底", 0, NULL},
  {"too-close", HEAD "1|" TASK "|县应急局|2021年底\n|" TASK "子\n2|寅卯|县公安局|2022年底", 0,
   NULL},
  {"beside-the-columns", HEAD "1|" TASK "|县应急局|每月|备\n2|寅卯|县公安局|2022年底", 0, NULL},
  {"sum-below", HEAD "10|" TASK "|县应急局|2021年底\n11|寅卯|县公安局|2022年底\n合计", 0, NULL},
  {"number-alone", HEAD "1|" TASK "|县应急局|2021年底\n2", 0, NULL},
  {"task-below-its-number", HEAD "1|" TASK "|县应急局|2021年底\n2||县公安局|2022年底\n|寅卯", 0,
   NULL},
  /* Numbers in the middle of their rows: which line is whose cannot be told. */
  {"numbers-in-the-middle",
   HEAD "1|寅卯|县应急局|2021年底\n|" TASK "\n2|" TASK "|县公安局|2022年底\n|子丑", 0, NULL},
  {"number-between-lines",
   HEAD "|" TASK "\n+1||县应急局|2021年底\n+|子丑\n2|寅卯|县公安局|2022年底", 0, NULL},
  {"lines-before-the-first-number",
   HEAD "|" TASK "\n1|子丑|县应急局|2021年底\n2|寅卯|县公安局|2022年底", 0, NULL},
  /* The rows behind the sentence would lose their head. */
  {"goes-on-behind-text",
   HEAD "1|" TASK "|县应急局|2021年底\n2|寅卯|县公安局|2022年底\n<" A "\n3|辰|县|2023年底", 0,
   NULL},
  {"contents",
   "<序号和任务……………………1\n<一、总体要求………………2\n<二、重点任务………………3\n<三、"
   "保障措施………………4",
   0, NULL},
  {"signatures",
   "||示例县应急局|\n||2021年1月1日|\n|联系人：甲|电话：1234|\n|联系人：乙|电话：5678|", 0, NULL},
  {"two-columns-of-text", TASK "||" TASK "\n" TASK "||" TASK "\n" TASK "||" TASK, 0, NULL},
};

static void
test_columns (gconstpointer data)
{
  const ColumnCase *test = data;
  g_auto (GStrv) lines = g_strsplit (test->printed, "\n", -1);
  g_autoptr (SpDocument) document = NULL;
  Press press;

  press_init (&press);
  for (guint i = 0; lines[i] != NULL; i++)
    print_fields (&press, lines[i]);
  document = press_finish (&press);
  if (test->expected != NULL)
    g_assert_cmpstr (sp_document_get_text (document, NULL), ==, test->expected);
  g_assert_cmpuint (sp_document_get_n_tables (document), ==, test->n_rows > 0);
  if (test->n_rows > 0)
    g_assert_cmpuint (sp_document_get_table (document, 0)->n_rows, ==, test->n_rows);
}

/* The head again on the next page, where texts reach less far. */
static void
test_columns_over_pages (void)
{
  static const char *const pages[][5] = {
    {"序号|任务|牵头单位|完成时限", "1|" TASK "|县应急局|2021年底", "|子丑", "2|寅卯|县公安局|每月",
     NULL},
    {"序号|任务|牵头单位|完成时限", "3|辰|县|每月", "4|巳午|县|2022年底", NULL},
  };
  g_autoptr (SpDocument) document = NULL;
  Press press;

  press_init (&press);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (i > 0)
        end_page (&press, LEFT);
      for (guint j = 0; pages[i][j] != NULL; j++)
        print_fields (&press, pages[i][j]);
    }
  document = press_finish (&press);
  g_assert_cmpuint (sp_document_get_n_tables (document), ==, 1);
  g_assert_cmpstr (sp_document_get_text (document, NULL), ==,
                   "序号\t任务\t牵头单位\t完成时限\n1\t" TASK "子丑\t县应急局\t2021年底\n2\t寅卯"
                   "\t县公安局\t每月\n3\t辰\t县\t每月\n4\t巳午\t县\t2022年底\n");
}

/* ---- rules in a picture ---- */

#define SIDE 200

static void
test_rules (void)
{
  g_autofree guint32 *pixels = g_new (guint32, SIDE * SIDE);
  g_autoptr (GArray) rules = NULL;
  const SpPdfBox *rule;

  memset (pixels, 0xff, SIDE * SIDE * sizeof *pixels);
  for (guint i = 20; i < 180; i++)
    pixels[30 * SIDE + i] = pixels[31 * SIDE + i] = 0; /* a rule, two pixels thick */
  for (guint i = 20; i < 180; i++)
    pixels[i * SIDE + 100] = 0x808080; /* an upright one, grey */
  for (guint i = 40; i < 60; i++)
    pixels[150 * SIDE + i] = 0; /* as long as a dash */
  for (guint i = 60; i < 90; i++)
    memset (pixels + i * SIDE + 120, 0, 70 * sizeof *pixels); /* an area */
  rules = sp_pdf_rules_new ((const guint8 *)pixels, SIDE, SIDE, SIDE * sizeof *pixels);
  g_assert_cmpuint (rules->len, ==, 2);
  rule = &g_array_index (rules, SpPdfBox, 0);
  g_assert_cmpfloat (rule->x1, ==, 10);
  g_assert_cmpfloat (rule->x2, ==, 90);
  g_assert_cmpfloat (rule->y1, ==, 15);
  g_assert_cmpfloat (rule->y2, ==, 16);
  rule = &g_array_index (rules, SpPdfBox, 1);
  g_assert_cmpfloat (rule->x1, ==, 50);
  g_assert_cmpfloat (rule->y2, ==, 90);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/pdf-flow/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/exchange/pdf-flow/table", test_table);
  g_test_add_func ("/exchange/pdf-flow/table-over-pages", test_table_over_pages);
  g_test_add_func ("/exchange/pdf-flow/merged-cells", test_merged_cells);
  g_test_add_func ("/exchange/pdf-flow/no-table", test_no_table);
  for (guint i = 0; i < G_N_ELEMENTS (column_cases); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/exchange/pdf-flow/columns/%s", column_cases[i].name);

      g_test_add_data_func (path, &column_cases[i], test_columns);
    }
  g_test_add_func ("/exchange/pdf-flow/columns-over-pages", test_columns_over_pages);
  g_test_add_func ("/exchange/pdf-flow/rules", test_rules);
  return g_test_run ();
}
