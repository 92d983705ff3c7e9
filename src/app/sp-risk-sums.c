/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-sums.h. */
#include "sp-risk-sums.h"

#include "base/sp-i18n.h"
#include "sp-risk-block.h"
#include "store/sp-risks.h"
#include "store/sp-worker.h"

struct _SpRiskSums
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GCancellable *loading; /* or NULL */

  /* Borrowed */
  SpRecordList *list;
  GtkLabel *total;
  GtkWidget *blocks[SP_RISK_N_LEVELS];
  GtkLabel *counts[SP_RISK_N_LEVELS];
  GtkLabel *rest;

  /* State */
  SpRiskTally tally;
  guint is_stale : 1; /* something changed while it was not on screen */
};

G_DEFINE_FINAL_TYPE (SpRiskSums, sp_risk_sums, GTK_TYPE_WIDGET)

/* The worst first; what was not assessed last. */
static const SpRiskLevel order[SP_RISK_N_LEVELS] = {SP_RISK_RED, SP_RISK_ORANGE, SP_RISK_YELLOW,
                                                    SP_RISK_BLUE, SP_RISK_NONE};

/* ---- showing ---- */

static char *
dup_rest (const SpRiskTally *tally)
{
  GString *text = g_string_new (NULL);

  if (tally->n_overdue > 0)
    g_string_append_printf (text, _ ("逾期未再评估 %u"), tally->n_overdue);
  if (tally->n_missing > 0)
    g_string_append_printf (text, _ ("%s缺项 %u"), text->len > 0 ? "　" : "", tally->n_missing);
  return g_string_free (text, FALSE);
}

static void
show (SpRiskSums *self)
{
  g_autofree char *total = g_strdup_printf (_ ("%u 个风险点"), self->tally.counting.n_points);
  g_autofree char *rest = dup_rest (&self->tally);

  gtk_label_set_label (self->total, total);
  for (guint i = 0; i < SP_RISK_N_LEVELS; i++)
    {
      guint n = self->tally.counting.n[order[i]];
      g_autofree char *count = g_strdup_printf ("%u", n);

      gtk_label_set_label (self->counts[i], count);
      gtk_widget_set_visible (self->blocks[i], n > 0 || order[i] != SP_RISK_NONE);
      gtk_widget_set_visible (GTK_WIDGET (self->counts[i]), n > 0 || order[i] != SP_RISK_NONE);
    }
  gtk_label_set_label (self->rest, rest);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), *rest != '\0');
}

/* ---- counting ---- */

static gpointer
tally_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree SpRiskTally *tally = g_new0 (SpRiskTally, 1);

  return sp_reader_tally_risks (reader, data, tally, cancellable, error) ? g_steal_pointer (&tally)
                                                                         : NULL;
}

static void
risk_sums_tallied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpRiskSums) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree SpRiskTally *tally = sp_store_work_finish (SP_STORE (source), result, &error);

  if (self->session == NULL || sp_session_is_stale (result))
    return;
  g_clear_object (&self->loading);
  sp_session_report_error (self->session, error);
  if (tally == NULL)
    return;
  self->tally = *tally;
  show (self);
}

static void
forget (SpRiskSums *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
load (SpRiskSums *self)
{
  SpStore *store = sp_session_get_store (self->session);

  forget (self);
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (store == NULL || self->is_stale)
    return;
  self->loading = g_cancellable_new ();
  sp_store_work_async (store, tally_work, sp_record_list_dup_filter (self->list),
                       (GDestroyNotify)sp_record_filter_free, g_free, self->loading,
                       risk_sums_tallied_cb, g_object_ref (self));
}

static void
sp_risk_sums_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_risk_sums_parent_class)->map (widget);
  if (SP_RISK_SUMS (widget)->is_stale)
    load (SP_RISK_SUMS (widget));
}

/* ---- class ---- */

static void
sp_risk_sums_dispose (GObject *object)
{
  SpRiskSums *self = SP_RISK_SUMS (object);
  GtkWidget *child;

  forget (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_risk_sums_parent_class)->dispose (object);
}

static void
sp_risk_sums_class_init (SpRiskSumsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_risk_sums_dispose;
  GTK_WIDGET_CLASS (klass)->map = sp_risk_sums_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
add_levels (SpRiskSums *self, GtkWidget *line)
{
  self->total = add_label (line);
  gtk_widget_set_margin_end (GTK_WIDGET (self->total), 6);
  for (guint i = 0; i < SP_RISK_N_LEVELS; i++)
    {
      self->blocks[i] = sp_risk_block_new (order[i]);
      gtk_box_append (GTK_BOX (line), self->blocks[i]);
      self->counts[i] = add_label (line);
      gtk_widget_set_margin_end (GTK_WIDGET (self->counts[i]), 6);
    }
}

static void
sp_risk_sums_init (SpRiskSums *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->is_stale = TRUE;
  add_levels (self, line);
  gtk_widget_add_css_class (box, "page-bar");
  gtk_box_append (GTK_BOX (box), line);
  self->rest = add_label (box);
  gtk_label_set_ellipsize (self->rest, PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

SpRiskSums *
sp_risk_sums_new (SpSession *session, SpRecordList *list)
{
  SpRiskSums *self = g_object_new (SP_TYPE_RISK_SUMS, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session) && SP_IS_RECORD_LIST (list), self);
  self->session = g_object_ref (session);
  self->list = list;
  g_signal_connect_object (list, "counted", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::as-of", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  show (self);
  return self;
}

gboolean
sp_risk_sums_is_loading (SpRiskSums *self)
{
  g_return_val_if_fail (SP_IS_RISK_SUMS (self), FALSE);
  return self->loading != NULL;
}

char *
sp_risk_sums_dup_text (SpRiskSums *self)
{
  GString *text;

  g_return_val_if_fail (SP_IS_RISK_SUMS (self), NULL);
  text = g_string_new (gtk_label_get_label (self->total));
  for (guint i = 0; i < SP_RISK_N_LEVELS; i++)
    g_string_append_printf (text, "%s%s %s", i == 0 ? "：" : "，", sp_risk_block_words (order[i]),
                            gtk_label_get_label (self->counts[i]));
  if (*gtk_label_get_label (self->rest) != '\0')
    g_string_append_printf (text, "；%s", gtk_label_get_label (self->rest));
  return g_string_free (text, FALSE);
}
