/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The facts of the quarterly workbook, kept and put into words. Knows no store and no sheets. */
#include "report/sp-quarterly-private.h"

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
  g_clear_pointer (&self->corrections, g_ptr_array_unref);
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
                             const char *who,
                             const char *done,
                             const char *problems,
                             const char *next_steps)
{
  SpQuarterlyNote *note = g_hash_table_lookup (self->notes, &measure);
  SpYmd day = sp_date_to_ymd (on);
  g_autofree char *date =
    g_strdup_printf (_ ("（%d月%d日%s%s）"), day.month, day.day, who[0] != '\0' ? " " : "", who);

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

char *
sp_quarterly_facts_dup_subject (const SpQuarterlyFacts *self)
{
  static const char *const endings[] = {"实施方案", "工作方案", "行动方案", "实施计划", "行动计划",
                                        "工作计划", "实施意见", "方案",     "计划"};
  g_autofree char *title =
    g_strdup (self->plan_title[0] != '\0' ? self->plan_title : _ ("安全生产行动"));
  char *bracket = NULL;

  /* （试行）, （2020—2022年） at the end */
  while (g_str_has_suffix (title, "）") && (bracket = g_utf8_strrchr (title, -1, 0xFF08)) != NULL &&
         bracket > title)
    *bracket = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (title, endings[i]) && strlen (title) > strlen (endings[i]))
      {
        const char *keep = g_str_has_prefix (endings[i], "行动") ? "行动" : "";
        g_autofree char *base = g_strndup (title, strlen (title) - strlen (endings[i]));

        return g_str_has_suffix (base, "行动") ? g_steal_pointer (&base)
                                               : g_strconcat (base, keep, NULL);
      }
  return g_steal_pointer (&title);
}
