/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpWelcomePage. */
#include "app/sp-welcome-page.h"
#include "app/sp-app.h"
#include "app/sp-template.h"
#include "base/sp-i18n.h"

#define FILE_SUFFIX ".safetyplan"
#define N_RECENT 6

struct _SpWelcomePage
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;

  /* Template */
  GtkWidget *first;
  GtkWidget *recent_section;
  GtkListBox *recent;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpWelcomePage, sp_welcome_page, GTK_TYPE_WIDGET)

/* ---- recent files ---- */

static int
compare_modified (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *)b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *)a));
}

static void
add_recent (SpWelcomePage *self, GtkRecentInfo *info)
{
  g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (info), NULL, NULL);
  g_autofree char *shown = NULL;
  GtkWidget *row, *box, *name, *place;

  if (path == NULL)
    return;
  shown = g_filename_display_name (path);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  name = gtk_label_new (gtk_recent_info_get_display_name (info));
  place = gtk_label_new (shown);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (place, "row-detail");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), place);
  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, shown);
  sp_app_set_name (row, gtk_recent_info_get_display_name (info));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  gtk_list_box_append (self->recent, row);
}

static void
fill_recent (SpWelcomePage *self)
{
  GList *infos = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  GtkWidget *row;
  guint n = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent))) != NULL)
    gtk_list_box_remove (self->recent, row);
  infos = g_list_sort (infos, compare_modified);
  for (GList *link = infos; link != NULL && n < N_RECENT; link = link->next)
    if (g_str_has_suffix (gtk_recent_info_get_uri (link->data), FILE_SUFFIX) &&
        gtk_recent_info_exists (link->data))
      {
        add_recent (self, link->data);
        n++;
      }
  g_list_free_full (infos, (GDestroyNotify)gtk_recent_info_unref);
  gtk_widget_set_visible (self->recent_section, n > 0);
}

guint
sp_welcome_page_get_n_recent (SpWelcomePage *self)
{
  guint n = 0;

  g_return_val_if_fail (SP_IS_WELCOME_PAGE (self), 0);

  while (gtk_list_box_get_row_at_index (self->recent, (int)n) != NULL)
    n++;
  return n;
}

/* ---- drop ---- */

static gboolean
welcome_page_drop_cb (
  GtkDropTarget *target, const GValue *value, double x, double y, SpWelcomePage *self)
{
  GSList *files = g_value_get_boxed (value);
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  if (path == NULL)
    return FALSE;
  if (g_str_has_suffix (path, FILE_SUFFIX))
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.open-path", "s", path);
  if (self->session == NULL)
    return FALSE;
  sp_session_import (self->session, files->data);
  return TRUE;
}

/* ---- class ---- */

static void
sp_welcome_page_map (GtkWidget *widget)
{
  fill_recent (SP_WELCOME_PAGE (widget));
  GTK_WIDGET_CLASS (sp_welcome_page_parent_class)->map (widget);
}

static gboolean
sp_welcome_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SP_WELCOME_PAGE (widget)->first);
}

static void
sp_welcome_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    g_value_set_object (value, SP_WELCOME_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_welcome_page_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  if (prop_id != PROP_SESSION)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  else if (g_set_object (&SP_WELCOME_PAGE (object)->session, g_value_get_object (value)))
    g_object_notify_by_pspec (object, pspec);
}

static void
sp_welcome_page_dispose (GObject *object)
{
  SpWelcomePage *self = SP_WELCOME_PAGE (object);

  sp_template_dispose (self, SP_TYPE_WELCOME_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_welcome_page_parent_class)->dispose (object);
}

static void
sp_welcome_page_class_init (SpWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_welcome_page_dispose;
  object_class->get_property = sp_welcome_page_get_property;
  object_class->set_property = sp_welcome_page_set_property;
  widget_class->map = sp_welcome_page_map;
  widget_class->grab_focus = sp_welcome_page_grab_focus;
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SP_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpWelcomePage, first);
  gtk_widget_class_bind_template_child (widget_class, SpWelcomePage, recent_section);
  gtk_widget_class_bind_template_child (widget_class, SpWelcomePage, recent);
}

static void
sp_welcome_page_init (SpWelcomePage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (welcome_page_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
