/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMapPage, the showing half: which map as of which day, its lists, and the selection that map and
 * lists share. Drawing is sp-map-page-edit.c, new maps sp-map-page-new.c, paper and files
 * sp-map-page-output.c. */
#include "sp-map-page-private.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"

#define ZOOM_STEP 1.4

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpMapPage, sp_map_page, GTK_TYPE_WIDGET)

/* ---- what is shown ---- */

SpRecord *
sp_map_page_get_record (SpMapPage *self)
{
  return self->shown != NULL ? SP_RECORD (self->shown->facts->map) : NULL;
}

gboolean
sp_map_page_is_county (SpMapPage *self)
{
  SpRecord *map = sp_map_page_get_record (self);

  return map != NULL && sp_record_get_integer (map, SP_RISK_MAP_ENTERPRISE) == 0;
}

gboolean
sp_map_page_can_edit (SpMapPage *self)
{
  SpRecord *map = sp_map_page_get_record (self);

  return map != NULL && sp_record_get_id (map) != 0 && !sp_session_is_read_only (self->session) &&
         sp_map_page_is_now (self);
}

SpMapTheme
sp_map_page_get_theme (SpMapPage *self)
{
  return sp_map_page_is_county (self)
           ? (SpMapTheme)gtk_drop_down_get_selected (self->theme_drop_down)
           : SP_MAP_BY_LEVEL;
}

GtkWindow *
sp_map_page_get_window (SpMapPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* ---- showing ---- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpMapPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpMapShown) shown = sp_map_load_finish (SP_STORE (source), result, &error);
  int64_t before;

  if (self->canvas == NULL || sp_session_is_stale (result))
    return;
  g_clear_object (&self->cancellable);
  gtk_spinner_stop (self->spinner);
  if (shown == NULL)
    {
      sp_session_report_error (self->session, error);
      return;
    }
  before = self->shown != NULL ? sp_record_get_id (sp_map_page_get_record (self)) : SP_MAP_NO_ENTRY;
  g_clear_pointer (&self->shown, sp_map_shown_unref);
  self->shown = g_steal_pointer (&shown);
  sp_session_report_error (self->session, self->shown->picture_error);
  sp_map_page_show (self, before == self->map);
}

void
sp_map_page_load (SpMapPage *self)
{
  SpStore *store = self->session != NULL ? sp_session_get_store (self->session) : NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_spinner_stop (self->spinner);
  if (store == NULL || self->map == SP_MAP_NO_ENTRY)
    {
      g_clear_pointer (&self->shown, sp_map_shown_unref);
      sp_map_page_show (self, FALSE);
      return;
    }
  sp_map_page_show_date (self);
  gtk_spinner_start (self->spinner);
  self->cancellable = g_cancellable_new ();
  sp_map_load_async (
    store, self->map, (SpRiskStage)gtk_drop_down_get_selected (self->stage_drop_down),
    sp_map_page_get_date (self), self->shown, self->cancellable, loaded_cb, g_object_ref (self));
}

gboolean
sp_map_page_is_loading (SpMapPage *self)
{
  g_return_val_if_fail (SP_IS_MAP_PAGE (self), FALSE);
  return self->cancellable != NULL || sp_map_list_is_loading (self->list);
}

/* The map's own stage, where it is stored. */
static void
choose_stage (SpMapPage *self)
{
  g_autoptr (SpRecord) map = NULL;

  if (self->map > 0)
    map =
      sp_reader_load (sp_session_get_reader (self->session), &sp_risk_map_type, self->map, NULL);
  if (map == NULL)
    return;
  self->is_filling = TRUE;
  gtk_drop_down_set_selected (self->stage_drop_down,
                              (guint)sp_record_get_integer (map, SP_RISK_MAP_STAGE));
  self->is_filling = FALSE;
}

void
sp_map_page_show_map (SpMapPage *self, int64_t map)
{
  g_return_if_fail (SP_IS_MAP_PAGE (self));

  if (map == self->map)
    return;
  self->map = map;
  sp_map_list_select (self->list, map);
  choose_stage (self);
  sp_map_page_load (self);
}

int64_t
sp_map_page_get_map (SpMapPage *self)
{
  g_return_val_if_fail (SP_IS_MAP_PAGE (self), SP_MAP_NO_ENTRY);
  return self->map;
}

/* ---- quarters ---- */

static void
map_page_quarter_cb (SpMapPage *self)
{
  if (self->is_filling || self->session == NULL)
    return;
  sp_map_page_end_pen (self);
  sp_map_page_load (self);
}

/* ---- selection, both ways ---- */

static void
select_both (SpMapPage *self, int64_t zone, int64_t spot)
{
  sp_map_canvas_select (self->canvas, zone, spot);
  sp_map_entries_select (self->zones, zone != 0 ? zone : SP_MAP_NO_ENTRY);
  sp_map_entries_select (self->spots, spot != 0 ? spot : SP_MAP_NO_ENTRY);
  sp_map_page_show_area (self);
  sp_map_page_update_actions (self);
}

static void
map_page_canvas_selected_cb (SpMapPage *self)
{
  int64_t zone = sp_map_canvas_get_zone (self->canvas);
  int64_t spot = sp_map_canvas_get_spot (self->canvas);
  const char *tab = gtk_stack_get_visible_child_name (self->side);

  if (self->is_fixing)
    {
      sp_map_controls_select (self->controls, (int)spot - 1);
      sp_map_page_update_actions (self);
      return;
    }
  if (g_strcmp0 (tab, "head") != 0 && (zone != 0 || spot != 0))
    gtk_stack_set_visible_child_name (self->side, spot != 0 ? "spots" : "zones");
  select_both (self, zone, spot);
}

static void
map_page_spot_selected_cb (SpMapPage *self)
{
  select_both (self, 0, MAX (sp_map_entries_get_selected (self->spots), 0));
}

static void
map_page_zone_selected_cb (SpMapPage *self)
{
  select_both (self, MAX (sp_map_entries_get_selected (self->zones), 0), 0);
}

static void
map_page_activated_cb (SpMapPage *self)
{
  sp_map_page_open_selected (self);
}

/* ---- the list of maps ---- */

static void
map_page_map_selected_cb (SpMapPage *self)
{
  sp_map_page_show_map (self, sp_map_list_get_selected (self->list));
}

static void
map_page_listed_cb (SpMapPage *self)
{
  if (self->map == SP_MAP_NO_ENTRY || !sp_map_list_has (self->list, self->map))
    sp_map_page_show_map (self, sp_map_list_get_first (self->list));
  else
    sp_map_page_load (self);
  sp_map_list_select (self->list, self->map);
}

/* ---- session ---- */

static void
reload (SpMapPage *self)
{
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->is_stale)
    sp_map_list_reload (self->list);
}

static void
map_page_records_changed_cb (SpMapPage *self)
{
  reload (self);
}

static void
map_page_date_cb (SpMapPage *self)
{
  sp_map_page_fill_quarters (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    sp_map_page_load (self);
  else
    self->is_stale = TRUE;
}

static void
map_page_store_cb (SpMapPage *self)
{
  self->map = SP_MAP_NO_ENTRY;
  sp_map_page_fill_quarters (self);
  sp_map_page_load (self);
  reload (self);
}

static gboolean
map_page_show_record_cb (
  SpMapPage *self, const char *table, gint64 id, int from, int to, int standings)
{
  if (!g_str_equal (table, sp_risk_map_type.table))
    return FALSE;
  sp_session_set_page (self->session, SP_PAGE_MAPS);
  if (id != 0)
    sp_map_page_show_map (self, id);
  return TRUE;
}

/* ---- class ---- */

static void
add_list (GtkBox *slot, SpMapEntries *entries)
{
  gtk_widget_set_vexpand (GTK_WIDGET (entries), TRUE);
  gtk_box_append (slot, GTK_WIDGET (entries));
}

static gboolean
check_area (SpRecord *record, gpointer user_data, GError **error)
{
  return sp_risk_area_check (SP_RISK_AREA (record), error);
}

static void
add_area_form (SpMapPage *self)
{
  static const char *const names[] = {"name",       "is_manual", "level", "reason",
                                      "department", "person",    NULL};

  self->area_form =
    sp_record_form_new (self->session, &sp_risk_area_type, SP_FORM_KEEPS, names, NULL, 1);
  sp_record_form_set_check (self->area_form, check_area, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->area_form), "page-toolbar");
  self->area_scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->area_scroller),
                                 GTK_WIDGET (self->area_form));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->area_scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->area_scroller, TRUE);
  gtk_box_append (self->zones_slot, self->area_scroller);
}

static void
add_children (SpMapPage *self)
{
  self->list = sp_map_list_new (self->session);
  gtk_box_append (self->list_slot, GTK_WIDGET (self->list));
  add_area_form (self);
  self->head = sp_map_form_new (self->session);
  gtk_box_append (self->head_slot, GTK_WIDGET (self->head));
  g_signal_connect_object (self->list, "selected", G_CALLBACK (map_page_map_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (map_page_listed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
set_session (SpMapPage *self, SpSession *session)
{
  if (!g_set_object (&self->session, session) || session == NULL)
    return;
  g_signal_group_set_target (self->session_signals, session);
  add_children (self);
  map_page_store_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
sp_map_page_zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpMapPage *self = SP_MAP_PAGE (widget);

  if (g_str_equal (action, "maps.zoom-fit"))
    sp_map_canvas_fit (self->canvas);
  else
    sp_map_canvas_zoom (self->canvas,
                        g_str_equal (action, "maps.zoom-in") ? ZOOM_STEP : 1 / ZOOM_STEP);
}

static void
sp_map_page_stage_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkDropDown *stages = SP_MAP_PAGE (widget)->stage_drop_down;

  gtk_drop_down_set_selected (stages, 1 - MIN (gtk_drop_down_get_selected (stages), 1));
}

static void
sp_map_page_outdated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpMapList *list = SP_MAP_PAGE (widget)->list;

  sp_map_list_set_only_outdated (list, !sp_map_list_get_only_outdated (list));
}

static void
sp_map_page_search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (SP_MAP_PAGE (widget)->list));
}

static void
sp_map_page_issue_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpMapPage *self = SP_MAP_PAGE (widget);

  gtk_stack_set_visible_child_name (self->side, "head");
  sp_map_form_issue (self->head);
}

/* One of the lists beside the map, or what stands in the middle. */
static void
sp_map_page_tab_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpMapPage *self = SP_MAP_PAGE (widget);
  const char *name = g_variant_get_string (parameter, NULL);

  gtk_stack_set_visible_child_name (
    gtk_stack_get_child_by_name (self->side, name) != NULL ? self->side : self->middle, name);
}

static void
map_page_stage_selected_cb (SpMapPage *self)
{
  if (!self->is_filling && self->session != NULL)
    sp_map_page_load (self);
}

static void
map_page_theme_selected_cb (SpMapPage *self)
{
  if (self->shown != NULL)
    sp_map_page_show (self, TRUE);
}

static void
sp_map_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_map_page_parent_class)->map (widget);
  if (SP_MAP_PAGE (widget)->is_stale)
    reload (SP_MAP_PAGE (widget));
}

static gboolean
sp_map_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_MAP_PAGE (widget)->canvas));
}

static void
sp_map_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    g_value_set_object (value, SP_MAP_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_map_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    set_session (SP_MAP_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_map_page_dispose (GObject *object)
{
  SpMapPage *self = SP_MAP_PAGE (object);

  sp_map_page_output_dispose (self);
  sp_map_page_new_dispose (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  g_clear_object (&self->edited);
  if (self->sheet != NULL)
    sp_page_sheet_set_page (self->sheet, &sp_map_chart, NULL, 0);
  g_clear_pointer (&self->bars, sp_map_pages_free);
  g_clear_pointer (&self->shown, sp_map_shown_unref);
  g_clear_pointer (&self->quarters, g_array_unref);
  self->canvas = NULL;
  self->outcome = NULL;
  self->sheet = NULL;
  sp_template_dispose (self, SP_TYPE_MAP_PAGE);
  G_OBJECT_CLASS (sp_map_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-map-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, stage_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, theme_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, paper_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, middle_switcher);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, list_slot);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, paned);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, note_bar);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, note);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, repair_button);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, end_button);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, middle);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, quarter_scale);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, date_label);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, side);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, spots_slot);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, zones_slot);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, head_slot);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, outcome_slot);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "maps.zoom-in", NULL, sp_map_page_zoom_cb);
  gtk_widget_class_install_action (widget_class, "maps.zoom-out", NULL, sp_map_page_zoom_cb);
  gtk_widget_class_install_action (widget_class, "maps.zoom-fit", NULL, sp_map_page_zoom_cb);
  gtk_widget_class_install_action (widget_class, "maps.stage", NULL, sp_map_page_stage_cb);
  gtk_widget_class_install_action (widget_class, "maps.outdated", NULL, sp_map_page_outdated_cb);
  gtk_widget_class_install_action (widget_class, "maps.tab", "s", sp_map_page_tab_cb);
  gtk_widget_class_install_action (widget_class, "maps.issue", NULL, sp_map_page_issue_cb);
  gtk_widget_class_install_action (widget_class, "ledger.search", NULL, sp_map_page_search_cb);
  sp_map_page_edit_class_init (widget_class);
  sp_map_page_controls_class_init (widget_class);
  sp_map_page_new_class_init (widget_class);
  sp_map_page_output_class_init (widget_class);
}

static void
sp_map_page_class_init (SpMapPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_map_page_dispose;
  object_class->get_property = sp_map_page_get_property;
  object_class->set_property = sp_map_page_set_property;
  widget_class->map = sp_map_page_map;
  widget_class->grab_focus = sp_map_page_grab_focus;
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SP_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
add_middle (SpMapPage *self)
{
  self->canvas = SP_MAP_CANVAS (sp_map_canvas_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->canvas), "pane");
  self->sheet = SP_PAGE_SHEET (sp_page_sheet_new (FALSE));
  gtk_widget_add_css_class (GTK_WIDGET (self->sheet), "desk");
  gtk_stack_add_titled (self->middle, GTK_WIDGET (self->canvas), "map", _ ("分布图"));
  gtk_stack_add_titled (self->middle, GTK_WIDGET (self->sheet), "bars", _ ("作业比较图"));
  self->outcome = g_object_new (SP_TYPE_OUTCOME_BAR, NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->outcome), TRUE);
  gtk_box_append (self->outcome_slot, GTK_WIDGET (self->outcome));
}

static void
connect_parts (SpMapPage *self)
{
  g_signal_connect_object (self->canvas, "selected", G_CALLBACK (map_page_canvas_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "activated", G_CALLBACK (map_page_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->spots, "selected", G_CALLBACK (map_page_spot_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->zones, "selected", G_CALLBACK (map_page_zone_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->spots, "activated", G_CALLBACK (map_page_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->zones, "activated", G_CALLBACK (map_page_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->stage_drop_down, "notify::selected",
                            G_CALLBACK (map_page_stage_selected_cb), self);
  g_signal_connect_swapped (self->theme_drop_down, "notify::selected",
                            G_CALLBACK (map_page_theme_selected_cb), self);
  g_signal_connect_swapped (self->quarter_scale, "value-changed", G_CALLBACK (map_page_quarter_cb),
                            self);
}

static void
connect_session (SpMapPage *self)
{
  self->session_signals = g_signal_group_new (SP_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::store",
                                  G_CALLBACK (map_page_store_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::plan",
                                  G_CALLBACK (map_page_date_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::as-of",
                                  G_CALLBACK (map_page_date_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "records-changed",
                                  G_CALLBACK (map_page_records_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "show-record",
                                  G_CALLBACK (map_page_show_record_cb), self);
}

static void
sp_map_page_init (SpMapPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->map = SP_MAP_NO_ENTRY;
  self->spots = sp_map_entries_new (_ ("图上的风险点或企业"));
  self->zones = sp_map_entries_new (_ ("图上的区域或乡镇"));
  add_list (self->spots_slot, self->spots);
  add_list (self->zones_slot, self->zones);
  add_middle (self);
  connect_parts (self);
  connect_session (self);
  sp_map_page_edit_init (self);
  sp_map_page_controls_init (self);
}
