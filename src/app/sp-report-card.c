/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-card.h. */
#include "sp-report-card.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"
#include "sp-attachments.h"
#include "sp-record-form.h"
#include "store/sp-reports.h"

struct _SpReportCard
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  SpRecord *report;

  /* Template */
  GtkLabel *date;
  GtkLabel *percent;
  GtkLabel *reporter;
  GtkToggleButton *edit;
  GtkButton *remove;
  GtkLabel *text;
  GtkBox *form_slot;

  /* State */
  SpRecordForm *form;   /* borrowed; made when 修改 is first pressed */
  SpAttachments *files; /* the same */
};

G_DEFINE_FINAL_TYPE (SpReportCard, sp_report_card, GTK_TYPE_WIDGET)

static void report_card_as_of_cb (SpReportCard *self);

static void
append_paragraph (GString *text, const char *label, const char *words)
{
  if (*words == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (label != NULL)
    g_string_append (text, label);
  g_string_append (text, words);
}

static char *
dup_reporter (SpReportCard *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  int64_t unit = sp_record_get_integer (self->report, SP_PROGRESS_UNIT);
  const char *person = sp_record_get_text (self->report, SP_PROGRESS_REPORTER);
  g_autoptr (SpRecord) record = NULL;

  if (unit != 0 && reader != NULL)
    record = sp_reader_load (reader, &sp_unit_type, unit, NULL);
  if (record == NULL)
    return g_strdup (person);
  return g_strdup_printf ("%s %s", sp_record_get_title (record), person);
}

static void
show_report (SpReportCard *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *date =
    sp_date_dup_iso ((SpDate)sp_record_get_integer (self->report, SP_PROGRESS_AS_OF));
  g_autofree char *percent =
    g_strdup_printf ("%d %%", (int)sp_record_get_integer (self->report, SP_PROGRESS_PERCENT));
  g_autofree char *reporter = dup_reporter (self);

  append_paragraph (text, NULL, sp_record_get_text (self->report, SP_PROGRESS_DONE));
  append_paragraph (text, _ ("存在问题："),
                    sp_record_get_text (self->report, SP_PROGRESS_PROBLEMS));
  append_paragraph (text, _ ("下步措施："),
                    sp_record_get_text (self->report, SP_PROGRESS_NEXT_STEPS));
  gtk_label_set_label (self->date, date);
  gtk_label_set_label (self->percent, percent);
  gtk_label_set_label (self->reporter, reporter);
  gtk_label_set_label (self->text, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->text), text->len > 0);
  report_card_as_of_cb (self);
}

/* A report of a later day than the as-of date does not count; it is shown, but steps back. */
static void
report_card_as_of_cb (SpReportCard *self)
{
  if (sp_record_get_integer (self->report, SP_PROGRESS_AS_OF) >
      sp_session_get_as_of (self->session))
    gtk_widget_add_css_class (GTK_WIDGET (self), "later");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "later");
}

/* A report that is changed is held to what a new one is held to. */
static gboolean
check_report (SpRecord *report, gpointer user_data, GError **error)
{
  SpReportCard *self = user_data;

  return sp_reader_check_report (sp_session_get_reader (self->session), report, sp_date_today (),
                                 FALSE, NULL, error);
}

static void
report_card_edit_toggled_cb (SpReportCard *self)
{
  static const char *const except[] = {"measure", NULL};
  gboolean active = gtk_toggle_button_get_active (self->edit);

  if (self->form == NULL)
    {
      self->form =
        sp_record_form_new (self->session, &sp_progress_type, SP_FORM_KEEPS, NULL, except, 2);
      sp_record_form_set_check (self->form, check_report, self);
      gtk_widget_set_hexpand (GTK_WIDGET (self->form), TRUE);
      gtk_box_append (self->form_slot, GTK_WIDGET (self->form));
      sp_record_form_set_record (self->form, self->report);
      self->files = sp_attachments_new (self->session);
      gtk_box_append (self->form_slot, GTK_WIDGET (self->files));
      sp_attachments_set_owner (self->files, self->report);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->form_slot), active);
  if (active)
    gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
report_card_remove_clicked_cb (SpReportCard *self)
{
  sp_session_delete (self->session, self->report, _ ("删除进展"));
}

static void
report_card_records_changed_cb (SpReportCard *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (SpRecord) fresh = NULL;

  if (reader != NULL)
    fresh = sp_reader_load (reader, &sp_progress_type, sp_record_get_id (self->report), NULL);
  if (fresh == NULL || sp_record_get_revision (fresh) == sp_record_get_revision (self->report))
    return;
  g_set_object (&self->report, fresh);
  show_report (self);
}

static void
sp_report_card_dispose (GObject *object)
{
  SpReportCard *self = SP_REPORT_CARD (object);

  g_clear_object (&self->session);
  g_clear_object (&self->report);
  sp_template_dispose (self, SP_TYPE_REPORT_CARD);
  G_OBJECT_CLASS (sp_report_card_parent_class)->dispose (object);
}

static void
sp_report_card_class_init (SpReportCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_report_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-report-card.ui");
  gtk_widget_class_set_css_name (widget_class, "reportcard");
  gtk_widget_class_bind_template_child (widget_class, SpReportCard, date);
  gtk_widget_class_bind_template_child (widget_class, SpReportCard, percent);
  gtk_widget_class_bind_template_child (widget_class, SpReportCard, reporter);
  gtk_widget_class_bind_template_child (widget_class, SpReportCard, edit);
  gtk_widget_class_bind_template_child (widget_class, SpReportCard, remove);
  gtk_widget_class_bind_template_child (widget_class, SpReportCard, text);
  gtk_widget_class_bind_template_child (widget_class, SpReportCard, form_slot);
}

static void
sp_report_card_init (SpReportCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_visible (GTK_WIDGET (self->form_slot), FALSE);
  g_signal_connect_swapped (self->edit, "toggled", G_CALLBACK (report_card_edit_toggled_cb), self);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (report_card_remove_clicked_cb),
                            self);
}

GtkWidget *
sp_report_card_new (SpSession *session, SpProgress *report)
{
  SpReportCard *self = g_object_new (SP_TYPE_REPORT_CARD, NULL);
  gboolean writable = !sp_session_is_read_only (session);

  self->session = g_object_ref (session);
  self->report = g_object_ref (SP_RECORD (report));
  gtk_widget_set_visible (GTK_WIDGET (self->edit), writable);
  gtk_widget_set_visible (GTK_WIDGET (self->remove), writable);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (report_card_records_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::as-of", G_CALLBACK (report_card_as_of_cb), self,
                           G_CONNECT_SWAPPED);
  show_report (self);
  return GTK_WIDGET (self);
}

SpRecordForm *
sp_report_card_edit (SpReportCard *self)
{
  g_return_val_if_fail (SP_IS_REPORT_CARD (self), NULL);
  gtk_toggle_button_set_active (self->edit, TRUE);
  return self->form;
}
