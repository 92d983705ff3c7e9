/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-record-links.h. */
#include "sp-record-links.h"

#include "base/sp-i18n.h"
#include "core/sp-hazard.h"
#include "core/sp-institution.h"
#include "core/sp-supervision.h"
#include "sp-app.h"
#include "sp-picker.h"

struct _SpRecordLinks
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *links;

  /* Borrowed, children */
  GtkLabel *heading;
  GtkBox *rows;
  GtkButton *add_selected; /* NULL: of others than measures */
  SpPicker *picker;

  /* State */
  const SpLinkKind *kind;
  int64_t owner;
};

const SpLinkKind sp_supervised_measures = {
  &sp_supervision_measure_type,   SP_SUPERVISION_MEASURE_SUPERVISION,
  SP_SUPERVISION_MEASURE_MEASURE, N_ ("涉及的任务（%u）"),
  N_ ("添加别的任务…"),           N_ ("添加任务"),
  N_ ("添加督办的任务"),          N_ ("移除督办的任务"),
};
const SpLinkKind sp_institution_units = {
  &sp_institution_unit_type,
  SP_INSTITUTION_UNIT_INSTITUTION,
  SP_INSTITUTION_UNIT_UNIT,
  N_ ("责任单位（%u）"),
  N_ ("添加单位…"),
  N_ ("添加责任单位"),
  N_ ("添加制度措施的责任单位"),
  N_ ("移除制度措施的责任单位"),
};
const SpLinkKind sp_institution_measures = {
  &sp_institution_measure_type,   SP_INSTITUTION_MEASURE_INSTITUTION,
  SP_INSTITUTION_MEASURE_MEASURE, N_ ("落实的任务（%u）"),
  N_ ("添加别的任务…"),           N_ ("添加任务"),
  N_ ("添加制度措施落实的任务"),  N_ ("移除制度措施落实的任务"),
};
const SpLinkKind sp_supervised_hazards = {
  &sp_supervision_hazard_type,  SP_SUPERVISION_HAZARD_SUPERVISION,
  SP_SUPERVISION_HAZARD_HAZARD, N_ ("涉及的问题隐患（%u）"),
  N_ ("添加问题隐患…"),         N_ ("添加问题隐患"),
  N_ ("添加督办的问题隐患"),    N_ ("移除督办的问题隐患"),
};
const SpLinkKind sp_institution_hazards = {
  &sp_institution_hazard_type,
  SP_INSTITUTION_HAZARD_INSTITUTION,
  SP_INSTITUTION_HAZARD_HAZARD,
  N_ ("针对的问题隐患（%u）"),
  N_ ("添加问题隐患…"),
  N_ ("添加问题隐患"),
  N_ ("添加制度措施针对的问题隐患"),
  N_ ("移除制度措施针对的问题隐患"),
};

G_DEFINE_FINAL_TYPE (SpRecordLinks, sp_record_links, GTK_TYPE_WIDGET)

static const char key_link[] = "sp-link";

static SpRecord *
link_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), key_link);
}

static const SpRecordType *
get_target_type (SpRecordLinks *self)
{
  return sp_record_type_by_table (self->kind->type->fields[self->kind->target].references);
}

static void
record_links_go_cb (SpRecordLinks *self, GtkWidget *button)
{
  sp_session_go_to_record (self->session, get_target_type (self),
                           sp_record_get_integer (link_of (button), self->kind->target));
}

static void
record_links_remove_cb (SpRecordLinks *self, GtkWidget *button)
{
  guint at = 0;

  if (g_ptr_array_find (self->links, link_of (button), &at))
    sp_record_links_remove (self, at);
}

static GtkWidget *
new_button (SpRecordLinks *self, const char *label, SpRecord *link, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), key_link, link);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
append_row (SpRecordLinks *self, SpRecord *link)
{
  g_autoptr (SpRecord) target =
    sp_reader_load (sp_session_get_reader (self->session), get_target_type (self),
                    sp_record_get_integer (link, self->kind->target), NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *title = target != NULL ? sp_record_get_title (target) : "";
  GtkWidget *go = new_button (self, title, link, G_CALLBACK (record_links_go_cb));
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (go)));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (go, _ ("在它的页面查看"));
  gtk_widget_set_hexpand (go, TRUE);
  gtk_box_append (GTK_BOX (row), go);
  if (!sp_session_is_read_only (self->session))
    gtk_box_append (GTK_BOX (row),
                    new_button (self, _ ("移除"), link, G_CALLBACK (record_links_remove_cb)));
  gtk_box_append (self->rows, row);
}

static void
update_add (SpRecordLinks *self)
{
  gboolean writable = self->owner != 0 && !sp_session_is_read_only (self->session);

  gtk_widget_set_sensitive (GTK_WIDGET (self->picker), writable);
  if (self->add_selected == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_selected),
                            writable && sp_session_get_selected_measure (self->session) != 0);
}

static char *
dup_heading (SpRecordLinks *self)
{
  g_autofree char *n = g_strdup_printf ("%u", self->links->len);
  g_auto (GStrv) parts = g_strsplit (_ (self->kind->heading), "%u", 2);

  return g_strjoinv (n, parts);
}

static void
load (SpRecordLinks *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  GtkWidget *child;
  g_autofree char *text = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  if (reader != NULL && self->owner != 0)
    self->links =
      sp_reader_load_all (reader, self->kind->type, (int)self->kind->owner, self->owner, NULL);
  if (self->links == NULL)
    self->links = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->links->len; i++)
    append_row (self, g_ptr_array_index (self->links, i));
  text = dup_heading (self);
  gtk_label_set_label (self->heading, text);
  update_add (self);
}

static void
record_links_changed_cb (SpRecordLinks *self)
{
  if (self->owner != 0)
    load (self);
}

static void
record_links_add_selected_cb (SpRecordLinks *self)
{
  sp_record_links_add (self, sp_session_get_selected_measure (self->session));
}

static void
record_links_picked_cb (SpRecordLinks *self)
{
  int64_t target = sp_picker_get_selected (self->picker);

  sp_picker_set_selected (self->picker, 0);
  if (target != 0)
    sp_record_links_add (self, target);
}

static void
sp_record_links_dispose (GObject *object)
{
  SpRecordLinks *self = SP_RECORD_LINKS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_record_links_parent_class)->dispose (object);
}

static void
sp_record_links_class_init (SpRecordLinksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_record_links_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
sp_record_links_init (SpRecordLinks *self)
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

static void
add_selected_button (SpRecordLinks *self, GtkBox *buttons)
{
  self->add_selected = GTK_BUTTON (gtk_button_new_with_label (_ ("添加任务页选中的任务")));
  gtk_box_append (buttons, GTK_WIDGET (self->add_selected));
  g_signal_connect_object (self->add_selected, "clicked", G_CALLBACK (record_links_add_selected_cb),
                           self, G_CONNECT_SWAPPED);
}

SpRecordLinks *
sp_record_links_new (SpSession *session, const SpLinkKind *kind)
{
  SpRecordLinks *self = g_object_new (SP_TYPE_RECORD_LINKS, NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  g_return_val_if_fail (SP_IS_SESSION (session) && kind != NULL, self);
  self->session = g_object_ref (session);
  self->kind = kind;
  if (get_target_type (self) == &sp_measure_type)
    add_selected_button (self, GTK_BOX (buttons));
  self->picker = sp_picker_new (session, get_target_type (self), _ (kind->add));
  sp_picker_set_name (self->picker, _ (kind->name));
  gtk_box_append (GTK_BOX (buttons), GTK_WIDGET (self->picker));
  gtk_widget_set_parent (buttons, GTK_WIDGET (self));
  g_signal_connect_object (self->picker, "chosen", G_CALLBACK (record_links_picked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (record_links_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected-measure", G_CALLBACK (update_add), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return self;
}

void
sp_record_links_set_owner (SpRecordLinks *self, int64_t owner)
{
  g_return_if_fail (SP_IS_RECORD_LINKS (self));
  self->owner = owner;
  load (self);
}

guint
sp_record_links_get_n (SpRecordLinks *self)
{
  g_return_val_if_fail (SP_IS_RECORD_LINKS (self), 0);
  return self->links->len;
}

gboolean
sp_record_links_add (SpRecordLinks *self, int64_t target)
{
  g_autoptr (SpRecord) link = NULL;

  g_return_val_if_fail (SP_IS_RECORD_LINKS (self), FALSE);
  if (self->owner == 0 || target == 0)
    return FALSE;
  for (guint i = 0; i < self->links->len; i++)
    if (sp_record_get_integer (self->links->pdata[i], self->kind->target) == target)
      {
        sp_session_tell (self->session, _ ("这一项已经在里面了。"), FALSE);
        return FALSE;
      }
  link = sp_record_new (self->kind->type);
  sp_record_set_integer (link, self->kind->owner, self->owner);
  sp_record_set_integer (link, self->kind->target, target);
  return sp_session_insert (self->session, link, _ (self->kind->added));
}

void
sp_record_links_remove (SpRecordLinks *self, guint i)
{
  g_return_if_fail (SP_IS_RECORD_LINKS (self) && i < self->links->len);
  sp_session_delete (self->session, g_ptr_array_index (self->links, i), _ (self->kind->removed));
}
