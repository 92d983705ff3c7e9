/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-notice-window.h. */
#include "sp-notice-window.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-table-output.h"

#define POLL_MS 100    /* how often the worker is asked how far it is */
#define MOST_SKIPPED 5 /* enterprises left out that are told by name */

struct _SpNoticeWindow
{
  GtkWindow parent_instance;

  /* Owned */
  SpSession *session;
  SpTableOutput *output;      /* what was shown last; or NULL */
  SpSaveChooser *chooser;     /* made at first use */
  SpNoticeProgress *progress; /* while busy */

  /* Borrowed, children put in by C */
  SpNoticeForm *form;
  SpOutcomeBar *outcome;
  SpPagePreview *preview; /* a window owns itself; NULL while none is open */

  /* Template */
  GtkLabel *as_of;
  GtkBox *form_slot;
  GtkLabel *words;
  GtkBox *outcome_slot;

  /* State */
  guint poll; /* source id, 0: none */
  guint is_to_print : 1;
};

G_DEFINE_FINAL_TYPE (SpNoticeWindow, sp_notice_window, GTK_TYPE_WINDOW)

/* ---- what can be done now ---- */

static void
say (SpNoticeWindow *self, const char *text)
{
  gtk_label_set_label (self->words, text);
  gtk_widget_set_visible (GTK_WIDGET (self->words), *text != '\0');
  gtk_widget_remove_css_class (GTK_WIDGET (self->words), "problem");
}

static void
say_problem (SpNoticeWindow *self, const char *text)
{
  say (self, text);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "problem");
}

static void
update (SpNoticeWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SpRiskNoticeKind kind = (SpRiskNoticeKind)sp_notice_form_get (self->form, SP_NOTICE_KIND);
  gboolean is_free = !sp_notice_window_is_busy (self);
  gboolean is_many = sp_notice_form_get_whose (self->form) != SP_NOTICE_OF_ONE &&
                     !sp_risk_notice_kind_is_register (kind);
  gboolean has_rows = sp_risk_notice_kind_has_rows (kind);
  g_autofree char *day = sp_date_dup_chinese (sp_session_get_as_of (self->session));
  g_autofree char *text = g_strdup_printf (_ ("截至%s（统计日期）"), day);

  gtk_label_set_label (self->as_of, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), is_free);
  gtk_widget_action_set_enabled (widget, "notice.preview", is_free);
  gtk_widget_action_set_enabled (widget, "notice.print", is_free);
  gtk_widget_action_set_enabled (widget, "notice.pdf", is_free);
  gtk_widget_action_set_enabled (widget, "notice.pdf-each", is_free && is_many);
  gtk_widget_action_set_enabled (widget, "notice.xlsx", is_free && has_rows);
  gtk_widget_action_set_enabled (widget, "notice.csv", is_free && has_rows);
}

static void
notice_window_changed_cb (SpNoticeWindow *self)
{
  if (!sp_notice_window_is_busy (self))
    say (self, "");
  update (self);
}

static void
notice_window_store_cb (SpNoticeWindow *self)
{
  if (sp_session_get_store (self->session) == NULL)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* ---- the work ---- */

static gboolean
notice_window_poll_cb (gpointer user_data)
{
  SpNoticeWindow *self = user_data;
  g_autofree char *text = sp_notice_progress_dup_text (self->progress);

  if (text != NULL)
    sp_outcome_bar_set_progress (self->outcome, text);
  return G_SOURCE_CONTINUE;
}

static void
end_work (SpNoticeWindow *self)
{
  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_pointer (&self->progress, sp_notice_progress_unref);
}

static void
say_skipped (SpNoticeWindow *self, GPtrArray *skipped)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; skipped != NULL && i < MIN (skipped->len, MOST_SKIPPED); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : _ ("以下企业没有列入：\n"),
                            (const char *)g_ptr_array_index (skipped, i));
  if (skipped != NULL && skipped->len > MOST_SKIPPED)
    g_string_append_printf (text, _ ("\n还有 %u 家也没有列入。"), skipped->len - MOST_SKIPPED);
  say (self, text->str);
}

static void
show_pages (SpNoticeWindow *self, SpRiskNotice *notice)
{
  g_autofree char *name = g_strdup (sp_risk_notice_get_file (notice)->title);

  g_clear_object (&self->output);
  self->output = sp_table_output_new_notice (notice, name, self->session);
  if (self->is_to_print)
    {
      sp_table_output_print (self->output, GTK_WINDOW (self));
      return;
    }
  if (self->preview != NULL)
    gtk_window_destroy (GTK_WINDOW (self->preview));
  self->preview = sp_table_output_preview (self->output, GTK_WINDOW (self));
  g_object_add_weak_pointer (G_OBJECT (self->preview), (gpointer *)&self->preview);
}

static void
finish_outcome (SpNoticeWindow *self, SpNoticeOutcome *outcome, const char *path)
{
  g_autofree char *text = NULL;

  say_skipped (self, outcome->result.skipped);
  if (outcome->notice != NULL)
    {
      sp_outcome_bar_dismiss (self->outcome);
      show_pages (self, g_steal_pointer (&outcome->notice));
      return;
    }
  text = outcome->result.n_notices > 1
           ? g_strdup_printf (_ ("已导出 %u 家企业，共 %u 页：%s"), outcome->result.n_notices,
                              outcome->result.n_pages, path)
           : g_strdup_printf (_ ("已导出，共 %u 页：%s"), outcome->result.n_pages, path);
  sp_outcome_bar_finish (self->outcome, text, path);
}

/* Kept with the work: the window, and where the result goes. */
typedef struct
{
  SpNoticeWindow *window;
  char *path;
} Call;

static void
call_free (Call *self)
{
  g_object_unref (self->window);
  g_free (self->path);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
notice_window_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  SpNoticeWindow *self = call->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpNoticeOutcome) outcome = sp_notice_job_finish (SP_STORE (source), result, &error);

  if (self->session == NULL)
    return;
  end_work (self);
  if (outcome != NULL)
    finish_outcome (self, outcome, call->path);
  else
    {
      sp_outcome_bar_dismiss (self->outcome);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        say (self, _ ("已取消，没有留下半份文件。"));
      else
        say_problem (self, error->message);
    }
  update (self);
}

static void
start (SpNoticeWindow *self, SpNoticeJob *job)
{
  Call *call = g_new0 (Call, 1);
  GCancellable *cancellable = sp_outcome_bar_begin (self->outcome, _ ("正在生成…"));

  call->window = g_object_ref (self);
  call->path = g_strdup (job->path);
  say (self, "");
  self->progress = sp_notice_progress_new ();
  self->poll = g_timeout_add (POLL_MS, notice_window_poll_cb, self);
  sp_notice_job_run_async (sp_session_get_store (self->session), job, self->progress, cancellable,
                           notice_window_done_cb, call);
  update (self);
}

/* FALSE: told why not. */
static gboolean
get_job (SpNoticeWindow *self, SpNoticeJob *job)
{
  g_autoptr (GError) error = NULL;

  if (sp_notice_window_is_busy (self) || sp_session_get_store (self->session) == NULL)
    return FALSE;
  if (sp_notice_form_get_job (self->form, job, &error))
    return TRUE;
  say_problem (self, error->message);
  return FALSE;
}

/* ---- actions ---- */

static void
notice_window_show_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpNoticeWindow *self = SP_NOTICE_WINDOW (widget);
  SpNoticeJob job;

  if (!get_job (self, &job))
    return;
  self->is_to_print = g_str_equal (action, "notice.print");
  start (self, &job);
}

static const struct
{
  const char *action, *ending, *title;
  gboolean is_each; /* of many enterprises a file each */
} outputs[] = {
  {"notice.pdf", ".pdf", N_ ("导出为 PDF"), FALSE},
  {"notice.pdf-each", ".pdf", N_ ("选择存放各企业 PDF 的文件夹"), TRUE},
  {"notice.xlsx", ".xlsx", N_ ("导出为 Excel"), FALSE},
  {"notice.xlsx", ".xlsx", N_ ("选择存放各企业 Excel 表的文件夹"), TRUE},
  {"notice.csv", ".csv", N_ ("导出为 CSV"), FALSE},
  {"notice.csv", ".csv", N_ ("选择存放各企业 CSV 表的文件夹"), TRUE},
};

/* What was chosen is read again: nothing could be changed while the dialog was open. */
static void
save (gpointer window, const char *path, int output)
{
  SpNoticeWindow *self = window;
  SpNoticeJob job;

  if (!get_job (self, &job))
    return;
  job.path = path;
  job.ending = outputs[output].is_each ? outputs[output].ending : NULL;
  start (self, &job);
}

/* Rows of many enterprises are never one file. */
static gboolean
is_each (const char *action, const SpNoticeJob *job)
{
  gboolean is_many = job->enterprise == 0 && !sp_risk_notice_kind_is_register (job->notice.kind);

  return is_many && !g_str_equal (action, "notice.pdf");
}

static char *
dup_name (SpNoticeWindow *self, const SpNoticeJob *job)
{
  const char *kind = _ (sp_vocabulary_label (&sp_risk_notice_kinds, (int)job->notice.kind));
  g_autoptr (SpRecord) enterprise = job->enterprise != 0
                                      ? sp_reader_load (sp_session_get_reader (self->session),
                                                        &sp_enterprise_type, job->enterprise, NULL)
                                      : NULL;

  return enterprise != NULL ? g_strdup_printf ("%s-%s", sp_record_get_title (enterprise), kind)
                            : g_strdup (kind);
}

static void
notice_window_export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpNoticeWindow *self = SP_NOTICE_WINDOW (widget);
  g_autofree char *name = NULL;
  SpNoticeJob job;

  if (!get_job (self, &job))
    return;
  if (self->chooser == NULL)
    self->chooser = sp_save_chooser_new (self, save);
  name = dup_name (self, &job);
  for (guint i = 0; i < G_N_ELEMENTS (outputs); i++)
    if (g_str_equal (outputs[i].action, action) && outputs[i].is_each == is_each (action, &job))
      {
        if (outputs[i].is_each)
          sp_save_chooser_ask_folder (self->chooser, _ (outputs[i].title), (int)i);
        else
          sp_save_chooser_ask (self->chooser, _ (outputs[i].title), name, outputs[i].ending,
                               (int)i);
      }
}

static void
notice_window_stop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpNoticeWindow *self = SP_NOTICE_WINDOW (widget);

  if (sp_notice_window_is_busy (self))
    gtk_widget_activate_action (GTK_WIDGET (self->outcome), "outcome.cancel", NULL);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* ---- class ---- */

static void
drop_preview (SpNoticeWindow *self)
{
  SpPagePreview *preview = self->preview;

  if (preview == NULL)
    return;
  g_object_remove_weak_pointer (G_OBJECT (preview), (gpointer *)&self->preview);
  self->preview = NULL;
  gtk_window_destroy (GTK_WINDOW (preview));
}

static void
sp_notice_window_dispose (GObject *object)
{
  SpNoticeWindow *self = SP_NOTICE_WINDOW (object);

  end_work (self);
  drop_preview (self);
  if (self->form != NULL)
    g_signal_handlers_disconnect_by_data (self->form, self);
  g_clear_object (&self->output);
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), SP_TYPE_NOTICE_WINDOW);
  G_OBJECT_CLASS (sp_notice_window_parent_class)->dispose (object);
}

static void
sp_notice_window_class_init (SpNoticeWindowClass *klass)
{
  static const GdkModifierType ctrl = GDK_CONTROL_MASK;
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    {"notice.preview", notice_window_show_cb, GDK_KEY_p, ctrl | GDK_SHIFT_MASK},
    {"notice.print", notice_window_show_cb, GDK_KEY_p, ctrl},
    {"notice.pdf", notice_window_export_cb, GDK_KEY_e, ctrl},
    {"notice.pdf-each", notice_window_export_cb, GDK_KEY_e, ctrl | GDK_SHIFT_MASK},
    {"notice.xlsx", notice_window_export_cb, GDK_KEY_e, ctrl | GDK_ALT_MASK},
    {"notice.csv", notice_window_export_cb, GDK_KEY_c, ctrl | GDK_ALT_MASK},
    {"notice.stop", notice_window_stop_cb, GDK_KEY_Escape, 0},
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_notice_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SP_RESOURCE_PATH "sp-notice-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpNoticeWindow, as_of);
  gtk_widget_class_bind_template_child (widget_class, SpNoticeWindow, form_slot);
  gtk_widget_class_bind_template_child (widget_class, SpNoticeWindow, words);
  gtk_widget_class_bind_template_child (widget_class, SpNoticeWindow, outcome_slot);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                           actions[i].name, NULL);
    }
}

static void
sp_notice_window_init (SpNoticeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

SpNoticeWindow *
sp_notice_window_new (SpSession *session, GtkWindow *parent)
{
  SpNoticeWindow *self = g_object_new (SP_TYPE_NOTICE_WINDOW, "transient-for", parent, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);

  self->session = g_object_ref (session);
  self->form = sp_notice_form_new (session);
  self->outcome = g_object_new (SP_TYPE_OUTCOME_BAR, NULL);
  gtk_box_append (self->form_slot, GTK_WIDGET (self->form));
  gtk_box_append (self->outcome_slot, GTK_WIDGET (self->outcome));
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (notice_window_changed_cb), self);
  g_signal_connect_object (session, "notify::as-of", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (notice_window_store_cb), self,
                           G_CONNECT_SWAPPED);
  say (self, "");
  update (self);
  return self;
}

void
sp_notice_window_begin (SpNoticeWindow *self, int64_t enterprise)
{
  g_return_if_fail (SP_IS_NOTICE_WINDOW (self));

  if (enterprise != 0 && !sp_notice_window_is_busy (self))
    sp_notice_form_set_whose (self->form, SP_NOTICE_OF_ONE, enterprise);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (sp_notice_form_get_choice (self->form, SP_NOTICE_KIND)));
}

SpNoticeForm *
sp_notice_window_get_form (SpNoticeWindow *self)
{
  g_return_val_if_fail (SP_IS_NOTICE_WINDOW (self), NULL);
  return self->form;
}

gboolean
sp_notice_window_is_busy (SpNoticeWindow *self)
{
  g_return_val_if_fail (SP_IS_NOTICE_WINDOW (self), FALSE);
  return self->progress != NULL;
}

const char *
sp_notice_window_get_words (SpNoticeWindow *self)
{
  g_return_val_if_fail (SP_IS_NOTICE_WINDOW (self), NULL);
  return gtk_label_get_label (self->words);
}

SpPagePreview *
sp_notice_window_get_preview (SpNoticeWindow *self)
{
  g_return_val_if_fail (SP_IS_NOTICE_WINDOW (self), NULL);
  return self->preview;
}

SpSaveChooser *
sp_notice_window_get_chooser (SpNoticeWindow *self)
{
  g_return_val_if_fail (SP_IS_NOTICE_WINDOW (self), NULL);
  return self->chooser;
}
