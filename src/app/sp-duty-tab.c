/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-duty-tab.h. */
#include "sp-duty-tab.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"

#define N_ROWS 4

struct _SpDutyTab
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;

  /* Borrowed, children of the box */
  SpRecordForm *form;
  SpRecordRows *rows[N_ROWS];

  /* Template */
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (SpDutyTab, sp_duty_tab, GTK_TYPE_WIDGET)

static const struct
{
  const SpRecordType *type;
  const char *title;
  const char *names[5]; /* NULL-terminated: shown without 更多 */
} row_infos[N_ROWS] = {
  {&sp_measure_unit_type, N_ ("责任单位"), {"unit", "role", NULL}},
  {&sp_deadline_type, N_ ("时限"), {"kind", "due", "original_due", "done_on", NULL}},
  {&sp_target_type, N_ ("量化目标"), {"op", "value", "measured_in", "by_date", NULL}},
  {&sp_subitem_type, N_ ("要点"), {"label", "text", NULL}},
};

static gboolean
sp_duty_tab_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_DUTY_TAB (widget)->form));
}

static void
sp_duty_tab_dispose (GObject *object)
{
  g_clear_object (&SP_DUTY_TAB (object)->session);
  sp_template_dispose (object, SP_TYPE_DUTY_TAB);
  G_OBJECT_CLASS (sp_duty_tab_parent_class)->dispose (object);
}

static void
sp_duty_tab_class_init (SpDutyTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_duty_tab_dispose;
  widget_class->grab_focus = sp_duty_tab_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-duty-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, SpDutyTab, box);
}

static void
sp_duty_tab_init (SpDutyTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
sp_duty_tab_new (SpSession *session)
{
  static const char *const except[] = {"plan", NULL};
  SpDutyTab *self = g_object_new (SP_TYPE_DUTY_TAB, NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < N_ROWS; i++)
    {
      self->rows[i] = sp_record_rows_new (session, row_infos[i].type, "measure",
                                          _ (row_infos[i].title), row_infos[i].names);
      gtk_box_append (self->box, GTK_WIDGET (self->rows[i]));
    }
  self->form = sp_record_form_new (session, &sp_measure_type, SP_FORM_KEEPS, NULL, except, 2);
  gtk_box_append (self->box, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (self->box, GTK_WIDGET (self->form));
  return GTK_WIDGET (self);
}

void
sp_duty_tab_set_measure (SpDutyTab *self, int64_t measure)
{
  SpReader *reader;
  g_autoptr (SpRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SP_IS_DUTY_TAB (self));

  reader = sp_session_get_reader (self->session);
  if (reader != NULL && measure != 0)
    record = sp_reader_load (reader, &sp_measure_type, measure, &error);
  sp_session_report_error (self->session, error);
  sp_record_form_set_record (self->form, record);
  for (guint i = 0; i < N_ROWS; i++)
    sp_record_rows_set_owner (self->rows[i], record != NULL ? measure : 0);
}

SpRecordForm *
sp_duty_tab_get_form (SpDutyTab *self)
{
  g_return_val_if_fail (SP_IS_DUTY_TAB (self), NULL);
  return self->form;
}

SpRecordRows *
sp_duty_tab_get_rows (SpDutyTab *self, const char *table)
{
  g_return_val_if_fail (SP_IS_DUTY_TAB (self), NULL);

  for (guint i = 0; i < N_ROWS; i++)
    if (g_str_equal (row_infos[i].type->table, table))
      return self->rows[i];
  return NULL;
}
