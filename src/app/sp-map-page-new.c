/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMapPage, new maps: an enterprise's plan, the county as tiles, traced or from a file of
 * boundaries; another picture under a map; deleting one. */
#include "sp-map-page-private.h"

#include "base/sp-i18n.h"
#include "sp-file-filters.h"
#include "sp-map-import.h"
#include "sp-map-new.h"
#include "store/sp-risk-shapes.h"

/* ---- storing ---- */

static void
show_new (SpMapPage *self, SpRecord *map)
{
  sp_map_page_show_map (self, sp_record_get_id (map));
  sp_session_tell (self->session, _ ("已新建四色图"), TRUE);
}

static void
add_map (SpMapPage *self, SpRecord *map, const char *path, guint page)
{
  SpStore *store = sp_session_get_store (self->session);
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;
  if (sp_store_add_map (store, map, path, (int)page, &error))
    show_new (self, map);
  else
    sp_session_report_error (self->session, error);
}

/* ---- with a picture ---- */

/* What is to be done once the picture was found sound. */
typedef struct
{
  SpMapPage *page;
  SpRecord *map; /* new; NULL: the picture goes under the map with @id */
  int64_t id;
  char *path;
  guint number;
} Wish;

static void
wish_free (Wish *self)
{
  g_object_unref (self->page);
  g_clear_object (&self->map);
  g_free (self->path);
  g_free (self);
}

static void
fulfil (Wish *self)
{
  SpStore *store = sp_session_get_store (self->page->session);
  g_autoptr (GError) error = NULL;

  if (self->map != NULL)
    add_map (self->page, self->map, self->path, self->number);
  else if (store != NULL &&
           sp_store_set_map_base (store, self->id, self->path, (int)self->number, &error))
    sp_session_tell (self->page->session, _ ("已更换底图"), TRUE);
  else if (store != NULL)
    sp_session_report_error (self->page->session, error);
}

static void
looked_at_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wish *self = user_data;
  g_autoptr (GError) error = NULL;

  if (sp_map_check_picture_finish (result, &error) == 0 && self->page->session != NULL)
    sp_session_report_error (self->page->session, error);
  else if (self->page->session != NULL && error == NULL)
    fulfil (self);
  wish_free (self);
}

static void
begin_wish (SpMapPage *self, SpRecord *map, const char *path, guint number)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->page = g_object_ref (self);
  wish->map = map != NULL ? g_object_ref (map) : NULL;
  wish->id = self->map;
  wish->path = g_strdup (path);
  wish->number = number;
  sp_map_check_picture_async (path, number, NULL, looked_at_cb, wish);
}

void
sp_map_page_add_plan (
  SpMapPage *self, int64_t enterprise, const char *name, const char *path, guint page)
{
  g_autoptr (SpRecord) map = NULL;

  g_return_if_fail (SP_IS_MAP_PAGE (self) && name != NULL);

  map = sp_record_new (&sp_risk_map_type);
  sp_record_set_integer (map, SP_RISK_MAP_ENTERPRISE, enterprise);
  sp_record_set_integer (map, SP_RISK_MAP_KIND,
                         enterprise != 0 ? SP_RISK_BASE_PLAN : SP_RISK_BASE_TRACED);
  sp_record_set_text (map, SP_RISK_MAP_NAME, name);
  if (path != NULL)
    begin_wish (self, map, path, page);
  else
    add_map (self, map, NULL, 0);
}

void
sp_map_page_set_base (SpMapPage *self, const char *path, guint page)
{
  g_return_if_fail (SP_IS_MAP_PAGE (self) && path != NULL);

  if (sp_map_page_can_edit (self))
    begin_wish (self, NULL, path, page);
}

/* ---- the windows that ask ---- */

static void
close_dialog (SpMapPage *self)
{
  if (self->dialog != NULL)
    gtk_window_destroy (self->dialog);
  g_clear_object (&self->dialog);
}

static void
map_page_dialog_gone_cb (SpMapPage *self)
{
  g_clear_object (&self->dialog);
}

static void
present (SpMapPage *self, GtkWindow *dialog)
{
  close_dialog (self);
  self->dialog = g_object_ref (dialog);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (map_page_dialog_gone_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
map_page_accepted_cb (SpMapPage *self, SpMapNew *dialog)
{
  if (sp_map_new_get_kind (dialog) == SP_MAP_NEW_BASE)
    sp_map_page_set_base (self, sp_map_new_get_path (dialog), sp_map_new_get_page (dialog));
  else
    sp_map_page_add_plan (self, sp_map_new_get_enterprise (dialog), sp_map_new_get_name (dialog),
                          sp_map_new_get_path (dialog), sp_map_new_get_page (dialog));
}

static void
ask (SpMapPage *self, SpMapNewKind kind)
{
  SpMapNew *dialog = sp_map_new_new (self->session, kind, sp_map_page_get_window (self));
  SpRecord *map = sp_map_page_get_record (self);

  if (kind == SP_MAP_NEW_PLAN && map != NULL)
    sp_map_new_set_enterprise (dialog, sp_record_get_integer (map, SP_RISK_MAP_ENTERPRISE));
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (map_page_accepted_cb), self,
                           G_CONNECT_SWAPPED);
  present (self, GTK_WINDOW (dialog));
}

static void
sp_map_page_new_plan_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask (SP_MAP_PAGE (widget), SP_MAP_NEW_PLAN);
}

static void
sp_map_page_new_traced_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask (SP_MAP_PAGE (widget), SP_MAP_NEW_TRACED);
}

static void
sp_map_page_set_base_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask (SP_MAP_PAGE (widget), SP_MAP_NEW_BASE);
}

static void
sp_map_page_new_tiles_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (SpRiskMap) map = sp_risk_map_new_tiles ();

  add_map (SP_MAP_PAGE (widget), SP_RECORD (map), NULL, 0);
}

/* ---- a file of boundaries ---- */

static void
map_page_imported_cb (SpMapPage *self, SpMapImport *dialog)
{
  sp_map_page_show_map (self, sp_map_import_get_map (dialog));
}

static void
map_page_geojson_cb (SpMapPage *self, int response, GtkNativeDialog *chooser)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  SpMapImport *dialog;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  gtk_native_dialog_destroy (chooser);
  g_clear_object (&self->chooser);
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path == NULL)
    return;
  dialog = sp_map_import_new (self->session, path, sp_map_page_get_window (self));
  g_signal_connect_object (dialog, "imported", G_CALLBACK (map_page_imported_cb), self,
                           G_CONNECT_SWAPPED);
  present (self, GTK_WINDOW (dialog));
}

static void
sp_map_page_import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const endings[] = {"geojson", "json", NULL};
  SpMapPage *self = SP_MAP_PAGE (widget);

  if (self->chooser != NULL)
    return;
  self->chooser = GTK_NATIVE_DIALOG (
    gtk_file_chooser_native_new (_ ("导入县域边界"), sp_map_page_get_window (self),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _ ("打开"), _ ("取消")));
  sp_file_filters_add (GTK_FILE_CHOOSER (self->chooser), _ ("GeoJSON 文件"), endings);
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (map_page_geojson_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (self->chooser);
}

/* ---- deleting ---- */

static void
sp_map_page_delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpMapPage *self = SP_MAP_PAGE (widget);
  SpRecord *map = sp_map_page_get_record (self);
  g_autoptr (SpRecord) doomed = map != NULL ? g_object_ref (map) : NULL;

  if (doomed != NULL && sp_record_get_id (doomed) != 0)
    sp_session_delete (self->session, doomed, _ ("删除四色图"));
}

void
sp_map_page_new_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "maps.new-plan", NULL, sp_map_page_new_plan_cb);
  gtk_widget_class_install_action (widget_class, "ledger.add", NULL, sp_map_page_new_plan_cb);
  gtk_widget_class_install_action (widget_class, "maps.new-traced", NULL,
                                   sp_map_page_new_traced_cb);
  gtk_widget_class_install_action (widget_class, "maps.new-tiles", NULL, sp_map_page_new_tiles_cb);
  gtk_widget_class_install_action (widget_class, "maps.set-base", NULL, sp_map_page_set_base_cb);
  gtk_widget_class_install_action (widget_class, "maps.import", NULL, sp_map_page_import_cb);
  gtk_widget_class_install_action (widget_class, "maps.delete", NULL, sp_map_page_delete_cb);
}

void
sp_map_page_new_dispose (SpMapPage *self)
{
  close_dialog (self);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
}
