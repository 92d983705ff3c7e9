/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-map-new.h. */
#include "sp-map-new.h"

#include "base/sp-i18n.h"
#include "core/sp-enterprise.h"
#include "sp-app.h"
#include "sp-file-filters.h"
#include "sp-map-load.h"
#include "sp-picker.h"

struct _SpMapNew
{
  GtkWindow parent_instance;

  /* Owned */
  char *path; /* NULL: none was chosen */
  GCancellable *cancellable;
  GtkNativeDialog *chooser; /* while it is open */

  /* Borrowed, children */
  SpPicker *enterprise;
  GtkEditable *name;
  GtkButton *file;
  GtkSpinButton *page;
  GtkWidget *page_row, *accept;
  GtkLabel *problem;
  GtkSpinner *spinner;

  /* State */
  SpMapNewKind kind;
  guint is_sound : 1; /* the picture can be drawn */
};

static guint accepted_signal;

G_DEFINE_FINAL_TYPE (SpMapNew, sp_map_new, GTK_TYPE_WINDOW)

/* ---- what is missing ---- */

static gboolean
is_complete (SpMapNew *self)
{
  gboolean has_name = *gtk_editable_get_text (self->name) != '\0';

  if (self->cancellable != NULL || (self->path != NULL && !self->is_sound))
    return FALSE;
  switch (self->kind)
    {
    case SP_MAP_NEW_PLAN:
      return has_name && sp_picker_get_selected (self->enterprise) != 0;
    case SP_MAP_NEW_TRACED:
      return has_name && self->path != NULL;
    case SP_MAP_NEW_BASE:
      return self->path != NULL;
    }
  g_return_val_if_reached (FALSE);
}

static void
update (SpMapNew *self)
{
  gtk_widget_set_sensitive (self->accept, is_complete (self));
  gtk_spinner_set_spinning (self->spinner, self->cancellable != NULL);
}

static void
set_problem (SpMapNew *self, const char *text)
{
  gtk_label_set_label (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *text != '\0');
}

/* ---- the picture ---- */

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpMapNew) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n = sp_map_check_picture_finish (result, &error);

  if (self->problem == NULL || sp_session_is_stale (result))
    return;
  g_clear_object (&self->cancellable);
  self->is_sound = n > 0;
  set_problem (self, error != NULL ? error->message : "");
  if (n > 0)
    gtk_spin_button_set_range (self->page, 1, n);
  gtk_widget_set_visible (self->page_row, n > 1);
  update (self);
}

/* Another file or another page of it. */
static void
check (SpMapNew *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->is_sound = FALSE;
  if (self->path != NULL)
    {
      self->cancellable = g_cancellable_new ();
      sp_map_check_picture_async (self->path, sp_map_new_get_page (self), self->cancellable,
                                  checked_cb, g_object_ref (self));
    }
  update (self);
}

void
sp_map_new_set_path (SpMapNew *self, const char *path)
{
  g_autofree char *base = NULL;

  g_return_if_fail (SP_IS_MAP_NEW (self));

  g_free (self->path);
  self->path = g_strdup (path);
  base = path != NULL ? g_filename_display_basename (path) : NULL;
  gtk_button_set_label (self->file, base != NULL ? base : _ ("选择图片…"));
  set_problem (self, "");
  gtk_spin_button_set_range (self->page, 1, 1);
  gtk_widget_set_visible (self->page_row, FALSE);
  check (self);
}

static void
map_new_page_cb (SpMapNew *self)
{
  if (gtk_widget_get_visible (self->page_row))
    check (self);
}

static void
close_chooser (SpMapNew *self)
{
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
}

static void
map_new_chosen_cb (SpMapNew *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  close_chooser (self);
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    sp_map_new_set_path (self, path);
}

static void
map_new_file_cb (SpMapNew *self)
{
  static const char *const endings[] = {"png", "jpg", "jpeg", "svg", "pdf", NULL};

  if (self->chooser != NULL)
    return;
  self->chooser = GTK_NATIVE_DIALOG (gtk_file_chooser_native_new (
    _ ("选择底图"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("选择"), _ ("取消")));
  sp_file_filters_add (GTK_FILE_CHOOSER (self->chooser), _ ("图片：PNG、JPEG、SVG、PDF"), endings);
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (map_new_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (self->chooser);
}

/* ---- asked from outside ---- */

SpMapNewKind
sp_map_new_get_kind (SpMapNew *self)
{
  g_return_val_if_fail (SP_IS_MAP_NEW (self), SP_MAP_NEW_PLAN);
  return self->kind;
}

int64_t
sp_map_new_get_enterprise (SpMapNew *self)
{
  g_return_val_if_fail (SP_IS_MAP_NEW (self), 0);
  return self->kind == SP_MAP_NEW_PLAN ? sp_picker_get_selected (self->enterprise) : 0;
}

const char *
sp_map_new_get_name (SpMapNew *self)
{
  g_return_val_if_fail (SP_IS_MAP_NEW (self), NULL);
  return gtk_editable_get_text (self->name);
}

const char *
sp_map_new_get_path (SpMapNew *self)
{
  g_return_val_if_fail (SP_IS_MAP_NEW (self), NULL);
  return self->path;
}

guint
sp_map_new_get_page (SpMapNew *self)
{
  g_return_val_if_fail (SP_IS_MAP_NEW (self), 0);
  return (guint)MAX (gtk_spin_button_get_value_as_int (self->page), 1) - 1;
}

void
sp_map_new_set_enterprise (SpMapNew *self, int64_t enterprise)
{
  g_return_if_fail (SP_IS_MAP_NEW (self));
  sp_picker_set_selected (self->enterprise, enterprise);
  update (self);
}

gboolean
sp_map_new_is_checking (SpMapNew *self)
{
  g_return_val_if_fail (SP_IS_MAP_NEW (self), FALSE);
  return self->cancellable != NULL;
}

const char *
sp_map_new_get_problem (SpMapNew *self)
{
  g_return_val_if_fail (SP_IS_MAP_NEW (self), NULL);
  return gtk_label_get_label (self->problem);
}

void
sp_map_new_accept (SpMapNew *self)
{
  g_return_if_fail (SP_IS_MAP_NEW (self));

  if (!is_complete (self))
    return;
  g_signal_emit (self, accepted_signal, 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* ---- class ---- */

static void
sp_map_new_dispose (GObject *object)
{
  SpMapNew *self = SP_MAP_NEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  close_chooser (self);
  self->problem = NULL;
  G_OBJECT_CLASS (sp_map_new_parent_class)->dispose (object);
}

static void
sp_map_new_finalize (GObject *object)
{
  g_free (SP_MAP_NEW (object)->path);
  G_OBJECT_CLASS (sp_map_new_parent_class)->finalize (object);
}

static void
sp_map_new_class_init (SpMapNewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_map_new_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_map_new_finalize;
  accepted_signal = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
sp_map_new_init (SpMapNew *self)
{
}

static GtkWidget *
add_row (GtkGrid *grid, int row, const char *title, GtkWidget *widget)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, widget, 1, row, 1, 1);
  sp_app_set_name (widget, title);
  return label;
}

static GtkWidget *
new_page_row (SpMapNew *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->page = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 1, 1));
  sp_app_set_name (self->page, _ ("第几页"));
  gtk_box_append (GTK_BOX (row), gtk_label_new (_ ("用第")));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->page));
  gtk_box_append (GTK_BOX (row), gtk_label_new (_ ("页")));
  gtk_widget_set_visible (row, FALSE);
  g_signal_connect_object (self->page, "value-changed", G_CALLBACK (map_new_page_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static void
add_fields (SpMapNew *self, GtkGrid *grid, SpSession *session)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *label;

  self->enterprise = sp_picker_new (session, &sp_enterprise_type, _ ("选择企业…"));
  label = add_row (grid, 0, _ ("企业"), GTK_WIDGET (self->enterprise));
  gtk_widget_set_visible (label, self->kind == SP_MAP_NEW_PLAN);
  gtk_widget_set_visible (GTK_WIDGET (self->enterprise), self->kind == SP_MAP_NEW_PLAN);
  self->name = GTK_EDITABLE (entry);
  label = add_row (grid, 1, _ ("图名"), entry);
  gtk_widget_set_visible (label, self->kind != SP_MAP_NEW_BASE);
  gtk_widget_set_visible (entry, self->kind != SP_MAP_NEW_BASE);
  gtk_editable_set_text (self->name, self->kind == SP_MAP_NEW_PLAN ? _ ("总平面图") : _ ("全县"));
  self->file = GTK_BUTTON (gtk_button_new_with_label (_ ("选择图片…")));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->file), _ ("PNG、JPEG、SVG 图片，或 PDF 的一页"));
  add_row (grid, 2, _ ("底图"), GTK_WIDGET (self->file));
  self->page_row = new_page_row (self);
  gtk_grid_attach (grid, self->page_row, 1, 3, 1, 1);
  g_signal_connect_object (self->enterprise, "chosen", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->file, "clicked", G_CALLBACK (map_new_file_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
new_foot (SpMapNew *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *filler = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *cancel = gtk_button_new_with_label (_ ("取消"));

  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  self->accept =
    gtk_button_new_with_label (self->kind == SP_MAP_NEW_BASE ? _ ("更换") : _ ("建立"));
  gtk_widget_add_css_class (self->accept, "suggested-action");
  gtk_widget_set_hexpand (filler, TRUE);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->spinner));
  gtk_box_append (GTK_BOX (foot), filler);
  gtk_box_append (GTK_BOX (foot), cancel);
  gtk_box_append (GTK_BOX (foot), self->accept);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->accept, "clicked", G_CALLBACK (sp_map_new_accept), self,
                           G_CONNECT_SWAPPED);
  return foot;
}

static void
add_parts (SpMapNew *self, SpSession *session)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *problem = gtk_label_new (NULL);

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  add_fields (self, GTK_GRID (grid), session);
  self->problem = GTK_LABEL (problem);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_wrap_mode (self->problem, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_max_width_chars (self->problem, 40);
  gtk_widget_add_css_class (problem, "error");
  gtk_widget_set_visible (problem, FALSE);
  gtk_widget_add_css_class (box, "tab-content");
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), problem);
  gtk_box_append (GTK_BOX (box), new_foot (self));
  gtk_window_set_child (GTK_WINDOW (self), box);
}

SpMapNew *
sp_map_new_new (SpSession *session, SpMapNewKind kind, GtkWindow *parent)
{
  static const char *const titles[] = {[SP_MAP_NEW_PLAN] = N_ ("新建企业四色图"),
                                       [SP_MAP_NEW_TRACED] = N_ ("在底图上描全县"),
                                       [SP_MAP_NEW_BASE] = N_ ("更换底图")};
  SpMapNew *self = g_object_new (SP_TYPE_MAP_NEW, "title", _ (titles[kind]), "modal", TRUE,
                                 "default-width", 420, NULL);

  self->kind = kind;
  add_parts (self, session);
  if (parent != NULL)
    gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  update (self);
  return self;
}
