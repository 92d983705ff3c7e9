/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-enterprise-page.h. */
#include "sp-enterprise-page.h"

#include "base/sp-i18n.h"
#include "core/sp-enterprise.h"

struct _SpEnterprisePage
{
  SpLedgerPage parent_instance;

  /* Borrowed */
  SpEnterpriseRisks *risks;
  SpEnterpriseAffairs *affairs;
  SpTwinWindow *twins; /* a window owns itself; NULL while none is open */
};

G_DEFINE_FINAL_TYPE (SpEnterprisePage, sp_enterprise_page, SP_TYPE_LEDGER_PAGE)

static void
enterprise_page_shown_cb (SpEnterprisePage *self, SpRecordPage *records)
{
  SpRecord *record = sp_record_page_get_record (records);
  int64_t id = record != NULL ? sp_record_get_id (record) : 0;

  sp_enterprise_risks_set_enterprise (self->risks, id);
  sp_enterprise_affairs_set_enterprise (self->affairs, id);
}

static void
enterprise_page_twins_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpEnterprisePage *self = SP_ENTERPRISE_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (self->twins == NULL)
    {
      self->twins = sp_twin_window_new (sp_ledger_page_get_session (SP_LEDGER_PAGE (self)),
                                        GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
      g_object_add_weak_pointer (G_OBJECT (self->twins), (gpointer *)&self->twins);
    }
  gtk_window_present (GTK_WINDOW (self->twins));
}

static void
set_up (SpLedgerPage *page)
{
  SpEnterprisePage *self = SP_ENTERPRISE_PAGE (page);
  SpRecordPage *records = sp_ledger_page_get_records (page);
  GtkWidget *twins = gtk_button_new_with_label (_ ("查重…"));
  GtkWidget *notices = gtk_button_new_with_label (_ ("打印风险清单和告知卡…"));

  self->affairs = sp_enterprise_affairs_new (sp_ledger_page_get_session (page));
  self->risks = sp_enterprise_risks_new (sp_ledger_page_get_session (page));
  gtk_box_set_spacing (sp_record_page_get_extra (records), 6);
  gtk_box_append (sp_record_page_get_extra (records), GTK_WIDGET (self->risks));
  gtk_widget_set_halign (notices, GTK_ALIGN_START);
  gtk_box_append (sp_record_page_get_extra (records), notices);
  gtk_box_append (sp_record_page_get_extra (records), GTK_WIDGET (self->affairs));
  sp_record_page_put_extra_first (records);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (notices), "win.risk-notices");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (twins), "enterprise.twins");
  gtk_widget_set_tooltip_text (twins, _ ("找出可能重复登记的企业，合并为一家"));
  gtk_box_append (sp_record_page_get_bar (records), twins);
  g_signal_connect_object (records, "shown", G_CALLBACK (enterprise_page_shown_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
sp_enterprise_page_dispose (GObject *object)
{
  SpEnterprisePage *self = SP_ENTERPRISE_PAGE (object);
  SpTwinWindow *twins = self->twins;

  if (twins != NULL)
    {
      g_object_remove_weak_pointer (G_OBJECT (twins), (gpointer *)&self->twins);
      self->twins = NULL;
      gtk_window_destroy (GTK_WINDOW (twins));
    }
  G_OBJECT_CLASS (sp_enterprise_page_parent_class)->dispose (object);
}

static void
sp_enterprise_page_class_init (SpEnterprisePageClass *klass)
{
  SpLedgerPageClass *page_class = SP_LEDGER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_enterprise_page_dispose;
  page_class->ledger = &sp_enterprise_ledger;
  page_class->page = SP_PAGE_ENTERPRISES;
  page_class->set_up = set_up;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "enterprise.twins", NULL,
                                   enterprise_page_twins_cb);
}

static void
sp_enterprise_page_init (SpEnterprisePage *self)
{
}

SpEnterpriseAffairs *
sp_enterprise_page_get_affairs (SpEnterprisePage *self)
{
  g_return_val_if_fail (SP_IS_ENTERPRISE_PAGE (self), NULL);
  return self->affairs;
}

SpEnterpriseRisks *
sp_enterprise_page_get_risks (SpEnterprisePage *self)
{
  g_return_val_if_fail (SP_IS_ENTERPRISE_PAGE (self), NULL);
  return self->risks;
}

SpTwinWindow *
sp_enterprise_page_get_twins (SpEnterprisePage *self)
{
  g_return_val_if_fail (SP_IS_ENTERPRISE_PAGE (self), NULL);
  return self->twins;
}

/* Those that are no longer, but were at @as_of, are few. */
guint
sp_enterprise_page_count (SpReader *reader, SpDate as_of)
{
  const SpCondition gone_later[] = {
    {.field = SP_ENTERPRISE_STATUS,
     .only = 1 << SP_ENTERPRISE_CLOSED | 1 << SP_ENTERPRISE_WITHDRAWN},
    {.field = SP_ENTERPRISE_STATUS_ON, .from = as_of + 1},
  };
  const SpRecordFilter filter = {.conditions = gone_later,
                                 .n_conditions = G_N_ELEMENTS (gone_later)};
  g_autoptr (GArray) later = sp_reader_query (reader, &sp_enterprise_type, &filter, NULL);
  static const SpEnterpriseStatus in_business[] = {SP_ENTERPRISE_PRODUCING, SP_ENTERPRISE_STOPPED};
  int64_t n = later != NULL ? later->len : 0;

  for (guint i = 0; i < G_N_ELEMENTS (in_business); i++)
    {
      int64_t more = sp_reader_count_choice (reader, &sp_enterprise_type, SP_ENTERPRISE_STATUS,
                                             (int)in_business[i], NULL);

      n += MAX (more, 0);
    }
  return (guint)n;
}
