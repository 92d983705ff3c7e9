/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-task-model.h. */
#include "sp-task-model.h"

#include "base/sp-i18n.h"

/* Up to here all parts are unfolded at once. */
#define UNFOLD_LIMIT 2000

struct _SpPartItem
{
  GObject parent_instance;

  /* Owned */
  char *label;
  char *title;
  SpList *tasks; /* made when first unfolded */

  /* Borrowed, to be compared only */
  SpStore *store;

  /* State */
  int64_t id;
  SpTotals totals;
};

G_DEFINE_FINAL_TYPE (SpPartItem, sp_part_item, G_TYPE_OBJECT)

static guint part_changed_signal;

static void
sp_part_item_finalize (GObject *object)
{
  SpPartItem *self = SP_PART_ITEM (object);

  g_clear_object (&self->tasks);
  g_free (self->label);
  g_free (self->title);
  G_OBJECT_CLASS (sp_part_item_parent_class)->finalize (object);
}

static void
sp_part_item_class_init (SpPartItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_part_item_finalize;
  part_changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_part_item_init (SpPartItem *self)
{
}

static SpPartItem *
part_item_new (SpRecord *part)
{
  SpPartItem *self = g_object_new (SP_TYPE_PART_ITEM, NULL);

  self->id = sp_record_get_id (part);
  self->title = g_strdup (sp_record_get_text (part, SP_PART_TITLE));
  self->label = sp_part_dup_label ((int)sp_record_get_integer (part, SP_PART_NUMBER));
  return self;
}

static void
part_item_set_totals (SpPartItem *self, const SpTotals *totals)
{
  if (memcmp (&self->totals, totals, sizeof *totals) == 0)
    return;
  self->totals = *totals;
  g_signal_emit (self, part_changed_signal, 0);
}

const char *
sp_part_item_get_label (SpPartItem *self)
{
  g_return_val_if_fail (SP_IS_PART_ITEM (self), NULL);
  return self->label;
}

const char *
sp_part_item_get_title (SpPartItem *self)
{
  g_return_val_if_fail (SP_IS_PART_ITEM (self), NULL);
  return self->title;
}

const SpTotals *
sp_part_item_get_totals (SpPartItem *self)
{
  g_return_val_if_fail (SP_IS_PART_ITEM (self), NULL);
  return &self->totals;
}

/* ---- the model ---- */

struct _SpTaskModel
{
  GObject parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *parts;  /* of SpPartItem, all of the plan */
  GListStore *shown; /* those of them that have rows under the filter */
  GListModel *tree;
  SpList *flat; /* NULL while the tree shows */

  /* State */
  SpTaskSort sort;
  gboolean descending;
};

enum
{
  PROP_0,
  PROP_MODEL,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (SpTaskModel, sp_task_model, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
apply_filter_to_part (SpTaskModel *self, SpPartItem *part)
{
  SpTaskFilter filter = *sp_session_get_filter (self->session);

  filter.part = part->id;
  sp_list_set_task_filter (part->tasks, &filter, SP_TASK_SORT_PLAN, FALSE, TRUE);
}

static GListModel *
create_children (gpointer item, gpointer user_data)
{
  SpTaskModel *self = user_data;
  SpPartItem *part;

  if (!SP_IS_PART_ITEM (item))
    return NULL;
  part = item;
  if (part->tasks == NULL)
    {
      part->tasks = sp_session_new_task_list (self->session);
      apply_filter_to_part (self, part);
    }
  return G_LIST_MODEL (g_object_ref (part->tasks));
}

static gboolean
part_is_shown (SpTaskModel *self, SpPartItem *part)
{
  const SpTaskFilter *filter = sp_session_get_filter (self->session);

  if (filter->part != 0)
    return filter->part == part->id;
  return sp_session_is_loading (self->session) || sp_session_get_schedule (self->session) == NULL ||
         part->totals.total > 0;
}

/* Leaves the tree alone, with what is unfolded in it, when the parts are the same. */
static void
update_shown (SpTaskModel *self)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  gboolean same;

  for (guint i = 0; i < self->parts->len; i++)
    if (part_is_shown (self, g_ptr_array_index (self->parts, i)))
      g_ptr_array_add (wanted, g_ptr_array_index (self->parts, i));

  same = wanted->len == n;
  for (guint i = 0; i < n && same; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      same = item == g_ptr_array_index (wanted, i);
    }
  if (same)
    return;
  g_list_store_remove_all (self->shown);
  g_list_store_splice (self->shown, 0, 0, wanted->pdata, wanted->len);
}

static void
update_totals (SpTaskModel *self)
{
  SpSchedule *schedule = sp_session_get_schedule (self->session);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; schedule != NULL && i < sp_schedule_get_n_parts (schedule); i++)
    {
      const SpSchedulePart *part = sp_schedule_get_part (schedule, i);

      g_hash_table_insert (by_id, (gpointer)&part->id, (gpointer)part);
    }
  for (guint i = 0; i < self->parts->len; i++)
    {
      SpPartItem *item = g_ptr_array_index (self->parts, i);
      const SpSchedulePart *part = g_hash_table_lookup (by_id, &item->id);
      SpTotals totals = {0};

      for (guint j = 0; part != NULL && j < part->n_rows; j++)
        sp_totals_add (&totals, sp_schedule_get_row (schedule, part->first_row + j));
      part_item_set_totals (item, &totals);
    }
}

static void
apply_filter (SpTaskModel *self)
{
  if (sp_session_get_store (self->session) == NULL || sp_session_get_plan (self->session) == NULL)
    return;
  for (guint i = 0; i < self->parts->len; i++)
    {
      SpPartItem *part = g_ptr_array_index (self->parts, i);

      if (part->tasks != NULL)
        apply_filter_to_part (self, part);
    }
  if (self->flat != NULL)
    sp_list_set_task_filter (self->flat, sp_session_get_filter (self->session), self->sort,
                             self->descending, TRUE);
}

static gboolean
has_few_measures (SpTaskModel *self)
{
  SpReader *reader = sp_session_get_reader (self->session);

  return reader != NULL && !sp_reader_has_more_than (reader, &sp_measure_type, UNFOLD_LIMIT);
}

static void
make_tree (SpTaskModel *self)
{
  g_clear_object (&self->tree);
  self->tree =
    G_LIST_MODEL (gtk_tree_list_model_new (G_LIST_MODEL (g_object_ref (self->shown)), FALSE,
                                           has_few_measures (self), create_children, self, NULL));
}

/* Transfer full, of SpPartItem. */
static GPtrArray *
load_parts (SpTaskModel *self)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_object_unref);
  SpPlan *plan = sp_session_get_plan (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (plan == NULL)
    return parts;
  records = sp_reader_load_all (sp_session_get_reader (self->session), &sp_part_type, SP_PART_PLAN,
                                sp_record_get_id (SP_RECORD (plan)), &error);
  sp_session_report_error (self->session, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      SpPartItem *part = part_item_new (g_ptr_array_index (records, i));

      part->store = sp_session_get_store (self->session);
      g_ptr_array_add (parts, part);
    }
  return parts;
}

static gboolean
same_parts (GPtrArray *a, GPtrArray *b)
{
  gboolean same = a->len == b->len && a->len > 0;

  for (guint i = 0; i < a->len && same; i++)
    {
      SpPartItem *left = g_ptr_array_index (a, i);
      SpPartItem *right = g_ptr_array_index (b, i);

      same = left->id == right->id && left->store == right->store &&
             g_str_equal (left->title, right->title) && g_str_equal (left->label, right->label);
    }
  return same;
}

/* Where the parts are the same the tree stays, with what is unfolded in it; else everything is made
 * anew. */
static void
task_model_plan_cb (SpTaskModel *self)
{
  g_autoptr (GPtrArray) parts = load_parts (self);

  if (same_parts (self->parts, parts))
    return;
  g_list_store_remove_all (self->shown);
  g_clear_object (&self->flat);
  g_ptr_array_unref (self->parts);
  self->parts = g_steal_pointer (&parts);
  update_totals (self);
  make_tree (self);
  update_shown (self);
  if (sp_session_get_plan (self->session) != NULL &&
      (self->sort != SP_TASK_SORT_PLAN || self->descending))
    {
      self->flat = sp_session_new_task_list (self->session);
      apply_filter (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

static void
task_model_filter_cb (SpTaskModel *self)
{
  apply_filter (self);
  update_shown (self);
}

static void
task_model_schedule_cb (SpTaskModel *self)
{
  update_totals (self);
  update_shown (self);
}

static void
sp_task_model_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_MODEL)
    g_value_set_object (value, sp_task_model_get_model (SP_TASK_MODEL (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_task_model_dispose (GObject *object)
{
  SpTaskModel *self = SP_TASK_MODEL (object);

  g_clear_object (&self->flat);
  g_clear_object (&self->tree);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_task_model_parent_class)->dispose (object);
}

static void
sp_task_model_class_init (SpTaskModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sp_task_model_dispose;
  object_class->get_property = sp_task_model_get_property;
  properties[PROP_MODEL] =
    g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_task_model_init (SpTaskModel *self)
{
  self->parts = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_list_store_new (SP_TYPE_PART_ITEM);
}

SpTaskModel *
sp_task_model_new (SpSession *session)
{
  SpTaskModel *self = g_object_new (SP_TYPE_TASK_MODEL, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), NULL);

  self->session = g_object_ref (session);
  make_tree (self);
  g_signal_connect_object (session, "notify::plan", G_CALLBACK (task_model_plan_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "filter-changed", G_CALLBACK (task_model_filter_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::as-of", G_CALLBACK (apply_filter), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::schedule", G_CALLBACK (task_model_schedule_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "row-changed", G_CALLBACK (update_totals), self,
                           G_CONNECT_SWAPPED);
  task_model_plan_cb (self);
  return self;
}

GListModel *
sp_task_model_get_model (SpTaskModel *self)
{
  g_return_val_if_fail (SP_IS_TASK_MODEL (self), NULL);
  return self->flat != NULL ? G_LIST_MODEL (self->flat) : self->tree;
}

void
sp_task_model_set_sort (SpTaskModel *self, SpTaskSort sort, gboolean descending)
{
  gboolean is_tree = sort == SP_TASK_SORT_PLAN && !descending;

  g_return_if_fail (SP_IS_TASK_MODEL (self));

  if (self->sort == sort && self->descending == descending)
    return;
  self->sort = sort;
  self->descending = descending;
  g_clear_object (&self->flat);
  if (!is_tree && sp_session_get_plan (self->session) != NULL)
    {
      self->flat = sp_session_new_task_list (self->session);
      apply_filter (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

/* Position of the first row of @part in the tree, or -1. */
static int
find_part_row (SpTaskModel *self, SpPartItem *part)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
    {
      g_autoptr (GtkTreeListRow) row =
        gtk_tree_list_model_get_child_row (GTK_TREE_LIST_MODEL (self->tree), i);
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

      if (item != (GObject *)part)
        continue;
      gtk_tree_list_row_set_expanded (row, TRUE);
      return (int)gtk_tree_list_row_get_position (row);
    }
  return -1;
}

static int
find_in_tree (SpTaskModel *self, int64_t measure)
{
  SpSchedule *schedule = sp_session_get_schedule (self->session);
  int row = schedule != NULL ? sp_schedule_find (schedule, measure) : -1;
  int64_t part_id = 0;

  if (row >= 0)
    part_id = sp_schedule_get_part (schedule, sp_schedule_get_row (schedule, (guint)row)->part)->id;
  for (guint i = 0; i < self->parts->len; i++)
    {
      SpPartItem *part = g_ptr_array_index (self->parts, i);
      int base;
      int at;

      if (part->id != part_id)
        continue;
      base = find_part_row (self, part);
      at = part->tasks != NULL ? sp_list_find (part->tasks, measure) : -1;
      return base >= 0 && at >= 0 ? base + 1 + at : -1;
    }
  return -1;
}

int
sp_task_model_find (SpTaskModel *self, int64_t measure)
{
  g_return_val_if_fail (SP_IS_TASK_MODEL (self), -1);

  if (measure == 0)
    return -1;
  return self->flat != NULL ? sp_list_find (self->flat, measure) : find_in_tree (self, measure);
}
