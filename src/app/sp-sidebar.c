/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-sidebar.h. */
#include "sp-sidebar.h"

#include "base/sp-i18n.h"
#include "sp-actions.h"
#include "sp-app.h"
#include "sp-template.h"

struct _SpSidebar
{
  GtkWidget parent_instance;

  /* Owned */
  char *page;

  /* Template */
  GtkListBox *list;
};

enum
{
  PROP_0,
  PROP_PAGE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (SpSidebar, sp_sidebar, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static const char key_page[] = "sp-page";
static const char key_title[] = "sp-title";
static const char key_count[] = "sp-count";

static GtkListBoxRow *
find_row (SpSidebar *self, const char *page)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), key_page), page) == 0)
      return row;
  return NULL;
}

static void
sidebar_row_selected_cb (SpSidebar *self, GtkListBoxRow *row)
{
  if (row != NULL)
    sp_sidebar_set_page (self, g_object_get_data (G_OBJECT (row), key_page));
}

static void
sp_sidebar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_PAGE)
    g_value_set_string (value, SP_SIDEBAR (object)->page);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_sidebar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_PAGE)
    sp_sidebar_set_page (SP_SIDEBAR (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static gboolean
sp_sidebar_grab_focus (GtkWidget *widget)
{
  SpSidebar *self = SP_SIDEBAR (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}

static void
sp_sidebar_dispose (GObject *object)
{
  sp_template_dispose (object, SP_TYPE_SIDEBAR);
  G_OBJECT_CLASS (sp_sidebar_parent_class)->dispose (object);
}

static void
sp_sidebar_finalize (GObject *object)
{
  g_clear_pointer (&SP_SIDEBAR (object)->page, g_free);
  G_OBJECT_CLASS (sp_sidebar_parent_class)->finalize (object);
}

static void
sp_sidebar_class_init (SpSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_sidebar_dispose;
  object_class->finalize = sp_sidebar_finalize;
  object_class->get_property = sp_sidebar_get_property;
  object_class->set_property = sp_sidebar_set_property;
  widget_class->grab_focus = sp_sidebar_grab_focus;

  properties[PROP_PAGE] = g_param_spec_string (
    "page", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSidebar, list);
}

static void
sp_sidebar_init (SpSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (sidebar_row_selected_cb), self);
}

static void
set_tooltip (GtkWidget *row, const char *page)
{
  g_autofree char *action = g_strconcat ("win.page::", page, NULL);
  const SpActionInfo *info = sp_action_find (action);
  g_autofree char *tooltip = info != NULL ? sp_action_dup_tooltip (info) : NULL;

  gtk_widget_set_tooltip_text (row, tooltip);
}

void
sp_sidebar_add (SpSidebar *self, const char *page, const char *title)
{
  GtkWidget *row;
  GtkWidget *box;
  GtkWidget *count;
  GtkWidget *label;

  g_return_if_fail (SP_IS_SIDEBAR (self));

  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  count = gtk_label_new ("");
  gtk_widget_add_css_class (count, "count");
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), key_page, g_strdup (page), g_free);
  g_object_set_data_full (G_OBJECT (row), key_title, g_strdup (title), g_free);
  g_object_set_data (G_OBJECT (row), key_count, count);
  sp_app_set_name (row, title);
  set_tooltip (row, page);
  gtk_list_box_append (self->list, row);
  if (g_strcmp0 (page, self->page) == 0)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

void
sp_sidebar_set_count (SpSidebar *self, const char *page, const char *count)
{
  GtkListBoxRow *row;
  g_autofree char *name = NULL;
  const char *title;

  g_return_if_fail (SP_IS_SIDEBAR (self));

  row = find_row (self, page);
  if (row == NULL)
    return;
  title = g_object_get_data (G_OBJECT (row), key_title);
  name = g_strdup_printf ("%s %s", title, count);
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), key_count), count);
  sp_app_set_name (row, name);
}

void
sp_sidebar_set_page (SpSidebar *self, const char *page)
{
  GtkListBoxRow *row;

  g_return_if_fail (SP_IS_SIDEBAR (self));

  if (g_strcmp0 (self->page, page) == 0)
    return;
  g_free (self->page);
  self->page = g_strdup (page);
  row = find_row (self, page);
  gtk_list_box_select_row (self->list, row); /* NULL: a page that is not listed */
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}
