/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-clauses.h. */
#include "sp-risk-clauses.h"

#include "base/sp-i18n.h"
#include "core/sp-risk.h"

struct _SpRiskClauses
{
  GtkWidget parent_instance;

  /* Owned */
  SpRecord *assessment;
  GPtrArray *grounds; /* of SpRiskGround */

  /* Borrowed, children */
  GPtrArray *checks; /* of GtkCheckButton, as the grounds */
};

G_DEFINE_FINAL_TYPE (SpRiskClauses, sp_risk_clauses, GTK_TYPE_WIDGET)

static guint changed_signal;

#define BETWEEN "、"

static const char *
get_number (SpRiskClauses *self, guint i)
{
  return sp_record_get_text (self->grounds->pdata[i], SP_RISK_GROUND_NUMBER);
}

static void
clauses_toggled_cb (SpRiskClauses *self)
{
  GString *numbers = g_string_new (NULL);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_string_append_printf (numbers, "%s%s", numbers->len > 0 ? BETWEEN : "",
                              get_number (self, i));
  sp_record_set_text (self->assessment, SP_RISK_ASSESSMENT_CLAUSES, numbers->str);
  g_string_free (numbers, TRUE);
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
new_check (SpRiskClauses *self, guint i, gboolean is_active)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *text =
    g_strdup_printf ("%s　%s", get_number (self, i),
                     sp_record_get_text (self->grounds->pdata[i], SP_RISK_GROUND_TEXT));

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_active);
  g_signal_connect_object (check, "toggled", G_CALLBACK (clauses_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  return check;
}

/* ---- class ---- */

static gboolean
sp_risk_clauses_grab_focus (GtkWidget *widget)
{
  SpRiskClauses *self = SP_RISK_CLAUSES (widget);

  return self->checks->len > 0 && gtk_widget_grab_focus (self->checks->pdata[0]);
}

static void
sp_risk_clauses_dispose (GObject *object)
{
  SpRiskClauses *self = SP_RISK_CLAUSES (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->checks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->assessment);
  G_OBJECT_CLASS (sp_risk_clauses_parent_class)->dispose (object);
}

static void
sp_risk_clauses_finalize (GObject *object)
{
  SpRiskClauses *self = SP_RISK_CLAUSES (object);

  g_clear_pointer (&self->grounds, g_ptr_array_unref);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (sp_risk_clauses_parent_class)->finalize (object);
}

static void
sp_risk_clauses_class_init (SpRiskClausesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_risk_clauses_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_risk_clauses_finalize;
  widget_class->grab_focus = sp_risk_clauses_grab_focus;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
sp_risk_clauses_init (SpRiskClauses *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->checks = g_ptr_array_new ();
}

SpRiskClauses *
sp_risk_clauses_new (SpSession *session, SpRecord *assessment)
{
  SpRiskClauses *self = g_object_new (SP_TYPE_RISK_CLAUSES, NULL);
  SpReader *reader = sp_session_get_reader (session);
  g_auto (GStrv) chosen = NULL;

  g_return_val_if_fail (SP_IS_RISK_ASSESSMENT (assessment), self);
  self->assessment = g_object_ref (assessment);
  chosen = g_strsplit (sp_record_get_text (assessment, SP_RISK_ASSESSMENT_CLAUSES), BETWEEN, -1);
  if (reader != NULL)
    self->grounds = sp_reader_load_all (reader, &sp_risk_ground_type, -1, 0, NULL);
  for (guint i = 0; self->grounds != NULL && i < self->grounds->len; i++)
    {
      GtkWidget *check =
        new_check (self, i, g_strv_contains ((const char *const *)chosen, get_number (self, i)));

      gtk_widget_set_parent (check, GTK_WIDGET (self));
      g_ptr_array_add (self->checks, check);
    }
  return self;
}

guint
sp_risk_clauses_get_n_grounds (SpRiskClauses *self)
{
  g_return_val_if_fail (SP_IS_RISK_CLAUSES (self), 0);
  return self->checks->len;
}

GtkCheckButton *
sp_risk_clauses_get_check (SpRiskClauses *self, guint i)
{
  g_return_val_if_fail (SP_IS_RISK_CLAUSES (self) && i < self->checks->len, NULL);
  return self->checks->pdata[i];
}
