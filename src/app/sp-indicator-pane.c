/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-indicator-pane.h. */
#include "sp-indicator-pane.h"

#include "base/sp-i18n.h"
#include "sp-trend-output.h"
#include "store/sp-reader-running.h"

#define TREND_HEIGHT 260

struct _SpIndicatorPane
{
  GtkBox parent_instance;

  /* Owned */
  SpSession *session;

  /* Borrowed */
  GtkLabel *standing;
  SpTrendView *trend;
  SpValueEntry *entry;

  /* State */
  int64_t indicator;
};

G_DEFINE_FINAL_TYPE (SpIndicatorPane, sp_indicator_pane, GTK_TYPE_BOX)

static SpIndicatorStanding *
load (SpIndicatorPane *self)
{
  SpReader *reader = sp_session_get_reader (self->session);

  if (reader == NULL || self->indicator == 0)
    return NULL;
  return sp_reader_load_indicator (reader, self->indicator, sp_session_get_as_of (self->session),
                                   NULL);
}

static void
show (SpIndicatorPane *self, const SpIndicatorStanding *standing)
{
  SpRecord *plan = SP_RECORD (sp_session_get_plan (self->session));
  g_autoptr (SpTrendScene) scene = NULL;

  if (standing != NULL)
    scene = sp_trend_scene_new_indicator (
      standing->indicator, &standing->input,
      plan != NULL ? (SpDate)sp_record_get_integer (plan, SP_PLAN_LAST_DAY) : SP_DATE_NONE);
  sp_trend_view_set_scene (self->trend, scene);
  gtk_label_set_label (self->standing, scene != NULL ? sp_trend_scene_get_standing (scene) : "");
}

static void
indicator_pane_refresh_cb (SpIndicatorPane *self)
{
  g_autoptr (SpIndicatorStanding) standing = NULL;

  if (self->indicator == 0)
    return;
  standing = load (self);
  show (self, standing);
  sp_value_entry_reload (self->entry);
}

static SpTrendPage *
new_page (SpIndicatorPane *self)
{
  SpTrendScene *scene = sp_trend_view_get_scene (self->trend);

  return scene != NULL
           ? sp_trend_output_page (self->session, &scene, 1, sp_trend_scene_get_title (scene), NULL,
                                   sp_paper_find ("A4"))
           : NULL;
}

static void
indicator_pane_export_cb (SpIndicatorPane *self)
{
  SpTrendPage *page = new_page (self);

  if (page != NULL)
    sp_trend_output_export (GTK_WIDGET (self), self->session, page,
                            sp_trend_scene_get_title (sp_trend_view_get_scene (self->trend)));
}

void
sp_indicator_pane_print (SpIndicatorPane *self, const char *file)
{
  SpTrendPage *page;

  g_return_if_fail (SP_IS_INDICATOR_PANE (self));
  page = new_page (self);
  if (page != NULL)
    sp_trend_output_print (GTK_WIDGET (self), self->session, page,
                           sp_trend_scene_get_title (sp_trend_view_get_scene (self->trend)), file);
}

static void
indicator_pane_print_cb (SpIndicatorPane *self)
{
  sp_indicator_pane_print (self, NULL);
}

/* ---- class ---- */

static void
sp_indicator_pane_finalize (GObject *object)
{
  g_clear_object (&SP_INDICATOR_PANE (object)->session);
  G_OBJECT_CLASS (sp_indicator_pane_parent_class)->finalize (object);
}

static void
sp_indicator_pane_class_init (SpIndicatorPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_indicator_pane_finalize;
}

static GtkWidget *
new_buttons (SpIndicatorPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *print = gtk_button_new_with_label (_ ("打印图…"));
  GtkWidget *export = gtk_button_new_with_label (_ ("导出图…"));

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_add_css_class (print, "flat");
  gtk_widget_add_css_class (export, "flat");
  g_signal_connect_swapped (print, "clicked", G_CALLBACK (indicator_pane_print_cb), self);
  g_signal_connect_swapped (export, "clicked", G_CALLBACK (indicator_pane_export_cb), self);
  gtk_box_append (GTK_BOX (box), print);
  gtk_box_append (GTK_BOX (box), export);
  return box;
}

static void
sp_indicator_pane_init (SpIndicatorPane *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->standing = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->standing, TRUE);
  gtk_label_set_xalign (self->standing, 0);
  gtk_label_set_selectable (self->standing, TRUE);
  self->trend = sp_trend_view_new (TREND_HEIGHT, TRUE);
}

SpIndicatorPane *
sp_indicator_pane_new (SpSession *session)
{
  SpIndicatorPane *self = g_object_new (SP_TYPE_INDICATOR_PANE, NULL);

  self->session = g_object_ref (session);
  self->entry = sp_value_entry_new (session);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->standing));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->trend));
  gtk_box_append (GTK_BOX (self), new_buttons (self));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->entry));
  g_signal_connect_object (session, "records-changed", G_CALLBACK (indicator_pane_refresh_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::as-of", G_CALLBACK (indicator_pane_refresh_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
sp_indicator_pane_set_indicator (SpIndicatorPane *self, int64_t indicator)
{
  g_autoptr (SpIndicatorStanding) standing = NULL;

  g_return_if_fail (SP_IS_INDICATOR_PANE (self));
  self->indicator = indicator;
  standing = load (self);
  show (self, standing);
  sp_value_entry_set_indicator (self->entry, standing != NULL ? standing->indicator : NULL);
}

SpTrendView *
sp_indicator_pane_get_trend (SpIndicatorPane *self)
{
  g_return_val_if_fail (SP_IS_INDICATOR_PANE (self), NULL);
  return self->trend;
}

SpValueEntry *
sp_indicator_pane_get_entry (SpIndicatorPane *self)
{
  g_return_val_if_fail (SP_IS_INDICATOR_PANE (self), NULL);
  return self->entry;
}

const char *
sp_indicator_pane_get_standing (SpIndicatorPane *self)
{
  g_return_val_if_fail (SP_IS_INDICATOR_PANE (self), "");
  return gtk_label_get_label (self->standing);
}
