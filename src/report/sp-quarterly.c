/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The quarterly workbook as a whole: its sheets in order, what they share. */
#include "report/sp-quarterly-private.h"

#include "base/sp-i18n.h"

/* Dark enough to be read as text on white, different enough as fills. */
const guint32 sp_quarterly_light_colours[SP_N_LIGHTS] = {
  [SP_LIGHT_DONE] = 0x5B7F6B,   [SP_LIGHT_ON_TRACK] = 0x2E8B57, [SP_LIGHT_NEAR] = 0xB8860B,
  [SP_LIGHT_BEHIND] = 0xD2590C, [SP_LIGHT_OVERDUE] = 0xC00000,
};

void
sp_quarterly_init (SpQuarterly *self,
                   const SpQuarterlyFacts *facts,
                   SpBook *book,
                   GCancellable *cancellable)
{
  g_autofree char *first = sp_date_dup_chinese (facts->period.first);
  g_autofree char *last = sp_date_dup_chinese (facts->period.last);
  g_autofree char *day = sp_date_dup_chinese (facts->as_of);

  *self = (SpQuarterly) {.facts = facts, .book = book, .cancellable = cancellable};
  self->subject = sp_quarterly_facts_dup_subject (facts);
  self->prepared = g_strdup_printf (_ ("填报单位（章）：%s"), facts->prepared_by);
  self->span = facts->as_of == facts->period.last
                 ? g_strdup_printf (_ ("统计时间：%s—%s"), first, last)
                 : g_strdup_printf (_ ("统计时间：%s—%s（数据截至%s）"), first, last, day);
  self->mark = facts->is_sample ? _ ("示例数据") : NULL;
  if (facts->now == NULL)
    return;
  self->parts = sp_sums_by_part (facts->now, facts->before, &self->total);
  self->units = sp_sums_by_unit (facts->now, facts->before);
}

void
sp_quarterly_clear (SpQuarterly *self)
{
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->prepared, g_free);
  g_clear_pointer (&self->span, g_free);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
}

const char *
sp_quarterly_get_name (const SpQuarterly *self, const char *otherwise)
{
  return self->sheet != NULL ? sp_report_sheet_get_definition (self->sheet)->name : otherwise;
}

static gboolean
is_narrowed_to (const SpReportSheetDefinition *sheet, const char *field, const char *code)
{
  for (guint i = 0; field != NULL && i < sheet->conditions->len; i++)
    {
      const SpReportCondition *condition = sheet->conditions->pdata[i];
      g_auto (GStrv) codes = g_strsplit (condition->is, ",", -1);

      if (g_str_equal (condition->field, field) &&
          g_strv_contains ((const char *const *)codes, code))
        return TRUE;
    }
  return field == NULL && sheet->conditions->len == 0;
}

const char *
sp_quarterly_find_sheet (const SpQuarterly *self,
                         SpReportRows rows,
                         const char *field,
                         const char *code)
{
  const GPtrArray *sheets =
    self->report != NULL ? sp_report_get_definition (self->report)->sheets : NULL;

  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    {
      const SpReportSheetDefinition *sheet = sheets->pdata[i];

      if (sheet->rows == rows && is_narrowed_to (sheet, field, code))
        return sheet->name;
    }
  return NULL;
}
