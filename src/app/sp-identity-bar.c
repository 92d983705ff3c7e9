/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-identity-bar.h. */
#include "sp-identity-bar.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"
#include "sp-app.h"
#include "sp-name-entry.h"
#include "sp-settings.h"
#include "sp-template.h"

#define GROUP "user"
#define KEY_NAME "name"
#define KEY_UNIT "unit"
#define KEY_ASKED "asked"

struct _SpIdentityBar
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;

  /* Template */
  GtkEntry *name;
  GtkEntry *unit;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (SpIdentityBar, sp_identity_bar, GTK_TYPE_WIDGET)

/* ---- asking ---- */

static void
offer_units (SpIdentityBar *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) units = NULL;

  if (reader != NULL)
    units = sp_reader_load_all (reader, &sp_unit_type, -1, 0, NULL);
  for (guint i = 0; units != NULL && i < units->len; i++)
    if (sp_record_get_integer (g_ptr_array_index (units, i), SP_UNIT_KIND) != SP_UNIT_COLLECTIVE)
      g_ptr_array_add (names, (gpointer)sp_record_get_title (g_ptr_array_index (units, i)));
  g_ptr_array_add (names, NULL);
  sp_name_entry_offer (self->unit, (const char *const *)names->pdata);
}

static void
show (SpIdentityBar *self)
{
  const char *name = sp_session_get_person (self->session);
  const char *unit = sp_session_get_person_unit (self->session);

  offer_units (self);
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  gtk_editable_set_text (GTK_EDITABLE (self->unit), unit);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
sp_identity_bar_ask (SpIdentityBar *self)
{
  g_return_if_fail (SP_IS_IDENTITY_BAR (self));
  show (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static gboolean
is_worth_asking (SpIdentityBar *self)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  gboolean is_sample =
    plan != NULL && sp_record_get_integer (SP_RECORD (plan), SP_PLAN_IS_SAMPLE) != 0;

  return !sp_session_is_read_only (self->session) && !is_sample &&
         *sp_session_get_person (self->session) == '\0' &&
         !sp_settings_get_boolean (GROUP, KEY_ASKED, FALSE);
}

/* The keyboard stays where it is: the person came for something else. */
static void
identity_bar_store_cb (SpIdentityBar *self)
{
  if (is_worth_asking (self))
    show (self);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* ---- answers ---- */

static void
say_problem (SpIdentityBar *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

gboolean
sp_identity_bar_save (SpIdentityBar *self)
{
  g_autofree char *name = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SP_IS_IDENTITY_BAR (self), FALSE);
  name = sp_text_trim (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  unit = sp_text_trim (gtk_editable_get_text (GTK_EDITABLE (self->unit)));
  if (*name == '\0')
    {
      say_problem (self, _ ("请写姓名。"));
      return FALSE;
    }
  if (!sp_settings_set_string (GROUP, KEY_NAME, name, &error) ||
      !sp_settings_set_string (GROUP, KEY_UNIT, unit, &error))
    {
      say_problem (self, error->message);
      return FALSE;
    }
  sp_session_set_person (self->session, name, unit);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  message = g_strdup_printf (_ ("以后的修改记在“%s”名下，填报人也默认是%s"),
                             sp_session_get_signature (self->session), name);
  sp_session_tell (self->session, message, FALSE);
  return TRUE;
}

void
sp_identity_bar_put_off (SpIdentityBar *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SP_IS_IDENTITY_BAR (self));
  if (!sp_settings_set_boolean (GROUP, KEY_ASKED, TRUE, &error))
    sp_session_report_error (self->session, error);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
identity_bar_save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_identity_bar_save (SP_IDENTITY_BAR (widget));
}

static void
identity_bar_put_off_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_identity_bar_put_off (SP_IDENTITY_BAR (widget));
}

/* ---- class ---- */

static void
sp_identity_bar_dispose (GObject *object)
{
  g_clear_object (&SP_IDENTITY_BAR (object)->session);
  sp_template_dispose (object, SP_TYPE_IDENTITY_BAR);
  G_OBJECT_CLASS (sp_identity_bar_parent_class)->dispose (object);
}

static void
sp_identity_bar_class_init (SpIdentityBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_identity_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-identity-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SpIdentityBar, name);
  gtk_widget_class_bind_template_child (widget_class, SpIdentityBar, unit);
  gtk_widget_class_bind_template_child (widget_class, SpIdentityBar, problem);
  gtk_widget_class_install_action (widget_class, "identity.save", NULL, identity_bar_save_cb);
  gtk_widget_class_install_action (widget_class, "identity.put-off", NULL, identity_bar_put_off_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "identity.put-off", NULL);
}

static void
sp_identity_bar_init (SpIdentityBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (sp_identity_bar_save), self);
  g_signal_connect_swapped (self->unit, "activate", G_CALLBACK (sp_identity_bar_save), self);
}

SpIdentityBar *
sp_identity_bar_new (SpSession *session)
{
  SpIdentityBar *self = g_object_new (SP_TYPE_IDENTITY_BAR, NULL);
  g_autofree char *name = sp_settings_dup_string (GROUP, KEY_NAME);
  g_autofree char *unit = sp_settings_dup_string (GROUP, KEY_UNIT);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  sp_session_set_person (session, name, unit);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (identity_bar_store_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return self;
}

gboolean
sp_identity_bar_is_asking (SpIdentityBar *self)
{
  g_return_val_if_fail (SP_IS_IDENTITY_BAR (self), FALSE);
  return gtk_widget_get_visible (GTK_WIDGET (self));
}

GtkEntry *
sp_identity_bar_get_name (SpIdentityBar *self)
{
  g_return_val_if_fail (SP_IS_IDENTITY_BAR (self), NULL);
  return self->name;
}

GtkEntry *
sp_identity_bar_get_unit (SpIdentityBar *self)
{
  g_return_val_if_fail (SP_IS_IDENTITY_BAR (self), NULL);
  return self->unit;
}
