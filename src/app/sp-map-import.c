/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-map-import.h. */
#include "sp-map-import.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "store/sp-worker.h"

#define WIDTH 560
#define HEIGHT 520

struct _SpMapImport
{
  GtkWindow parent_instance;

  /* Owned */
  SpSession *session;
  SpGeoImport *import; /* NULL: not read */
  char *path;
  GCancellable *cancellable;

  /* Borrowed, children */
  GtkLabel *words, *problem, *notes;
  GtkDropDown *datum;
  GtkWidget *datum_row, *accept;
  GtkGrid *rows;

  /* State */
  int64_t map;
};

static guint imported_signal;

G_DEFINE_FINAL_TYPE (SpMapImport, sp_map_import, GTK_TYPE_WINDOW)

static const char key_row[] = "sp-row";

/* ---- rows: a feature and its township ---- */

static void
set_line (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
map_import_chosen_cb (SpMapImport *self, GParamSpec *pspec, GtkDropDown *choice)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), key_row));
  guint selected = gtk_drop_down_get_selected (choice);
  GPtrArray *townships = sp_geo_import_get_townships (self->import);

  sp_geo_import_choose (self->import, i,
                        selected > 0 && selected <= townships->len
                          ? sp_record_get_id (townships->pdata[selected - 1])
                          : 0);
  set_line (self->problem, "");
}

static GtkWidget *
new_choice (SpMapImport *self, guint i)
{
  const SpGeoChoice *choice = sp_geo_import_get (self->import, i);
  GPtrArray *townships = sp_geo_import_get_townships (self->import);
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *widget;
  guint selected = 0;

  gtk_string_list_append (names, _ ("不导入"));
  for (guint k = 0; k < townships->len; k++)
    {
      gtk_string_list_append (names, sp_record_get_title (townships->pdata[k]));
      if (sp_record_get_id (townships->pdata[k]) == choice->unit)
        selected = k + 1;
    }
  widget = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), selected);
  gtk_widget_set_sensitive (widget, choice->feature->kind == SP_GEO_POLYGON);
  sp_app_set_name (widget, choice->feature->name);
  g_object_set_data (G_OBJECT (widget), key_row, GUINT_TO_POINTER (i));
  g_signal_connect_object (widget, "notify::selected", G_CALLBACK (map_import_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  return widget;
}

/* What the name says of it: to be confirmed where it is only alike. */
static char *
dup_remark (SpMapImport *self, const SpGeoChoice *choice)
{
  GPtrArray *townships = sp_geo_import_get_townships (self->import);

  if (choice->feature->kind != SP_GEO_POLYGON)
    return g_strdup (_ ("不是面"));
  if (choice->kind == SP_GEO_MATCH_SURE)
    return g_strdup ("");
  for (guint i = 0; choice->kind == SP_GEO_MATCH_OFFERED && i < townships->len; i++)
    if (sp_record_get_id (townships->pdata[i]) == choice->offered)
      return g_strdup_printf (_ ("是 %s 吗？请核对后选定"),
                              sp_record_get_title (townships->pdata[i]));
  return g_strdup (_ ("没有同名的乡镇"));
}

static void
add_row (SpMapImport *self, guint i)
{
  const SpGeoChoice *choice = sp_geo_import_get (self->import, i);
  g_autofree char *name = *choice->feature->name != '\0'
                            ? g_strdup (choice->feature->name)
                            : g_strdup_printf (_ ("第 %u 个"), choice->feature->number);
  g_autofree char *remark = dup_remark (self, choice);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *said = gtk_label_new (remark);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (said), 0);
  gtk_widget_add_css_class (said, "dim-label");
  gtk_widget_set_hexpand (said, TRUE);
  gtk_grid_attach (self->rows, label, 0, (int)i, 1, 1);
  gtk_grid_attach (self->rows, new_choice (self, i), 1, (int)i, 1, 1);
  gtk_grid_attach (self->rows, said, 2, (int)i, 1, 1);
}

/* Not more rows than a person looks through; the others stay left out. */
#define MOST_ROWS 400

static void
show (SpMapImport *self)
{
  GPtrArray *notes = sp_geo_import_get_notes (self->import);
  guint n = sp_geo_import_get_n (self->import);
  g_autofree char *text = g_strdup_printf (_ ("文件里有 %u 个图形。请核对每个面是哪个乡镇。"), n);
  g_autoptr (GString) lines = g_string_new (NULL);

  gtk_label_set_label (self->words, text);
  for (guint i = 0; i < MIN (n, MOST_ROWS); i++)
    add_row (self, i);
  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", (char *)notes->pdata[i]);
  set_line (self->notes, lines->str);
  gtk_widget_set_visible (self->datum_row,
                          sp_geo_import_get_datum (self->import) == SP_DATUM_UNKNOWN);
  gtk_widget_set_sensitive (self->accept, TRUE);
}

/* ---- reading ---- */

static gpointer
read_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return sp_geo_import_new (reader, data, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpMapImport) self = user_data;
  g_autoptr (GError) error = NULL;
  SpGeoImport *import = sp_store_work_finish (SP_STORE (source), result, &error);

  if (self->session == NULL || sp_session_is_stale (result))
    {
      sp_geo_import_free (import);
      return;
    }
  g_clear_object (&self->cancellable);
  self->import = import;
  if (import != NULL)
    show (self);
  else
    {
      gtk_label_set_label (self->words, _ ("这个文件不能导入："));
      set_line (self->problem, error->message);
    }
}

gboolean
sp_map_import_is_loading (SpMapImport *self)
{
  g_return_val_if_fail (SP_IS_MAP_IMPORT (self), FALSE);
  return self->cancellable != NULL;
}

SpGeoImport *
sp_map_import_get_import (SpMapImport *self)
{
  g_return_val_if_fail (SP_IS_MAP_IMPORT (self), NULL);
  return self->import;
}

const char *
sp_map_import_get_problem (SpMapImport *self)
{
  g_return_val_if_fail (SP_IS_MAP_IMPORT (self), NULL);
  return gtk_label_get_label (self->problem);
}

void
sp_map_import_set_datum (SpMapImport *self, SpDatum datum)
{
  g_return_if_fail (SP_IS_MAP_IMPORT (self));
  gtk_drop_down_set_selected (self->datum, datum);
}

int64_t
sp_map_import_get_map (SpMapImport *self)
{
  g_return_val_if_fail (SP_IS_MAP_IMPORT (self), 0);
  return self->map;
}

gboolean
sp_map_import_accept (SpMapImport *self)
{
  SpStore *store;
  SpDatum datum;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SP_IS_MAP_IMPORT (self), FALSE);

  store = sp_session_get_store (self->session);
  if (store == NULL || self->import == NULL)
    return FALSE;
  datum = (SpDatum)gtk_drop_down_get_selected (self->datum);
  self->map = sp_geo_import_store (self->import, store, _ ("县域边界图"), datum, &error);
  if (self->map == 0)
    {
      set_line (self->problem, error->message);
      return FALSE;
    }
  sp_session_tell (self->session, _ ("已导入县域边界"), TRUE);
  g_signal_emit (self, imported_signal, 0);
  gtk_window_destroy (GTK_WINDOW (self));
  return TRUE;
}

/* ---- class ---- */

static void
map_import_accept_cb (SpMapImport *self)
{
  sp_map_import_accept (self);
}

static void
sp_map_import_dispose (GObject *object)
{
  SpMapImport *self = SP_MAP_IMPORT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_map_import_parent_class)->dispose (object);
}

static void
sp_map_import_finalize (GObject *object)
{
  sp_geo_import_free (SP_MAP_IMPORT (object)->import);
  g_free (SP_MAP_IMPORT (object)->path);
  G_OBJECT_CLASS (sp_map_import_parent_class)->finalize (object);
}

static void
sp_map_import_class_init (SpMapImportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_map_import_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_map_import_finalize;
  imported_signal = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkLabel *
add_label (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_visible (label, *text != '\0');
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static GtkWidget *
new_datum_row (SpMapImport *self)
{
  static const char *const names[] = {N_ ("请选坐标系…"), N_ ("WGS 84（GPS、CGCS2000）"),
                                      N_ ("GCJ-02（国内在线地图）"), NULL};
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->datum = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (names));
  sp_app_set_name (self->datum, _ ("坐标系"));
  gtk_box_append (GTK_BOX (row), gtk_label_new (_ ("文件没有写明坐标系：")));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->datum));
  gtk_widget_set_visible (row, FALSE);
  return row;
}

static void
sp_map_import_init (SpMapImport *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (box, "tab-content");
  self->words = add_label (GTK_BOX (box), _ ("正在读…"), NULL);
  self->datum_row = new_datum_row (self);
  gtk_box_append (GTK_BOX (box), self->datum_row);
  self->rows = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->rows, 12);
  gtk_grid_set_row_spacing (self->rows, 3);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->rows));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  self->notes = add_label (GTK_BOX (box), "", "dim-label");
  self->problem = add_label (GTK_BOX (box), "", "error");
  self->accept = gtk_button_new_with_label (_ ("导入"));
  gtk_widget_add_css_class (self->accept, "suggested-action");
  gtk_widget_set_halign (self->accept, GTK_ALIGN_END);
  gtk_widget_set_sensitive (self->accept, FALSE);
  gtk_box_append (GTK_BOX (box), self->accept);
  g_signal_connect_object (self->accept, "clicked", G_CALLBACK (map_import_accept_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_set_child (GTK_WINDOW (self), box);
}

SpMapImport *
sp_map_import_new (SpSession *session, const char *path, GtkWindow *parent)
{
  SpMapImport *self = g_object_new (SP_TYPE_MAP_IMPORT, "title", _ ("导入县域边界"), "modal", TRUE,
                                    "default-width", WIDTH, "default-height", HEIGHT, NULL);

  self->session = g_object_ref (session);
  self->path = g_strdup (path);
  if (parent != NULL)
    gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  self->cancellable = g_cancellable_new ();
  sp_store_work_async (sp_session_get_store (session), read_work, g_strdup (path), g_free,
                       (GDestroyNotify)sp_geo_import_free, self->cancellable, read_cb,
                       g_object_ref (self));
  return self;
}
