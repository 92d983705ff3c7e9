/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-hazard-step-form.h. */
#include "sp-hazard-step-form.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "store/sp-hazards.h"
#include "sp-focus.h"

#define MOST_REASONS 5

struct _SpHazardStepForm
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GArray *hazards; /* of int64_t */

  /* Borrowed, children */
  GtkLabel *heading;
  GtkBox *slot;
  SpRecordForm *form;   /* NULL while nothing is asked */
  SpAttachments *files; /* that come with the step */
  GtkLabel *problem;
  GtkButton *rest;
  GtkButton *take;

  /* State */
  int kind;
};

G_DEFINE_FINAL_TYPE (SpHazardStepForm, sp_hazard_step_form, GTK_TYPE_WIDGET)

static guint done_signal;

/* What a step of the kind needs, and what is usually written beside it; nothing more is asked. */
static const char *const names[][6] = {
  [SP_STEP_ASSIGN] = {"unit", "deadline", "day", "document", "person", NULL},
  [SP_STEP_START] = {"day", "person", "note", NULL},
  [SP_STEP_EXTEND] = {"deadline", "day", "reason", "document", "person", NULL},
  [SP_STEP_APPLY] = {"rectified_on", "day", "person", "spent", "note", NULL},
  [SP_STEP_CHECK] = {"person", "day", "document", "note", NULL},
  [SP_STEP_RETURN] = {"reason", "day", "person", "document", NULL},
  [SP_STEP_CLOSE] = {"day", "person", "document", NULL},
  [SP_STEP_TRANSFER] = {"reason", "unit", "day", "document", "person", NULL},
  [SP_STEP_REVOKE] = {"reason", "day", "person", "document", NULL},
  [SP_STEP_REOPEN] = {"reason", "day", "person", "document", NULL},
};
static const char *const deadline_names[] = {"deadline", NULL};

static const char *
get_label (SpHazardStepForm *self)
{
  return self->kind == SP_STEP_SET_DEADLINE
           ? _ ("设定整改时限")
           : sp_vocabulary_label (&sp_hazard_step_kinds, self->kind);
}

static void
show_problem (SpHazardStepForm *self, const char *text, gboolean has_rest)
{
  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), has_rest);
}

static void
drop_form (SpHazardStepForm *self)
{
  if (self->form != NULL)
    gtk_box_remove (self->slot, GTK_WIDGET (self->form));
  self->form = NULL;
  if (self->files != NULL)
    sp_attachments_clear_paths (self->files);
  show_problem (self, NULL, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* ---- what the form begins with ---- */

/* No step is later than today; as of an earlier date one is most likely entered for that day. */
static SpDate
get_day (SpHazardStepForm *self)
{
  return MIN (sp_session_get_as_of (self->session), sp_date_today ());
}

static void
fill_from_hazard (SpHazardStepForm *self, SpRecord *step, SpRecord *hazard)
{
  if (self->kind == SP_STEP_ASSIGN)
    {
      sp_record_set_integer (step, SP_HAZARD_STEP_UNIT,
                             sp_record_get_integer (hazard, SP_HAZARD_TOWNSHIP));
      sp_record_set_value (step, SP_HAZARD_STEP_DEADLINE,
                           sp_record_peek (hazard, SP_HAZARD_DEADLINE));
    }
  if (self->kind == SP_STEP_APPLY)
    sp_record_set_text (step, SP_HAZARD_STEP_PERSON, sp_record_get_text (hazard, SP_HAZARD_PERSON));
}

static SpRecord *
new_step (SpHazardStepForm *self)
{
  SpRecord *step = sp_record_new (&sp_hazard_step_type);
  g_autoptr (SpRecord) hazard = NULL;

  if (self->kind >= 0)
    sp_record_set_integer (step, SP_HAZARD_STEP_KIND, self->kind);
  sp_record_set_integer (step, SP_HAZARD_STEP_DAY, get_day (self));
  if (self->kind == SP_STEP_APPLY)
    sp_record_set_integer (step, SP_HAZARD_STEP_RECTIFIED_ON, get_day (self));
  else if (self->kind != SP_STEP_CHECK && self->kind != SP_STEP_START)
    sp_record_set_text (step, SP_HAZARD_STEP_PERSON, sp_session_get_person (self->session));
  if (self->hazards->len != 1)
    return step;
  hazard = sp_reader_load (sp_session_get_reader (self->session), &sp_hazard_type,
                           g_array_index (self->hazards, int64_t, 0), NULL);
  if (hazard != NULL)
    fill_from_hazard (self, step, hazard);
  return step;
}

void
sp_hazard_step_form_begin (SpHazardStepForm *self, int kind, const int64_t *hazards, guint n)
{
  g_autoptr (SpRecord) step = NULL;
  g_autofree char *heading = NULL;

  g_return_if_fail (SP_IS_HAZARD_STEP_FORM (self));
  g_return_if_fail (kind >= SP_STEP_SET_DEADLINE && kind < (int)G_N_ELEMENTS (names));

  drop_form (self);
  if (n == 0 || sp_session_is_read_only (self->session))
    return;
  self->kind = kind;
  g_array_set_size (self->hazards, 0);
  g_array_append_vals (self->hazards, hazards, n);
  heading =
    n > 1 ? g_strdup_printf (_ ("%s（%u 条）"), get_label (self), n) : g_strdup (get_label (self));
  gtk_label_set_label (self->heading, heading);
  step = new_step (self);
  self->form = sp_record_form_new (self->session, &sp_hazard_step_type, SP_FORM_DRAFT,
                                   kind >= 0 ? names[kind] : deadline_names, NULL, 2);
  gtk_widget_set_hexpand (GTK_WIDGET (self->form), TRUE);
  sp_record_form_set_record (self->form, step);
  gtk_box_append (self->slot, GTK_WIDGET (self->form));
  gtk_widget_set_visible (GTK_WIDGET (self->files), kind != SP_STEP_SET_DEADLINE);
  gtk_button_set_label (self->take, get_label (self));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

/* ---- taking ---- */

/* 2021-0007 通道堵塞：…… a line each. */
static char *
dup_reasons (const GPtrArray *refused)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (refused->len, MOST_REASONS); i++)
    {
      const SpHazardRefusal *refusal = g_ptr_array_index (refused, i);

      g_string_append_printf (text, _ ("%s%s：%s"), i > 0 ? "\n" : "", refusal->title,
                              refusal->reason);
    }
  if (refused->len > MOST_REASONS)
    g_string_append_printf (text, _ ("\n……共 %u 条"), refused->len);
  return g_string_free (text, FALSE);
}

static gboolean
do_it (
  SpHazardStepForm *self, SpRecord *step, gboolean is_partial, GPtrArray **refused, GError **error)
{
  SpStore *store = sp_session_get_store (self->session);
  const int64_t *ids = (const int64_t *)(gpointer)self->hazards->data;
  guint n = self->hazards->len;
  g_auto (GStrv) paths = sp_attachments_dup_paths (self->files);

  if (self->kind == SP_STEP_SET_DEADLINE)
    return sp_store_set_hazard_deadlines (
      store, ids, n, (SpDate)sp_record_get_integer (step, SP_HAZARD_STEP_DEADLINE), is_partial,
      refused, error);
  return sp_store_take_hazard_steps (store, ids, n, SP_HAZARD_STEP (step),
                                     (const char *const *)paths, is_partial, refused, error);
}

static void
tell (SpHazardStepForm *self, guint n_refused)
{
  guint n = self->hazards->len - n_refused;
  g_autofree char *text = NULL;

  if (n == 1 && n_refused == 0)
    text = g_strdup_printf (_ ("已登记：%s"), get_label (self));
  else if (n_refused == 0)
    text = g_strdup_printf (_ ("已登记：%s %u 条"), get_label (self), n);
  else
    text =
      g_strdup_printf (_ ("已登记：%s %u 条，另 %u 条不能办理"), get_label (self), n, n_refused);
  sp_session_tell (self->session, text, TRUE);
}

gboolean
sp_hazard_step_form_take (SpHazardStepForm *self, gboolean is_partial)
{
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *reasons = NULL;
  guint n;

  g_return_val_if_fail (SP_IS_HAZARD_STEP_FORM (self), FALSE);
  if (self->form == NULL || !sp_record_form_commit (self->form))
    return FALSE;
  if (sp_attachments_is_busy (self->files))
    {
      show_problem (self, _ ("照片还在缩小，请稍等再登记。"), FALSE);
      return FALSE;
    }
  n = self->hazards->len;
  if (!do_it (self, sp_record_form_get_record (self->form), is_partial, &refused, &error))
    {
      if (n > 1 && refused != NULL && refused->len > 0)
        reasons = dup_reasons (refused);
      show_problem (self, reasons != NULL ? reasons : error->message,
                    reasons != NULL && refused->len < n);
      return FALSE;
    }
  tell (self, refused != NULL ? refused->len : 0);
  drop_form (self);
  g_signal_emit (self, done_signal, 0);
  return TRUE;
}

void
sp_hazard_step_form_cancel (SpHazardStepForm *self)
{
  g_return_if_fail (SP_IS_HAZARD_STEP_FORM (self));
  if (self->form == NULL)
    return;
  drop_form (self);
  g_signal_emit (self, done_signal, 0);
}

/* ---- class ---- */

static void
hazard_step_form_take_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_hazard_step_form_take (SP_HAZARD_STEP_FORM (widget), g_str_equal (action, "step.take-rest"));
}

static void
hazard_step_form_cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_hazard_step_form_cancel (SP_HAZARD_STEP_FORM (widget));
}

static gboolean
sp_hazard_step_form_grab_focus (GtkWidget *widget)
{
  SpHazardStepForm *self = SP_HAZARD_STEP_FORM (widget);

  return self->form != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
sp_hazard_step_form_dispose (GObject *object)
{
  SpHazardStepForm *self = SP_HAZARD_STEP_FORM (object);
  GtkWidget *child;

  self->form = NULL;
  self->files = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_hazard_step_form_parent_class)->dispose (object);
}

static void
sp_hazard_step_form_finalize (GObject *object)
{
  g_array_unref (SP_HAZARD_STEP_FORM (object)->hazards);
  G_OBJECT_CLASS (sp_hazard_step_form_parent_class)->finalize (object);
}

static void
sp_hazard_step_form_class_init (SpHazardStepFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_hazard_step_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_hazard_step_form_finalize;
  widget_class->grab_focus = sp_hazard_step_form_grab_focus;
  widget_class->focus = sp_focus_inside;
  done_signal = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "step.take", NULL, hazard_step_form_take_cb);
  gtk_widget_class_install_action (widget_class, "step.take-rest", NULL, hazard_step_form_take_cb);
  gtk_widget_class_install_action (widget_class, "step.cancel", NULL, hazard_step_form_cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "step.take",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "step.take", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "step.cancel", NULL);
}

static GtkButton *
add_button (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
  return GTK_BUTTON (button);
}

static void
add_buttons (SpHazardStepForm *self, GtkWidget *box)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  self->rest = add_button (buttons, _ ("其余的照办"), "step.take-rest");
  add_button (buttons, _ ("取消"), "step.cancel");
  self->take = add_button (buttons, "", "step.take");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->take), _ ("登记这一环节（Ctrl+Enter）"));
  gtk_widget_add_css_class (GTK_WIDGET (self->take), "suggested-action");
  gtk_box_append (GTK_BOX (box), buttons);
}

static void
sp_hazard_step_form_init (SpHazardStepForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->hazards = g_array_new (FALSE, FALSE, sizeof (int64_t));
  self->heading = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->heading, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  self->slot = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "problem");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->slot));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  add_buttons (self, box);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  drop_form (self);
}

SpHazardStepForm *
sp_hazard_step_form_new (SpSession *session)
{
  SpHazardStepForm *self = g_object_new (SP_TYPE_HAZARD_STEP_FORM, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  self->files = sp_attachments_new_pending (session);
  gtk_widget_set_hexpand (GTK_WIDGET (self->files), TRUE);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->slot))),
                              GTK_WIDGET (self->files), GTK_WIDGET (self->slot));
  sp_attachments_take_pasted (self->files, GTK_WIDGET (self));
  return self;
}

SpRecordForm *
sp_hazard_step_form_get_form (SpHazardStepForm *self)
{
  g_return_val_if_fail (SP_IS_HAZARD_STEP_FORM (self), NULL);
  return self->form;
}

SpAttachments *
sp_hazard_step_form_get_files (SpHazardStepForm *self)
{
  g_return_val_if_fail (SP_IS_HAZARD_STEP_FORM (self), NULL);
  return self->files;
}

const char *
sp_hazard_step_form_get_problem (SpHazardStepForm *self)
{
  g_return_val_if_fail (SP_IS_HAZARD_STEP_FORM (self), "");
  return gtk_label_get_label (self->problem);
}
