/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-duty-page.h. An occurrence that nobody touched is not in the file: its form is a draft
 * which is stored with the first thing that is said of it. */
#include "sp-duty-page.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-duty-proposal.h"
#include "sp-filter-chip.h"
#include "sp-template.h"

struct _SpDutyPage
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;

  /* Borrowed, children put in by C */
  SpDutyList *list;
  SpRecordForm *occurrence_form;
  SpRecordForm *duty_form;
  SpRecordForm *draft_form; /* NULL while none is open */
  SpAttachments *files;
  SpFilterChip *states;
  SpDutyProposal *proposal;

  /* Template */
  GtkToggleButton *only_open;
  GtkBox *chip_slot;
  GtkMenuButton *propose;
  GtkLabel *count;
  GtkStack *list_stack;
  GtkBox *list_slot;
  GtkButton *propose_first;
  GtkStack *detail;
  GtkBox *draft_slot;
  GtkLabel *title;
  GtkLabel *state;
  GtkButton *tick;
  GtkButton *cancel;
  GtkBox *occurrence_slot;
  GtkBox *duty_slot;
  GtkBox *file_slot;

  /* State */
  guint saving : 1;
};

G_DEFINE_FINAL_TYPE (SpDutyPage, sp_duty_page, GTK_TYPE_WIDGET)

static const char *const occurrence_fields[] = {"due", "done_on", "document", "note", NULL};
static const char *const duty_fields[] = {
  "title",     "kind",     "unit",    "recurrence", "every", "due_month", "due_day",
  "first_day", "last_day", "measure", "basis",      "note",  NULL};
static const char *const draft_fields[] = {"title",     "kind",    "unit",      "recurrence",
                                           "due_month", "due_day", "first_day", "last_day",
                                           "basis",     NULL};

/* ---- the detail ---- */

static void
show_light (GtkLabel *label, const SpDutyDay *day)
{
  const char *classes[] = {"light", sp_app_light_class (sp_duty_state_light (day->state)), NULL};
  g_autofree char *text = sp_duty_day_dup_state (day);

  gtk_label_set_label (label, text);
  gtk_widget_set_css_classes (GTK_WIDGET (label), classes);
}

static void
show_item (SpDutyPage *self, SpDutyItem *item)
{
  const SpDutyDay *day = sp_duty_item_get_day (item);
  SpRecord *duty = SP_RECORD (sp_duty_item_get_duty (item));
  g_autoptr (SpDutyOccurrence) occurrence = sp_duty_day_to_occurrence (SP_DUTY (duty), day);
  g_autofree char *period = sp_duty_item_dup_period (item);
  g_autofree char *title = g_strdup_printf ("%s\n%s", sp_record_get_title (duty), period);

  gtk_label_set_label (self->title, title);
  show_light (self->state, day);
  gtk_button_set_label (self->tick, day->state == SP_DUTY_STATE_DONE ? _ ("取消办结（空格）")
                                                                     : _ ("办结（空格）"));
  gtk_button_set_label (self->cancel,
                        day->state == SP_DUTY_STATE_CANCELLED ? _ ("恢复") : _ ("这次不办"));
  sp_record_form_set_record (self->occurrence_form, SP_RECORD (occurrence));
  sp_attachments_set_owner (self->files, SP_RECORD (occurrence));
  if (sp_record_form_get_record (self->duty_form) == NULL ||
      sp_record_get_id (sp_record_form_get_record (self->duty_form)) != sp_record_get_id (duty))
    sp_record_form_set_record (self->duty_form, duty);
}

static void
update_detail (SpDutyPage *self)
{
  SpDutyItem *item = sp_duty_list_get_selected (self->list);
  gboolean writable = !sp_session_is_read_only (self->session);

  if (item != NULL)
    show_item (self, item);
  else
    {
      sp_record_form_set_record (self->occurrence_form, NULL);
      sp_attachments_set_owner (self->files, NULL);
      sp_record_form_set_record (self->duty_form, NULL);
    }
  gtk_stack_set_visible_child_name (self->detail, self->draft_form != NULL ? "draft"
                                                  : item != NULL           ? "item"
                                                                           : "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duty.tick", item != NULL && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duty.cancel", item != NULL && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ledger.delete", item != NULL && writable);
}

/* Not while a field of the form is being stored: what else is typed there stays. */
static void
duty_page_selected_cb (SpDutyPage *self)
{
  if (!self->saving)
    update_detail (self);
}

static void
duty_page_activated_cb (SpDutyPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->occurrence_form));
}

static void
duty_page_counted_cb (SpDutyPage *self)
{
  guint n = sp_duty_list_get_n_rows (self->list);
  guint n_overdue = sp_duty_list_get_n_overdue (self->list);
  g_autofree char *text = n_overdue > 0 ? g_strdup_printf (_ ("%u 次 · 逾期 %u"), n, n_overdue)
                                        : g_strdup_printf (_ ("%u 次"), n);
  SpCondition condition;
  gboolean is_narrowed = gtk_toggle_button_get_active (self->only_open) ||
                         sp_filter_chip_get_condition (self->states, &condition);

  gtk_label_set_label (self->count, text);
  gtk_stack_set_visible_child_name (self->list_stack, n == 0 && !is_narrowed ? "empty" : "list");
}

static void
duty_page_states_cb (SpDutyPage *self)
{
  SpCondition condition;

  sp_filter_chip_get_condition (self->states, &condition);
  sp_duty_list_set_states (self->list, condition.only);
}

static void
duty_page_only_open_cb (SpDutyPage *self)
{
  sp_duty_list_set_only_open (self->list, gtk_toggle_button_get_active (self->only_open));
}

/* ---- what is said of an occurrence ---- */

static gboolean
store_occurrence (SpDutyPage *self, SpRecord *occurrence, const char *label)
{
  return sp_record_get_id (occurrence) == 0 ? sp_session_insert (self->session, occurrence, label)
                                            : sp_session_update (self->session, occurrence, label);
}

static void
duty_page_occurrence_changed_cb (SpDutyPage *self)
{
  SpRecord *record = sp_record_form_get_record (self->occurrence_form);
  gboolean is_stored;

  self->saving = TRUE;
  is_stored = store_occurrence (self, record, _ ("登记例行事项"));
  self->saving = FALSE;
  if (is_stored)
    update_detail (self);
}

/* The selected occurrence as it is to be stored; NULL where nothing is selected. */
static SpRecord *
dup_selected (SpDutyPage *self)
{
  SpDutyItem *item = sp_duty_list_get_selected (self->list);

  if (item == NULL || sp_session_is_read_only (self->session))
    return NULL;
  return SP_RECORD (
    sp_duty_day_to_occurrence (sp_duty_item_get_duty (item), sp_duty_item_get_day (item)));
}

static void
duty_page_tick_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpDutyPage *self = SP_DUTY_PAGE (widget);
  g_autoptr (SpRecord) occurrence = dup_selected (self);
  gboolean is_done;

  if (occurrence == NULL)
    return;
  is_done =
    sp_duty_item_get_day (sp_duty_list_get_selected (self->list))->state == SP_DUTY_STATE_DONE;
  sp_record_set_integer (occurrence, SP_DUTY_OCCURRENCE_DONE_ON,
                         is_done ? SP_DATE_NONE : sp_session_get_as_of (self->session));
  sp_record_set_integer (occurrence, SP_DUTY_OCCURRENCE_IS_CANCELLED, FALSE);
  store_occurrence (self, occurrence, is_done ? _ ("取消办结例行事项") : _ ("办结例行事项"));
}

static void
duty_page_cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpDutyPage *self = SP_DUTY_PAGE (widget);
  g_autoptr (SpRecord) occurrence = dup_selected (self);
  gboolean is_cancelled;

  if (occurrence == NULL)
    return;
  is_cancelled = sp_record_get_integer (occurrence, SP_DUTY_OCCURRENCE_IS_CANCELLED) != 0;
  sp_record_set_integer (occurrence, SP_DUTY_OCCURRENCE_IS_CANCELLED, !is_cancelled);
  store_occurrence (self, occurrence,
                    is_cancelled ? _ ("恢复例行事项") : _ ("记明这次不办例行事项"));
}

/* ---- duties themselves ---- */

static void
end_draft (SpDutyPage *self)
{
  if (self->draft_form != NULL)
    gtk_box_remove (self->draft_slot, GTK_WIDGET (self->draft_form));
  self->draft_form = NULL;
  update_detail (self);
}

static SpRecord *
new_duty (SpPlan *plan)
{
  SpRecord *duty = sp_record_new (&sp_duty_type);

  sp_record_set_integer (duty, SP_DUTY_PLAN, sp_record_get_id (SP_RECORD (plan)));
  sp_record_set_integer (duty, SP_DUTY_RECURRENCE, SP_RECURRENCE_QUARTER);
  sp_record_set_integer (duty, SP_DUTY_FIRST_DAY,
                         sp_record_get_integer (SP_RECORD (plan), SP_PLAN_FIRST_DAY));
  sp_record_set_integer (duty, SP_DUTY_LAST_DAY,
                         sp_record_get_integer (SP_RECORD (plan), SP_PLAN_LAST_DAY));
  return duty;
}

static void
duty_page_add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpDutyPage *self = SP_DUTY_PAGE (widget);
  SpPlan *plan = sp_session_get_plan (self->session);
  g_autoptr (SpRecord) duty = NULL;

  if (sp_session_is_read_only (self->session))
    return;
  if (plan == NULL)
    {
      sp_session_tell (self->session, _ ("文件里还没有计划，请先导入计划。"), FALSE);
      return;
    }
  if (self->draft_form == NULL)
    {
      duty = new_duty (plan);
      self->draft_form =
        sp_record_form_new (self->session, &sp_duty_type, SP_FORM_DRAFT, draft_fields, NULL, 2);
      gtk_widget_set_hexpand (GTK_WIDGET (self->draft_form), TRUE);
      sp_record_form_set_record (self->draft_form, duty);
      gtk_box_append (self->draft_slot, GTK_WIDGET (self->draft_form));
      update_detail (self);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->draft_form));
}

gboolean
sp_duty_page_save_draft (SpDutyPage *self)
{
  g_autoptr (SpRecord) duty = NULL;

  g_return_val_if_fail (SP_IS_DUTY_PAGE (self), FALSE);
  if (self->draft_form == NULL || !sp_record_form_commit (self->draft_form))
    return FALSE;
  duty = g_object_ref (sp_record_form_get_record (self->draft_form));
  if (!sp_session_insert (self->session, duty, _ ("新增例行事项")))
    return FALSE;
  end_draft (self);
  sp_duty_list_select (self->list, sp_record_get_id (duty), SP_DATE_NONE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  return TRUE;
}

static void
duty_page_save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_duty_page_save_draft (SP_DUTY_PAGE (widget));
}

static void
duty_page_end_draft_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  end_draft (SP_DUTY_PAGE (widget));
  gtk_widget_grab_focus (GTK_WIDGET (SP_DUTY_PAGE (widget)->list));
}

static void
duty_page_delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpDutyPage *self = SP_DUTY_PAGE (widget);
  SpDutyItem *item = sp_duty_list_get_selected (self->list);

  if (item != NULL && !sp_session_is_read_only (self->session))
    sp_session_delete (self->session, SP_RECORD (sp_duty_item_get_duty (item)), _ ("删除例行事项"));
}

static void
duty_page_propose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (SP_DUTY_PAGE (widget)->propose);
}

/* ---- class ---- */

/* Escape gives up a new duty, else returns to the list. */
static gboolean
duty_page_key_cb (SpDutyPage *self, guint key, guint code, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (key != GDK_KEY_Escape || focus == NULL ||
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return FALSE;
  if (self->draft_form != NULL)
    end_draft (self);
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gboolean
sp_duty_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_DUTY_PAGE (widget)->list));
}

static void
duty_page_history_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpDutyPage *self = SP_DUTY_PAGE (widget);
  SpDutyItem *item = sp_duty_list_get_selected (self->list);

  if (item != NULL)
    sp_session_go_to_history (self->session, &sp_duty_type,
                              sp_record_get_id (SP_RECORD (sp_duty_item_get_duty (item))));
  else
    sp_session_tell (self->session, _ ("先选一条记录，再看它的历史。"), FALSE);
}

static void
sp_duty_page_dispose (GObject *object)
{
  SpDutyPage *self = SP_DUTY_PAGE (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  self->list = NULL;
  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_DUTY_PAGE);
  G_OBJECT_CLASS (sp_duty_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SpDutyPage, only_open);
  gtk_widget_class_bind_template_child (widget_class, SpDutyPage, chip_slot);
  gtk_widget_class_bind_template_child (widget_class, SpDutyPage, propose);
  gtk_widget_class_bind_template_child (widget_class, SpDutyPage, count);
  gtk_widget_class_bind_template_child (widget_class, SpDutyPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, SpDutyPage, list_slot);
  gtk_widget_class_bind_template_child (widget_class, SpDutyPage, propose_first);
  gtk_widget_class_bind_template_child (widget_class, SpDutyPage, detail);
  gtk_widget_class_bind_template_child (widget_class, SpDutyPage, draft_slot);
  gtk_widget_class_bind_template_child (widget_class, SpDutyPage, title);
  gtk_widget_class_bind_template_child (widget_class, SpDutyPage, state);
  gtk_widget_class_bind_template_child (widget_class, SpDutyPage, tick);
  gtk_widget_class_bind_template_child (widget_class, SpDutyPage, cancel);
  gtk_widget_class_bind_template_child (widget_class, SpDutyPage, occurrence_slot);
  gtk_widget_class_bind_template_child (widget_class, SpDutyPage, duty_slot);
  gtk_widget_class_bind_template_child (widget_class, SpDutyPage, file_slot);
}

static void
sp_duty_page_class_init (SpDutyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_duty_page_dispose;
  widget_class->grab_focus = sp_duty_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-duty-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "duty.tick", NULL, duty_page_tick_cb);
  gtk_widget_class_install_action (widget_class, "duty.cancel", NULL, duty_page_cancel_cb);
  gtk_widget_class_install_action (widget_class, "duty.propose", NULL, duty_page_propose_cb);
  gtk_widget_class_install_action (widget_class, "ledger.add", NULL, duty_page_add_cb);
  gtk_widget_class_install_action (widget_class, "ledger.save", NULL, duty_page_save_cb);
  gtk_widget_class_install_action (widget_class, "ledger.cancel", NULL, duty_page_end_draft_cb);
  gtk_widget_class_install_action (widget_class, "ledger.delete", NULL, duty_page_delete_cb);
  gtk_widget_class_install_action (widget_class, "record.history", NULL, duty_page_history_cb);
}

static void
sp_duty_page_init (SpDutyPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (duty_page_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Space ticks, before the list view takes it for the selection. */
static void
add_list (SpDutyPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  self->list = sp_duty_list_new (self->session);
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), TRUE);
  gtk_box_append (self->list_slot, GTK_WIDGET (self->list));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0),
                                                          gtk_named_action_new ("duty.tick")));
  gtk_widget_add_controller (GTK_WIDGET (self->list), controller);
  g_signal_connect_object (self->list, "selected", G_CALLBACK (duty_page_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (duty_page_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "counted", G_CALLBACK (duty_page_counted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->only_open, "toggled", G_CALLBACK (duty_page_only_open_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_states (SpDutyPage *self)
{
  self->states = sp_filter_chip_new_words (self->session, N_ ("状态"), &sp_duty_states);
  gtk_box_append (self->chip_slot, GTK_WIDGET (self->states));
  g_signal_connect_object (self->states, "changed", G_CALLBACK (duty_page_states_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_forms (SpDutyPage *self)
{
  self->occurrence_form = sp_record_form_new (self->session, &sp_duty_occurrence_type,
                                              SP_FORM_DRAFT, occurrence_fields, NULL, 2);
  self->duty_form =
    sp_record_form_new (self->session, &sp_duty_type, SP_FORM_KEEPS, duty_fields, NULL, 2);
  gtk_widget_set_hexpand (GTK_WIDGET (self->occurrence_form), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->duty_form), TRUE);
  gtk_box_append (self->occurrence_slot, GTK_WIDGET (self->occurrence_form));
  gtk_box_append (self->duty_slot, GTK_WIDGET (self->duty_form));
  self->files = sp_attachments_new (self->session);
  gtk_widget_set_hexpand (GTK_WIDGET (self->files), TRUE);
  gtk_box_append (self->file_slot, GTK_WIDGET (self->files));
  g_signal_connect_object (self->occurrence_form, "changed",
                           G_CALLBACK (duty_page_occurrence_changed_cb), self, G_CONNECT_SWAPPED);
}

SpDutyPage *
sp_duty_page_new (SpSession *session)
{
  SpDutyPage *self = g_object_new (SP_TYPE_DUTY_PAGE, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  add_forms (self);
  add_states (self);
  add_list (self);
  self->proposal = sp_duty_proposal_new (session);
  gtk_menu_button_set_popover (self->propose, GTK_WIDGET (self->proposal));
  g_signal_connect_object (session, "notify::store", G_CALLBACK (end_draft), self,
                           G_CONNECT_SWAPPED);
  duty_page_counted_cb (self);
  update_detail (self);
  return self;
}

SpDutyList *
sp_duty_page_get_list (SpDutyPage *self)
{
  g_return_val_if_fail (SP_IS_DUTY_PAGE (self), NULL);
  return self->list;
}

SpRecordForm *
sp_duty_page_get_occurrence_form (SpDutyPage *self)
{
  g_return_val_if_fail (SP_IS_DUTY_PAGE (self), NULL);
  return self->occurrence_form;
}

SpRecordForm *
sp_duty_page_get_draft (SpDutyPage *self)
{
  g_return_val_if_fail (SP_IS_DUTY_PAGE (self), NULL);
  return self->draft_form;
}

const char *
sp_duty_page_get_count (SpDutyPage *self)
{
  g_return_val_if_fail (SP_IS_DUTY_PAGE (self), NULL);
  return gtk_label_get_label (self->count);
}

SpAttachments *
sp_duty_page_get_files (SpDutyPage *self)
{
  g_return_val_if_fail (SP_IS_DUTY_PAGE (self), NULL);
  return self->files;
}
