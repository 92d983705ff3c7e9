/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-measure-detail.h. */
#include "sp-measure-detail.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"
#include "sp-meter.h"
#include "sp-task-cells.h"

#define N_TABS 6

struct _SpMeasureDetail
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;

  /* Borrowed, children put in by C */
  SpMeter *meter;
  GtkWidget *light;
  GtkWidget *tab[N_TABS];
  SpAttachments *files;

  /* Template */
  GtkStack *root;
  GtkStack *tabs;
  GtkLabel *path;
  GtkLabel *title;
  GtkLabel *duty;
  GtkLabel *due;
  GtkLabel *expected;
  GtkBox *light_slot;
  GtkBox *meter_slot;

  /* State */
  int64_t measure;
  int64_t tab_measure[N_TABS]; /* what each tab has read */
};

G_DEFINE_FINAL_TYPE (SpMeasureDetail, sp_measure_detail, GTK_TYPE_WIDGET)

static void
set_files_measure (SpMeasureDetail *self, int64_t measure)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (SpRecord) record = NULL;

  if (reader != NULL && measure != 0)
    record = sp_reader_load (reader, &sp_measure_type, measure, NULL);
  sp_attachments_set_owner (self->files, record);
}

static void
set_tab_measure (SpMeasureDetail *self, SpDetailTab tab, int64_t measure)
{
  GtkWidget *widget = self->tab[tab];

  switch (tab)
    {
    case SP_TAB_PROGRESS:
      sp_progress_tab_set_measure (SP_PROGRESS_TAB (widget), measure);
      break;
    case SP_TAB_WORK:
      sp_work_tab_set_measure (SP_WORK_TAB (widget), measure);
      break;
    case SP_TAB_SOURCE:
      sp_passage_tab_set_measure (SP_PASSAGE_TAB (widget), measure);
      break;
    case SP_TAB_DUTY:
      sp_duty_tab_set_measure (SP_DUTY_TAB (widget), measure);
      break;
    case SP_TAB_HISTORY:
      sp_history_tab_set_record (SP_HISTORY_TAB (widget), sp_measure_type.table, measure);
      break;
    case SP_TAB_FILES:
      set_files_measure (self, measure);
      break;
    default:
      g_assert_not_reached ();
    }
  self->tab_measure[tab] = measure;
}

/* The history is read each time it is turned to: it may have grown meanwhile. */
static void
update_tab (SpMeasureDetail *self)
{
  GtkWidget *visible = gtk_stack_get_visible_child (self->tabs);

  if (self->session == NULL)
    return;
  for (int i = 0; i < N_TABS; i++)
    if (self->tab[i] == visible && (self->tab_measure[i] != self->measure || i == SP_TAB_HISTORY))
      set_tab_measure (self, (SpDetailTab)i, self->measure);
}

/* ---- the head ---- */

/* The day first set stays beside the one that is in force. */
static void
show_due (SpMeasureDetail *self, const SpScheduleRow *row)
{
  g_autofree char *due = row->due != SP_DATE_NONE ? sp_date_dup_iso (row->due) : NULL;
  g_autofree char *original = sp_date_dup_iso (row->original_due);
  g_autofree char *markup = NULL;

  if (row->original_due != SP_DATE_NONE && row->original_due != row->due)
    markup = g_markup_printf_escaped (_ ("%s　原定 <s>%s</s>"), due, original);
  else
    markup = g_strdup (due != NULL ? due : _ ("未定"));
  gtk_label_set_markup (self->due, markup);
}

/* 办理 3/5 */
static void
show_work_count (SpMeasureDetail *self, const SpScheduleRow *row)
{
  GtkStackPage *page = gtk_stack_get_page (self->tabs, self->tab[SP_TAB_WORK]);
  g_autofree char *title = NULL;

  if (row->n_subitems > 0)
    title = g_strdup_printf (_ ("办理 %u/%u"), row->n_subitems_done, row->n_subitems);
  gtk_stack_page_set_title (page, title != NULL ? title : _ ("办理"));
}

static void
show_duty (SpMeasureDetail *self, const SpScheduleRow *row)
{
  g_autofree char *duty = NULL;

  if (*row->leads != '\0' && *row->responsibles != '\0')
    duty = g_strdup_printf (_ ("%s（牵头），%s"), row->leads, row->responsibles);
  else if (*row->leads != '\0')
    duty = g_strdup_printf (_ ("%s（牵头）"), row->leads);
  else
    duty = g_strdup (*row->responsibles != '\0' ? row->responsibles : _ ("未定"));
  gtk_label_set_label (self->duty, duty);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->duty), duty);
}

/* How it stands, and what that asks for: proposed, never done by the program. */
static char *
dup_status (const SpScheduleRow *row)
{
  g_autofree char *state = sp_light_state_dup_text (&row->state);

  if (row->step == SP_STEP_NONE)
    return g_steal_pointer (&state);
  return g_strdup_printf (_ ("%s · 建议%s"), state,
                          sp_vocabulary_label (&sp_steps, (int)row->step));
}

static void
show_head (SpMeasureDetail *self, SpSchedule *schedule)
{
  const SpScheduleRow *row = sp_schedule_get_row (schedule, 0);
  const SpSchedulePart *part = sp_schedule_get_part (schedule, row->part);
  g_autofree char *status = dup_status (row);
  g_autofree char *expected = g_strdup_printf (_ ("序时 %d %%"), row->state.expected);
  g_auto (GStrv) pieces = g_strsplit (row->path, "/", -1);
  g_autofree char *number = g_strjoinv (".", pieces);
  g_autofree char *heading = sp_part_dup_heading (part->number, part->title);
  g_autofree char *path = NULL;

  path = g_strdup_printf ("%s · %s", heading, number);
  gtk_label_set_label (self->path, path);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->path), path);
  gtk_label_set_label (self->title, row->title);
  show_duty (self, row);
  show_due (self, row);
  show_work_count (self, row);
  sp_meter_set (self->meter, row->percent, row->state.expected);
  sp_light_label_set (self->light, row->state.light, status);
  gtk_label_set_label (self->expected, expected);
}

static void
update_head (SpMeasureDetail *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (SpSchedule) schedule = NULL;
  g_autoptr (GError) error = NULL;

  if (reader != NULL && self->measure != 0)
    schedule = sp_reader_load_measure_schedule (reader, self->measure,
                                                sp_session_get_as_of (self->session), &error);
  sp_session_report_error (self->session, error);
  if (schedule == NULL || sp_schedule_get_n_rows (schedule) == 0)
    {
      self->measure = 0;
      gtk_stack_set_visible_child_name (self->root, "none");
      return;
    }
  show_head (self, schedule);
  gtk_stack_set_visible_child_name (self->root, "measure");
}

static void
detail_selected_cb (SpMeasureDetail *self)
{
  self->measure = sp_session_get_selected_measure (self->session);
  update_head (self);
  update_tab (self);
}

/* After an undo the selected measure may be back again. */
static void
detail_changed_cb (SpMeasureDetail *self)
{
  self->measure = sp_session_get_selected_measure (self->session);
  update_head (self);
}

/* ---- class ---- */

static gboolean
sp_measure_detail_grab_focus (GtkWidget *widget)
{
  GtkWidget *tab = gtk_stack_get_visible_child (SP_MEASURE_DETAIL (widget)->tabs);

  return tab != NULL &&
         (gtk_widget_grab_focus (tab) || gtk_widget_child_focus (tab, GTK_DIR_TAB_FORWARD));
}

static void
sp_measure_detail_dispose (GObject *object)
{
  SpMeasureDetail *self = SP_MEASURE_DETAIL (object);

  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_MEASURE_DETAIL);
  G_OBJECT_CLASS (sp_measure_detail_parent_class)->dispose (object);
}

static void
sp_measure_detail_class_init (SpMeasureDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_measure_detail_dispose;
  widget_class->grab_focus = sp_measure_detail_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SP_RESOURCE_PATH "sp-measure-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, SpMeasureDetail, root);
  gtk_widget_class_bind_template_child (widget_class, SpMeasureDetail, tabs);
  gtk_widget_class_bind_template_child (widget_class, SpMeasureDetail, path);
  gtk_widget_class_bind_template_child (widget_class, SpMeasureDetail, title);
  gtk_widget_class_bind_template_child (widget_class, SpMeasureDetail, duty);
  gtk_widget_class_bind_template_child (widget_class, SpMeasureDetail, due);
  gtk_widget_class_bind_template_child (widget_class, SpMeasureDetail, expected);
  gtk_widget_class_bind_template_child (widget_class, SpMeasureDetail, light_slot);
  gtk_widget_class_bind_template_child (widget_class, SpMeasureDetail, meter_slot);
}

static void
sp_measure_detail_init (SpMeasureDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->meter = SP_METER (sp_meter_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->meter), TRUE);
  gtk_box_append (self->meter_slot, GTK_WIDGET (self->meter));
  self->light = sp_light_label_new ();
  gtk_box_append (self->light_slot, self->light);
}

static GtkWidget *
new_files (SpMeasureDetail *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->files = sp_attachments_new (self->session);
  gtk_widget_add_css_class (GTK_WIDGET (self->files), "tab-content");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->files));
  return scroller;
}

static void
add_tabs (SpMeasureDetail *self)
{
  static const char *const titles[N_TABS] = {N_ ("进展"),       N_ ("办理"), N_ ("原文"),
                                             N_ ("责任与时限"), N_ ("历史"), N_ ("附件")};

  self->tab[SP_TAB_PROGRESS] = sp_progress_tab_new (self->session);
  self->tab[SP_TAB_WORK] = sp_work_tab_new (self->session);
  self->tab[SP_TAB_SOURCE] = sp_passage_tab_new (self->session);
  self->tab[SP_TAB_DUTY] = sp_duty_tab_new (self->session);
  self->tab[SP_TAB_HISTORY] = sp_history_tab_new (self->session);
  self->tab[SP_TAB_FILES] = new_files (self);
  for (int i = 0; i < N_TABS; i++)
    gtk_stack_add_titled (self->tabs, self->tab[i], NULL, _ (titles[i]));
}

GtkWidget *
sp_measure_detail_new (SpSession *session)
{
  SpMeasureDetail *self = g_object_new (SP_TYPE_MEASURE_DETAIL, NULL);

  self->session = g_object_ref (session);
  add_tabs (self);
  g_signal_connect_swapped (self->tabs, "notify::visible-child", G_CALLBACK (update_tab), self);
  g_signal_connect_object (session, "notify::selected-measure", G_CALLBACK (detail_selected_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::as-of", G_CALLBACK (detail_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (detail_changed_cb), self,
                           G_CONNECT_SWAPPED);
  detail_selected_cb (self);
  return GTK_WIDGET (self);
}

void
sp_measure_detail_show_tab (SpMeasureDetail *self, SpDetailTab tab)
{
  g_return_if_fail (SP_IS_MEASURE_DETAIL (self) && tab < N_TABS);
  gtk_stack_set_visible_child (self->tabs, self->tab[tab]);
}

GtkWidget *
sp_measure_detail_get_tab (SpMeasureDetail *self, SpDetailTab tab)
{
  g_return_val_if_fail (SP_IS_MEASURE_DETAIL (self) && tab < N_TABS, NULL);
  return self->tab[tab];
}

SpAttachments *
sp_measure_detail_get_files (SpMeasureDetail *self)
{
  g_return_val_if_fail (SP_IS_MEASURE_DETAIL (self), NULL);
  return self->files;
}
