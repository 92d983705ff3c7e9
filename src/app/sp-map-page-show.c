/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMapPage, what is put on screen: the loaded map, the lists beside it, the comparison chart, the
 * quarters of the slider, what can be done now. */
#include "sp-map-page-private.h"

#include "base/sp-i18n.h"
#include "core/sp-plan.h"
#include "sp-quarters.h"

/* ---- quarters ---- */

static guint
get_position (SpMapPage *self)
{
  return (guint)(gtk_range_get_value (GTK_RANGE (self->quarter_scale)) + 0.5);
}

SpDate
sp_map_page_get_date (SpMapPage *self)
{
  guint position;

  g_return_val_if_fail (SP_IS_MAP_PAGE (self), SP_DATE_NONE);

  position = get_position (self);
  if (self->quarters != NULL && position < self->quarters->len)
    return g_array_index (self->quarters, SpPeriod, position).last;
  return sp_session_get_as_of (self->session);
}

gboolean
sp_map_page_is_now (SpMapPage *self)
{
  return self->quarters == NULL || get_position (self) >= self->quarters->len;
}

static SpDate
get_plan_day (SpMapPage *self, guint field)
{
  SpPlan *plan = sp_session_get_plan (self->session);

  return plan != NULL ? (SpDate)sp_record_get_integer (SP_RECORD (plan), field) : SP_DATE_NONE;
}

/* The quarters of the plan that end before the session's date, and that date. */
void
sp_map_page_fill_quarters (SpMapPage *self)
{
  SpDate as_of = sp_session_get_as_of (self->session);
  SpDate first = get_plan_day (self, SP_PLAN_FIRST_DAY);
  guint n;

  g_clear_pointer (&self->quarters, g_array_unref);
  self->quarters = sp_quarters_of (first, as_of);
  n = self->quarters->len;
  while (n > 0 && g_array_index (self->quarters, SpPeriod, n - 1).last >= as_of)
    g_array_set_size (self->quarters, --n);
  self->is_filling = TRUE;
  gtk_range_set_range (GTK_RANGE (self->quarter_scale), 0, MAX (n, 1));
  gtk_range_set_increments (GTK_RANGE (self->quarter_scale), 1, 4);
  gtk_scale_clear_marks (self->quarter_scale);
  for (guint i = 0; i <= n; i++)
    gtk_scale_add_mark (self->quarter_scale, i, GTK_POS_BOTTOM, NULL);
  gtk_range_set_value (GTK_RANGE (self->quarter_scale), MAX (n, 1));
  gtk_widget_set_sensitive (GTK_WIDGET (self->quarter_scale), n > 0);
  self->is_filling = FALSE;
}

void
sp_map_page_set_quarter (SpMapPage *self, guint quarter)
{
  g_return_if_fail (SP_IS_MAP_PAGE (self));
  gtk_range_set_value (GTK_RANGE (self->quarter_scale), quarter);
}

guint
sp_map_page_get_n_quarters (SpMapPage *self)
{
  g_return_val_if_fail (SP_IS_MAP_PAGE (self), 0);
  return self->quarters != NULL ? self->quarters->len : 0;
}

/* ---- what can be done ---- */

void
sp_map_page_update_actions (SpMapPage *self)
{
  gboolean has_map = self->shown != NULL, can_edit = sp_map_page_can_edit (self);
  gboolean has_spot = sp_map_entries_get_selected (self->spots) > 0;
  gboolean has_zone = sp_map_entries_get_selected (self->zones) > 0;
  gboolean has_control = self->is_fixing && sp_map_controls_get_selected (self->controls) >= 0;
  SpRecord *map = sp_map_page_get_record (self);
  gboolean has_areas =
    has_map && sp_record_get_integer (map, SP_RISK_MAP_KIND) != SP_RISK_BASE_TILES;
  gboolean is_plan = has_map && !sp_map_page_is_county (self);
  gboolean writable = !sp_session_is_read_only (self->session);
  const struct
  {
    const char *name;
    gboolean enabled;
  } actions[] = {
    {"maps.print", has_map},
    {"maps.preview", has_map},
    {"maps.export", has_map},
    {"maps.export-as", has_map},
    {"maps.draw", can_edit && has_areas},
    {"maps.reshape", can_edit && has_areas && has_zone},
    {"maps.split", can_edit && has_areas && has_zone},
    {"maps.copy", can_edit && is_plan && has_zone},
    {"maps.place", can_edit && ((is_plan && has_spot) || has_control)},
    {"maps.remove", can_edit && ((is_plan && has_spot) || has_zone || has_control)},
    {"maps.open", has_spot || has_zone},
    {"maps.issue", can_edit},
    {"maps.delete", can_edit},
    {"maps.set-base", can_edit && has_areas},
    {"maps.controls", sp_map_page_can_fix (self)},
    {"maps.new-plan", writable},
    {"maps.new-tiles", writable},
    {"maps.new-traced", writable},
    {"maps.import", writable},
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, actions[i].enabled);
  gtk_widget_set_visible (GTK_WIDGET (self->theme_drop_down), has_map && !is_plan);
  gtk_widget_set_visible (self->middle_switcher, self->bars != NULL);
}

/* ---- lists beside the map ---- */

static SpMapEntry *
spot_entry_new (SpMapPage *self, const SpRiskSpot *spot)
{
  gboolean is_county = sp_map_page_is_county (self);
  g_autofree char *title = NULL;
  const char *place = "", *remark = "";

  title = *spot->number != '\0' ? g_strdup_printf ("%s %s", spot->number, spot->title)
                                : g_strdup (spot->title);
  if (spot->zone >= 0)
    place = g_array_index (self->shown->facts->zones, SpRiskZone, spot->zone).title;
  else if (!is_county && !spot->is_placed)
    place = sp_risk_spot_is_bar (spot) ? _ ("在作业比较图里") : _ ("还没有标到图上");
  return sp_map_entry_new (spot->id, (int)spot->level, title, place, remark);
}

/* 固有 2 点 · 人工指定：… */
static char *
dup_zone_detail (SpMapPage *self, const SpRiskZone *zone)
{
  if (sp_map_page_is_county (self))
    return g_strdup_printf (_ ("%u家企业 · 重大隐患%u · 逾期%u"), zone->n_spots, zone->n_major,
                            zone->n_overdue);
  if (zone->is_manual)
    return g_strdup_printf (_ ("人工指定：%s"), zone->reason);
  return g_strdup_printf (_ ("%u 个风险点"), zone->n_spots);
}

static void
fill_lists (SpMapPage *self)
{
  const SpRiskFacts *facts = self->shown != NULL ? self->shown->facts : NULL;
  g_autoptr (GPtrArray) spots = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) zones = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; facts != NULL && i < facts->spots->len; i++)
    g_ptr_array_add (spots, spot_entry_new (self, &g_array_index (facts->spots, SpRiskSpot, i)));
  for (guint i = 0; facts != NULL && i < facts->zones->len; i++)
    {
      const SpRiskZone *zone = &g_array_index (facts->zones, SpRiskZone, i);
      g_autofree char *detail = dup_zone_detail (self, zone);
      g_autofree char *name =
        *zone->title != '\0' ? g_strdup (zone->title) : g_strdup_printf (_ ("区域 %u"), i + 1);

      g_ptr_array_add (zones, sp_map_entry_new (zone->id, (int)zone->level, name, detail, NULL));
    }
  sp_map_entries_set (self->spots, spots);
  sp_map_entries_set (self->zones, zones);
}

static void
name_tabs (SpMapPage *self)
{
  GtkStackPage *spots =
    gtk_stack_get_page (self->side, gtk_stack_get_child_by_name (self->side, "spots"));
  GtkStackPage *zones =
    gtk_stack_get_page (self->side, gtk_stack_get_child_by_name (self->side, "zones"));
  gboolean is_county = sp_map_page_is_county (self);

  gtk_stack_page_set_title (spots, is_county ? _ ("企业") : _ ("风险点"));
  gtk_stack_page_set_title (zones, is_county ? _ ("乡镇") : _ ("区域"));
}

/* ---- the comparison chart ---- */

static gboolean
has_operations (SpMapPage *self)
{
  GArray *spots = self->shown != NULL ? self->shown->facts->spots : NULL;

  for (guint i = 0; spots != NULL && i < spots->len; i++)
    if (g_array_index (spots, SpRiskSpot, i).kind == SP_RISK_KIND_OPERATION)
      return !sp_map_page_is_county (self);
  return FALSE;
}

static void
show_comparison (SpMapPage *self)
{
  g_autoptr (SpMapScene) scene = NULL;

  sp_page_sheet_set_page (self->sheet, &sp_map_chart, NULL, 0);
  g_clear_pointer (&self->bars, sp_map_pages_free);
  if (!has_operations (self))
    {
      gtk_stack_set_visible_child_name (self->middle, "map");
      return;
    }
  scene = sp_map_scene_new_comparison (self->shown->facts);
  self->bars = sp_map_pages_new (scene, sp_paper_find ("A4"));
  sp_page_sheet_set_page (self->sheet, &sp_map_chart, self->bars, 0);
}

/* ---- showing ---- */

void
sp_map_page_show_date (SpMapPage *self)
{
  g_autofree char *date = sp_date_dup_iso (sp_map_page_get_date (self));
  g_autofree char *text = g_strdup_printf (_ ("截至 %s"), date);

  gtk_label_set_label (self->date_label, text);
}

void
sp_map_page_show_scene (SpMapPage *self, gboolean is_same)
{
  g_autoptr (SpMapScene) scene = NULL;

  if (self->shown != NULL)
    scene = sp_map_shown_make_scene (self->shown, sp_map_page_get_theme (self));
  sp_map_canvas_set_scene (self->canvas, scene, is_same);
}

void
sp_map_page_show (SpMapPage *self, gboolean is_same)
{
  if (self->is_fixing && !(is_same && sp_map_page_can_fix (self)))
    sp_map_page_end_pen (self);
  if (!self->is_fixing)
    sp_map_page_show_scene (self, is_same);
  sp_map_page_show_controls (self, is_same);
  if (!is_same)
    {
      sp_map_page_end_pen (self);
      sp_map_entries_select (self->spots, SP_MAP_NO_ENTRY);
      sp_map_entries_select (self->zones, SP_MAP_NO_ENTRY);
    }
  fill_lists (self);
  name_tabs (self);
  show_comparison (self);
  sp_map_form_set_map (self->head, sp_map_page_get_record (self));
  sp_map_page_refresh_pen (self);
  sp_map_page_show_area (self);
  sp_map_page_show_date (self);
  sp_map_page_update_actions (self);
  sp_map_page_advise_fixing (self);
}

/* ---- parts ---- */

SpMapCanvas *
sp_map_page_get_canvas (SpMapPage *self)
{
  g_return_val_if_fail (SP_IS_MAP_PAGE (self), NULL);
  return self->canvas;
}

SpMapList *
sp_map_page_get_list (SpMapPage *self)
{
  g_return_val_if_fail (SP_IS_MAP_PAGE (self), NULL);
  return self->list;
}

SpMapEntries *
sp_map_page_get_spots (SpMapPage *self)
{
  g_return_val_if_fail (SP_IS_MAP_PAGE (self), NULL);
  return self->spots;
}

SpMapEntries *
sp_map_page_get_zones (SpMapPage *self)
{
  g_return_val_if_fail (SP_IS_MAP_PAGE (self), NULL);
  return self->zones;
}
