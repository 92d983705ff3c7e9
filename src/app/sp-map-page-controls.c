/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMapPage, fixing the picture of a traced map: it is shown by itself, control points are picked
 * on it, and each is kept with its longitude and latitude as one action. */
#include "sp-map-page-private.h"

#include "base/sp-i18n.h"
#include "chart/sp-map-facts.h"
#include "core/sp-unit.h"
#include "store/sp-risk-shapes.h"

#define TAB "controls"

/* ---- what is stored ---- */

static gboolean
is_traced (SpMapPage *self)
{
  SpRecord *map = sp_map_page_get_record (self);

  return map != NULL && sp_record_get_integer (map, SP_RISK_MAP_KIND) == SP_RISK_BASE_TRACED;
}

/* Transfer full; empty where there are none, or none that can be read. */
static GArray *
load_controls (SpMapPage *self)
{
  SpRecord *map = sp_map_page_get_record (self);
  g_autoptr (GError) error = NULL;
  GArray *controls = NULL;

  if (map != NULL)
    controls = sp_risk_controls_parse (sp_record_get_text (map, SP_RISK_MAP_CONTROLS), &error);
  sp_session_report_error (self->session, error);
  return controls != NULL ? controls : g_array_new (FALSE, FALSE, sizeof (SpRiskControl));
}

gboolean
sp_map_page_can_fix (SpMapPage *self)
{
  return is_traced (self) && sp_map_page_can_edit (self) && self->shown->picture != NULL;
}

/* ---- on screen ---- */

void
sp_map_page_show_controls (SpMapPage *self, gboolean is_same)
{
  g_autoptr (GArray) controls = load_controls (self);
  g_autoptr (SpMapScene) scene = NULL;
  GtkWidget *page = GTK_WIDGET (self->controls);

  gtk_stack_page_set_visible (gtk_stack_get_page (self->side, page), is_traced (self));
  if (!is_traced (self) && gtk_stack_get_visible_child (self->side) == page)
    gtk_stack_set_visible_child_name (self->side, "zones");
  sp_map_controls_set (self->controls, controls);
  if (!self->is_fixing)
    return;
  scene = sp_map_scene_new_controls (self->shown->facts, controls, self->shown->picture);
  sp_map_canvas_set_scene (self->canvas, scene, is_same);
  sp_map_canvas_select (self->canvas, 0, sp_map_controls_get_selected (self->controls) + 1);
}

/* Where the picture of a traced map is not seen because nobody has said where it lies. */
void
sp_map_page_advise_fixing (SpMapPage *self)
{
  SpMapScene *scene = sp_map_canvas_get_scene (self->canvas);

  if (!self->is_fixing && sp_map_page_can_fix (self) && scene != NULL &&
      sp_map_scene_get_head (scene)->base != SP_MAP_BASE_PICTURE &&
      sp_map_canvas_get_pen (self->canvas)->mode == SP_PEN_NONE)
    sp_map_page_show_note (
      self, _ ("底图还没有定位，所以没有显示。请按 Alt+Shift+K，在底图上选至少三个控制点。"),
      FALSE);
}

/* The next click is a new point. */
static void
arm (SpMapPage *self)
{
  self->moved_control = -1;
  sp_map_canvas_begin_pen (self->canvas, SP_PEN_PLACE, NULL, NULL);
  sp_map_page_show_note (
    self,
    _ ("点一下底图上认得准的地方（乡镇驻地、路口、河口），再在右边填它的经纬度。键盘：方向键移动"
       "十字（加 Shift 快十倍），回车落点。"),
    FALSE);
}

static void
load_seats (SpMapPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units =
    sp_reader_load_all (sp_session_get_reader (self->session), &sp_unit_type, -1, 0, &error);
  g_autoptr (GPtrArray) seats = g_ptr_array_new_with_free_func (g_object_unref);

  sp_session_report_error (self->session, error);
  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      SpRecord *unit = units->pdata[i];

      if (sp_record_get_integer (unit, SP_UNIT_KIND) == SP_UNIT_TOWNSHIP &&
          sp_record_peek (unit, SP_UNIT_LONGITUDE)->is_set &&
          sp_record_peek (unit, SP_UNIT_LATITUDE)->is_set)
        g_ptr_array_add (seats, g_object_ref (unit));
    }
  sp_map_controls_set_seats (self->controls, seats);
}

static void
begin_fixing (SpMapPage *self)
{
  if (self->is_fixing)
    return;
  sp_map_page_end_pen (self);
  load_seats (self);
  self->is_fixing = TRUE;
  gtk_stack_set_visible_child_name (self->middle, "map");
  gtk_stack_set_visible_child_name (self->side, TAB);
  sp_map_canvas_set_bare (self->canvas, TRUE);
  sp_map_page_show_controls (self, FALSE);
  sp_map_page_update_actions (self);
}

void
sp_map_page_end_fixing (SpMapPage *self)
{
  if (!self->is_fixing)
    return;
  self->is_fixing = FALSE;
  sp_map_controls_select (self->controls, -1);
  sp_map_canvas_set_bare (self->canvas, FALSE);
  sp_map_page_show_scene (self, FALSE);
  sp_map_page_update_actions (self);
}

static void
sp_map_page_controls_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpMapPage *self = SP_MAP_PAGE (widget);

  if (!sp_map_page_can_fix (self))
    return;
  begin_fixing (self);
  sp_map_controls_select (self->controls, -1);
  arm (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/* ---- each change is one action ---- */

static gboolean
keep (SpMapPage *self, const GArray *controls, const char *label)
{
  SpStore *store = sp_session_get_store (self->session);
  g_autoptr (GError) error = NULL;

  if (store == NULL || !sp_store_set_map_controls (store, self->map, controls, label, &error))
    {
      sp_session_report_error (self->session, error);
      return FALSE;
    }
  sp_session_tell (self->session, label, TRUE);
  return TRUE;
}

void
sp_map_page_put_control (SpMapPage *self, double x, double y)
{
  g_autoptr (GArray) controls = load_controls (self);
  int moved = self->moved_control;

  if (moved < 0 || moved >= (int)controls->len)
    {
      sp_map_controls_ask (self->controls, x, y);
      return;
    }
  g_array_index (controls, SpRiskControl, moved).x = x;
  g_array_index (controls, SpRiskControl, moved).y = y;
  if (keep (self, controls, _ ("移动控制点")))
    arm (self);
}

void
sp_map_page_move_control (SpMapPage *self)
{
  int selected = sp_map_controls_get_selected (self->controls);

  if (selected < 0)
    return;
  arm (self);
  self->moved_control = selected;
  sp_map_page_show_note (self, _ ("点一下这个控制点的新位置。键盘：方向键移动十字，回车落点。"),
                         FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

void
sp_map_page_remove_control (SpMapPage *self)
{
  int selected = sp_map_controls_get_selected (self->controls);
  g_autoptr (GArray) controls = load_controls (self);

  if (selected < 0 || selected >= (int)controls->len)
    return;
  sp_map_controls_select (self->controls, -1);
  g_array_remove_index (controls, (guint)selected);
  keep (self, controls, _ ("去掉控制点"));
}

static void
map_page_control_accepted_cb (SpMapPage *self)
{
  int selected = sp_map_controls_get_selected (self->controls);
  g_autoptr (GArray) controls = load_controls (self);
  g_autoptr (GError) error = NULL;
  SpRiskControl control;
  gboolean is_kept;

  if (!sp_map_controls_read (self->controls, &control, &error))
    {
      sp_map_page_show_note (self, error->message, FALSE);
      return;
    }
  if (selected >= 0 && selected < (int)controls->len)
    {
      g_array_index (controls, SpRiskControl, selected) = control;
      is_kept = keep (self, controls, _ ("改控制点的经纬度"));
    }
  else
    {
      g_array_append_val (controls, control);
      is_kept = keep (self, controls, _ ("加控制点"));
    }
  if (!is_kept)
    return;
  sp_map_controls_ask_no_more (self->controls);
  arm (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
map_page_control_selected_cb (SpMapPage *self)
{
  if (!sp_map_page_can_fix (self))
    return;
  begin_fixing (self);
  sp_map_canvas_end_pen (self->canvas);
  sp_map_page_show_note (self, _ ("改右边的经纬度，或用“移动”“去掉”；再加一个点按 Alt+Shift+K。"),
                         FALSE);
  sp_map_canvas_select (self->canvas, 0, sp_map_controls_get_selected (self->controls) + 1);
  sp_map_page_update_actions (self);
}

/* ---- set-up ---- */

void
sp_map_page_controls_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "maps.controls", NULL, sp_map_page_controls_cb);
}

void
sp_map_page_controls_init (SpMapPage *self)
{
  self->controls = sp_map_controls_new ();
  self->moved_control = -1;
  gtk_stack_add_titled (self->side, GTK_WIDGET (self->controls), TAB, _ ("控制点"));
  gtk_stack_page_set_visible (gtk_stack_get_page (self->side, GTK_WIDGET (self->controls)), FALSE);
  g_signal_connect_object (self->controls, "selected", G_CALLBACK (map_page_control_selected_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->controls, "accepted", G_CALLBACK (map_page_control_accepted_cb),
                           self, G_CONNECT_SWAPPED);
}

SpMapControls *
sp_map_page_get_controls (SpMapPage *self)
{
  g_return_val_if_fail (SP_IS_MAP_PAGE (self), NULL);
  return self->controls;
}
