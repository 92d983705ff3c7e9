/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of a report on paper is no table: cover and words as an official paper has them, and the
 * charts of the chart pack in the places of the sheets that are drawn in the workbook. */
#include "base/sp-i18n.h"
#include "report/sp-official-paper.h"
#include "report/sp-report-notes.h"
#include "report/sp-report-paper-private.h"

/* ---- charts ---- */

void
sp_report_paper_free_charts (SpReportPaper *self)
{
  if (self->pack != NULL)
    sp_pack_clear (self->pack);
  g_clear_pointer (&self->pack, g_free);
  g_clear_pointer (&self->facts, sp_period_facts_free);
}

gboolean
sp_report_paper_load_charts (SpReportPaper *self,
                             const SpReport *report,
                             SpReader *reader,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (SpPlan) plan = sp_reader_load_plan (reader, error);
  SpPeriodOptions options = {.period = *sp_report_get_period (report),
                             .as_of = sp_report_get_as_of (report),
                             .prepared_by = sp_report_get_reporter (report)};

  if (plan == NULL)
    return FALSE;
  options.plan = sp_record_get_id (SP_RECORD (plan));
  self->facts = sp_period_facts_load (reader, &options, cancellable, error);
  if (self->facts == NULL)
    return FALSE;
  self->pack = g_new0 (SpPack, 1);
  sp_pack_init (self->pack, self->facts);
  return TRUE;
}

/* The chapters of the pack from @first on become parts; the pack keeps their pages. */
static void
take_chapters (SpReportPaper *self, guint first, const char *title)
{
  for (guint i = first; i < self->pack->chapters->len; i++)
    {
      const SpPackChapter *chapter = &g_array_index (self->pack->chapters, SpPackChapter, i);
      const char *name = title != NULL && i == first ? title : chapter->title;
      SpReportPart part = {.title = chapter->goes_on ? NULL : g_strdup (name),
                           .pages = chapter->pages,
                           .n_pages = chapter->n_pages,
                           .width = self->pack->paper->width,
                           .height = self->pack->paper->height,
                           .draw = chapter->draw};

      g_array_append_val (self->parts, part);
    }
}

void
sp_report_paper_add_trends (SpReportPaper *self)
{
  guint first = self->pack->chapters->len;

  sp_pack_add_indicators (self->pack);
  take_chapters (self, first, _ ("指标趋势"));
}

gboolean
sp_report_paper_add_annexes (SpReportPaper *self,
                             SpReader *reader,
                             GCancellable *cancellable,
                             GError **error)
{
  guint first = self->pack->chapters->len;

  if (!sp_pack_add_map (self->pack, reader, cancellable, error))
    return FALSE;
  sp_pack_add_accidents (self->pack);
  take_chapters (self, first, NULL);
  return TRUE;
}

/* ---- words ---- */

static guint
count_words (gpointer paper)
{
  return sp_official_paper_get_n_pages (paper);
}

static void
draw_words (gpointer paper, guint page, cairo_t *cr)
{
  sp_official_paper_draw (paper, page, cr);
}

static void
free_words (gpointer paper)
{
  sp_official_paper_free (paper);
}

static SpOfficialPaper *
begin_words (SpReportPaper *self, const char *title, const char *name)
{
  SpOfficialPaper *paper = sp_official_paper_new (title);
  SpReportPart part = {.title = g_strdup (name),
                       .pages = paper,
                       .free = free_words,
                       .width = sp_official_paper_get_width (),
                       .height = sp_official_paper_get_height (),
                       .get_n_pages = count_words,
                       .draw = draw_words};

  sp_official_paper_set_mark (paper, self->facts->is_sample ? _ ("示例数据") : NULL);
  g_array_append_val (self->parts, part);
  return paper;
}

static void
add_paragraph (SpOfficialPaper *paper, const SpReportParagraph *paragraph)
{
  if (*paragraph->section != '\0')
    sp_official_paper_add_heading (paper, 1, paragraph->section);
  sp_official_paper_add_text (paper, paragraph->text);
}

#define N_CONTENTS 4 /* number and name, twice */

/* Two sheets a row. */
static void
add_contents (SpOfficialPaper *paper, const SpReport *report)
{
  const SpOfficialColumn columns[N_CONTENTS] = {{_ ("序号"), NULL, 1, FALSE},
                                                {_ ("表名"), NULL, 5, TRUE},
                                                {_ ("序号"), NULL, 1, FALSE},
                                                {_ ("表名"), NULL, 5, TRUE}};
  const char *cells[N_CONTENTS] = {"", "", "", ""};
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);

  sp_official_paper_begin_table (paper, columns, N_CONTENTS);
  for (guint i = 0; i < sp_report_get_n_sheets (report); i++)
    {
      const SpReportSheetDefinition *sheet =
        sp_report_sheet_get_definition (sp_report_get_sheet (report, i));
      guint at = numbers->len % 2 * 2;

      if (g_str_equal (sheet->records, "cover"))
        continue;
      g_ptr_array_add (numbers, g_strdup_printf ("%u", numbers->len + 1));
      cells[at] = numbers->pdata[numbers->len - 1];
      cells[at + 1] = sheet->name;
      if (at > 0)
        sp_official_paper_add_row (paper, cells);
      if (at > 0)
        cells[0] = cells[1] = cells[2] = cells[3] = "";
    }
  if (numbers->len % 2 > 0)
    sp_official_paper_add_row (paper, cells);
}

/* What it is, of when and by whom, and what is in it. */
static void
add_cover (SpReportPaper *self, const SpReport *report, const char *name)
{
  g_autofree char *period = sp_period_dup_label (sp_report_get_period (report));
  g_autofree char *day = sp_date_dup_chinese (sp_report_get_as_of (report));
  g_autofree char *as_of = g_strdup_printf (_ ("数据截至%s"), day);
  g_autofree char *title =
    g_strdup_printf ("%s\n%s\n%s", self->facts->subject, self->title, period);
  SpOfficialPaper *paper = begin_words (self, title, name);

  sp_official_paper_add_signature (paper, sp_report_get_reporter (report), as_of);
  sp_official_paper_add_space (paper);
  sp_official_paper_add_heading (paper, 1, _ ("目录"));
  add_contents (paper, report);
}

static void
add_overview (SpReportPaper *self, const SpReportSheet *sheet, const char *name)
{
  SpOfficialPaper *paper = begin_words (self, sp_report_sheet_get_title (sheet), name);

  for (guint i = 0; i < sp_report_sheet_get_n_paragraphs (sheet); i++)
    add_paragraph (paper, sp_report_sheet_get_paragraph (sheet, i));
}

static void
add_notes (SpReportPaper *self, const SpReport *report, const char *name)
{
  g_autoptr (GPtrArray) notes = sp_report_list_notes (report);
  SpPaperTable *table = sp_paper_table_new (_ ("说　明"), SP_PAPER_PORTRAIT);

  sp_paper_table_add_column (table, _ ("项目"), 1, SP_ALIGN_CENTER);
  sp_paper_table_add_column (table, _ ("说明"), 6, SP_ALIGN_START);
  for (guint i = 0; i < notes->len; i++)
    {
      const SpReportParagraph *note = notes->pdata[i];
      const char *const cells[] = {note->section, note->text};

      sp_paper_table_add_row (table, cells);
    }
  sp_report_paper_add_table (self, table, name, notes->len);
}

static void
add_gantt (SpReportPaper *self, const char *name)
{
  guint first = self->pack->chapters->len;

  sp_pack_add_gantt (self->pack);
  take_chapters (self, first, name);
}

void
sp_report_paper_add_drawn (SpReportPaper *self, const SpReport *report, const SpReportSheet *sheet)
{
  const SpReportSheetDefinition *definition = sp_report_sheet_get_definition (sheet);

  if (g_str_equal (definition->records, "gantt"))
    add_gantt (self, definition->name);
  else if (g_str_equal (definition->records, "cover"))
    add_cover (self, report, definition->name);
  else if (g_str_equal (definition->records, "notes"))
    add_notes (self, report, definition->name);
  else
    add_overview (self, sheet, definition->name);
}
