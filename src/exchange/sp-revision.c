/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRevision: the object, its rows and a person's choices. Loading, comparing and applying stand in
 * files of their own. */
#include "exchange/sp-revision-private.h"

#include "base/sp-grams.h"
#include "base/sp-text.h"
#include "exchange/sp-revision-match.h"
#include <string.h>

#define TITLE_LIKENESS 0.8

G_DEFINE_FINAL_TYPE (SpRevision, sp_revision, G_TYPE_OBJECT)

enum
{
  CHANGED,
  ROWS_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
sp_revision_finalize (GObject *object)
{
  SpRevision *self = SP_REVISION (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->olds, g_ptr_array_unref);
  g_clear_pointer (&self->parts_now, g_ptr_array_unref);
  g_clear_pointer (&self->phases_now, g_ptr_array_unref);
  g_clear_pointer (&self->doubts_now, g_ptr_array_unref);
  g_clear_pointer (&self->part_of_fresh, g_array_unref);
  g_clear_pointer (&self->part_of_base, g_array_unref);
  g_clear_pointer (&self->phase_of_fresh, g_array_unref);
  g_clear_pointer (&self->phase_of_base, g_array_unref);
  g_clear_pointer (&self->measure_ids, g_array_unref);
  g_clear_object (&self->plan);
  g_clear_object (&self->base);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (sp_revision_parent_class)->finalize (object);
}

static void
sp_revision_class_init (SpRevisionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_revision_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ROWS_CHANGED] = g_signal_new ("rows-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_revision_init (SpRevision *self)
{
  self->entries = g_ptr_array_new_with_free_func (sp_revision_entry_free);
  self->olds = g_ptr_array_new_with_free_func (sp_revision_old_free);
}

/* ---- making ---- */

/* What an edition adds to a title: （2021年修订）, （征求意见稿）, and white space. */
static char *
dup_plain_title (const char *title)
{
  g_autofree char *squashed = sp_text_squash (title);
  char *bracket = g_utf8_strrchr (squashed, -1, 0xff08); /* （ */

  if (bracket != NULL && bracket > squashed && g_str_has_suffix (squashed, "）") &&
      (strstr (bracket, "修订") != NULL || strstr (bracket, "稿") != NULL ||
       strstr (bracket, "版") != NULL))
    *bracket = '\0';
  return g_steal_pointer (&squashed);
}

static gboolean
is_edition_of (SpRecord *fresh, SpRecord *stored)
{
  g_autofree char *a = dup_plain_title (sp_record_get_title (fresh));
  g_autofree char *b = dup_plain_title (sp_record_get_title (stored));
  const char *number = sp_record_get_text (fresh, SP_PLAN_DOC_NUMBER);

  return sp_text_likeness (a, b) >= TITLE_LIKENESS ||
         (*number != '\0' && strcmp (number, sp_record_get_text (stored, SP_PLAN_DOC_NUMBER)) == 0);
}

int64_t
sp_revision_find_plan (SpImportDraft *draft, SpReader *reader, GError **error)
{
  g_autoptr (GPtrArray) plans = NULL;

  g_return_val_if_fail (SP_IS_IMPORT_DRAFT (draft) && reader != NULL, 0);

  plans = sp_reader_load_all (reader, &sp_plan_type, -1, 0, error);
  for (guint i = plans != NULL ? plans->len : 0; i-- > 0;)
    if (is_edition_of (SP_RECORD (draft->plan), plans->pdata[i]))
      return sp_record_get_id (plans->pdata[i]);
  return 0;
}

/* A print that bears the former edition's date tells nothing of when things were dropped. */
static SpDate
day_of_edition (SpRevision *self)
{
  SpDate today = sp_date_today ();
  SpDate issued = (SpDate)sp_record_get_integer (SP_RECORD (self->draft->plan), SP_PLAN_ISSUED_ON);
  SpDate former = (SpDate)sp_record_get_integer (self->plan, SP_PLAN_ISSUED_ON);

  return issued > former && issued <= today ? issued : today;
}

SpRevision *
sp_revision_new (
  SpImportDraft *draft, SpReader *reader, int64_t plan, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpRevision) self = NULL;

  g_return_val_if_fail (SP_IS_IMPORT_DRAFT (draft) && reader != NULL, NULL);

  self = g_object_new (SP_TYPE_REVISION, NULL);
  self->draft = g_object_ref (draft);
  if (!sp_revision_load (self, reader, plan, cancellable, error) ||
      !sp_revision_compare (self, cancellable, error))
    return NULL;
  self->day = day_of_edition (self);
  return g_steal_pointer (&self);
}

/* ---- what is in it ---- */

SpImportDraft *
sp_revision_get_draft (SpRevision *self)
{
  g_return_val_if_fail (SP_IS_REVISION (self), NULL);
  return self->draft;
}

gboolean
sp_revision_is_same (SpRevision *self)
{
  g_return_val_if_fail (SP_IS_REVISION (self), FALSE);
  return self->is_same;
}

guint
sp_revision_get_n_rows (SpRevision *self)
{
  g_return_val_if_fail (SP_IS_REVISION (self), 0);
  return self->entries->len;
}

static SpRevisionEntry *
entry_at (SpRevision *self, guint i)
{
  return g_ptr_array_index (self->entries, i);
}

const SpRevisionRow *
sp_revision_get_row (SpRevision *self, guint i)
{
  g_return_val_if_fail (SP_IS_REVISION (self) && i < self->entries->len, NULL);
  return &entry_at (self, i)->row;
}

guint
sp_revision_count (SpRevision *self, SpRevisionKind kind)
{
  guint n = 0;

  g_return_val_if_fail (SP_IS_REVISION (self), 0);
  for (guint i = 0; i < self->entries->len; i++)
    n += entry_at (self, i)->row.kind == kind;
  return n;
}

static guint
count_in_row (const SpRevisionRow *row)
{
  guint n = 0;

  for (guint i = 0; i < row->changes->len; i++)
    n += ((const SpRevisionChange *)g_ptr_array_index (row->changes, i))->is_conflict != FALSE;
  return n;
}

gboolean
sp_revision_row_has_conflict (const SpRevisionRow *row)
{
  g_return_val_if_fail (row != NULL, FALSE);
  return count_in_row (row) > 0;
}

guint
sp_revision_count_conflicts (SpRevision *self)
{
  guint n = 0;

  g_return_val_if_fail (SP_IS_REVISION (self), 0);
  for (guint i = 0; i < self->entries->len; i++)
    n += count_in_row (&entry_at (self, i)->row);
  return n;
}

/* ---- choices ---- */

static void
take_all (SpRevisionEntry *entry, gboolean is_taken)
{
  for (guint i = 0; i < entry->row.changes->len; i++)
    ((SpRevisionChange *)g_ptr_array_index (entry->row.changes, i))->is_taken = is_taken;
}

static gboolean
may_choose (const SpRevisionEntry *entry, SpRevisionChoice choice)
{
  gboolean is_measure = entry->row.type == &sp_measure_type;

  switch (entry->row.kind)
    {
    case SP_REVISION_REMOVED:
      if (choice == SP_REVISION_DELETE)
        return !entry->row.is_worked_on;
      return choice == SP_REVISION_KEEP || (choice == SP_REVISION_WITHDRAW && is_measure);
    case SP_REVISION_ADDED:
    case SP_REVISION_CHANGED:
    case SP_REVISION_MOVED:
      return choice == SP_REVISION_TAKE || choice == SP_REVISION_KEEP;
    case SP_REVISION_UNCHANGED:
    default:
      return FALSE;
    }
}

static gboolean
choose (SpRevisionEntry *entry, SpRevisionChoice choice)
{
  if (!may_choose (entry, choice))
    return FALSE;
  entry->row.choice = choice;
  take_all (entry, choice == SP_REVISION_TAKE);
  return TRUE;
}

gboolean
sp_revision_set_choice (SpRevision *self, guint row, SpRevisionChoice choice)
{
  g_return_val_if_fail (SP_IS_REVISION (self) && row < self->entries->len, FALSE);

  if (!choose (entry_at (self, row), choice))
    return FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

void
sp_revision_set_taken (SpRevision *self, guint row, guint change, gboolean is_taken)
{
  SpRevisionEntry *entry;
  gboolean is_any = FALSE;

  g_return_if_fail (SP_IS_REVISION (self) && row < self->entries->len);
  entry = entry_at (self, row);
  g_return_if_fail (change < entry->row.changes->len);

  ((SpRevisionChange *)g_ptr_array_index (entry->row.changes, change))->is_taken = is_taken;
  for (guint i = 0; i < entry->row.changes->len; i++)
    is_any |= ((SpRevisionChange *)g_ptr_array_index (entry->row.changes, i))->is_taken;
  entry->row.choice = is_any ? SP_REVISION_TAKE : SP_REVISION_KEEP;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
sp_revision_choose_all (SpRevision *self, gboolean is_taken)
{
  g_return_if_fail (SP_IS_REVISION (self));

  for (guint i = 0; i < self->entries->len; i++)
    {
      SpRevisionEntry *entry = entry_at (self, i);

      if (!is_taken)
        choose (entry, SP_REVISION_KEEP);
      else if (entry->row.kind != SP_REVISION_REMOVED)
        choose (entry, SP_REVISION_TAKE);
      else if (!choose (entry, SP_REVISION_WITHDRAW))
        choose (entry, SP_REVISION_DELETE);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
rows_changed (SpRevision *self)
{
  sp_revision_sort (self);
  g_signal_emit (self, signals[ROWS_CHANGED], 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
sp_revision_pair (SpRevision *self, guint removed, guint added)
{
  SpRevisionEntry *old;
  SpRevisionEntry *fresh;

  g_return_val_if_fail (SP_IS_REVISION (self), FALSE);
  g_return_val_if_fail (removed < self->entries->len && added < self->entries->len, FALSE);

  old = entry_at (self, removed);
  fresh = entry_at (self, added);
  if (old->row.type != &sp_measure_type || fresh->row.type != &sp_measure_type ||
      old->row.kind != SP_REVISION_REMOVED || fresh->row.kind != SP_REVISION_ADDED ||
      fresh->old >= 0)
    return FALSE;
  g_ptr_array_add (self->entries, sp_revision_make_measure (self, old->old, fresh->fresh));
  g_ptr_array_remove (self->entries, old);
  g_ptr_array_remove (self->entries, fresh);
  rows_changed (self);
  return TRUE;
}

gboolean
sp_revision_unpair (SpRevision *self, guint row)
{
  SpRevisionEntry *entry;

  g_return_val_if_fail (SP_IS_REVISION (self) && row < self->entries->len, FALSE);

  entry = entry_at (self, row);
  if (entry->row.type != &sp_measure_type || entry->old < 0 || entry->fresh < 0)
    return FALSE;
  g_ptr_array_add (self->entries, sp_revision_make_measure (self, entry->old, -1));
  g_ptr_array_add (self->entries, sp_revision_make_measure (self, -1, entry->fresh));
  g_ptr_array_remove (self->entries, entry);
  rows_changed (self);
  return TRUE;
}

void
sp_revision_set_day (SpRevision *self, SpDate day)
{
  g_return_if_fail (SP_IS_REVISION (self) && day != SP_DATE_NONE);
  self->day = day;
  g_signal_emit (self, signals[CHANGED], 0);
}
