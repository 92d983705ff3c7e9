/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-supervision-page.h. */
#include "sp-supervision-page.h"

#include "base/sp-i18n.h"
#include "sp-duty-page.h"
#include "sp-enforcement-sums.h"
#include "sp-record-links.h"

struct _SpSupervisionPage
{
  SpTabPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SpSupervisionPage, sp_supervision_page, SP_TYPE_TAB_PAGE)

static GtkWidget *
make_duties (SpTabPage *self)
{
  return GTK_WIDGET (sp_duty_page_new (sp_tab_page_get_session (self)));
}

static void
show_duty (GtkWidget *tab, int64_t id)
{
  if (id != 0)
    sp_duty_list_select (sp_duty_page_get_list (SP_DUTY_PAGE (tab)), id, SP_DATE_NONE);
}

static void
supervision_page_shown_cb (SpRecordPage *page, SpRecordLinks *links)
{
  SpRecord *record = sp_record_page_get_record (page);

  sp_record_links_set_owner (links, record != NULL ? sp_record_get_id (record) : 0);
}

static void
set_up_supervision (SpTabPage *self, SpRecordPage *records)
{
  static const SpLinkKind *const kinds[] = {&sp_supervised_measures, &sp_supervised_hazards};

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      SpRecordLinks *links = sp_record_links_new (sp_tab_page_get_session (self), kinds[i]);

      gtk_box_append (sp_record_page_get_extra (records), GTK_WIDGET (links));
      g_signal_connect_object (records, "shown", G_CALLBACK (supervision_page_shown_cb), links, 0);
    }
}

static void
set_up_enforcement (SpTabPage *self, SpRecordPage *records)
{
  gtk_box_append (sp_record_page_get_foot (records),
                  GTK_WIDGET (sp_enforcement_sums_new (sp_tab_page_get_session (self))));
}

static const SpTab tabs[] = {
  {SP_TAB_DUTIES, N_ ("例行事项"), .make = make_duties, .type = &sp_duty_type, .show = show_duty},
  {SP_TAB_SUPERVISION, N_ ("督办事项"), &sp_supervision_ledger, set_up_supervision},
  {SP_TAB_ENFORCEMENT, N_ ("执法处罚"), &sp_enforcement_ledger, set_up_enforcement},
};

static void
sp_supervision_page_class_init (SpSupervisionPageClass *klass)
{
  SpTabPageClass *page_class = SP_TAB_PAGE_CLASS (klass);

  page_class->page = SP_PAGE_SUPERVISION;
  page_class->tabs = tabs;
  page_class->n_tabs = G_N_ELEMENTS (tabs);
}

static void
sp_supervision_page_init (SpSupervisionPage *self)
{
}
