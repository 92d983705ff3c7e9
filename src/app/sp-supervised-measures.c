/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-supervised-measures.h. */
#include "sp-supervised-measures.h"

#include "base/sp-i18n.h"
#include "core/sp-supervision.h"
#include "sp-app.h"
#include "sp-picker.h"

struct _SpSupervisedMeasures
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *links; /* of SpSupervisionMeasure */

  /* Borrowed, children */
  GtkLabel *heading;
  GtkBox *rows;
  GtkButton *add_selected;
  SpPicker *picker;

  /* State */
  int64_t supervision;
};

G_DEFINE_FINAL_TYPE (SpSupervisedMeasures, sp_supervised_measures, GTK_TYPE_WIDGET)

static const char key_link[] = "sp-link";

static SpRecord *
link_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), key_link);
}

static void
supervised_measures_go_cb (SpSupervisedMeasures *self, GtkWidget *button)
{
  sp_session_go_to_measure (
    self->session, sp_record_get_integer (link_of (button), SP_SUPERVISION_MEASURE_MEASURE));
}

static void
supervised_measures_remove_cb (SpSupervisedMeasures *self, GtkWidget *button)
{
  guint at = 0;

  if (g_ptr_array_find (self->links, link_of (button), &at))
    sp_supervised_measures_remove (self, at);
}

static GtkWidget *
new_button (SpSupervisedMeasures *self, const char *label, SpRecord *link, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), key_link, link);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
append_row (SpSupervisedMeasures *self, SpRecord *link)
{
  g_autoptr (SpRecord) measure =
    sp_reader_load (sp_session_get_reader (self->session), &sp_measure_type,
                    sp_record_get_integer (link, SP_SUPERVISION_MEASURE_MEASURE), NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *title = measure != NULL ? sp_record_get_title (measure) : "";
  GtkWidget *go = new_button (self, title, link, G_CALLBACK (supervised_measures_go_cb));
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (go)));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (go, _ ("在任务页查看"));
  gtk_widget_set_hexpand (go, TRUE);
  gtk_box_append (GTK_BOX (row), go);
  if (!sp_session_is_read_only (self->session))
    gtk_box_append (GTK_BOX (row), new_button (self, _ ("移除"), link,
                                               G_CALLBACK (supervised_measures_remove_cb)));
  gtk_box_append (self->rows, row);
}

static void
update_add (SpSupervisedMeasures *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_selected),
                            self->supervision != 0 &&
                              sp_session_get_selected_measure (self->session) != 0 &&
                              !sp_session_is_read_only (self->session));
}

static void
load (SpSupervisedMeasures *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  GtkWidget *child;
  g_autofree char *text = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  if (reader != NULL && self->supervision != 0)
    self->links = sp_reader_load_all (reader, &sp_supervision_measure_type,
                                      SP_SUPERVISION_MEASURE_SUPERVISION, self->supervision, NULL);
  if (self->links == NULL)
    self->links = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->links->len; i++)
    append_row (self, g_ptr_array_index (self->links, i));
  text = g_strdup_printf (_ ("涉及的任务（%u）"), self->links->len);
  gtk_label_set_label (self->heading, text);
  update_add (self);
}

static void
supervised_measures_changed_cb (SpSupervisedMeasures *self)
{
  if (self->supervision != 0)
    load (self);
}

static void
supervised_measures_add_selected_cb (SpSupervisedMeasures *self)
{
  sp_supervised_measures_add (self, sp_session_get_selected_measure (self->session));
}

static void
supervised_measures_picked_cb (SpSupervisedMeasures *self)
{
  int64_t measure = sp_picker_get_selected (self->picker);

  sp_picker_set_selected (self->picker, 0);
  if (measure != 0)
    sp_supervised_measures_add (self, measure);
}

static void
sp_supervised_measures_dispose (GObject *object)
{
  SpSupervisedMeasures *self = SP_SUPERVISED_MEASURES (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_supervised_measures_parent_class)->dispose (object);
}

static void
sp_supervised_measures_class_init (SpSupervisedMeasuresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_supervised_measures_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
sp_supervised_measures_init (SpSupervisedMeasures *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->heading = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->heading, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  gtk_widget_set_parent (GTK_WIDGET (self->heading), GTK_WIDGET (self));
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_parent (GTK_WIDGET (self->rows), GTK_WIDGET (self));
}

SpSupervisedMeasures *
sp_supervised_measures_new (SpSession *session)
{
  SpSupervisedMeasures *self = g_object_new (SP_TYPE_SUPERVISED_MEASURES, NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  self->add_selected = GTK_BUTTON (gtk_button_new_with_label (_ ("添加任务页选中的任务")));
  self->picker = sp_picker_new (session, &sp_measure_type, _ ("添加别的任务…"));
  sp_picker_set_name (self->picker, _ ("添加任务"));
  gtk_box_append (GTK_BOX (buttons), GTK_WIDGET (self->add_selected));
  gtk_box_append (GTK_BOX (buttons), GTK_WIDGET (self->picker));
  gtk_widget_set_parent (buttons, GTK_WIDGET (self));
  g_signal_connect_object (self->add_selected, "clicked",
                           G_CALLBACK (supervised_measures_add_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "chosen", G_CALLBACK (supervised_measures_picked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (supervised_measures_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected-measure", G_CALLBACK (update_add), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return self;
}

void
sp_supervised_measures_set_item (SpSupervisedMeasures *self, int64_t supervision)
{
  g_return_if_fail (SP_IS_SUPERVISED_MEASURES (self));
  self->supervision = supervision;
  load (self);
}

guint
sp_supervised_measures_get_n (SpSupervisedMeasures *self)
{
  g_return_val_if_fail (SP_IS_SUPERVISED_MEASURES (self), 0);
  return self->links->len;
}

gboolean
sp_supervised_measures_add (SpSupervisedMeasures *self, int64_t measure)
{
  g_autoptr (SpRecord) link = NULL;

  g_return_val_if_fail (SP_IS_SUPERVISED_MEASURES (self), FALSE);
  if (self->supervision == 0 || measure == 0)
    return FALSE;
  for (guint i = 0; i < self->links->len; i++)
    if (sp_record_get_integer (self->links->pdata[i], SP_SUPERVISION_MEASURE_MEASURE) == measure)
      {
        sp_session_tell (self->session, _ ("这项任务已经在里面了。"), FALSE);
        return FALSE;
      }
  link = sp_record_new (&sp_supervision_measure_type);
  sp_record_set_integer (link, SP_SUPERVISION_MEASURE_SUPERVISION, self->supervision);
  sp_record_set_integer (link, SP_SUPERVISION_MEASURE_MEASURE, measure);
  return sp_session_insert (self->session, link, _ ("添加督办的任务"));
}

void
sp_supervised_measures_remove (SpSupervisedMeasures *self, guint i)
{
  g_return_if_fail (SP_IS_SUPERVISED_MEASURES (self) && i < self->links->len);
  sp_session_delete (self->session, g_ptr_array_index (self->links, i), _ ("移除督办的任务"));
}
