/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpPrintOperation. The chart pages are landscape and carry their own margins, so that the whole
 * sheet is used and every page asks for landscape whatever the dialog says. "paginate" is
 * connected, not overridden: GTK asks for pages only where a handler is connected. */
#include "app/sp-print-operation.h"
#include "app/sp-page-preview.h"
#include "base/sp-i18n.h"
#include <glib/gstdio.h>
#include <math.h>

struct _SpPrintOperation
{
  GtkPrintOperation parent_instance;

  /* Owned */
  gpointer chart;
  gpointer pages; /* NULL until the paper is known */
  char *paper_name;
  SpPaper paper; /* what the pages were made for */
  /* Borrowed */
  const SpChartKind *kind;
};

G_DEFINE_FINAL_TYPE (SpPrintOperation, sp_print_operation, GTK_TYPE_PRINT_OPERATION)

#define SAME_SIZE 3.0 /* points; drivers round paper sizes */

static const char *const paper_names[] = {"A4", "A3", "A2", "A1", "A0"};

/* ---- key files ---- */

static char *
config_path (const char *name)
{
  return g_build_filename (g_get_user_config_dir (), "safetyplan", name, NULL);
}

static GtkPrintSettings *
load_settings (void)
{
  g_autofree char *path = config_path ("print-settings.ini");
  GtkPrintSettings *settings = gtk_print_settings_new_from_file (path, NULL);

  return settings != NULL ? settings : gtk_print_settings_new ();
}

static GtkPageSetup *
load_page_setup (void)
{
  g_autofree char *path = config_path ("page-setup.ini");

  return gtk_page_setup_new_from_file (path, NULL);
}

/* Losing them costs a choice in the next dialog, no more: a failure is not worth a person's time.
 */
static void
save_choices (GtkPrintOperation *operation)
{
  g_autofree char *folder = config_path (NULL);
  g_autofree char *settings_path = config_path ("print-settings.ini");
  g_autofree char *setup_path = config_path ("page-setup.ini");
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  GtkPageSetup *setup = gtk_print_operation_get_default_page_setup (operation);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return;
  if (settings != NULL && !gtk_print_settings_to_file (settings, settings_path, NULL))
    g_debug ("print settings were not kept in %s", settings_path);
  if (setup != NULL && !gtk_page_setup_to_file (setup, setup_path, NULL))
    g_debug ("the page setup was not kept in %s", setup_path);
}

/* ---- paper ---- */

const SpPaper *
sp_print_operation_find_paper (double width, double height)
{
  double longer = MAX (width, height), shorter = MIN (width, height);

  for (guint i = 0; i < G_N_ELEMENTS (paper_names); i++)
    {
      const SpPaper *paper = sp_paper_find (paper_names[i]);

      if (paper != NULL && fabs (paper->width - longer) < SAME_SIZE &&
          fabs (paper->height - shorter) < SAME_SIZE)
        return paper;
    }
  return NULL;
}

const SpPaper *
sp_print_operation_last_paper (void)
{
  g_autoptr (GtkPageSetup) setup = load_page_setup ();
  const SpPaper *paper = NULL;

  if (setup != NULL)
    paper =
      sp_print_operation_find_paper (gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
                                     gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS));
  return paper != NULL ? paper : sp_paper_find ("A3");
}

GtkPageSetup *
sp_print_operation_new_setup (const SpPaper *paper, GtkPageOrientation orientation)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  g_autofree char *id =
    g_strdup_printf ("iso_%c%c", g_ascii_tolower (paper->name[0]), paper->name[1]);
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (id);

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_page_setup_set_orientation (setup, orientation);
  return setup;
}

/* A sheet of no standard size gets pages of its own size. */
static void
take_paper (SpPrintOperation *self, GtkPageSetup *setup)
{
  double width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
  double height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);
  const SpPaper *paper = sp_print_operation_find_paper (width, height);

  g_free (self->paper_name);
  self->paper_name = g_strdup (
    paper != NULL ? paper->name
                  : gtk_paper_size_get_display_name (gtk_page_setup_get_paper_size (setup)));
  self->paper.name = self->paper_name;
  self->paper.width = paper != NULL ? paper->width : MAX (width, height);
  self->paper.height = paper != NULL ? paper->height : MIN (width, height);
}

/* ---- printing ---- */

static gboolean
sp_print_operation_paginate_cb (GtkPrintOperation *operation,
                                GtkPrintContext *context,
                                gpointer user_data)
{
  SpPrintOperation *self = SP_PRINT_OPERATION (operation);

  take_paper (self, gtk_print_context_get_page_setup (context));
  g_clear_pointer (&self->pages, self->kind->free_pages);
  self->pages = self->kind->make_pages (self->chart, &self->paper);
  gtk_print_operation_set_n_pages (operation, (int)self->kind->get_n_pages (self->pages));
  return TRUE;
}

static void
sp_print_operation_request_page_setup (GtkPrintOperation *operation,
                                       GtkPrintContext *context,
                                       int page,
                                       GtkPageSetup *setup)
{
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
}

static void
sp_print_operation_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page)
{
  SpPrintOperation *self = SP_PRINT_OPERATION (operation);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale = MIN (gtk_print_context_get_width (context) / self->paper.width,
                      gtk_print_context_get_height (context) / self->paper.height);

  cairo_save (cr);
  /* The context rounds the sheet to whole units of the printer. */
  if (fabs (scale - 1.0) > 0.002)
    cairo_scale (cr, scale, scale);
  self->kind->draw (self->pages, (guint)page, cr);
  cairo_restore (cr);
}

/* ---- the dialog's own preview button ---- */

static gboolean
print_operation_preview_closed_cb (GtkPrintOperationPreview *preview)
{
  gtk_print_operation_preview_end_preview (preview);
  return GDK_EVENT_PROPAGATE;
}

/* The pages are made: they are shown in our own window, so that no viewer has to be installed. */
static void
print_operation_ready_cb (GtkPrintOperationPreview *preview,
                          GtkPrintContext *context,
                          GtkWindow *parent)
{
  SpPrintOperation *self = SP_PRINT_OPERATION (preview);
  SpPagePreview *window = sp_page_preview_new_for (self->kind, self->chart, &self->paper, parent);

  sp_page_preview_set_can_print (window, FALSE);
  g_signal_connect_object (window, "close-request", G_CALLBACK (print_operation_preview_closed_cb),
                           preview, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
sp_print_operation_preview (GtkPrintOperation *operation,
                            GtkPrintOperationPreview *preview,
                            GtkPrintContext *context,
                            GtkWindow *parent)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);

  gtk_print_context_set_cairo_context (context, cr, 72, 72); /* GTK asks for one */
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_signal_connect (preview, "ready", G_CALLBACK (print_operation_ready_cb), parent);
  return TRUE;
}

static void
sp_print_operation_done (GtkPrintOperation *operation, GtkPrintOperationResult result)
{
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    save_choices (operation);
}

static void
sp_print_operation_finalize (GObject *object)
{
  SpPrintOperation *self = SP_PRINT_OPERATION (object);

  if (self->kind != NULL)
    {
      g_clear_pointer (&self->pages, self->kind->free_pages);
      g_clear_pointer (&self->chart, self->kind->unref);
    }
  g_free (self->paper_name);
  G_OBJECT_CLASS (sp_print_operation_parent_class)->finalize (object);
}

static void
sp_print_operation_class_init (SpPrintOperationClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_print_operation_finalize;
  operation_class->request_page_setup = sp_print_operation_request_page_setup;
  operation_class->draw_page = sp_print_operation_draw_page;
  operation_class->done = sp_print_operation_done;
  operation_class->preview = sp_print_operation_preview;
}

static void
sp_print_operation_init (SpPrintOperation *self)
{
  g_signal_connect (self, "paginate", G_CALLBACK (sp_print_operation_paginate_cb), NULL);
}

/* What "print to file" proposes. */
static void
set_output_name (GtkPrintSettings *settings, const char *job_name)
{
  g_autofree char *name = g_strdelimit (g_strdup (job_name), "/\\:*?\"<>|", '_');

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
}

SpPrintOperation *
sp_print_operation_new (SpGanttScene *scene, const SpPaper *paper, const char *job_name)
{
  return sp_print_operation_new_for (&sp_gantt_chart, scene, paper,
                                     job_name != NULL ? job_name : _ ("甘特图"));
}

SpPrintOperation *
sp_print_operation_new_for (const SpChartKind *kind,
                            gpointer chart,
                            const SpPaper *paper,
                            const char *job_name)
{
  SpPrintOperation *self;
  GtkPrintOperation *operation;
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autoptr (GtkPrintSettings) settings = NULL;

  g_return_val_if_fail (chart != NULL && job_name != NULL, NULL);

  self = g_object_new (SP_TYPE_PRINT_OPERATION, NULL);
  self->kind = kind;
  self->chart = kind->ref (chart);
  operation = GTK_PRINT_OPERATION (self);
  setup = sp_print_operation_new_setup (paper != NULL ? paper : sp_print_operation_last_paper (),
                                        GTK_PAGE_ORIENTATION_LANDSCAPE);
  settings = load_settings ();
  gtk_print_settings_set_orientation (settings, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_settings_set_paper_size (settings, gtk_page_setup_get_paper_size (setup));
  set_output_name (settings, job_name);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_job_name (operation, job_name);
  return self;
}

guint
sp_print_operation_get_n_chart_pages (SpPrintOperation *self)
{
  g_return_val_if_fail (SP_IS_PRINT_OPERATION (self), 0);

  return self->pages != NULL ? self->kind->get_n_pages (self->pages) : 0;
}
