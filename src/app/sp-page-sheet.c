/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpPageSheet. A large sheet draws at once; a thumbnail shows white paper until an idle callback
 * has drawn it into a texture. */
#include "app/sp-page-sheet.h"
#include "base/sp-i18n.h"

#define SHADOW 3 /* pixels around the sheet */

struct _SpPageSheet
{
  GtkWidget parent_instance;

  /* Owned */
  GdkTexture *texture; /* of a thumbnail, for the present size */

  /* Borrowed */
  const SpChartKind *kind;
  gpointer pages;

  /* State */
  guint page;
  double scale;
  gboolean is_thumbnail;
  guint idle;
};

G_DEFINE_FINAL_TYPE (SpPageSheet, sp_page_sheet, GTK_TYPE_WIDGET)

/* Where the sheet lies, centred in the widget. */
static graphene_rect_t
sheet_rect (SpPageSheet *self, double *scale)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  const SpPaper *paper = self->kind->get_paper (self->pages);
  double w, h;

  *scale = self->scale > 0
             ? self->scale
             : MIN ((width - 2 * SHADOW) / paper->width, (height - 2 * SHADOW) / paper->height);
  *scale = MAX (*scale, 0.01);
  w = paper->width * *scale;
  h = paper->height * *scale;
  return GRAPHENE_RECT_INIT ((float)MAX (SHADOW, (width - w) / 2),
                             (float)MAX (SHADOW, (height - h) / 2), (float)w, (float)h);
}

static gboolean
sp_page_sheet_draw_idle_cb (gpointer user_data)
{
  SpPageSheet *self = user_data;
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_surface_t *surface;
  cairo_t *cr;
  double scale;
  graphene_rect_t rect;
  g_autoptr (GBytes) bytes = NULL;
  int width, height, stride;

  self->idle = 0;
  if (self->pages == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  rect = sheet_rect (self, &scale);
  width = MAX (1, (int)(rect.size.width * (float)factor));
  height = MAX (1, (int)(rect.size.height * (float)factor));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale * factor, scale * factor);
  self->kind->draw (self->pages, self->page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize)stride * (gsize)height);
  cairo_surface_destroy (surface);
  g_clear_object (&self->texture);
  /* RGB24 leaves the fourth byte undefined where nothing was painted; everything was. */
  self->texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize)stride);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
drop_texture (SpPageSheet *self)
{
  g_clear_object (&self->texture);
  g_clear_handle_id (&self->idle, g_source_remove);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
snapshot_thumbnail (SpPageSheet *self, GtkSnapshot *snapshot, const graphene_rect_t *rect)
{
  if (self->texture != NULL)
    {
      gtk_snapshot_append_texture (snapshot, self->texture, rect);
      return;
    }
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, sp_page_sheet_draw_idle_cb, self, NULL);
}

static void
snapshot_page (SpPageSheet *self, GtkSnapshot *snapshot, const graphene_rect_t *rect, double scale)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, rect);

  cairo_translate (cr, rect->origin.x, rect->origin.y);
  cairo_scale (cr, scale, scale);
  self->kind->draw (self->pages, self->page, cr);
  cairo_destroy (cr);
}

static void
sp_page_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpPageSheet *self = SP_PAGE_SHEET (widget);
  graphene_rect_t rect;
  GskRoundedRect outline;
  double scale;

  if (self->pages == NULL)
    return;
  rect = sheet_rect (self, &scale);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA) {0, 0, 0, 0.35f}, 0, 1, 1,
                                     SHADOW);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) {1, 1, 1, 1}, &rect);
  if (self->is_thumbnail)
    snapshot_thumbnail (self, snapshot, &rect);
  else
    snapshot_page (self, snapshot, &rect, scale);
}

static void
sp_page_sheet_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  SpPageSheet *self = SP_PAGE_SHEET (widget);
  const SpPaper *paper = self->pages != NULL ? self->kind->get_paper (self->pages) : NULL;
  double length;

  *minimum = *natural = 2 * SHADOW + 1;
  if (paper == NULL || self->scale <= 0)
    return;
  length = orientation == GTK_ORIENTATION_HORIZONTAL ? paper->width : paper->height;
  *minimum = *natural = (int)(length * self->scale + 0.5) + 2 * SHADOW;
}

static void
sp_page_sheet_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  drop_texture (SP_PAGE_SHEET (widget));
}

static void
sp_page_sheet_dispose (GObject *object)
{
  SpPageSheet *self = SP_PAGE_SHEET (object);

  self->pages = NULL;
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->texture);
  G_OBJECT_CLASS (sp_page_sheet_parent_class)->dispose (object);
}

static void
sp_page_sheet_class_init (SpPageSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_page_sheet_dispose;
  widget_class->measure = sp_page_sheet_measure;
  widget_class->size_allocate = sp_page_sheet_size_allocate;
  widget_class->snapshot = sp_page_sheet_snapshot;
  gtk_widget_class_set_css_name (widget_class, "pagesheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sp_page_sheet_init (SpPageSheet *self)
{
}

GtkWidget *
sp_page_sheet_new (gboolean is_thumbnail)
{
  SpPageSheet *self = g_object_new (SP_TYPE_PAGE_SHEET, NULL);

  self->is_thumbnail = is_thumbnail;
  return GTK_WIDGET (self);
}

void
sp_page_sheet_set_page (SpPageSheet *self, const SpChartKind *kind, gpointer pages, guint page)
{
  g_autofree char *label = NULL;

  g_return_if_fail (SP_IS_PAGE_SHEET (self));

  self->kind = kind;
  self->pages = pages;
  self->page = page;
  drop_texture (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (pages == NULL)
    return;
  label = g_strdup_printf (_ ("第 %u 页，共 %u 页"), page + 1, kind->get_n_pages (pages));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
sp_page_sheet_set_scale (SpPageSheet *self, double scale)
{
  g_return_if_fail (SP_IS_PAGE_SHEET (self));

  if (scale == self->scale)
    return;
  self->scale = scale;
  drop_texture (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

double
sp_page_sheet_get_shown_scale (SpPageSheet *self)
{
  double scale = 1.0;

  g_return_val_if_fail (SP_IS_PAGE_SHEET (self), 1.0);

  if (self->pages != NULL)
    sheet_rect (self, &scale);
  return scale;
}
