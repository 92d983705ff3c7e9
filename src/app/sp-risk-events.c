/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-events.h. */
#include "sp-risk-events.h"

#include "base/sp-i18n.h"
#include "core/sp-risk.h"

struct _SpRiskEvents
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *events; /* of SpRiskEvent that concern the point, newest first */

  /* Borrowed, children */
  GtkExpander *expander;
  GtkBox *rows;
  GtkWidget *form_box;
  GtkBox *form_slot;
  GtkCheckButton *own;
  SpRecordForm *form; /* NULL while none is open */

  /* State */
  int64_t point, enterprise;
};

G_DEFINE_FINAL_TYPE (SpRiskEvents, sp_risk_events, GTK_TYPE_WIDGET)

static guint done_signal;

static const char key_index[] = "sp-index";
static const char *const names[] = {"cause", "day", "text", NULL};

/* ---- rows ---- */

static void
events_remove_cb (SpRiskEvents *self, GtkWidget *button)
{
  sp_risk_events_remove (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), key_index)));
}

/* 工艺、设备或物料改变（整个企业）　换了磨机 */
static char *
dup_words (SpRecord *event)
{
  const char *text = sp_record_get_text (event, SP_RISK_EVENT_TEXT);

  return g_strdup_printf (
    _ ("%s（%s）%s%s"),
    sp_vocabulary_label (&sp_risk_causes, (int)sp_record_get_integer (event, SP_RISK_EVENT_CAUSE)),
    sp_record_get_integer (event, SP_RISK_EVENT_RISK_POINT) != 0 ? _ ("这个风险点")
                                                                 : _ ("整个企业"),
    *text != '\0' ? "　" : "", text);
}

static void
add_row (SpRiskEvents *self, guint i)
{
  SpRecord *event = self->events->pdata[i];
  SpDate day = (SpDate)sp_record_get_integer (event, SP_RISK_EVENT_DAY);
  g_autofree char *iso = sp_date_dup_iso (day);
  g_autofree char *words = dup_words (event);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *date = gtk_label_new (iso);

  gtk_widget_add_css_class (date, "numeric");
  gtk_widget_set_valign (date, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), date);
  gtk_box_append (GTK_BOX (row), label);
  if (day > sp_session_get_as_of (self->session))
    gtk_widget_set_opacity (row, 0.55);
  if (!sp_session_is_read_only (self->session))
    {
      GtkWidget *remove = gtk_button_new_with_label (_ ("删除"));

      gtk_widget_add_css_class (remove, "flat");
      gtk_widget_add_css_class (remove, "compact");
      gtk_widget_set_valign (remove, GTK_ALIGN_START);
      g_object_set_data (G_OBJECT (remove), key_index, GUINT_TO_POINTER (i));
      g_signal_connect_object (remove, "clicked", G_CALLBACK (events_remove_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (row), remove);
    }
  gtk_box_append (self->rows, row);
}

/* ---- loading ---- */

static int
compare_days_down (gconstpointer a, gconstpointer b)
{
  int64_t left = sp_record_get_integer (*(SpRecord *const *)a, SP_RISK_EVENT_DAY);
  int64_t right = sp_record_get_integer (*(SpRecord *const *)b, SP_RISK_EVENT_DAY);

  return (left < right) - (left > right);
}

static void
load_events (SpRiskEvents *self, SpReader *reader)
{
  g_autoptr (GPtrArray) all = NULL;

  g_ptr_array_set_size (self->events, 0);
  if (reader != NULL && self->enterprise != 0)
    all = sp_reader_load_all (reader, &sp_risk_event_type, SP_RISK_EVENT_ENTERPRISE,
                              self->enterprise, NULL);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      int64_t of = sp_record_get_integer (all->pdata[i], SP_RISK_EVENT_RISK_POINT);

      if (of == 0 || of == self->point)
        g_ptr_array_add (self->events, g_object_ref (all->pdata[i]));
    }
  g_ptr_array_sort (self->events, compare_days_down);
}

static void
load (SpRiskEvents *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (SpRecord) point = NULL;
  g_autofree char *label = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  if (reader != NULL && self->point != 0)
    point = sp_reader_load (reader, &sp_risk_point_type, self->point, NULL);
  self->enterprise = point != NULL ? sp_record_get_integer (point, SP_RISK_POINT_ENTERPRISE) : 0;
  load_events (self, reader);
  label = g_strdup_printf (_ ("再评估事由（%u）"), self->events->len);
  gtk_expander_set_label (self->expander, label);
  for (guint i = 0; i < self->events->len; i++)
    add_row (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self->expander), self->events->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), point != NULL);
}

/* The focus leaves the form before it goes. */
static void
close_form (SpRiskEvents *self)
{
  if (self->form != NULL)
    g_signal_emit (self, done_signal, 0);
  if (self->form != NULL)
    gtk_box_remove (self->form_slot, GTK_WIDGET (self->form));
  self->form = NULL;
  gtk_widget_set_visible (self->form_box, FALSE);
}

/* ---- class ---- */

static void
events_save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_risk_events_save (SP_RISK_EVENTS (widget));
}

static void
events_cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  close_form (SP_RISK_EVENTS (widget));
}

static void
sp_risk_events_dispose (GObject *object)
{
  SpRiskEvents *self = SP_RISK_EVENTS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->form = NULL;
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_risk_events_parent_class)->dispose (object);
}

static void
sp_risk_events_class_init (SpRiskEventsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_risk_events_dispose;
  done_signal = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "event.save", NULL, events_save_cb);
  gtk_widget_class_install_action (widget_class, "event.cancel", NULL, events_cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "event.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "event.save", NULL);
}

static void
add_button (GtkWidget *line, const char *label, const char *action, const char *style)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  gtk_box_append (GTK_BOX (line), button);
}

static void
make_form_box (SpRiskEvents *self)
{
  GtkWidget *heading = gtk_label_new (_ ("登记再评估事由"));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->form_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->form_box, "card");
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  self->form_slot = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->own =
    GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_ ("只涉及这个风险点，不是整个企业")));
  gtk_widget_set_halign (line, GTK_ALIGN_END);
  add_button (line, _ ("取消"), "event.cancel", NULL);
  add_button (line, _ ("登记（Ctrl+Enter）"), "event.save", "suggested-action");
  gtk_box_append (GTK_BOX (self->form_box), heading);
  gtk_box_append (GTK_BOX (self->form_box), GTK_WIDGET (self->form_slot));
  gtk_box_append (GTK_BOX (self->form_box), GTK_WIDGET (self->own));
  gtk_box_append (GTK_BOX (self->form_box), line);
  gtk_widget_set_visible (self->form_box, FALSE);
  gtk_widget_set_parent (self->form_box, GTK_WIDGET (self));
}

static void
sp_risk_events_init (SpRiskEvents *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->events = g_ptr_array_new_with_free_func (g_object_unref);
  make_form_box (self);
  self->expander = GTK_EXPANDER (gtk_expander_new (NULL));
  gtk_expander_set_expanded (self->expander, TRUE);
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_expander_set_child (self->expander, GTK_WIDGET (self->rows));
  gtk_widget_set_parent (GTK_WIDGET (self->expander), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

SpRiskEvents *
sp_risk_events_new (SpSession *session)
{
  SpRiskEvents *self = g_object_new (SP_TYPE_RISK_EVENTS, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::as-of", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return self;
}

void
sp_risk_events_set_point (SpRiskEvents *self, int64_t point)
{
  g_return_if_fail (SP_IS_RISK_EVENTS (self));
  if (point != self->point)
    close_form (self);
  self->point = point;
  load (self);
}

guint
sp_risk_events_get_n_rows (SpRiskEvents *self)
{
  g_return_val_if_fail (SP_IS_RISK_EVENTS (self), 0);
  return self->events->len;
}

void
sp_risk_events_begin (SpRiskEvents *self)
{
  g_autoptr (SpRecord) event = NULL;

  g_return_if_fail (SP_IS_RISK_EVENTS (self));
  close_form (self);
  if (self->enterprise == 0 || sp_session_is_read_only (self->session))
    return;
  event = sp_record_new (&sp_risk_event_type);
  sp_record_set_integer (event, SP_RISK_EVENT_ENTERPRISE, self->enterprise);
  sp_record_set_integer (event, SP_RISK_EVENT_CAUSE, SP_RISK_CAUSE_PROCESS);
  sp_record_set_integer (event, SP_RISK_EVENT_DAY,
                         MIN (sp_session_get_as_of (self->session), sp_date_today ()));
  self->form =
    sp_record_form_new (self->session, &sp_risk_event_type, SP_FORM_DRAFT, names, NULL, 2);
  sp_record_form_set_record (self->form, event);
  gtk_box_append (self->form_slot, GTK_WIDGET (self->form));
  gtk_check_button_set_active (self->own, FALSE);
  gtk_widget_set_visible (self->form_box, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

SpRecordForm *
sp_risk_events_get_form (SpRiskEvents *self)
{
  g_return_val_if_fail (SP_IS_RISK_EVENTS (self), NULL);
  return self->form;
}

gboolean
sp_risk_events_save (SpRiskEvents *self)
{
  g_autoptr (SpRecord) event = NULL;

  g_return_val_if_fail (SP_IS_RISK_EVENTS (self), FALSE);
  if (self->form == NULL || !sp_record_form_commit (self->form))
    return FALSE;
  event = g_object_ref (sp_record_form_get_record (self->form));
  sp_record_set_integer (event, SP_RISK_EVENT_RISK_POINT,
                         gtk_check_button_get_active (self->own) ? self->point : 0);
  if (!sp_session_insert (self->session, event, _ ("登记再评估事由")))
    return FALSE;
  close_form (self);
  return TRUE;
}

void
sp_risk_events_remove (SpRiskEvents *self, guint i)
{
  g_return_if_fail (SP_IS_RISK_EVENTS (self) && i < self->events->len);
  sp_session_delete (self->session, self->events->pdata[i], _ ("删除再评估事由"));
}
