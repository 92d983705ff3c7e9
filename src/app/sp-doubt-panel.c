/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpDoubtPanel. The list shows the open doubts or all. An answered doubt leaves the list of open
 * ones and the next one moves up, so that Enter, Enter, Enter goes through them. */
#include "app/sp-doubt-panel.h"
#include "app/sp-app.h"
#include "app/sp-doubt-row.h"
#include "app/sp-template.h"
#include "app/sp-name-entry.h"
#include "base/sp-i18n.h"

struct _SpDoubtPanel
{
  GtkWidget parent_instance;

  /* Owned */
  GListModel *doubts; /* all of them, or NULL */
  GtkFilterListModel *shown;
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;
  GSignalGroup *selected_signals; /* of the doubt selected */

  /* Template */
  GtkLabel *head;
  GtkDropDown *filter_drop_down;
  GtkListView *list;
  GtkStack *stack;
  GtkLabel *message;
  GtkLabel *place;
  GtkLabel *state;
  GtkBox *answers;
  GtkLabel *proposal;
  GtkButton *accept_button;
  GtkEntry *entry;
  GtkButton *new_unit_button;
  GtkButton *reopen_button;
  GtkButton *go_button;
  GtkButton *accept_kind_button;

  /* State */
  gboolean is_editable;
  gboolean can_go;
  gboolean can_accept_kind;
};

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_ANSWER,
  SIGNAL_GO,
  SIGNAL_ACCEPT_KIND,
  SIGNAL_OUTPUT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpDoubtPanel, sp_doubt_panel, GTK_TYPE_WIDGET)

static gboolean
doubt_panel_filter_func (gpointer item, gpointer user_data)
{
  SpDoubtPanel *self = user_data;

  return gtk_drop_down_get_selected (self->filter_drop_down) == 1 ||
         sp_doubt_state_of (item) == SP_DOUBT_STATE_OPEN;
}

/* ---- what is shown of the selected doubt ---- */

static gboolean
can_accept (SpDoubtPanel *self)
{
  SpDoubt *doubt = sp_doubt_panel_get_selected (self);

  return doubt != NULL && self->is_editable && sp_doubt_state_of (doubt) == SP_DOUBT_STATE_OPEN &&
         *sp_record_get_text (SP_RECORD (doubt), SP_DOUBT_PROPOSAL) != '\0';
}

/* Names are asked for one by one: two that look alike may be two units. */
static void
show_accept_kind (SpDoubtPanel *self, SpDoubt *doubt)
{
  int64_t kind = sp_record_get_integer (SP_RECORD (doubt), SP_DOUBT_KIND);
  gboolean can = self->can_accept_kind && kind != SP_DOUBT_UNIT && can_accept (self);
  guint n = can ? sp_doubts_count_proposals (self->doubts, kind) : 0;
  g_autofree char *label = g_strdup_printf (_ ("接受全部 %u 处同类建议"), n);

  gtk_button_set_label (self->accept_kind_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->accept_kind_button), n > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doubt.accept-kind", n > 1);
}

static void
show_answers (SpDoubtPanel *self, SpDoubt *doubt)
{
  const char *proposal = sp_record_get_text (SP_RECORD (doubt), SP_DOUBT_PROPOSAL);
  gboolean is_open = sp_doubt_state_of (doubt) == SP_DOUBT_STATE_OPEN;
  gboolean is_unit = sp_record_get_integer (SP_RECORD (doubt), SP_DOUBT_KIND) == SP_DOUBT_UNIT;
  g_autofree char *text = g_strdup_printf (_ ("建议：%s"), proposal);

  gtk_label_set_label (self->proposal, text);
  gtk_widget_set_visible (GTK_WIDGET (self->proposal), *proposal != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->accept_button), *proposal != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->answers), self->is_editable && is_open);
  gtk_widget_set_visible (GTK_WIDGET (self->new_unit_button), is_unit);
  show_accept_kind (self, doubt);
  gtk_widget_set_visible (GTK_WIDGET (self->reopen_button), self->is_editable && !is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doubt.accept", can_accept (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doubt.dismiss", self->is_editable && is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doubt.change", self->is_editable && is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doubt.new-unit",
                                 self->is_editable && is_open && is_unit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doubt.reopen", self->is_editable && !is_open);
  gtk_entry_set_placeholder_text (self->entry, sp_doubt_hint ((SpDoubtKind)sp_record_get_integer (
                                                 SP_RECORD (doubt), SP_DOUBT_KIND)));
}

static void
show_selected (SpDoubtPanel *self)
{
  SpDoubt *doubt = sp_doubt_panel_get_selected (self);
  gboolean has_measure;
  g_autofree char *place = NULL;
  g_autofree char *state = NULL;

  if (doubt == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }
  place = sp_doubt_dup_place (doubt);
  state = sp_doubt_dup_state_text (doubt);
  gtk_label_set_label (self->message, sp_record_get_text (SP_RECORD (doubt), SP_DOUBT_MESSAGE));
  gtk_label_set_label (self->place, place);
  gtk_label_set_label (self->state, state);
  show_answers (self, doubt);
  has_measure = sp_record_get_integer (SP_RECORD (doubt), SP_DOUBT_MEASURE) != 0;
  gtk_widget_set_visible (GTK_WIDGET (self->go_button), self->can_go && has_measure);
  gtk_stack_set_visible_child_name (self->stack, "doubt");
}

static void
update_head (SpDoubtPanel *self)
{
  guint n = self->doubts != NULL ? g_list_model_get_n_items (self->doubts) : 0;
  g_autofree char *text =
    g_strdup_printf (_ ("待核对 %u／%u"), sp_doubt_panel_get_n_open (self), n);

  gtk_label_set_label (self->head, text);
}

static void
doubt_panel_selected_cb (SpDoubtPanel *self)
{
  SpDoubt *doubt = sp_doubt_panel_get_selected (self);

  g_signal_group_set_target (self->selected_signals, doubt);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

void
sp_doubt_panel_refilter (SpDoubtPanel *self)
{
  g_return_if_fail (SP_IS_DOUBT_PANEL (self));

  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_head (self);
}

static void
doubt_panel_changed_cb (SpDoubtPanel *self)
{
  show_selected (self);
  update_head (self);
}

/* ---- actions ---- */

static void
answer (SpDoubtPanel *self, SpDoubtState state, const char *text)
{
  g_autoptr (SpDoubt) doubt = NULL;

  if (sp_doubt_panel_get_selected (self) == NULL || !self->is_editable)
    return;
  doubt = g_object_ref (sp_doubt_panel_get_selected (self));
  g_signal_emit (self, signals[SIGNAL_ANSWER], 0, doubt, (int)state, text);
}

static void
sp_doubt_panel_accept_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  answer (SP_DOUBT_PANEL (widget), SP_DOUBT_STATE_ACCEPTED, NULL);
}

static void
sp_doubt_panel_dismiss_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  answer (SP_DOUBT_PANEL (widget), SP_DOUBT_STATE_DISMISSED, NULL);
}

static void
sp_doubt_panel_reopen_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  answer (SP_DOUBT_PANEL (widget), SP_DOUBT_STATE_OPEN, NULL);
}

static void
sp_doubt_panel_change_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpDoubtPanel *self = SP_DOUBT_PANEL (widget);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  g_strstrip (text);
  if (*text == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    answer (self, SP_DOUBT_STATE_CHANGED, text);
}

/* CHANGED without a text: the listener takes the name as it is printed. */
static void
sp_doubt_panel_new_unit_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  answer (SP_DOUBT_PANEL (widget), SP_DOUBT_STATE_CHANGED, NULL);
}

static void
sp_doubt_panel_go_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpDoubtPanel *self = SP_DOUBT_PANEL (widget);

  if (sp_doubt_panel_get_selected (self) != NULL)
    g_signal_emit (self, signals[SIGNAL_GO], 0, sp_doubt_panel_get_selected (self));
}

static void
sp_doubt_panel_accept_kind_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpDoubtPanel *self = SP_DOUBT_PANEL (widget);
  SpDoubt *doubt = sp_doubt_panel_get_selected (self);

  if (doubt != NULL && self->is_editable)
    g_signal_emit (self, signals[SIGNAL_ACCEPT_KIND], 0,
                   (int)sp_record_get_integer (SP_RECORD (doubt), SP_DOUBT_KIND));
}

static void
sp_doubt_panel_output_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  g_signal_emit (widget, signals[SIGNAL_OUTPUT], 0, g_str_equal (action_name, "doubt.export"));
}

static void
doubt_panel_entry_activate_cb (SpDoubtPanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "doubt.change", NULL);
}

/* Enter takes the proposal, or goes to the place to write where there is none; F2 goes there
 * always, Delete dismisses. A double click only goes to the place to write. */
static gboolean
doubt_panel_key_cb (GtkEventControllerKey *controller,
                    guint key,
                    guint code,
                    GdkModifierType state,
                    SpDoubtPanel *self)
{
  if (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "doubt.dismiss", NULL);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_F2)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      return GDK_EVENT_STOP;
    }
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (can_accept (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "doubt.accept", NULL);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return GDK_EVENT_STOP;
}

static void
doubt_panel_row_activate_cb (SpDoubtPanel *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* ---- class ---- */

static gboolean
sp_doubt_panel_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_DOUBT_PANEL (widget)->list));
}

static void
sp_doubt_panel_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SELECTED)
    g_value_set_object (value, sp_doubt_panel_get_selected (SP_DOUBT_PANEL (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_doubt_panel_dispose (GObject *object)
{
  SpDoubtPanel *self = SP_DOUBT_PANEL (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->filter_drop_down != NULL)
    g_signal_handlers_disconnect_by_data (self->filter_drop_down, self);
  if (self->selected_signals != NULL)
    g_signal_group_set_target (self->selected_signals, NULL);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  sp_template_dispose (self, SP_TYPE_DOUBT_PANEL);
  g_clear_object (&self->selected_signals);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->doubts);
  G_OBJECT_CLASS (sp_doubt_panel_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "doubt.accept", NULL, sp_doubt_panel_accept_cb);
  gtk_widget_class_install_action (klass, "doubt.dismiss", NULL, sp_doubt_panel_dismiss_cb);
  gtk_widget_class_install_action (klass, "doubt.reopen", NULL, sp_doubt_panel_reopen_cb);
  gtk_widget_class_install_action (klass, "doubt.change", NULL, sp_doubt_panel_change_cb);
  gtk_widget_class_install_action (klass, "doubt.new-unit", NULL, sp_doubt_panel_new_unit_cb);
  gtk_widget_class_install_action (klass, "doubt.go", NULL, sp_doubt_panel_go_cb);
  gtk_widget_class_install_action (klass, "doubt.accept-kind", NULL, sp_doubt_panel_accept_kind_cb);
  gtk_widget_class_install_action (klass, "doubt.print", NULL, sp_doubt_panel_output_cb);
  gtk_widget_class_install_action (klass, "doubt.export", NULL, sp_doubt_panel_output_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_a, GDK_ALT_MASK, "doubt.accept-kind", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Return, GDK_ALT_MASK, "doubt.go", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_d, GDK_ALT_MASK, "doubt.dismiss", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, GDK_ALT_MASK, "doubt.new-unit", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_r, GDK_ALT_MASK, "doubt.reopen", NULL);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, SP_RESOURCE_PATH "sp-doubt-panel.ui");
  gtk_widget_class_bind_template_child (klass, SpDoubtPanel, head);
  gtk_widget_class_bind_template_child (klass, SpDoubtPanel, filter_drop_down);
  gtk_widget_class_bind_template_child (klass, SpDoubtPanel, list);
  gtk_widget_class_bind_template_child (klass, SpDoubtPanel, stack);
  gtk_widget_class_bind_template_child (klass, SpDoubtPanel, message);
  gtk_widget_class_bind_template_child (klass, SpDoubtPanel, place);
  gtk_widget_class_bind_template_child (klass, SpDoubtPanel, state);
  gtk_widget_class_bind_template_child (klass, SpDoubtPanel, answers);
  gtk_widget_class_bind_template_child (klass, SpDoubtPanel, proposal);
  gtk_widget_class_bind_template_child (klass, SpDoubtPanel, accept_button);
  gtk_widget_class_bind_template_child (klass, SpDoubtPanel, entry);
  gtk_widget_class_bind_template_child (klass, SpDoubtPanel, new_unit_button);
  gtk_widget_class_bind_template_child (klass, SpDoubtPanel, reopen_button);
  gtk_widget_class_bind_template_child (klass, SpDoubtPanel, go_button);
  gtk_widget_class_bind_template_child (klass, SpDoubtPanel, accept_kind_button);
}

static void
sp_doubt_panel_class_init (SpDoubtPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = sp_doubt_panel_dispose;
  object_class->get_property = sp_doubt_panel_get_property;
  widget_class->grab_focus = sp_doubt_panel_grab_focus;
  properties[PROP_SELECTED] =
    g_param_spec_object ("selected", NULL, NULL, sp_doubt_get_type (),
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_ANSWER] =
    g_signal_new ("answer", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                  sp_doubt_get_type (), G_TYPE_INT, G_TYPE_STRING);
  signals[SIGNAL_GO] = g_signal_new ("go", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, sp_doubt_get_type ());
  signals[SIGNAL_ACCEPT_KIND] = g_signal_new ("accept-kind", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                              NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_OUTPUT] = g_signal_new ("output", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
set_up_list (SpDoubtPanel *self)
{
  g_autoptr (GtkListItemFactory) factory = sp_doubt_row_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->filter = gtk_custom_filter_new (doubt_panel_filter_func, self, NULL);
  self->shown = gtk_filter_list_model_new (NULL, g_object_ref (GTK_FILTER (self->filter)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item",
                            G_CALLBACK (doubt_panel_selected_cb), self);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (doubt_panel_row_activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (doubt_panel_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

static void
sp_doubt_panel_init (SpDoubtPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_editable = TRUE;
  self->selected_signals = g_signal_group_new (sp_doubt_get_type ());
  g_signal_group_connect_swapped (self->selected_signals, "notify",
                                  G_CALLBACK (doubt_panel_changed_cb), self);
  set_up_list (self);
  g_signal_connect_swapped (self->filter_drop_down, "notify::selected",
                            G_CALLBACK (sp_doubt_panel_refilter), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (doubt_panel_entry_activate_cb),
                            self);
  show_selected (self);
  update_head (self);
}

GtkWidget *
sp_doubt_panel_new (void)
{
  return g_object_new (SP_TYPE_DOUBT_PANEL, NULL);
}

/* ---- public ---- */

void
sp_doubt_panel_set_doubts (SpDoubtPanel *self, GListModel *doubts)
{
  g_return_if_fail (SP_IS_DOUBT_PANEL (self));

  if (!g_set_object (&self->doubts, doubts))
    return;
  gtk_filter_list_model_set_model (self->shown, doubts);
  update_head (self);
}

void
sp_doubt_panel_set_unit_names (SpDoubtPanel *self, const char *const *names)
{
  g_return_if_fail (SP_IS_DOUBT_PANEL (self));

  sp_name_entry_offer (self->entry, names);
}

void
sp_doubt_panel_set_editable (SpDoubtPanel *self, gboolean is_editable)
{
  g_return_if_fail (SP_IS_DOUBT_PANEL (self));

  self->is_editable = is_editable;
  show_selected (self);
}

void
sp_doubt_panel_set_can_go (SpDoubtPanel *self, gboolean can_go)
{
  g_return_if_fail (SP_IS_DOUBT_PANEL (self));

  self->can_go = can_go;
  show_selected (self);
}

void
sp_doubt_panel_set_can_accept_kind (SpDoubtPanel *self, gboolean can_accept_kind)
{
  g_return_if_fail (SP_IS_DOUBT_PANEL (self));

  self->can_accept_kind = can_accept_kind;
  show_selected (self);
}

SpDoubt *
sp_doubt_panel_get_selected (SpDoubtPanel *self)
{
  g_return_val_if_fail (SP_IS_DOUBT_PANEL (self), NULL);

  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

guint
sp_doubt_panel_get_n_open (SpDoubtPanel *self)
{
  guint n = 0;

  g_return_val_if_fail (SP_IS_DOUBT_PANEL (self), 0);

  for (guint i = 0; self->doubts != NULL && i < g_list_model_get_n_items (self->doubts); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->doubts, i);

      n += sp_doubt_state_of (item) == SP_DOUBT_STATE_OPEN;
    }
  return n;
}

guint
sp_doubt_panel_get_n_shown (SpDoubtPanel *self)
{
  g_return_val_if_fail (SP_IS_DOUBT_PANEL (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->shown));
}

void
sp_doubt_panel_show_all (SpDoubtPanel *self, gboolean show_all)
{
  g_return_if_fail (SP_IS_DOUBT_PANEL (self));

  gtk_drop_down_set_selected (self->filter_drop_down, show_all ? 1 : 0);
}

/* The next open doubt after @from in the list, round to the start; -1: none. */
static int
next_open (SpDoubtPanel *self, guint from)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  for (guint i = 0; i < n; i++)
    {
      guint position = (from + i) % n;
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

      if (sp_doubt_state_of (item) == SP_DOUBT_STATE_OPEN)
        return (int)position;
    }
  return -1;
}

/* The row that had the focus left with its doubt; whoever answers by keys stays in the list. */
static void
keep_focus (SpDoubtPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (focus == NULL || !gtk_widget_get_mapped (focus) ||
      (focus != GTK_WIDGET (self->entry) && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

void
sp_doubt_panel_advance (SpDoubtPanel *self)
{
  guint position;
  int next;

  g_return_if_fail (SP_IS_DOUBT_PANEL (self));

  position = gtk_single_selection_get_selected (self->selection);
  sp_doubt_panel_refilter (self);
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  next = next_open (self, position);
  if (next >= 0)
    gtk_single_selection_set_selected (self->selection, (guint)next);
  keep_focus (self);
}
