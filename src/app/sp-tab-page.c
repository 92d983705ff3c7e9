/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-tab-page.h. Tabs are made when the session is known; what they show, they read
 * themselves. It has no template: GTK 4.8 cannot take that of a parent class apart. */
#include "sp-tab-page.h"

#include "base/sp-i18n.h"
#include "sp-app.h"

typedef struct
{
  /* Owned */
  SpSession *session;

  /* Borrowed, a child */
  GtkStack *tabs;
} SpTabPagePrivate;

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SpTabPage, sp_tab_page, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static SpTabPagePrivate *
get_private (gpointer self)
{
  return sp_tab_page_get_instance_private (SP_TAB_PAGE (self));
}

static void
tab_page_forward_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpTabPagePrivate *private = get_private (widget);

  if (!sp_app_activate_own (gtk_stack_get_visible_child (private->tabs), action, parameter))
    sp_session_tell (private->session, _ ("这个标签页没有台账，做不了。请先转到有台账的标签页。"),
                     FALSE);
}

static void
tab_page_show_tab_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_tab_page_show_tab (SP_TAB_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* ---- records that the session wants shown ---- */

static const SpRecordType *
get_type (const SpTab *tab)
{
  return tab->ledger != NULL ? tab->ledger->type : tab->type;
}

static gboolean
tab_page_show_record_cb (
  SpTabPage *self, const char *table, gint64 id, int from, int to, int standings)
{
  SpTabPageClass *klass = SP_TAB_PAGE_GET_CLASS (self);
  const SpTab *tab = NULL;
  GtkWidget *widget;

  for (guint i = 0; i < klass->n_tabs && tab == NULL; i++)
    if (get_type (&klass->tabs[i]) != NULL &&
        g_str_equal (get_type (&klass->tabs[i])->table, table))
      tab = &klass->tabs[i];
  if (tab == NULL)
    return FALSE;
  widget = sp_tab_page_get_tab (self, tab->name);
  sp_session_set_page (get_private (self)->session, klass->page);
  sp_tab_page_show_tab (self, tab->name);
  if (tab->ledger != NULL)
    sp_record_page_show (SP_RECORD_PAGE (widget), id, from, to, standings);
  else
    tab->show (widget, id);
  return TRUE;
}

/* ---- class ---- */

static void
add_tab (SpTabPage *self, const SpTab *tab)
{
  SpTabPagePrivate *private = get_private (self);
  GtkWidget *widget = tab->ledger != NULL
                        ? GTK_WIDGET (sp_record_page_new (private->session, tab->ledger))
                        : tab->make (self);

  if (tab->ledger != NULL && tab->set_up != NULL)
    tab->set_up (self, SP_RECORD_PAGE (widget));
  gtk_stack_add_titled (private->tabs, widget, tab->name, _ (tab->title));
}

static void
set_session (SpTabPage *self, SpSession *session)
{
  SpTabPageClass *klass = SP_TAB_PAGE_GET_CLASS (self);

  if (!g_set_object (&get_private (self)->session, session) || session == NULL)
    return;
  for (guint i = 0; i < klass->n_tabs; i++)
    add_tab (self, &klass->tabs[i]);
  g_signal_connect_object (session, "show-record", G_CALLBACK (tab_page_show_record_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
sp_tab_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    g_value_set_object (value, get_private (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_tab_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    set_session (SP_TAB_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static gboolean
sp_tab_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (gtk_stack_get_visible_child (get_private (widget)->tabs));
}

static void
sp_tab_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  get_private (object)->tabs = NULL;
  g_clear_object (&get_private (object)->session);
  G_OBJECT_CLASS (sp_tab_page_parent_class)->dispose (object);
}

static void
sp_tab_page_class_init (SpTabPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_tab_page_dispose;
  object_class->get_property = sp_tab_page_get_property;
  object_class->set_property = sp_tab_page_set_property;
  widget_class->grab_focus = sp_tab_page_grab_focus;
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SP_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  sp_record_page_install_forwards (widget_class, tab_page_forward_cb);
  gtk_widget_class_install_action (widget_class, "page.show-tab", "s", tab_page_show_tab_cb);
}

static void
sp_tab_page_init (SpTabPage *self)
{
  SpTabPagePrivate *private = get_private (self);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *switcher = gtk_stack_switcher_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  private->tabs = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (private->tabs), TRUE);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), private->tabs);
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  gtk_widget_add_css_class (switcher, "page-bar");
  gtk_widget_add_css_class (switcher, "pane");
  gtk_widget_set_parent (switcher, GTK_WIDGET (self));
  gtk_widget_set_parent (gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (private->tabs), GTK_WIDGET (self));
}

SpSession *
sp_tab_page_get_session (SpTabPage *self)
{
  g_return_val_if_fail (SP_IS_TAB_PAGE (self), NULL);
  return get_private (self)->session;
}

GtkWidget *
sp_tab_page_get_tab (SpTabPage *self, const char *name)
{
  g_return_val_if_fail (SP_IS_TAB_PAGE (self), NULL);
  return gtk_stack_get_child_by_name (get_private (self)->tabs, name);
}

void
sp_tab_page_show_tab (SpTabPage *self, const char *name)
{
  g_return_if_fail (SP_IS_TAB_PAGE (self));
  if (sp_tab_page_get_tab (self, name) != NULL)
    gtk_stack_set_visible_child_name (get_private (self)->tabs, name);
}
