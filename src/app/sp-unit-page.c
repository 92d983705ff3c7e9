/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-unit-page.h. */
#include "sp-unit-page.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"

#define LIST_MIN_WIDTH 420
#define DETAIL_MIN_WIDTH 340

struct _SpUnitPage
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;

  /* Borrowed, children put in by C */
  SpUnitList *list;
  SpUnitDetail *detail;

  /* Template */
  GtkSearchEntry *search;
  GtkLabel *count;
  GtkPaned *paned;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (SpUnitPage, sp_unit_page, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
unit_page_loaded_cb (SpUnitPage *self)
{
  guint pending = sp_unit_list_get_n_pending (self->list);
  guint total = sp_unit_list_get_n_units (self->list);
  g_autofree char *text = NULL;

  text = pending > 0 ? g_strdup_printf (_ ("%u 个单位 · %u 个待确认"), total, pending)
                     : g_strdup_printf (_ ("%u 个单位"), total);
  gtk_label_set_label (self->count, text);
}

static void
unit_page_search_cb (SpUnitPage *self)
{
  sp_unit_list_set_search (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
unit_page_activated_cb (SpUnitPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->detail));
}

/* A name that is free: 新单位, 新单位2 … */
static char *
dup_free_name (SpReader *reader)
{
  for (int i = 1;; i++)
    {
      g_autofree char *name =
        i == 1 ? g_strdup (_ ("新单位")) : g_strdup_printf (_ ("新单位%d"), i);

      if (sp_reader_find_unit (reader, name, SP_DATE_NONE, NULL) == 0)
        return g_steal_pointer (&name);
    }
}

static void
unit_page_add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpUnitPage *self = SP_UNIT_PAGE (widget);
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (SpRecord) unit = NULL;
  g_autofree char *name = NULL;

  if (reader == NULL || sp_session_is_read_only (self->session))
    return;
  name = dup_free_name (reader);
  unit = sp_record_new (&sp_unit_type);
  sp_record_set_text (unit, SP_UNIT_NAME, name);
  if (!sp_session_insert (self->session, unit, _ ("新增单位")))
    return;
  sp_session_set_selected_unit (self->session, sp_record_get_id (unit));
  sp_unit_detail_show_facts (self->detail);
  gtk_widget_grab_focus (GTK_WIDGET (sp_unit_detail_get_form (self->detail)));
}

static gboolean
unit_page_key_cb (SpUnitPage *self, guint key, guint code, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (key != GDK_KEY_Escape || focus == NULL ||
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
set_session (SpUnitPage *self, SpSession *session)
{
  if (!g_set_object (&self->session, session) || session == NULL)
    return;
  self->list = SP_UNIT_LIST (sp_unit_list_new (session));
  gtk_widget_set_size_request (GTK_WIDGET (self->list), LIST_MIN_WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pane");
  gtk_paned_set_start_child (self->paned, GTK_WIDGET (self->list));
  self->detail = SP_UNIT_DETAIL (sp_unit_detail_new (session));
  gtk_widget_set_size_request (GTK_WIDGET (self->detail), DETAIL_MIN_WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "pane");
  gtk_paned_set_end_child (self->paned, GTK_WIDGET (self->detail));
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (unit_page_loaded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (unit_page_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
sp_unit_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    g_value_set_object (value, SP_UNIT_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_unit_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    set_session (SP_UNIT_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_unit_page_dispose (GObject *object)
{
  SpUnitPage *self = SP_UNIT_PAGE (object);

  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_UNIT_PAGE);
  G_OBJECT_CLASS (sp_unit_page_parent_class)->dispose (object);
}

static void
sp_unit_page_class_init (SpUnitPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_unit_page_dispose;
  object_class->get_property = sp_unit_page_get_property;
  object_class->set_property = sp_unit_page_set_property;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SP_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-unit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpUnitPage, search);
  gtk_widget_class_bind_template_child (widget_class, SpUnitPage, count);
  gtk_widget_class_bind_template_child (widget_class, SpUnitPage, paned);
  gtk_widget_class_install_action (widget_class, "units.add", NULL, unit_page_add_cb);
}

static void
sp_unit_page_init (SpUnitPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (unit_page_search_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (unit_page_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

SpUnitList *
sp_unit_page_get_list (SpUnitPage *self)
{
  g_return_val_if_fail (SP_IS_UNIT_PAGE (self), NULL);
  return self->list;
}

SpUnitDetail *
sp_unit_page_get_detail (SpUnitPage *self)
{
  g_return_val_if_fail (SP_IS_UNIT_PAGE (self), NULL);
  return self->detail;
}
