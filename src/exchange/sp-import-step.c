/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The history of a draft. A step is a list of small operations, each of which knows how it is done
 * and undone; records are changed in place, so that whoever holds one sees the change, and are kept
 * by the operations, so that what was taken back is there again, as it was. */
#include "exchange/sp-import-private.h"

#include "exchange/sp-import-edit.h"

#define MAX_STEPS 1000

typedef enum
{
  OP_VALUE,
  OP_DECISION,
  OP_SPLICE,
  OP_PHASES,
} OpKind;

/* The index that a doubt or a block has of its measure. */
typedef struct
{
  guint owner; /* of doubt_facts, or with is_block of block_measures */
  gboolean is_block;
  int before, after;
} Link;

typedef struct
{
  OpKind kind;
  SpRecord *record; /* OP_VALUE */
  guint field;
  SpValue before, after;
  char *key, *from, *to;      /* OP_DECISION */
  GPtrArray *removed, *added; /* OP_SPLICE: of SpDraftMeasure; OP_PHASES: of SpPhase */
  guint first;
  GArray *links;
} Op;

struct _SpImportStep
{
  /* Owned */
  char *label;
  GPtrArray *ops;
  /* Borrowed */
  SpImportDraft *draft;
  /* State */
  int shown;
};

static void
op_free (gpointer data)
{
  Op *op = data;

  g_clear_object (&op->record);
  sp_value_clear (&op->before);
  sp_value_clear (&op->after);
  g_free (op->key);
  g_free (op->from);
  g_free (op->to);
  g_clear_pointer (&op->removed, g_ptr_array_unref);
  g_clear_pointer (&op->added, g_ptr_array_unref);
  g_clear_pointer (&op->links, g_array_unref);
  g_free (op);
}

void
sp_import_step_free (gpointer data)
{
  SpImportStep *self = data;

  g_free (self->label);
  g_ptr_array_unref (self->ops);
  g_free (self);
}

SpImportStep *
sp_import_step_new (SpImportDraft *draft, const char *label)
{
  SpImportStep *self = g_new0 (SpImportStep, 1);

  self->label = g_strdup (label);
  self->ops = g_ptr_array_new_with_free_func (op_free);
  self->draft = draft;
  self->shown = -1;
  return self;
}

/* ---- doing and undoing ---- */

static void
number_all (GPtrArray *records, guint field)
{
  for (guint i = 0; i < records->len; i++)
    sp_record_set_integer (records->pdata[i], field, i);
}

/* Positions say the order in the file. */
static void
number_measures (SpImportDraft *draft, guint first, guint n_new, gboolean is_shifted)
{
  guint end = is_shifted ? draft->measures->len : first + n_new;

  for (guint i = first; i < end; i++)
    {
      SpDraftMeasure *measure = draft->measures->pdata[i];

      sp_record_set_integer (SP_RECORD (measure->measure), SP_MEASURE_POSITION, i);
      if (i >= first + n_new)
        continue;
      number_all (measure->units, SP_MEASURE_UNIT_POSITION);
      number_all (measure->deadlines, SP_DEADLINE_POSITION);
      number_all (measure->targets, SP_TARGET_POSITION);
      number_all (measure->subitems, SP_SUBITEM_POSITION);
    }
}

static int *
link_place (SpImportDraft *draft, const Link *link)
{
  if (link->is_block)
    return &g_array_index (draft->block_measures, int, link->owner);
  return &((SpDraftDoubt *)draft->doubt_facts->pdata[link->owner])->measure;
}

/* Indices behind the range move with it; those inside are the operation's own. */
static void
shift_links (SpImportDraft *draft, int behind, int by)
{
  for (guint i = 0; by != 0 && i < draft->doubt_facts->len; i++)
    {
      SpDraftDoubt *fact = draft->doubt_facts->pdata[i];

      if (fact->measure >= behind)
        fact->measure += by;
    }
  for (guint i = 0; by != 0 && i < draft->block_measures->len; i++)
    {
      int *index = &g_array_index (draft->block_measures, int, i);

      if (*index >= behind)
        *index += by;
    }
}

static void
replace_measures (GPtrArray *measures, guint first, guint n_old, GPtrArray *with)
{
  guint n_both = MIN (n_old, with->len);

  for (guint i = 0; i < n_both; i++)
    {
      gpointer old = measures->pdata[first + i];

      measures->pdata[first + i] = sp_draft_measure_ref (with->pdata[i]);
      sp_draft_measure_free (old);
    }
  if (n_old > n_both)
    g_ptr_array_remove_range (measures, first + n_both, n_old - n_both);
  for (guint i = n_both; i < with->len; i++)
    g_ptr_array_insert (measures, (gint)(first + i), sp_draft_measure_ref (with->pdata[i]));
}

static void
apply_splice (SpImportDraft *draft, const Op *op, gboolean forward)
{
  GPtrArray *old = forward ? op->removed : op->added;
  GPtrArray *new = forward ? op->added : op->removed;

  replace_measures (draft->measures, op->first, old->len, new);
  shift_links (draft, (int)(op->first + old->len), (int)new->len - (int)old->len);
  for (guint i = 0; i < op->links->len; i++)
    {
      const Link *link = &g_array_index (op->links, Link, i);

      *link_place (draft, link) = forward ? link->after : link->before;
    }
  number_measures (draft, op->first, new->len, new->len != old->len);
  g_clear_pointer (&draft->name_units, g_hash_table_unref);
}

static void
apply_decision (SpImportDraft *draft, const Op *op, const char *unit)
{
  if (unit != NULL)
    g_hash_table_insert (draft->decisions, g_strdup (op->key), g_strdup (unit));
  else
    g_hash_table_remove (draft->decisions, op->key);
}

static void
apply_phases (SpImportDraft *draft, GPtrArray *phases)
{
  g_ptr_array_set_size (draft->phases, 0);
  for (guint i = 0; i < phases->len; i++)
    g_ptr_array_add (draft->phases, g_object_ref (phases->pdata[i]));
  number_all (draft->phases, SP_PHASE_POSITION);
}

static void
apply (SpImportDraft *draft, const Op *op, gboolean forward)
{
  switch (op->kind)
    {
    case OP_VALUE:
      sp_record_set_value (op->record, op->field, forward ? &op->after : &op->before);
      if (sp_record_get_record_type (op->record) == &sp_measure_unit_type &&
          op->field == SP_MEASURE_UNIT_PRINTED_NAME)
        g_clear_pointer (&draft->name_units, g_hash_table_unref);
      break;
    case OP_DECISION:
      apply_decision (draft, op, forward ? op->to : op->from);
      break;
    case OP_SPLICE:
      apply_splice (draft, op, forward);
      break;
    case OP_PHASES:
      apply_phases (draft, forward ? op->added : op->removed);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
do_op (SpImportStep *self, Op *op)
{
  g_ptr_array_add (self->ops, op);
  apply (self->draft, op, TRUE);
}

static Op *
op_new (OpKind kind)
{
  Op *op = g_new0 (Op, 1);

  op->kind = kind;
  return op;
}

/* ---- operations ---- */

void
sp_import_step_set_value (SpImportStep *self, SpRecord *record, guint field, const SpValue *value)
{
  const SpField *declared = &sp_record_get_record_type (record)->fields[field];
  Op *op;

  if (sp_value_equal (declared, sp_record_peek (record, field), value))
    return;
  op = op_new (OP_VALUE);
  op->record = g_object_ref (record);
  op->field = field;
  sp_value_copy (declared, sp_record_peek (record, field), &op->before);
  sp_value_copy (declared, value, &op->after);
  do_op (self, op);
}

void
sp_import_step_set_text (SpImportStep *self, SpRecord *record, guint field, const char *text)
{
  SpValue value = {0};

  if (text != NULL && *text != '\0')
    value = (SpValue) {.is_set = TRUE, .text = (char *)text};
  sp_import_step_set_value (self, record, field, &value);
}

void
sp_import_step_set_integer (SpImportStep *self, SpRecord *record, guint field, int64_t value)
{
  SpFieldType type = sp_record_get_record_type (record)->fields[field].type;
  SpValue set = {.is_set = TRUE, .integer = value};

  if ((type == SP_TYPE_DATE || type == SP_TYPE_REFERENCE) && value == 0)
    set.is_set = FALSE;
  sp_import_step_set_value (self, record, field, &set);
}

void
sp_import_step_decide (SpImportStep *self, const char *printed, const char *unit)
{
  const char *now = g_hash_table_lookup (self->draft->decisions, printed);
  Op *op;

  if (g_strcmp0 (now, unit) == 0)
    return;
  op = op_new (OP_DECISION);
  op->key = g_strdup (printed);
  op->from = g_strdup (now);
  op->to = g_strdup (unit);
  do_op (self, op);
}

static gboolean
holds (const SpDraftMeasure *measure, int64_t place)
{
  SpRecord *record = SP_RECORD (measure->measure);

  return sp_record_get_integer (record, SP_MEASURE_SOURCE_START) <= place &&
         sp_record_get_integer (record, SP_MEASURE_SOURCE_END) > place;
}

/* Where what belonged to the measure @old, @k-th of those removed, belongs now. */
static int
follow (const Op *op, GHashTable *kept, guint k, int64_t place)
{
  const SpDraftMeasure *old = op->removed->pdata[k];
  gpointer found = NULL;

  for (guint i = 0; place >= 0 && i < op->added->len; i++)
    if (holds (op->added->pdata[i], place))
      return (int)(op->first + i);
  if (g_hash_table_lookup_extended (kept, old->measure, NULL, &found))
    return (int)(op->first + GPOINTER_TO_UINT (found));
  return (int)(op->first + MIN (k, op->added->len - 1));
}

static void
link_all (SpImportDraft *draft, Op *op, gboolean by_place)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  int end = (int)(op->first + op->removed->len);

  for (guint i = 0; i < op->added->len; i++)
    g_hash_table_insert (kept, ((SpDraftMeasure *)op->added->pdata[i])->measure,
                         GUINT_TO_POINTER (i));
  for (guint i = 0; i < draft->doubt_facts->len; i++)
    {
      const SpDraftDoubt *fact = draft->doubt_facts->pdata[i];
      Link link = {.owner = i, .before = fact->measure};
      int64_t place =
        by_place ? sp_record_get_integer (SP_RECORD (fact->record), SP_DOUBT_SOURCE_START) : -1;

      if (fact->measure < (int)op->first || fact->measure >= end)
        continue;
      link.after = follow (op, kept, (guint)fact->measure - op->first, place);
      g_array_append_val (op->links, link);
    }
  for (guint i = 0; i < draft->block_measures->len; i++)
    {
      Link link = {i, TRUE, g_array_index (draft->block_measures, int, i), 0};

      if (link.before < (int)op->first || link.before >= end)
        continue;
      link.after = follow (op, kept, (guint)link.before - op->first, -1);
      g_array_append_val (op->links, link);
    }
}

void
sp_import_step_splice (
  SpImportStep *self, guint first, guint n, GPtrArray *added, gboolean by_place)
{
  Op *op = op_new (OP_SPLICE);

  g_assert (added->len > 0);

  op->first = first;
  op->added = added;
  g_ptr_array_set_free_func (added, sp_draft_measure_free);
  op->removed = g_ptr_array_new_with_free_func (sp_draft_measure_free);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (op->removed, sp_draft_measure_ref (self->draft->measures->pdata[first + i]));
  op->links = g_array_new (FALSE, FALSE, sizeof (Link));
  link_all (self->draft, op, by_place);
  do_op (self, op);
}

void
sp_import_step_set_phases (SpImportStep *self, GPtrArray *phases)
{
  Op *op = op_new (OP_PHASES);

  op->added = phases;
  g_ptr_array_set_free_func (phases, g_object_unref);
  op->removed = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->draft->phases->len; i++)
    g_ptr_array_add (op->removed, g_object_ref (self->draft->phases->pdata[i]));
  do_op (self, op);
}

/* ---- the history ---- */

static void
tell (SpImportDraft *draft, const SpImportStep *step, gboolean forward)
{
  for (guint i = 0; i < step->ops->len; i++)
    {
      const Op *op = step->ops->pdata[forward ? i : step->ops->len - 1 - i];

      if (op->kind == OP_SPLICE)
        g_signal_emit_by_name (draft, "edited", op->first,
                               forward ? op->removed->len : op->added->len,
                               forward ? op->added->len : op->removed->len);
    }
  g_signal_emit_by_name (draft, "changed");
}

void
sp_import_step_commit (SpImportStep *self, int shown)
{
  SpImportDraft *draft = self->draft;

  self->shown = shown;
  if (self->ops->len == 0)
    {
      sp_import_step_free (self);
      return;
    }
  g_ptr_array_set_size (draft->steps, (gint)draft->n_done);
  if (draft->steps->len == MAX_STEPS)
    g_ptr_array_remove_index (draft->steps, 0);
  g_ptr_array_add (draft->steps, self);
  draft->n_done = draft->steps->len;
  /* Facts may have come into a copy since it was put in. */
  for (guint i = 0; i < self->ops->len; i++)
    {
      const Op *op = self->ops->pdata[i];

      if (op->kind == OP_SPLICE)
        number_measures (draft, op->first, op->added->len, FALSE);
    }
  tell (draft, self, TRUE);
}

const char *
sp_import_draft_get_undo_label (SpImportDraft *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_DRAFT (self), NULL);

  return self->n_done > 0 ? ((SpImportStep *)self->steps->pdata[self->n_done - 1])->label : NULL;
}

const char *
sp_import_draft_get_redo_label (SpImportDraft *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_DRAFT (self), NULL);

  return self->n_done < self->steps->len ? ((SpImportStep *)self->steps->pdata[self->n_done])->label
                                         : NULL;
}

/* The first measure that a step touches, as it is once the step is undone. */
static int
undone_measure (const SpImportStep *step)
{
  for (guint i = 0; i < step->ops->len; i++)
    {
      const Op *op = step->ops->pdata[i];

      if (op->kind == OP_SPLICE && op->added->len == op->removed->len && op->added->len > 1)
        return (int)(step->shown == (int)op->first ? op->first + op->added->len - 1 : op->first);
      if (op->kind == OP_SPLICE)
        return (int)op->first;
    }
  return step->shown;
}

int
sp_import_draft_undo (SpImportDraft *self)
{
  SpImportStep *step;

  g_return_val_if_fail (SP_IS_IMPORT_DRAFT (self), -1);

  if (self->n_done == 0)
    return -1;
  step = self->steps->pdata[--self->n_done];
  for (guint i = step->ops->len; i > 0; i--)
    apply (self, step->ops->pdata[i - 1], FALSE);
  tell (self, step, FALSE);
  return undone_measure (step);
}

int
sp_import_draft_redo (SpImportDraft *self)
{
  SpImportStep *step;

  g_return_val_if_fail (SP_IS_IMPORT_DRAFT (self), -1);

  if (self->n_done >= self->steps->len)
    return -1;
  step = self->steps->pdata[self->n_done++];
  for (guint i = 0; i < step->ops->len; i++)
    apply (self, step->ops->pdata[i], TRUE);
  tell (self, step, TRUE);
  return step->shown;
}
