/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The facts of the quarterly workbook, gathered through the reader. No sheets here. */
#include "report/sp-quarterly-private.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <string.h>

static void
note_free (gpointer data)
{
  SpQuarterlyNote *note = data;

  g_free (note->done);
  g_free (note->problems);
  g_free (note->next_steps);
  g_free (note);
}

void
sp_quarterly_facts_init (SpQuarterlyFacts *self)
{
  *self = (SpQuarterlyFacts) {.rule = sp_light_rule_default};
  self->plan_title = g_strdup ("");
  self->issuer = g_strdup ("");
  self->doc_number = g_strdup ("");
  self->source_name = g_strdup ("");
  self->prepared_by = g_strdup ("");
  self->notes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, note_free);
}

void
sp_quarterly_facts_clear (SpQuarterlyFacts *self)
{
  g_clear_pointer (&self->plan_title, g_free);
  g_clear_pointer (&self->issuer, g_free);
  g_clear_pointer (&self->doc_number, g_free);
  g_clear_pointer (&self->source_name, g_free);
  g_clear_pointer (&self->prepared_by, g_free);
  g_clear_pointer (&self->notes, g_hash_table_unref);
  g_clear_object (&self->now);
  g_clear_object (&self->before);
}

/* ---- what was reported ---- */

static void
join (char **text, const char *date, const char *more)
{
  g_autofree char *old = *text;
  g_autofree char *clean = g_strstrip (g_strdup (more));

  if (clean[0] == '\0')
    *text = g_steal_pointer (&old);
  else if (old[0] == '\0')
    *text = g_strdup_printf ("%s%s", date, clean);
  else
    *text = g_strdup_printf ("%s\n%s%s", old, date, clean);
}

void
sp_quarterly_facts_add_note (SpQuarterlyFacts *self,
                             int64_t measure,
                             SpDate on,
                             const char *done,
                             const char *problems,
                             const char *next_steps)
{
  SpQuarterlyNote *note = g_hash_table_lookup (self->notes, &measure);
  SpYmd day = sp_date_to_ymd (on);
  g_autofree char *date = g_strdup_printf (_ ("（%d月%d日）"), day.month, day.day);

  if (note == NULL)
    {
      note = g_new0 (SpQuarterlyNote, 1);
      note->done = g_strdup ("");
      note->problems = g_strdup ("");
      note->next_steps = g_strdup ("");
      g_hash_table_insert (self->notes, g_memdup2 (&measure, sizeof measure), note);
    }
  join (&note->done, date, done);
  join (&note->problems, date, problems);
  join (&note->next_steps, date, next_steps);
}

const SpQuarterlyNote *
sp_quarterly_facts_find_note (const SpQuarterlyFacts *self, int64_t measure)
{
  static const SpQuarterlyNote none = {(char *)"", (char *)"", (char *)""};
  const SpQuarterlyNote *note =
    self->notes != NULL ? g_hash_table_lookup (self->notes, &measure) : NULL;

  return note != NULL ? note : &none;
}

static int
compare_reports (gconstpointer a, gconstpointer b)
{
  SpRecord *first = *(SpRecord *const *)a;
  SpRecord *second = *(SpRecord *const *)b;
  int64_t by_date = sp_record_get_integer (first, SP_PROGRESS_AS_OF) -
                    sp_record_get_integer (second, SP_PROGRESS_AS_OF);
  int64_t by_id = sp_record_get_id (first) - sp_record_get_id (second);

  return by_date != 0 ? (by_date < 0 ? -1 : 1) : (by_id < 0 ? -1 : by_id > 0);
}

static gboolean
load_notes (SpQuarterlyFacts *self, SpReader *reader, GError **error)
{
  g_autoptr (GPtrArray) reports = sp_reader_load_all (reader, &sp_progress_type, -1, 0, error);

  if (reports == NULL)
    return FALSE;
  g_ptr_array_sort (reports, compare_reports);
  for (guint i = 0; i < reports->len; i++)
    {
      SpRecord *report = g_ptr_array_index (reports, i);
      SpDate on = (SpDate)sp_record_get_integer (report, SP_PROGRESS_AS_OF);

      if (on >= self->period.first && on <= MIN (self->period.last, self->as_of))
        sp_quarterly_facts_add_note (self, sp_record_get_integer (report, SP_PROGRESS_MEASURE), on,
                                     sp_record_get_text (report, SP_PROGRESS_DONE),
                                     sp_record_get_text (report, SP_PROGRESS_PROBLEMS),
                                     sp_record_get_text (report, SP_PROGRESS_NEXT_STEPS));
    }
  return TRUE;
}

/* ---- the plan ---- */

static void
take (char **to, const char *text)
{
  g_free (*to);
  *to = g_strdup (text);
}

static gboolean
load_plan (SpQuarterlyFacts *self, SpReader *reader, int64_t plan, GError **error)
{
  g_autoptr (SpRecord) record = sp_reader_load (reader, &sp_plan_type, plan, error);
  g_autoptr (GPtrArray) sources = NULL;

  if (record == NULL)
    return FALSE;
  sources = sp_reader_load_all (reader, &sp_source_type, SP_SOURCE_PLAN, plan, error);
  if (sources == NULL)
    return FALSE;
  take (&self->plan_title, sp_record_get_text (record, SP_PLAN_TITLE));
  take (&self->issuer, sp_record_get_text (record, SP_PLAN_ISSUER));
  take (&self->doc_number, sp_record_get_text (record, SP_PLAN_DOC_NUMBER));
  take (&self->prepared_by, self->issuer);
  if (sources->len > 0)
    take (&self->source_name,
          sp_record_get_text (g_ptr_array_index (sources, sources->len - 1), SP_SOURCE_NAME));
  self->issued_on = (SpDate)sp_record_get_integer (record, SP_PLAN_ISSUED_ON);
  self->is_sample = sp_record_get_integer (record, SP_PLAN_IS_SAMPLE) != 0;
  if (sp_record_peek (record, SP_PLAN_NEAR_DAYS)->is_set)
    self->rule.near_days = (int)sp_record_get_integer (record, SP_PLAN_NEAR_DAYS);
  if (sp_record_peek (record, SP_PLAN_BEHIND_POINTS)->is_set)
    self->rule.behind_points = (int)sp_record_get_integer (record, SP_PLAN_BEHIND_POINTS);
  return TRUE;
}

static gboolean
load_doubts (SpQuarterlyFacts *self, SpReader *reader, int64_t plan, GError **error)
{
  g_autoptr (GPtrArray) doubts =
    sp_reader_load_all (reader, &sp_doubt_type, SP_DOUBT_PLAN, plan, error);

  if (doubts == NULL)
    return FALSE;
  for (guint i = 0; i < doubts->len; i++)
    self->n_open_doubts +=
      sp_record_get_integer (g_ptr_array_index (doubts, i), SP_DOUBT_STATE) == SP_DOUBT_STATE_OPEN;
  return TRUE;
}

gboolean
sp_quarterly_facts_load (SpQuarterlyFacts *self,
                         SpReader *reader,
                         const SpQuarterlyOptions *options,
                         GCancellable *cancellable,
                         GError **error)
{
  SpTaskFilter filter = {.plan = options->plan};

  self->period = options->period;
  self->as_of = options->as_of != SP_DATE_NONE ? options->as_of : options->period.last;
  if (!load_plan (self, reader, options->plan, error) ||
      !load_doubts (self, reader, options->plan, error) || !load_notes (self, reader, error))
    return FALSE;
  if (options->prepared_by != NULL)
    take (&self->prepared_by, options->prepared_by);
  filter.as_of = self->as_of;
  self->now = sp_reader_load_schedule (reader, &filter, cancellable, error);
  if (self->now == NULL)
    return FALSE;
  filter.as_of = self->period.first - 1;
  self->before = sp_reader_load_schedule (reader, &filter, cancellable, error);
  return self->before != NULL;
}

char *
sp_quarterly_facts_dup_subject (const SpQuarterlyFacts *self)
{
  static const char *const endings[] = {"实施方案", "工作方案", "行动方案", "实施计划", "行动计划",
                                        "工作计划", "实施意见", "方案",     "计划"};
  const char *title = self->plan_title[0] != '\0' ? self->plan_title : _ ("安全生产行动计划");

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (title, endings[i]) && strlen (title) > strlen (endings[i]))
      {
        const char *keep = g_str_has_prefix (endings[i], "行动") ? "行动" : "";
        g_autofree char *base = g_strndup (title, strlen (title) - strlen (endings[i]));

        return g_str_has_suffix (base, "行动") ? g_steal_pointer (&base)
                                               : g_strconcat (base, keep, NULL);
      }
  return g_strdup (title);
}
