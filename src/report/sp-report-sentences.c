/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences of drawn sheets, made from their columns: what stands between braces is a figure, as it
 * is printed or as a change in words. Figures are counted as those of any table are. */
#include "report/sp-report-figures.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const SpReportFigures *figures;
  const SpReportFigureRow *row;
} Saying;

SpReportParagraph *
sp_report_paragraph_new (const char *section, char *text, const char *sheet)
{
  SpReportParagraph *self = g_new0 (SpReportParagraph, 1);

  self->section = g_strdup (section);
  self->text = text;
  self->sheet = g_strdup (sheet != NULL ? sheet : "");
  return self;
}

void
sp_report_paragraph_free (gpointer data)
{
  SpReportParagraph *self = data;

  g_free (self->section);
  g_free (self->text);
  g_free (self->sheet);
  g_free (self);
}

/* 减少2起, 增加3.50万元, 持平 */
static char *
dup_change (double value, const char *unit)
{
  g_autofree char *number = floor (value) == value ? g_strdup_printf ("%.0f", fabs (value))
                                                   : g_strdup_printf ("%.2f", fabs (value));

  if (value == 0)
    return g_strdup (_ ("持平"));
  return g_strdup_printf (value < 0 ? _ ("减少%s%s") : _ ("增加%s%s"), number, unit);
}

/* 下降20.00%, as bulletins of accidents have it. */
static char *
dup_rise (double value, gboolean is_none)
{
  if (is_none)
    return g_strdup (_ ("基数为0，不计百分比"));
  if (value == 0)
    return g_strdup (_ ("持平"));
  return g_strdup_printf (value < 0 ? _ ("下降%.2f%%") : _ ("上升%.2f%%"), fabs (value) * 100.0);
}

static char *
dup_figure (const Saying *self, const char *name)
{
  const SpReportSheetDefinition *definition = self->figures->definition;
  g_auto (GStrv) sides = g_strsplit (name, ":", 2);
  int i = sp_report_find_key (definition, sides[0], definition->columns->len);
  SpReportCell cell = {.text = ""};

  if (i < 0) /* {期间} and the like, filled in later */
    return g_strdup_printf ("{%s}", name);
  cell.number = self->row->values[i];
  cell.is_none = self->row->is_none[i];
  if (sides[1] == NULL)
    return sp_report_cell_dup_text (sp_report_sum_kind (definition->columns->pdata[i]), &cell);
  return g_str_equal (sides[1], "%") ? dup_rise (cell.number, cell.is_none)
                                     : dup_change (cell.number, sides[1]);
}

/* Calls @func for each {name} of @text; what stands around goes to @out. FALSE: a brace is not
 * closed or @func said no. */
typedef gboolean (*NameFunc) (const char *name, GString *out, gpointer data, GError **error);

static gboolean
fill_in (const char *text, GString *out, NameFunc func, gpointer data, GError **error)
{
  const char *brace;

  for (; (brace = strchr (text, '{')) != NULL;)
    {
      const char *end = strchr (brace, '}');
      g_autofree char *name = NULL;

      g_string_append_len (out, text, brace - text);
      if (end == NULL)
        {
          g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("句子里有“{”没有“}”。"));
          return FALSE;
        }
      name = g_strndup (brace + 1, (gsize)(end - brace - 1));
      if (!func (name, out, data, error))
        return FALSE;
      text = end + 1;
    }
  g_string_append (out, text);
  return TRUE;
}

static gboolean
add_figure (const char *name, GString *out, gpointer data, GError **error)
{
  g_autofree char *figure = dup_figure (data, name);

  g_string_append (out, figure);
  return TRUE;
}

static gboolean
says_nothing (const Saying *self, const char *key)
{
  const SpReportSheetDefinition *definition = self->figures->definition;
  int i = *key != '\0' ? sp_report_find_key (definition, key, definition->columns->len) : -1;

  return i >= 0 && self->row->values[i] == 0;
}

/* Headings are numbered through: 一、二、… */
static char *
dup_section (const char *section, const GPtrArray *paragraphs)
{
  guint n = 1;

  if (*section == '\0')
    return g_strdup ("");
  for (guint i = 0; i < paragraphs->len; i++)
    n += *((const SpReportParagraph *)paragraphs->pdata[i])->section != '\0';
  return sp_quarterly_dup_heading (n, section);
}

static void
add_sentence (const Saying *self, const SpReportSentence *from, GPtrArray *paragraphs)
{
  gboolean is_other = says_nothing (self, from->unless_none);
  const char *text = is_other ? from->otherwise : from->text;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *section = NULL;

  if (*text == '\0')
    return;
  fill_in (text, out, add_figure, (gpointer)self, &error);
  g_return_if_fail (error == NULL); /* the definition was checked */
  section = dup_section (from->section, paragraphs);
  g_ptr_array_add (
    paragraphs,
    sp_report_paragraph_new (section, sp_report_fill_in (self->figures->filling->report, out->str),
                             from->sheet));
}

/* A summary begins with what the tasks are like. */
static GPtrArray *
begin_paragraphs (SpReportFilling *self, const SpReportSheetDefinition *definition)
{
  g_auto (SpQuarterly) quarterly = {0};

  if (!g_str_equal (definition->records, "overview"))
    return g_ptr_array_new_with_free_func (sp_report_paragraph_free);
  sp_quarterly_init (&quarterly, &self->report->measures, NULL, self->cancellable);
  quarterly.report = self->report;
  return sp_quarterly_list_words (&quarterly);
}

gboolean
sp_report_fill_made (SpReportFilling *self, SpReportSheet *sheet, GError **error)
{
  const SpReportSheetDefinition *definition = sheet->definition;
  g_auto (SpReportFigures) figures = {0};
  guint n = definition->columns->len;
  g_autofree double *values = g_new0 (double, n + 1);
  g_autofree gboolean *is_none = g_new0 (gboolean, n + 1);
  SpReportFigureRow row = {
    .is_total = TRUE, .span = definition->span, .values = values, .is_none = is_none};
  const Saying saying = {&figures, &row};

  sheet->texts = begin_paragraphs (self, definition);
  sp_report_figures_init (&figures, self, definition);
  if (!sp_report_figures_load (&figures, SP_ROWS_NOTHING, &self->report->period,
                               self->report->as_of, error))
    return FALSE;
  sp_report_figures_compute (&figures, &row);
  for (guint i = 0; i < definition->sentences->len; i++)
    add_sentence (&saying, definition->sentences->pdata[i], sheet->texts);
  return TRUE;
}

/* ---- checking ---- */

static gboolean
check_name (const char *name, GString *out, gpointer data, GError **error)
{
  const SpReportSheetDefinition *sheet = data;
  g_auto (GStrv) sides = g_strsplit (name, ":", 2);

  static const char *const others[] = {"期间", "单位", "计划", "基准年", NULL};

  if (g_strv_contains (others, name))
    return TRUE;
  if (*name != '\0' && sp_report_find_key (sheet, sides[0], sheet->columns->len) >= 0)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("句子用到“%s”，但没有这个代号的列。"), name);
  return FALSE;
}

gboolean
sp_report_sentence_check (const SpReportSheetDefinition *sheet,
                          const SpReportSentence *sentence,
                          GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  return fill_in (sentence->text, out, check_name, (gpointer)sheet, error) &&
         fill_in (sentence->otherwise, out, check_name, (gpointer)sheet, error) &&
         (*sentence->unless_none == '\0' ||
          check_name (sentence->unless_none, out, (gpointer)sheet, error));
}
