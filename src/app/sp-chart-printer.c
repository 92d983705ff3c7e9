/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-chart-printer.h. */
#include "sp-chart-printer.h"

struct _SpChartPrinter
{
  GObject parent_instance;

  /* Owned */
  SpSession *session;
  SpPrintOperation *running; /* or NULL */
};

G_DEFINE_FINAL_TYPE (SpChartPrinter, sp_chart_printer, G_TYPE_OBJECT)

static void
chart_printer_done_cb (SpChartPrinter *self,
                       GtkPrintOperationResult result,
                       GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (self->session != NULL)
    sp_session_report_error (self->session, error);
  g_clear_object (&self->running);
}

void
sp_chart_printer_print (SpChartPrinter *self,
                        const SpChartKind *kind,
                        gpointer chart,
                        const SpPaper *paper,
                        const char *name,
                        GtkWindow *parent)
{
  g_autoptr (SpPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SP_IS_CHART_PRINTER (self) && kind != NULL && chart != NULL);

  if (self->running != NULL)
    return;
  operation = sp_print_operation_new_for (kind, chart, paper, name);
  g_set_object (&self->running, operation);
  g_signal_connect_object (operation, "done", G_CALLBACK (chart_printer_done_cb), self,
                           G_CONNECT_SWAPPED);
  /* Its errors come with "done". */
  gtk_print_operation_run (GTK_PRINT_OPERATION (operation), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           parent, &error);
}

static void
sp_chart_printer_dispose (GObject *object)
{
  SpChartPrinter *self = SP_CHART_PRINTER (object);

  g_clear_object (&self->session);
  if (self->running != NULL)
    gtk_print_operation_cancel (GTK_PRINT_OPERATION (self->running));
  g_clear_object (&self->running);
  G_OBJECT_CLASS (sp_chart_printer_parent_class)->dispose (object);
}

static void
sp_chart_printer_class_init (SpChartPrinterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_chart_printer_dispose;
}

static void
sp_chart_printer_init (SpChartPrinter *self)
{
}

SpChartPrinter *
sp_chart_printer_new (SpSession *session)
{
  SpChartPrinter *self = g_object_new (SP_TYPE_CHART_PRINTER, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  return self;
}
