/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-unit-detail.h. */
#include "sp-unit-detail.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-history-tab.h"
#include "sp-picker.h"
#include "sp-task-cells.h"
#include "sp-template.h"
#include "sp-unit-merge.h"

struct _SpUnitDetail
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  SpRecord *unit;
  SpList *list; /* its tasks */

  /* Borrowed, children put in by C */
  SpPicker *merge;
  SpRecordForm *form;
  SpRecordRows *aliases;
  SpRecordRows *members;
  SpHistoryTab *history;

  /* Template */
  GtkStack *root;
  GtkStack *tabs;
  GtkLabel *title;
  GtkBox *pending;
  GtkBox *merge_slot;
  GtkLabel *summary;
  GtkListView *tasks;
  GtkBox *facts;
  GtkBox *history_slot;
};

G_DEFINE_FINAL_TYPE (SpUnitDetail, sp_unit_detail, GTK_TYPE_WIDGET)

/* ---- tasks ---- */

static void
task_setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *due = gtk_label_new (NULL);
  GtkWidget *light = sp_light_label_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (due, "numeric");
  gtk_widget_set_size_request (light, 96, -1);
  gtk_widget_set_halign (light, GTK_ALIGN_FILL);
  gtk_label_set_xalign (GTK_LABEL (light), 0);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), due);
  gtk_box_append (GTK_BOX (box), light);
  gtk_list_item_set_child (list_item, box);
}

static void
show_task (SpTask *task, GtkListItem *list_item)
{
  const SpScheduleRow *row = sp_task_get_row (task);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *due = gtk_widget_get_next_sibling (title);
  GtkWidget *light = gtk_widget_get_next_sibling (due);
  g_autofree char *date = sp_date_dup_iso (row->due);
  g_autofree char *status = sp_light_state_dup_text (&row->state);

  gtk_label_set_label (GTK_LABEL (title), row->title);
  gtk_widget_set_tooltip_text (title, row->title);
  gtk_label_set_label (GTK_LABEL (due), date);
  sp_light_label_set (light, row->state.light, status);
}

static void
task_bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  SpTask *task = gtk_list_item_get_item (list_item);

  g_signal_connect (task, "changed", G_CALLBACK (show_task), list_item);
  show_task (task, list_item);
}

static void
task_unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), G_CALLBACK (show_task),
                                        list_item);
}

static void
unit_detail_task_activate_cb (SpUnitDetail *self, guint position)
{
  SpTaskFilter filter = {0};

  filter.unit = sp_record_get_id (self->unit);
  sp_session_set_filter (self->session, &filter);
  sp_session_set_selected_measure (self->session, sp_list_get_id (self->list, position));
  sp_session_set_page (self->session, SP_PAGE_TASKS);
}

static void
show_summary (SpUnitDetail *self)
{
  g_autofree char *text = NULL;

  if (self->list == NULL)
    return;
  text = g_strdup_printf (_ ("%u 项任务"), g_list_model_get_n_items (G_LIST_MODEL (self->list)));
  gtk_label_set_label (self->summary, text);
}

static void
filter_tasks (SpUnitDetail *self)
{
  SpTaskFilter filter = {0};
  SpPlan *plan = sp_session_get_plan (self->session);

  if (self->list == NULL || self->unit == NULL || plan == NULL)
    return;
  filter.plan = sp_record_get_id (SP_RECORD (plan));
  filter.as_of = sp_session_get_as_of (self->session);
  filter.unit = sp_record_get_id (self->unit);
  sp_list_set_task_filter (self->list, &filter, SP_TASK_SORT_DUE, FALSE, TRUE);
}

static void
drop_list (SpUnitDetail *self)
{
  if (self->tasks != NULL)
    gtk_list_view_set_model (self->tasks, NULL);
  g_clear_object (&self->list);
}

static void
ensure_list (SpUnitDetail *self)
{
  g_autoptr (GtkNoSelection) model = NULL;

  if (self->list != NULL || sp_session_get_plan (self->session) == NULL)
    return;
  self->list = sp_session_new_task_list (self->session);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (show_summary), self,
                           G_CONNECT_SWAPPED);
  model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_list_view_set_model (self->tasks, GTK_SELECTION_MODEL (model));
}

/* ---- showing the unit ---- */

static void
read_unit (SpUnitDetail *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  int64_t id = sp_session_get_selected_unit (self->session);

  g_clear_object (&self->unit);
  if (reader != NULL && id != 0)
    self->unit = sp_reader_load (reader, &sp_unit_type, id, NULL); /* gone after a merge */
}

static void
show_head (SpUnitDetail *self)
{
  gboolean is_pending =
    self->unit != NULL && sp_record_get_integer (self->unit, SP_UNIT_STATUS) == SP_UNIT_PENDING;

  gtk_stack_set_visible_child_name (self->root, self->unit != NULL ? "unit" : "none");
  if (self->unit != NULL)
    gtk_label_set_label (self->title, sp_record_get_title (self->unit));
  gtk_widget_set_visible (GTK_WIDGET (self->pending),
                          is_pending && !sp_session_is_read_only (self->session));
  gtk_widget_set_visible (GTK_WIDGET (self->members),
                          self->unit != NULL &&
                            sp_record_get_integer (self->unit, SP_UNIT_KIND) == SP_UNIT_COLLECTIVE);
}

static void
unit_detail_selected_cb (SpUnitDetail *self)
{
  int64_t id;

  read_unit (self);
  id = self->unit != NULL ? sp_record_get_id (self->unit) : 0;
  show_head (self);
  sp_record_form_set_record (self->form, self->unit);
  sp_record_rows_set_owner (self->aliases, id);
  sp_record_rows_set_owner (self->members, id);
  sp_history_tab_set_record (self->history, sp_unit_type.table, id);
  if (id == 0)
    return;
  ensure_list (self);
  filter_tasks (self);
}

static void
unit_detail_records_changed_cb (SpUnitDetail *self)
{
  gboolean had_unit = self->unit != NULL;

  read_unit (self);
  if (had_unit != (self->unit != NULL))
    unit_detail_selected_cb (self); /* merged, or back by undo */
  else
    show_head (self);
}

static void
unit_detail_plan_cb (SpUnitDetail *self)
{
  drop_list (self);
  unit_detail_selected_cb (self);
}

/* ---- what to do with it ---- */

static void
unit_detail_confirm_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpUnitDetail *self = SP_UNIT_DETAIL (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (self->unit == NULL)
    return;
  if (!sp_unit_confirm (sp_session_get_store (self->session), sp_record_get_id (self->unit),
                        &error))
    {
      sp_session_report_error (self->session, error);
      return;
    }
  message = g_strdup_printf (_ ("已确认单位：%s"), sp_record_get_title (self->unit));
  sp_session_tell (self->session, message, TRUE);
}

static void
unit_detail_show_tasks_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpUnitDetail *self = SP_UNIT_DETAIL (widget);
  SpTaskFilter filter = {0};

  if (self->unit == NULL)
    return;
  filter.unit = sp_record_get_id (self->unit);
  sp_session_set_filter (self->session, &filter);
  sp_session_set_page (self->session, SP_PAGE_TASKS);
}

static void
unit_detail_merge_chosen_cb (SpUnitDetail *self)
{
  int64_t into = sp_picker_get_selected (self->merge);

  sp_picker_set_selected (self->merge, 0);
  if (into != 0)
    sp_unit_detail_merge (self, into);
}

gboolean
sp_unit_detail_merge (SpUnitDetail *self, int64_t into)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (SP_IS_UNIT_DETAIL (self) && self->unit != NULL, FALSE);

  message = g_strdup_printf (_ ("已并入，原写法记为别名：%s"), sp_record_get_title (self->unit));
  if (!sp_unit_merge (sp_session_get_store (self->session), sp_record_get_id (self->unit), into,
                      &error))
    {
      sp_session_report_error (self->session, error);
      return FALSE;
    }
  sp_session_set_selected_unit (self->session, into);
  sp_session_tell (self->session, message, TRUE);
  return TRUE;
}

/* ---- class ---- */

static gboolean
sp_unit_detail_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (SP_UNIT_DETAIL (widget)->tabs), GTK_DIR_TAB_FORWARD);
}

static void
sp_unit_detail_dispose (GObject *object)
{
  SpUnitDetail *self = SP_UNIT_DETAIL (object);

  drop_list (self);
  g_clear_object (&self->unit);
  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_UNIT_DETAIL);
  G_OBJECT_CLASS (sp_unit_detail_parent_class)->dispose (object);
}

static void
sp_unit_detail_class_init (SpUnitDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_unit_detail_dispose;
  widget_class->grab_focus = sp_unit_detail_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-unit-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, SpUnitDetail, root);
  gtk_widget_class_bind_template_child (widget_class, SpUnitDetail, tabs);
  gtk_widget_class_bind_template_child (widget_class, SpUnitDetail, title);
  gtk_widget_class_bind_template_child (widget_class, SpUnitDetail, pending);
  gtk_widget_class_bind_template_child (widget_class, SpUnitDetail, merge_slot);
  gtk_widget_class_bind_template_child (widget_class, SpUnitDetail, summary);
  gtk_widget_class_bind_template_child (widget_class, SpUnitDetail, tasks);
  gtk_widget_class_bind_template_child (widget_class, SpUnitDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, SpUnitDetail, history_slot);
  gtk_widget_class_install_action (widget_class, "unit.confirm", NULL, unit_detail_confirm_cb);
  gtk_widget_class_install_action (widget_class, "unit.show-tasks", NULL,
                                   unit_detail_show_tasks_cb);
}

static void
sp_unit_detail_init (SpUnitDetail *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (task_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (task_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (task_unbind_cb), NULL);
  gtk_list_view_set_factory (self->tasks, factory);
  g_signal_connect_swapped (self->tasks, "activate", G_CALLBACK (unit_detail_task_activate_cb),
                            self);
}

static void
add_children (SpUnitDetail *self)
{
  static const char *const alias_names[] = {"name", "reason", NULL};
  static const char *const member_names[] = {"member", NULL};

  self->merge = sp_picker_new (self->session, &sp_unit_type, _ ("并入…"));
  g_signal_connect_swapped (self->merge, "chosen", G_CALLBACK (unit_detail_merge_chosen_cb), self);
  gtk_box_append (self->merge_slot, GTK_WIDGET (self->merge));
  self->form = sp_record_form_new (self->session, &sp_unit_type, SP_FORM_KEEPS, NULL, NULL, 2);
  self->aliases =
    sp_record_rows_new (self->session, &sp_unit_alias_type, "unit", _ ("别名"), alias_names);
  self->members = sp_record_rows_new (self->session, &sp_unit_member_type, "collective",
                                      _ ("成员单位"), member_names);
  gtk_box_append (self->facts, GTK_WIDGET (self->form));
  gtk_box_append (self->facts, GTK_WIDGET (self->aliases));
  gtk_box_append (self->facts, GTK_WIDGET (self->members));
  self->history = SP_HISTORY_TAB (sp_history_tab_new (self->session));
  gtk_widget_set_hexpand (GTK_WIDGET (self->history), TRUE);
  gtk_box_append (self->history_slot, GTK_WIDGET (self->history));
}

GtkWidget *
sp_unit_detail_new (SpSession *session)
{
  SpUnitDetail *self = g_object_new (SP_TYPE_UNIT_DETAIL, NULL);

  self->session = g_object_ref (session);
  add_children (self);
  g_signal_connect_object (session, "notify::selected-unit", G_CALLBACK (unit_detail_selected_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::plan", G_CALLBACK (unit_detail_plan_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::as-of", G_CALLBACK (filter_tasks), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (unit_detail_records_changed_cb),
                           self, G_CONNECT_SWAPPED);
  unit_detail_selected_cb (self);
  return GTK_WIDGET (self);
}

void
sp_unit_detail_show_facts (SpUnitDetail *self)
{
  g_return_if_fail (SP_IS_UNIT_DETAIL (self));
  gtk_stack_set_visible_child_name (self->tabs, "facts");
}

SpRecordForm *
sp_unit_detail_get_form (SpUnitDetail *self)
{
  g_return_val_if_fail (SP_IS_UNIT_DETAIL (self), NULL);
  return self->form;
}

GListModel *
sp_unit_detail_get_tasks (SpUnitDetail *self)
{
  g_return_val_if_fail (SP_IS_UNIT_DETAIL (self), NULL);
  return G_LIST_MODEL (self->list);
}
