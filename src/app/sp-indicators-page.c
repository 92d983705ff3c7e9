/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-indicators-page.h. */
#include "sp-indicators-page.h"

#include "base/sp-i18n.h"
#include "core/sp-accident.h"

struct _SpIndicatorsPage
{
  SpTabPage parent_instance;

  /* Borrowed: in the tabs */
  SpRecordPage *indicators;
  SpRecordPage *accidents;
  SpIndicatorPane *pane;
  SpProposals *proposals;
  GtkLabel *grade;
};

G_DEFINE_FINAL_TYPE (SpIndicatorsPage, sp_indicators_page, SP_TYPE_TAB_PAGE)

/* ---- indicators ---- */

static void
indicators_page_indicator_cb (SpIndicatorsPage *self)
{
  SpRecord *record = sp_record_page_get_record (self->indicators);

  sp_indicator_pane_set_indicator (self->pane, record != NULL ? sp_record_get_id (record) : 0);
}

static GtkWidget *
new_proposals_button (SpIndicatorsPage *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->proposals =
    sp_proposals_new (sp_tab_page_get_session (SP_TAB_PAGE (self)), &sp_indicator_proposals);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->proposals));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("由目标建立…"));
  g_signal_connect_swapped (popover, "show", G_CALLBACK (sp_proposals_reload), self->proposals);
  g_signal_connect_swapped (self->proposals, "done", G_CALLBACK (gtk_popover_popdown), popover);
  return button;
}

static void
set_up_indicators (SpTabPage *page, SpRecordPage *records)
{
  SpIndicatorsPage *self = SP_INDICATORS_PAGE (page);

  self->indicators = records;
  self->pane = sp_indicator_pane_new (sp_tab_page_get_session (page));
  gtk_box_append (sp_record_page_get_extra (records), GTK_WIDGET (self->pane));
  sp_record_page_put_extra_first (records);
  gtk_box_append (sp_record_page_get_bar (records), new_proposals_button (self));
  g_signal_connect_object (records, "shown", G_CALLBACK (indicators_page_indicator_cb), self,
                           G_CONNECT_SWAPPED);
}

/* ---- accidents ---- */

static void
indicators_page_accident_cb (SpIndicatorsPage *self)
{
  SpRecord *record = sp_record_page_get_record (self->accidents);
  g_autofree char *text = NULL;

  if (record != NULL)
    text = g_strdup_printf (
      _ ("等级：%s（按国务院令第493号算出）"),
      sp_vocabulary_label (&sp_accident_grades, (int)sp_accident_get_grade (SP_ACCIDENT (record))));
  gtk_label_set_label (self->grade, text != NULL ? text : "");
}

static GtkWidget *
new_line (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
set_up_accidents (SpTabPage *page, SpRecordPage *records)
{
  SpIndicatorsPage *self = SP_INDICATORS_PAGE (page);
  GtkBox *extra = sp_record_page_get_extra (records);

  self->accidents = records;
  self->grade = GTK_LABEL (new_line ("", "heading"));
  gtk_box_set_spacing (extra, 6);
  gtk_box_append (extra, GTK_WIDGET (self->grade));
  gtk_box_append (extra, new_line (sp_accident_grade_rule (), "caption"));
  sp_record_page_put_extra_first (records);
  g_signal_connect_object (records, "shown", G_CALLBACK (indicators_page_accident_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sp_record_page_get_form (records), "changed",
                           G_CALLBACK (indicators_page_accident_cb), self, G_CONNECT_SWAPPED);
}

/* ---- class ---- */

static GtkWidget *
make_base_year (SpTabPage *self)
{
  return GTK_WIDGET (sp_base_year_tab_new (sp_tab_page_get_session (self)));
}

static GtkWidget *
make_compare (SpTabPage *self)
{
  return GTK_WIDGET (sp_compare_tab_new (sp_tab_page_get_session (self)));
}

static const SpTab tabs[] = {
  {SP_TAB_INDICATORS, N_ ("指标"), &sp_indicator_ledger, set_up_indicators},
  {SP_TAB_ACCIDENTS, N_ ("事故"), &sp_accident_ledger, set_up_accidents},
  {SP_TAB_BASE_YEAR, N_ ("基准年"), .make = make_base_year},
  {SP_TAB_COMPARE, N_ ("对比"), .make = make_compare},
};

static void
sp_indicators_page_class_init (SpIndicatorsPageClass *klass)
{
  SpTabPageClass *page_class = SP_TAB_PAGE_CLASS (klass);

  page_class->page = SP_PAGE_INDICATORS;
  page_class->tabs = tabs;
  page_class->n_tabs = G_N_ELEMENTS (tabs);
}

static void
sp_indicators_page_init (SpIndicatorsPage *self)
{
}

SpIndicatorPane *
sp_indicators_page_get_pane (SpIndicatorsPage *self)
{
  g_return_val_if_fail (SP_IS_INDICATORS_PAGE (self), NULL);
  return self->pane;
}

SpProposals *
sp_indicators_page_get_proposals (SpIndicatorsPage *self)
{
  g_return_val_if_fail (SP_IS_INDICATORS_PAGE (self), NULL);
  return self->proposals;
}

const char *
sp_indicators_page_get_grade (SpIndicatorsPage *self)
{
  g_return_val_if_fail (SP_IS_INDICATORS_PAGE (self), "");
  return gtk_label_get_label (self->grade);
}
