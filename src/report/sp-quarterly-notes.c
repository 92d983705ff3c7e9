/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 说明: as of when, from what, and how each figure is computed, so that a reader can check them. */
#include "report/sp-report-private.h"

#include "base/sp-i18n.h"
#include "report/sp-report-notes.h"
#include "report/sp-wrap.h"
#include "store/sp-corrections.h"

#define HEAD_EM 12.0
#define TEXT_EM 66.0

static void
add_line (GPtrArray *notes, const char *head, const char *text)
{
  g_ptr_array_add (notes, sp_report_paragraph_new (head, g_strdup (text), NULL));
}

static char *
dup_source (const SpQuarterlyFacts *facts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *issued = sp_date_dup_chinese (facts->issued_on);

  g_string_printf (text, _ ("《%s》"), facts->plan_title);
  if (facts->doc_number[0] != '\0')
    g_string_append_printf (text, "（%s）", facts->doc_number);
  if (facts->issuer[0] != '\0' || issued[0] != '\0')
    g_string_append_printf (text, _ ("，%s%s印发"), facts->issuer, issued);
  if (facts->source_name[0] != '\0')
    g_string_append_printf (text, _ ("，由文件“%s”导入"), facts->source_name);
  g_string_append (text, "。");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_basis (const SpQuarterly *q, GPtrArray *notes)
{
  const SpQuarterlyFacts *facts = q->facts;
  g_autofree char *day = sp_date_dup_chinese (facts->as_of);
  g_autofree char *before = sp_date_dup_chinese (facts->period.first - 1);
  g_autofree char *first = sp_date_dup_chinese (facts->period.first);
  g_autofree char *last = sp_date_dup_chinese (facts->period.last);
  g_autofree char *as_of = g_strdup_printf (
    _ ("统计期间为%s至%s；本期末的数据截至%s，上期末为%s。统计日期之后补报或更正的、"
       "属于统计日期以前的内容，重新生成时会计入，故同一期间的报表可能因更正而不同。"),
    first, last, day, before);
  g_autofree char *source = dup_source (facts);
  g_autofree char *doubts =
    facts->n_open_doubts > 0
      ? g_strdup_printf (_ ("原文核对中还有%u处疑问未处理，涉及的单位、时限可能有出入。"),
                         facts->n_open_doubts)
      : g_strdup (_ ("原文核对没有未处理的疑问。"));

  add_line (notes, _ ("统计口径"), as_of);
  add_line (notes, _ ("计划来源"), source);
  add_line (notes, _ ("原文核对"), doubts);
  if (facts->is_sample)
    add_line (notes, _ ("示例"), _ ("本工作簿由程序自带的示例数据生成，不是真实的工作情况。"));
}

static void
add_rules (const SpQuarterly *q, GPtrArray *notes)
{
  const SpLightRule *rule = &q->facts->rule;
  g_autofree char *near =
    g_strdup_printf (_ ("▲ 临期：未完成，最近一个时限在%d天以内，且没有滞后。"), rule->near_days);
  g_autofree char *behind = g_strdup_printf (
    _ ("◆ 滞后：未逾期，但上报进度比序时进度慢%d个百分点以上（含）。"), rule->behind_points);
  g_autofree char *lights = g_strdup_printf (
    _ ("✓ 完成：上报进度达到100%%。\n■ 逾期：时限已过而未完成，天数从时限次日算起。\n"
       "%s\n%s\n● 正常：以上各种情况之外。一项任务只计一种状态，取最重的一种。"),
    behind, near);

  add_line (notes, _ ("任务状态"), lights);
  add_line (notes, _ ("进度"),
            _ ("取统计日期以前（含当日）牵头单位最近一次上报的百分比；牵头单位没有上报的，"
               "取其他责任单位各自最近一次上报的平均数，其中未上报的按0计；从未上报的任务按0计。"
               "平均进度是各项任务的算术平均。"));
  add_line (notes, _ ("序时进度"),
            _ ("从任务开始日到最后时限按日历天数均匀推算，到统计日期应达到的百分比；"
               "没有时限的任务推算到计划结束日。"));
  add_line (notes, _ ("完成率"), _ ("已完成的任务数÷任务总数，保留一位小数；分母为0时以“/”表示。"));
  add_line (notes, _ ("本季度新完成"),
            _ ("本期末已完成、上期末（统计期间第一天的前一日）尚未完成的任务数。"));
  add_line (
    notes, _ ("完成时限"),
    _ ("有几个时限的任务，列最早的未完成时限；都已完成的列最后一个时限；文件没有规定时限的，"
       "以计划结束日为准。"));
  add_line (notes, _ ("牵头单位"),
            _ ("以文件中的责任条款为准；没有写明牵头的，以排在第一位的责任单位作为牵头单位。"
               "几个单位共同牵头的，按单位汇总时各计一次。"));
}

/* What was entered after the period that speaks of it. */
static void
add_corrections (const SpQuarterly *q, GPtrArray *notes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; q->facts->corrections != NULL && i < q->facts->corrections->len; i++)
    {
      const SpCorrections *of = q->facts->corrections->pdata[i];

      g_string_append_printf (text, _ ("%s%s%u条"), n++ > 0 ? "、" : "", _ (of->type->label),
                              of->n_records);
    }
  if (n == 0)
    g_string_assign (text, _ ("统计期末以后没有补录或更正统计日期以前的内容。"));
  else
    {
      g_string_prepend (text,
                        _ ("统计期末以后补录或更正的、属于统计日期以前的内容，本工作簿已计入："));
      g_string_append (text, _ ("。最近的有："));
      for (guint i = 0; i < q->facts->corrections->len; i++)
        {
          const SpCorrections *of = q->facts->corrections->pdata[i];

          for (guint k = 0; k < of->lines->len; k++)
            g_string_append_printf (text, "\n%s", (const char *)of->lines->pdata[k]);
        }
    }
  add_line (notes, _ ("补录更正"), text->str);
}

#define MOST_FAULTS 40

static void
add_faults (const SpQuarterly *q, GPtrArray *notes)
{
  const GPtrArray *faults = sp_report_get_faults (q->report);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (faults->len, MOST_FAULTS); i++)
    {
      const SpReportFault *fault = faults->pdata[i];
      const SpReportSheetDefinition *sheet =
        sp_report_sheet_get_definition (sp_report_get_sheet (q->report, fault->sheet));

      g_string_append_printf (text, _ ("%s“%s”%s"), i > 0 ? "\n" : "", sheet->name, fault->words);
    }
  if (faults->len > MOST_FAULTS)
    g_string_append_printf (text, _ ("\n另有%u处，请在程序中查看。"), faults->len - MOST_FAULTS);
  if (faults->len == 0)
    g_string_assign (text, _ ("各表数据校核没有发现不符。"));
  add_line (notes, _ ("数据校核"), text->str);
}

static GPtrArray *
list_notes (const SpQuarterly *q)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (sp_report_paragraph_free);

  add_basis (q, notes);
  if (q->report != NULL)
    {
      add_corrections (q, notes);
      add_faults (q, notes);
    }
  add_rules (q, notes);
  return notes;
}

GPtrArray *
sp_report_list_notes (const SpReport *self)
{
  g_auto (SpQuarterly) quarterly = {0};

  sp_quarterly_init (&quarterly, &self->measures, NULL, NULL);
  quarterly.report = self;
  return list_notes (&quarterly);
}

/* ---- the sheet ---- */

static void
write_line (SpBook *book, guint row, const SpReportParagraph *note)
{
  static const SpStyle head_style = {.font = SP_FONT_HEI,
                                     .half_points = 24,
                                     .align = SP_ALIGN_CENTER,
                                     .edges = SP_EDGE_ALL,
                                     .flags = SP_STYLE_WRAP,
                                     .fill = 0xDCE6F1};
  static const SpStyle text_style = {
    .font = SP_FONT_FANGSONG, .half_points = 24, .edges = SP_EDGE_ALL, .flags = SP_STYLE_WRAP};
  guint lines = sp_wrap_count_lines (note->text, TEXT_EM * 10.5 / 12.0);

  sp_book_set_row (book, row, lines * 18.0 + 7.0, 0);
  sp_book_text (book, row, 0, note->section, sp_book_format (book, &head_style));
  sp_book_text (book, row, 1, note->text, sp_book_format (book, &text_style));
}

/* What is true of a workbook alone. */
static void
add_about_book (const SpQuarterly *q, guint n_cut, GPtrArray *notes)
{
  if (n_cut > 0)
    {
      g_autofree char *text = g_strdup_printf (
        _ ("有%u个单元格的内容超过32767字的上限，末尾已注明截短，全文请在程序中查看。"), n_cut);

      add_line (notes, _ ("截短的内容"), text);
    }
  add_line (notes, _ ("打印"),
            _ ("各表已按一页宽设置，表头逐页重复。内容特别多的行受行高上限限制，可在单元格"
               "中查看全文；超过单元格上限（32767字）的内容在下一行接着写。"));
}

void
sp_quarterly_add_notes (SpQuarterly *q)
{
  SpSheetSpec spec = {.title = _ ("说　明"), .left = q->prepared};
  SpBookPage page = {.paper = SP_PAPER_A4, .mark = q->mark};
  g_autoptr (GPtrArray) notes = list_notes (q);
  guint row;

  add_about_book (q, sp_book_get_n_cut (q->book), notes);
  sp_book_add_sheet (q->book, sp_quarterly_get_name (q, _ ("说明")), FALSE);
  sp_book_set_column (q->book, 0, 0, HEAD_EM);
  sp_book_set_column (q->book, 1, 1, TEXT_EM);
  row = sp_sheet_write_title (q->book, &spec, 1);
  for (guint i = 0; i < notes->len; i++)
    write_line (q->book, row++, notes->pdata[i]);
  sp_book_set_page (q->book, &page);
}
