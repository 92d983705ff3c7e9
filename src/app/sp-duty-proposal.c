/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-duty-proposal.h. */
#include "sp-duty-proposal.h"

#include "base/sp-i18n.h"
#include "store/sp-reader-running.h"

struct _SpDutyProposal
{
  GtkPopover parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *duties; /* of SpDuty, as offered */
  GPtrArray *checks; /* of GtkCheckButton, borrowed, by duty */

  /* Borrowed */
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (SpDutyProposal, sp_duty_proposal, GTK_TYPE_POPOVER)

static gboolean
is_known (GPtrArray *known, SpRecord *duty)
{
  for (guint i = 0; i < known->len; i++)
    if (g_str_equal (sp_record_get_title (g_ptr_array_index (known, i)),
                     sp_record_get_title (duty)))
      return TRUE;
  return FALSE;
}

/* What is still to be offered; empty without a plan or its days. */
static GPtrArray *
find_duties (SpDutyProposal *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  SpRecord *plan = (SpRecord *)sp_session_get_plan (self->session);
  SpDate first = plan != NULL ? (SpDate)sp_record_get_integer (plan, SP_PLAN_FIRST_DAY) : 0;
  SpDate last = plan != NULL ? (SpDate)sp_record_get_integer (plan, SP_PLAN_LAST_DAY) : 0;
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GPtrArray) duties = NULL;

  if (reader == NULL || first == SP_DATE_NONE || first > last)
    return g_ptr_array_new_with_free_func (g_object_unref);
  known = sp_reader_load_all (reader, &sp_duty_type, SP_DUTY_PLAN, sp_record_get_id (plan), NULL);
  duties = sp_duty_propose (first, last);
  for (guint i = duties->len; i-- > 0;)
    {
      sp_record_set_integer (duties->pdata[i], SP_DUTY_PLAN, sp_record_get_id (plan));
      if (known != NULL && is_known (known, duties->pdata[i]))
        g_ptr_array_remove_index (duties, i);
    }
  return g_steal_pointer (&duties);
}

static gboolean
store_chosen (SpDutyProposal *self, guint *n, GError **error)
{
  g_autoptr (SpWrite) write = sp_write_begin (sp_session_get_store (self->session), SP_ACTION_EDIT,
                                              _ ("按计划节奏生成例行事项"), error);

  for (guint i = 0; write != NULL && i < self->duties->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      {
        if (!sp_write_insert (write, g_ptr_array_index (self->duties, i), error))
          return FALSE;
        *n += 1;
      }
  return write != NULL && sp_write_commit (write, error);
}

static void
duty_proposal_store_cb (SpDutyProposal *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  guint n = 0;

  gtk_popover_popdown (GTK_POPOVER (self));
  if (!store_chosen (self, &n, &error))
    {
      sp_session_report_error (self->session, error);
      return;
    }
  message = g_strdup_printf (_ ("已生成 %u 项例行事项"), n);
  sp_session_tell (self->session, message, TRUE);
}

/* 安全生产季度专题会议 · 每季度 · 2020-08-25 至 2022-12-31 */
static char *
dup_line (SpRecord *duty)
{
  g_autofree char *first =
    sp_date_dup_iso ((SpDate)sp_record_get_integer (duty, SP_DUTY_FIRST_DAY));
  g_autofree char *last = sp_date_dup_iso ((SpDate)sp_record_get_integer (duty, SP_DUTY_LAST_DAY));

  return g_strdup_printf (
    _ ("%s · %s · %s 至 %s"), sp_record_get_title (duty),
    sp_vocabulary_label (&sp_recurrences, (int)sp_record_get_integer (duty, SP_DUTY_RECURRENCE)),
    first, last);
}

static void
clear (SpDutyProposal *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->checks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
}

static void
duty_proposal_show_cb (SpDutyProposal *self)
{
  GtkWidget *button;

  clear (self);
  g_clear_pointer (&self->duties, g_ptr_array_unref);
  self->duties = find_duties (self);
  gtk_box_append (
    self->box,
    gtk_label_new (self->duties->len > 0 && !sp_session_is_read_only (self->session)
                     ? _ ("按计划的起止日期和节奏，建议列这些例行事项，生成后可以改：")
                     : _ ("没有可以生成的例行事项：建议的都已经有了，或者还没有计划。")));
  for (guint i = 0; i < self->duties->len; i++)
    {
      g_autofree char *line = dup_line (g_ptr_array_index (self->duties, i));
      GtkWidget *check = gtk_check_button_new_with_label (line);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      g_ptr_array_add (self->checks, check);
      gtk_box_append (self->box, check);
    }
  if (self->duties->len == 0 || sp_session_is_read_only (self->session))
    return;
  button = gtk_button_new_with_label (_ ("生成所选"));
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_signal_connect_object (button, "clicked", G_CALLBACK (duty_proposal_store_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->box, button);
}

static void
duty_proposal_accept_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  duty_proposal_store_cb (SP_DUTY_PROPOSAL (widget));
}

static void
sp_duty_proposal_dispose (GObject *object)
{
  SpDutyProposal *self = SP_DUTY_PROPOSAL (object);

  g_clear_pointer (&self->duties, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_duty_proposal_parent_class)->dispose (object);
}

static void
sp_duty_proposal_class_init (SpDutyProposalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_duty_proposal_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "proposal.accept", NULL,
                                   duty_proposal_accept_cb);
}

static void
sp_duty_proposal_init (SpDutyProposal *self)
{
  self->duties = g_ptr_array_new_with_free_func (g_object_unref);
  self->checks = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->box));
  g_signal_connect_swapped (self, "show", G_CALLBACK (duty_proposal_show_cb), self);
}

SpDutyProposal *
sp_duty_proposal_new (SpSession *session)
{
  SpDutyProposal *self = g_object_new (SP_TYPE_DUTY_PROPOSAL, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  return self;
}
