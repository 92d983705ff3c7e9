/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpDraftItem. */
#include "app/sp-draft-item.h"
#include "base/sp-i18n.h"

struct _SpDraftItem
{
  GObject parent_instance;

  /* Owned */
  SpImportDraft *draft;

  /* Borrowed */
  SpReader *directory;

  /* State */
  guint index;
};

G_DEFINE_FINAL_TYPE (SpDraftItem, sp_draft_item, G_TYPE_OBJECT)

static void
sp_draft_item_finalize (GObject *object)
{
  g_clear_object (&SP_DRAFT_ITEM (object)->draft);
  G_OBJECT_CLASS (sp_draft_item_parent_class)->finalize (object);
}

static void
sp_draft_item_class_init (SpDraftItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_draft_item_finalize;
}

static void
sp_draft_item_init (SpDraftItem *self)
{
}

SpDraftItem *
sp_draft_item_new (SpImportDraft *draft, guint index, SpReader *directory)
{
  SpDraftItem *self = g_object_new (SP_TYPE_DRAFT_ITEM, NULL);

  self->draft = g_object_ref (draft);
  self->index = index;
  self->directory = directory;
  return self;
}

SpDraftMeasure *
sp_draft_item_get_measure (SpDraftItem *self)
{
  g_return_val_if_fail (SP_IS_DRAFT_ITEM (self), NULL);

  return g_ptr_array_index (sp_import_draft_get_measures (self->draft), self->index);
}

gboolean
sp_draft_item_is_first_of_part (SpDraftItem *self)
{
  GPtrArray *measures;
  SpDraftMeasure *before;

  g_return_val_if_fail (SP_IS_DRAFT_ITEM (self), FALSE);

  if (self->index == 0)
    return TRUE;
  measures = sp_import_draft_get_measures (self->draft);
  before = g_ptr_array_index (measures, self->index - 1);
  return before->part != sp_draft_item_get_measure (self)->part;
}

SpDate
sp_draft_item_get_first_day (SpDraftItem *self)
{
  SpRecord *plan = SP_RECORD (sp_import_draft_get_plan (self->draft));

  return (SpDate)sp_record_get_integer (plan, SP_PLAN_FIRST_DAY);
}

SpImportDraft *
sp_draft_item_get_draft (SpDraftItem *self)
{
  g_return_val_if_fail (SP_IS_DRAFT_ITEM (self), NULL);

  return self->draft;
}

guint
sp_draft_item_get_index (SpDraftItem *self)
{
  g_return_val_if_fail (SP_IS_DRAFT_ITEM (self), 0);

  return self->index;
}

void
sp_draft_item_set_index (SpDraftItem *self, guint index)
{
  g_return_if_fail (SP_IS_DRAFT_ITEM (self));

  self->index = index;
}

/* ---- words ---- */

char *
sp_draft_item_dup_part (SpDraftItem *self)
{
  GPtrArray *parts = sp_import_draft_get_parts (self->draft);
  guint index = sp_draft_item_get_measure (self)->part;
  SpRecord *part;

  if (index >= parts->len)
    return g_strdup ("");
  part = g_ptr_array_index (parts, index);
  return sp_part_dup_heading ((int)sp_record_get_integer (part, SP_PART_NUMBER),
                              sp_record_get_title (part));
}

char *
sp_draft_item_dup_unit_name (SpDraftItem *self, SpRecord *unit, gboolean *is_known)
{
  const char *printed = sp_record_get_text (unit, SP_MEASURE_UNIT_PRINTED_NAME);
  int64_t id = sp_record_get_integer (unit, SP_MEASURE_UNIT_UNIT);
  const char *decided;

  *is_known = TRUE;
  if (id != 0 && self->directory != NULL)
    {
      g_autoptr (SpRecord) record = sp_reader_load (self->directory, &sp_unit_type, id, NULL);

      if (record != NULL)
        return g_strdup (sp_record_get_title (record));
    }
  decided = sp_import_draft_get_unit_name (self->draft, printed);
  *is_known = decided != NULL;
  return g_strdup (decided != NULL ? decided : printed);
}

void
sp_draft_item_set_unit_name (SpDraftItem *self, SpRecord *unit, const char *name)
{
  int64_t id = 0;

  if (self->directory != NULL)
    id = sp_reader_find_unit (self->directory, name, sp_draft_item_get_first_day (self), NULL);
  sp_import_draft_set_unit (self->draft, self->index, unit, MAX (id, 0), name);
}

static void
append_unit (SpDraftItem *self, GString *text, SpRecord *unit)
{
  int role = (int)sp_record_get_integer (unit, SP_MEASURE_UNIT_ROLE);
  gboolean is_known = FALSE;
  g_autofree char *name = sp_draft_item_dup_unit_name (self, unit, &is_known);

  if (text->len > 0)
    g_string_append (text, "、");
  if (!is_known)
    g_string_append (text, "⚠");
  g_string_append (text, name);
  if (role != SP_ROLE_RESPONSIBLE)
    g_string_append_printf (text, _ ("（%s）"), sp_vocabulary_label (&sp_roles, role));
}

char *
sp_draft_item_dup_units (SpDraftItem *self)
{
  GPtrArray *units = sp_draft_item_get_measure (self)->units;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    append_unit (self, text, units->pdata[i]);
  return g_string_free (text, FALSE);
}

char *
sp_draft_deadline_dup_text (SpRecord *deadline)
{
  SpDate due = (SpDate)sp_record_get_integer (deadline, SP_DEADLINE_DUE);
  int recurrence = (int)sp_record_get_integer (deadline, SP_DEADLINE_RECURRENCE);

  if (due != SP_DATE_NONE)
    return sp_date_dup_iso (due);
  if (recurrence != SP_RECURRENCE_NONE)
    return g_strdup (sp_vocabulary_label (&sp_recurrences, recurrence));
  return g_strdup (sp_record_get_text (deadline, SP_DEADLINE_TEXT));
}

char *
sp_draft_target_dup_text (SpRecord *target)
{
  const char *text = sp_record_get_text (target, SP_TARGET_TEXT);

  if (*text != '\0')
    return g_strdup (text);
  return g_strdup_printf (
    "%s%g%s",
    sp_vocabulary_label (&sp_target_ops, (int)sp_record_get_integer (target, SP_TARGET_OP)),
    sp_record_get_real (target, SP_TARGET_VALUE),
    sp_record_get_text (target, SP_TARGET_MEASURED_IN));
}

static void
append_all (GString *text, GPtrArray *records, char *(*dup_text) (SpRecord *))
{
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *part = dup_text (records->pdata[i]);

      if (i > 0)
        g_string_append (text, "、");
      g_string_append (text, part);
    }
}

char *
sp_draft_item_dup_dates (SpDraftItem *self)
{
  SpDraftMeasure *measure = sp_draft_item_get_measure (self);
  GString *text = g_string_new (NULL);

  if (measure->deadlines->len > 0)
    g_string_append (text, _ ("时限 "));
  append_all (text, measure->deadlines, sp_draft_deadline_dup_text);
  if (measure->targets->len > 0)
    g_string_append (text, text->len > 0 ? _ ("；目标 ") : _ ("目标 "));
  append_all (text, measure->targets, sp_draft_target_dup_text);
  return g_string_free (text, FALSE);
}
