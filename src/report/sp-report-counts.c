/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Quantities of what runs between two reports: indicators by how they stand, duties by what became
 * of them. Only of everything: neither belongs to a township or an industry. */
#include "report/sp-report-facts.h"

#include "base/sp-i18n.h"
#include "report/sp-report-quantity.h"
#include "store/sp-reader-running.h"

#define ALL (-1)

static const SpWord indicator_words[] = {
  {ALL, "total", N_ ("指标")},
  {SP_INDICATOR_REACHED, "reached", N_ ("已达到的指标")},
  {SP_INDICATOR_ON_PATH, "on_path", N_ ("按序时推进的指标")},
  {SP_INDICATOR_OFF_PATH, "off_path", N_ ("慢于序时的指标")},
  {SP_INDICATOR_MISSED, "missed", N_ ("未按期达到的指标")},
  {SP_INDICATOR_UNKNOWN, "unknown", N_ ("没有数据的指标")},
};
const SpVocabulary sp_report_indicator_quantities = {"indicator-quantity", indicator_words,
                                                     G_N_ELEMENTS (indicator_words)};

static const SpWord duty_words[] = {
  {ALL, "due", N_ ("应办的会议和报告")},
  {SP_DUTY_STATE_DONE, "done", N_ ("已办的会议和报告")},
  {SP_DUTY_STATE_OVERDUE, "overdue", N_ ("逾期的会议和报告")},
  {SP_DUTY_STATE_CANCELLED, "cancelled", N_ ("不办的会议和报告")},
};
const SpVocabulary sp_report_duty_quantities = {"duty-quantity", duty_words,
                                                G_N_ELEMENTS (duty_words)};

static void
put (SpReportSlot *slot, double value)
{
  slot->total = value;
  sp_report_slot_add (slot, 0, value);
}

static guint
count_indicators (const GPtrArray *standings, int status)
{
  guint n = 0;

  for (guint i = 0; i < standings->len; i++)
    n += status == ALL ||
         (int)((const SpIndicatorStanding *)standings->pdata[i])->state.status == status;
  return n;
}

gboolean
sp_report_load_indicators (SpReportFacts *self, const GPtrArray *slots, GError **error)
{
  const SpReportSlot *model = slots->pdata[0];
  g_autoptr (GPtrArray) standings =
    sp_reader_load_indicators (self->reader, self->plan, model->as_of, error);

  for (guint i = 0; standings != NULL && i < slots->len; i++)
    {
      SpReportSlot *slot = slots->pdata[i];

      put (slot, count_indicators (
                   standings,
                   sp_vocabulary_find_code (&sp_report_indicator_quantities, slot->name)->value));
    }
  return standings != NULL;
}

/* Occurrences that were due within the slot's days, of duties that its filter lets through. */
static guint
count_duties (const GPtrArray *calendars, const SpReportSlot *slot, int64_t kinds)
{
  int state = sp_vocabulary_find_code (&sp_report_duty_quantities, slot->name)->value;
  guint n = 0;

  for (guint i = 0; i < calendars->len; i++)
    {
      const SpDutyCalendar *calendar = calendars->pdata[i];
      int64_t kind = sp_record_get_integer (SP_RECORD (calendar->duty), SP_DUTY_KIND);

      if (kinds != 0 && !(kinds >> kind & 1))
        continue;
      for (guint k = 0; k < calendar->days->len; k++)
        {
          const SpDutyDay *day = &g_array_index (calendar->days, SpDutyDay, k);

          n += day->due >= slot->days.first && day->due <= slot->days.last &&
               (state == ALL || (int)day->state == state);
        }
    }
  return n;
}

gboolean
sp_report_load_duties (SpReportFacts *self, const GPtrArray *slots, GError **error)
{
  const SpReportSlot *model = slots->pdata[0];
  g_autoptr (GArray) conditions = g_array_new (FALSE, FALSE, sizeof (SpCondition));
  g_autoptr (GPtrArray) calendars = NULL;
  int64_t kinds = 0;

  if (!sp_report_filter_parse (&sp_duty_type, model->filter, conditions, error))
    return FALSE;
  for (guint i = 0; i < conditions->len; i++)
    if (g_array_index (conditions, SpCondition, i).field == SP_DUTY_KIND)
      kinds = g_array_index (conditions, SpCondition, i).only;
  calendars = sp_reader_load_duties (self->reader, self->plan, model->as_of, error);
  for (guint i = 0; calendars != NULL && i < slots->len; i++)
    put (slots->pdata[i], count_duties (calendars, slots->pdata[i], kinds));
  return calendars != NULL;
}
