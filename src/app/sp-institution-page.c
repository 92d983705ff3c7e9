/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-institution-page.h. */
#include "sp-institution-page.h"

#include "base/sp-i18n.h"
#include "report/sp-institution-table.h"
#include "sp-table-output.h"

struct _SpInstitutionPage
{
  SpLedgerPage parent_instance;

  /* Owned */
  SpTableOutput *output;

  /* Borrowed */
  SpInstitutionSteps *steps;
  SpRecordLinks *links[SP_N_INSTITUTION_LINKS];
  GtkWindow *dialog; /* a window owns itself; NULL while none is open */
  SpProposals *proposals;
};

G_DEFINE_FINAL_TYPE (SpInstitutionPage, sp_institution_page, SP_TYPE_LEDGER_PAGE)

static SpSession *
get_session (SpInstitutionPage *self)
{
  return sp_ledger_page_get_session (SP_LEDGER_PAGE (self));
}

static GtkWindow *
get_window (SpInstitutionPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
institution_page_shown_cb (SpInstitutionPage *self, SpRecordPage *records)
{
  SpRecord *record = sp_record_page_get_record (records);
  int64_t id = record != NULL ? sp_record_get_id (record) : 0;

  sp_institution_steps_set_institution (self->steps, id);
  for (guint i = 0; i < SP_N_INSTITUTION_LINKS; i++)
    sp_record_links_set_owner (self->links[i], id);
}

/* ---- proposals ---- */

static void
close_on_escape (GtkWidget *dialog)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (dialog, controller);
}

static GtkWindow *
new_dialog (SpInstitutionPage *self)
{
  GtkWidget *dialog = gtk_window_new ();

  self->proposals = sp_proposals_new (get_session (self), &sp_institution_proposals);
  close_on_escape (dialog);
  gtk_widget_add_css_class (GTK_WIDGET (self->proposals), "tab-content");
  gtk_window_set_title (GTK_WINDOW (dialog), _ ("从任务中提出制度措施"));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), get_window (self));
  gtk_window_set_default_size (GTK_WINDOW (dialog), 720, 520);
  gtk_window_set_child (GTK_WINDOW (dialog), GTK_WIDGET (self->proposals));
  g_signal_connect_object (self->proposals, "done", G_CALLBACK (gtk_window_close), dialog,
                           G_CONNECT_SWAPPED);
  return GTK_WINDOW (dialog);
}

static void
institution_page_propose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpInstitutionPage *self = SP_INSTITUTION_PAGE (widget);

  if (self->dialog == NULL)
    {
      self->dialog = new_dialog (self);
      g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *)&self->dialog);
    }
  sp_proposals_reload (self->proposals);
  gtk_window_present (self->dialog);
}

/* ---- paper ---- */

/* The selected ones where several are, else all that the list shows, in its order. */
static GArray *
load_ids (SpInstitutionPage *self)
{
  SpRecordPage *records = sp_ledger_page_get_records (SP_LEDGER_PAGE (self));
  SpRecordList *list = sp_record_page_get_list (records);
  GArray *selected = sp_record_list_get_selected (list);

  if (selected->len > 1)
    return selected;
  g_array_unref (selected);
  return sp_record_list_get_all (list);
}

SpPaperTable *
sp_institution_page_make_table (SpInstitutionPage *self)
{
  SpReader *reader;
  SpPaperTable *table;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SP_IS_INSTITUTION_PAGE (self), NULL);
  reader = sp_session_get_reader (get_session (self));
  if (reader == NULL)
    return NULL;
  ids = load_ids (self);
  table = sp_institution_table_load (reader, (const int64_t *)ids->data, ids->len,
                                     sp_session_get_as_of (get_session (self)), &error);
  if (table == NULL)
    sp_session_report_error (get_session (self), error);
  return table;
}

static gboolean
make_output (SpInstitutionPage *self)
{
  g_autoptr (SpPaperTable) table = sp_institution_page_make_table (self);

  if (table == NULL)
    return FALSE;
  g_clear_object (&self->output);
  self->output = sp_table_output_new (table, _ ("制度措施清单"), get_session (self));
  return TRUE;
}

static void
institution_page_print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpInstitutionPage *self = SP_INSTITUTION_PAGE (widget);

  if (make_output (self))
    sp_table_output_print (self->output, get_window (self));
}

static void
institution_page_export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpInstitutionPage *self = SP_INSTITUTION_PAGE (widget);

  if (make_output (self))
    sp_table_output_export (self->output, get_window (self));
}

static void
institution_page_export_rows_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpInstitutionPage *self = SP_INSTITUTION_PAGE (widget);

  if (make_output (self))
    sp_table_output_export_rows (self->output, get_window (self),
                                 g_str_has_suffix (action, "-xlsx") ? ".xlsx" : ".csv");
}

/* ---- class ---- */

static void
add_bar (SpRecordPage *records)
{
  GtkWidget *propose = gtk_button_new_with_label (_ ("从任务中提出…"));
  GtkWidget *paper = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (propose), "institution.propose");
  g_menu_append (menu, _ ("打印清单…"), "institution.print");
  g_menu_append (menu, _ ("导出 PDF…"), "institution.export");
  g_menu_append (menu, _ ("导出 Excel…"), "institution.export-xlsx");
  g_menu_append (menu, _ ("导出 CSV…"), "institution.export-csv");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (paper), _ ("清单"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (paper), G_MENU_MODEL (menu));
  gtk_box_append (sp_record_page_get_bar (records), propose);
  gtk_box_append (sp_record_page_get_bar (records), paper);
}

static void
set_up (SpLedgerPage *page)
{
  SpInstitutionPage *self = SP_INSTITUTION_PAGE (page);
  SpRecordPage *records = sp_ledger_page_get_records (page);
  static const SpLinkKind *const kinds[SP_N_INSTITUTION_LINKS] = {
    &sp_institution_units, &sp_institution_measures, &sp_institution_hazards};

  self->steps = sp_institution_steps_new (get_session (self));
  gtk_box_append (sp_record_page_get_extra (records), GTK_WIDGET (self->steps));
  sp_record_page_put_extra_first (records);
  for (guint i = 0; i < SP_N_INSTITUTION_LINKS; i++)
    {
      self->links[i] = sp_record_links_new (get_session (self), kinds[i]);
      gtk_box_append (sp_record_page_get_below (records), GTK_WIDGET (self->links[i]));
    }
  add_bar (records);
  g_signal_connect_object (records, "shown", G_CALLBACK (institution_page_shown_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
accept (SpLedgerPage *page)
{
  return sp_institution_steps_save (SP_INSTITUTION_PAGE (page)->steps);
}

static void
sp_institution_page_dispose (GObject *object)
{
  SpInstitutionPage *self = SP_INSTITUTION_PAGE (object);
  GtkWindow *dialog = self->dialog;

  if (dialog != NULL)
    {
      g_object_remove_weak_pointer (G_OBJECT (dialog), (gpointer *)&self->dialog);
      self->dialog = NULL;
      gtk_window_destroy (dialog);
    }
  g_clear_object (&self->output);
  G_OBJECT_CLASS (sp_institution_page_parent_class)->dispose (object);
}

static void
sp_institution_page_class_init (SpInstitutionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpLedgerPageClass *page_class = SP_LEDGER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_institution_page_dispose;
  page_class->ledger = &sp_institution_ledger;
  page_class->page = SP_PAGE_INSTITUTIONS;
  page_class->set_up = set_up;
  page_class->accept = accept;
  gtk_widget_class_install_action (widget_class, "institution.propose", NULL,
                                   institution_page_propose_cb);
  gtk_widget_class_install_action (widget_class, "institution.print", NULL,
                                   institution_page_print_cb);
  gtk_widget_class_install_action (widget_class, "institution.export", NULL,
                                   institution_page_export_cb);
  gtk_widget_class_install_action (widget_class, "institution.export-xlsx", NULL,
                                   institution_page_export_rows_cb);
  gtk_widget_class_install_action (widget_class, "institution.export-csv", NULL,
                                   institution_page_export_rows_cb);
}

static void
sp_institution_page_init (SpInstitutionPage *self)
{
}

SpInstitutionSteps *
sp_institution_page_get_steps (SpInstitutionPage *self)
{
  g_return_val_if_fail (SP_IS_INSTITUTION_PAGE (self), NULL);
  return self->steps;
}

SpRecordLinks *
sp_institution_page_get_links (SpInstitutionPage *self, SpInstitutionLinks which)
{
  g_return_val_if_fail (SP_IS_INSTITUTION_PAGE (self) && which < SP_N_INSTITUTION_LINKS, NULL);
  return self->links[which];
}

SpProposals *
sp_institution_page_get_proposals (SpInstitutionPage *self)
{
  g_return_val_if_fail (SP_IS_INSTITUTION_PAGE (self), NULL);
  return self->dialog != NULL ? self->proposals : NULL;
}

guint
sp_institution_page_count (SpReader *reader, int64_t plan, SpDate as_of)
{
  const SpCondition conditions[] = {
    {.field = SP_INSTITUTION_PLAN, .only = plan},
    {.field = SP_NO_FIELD,
     .standing = &sp_institution_standing,
     .only = 1 << SP_STANDING_OVERDUE | 1 << SP_STANDING_NEAR | 1 << SP_STANDING_OPEN,
     .from = as_of,
     .to = as_of},
  };
  const SpRecordFilter filter = {
    .conditions = conditions, .n_conditions = G_N_ELEMENTS (conditions), .as_of = as_of};
  g_autoptr (GArray) ids =
    plan != 0 ? sp_reader_query (reader, &sp_institution_type, &filter, NULL) : NULL;

  return ids != NULL ? ids->len : 0;
}
