/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Quantities by name: taken apart, noted once each, handed to their sources in groups. */
#include "report/sp-report-facts.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "report/sp-report-quantity.h"

#include <string.h>

static void
slot_free (gpointer data)
{
  SpReportSlot *self = data;

  g_free (self->source);
  g_free (self->name);
  g_free (self->filter);
  g_hash_table_unref (self->values);
  g_free (self);
}

void
sp_report_facts_init (SpReportFacts *self,
                      SpReader *reader,
                      SpReportRows rows,
                      GCancellable *cancellable)
{
  *self = (SpReportFacts) {.reader = reader, .rows = rows, .cancellable = cancellable};
  self->slots = g_ptr_array_new_with_free_func (slot_free);
  self->schedules = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

void
sp_report_facts_clear (SpReportFacts *self)
{
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_clear_pointer (&self->categories, g_hash_table_unref);
  g_clear_pointer (&self->schedules, g_hash_table_unref);
  g_clear_pointer (&self->township_sums, g_hash_table_unref);
}

static int
find_slot (const SpReportFacts *self, const SpReportName *name, SpReportSpan span)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      const SpReportSlot *slot = self->slots->pdata[i];

      if (slot->span == span && g_str_equal (slot->source, name->source) &&
          g_str_equal (slot->name, name->name) && g_str_equal (slot->filter, name->filter))
        return (int)i;
    }
  return -1;
}

int
sp_report_facts_want (SpReportFacts *self, const char *text, SpReportSpan span, GError **error)
{
  g_auto (SpReportName) name = {0};
  SpReportSlot *slot;
  int found;

  if (!sp_report_quantity_check (text, self->rows, error))
    return -1;
  sp_report_name_parse (text, &name);
  found = find_slot (self, &name, span);
  if (found >= 0)
    return found;
  slot = g_new0 (SpReportSlot, 1);
  slot->source = g_steal_pointer (&name.source);
  slot->name = g_steal_pointer (&name.name);
  slot->filter = g_steal_pointer (&name.filter);
  slot->values = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  slot->span = span;
  slot->days = sp_report_span_get_days (span, &self->period, self->plan_first, self->base_year);
  slot->as_of = sp_report_span_get_as_of (span, &slot->days, self->as_of);
  g_ptr_array_add (self->slots, slot);
  return (int)self->slots->len - 1;
}

/* ---- reading ---- */

/* The slots from @first on that one pass can fill with it. */
static GPtrArray *
list_pass (const SpReportFacts *self, guint first, gboolean *is_filled)
{
  GPtrArray *slots = g_ptr_array_new ();
  const SpReportSlot *model = self->slots->pdata[first];

  for (guint i = first; i < self->slots->len; i++)
    {
      const SpReportSlot *slot = self->slots->pdata[i];

      if (!is_filled[i] && g_str_equal (slot->source, model->source) &&
          g_str_equal (slot->filter, model->filter) && slot->as_of == model->as_of)
        {
          g_ptr_array_add (slots, self->slots->pdata[i]);
          is_filled[i] = TRUE;
        }
    }
  return slots;
}

gboolean
sp_report_facts_load (SpReportFacts *self, GError **error)
{
  g_autofree gboolean *is_filled = g_new0 (gboolean, self->slots->len + 1);

  for (guint i = 0; i < self->slots->len; i++)
    if (!is_filled[i])
      {
        const SpReportSlot *slot = self->slots->pdata[i];
        g_autoptr (GPtrArray) pass = list_pass (self, i, is_filled);

        if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
            !sp_report_source_find (slot->source) (self, pass, error))
          return FALSE;
      }
  return TRUE;
}

void
sp_report_slot_add (SpReportSlot *self, int64_t key, double value)
{
  double *at = g_hash_table_lookup (self->values, &key);

  if (value == 0)
    return;
  if (at == NULL)
    {
      at = g_new0 (double, 1);
      g_hash_table_insert (self->values, g_memdup2 (&key, sizeof key), at);
    }
  *at += value;
}

double
sp_report_facts_get (const SpReportFacts *self, guint slot, int64_t key)
{
  const SpReportSlot *at = self->slots->pdata[slot];
  const double *value = g_hash_table_lookup (at->values, &key);

  return value != NULL ? *value : 0;
}

double
sp_report_facts_get_total (const SpReportFacts *self, guint slot)
{
  return ((const SpReportSlot *)self->slots->pdata[slot])->total;
}

SpSchedule *
sp_report_facts_get_schedule (SpReportFacts *self, SpDate day, GError **error)
{
  SpSchedule *schedule = g_hash_table_lookup (self->schedules, GINT_TO_POINTER (day));
  SpTaskFilter filter = {.plan = self->plan, .as_of = day};

  if (schedule != NULL)
    return schedule;
  schedule = sp_reader_load_schedule (self->reader, &filter, self->cancellable, error);
  if (schedule != NULL)
    g_hash_table_insert (self->schedules, GINT_TO_POINTER (day), schedule);
  return schedule;
}

/* ---- filters ---- */

static gboolean
add_word (const SpField *field, const char *code, int64_t *only, GError **error)
{
  const SpWord *word;

  if (field->type == SP_TYPE_BOOLEAN)
    {
      *only |= 1 << (g_str_equal (code, "yes") ? 1 : 0);
      return g_str_equal (code, "yes") || g_str_equal (code, "no") ||
             (g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("“%s”只能是 yes 或 no。"),
                           _ (field->label)),
              FALSE);
    }
  word = sp_vocabulary_find_code (field->choices, code);
  if (word == NULL)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("“%s”没有“%s”这个取值。"),
                   _ (field->label), code);
      return FALSE;
    }
  *only |= (int64_t)1 << word->value;
  return TRUE;
}

static gboolean
add_filter (const SpRecordType *type, const char *text, GArray *conditions, GError **error)
{
  g_auto (GStrv) sides = g_strsplit (text, "=", 2);
  g_auto (GStrv) codes = sides[1] != NULL ? g_strsplit (sides[1], "|", -1) : NULL;
  int field = sp_record_type_field (type, sides[0]);
  SpCondition condition = {.field = (guint)field};

  if (field < 0 || codes == NULL ||
      (type->fields[field].type != SP_TYPE_CHOICE && type->fields[field].type != SP_TYPE_BOOLEAN))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("%s不能按“%s”筛选。"), _ (type->label),
                   text);
      return FALSE;
    }
  for (guint i = 0; codes[i] != NULL; i++)
    if (!add_word (&type->fields[field], codes[i], &condition.only, error))
      return FALSE;
  g_array_append_val (conditions, condition);
  return TRUE;
}

gboolean
sp_report_filter_parse (const SpRecordType *type,
                        const char *filter,
                        GArray *conditions,
                        GError **error)
{
  g_auto (GStrv) parts = g_strsplit (filter, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] != '\0' && !add_filter (type, parts[i], conditions, error))
        return FALSE;
    }
  return TRUE;
}

static void
append_words (GString *words, const SpField *field, const char *codes)
{
  g_auto (GStrv) split = g_strsplit (codes, "|", -1);

  for (guint i = 0; split[i] != NULL; i++)
    {
      const SpWord *word =
        field->type == SP_TYPE_CHOICE ? sp_vocabulary_find_code (field->choices, split[i]) : NULL;

      g_string_append (words, i > 0 ? _ ("、") : words->len > 0 ? _ ("，") : "");
      if (word != NULL)
        g_string_append (words, _ (word->label));
      else
        g_string_append_printf (words, "%s%s", g_str_equal (split[i], "no") ? _ ("非") : "",
                                _ (field->label));
    }
}

char *
sp_report_filter_dup_words (const SpRecordType *type, const char *filter)
{
  g_auto (GStrv) parts = g_strsplit (filter, ",", -1);
  GString *words = g_string_new (NULL);

  for (guint i = 0; type != NULL && parts[i] != NULL; i++)
    {
      g_auto (GStrv) sides = g_strsplit (g_strstrip (parts[i]), "=", 2);
      int field = sides[0] != NULL ? sp_record_type_field (type, sides[0]) : -1;

      if (field >= 0 && sides[1] != NULL)
        append_words (words, &type->fields[field], sides[1]);
    }
  return g_string_free (words, FALSE);
}
