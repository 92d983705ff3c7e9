/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-light-rules.h. */
#include "sp-light-rules.h"

#include "base/sp-i18n.h"
#include "core/sp-hazard.h"
#include "exchange/sp-light-presets.h"
#include "sp-app.h"
#include "sp-task-cells.h"
#include "store/sp-parameters.h"
#include "store/sp-worker.h"

#define N_ROWS (SP_N_LIGHTS + 2) /* and 督办单, 约谈 */

/* Columns of the preview. */
enum
{
  CELL_NOW,
  CELL_THEN,
  CELL_CHANGE,
  N_CELLS
};

struct _SpLightRules
{
  GtkWindow parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *presets;    /* of SpLightPreset */
  SpSchedule *schedule;  /* of the whole plan; NULL while it is read */
  GCancellable *loading; /* or NULL */
  SpLightCounts counts;  /* by the numbers in the form */

  /* Borrowed, put in by C */
  SpRecordForm *form;
  GtkSpinButton *hazard_near;
  GtkLabel *cells[N_ROWS][N_CELLS];

  /* Template */
  GtkDropDown *choice;
  GtkLabel *source;
  GtkBox *form_slot;
  GtkLabel *heading;
  GtkGrid *preview;

  /* State */
  guint is_setting : 1;
};

G_DEFINE_FINAL_TYPE (SpLightRules, sp_light_rules, GTK_TYPE_WINDOW)

static const char *const form_fields[] = {"near_days",      "behind_points", "supervise_days",
                                          "interview_days", "file_limit",    NULL};
static const guint fields[] = {SP_PLAN_NEAR_DAYS, SP_PLAN_BEHIND_POINTS, SP_PLAN_SUPERVISE_DAYS,
                               SP_PLAN_INTERVIEW_DAYS, SP_PLAN_FILE_LIMIT};

/* ---- what it would mean ---- */

static guint
get_count (const SpLightCounts *counts, guint row)
{
  switch (row)
    {
    case SP_N_LIGHTS:
      return counts->by_step[SP_STEP_SUPERVISE];
    case SP_N_LIGHTS + 1:
      return counts->by_step[SP_STEP_INTERVIEW];
    default:
      return counts->by_light[row];
    }
}

static void
show_row (SpLightRules *self, guint row, guint now, guint then)
{
  g_autofree char *now_text = g_strdup_printf ("%u", now);
  g_autofree char *then_text = g_strdup_printf ("%u", then);
  g_autofree char *change = NULL;

  if (now != then)
    change = g_strdup_printf (then > now ? _ ("多 %u 项") : _ ("少 %u 项"),
                              then > now ? then - now : now - then);
  gtk_label_set_label (self->cells[row][CELL_NOW], now_text);
  gtk_label_set_label (self->cells[row][CELL_THEN], then_text);
  gtk_label_set_label (self->cells[row][CELL_CHANGE], change != NULL ? change : _ ("不变"));
}

static void
show_preview (SpLightRules *self)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  SpRecord *draft = sp_record_form_get_record (self->form);
  g_autofree char *day = sp_date_dup_iso (sp_session_get_as_of (self->session));
  g_autofree char *heading = NULL;
  SpLightRule now, then;
  SpLightCounts counts;

  if (self->schedule == NULL || plan == NULL || draft == NULL)
    return;
  now = sp_plan_get_light_rule (plan);
  then = sp_plan_get_light_rule (SP_PLAN (draft));
  counts = sp_schedule_count_lights (self->schedule, &now);
  self->counts = sp_schedule_count_lights (self->schedule, &then);
  heading = g_strdup_printf (_ ("截至 %s，全部 %u 项任务会这样亮灯"), day,
                             sp_schedule_get_n_rows (self->schedule));
  gtk_label_set_label (self->heading, heading);
  for (guint i = 0; i < N_ROWS; i++)
    show_row (self, i, get_count (&counts, i), get_count (&self->counts, i));
}

/* ---- reading ---- */

static gpointer
load_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return sp_reader_load_schedule (reader, data, cancellable, error);
}

static void
light_rules_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpLightRules) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSchedule) schedule = sp_store_work_finish (SP_STORE (source), result, &error);

  if (self->session == NULL || sp_session_is_stale (result))
    return;
  g_clear_object (&self->loading);
  sp_session_report_error (self->session, error);
  g_set_object (&self->schedule, schedule);
  show_preview (self);
}

static void
load (SpLightRules *self)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  SpTaskFilter *filter = g_new0 (SpTaskFilter, 1);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  filter->plan = sp_record_get_id (SP_RECORD (plan));
  filter->as_of = sp_session_get_as_of (self->session);
  self->loading = g_cancellable_new ();
  gtk_label_set_label (self->heading, _ ("正在计算…"));
  sp_store_work_async (sp_session_get_store (self->session), load_work, filter, g_free,
                       g_object_unref, self->loading, light_rules_loaded_cb, g_object_ref (self));
}

/* ---- choosing ---- */

/* A copy of the plan, to be looked at before it is stored. */
static void
set_draft (SpLightRules *self, SpRecord *draft)
{
  sp_record_form_set_record (self->form, draft);
  show_preview (self);
}

void
sp_light_rules_choose (SpLightRules *self, guint preset)
{
  const SpLightPreset *chosen;
  g_autoptr (SpRecord) draft = NULL;

  g_return_if_fail (SP_IS_LIGHT_RULES (self) && preset < self->presets->len);
  chosen = g_ptr_array_index (self->presets, preset);
  draft = sp_record_copy (sp_record_form_get_record (self->form));
  sp_light_preset_apply (chosen, SP_PLAN (draft));
  gtk_label_set_label (self->source, chosen->source);
  self->is_setting = TRUE;
  gtk_drop_down_set_selected (self->choice, preset + 1);
  self->is_setting = FALSE;
  set_draft (self, draft);
}

/* The first entry stands for what the plan has. */
static void
light_rules_chosen_cb (SpLightRules *self)
{
  guint i = gtk_drop_down_get_selected (self->choice);

  if (self->is_setting || sp_record_form_get_record (self->form) == NULL)
    return;
  if (i > 0 && i <= self->presets->len)
    sp_light_rules_choose (self, i - 1);
  else
    sp_light_rules_begin (self);
}

/* What the plan leaves open is shown as the number that holds. */
static SpRecord *
dup_draft (SpPlan *plan)
{
  SpRecord *draft = sp_record_copy (SP_RECORD (plan));
  SpLightRule rule = sp_plan_get_light_rule (plan);
  int64_t limit = sp_plan_get_file_limit (plan);

  sp_record_set_integer (draft, SP_PLAN_NEAR_DAYS, rule.near_days);
  sp_record_set_integer (draft, SP_PLAN_BEHIND_POINTS, rule.behind_points);
  sp_record_set_integer (draft, SP_PLAN_SUPERVISE_DAYS, rule.supervise_days);
  sp_record_set_integer (draft, SP_PLAN_INTERVIEW_DAYS, rule.interview_days);
  sp_record_set_integer (draft, SP_PLAN_FILE_LIMIT, limit / (1024 * 1024));
  return draft;
}

void
sp_light_rules_begin (SpLightRules *self)
{
  g_autoptr (SpRecord) draft = NULL;
  SpPlan *plan;

  g_return_if_fail (SP_IS_LIGHT_RULES (self));
  plan = sp_session_get_plan (self->session);
  if (plan == NULL)
    return;
  draft = dup_draft (plan);
  gtk_spin_button_set_value (self->hazard_near,
                             sp_session_get_near_days_of (self->session, &sp_hazard_type));
  self->is_setting = TRUE;
  gtk_drop_down_set_selected (self->choice, 0);
  self->is_setting = FALSE;
  gtk_label_set_label (self->source, _ ("天数写 0 表示不提这项建议。改了数字按回车，下面就显示"
                                        "改后各种灯有多少项；采用之前不会改动计划。"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rules.apply",
                                 !sp_session_is_read_only (self->session));
  set_draft (self, draft);
  load (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->choice));
}

gboolean
sp_light_rules_apply (SpLightRules *self)
{
  g_autoptr (SpRecord) plan = NULL;
  g_autoptr (GError) error = NULL;
  SpRecord *draft;

  g_return_val_if_fail (SP_IS_LIGHT_RULES (self), FALSE);
  if (sp_session_get_plan (self->session) == NULL || !sp_record_form_commit (self->form))
    return FALSE;
  draft = sp_record_form_get_record (self->form);
  plan = sp_record_copy (SP_RECORD (sp_session_get_plan (self->session)));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    sp_record_set_value (plan, fields[i], sp_record_peek (draft, fields[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_spin_button_update (self->hazard_near);
  if (sp_store_set_light_rules (sp_session_get_store (self->session), SP_PLAN (plan),
                                gtk_spin_button_get_value_as_int (self->hazard_near),
                                _ ("修改亮灯规则与附件上限"), &error))
    sp_session_tell (self->session, _ ("已修改亮灯规则与附件上限"), TRUE);
  sp_session_report_error (self->session, error);
  return error == NULL;
}

static void
light_rules_apply_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_light_rules_apply (SP_LIGHT_RULES (widget));
}

static void
light_rules_cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* Another file has another plan. */
static void
light_rules_store_cb (SpLightRules *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->schedule);
  sp_record_form_set_record (self->form, NULL);
}

/* ---- class ---- */

static void
sp_light_rules_dispose (GObject *object)
{
  SpLightRules *self = SP_LIGHT_RULES (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->choice != NULL)
    g_signal_handlers_disconnect_by_data (self->choice, self);
  g_clear_object (&self->schedule);
  g_clear_pointer (&self->presets, g_ptr_array_unref);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), SP_TYPE_LIGHT_RULES);
  G_OBJECT_CLASS (sp_light_rules_parent_class)->dispose (object);
}

static void
sp_light_rules_class_init (SpLightRulesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_light_rules_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-light-rules.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "presets", FALSE,
                                             G_STRUCT_OFFSET (SpLightRules, choice));
  gtk_widget_class_bind_template_child (widget_class, SpLightRules, source);
  gtk_widget_class_bind_template_child (widget_class, SpLightRules, form_slot);
  gtk_widget_class_bind_template_child (widget_class, SpLightRules, heading);
  gtk_widget_class_bind_template_child (widget_class, SpLightRules, preview);
  gtk_widget_class_install_action (widget_class, "rules.apply", NULL, light_rules_apply_cb);
  gtk_widget_class_install_action (widget_class, "rules.cancel", NULL, light_rules_cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "rules.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "rules.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "rules.cancel", NULL);
}

static GtkLabel *
attach_label (SpLightRules *self, const char *text, int column, int row, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (self->preview, label, column, row, 1, 1);
  return GTK_LABEL (label);
}

static void
fill_preview (SpLightRules *self)
{
  static const char *const heads[N_CELLS] = {N_ ("现在"), N_ ("改后"), N_ ("变化")};
  static const char *const steps[] = {N_ ("建议发督办单"), N_ ("建议约谈")};

  for (int i = 0; i < N_CELLS; i++)
    gtk_widget_add_css_class (GTK_WIDGET (attach_label (self, _ (heads[i]), i + 1, 0, 1)),
                              "dim-label");
  for (int i = 0; i < N_ROWS; i++)
    {
      if (i < SP_N_LIGHTS)
        {
          GtkWidget *light = sp_light_label_new ();

          sp_light_label_set (light, (SpLight)i, sp_vocabulary_label (&sp_lights, i));
          gtk_grid_attach (self->preview, light, 0, i + 1, 1, 1);
        }
      else
        attach_label (self, _ (steps[i - SP_N_LIGHTS]), 0, i + 1, 0);
      for (int j = 0; j < N_CELLS; j++)
        self->cells[i][j] = attach_label (self, NULL, j + 1, i + 1, 1);
    }
}

static void
sp_light_rules_init (SpLightRules *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_preview (self);
}

static void
fill_presets (SpLightRules *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;

  self->presets = sp_light_presets_load (&error);
  sp_session_report_error (self->session, error);
  if (self->presets == NULL)
    self->presets = g_ptr_array_new ();
  gtk_string_list_append (names, _ ("本计划现在的规则"));
  for (guint i = 0; i < self->presets->len; i++)
    gtk_string_list_append (names, ((SpLightPreset *)g_ptr_array_index (self->presets, i))->name);
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
}

/* A parameter, for hazards outlive plans; the presets do not speak of it. */
static void
add_hazard_near (SpLightRules *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("问题隐患整改时限临期提前天数"));

  self->hazard_near = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, 366, 1));
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (self->hazard_near));
  gtk_widget_add_css_class (GTK_WIDGET (self->hazard_near), "numeric");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->hazard_near));
  gtk_box_append (self->form_slot, line);
}

SpLightRules *
sp_light_rules_new (SpSession *session, GtkWindow *parent)
{
  SpLightRules *self = g_object_new (SP_TYPE_LIGHT_RULES, "transient-for", parent, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  self->form = sp_record_form_new (session, &sp_plan_type, SP_FORM_DRAFT, form_fields, NULL, 2);
  gtk_widget_set_hexpand (GTK_WIDGET (self->form), TRUE);
  gtk_box_append (self->form_slot, GTK_WIDGET (self->form));
  add_hazard_near (self);
  fill_presets (self);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (show_preview), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (light_rules_chosen_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (light_rules_store_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

GtkSpinButton *
sp_light_rules_get_hazard_near (SpLightRules *self)
{
  g_return_val_if_fail (SP_IS_LIGHT_RULES (self), NULL);
  return self->hazard_near;
}

SpRecordForm *
sp_light_rules_get_form (SpLightRules *self)
{
  g_return_val_if_fail (SP_IS_LIGHT_RULES (self), NULL);
  return self->form;
}

gboolean
sp_light_rules_is_loading (SpLightRules *self)
{
  g_return_val_if_fail (SP_IS_LIGHT_RULES (self), FALSE);
  return self->loading != NULL;
}

guint
sp_light_rules_get_count (SpLightRules *self, SpLight light)
{
  g_return_val_if_fail (SP_IS_LIGHT_RULES (self) && light < SP_N_LIGHTS, 0);
  return self->counts.by_light[light];
}
