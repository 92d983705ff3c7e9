/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMapPage, the output half: preview, print, export of the map that is on screen. Exports are
 * drawn on a thread of their own, from the scene as it is then. */
#include "sp-map-page-private.h"

#include "base/sp-i18n.h"
#include "chart/sp-chart-kind.h"
#include "sp-page-preview.h"

static const char *const papers[] = {"A4", "A3", "A2", "A1", "A0"};

static const struct
{
  const char *name, *ending;
  gsize max_bytes; /* 0: no limit */
} kinds[] = {
  {"pdf", ".pdf", 0},
  {"png", ".png", 0},
  {"png5", ".png", SP_MAP_PLATFORM_BYTES},
  {"svg", ".svg", 0},
};

static const SpPaper *
get_paper (SpMapPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->paper_drop_down);

  return sp_paper_find (papers[MIN (selected, G_N_ELEMENTS (papers) - 1)]);
}

static char *
dup_name (SpMapPage *self)
{
  return sp_map_scene_dup_title (sp_map_canvas_get_scene (self->canvas));
}

/* ---- print ---- */

static void
print_from (SpMapPage *self, GtkWindow *parent)
{
  SpMapScene *scene = sp_map_canvas_get_scene (self->canvas);
  g_autofree char *name = NULL;

  if (scene == NULL)
    return;
  if (self->printer == NULL)
    self->printer = sp_chart_printer_new (self->session);
  name = dup_name (self);
  sp_chart_printer_print (self->printer, &sp_map_chart, scene, get_paper (self), name, parent);
}

static void
sp_map_page_print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  print_from (SP_MAP_PAGE (widget), sp_map_page_get_window (SP_MAP_PAGE (widget)));
}

static void
map_page_preview_print_cb (SpMapPage *self, SpPagePreview *preview)
{
  print_from (self, GTK_WINDOW (preview));
}

static void
sp_map_page_preview_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpMapPage *self = SP_MAP_PAGE (widget);
  SpMapScene *scene = sp_map_canvas_get_scene (self->canvas);
  SpPagePreview *preview;

  if (scene == NULL)
    return;
  preview =
    sp_page_preview_new_for (&sp_map_chart, scene, get_paper (self), sp_map_page_get_window (self));
  g_signal_connect_object (preview, "print", G_CALLBACK (map_page_preview_print_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (preview));
}

/* ---- export ---- */

typedef struct
{
  SpMapScene *scene;
  const SpPaper *paper;
  char *path;
  gsize max_bytes;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  sp_map_scene_unref (export->scene);
  g_free (export->path);
  g_free (export);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Export *export = data;
  g_autoptr (SpMapPages) pages = sp_map_pages_new (export->scene, export->paper);
  SpChartFormat format = SP_CHART_PDF;
  GPtrArray *written = NULL;
  GError *error = NULL;

  sp_chart_format_from_path (export->path, &format);
  if (sp_map_pages_export (pages, format, export->max_bytes, export->path, &written, cancellable,
                           &error))
    g_task_return_pointer (task, written, (GDestroyNotify)g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SpMapPage *self = SP_MAP_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) written = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *text = NULL;
  g_autofree char *folder = NULL;

  if (self->outcome == NULL || self->session == NULL)
    return; /* the page went while it ran */
  if (written == NULL || written->len == 0)
    {
      sp_outcome_bar_dismiss (self->outcome);
      sp_session_report_error (self->session, error);
      return;
    }
  if (written->len == 1)
    text = g_strdup_printf (_ ("已导出 %s"), (char *)written->pdata[0]);
  else
    text = g_strdup_printf (_ ("已导出 %u 个文件"), written->len);
  folder = g_path_get_dirname (written->pdata[0]);
  sp_outcome_bar_finish (self->outcome, text, written->len == 1 ? written->pdata[0] : folder);
}

void
sp_map_page_export_to (SpMapPage *self, const char *path, gsize max_bytes)
{
  SpMapScene *scene;
  g_autoptr (GTask) task = NULL;
  Export *export;

  g_return_if_fail (SP_IS_MAP_PAGE (self) && path != NULL);

  scene = sp_map_canvas_get_scene (self->canvas);
  if (scene == NULL || sp_outcome_bar_is_busy (self->outcome))
    return;
  export = g_new0 (Export, 1);
  *export = (Export) {sp_map_scene_ref (scene), get_paper (self), g_strdup (path), max_bytes};
  task = g_task_new (self, sp_outcome_bar_begin (self->outcome, _ ("正在导出四色图…")), exported_cb,
                     NULL);
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, export_thread);
}

gboolean
sp_map_page_is_exporting (SpMapPage *self)
{
  g_return_val_if_fail (SP_IS_MAP_PAGE (self), FALSE);
  return sp_outcome_bar_is_busy (self->outcome);
}

static void
save (gpointer page, const char *path, int kind)
{
  sp_map_page_export_to (page, path, kinds[kind].max_bytes);
}

static void
ask (SpMapPage *self, int kind)
{
  g_autofree char *name = NULL;

  if (sp_map_canvas_get_scene (self->canvas) == NULL || sp_outcome_bar_is_busy (self->outcome))
    return;
  if (self->saver == NULL)
    self->saver = sp_save_chooser_new (self, save);
  name = dup_name (self);
  sp_save_chooser_ask (self->saver, _ ("导出四色图"), name, kinds[kind].ending, kind);
}

static void
sp_map_page_export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask (SP_MAP_PAGE (widget), 0);
}

static void
sp_map_page_export_as_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *name = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (name, kinds[i].name))
      ask (SP_MAP_PAGE (widget), (int)i);
}

void
sp_map_page_output_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "maps.preview", NULL, sp_map_page_preview_cb);
  gtk_widget_class_install_action (widget_class, "maps.print", NULL, sp_map_page_print_cb);
  gtk_widget_class_install_action (widget_class, "maps.export", NULL, sp_map_page_export_cb);
  gtk_widget_class_install_action (widget_class, "maps.export-as", "s", sp_map_page_export_as_cb);
}

void
sp_map_page_output_dispose (SpMapPage *self)
{
  g_clear_object (&self->saver);
  g_clear_object (&self->printer);
}
