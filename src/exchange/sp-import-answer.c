/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an answer to a doubt changes in the draft: units of a name, the day of a deadline. */
#include "exchange/sp-import-private.h"

#include "base/sp-text.h"
#include <string.h>

static void
apply_to_units (SpImportDraft *self, const char *printed)
{
  const char *name = sp_import_draft_get_unit_name (self, printed);
  const SpUnitEntry *entry = name ? sp_unit_book_find (self->book, name) : NULL;

  for (guint i = 0; i < self->measures->len; i++)
    {
      SpDraftMeasure *draft = g_ptr_array_index (self->measures, i);

      for (guint j = 0; j < draft->units->len; j++)
        {
          SpRecord *unit = g_ptr_array_index (draft->units, j);
          g_autofree char *key =
            sp_text_squash (sp_record_get_text (unit, SP_MEASURE_UNIT_PRINTED_NAME));

          if (strcmp (key, printed) == 0)
            sp_record_set_integer (unit, SP_MEASURE_UNIT_UNIT, entry ? entry->id : 0);
        }
    }
}

static void
apply_to_dates (SpDraftDoubt *fact, SpDate answer)
{
  for (guint i = 0; i < fact->dates->len; i++)
    {
      SpDate due = answer != SP_DATE_NONE ? answer : g_array_index (fact->read_due, SpDate, i);

      sp_record_set_integer (g_ptr_array_index (fact->dates, i), SP_DEADLINE_DUE, due);
    }
}

void
sp_import_apply_answer (SpImportDraft *self, SpDraftDoubt *fact)
{
  SpRecord *record = SP_RECORD (fact->record);
  SpDoubtState state = (SpDoubtState)sp_record_get_integer (record, SP_DOUBT_STATE);
  gboolean is_decided = state == SP_DOUBT_STATE_ACCEPTED || state == SP_DOUBT_STATE_CHANGED;
  g_autofree char *answer = sp_text_trim (sp_record_get_text (record, SP_DOUBT_ANSWER));

  if (fact->printed != NULL)
    {
      const SpUnitEntry *entry = is_decided ? sp_unit_book_find (self->book, answer) : NULL;

      if (is_decided && *answer)
        g_hash_table_insert (self->decisions, g_strdup (fact->printed),
                             g_strdup (entry ? entry->unit : answer));
      else
        g_hash_table_remove (self->decisions, fact->printed);
      apply_to_units (self, fact->printed);
    }
  if (fact->dates != NULL)
    apply_to_dates (fact,
                    state == SP_DOUBT_STATE_CHANGED ? sp_date_from_text (answer) : SP_DATE_NONE);
}
