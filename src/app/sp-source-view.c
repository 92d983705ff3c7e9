/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpSourceView. The buffer holds a window of the document that begins at character `base`: all of
 * it where the document is of a usual size. */
#include "app/sp-source-view.h"
#include "base/sp-i18n.h"
#include <string.h>

#define WHOLE_LIMIT 1000000 /* bytes; the real plan has 200 000 */
#define PASSAGE_LIMIT 20000 /* characters shown of a longer document */
#define LEAD_IN 400         /* characters before the passage asked for */
#define GLIDE_FRAMES 15     /* a glide takes 200 ms */
#define MAX_FRAMES 120

typedef struct
{
  SpSourceKind kind;
  guint start, end;
} Mark;

struct _SpSourceView
{
  GtkTextView parent_instance;

  /* Owned */
  char *text; /* of a long document, else NULL */
  GArray *marks;

  /* State */
  guint n_chars;
  guint base;    /* characters before the buffer's first */
  guint n_shown; /* characters in the buffer */
  guint tick;    /* a place is being reached */
  guint n_frames;
};

static guint place_clicked;
static guint place_entered;
static const char *const tag_names[] = {"unit", "deadline", "target", "doubt"};

G_DEFINE_FINAL_TYPE (SpSourceView, sp_source_view, GTK_TYPE_TEXT_VIEW)

/* ---- tags ---- */

/* The underline's colour tells the kind; each is told by its form too, and the legend names them.
 */
static void
make_tags (GtkTextBuffer *buffer)
{
  gtk_text_buffer_create_tag (buffer, "current", "background-rgba",
                              &(GdkRGBA) {0.20f, 0.48f, 0.90f, 0.16f}, NULL);
  gtk_text_buffer_create_tag (buffer, "doubt", "background-rgba",
                              &(GdkRGBA) {0.96f, 0.70f, 0.10f, 0.30f}, NULL);
  gtk_text_buffer_create_tag (buffer, "unit", "underline", PANGO_UNDERLINE_SINGLE, "underline-rgba",
                              &(GdkRGBA) {0.12f, 0.44f, 0.82f, 1}, NULL);
  gtk_text_buffer_create_tag (buffer, "deadline", "underline", PANGO_UNDERLINE_DOUBLE,
                              "underline-rgba", &(GdkRGBA) {0.75f, 0.28f, 0.04f, 1}, NULL);
  gtk_text_buffer_create_tag (buffer, "target", "underline", PANGO_UNDERLINE_ERROR,
                              "underline-rgba", &(GdkRGBA) {0.15f, 0.55f, 0.30f, 1}, NULL);
}

static gboolean
get_range (SpSourceView *self, guint start, guint end, GtkTextIter *from, GtkTextIter *to)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  if (end <= self->base || start >= self->base + self->n_shown || end < start)
    return FALSE;
  start = MAX (start, self->base) - self->base;
  end = MIN (end, self->base + self->n_shown) - self->base;
  gtk_text_buffer_get_iter_at_offset (buffer, from, (int)start);
  gtk_text_buffer_get_iter_at_offset (buffer, to, (int)end);
  return TRUE;
}

void
sp_source_view_apply_marks (SpSourceView *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter from, to;

  g_return_if_fail (SP_IS_SOURCE_VIEW (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_bounds (buffer, &from, &to);
  gtk_text_buffer_remove_all_tags (buffer, &from, &to);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (get_range (self, mark->start, mark->end, &from, &to))
        gtk_text_buffer_apply_tag_by_name (buffer, tag_names[mark->kind], &from, &to);
    }
}

void
sp_source_view_add_mark (SpSourceView *self, SpSourceKind kind, guint start, guint end)
{
  Mark mark = {kind, start, end};

  g_return_if_fail (SP_IS_SOURCE_VIEW (self));

  if (end > start)
    g_array_append_val (self->marks, mark);
}

void
sp_source_view_clear_marks (SpSourceView *self)
{
  g_return_if_fail (SP_IS_SOURCE_VIEW (self));

  g_array_set_size (self->marks, 0);
}

gboolean
sp_source_view_get_mark (SpSourceView *self, guint offset, SpSourceKind *kind)
{
  g_return_val_if_fail (SP_IS_SOURCE_VIEW (self), FALSE);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (offset < mark->start || offset >= mark->end)
        continue;
      *kind = mark->kind;
      return TRUE;
    }
  return FALSE;
}

/* ---- text ---- */

static void
fill (SpSourceView *self, const char *text, gsize length, guint base, guint n_chars)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  self->base = base;
  self->n_shown = n_chars;
  gtk_text_buffer_set_text (buffer, text, (int)length);
}

void
sp_source_view_set_text (SpSourceView *self, const char *text, gsize length)
{
  g_return_if_fail (SP_IS_SOURCE_VIEW (self));
  g_return_if_fail (text != NULL);

  g_clear_pointer (&self->text, g_free);
  g_array_set_size (self->marks, 0);
  self->n_chars = (guint)g_utf8_strlen (text, (gssize)length);
  if (length <= WHOLE_LIMIT)
    {
      fill (self, text, length, 0, self->n_chars);
      return;
    }
  self->text = g_strndup (text, length);
  fill (self, "", 0, 0, 0);
}

/* Puts the passage around @start into the buffer of a long document. */
static void
fetch_passage (SpSourceView *self, guint start, guint end)
{
  guint base = start > LEAD_IN ? start - LEAD_IN : 0;
  guint n = MIN (PASSAGE_LIMIT, self->n_chars - MIN (base, self->n_chars));
  const char *from, *to;

  if (start >= self->base && MIN (end, start + PASSAGE_LIMIT / 2) <= self->base + self->n_shown)
    return;
  from = g_utf8_offset_to_pointer (self->text, (glong)MIN (base, self->n_chars));
  to = g_utf8_offset_to_pointer (from, (glong)n);
  fill (self, from, (gsize)(to - from), base, n);
  sp_source_view_apply_marks (self);
}

static void
scroll_to_cursor (SpSourceView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer), 0, TRUE,
                                0, 0.25);
}

static gboolean
is_cursor_in_sight (SpSourceView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GdkRectangle visible, place;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  return place.y >= visible.y && place.y + place.height <= visible.y + visible.height;
}

/* A text view measures long texts little by little; until it is through, a place far down is not
 * reached at once. */
static gboolean
source_view_settle_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SpSourceView *self = SP_SOURCE_VIEW (widget);

  self->n_frames++;
  if (self->n_frames < MAX_FRAMES &&
      (self->n_frames % GLIDE_FRAMES != 0 || !is_cursor_in_sight (self)))
    {
      if (self->n_frames % GLIDE_FRAMES == 0)
        scroll_to_cursor (self);
      return G_SOURCE_CONTINUE;
    }
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

void
sp_source_view_show (SpSourceView *self, guint start, guint end, gboolean scroll)
{
  GtkTextBuffer *buffer;
  GtkTextIter from, to;

  g_return_if_fail (SP_IS_SOURCE_VIEW (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  if (self->text != NULL)
    fetch_passage (self, start, end);
  gtk_text_buffer_get_bounds (buffer, &from, &to);
  gtk_text_buffer_remove_tag_by_name (buffer, "current", &from, &to);
  if (!get_range (self, start, MAX (end, start + 1), &from, &to))
    return;
  gtk_text_buffer_apply_tag_by_name (buffer, "current", &from, &to);
  if (!scroll)
    return;
  gtk_text_buffer_place_cursor (buffer, &from);
  scroll_to_cursor (self);
  self->n_frames = 0;
  if (self->tick == 0)
    self->tick =
      gtk_widget_add_tick_callback (GTK_WIDGET (self), source_view_settle_cb, NULL, NULL);
}

guint
sp_source_view_get_cursor (SpSourceView *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  g_return_val_if_fail (SP_IS_SOURCE_VIEW (self), 0);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return self->base + (guint)gtk_text_iter_get_offset (&iter);
}

void
sp_source_view_set_cursor (SpSourceView *self, guint start, guint end)
{
  GtkTextIter from, to;

  g_return_if_fail (SP_IS_SOURCE_VIEW (self));

  if (self->text != NULL)
    fetch_passage (self, start, end);
  if (get_range (self, start, end, &from, &to))
    gtk_text_buffer_select_range (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &to, &from);
}

gboolean
sp_source_view_get_selection (SpSourceView *self, guint *start, guint *end)
{
  GtkTextBuffer *buffer;
  GtkTextIter from, to;

  g_return_val_if_fail (SP_IS_SOURCE_VIEW (self), FALSE);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  if (!gtk_text_buffer_get_selection_bounds (buffer, &from, &to))
    return FALSE;
  *start = self->base + (guint)gtk_text_iter_get_offset (&from);
  *end = self->base + (guint)gtk_text_iter_get_offset (&to);
  return TRUE;
}

/* ---- pointer and keys ---- */

/* A click leads to the result; a drag selects what is to be added to the measure at hand. The text
 * view's gestures take both for themselves, so events are looked at as they come. */
static gboolean
source_view_event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, SpSourceView *self)
{
  guint start, end;

  if (gdk_event_get_event_type (event) == GDK_BUTTON_RELEASE &&
      gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY &&
      !sp_source_view_get_selection (self, &start, &end))
    g_signal_emit (self, place_clicked, 0, sp_source_view_get_cursor (self));
  return GDK_EVENT_PROPAGATE;
}

static gboolean
sp_source_view_enter_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SpSourceView *self = SP_SOURCE_VIEW (widget);

  g_signal_emit (self, place_entered, 0, sp_source_view_get_cursor (self));
  return TRUE;
}

/* Lines are wrapped: there is nothing to be seen by scrolling sideways, which scroll_to_mark ()
 * does all the same. */
static void
source_view_sideways_cb (GtkAdjustment *adjustment)
{
  if (gtk_adjustment_get_value (adjustment) != 0)
    gtk_adjustment_set_value (adjustment, 0);
}

static void
source_view_hadjustment_cb (SpSourceView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self));

  if (adjustment != NULL)
    g_signal_connect (adjustment, "value-changed", G_CALLBACK (source_view_sideways_cb), NULL);
}

/* ---- class ---- */

/* GTK 4.8's scrolled window disconnects a handler twice when it is unmapped while its adjustment
 * still glides to where scroll_to_mark () sent it. Setting the value ends the glide. */
static void
sp_source_view_unmap (GtkWidget *widget)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));

  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment));
  GTK_WIDGET_CLASS (sp_source_view_parent_class)->unmap (widget);
}

static void
sp_source_view_finalize (GObject *object)
{
  SpSourceView *self = SP_SOURCE_VIEW (object);

  g_free (self->text);
  g_array_unref (self->marks);
  G_OBJECT_CLASS (sp_source_view_parent_class)->finalize (object);
}

static void
sp_source_view_class_init (SpSourceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_source_view_finalize;
  widget_class->unmap = sp_source_view_unmap;
  place_clicked = g_signal_new ("place-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  place_entered = g_signal_new ("place-entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, sp_source_view_enter_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, sp_source_view_enter_cb, NULL);
}

static void
sp_source_view_init (SpSourceView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  make_tags (gtk_text_view_get_buffer (view));
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_left_margin (view, 18);
  gtk_text_view_set_right_margin (view, 18);
  gtk_text_view_set_top_margin (view, 12);
  gtk_text_view_set_bottom_margin (view, 12);
  gtk_text_view_set_pixels_inside_wrap (view, 3);
  gtk_text_view_set_pixels_below_lines (view, 3);
  gtk_widget_add_css_class (GTK_WIDGET (self), "source");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("原文"),
                                  -1);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (self, "notify::hadjustment", G_CALLBACK (source_view_hadjustment_cb), NULL);
  g_signal_connect (events, "event", G_CALLBACK (source_view_event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
}

GtkWidget *
sp_source_view_new (void)
{
  return g_object_new (SP_TYPE_SOURCE_VIEW, NULL);
}
