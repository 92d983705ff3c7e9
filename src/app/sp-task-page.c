/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-task-page.h. */
#include "sp-task-page.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"

#define DETAIL_SHARE 0.38
#define LIST_MIN_WIDTH 420
#define DETAIL_MIN_WIDTH 340

struct _SpTaskPage
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;

  /* Borrowed, children put in by C */
  SpFilterBar *filter_bar;
  SpTaskList *list;
  SpMeasureDetail *detail;

  /* Template */
  GtkWidget *box;
  GtkBox *filter_slot;
  GtkPaned *paned;

  /* State */
  int position; /* where the divider was put; elsewhere a person has moved it */
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (SpTaskPage, sp_task_page, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
task_page_filter_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (SP_TASK_PAGE (widget)->filter_bar));
}

/* In the form: saves. Elsewhere: goes to the form. */
static void
task_page_report_progress_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpTaskPage *self = SP_TASK_PAGE (widget);
  GtkWidget *tab = sp_measure_detail_get_tab (self->detail, SP_TAB_PROGRESS);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, tab))
    {
      if (sp_progress_tab_save (SP_PROGRESS_TAB (tab)))
        gtk_widget_grab_focus (GTK_WIDGET (self->list));
      return;
    }
  sp_measure_detail_show_tab (self->detail, SP_TAB_PROGRESS);
  gtk_widget_grab_focus (tab);
}

/* Saves and goes on to the report of the next measure, with the same day and reporter. */
static void
task_page_report_next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpTaskPage *self = SP_TASK_PAGE (widget);
  SpProgressTab *tab = SP_PROGRESS_TAB (sp_measure_detail_get_tab (self->detail, SP_TAB_PROGRESS));
  int64_t next = sp_task_list_get_next (self->list);

  sp_measure_detail_show_tab (self->detail, SP_TAB_PROGRESS);
  if (!sp_progress_tab_save (tab))
    return;
  sp_progress_tab_carry_on (tab);
  if (next == 0)
    {
      sp_session_tell (self->session, _ ("已登记，这是最后一项任务"), TRUE);
      return;
    }
  sp_session_set_selected_measure (self->session, next);
  gtk_widget_grab_focus (GTK_WIDGET (tab));
}

static void
task_page_work_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpTaskPage *self = SP_TASK_PAGE (widget);

  sp_measure_detail_show_tab (self->detail, SP_TAB_WORK);
  gtk_widget_grab_focus (sp_measure_detail_get_tab (self->detail, SP_TAB_WORK));
}

static void
task_page_extend_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpTaskPage *self = SP_TASK_PAGE (widget);
  GtkWidget *tab = sp_measure_detail_get_tab (self->detail, SP_TAB_WORK);

  sp_measure_detail_show_tab (self->detail, SP_TAB_WORK);
  if (!sp_work_tab_begin_extension (SP_WORK_TAB (tab)))
    sp_session_tell (self->session, _ ("这项任务没有写明日期的时限，不能延期。"), FALSE);
}

static void
task_page_show_tab_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_measure_detail_show_tab (
    SP_TASK_PAGE (widget)->detail,
    (SpDetailTab)CLAMP (g_variant_get_int32 (parameter), 0, SP_TAB_FILES));
}

static void
task_page_activated_cb (SpTaskPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->detail));
}

/* Escape returns from the detail and the filter to the list. */
static gboolean
task_page_key_cb (SpTaskPage *self, guint key, guint code, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (key != GDK_KEY_Escape || focus == NULL ||
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
sp_task_page_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  gtk_widget_measure (SP_TASK_PAGE (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

/* The divider keeps its share of the width until a person moves it. */
static void
sp_task_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpTaskPage *self = SP_TASK_PAGE (widget);
  gboolean is_ours = self->position == 0 || self->position == gtk_paned_get_position (self->paned);

  if (is_ours)
    gtk_paned_set_position (self->paned, (int)(width * (1 - DETAIL_SHARE)));
  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (is_ours)
    self->position = gtk_paned_get_position (self->paned);
}

static void
set_session (SpTaskPage *self, SpSession *session)
{
  if (!g_set_object (&self->session, session) || session == NULL)
    return;
  self->filter_bar = SP_FILTER_BAR (sp_filter_bar_new (session));
  gtk_widget_set_hexpand (GTK_WIDGET (self->filter_bar), TRUE);
  gtk_box_append (self->filter_slot, GTK_WIDGET (self->filter_bar));
  self->list = g_object_new (SP_TYPE_TASK_LIST, "width-request", LIST_MIN_WIDTH, NULL);
  sp_task_list_set_session (self->list, session);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pane");
  gtk_paned_set_start_child (self->paned, GTK_WIDGET (self->list));
  self->detail = SP_MEASURE_DETAIL (sp_measure_detail_new (session));
  gtk_widget_set_size_request (GTK_WIDGET (self->detail), DETAIL_MIN_WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "pane");
  gtk_paned_set_end_child (self->paned, GTK_WIDGET (self->detail));
  g_signal_connect_object (self->list, "activated", G_CALLBACK (task_page_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
sp_task_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    g_value_set_object (value, SP_TASK_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_task_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    set_session (SP_TASK_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_task_page_dispose (GObject *object)
{
  SpTaskPage *self = SP_TASK_PAGE (object);

  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_TASK_PAGE);
  G_OBJECT_CLASS (sp_task_page_parent_class)->dispose (object);
}

static void
sp_task_page_class_init (SpTaskPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_task_page_dispose;
  object_class->get_property = sp_task_page_get_property;
  object_class->set_property = sp_task_page_set_property;
  widget_class->measure = sp_task_page_measure;
  widget_class->size_allocate = sp_task_page_size_allocate;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SP_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-task-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpTaskPage, box);
  gtk_widget_class_bind_template_child (widget_class, SpTaskPage, filter_slot);
  gtk_widget_class_bind_template_child (widget_class, SpTaskPage, paned);
  gtk_widget_class_install_action (widget_class, "tasks.filter", NULL, task_page_filter_cb);
  gtk_widget_class_install_action (widget_class, "tasks.report-progress", NULL,
                                   task_page_report_progress_cb);
  gtk_widget_class_install_action (widget_class, "tasks.report-next", NULL,
                                   task_page_report_next_cb);
  gtk_widget_class_install_action (widget_class, "tasks.work", NULL, task_page_work_cb);
  gtk_widget_class_install_action (widget_class, "tasks.extend", NULL, task_page_extend_cb);
  gtk_widget_class_install_action (widget_class, "tasks.show-tab", "i", task_page_show_tab_cb);
}

static void
sp_task_page_init (SpTaskPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (task_page_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

SpTaskList *
sp_task_page_get_list (SpTaskPage *self)
{
  g_return_val_if_fail (SP_IS_TASK_PAGE (self), NULL);
  return self->list;
}

SpMeasureDetail *
sp_task_page_get_detail (SpTaskPage *self)
{
  g_return_val_if_fail (SP_IS_TASK_PAGE (self), NULL);
  return self->detail;
}

SpFilterBar *
sp_task_page_get_filter_bar (SpTaskPage *self)
{
  g_return_val_if_fail (SP_IS_TASK_PAGE (self), NULL);
  return self->filter_bar;
}
