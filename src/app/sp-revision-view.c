/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRevisionView. The list holds what the filter lets through, the right side the selected row;
 * both follow the revision's own signals, so that keys, ticks and buttons cannot disagree. */
#include "app/sp-revision-view-private.h"

#include "app/sp-app.h"
#include "app/sp-revision-cells.h"
#include "app/sp-template.h"
#include "base/sp-i18n.h"
#include "store/sp-worker.h"

enum
{
  PROP_0,
  PROP_REVISION,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpRevisionView, sp_revision_view, GTK_TYPE_WIDGET)

/* ---- list ---- */

static gboolean
is_shown (SpRevisionShow show, const SpRevisionRow *row)
{
  static const SpRevisionKind kinds[] = {
    [SP_REVISION_SHOW_ADDED] = SP_REVISION_ADDED,
    [SP_REVISION_SHOW_REMOVED] = SP_REVISION_REMOVED,
    [SP_REVISION_SHOW_CHANGED] = SP_REVISION_CHANGED,
    [SP_REVISION_SHOW_MOVED] = SP_REVISION_MOVED,
  };

  if (show == SP_REVISION_SHOW_ALL)
    return row->kind != SP_REVISION_UNCHANGED;
  if (show == SP_REVISION_SHOW_CONFLICTS)
    return sp_revision_row_has_conflict (row);
  return row->kind == kinds[show];
}

static void
fill_list (SpRevisionView *self)
{
  SpRevisionShow show = (SpRevisionShow)gtk_drop_down_get_selected (self->filter);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  const char *part = NULL;

  for (guint i = 0; self->revision != NULL && i < sp_revision_get_n_rows (self->revision); i++)
    {
      const SpRevisionRow *row = sp_revision_get_row (self->revision, i);

      if (!is_shown (show, row))
        continue;
      g_ptr_array_add (items,
                       sp_revision_item_new (self->revision, i, g_strcmp0 (part, row->part) != 0));
      part = row->part;
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
}

static guint
count_rows (SpRevisionView *self, SpRevisionShow show)
{
  guint n = 0;

  for (guint i = 0; i < sp_revision_get_n_rows (self->revision); i++)
    n += is_shown (show, sp_revision_get_row (self->revision, i));
  return n;
}

/* The words of the filter with how many each would show. */
static void
fill_filter (SpRevisionView *self)
{
  static const char *const words[] = {N_ ("全部"), N_ ("新增"), N_ ("删除"),
                                      N_ ("修改"), N_ ("移动"), N_ ("冲突")};
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->filter);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint n = self->revision != NULL ? count_rows (self, (SpRevisionShow)i) : 0;
      g_autofree char *text = g_strdup_printf ("%s %u", _ (words[i]), n);

      gtk_string_list_append (model, text);
    }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->filter, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->filter,
                              selected < G_N_ELEMENTS (words) ? selected : SP_REVISION_SHOW_ALL);
  self->is_filling = FALSE;
}

int
sp_revision_view_get_selected (SpRevisionView *self)
{
  SpRevisionItem *item;

  g_return_val_if_fail (SP_IS_REVISION_VIEW (self), -1);
  item = self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
  return item != NULL ? (int)sp_revision_item_get_row (item) : -1;
}

/* ---- the revision ---- */

static void
show_summary (SpRevisionView *self)
{
  g_autofree char *summary = sp_revision_dup_summary (self->revision);

  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary), summary);
}

static void
show_sentence (SpRevisionView *self, const char *sentence, gboolean is_working)
{
  gtk_label_set_label (self->sentence, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_working);
  gtk_spinner_set_spinning (self->spinner, is_working);
  gtk_stack_set_visible_child_name (self->stack, "sentence");
}

static void
update_actions (SpRevisionView *self)
{
  gboolean is_any = self->revision != NULL && sp_revision_get_n_rows (self->revision) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "revision.take-all", is_any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "revision.keep-all", is_any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "revision.switch", is_any);
}

static void
revision_view_rows_cb (SpRevisionView *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  guint n;

  fill_filter (self);
  fill_list (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  if (n > 0)
    gtk_single_selection_set_selected (self->selection, MIN (position, n - 1));
  sp_revision_view_show_row (self);
  show_summary (self);
}

void
sp_revision_view_set_revision (SpRevisionView *self, SpRevision *revision)
{
  g_return_if_fail (SP_IS_REVISION_VIEW (self));
  g_return_if_fail (revision == NULL || SP_IS_REVISION (revision));

  if (!g_set_object (&self->revision, revision))
    return;
  g_signal_group_set_target (self->signals, revision);
  fill_filter (self);
  gtk_drop_down_set_selected (self->filter, SP_REVISION_SHOW_ALL);
  fill_list (self);
  sp_revision_view_show_row (self);
  update_actions (self);
  if (revision == NULL)
    show_sentence (self, "", FALSE);
  else
    {
      show_summary (self);
      if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
        show_sentence (self, gtk_label_get_label (self->summary), FALSE);
      else
        gtk_stack_set_visible_child_name (self->stack, "rows");
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVISION]);
}

SpRevision *
sp_revision_view_get_revision (SpRevisionView *self)
{
  g_return_val_if_fail (SP_IS_REVISION_VIEW (self), NULL);
  return self->revision;
}

/* ---- comparing ---- */

typedef struct
{
  SpImportDraft *draft;
  int64_t plan;
} Job;

static void
job_free (gpointer data)
{
  g_object_unref (((Job *)data)->draft);
  g_free (data);
}

static gpointer
compare_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return sp_revision_new (job->draft, reader, job->plan, cancellable, error);
}

/* What the answer needs to know whether it is still wanted. */
typedef struct
{
  SpRevisionView *view;
  GCancellable *cancellable;
} Wait;

static void
revision_view_compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRevision) revision = sp_store_work_finish (SP_STORE (source), result, &error);

  if (wait->view->comparing == wait->cancellable && wait->view->stack != NULL)
    {
      g_clear_object (&wait->view->comparing);
      if (revision != NULL)
        sp_revision_view_set_revision (wait->view, revision);
      else
        {
          show_sentence (wait->view, error->message, FALSE);
          g_object_notify_by_pspec (G_OBJECT (wait->view), properties[PROP_REVISION]);
        }
    }
  g_object_unref (wait->cancellable);
  g_object_unref (wait->view);
  g_free (wait);
}

static void
stop_comparing (SpRevisionView *self)
{
  if (self->comparing != NULL)
    g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
}

void
sp_revision_view_compare (SpRevisionView *self, SpStore *store, SpImportDraft *draft, int64_t plan)
{
  Job *job;
  Wait *wait;

  g_return_if_fail (SP_IS_REVISION_VIEW (self) && SP_IS_STORE (store));
  g_return_if_fail (SP_IS_IMPORT_DRAFT (draft) && plan != 0);

  stop_comparing (self);
  sp_revision_view_set_revision (self, NULL);
  show_sentence (self, _ ("正在与文件里的计划比较…"), TRUE);
  self->comparing = g_cancellable_new ();
  job = g_new0 (Job, 1);
  job->draft = g_object_ref (draft);
  job->plan = plan;
  wait = g_new0 (Wait, 1);
  wait->view = g_object_ref (self);
  wait->cancellable = g_object_ref (self->comparing);
  sp_store_work_async (store, compare_work, job, job_free, g_object_unref, self->comparing,
                       revision_view_compared_cb, wait);
}

static void
revision_view_filter_cb (SpRevisionView *self)
{
  if (self->is_filling)
    return;
  fill_list (self);
  sp_revision_view_show_row (self);
}

/* ---- public ---- */

void
sp_revision_view_show (SpRevisionView *self, SpRevisionShow show)
{
  g_return_if_fail (SP_IS_REVISION_VIEW (self));
  gtk_drop_down_set_selected (self->filter, show);
}

guint
sp_revision_view_get_n_shown (SpRevisionView *self)
{
  g_return_val_if_fail (SP_IS_REVISION_VIEW (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

void
sp_revision_view_select (SpRevisionView *self, int row)
{
  g_return_if_fail (SP_IS_REVISION_VIEW (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (SpRevisionItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if ((int)sp_revision_item_get_row (item) != row)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
      return;
    }
}

/* ---- class ---- */

static gboolean
sp_revision_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_REVISION_VIEW (widget)->list));
}

static void
sp_revision_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_REVISION)
    g_value_set_object (value, SP_REVISION_VIEW (object)->revision);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_revision_view_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_REVISION)
    sp_revision_view_set_revision (SP_REVISION_VIEW (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_revision_view_dispose (GObject *object)
{
  SpRevisionView *self = SP_REVISION_VIEW (object);

  stop_comparing (self);
  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->filter != NULL)
    g_signal_handlers_disconnect_by_data (self->filter, self);
  if (self->choice != NULL)
    g_signal_handlers_disconnect_by_data (self->choice, self);
  sp_template_dispose (self, SP_TYPE_REVISION_VIEW);
  g_clear_object (&self->signals);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->revision);
  g_clear_pointer (&self->choices, g_array_unref);
  g_clear_pointer (&self->partners, g_array_unref);
  G_OBJECT_CLASS (sp_revision_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, SP_RESOURCE_PATH "sp-revision-view.ui");
  gtk_widget_class_bind_template_child (klass, SpRevisionView, stack);
  gtk_widget_class_bind_template_child (klass, SpRevisionView, spinner);
  gtk_widget_class_bind_template_child (klass, SpRevisionView, sentence);
  gtk_widget_class_bind_template_child (klass, SpRevisionView, summary);
  gtk_widget_class_bind_template_child (klass, SpRevisionView, filter);
  gtk_widget_class_bind_template_child (klass, SpRevisionView, list);
  gtk_widget_class_bind_template_child (klass, SpRevisionView, title);
  gtk_widget_class_bind_template_child (klass, SpRevisionView, choice);
  gtk_widget_class_bind_template_child (klass, SpRevisionView, note);
  gtk_widget_class_bind_template_child (klass, SpRevisionView, changes);
  gtk_widget_class_bind_template_child (klass, SpRevisionView, passage);
  gtk_widget_class_bind_template_child (klass, SpRevisionView, pairing);
  gtk_widget_class_bind_template_child (klass, SpRevisionView, pairing_label);
  gtk_widget_class_bind_template_child (klass, SpRevisionView, partner);
  gtk_widget_class_bind_template_child (klass, SpRevisionView, unpair_button);
}

static void
sp_revision_view_class_init (SpRevisionViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_revision_view_dispose;
  object_class->get_property = sp_revision_view_get_property;
  object_class->set_property = sp_revision_view_set_property;
  widget_class->grab_focus = sp_revision_view_grab_focus;
  properties[PROP_REVISION] =
    g_param_spec_object ("revision", NULL, NULL, SP_TYPE_REVISION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  sp_revision_view_install_choices (widget_class);
}

static void
set_up_list (SpRevisionView *self)
{
  g_autoptr (GtkListItemFactory) factory = sp_revision_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->items = g_list_store_new (SP_TYPE_REVISION_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item",
                            G_CALLBACK (sp_revision_view_show_row), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (sp_revision_view_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

static void
sp_revision_view_init (SpRevisionView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->choices = g_array_new (FALSE, FALSE, sizeof (SpRevisionChoice));
  self->partners = g_array_new (FALSE, FALSE, sizeof (guint));
  self->signals = g_signal_group_new (SP_TYPE_REVISION);
  g_signal_group_connect_swapped (self->signals, "changed",
                                  G_CALLBACK (sp_revision_view_follow_row), self);
  g_signal_group_connect_swapped (self->signals, "rows-changed", G_CALLBACK (revision_view_rows_cb),
                                  self);
  set_up_list (self);
  fill_filter (self);
  g_signal_connect_swapped (self->filter, "notify::selected", G_CALLBACK (revision_view_filter_cb),
                            self);
  g_signal_connect_swapped (self->choice, "notify::selected",
                            G_CALLBACK (sp_revision_view_choice_cb), self);
  sp_revision_view_show_row (self);
  show_sentence (self, "", FALSE);
  update_actions (self);
}

GtkWidget *
sp_revision_view_new (void)
{
  return g_object_new (SP_TYPE_REVISION_VIEW, NULL);
}
