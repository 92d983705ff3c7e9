/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpPagePreview. The selection of the thumbnails is the page shown; zoom 0 is the whole page. */
#include "app/sp-page-preview.h"
#include "app/sp-app.h"
#include "app/sp-page-sheet.h"
#include "base/sp-i18n.h"

#define ZOOM_STEP 1.25
#define MIN_SCALE 0.1
#define MAX_SCALE 6.0

struct _SpPagePreview
{
  GtkWindow parent_instance;

  /* Owned */
  gpointer chart;
  gpointer pages;
  GtkSingleSelection *selection;

  /* Template */
  GtkListView *thumbnails;
  GtkScrolledWindow *scroller;
  GtkLabel *place;

  /* Borrowed */
  const SpChartKind *kind;

  /* Borrowed, a child of scroller */
  SpPageSheet *sheet;

  /* State */
  double scale; /* 0: the whole page */
};

G_DEFINE_FINAL_TYPE (SpPagePreview, sp_page_preview, GTK_TYPE_WINDOW)

enum
{
  SIGNAL_PRINT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
update_actions (SpPagePreview *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint page = sp_page_preview_get_page (self);
  guint n_pages = self->kind->get_n_pages (self->pages);

  gtk_widget_action_set_enabled (widget, "preview.previous", page > 0);
  gtk_widget_action_set_enabled (widget, "preview.next", page + 1 < n_pages);
}

static void
sp_page_preview_selected_cb (SpPagePreview *self)
{
  guint page = sp_page_preview_get_page (self);
  g_autofree char *text = NULL;

  sp_page_sheet_set_page (self->sheet, self->kind, self->pages, page);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  text =
    g_strdup_printf (_ ("第 %u 页／共 %u 页"), page + 1, self->kind->get_n_pages (self->pages));
  gtk_label_set_label (self->place, text);
  update_actions (self);
}

/* ---- actions ---- */

static void
sp_page_preview_step_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpPagePreview *self = SP_PAGE_PREVIEW (widget);
  guint page = sp_page_preview_get_page (self);

  if (g_str_equal (action_name, "preview.next"))
    sp_page_preview_set_page (self, page + 1);
  else if (g_str_equal (action_name, "preview.first"))
    sp_page_preview_set_page (self, 0);
  else if (g_str_equal (action_name, "preview.last"))
    sp_page_preview_set_page (self, self->kind->get_n_pages (self->pages) - 1);
  else if (page > 0)
    sp_page_preview_set_page (self, page - 1);
}

static void
set_scale (SpPagePreview *self, double scale)
{
  self->scale = scale > 0 ? CLAMP (scale, MIN_SCALE, MAX_SCALE) : 0;
  sp_page_sheet_set_scale (self->sheet, self->scale);
}

static void
sp_page_preview_zoom_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpPagePreview *self = SP_PAGE_PREVIEW (widget);
  double shown = sp_page_sheet_get_shown_scale (self->sheet);

  if (g_str_equal (action_name, "preview.zoom-in"))
    set_scale (self, shown * ZOOM_STEP);
  else if (g_str_equal (action_name, "preview.zoom-out"))
    set_scale (self, shown / ZOOM_STEP);
  else
    set_scale (self, 0);
}

static void
sp_page_preview_print_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  g_signal_emit (widget, signals[SIGNAL_PRINT], 0);
}

static void
sp_page_preview_close_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* ---- thumbnails ---- */

static void
sp_page_preview_thumbnail_setup_cb (GtkSignalListItemFactory *factory,
                                    GtkListItem *item,
                                    SpPagePreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *sheet = sp_page_sheet_new (TRUE);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (box, "thumbnail");
  gtk_widget_set_size_request (sheet, 150, 112);
  gtk_box_append (GTK_BOX (box), sheet);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
sp_page_preview_thumbnail_bind_cb (GtkSignalListItemFactory *factory,
                                   GtkListItem *item,
                                   SpPagePreview *self)
{
  GtkWidget *sheet = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_widget_get_next_sibling (sheet);
  GtkStringObject *string = gtk_list_item_get_item (item);

  sp_page_sheet_set_page (SP_PAGE_SHEET (sheet), self->kind, self->pages,
                          gtk_list_item_get_position (item));
  gtk_label_set_label (GTK_LABEL (label), gtk_string_object_get_string (string));
}

static void
sp_page_preview_thumbnail_unbind_cb (GtkSignalListItemFactory *factory,
                                     GtkListItem *item,
                                     SpPagePreview *self)
{
  GtkWidget *sheet = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  sp_page_sheet_set_page (SP_PAGE_SHEET (sheet), NULL, NULL, 0);
}

static void
fill_thumbnails (SpPagePreview *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkStringList *numbers = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->kind->get_n_pages (self->pages); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      gtk_string_list_append (numbers, number);
    }
  g_signal_connect (factory, "setup", G_CALLBACK (sp_page_preview_thumbnail_setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (sp_page_preview_thumbnail_bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (sp_page_preview_thumbnail_unbind_cb), self);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (numbers));
  gtk_list_view_set_factory (self->thumbnails, factory);
  gtk_list_view_set_model (self->thumbnails, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected",
                           G_CALLBACK (sp_page_preview_selected_cb), self, G_CONNECT_SWAPPED);
}

/* ---- class ---- */

static void
sp_page_preview_dispose (GObject *object)
{
  SpPagePreview *self = SP_PAGE_PREVIEW (object);

  /* The sheets borrow the pages: first the widgets, then the pages. */
  if (self->thumbnails != NULL)
    gtk_list_view_set_model (self->thumbnails, NULL);
  if (self->sheet != NULL)
    sp_page_sheet_set_page (self->sheet, NULL, NULL, 0);
  self->sheet = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), SP_TYPE_PAGE_PREVIEW);
  g_clear_object (&self->selection);
  if (self->kind != NULL)
    {
      g_clear_pointer (&self->pages, self->kind->free_pages);
      g_clear_pointer (&self->chart, self->kind->unref);
    }
  G_OBJECT_CLASS (sp_page_preview_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  static const char *const steps[] = {"preview.previous", "preview.next", "preview.first",
                                      "preview.last"};
  static const char *const zooms[] = {"preview.zoom-in", "preview.zoom-out", "preview.zoom-fit"};

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_install_action (klass, steps[i], NULL, sp_page_preview_step_cb);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_install_action (klass, zooms[i], NULL, sp_page_preview_zoom_cb);
  gtk_widget_class_install_action (klass, "preview.print", NULL, sp_page_preview_print_cb);
  gtk_widget_class_install_action (klass, "preview.close", NULL, sp_page_preview_close_cb);
}

static void
add_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    {GDK_KEY_Page_Up, 0, "preview.previous"},
    {GDK_KEY_Page_Down, 0, "preview.next"},
    {GDK_KEY_Home, 0, "preview.first"},
    {GDK_KEY_End, 0, "preview.last"},
    {GDK_KEY_plus, GDK_CONTROL_MASK, "preview.zoom-in"},
    {GDK_KEY_equal, GDK_CONTROL_MASK, "preview.zoom-in"},
    {GDK_KEY_KP_Add, GDK_CONTROL_MASK, "preview.zoom-in"},
    {GDK_KEY_minus, GDK_CONTROL_MASK, "preview.zoom-out"},
    {GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "preview.zoom-out"},
    {GDK_KEY_0, GDK_CONTROL_MASK, "preview.zoom-fit"},
    {GDK_KEY_p, GDK_CONTROL_MASK, "preview.print"},
    {GDK_KEY_Escape, 0, "preview.close"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].modifiers, keys[i].action,
                                         NULL);
}

static void
sp_page_preview_class_init (SpPagePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_page_preview_dispose;
  signals[SIGNAL_PRINT] = g_signal_new ("print", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-page-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPagePreview, thumbnails);
  gtk_widget_class_bind_template_child (widget_class, SpPagePreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, SpPagePreview, place);
  install_actions (widget_class);
  add_keys (widget_class);
}

static void
sp_page_preview_init (SpPagePreview *self)
{
  GtkWidget *sheet = sp_page_sheet_new (FALSE);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->sheet = SP_PAGE_SHEET (sheet);
  gtk_scrolled_window_set_child (self->scroller, sheet);
}

SpPagePreview *
sp_page_preview_new (SpGanttScene *scene, const SpPaper *paper, GtkWindow *parent)
{
  return sp_page_preview_new_for (&sp_gantt_chart, scene, paper, parent);
}

SpPagePreview *
sp_page_preview_new_for (const SpChartKind *kind,
                         gpointer chart,
                         const SpPaper *paper,
                         GtkWindow *parent)
{
  SpPagePreview *self;

  g_return_val_if_fail (chart != NULL, NULL);
  g_return_val_if_fail (paper != NULL, NULL);

  self = g_object_new (SP_TYPE_PAGE_PREVIEW, "transient-for", parent, NULL);
  self->kind = kind;
  self->chart = kind->ref (chart);
  self->pages = kind->make_pages (chart, paper);
  fill_thumbnails (self);
  sp_page_preview_selected_cb (self);
  return self;
}

gpointer
sp_page_preview_get_pages (SpPagePreview *self)
{
  g_return_val_if_fail (SP_IS_PAGE_PREVIEW (self), NULL);

  return self->pages;
}

guint
sp_page_preview_get_page (SpPagePreview *self)
{
  guint page;

  g_return_val_if_fail (SP_IS_PAGE_PREVIEW (self), 0);

  page = gtk_single_selection_get_selected (self->selection);
  return page != GTK_INVALID_LIST_POSITION ? page : 0;
}

void
sp_page_preview_set_page (SpPagePreview *self, guint page)
{
  g_return_if_fail (SP_IS_PAGE_PREVIEW (self));

  if (page < self->kind->get_n_pages (self->pages))
    gtk_single_selection_set_selected (self->selection, page);
}

void
sp_page_preview_set_can_print (SpPagePreview *self, gboolean can_print)
{
  g_return_if_fail (SP_IS_PAGE_PREVIEW (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.print", can_print);
}
