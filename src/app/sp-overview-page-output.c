/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpOverviewPage, the output half: preview, print, export. Previews and prints the overview that is
 * on screen; an export is read and drawn on the store's worker. */
#include "app/sp-chart-job.h"
#include "app/sp-overview-page-private.h"
#include "base/sp-i18n.h"

static GtkWindow *
window_of (SpOverviewPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static const SpPaper *
get_paper (SpOverviewPage *self)
{
  return sp_paper_find (gtk_drop_down_get_selected (self->paper_drop_down) == 0 ? "A4" : "A3");
}

static char *
dup_job_name (SpOverviewPage *self)
{
  return g_strdup_printf (_ ("%s总览"), sp_schedule_get_plan_title (self->overview->now));
}

/* ---- print ---- */

static void
print_from (SpOverviewPage *self, GtkWindow *parent)
{
  g_autofree char *name = NULL;

  if (self->overview == NULL)
    return;
  if (self->printer == NULL)
    self->printer = sp_chart_printer_new (self->session);
  name = dup_job_name (self);
  sp_chart_printer_print (self->printer, &sp_overview_chart, self->overview, get_paper (self), name,
                          parent);
}

static void
sp_overview_page_print_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  print_from (SP_OVERVIEW_PAGE (widget), window_of (SP_OVERVIEW_PAGE (widget)));
}

static void
overview_page_preview_print_cb (SpOverviewPage *self, SpPagePreview *preview)
{
  print_from (self, GTK_WINDOW (preview));
}

SpPagePreview *
sp_overview_page_show_preview (SpOverviewPage *self)
{
  SpPagePreview *preview;

  g_return_val_if_fail (SP_IS_OVERVIEW_PAGE (self), NULL);

  if (self->overview == NULL)
    return NULL;
  preview = sp_page_preview_new_for (&sp_overview_chart, self->overview, get_paper (self),
                                     window_of (self));
  g_signal_connect_object (preview, "print", G_CALLBACK (overview_page_preview_print_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (preview));
  return preview;
}

static void
sp_overview_page_preview_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  sp_overview_page_show_preview (SP_OVERVIEW_PAGE (widget));
}

/* ---- export ---- */

static void
overview_page_exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpOverviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) written = sp_chart_job_finish (SP_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (self->outcome == NULL || self->session == NULL)
    return; /* the page went while it ran */
  if (written == NULL || written->len == 0)
    {
      sp_outcome_bar_dismiss (self->outcome);
      sp_session_report_error (self->session, error);
      return;
    }
  text = g_strdup_printf (_ ("已导出 %s"), (char *)written->pdata[0]);
  sp_outcome_bar_finish (self->outcome, text, written->pdata[0]);
}

void
sp_overview_page_export_to (SpOverviewPage *self, SpChartFormat format, const char *path)
{
  SpChartJob job;

  g_return_if_fail (SP_IS_OVERVIEW_PAGE (self));
  g_return_if_fail (path != NULL);

  if (self->overview == NULL || sp_outcome_bar_is_busy (self->outcome))
    return;
  job = (SpChartJob) {.filter = {.plan = _sp_overview_page_get_plan (self),
                                 .as_of = self->overview->as_of,
                                 .baseline = self->overview->baseline},
                      .paper = get_paper (self)->name,
                      .format = format,
                      .path = path};
  sp_chart_job_run_overview_async (sp_session_get_store (self->session), &job,
                                   sp_outcome_bar_begin (self->outcome, _ ("正在导出总览…")),
                                   overview_page_exported_cb, g_object_ref (self));
}

gboolean
sp_overview_page_is_busy (SpOverviewPage *self)
{
  g_return_val_if_fail (SP_IS_OVERVIEW_PAGE (self), FALSE);

  return sp_outcome_bar_is_busy (self->outcome);
}

/* ---- choosing a file ---- */

static const char *const endings[] = {
  [SP_CHART_PDF] = ".pdf", [SP_CHART_SVG] = ".svg", [SP_CHART_PNG] = ".png"};

static void
save (gpointer page, const char *path, int format)
{
  sp_overview_page_export_to (page, (SpChartFormat)format, path);
}

static void
choose (SpOverviewPage *self, SpChartFormat format)
{
  g_autofree char *name = NULL;

  if (self->overview == NULL || sp_outcome_bar_is_busy (self->outcome))
    return;
  if (self->chooser == NULL)
    self->chooser = sp_save_chooser_new (self, save);
  name = dup_job_name (self);
  sp_save_chooser_ask (self->chooser, _ ("导出总览"), name, endings[format], (int)format);
}

static void
sp_overview_page_export_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  choose (SP_OVERVIEW_PAGE (widget), SP_CHART_PDF);
}

static void
sp_overview_page_export_as_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  g_autofree char *name = g_strconcat (".", g_variant_get_string (param, NULL), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_equal (name, endings[i]))
      choose (SP_OVERVIEW_PAGE (widget), (SpChartFormat)i);
}

/* ---- set-up ---- */

static const struct
{
  const char *name, *parameter;
  GtkWidgetActionActivateFunc func;
} actions[] = {
  {"overview.preview", NULL, sp_overview_page_preview_cb},
  {"overview.print", NULL, sp_overview_page_print_cb},
  {"overview.export", NULL, sp_overview_page_export_cb},
  {"overview.export-as", "s", sp_overview_page_export_as_cb},
};

void
_sp_overview_page_output_class_init (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].func);
}

void
_sp_overview_page_update_actions (SpOverviewPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name,
                                   sp_overview_view_get_overview (self->view) != NULL);
}

void
_sp_overview_page_output_dispose (SpOverviewPage *self)
{
  g_clear_object (&self->chooser);
  g_clear_object (&self->printer);
}
