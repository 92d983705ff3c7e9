/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-hazard-queue.h. */
#include "store/sp-hazard-queue.h"

#include "store/sp-hazards.h"
#include "store/sp-late-indexes.h"
#include "store/sp-rows.h"
#include "store/sp-write-steps.h"

/* So many new hazards in one action are a table that is read in; that they are more than were there
 * makes it worth while to index them later. */
#define MANY_HAZARDS 10000
/* Lines of the journal that there are by then at most: each hazard comes with its steps. */
#define MANY_LINES (8 * MANY_HAZARDS)

struct _SpHazardQueue
{
  /* Owned */
  GPtrArray *hazards;
  GPtrArray *steps;    /* of GPtrArray: of each hazard */
  GHashTable *numbers; /* of the hazards, borrowed, as a set */
  SpLateIndexes *late; /* NULL: none */
  /* State */
  guint n_inserted;
};

static void
steps_free (gpointer steps)
{
  g_ptr_array_unref (steps);
}

SpHazardQueue *
sp_hazard_queue_new (void)
{
  SpHazardQueue *self = g_new0 (SpHazardQueue, 1);

  self->hazards = g_ptr_array_new_with_free_func (g_object_unref);
  self->steps = g_ptr_array_new_with_free_func (steps_free);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
sp_hazard_queue_free (SpHazardQueue *self)
{
  if (self == NULL)
    return;
  sp_late_indexes_free (self->late);
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->hazards);
  g_free (self);
}

void
sp_hazard_queue_push (SpHazardQueue *self, SpRecord *hazard, const GPtrArray *steps)
{
  g_ptr_array_add (self->hazards, g_object_ref (hazard));
  g_ptr_array_add (self->steps, g_ptr_array_ref ((GPtrArray *)steps));
  g_hash_table_add (self->numbers, (gpointer)sp_record_get_text (hazard, SP_HAZARD_NUMBER));
}

gboolean
sp_hazard_queue_is_empty (const SpHazardQueue *self)
{
  return self->hazards->len == 0;
}

gboolean
sp_hazard_queue_is_full (const SpHazardQueue *self)
{
  return self->hazards->len >= SP_ROWS_AT_ONCE;
}

gboolean
sp_hazard_queue_has_number (const SpHazardQueue *self, const char *number)
{
  return self != NULL && g_hash_table_contains (self->numbers, number);
}

/* Of all of them, in the order of their hazards; borrowed. */
static GPtrArray *
list_steps (SpHazardQueue *self)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < self->hazards->len; i++)
    {
      GPtrArray *own = g_ptr_array_index (self->steps, i);
      int64_t id = sp_record_get_id (g_ptr_array_index (self->hazards, i));

      for (guint k = 0; k < own->len; k++)
        {
          sp_record_set_integer (own->pdata[k], SP_HAZARD_STEP_HAZARD, id);
          g_ptr_array_add (all, own->pdata[k]);
        }
    }
  return all;
}

/* The rest one by one: so there are two statements for each table and not one for each number. */
static gboolean
put (SpWrite *write, const GPtrArray *records, GError **error)
{
  SpRecord *const *all = (SpRecord *const *)records->pdata;

  for (guint i = 0, n; i < records->len; i += n)
    {
      n = records->len - i >= SP_ROWS_AT_ONCE ? SP_ROWS_AT_ONCE : 1;
      if (!sp_write_put_new_rows (write, all + i, n, error))
        return FALSE;
    }
  return TRUE;
}

/* What rows of a table are looked for by stays. */
static gboolean
put_indexes_off (SpHazardQueue *self, SpEngine *engine, GError **error)
{
  static const char *const looked_for[] = {"hazard_number", "hazard_enterprise", NULL};
  static const char *const none[] = {NULL};

  self->late = sp_late_indexes_new (engine);
  return sp_late_indexes_drop (self->late, "hazard", looked_for, 2 * MANY_HAZARDS, error) &&
         sp_late_indexes_drop (self->late, "change", none, 2 * MANY_LINES, error);
}

gboolean
sp_hazard_queue_finish (SpHazardQueue *self, GError **error)
{
  return self->late == NULL || sp_late_indexes_make (self->late, error);
}

gboolean
sp_hazard_queue_insert (SpHazardQueue *self, SpWrite *write, GError **error)
{
  gboolean is_done = TRUE;

  self->n_inserted += self->hazards->len;
  if (self->late == NULL && self->n_inserted >= MANY_HAZARDS)
    is_done = put_indexes_off (self, sp_write_get_engine (write), error);
  is_done = is_done && put (write, self->hazards, error);
  if (is_done)
    {
      g_autoptr (GPtrArray) steps = list_steps (self);

      is_done = put (write, steps, error);
    }
  g_hash_table_remove_all (self->numbers);
  g_ptr_array_set_size (self->steps, 0);
  g_ptr_array_set_size (self->hazards, 0);
  return is_done;
}

/* ---- one of them ---- */

static void
begin_identity (SpRecord *record)
{
  g_autofree char *uid = sp_uid_new ();

  sp_record_set_identity (record, 0, uid, 1);
}

/* Whose step it is it knows only when the hazard is inserted. */
static gboolean
check_steps (const GPtrArray *steps, GError **error)
{
  for (guint i = 0; i < steps->len; i++)
    {
      sp_record_set_integer (steps->pdata[i], SP_HAZARD_STEP_HAZARD, G_MAXINT64);
      if (!sp_record_check (steps->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

gboolean
sp_write_insert_hazard (SpWrite *self, SpHazard *hazard, const GPtrArray *steps, GError **error)
{
  SpRecord *record = SP_RECORD (hazard);
  SpHazardQueue *queue;

  g_return_val_if_fail (self != NULL && SP_IS_HAZARD (hazard) && steps != NULL, FALSE);

  queue = sp_write_get_hazard_queue (self);
  sp_record_set_integer (record, SP_HAZARD_ORIGINAL_DEADLINE, 0);
  sp_record_normalise (record);
  for (guint i = 0; i < steps->len; i++)
    sp_record_normalise (steps->pdata[i]);
  if (!sp_record_check (record, error) || !sp_write_number_hazard (self, record, NULL, error) ||
      !sp_hazard_steps_check (hazard, steps, sp_date_today (), error) ||
      !check_steps (steps, error))
    return FALSE;
  sp_hazard_derive (hazard, steps);
  begin_identity (record);
  for (guint i = 0; i < steps->len; i++)
    begin_identity (steps->pdata[i]);
  sp_hazard_queue_push (queue, record, steps);
  return !sp_hazard_queue_is_full (queue) || sp_write_settle (self, error);
}
