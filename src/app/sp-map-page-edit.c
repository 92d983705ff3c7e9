/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMapPage, the drawing half: areas are drawn, changed, split, copied and deleted, points are
 * placed and taken off. The pen (sp-map-pen.h) says what, the store does each as one action; what
 * it refuses stands over the map, and the pen keeps what it holds. */
#include "sp-map-page-private.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-enterprise.h"
#include "core/sp-unit.h"
#include "store/sp-risk-shapes.h"

#define COPY_OFFSET 16 /* pixels */

/* What to do with the pen in hand. */
static const char *const hints[] = {
  [SP_PEN_NONE] = "",
  [SP_PEN_DRAW] =
    N_ ("逐个点出角点；双击或回车闭合，退格取消上一个。键盘：方向键移动十字（加 Shift "
        "快十倍），空格落点。靠近别的区域会吸附，按住 Alt 不吸附。"),
  [SP_PEN_EDIT] =
    N_ ("拖动角点；点边线加一个角点；Delete 去掉选中的。键盘：N、P 选角点，方向键移动，"
        "I 加角点。按住 Ctrl 拖动整个区域。"),
  [SP_PEN_SPLIT] = N_ ("点两下画一条穿过区域的线。键盘：方向键移动十字，空格落点。"),
  [SP_PEN_PLACE] = N_ ("点一下要标的位置。键盘：方向键移动十字，回车标上。"),
};

void
sp_map_page_show_note (SpMapPage *self, const char *text, gboolean can_repair)
{
  SpPenMode mode = sp_map_canvas_get_pen (self->canvas)->mode;

  gtk_label_set_label (self->note, text);
  gtk_widget_set_visible (self->repair_button, can_repair);
  gtk_widget_set_visible (self->end_button, mode != SP_PEN_NONE || self->is_fixing);
  gtk_widget_set_visible (self->note_bar, *text != '\0');
}

const char *
sp_map_page_get_note (SpMapPage *self)
{
  g_return_val_if_fail (SP_IS_MAP_PAGE (self), NULL);
  return gtk_widget_get_visible (self->note_bar) ? gtk_label_get_label (self->note) : "";
}

static void
show_hint (SpMapPage *self)
{
  const char *hint = hints[sp_map_canvas_get_pen (self->canvas)->mode];

  sp_map_page_show_note (self, *hint != '\0' ? _ (hint) : "", FALSE);
}

/* A ring that crosses itself can be repaired; what was refused for another reason cannot. */
static void
show_refusal (SpMapPage *self, const GError *error)
{
  const SpMapPen *pen = sp_map_canvas_get_pen (self->canvas);
  SpCrossing crossing;
  gboolean has_ring = pen->mode == SP_PEN_DRAW || pen->mode == SP_PEN_EDIT;

  sp_map_page_show_note (self, error != NULL ? error->message : "",
                         has_ring && pen->ring->len >= 3 &&
                           sp_polygon_find_crossing (pen->ring, &crossing));
}

/* ---- the pen ---- */

void
sp_map_page_end_pen (SpMapPage *self)
{
  sp_map_page_end_fixing (self);
  sp_map_canvas_end_pen (self->canvas);
  g_clear_object (&self->edited);
  self->placing = 0;
  sp_map_page_show_note (self, "", FALSE);
}

/* The rings of all zones but @except: what corners snap to. Transfer full. */
static GPtrArray *
list_others (SpMapPage *self, int64_t except)
{
  GPtrArray *others = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  GArray *zones = self->shown->facts->zones;

  for (guint i = 0; i < zones->len; i++)
    {
      const SpRiskZone *zone = &g_array_index (zones, SpRiskZone, i);

      for (guint k = 0; zone->id != except && k < zone->rings->len; k++)
        g_ptr_array_add (others, g_array_ref (zone->rings->pdata[k]));
    }
  return others;
}

static void
begin (SpMapPage *self, SpPenMode mode, const SpPolygon *ring, int64_t except)
{
  g_autoptr (GPtrArray) others = list_others (self, except);

  gtk_stack_set_visible_child_name (self->middle, "map");
  sp_map_canvas_begin_pen (self->canvas, mode, ring, others);
  show_hint (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/* The selected zone's area as it is stored. Transfer full; NULL where it has none. */
static SpRecord *
load_area (SpMapPage *self, guint *ring)
{
  SpReader *reader = sp_session_get_reader (self->session);
  SpRecord *map = sp_map_page_get_record (self);
  int64_t zone = sp_map_entries_get_selected (self->zones);
  g_autoptr (GError) error = NULL;
  SpRecord *area;

  if (reader == NULL || map == NULL || zone <= 0)
    return NULL;
  area = sp_reader_find_area (reader, SP_RISK_MAP (map), zone, ring, &error);
  sp_session_report_error (self->session, error);
  return area;
}

/* Ring @ring of @area; NULL where there is none. Transfer full. */
static SpPolygon *
dup_ring (SpRecord *area, guint ring)
{
  g_autoptr (GPtrArray) rings =
    sp_risk_shape_parse (sp_record_get_text (area, SP_RISK_AREA_SHAPE), NULL);

  return rings != NULL && ring < rings->len ? sp_polygon_copy (rings->pdata[ring]) : NULL;
}

void
sp_map_page_refresh_pen (SpMapPage *self)
{
  SpMapPen *pen = sp_map_canvas_get_pen (self->canvas);
  g_autoptr (SpRecord) area = NULL;
  g_autoptr (SpPolygon) ring = NULL;

  if (self->edited == NULL || pen->mode == SP_PEN_NONE)
    return;
  area = sp_reader_load (sp_session_get_reader (self->session), &sp_risk_area_type,
                         sp_record_get_id (self->edited), NULL);
  if (area != NULL)
    ring = dup_ring (area, self->edited_ring);
  if (ring == NULL)
    {
      sp_map_page_end_pen (self);
      return;
    }
  g_set_object (&self->edited, area);
  if (pen->mode == SP_PEN_EDIT && !pen->is_changed)
    sp_map_canvas_set_ring (self->canvas, ring);
}

/* ---- what the pen drew is kept ---- */

static void
select_zone (SpMapPage *self, int64_t zone)
{
  sp_map_entries_select (self->zones, zone);
  sp_map_canvas_select (self->canvas, zone, 0);
  gtk_stack_set_visible_child_name (self->side, "zones");
}

static gboolean
keep_drawn (SpMapPage *self, SpStore *store, GError **error)
{
  SpMapPen *pen = sp_map_canvas_get_pen (self->canvas);
  int64_t id = sp_store_add_area (store, self->map, self->unit, NULL, pen->ring, error);

  if (id == 0)
    return FALSE;
  sp_map_page_end_pen (self);
  select_zone (self, self->unit != 0 ? self->unit : id);
  sp_session_tell (self->session, _ ("已画区域"), TRUE);
  return TRUE;
}

static gboolean
keep_changed (SpMapPage *self, SpStore *store, GError **error)
{
  SpMapPen *pen = sp_map_canvas_get_pen (self->canvas);
  g_autoptr (SpRecord) area = g_object_ref (self->edited);

  /* Before the store tells of the change and the pen follows it. */
  pen->is_changed = FALSE;
  if (!sp_store_set_area_ring (store, area, self->edited_ring, pen->ring, error))
    {
      pen->is_changed = TRUE;
      return FALSE;
    }
  sp_map_page_refresh_pen (self);
  show_hint (self);
  sp_session_tell (self->session, _ ("已修改区域范围"), TRUE);
  return TRUE;
}

static gboolean
keep_split (SpMapPage *self, SpStore *store, GError **error)
{
  SpMapPen *pen = sp_map_canvas_get_pen (self->canvas);
  SpVertex from = *sp_polygon_at (pen->ring, 0), to = *sp_polygon_at (pen->ring, 1);
  g_autoptr (SpRecord) area = g_object_ref (self->edited);

  if (!sp_store_split_area (store, area, self->edited_ring, from, to, error))
    {
      g_array_set_size (pen->ring, 0);
      return FALSE;
    }
  sp_map_page_end_pen (self);
  sp_session_tell (self->session, _ ("已分割区域"), TRUE);
  return TRUE;
}

static gboolean
keep_place (SpMapPage *self, SpStore *store, GError **error)
{
  SpVertex at = *sp_polygon_at (sp_map_canvas_get_pen (self->canvas)->ring, 0);

  if (self->is_fixing)
    {
      sp_map_page_put_control (self, at.x, at.y);
      return TRUE;
    }
  if (!sp_store_place_point (store, self->map, self->placing, at.x, at.y, error))
    return FALSE;
  sp_map_page_end_pen (self);
  sp_session_tell (self->session, _ ("已标出风险点"), TRUE);
  return TRUE;
}

static void
map_page_pen_done_cb (SpMapPage *self)
{
  SpStore *store = sp_session_get_store (self->session);
  g_autoptr (GError) error = NULL;
  gboolean is_kept = TRUE;

  if (store == NULL || self->shown == NULL)
    return;
  switch (sp_map_canvas_get_pen (self->canvas)->mode)
    {
    case SP_PEN_DRAW:
      is_kept = keep_drawn (self, store, &error);
      break;
    case SP_PEN_EDIT:
      is_kept = keep_changed (self, store, &error);
      break;
    case SP_PEN_SPLIT:
      is_kept = keep_split (self, store, &error);
      break;
    case SP_PEN_PLACE:
      is_kept = keep_place (self, store, &error);
      break;
    case SP_PEN_NONE:
      break;
    }
  if (!is_kept)
    show_refusal (self, error);
}

static void
map_page_failed_cb (SpMapPage *self, const GError *error)
{
  show_refusal (self, error);
}

static void
sp_map_page_repair_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpMapPage *self = SP_MAP_PAGE (widget);
  SpMapPen *pen = sp_map_canvas_get_pen (self->canvas);
  g_autoptr (SpPolygon) repaired = NULL;
  g_autoptr (GError) error = NULL;

  if (pen->mode != SP_PEN_DRAW && pen->mode != SP_PEN_EDIT)
    return;
  repaired = sp_polygon_repair (pen->ring, &error);
  if (repaired == NULL)
    {
      show_refusal (self, error);
      return;
    }
  sp_map_canvas_set_ring (self->canvas, repaired);
  pen->is_changed = TRUE;
  map_page_pen_done_cb (self);
}

static void
sp_map_page_end_pen_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_map_page_end_pen (SP_MAP_PAGE (widget));
}

/* ---- areas ---- */

static void
sp_map_page_draw_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpMapPage *self = SP_MAP_PAGE (widget);
  int64_t zone = MAX (sp_map_entries_get_selected (self->zones), 0);

  sp_map_page_end_pen (self);
  self->unit = sp_map_page_is_county (self) ? zone : 0;
  if (sp_map_page_is_county (self) && zone == 0)
    {
      gtk_stack_set_visible_child_name (self->side, "zones");
      sp_map_page_show_note (self, _ ("请先在右边选一个乡镇，再画它的范围。"), FALSE);
      return;
    }
  begin (self, SP_PEN_DRAW, NULL, 0);
}

static void
sp_map_page_reshape_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpMapPage *self = SP_MAP_PAGE (widget);
  gboolean is_split = g_str_equal (action, "maps.split");
  guint number = 0;
  g_autoptr (SpRecord) area = NULL;
  g_autoptr (SpPolygon) ring = NULL;

  sp_map_page_end_pen (self);
  area = load_area (self, &number);
  if (area != NULL)
    ring = dup_ring (area, number);
  if (ring == NULL)
    {
      sp_map_page_show_note (self, _ ("选中的区域还没有画出范围。请先用“画”画出来。"), FALSE);
      return;
    }
  g_set_object (&self->edited, area);
  self->edited_ring = number;
  begin (self, is_split ? SP_PEN_SPLIT : SP_PEN_EDIT, is_split ? NULL : ring,
         sp_map_entries_get_selected (self->zones));
}

static void
sp_map_page_copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpMapPage *self = SP_MAP_PAGE (widget);
  SpMapVertex from = sp_map_canvas_to_map (self->canvas, 0, 0);
  SpMapVertex to = sp_map_canvas_to_map (self->canvas, COPY_OFFSET, COPY_OFFSET);
  guint ring = 0;
  g_autoptr (SpRecord) area = load_area (self, &ring);
  g_autoptr (GError) error = NULL;
  int64_t id;

  if (area == NULL)
    return;
  id = sp_store_copy_area (sp_session_get_store (self->session), area, to.x - from.x, to.y - from.y,
                           &error);
  sp_session_report_error (self->session, error);
  if (id == 0)
    return;
  select_zone (self, id);
  sp_session_tell (self->session, _ ("已复制区域"), TRUE);
}

static void
delete_area (SpMapPage *self)
{
  guint ring = 0;
  g_autoptr (SpRecord) area = load_area (self, &ring);

  sp_map_page_end_pen (self);
  if (area != NULL)
    sp_session_delete (self->session, area, _ ("删除区域"));
}

void
sp_map_page_show_area (SpMapPage *self)
{
  guint ring = 0;
  g_autoptr (SpRecord) area = NULL;
  SpRecord *shown;

  if (self->area_form == NULL)
    return;
  area = load_area (self, &ring);
  gtk_widget_set_visible (self->area_scroller, area != NULL);
  shown = sp_record_form_get_record (self->area_form);
  if (area == NULL || shown == NULL || sp_record_get_id (shown) != sp_record_get_id (area) ||
      sp_record_get_revision (shown) != sp_record_get_revision (area))
    sp_record_form_set_record (self->area_form, area);
}

/* ---- points ---- */

static void
sp_map_page_place_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpMapPage *self = SP_MAP_PAGE (widget);
  int64_t spot = sp_map_entries_get_selected (self->spots);

  if (self->is_fixing)
    {
      sp_map_page_move_control (self);
      return;
    }
  if (spot <= 0)
    return;
  sp_map_page_end_pen (self);
  gtk_stack_set_visible_child_name (self->side, "spots");
  begin (self, SP_PEN_PLACE, NULL, 0);
  self->placing = spot;
}

static void
take_off (SpMapPage *self, int64_t spot)
{
  g_autoptr (GError) error = NULL;

  if (sp_store_unplace_point (sp_session_get_store (self->session), self->map, spot, &error))
    sp_session_tell (self->session, _ ("已从图上取下风险点"), TRUE);
  sp_session_report_error (self->session, error);
}

/* What is selected: a point leaves the map, an area is deleted, a control point goes. */
static void
sp_map_page_remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpMapPage *self = SP_MAP_PAGE (widget);
  int64_t spot = sp_map_entries_get_selected (self->spots);

  if (self->is_fixing)
    sp_map_page_remove_control (self);
  else if (spot > 0 && !sp_map_page_is_county (self))
    take_off (self, spot);
  else
    delete_area (self);
}

/* ---- opening ---- */

void
sp_map_page_open_selected (SpMapPage *self)
{
  int64_t spot = sp_map_entries_get_selected (self->spots);
  int64_t zone = sp_map_entries_get_selected (self->zones);
  gboolean is_county = sp_map_page_is_county (self);

  if (spot > 0 && is_county && sp_map_list_find_enterprise (self->list, spot) > 0)
    sp_map_page_show_map (self, sp_map_list_find_enterprise (self->list, spot));
  else if (spot > 0)
    sp_session_go_to_record (self->session, is_county ? &sp_enterprise_type : &sp_risk_point_type,
                             spot);
  else if (zone > 0 && is_county)
    sp_session_go_to_unit (self->session, zone);
  else if (zone > 0)
    gtk_widget_child_focus (GTK_WIDGET (self->area_form), GTK_DIR_TAB_FORWARD);
}

static void
sp_map_page_open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_map_page_open_selected (SP_MAP_PAGE (widget));
}

/* ---- set-up ---- */

void
sp_map_page_edit_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "maps.draw", NULL, sp_map_page_draw_cb);
  gtk_widget_class_install_action (widget_class, "maps.reshape", NULL, sp_map_page_reshape_cb);
  gtk_widget_class_install_action (widget_class, "maps.split", NULL, sp_map_page_reshape_cb);
  gtk_widget_class_install_action (widget_class, "maps.copy", NULL, sp_map_page_copy_cb);
  gtk_widget_class_install_action (widget_class, "maps.place", NULL, sp_map_page_place_cb);
  gtk_widget_class_install_action (widget_class, "maps.remove", NULL, sp_map_page_remove_cb);
  gtk_widget_class_install_action (widget_class, "maps.open", NULL, sp_map_page_open_cb);
  gtk_widget_class_install_action (widget_class, "maps.repair", NULL, sp_map_page_repair_cb);
  gtk_widget_class_install_action (widget_class, "maps.end-pen", NULL, sp_map_page_end_pen_cb);
}

static void
map_page_pen_ended_cb (SpMapPage *self)
{
  sp_map_page_end_pen (self);
}

void
sp_map_page_edit_init (SpMapPage *self)
{
  g_signal_connect_object (self->canvas, "pen-done", G_CALLBACK (map_page_pen_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "pen-ended", G_CALLBACK (map_page_pen_ended_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "failed", G_CALLBACK (map_page_failed_cb), self,
                           G_CONNECT_SWAPPED);
}
