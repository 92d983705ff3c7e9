/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-hazard-steps.h. What it says is in sp-hazard-steps-show.c. */
#include "sp-hazard-steps-private.h"

#include "base/sp-i18n.h"
#include "store/sp-hazards.h"

G_DEFINE_FINAL_TYPE (SpHazardSteps, sp_hazard_steps, GTK_TYPE_WIDGET)

/* The usual way, for each state; -1: nothing more is to be done. */
static const int next_steps[] = {
  [SP_HAZARD_REGISTERED] = SP_STEP_ASSIGN,
  [SP_HAZARD_ASSIGNED] = SP_STEP_START,
  [SP_HAZARD_RECTIFYING] = SP_STEP_APPLY,
  [SP_HAZARD_APPLIED] = SP_STEP_CHECK,
  [SP_HAZARD_CHECKED] = SP_STEP_CLOSE,
  [SP_HAZARD_CLOSED] = -1,
  [SP_HAZARD_TRANSFERRED] = -1,
  [SP_HAZARD_REVOKED] = -1,
};

/* ---- what can be done ---- */

static SpHazardState
get_state (SpHazardSteps *self)
{
  return (SpHazardState)sp_record_get_integer (SP_RECORD (self->hazard), SP_HAZARD_STATE);
}

static void
add_action (SpHazardSteps *self, const char *label, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  GtkWidget *child;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_flow_box_insert (self->actions, button, -1);
  child = gtk_widget_get_parent (button);
  gtk_widget_set_focusable (child, FALSE); /* the button has the focus */
}

static void
show_actions (SpHazardSteps *self)
{
  GtkWidget *child;
  guint kinds;
  int next;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->actions))) != NULL)
    gtk_flow_box_remove (self->actions, child);
  if (self->hazard == NULL || sp_session_is_read_only (self->session))
    return;
  kinds = sp_hazard_state_steps (get_state (self));
  next = next_steps[get_state (self)];
  for (guint i = 0; i < sp_hazard_step_kinds.n_words; i++)
    {
      const SpWord *word = &sp_hazard_step_kinds.words[i];

      if ((kinds & (1u << word->value)) != 0)
        add_action (self, _ (word->label), "steps.begin", word->code);
      if (word->value == next)
        gtk_widget_add_css_class (
          gtk_flow_box_child_get_child (gtk_flow_box_get_child_at_index (
            self->actions, (int)__builtin_popcount (kinds & ((1u << (guint)word->value) - 1)))),
          "suggested-action");
    }
  if (self->steps->len > 0)
    add_action (self, _ ("撤回上一环节"), "steps.take-back", NULL);
}

/* ---- reading ---- */

static void
load (SpHazardSteps *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GError) error = NULL;

  self->is_stale = FALSE;
  g_clear_object (&self->hazard);
  g_ptr_array_set_size (self->steps, 0);
  if (reader != NULL && self->id != 0)
    self->hazard = SP_HAZARD (sp_reader_load (reader, &sp_hazard_type, self->id, &error));
  if (self->hazard != NULL)
    {
      g_autoptr (GPtrArray) lines = sp_reader_load_hazard_step_lines (reader, self->id, &error);

      if (lines != NULL)
        {
          g_ptr_array_unref (self->steps);
          self->steps = g_steal_pointer (&lines);
        }
    }
  sp_session_report_error (self->session, error);
  _sp_hazard_steps_show (self, reader);
  show_actions (self);
}

static void
hazard_steps_changed_cb (SpHazardSteps *self)
{
  if (self->id == 0)
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
  else
    self->is_stale = TRUE;
}

static void
sp_hazard_steps_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_hazard_steps_parent_class)->map (widget);
  if (SP_HAZARD_STEPS (widget)->is_stale)
    load (SP_HAZARD_STEPS (widget));
}

void
sp_hazard_steps_set_hazard (SpHazardSteps *self, int64_t hazard)
{
  g_return_if_fail (SP_IS_HAZARD_STEPS (self));
  if (hazard == self->id && !self->is_stale)
    return;
  if (hazard != self->id)
    sp_hazard_step_form_cancel (self->form);
  self->id = hazard;
  load (self);
}

gboolean
sp_hazard_steps_begin (SpHazardSteps *self, SpHazardStepKind kind)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (SP_IS_HAZARD_STEPS (self), FALSE);
  if (self->hazard == NULL)
    {
      sp_session_tell (self->session, _ ("先选一条隐患，再办理下一环节。"), FALSE);
      return FALSE;
    }
  if ((sp_hazard_state_steps (get_state (self)) & (1u << kind)) == 0)
    {
      text = g_strdup_printf (_ ("这条隐患现在是“%s”，不能%s。"),
                              sp_vocabulary_label (&sp_hazard_states, (int)get_state (self)),
                              sp_vocabulary_label (&sp_hazard_step_kinds, (int)kind));
      sp_session_tell (self->session, text, FALSE);
      return FALSE;
    }
  sp_hazard_step_form_begin (self->form, (int)kind, &self->id, 1);
  return TRUE;
}

void
sp_hazard_steps_begin_next (SpHazardSteps *self)
{
  int next;

  g_return_if_fail (SP_IS_HAZARD_STEPS (self));
  next = self->hazard != NULL ? next_steps[get_state (self)] : (int)SP_STEP_ASSIGN;
  if (next >= 0)
    sp_hazard_steps_begin (self, (SpHazardStepKind)next);
  else
    sp_session_tell (self->session, _ ("这条隐患已经办结，没有下一环节。"), FALSE);
}

void
sp_hazard_steps_take_back (SpHazardSteps *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SP_IS_HAZARD_STEPS (self));
  if (self->hazard == NULL || sp_session_is_read_only (self->session))
    return;
  if (sp_store_take_back_hazard_step (sp_session_get_store (self->session), self->id, &error))
    sp_session_tell (self->session, _ ("已撤回上一环节"), TRUE);
  else
    sp_session_report_error (self->session, error);
}

/* ---- class ---- */

static void
hazard_steps_begin_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const SpWord *word =
    sp_vocabulary_find_code (&sp_hazard_step_kinds, g_variant_get_string (parameter, NULL));

  if (word != NULL)
    sp_hazard_steps_begin (SP_HAZARD_STEPS (widget), (SpHazardStepKind)word->value);
}

static void
hazard_steps_take_back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_hazard_steps_take_back (SP_HAZARD_STEPS (widget));
}

static void
sp_hazard_steps_dispose (GObject *object)
{
  SpHazardSteps *self = SP_HAZARD_STEPS (object);
  GtkWidget *child;

  self->id = 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->hazard);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_hazard_steps_parent_class)->dispose (object);
}

static void
sp_hazard_steps_finalize (GObject *object)
{
  g_ptr_array_unref (SP_HAZARD_STEPS (object)->steps);
  G_OBJECT_CLASS (sp_hazard_steps_parent_class)->finalize (object);
}

static void
sp_hazard_steps_class_init (SpHazardStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_hazard_steps_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_hazard_steps_finalize;
  widget_class->map = sp_hazard_steps_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "steps.begin", "s", hazard_steps_begin_cb);
  gtk_widget_class_install_action (widget_class, "steps.take-back", NULL,
                                   hazard_steps_take_back_cb);
}

static GtkBox *
add_box (SpHazardSteps *self, int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);

  gtk_widget_set_parent (box, GTK_WIDGET (self));
  return GTK_BOX (box);
}

static void
sp_hazard_steps_init (SpHazardSteps *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->steps = g_ptr_array_new ();
  self->notes = add_box (self, 6);
  self->actions = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->actions, GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (self->actions, 6);
  gtk_flow_box_set_row_spacing (self->actions, 6);
  gtk_flow_box_set_min_children_per_line (self->actions, 3);
  gtk_flow_box_set_max_children_per_line (self->actions, 4);
  gtk_widget_set_parent (GTK_WIDGET (self->actions), GTK_WIDGET (self));
}

SpHazardSteps *
sp_hazard_steps_new (SpSession *session)
{
  static const char *const followed[] = {"records-changed", "notify::as-of", "notify::plan"};
  SpHazardSteps *self = g_object_new (SP_TYPE_HAZARD_STEPS, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  self->form = sp_hazard_step_form_new (session);
  gtk_widget_set_parent (GTK_WIDGET (self->form), GTK_WIDGET (self));
  self->lines = add_box (self, 6);
  self->listings = add_box (self, 3);
  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (session, followed[i], G_CALLBACK (hazard_steps_changed_cb), self,
                             G_CONNECT_SWAPPED);
  return self;
}

SpHazardStepForm *
sp_hazard_steps_get_form (SpHazardSteps *self)
{
  g_return_val_if_fail (SP_IS_HAZARD_STEPS (self), NULL);
  return self->form;
}

guint
sp_hazard_steps_get_n_lines (SpHazardSteps *self)
{
  g_return_val_if_fail (SP_IS_HAZARD_STEPS (self), 0);
  return self->hazard != NULL ? self->steps->len + 1 : 0;
}

static void
append_texts (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_texts (child, text);
}

char *
sp_hazard_steps_dup_text (SpHazardSteps *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (SP_IS_HAZARD_STEPS (self), g_string_free (text, FALSE));
  append_texts (GTK_WIDGET (self->notes), text);
  append_texts (GTK_WIDGET (self->lines), text);
  append_texts (GTK_WIDGET (self->listings), text);
  return g_string_free (text, FALSE);
}
