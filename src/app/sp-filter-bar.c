/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-filter-bar.h. The chips only write the session's filter and show what it is; both ways go
 * through it. */
#include "sp-filter-bar.h"

#include "base/sp-i18n.h"
#include "core/sp-overview.h"
#include "sp-app.h"
#include "sp-template.h"
#include "sp-picker.h"

#define N_ROLES 4

struct _SpFilterBar
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;

  /* Borrowed, children put in by C */
  SpPicker *part;
  SpPicker *unit;
  GtkCheckButton *roles[N_ROLES];
  GtkCheckButton *lights[SP_N_LIGHTS];

  /* Template */
  GtkSearchEntry *search;
  GtkBox *part_slot;
  GtkBox *unit_slot;
  GtkMenuButton *role_button;
  GtkBox *role_box;
  GtkMenuButton *light_button;
  GtkBox *light_box;
  GtkMenuButton *due_button;
  GtkPopover *due_popover;
  GtkBox *preset_box;
  GtkEntry *due_from;
  GtkEntry *due_to;
  GtkLabel *due_problem;
  GtkButton *due_apply;
  GtkButton *since;
  GtkLabel *since_label;
  GtkButton *clear;
  GtkLabel *count;

  /* State */
  guint showing : 1; /* the filter is being shown, nobody clicks */
};

G_DEFINE_FINAL_TYPE (SpFilterBar, sp_filter_bar, GTK_TYPE_WIDGET)

/* ---- showing the filter ---- */

/* 亮灯：逾期、临期 */
static char *
dup_mask_label (const char *title, const SpVocabulary *words, int mask)
{
  g_autoptr (GString) text = g_string_new (title);

  g_string_append (text, mask == 0 ? _ ("：全部") : _ ("："));
  for (guint i = 0, n = 0; i < words->n_words; i++)
    if ((mask & (1 << words->words[i].value)) != 0)
      {
        g_string_append (text, n++ > 0 ? "、" : "");
        g_string_append (text, _ (words->words[i].label));
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_due_label (const SpTaskFilter *filter)
{
  g_autofree char *from = sp_date_dup_iso (filter->due_from);
  g_autofree char *to = sp_date_dup_iso (filter->due_to);

  if (filter->due_from == SP_DATE_NONE && filter->due_to == SP_DATE_NONE)
    return g_strdup (_ ("时限：全部"));
  if (filter->due_from == SP_DATE_NONE)
    return g_strdup_printf (_ ("时限：至 %s"), to);
  if (filter->due_to == SP_DATE_NONE)
    return g_strdup_printf (_ ("时限：自 %s"), from);
  return g_strdup_printf (_ ("时限：%s 至 %s"), from, to);
}

static void
show_menu_label (GtkMenuButton *button, const char *label, gboolean is_set)
{
  gtk_menu_button_set_label (button, label);
  sp_app_set_name (button, label);
  if (is_set)
    gtk_widget_add_css_class (GTK_WIDGET (button), "chip-set");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (button), "chip-set");
}

static void
set_class (GtkWidget *widget, const char *name, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* 新完成（自 2021-06-30 以来）; what the overview asked for and only a click takes back. What it is
 * comes first: a narrow window cuts the end. */
static char *
dup_since_label (const SpTaskFilter *filter)
{
  gboolean is_change = filter->changes != 0;
  const SpVocabulary *words = is_change ? &sp_changes : &sp_terms;
  int mask = is_change ? filter->changes : filter->missed;
  g_autofree char *baseline = sp_date_dup_iso (filter->baseline);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < words->n_words; i++)
    if ((mask >> words->words[i].value & 1) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", _ (words->words[i].label));
  return is_change ? g_strdup_printf (_ ("%s（自 %s 以来）"), text->str, baseline)
                   : g_strdup_printf (_ ("未按期（%s）"), text->str);
}

static void
show_since (SpFilterBar *self, const SpTaskFilter *filter)
{
  gboolean is_set = filter->changes != 0 || filter->missed != 0;
  g_autofree char *label = dup_since_label (filter);
  g_autofree char *text = g_strdup_printf ("%s ✕", label);

  gtk_widget_set_visible (GTK_WIDGET (self->since), is_set);
  if (!is_set)
    return;
  gtk_label_set_label (self->since_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->since), label);
  sp_app_set_name (self->since, label);
}

static void
show_filter (SpFilterBar *self)
{
  const SpTaskFilter *filter = sp_session_get_filter (self->session);
  g_autofree char *role = dup_mask_label (_ ("责任"), &sp_roles, filter->roles);
  g_autofree char *light = dup_mask_label (_ ("亮灯"), &sp_lights, filter->lights);
  g_autofree char *due = dup_due_label (filter);
  const char *text = filter->text != NULL ? filter->text : "";

  self->showing = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->search)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  sp_picker_set_selected (self->part, filter->part);
  sp_picker_set_selected (self->unit, filter->unit);
  set_class (GTK_WIDGET (self->part), "chip-set", filter->part != 0);
  set_class (GTK_WIDGET (self->unit), "chip-set", filter->unit != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->role_button), filter->unit != 0);
  for (int i = 0; i < N_ROLES; i++)
    gtk_check_button_set_active (self->roles[i], (filter->roles & (1 << i)) != 0);
  for (int i = 0; i < SP_N_LIGHTS; i++)
    gtk_check_button_set_active (self->lights[i], (filter->lights & (1 << i)) != 0);
  show_menu_label (self->role_button, role, filter->roles != 0);
  show_menu_label (self->light_button, light, filter->lights != 0);
  show_menu_label (self->due_button, due,
                   filter->due_from != SP_DATE_NONE || filter->due_to != SP_DATE_NONE);
  show_since (self, filter);
  gtk_widget_set_visible (GTK_WIDGET (self->clear), sp_session_is_filtered (self->session));
  self->showing = FALSE;
}

static void
show_count (SpFilterBar *self)
{
  SpSchedule *schedule = sp_session_get_schedule (self->session);
  g_autofree char *text = NULL;
  SpTotals totals;

  if (schedule == NULL)
    {
      gtk_label_set_label (self->count, "");
      return;
    }
  totals = sp_schedule_get_totals (schedule);
  text = g_strdup_printf (_ ("%u 项 · 逾期 %u"), totals.total, totals.by_light[SP_LIGHT_OVERDUE]);
  gtk_label_set_label (self->count, text);
}

/* ---- writing the filter ---- */

static void
filter_bar_search_changed_cb (SpFilterBar *self)
{
  SpTaskFilter filter = *sp_session_get_filter (self->session);

  if (self->showing)
    return;
  filter.text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  sp_session_set_filter (self->session, &filter);
}

static void
filter_bar_picked_cb (SpFilterBar *self)
{
  SpTaskFilter filter = *sp_session_get_filter (self->session);

  filter.part = sp_picker_get_selected (self->part);
  filter.unit = sp_picker_get_selected (self->unit);
  if (filter.unit == 0)
    filter.roles = 0;
  sp_session_set_filter (self->session, &filter);
}

static int
read_mask (GtkCheckButton **checks, int n)
{
  int mask = 0;

  for (int i = 0; i < n; i++)
    if (gtk_check_button_get_active (checks[i]))
      mask |= 1 << i;
  return mask;
}

static void
filter_bar_checked_cb (SpFilterBar *self)
{
  SpTaskFilter filter = *sp_session_get_filter (self->session);

  if (self->showing)
    return;
  filter.roles = read_mask (self->roles, N_ROLES);
  filter.lights = read_mask (self->lights, SP_N_LIGHTS);
  sp_session_set_filter (self->session, &filter);
}

static void
set_due (SpFilterBar *self, SpDate from, SpDate to)
{
  SpTaskFilter filter = *sp_session_get_filter (self->session);

  filter.due_from = from;
  filter.due_to = to;
  gtk_popover_popdown (self->due_popover);
  sp_session_set_filter (self->session, &filter);
}

static void
filter_bar_since_clicked_cb (SpFilterBar *self)
{
  SpTaskFilter filter = *sp_session_get_filter (self->session);

  filter.changes = filter.missed = 0;
  filter.baseline = SP_DATE_NONE;
  sp_session_set_filter (self->session, &filter);
}

/* Empty is open; FALSE when it is no date. */
static gboolean
read_date (GtkEntry *entry, SpDate *date)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  *date = sp_date_from_text (text);
  return *text == '\0' || *date != SP_DATE_NONE;
}

static void
filter_bar_due_apply_cb (SpFilterBar *self)
{
  SpDate from = SP_DATE_NONE;
  SpDate to = SP_DATE_NONE;
  gboolean ok = read_date (self->due_from, &from) && read_date (self->due_to, &to);

  gtk_widget_set_visible (GTK_WIDGET (self->due_problem), !ok);
  gtk_label_set_label (self->due_problem, ok ? "" : _ ("日期没有看懂，请写成 2021-9-30 的样子。"));
  if (ok)
    set_due (self, from, to);
}

static void
filter_bar_due_show_cb (SpFilterBar *self)
{
  const SpTaskFilter *filter = sp_session_get_filter (self->session);
  g_autofree char *from = sp_date_dup_iso (filter->due_from);
  g_autofree char *to = sp_date_dup_iso (filter->due_to);

  gtk_editable_set_text (GTK_EDITABLE (self->due_from), from);
  gtk_editable_set_text (GTK_EDITABLE (self->due_to), to);
  gtk_widget_set_visible (GTK_WIDGET (self->due_problem), FALSE);
}

/* ---- presets: seen from the as-of date ---- */

static void
filter_bar_preset_month_cb (SpFilterBar *self)
{
  SpPeriod period = sp_period_containing (sp_session_get_as_of (self->session), SP_PERIOD_MONTH);

  set_due (self, period.first, period.last);
}

static void
filter_bar_preset_quarter_cb (SpFilterBar *self)
{
  SpPeriod period = sp_period_containing (sp_session_get_as_of (self->session), SP_PERIOD_QUARTER);

  set_due (self, period.first, period.last);
}

static void
filter_bar_preset_year_cb (SpFilterBar *self)
{
  SpPeriod period = sp_period_containing (sp_session_get_as_of (self->session), SP_PERIOD_YEAR);

  set_due (self, period.first, period.last);
}

static void
filter_bar_preset_past_cb (SpFilterBar *self)
{
  set_due (self, SP_DATE_NONE, sp_session_get_as_of (self->session));
}

static void
filter_bar_preset_all_cb (SpFilterBar *self)
{
  set_due (self, SP_DATE_NONE, SP_DATE_NONE);
}

static void
add_preset (SpFilterBar *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (self->preset_box, button);
}

/* ---- class ---- */

static gboolean
sp_filter_bar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_FILTER_BAR (widget)->search));
}

static void
sp_filter_bar_dispose (GObject *object)
{
  g_clear_object (&SP_FILTER_BAR (object)->session);
  sp_template_dispose (object, SP_TYPE_FILTER_BAR);
  G_OBJECT_CLASS (sp_filter_bar_parent_class)->dispose (object);
}

static void
sp_filter_bar_class_init (SpFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_filter_bar_dispose;
  widget_class->grab_focus = sp_filter_bar_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-filter-bar.ui");
  gtk_widget_class_set_css_name (widget_class, "filterbar");
  gtk_widget_class_bind_template_child (widget_class, SpFilterBar, search);
  gtk_widget_class_bind_template_child (widget_class, SpFilterBar, part_slot);
  gtk_widget_class_bind_template_child (widget_class, SpFilterBar, unit_slot);
  gtk_widget_class_bind_template_child (widget_class, SpFilterBar, role_button);
  gtk_widget_class_bind_template_child (widget_class, SpFilterBar, role_box);
  gtk_widget_class_bind_template_child (widget_class, SpFilterBar, light_button);
  gtk_widget_class_bind_template_child (widget_class, SpFilterBar, light_box);
  gtk_widget_class_bind_template_child (widget_class, SpFilterBar, due_button);
  gtk_widget_class_bind_template_child (widget_class, SpFilterBar, due_popover);
  gtk_widget_class_bind_template_child (widget_class, SpFilterBar, preset_box);
  gtk_widget_class_bind_template_child (widget_class, SpFilterBar, due_from);
  gtk_widget_class_bind_template_child (widget_class, SpFilterBar, due_to);
  gtk_widget_class_bind_template_child (widget_class, SpFilterBar, due_problem);
  gtk_widget_class_bind_template_child (widget_class, SpFilterBar, due_apply);
  gtk_widget_class_bind_template_child (widget_class, SpFilterBar, since);
  gtk_widget_class_bind_template_child (widget_class, SpFilterBar, since_label);
  gtk_widget_class_bind_template_child (widget_class, SpFilterBar, clear);
  gtk_widget_class_bind_template_child (widget_class, SpFilterBar, count);
}

static void
sp_filter_bar_init (SpFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_preset (self, _ ("本月到期"), G_CALLBACK (filter_bar_preset_month_cb));
  add_preset (self, _ ("本季度到期"), G_CALLBACK (filter_bar_preset_quarter_cb));
  add_preset (self, _ ("本年到期"), G_CALLBACK (filter_bar_preset_year_cb));
  add_preset (self, _ ("已到期限"), G_CALLBACK (filter_bar_preset_past_cb));
  add_preset (self, _ ("全部时限"), G_CALLBACK (filter_bar_preset_all_cb));
  g_signal_connect_swapped (self->search, "search-changed",
                            G_CALLBACK (filter_bar_search_changed_cb), self);
  g_signal_connect_swapped (self->since, "clicked", G_CALLBACK (filter_bar_since_clicked_cb), self);
  g_signal_connect_swapped (self->due_apply, "clicked", G_CALLBACK (filter_bar_due_apply_cb), self);
  g_signal_connect_swapped (self->due_from, "activate", G_CALLBACK (filter_bar_due_apply_cb), self);
  g_signal_connect_swapped (self->due_to, "activate", G_CALLBACK (filter_bar_due_apply_cb), self);
  g_signal_connect_swapped (self->due_popover, "show", G_CALLBACK (filter_bar_due_show_cb), self);
}

static void
add_checks (
  SpFilterBar *self, GtkBox *box, const SpVocabulary *words, GtkCheckButton **checks, int n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *label = NULL;

      label = words == &sp_lights ? g_strdup_printf ("%s %s", sp_light_symbol ((SpLight)i),
                                                     sp_vocabulary_label (words, i))
                                  : g_strdup (sp_vocabulary_label (words, i));
      checks[i] = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (label));
      g_signal_connect_object (checks[i], "toggled", G_CALLBACK (filter_bar_checked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (box, GTK_WIDGET (checks[i]));
    }
}

static SpPicker *
add_picker (SpFilterBar *self, GtkBox *slot, const SpRecordType *type, const char *none)
{
  SpPicker *picker = sp_picker_new (self->session, type, none);

  gtk_widget_set_size_request (GTK_WIDGET (picker), 116, -1);
  g_signal_connect_swapped (picker, "chosen", G_CALLBACK (filter_bar_picked_cb), self);
  gtk_box_append (slot, GTK_WIDGET (picker));
  return picker;
}

GtkWidget *
sp_filter_bar_new (SpSession *session)
{
  SpFilterBar *self = g_object_new (SP_TYPE_FILTER_BAR, NULL);

  self->session = g_object_ref (session);
  self->part = add_picker (self, self->part_slot, &sp_part_type, _ ("全部附件"));
  self->unit = add_picker (self, self->unit_slot, &sp_unit_type, _ ("全部单位"));
  self->showing = TRUE;
  add_checks (self, self->role_box, &sp_roles, self->roles, N_ROLES);
  add_checks (self, self->light_box, &sp_lights, self->lights, SP_N_LIGHTS);
  self->showing = FALSE;
  g_signal_connect_object (session, "filter-changed", G_CALLBACK (show_filter), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::schedule", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "row-changed", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  show_filter (self);
  show_count (self);
  return GTK_WIDGET (self);
}

const char *
sp_filter_bar_get_count (SpFilterBar *self)
{
  g_return_val_if_fail (SP_IS_FILTER_BAR (self), NULL);
  return gtk_label_get_label (self->count);
}
