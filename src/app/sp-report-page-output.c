/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReportPage: its figures as labels, and making the workbook on the store's worker. */
#include "app/sp-app.h"
#include "app/sp-report-page-private.h"
#include "base/sp-i18n.h"
#include "report/sp-report-book.h"
#include "store/sp-worker.h"

/* ---- figures ---- */

static void
empty_widget (GtkWidget *parent)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    {
      if (GTK_IS_GRID (parent))
        gtk_grid_remove (GTK_GRID (parent), child);
      else
        gtk_box_remove (GTK_BOX (parent), child);
    }
}

static void
add_total (SpReportPage *self, const char *symbol, const char *name, const char *number)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *value = gtk_label_new (number);
  GtkWidget *label;
  g_autofree char *text = g_strdup_printf ("%s%s", symbol, name);

  label = gtk_label_new (text);
  gtk_widget_add_css_class (box, "figure");
  gtk_widget_add_css_class (value, "figure-number");
  gtk_widget_add_css_class (label, "figure-name");
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (self->totals, box);
}

static void
show_totals (SpReportPage *self, const SpTotals *totals)
{
  g_autofree char *all = g_strdup_printf ("%u", totals->total);
  g_autofree char *rate = g_strdup_printf ("%.1f%%", sp_totals_done_rate (totals));

  empty_widget (GTK_WIDGET (self->totals));
  add_total (self, "", _ ("任务"), all);
  add_total (self, "", _ ("完成率"), rate);
  for (int light = 0; light < SP_N_LIGHTS; light++)
    {
      g_autofree char *number = g_strdup_printf ("%u", totals->by_light[light]);
      g_autofree char *symbol = g_strdup_printf ("%s ", sp_light_symbol ((SpLight)light));

      add_total (self, symbol, sp_vocabulary_label (&sp_lights, light), number);
    }
}

static void
put_cell (GtkGrid *grid, int column, int row, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0.0f : 1.0f);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, "cell");
  if (column == 0)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  else
    gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
put_heads (GtkGrid *grid)
{
  put_cell (grid, 0, 0, _ ("附件"), "cell-head");
  put_cell (grid, 1, 0, _ ("任务"), "cell-head");
  for (int light = 0; light < SP_N_LIGHTS; light++)
    {
      g_autofree char *text = g_strdup_printf ("%s %s", sp_light_symbol ((SpLight)light),
                                               sp_vocabulary_label (&sp_lights, light));

      put_cell (grid, 2 + light, 0, text, "cell-head");
    }
  put_cell (grid, 2 + SP_N_LIGHTS, 0, _ ("完成率"), "cell-head");
}

static void
put_totals (
  GtkGrid *grid, int row, const char *title, const SpTotals *totals, const char *css_class)
{
  g_autofree char *all = g_strdup_printf ("%u", totals->total);
  g_autofree char *rate = g_strdup_printf ("%.1f%%", sp_totals_done_rate (totals));

  put_cell (grid, 0, row, title, css_class);
  put_cell (grid, 1, row, all, css_class);
  for (int light = 0; light < SP_N_LIGHTS; light++)
    {
      g_autofree char *number = g_strdup_printf ("%u", totals->by_light[light]);

      put_cell (grid, 2 + light, row, totals->by_light[light] > 0 ? number : "–", css_class);
    }
  put_cell (grid, 2 + SP_N_LIGHTS, row, rate, css_class);
}

void
sp_report_page_show_figures (SpReportPage *self, SpSchedule *schedule)
{
  SpTotals all = sp_schedule_get_totals (schedule);
  int row = 1;

  show_totals (self, &all);
  empty_widget (GTK_WIDGET (self->parts));
  put_heads (self->parts);
  for (guint i = 0; i < sp_schedule_get_n_parts (schedule); i++)
    {
      const SpSchedulePart *part = sp_schedule_get_part (schedule, i);
      g_autofree char *title = sp_part_dup_heading (part->number, part->title);
      SpTotals totals = {0};

      if (part->n_rows == 0)
        continue;
      for (guint j = 0; j < part->n_rows; j++)
        sp_totals_add (&totals, sp_schedule_get_row (schedule, part->first_row + j));
      put_totals (self->parts, row++, title, &totals, NULL);
    }
  put_totals (self->parts, row, _ ("合计"), &all, "cell-total");
}

/* ---- the workbook ---- */

#define QUARTERLY "county-quarterly"

typedef struct
{
  SpReportOptions options;
  char *prepared_by; /* owned; options points at it */
  char *path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->prepared_by);
  g_free (job->path);
  g_free (job);
}

static SpReportOptions
describe (SpReportPage *self)
{
  const char *prepared_by = gtk_editable_get_text (GTK_EDITABLE (self->prepared_by));
  SpReportOptions options = {0};

  sp_report_page_get_quarter (self, &options.period);
  options.plan = sp_record_get_id (SP_RECORD (sp_session_get_plan (self->session)));
  options.reporter = *prepared_by != '\0' ? prepared_by : NULL;
  return options;
}

static gpointer
write_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  g_autoptr (SpReportDefinition) definition = sp_report_shipped_load (QUARTERLY);
  g_autoptr (SpReport) report =
    sp_report_new (reader, definition, &job->options, cancellable, error);

  if (report == NULL || !sp_report_write_book (report, reader, job->path, cancellable, error))
    return NULL;
  return g_strdup (job->path);
}

static void
report_page_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpReportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sp_store_work_finish (SP_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (self->outcome == NULL || self->session == NULL)
    return; /* the page went while it ran */
  if (path == NULL)
    {
      sp_outcome_bar_dismiss (self->outcome);
      sp_session_report_error (self->session, error);
      return;
    }
  text = g_strdup_printf (_ ("已生成 %s"), path);
  sp_outcome_bar_finish (self->outcome, text, path);
}

void
sp_report_page_export_to (SpReportPage *self, const char *path)
{
  SpPeriod quarter;
  Job *job;

  g_return_if_fail (SP_IS_REPORT_PAGE (self));
  g_return_if_fail (path != NULL);

  if (self->session == NULL || sp_session_get_plan (self->session) == NULL ||
      !sp_report_page_get_quarter (self, &quarter) || sp_outcome_bar_is_busy (self->outcome))
    return;
  job = g_new0 (Job, 1);
  job->options = describe (self);
  job->prepared_by = g_strdup (job->options.reporter);
  job->options.reporter = job->prepared_by;
  job->path = g_strdup (path);
  sp_store_work_async (sp_session_get_store (self->session), write_work, job, job_free, g_free,
                       sp_outcome_bar_begin (self->outcome, _ ("正在生成季度工作簿…")),
                       report_page_written_cb, g_object_ref (self));
}

/* ---- choosing the file ---- */

static void
report_page_chosen_cb (SpReportPage *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *named = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    path = g_file_get_path (file);
  if (path != NULL)
    {
      named =
        g_str_has_suffix (path, ".xlsx") ? g_strdup (path) : g_strconcat (path, ".xlsx", NULL);
      sp_report_page_export_to (self, named);
    }
  gtk_native_dialog_destroy (dialog);
  g_clear_object (&self->chooser);
}

static void
sp_report_page_export_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpReportPage *self = SP_REPORT_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpReportDefinition) definition = sp_report_shipped_load (QUARTERLY);
  SpReportOptions options;
  SpPeriod quarter;
  GtkFileChooserNative *chooser;

  if (self->chooser != NULL || !sp_report_page_get_quarter (self, &quarter))
    return;
  options = describe (self);
  name = sp_report_propose_file_name (sp_session_get_reader (self->session), definition, &options,
                                      "xlsx", &error);
  if (name == NULL)
    {
      sp_session_report_error (self->session, error);
      return;
    }
  chooser = gtk_file_chooser_native_new (_ ("保存季度工作簿"),
                                         GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("生成"), _ ("取消"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (report_page_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  gtk_native_dialog_show (self->chooser);
}

void
sp_report_page_output_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "report.export", NULL, sp_report_page_export_cb);
}

void
sp_report_page_output_dispose (SpReportPage *self)
{
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
}
