/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-tick-list.h. */
#include "sp-tick-list.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-task-cells.h"

#define DAY_CHARS 10

typedef struct
{
  int64_t key;
  char *text;
  SpDate done_on;
  /* Borrowed, in the box */
  GtkWidget *row;
  GtkCheckButton *check;
  GtkLabel *label;
  GtkWidget *light;
  GtkEntry *day;
} Row;

struct _SpTickList
{
  GtkWidget parent_instance;

  /* Owned */
  GPtrArray *rows; /* of Row */

  /* Borrowed, children */
  GtkLabel *heading;
  GtkBox *box;

  /* State */
  SpDate day;
  guint is_showing : 1;
  guint is_read_only : 1;
};

G_DEFINE_FINAL_TYPE (SpTickList, sp_tick_list, GTK_TYPE_WIDGET)

static guint ticked_signal;

static const char key_row[] = "sp-row";

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->text);
  g_free (row);
}

/* ---- what a person does ---- */

static void
show_row (SpTickList *self, Row *row)
{
  g_autofree char *day = sp_date_dup_iso (row->done_on);
  gboolean is_done = row->done_on != SP_DATE_NONE;

  self->is_showing = TRUE;
  gtk_check_button_set_active (row->check, is_done);
  gtk_widget_set_visible (GTK_WIDGET (row->day), is_done);
  gtk_editable_set_text (GTK_EDITABLE (row->day), day);
  gtk_widget_remove_css_class (GTK_WIDGET (row->day), "error");
  self->is_showing = FALSE;
}

/* What was asked for may have been refused, and the row may be gone. */
static void
ask (SpTickList *self, Row *row, SpDate day)
{
  g_signal_emit (self, ticked_signal, 0, row->key, day);
  if (g_ptr_array_find (self->rows, row, NULL))
    show_row (self, row);
}

static void
tick_list_toggled_cb (SpTickList *self, GtkCheckButton *check)
{
  Row *row = g_object_get_data (G_OBJECT (check), key_row);
  gboolean is_done = gtk_check_button_get_active (check);

  if (self->is_showing || is_done == (row->done_on != SP_DATE_NONE))
    return;
  ask (self, row, is_done ? self->day : SP_DATE_NONE);
}

/* Empty takes the tick away; what is no date stays to be put right. */
static void
take_day (SpTickList *self, Row *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row->day));
  SpDate day = sp_date_from_text (text);

  if (self->is_showing || day == row->done_on)
    return;
  if (day == SP_DATE_NONE && *text != '\0')
    {
      gtk_widget_add_css_class (GTK_WIDGET (row->day), "error");
      sp_app_set_description (row->day, _ ("日期没有看懂，请写成 2021-9-30 的样子。"));
      return;
    }
  ask (self, row, day);
}

static void
tick_list_day_cb (SpTickList *self, GtkWidget *entry)
{
  take_day (self, g_object_get_data (G_OBJECT (entry), key_row));
}

static void
tick_list_day_left_cb (GtkEventController *focus, SpTickList *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (focus);

  take_day (self, g_object_get_data (G_OBJECT (entry), key_row));
}

/* ---- rows ---- */

static GtkEntry *
new_day (SpTickList *self, Row *row)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), DAY_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), DAY_CHARS);
  gtk_editable_set_editable (GTK_EDITABLE (entry), !self->is_read_only);
  gtk_widget_set_valign (entry, GTK_ALIGN_START);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_widget_add_css_class (entry, "compact");
  sp_app_set_name (entry, _ ("完成日期"));
  g_object_set_data (G_OBJECT (entry), key_row, row);
  g_signal_connect_object (entry, "activate", G_CALLBACK (tick_list_day_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (tick_list_day_left_cb), self, 0);
  gtk_widget_add_controller (entry, focus);
  return GTK_ENTRY (entry);
}

static GtkCheckButton *
new_check (SpTickList *self, Row *row)
{
  GtkWidget *check = gtk_check_button_new ();

  row->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (row->label, 0);
  gtk_label_set_wrap (row->label, TRUE);
  gtk_label_set_wrap_mode (row->label, PANGO_WRAP_WORD_CHAR);
  gtk_check_button_set_label (GTK_CHECK_BUTTON (check), NULL);
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_widget_set_sensitive (check, !self->is_read_only);
  g_object_set_data (G_OBJECT (check), key_row, row);
  g_signal_connect_object (check, "toggled", G_CALLBACK (tick_list_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_CHECK_BUTTON (check);
}

static void
row_clicked_cb (GtkGestureClick *click, int n, double x, double y, Row *row)
{
  if (gtk_widget_get_sensitive (GTK_WIDGET (row->check)))
    gtk_check_button_set_active (row->check, !gtk_check_button_get_active (row->check));
}

static Row *
add_row (SpTickList *self, int64_t key)
{
  Row *row = g_new0 (Row, 1);
  GtkGesture *click = gtk_gesture_click_new ();

  row->key = key;
  row->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  row->check = new_check (self, row);
  row->light = sp_light_label_new ();
  gtk_label_set_ellipsize (GTK_LABEL (row->light), PANGO_ELLIPSIZE_NONE); /* the words give way */
  row->day = new_day (self, row);
  gtk_widget_set_hexpand (GTK_WIDGET (row->label), TRUE);
  gtk_widget_set_valign (row->light, GTK_ALIGN_START);
  g_signal_connect (click, "released", G_CALLBACK (row_clicked_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (row->label), GTK_EVENT_CONTROLLER (click));
  gtk_box_append (GTK_BOX (row->row), GTK_WIDGET (row->check));
  gtk_box_append (GTK_BOX (row->row), GTK_WIDGET (row->label));
  gtk_box_append (GTK_BOX (row->row), row->light);
  gtk_box_append (GTK_BOX (row->row), GTK_WIDGET (row->day));
  gtk_box_append (self->box, row->row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static gboolean
same_keys (SpTickList *self, const SpTick *ticks, guint n)
{
  if (self->rows->len != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (((Row *)g_ptr_array_index (self->rows, i))->key != ticks[i].key)
      return FALSE;
  return TRUE;
}

static void
clear_rows (SpTickList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_box_remove (self->box, ((Row *)g_ptr_array_index (self->rows, i))->row);
  g_ptr_array_set_size (self->rows, 0);
}

static void
fill_row (SpTickList *self, Row *row, const SpTick *tick)
{
  g_free (row->text);
  row->text = g_strdup (tick->text);
  row->done_on = tick->done_on;
  gtk_label_set_label (row->label, tick->text);
  sp_app_set_name (row->check, tick->text);
  sp_light_label_set (row->light, tick->light, tick->status);
  gtk_widget_set_visible (row->light, tick->status != NULL);
  if (tick->done_on != SP_DATE_NONE)
    gtk_widget_add_css_class (GTK_WIDGET (row->label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row->label), "dim-label");
  show_row (self, row);
}

/* ---- class ---- */

static gboolean
sp_tick_list_grab_focus (GtkWidget *widget)
{
  SpTickList *self = SP_TICK_LIST (widget);

  return self->rows->len > 0 &&
         gtk_widget_grab_focus (GTK_WIDGET (((Row *)g_ptr_array_index (self->rows, 0))->check));
}

static void
sp_tick_list_dispose (GObject *object)
{
  GtkWidget *child;

  SP_TICK_LIST (object)->is_showing = TRUE; /* losing the focus is no answer any more */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sp_tick_list_parent_class)->dispose (object);
}

static void
sp_tick_list_finalize (GObject *object)
{
  g_ptr_array_unref (SP_TICK_LIST (object)->rows);
  G_OBJECT_CLASS (sp_tick_list_parent_class)->finalize (object);
}

static void
sp_tick_list_class_init (SpTickListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_tick_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_tick_list_finalize;
  widget_class->grab_focus = sp_tick_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ticklist");
  ticked_signal = g_signal_new ("ticked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
}

static void
sp_tick_list_init (SpTickList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->day = sp_date_today ();
  self->heading = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->heading, 0);
  gtk_label_set_wrap (self->heading, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  gtk_widget_set_parent (GTK_WIDGET (self->heading), GTK_WIDGET (self));
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}

SpTickList *
sp_tick_list_new (void)
{
  return g_object_new (SP_TYPE_TICK_LIST, NULL);
}

void
sp_tick_list_set_heading (SpTickList *self, const char *heading)
{
  g_return_if_fail (SP_IS_TICK_LIST (self));
  gtk_label_set_label (self->heading, heading);
}

void
sp_tick_list_set_ticks (SpTickList *self, const SpTick *ticks, guint n)
{
  g_return_if_fail (SP_IS_TICK_LIST (self) && (ticks != NULL || n == 0));
  self->is_showing = TRUE;
  if (!same_keys (self, ticks, n))
    {
      clear_rows (self);
      for (guint i = 0; i < n; i++)
        add_row (self, ticks[i].key);
    }
  for (guint i = 0; i < n; i++)
    fill_row (self, g_ptr_array_index (self->rows, i), &ticks[i]);
  self->is_showing = FALSE;
}

void
sp_tick_list_set_read_only (SpTickList *self, gboolean read_only)
{
  g_return_if_fail (SP_IS_TICK_LIST (self));
  self->is_read_only = read_only != FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      gtk_widget_set_sensitive (GTK_WIDGET (row->check), !read_only);
      gtk_editable_set_editable (GTK_EDITABLE (row->day), !read_only);
    }
}

void
sp_tick_list_set_day (SpTickList *self, SpDate day)
{
  g_return_if_fail (SP_IS_TICK_LIST (self) && day != SP_DATE_NONE);
  self->day = day;
}

guint
sp_tick_list_get_n_rows (SpTickList *self)
{
  g_return_val_if_fail (SP_IS_TICK_LIST (self), 0);
  return self->rows->len;
}

static Row *
get_row (SpTickList *self, guint i)
{
  g_return_val_if_fail (SP_IS_TICK_LIST (self) && i < self->rows->len, NULL);
  return g_ptr_array_index (self->rows, i);
}

void
sp_tick_list_toggle (SpTickList *self, guint i)
{
  Row *row = get_row (self, i);

  gtk_check_button_set_active (row->check, !gtk_check_button_get_active (row->check));
}

void
sp_tick_list_type_day (SpTickList *self, guint i, const char *text)
{
  Row *row = get_row (self, i);

  gtk_editable_set_text (GTK_EDITABLE (row->day), text);
  take_day (self, row);
}

gboolean
sp_tick_list_is_ticked (SpTickList *self, guint i)
{
  return gtk_check_button_get_active (get_row (self, i)->check);
}

const char *
sp_tick_list_get_heading (SpTickList *self)
{
  g_return_val_if_fail (SP_IS_TICK_LIST (self), "");
  return gtk_label_get_label (self->heading);
}
