/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sample county at work: each measure has a pace, from which come its reports, ticked deadlines
 * and extensions, period by period. Knows nothing of the document beyond the draft's records. */
#include "exchange/sp-sample-private.h"

typedef struct
{
  SpDraftMeasure *draft;
  SpPace pace;
  SpDate start, end;
  int percent;         /* last reported */
  gboolean is_monthly; /* reports each month of 2021, not only each quarter */
  gboolean is_silent;  /* nobody ever reported */
  gboolean is_extended;
} Work;

typedef struct
{
  SpWrite *write;
  SpDate as_of;
  SpDice dice;
  GHashTable *liaisons; /* unit id → name */
  guint n_extended;
} Round;

int
sp_dice_roll (SpDice *dice, int n)
{
  dice->state ^= dice->state << 13;
  dice->state ^= dice->state >> 17;
  dice->state ^= dice->state << 5;
  return (int)(dice->state % (guint32)n);
}

/* ---- paces ---- */

static SpPace
roll_pace (SpDice *dice)
{
  static const SpPace paces[] = {
    SP_PACE_EARLY,  SP_PACE_EARLY,  SP_PACE_EARLY,  SP_PACE_STEADY, SP_PACE_STEADY,
    SP_PACE_STEADY, SP_PACE_STEADY, SP_PACE_STEADY, SP_PACE_STEADY, SP_PACE_SLOW,
    SP_PACE_SLOW,   SP_PACE_SLOW,   SP_PACE_LATE,   SP_PACE_STUCK,  SP_PACE_STUCK,
  };

  return paces[sp_dice_roll (dice, G_N_ELEMENTS (paces))];
}

static gboolean
is_dated (SpRecord *deadline)
{
  int64_t kind = sp_record_get_integer (deadline, SP_DEADLINE_KIND);

  return (kind == SP_DEADLINE_BY || kind == SP_DEADLINE_WITHIN) &&
         sp_record_get_integer (deadline, SP_DEADLINE_DUE) != SP_DATE_NONE;
}

static SpDate
last_due (SpDraftMeasure *draft, SpDate otherwise)
{
  SpDate last = SP_DATE_NONE;

  for (guint i = 0; i < draft->deadlines->len; i++)
    {
      SpRecord *deadline = g_ptr_array_index (draft->deadlines, i);

      if (is_dated (deadline))
        last = MAX (last, (SpDate)sp_record_get_integer (deadline, SP_DEADLINE_DUE));
    }
  return last != SP_DATE_NONE ? last : otherwise;
}

/* What is due soon after @last keeps up with time, so that the sample shows something nearly due.
 */
static Work
plan_work (SpRecord *plan, SpDraftMeasure *draft, guint i, SpDice *dice)
{
  Work work = {.draft = draft, .pace = roll_pace (dice)};
  SpDate start = (SpDate)sp_record_get_integer (SP_RECORD (draft->measure), SP_MEASURE_START_ON);

  work.start =
    start != SP_DATE_NONE ? start : (SpDate)sp_record_get_integer (plan, SP_PLAN_FIRST_DAY);
  work.end = last_due (draft, (SpDate)sp_record_get_integer (plan, SP_PLAN_LAST_DAY));
  work.end = MAX (work.end, work.start + 30);
  if (work.end > sp_sample_day () && work.end <= sp_sample_day () + 30)
    work.pace = SP_PACE_STEADY;
  work.is_monthly = i % 3 == 1;
  work.is_silent = i % 31 == 17;
  return work;
}

/* What the work stands at on @as_of, in percent. */
static int
percent_on (const Work *work, SpDate as_of, SpDice *dice)
{
  const int jitter = sp_dice_roll (dice, 7) - 3;
  const double share = MAX (0, (double)(as_of - work->start) / (work->end - work->start));
  double done = share;

  switch (work->pace)
    {
    case SP_PACE_EARLY:
      done = share / 0.85;
      break;
    case SP_PACE_SLOW:
      done = as_of >= work->end + 110 ? 1 : MIN (share * 0.78, 0.95);
      break;
    case SP_PACE_LATE:
      done = (share - 0.35) / 0.6;
      break;
    case SP_PACE_STUCK:
      done = MIN (share * 0.5, 0.8);
      break;
    case SP_PACE_STEADY:
    default:
      break;
    }
  if (done >= 1)
    return 100;
  return CLAMP ((int)(done * 100) + jitter, 0, 98);
}

/* ---- writing ---- */

static gboolean
tick_deadline (Round *round, Work *work, SpRecord *deadline, GError **error)
{
  SpDate due = (SpDate)sp_record_get_integer (deadline, SP_DEADLINE_DUE);
  gboolean is_prompt = work->pace == SP_PACE_EARLY || work->pace == SP_PACE_STEADY;
  SpDate done = is_prompt ? due - 1 - sp_dice_roll (&round->dice, 12)
                          : due + 8 + sp_dice_roll (&round->dice, 30);

  /* What was finished before the report is ticked with it; a finished measure has no open deadline.
   */
  if (work->percent >= 100)
    done = MIN (done, round->as_of - 1 - sp_dice_roll (&round->dice, 5));
  else if (work->pace == SP_PACE_STUCK || done > round->as_of)
    return TRUE;
  sp_record_set_integer (deadline, SP_DEADLINE_DONE_ON, MAX (done, work->start));
  return sp_write_update (round->write, deadline, error);
}

static gboolean
settle_deadlines (Round *round, Work *work, GError **error)
{
  for (guint i = 0; i < work->draft->deadlines->len; i++)
    {
      SpRecord *deadline = g_ptr_array_index (work->draft->deadlines, i);
      SpDate due = (SpDate)sp_record_get_integer (deadline, SP_DEADLINE_DUE);

      if (!is_dated (deadline) ||
          sp_record_get_integer (deadline, SP_DEADLINE_DONE_ON) != SP_DATE_NONE)
        continue;
      if (work->pace == SP_PACE_STUCK && !work->is_extended && due < round->as_of &&
          sp_dice_roll (&round->dice, 2) == 0)
        {
          /* Half of what is stuck is put off, once, when its day has passed. */
          work->is_extended = TRUE;
          if (!sp_sample_extend (round->write, deadline, round->n_extended++, error))
            return FALSE;
        }
      else if ((work->percent >= 100 || due <= round->as_of + 10) &&
               !tick_deadline (round, work, deadline, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
settle_subitems (Round *round, Work *work, GError **error)
{
  GPtrArray *items = work->draft->subitems;

  for (guint i = 0; i < items->len; i++)
    {
      SpRecord *item = g_ptr_array_index (items, i);

      if (work->percent * (int)items->len < 100 * (int)(i + 1) ||
          sp_record_get_integer (item, SP_SUBITEM_DONE_ON) != SP_DATE_NONE)
        continue;
      sp_record_set_integer (item, SP_SUBITEM_DONE_ON,
                             round->as_of - 1 - sp_dice_roll (&round->dice, 20));
      if (!sp_write_update (round->write, item, error))
        return FALSE;
    }
  return TRUE;
}

/* The unit that reports: the first that leads; none where nobody does. */
static int64_t
reporting_unit (SpDraftMeasure *draft)
{
  for (guint i = 0; i < draft->units->len; i++)
    {
      SpRecord *unit = g_ptr_array_index (draft->units, i);

      if (sp_record_get_integer (unit, SP_MEASURE_UNIT_ROLE) == SP_ROLE_LEAD)
        return sp_record_get_integer (unit, SP_MEASURE_UNIT_UNIT);
    }
  return 0;
}

static gboolean
write_report (Round *round, Work *work, int percent, gboolean is_corrected, GError **error)
{
  g_autoptr (SpRecord) progress = sp_record_new (&sp_progress_type);
  int64_t unit = reporting_unit (work->draft);
  const char *reporter = g_hash_table_lookup (round->liaisons, &unit);
  SpSampleReport report = {work->draft, work->pace,   round->as_of,
                           percent,     is_corrected, work->is_extended};

  sp_record_set_integer (progress, SP_PROGRESS_MEASURE,
                         sp_record_get_id (SP_RECORD (work->draft->measure)));
  sp_record_set_integer (progress, SP_PROGRESS_UNIT, unit);
  sp_record_set_integer (progress, SP_PROGRESS_AS_OF, round->as_of);
  sp_record_set_integer (progress, SP_PROGRESS_PERCENT, percent);
  if (reporter == NULL || *reporter == '\0')
    reporter = _ ("县安委办");
  sp_record_set_text (progress, SP_PROGRESS_REPORTER, reporter);
  sp_sample_set_words (progress, &report, &round->dice);
  return sp_write_insert (round->write, progress, error);
}

static gboolean
report_work (Round *round, Work *work, GError **error)
{
  gboolean is_corrected;
  int percent;

  if (work->is_silent || work->percent >= 100 || round->as_of <= work->start)
    return TRUE;
  percent = percent_on (work, round->as_of, &round->dice);
  /* Now and then a check on the spot takes a percentage back. */
  is_corrected =
    work->pace == SP_PACE_SLOW && work->percent > 20 && sp_dice_roll (&round->dice, 8) == 0;
  if (is_corrected)
    percent = work->percent - 5;
  else
    percent = MAX (percent, work->percent);
  work->percent = percent;
  return settle_deadlines (round, work, error) && settle_subitems (round, work, error) &&
         write_report (round, work, percent, is_corrected, error);
}

static char *
dup_round_label (SpDate as_of, gboolean is_quarter)
{
  SpPeriod period = sp_period_containing (as_of, is_quarter ? SP_PERIOD_QUARTER : SP_PERIOD_MONTH);
  g_autofree char *label = sp_period_dup_label (&period);

  return g_strdup_printf (_ ("登记%s进展"), label);
}

static gboolean
run_round (SpStore *store, GArray *works, Round *round, GError **error)
{
  gboolean is_quarter = sp_date_to_ymd (round->as_of).month % 3 == 0;
  g_autofree char *label = dup_round_label (round->as_of, is_quarter);
  g_autoptr (SpWrite) write = sp_write_begin (store, SP_ACTION_EDIT, label, error);

  if (write == NULL)
    return FALSE;
  round->write = write;
  for (guint i = 0; i < works->len; i++)
    {
      Work *work = &g_array_index (works, Work, i);

      if ((is_quarter || work->is_monthly) && !report_work (round, work, error))
        return FALSE;
    }
  return sp_write_commit (write, error);
}

/* ---- the year ---- */

static GHashTable *
load_liaisons (SpStore *store, GError **error)
{
  g_autoptr (GPtrArray) units =
    sp_reader_load_all (sp_store_get_reader (store), &sp_unit_type, -1, 0, error);
  GHashTable *liaisons;

  if (units == NULL)
    return NULL;
  liaisons = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < units->len; i++)
    {
      SpRecord *unit = g_ptr_array_index (units, i);
      int64_t id = sp_record_get_id (unit);

      g_hash_table_insert (liaisons, g_memdup2 (&id, sizeof id),
                           g_strdup (sp_record_get_text (unit, SP_UNIT_LIAISON)));
    }
  return liaisons;
}

gboolean
sp_sample_write_progress (SpStore *store, SpImportDraft *draft, SpDate last, GError **error)
{
  g_autoptr (GHashTable) liaisons = load_liaisons (store, error);
  g_autoptr (GArray) works = g_array_new (FALSE, FALSE, sizeof (Work));
  GPtrArray *measures = sp_import_draft_get_measures (draft);
  Round round = {.dice = {0x5afe2020}, .liaisons = liaisons};

  if (liaisons == NULL)
    return FALSE;
  for (guint i = 0; i < measures->len; i++)
    {
      SpDraftMeasure *measure = g_ptr_array_index (measures, i);
      Work work;

      if (sp_record_get_integer (SP_RECORD (measure->measure), SP_MEASURE_KIND) != SP_BLOCK_MEASURE)
        continue;
      work = plan_work (SP_RECORD (sp_import_draft_get_plan (draft)), measure, i, &round.dice);
      g_array_append_val (works, work);
    }
  for (SpPeriod month = sp_period_containing (sp_date_from_ymd (2020, 10, 1), SP_PERIOD_MONTH);
       month.last <= last; month = sp_period_next (&month))
    {
      round.as_of = month.last;
      if (!run_round (store, works, &round, error))
        return FALSE;
    }
  return TRUE;
}
