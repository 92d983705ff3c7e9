/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-map-controls.h. */
#include "sp-map-controls.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-unit.h"
#include "sp-app.h"
#include "sp-map-entries.h"

#include <math.h>

#define LIST_HEIGHT 140 /* pixels: three points are seen in any window */

struct _SpMapControls
{
  GtkWidget parent_instance;

  /* Owned */
  GArray *controls; /* of SpRiskControl */
  GPtrArray *seats; /* of SpUnit; NULL: none */

  /* Borrowed, children */
  GtkLabel *words;
  SpMapEntries *entries;
  GtkLabel *asked;
  GtkDropDown *seat;
  GtkEditable *longitude, *latitude;
  GtkWidget *form;

  /* State */
  SpVertex at; /* of the new point */
  guint is_asking : 1;
  guint is_filling : 1;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACCEPTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpMapControls, sp_map_controls, GTK_TYPE_WIDGET)

/* ---- the form ---- */

static void
enter_number (GtkEditable *entry, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  gtk_editable_set_text (entry, g_ascii_formatd (buffer, sizeof buffer, "%.9g", value));
}

static void
show_form (SpMapControls *self)
{
  int selected = sp_map_controls_get_selected (self);
  g_autofree char *asked = NULL;

  self->is_filling = TRUE;
  gtk_drop_down_set_selected (self->seat, 0);
  self->is_filling = FALSE;
  if (selected >= 0)
    {
      const SpRiskControl *control = &g_array_index (self->controls, SpRiskControl, selected);

      enter_number (self->longitude, control->longitude);
      enter_number (self->latitude, control->latitude);
      asked = g_strdup_printf (_ ("%d 号点的经纬度"), selected + 1);
    }
  else
    {
      gtk_editable_set_text (self->longitude, "");
      gtk_editable_set_text (self->latitude, "");
    }
  gtk_label_set_label (self->asked, asked != NULL     ? asked
                                    : self->is_asking ? _ ("新点的经纬度")
                                                      : _ ("没有选定控制点"));
}

void
sp_map_controls_ask (SpMapControls *self, double x, double y)
{
  g_return_if_fail (SP_IS_MAP_CONTROLS (self));

  sp_map_entries_select (self->entries, SP_MAP_NO_ENTRY);
  self->at = (SpVertex) {x, y};
  self->is_asking = TRUE;
  show_form (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->longitude));
}

void
sp_map_controls_ask_no_more (SpMapControls *self)
{
  g_return_if_fail (SP_IS_MAP_CONTROLS (self));

  self->is_asking = FALSE;
  show_form (self);
}

gboolean
sp_map_controls_is_asking (SpMapControls *self)
{
  g_return_val_if_fail (SP_IS_MAP_CONTROLS (self), FALSE);
  return self->is_asking;
}

void
sp_map_controls_enter (SpMapControls *self, const char *longitude, const char *latitude)
{
  g_return_if_fail (SP_IS_MAP_CONTROLS (self) && longitude != NULL && latitude != NULL);

  gtk_editable_set_text (self->longitude, longitude);
  gtk_editable_set_text (self->latitude, latitude);
}

static gboolean
read_degrees (GtkEditable *entry, double most, double *value)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  char *end = NULL;

  *value = g_ascii_strtod (text, &end);
  return end != text && (*end == '\0' || g_str_equal (end, "°")) && fabs (*value) <= most;
}

gboolean
sp_map_controls_read (SpMapControls *self, SpRiskControl *control, GError **error)
{
  int selected;

  g_return_val_if_fail (SP_IS_MAP_CONTROLS (self) && control != NULL, FALSE);

  selected = sp_map_controls_get_selected (self);
  if (selected >= 0)
    *control = g_array_index (self->controls, SpRiskControl, selected);
  else if (self->is_asking)
    *control = (SpRiskControl) {.x = self->at.x, .y = self->at.y};
  else
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("请先在底图上点一下控制点的位置。"));
      return FALSE;
    }
  if (read_degrees (self->longitude, 180, &control->longitude) &&
      read_degrees (self->latitude, 89.9, &control->latitude))
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("请用度填经度和纬度，例如 98.2931 和 24.8042。"));
  return FALSE;
}

static void
map_controls_accept_cb (SpMapControls *self)
{
  g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0);
}

/* ---- seats ---- */

void
sp_map_controls_set_seats (SpMapControls *self, GPtrArray *units)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_return_if_fail (SP_IS_MAP_CONTROLS (self) && units != NULL);

  g_ptr_array_ref (units);
  g_clear_pointer (&self->seats, g_ptr_array_unref);
  self->seats = units;
  gtk_string_list_append (names, units->len > 0 ? _ ("不取，自己填") : _ ("单位里没有乡镇的坐标"));
  for (guint i = 0; i < units->len; i++)
    gtk_string_list_append (names, sp_record_get_title (units->pdata[i]));
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->seat, G_LIST_MODEL (names));
  gtk_widget_set_sensitive (GTK_WIDGET (self->seat), units->len > 0);
  self->is_filling = FALSE;
}

static void
map_controls_seat_cb (SpMapControls *self)
{
  guint seat = gtk_drop_down_get_selected (self->seat);

  if (self->is_filling || self->seats == NULL || seat == 0 || seat > self->seats->len)
    return;
  enter_number (self->longitude,
                sp_record_get_real (self->seats->pdata[seat - 1], SP_UNIT_LONGITUDE));
  enter_number (self->latitude,
                sp_record_get_real (self->seats->pdata[seat - 1], SP_UNIT_LATITUDE));
}

void
sp_map_controls_take_seat (SpMapControls *self, guint index)
{
  g_return_if_fail (SP_IS_MAP_CONTROLS (self));
  gtk_drop_down_set_selected (self->seat, index + 1);
}

/* ---- the list ---- */

/* Three points fit whatever they say, so that only a fourth tells how good they are. */
static char *
dup_fit (const GArray *controls, const SpRiskFix *fix)
{
  double sum = 0, most = 0;
  guint worst = 0;

  if (controls->len == SP_RISK_LEAST_CONTROLS)
    return g_strdup (_ ("底图已定位。三个点总能对上，看不出误差；再加一个点就知道准不准。"));
  for (guint i = 0; i < controls->len; i++)
    {
      double residual = sp_risk_fix_residual (fix, &g_array_index (controls, SpRiskControl, i));

      sum += residual * residual;
      if (residual > most)
        {
          most = residual;
          worst = i;
        }
    }
  return g_strdup_printf (_ ("底图已定位：中误差 %.0f 米，最大 %.0f 米（%u 号点）。"),
                          sqrt (sum / controls->len), most, worst + 1);
}

static SpMapEntry *
entry_new (const GArray *controls, guint i, const SpRiskFix *fix)
{
  const SpRiskControl *control = &g_array_index (controls, SpRiskControl, i);
  g_autofree char *title = g_strdup_printf (_ ("%u 号点"), i + 1);
  g_autofree char *detail = g_strdup_printf ("%.5f°, %.5f°", control->longitude, control->latitude);
  g_autofree char *remark = NULL;

  if (fix != NULL)
    remark = g_strdup_printf (_ ("差 %.0f 米"), sp_risk_fix_residual (fix, control));
  return sp_map_entry_new (i + 1, -1, title, detail, remark);
}

void
sp_map_controls_set (SpMapControls *self, const GArray *controls)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  SpRiskFix fix;
  gboolean is_fixed;
  int selected;

  g_return_if_fail (SP_IS_MAP_CONTROLS (self) && controls != NULL);

  selected = sp_map_controls_get_selected (self);
  g_array_set_size (self->controls, 0);
  g_array_append_vals (self->controls, controls->data, controls->len);
  is_fixed = sp_risk_controls_fix (controls, &fix, &error);
  for (guint i = 0; i < controls->len; i++)
    g_ptr_array_add (entries, entry_new (controls, i, is_fixed ? &fix : NULL));
  sp_map_entries_set (self->entries, entries);
  words = is_fixed ? dup_fit (controls, &fix) : g_strdup (error->message);
  gtk_label_set_label (self->words, words);
  if (selected >= (int)controls->len)
    sp_map_entries_select (self->entries, SP_MAP_NO_ENTRY);
  if (!self->is_asking)
    show_form (self);
}

const char *
sp_map_controls_get_words (SpMapControls *self)
{
  g_return_val_if_fail (SP_IS_MAP_CONTROLS (self), NULL);
  return gtk_label_get_label (self->words);
}

int
sp_map_controls_get_selected (SpMapControls *self)
{
  int64_t id;

  g_return_val_if_fail (SP_IS_MAP_CONTROLS (self), -1);

  id = sp_map_entries_get_selected (self->entries);
  return id >= 1 && id <= self->controls->len ? (int)id - 1 : -1;
}

void
sp_map_controls_select (SpMapControls *self, int index)
{
  g_return_if_fail (SP_IS_MAP_CONTROLS (self));

  sp_map_entries_select (self->entries, index >= 0 ? index + 1 : SP_MAP_NO_ENTRY);
  self->is_asking = FALSE;
  show_form (self);
}

static void
map_controls_selected_cb (SpMapControls *self)
{
  self->is_asking = FALSE;
  show_form (self);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

/* ---- class ---- */

static void
sp_map_controls_dispose (GObject *object)
{
  SpMapControls *self = SP_MAP_CONTROLS (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->controls, g_array_unref);
  g_clear_pointer (&self->seats, g_ptr_array_unref);
  G_OBJECT_CLASS (sp_map_controls_parent_class)->dispose (object);
}

static void
sp_map_controls_class_init (SpMapControlsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_map_controls_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
new_words (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

static GtkWidget *
new_button (const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "compact");
  return button;
}

static GtkEditable *
add_degrees (SpMapControls *self, const char *name)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_widget_set_hexpand (entry, TRUE);
  sp_app_set_name (entry, name);
  gtk_box_append (GTK_BOX (row), gtk_label_new (name));
  gtk_box_append (GTK_BOX (row), entry);
  gtk_box_append (GTK_BOX (self->form), row);
  g_signal_connect_object (entry, "activate", G_CALLBACK (map_controls_accept_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_EDITABLE (entry);
}

static void
add_form (SpMapControls *self)
{
  GtkWidget *keep = gtk_button_new_with_label (_ ("存下"));

  self->form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->form, "page-toolbar");
  self->asked = new_words ("section-title");
  gtk_box_append (GTK_BOX (self->form), GTK_WIDGET (self->asked));
  self->seat = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->seat), _ ("取一个乡镇驻地的坐标"));
  sp_app_set_name (self->seat, _ ("乡镇驻地"));
  gtk_box_append (GTK_BOX (self->form), GTK_WIDGET (self->seat));
  self->longitude = add_degrees (self, _ ("经度"));
  self->latitude = add_degrees (self, _ ("纬度"));
  gtk_widget_set_tooltip_text (keep, _ ("存下这个控制点（在经度、纬度里按回车）"));
  g_signal_connect_object (keep, "clicked", G_CALLBACK (map_controls_accept_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->form), keep);
  g_signal_connect_object (self->seat, "notify::selected", G_CALLBACK (map_controls_seat_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
sp_map_controls_init (SpMapControls *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autoptr (GPtrArray) no_seats = g_ptr_array_new ();

  self->controls = g_array_new (FALSE, FALSE, sizeof (SpRiskControl));
  gtk_widget_add_css_class (buttons, "page-subbar");
  gtk_box_append (
    GTK_BOX (buttons),
    new_button (_ ("加点"), _ ("在底图上选一个控制点（Alt+Shift+K）"), "maps.controls"));
  gtk_box_append (
    GTK_BOX (buttons),
    new_button (_ ("移动"), _ ("把选中的控制点移到底图上的另一处（Alt+Shift+P）"), "maps.place"));
  gtk_box_append (GTK_BOX (buttons),
                  new_button (_ ("去掉"), _ ("去掉选中的控制点（Alt+Shift+X）"), "maps.remove"));
  gtk_box_append (GTK_BOX (box), buttons);
  self->words = new_words ("dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "page-toolbar");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));
  self->entries = sp_map_entries_new (_ ("描图控制点"));
  gtk_widget_set_vexpand (GTK_WIDGET (self->entries), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->entries), -1, LIST_HEIGHT);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entries));
  add_form (self);
  gtk_box_append (GTK_BOX (box), self->form);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  sp_map_controls_set_seats (self, no_seats);
  show_form (self);
  g_signal_connect_object (self->entries, "selected", G_CALLBACK (map_controls_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

SpMapControls *
sp_map_controls_new (void)
{
  return g_object_new (SP_TYPE_MAP_CONTROLS, NULL);
}
