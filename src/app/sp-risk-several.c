/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-several.h. */
#include "sp-risk-several.h"

#include "base/sp-i18n.h"
#include "report/sp-risk-point-table.h"
#include "sp-notice-job.h"
#include "sp-table-output.h"

struct _SpRiskSeveral
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  SpRecordList *list;
  SpTableOutput *output;     /* the cards that were made last; or NULL */
  SpSaveChooser *chooser;    /* made at first use */
  GCancellable *cancellable; /* while cards are being made */

  /* Borrowed, children */
  GtkWidget *bar;
  GtkLabel *words;
  SpRiskBatchForm *form;
  SpPagePreview *preview; /* a window owns itself; NULL while none is open */
};

G_DEFINE_FINAL_TYPE (SpRiskSeveral, sp_risk_several, GTK_TYPE_WIDGET)

static guint done_signal;

/* Transfer full, of int64_t. Empty: told. */
static GArray *
take_selected (SpRiskSeveral *self)
{
  GArray *points = sp_record_list_get_selected (self->list);

  if (points->len == 0)
    sp_session_tell (self->session, _ ("先选一个或几个风险点。"), FALSE);
  return points;
}

static GtkWindow *
get_window (SpRiskSeveral *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

guint
sp_risk_several_get_n (SpRiskSeveral *self)
{
  g_autoptr (GArray) points = NULL;

  g_return_val_if_fail (SP_IS_RISK_SEVERAL (self), 0);

  points = sp_record_list_get_selected (self->list);
  return points->len;
}

static void
risk_several_selected_cb (SpRiskSeveral *self)
{
  g_autoptr (GArray) points = sp_record_list_get_selected (self->list);
  g_autofree char *text = g_strdup_printf (_ ("已选 %u 个"), points->len);

  gtk_label_set_label (self->words, text);
  gtk_widget_set_visible (self->bar, points->len > 1);
  if (!sp_risk_batch_form_is_of (self->form, points))
    sp_risk_batch_form_cancel (self->form);
}

void
sp_risk_several_begin (SpRiskSeveral *self, SpRiskBatchKind kind)
{
  g_autoptr (GArray) points = NULL;

  g_return_if_fail (SP_IS_RISK_SEVERAL (self));

  points = take_selected (self);
  sp_risk_batch_form_begin (self->form, kind, (const int64_t *)(gpointer)points->data, points->len);
}

/* ---- cards ---- */

static void
show_cards (SpRiskSeveral *self, SpRiskNotice *notice)
{
  g_autofree char *name = g_strdup (sp_risk_notice_get_file (notice)->title);

  g_clear_object (&self->output);
  self->output = sp_table_output_new_notice (notice, name, self->session);
  if (self->preview != NULL)
    gtk_window_destroy (GTK_WINDOW (self->preview));
  self->preview = sp_table_output_preview (self->output, get_window (self));
  g_object_add_weak_pointer (G_OBJECT (self->preview), (gpointer *)&self->preview);
}

static void
cards_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpRiskSeveral) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpNoticeOutcome) outcome = sp_notice_job_finish (SP_STORE (source), result, &error);

  if (self->session == NULL || sp_session_is_stale (result))
    return;
  g_clear_object (&self->cancellable);
  if (outcome == NULL)
    sp_session_report_error (self->session, error);
  else
    show_cards (self, g_steal_pointer (&outcome->notice));
}

void
sp_risk_several_make_cards (SpRiskSeveral *self)
{
  SpStore *store;
  SpNoticeJob job = {0};
  g_autoptr (GArray) points = NULL;
  SpNoticeProgress *progress;

  g_return_if_fail (SP_IS_RISK_SEVERAL (self));

  store = sp_session_get_store (self->session);
  points = take_selected (self);
  if (store == NULL || points->len == 0)
    return;
  sp_risk_notice_options_init (&job.notice, SP_RISK_NOTICE_CARD,
                               sp_session_get_as_of (self->session));
  job.points = points;
  progress = sp_notice_progress_new ();
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  sp_notice_job_run_async (store, &job, progress, self->cancellable, cards_cb, g_object_ref (self));
  sp_notice_progress_unref (progress);
}

/* ---- a table ---- */

static void
save (gpointer owner, const char *path, int format)
{
  SpRiskSeveral *self = owner;
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GArray) points = take_selected (self);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (reader == NULL || points->len == 0)
    return;
  if (!sp_risk_point_table_write (reader, points, sp_session_get_as_of (self->session), path,
                                  &error))
    {
      sp_session_report_error (self->session, error);
      return;
    }
  text = g_strdup_printf (_ ("已导出 %u 个风险点：%s"), points->len, path);
  sp_session_tell (self->session, text, FALSE);
}

void
sp_risk_several_export (SpRiskSeveral *self)
{
  g_autoptr (GArray) points = NULL;

  g_return_if_fail (SP_IS_RISK_SEVERAL (self));

  points = take_selected (self);
  if (points->len == 0)
    return;
  if (self->chooser == NULL)
    self->chooser = sp_save_chooser_new (self, save);
  sp_save_chooser_ask (self->chooser, _ ("导出风险点明细"), _ ("风险点明细表"), ".xlsx", 0);
}

/* ---- class ---- */

static void
risk_several_done_cb (SpRiskSeveral *self)
{
  g_signal_emit (self, done_signal, 0);
}

static void
drop_preview (SpRiskSeveral *self)
{
  SpPagePreview *preview = self->preview;

  if (preview == NULL)
    return;
  g_object_remove_weak_pointer (G_OBJECT (preview), (gpointer *)&self->preview);
  self->preview = NULL;
  gtk_window_destroy (GTK_WINDOW (preview));
}

static void
sp_risk_several_dispose (GObject *object)
{
  SpRiskSeveral *self = SP_RISK_SEVERAL (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  drop_preview (self);
  g_clear_object (&self->output);
  g_clear_object (&self->chooser);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_risk_several_parent_class)->dispose (object);
}

static void
sp_risk_several_class_init (SpRiskSeveralClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_risk_several_dispose;
  done_signal = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
add_button (GtkWidget *bar, const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (bar), button);
}

static void
sp_risk_several_init (SpRiskSeveral *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->bar, "page-bar");
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  gtk_label_set_xalign (self->words, 0);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->words));
  add_button (self->bar, _ ("责任人"), _ ("定选中风险点的责任部门和责任人（Ctrl+Alt+U）"),
              "risk.duty");
  add_button (self->bar, _ ("检查频次"), _ ("定选中风险点的检查频次（Ctrl+Alt+Q）"),
              "risk.frequency");
  add_button (self->bar, _ ("再评估"), _ ("登记选中风险点的再评估事由（Ctrl+Alt+E）"),
              "risk.event");
  add_button (self->bar, _ ("告知卡"), _ ("选中风险点的告知卡：预览和打印（Ctrl+Alt+K）"),
              "risk.cards");
  add_button (self->bar, _ ("导出"), _ ("导出选中风险点的全部内容（Ctrl+Alt+X）"), "risk.export");
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

SpRiskSeveral *
sp_risk_several_new (SpSession *session, SpRecordList *list)
{
  SpRiskSeveral *self = g_object_new (SP_TYPE_RISK_SEVERAL, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session) && SP_IS_RECORD_LIST (list), self);
  self->session = g_object_ref (session);
  self->list = g_object_ref (list);
  self->form = sp_risk_batch_form_new (session);
  gtk_widget_set_parent (GTK_WIDGET (self->form), GTK_WIDGET (self));
  g_signal_connect_object (self->form, "done", G_CALLBACK (risk_several_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "selected", G_CALLBACK (risk_several_selected_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

SpRiskBatchForm *
sp_risk_several_get_form (SpRiskSeveral *self)
{
  g_return_val_if_fail (SP_IS_RISK_SEVERAL (self), NULL);
  return self->form;
}

SpPagePreview *
sp_risk_several_get_preview (SpRiskSeveral *self)
{
  g_return_val_if_fail (SP_IS_RISK_SEVERAL (self), NULL);
  return self->preview;
}

SpSaveChooser *
sp_risk_several_get_chooser (SpRiskSeveral *self)
{
  g_return_val_if_fail (SP_IS_RISK_SEVERAL (self), NULL);
  return self->chooser;
}
