/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpGanttPage, the output half: preview, print, export. Previews and prints the scene that is on
 * screen; exports run on the store's worker. */
#include "app/sp-chart-job.h"
#include "app/sp-gantt-page-private.h"
#include "base/sp-i18n.h"

static GtkWindow *
window_of (SpGanttPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static char *
dup_job_name (SpGanttPage *self)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  const char *title = plan != NULL ? sp_record_get_title (SP_RECORD (plan)) : "";

  if (self->unit != NULL)
    return g_strdup_printf (_ ("%s甘特图（%s）"), title, self->unit);
  return g_strdup_printf (_ ("%s甘特图"), title);
}

/* ---- print ---- */

static void
print_from (SpGanttPage *self, GtkWindow *parent)
{
  SpGanttScene *scene = sp_gantt_view_get_scene (self->view);
  g_autofree char *name = NULL;

  if (scene == NULL)
    return;
  if (self->printer == NULL)
    self->printer = sp_chart_printer_new (self->session);
  name = dup_job_name (self);
  sp_chart_printer_print (self->printer, &sp_gantt_chart, scene, sp_gantt_page_get_paper (self),
                          name, parent);
}

static void
sp_gantt_page_print_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpGanttPage *self = SP_GANTT_PAGE (widget);

  print_from (self, window_of (self));
}

static void
gantt_page_preview_print_cb (SpGanttPage *self, SpPagePreview *preview)
{
  print_from (self, GTK_WINDOW (preview));
}

SpPagePreview *
sp_gantt_page_show_preview (SpGanttPage *self)
{
  SpGanttScene *scene;
  SpPagePreview *preview;

  g_return_val_if_fail (SP_IS_GANTT_PAGE (self), NULL);

  scene = sp_gantt_view_get_scene (self->view);
  if (scene == NULL)
    return NULL;
  preview = sp_page_preview_new (scene, sp_gantt_page_get_paper (self), window_of (self));
  g_signal_connect_object (preview, "print", G_CALLBACK (gantt_page_preview_print_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (preview));
  return preview;
}

static void
sp_gantt_page_preview_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  sp_gantt_page_show_preview (SP_GANTT_PAGE (widget));
}

/* ---- export ---- */

static char *
dup_outcome (GPtrArray *written)
{
  if (written->len == 1)
    return g_strdup_printf (_ ("已导出 %s"), (char *)written->pdata[0]);
  return g_strdup_printf (_ ("已导出 %u 个文件"), written->len);
}

static void
gantt_page_exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpGanttPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) written = sp_chart_job_finish (SP_STORE (source), result, &error);
  g_autofree char *text = NULL;
  g_autofree char *place = NULL;

  if (self->outcome == NULL || self->session == NULL)
    return; /* the page went while it ran */
  if (written == NULL || written->len == 0)
    {
      sp_outcome_bar_dismiss (self->outcome);
      sp_session_report_error (self->session, error);
      return;
    }
  text = dup_outcome (written);
  place = written->len == 1 ? g_strdup (written->pdata[0]) : g_path_get_dirname (written->pdata[0]);
  sp_outcome_bar_finish (self->outcome, text, place);
}

static SpChartJob
describe_export (SpGanttPage *self, SpChartFormat format, const char *path)
{
  SpChartJob job = {.filter = *sp_session_get_filter (self->session),
                    .options = sp_gantt_page_get_options (self),
                    .paper = sp_gantt_page_get_paper (self)->name,
                    .format = format,
                    .path = path};

  return job;
}

void
sp_gantt_page_export_to (SpGanttPage *self, SpChartFormat format, const char *path)
{
  SpChartJob job;

  g_return_if_fail (SP_IS_GANTT_PAGE (self));
  g_return_if_fail (path != NULL);

  if (sp_session_get_store (self->session) == NULL || sp_outcome_bar_is_busy (self->outcome))
    return;
  job = describe_export (self, format, path);
  sp_chart_job_run_async (sp_session_get_store (self->session), &job,
                          sp_outcome_bar_begin (self->outcome, _ ("正在导出甘特图…")),
                          gantt_page_exported_cb, g_object_ref (self));
}

void
sp_gantt_page_export_units_to (SpGanttPage *self, const char *folder)
{
  SpChartJob job;

  g_return_if_fail (SP_IS_GANTT_PAGE (self));
  g_return_if_fail (folder != NULL);

  if (sp_session_get_store (self->session) == NULL || sp_outcome_bar_is_busy (self->outcome))
    return;
  job = describe_export (self, SP_CHART_PDF, folder);
  sp_chart_job_run_units_async (
    sp_session_get_store (self->session), &job,
    sp_outcome_bar_begin (self->outcome, _ ("正在为每个牵头单位导出一份…")), gantt_page_exported_cb,
    g_object_ref (self));
}

gboolean
sp_gantt_page_is_busy (SpGanttPage *self)
{
  g_return_val_if_fail (SP_IS_GANTT_PAGE (self), FALSE);

  return sp_outcome_bar_is_busy (self->outcome);
}

/* ---- choosing a file ---- */

static const struct
{
  const char *name;
  const char *ending;
  SpChartFormat format;
} formats[] = {
  {"pdf", ".pdf", SP_CHART_PDF},
  {"png", ".png", SP_CHART_PNG},
  {"svg", ".svg", SP_CHART_SVG},
};

static void
gantt_page_chosen_cb (SpGanttPage *self, int response, GtkNativeDialog *dialog)
{
  guint which = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "format"));
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *named = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    path = g_file_get_path (file);
  if (path != NULL && which >= G_N_ELEMENTS (formats))
    sp_gantt_page_export_units_to (self, path);
  else if (path != NULL)
    {
      named = g_str_has_suffix (path, formats[which].ending)
                ? g_strdup (path)
                : g_strconcat (path, formats[which].ending, NULL);
      sp_gantt_page_export_to (self, formats[which].format, named);
    }
  gtk_native_dialog_destroy (dialog);
  g_clear_object (&self->chooser);
}

static void
choose (SpGanttPage *self, guint which)
{
  gboolean is_folder = which >= G_N_ELEMENTS (formats);
  GtkFileChooserNative *chooser;

  if (self->chooser != NULL || sp_outcome_bar_is_busy (self->outcome))
    return;
  chooser = gtk_file_chooser_native_new (
    is_folder ? _ ("选择存放各单位甘特图的文件夹") : _ ("导出甘特图"), window_of (self),
    is_folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_SAVE,
    is_folder ? _ ("导出到这里") : _ ("导出"), _ ("取消"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  if (!is_folder)
    {
      g_autofree char *title = dup_job_name (self);
      g_autofree char *name = sp_chart_job_dup_file_name (title, formats[which].ending);

      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
    }
  g_object_set_data (G_OBJECT (chooser), "format", GUINT_TO_POINTER (which));
  g_signal_connect_object (chooser, "response", G_CALLBACK (gantt_page_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  gtk_native_dialog_show (self->chooser);
}

static void
sp_gantt_page_export_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  choose (SP_GANTT_PAGE (widget), 0);
}

static void
sp_gantt_page_export_as_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  const char *name = g_variant_get_string (param, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (name, formats[i].name))
      choose (SP_GANTT_PAGE (widget), i);
}

static void
sp_gantt_page_export_units_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  choose (SP_GANTT_PAGE (widget), G_N_ELEMENTS (formats));
}

void
sp_gantt_page_output_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "gantt.preview", NULL, sp_gantt_page_preview_cb);
  gtk_widget_class_install_action (widget_class, "gantt.print", NULL, sp_gantt_page_print_cb);
  gtk_widget_class_install_action (widget_class, "gantt.export", NULL, sp_gantt_page_export_cb);
  gtk_widget_class_install_action (widget_class, "gantt.export-as", "s",
                                   sp_gantt_page_export_as_cb);
  gtk_widget_class_install_action (widget_class, "gantt.export-units", NULL,
                                   sp_gantt_page_export_units_cb);
}

void
sp_gantt_page_output_dispose (SpGanttPage *self)
{
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
  g_clear_object (&self->printer);
}
