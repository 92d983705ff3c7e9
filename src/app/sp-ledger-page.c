/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-ledger-page.h. */
#include "sp-ledger-page.h"

#include "sp-app.h"
#include "sp-focus.h"

typedef struct
{
  /* Owned */
  SpSession *session;

  /* Borrowed, the child */
  SpRecordPage *records;
} SpLedgerPagePrivate;

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SpLedgerPage, sp_ledger_page, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static SpLedgerPagePrivate *
get_private (gpointer self)
{
  return sp_ledger_page_get_instance_private (SP_LEDGER_PAGE (self));
}

static void
ledger_page_forward_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_app_activate_own (GTK_WIDGET (get_private (widget)->records), action, parameter);
}

static gboolean
ledger_page_show_record_cb (
  SpLedgerPage *self, const char *table, gint64 id, int from, int to, int standings)
{
  SpLedgerPageClass *klass = SP_LEDGER_PAGE_GET_CLASS (self);

  if (!g_str_equal (table, klass->ledger->type->table))
    return FALSE;
  sp_session_set_page (get_private (self)->session, klass->page);
  sp_record_page_show (get_private (self)->records, id, from, to, standings);
  return TRUE;
}

static void
ledger_page_narrow_cb (SpLedgerPage *self, const char *table, const char *field, gint64 id)
{
  if (g_str_equal (table, SP_LEDGER_PAGE_GET_CLASS (self)->ledger->type->table))
    sp_record_page_narrow_to (get_private (self)->records, field, id);
}

static void
set_session (SpLedgerPage *self, SpSession *session)
{
  SpLedgerPagePrivate *private = get_private (self);
  SpLedgerPageClass *klass = SP_LEDGER_PAGE_GET_CLASS (self);

  if (!g_set_object (&private->session, session) || session == NULL)
    return;
  private->records = sp_record_page_new (session, klass->ledger);
  gtk_widget_set_parent (GTK_WIDGET (private->records), GTK_WIDGET (self));
  g_signal_connect_object (session, "show-record", G_CALLBACK (ledger_page_show_record_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "narrow-records", G_CALLBACK (ledger_page_narrow_cb), self,
                           G_CONNECT_SWAPPED);
  if (klass->set_up != NULL)
    klass->set_up (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
sp_ledger_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    g_value_set_object (value, get_private (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_ledger_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    set_session (SP_LEDGER_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static gboolean
sp_ledger_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (get_private (widget)->records));
}

static void
sp_ledger_page_dispose (GObject *object)
{
  SpLedgerPagePrivate *private = get_private (object);

  if (private->records != NULL)
    gtk_widget_unparent (GTK_WIDGET (private->records));
  private->records = NULL;
  g_clear_object (&private->session);
  G_OBJECT_CLASS (sp_ledger_page_parent_class)->dispose (object);
}

static void
sp_ledger_page_class_init (SpLedgerPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_ledger_page_dispose;
  object_class->get_property = sp_ledger_page_get_property;
  object_class->set_property = sp_ledger_page_set_property;
  widget_class->grab_focus = sp_ledger_page_grab_focus;
  widget_class->focus = sp_focus_inside;
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SP_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  sp_record_page_install_forwards (widget_class, ledger_page_forward_cb);
}

static void
sp_ledger_page_init (SpLedgerPage *self)
{
}

SpSession *
sp_ledger_page_get_session (SpLedgerPage *self)
{
  g_return_val_if_fail (SP_IS_LEDGER_PAGE (self), NULL);
  return get_private (self)->session;
}

SpRecordPage *
sp_ledger_page_get_records (SpLedgerPage *self)
{
  g_return_val_if_fail (SP_IS_LEDGER_PAGE (self), NULL);
  return get_private (self)->records;
}

gboolean
sp_ledger_page_accept (SpLedgerPage *self)
{
  SpLedgerPageClass *klass;

  g_return_val_if_fail (SP_IS_LEDGER_PAGE (self), FALSE);
  klass = SP_LEDGER_PAGE_GET_CLASS (self);
  if (sp_record_page_get_draft (get_private (self)->records) != NULL)
    return sp_record_page_save_draft (get_private (self)->records);
  return klass->accept != NULL && klass->accept (self);
}
