/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-page.h. */
#include "sp-risk-page.h"

#include "base/sp-i18n.h"

struct _SpRiskPage
{
  SpLedgerPage parent_instance;

  /* Borrowed */
  SpRiskCard *card;
  SpRiskAssessmentForm *assessment;
  SpRiskHistory *history;
  SpRiskEvents *events;
  SpRiskSeveral *several;
  SpRiskSums *sums;
  SpRiskSchemesWindow *schemes; /* a window owns itself; NULL while none is open */
};

G_DEFINE_FINAL_TYPE (SpRiskPage, sp_risk_page, SP_TYPE_LEDGER_PAGE)

static SpSession *
get_session (SpRiskPage *self)
{
  return sp_ledger_page_get_session (SP_LEDGER_PAGE (self));
}

static SpRecordPage *
get_records (SpRiskPage *self)
{
  return sp_ledger_page_get_records (SP_LEDGER_PAGE (self));
}

/* 0 where none is in the detail. */
static int64_t
get_point (SpRiskPage *self)
{
  SpRecord *record = sp_record_page_get_record (get_records (self));

  return record != NULL ? sp_record_get_id (record) : 0;
}

static void
risk_page_shown_cb (SpRiskPage *self)
{
  int64_t point = get_point (self);

  sp_risk_assessment_form_cancel (self->assessment);
  sp_risk_card_set_point (self->card, point);
  sp_risk_history_set_point (self->history, point);
  sp_risk_events_set_point (self->events, point);
}

static void
risk_page_done_cb (SpRiskPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (sp_record_page_get_list (get_records (self))));
}

/* To the button that the form came from. */
static void
risk_page_event_done_cb (SpRiskPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->card));
}

static void
risk_page_edit_cb (SpRiskPage *self, gint64 assessment)
{
  sp_risk_assessment_form_edit (self->assessment, assessment);
}

/* ---- actions ---- */

static gboolean
needs_point (SpRiskPage *self)
{
  if (get_point (self) == 0)
    sp_session_tell (get_session (self), _ ("先选一个风险点，再评估。"), FALSE);
  return get_point (self) != 0;
}

static void
risk_page_assess_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpRiskPage *self = SP_RISK_PAGE (widget);
  SpRiskStage stage;

  if (!needs_point (self))
    return;
  if (g_str_equal (action, "risk.assess-inherent"))
    stage = SP_RISK_INHERENT;
  else if (g_str_equal (action, "risk.assess-residual"))
    stage = SP_RISK_RESIDUAL;
  else
    stage = sp_risk_assessment_form_propose_stage (self->assessment, get_point (self));
  sp_risk_assessment_form_begin (self->assessment, get_point (self), stage);
}

static void
risk_page_event_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpRiskPage *self = SP_RISK_PAGE (widget);

  if (sp_risk_several_get_n (self->several) > 1)
    sp_risk_several_begin (self->several, SP_RISK_BATCH_EVENT);
  else if (needs_point (self))
    sp_risk_events_begin (self->events);
}

/* Of all that are selected. */
static void
risk_page_several_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpRiskSeveral *several = SP_RISK_PAGE (widget)->several;

  if (g_str_equal (action, "risk.duty"))
    sp_risk_several_begin (several, SP_RISK_BATCH_DUTY);
  else if (g_str_equal (action, "risk.frequency"))
    sp_risk_several_begin (several, SP_RISK_BATCH_FREQUENCY);
  else if (g_str_equal (action, "risk.export"))
    sp_risk_several_export (several);
  else
    sp_risk_several_make_cards (several);
}

static void
risk_page_schemes_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpRiskPage *self = SP_RISK_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (self->schemes == NULL)
    {
      self->schemes = sp_risk_schemes_window_new (get_session (self),
                                                  GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
      g_object_add_weak_pointer (G_OBJECT (self->schemes), (gpointer *)&self->schemes);
    }
  gtk_window_present (GTK_WINDOW (self->schemes));
}

/* ---- putting together ---- */

static void
set_up (SpLedgerPage *page)
{
  SpRiskPage *self = SP_RISK_PAGE (page);
  SpRecordPage *records = sp_ledger_page_get_records (page);
  SpSession *session = sp_ledger_page_get_session (page);
  GtkBox *extra = sp_record_page_get_extra (records);
  GtkWidget *schemes = gtk_button_new_with_label (_ ("分级方案…"));
  GtkWidget *notices = gtk_button_new_with_label (_ ("打印…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (notices), "win.risk-notices");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (schemes), "risk.schemes");
  gtk_box_append (sp_record_page_get_bar (records), schemes);
  gtk_box_append (sp_record_page_get_bar (records), notices);
  self->card = sp_risk_card_new (session);
  self->assessment = sp_risk_assessment_form_new (session);
  self->history = sp_risk_history_new (session);
  self->events = sp_risk_events_new (session);
  gtk_box_set_spacing (extra, 12);
  gtk_box_append (extra, GTK_WIDGET (self->card));
  gtk_box_append (extra, GTK_WIDGET (self->assessment));
  gtk_box_append (extra, GTK_WIDGET (self->history));
  gtk_box_append (extra, GTK_WIDGET (self->events));
  sp_record_page_put_extra_first (records);
  self->several = sp_risk_several_new (session, sp_record_page_get_list (records));
  gtk_box_append (sp_record_page_get_foot (records), GTK_WIDGET (self->several));
  g_signal_connect_object (self->several, "done", G_CALLBACK (risk_page_done_cb), self,
                           G_CONNECT_SWAPPED);
  self->sums = sp_risk_sums_new (session, sp_record_page_get_list (records));
  gtk_box_append (sp_record_page_get_foot (records), GTK_WIDGET (self->sums));
  g_signal_connect_object (records, "shown", G_CALLBACK (risk_page_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->assessment, "done", G_CALLBACK (risk_page_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->events, "done", G_CALLBACK (risk_page_event_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->history, "edit", G_CALLBACK (risk_page_edit_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
accept (SpLedgerPage *page)
{
  SpRiskPage *self = SP_RISK_PAGE (page);

  if (sp_risk_batch_form_is_open (sp_risk_several_get_form (self->several)))
    return sp_risk_batch_form_save (sp_risk_several_get_form (self->several));
  if (sp_risk_assessment_form_is_open (self->assessment))
    return sp_risk_assessment_form_save (self->assessment);
  return sp_risk_events_save (self->events);
}

/* ---- class ---- */

static void
sp_risk_page_dispose (GObject *object)
{
  SpRiskPage *self = SP_RISK_PAGE (object);
  SpRiskSchemesWindow *schemes = self->schemes;

  if (schemes != NULL)
    {
      g_object_remove_weak_pointer (G_OBJECT (schemes), (gpointer *)&self->schemes);
      self->schemes = NULL;
      gtk_window_destroy (GTK_WINDOW (schemes));
    }
  G_OBJECT_CLASS (sp_risk_page_parent_class)->dispose (object);
}

static void
sp_risk_page_class_init (SpRiskPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpLedgerPageClass *page_class = SP_LEDGER_PAGE_CLASS (klass);
  static const char *const assessing[] = {"risk.assess", "risk.assess-inherent",
                                          "risk.assess-residual"};
  static const char *const several[] = {"risk.duty", "risk.frequency", "risk.cards", "risk.export"};

  G_OBJECT_CLASS (klass)->dispose = sp_risk_page_dispose;
  page_class->ledger = &sp_risk_ledger;
  page_class->page = SP_PAGE_RISKS;
  page_class->set_up = set_up;
  page_class->accept = accept;
  for (guint i = 0; i < G_N_ELEMENTS (assessing); i++)
    gtk_widget_class_install_action (widget_class, assessing[i], NULL, risk_page_assess_cb);
  for (guint i = 0; i < G_N_ELEMENTS (several); i++)
    gtk_widget_class_install_action (widget_class, several[i], NULL, risk_page_several_cb);
  gtk_widget_class_install_action (widget_class, "risk.event", NULL, risk_page_event_cb);
  gtk_widget_class_install_action (widget_class, "risk.schemes", NULL, risk_page_schemes_cb);
}

static void
sp_risk_page_init (SpRiskPage *self)
{
}

SpRiskCard *
sp_risk_page_get_card (SpRiskPage *self)
{
  g_return_val_if_fail (SP_IS_RISK_PAGE (self), NULL);
  return self->card;
}

SpRiskAssessmentForm *
sp_risk_page_get_assessment (SpRiskPage *self)
{
  g_return_val_if_fail (SP_IS_RISK_PAGE (self), NULL);
  return self->assessment;
}

SpRiskHistory *
sp_risk_page_get_history (SpRiskPage *self)
{
  g_return_val_if_fail (SP_IS_RISK_PAGE (self), NULL);
  return self->history;
}

SpRiskEvents *
sp_risk_page_get_events (SpRiskPage *self)
{
  g_return_val_if_fail (SP_IS_RISK_PAGE (self), NULL);
  return self->events;
}

SpRiskSeveral *
sp_risk_page_get_several (SpRiskPage *self)
{
  g_return_val_if_fail (SP_IS_RISK_PAGE (self), NULL);
  return self->several;
}

SpRiskSums *
sp_risk_page_get_sums (SpRiskPage *self)
{
  g_return_val_if_fail (SP_IS_RISK_PAGE (self), NULL);
  return self->sums;
}

SpRiskSchemesWindow *
sp_risk_page_get_schemes (SpRiskPage *self)
{
  g_return_val_if_fail (SP_IS_RISK_PAGE (self), NULL);
  return self->schemes;
}
