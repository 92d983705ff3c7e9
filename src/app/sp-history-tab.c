/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-history-tab.h. */
#include "sp-history-tab.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"

#define LINE_LIMIT 200

struct _SpHistoryTab
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  char *table;

  /* Template */
  GtkListBox *list;

  /* State */
  int64_t id;
  guint n_lines;
};

G_DEFINE_FINAL_TYPE (SpHistoryTab, sp_history_tab, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_row (const SpHistoryLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *head = g_strdup_printf ("%s  %s  %s", line->when, line->who, line->label);

  gtk_widget_add_css_class (box, "history-line");
  gtk_box_append (GTK_BOX (box), new_label (head, "caption"));
  gtk_box_append (GTK_BOX (box), new_label (line->sentence, NULL));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  sp_app_set_name (row, line->sentence);
  return row;
}

static void
load (SpHistoryTab *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->n_lines = 0;
  if (reader == NULL || self->id == 0)
    return;
  lines = sp_reader_load_history (reader, self->table, self->id, LINE_LIMIT, &error);
  sp_session_report_error (self->session, error);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    gtk_list_box_append (self->list, new_row (g_ptr_array_index (lines, i)));
  self->n_lines = lines != NULL ? lines->len : 0;
}

static void
history_tab_records_changed_cb (SpHistoryTab *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
sp_history_tab_dispose (GObject *object)
{
  SpHistoryTab *self = SP_HISTORY_TAB (object);

  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_HISTORY_TAB);
  G_OBJECT_CLASS (sp_history_tab_parent_class)->dispose (object);
}

static void
sp_history_tab_finalize (GObject *object)
{
  g_free (SP_HISTORY_TAB (object)->table);
  G_OBJECT_CLASS (sp_history_tab_parent_class)->finalize (object);
}

static void
sp_history_tab_class_init (SpHistoryTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_history_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_history_tab_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-history-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, SpHistoryTab, list);
}

static void
sp_history_tab_init (SpHistoryTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
sp_history_tab_new (SpSession *session)
{
  SpHistoryTab *self = g_object_new (SP_TYPE_HISTORY_TAB, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (history_tab_records_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
sp_history_tab_set_record (SpHistoryTab *self, const char *table, int64_t id)
{
  g_return_if_fail (SP_IS_HISTORY_TAB (self));

  g_free (self->table);
  self->table = g_strdup (table);
  self->id = id;
  load (self);
}

guint
sp_history_tab_get_n_lines (SpHistoryTab *self)
{
  g_return_val_if_fail (SP_IS_HISTORY_TAB (self), 0);
  return self->n_lines;
}
