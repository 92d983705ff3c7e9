/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-assessment-form.h. */
#include "sp-risk-assessment-form.h"

#include "base/sp-i18n.h"
#include "sp-risk-block.h"
#include "store/sp-risks.h"

struct _SpRiskAssessmentForm
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  SpRecord *record; /* that is entered; NULL: none. Its forms write into it. */

  /* Borrowed, children */
  GtkLabel *heading;
  GtkBox *head_slot, *body, *tail_slot;
  SpRecordForm *head, *tail; /* NULL while nothing is entered */
  SpRiskScoring *scoring;    /* of a scored method */
  SpRiskClauses *clauses;    /* of a direct judgement */
  GtkWidget *block;
  GtkLabel *result, *control, *problem;

  /* State: what the body shows */
  SpRiskMethod method;
  SpDate day;
  SpRiskLevel level;
};

G_DEFINE_FINAL_TYPE (SpRiskAssessmentForm, sp_risk_assessment_form, GTK_TYPE_WIDGET)

static guint done_signal;

static const char *const head_names[] = {"stage", "method",   "assessed_on",
                                         "cause", "assessor", NULL};
static const char *const grounds_names[] = {"grounds", NULL};
static const char *const manual_names[] = {"level", "grounds", NULL};

static SpRiskMethod
get_method (SpRiskAssessmentForm *self)
{
  return (SpRiskMethod)sp_record_get_integer (self->record, SP_RISK_ASSESSMENT_METHOD);
}

static SpDate
get_day (SpRiskAssessmentForm *self)
{
  return (SpDate)sp_record_get_integer (self->record, SP_RISK_ASSESSMENT_ASSESSED_ON);
}

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
show_problem (SpRiskAssessmentForm *self, const char *sentence)
{
  gtk_label_set_label (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
}

/* ---- what it comes to ---- */

/* The level proposes who controls the risk. */
static void
show_level (SpRiskAssessmentForm *self, SpRiskLevel level)
{
  SpControlLevel control = sp_risk_control_level (level);
  g_autofree char *words = NULL;

  self->level = level;
  sp_risk_block_set (self->block, level);
  if (control != SP_CONTROL_BY_LEVEL)
    words = g_strdup_printf (_ ("按等级由%s级管控"),
                             sp_vocabulary_label (&sp_control_levels, (int)control));
  gtk_label_set_label (self->control, words != NULL ? words : "");
}

static void
form_update_cb (SpRiskAssessmentForm *self)
{
  g_autoptr (SpRecord) settled = sp_record_copy (self->record);
  SpRiskScheme *scheme = self->scoring != NULL ? sp_risk_scoring_get_scheme (self->scoring) : NULL;
  const GPtrArray *factors =
    self->scoring != NULL ? sp_risk_scoring_get_factors (self->scoring) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  show_problem (self, NULL);
  if (!sp_risk_assessment_settle (SP_RISK_ASSESSMENT (settled), scheme, factors, &error))
    {
      show_level (self, SP_RISK_NONE);
      gtk_label_set_label (self->result, error->message);
      return;
    }
  words = sp_risk_assessment_dup_words (SP_RISK_ASSESSMENT (settled));
  gtk_label_set_label (self->result, words);
  show_level (self, (SpRiskLevel)sp_record_get_integer (settled, SP_RISK_ASSESSMENT_LEVEL));
}

/* ---- what the method asks for ---- */

static void
make_tail (SpRiskAssessmentForm *self)
{
  gboolean is_manual = self->method == SP_RISK_METHOD_MANUAL;

  empty (self->tail_slot);
  self->tail = sp_record_form_new (self->session, &sp_risk_assessment_type, SP_FORM_DRAFT,
                                   is_manual ? manual_names : grounds_names, NULL, 2);
  sp_record_form_set_record (self->tail, self->record);
  gtk_widget_set_hexpand (GTK_WIDGET (self->tail), TRUE);
  gtk_box_append (self->tail_slot, GTK_WIDGET (self->tail));
  g_signal_connect_object (self->tail, "changed", G_CALLBACK (form_update_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
make_body (SpRiskAssessmentForm *self)
{
  GtkWidget *body = NULL;

  self->method = get_method (self);
  self->day = get_day (self);
  empty (self->body);
  self->scoring = NULL;
  self->clauses = NULL;
  if (sp_risk_method_is_scored (self->method))
    {
      self->scoring = sp_risk_scoring_new (self->session, self->record);
      body = GTK_WIDGET (self->scoring);
    }
  else if (self->method == SP_RISK_METHOD_DIRECT)
    {
      self->clauses = sp_risk_clauses_new (self->session, self->record);
      body = GTK_WIDGET (self->clauses);
    }
  if (body == NULL)
    return;
  gtk_widget_set_hexpand (body, TRUE);
  gtk_box_append (self->body, body);
  g_signal_connect_object (body, "changed", G_CALLBACK (form_update_cb), self, G_CONNECT_SWAPPED);
}

static void
form_head_cb (SpRiskAssessmentForm *self)
{
  gboolean is_other_method = get_method (self) != self->method;

  if (is_other_method || get_day (self) != self->day)
    make_body (self);
  if (is_other_method)
    make_tail (self);
  form_update_cb (self);
}

/* ---- opening ---- */

static void
drop (SpRiskAssessmentForm *self)
{
  empty (self->head_slot);
  empty (self->body);
  empty (self->tail_slot);
  self->head = self->tail = NULL;
  self->scoring = NULL;
  self->clauses = NULL;
  g_clear_object (&self->record);
  show_problem (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* The focus leaves the form before it goes. */
static void
close_form (SpRiskAssessmentForm *self)
{
  g_signal_emit (self, done_signal, 0);
  drop (self);
}

/* Takes @record. */
static void
open_form (SpRiskAssessmentForm *self, SpRecord *record)
{
  g_autoptr (SpRecord) point =
    sp_reader_load (sp_session_get_reader (self->session), &sp_risk_point_type,
                    sp_record_get_integer (record, SP_RISK_ASSESSMENT_RISK_POINT), NULL);
  g_autofree char *heading =
    g_strdup_printf (sp_record_get_id (record) != 0 ? _ ("更正评估：%s") : _ ("评估：%s"),
                     point != NULL ? sp_record_get_title (point) : "");

  drop (self);
  self->record = record;
  gtk_label_set_label (self->heading, heading);
  self->head = sp_record_form_new (self->session, &sp_risk_assessment_type, SP_FORM_DRAFT,
                                   head_names, NULL, 2);
  sp_record_form_set_record (self->head, record);
  gtk_widget_set_hexpand (GTK_WIDGET (self->head), TRUE);
  gtk_box_append (self->head_slot, GTK_WIDGET (self->head));
  g_signal_connect_object (self->head, "changed", G_CALLBACK (form_head_cb), self,
                           G_CONNECT_SWAPPED);
  make_body (self);
  make_tail (self);
  form_update_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->head));
}

static GPtrArray *
load_assessments (SpRiskAssessmentForm *self, int64_t point)
{
  GPtrArray *all =
    sp_reader_load_risk_assessments (sp_session_get_reader (self->session), point, NULL);

  return all != NULL ? all : g_ptr_array_new_with_free_func (g_object_unref);
}

/* What called for it: an event since the last assessment, else the period. */
static SpRiskCause
find_cause (SpRiskAssessmentForm *self, int64_t id, const GPtrArray *assessments, SpDate day)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (SpRecord) point = sp_reader_load (reader, &sp_risk_point_type, id, NULL);
  g_autoptr (GPtrArray) events = NULL;
  SpDate last = SP_DATE_NONE;

  if (assessments->len == 0 || point == NULL)
    return SP_RISK_CAUSE_FIRST;
  last = (SpDate)sp_record_get_integer (assessments->pdata[assessments->len - 1],
                                        SP_RISK_ASSESSMENT_ASSESSED_ON);
  events = sp_reader_load_all (reader, &sp_risk_event_type, SP_RISK_EVENT_ENTERPRISE,
                               sp_record_get_integer (point, SP_RISK_POINT_ENTERPRISE), NULL);
  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      int64_t of = sp_record_get_integer (events->pdata[i], SP_RISK_EVENT_RISK_POINT);
      SpDate happened = (SpDate)sp_record_get_integer (events->pdata[i], SP_RISK_EVENT_DAY);

      if ((of == 0 || of == id) && happened > last && happened <= day)
        return (SpRiskCause)sp_record_get_integer (events->pdata[i], SP_RISK_EVENT_CAUSE);
    }
  return SP_RISK_CAUSE_PERIOD;
}

SpRiskStage
sp_risk_assessment_form_propose_stage (SpRiskAssessmentForm *self, int64_t point)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (SP_IS_RISK_ASSESSMENT_FORM (self), SP_RISK_INHERENT);
  all = load_assessments (self, point);
  return sp_risk_assessments_find (all, SP_RISK_INHERENT, G_MAXINT) == NULL ? SP_RISK_INHERENT
                                                                            : SP_RISK_RESIDUAL;
}

/* Method and scheme as the last time; the values are to be judged anew. */
void
sp_risk_assessment_form_begin (SpRiskAssessmentForm *self, int64_t point, SpRiskStage stage)
{
  g_autoptr (GPtrArray) all = NULL;
  SpRecord *record;
  SpDate day;

  g_return_if_fail (SP_IS_RISK_ASSESSMENT_FORM (self) && point != 0);
  if (sp_session_is_read_only (self->session))
    return;
  all = load_assessments (self, point);
  day = MIN (sp_session_get_as_of (self->session), sp_date_today ());
  record = sp_record_new (&sp_risk_assessment_type);
  sp_record_set_integer (record, SP_RISK_ASSESSMENT_RISK_POINT, point);
  sp_record_set_integer (record, SP_RISK_ASSESSMENT_STAGE, stage);
  sp_record_set_integer (record, SP_RISK_ASSESSMENT_ASSESSED_ON, day);
  sp_record_set_integer (record, SP_RISK_ASSESSMENT_CAUSE, find_cause (self, point, all, day));
  sp_record_set_text (record, SP_RISK_ASSESSMENT_ASSESSOR, sp_session_get_person (self->session));
  if (all->len > 0)
    {
      sp_record_set_value (record, SP_RISK_ASSESSMENT_METHOD,
                           sp_record_peek (all->pdata[all->len - 1], SP_RISK_ASSESSMENT_METHOD));
      sp_record_set_value (record, SP_RISK_ASSESSMENT_SCHEME,
                           sp_record_peek (all->pdata[all->len - 1], SP_RISK_ASSESSMENT_SCHEME));
    }
  open_form (self, record);
}

void
sp_risk_assessment_form_edit (SpRiskAssessmentForm *self, int64_t assessment)
{
  SpRecord *record;

  g_return_if_fail (SP_IS_RISK_ASSESSMENT_FORM (self));
  if (sp_session_is_read_only (self->session))
    return;
  record = sp_reader_load (sp_session_get_reader (self->session), &sp_risk_assessment_type,
                           assessment, NULL);
  if (record != NULL)
    open_form (self, record);
}

/* ---- saving ---- */

static char *
dup_label (SpRecord *record)
{
  const char *stage = sp_vocabulary_label (
    &sp_risk_stages, (int)sp_record_get_integer (record, SP_RISK_ASSESSMENT_STAGE));

  return g_strdup_printf (sp_record_get_id (record) != 0 ? _ ("更正%s评估") : _ ("评估%s"), stage);
}

static void
tell (SpRiskAssessmentForm *self, SpRecord *record, const char *label)
{
  g_autofree char *level =
    sp_risk_level_dup_label ((SpRiskLevel)sp_record_get_integer (record, SP_RISK_ASSESSMENT_LEVEL));
  g_autofree char *message = g_strdup_printf (_ ("已%s：%s"), label, level);

  sp_session_tell (self->session, message, TRUE);
}

gboolean
sp_risk_assessment_form_save (SpRiskAssessmentForm *self)
{
  SpStore *store;
  g_autoptr (SpRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (SP_IS_RISK_ASSESSMENT_FORM (self), FALSE);
  store = sp_session_get_store (self->session);
  if (self->record == NULL || store == NULL || !sp_record_form_commit (self->head) ||
      !sp_record_form_commit (self->tail))
    return FALSE;
  form_head_cb (self);
  record = sp_record_copy (self->record);
  label = dup_label (record);
  if (!(sp_record_get_id (record) != 0 ? sp_store_update (store, record, label, &error)
                                       : sp_store_insert (store, record, label, &error)))
    {
      show_problem (self, error->message);
      return FALSE;
    }
  tell (self, record, label);
  close_form (self);
  return TRUE;
}

void
sp_risk_assessment_form_cancel (SpRiskAssessmentForm *self)
{
  g_return_if_fail (SP_IS_RISK_ASSESSMENT_FORM (self));
  if (self->record != NULL)
    close_form (self);
}

/* ---- class ---- */

static void
assessment_save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_risk_assessment_form_save (SP_RISK_ASSESSMENT_FORM (widget));
}

static void
assessment_cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_risk_assessment_form_cancel (SP_RISK_ASSESSMENT_FORM (widget));
}

static void
sp_risk_assessment_form_dispose (GObject *object)
{
  SpRiskAssessmentForm *self = SP_RISK_ASSESSMENT_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_risk_assessment_form_parent_class)->dispose (object);
}

static void
sp_risk_assessment_form_class_init (SpRiskAssessmentFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_risk_assessment_form_dispose;
  done_signal = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "assessment.save", NULL, assessment_save_cb);
  gtk_widget_class_install_action (widget_class, "assessment.cancel", NULL, assessment_cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "assessment.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "assessment.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "assessment.cancel", NULL);
}

static GtkLabel *
new_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

static void
add_result (SpRiskAssessmentForm *self, GtkWidget *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->block = sp_risk_block_new (SP_RISK_NONE);
  gtk_widget_set_valign (self->block, GTK_ALIGN_START);
  self->result = new_label ("heading");
  gtk_widget_set_hexpand (GTK_WIDGET (self->result), TRUE);
  self->control = new_label ("caption");
  gtk_box_append (GTK_BOX (line), self->block);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->result));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->control));
  gtk_box_append (GTK_BOX (box), line);
}

/* What was refused stands where it was asked for. */
static void
add_buttons (SpRiskAssessmentForm *self, GtkWidget *box)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel = gtk_button_new_with_label (_ ("取消"));
  GtkWidget *save = gtk_button_new_with_label (_ ("保存评估（Ctrl+Enter）"));

  self->problem = new_label ("problem");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "assessment.cancel");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "assessment.save");
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_box_append (GTK_BOX (buttons), cancel);
  gtk_box_append (GTK_BOX (buttons), save);
  gtk_box_append (GTK_BOX (box), buttons);
}

static GtkBox *
add_slot (GtkWidget *box)
{
  GtkWidget *slot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), slot);
  return GTK_BOX (slot);
}

static void
sp_risk_assessment_form_init (SpRiskAssessmentForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_set_hexpand (box, TRUE);
  self->heading = new_label ("heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading));
  add_result (self, box); /* on top, so that it is in sight while values are picked */
  self->head_slot = add_slot (box);
  self->body = add_slot (box);
  self->tail_slot = add_slot (box);
  add_buttons (self, box);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  show_problem (self, NULL);
}

SpRiskAssessmentForm *
sp_risk_assessment_form_new (SpSession *session)
{
  SpRiskAssessmentForm *self = g_object_new (SP_TYPE_RISK_ASSESSMENT_FORM, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  return self;
}

gboolean
sp_risk_assessment_form_is_open (SpRiskAssessmentForm *self)
{
  g_return_val_if_fail (SP_IS_RISK_ASSESSMENT_FORM (self), FALSE);
  return self->record != NULL;
}

SpRecordForm *
sp_risk_assessment_form_get_head (SpRiskAssessmentForm *self)
{
  g_return_val_if_fail (SP_IS_RISK_ASSESSMENT_FORM (self), NULL);
  return self->head;
}

SpRecordForm *
sp_risk_assessment_form_get_tail (SpRiskAssessmentForm *self)
{
  g_return_val_if_fail (SP_IS_RISK_ASSESSMENT_FORM (self), NULL);
  return self->tail;
}

SpRiskScoring *
sp_risk_assessment_form_get_scoring (SpRiskAssessmentForm *self)
{
  g_return_val_if_fail (SP_IS_RISK_ASSESSMENT_FORM (self), NULL);
  return self->scoring;
}

SpRiskClauses *
sp_risk_assessment_form_get_clauses (SpRiskAssessmentForm *self)
{
  g_return_val_if_fail (SP_IS_RISK_ASSESSMENT_FORM (self), NULL);
  return self->clauses;
}

const char *
sp_risk_assessment_form_get_result (SpRiskAssessmentForm *self)
{
  g_return_val_if_fail (SP_IS_RISK_ASSESSMENT_FORM (self), "");
  return gtk_label_get_label (self->result);
}

SpRiskLevel
sp_risk_assessment_form_get_level (SpRiskAssessmentForm *self)
{
  g_return_val_if_fail (SP_IS_RISK_ASSESSMENT_FORM (self), SP_RISK_NONE);
  return self->level;
}

const char *
sp_risk_assessment_form_get_problem (SpRiskAssessmentForm *self)
{
  g_return_val_if_fail (SP_IS_RISK_ASSESSMENT_FORM (self), "");
  return gtk_label_get_label (self->problem);
}
