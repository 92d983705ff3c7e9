/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecordPage narrowed to what a figure elsewhere counts: conditions that chips cannot say, with
 * words that say where they come from in a line of their own. */
#include "sp-record-page-private.h"

#include "base/sp-i18n.h"

void
_sp_record_page_forget_trace (SpRecordPage *self)
{
  g_clear_pointer (&self->traced, g_array_unref);
  if (self->trace_line != NULL)
    gtk_widget_set_visible (self->trace_line, FALSE);
}

void
_sp_record_page_add_traced (SpRecordPage *self, GArray *conditions)
{
  if (self->traced != NULL)
    g_array_append_vals (conditions, self->traced->data, self->traced->len);
}

static void
record_page_untrace_cb (SpRecordPage *self)
{
  _sp_record_page_forget_trace (self);
  _sp_record_page_narrow (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
make_line (SpRecordPage *self)
{
  GtkWidget *bar = gtk_widget_get_parent (GTK_WIDGET (self->bar_slot));
  GtkWidget *words = gtk_label_new (NULL);
  GtkWidget *all = gtk_button_new_with_label (_ ("不再限于此"));

  self->trace_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->trace_words = GTK_LABEL (words);
  gtk_label_set_ellipsize (self->trace_words, PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (self->trace_words, 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (all, "flat");
  gtk_widget_set_tooltip_text (all, _ ("显示全部记录"));
  gtk_widget_add_css_class (self->trace_line, "page-subbar");
  gtk_box_append (GTK_BOX (self->trace_line), words);
  gtk_box_append (GTK_BOX (self->trace_line), all);
  g_signal_connect_swapped (all, "clicked", G_CALLBACK (record_page_untrace_cb), self);
  gtk_widget_insert_after (self->trace_line, GTK_WIDGET (self), bar);
}

static void
record_page_trace_cb (SpRecordPage *self,
                      const char *table,
                      const GArray *conditions,
                      const char *words)
{
  g_autofree char *text = NULL;

  if (!g_str_equal (table, self->ledger->type->table))
    return;
  if (self->trace_line == NULL)
    make_line (self);
  _sp_record_page_forget_narrowing (self);
  text = g_strdup_printf (_ ("只看报表里的数：%s"), words);
  gtk_label_set_label (self->trace_words, text);
  gtk_widget_set_visible (self->trace_line, TRUE);
  self->traced = g_array_copy ((GArray *)conditions);
  _sp_record_page_narrow (self);
}

void
_sp_record_page_follow_traces (SpRecordPage *self)
{
  g_signal_connect_object (self->session, "trace-records", G_CALLBACK (record_page_trace_cb), self,
                           G_CONNECT_SWAPPED);
}
