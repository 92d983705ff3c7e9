/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 封面: what the workbook is, of when and by whom, and a list of its sheets that leads to them. */
#include "report/sp-quarterly-private.h"

#include "base/sp-i18n.h"
#include "report/sp-wrap.h"

#define LIST_EM 8.0
#define NAME_EM 44.0
#define LAST_COLUMN 2

typedef struct
{
  SpBook *book;
  guint row;
} Cover;

static void
add_line (Cover *self, const SpStyle *style, double points, const char *text)
{
  double em = (2 * LIST_EM + NAME_EM) * 21.0 / style->half_points;
  guint lines = sp_wrap_count_lines (text, em);

  sp_book_set_row (self->book, self->row, points * lines, 0);
  sp_book_merge (self->book, self->row, 0, self->row, LAST_COLUMN, text,
                 sp_book_format (self->book, style));
  self->row++;
}

static void
skip (Cover *self, double points)
{
  sp_book_set_row (self->book, self->row++, points, 0);
}

static void
add_list (Cover *self, const SpReport *report)
{
  static const SpStyle head = {.font = SP_FONT_HEI, .half_points = 28, .align = SP_ALIGN_CENTER};
  static const SpStyle number = {
    .font = SP_FONT_FANGSONG, .half_points = 24, .align = SP_ALIGN_RIGHT};
  static const SpStyle link = {
    .font = SP_FONT_FANGSONG, .half_points = 24, .flags = SP_STYLE_LINK, .colour = 0x1F4E79};

  add_line (self, &head, 30, _ ("目　录"));
  for (guint i = 0, n = 1; i < sp_report_get_n_sheets (report); i++)
    {
      const SpReportSheetDefinition *sheet =
        sp_report_sheet_get_definition (sp_report_get_sheet (report, i));
      g_autofree char *text = g_strdup_printf ("%u.", n);

      if (g_str_equal (sheet->records, "cover"))
        continue;
      sp_book_set_row (self->book, self->row, 20, 0);
      sp_book_text (self->book, self->row, 0, text, sp_book_format (self->book, &number));
      sp_book_link (self->book, self->row, 1, sheet->name, sheet->name,
                    sp_book_format (self->book, &link));
      self->row++;
      n++;
    }
}

void
sp_quarterly_add_cover (SpQuarterly *q)
{
  static const SpStyle title = {
    .font = SP_FONT_TITLE, .half_points = 52, .align = SP_ALIGN_CENTER, .flags = SP_STYLE_WRAP};
  static const SpStyle subtitle = {
    .font = SP_FONT_TITLE, .half_points = 44, .align = SP_ALIGN_CENTER};
  static const SpStyle text = {
    .font = SP_FONT_FANGSONG, .half_points = 32, .align = SP_ALIGN_CENTER, .flags = SP_STYLE_WRAP};
  Cover self = {.book = q->book};
  SpBookPage page = {
    .paper = SP_PAPER_A4, .is_portrait = TRUE, .is_one_page = TRUE, .mark = q->mark};
  g_autofree char *period = sp_period_dup_label (&q->facts->period);
  g_autofree char *day = sp_date_dup_chinese (q->facts->as_of);
  g_autofree char *as_of = g_strdup_printf (_ ("数据截至%s"), day);
  const char *word =
    q->report != NULL ? sp_report_get_definition (q->report)->title : _ ("进展情况");

  sp_book_add_sheet (q->book, sp_quarterly_get_name (q, _ ("封面")), FALSE);
  sp_book_set_column (q->book, 0, 0, LIST_EM);
  sp_book_set_column (q->book, 1, 1, NAME_EM);
  sp_book_set_column (q->book, 2, 2, LIST_EM);
  skip (&self, 60);
  add_line (&self, &title, 44, q->subject);
  add_line (&self, &title, 44, word);
  add_line (&self, &subtitle, 40, period);
  skip (&self, 40);
  add_line (&self, &text, 28, q->facts->prepared_by);
  add_line (&self, &text, 28, as_of);
  if (q->facts->is_sample)
    add_line (&self, &text, 28, _ ("（示例数据）"));
  skip (&self, 30);
  if (q->report != NULL)
    add_list (&self, q->report);
  sp_book_set_page (q->book, &page);
}
